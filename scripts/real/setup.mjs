#!/usr/bin/env node
/**
 * `npm run real:setup [part or suite…]`: installs the real parts that are missing, at their pinned versions, into a
 * cache outside the tree. Without names: all that are promised.
 */
import process from 'node:process';

import { checkWritable, installPart } from './install.mjs';
import { findSuites, partsToInstall, readNames } from './names.mjs';
import { cacheFolder, canBeHad, parts, pinnedVersion, programs } from './parts.mjs';
import { SetupError } from './program.mjs';

/** @typedef {import('./parts.mjs').PartName} PartName */

const progressEveryMs = 15_000;
const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(1)} s`;

/**
 * @param {PartName} name
 * @param {AbortSignal} signal
 * @returns {Promise<{ name: PartName, problem: string, fix: string } | null>}
 */
async function setUp(name, signal) {
  if (programs(name).kind === 'usable') return null;
  const startedMs = performance.now();
  const took = () => seconds(performance.now() - startedMs);
  const say = (/** @type {string} */ line) => console.log(`${name}: ${line}`);
  const { kind } = parts[name];
  say(`installing ${pinnedVersion(name) ?? ''} (${kind})`.replace('  ', ' '));
  const progress = setInterval(() => say(`still at it, ${took()}`), progressEveryMs);
  try {
    await installPart(name, { say, signal });
    say(`ready after ${took()}`);
    return null;
  } catch (error) {
    const isOfTheSystem = error instanceof Error && 'syscall' in error;
    if (!(error instanceof SetupError) && !isOfTheSystem && !signal.aborted) throw error;
    const problem = signal.aborted ? 'cancelled' : error instanceof Error ? error.message : String(error);
    const fix = signal.aborted
      ? 'run it again'
      : error instanceof SetupError
        ? error.fix
        : `is there room, and may you write, in ${cacheFolder()}?`;
    say(`✗ ${problem}`);
    return { name, problem, fix };
  } finally {
    clearInterval(progress);
  }
}

async function main() {
  const suites = findSuites();
  const words = readNames(process.argv.slice(2), suites);
  if (words.kind === 'refused') {
    console.error(words.problem);
    process.exitCode = 2;
    return;
  }
  const wanted = partsToInstall(words.parts, words.folders, suites, (name) => parts[name].kind);
  const cancelled = new AbortController();
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.once(signal, () => cancelled.abort());
  const startedMs = performance.now();
  const refused = wanted.filter((name) => !canBeHad(name));
  const had = wanted.filter(canBeHad);
  const there = had.filter((name) => programs(name).kind === 'usable');
  const missing = had.filter((name) => !there.includes(name));
  console.log(`${wanted.length} parts, ${there.length} of them there, into ${cacheFolder()}`);
  if (missing.length > 0) checkWritable(cacheFolder());

  // A build takes all the cores there are, so builds go one after the other; what is only fetched goes beside them.
  const isBuilt = (/** @type {PartName} */ name) => parts[name].kind === 'go';
  const lane = async (/** @type {readonly PartName[]} */ names) => {
    const failed = [];
    for (const name of names) {
      const failure = cancelled.signal.aborted
        ? { name, problem: 'cancelled', fix: 'run it again' }
        : await setUp(name, cancelled.signal);
      if (failure !== null) failed.push(failure);
    }
    return failed;
  };
  const compiler = await lane(missing.filter((name) => name === 'go'));
  const lanes = await Promise.all([
    lane(missing.filter(isBuilt)),
    lane(missing.filter((name) => name !== 'go' && !isBuilt(name))),
  ]);
  const failures = [
    ...compiler,
    ...lanes.flat(),
    ...refused.map((name) => {
      const found = programs(name);
      return { name, problem: found.kind === 'missing' ? `cannot be had: ${found.reason}` : '', fix: '' };
    }),
  ];
  for (const { name, problem, fix } of failures)
    console.error(`✗ ${name}: ${problem}${fix === '' ? '' : `\n    what to do: ${fix}`}`);
  const ready = wanted.length - failures.length;
  console.log(`${ready} of ${wanted.length} parts are ready, ${seconds(performance.now() - startedMs)}`);
  if (failures.length > 0) process.exitCode = cancelled.signal.aborted ? 130 : 1;
}

try {
  await main();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`✗ ${error.message}\n    what to do: ${error.fix}`);
  process.exitCode = 1;
}

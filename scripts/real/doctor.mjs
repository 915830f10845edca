#!/usr/bin/env node
/**
 * `npm run real:doctor [--json]`: what of the real parts is usable, from where, and what to do about the rest. Each
 * program is held to the digest it had when it was installed, and is started.
 */
import process from 'node:process';

import { digestOf, nodeDigest, nodeFolder } from '../node-versions.mjs';
import { findFaultOfStart } from './check.mjs';
import { machineGo } from './kinds/go.mjs';
import {
  canBeHad,
  isOnDemand,
  isPromised,
  originOf,
  partFolder,
  partNames,
  parts,
  pinnedVersion,
  programs,
  readMarker,
} from './parts.mjs';
import { run } from './program.mjs';

/**
 * @typedef {import('./parts.mjs').PartName} PartName
 * @typedef {{ part: PartName, version: string, from: string, state: 'usable' | 'unusable' | 'on demand' | 'cannot be had', why: string, fix: string }} Row
 */

/** @param {readonly string[]} packages */
async function debianVersion(packages) {
  const { code, output } = await run(['dpkg-query', '-W', '-f', '${Version} ', ...packages.slice(0, 1)], {});
  return code === 0 ? output.trim() : 'unknown';
}

/**
 * The digest that a program had when it was installed, if it is ours to keep: the machine's own compiler, and what
 * Debian installs, change when the machine is updated.
 *
 * @param {PartName} name
 * @param {string} program
 */
function recordedDigest(name, program) {
  const part = parts[name];
  if (part.kind === 'node') return nodeDigest(part.major);
  return part.kind === 'toolchain' ? null : (readMarker(name)?.programs[program]?.sha256 ?? null);
}

/**
 * Why a program of a part is not what was installed, or does not start; `null` when it does.
 *
 * @param {PartName} name
 * @param {string} program
 * @param {string} path
 */
async function findFault(name, program, path) {
  const recorded = recordedDigest(name, program);
  if (recorded !== null && recorded !== (await digestOf(path))) return `${program} is not what was installed`;
  return await findFaultOfStart(name, program, path);
}

/** What is to be removed before a part can be installed anew; `null` where that is not ours to say. @param {PartName} name */
function folderOf(name) {
  const part = parts[name];
  if (part.kind === 'node') return nodeFolder(part.major);
  return part.kind === 'debian' ? null : partFolder(name);
}

/**
 * @param {PartName} name
 * @returns {Promise<Row>}
 */
async function examine(name) {
  const part = parts[name];
  const from = originOf(part);
  const pinned = pinnedVersion(name) ?? '–';
  const found = programs(name);
  if (found.kind === 'missing')
    return {
      part: name,
      version: pinned,
      from,
      state: isPromised(name) ? 'unusable' : isOnDemand(name) ? 'on demand' : 'cannot be had',
      why: found.reason,
      fix: canBeHad(name) ? found.fix : '',
    };
  const own = part.kind === 'toolchain' ? await machineGo() : null;
  const version =
    part.kind === 'debian'
      ? await debianVersion(part.packages)
      : own?.path === found.programs['go'] && own !== null
        ? (/go(\d\S*)/u.exec(own.version)?.[1] ?? own.version)
        : found.version;
  for (const [program, path] of Object.entries(found.programs)) {
    const fault = await findFault(name, program, path);
    if (fault === null) continue;
    const folder = folderOf(name);
    const fix = folder === null ? `reinstall ${from}` : `remove ${folder} and run npm run real:setup ${name}`;
    return { part: name, version, from, state: 'unusable', why: fault, fix };
  }
  return { part: name, version, from, state: 'usable', why: '', fix: '' };
}

/** @param {readonly Row[]} rows */
function table(rows) {
  const cells = rows.map(({ part, version, from, state, why, fix }) => [
    part,
    version,
    from,
    [state, why, fix].filter((text) => text !== '').join(': '),
  ]);
  const lines = [['part', 'version', 'from', 'state'], ...cells];
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const rows = [];
for (const name of partNames) rows.push(await examine(name));
if (process.argv.includes('--json')) console.log(JSON.stringify(rows, null, 2));
else {
  console.log(table(rows));
  const usable = rows.filter(({ state }) => state === 'usable').length;
  const had = rows.filter(({ state }) => state === 'usable' || state === 'unusable').length;
  console.log(`\n${usable} of ${had} parts are usable`);
}
if (rows.some(({ state }) => state === 'unusable')) process.exitCode = 1;

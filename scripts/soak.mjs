#!/usr/bin/env node
/**
 * The long tests: cancels of the promotion at chance moments, damaged reports fed to every reader (scripts/fuzz.mjs),
 * then what is in test/soak.
 *
 *     npm run test:soak [-- --count 100] [--fuzz 1000000] [--seed N]
 *
 * One cluster and one product serve all cancels. The first promotion is left alone: from it is known how long a run
 * and its switch take. After each cancel the Service is read back and 50 requests are sent over fresh connections:
 * exactly one color may answer, and not another one than the run says. Results: .interlock/soak/cancels.json, and
 * the log of every run that was wrong or did not know what it had done.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

import { findViolations, planCancels } from './demo/cancels.mjs';
import { resultOf } from './demo/ending.mjs';
import { hasOwnNetwork, runInOwnNetwork } from './demo/isolation.mjs';
import { sleep, start } from './demo/programs.mjs';
import { openStage, readJson } from './demo/stage.mjs';
import { resultFile } from './test-counts.mjs';

const root = join(import.meta.dirname, '..');
const results = join(root, '.interlock/soak');
const freshRequests = 50;
const endsWithinMs = 90_000;
/** What the switch does before it moves the traffic takes about so long. */
const beforeTheWriteMs = 1_000;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100' },
    fuzz: { type: 'string', default: '1000000' },
    seed: { type: 'string' },
  },
});
const count = Number(values.count);
const seed = Number(values.seed ?? Date.now() % 2 ** 31);

const runFile = (/** @type {import('./demo/stage.mjs').Stage} */ stage) => join(stage.folder, 'run.json');

/**
 * @param {import('./demo/stage.mjs').Stage} stage
 * @param {number} index
 * @param {string} [fault]
 */
function promote(stage, index, fault) {
  const json = runFile(stage);
  rmSync(json, { force: true });
  return stage.startPromotion({ json, seed: `${index}`, show: false, reason: `cancel ${index}`, fault });
}

/** @param {import('./demo/stage.mjs').Stage} stage */
function readRun(stage) {
  if (!existsSync(runFile(stage))) return null;
  return /** @type {import('./demo/ending.mjs').Run} */ (readJson(runFile(stage)));
}

/**
 * One promotion that nobody cancels.
 *
 * @param {import('./demo/stage.mjs').Stage} stage
 * @returns {Promise<{ runMs: number, switchMs: number }>} how long a run takes, and how long it takes from the start
 *   of the switch to its end
 */
async function measure(stage) {
  const startedAt = Date.now();
  const promotion = promote(stage, 0);
  let movedMs = NaN;
  const watch = (async () => {
    while (promotion.child.exitCode === null && Number.isNaN(movedMs)) {
      if ((await stage.readTraffic(0)).color === 'green') movedMs = Date.now() - startedAt;
      else await sleep(50);
    }
  })();
  const { code, stdout, stderr } = await promotion.ended;
  const runMs = Date.now() - startedAt;
  await watch;
  if (code !== 0 || Number.isNaN(movedMs))
    throw new Error(
      `the promotion that nobody cancels did not succeed (${code}):\n${stdout.slice(-4_000)}\n${stderr}`,
    );
  return { runMs, switchMs: runMs - movedMs + beforeTheWriteMs };
}

/**
 * One promotion that is cancelled: by a person anywhere in the run, or by GitHub within the step that switches.
 *
 * @param {import('./demo/stage.mjs').Stage} stage
 * @param {import('./demo/cancels.mjs').Cancel} cancel
 * @param {number} index
 */
async function cancelOne(stage, cancel, index) {
  const byPerson = cancel.kind === 'run';
  const promotion = promote(
    stage,
    index,
    byPerson ? undefined : `cancel-at-step=move/switch+${cancel.atMs}ms`,
  );
  const timers = [
    ...(byPerson ? [setTimeout(() => promotion.child.kill('SIGINT'), cancel.atMs)] : []),
    setTimeout(() => promotion.child.kill('SIGKILL'), endsWithinMs),
  ];
  const { code, signal, stdout, stderr } = await promotion.ended;
  for (const timer of timers) clearTimeout(timer);
  const traffic = await stage.readTraffic(freshRequests);
  const result = resultOf(readRun(stage));
  const violations = findViolations(traffic, freshRequests, result);
  // A SIGINT that comes before the program listens to it ends it by itself: nothing was begun.
  if (signal === 'SIGKILL') violations.push(`the run did not end within ${endsWithinMs} ms`);
  if (violations.length > 0 || result === 'unknown')
    writeFileSync(join(results, `${index}.log`), `${stdout}\n${stderr}`);
  return { index, ...cancel, exitCode: code, result, ...traffic, violations };
}

async function cancelAll() {
  if (!(Number.isInteger(count) && count > 0))
    throw new Error(`--count is a number above 0, not "${values.count}"`);
  if (!Number.isInteger(seed)) throw new Error(`--seed is a whole number, not "${values.seed}"`);
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  console.log(`${count} cancels, seed ${seed}`);

  const stage = await openStage({
    faulty: false,
    fixedPorts: hasOwnNetwork(),
    soak: '2s',
    say: console.log,
  });
  let interrupted = false;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => (interrupted = true));
  const isInterrupted = () => interrupted;
  const done = [];
  try {
    const { runMs, switchMs } = await measure(stage);
    console.log(`a promotion takes ${runMs} ms, ${switchMs} ms of it from the switch on`);
    for (const [index, cancel] of planCancels({ count, seed, runMs, switchMs }).entries()) {
      if (isInterrupted()) break;
      await stage.reset();
      const one = await cancelOne(stage, cancel, index + 1);
      done.push(one);
      const verdict = one.violations.length === 0 ? 'ok' : `VIOLATION: ${one.violations.join('; ')}`;
      const where = `${index + 1}/${count} cancelled ${cancel.atMs} ms into the ${cancel.kind}`;
      console.log(`${where}: ${one.result}, ${one.color ?? 'no color'} serves, ${verdict}`);
    }
    const violated = done.filter(({ violations }) => violations.length > 0).length;
    /** @type {Record<string, number>} */
    const byResult = {};
    for (const { result } of done) byResult[result] = (byResult[result] ?? 0) + 1;
    const summary = { seed, runMs, switchMs, wanted: count, done: done.length, violated, byResult };
    writeFileSync(
      join(results, 'cancels.json'),
      `${JSON.stringify({ ...summary, cancels: done }, null, 2)}\n`,
    );
    console.log(`results: ${JSON.stringify(byResult)}`);
    console.log(`cancels with a violation: ${violated} of ${done.length}, seed ${seed}`);
    return violated === 0 && done.length === count;
  } finally {
    await stage.close();
  }
}

/** Damaged reports for every reader, as many as are asked for. */
async function fuzzReaders() {
  const program = start(
    process.execPath,
    [join(root, 'scripts/fuzz.mjs'), '--count', values.fuzz, '--seed', `${seed}`],
    { cwd: root, show: true },
  );
  return (await program.ended).code === 0;
}

/** The tests of the folder test/soak, on the machine's own terms. */
async function runLongTests() {
  const tests = readdirSync(join(root, 'test/soak'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.test.ts'),
  );
  if (tests.length === 0) {
    console.log('no long tests in test/soak');
    return true;
  }
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const program = start(
    process.execPath,
    [
      // One file at a time: what must lose no request is not measured beside something that takes every processor.
      ...[vitest, 'run', '--project', 'soak', '--no-file-parallelism'],
      ...['--reporter', 'default', '--reporter', 'json', `--outputFile.json=${resultFile('soak')}`],
    ],
    {
      cwd: root,
      show: true,
      env: { ...process.env, INTERLOCK_SOAK_SEED: `${seed}` },
    },
  );
  return (await program.ended).code === 0;
}

try {
  const elsewhere = hasOwnNetwork() ? null : runInOwnNetwork();
  if (elsewhere !== null) process.exitCode = await elsewhere;
  else {
    const outcomes = [await cancelAll(), await fuzzReaders(), await runLongTests()];
    if (outcomes.includes(false)) process.exitCode = 1;
  }
} catch (error) {
  console.error(`soak: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

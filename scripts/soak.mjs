#!/usr/bin/env node
/**
 * The long tests: cancels of the promotion at chance moments, then what is in test/soak.
 *
 *     npm run test:soak [-- --count 100] [-- --seed N]
 *
 * One cluster and one product serve all cancels. The first promotion is left alone: from it the length of a run and
 * the moment of the switch are taken. After each cancel the Service is read back and 50 requests are sent over fresh
 * connections: exactly one colour may answer. Results: .interlock/soak/cancels.json.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

import { findViolations, planCancels } from './demo/cancels.mjs';
import { hasOwnNetwork, runInOwnNetwork } from './demo/isolation.mjs';
import { sleep, start } from './demo/programs.mjs';
import { openStage } from './demo/stage.mjs';

const root = join(import.meta.dirname, '..');
const results = join(root, '.interlock/soak');
const freshRequests = 50;
const endsWithinMs = 60_000;

const { values } = parseArgs({
  options: { count: { type: 'string', default: '100' }, seed: { type: 'string' } },
});
const count = Number(values.count);
const seed = Number(values.seed ?? Date.now() % 2 ** 31);

/** @param {import('./demo/stage.mjs').Stage} stage @param {number} index */
const promote = (stage, index) =>
  stage.startPromotion({
    json: join(stage.folder, 'run.json'),
    seed: `${index}`,
    show: false,
    reason: `cancel ${index}`,
  });

/**
 * One promotion that nobody cancels.
 *
 * @param {import('./demo/stage.mjs').Stage} stage
 * @returns {Promise<{ lengthMs: number, switchMs: number }>}
 */
async function measure(stage) {
  const startedAt = Date.now();
  const promotion = promote(stage, 0);
  let switchMs = NaN;
  const watch = (async () => {
    while (promotion.child.exitCode === null && Number.isNaN(switchMs)) {
      if ((await stage.readTraffic(0)).colour === 'green') switchMs = Date.now() - startedAt;
      else await sleep(50);
    }
  })();
  const { code, stdout, stderr } = await promotion.ended;
  const lengthMs = Date.now() - startedAt;
  await watch;
  if (code !== 0 || Number.isNaN(switchMs))
    throw new Error(
      `the promotion that nobody cancels did not succeed (${code}):\n${stdout.slice(-4_000)}\n${stderr}`,
    );
  return { lengthMs, switchMs };
}

/**
 * One promotion that is cancelled.
 *
 * @param {import('./demo/stage.mjs').Stage} stage
 * @param {import('./demo/cancels.mjs').Cancel} cancel
 * @param {number} index
 */
async function cancelOne(stage, cancel, index) {
  const promotion = promote(stage, index);
  const timers = [
    setTimeout(() => promotion.child.kill('SIGINT'), cancel.atMs),
    setTimeout(() => promotion.child.kill('SIGKILL'), cancel.atMs + endsWithinMs),
  ];
  const { code, signal } = await promotion.ended;
  for (const timer of timers) clearTimeout(timer);
  const traffic = await stage.readTraffic(freshRequests);
  const violations = findViolations(traffic, freshRequests);
  if (signal !== null) violations.push(`the run did not end by itself: ${signal}`);
  return { index, ...cancel, exitCode: code, ...traffic, violations };
}

async function cancelAll() {
  if (!(Number.isInteger(count) && count > 0))
    throw new Error(`--count is a number above 0, not "${values.count}"`);
  if (!Number.isInteger(seed)) throw new Error(`--seed is a whole number, not "${values.seed}"`);
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  console.log(`${count} cancels, seed ${seed}`);

  const stage = await openStage({ faulty: false, fixedPorts: hasOwnNetwork(), say: console.log });
  let interrupted = false;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => (interrupted = true));
  const isInterrupted = () => interrupted;
  const done = [];
  try {
    const { lengthMs, switchMs } = await measure(stage);
    console.log(`a promotion takes ${lengthMs} ms, the traffic moves after ${switchMs} ms`);
    for (const [index, cancel] of planCancels({ count, seed, lengthMs, switchMs }).entries()) {
      if (isInterrupted()) break;
      await stage.reset();
      const one = await cancelOne(stage, cancel, index + 1);
      done.push(one);
      const verdict = one.violations.length === 0 ? 'ok' : `VIOLATION: ${one.violations.join('; ')}`;
      console.log(
        `${index + 1}/${count} cancelled at ${cancel.atMs} ms (${cancel.around}): ${one.colour ?? 'none'}, ${verdict}`,
      );
    }
    const violated = done.filter(({ violations }) => violations.length > 0).length;
    const counts = { cancels: done.length, wanted: count, violated };
    writeFileSync(
      join(results, 'cancels.json'),
      `${JSON.stringify({ seed, lengthMs, switchMs, ...counts, cancels: done }, null, 2)}\n`,
    );
    console.log(`cancels with a violation: ${violated} of ${done.length}, seed ${seed}`);
    return violated === 0 && done.length === count;
  } finally {
    await stage.close();
  }
}

/** The tests of the folder test/soak, on the machine's own terms. */
async function runLongTests() {
  const tests = readdirSync(join(root, 'test/soak')).filter((name) => name.endsWith('.test.ts'));
  if (tests.length === 0) {
    console.log('no long tests in test/soak');
    return true;
  }
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const program = start(process.execPath, [vitest, 'run', '--project', 'soak'], {
    cwd: root,
    show: true,
    env: { ...process.env, INTERLOCK_SOAK_SEED: `${seed}` },
  });
  return (await program.ended).code === 0;
}

try {
  const elsewhere = hasOwnNetwork() ? null : runInOwnNetwork();
  if (elsewhere !== null) process.exitCode = await elsewhere;
  else {
    const outcomes = [await cancelAll(), await runLongTests()];
    if (outcomes.includes(false)) process.exitCode = 1;
  }
} catch (error) {
  console.error(`soak: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

/**
 * Feeds every reader of reports with damaged ones: `node scripts/fuzz.mjs [--count 1000000] [--seed N] [--only INDEX]`.
 *
 * Inputs are made from the samples of the tests and from reports of real tools, each by its seed and index alone, so
 * that one of them can be made again (`--only`, which writes it out). What must hold is in test/fuzz/readers: nothing
 * is thrown, nothing hangs, what cannot take a failure away does not make a report good, what only takes away makes no
 * number of it better, and what a reader calls usable has counts that are counts. Results: .interlock/soak/fuzz.json, and each input that was wrong in .interlock/soak/fuzz.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';

import { build } from 'vite';

const root = join(import.meta.dirname, '..');
const results = join(root, '.interlock/soak');
const fixtures = join(root, 'test/unit/quality-gate/fixtures');
/** Of one input; most take less than a millisecond, on a machine that does much else. */
const hangsAfterMs = 20_000;
const slowMs = 5_000;
const largestFixtureBytes = 32 * 1024;
const keptViolations = 50;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000000' },
    seed: { type: 'string' },
    only: { type: 'string' },
  },
});
const only = values.only === undefined ? null : Number(values.only);
const count = Number(values.count);
const seed = Number(values.seed ?? Date.now() % 2 ** 31);

/** The readers and what feeds them, in one file that a thread can run. */
async function bundle() {
  const folder = join(results, 'fuzz-worker');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'test/fuzz/readers/worker.ts'),
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'worker.mjs' } },
    },
  });
  return join(folder, 'worker.mjs');
}

function realReports() {
  return readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
    .map((name) => join(fixtures, name))
    .filter((path) => statSync(path).isFile() && statSync(path).size <= largestFixtureBytes)
    .sort()
    .map((path) => [path.slice(fixtures.length + 1), readFileSync(path, 'utf8')]);
}

/** @param {Record<string, Record<string, number>>} into @param {import('../test/fuzz/readers/messages.ts').Table} from */
function addTo(into, from) {
  for (const [row, cells] of Object.entries(from))
    for (const [column, number] of Object.entries(cells)) {
      into[row] ??= {};
      into[row][column] = (into[row][column] ?? 0) + number;
    }
}

async function fuzz() {
  if (!(Number.isInteger(count) && count > 0))
    throw new Error(`--count is a number above 0, not "${values.count}"`);
  if (!Number.isInteger(seed)) throw new Error(`--seed is a whole number, not "${values.seed}"`);
  rmSync(join(results, 'fuzz'), { recursive: true, force: true });
  mkdirSync(join(results, 'fuzz'), { recursive: true });
  const worker = await bundle();
  const threads = only === null ? Math.max(1, availableParallelism()) : 1;
  const progress = new SharedArrayBuffer(threads * Int32Array.BYTES_PER_ELEMENT);
  const positions = new Int32Array(progress);
  const reports = realReports();
  const startedMs = performance.now();
  console.log(
    `fuzz: ${only === null ? `${count} inputs` : `input ${only}`}, seed ${seed}, ${threads} threads`,
  );

  /** @type {{ index: number, format: string, mutation: string, wrong: readonly string[] }[]} */
  const violations = [];
  let violated = 0;
  let inputs = 0;
  let bytesRead = 0;
  /** @type {Record<string, Record<string, number>>} */
  const byFormat = {};
  /** @type {Record<string, Record<string, number>>} */
  const byMutation = {};
  let slowest = { ms: 0, index: -1, format: '', mutation: '', bytes: 0 };
  /** @type {readonly string[]} */
  let formats = [];

  const run = (/** @type {number} */ slot) =>
    /** @type {Promise<void>} */ (
      new Promise((resolve, reject) => {
        const thread = new Worker(worker, {
          workerData: {
            ...{ seed, progress, slot, fixtures: reports, step: threads },
            ...(only === null ? { from: slot, until: count } : { from: only, until: only + 1 }),
          },
        });
        let seenAt = performance.now();
        let seen = -1;
        const watch = setInterval(() => {
          const index = Atomics.load(positions, slot);
          if (index !== seen) {
            seen = index;
            seenAt = performance.now();
          } else if (performance.now() - seenAt > hangsAfterMs) {
            clearInterval(watch);
            void thread.terminate();
            reject(new Error(`input ${index} of seed ${seed} took longer than ${hangsAfterMs} ms`));
          }
        }, 1_000);
        thread.on('message', (/** @type {import('../test/fuzz/readers/messages.ts').Message} */ message) => {
          if (message.kind === 'violation') {
            violated += 1;
            if (violations.length >= keptViolations) return;
            const { bytes, ...rest } = message;
            violations.push(rest);
            writeFileSync(join(results, 'fuzz', String(message.index)), bytes);
            console.log(`VIOLATION ${JSON.stringify(rest).slice(0, 600)}`);
          } else {
            inputs += message.inputs;
            bytesRead += message.bytesRead;
            formats = message.formats;
            addTo(byFormat, message.byFormat);
            addTo(byMutation, message.byMutation);
            if (message.slowest.ms > slowest.ms) slowest = message.slowest;
          }
        });
        thread.on('error', reject);
        thread.on('exit', (code) => {
          clearInterval(watch);
          if (code === 0) resolve();
          else reject(new Error(`a thread ended with ${code} at input ${Atomics.load(positions, slot)}`));
        });
      })
    );
  const say = setInterval(() => {
    const done = positions.reduce((sum, index) => sum + Math.floor(index / threads), 0);
    console.log(`fuzz: ${done} of ${count}, ${violated} wrong`);
  }, 15_000);
  try {
    await Promise.all(Array.from({ length: threads }, (_, slot) => run(slot)));
  } finally {
    clearInterval(say);
  }

  const ms = Math.round(performance.now() - startedMs);
  const summary = { seed, wanted: only === null ? count : 1, inputs, bytesRead, ms, violated, slowest };
  const tables = { formats, byFormat, byMutation, violations };
  writeFileSync(join(results, 'fuzz.json'), `${JSON.stringify({ ...summary, ...tables }, null, 2)}\n`);
  for (const format of formats) console.log(`${format}: ${JSON.stringify(byFormat[format])}`);
  console.log(
    `slowest: ${slowest.ms.toFixed(1)} ms, input ${slowest.index} (${slowest.bytes} bytes of ${slowest.format}: ${slowest.mutation})`,
  );
  console.log(`${inputs} inputs, ${formats.length} formats, ${violated} wrong, ${ms} ms, seed ${seed}`);
  return violated === 0 && inputs === (only === null ? count : 1) && slowest.ms <= slowMs;
}

try {
  if (!(await fuzz())) process.exitCode = 1;
} catch (error) {
  console.error(`fuzz: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

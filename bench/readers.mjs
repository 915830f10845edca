/**
 * How fast each reader of reports is, and what memory it takes, beside the bare streaming parser below it (saxes, the
 * tokenizer of @streamparser/json, cutting into lines, zlib) on the same file: `node bench/readers.mjs [--megabytes 16]
 * [--runs 3] [--only junit,lcov] [--json FILE]`. Both are processes of their own, one after the other in each run, so
 * that a machine which slows down slows both. The ratios are what is comparable between machines.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

import { build } from 'vite';

import { inputs } from './readers/inputs.mjs';

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '16' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string' },
    json: { type: 'string' },
  },
});
const [megabytes, runs] = [Number(values.megabytes), Number(values.runs)];
if (!(megabytes > 0 && megabytes <= 2_000)) throw new Error('--megabytes takes a number up to 2000');
if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number of at least 1');
const wanted = values.only?.split(',') ?? inputs.map(({ format }) => format);
for (const name of wanted)
  if (!inputs.some(({ format }) => format === name)) throw new Error(`no input is of the format "${name}"`);

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'interlock-readers-'));

/** The readers in one file that Node can run. */
async function buildWorker() {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'bench/readers/worker.mjs'),
      outDir: join(folder, 'worker'),
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'worker.mjs' } },
    },
  });
  return join(folder, 'worker', 'worker.mjs');
}

/** @param {import('./readers/parts.mjs').Input} input @param {string} path */
function generate({ begin, part, between, end, mostMegabytes = megabytes }, path) {
  const file = openSync(path, 'w');
  let written = writeSync(file, begin);
  for (let index = 0; written < Math.min(megabytes, mostMegabytes) * 1e6; index += 1)
    written += writeSync(file, (index === 0 ? '' : between) + part(index));
  writeSync(file, end);
  closeSync(file);
}

/** @param {string} worker @param {readonly string[]} args */
function readOnce(worker, args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [worker, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the reading ended with ${String(status)}: ${stderr}`);
  /** @type {{ tookMs: number, peakMiB: number, outcome: string }} */
  const read = JSON.parse(stdout);
  return read;
}

/** @param {readonly number[]} sample */
function median(sample) {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** @param {string} worker @param {import('./readers/parts.mjs').Input} input */
function measure(worker, input) {
  const path = join(folder, 'report');
  generate(input, path);
  const bytes = statSync(path).size;
  /** @type {{ readonly own: ReturnType<typeof readOnce>[], readonly bare: ReturnType<typeof readOnce>[] }} */
  const { own, bare } = { own: [], bare: [] };
  for (let run = 0; run < runs; run += 1) {
    bare.push(readOnce(worker, [input.bare, path, input.kind]));
    own.push(
      readOnce(worker, [input.kind === 'size' ? input.format : 'reader', path, input.kind, input.format]),
    );
  }
  rmSync(path);
  for (const { outcome } of own)
    if (outcome !== input.kind) throw new Error(`${input.format} was not read as ${input.kind}: ${outcome}`);
  const timeOf = (/** @type {typeof own} */ reads) => median(reads.map(({ tookMs }) => tookMs));
  const peakOf = (/** @type {typeof own} */ reads) => Math.max(...reads.map(({ peakMiB }) => peakMiB));
  const [ownMs, bareMs, ownMiB, bareMiB] = [timeOf(own), timeOf(bare), peakOf(own), peakOf(bare)];
  return {
    format: input.format,
    MB: Math.round(bytes / 1e6),
    bare: input.bare,
    'MB/CPU s': Math.round(bytes / 1e3 / ownMs),
    'bare MB/CPU s': Math.round(bytes / 1e3 / bareMs),
    'time ratio': Number((ownMs / bareMs).toFixed(2)),
    'peak MiB': ownMiB,
    'bare peak MiB': bareMiB,
    'memory ratio': Number((ownMiB / bareMiB).toFixed(2)),
  };
}

try {
  const worker = await buildWorker();
  const rows = inputs.filter(({ format }) => wanted.includes(format)).map((input) => measure(worker, input));
  console.log(
    `Node ${process.version}, ${String(cpus().length)} processors, medians of ${String(runs)} interleaved runs`,
  );
  console.table(rows);
  if (values.json !== undefined)
    writeFileSync(values.json, `${JSON.stringify({ node: process.version, runs, rows }, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

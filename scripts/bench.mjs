/**
 * Measures what we claim: the cold start of each bundle as a ratio to a bare `node -e 0` and to a bundle of
 * `@actions/core` alone (`bench/small/toolkit.mjs`) in the same run, and its size.
 * Runs are interleaved, so that a machine which slows down slows both. Prints a table and writes it as JSON with
 * `--json FILE`. Benchmarks of single parts live in `bench/` and are run after it, each with a file of its own.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: { json: { type: 'string' }, runs: { type: 'string', default: '15' } },
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 3) throw new Error('--runs takes a whole number of at least 3');

const folder = mkdtempSync(join(tmpdir(), 'interlock-bench-'));
const env = {
  PATH: process.env['PATH'] ?? '',
  HOME: folder,
  GITHUB_REPOSITORY: 'acme/shop',
  GITHUB_OUTPUT: join(folder, 'output'),
  GITHUB_STATE: join(folder, 'state'),
  GITHUB_STEP_SUMMARY: join(folder, 'summary'),
  // An input nobody knows: the action starts, reads its inputs, reports, and ends before it touches anything.
  INPUT_BENCH: 'x',
};

/** @param {readonly string[]} args */
function time(args) {
  for (const file of [env.GITHUB_OUTPUT, env.GITHUB_STATE, env.GITHUB_STEP_SUMMARY]) writeFileSync(file, '');
  const startedMs = performance.now();
  const { error } = spawnSync(process.execPath, args, { env, stdio: 'ignore' });
  if (error !== undefined) throw error;
  return performance.now() - startedMs;
}

/** @param {readonly number[]} sample */
function median(sample) {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** @param {string} path */
const bytesIn = (path) => readdirSync(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0);

/** Bundles what any action on the toolkit starts with, by the bundler of ours. */
function buildToolkit() {
  const ncc = join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js');
  const args = [
    ncc,
    'build',
    join(root, 'bench/small/toolkit.mjs'),
    '-o',
    join(folder, 'toolkit'),
    '--no-cache',
  ];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the toolkit alone could not be bundled: ${stderr}`);
  return join(folder, 'toolkit', 'index.mjs');
}

/** @param {readonly number[]} left @param {readonly number[]} right */
const ratio = (left, right) => Number((median(left) / median(right)).toFixed(2));

try {
  const toolkit = buildToolkit();
  const rows = readdirSync(join(root, 'dist')).map((bundle) => {
    const entry = join(root, 'dist', bundle, 'index.js');
    /** @type {{ readonly own: number[], readonly bare: number[], readonly core: number[] }} */
    const { own, bare, core } = { own: [], bare: [], core: [] };
    time([entry]);
    time([toolkit]);
    for (let run = 0; run < runs; run += 1) {
      bare.push(time(['-e', '0']));
      core.push(time([toolkit]));
      own.push(time([entry]));
    }
    return {
      bundle,
      coldStartRatio: ratio(own, bare),
      besideToolkit: ratio(own, core),
      coldStartMs: Math.round(median(own)),
      toolkitMs: Math.round(median(core)),
      bareMs: Math.round(median(bare)),
      entryKiB: Math.round(statSync(entry).size / 1024),
      folderKiB: Math.round(bytesIn(join(root, 'dist', bundle)) / 1024),
    };
  });
  console.log(
    `Node ${process.version}, ${String(cpus().length)} processors, medians of ${String(runs)} interleaved runs`,
  );
  console.table(rows);
  if (values.json !== undefined)
    writeFileSync(values.json, `${JSON.stringify({ node: process.version, runs, rows }, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

for (const name of readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith('.mjs'))
  .sort()) {
  console.log(`\n${name}`);
  const json =
    values.json === undefined
      ? []
      : ['--json', values.json.replace(/(?:\.json)?$/u, `.${name.slice(0, -4)}.json`)];
  const { status } = spawnSync(process.execPath, [join(root, 'bench', name), ...json], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}

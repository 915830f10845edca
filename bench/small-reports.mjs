/**
 * How long the gate takes for a report of 0.1 MB, the common case, from the start of the process to its end:
 * `node bench/small-reports.mjs [--runs 15] [--only junit,lcov] [--json FILE]`. Beside it runs, in turns, the least
 * that an action for reports does (`small/bare.mjs`, bundled as ours is), or another action: `--peer ENTRY` with its
 * inputs, each `--input NAME=VALUE`. GitHub is a loopback server; the checkout is a repository with two commits.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

import { inputs } from './readers/inputs.mjs';
import { linesOfAPart, many, pathOf } from './readers/parts.mjs';

const reportBytes = 100_000;
const kinds = {
  junit: { kind: 'tests', require: '- tests.failed == 0' },
  lcov: { kind: 'coverage', require: '- coverage.lines >= 1%' },
};

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '15' },
    only: { type: 'string' },
    json: { type: 'string' },
    peer: { type: 'string' },
    input: { type: 'string', multiple: true, default: [] },
  },
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 3) throw new Error('--runs takes a whole number of at least 3');
const wanted = Object.entries(kinds).filter(([format]) => values.only?.split(',').includes(format) ?? true);
if (wanted.length === 0) throw new Error(`--only takes ${Object.keys(kinds).join(' and ')}`);

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'interlock-small-'));
const workspace = join(folder, 'workspace');

/** @param {string} path @param {string} text */
function put(path, text) {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(join(workspace, path), text);
}

/** @param {readonly string[]} args */
function git(...args) {
  const { status, stdout, stderr } = spawnSync(
    'git',
    ['-C', workspace, '-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args],
    { encoding: 'utf8', env: { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null' } },
  );
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
}

/** A repository with the files that the report of coverage is about, one of which changed last. */
function makeCheckout() {
  const files = 400;
  for (let part = 0; part < files; part += 1)
    put(
      `${pathOf(part)}.js`,
      many(linesOfAPart, (at) => `export const value${String(at)} = ${String(at)};\n`),
    );
  put('.gitignore', 'reports/\n');
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Begin');
  put(
    `${pathOf(1)}.js`,
    many(linesOfAPart, (at) => `export const value${String(at)} = ${String(at % 7)};\n`),
  );
  git('commit', '--quiet', '--all', '--message', 'Change');
  return git('rev-parse', 'HEAD');
}

/** @param {string} format */
function makeReport(format) {
  const input = inputs.find((known) => known.format === format);
  if (input === undefined) throw new Error(`no input is of the format ${format}`);
  let text = input.begin;
  for (let part = 0; text.length < reportBytes; part += 1)
    text += (part === 0 ? '' : input.between) + input.part(part);
  put(`reports/${format}`, text + input.end);
}

/** What is asked of GitHub when nothing is configured. @param {string} commit */
function answerAsGitHub(commit) {
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://127.0.0.1');
    const send = (/** @type {number} */ status, /** @type {unknown} */ body) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    request.resume();
    request.on('end', () => {
      if (pathname === '/repos/acme/shop') send(200, { default_branch: 'main' });
      else if (pathname.startsWith('/repos/acme/shop/commits/heads')) send(200, { sha: commit });
      else if (request.method !== 'GET') send(201, { id: 1, html_url: 'http://127.0.0.1/1' });
      else if (pathname.endsWith('/check-runs')) send(200, { total_count: 0, check_runs: [] });
      else if (pathname.endsWith('/comments')) send(200, []);
      else send(404, { message: 'Not Found' });
    });
  });
}

/** Bundles the least that such an action does, by the bundler of ours. */
function buildBare() {
  const ncc = join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js');
  const args = [ncc, 'build', join(root, 'bench/small/bare.mjs'), '-o', join(folder, 'bare'), '--no-cache'];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the bare program could not be bundled: ${stderr}`);
  return join(folder, 'bare', 'index.mjs');
}

/** @param {readonly number[]} sample @param {number} part */
function quantile(sample, part) {
  const sorted = [...sample].sort((a, b) => a - b);
  return Math.round(sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN);
}

/**
 * @param {string} entry
 * @param {Readonly<Record<string, string>>} given - inputs by name
 * @param {Readonly<Record<string, string>>} env
 * @returns {Promise<number>} milliseconds
 */
function time(entry, given, env) {
  for (const name of ['output', 'summary', 'state']) writeFileSync(join(folder, name), '');
  const named = Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const startedMs = performance.now();
  const child = spawn(process.execPath, [entry], {
    cwd: workspace,
    env: { ...env, ...Object.fromEntries(named) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  return new Promise((ended, failed) => {
    child.on('error', failed);
    child.on('close', (code) => {
      if (code === 0) ended(performance.now() - startedMs);
      else failed(new Error(`${entry} ended with ${String(code)}: ${said.slice(-2_000)}`));
    });
  });
}

const server = { close: () => {} };
try {
  mkdirSync(workspace);
  const commit = makeCheckout();
  const github = answerAsGitHub(commit);
  await new Promise((listening) => github.listen(0, '127.0.0.1', () => listening(undefined)));
  server.close = () => {
    github.close();
    github.closeAllConnections();
  };
  const address = github.address();
  if (address === null || typeof address === 'string') throw new Error('the loopback server has no port');
  const api = `http://127.0.0.1:${String(address.port)}`;
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    RUNNER_TEMP: join(folder, 'temp'),
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    GITHUB_STATE: join(folder, 'state'),
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_SHA: commit,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_API_URL: api,
    GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/ci.yml@refs/heads/main',
  };
  const own = join(root, 'dist/quality-gate/index.js');
  const beside = values.peer === undefined ? buildBare() : resolve(values.peer);
  const asked = Object.fromEntries(
    values.input.map((text) => [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)]),
  );
  const rows = [];
  for (const [format, { kind, require }] of wanted) {
    makeReport(format);
    const file = `reports/${format}`;
    const ours = { token: 't', reports: `- ${kind}: ${file}`, require, mode: 'audit' };
    const theirs = values.peer === undefined ? { token: 't', files: file } : asked;
    const ownMs = [];
    const besideMs = [];
    const nodeMs = [];
    await time(own, ours, env);
    await time(beside, theirs, env);
    for (let run = 0; run < runs; run += 1) {
      besideMs.push(await time(beside, theirs, env));
      ownMs.push(await time(own, ours, env));
      const startedMs = performance.now();
      spawnSync(process.execPath, ['-e', '0'], { env, stdio: 'ignore' });
      nodeMs.push(performance.now() - startedMs);
    }
    rows.push({
      report: `0.1 MB of ${format}`,
      beside: values.peer === undefined ? 'bare program' : values.peer,
      ratio: Number((quantile(ownMs, 0.5) / quantile(besideMs, 0.5)).toFixed(2)),
      ms: quantile(ownMs, 0.5),
      'ms, quartiles': `${String(quantile(ownMs, 0.25))}–${String(quantile(ownMs, 0.75))}`,
      'beside ms': quantile(besideMs, 0.5),
      'beside quartiles': `${String(quantile(besideMs, 0.25))}–${String(quantile(besideMs, 0.75))}`,
      'node ms': quantile(nodeMs, 0.5),
    });
  }
  console.log(
    `Node ${process.version}, ${String(cpus().length)} processors, medians of ${String(runs)} interleaved runs`,
  );
  console.table(rows);
  if (values.json !== undefined)
    writeFileSync(values.json, `${JSON.stringify({ node: process.version, runs, rows }, null, 2)}\n`);
} finally {
  server.close();
  rmSync(folder, { recursive: true, force: true });
}

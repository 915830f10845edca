/**
 * Judges every fixture of `test/` with two builds of the command line and compares what they say:
 * `node scripts/compare-gates.mjs BEFORE [AFTER]`, two `dist` folders, the second this checkout's own. Each fixture is
 * judged as a report of every kind, offline, in a repository of its own. Compared are the verdict, the reasons, the notes
 * and the totals. Prints how many cases are equal and each that is not; exits 1 when there is one.
 */
import { execFile, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import { isDeepStrictEqual, promisify } from 'node:util';

const root = join(import.meta.dirname, '..');
const [before, after = join(root, 'dist')] = process.argv.slice(2);
if (before === undefined) throw new Error('usage: node scripts/compare-gates.mjs BEFORE [AFTER]');
const programs = [before, after].map((folder) => resolve(folder, 'interlock', 'index.js'));
for (const program of programs) if (!existsSync(program)) throw new Error(`there is no ${program}`);

const kinds = ['tests', 'coverage', 'static', 'complexity', 'duplication', 'performance'];
const fixtures = join(root, 'test/unit/quality-gate/fixtures');
const cases = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .map((name) => join(fixtures, name))
  .filter((path) => statSync(path).isFile())
  .sort()
  .flatMap((path) => kinds.map((kind) => ({ path, kind })));

/** A repository with one commit, into which fixtures are copied as reports of a run. */
function repository() {
  const folder = mkdtempSync(join(tmpdir(), 'interlock-compare-'));
  const git = (/** @type {string[]} */ ...args) => {
    const { status, stderr } = spawnSync(
      'git',
      ['-C', folder, '-c', 'user.name=n', '-c', 'user.email=e@x', ...args],
      {
        encoding: 'utf8',
      },
    );
    if (status !== 0) throw new Error(stderr);
  };
  git('init', '-q');
  git('commit', '-q', '--allow-empty', '-m', 'empty');
  mkdirSync(join(folder, 'reports'));
  return folder;
}

/**
 * @param {string} program
 * @param {string} folder
 * @param {string} name
 * @param {string} kind
 */
async function judge(program, folder, name, kind) {
  const json = join(folder, 'report.json');
  rmSync(json, { force: true });
  const args = [
    program,
    'gate',
    '--reports',
    `- ${kind}: ${JSON.stringify(`reports/${name}`)}`,
    '--json',
    json,
  ];
  const ended = await promisify(execFile)(process.execPath, args, { cwd: folder }).then(
    () => 0,
    (/** @type {unknown} */ thrown) => (thrown instanceof Error && 'code' in thrown ? thrown.code : thrown),
  );
  if (!existsSync(json)) return { ended };
  const { verdict, reasons, notes, tests, coverage } = JSON.parse(readFileSync(json, 'utf8'));
  return { ended, verdict, reasons, notes, tests, coverage };
}

let equal = 0;
/** @type {string[]} */
const different = [];
const queue = cases.values();
async function work() {
  const folder = repository();
  try {
    for (const { path, kind } of queue) {
      const name = basename(path);
      cpSync(path, join(folder, 'reports', name));
      const [old, own] = [
        await judge(programs[0] ?? '', folder, name, kind),
        await judge(programs[1] ?? '', folder, name, kind),
      ];
      rmSync(join(folder, 'reports', name));
      if (isDeepStrictEqual(old, own)) equal += 1;
      else
        different.push(
          `${name} as ${kind}:\n  before ${JSON.stringify(old)}\n  after  ${JSON.stringify(own)}`,
        );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, work));
for (const one of different) console.log(one);
console.log(`${String(equal)} of ${String(cases.length)} cases are equal`);
if (different.length > 0) process.exitCode = 1;

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterEach } from 'vitest';

const bundle = join(import.meta.dirname, '..', '..', '..', 'dist', 'interlock', 'index.js');
const fixtures = join(import.meta.dirname, 'fixtures');
const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone after the test. */
export function makeFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'rehearsal-test-')));
  made.push(folder);
  return folder;
}

/** A git repository with these files in one commit on `main`. */
export function makeRepository(files: Readonly<Record<string, string>>): string {
  const folder = makeFolder();
  for (const [path, text] of Object.entries(files)) write(folder, path, text);
  commitAll(folder);
  return folder;
}

/** A git repository with the files of a fixture folder. */
export function makeFixture(name: string): string {
  const folder = makeFolder();
  cpSync(join(fixtures, name), folder, { recursive: true });
  commitAll(folder);
  return folder;
}

/** A repository with this one workflow at `.github/workflows/test.yml`, and other files. */
export function makeWorkflow(workflow: string, files: Readonly<Record<string, string>> = {}): string {
  return makeRepository({ '.github/workflows/test.yml': workflow, ...files });
}

export function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function commitAll(folder: string): void {
  git(folder, 'init', '--quiet', '--initial-branch=main');
  commit(folder, 'one');
}

export function commit(folder: string, message: string): void {
  git(folder, 'add', '--all', '--force');
  git(folder, '-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit', '--quiet', '-m', message);
}

export function git(folder: string, ...args: string[]): string {
  const result = spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`git ${args.join(' ')}: ${result.stderr}`);
  return result.stdout.trim();
}

export interface StepResult {
  readonly name: string;
  readonly outcome: string;
  readonly conclusion: string;
}

export interface JobResult {
  readonly name: string;
  readonly conclusion: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly steps: readonly StepResult[];
  readonly messages: readonly string[];
  readonly permissionsUsed: readonly string[];
  readonly permissionsUnused: readonly string[];
}

export interface Rehearsed {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly conclusion: string;
  readonly notices: readonly string[];
  readonly apiCalls: readonly { readonly method: string; readonly path: string; readonly status: number }[];
  /** By shown name. */
  readonly jobs: Readonly<Record<string, JobResult>>;
}

export interface RehearseOptions {
  readonly workflow?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Given the process as soon as it runs. */
  readonly onStart?: (child: ChildProcess, output: () => string) => void;
}

/** Runs the committed bundle in a repository. */
export async function rehearse(
  folder: string,
  args: readonly string[] = [],
  options: RehearseOptions = {},
): Promise<Rehearsed> {
  const json = join(folder, '.git', 'result.json');
  const command = [
    'rehearse',
    options.workflow ?? '.github/workflows/test.yml',
    '--log',
    '--json',
    json,
    ...args,
  ];
  const result = await runBundle(folder, command, options);
  const written = readResult(json);
  return {
    ...result,
    conclusion: written?.conclusion ?? 'none',
    notices: written?.notices ?? [],
    apiCalls: written?.apiCalls ?? [],
    jobs: Object.fromEntries((written?.jobs ?? []).map((job) => [job.name, job])),
  };
}

interface WrittenResult {
  readonly conclusion: string;
  readonly notices: readonly string[];
  readonly apiCalls: Rehearsed['apiCalls'];
  readonly jobs: readonly JobResult[];
}

function readResult(path: string): WrittenResult | null {
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return null;
  }
  return JSON.parse(text) as WrittenResult;
}

/** Runs the bundle with any arguments. */
export function runBundle(
  folder: string,
  args: readonly string[],
  options: RehearseOptions = {},
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  const child = spawn(process.execPath, [bundle, ...args], {
    cwd: folder,
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  options.onStart?.(child, () => stdout);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code: code ?? -1, stdout, stderr });
    });
  });
}

/** Waits until a condition holds; the test's own deadline ends it otherwise. */
export async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';

import {
  defaultConfiguration,
  defaultConfigurationPath,
  readConfiguration,
} from '@interlock/shared/domain/configuration/configuration';
import type { LoadedConfiguration } from '@interlock/shared/domain/configuration/source';
import { messageOf, UserError, type Problem } from '@interlock/shared/domain/errors';
import { problemsOfThrown } from '@interlock/shared/domain/thrown';
import { parseInputs, type Inputs } from '@interlock/shared/domain/input';
import { renderPlain } from '@interlock/shared/domain/report/plain';
import { visibleLines } from '@interlock/shared/domain/report/visible-text';
import type { Verdict } from '@interlock/shared/domain/verdict';
import type { Ports } from '@interlock/shared/ports/ports';
import type { RunContext } from '@interlock/shared/domain/run-context';

import type { GateOptions } from '../domain/command-line/arguments.ts';
import { baseMissing, nothingToCompareWith } from '../domain/command-line/base-branch.ts';
import { describeFound, usualFolders } from '../domain/command-line/found-reports.ts';
import { shellText } from '../domain/command-line/shell-text.ts';
import { UsageProblem } from '../domain/problem.ts';
import type { GateProgram } from '../ports/gate-program.ts';
import { gateRunner } from './gate-runner.ts';
import { findLyingReports } from './lying-reports.ts';
import { offlinePorts, readLying } from './offline-ports.ts';

const gitDeadlineMs = 60_000;
const exitOf: Readonly<Record<Verdict, number>> = { pass: 0, fail: 1, inconclusive: 2 };

/** The checkout that the command was called in. */
interface Checkout {
  readonly root: string;
  /** The folder of the call in it, empty for its root. */
  readonly prefix: string;
  readonly head: string;
  /** The branch that is checked out; `null` for none. */
  readonly branch: string | null;
  readonly target: NonNullable<LoadedConfiguration['target']>;
}

type Git = (...args: readonly string[]) => Promise<string | null>;

function gitAt(folder: string, commands: Ports['commands'], signal: AbortSignal): Git {
  return async (...args) => {
    const argv = ['git', '-C', folder, ...args] as const;
    const ended = await commands.run({ argv, deadlineMs: gitDeadlineMs, signal });
    return ended.kind === 'exited' && ended.code === 0 ? ended.stdout.trimEnd() : null;
  };
}

/** Branches of the clone, its own and remote ones, without the one that is checked out; the newest first. */
async function otherBranches(git: Git, branch: string | null): Promise<readonly string[]> {
  const refs = ['refs/heads', 'refs/remotes'];
  const listed = await git('for-each-ref', '--sort=-committerdate', '--format=%(refname:short)', ...refs);
  const names = (listed ?? '').split('\n').filter((name) => name !== '' && !name.endsWith('/HEAD'));
  return names.filter((name) => name !== branch);
}

/**
 * The branch that a change is for: the one that was named, else that of `origin`. Where neither is there, nothing is
 * guessed, and a rule on the change says which there are.
 */
async function findTarget(git: Git, base: string | null, branch: string | null): Promise<Checkout['target']> {
  if (base !== null) {
    const commit = await git('rev-parse', '--verify', '--quiet', `${base}^{commit}`);
    if (commit !== null) return { name: base, commit };
    throw new UsageProblem([baseMissing(base, await otherBranches(git, branch))]);
  }
  const remote = await git('rev-parse', '--abbrev-ref', '--verify', '--quiet', 'origin/HEAD');
  if (remote !== null)
    return { name: remote.replace(/^origin\//u, ''), commit: await git('rev-parse', 'origin/HEAD') };
  const hasParent = (await git('rev-parse', '--verify', '--quiet', 'HEAD~1')) !== null;
  const missing = nothingToCompareWith(branch, await otherBranches(git, branch), hasParent);
  return { name: branch ?? 'HEAD', commit: null, missing };
}

async function findCheckout(git: Git, base: string | null): Promise<Checkout> {
  const told = (await git('rev-parse', '--show-toplevel', '--show-prefix', 'HEAD'))?.split('\n');
  const [root, prefix, head] = told ?? [];
  if (root === undefined || prefix === undefined || head === undefined)
    throw new UsageProblem(['this folder is in no git repository with a commit; the gate judges a commit']);
  const branch = await git('symbolic-ref', '--short', '--quiet', 'HEAD');
  return {
    root,
    prefix: prefix.replace(/\/$/u, ''),
    head,
    branch,
    target: await findTarget(git, base, branch),
  };
}

/** How a file differs from what the commit has; empty where it does not. */
async function stateOf(path: string, git: Git): Promise<string> {
  const committed = await git('rev-parse', '--verify', '--quiet', `HEAD:${path}`);
  if (committed === null) return ', which that commit does not have';
  return committed === (await git('hash-object', '--', path)) ? '' : ', altered since that commit';
}

/** The configuration as it lies in the checkout, and what is to be known about that. */
async function loadConfiguration(
  path: string | null,
  checkout: Checkout,
  git: Git,
  files: Ports['files'],
): Promise<{ readonly loaded: LoadedConfiguration; readonly said: string }> {
  const wanted = path ?? defaultConfigurationPath;
  const { head, target } = checkout;
  const at = head.slice(0, 8);
  const text = await readLying(wanted, files);
  if (text === null) {
    if (path !== null) throw new UsageProblem([`--config: there is no ${wanted} in the checkout`]);
    const why = `there is no ${wanted} in the checkout`;
    const source = { kind: 'defaults', path: wanted, ref: 'the checkout', commit: head, why } as const;
    return {
      loaded: { configuration: defaultConfiguration, source, target },
      said: `No configuration: ${why}, at commit ${at}.`,
    };
  }
  const read = readConfiguration(text, wanted);
  if (!read.ok) throw new UserError(read.problems);
  const source = { kind: 'file', path: wanted, ref: 'the checkout', commit: head } as const;
  return {
    loaded: { configuration: read.value, source, target },
    said: `The configuration is ${wanted} of the checkout at ${at}${await stateOf(wanted, git)}.`,
  };
}

function runContext(checkout: Checkout): RunContext {
  return {
    repository: '',
    eventName: 'workflow_dispatch',
    sha: checkout.head,
    ref: checkout.branch === null ? '' : `refs/heads/${checkout.branch}`,
    isRefProtected: false,
    actor: '',
    triggeringActor: '',
    runId: 0,
    runAttempt: 0,
    job: '',
    workflowRef: '',
    serverUrl: '',
    apiUrl: '',
    actionRepository: '',
    actionRef: '',
    event: {},
    debug: false,
  };
}

/** Inputs of the action as the command line gives them. Nothing is written anywhere, and nothing is asked for. */
function inputsOf(options: GateOptions, checkout: Checkout): ReadonlyMap<string, string> {
  const inputs = new Map<string, string>([...options.inputs, ['comment', 'never'], ['check', 'never']]);
  if (options.rules.length > 0)
    inputs.set('require', options.rules.map((rule) => `- ${JSON.stringify(rule)}`).join('\n'));
  if (!inputs.has('working-directory') && checkout.prefix !== '' && inputs.has('reports'))
    inputs.set('working-directory', checkout.prefix);
  return inputs;
}

function write(stream: NodeJS.WriteStream, lines: readonly string[]): void {
  stream.write(`${lines.join('\n')}\n`);
}

function sayProblems(problems: readonly Problem[]): number {
  write(process.stderr, [
    'Refused:',
    ...problems.map(({ code, message, fix }) => visibleLines(`${code}: ${message} ${fix}`)),
  ]);
  return 2;
}

const isWithoutReports = (thrown: unknown): thrown is UserError =>
  thrown instanceof UserError && thrown.problems.every(({ code }) => code === 'reports-not-given');

async function put(flag: string, path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (thrown) {
    throw new UsageProblem([`${flag}: ${path} cannot be written: ${messageOf(thrown)}`]);
  }
}

async function makeTempFolder(): Promise<string> {
  try {
    return await mkdtemp(join(tmpdir(), 'interlock-gate-'));
  } catch (thrown) {
    throw new UsageProblem([`no temporary folder can be made, set TMPDIR: ${messageOf(thrown)}`]);
  }
}

/** Says which reports lie where tools write them, and the command that judges them. */
async function sayWhatLies(
  command: readonly string[],
  folder: string,
  git: Git,
  ports: Ports,
): Promise<void> {
  const { reports, all } = await findLyingReports(folder, ports.files, async (paths) => {
    if (paths.length === 0) return new Set();
    const listed = await git('--literal-pathspecs', 'ls-files', '-z', '--', ...paths);
    return new Set((listed ?? '').split('\0'));
  });
  const { lines, reports: value } = describeFound(reports, all);
  const say = (texts: readonly string[]): void => write(process.stderr, ['', ...texts.map(visibleLines)]);
  if (lines.length === 0) {
    const looked = usualFolders.map((name) => `${name}/`).join(', ');
    say([
      `No report was found in ${looked} or beside them. Run the tests with a reporter that writes one first.`,
    ]);
    return;
  }
  say(['Reports in the usual places:', ...lines.map((line) => `  ${line}`)]);
  if (value !== null) say(['To judge them:', `  ${shellText([...command, '--reports', value])}`]);
}

async function judgeIn<Declared extends Inputs>(
  tempFolder: string,
  options: GateOptions,
  gate: GateProgram<Declared>,
  command: readonly string[],
  signal: AbortSignal,
): Promise<number> {
  const folder = process.cwd();
  const place = { tempFolder, cancellation: signal };
  const log = (line: string): void => {
    if (options.log) write(process.stderr, [line]);
  };
  const noRunner = gateRunner({
    ...place,
    inputs: new Map(),
    workspace: folder,
    run: runContext({ root: folder, prefix: '', head: '', branch: null, target: { name: '', commit: null } }),
    log,
  });
  const git = gitAt(folder, offlinePorts(noRunner).commands, signal);
  const checkout = await findCheckout(git, options.base);
  const inputs = inputsOf(options, checkout);
  const read = new Set<string>();
  const ports = offlinePorts(
    gateRunner({ ...place, inputs, workspace: checkout.root, run: runContext(checkout), log }),
    (path) => read.add(path),
    options.runJobs === null ? null : resolve(options.runJobs),
  );
  const parsed = parseInputs(gate.inputs, (name) => inputs.get(name) ?? '');
  if (!parsed.ok) return sayProblems(parsed.problems);
  const atRoot = gitAt(checkout.root, ports.commands, signal);
  const { loaded, said } = await loadConfiguration(
    options.inputs.get('config') ?? null,
    checkout,
    atRoot,
    ports.files,
  );
  if (options.explain) {
    write(process.stdout, [visibleLines(gate.explainBy(parsed.values, loaded, ports)), said]);
    return 0;
  }
  const judged = await gate.judge(parsed.values, loaded, ports).catch(async (thrown: unknown) => {
    if (!isWithoutReports(thrown)) throw thrown;
    const code = sayProblems(thrown.problems);
    const start = options.inputs.get('working-directory') ?? checkout.prefix;
    const from = start === '' ? checkout.root : join(checkout.root, start);
    await sayWhatLies(command, from, gitAt(from, ports.commands, signal), ports);
    return code;
  });
  if (typeof judged === 'number') return judged;
  const { lastLine, outputs, parts, summary } = judged;
  if (options.json !== null)
    await put('--json', options.json, (await ports.files.readText(outputs.report ?? '')) ?? '');
  if (options.summary !== null) await put('--summary', options.summary, summary);
  const states = await Promise.all(
    [...read].map(async (path) => ({ path, state: await stateOf(path, atRoot) })),
  );
  const columns = process.stdout.isTTY ? process.stdout.columns : 120;
  process.stdout.write(renderPlain(parts, columns));
  write(process.stdout, [
    '',
    'This is not evidence: no move accepts it. The action judges by the configuration of the base branch.',
    said,
    ...states.filter(({ state }) => state !== '').map(({ path, state }) => `It goes by ${path}${state}.`),
    '',
    lastLine,
  ]);
  const verdict = outputs.verdict;
  return verdict === 'pass' || verdict === 'fail' ? exitOf[verdict] : exitOf.inconclusive;
}

/**
 * Judges the reports of the checkout around the current folder, and gives the exit code.
 *
 * @param options - what is asked for
 * @param gate - what judges
 * @param command - the words of this command, to be shown with more behind them
 */
export async function judgeOffline<Declared extends Inputs>(
  options: GateOptions,
  gate: GateProgram<Declared>,
  command: readonly string[],
): Promise<number> {
  const cancel = new AbortController();
  const onInterrupt = (): void => cancel.abort(new Error('interrupted'));
  process.once('SIGINT', onInterrupt);
  const tempFolder = await makeTempFolder();
  try {
    return await judgeIn(tempFolder, options, gate, command, cancel.signal);
  } catch (thrown) {
    if (cancel.signal.aborted) return 130;
    const problems = problemsOfThrown(thrown);
    if (problems === null) throw thrown;
    return sayProblems(problems);
  } finally {
    process.removeListener('SIGINT', onInterrupt);
    await rm(tempFolder, { recursive: true, force: true });
  }
}

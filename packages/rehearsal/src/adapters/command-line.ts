import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { arch, tmpdir } from 'node:os';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import process from 'node:process';
import { parseArguments, type RehearseOptions } from '../domain/command-line/arguments.ts';
import { jsonResult, listJobs } from '../domain/command-line/output.ts';
import { shellText } from '../domain/command-line/shell-text.ts';
import { usage } from '../domain/command-line/usage.ts';
import type { RepositoryFacts } from '../domain/event/event.ts';
import { isProtectedBranch, usualBranchRules, type BranchRules } from '../domain/github/branch-rules.ts';
import { readPayload } from '../domain/event/github-context.ts';
import { hostEnvironment } from '../domain/job/host-environment.ts';
import type { JobPorts } from '../steps/job/job-state.ts';
import { parsePairs } from '../domain/log/file-command.ts';
import type { GithubApi } from '../ports/github-api.ts';
import { messageOf } from '@interlock/shared/domain/errors';
import type { Inputs } from '@interlock/shared/domain/input';
import { describeProblem, StartupFailure, Unsupported, UsageProblem } from '../domain/problem.ts';
import type { RunRecord } from '../domain/record.ts';
import { renderReport } from '../domain/report/report.ts';
import { readStoredName, storeValues, type StoredEntry, type StoredValues } from '../domain/stored-values.ts';
import { isValueMap, type ValueMap } from '../domain/value.ts';
import type { GateProgram } from '../ports/gate-program.ts';
import { load, run, type ApiOptions, type RehearsalInputs } from '../run.ts';
import { createArtifactStore } from './artifact-store.ts';
import { keepRun, openHistory, type RunHistory } from './run-history.ts';
import { createClock } from './clock.ts';
import { openCluster } from './cluster.ts';
import { createExpressions } from './expressions.ts';
import { createFiles } from './files.ts';
import { startGithubServer } from './github-server.ts';
import { startIdTokenServer } from './id-token-server.ts';
import { networkClosing, runWithoutNetwork, whenAbandoned, type NetworkClosing } from './network.ts';
import { markdownToHtml } from './marked.ts';
import { createProcesses } from './processes.ts';
import { openRepositories, type OpenRepositories } from './repositories.ts';
import { terminalProgress } from './terminal.ts';
import { createParser } from './workflow-parser.ts';

/** Gives the gate that the command line judges; asked for on first use. */
type LoadGate<Declared extends Inputs> = () => Promise<GateProgram<Declared>>;

/** Runs the command line and sets the exit code of this process. */
export async function main<Declared extends Inputs>(loadGate: LoadGate<Declared>): Promise<void> {
  // Whoever reads our output may stop reading; the run goes on and cleans up.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  const broken = new AbortController();
  process.on('uncaughtException', (error) => {
    broken.abort();
    writeBug(error);
  });
  const code = await perform(process.argv.slice(2), loadGate, broken.signal);
  process.exitCode = broken.signal.aborted ? 4 : code;
}

function writeBug(error: unknown): void {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  write([`This is a bug in the rehearsal, please report it: ${what}`]);
}

/** How this program was started, so that what is shown can be copied: by its path, the shorter of the two. */
function programWords(): readonly string[] {
  const path = process.argv[1] ?? 'dist/interlock/index.js';
  const near = relative(process.cwd(), path);
  return ['node', near.length > 0 && near.length < path.length ? near : path];
}

async function perform<Declared extends Inputs>(
  argv: readonly string[],
  loadGate: LoadGate<Declared>,
  broken: AbortSignal,
): Promise<number> {
  const parsed = parseArguments(argv);
  if (parsed.kind === 'usage') {
    process.stdout.write(usage(shellText(programWords())));
    return 0;
  }
  if (parsed.kind === 'problems') return refuse(parsed.problems);
  try {
    if (parsed.kind === 'gate') {
      const { judgeOffline } = await import('./gate.ts');
      return await judgeOffline(parsed.options, await loadGate(), [...programWords(), ...argv]);
    }
    const closing = networkClosing();
    if (parsed.options.cluster === null && !parsed.options.list && closing.kind === 'possible')
      return await runWithoutNetwork(closing.prefix, argv);
    return await rehearse(parsed.options, closing, broken);
  } catch (error) {
    if (error instanceof UsageProblem) return refuse(error.problems);
    if (error instanceof Unsupported) return refuse(error.problems.map(describeProblem));
    if (error instanceof StartupFailure) {
      write(['The run would not start on GitHub:', ...error.problems.map(describeProblem)]);
      return 3;
    }
    writeBug(error);
    return 4;
  }
}

function refuse(problems: readonly string[]): number {
  write(['Refused:', ...problems]);
  return 2;
}

function write(lines: readonly string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`);
}

async function rehearse(
  options: RehearseOptions,
  closing: NetworkClosing,
  broken: AbortSignal,
): Promise<number> {
  const runFolder = await realpath(await mkdtemp(join(tmpdir(), 'interlock-')));
  try {
    return await rehearseIn(runFolder, options, closing, broken);
  } finally {
    await removeFolder(runFolder);
  }
}

async function rehearseIn(
  runFolder: string,
  options: RehearseOptions,
  closing: NetworkClosing,
  broken: AbortSignal,
): Promise<number> {
  const cluster = options.cluster === null ? null : await openCluster(options.cluster);
  const node = actionNode(options);
  const notices = [networkNotice(options, closing), ...node.notices, ...passNotices(options)];
  const environment = hostEnvironment(process.env, {
    pass: options.passEnvironment,
    firstPaths: cluster === null ? [] : [cluster.binFolder],
    nowhere: await makeNowhere(runFolder),
  });
  const payload = await readEventFile(options);
  const opened = await openRepositories({
    folder: process.cwd(),
    runFolder,
    environment,
    ref: options.ref,
    pullRequest: options.event?.startsWith('pull_request') === true,
    name: options.repository,
    maps: options.maps,
    notice: (text) => {
      if (!notices.includes(text)) notices.push(text);
    },
  });
  const clock = createClock();
  const ports: JobPorts = {
    clock,
    expressions: createExpressions(),
    parser: createParser(),
    files: createFiles(),
    processes: createProcesses(),
    repositories: opened.repositories,
    artifacts: createArtifactStore(join(runFolder, 'artifacts')),
    host: {
      os: process.platform === 'darwin' ? 'macOS' : 'Linux',
      arch: arch() === 'arm64' ? 'ARM64' : 'X64',
      environment,
      node: node.path,
      folder: runFolder,
      randomHex: (bytes) => randomBytes(bytes).toString('hex'),
    },
  };
  const inputs: RehearsalInputs = {
    workflowPath: workflowPath(options.workflow, opened.top),
    facts: opened.facts,
    event: options.event,
    payload,
    inputs: options.inputs,
    variables: options.variables,
    defaultPermissions: options.defaultPermissions,
    secrets: await readSecrets(options),
    isProtected: isProtectedRef(options, opened.facts),
    actor: options.actor,
    job: options.job,
    seed: options.seed,
    faults: options.faults,
    parallelJobs: options.parallelJobs,
    minuteMs: options.minuteMs,
    runId: (clock.now() % 10_000_000_000) + 1,
    notices,
  };
  if (options.list) {
    process.stdout.write(`${listJobs(await load(inputs, ports))}\n`);
    return 0;
  }
  return await runAndReport(inputs, ports, options, opened, broken);
}

async function runAndReport(
  inputs: RehearsalInputs,
  ports: JobPorts,
  options: RehearseOptions,
  opened: OpenRepositories,
  broken: AbortSignal,
): Promise<number> {
  const interrupt = new AbortController();
  const hurry = new AbortController();
  const onSignal = (): void => {
    if (interrupt.signal.aborted) hurry.abort();
    else interrupt.abort();
  };
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, onSignal);
  const giveUp = (): void => {
    interrupt.abort();
    hurry.abort();
  };
  broken.addEventListener('abort', giveUp);
  const stopWatching = whenAbandoned(giveUp);
  // A tree that is drawn anew would be torn by other lines.
  const isTty = process.stdout.isTTY && !options.explain && !options.log;
  const progress = terminalProgress(process.stdout, {
    isTty,
    columns: () => process.stdout.columns,
    rows: () => process.stdout.rows,
    now: () => Date.now(),
  });
  const history = options.history === null ? null : await openHistory(options.history);
  try {
    const record = await run(inputs, {
      ...ports,
      startApi: (api) => startApi(api, inputs, options, opened, history),
      startIdTokens: () => startIdTokenServer({ subjectForm: options.subjectForm, now: () => Date.now() }),
      interrupt: interrupt.signal,
      hurry: hurry.signal,
      emit: (event) => {
        progress.event(event);
        if (options.log && event.kind === 'step-line') process.stdout.write(`${event.job} | ${event.line}\n`);
      },
      explain: (text) => {
        if (options.explain) process.stdout.write(`${text}\n`);
      },
      unlimited: (signal) => {
        setMaxListeners(0, signal);
      },
    });
    await writeResults(record, options);
    if (options.history !== null) await keepRecord(options.history, record, ports.artifacts);
    if (interrupt.signal.aborted) return 130;
    return record.conclusion === 'success' ? 0 : 1;
  } finally {
    progress.close();
    stopWatching();
    broken.removeEventListener('abort', giveUp);
    for (const signal of signals) process.off(signal, onSignal);
  }
}

/** Removes a folder in which steps may have made things read-only; says so when that cannot be done. */
async function removeFolder(folder: string): Promise<void> {
  try {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    spawnSync('chmod', ['-R', 'u+rwX', folder], { stdio: 'ignore' });
    await rm(folder, { recursive: true, force: true }).catch((error: unknown) => {
      write([`The run's folder could not be removed: ${folder}: ${messageOf(error)}`]);
    });
  }
}

async function startApi(
  api: ApiOptions,
  inputs: RehearsalInputs,
  options: RehearseOptions,
  opened: OpenRepositories,
  history: RunHistory | null,
): Promise<GithubApi> {
  const { facts } = opened;
  return startGithubServer({
    repositoryFolder: opened.mirror,
    repository: facts.name,
    defaultBranch: facts.defaultBranch,
    branchRules: branchRules(options, facts),
    guardsReading: isPrivate(api.payload),
    sha: facts.sha,
    ref: facts.ref,
    actor: inputs.actor,
    runId: inputs.runId,
    runAttempt: 1,
    event: api.event,
    eventPayload: api.payload,
    workflowPath: inputs.workflowPath,
    ...(history === null ? {} : { pastRuns: history.runs, pastArchive: history.archive }),
    now: () => Date.now(),
  });
}

function branchRules(
  options: RehearseOptions,
  { defaultBranch }: RepositoryFacts,
): ReadonlyMap<string, BranchRules> {
  return new Map([...usualBranchRules(defaultBranch), ...options.branchRules]);
}

function isProtectedRef(options: RehearseOptions, facts: RepositoryFacts): boolean {
  const branch = /^refs\/heads\/(.+)$/.exec(facts.ref)?.[1];
  return branch !== undefined && isProtectedBranch(branchRules(options, facts), branch);
}

/** Only an event that says so is of a private repository. */
function isPrivate({ repository }: ValueMap): boolean {
  return isValueMap(repository) && repository['private'] === true;
}

async function keepRecord(
  folder: string,
  record: RunRecord,
  artifacts: JobPorts['artifacts'],
): Promise<void> {
  const { runId, path, event, ref, sha, actor, conclusion, startedAt } = record;
  const run = {
    id: runId,
    workflowPath: path,
    event,
    // Of a pull request this is `refs/pull/7/merge`, which is no branch and is taken for none.
    headBranch: ref.replace(/^refs\/(?:heads|tags)\//u, ''),
    headSha: sha,
    actor,
    conclusion,
    startedAt,
  };
  await keepRun(folder, run, artifacts.list());
}

async function writeResults(record: RunRecord, options: RehearseOptions): Promise<void> {
  if (options.json !== null) await writeResult(options.json, jsonResult(record));
  if (options.html !== null) await writeResult(options.html, renderReport(record, markdownToHtml));
}

async function writeResult(path: string, text: string): Promise<void> {
  await mkdir(dirname(resolve(path)), { recursive: true });
  await writeFile(path, text);
}

function networkNotice(options: RehearseOptions, closing: NetworkClosing): string {
  if (closing.kind === 'closed') return 'Network: closed. Steps have loopback and nothing else.';
  const why =
    closing.kind === 'impossible'
      ? closing.why
      : options.cluster === null
        ? 'listing needs none'
        : 'the cluster runs outside of a closed network, and the steps must reach it';
  return `Network: NOT closed (${why}). Steps can reach whatever this machine can reach.`;
}

interface ActionNode {
  readonly path: string;
  readonly notices: readonly string[];
}

/** The Node that runs actions; one that was named must be a Node 24 that starts. */
function actionNode(options: RehearseOptions): ActionNode {
  const given = options.node24 ?? process.env['INTERLOCK_NODE24'] ?? '';
  if (given === '') {
    const notice = `Actions run on Node ${process.version}, the Node of this program; GitHub runs them on Node 24. --node24 PATH names one.`;
    return { path: process.execPath, notices: process.version.startsWith('v24.') ? [] : [notice] };
  }
  const path = resolve(given);
  const version = spawnSync(path, ['--version'], { encoding: 'utf8' });
  if (version.error !== undefined || version.status !== 0)
    throw new UsageProblem([
      `--node24 ${given} does not start: ${version.error?.message ?? version.stderr.trim()}`,
    ]);
  if (!version.stdout.startsWith('v24.'))
    throw new UsageProblem([`--node24 ${given} is Node ${version.stdout.trim()}, not a Node 24`]);
  return { path, notices: [] };
}

function passNotices(options: RehearseOptions): string[] {
  return options.passEnvironment.map(
    (name) =>
      `--pass-env: EVERY STEP SEES ${name} of your environment${process.env[name] === undefined ? ' (it is not set)' : ''}.`,
  );
}

async function makeNowhere(runFolder: string): Promise<string> {
  const nowhere = join(runFolder, 'nowhere');
  await mkdir(nowhere);
  return nowhere;
}

async function readEventFile(options: RehearseOptions): Promise<ValueMap | null> {
  if (options.eventFile === null) return null;
  const text = await readInput('--event-file', options.eventFile);
  const payload = readPayload(text);
  if (payload === null) throw new UsageProblem([`--event-file ${options.eventFile} is not a JSON object`]);
  return payload;
}

/** Those of the files, then those of the command line, which count more. */
async function readSecrets(options: RehearseOptions): Promise<StoredValues> {
  const entries: StoredEntry[] = [];
  for (const file of options.secretFiles) {
    const parsed = parsePairs(await readInput('--secret-file', file));
    if (parsed.kind === 'invalid')
      throw new UsageProblem([`--secret-file ${file} is not lines of NAME=VALUE or NAME<<DELIMITER`]);
    for (const [name, value] of parsed.pairs) {
      const reading = readStoredName(name);
      if (reading.kind === 'invalid') throw new UsageProblem([`--secret-file ${file}: ${reading.why}`]);
      entries.push({ ...reading.stored, value });
    }
  }
  return storeValues([...entries, ...options.secrets]);
}

async function readInput(flag: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageProblem([`${flag} ${path} cannot be read: ${messageOf(error)}`]);
  }
}

function workflowPath(given: string, top: string): string {
  const path = relative(top, resolve(given));
  if (path.startsWith('..') || isAbsolute(path))
    throw new UsageProblem([`${given} is not in the repository ${top}`]);
  return path;
}

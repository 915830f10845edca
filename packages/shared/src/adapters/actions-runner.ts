import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename } from 'node:path';
import process from 'node:process';

import { parseJson } from '../domain/json.ts';
import { plainLog } from '../domain/plain-log.ts';
import type { RunContext } from '../domain/run-context.ts';
import type { AnnotationPlace, Runner } from '../ports/runner.ts';

/** SIGINT, then SIGTERM after this long (actions/runner, ProcessInvoker). */
const interruptToTerminateMs = 7500;
/** SIGTERM, then the process tree is killed. */
const terminateToKillMs = 2500;

/** The file that `runs.post` names; it is the same program as `index.js`. */
const postEntry = 'post.js';

function readEvent(path: string | undefined): unknown {
  if (path === undefined || path === '') return null;
  try {
    const parsed = parseJson(readFileSync(path, 'utf8'));
    return parsed.ok ? parsed.value : null;
  } catch {
    return null;
  }
}

function readContext(env: NodeJS.ProcessEnv): RunContext {
  const serverUrl = env['GITHUB_SERVER_URL'] ?? 'https://github.com';
  return {
    repository: env['GITHUB_REPOSITORY'] ?? '',
    eventName: env['GITHUB_EVENT_NAME'] ?? '',
    sha: env['GITHUB_SHA'] ?? '',
    ref: env['GITHUB_REF'] ?? '',
    isRefProtected: env['GITHUB_REF_PROTECTED'] === 'true',
    actor: env['GITHUB_ACTOR'] ?? '',
    triggeringActor: env['GITHUB_TRIGGERING_ACTOR'] ?? '',
    runId: Number(env['GITHUB_RUN_ID'] ?? '0'),
    runAttempt: Number(env['GITHUB_RUN_ATTEMPT'] ?? '1'),
    job: env['GITHUB_JOB'] ?? '',
    workflowRef: env['GITHUB_WORKFLOW_REF'] ?? '',
    serverUrl,
    apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com',
    actionRepository: env['GITHUB_ACTION_REPOSITORY'] ?? '',
    actionRef: env['GITHUB_ACTION_REF'] ?? '',
    event: readEvent(env['GITHUB_EVENT_PATH']),
    debug: env['RUNNER_DEBUG'] === '1',
  };
}

/** Whether the runner gave a file that the toolkit writes to. Outside of a job there is none. */
const isGiven = (file: string | undefined): boolean => file !== undefined && file !== '';

/** Aborts on SIGINT and SIGTERM instead of ending the process, so that a move can be undone first. */
function listenForCancellation(): Pick<Runner, 'cancellation' | 'cancellationTimeLeftMs'> {
  const controller = new AbortController();
  let killedAtMs: number | null = null;
  const onSignal = (timeLeftMs: number) => () => {
    const atMs = performance.now() + timeLeftMs;
    killedAtMs = killedAtMs === null ? atMs : Math.min(killedAtMs, atMs);
    controller.abort(new Error('The run was cancelled.'));
  };
  process.on('SIGINT', onSignal(interruptToTerminateMs + terminateToKillMs));
  process.on('SIGTERM', onSignal(terminateToKillMs));
  return {
    cancellation: controller.signal,
    cancellationTimeLeftMs: () => (killedAtMs === null ? null : Math.max(0, killedAtMs - performance.now())),
  };
}

/**
 * The runner of the job that this process is a step of, as `@actions/core` speaks to it. Text for the log is made inert
 * first: the toolkit writes it as it is, and a test's name that begins with `::add-mask::` would be a command. Listens
 * for SIGINT and SIGTERM before anything is loaded.
 */
export async function actionsRunner(): Promise<Runner> {
  const { env } = process;
  const cancelling = listenForCancellation();
  // A chunk of its own: its HTTP client is a megabyte, and is compiled apart from what judges.
  const core = await import('@actions/core');
  const annotate =
    (level: 'notice' | 'warning' | 'error') =>
    (message: string, place: AnnotationPlace = {}) => {
      const { line, ...others } = place;
      core[level](message, { ...others, ...(line === undefined ? {} : { startLine: line }) });
    };
  const info = (text: string): void => core.info(plainLog(text));
  return {
    phase: basename(process.argv[1] ?? '') === postEntry ? 'post' : 'main',
    input: (name) => core.getInput(name, { trimWhitespace: false }),
    setOutput: (name, value) => {
      if (isGiven(env['GITHUB_OUTPUT'])) core.setOutput(name, value);
      // The command that the toolkit would print instead is one that runners no longer take.
      else info(`output ${name}: ${value}`);
    },
    mask: (value) => core.setSecret(value),
    state: (name) => core.getState(name),
    saveState: (name, value) => {
      if (isGiven(env['GITHUB_STATE'])) core.saveState(name, value);
    },
    info,
    debug: (text) => core.debug(text),
    notice: annotate('notice'),
    warning: annotate('warning'),
    error: annotate('error'),
    group: (title, body) => core.group(title, body),
    appendSummary: async (markdown) => {
      if (isGiven(env['GITHUB_STEP_SUMMARY'])) await core.summary.addRaw(markdown, true).write();
    },
    fail: () => {
      process.exitCode = core.ExitCode.Failure;
    },
    run: readContext(env),
    programArguments: process.argv.slice(2),
    givenInputs: Object.keys(env)
      .filter((name) => name.startsWith('INPUT_') && env[name] !== '')
      .map((name) => name.slice('INPUT_'.length)),
    tempFolder: env['RUNNER_TEMP'] ?? tmpdir(),
    workspace: env['GITHUB_WORKSPACE'] ?? process.cwd(),
    ...cancelling,
  };
}

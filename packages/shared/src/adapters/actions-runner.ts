import { randomUUID } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename } from 'node:path';
import process from 'node:process';

import { parseJson } from '../domain/json.ts';
import { fileCommand, plainLog, workflowCommand } from '../domain/workflow-command.ts';
import type { AnnotationPlace, RunContext, Runner } from '../ports/runner.ts';

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

const say = (line: string) => void process.stdout.write(`${line}\n`);

const annotate = (level: 'notice' | 'warning' | 'error') => (message: string, place?: AnnotationPlace) =>
  say(workflowCommand(level, message, { ...place }));

/** Adds an entry to a command file; outside of a runner there is none, and the log says what it would have been. */
function appendEntry(file: string | undefined, kind: string, name: string, value: string): void {
  if (file === undefined || file === '') say(plainLog(`${kind} ${name}: ${value}`));
  else appendFileSync(file, fileCommand(name, value, `interlock-${randomUUID()}`));
}

/**
 * The runner of the job that this process is a step of. Listens for SIGINT and SIGTERM from here on: they abort
 * `cancellation` instead of ending the process, so that a move can be undone first.
 */
export function actionsRunner(): Runner {
  const { env } = process;
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
    phase: basename(process.argv[1] ?? '') === postEntry ? 'post' : 'main',
    input: (name) => env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '',
    setOutput: (name, value) => appendEntry(env['GITHUB_OUTPUT'], 'output', name, value),
    mask: (value) => say(workflowCommand('add-mask', value)),
    state: (name) => env[`STATE_${name}`] ?? '',
    saveState: (name, value) => {
      if ((env['GITHUB_STATE'] ?? '') !== '') appendEntry(env['GITHUB_STATE'], 'state', name, value);
    },
    info: (text) => say(plainLog(text)),
    debug: (text) => say(workflowCommand('debug', text)),
    notice: annotate('notice'),
    warning: annotate('warning'),
    error: annotate('error'),
    group: async (title, body) => {
      say(workflowCommand('group', title));
      try {
        return await body();
      } finally {
        say(workflowCommand('endgroup', ''));
      }
    },
    appendSummary: (markdown) => {
      const file = env['GITHUB_STEP_SUMMARY'] ?? '';
      if (file !== '') appendFileSync(file, `${markdown}\n`);
      return Promise.resolve();
    },
    fail: () => {
      process.exitCode = 1;
    },
    run: readContext(env),
    programArguments: process.argv.slice(2),
    givenInputs: Object.keys(env)
      .filter((name) => name.startsWith('INPUT_') && env[name] !== '')
      .map((name) => name.slice('INPUT_'.length)),
    tempFolder: env['RUNNER_TEMP'] ?? tmpdir(),
    workspace: env['GITHUB_WORKSPACE'] ?? process.cwd(),
    cancellation: controller.signal,
    cancellationTimeLeftMs: () => (killedAtMs === null ? null : Math.max(0, killedAtMs - performance.now())),
  };
}

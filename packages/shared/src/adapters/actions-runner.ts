import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import process from 'node:process';

import * as core from '@actions/core';

import { parseJson } from '../domain/json.ts';
import type { AnnotationPlace, RunContext, Runner } from '../ports/runner.ts';

/** SIGINT, then SIGTERM after this long (actions/runner, ProcessInvoker). */
const interruptToTerminateMs = 7500;
/** SIGTERM, then the process tree is killed. */
const terminateToKillMs = 2500;

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

function propertiesOf(place: AnnotationPlace | undefined): core.AnnotationProperties {
  if (place === undefined) return {};
  return {
    ...(place.title === undefined ? {} : { title: place.title }),
    ...(place.file === undefined ? {} : { file: place.file }),
    ...(place.line === undefined ? {} : { startLine: place.line }),
    ...(place.endLine === undefined ? {} : { endLine: place.endLine }),
  };
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
    // The runner trims with the whole of Unicode, which would repair a ref that starts with a byte order mark.
    input: (name) => core.getInput(name, { trimWhitespace: false }),
    setOutput: (name, value) => core.setOutput(name, value),
    mask: (value) => core.setSecret(value),
    state: (name) => core.getState(name),
    saveState: (name, value) => core.saveState(name, value),
    info: (text) => core.info(text),
    debug: (text) => core.debug(text),
    notice: (text, place) => core.notice(text, propertiesOf(place)),
    warning: (text, place) => core.warning(text, propertiesOf(place)),
    error: (text, place) => core.error(text, propertiesOf(place)),
    group: (title, body) => core.group(title, body),
    appendSummary: async (markdown) => {
      if ((env['GITHUB_STEP_SUMMARY'] ?? '') === '') core.debug('no step summary here');
      else await core.summary.addRaw(markdown, true).write();
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
    cancellation: controller.signal,
    cancellationTimeLeftMs: () => (killedAtMs === null ? null : Math.max(0, killedAtMs - performance.now())),
  };
}

import { joinPath } from '../../domain/path.ts';
import { messageOf } from '@interlock/shared/domain/errors';
import { StepFailure } from '../../domain/problem.ts';
import type { ExitStatus } from '../../ports/processes.ts';
import { isValueMap, toText } from '../../domain/value.ts';
import { makeCommandFiles, obeyCommandFiles, type CommandFiles } from './command-files.ts';
import { untilEnded } from './process-end.ts';
import { createOutputReader } from './step-output.ts';
import type { RunningStep } from './job-state.ts';

export interface CommandEnd {
  readonly status: ExitStatus;
  /** Whether a command in the output or in a file was malformed. */
  readonly commandsFailed: boolean;
}

/** The parts of the `github` context that steps see as `GITHUB_…`. */
const githubVariables = [
  'action',
  'action_path',
  'action_ref',
  'action_repository',
  'actor',
  'actor_id',
  'api_url',
  'base_ref',
  'event_name',
  'event_path',
  'graphql_url',
  'head_ref',
  'job',
  'ref',
  'ref_name',
  'ref_protected',
  'ref_type',
  'repository',
  'repository_id',
  'repository_owner',
  'repository_owner_id',
  'retention_days',
  'run_attempt',
  'run_id',
  'run_number',
  'server_url',
  'sha',
  'triggering_actor',
  'workflow',
  'workflow_ref',
  'workflow_sha',
  'workspace',
];

/** Runs a command as a step does: its environment, its command files, its output read for commands. */
export async function runCommand(
  step: RunningStep,
  command: readonly [string, ...string[]],
  folder: string,
  variables: ReadonlyMap<string, string>,
): Promise<CommandEnd> {
  const { job } = step;
  const files = await makeCommandFiles(step);
  const reader = createOutputReader(step);
  const environment = stepEnvironment(step, files, variables);
  let status: ExitStatus;
  try {
    const running = job.ports.processes.start({
      command,
      folder,
      environment,
      onLine: (line) => {
        reader.line(line);
      },
    });
    status = await untilEnded(running, job.ports.clock, step.signal, job.force);
  } catch (error) {
    throw new StepFailure(messageOf(error));
  }
  const filesObeyed = await obeyCommandFiles(step, files);
  return { status, commandsFailed: reader.failed() || !filesObeyed };
}

function identityVariables({ identity }: RunningStep['job']): Readonly<Record<string, string>> {
  if (identity === null) return {};
  return { ACTIONS_ID_TOKEN_REQUEST_URL: identity.url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: identity.token };
}

/** The environment of a step: what the machine gives, the `env` context, then the runner's own variables. */
function stepEnvironment(
  step: RunningStep,
  files: CommandFiles,
  variables: ReadonlyMap<string, string>,
): Record<string, string> {
  const { job } = step;
  const environment: Record<string, string> = { ...job.ports.host.environment };
  for (const [name, value] of step.env) environment[name] = value;
  for (const [name, value] of variables) environment[name] = value;
  const paths = [...job.paths].reverse();
  environment['PATH'] = [...paths, environment['PATH'] ?? ''].filter((path) => path !== '').join(':');
  const github = step.expressionScope.contexts['github'];
  if (isValueMap(github)) {
    for (const name of githubVariables) {
      const value = github[name];
      if (value !== null && value !== undefined) environment[`GITHUB_${name.toUpperCase()}`] = toText(value);
    }
  }
  return Object.assign(environment, identityVariables(job), {
    CI: step.env.get('CI') ?? 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ENV: files.env,
    GITHUB_OUTPUT: files.output,
    GITHUB_PATH: files.path,
    GITHUB_STATE: files.state,
    GITHUB_STEP_SUMMARY: files.summary,
    HOME: step.env.get('HOME') ?? job.folders.home,
    RUNNER_ARCH: job.ports.host.arch,
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'rehearsal',
    RUNNER_OS: job.ports.host.os,
    RUNNER_TEMP: job.folders.temp,
    RUNNER_TOOL_CACHE: job.folders.toolCache,
    RUNNER_TRACKING_ID: step.env.get('RUNNER_TRACKING_ID') ?? job.trackingId,
    RUNNER_WORKSPACE: joinPath(job.folders.workspace, '..'),
  });
}

/** Runs workflows with act, without containers and without a network, and reads what it says. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { start, type Program } from '../../../scripts/demo/programs.mjs';

export interface ActOptions {
  /** Path of the program. */
  readonly act: string;
  /** The repository that the workflow runs for; act copies this folder where a workflow checks out. */
  readonly repository: string;
  /** The workflow as act can read it; may lie outside of the repository. */
  readonly workflow: string;
  /** A folder for act alone: its home, its copies, the payload. */
  readonly folder: string;
  readonly event: Readonly<Record<string, unknown>>;
  /** Folders in place of repositories, by `OWNER/REPO@REF`. */
  readonly repositories: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** What a runner would set and act does not, or sets otherwise. */
  readonly runner: Readonly<Record<string, string>>;
  /** The environment that act starts from, and that its steps see whole. */
  readonly environment: NodeJS.ProcessEnv;
  readonly onLine?: (line: ActLine) => void;
}

/** Starts a `workflow_dispatch`. Whoever starts it waits for `ended`. */
export function startAct(options: ActOptions): Program {
  const { act, repository, workflow, folder, event, environment, onLine } = options;
  const home = join(folder, 'home');
  const cache = join(folder, 'cache');
  for (const path of [home, cache]) mkdirSync(path, { recursive: true });
  const eventFile = join(folder, 'event.json');
  writeFileSync(eventFile, JSON.stringify(event));
  const pairs = (flag: string, values: Readonly<Record<string, string>>) =>
    Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);
  return start(
    act,
    [
      'workflow_dispatch',
      ...['--workflows', workflow, '--eventpath', eventFile, '--actor', 'mona', '--json'],
      ...['--platform', 'ubuntu-latest=-self-hosted', '--action-cache-path', cache],
      ...['--action-offline-mode', '--no-cache-server'],
      ...pairs('--local-repository', options.repositories),
      ...pairs('--var', options.variables),
      ...pairs('--secret', options.secrets),
      ...pairs('--env', options.runner),
    ],
    {
      cwd: repository,
      env: { ...environment, HOME: home, XDG_CACHE_HOME: cache },
      onLine: (text) => {
        const line = readLine(text);
        if (line !== null) onLine?.(line);
      },
    },
  );
}

/** One line of what act writes with `--json`, as far as it is read here. */
export interface ActLine {
  readonly job: string;
  readonly step: string;
  readonly stage: string;
  readonly ids: readonly string[];
  readonly command: string;
  readonly name: string;
  readonly arg: string;
  readonly stepResult: string;
  readonly jobResult: string;
  readonly text: string;
}

export interface RanStep {
  readonly name: string;
  readonly id: string;
  /** Before `continue-on-error`. */
  readonly outcome: string;
  readonly outputs: Readonly<Record<string, string>>;
}

export interface RanJob {
  /** As GitHub shows it: `caller / called`. */
  readonly name: string;
  readonly result: string;
  /** Those that ran, without pre and post. */
  readonly steps: readonly RanStep[];
}

/**
 * The jobs that ran, in the order in which they ended.
 *
 * @throws {Error} when act named no job at all
 */
export function readJobs(stdout: string, stderr: string): RanJob[] {
  const lines = stdout.split('\n').flatMap((text) => readLine(text) ?? []);
  const jobs = lines
    .filter(({ jobResult }) => jobResult !== '')
    .map(({ job, jobResult }) => {
      const own = lines.filter((line) => line.job === job && line.stage === 'Main' && line.ids.length === 1);
      const steps = own
        .filter(({ stepResult }) => stepResult !== '')
        .map(({ step, ids, stepResult }) => ({
          name: step,
          id: ids[0] ?? '',
          outcome: stepResult,
          outputs: Object.fromEntries(
            own
              .filter((line) => line.command === 'set-output' && line.ids[0] === ids[0])
              .map(({ name, arg }) => [name, arg]),
          ),
        }));
      return { name: shownName(job), result: jobResult, steps };
    });
  if (jobs.length === 0) throw new Error(`act ran no job:\n${stdout.slice(-2_000)}\n${stderr.slice(-2_000)}`);
  return jobs;
}

/** `Workflow/job` of act's own, `caller/Called workflow/job` of a called one. */
function shownName(job: string): string {
  const parts = job.split('/');
  return parts.length === 2 ? (parts[1] ?? '') : `${parts[0] ?? ''} / ${parts.at(-1) ?? ''}`;
}

function readLine(text: string): ActLine | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as Readonly<Record<string, unknown>>;
  const said = (name: string) => (typeof fields[name] === 'string' ? fields[name].trim() : '');
  const ids = Array.isArray(fields['stepID']) ? fields['stepID'].map(String) : [];
  return {
    job: said('job'),
    step: said('step'),
    stage: said('stage'),
    ids,
    command: said('command'),
    name: said('name'),
    arg: typeof fields['arg'] === 'string' ? fields['arg'] : '',
    stepResult: said('stepResult'),
    jobResult: said('jobResult'),
    text: said('msg'),
  };
}

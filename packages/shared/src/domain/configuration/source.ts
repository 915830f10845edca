import { ExternalError, UserError } from '../errors.ts';
import { isRecord } from '../json.ts';
import { commitShape } from '../subject.ts';
import type { GitHub } from '../../ports/github.ts';
import type { RunContext } from '../run-context.ts';
import {
  defaultConfiguration,
  defaultConfigurationPath,
  readConfiguration,
  type Configuration,
} from './configuration.ts';

/** Where the configuration was read. */
export type ConfigurationSource =
  | { readonly kind: 'file'; readonly path: string; readonly ref: string; readonly commit: string }
  | {
      readonly kind: 'defaults';
      readonly path: string;
      readonly ref: string;
      readonly commit: string | null;
      readonly why: string;
    };

export interface LoadedConfiguration {
  readonly configuration: Configuration;
  readonly source: ConfigurationSource;
  /** The branch that the change is for, where that is another than the configuration was read from. */
  readonly target?: {
    readonly name: string;
    readonly commit: string | null;
    /** Why nothing is known of it, and what to do about that, where it is not GitHub that did not say. */
    readonly missing?: { readonly why: string; readonly fix: string };
  };
}

/** The branch that a pull request would be merged into; `null` when the event is none. */
export function pullRequestOf(event: unknown): {
  readonly number: number;
  readonly baseRef: string;
  readonly headSha: string;
} | null {
  if (!isRecord(event) || !isRecord(event['pull_request'])) return null;
  const { number, base, head } = event['pull_request'];
  if (typeof number !== 'number' || !isRecord(base) || !isRecord(head)) return null;
  const { ref } = base;
  const { sha } = head;
  if (typeof ref !== 'string' || ref === '' || typeof sha !== 'string' || !commitShape.test(sha)) return null;
  return { number, baseRef: ref, headSha: sha };
}

/**
 * Reads the configuration that a change is judged by from where it cannot alter it: the base branch of a pull request,
 * else the default branch, at a commit that is recorded.
 *
 * @throws {UserError} with every problem of the file; or when a file was named that does not exist there
 * @throws {ExternalError} when GitHub cannot be asked
 */
export async function loadJudgingConfiguration(
  path: string | null,
  run: RunContext,
  github: GitHub,
): Promise<LoadedConfiguration> {
  const pullRequest = pullRequestOf(run.event);
  if (pullRequest === null && run.eventName.startsWith('pull_request'))
    throw new ExternalError({
      service: 'GitHub',
      code: 'event-unreadable',
      message: `The event ${run.eventName} does not say which pull request it is about.`,
      fix: 'Run the job again; no step before this one may write to the file at GITHUB_EVENT_PATH.',
      retryable: true,
    });
  return loadFrom(path, pullRequest?.baseRef ?? (await github.defaultBranch()), github);
}

/**
 * Reads the configuration that moves go by, which is the default branch's whatever the event: whoever opens a pull
 * request chooses its base. Throws as `loadJudgingConfiguration` does.
 */
export async function loadConfiguration(path: string | null, github: GitHub): Promise<LoadedConfiguration> {
  return loadFrom(path, await github.defaultBranch(), github);
}

async function loadFrom(path: string | null, ref: string, github: GitHub): Promise<LoadedConfiguration> {
  const wanted = path ?? defaultConfigurationPath;
  // As a branch: a tag may have the same name, and whoever may push tags may not change the policy.
  const commit = await github.commitOf(`heads/${ref}`);
  if (commit === null)
    throw new ExternalError({
      service: 'GitHub',
      code: 'configuration-ref-missing',
      message: `The branch ${ref}, from which ${wanted} is read, has no commit.`,
      fix: 'Check that the branch exists and that the token may read it (`contents: read`).',
      retryable: false,
    });
  const file = await github.readFile(wanted, commit);
  if (file === null) {
    if (wanted !== defaultConfigurationPath)
      throw new UserError([
        {
          code: 'configuration-missing',
          message: `Input "config": there is no ${wanted} on ${ref} (${commit.slice(0, 8)}).`,
          fix: `The configuration is read from ${ref}, not from the branch under judgment: merge it there first, or correct the path.`,
          where: 'config',
        },
      ]);
    return {
      configuration: defaultConfiguration,
      source: { kind: 'defaults', path: wanted, ref, commit, why: `there is no ${wanted} on ${ref}` },
    };
  }
  const read = readConfiguration(file.text, wanted);
  if (!read.ok) throw new UserError(read.problems);
  return { configuration: read.value, source: { kind: 'file', path: wanted, ref, commit } };
}

/** `interlock.yml of main at 1a2b3c4d`, for the log and the summary. */
export function describeSource(source: ConfigurationSource): string {
  if (source.kind === 'file') return `${source.path} of ${source.ref} at ${source.commit.slice(0, 8)}`;
  return `the defaults, because ${source.why}`;
}

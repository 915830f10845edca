import {
  defaultConfiguration,
  defaultConfigurationPath,
  readConfiguration,
} from '../domain/configuration/configuration.ts';
import { pullRequestOf, type LoadedConfiguration } from '../domain/configuration/source.ts';
import { ExternalError, UserError } from '../domain/errors.ts';
import type { RunContext } from '../domain/run-context.ts';
import type { GitHub } from '../ports/github.ts';

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

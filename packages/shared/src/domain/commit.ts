import type { RunContext } from './run-context.ts';
import { pullRequestOf } from './configuration/source.ts';

/**
 * The commit that a run judges: the head of a pull request, with the merge commit that was tested beside it; for every
 * other event the commit of the run. Under `pull_request_target` the commit of the run is the base and merges nothing.
 */
export function commitOfRun(run: RunContext): {
  readonly commit: string;
  readonly mergeCommit: string | null;
} {
  const pullRequest = pullRequestOf(run.event);
  if (pullRequest === null) return { commit: run.sha, mergeCommit: null };
  return {
    commit: pullRequest.headSha,
    mergeCommit: run.eventName === 'pull_request_target' ? null : run.sha,
  };
}

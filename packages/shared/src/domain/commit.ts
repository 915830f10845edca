import type { RunContext } from '../ports/runner.ts';
import { pullRequestOf } from './configuration/source.ts';

/**
 * The commit that a run judges: the head of a pull request, with the merge commit that was tested beside it; for every
 * other event the commit of the run.
 */
export function commitOfRun(run: RunContext): {
  readonly commit: string;
  readonly mergeCommit: string | null;
} {
  const pullRequest = pullRequestOf(run.event);
  return pullRequest === null
    ? { commit: run.sha, mergeCommit: null }
    : { commit: pullRequest.headSha, mergeCommit: run.sha };
}

import type { GitHub } from '../ports/github.ts';
import type { RunContext } from '../domain/run-context.ts';
import { artifactCalls } from './github/artifacts.ts';
import { branchCalls } from './github/branches.ts';
import { callsOf } from './github/calls.ts';
import { checkCalls } from './github/checks.ts';
import { commentCalls } from './github/comments.ts';
import { deploymentCalls } from './github/deployments.ts';
import { repositoryCalls } from './github/repository.ts';
import { runCalls } from './github/runs.ts';

const defaultRetries = 3;
/** GitHub itself gives up on a request after 10 seconds; what is silent for longer has gone. */
const requestDeadlineMs = 30_000;

/**
 * GitHub's REST API through Octokit, with retries, waits for rate limits, and answers kept by ETag.
 *
 * @param token - whose powers it has
 * @param run - names the repository and the address of the API
 * @param retries - how often a call that may succeed later is made again, 1, 4, 9 … seconds apart
 * @param deadlineMs - how long one answer may take, to its end
 */
export function octokitGitHub(
  token: string,
  run: RunContext,
  retries = defaultRetries,
  deadlineMs = requestDeadlineMs,
): GitHub {
  const calls = callsOf(token, run, retries, deadlineMs);
  return {
    ...repositoryCalls(calls),
    ...branchCalls(calls),
    ...artifactCalls(calls),
    ...runCalls(calls),
    ...commentCalls(calls),
    ...deploymentCalls(calls),
    ...checkCalls(calls),
  };
}

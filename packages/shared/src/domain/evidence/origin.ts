import type { Digests } from '../../ports/digests.ts';
import type { RunContext } from '../run-context.ts';
import type { Origin } from './statement.ts';

/** The digest that stands for a repository in evidence: names are the same in any case on GitHub. */
export function repositoryDigest(repository: string, digests: Digests): string {
  return digests.sha256(repository.toLowerCase());
}

/**
 * Where and when a statement is made.
 *
 * @param run - the run that makes it
 * @param digests - the digest port
 * @param startedMs - epoch milliseconds when the action began
 * @param finishedMs - epoch milliseconds of its verdict
 */
export function originOf(run: RunContext, digests: Digests, startedMs: number, finishedMs: number): Origin {
  return {
    repositoryDigest: repositoryDigest(run.repository, digests),
    runId: run.runId,
    runAttempt: run.runAttempt,
    // A path of the caller's checkout has no ref of its own.
    library: run.actionRef === '' ? 'local' : run.actionRef,
    startedAt: new Date(startedMs).toISOString(),
    finishedAt: new Date(finishedMs).toISOString(),
  };
}

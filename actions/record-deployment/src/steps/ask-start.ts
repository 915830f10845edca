import { ExternalError } from '@interlock/shared/domain/errors';
import type { GitHub } from '@interlock/shared/ports/github';
import type { RunContext } from '@interlock/shared/domain/run-context';

import { judgeMoveStart, rejectionOf } from '../domain/move-start.ts';

/** What is known of a move that left no result. */
export interface Start {
  readonly result: 'cancelled' | 'rejected' | 'unknown';
  readonly why: string;
  /** What would let it be known; `null` where nothing would. */
  readonly fix: string | null;
}

/** 3 000 jobs; a run has at most 256 of a matrix. */
const pageCap = 30;

/**
 * Asks GitHub whether the job of a move that left no result ever began, and whether a reviewer kept it from that.
 * Whatever GitHub does not answer leaves it unknown.
 */
export async function askStart(
  asked: { readonly job: string; readonly environment: string },
  run: RunContext,
  github: GitHub,
): Promise<Start> {
  try {
    const listed = await github.listRunJobs(run.runId, run.runAttempt, pageCap);
    const start = judgeMoveStart(listed, asked.job, run.runAttempt);
    if (start.kind === 'unknown') return { result: 'unknown', why: start.why, fix: null };
    const rejection = rejectionOf(await github.runApprovals(run.runId), asked.environment);
    if (rejection === null) return { result: 'cancelled', why: start.why, fix: null };
    const reviewer = rejection.reviewer ?? 'a reviewer';
    return { result: 'rejected', why: `${reviewer} rejected ${asked.environment}; ${start.why}`, fix: null };
  } catch (thrown) {
    if (!(thrown instanceof ExternalError)) throw thrown;
    return {
      result: 'unknown',
      why: `GitHub was asked whether ${asked.job} began: ${thrown.message}`,
      fix:
        thrown.code === 'github-forbidden' || thrown.code === 'github-not-found'
          ? 'Grant `actions: read` to this job.'
          : thrown.fix,
    };
  }
}

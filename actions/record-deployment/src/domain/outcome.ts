import type { DeploymentState } from '@interlock/shared/domain/github-records';
import type { MoveResult } from '@interlock/shared/domain/move-result';

/** What became of an attempt: the result of its move, or why there was none. */
export type RecordedResult = MoveResult | 'cancelled' | 'rejected';

/** How the job that moves came out, as `needs.<job>.result` says. */
export const jobResults = ['success', 'failure', 'cancelled', 'skipped'] as const;
export type JobResult = (typeof jobResults)[number];

/**
 * What happened to the environment. A job that was skipped moved nothing; one that ran and left no result may have
 * moved anything, and is `unknown` until GitHub says that it never began.
 */
export function resultOf(reported: MoveResult | null, job: JobResult): MoveResult {
  if (reported !== null) return reported;
  return job === 'skipped' ? 'unchanged' : 'unknown';
}

interface Outcome {
  readonly state: DeploymentState;
  readonly icon: string;
  readonly says: string;
  readonly fix: string | null;
}

const recover =
  'Run blue-green-switch with `operation: status` to see what serves, and `operation: recover` to end in one color.';

/** What each result means to GitHub and to a person. */
export const outcomes: Readonly<Record<RecordedResult, Outcome>> = {
  switched: { state: 'success', icon: '✅', says: 'promoted', fix: null },
  'rolled-back': {
    state: 'failure',
    icon: '❌',
    says: 'rolled back: the old version serves',
    fix: 'See the summary of the switch for what failed.',
  },
  'rollback-failed': {
    state: 'error',
    icon: '❌',
    says: 'not promoted, and the way back failed',
    fix: `${recover} The summary of the switch has the command that works from a laptop.`,
  },
  unchanged: {
    state: 'failure',
    icon: '❌',
    says: 'not promoted: nothing was changed',
    fix: 'See the job that failed before the switch.',
  },
  superseded: {
    state: 'inactive',
    icon: '❌',
    says: 'not promoted: another promotion was first',
    fix: 'Look at the run that moved the environment; run this one again when it still should be promoted.',
  },
  refused: {
    state: 'failure',
    icon: '❌',
    says: 'not promoted: refused before anything was changed',
    fix: 'See the reasons in the summary of prepare or switch.',
  },
  cancelled: {
    state: 'inactive',
    icon: '❌',
    says: 'not promoted: the move never began, nothing was changed',
    fix: 'Run the promotion again when it is wanted after all; the run says who cancelled it, or what it waited for.',
  },
  rejected: {
    state: 'failure',
    icon: '❌',
    says: 'not promoted: a reviewer rejected it, nothing was changed',
    fix: 'Ask the reviewer; the comment stands in the run. A new run can be reviewed again.',
  },
  unknown: { state: 'error', icon: '❔', says: 'unknown: the move did not say how it ended', fix: recover },
};

import type { MoveResult } from '@interlock/shared/domain/move-result';
import type { Section } from '@interlock/shared/domain/report/gate-summary';
import type { Subject } from '@interlock/shared/domain/subject';
import type { Reason } from '@interlock/shared/domain/verdict';

/** What came of an operation. */
export interface Outcome {
  readonly result: MoveResult;
  readonly succeeded: boolean;
  readonly from: string | null;
  readonly to: string | null;
  /** As it was read back; `null` when that was not possible. */
  readonly serving: string | null;
  readonly idle: string | null;
  readonly reasons: readonly Reason[];
  readonly requests: number | null;
  readonly failedRequests: number | null;
  readonly movedInMs: number | null;
  readonly rollbackCommand: string | null;
  readonly subject: Subject | null;
  /** Payload digests of the evidence that was accepted. */
  readonly acceptedDigests: readonly string[];
  readonly sections: readonly Section[];
}

/** An outcome in which nothing happened, to be changed. */
export const nothing: Outcome = {
  result: 'unchanged',
  succeeded: true,
  from: null,
  to: null,
  serving: null,
  idle: null,
  reasons: [],
  requests: null,
  failedRequests: null,
  movedInMs: null,
  rollbackCommand: null,
  subject: null,
  acceptedDigests: [],
  sections: [],
};

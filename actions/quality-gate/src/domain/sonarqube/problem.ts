import type { FindingCode } from '../codes.ts';

/** Why nothing is known of a project, or not enough. */
export interface SonarProblem {
  readonly code: FindingCode;
  /** What was seen, in one sentence; may hold text of the server. */
  readonly seen: string;
}

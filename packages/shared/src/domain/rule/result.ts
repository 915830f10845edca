import type { Reason } from '../verdict.ts';
import type { Dimension, Operator } from './rule.ts';

/** How one member of an `each`, or the whole, came out. `warn` is a failure that `else warn` covers. */
export type RuleOutcome = 'pass' | 'warn' | 'fail' | 'inconclusive' | 'not-applicable';

export interface MemberResult {
  /** The member's id; `null` for a rule without `each`. */
  readonly member: string | null;
  readonly outcome: RuleOutcome;
  /** In the metric's canonical unit; `null` when nothing was seen. */
  readonly value: number | null;
  /** The limit in that unit, the baseline resolved; `null` when there was none to be had. */
  readonly bound: number | null;
  /** For the reader, e.g. `71.4 %`; `null` when nothing was seen. */
  readonly seen: string | null;
  /** For the reader, e.g. `>= 80 %`, the baseline resolved. */
  readonly limit: string;
  readonly where: string | null;
  /** Absent on `pass` only. */
  readonly reason: Reason | null;
}

export interface RuleResult {
  /** As the user wrote it, without its note. */
  readonly rule: string;
  readonly note: string | null;
  readonly metric: string;
  /** What is behind `of`. */
  readonly name: string | null;
  /** What it is about, as the user wrote it: metric, name and scope. */
  readonly subject: string;
  /** `null` of a metric that is not known. */
  readonly dimension: Dimension | null;
  readonly operator: Operator;
  readonly outcome: RuleOutcome;
  /** One for a plain rule; one each for `each`. Never empty. */
  readonly members: readonly MemberResult[];
}

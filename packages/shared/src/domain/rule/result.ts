import type { Reason } from '../verdict.ts';

/** How one member of an `each`, or the whole, came out. `warn` is a failure that `else warn` covers. */
export type RuleOutcome = 'pass' | 'warn' | 'fail' | 'inconclusive' | 'not-applicable';

export interface MemberResult {
  /** The member's id; `null` for a rule without `each`. */
  readonly member: string | null;
  readonly outcome: RuleOutcome;
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
  readonly outcome: RuleOutcome;
  /** One for a plain rule; one each for `each`. Never empty. */
  readonly members: readonly MemberResult[];
}

import type { MemberResult, RuleOutcome, RuleResult } from '@interlock/shared/domain/rule/result';
import type { Reason } from '@interlock/shared/domain/verdict';

export const reason = (changes: Partial<Reason> = {}): Reason => ({
  code: 'rule-violated',
  rule: 'coverage.changed-lines >= 90%',
  seen: '71.4 %',
  limit: '≥ 90 %',
  where: 'coverage/lcov.info',
  fix: 'Cover src/pay.ts.',
  ...changes,
});

export const member = (outcome: RuleOutcome, changes: Partial<MemberResult> = {}): MemberResult => ({
  member: null,
  outcome,
  seen: outcome === 'inconclusive' ? null : '82.4 %',
  limit: '≥ 80 %',
  where: null,
  reason: outcome === 'pass' ? null : reason(),
  ...changes,
});

export const result = (
  rule: string,
  outcome: RuleOutcome,
  members: readonly MemberResult[] = [member(outcome)],
): RuleResult => ({ rule, note: null, outcome, members });

export const failing = (): RuleResult =>
  result('coverage.changed-lines >= 90%', 'fail', [
    member('fail', { seen: '71.4 %', limit: '≥ 90 %', where: 'coverage/lcov.info' }),
  ]);

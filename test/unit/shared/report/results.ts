import { writtenSubject } from '@interlock/shared/domain/rule/parser';
import type { MemberResult, RuleOutcome, RuleResult } from '@interlock/shared/domain/rule/result';
import type { Reason } from '@interlock/shared/domain/verdict';

const operators = ['>=', '<=', '==', '<', '>'] as const;

export const reason = (changes: Partial<Reason> = {}): Reason => ({
  code: 'rule-violated',
  rule: 'coverage.changed-lines >= 90%',
  seen: '71.4 %',
  limit: '≥ 90 %',
  where: 'coverage/lcov.info',
  fix: 'Cover src/pay.ts.',
  ...changes,
});

/** The number of `71.4 %`, `1,200 ms` or `≥ 80 %`: these results are written by what a person reads. */
const numberIn = (shown: string | null): number | null => {
  const [, digits, unit = ''] =
    /^(?:[<>=≤≥]\s*)?(\d[\d,]*(?:\.\d+)?)\s?(%|[a-zµA-Z]*)(?: \(.*\))?$/u.exec(shown ?? '') ?? [];
  const sizes: Readonly<Record<string, number>> = {
    ...{ '': 1, '%': 0.01, B: 1, kB: 1e3, KiB: 1024, MiB: 1024 ** 2 },
    ...{ ns: 1e-6, µs: 1e-3, ms: 1, s: 1e3 },
  };
  const size = sizes[unit];
  return digits === undefined || size === undefined ? null : Number(digits.replaceAll(',', '')) * size;
};

export const member = (outcome: RuleOutcome, changes: Partial<MemberResult> = {}): MemberResult => {
  const seen = changes.seen === undefined ? (outcome === 'inconclusive' ? null : '82.4 %') : changes.seen;
  const limit = changes.limit ?? '≥ 80 %';
  return {
    member: null,
    outcome,
    value: numberIn(seen),
    bound: numberIn(limit),
    where: null,
    reason: outcome === 'pass' ? null : reason(),
    ...changes,
    seen,
    limit,
  };
};

export const result = (
  rule: string,
  outcome: RuleOutcome,
  members: readonly MemberResult[] = [member(outcome)],
): RuleResult => ({
  rule,
  note: null,
  metric: rule.split(' ')[0] ?? '',
  name: null,
  subject: writtenSubject(rule),
  dimension: members.some(({ seen }) => seen?.endsWith('%') === true) ? 'ratio' : 'count',
  operator: operators.find((operator) => rule.includes(operator)) ?? '>=',
  outcome,
  members,
});

export const failing = (): RuleResult =>
  result('coverage.changed-lines >= 90%', 'fail', [
    member('fail', { seen: '71.4 %', limit: '≥ 90 %', where: 'coverage/lcov.info' }),
  ]);

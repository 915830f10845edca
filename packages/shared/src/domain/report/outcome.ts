import type { RuleOutcome, RuleResult } from '../rule/result.ts';
import type { Verdict } from '../verdict.ts';
import { worstVerdict } from '../verdict.ts';

const words: Readonly<Record<RuleOutcome, string>> = {
  pass: '✅ pass',
  warn: '⚠️ warn',
  fail: '❌ fail',
  inconclusive: '❔ inconclusive',
  'not-applicable': '➖ not applicable',
};

/** Icon and word of an outcome; the icon never stands alone. */
export function outcomeWord(outcome: RuleOutcome): string {
  return words[outcome];
}

/** Whether a gate with this outcome may not pass. */
export function blocks(outcome: RuleOutcome): boolean {
  return outcome === 'fail' || outcome === 'inconclusive';
}

const verdictOf: Readonly<Record<RuleOutcome, Verdict>> = {
  pass: 'pass',
  warn: 'pass',
  fail: 'fail',
  inconclusive: 'inconclusive',
  'not-applicable': 'pass',
};

/**
 * The verdict to show: never better than any rule or member, whatever was handed in. A pass for which nothing was
 * looked at (no rules, a rule without members) is `inconclusive`; `passedBy` says what a pass without rules rests
 * upon.
 */
export function shownVerdict(answer: {
  readonly verdict: Verdict;
  readonly results: readonly RuleResult[];
  readonly passedBy?: string;
}): Verdict {
  const judged = answer.results.map(({ outcome, members }) =>
    members.length === 0
      ? worstVerdict(['inconclusive', verdictOf[outcome]])
      : worstVerdict([outcome, ...members.map((member) => member.outcome)].map((each) => verdictOf[each])),
  );
  const rests = answer.results.length > 0 || (answer.passedBy ?? '').trim() !== '';
  return worstVerdict([answer.verdict, ...judged, ...(rests ? [] : (['inconclusive'] as const))]);
}

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

/** The verdict to show: never better than any rule, nor any member of a rule, whatever was handed in. */
export function shownVerdict(verdict: Verdict, results: readonly RuleResult[]): Verdict {
  const outcomes = results.flatMap((result) => [
    result.outcome,
    // `else warn` makes a rule better than its members, and only from fail.
    ...result.members.map((member) => member.outcome).filter((outcome) => outcome === 'inconclusive'),
  ]);
  return worstVerdict([verdict, ...outcomes.map((outcome) => verdictOf[outcome])]);
}

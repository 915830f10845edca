import type { Reason, Verdict } from '../verdict.ts';
import { locateRule } from './parser.ts';
import type { RuleOutcome, RuleResult } from './result.ts';

const badness: Readonly<Record<RuleOutcome, number>> = {
  'not-applicable': 0,
  pass: 1,
  warn: 2,
  inconclusive: 3,
  fail: 4,
};

/** The worst of several outcomes; of none, `inconclusive`: nothing was judged. */
export function worstOutcome(outcomes: readonly RuleOutcome[]): RuleOutcome {
  if (outcomes.length === 0) return 'inconclusive';
  return outcomes.reduce((worst, next) => (badness[next] > badness[worst] ? next : worst));
}

/**
 * What the results of a gate's rules come to. One that is not applicable, or only warns, does not fail the gate; no
 * rule at all is `inconclusive`, because nothing was judged.
 */
export function verdictOfRules(results: readonly RuleResult[]): Verdict {
  if (results.length === 0) return 'inconclusive';
  if (results.some(({ outcome }) => outcome === 'fail')) return 'fail';
  return results.some(({ outcome }) => outcome === 'inconclusive') ? 'inconclusive' : 'pass';
}

/** Why the verdict is what it is: failures first, then what could not be judged, then warnings. */
export function reasonsOfRules(results: readonly RuleResult[]): readonly Reason[] {
  return results
    .flatMap(({ members }) => members)
    .filter(({ outcome }) => outcome !== 'not-applicable')
    .sort((a, b) => badness[b.outcome] - badness[a.outcome])
    .flatMap(({ reason }) => (reason === null ? [] : [reason]));
}

const opposites: readonly (readonly [string, string])[] = [
  ['≥', '<'],
  ['≤', '>'],
  ['=', '≠'],
  ['<', '≥'],
  ['>', '≤'],
];

/** What a rule is about, in the user's words: all before its operator, with the member for an `each`. */
function subjectOf(text: string, member: string | null): string {
  const located = locateRule(text);
  if (!located.ok) return text;
  const { columns, rule } = located.value;
  if (rule.scope?.kind !== 'each') return text.slice(0, columns.operator - 1).trimEnd();
  return text.slice(0, columns.scope - 1) + (member ?? `each ${rule.scope.member}`);
}

/** The worst of a result in a few words, for the line that people read first: `coverage.lines 71.4 % < 90 %`. */
export function sayWorst(result: RuleResult): string {
  const worst = result.members.find(({ outcome }) => outcome === result.outcome);
  if (worst === undefined) return result.rule;
  const subject = subjectOf(result.rule, worst.member);
  if (worst.seen === null) return `${subject}: ${worst.reason?.code ?? result.outcome}`;
  const failed = worst.outcome === 'fail' || worst.outcome === 'warn';
  const found = opposites.find(([symbol]) => worst.limit.startsWith(symbol));
  const operator = failed && found !== undefined ? found[1] : (found?.[0] ?? '');
  return `${subject} ${worst.seen} ${operator}${worst.limit.slice(found?.[0].length ?? 0)}`;
}

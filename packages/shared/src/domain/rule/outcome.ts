import type { Reason, Verdict } from '../verdict.ts';
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

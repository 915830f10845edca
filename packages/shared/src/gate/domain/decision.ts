import { reasonsOfRules, verdictOfRules } from '../../domain/rule/outcome.ts';
import type { RuleResult } from '../../domain/rule/result.ts';
import { worstVerdict, type Reason, type Verdict } from '../../domain/verdict.ts';
import type { Finding } from '../../domain/code-table.ts';
import { gateFinding } from './gate-codes.ts';

/** What a gate says, and why. */
export interface Decision {
  readonly verdict: Verdict;
  readonly results: readonly RuleResult[];
  /** What was found first, then what rules say; what is not applicable is left out. */
  readonly reasons: readonly Reason[];
  /** Worth knowing; judges nothing. */
  readonly notes: readonly Reason[];
}

/** A finding as the outputs have it. */
export function reasonOf({ code, seen, where, fix }: Finding): Reason {
  return { code, rule: null, seen, limit: null, where, fix };
}

/**
 * What the results of rules and what was found beside them come to. A finding counts as much as a rule that fails: a gate
 * that did not see all that it was promised does not pass. Without a rule nothing is judged.
 *
 * @param results - of every rule that is demanded
 * @param findings - what was found beside them
 */
export function decide(results: readonly RuleResult[], findings: readonly Finding[]): Decision {
  const found = [...findings, ...(results.length === 0 ? [gateFinding('no-rules', null, 'no rule')] : [])];
  const judging = found.filter(({ effect }) => effect !== 'note');
  const effects = judging.flatMap(({ effect }): Verdict[] => (effect === 'note' ? [] : [effect]));
  const ofRules = results
    .map((result) => ({
      ...result,
      members: result.members.filter(({ outcome }) => outcome !== 'not-applicable'),
    }))
    .filter(({ members }) => members.length > 0);
  return {
    verdict: worstVerdict([verdictOfRules(results), ...effects]),
    results,
    reasons: [...judging.map(reasonOf), ...reasonsOfRules(ofRules)],
    notes: found.filter(({ effect }) => effect === 'note').map(reasonOf),
  };
}

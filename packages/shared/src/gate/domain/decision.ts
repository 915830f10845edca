import { judgeRules } from '../../domain/rule/judge.ts';
import type { Metric } from '../../domain/rule/metric.ts';
import type { Observations } from '../../domain/rule/observation.ts';
import { reasonsOfRules, verdictOfRules } from '../../domain/rule/outcome.ts';
import type { WrittenRule } from '../../domain/rule/problem.ts';
import type { RuleResult } from '../../domain/rule/result.ts';
import { worstVerdict, type Reason, type Verdict } from '../../domain/verdict.ts';
import type { Finding } from './code-table.ts';
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
 * Judges observations by rules. What was found counts as much as a rule that fails: a gate that did not see all that it
 * was promised does not pass. Without a rule nothing is judged.
 *
 * @param rules - all that is demanded
 * @param metrics - the closed list of the action
 * @param observations - what was measured
 * @param findingsOf - what was found, given what the rules say
 */
export function decide(
  rules: readonly WrittenRule[],
  metrics: readonly Metric[],
  observations: Observations,
  findingsOf: (results: readonly RuleResult[]) => readonly Finding[],
): Decision {
  const results = judgeRules(rules, metrics, observations, new Map());
  const found = [
    ...findingsOf(results),
    ...(rules.length === 0 ? [gateFinding('no-rules', null, 'no rule')] : []),
  ];
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

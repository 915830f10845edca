import { judgeRules } from '@interlock/shared/domain/rule/judge';
import { reasonsOfRules, verdictOfRules } from '@interlock/shared/domain/rule/outcome';
import type { Observation, Query } from '@interlock/shared/domain/rule/observation';
import type { WrittenRule } from '@interlock/shared/domain/rule/problem';
import type { RuleResult } from '@interlock/shared/domain/rule/result';
import { worstVerdict, type Reason, type Verdict } from '@interlock/shared/domain/verdict';

import { observationsOf } from './assess.ts';
import { finding, type Finding } from './codes.ts';
import { asListed, hangsOnLinesPastEnd, turnedMembers } from './lines-past-end.ts';
import type { Measurements } from './measurements.ts';
import { metrics } from './metrics.ts';
import { conditionFindings } from './sonarqube/sonar-measure.ts';
import { nameFindings } from './static-measure.ts';
import { unjudgedFindings } from './unjudged.ts';

/** What the gate says, and why. */
export interface Decision {
  readonly verdict: Verdict;
  readonly results: readonly RuleResult[];
  /** What is wrong with reports first, then what rules found; what is not applicable is left out. */
  readonly reasons: readonly Reason[];
  /** Worth telling; judges nothing. */
  readonly notes: readonly Reason[];
}

/** A finding as the outputs have it. */
export function reasonOf({ code, seen, where, fix }: Finding): Reason {
  return { code, rule: null, seen, limit: null, where, fix };
}

/** Judges rules; one that lines behind the end of their files would turn comes out inconclusive. */
function judge(measurements: Measurements, rules: readonly WrittenRule[]): readonly RuleResult[] {
  const observations = observationsOf(measurements);
  const results = judgeRules(rules, metrics, observations, new Map());
  const listed = asListed(measurements);
  if (listed === null) return results;
  const others = judgeRules(rules, metrics, observationsOf(listed), new Map());
  return results.map((result, index) => {
    const other = others[index];
    const isTurned = other === undefined ? null : turnedMembers(result, other);
    const written = rules.find(({ text }) => text === result.rule);
    if (isTurned === null || written === undefined) return result;
    const observe = (query: Query): Observation =>
      isTurned(query.scope.kind === 'member' ? query.scope.id : null)
        ? hangsOnLinesPastEnd(query)
        : observations.observe(query);
    const [again] = judgeRules([written], metrics, { ...observations, observe }, new Map());
    return again ?? result;
  });
}

/**
 * Judges measurements by rules. What was found wrong with the reports counts as much as a rule that fails: a gate that
 * did not see all that it was promised does not pass.
 *
 * @param measurements - what the reports say
 * @param rules - all that is demanded
 * @param further - findings that are not about reports
 */
export function decide(
  measurements: Measurements,
  rules: readonly WrittenRule[],
  further: readonly Finding[],
): Decision {
  const results = judge(measurements, rules);
  const found = [
    ...further,
    ...measurements.findings,
    ...conditionFindings(measurements.sonar, results),
    ...nameFindings(measurements.statics, rules),
    ...unjudgedFindings(measurements, rules),
    ...(rules.length === 0 ? [finding('no-rules', null, 'no rule')] : []),
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

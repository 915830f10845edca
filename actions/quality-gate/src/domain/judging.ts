import { judgeRules } from '@interlock/shared/domain/rule/judge';
import type { Observation, Query } from '@interlock/shared/domain/rule/observation';
import type { WrittenRule } from '@interlock/shared/domain/rule/problem';
import type { RuleResult } from '@interlock/shared/domain/rule/result';

import { observationsOf } from './assess.ts';
import type { AnyFinding } from './codes.ts';
import { asListed, hangsOnLinesPastEnd, turnedMembers } from './kinds/coverage/lines-past-end.ts';
import { kindsInOrder } from './kinds/kinds.ts';
import type { Measurements } from './measurements.ts';
import { metrics } from './metrics.ts';
import { conditionFindings } from './sonarqube/sonar-measure.ts';
import { unjudgedFindings } from './unjudged.ts';

/** Judges rules; one that lines behind the end of their files would turn comes out inconclusive. */
export function judge(measurements: Measurements, rules: readonly WrittenRule[]): readonly RuleResult[] {
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

/** What was found beside the numbers, given what the rules say. */
export function findingsBeside(
  measurements: Measurements,
  rules: readonly WrittenRule[],
  results: readonly RuleResult[],
): readonly AnyFinding[] {
  return [
    ...measurements.findings,
    ...conditionFindings(measurements.sonar, results),
    ...kindsInOrder().flatMap((kind) => kind.ruleFindings?.(measurements, rules) ?? []),
    ...unjudgedFindings(measurements, rules),
  ];
}

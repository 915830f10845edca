import type { Annotation } from '@interlock/shared/domain/report/annotations';
import type { Decision } from '@interlock/shared/gate/domain/decision';

import type { Measurements } from '../../measurements.ts';
import { brokenRules, isPlace, onePerPlace, shownPlaces, type Broken } from '../broken-rules.ts';
import type { IsTouched } from '../kind.ts';
import { worstFunctions, type ComplexFile, type PlacedFunction } from './complexity-measure.ts';

/** The functions that keep a rule from holding: those beyond a limit of its own; beyond one of a baseline the worst. */
function functionsBeyond({ rule, measured, isMeant }: Broken): readonly PlacedFunction[] {
  const { metric, limit, operator, scope } = rule;
  if (metric !== 'complexity.max' && metric !== 'complexity.cognitive') return [];
  if (operator === '>' || operator === '>=') return [];
  const measure = metric === 'complexity.max' ? 'cyclomatic' : 'cognitive';
  const files: readonly ComplexFile[] = (measured.complexity?.files ?? []).filter(isMeant);
  const places = files.filter(isPlace);
  if (limit.kind === 'value') {
    const most = limit.quantity.number;
    return worstFunctions(places, measure, shownPlaces).filter(
      ({ complexity }) => complexity > most || (operator === '<' && complexity === most),
    );
  }
  // Of each file by itself where each is judged by itself.
  const groups = scope?.kind === 'each' && scope.member === 'file' ? places.map((file) => [file]) : [places];
  return groups
    .flatMap((group) => {
      const worst = worstFunctions(group, measure, shownPlaces);
      return worst.filter(({ complexity }) => complexity === worst[0]?.complexity);
    })
    .slice(0, shownPlaces);
}

/** Functions that are more complex than a rule allows, each where it begins. */
export function complexityFindings(
  decision: Decision,
  measurements: Measurements,
  isTouched: IsTouched,
): readonly Annotation[] {
  const findings = brokenRules(decision, measurements, 'complexity.').flatMap((broken): Annotation[] => {
    const kind = broken.rule.metric === 'complexity.max' ? 'cyclomatic' : 'cognitive';
    return functionsBeyond(broken).map(({ path, line, name, complexity }) => ({
      level: 'warning',
      blocking: broken.blocking,
      inDiff: isTouched(path, { from: line, to: line }),
      severity: 3,
      title: 'A function is too complex',
      message: `${name} has a ${kind} complexity of ${complexity}.`,
      file: path,
      line,
      endLine: null,
    }));
  });
  return onePerPlace(findings);
}

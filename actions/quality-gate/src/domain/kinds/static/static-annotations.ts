import type { Annotation } from '@interlock/shared/domain/report/annotations';
import type { Decision } from '@interlock/shared/gate/domain/decision';

import type { Measurements } from '../../measurements.ts';
import type { IsTouched } from '../kind.ts';
import { placedFindings, type PlacedFinding } from './static-shown.ts';

/** Findings of linters and type checkers, each at its place; they block where a rule on them does not hold. */
export function staticFindings(
  decision: Decision,
  { static: statics }: Measurements,
  isTouched: IsTouched,
): readonly Annotation[] {
  const isFailed = (metric: string): boolean =>
    decision.results.some(({ metric: ruled, outcome }) => outcome === 'fail' && ruled === metric);
  const subjects = new Map((statics?.reports ?? []).map(({ path, report }) => [path, report.subject]));
  const findingOf = ({ level, tool, rule, message, file, line, report }: PlacedFinding): Annotation => {
    const metric = subjects.get(report) === 'types' ? 'types.errors' : `lint.${level}s`;
    const blocking = isFailed(metric);
    return {
      level: level === 'error' && blocking ? 'error' : 'warning',
      blocking,
      inDiff: file !== null && line !== null && isTouched(file, { from: line, to: line }),
      severity: level === 'error' ? 5 : 3,
      title: rule === null ? tool : `${tool}: ${rule}`,
      message: message === '' ? `See ${report}.` : message,
      file,
      line,
      endLine: null,
    };
  };
  return placedFindings(statics).map(findingOf);
}

import { intersectRanges, type LineRange } from '@interlock/checkout/domain/line-ranges';
import type { Annotation } from '@interlock/shared/domain/report/annotations';
import { countOf } from '@interlock/shared/domain/report/numbers';
import type { Decision } from '@interlock/shared/gate/domain/decision';

import { complexityAnnotations, duplicationAnnotations, type IsTouched } from './source-annotations.ts';
import { placedFindings, type PlacedFinding } from './static-shown.ts';
import type { Measurements, NotableTest } from './measurements.ts';

type IsAdded = (file: string, line: number) => boolean;

/** Whether the change adds one of some lines; none, where the change is not known. */
function addedLines({ change }: Measurements): IsTouched {
  if (change?.kind !== 'known') return () => false;
  const { files } = change.change;
  return (file, lines) => intersectRanges(files.get(file)?.added ?? [], [lines]).length > 0;
}

function caseAnnotation(
  { outcome, name, message, file, line, report }: NotableTest,
  isAdded: IsAdded,
): Annotation {
  return {
    level: 'error',
    blocking: false,
    inDiff: file !== null && line !== null && isAdded(file, line),
    severity: 5,
    title: `${outcome}: ${name}`,
    message: message === '' ? `See ${report}.` : message,
    file,
    line,
    endLine: null,
  };
}

/** Findings of linters and type checkers, each at its place; they block where a rule on them does not hold. */
function staticAnnotations(
  decision: Decision,
  { statics }: Measurements,
  isAdded: IsAdded,
): readonly Annotation[] {
  const isFailed = (metric: string): boolean =>
    decision.results.some(({ metric: ruled, outcome }) => outcome === 'fail' && ruled === metric);
  const subjects = new Map((statics?.reports ?? []).map(({ path, report }) => [path, report.subject]));
  const annotationOf = ({ level, tool, rule, message, file, line, report }: PlacedFinding): Annotation => {
    const metric = subjects.get(report) === 'types' ? 'types.errors' : `lint.${level}s`;
    const blocking = isFailed(metric);
    return {
      level: level === 'error' && blocking ? 'error' : 'warning',
      blocking,
      inDiff: file !== null && line !== null && isAdded(file, line),
      severity: level === 'error' ? 5 : 3,
      title: rule === null ? tool : `${tool}: ${rule}`,
      message: message === '' ? `See ${report}.` : message,
      file,
      line,
      endLine: null,
    };
  };
  return placedFindings(statics).map(annotationOf);
}

const sayUncovered = ({ from, to }: LineRange): string =>
  `${from === to ? `Line ${from} is` : `Lines ${from} to ${to} are`} new, and no test covers ${from === to ? 'it' : 'them'}.`;

/** Added lines that are not covered, where a rule on them does not hold; each at its place in the change. */
function uncoveredAnnotations(decision: Decision, measurements: Measurements): readonly Annotation[] {
  const judged = decision.results.filter(({ metric }) => metric === 'coverage.changed-lines');
  const isFailed = judged.some(({ outcome }) => outcome === 'fail');
  if (!isFailed && !judged.some(({ outcome }) => outcome === 'warn')) return [];
  const annotationAt = (file: string, { from, to }: LineRange, message: string): Annotation => ({
    level: 'warning',
    blocking: isFailed,
    inDiff: true,
    severity: 4,
    title: 'Changed lines are not covered',
    message,
    file,
    line: from,
    endLine: to,
  });
  return (measurements.changed ?? []).flatMap(({ path, uncovered, isReported, lines: { total } }) =>
    isReported
      ? uncovered.map((range) => annotationAt(path, range, sayUncovered(range)))
      : uncovered
          .slice(0, 1)
          .map((range) =>
            annotationAt(
              path,
              range,
              `No report mentions the file, so ${countOf(total, 'new line')} of it count as not covered.`,
            ),
          ),
  );
}

/** What a decision shows at lines of the source: tests that did not pass, findings, lines that are not covered. */
export function annotationsOf(decision: Decision, measurements: Measurements): readonly Annotation[] {
  const isTouched = addedLines(measurements);
  const isAdded: IsAdded = (file, line) => isTouched(file, { from: line, to: line });
  return [
    ...measurements.notable
      .filter(({ outcome }) => outcome !== 'flaky')
      .map((test) => caseAnnotation(test, isAdded)),
    ...staticAnnotations(decision, measurements, isAdded),
    ...uncoveredAnnotations(decision, measurements),
    ...complexityAnnotations(decision, measurements, isTouched),
    ...duplicationAnnotations(decision, measurements, isTouched),
  ];
}

import type { LineRange } from '@interlock/checkout/domain/line-ranges';
import type { Annotation } from '@interlock/shared/domain/report/annotations';
import { countOf } from '@interlock/shared/domain/report/numbers';
import type { Decision } from '@interlock/shared/gate/domain/decision';

import type { Measurements } from '../../measurements.ts';

const sayUncovered = ({ from, to }: LineRange): string =>
  `${from === to ? `Line ${from} is` : `Lines ${from} to ${to} are`} new, and no test covers ${from === to ? 'it' : 'them'}.`;

/** Added lines that are not covered, where a rule on them does not hold; each at its place in the change. */
export function uncoveredFindings(decision: Decision, measurements: Measurements): readonly Annotation[] {
  const judged = decision.results.filter(({ metric }) => metric === 'coverage.changed-lines');
  const isFailed = judged.some(({ outcome }) => outcome === 'fail');
  if (!isFailed && !judged.some(({ outcome }) => outcome === 'warn')) return [];
  const findingAt = (file: string, { from, to }: LineRange, message: string): Annotation => ({
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
      ? uncovered.map((range) => findingAt(path, range, sayUncovered(range)))
      : uncovered
          .slice(0, 1)
          .map((range) =>
            findingAt(
              path,
              range,
              `No report mentions the file, so ${countOf(total, 'new line')} of it count as not covered.`,
            ),
          ),
  );
}

import { intersectRanges } from '@interlock/checkout/domain/line-ranges';
import type { Annotation } from '@interlock/shared/domain/report/annotations';
import type { Decision } from '@interlock/shared/gate/domain/decision';

import type { IsTouched } from './kinds/kind.ts';
import { kindsInOrder } from './kinds/kinds.ts';
import type { Measurements } from './measurements.ts';

/** Whether the change adds one of some lines; none, where the change is not known. */
function addedLines({ change }: Measurements): IsTouched {
  if (change?.kind !== 'known') return () => false;
  const { files } = change.change;
  return (file, lines) => intersectRanges(files.get(file)?.added ?? [], [lines]).length > 0;
}

/** What a decision shows at lines of the source: tests that did not pass, findings, lines that are not covered. */
export function annotationsOf(decision: Decision, measurements: Measurements): readonly Annotation[] {
  const isTouched = addedLines(measurements);
  return kindsInOrder('tests', 'static', 'coverage').flatMap(
    ({ annotations }) => annotations?.({ decision, measurements }, isTouched) ?? [],
  );
}

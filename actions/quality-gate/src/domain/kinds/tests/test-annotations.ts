import type { Annotation } from '@interlock/shared/domain/report/annotations';

import type { Measurements } from '../../measurements.ts';
import type { IsTouched } from '../kind.ts';
import type { NotableTest } from './test-measure.ts';

function caseFinding(
  { outcome, name, message, file, line, report }: NotableTest,
  isTouched: IsTouched,
): Annotation {
  return {
    level: 'error',
    blocking: false,
    inDiff: file !== null && line !== null && isTouched(file, { from: line, to: line }),
    severity: 5,
    title: `${outcome}: ${name}`,
    message: message === '' ? `See ${report}.` : message,
    file,
    line,
    endLine: null,
  };
}

/** Tests that did not pass, where reports say where they are. */
export function testAnnotations({ notable }: Measurements, isTouched: IsTouched): readonly Annotation[] {
  return notable.filter(({ outcome }) => outcome !== 'flaky').map((test) => caseFinding(test, isTouched));
}

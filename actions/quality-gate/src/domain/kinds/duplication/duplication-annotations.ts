import type { Annotation } from '@interlock/shared/domain/report/annotations';
import type { Decision } from '@interlock/shared/gate/domain/decision';

import type { Measurements } from '../../measurements.ts';
import { brokenRules, isPlace, onePerPlace, shownPlaces } from '../broken-rules.ts';
import type { IsTouched } from '../kind.ts';
import { sayCopies, type PlacedCopy, type PlacedDuplicate } from './duplication-measure.ts';

/** The copy that is shown: one that the change adds to, else the first that can be. */
function shownCopy({ copies }: PlacedDuplicate, isTouched: IsTouched): PlacedCopy | undefined {
  const places = copies.filter(isPlace);
  return places.find((copy) => isTouched(copy.path, copy)) ?? places[0];
}

/** Code that stands in several places, where a rule on it does not hold: what the change adds to first, then the longest. */
export function duplicationFindings(
  decision: Decision,
  measurements: Measurements,
  isTouched: IsTouched,
): readonly Annotation[] {
  const findings = brokenRules(decision, measurements, 'duplication.').flatMap(
    ({ blocking, measured, isMeant }) => {
      const meant = (measured.duplication?.duplicates ?? []).filter(({ copies }) => copies.some(isMeant));
      const placed = meant.flatMap((duplicate): Annotation[] => {
        const copy = shownCopy(duplicate, isTouched);
        if (copy === undefined) return [];
        const others = { ...duplicate, copies: duplicate.copies.filter((other) => other !== copy) };
        return [
          {
            level: 'warning',
            blocking,
            inDiff: isTouched(copy.path, copy),
            severity: 2,
            title: 'Code stands in several places',
            message: `Lines ${copy.from} to ${copy.to} stand here and in ${sayCopies(others)}.`,
            file: copy.path,
            line: copy.from,
            endLine: copy.to,
          },
        ];
      });
      return [...placed].sort((a, b) => Number(b.inDiff) - Number(a.inDiff)).slice(0, shownPlaces);
    },
  );
  return onePerPlace(findings);
}

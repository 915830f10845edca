import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  countLines,
  intersectRanges,
  rangesOf,
  sayRanges,
  subtractRanges,
  type LineRanges,
} from '@interlock/checkout/domain/line-ranges';

const lines = fc.uniqueArray(fc.integer({ min: 1, max: 40 })).map((found) => found.sort((a, b) => a - b));
const listed = (ranges: LineRanges): readonly number[] =>
  ranges.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index));

describe('ranges of lines', () => {
  it('hold the lines they were made of, in as few ranges as can be', () => {
    fc.assert(
      fc.property(lines, (given) => {
        const ranges = rangesOf(given);
        expect(listed(ranges)).toStrictEqual(given);
        expect(countLines(ranges)).toBe(given.length);
        for (const [index, range] of ranges.entries())
          expect(range.from).toBeGreaterThan((ranges[index - 1]?.to ?? -1) + 1);
      }),
    );
  });

  it('intersect and subtract as sets of lines do', () => {
    fc.assert(
      fc.property(lines, lines, (left, right) => {
        const [l, r] = [rangesOf(left), rangesOf(right)];
        expect(intersectRanges(l, r)).toStrictEqual(rangesOf(left.filter((line) => right.includes(line))));
        expect(subtractRanges(l, r)).toStrictEqual(rangesOf(left.filter((line) => !right.includes(line))));
      }),
    );
  });

  it('say what they leave out', () => {
    expect(sayRanges(rangesOf([1, 3, 4, 5, 9]), 2)).toBe('1, 3-5 and 1 more');
    expect(sayRanges([], 2)).toBe('');
  });
});

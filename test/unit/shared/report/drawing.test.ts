import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawBar } from '@interlock/shared/domain/report/bar';
import {
  formatBytes,
  formatCount,
  formatRatio,
  formatRatioChange,
  formatSeconds,
} from '@interlock/shared/domain/report/numbers';
import { drawSparkline } from '@interlock/shared/domain/report/sparkline';

const halvesOf = (drawing: string): number =>
  Array.from(drawing).reduce((sum, mark) => sum + '▌█'.indexOf(mark) + 1, 0);

describe('drawBar', () => {
  const share = fc.oneof(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat(1000).map((thousandths) => thousandths / 1000),
  );

  it('has a fixed width and fills it to half a character', () => {
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 60 }), (value, width) => {
        const { drawing, remark } = drawBar(value, null, width);
        expect(Array.from(drawing)).toHaveLength(width);
        expect(remark).toBeNull();
        const exact = value * width * 2;
        const filled = halvesOf(drawing);
        if (value > 0 && exact < 1) expect(filled).toBe(1);
        else expect(Math.abs(filled - exact)).toBeLessThan(1 + 1e-6);
        expect(filled === 0).toBe(value === 0);
        // What every fixed-width face has: others come from another face, of another width.
        expect(drawing).toMatch(/^[█▌░]*$/u);
      }),
    );
  });

  it('is full for 100 % only, and empty for 0 % only', () => {
    expect(drawBar(1, null, 20).drawing).toBe('█'.repeat(20));
    expect(drawBar(0.9999, null, 20).drawing).not.toBe('█'.repeat(20));
    expect(drawBar(0, null, 4).drawing).toBe('░░░░');
    expect(drawBar(0.0001, null, 4).drawing).toBe('▌░░░');
  });

  it('marks the limit never on the wrong side of the value', () => {
    fc.assert(
      fc.property(share, fc.option(share), fc.integer({ min: 1, max: 40 }), (value, other, width) => {
        const limit = other ?? value;
        const { drawing } = drawBar(value, limit, width);
        expect(Array.from(drawing)).toHaveLength(width + 1);
        const [before = '', after = ''] = drawing.split('│');
        if (value >= limit) expect(halvesOf(before)).toBe(Array.from(before).length * 2);
        else expect(halvesOf(after)).toBe(0);
        const position = Array.from(before).length;
        expect(Math.abs(position - limit * width)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    [NaN, '░░░░', 'no number, nothing drawn'],
    [1.3, '████', 'the bar ends at 100 %, the value is 130 %'],
    [Infinity, '████', 'the bar ends at 100 %, the value is no number'],
    [-0.2, '░░░░', 'the bar begins at 0 %, the value is -20 %'],
  ])('says what it cannot draw of %d', (value, drawing, remark) => {
    expect(drawBar(value, null, 4)).toEqual({ drawing, remark });
  });
});

describe('drawSparkline', () => {
  it('spreads from the least to the most and leaves gaps', () => {
    expect(drawSparkline([0, 7, null, NaN, 3.5])).toEqual({ drawing: '▁█··▅', remark: '2 of 5 missing' });
  });

  it('draws values that are all alike in the middle, and nothing of nothing', () => {
    expect(drawSparkline([4, 4, 4]).drawing).toBe('▄▄▄');
    expect(drawSparkline([])).toEqual({ drawing: '', remark: 'no values' });
    expect(drawSparkline([null, Infinity])).toEqual({ drawing: '', remark: 'no values' });
  });

  it('loses no peak when there are too many values to draw', () => {
    const values = Array.from({ length: 6000 }, (_, index) => (index === 4321 ? 100 : 1));
    const { drawing, remark } = drawSparkline(values);
    expect(Array.from(drawing)).toHaveLength(60);
    expect(drawing).toContain('█');
    expect(remark).toBe('each mark is the largest of 100');
  });

  it('draws any numbers without an undefined mark', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.double()), { maxLength: 200 }), (values) => {
        expect(drawSparkline(values).drawing).toMatch(/^[▁▂▃▄▅▆▇█·]*$/);
      }),
    );
  });
});

describe('numbers', () => {
  it('never rounds a ratio up to 100 % or down to 0 %', () => {
    expect(formatRatio(0.99999)).toBe('99.9 %');
    expect(formatRatio(0.00001)).toBe('< 0.1 %');
    expect(formatRatio(1)).toBe('100 %');
    expect(formatRatio(0)).toBe('0 %');
    expect(formatRatio(-0.00001)).toBe('0 %');
    expect(formatRatio(NaN)).toBe('no number');
  });

  it('shows a change of a ratio in percentage points, however small', () => {
    expect(formatRatioChange(0.819, 0.824)).toBe('81.9 % → 82.4 % (+0.5 pp)');
    expect(formatRatioChange(0.824, 0.819)).toBe('82.4 % → 81.9 % (−0.5 pp)');
    expect(formatRatioChange(0.824, 0.824)).toBe('82.4 % (unchanged)');
    expect(formatRatioChange(0.82401, 0.82404)).toBe('82.401 % → 82.404 % (+0.003 pp)');
    expect(formatRatioChange(NaN, 0.8)).toBe('no number → 80 % (no difference can be said)');
  });

  it('groups counts', () => {
    expect(formatCount(1234567)).toBe('1,234,567');
    expect(formatCount(-1234.5)).toBe('-1,234.5');
    expect(formatCount(1e30)).toBe('1e+30');
  });

  it('shows seconds and bytes in the unit a reader thinks in', () => {
    expect([0.421, 12.34, 59.96, 125, 3599.7, 4320].map(formatSeconds)).toEqual([
      '0.42 s',
      '12.3 s',
      '1 m 0 s',
      '2 m 5 s',
      '1 h 0 m',
      '1 h 12 m',
    ]);
    expect(formatSeconds(-1)).toBe('no number');
    expect([12, 3481.6, 1048576, 1258291].map(formatBytes)).toEqual([
      '12 B',
      '3.4 KiB',
      '1.0 MiB',
      '1.2 MiB',
    ]);
  });
});

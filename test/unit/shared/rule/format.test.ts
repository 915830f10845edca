import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digitsApart, formatQuantity, formatValue } from '@interlock/shared/domain/rule/format';
import type { Dimension, Quantity } from '@interlock/shared/domain/rule/rule';

describe('formatValue', () => {
  test.each<[value: number, dimension: Dimension, shown: string]>([
    [0.714, 'ratio', '71.4 %'],
    [0.8, 'ratio', '80 %'],
    [2 / 3, 'ratio', '66.7 %'],
    [0.07, 'ratio', '7 %'],
    [0, 'ratio', '0 %'],
    [-0.02, 'ratio', '-2 %'],
    [120, 'count', '120'],
    [1234567, 'count', '1,234,567'],
    [4.5, 'count', '4.5'],
    [1 / 3, 'count', '0.33'],
    [-0, 'count', '0'],
    [1e21, 'count', '1,000,000,000,000,000,000,000'],
    [0.0123, 'duration', '12.3µs'],
    [0.0009996, 'duration', '1µs'],
    [0.0005, 'duration', '500ns'],
    [0.00000025, 'duration', '0.25ns'],
    [12.345, 'duration', '12.3ms'],
    [431.27, 'duration', '431ms'],
    [999.7, 'duration', '1s'],
    [1254, 'duration', '1.25s'],
    [59_970, 'duration', '1m'],
    [90_000, 'duration', '1m 30s'],
    [5_400_000, 'duration', '1h 30m'],
    [7_200_000, 'duration', '2h'],
    [86_390_000, 'duration', '1d'],
    [3_599_700, 'duration', '1h'],
    [187_200_000, 'duration', '2d 4h'],
    [-1500, 'duration', '-1.5s'],
    [0, 'duration', '0ms'],
    [812, 'size', '812 B'],
    [1536, 'size', '1.5 KiB'],
    [5 * 1024 ** 2, 'size', '5 MiB'],
    [3 * 1024 ** 3, 'size', '3 GiB'],
    [NaN, 'ratio', 'not a number'],
    [Infinity, 'count', 'infinite'],
    [-Infinity, 'size', '-infinite'],
  ])('shows %d as a %s: %s', (value, dimension, shown) => {
    expect(formatValue(value, dimension)).toBe(shown);
  });

  test('shows more digits where they are asked for', () => {
    expect(formatValue(5_430_200, 'duration', { extra: 1 })).toBe('1h 30m 30s');
    expect(formatValue(5_430_200, 'duration', { extra: 2 })).toBe('1h 30m 30.2s');
    expect(formatValue(0.79996, 'ratio', { extra: 2 })).toBe('79.996 %');
    expect(formatValue(1_500_000, 'size', { style: 'decimal' })).toBe('1.5 MB');
    expect(formatValue(1500, 'size', { style: 'decimal' })).toBe('1.5 kB');
  });

  test('never shows sixty seconds or minutes, or an exponent', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e10, noNaN: true }), fc.nat({ max: 17 }), (value, extra) => {
        expect(formatValue(value, 'duration', { extra })).not.toMatch(/\b(60(\.0*)?[sm]|24h)\b|e/);
        expect(formatValue(value, 'count', { extra })).toMatch(/^\d{1,3}(,\d{3})*(\.\d*[1-9])?$/);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('formatQuantity', () => {
  test.each<[quantity: Quantity, shown: string]>([
    [{ number: 80, unit: '%' }, '80 %'],
    [{ number: 0.5, unit: 'pp' }, '0.5 pp'],
    [{ number: 2, unit: 'h' }, '2h'],
    [{ number: 500, unit: 'ms' }, '500ms'],
    [{ number: 500, unit: 'kB' }, '500 kB'],
    [{ number: 12, unit: null }, '12'],
    [{ number: 1e-7, unit: null }, '0.0000001'],
  ])('shows %j as %s', (quantity, shown) => {
    expect(formatQuantity(quantity)).toBe(shown);
  });
});

describe('digitsApart', () => {
  test('is how many more digits it takes to tell two values apart', () => {
    expect(digitsApart(0.8, [0.8], 'ratio', 'binary')).toBe(0);
    expect(digitsApart(0.7, [0.8, Infinity], 'ratio', 'binary')).toBe(0);
    expect(digitsApart(0.79996, [0.8], 'ratio', 'binary')).toBe(2);
    expect(digitsApart(0.1 + 0.2, [0.3], 'count', 'binary')).toBeGreaterThan(10);
  });

  test('one that tells it from one value may not make it read like another', () => {
    const extra = digitsApart(0.000499999999, [0, 0.0005], 'ratio', 'binary');
    expect(formatValue(0.000499999999, 'ratio', { extra })).toBe('0.0499999999 %');
  });

  test('finds them for any two counts that differ', () => {
    const value = fc.double({ min: 0.001, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(value, value, (left, right) => {
        const extra = digitsApart(left, [right], 'count', 'binary');
        const same = formatValue(left, 'count', { extra }) === formatValue(right, 'count', { extra });
        expect(same).toBe(left === right);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { digitsIn } from '@interlock/reports/domain/digits';

describe('a number in a text', () => {
  it('is what its digits say, wherever they stand', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 40n }),
        fc.string(),
        fc.string(),
        (value, before, after) => {
          const digits = String(value);
          const text = before + digits + after;
          expect(digitsIn(text, before.length, before.length + digits.length)).toBe(Number(digits));
          expect(digitsIn(`00${digits}`)).toBe(Number(digits));
        },
      ),
    );
  });

  it('is none where anything else stands among them, or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        expect(Number.isNaN(digitsIn(text))).toBe(!/^\d+$/u.test(text));
      }),
    );
    for (const text of ['', '-1', '1.5', '1e3', ' 1', '1 ', '0x1', '١', '/', ':', `${'1'.repeat(20)}a`])
      expect(digitsIn(text)).toBeNaN();
    expect(digitsIn('1'.repeat(301))).toBeNaN();
    expect(digitsIn('12', 1, 5)).toBeNaN();
  });
});

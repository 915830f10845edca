import { cellWidth, fitCells, plainLine } from '@interlock/rehearsal/domain/progress/cells';
import { paintLine, span } from '@interlock/rehearsal/domain/progress/paint';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

describe('cells of a terminal', () => {
  test.each([
    ['', 0],
    ['build', 5],
    ['✓ ✗ ⊘ ▸', 7],
    ['✅❌', 4],
    ['日本', 4],
    ['e\u0301', 1],
    ['👩', 2],
  ])('%j takes %i', (text, width) => {
    expect(cellWidth(text)).toBe(width);
  });

  test.each([
    ['build', 5, 'build'],
    ['build', 4, 'bui…'],
    ['build', 1, '…'],
    ['build', 0, ''],
    ['日本語', 5, '日本…'],
    ['日本語', 4, '日…'],
    ['e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
  ])('%j in %i is %j', (text, cells, shown) => {
    expect(fitCells(text, cells)).toBe(shown);
  });

  test('what is fitted never takes more than there is, and is only cut when it must be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (raw, cells) => {
        const text = plainLine(raw);
        const fitted = fitCells(text, cells);
        expect(cellWidth(fitted)).toBeLessThanOrEqual(cells);
        if (cellWidth(text) <= cells) expect(fitted).toBe(text);
      }),
    );
  });

  test('a line of a log loses what a terminal would act upon', () => {
    expect(plainLine('\u001b[2J\u001b]0;title\u0007\u001b[31mred\u001b[0m\tx\r\n')).toBe('red x');
    expect(plainLine('a\u0007b\u202ec')).toBe('a␇b⟨U+202E⟩c');
    expect(plainLine('x'.repeat(100_000))).toHaveLength(2_000);
  });

  test('a painted line is as wide as its columns at most, and without colors it has none', () => {
    const line = [span('build ', 'strong'), span('passed', 'success')];
    expect(paintLine(line, 80, false)).toBe('build passed');
    expect(paintLine(line, 9, false)).toBe('build pa…');
    expect(paintLine(line, 80, true)).toBe('\u001b[1mbuild \u001b[0m\u001b[32mpassed\u001b[0m');
    expect(paintLine(line, 7, true)).toBe('\u001b[1mbuild \u001b[0m\u001b[32m…\u001b[0m');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginning, shorten, shortenToBytes, utf8Bytes } from '@interlock/shared/domain/report/cut';
import { missedLimit } from '@interlock/shared/domain/report/rule-text';
import { writtenSubject } from '@interlock/shared/domain/rule/parser';
import { visibleLines, visibleText } from '@interlock/shared/domain/report/visible-text';
import { untrusted } from './arbitraries.ts';

describe('visibleText', () => {
  it.each([
    ['a\u001b[31mred\u001b[0m', 'ared'],
    ['\u001b]8;;https://x.example\u0007link\u001b]8;;\u0007', 'link'],
    ['a\u0000b\u007f', 'a␀b␡'],
    ['user\u202etxt.exe', 'user⟨U+202E⟩txt.exe'],
    ['pass\u200bword', 'pass⟨U+200B⟩word'],
    ['\u{e0041}', '⟨U+E0041⟩'],
    ['a\r\nb\rc\u2028d\t e', 'a b c d e'],
    ['\ud800x', '\ufffdx'],
    ['👩‍🚀 é', '👩‍🚀 é'],
    ['z' + '\u0301'.repeat(50), 'z' + '\u0301'.repeat(4)],
  ])('shows %j as %j', (raw, shown) => {
    expect(visibleText(raw)).toBe(shown);
  });

  it('leaves nothing that hides, reorders or controls', () => {
    fc.assert(
      fc.property(fc.oneof(untrusted, fc.string({ unit: 'binary' })), (raw) => {
        expect(visibleText(raw)).not.toMatch(
          /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/,
        );
        expect(visibleText(raw)).not.toMatch(/\p{Surrogate}/u);
        expect(visibleText(visibleText(raw))).toBe(visibleText(raw));
        expect(visibleLines(raw)).not.toContain('\r');
      }),
    );
  });
});

describe('cutting', () => {
  it('never cuts a character in two and keeps the limit', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 100, maxLength: 300 }),
        fc.integer({ min: 64, max: 200 }),
        (raw, most) => {
          expect(beginning(raw, most).length).toBeLessThanOrEqual(most);
          expect(raw.startsWith(beginning(raw, most))).toBe(true);
          expect(shorten(raw, most).length).toBeLessThanOrEqual(most);
          const bytes = shortenToBytes(raw, most);
          expect(utf8Bytes(bytes)).toBeLessThanOrEqual(most);
          if (!/\p{Surrogate}/u.test(raw)) {
            expect(beginning(raw, most)).not.toMatch(/\p{Surrogate}/u);
            expect(bytes).not.toMatch(/\p{Surrogate}/u);
          }
        },
      ),
    );
  });

  it('says that it cut', () => {
    expect(shorten('abcdef', 4)).toBe('abc…');
    expect(shortenToBytes('é'.repeat(100), 64)).toContain('(cut, 200 bytes in all)');
    expect(shortenToBytes('abc', 64)).toBe('abc');
  });
});

describe('the text of a rule', () => {
  it.each([
    ['coverage.lines >= 80%', 'coverage.lines'],
    ['size.gzip of "a>=b \\" <.js" <= baseline + 2%', 'size.gzip of "a>=b \\" <.js"'],
    ['coverage.lines in each package >= 70% else warn', 'coverage.lines in each package'],
    ['>= 3', '>= 3'],
    ['not a rule', 'not a rule'],
  ])('finds what %j is about', (rule, subject) => {
    expect(writtenSubject(rule)).toBe(subject);
  });

  it.each([
    ['≥ 90 %', '< 90 %'],
    ['>= 90 %', '< 90 %'],
    ['≤ 3', '> 3'],
    ['= 0', '≠ 0'],
    ['== 0', '≠ 0'],
    ['< 5 s', '≥ 5 s'],
    ['> 1', '≤ 1'],
    ['baseline', '(limit baseline)'],
  ])('says how a value misses %j', (limit, missed) => {
    expect(missedLimit(limit)).toBe(missed);
  });
});

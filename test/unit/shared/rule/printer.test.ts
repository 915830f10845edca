import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRule } from '@interlock/shared/domain/rule/parser';
import { printRule } from '@interlock/shared/domain/rule/printer';
import { anyRule } from './arbitrary.ts';

function canonical(text: string): string {
  const parsed = parseRule(text);
  return parsed.ok ? printRule(parsed.value) : JSON.stringify(parsed.failures);
}

describe('printRule', () => {
  test('every rule that is printed and parsed again is the same rule', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        expect(parseRule(printRule(rule))).toEqual({ ok: true, value: rule });
      }),
      { numRuns: 5000 },
    );
  });

  test('writings of the same rule print alike', () => {
    const written = [
      'coverage.lines of "a" in "src/pay/**">=80%',
      '  coverage.lines  of a in src/pay/**\t>= 80 %  ',
      'coverage.lines of a in "src/pay/**" >= 80.0%\n',
    ];
    expect(new Set(written.map(canonical))).toEqual(new Set(['coverage.lines of a in "src/pay/**" >= 80%']));
  });

  test('names that mean something to the language, or have other characters, are quoted', () => {
    expect(canonical('table.rows of "in" >= 1')).toBe('table.rows of "in" >= 1');
    expect(canonical('table.rows of public.orders >= 1')).toBe('table.rows of public.orders >= 1');
    expect(canonical('tests.failed of App\\FooTest::it("x") == 0')).toContain('name-malformed');
    expect(canonical('tests.failed of "App\\\\FooTest::it(\\"x\\")" == 0')).toBe(
      'tests.failed of "App\\\\FooTest::it(\\"x\\")" == 0',
    );
  });

  test('numbers are written in digits, never with an exponent', () => {
    const limit = (number: number): string =>
      printRule({
        metric: 'a.b',
        name: null,
        scope: null,
        operator: '<',
        limit: { kind: 'value', quantity: { number, unit: null } },
        whenChanged: false,
        elseWarn: false,
        note: null,
      });
    expect(limit(1e21)).toBe('a.b < 1000000000000000000000');
    expect(limit(-1.5e-7)).toBe('a.b < -0.00000015');
    expect(limit(-0)).toBe('a.b < 0');
  });

  test('a note with a line break is printed on one line', () => {
    const parsed = parseRule('a.b < 1 # first');
    if (!parsed.ok) throw new Error('unreachable');
    expect(printRule({ ...parsed.value, note: 'first\n second ' })).toBe('a.b < 1 # first  second');
  });
});

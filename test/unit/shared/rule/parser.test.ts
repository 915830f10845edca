import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locateRule, parseRule } from '@interlock/shared/domain/rule/parser';
import type { RuleProblem } from '@interlock/shared/domain/rule/problem';
import { anyMutation } from './arbitrary.ts';
import { ruleOf } from './metrics.ts';

function problemOf(text: string): RuleProblem | undefined {
  const parsed = parseRule(text);
  return parsed.ok ? undefined : parsed.failures[0];
}

describe('parseRule', () => {
  test('reads every part of a rule', () => {
    expect(
      ruleOf(
        'size.gzip of "app-*.js" in each package packages/* <= baseline + 2.5% when changed else warn # ours',
      ),
    ).toEqual({
      metric: 'size.gzip',
      name: 'app-*.js',
      scope: { kind: 'each', member: 'package', glob: 'packages/*' },
      operator: '<=',
      limit: { kind: 'baseline', offset: { sign: '+', quantity: { number: 2.5, unit: '%' } } },
      whenChanged: true,
      elseWarn: true,
      note: 'ours',
    });
  });

  test('needs no space around the operator, and takes it anywhere between words', () => {
    const plain = ruleOf('coverage.lines in src/** >= 80%');
    expect(ruleOf('\tcoverage.lines   in src/**>=80 %\n')).toEqual(plain);
    expect(ruleOf('coverage.lines in "src/**">=80\u202f%')).toEqual(plain);
    expect(ruleOf('coverage.lines >=baseline-0.5pp')).toEqual(ruleOf('coverage.lines >= baseline - 0.5 pp'));
  });

  test.each([
    'com.acme.Cart$Item#adds_two',
    'App\\Tests\\CartTest::test_it',
    'tests/test_api.py::test_price[EUR-1]',
    'it(x,y)',
    '@acme/shop',
    '{a,b}/**/[!x]*.js',
    "o'clock",
    '100%',
    '$x',
    '-1',
    '試験/ünï.ts',
    '!negated',
    'baseline',
    'package',
  ])('takes the name %s without quotes', (name) => {
    expect(ruleOf(`tests.failed of ${name} in ${name} == 0`)).toMatchObject({
      name,
      scope: { kind: 'path', glob: name },
    });
  });

  test('takes any name between quotes', () => {
    expect(ruleOf('tests.failed of "a \\"b\\" \\\\ # <c>\n\u0000" == 0').name).toBe('a "b" \\ # <c>\n\u0000');
  });

  test('a # begins a note only behind a space and outside of a name', () => {
    expect(ruleOf('tests.failed of a#b == 0')).toMatchObject({ name: 'a#b', note: null });
    expect(ruleOf('tests.failed of "a #b" == 0  #  why # not ')).toMatchObject({
      name: 'a #b',
      note: 'why # not',
    });
    expect(ruleOf('tests.failed == 0 #').note).toBeNull();
  });

  test('`each` goes through everything, or what a glob picks', () => {
    expect(ruleOf('tests.failed in each service == 0').scope).toEqual({
      kind: 'each',
      member: 'service',
      glob: null,
    });
    expect(ruleOf('tests.failed in each service>0').scope).toMatchObject({ glob: null });
    expect(ruleOf('tests.failed in each file "a b" == 0').scope).toMatchObject({ glob: 'a b' });
    expect(ruleOf('tests.failed in "each" == 0').scope).toEqual({ kind: 'path', glob: 'each' });
  });

  test('reads negative limits and named ones', () => {
    expect(ruleOf('temperature.change >= -5').limit).toEqual({
      kind: 'value',
      quantity: { number: -5, unit: null },
    });
    expect(ruleOf('coverage.lines >= $min-2').limit).toEqual({ kind: 'parameter', id: 'min-2' });
  });

  test.each<[text: string, code: string, column: number, fix: string]>([
    ['', 'rule-empty', 1, 'Write a rule such as `tests.failed == 0`'],
    ['   ', 'rule-empty', 4, 'Write a rule'],
    ['80% <= coverage.lines', 'metric-malformed', 1, 'Begin the rule with a metric'],
    ['Coverage.Changed_Lines >= 80%', 'metric-malformed', 1, '`coverage.changed-lines`'],
    ['coverage.lines of', 'name-missing', 18, 'in quotes if'],
    ['coverage.lines of src', 'operator-missing', 22, '`>=`'],
    ['coverage.lines in src', 'operator-missing', 22, '`>=`'],
    ['coverage.lines in each file src', 'operator-missing', 32, '`>=`'],
    ['coverage.lines of in src >= 80%', 'name-missing', 19, 'if `in` is meant, put it in quotes'],
    ['coverage.lines of "a b >= 80%', 'quote-unclosed', 19, 'Close it with `"`'],
    ['coverage.lines of "a\\', 'quote-unclosed', 19, 'Close it'],
    ['coverage.lines of "a\\n" >= 80%', 'escape-unknown', 21, '`\\\\`'],
    ['coverage.lines of a"b" >= 80%', 'name-malformed', 20, 'whole name in quotes'],
    ['coverage.lines of "" >= 80%', 'name-empty', 19, 'between them'],
    ['coverage.lines in each servise >= 80%', 'member-unknown', 24, '`each service`'],
    ['coverage.lines in each', 'member-unknown', 23, '`each package`'],
    ['coverage.lines in a of b >= 80%', 'clause-order', 21, 'before `in`'],
    ['coverage.lines of a of b >= 80%', 'clause-twice', 21, 'one rule for each'],
    ['coverage.lines', 'operator-missing', 15, '`>=`, `<=`, `==`, `<` or `>`'],
    ['coverage.lines 80%', 'operator-missing', 16, '`>=`'],
    ['coverage.lines is at least 80%', 'operator-missing', 16, '`>=`'],
    ['coverage.lines "src/**" >= 80%', 'operator-missing', 16, '`in` before a path'],
    ['coverage.lines IN src >= 80%', 'operator-missing', 16, '`in`, in lower case'],
    ['coverage.lines = 80%', 'operator-unknown', 16, '`==`'],
    ['coverage.lines => 80%', 'operator-unknown', 16, '`>=`'],
    ['coverage.lines =< 80%', 'operator-unknown', 16, '`<=`'],
    ['coverage.lines ≥ 80%', 'operator-unknown', 16, '`>=`'],
    ['coverage.lines != 80%', 'operator-unknown', 16, 'no "not equal"'],
    ['table.rows of orders!=3', 'operator-unknown', 22, 'no "not equal"'],
    ['coverage.lines >=', 'limit-missing', 18, '`80%`'],
    ['coverage.lines >= # note', 'limit-missing', 19, '`80%`'],
    ['coverage.lines >= base', 'limit-missing', 19, 'Write `baseline`.'],
    ['coverage.lines >= .8', 'number-malformed', 19, '`0.8`'],
    ['tests.count >= 1,000', 'number-malformed', 16, '`1000`'],
    ['tests.count >= 1_000', 'number-malformed', 16, '`1000`'],
    ['tests.count >= 1e3', 'number-malformed', 16, '`1000`'],
    ['tests.count >= 0,5', 'number-malformed', 16, '`0.5`'],
    ['tests.count >= +5', 'number-malformed', 16, '`5`'],
    ['tests.count >= 1.2.3', 'number-malformed', 16, 'like `80`'],
    [`tests.count >= ${'9'.repeat(400)}`, 'number-too-large', 16, 'smaller'],
    ['table.newest-age of a <= 5min', 'unit-unknown', 27, '`m`'],
    ['table.newest-age of a <= 5 hours', 'unit-unknown', 28, '`h`'],
    ['size.gzip <= 5mb', 'unit-unknown', 15, '`MB` or `MiB`'],
    ['size.gzip <= 5parsecs', 'unit-unknown', 15, '`GiB`'],
    ['tests.count >= 5#note', 'unit-unknown', 17, 'a space'],
    ['coverage.lines >= $Min_Lines', 'parameter-malformed', 19, '`$min-lines`'],
    ['coverage.lines >= ${{ inputs.min }}', 'expression-inside', 19, '`values`'],
    ['coverage.lines >= baseline -', 'offset-missing', 29, '`baseline - 0.5pp`'],
    ['coverage.lines >= baseline - $x', 'offset-missing', 30, 'a value behind the sign'],
    ['coverage.lines >= baseline − 1pp', 'offset-malformed', 28, '`-`'],
    ['coverage.lines >= baseline * 2', 'text-trailing', 28, 'may follow'],
    ['tests.failed == 0 when', 'clause-malformed', 23, '`when changed`'],
    ['tests.failed == 0 else fail', 'clause-malformed', 24, '`else warn`'],
    ['tests.failed == 0 else warn when changed', 'clause-order', 29, '`when changed else warn`'],
    ['tests.failed == 0 when changed when changed', 'clause-twice', 32, 'Leave it out'],
    ['tests.failed == 0 and lint.errors == 0', 'text-trailing', 19, 'an entry of its own'],
    ['tests.failed == 0 ELSE warn', 'text-trailing', 19, '`else`, in lower case'],
    ['tests.failed == 0\nlint.errors == 0', 'line-break', 18, 'on one line'],
    ['tests.failed\n== 0', 'line-break', 13, 'on one line'],
    ['tests.failed == 0 # a\nb', 'line-break', 22, 'on one line'],
  ])('refuses %j with %s at column %i', (text, code, column, fix) => {
    const problem = problemOf(text);
    expect(problem).toMatchObject({ code, column });
    expect(problem?.fix).toContain(fix);
  });

  test('no text makes it throw, and every problem is at a place in the text and says what to do', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom('a.b', ' ', '>=', '"', '#', '$', '8', '%', 'of', 'in', 'each', '\n'),
      }),
      anyMutation,
    );
    let refused = 0;
    fc.assert(
      fc.property(anyText, (text) => {
        const parsed = parseRule(text);
        if (parsed.ok) return;
        refused += 1;
        expect(parsed.failures).toHaveLength(1);
        for (const { code, message, column, fix } of parsed.failures) {
          expect(code).toMatch(/^[a-z]+(-[a-z]+)+$/);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual(text.length + 1);
          expect(message).not.toBe('');
          expect(fix).not.toBe('');
        }
      }),
      { numRuns: 20_000 },
    );
    expect(refused).toBeGreaterThan(5000);
  });

  test('a long rule takes no longer than its length asks for', () => {
    const long = 'x'.repeat(1_000_000);
    expect(ruleOf(`tests.failed of ${long} == 0`).name).toHaveLength(1_000_000);
    expect(problemOf(`tests.failed of "${long}`)).toMatchObject({ code: 'quote-unclosed' });
    expect(problemOf(`${long} == 0`)?.message.length).toBeLessThan(300);
    expect(problemOf(`tests.failed == 0 ${long}`)?.message.length).toBeLessThan(300);
    expect(problemOf(`tests.failed in each ${long}`)?.message.length).toBeLessThan(300);
    expect(problemOf(`tests.failed <= ${long}`)?.message.length).toBeLessThan(300);
  });
});

describe('locateRule', () => {
  test('says where each part begins, and what the rule is without its note', () => {
    const text = '  size.gzip of "a" in b <= baseline + 2% # note ';
    const located = locateRule(text);
    if (!located.ok) throw new Error('unreachable');
    const { columns, body } = located.value;
    const at = (column: number): string => text.slice(column - 1);
    expect(at(columns.metric)).toMatch(/^size/);
    expect(at(columns.name)).toMatch(/^"a"/);
    expect(at(columns.scope)).toMatch(/^b/);
    expect(at(columns.operator)).toMatch(/^<=/);
    expect(at(columns.limit)).toMatch(/^baseline/);
    expect(at(columns.offset)).toMatch(/^2%/);
    expect(body).toBe('size.gzip of "a" in b <= baseline + 2%');
  });
});

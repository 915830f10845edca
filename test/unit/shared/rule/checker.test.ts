import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkRule, checkRules, readRules } from '@interlock/shared/domain/rule/checker';
import { metrics, ruleOf, values } from './metrics.ts';

const context = { metrics, values };

function check(text: string): ReturnType<typeof checkRule> {
  return checkRule(ruleOf(text), context, text);
}

describe('checkRule', () => {
  test.each([
    'coverage.lines >= 80%',
    'coverage.lines >= $min',
    'coverage.lines > 0%',
    'coverage.lines < 100%',
    'coverage.lines == 100%',
    'coverage.lines >= baseline - 0.5pp',
    'coverage.lines in each package >= 70%',
    'coverage.lines in "src/**" >= 70%',
    'tests.failed == 0',
    'tests.failed <= 0',
    'tests.count > 0',
    'tests.failed of "a b" <= baseline + 10%',
    'tests.failed <= baseline + 3',
    'tests.failed == baseline - 2',
    'tests.failed == baseline + 0.5%',
    'tests.failed >= baseline + 0.5',
    'table.newest-age of x <= $age',
    'performance.p95 <= baseline + 50ms',
    'size.gzip <= 180KiB',
    'temperature.change >= -5',
  ])('finds nothing wrong with %s', (text) => {
    expect(check(text)).toEqual([]);
  });

  test.each<[text: string, code: string, column: number, fix: string]>([
    ['coverage.line >= 80%', 'metric-unknown', 1, 'Did you mean `coverage.lines`?'],
    ['tests.couled >= 1', 'metric-unknown', 1, '`tests.count`, `tests.failed`'],
    ['table.columns-that-are-empty == 0', 'metric-unknown', 1, 'Known are `table.rows`, `table.newest-age`.'],
    ['lint.errors == 0', 'metric-unknown', 1, 'Known are `coverage.*`, `tests.*`'],
    ['custom.score >= 1', 'metric-unknown', 1, 'declare it under `custom`'],
    ['table.rows >= 1', 'name-required', 12, '`table.rows of NAME`'],
    ['tests.count of x >= 1', 'name-not-allowed', 16, 'for a part of the whole use `in`'],
    ['tests.count in src/** >= 1', 'scope-not-allowed', 16, '`in each package`'],
    ['coverage.branches in each file >= 1%', 'scope-not-allowed', 22, '`in "GLOB"`'],
    ['size.gzip in src <= 1MB', 'scope-not-allowed', 14, 'Leave `in`'],
    ['coverage.lines >= 0.8', 'unit-missing', 19, 'Did you mean `80%`?'],
    ['coverage.lines >= 80', 'unit-missing', 19, 'Did you mean `80%`?'],
    ['coverage.lines >= 0.07', 'unit-missing', 19, 'Did you mean `7%`?'],
    ['coverage.lines >= 80pp', 'unit-wrong', 19, 'Did you mean `80%`?'],
    ['coverage.lines >= 2h', 'unit-wrong', 19, 'such as `80%`'],
    ['tests.count >= 5%', 'unit-wrong', 16, '`5`, without a unit'],
    ['table.newest-age of a <= 5', 'unit-missing', 26, '`5ms`, `5s`, `5m`, `5h` or `5d`'],
    ['size.gzip <= 5m', 'unit-wrong', 14, '`5MB`'],
    ['coverage.lines >= baseline - 0.5%', 'offset-unit-wrong', 30, 'Did you mean `0.5pp`?'],
    ['coverage.lines >= baseline - 5', 'offset-unit-wrong', 30, 'Did you mean `5pp`?'],
    ['tests.failed <= baseline + 1pp', 'offset-unit-wrong', 28, '`1%` for a share of the baseline'],
    ['performance.p95 <= baseline + 1', 'offset-unit-wrong', 31, '`1ms`'],
    ['coverage.lines >= $mim', 'value-unknown', 19, 'Did you mean `$min`?'],
    ['coverage.lines >= $threshold', 'value-unknown', 19, 'under `values`'],
    ['coverage.lines >= $age', 'value-wrong-unit', 19, 'such as `80%`'],
  ])('refuses %s with %s at column %i', (text, code, column, fix) => {
    const problems = check(text);
    expect(problems).toMatchObject([{ code, column }]);
    expect(problems[0]?.fix).toContain(fix);
  });

  test.each([
    ['coverage.lines > 100%', 'never-true'],
    ['coverage.lines >= 100.1%', 'never-true'],
    ['coverage.lines < 0%', 'never-true'],
    ['coverage.lines == 101%', 'never-true'],
    ['coverage.lines <= -1%', 'never-true'],
    ['tests.failed < 0', 'never-true'],
    ['tests.failed == 0.5', 'never-true'],
    ['tests.failed == baseline + 0.5', 'never-true'],
    ['temperature.change < -100', 'never-true'],
    ['coverage.lines > baseline + 100pp', 'never-true'],
    ['tests.failed <= baseline - 101%', null],
    ['tests.failed < baseline - 100%', 'never-true'],
    ['coverage.lines >= 0%', 'never-false'],
    ['coverage.lines >= 0.000000000000001%', 'never-false'],
    ['coverage.lines <= 100%', 'never-false'],
    ['coverage.lines < 100.1%', 'never-false'],
    ['coverage.lines > -1%', 'never-false'],
    ['tests.count >= 0', 'never-false'],
    ['tests.count > -1', 'never-false'],
    ['temperature.change >= -100', 'never-false'],
    ['coverage.lines >= baseline - 100pp', 'never-false'],
    ['tests.count >= baseline - 100%', 'never-false'],
    ['tests.count >= baseline - 200%', 'never-false'],
    ['tests.count >= baseline', null],
    ['coverage.lines >= baseline + 100pp', null],
  ])('whether %s can come out both ways is %s', (text, code) => {
    expect(check(text).map((problem) => problem.code)).toEqual(code === null ? [] : [code]);
  });

  test('says what the metric can be when a rule can come out one way only', () => {
    expect(check('coverage.lines >= 0%')[0]?.message).toBe(
      '`>= 0 %` can never be false: `coverage.lines` is from 0 % to 100 %.',
    );
    expect(check('tests.failed < 0')[0]?.message).toContain(
      'can never be true: `tests.failed` is a whole number, 0 or more',
    );
  });

  test('reports every problem of a rule, each in its place', () => {
    expect(check('tests.count of x in src >= 5%')).toMatchObject([
      { code: 'name-not-allowed', column: 16 },
      { code: 'scope-not-allowed', column: 21 },
      { code: 'unit-wrong', column: 28 },
    ]);
  });

  test('without the text, the places are those of the canonical form', () => {
    expect(checkRule(ruleOf('  coverage.lines   >=   0.8'), context)).toMatchObject([{ column: 19 }]);
  });
});

describe('checkRules', () => {
  const list = (texts: readonly string[]): ReturnType<typeof checkRules> =>
    checkRules(
      texts.map((text) => ({ text, rule: ruleOf(text) })),
      context,
    );

  test('reports the problems of all rules together, with their text and index', () => {
    expect(list(['coverage.lines >= 0.8', 'tests.failed == 0', 'tests.cont > 1'])).toMatchObject([
      { code: 'unit-missing', rule: 'coverage.lines >= 0.8', index: 0, column: 19 },
      { code: 'metric-unknown', rule: 'tests.cont > 1', index: 2, column: 1 },
    ]);
  });

  test('the same rule twice, and rules that only get stricter, are no problem', () => {
    expect(list(['tests.failed == 0', 'tests.failed  ==  0', 'tests.failed <= 3'])).toEqual([]);
    expect(list(['coverage.lines >= 80%', 'coverage.lines <= 80%'])).toEqual([]);
    expect(list(['table.newest-age of x >= 0.5h', 'table.newest-age of x <= 30m'])).toEqual([]);
  });

  test.each([
    [['tests.failed == 0', 'tests.failed > 3']],
    [['tests.failed == 0', 'tests.failed == 1']],
    [['coverage.lines > 80%', 'coverage.lines < 80%']],
    [['coverage.lines >= 80%', 'coverage.lines < $min']],
    [['coverage.lines in each package >= 80%', 'coverage.lines in each package <= 70%']],
    [['coverage.lines >= baseline + 1pp', 'coverage.lines <= baseline']],
    [['table.newest-age of x <= 30m', 'table.newest-age of x >= 1h else warn']],
    [['tests.failed <= 2', 'tests.failed <= 5', 'tests.failed >= 3', 'tests.failed >= 1']],
  ])('%j can never all pass, and two of them are named', (texts) => {
    const problems = list(texts);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.code).toBe('rules-contradict');
    expect(texts.filter((text) => problems[0]?.message.includes(`\`${text}\``))).toHaveLength(2);
    expect(problems[0]?.rule).toBe(texts[problems[0]?.index ?? -1]);
  });

  test.each([
    [['tests.failed of a == 0', 'tests.failed of b > 3']],
    [['tests.failed in a == 0', 'tests.failed > 3']],
    [['coverage.lines >= 80%', 'coverage.lines < baseline']],
    [['tests.count <= baseline - 10%', 'tests.count >= baseline']],
  ])('%j may all pass', (texts) => {
    expect(list(texts)).toEqual([]);
  });
});

describe('readRules', () => {
  test('gives every rule with its text as written, without its note', () => {
    const read = readRules([' tests.failed  == 0 # ours', 'coverage.lines >= $min'], context);
    expect(read).toMatchObject({
      ok: true,
      value: [
        { text: 'tests.failed  == 0', rule: { note: 'ours' } },
        { text: 'coverage.lines >= $min', rule: { limit: { kind: 'parameter' } } },
      ],
    });
  });

  test('gives every problem of every rule in the order of the list', () => {
    const texts = [
      'tests.failed == 0 # a',
      'coverage.lines => 80%',
      '  coverage.lines >= 0.8',
      'tests.failed > 3 # b',
    ];
    const read = readRules(texts, context);
    expect(read.ok ? [] : read.failures).toMatchObject([
      { code: 'operator-unknown', index: 1, rule: texts[1], column: 16 },
      { code: 'unit-missing', index: 2, rule: texts[2], column: 21 },
      {
        code: 'rules-contradict',
        index: 3,
        message: '`tests.failed > 3` and `tests.failed == 0` can never both be true.',
      },
    ]);
  });
});

describe('the published problems', () => {
  const docs = readFileSync(new URL('../../../../docs/rules.md', import.meta.url), 'utf8');
  const section = docs.split('### It cannot be judged\n')[1]?.split(/\n##/)[0] ?? '';
  const rows = [...section.matchAll(/^\| `([a-z-]+)` +\|.*\| `(.*)` +\|$/gm)];

  test.each(rows.map(([, code, examples]) => [code, examples]))(
    'what stands under %s has that code: %s',
    (code, examples) => {
      const read = readRules(examples!.split('` with `'), context);
      expect(read.ok ? [] : read.failures.map((problem) => problem.code)).toEqual([code]);
    },
  );

  test('a table of them was found', () => {
    expect(rows).toHaveLength(12);
  });
});

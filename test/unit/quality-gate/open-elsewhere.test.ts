import { describe, expect, it } from 'vitest';

import { codesOf, compareWith, junit as suite, lcov as records, runOnMain, given } from './baseline/world.ts';
import { coverageGiven, covered, passing, runGate, testsGiven, type GateWorld } from './gate.ts';

const tests = (content: string, more: Readonly<Record<string, string>> = {}): GateWorld => ({
  inputs: { reports: testsGiven, ...more },
  files: { 'reports/a.xml': content },
});
const coverage = (content: string, require: string): GateWorld => ({
  inputs: { reports: '- coverage: "coverage/*"', require },
  files: { 'coverage/a': content },
});
const ran = 'DA:1,1\n';
const notRun = (lines: number): string =>
  Array.from({ length: lines }, (_, at) => `DA:${at + 2},0\n`).join('');
const lcov = (path: string, lines: string): string => `SF:${path}\n${lines}end_of_record\n`;
const istanbul = (percent: number, hit: number | null = 1): string => {
  const parts = ['lines', 'statements', 'functions', 'branches'].map((part) => [
    part,
    { total: 10, covered: hit, skipped: 0, pct: percent },
  ]);
  const of = Object.fromEntries(parts) as object;
  return JSON.stringify({ total: of, 'src/a.js': of });
};

const notStarted = '<testsuite name="api" tests="1" errors="1"/>';
const nested =
  '<testsuites><testsuite name="all"><testcase name="a"/><testsuite name="inner"><testcase name="b"><failure/></testcase></testsuite></testsuite></testsuites>';
const outcomes = ['Passed', 'Timeout', 'Error', 'Aborted'];
const trx = `<TestRun><Results>${outcomes.map((outcome, at) => `<UnitTestResult testName="${at}" outcome="${outcome}"/>`).join('')}</Results><ResultSummary outcome="Completed"><Counters total="4" passed="1"/></ResultSummary></TestRun>`;
const manyFailed = `<testsuite>${Array.from({ length: 300 }, (_, at) => `<testcase name="${at}"><failure/></testcase>`).join('')}</testsuite>`;
const severalResults =
  '<testsuite tests="1" failures="1" errors="1" skipped="1"><testcase name="a"><failure/><error/><skipped/></testcase></testsuite>';

/**
 * What well-known reporters and gates were seen to let through, a row each: what they are given, what happens there,
 * and the code that stops it here.
 */
describe('what goes through elsewhere is stopped here', () => {
  it.each<readonly [string, string, string, GateWorld]>([
    [
      'a failing test in a suite inside a suite',
      'cases of inner suites are not looked at: one passed, none failed',
      'rule-violated',
      tests(nested),
    ],
    [
      'a suite that could not start, with an error and no case',
      'nothing is counted, and a report of nothing is green even where empty ones are to fail',
      'suite-error-without-cases',
      tests(notStarted),
    ],
    [
      'a suite that could not start beside one that passes',
      'told to fail on failures it looks at cases alone',
      'suite-error-without-cases',
      tests(`<testsuites>${passing}${notStarted}</testsuites>`),
    ],
    [
      'results of Visual Studio that timed out, broke or were aborted',
      'words that are not known vanish, the rest passes',
      'rule-violated',
      tests(trx),
    ],
    [
      'a report that is cut off',
      'what cannot be parsed is passed over',
      'report-truncated',
      tests(passing.slice(0, -6)),
    ],
    [
      'more failures than are shown',
      'the totals end where the list of annotations ends',
      'rule-violated',
      tests(manyFailed, { require: '- tests.failed <= 299\n- tests.errored == 0' }),
    ],
    [
      'a summary of coverage without anything in it',
      'an error while it is read is logged, and the step is green',
      'report-format-unsupported',
      coverage('{}', '- coverage.lines >= 80%'),
    ],
    [
      '10 % where 90 % are demanded',
      'a red dot in a comment, and success',
      'rule-violated',
      coverage(istanbul(10), '- coverage.lines >= 90%'),
    ],
    [
      'nothing covered where 80 % are demanded',
      'the report says that the threshold is not met, and the step succeeds',
      'rule-violated',
      coverage(lcov('src/a.js', notRun(5)), '- coverage.lines >= 80%'),
    ],
    [
      'a coverage of nothing at all',
      '0 of 0 is shown as 100 %',
      'coverage-empty',
      coverage(lcov('src/a.js', ''), '- coverage.lines >= 80%'),
    ],
    [
      'a threshold for one folder',
      'only the one for the whole is ever judged',
      'rule-violated',
      coverage(
        lcov('src/a.js', ran.repeat(1)) + lcov('src/b.js', notRun(1)),
        '- coverage.lines >= 40%\n- coverage.lines in "src/b*" >= 95%',
      ),
    ],
    [
      'a number of covered lines that is none',
      'it counts as 0, or as nothing to say',
      'number-invalid',
      coverage(istanbul(10, null), '- coverage.lines >= 1%'),
    ],
    [
      'a negative number of covered lines',
      'numbers are added up as they come',
      'number-invalid',
      coverage(istanbul(10, -1), '- coverage.lines >= 1%'),
    ],
    [
      'no report at all',
      'the check is neutral, which satisfies a required check',
      'report-missing',
      { inputs: { reports: testsGiven }, files: {} },
    ],
    ['a report of no test', 'green: nothing failed', 'no-tests', tests('<testsuites/>')],
    [
      'a case with a failure, an error and a skip at once',
      'the passed ones are what is left: minus two',
      'rule-violated',
      tests(severalResults),
    ],
    [
      'a benchmark whose value is null',
      'null is taken for 0, an improvement, and kept to compare with',
      'number-invalid',
      {
        inputs: { reports: '- performance: bench.csv', require: '- performance.mean of sort <= 1s' },
        files: { 'bench.csv': 'name,value,unit,better\nsort,null,ms,lower\n' },
      },
    ],
  ])('%s (elsewhere: %s): %s', async (_given, _elsewhere, code, world) => {
    const outcome = await runGate(world);
    expect(outcome.codes).toContain(code);
    expect(outcome.verdict).not.toBe('pass');
    expect(outcome.failed).toBe(true);
  });

  it('a case with several results is counted once, and no count is below zero', async () => {
    const outcome = await runGate(tests(severalResults));
    expect(
      Object.values(outcome.output('tests') as Readonly<Record<string, number>>).every((count) => count >= 0),
    ).toBe(true);
    expect(outcome.output('tests')).toMatchObject({ passed: 0 });
  });

  it('a file that two patterns match (elsewhere: counted twice) does not make up for tests that are missing', async () => {
    const reports = '- {kind: tests, files: ["reports/a.xml", "reports/*.xml"]}\n- tests: "**/a.xml"';
    const outcome = await runGate(tests(passing, { reports, require: '- tests.count >= 2' }));
    expect([outcome.verdict, outcome.codes]).toStrictEqual(['fail', ['rule-violated']]);
    expect(outcome.output('tests')).toMatchObject({ total: 1 });
  });

  it('one file has one number of tests (elsewhere: 6 or 9, by the name that the user gives the format)', async () => {
    const phpunit =
      '<testsuites><testsuite name="all" tests="3" failures="1"><testsuite name="A" tests="2" failures="1"><testcase name="a" class="A"/><testcase name="b" class="A"><failure/></testcase></testsuite><testsuite name="B" tests="1"><testcase name="c" class="B"/></testsuite></testsuite></testsuites>';
    const found = await runGate(tests(phpunit));
    const named = await runGate(
      tests(phpunit, { reports: '- {kind: tests, files: ["reports/*"], format: junit}' }),
    );
    expect(found.output('tests')).toMatchObject({ total: 3, failed: 1 });
    expect(named.output('tests')).toStrictEqual(found.output('tests'));
    const wrong = await runGate(
      tests(phpunit, { reports: '- {kind: tests, files: ["reports/*"], format: trx}' }),
    );
    expect([wrong.verdict, wrong.codes[0]]).toStrictEqual(['fail', 'report-kind-differs']);
  });

  it.each(['eighty', '80', '0.8', '80 %%', '"80%"', 'NaN%'])(
    'a threshold that is none (elsewhere: dropped without a word): %s is refused, and nothing is judged',
    async (limit) => {
      const outcome = await runGate({
        inputs: { reports: coverageGiven, require: `- 'coverage.lines >= ${limit}'` },
        files: { 'coverage/lcov.info': covered },
      });
      expect([outcome.verdict, outcome.failed]).toStrictEqual(['inconclusive', true]);
      expect(outcome.problems).toContain('input-invalid');
    },
  );
});

describe('what goes through elsewhere where there is something to compare with', () => {
  const require = '- coverage.lines >= baseline - 1pp';
  const worse = {
    ...given,
    inputs: { ...given.inputs, require },
    files: { ...given.files, 'coverage/lcov.info': records({ 'src/a.js': [1, 10] }) },
  };

  it('a number that got ten times worse is no measure for the next run (elsewhere: kept before it is judged)', async () => {
    const left = await runOnMain();
    const first = await compareWith(left, worse);
    expect([first.verdict, codesOf(first)]).toStrictEqual(['fail', ['rule-violated']]);
    // Neither does a run of the branch itself that fails leave anything.
    const failed = await runOnMain({
      ...worse,
      inputs: { ...worse.inputs, require: '- coverage.lines >= 50%' },
    });
    expect([failed.outcome.verdict, failed.text]).toStrictEqual(['fail', '']);
    const second = await compareWith(left, worse);
    expect([second.verdict, codesOf(second)]).toStrictEqual(['fail', ['rule-violated']]);
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, text.length / 2)],
    ['empty', () => ''],
    ['null', () => 'null'],
    ['of other numbers', (text: string) => text.replace('"total"', '"count"')],
  ])(
    'a record that is corrupt (elsewhere: replaced, green) is not compared with: %s',
    async (_how, damage) => {
      const left = await runOnMain();
      const outcome = await compareWith({ ...left, text: damage(left.text) });
      expect(outcome.codes).toContain('baseline-corrupt');
      expect([outcome.verdict, outcome.failed]).toStrictEqual(['inconclusive', true]);
      expect(outcome.ports.runner.outputs.get('baseline-file')).toBe('');
    },
  );

  it('tests that were deleted or renamed (elsewhere: green) are told by name, and block where a rule says so', async () => {
    const left = await runOnMain();
    const files = { ...given.files, 'reports/junit.xml': suite({ passed: ['adds'] }) };
    const told = await compareWith(left, { ...given, files });
    expect(JSON.stringify(told.output('reasons'))).toContain('rounds');
    const inputs = { ...given.inputs, require: '- tests.count >= baseline' };
    expect((await compareWith(left, { ...given, inputs, files })).verdict).toBe('fail');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { codes } from '@interlock/quality-gate/domain/codes';
import { testFindings } from '@interlock/quality-gate/domain/kinds/tests/test-findings';
import { totalOf } from '@interlock/reports/domain/tests/counts';
import type { TestReport } from '@interlock/reports/domain/tests/test-report';

import { runGate, testsGiven } from './gate.ts';
import { read, readTests, refusal } from './read.ts';
import { countsOf } from './test-samples.ts';

type Outcome = 'passed' | 'failed' | 'skipped';

/** What a report states, whatever it lists. */
interface StatedHead {
  readonly tests: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

type Render = (list: readonly Outcome[], head: StatedHead, headFirst: boolean) => string;

const named = (list: readonly Outcome[], of: (outcome: Outcome, name: string) => string): readonly string[] =>
  list.map((outcome, index) => of(outcome, `t${index}`));

const inOrder = (headFirst: boolean, head: string, list: string): string =>
  headFirst ? head + list : list + head;

const junitCases = (list: readonly Outcome[]): string => {
  const bodies = { passed: '', failed: '<failure/>', skipped: '<skipped/>' } as const;
  return named(list, (outcome, name) => `<testcase name="${name}">${bodies[outcome]}</testcase>`).join('');
};
const junitHead = ({ tests, failed, skipped }: StatedHead): string =>
  `tests="${tests}" failures="${failed}" skipped="${skipped}"`;

const nunitCases = (list: readonly Outcome[]): string => {
  const results = { passed: 'Passed', failed: 'Failed', skipped: 'Skipped' } as const;
  return named(list, (outcome, name) => `<test-case name="${name}" result="${results[outcome]}"/>`).join('');
};
const nunitHead = ({ tests, passed, failed, skipped }: StatedHead): string =>
  `testcasecount="${tests}" total="${tests}" passed="${passed}" failed="${failed}" skipped="${skipped}" result="${failed > 0 ? 'Failed' : 'Passed'}"`;

const inKeys = (headFirst: boolean, head: object, list: object): string =>
  JSON.stringify(headFirst ? { ...head, ...list } : { ...list, ...head });

/** Every format that has a head and a list. */
const formats: Readonly<Record<string, Render>> = {
  'JUnit, the head at the suite': (list, head) =>
    `<testsuites><testsuite ${junitHead(head)}>${junitCases(list)}</testsuite></testsuites>`,
  'JUnit, the head at the root': (list, head) =>
    `<testsuites ${junitHead(head)}><testsuite>${junitCases(list)}</testsuite></testsuites>`,
  'JUnit, heads at both': (list, head) =>
    `<testsuites ${junitHead(head)}><testsuite ${junitHead(head)}>${junitCases(list)}</testsuite></testsuites>`,
  "JUnit of Node's reporter": (list, { tests, passed, failed, skipped }) =>
    `<testsuites>${junitCases(list)}<!-- tests ${tests} --><!-- pass ${passed} --><!-- fail ${failed} --><!-- cancelled 0 --><!-- skipped ${skipped} --><!-- todo 0 --></testsuites>`,
  TRX: (list, head, headFirst) => {
    const outcomes = { passed: 'Passed', failed: 'Failed', skipped: 'NotExecuted' } as const;
    const results = named(
      list,
      (outcome, name) => `<UnitTestResult testName="${name}" outcome="${outcomes[outcome]}"/>`,
    );
    const summary = `<ResultSummary outcome="${head.failed > 0 ? 'Failed' : 'Completed'}"><Counters total="${head.tests}" passed="${head.passed}" failed="${head.failed}"/></ResultSummary>`;
    return `<TestRun>${inOrder(headFirst, summary, `<Results>${results.join('')}</Results>`)}</TestRun>`;
  },
  'NUnit 3': (list, head) =>
    `<test-run ${nunitHead(head)}><test-suite type="TestFixture" name="f" result="${head.failed > 0 ? 'Failed' : 'Passed'}" site="Child">${nunitCases(list)}</test-suite></test-run>`,
  'NUnit 3, a suite as the root': (list, head) =>
    `<test-suite type="Assembly" name="a" ${nunitHead(head)}>${nunitCases(list)}</test-suite>`,
  'NUnit 2': (list, { tests, failed, skipped }) => {
    const results = {
      passed: 'executed="True" result="Success"',
      failed: 'executed="True" result="Failure"',
      skipped: 'executed="False" result="Ignored"',
    } as const;
    const cases = named(list, (outcome, name) => `<test-case name="${name}" ${results[outcome]}/>`);
    return `<test-results total="${Math.max(0, tests - skipped)}" failures="${failed}" errors="0" not-run="${skipped}"><test-suite result="${failed > 0 ? 'Failure' : 'Success'}"><results>${cases.join('')}</results></test-suite></test-results>`;
  },
  'xUnit.net': (list, { tests, passed, failed, skipped }) => {
    const results = { passed: 'Pass', failed: 'Fail', skipped: 'Skip' } as const;
    const cases = named(list, (outcome, name) => `<test name="${name}" result="${results[outcome]}"/>`);
    return `<assemblies><assembly total="${tests}" passed="${passed}" failed="${failed}" skipped="${skipped}" errors="0"><collection>${cases.join('')}</collection></assembly></assemblies>`;
  },
  CTRF: (list, { tests, passed, failed, skipped }, headFirst) => {
    const summary = { tests, passed, failed, skipped, pending: 0, other: 0 };
    const cases = list.map((status, index) => ({ name: `t${index}`, status }));
    const results = inKeys(headFirst, { summary }, { tests: cases });
    return `{"reportFormat":"CTRF","results":${results}}`;
  },
  Mocha: (list, { tests, passed, failed, skipped }, headFirst) => {
    const titles = (wanted: Outcome): readonly object[] =>
      list.flatMap((outcome, index) => (outcome === wanted ? [{ fullTitle: `t${index}` }] : []));
    const lists = {
      tests: list.map((_, index) => ({ fullTitle: `t${index}` })),
      pending: titles('skipped'),
      failures: titles('failed'),
      passes: titles('passed'),
    };
    const stats = { tests, passes: passed, failures: failed, pending: skipped };
    return inKeys(headFirst, { stats }, lists);
  },
  Jest: (list, { tests, passed, failed, skipped }, headFirst) => {
    const head = {
      numTotalTests: tests,
      numPassedTests: passed,
      numFailedTests: failed,
      numPendingTests: skipped,
      success: failed === 0,
    };
    const assertionResults = list.map((outcome, index) => ({
      fullName: `t${index}`,
      status: outcome === 'skipped' ? 'pending' : outcome,
    }));
    const status = failed > 0 ? 'failed' : 'passed';
    const file = headFirst
      ? { name: 'f', status, assertionResults }
      : { assertionResults, name: 'f', status };
    return inKeys(headFirst, head, { testResults: [file] });
  },
  RSpec: (list, { tests, failed, skipped }, headFirst) => {
    const examples = list.map((outcome, index) => ({
      full_description: `t${index}`,
      status: outcome === 'skipped' ? 'pending' : outcome,
    }));
    const summary = { example_count: tests, failure_count: failed, pending_count: skipped };
    return inKeys(headFirst, { summary }, { examples });
  },
};

const outcome = fc.constantFrom<Outcome>('passed', 'failed', 'skipped');
const lists = fc.array(outcome, { minLength: 1, maxLength: 6 });
const number = fc.nat({ max: 8 });
const heads = fc.record({ tests: number, passed: number, failed: number, skipped: number });

const of = (list: readonly Outcome[], wanted: Outcome): number => list.filter((one) => one === wanted).length;
const trueHead = (list: readonly Outcome[]): StatedHead => ({
  tests: list.length,
  passed: of(list, 'passed'),
  failed: of(list, 'failed'),
  skipped: of(list, 'skipped'),
});
const blocking = (report: TestReport): readonly string[] =>
  testFindings('x', report).flatMap(({ code }) => (codes[code].effect === 'note' ? [] : [code]));

describe.each(Object.entries(formats))('the head and the list of %s', (_format, render) => {
  it('count the list, whatever the head says, and never more than both', () => {
    fc.assert(
      fc.property(lists, heads, fc.boolean(), (list, head, headFirst) => {
        const report = readTests(render(list, head, headFirst));
        const { counts } = report;
        expect(totalOf(counts)).toBeLessThanOrEqual(Math.max(head.tests, list.length));
        expect(counts).toStrictEqual(
          countsOf([of(list, 'passed'), of(list, 'failed'), 0, of(list, 'skipped'), 0]),
        );
      }),
    );
  });

  it('never pass with failures that are stated and not listed, and say both numbers', () => {
    fc.assert(
      fc.property(lists, heads, fc.boolean(), (list, head, headFirst) => {
        fc.pre(head.failed > of(list, 'failed'));
        const report = readTests(render(list, head, headFirst));
        const told = testFindings('x', report).find(({ code }) => code === 'failures-not-listed');
        expect(told?.seen).toMatch(
          new RegExp(`states (?:failures=")?${head.failed}\\b.*listed are ${of(list, 'failed')} failed`, 'u'),
        );
        expect(blocking(report)).toContain('failures-not-listed');
      }),
    );
  });

  it('say nothing where they agree', () => {
    fc.assert(
      fc.property(lists, fc.boolean(), (list, headFirst) => {
        const report = readTests(render(list, trueHead(list), headFirst));
        expect([report.disagreements, report.silent]).toStrictEqual([[], []]);
      }),
    );
  });

  it('say the same in any order', () => {
    fc.assert(
      fc.property(lists, heads, (list, head) => {
        const [one, other] = [true, false].map((headFirst) => {
          const { notable, ...report } = readTests(render(list, head, headFirst));
          return { ...report, notable: notable.map(({ name }) => name) };
        });
        expect(one).toStrictEqual(other);
      }),
    );
  });

  it('with a total of 0 and tests that passed are no report without tests, and pass with a note', () => {
    const list: readonly Outcome[] = ['passed', 'passed'];
    const report = readTests(render(list, { tests: 0, passed: 0, failed: 0, skipped: 0 }, true));
    expect(testFindings('x', report).map(({ code }) => code)).toStrictEqual(['test-totals-differ']);
    expect(report.counts.passed).toBe(2);
  });
});

describe('the plan and the points of TAP', () => {
  it('count the points, and those that are missing as tests that could not run', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 9 }), fc.boolean(), (list, plan, planFirst) => {
        const points = { passed: 'ok', failed: 'not ok', skipped: 'ok' } as const;
        const lines = named(
          list,
          (one, name) => `${points[one]} - ${name}${one === 'skipped' ? ' # SKIP' : ''}\n`,
        );
        const report = readTests(inOrder(planFirst, `1..${plan}\n`, lines.join('')));
        const missing = Math.max(0, plan - list.length);
        expect(totalOf(report.counts)).toBe(Math.max(plan, list.length));
        expect(report.counts).toStrictEqual(
          countsOf([of(list, 'passed'), of(list, 'failed'), missing, of(list, 'skipped'), 0]),
        );
        expect(blocking(report).includes('suite-error-without-cases')).toBe(plan !== list.length);
      }),
    );
  });

  it('are held against each other at the end, wherever the plan stands', () => {
    const points = 'ok 1 - a\nok 3 - b\n';
    const told = { code: 'suite-error-without-cases', seen: 'test 3 is beyond the plan of 2' };
    for (const text of [`1..2\n${points}`, `${points}1..2\n`])
      expect(readTests(text)).toMatchObject({ counts: { passed: 2, errored: 0 }, silent: [told] });
  });
});

describe('tests that are listed as passed and for which the head leaves no room', () => {
  it.each([
    [
      'JUnit',
      '<testsuite tests="3" failures="0" skipped="3"><testcase name="a"/><testcase name="b"/><testcase name="c"/></testsuite>',
    ],
    [
      'TRX',
      '<TestRun><Results><UnitTestResult testName="a" outcome="Passed"/><UnitTestResult testName="b" outcome="Passed"/></Results><ResultSummary outcome="Completed"><Counters total="2" passed="1" failed="0"/></ResultSummary></TestRun>',
    ],
    [
      'CTRF',
      '{"results":{"summary":{"tests":1,"passed":0,"failed":0,"skipped":1,"pending":0,"other":0},"tests":[{"name":"a","status":"passed"}]}}',
    ],
    [
      'RSpec',
      '{"examples":[{"full_description":"a","status":"passed"}],"summary":{"example_count":1,"failure_count":0,"pending_count":1}}',
    ],
  ])('make %s inconclusive', async (_format, text) => {
    const outcome = await runGate({ inputs: { reports: testsGiven }, files: { 'reports/a.xml': text } });
    expect([outcome.verdict, outcome.codes]).toStrictEqual(['inconclusive', ['passes-in-doubt']]);
  });

  it('leave a rule on skipped tests open where those are only stated', async () => {
    const report = '<testsuite tests="3" skipped="2"><testcase name="a"/></testsuite>';
    for (const [rule, codes] of [
      ['tests.skipped <= 5', ['skips-not-listed']],
      ['tests.failed == 0', []],
    ] as const) {
      const outcome = await runGate({
        inputs: { reports: testsGiven, require: `- ${rule}` },
        files: { 'reports/a.xml': report },
      });
      expect(outcome.codes).toStrictEqual(codes);
    }
  });

  it.each([
    [
      '<testsuite skipped="2"><testcase name="a"/></testsuite>',
      'states 2 skipped, listed are 1 passed and 0 skipped',
    ],
    [
      '<TestRun><Results><UnitTestResult testName="a" outcome="Passed"/><UnitTestResult testName="b" outcome="Passed"/></Results><ResultSummary outcome="Completed"><Counters passed="1"/></ResultSummary></TestRun>',
      'states 1 passed, listed are 2 passed and 0 skipped',
    ],
  ])('block also where the head has no total: %s', (text, seen) => {
    expect(readTests(text).silent).toMatchObject([{ code: 'passes-in-doubt', seen }]);
  });

  it('do not where no test is listed as passed', () => {
    const report = readTests(
      '<testsuite tests="1" failures="1" skipped="1"><testcase name="a"><failure/><skipped/></testcase></testsuite>',
    );
    expect(report.counts).toStrictEqual(countsOf([0, 1, 0, 0, 0]));
    expect(report.silent).toStrictEqual([]);
  });

  it('do not where skipped tests are only left out of the list, or stand among the disabled ones as well', () => {
    const one = '<testcase name="a"/>';
    const disabled = '<testcase name="b" status="disabled"/>';
    for (const text of [
      `<testsuite tests="3" skipped="2">${one}</testsuite>`,
      `<testsuite tests="2" skipped="1" disabled="1">${one}${disabled}</testsuite>`,
    ])
      expect(readTests(text).silent).toStrictEqual([]);
  });
});

describe('whole numbers that a tool writes as decimals', () => {
  it.each([
    [
      'JUnit',
      '<testsuite tests="2.0" failures="1.0" errors="0.0"><testcase name="a"/><testcase name="b"><failure/></testcase></testsuite>',
    ],
    [
      'TRX',
      '<TestRun><Results><UnitTestResult testName="a" outcome="Passed"/><UnitTestResult testName="b" outcome="Failed"/></Results><ResultSummary outcome="Failed"><Counters total="2.0" passed="1.0" failed="1.00"/></ResultSummary></TestRun>',
    ],
  ])('are counts of %s, and parts of one are none', (_what, text) => {
    const report = readTests(text);
    expect(report.counts).toStrictEqual(countsOf([1, 1, 0, 0, 0]));
    expect([report.disagreements, report.silent]).toStrictEqual([[], []]);
    expect(refusal(read(text.replace('"2.0"', '"2.5"')))).toBe('number-invalid');
  });
});

describe('failures that only the head has', () => {
  it.each([
    ['<testsuite name="s" tests="2" failures="1"><testcase name="a"/><testcase name="b"/></testsuite>'],
    ['<testsuites errors="1"><testsuite name="s"><testcase name="a"/></testsuite></testsuites>'],
    [
      '<testsuites><testsuite name="s" tests="2" failures="1"><testcase name="a"/><testcase name="b"/></testsuite><testsuite name="t" tests="1" failures="0"><testcase name="c"><failure/></testcase></testsuite></testsuites>',
    ],
  ])('block also where a rule tolerates failures: %s', async (text) => {
    const outcome = await runGate({
      inputs: { reports: testsGiven, require: '- tests.failed <= 5\n- tests.errored <= 5' },
      files: { 'reports/a.xml': text },
    });
    expect(outcome.verdict).toBe('fail');
    expect(outcome.codes).toContain('failures-not-listed');
  });

  it('are said once, not again by every suite around', () => {
    const report = readTests(
      '<testsuites tests="1" failures="2"><testsuite><testsuite name="s" tests="1" failures="2"><testcase name="a"/></testsuite></testsuite></testsuites>',
    );
    expect(report.silent.map(({ where }) => where)).toStrictEqual(['testsuite "s" (line 1)']);
  });

  it('are told beside the attempts of a case that ran again, which are listed', () => {
    const attempt = '<testcase name="a"><failure/></testcase>';
    const report = readTests(
      `<testsuite name="s" tests="1" failures="1">${attempt}${attempt}<testcase name="a"/></testsuite>`,
    );
    expect(report.counts).toStrictEqual(countsOf([1, 0, 0, 0, 1]));
    expect(report.silent).toStrictEqual([
      {
        code: 'failures-not-listed',
        where: 'testsuite "s" (line 1)',
        seen: 'states failures="1", listed are 0 failed and 0 errored, beside 2 failed attempt(s) of cases that ran again',
      },
    ]);
  });

  it('of NUnit 2 are quoted with the attributes that the file has', () => {
    const { silent } = readTests(
      '<test-results total="1" failures="0" errors="0" not-run="0"><test-suite name="s" result="Failure" success="False"><results><test-case name="a" result="Success"/></results></test-suite></test-results>',
    );
    expect(silent.map(({ seen }) => seen)).toStrictEqual([
      'result="Failure" success="False" and no failing case in it',
    ]);
  });
});

describe("the closing comments of Node's reporter", () => {
  const bad = '<testcase name="b"><failure/></testcase>';
  const holder = (name: string, ...cases: readonly string[]): string =>
    `<testsuite name="${name}">${cases.join('')}</testsuite>`;
  const node = (list: string, [tests, suites, fail]: readonly [number, number, number]): string =>
    `<testsuites>${list}<!-- tests ${tests} --><!-- suites ${suites} --><!-- pass ${tests - fail} --><!-- fail ${fail} --><!-- cancelled 0 --><!-- skipped 0 --><!-- todo 0 --></testsuites>`;

  it.each([
    ['a test that holds one that failed', holder('t', bad), [2, 0, 2]],
    ['tests in tests', holder('t', holder('u', bad)), [3, 0, 3]],
    ['a suite', holder('d', bad), [1, 1, 1]],
    ['a test beside a suite', holder('d', '<testcase name="a"/>') + holder('t', bad), [3, 1, 2]],
  ] as const)('count %s, and say it fails once', (what, list, totals) => {
    const { counts, silent, disagreements } = readTests(node(list, totals));
    expect(counts.failed).toBe(1);
    expect(disagreements).toStrictEqual([]);
    // Which of the two failed with what it holds is not said.
    expect(silent).toHaveLength(what === 'a test beside a suite' ? 1 : 0);
  });

  it.each([
    ['beside one that failed', holder('t', bad) + holder('u', '<testcase name="a"/>'), [4, 0, 3]],
    ['alone', holder('u', '<testcase name="a"/>'), [2, 0, 1]],
  ] as const)('tell of a test that failed by itself %s', (_what, list, totals) => {
    expect(readTests(node(list, totals)).silent).toMatchObject([{ code: 'failures-not-listed' }]);
  });
});

describe('tests that are still to be written, as jest-junit lists them', () => {
  const jest = (tests: number, skipped: number, cases: string): string =>
    `<testsuites name="jest tests" tests="${tests}" failures="0" errors="0"><testsuite name="s" errors="0" failures="0" skipped="${skipped}" tests="${tests}">${cases}</testsuite></testsuites>`;
  const cases = '<testcase name="a"/><testcase name="b"><skipped/></testcase><testcase name="later"/>';

  it('are skipped, though nothing marks them', () => {
    const { counts, disagreements, silent } = readTests(jest(2, 1, cases));
    expect(counts).toStrictEqual(countsOf([1, 0, 0, 2, 0]));
    expect([disagreements, silent]).toStrictEqual([[], []]);
  });

  it('do not pass where there is nothing else', async () => {
    const outcome = await runGate({
      inputs: { reports: testsGiven },
      files: { 'reports/a.xml': jest(0, 0, '<testcase name="later"/>') },
    });
    expect([outcome.verdict, outcome.codes]).toStrictEqual(['fail', ['all-tests-skipped']]);
  });

  it('do not take a failure with them, nor stand for one that is stated', () => {
    const { counts, silent } = readTests(
      jest(1, 0, '<testcase name="a"><failure/></testcase><testcase name="later"/>').replace(
        'failures="0"',
        'failures="2"',
      ),
    );
    expect(counts).toStrictEqual(countsOf([0, 1, 0, 1, 0]));
    expect(silent).toMatchObject([{ code: 'failures-not-listed' }]);
  });
});

describe('what a TRX says of its run', () => {
  const result = (name: string, outcome: string): string =>
    `<UnitTestResult testName="${name}" outcome="${outcome}"/>`;
  const info = (text: string, outcome = 'Error'): string =>
    `<RunInfo computerName="c" outcome="${outcome}"><Text>${text}</Text></RunInfo>`;
  const trx = (results: string, infos: string, counters: string, outcome = 'Failed'): string =>
    `<TestRun><Results>${results}</Results><ResultSummary outcome="${outcome}"><Counters ${counters}/><RunInfos>${infos}</RunInfos></ResultSummary></TestRun>`;
  const oneFailed = result('N.A.Good', 'Passed') + result('N.A.Bad', 'Failed');
  const oneFailedCounters = 'total="2" passed="1" failed="1" error="0"';
  const exitCode = (code: number): string =>
    `Exit code indicates failure: '${code}'. Please refer to https://aka.ms/testingplatform/exitcodes for more information.`;

  it.each([
    ['the line of xUnit.net', info('[xUnit.net 00:00:00.39]     N.A.Bad [FAIL]')],
    ['the exit code of Microsoft.Testing.Platform', info(exitCode(2))],
  ])('is no second failure: %s', (_what, infos) => {
    const report = readTests(trx(oneFailed, infos, oneFailedCounters));
    expect(report.counts).toStrictEqual(countsOf([1, 1, 0, 0, 0]));
    expect([report.disagreements, report.silent]).toStrictEqual([[], []]);
  });

  it.each([
    [
      'the process crashed',
      info('The active test run was aborted. Reason: Test host process crashed'),
      'Test host process crashed',
    ],
    [
      'no memory was left',
      info('System.OutOfMemoryException &lt;b&gt;of type&lt;/b&gt;'),
      'System.OutOfMemoryException',
    ],
    ['another exit code', info(exitCode(7)), "Exit code indicates failure: '7'"],
    [
      'a failing test that is not among the results',
      info('[xUnit.net 00:00:00.39]     N.A.C [FAIL]'),
      'N.A.C',
    ],
  ])('blocks, and its text is shown: %s', async (_what, infos, told) => {
    const passing = trx(result('N.A.Good', 'Passed'), infos, 'total="1" passed="1" failed="0"');
    const alone = readTests(passing);
    expect(alone.counts).toStrictEqual(countsOf([1, 0, 1, 0, 0]));
    expect(alone.silent.map(({ seen }) => seen).join()).toContain(told);
    const { verdict, ports } = await runGate({
      inputs: { reports: testsGiven },
      files: { 'reports/a.xml': passing },
    });
    expect(verdict).toBe('fail');
    expect(ports.runner.summary()).toContain(told.replaceAll("'", '&#39;').slice(0, 20));
    expect(ports.runner.summary()).not.toContain('<b>');
  });

  it('blocks beside a failing test that does not explain it, which counts alone', async () => {
    const crashed = trx(
      oneFailed,
      info('[xUnit.net 00:00:00.39]     N.A.Bad [FAIL]') + info('Test host process crashed'),
      oneFailedCounters,
    );
    const report = readTests(crashed);
    expect(report.counts).toStrictEqual(countsOf([1, 1, 0, 0, 0]));
    expect(report.silent).toMatchObject([{ where: 'the run', seen: 'Test host process crashed' }]);
    const tolerant = await runGate({
      inputs: { reports: testsGiven, require: '- tests.failed <= 1' },
      files: { 'reports/a.xml': crashed },
    });
    expect(tolerant.codes).toStrictEqual(['suite-error-without-cases']);
  });

  it('explains as many lines of xUnit.net as tests failed', () => {
    const lines = ['N.A.Bad', 'N.A.Gone'].map((name) => info(`[xUnit.net 00:00:00.39]     ${name} [FAIL]`));
    const { silent } = readTests(trx(oneFailed, lines.join(''), oneFailedCounters));
    expect(silent).toMatchObject([{ seen: '[xUnit.net 00:00:00.39] N.A.Gone [FAIL]' }]);
  });

  it('is held against the results when all are read, wherever it stands', () => {
    const results = `<Results>${oneFailed}</Results>`;
    const summary = `<ResultSummary outcome="Failed"><Counters ${oneFailedCounters}/><RunInfos>${info(exitCode(2))}</RunInfos></ResultSummary>`;
    const before = readTests(`<TestRun>${summary}${results}</TestRun>`);
    expect(before.counts).toStrictEqual(countsOf([1, 1, 0, 0, 0]));
    expect(before).toStrictEqual(readTests(`<TestRun>${results}${summary}</TestRun>`));
  });

  it.each(['Aborted', 'Disconnected', 'InProgress', 'a word of tomorrow'])(
    'blocks where it ended as "%s", though a failure is tolerated',
    async (outcome) => {
      const text = trx(oneFailed, '', oneFailedCounters, outcome);
      const tolerant = await runGate({
        inputs: { reports: testsGiven, require: '- tests.failed <= 1' },
        files: { 'reports/a.xml': text },
      });
      expect(tolerant.codes).toStrictEqual(['suite-error-without-cases']);
    },
  );

  it.each([
    [
      'in a name longer than what is shown',
      `[xUnit.net 00:00:00.39]     N.A.Bad(x: "${'x'.repeat(900)}") [FAIL]`,
    ],
    [
      'in German',
      "Der Exitcode weist auf einen Fehler hin: '2'. Siehe https://aka.ms/testingplatform/exitcodes.",
    ],
  ])('is explained by a failing result also %s', (_what, text) => {
    expect(readTests(trx(oneFailed, info(text), oneFailedCounters)).silent).toStrictEqual([]);
  });

  it('is not explained by a failing result where the exit code is another, in any language', () => {
    const text =
      "Der Exitcode weist auf einen Fehler hin: '7'. Siehe https://aka.ms/testingplatform/exitcodes.";
    expect(readTests(trx(oneFailed, info(text), oneFailedCounters)).silent).toHaveLength(1);
  });

  it('is no failure when it only warns', () => {
    const report = readTests(
      trx(result('a', 'Passed'), info('slow', 'Warning'), 'total="1" passed="1" failed="0"', 'Completed'),
    );
    expect([report.counts.errored, report.silent]).toStrictEqual([0, []]);
  });
});

describe('tests that are marked as flaky', () => {
  const suite = (head: string, ...cases: readonly string[]): string =>
    `<testsuites><testsuite name="Pixel2-30-en-portrait" ${head}>${cases.join('')}</testsuite></testsuites>`;
  const flaky = '<testcase name="a" classname="c" flaky="true"/>';
  const failedFirst = '<testcase name="b" classname="c" flaky="true"><failure>first</failure></testcase>';
  const failed = '<testcase name="d" classname="c"><failure>always</failure></testcase>';
  const good = '<testcase name="e" classname="c"/>';

  it.each<[string, string, readonly [number, number, number, number, number]]>([
    [
      'by Flank, without a failure',
      suite('tests="2" failures="0" flakes="1" errors="0"', flaky, good),
      [2, 0, 0, 0, 1],
    ],
    ['without a count of them', suite('tests="2" failures="0"', flaky, good), [2, 0, 0, 0, 1]],
    [
      'by Firebase, with the failure of the first attempt',
      suite('tests="2" failures="0" errors="0"', failedFirst, good),
      [2, 0, 0, 0, 1],
    ],
    [
      'beside a test that failed, which the head counts alone',
      suite('tests="3" failures="1" flakes="1"', failedFirst, failed, good),
      [2, 1, 0, 0, 1],
    ],
    [
      'and counted among the failures, which fail',
      suite('tests="2" failures="1" flakes="1"', failedFirst, good),
      [1, 1, 0, 0, 1],
    ],
    ['and failed where nothing is stated, which fail', suite('', failedFirst, good), [1, 1, 0, 0, 0]],
    [
      'and failed in a suite whose zeros were not filled in, which fail',
      suite('tests="0" failures="0" errors="0"', failedFirst, good),
      [1, 1, 0, 0, 0],
    ],
    [
      'more of them than the head counts, which fail',
      suite('tests="2" failures="0" flakes="0"', failedFirst, good),
      [1, 1, 0, 0, 0],
    ],
    [
      'and failed where no failures are stated, which fail',
      suite('tests="2" errors="0"', failedFirst, good),
      [1, 1, 0, 0, 0],
    ],
    [
      'and errored where no errors are stated, which fail',
      suite('tests="2" failures="0"', failedFirst.replaceAll('failure>', 'error>'), good),
      [1, 0, 1, 0, 0],
    ],
    [
      'and errored where none is stated',
      suite('tests="2" failures="0" errors="0"', failedFirst.replaceAll('failure>', 'error>'), good),
      [2, 0, 0, 0, 1],
    ],
    [
      'where only the root says that none failed',
      `<testsuites tests="2" failures="0"><testsuite>${failedFirst}${good}</testsuite></testsuites>`,
      [2, 0, 0, 0, 1],
    ],
    [
      'by the head alone',
      suite('tests="2" failures="0" flakes="1"', good, good.replace('"e"', '"f"')),
      [2, 0, 0, 0, 1],
    ],
    ['by a count that GdUnit4 calls flaky', suite('tests="1" failures="0" flaky="1"', good), [1, 0, 0, 0, 1]],
    ['by a word', suite('tests="1"', '<testcase name="a" status="flaky"/>'), [1, 0, 0, 0, 1]],
    ['not at all', suite('tests="1" flakes="0"', '<testcase name="a" flaky="false"/>'), [1, 0, 0, 0, 0]],
  ])('%s', (_what, text, expected) => {
    expect(readTests(text).counts).toStrictEqual(countsOf(expected));
  });

  it.each([
    ['as a test', failedFirst],
    ['as elements', failedFirst.replace('</testcase>', '<failure>again</failure></testcase>')],
  ])('do not explain failures that the root counts though the suite does not: %s', (_what, marked) => {
    const failures = marked.split('<failure').length - 1;
    const inner = suite('tests="2" failures="0"', marked, good);
    const { silent } = readTests(
      inner.replace('<testsuites>', `<testsuites tests="2" failures="${failures}">`),
    );
    expect(silent.map(({ code }) => code)).toStrictEqual(['failures-not-listed']);
  });

  it('are named as flaky, and counted as passed under their name', () => {
    const { notable, names, silent } = readTests(suite('tests="2" failures="0"', failedFirst, good));
    expect(notable).toMatchObject([{ name: 'c › b', outcome: 'flaky', message: 'first' }]);
    expect(names.passes.get('c › b')).toBe(1);
    expect(silent).toStrictEqual([]);
  });

  it('do not pass where none may be', async () => {
    for (const text of [
      suite('tests="1" failures="0" flakes="1"', flaky),
      suite('tests="1" failures="0" flakes="1"', good),
    ]) {
      const { verdict } = await runGate({
        inputs: { reports: testsGiven, require: '- tests.flaky == 0' },
        files: { 'reports/a.xml': text },
      });
      expect(verdict).toBe('fail');
    }
  });

  it('by the summary of CTRF', () => {
    const text = JSON.stringify({
      results: {
        summary: { tests: 2, passed: 2, failed: 0, skipped: 0, pending: 0, other: 0, flaky: 1 },
        tests: [
          { name: 'a', status: 'passed' },
          { name: 'b', status: 'passed' },
        ],
      },
    });
    expect(readTests(text).counts.flaky).toBe(1);
  });
});

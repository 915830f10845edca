import fc from 'fast-check';

import type { CaseOutcome } from '@interlock/reports/domain/tests/counts';

import {
  anyName,
  json,
  jsonLines,
  named,
  textLines,
  word,
  written,
  xml,
  type Writer,
  type Written,
} from './document.ts';

interface Case {
  readonly name: string;
  readonly outcome: CaseOutcome;
}

const casesOf = (
  outcomes: readonly CaseOutcome[],
  name: fc.Arbitrary<string> = anyName,
): fc.Arbitrary<readonly Case[]> => named(fc.record({ name, outcome: fc.constantFrom(...outcomes) }));

const count = (cases: readonly Case[], ...outcomes: readonly CaseOutcome[]): number =>
  cases.filter(({ outcome }) => outcomes.includes(outcome)).length;

/** Tests in one format. */
function tests(
  outcomes: readonly CaseOutcome[],
  write: (cases: readonly Case[], nesting: number) => string,
  more: Partial<Pick<Writer<Case>, 'nests' | 'endsBehind'>> & { readonly name?: fc.Arbitrary<string> } = {},
): Written {
  const { name, ...options } = more;
  return written({
    ...options,
    kind: 'tests',
    parts: casesOf(outcomes, name),
    write,
    expected: (cases) => ({
      'tests.count': cases.length,
      'tests.passed': count(cases, 'passed', 'flaky'),
      'tests.failed': count(cases, 'failed'),
      'tests.errored': count(cases, 'errored'),
      'tests.skipped': count(cases, 'skipped'),
      'tests.flaky': count(cases, 'flaky'),
    }),
    rules: () => ['tests.failed == 0', 'tests.errored == 0', 'tests.flaky <= 2'],
  });
}

const around = (nesting: number, open: string, inner: string, close: string): string =>
  open.repeat(nesting) + inner + close.repeat(nesting);

const junitBodies: Readonly<Record<CaseOutcome, string>> = {
  passed: '',
  failed: '<failure message="m">m</failure>',
  errored: '<error message="m">m</error>',
  skipped: '<skipped/>',
  flaky: '<flakyFailure message="m"/>',
};

export const junit = tests(
  ['passed', 'failed', 'errored', 'skipped', 'flaky'],
  (cases, nesting) => {
    const listed = cases.map(
      ({ name, outcome }) =>
        `<testcase classname="c" name="${xml(name)}">${junitBodies[outcome]}</testcase>\n`,
    );
    const suite = `<testsuite name="s" tests="${cases.length}" failures="${count(cases, 'failed')}" errors="${count(cases, 'errored')}" skipped="${count(cases, 'skipped')}">\n${listed.join('')}</testsuite>`;
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>${around(nesting, '<testsuite name="n">', suite, '</testsuite>')}</testsuites>\n`;
  },
  { nests: true },
);

const nunit3Results: Readonly<Partial<Record<CaseOutcome, string>>> = {
  passed: 'result="Passed"',
  failed: 'result="Failed"',
  errored: 'result="Failed" label="Error"',
  skipped: 'result="Skipped" label="Ignored"',
};

export const nunit3 = tests(
  ['passed', 'failed', 'errored', 'skipped'],
  (cases, nesting) => {
    const failing = count(cases, 'failed', 'errored');
    const listed = cases.map(
      ({ name, outcome }) => `<test-case fullname="${xml(name)}" ${nunit3Results[outcome] ?? ''}/>`,
    );
    const inner = `<test-suite type="TestFixture" name="f" result="${failing > 0 ? 'Failed' : 'Passed'}">\n${listed.join('\n')}\n</test-suite>`;
    const open = `<test-suite type="Assembly" name="a" result="${failing > 0 ? 'Failed' : 'Passed'}">`;
    return `<?xml version="1.0" encoding="utf-8"?>\n<test-run id="0" testcasecount="${cases.length}" result="${failing > 0 ? 'Failed' : 'Passed'}" total="${cases.length}" passed="${count(cases, 'passed')}" failed="${failing}" warnings="0" inconclusive="0" skipped="${count(cases, 'skipped')}">${around(nesting, open, inner, '</test-suite>')}</test-run>\n`;
  },
  { nests: true },
);

const nunit2Results: Readonly<Partial<Record<CaseOutcome, string>>> = {
  passed: 'executed="True" result="Success" success="True"',
  failed: 'executed="True" result="Failure" success="False"',
  errored: 'executed="True" result="Error" success="False"',
  skipped: 'executed="False" result="Ignored"',
};

export const nunit2 = tests(
  ['passed', 'failed', 'errored', 'skipped'],
  (cases, nesting) => {
    const ran = count(cases, 'passed', 'failed', 'errored');
    const skipped = count(cases, 'skipped');
    const isGood = count(cases, 'failed', 'errored') === 0;
    const open = `<test-suite type="Project" result="${isGood ? 'Success' : 'Failure'}" success="${isGood ? 'True' : 'False'}"><results>`;
    const listed = cases.map(
      ({ name, outcome }) => `<test-case name="${xml(name)}" ${nunit2Results[outcome] ?? ''}/>`,
    );
    return `<?xml version="1.0"?>\n<test-results name="a" total="${ran}" errors="${count(cases, 'errored')}" failures="${count(cases, 'failed')}" not-run="${skipped}" inconclusive="0" ignored="${skipped}" skipped="0" invalid="0">${around(nesting + 1, open, listed.join('\n'), '</results></test-suite>')}</test-results>\n`;
  },
  { nests: true },
);

const xunitResults: Readonly<Partial<Record<CaseOutcome, string>>> = {
  passed: 'Pass',
  failed: 'Fail',
  skipped: 'Skip',
};

export const xunit = tests(['passed', 'failed', 'skipped'], (cases) => {
  const listed = cases.map(
    ({ name, outcome }) => `<test name="${xml(name)}" result="${xunitResults[outcome] ?? ''}"/>`,
  );
  return `<assemblies><assembly name="a.dll" total="${cases.length}" passed="${count(cases, 'passed')}" failed="${count(cases, 'failed')}" skipped="${count(cases, 'skipped')}" errors="0"><errors/><collection name="c" total="${cases.length}">\n${listed.join('\n')}</collection></assembly></assemblies>\n`;
});

const trxOutcomes: Readonly<Partial<Record<CaseOutcome, string>>> = {
  passed: 'Passed',
  failed: 'Failed',
  errored: 'Timeout',
  skipped: 'NotExecuted',
};

export const trx = tests(['passed', 'failed', 'errored', 'skipped'], (cases) => {
  const listed = cases.map(
    ({ name, outcome }) =>
      `<UnitTestResult testName="${xml(name)}" outcome="${trxOutcomes[outcome] ?? ''}"/>`,
  );
  const isGood = count(cases, 'failed', 'errored') === 0;
  return `<?xml version="1.0" encoding="utf-8"?>\n<TestRun id="1" xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>\n${listed.join('\n')}</Results><ResultSummary outcome="${isGood ? 'Completed' : 'Failed'}"><Counters total="${cases.length}" executed="${cases.length - count(cases, 'skipped')}" passed="${count(cases, 'passed')}" failed="${count(cases, 'failed')}" error="0" timeout="${count(cases, 'errored')}" aborted="0" notExecuted="${count(cases, 'skipped')}"/></ResultSummary></TestRun>\n`;
});

export const ctrf = tests(['passed', 'failed', 'skipped', 'flaky'], (cases) =>
  json({
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    results: {
      tool: { name: 'x' },
      summary: {
        ...{ tests: cases.length, passed: count(cases, 'passed', 'flaky'), failed: count(cases, 'failed') },
        ...{ pending: 0, skipped: count(cases, 'skipped'), other: 0, start: 1, stop: 2 },
      },
      tests: cases.map(({ name, outcome }) => ({
        ...{ name, status: outcome === 'flaky' ? 'passed' : outcome, duration: 1 },
        ...(outcome === 'flaky' ? { flaky: true, retries: 1 } : {}),
      })),
    },
  }),
);

export const mocha = tests(['passed', 'failed', 'skipped', 'flaky'], (cases) => {
  const list = (...outcomes: readonly CaseOutcome[]): readonly object[] =>
    cases
      .filter(({ outcome }) => outcomes.includes(outcome))
      .map(({ name, outcome }) => ({
        fullTitle: name,
        ...(outcome === 'skipped' ? {} : { currentRetry: outcome === 'flaky' ? 1 : 0 }),
        err: outcome === 'failed' ? { message: 'no' } : {},
      }));
  const all = list('passed', 'failed', 'skipped', 'flaky');
  return json({
    stats: {
      ...{ suites: 1, tests: cases.length, passes: count(cases, 'passed', 'flaky') },
      ...{ pending: count(cases, 'skipped'), failures: count(cases, 'failed') },
    },
    tests: all,
    pending: list('skipped'),
    failures: list('failed'),
    passes: list('passed', 'flaky'),
  });
});

export const jest = tests(['passed', 'failed', 'skipped', 'flaky'], (cases) =>
  json({
    numFailedTests: count(cases, 'failed'),
    numPassedTests: count(cases, 'passed', 'flaky'),
    numPendingTests: count(cases, 'skipped'),
    numRuntimeErrorTestSuites: 0,
    numTodoTests: 0,
    numTotalTests: cases.length,
    success: count(cases, 'failed') === 0,
    testResults: [
      {
        name: '/project/a.test.js',
        status: count(cases, 'failed') === 0 ? 'passed' : 'failed',
        message: '',
        assertionResults: cases.map(({ name, outcome }) => ({
          fullName: name,
          status: { passed: 'passed', flaky: 'passed', skipped: 'pending', failed: 'failed', errored: '' }[
            outcome
          ],
          failureMessages: outcome === 'failed' ? ['no'] : [],
          invocations: outcome === 'flaky' ? 2 : 1,
        })),
      },
    ],
  }),
);

const goActions: Readonly<Partial<Record<CaseOutcome, string>>> = {
  passed: 'pass',
  failed: 'fail',
  skipped: 'skip',
};

export const goTest = tests(
  ['passed', 'failed', 'skipped'],
  (cases) => {
    const at = { Time: '2026-11-21T09:26:42Z', Package: 'example.test/price' };
    return jsonLines([
      { ...at, Action: 'start' },
      ...cases.flatMap(({ name, outcome }) => [
        { ...at, Action: 'run', Test: `Test${name}` },
        { ...at, Action: 'output', Test: `Test${name}`, Output: `=== RUN   Test${name}\n` },
        { ...at, Action: goActions[outcome], Test: `Test${name}`, Elapsed: 0 },
      ]),
      { ...at, Action: count(cases, 'failed') > 0 ? 'fail' : 'pass', Elapsed: 0.1 },
    ]);
  },
  // A package that has its result is a whole report.
  { name: word, endsBehind: /"Package":"[^"]*","Action":"(?:pass|fail)","Elapsed":[\d.]+\}\n?$/u },
);

export const dart = tests(['passed', 'failed', 'errored', 'skipped'], (cases) =>
  jsonLines([
    { protocolVersion: '0.1.1', runnerVersion: '1.0.0', pid: 1, type: 'start', time: 0 },
    ...cases.map(({ name }, id) => ({ test: { id, name, url: null }, type: 'testStart' })),
    ...cases.map(({ outcome }, testID) => ({
      testID,
      result: outcome === 'failed' ? 'failure' : outcome === 'errored' ? 'error' : 'success',
      skipped: outcome === 'skipped',
      hidden: false,
      type: 'testDone',
    })),
    { success: count(cases, 'failed', 'errored') === 0, type: 'done' },
  ]),
);

export const rspec = tests(['passed', 'failed', 'skipped'], (cases) =>
  json({
    version: '3.13.0',
    examples: cases.map(({ name, outcome }, index) => ({
      full_description: name,
      status: outcome === 'skipped' ? 'pending' : outcome,
      file_path: './a_spec.rb',
      line_number: index + 1,
      ...(outcome === 'failed' ? { exception: { message: 'no' } } : {}),
    })),
    summary: {
      ...{ example_count: cases.length, failure_count: count(cases, 'failed') },
      ...{ pending_count: count(cases, 'skipped'), errors_outside_of_examples_count: 0 },
    },
  }),
);

export const tap = tests(
  ['passed', 'failed', 'skipped'],
  (cases, nesting) => {
    const points = cases.map(
      ({ name, outcome }, index) =>
        `${outcome === 'failed' ? 'not ' : ''}ok ${index + 1} - ${name}${outcome === 'skipped' ? ' # SKIP later' : ''}`,
    );
    const ends = count(cases, 'failed') > 0 ? 'not ok' : 'ok';
    let lines = [...points, `1..${cases.length}`];
    for (let depth = 0; depth < nesting; depth += 1)
      lines = ['# Subtest: s', ...lines.map((line) => `    ${line}`), `${ends} 1 - s`, '1..1'];
    return textLines(['TAP version 13', ...lines]);
  },
  { name: word, nests: true },
);

import type { Format } from '@interlock/reports/steps/every-format';
import type { Counts } from '@interlock/reports/domain/tests/counts';

/** A report of tests, and what a person counts in it. */
export interface TestSample {
  readonly format: Format;
  readonly text: string;
  /** passed, failed, errored, skipped, flaky. */
  readonly counts: readonly [number, number, number, number, number];
}

export const countsOf = ([passed, failed, errored, skipped, flaky]: TestSample['counts']): Counts => ({
  passed,
  failed,
  errored,
  skipped,
  flaky,
});

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
const lines = (...values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('');

/** One small report of each format, with a case of every outcome it knows. */
export const testSamples: readonly TestSample[] = [
  {
    format: 'junit',
    text: '<testsuites><testsuite name="a" tests="2" failures="1"><testcase name="x"/><testcase name="y"><failure/></testcase></testsuite></testsuites>',
    counts: [1, 1, 0, 0, 0],
  },
  {
    format: 'nunit3',
    text: `<?xml version="1.0"?><test-run id="0" testcasecount="6" result="Failed" total="6" passed="1" failed="2" warnings="1" inconclusive="1" skipped="1"><test-suite type="Assembly" name="a.dll" result="Failed" site="Child"><test-suite type="TestFixture" name="Price" result="Failed">
<test-case fullname="Price.Adds" result="Passed"/><test-case fullname="Price.Rounds" result="Failed"><failure><message><![CDATA[expected 1]]></message></failure></test-case><test-case fullname="Price.Throws" result="Failed" label="Error"/><test-case fullname="Price.Skips" result="Skipped" label="Ignored"/><test-case fullname="Price.Assumes" result="Inconclusive"/><test-case fullname="Price.Warns" result="Warning"/></test-suite></test-suite></test-run>`,
    counts: [1, 1, 1, 3, 0],
  },
  {
    format: 'nunit2',
    text: '<test-results name="a" total="4" errors="1" failures="1" not-run="1" inconclusive="1" ignored="1" skipped="0" invalid="0"><test-suite type="Project" result="Failure" success="False"><results><test-case name="A" executed="True" result="Success" success="True"/><test-case name="B" executed="True" result="Failure" success="False"/><test-case name="C" executed="True" result="Error" success="False"/><test-case name="D" executed="False" result="Ignored"/><test-case name="E" executed="True" result="Inconclusive" success="False"/></results></test-suite></test-results>',
    counts: [1, 1, 1, 2, 0],
  },
  {
    format: 'xunit',
    text: '<assemblies><assembly name="a.dll" total="3" passed="1" failed="1" skipped="1" errors="0"><errors/><collection name="c" total="3"><test name="A" result="Pass"/><test name="B" result="Fail"><failure><message>no</message></failure></test><test name="C" result="Skip"><reason>later</reason></test></collection></assembly></assemblies>',
    counts: [1, 1, 0, 1, 0],
  },
  {
    format: 'xunit',
    text: '<assembly name="a.dll" total="2" passed="1" failed="1" skipped="0"><class name="C"><test name="A" result="Pass"/><test name="B" result="Fail"/></class></assembly>',
    counts: [1, 1, 0, 0, 0],
  },
  {
    format: 'trx',
    text: '<TestRun id="1" xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results><UnitTestResult testName="A" outcome="Passed"/><UnitTestResult testName="B" outcome="Failed"><Output><ErrorInfo><Message>no</Message></ErrorInfo></Output></UnitTestResult><UnitTestResult testName="C" outcome="Timeout"/><UnitTestResult testName="D" outcome="Error"/><UnitTestResult testName="E" outcome="Aborted"/><UnitTestResult testName="F" outcome="NotExecuted"/></Results><ResultSummary outcome="Failed"><Counters total="6" executed="5" passed="1" failed="1" error="1" timeout="1" aborted="1" notExecuted="0"/></ResultSummary></TestRun>',
    counts: [1, 1, 3, 1, 0],
  },
  {
    format: 'ctrf',
    text: json({
      reportFormat: 'CTRF',
      specVersion: '0.0.0',
      results: {
        tool: { name: 'x' },
        summary: { tests: 6, passed: 2, failed: 1, pending: 1, skipped: 1, other: 1, start: 1, stop: 2 },
        tests: [
          { name: 'a', status: 'passed', duration: 1 },
          { name: 'b', status: 'passed', flaky: true, retries: 1 },
          { name: 'c', status: 'failed', message: 'no' },
          { name: 'd', status: 'pending' },
          { name: 'e', status: 'skipped' },
          { name: 'f', status: 'other' },
        ],
      },
    }),
    counts: [2, 1, 1, 2, 1],
  },
  {
    format: 'mocha',
    text: json({
      stats: { suites: 1, tests: 4, passes: 2, pending: 1, failures: 2 },
      tests: [{ fullTitle: 'a' }, { fullTitle: 'b' }, { fullTitle: 'c' }, { fullTitle: 'd' }],
      pending: [{ fullTitle: 'c' }],
      failures: [
        { fullTitle: 'd', err: { message: 'no' } },
        { fullTitle: 's "before all" hook for x', err: { message: 'no' } },
      ],
      passes: [
        { fullTitle: 'a', currentRetry: 0 },
        { fullTitle: 'b', currentRetry: 1 },
      ],
    }),
    counts: [2, 2, 0, 1, 1],
  },
  {
    format: 'jest',
    text: json({
      numFailedTestSuites: 2,
      numFailedTests: 1,
      numPassedTests: 2,
      numPendingTests: 1,
      numRuntimeErrorTestSuites: 1,
      numTodoTests: 1,
      numTotalTests: 5,
      success: false,
      testResults: [
        {
          name: 'a.test.js',
          status: 'failed',
          message: '',
          assertionResults: [
            { fullName: 'a', status: 'passed', failureMessages: [] },
            { fullName: 'b', status: 'passed', retryReasons: ['no'] },
            { fullName: 'c', status: 'failed', failureMessages: ['no'], location: { line: 3, column: 1 } },
            { fullName: 'd', status: 'pending' },
            { fullName: 'e', status: 'todo' },
          ],
        },
        { name: 'b.test.js', status: 'failed', message: 'Cannot find module', assertionResults: [] },
      ],
      wasInterrupted: false,
    }),
    counts: [2, 1, 1, 2, 1],
  },
  {
    format: 'go-test',
    text: lines(
      { Action: 'start', Package: 'p' },
      ...['TestA', 'TestB', 'TestB/sub', 'TestC'].map((Test) => ({ Action: 'run', Package: 'p', Test })),
      { Action: 'output', Package: 'p', Test: 'TestB/sub', Output: 'no\n' },
      { Action: 'pass', Package: 'p', Test: 'TestA', Elapsed: 0 },
      { Action: 'fail', Package: 'p', Test: 'TestB/sub', Elapsed: 0 },
      { Action: 'fail', Package: 'p', Test: 'TestB', Elapsed: 0 },
      { Action: 'skip', Package: 'p', Test: 'TestC', Elapsed: 0 },
      { Action: 'fail', Package: 'p', Elapsed: 0 },
    ),
    counts: [1, 2, 0, 1, 0],
  },
  {
    format: 'dart',
    text: lines(
      { protocolVersion: '0.1.1', runnerVersion: '1.0.0', pid: 1, type: 'start', time: 0 },
      ...['loading a', 'one', 'two', 'three', 'four'].map((name, id) => ({
        test: { id, name, url: null },
        type: 'testStart',
      })),
      { testID: 0, result: 'success', skipped: false, hidden: true, type: 'testDone' },
      { testID: 1, result: 'success', skipped: false, hidden: false, type: 'testDone' },
      { testID: 2, error: 'no', isFailure: true, type: 'error' },
      { testID: 2, result: 'failure', skipped: false, hidden: false, type: 'testDone' },
      { testID: 3, result: 'error', skipped: false, hidden: false, type: 'testDone' },
      { testID: 4, result: 'success', skipped: true, hidden: false, type: 'testDone' },
      { success: false, type: 'done' },
    ),
    counts: [1, 1, 1, 1, 0],
  },
  {
    format: 'rspec',
    text: json({
      version: '3.13.0',
      examples: [
        { full_description: 'a', status: 'passed', file_path: './a_spec.rb', line_number: 2 },
        { full_description: 'b', status: 'failed', exception: { message: 'no' } },
        { full_description: 'c', status: 'pending' },
      ],
      summary: { example_count: 3, failure_count: 1, pending_count: 1, errors_outside_of_examples_count: 0 },
      summary_line: '3 examples, 1 failure, 1 pending',
    }),
    counts: [1, 1, 0, 1, 0],
  },
  {
    format: 'tap',
    text: 'TAP version 14\n1..5\nok 1 - a\nnot ok 2 - b\n  ---\n  message: "not ok 9"\n  ...\nok 3 - c # SKIP later\nnot ok 4 - d # TODO some day\n# Subtest: e\n    ok 1 - x\n    ok 2 - y\n    1..2\nok 5 - e\n',
    counts: [3, 1, 0, 2, 0],
  },
];

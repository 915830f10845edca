import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { codes } from '@interlock/quality-gate/domain/codes';
import { testFindings } from '@interlock/quality-gate/domain/kinds/tests/test-findings';
import { lookAt } from '@interlock/reports/domain/format';
import { definitionOf, formatNames } from '@interlock/reports/steps/every-format';
import { totalOf } from '@interlock/reports/domain/tests/counts';

import { utf16 } from './encode.ts';
import { read, readBytes, readTests, refusal } from './read.ts';
import { countsOf, testSamples } from './test-samples.ts';

const sampleOf = (format: string): string =>
  testSamples.find((sample) => sample.format === format)?.text ?? '';
const without = (text: string, part: string, replacement: string): string => {
  if (!text.includes(part)) throw new Error(`the sample has no ${part}`);
  return text.replace(part, replacement);
};
const perSample = testSamples.map((sample, index) => [`${index} ${sample.format}`, sample] as const);

describe.each(perSample)('sample %s', (_title, { format, text, counts }) => {
  it('is counted as a person counts it, and agrees with itself', () => {
    const report = readTests(text);
    expect(report.counts).toStrictEqual(countsOf(counts));
    expect(report.disagreements).toStrictEqual([]);
  });

  it('is recognized by its own format and by no other of its kind', () => {
    const head = lookAt(text);
    const seen = formatNames.filter((name) => definitionOf(name).recognizes(head));
    expect(seen.filter((name) => definitionOf(name).kind === 'tests')).toStrictEqual([format]);
  });

  it('reads the same in any encoding, with any line ends and in any pieces', () => {
    const whole = read(text);
    for (const order of ['le', 'be'] as const)
      expect(readBytes(utf16(text, order, true))).toStrictEqual(whole);
    expect(read(`\ufeff${text}`)).toStrictEqual(whole);
    const carriage = read(text.replaceAll('\n', '\r\n'));
    expect(carriage.kind === 'tests' ? carriage.report.counts : carriage).toStrictEqual(countsOf(counts));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), (pieceBytes) => {
        expect(read(text, { pieceBytes })).toStrictEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  it('never reads as good as the whole when its end is missing', () => {
    const end = text.trimEnd().length;
    const bad = countsOf(counts).failed + countsOf(counts).errored;
    for (let length = 0; length < end; length += 1) {
      const cut = read(text.slice(0, length));
      if (cut.kind === 'unusable') continue;
      if (cut.kind !== 'tests') throw new Error('not tests');
      const { failed, errored } = cut.report.counts;
      expect(totalOf(cut.report.counts) === 0 || failed + errored >= Math.min(1, bad)).toBe(true);
    }
  });

  it('is refused under the name of another format', () => {
    expect(refusal(read(text, { format: format === 'lcov' ? 'junit' : 'lcov' }))).toBe('report-kind-differs');
    expect(readTests(text).counts).toStrictEqual(countsOf(counts));
    expect(read(text, { format })).toStrictEqual(read(text));
  });
});

describe('JSON that cannot be used', () => {
  const rspec = sampleOf('rspec');
  it.each([
    ['report-truncated', rspec.slice(0, -4)],
    ['report-unparsable', `${rspec}{}`],
    ['report-unparsable', `${rspec} x`],
    ['report-unparsable', without(rspec, '"version"', '"examples": [], "version"')],
    ['report-unparsable', without(rspec, '"example_count": 3', '"example_count": NaN')],
    ['report-unparsable', without(rspec, '"example_count": 3', '"example_count": Infinity')],
    ['number-invalid', without(rspec, '"example_count": 3', '"example_count": 1e999')],
    ['number-invalid', without(rspec, '"example_count": 3', '"example_count": -3')],
    ['number-invalid', without(rspec, '"example_count": 3', '"example_count": 2.5')],
    ['number-invalid', without(rspec, '"example_count": 3', '"example_count": null')],
    ['number-invalid', without(rspec, '"example_count": 3', '"example_count": "Unknown"')],
    ['report-unparsable', without(rspec, '"summary": {', '"summary":, {')],
    ['report-unparsable', without(rspec, '"examples": [', '"examples": [,')],
    ['report-unparsable', without(rspec, '"examples": [', '"examples": [3,')],
    ['report-unparsable', without(rspec, '"summary":', '"other":')],
    ['report-too-large', `{"examples": ${'['.repeat(1_100)}`],
  ])('is %s (%#)', (code, text) => {
    expect(refusal(read(text))).toBe(code);
  });

  it('reads the same in any order of keys', () => {
    for (const format of ['ctrf', 'mocha', 'jest', 'rspec']) {
      const value: unknown = JSON.parse(sampleOf(format));
      const turned = JSON.stringify(value, (_key, part: unknown) =>
        typeof part === 'object' && part !== null && !Array.isArray(part)
          ? Object.fromEntries(Object.entries(part).reverse())
          : part,
      );
      expect(readTests(turned).counts).toStrictEqual(readTests(sampleOf(format)).counts);
    }
  });
});

/** Each must not pass, though every case that it lists did. */
describe('what other tools let through does not pass', () => {
  const trxOf = (outcome: string, summary = 'Completed'): string =>
    `<TestRun><Results><UnitTestResult testName="a" outcome="Passed"/><UnitTestResult testName="b" outcome="${outcome}"/></Results><ResultSummary outcome="${summary}"><Counters total="2" passed="1"/></ResultSummary></TestRun>`;
  const mocha = (stats: object, parts: object): string =>
    JSON.stringify({ stats, tests: [], pending: [], failures: [], passes: [], ...parts });
  const jest = (more: object, files: readonly object[]): string =>
    JSON.stringify({
      numTotalTests: 1,
      numPassedTests: 1,
      numFailedTests: 0,
      numPendingTests: 0,
      success: true,
      ...more,
      testResults: files,
    });
  const passingFile = {
    name: 'a',
    status: 'passed',
    assertionResults: [{ fullName: 'a', status: 'passed' }],
  };
  const dart = sampleOf('dart');

  it.each<readonly [string, string]>([
    ...[
      'Timeout',
      'Error',
      'Aborted',
      'NotRunnable',
      'Disconnected',
      'PassedButRunAborted',
      'InProgress',
      'Pending',
      'Completed',
      'Strange',
    ].map((outcome) => [`a TRX result ${outcome}`, trxOf(outcome)] as const),
    ['a TRX run that failed as a whole', trxOf('Passed', 'Error').replace('passed="1"', 'passed="2"')],
    [
      'a TRX run that was aborted in its messages',
      trxOf('Passed')
        .replace('passed="1"', 'passed="2"')
        .replace(
          '<Counters',
          '<RunInfos><RunInfo outcome="Error"><Text>host crashed</Text></RunInfo></RunInfos><Counters',
        ),
    ],
    ['TRX counters with more failures', trxOf('Passed').replace('passed="1"', 'passed="2" failed="1"')],
    [
      'an NUnit 3 fixture that failed in its set-up',
      '<test-run total="1" passed="1" failed="0"><test-suite type="TestFixture" name="a" result="Failed" label="Error" site="SetUp"/><test-case name="x" result="Passed"/></test-run>',
    ],
    [
      'an NUnit 3 outcome that is not known',
      '<test-run total="1"><test-case name="x" result="Strange"/></test-run>',
    ],
    [
      'an xUnit error outside of tests',
      '<assemblies><assembly total="1" passed="1" failed="0" skipped="0" errors="1"><errors><error type="assembly-cleanup" name="x"/></errors><collection><test name="x" result="Pass"/></collection></assembly></assemblies>',
    ],
    [
      'CTRF with a failure in its summary alone',
      '{"results":{"summary":{"tests":1,"passed":1,"failed":1,"skipped":0,"pending":0,"other":0},"tests":[{"name":"a","status":"passed"}]}}',
    ],
    [
      'CTRF with a status that is not known',
      '{"results":{"summary":{"tests":1,"passed":1,"failed":0,"skipped":0,"pending":0,"other":0},"tests":[{"name":"a","status":"strange"}]}}',
    ],
    [
      'Mocha with a failure in its statistics alone',
      mocha(
        { tests: 1, passes: 1, failures: 1, pending: 0 },
        { tests: [{ fullTitle: 'a' }], passes: [{ fullTitle: 'a' }] },
      ),
    ],
    [
      'Mocha with a test that never ended',
      mocha(
        { tests: 2, passes: 1, failures: 0, pending: 0 },
        { tests: [{ fullTitle: 'a' }, { fullTitle: 'b' }], passes: [{ fullTitle: 'a' }] },
      ),
    ],
    [
      'Jest with a file that could not be loaded',
      jest({ success: false }, [
        passingFile,
        { name: 'b', status: 'failed', message: 'x', assertionResults: [] },
      ]),
    ],
    ['Jest with testExecError', jest({}, [{ ...passingFile, testExecError: { message: 'x' } }])],
    ['Jest with a runtime error that is not listed', jest({ numRuntimeErrorTestSuites: 1 }, [passingFile])],
    ['Jest that says it did not succeed', jest({ success: false }, [passingFile])],
    ['Jest that was interrupted', jest({ wasInterrupted: true }, [passingFile])],
    ['Jest with a failure in its totals alone', jest({ numFailedTests: 1 }, [passingFile])],
    [
      'RSpec with errors outside of examples',
      '{"examples":[{"status":"passed"}],"summary":{"example_count":1,"failure_count":0,"pending_count":0,"errors_outside_of_examples_count":1}}',
    ],
    [
      'a Go package that failed without a failing test',
      '{"Action":"start","Package":"p"}\n{"Action":"run","Package":"p","Test":"T"}\n{"Action":"pass","Package":"p","Test":"T"}\n{"Action":"fail","Package":"p"}\n',
    ],
    [
      'a Go test without a result',
      '{"Action":"start","Package":"p"}\n{"Action":"run","Package":"p","Test":"T"}\n{"Action":"pass","Package":"p"}\n',
    ],
    [
      'a Go build that failed',
      '{"ImportPath":"p","Action":"build-output","Output":"x"}\n{"ImportPath":"p","Action":"build-fail"}\n{"Action":"start","Package":"p"}\n{"Action":"fail","Package":"p","FailedBuild":"p"}\n',
    ],
    [
      'a Go event that is not known',
      '{"Action":"start","Package":"p"}\n{"Action":"strange","Package":"p"}\n{"Action":"pass","Package":"p"}\n',
    ],
    [
      'a hidden Dart test that failed',
      without(
        dart,
        '"result":"success","skipped":false,"hidden":true',
        '"result":"error","skipped":false,"hidden":true',
      ),
    ],
    [
      'a Dart run that was ended by force',
      '{"protocolVersion":"0","runnerVersion":"1","type":"start"}\n{"test":{"id":1,"name":"a"},"type":"testStart"}\n{"testID":1,"result":"success","hidden":false,"type":"testDone"}\n{"success":null,"type":"done"}\n',
    ],
    [
      'a Dart test without a result',
      '{"protocolVersion":"0","runnerVersion":"1","type":"start"}\n{"test":{"id":1,"name":"a"},"type":"testStart"}\n{"success":true,"type":"done"}\n',
    ],
    ['TAP with fewer tests than planned', '1..2\nok 1 - a\n'],
    ['TAP with more tests than planned', '1..1\nok 1 - a\nok 2 - b\n'],
    ['TAP that bailed out', '1..1\nok 1 - a\nBail out! no database\n'],
    [
      'TAP with a failing test in a subtest that passed',
      'TAP version 14\n    not ok 1 - a\n    1..1\nok 1 - s\n1..1\n',
    ],
    [
      'TAP with a subtest that failed by itself',
      'TAP version 14\n    ok 1 - a\n    1..1\nnot ok 1 - s\n1..1\n',
    ],
    [
      'TAP with a failure in a buffered subtest',
      'TAP version 14\nok 1 - s {\n  not ok 1 - a\n  1..1\n}\n1..1\n',
    ],
  ])('%s', (_what, text) => {
    const report = readTests(text);
    const { failed, errored } = report.counts;
    const blocking = testFindings('x', report).filter(({ code }) => codes[code].effect === 'fail');
    expect(failed + errored + blocking.length).toBeGreaterThan(0);
  });

  it.each([
    ['report-truncated', 'TAP version 13\nok 1 - a\n'],
    ['report-truncated', 'TAP version 13\n1..1\nok 1 - a'],
    ['report-unparsable', '1..2\nok 1\nok 1\n'],
    ['report-unparsable', '1..1\n1..1\nok 1\n'],
    ['report-truncated', dart.slice(0, dart.lastIndexOf('{"success"'))],
    [
      'report-unparsable',
      '{"Action":"start","Package":"p"}\nFAIL p [build failed]\n{"Action":"fail","Package":"p"}\n',
    ],
    [
      'report-unparsable',
      '{"Action":"start","Package":"p","Package":"q"}\n{"Action":"pass","Package":"p"}\n',
    ],
    ['report-unparsable', '<TestRun><Results/></TestRun>'],
  ])('is %s: %.50s', (code, text) => {
    expect(refusal(read(text))).toBe(code);
  });

  it.each([
    ['TAP', '1..0 # SKIP no database\n'],
    [
      'Jest',
      '{"testResults":[],"numTotalTests":0,"numPassedTests":0,"numFailedTests":0,"numPendingTests":0,"success":true}',
    ],
    ['go test', '{"Action":"start","Package":"p"}\n{"Action":"skip","Package":"p"}\n'],
  ])('%s without any test counts none, which the gate refuses', (_what, text) => {
    expect(totalOf(readTests(text).counts)).toBe(0);
  });

  it('counts a Go test that failed and passed when it was run again as flaky', () => {
    const attempt = (result: string): string =>
      `{"Action":"start","Package":"p"}\n{"Action":"run","Package":"p","Test":"T"}\n{"Action":"${result}","Package":"p","Test":"T"}\n{"Action":"${result}","Package":"p"}\n`;
    expect(readTests(attempt('fail') + attempt('pass')).counts).toStrictEqual(countsOf([1, 0, 0, 0, 1]));
    expect(readTests(attempt('pass') + attempt('fail')).counts.failed).toBe(1);
  });
});

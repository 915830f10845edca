import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { formatNames } from '@interlock/reports/steps/every-format';
import { totalOf } from '@interlock/reports/domain/tests/counts';

import { openFarm } from '../../fuzz/readers/fuzz.ts';
import { betterNumbers, brokenInvariants, numbersOf, worthOf } from '../../fuzz/readers/oracle.ts';
import { readCoverage, readTests, read, refusal } from './read.ts';
import { samples } from './samples.ts';

describe('damaged reports', () => {
  const folder = join(import.meta.dirname, 'fixtures');
  const fixtures = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => ({
      title: file.name,
      text: readFileSync(join(file.parentPath, file.name), 'utf8'),
    }));
  const farm = openFarm(samples);

  it('are made of every format that is read: each has a sample (*-samples.ts), or a report of a real tool', () => {
    expect(openFarm([...samples, ...fixtures]).formats).toStrictEqual(formatNames);
  });

  it('are the same again for the same seed', () => {
    for (let index = 0; index < 50; index += 1)
      expect(farm.fuzz(7, index).bytes).toStrictEqual(farm.fuzz(7, index).bytes);
    expect(farm.fuzz(8, 1).bytes).not.toStrictEqual(farm.fuzz(7, 1).bytes);
  });

  it('never make a reader throw, nor a bad report good (few of them; the long run is scripts/fuzz.mjs)', () => {
    for (let index = 0; index < 1_000; index += 1) {
      const { wrong, subject, mutation } = farm.fuzz(20, index);
      expect(wrong, `${index}: ${mutation} of ${subject}`).toStrictEqual([]);
    }
  });

  it.each([...new Set(samples.map(({ kind }) => kind))])(
    'of %s have numbers, which say when they get better',
    (kind) => {
      const numbers = samples
        .filter((sample) => sample.kind === kind)
        .flatMap(({ text }) => {
          const found = read(text, { kind });
          return found.kind === 'unusable' ? [] : numbersOf(found);
        })
        .filter(({ value }) => value > 0);
      expect(numbers).not.toStrictEqual([]);
      for (const number of numbers) {
        const [less, more] = [0.5, 1.5].map(
          (factor) => [{ ...number, value: number.value * factor }] as const,
        );
        const [better = [], worse = []] = number.better === 'lower' ? [less, more] : [more, less];
        // Where tests are gone nothing is claimed of the skipped ones: here others fail in their place.
        const failing = { key: 'failing', value: number.value, better: 'lower' } as const;
        const instead = number.key === 'skipped' ? [failing] : [];
        expect(betterNumbers([number], [...better, ...instead])).toHaveLength(1);
        expect(betterNumbers([number], worse)).toStrictEqual([]);
        expect(betterNumbers([number], [number])).toStrictEqual([]);
      }
    },
  );

  it('are told from good ones', () => {
    const good = read('<testsuite><testcase name="a"/></testsuite>');
    if (good.kind !== 'tests') throw new Error('not tests');
    const { report } = good;
    expect(worthOf(good)).toBe('good');
    const failed = { ...report, counts: { ...report.counts, failed: 1 } };
    expect(worthOf({ kind: 'tests', report: failed })).toBe('bad');
    const worse = numbersOf({ kind: 'tests', report: failed });
    expect(betterNumbers(numbersOf(good), worse)).toStrictEqual([]);
    expect(betterNumbers(worse, numbersOf(good))).toStrictEqual(['failing was 1 and is 0, which is better']);
    const broken = { ...report, counts: { ...report.counts, passed: 0.5, failed: -1, flaky: NaN } };
    expect(brokenInvariants({ kind: 'tests', report: broken })).toHaveLength(4);
  });
});

describe('what the fuzz found', () => {
  it('an object in the place of a number is named, whatever it is made of', () => {
    const dart = (id: string): string =>
      `{"protocolVersion":"0","runnerVersion":"1","type":"start"}\n{"testID":${id},"result":"success","type":"testDone"}\n`;
    expect(refusal(read(dart('{"a":{}}')))).toBe('number-invalid');
    expect(refusal(read(dart('[[[]]]')))).toBe('number-invalid');
  });

  it('a test point of TAP with a long run of blanks takes no longer than another', () => {
    const { counts } = readTests(`1..2\nok 1 - a${' '.repeat(900_000)}b\nnot ok 2 - c { d\n`);
    expect([totalOf(counts), counts.failed]).toStrictEqual([2, 1]);
  });

  it('a test point of TAP may hold a carriage return or a line separator', () => {
    const { counts } = readTests('1..2\nok 1 - a\rb\nnot ok 2 - a\u2028b\n');
    expect([counts.passed, counts.failed, counts.errored]).toStrictEqual([1, 1, 0]);
  });

  it('what a file is does not depend on the pieces it comes in', () => {
    const text = `{"version": "3", "examples": ${' '.repeat(70_000)}[], "summary": {"example_count": 0}}`;
    expect(read(text)).toStrictEqual(read(text, { pieceBytes: 1_000 }));
  });

  it('points of OpenCover and lines of Clover under a name that is not known, or none, are not passed over', () => {
    const points = (name: string): string =>
      `<CoverageSession><Modules><Module><Files><File uid="1" fullPath="a.cs"/></Files><Classes><Class><Methods><Method visited="true"><Name>a</Name><FileRef uid="1"/><SequencePoints><SequencePoint vc="1" sl="1" el="1"/><${name} vc="0" sl="2" el="2"/></SequencePoints></Method></Methods></Class></Classes></Module></Modules></CoverageSession>`;
    expect(refusal(read(points('SequencePoint')))).toBeNull();
    expect(refusal(read(points('Point')))).toBe('report-unparsable');
    expect(
      refusal(read(points('SequencePoint').replace('<SequencePoint vc="0"', ' SequencePoint vc="0"'))),
    ).toBe('report-unparsable');
    const lines = (name: string): string =>
      `<coverage><project><file name="a.php"><line num="1" type="stmt" count="1"/><${name} num="2" type="stmt" count="0"/><metrics statements="2" coveredstatements="1"/></file></project></coverage>`;
    expect(refusal(read(lines('line')))).toBeNull();
    expect(refusal(read(lines('row')))).toBe('report-unparsable');
    expect(refusal(read(lines('line').replace('<line num="2"', 'wline num="2"')))).toBe('report-unparsable');
  });

  it('points that the summary of OpenCover states and that are not listed are not covered', () => {
    const report = readCoverage(
      '<CoverageSession><Summary numSequencePoints="3" visitedSequencePoints="2"/><Modules><Module><Files><File uid="1" fullPath="a.cs"/></Files><Classes><Class><Methods><Method visited="true"><Name>a</Name><FileRef uid="1"/><SequencePoints><SequencePoint vc="1" sl="1" el="1"/></SequencePoints></Method></Methods></Class></Classes></Module></Modules></CoverageSession>',
    );
    expect(report.worseStated).toStrictEqual({ lines: { covered: 1, total: 3 } });
    expect(report.disagreements).not.toStrictEqual([]);
  });

  it('a profile of Go whose last line has no count was cut', () => {
    expect(refusal(read('mode: set\na.go:1.1,2.2 1 '))).toBe('report-truncated');
  });

  it('ranges that hold more lines than any repository are refused, not counted', () => {
    const point = '<SequencePoint vc="1" sl="1" el="4999999"/>'.repeat(50);
    expect(
      refusal(
        read(
          `<CoverageSession><Modules><Module><Files><File uid="1" fullPath="a.cs"/></Files><Classes><Class><Methods><Method visited="true"><Name>a</Name><FileRef uid="1"/><SequencePoints>${point}</SequencePoints></Method></Methods></Class></Classes></Module></Modules></CoverageSession>`,
        ),
      ),
    ).toBe('report-too-large');
  });

  it("an object in the place of a benchmark's number is named", () => {
    const sample = samples.find(({ format }) => format === 'autocannon')?.text ?? '';
    const found = /"p90": ?[\d.]+/u.exec(sample)?.[0] ?? 'nothing';
    expect(refusal(read(sample.replace(found, '"p90": {}')))).toBe('number-invalid');
  });

  it('a summary of black with a long run of digits takes no longer than another', () => {
    const text = `All done! ok\n1 file would be left${'1'.repeat(900_000)} unchanged.\nblack exit 0\n`;
    expect(refusal(read(text, { kind: 'static' }))).toBe('static-saw-nothing');
  });

  it('test points that a plan of TAP promises and that are missing count as so many, not as one', () => {
    expect(readTests('1..5\nok 1 - a\n').counts).toMatchObject({ passed: 1, errored: 4 });
  });

  it('tests of Mocha and of Jest that did not end, and examples that RSpec could not load, count each', () => {
    const mocha = JSON.stringify({
      stats: { tests: 3, passes: 0, failures: 0, pending: 0 },
      tests: [{}, {}, {}],
      passes: [],
      failures: [],
      pending: [],
    });
    expect(readTests(mocha).counts.errored).toBe(3);
    const rspec = JSON.stringify({
      examples: [],
      summary: { example_count: 0, failure_count: 0, pending_count: 0, errors_outside_of_examples_count: 2 },
    });
    expect(readTests(rspec).counts.errored).toBe(2);
    const jest = JSON.stringify({
      ...{ numTotalTests: 0, numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 },
      ...{ numRuntimeErrorTestSuites: 3, success: false, testResults: [] },
    });
    expect(readTests(jest).counts.errored).toBe(3);
  });

  it.each([
    ['mocha', '"currentRetry": 1', '"currentRetry": -1'],
    ['jest', '"status": "passed"', '"status": "passed", "invocations": null'],
    ['jmh', '[\n     6\n    ]', '[]'],
  ] as const)('a number of %s that decides and is none is named', (format, written, instead) => {
    const { text } = samples.find((sample) => sample.format === format) ?? { text: '' };
    expect(text).toContain(written);
    expect(refusal(read(text.replace(written, instead)))).toBe('number-invalid');
  });

  it("totals of Node's reporter of which one is missing are none", () => {
    const node = (fail: string): string =>
      `<testsuites><testcase name="a" classname="test"/><!-- tests 1 --><!-- pass 0 --><!-- fail ${fail} --><!-- cancelled 0 --><!-- skipped 0 --><!-- todo 0 --></testsuites>`;
    expect(readTests(node('1')).silent).toMatchObject([{ code: 'failures-not-listed' }]);
    expect(refusal(read(node('null')))).toBe('number-invalid');
    expect(readTests('<testsuites><testcase name="a"/><!-- fail 3 --></testsuites>').counts.failed).toBe(0);
  });

  it('events of go test that end before any package begins were cut off', () => {
    const output = '{"ImportPath":"p","Action":"build-output","Output":"# p\\n"}\n';
    expect(refusal(read(output))).toBe('report-truncated');
    expect(readTests(`${output}{"ImportPath":"p","Action":"build-fail"}\n`).counts.errored).toBe(1);
  });

  it('events of go test that end before a package does were cut off, and what was running is named', () => {
    const events = ['start', 'run', 'fail', 'run'].map((Action, index) =>
      JSON.stringify({ Action, Package: 'p', ...(index === 0 ? {} : { Test: `Test${index}` }) }),
    );
    expect(read(`${events.join('\n')}\n`)).toMatchObject({
      code: 'report-truncated',
      message: 'The package "p" has no result; Test1 was running.',
    });
    expect(readTests(`${events.join('\n')}\n{"Action":"fail","Package":"p"}\n`).counts.errored).toBe(2);
  });

  it('a subtest of TAP in a subtest that fails fails once', () => {
    const inner =
      '# Subtest: b\n    # Subtest: c\n        not ok 1 - c\n        1..1\n    not ok 1 - b\n    1..1\n';
    expect(readTests(`TAP version 14\n${inner}not ok 1 - a\n1..1\n`).counts).toMatchObject({
      failed: 1,
      errored: 0,
    });
  });

  it('a row of lizard that ran into the header is not passed over', () => {
    const { text } = samples.find(({ format }) => format === 'lizard-csv') ?? { text: '' };
    const header = 'NLOC,CCN,token,PARAM,length,location,file,function,long_name,start,end';
    expect(refusal(read(`${header}\n${text}`))).toBeNull();
    expect(refusal(read(`${header},${text}`))).toBe('report-unparsable');
  });

  it('a command of hyperfine is not measured when how its runs ended is not said', () => {
    const result = { command: 'a', times: [1, 2], memory_usage_byte: [1, 1] };
    const found = read(
      JSON.stringify({ results: [result, { ...result, command: 'b', exit_codes: [0, 0] }] }),
    );
    expect(found).toMatchObject({ report: { failed: [{ name: 'a' }], benchmarks: [{ name: 'b' }] } });
  });

  it('branches of SimpleCov are told apart by names that are names', () => {
    const { text } = samples.find(({ format }) => format === 'simplecov') ?? { text: '' };
    const way = '[:else, 2, 3, 0, 3, 3]';
    expect(text).toContain(way);
    expect(refusal(read(text))).toBeNull();
    expect(refusal(read(text.replace(way, '[:\\"&.\\", 2, 3, 0, 3, 3]')))).toBeNull();
    expect(refusal(read(text.replace(way, '[:else, 2, NaN, 0, 3, 3]')))).toBe('report-unparsable');
  });

  it('a copy in the XML of CPD does not end before it begins', () => {
    const copies = '<file path="a.js" line="1"/><file path="b.js" line="9" endline="8"/>';
    const text = `<pmd-cpd><duplication lines="0">${copies}</duplication></pmd-cpd>`;
    expect(refusal(read(text))).toBe('number-invalid');
    expect(refusal(read(text.replace(' endline="8"', '')))).toBeNull();
  });

  it('a finding in a line that no file has is one in no line', () => {
    const at = (line: string): unknown =>
      read(`a.py:${line}: error: no  [x]\nFound 1 error in 1 file (checked 1 source file)\n`);
    expect(at('6')).toMatchObject({ report: { notable: [{ line: 6 }] } });
    expect(at('1'.repeat(400))).toMatchObject({ report: { notable: [{ line: null }] } });
  });
});

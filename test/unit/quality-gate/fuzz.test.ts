import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { formatNames } from '@interlock/quality-gate/domain/report/formats';
import { totalOf } from '@interlock/quality-gate/domain/report/counts';

import { openFarm } from '../../fuzz/readers/fuzz.ts';
import { brokenInvariants, worthOf } from '../../fuzz/readers/oracle.ts';
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

  it('are told from good ones', () => {
    const good = read('<testsuite><testcase name="a"/></testsuite>');
    if (good.kind !== 'tests') throw new Error('not tests');
    const { report } = good;
    expect(worthOf(good)).toBe('good');
    const failed = { ...report, counts: { ...report.counts, failed: 1 } };
    expect(worthOf({ kind: 'tests', report: failed })).toBe('bad');
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

  it('a profile of Go whose last line has no end was cut', () => {
    expect(refusal(read('mode: set\na.go:1.1,2.2 1 1'))).toBe('report-truncated');
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
});

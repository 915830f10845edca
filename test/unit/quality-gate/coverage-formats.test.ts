import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { CoveragePart, Ratio } from '@interlock/reports/domain/coverage/coverage';
import { ratioOf } from '@interlock/reports/domain/coverage/coverage';
import type { CoverageReport } from '@interlock/reports/domain/coverage/coverage-report';
import { lookAt } from '@interlock/reports/domain/format';
import { definitionOf, formatNames } from '@interlock/reports/steps/every-format';

import { coverageSamples } from './coverage-samples.ts';
import { utf16 } from './encode.ts';
import { read, readBytes, readCoverage, refusal } from './read.ts';

function sumOf(report: CoverageReport, part: CoveragePart): Ratio | null {
  const ratios = [...report.files.values()]
    .map((file) => ratioOf(file, part))
    .filter((ratio) => ratio !== null);
  if (ratios.length === 0) return null;
  return ratios.reduce((sum, one) => ({ covered: sum.covered + one.covered, total: sum.total + one.total }));
}
const shown = (report: CoverageReport, part: CoveragePart): string | null => {
  const ratio = sumOf(report, part);
  return ratio === null ? null : `${ratio.covered}/${ratio.total}`;
};
const totals = (report: CoverageReport) => ({
  lines: shown(report, 'lines'),
  branches: shown(report, 'branches'),
  functions: shown(report, 'functions'),
});
const sampleOf = (format: string): string =>
  coverageSamples.find((sample) => sample.format === format)?.text ?? '';
const without = (text: string, part: string, replacement: string): string => {
  if (!text.includes(part)) throw new Error(`the sample has no ${part}`);
  return text.replace(part, replacement);
};
const perSample = coverageSamples.map((sample, index) => [`${index} ${sample.format}`, sample] as const);

it('has a sample of every format of coverage', () => {
  const known = formatNames.filter((name) => definitionOf(name).kind === 'coverage');
  expect([...new Set(coverageSamples.map(({ format }) => format))].sort()).toStrictEqual([...known].sort());
});

describe.each(perSample)(
  'sample %s',
  (_title, { format, text, lines, branches, functions, paths, hasEnd }) => {
    it('is counted as a person counts it, and agrees with itself', () => {
      const report = readCoverage(text);
      expect(totals(report)).toStrictEqual({ lines, branches, functions });
      expect([...report.files.keys()]).toStrictEqual(paths);
      expect(report.disagreements).toStrictEqual([]);
      expect(report.worseStated ?? {}).toStrictEqual({});
    });

    it('is recognized by its own format and by no other', () => {
      const head = lookAt(text);
      expect(formatNames.filter((name) => definitionOf(name).recognizes(head))).toStrictEqual([format]);
    });

    it('reads the same in any encoding, with any line ends and in any pieces', () => {
      const whole = totals(readCoverage(text));
      for (const order of ['le', 'be'] as const) {
        const turned = readBytes(utf16(text, order, true));
        expect(turned.kind === 'coverage' ? totals(turned.report) : turned).toStrictEqual(whole);
      }
      expect(totals(readCoverage(`\ufeff${text}`))).toStrictEqual(whole);
      expect(totals(readCoverage(text.replaceAll('\n', '\r\n')))).toStrictEqual(whole);
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 80 }), (pieceBytes) => {
          const cut = read(text, { pieceBytes });
          expect(cut.kind === 'coverage' ? totals(cut.report) : cut).toStrictEqual(whole);
        }),
        { numRuns: 20 },
      );
    });

    it('is nothing when its end is missing, or cannot be told from a shorter one', () => {
      const end = text.trimEnd().length;
      for (let length = 0; length < end; length += 1) {
        const cut = read(text.slice(0, length));
        if (cut.kind === 'unusable') continue;
        if (cut.kind !== 'coverage') throw new Error('not coverage');
        expect(hasEnd).toBe(false);
        // A line format that is cut between two lines: a shorter report, whose last line is whole.
        expect(text[length] === '\n' || text[length - 1] === '\n').toBe(true);
      }
    });

    it('is refused under the name of another format', () => {
      expect(refusal(read(text, { format: format === 'lcov' ? 'jacoco' : 'lcov' }))).toBe(
        'report-kind-differs',
      );
      expect(totals(readCoverage(text))).toStrictEqual({ lines, branches, functions });
    });

    it('adds up to the same twice', () => {
      const report = readCoverage(text);
      const again = readCoverage(text);
      expect(totals(again)).toStrictEqual(totals(report));
    });
  },
);

describe('coverage that cannot be used', () => {
  it.each([
    ['coverage-empty', '<coverage line-rate="1" lines-valid="0" lines-covered="0"><packages/></coverage>'],
    ['coverage-empty', '<report name="x"><sessioninfo id="a" start="1" dump="1"/></report>'],
    [
      'coverage-empty',
      '<coverage generated="1"><project timestamp="1"><metrics statements="0"/></project></coverage>',
    ],
    ['coverage-empty', '<CoverageSession><Modules/></CoverageSession>'],
    ['coverage-empty', 'mode: set\n'],
    [
      'coverage-empty',
      '{"meta": {"branch_coverage": false}, "files": {}, "totals": {"covered_lines": 0, "num_statements": 0}}',
    ],
    ['coverage-empty', '{"RSpec": {"coverage": {}, "timestamp": 1}}'],
    ['report-format-unsupported', '{}'],
    ['report-unsafe', '<!DOCTYPE coverage [<!ENTITY x "y">]><coverage line-rate="1"/>'],
    ['number-invalid', without(sampleOf('cobertura'), 'hits="4"', 'hits="-1"')],
    ['number-invalid', without(sampleOf('cobertura'), 'hits="4"', 'hits="NaN"')],
    ['number-invalid', without(sampleOf('cobertura'), 'number="3" hits="1"', 'hits="1"')],
    ['number-invalid', without(sampleOf('cobertura'), '(1/2)', '(3/2)')],
    ['number-invalid', without(sampleOf('cobertura'), '50% (1/2)', 'some')],
    ['number-invalid', without(sampleOf('cobertura'), 'lines-covered="3"', 'lines-covered="9"')],
    ['report-unparsable', without(sampleOf('cobertura'), 'filename="a.py"', 'filename=""')],
    ['report-too-large', without(sampleOf('cobertura'), 'number="3"', 'number="99999999"')],
    ['number-invalid', without(sampleOf('jacoco'), 'ci="3"', 'ci=""')],
    ['number-invalid', without(sampleOf('jacoco'), 'ci="3"', '')],
    [
      'number-invalid',
      without(sampleOf('jacoco'), 'missed="5"', 'missed="1.5"').replace('type="INSTRUCTION"', 'type="LINE"'),
    ],
    ['report-unparsable', without(sampleOf('clover'), 'type="stmt"', 'type="other"')],
    ['number-invalid', without(sampleOf('clover'), 'type="stmt" count="1"', 'type="stmt"')],
    [
      'report-unparsable',
      without(sampleOf('opencover'), 'vc="1" sl="3" el="3" fileid="1"', 'vc="1" sl="3" el="3" fileid="7"'),
    ],
    ['number-invalid', without(sampleOf('opencover'), 'vc="1" sl="3"', 'sl="3"')],
    ['number-invalid', without(sampleOf('istanbul'), '"2": 7', '"2": null')],
    ['number-invalid', without(sampleOf('istanbul'), '"2": 7', '"2": -1')],
    ['number-invalid', without(sampleOf('istanbul'), '"2": 7', '"2": 0.5')],
    ['report-unparsable', without(sampleOf('istanbul'), '"2": 7,', '')],
    ['number-invalid', sampleOf('istanbul-summary').replaceAll('"covered": 9', '"covered": "Unknown"')],
    ['number-invalid', sampleOf('istanbul-summary').replaceAll('"covered": 9', '"covered": 11')],
    ['report-unparsable', 'mode: set\nprice.go:3.24,5.2 2\nprice.go:3.24,5.2 2 1\n'],
    ['report-unparsable', 'mode: maybe\nprice.go:3.24,5.2 2 1\n'],
    ['report-truncated', 'mode: set\nprice.go:3.24,5.2 2 1\nprice.go:3.24,5.'],
    ['number-invalid', 'mode: set\nprice.go:5.24,3.2 2 1\n'],
    ['report-unparsable', without(sampleOf('coverage-py'), '"missing_lines"', '"missed_lines"')],
    ['report-unparsable', without(sampleOf('coverage-py'), '"totals"', '"total"')],
    [
      'number-invalid',
      without(
        sampleOf('coverage-py'),
        '"num_statements": 4,\n  "num_branches"',
        '"num_statements": null,\n  "num_branches"',
      ),
    ],
    ['number-invalid', without(sampleOf('simplecov'), '"ignored"', '"what"')],
    ['number-invalid', without(sampleOf('simplecov'), '"ignored"', '-1')],
  ])('is %s (%#)', (code, text) => {
    expect(refusal(read(text))).toBe(code);
  });
});

describe('what a report states of itself', () => {
  it.each([
    ['cobertura', 'lines-covered="3"', 'lines-covered="2"', { lines: { covered: 2, total: 5 } }],
    ['cobertura', 'lines-valid="5"', 'lines-valid="9"', { lines: { covered: 3, total: 9 } }],
    [
      'jacoco',
      '<counter type="LINE" missed="1" covered="2"/><counter type="METHOD"',
      '<counter type="LINE" missed="3" covered="0"/><counter type="METHOD"',
      { lines: { covered: 0, total: 3 } },
    ],
    ['coverage-py', '"covered_branches": 1', '"covered_branches": 0', { branches: { covered: 0, total: 2 } }],
    ['istanbul-summary', '"covered": 9', '"covered": 8', { lines: { covered: 8, total: 10 } }],
  ])('of %s gates where it is worse than what it lists: %s as %s', (format, part, replacement, worse) => {
    const report = readCoverage(without(sampleOf(format), part, replacement));
    expect(report.worseStated).toStrictEqual(worse);
    expect(report.disagreements).toHaveLength(1);
  });

  it('of Cobertura gates nothing, and is told of, where it is better', () => {
    const report = readCoverage(without(sampleOf('cobertura'), 'lines-covered="3"', 'lines-covered="5"'));
    expect(report.worseStated).toStrictEqual({});
    expect(report.disagreements).toHaveLength(1);
  });

  it('of an old Cobertura is a share, compared within its digits', () => {
    const old = sampleOf('cobertura')
      .replace(' lines-valid="5" lines-covered="3"', '')
      .replace('line-rate="0.6"', 'line-rate="RATE"');
    for (const [rate, worse] of [
      ['0.6', {}],
      ['0.60000', {}],
      ['0.4', { lines: { covered: 2, total: 5 } }],
    ] as const)
      expect(readCoverage(old.replace('RATE', rate)).worseStated).toStrictEqual(worse);
    expect(refusal(read(old.replace('RATE', 'NaN')))).toBe('number-invalid');
    expect(refusal(read(old.replace('RATE', '60')))).toBe('number-invalid');
  });
});

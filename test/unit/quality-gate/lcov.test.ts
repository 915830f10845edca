import { describe, expect, it } from 'vitest';

import { ratioOf } from '@interlock/reports/domain/coverage/coverage';

import { read, readCoverage, refusal } from './read.ts';

const record = (path: string, ...lines: readonly string[]): string =>
  [`SF:${path}`, ...lines, 'end_of_record', ''].join('\n');

function ratios(text: string, path = 'a') {
  const file = readCoverage(text).files.get(path);
  if (file === undefined) throw new Error(`no ${path}`);
  const shown = (part: 'lines' | 'branches' | 'functions'): string | null => {
    const ratio = ratioOf(file, part);
    return ratio === null ? null : `${ratio.covered}/${ratio.total}`;
  };
  return { lines: shown('lines'), branches: shown('branches'), functions: shown('functions') };
}

describe('lcov', () => {
  it.each([
    [
      'lines with counts and checksums',
      record('a', 'DA:1,5', 'DA:2,0,Zm9v', 'LF:2', 'LH:1'),
      { lines: '1/2', branches: null, functions: null },
    ],
    [
      'branches, those never reached as not taken',
      record('a', 'DA:1,1', 'BRDA:1,0,0,1', 'BRDA:1,0,1,-', 'BRDA:1,0,2,0', 'BRF:3', 'BRH:1'),
      { lines: '1/1', branches: '1/3', functions: null },
    ],
    [
      'branches of exceptions and with expressions (lcov 2)',
      record('a', 'DA:1,1', 'BRDA:1,e0,0,1', 'BRDA:1,0,f(x, y) == 1,0'),
      { lines: '1/1', branches: '1/2', functions: null },
    ],
    [
      'functions by name, with and without their end',
      record('a', 'FN:1,f', 'FN:3,9,g', 'FNDA:2,f', 'FNDA:0,g', 'FNF:2', 'FNH:1', 'DA:1,1'),
      { lines: '1/1', branches: null, functions: '1/2' },
    ],
    [
      'functions of the same name as two',
      record('a', 'FN:1,f', 'FN:3,f', 'FNDA:1,f', 'FNDA:0,f', 'DA:1,1'),
      { lines: '1/1', branches: null, functions: '1/2' },
    ],
    [
      'functions that nobody counted as not called',
      record('a', 'FN:1,f', 'DA:1,1'),
      { lines: '1/1', branches: null, functions: '0/1' },
    ],
    [
      'functions by index, called under any of their names (lcov 2)',
      record('a', 'FNL:0,1,3', 'FNA:0,0,f<int>', 'FNA:0,4,f<long, int>', 'FNL:1,5', 'FNA:1,0,g', 'DA:1,1'),
      { lines: '1/1', branches: null, functions: '1/2' },
    ],
    [
      'records of the same file, in any test, as one',
      `TN:one\n${record('a', 'DA:1,1', 'DA:2,0')}TN:two\n${record('a', 'DA:1,0', 'DA:2,3', 'DA:3,0')}`,
      { lines: '2/3', branches: null, functions: null },
    ],
    [
      'no branches where the report says that there are none',
      record('a', 'DA:1,1', 'BRF:0', 'BRH:0'),
      { lines: '1/1', branches: '0/0', functions: null },
    ],
    [
      'Windows line ends, comments and blank lines',
      `# made by hand\r\n\r\n${record('a', 'VER:1', 'DA:1,1', 'MCDC:1,2,t,1,0,0', 'MCF:1', 'MCH:0').replaceAll('\n', '\r\n')}`,
      { lines: '1/1', branches: null, functions: null },
    ],
    [
      'an end without a line feed',
      'SF:a\nDA:1,1\nend_of_record',
      { lines: '1/1', branches: null, functions: null },
    ],
  ])('reads %s', (_, text, expected) => {
    expect(ratios(text)).toStrictEqual(expected);
  });

  it('judges stated totals where they are worse, and says so', () => {
    const text = record('a', 'DA:1,1', 'DA:2,1', 'LF:10', 'LH:4', 'BRDA:1,0,0,1', 'BRF:1', 'BRH:0');
    expect(ratios(text)).toStrictEqual({ lines: '4/10', branches: '0/1', functions: null });
    expect(readCoverage(text).disagreements).toStrictEqual([
      { where: 'a (line 1)', what: 'lines', stated: '4 of 10', counted: '2 of 2' },
      { where: 'a (line 1)', what: 'branches', stated: '0 of 1', counted: '1 of 1' },
    ]);
  });

  it('judges what is listed where that is worse', () => {
    const text = record('a', 'DA:1,0', 'DA:2,1', 'LF:10', 'LH:10');
    expect(ratios(text).lines).toBe('1/2');
    expect(readCoverage(text).disagreements).toHaveLength(1);
  });

  it('lets no later record make a worse stated total good', () => {
    expect(ratios(record('a', 'DA:1,1', 'LF:10', 'LH:1') + record('a', 'DA:1,1', 'LF:1', 'LH:1')).lines).toBe(
      '1/10',
    );
  });

  it.each([
    ['report-truncated', 'SF:a\nDA:1,1\n'],
    ['report-truncated', 'SF:a\nDA:1,1\nend_of_reco'],
    ['report-truncated', `SF:a\nDA:1,1\n${record('b', 'DA:1,1')}`],
    ['coverage-empty', 'TN:\n'],
    ['report-unparsable', 'TN:\nDA:1,1\n'],
    ['report-unparsable', 'SF:\nend_of_record\n'],
    ['report-unparsable', 'TN:\nend_of_record\n'],
    ['report-unparsable', record('a', 'DA:1')],
    ['report-unparsable', record('a', 'BRDA:1,0,1')],
    ['report-unparsable', record('a', 'XX:1')],
    ['report-unparsable', record('a', 'Killed')],
    ['report-unparsable', record('a', 'FNA:7,1,f')],
    ['number-invalid', record('a', 'DA:1,-1')],
    ['number-invalid', record('a', 'DA:1,NaN')],
    ['number-invalid', record('a', 'DA:x,1')],
    ['number-invalid', record('a', 'DA:1,')],
    ['number-invalid', record('a', 'BRDA:1,0,0,?')],
    ['number-invalid', record('a', 'LF:1.5')],
    ['number-invalid', record('a', 'DA:1,1', `LF:1${'0'.repeat(200)}`, `LH:9${'0'.repeat(199)}`)],
    ['number-invalid', record('a', 'LF:1', 'LH:2')],
    ['report-too-large', record('a', 'DA:99999999,1')],
    ['report-too-large', `SF:${'a'.repeat(1024 * 1024 + 1)}`],
  ])('is refused as %s: %j', (code, text) => {
    expect(refusal(read(text))).toBe(code);
  });
});

import { describe, expect, it } from 'vitest';

import { readManifest } from '@interlock/quality-gate/domain/manifest';
import { lookAt } from '@interlock/reports/domain/format';
import { formatNames, kindOf } from '@interlock/reports/domain/format-names';
import { formatDefinitions } from '@interlock/reports/steps/every-format';
import { nearestFormats, sayNearest } from '@interlock/reports/domain/nearest-formats';
import { reportReader } from '@interlock/reports/domain/reader';

const kinds = ['tests', 'coverage', 'static', 'performance', 'complexity', 'duplication'] as const;

function readAs(kind: 'tests' | 'coverage' | null, text: string) {
  const reader = reportReader(null, kind, formatDefinitions);
  reader.write(new TextEncoder().encode(text));
  return reader.end();
}

describe('formats that come nearest', () => {
  it.each([
    ['XML that is none, for tests', 'tests', '<foo/>', ['junit', 'nunit3', 'trx']],
    ['XML that is none, for coverage', 'coverage', '<foo/>', ['cobertura', 'jacoco', 'clover']],
    ['JSON that is none, for tests', 'tests', '{"a": 1}', ['ctrf', 'jest', 'mocha']],
    ['text that is none, for coverage', 'coverage', 'hello', ['lcov', 'go-cover', 'cobertura']],
    [
      'a root that is named nearly like a format',
      'coverage',
      '<opencove/>',
      ['opencover', 'cobertura', 'jacoco'],
    ],
  ] as const)('%s', (_, kind, text, names) => {
    const head = lookAt(text);
    const wanted = head.root === null ? [...head.keys] : [head.root];
    expect(nearestFormats(kind, head, wanted)).toStrictEqual(names);
  });

  it.each(kinds)('are of the kind that was asked for, three at most: %s', (kind) => {
    const names = nearestFormats(kind, lookAt('<x/>'), ['x']);
    expect(names.length).toBe(Math.min(3, formatNames.filter((name) => kindOf(name) === kind).length));
    expect(names.every((name) => kindOf(name) === kind)).toBe(true);
  });

  it.each([
    ['<foo/>', 'report-format-unsupported'],
    ['{"a": 1}', 'report-format-unsupported'],
    ['hello', 'report-unparsable'],
  ])('are named in place of all where a report is none: %s', (text, code) => {
    const ended = readAs('tests', text);
    expect(ended).toMatchObject({ kind: 'unusable', code });
    const message = ended.kind === 'unusable' ? ended.message : '';
    expect(message).toContain('Formats of the kind "tests" that come nearest: ');
    expect(formatNames.filter((name) => new RegExp(`\\b${name}\\b`, 'u').test(message)).length).toBe(3);
    expect(message.length).toBeLessThan(260);
  });

  it('are named of every kind where the entry is of none', () => {
    expect(sayNearest(null, null, ['juint'])).toBe(
      `Formats that come nearest: junit, xunit, nunit3; all ${formatNames.length} are listed under "Formats" in the README of quality-gate.`,
    );
  });

  it('are named where an entry asks for a format that there is not, and none where its kind has none', () => {
    const fixOf = (kind: string) =>
      readManifest([{ kind, files: ['a'], format: 'juint' }]).problems.map(({ fix }) => fix);
    expect(fixOf('tests')).toStrictEqual([expect.stringContaining('come nearest: junit, xunit, nunit3;')]);
    expect(fixOf('size')).toStrictEqual([expect.stringContaining('The kind "size" has no format.')]);
  });
});

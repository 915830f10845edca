import { describe, expect, it } from 'vitest';

import { finding } from '@interlock/quality-gate/domain/codes';
import { readDemands } from '@interlock/quality-gate/domain/demands';
import type { ReportEntry } from '@interlock/quality-gate/domain/manifest';
import { measure } from '@interlock/quality-gate/domain/measure';

import { read } from './read.ts';
import { annotationsOf, decide } from './decided.ts';

const entryOf = (kind: 'tests' | 'coverage'): ReportEntry => ({
  kind,
  files: ['*'],
  except: [],
  package: null,
  min: 1,
  max: null,
  format: null,
});

/** Annotations of reports that are all of one kind, judged by some rules. */
function annotate(kind: 'tests' | 'coverage', texts: readonly string[], rules: readonly string[]) {
  const demands = readDemands(rules);
  if (!demands.ok) throw new Error(demands.failures[0]?.message);
  const readings = texts.map((text, index) => ({
    path: `${index}.xml`,
    file: `${index}.xml`,
    sizeBytes: text.length,
    entries: [0],
    read: read(text),
  }));
  const measurements = measure([entryOf(kind)], readings, null, null);
  return annotationsOf(decide(measurements, demands.value), measurements);
}

const broken = '<testsuite><testcase name="a"><x></testcase></testsuite>';
const passing = '<testsuite><testcase classname="a" name="b"/></testsuite>';

describe('annotations of what blocks', () => {
  it('show one for one broken report, and name in it the rules that were not judged', () => {
    const shown = annotate('tests', [passing, broken], ['tests.failed == 0', 'tests.errored == 0']);
    expect(shown.map(({ level, title }) => [level, title])).toStrictEqual([
      ['error', 'quality-gate: report-unparsable'],
    ]);
    expect(shown[0]?.message).toContain('1.xml: Line 1: unexpected close tag. Open the file');
    expect(shown[0]?.message).toContain('Not judged because of it: tests.failed == 0; tests.errored == 0.');
  });

  it('name rules with the report that they could not be judged for, and not with one whose path ends it', () => {
    const measurements = measure([], [], null, null);
    const cause = (where: string) => ({
      code: 'report-empty',
      rule: null,
      seen: 'x',
      limit: null,
      where,
      fix: 'Do it.',
    });
    const rule = {
      code: 'measurement-broken',
      rule: 'tests.failed == 0',
      seen: null,
      limit: '= 0',
      where: null,
      fix: 'Not all tests are known (data.xml: report-empty).',
    };
    const reasons = [cause('a.xml'), cause('data.xml'), rule];
    const shown = annotationsOf({ verdict: 'fail', results: [], reasons, notes: [] }, measurements);
    expect(shown.map(({ message }) => message)).toStrictEqual([
      'a.xml: x. Do it.',
      'data.xml: x. Do it. Not judged because of it: tests.failed == 0.',
    ]);
  });

  it('show each broken report, and no rule beside them', () => {
    const shown = annotate('tests', [broken, '', broken], ['tests.failed == 0', 'tests.errored == 0']);
    expect(shown.map(({ title }) => title)).toStrictEqual([
      'quality-gate: report-unparsable',
      'quality-gate: report-empty',
      'quality-gate: report-unparsable',
    ]);
  });

  it('show rules that were not judged once where no other reason says why', () => {
    const measurements = measure([entryOf('tests')], [], null, null);
    const unjudged = (rule: string) => ({
      code: 'measurement-broken',
      rule,
      seen: null,
      limit: '= 0',
      where: null,
      fix: 'Not all tests are known.',
    });
    const decision = {
      verdict: 'inconclusive' as const,
      results: [],
      reasons: [unjudged('tests.failed == 0'), unjudged('tests.errored == 0')],
      notes: [],
    };
    const shown = annotationsOf(decision, measurements);
    expect(shown.map(({ title }) => title)).toStrictEqual(['quality-gate: measurement-broken']);
    expect(shown[0]?.message).toContain('tests.failed == 0; tests.errored == 0');
  });

  it.each([
    ['tests', broken],
    ['tests', ''],
    ['tests', '<foo/>'],
    ['tests', 'hello.'],
    ['tests', '{"a": 1}'],
    ['tests', '<testsuite>'],
    ['coverage', 'SF:a\nDA:x,1\nend_of_record\n'],
  ] as const)('end no sentence twice: %s %j', (kind, text) => {
    for (const { message } of annotate(
      kind,
      [text],
      [kind === 'tests' ? 'tests.failed == 0' : 'coverage.lines >= 1%'],
    ))
      expect(message).not.toMatch(/\.\.(?!\.)|\.,|\. \./u);
  });

  it('end what was seen once, however it was written', () => {
    const measurements = measure([], [], null, null);
    const reasonOf = (seen: string) => ({
      code: 'x',
      rule: null,
      seen,
      limit: null,
      where: 'a.xml',
      fix: 'Do it.',
    });
    const reasons = [reasonOf('It broke.'), reasonOf('It broke')];
    const shown = annotationsOf({ verdict: 'fail', results: [], reasons, notes: [] }, measurements);
    expect(shown.map(({ message }) => message)).toStrictEqual(Array(2).fill('a.xml: It broke. Do it.'));
    expect(finding('report-empty', 'a.xml', 'It broke.').seen).toBe('It broke');
  });
});

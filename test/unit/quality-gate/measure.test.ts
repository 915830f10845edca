import { describe, expect, it } from 'vitest';

import { observationsOf } from '@interlock/quality-gate/domain/assess';
import type { ReportEntry } from '@interlock/quality-gate/domain/manifest';
import { measure } from '@interlock/quality-gate/domain/measure';
import type { Reading } from '@interlock/quality-gate/domain/measurements';
import { repositoryFiles } from '@interlock/checkout/domain/paths';

import { read } from './read.ts';

const entry = (given: Partial<ReportEntry>): ReportEntry => ({
  kind: 'coverage',
  files: ['*'],
  except: [],
  package: null,
  min: 1,
  max: null,
  format: null,
  ...given,
});

const reading = (path: string, text: string, entries: readonly number[] = [0]): Reading => ({
  path,
  sizeBytes: text.length,
  entries,
  read: read(text),
});

const monorepo = repositoryFiles(
  ['packages/web/src/index.js', 'packages/api/src/index.js', 'lib/a.js'],
  '/w',
  true,
);

const coverageOf = (text: string) => measure([entry({})], [reading('lcov.info', text)], monorepo);

describe('coverage of files that cannot be told apart', () => {
  const measured = coverageOf(
    'SF:/app/src/index.js\nDA:1,0\nend_of_record\nSF:lib/a.js\nDA:1,1\nend_of_record\n',
  );
  const observe = (glob: string) =>
    observationsOf(measured).observe({ metric: 'coverage.lines', name: null, scope: { kind: 'path', glob } });

  it('counts in the whole', () => {
    expect(measured.coverage?.whole.lines).toStrictEqual({ covered: 1, total: 2 });
  });

  it('counts in a scope that holds all that they may be', () => {
    expect(observe('packages/**')).toMatchObject({ kind: 'value', value: 0 });
  });

  it('makes a scope that holds one of them inconclusive', () => {
    expect(observe('packages/web/**')).toMatchObject({ kind: 'absent', code: 'coverage-path-ambiguous' });
  });

  it('does not touch a scope that holds none of them', () => {
    expect(observe('lib/**')).toMatchObject({ kind: 'value', value: 1 });
  });
});

describe('coverage of each file', () => {
  it('passes over files without a thing to cover, and says when a file has no branches', () => {
    const measured = coverageOf(
      'SF:lib/a.js\nDA:1,1\nBRF:0\nBRH:0\nend_of_record\nSF:packages/web/src/index.js\nLF:0\nLH:0\nBRF:0\nend_of_record\nSF:packages/api/src/index.js\nDA:1,1\nBRDA:1,0,0,1\nend_of_record\n',
    );
    const observations = observationsOf(measured);
    expect(observations.members('file', null, { metric: 'coverage.lines', name: null })).toStrictEqual([
      'lib/a.js',
      'packages/api/src/index.js',
    ]);
    const branches = (id: string) =>
      observations.observe({
        metric: 'coverage.branches',
        name: null,
        scope: { kind: 'member', member: 'file', id },
      });
    expect(branches('lib/a.js')).toMatchObject({ kind: 'not-applicable' });
    expect(branches('packages/api/src/index.js')).toMatchObject({ kind: 'value', value: 1 });
    expect(branches('gone.js')).toMatchObject({ kind: 'absent' });
  });

  it('takes no branches anywhere for nothing measured', () => {
    const measured = coverageOf('SF:lib/a.js\nDA:1,1\nBRF:0\nBRH:0\nend_of_record\n');
    expect(
      observationsOf(measured).observe({
        metric: 'coverage.branches',
        name: null,
        scope: { kind: 'member', member: 'file', id: 'lib/a.js' },
      }),
    ).toMatchObject({ kind: 'absent', code: 'nothing-to-cover' });
  });
});

describe('reports of one file by several names', () => {
  it('are merged: a line is covered when any report hit it', () => {
    const measured = measure(
      [entry({})],
      [
        reading('one.info', 'SF:lib/a.js\nDA:1,1\nDA:2,0\nend_of_record\n'),
        reading('two.info', 'SF:/w/lib/a.js\nDA:2,4\nDA:3,0\nend_of_record\n'),
      ],
      monorepo,
    );
    expect(measured.coverage?.whole.lines).toStrictEqual({ covered: 2, total: 3 });
    expect(measured.coverage?.files.map(({ path }) => path)).toStrictEqual(['lib/a.js']);
  });
});

describe('a report that cannot be used', () => {
  it('breaks its own package and the whole, not the others', () => {
    const measured = measure(
      [entry({ kind: 'tests', package: 'web' }), entry({ kind: 'tests', package: 'api' })],
      [
        reading('web.xml', '<testsuite', [0]),
        reading('api.xml', '<testsuite><testcase name="a"/></testsuite>', [1]),
      ],
      null,
    );
    expect(measured.tests?.broken).toBe('web.xml: report-truncated');
    expect(measured.packages.get('web')?.tests?.broken).toBe('web.xml: report-truncated');
    expect(measured.packages.get('api')?.tests?.broken).toBeNull();
  });

  it('is coverage without a repository', () => {
    const measured = measure([entry({})], [reading('lcov.info', 'SF:a\nDA:1,1\nend_of_record\n')], null);
    expect(measured.findings.map(({ code }) => code)).toContain('repository-files-unknown');
    expect(measured.coverage?.broken).not.toBeNull();
  });

  it('is not better for paths that belong to no file, and names them', () => {
    const low = coverageOf('SF:lib/a.js\nDA:1,1\nend_of_record\nSF:/usr/x.js\nDA:1,0\nend_of_record\n');
    expect(low.findings).toMatchObject([
      { code: 'coverage-path-outside', effect: 'note', seen: '1 of 2 paths: /usr/x.js' },
    ]);
    expect(low.coverage?.whole.lines).toStrictEqual({ covered: 1, total: 2 });
    const high = coverageOf('SF:lib/a.js\nDA:1,0\nend_of_record\nSF:/usr/x.js\nDA:1,1\nend_of_record\n');
    expect(high.coverage?.whole.lines).toStrictEqual({ covered: 0, total: 1 });
    expect(high.coverage?.files.map(({ path }) => path)).toStrictEqual(['lib/a.js']);
  });

  it('leaves dependencies out', () => {
    const measured = coverageOf(
      'SF:lib/a.js\nDA:1,1\nend_of_record\nSF:/w/node_modules/x/lib/a.js\nDA:1,0\nDA:2,0\nend_of_record\n',
    );
    expect(measured.coverage?.whole.lines).toStrictEqual({ covered: 1, total: 1 });
    expect(measured.findings).toStrictEqual([]);
  });
});

describe('what is worth knowing', () => {
  const codesOf = (path: string, text: string): readonly string[] =>
    measure([entry({ kind: 'tests' })], [reading(path, text)], monorepo).findings.map(({ code }) => code);

  it('is a suite that lists none of its tests', () => {
    expect(codesOf('a.xml', '<testsuite tests="3"/>')).toStrictEqual(['cases-not-listed']);
  });
});

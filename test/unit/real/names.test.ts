import { describe, expect, it } from 'vitest';

import { partsNamedIn, partsToInstall, readNames } from '../../../scripts/real/names.mjs';
import { isPromised, partNames, parts, pinnedVersion } from '../../../scripts/real/parts.mjs';

const suites = [
  { file: 'kubernetes/contract.test.ts', folder: 'kubernetes', parts: ['etcd', 'kubernetes'] as const },
  { file: 'workflows/zizmor.test.ts', folder: 'workflows', parts: ['zizmor'] as const },
];
const kindOf = (name: keyof typeof parts) => parts[name].kind;

describe('the parts that a test file names', () => {
  it('are read from its suites, each once', () => {
    const text = `realSuite('a title', ['etcd', 'kwok'], () => {});\nrealSuite("another", [\n  'etcd',\n], (p) => {});`;
    expect(partsNamedIn(text, 'a.test.ts')).toEqual(['etcd', 'kwok']);
  });

  it.each([
    ['a list that has a name', `const needed = ['etcd'];\nrealSuite('title', needed, () => {});`],
    ['a title that is computed', `realSuite(title, ['etcd'], () => {});`],
  ])('cannot be read from %s: that is an error, not a suite without parts', (_, text) => {
    expect(() => partsNamedIn(text, 'a.test.ts')).toThrow('as a list of strings');
  });

  it('must be parts', () => {
    expect(() => partsNamedIn(`realSuite('title', ['etcdd'], () => {});`, 'a.test.ts')).toThrow(
      'there is no part "etcdd"',
    );
  });
});

describe('the words of a command line', () => {
  it('name parts and suites', () => {
    expect(readNames(['zizmor', 'kubernetes'], suites)).toEqual({
      kind: 'named',
      parts: ['zizmor', 'kubernetes'],
      folders: ['kubernetes'],
    });
  });

  it('are refused with the nearest names when nobody has such a name', () => {
    const read = readNames(['etc', 'postgres'], suites);
    expect(read).toMatchObject({ kind: 'refused' });
    if (read.kind !== 'refused') return;
    expect(read.problem).toContain('"etc"; did you mean etcd?');
    expect(read.problem).toContain('did you mean postgresql-15 or postgresql-16 or postgresql-18?');
  });
});

describe('the parts to install', () => {
  it('are all that are promised, the compiler and the longest build first, when nothing is named', () => {
    const all = partsToInstall([], [], suites, kindOf);
    expect(all.slice(0, 2)).toEqual(['go', 'kubernetes']);
    expect([...all].sort()).toEqual(partNames.filter(isPromised).sort());
    expect(all).not.toContain('sonarqube');
  });

  it('are those on demand only when they are named, or a suite that needs them', () => {
    const onDemand = { file: 'a/b.test.ts', folder: 'a', parts: ['sonarqube'] as const };
    expect(partsToInstall(['sonar-scanner'], [], suites, kindOf)).toEqual(['sonar-scanner']);
    expect(partsToInstall([], ['a'], [onDemand], kindOf)).toEqual(['sonarqube']);
  });

  it('are those that a suite needs, with the compiler where something is built', () => {
    expect(partsToInstall([], ['kubernetes'], suites, kindOf)).toEqual(['go', 'kubernetes', 'etcd']);
    expect(partsToInstall([], ['workflows'], suites, kindOf)).toEqual(['zizmor']);
  });

  it('are not all of them when a suite is named that needs none', () => {
    const none = [{ file: 'harness/suite.test.ts', folder: 'harness', parts: [] }];
    expect(partsToInstall([], ['harness'], none, kindOf)).toEqual([]);
  });
});

describe('the table of parts', () => {
  it.each(partNames.filter((name) => !['debian', 'unavailable'].includes(kindOf(name))))(
    'pins one version of %s',
    (name) => {
      expect(pinnedVersion(name)).toMatch(/^v?\d+\.\d+/u);
    },
  );
});

import { describe, expect, it } from 'vitest';

import { reportsField } from '@interlock/shared/domain/configuration/reports';
import { checkSchema } from '@interlock/shared/domain/schema';
import { readManifest } from '@interlock/quality-gate/domain/manifest';

const cases: readonly [string, unknown, boolean][] = [
  ['a short entry', [{ tests: 'a.xml' }], true],
  ['two short entries', [{ tests: 'a.xml' }, { coverage: 'b' }], true],
  [
    'a long entry',
    [{ kind: 'tests', files: ['a', 'b'], except: ['c'], package: 'web', min: 2, max: 3 }],
    true,
  ],
  ['a format', [{ kind: 'coverage', files: ['a'], format: 'lcov' }], true],
  ['no list', { tests: 'a.xml' }, false],
  ['an empty list', [], false],
  ['a text', ['a.xml'], false],
  ['a kind nobody knows', [{ tets: 'a.xml' }], false],
  ['two kinds in one entry', [{ tests: 'a.xml', coverage: 'b' }], false],
  ['a glob that is a list', [{ tests: ['a.xml'] }], false],
  ['an empty glob', [{ tests: '' }], false],
  ['files that are a text', [{ kind: 'tests', files: 'a' }], false],
  ['no files', [{ kind: 'tests', files: [] }], false],
  ['files without a kind', [{ files: ['a'] }], false],
  ['a kind without files', [{ kind: 'tests' }], false],
  ['a minimum of nothing', [{ kind: 'tests', files: ['a'], min: 0 }], false],
  ['half a file', [{ kind: 'tests', files: ['a'], max: 1.5 }], false],
  ['an unknown key', [{ kind: 'tests', files: ['a'], pakage: 'web' }], false],
];

describe('the manifest of reports', () => {
  it.each(cases)('is read the same from an input as from the configuration: %s', (_, value, accepted) => {
    const fromFile = checkSchema(reportsField, value);
    const fromInput = readManifest(value);
    expect(fromFile.ok).toBe(accepted);
    expect(fromInput.problems.length === 0).toBe(accepted);
    if (fromFile.ok) expect(fromInput.entries).toStrictEqual(fromFile.value);
  });

  it.each([
    [{ tets: 'a' }, '[0]', 'Did you mean "tests"?'],
    [{ kind: 'tests', files: ['a'], pakage: 'web' }, '[0].pakage', 'Did you mean "package"?'],
    [{ kind: 'coverage', files: ['a'], format: 'gcov' }, '[0].format', 'not read by this version'],
    [{ kind: 'coverage', files: ['a'], format: 'junit' }, '[0].format', 'not a format of the kind'],
    [{ kind: 'tests', files: ['a'], min: 3, max: 2 }, '[0].max', 'less than min 3'],
    [{ tests: '../a' }, '[0].files', 'leaves the working directory'],
    [{ tests: '/a' }, '[0].files', 'leaves the working directory'],
    [{ tests: 'C:\\a' }, '[0].files', 'leaves the working directory'],
    [{ tests: '!a' }, '[0].files', 'begins with "!"'],
    [{ kind: 'tests', files: ['a'], except: ['../b'] }, '[0].except', 'leaves the working directory'],
  ])('says of %j where it is wrong and what is accepted', (value, path, message) => {
    const { problems } = readManifest([value]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.path).toBe(path);
    expect(problems[0]?.message).toContain(message);
    expect(problems[0]?.fix).not.toBe('');
  });

  it.each([
    [
      'several files behind a kind',
      [{ tests: ['a.xml', 'b.xml'] }],
      'Behind a kind is one glob. Write several as `- {kind: tests, files: ["a.xml", "b.xml"]}`.',
    ],
    ['a list in quotes', '- tests: a.xml', 'It is a list inside a text'],
  ])('shows how to write %s', (_what, value, fix) => {
    const [problem, ...others] = readManifest(value).problems;
    expect(problem?.fix).toContain(fix);
    expect(others).toStrictEqual([]);
  });
});

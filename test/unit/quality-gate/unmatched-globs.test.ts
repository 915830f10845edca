import { describe, expect, it } from 'vitest';

import { readManifest } from '@interlock/quality-gate/domain/manifest';
import { measure } from '@interlock/quality-gate/domain/measure';
import { unmatchedGlobs } from '@interlock/quality-gate/steps/unmatched-globs';
import { fakeFiles } from '@interlock/shared/testing/fake-files';
import { parse } from 'yaml';

const files = fakeFiles({ '/w/unit/a.xml': 'a', '/w/unit/b.xml': 'b', '/w/out/c.xml': 'c' });

async function unmatched(globs: readonly string[], except: readonly string[] = []) {
  const entry = { kind: 'tests' as const, files: globs, except };
  return unmatchedGlobs(entry, await files.find('/w', globs, except), '/w', files);
}

describe('globs that match nothing', () => {
  it('are none where each has a file, however it is written', async () => {
    expect(await unmatched(['unit/*.xml', './out/**', '{build,out}/*'])).toEqual([]);
  });

  it('are named one by one beside those that match', async () => {
    expect(await unmatched(['unit/*.xml', 'e2e/*.xml'])).toEqual([
      { glob: 'e2e/*.xml', why: 'no file matches', fix: null },
    ]);
  });

  it.each([
    ['a folder', 'out', [], 'it is a folder; write "out/**"'],
    ['a folder with a slash', 'out/', [], 'it is a folder; write "out/**"'],
    ['backslashes', 'out\\*.xml', [], 'no file matches; write "/" between folders'],
    ['what is left out', 'out/*.xml', ['out/*'], '"except" leaves out all of the 1 file(s) that match'],
    ['nothing', 'none/*.xml', ['out/*'], 'no file matches'],
  ])('say what there is instead: %s', async (_, glob, except, why) => {
    expect(await unmatched([glob], except)).toEqual([{ glob, why, fix: null }]);
  });

  it.each([
    ['a comma', 'e2e/a.xml,e2e/b.xml', ['e2e/a.xml', 'e2e/b.xml']],
    ['a comma and a blank', 'e2e/*.xml, it/*.xml', ['e2e/*.xml', 'it/*.xml']],
    ['a semicolon', 'e2e/*.xml;it/*.xml', ['e2e/*.xml', 'it/*.xml']],
    ['a line break', 'e2e/*.xml\nit/*.xml\n', ['e2e/*.xml', 'it/*.xml']],
    ['a blank', 'e2e/*.xml it/*.xml', ['e2e/*.xml', 'it/*.xml']],
    ['a comma, beside braces that have one', '{e2e,it}/*.xml,x.xml', ['{e2e,it}/*.xml', 'x.xml']],
  ])('show how a list is written where one glob was meant to be several: %s', async (_, glob, files) => {
    const [found] = await unmatched([glob]);
    expect(found?.why).toBe('no file matches; this is one glob, not a list of 2');
    const written = /`(- \{[^`]*)`/u.exec(found?.fix ?? '')?.[1] ?? '';
    expect(readManifest(parse(written)).entries).toMatchObject([{ kind: 'tests', files }]);
  });

  it.each(['{a,b}/*.xml', 'none/[a,b].xml', 'Test Results/none.xml', 'a,b'])(
    'are one glob where they can be no list: %s',
    async (glob) => {
      expect(await unmatched([glob])).toEqual([{ glob, why: 'no file matches', fix: null }]);
    },
  );

  it('bring the fix of a list into the finding, in place of the fix of every glob', () => {
    const entry = { kind: 'tests' as const, files: ['a.xml,b.xml'], except: [] };
    const whole = { ...entry, package: null, min: 1, max: null, format: null };
    const { findings } = measure([whole], [], null, null, [
      { entry: 0, glob: 'a.xml,b.xml', why: 'no file matches', fix: 'Write a list.' },
    ]);
    expect(findings.map(({ code, fix }) => [code, fix])).toEqual([['report-missing', 'Write a list.']]);
  });

  it('say that a link is there, which finding files passes over', async () => {
    const linked = { ...files, find: () => Promise.resolve([]) };
    const [found] = await unmatchedGlobs(
      { kind: 'tests', files: ['unit/a.xml'], except: [] },
      [],
      '/w',
      linked,
    );
    expect(found?.why).toBe('it is a link, and links are not followed; name the file that it leads to');
  });

  it('break the kind of their entry, even where other globs of it have files', () => {
    const entry = { kind: 'tests' as const, files: ['unit/*.xml', 'e2e/*.xml'], except: [] };
    const whole = { ...entry, package: null, min: 1, max: null, format: null };
    const { tests, findings } = measure([whole], [], null, null, [
      { entry: 0, glob: 'e2e/*.xml', why: 'it is a folder; write "x/**"', fix: null },
      { entry: 0, glob: 'unit/*.xml', why: 'no file matches', fix: null },
    ]);
    expect(tests?.broken).toBe('unit/*.xml, e2e/*.xml: report-missing');
    expect(findings.map(({ seen }) => seen)).toEqual([
      'no file matches; e2e/*.xml: it is a folder; write "x/**"',
    ]);
  });
});

import { describe, expect, it } from 'vitest';

import { measure } from '@interlock/quality-gate/domain/measure';
import { unmatchedGlobs } from '@interlock/quality-gate/domain/unmatched-globs';
import { fakeFiles } from '@interlock/shared/testing/fake-files';

const files = fakeFiles({ '/w/unit/a.xml': 'a', '/w/unit/b.xml': 'b', '/w/out/c.xml': 'c' });

async function unmatched(globs: readonly string[], except: readonly string[] = []) {
  const entry = { files: globs, except };
  return unmatchedGlobs(entry, await files.find('/w', globs, except), '/w', files);
}

describe('globs that match nothing', () => {
  it('are none where each has a file, however it is written', async () => {
    expect(await unmatched(['unit/*.xml', './out/**', '{build,out}/*'])).toEqual([]);
  });

  it('are named one by one beside those that match', async () => {
    expect(await unmatched(['unit/*.xml', 'e2e/*.xml'])).toEqual([
      { glob: 'e2e/*.xml', why: 'no file matches' },
    ]);
  });

  it.each([
    ['a folder', 'out', [], 'it is a folder; write "out/**"'],
    ['a folder with a slash', 'out/', [], 'it is a folder; write "out/**"'],
    ['backslashes', 'out\\*.xml', [], 'no file matches; between folders stands "/"'],
    ['what is left out', 'out/*.xml', ['out/*'], '"except" leaves out all of the 1 file(s) that match'],
    ['nothing', 'none/*.xml', ['out/*'], 'no file matches'],
  ])('say what there is instead: %s', async (_, glob, except, why) => {
    expect(await unmatched([glob], except)).toEqual([{ glob, why }]);
  });

  it('say that a link is there, which finding files passes over', async () => {
    const linked = { ...files, find: () => Promise.resolve([]) };
    const [found] = await unmatchedGlobs({ files: ['unit/a.xml'], except: [] }, [], '/w', linked);
    expect(found?.why).toBe('it is a link, and links are not followed; name the file that it leads to');
  });

  it('break the kind of their entry, even where other globs of it have files', () => {
    const entry = { kind: 'tests' as const, files: ['unit/*.xml', 'e2e/*.xml'], except: [] };
    const whole = { ...entry, package: null, min: 1, max: null, format: null };
    const { tests, findings } = measure([whole], [], null, null, [
      { entry: 0, glob: 'e2e/*.xml', why: 'it is a folder; write "x/**"' },
      { entry: 0, glob: 'unit/*.xml', why: 'no file matches' },
    ]);
    expect(tests?.broken).toBe('unit/*.xml, e2e/*.xml: report-missing');
    expect(findings.map(({ seen }) => seen)).toEqual([
      'no file matches; e2e/*.xml: it is a folder; write "x/**"',
    ]);
  });
});

import { posix } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathFilter, searchRoot } from '../../../packages/rehearsal/src/domain/glob.ts';
import { baseName, isInside, joinPath, parentPath } from '../../../packages/rehearsal/src/domain/path.ts';
import { seededRandom } from '../../../packages/rehearsal/src/domain/random.ts';

test('paths are joined as Node joins them, a later absolute part starting again', () => {
  const part = fc.stringMatching(/^(\.\.|\.|[a-z]{1,3})(\/(\.\.|\.|[a-z]{1,3})){0,3}$/);
  fc.assert(
    fc.property(fc.array(part, { minLength: 1 }), (parts) => {
      expect(joinPath('/root', ...parts)).toBe(posix.resolve('/root', ...parts));
    }),
  );
  expect(joinPath('/a', '/b', 'c')).toBe('/b/c');
  expect(joinPath('a', '../../b')).toBe('../b');
  expect(joinPath('.')).toBe('.');
});

test('a folder’s name that begins like another’s is not inside it', () => {
  expect(isInside('/a/b', '/a/b')).toBe(true);
  expect(isInside('/a/b', '/a/b/c')).toBe(true);
  expect(isInside('/a/b', '/a/bc')).toBe(false);
  expect([baseName('/a/b'), parentPath('/a/b'), parentPath('/a'), parentPath('a')]).toEqual([
    'b',
    '/a',
    '/',
    '.',
  ]);
});

test.each([
  [['/w/out'], '/w/out/a/b.txt', true],
  [['/w/*.txt'], '/w/a.txt', true],
  [['/w/*.txt'], '/w/a/b.txt', false],
  [['/w/**/*.txt'], '/w/a/b.txt', true],
  [['/w/**/*.txt'], '/w/b.txt', true],
  [['/w/**', '!/w/secret'], '/w/secret/key', false],
  [['/w/**', '!/w/secret', '/w/secret/open'], '/w/secret/open', true],
  [['# comment', '/w/a'], '/w/a', true],
  [['/w/{a,b}'], '/w/a', false],
  [['/w/.hidden/*'], '/w/.hidden/x', true],
  [['!/w/a'], '/w/b', false],
  [[], '/w/a', false],
])('%j selects %s: %s', (patterns, path, expected) => {
  expect(pathFilter(patterns).matches(path)).toBe(expected);
});

test('a search starts where the wildcards do', () => {
  expect(searchRoot('/w/out/**/x')).toBe('/w/out');
  expect(searchRoot('/w/out/file.txt')).toBe('/w/out/file.txt');
});

test('seeded numbers are in [0, 1) and the same for the same seed', () => {
  const [one, two] = [seededRandom(3), seededRandom(3)];
  for (let count = 0; count < 1_000; count++) {
    const number = one();
    expect(number).toBe(two());
    expect(number >= 0 && number < 1).toBe(true);
  }
});

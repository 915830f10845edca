import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { diffReader, UnreadableDiff, type AddedLines } from '@interlock/checkout/domain/diff-reader';
import { rangesOf, sayRanges, type LineRanges } from '@interlock/checkout/domain/line-ranges';
import { readQuotedPath } from '@interlock/checkout/domain/quoted-path';
import { readTreeChanges } from '@interlock/checkout/domain/tree-changes';

import { findIn, known, makeRepository, pushOf, type Repository } from './repository.ts';

const read = (text: string, size = Infinity): ReadonlyMap<string, AddedLines> => {
  const reader = diffReader();
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) reader.write(bytes.subarray(at, at + size));
  return reader.end();
};

const said = (text: string, size?: number): Readonly<Record<string, string>> =>
  Object.fromEntries([...read(text, size)].map(([path, { added }]) => [path, sayRanges(added, Infinity)]));

const head = (path: string): string =>
  `diff --git a/${path} b/${path}\nindex 1..2 100644\n--- a/${path}\n+++ b/${path}\n`;

describe('a patch', () => {
  it.each([
    ['one line', `${head('a')}@@ -0,0 +1 @@\n+x\n`, { a: '1' }],
    ['several hunks', `${head('a')}@@ -1,2 +1,0 @@\n-x\n-y\n@@ -9,0 +8,3 @@ f()\n+x\n+\n+y\n`, { a: '8-10' }],
    ['only removed lines', `${head('a')}@@ -1 +0,0 @@\n-x\n`, {}],
    [
      'lines like headers',
      `${head('a')}@@ -1 +1,3 @@\n--- a/b\n+++ b/b\n+@@ -1 +1 @@\n+diff --git a/b b/b\n`,
      { a: '1-3' },
    ],
    [
      'no line feed at the end',
      `${head('a')}@@ -1 +1,2 @@\n-x\n\\ No newline at end of file\n+x\n+y\n\\ No newline at end of file\n`,
      { a: '1-2' },
    ],
    ['context that nobody asked for', `${head('a')}@@ -1,2 +1,3 @@\n x\n+y\n z\n`, { a: '2' }],
    [
      'a file that is gone',
      'diff --git a/a b/a\ndeleted file mode 100644\nindex 1..0\n--- a/a\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n',
      {},
    ],
    ['a mode', 'diff --git a/a b/a\nold mode 100644\nnew mode 100755\n', {}],
    [
      'a rename',
      'diff --git a/a b/b\nsimilarity index 90%\nrename from a\nrename to b\nindex 1..2 100644\n--- a/a\n+++ b/b\n@@ -3,0 +4 @@\n+x\n',
      { b: '4' },
    ],
    [
      'names that are quoted',
      `diff --git "a/\\303\\251\\t\\"" "b/\\303\\251\\t\\""\n--- /dev/null\n+++ "b/\\303\\251\\t\\""\t\n@@ -0,0 +1 @@\n+x\n`,
      { 'é\t"': '1' },
    ],
    [
      'names with blanks',
      'diff --git a/a b b/a b\n--- /dev/null\n+++ b/a b\t\n@@ -0,0 +1 @@\n+x\n',
      { 'a b': '1' },
    ],
    [
      'a type that changed',
      `diff --git a/l b/l\ndeleted file mode 120000\n--- a/l\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n\\ No newline at end of file\ndiff --git a/l b/l\nnew file mode 100644\n--- /dev/null\n+++ b/l\n@@ -0,0 +1 @@\n+k\n`,
      { l: '1' },
    ],
    ['nothing', '', {}],
  ])('is read however it is split: %s', (_, text, lines) => {
    expect(said(text)).toStrictEqual(lines);
    for (const size of [1, 2, 3, 7]) expect(said(text, size)).toStrictEqual(lines);
  });

  it('says which lines are blank', () => {
    const { blank } = read(`${head('a')}@@ -0,0 +1,5 @@\n+\n+ \t\r\n+x\n+\t\n+ x\n`, 1).get('a') ?? {
      blank: [],
    };
    expect(sayRanges(blank, Infinity)).toBe('1-2, 4');
  });

  it.each([
    ['a hunk that ends too early', `${head('a')}@@ -0,0 +1,2 @@\n+x\n`],
    ['a hunk that is cut in a line', `${head('a')}@@ -0,0 +1 @@\n+x`],
    ['another file in a hunk', `${head('a')}@@ -0,0 +1,2 @@\n+x\n${head('b')}`],
    ['a hunk of no file', '@@ -0,0 +1 @@\n+x\n'],
    ['a hunk of the file before', `${head('a')}diff --git a/b b/b\n@@ -0,0 +1 @@\n+x\n`],
    ['lines behind a hunk', `${head('a')}@@ -0,0 +1 @@\n+x\n+y\n`],
    ['words', 'fatal: bad object\n'],
    ['a merge', 'diff --cc a\n'],
    ['binary data', 'diff --git a/a b/a\nGIT binary patch\n'],
    ['an empty line in a hunk', `${head('a')}@@ -0,0 +1 @@\n\n`],
    ['another prefix', 'diff --git a/a b/a\n+++ a\n'],
    ['a name that is not quoted as git does', 'diff --git a/a b/a\n+++ "b/\\x"\n'],
    ['a header without end', `diff --git ${'a'.repeat(70_000)}\n`],
    ['a header that is cut', 'diff --git a/a'],
  ])('is refused: %s', (_, text) => {
    expect(() => read(text)).toThrow(UnreadableDiff);
    expect(() => read(text, 1)).toThrow(UnreadableDiff);
  });

  it('that is cut anywhere is refused, or lacks whole hunks', () => {
    const text = `${head('a')}@@ -0,0 +1,2 @@\n+x\n+y\n@@ -3 +5 @@\n-z\n+z\n${head('b')}@@ -0,0 +7 @@\n+x\n`;
    for (let length = 0; length < text.length; length += 1) {
      let lines: Readonly<Record<string, string>> | null = null;
      try {
        lines = said(text.slice(0, length));
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(UnreadableDiff);
      }
      if (lines !== null) expect([{}, { a: '1-2' }, { a: '1-2, 5' }]).toContainEqual(lines);
    }
  });
});

describe('a list of changed files', () => {
  const entry = (modes: string, status: string, ...names: readonly string[]): string =>
    `:${modes} ${'1'.repeat(40)} ${'2'.repeat(40)} ${status}\0${names.map((name) => `${name}\0`).join('')}`;
  const both = '100644 100644';

  it('has names, modes and counts', () => {
    const listed = `${entry(both, 'M', ':a')}${entry(both, 'R090', 'old\n', 'new')}${entry('100644 120000', 'T', 'l')}3\t0\t:a\x001\t1\t\0old\n\0new\0-\t-\tl\0`;
    expect(readTreeChanges(listed)).toStrictEqual([
      { path: ':a', from: null, isFile: true, addedLines: 3 },
      { path: 'new', from: 'old\n', isFile: true, addedLines: 1 },
      { path: 'l', from: null, isFile: false, addedLines: null },
    ]);
    expect(readTreeChanges('')).toStrictEqual([]);
  });

  it.each([
    ['is cut off', `${entry(both, 'M', 'a')}3\t0\ta`],
    ['lacks the counts', entry(both, 'M', 'a')],
    ['counts another file', `${entry(both, 'M', 'a')}3\t0\tb\0`],
    ['counts more files', `${entry(both, 'M', 'a')}3\t0\ta\x003\t0\tb\0`],
    ['has a file that is not merged', `${entry(both, 'U', 'a')}3\t0\ta\0`],
    ['counts with words', `${entry(both, 'M', 'a')}many\t0\ta\0`],
    ['is something else', 'fatal: no\0'],
  ])('is refused when it %s', (_, listed) => {
    expect(() => readTreeChanges(listed)).toThrow(UnreadableDiff);
  });
});

describe('a quoted path', () => {
  it('is read back whatever bytes it has', () => {
    const octal = (byte: number): string => `\\${byte.toString(8).padStart(3, '0')}`;
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (path) => {
        const quoted = [...new TextEncoder().encode(path)].map(octal).join('');
        expect(readQuotedPath(`"${quoted}"`)).toBe(new TextDecoder().decode(new TextEncoder().encode(path)));
      }),
    );
  });

  it.each(['', '"', '"a', '"a"b"', '"\\8"', '"\\400"', '"\\q"', '""'])('is refused: %s', (text) => {
    expect(readQuotedPath(text)).toBeNull();
  });
});

describe('what git says of generated files', () => {
  let repository: Repository;
  beforeAll(async () => {
    repository = await makeRepository();
  });
  afterAll(() => repository.remove());

  const line = fc.constantFrom(
    'a',
    'b',
    '',
    ' ',
    '}',
    '+++ b/x',
    '--- a/x',
    '@@ -1 +1 @@',
    '\\ No newline',
    'ü',
    '\t',
  );
  const content = fc
    .tuple(fc.array(fc.tuple(line, fc.constantFrom('\n', '\n', '\r\n')), { maxLength: 12 }), fc.boolean())
    .map(([lines, isOpen]) => {
      const text = lines.map(([start, end]) => start + end).join('');
      return isOpen ? text.replace(/\r?\n$/u, '') : text;
    });

  const split = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
  const isIn = (ranges: LineRanges, number: number): boolean =>
    ranges.some(({ from, to }) => from <= number && number <= to);

  /** Whether all of `few` stand in `many`, in this order. */
  const isWithin = (few: readonly string[], many: readonly string[]): boolean => {
    let at = 0;
    for (const text of many) if (text === few[at]) at += 1;
    return at === few.length;
  };

  it('is what was read: without the added lines every file is part of what it was, and not one line less', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(content, content), { minLength: 40, maxLength: 80 }),
        async (pairs) => {
          const name = (index: number): string => `f ${index}.js`;
          // A first line of its own keeps git from taking one file for another that was renamed.
          const write = (side: 0 | 1) =>
            repository.commit(
              Object.fromEntries(
                pairs.map((pair, index) => [name(index), `${index} ${'#'.repeat(200)}\n${pair[side]}`]),
              ),
            );
          const base = await write(0);
          await write(1);
          const { files } = known(
            await findIn(repository.folder, pushOf(base), { name: 'main', commit: base }),
          );
          const counts = (await repository.git('diff', '--numstat', base, 'HEAD')).split('\n');
          for (const [index, [before, after]] of pairs.entries()) {
            const { added, blank } = files.get(name(index)) ?? { added: [], blank: [] };
            const lines = [`${index}\n`, ...split(after)];
            const kept = lines.filter((_, at) => at > 0 && !isIn(added, at + 1));
            expect(isWithin(kept, split(before))).toBe(true);
            const count = counts.find((text) => text.endsWith(`\t${name(index)}`)) ?? '0';
            expect(lines.length - 1 - kept.length).toBe(Number(count.split('\t')[0]));
            const blanks = lines.flatMap((text, at) =>
              isIn(added, at + 1) && text.trim() === '' ? [at + 1] : [],
            );
            expect(blank).toStrictEqual(rangesOf(blanks));
          }
        },
      ),
      { numRuns: 8 },
    );
  }, 60_000);
});

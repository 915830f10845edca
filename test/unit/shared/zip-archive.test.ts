import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { openZip } from '@interlock/shared/adapters/zip-archive';
import { looksLikeZip, UnusableArchive, type ArchiveLimits } from '@interlock/shared/domain/archive';

import { zip, type ZipEntry, type ZipShape } from './zip.ts';

const limits: ArchiveLimits = { entries: 100, bytes: 1_000_000, ratio: 50, ratioFromBytes: 10_000 };

async function contentsOf(source: string | Uint8Array): Promise<Readonly<Record<string, string>>> {
  const archive = await openZip(source, limits);
  try {
    const contents: Record<string, string> = {};
    for (const file of archive.files) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of file.read()) chunks.push(chunk);
      contents[file.path] = Buffer.concat(chunks).toString();
    }
    return contents;
  } finally {
    await archive.close();
  }
}

async function flawOf(bytes: Uint8Array): Promise<string> {
  try {
    await contentsOf(bytes);
  } catch (thrown) {
    if (thrown instanceof UnusableArchive) return `${thrown.flaw}: ${thrown.message}`;
    throw thrown;
  }
  return 'none';
}

const a: ZipEntry = { name: 'a.xml', content: '<testsuite/>'.repeat(9) };
const b: ZipEntry = { name: 'web/b.xml', content: 'b' };

describe('an archive that is right', () => {
  it.each<readonly [string, readonly ZipEntry[], ZipShape]>([
    ['deflated', [a, b], {}],
    ['stored', [{ ...a, method: 0 }, b], {}],
    [
      'written as a stream',
      [
        { ...a, streamed: true },
        { ...b, streamed: true },
      ],
      {},
    ],
    [
      'zip64',
      [
        { ...a, zip64: true },
        { ...b, zip64: true, streamed: true },
      ],
      { zip64End: true },
    ],
    ['with a comment', [a, b], { comment: 'made by hand' }],
    ['with folders', [{ name: 'web/', content: '', method: 0, mode: 0o040_755 }, a, b], {}],
    ['in another order', [b, a], {}],
  ])('%s gives its files', async (_how, entries, shape) => {
    const bytes = zip(entries, shape);
    expect(looksLikeZip(bytes)).toBe(true);
    expect(Object.entries(await contentsOf(bytes))).toStrictEqual([
      [a.name, a.content],
      [b.name, b.content],
    ]);
  });

  it('may hold nothing', async () => {
    expect(looksLikeZip(zip([]))).toBe(true);
    expect(await contentsOf(zip([]))).toStrictEqual({});
  });

  it('is read from a path as from its bytes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zip-'));
    try {
      await writeFile(join(folder, 'x'), zip([a, b]));
      expect(await contentsOf(join(folder, 'x'))).toStrictEqual(await contentsOf(zip([a, b])));
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('an archive that is not right is refused', () => {
  const hidden = zip([{ name: 'hidden.xml', content: '<failure/>', method: 0 }]).subarray(0, 50);
  it.each<readonly [string, RegExp, readonly ZipEntry[], ZipShape]>([
    ['a file that is encrypted', /^refused: .*encrypted/u, [{ ...a, encrypted: true }], {}],
    ['another compression', /^refused: .*method 93/u, [{ ...a, method: 93 }], {}],
    ['a link', /^refused: .*link/u, [{ ...a, mode: 0o120_777 }], {}],
    ['one disk of several', /^refused: .*multi-disk/u, [a], { disk: 1 }],
    ['a name twice', /^broken: .*twice/u, [a, b, a], {}],
    ['a name that leaves it', /^broken: .*invalid relative path/u, [{ ...a, name: '../a.xml' }], {}],
    ['a name from the root', /^broken: .*absolute path/u, [{ ...a, name: '/etc/passwd' }], {}],
    ['a name that is too long', /^broken: .*5000 characters/u, [{ ...a, name: 'a'.repeat(5_000) }], {}],
    ['another name in its header', /^broken: .*another name/u, [{ ...a, localName: 'b.xml' }], {}],
    ['another size in its header', /^broken: .*another size/u, [{ ...a, localSize: 3 }], {}],
    ['another method in its header', /^broken: .*another compression/u, [{ ...a, localMethod: 0 }], {}],
    ['a wrong checksum', /^broken: .*checksum/u, [{ ...a, checksum: 1 }], {}],
    ['less content than it says', /^broken: /u, [{ ...a, unpackedSize: 200 }], {}],
    ['more content than it says', /^broken: /u, [{ ...a, unpackedSize: 20 }], {}],
    [
      'a file in another',
      /^broken: .*(?:overlap|another name)/u,
      [a, { ...a, name: 'c.xml', overlaps: true }],
      {},
    ],
    ['a file that no directory names', /^broken: .*belong to no file/u, [a, { ...b, before: hidden }], {}],
    ['bytes in front of it', /^broken: .*belong to no file/u, [{ ...a, before: new Uint8Array(9) }], {}],
    ['a directory of fewer files', /^broken: .*fewer/u, [a, b], { count: 1 }],
    ['a directory of more files', /^broken: /u, [a, b], { count: 3 }],
    ['a zip64 directory of fewer files', /^broken: .*fewer/u, [a, b], { count: 1, zip64End: true }],
    ['a folder with a content', /^broken: .*folder/u, [{ name: 'web/', content: 'x' }], {}],
    ['too many files', /^too-large: .*more than 100/u, [a], { count: 101 }],
    ['too many bytes', /^too-large: .*larger than/u, [{ ...a, unpackedSize: 1_000_001 }], {}],
    ['a bomb', /^too-large: .*50 times/u, [{ name: 'a', content: new Uint8Array(100_000) }], {}],
    [
      'a bomb of many files',
      /^too-large: /u,
      Array.from({ length: 90 }, (_, at) => ({ name: `${at}`, content: new Uint8Array(12_000) })),
      {},
    ],
  ])('%s', async (_what, expected, entries, shape) => {
    expect(await flawOf(zip(entries, shape))).toMatch(expected);
  });

  it('one that is cut anywhere', async () => {
    const bytes = zip([a, { ...b, streamed: true }], { comment: 'c' });
    for (let length = 1; length < bytes.length; length += 1)
      expect(await flawOf(bytes.subarray(0, length)), `${length}`).toMatch(/^broken: /u);
  });

  it('one with any byte changed gives what it held, or nothing', async () => {
    const bytes = zip([a, { ...b, streamed: true }], {});
    const whole = JSON.stringify(await contentsOf(bytes));
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const changed = Uint8Array.from(bytes);
          changed[at] = (changed[at] ?? 0) ^ by;
          if ((await flawOf(changed)) === 'none')
            expect(JSON.stringify(await contentsOf(changed))).toBe(whole);
        },
      ),
      { numRuns: 500 },
    );
  });
});

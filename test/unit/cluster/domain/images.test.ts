import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { linkProblem, pathProblem, readReference, treeText } from '@interlock/cluster/domain/images';
import type { TreeEntry } from '@interlock/cluster/domain/images';

const entry: fc.Arbitrary<TreeEntry> = fc.record({
  path: fc.string({ minLength: 1 }),
  kind: fc.constantFrom('file', 'executable', 'link'),
  content: fc.string(),
});
const tree = fc.uniqueArray(entry, { selector: (item) => item.path, maxLength: 8 });

describe('the text of a tree', () => {
  it('is the same in whatever order the tree was read', () => {
    fc.assert(
      fc.property(tree, fc.nat(), (entries, seed) => {
        const shuffled = entries
          .map((item, index) => ({ item, rank: (index * 7919 + seed) % 104_729 }))
          .sort((a, b) => a.rank - b.rank);
        expect(treeText(shuffled.map(({ item }) => item))).toBe(treeText(entries));
      }),
    );
  });

  it('differs for every two trees that differ', () => {
    const canonical = (entries: readonly TreeEntry[]): string =>
      JSON.stringify(
        [...entries]
          .sort((a, b) => (a.path < b.path ? -1 : 1))
          .map((item) => [item.path, item.kind, item.content]),
      );
    fc.assert(
      fc.property(tree, tree, (left, right) => {
        expect(treeText(left) === treeText(right)).toBe(canonical(left) === canonical(right));
      }),
    );
  });
});

describe('a link in an image', () => {
  it.each([
    ['a', 'b', true],
    ['deep/a', '../b', true],
    ['deep/a', '../../b', false],
    ['a', '../b', false],
    ['a', '/etc/passwd', false],
    ['a', 'x/../../y', false],
    ['deep/a', '../x/../y', true],
  ])('%s to %s stays inside: %s', (path, target, inside) => {
    expect(linkProblem(path, target) === undefined).toBe(inside);
  });
});

describe('a path in an image', () => {
  it.each(['', '/a', '../a', 'a/../b', 'a//b', './a', 'a\\b', 'a\0'])('is not %j', (path) => {
    expect(pathProblem(path)).toBeDefined();
  });

  it('may have dots and folders', () => {
    expect(pathProblem('.config/a..b/c')).toBeUndefined();
  });
});

describe('an image reference', () => {
  const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
  it.each([
    ['shop', { name: 'shop', tag: 'latest', digest: undefined }],
    ['shop:1.2', { name: 'shop', tag: '1.2', digest: undefined }],
    [`shop@${digest}`, { name: 'shop', tag: 'latest', digest }],
    [`localhost:5000/acme/shop:1@${digest}`, { name: 'localhost:5000/acme/shop', tag: '1', digest }],
  ])('%s is read', (text, expected) => {
    expect(readReference(text)).toEqual(expected);
  });

  it.each(['', 'Shop', 'shop@sha256:abc', 'shop@md5:00', 'shop:', '../shop', `shop@${digest}0`])(
    'is not %j',
    (text) => {
      expect(readReference(text)).toBeUndefined();
    },
  );
});

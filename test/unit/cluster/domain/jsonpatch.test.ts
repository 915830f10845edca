import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Json } from '@interlock/cluster/domain/json';
import { applyJsonPatch, readJsonPatch, readPointer } from '@interlock/cluster/domain/jsonpatch';

const json = fc.jsonValue({ maxDepth: 3 }).map((value) => value as Json);

function patched(target: Json, operations: Json): Json | undefined {
  const read = readJsonPatch(operations);
  if (read.kind === 'problem') return undefined;
  const result = applyJsonPatch(target, read.operations);
  return result.kind === 'value' ? result.value : undefined;
}

describe('a JSON patch', () => {
  // After RFC 6902, appendix A.
  it.each<readonly [string, Json, Json, Json]>([
    ['adds a member', { foo: 'bar' }, [{ op: 'add', path: '/baz', value: 'q' }], { foo: 'bar', baz: 'q' }],
    [
      'adds an item',
      { foo: ['a', 'c'] },
      [{ op: 'add', path: '/foo/1', value: 'b' }],
      { foo: ['a', 'b', 'c'] },
    ],
    ['appends an item', { foo: ['a'] }, [{ op: 'add', path: '/foo/-', value: 'b' }], { foo: ['a', 'b'] }],
    ['removes a member', { a: 1, b: 2 }, [{ op: 'remove', path: '/a' }], { b: 2 }],
    ['removes an item', { a: [1, 2, 3] }, [{ op: 'remove', path: '/a/1' }], { a: [1, 3] }],
    ['replaces a value', { a: 1 }, [{ op: 'replace', path: '/a', value: 2 }], { a: 2 }],
    ['replaces everything', { a: 1 }, [{ op: 'replace', path: '', value: [1] }], [1]],
    [
      'moves a value',
      { a: { x: 1 }, b: {} },
      [{ op: 'move', from: '/a/x', path: '/b/x' }],
      { a: {}, b: { x: 1 } },
    ],
    ['moves an item', { a: [1, 2, 3] }, [{ op: 'move', from: '/a/0', path: '/a/2' }], { a: [2, 3, 1] }],
    ['copies a value', { a: [1] }, [{ op: 'copy', from: '/a', path: '/b' }], { a: [1], b: [1] }],
    [
      'tests a value',
      { a: [1, { b: 2 }] },
      [{ op: 'test', path: '/a/1', value: { b: 2 } }],
      { a: [1, { b: 2 }] },
    ],
    ['replaces what is not there yet', {}, [{ op: 'replace', path: '/a', value: 1 }], { a: 1 }],
    ['copies nothing as null', {}, [{ op: 'copy', from: '/a', path: '/b' }], { b: null }],
    [
      'knows ~0 and ~1',
      { 'a/b': 1, 'm~n': 2 },
      [
        { op: 'remove', path: '/a~1b' },
        { op: 'remove', path: '/m~0n' },
      ],
      {},
    ],
  ])('%s', (_, target, operations, expected) => {
    expect(patched(target, operations)).toEqual(expected);
  });

  it.each<readonly [string, Json]>([
    ['a failed test', [{ op: 'test', path: '/a', value: 2 }]],
    ['a test of nothing', [{ op: 'test', path: '/z', value: 1 }]],
    ['the removal of nothing', [{ op: 'remove', path: '/z' }]],
    ['the replacement of nothing in a list', [{ op: 'replace', path: '/list/2', value: 1 }]],
    ['the removal of the whole', [{ op: 'remove', path: '' }]],
    ['an addition inside nothing', [{ op: 'add', path: '/z/y', value: 1 }]],
    ['an index beyond the end', [{ op: 'add', path: '/list/3', value: 1 }]],
    ['an index with a leading zero', [{ op: 'replace', path: '/list/00', value: 1 }]],
    ['a move into itself', [{ op: 'move', from: '/deep', path: '/deep/er' }]],
    ['an unknown operation', [{ op: 'swap', path: '/a' }]],
    ['a path without a slash', [{ op: 'remove', path: 'a' }]],
    ['a document that is no list', { op: 'remove', path: '/a' }],
  ])('refuses %s', (_, operations) => {
    expect(patched({ a: 1, list: [1, 2], deep: {} }, operations)).toBeUndefined();
  });

  it('changes nothing when a later operation fails', () => {
    const target = { a: 1 };
    expect(
      patched(target, [
        { op: 'replace', path: '/a', value: 2 },
        { op: 'test', path: '/a', value: 1 },
      ]),
    ).toBeUndefined();
    expect(target).toEqual({ a: 1 });
  });

  it('undoes an addition by a removal', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), fc.string(), json, (target, key, value) => {
        fc.pre(!Object.hasOwn(target, key) && key !== '__proto__');
        const path = `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        const result = patched(target, [
          { op: 'add', path, value },
          { op: 'test', path, value },
          { op: 'remove', path },
        ]);
        expect(result).toEqual(target);
      }),
    );
  });

  it('reads back any pointer that is written', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (tokens) => {
        const pointer = tokens
          .map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`)
          .join('');
        expect(readPointer(pointer)).toEqual(tokens);
      }),
    );
  });
});

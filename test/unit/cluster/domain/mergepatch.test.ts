import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Json } from '@interlock/cluster/domain/json';
import { isObject } from '@interlock/cluster/domain/json';
import { applyMergePatch } from '@interlock/cluster/domain/mergepatch';

const json = fc.jsonValue({ maxDepth: 3 }).map((value) => value as Json);

const holdsNull = (value: Json): boolean =>
  value === null || (isObject(value) && Object.values(value).some(holdsNull));

describe('a merge patch', () => {
  // The cases of RFC 7386, appendix A.
  it.each<readonly [Json, Json, Json]>([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{ a: 'b' }, ['c'], ['c']],
    [{ a: 'foo' }, null, null],
    [{ a: 'foo' }, 'bar', 'bar'],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('turns %j by %j into %j', (target, patch, expected) => {
    expect(applyMergePatch(target, patch)).toEqual(expected);
  });

  it('applied twice is applied once', () => {
    fc.assert(
      fc.property(json, json, (target, patch) => {
        const once = applyMergePatch(target, patch);
        expect(applyMergePatch(once, patch)).toEqual(once);
      }),
    );
  });

  it('makes any object without nulls from nothing', () => {
    fc.assert(
      fc.property(
        json.filter((value) => !holdsNull(value)),
        (value) => {
          expect(applyMergePatch(undefined, value)).toEqual(value);
        },
      ),
    );
  });

  it('leaves its target as it was', () => {
    fc.assert(
      fc.property(json, json, (target, patch) => {
        const before = JSON.stringify(target);
        applyMergePatch(target, patch);
        expect(JSON.stringify(target)).toBe(before);
      }),
    );
  });
});

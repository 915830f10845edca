import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandMatrix } from '../../../../packages/rehearsal/src/domain/workflow/matrix.ts';
import { matrixName } from '../../../../packages/rehearsal/src/domain/workflow/names.ts';

test('vectors are multiplied in the order in which they are written', () => {
  expect(expandMatrix({ a: [1, 2], b: ['x', 'y'] })).toEqual([
    { a: 1, b: 'x' },
    { a: 1, b: 'y' },
    { a: 2, b: 'x' },
    { a: 2, b: 'y' },
  ]);
});

test('include extends what it does not contradict, adds what it does, and never overwrites', () => {
  // The example of GitHub's documentation of `include`.
  const expanded = expandMatrix({
    fruit: ['apple', 'pear'],
    animal: ['cat', 'dog'],
    include: [
      { color: 'green' },
      { color: 'pink', animal: 'cat' },
      { fruit: 'apple', shape: 'circle' },
      { fruit: 'banana' },
      { fruit: 'banana', animal: 'cat' },
    ],
  });
  expect(expanded).toEqual([
    { fruit: 'apple', animal: 'cat', color: 'pink', shape: 'circle' },
    { fruit: 'apple', animal: 'dog', color: 'green', shape: 'circle' },
    { fruit: 'pear', animal: 'cat', color: 'pink' },
    { fruit: 'pear', animal: 'dog', color: 'green' },
    { fruit: 'banana' },
    { fruit: 'banana', animal: 'cat' },
  ]);
});

test('exclude takes away what it matches, also by part of a mapping', () => {
  expect(expandMatrix({ a: [1, 2], b: ['x'], exclude: [{ a: 1 }] })).toEqual([{ a: 2, b: 'x' }]);
  expect(
    expandMatrix({
      os: [
        { name: 'l', v: 1 },
        { name: 'm', v: 2 },
      ],
      exclude: [{ os: { name: 'l' } }],
    }),
  ).toEqual([{ os: { name: 'm', v: 2 } }]);
});

test('include alone is a matrix', () => {
  expect(expandMatrix({ include: [{ a: 1 }, { a: 2 }] })).toEqual([{ a: 1 }, { a: 2 }]);
});

test.each([
  ['text', 'a mapping was expected'],
  [{}, 'at least one vector'],
  [{ a: [] }, "Matrix vector 'a' does not contain any values"],
  [{ a: 1 }, "Matrix vector 'a' must be a sequence"],
  [{ a: [1], exclude: [{ a: 1 }] }, 'at least one vector'],
  [{ a: [1], include: 'x' }, 'matrix.include: a sequence of mappings was expected'],
  [{ a: Array.from({ length: 257 }, (_, n) => n) }, 'more than 256 matrix configurations'],
])('%j is refused: %s', (matrix, message) => {
  expect(() => expandMatrix(matrix)).toThrow(message);
});

test('there are as many combinations as the product, each different', () => {
  const vector = fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(vector, vector, vector, (a, b, c) => {
      const expanded = expandMatrix({ a, b, c });
      expect(new Set(expanded.map((each) => JSON.stringify(each))).size).toBe(a.length * b.length * c.length);
    }),
  );
});

test('names hold every leaf, and are cut at a hundred characters', () => {
  expect(matrixName('build', { os: { name: 'linux', arch: 'x64' }, n: 1, flag: true, none: '' })).toBe(
    'build (linux, x64, 1, true)',
  );
  expect(matrixName('build', { a: 'x'.repeat(200) })).toHaveLength(100);
  expect(matrixName('build', {})).toBe('build');
});

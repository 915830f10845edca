import { characterCount, fieldProblems, readFields } from '@interlock/rehearsal/domain/github/fields';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

describe('fields of a request body', () => {
  test.each([
    [
      'nothing that is required',
      {},
      { body: { kind: 'string', required: true } },
      ['"body" wasn\'t supplied.'],
    ],
    [
      'two things that are required',
      {},
      { a: { kind: 'integer', required: true }, b: { kind: 'string', required: true } },
      ['"a", "b" weren\'t supplied.'],
    ],
    ['a number for text', { a: 1 }, { a: { kind: 'string' } }, ["For 'properties/a', 1 is not a string."]],
    ['null for text', { a: null }, { a: { kind: 'string' } }, ["For 'properties/a', null is not a string."]],
    ['null where it may be null', { a: null }, { a: { kind: 'string', nullable: true } }, []],
    [
      'an unknown word',
      { a: 'z' },
      { a: { kind: 'string', oneOf: ['x', 'y'] } },
      [`For 'properties/a', "z" is not a possible value. Must be one of the following: x, y.`],
    ],
    [
      'text that is too long',
      { a: 'xxx' },
      { a: { kind: 'string', maxLength: 2 } },
      ['Only 2 characters are allowed; 3 were supplied.'],
    ],
    ['text that just fits', { a: '👍👍' }, { a: { kind: 'string', maxLength: 2 } }, []],
    [
      'text for a flag',
      { a: 'true' },
      { a: { kind: 'boolean' } },
      [`For 'properties/a', "true" is not a boolean.`],
    ],
    [
      'a fraction for an integer',
      { a: 1.5 },
      { a: { kind: 'integer' } },
      ["For 'properties/a', 1.5 is not an integer."],
    ],
    [
      'a list for an object',
      { a: [] },
      { a: { kind: 'object' } },
      ["For 'properties/a', [] is not an object."],
    ],
    [
      'a list that is too long',
      { a: [1, 2] },
      { a: { kind: 'list', maxItems: 1 } },
      ['No more than 1 items are allowed; 2 were supplied.'],
    ],
    ['fields that no rule names', { other: 1 }, { a: { kind: 'any' } }, []],
  ] as const)('%s', (_, value, rules, problems) => {
    expect(fieldProblems(value, rules)).toEqual(problems);
  });

  test.each(['{', '[]', '"x"', 'null', '1'])('a body of %s is no object and is 400', (body) => {
    expect(readFields(body, {})).toMatchObject({ kind: 'failure', status: 400 });
  });

  test('characters are counted as code points', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(characterCount(text)).toBe(Array.from(text).length);
      }),
    );
  });
});

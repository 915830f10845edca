import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isForbiddenVariable,
  parsePairs,
  parsePaths,
} from '../../../../packages/rehearsal/src/domain/log/file-command.ts';

const pairs = (text: string): unknown => {
  const parsed = parsePairs(text);
  return parsed.kind === 'pairs' ? parsed.pairs : parsed.message;
};

test.each([
  ['a=b\n', [['a', 'b']]],
  ['a=b', [['a', 'b']]],
  [
    'a=b=c\n\nd=\n',
    [
      ['a', 'b=c'],
      ['d', ''],
    ],
  ],
  ['a=x<<y\n', [['a', 'x<<y']]],
  [
    'a<<E\none\n\ntwo\nE\nb=c\n',
    [
      ['a', 'one\n\ntwo'],
      ['b', 'c'],
    ],
  ],
  ['a<<E\nE\n', [['a', '']]],
  ['a<<E\none\nE', [['a', 'one']]],
  ['a<<=E\none\n=E\n', [['a', 'one']]],
  ['\uFEFFa=b\n', [['a', 'b']]],
  ['', []],
])('%j gives %j', (text, expected) => {
  expect(pairs(text)).toEqual(expected);
});

test.each([
  ['nonsense\n', "Invalid format 'nonsense'"],
  ['=b\n', "Invalid format '=b'. Name must not be empty"],
  ['<<E\nE\n', "Invalid format '<<E'. Name must not be empty and delimiter must not be empty"],
  ['a<<\nx\n', "Invalid format 'a<<'. Name must not be empty and delimiter must not be empty"],
  ['a<<E\nx\n', "Invalid value. Matching delimiter not found 'E'"],
  ['a<<E\nx\nE more\n', "Invalid value. Matching delimiter not found 'E'"],
  ['ok=1\nbroken\n', "Invalid format 'broken'"],
])('%j is refused as the runner refuses it: %s', (text, message) => {
  expect(pairs(text)).toBe(message);
});

test('whatever is written with a delimiter that does not occur in it is read back', () => {
  const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]*$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.string())), (written) => {
      const text = written.map(([key, value]) => `${key}<<\u0001END\n${value}\n\u0001END\n`).join('');
      expect(pairs(text)).toEqual(written);
    }),
  );
});

test('paths are one a line, and NODE_OPTIONS is forbidden in any case', () => {
  expect(parsePaths('/a\n\n/b\r\n')).toEqual(['/a', '/b']);
  expect(isForbiddenVariable('node_options')).toBe(true);
  expect(isForbiddenVariable('NODE_OPTION')).toBe(false);
});

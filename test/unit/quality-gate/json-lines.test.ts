import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readJsonLine } from '@interlock/reports/domain/json';

const codeOf = (line: string): unknown => {
  try {
    return readJsonLine(line);
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown ? thrown.code : thrown;
  }
};

describe('an object of JSON in a line', () => {
  it('is read as it was written, with any space around its parts', () => {
    const objects = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(objects, fc.constantFrom(undefined, 1, 4), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(readJsonLine(text)).toStrictEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    '{"Action":"fail","Action":"pass"}',
    '{"Action":"fail", "\\u0041ction" : "pass"}',
    '{"a":{"b":1,"c":2,"b":1}}',
    '{"a":[{},{"b":[],"b":[]}]}',
    '{"a\\\\":1,"a\\\\":2}',
    '{"a\\"":1,"a\\"":2}',
    '{"__proto__":1,"__proto__":2}',
    '{"1":1,"1":2}',
  ])('is refused where a key stands twice: %s', (line) => {
    expect(codeOf(line)).toBe('report-unparsable');
  });

  it.each(['', ' ', '1', '"a"', 'null', '[{}]', '{"a":1', '{"a":1}}', '{"a":1}{"a":1}', '{a:1}', "{'a':1}"])(
    'is nothing else: %s',
    (line) => {
      expect(codeOf(line)).toBe('report-unparsable');
    },
  );

  it('has numbers that can be represented, and no endless depth', () => {
    expect(codeOf('{"a":1e999}')).toBe('number-invalid');
    expect(codeOf('{"a":[-1e999]}')).toBe('number-invalid');
    expect(codeOf(`{"a":${'['.repeat(2_000)}${']'.repeat(2_000)}}`)).toBe('report-too-large');
    expect(codeOf(`{"a":${'['.repeat(200)}${']'.repeat(200)}}`)).toHaveProperty('a');
  });

  it('may hold what looks like a key in its texts', () => {
    const line = JSON.stringify({ Output: 'x "a": 1, "a": 2 \\" "b":', a: '":' });
    expect(codeOf(line)).toStrictEqual(JSON.parse(line));
  });
});

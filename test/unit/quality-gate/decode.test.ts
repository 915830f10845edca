import { describe, expect, it } from 'vitest';

import { utf16 } from './encode.ts';
import { readBytes, refusal } from './read.ts';

const xml = '<testsuite><testcase name="é 漢 😀"/></testsuite>';
const utf8 = new TextEncoder().encode(xml);

const latin1 = (text: string): Uint8Array =>
  Uint8Array.from(text.split('').map((unit) => unit.charCodeAt(0)));

describe('the encoding of a report', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', utf8],
    ['UTF-8 with a byte order mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8])],
    ['UTF-16LE with a byte order mark', utf16(xml, 'le', true)],
    ['UTF-16BE with a byte order mark', utf16(xml, 'be', true)],
    ['UTF-16LE without', utf16(xml, 'le', false)],
    ['UTF-16BE without', utf16(xml, 'be', false)],
    [
      'a declared ISO-8859-1',
      latin1('<?xml version="1.0" encoding="ISO-8859-1"?><testsuite><testcase name="é"/></testsuite>'),
    ],
    [
      'a declared UTF-16 that is UTF-8',
      new TextEncoder().encode(`<?xml version="1.0" encoding="utf-16"?>${xml}`),
    ],
    ['lcov in UTF-16', utf16('SF:a\nDA:1,1\nend_of_record\n', 'le', true)],
  ])('is found: %s, however the bytes are cut', (_, bytes) => {
    const whole = readBytes(bytes);
    expect(refusal(whole)).toBeNull();
    for (const pieceBytes of [1, 2, 3, 7]) expect(readBytes(bytes, { pieceBytes })).toStrictEqual(whole);
  });

  it.each<[string, string, Uint8Array]>([
    ['bytes that are not UTF-8', 'report-unparsable', latin1('<testsuite name="é"/>')],
    [
      'an encoding nobody knows',
      'report-unparsable',
      latin1('<?xml version="1.0" encoding="klingon"?><testsuite/>'),
    ],
    ['UTF-32', 'report-unparsable', Uint8Array.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0])],
    ['half a character at the end', 'report-truncated', utf8.subarray(0, 28)],
    ['gzip', 'report-format-unsupported', Uint8Array.from([0x1f, 0x8b, 8, 0])],
    ['zip', 'archive-refused', Uint8Array.from([0x50, 0x4b, 3, 4])],
    ['nothing', 'report-empty', new Uint8Array()],
    ['a byte order mark alone', 'report-empty', Uint8Array.from([0xef, 0xbb, 0xbf])],
    ['zeros', 'report-unparsable', new Uint8Array(64)],
  ])('is refused: %s', (_, code, bytes) => {
    expect(refusal(readBytes(bytes))).toBe(code);
  });

  it('can be given, and then no other is read', () => {
    expect(refusal(readBytes(utf8, { format: 'lcov' }))).toBe('report-kind-differs');
    expect(refusal(readBytes(utf8, { format: 'junit' }))).toBeNull();
  });
});

import type { Random } from './random.ts';

/**
 * What a mutation may do to a report that tells of something bad:
 *
 * - `same`: the report says the same, in other bytes;
 * - `worsens`: no number of it gets better, and what it says may be refused;
 * - `keeps`: it cannot take the bad away: what it says may be refused, never good;
 * - `any`: it may say anything.
 */
export type Claim = 'same' | 'worsens' | 'keeps' | 'any';

export interface Mutation {
  readonly name: string;
  readonly claim: Claim;
  /** Bytes, or `null` where it has nothing to do. */
  mutate(text: string, random: Random, others: readonly string[]): Uint8Array | string | null;
}

const spanOf = (text: string, random: Random): readonly [number, number] => {
  const from = random.below(text.length);
  return [from, Math.min(text.length, from + 1 + random.below(random.chance(0.8) ? 12 : text.length))];
};

const replaceAt = (text: string, from: number, to: number, by: string): string =>
  text.slice(0, from) + by + text.slice(to);

const matchesOf = (text: string, pattern: RegExp): readonly RegExpExecArray[] => [...text.matchAll(pattern)];

function utf16(text: string, isLittle: boolean): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return isLittle ? bytes : bytes.swap16();
}

const notNumbers = ['NaN', '1e999', '-1', '"Unknown"', '', 'Infinity', '1e400', '-0.5', '٣'];
const words = [
  ...[
    'NaN',
    '-1',
    '1e999',
    '0',
    '1',
    '99999999999999999999',
    'true',
    'null',
    'Unknown',
    'passed',
    'failed',
    'ok',
  ],
  ...[
    '',
    ' ',
    '\u0000',
    '\u202e',
    '\ufeff',
    '&amp;',
    '&xxe;',
    '&#0;',
    ']]>',
    '<!--',
    '-->',
    '<?x?>',
    '\\u0000',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '\n',
    '\r\n',
    '\t',
    '#',
  ],
];
/** In a format where `null` is a line with nothing to cover, this takes a line out. */
export const nullForNumber = 'null for a number';
const flipped = 'abcdefghijklmnopqrstuvwxyzABCDEFXYZ_-. ;,|/';

const tag = /<[^<>]*>/gu;
const attribute = /\s[\w:.-]+="[^"]*"/gu;
const token = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null|[[\]{},:]/gu;
const number = /(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])/gu;
const name = /[A-Za-z][\w-]{2,}/gu;

/** A line of a text, a part of XML or of JSON that stands for itself. */
function piecesOf(text: string, random: Random): readonly RegExpExecArray[] {
  const patterns = [/[^\n]+\n?/gu, tag, attribute, token, /<(\w+)[^<>]*>[^<>]*<\/\1>|<\w[^<>]*\/>/gu];
  return matchesOf(text, random.pick(patterns));
}

function replaceNumber(text: string, random: Random, by: (isText: boolean) => string): string | null {
  const numbers = matchesOf(text, number);
  if (numbers.length === 0) return null;
  const { index, 0: old } = random.pick(numbers);
  const made = by(text[index - 1] === '"');
  // A list without its only number is a list of nothing.
  if (made === '' && text.slice(0, index).trimEnd().endsWith('[')) return null;
  return replaceAt(text, index, index + old.length, made);
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Every place of a document that holds others. */
function holdersOf(value: Json, found: (Json[] | { [key: string]: Json })[] = []) {
  if (typeof value !== 'object' || value === null) return found;
  found.push(value);
  for (const inner of Object.values(value)) holdersOf(inner, found);
  return found;
}

const jsonWords: readonly Json[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  0.5,
  1e21,
  '',
  'failed',
  'passed',
  [],
  {},
  [[]],
  'NaN',
];

function mutateJson(text: string, random: Random): string | null {
  const lines = text.trimEnd().split('\n');
  const at = random.below(lines.length);
  const parse = (from: string): Json | undefined => {
    try {
      return JSON.parse(from) as Json;
    } catch {
      return undefined;
    }
  };
  const whole = parse(text);
  const document = whole ?? parse(lines[at] ?? '');
  if (document === undefined) return null;
  const holders = holdersOf(document);
  if (holders.length === 0) return null;
  for (let times = 1 + random.below(3); times > 0; times -= 1) {
    const holder = random.pick(holders);
    if (Array.isArray(holder)) {
      const place = random.below(holder.length + 1);
      const change = random.below(3);
      if (change === 0) holder.splice(place, 1);
      else if (change === 1) holder.splice(place, 0, random.pick(jsonWords));
      else if (holder.length > 0) holder.push(structuredClone(random.pick(holder)));
      continue;
    }
    const keys = Object.keys(holder);
    if (keys.length === 0) continue;
    const key = random.pick(keys);
    const change = random.below(4);
    const value = holder[key] ?? null;
    if (change === 0) Reflect.deleteProperty(holder, key);
    else if (change === 1) holder[key] = structuredClone(random.pick(jsonWords));
    else if (change === 2) {
      Reflect.deleteProperty(holder, key);
      holder[random.pick([`${key}s`, key.toUpperCase(), ...keys])] = value;
    } else holder[key] = structuredClone(holder[random.pick(keys)] ?? null);
  }
  const written = JSON.stringify(document);
  if (whole !== undefined) return written;
  return [...lines.slice(0, at), written, ...lines.slice(at + 1), ''].join('\n');
}

/** All that can be done to a report, each as often as any other but the last, which take long. */
export const mutations: readonly Mutation[] = [
  { name: 'utf-16', claim: 'same', mutate: (text, random) => utf16(`\ufeff${text}`, random.chance(0.5)) },
  { name: 'byte order mark', claim: 'same', mutate: (text) => `\ufeff${text}` },
  {
    name: 'blank in front',
    claim: 'same',
    mutate: (text) => (text.startsWith('<?xml') ? null : `\n \n${text}`),
  },
  {
    name: 'cut',
    claim: 'worsens',
    mutate: (text, random) => Buffer.from(text).subarray(0, random.below(Buffer.byteLength(text.trimEnd()))),
  },
  {
    name: 'one character changed',
    claim: 'keeps',
    mutate: (text, random) => {
      const at = random.below(text.length);
      // By no digit: that would be another number, and a line that was not hit one that was.
      return replaceAt(text, at, at + 1, flipped.charAt(random.below(flipped.length)));
    },
  },
  {
    name: 'a number that is none',
    claim: 'worsens',
    mutate: (text, random) => {
      const by = random.pick(notNumbers);
      return replaceNumber(text, random, (isText) => (isText ? by.replaceAll('"', '') : by));
    },
  },
  {
    // A number as good as any where something is measured, none where something is counted.
    name: 'half of one',
    claim: 'keeps',
    mutate: (text, random) => replaceNumber(text, random, () => '0.5'),
  },
  {
    name: nullForNumber,
    claim: 'worsens',
    mutate: (text, random) => replaceNumber(text, random, () => 'null'),
  },
  {
    name: 'text behind the end',
    claim: 'worsens',
    mutate: (text, random) => text + random.pick(['x', '{}', '<a/>', '\u0000', 'npm ERR!\n', '[]']),
  },
  { name: 'the report twice', claim: 'keeps', mutate: (text) => text + text },
  {
    name: 'a document type',
    claim: 'worsens',
    mutate: (text, random) => {
      if (!text.startsWith('<')) return null;
      const at = text.startsWith('<?xml') ? text.indexOf('?>') + 2 : 0;
      const subset = random.pick([
        ' [<!ENTITY a "b"><!ENTITY c "&a;&a;">]',
        ' SYSTEM "file:///etc/passwd"',
        ' [<!ATTLIST x y CDATA "z">]',
        '',
      ]);
      return replaceAt(text, at, at, `<!DOCTYPE a${subset}>`);
    },
  },
  {
    name: 'bytes that are no text',
    claim: 'keeps',
    mutate: (text, random) => {
      const bytes = Buffer.from(text);
      const at = random.below(bytes.length);
      const junk = [
        Buffer.from([0xff]),
        Buffer.from([0xc3]),
        Buffer.from([0xed, 0xa0, 0x80]),
        Buffer.alloc(2),
      ];
      return Buffer.concat([bytes.subarray(0, at), random.pick(junk), bytes.subarray(at)]);
    },
  },
  {
    name: 'letters put in',
    claim: 'keeps',
    mutate: (text, random) => {
      const at = random.below(text.length + 1);
      return replaceAt(text, at, at, 'x'.repeat(1 + random.below(random.chance(0.98) ? 8 : 100_000)));
    },
  },
  {
    name: 'bytes changed',
    claim: 'any',
    mutate: (text, random) => {
      const bytes = Buffer.from(text);
      for (let times = 1 + random.below(16); times > 0; times -= 1)
        bytes[random.below(bytes.length)] = random.below(256);
      return bytes;
    },
  },
  {
    name: 'encodings mixed',
    claim: 'any',
    mutate: (text, random) => {
      const at = random.below(text.length);
      const left = random.chance(0.5)
        ? Buffer.from(text.slice(0, at))
        : utf16(`\ufeff${text.slice(0, at)}`, true);
      const right = random.pick([
        Buffer.from(text.slice(at)),
        utf16(text.slice(at), false),
        Buffer.from(text.slice(at), 'latin1'),
      ]);
      return Buffer.concat([left, right]);
    },
  },
  {
    name: 'a part taken out',
    claim: 'any',
    mutate: (text, random) => replaceAt(text, ...spanOf(text, random), ''),
  },
  {
    name: 'a part moved',
    claim: 'any',
    mutate: (text, random) => {
      const [from, to] = spanOf(text, random);
      const at = random.below(text.length);
      return replaceAt(text, at, random.chance(0.5) ? at : at + to - from, text.slice(from, to));
    },
  },
  {
    name: 'a part of another report',
    claim: 'any',
    mutate: (text, random, others) => {
      const other = random.pick(others);
      const at = random.below(text.length);
      return replaceAt(
        text,
        at,
        random.chance(0.5) ? at : text.length,
        other.slice(random.below(other.length)),
      );
    },
  },
  {
    name: 'two reports in one',
    claim: 'any',
    mutate: (text, random, others) => {
      const other = random.pick(others);
      return random.chance(0.5) ? text + other : other + text;
    },
  },
  {
    name: 'a piece twice',
    claim: 'any',
    mutate: (text, random) => {
      const pieces = piecesOf(text, random);
      if (pieces.length === 0) return null;
      const piece = random.pick(pieces);
      const at = random.pick([piece, ...pieces]).index;
      return replaceAt(text, at, at, piece[0].repeat(1 + random.below(3)));
    },
  },
  {
    name: 'a piece taken out',
    claim: 'any',
    mutate: (text, random) => {
      const pieces = piecesOf(text, random);
      if (pieces.length === 0) return null;
      const { index, 0: piece } = random.pick(pieces);
      return replaceAt(text, index, index + piece.length, '');
    },
  },
  {
    name: 'pieces exchanged',
    claim: 'any',
    mutate: (text, random) => {
      const pieces = piecesOf(text, random);
      if (pieces.length < 2) return null;
      const [first, second] = [random.pick(pieces), random.pick(pieces)].sort((a, b) => a.index - b.index);
      if (first === undefined || second === undefined || first === second) return null;
      const between = text.slice(first.index + first[0].length, second.index);
      return replaceAt(text, first.index, second.index + second[0].length, second[0] + between + first[0]);
    },
  },
  {
    name: 'a word for another',
    claim: 'any',
    mutate: (text, random) => {
      const found = matchesOf(text, random.pick([name, number, token]));
      if (found.length === 0) return null;
      const { index, 0: old } = random.pick(found);
      const by = random.chance(0.5) ? random.pick(words) : random.pick(found)[0];
      return replaceAt(text, index, index + old.length, by);
    },
  },
  {
    name: 'a word put in',
    claim: 'any',
    mutate: (text, random) => {
      const at = random.below(text.length + 1);
      return replaceAt(text, at, at, random.pick(words));
    },
  },
  { name: 'another document', claim: 'any', mutate: (text, random) => mutateJson(text, random) },
  {
    name: 'something deep put in',
    claim: 'any',
    mutate: (text, random) => {
      const [open, close] = random.pick<readonly [string, string]>([
        ['[', ']'],
        ['{"a":', '}'],
        ['<a>', '</a>'],
        ['<testsuite>', '</testsuite>'],
        ['    ', ''],
      ]);
      const depth = random.chance(0.9) ? random.below(200) : random.below(12_000);
      const at = random.below(text.length + 1);
      return replaceAt(text, at, at, open.repeat(depth) + close.repeat(random.chance(0.7) ? depth : 0));
    },
  },
  {
    name: 'something huge put in',
    claim: 'any',
    mutate: (text, random) => {
      if (!random.chance(0.02)) return null;
      const at = random.below(text.length + 1);
      return replaceAt(
        text,
        at,
        at,
        random.pick(['a', '"', '<', '&', '1', '\\', ' ', '\n', '{"']).repeat(200_000),
      );
    },
  },
];

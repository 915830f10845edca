import fc from 'fast-check';

import type { UsableReport } from '@interlock/reports/domain/format';

/** Numbers that a gate must read, by metric, and behind ` of ` the name of a benchmark. */
export type Numbers = Readonly<Record<string, number>>;

/** How a model is written down in one format. */
export interface Writer<Part> {
  readonly kind: UsableReport['kind'];
  /** What a report is made of, in an order that says nothing; at least one, none twice. */
  readonly parts: fc.Arbitrary<readonly Part[]>;
  /** A report of parts; `nesting` more groups stand around them, 0 where the format does not nest. */
  write(parts: readonly Part[], nesting: number): string;
  readonly nests?: boolean;
  expected(parts: readonly Part[]): Numbers;
  /** What does not pass these is not good; numbers of 0 and such are good in each kind. */
  rules(parts: readonly Part[]): readonly string[];
  /** Whether what stands in two reports counts once. */
  readonly countsOnce?: boolean;
  /** Of a format without an end: behind what a shorter report ends just as well. */
  readonly endsBehind?: RegExp;
}

/** One model, in all ways to write it. */
export interface WrittenDocument {
  readonly text: string;
  readonly expected: Numbers;
  readonly rules: readonly string[];
  /** With its parts in another order. */
  readonly reordered: string;
  /** Several reports that say the same together. */
  readonly pieces: readonly string[];
  /** With more groups around its parts; `null` where the format has none. */
  readonly nested: string | null;
}

/** What one format writes. */
export interface Written {
  readonly kind: UsableReport['kind'];
  readonly documents: fc.Arbitrary<WrittenDocument>;
  readonly endsBehind: RegExp | null;
}

/** A writer as a source of documents. */
export function written<Part>(writer: Writer<Part>): Written {
  const { kind, nests = false, countsOnce = false, endsBehind = null } = writer;
  const documents = writer.parts.chain((parts) =>
    fc
      .record({
        shuffled: fc.shuffledSubarray([...parts], { minLength: parts.length, maxLength: parts.length }),
        cuts: fc.array(fc.nat({ max: parts.length }), { maxLength: 3 }),
        again: fc.nat({ max: parts.length - 1 }),
        nesting: fc.integer({ min: 1, max: 40 }),
      })
      .map(({ shuffled, cuts, again, nesting }): WrittenDocument => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), parts.length];
        const pieces = places
          .map((from, index) => shuffled.slice(from, places[index + 1] ?? from))
          .filter((piece) => piece.length > 0);
        const repeated = countsOnce ? [shuffled.slice(again, again + 1)] : [];
        return {
          text: writer.write(parts, 0),
          expected: writer.expected(parts),
          rules: writer.rules(parts),
          reordered: writer.write(shuffled, 0),
          pieces: [...pieces, ...repeated].map((piece) => writer.write(piece, 0)),
          nested: nests ? writer.write(parts, nesting) : null,
        };
      }),
  );
  return { kind, documents, endsBehind };
}

/** Names as tools really write them: blanks, slashes, `::`, quotes, brackets, any script, either direction. */
export const anyName: fc.Arbitrary<string> = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 10 }),
    fc.constantFrom(
      'a::b',
      'a/b › c',
      '"quoted"',
      "it's",
      'x[1]',
      'a & b < c > d',
      ']]>',
      'back\\slash',
      'a#b',
    ),
    fc.constantFrom('名前', 'שלום', '😀', '%s', '$x', '{{a}}', '`x`', 'not ok 1', 'null', '__proto__'),
  )
  // What XML cannot carry is left to the tests of single reports, and so is space that readers put together.
  .map((name) => name.replaceAll(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu, '?').replaceAll(/\s+/gu, ' '));

/** Names of formats that carry letters and digits alone. */
export const word: fc.Arbitrary<string> = fc.stringMatching(/^[A-Za-z]{1,8}$/u);

/** Lists in which no two have one name. */
export function named<Part extends { readonly name: string }>(
  part: fc.Arbitrary<Part>,
  maxLength = 7,
): fc.Arbitrary<readonly Part[]> {
  return fc
    .array(part, { minLength: 1, maxLength })
    .map((parts) => parts.map((one, index) => ({ ...one, name: `${one.name}${index}` })));
}

/** Text in XML. */
export const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A document of JSON, its ends of lines among it. */
export const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

/** Documents of JSON, one a line. */
export const jsonLines = (values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('');

/** Lines of a text. */
export const textLines = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** Adds numbers. */
export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);

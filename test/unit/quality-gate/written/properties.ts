import fc from 'fast-check';
import { expect, it } from 'vitest';

import { observationsOf } from '@interlock/quality-gate/domain/assess';
import { readDemands } from '@interlock/quality-gate/domain/demands';
import type { ReportEntry } from '@interlock/quality-gate/domain/manifest';
import { measure } from '@interlock/quality-gate/domain/measure';
import { repositoryFiles } from '@interlock/checkout/domain/paths';
import { definitionOf, type Format } from '@interlock/reports/steps/every-format';
import type { UsableReport } from '@interlock/reports/domain/format';

import { betterNumbers, numbersOf } from '../../../fuzz/readers/oracle.ts';
import { utf16 } from '../encode.ts';
import { readBytes } from '../read.ts';
import { coveredPaths } from './coverage.ts';
import { writtenFormats } from './formats.ts';
import { sourcePaths } from './sources.ts';
import { decide } from '../decided.ts';

type Kind = UsableReport['kind'];

const repository = repositoryFiles([...coveredPaths, ...sourcePaths], '/home/runner/work/shop/shop', true);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const entryOf = (kind: Kind): ReportEntry => ({
  kind,
  files: ['*'],
  except: [],
  package: null,
  min: 1,
  max: null,
  format: null,
});

/** What a gate says of reports: its numbers by metric and name, and its verdict. */
function judge(
  kind: Kind,
  reports: readonly Uint8Array[],
  asked: readonly string[],
  rules: readonly string[],
  pieceBytes?: number,
): { readonly numbers: Readonly<Record<string, number | string>>; readonly verdict: string } {
  const readings = reports.map((bytes, index) => ({
    path: `reports/${index}`,
    sizeBytes: bytes.length,
    entries: [0],
    read: readBytes(bytes, { kind, ...(pieceBytes === undefined ? {} : { pieceBytes }) }),
  }));
  const measurements = measure([entryOf(kind)], readings, repository);
  const observations = observationsOf(measurements);
  const numbers = asked.map((key) => {
    const [, metric = '', name = null] = /^(\S+)(?: of (.*))?$/su.exec(key) ?? [];
    const seen = observations.observe({ metric, name, scope: { kind: 'whole' } });
    return [key, seen.kind === 'value' ? seen.value : seen.kind === 'absent' ? seen.why : seen.kind] as const;
  });
  const demands = readDemands(rules);
  if (!demands.ok) throw new Error(demands.failures.map(({ message }) => message).join('\n'));
  return { numbers: Object.fromEntries(numbers), verdict: decide(measurements, demands.value).verdict };
}

/** As a person adds them up: what was multiplied and divided may differ in its last digits. */
const rounded = (numbers: Readonly<Record<string, number | string>>) =>
  Object.fromEntries(
    Object.entries(numbers).map(([key, number]) => [
      key,
      typeof number === 'number' ? Number(number.toPrecision(12)) : number,
    ]),
  );

/** What must hold of every format, as tests of each; `runs` documents are written for each of them. */
export function testFormat(format: Format, runs: { readonly numRuns: number; readonly seed?: number }): void {
  const { kind, documents, endsBehind } = writtenFormats[format];

  it('is what is written', () => {
    fc.assert(
      fc.property(documents, ({ text, expected, rules }) => {
        expect(definitionOf(format).kind).toBe(kind);
        const whole = judge(kind, [bytesOf(text)], Object.keys(expected), rules);
        expect(rounded(whole.numbers)).toStrictEqual(rounded(expected));
        expect(['pass', 'fail']).toContain(whole.verdict);
      }),
      runs,
    );
  });

  it('says the same split over files, in another order, deeper inside, in other bytes and in pieces', () => {
    fc.assert(
      fc.property(documents, fc.integer({ min: 1, max: 90 }), (document, pieceBytes) => {
        const { text, expected, rules, reordered, pieces, nested } = document;
        const asked = Object.keys(expected);
        const bytes = bytesOf(text);
        const whole = judge(kind, [bytes], asked, rules);
        const same = (what: string, reports: readonly Uint8Array[], size?: number): void => {
          const { numbers, verdict } = judge(kind, reports, asked, rules, size);
          expect({ what, numbers: rounded(numbers), verdict }).toStrictEqual({
            what,
            numbers: rounded(whole.numbers),
            verdict: whole.verdict,
          });
        };
        same('in another order', [bytesOf(reordered)]);
        same('split over files', pieces.map(bytesOf));
        if (nested !== null) same('deeper inside', [bytesOf(nested)]);
        same('in pieces', [bytes], pieceBytes);
        same('with a byte order mark', [bytesOf(`\ufeff${text}`)]);
        same('with other ends of lines', [bytesOf(text.replaceAll('\n', '\r\n'))]);
        // A declaration in XML must not contradict the bytes.
        const undeclared = text.replace(/^<\?xml [^>]*\?>\s*/u, '');
        same('as UTF-16', [utf16(undeclared, 'le', true)]);
        same('as UTF-16, the other way around', [utf16(undeclared, 'be', true)]);
      }),
      runs,
    );
  });

  it('never passes, and never has better numbers, when its end is missing', () => {
    fc.assert(
      fc.property(
        documents,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (document, share) => {
          const { text, rules } = document;
          const whole = readBytes(bytesOf(text), { kind });
          if (whole.kind === 'unusable') throw new Error(whole.message);
          // The ends of lines behind the last of it say nothing.
          const end = text.trimEnd().length;
          const ends = [...text.matchAll(/\n/gu)].map(({ index }) => index + 1);
          const some = ends.filter((_, index) => index % Math.ceil(ends.length / 12) === 0);
          const lengths = [Math.floor(share * end), end - 1, end - 2, ...some];
          for (const length of lengths.filter((one) => one >= 0 && one < end)) {
            const cut = text.slice(0, length);
            if (endsBehind?.test(cut) === true) continue;
            const { verdict } = judge(kind, [bytesOf(cut)], [], rules);
            expect({ cut: cut.slice(-60), verdict }).not.toMatchObject({ verdict: 'pass' });
            const read = readBytes(bytesOf(cut), { kind });
            if (read.kind === kind)
              expect(betterNumbers(numbersOf(whole), numbersOf(read))).toStrictEqual([]);
          }
        },
      ),
      runs,
    );
  });
}

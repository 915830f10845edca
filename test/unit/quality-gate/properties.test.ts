import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { ReportEntry } from '@interlock/quality-gate/domain/manifest';
import { measure } from '@interlock/quality-gate/domain/measure';
import type { Measurements } from '@interlock/quality-gate/domain/measurements';
import { repositoryFiles } from '@interlock/checkout/domain/paths';

import { utf16 } from './encode.ts';
import {
  coverageArbitrary,
  coveredLines,
  renderLcov,
  renderReport,
  suiteArbitrary,
  totalsOf,
} from './model.ts';
import { read, readBytes, readTests } from './read.ts';

const entry = (kind: ReportEntry['kind']): ReportEntry => ({
  kind,
  files: ['*'],
  except: [],
  package: null,
  min: 1,
  max: null,
  format: null,
});

const repository = repositoryFiles(['src/a.js', 'src/b.js', 'lib/c.js'], '/w', true);
const suites = fc.array(suiteArbitrary, { minLength: 1, maxLength: 4 });
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function measured(kind: ReportEntry['kind'], texts: readonly string[]): Measurements {
  const readings = texts.map((text, index) => ({
    path: `${index}`,
    sizeBytes: text.length,
    entries: [0],
    read: read(text),
  }));
  return measure([entry(kind)], readings, repository);
}

describe('the totals of tests never change', () => {
  it('with what a suite states about itself', () => {
    fc.assert(
      fc.property(suites, fc.boolean(), (model, stated) => {
        const report = readTests(renderReport(model, { stated }));
        expect(report.counts).toStrictEqual(totalsOf(model));
        expect(report.disagreements).toStrictEqual([]);
      }),
    );
  });

  it('with the pieces in which the bytes come', () => {
    fc.assert(
      fc.property(suites, fc.integer({ min: 1, max: 64 }), (model, pieceBytes) => {
        const bytes = bytesOf(renderReport(model));
        expect(readBytes(bytes, { pieceBytes })).toStrictEqual(readBytes(bytes));
      }),
    );
  });

  it('with more suites around them', () => {
    fc.assert(
      fc.property(suites, fc.integer({ min: 0, max: 200 }), (model, depth) => {
        expect(readTests(renderReport(model, { depth })).counts).toStrictEqual(totalsOf(model));
      }),
    );
  });

  it('with the encoding, the byte order mark or the ends of lines', () => {
    fc.assert(
      fc.property(suites, fc.constantFrom('\n', '\r\n', '\r'), (model, lineEnd) => {
        const text = renderReport(model, { lineEnd });
        const undeclared = text.slice(text.indexOf('?>') + 2).trimStart();
        for (const bytes of [
          bytesOf(text),
          bytesOf(`\ufeff${text}`),
          utf16(text, 'le', true),
          utf16(text, 'be', true),
          utf16(undeclared, 'le', false),
        ])
          expect(readBytes(bytes)).toMatchObject({ kind: 'tests', report: { counts: totalsOf(model) } });
      }),
    );
  });

  it('with how suites are split over files, or their order', () => {
    fc.assert(
      fc.property(
        suites.chain((model) =>
          fc.record({
            model: fc.constant(model),
            shuffled: fc.shuffledSubarray(model, { minLength: model.length, maxLength: model.length }),
          }),
        ),
        ({ model, shuffled }) => {
          const whole = measured('tests', [renderReport(model)]);
          const split = measured(
            'tests',
            shuffled.map((suite) => renderReport([suite])),
          );
          expect(split.tests).toStrictEqual(whole.tests);
          expect(whole.tests?.counts).toStrictEqual(totalsOf(model));
        },
      ),
    );
  });
});

describe('covered lines never change', () => {
  it('with how records are split over files, their order, the pieces they come in, or the ends of lines', () => {
    fc.assert(
      fc.property(
        coverageArbitrary.chain((model) =>
          fc.record({
            model: fc.constant(model),
            shuffled: fc.shuffledSubarray([...model], { minLength: model.length, maxLength: model.length }),
            pieceBytes: fc.integer({ min: 1, max: 50 }),
          }),
        ),
        ({ model, shuffled, pieceBytes }) => {
          const expected = coveredLines(model);
          const text = renderLcov(model, '\r\n').join('');
          expect(measured('coverage', [text]).coverage?.whole.lines).toStrictEqual(expected);
          expect(measured('coverage', renderLcov(shuffled)).coverage?.whole.lines).toStrictEqual(expected);
          expect(readBytes(bytesOf(text), { pieceBytes })).toStrictEqual(read(text));
          expect(readBytes(utf16(text, 'le', true))).toStrictEqual(read(text));
        },
      ),
    );
  });
});

describe('a report that was cut', () => {
  it('is never usable as JUnit, wherever it was cut', () => {
    fc.assert(
      fc.property(suites, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (model, share) => {
        const bytes = bytesOf(renderReport(model));
        const cut = bytes.subarray(0, Math.floor(bytes.length * share));
        expect(readBytes(cut).kind).toBe('unusable');
      }),
      { numRuns: 1000 },
    );
  });

  it('is never usable as lcov, unless it was cut exactly between two records', () => {
    fc.assert(
      fc.property(
        coverageArbitrary,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (model, share) => {
          const text = renderLcov(model).join('');
          const cut = text.slice(0, Math.floor(text.length * share));
          const isBetween = /(?:^|\n)end_of_record\n?$/u.test(cut);
          expect(read(cut).kind).toBe(isBetween ? 'coverage' : 'unusable');
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('a report that was damaged', () => {
  it('never breaks the reader', () => {
    fc.assert(
      fc.property(
        suites,
        fc.nat(),
        fc.nat({ max: 40 }),
        fc.string({ maxLength: 10 }),
        (model, at, length, inserted) => {
          const text = renderReport(model);
          const from = at % text.length;
          const damaged = text.slice(0, from) + inserted + text.slice(from + length);
          const result = read(damaged);
          expect(['tests', 'unusable']).toContain(result.kind);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('never breaks the reader when it is any bytes at all', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('', '<', '<testsuite>', 'SF:'),
        (bytes, start) => {
          expect(readBytes(Uint8Array.from([...bytesOf(start), ...bytes])).kind).toBe('unusable');
        },
      ),
      { numRuns: 1000 },
    );
  });
});

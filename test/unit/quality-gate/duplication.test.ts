import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { observationsOf } from '@interlock/quality-gate/domain/assess';
import { measure } from '@interlock/quality-gate/domain/measure';
import { repositoryFiles } from '@interlock/checkout/domain/paths';
import type { DuplicationReport } from '@interlock/reports/domain/duplication/duplication-report';
import { lookAt } from '@interlock/reports/domain/format';
import { definitionOf, formatNames } from '@interlock/reports/steps/every-format';
import type { ReadReport } from '@interlock/reports/domain/reader';

import { utf16 } from './encode.ts';
import { passing, runGate, testsGiven } from './gate.ts';
import {
  cpd,
  cpdOf,
  duplicationSamples,
  looked,
  pair,
  shape,
  totals,
  v4,
  v5,
  type Shape,
} from './duplication-samples.ts';
import { read, readBytes, refusal } from './read.ts';

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');

function duplicationIn(found: ReadReport): DuplicationReport {
  if (found.kind !== 'duplication') throw new Error(`no duplication: ${JSON.stringify(found)}`);
  return found.report;
}

describe.each(
  duplicationSamples.map(({ format, text }, index) => [`${index} ${format}`, format, text] as const),
)('sample %s', (_title, format, text) => {
  it('has what a person counts', () => {
    const { duplicates, unlisted, disagreements } = duplicationIn(read(text));
    expect(duplicates.map(({ lines, copies }) => [lines, ...copies.map(({ path }) => path)])).toStrictEqual([
      [10, 'src/a.js', 'src/b.js'],
    ]);
    expect([unlisted, disagreements]).toStrictEqual([{ blocks: 0, lines: 0 }, []]);
  });

  it('is recognized by its own format and by no other', () => {
    expect(formatNames.filter((name) => definitionOf(name).recognizes(lookAt(text)))).toStrictEqual([format]);
  });

  it('reads the same in any encoding and in any pieces', () => {
    const whole = read(text);
    for (const order of ['le', 'be'] as const)
      expect(readBytes(utf16(text, order, true))).toStrictEqual(whole);
    expect(read(`\ufeff${text}`)).toStrictEqual(whole);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), (pieceBytes) => {
        expect(read(text, { pieceBytes })).toStrictEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  it('is unusable wherever it is cut', () => {
    for (let length = 0; length < text.trimEnd().length; length += 1)
      expect([length, read(text.slice(0, length)).kind]).toStrictEqual([length, 'unusable']);
  });
});

describe('reports that tools really wrote', () => {
  it.each([
    // "Files analyzed 6, Total lines 95, Clones found 1, Duplicated lines 15 (15.79%)"
    ['jscpd-4.json', { files: 6, lines: 95, blocks: 1, duplicated: 15 }],
    // "4, 76, 4, 60 (78.95%)"; of one file it says 241.94 %.
    ['jscpd-4-overlapping.json', { files: 4, lines: 76, blocks: 4, duplicated: 60 }],
    // "6, 101, 1, 15 (14.85%)"
    ['jscpd-5.json', { files: 6, lines: 101, blocks: 1, duplicated: 15 }],
    // "Found a 9 line (41 tokens) duplication in the following files"
    ['cpd-7.xml', { files: 3, lines: null, blocks: 1, duplicated: 9 }],
    ['jscpd-4.xml', { files: null, lines: null, blocks: 1, duplicated: 15 }],
  ])('%s has the totals that the tool printed', (name, expected) => {
    const { filesLookedAt, lines, duplicates, disagreements } = duplicationIn(read(fixture(name)));
    expect({
      files: filesLookedAt,
      lines,
      blocks: duplicates.length,
      duplicated: duplicates.reduce((sum, duplicate) => sum + duplicate.lines, 0),
    }).toStrictEqual(expected);
    expect(disagreements).toStrictEqual([]);
  });
});

describe('a duplication report that cannot be used', () => {
  it.each([
    ['report-unparsable', '{"statistics":{"formats":{},"total":{}}}'],
    ['report-unparsable', '{"duplicates":[]}'],
    ['report-unparsable', '{"duplicates":{},"statistics":{"formats":{},"total":{}}}'],
    ['report-unparsable', v4({ duplicates: [3] as never })],
    ['report-unparsable', v4({ duplicates: [{ lines: 3, firstFile: { name: 'a', start: 1, end: 3 } }] })],
    ['report-unparsable', v4({ duplicates: [pair('src/a.js', '', 1, 3)] })],
    ['report-unparsable', v4({ duplicates: [{ ...pair('a', 'b', 9, 3), lines: 1 }] })],
    ['number-invalid', v4({ total: { duplicatedLines: -1 } })],
    ['number-invalid', v4({ total: { duplicatedLines: null } })],
    ['number-invalid', v4({ total: { duplicatedLines: 'Unknown' } })],
    ['number-invalid', v4({ total: { percentage: null } })],
    ['number-invalid', v4({ total: { percentage: -3 } })],
    ['number-invalid', v4({ files: { 'src/a.js': 1.5 } })],
    ['number-invalid', cpd.replace('lines="10"', 'lines="NaN"')],
    ['number-invalid', cpd.replace('endline="10"', 'endline=""')],
    ['report-unparsable', cpd.replace('<file line="1" endline="10" path="src/b.js"/>', '')],
    ['source-not-analyzed', cpdOf(`${looked}<error filename="src/d.js" msg="lexical error"/>`)],
    ['sources-not-listed', cpdOf('')],
  ])('is %s (%#)', (code, text) => {
    expect(refusal(read(text))).toBe(code);
  });
});

const repository = repositoryFiles(['src/a.js', 'src/b.js', 'lib/c.js', 'lib/d.js'], '/w', true);

/** What rules see of reports, each of an entry of its own. */
function observed(...texts: readonly string[]) {
  const entries = texts.map((_, index) => ({
    kind: 'duplication' as const,
    files: [`${index}`],
    except: [],
    package: `p${index}`,
    min: 1,
    max: null,
    format: null,
  }));
  const readings = texts.map((text, index) => ({
    path: `reports/${index}`,
    sizeBytes: text.length,
    entries: [index],
    read: read(text),
  }));
  const measured = measure(entries, readings, repository);
  const observations = observationsOf(measured);
  const see = (metric: string, glob: string | null = null): unknown => {
    const found = observations.observe({
      metric: `duplication.${metric}`,
      name: null,
      scope: glob === null ? { kind: 'whole' } : { kind: 'path', glob },
    });
    return found.kind === 'value' ? found.value : found.kind === 'absent' ? found.code : found.kind;
  };
  return { measured, observations, see, codes: measured.findings.map(({ code }) => code) };
}

describe('what rules see of duplicated code', () => {
  it('is the share that the tool says, of the whole', () => {
    expect(observed(v4()).see('lines')).toBe(0.1);
    expect(observed(v5()).see('lines')).toBe(0.1);
    expect(observed(v4()).see('blocks')).toBe(1);
  });

  it('is the share of the files in a glob, of those that are listed', () => {
    const { see, observations } = observed(v4());
    expect([see('lines', 'src/**'), see('lines', 'src/b*'), see('lines', 'lib/**')]).toStrictEqual([
      10 / 90,
      10 / 30,
      0,
    ]);
    expect([see('blocks', 'src/b*'), see('blocks', 'lib/**')]).toStrictEqual([1, 0]);
    expect(see('lines', 'docs/**')).toBe('source-scope-empty');
    expect(observations.members('file', null, { metric: 'duplication.lines', name: null })).toStrictEqual([
      'lib/c.js',
      'src/a.js',
      'src/b.js',
    ]);
  });

  it('is not known of a part where files are not listed with their lines', () => {
    expect(observed(v5()).see('lines', 'src/**')).toBe('duplication-lines-unknown');
    expect(observed(v5()).see('blocks', 'lib/**')).toBe('duplication-lines-unknown');
    expect(observed(v5()).see('blocks', 'src/**')).toBe(1);
    expect(observed(cpd).see('lines')).toBe('duplication-lines-unknown');
    expect(observed(cpd).see('blocks', 'lib/**')).toBe(0);
    expect(observed(v4(), cpd).see('lines')).toBe('duplication-lines-unknown');
  });

  it('is the same when the same report is there twice', () => {
    for (const text of [v4(), v5()]) expect(observed(text, text).see('lines')).toBe(0.1);
    expect(observed(v4(), v4()).see('blocks')).toBe(1);
  });

  it('is never more than all, where pairs overlap', () => {
    const { see } = observed(
      v4({
        duplicates: [pair('src/a.js', 'src/b.js', 1, 31), pair('src/b.js', 'src/b.js', 1, 31)],
        total: totals(100, 3, 2, 60),
      }),
    );
    expect([see('lines'), see('lines', 'src/b*')]).toStrictEqual([0.6, 1]);
  });

  it.each<readonly [string, Shape, number, number]>([
    ['more lines than it lists', { total: { duplicatedLines: 40, percentage: 40 } }, 0.4, 1],
    ['fewer lines than it lists', { total: { duplicatedLines: 3, percentage: 3 } }, 0.11, 1],
    ['more blocks than it lists', { total: { clones: 4 } }, 0.1, 4],
    ['fewer blocks than it lists', { total: { clones: 0 } }, 0.1, 1],
    ['a percentage that is more', { total: { percentage: 35 } }, 0.35, 1],
    ['a percentage that is less', { total: { percentage: 1 } }, 0.1, 1],
    ['more lines in all than its files have', { total: { lines: 1000, percentage: 1 } }, 0.1, 1],
    ['fewer lines in all than its files have', { total: { lines: 50, percentage: 20 } }, 0.2, 1],
    ['more lines in a format', { format: { duplicatedLines: 30 } }, 0.3, 1],
  ])('is the worse of both where it states %s, and says so', (_what, given, lines, blocks) => {
    const { see, codes } = observed(v4(given));
    expect([see('lines'), see('blocks')]).toStrictEqual([lines, blocks]);
    expect(codes).toStrictEqual(['totals-disagree']);
  });

  it('is never better for what is outside of the repository, and leaves dependencies out', () => {
    const files = { 'src/a.js': 60, 'src/b.js': 30, 'lib/c.js': 10 };
    const outside = v4({ files: { ...files, '/opt/gen.js': 900 }, total: totals(1000, 4, 1, 10) });
    expect(observed(outside).see('lines')).toBe(0.1);
    const foreign = v4({
      files: { ...files, 'node_modules/x/i.js': 900 },
      duplicates: [...shape.duplicates, pair('node_modules/x/i.js', 'node_modules/x/i.js', 1, 801)],
      total: totals(1000, 4, 2, 810),
    });
    expect(observed(foreign).see('lines')).toBe(0.1);
    const gone = v4({
      files: { 'dist/x/app.js': 100 },
      duplicates: [pair('dist/x/app.js', 'dist/x/app.js', 1, 11)],
      total: totals(100, 1, 1, 10),
    });
    expect(observed(gone).codes).toStrictEqual(['source-of-no-repository-file']);
  });
});

describe('the gate over duplication', () => {
  const world = (content: string, require: string) => ({
    inputs: { reports: '- duplication: reports/jscpd.json', require },
    files: { 'reports/jscpd.json': content },
    tracked: ['src/a.js', 'src/b.js', 'lib/c.js'],
  });

  it('passes and fails by the share of lines', async () => {
    const good = await runGate(world(v4(), '- duplication.lines <= 10%'));
    expect([good.verdict, good.codes]).toStrictEqual(['pass', []]);
    const bad = await runGate(world(v4(), '- duplication.lines <= 3%'));
    expect([bad.verdict, bad.codes]).toStrictEqual(['fail', ['rule-violated']]);
    expect(bad.ports.runner.summary()).toContain('src/a.js:1-11 = src/b.js:1-11');
  });

  it('passes where files were looked at and nothing is duplicated', async () => {
    const none = v4({ duplicates: [], total: totals(100, 3, 0, 0) });
    expect((await runGate(world(none, '- duplication.lines <= 0%'))).verdict).toBe('pass');
    expect((await runGate(world(cpdOf(looked), '- duplication.blocks == 0'))).verdict).toBe('pass');
  });

  it.each([
    ['no-sources', v4({ files: {}, duplicates: [], total: totals(0, 0, 0, 0) }), '- duplication.blocks == 0'],
    ['no-sources', v4({ files: {}, duplicates: [], total: totals(0, 0, 0, 0) }), '- duplication.lines <= 3%'],
    ['sources-not-listed', cpdOf(''), '- duplication.blocks == 0'],
    ['duplication-lines-unknown', cpd, '- duplication.lines <= 3%'],
    ['report-kind-differs', passing, '- duplication.blocks == 0'],
    ['report-empty', '', '- duplication.blocks == 0'],
    ['complexity-not-reported', v4(), '- complexity.max <= 9'],
  ])('does not pass: %s', async (code, content, require) => {
    const outcome = await runGate(world(content, require));
    expect(outcome.codes).toContain(code);
    expect(outcome.verdict).not.toBe('pass');
  });

  it('is inconclusive where nobody reports duplication', async () => {
    const outcome = await runGate({
      inputs: { reports: testsGiven, require: '- duplication.lines <= 3%' },
      files: { 'reports/a.xml': passing },
    });
    expect([outcome.verdict, outcome.codes]).toStrictEqual(['inconclusive', ['duplication-not-reported']]);
  });
});

import { describe, expect, it } from 'vitest';

import { rangesOf } from '@interlock/checkout/domain/line-ranges';
import { readDemands } from '@interlock/quality-gate/domain/demands';
import type { ReportEntry } from '@interlock/quality-gate/domain/manifest';
import { measure } from '@interlock/quality-gate/domain/measure';
import { repositoryFiles } from '@interlock/checkout/domain/paths';
import {
  planAnnotations,
  planCheckAnnotations,
  rankAnnotations,
} from '@interlock/shared/domain/report/annotations';

import { pair, totals, v4 } from './duplication-samples.ts';
import { runGate } from './gate.ts';
import { read } from './read.ts';
import { annotationsOf, decide } from './decided.ts';

type Kind = 'complexity' | 'duplication';

const entryOf = (kind: Kind, name: string | null): ReportEntry => ({
  kind,
  files: ['*'],
  except: [],
  package: name,
  min: 1,
  max: null,
  format: null,
});
const many = Array.from({ length: 20 }, (_, index) => `many/${index}.js`);
const tracked = ['src/a.js', 'src/b.js', 'lib/c.js', 'one/x.js', 'two/x.js', ...many];

/** `complexity name@line@path` of each function, as lizard writes it. */
const csv = (...functions: readonly (readonly [number, string, number, string])[]): string =>
  functions
    .map(
      ([complexity, name, line, path]) =>
        `9,${complexity},9,1,9,"${name}@${line}-${line + 8}@${path}","${path}","${name}","${name} ( )",${line},${line + 8}\n`,
    )
    .join('');

/** Findings at lines of files that the rules leave, where the change adds these lines. */
function found(
  kind: Kind,
  rules: readonly string[],
  reports: Readonly<Record<string, string>>,
  added: Readonly<Record<string, readonly number[]>> | null = null,
) {
  const names = Object.keys(reports);
  const demands = readDemands(rules);
  if (!demands.ok) throw new Error(demands.failures[0]?.message);
  const entries = names.map((name) => entryOf(kind, name));
  const readings = Object.values(reports).map((text, index) => ({
    path: `${index}.txt`,
    sizeBytes: text.length,
    entries: [index],
    read: read(text),
  }));
  const measured = measure(entries, readings, repositoryFiles(tracked, '/w', true));
  const change = {
    kind: 'known' as const,
    change: {
      head: 'a'.repeat(40),
      bases: ['b'.repeat(40)],
      said: 'merge base with main',
      touched: new Set(Object.keys(added ?? {})),
      files: new Map(
        Object.entries(added ?? {}).map(([path, lines]) => [path, { added: rangesOf(lines), blank: [] }]),
      ),
      altered: new Set<string>(),
      isRenameSearchCut: false,
    },
  };
  const measurements = { ...measured, change: added === null ? null : change };
  const decision = decide(measurements, demands.value);
  const findings = annotationsOf(decision, measurements).filter(({ file }) => file !== null);
  return findings.map(({ file, line, endLine, blocking, inDiff, level, title, message }) => ({
    ...{ file, line, endLine, blocking, inDiff, level, title, message },
  }));
}

const placesOf = (findings: ReturnType<typeof found>): readonly string[] =>
  findings.map(({ file, line, blocking }) => `${file ?? ''}:${line ?? ''}${blocking ? ' blocks' : ''}`);

const functions = csv(
  [20, 'price', 3, 'src/a.js'],
  [16, 'tax', 30, 'src/a.js'],
  [15, 'round', 50, 'src/a.js'],
  [18, 'ship', 7, 'src/b.js'],
  [2, 'one', 1, 'lib/c.js'],
);

describe('functions that are too complex', () => {
  it.each<[string, readonly string[]]>([
    ['complexity.max <= 15', ['src/a.js:3 blocks', 'src/b.js:7 blocks', 'src/a.js:30 blocks']],
    ['complexity.max < 16', ['src/a.js:3 blocks', 'src/b.js:7 blocks', 'src/a.js:30 blocks']],
    ['complexity.max <= 15 else warn', ['src/a.js:3', 'src/b.js:7', 'src/a.js:30']],
    ['complexity.max in "src/b.*" <= 15', ['src/b.js:7 blocks']],
    ['complexity.max in "lib/**" <= 1', ['lib/c.js:1 blocks']],
    ['complexity.max in each file <= 18', ['src/a.js:3 blocks']],
    ['complexity.max in each file "lib/**" < 2', ['lib/c.js:1 blocks']],
    ['complexity.max <= 20', []],
    // No single function is too complex there.
    ['complexity.mean <= 1', []],
    ['complexity.functions >= 9', []],
    ['complexity.cognitive <= 1', []],
  ])('%s shows %j', (rule, places) => {
    expect(placesOf(found('complexity', [rule], { web: functions }))).toStrictEqual(places);
  });

  it('say what they are', () => {
    expect(found('complexity', ['complexity.max <= 19'], { web: functions })).toStrictEqual([
      {
        file: 'src/a.js',
        line: 3,
        endLine: null,
        blocking: true,
        inDiff: false,
        level: 'warning',
        title: 'A function is too complex',
        message: 'price has a cyclomatic complexity of 20.',
      },
    ]);
  });

  it('are shown once for several rules, and block where one of them does', () => {
    const rules = ['complexity.max <= 19 else warn', 'complexity.max in "src/**" <= 19'];
    expect(placesOf(found('complexity', rules, { web: functions }))).toStrictEqual(['src/a.js:3 blocks']);
    expect(placesOf(found('complexity', rules.toReversed(), { web: functions }))).toStrictEqual([
      'src/a.js:3 blocks',
    ]);
  });

  it('are those of the packages that a rule does not hold in', () => {
    const reports = { web: csv([20, 'f', 1, 'src/a.js']), api: csv([9, 'g', 2, 'src/b.js']) };
    const rule = 'complexity.max in each package <= 10';
    expect(placesOf(found('complexity', [rule], reports))).toStrictEqual(['src/a.js:1 blocks']);
  });

  it('are in the change where it adds their first line', () => {
    const findings = found(
      'complexity',
      ['complexity.max <= 15'],
      { web: functions },
      { 'src/b.js': [6, 7] },
    );
    expect(findings.filter(({ inDiff }) => inDiff).map(({ file }) => file)).toStrictEqual(['src/b.js']);
  });

  it('are at no place where the file may be one of several, or is none of the repository', () => {
    const doubt = csv([20, 'f', 1, 'x.js'], [1, 'g', 2, 'src/b.js'], [30, 'h', 3, '/elsewhere/y.js']);
    expect(placesOf(found('complexity', ['complexity.max <= 15'], { web: doubt }))).toStrictEqual([]);
  });

  it('are no more than fifty', () => {
    const all = many.flatMap((path) => [1, 2, 3].map((line) => [99, `f${line}`, line, path] as const));
    expect(found('complexity', ['complexity.max <= 15'], { web: csv(...all) })).toHaveLength(50);
  });
});

describe('code that stands in several places', () => {
  const duplicates = [
    pair('src/a.js', 'src/b.js', 1, 11),
    pair('lib/c.js', 'src/b.js', 20, 25),
    pair('src/a.js', 'src/a.js', 40, 45),
  ];
  const report = v4({ duplicates, total: totals(100, 3, 3, 20) });

  it.each<[string, readonly string[]]>([
    ['duplication.blocks == 0', ['src/a.js:1 blocks', 'lib/c.js:20 blocks', 'src/a.js:40 blocks']],
    ['duplication.lines <= 1% else warn', ['src/a.js:1', 'lib/c.js:20', 'src/a.js:40']],
    ['duplication.blocks in "lib/**" == 0', ['lib/c.js:20 blocks']],
    ['duplication.blocks in each file "lib/**" == 0', ['lib/c.js:20 blocks']],
    ['duplication.blocks <= 3', []],
  ])('%s shows %j', (rule, places) => {
    expect(placesOf(found('duplication', [rule], { web: report }))).toStrictEqual(places);
  });

  it('says where else, and is shown where the change added it', () => {
    const rule = 'duplication.blocks == 0';
    const findings = found('duplication', [rule], { web: report }, { 'src/b.js': [22] });
    expect(findings[0]).toStrictEqual({
      file: 'src/b.js',
      line: 20,
      endLine: 25,
      blocking: true,
      inDiff: true,
      level: 'warning',
      title: 'Code stands in several places',
      message: 'Lines 20 to 25 stand here and in lib/c.js:20-25.',
    });
    expect(findings.map(({ inDiff }) => inDiff)).toStrictEqual([true, false, false]);
  });

  it('shows no more than fifty, those in the change among them', () => {
    const pairs = Array.from({ length: 80 }, (_, index) =>
      pair('src/a.js', 'lib/c.js', index * 10 + 1, index * 10 + 6),
    );
    const text = v4({ duplicates: pairs, total: totals(1_000, 3, 80, 400) });
    const findings = found('duplication', ['duplication.blocks == 0'], { web: text }, { 'lib/c.js': [792] });
    expect(findings).toHaveLength(50);
    expect(findings[0]).toMatchObject({ file: 'lib/c.js', line: 791, inDiff: true });
  });
});

it('ranks what blocks and is in the change first, and tells what GitHub does not show', () => {
  const all = Array.from({ length: 30 }, (_, index) => ({
    level: 'warning' as const,
    blocking: index % 2 === 0,
    inDiff: index % 3 === 0,
    severity: 3,
    title: `${index}`,
    message: 'x',
    file: 'src/a.js',
    line: index + 1,
    endLine: null,
  }));
  expect(rankAnnotations(all)[0]).toMatchObject({ blocking: true, inDiff: true });
  expect(planAnnotations(all, 'the summary')).toHaveLength(10);
  expect(planCheckAnnotations(all).annotations).toHaveLength(30);
});

it('shows them in the log of the gate, at their lines', async () => {
  const outcome = await runGate({
    inputs: { reports: '- complexity: lizard.csv', require: '- complexity.max <= 15', check: 'never' },
    files: { 'lizard.csv': csv([20, 'price', 3, 'src/a.js']) },
  });
  expect(outcome.verdict).toBe('fail');
  expect(outcome.ports.runner.annotations).toContainEqual(
    expect.objectContaining({
      level: 'warning',
      text: 'price has a cyclomatic complexity of 20.',
      place: expect.objectContaining({ file: 'src/a.js', line: 3 }) as unknown,
    }),
  );
});

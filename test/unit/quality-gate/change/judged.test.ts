import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fitSummary } from '@interlock/shared/domain/report/budget';
import { readRules } from '@interlock/shared/domain/rule/checker';
import type { Change, FoundChange } from '@interlock/checkout/domain/change';
import { questionsOf, withChange } from '@interlock/quality-gate/domain/change/change-measure';
import { rangesOf } from '@interlock/checkout/domain/line-ranges';
import type { ReportEntry } from '@interlock/quality-gate/domain/manifest';
import { measure } from '@interlock/quality-gate/domain/measure';
import { metrics } from '@interlock/quality-gate/domain/metrics';
import { repositoryFiles } from '@interlock/checkout/domain/paths';
import { shownTotals } from '@interlock/quality-gate/domain/totals';

import { read } from '../read.ts';
import { annotationsOf, decide, summaryOf } from '../decided.ts';

type Lines = Readonly<Record<string, readonly number[]>>;

const changeOf = (added: Lines, further: Partial<Change> = {}): FoundChange => ({
  kind: 'known',
  change: {
    head: 'a'.repeat(40),
    bases: ['b'.repeat(40)],
    said: 'merge base with main',
    touched: new Set(Object.keys(added)),
    files: new Map(
      Object.entries(added).map(([path, lines]) => [path, { added: rangesOf(lines), blank: [] }]),
    ),
    altered: new Set(),
    isRenameSearchCut: false,
    ...further,
  },
});

const shallow: FoundChange = { kind: 'unknown', code: 'change-history-shallow', why: 'too shallow' };

const entry = (given: Partial<ReportEntry>): ReportEntry => ({
  kind: 'coverage',
  files: ['*'],
  except: [],
  package: null,
  min: 1,
  max: null,
  format: null,
  ...given,
});

/** Lines 1 to 3 are hit, 4 and 5 are not, 6 cannot be. */
const recordOf = (path: string): string =>
  `SF:${path}\nDA:1,1\nDA:2,1\nDA:3,1\nDA:4,0\nDA:5,0\nend_of_record\n`;
const tracked = [
  'src/a.js',
  'src/b.js',
  'src/types.ts',
  'packages/web/src/a.js',
  'packages/api/src/a.js',
  'README.md',
];

interface World {
  readonly lcov?: readonly (readonly [text: string, ...entries: number[]])[];
  readonly entries?: readonly ReportEntry[];
}

function judge(
  rule: string,
  change: FoundChange,
  { lcov = [[recordOf('src/a.js')]], entries = [entry({})] }: World = {},
) {
  const rules = readRules([rule], { metrics, values: new Map() });
  if (!rules.ok) throw new Error(rules.failures[0]?.message);
  const readings = lcov.map(([text, ...of], index) => ({
    path: `${index}.info`,
    sizeBytes: text.length,
    entries: of.length === 0 ? [0] : of,
    read: read(text),
  }));
  const reports = measure(entries, readings, repositoryFiles(tracked, '/w', true));
  const measurements = withChange(reports, change, questionsOf(rules.value));
  const decision = decide(measurements, rules.value);
  const [result] = decision.results;
  return {
    measurements,
    decision,
    verdict: decision.verdict,
    outcome: result?.outcome,
    seen: result?.members.map(({ seen }) => seen),
    code: result?.members[0]?.reason?.code,
    fix: result?.members[0]?.reason?.fix ?? '',
    shown: shownTotals(measurements).coverage?.['changed-lines'] ?? null,
    notes: decision.notes.map(({ code }) => code),
  };
}

const rule = 'coverage.changed-lines >= 60%';

/** The summary, as Markdown. */
function summaryFor(judging: string, change: FoundChange): string {
  const { measurements, decision } = judge(judging, change);
  const policy = {
    gate: 'unit',
    entry: null,
    reports: [],
    analyses: [],
    rules: [],
    defaults: [],
    mode: 'enforce',
    baseline: { kind: 'none' },
    waivers: null,
  } as const;
  return fitSummary(summaryOf(policy, decision, measurements), 'report.json').markdown;
}

describe('changed lines', () => {
  it.each([
    ['before the rules where a rule on them fails', rule, '### Changed lines that', '### Rules'],
    [
      'folded at the end where it holds',
      'coverage.changed-lines >= 40%',
      '### Rules',
      '<summary>Changed lines that',
    ],
    ['folded where none speaks of them', 'coverage.lines >= 1%', '### Rules', '<summary>Changed lines that'],
  ])('that are not covered stand %s', (_, judging, first, second) => {
    const summary = summaryFor(judging, changeOf({ 'src/a.js': [3, 4] }));
    expect(summary.indexOf(first)).toBeGreaterThan(0);
    expect(summary.indexOf(second)).toBeGreaterThan(summary.indexOf(first));
  });

  it('are those of the change that the report lists, and no others', () => {
    const judged = judge(rule, changeOf({ 'src/a.js': [3, 4, 6, 7, 900] }));
    expect([judged.outcome, judged.seen, judged.shown]).toStrictEqual([
      'fail',
      ['50 %'],
      { covered: 1, total: 2 },
    ]);
    expect(judged.fix).toContain('1 of 2 changed lines, not covered: src/a.js:4');
    expect(judge(rule, changeOf({ 'src/a.js': [1, 2, 4] })).outcome).toBe('pass');
  });

  it('of a file of code that no report mentions are not covered, blank ones aside', () => {
    const fresh = { added: rangesOf([1, 2, 3]), blank: rangesOf([2]) };
    const files = new Map([
      ['src/fresh.js', fresh],
      ['src/a.js', { added: rangesOf([1]), blank: [] }],
    ]);
    const change = changeOf({}, { files });
    const judged = judge(rule, change);
    expect([judged.outcome, judged.shown]).toStrictEqual(['fail', { covered: 1, total: 3 }]);
    expect(judged.notes).toStrictEqual(['changed-file-not-reported']);
    expect(judged.fix).toContain('src/fresh.js:1, 3');
  });

  it.each([
    'src/new.ts',
    'lib/x.py',
    'app/Main.java',
    'contest/x.go',
    'latest.rb',
    'src/.hidden/a.js',
    'src/A.JS',
  ])('of %s, new and in no report, are a failure', (path) => {
    expect(judge(rule, changeOf({ [path]: [1] }))).toMatchObject({ verdict: 'fail', outcome: 'fail' });
  });

  it.each([
    'README.md',
    'docs/guide.txt',
    'package.json',
    'Makefile',
    'src/a.test.js',
    'test/help.js',
    'a/b/__tests__/x.ts',
    'pkg/x_test.go',
    'tests/test_x.py',
    'conftest.py',
    'src/test/java/PriceTest.java',
    'src/types.d.ts',
    'vite.config.ts',
    '.eslintrc.cjs',
    'vendor/node_modules/x/index.js',
    'deploy.sh',
  ])('of %s, in no report, are nothing to cover', (path) => {
    expect(judge(rule, changeOf({ [path]: [1] }))).toMatchObject({
      verdict: 'pass',
      outcome: 'not-applicable',
      shown: { covered: 0, total: 0 },
    });
  });

  it('of a test that the reports do mention count', () => {
    const world = { lcov: [[recordOf('src/a.js').replace('src/a.js', 'README.md')]] } as const;
    expect(judge(rule, changeOf({ 'README.md': [4] }), world)).toMatchObject({ outcome: 'fail' });
  });

  it('of an ending that the reports cover count where they miss it', () => {
    const world = { lcov: [[recordOf('README.md')]] } as const;
    expect(judge(rule, changeOf({ 'GUIDE.md': [1] }), world)).toMatchObject({ outcome: 'fail' });
  });

  it('of a file that the report says has nothing to cover are none', () => {
    const world = {
      lcov: [[`${recordOf('src/a.js')}SF:src/types.ts\nLF:0\nLH:0\nend_of_record\n`]],
    } as const;
    expect(judge(rule, changeOf({ 'src/types.ts': [1, 2] }), world)).toMatchObject({
      outcome: 'not-applicable',
    });
  });

  it('are counted down where the report states worse than it lists', () => {
    const lessHit = { lcov: [[`SF:src/a.js\nDA:1,1\nDA:2,1\nLF:2\nLH:1\nend_of_record\n`]] } as const;
    expect(judge(rule, changeOf({ 'src/a.js': [1, 2] }), lessHit).shown).toStrictEqual({
      covered: 1,
      total: 2,
    });
    const more = { lcov: [[`SF:src/a.js\nDA:1,1\nLF:4\nLH:1\nend_of_record\n`]] } as const;
    expect(judge(rule, changeOf({ 'src/a.js': [1, 2, 3] }), more).shown).toStrictEqual({
      covered: 1,
      total: 3,
    });
  });

  it('never look better for a stated total', () => {
    const marks = fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        marks,
        fc.nat(9),
        fc.nat(9),
        fc.uniqueArray(fc.integer({ min: 1, max: 10 })),
        (hits, a, b, lines) => {
          const listed = hits.map((hit, index) => `DA:${index + 1},${hit}`).join('\n');
          const change = changeOf({ 'src/a.js': lines.sort((left, right) => left - right) });
          const textOf = (stated: string): World => ({
            lcov: [[`SF:src/a.js\n${listed}\n${stated}end_of_record\n`]],
          });
          const plain = judge(rule, change, textOf('')).shown;
          const stated = judge(rule, change, textOf(`LF:${Math.max(a, b)}\nLH:${Math.min(a, b)}\n`)).shown;
          if (stated === null || plain === null) return;
          expect(stated.covered).toBeLessThanOrEqual(plain.covered);
          expect(stated.total - stated.covered).toBeGreaterThanOrEqual(plain.total - plain.covered);
        },
      ),
    );
  });

  it.each([
    [
      'which lines are covered is not said',
      changeOf({ 'src/a.js': [1] }),
      'SF:src/a.js\nLF:9\nLH:8\nend_of_record\n',
      'coverage-lines-unlisted',
    ],
    [
      'the file was altered after the checkout',
      changeOf({ 'src/a.js': [1] }, { altered: new Set(['src/a.js']) }),
      recordOf('src/a.js'),
      'changed-file-altered',
    ],
    [
      'a report lists lines behind the end of the file',
      changeOf({ 'src/a.js': [1] }, { lineCounts: new Map([['src/a.js', 3]]) }),
      recordOf('src/a.js'),
      'changed-file-outdated',
    ],
    ['the change is not known', shallow, recordOf('src/a.js'), 'change-history-shallow'],
    ['a report is cut off', changeOf({ 'README.md': [1] }), 'SF:src/a.js\nDA:1,1\n', 'measurement-broken'],
  ])('are not judged when %s', (_, change, text, code) => {
    const judged = judge(rule, change, { lcov: [[text]] });
    expect([judged.outcome, judged.code, judged.shown]).toStrictEqual(['inconclusive', code, null]);
  });

  it.each([4, 5, 6])('are judged where the file has %i lines of the 5 that are listed', (count) => {
    const change = changeOf({ 'src/a.js': [1] }, { lineCounts: new Map([['src/a.js', count]]) });
    expect(judge(rule, change, { lcov: [[recordOf('src/a.js')]] }).verdict).toBe('pass');
  });

  it('are not judged without a report of coverage, whatever the change is', () => {
    const judged = judge(rule, changeOf({ 'README.md': [1] }), { lcov: [], entries: [] });
    expect([judged.verdict, judged.code]).toStrictEqual(['inconclusive', 'coverage-not-reported']);
  });

  it('are not judged when a path of the report may be the changed file or another', () => {
    const world = { lcov: [[`${recordOf('src/b.js')}SF:/app/src/a.js\nDA:1,1\nend_of_record\n`]] } as const;
    const repository = repositoryFiles(
      ['packages/web/src/a.js', 'packages/api/src/a.js', 'src/b.js'],
      '/w',
      true,
    );
    const reading = { path: 'x', sizeBytes: 1, entries: [0], read: read(world.lcov[0][0]) };
    const found = withChange(
      measure([entry({})], [reading], repository),
      changeOf({ 'packages/web/src/a.js': [1] }),
      {
        changedLines: true,
        whenChanged: false,
      },
    );
    expect(found.changed).toMatchObject([{ path: 'packages/web/src/a.js', doubt: 'ambiguous' }]);
    expect(shownTotals(found).coverage?.['changed-lines']).toBeNull();
  });

  it('are judged beside files that were altered and are none of the change, which is told', () => {
    const change = changeOf({ 'src/a.js': [1] }, { altered: new Set(['lock']), isRenameSearchCut: true });
    const judged = judge(rule, change);
    expect([judged.outcome, judged.notes]).toStrictEqual(['pass', ['tree-altered', 'renames-not-followed']]);
  });

  it('are nothing in a change that is empty, or only removes', () => {
    const removed = changeOf({}, { touched: new Set(['src/a.js']) });
    expect(judge(rule, removed)).toMatchObject({ verdict: 'pass', outcome: 'not-applicable' });
    expect(judge(rule, removed).fix).toContain('src/a.js');
  });
});

describe('changed lines of a part', () => {
  const scoped = (glob: string): string => `coverage.changed-lines in "${glob}" >= 60%`;

  it('are those of files in the glob', () => {
    const world = { lcov: [[recordOf('src/a.js') + recordOf('src/b.js')]] } as const;
    const change = changeOf({ 'src/a.js': [1], 'src/b.js': [4] });
    expect(judge(scoped('src/a.js'), change, world).outcome).toBe('pass');
    expect(judge(scoped('src/b*'), change, world).outcome).toBe('fail');
    expect(judge(scoped('src/a*'), changeOf({ 'src/b.js': [4] }), world).outcome).toBe('not-applicable');
  });

  it('are inconclusive when the glob means nothing: it may be misspelt', () => {
    expect(judge(scoped('scr/**'), changeOf({ 'src/a.js': [4] }))).toMatchObject({
      verdict: 'inconclusive',
      code: 'coverage-scope-empty',
    });
  });

  it('are those of each package; a file in no report belongs to the nearest', () => {
    const world: World = {
      entries: [entry({ package: 'web' }), entry({ package: 'api' })],
      lcov: [
        [recordOf('packages/web/src/a.js'), 0],
        [recordOf('packages/api/src/a.js'), 1],
      ],
    };
    const text = 'coverage.changed-lines in each package >= 60%';
    const change = changeOf({ 'packages/web/src/a.js': [1], 'packages/api/src/fresh.js': [1] });
    const { decision, measurements } = judge(text, change, world);
    expect(decision.results[0]?.members.map(({ member, outcome }) => [member, outcome])).toStrictEqual([
      ['api', 'fail'],
      ['web', 'pass'],
    ]);
    expect(measurements.packages.get('web')?.changed).toHaveLength(1);
    const near = judge(text, changeOf({ 'fresh.js': [1] }), world);
    expect(near.decision.results[0]?.members.map(({ outcome }) => outcome)).toStrictEqual(['fail', 'fail']);
  });
});

describe('when changed', () => {
  const when = (scope: string): string => `coverage.lines ${scope}>= 90% when changed`;
  const both: World = { lcov: [[recordOf('src/a.js') + recordOf('src/b.js')]] };

  it.each([
    ['the whole, a file of which changed', '', ['README.md'], 'fail'],
    ['the whole, nothing of which changed', '', [], 'not-applicable'],
    ['a glob, in which a file changed', 'in "src/**" ', ['src/b.js'], 'fail'],
    ['a glob, in which a file that nobody covers changed', 'in "src/**" ', ['src/x.css'], 'fail'],
    ['a glob, in which nothing changed', 'in "src/**" ', ['README.md'], 'not-applicable'],
    ['a glob that means nothing', 'in "scr/**" ', ['README.md'], 'inconclusive'],
    ['each file', 'in each file "src/a*" ', ['src/a.js'], 'fail'],
    ['each file, another of which changed', 'in each file "src/a*" ', ['src/b.js'], 'not-applicable'],
  ])('judges %s', (_, scope, touched, outcome) => {
    const change = changeOf({}, { touched: new Set(touched) });
    expect(judge(when(scope), change, both).outcome).toBe(outcome);
  });

  it('judges each package that the change touches', () => {
    const world: World = {
      entries: [entry({ package: 'web' }), entry({ package: 'api' })],
      lcov: [
        [recordOf('packages/web/src/a.js'), 0],
        [recordOf('packages/api/src/a.js'), 1],
      ],
    };
    const outcomes = (path: string) =>
      judge(
        when('in each package '),
        changeOf({}, { touched: new Set([path]) }),
        world,
      ).decision.results[0]?.members.map(({ outcome }) => outcome);
    expect(outcomes('packages/api/package.json')).toStrictEqual(['fail', 'not-applicable']);
    expect(outcomes('package.json')).toStrictEqual(['fail', 'fail']);
  });

  it('judges when the change is not known, and says so', () => {
    const judged = judge(when('in "src/**" '), shallow);
    expect([judged.outcome, judged.notes]).toStrictEqual(['fail', ['change-not-known']]);
  });

  it('is no way around a report that is missing or broken', () => {
    const untouched = changeOf({});
    expect(judge(when(''), untouched, { lcov: [], entries: [] }).outcome).toBe('inconclusive');
    expect(judge(when(''), untouched, { lcov: [['SF:src/a.js\n']] }).outcome).toBe('inconclusive');
    expect(judge('tests.count >= 1 when changed', untouched).outcome).toBe('inconclusive');
  });
});

describe('the annotations', () => {
  it('stand at the lines that are new and not covered, where a rule on them fails', () => {
    const { decision, measurements } = judge(rule, changeOf({ 'src/a.js': [3, 4, 5], 'src/x.ts': [2] }));
    const placed = annotationsOf(decision, measurements).filter(({ file }) => file !== null);
    expect(
      placed.map(({ file, line, endLine, blocking, inDiff }) => [file, line, endLine, blocking, inDiff]),
    ).toStrictEqual([
      ['src/a.js', 4, 5, true, true],
      ['src/x.ts', 2, 2, true, true],
    ]);
    const passing = judge('coverage.changed-lines >= 1%', changeOf({ 'src/a.js': [3, 4, 5] }));
    expect(annotationsOf(passing.decision, passing.measurements)).toStrictEqual([]);
  });
});

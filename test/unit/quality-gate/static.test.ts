import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lookAt } from '@interlock/reports/domain/format';
import { definitionOf, formatNames, type Format } from '@interlock/reports/steps/every-format';
import type { StaticReport } from '@interlock/reports/domain/static/static-report';

import { coverageSamples } from './coverage-samples.ts';
import { utf16 } from './encode.ts';
import { passing, runGate } from './gate.ts';
import { read, readBytes, refusal } from './read.ts';
import { staticSamples } from './static-samples.ts';
import { testSamples } from './test-samples.ts';

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');

function readStatic(text: string, format: Format | null = null): StaticReport {
  const report = read(text, { format, kind: 'static' });
  if (report.kind !== 'static') throw new Error(`not static: ${JSON.stringify(report)}`);
  return report.report;
}

/** errors, warnings, notes, suppressed. */
function countsOf({ counts, suppressed }: StaticReport): readonly number[] {
  const sum = (level: string): number =>
    counts.filter((one) => one.level === level).reduce((total, { count }) => total + count, 0);
  return [sum('error'), sum('warning'), sum('note'), suppressed];
}

const json = (value: unknown): string => JSON.stringify(value);
const sarifOf = (run: object, version = '2.1.0'): string =>
  json({ version, runs: [{ tool: { driver: { name: 'Lint' } }, ...run }] });
const perSample = staticSamples.map((sample, index) => [`${index} ${sample.format}`, sample] as const);

describe.each(perSample)('static sample %s', (_title, { format, text, counts, lookedAt }) => {
  it('is counted as a person counts it, and agrees with itself', () => {
    const report = readStatic(text);
    expect(countsOf(report)).toStrictEqual(counts);
    expect([report.lookedAt, report.disagreements]).toStrictEqual([lookedAt, []]);
  });

  it('is recognized by its own format and by no other of its kind', () => {
    const head = lookAt(text);
    const names = formatNames.filter((name) => definitionOf(name).recognizes(head));
    expect(names.filter((name) => definitionOf(name).kind === 'static')).toStrictEqual([format]);
    expect(names.filter((name) => ['tests', 'coverage'].includes(definitionOf(name).kind))).toStrictEqual([]);
  });

  it('reads the same in any encoding, with any line ends and in any pieces', () => {
    const whole = read(text, { kind: 'static' });
    for (const order of ['le', 'be'] as const)
      expect(readBytes(utf16(text, order, true), { kind: 'static' })).toStrictEqual(whole);
    expect(read(`\ufeff${text}`, { kind: 'static' })).toStrictEqual(whole);
    expect(countsOf(readStatic(text.replaceAll('\n', '\r\n')))).toStrictEqual(counts);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), (pieceBytes) => {
        expect(read(text, { pieceBytes, kind: 'static' })).toStrictEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  it('never reads as better than the whole when its end is missing', () => {
    for (let length = 0; length < text.trimEnd().length; length += 1) {
      const cut = read(text.slice(0, length), { format, kind: 'static' });
      if (cut.kind === 'unusable') continue;
      if (cut.kind !== 'static') throw new Error('not static');
      expect(countsOf(cut.report).slice(0, 2)).toStrictEqual(counts.slice(0, 2));
    }
  });
});

describe('reports that linters and type checkers really wrote', () => {
  it.each<readonly [string, readonly number[], string | null]>([
    // "4 problems (3 errors, 1 warning)", one of them a file that could not be parsed, and one suppressed.
    ['eslint-9.json', [3, 1, 0, 1], null],
    // "Ran 3 rules on 5 files: 3 findings", two of the rule whose severity is ERROR, one of WARNING.
    ['semgrep-1.sarif', [2, 1, 0, 0], null],
    // "Passed checks: 1, Failed checks: 3, Skipped checks: 0".
    ['checkov-3.sarif', [3, 0, 0, 0], null],
    // Two findings of the level error and two warnings.
    ['zizmor-1.sarif', [2, 2, 0, 0], null],
    // "4 issues: errcheck: 1, govet: 1, unused: 2".
    ['golangci-2.json', [4, 0, 0, 0], null],
    ['checkstyle-9.xml', [4, 0, 0, 0], null],
    ['tsc-5.txt', [4, 0, 0, 0], null],
    // "Found 4 errors in 2 files."
    ['tsc-5-pretty.txt', [4, 0, 0, 0], null],
    // "Found 2 errors."
    ['ruff-0.json', [2, 0, 0, 0], null],
    // "Found 2 errors in 1 file (checked 2 source files)".
    ['mypy-2.txt', [2, 0, 0, 0], null],
    ['mypy-2.jsonl', [2, 0, 0, 0], null],
    // "Code style issues found in 2 files."
    ['prettier-3.txt', [2, 0, 0, 0], null],
    // "1 file would be reformatted, 1 file would be left unchanged."
    ['black-26.txt', [1, 0, 0, 0], null],
    // "1 file would be reformatted, 1 file already formatted".
    ['ruff-format-0.txt', [1, 0, 0, 0], null],
    ['gofmt-1.txt', [1, 0, 0, 0], null],
  ])('%s has the totals that the tool printed', (name, expected) => {
    const report = readStatic(fixture(name));
    expect(countsOf(report)).toStrictEqual(expected);
    expect(report.disagreements).toStrictEqual([]);
  });

  it('name rule, file and line', () => {
    const places = (name: string) =>
      readStatic(fixture(name)).notable.map(({ rule, file, line }) => [rule, file, line]);
    expect(places('golangci-2.json')[1]).toStrictEqual(['govet', 'main.go', 13]);
    expect(places('semgrep-1.sarif')[0]).toStrictEqual(['divide', 'price.py', 6]);
    expect(places('tsc-5-pretty.txt')).toStrictEqual(places('tsc-5.txt'));
    expect(places('mypy-2.txt')).toStrictEqual(places('mypy-2.jsonl'));
    expect(places('ruff-format-0.txt')).toStrictEqual([['format', 'price.py', 10]]);
    expect(places('checkstyle-9.xml')[1]?.[0]).toBe('DesignForExtension');
  });
});

describe('what a tool that saw nothing, or broke off, leaves behind', () => {
  const failed = { results: [], invocations: [{ executionSuccessful: false }] };
  it.each<readonly [string, string, string]>([
    ['static-saw-nothing', 'an ESLint list of no file', '[]'],
    [
      'static-saw-nothing',
      'ESLint that passed over its only file',
      json([
        {
          filePath: 'a.js',
          messages: [
            {
              ruleId: null,
              fatal: false,
              severity: 1,
              message: 'File ignored because of a matching ignore pattern.',
            },
          ],
        },
      ]),
    ],
    ['static-saw-nothing', 'SARIF without a run', '{"version":"2.1.0","runs":[]}'],
    ['static-saw-nothing', 'a SARIF run without results', sarifOf({})],
    ['static-saw-nothing', 'a SARIF run with results that are null', sarifOf({ results: null })],
    ['static-tool-failed', 'a SARIF run that did not succeed', sarifOf(failed)],
    [
      'static-tool-failed',
      'a SARIF run with an error of the tool',
      sarifOf({
        results: [],
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: [{ level: 'error', message: { text: 'x' } }],
          },
        ],
      }),
    ],
    ['report-format-unsupported', 'SARIF of another version', sarifOf({ results: [] }, '2.0.0')],
    [
      'report-format-unsupported',
      'SARIF whose results stand elsewhere',
      sarifOf({ externalPropertyFileReferences: { results: [{ location: { uri: 'x' } }] } }),
    ],
    ['static-saw-nothing', 'Checkstyle without a file', '<checkstyle version="5.0"></checkstyle>'],
    [
      'static-saw-nothing',
      'golangci-lint without a linter',
      '{"Issues":[],"Report":{"Linters":[{"Name":"x"}]}}',
    ],
    [
      'static-tool-failed',
      'golangci-lint that says an error',
      '{"Issues":[],"Report":{"Error":"timeout","Linters":[{"Name":"x","Enabled":true}]}}',
    ],
    ['static-saw-nothing', 'ruff without a file', 'ruff exit 0\n'],
    ['static-tool-failed', 'ruff that broke off', 'ruff exit 2\n'],
    ['static-end-missing', 'tsc without an end', 'src/a.ts(1,2): error TS2322: no\n'],
    ['static-end-missing', 'tsc with half of an end', 'src/a.ts(1,2): error TS2322: no\ntsc exit 2'],
    ['static-tool-failed', 'tsc that was not found', 'sh: 1: tsc: not found\ntsc exit 127\n'],
    ['static-tool-failed', 'tsc that failed and lists nothing', 'tsc exit 2\n'],
    [
      'static-end-missing',
      'tsc of two projects, the second without an end',
      'tsc exit 0\na.ts(1,2): error TS1: no\n',
    ],
    [
      'static-tool-failed',
      'mypy that could not go on',
      'a.py:1: error: no  [syntax]\nFound 1 error in 1 file (errors prevented further checking)\n',
    ],
    ['static-tool-failed', 'mypy that could not start', 'mypy exit 2\n'],
    [
      'static-end-missing',
      'Prettier without its code',
      'Checking formatting...\nAll matched files use Prettier code style!\n',
    ],
    [
      'static-saw-nothing',
      'ruff format without a file',
      'warning: No Python files found\nruff format exit 0\n',
    ],
    [
      'static-saw-nothing',
      'tsc over references alone',
      'Files:               0\nTotal time:      0.02s\ntsc exit 0\n',
    ],
    [
      'static-end-missing',
      'a list of Prettier without its code',
      'Checking formatting...\n[warn] src/a.ts\n',
    ],
    [
      'static-tool-failed',
      'Prettier where nothing matched',
      'Checking formatting...\nAll matched files use Prettier code style!\nprettier exit 2\n',
    ],
    ['static-tool-failed', 'Prettier whose stderr is missing', 'Checking formatting...\nprettier exit 1\n'],
    ['static-tool-failed', 'gofmt over a file that is no Go', 'gofmt exit 2\n'],
    [
      'static-saw-nothing',
      'black without a file',
      'No Python files are present to be formatted. Nothing to do 😴\nblack exit 0\n',
    ],
    [
      'static-tool-failed',
      'black over a file that it cannot parse',
      '1 file would be left unchanged, 1 file would fail to reformat.\nblack exit 123\n',
    ],
    [
      'static-tool-failed',
      'ruff format over a file that it cannot parse',
      '1 file already formatted\nruff format exit 2\n',
    ],
    ['static-end-missing', 'a second list of Prettier without its code', 'prettier exit 0\nsrc/a.ts\n'],
    ['static-end-missing', 'ruff format without its code', '1 file already formatted\n'],
  ])('is %s: %s', (code, _title, text) => {
    expect(refusal(read(text, { kind: 'static' }))).toBe(code);
  });
});

describe('what counts against a report', () => {
  it.each<readonly [string, string, readonly number[]]>([
    [
      'ESLint that states more errors than it lists',
      json([{ filePath: 'a.js', messages: [], errorCount: 2, warningCount: 1 }]),
      [2, 1, 0, 0],
    ],
    [
      'ESLint with a severity that is none',
      json([{ filePath: 'a.js', messages: [{ ruleId: 'x', severity: 'high', message: 'no' }] }]),
      [1, 0, 0, 0],
    ],
    [
      'SARIF with a level that is none',
      sarifOf({ results: [{ level: 'critical', message: {} }] }),
      [1, 0, 0, 0],
    ],
    ['SARIF with an open question', sarifOf({ results: [{ kind: 'open', message: {} }] }), [0, 1, 0, 0]],
    [
      'SARIF with a suppression that was refused',
      sarifOf({ results: [{ level: 'error', message: {}, suppressions: [{ status: 'rejected' }] }] }),
      [1, 0, 0, 0],
    ],
    [
      'SARIF with one suppression of two that is accepted',
      sarifOf({
        results: [
          { level: 'error', message: {}, suppressions: [{ status: 'accepted' }, { status: 'underReview' }] },
        ],
      }),
      [1, 0, 0, 0],
    ],
    [
      'SARIF with no suppression',
      sarifOf({ results: [{ level: 'error', message: {}, suppressions: [] }] }),
      [1, 0, 0, 0],
    ],
    [
      'SARIF of a finding that is gone',
      sarifOf({ results: [{ level: 'error', baselineState: 'absent' }] }),
      [0, 0, 0, 0],
    ],
    [
      'tsc that states more than it lists',
      'a.ts:1:2 - error TS1: no\nFound 3 errors in 2 files.\n',
      [3, 0, 0, 0],
    ],
    [
      'tsc behind the prefix of another tool',
      'web:types: error TS18003: No inputs\ntsc exit 2\n',
      [1, 0, 0, 0],
    ],
    [
      'Prettier behind what npx and yarn print',
      'npm warn Unknown config\nyarn run v1.22\n$ prettier --check .\nChecking formatting...\n[warn] src/a.ts\nDone in 0.5s.\nprettier exit 1\n',
      [1, 0, 0, 0],
    ],
    ['black that states more than it lists', '2 files would be reformatted.\nblack exit 1\n', [2, 0, 0, 0]],
    [
      'Checkstyle that broke off over a file',
      '<checkstyle><file name="A"><exception>x</exception></file></checkstyle>',
      [1, 0, 0, 0],
    ],
  ])('%s', (_title, text, expected) => {
    expect(countsOf(readStatic(text))).toStrictEqual(expected);
  });

  it('is the level that a rule has in an extension, before or behind the results', () => {
    const extensions = [
      { name: 'pack', rules: [{ id: 'x/y' }, { id: 'x/z', defaultConfiguration: { level: 'error' } }] },
    ];
    const results = [
      { rule: { index: 1, toolComponent: { index: 0 } }, message: { text: 'no' } },
      { ruleId: 'x/z', message: { text: 'no' } },
      { ruleId: 'x/z/part', message: { text: 'no' } },
      { ruleId: 'x/y', message: { text: 'no' } },
    ];
    const tool = { driver: { name: 'Pack' }, extensions };
    for (const run of [
      { tool, results },
      { results, tool },
    ]) {
      const report = readStatic(json({ version: '2.1.0', runs: [run] }));
      expect(countsOf(report)).toStrictEqual([3, 1, 0, 0]);
      expect(report.notable.map(({ rule }) => rule)).toStrictEqual(['x/z', 'x/z', 'x/z/part', 'x/y']);
    }
  });

  it('is every result of a run, of which only the first of a rule are named', () => {
    const results = Array.from({ length: 700 }, (_, index) => ({
      ruleId: index < 350 ? 'warns' : 'fails',
      message: { text: `number ${index}` },
      locations: [{ physicalLocation: { artifactLocation: { uri: `src/${index % 3}.ts` } } }],
    }));
    const tool = {
      driver: { name: 'Lint', rules: [{ id: 'fails', defaultConfiguration: { level: 'error' } }] },
    };
    const report = readStatic(json({ version: '2.1.0', runs: [{ results, tool }] }));
    expect(countsOf(report)).toStrictEqual([350, 350, 0, 0]);
    expect(report.notable.filter(({ level }) => level === 'error')).toHaveLength(200);
    expect(report.counts.map(({ rule, file, count }) => `${rule} ${file} ${count}`).sort()).toStrictEqual([
      ...['fails src/0.ts 117', 'fails src/1.ts 116', 'fails src/2.ts 117'],
      ...['warns src/0.ts 117', 'warns src/1.ts 117', 'warns src/2.ts 116'],
    ]);
  });

  it.each([
    ['src/a%20b.ts', undefined, 'src/a b.ts'],
    ['src/100%.ts', undefined, 'src/100%.ts'],
    ['file:///home/runner/work/shop/shop/src/a%20b.ts', undefined, '/home/runner/work/shop/shop/src/a b.ts'],
    ['file:///C:/shop/a.ts', undefined, 'C:/shop/a.ts'],
    ['src/a.ts', '%SRCROOT%', 'src/a.ts'],
    ['a.ts', 'SRC', '/home/runner/work/shop/shop/src/a.ts'],
  ])('knows the file that the URI %s (%s) means', (uri, uriBaseId, file) => {
    const originalUriBaseIds = {
      ROOT: { uri: 'file:///home/runner/work/shop/shop/' },
      SRC: { uri: 'src/', uriBaseId: 'ROOT' },
    };
    const location = { physicalLocation: { artifactLocation: { uri, uriBaseId } } };
    const results = [{ level: 'error', message: { text: 'x' }, locations: [location] }];
    expect(readStatic(sarifOf({ originalUriBaseIds, results })).notable[0]?.file).toBe(file);
  });
});

describe('the gate', () => {
  const eslintOf = (files: Readonly<Record<string, number>>): string =>
    json(
      Object.entries(files).map(([filePath, errors]) => ({
        filePath,
        messages: Array.from({ length: errors }, (_, index) => ({
          ruleId: 'no-var',
          severity: 2,
          message: 'Unexpected var.',
          line: index + 1,
        })),
        suppressedMessages: [],
        errorCount: errors,
        warningCount: 0,
      })),
    );
  const gate = (require: string, content: string, reports = '- static: lint.json') =>
    runGate({ inputs: { reports, require }, files: { 'lint.json': content } });
  const reportOf = (outcome: Awaited<ReturnType<typeof runGate>>) =>
    JSON.parse(String(outcome.ports.files.contents.get('/temp/interlock/quality-gate/report.json'))) as {
      notes: { code: string }[];
      static: unknown;
    };

  it('judges errors and warnings, of a rule or a tool, in a folder', async () => {
    const content = eslintOf({ '/workspace/src/a.js': 2, '/workspace/src/b.js': 0 });
    expect((await gate('- lint.errors == 0', content)).verdict).toBe('fail');
    expect((await gate('- lint.errors <= 2\n- lint.warnings == 0', content)).verdict).toBe('pass');
    expect((await gate('- lint.errors of no-var <= 1', content)).verdict).toBe('fail');
    expect((await gate('- lint.errors of eslint == 2', content)).verdict).toBe('pass');
    expect((await gate('- lint.errors in "src/b*" == 0', content)).verdict).toBe('pass');
    expect((await gate('- lint.errors in "src/a*" == 0', content)).verdict).toBe('fail');
    expect((await gate('- lint.errors in "lib/**" == 0', content)).codes).toStrictEqual([
      'static-scope-empty',
    ]);
  });

  it('counts a finding without a file in every folder', async () => {
    const outcome = await gate('- types.errors in "src/**" == 0', 'error TS5023: x\ntsc exit 1\n');
    expect(outcome.verdict).toBe('fail');
  });

  it('says where, in annotations that block', async () => {
    const outcome = await runGate({
      inputs: { reports: '- static: lint.json', require: '- lint.errors == 0', check: 'never' },
      files: { 'lint.json': eslintOf({ '/workspace/src/a.js': 1 }) },
    });
    expect(outcome.ports.runner.annotations).toContainEqual(
      expect.objectContaining({
        level: 'error',
        text: 'Unexpected var.',
        place: expect.objectContaining({ file: 'src/a.js', line: 1 }) as unknown,
      }),
    );
    expect(reportOf(outcome).static).toMatchObject({
      lint: { errors: 1, warnings: 0, files: 1 },
      types: null,
      findings: [{ rule: 'no-var', file: 'src/a.js', line: 1, tool: 'eslint' }],
    });
    expect(outcome.ports.runner.summary()).toContain('Unexpected var.');
  });

  it('judges each package', async () => {
    const outcome = await runGate({
      inputs: {
        reports:
          '- {kind: static, files: ["a.json"], package: a}\n- {kind: static, files: ["b.json"], package: b}',
        require: '- lint.errors in each package == 0',
      },
      files: { 'a.json': eslintOf({ 'src/a.js': 0 }), 'b.json': eslintOf({ 'src/b.js': 1 }) },
    });
    expect(outcome.verdict).toBe('fail');
    expect(outcome.output('reasons')).toMatchObject([{ where: 'b' }]);
  });

  it.each([
    ['lint of a report about types', '- lint.errors == 0', 'tsc exit 0\n', 'static-not-reported'],
    [
      'types of a report about lint',
      '- types.errors == 0',
      eslintOf({ 'src/a.js': 0 }),
      'static-not-reported',
    ],
    ['tests', '- lint.errors == 0', passing, 'report-kind-differs'],
    ['nothing', '- lint.errors == 0', '', 'report-empty'],
    ['nothing but white space', '- lint.errors == 0', '\n\n', 'report-empty'],
    ['a list of nothing', '- lint.errors == 0', '[]', 'static-saw-nothing'],
    [
      'files of another repository',
      '- lint.errors == 0',
      eslintOf({ '/other/x.rb': 0 }),
      'source-of-no-repository-file',
    ],
  ])('never passes on %s', async (_title, require, content, code) => {
    const outcome = await gate(require, content);
    expect(outcome.verdict).not.toBe('pass');
    expect(outcome.codes).toContain(code);
  });

  it('tells what it cannot know, and what no rule judges', async () => {
    const codesOf = async (require: string, content: string) =>
      reportOf(await gate(require, content)).notes.map(({ code }) => code);
    expect(await codesOf('- types.errors == 0', 'tsc exit 0\n')).toStrictEqual(['static-looked-at-unknown']);
    const clean = eslintOf({ 'src/a.js': 0 });
    expect(await codesOf('- lint.errors of no-vra == 0', clean)).toStrictEqual(['static-name-unmatched']);
    expect(await codesOf('- lint.errors == 0', clean)).toStrictEqual([]);
    const both = await runGate({
      inputs: { reports: '- static: lint.json\n- tests: a.xml' },
      files: { 'lint.json': clean, 'a.xml': passing },
    });
    expect(both.verdict).toBe('pass');
    expect(reportOf(both).notes.map(({ code }) => code)).toStrictEqual(['not-judged']);
  });

  it('is not judged by the samples of other kinds', async () => {
    for (const { text } of [...testSamples, ...coverageSamples]) {
      const outcome = await gate('- lint.errors == 0', text);
      expect(outcome.verdict).not.toBe('pass');
    }
  });
});

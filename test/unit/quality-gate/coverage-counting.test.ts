import { describe, expect, it } from 'vitest';

import type { ReportEntry } from '@interlock/quality-gate/domain/manifest';
import { measure } from '@interlock/quality-gate/domain/measure';
import type { Measurements } from '@interlock/quality-gate/domain/measurements';
import { repositoryFiles } from '@interlock/checkout/domain/paths';

import { read, readCoverage, refusal } from './read.ts';

const entry: ReportEntry = {
  kind: 'coverage',
  files: ['*'],
  except: [],
  package: null,
  min: 1,
  max: null,
  format: null,
};

function measured(text: string, ...tracked: readonly string[]): Measurements {
  const reading = { path: 'reports/one', sizeBytes: text.length, entries: [0], read: read(text) };
  return measure([entry], [reading], repositoryFiles(tracked, '/w', true));
}

/** Lines by number: `.` not listed, `-` listed, `+` hit. */
function shown(text: string): string {
  const [file] = readCoverage(text).files.values();
  return Array.from(file?.lines ?? [], (mark) => '.-+'[mark] ?? '?').join('');
}

describe('blocks of Go', () => {
  const profile = (...blocks: readonly string[]): string =>
    ['mode: set', ...blocks.map((block) => `x/a.go:${block}`), ''].join('\n');

  it('inside of another decide about their own lines, so that a function never called is not covered', () => {
    // func f() {            2
    //   defer func() {      3
    //     a()               4
    //     b()               5
    //   }()                 6
    //   c()                 7
    // }                     8
    expect(shown(profile('2.10,8.2 2 1', '3.15,6.4 2 0'))).toBe('..++--+++');
    expect(shown(profile('3.15,6.4 2 1', '2.10,8.2 2 0'))).toBe('..-++++--');
  });

  it('share the line on which one ends and the next begins', () => {
    expect(shown(profile('1.1,2.10 1 1', '2.10,4.3 1 0', '5.2,6.1 1 1'))).toBe('.++--++');
  });

  it('that are there many times, in several profiles, are covered when they ever ran', () => {
    expect(shown(profile('1.1,2.9 1 0') + profile('1.1,2.9 1 3') + profile('1.1,2.9 1 0'))).toBe('.++');
  });

  it('are read in no more time than they and their lines take, however they overlap', () => {
    const blocks = Array.from({ length: 20_000 }, (_, at) => `${at + 1}.1,4000000.${at + 1} 1 0`);
    expect(readCoverage(profile(...blocks)).files.size).toBe(1);
  });
});

describe('classes of Cobertura', () => {
  const classOf = (name: string, hits: number): string =>
    `<class name="${name}" filename="a.cs"><methods><method name="Run" signature="()"><lines><line number="1" hits="${hits}"/></lines></method></methods><lines><line number="1" hits="${hits}"/></lines></class>`;
  const report = (root: string, ...classes: readonly string[]): string =>
    `<coverage ${root}><packages><package><classes>${classes.join('')}</classes></package></packages></coverage>`;

  it('in one file keep methods of the same name apart', () => {
    const { coverage } = measured(report('line-rate="1"', classOf('A', 1), classOf('B', 0)), 'a.cs');
    expect(coverage?.whole.functions).toStrictEqual({ covered: 1, total: 2 });
  });

  it('are held against the share as well as the numbers of the root', () => {
    const { disagreements, worseStated } = readCoverage(
      report('line-rate="0.10" lines-valid="1" lines-covered="1"', classOf('A', 1)),
    );
    expect(disagreements).toHaveLength(1);
    expect(worseStated).toStrictEqual({ lines: { covered: 0, total: 1 } });
  });

  it('are refused where a line has branches and does not say how many', () => {
    const text = report('line-rate="1"', classOf('A', 1)).replace(
      '<lines><line number="1" hits="1"/></lines></class>',
      '<lines><line number="1" hits="1" branch="True"/></lines></class>',
    );
    expect(refusal(read(text))).toBe('number-invalid');
  });

  it('are refused where they count more branches than anybody lists', () => {
    const line = '<line number="1" hits="1" branch="true" condition-coverage="100% (60000/60000)"/>';
    const text = report('line-rate="1"', `<class filename="a"><lines>${line.repeat(200)}</lines></class>`);
    expect(refusal(read(text))).toBe('report-too-large');
    expect(refusal(read(text.replaceAll('60000', '70000')))).toBe('report-too-large');
  });
});

describe('totals without lines', () => {
  const summary = (...files: readonly (readonly [string, number, number])[]): string => {
    const of = (covered: number, total: number) => ({ covered, total, skipped: 0, pct: 'Unknown' });
    const parts = (covered: number, total: number) => ({
      lines: of(covered, total),
      statements: of(covered, total),
      functions: of(0, 0),
      branches: of(0, 0),
    });
    const sum = (at: 1 | 2): number => files.reduce((all, file) => all + file[at], 0);
    return JSON.stringify({
      total: parts(sum(1), sum(2)),
      ...Object.fromEntries(files.map(([path, covered, total]) => [path, parts(covered, total)])),
    });
  };

  it('count a file that is covered whole, beside one that is not', () => {
    const { coverage, findings } = measured(
      summary(['src/a.js', 10, 10], ['src/b.js', 0, 10]),
      'src/a.js',
      'src/b.js',
    );
    expect(coverage?.whole.lines).toStrictEqual({ covered: 10, total: 20 });
    expect(findings).toStrictEqual([]);
  });

  it('are no empty report where everything is covered', () => {
    const { coverage, findings } = measured(summary(['src/a.js', 10, 10]), 'src/a.js');
    expect(coverage?.whole.lines).toStrictEqual({ covered: 10, total: 10 });
    expect(findings).toStrictEqual([]);
  });

  it('are an empty report where there is nothing, and its share is Unknown', () => {
    expect(measured(summary(['src/a.js', 0, 0]), 'src/a.js').findings.map(({ code }) => code)).toStrictEqual([
      'coverage-empty',
    ]);
  });
});

describe('metrics of Clover', () => {
  const report = (metrics: string, ...lines: readonly string[]): string =>
    `<coverage generated="1"><project><metrics ${metrics}/><file name="a.js" path="/w/a.js"><metrics statements="2" coveredstatements="1"/>${lines.join('')}</file></project></coverage>`;
  const lines = ['<line num="1" type="stmt" count="1"/>', '<line num="2" type="stmt" count="0"/>'];

  it.each([
    ['the lines', 'statements="2" coveredstatements="1"', lines],
    [
      'statements of which two stand on one line',
      'statements="3" coveredstatements="2"',
      [...lines, '<line num="1" type="stmt" count="1"/>'],
    ],
    [
      'statements and conditions',
      'statements="3" coveredstatements="2"',
      [...lines, '<line num="1" type="cond" truecount="1" falsecount="0"/>'],
    ],
  ])('may be %s', (_what, metrics, listed) => {
    expect(readCoverage(report(metrics, ...listed)).disagreements).toStrictEqual([]);
  });

  it('gate where they are worse than what is listed', () => {
    const { disagreements, worseStated } = readCoverage(
      report('statements="9" coveredstatements="1"', ...lines),
    );
    expect(disagreements).toHaveLength(1);
    expect(worseStated).toStrictEqual({ lines: { covered: 1, total: 9 } });
  });
});

describe('the summary of OpenCover', () => {
  const report = (summary: string): string =>
    `<CoverageSession><Summary ${summary}/><Modules><Module><Files><File uid="1" fullPath="C:\\w\\src\\A.cs"/></Files><Classes><Class><Methods><Method visited="true"><Name>A::F()</Name><FileRef uid="1"/><SequencePoints><SequencePoint vc="1" sl="3" el="3"/><SequencePoint vc="0" sl="4" el="4"/><SequencePoint vc="1" sl="16707566" el="16707566"/></SequencePoints><BranchPoints/></Method></Methods></Class></Classes></Module></Modules></CoverageSession>`;

  it.each([
    'numSequencePoints="2" visitedSequencePoints="1" numBranchPoints="0" visitedBranchPoints="0" numMethods="1" visitedMethods="1"',
    'numSequencePoints="3" visitedSequencePoints="2" numBranchPoints="1" visitedBranchPoints="1"',
  ])('may count hidden points and methods without branches: %s', (summary) => {
    const { coverage, findings } = measured(report(summary), 'src/A.cs', 'src/B.cs');
    expect(findings).toStrictEqual([]);
    expect(coverage?.whole.lines).toStrictEqual({ covered: 1, total: 2 });
  });

  it('gates where it is worse than what is listed', () => {
    expect(readCoverage(report('numSequencePoints="2" visitedSequencePoints="0"')).worseStated).toStrictEqual(
      {
        lines: { covered: 0, total: 2 },
      },
    );
  });

  it('is of points that span no more lines than sources have', () => {
    const long = report('').replace(
      'el="3"/>',
      'el="4999999"/>'.concat('<SequencePoint vc="1" sl="1" el="4999999"/>'.repeat(50)),
    );
    expect(refusal(read(long))).toBe('report-too-large');
  });
});

describe('shards of one run', () => {
  const final = (id: string, covered: number): string =>
    JSON.stringify({
      '/w/src/a.js': {
        path: '/w/src/a.js',
        statementMap: { 0: { start: { line: 1, column: 0 }, end: { line: 1, column: 9 } } },
        s: { 0: covered },
        fnMap: {},
        f: {},
        branchMap: {
          [id]: {
            type: 'branch',
            line: 1,
            loc: { start: { line: 1, column: 4 }, end: { line: 1, column: 9 } },
            locations: [{}],
          },
        },
        b: { [id]: [covered] },
      },
    });

  it('that number the same branch otherwise mean the same branch', () => {
    const readings = [final('0', 0), final('7', 1)].map((text, index) => ({
      path: `reports/${index}`,
      sizeBytes: 1,
      entries: [0],
      read: read(text),
    }));
    const { coverage } = measure([entry], readings, repositoryFiles(['src/a.js'], '/w', true));
    expect(coverage?.whole.branches).toStrictEqual({ covered: 1, total: 1 });
    expect(coverage?.whole.lines).toStrictEqual({ covered: 1, total: 1 });
  });
});

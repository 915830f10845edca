import type { Format } from '@interlock/reports/steps/every-format';

/** A report of coverage, and what a person counts in it: covered/total. */
export interface CoverageSample {
  readonly format: Format;
  readonly text: string;
  readonly lines: string;
  readonly branches: string | null;
  readonly functions: string | null;
  /** Paths as the report writes them. */
  readonly paths: readonly string[];
  /** Whether a file that is cut between two of its parts can be told from a shorter one. */
  readonly hasEnd: boolean;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
const place = (line: number, column = 0) => ({ start: { line, column }, end: { line, column: column + 5 } });

/** One small report of each format. In each the last thing that is listed is not covered. */
export const coverageSamples: readonly CoverageSample[] = [
  {
    format: 'lcov',
    text: 'TN:\nSF:src/a.js\nFN:1,f\nFNDA:1,f\nFNF:1\nFNH:1\nBRDA:1,0,0,1\nBRDA:1,0,1,0\nBRF:2\nBRH:1\nDA:1,1\nDA:2,0\nLF:2\nLH:1\nend_of_record\nSF:src/b.js\nDA:1,0\nLF:1\nLH:0\nend_of_record\n',
    lines: '1/3',
    branches: '1/2',
    functions: '1/1',
    paths: ['src/a.js', 'src/b.js'],
    hasEnd: false,
  },
  {
    format: 'cobertura',
    text: `<?xml version="1.0" ?>
<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">
<coverage version="7" timestamp="1" lines-valid="5" lines-covered="3" line-rate="0.6" branches-valid="2" branches-covered="1" branch-rate="0.5" complexity="0"><sources><source>/home/runner/work/shop/shop/src</source></sources><packages><package name="." line-rate="0.6" branch-rate="0.5" complexity="0"><classes>
<class name="a.py" filename="a.py" line-rate="0.75"><methods><method name="f" signature=""><lines><line number="2" hits="1"/></lines></method><method name="g" signature=""><lines><line number="4" hits="0"/></lines></method></methods><lines><line number="1" hits="1"/><line number="2" hits="4" branch="true" condition-coverage="50% (1/2)" missing-branches="4"/><line number="3" hits="1"/><line number="4" hits="0"/></lines></class>
<class name="b.py" filename="b.py" line-rate="0"><methods/><lines><line number="1" hits="0"/></lines></class></classes></package></packages></coverage>
`,
    lines: '3/5',
    branches: '1/2',
    functions: '1/2',
    paths: ['a.py', 'b.py'],
    hasEnd: true,
  },
  {
    format: 'jacoco',
    text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd"><report name="shop"><sessioninfo id="x" start="1" dump="2"/><package name="com/acme"><class name="com/acme/Price" sourcefilename="Price.java"><method name="&lt;init&gt;" desc="()V" line="3"><counter type="METHOD" missed="0" covered="1"/></method><method name="round" desc="(D)D" line="5"><counter type="LINE" missed="1" covered="1"/><counter type="METHOD" missed="1" covered="0"/></method><counter type="CLASS" missed="0" covered="1"/></class><sourcefile name="Price.java"><line nr="3" mi="0" ci="3" mb="0" cb="0"/><line nr="5" mi="1" ci="2" mb="1" cb="1"/><line nr="6" mi="4" ci="0" mb="0" cb="0"/><counter type="LINE" missed="1" covered="2"/></sourcefile></package><counter type="INSTRUCTION" missed="5" covered="5"/><counter type="BRANCH" missed="1" covered="1"/><counter type="LINE" missed="1" covered="2"/><counter type="METHOD" missed="1" covered="1"/></report>
`,
    lines: '2/3',
    branches: '1/2',
    functions: '1/2',
    paths: ['com/acme/Price.java'],
    hasEnd: true,
  },
  {
    format: 'clover',
    text: `<?xml version="1.0" encoding="UTF-8"?><coverage generated="1"><project timestamp="1"><file name="/home/runner/work/shop/shop/src/Price.php"><class name="Price" namespace="global"><metrics methods="2" coveredmethods="1" conditionals="0" coveredconditionals="0" statements="3" coveredstatements="2"/></class><line num="5" type="method" name="a" count="1"/><line num="7" type="stmt" count="1"/><line num="8" type="stmt" count="2"/><line num="10" type="method" name="b" count="0"/><line num="12" type="stmt" count="0"/><metrics loc="14" ncloc="14" classes="1" methods="2" coveredmethods="1" conditionals="0" coveredconditionals="0" statements="3" coveredstatements="2" elements="5" coveredelements="3"/></file><metrics files="1" statements="3" coveredstatements="2"/></project></coverage>
`,
    lines: '2/3',
    branches: '0/0',
    functions: '1/2',
    paths: ['/home/runner/work/shop/shop/src/Price.php'],
    hasEnd: true,
  },
  {
    format: 'opencover',
    text: `<?xml version="1.0"?><CoverageSession><Summary numSequencePoints="3" visitedSequencePoints="2"/><Modules><Module hash="A"><ModulePath>shop.dll</ModulePath><Files><File uid="1" fullPath="C:\\shop\\src\\Price.cs"/></Files><Classes><Class><FullName>Price</FullName><Methods><Method visited="true"><Name>System.Int32 Price::A()</Name><FileRef uid="1"/><SequencePoints><SequencePoint vc="1" sl="3" el="3" fileid="1"/><SequencePoint vc="2" sl="4" el="5" fileid="1"/></SequencePoints><BranchPoints><BranchPoint vc="1" sl="4" path="0" offset="2" offsetend="5" fileid="1"/><BranchPoint vc="0" sl="4" path="1" offset="2" offsetend="9" fileid="1"/></BranchPoints></Method><Method visited="false"><Name>System.Void Price::B()</Name><FileRef uid="1"/><SequencePoints><SequencePoint vc="0" sl="8" el="8" fileid="1"/></SequencePoints><BranchPoints/></Method></Methods></Class></Classes></Module><Module skippedDueTo="Filter"><ModulePath>x.dll</ModulePath><Classes/></Module></Modules></CoverageSession>
`,
    lines: '3/4',
    branches: '1/2',
    functions: '1/2',
    paths: ['C:\\shop\\src\\Price.cs'],
    hasEnd: true,
  },
  {
    format: 'istanbul',
    text: json({
      '/home/runner/work/shop/shop/src/a.js': {
        path: '/home/runner/work/shop/shop/src/a.js',
        statementMap: { '0': place(1), '1': place(1, 9), '2': place(3), '3': place(4) },
        fnMap: { '0': { name: 'f', decl: place(1), loc: place(1), line: 1 } },
        branchMap: { '0': { loc: place(3), type: 'if', locations: [place(3), place(4)], line: 3 } },
        s: { '0': 1, '1': 0, '2': 7, '3': 0 },
        f: { '0': 0 },
        b: { '0': [7, 0] },
      },
    }),
    lines: '2/3',
    branches: '1/2',
    functions: '0/1',
    paths: ['/home/runner/work/shop/shop/src/a.js'],
    hasEnd: true,
  },
  {
    format: 'istanbul-summary',
    text: json({
      total: {
        lines: { total: 10, covered: 9, skipped: 0, pct: 90 },
        statements: { total: 12, covered: 10, skipped: 0, pct: 83.33 },
        functions: { total: 2, covered: 1, skipped: 0, pct: 50 },
        branches: { total: 0, covered: 0, skipped: 0, pct: 100 },
      },
      '/home/runner/work/shop/shop/src/a.js': {
        lines: { total: 10, covered: 9, skipped: 0, pct: 90 },
        statements: { total: 12, covered: 10, skipped: 0, pct: 83.33 },
        functions: { total: 2, covered: 1, skipped: 0, pct: 50 },
        branches: { total: 0, covered: 0, skipped: 0, pct: 100 },
      },
    }),
    lines: '9/10',
    branches: '0/0',
    functions: '1/2',
    paths: ['/home/runner/work/shop/shop/src/a.js'],
    hasEnd: true,
  },
  {
    format: 'go-cover',
    text: 'mode: set\ngithub.com/acme/shop/price.go:3.24,5.2 2 1\ngithub.com/acme/shop/price.go:5.2,7.3 1 0\n',
    lines: '3/5',
    branches: null,
    functions: null,
    paths: ['github.com/acme/shop/price.go'],
    hasEnd: false,
  },
  {
    format: 'coverage-py',
    text: json({
      meta: { format: 3, version: '7.11.0', branch_coverage: true, show_contexts: false },
      files: {
        'src/a.py': {
          executed_lines: [1, 2, 4],
          summary: { covered_lines: 3, num_statements: 4 },
          missing_lines: [5],
          excluded_lines: [9],
          executed_branches: [[2, 4]],
          missing_branches: [[2, -1]],
          functions: {
            f: { executed_lines: [4], missing_lines: [] },
            g: { executed_lines: [], missing_lines: [5] },
            '': { executed_lines: [1, 2], missing_lines: [] },
          },
        },
      },
      totals: {
        covered_lines: 3,
        num_statements: 4,
        num_branches: 2,
        covered_branches: 1,
        percent_covered: 66.6,
      },
    }),
    lines: '3/4',
    branches: '1/2',
    functions: '1/2',
    paths: ['src/a.py'],
    hasEnd: true,
  },
  {
    format: 'simplecov',
    text: json({
      RSpec: {
        coverage: {
          '/home/runner/work/shop/shop/lib/a.rb': { lines: [1, null, 0, 'ignored'], branches: {} },
        },
        timestamp: 1,
      },
      Cucumber: {
        coverage: {
          '/home/runner/work/shop/shop/lib/a.rb': {
            lines: [0, null, 0, 0],
            branches: {
              '[:if, 0, 1, 0, 3, 3]': { '[:then, 1, 2, 0, 2, 3]': 2, '[:else, 2, 3, 0, 3, 3]': 0 },
            },
          },
        },
        timestamp: 2,
      },
    }),
    lines: '1/3',
    branches: '1/2',
    functions: null,
    paths: ['/home/runner/work/shop/shop/lib/a.rb'],
    hasEnd: true,
  },
  {
    format: 'simplecov',
    text: json({
      meta: { simplecov_version: '0.22.0' },
      coverage: {
        '/home/runner/work/shop/shop/lib/a.rb': {
          lines: [1, null, 'ignored', 0],
          branches: [{ type: 'then', start_line: 2, end_line: 2, coverage: 0 }],
        },
      },
      groups: {},
    }),
    lines: '1/2',
    branches: '0/1',
    functions: null,
    paths: ['/home/runner/work/shop/shop/lib/a.rb'],
    hasEnd: true,
  },
  {
    // As gcovr writes it: lines without their instructions.
    format: 'jacoco',
    text: `<?xml version='1.0' encoding='utf-8'?>
<!DOCTYPE report SYSTEM 'https://www.jacoco.org/jacoco/trunk/coverage/report.dtd'>
<report name="GCOVR report"><package name=""><sourcefile name="a.c"><line nr="2"/><line nr="4" mb="2" cb="0"/><counter type="LINE" missed="1" covered="1"/><counter type="BRANCH" missed="2" covered="0"/><counter type="METHOD" missed="1" covered="2"/></sourcefile></package><counter type="LINE" missed="1" covered="1"/><counter type="BRANCH" missed="2" covered="0"/><counter type="METHOD" missed="1" covered="2"/></report>
`,
    lines: '1/2',
    branches: '0/2',
    functions: '2/3',
    paths: ['a.c'],
    hasEnd: true,
  },
  {
    // As OpenClover and gcovr write it: the metrics of the file stand in front of those of its classes.
    format: 'clover',
    text: `<?xml version='1.0' encoding='utf-8'?>
<coverage clover="1" generated="1"><project timestamp="1"><metrics elements="3" coveredelements="1" conditionals="2" coveredconditionals="1" statements="3" coveredstatements="1" methods="2" coveredmethods="1"/><package name="root"><file name="a.c" path="src/a.c"><metrics conditionals="2" coveredconditionals="1" statements="3" coveredstatements="1" methods="2" coveredmethods="1"/><class name="x"><metrics conditionals="0" coveredconditionals="0" statements="1" coveredstatements="1" methods="1" coveredmethods="1"/></class><line num="2" count="1" type="stmt"/><line num="3" truecount="0" falsecount="0" type="cond"/><line num="4" count="0" type="stmt"/></file></package></project></coverage>
`,
    lines: '1/3',
    branches: '1/2',
    functions: '1/2',
    paths: ['src/a.c'],
    hasEnd: true,
  },
];

import { describe, expect, it } from 'vitest';

import { ratioOf, type CoveragePart } from '@interlock/reports/domain/coverage/coverage';
import type { CoverageReport } from '@interlock/reports/domain/coverage/coverage-report';

import { read, readCoverage, readTests, refusal } from './read.ts';

/** What a report of one file says, as it is judged. */
function ratios(report: CoverageReport): Readonly<Record<CoveragePart, string | null>> {
  const [file] = report.files.values();
  if (file === undefined) throw new Error('no file');
  const shown = (part: CoveragePart): string | null => {
    const ratio = report.worseStated?.[part] ?? ratioOf(file, part);
    return ratio === null ? null : `${ratio.covered}/${ratio.total}`;
  };
  return { lines: shown('lines'), branches: shown('branches'), functions: shown('functions') };
}

describe('OpenCover', () => {
  const point = (line: number, visits: number, inside = ''): string =>
    `<SequencePoint vc="${visits}" sl="${line}" el="${line}" fileid="1">${inside}</SequencePoint>`;
  const branch = (line: number, path: number, visits: number, inside = ''): string =>
    `<BranchPoint vc="${visits}" sl="${line}" path="${path}" offset="${line}" offsetend="${line + path}" fileid="1">${inside}</BranchPoint>`;
  const method = (name: string, points: string, branches = ''): string =>
    `<Method visited="true"><Name>A::${name}()</Name><FileRef uid="1"/><SequencePoints>${points}</SequencePoints><BranchPoints>${branches}</BranchPoints></Method>`;
  const session = (summary: string, ...methods: readonly string[]): string =>
    `<CoverageSession><Summary ${summary}/><Modules><Module><Files><File uid="1" fullPath="a.cs"/></Files><Classes><Class><Methods>${methods.join('')}</Methods></Class></Classes></Module></Modules></CoverageSession>`;
  const one = method('F', point(3, 1), branch(3, 0, 1) + branch(3, 1, 0));
  const unvisited = method('G', point(9, 0), branch(9, 0, 0) + branch(9, 1, 0));
  const plain = method('H', point(12, 4));
  /** A method that the compiler made, without a line of source. */
  const hidden = method('I', '<SequencePoint vc="1" sl="16707566" el="16707566"/>');

  it.each([
    ['one more for each method with sequence points', [one], '3', '2', '1/2'],
    ['none more, as coverlet writes it', [one], '2', '1', '1/2'],
    ['one more for methods that nothing visited', [one, unvisited], '6', '2', '1/4'],
    ['one more for methods with branches and without', [one, unvisited, plain], '7', '3', '1/4'],
    ['one more for a method without source', [one, hidden], '4', '3', '1/2'],
    ['none more for many methods', [one, unvisited, plain], '4', '1', '1/4'],
  ])('may state of branches %s', (_what, methods, total, visited, branches) => {
    const report = readCoverage(
      session(`numBranchPoints="${total}" visitedBranchPoints="${visited}"`, ...methods),
    );
    expect(report.disagreements).toStrictEqual([]);
    expect(ratios(report).branches).toBe(branches);
  });

  it.each([
    ['fewer than are listed as visited', [one], '3', '1', '1/3'],
    ['more than are listed, by either count', [one], '4', '2', '1/3'],
    ['more than a method and its points', [one, plain], '6', '3', '1/4'],
  ])('is judged by its summary where that states %s', (_what, methods, total, visited, branches) => {
    const report = readCoverage(
      session(`numBranchPoints="${total}" visitedBranchPoints="${visited}"`, ...methods),
    );
    expect(report.disagreements).not.toStrictEqual([]);
    expect(ratios(report).branches).toBe(branches);
  });

  const visitors = '<TrackedMethodRefs><TrackedMethodRef uid="1" vc="1"/></TrackedMethodRefs>';

  it('lists in its points the tests that visited them (-coverbytest)', () => {
    const report = readCoverage(
      session(
        'numSequencePoints="2" visitedSequencePoints="1" numBranchPoints="3" visitedBranchPoints="2"',
        method('F', point(3, 1, visitors) + point(4, 0), branch(3, 0, 1, visitors) + branch(3, 1, 0)),
      ),
    );
    expect(report.disagreements).toStrictEqual([]);
    expect(ratios(report)).toStrictEqual({ lines: '1/2', branches: '1/2', functions: '1/1' });
  });

  it.each([
    ['a point in a point', point(3, 1, point(4, 0))],
    ['a list of tests outside of a point', visitors],
    ['a point under a name that is not known', `${point(3, 1)}<Point vc="0" sl="4" el="4"/>`],
  ])('is refused with %s', (_what, points) => {
    expect(refusal(read(session('', method('F', points))))).toBe('report-unparsable');
  });
});

describe('a Go profile without a final line feed', () => {
  const profile = (last: string): string => `mode: count\na.go:1.1,2.2 1 0\na.go:3.1,4.2 1 ${last}`;

  it.each(['0', '7', '12', '1', '12\r'])('is read up to its last count: %j', (last) => {
    const hit = last.startsWith('0') ? 0 : 2;
    expect(ratios(readCoverage(profile(last))).lines).toBe(`${hit}/4`);
  });

  it.each(Array.from({ length: 15 }, (_, cut) => profile('7').slice(0, -1 - cut)))(
    'cut within a block is cut: %j',
    (text) => {
      expect(refusal(read(text))).toBe('report-truncated');
    },
  );

  it('cut within its mode is cut', () => {
    expect(refusal(read('mode: count\na.go:1.1,2.2 1 0\nmode: co'))).toBe('report-truncated');
  });
});

describe('what `jest --json --coverage` writes', () => {
  const file = {
    path: '/w/src/a.js',
    statementMap: {
      0: { start: { line: 1, column: 0 }, end: { line: 1, column: 9 } },
      1: { start: { line: 2, column: 0 }, end: { line: 2, column: 9 } },
    },
    s: { 0: 1, 1: 0 },
    fnMap: {},
    f: {},
    branchMap: {},
    b: {},
  };
  const results = {
    numFailedTests: 0,
    numPassedTests: 1,
    numPendingTests: 0,
    numTotalTests: 1,
    success: true,
    testResults: [
      { name: '/w/a.test.js', status: 'passed', assertionResults: [{ title: 'a', status: 'passed' }] },
    ],
  };
  const text = JSON.stringify({ ...results, coverageMap: { '/w/src/a.js': file } });

  it('is read as coverage where it is given as coverage', () => {
    const found = read(text, { kind: 'coverage' });
    expect(found.kind).toBe('coverage');
    if (found.kind === 'coverage') expect(ratios(found.report).lines).toBe('1/2');
    expect(read(text, { kind: 'coverage', pieceBytes: 7 })).toStrictEqual(found);
    expect(read(text, { format: 'istanbul' })).toStrictEqual(found);
  });

  it('is read as tests elsewhere', () => {
    expect(readTests(text).counts.passed).toBe(1);
    expect(read(text, { kind: 'tests' }).kind).toBe('tests');
  });

  it.each([
    ['report-kind-differs', JSON.stringify(results)],
    ['report-kind-differs', JSON.stringify({ ...results, coverageMap: null })],
    ['report-unparsable', JSON.stringify({ ...results, coverageMap: [file] })],
    ['report-unparsable', JSON.stringify({ ...results, coverageMap: { 'a.js': { path: 'a.js' } } })],
    ['report-unparsable', JSON.stringify({ ...results, coverageMap: { 'a.js': 1 } })],
    ['coverage-empty', JSON.stringify({ ...results, coverageMap: {} })],
    ['report-truncated', text.slice(0, -3)],
  ])('is refused as coverage as %s: %s', (code, broken) => {
    expect(refusal(read(broken, { kind: 'coverage' }))).toBe(code);
  });
});

describe('whole numbers written as decimals', () => {
  const cobertura = (root: string, line: string): string =>
    `<coverage ${root}><packages><package><classes><class name="a" filename="a.swift"><lines><line ${line}/></lines></class></classes></package></packages></coverage>`;

  it('are read in Cobertura', () => {
    const report = readCoverage(
      cobertura(
        'line-rate="1.0" lines-covered="1.0" lines-valid="1.0" branches-covered="1.0" branches-valid="2.0"',
        'number="3.0" hits="4.0" branch="true" condition-coverage="50% (1.0/2.0)"',
      ),
    );
    expect(report.disagreements).toStrictEqual([]);
    expect(ratios(report)).toStrictEqual({ lines: '1/1', branches: '1/2', functions: null });
  });

  it.each([
    ['number="3" hits="1.5"', 'line-rate="1"'],
    ['number="3.5" hits="1"', 'line-rate="1"'],
    ['number="3" hits="1."', 'line-rate="1"'],
    ['number="3" hits="1e3"', 'line-rate="1"'],
    ['number="3" hits="1" condition-coverage="50% (1.5/2)"', 'line-rate="1"'],
    ['number="3" hits="1"', 'line-rate="1" lines-covered="0.9" lines-valid="1.0"'],
  ])('others are none: %s', (line, root) => {
    expect(refusal(read(cobertura(root, line)))).toBe('number-invalid');
  });

  it('are read in the other formats', () => {
    expect(
      ratios(readCoverage('SF:a\nDA:1.0,5.0\nDA:2,0.0\nBRDA:1,0,0,1.0\nLF:2.0\nLH:1.0\nend_of_record\n')),
    ).toStrictEqual({ lines: '1/2', branches: '1/1', functions: null });
    expect(
      ratios(
        readCoverage(
          '<coverage><project><file name="a.php"><line num="1.0" type="stmt" count="2.0"/><metrics statements="1.0" coveredstatements="1.0"/></file></project></coverage>',
        ),
      ).lines,
    ).toBe('1/1');
    expect(
      ratios(
        readCoverage(
          '<report name="a"><package name="p"><sourcefile name="A.kt"><line nr="1.0" mi="0.0" ci="3.0" mb="0" cb="0"/></sourcefile></package></report>',
        ),
      ).lines,
    ).toBe('1/1');
  });
});

describe('a DOCTYPE with an internal subset', () => {
  const report = (subset: string): string =>
    `<?xml version="1.0"?>\n<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd" [${subset}]>\n<coverage line-rate="1"><packages><package><classes><class name="a" filename="a.swift"><lines><line number="1" hits="1"/></lines></class></classes></package></packages></coverage>`;
  const elements = `
    <!-- Portions (C) International Organization: "it's > <that> %this; &that;" -->
    <!ELEMENT coverage (sources?,packages)>
    <!ATTLIST coverage line-rate CDATA #REQUIRED>
    <!ELEMENT line (conditions*)><!ATTLIST line branch CDATA "false" condition-coverage CDATA '100%'>
  `;

  it('is passed over where that only declares elements and attributes', () => {
    const found = read(report(elements));
    expect(refusal(found)).toBeNull();
    expect(read(report(elements), { pieceBytes: 3 })).toStrictEqual(found);
  });

  it.each([
    '',
    ' ',
    '<!ENTITY a "b">',
    '<!ENTITY % a "b">',
    '<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;',
    `${elements}<!ENTITY a "b">`,
    `<!ELEMENT a EMPTY>%a;`,
    '<!ELEMENT a %b;>',
    '<!ELEMENT a EMPTY<!ENTITY a "b">>',
    '<!ATTLIST a b CDATA "&c;">',
    '<!ATTLIST a b CDATA "<">',
    '<!ATTLIST a b CDATA "c>',
    '<!NOTATION a SYSTEM "b">',
    '<!ELEMENTARY a EMPTY>',
    '<!element a EMPTY>',
    '<?php echo 1 ?><!ELEMENT a EMPTY>',
    '<![INCLUDE[<!ELEMENT a EMPTY>]]>',
    '<!ELEMENT a EMPTY> a',
  ])('is refused where it declares anything else: %s', (subset) => {
    expect(['report-unsafe', 'report-unparsable', 'report-truncated']).toContain(
      refusal(read(report(subset))),
    );
    if (subset.includes('ENTITY')) expect(refusal(read(report(subset)))).toBe('report-unsafe');
  });

  it('declares no default that is applied', () => {
    const text = report('<!ELEMENT line EMPTY><!ATTLIST line hits CDATA "1">').replace(' hits="1"', '');
    expect(refusal(read(text))).toBe('number-invalid');
  });

  it('of many declarations takes no longer than its length', () => {
    const many = `<!ELEMENT a EMPTY><!ATTLIST a b CDATA "${'x'.repeat(50)}">`.repeat(500);
    expect(refusal(read(report(many)))).toBeNull();
    expect(refusal(read(report(`${many}<!ENTITY`)))).not.toBeNull();
  });
});

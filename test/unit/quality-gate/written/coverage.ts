import fc from 'fast-check';

import type { CoveragePart } from '@interlock/reports/domain/coverage/coverage';

import { json, textLines, written, xml, type Written } from './document.ts';

interface Line {
  readonly number: number;
  readonly isHit: boolean;
  /** Ways that a branch on it can go; none of them was taken where the line was not hit. */
  readonly ways: readonly boolean[];
  /** Whether a function begins on it, called when it was hit. */
  readonly opens: boolean;
}

interface Source {
  readonly path: string;
  readonly lines: readonly Line[];
}

const folder = '/home/runner/work/shop/shop';
/** Files of the repository that reports speak of. */
export const coveredPaths: readonly string[] = [
  'src/a/one.js',
  'src/a/two.js',
  'src/b/one.js',
  'lib/c/three.js',
];

const linesOf: fc.Arbitrary<readonly Line[]> = fc
  .uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 })
  .chain((numbers) =>
    fc.tuple(
      ...numbers
        .toSorted((a, b) => a - b)
        .map((number) =>
          fc
            .record({
              isHit: fc.boolean(),
              ways: fc.oneof(
                fc.constant<boolean[]>([]),
                fc.array(fc.boolean(), { minLength: 2, maxLength: 3 }),
              ),
              opens: fc.boolean(),
            })
            .map(({ isHit, ways, opens }) => ({
              number,
              isHit,
              ways: ways.map((way) => way && isHit),
              opens,
            })),
        ),
    ),
  )
  // Something of everything, so that no number is missing.
  .map(([first, ...others]) =>
    first === undefined
      ? []
      : [
          {
            ...first,
            opens: true,
            ways: first.ways.length > 0 ? first.ways : [first.isHit, false],
          },
          ...others,
        ],
  );

const sources: fc.Arbitrary<readonly Source[]> = fc
  .uniqueArray(fc.constantFrom(...coveredPaths), { minLength: 1, maxLength: 4 })
  .chain((paths) => fc.tuple(...paths.map((path) => linesOf.map((lines) => ({ path, lines })))));

/** What the parts of coverage come to, of one file or of several. */
function totalsOf(all: readonly Line[]): Readonly<Record<CoveragePart, { covered: number; total: number }>> {
  const hit = (lines: readonly Line[]): number => lines.filter(({ isHit }) => isHit).length;
  const opening = all.filter(({ opens }) => opens);
  const ways = all.flatMap((line) => line.ways);
  return {
    lines: { covered: hit(all), total: all.length },
    branches: { covered: ways.filter(Boolean).length, total: ways.length },
    functions: { covered: hit(opening), total: opening.length },
  };
}

const everything = (files: readonly Source[]): readonly Line[] => files.flatMap(({ lines }) => lines);

function coverage(
  parts: readonly CoveragePart[],
  write: (files: readonly Source[], nesting: number) => string,
  more: { readonly endsBehind?: RegExp; readonly nests?: boolean } = {},
): Written {
  return written({
    countsOnce: true,
    ...more,
    kind: 'coverage',
    parts: sources,
    write,
    expected: (files) => {
      const totals = totalsOf(everything(files));
      return Object.fromEntries(
        parts.map((part) => [`coverage.${part}`, totals[part].covered / totals[part].total]),
      );
    },
    rules: () => parts.map((part) => `coverage.${part} >= 60%`),
  });
}

const hits = (isHit: boolean): number => (isHit ? 3 : 0);

export const lcov = coverage(
  ['lines', 'branches', 'functions'],
  (files) =>
    files
      .map(({ path, lines }) => {
        const totals = totalsOf(lines);
        const opening = lines.filter(({ opens }) => opens);
        return textLines([
          'TN:',
          `SF:${path}`,
          ...opening.map(({ number }) => `FN:${number},f${number}`),
          `FNF:${totals.functions.total}`,
          `FNH:${totals.functions.covered}`,
          ...opening.map(({ number, isHit }) => `FNDA:${hits(isHit)},f${number}`),
          ...lines.map(({ number, isHit }) => `DA:${number},${hits(isHit)}`),
          `LF:${totals.lines.total}`,
          `LH:${totals.lines.covered}`,
          ...lines.flatMap(({ number, ways }) =>
            ways.map((way, index) => `BRDA:${number},0,${index},${way ? 1 : 0}`),
          ),
          `BRF:${totals.branches.total}`,
          `BRH:${totals.branches.covered}`,
          'end_of_record',
        ]);
      })
      .join(''),
  // The record of a test without a file may follow.
  { endsBehind: /(?:^|\n)end_of_record\n?(?:TN:[^\n]*\n)?$/u },
);

export const cobertura = coverage(['lines', 'branches', 'functions'], (files) => {
  const { lines, branches } = totalsOf(everything(files));
  const line = ({ number, isHit, ways }: Line): string => {
    const taken = ways.filter(Boolean).length;
    const branch =
      ways.length === 0
        ? 'branch="false"'
        : `branch="true" condition-coverage="${Math.floor((100 * taken) / ways.length)}% (${taken}/${ways.length})"`;
    return `<line number="${number}" hits="${hits(isHit)}" ${branch}/>`;
  };
  const classes = files.map(({ path, lines: own }) => {
    const methods = own
      .filter(({ opens }) => opens)
      .map(
        ({ number, isHit }) =>
          `<method name="f${number}" signature="()V"><lines><line number="${number}" hits="${hits(isHit)}"/></lines></method>`,
      );
    return `<class name="${xml(path)}" filename="${xml(path)}"><methods>${methods.join('')}</methods><lines>\n${own.map(line).join('\n')}</lines></class>`;
  });
  return `<?xml version="1.0" ?>\n<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">\n<coverage lines-valid="${lines.total}" lines-covered="${lines.covered}" branches-valid="${branches.total}" branches-covered="${branches.covered}" timestamp="1" complexity="0" version="0.1"><sources><source>${folder}</source></sources><packages><package name="main"><classes>${classes.join('\n')}</classes></package></packages></coverage>\n`;
});

export const jacoco = coverage(
  ['lines', 'branches', 'functions'],
  (files, nesting) => {
    const counter = (type: string, { covered, total }: { covered: number; total: number }): string =>
      `<counter type="${type}" missed="${total - covered}" covered="${covered}"/>`;
    const packages = files.map(({ path, lines }) => {
      const at = path.lastIndexOf('/');
      const [folderName, file] = [path.slice(0, at), path.slice(at + 1)];
      const methods = lines
        .filter(({ opens }) => opens)
        .map(
          ({ number, isHit }) =>
            `<method name="f${number}" desc="()V" line="${number}">${counter('METHOD', { covered: isHit ? 1 : 0, total: 1 })}</method>`,
        );
      const listed = lines.map(({ number, isHit, ways }) => {
        const taken = ways.filter(Boolean).length;
        return `<line nr="${number}" mi="${isHit ? 0 : 2}" ci="${isHit ? 2 : 0}" mb="${ways.length - taken}" cb="${taken}"/>`;
      });
      return `<package name="${folderName}"><class name="${folderName}/C" sourcefilename="${file}">${methods.join('')}</class><sourcefile name="${file}">\n${listed.join('\n')}${counter('LINE', totalsOf(lines).lines)}</sourcefile></package>`;
    });
    const { lines, branches, functions } = totalsOf(everything(files));
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd"><report name="all"><sessioninfo id="x" start="1" dump="2"/>${'<group name="all">'.repeat(nesting + 1)}${packages.join('')}${'</group>'.repeat(nesting + 1)}${branches.total > 0 ? counter('BRANCH', branches) : ''}${counter('LINE', lines)}${counter('METHOD', functions)}</report>\n`;
  },
  { nests: true },
);

export const clover = coverage(['lines', 'branches', 'functions'], (files) => {
  const metrics = (lines: readonly Line[], more = ''): string => {
    const totals = totalsOf(lines);
    return `<metrics statements="${totals.lines.total}" coveredstatements="${totals.lines.covered}" conditionals="${totals.branches.total}" coveredconditionals="${totals.branches.covered}" methods="${totals.functions.total}" coveredmethods="${totals.functions.covered}"${more}/>`;
  };
  const listed = files.map(
    ({ path, lines }) =>
      `<file name="${path.slice(path.lastIndexOf('/') + 1)}" path="${folder}/${path}">${metrics(lines)}\n${lines.map(({ number, isHit }) => `<line num="${number}" count="${hits(isHit)}" type="stmt"/>`).join('\n')}</file>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<coverage generated="1" clover="3.2.0"><project timestamp="1" name="All files">${metrics(everything(files), ` files="${files.length}"`)}${listed.join('\n')}</project></coverage>\n`;
});

export const opencover = coverage(['lines', 'branches'], (files) => {
  const all = totalsOf(everything(files));
  const methods = files.map(({ path: name, lines }, index) => {
    const points = lines.map(
      ({ number, isHit }) =>
        `<SequencePoint vc="${hits(isHit)}" sl="${number}" el="${number}" fileid="${index + 1}"/>`,
    );
    const branches = lines.flatMap(({ number, ways }) =>
      ways.map(
        (way, path) =>
          `<BranchPoint vc="${way ? 1 : 0}" sl="${number}" path="${path}" offset="${number}" offsetend="${number + path}" fileid="${index + 1}"/>`,
      ),
    );
    return `<Method visited="${lines.some(({ isHit }) => isHit)}"><Name>void ${name}::M()</Name><FileRef uid="${index + 1}"/><SequencePoints>${points.join('\n')}</SequencePoints><BranchPoints>${branches.join('')}</BranchPoints></Method>`;
  });
  const listed = files.map(({ path }, index) => `<File uid="${index + 1}" fullPath="${folder}/${path}"/>`);
  return `<?xml version="1.0" encoding="utf-8"?>\n<CoverageSession><Summary numSequencePoints="${all.lines.total}" visitedSequencePoints="${all.lines.covered}"/><Modules><Module hash="A"><ModulePath>shop.dll</ModulePath><Files>${listed.join('')}</Files><Classes><Class><FullName>C</FullName><Methods>${methods.join('')}</Methods></Class></Classes></Module></Modules></CoverageSession>\n`;
});

const place = (line: number) => ({ start: { line, column: 0 }, end: { line, column: 5 } });
const indexed = <Value>(values: readonly Value[]): Readonly<Record<string, Value>> =>
  Object.fromEntries(values.map((value, index) => [`${index}`, value]));

export const istanbul = coverage(['lines', 'branches', 'functions'], (files) =>
  json(
    Object.fromEntries(
      files.map(({ path, lines }) => {
        const opening = lines.filter(({ opens }) => opens);
        const branching = lines.filter(({ ways }) => ways.length > 0);
        return [
          `${folder}/${path}`,
          {
            path: `${folder}/${path}`,
            statementMap: indexed(lines.map(({ number }) => place(number))),
            fnMap: indexed(
              opening.map(({ number }) => ({
                name: `f${number}`,
                decl: place(number),
                loc: place(number),
                line: number,
              })),
            ),
            branchMap: indexed(
              branching.map(({ number, ways }) => ({
                ...{ loc: place(number), type: 'if', locations: ways.map(() => place(number)), line: number },
              })),
            ),
            s: indexed(lines.map(({ isHit }) => hits(isHit))),
            f: indexed(opening.map(({ isHit }) => hits(isHit))),
            b: indexed(branching.map(({ ways }) => ways.map((way) => (way ? 1 : 0)))),
          },
        ];
      }),
    ),
  ),
);

export const istanbulSummary = coverage(['lines', 'branches', 'functions'], (files) => {
  const share = ({ covered, total }: { covered: number; total: number }) => ({
    ...{ total, covered, skipped: 0, pct: total === 0 ? 100 : Math.floor((10_000 * covered) / total) / 100 },
  });
  const summary = (lines: readonly Line[]) => {
    const totals = totalsOf(lines);
    return {
      lines: share(totals.lines),
      statements: share(totals.lines),
      functions: share(totals.functions),
      branches: share(totals.branches),
    };
  };
  return json({
    total: summary(everything(files)),
    ...Object.fromEntries(files.map(({ path, lines }) => [`${folder}/${path}`, summary(lines)])),
  });
});

export const goCover = coverage(
  ['lines'],
  (files) =>
    textLines([
      'mode: set',
      ...files.flatMap(({ path, lines }) =>
        lines.map(
          ({ number, isHit }) => `github.com/acme/shop/${path}:${number}.2,${number}.9 1 ${isHit ? 1 : 0}`,
        ),
      ),
    ]),
  { endsBehind: /\d\n$/u },
);

export const coveragePy = coverage(['lines', 'branches', 'functions'], (files) => {
  const summary = (lines: readonly Line[]) => {
    const totals = totalsOf(lines);
    return {
      covered_lines: totals.lines.covered,
      num_statements: totals.lines.total,
      num_branches: totals.branches.total,
      covered_branches: totals.branches.covered,
    };
  };
  const numbers = (lines: readonly Line[], isHit: boolean): readonly number[] =>
    lines.filter((line) => line.isHit === isHit).map(({ number }) => number);
  const executed = (lines: readonly Line[]) => ({
    executed_lines: numbers(lines, true),
    missing_lines: numbers(lines, false),
  });
  const branches = (lines: readonly Line[], taken: boolean): readonly (readonly [number, number])[] =>
    lines.flatMap(({ number, ways }) =>
      ways.flatMap((way, index) =>
        way === taken ? [[number, index === 0 ? -number : number + index] as const] : [],
      ),
    );
  return json({
    meta: { format: 3, version: '7.11.0', branch_coverage: true, show_contexts: false },
    files: Object.fromEntries(
      files.map(({ path, lines }) => [
        path,
        {
          ...executed(lines),
          summary: summary(lines),
          excluded_lines: [],
          executed_branches: branches(lines, true),
          missing_branches: branches(lines, false),
          functions: Object.fromEntries([
            ...lines
              .filter(({ opens }) => opens)
              .map((line) => [`f${line.number}`, executed([line])] as const),
            ['', executed(lines.filter(({ opens }) => !opens))] as const,
          ]),
        },
      ]),
    ),
    totals: summary(everything(files)),
  });
});

export const simplecov = coverage(['lines', 'branches'], (files) =>
  json({
    RSpec: {
      coverage: Object.fromEntries(
        files.map(({ path, lines }) => {
          const last = lines.at(-1)?.number ?? 0;
          const byNumber = new Map(lines.map((line) => [line.number, line]));
          const counts = Array.from({ length: last }, (_, index) => {
            const line = byNumber.get(index + 1);
            return line === undefined ? null : hits(line.isHit);
          });
          const branches = lines
            .filter(({ ways }) => ways.length > 0)
            .map(({ number, ways }) => {
              const taken = ways.map(
                (way, index) => [`[:then, ${index}, ${number}, 4, ${number}, 19]`, way ? 1 : 0] as const,
              );
              return [`[:if, ${number}, ${number}, 4, ${number}, 19]`, Object.fromEntries(taken)] as const;
            });
          return [`${folder}/${path}`, { lines: counts, branches: Object.fromEntries(branches) }];
        }),
      ),
      timestamp: 1,
    },
  }),
);

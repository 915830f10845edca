import fc from 'fast-check';

import {
  json,
  jsonLines,
  sum,
  textLines,
  word,
  written,
  xml,
  type Writer,
  type Written,
} from './document.ts';

const folder = '/home/runner/work/shop/shop';
/** Files of the repository that linters and their kin speak of. */
export const sourcePaths: readonly string[] = Array.from({ length: 6 }, (_, index) => [
  `src/g${index}/one.py`,
  `src/g${index}/two.py`,
]).flat();

type Level = 'error' | 'warning';

interface Linted {
  readonly path: string;
  readonly found: readonly { readonly level: Level; readonly line: number; readonly rule: string }[];
}

const lintedFiles = (
  levels: readonly Level[],
  least: number,
  most: number,
): fc.Arbitrary<readonly Linted[]> =>
  fc.uniqueArray(fc.constantFrom(...sourcePaths), { minLength: 1, maxLength: 5 }).chain((paths) =>
    fc.tuple(
      ...paths.map((path) =>
        fc
          .array(
            fc.record({
              level: fc.constantFrom(...levels),
              line: fc.integer({ min: 1, max: 99 }),
              rule: word.map((name) => name.toLowerCase()),
            }),
            { minLength: least, maxLength: most },
          )
          .map((found) => ({ path, found })),
      ),
    ),
  );

interface LintedOptions {
  readonly subject?: 'lint' | 'types';
  readonly levels?: readonly Level[];
  /** Findings of a file. */
  readonly least?: number;
  readonly most?: number;
}

function statics(write: (files: readonly Linted[]) => string, options: LintedOptions = {}): Written {
  const { subject = 'lint', levels = ['error', 'warning'], least = 1, most = 3 } = options;
  const count = (files: readonly Linted[], level: Level): number =>
    files.flatMap(({ found }) => found).filter((one) => one.level === level).length;
  const writer: Writer<Linted> = {
    kind: 'static',
    parts: lintedFiles(levels, least, most),
    write,
    expected: (files) =>
      subject === 'types'
        ? { 'types.errors': count(files, 'error') }
        : { 'lint.errors': count(files, 'error'), 'lint.warnings': count(files, 'warning') },
    rules: () => (subject === 'types' ? ['types.errors <= 1'] : ['lint.errors <= 1', 'lint.warnings <= 3']),
  };
  return written(writer);
}

const listed = (files: readonly Linted[]) =>
  files.flatMap(({ path, found }) => found.map((one) => ({ ...one, path })));

export const sarif = statics(
  (files) =>
    json({
      version: '2.1.0',
      runs: [
        {
          results: listed(files).map(({ path, level, line, rule }) => ({
            ruleId: rule,
            level,
            message: { text: 'no' },
            locations: [
              { physicalLocation: { artifactLocation: { uri: path }, region: { startLine: line } } },
            ],
          })),
          tool: { driver: { name: 'Lint', rules: [] } },
        },
      ],
    }),
  { least: 0 },
);

export const eslint = statics(
  (files) =>
    json(
      files.map(({ path, found }) => ({
        filePath: `${folder}/${path}`,
        messages: found.map(({ level, line, rule }) => ({
          ...{ ruleId: rule, severity: level === 'error' ? 2 : 1, message: 'no', line },
        })),
        suppressedMessages: [],
        errorCount: found.filter(({ level }) => level === 'error').length,
        fatalErrorCount: 0,
        warningCount: found.filter(({ level }) => level === 'warning').length,
      })),
    ),
  { least: 0 },
);

export const checkstyle = statics(
  (files) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="9.3">\n${files
      .map(
        ({ path, found }) =>
          `<file name="${xml(`${folder}/${path}`)}">\n${found.map(({ level, line, rule }) => `<error line="${line}" severity="${level}" message="no" source="a.${rule}"/>\n`).join('')}</file>\n`,
      )
      .join('')}</checkstyle>\n`,
  { least: 0 },
);

export const golangci = statics((files) =>
  json({
    Issues: listed(files).map(({ path, level, line, rule }) => ({
      ...{ FromLinter: rule, Text: 'no', Severity: level === 'error' ? '' : level },
      Pos: { Filename: path, Offset: 1, Line: line, Column: 1 },
    })),
    Report: { Linters: [{ Name: 'errcheck', Enabled: true }] },
  }),
);

export const ruff = statics(
  (files) =>
    json(
      listed(files).map(({ path, line, rule }) => ({
        ...{ code: rule, filename: `${folder}/${path}`, message: 'no', noqa_row: line, severity: 'error' },
        location: { row: line, column: 1 },
      })),
    ),
  { levels: ['error'] },
);

export const tsc = statics(
  (files) =>
    textLines([
      ...listed(files).map(({ path, line }) => `${path}(${line},9): error TS2322: Type 'a' is not 'b'.`),
      `tsc exit ${listed(files).length > 0 ? 2 : 0}`,
    ]),
  { subject: 'types', levels: ['error'] },
);

export const mypy = statics(
  (files) =>
    jsonLines(
      listed(files).map(({ path, line, rule }) => ({
        ...{ file: path, line, column: 1, message: 'no', hint: null, code: rule, severity: 'error' },
      })),
    )
      .replaceAll('":', '": ')
      .replaceAll(',"', ', "') + 'mypy exit 1\n',
  { subject: 'types', levels: ['error'] },
);

const unformatted: LintedOptions = { levels: ['error'], most: 1 };
const pathsOf = (files: readonly Linted[]): readonly string[] => files.map(({ path }) => path);

export const prettier = statics(
  (files) =>
    textLines([
      'Checking formatting...',
      ...pathsOf(files).map((path) => `[warn] ${path}`),
      `[warn] Code style issues found in ${files.length === 1 ? 'the above file' : `${files.length} files`}. Run Prettier with --write to fix.`,
      'prettier exit 1',
    ]),
  unformatted,
);

export const gofmt = statics((files) => textLines([...pathsOf(files), 'gofmt exit 0']), unformatted);

const filesOf = (count: number): string => `${count} file${count === 1 ? '' : 's'}`;

export const black = statics(
  (files) =>
    textLines([
      ...pathsOf(files).map((path) => `would reformat ${path}`),
      '',
      'Oh no! 💥 💔 💥',
      `${filesOf(files.length)} would be reformatted, 1 file would be left unchanged.`,
      'black exit 1',
    ]),
  unformatted,
);

export const ruffFormat = statics(
  (files) =>
    textLines([
      ...pathsOf(files).flatMap((path) => ['unformatted: File would be reformatted', `  --> ${path}:1:1`]),
      '',
      `${filesOf(files.length)} would be reformatted, 1 file already formatted`,
      'ruff format exit 1',
    ]),
  unformatted,
);

interface Complex {
  readonly path: string;
  readonly functions: readonly {
    readonly name: string;
    readonly complexity: number;
    readonly line: number;
  }[];
}

const complexFiles: fc.Arbitrary<readonly Complex[]> = fc
  .uniqueArray(fc.constantFrom(...sourcePaths), { minLength: 1, maxLength: 5 })
  .chain((paths) =>
    fc.tuple(
      ...paths.map((path) =>
        fc
          .array(fc.record({ name: word, complexity: fc.integer({ min: 1, max: 20 }) }), {
            minLength: 1,
            maxLength: 7,
          })
          .map((functions) => ({
            path,
            functions: functions.map((one, index) => ({ ...one, line: 10 * index + 1 })),
          })),
      ),
    ),
  );

const functionsOf = (files: readonly Complex[]) =>
  files.flatMap(({ path, functions }) => functions.map((one) => ({ ...one, path })));

function complexity(write: (files: readonly Complex[]) => string, endsBehind?: RegExp): Written {
  return written({
    kind: 'complexity',
    parts: complexFiles,
    write,
    ...(endsBehind === undefined ? {} : { endsBehind }),
    // A file in two reports is one file.
    countsOnce: true,
    expected: (files) => {
      const numbers = functionsOf(files).map((one) => one.complexity);
      return {
        'complexity.max': Math.max(...numbers),
        'complexity.mean': sum(numbers) / numbers.length,
        'complexity.functions': numbers.length,
      };
    },
    rules: () => ['complexity.max <= 15', 'complexity.mean <= 12'],
  });
}

export const lizardCsv = complexity(
  (files) =>
    textLines(
      functionsOf(files).map(
        ({ path, name, complexity: number, line }) =>
          `10,${number},94,2,10,"${name}@${line}-${line + 9}@${path}","${path}","${name}","${name} ( a , b )",${line},${line + 9}`,
      ),
    ),
  /\d\n$/u,
);

export const lizardXml = complexity((files) => {
  const labels = (...names: readonly string[]): string =>
    `<labels>${names.map((name) => `<label>${name}</label>`).join('')}</labels>`;
  const item = (name: string, ...values: readonly number[]): string =>
    `<item name="${xml(name)}">${values.map((value) => `<value>${value}</value>`).join('')}</item>\n`;
  const all = functionsOf(files);
  const functions = all.map(({ path, name, complexity: number, line }, index) =>
    item(`${name}(...) at ${path}:${line}`, index + 1, 10, number),
  );
  const each = files.map(({ path, functions: own }, index) =>
    item(path, index + 1, 10 * own.length, sum(own.map((one) => one.complexity)), own.length),
  );
  return `<?xml version="1.0" ?>\n<cppncss><measure type="Function">${labels('Nr.', 'NCSS', 'CCN')}\n${functions.join('')}</measure><measure type="File">${labels('Nr.', 'NCSS', 'CCN', 'Functions')}${each.join('')}<sum label="NCSS" value="${10 * all.length}"/><sum label="CCN" value="${sum(all.map((one) => one.complexity))}"/><sum label="Functions" value="${all.length}"/></measure></cppncss>\n`;
});

export const lizardText = complexity((files) => {
  const all = functionsOf(files);
  const mean = (own: readonly { readonly complexity: number }[]): string =>
    (own.length === 0 ? 0 : sum(own.map((one) => one.complexity)) / own.length).toFixed(1).padStart(8);
  const head = (dashes: number, ...captions: readonly string[]): readonly string[] => [
    '='.repeat(dashes),
    ...captions,
    '-'.repeat(dashes),
  ];
  return textLines([
    ...head(48, '  NLOC    CCN   token  PARAM  length  location  '),
    ...all.map(
      ({ path, name, complexity: number, line }) =>
        `      10${String(number).padStart(7)}     94      2      10 ${name}@${line}-${line + 9}@${path}`,
    ),
    `${files.length} file analyzed.`,
    ...head(62, 'NLOC    Avg.NLOC  AvgCCN  Avg.token  function_cnt    file'),
    ...files.map(
      ({ path, functions: own }) =>
        `     10      10.0${mean(own)}       94.0${String(own.length).padStart(10)}     ${path}`,
    ),
    '',
    '='.repeat(40),
    'No thresholds exceeded (cyclomatic_complexity > 999 or length > 1000)',
    ...head(90, 'Total nloc   Avg.NLOC  AvgCCN  Avg.token   Fun Cnt  Warning cnt   Fun Rt   nloc Rt'),
    `        10      10.0${mean(all)}       94.0${String(Math.max(1, all.length)).padStart(9)}            0      0.00    0.00`,
  ]);
});

export const eslintComplexity = complexity((files) =>
  json(
    files.map(({ path, functions }) => ({
      filePath: `${folder}/${path}`,
      messages: functions.map(({ name, complexity: number, line }) => ({
        ...{ ruleId: 'complexity', severity: 1, line },
        message: `Function '${name}' has a complexity of ${number}. Maximum allowed is 0.`,
      })),
      suppressedMessages: [],
      errorCount: 0,
      warningCount: functions.length,
    })),
  ),
);

/** Two files of their own, and what stands in both. */
interface Pair {
  readonly one: string;
  readonly two: string;
  /** Lengths of the pieces that stand in both; each file has 50 lines. */
  readonly clones: readonly number[];
}

const pairs: fc.Arbitrary<readonly Pair[]> = fc
  .uniqueArray(fc.nat({ max: 5 }), { minLength: 1, maxLength: 4 })
  .chain((groups) =>
    fc.tuple(
      ...groups.map((group) =>
        fc
          .array(fc.integer({ min: 2, max: 12 }), { maxLength: 3 })
          .map((clones) => ({ one: `src/g${group}/one.py`, two: `src/g${group}/two.py`, clones })),
      ),
    ),
  );

const linesOfAFile = 50;
const duplicatedIn = (all: readonly Pair[]): number => sum(all.flatMap(({ clones }) => clones));

export const jscpd = written<Pair>({
  kind: 'duplication',
  parts: pairs,
  write: (all) => {
    const numbers = (lines: number, sources: number, clones: number, duplicatedLines: number) => ({
      ...{ lines, sources, clones, duplicatedLines },
      percentage: lines === 0 ? 0 : Math.round((10_000 * duplicatedLines) / lines) / 100,
    });
    const blocks = sum(all.map(({ clones }) => clones.length));
    const total = numbers(2 * linesOfAFile * all.length, 2 * all.length, blocks, duplicatedIn(all));
    const paths = all.flatMap(({ one, two }) => [one, two]);
    return json({
      statistics: {
        detectionDate: '2026-11-21T11:04:44.885Z',
        formats: {
          python: {
            sources: Object.fromEntries(paths.map((path) => [path, numbers(linesOfAFile, 1, 0, 0)])),
            total,
          },
        },
        total,
      },
      duplicates: all.flatMap(({ one, two, clones }) =>
        clones.map((lines, index) => ({
          lines: lines + 1,
          firstFile: { name: one, start: 15 * index + 1, end: 15 * index + 1 + lines },
          secondFile: { name: two, start: 15 * index + 1, end: 15 * index + 1 + lines },
        })),
      ),
    });
  },
  expected: (all) => ({
    'duplication.blocks': sum(all.map(({ clones }) => clones.length)),
    'duplication.lines': duplicatedIn(all) / (2 * linesOfAFile * all.length),
  }),
  rules: () => ['duplication.blocks <= 2', 'duplication.lines <= 20%'],
});

export const cpd = written<Pair>({
  kind: 'duplication',
  parts: pairs,
  write: (all) => {
    const files = all.flatMap(({ one, two }) => [one, two]);
    const copy = (path: string, line: number, lines: number): string =>
      `<file line="${line}" endline="${line + lines - 1}" path="${xml(`${folder}/${path}`)}"/>`;
    const duplications = all.flatMap(({ one, two, clones }) =>
      clones.map(
        (lines, index) =>
          `<duplication lines="${lines}" tokens="50">${copy(one, 15 * index + 1, lines)}${copy(two, 15 * index + 1, lines)}<codefragment><![CDATA[a]]></codefragment></duplication>\n`,
      ),
    );
    return `<?xml version="1.0" encoding="UTF-8"?>\n<pmd-cpd xmlns="https://pmd-code.org/schema/cpd-report" pmdVersion="7.17.0" timestamp="2026" version="1.0.0">\n${files.map((path) => `<file path="${xml(`${folder}/${path}`)}" totalNumberOfTokens="48"/>\n`).join('')}${duplications.join('')}</pmd-cpd>\n`;
  },
  expected: (all) => ({ 'duplication.blocks': sum(all.map(({ clones }) => clones.length)) }),
  rules: () => ['duplication.blocks <= 2'],
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { observationsOf } from '@interlock/quality-gate/domain/assess';
import { measure } from '@interlock/quality-gate/domain/measure';
import { repositoryFiles } from '@interlock/checkout/domain/paths';
import type { ComplexityReport } from '@interlock/reports/domain/complexity/complexity-report';
import { lookAt } from '@interlock/reports/domain/format';
import { definitionOf, formatNames } from '@interlock/reports/steps/every-format';
import type { ReadReport } from '@interlock/reports/domain/reader';

import { utf16 } from './encode.ts';
import { passing, runGate, testsGiven } from './gate.ts';
import { read, readBytes, refusal } from './read.ts';

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');

function functionsOf(found: ReadReport): ComplexityReport {
  if (found.kind !== 'complexity') throw new Error(`no complexity: ${JSON.stringify(found)}`);
  return found.report;
}

/** Functions, their complexity in all, and the most of one. */
function sums(report: ComplexityReport, measure: 'cyclomatic' | 'cognitive' = 'cyclomatic') {
  const tallies = [...report.files.values()].flatMap((file) => file[measure] ?? []);
  return {
    functions: tallies.reduce((sum, { functions }) => sum + functions, 0),
    sum: tallies.reduce((total, { sum }) => total + sum, 0),
    max: Math.max(0, ...tallies.map(({ worst }) => worst[0]?.complexity ?? 0)),
  };
}

const csv =
  '10,8,94,2,10,"price@1-10@src/a.js","src/a.js","price","price ( items , country )",1,10\n' +
  '1,1,15,1,1,"round@12-12@src/a.js","src/a.js","round","round ( value )",12,12\n' +
  '5,3,34,1,5,"add@6-10@src/b.js","src/b.js","add","add ( item )",6,10\n';
const header = 'NLOC,CCN,token,PARAM,length,location,file,function,long_name,start,end\n';
const item = (name: string, ...values: readonly unknown[]): string =>
  `<item name="${name}">${values.map((value) => `<value>${String(value)}</value>`).join('')}</item>`;
const labels = (...names: readonly string[]): string =>
  `<labels>${names.map((name) => `<label>${name}</label>`).join('')}</labels>`;
const functionItems =
  item('price(...) at src/a.js:1', 1, 10, 8) +
  item('round(...) at src/a.js:12', 2, 1, 1) +
  item('add(...) at src/b.js:6', 3, 5, 3);
const fileItems = item('src/a.js', 1, 11, 9, 2) + item('src/b.js', 2, 5, 3, 1) + item('src/c.js', 3, 1, 0, 0);
const xmlOf = (functions: string, files: string, sum = 3): string =>
  `<?xml version="1.0" ?>\n<cppncss><measure type="Function">${labels('Nr.', 'NCSS', 'CCN')}${functions}</measure>` +
  `<measure type="File">${labels('Nr.', 'NCSS', 'CCN', 'Functions')}${files}<sum label="Functions" value="${sum}"/></measure></cppncss>\n`;
const xml = xmlOf(functionItems, fileItems);

const message = (name: string, number: unknown, line: number, limit = 0) => ({
  ruleId: 'complexity',
  severity: 1,
  message: `Function '${name}' has a complexity of ${String(number)}. Maximum allowed is ${limit}.`,
  line,
});
const cognitive = (number: number, line: number, limit = 0) => ({
  ruleId: 'sonarjs/cognitive-complexity',
  message: `Refactor this function to reduce its Cognitive Complexity from ${number} to the ${limit} allowed.`,
  line,
});
const eslintFile = (path: string, messages: readonly object[], more: object = {}) => ({
  filePath: path,
  messages,
  suppressedMessages: [],
  errorCount: 0,
  ...more,
});
const eslint = (...files: readonly object[]): string => JSON.stringify(files);
const eslintWhole = eslint(
  eslintFile('/home/runner/work/shop/shop/src/a.js', [
    message('price', 8, 1),
    message('round', 1, 12),
    { ruleId: 'no-undef', message: 'x', line: 1 },
  ]),
  eslintFile('/home/runner/work/shop/shop/src/b.js', [], { suppressedMessages: [message('add', 3, 6)] }),
  eslintFile('/home/runner/work/shop/shop/src/c.js', []),
);

/** What lizard prints: functions, files and totals, with what is given in their places. */
const lizard = ({
  functions = [
    '      10      8     94      2      10 price@1-10@src/a.js',
    '       1      1     15      1       1 round@12-12@src/a.js',
    '       5      3     34      1       5 shop::add (int)@6-10@src/my @scope/b.js',
  ],
  analyzed = '3 file analyzed.',
  files = [
    '     11       5.5     4.5       54.5         2     src/a.js',
    '      5       5.0     3.0       34.0         1     src/my @scope/b.js',
    '      1       0.0     0.0        0.0         0     src/c.js',
  ],
  verdict = ['', '=====', 'No thresholds exceeded (cyclomatic_complexity > 15)'],
  total = '        17       5.3     4.0       47.7        3            0      0.00    0.00',
}: {
  readonly functions?: readonly string[];
  readonly analyzed?: string;
  readonly files?: readonly string[];
  readonly verdict?: readonly string[];
  readonly total?: string;
}): string =>
  [
    ...['=====', '  NLOC    CCN   token  PARAM  length  location  ', '-----', ...functions, analyzed],
    ...['=====', 'NLOC    Avg.NLOC  AvgCCN  Avg.token  function_cnt    file', '-----', ...files],
    ...[...verdict, '====='],
    ...['Total nloc   Avg.NLOC  AvgCCN  Avg.token   Fun Cnt  Warning cnt   Fun Rt   nloc Rt', '-----', total],
    '',
  ].join('\n');
const warned = [
  ...['', '=====', '!!!! Warnings (cyclomatic_complexity > 5) !!!!', '====='],
  ...['  NLOC    CCN   token  PARAM  length  location  ', '-----'],
  '      10      8     94      2      10 price@1-10@src/a.js',
];
const warnedTotal = '        17       5.3     4.0       47.7        3            1      0.33    0.62';

const samples: readonly (readonly [string, string])[] = [
  ['lizard-text', lizard({})],
  ['lizard-text', lizard({ verdict: warned, total: warnedTotal })],
  ['lizard-csv', csv],
  ['lizard-csv', header + csv],
  ['lizard-xml', xml],
  ['eslint-complexity', eslintWhole],
];

describe.each(samples.map((sample, index) => [`${index} ${sample[0]}`, ...sample] as const))(
  'sample %s',
  (_title, format, text) => {
    it('has the functions that a person counts', () => {
      const report = functionsOf(read(text));
      expect(sums(report)).toStrictEqual({ functions: 3, sum: 12, max: 8 });
      expect(report.disagreements).toStrictEqual([]);
    });

    it('is recognized by its own format and by no other of its kind', () => {
      const seen = formatNames.filter((name) => definitionOf(name).recognizes(lookAt(text)));
      expect(seen.filter((name) => definitionOf(name).kind === 'complexity')).toStrictEqual([format]);
    });

    it('reads the same in any encoding, with any line ends and in any pieces', () => {
      const whole = read(text);
      for (const order of ['le', 'be'] as const)
        expect(readBytes(utf16(text, order, true))).toStrictEqual(whole);
      expect(read(`\ufeff${text}`)).toStrictEqual(whole);
      expect(read(text.replaceAll('\n', '\r\n'))).toStrictEqual(whole);
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 80 }), (pieceBytes) => {
          expect(read(text, { pieceBytes })).toStrictEqual(whole);
        }),
        { numRuns: 20 },
      );
    });

    it('is unusable wherever it is cut; a CSV unless between two lines', () => {
      const end = text.trimEnd().length;
      for (let length = 0; length < end; length += 1) {
        const cut = text.slice(0, length);
        const isBetween = format === 'lizard-csv' && cut.endsWith('\n');
        expect([length, read(cut).kind]).toStrictEqual([length, isBetween ? 'complexity' : 'unusable']);
      }
    });
  },
);

describe('the table that lizard prints', () => {
  const first = '      10      8     94      2      10 price@1-10@src/a.js';
  const second = '       1      1     15      1       1 round@12-12@src/a.js';
  const third = '       5      3     34      1       5 shop::add (int)@6-10@src/my @scope/b.js';

  it('gives the names and places of functions, whatever blanks and signs they have', () => {
    const { files, filesLookedAt } = functionsOf(read(lizard({})));
    expect([...files.keys()]).toStrictEqual(['src/a.js', 'src/my @scope/b.js']);
    expect(files.get('src/my @scope/b.js')?.cyclomatic?.worst).toStrictEqual([
      { name: 'shop::add (int)', line: 6, complexity: 3 },
    ]);
    expect(filesLookedAt).toBe(3);
  });

  it('counts no function where there is none, though lizard then states one', () => {
    const none = lizard({
      functions: [],
      analyzed: '1 file analyzed.',
      files: ['      1       0.0     0.0        0.0         0     src/c.js'],
      total: '         1       0.0     0.0        0.0        1            0      0.00    0.00',
    });
    expect(functionsOf(read(none))).toMatchObject({ filesLookedAt: 1, disagreements: [] });
    expect(sums(functionsOf(read(none)))).toMatchObject({ functions: 0 });
  });

  it('may follow another one, of other files', () => {
    const other = lizard({}).replaceAll('src/', 'lib/');
    expect(sums(functionsOf(read(lizard({}) + other)))).toStrictEqual({ functions: 6, sum: 24, max: 8 });
    expect(sums(functionsOf(read(`${lizard({})}\n${other}`)))).toMatchObject({ functions: 6 });
    expect(refusal(read(lizard({}) + lizard({})))).toBe('report-unparsable');
    expect(refusal(read(lizard({}) + other.slice(0, -1 - 10)))).toBe('report-truncated');
  });

  it.each([
    ['a function is gone', { functions: [first, second] }, 'functions-not-listed'],
    ['the most complex one is gone', { functions: [second, third] }, 'functions-not-listed'],
    ['all are gone', { functions: [] }, 'functions-not-listed'],
    [
      'a function is less complex than its file says',
      { functions: [first.replace(' 8 ', ' 7 '), second, third] },
      'functions-not-listed',
    ],
    [
      'a file is gone from the list',
      { files: ['     11       5.5     4.5       54.5         2     src/a.js'] },
      'functions-not-listed',
    ],
    ['more files were analyzed', { analyzed: '4 file analyzed.' }, 'functions-not-listed'],
    ['a warning is stated and not listed', { total: warnedTotal }, 'functions-not-listed'],
    ['a warning is listed and not stated', { verdict: warned }, 'functions-not-listed'],
    [
      'the total knows more',
      { total: '        17       5.3     4.0       47.7        4            0      0.00    0.00' },
      'functions-not-listed',
    ],
    ['a number is none', { functions: [first.replace(' 8 ', ' x '), second, third] }, 'number-invalid'],
    ['a number is negative', { functions: [first.replace('  8 ', ' -8 '), second, third] }, 'number-invalid'],
    [
      'a place has no lines',
      { functions: [first.replace('@1-10@', '@'), second, third] },
      'report-unparsable',
    ],
    [
      'a place may be two',
      { functions: [first.replace('price', 'price@1-2@x'), second, third] },
      'report-unparsable',
    ],
    [
      'a name was not printed',
      { functions: ['Found ill-formatted unicode function name.', second, third] },
      'report-unparsable',
    ],
    [
      'a file is listed twice',
      {
        files: [
          '     11       5.5     4.5       54.5         2     src/a.js',
          '     11       5.5     4.5       54.5         2     src/a.js',
        ],
      },
      'report-unparsable',
    ],
    [
      'something else was printed between',
      { functions: [first, 'Traceback (most recent call last):', second, third] },
      'report-unparsable',
    ],
  ])('is refused when %s', (_, parts, code) => {
    expect(refusal(read(lizard(parts)))).toBe(code);
  });

  it('is refused when something stands behind its totals', () => {
    expect(refusal(read(`${lizard({})}Duplicates\n`))).toBe('report-unparsable');
  });

  it.each([
    [
      'a file states less than it lists',
      {
        files: [
          '     11       5.5     4.0       54.5         1     src/a.js',
          '      5       5.0     3.0       34.0         1     src/my @scope/b.js',
          '      1       0.0     0.0        0.0         0     src/c.js',
        ],
      },
    ],
    [
      'the total states less than is listed',
      { total: '        17       5.3     3.5       47.7        2            0      0.00    0.00' },
    ],
  ])('says so and counts what is listed when %s', (_, parts) => {
    const report = functionsOf(read(lizard(parts)));
    expect(report.disagreements).toHaveLength(1);
    expect(sums(report)).toStrictEqual({ functions: 3, sum: 12, max: 8 });
  });
});

describe('reports that tools really wrote', () => {
  it.each([
    // "Fun Cnt 11, AvgCCN 3.7", the sums of its XML are 11 and 41.
    ['lizard-1.xml', { functions: 11, sum: 41, max: 8 }],
    ['lizard-1.csv', { functions: 11, sum: 41, max: 8 }],
    ['lizard-1-verbose.csv', { functions: 11, sum: 41, max: 8 }],
    // "Fun Cnt 8, AvgCCN 3.2", of other files.
    ['lizard-1.txt', { functions: 8, sum: 26, max: 8 }],
    ['lizard-1-warnings.txt', { functions: 8, sum: 26, max: 8 }],
    // "8 problems (0 errors, 8 warnings)" of `complexity` alone, and one that a comment suppresses.
    ['eslint-10-complexity.json', { functions: 9, sum: 30, max: 8 }],
  ])('%s has the totals that the tool printed', (name, expected) => {
    const report = functionsOf(read(fixture(name)));
    expect(sums(report)).toStrictEqual(expected);
    expect(report.disagreements).toStrictEqual([]);
  });

  it('has the cognitive complexity of eslint-plugin-sonarjs, without functions of which it is 0', () => {
    expect(sums(functionsOf(read(fixture('eslint-10-complexity.json'))), 'cognitive')).toMatchObject({
      functions: 5,
      max: 9,
    });
  });
});

describe('a complexity report that cannot be used', () => {
  it.each([
    ['report-unparsable', csv.replace('"add@6-10@', '"add@6-11@')],
    ['number-invalid', csv.replace('5,3,34', '5,NaN,34')],
    ['number-invalid', csv.replace('5,3,34', '5,-3,34')],
    ['number-invalid', csv.replace('5,3,34', '5,,34')],
    ['number-invalid', csv.replace('5,3,34', '5,2.5,34')],
    ['report-unparsable', `${csv}Segmentation fault\n`],
    ['report-truncated', csv.trimEnd()],
    ['functions-not-listed', xmlOf(functionItems.slice(functionItems.indexOf('</item>') + 7), fileItems, 2)],
    ['functions-not-listed', xmlOf(functionItems, fileItems, 4)],
    ['functions-not-listed', xmlOf(functionItems, fileItems.replace('<value>9<', '<value>19<'))],
    ['number-invalid', xmlOf(functionItems.replace('<value>8<', '<value>Unknown<'), fileItems)],
    ['number-invalid', xmlOf(functionItems.replace('<value>8</value>', ''), fileItems)],
    ['report-unparsable', xmlOf(functionItems.replace(' at src/a.js:1', ''), fileItems)],
    ['report-unparsable', '<cppncss><measure type="Function"/></cppncss>'],
    ['complexity-limited', eslint(eslintFile('src/a.js', [message('price', 18, 1, 15)]))],
    [
      'complexity-limited',
      eslint(eslintFile('a.js', [message('a', 3, 1)]), eslintFile('b.js', [message('b', 25, 1, 20)])),
    ],
    ['number-invalid', eslint(eslintFile('src/a.js', [message('price', 'many', 1)]))],
    ['number-invalid', eslint(eslintFile('src/a.js', [{ ...message('a', 1, 1), line: null }]))],
    ['number-invalid', eslint(eslintFile('src/a.js', [{ ...message('a', 1, 1), message: 'too complex' }]))],
    [
      'source-not-analyzed',
      eslint(eslintFile('src/a.js', [{ ruleId: null, fatal: true, message: 'Parsing error' }])),
    ],
    ['report-unparsable', '[{"filePath":"src/a.js","messages":[3]}]'],
    ['report-unparsable', '[{"filePath":"src/a.js","messages":{}}]'],
    ['report-unparsable', '[{"filePath":"src/a.js","messages":[]},3]'],
  ])('is %s (%#)', (code, text) => {
    expect(refusal(read(text))).toBe(code);
  });

  it('says where lists and sums differ without anything missing', () => {
    const report = functionsOf(read(xmlOf(functionItems, fileItems.replace('<value>9<', '<value>7<'), 2)));
    expect(report.disagreements.map(({ where }) => where)).toStrictEqual(['the sum', 'src/a.js']);
  });

  it('keeps what is complete where another measure is limited', () => {
    const text = eslint(eslintFile('src/a.js', [message('price', 8, 1), cognitive(20, 1, 15)]));
    expect([...functionsOf(read(text)).limited]).toStrictEqual([['cognitive', 15]]);
  });
});

const repository = repositoryFiles(
  ['src/a.js', 'src/b.js', 'src/c.js', 'lib/c.js'],
  '/home/runner/work/shop/shop',
  true,
);

/** What rules see of reports, each of an entry of its own. */
function observed(...texts: readonly string[]) {
  const entries = texts.map((_, index) => ({
    kind: 'complexity' as const,
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
      metric,
      name: null,
      scope: glob === null ? { kind: 'whole' } : { kind: 'path', glob },
    });
    return found.kind === 'value' ? found.value : found.kind === 'absent' ? found.code : found.kind;
  };
  return { measured, observations, see };
}

describe('what rules see of functions', () => {
  it('is the worst function, the mean and the number of them', () => {
    const { see } = observed(xml);
    expect(['complexity.max', 'complexity.mean', 'complexity.functions'].map((id) => see(id))).toStrictEqual([
      8, 4, 3,
    ]);
    expect(see('complexity.max', 'src/b*')).toBe(3);
    expect(see('complexity.max', 'lib/**')).toBe('source-scope-empty');
    expect(see('complexity.cognitive')).toBe('complexity-kind-missing');
  });

  it('names the worst function and its place', () => {
    const { observations } = observed(xml);
    expect(
      observations.observe({ metric: 'complexity.max', name: null, scope: { kind: 'whole' } }),
    ).toMatchObject({
      where: 'src/a.js:1',
      detail:
        '3 functions in 2 files, the most complex: price (src/a.js:1) 8, add (src/b.js:6) 3, round (src/a.js:12) 1',
    });
  });

  it('counts a file of several reports once, as the worst says', () => {
    const { see } = observed(xml, csv, eslintWhole);
    expect(see('complexity.functions')).toBe(3);
    expect(observed(csv, csv.replace('5,3,34', '5,30,34')).see('complexity.max')).toBe(30);
    expect(observed(csv.replace('5,3,34', '5,30,34'), csv).see('complexity.max')).toBe(30);
  });

  it('is not known where one report lists only what is beyond a limit', () => {
    const limited = eslint(eslintFile('lib/c.js', [message('c', 2, 1), cognitive(20, 1, 15)]));
    const { see } = observed(xml, limited);
    expect([see('complexity.max'), see('complexity.cognitive')]).toStrictEqual([8, 'complexity-limited']);
  });

  it('goes through files with functions, not through those with coverage', () => {
    const { observations } = observed(xml);
    const about = { metric: 'complexity.max', name: null };
    expect(observations.members('file', null, about)).toStrictEqual(['src/a.js', 'src/b.js']);
    expect(observations.members('file', 'src/b*', about)).toStrictEqual(['src/b.js']);
    expect(observations.members('package', null, about)).toStrictEqual(['p0']);
  });

  it('is never better for what is outside of the repository, and never worse for dependencies', () => {
    const outside = '9,40,9,0,9,"gen@1-9@/opt/gen/x.js","/opt/gen/x.js","gen","gen ( )",1,9\n';
    const foreign = outside.replaceAll('/opt/gen/', 'node_modules/y/');
    expect(observed(csv + outside).see('complexity.max')).toBe(40);
    expect(observed(csv + outside).see('complexity.functions')).toBe(3);
    expect(observed(csv + foreign).see('complexity.max')).toBe(8);
    expect(observed(outside).measured.findings.map(({ code }) => code)).toStrictEqual([
      'source-of-no-repository-file',
    ]);
    expect(observed(foreign).measured.findings.map(({ code }) => code)).toStrictEqual([
      'source-of-no-repository-file',
    ]);
  });
});

describe('the gate over complexity', () => {
  const given = '- complexity: reports/lizard.xml';
  const world = (content: string, require: string) => ({
    inputs: { reports: given, require },
    files: { 'reports/lizard.xml': content },
  });

  it('passes and fails by the worst function', async () => {
    const good = await runGate(world(xml, '- complexity.max <= 10'));
    expect([good.verdict, good.codes]).toStrictEqual(['pass', []]);
    const bad = await runGate(world(xml, '- complexity.max <= 7'));
    expect([bad.verdict, bad.codes]).toStrictEqual(['fail', ['rule-violated']]);
    expect(bad.ports.runner.summary()).toContain('price');
  });

  it.each([
    ['no-functions', header, '- complexity.max <= 10'],
    ['no-functions', eslint(eslintFile('src/a.js', [])), '- complexity.max <= 10'],
    ['no-functions', xmlOf('', item('src/a.js', 1, 1, 0, 0), 0), '- complexity.max <= 10'],
    ['report-kind-differs', passing, '- complexity.max <= 10'],
    [
      'complexity-limited',
      eslint(eslintFile('src/a.js', [message('a', 20, 1, 15)])),
      '- complexity.max <= 30',
    ],
    ['report-empty', '', '- complexity.max <= 10'],
    ['source-scope-empty', xml, '- complexity.max in "lib/**" <= 10'],
    ['tests-not-reported', xml, '- tests.failed == 0'],
  ])('does not pass: %s', async (code, content, require) => {
    const outcome = await runGate(world(content, require));
    expect(outcome.codes).toContain(code);
    expect(outcome.verdict).not.toBe('pass');
  });

  it('reads one file of ESLint as what each of its entries says', async () => {
    const outcome = await runGate({
      inputs: {
        reports: '- static: reports/eslint.json\n- complexity: reports/eslint.json',
        require: '- complexity.max <= 7\n- lint.warnings <= 99\n- lint.errors == 0',
      },
      files: { 'reports/eslint.json': fixture('eslint-10-complexity.json') },
      tracked: ['src/payments/price.js', 'src/order.js', 'lib/report.js', 'lib/invoice.js'],
    });
    expect([outcome.verdict, outcome.codes]).toStrictEqual(['fail', ['rule-violated']]);
    expect(outcome.ports.runner.log.join('\n')).toMatch(/functions of 4 files/u);
  });

  it('is inconclusive where nobody reports complexity', async () => {
    const outcome = await runGate({
      inputs: { reports: testsGiven, require: '- complexity.max <= 10' },
      files: { 'reports/a.xml': passing },
    });
    expect([outcome.verdict, outcome.codes]).toStrictEqual(['inconclusive', ['complexity-not-reported']]);
  });
});

import type { Build } from './gate.ts';

const xml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => `export const line${index + 1} = ${index};\n`).join('');

const modules = ['cart', 'checkout', 'payments', 'catalog', 'search', 'account'] as const;

interface TestCase {
  readonly name: string;
  readonly suite?: string;
  readonly seconds?: number;
  readonly file?: string;
  readonly line?: number;
  readonly failure?: string;
  readonly isFlaky?: boolean;
  readonly isSkipped?: boolean;
}

/** A report of tests: so many that pass, and these. */
export function junit(passing: number, others: readonly TestCase[] = [], seconds = 0.012): string {
  const all: readonly TestCase[] = [
    ...Array.from({ length: passing }, (_, index) => ({
      suite: modules[index % modules.length] ?? '',
      name: `does its part ${index + 1}`,
    })),
    ...others,
  ];
  const cases = all.map((one) => {
    const place =
      one.file === undefined
        ? ''
        : ` file="${xml(one.file)}"${one.line === undefined ? '' : ` line="${one.line}"`}`;
    const inside =
      one.failure === undefined
        ? one.isSkipped === true
          ? '<skipped/>'
          : one.isFlaky === true
            ? '<flakyFailure message="timed out after 5000 ms">timed out</flakyFailure>'
            : ''
        : `<failure message="${xml(one.failure)}">${xml(one.failure)}\n    at ${xml(one.file ?? 'test.js')}</failure>`;
    return `<testcase classname="${xml(one.suite ?? 'shop')}" name="${xml(one.name)}" time="${one.seconds ?? seconds}"${place}>${inside}</testcase>`;
  });
  const failures = others.filter(({ failure }) => failure !== undefined).length;
  const time = all.reduce((sum, one) => sum + (one.seconds ?? seconds), 0);
  return `<testsuites><testsuite name="shop" tests="${all.length}" failures="${failures}" time="${time.toFixed(3)}">${cases.join('\n')}</testsuite></testsuites>`;
}

/** A report of coverage: of each file so many of its lines. */
export function lcov(files: Readonly<Record<string, readonly [covered: number, total: number]>>): string {
  return Object.entries(files)
    .map(
      ([file, [covered, total]]) =>
        `SF:${file}\n${Array.from({ length: total }, (_, index) => `DA:${index + 1},${index < covered ? 3 : 0}\n`).join('')}BRDA:1,0,0,3\nBRDA:1,0,1,${covered === total ? 1 : 0}\nBRF:2\nBRH:${covered === total ? 2 : 1}\nLF:${total}\nLH:${covered}\nend_of_record\n`,
    )
    .join('');
}

/** A benchmark of Go, run so often. */
function goBench(runs: Readonly<Record<string, readonly number[]>>): string {
  const measured = Object.entries(runs).flatMap(([name, times]) =>
    times.map(
      (time) => `Benchmark${name}-8   \t  120000\t  ${time} ns/op\t     512 B/op\t       7 allocs/op\n`,
    ),
  );
  return `goos: linux\ngoarch: amd64\npkg: acme.example/shop\ncpu: AMD EPYC 7763 64-Core Processor\n${measured.join('')}PASS\nok  \tacme.example/shop\t12.345s\n`;
}

const files = Object.fromEntries(modules.map((name) => [`src/${name}.js`, lines(40)]));
const wellCovered = Object.fromEntries(
  modules.map((name, index): [string, readonly [number, number]] => [`src/${name}.js`, [40 - index, 40]]),
);

const testsAndCoverage = '- tests: "reports/*.xml"\n- coverage: coverage/lcov.info';
const rules = [
  'tests.failed == 0',
  'tests.errored == 0',
  'tests.count >= 5000',
  'tests.flaky <= 2',
  'coverage.lines >= 80%',
  'coverage.changed-lines >= 90%',
  'coverage.lines in "src/payments.js" >= 90%',
];
const require = (...all: readonly string[]) => all.map((rule) => `- ${rule}`).join('\n');
const green = {
  'reports/junit.xml': junit(7000, [{ name: 'needs a printer', isSkipped: true }]),
  'coverage/lcov.info': lcov(wellCovered),
};
const oneFailure: TestCase = {
  suite: 'payments',
  name: 'refunds › gives back what was paid, to the cent',
  file: 'src/payments.js',
  line: 12,
  failure: 'AssertionError: expected 1999 to be 2000 // Object.is equality',
};
const change = { 'src/payments.js': `${lines(40)}export const refund = 1;\nexport const again = 2;\n` };
const coveredChange = (covered: number) => ({ ...wellCovered, 'src/payments.js': [covered, 42] as const });

const scattered = (middle: number, share: number) =>
  [-1, -0.6, -0.35, -0.1, 0, 0.05, 0.2, 0.4, 0.7, 1].map((step) => Math.round(middle * (1 + step * share)));

const rightToLeft = 'סל הקניות › מחשב את הסכום עם הנחה \u202Egnp.exe';

/** Text that would like to be more than text. */
export const hostile = [
  '<script>window.reached = 1</script>',
  '<img src="https://evil.example/x.png" onerror="window.reached = 1">',
  '![x](https://evil.example/pixel.png)',
  '[click](javascript:window.reached=1)',
  '</td></tr></table></details><svg onload="window.reached=1">',
  'a | b | c || `d` **e** @everyone',
  'x'.repeat(300),
];

const static_ = {
  'reports/eslint.json': JSON.stringify(
    modules.map((name, index) => ({
      filePath: `/home/runner/work/shop/shop/src/${name}.js`,
      messages:
        index > 2
          ? []
          : [
              {
                ruleId: 'no-unused-vars',
                severity: 2,
                message: `'${name}Total' is assigned a value but never used.`,
                line: 4 + index,
                column: 7,
              },
              {
                ruleId: 'no-console',
                severity: 1,
                message: 'Unexpected console statement.',
                line: 9,
                column: 1,
              },
            ],
      suppressedMessages: [],
      errorCount: index > 2 ? 0 : 1,
      fatalErrorCount: 0,
      warningCount: index > 2 ? 0 : 1,
      fixableErrorCount: 0,
      fixableWarningCount: 0,
    })),
  ),
  'reports/tsc.txt':
    "src/search.js(12,5): error TS2345: Argument of type 'string' is not assignable to parameter of type 'number'.\nFiles: 6\nFound 1 error in src/search.js:12\n\ntsc exit 2\n",
};

const jscpd = (duplicated: number) =>
  JSON.stringify({
    statistics: {
      detectionDate: '2026-11-20T12:00:00.000Z',
      formats: {
        javascript: {
          sources: Object.fromEntries(
            modules.slice(0, 2).map((name, index) => [
              `src/${name}.js`,
              {
                lines: 40,
                tokens: 400,
                sources: 1,
                clones: 1,
                duplicatedLines: index === 0 ? duplicated : 0,
                duplicatedTokens: 100,
                percentage: 10,
                percentageTokens: 10,
                newDuplicatedLines: 0,
                newClones: 0,
              },
            ]),
          ),
          total: {
            lines: 80,
            tokens: 800,
            sources: 2,
            clones: 1,
            duplicatedLines: duplicated,
            duplicatedTokens: 100,
            percentage: 10,
            percentageTokens: 10,
            newDuplicatedLines: 0,
            newClones: 0,
          },
        },
      },
      total: {
        lines: 80,
        tokens: 800,
        sources: 2,
        clones: 1,
        duplicatedLines: duplicated,
        duplicatedTokens: 100,
        percentage: 10,
        percentageTokens: 10,
        newDuplicatedLines: 0,
        newClones: 0,
      },
    },
    duplicates: [
      {
        format: 'javascript',
        lines: duplicated,
        fragment: 'x',
        tokens: 100,
        firstFile: {
          name: 'src/cart.js',
          start: 1,
          end: duplicated,
          startLoc: { line: 1, column: 1, position: 0 },
          endLoc: { line: duplicated, column: 1, position: 100 },
        },
        secondFile: {
          name: 'src/checkout.js',
          start: 5,
          end: 4 + duplicated,
          startLoc: { line: 5, column: 1, position: 0 },
          endLoc: { line: 4 + duplicated, column: 1, position: 100 },
        },
      },
    ],
  });

const lizard = `NLOC,CCN,token,PARAM,length,location,file,function,long_name,start,end\n`
  .slice(0, 0)
  .concat(
    modules
      .map(
        (name, index) =>
          `20,${3 + index * 4},100,2,22,"total@3-25@src/${name}.js","src/${name}.js","total","total( a, b )",3,25\n`,
      )
      .join(''),
  );

const inNinetyDays = new Date(Date.now() + 90 * 24 * 3600 * 1000).toISOString().slice(0, 10);

const waiversFile = `version: 1
waivers:
  - test: "payments › refunds › gives back what was paid, to the cent"
    owner: "@acme/payments"
    reason: The bank's sandbox rounds down since its release of 18 November.
    ticket: SHOP-4711
    expires: ${inNinetyDays}
  - test: "search › finds by synonym"
    owner: "@acme/search"
    reason: The index is rebuilt on Thursday.
    expires: 2026-01-31
`;

const everything = [
  testsAndCoverage,
  '- performance: reports/bench.txt',
  '- size: "dist/**"',
  '- static: reports/eslint.json',
  '- static: reports/tsc.txt',
  '- duplication: reports/jscpd-report.json',
  '- complexity: reports/lizard.csv',
].join('\n');

/** Builds as teams really have them, by what they are named. */
export const builds: Readonly<Record<string, Build>> = {
  'all-green': {
    files,
    change,
    reports: { ...green, 'coverage/lcov.info': lcov(coveredChange(42)) },
    inputs: { reports: testsAndCoverage, require: require(...rules) },
  },
  'docs-only': {
    files: { ...files, 'README.md': 'Shop\n' },
    change: { 'README.md': 'The shop.\n' },
    reports: green,
    inputs: { reports: testsAndCoverage, require: require(...rules) },
  },
  'first-run': {
    files,
    reports: green,
    inputs: {
      reports: testsAndCoverage,
      baseline: 'branch=main',
      require: require(...rules.filter(
        (rule) => !rule.includes('changed'),
      ), 'coverage.lines >= baseline - 0.5pp'),
    },
  },
  'first-pull-request': {
    files,
    change,
    reports: { ...green, 'coverage/lcov.info': lcov(coveredChange(42)) },
    inputs: {
      reports: testsAndCoverage,
      baseline: 'branch=main',
      require: require(...rules, 'coverage.lines >= baseline - 0.5pp', 'tests.count >= baseline'),
    },
  },
  'one-failure': {
    files,
    change,
    reports: {
      'reports/junit.xml': junit(6999, [oneFailure]),
      'coverage/lcov.info': lcov(coveredChange(42)),
    },
    inputs: { reports: testsAndCoverage, require: require(...rules) },
  },
  'three-hundred-failures': {
    files,
    reports: {
      'reports/junit.xml': junit(
        6700,
        Array.from({ length: 300 }, (_, index) => ({
          suite: 'checkout',
          name: `pays with a card, case ${index + 1}`,
          file: 'src/checkout.js',
          line: (index % 40) + 1,
          failure: `Error: connect ECONNREFUSED 127.0.0.1:5432 (attempt ${index + 1})`,
        })),
      ),
      'coverage/lcov.info': lcov(wellCovered),
    },
    inputs: {
      reports: testsAndCoverage,
      require: require(...rules.filter((rule) => !rule.includes('changed'))),
    },
  },
  'truncated-report': {
    files,
    reports: { ...green, 'reports/junit.xml': green['reports/junit.xml'].slice(0, 200_000) },
    inputs: {
      reports: testsAndCoverage,
      require: require(...rules.filter((rule) => !rule.includes('changed'))),
    },
  },
  'dead-shard': {
    files,
    reports: {
      'reports/shard-1.xml': junit(2000),
      'reports/shard-2.xml': junit(2000),
      'reports/shard-4.xml': junit(2000),
      'coverage/lcov.info': lcov(wellCovered),
    },
    inputs: {
      reports:
        '- {kind: tests, files: ["reports/shard-*.xml"], min: 4, max: 4}\n- coverage: coverage/lcov.info',
      require: require(...rules.filter((rule) => !rule.includes('changed'))),
    },
  },
  'changed-lines-fall': {
    files,
    change: {
      ...change,
      'src/search.js': `${lines(40)}export const fuzzy = 1;\nexport const exact = 2;\nexport const best = 3;\n`,
    },
    before: { ...green, 'reports/junit.xml': junit(7000) },
    reports: {
      'reports/junit.xml': junit(7003),
      'coverage/lcov.info': lcov({ ...coveredChange(41), 'src/search.js': [36, 43] }),
    },
    inputs: {
      reports: testsAndCoverage,
      require: require(...rules, 'coverage.lines >= baseline - 0.5pp'),
    },
  },
  'lint-errors': {
    files,
    change,
    reports: static_,
    inputs: {
      reports: '- static: reports/eslint.json\n- static: reports/tsc.txt',
      require: require('lint.errors == 0', 'lint.warnings <= 20', 'types.errors == 0'),
    },
  },
  'size-over-budget': {
    files,
    change,
    before: {
      'dist/app-1.js': lines(3000),
      'dist/vendor-1.js': lines(9000),
      'dist/style-1.css': lines(400),
    },
    reports: {
      'dist/app-2.js': lines(3600),
      'dist/vendor-2.js': lines(9000),
      'dist/style-2.css': lines(400),
    },
    inputs: {
      reports: '- size: "dist/**"',
      require: require('size.raw of "app-*.js" <= 100kB', 'size.raw <= 1MB', 'size.gzip of "app-*.js" <= baseline + 2%', 'size.raw in each file <= 400KiB'),
    },
  },
  'benchmarks-slower': {
    files,
    change,
    before: {
      'reports/bench.txt': goBench({
        Total: scattered(4200, 0.03),
        Search: scattered(81000, 0.03),
        Parse: scattered(910, 0.02),
      }),
    },
    reports: {
      'reports/bench.txt': goBench({
        Total: scattered(5600, 0.03),
        Search: scattered(80500, 0.03),
        Parse: scattered(700, 0.02),
      }),
    },
    inputs: {
      reports: '- performance: reports/bench.txt',
      require: require('performance.mean of BenchmarkTotal <= baseline + 10%', 'performance.mean of BenchmarkSearch <= baseline + 10%', 'performance.mean of BenchmarkParse <= 5ms'),
    },
  },
  'benchmarks-noisy': {
    files,
    change,
    before: {
      'reports/bench.txt': goBench({ Total: scattered(4200, 0.03), Search: scattered(81000, 0.03) }),
    },
    reports: {
      'reports/bench.txt': goBench({ Total: scattered(4650, 0.08), Search: scattered(83000, 0.6) }),
    },
    inputs: {
      reports: '- performance: reports/bench.txt',
      require: require('performance.mean of BenchmarkTotal <= baseline + 10%', 'performance.mean of BenchmarkSearch <= baseline + 10%'),
    },
  },
  duplication: {
    files,
    reports: { 'reports/jscpd-report.json': jscpd(12) },
    inputs: {
      reports: '- duplication: reports/jscpd-report.json',
      require: require('duplication.lines <= 3%', 'duplication.blocks <= 20 else warn'),
    },
  },
  complexity: {
    files,
    reports: { 'reports/lizard.csv': lizard },
    inputs: {
      reports: '- complexity: reports/lizard.csv',
      require: require('complexity.max <= 20', 'complexity.mean in each file <= 15'),
    },
  },
  waived: {
    files: { ...files, '.github/waivers.yml': waiversFile },
    reports: {
      'reports/junit.xml': junit(6998, [
        oneFailure,
        { suite: 'search', name: 'finds by synonym', failure: 'expected 0 hits to be 3' },
      ]),
      'coverage/lcov.info': lcov(wellCovered),
    },
    inputs: {
      reports: testsAndCoverage,
      waivers: '.github/waivers.yml',
      require: require('tests.failed == 0', 'coverage.lines >= 80%'),
    },
  },
  fork: {
    files,
    change,
    reports: {
      'reports/junit.xml': junit(6999, [oneFailure]),
      'coverage/lcov.info': lcov(coveredChange(42)),
    },
    inputs: { reports: testsAndCoverage, require: require(...rules) },
    isForeign: true,
  },
  'baseline-corrupt': {
    files: { ...files, '.github/baseline.json': '{"version": 1, "numbers": [' },
    change,
    reports: { ...green, 'coverage/lcov.info': lcov(coveredChange(42)) },
    inputs: {
      reports: testsAndCoverage,
      baseline: 'file=.github/baseline.json',
      require: require(...rules, 'coverage.lines >= baseline - 0.5pp', 'tests.count >= baseline'),
    },
  },
  audit: {
    files,
    change,
    reports: {
      'reports/junit.xml': junit(6999, [oneFailure]),
      'coverage/lcov.info': lcov(coveredChange(42)),
    },
    inputs: { reports: testsAndCoverage, require: require(...rules), mode: 'audit' },
  },
  hostile: {
    files,
    change,
    reports: {
      'reports/junit.xml': junit(
        3,
        [...hostile, rightToLeft, '🛒🛒🛒 👩‍👩‍👧‍👦 adds ﷽ 商品をカートに入れる'].map((text) => ({
          suite: text,
          name: text,
          file: 'src/payments.js',
          line: 41,
          failure: text,
        })),
      ),
      'coverage/lcov.info': lcov(coveredChange(41)),
    },
    inputs: {
      reports: testsAndCoverage,
      require: require('tests.failed == 0', 'coverage.changed-lines >= 90%'),
    },
  },
  packages: {
    files,
    reports: {
      ...Object.fromEntries(
        Array.from({ length: 14 }, (_, index) => [
          `reports/${index}.xml`,
          junit(
            200 + index,
            index === 3 ? [oneFailure] : index === 5 ? [{ name: 'waits', isFlaky: true }] : [],
          ),
        ]),
      ),
      ...Object.fromEntries(
        modules.map((name, index) => [
          `coverage/${name}.info`,
          lcov({ [`src/${name}.js`]: [38 - index * 4, 40] }),
        ]),
      ),
    },
    inputs: {
      reports: [
        ...Array.from(
          { length: 14 },
          (_, index) => `- {kind: tests, files: ["reports/${index}.xml"], package: team-${index}}`,
        ),
        ...modules.map(
          (name, index) => `- {kind: coverage, files: ["coverage/${name}.info"], package: team-${index}}`,
        ),
      ].join('\n'),
      require: require('tests.failed == 0', 'tests.count in each package >= 100', 'coverage.lines in each package >= 70%'),
    },
  },
  'everything-wrong': {
    files: { ...files, '.github/waivers.yml': waiversFile },
    change: { ...change, 'src/search.js': `${lines(40)}export const fuzzy = 1;\nexport const exact = 2;\n` },
    before: {
      ...green,
      'reports/bench.txt': goBench({ Total: scattered(4200, 0.03), Search: scattered(81000, 0.03) }),
      'dist/app-1.js': lines(3000),
      ...static_,
      'reports/jscpd-report.json': jscpd(2),
      'reports/lizard.csv': lizard,
    },
    inputsBefore: {
      reports: everything,
      require: require('tests.failed == 0', 'size.raw of "app-*.js" <= 1MB'),
    },
    reports: {
      'reports/junit.xml': junit(6900, [
        oneFailure,
        ...Array.from({ length: 25 }, (_, index) => ({
          suite: 'checkout',
          name: `pays with a card, case ${index + 1}`,
          failure: 'Error: connect ECONNREFUSED 127.0.0.1:5432',
        })),
        { name: 'waits for the queue', isFlaky: true },
        { name: 'waits for the mail', isFlaky: true },
        { name: 'waits for the bank', isFlaky: true },
      ]),
      'reports/e2e.xml': junit(400).slice(0, 9000),
      'coverage/lcov.info': lcov({ ...coveredChange(20), 'src/search.js': [10, 42] }),
      'reports/bench.txt': goBench({ Total: scattered(5600, 0.03), Search: scattered(83000, 0.6) }),
      'dist/app-2.js': lines(4600),
      ...static_,
      'reports/jscpd-report.json': jscpd(14),
      'reports/lizard.csv': lizard,
    },
    inputs: {
      reports: `${everything}\n- {kind: tests, files: ["shards/*.xml"], min: 4}`,
      waivers: '.github/waivers.yml',
      require: require(...rules, 'coverage.lines >= baseline - 0.5pp', 'performance.mean of BenchmarkTotal <= baseline + 10%', 'performance.mean of BenchmarkSearch <= baseline + 10%', 'size.raw of "app-*.js" <= 100kB', 'lint.errors == 0', 'types.errors == 0', 'duplication.lines <= 3%', 'complexity.max <= 20', 'lint.warnings <= 2 else warn'),
    },
  },
};

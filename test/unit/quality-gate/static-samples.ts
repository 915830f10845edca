import type { Format } from '@interlock/reports/steps/every-format';

/** A report of a linter, a formatter or a type checker, and what a person counts in it. */
export interface StaticSample {
  readonly format: Format;
  readonly text: string;
  /** errors, warnings, notes, suppressed. */
  readonly counts: readonly [number, number, number, number];
  readonly lookedAt: number | null;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

const at = (uri: string, startLine: number) => ({
  locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine } } }],
});

/** Small reports, with and without findings. */
export const staticSamples: readonly StaticSample[] = [
  {
    format: 'sarif',
    text: json({
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          results: [
            { ruleId: 'a', level: 'error', message: { text: 'no' }, ...at('src/a.ts', 3) },
            { ruleId: 'b', ruleIndex: 1, message: { text: 'by the rule' }, ...at('src/a.ts', 4) },
            { ruleId: 'c', message: { text: 'no rule' }, ...at('src/b.ts', 1) },
            { ruleId: 'a', level: 'error', message: { text: 'x' }, suppressions: [{ kind: 'inSource' }] },
            {
              ruleId: 'a',
              level: 'error',
              message: { text: 'not yet' },
              suppressions: [{ kind: 'external', status: 'underReview' }],
            },
            { ruleId: 'a', level: 'none', kind: 'pass', message: { text: 'well' } },
            { ruleId: 'a', level: 'none', kind: 'informational', message: { text: 'x' } },
          ],
          tool: {
            driver: {
              name: 'Lint',
              rules: [{ id: 'a' }, { id: 'b', defaultConfiguration: { level: 'error' } }],
            },
          },
        },
        { tool: { driver: { name: 'Other' } }, results: [] },
      ],
    }),
    counts: [3, 1, 1, 1],
    lookedAt: null,
  },
  {
    format: 'eslint',
    text: json([
      {
        filePath: '/home/runner/work/shop/shop/src/a.ts',
        messages: [
          { ruleId: 'no-var', severity: 2, message: 'no', line: 3 },
          { ruleId: 'quotes', severity: 1, message: 'no', line: 4 },
        ],
        suppressedMessages: [{ ruleId: 'no-console', severity: 2, message: 'no' }],
        errorCount: 1,
        fatalErrorCount: 0,
        warningCount: 1,
      },
      {
        filePath: '/home/runner/work/shop/shop/src/b.ts',
        messages: [{ ruleId: null, fatal: true, severity: 2, message: 'Parsing error: no', line: 1 }],
        suppressedMessages: [],
        errorCount: 1,
        fatalErrorCount: 1,
        warningCount: 0,
      },
      {
        filePath: '/home/runner/work/shop/shop/src/c.ts',
        messages: [],
        suppressedMessages: [],
        errorCount: 0,
        warningCount: 0,
      },
    ]),
    counts: [2, 1, 0, 1],
    lookedAt: 3,
  },
  {
    format: 'checkstyle',
    text: '<?xml version="1.0"?>\n<checkstyle version="9.3"><file name="A.java"><error line="3" severity="error" message="no" source="com.puppycrawl.tools.checkstyle.checks.naming.MethodNameCheck"/><error line="4" severity="warning" message="no" source="x.y"/><error severity="info" message="no"/><error severity="severe" message="what"/></file><file name="B.java"></file></checkstyle>',
    counts: [2, 1, 1, 0],
    lookedAt: 2,
  },
  {
    format: 'golangci-lint',
    text: json({
      Issues: [
        { FromLinter: 'errcheck', Text: 'no', Severity: '', Pos: { Filename: 'main.go', Line: 3 } },
        { FromLinter: 'revive', Text: 'no', Severity: 'warning', Pos: { Filename: 'main.go', Line: 4 } },
      ],
      Report: { Linters: [{ Name: 'errcheck', Enabled: true }, { Name: 'gosec' }] },
    }),
    counts: [1, 1, 0, 0],
    lookedAt: null,
  },
  {
    format: 'golangci-lint',
    text: '{"Issues":null,"Report":{"Linters":[{"Name":"govet","Enabled":true,"EnabledByDefault":true}]}}\n',
    counts: [0, 0, 0, 0],
    lookedAt: null,
  },
  {
    format: 'ruff',
    text: json([
      { code: 'F401', filename: '/w/a.py', location: { row: 1, column: 8 }, message: 'unused', noqa_row: 1 },
      {
        code: null,
        filename: '/w/b.py',
        location: { row: 2, column: 1 },
        message: 'SyntaxError',
        noqa_row: null,
      },
    ]),
    counts: [2, 0, 0, 0],
    lookedAt: null,
  },
  {
    format: 'ruff',
    text: '{"cell":null,"code":"F401","filename":"/w/a.py","location":{"row":1,"column":8},"message":"unused","noqa_row":1,"severity":"error"}\nruff exit 1\n/w/a.py\n/w/b.py\n',
    counts: [1, 0, 0, 0],
    lookedAt: 2,
  },
  { format: 'ruff', text: 'ruff exit 0\n/w/a.py\n', counts: [0, 0, 0, 0], lookedAt: 1 },
  {
    format: 'tsc',
    text: "src/a.ts(3,98): error TS2554: Expected 1 arguments, but got 2.\n  Because of this.\nsrc/(group)/b.ts(2,9): error TS6133: 'unused' is declared.\nerror TS5023: Unknown compiler option 'x'.\ntsc exit 2\n",
    counts: [3, 0, 0, 0],
    lookedAt: null,
  },
  {
    format: 'tsc',
    text: '\u001b[96msrc/a.ts\u001b[0m:\u001b[93m3\u001b[0m:\u001b[93m98\u001b[0m - \u001b[91merror\u001b[0m\u001b[90m TS2554: \u001b[0mExpected 1.\n\n\u001b[7m3\u001b[0m const a = 1;\n\n\nFound 1 error in src/a.ts\u001b[90m:3\u001b[0m\n\n',
    counts: [1, 0, 0, 0],
    lookedAt: null,
  },
  { format: 'tsc', text: 'tsc exit 0\n', counts: [0, 0, 0, 0], lookedAt: null },
  {
    format: 'tsc',
    text: 'Files:              166\nLines:           103451\nTotal time:      11.32s\ntsc exit 0\n',
    counts: [0, 0, 0, 0],
    lookedAt: 166,
  },
  {
    format: 'mypy',
    text: 'price.py:6: error: Incompatible return value type  [return-value]\nprice.py:6:11: note: See there\nsub/b.py:9:13:9:18: error: No [brackets] here  [assignment]\nFound 2 errors in 2 files (checked 4 source files)\n',
    counts: [2, 0, 1, 0],
    lookedAt: 4,
  },
  { format: 'mypy', text: 'Success: no issues found in 3 source files\n', counts: [0, 0, 0, 0], lookedAt: 3 },
  {
    format: 'mypy',
    text: '{"file": "price.py", "line": 6, "column": 11, "message": "no", "hint": null, "code": "return-value", "severity": "error"}\n{"file": "price.py", "line": 7, "column": 1, "message": "see", "hint": null, "code": null, "severity": "note"}\nmypy exit 1\n',
    counts: [1, 0, 1, 0],
    lookedAt: null,
  },
  { format: 'mypy', text: 'mypy exit 0\n', counts: [0, 0, 0, 0], lookedAt: null },
  {
    format: 'prettier',
    text: 'Checking formatting...\n[warn] src/a b.ts\n[warn] src/c.ts\n[warn] Code style issues found in 2 files. Run Prettier with --write to fix.\nprettier exit 1\n',
    counts: [2, 0, 0, 0],
    lookedAt: null,
  },
  {
    format: 'prettier',
    text: 'Checking formatting...\nAll matched files use Prettier code style!\nprettier exit 0\n',
    counts: [0, 0, 0, 0],
    lookedAt: null,
  },
  { format: 'prettier', text: 'src/a.ts\nsrc/b.ts\nprettier exit 1\n', counts: [2, 0, 0, 0], lookedAt: null },
  { format: 'gofmt', text: 'main.go\nsub/b.go\ngofmt exit 0\n', counts: [2, 0, 0, 0], lookedAt: null },
  { format: 'gofmt', text: 'gofumpt exit 0\n', counts: [0, 0, 0, 0], lookedAt: null },
  {
    format: 'black',
    text: 'would reformat price.py\n\nOh no! 💥 💔 💥\n1 file would be reformatted, 2 files would be left unchanged.\nblack exit 1\n',
    counts: [1, 0, 0, 0],
    lookedAt: 3,
  },
  {
    format: 'black',
    text: 'All done! ✨ 🍰 ✨\n3 files would be left unchanged.\nblack exit 0\n',
    counts: [0, 0, 0, 0],
    lookedAt: 3,
  },
  {
    format: 'ruff-format',
    text: 'Would reformat: a.py\n1 file would be reformatted, 1 file already formatted\nruff format exit 1\n',
    counts: [1, 0, 0, 0],
    lookedAt: 2,
  },
  {
    format: 'ruff-format',
    text: '2 files already formatted\nruff format exit 0\n',
    counts: [0, 0, 0, 0],
    lookedAt: 2,
  },
];

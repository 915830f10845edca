import type { Format } from '@interlock/reports/steps/every-format';

/** A report of the complexity of functions; in each the most complex one is 8. */
export interface ComplexitySample {
  readonly format: Format;
  readonly text: string;
  /** Whether a file that is cut between two of its parts can be told from a shorter one. */
  readonly hasEnd: boolean;
}

const found = (name: string, complexity: number, line: number) => ({
  ruleId: 'complexity',
  severity: 1,
  message: `Function '${name}' has a complexity of ${complexity}. Maximum allowed is 0.`,
  line,
});
const file = (path: string, messages: readonly object[]) => ({
  filePath: `/home/runner/work/shop/shop/${path}`,
  messages,
  suppressedMessages: [],
  errorCount: 0,
  warningCount: messages.length,
});
const item = (name: string, ...values: readonly number[]): string =>
  `<item name="${name}">${values.map((value) => `<value>${value}</value>`).join('')}</item>`;

/** One small report of each format. */
export const complexitySamples: readonly ComplexitySample[] = [
  {
    format: 'lizard-csv',
    text: '1,1,15,1,1,"round@12-12@src/a.js","src/a.js","round","round ( value )",12,12\n10,8,94,2,10,"price@1-10@src/a.js","src/a.js","price","price ( items , country )",1,10\n',
    hasEnd: false,
  },
  {
    format: 'lizard-xml',
    text: `<?xml version="1.0" ?>\n<cppncss><measure type="Function"><labels><label>Nr.</label><label>NCSS</label><label>CCN</label></labels>${item('round(...) at src/a.js:12', 1, 1, 1)}${item('price(...) at src/a.js:1', 2, 10, 8)}</measure><measure type="File"><labels><label>Nr.</label><label>NCSS</label><label>CCN</label><label>Functions</label></labels>${item('src/a.js', 1, 11, 9, 2)}<sum label="Functions" value="2"/></measure></cppncss>\n`,
    hasEnd: true,
  },
  {
    format: 'lizard-text',
    text: [
      '================================================',
      '  NLOC    CCN   token  PARAM  length  location  ',
      '------------------------------------------------',
      '       1      1     15      1       1 round@12-12@src/a.js',
      '      10      8     94      2      10 price@1-10@src/a.js',
      '1 file analyzed.',
      '==============================================================',
      'NLOC    Avg.NLOC  AvgCCN  Avg.token  function_cnt    file',
      '--------------------------------------------------------------',
      '     11       5.5     4.5       54.5         2     src/a.js',
      '',
      '===================================================',
      'No thresholds exceeded (cyclomatic_complexity > 15)',
      '==========================================================================================',
      'Total nloc   Avg.NLOC  AvgCCN  Avg.token   Fun Cnt  Warning cnt   Fun Rt   nloc Rt',
      '------------------------------------------------------------------------------------------',
      '        11       5.5     4.5       54.5        2            0      0.00    0.00',
      '',
    ].join('\n'),
    hasEnd: true,
  },
  {
    format: 'eslint-complexity',
    text: JSON.stringify([
      file('src/a.js', [found('round', 1, 12), found('price', 8, 1)]),
      file('src/c.js', []),
    ]),
    hasEnd: true,
  },
];

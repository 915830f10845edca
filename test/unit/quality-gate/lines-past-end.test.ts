import { describe, expect, it } from 'vitest';

import { runGate, type GateWorld } from './gate.ts';

const ten = 'x\n'.repeat(10);

function gate(report: string, rule: string, content: string | null = ten, path = 'coverage/lcov.info') {
  const world: GateWorld = {
    inputs: { reports: `- coverage: "${path}"`, require: `- ${rule}` },
    files: { [path]: report, ...(content === null ? {} : { 'src/a.js': content }) },
    tracked: ['src/a.js'],
  };
  return runGate(world);
}

const said = async (outcome: ReturnType<typeof gate>) => {
  const { runner } = (await outcome).ports;
  const coverage: unknown = JSON.parse(runner.outputs.get('coverage') ?? 'null');
  return {
    verdict: runner.outputs.get('verdict'),
    codes: (JSON.parse(runner.outputs.get('reasons') ?? '[]') as { code: string }[]).map(({ code }) => code),
    coverage,
    summary: runner.summary(),
  };
};

/** Two lines of which one is hit, and two behind the end that are. */
const lcov = 'SF:src/a.js\nDA:1,1\nDA:2,0\nDA:5000,1\nDA:5001,1\nLF:4\nLH:3\nend_of_record\n';

describe('lines behind the end of a file', () => {
  it('are counted in no number and named', async () => {
    const { verdict, coverage, summary } = await said(gate(lcov, 'coverage.lines >= 40%'));
    expect(verdict).toBe('pass');
    expect(coverage).toMatchObject({ lines: { covered: 1, total: 2 } });
    expect(summary).toContain('coverage-lines-past-end');
    expect(summary).toContain('src/a.js: 5000-5001 (2 lines behind the end, the file has 10 lines)');
  });

  it.each([
    ['passes with them alone', 'coverage.lines >= 75%'],
    ['passes for the file with them alone', 'coverage.lines in "src/**" >= 75%'],
    ['passes for each file with them alone', 'coverage.lines in each file >= 75%'],
  ])('make a rule inconclusive that %s', async (_what, rule) => {
    const { verdict, codes } = await said(gate(lcov, rule));
    expect(verdict).toBe('inconclusive');
    expect(codes).toStrictEqual(['coverage-lines-past-end']);
  });

  it('make a rule inconclusive that passes without them alone', async () => {
    const { verdict, codes } = await said(
      gate('SF:src/a.js\nDA:1,1\nDA:5000,0\nend_of_record\n', 'coverage.lines >= 75%'),
    );
    expect([verdict, codes]).toStrictEqual(['inconclusive', ['coverage-lines-past-end']]);
  });

  it('leave a rule failed that fails with them too', async () => {
    const { verdict, codes } = await said(gate(lcov, 'coverage.lines >= 90%'));
    expect(verdict).toBe('fail');
    expect(codes).toStrictEqual(['rule-violated']);
  });

  const last = (line: number): string => `SF:src/a.js\nDA:1,0\nDA:${line},1\nLF:2\nLH:1\nend_of_record\n`;

  it.each([
    ['LF', ten],
    ['CRLF', ten.replaceAll('\n', '\r\n')],
    ['CR', ten.replaceAll('\n', '\r')],
    ['LF, and none at the end', ten.slice(0, -1)],
    ['CRLF, and none at the end', ten.replaceAll('\n', '\r\n').slice(0, -2)],
  ])('begin behind the last line, whatever ends lines: %s', async (_what, content) => {
    const at = await said(gate(last(10), 'coverage.lines >= 40%', content));
    expect(at.verdict).toBe('pass');
    expect(at.summary).not.toContain('coverage-lines-past-end');
    const behind = await said(gate(last(11), 'coverage.lines >= 40%', content));
    expect(behind.verdict).toBe('inconclusive');
    expect(behind.coverage).toMatchObject({ lines: { covered: 0, total: 1 } });
  });

  it('are not known of a file that is not in the checkout', async () => {
    const { verdict, coverage } = await said(gate(lcov, 'coverage.lines >= 75%', null));
    expect(verdict).toBe('pass');
    expect(coverage).toMatchObject({ lines: { covered: 3, total: 4 } });
  });

  it.each([
    [
      'Cobertura',
      '<coverage line-rate="0.75" lines-covered="3" lines-valid="4"><packages><package><classes><class name="a" filename="src/a.js"><lines><line number="1" hits="1"/><line number="2" hits="0"/><line number="5000" hits="1"/><line number="5001" hits="1"/></lines></class></classes></package></packages></coverage>',
    ],
    [
      'Clover',
      '<coverage><project><file path="src/a.js"><line num="1" type="stmt" count="1"/><line num="2" type="stmt" count="0"/><line num="5000" type="stmt" count="1"/><line num="5001" type="stmt" count="1"/><metrics statements="4" coveredstatements="3"/></file></project></coverage>',
    ],
    [
      'coverage.py',
      JSON.stringify({
        meta: { branch_coverage: false },
        files: { 'src/a.js': { executed_lines: [1, 5000, 5001], missing_lines: [2] } },
        totals: { covered_lines: 3, num_statements: 4, percent_covered: 75 },
      }),
    ],
  ])('are left out of %s as well', async (_what, report) => {
    const { verdict, coverage } = await said(gate(report, 'coverage.lines >= 75%'));
    expect(coverage).toMatchObject({ lines: { covered: 1, total: 2 } });
    expect(verdict).toBe('inconclusive');
  });
});

describe('branches and functions on lines behind the end of a file', () => {
  const parts =
    'SF:src/a.js\nFN:1,f\nFNDA:0,f\nFN:5000,g\nFNDA:1,g\nFNF:2\nFNH:1\nDA:1,1\nDA:5000,1\nBRDA:1,0,0,0\nBRDA:5000,0,0,1\nBRDA:5000,0,1,1\nBRF:3\nBRH:2\nend_of_record\n';

  it.each([
    ['branches', 'lcov', parts],
    ['functions', 'lcov', parts],
    [
      'branches',
      'Cobertura',
      '<coverage line-rate="1"><packages><package><classes><class name="a" filename="src/a.js"><lines><line number="1" hits="1" branch="true" condition-coverage="0% (0/1)"/><line number="5000" hits="1" branch="true" condition-coverage="100% (2/2)"/></lines></class></classes></package></packages></coverage>',
    ],
    [
      'branches',
      'JaCoCo',
      '<report name="a"><package name="src"><sourcefile name="a.js"><line nr="1" mi="0" ci="1" mb="1" cb="0"/><line nr="5000" mi="0" ci="1" mb="0" cb="2"/></sourcefile></package></report>',
    ],
  ])('count in no number, and turn no rule on %s (%s)', async (part, _format, report) => {
    const at = await said(gate(report, `coverage.${part} >= 50%`));
    expect(at.coverage).toMatchObject({ [part]: { covered: 0, total: 1 } });
    expect([at.verdict, at.codes]).toStrictEqual(['inconclusive', ['coverage-lines-past-end']]);
    const { verdict } = await said(gate(report, `coverage.${part} >= 90%`));
    expect(verdict).toBe('fail');
  });

  it('leave those whose line no key says', async () => {
    const report =
      '<coverage line-rate="1"><packages><package><classes><class name="a" filename="src/a.js"><methods><method name="m" signature="()"><lines><line number="1" hits="1"/></lines></method></methods><lines><line number="1" hits="1"/><line number="5000" hits="1"/></lines></class></classes></package></packages></coverage>';
    const { verdict, coverage } = await said(gate(report, 'coverage.functions >= 50%'));
    expect(coverage).toMatchObject({ functions: { covered: 1, total: 1 } });
    expect(verdict).toBe('pass');
  });
});

describe('line 0', () => {
  it.each([
    ['DA:0,0\nDA:1,1\nLF:2\nLH:1', { covered: 1, total: 1 }],
    ['DA:0,5\nDA:1,0\nLF:2\nLH:1', { covered: 0, total: 1 }],
    ['DA:0,0\nDA:1,1', { covered: 1, total: 1 }],
  ])('is no line, stated or not: %j', async (lines, expected) => {
    const report = `SF:src/a.js\n${lines}\nend_of_record\n`;
    const { coverage, summary } = await said(gate(report, 'coverage.lines >= 1%'));
    expect(coverage).toMatchObject({ lines: expected });
    expect(summary).not.toContain('totals-disagree');
  });

  it('is no line of Cobertura either', async () => {
    const report =
      '<coverage line-rate="0.5" lines-covered="1" lines-valid="2"><packages><package><classes><class name="a" filename="src/a.js"><lines><line number="0" hits="0"/><line number="1" hits="1"/></lines></class></classes></package></packages></coverage>';
    const { coverage, summary } = await said(gate(report, 'coverage.lines >= 90%'));
    expect(coverage).toMatchObject({ lines: { covered: 1, total: 1 } });
    expect(summary).not.toContain('totals-disagree');
  });
});

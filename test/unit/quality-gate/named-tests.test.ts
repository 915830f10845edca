import { describe, expect, it } from 'vitest';

import { runGate, testsGiven } from './gate.ts';

const suite = (...cases: readonly string[]): string => `<testsuite name="s">${cases.join('')}</testsuite>`;
const passed = (name: string): string => `<testcase classname="pay › [x] &quot;y&quot;" name="${name}"/>`;
const other = '<testcase classname="c" name="other"/>';

async function judged(report: string, rule: string) {
  const { verdict, codes, problems } = await runGate({
    inputs: { reports: testsGiven, require: `- '${rule}'` },
    files: { 'reports/junit.xml': report },
  });
  return [verdict, ...(codes.length > 0 ? codes : problems.filter((code) => code === 'input-invalid'))];
}

const rule = 'tests.passed of "pay › [x] \\"y\\" › once" >= 1';

describe('a test that must run', () => {
  it.each([
    ['passed', suite(passed('once'), other), ['pass']],
    ['passed twice', suite(passed('once'), passed('once'), other), ['pass']],
    ['is not there', suite(passed('twice'), other), ['fail', 'rule-violated']],
    [
      'was skipped',
      suite(passed('once').replace('/>', '><skipped/></testcase>'), other),
      ['fail', 'rule-violated'],
    ],
    [
      'failed',
      suite(passed('once').replace('/>', '><failure/></testcase>'), other),
      ['fail', 'rule-violated', 'rule-violated'],
    ],
    [
      'failed once and passed when it ran again',
      suite(passed('once').replace('/>', '><flakyFailure/></testcase>'), other),
      ['pass'],
    ],
    [
      'may be in a suite that lists none',
      `<testsuites>${suite(other)}<testsuite name="t" tests="3"/></testsuites>`,
      ['inconclusive', 'test-names-unknown'],
    ],
  ])('and %s', async (_what, report, expected) => {
    expect(await judged(report, rule)).toStrictEqual(expected);
  });

  it.each(['tests.passed of a in each package >= 1', 'tests.passed of a >= baseline'])(
    'is refused in %s',
    async (unclear) => {
      expect(await judged(suite(other), unclear)).toStrictEqual(['inconclusive', 'input-invalid']);
    },
  );
});

import { describe, expect, it } from 'vitest';

import { coverageGiven, covered, passing, runGate, testsGiven } from './gate.ts';

const junit = (content: string | Uint8Array) => ({
  inputs: { reports: testsGiven },
  files: { 'reports/junit.xml': content },
});
const lcov = (content: string, require = '- coverage.lines >= 1%') => ({
  inputs: { reports: coverageGiven, require },
  files: { 'coverage/lcov.info': content },
});

describe('a gate over whole and passing reports', () => {
  it('passes', async () => {
    const outcome = await runGate({
      inputs: { reports: `${testsGiven}\n${coverageGiven}`, require: '- coverage.lines >= 100%' },
      files: { 'reports/junit.xml': passing, 'coverage/lcov.info': covered },
    });
    expect([outcome.verdict, outcome.codes, outcome.failed]).toStrictEqual(['pass', [], false]);
    expect(outcome.answer).toBe('✅ quality-gate: pass, 3 of 3 rules');
  });
});

describe('what other gates let through', () => {
  it.each([
    [
      'a failing case inside a nested suite',
      'rule-violated',
      junit(
        '<testsuites><testsuite tests="2" failures="1"><testcase name="a"/><testsuite><testcase name="b"><failure/></testcase></testsuite></testsuite></testsuites>',
      ),
    ],
    [
      'a suite with an error and no case',
      'suite-error-without-cases',
      junit('<testsuite tests="1" errors="1"/>'),
    ],
    ['a report that is truncated', 'report-truncated', junit(passing.slice(0, -5))],
    [
      'a report that is not there',
      'report-missing',
      { inputs: { reports: testsGiven }, files: { 'reports/a.txt': 'x' } },
    ],
    [
      'a report that one of two globs is for and that is not there',
      'report-missing',
      {
        inputs: { reports: '- {kind: tests, files: ["unit/*.xml", "e2e/*.xml"]}' },
        files: { 'unit/a.xml': passing },
      },
    ],
    ['a report that is empty', 'report-empty', junit('')],
    ['a report of white space', 'report-empty', junit(' \n\t\r\n')],
    ['a report without a test', 'no-tests', junit('<testsuites tests="0" failures="0"></testsuites>')],
    [
      'a report of skipped tests only',
      'all-tests-skipped',
      junit('<testsuite><testcase name="a"><skipped/></testcase></testsuite>'),
    ],
    [
      'an outcome that is a word',
      'rule-violated',
      junit('<testsuite><testcase name="a" status="Aborted"/></testsuite>'),
    ],
    ['a count that is none', 'number-invalid', junit('<testsuite tests="NaN"/>')],
    [
      'totals that state more failures than are listed',
      'rule-violated',
      junit('<testsuite failures="2"><testcase name="a"><failure/></testcase></testsuite>'),
    ],
    [
      'an error page instead of a report',
      'report-format-unsupported',
      junit('<html><body>502</body></html>'),
    ],
    ['a log instead of a report', 'report-unparsable', junit('npm ERR! missing script: test')],
    ['a summary of another tool', 'report-format-unsupported', junit('{}')],
    [
      'a report with an entity',
      'report-unsafe',
      junit('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><testsuite name="&b;"/>'),
    ],
    ['coverage under tests', 'report-kind-differs', junit(covered)],
    ['coverage of nothing', 'coverage-empty', lcov('SF:src/a.js\nend_of_record\n')],
    ['coverage without a record', 'coverage-empty', lcov('TN:\n')],
    ['coverage that is empty', 'report-empty', lcov('')],
    ['coverage that is truncated', 'report-truncated', lcov('SF:src/a.js\nDA:1,1\n')],
    [
      'coverage of no file of the repository',
      'coverage-of-no-repository-file',
      lcov('SF:/usr/lib/x.js\nDA:1,1\nend_of_record\n'),
    ],
    [
      'coverage below the threshold',
      'rule-violated',
      lcov('SF:src/a.js\nDA:1,0\nDA:2,0\nend_of_record\n', '- coverage.lines >= 80%'),
    ],
    [
      'coverage of one folder below its threshold',
      'rule-violated',
      lcov(`${covered}SF:src/b.js\nDA:1,0\nend_of_record\n`, '- coverage.lines in "src/b*" >= 1%'),
    ],
    ['tests in a report of coverage', 'report-kind-differs', lcov(passing)],
  ])('%s: %s', async (_, code, world) => {
    const outcome = await runGate(world);
    expect(outcome.codes).toContain(code);
    expect(outcome.verdict).not.toBe('pass');
    expect(outcome.failed).toBe(true);
  });

  it.each([
    [
      'a rule on coverage that nobody reports',
      'coverage-not-reported',
      junit(passing),
      '- coverage.lines >= 1%',
    ],
    ['a rule on tests that nobody reports', 'tests-not-reported', lcov(covered), '- tests.failed == 0'],
    [
      'a rule on branches that the report does not have',
      'coverage-kind-missing',
      lcov(covered),
      '- coverage.branches >= 1%',
    ],
    [
      'a rule on a folder without a covered file',
      'coverage-scope-empty',
      lcov(covered),
      '- coverage.lines in "lib/**" >= 1%',
    ],
    [
      'a rule on packages where there are none',
      'no-members',
      lcov(covered),
      '- coverage.lines in each package >= 1%',
    ],
    ['no rule at all', 'no-rules', lcov(covered), null],
  ])('%s is inconclusive: %s', async (_, code, world, require) => {
    const outcome = await runGate({ ...world, inputs: { ...world.inputs, require: require ?? '' } });
    expect([outcome.verdict, outcome.failed]).toStrictEqual(['inconclusive', true]);
    expect(outcome.codes).toContain(code);
  });

  it('counts a file that two patterns match once', async () => {
    const outcome = await runGate({
      inputs: { reports: `- tests: reports/a.xml\n${testsGiven}`, require: '- tests.count == 1' },
      files: { 'reports/a.xml': passing },
    });
    expect(outcome.verdict).toBe('pass');
    expect(outcome.output('tests')).toMatchObject({ total: 1 });
  });

  it('knows how many reports there must be', async () => {
    const world = (count: string) => ({
      inputs: { reports: `- {kind: tests, files: ["reports/*.xml"], except: ["reports/old.xml"], ${count}}` },
      files: { 'reports/a.xml': passing, 'reports/b.xml': passing, 'reports/old.xml': '<broken' },
    });
    expect((await runGate(world('min: 2, max: 2'))).verdict).toBe('pass');
    expect((await runGate(world('min: 3'))).codes).toContain('report-count');
    expect((await runGate(world('max: 1'))).codes).toContain('report-count');
  });

  it('ties coverage to the files that are there where there is no git', async () => {
    const world = {
      inputs: { reports: coverageGiven, require: '- coverage.lines >= 1%' },
      tracked: null,
    };
    const there = await runGate({ ...world, files: { 'coverage/lcov.info': covered, 'src/a.js': 'x\n' } });
    expect(there.verdict).toBe('pass');
    const gone = await runGate({ ...world, files: { 'coverage/lcov.info': covered } });
    expect(gone.codes).toContain('coverage-of-no-repository-file');
  });

  it('shows both lists of paths when coverage is of no file of the repository', async () => {
    const { ports } = await runGate(lcov('SF:/other/lib/x.js\nDA:1,1\nend_of_record\n'));
    expect(ports.runner.summary()).toMatch(
      /the report names:\s+\/other\/lib\/x\.js\s+the repository has:\s+src\/a\.js/u,
    );
  });

  it('judges failed and errored tests also when the rules speak of something else', async () => {
    const outcome = await runGate({
      inputs: { reports: testsGiven, require: '- tests.count >= 1' },
      files: { 'reports/a.xml': '<testsuite><testcase name="a"><error/></testcase></testsuite>' },
    });
    expect(outcome.verdict).toBe('fail');
    expect(outcome.ports.runner.log.join('\n')).toContain('tests.errored == 0 (by default');
  });

  it('lets a rule tolerate what it speaks of', async () => {
    const outcome = await runGate({
      inputs: { reports: testsGiven, require: '- tests.errored <= 1' },
      files: { 'reports/a.xml': '<testsuite><testcase name="a"><error/></testcase></testsuite>' },
    });
    expect(outcome.verdict).toBe('pass');
  });
});

import { describe, expect, it } from 'vitest';

import type { Counts } from '@interlock/reports/domain/tests/counts';

import { read, readTests, refusal } from './read.ts';

const counts = (given: Partial<Counts>): Counts => ({
  passed: 0,
  failed: 0,
  errored: 0,
  skipped: 0,
  flaky: 0,
  ...given,
});

const ok = (name: string): string => `<testcase classname="c" name="${name}"/>`;
const bad = (name: string): string =>
  `<testcase classname="c" name="${name}"><failure message="m"/></testcase>`;

describe('the dialects of JUnit XML', () => {
  it.each<[string, string, Partial<Counts>]>([
    ['one suite as the root', `<testsuite tests="1">${ok('a')}</testsuite>`, { passed: 1 }],
    [
      'cases directly in the root',
      `<testsuites>${ok('a')}${bad('b')}</testsuites>`,
      { passed: 1, failed: 1 },
    ],
    [
      'suites in suites in suites',
      `<testsuites><testsuite><testsuite><testsuite>${bad('a')}</testsuite>${ok('b')}</testsuite></testsuite></testsuites>`,
      { passed: 1, failed: 1 },
    ],
    [
      'totals of the whole at every level, as phpunit writes them',
      `<testsuites><testsuite name="all" tests="3" assertions="9" errors="0" warnings="0" failures="1" skipped="0"><testsuite name="A" tests="2" failures="1">${ok('a')}${bad('b')}</testsuite><testsuite name="B" tests="1">${ok('c')}</testsuite></testsuite></testsuites>`,
      { passed: 2, failed: 1 },
    ],
    [
      'a class without tests, which phpunit writes as a warning',
      '<testsuite tests="1" warnings="1"><testcase name="Warning"><warning type="PHPUnit\\Framework\\Warning">No tests found in class "A".</warning></testcase></testsuite>',
      { errored: 1 },
    ],
    [
      'a suite of attributes only',
      '<testsuites><testsuite name="a" tests="5" failures="1" skipped="2"/></testsuites>',
      { passed: 2, failed: 1, skipped: 2 },
    ],
    [
      'flaky cases of surefire',
      '<testsuite tests="2" failures="0" flakes="2"><testcase name="a"><flakyFailure message="m" type="T"><stackTrace>t</stackTrace></flakyFailure></testcase><testcase name="b"><flakyError message="m"/></testcase></testsuite>',
      { passed: 2, flaky: 2 },
    ],
    [
      'cases of surefire that failed each time',
      '<testsuite tests="2" failures="1" errors="1"><testcase name="a"><failure message="m"/><rerunFailure message="m"/></testcase><testcase name="b"><error message="m"/><rerunError message="m"/></testcase></testsuite>',
      { failed: 1, errored: 1 },
    ],
    [
      'an attempt that failed, without a word of the end',
      '<testsuite tests="1"><testcase name="a"><rerunFailure message="m"/></testcase></testsuite>',
      { failed: 1 },
    ],
    [
      'a case listed again after it failed',
      `<testsuite tests="3" failures="2">${bad('a')}${bad('a')}${ok('a')}</testsuite>`,
      { passed: 1, flaky: 1 },
    ],
    [
      'a case listed again that never passed',
      `<testsuite tests="3" failures="3">${bad('a')}${bad('a')}${bad('a')}</testsuite>`,
      { failed: 1 },
    ],
    [
      'a case that passed first and failed then',
      `<testsuite tests="2" failures="1">${ok('a')}${bad('a')}</testsuite>`,
      { passed: 1, failed: 1 },
    ],
    [
      'the same case in another suite',
      `<testsuites><testsuite name="firefox">${bad('a')}</testsuite><testsuite name="chromium">${ok('a')}</testsuite></testsuites>`,
      { passed: 1, failed: 1 },
    ],
    [
      'names that are not unique, one of which failed',
      `<testsuite>${bad('a')}${ok('a')}${ok('b')}${ok('b')}</testsuite>`,
      { passed: 3, failed: 1 },
    ],
    [
      'the same name at another line',
      '<testsuite><testcase name="a" file="x" line="1"><failure/></testcase><testcase name="a" file="x" line="9"/></testsuite>',
      { passed: 1, failed: 1 },
    ],
    [
      'a reporter that writes each case once',
      `<testsuites name="vitest tests"><testsuite name="x">${bad('a')}${ok('a')}</testsuite></testsuites>`,
      { passed: 1, failed: 1 },
    ],
    [
      'disabled cases of googletest',
      '<testsuites tests="3" failures="0" disabled="1" errors="0"><testsuite name="T" tests="3" failures="0" disabled="1" skipped="1" errors="0"><testcase name="a" status="run" result="completed"/><testcase name="DISABLED_b" status="notrun" result="suppressed"/><testcase name="c" status="run" result="skipped"><skipped/></testcase></testsuite></testsuites>',
      { passed: 1, skipped: 2 },
    ],
    [
      'words instead of elements',
      '<testsuite><testcase name="a" status="failed"/><testcase name="b" result="Timeout"/><testcase name="c" status="disabled"/><testcase name="d" status="passed"/></testsuite>',
      { passed: 1, failed: 1, errored: 1, skipped: 1 },
    ],
    [
      'a case that is skipped and failed',
      '<testsuite><testcase name="a"><skipped/><failure/></testcase></testsuite>',
      { failed: 1 },
    ],
    [
      'several results of one case',
      '<testsuite><testcase name="a"><failure/><failure/><error/></testcase></testsuite>',
      { failed: 1 },
    ],
    [
      'a failure of the suite itself',
      `<testsuite name="a" tests="1" errors="1"><error message="set-up"/>${ok('a')}</testsuite>`,
      { passed: 1, errored: 1 },
    ],
    [
      'properties, output and elements nobody knows',
      `<x:testsuites xmlns:x="u"><x:testsuite><properties><property name="p" value="v"/></properties>${ok('a')}<other><testcase name="deep"><failure/></testcase></other><system-out><![CDATA[<testcase name="no"/>]]></system-out></x:testsuite></x:testsuites>`,
      { passed: 1, failed: 1 },
    ],
  ])('reads %s', (_, xml, expected) => {
    expect(readTests(xml).counts).toStrictEqual(counts(expected));
  });

  it('keeps the name, the message and the place of what did not pass', () => {
    const report = readTests(
      '<testsuite><testcase classname="shop.Price" name="adds &amp; more" file="src/a.js" line="7"><failure>\n  expected\n 1  </failure></testcase></testsuite>',
    );
    expect(report.notable).toStrictEqual([
      {
        name: 'shop.Price › adds & more',
        outcome: 'failed',
        message: 'expected 1',
        file: 'src/a.js',
        line: 7,
      },
    ]);
  });

  it('counts the nameless case at which pytest was interrupted as an error, and says what it is', () => {
    const report = readTests(
      '<testsuites name="pytest tests"><testsuite name="pytest" errors="0" failures="0" skipped="0" tests="1"><testcase classname="pt.test_exit" name="test_1" time="0.000" /><testcase time="0.000" /></testsuite></testsuites>',
    );
    expect(report.counts).toMatchObject({ errored: 1 });
    expect(report.notable).toMatchObject([
      {
        name: 'the case at line 1',
        outcome: 'errored',
        message: 'The case has no name: the run was ended in it, and tests behind it did not run.',
      },
    ]);
  });

  it.each(['crash', 'undefined', 'Blocked', '5'])(
    'never takes the outcome "%s", which is no known word, for one that passed',
    (word) => {
      const report = readTests(`<testsuite><testcase classname="c" name="a" status="${word}"/></testsuite>`);
      expect(report.counts).toEqual(counts({ errored: 1 }));
      expect(report.notable[0]?.message).toBe(`status="${word}" is no outcome that is known.`);
    },
  );

  it.each(['Passed', 'run', 'COMPLETED', ' success ', ''])(
    'takes the outcome "%s" for one that passed',
    (word) => {
      const report = readTests(`<testsuite><testcase classname="c" name="a" result="${word}"/></testsuite>`);
      expect(report.counts).toEqual(counts({ passed: 1 }));
    },
  );

  it.each(['untested', 'Inconclusive'])('takes the outcome "%s" for one that did not run', (word) => {
    const report = readTests(`<testsuite>${ok('b')}<testcase name="a" status="${word}"/></testsuite>`);
    expect(report.counts).toEqual(counts({ passed: 1, skipped: 1 }));
  });

  it('names a retried case once, as flaky', () => {
    const { notable } = readTests(`<testsuite>${bad('a')}${bad('a')}${ok('a')}</testsuite>`);
    expect(notable.map(({ name, outcome }) => [name, outcome])).toStrictEqual([['c › a', 'flaky']]);
  });

  it('keeps no more than 200 names and counts all', () => {
    const report = readTests(
      `<testsuite>${Array.from({ length: 300 }, (_, index) => bad(String(index))).join('')}</testsuite>`,
    );
    expect(report.notable).toHaveLength(200);
    expect(report.counts.failed).toBe(300);
  });

  it('reads terminal colors in a message, raw or as references, and leaves them out', () => {
    const { notable } = readTests(
      '<testsuite><testcase name="a"><failure message="\u001b[31mred\u001b[39m"/></testcase><testcase name="b"><failure>&#27;[31mred]]>&#x1b;[39m</failure></testcase></testsuite>',
    );
    expect(notable.map(({ message }) => message)).toStrictEqual(['red', 'red]]>']);
  });
});

describe('what a report states against what it lists', () => {
  it('counts the list and says where they disagree', () => {
    const report = readTests(
      `<testsuites tests="9" failures="2"><testsuite tests="2" failures="0">${ok('a')}${bad('b')}</testsuite></testsuites>`,
    );
    expect(report.counts).toStrictEqual(counts({ passed: 1, failed: 1 }));
    expect(report.disagreements).toStrictEqual([
      { where: 'testsuites "" (line 1)', what: 'tests', stated: '9', counted: '2' },
      { where: 'testsuite "" (line 1)', what: 'failures', stated: '0', counted: '1' },
    ]);
    expect(report.silent).toStrictEqual([
      {
        code: 'failures-not-listed',
        where: 'testsuites "" (line 1)',
        seen: 'states failures="2", listed are 1 failed and 0 errored',
      },
    ]);
  });

  it.each([
    ['attempts of a retry', `<testsuite tests="2" failures="1">${bad('a')}${ok('a')}</testsuite>`],
    [
      'cases of the suite alone',
      `<testsuite tests="1">${ok('a')}<testsuite tests="1">${ok('b')}</testsuite></testsuite>`,
    ],
    [
      'errors among the failures',
      '<testsuite tests="2" failures="2" errors="0"><testcase name="a"><failure/></testcase><testcase name="b"><error/></testcase></testsuite>',
    ],
    ['the failure of the suite as no test', `<testsuite tests="1" errors="1"><error/>${ok('a')}</testsuite>`],
  ])('takes %s for a way to count', (_, xml) => {
    expect(readTests(xml).disagreements).toStrictEqual([]);
  });

  it.each([
    ['errors without cases', '<testsuite name="s" tests="1" errors="1"/>', { errored: 1 }],
    ['failures without cases', '<testsuite name="s" tests="0" failures="1"></testsuite>', {}],
    [
      'an error beside cases that passed',
      `<testsuite name="s" tests="1" errors="1">${ok('a')}</testsuite>`,
      { passed: 1 },
    ],
    ['errors of the root', '<testsuites tests="0" errors="1"/>', {}],
  ])('says so when a suite states %s', (_, xml, expected) => {
    const report = readTests(xml);
    expect(report.silent).toHaveLength(1);
    expect(report.counts).toStrictEqual(counts(expected));
  });

  it('does not believe a root that lists no suite', () => {
    const report = readTests('<testsuites name="jest tests" tests="5" failures="0"/>');
    expect(report.counts).toStrictEqual(counts({}));
    expect(report.disagreements).toHaveLength(1);
  });
});

describe('JUnit that cannot be used', () => {
  it.each([
    ['number-invalid', '<testsuite tests="NaN"/>'],
    ['number-invalid', '<testsuite tests="-1"/>'],
    ['number-invalid', '<testsuite failures=""/>'],
    ['number-invalid', '<testsuite errors="Unknown"/>'],
    ['number-invalid', '<testsuite skipped="1.5"/>'],
    ['report-truncated', `<testsuites><testsuite>${ok('a')}`],
    ['report-truncated', '<?xml version="1.0"?>'],
    ['report-truncated', '<testsuite><testcase name="a'],
    ['report-unparsable', '<testsuite><testcase></testsuite>'],
    ['report-unparsable', '<testsuite/>npm ERR! code 1'],
    ['report-unparsable', '<testsuite/><testsuite/>'],
    ['report-unparsable', '<testsuite a="1" a="2"/>'],
    ['report-unsafe', '<!DOCTYPE t [<!ENTITY a "b">]><testsuite/>'],
    ['report-unsafe', '<!DOCTYPE t SYSTEM "x.dtd" [ ]><testsuite/>'],
    ['report-unsafe', '<testsuite name="&xxe;"/>'],
    ['report-unsafe', '<testsuite><testcase name="a"><failure>&nbsp;</failure></testcase></testsuite>'],
    ['report-format-unsupported', '<testng-results/>'],
    ['report-format-unsupported', '<html/>'],
    ['report-too-large', `<testsuite ${Array.from({ length: 300 }, (_, i) => `a${i}="1"`).join(' ')}/>`],
    ['report-too-large', '<testsuite>'.repeat(10_001)],
  ])('is %s: %.60s', (code, xml) => {
    expect(refusal(read(xml))).toBe(code);
  });

  it('passes over a DOCTYPE that only names an external DTD, brackets in its name or not', () => {
    expect(
      readTests(
        `<!DOCTYPE testsuite PUBLIC "-//x[y]//EN" 'http://x.example/a.dtd'><testsuite>${ok('a')}</testsuite>`,
      ).counts.passed,
    ).toBe(1);
  });

  it.each([
    ['<testng-results total="1"/>', 'XML with the root element <testng-results>'],
    ['{"anything": {"else": 1}}', 'JSON with the keys anything, anything.else'],
    ['passed: 3\n', 'it begins with "passed: 3"'],
  ])('says what a file of no known format looks like, and which formats come nearest: %s', (text, looks) => {
    const report = read(text);
    const message = report.kind === 'unusable' ? report.message : '';
    expect(message).toContain(looks);
    expect(message).toContain('Formats that come nearest: ');
  });
});

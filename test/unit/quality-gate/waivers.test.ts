import { describe, expect, it } from 'vitest';

import { checkSchema, schema as v } from '@interlock/shared/domain/schema';
import { fakeGitHub } from '@interlock/shared/testing/fake-github';
import { staticSchema } from '@interlock/quality-gate/domain/kinds/static/static-shown';
import { reportSchema } from '@interlock/quality-gate/run';

import { runGate, type GateWorld } from './gate.ts';

const head = 'a'.repeat(40);
const bad = (name: string, how = '<failure message="m"/>'): string =>
  `<testcase classname="c" name="${name}">${how}</testcase>`;
const suite = (...cases: readonly string[]): string =>
  `<testsuite name="s">${cases.join('')}<testcase classname="c" name="good"/></testsuite>`;
const waiver = (name: string, expires: string): string =>
  `  - {test: "${name}", owner: "@ann", reason: "a race, see the ticket", ticket: SHOP-7, expires: ${expires}}\n`;
const file = (...entries: readonly string[]): string => `version: 1\nwaivers:\n${entries.join('')}`;

/** A day of the fake clock. */
const dayAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const days = 86_400_000;

function world(report: string, waivers: string | null, more: Partial<GateWorld> = {}): GateWorld {
  const files = waivers === null ? {} : { [`${head}:.github/waivers.yml`]: waivers };
  return {
    inputs: { reports: '- tests: "reports/*.xml"', waivers: '.github/waivers.yml' },
    files: { 'reports/junit.xml': report },
    github: fakeGitHub({ files }),
    ...more,
  };
}

async function reportOf({ ports }: Awaited<ReturnType<typeof runGate>>) {
  const text = await ports.files.readText(ports.runner.outputs.get('report') ?? '');
  const read = checkSchema(reportSchema, JSON.parse(text ?? 'null'));
  if (!read.ok) throw new Error(read.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return read.value;
}

/** The findings of linters that a report holds. */
function staticOf(report: Awaited<ReturnType<typeof reportOf>>) {
  const read = checkSchema(v.object({ static: staticSchema }), report);
  return read.ok ? read.value.static?.findings : undefined;
}

async function nowMs(): Promise<number> {
  return (await runGate(world(suite(), file(waiver('x', '1970-01-01'))))).ports.clock.now();
}

describe('a failing test that is waived', () => {
  it('does not fail the gate, and everybody sees who answers for it', async () => {
    const until = dayAt((await nowMs()) + 60 * days);
    const outcome = await runGate(
      world(
        suite(bad('flies'), bad('broke', '<error/>')),
        file(waiver('c › flies', until), waiver('c › broke', until)),
      ),
    );
    const report = await reportOf(outcome);
    expect([outcome.verdict, outcome.codes]).toStrictEqual(['pass', []]);
    expect(report.tests).toMatchObject({ passed: 1, failed: 0, errored: 0 });
    expect(report.waived.map(({ name, owner, expires }) => [name, owner, expires])).toStrictEqual([
      ['c › flies', '@ann', until],
      ['c › broke', '@ann', until],
    ]);
    expect(report.policy.waivers).toMatchObject({ path: '.github/waivers.yml' });
    expect(outcome.ports.runner.summary()).toMatch(/Waived \(2\)[\s\S]*ann \|[\s\S]*SHOP-7/u);
  });

  it('leaves the others as they are', async () => {
    const until = dayAt((await nowMs()) + 60 * days);
    const outcome = await runGate(world(suite(bad('flies'), bad('falls')), file(waiver('c › flies', until))));
    expect([outcome.verdict, outcome.codes]).toStrictEqual(['fail', ['rule-violated']]);
    expect((await reportOf(outcome)).tests).toMatchObject({ failed: 1 });
  });

  it('is no reason to pass when no other test ran', async () => {
    const until = dayAt((await nowMs()) + 60 * days);
    const only = `<testsuite name="s">${bad('flies')}</testsuite>`;
    const outcome = await runGate(world(only, file(waiver('c › flies', until))));
    expect([outcome.verdict, outcome.codes]).toStrictEqual(['fail', ['all-tests-skipped']]);
  });

  it('hides neither a suite that broke nor failures that are only counted', async () => {
    const until = dayAt((await nowMs()) + 60 * days);
    const broken = `<testsuites><testsuite name="s" tests="1" errors="1"/>${suite(bad('flies'))}</testsuites>`;
    const stated = `<testsuite name="s" tests="2" failures="3">${bad('flies')}<testcase classname="c" name="good"/></testsuite>`;
    for (const report of [broken, stated])
      expect((await runGate(world(report, file(waiver('c › flies', until))))).verdict).toBe('fail');
  });
});

describe('a waiver', () => {
  it('whose last day is over waives nothing, and is told of', async () => {
    const until = dayAt((await nowMs()) - days);
    const outcome = await runGate(world(suite(bad('flies')), file(waiver('c › flies', until))));
    expect(outcome.verdict).toBe('fail');
    expect((await reportOf(outcome)).notes.map(({ code }) => code)).toContain('waiver-expired');
  });

  it('about nothing is told of', async () => {
    const until = dayAt((await nowMs()) + 60 * days);
    const outcome = await runGate(world(suite(), file(waiver('c › gone', until))));
    expect(outcome.verdict).toBe('pass');
    expect((await reportOf(outcome)).notes.map(({ code }) => code)).toStrictEqual(['waiver-unmatched']);
  });
});

describe('the file of waivers', () => {
  it.each([
    ['is missing', null, 'waivers-missing'],
    ['is empty', '', 'waivers-invalid'],
    ['cannot be read', 'version: 1\nwaivers: [', 'waivers-invalid'],
  ])('that %s ends the gate', async (_what, waivers, code) => {
    const outcome = await runGate(world(suite(), waivers));
    expect([outcome.verdict, outcome.failed, outcome.problems]).toStrictEqual(['inconclusive', true, [code]]);
  });

  it('is the configuration’s where an entry judges, and no input names another', async () => {
    const until = dayAt((await nowMs()) + 60 * days);
    const configuration = (more: string): string =>
      `version: 1\ngates:\n  unit: {action: quality-gate, reports: [{tests: "reports/*.xml"}]${more}}\n`;
    const files = (more: string) => ({
      [`${head}:.github/interlock.yml`]: configuration(more),
      [`${head}:.github/waivers.yml`]: file(waiver('c › flies', until)),
      [`${head}:other.yml`]: file(waiver('c › flies', until)),
    });
    const run = (more: string, inputs: Readonly<Record<string, string>>) =>
      runGate({
        inputs: { gate: 'unit', ...inputs },
        files: { 'reports/junit.xml': suite(bad('flies')) },
        github: fakeGitHub({ files: files(more) }),
      });
    expect((await run(', waivers: .github/waivers.yml', {})).verdict).toBe('pass');
    expect((await run('', {})).verdict).toBe('fail');
    expect((await run('', { waivers: 'other.yml' })).problems).toStrictEqual(['waivers-not-allowed']);
    expect((await run(', waivers: .github/waivers.yml', { waivers: 'other.yml' })).problems).toStrictEqual([
      'waivers-not-allowed',
    ]);
  });
});

describe('a finding of a linter that is waived', () => {
  const eslint = (...files: readonly (readonly [string, number])[]): string =>
    JSON.stringify(
      files.map(([filePath, errors]) => ({
        filePath: `/workspace/${filePath}`,
        messages: Array.from({ length: errors }, (_, index) => ({
          ruleId: 'no-eval',
          severity: 2,
          message: 'no',
          line: index + 1,
          column: 1,
        })),
        suppressedMessages: [],
        errorCount: errors,
        fatalErrorCount: 0,
        warningCount: 0,
        fixableErrorCount: 0,
        fixableWarningCount: 0,
      })),
    );
  const waiverOf = (files: string, until: string): string =>
    `  - {finding: no-eval, tool: eslint, files: ["${files}"], owner: "@ann", reason: "goes with the old shop", expires: ${until}}\n`;
  const gate = async (report: string, files: string, until: string) =>
    runGate({
      inputs: {
        reports: '- static: "reports/*.json"',
        require: '- lint.errors == 0',
        waivers: '.github/waivers.yml',
      },
      files: { 'reports/eslint.json': report },
      tracked: ['src/a.js', 'src/b.js'],
      github: fakeGitHub({ files: { [`${head}:.github/waivers.yml`]: file(waiverOf(files, until)) } }),
    });

  it('counts as nothing in its files, and is listed', async () => {
    const until = dayAt((await nowMs()) + 60 * days);
    const outcome = await gate(eslint(['src/a.js', 2], ['src/b.js', 0]), 'src/a.js', until);
    expect([outcome.verdict, outcome.codes]).toStrictEqual(['pass', []]);
    const report = await reportOf(outcome);
    expect(report.waivedFindings).toMatchObject([
      { tool: 'eslint', rule: 'no-eval', file: 'src/a.js', count: 2, owner: '@ann' },
    ]);
    expect(staticOf(report)).toStrictEqual([]);
    expect(outcome.ports.runner.summary()).toContain('no-eval, 2 times');
  });

  it('counts elsewhere, and after its last day', async () => {
    const until = dayAt((await nowMs()) + 60 * days);
    const elsewhere = await gate(eslint(['src/a.js', 1], ['src/b.js', 1]), 'src/b.js', until);
    expect(elsewhere.verdict).toBe('fail');
    expect(staticOf(await reportOf(elsewhere))?.map(({ file: at }) => at)).toStrictEqual(['src/a.js']);
    const late = await gate(eslint(['src/a.js', 1]), 'src/a.js', dayAt((await nowMs()) - days));
    expect(late.verdict).toBe('fail');
    expect((await reportOf(late)).notes.map(({ code }) => code)).toContain('waiver-expired');
  });

  it('that is gone is told of', async () => {
    const until = dayAt((await nowMs()) + 60 * days);
    const outcome = await gate(eslint(['src/a.js', 0]), 'src/a.js', until);
    expect((await reportOf(outcome)).notes.map(({ code }) => code)).toStrictEqual(['waiver-unmatched']);
  });
});

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inputsFor } from '../../e2e/blue-green-switch/inputs.ts';
import { openStage } from '../../e2e/blue-green-switch/stage.ts';
import { temporaryFolder } from '../harness/folder.ts';
import { realSuite } from '../harness/suite.ts';
import { writeTree } from '../scanners/tree.ts';
import { runCommand, runWell } from '../servers/command.ts';
import { asSummary, launch, look } from './browser.ts';
import type { Seen } from './browser.ts';
import { gateSummary } from './gate.ts';

const hostile = [
  '<script>window.reached = 1</script>',
  '<img src="https://evil.example/x.png" onerror="window.reached = 1">',
  '![x](https://evil.example/pixel.png)',
  '[click](javascript:window.reached=1)',
  '</td></tr></table></details><svg onload="window.reached=1">',
  'a | b | c || `d` **e** @everyone',
  'x'.repeat(300),
];

const xml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const lcov = 'SF:src/price.js\nDA:1,1\nDA:2,1\nDA:3,0\nDA:4,1\nLF:4\nLH:3\nend_of_record\n';
const gateInputs = {
  reports: '- tests: reports/junit.xml\n- coverage: coverage/lcov.info',
  baseline: 'none',
};

realSuite('what people read, in a real browser', ['chromium'], (programs) => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch(programs.path('chromium'));
  });
  afterAll(() => browser.close());

  /** What holds of every page, whatever the text in it. */
  function isSound(seen: Seen) {
    expect(seen.reached, 'a script of the text ran').toBe(false);
    expect(seen.requests, 'the page loads something from elsewhere').toEqual([]);
    expect(seen.scriptLinks).toEqual([]);
    expect(seen.width, 'it is wider than its window').toBeLessThanOrEqual(1000);
    for (const rows of seen.tables) expect(new Set(rows).size, 'a row has more cells than its table').toBe(1);
    // The rule below the head of a table, when it is no table.
    expect(seen.text).not.toMatch(/\|\s*:?-{3,}/u);
  }

  it('would see a script run, a picture loaded, and a page too wide', async () => {
    const bad = await look(
      browser,
      asSummary(`${hostile.slice(0, 3).join('\n\n')}\n\n<p style="width:2000px">x</p>`),
      'control',
    );
    expect(bad.reached).toBe(true);
    expect(bad.requests).not.toEqual([]);
    expect(bad.width).toBeGreaterThan(1000);
  });

  it('shows the summary of a gate that passes: the verdict is its first line, and its figures a table', async () => {
    const { exitCode, summary } = await gateSummary(
      {
        files: { 'src/price.js': '1\n2\n3\n4\n' },
        reports: {
          'reports/junit.xml': '<testsuite tests="1"><testcase classname="price" name="adds"/></testsuite>',
          'coverage/lcov.info': lcov,
        },
      },
      { ...gateInputs, require: '- tests.failed == 0\n- coverage.lines >= 50%' },
    );
    expect(exitCode, summary).toBe(0);
    const seen = await look(browser, asSummary(summary), 'quality-gate-passes');
    isSound(seen);
    expect(seen.firstLine).toMatch(/^✅/u);
    expect(seen.tables.length).toBeGreaterThan(0);
  });

  it('shows the summary of a gate that fails on tests whose names and messages are hostile', async () => {
    const cases = hostile.map(
      (text) =>
        `<testcase classname="${xml(text)}" name="${xml(text)}" file="src/price.js" line="2"><failure message="${xml(text)}">${xml(text)}</failure></testcase>`,
    );
    const { exitCode, summary } = await gateSummary(
      {
        files: { 'src/price.js': '1\n2\n3\n4\n' },
        reports: {
          'reports/junit.xml': `<testsuite tests="${cases.length}" failures="${cases.length}">${cases.join('')}</testsuite>`,
          'coverage/lcov.info': lcov,
        },
      },
      { ...gateInputs, require: '- tests.failed == 0\n- coverage.lines >= 90%' },
    );
    expect(exitCode, summary).toBe(1);
    const seen = await look(browser, asSummary(summary), 'quality-gate-fails');
    isSound(seen);
    expect(seen.firstLine).toMatch(/^❌/u);
    // The text itself is told, as text.
    expect(seen.text).toContain('window.reached');
  });

  it('shows the summary of a switch, and of one that was refused', async () => {
    const stage = await openStage();
    try {
      const digest = await stage.addImage('2.0.0', 'never');
      const inputs = inputsFor(digest);
      for (const more of [
        { operation: 'prepare' },
        { operation: 'set-image', target: 'colour=green' },
        { operation: 'switch', soak: '1s', 'probe-rate': '20' },
      ])
        expect((await stage.start({ ...inputs, ...more }).ended).code).toBe(0);
      const refused = await stage.start({ ...inputs, operation: 'switch', evidence: '' }).ended;
      expect(refused.code).not.toBe(0);

      const summary = (step: number) => readFile(path.join(stage.folder, `step-${step}`, 'summary'), 'utf8');
      const switched = await look(browser, asSummary(await summary(3)), 'blue-green-switched');
      isSound(switched);
      expect(switched.firstLine).toMatch(/^✅ production: switched/u);
      const no = await look(browser, asSummary(await summary(4)), 'blue-green-refused');
      isSound(no);
      expect(no.firstLine).toMatch(/^(❌|⚠)/u);
    } finally {
      await stage.close();
    }
  });

  it('shows the report of a rehearsal whose steps have hostile names, logs and summaries', async () => {
    const folder = await temporaryFolder('rehearsal');
    const steps = hostile.map(
      (text, index) =>
        `      - name: ${JSON.stringify(text)}\n        env: {TEXT: ${JSON.stringify(text)}}\n        run: |\n          echo "$TEXT"; echo "::warning::$TEXT"; echo "$TEXT" >> "$GITHUB_STEP_SUMMARY"; exit ${index === hostile.length - 1 ? 1 : 0}\n`,
    );
    await writeTree(folder, {
      '.github/workflows/test.yml': `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n${steps.join('')}`,
    });
    const env = { HOME: folder, GIT_CONFIG_SYSTEM: '/dev/null' };
    const git = (...args: string[]) =>
      runWell('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@acme.example', ...args], {
        cwd: folder,
        env,
      });
    await git('init', '--quiet', '--initial-branch=main');
    await git('add', '--all');
    await git('commit', '--quiet', '--message=one');
    const cli = path.resolve(import.meta.dirname, '../../../dist/interlock/index.js');
    const ended = await runCommand(
      process.execPath,
      [cli, 'rehearse', '.github/workflows/test.yml', '--repository', 'acme/shop', '--html', 'report.html'],
      { cwd: folder, env },
    );
    expect(ended.exitCode, ended.stderr + ended.stdout).toBe(1);
    const seen = await look(
      browser,
      await readFile(path.join(folder, 'report.html'), 'utf8'),
      'rehearsal-report',
    );
    isSound(seen);
    expect(seen.text).toContain('window.reached');
  });
});

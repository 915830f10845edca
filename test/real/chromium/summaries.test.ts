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
import { hostile } from './builds.ts';
import { isSound } from './sound.ts';

realSuite('what people read, in a real browser', ['chromium'], (programs) => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch(programs.path('chromium'));
  });
  afterAll(() => browser.close());

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

  it('shows the summary of a switch, and of one that was refused', async () => {
    const stage = await openStage();
    try {
      const digest = await stage.addImage('2.0.0', 'never');
      const inputs = inputsFor(digest);
      for (const more of [
        { operation: 'prepare' },
        { operation: 'set-image', target: 'color=green' },
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

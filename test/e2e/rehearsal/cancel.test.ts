import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { eventually, makeWorkflow, rehearse } from './rehearse.ts';

const patient = {
  'package.json': '{"type":"module"}',
  'actions/patient/action.yml': `name: patient
description: waits until it is cancelled
inputs: {stubborn: {description: ignores signals, default: 'false'}}
runs: {using: node24, main: main.js, post: post.js}
`,
  'actions/patient/main.js': `
import { appendFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
appendFileSync(process.env.GITHUB_STATE, 'began=yes\\n');
const child = spawn('sleep', ['300'], { stdio: 'ignore' });
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    console.log('got ' + signal);
    if (process.env.INPUT_STUBBORN === 'true') return;
    child.kill();
    clearInterval(timer);
    process.exitCode = 1;
  });
const timer = setInterval(() => {}, 1000);
console.log('waiting');
`,
  'actions/patient/post.js': `console.log('post ran after ' + process.env.STATE_began);`,
};

const workflow = (stubborn: boolean): string => `on: push
jobs:
  move:
    runs-on: x
    steps:
      - {id: switch, name: Switch, uses: $/actions/patient, with: {stubborn: ${String(stubborn)}}}
      - {name: next, run: echo unreached}
      - {name: on cancel, if: cancelled(), run: echo cleaning}
  after: {needs: move, runs-on: x, steps: [{run: "true"}]}
  record: {needs: [move, after], if: always(), runs-on: x, steps: [{run: 'echo "move was \${{ needs.move.result }}"'}]}
`;

/** Processes whose environment mentions the mark: what a run left behind. */
const leftBehind = (mark: string): string[] =>
  readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, 'latin1').includes(mark);
    } catch {
      return false;
    }
  });

test('a cancel interrupts the step, its post and what runs on cancel still run, and the run is cancelled', async () => {
  const folder = makeWorkflow(workflow(false), patient);
  const result = await rehearse(folder, ['--fault', 'cancel-at-step=move/switch+1500ms']);
  expect(result.code).toBe(1);
  expect(result.conclusion).toBe('cancelled');
  expect(result.stdout).toContain('| got SIGINT');
  expect(result.stdout).not.toContain('| got SIGTERM');
  expect(result.stdout).not.toContain('| unreached');
  expect(result.stdout).toContain('| cleaning');
  expect(result.stdout).toContain('| post ran after yes');
  expect(result.stdout).toContain('| move was cancelled');
  expect(result.jobs['move']?.steps.map((step) => `${step.name}: ${step.conclusion}`)).toEqual([
    'Switch: cancelled',
    'next: skipped',
    'on cancel: success',
    'Post Switch: success',
  ]);
  expect(result.jobs['after']?.conclusion).toBe('skipped');
  expect(result.jobs['record']?.conclusion).toBe('success');
});

test('a step that ignores SIGINT gets SIGTERM after 7.5 seconds and is killed 2.5 seconds later, with all below it', async () => {
  const folder = makeWorkflow(workflow(true), patient);
  const startedAt = performance.now();
  const result = await rehearse(folder, ['--fault', 'cancel-at-step=move/Switch+1500ms']);
  const tookMs = performance.now() - startedAt;
  expect(result.stdout.indexOf('got SIGINT')).toBeGreaterThan(0);
  expect(result.stdout.indexOf('got SIGTERM')).toBeGreaterThan(result.stdout.indexOf('got SIGINT'));
  // A lower bound only: the runner's patience must not be cut short.
  expect(tookMs).toBeGreaterThan(10_000);
  expect(result.stdout).toContain('| post ran after yes');
  expect(leftBehind(folder)).toEqual([]);
});

test('an interrupt of the command line cancels the run and exits 130; nothing is left behind', async () => {
  const folder = makeWorkflow(workflow(false), patient);
  const result = await rehearse(folder, [], {
    onStart: (child, output) => {
      void eventually(() => output().includes('| waiting')).then(() => child.kill('SIGINT'));
    },
  });
  expect(result.code).toBe(130);
  expect(result.conclusion).toBe('cancelled');
  expect(result.stdout).toContain('| post ran after yes');
});

test('a second interrupt hurries: everything is killed at once', async () => {
  const folder = makeWorkflow(workflow(true), patient);
  const startedAt = performance.now();
  const result = await rehearse(folder, [], {
    onStart: (child, output) => {
      void eventually(() => output().includes('| waiting'))
        .then(() => child.kill('SIGINT'))
        .then(() => eventually(() => output().includes('| got SIGINT')))
        .then(() => child.kill('SIGINT'));
    },
  });
  expect(result.code).toBe(130);
  expect(result.stdout).not.toContain('got SIGTERM');
  expect(performance.now() - startedAt).toBeLessThan(7_500);
});

test('a job that runs whatever happens is not cancelled with the run', async () => {
  const folder = makeWorkflow(`on: push
jobs:
  rollback: {if: always(), runs-on: x, steps: [{id: s, run: sleep 1; echo rolled back}]}
  other: {runs-on: x, steps: [{run: exec sleep 300}]}
`);
  const result = await rehearse(folder, ['--fault', 'cancel-at-step=rollback/s+300ms']);
  expect(result.conclusion).toBe('cancelled');
  expect(result.jobs['rollback']?.conclusion).toBe('success');
  expect(result.jobs['other']?.conclusion).toBe('cancelled');
  expect(result.stdout).toContain('| rolled back');
});

test('what a step leaves in the background is ended with its job', async () => {
  const folder = makeWorkflow(`on: push
jobs:
  a: {runs-on: x, steps: [{run: 'MARK_OF_TEST=left-$GITHUB_RUN_ID nohup sleep 300 >/dev/null 2>&1 & sleep 0.3'}]}
`);
  const result = await rehearse(folder);
  expect(result.code, result.stdout).toBe(0);
  expect(result.jobs['a']?.messages.join()).toMatch(/Terminated orphan process: sleep/);
  expect(leftBehind('MARK_OF_TEST=left-')).toEqual([]);
});

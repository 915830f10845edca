import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { temporaryFolder } from './folder.ts';
import { isGone } from './life.ts';
import { planSuite } from './plan.ts';
import type { Availability } from './plan.ts';
import { realSuite } from './suite.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

interface Run {
  readonly child: ChildProcess;
  readonly text: () => string;
  readonly end: Promise<number | null>;
}

/** One fixture suite in a vitest of its own. */
function runSuite(name: string, env: Readonly<Record<string, string>> = {}): Run {
  const child = fork(
    join(root, 'node_modules/vitest/vitest.mjs'),
    ['run', '--config', 'test/real/harness/fixtures/vitest.config.ts', '--reporter=verbose', name],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      execArgv: [],
      env: { PATH: '/usr/bin:/bin', HOME: '/nowhere', NO_COLOR: '1', ...env },
    },
  );
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  return {
    child,
    text: () => chunks.join(''),
    end: new Promise((resolve) => child.once('close', (code) => resolve(code))),
  };
}

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let time = 0; time < 600; time += 1) {
    if (await holds()) return;
    await wait(50);
  }
  throw new Error(`${what} did not come about`);
}

const pidsIn = (text: string): readonly number[] => (/PID (\d+) (\d+)/.exec(text) ?? []).slice(1).map(Number);

realSuite('a suite whose server ends', [], () => {
  it('fails with the last lines of the server, from the test on that ran, and leaves nothing running', async () => {
    const run = runSuite('dying');
    expect(await run.end).toBe(1);
    const text = run.text();
    const failed = text.split('\n').filter((line) => /^\s*×/.test(line));
    expect(text).toMatch(/✓ .*passes while it lives/);
    expect(failed.some((line) => line.includes('is running when it is killed'))).toBe(true);
    expect(failed.some((line) => line.includes('comes after the end'))).toBe(true);
    expect(text).toContain('the doomed server ended with exit code 7');
    expect(text).toMatch(/the line before the end\n\s*asked to die/);
    expect(pidsIn(text)).toHaveLength(2);
    for (const pid of pidsIn(text)) await until(`the end of ${pid}`, () => isGone(pid));
  });

  it.each(['the run', 'the worker'] as const)('leaves nothing running when %s is killed', async (victim) => {
    const run = runSuite('dying', { STAY: 'yes' });
    await until('a server', () => pidsIn(run.text()).length === 2);
    const pids = pidsIn(run.text());
    const target = victim === 'the run' ? run.child.pid : await parentOfGuard(pids[0] ?? 0);
    process.kill(target ?? 0, 'SIGKILL');
    for (const pid of pids) await until(`the end of ${pid}`, () => isGone(pid));
    run.child.kill('SIGKILL');
    await run.end;
  });
});

const parentOf = async (pid: number): Promise<number> =>
  Number(/^\d+ \(.*\) \S (\d+)/.exec(await readFile(`/proc/${pid}/stat`, 'utf8'))?.[1]);
const parentOfGuard = async (pid: number): Promise<number> => parentOf(await parentOf(pid));

realSuite('a suite whose part is missing', [], () => {
  it('is skipped, and its title says which part and what to do', async () => {
    const run = runSuite('missing', { INTERLOCK_CACHE: await temporaryFolder('cache') });
    expect(await run.end).toBe(0);
    expect(run.text()).toMatch(
      /↓ .*a suite of what nobody has \(skipped: kubernetes is missing: .*npm run real:setup kubernetes/,
    );
  });

  it('fails under CI=true', async () => {
    const run = runSuite('missing', { INTERLOCK_CACHE: await temporaryFolder('cache'), CI: 'true' });
    expect(await run.end).toBe(1);
    expect(run.text()).toMatch(/Error: kubernetes is missing: .*npm run real:setup kubernetes/);
  });
});

describe('the plan of a suite', () => {
  const usable: Availability = { kind: 'usable', programs: { etcd: '/bin/etcd' } };
  const missing = (isPromised: boolean): Availability => ({
    kind: 'missing',
    reason: 'it is not there',
    fix: 'fetch it',
    isPromised,
  });

  it('runs with the programs of all its parts', () => {
    const kwok: Availability = { kind: 'usable', programs: { kwok: '/bin/kwok' } };
    expect(planSuite('it', { etcd: usable, kwok }, true)).toEqual({
      kind: 'run',
      title: 'it',
      programs: { etcd: '/bin/etcd', kwok: '/bin/kwok' },
    });
  });

  it('skips by name and reason for one part that is missing', () => {
    expect(planSuite('it', { etcd: usable, kwok: missing(true) }, false)).toEqual({
      kind: 'skip',
      title: 'it (skipped: kwok is missing: it is not there; fetch it)',
    });
  });

  it('fails in CI for a part that is promised, and skips there for one that cannot be had', () => {
    expect(planSuite('it', { kwok: missing(true) }, true).kind).toBe('fail');
    expect(planSuite('it', { trivy: missing(false) }, true).kind).toBe('skip');
    expect(planSuite('it', { trivy: missing(false), kwok: missing(true) }, true).kind).toBe('fail');
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

import { afterEach, describe, expect, it } from 'vitest';

import { sleep } from '../../../scripts/demo/programs.mjs';
import { isGone } from '../harness/life.ts';
import { startSweeper } from './sweep.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'interlock-sweep-'));
  folders.push(folder);
  return folder;
}

async function untilGone(pid: number): Promise<void> {
  while (!(await isGone(pid))) await sleep(20);
}

describe('the sweeper', () => {
  it('ends what a killed process has started with the folder, however far away, and removes the folder', async () => {
    const folder = makeFolder();
    const program = `
      const { fork, spawn } = require('node:child_process');
      const sweeper = fork(process.argv[1], [process.argv[2]], { execArgv: [], detached: true, env: {} });
      const start = (args, env) => spawn('sleep', args, { detached: true, stdio: 'ignore', env: { PATH: process.env.PATH, ...env } }).pid;
      sweeper.once('message', () => {
        console.log(JSON.stringify([start(['600'], { HOME: process.argv[2] }), start(['600'], {})]));
      });
    `;
    const sweeper = join(import.meta.dirname, 'sweeper.mjs');
    const child = spawn(process.execPath, ['-e', program, sweeper, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [text] = (await once(child.stdout, 'data')) as [Buffer];
    const [knows = -1, other = -1] = JSON.parse(text.toString()) as number[];
    try {
      expect(await isGone(knows)).toBe(false);
      child.kill('SIGKILL');
      await untilGone(knows);
      while (existsSync(folder)) await sleep(20);
      expect(await isGone(other)).toBe(false);
    } finally {
      process.kill(other, 'SIGKILL');
    }
  });

  it('leaves everything alone when it is told that all is done', async () => {
    const folder = makeFolder();
    const done = await startSweeper(folder);
    const other = spawn('sleep', ['600'], {
      stdio: 'ignore',
      env: { PATH: process.env['PATH'], HOME: folder },
    });
    try {
      await done();
      expect(await isGone(other.pid ?? -1)).toBe(false);
      expect(existsSync(folder)).toBe(true);
    } finally {
      other.kill('SIGKILL');
    }
  });
});

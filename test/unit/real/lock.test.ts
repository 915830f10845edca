import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, describe, expect, it } from 'vitest';

import { withLock } from '../../../scripts/real/lock.mjs';

const folders: string[] = [];
function lockFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'interlock-lock-'));
  folders.push(folder);
  return join(folder, 'part.lock');
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const left = (lock: string) => readdirSync(join(lock, '..'));
const never = new AbortController().signal;
const silent = { wait: () => undefined, signal: never };

describe('a lock of setups', () => {
  it('is held by one at a time, and is gone in the end', async () => {
    const lock = lockFile();
    const said: string[] = [];
    const waits: string[] = [];
    const work = (name: string) => async () => {
      said.push(`${name} begins`);
      await Promise.resolve();
      said.push(`${name} ends`);
    };
    const options = { wait: (holder: string) => waits.push(holder), signal: never };
    await Promise.all([withLock(lock, options, work('one')), withLock(lock, options, work('two'))]);
    expect(said).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
    expect(waits).toEqual([`process ${process.pid}`]);
    expect(left(lock)).toEqual([]);
  });

  it('is gone as well when the work fails', async () => {
    const lock = lockFile();
    await expect(withLock(lock, silent, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(left(lock)).toEqual([]);
  });

  it.each([
    ['is of a process that is gone', '4194999 x/1\n'],
    ['names a living process that began at another time than the holder', `${process.pid} x/1\n`],
    ['names nobody', '\n'],
    ['is no lock at all', 'what?'],
  ])('is taken over when it %s', async (_, text) => {
    const lock = lockFile();
    writeFileSync(lock, text);
    expect(await withLock(lock, silent, () => Promise.resolve('done'))).toBe('done');
    expect(left(lock)).toEqual([]);
  });

  it('that cannot be read is an error, and not waited for without end', async () => {
    const lock = lockFile();
    mkdirSync(lock);
    await expect(withLock(lock, silent, () => Promise.resolve())).rejects.toThrow('EISDIR');
  });

  it('is waited for no longer than until the setup is cancelled', async () => {
    const lock = lockFile();
    const cancelled = new AbortController();
    await withLock(lock, silent, async () => {
      const second = withLock(lock, { wait: () => cancelled.abort(), signal: cancelled.signal }, () =>
        Promise.resolve(),
      );
      await expect(second).rejects.toThrow('aborted');
      expect(left(lock)).toEqual(['part.lock']);
    });
  });
});

import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readTar } from '@interlock/cluster/domain/tar';

const long = `${'folder-with-a-long-name/'.repeat(6)}file-with-a-long-name.txt`;

describe('a tar archive', () => {
  const held = { folder: '' };
  const make = (...options: string[]): Uint8Array =>
    new Uint8Array(execFileSync('tar', ['-C', held.folder, ...options, '-cf', '-', '.']));

  beforeAll(() => {
    held.folder = mkdtempSync(join(tmpdir(), 'interlock-tar-'));
    mkdirSync(join(held.folder, long, '..'), { recursive: true });
    writeFileSync(join(held.folder, long), 'deep');
    writeFileSync(join(held.folder, 'run.sh'), '#!/bin/sh\n');
    chmodSync(join(held.folder, 'run.sh'), 0o755);
    writeFileSync(join(held.folder, 'data.txt'), 'x'.repeat(1000));
    chmodSync(join(held.folder, 'data.txt'), 0o644);
    symlinkSync('data.txt', join(held.folder, 'link'));
  });
  afterAll(() => rmSync(held.folder, { recursive: true, force: true }));

  it.each(['gnu', 'pax'])('of the %s format gives back what was put in', (format) => {
    const read = readTar(make(`--format=${format}`));
    if (read.kind === 'problem') throw new Error(read.why);
    const files = read.entries
      .filter((entry) => entry.kind !== 'folder')
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    expect(
      files.map((entry) => [
        entry.path,
        entry.kind,
        entry.executable && entry.kind === 'file',
        entry.kind === 'link' ? entry.target : new TextDecoder().decode(entry.content).slice(0, 4),
      ]),
    ).toEqual([
      ['data.txt', 'file', false, 'xxxx'],
      [long, 'file', false, 'deep'],
      ['link', 'link', false, 'data.txt'],
      ['run.sh', 'file', true, '#!/b'],
    ]);
  });

  it('that is cut off anywhere is refused', () => {
    const whole = make('--format=gnu');
    const used = whole.findLastIndex((byte) => byte !== 0) + 1;
    for (let length = 0; length < used; length += 256)
      expect(readTar(whole.subarray(0, length)).kind).toBe('problem');
  });

  it('with a damaged header is refused', () => {
    const damaged = Uint8Array.from(make('--format=gnu'));
    damaged[0] = (damaged[0] ?? 0) ^ 1;
    expect(readTar(damaged)).toMatchObject({
      kind: 'problem',
      why: expect.stringContaining('checksum') as string,
    });
  });
});

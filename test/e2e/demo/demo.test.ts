import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demo-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

interface Outcome {
  readonly promoted: boolean;
  readonly result: string;
  readonly traffic: { readonly color: string; readonly versions: Record<string, number> };
  readonly load: {
    readonly requests: number;
    readonly failed: number;
    readonly versions: Record<string, { readonly count: number }>;
    readonly rate: { readonly sent: number };
  };
}

/** Runs the demo with a folder for temporary files of its own, and looks at what it leaves there. */
const demo = (...args: string[]) =>
  new Promise<{ code: number | null; said: string; outcome: Outcome; left: string[] }>((resolve) => {
    const json = join(folder, 'outcome.json');
    const temporary = mkdtempSync(join(folder, 't-'));
    const child = spawn(process.execPath, [join(root, 'scripts/demo.mjs'), '--json', json, ...args], {
      env: { ...process.env, TMPDIR: temporary },
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('close', (code) => {
      const outcome = JSON.parse(readFileSync(json, 'utf8')) as Outcome;
      resolve({ code, said, outcome, left: readdirSync(temporary) });
    });
  });

describe('the demo', () => {
  it('promotes the shop, and an independent client sees no request fail', async () => {
    const { code, said, outcome, left } = await demo();
    expect(code, said).toBe(0);
    expect(outcome).toMatchObject({ promoted: true, result: 'switched', load: { failed: 0 } });
    expect(outcome.traffic).toMatchObject({ color: 'green', versions: { '1.5.0': 50 } });
    expect(Object.keys(outcome.load.versions)).toEqual(['1.4.0', '1.5.0']);
    expect(said).toContain(`failed requests: 0 of ${outcome.load.requests}`);
    expect(readFileSync(join(root, '.interlock/demo/report.html'), 'utf8')).toContain('<html');
    expect(left).toEqual([]);
  });

  it('undoes a promotion whose fault appears under traffic alone, and says what serves now', async () => {
    const { code, said, outcome, left } = await demo('--version', 'faulty');
    expect(code, said).toBe(1);
    expect(outcome).toMatchObject({ promoted: false, result: 'rolled-back' });
    expect(outcome.traffic).toMatchObject({ color: 'blue', versions: { '1.4.0': 50 } });
    expect(outcome.load.versions['1.5.0']?.count).toBeGreaterThan(0);
    const last = said.trim().split('\n').slice(-12).join('\n');
    expect(last).toContain('not promoted');
    expect(last).toMatch(/failed +.*status 500/);
    expect(last).toMatch(/undone +the traffic was on green and was moved back to blue/);
    expect(last).toMatch(/serves +blue/);
    expect(left).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';

import type { GateWorld } from '../gate.ts';
import { codesOf, compareWith, runOnMain } from './world.ts';

const before = [100, 101, 102, 103, 104, 105, 106, 107];
const goBench = (times: Readonly<Record<string, readonly number[]>>): string =>
  [
    'goos: linux',
    'pkg: example.com/shop',
    ...Object.entries(times).flatMap(([name, list]) =>
      list.map((time) => `Benchmark${name}-8 \t 100\t ${time} ns/op\t 64 B/op`),
    ),
    'PASS',
    'ok  \texample.com/shop\t1.2s',
    '',
  ].join('\n');

function worldOf(times: Readonly<Record<string, readonly number[]>>, require: string): GateWorld {
  return {
    inputs: { reports: '- performance: bench.txt', require, baseline: 'branch=main' },
    files: { 'bench.txt': goBench(times) },
  };
}

const rule = '- performance.mean of BenchmarkTotal <= baseline + 5%';
const compare = async (now: readonly number[], require = rule, earlier: readonly number[] = before) =>
  compareWith(await runOnMain(worldOf({ Total: earlier }, require)), worldOf({ Total: now }, require));

describe('benchmarks against what main measured', () => {
  it.each([
    ['as before', before, 'pass', []],
    ['faster', before.map((time) => time / 2), 'pass', []],
    ['slower than is allowed', before.map((time) => time * 1.2), 'fail', ['rule-violated']],
    ['slower by what may be noise', [96, 99, 101, 108.9, 109.1, 111, 112, 113], 'pass', []],
    ['all over the place', [60, 80, 99, 108.9, 115, 150, 190, 230], 'inconclusive', ['samples-too-noisy']],
    ['slower, measured once', [112], 'fail', ['rule-violated']],
    ['slower, measured four times', [109, 110, 111, 112], 'fail', ['rule-violated']],
  ])('are judged where they are %s', async (_title, now, verdict, codes) => {
    const outcome = await compare(now);
    expect(codesOf(outcome)).toStrictEqual(codes);
    expect(outcome.verdict).toBe(verdict);
  });

  it('are compared as one number where main measured once', async () => {
    const noisy = [96, 99, 101, 108.9, 109.1, 111, 112, 113];
    expect((await compare(noisy, rule, [103.5])).verdict).toBe('fail');
  });

  it('do not depend on how many processors the machine has', async () => {
    const left = await runOnMain(worldOf({ Total: before }, rule));
    const elsewhere = worldOf({ Total: before }, rule);
    const files = { 'bench.txt': String(elsewhere.files?.['bench.txt']).replaceAll('-8 ', '-2 ') };
    expect((await compareWith(left, { ...elsewhere, files })).verdict).toBe('pass');
  });

  it('that are gone block, by whatever name a rule called them, and new ones do not', async () => {
    const left = await runOnMain(
      worldOf({ Total: before, Tax: before }, '- performance.mean of BenchmarkTax <= 1s'),
    );
    const gone = await compareWith(left, worldOf({ Total: before }, rule));
    expect([gone.verdict, codesOf(gone)]).toStrictEqual(['fail', ['rule-violated']]);
    expect(JSON.stringify(gone.output('reasons'))).toContain('example.com/shop.BenchmarkTax');
    const fresh = '- performance.mean of example.com/shop.BenchmarkNew <= baseline';
    const added = await compareWith(left, worldOf({ Total: before, Tax: before, New: [1] }, fresh));
    expect([added.verdict, codesOf(added)]).toStrictEqual(['pass', []]);
  });

  it('are compared under their full name, too, and under any name by which main did not ask', async () => {
    const left = await runOnMain(worldOf({ Total: before }, '- performance.bytes of BenchmarkTotal <= 1kB'));
    const slow = worldOf(
      { Total: before.map((time) => time * 2) },
      rule.replace('BenchmarkTotal', 'example.com/shop.BenchmarkTotal'),
    );
    expect((await compareWith(left, slow)).verdict).toBe('fail');
    expect((await compareWith(left, worldOf({ Total: before.map((time) => time * 2) }, rule))).verdict).toBe(
      'fail',
    );
  });
});

describe('sizes against what main measured', () => {
  const sizes = (file: string, bytes: number, require: string): GateWorld => ({
    inputs: { reports: '- size: "dist/**"', require, baseline: 'branch=main' },
    files: { [file]: 'x'.repeat(bytes) },
  });
  const glob = '- size.raw of "app-*.js" <= baseline + 2%';

  it('know a bundle by its glob, however its hash has changed', async () => {
    const left = await runOnMain(sizes('dist/app-1a2b.js', 1_000, glob));
    expect((await compareWith(left, sizes('dist/app-9f9f.js', 1_020, glob))).verdict).toBe('pass');
    const grown = await compareWith(left, sizes('dist/app-9f9f.js', 1_021, glob));
    expect([grown.verdict, codesOf(grown)]).toStrictEqual(['fail', ['rule-violated']]);
  });
});

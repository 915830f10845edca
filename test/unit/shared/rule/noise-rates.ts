import { describe, expect, test } from 'vitest';
import { judgeRule } from '@interlock/shared/domain/rule/judge';
import type { MemberResult } from '@interlock/shared/domain/rule/result';
import { metricOf, observing, ruleOf, values } from './metrics.ts';

/** Numbers of 0 to 1 that are the same in every run. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Times as benchmarks have them: never negative, and more often far too slow than far too fast. */
export function timesOf(
  random: () => number,
  count: number,
  median: number,
  spread: number,
): readonly number[] {
  return Array.from({ length: count }, () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return median * Math.exp(spread * normal);
  });
}

/** The middle one, or the mean of the two in the middle. */
export const medianOf = (samples: readonly number[]): number => {
  const sorted = [...samples].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[half] ?? NaN)
    : ((sorted[half - 1] ?? NaN) + (sorted[half] ?? NaN)) / 2;
};

/** What a rule says of so many samples, against those of the baseline. */
export function judge(text: string, now: readonly number[], before: readonly number[]): MemberResult {
  const rule = ruleOf(text);
  const valueOf = (samples: readonly number[]) =>
    ({ kind: 'value', value: medianOf(samples), where: null, detail: null, samples }) as const;
  const observations = observing(valueOf(now), { baseline: () => valueOf(before) });
  const [member] = judgeRule(rule, metricOf(rule), observations, values).members;
  if (member === undefined) throw new Error('no member');
  return member;
}

/** How often a comparison of samples is wrong, by so many simulated runs of each setting. */
export function testRates(runs: number): void {
  describe(`a comparison with a baseline that has samples, in ${String(runs)} runs`, () => {
    const rate = (
      rule: string,
      seed: number,
      setting: { count: number; change: number; spread: number },
    ): Readonly<Record<string, number>> => {
      const random = randomOf(seed);
      const outcomes: Record<string, number> = { pass: 0, fail: 0, inconclusive: 0 };
      for (let run = 0; run < runs; run += 1) {
        const before = timesOf(random, setting.count, 100, setting.spread);
        const now = timesOf(random, setting.count, 100 * (1 + setting.change), setting.spread);
        const { outcome } = judge(rule, now, before);
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1 / runs;
      }
      return outcomes;
    };

    test.each([5, 8, 10, 20, 30])(
      'no change blocks in no more than one of twenty runs of %d samples, not even against the bare baseline',
      (count) => {
        const found = rate('performance.p95 <= baseline', 11 + count, { count, change: 0, spread: 0.05 });
        expect((found['fail'] ?? 1) + (found['inconclusive'] ?? 1)).toBeLessThan(0.07);
        // As one number against another, half of them would.
        expect(found['fail']).toBeGreaterThan(0.015);
      },
    );

    test('no change never blocks where some is allowed', () => {
      const found = rate('performance.p95 <= baseline + 10%', 3, { count: 10, change: 0, spread: 0.05 });
      expect(found['pass']).toBeGreaterThan(0.999);
    });

    test.each([
      // samples, change beyond `baseline + 10%`, scatter, least share of runs that fail
      [5, 0.3, 0.05, 0.95],
      [10, 0.2, 0.05, 0.95],
      [20, 0.25, 0.1, 0.9],
      [30, 0.16, 0.05, 0.9],
    ])('%d samples find that it is %d slower where each scatters by %d', (count, change, spread, least) => {
      const found = rate('performance.p95 <= baseline + 10%', 5, { count, change, spread });
      expect(found['fail']).toBeGreaterThan(least);
    });

    test.each([5, 10])(
      'noise excuses no more than one in a hundred that are half as slow again, by %d samples',
      (count) => {
        for (const spread of [0.1, 0.3, 0.6]) {
          const found = rate('performance.p95 <= baseline + 10%', 17, { count, change: 0.6, spread });
          // What passes is what was measured within the limit, as it would be without any samples.
          const random = randomOf(17);
          let within = 0;
          for (let run = 0; run < runs; run += 1) {
            const before = timesOf(random, count, 100, spread);
            if (medianOf(timesOf(random, count, 160, spread)) <= medianOf(before) * 1.1) within += 1 / runs;
          }
          expect((found['pass'] ?? 1) - within).toBeLessThan(0.01);
        }
      },
    );
  });
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeRule } from '@interlock/shared/domain/rule/judge';
import { excusedShare, fewestSamples, standingOf } from '@interlock/shared/domain/rule/noise';
import type { Standing } from '@interlock/shared/domain/rule/noise';
import type { MemberResult } from '@interlock/shared/domain/rule/result';
import { metricOf, observing, ruleOf, values } from './metrics.ts';

/** Numbers of 0 to 1 that are the same in every run. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Times as benchmarks have them: never negative, and more often far too slow than far too fast. */
function timesOf(random: () => number, count: number, median: number, spread: number): readonly number[] {
  return Array.from({ length: count }, () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return median * Math.exp(spread * normal);
  });
}

const medianOf = (samples: readonly number[]): number => {
  const sorted = [...samples].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[half] ?? NaN)
    : ((sorted[half - 1] ?? NaN) + (sorted[half] ?? NaN)) / 2;
};

function judge(text: string, now: readonly number[], before: readonly number[]): MemberResult {
  const rule = ruleOf(text);
  const valueOf = (samples: readonly number[]) =>
    ({ kind: 'value', value: medianOf(samples), where: null, detail: null, samples }) as const;
  const observations = observing(valueOf(now), { baseline: () => valueOf(before) });
  const [member] = judgeRule(rule, metricOf(rule), observations, values).members;
  if (member === undefined) throw new Error('no member');
  return member;
}

const same = (one: number): number => one;
const standing = (now: readonly number[], before: readonly number[], limit = 10): Standing['kind'] =>
  standingOf({ seen: now, baseline: before }, same, limit, 'above').kind;

describe('standingOf', () => {
  // Critical values of U, one-sided at 5 %: 4 of 5 and 5 samples, 27 of 10 and 10 (Mann and Whitney's tables).
  test.each([
    [[10.5, 10.6, 10.7, 10.8, 10.15], [10.1, 10.11, 10.12, 10.2, 10.3], 'beyond'],
    [[10.5, 10.6, 10.7, 10.25, 10.15], [10.1, 10.11, 10.12, 10.2, 10.3], 'beyond'],
    [[10.5, 10.6, 10.7, 10.05, 10.31], [10.1, 10.11, 10.12, 10.2, 10.3], 'within-noise'],
  ] as const)('%j against %j is %s', (now, before, expected) => {
    expect(standing(now, before)).toBe(expected);
  });

  test('the distribution is that of all orders: at 5 and 6 samples as counted out', () => {
    // Of the 462 orders, those with the fewest pairs the wrong way round, up to one in twenty.
    const pairsWrong: number[] = [];
    for (let mask = 0; mask < 2 ** 11; mask += 1) {
      const ranks = Array.from({ length: 11 }, (_, rank) => rank).filter((rank) => (mask >> rank) & 1);
      if (ranks.length !== 5) continue;
      pairsWrong.push(30 - (ranks.reduce((sum, rank) => sum + rank, 0) - 10));
    }
    for (let mask = 0; mask < 2 ** 11; mask += 1) {
      const now = Array.from({ length: 11 }, (_, rank) => rank).filter((rank) => (mask >> rank) & 1);
      if (now.length !== 5) continue;
      const before = Array.from({ length: 11 }, (_, rank) => rank).filter((rank) => !((mask >> rank) & 1));
      const wrong = now.reduce((sum, one) => sum + before.filter((other) => other > one).length, 0);
      const chance = pairsWrong.filter((pairs) => pairs <= wrong).length / pairsWrong.length;
      expect(standing(now, before, 1000)).toBe(chance <= 0.05 ? 'beyond' : 'within-noise');
    }
  });

  test('fewer samples than can prove anything, a limit of nothing and what is no number are unknown', () => {
    const five = [1, 2, 3, 4, 5];
    expect(standing(five.slice(1), five)).toBe('unknown');
    expect(standing(five, five.slice(1))).toBe('unknown');
    expect(standing([], [])).toBe('unknown');
    expect(standing(five, five, 0)).toBe('unknown');
    expect(standing([...five, NaN], five)).toBe('unknown');
    expect(standing(five, [...five, Infinity])).toBe('unknown');
    expect(fewestSamples).toBe(5);
  });

  test('the order of samples, and the way that is worse, change nothing', () => {
    const list = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 5, maxLength: 12 });
    fc.assert(
      fc.property(list, list, (now, before) => {
        const said = standingOf({ seen: now, baseline: before }, same, 20, 'above');
        const turned = { seen: [...now].reverse(), baseline: [...before].sort() };
        expect(standingOf(turned, same, 20, 'above')).toEqual(said);
        const negated = { seen: now.map((one) => -one), baseline: before.map((one) => -one) };
        expect(standingOf(negated, same, 20, 'below')).toEqual(said);
      }),
    );
  });

  test('the formula for many samples and the counted distribution agree where they meet', () => {
    const random = randomOf(7);
    let different = 0;
    for (let run = 0; run < 300; run += 1) {
      const before = timesOf(random, 20, 100, 0.1);
      const now = timesOf(random, 20, 106, 0.1);
      // One sample more is beyond what is counted out.
      const more = [...now, medianOf(now)];
      if (standing(now, before, 100) !== standing(more, before, 100)) different += 1;
    }
    expect(different).toBeLessThan(15);
  });
});

describe('a comparison with a baseline that has samples', () => {
  const rate = (
    rule: string,
    seed: number,
    setting: { count: number; change: number; spread: number },
  ): Readonly<Record<string, number>> => {
    const random = randomOf(seed);
    const runs = 600;
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
        for (let run = 0; run < 600; run += 1) {
          const before = timesOf(random, count, 100, spread);
          if (medianOf(timesOf(random, count, 160, spread)) <= medianOf(before) * 1.1) within += 1 / 600;
        }
        expect((found['pass'] ?? 1) - within).toBeLessThan(0.01);
      }
    },
  );

  test('samples only ever excuse what is beyond the limit, and a value within it passes as ever', () => {
    const list = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 9 });
    const rules = [
      'performance.p95 <= baseline',
      'performance.p95 < baseline + 10%',
      'performance.p95 >= baseline',
      'performance.p95 == baseline',
      'performance.p95 <= baseline + 3ms',
    ];
    fc.assert(
      fc.property(list, list, fc.constantFrom(...rules), (now, before, rule) => {
        const plain = judge(rule, [medianOf(now)], [medianOf(before)]).outcome;
        const { outcome } = judge(rule, now, before);
        if (plain === 'pass' || now.length < 5 || before.length < 5 || rule.includes('=='))
          expect(outcome).toBe(plain);
        else expect(['pass', 'fail', 'inconclusive']).toContain(outcome);
      }),
    );
  });

  test('says what it rests on', () => {
    const before = [100, 101, 102, 103, 104, 105];
    const worse = judge(
      'performance.p95 <= baseline + 10%',
      before.map((one) => one * 1.3),
      before,
    );
    expect(worse.outcome).toBe('fail');
    expect(worse.reason?.fix).toContain('It is beyond noise: 6 samples, 6 of the baseline.');
    const alike = judge('performance.p95 <= baseline', [99, 101.5, 103, 103.5, 104, 105.5], before);
    expect(alike.outcome).toBe('pass');
    expect(alike.seen).toBe('103.3ms (beyond the limit by no more than noise: 6 samples, 6 of the baseline)');
    const wild = judge('performance.p95 <= baseline', [60, 99, 101.5, 110, 170, 230], before);
    expect(wild.outcome).toBe('inconclusive');
    expect(wild.reason?.code).toBe('samples-too-noisy');
    expect(wild.reason?.fix).toMatch(/it may be [\d.]+ % beyond or not at all\. Measure more often/u);
    expect(excusedShare).toBe(0.25);
  });

  test('one that should be high is mirrored', () => {
    const before = [100, 101, 102, 103, 104, 105];
    const fall = before.map((one) => one * 0.7);
    expect(judge('performance.p95 >= baseline - 10%', fall, before).outcome).toBe('fail');
    expect(judge('performance.p95 >= baseline', [99, 100, 101, 102, 104.5, 106], before).outcome).toBe(
      'pass',
    );
  });
});

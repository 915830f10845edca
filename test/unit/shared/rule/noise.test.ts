import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excusedShare, fewestSamples, standingOf } from '@interlock/shared/domain/rule/noise';
import type { Standing } from '@interlock/shared/domain/rule/noise';

import { judge, medianOf, randomOf, testRates, timesOf } from './noise-rates.ts';

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

// A first part of the runs; test/soak plays them all.
testRates(150);

describe('a comparison with a baseline that has samples', () => {
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

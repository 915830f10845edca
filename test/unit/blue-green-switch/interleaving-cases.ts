import { describe, expect, test } from 'vitest';

import { interleaveRuns, interleaveSteps } from './interleaving.ts';

/** That of two at once exactly one wins, in so many orders of their calls. */
export function testInterleaving(orders: { readonly firstSeed: number; readonly count: number }): void {
  const seeds = Array.from({ length: orders.count }, (_, index) => orders.firstSeed + index);
  const timeout = 10_000 + orders.count * 500;

  describe(`two at once, in ${String(orders.count)} orders from seed ${String(orders.firstSeed)}`, () => {
    test('of two runs exactly one wins', { timeout }, async () => {
      for (const seed of seeds) {
        const ended = await interleaveRuns(seed);
        const said = `seed ${String(seed)}: ${ended.results.join(', ')}`;
        expect(
          ended.results.filter((one) => one === 'switched'),
          said,
        ).toHaveLength(1);
        expect(
          ended.results.filter((one) => one === 'superseded' || one === 'refused'),
          said,
        ).toHaveLength(1);
        expect([ended.serving, ended.phase], said).toEqual(['green', 'holding']);
        const wins = ended.results.indexOf('switched');
        expect(ended.winner, said).toBe([101, 202][wins]);
        expect(new Set(ended.running), said).toEqual(new Set([ended.digests[wins]]));
      }
    });

    test('of two steps of one run exactly one moves the traffic', { timeout }, async () => {
      for (const seed of seeds) {
        const ended = await interleaveSteps(seed);
        const said = `seed ${String(seed)}: ${ended.results.join(', ')}`;
        expect(
          ended.results.filter((one) => one === 'switched'),
          said,
        ).toHaveLength(1);
        expect(
          ended.results.filter((one) => one === 'superseded' || one === 'unchanged'),
          said,
        ).toHaveLength(1);
        expect([ended.serving, ended.phase], said).toEqual(['green', 'holding']);
      }
    });
  });
}

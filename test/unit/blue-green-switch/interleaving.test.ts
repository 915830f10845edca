import { describe, expect, test } from 'vitest';

import { interleaveRuns, interleaveSteps } from './interleaving.ts';

describe('two at once', () => {
  test('of two runs exactly one wins, in every order', { timeout: 60_000 }, async () => {
    for (let seed = 1; seed <= 120; seed += 1) {
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

  test('of two steps of one run exactly one moves the traffic', { timeout: 60_000 }, async () => {
    for (let seed = 1; seed <= 120; seed += 1) {
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

import { expect, test } from 'vitest';
import process from 'node:process';

import { interleaveRuns, interleaveSteps } from '../../unit/blue-green-switch/interleaving.ts';

const firstSeed = Number(process.env['SEED'] ?? '1000');
const orders = 1000;

test(`of two runs exactly one wins, in ${String(orders)} orders from seed ${String(firstSeed)}`, async () => {
  for (let seed = firstSeed; seed < firstSeed + orders; seed += 1) {
    const ended = await interleaveRuns(seed);
    const said = `seed ${String(seed)}: ${ended.results.join(', ')}`;
    expect(
      ended.results.filter((one) => one === 'switched'),
      said,
    ).toHaveLength(1);
    expect([ended.serving, ended.phase], said).toEqual(['green', 'holding']);
    const wins = ended.results.indexOf('switched');
    expect(new Set(ended.running), said).toEqual(new Set([ended.digests[wins]]));
  }
});

test(`of two steps exactly one moves the traffic, in ${String(orders)} orders from seed ${String(firstSeed)}`, async () => {
  for (let seed = firstSeed; seed < firstSeed + orders; seed += 1) {
    const ended = await interleaveSteps(seed);
    const said = `seed ${String(seed)}: ${ended.results.join(', ')}`;
    expect(
      ended.results.filter((one) => one === 'switched'),
      said,
    ).toHaveLength(1);
    expect([ended.serving, ended.phase], said).toEqual(['green', 'holding']);
  }
});

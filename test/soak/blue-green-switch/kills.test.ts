import process from 'node:process';

import { expect, test } from 'vitest';

import { killsOf, operations, play } from '../../unit/blue-green-switch/kills.ts';

test('a kill at every call of every operation, crossed with everything else that goes wrong', async () => {
  const counts = { kills: 0, mixed: 0, outages: 0, falseGreen: 0, stuck: 0 };
  const wrong: string[] = [];
  for (const operation of operations) {
    const before = counts.kills;
    for (const kill of await killsOf(operation)) {
      const { what, ...seen } = await play(kill);
      counts.kills += 1;
      for (const key of ['mixed', 'outages', 'falseGreen', 'stuck'] as const) counts[key] += seen[key];
      if (Object.values(seen).some((count) => count > 0)) wrong.push(`${what}: ${JSON.stringify(seen)}`);
    }
    process.stdout.write(`${operation}: ${String(counts.kills - before)} kills\n`);
  }
  process.stdout.write(
    `${String(counts.kills)} kills: ${String(counts.mixed)} mixed, ${String(counts.outages)} outages, ${String(counts.falseGreen)} green that were not, ${String(counts.stuck)} without a way out\n`,
  );
  expect(wrong.slice(0, 20)).toEqual([]);
});

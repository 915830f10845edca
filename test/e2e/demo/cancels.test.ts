import { expect, it } from 'vitest';

import { findViolations, planCancels } from '../../../scripts/demo/cancels.mjs';

const plan = (seed: number) => planCancels({ count: 100, seed, lengthMs: 20_000, switchMs: 15_000 });

it('chooses the same moments for the same seed, and others for another', () => {
  expect(plan(7)).toEqual(plan(7));
  expect(plan(7)).not.toEqual(plan(8));
});

it('spreads one half over the whole run and gathers the other around the switch', () => {
  const cancels = plan(1);
  const anywhere = cancels.filter(({ around }) => around === 'anywhere').map(({ atMs }) => atMs);
  const close = cancels.filter(({ around }) => around === 'switch').map(({ atMs }) => atMs);
  expect(anywhere).toHaveLength(50);
  for (let part = 0; part < 4; part += 1)
    expect(anywhere.some((at) => at >= part * 5_000 && at <= (part + 1) * 5_000)).toBe(true);
  expect(Math.min(...close)).toBeGreaterThanOrEqual(13_000);
  expect(Math.max(...close)).toBeLessThanOrEqual(17_000);
});

const one = { colour: 'blue', colours: { blue: 50 }, versions: { '1.4.0': 50 }, failed: 0 };

it('is content when one colour answers everything and the Service names it', () => {
  expect(findViolations(one, 50)).toEqual([]);
  expect(findViolations({ ...one, colour: 'green', colours: { green: 50 } }, 50)).toEqual([]);
});

it.each([
  ['both colours answer', { ...one, colours: { blue: 49, green: 1 } }, 50],
  ['the other colour answers', { ...one, colours: { green: 50 } }, 50],
  ['the Service names no colour', { ...one, colour: undefined }, 50],
  ['a request failed', { ...one, failed: 1 }, 50],
  ['too few were answered', { ...one, colours: { blue: 49 } }, 50],
  ['nothing was asked', { ...one, colours: {} }, 0],
])('finds a violation when %s', (_, traffic, requests) => {
  expect(findViolations(traffic, requests)).not.toEqual([]);
});

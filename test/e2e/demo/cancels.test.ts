import { expect, it } from 'vitest';

import { findViolations, planCancels } from '../../../scripts/demo/cancels.mjs';

const plan = (seed: number) => planCancels({ count: 100, seed, runMs: 20_000, switchMs: 5_000 });

it('chooses the same moments for the same seed, and others for another', () => {
  expect(plan(7)).toEqual(plan(7));
  expect(plan(7)).not.toEqual(plan(8));
});

it.each([
  ['run', 20_000],
  ['switch', 5_000],
])('spreads one half over the whole %s', (kind, lengthMs) => {
  const moments = plan(1)
    .filter((cancel) => cancel.kind === kind)
    .map(({ atMs }) => atMs);
  expect(moments).toHaveLength(50);
  for (let part = 0; part < 4; part += 1)
    expect(moments.some((at) => at >= (part * lengthMs) / 4 && at <= ((part + 1) * lengthMs) / 4)).toBe(true);
  expect(Math.min(...moments)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...moments)).toBeLessThanOrEqual(lengthMs);
});

const one = { color: 'blue', colors: { blue: 50 }, versions: { '1.4.0': 50 }, failed: 0 };

it('is content when one color answers everything and the Service names it', () => {
  expect(findViolations(one, 50, 'unchanged')).toEqual([]);
  expect(findViolations({ ...one, color: 'green', colors: { green: 50 } }, 50, 'switched')).toEqual([]);
});

it.each([
  ['both colors answer', { ...one, colors: { blue: 49, green: 1 } }, 50],
  ['the other color answers', { ...one, colors: { green: 50 } }, 50],
  ['the Service names no color', { ...one, color: undefined }, 50],
  ['a request failed', { ...one, failed: 1 }, 50],
  ['too few were answered', { ...one, colors: { blue: 49 } }, 50],
  ['nothing was asked', { ...one, colors: {} }, 0],
])('finds a violation when %s', (_, traffic, requests) => {
  expect(findViolations(traffic, requests, 'unknown')).not.toEqual([]);
});

it.each([
  ['switched', 'blue'],
  ['unchanged', 'green'],
  ['refused', 'green'],
  ['rolled-back', 'green'],
])('finds a violation when the run says %s and %s serves', (result, color) => {
  const traffic = { ...one, color, colors: { [color]: 50 } };
  expect(findViolations(traffic, 50, result)).toEqual([`the run says "${result}", ${color} serves`]);
});

import { expect, test } from 'vitest';
import type { Conclusion } from '../../../../packages/rehearsal/src/domain/record.ts';
import { combinedResult, jobStatus } from '../../../../packages/rehearsal/src/domain/schedule/status.ts';
import { createSlots } from '@interlock/rehearsal/steps/schedule/slots';

// a <- b <- c
const needs = new Map([
  ['a', []],
  ['b', ['a']],
  ['c', ['b']],
]);

test.each<[Conclusion, Conclusion, boolean, boolean, boolean]>([
  // a, b, whether the run was cancelled; then success() and failure() in c
  ['success', 'success', false, true, false],
  ['success', 'failure', false, false, true],
  ['failure', 'skipped', false, false, true],
  ['failure', 'success', false, false, true],
  ['skipped', 'success', false, false, false],
  ['skipped', 'skipped', false, false, false],
  ['success', 'cancelled', false, false, false],
  ['cancelled', 'skipped', false, false, false],
  ['success', 'success', true, false, false],
  ['failure', 'success', true, false, true],
])('after %s and %s, cancelled %s: success() is %s, failure() is %s', (a, b, cancelled, success, failure) => {
  const results = new Map([
    ['a', a],
    ['b', b],
  ]);
  expect(jobStatus('c', { needs, results }, cancelled)).toEqual({ success, failure, cancelled });
});

test('a job that needs nothing may run', () => {
  expect(jobStatus('a', { needs, results: new Map() }, false).success).toBe(true);
});

test.each<[Conclusion[], Conclusion]>([
  [[], 'success'],
  [['success', 'skipped'], 'success'],
  [['skipped', 'skipped'], 'skipped'],
  [['success', 'cancelled'], 'cancelled'],
  [['cancelled', 'failure', 'success'], 'failure'],
])('%j together are %s', (results, expected) => {
  expect(combinedResult(results)).toBe(expected);
});

test('slots let no more in than there are, and in the order of arrival', async () => {
  const slots = createSlots(2);
  const log: string[] = [];
  const enter = async (name: string): Promise<() => void> => {
    const leave = await slots.take();
    log.push(name);
    return leave;
  };
  const [first, , third] = [enter('a'), enter('b'), enter('c'), enter('d')];
  const leave = await first;
  await Promise.resolve();
  expect(log).toEqual(['a', 'b']);
  leave();
  await third;
  expect(log).toEqual(['a', 'b', 'c']);
});

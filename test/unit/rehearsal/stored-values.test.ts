import { expect, test } from 'vitest';
import {
  ofEnvironment,
  readStoredName,
  storeValues,
} from '../../../packages/rehearsal/src/domain/stored-values.ts';

test.each([
  ['LOGIN', null, 'LOGIN'],
  ['production/LOGIN', 'production', 'LOGIN'],
  ['eu/production/_x1', 'eu/production', '_x1'],
])('%s is a name', (text, environment, name) => {
  expect(readStoredName(text)).toEqual({ kind: 'name', stored: { environment, name } });
});

test.each(['', 'a-b', '1a', 'GITHUB_X', 'github_x', 'a b', '/A', ' /A', 'production/', 'x/GITHUB_TOKEN'])(
  '%j is none',
  (text) => {
    expect(readStoredName(text).kind).toBe('invalid');
  },
);

test('names and environments do not differ by case, and of two values the later one counts', () => {
  const stored = storeValues([
    { environment: null, name: 'a', value: '1' },
    { environment: null, name: 'A', value: '2' },
    { environment: 'Prod', name: 'a', value: '3' },
    { environment: 'pROD', name: 'b', value: '4' },
  ]);
  expect(stored.repository).toEqual(new Map([['A', '2']]));
  expect(ofEnvironment(stored, 'PROD')).toEqual(
    new Map([
      ['A', '3'],
      ['B', '4'],
    ]),
  );
  expect(ofEnvironment(stored, 'staging').size).toBe(0);
  expect(ofEnvironment(stored, null).size).toBe(0);
});

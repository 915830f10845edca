import { expect, test } from 'vitest';
import { jobSecrets, noSecrets } from '../../../../packages/rehearsal/src/domain/schedule/passed-secrets.ts';

const environment = new Map([
  ['LOGIN', 'of the environment'],
  ['ONLY', 'alone there'],
]);

test('an environment overrides and adds where the workflow has all secrets of its repository', () => {
  const values = new Map([
    ['LOGIN', 'of the repository'],
    ['OTHER', 'other'],
  ]);
  expect(jobSecrets({ values, reach: 'all' }, environment)).toEqual(
    new Map([
      ['LOGIN', 'of the environment'],
      ['OTHER', 'other'],
      ['ONLY', 'alone there'],
    ]),
  );
});

test('an environment overrides the names that were passed, in any case and also where they came empty, and adds none', () => {
  const values = new Map([
    ['login', ''],
    ['other', 'other'],
  ]);
  expect(jobSecrets({ values, reach: 'named' }, environment)).toEqual(
    new Map([
      ['login', 'of the environment'],
      ['other', 'other'],
    ]),
  );
});

test('where nothing was passed an environment gives nothing', () => {
  expect(jobSecrets(noSecrets, environment).size).toBe(0);
});

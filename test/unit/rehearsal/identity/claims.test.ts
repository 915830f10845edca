import { expect, test } from 'vitest';
import {
  identityClaims,
  subjectOf,
  tokenClaims,
} from '../../../../packages/rehearsal/src/domain/identity/claims.ts';
import type { ValueMap } from '../../../../packages/rehearsal/src/domain/value.ts';

const github: ValueMap = {
  repository: 'acme/shop',
  repository_id: '74',
  repository_owner: 'acme',
  repository_owner_id: '65',
  ref: 'refs/heads/main',
  event_name: 'push',
  event: { repository: { visibility: 'public' } },
};
const facts = {
  environment: null,
  workflowRef: 'acme/library/w.yml@v1',
  workflowSha: 'f'.repeat(40),
  checkRunId: 9,
};
const claims = (more: ValueMap = {}, environment: string | null = null): ValueMap =>
  identityClaims({ ...github, ...more }, { ...facts, environment });

test.each([
  [claims(), 'repo:acme/shop:ref:refs/heads/main'],
  [claims({ ref: 'refs/tags/v1' }), 'repo:acme/shop:ref:refs/tags/v1'],
  [claims({ event_name: 'pull_request' }), 'repo:acme/shop:pull_request'],
  [claims({ event_name: 'pull_request' }, 'production'), 'repo:acme/shop:environment:production'],
  [claims({}, 'production:eu'), 'repo:acme/shop:environment:production%3Aeu'],
])('the subject of %j is %s', (of, subject) => {
  expect(subjectOf(of, 'names')).toBe(subject);
  expect(subjectOf(of, 'ids')).toBe(subject.replace('acme/shop', 'acme@65/shop@74'));
});

test('a token is valid for five minutes, and names its audience or the owner', () => {
  const request = {
    issuer: 'http://issuer',
    audience: null,
    subjectForm: 'names',
    id: 'j1',
    nowMs: 1_000_900,
  } as const;
  const token = tokenClaims(claims(), request);
  expect(token).toMatchObject({ iat: 1_000, nbf: 400, exp: 1_300, jti: 'j1', iss: 'http://issuer' });
  expect(token['aud']).toBe('https://github.com/acme');
  expect(tokenClaims(claims(), { ...request, audience: 'sts' })['aud']).toBe('sts');
});

test('a job without an environment has no such claim, and a repository of unknown visibility is private', () => {
  expect(claims()).not.toHaveProperty('environment');
  expect(claims({}, 'production')['environment']).toBe('production');
  expect(claims()['repository_visibility']).toBe('public');
  expect(claims({ event: {} })['repository_visibility']).toBe('private');
  expect(claims()['job_workflow_ref']).toBe('acme/library/w.yml@v1');
});

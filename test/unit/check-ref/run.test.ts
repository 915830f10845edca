import { describe, expect, it } from 'vitest';

import type { GitHub } from '@interlock/shared/ports/github';
import type { RunContext } from '@interlock/shared/domain/run-context';
import { runAction } from '@interlock/shared/run';
import { fakeGitHub, type FakeGitHubOptions } from '@interlock/shared/testing/fake-github';
import { fakePorts } from '@interlock/shared/testing/fake-ports';
import { fakeRunner } from '@interlock/shared/testing/fake-runner';

import { checkRef } from '../../../actions/check-ref/src/run.ts';

const named = (letter: string) => letter.repeat(40);
/** main: a ← b ← c, release/1: a ← d, feature: b ← e; nothing leads to f. */
const [a, b, c, d, e, f] = ['a', 'b', 'c', 'd', 'e', 'f'].map(named) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const configuration = (from: string) => `version: 1\nservice: shop\nenvironments: {production: {${from}}}\n`;
const repository = (changes: FakeGitHubOptions = {}, from = ''): FakeGitHubOptions => ({
  commits: { main: c, 'release/1': d, feature: e, 'tags/v1': b, 'tags/main': e },
  parents: { [c]: [b], [b]: [a], [d]: [a], [e]: [b], [f]: [] },
  files: { [`${c}:.github/interlock.yml`]: configuration(from) },
  ...changes,
});

async function check(
  commit: string,
  run: Partial<RunContext> = {},
  github: FakeGitHubOptions = repository(),
  inputs: Readonly<Record<string, string>> = {},
) {
  const subjects = JSON.stringify({ commit, artifacts: [] });
  const ports = fakePorts({
    runner: fakeRunner({ inputs: { environment: 'production', subjects, ...inputs }, run }),
    repository: fakeGitHub(github),
  });
  await runAction(checkRef, ports);
  const { runner } = ports;
  const said = runner.outputs.get('reasons');
  const codes =
    said === undefined ? [] : (JSON.parse(said) as readonly { code: string }[]).map(({ code }) => code);
  return {
    runner,
    codes,
    login: runner.outputs.get('login-commit') ?? '',
    deploy: runner.outputs.get('deploy-commit') ?? '',
  };
}

describe('check-ref', () => {
  it.each<[string, string, string, FakeGitHubOptions]>([
    ['the head of the default branch', c, 'refs/heads/main', repository()],
    ['a commit that the default branch has left behind', a, 'refs/heads/main', repository()],
    [
      'a commit of a branch whose rules require pull requests',
      d,
      'refs/heads/release/1',
      repository({ rules: { 'release/1': ['pull_request'] } }),
    ],
    [
      'a commit of a branch whose protection does',
      d,
      'refs/heads/release/1',
      repository({ protections: { 'release/1': { kind: 'read', requiresPullRequests: true } } }),
    ],
    [
      'a commit of a branch that `from` names',
      d,
      'refs/heads/release/1',
      repository({}, 'from: ["release/*"]'),
    ],
    ['a commit of a tag that `from` names', b, 'refs/tags/v1', repository({}, 'from: ["refs/tags/v*"]')],
    [
      'a commit of the default branch, from another allowed ref',
      c,
      'refs/heads/release/1',
      repository({}, 'from: ["release/*"]'),
    ],
  ])('lets %s be deployed, with the login of the default branch', async (_, commit, ref, github) => {
    const { runner, codes, login, deploy } = await check(commit, { ref }, github);
    expect(codes).toStrictEqual([]);
    expect([login, deploy, runner.outputs.get('ref')]).toStrictEqual([c, commit, ref]);
    expect(runner.hasFailed()).toBe(false);
    expect(runner.summary()).toMatch(/^### ✅ check-ref: production may be moved from/u);
    expect(runner.log.at(-1)).toContain('✅ check-ref');
  });

  it.each<[string, string, string, FakeGitHubOptions, string]>([
    ['a branch that nobody reviews', e, 'refs/heads/feature', repository(), 'ref-not-allowed'],
    [
      'a reviewed commit, from a branch that nobody reviews',
      c,
      'refs/heads/feature',
      repository(),
      'ref-not-allowed',
    ],
    [
      'a branch that may only not be deleted',
      e,
      'refs/heads/feature',
      repository({ rules: { feature: ['deletion'] } }),
      'ref-not-allowed',
    ],
    ['a tag that nothing names', b, 'refs/tags/v1', repository(), 'ref-not-allowed'],
    [
      'a tag called as the default branch',
      e,
      'refs/tags/main',
      repository({}, 'from: [main]'),
      'ref-not-allowed',
    ],
    [
      'classic protection that may not be read',
      e,
      'refs/heads/feature',
      repository({ protections: { feature: { kind: 'unreadable' } } }),
      'branch-protection-unreadable',
    ],
    ['a commit of another branch', e, 'refs/heads/main', repository(), 'commit-not-on-allowed-ref'],
    ['a commit without anything in common', f, 'refs/heads/main', repository(), 'commit-not-on-allowed-ref'],
    [
      'a commit that is not there',
      '0'.repeat(40),
      'refs/heads/main',
      repository(),
      'commit-not-on-allowed-ref',
    ],
    [
      'a commit that is newer than the tag',
      c.replaceAll('c', 'd'),
      'refs/tags/v1',
      repository({}, 'from: ["refs/tags/v*"]'),
      'commit-not-on-allowed-ref',
    ],
    ['a branch that is gone', d, 'refs/heads/release/2', repository({}, 'from: ["release/*"]'), 'ref-gone'],
    ['no ref', c, '', repository(), 'ref-unknown'],
  ])('refuses %s, and puts out no commit', async (_, commit, ref, github, code) => {
    const { runner, codes, login, deploy } = await check(commit, { ref }, github);
    expect(codes).toStrictEqual([code]);
    expect([login, deploy]).toStrictEqual(['', '']);
    expect(runner.hasFailed()).toBe(true);
    expect(runner.annotations).toMatchObject([{ level: 'error', place: { title: `check-ref: ${code}` } }]);
    expect(runner.summary()).toMatch(/^### ❌ check-ref/u);
    expect(runner.summary()).toContain(code);
  });

  it('refuses a pull request, also one that says it is for main', async () => {
    for (const ref of ['refs/pull/7/merge', 'refs/heads/main'])
      expect((await check(c, { ref, eventName: 'pull_request' })).codes).toStrictEqual(['ref-not-allowed']);
  });

  it('does not take the head of a tag for that of the branch of the same name', async () => {
    expect((await check(e, { ref: 'refs/heads/main' })).codes).toStrictEqual(['commit-not-on-allowed-ref']);
  });

  it.each<[keyof GitHub, string, string]>([
    ['branchRules', d, 'refs/heads/release/1'],
    ['branchProtection', d, 'refs/heads/release/1'],
    ['compareCommits', c, 'refs/heads/main'],
  ])('refuses where %s is forbidden', async (call, commit, ref) => {
    const { codes, deploy, runner } = await check(commit, { ref }, repository({ forbidden: [call] }));
    expect([codes, deploy]).toStrictEqual([['ref-not-judged'], '']);
    expect(runner.annotations[0]?.text).toContain('github-forbidden');
  });

  it('puts out nothing where GitHub cannot be reached', async () => {
    const { runner, login, deploy } = await check(c, {}, repository({ unreachable: true }));
    expect(runner.hasFailed()).toBe(true);
    expect([login, deploy]).toStrictEqual(['', '']);
    expect(runner.annotations[0]?.place.title).toBe('check-ref: github-unreachable');
  });

  it('reads the policy of the default branch, not that of the ref', async () => {
    const { [`${c}:.github/interlock.yml`]: file = '' } = repository().files ?? {};
    const files = {
      [`${c}:.github/interlock.yml`]: file,
      [`${e}:.github/interlock.yml`]: configuration('from: ["**"]'),
    };
    expect((await check(e, { ref: 'refs/heads/feature' }, repository({ files }))).codes).toStrictEqual([
      'ref-not-allowed',
    ]);
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['an environment that there is not', { environment: 'prodution' }, 'environment-unknown'],
    ['a service that there is not', { service: 'other' }, 'service-unknown'],
    ['no subject', { subjects: '' }, 'input-missing'],
    ['a subject without a commit', { subjects: '{"artifacts": []}' }, 'input-invalid'],
  ])('refuses %s', async (_, inputs, code) => {
    const { runner, deploy } = await check(c, {}, repository(), inputs);
    expect([runner.hasFailed(), deploy]).toStrictEqual([true, '']);
    expect(runner.annotations[0]?.place.title).toBe(`check-ref: ${code}`);
  });
});

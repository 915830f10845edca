import { describe, expect, it } from 'vitest';

import type { RunContext } from '@interlock/shared/domain/run-context';
import type { FakeGitHubOptions } from '@interlock/shared/testing/fake-github';

import { configurationText, newDigest, prepared, ran, servedColor, world, type World } from './promotion.ts';

const feature = { ref: 'refs/heads/feature' } as const;
const commits = { main: 'a'.repeat(40), feature: 'b'.repeat(40) };
const withFrom = configurationText.replace('production:', 'production:\n    from: [feature]');
const onMain = { repository: { default_branch: 'main' } };

describe('a way forward', () => {
  it.each(['prepare', 'set-image', 'switch', 'plan'])(
    '%s is refused from a branch that nobody reviewed',
    async (operation) => {
      const at = world();
      if (operation !== 'prepare' && operation !== 'plan') await prepared(at);
      const before = structuredClone(at.cluster.service());
      const step = await ran(at, operation, { run: feature, github: { commits } });
      expect(step.reasons()).toStrictEqual(['ref-not-allowed']);
      expect(step.output('result')).toBe('refused');
      expect(step.runner.hasFailed()).toBe(true);
      expect(step.runner.summary()).toContain('environments.production.from');
      expect(at.cluster.service()).toStrictEqual(before);
    },
  );

  it.each<[string, string, Partial<RunContext>, FakeGitHubOptions]>([
    [
      'a branch whose rules require pull requests',
      configurationText,
      feature,
      { commits, rules: { feature: ['pull_request'] } },
    ],
    ['a branch that `from` names', withFrom, feature, {}],
    ['the default branch, on a schedule', configurationText, { eventName: 'schedule' }, {}],
  ])('leads from %s', async (_, configuration, run, github) => {
    const at = world({ configuration });
    await ran(at, 'prepare', { run, github });
    at.cluster.deploy('green', newDigest);
    expect((await ran(at, 'switch', { run, github })).output('result')).toBe('switched');
  });

  it.each<[string, Partial<RunContext>, FakeGitHubOptions, string]>([
    ['a pull request', { ref: 'refs/pull/7/merge', eventName: 'pull_request' }, {}, 'ref-not-allowed'],
    ['a tag called as the default branch', { ref: 'refs/tags/main' }, {}, 'ref-not-allowed'],
    [
      'a branch that may only not be deleted',
      feature,
      { commits, rules: { feature: ['deletion'] } },
      'ref-not-allowed',
    ],
    ['a branch whose rules are not told', feature, { commits, forbidden: ['branchRules'] }, 'ref-not-judged'],
    [
      'a branch whose protection is not told',
      feature,
      { commits, forbidden: ['branchProtection'] },
      'ref-not-judged',
    ],
    [
      'a branch whose protection is hidden',
      feature,
      { commits, protections: { feature: { kind: 'unreadable' } } },
      'branch-protection-unreadable',
    ],
    ['no ref', { ref: '' }, {}, 'ref-unknown'],
  ])('does not lead from %s', async (_, run, github, code) => {
    const step = await ran(world(), 'prepare', { run, github });
    expect(step.reasons()).toStrictEqual([code]);
    expect(step.output('result')).toBe('refused');
  });
});

describe('a way back', () => {
  async function switched(): Promise<World> {
    const at = world({ checkout: configurationText });
    await prepared(at);
    expect((await ran(at, 'switch')).output('result')).toBe('switched');
    return at;
  }
  const back = (at: World, run: Partial<RunContext>, inputs: Readonly<Record<string, string>> = {}) =>
    ran(at, 'rollback', { run: { runId: 9, event: onMain, ...run }, inputs, github: { unreachable: true } });

  it.each<[string, Partial<RunContext>, Readonly<Record<string, string>>]>([
    ['the default branch', {}, {}],
    ['a laptop', { ref: '', eventName: '', event: null }, {}],
    ['a protected branch', { ...feature, isRefProtected: true }, {}],
    ['an event that names no default branch', { ...feature, event: {} }, {}],
    ['a branch, without any file', feature, { environment: '', 'traffic-object': 'shop/shop' }],
  ])('leads from %s, without GitHub', async (_, run, inputs) => {
    const at = await switched();
    expect((await back(at, run, inputs)).output('result')).toBe('rolled-back');
    expect(servedColor(at)).toBe('blue');
  });

  it('leads from a branch that `from` of the checkout names', async () => {
    const at = await switched();
    expect((await back({ ...at, checkout: withFrom }, feature)).output('result')).toBe('rolled-back');
  });

  it.each<[string, Partial<RunContext>]>([
    ['a branch that nobody reviewed', feature],
    ['a pull request', { ref: 'refs/pull/7/merge', eventName: 'pull_request' }],
  ])('does not lead from %s', async (_, run) => {
    const at = await switched();
    const step = await back(at, run);
    expect(step.reasons()).toStrictEqual(['ref-not-allowed']);
    expect(servedColor(at)).toBe('green');
  });

  it.each(['recover', 'finish'])('%s goes by the same', async (operation) => {
    const at = await switched();
    const from = (run: Partial<RunContext>) =>
      ran(at, operation, { run: { runId: 9, event: onMain, ...run }, github: { unreachable: true } });
    expect((await from(feature)).reasons()).toStrictEqual(['ref-not-allowed']);
    expect((await from({})).reasons()).not.toContain('ref-not-allowed');
  });

  it('status is shown to every ref', async () => {
    const at = await switched();
    const step = await ran(at, 'status', { run: { ...feature, event: onMain } });
    expect(step.reasons()).toStrictEqual([]);
  });
});

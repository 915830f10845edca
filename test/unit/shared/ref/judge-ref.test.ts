import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { describeRef, readEventRef } from '@interlock/shared/domain/ref/event-ref';
import {
  isContained,
  judgeByName,
  judgeRef,
  type AskedRef,
  type BranchFacts,
} from '@interlock/shared/domain/ref/judge-ref';
import { refCodes } from '@interlock/shared/domain/ref/reasons';
import type { BranchProtection } from '@interlock/shared/domain/github-records';

const asked = (changes: Partial<AskedRef> = {}): AskedRef => ({
  ref: 'refs/heads/feature',
  eventName: 'workflow_dispatch',
  defaultBranch: 'main',
  from: [],
  environment: 'production',
  ...changes,
});
const facts = (
  rules: readonly string[],
  protection: BranchProtection | null = { kind: 'none' },
): BranchFacts => ({
  rules: rules.map((type) => ({ type, rulesetId: 1 })),
  protection,
});
const bare = facts([]);
const verdictOf = (changes: Partial<AskedRef>, found: BranchFacts = bare): string => {
  const judged = judgeRef(asked(changes), found);
  return judged.kind === 'allowed' ? judged.why : judged.reason.code;
};

describe('the ref of a run', () => {
  it.each<[string, Partial<AskedRef>, BranchFacts, string]>([
    ['the default branch', { ref: 'refs/heads/main' }, bare, 'the default branch'],
    [
      'a default branch of another name',
      { ref: 'refs/heads/trunk', defaultBranch: 'trunk' },
      bare,
      'the default branch',
    ],
    ['a branch that was the default one', { ref: 'refs/heads/master' }, bare, 'ref-not-allowed'],
    [
      'a schedule on the default branch',
      { ref: 'refs/heads/main', eventName: 'schedule' },
      bare,
      'the default branch',
    ],
    [
      'another workflow that ran',
      { ref: 'refs/heads/main', eventName: 'workflow_run' },
      bare,
      'the default branch',
    ],
    [
      'a call from outside',
      { ref: 'refs/heads/main', eventName: 'repository_dispatch' },
      bare,
      'the default branch',
    ],
    [
      'a pull request seen from its base',
      { ref: 'refs/heads/main', eventName: 'pull_request_target' },
      bare,
      'the default branch',
    ],
    ['a branch that nothing protects', {}, bare, 'ref-not-allowed'],
    [
      'a branch whose rules require pull requests',
      {},
      facts(['deletion', 'pull_request'], null),
      'its rules require pull requests',
    ],
    ['a branch that may only not be deleted', {}, facts(['deletion']), 'ref-not-allowed'],
    [
      'a branch with every other rule',
      {},
      facts(['deletion', 'non_fast_forward', 'required_status_checks', 'merge_queue', 'creation']),
      'ref-not-allowed',
    ],
    ['a rule that is spelt otherwise', {}, facts(['Pull_Request', 'pull_requests']), 'ref-not-allowed'],
    [
      'classic protection with reviews',
      {},
      facts([], { kind: 'read', requiresPullRequests: true }),
      'its protection requires pull requests',
    ],
    [
      'classic protection without',
      {},
      facts([], { kind: 'read', requiresPullRequests: false }),
      'ref-not-allowed',
    ],
    [
      'classic protection that may not be read',
      {},
      facts([], { kind: 'unreadable' }),
      'branch-protection-unreadable',
    ],
    [
      'a ruleset against deletion beside what may not be read',
      {},
      facts(['deletion'], { kind: 'unreadable' }),
      'ref-not-allowed',
    ],
    [
      'rules beside protection that may not be read',
      {},
      facts(['pull_request'], { kind: 'unreadable' }),
      'its rules require pull requests',
    ],
    ['a branch that is gone', {}, facts([], { kind: 'absent' }), 'ref-gone'],
    ['rules without an answer on protection', {}, facts([], null), 'ref-not-allowed'],
    ['a branch that `from` names', { from: ['feature'] }, bare, 'allowed by environments.production.from'],
    [
      'one that `from` names in full',
      { from: ['refs/heads/feature'] },
      bare,
      'allowed by environments.production.from',
    ],
    [
      'the default branch beside `from`',
      { ref: 'refs/heads/main', from: ['release/*'] },
      bare,
      'the default branch',
    ],
    [
      'rules beside `from`',
      { from: ['release/*'] },
      facts(['pull_request'], null),
      'its rules require pull requests',
    ],
    [
      'a branch in a folder',
      { ref: 'refs/heads/release/1.2', from: ['release/*'] },
      bare,
      'allowed by environments.production.from',
    ],
    [
      'a branch deeper in it',
      { ref: 'refs/heads/release/1/2', from: ['release/*'] },
      bare,
      'ref-not-allowed',
    ],
    ['a branch with the case of another', { ref: 'refs/heads/Main' }, bare, 'ref-not-allowed'],
    [
      'a match but for the case',
      { ref: 'refs/heads/Release/1', from: ['release/*'] },
      bare,
      'ref-not-allowed',
    ],
    ['a branch whose name ends like the default one', { ref: 'refs/heads/x/main' }, bare, 'ref-not-allowed'],
    [
      'a branch called as the ref of the default one',
      { ref: 'refs/heads/refs/heads/main' },
      bare,
      'ref-not-allowed',
    ],
    ['a tag', { ref: 'refs/tags/v1' }, facts(['pull_request']), 'ref-not-allowed'],
    ['a tag called as the default branch', { ref: 'refs/tags/main' }, bare, 'ref-not-allowed'],
    [
      'a tag called as a branch that `from` names',
      { ref: 'refs/tags/main', from: ['main'] },
      bare,
      'ref-not-allowed',
    ],
    [
      'a tag that `from` names',
      { ref: 'refs/tags/v1', from: ['refs/tags/v*'] },
      bare,
      'allowed by environments.production.from',
    ],
    [
      'a branch called as such a tag',
      { ref: 'refs/heads/v1', from: ['refs/tags/v*'] },
      bare,
      'ref-not-allowed',
    ],
    [
      'a branch called as the ref of such a tag',
      { ref: 'refs/heads/refs/tags/v1', from: ['refs/tags/v*'] },
      bare,
      'ref-not-allowed',
    ],
    [
      'a pull request',
      { ref: 'refs/pull/7/merge', eventName: 'pull_request' },
      facts(['pull_request']),
      'ref-not-allowed',
    ],
    ['a pull request by hand', { ref: 'refs/pull/7/head' }, facts(['pull_request']), 'ref-not-allowed'],
    [
      'a pull request that `from` seems to name',
      { ref: 'refs/pull/7/merge', eventName: 'pull_request', from: ['**'] },
      bare,
      'ref-not-allowed',
    ],
    [
      'a fork that says main',
      { ref: 'refs/heads/main', eventName: 'pull_request', from: ['main'] },
      bare,
      'ref-not-allowed',
    ],
    ['a review', { ref: 'refs/heads/main', eventName: 'pull_request_review' }, bare, 'ref-not-allowed'],
    [
      'a merge queue',
      { ref: 'refs/heads/gh-readonly-queue/main/pr-7-a', eventName: 'merge_group' },
      facts(['pull_request']),
      'ref-not-allowed',
    ],
    [
      "a merge queue's branch by hand",
      { ref: 'refs/heads/gh-readonly-queue/main/pr-7-a', from: ['**'] },
      bare,
      'ref-not-allowed',
    ],
    ['no ref', { ref: '' }, facts(['pull_request']), 'ref-unknown'],
    ['a short ref', { ref: 'main' }, facts(['pull_request']), 'ref-not-allowed'],
    [
      'another folder',
      { ref: 'refs/remotes/origin/main', from: ['**'] },
      facts(['pull_request']),
      'ref-not-allowed',
    ],
    ['no name', { ref: 'refs/heads/', from: ['**'] }, facts(['pull_request']), 'ref-not-allowed'],
    ['no default branch', { ref: 'refs/heads/', defaultBranch: '' }, bare, 'ref-not-allowed'],
    [
      'a name with a line feed',
      { ref: 'refs/heads/main\n', from: ['**'] },
      facts(['pull_request']),
      'ref-not-allowed',
    ],
  ])('%s', (_, changes, found, expected) => {
    expect(verdictOf(changes, found)).toBe(expected);
  });

  it('that is refused comes with a fix that names the three ways', () => {
    const judged = judgeRef(asked(), bare);
    if (judged.kind !== 'refused') throw new Error('it is allowed');
    expect(judged.reason.fix).toContain('default branch (main)');
    expect(judged.reason.fix).toContain('ruleset');
    expect(judged.reason.fix).toContain('environments.production.from');
    expect(judged.reason.fix).toContain('refs/tags/v*');
  });

  it('that is refused for protection that may not be read says what can be done', () => {
    const judged = judgeRef(asked(), facts([], { kind: 'unreadable' }));
    expect(judged).toMatchObject({
      reason: { fix: expect.stringContaining('Administration: read') as string },
    });
  });

  it('asks GitHub only for branches that their name does not decide', () => {
    expect(judgeByName(asked())).toBeNull();
    for (const ref of ['refs/heads/main', 'refs/tags/v1', 'refs/pull/1/merge', 'main', ''])
      expect(judgeByName(asked({ ref }))).not.toBeNull();
  });
});

describe('no ref outside the allowed ones passes', () => {
  const word = fc.constantFrom(
    'main',
    'Main',
    'master',
    'release',
    'v1',
    'feature',
    'heads',
    'tags',
    'refs',
    'pull',
    'x(y)',
    '[a]',
    'ü',
  );
  const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
  const ref = fc.oneof(
    fc
      .tuple(fc.constantFrom('refs/heads/', 'refs/tags/', 'refs/pull/', ''), name)
      .map((parts) => parts.join('')),
    fc.string({ maxLength: 30 }),
  );
  const types = fc.array(
    fc.constantFrom('deletion', 'non_fast_forward', 'creation', 'pull_request', 'update'),
    { maxLength: 3 },
  );
  const protection = fc.constantFrom<(BranchProtection | null)[]>(
    null,
    { kind: 'none' },
    { kind: 'absent' },
    { kind: 'unreadable' },
    { kind: 'read', requiresPullRequests: true },
    { kind: 'read', requiresPullRequests: false },
  );
  const from = fc.subarray(['main', 'release/*', 'refs/tags/v*', 'refs/heads/v1', 'x(y)/**']);
  const eventName = fc.constantFrom('push', 'workflow_dispatch', 'pull_request', 'merge_group', 'schedule');

  /** By other means than the judge: what each entry of `from` above allows. */
  const named: Readonly<Record<string, (full: string) => boolean>> = {
    main: (full) => full === 'refs/heads/main',
    'release/*': (full) => full.startsWith('refs/heads/release/') && full.split('/').length === 4,
    'refs/tags/v*': (full) => full.startsWith('refs/tags/v') && full.split('/').length === 3,
    'refs/heads/v1': (full) => full === 'refs/heads/v1',
    'x(y)/**': (full) => full.startsWith('refs/heads/x(y)/'),
  };

  it('whatever it is called, whatever protects it', () => {
    fc.assert(
      fc.property(ref, eventName, from, types, protection, (full, event, globs, rules, guard) => {
        const judged = judgeRef(asked({ ref: full, eventName: event, from: globs }), facts(rules, guard));
        if (judged.kind === 'refused') {
          expect(judged.reason.fix).not.toBe('');
          expect(Object.keys(refCodes)).toContain(judged.reason.code);
          return;
        }
        expect(event === 'pull_request' || event === 'merge_group').toBe(false);
        const isBranch = full.startsWith('refs/heads/') && full.length > 'refs/heads/'.length;
        const isNamed = globs.some((glob) => named[glob]?.(full) === true);
        const isReviewed =
          isBranch &&
          (rules.includes('pull_request') || (guard?.kind === 'read' && guard.requiresPullRequests));
        expect(full === 'refs/heads/main' || isNamed || isReviewed).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('reading a ref', () => {
  it.each([
    ['refs/heads/main', 'branch main'],
    ['refs/heads/release/1.0', 'branch release/1.0'],
    ['refs/heads/x(y)!+{a,b}', 'branch x(y)!+{a,b}'],
    ['refs/tags/v1', 'tag v1'],
    ['refs/heads/a..b', 'refs/heads/a..b'],
    ['refs/heads/a b', 'refs/heads/a b'],
    ['refs/heads//a', 'refs/heads//a'],
    ['refs/heads/a/', 'refs/heads/a/'],
    ['REFS/HEADS/main', 'REFS/HEADS/main'],
    ['refs/heads/*', 'refs/heads/*'],
  ])('%s is %s', (ref, expected) => {
    expect(describeRef(readEventRef(ref))).toBe(expected);
  });
});

it('a commit is in a history that it begins or that came of it, and in no other', () => {
  expect(isContained('identical')).toBe(true);
  expect(isContained('ahead')).toBe(true);
  for (const other of ['behind', 'diverged', null] as const) expect(isContained(other)).toBe(false);
});

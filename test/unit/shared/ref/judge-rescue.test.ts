import { describe, expect, it } from 'vitest';

import { judgeRescue, type AskedRescue } from '@interlock/shared/domain/ref/judge-rescue';

const onMain = { repository: { default_branch: 'main' } };
const verdictOf = (changes: Partial<AskedRescue>): string => {
  const judged = judgeRescue({
    ref: 'refs/heads/feature',
    eventName: 'workflow_dispatch',
    isRefProtected: false,
    event: onMain,
    from: [],
    environment: 'production',
    ...changes,
  });
  if (judged.kind === 'allowed') return judged.why;
  return judged.kind === 'refused' ? judged.reason.code : judged.kind;
};

describe('the ref of a rescue, without asking GitHub', () => {
  it.each<[string, Partial<AskedRescue>, string]>([
    ['on a laptop', { ref: '', eventName: '' }, 'not-asked'],
    ['from the default branch', { ref: 'refs/heads/main' }, 'the default branch'],
    ['from what `from` names', { from: ['feature'] }, 'allowed by environments.production.from'],
    [
      'from a tag that `from` names',
      { ref: 'refs/tags/v1', from: ['refs/tags/*'] },
      'allowed by environments.production.from',
    ],
    ['from a protected branch', { isRefProtected: true }, 'a protected branch'],
    ['from a branch that nobody reviewed', {}, 'ref-not-allowed'],
    ['from a tag', { ref: 'refs/tags/v1', isRefProtected: true }, 'ref-not-allowed'],
    ['from a pull request', { ref: 'refs/pull/7/merge', eventName: 'pull_request' }, 'ref-not-allowed'],
    ['from a fork that says main', { ref: 'refs/heads/main', eventName: 'pull_request' }, 'ref-not-allowed'],
    [
      'from a merge queue',
      { ref: 'refs/heads/gh-readonly-queue/main/pr-1-a', eventName: 'merge_group', isRefProtected: true },
      'ref-not-allowed',
    ],
    ['from a short ref', { ref: 'main' }, 'ref-not-allowed'],
    [
      'on a schedule, whose event names no default branch',
      { ref: 'refs/heads/main', eventName: 'schedule', event: {} },
      'undecided',
    ],
    ['with an event that cannot be read', { event: null }, 'undecided'],
    [
      'with another default branch in the event',
      { event: { repository: { default_branch: 7 } } },
      'undecided',
    ],
    ['without a file', { from: null }, 'undecided'],
    ['without a file, from a tag', { ref: 'refs/tags/v1', from: null }, 'undecided'],
    ['without a file, from the default branch', { ref: 'refs/heads/main', from: null }, 'the default branch'],
    [
      'without a file, from a pull request',
      { ref: 'refs/pull/7/merge', eventName: 'pull_request', from: null },
      'ref-not-allowed',
    ],
  ])('%s', (_, changes, expected) => {
    expect(verdictOf(changes)).toBe(expected);
  });

  it('that is refused says how to go on in an emergency', () => {
    const judged = judgeRescue({
      ref: 'refs/heads/feature',
      eventName: 'push',
      isRefProtected: false,
      event: onMain,
      from: [],
      environment: 'production',
    });
    expect(judged).toMatchObject({
      kind: 'refused',
      reason: { fix: expect.stringContaining('laptop') as string },
    });
  });
});

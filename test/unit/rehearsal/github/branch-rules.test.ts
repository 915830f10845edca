import { expect, test } from 'vitest';
import {
  isProtectedBranch,
  readBranchRules,
  usualBranchRules,
} from '../../../../packages/rehearsal/src/domain/github/branch-rules.ts';

test.each([
  ['main=pull_request', 'main', ['pull_request'], false],
  ['release/1.x=deletion,pull_request', 'release/1.x', ['pull_request', 'deletion'], false],
  ['main=classic', 'main', [], true],
  ['main=classic,deletion', 'main', ['deletion'], true],
  ['main=none', 'main', [], false],
])('%s', (text, branch, rules, isClassic) => {
  expect(readBranchRules(text)).toEqual({ kind: 'rules', branch, rules: { rules, isClassic } });
});

test.each([
  '',
  'main',
  'main=',
  '=pull_request',
  'main=pull-request',
  'main=none,deletion',
  'main=deletion,',
])('%j is refused, with what is accepted', (text) => {
  const reading = readBranchRules(text);
  expect(reading.kind === 'invalid' ? reading.problem : reading).toContain('pull_request, creation');
});

test('usually the default branch is protected and no other', () => {
  const rules = usualBranchRules('trunk');
  expect(isProtectedBranch(rules, 'trunk')).toBe(true);
  expect(isProtectedBranch(rules, 'main')).toBe(false);
  expect(isProtectedBranch(new Map([['main', { rules: [], isClassic: false }]]), 'main')).toBe(false);
});

import { expect, test } from 'vitest';
import { parseReference } from '../../../../packages/rehearsal/src/domain/workflow/reference.ts';

test.each([
  ['./a/b/', { kind: 'local', path: 'a/b' }],
  ['./', { kind: 'local', path: '' }],
  ['$/actions/x', { kind: 'self', path: 'actions/x' }],
  ['o/r@v1', { kind: 'remote', repository: 'o/r', path: '', ref: 'v1' }],
  ['o/r/a/b@feature/x', { kind: 'remote', repository: 'o/r', path: 'a/b', ref: 'feature/x' }],
  ['docker://alpine', { kind: 'docker', image: 'alpine' }],
])('%s', (text, expected) => {
  expect(parseReference(text)).toEqual(expected);
});

test.each(['$/actions/x@v1', '$/', 'o/r', 'o@v1', 'o/r@', '/r@v1'])('%s is invalid', (text) => {
  expect(parseReference(text).kind).toBe('invalid');
});

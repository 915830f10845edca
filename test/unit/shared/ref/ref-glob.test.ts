import { describe, expect, it } from 'vitest';

import { readConfiguration } from '@interlock/shared/domain/configuration/configuration';
import { readEventRef } from '@interlock/shared/domain/ref/event-ref';
import { matchesFrom } from '@interlock/shared/domain/ref/ref-glob';

const read = (from: string) =>
  readConfiguration(`version: 1\nenvironments: {production: {from: ${from}}}\n`, 'interlock.yml');

describe('a glob under `from`', () => {
  it.each([
    ['main', 'refs/heads/main', true],
    ['main', 'refs/heads/maintenance', false],
    ['main', 'refs/tags/main', false],
    ['refs/heads/main', 'refs/heads/main', true],
    ['refs/tags/v*', 'refs/tags/v1.2.3', true],
    ['refs/tags/v*', 'refs/tags/v1/rc', false],
    ['refs/tags/v**', 'refs/tags/v1/rc', true],
    ['release/*', 'refs/heads/release/1', true],
    ['release/**', 'refs/heads/release/1/2', true],
    ['release/**', 'refs/heads/release', false],
    ['release/**', 'refs/heads/xrelease/1', false],
    ['v?', 'refs/heads/v1', true],
    ['v?', 'refs/heads/v', false],
    ['a?b', 'refs/heads/a/b', false],
    ['1.0', 'refs/heads/1x0', false],
    ['a+', 'refs/heads/aa', false],
    ['*', 'refs/heads/main', true],
    ['*', 'refs/heads/a/b', false],
    ['**', 'refs/heads/a/b', true],
    ['**', 'refs/tags/v1', false],
    ['**', 'refs/pull/1/merge', false],
  ])('%s and %s: %s', (glob, ref, expected) => {
    expect(read(`["${glob}"]`).ok).toBe(true);
    expect(matchesFrom(readEventRef(ref), [glob])).toBe(expected);
  });

  it.each([
    ['["!main"]', 'is no glob for a ref'],
    ['["release/{1,2}"]', 'is no glob for a ref'],
    ['["!(main)"]', 'is no glob for a ref'],
    ['["v[12]"]', 'is no glob for a ref'],
    ['["a b"]', 'is no glob for a ref'],
    ['[""]', 'is no glob for a ref'],
    ['["tags/v*"]', 'could be a branch or a tag'],
    ['["heads/main"]', 'could be a branch or a tag'],
    ['["refs/pull/*"]', 'could be a branch or a tag'],
    ['["/main"]', 'has a part without a name'],
    ['["a//b"]', 'has a part without a name'],
    ['["release/"]', 'has a part without a name'],
    ['["refs/tags/"]', 'has a part without a name'],
    ['[]', 'names nothing'],
    ['main', 'found "main"'],
    ['[1]', 'found 1'],
  ])('%s is refused: %s', (from, message) => {
    const found = read(from);
    expect(found.ok ? 'accepted' : found.problems.map((problem) => problem.message).join()).toContain(
      message,
    );
  });

  it('is kept as it was written', () => {
    const found = read('[main, "release/*"]');
    expect(found.ok ? found.value.environments['production']?.from : null).toStrictEqual([
      'main',
      'release/*',
    ]);
  });
});

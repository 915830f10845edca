import { describe, expect, it } from 'vitest';

import { fakeCommands } from '@interlock/shared/testing/fake-commands';
import { fakeRunner } from '@interlock/shared/testing/fake-runner';
import type { CommandEnd } from '@interlock/shared/ports/commands';
import { findChange } from '@interlock/checkout/steps/find-change';

const [base, head] = ['b'.repeat(40), 'a'.repeat(40)];
const patchOf = (path: string): string =>
  `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n@@ -0,0 +1 @@\n+x\n`;
const entryOf = (path: string): string => `:100644 100644 ${base} ${head} M\0${path}\0`;

const answers: Readonly<Record<string, string>> = {
  '--is-shallow-repository': 'false\n',
  '--verify': `${base}\n`,
  '--all': `${base}\n`,
  '--numstat': `${entryOf('a.js')}${entryOf('b.js')}1\t0\ta.js\x001\t0\tb.js\0`,
  '--patch': patchOf('a.js') + patchOf('b.js'),
  '--porcelain=v1': '',
};

/** What is found with a git that answers as told; without an answer it says no. */
function findWith(altered: Readonly<Record<string, string | CommandEnd>>) {
  const runner = fakeRunner({ run: { eventName: 'push', ref: 'refs/heads/main', event: { before: base } } });
  const commands = fakeCommands(({ argv }) => {
    const [, answer] = Object.entries({ ...answers, ...altered }).find(([word]) => argv.includes(word)) ?? [];
    if (typeof answer === 'object') return answer;
    return { kind: 'exited', code: answer === undefined ? 1 : 0, stdout: answer ?? '', stderr: 'no' };
  });
  const branch = { name: 'main', commit: null };
  const found = findChange({ root: '/workspace', head }, runner.run, branch, { commands, runner });
  return found.then((change) => ({ change, commands }));
}

describe('the change, as git tells it', () => {
  it('is known when all that git says fits together', async () => {
    const { change } = await findWith({});
    expect(change).toMatchObject({ kind: 'known', change: { head, bases: [base] } });
  });

  it.each<[string, Readonly<Record<string, string | CommandEnd>>]>([
    ['the patch lacks a file that is listed', { '--patch': patchOf('a.js') }],
    [
      'the patch has a file that is not listed',
      { '--patch': patchOf('a.js') + patchOf('b.js') + patchOf('c.js') },
    ],
    [
      'the patch has other lines than are counted',
      { '--patch': patchOf('a.js') + patchOf('b.js') + patchOf('b.js').replace('+1 @@', '+9 @@') },
    ],
    ['the patch is cut off', { '--patch': (patchOf('a.js') + patchOf('b.js')).slice(0, -2) }],
    ['the patch is none', { '--patch': 'fatal: unable to read tree\n' }],
    ['the list is cut off', { '--numstat': entryOf('a.js') }],
    ['git dies while it writes', { '--patch': { kind: 'signaled', signal: 'SIGKILL', stderr: '' } }],
    ['git takes too long', { '--patch': { kind: 'deadline', afterMs: 1000, stderr: '' } }],
    ['git writes too much', { '--numstat': { kind: 'output-cap', capBytes: 1, stderr: '' } }],
    ['git is not there', { '--is-shallow-repository': { kind: 'not-found', program: 'git' } }],
    ['the run was cancelled', { '--all': { kind: 'cancelled' } }],
    [
      'git cannot tell what was altered',
      { '--porcelain=v1': { kind: 'exited', code: 128, stdout: '', stderr: 'index' } },
    ],
    [
      'git ends with an error after it wrote',
      { '--numstat': { kind: 'exited', code: 128, stdout: answers['--numstat'] ?? '', stderr: 'x' } },
    ],
  ])('is not known when %s', async (_, altered) => {
    const { change } = await findWith(altered);
    expect(change).toMatchObject({ kind: 'unknown', code: 'change-unreadable' });
  });

  it('says when git gave up looking for renamed files', async () => {
    const stderr = 'warning: exhaustive rename detection was skipped due to too many files.\n';
    const listed = { kind: 'exited' as const, code: 0, stdout: answers['--numstat'] ?? '', stderr };
    expect((await findWith({ '--numstat': listed })).change).toMatchObject({
      change: { isRenameSearchCut: true },
    });
    expect((await findWith({})).change).toMatchObject({ change: { isRenameSearchCut: false } });
  });

  it('is not known without a repository, and nobody asks git', async () => {
    const runner = fakeRunner({});
    const commands = fakeCommands();
    const found = await findChange(
      { root: '/workspace', head: null },
      runner.run,
      { name: 'main', commit: null },
      { commands, runner },
    );
    expect(found).toMatchObject({ kind: 'unknown', code: 'change-without-checkout' });
    expect(commands.ran).toStrictEqual([]);
  });

  it('is asked for with all that a repository could alter said', async () => {
    const { commands } = await findWith({});
    for (const argv of commands.ran) {
      expect(argv).toContain('protocol.allow=never');
      expect(argv).toContain('--no-replace-objects');
      expect(argv).not.toContain('fetch');
    }
  });
});

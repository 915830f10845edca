import { parseChanges, parseCommits, parseTree } from '@interlock/rehearsal/domain/github/git-output';
import { describe, expect, test } from 'vitest';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);

describe('output of git', () => {
  test('commits keep messages with blank lines and people with odd names', () => {
    const entry = (sha: string, parents: string, body: string) =>
      [
        sha,
        B,
        parents,
        'Ann "A" <x>',
        'a@x',
        '2026-01-01T00:00:00Z',
        'Bo',
        'b@x',
        '2026-01-02T00:00:00Z',
        body,
        '',
      ].join('\0');
    const output = `${entry(A, `${B} ${A}`, 'Subject\n\nBody\n')}\0${entry(B, '', 'One\n')}\0`;
    expect(parseCommits(output)).toMatchObject([
      { sha: A, parents: [B, A], message: 'Subject\n\nBody', author: { name: 'Ann "A" <x>' } },
      { sha: B, parents: [], message: 'One', committer: { email: 'b@x' } },
    ]);
  });

  test('no output is no commit, and an entry without an id is an error', () => {
    expect(parseCommits('')).toEqual([]);
    expect(() => parseCommits('x\0'.repeat(11))).toThrow('without a commit id');
  });

  test('a tree tells files, folders, links and submodules apart', () => {
    const line = (mode: string, type: string, size: string, name: string) =>
      `${mode} ${type} ${A} ${size.padStart(7)}\t${name}\0`;
    const output =
      line('100755', 'blob', '12', 'run\tit.sh') +
      line('040000', 'tree', '-', 'docs') +
      line('120000', 'blob', '4', 'link') +
      line('160000', 'commit', '-', 'vendor');
    expect(parseTree(output).map(({ name, type, size }) => [name, type, size])).toEqual([
      ['run\tit.sh', 'file', 12],
      ['docs', 'dir', 0],
      ['link', 'symlink', 4],
      ['vendor', 'submodule', 0],
    ]);
    expect(() => parseTree('nonsense\0')).toThrow('not understood');
  });

  test('changes join the list, the counts and the hunks by their order', () => {
    const raw =
      `:100644 100644 ${A} ${B} R087\0old\0new\0:000000 100644 ${'0'.repeat(40)} ${A} A\0pic\0` +
      `:100644 000000 ${A} ${'0'.repeat(40)} D\0gone\0` +
      '3\t1\t\0old\0new\0-\t-\tpic\x000\t2\tgone\0';
    const patch =
      'diff --git a/old b/new\n--- a/old\n+++ b/new\n@@ -1 +1 @@\n-x\n+diff --git is text here\n' +
      'diff --git a/pic b/pic\nBinary files differ\n' +
      'diff --git a/gone b/gone\n@@ -1,2 +0,0 @@\n-a\n-b\n';
    expect(parseChanges(raw, patch)).toEqual([
      {
        path: 'new',
        previousPath: 'old',
        status: 'renamed',
        sha: B,
        additions: 3,
        deletions: 1,
        patch: '@@ -1 +1 @@\n-x\n+diff --git is text here',
      },
      { path: 'pic', previousPath: null, status: 'added', sha: A, additions: 0, deletions: 0, patch: null },
      {
        path: 'gone',
        previousPath: null,
        status: 'removed',
        sha: A,
        additions: 0,
        deletions: 2,
        patch: '@@ -1,2 +0,0 @@\n-a\n-b',
      },
    ]);
  });

  test('lists that do not belong together are an error, never half an answer', () => {
    const raw = `:100644 100644 ${A} ${B} M\0file\0`;
    expect(() => parseChanges(`${raw}1\t1\tfile\0`, '')).toThrow('1 files but gave 0 patches');
    expect(() => parseChanges(raw, 'diff --git a/file b/file\n@@ x\n')).toThrow('no line counts for file');
    expect(() => parseChanges(':x\0file\0', '')).toThrow('not understood');
  });
});

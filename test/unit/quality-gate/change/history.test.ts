import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import {
  cloneOf,
  findIn,
  gitAt,
  known,
  linesOf,
  makeRepository,
  pullRequest,
  pushOf,
  type Repository,
} from './repository.ts';

const numbered = (count: number, from = 1): string =>
  Array.from({ length: count }, (_, index) => `line ${from + index}\n`).join('');

let repository: Repository;
const folders: string[] = [];

/** A clone that is removed after the test. */
async function clone(at: string, depth = 0): Promise<string> {
  const folder = await cloneOf(repository, at, depth);
  folders.push(folder);
  return folder;
}

beforeEach(async () => {
  repository = await makeRepository();
});

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
  await repository.remove();
});

/** A branch with a rename and edits, a removed file, a new one, and a merge of main with work of others. */
async function makeBranchWithMerge(repository: Repository) {
  const first = await repository.commit({
    'src/price.js': numbered(20),
    'src/old.js': numbered(20, 100),
    'src/gone.js': numbered(5),
    'README.md': 'shop\n',
  });
  await repository.git('checkout', '-q', '-b', 'topic');
  await repository.git('mv', 'src/old.js', 'src/new-name.js');
  await repository.commit({
    'src/new-name.js': `${numbered(20, 100)}added to the renamed file\n`,
    'src/gone.js': null,
    'src/fresh.js': 'one\n\ntwo',
  });
  await repository.git('checkout', '-q', 'main');
  await repository.commit({
    'src/price.js': `work of others\n${numbered(20)}`,
    'src/others.js': numbered(50),
  });
  await repository.git('checkout', '-q', 'topic');
  await repository.git('merge', '-q', '--no-edit', 'main');
  const head = await repository.commit({
    'src/price.js': `work of others\n${numbered(19)}the last line, altered\n`,
  });
  await repository.git('checkout', '-q', 'main');
  const later = await repository.commit({ 'src/later.js': numbered(7) });
  await repository.git('checkout', '-q', '--detach', 'main');
  await repository.git('merge', '-q', '--no-ff', '--no-edit', head);
  const merge = await repository.git('rev-parse', 'HEAD');
  return { first, main: later, head, merge };
}

let made: {
  readonly repository: Repository;
  readonly commits: Awaited<ReturnType<typeof makeBranchWithMerge>>;
};

beforeAll(async () => {
  const from = await makeRepository();
  made = { repository: from, commits: await makeBranchWithMerge(from) };
});
afterAll(() => made.repository.remove());

/** Makes a copy of that one the repository of the test. */
async function branchWithMerge() {
  await cp(made.repository.folder, repository.folder, { recursive: true });
  return made.commits;
}

const counted = { 'src/fresh.js': '1-3', 'src/new-name.js': '21', 'src/price.js': '21' };

describe('the change of a pull request with a rename, a merge from main and a removed file', () => {
  it('is what a person counts, at its merge commit', async () => {
    const { main, head, merge } = await branchWithMerge();
    const found = await findIn(await clone(merge), { sha: merge, ...pullRequest(main, head) });
    expect(linesOf(found)).toStrictEqual(counted);
    expect(known(found).bases).toStrictEqual([main]);
    expect([...known(found).touched].sort()).toStrictEqual([
      'src/fresh.js',
      'src/gone.js',
      'src/new-name.js',
      'src/old.js',
      'src/price.js',
    ]);
    expect(known(found).files.get('src/fresh.js')?.blank).toStrictEqual([{ from: 2, to: 2 }]);
  });

  it('is the same at its merge commit with a history of two commits, all that this needs', async () => {
    const { main, head, merge } = await branchWithMerge();
    const found = await findIn(await clone(merge, 2), { sha: merge, ...pullRequest(main, head) });
    expect(linesOf(found)).toStrictEqual(counted);
  });

  it('is the same at its head, whichever base the event names', async () => {
    const { first, main, head, merge } = await branchWithMerge();
    for (const base of [first, main]) {
      const found = await findIn(await clone(head), { sha: merge, ...pullRequest(base, head) });
      expect(linesOf(found)).toStrictEqual(counted);
    }
  });

  it('is the same at its head when it is judged again after it was merged', async () => {
    const { main, head, merge } = await branchWithMerge();
    await repository.git('update-ref', 'refs/heads/main', merge);
    const found = await findIn(await clone(head), { sha: merge, ...pullRequest(main, head) });
    expect(linesOf(found)).toStrictEqual(counted);
  });

  it.each([
    ['its merge commit', 'merge'],
    ['its head', 'head'],
  ] as const)('is not known at %s in a clone of one commit', async (_, name) => {
    const commits = await branchWithMerge();
    const found = await findIn(await clone(commits[name], 1), {
      sha: commits.merge,
      ...pullRequest(commits.main, commits.head),
    });
    expect(found).toMatchObject({ kind: 'unknown', code: 'change-history-shallow' });
  });

  it('is not known when the merge commit that is checked out merges another head', async () => {
    const { first, main, merge } = await branchWithMerge();
    const found = await findIn(await clone(merge), { sha: merge, ...pullRequest(main, first) });
    expect(found).toMatchObject({ kind: 'unknown', code: 'change-base-missing' });
  });
});

describe('the change of a push', () => {
  it('is what was not there before it', async () => {
    const before = await repository.commit({ 'a.js': numbered(3) });
    await repository.commit({ 'a.js': numbered(5), 'b.js': 'b\n' });
    const head = await repository.commit({ 'a.js': numbered(4), 'b.js': null });
    const found = await findIn(await clone(head), pushOf(before));
    expect(linesOf(found)).toStrictEqual({ 'a.js': '4' });
    expect([...known(found).touched]).toStrictEqual(['a.js']);
  });

  it('is known in a shallow clone that reaches what was there before', async () => {
    await repository.commit({ 'a.js': numbered(1) });
    const before = await repository.commit({ 'a.js': numbered(3) });
    const head = await repository.commit({ 'a.js': numbered(5) });
    expect(linesOf(await findIn(await clone(head, 2), pushOf(before)))).toStrictEqual({ 'a.js': '4-5' });
    expect(await findIn(await clone(head, 1), pushOf(before))).toMatchObject({
      code: 'change-history-shallow',
    });
  });

  it('does not count what a branch took over from main', async () => {
    await repository.commit({ 'a.js': numbered(3) });
    await repository.git('checkout', '-q', '-b', 'topic');
    const before = await repository.commit({ 'b.js': numbered(3) });
    await repository.git('checkout', '-q', 'main');
    await repository.commit({ 'others.js': numbered(90) });
    await repository.git('checkout', '-q', 'topic');
    await repository.git('merge', '-q', '--no-edit', 'main');
    const head = await repository.commit({ 'b.js': numbered(5) });
    const found = await findIn(await clone(head), pushOf(before, 'refs/heads/topic'));
    expect(linesOf(found)).toStrictEqual({ 'b.js': '4-5' });
    expect(known(found).bases).toHaveLength(2);
  });

  it('of a new branch is what main does not have', async () => {
    const main = await repository.commit({ 'a.js': numbered(3) });
    await repository.git('checkout', '-q', '-b', 'topic');
    await repository.commit({ 'a.js': numbered(4) });
    const head = await repository.commit({ 'a.js': numbered(6) });
    const found = await findIn(await clone(head), pushOf('0'.repeat(40), 'refs/heads/topic'));
    expect(linesOf(found)).toStrictEqual({ 'a.js': '4-6' });
    expect(known(found).bases).toStrictEqual([main]);
  });

  it('of a branch that was pushed by force is what main does not have', async () => {
    await repository.commit({ 'a.js': numbered(3) });
    await repository.git('checkout', '-q', '-b', 'topic');
    const head = await repository.commit({ 'a.js': numbered(6) });
    const found = await findIn(await clone(head), pushOf('c'.repeat(40), 'refs/heads/topic'));
    expect(linesOf(found)).toStrictEqual({ 'a.js': '4-6' });
  });

  it('is not known on main when what was there before is gone', async () => {
    await repository.commit({ 'a.js': numbered(3) });
    const head = await repository.commit({ 'a.js': numbered(6) });
    const found = await findIn(await clone(head), pushOf('c'.repeat(40)));
    expect(found).toMatchObject({ kind: 'unknown', code: 'change-base-missing' });
  });

  it('is not known on a branch when the clone does not have main', async () => {
    const before = await repository.commit({ 'a.js': numbered(3) });
    const head = await repository.commit({ 'a.js': numbered(6) });
    const folder = await clone(head);
    await gitAt(folder, 'update-ref', '-d', 'refs/remotes/origin/main');
    const found = await findIn(folder, pushOf(before, 'refs/heads/topic'));
    expect(found).toMatchObject({ kind: 'unknown', code: 'change-base-missing' });
  });

  it('of a repository without history is all of it', async () => {
    const head = await repository.commit({ 'a.js': numbered(3), 'b.js': 'b' });
    const found = await findIn(await clone(head), pushOf('0'.repeat(40)));
    expect(linesOf(found)).toStrictEqual({ 'a.js': '1-3', 'b.js': '1' });
    expect(known(found).bases).toStrictEqual([]);
  });

  it('that led main back is that of the commit it was led back to', async () => {
    await repository.commit({ 'a.js': numbered(3) });
    const back = await repository.commit({ 'a.js': numbered(4) });
    const before = await repository.commit({ 'a.js': numbered(9) });
    const found = await findIn(await clone(back), pushOf(before));
    expect(linesOf(found)).toStrictEqual({ 'a.js': '4' });
  });

  it('shares no history with main: it is not known', async () => {
    await repository.commit({ 'a.js': numbered(3) });
    await repository.git('checkout', '-q', '--orphan', 'pages');
    const head = await repository.commit({ 'page.js': numbered(3) });
    const found = await findIn(await clone(head), pushOf('0'.repeat(40), 'refs/heads/pages'));
    expect(found).toMatchObject({ kind: 'unknown', code: 'change-unrelated' });
  });
});

describe('the change of other events', () => {
  const dispatch = { eventName: 'workflow_dispatch', event: {}, ref: 'refs/heads/topic' };

  it('is what main does not have', async () => {
    await repository.commit({ 'a.js': numbered(3) });
    await repository.git('checkout', '-q', '-b', 'topic');
    const head = await repository.commit({ 'a.js': numbered(6) });
    expect(linesOf(await findIn(await clone(head), dispatch))).toStrictEqual({ 'a.js': '4-6' });
  });

  it('is that of the last commit on main itself, never nothing', async () => {
    await repository.commit({ 'a.js': numbered(3) });
    const head = await repository.commit({ 'a.js': numbered(5) });
    const run = { eventName: 'schedule', event: {}, ref: 'refs/heads/main' };
    expect(linesOf(await findIn(await clone(head), run))).toStrictEqual({ 'a.js': '4-5' });
    const told = { name: 'main', commit: head };
    expect(await findIn(await clone(head, 1), run, told)).toMatchObject({ code: 'change-history-shallow' });
    expect(linesOf(await findIn(await clone(head, 2), run, told))).toStrictEqual({ 'a.js': '4-5' });
  });

  it('is all of the first commit', async () => {
    const head = await repository.commit({ 'a.js': numbered(3) });
    const run = { eventName: 'schedule', event: {}, ref: 'refs/heads/main' };
    expect(linesOf(await findIn(await clone(head), run))).toStrictEqual({ 'a.js': '1-3' });
  });

  it('is what a merge group adds to its base', async () => {
    const base = await repository.commit({ 'a.js': numbered(3) });
    const head = await repository.commit({ 'a.js': numbered(4) });
    const run = { eventName: 'merge_group', event: { merge_group: { base_sha: base } } };
    expect(linesOf(await findIn(await clone(head), run))).toStrictEqual({ 'a.js': '4' });
  });
});

describe('after merges back and forth', () => {
  it('only what neither side had is added, though both added a file', async () => {
    await repository.commit({ 'a.js': numbered(10) });
    await repository.git('checkout', '-q', '-b', 'topic');
    const ours = await repository.commit({ 'ours.js': numbered(4), 'twice.js': numbered(6) });
    await repository.git('checkout', '-q', 'main');
    const theirs = await repository.commit({ 'theirs.js': numbered(8), 'twice.js': numbered(6) });
    await repository.git('merge', '-q', '--no-edit', ours);
    await repository.commit({ 'later.js': numbered(3) });
    await repository.git('checkout', '-q', 'topic');
    await repository.git('merge', '-q', '--no-edit', theirs);
    const head = await repository.commit({ 'twice.js': `${numbered(6)}new\n` });
    const main = await repository.git('rev-parse', 'main');
    const run = { ...pullRequest(main, head), sha: 'f'.repeat(40) };
    const found = await findIn(await clone(head), run);
    expect(known(found).bases.toSorted()).toStrictEqual([ours, theirs].toSorted());
    expect(linesOf(found)).toStrictEqual({ 'twice.js': '7' });
    expect([...known(found).touched]).toStrictEqual(['twice.js']);
  });
});

describe('files of every kind', () => {
  const change = async (
    before: Parameters<Repository['commit']>[0],
    after: Parameters<Repository['commit']>[0],
  ) => {
    const base = await repository.commit(before);
    const head = await repository.commit(after);
    return findIn(await clone(head), pushOf(base));
  };

  it.each([
    ['no line feed at the end', 'a\nb', 'a\nb\nc', '2-3'],
    ['a line feed that came', 'a\nb', 'a\nb\n', '2'],
    ['carriage returns', 'a\r\nb\r\n', 'a\r\nx\r\nb\r\n', '2'],
    [
      'lines that look like those of a patch',
      'a\n',
      'a\n++ b/x.js\n-- a/x.js\n@@ -1 +1 @@\ndiff --git a/x b/x\n',
      '2-5',
    ],
    ['no line at all', '', '\n \n', '1-2'],
  ])('have their lines counted: %s', async (_, before, after, lines) => {
    expect(linesOf(await change({ 'a.js': before, z: '' }, { 'a.js': after }))).toStrictEqual({
      'a.js': lines,
    });
  });

  it('have their names, whatever is in them', async () => {
    const names = [
      'with space.js',
      'quo"te.js',
      'back\\slash.js',
      'tab\t.js',
      'line\nfeed.js',
      'ünïcode 名前.js',
      '-n.js',
      ':x.js',
      'a => b.js',
      ' b/x.js',
      '\u0001\u007f.js',
    ];
    const content = (name: string): string => numbered(20, name.length * 1000);
    const each = (make: (name: string) => [string, string | null]) => Object.fromEntries(names.map(make));
    const added = await change(
      { z: '' },
      each((name) => [name, content(name)]),
    );
    expect(linesOf(added)).toStrictEqual(each((name) => [name, '1-20']));
    const renamed = await change(
      {},
      { ...each((name) => [name, null]), ...each((name) => [`sub/${name}`, `${content(name)}new\n`]) },
    );
    expect(linesOf(renamed)).toStrictEqual(each((name) => [`sub/${name}`, '21']));
    expect(known(renamed).touched).toStrictEqual(new Set(names.flatMap((name) => [name, `sub/${name}`])));
  });

  it('are no lines when they are links, submodules, or only their mode differs', async () => {
    const base = await repository.commit({ 'run.js': 'a\n', 'was.js': 'x\n' });
    await symlink('run.js', join(repository.folder, 'link.js'));
    await rm(join(repository.folder, 'was.js'));
    await symlink('run.js', join(repository.folder, 'was.js'));
    await repository.git('add', '-A');
    await repository.git('update-index', '--add', '--cacheinfo', `160000,${'d'.repeat(40)},sub.js`);
    await repository.git('update-index', '--chmod=+x', 'run.js');
    await repository.git('commit', '-q', '-m', 'x');
    const head = await repository.git('rev-parse', 'HEAD');
    const found = await findIn(await clone(head), pushOf(base));
    expect(linesOf(found)).toStrictEqual({});
    expect([...known(found).touched].sort()).toStrictEqual(['link.js', 'run.js', 'sub.js', 'was.js']);
  });

  it('are all new when a link became one', async () => {
    await symlink('z', join(repository.folder, 'a.js'));
    const found = await change({ z: '' }, { 'a.js': 'one\ntwo\n' });
    expect(linesOf(found)).toStrictEqual({ 'a.js': '1-2' });
  });

  it('are all new when they are copies', async () => {
    const found = await change({ 'a.js': numbered(20) }, { 'copy.js': numbered(20) });
    expect(linesOf(found)).toStrictEqual({ 'copy.js': '1-20' });
  });

  it('are counted although an attribute of the change hides their lines', async () => {
    const found = await change(
      { 'a.js': 'a\n', 'b.js': 'b\n' },
      { '.gitattributes': '*.js -diff\nb.js diff=odd\n', 'a.js': 'a\nb\n', 'b.js': 'x\nb\n' },
    );
    expect(linesOf(found)).toStrictEqual({ '.gitattributes': '1-2', 'a.js': '2', 'b.js': '1' });
  });

  it('are touched when they are binary, and do not disturb the others', async () => {
    const found = await change(
      { 'logo.png': Uint8Array.of(0, 1, 10, 2), 'a.js': 'a\n' },
      { 'logo.png': Uint8Array.of(0, 9, 10, 43, 43, 0, 10), 'a.js': 'a\nb\n' },
    );
    expect(linesOf(found)).toMatchObject({ 'a.js': '2' });
    expect(known(found).touched.has('logo.png')).toBe(true);
  });
});

describe('a repository that would have it otherwise', () => {
  it('cannot by its settings', async () => {
    const base = await repository.commit({ 'old é.js': numbered(20), '.gitattributes': '*.js diff=odd\n' });
    const head = await repository.commit({
      'old é.js': null,
      'new é.js': `x\n${numbered(19)}y\n`,
      'sub/a.js': 'a\n',
    });
    const folder = await clone(head);
    const found = known(await findIn(folder, pushOf(base)));
    expect([...found.files.keys()]).toStrictEqual(['new é.js', 'sub/a.js']);
    const settings = [
      ['diff.noprefix', 'true'],
      ['diff.mnemonicPrefix', 'true'],
      ['diff.external', 'false'],
      ['diff.renames', 'false'],
      ['diff.context', '9'],
      ['diff.interHunkContext', '9'],
      ['diff.algorithm', 'minimal'],
      ['diff.relative', 'true'],
      ['diff.ignoreSubmodules', 'all'],
      ['diff.orderFile', '/nowhere'],
      ['color.ui', 'always'],
      ['core.quotePath', 'false'],
      ['core.fsmonitor', 'false; exit 1'],
      ['core.pager', 'false'],
      ['diff.odd.textconv', 'false'],
      ['diff.odd.command', 'false'],
      ['diff.odd.binary', 'true'],
      ['status.showUntrackedFiles', 'all'],
      ['status.short', 'true'],
    ] as const;
    for (const [name, value] of settings) {
      await gitAt(folder, 'config', name, value);
      expect([name, await findIn(folder, pushOf(base))]).toStrictEqual([
        name,
        { kind: 'known', change: found },
      ]);
      await gitAt(folder, 'config', '--unset', name);
    }
  }, 60_000);

  it('cannot by replacing a commit', async () => {
    const base = await repository.commit({ 'a.js': 'a\n' });
    const head = await repository.commit({ 'a.js': 'a\nb\n' });
    const folder = await clone(head);
    await gitAt(folder, 'replace', base, head);
    expect(linesOf(await findIn(folder, pushOf(base)))).toStrictEqual({ 'a.js': '2' });
  });
});

describe('a checkout that was altered', () => {
  it('is told, file by file', async () => {
    const base = await repository.commit({ 'a b.js': 'a\n', 'c.js': 'c\n' });
    const head = await repository.commit({ 'a b.js': 'a\nb\n' });
    const folder = await clone(head);
    await writeFile(join(folder, 'a b.js'), 'x\na\nb\n');
    await writeFile(join(folder, 'new.js'), 'not tracked\n');
    const found = await findIn(folder, pushOf(base));
    expect([...known(found).altered]).toStrictEqual(['a b.js']);
    expect(linesOf(found)).toStrictEqual({ 'a b.js': '2' });
  });

  it('from which the files of the base are missing is not known, and nothing is fetched', async () => {
    const base = await repository.commit({ 'a.js': numbered(30) });
    await repository.commit({ 'a.js': numbered(31) });
    await repository.git('config', 'uploadpack.allowFilter', 'true');
    const folder = await mkdtemp(join(tmpdir(), 'clone-'));
    folders.push(folder);
    await gitAt(folder, 'clone', '-q', '--filter=blob:none', `file://${repository.folder}`, '.');
    expect(await findIn(folder, pushOf(base))).toMatchObject({ kind: 'unknown', code: 'change-unreadable' });
  });
});

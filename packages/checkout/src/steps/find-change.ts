import { begun } from '@interlock/shared/steps/begun';
import type { RunContext } from '@interlock/shared/domain/run-context';

import { findBases } from './bases.ts';
import { beginningOf, type TargetBranch } from '../domain/beginning.ts';
import { commonDifference, type Difference, type FoundChange } from '../domain/change.ts';
import { diffReader, UnreadableDiff, type AddedLines } from '../domain/diff-reader.ts';
import { gitIn, GitFailed, type Git, type GitPorts } from './git.ts';
import { countLines } from '../domain/line-ranges.ts';
import { readTreeChanges, type TreeChange } from '../domain/tree-changes.ts';

/**
 * Renames are followed as `git diff` does it by default, up to this many files on each side. The algorithm is named
 * because an attribute could name another.
 */
const comparison = [
  '-r',
  '--find-renames=50%',
  '-l5000',
  '--diff-algorithm=myers',
  '--ignore-submodules=none',
];
/** `--text`: an attribute (`-diff`) that hides the lines of a file would hide them from the gate. */
const patch = [
  '--patch',
  '--unified=0',
  '--inter-hunk-context=0',
  '--text',
  '--no-textconv',
  '--no-ext-diff',
  '--no-color',
  '--no-relative',
  '--src-prefix=a/',
  '--dst-prefix=b/',
  '--submodule=short',
];

/** The patch must be about the files that are listed, and have as many lines of each. */
function checkAgainst(changes: readonly TreeChange[], added: ReadonlyMap<string, AddedLines>): void {
  const byPath = new Map(changes.map((change) => [change.path, change]));
  for (const path of added.keys())
    if (!byPath.has(path)) throw new UnreadableDiff(`a patch of "${path}", which did not change`);
  for (const { path, addedLines } of changes)
    if (addedLines !== null && addedLines !== countLines(added.get(path)?.added ?? []))
      throw new UnreadableDiff(`"${path}" with other lines than the ${addedLines} that are counted`);
}

async function differenceTo(
  git: Git,
  base: string,
  head: string,
): Promise<Difference & { readonly isRenameSearchCut: boolean }> {
  const listing = begun(
    git.ask('diff-tree', ...comparison, '--raw', '--no-abbrev', '--numstat', '-z', base, head),
  );
  const reader = diffReader();
  const refused: UnreadableDiff[] = [];
  const attempt = (step: () => void): void => {
    if (refused.length > 0) return;
    try {
      step();
    } catch (thrown) {
      if (!(thrown instanceof UnreadableDiff)) throw thrown;
      refused.push(thrown);
    }
  };
  const patching = begun(
    git.stream(
      (bytes) => attempt(() => reader.write(bytes)),
      'diff-tree',
      ...comparison,
      ...patch,
      base,
      head,
    ),
  );
  const listed = await listing;
  if (listed.code !== 0)
    throw new GitFailed(`git diff-tree exited with ${listed.code}: ${listed.stderr.trim()}`);
  const changes = readTreeChanges(listed.stdout);
  await patching;
  const [flaw] = refused;
  if (flaw !== undefined) throw flaw;
  const added = reader.end();
  checkAgainst(changes, added);
  const regular = new Set(changes.filter(({ isFile }) => isFile).map(({ path }) => path));
  return {
    touched: new Set(changes.flatMap(({ path, from }) => (from === null ? [path] : [path, from]))),
    files: new Map([...added].filter(([path]) => regular.has(path))),
    isRenameSearchCut: /rename detection was skipped/u.test(listed.stderr),
  };
}

/** Tracked files whose content is not that of the commit any more. */
async function alteredFiles(git: Git): Promise<ReadonlySet<string>> {
  const told = await git.tell(
    'status',
    '--porcelain=v1',
    '-z',
    '--untracked-files=no',
    '--ignore-submodules=all',
    '--no-renames',
  );
  const entries = told.split('\0').filter((entry) => entry !== '');
  return new Set(entries.map((entry) => entry.slice(3)));
}

async function findIn(git: Git, head: string, run: RunContext, branch: TargetBranch): Promise<FoundChange> {
  const found = await findBases(git, head, beginningOf(run, head, branch), branch);
  if (found.kind === 'unknown') return found;
  const { bases, said } = found;
  const from = bases.length > 0 ? bases : [(await git.tell('hash-object', '-t', 'tree', '--stdin')).trim()];
  const lookingForAltered = begun(alteredFiles(git));
  const differences: Awaited<ReturnType<typeof differenceTo>>[] = [];
  for (const base of from) differences.push(await differenceTo(git, base, head));
  const altered = await lookingForAltered;
  const isRenameSearchCut = differences.some((difference) => difference.isRenameSearchCut);
  return {
    kind: 'known',
    change: { head, bases, said, ...commonDifference(differences), altered, isRenameSearchCut },
  };
}

/**
 * Finds out what the change of a run adds: the net difference between where it began and the commit that is checked
 * out, as `git diff` counts it. Nothing is fetched and nothing is written.
 *
 * @param checkout - the repository
 * @param checkout.root - absolute path
 * @param checkout.head - the commit it is at; `null` where git cannot tell
 * @param run - whose event says what the change is
 * @param branch - the branch that the change is for
 * @param ports - to ask git
 */
export async function findChange(
  checkout: { readonly root: string; readonly head: string | null },
  run: RunContext,
  branch: TargetBranch,
  ports: GitPorts,
): Promise<FoundChange> {
  if (checkout.head === null)
    return {
      kind: 'unknown',
      code: 'change-without-checkout',
      why: 'there is no repository that git can read',
    };
  try {
    return await findIn(gitIn(checkout.root, ports), checkout.head, run, branch);
  } catch (thrown) {
    if (thrown instanceof GitFailed || thrown instanceof UnreadableDiff)
      return {
        kind: 'unknown',
        code: 'change-unreadable',
        why: thrown instanceof UnreadableDiff ? `git shows ${thrown.message}` : thrown.message,
      };
    throw thrown;
  }
}

import type { GitChange, GitCommit, GitTreeItem } from './facts.ts';

/** What `git log` is asked for, fields apart by NUL; the body comes last because it may hold anything but NUL. */
export const COMMIT_FORMAT = '%H%x00%T%x00%P%x00%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%B%x00';

const FIELDS_PER_COMMIT = 10;

/** Parses `git log -z --format=COMMIT_FORMAT`. */
export function parseCommits(output: string): GitCommit[] {
  const commits: GitCommit[] = [];
  const fields = output.split('\0');
  // `-z` ends each entry with one more NUL than the format has.
  for (let at = 0; at + FIELDS_PER_COMMIT <= fields.length; at += FIELDS_PER_COMMIT + 1) {
    const [sha, tree, parents, an, ae, ad, cn, ce, cd, body] = fields.slice(at, at + FIELDS_PER_COMMIT);
    if (sha === undefined || !/^[0-9a-f]{40,64}$/.test(sha)) {
      throw new Error('git log gave an entry without a commit id');
    }
    commits.push({
      sha,
      tree: tree ?? '',
      parents: (parents ?? '').split(' ').filter((parent) => parent !== ''),
      author: { name: an ?? '', email: ae ?? '', date: ad ?? '' },
      committer: { name: cn ?? '', email: ce ?? '', date: cd ?? '' },
      message: (body ?? '').replace(/\n+$/, ''),
    });
  }
  return commits;
}

/** Parses `git ls-tree -z -l`: mode, type, id, size, name. */
export function parseTree(output: string): GitTreeItem[] {
  return output
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const match = /^(\d{6}) (\w+) ([0-9a-f]+) +(\d+|-)\t([^]*)$/.exec(line);
      if (match === null) throw new Error(`git ls-tree gave a line that is not understood: ${line}`);
      const [, mode, type, sha, size, name] = match;
      return {
        name: name ?? '',
        type: itemType(mode ?? '', type ?? ''),
        sha: sha ?? '',
        size: size === '-' ? 0 : Number(size),
      };
    });
}

function itemType(mode: string, type: string): GitTreeItem['type'] {
  if (type === 'tree') return 'dir';
  if (type === 'commit') return 'submodule';
  return mode === '120000' ? 'symlink' : 'file';
}

const STATUS_BY_LETTER: Readonly<Record<string, GitChange['status']>> = {
  A: 'added',
  C: 'copied',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  T: 'changed',
};

/**
 * Parses `git diff-tree -z --raw --numstat` together with the patch text of the same comparison. The three list
 * the files in the same order.
 */
export function parseChanges(rawAndNumstat: string, patchText: string): GitChange[] {
  const tokens = rawAndNumstat.split('\0');
  const changes: GitChange[] = [];
  let at = 0;
  while (tokens[at]?.startsWith(':') === true) {
    const header = /^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/.exec(tokens[at] ?? '');
    const status = STATUS_BY_LETTER[header?.[3] ?? ''];
    if (header === null || status === undefined) {
      throw new Error(`git diff gave a line that is not understood: ${tokens[at] ?? ''}`);
    }
    const hasTwoPaths = status === 'renamed' || status === 'copied';
    const first = tokens[at + 1] ?? '';
    changes.push({
      path: hasTwoPaths ? (tokens[at + 2] ?? '') : first,
      previousPath: hasTwoPaths ? first : null,
      status,
      sha: (status === 'removed' ? header[1] : header[2]) ?? '',
      additions: 0,
      deletions: 0,
      patch: null,
    });
    at += hasTwoPaths ? 3 : 2;
  }
  const patches = splitPatch(patchText);
  if (patches.length !== changes.length) {
    throw new Error(`git diff listed ${changes.length} files but gave ${patches.length} patches`);
  }
  return changes.map((change, index) => {
    const counts = /^(\d+|-)\t(\d+|-)\t/.exec(tokens[at] ?? '');
    if (counts === null) throw new Error(`git diff gave no line counts for ${change.path}`);
    // A rename has its two paths in tokens of their own.
    at += tokens[at]?.endsWith('\t') === true ? 3 : 1;
    return {
      ...change,
      additions: Number(counts[1]) || 0,
      deletions: Number(counts[2]) || 0,
      patch: patches[index] ?? null,
    };
  });
}

/** One item a file: its hunks, or null where it has none. Lines of a patch never begin with `diff --git` themselves. */
function splitPatch(patchText: string): (string | null)[] {
  if (patchText === '') return [];
  return patchText
    .split(/^diff --git /m)
    .slice(1)
    .map((part) => {
      const start = /^@@ /m.exec(part)?.index;
      return start === undefined ? null : part.slice(start).replace(/\n$/, '');
    });
}

/** What the stand-in learns from the local git repository. All of it is read; nothing is ever written. */

export interface GitPerson {
  readonly name: string;
  readonly email: string;
  /** ISO 8601. */
  readonly date: string;
}

export interface GitCommit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: GitPerson;
  readonly committer: GitPerson;
}

export interface GitRef {
  /** Full name, e.g. `refs/heads/main`. */
  readonly ref: string;
  readonly type: 'commit' | 'tag' | 'tree' | 'blob';
  readonly sha: string;
}

export interface GitTreeItem {
  readonly name: string;
  readonly type: 'file' | 'dir' | 'symlink' | 'submodule';
  readonly sha: string;
  /** Bytes; 0 for folders and submodules. */
  readonly size: number;
}

export type GitEntry =
  | {
      readonly kind: 'file';
      readonly sha: string;
      readonly size: number;
      readonly bytes: Uint8Array;
      /** The same bytes in base64 without line breaks. */
      readonly base64: string;
    }
  | { readonly kind: 'dir'; readonly sha: string; readonly items: readonly GitTreeItem[] }
  | { readonly kind: 'symlink'; readonly sha: string; readonly size: number; readonly target: string }
  | { readonly kind: 'submodule'; readonly sha: string };

export interface GitChange {
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed';
  /** Blob after the change; before it, for a removed file. */
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
  /** Hunks from the first `@@` on; null for binary files and pure renames. */
  readonly patch: string | null;
}

export interface GitComparison {
  readonly base: GitCommit;
  readonly head: GitCommit;
  readonly mergeBase: GitCommit;
  readonly aheadBy: number;
  readonly behindBy: number;
  /** From the merge base (exclusive) to head, oldest first. */
  readonly commits: readonly GitCommit[];
  /** From the merge base to head (three dots). */
  readonly changes: readonly GitChange[];
}

export interface GitWorkflowFile {
  readonly path: string;
  readonly text: string;
}

import { commitOfRun } from '@interlock/shared/domain/commit';
import { pullRequestOf } from '@interlock/shared/domain/configuration/source';
import { isRecord } from '@interlock/shared/domain/json';
import { commitShape } from '@interlock/shared/domain/subject';
import type { RunContext } from '@interlock/shared/domain/run-context';

/** The branch that a change is for: that of a pull request, else the default branch. */
export interface TargetBranch {
  readonly name: string;
  /** Its commit as GitHub says it; `null` when it did not say. */
  readonly commit: string | null;
  /** Of a run outside of GitHub that has nothing to compare with: why, and what to do about it. */
  readonly missing?: { readonly why: string; readonly fix: string };
}

/** What the change of a run is compared with, as far as the event tells. */
export type Beginning =
  /** The merge commit of a pull request is checked out: its first parent is the base, and what it adds is the change. */
  | { readonly kind: 'merged-into'; readonly headCommit: string }
  /**
   * The merge base with any of these: commits that must be known, and, where `withBranch`, the branch that the change
   * is for. On that branch itself, where nothing else is given, the change is that of its last commit.
   */
  | {
      readonly kind: 'forked-from';
      readonly commits: readonly string[];
      readonly withBranch: boolean;
      readonly said: string;
    }
  /** The first push to the branch that all changes are for: everything is new. */
  | { readonly kind: 'nothing' };

const noCommit = /^0+$/u;

function commitIn(event: unknown, ...path: readonly string[]): string | null {
  const value = path.reduce((at: unknown, key) => (isRecord(at) ? at[key] : undefined), event);
  return typeof value === 'string' && commitShape.test(value) ? value : null;
}

/**
 * What a run's change begins at. The base that an event of a pull request names is the tip of a branch and no merge
 * base; what was there before a push may be on a branch into which others were merged since.
 *
 * @param run - the event
 * @param head - the commit that is checked out
 * @param branch - the branch that the change is for
 */
export function beginningOf(run: RunContext, head: string, branch: TargetBranch): Beginning {
  const { event, eventName } = run;
  const pullRequest = pullRequestOf(event);
  if (pullRequest !== null) {
    if (head === commitOfRun(run).mergeCommit)
      return { kind: 'merged-into', headCommit: pullRequest.headSha };
    const base = commitIn(event, 'pull_request', 'base', 'sha');
    const said = `merge base with ${branch.name}, the base of the pull request`;
    return { kind: 'forked-from', commits: base === null ? [] : [base], withBranch: true, said };
  }
  const queued = eventName === 'merge_group' ? commitIn(event, 'merge_group', 'base_sha') : null;
  if (queued !== null)
    return { kind: 'forked-from', commits: [queued], withBranch: false, said: 'base of the merge group' };
  const before = eventName === 'push' && run.ref.startsWith('refs/heads/') ? commitIn(event, 'before') : null;
  if (before === null)
    return { kind: 'forked-from', commits: [], withBranch: true, said: `merge base with ${branch.name}` };
  const isTarget = run.ref === `refs/heads/${branch.name}`;
  if (!noCommit.test(before)) {
    const said = isTarget
      ? 'what was there before the push'
      : `what was there before the push, and ${branch.name}`;
    return { kind: 'forked-from', commits: [before], withBranch: !isTarget, said };
  }
  if (isTarget) return { kind: 'nothing' };
  return { kind: 'forked-from', commits: [], withBranch: true, said: `merge base with ${branch.name}` };
}

import { ExternalError } from '../domain/errors.ts';
import type { EventRef } from '../domain/ref/event-ref.ts';
import {
  goneReason,
  isContained,
  judgeByName,
  judgeRef,
  requirePullRequests,
  type AskedRef,
  type RefJudgment,
} from '../domain/ref/judge-ref.ts';
import { refReason } from '../domain/ref/reasons.ts';
import type { Reason } from '../domain/verdict.ts';
import type { GitHub } from '../ports/github.ts';

/** A refusal of what GitHub did not tell; what is no failure of GitHub's is thrown on. */
function notJudged(thrown: unknown, where: string): Reason {
  if (!(thrown instanceof ExternalError)) throw thrown;
  return refReason('ref-not-judged', { seen: `${thrown.code}: ${thrown.message}`, where, fix: thrown.fix });
}

/** Judges the ref of a run, and asks GitHub about the branch only where its name does not decide. */
export async function judgeRunRef(asked: AskedRef, github: GitHub): Promise<RefJudgment> {
  const byName = judgeByName(asked);
  if (byName !== null) return byName;
  const branch = asked.ref.slice('refs/heads/'.length);
  try {
    const rules = await github.branchRules(branch);
    const protection = requirePullRequests(rules) ? null : await github.branchProtection(branch);
    return judgeRef(asked, { rules, protection });
  } catch (thrown) {
    return { kind: 'refused', reason: notJudged(thrown, asked.ref) };
  }
}

export type CommitProof =
  { readonly kind: 'proven'; readonly on: string } | { readonly kind: 'refused'; readonly reason: Reason };

/**
 * Proves that a commit is in the history of an allowed ref: of the default branch, else of the ref of the run, which
 * was found to be allowed.
 */
export async function proveCommit(
  commit: string,
  trunk: { readonly branch: string; readonly head: string },
  ref: EventRef,
  github: GitHub,
): Promise<CommitProof> {
  const where = `commit ${commit}`;
  try {
    if (isContained(await github.compareCommits(commit, trunk.head)))
      return { kind: 'proven', on: trunk.branch };
    const isTrunk = ref.kind === 'branch' && ref.name === trunk.branch;
    if (!isTrunk && ref.kind !== 'other') {
      const head = await github.commitOf(`${ref.kind === 'branch' ? 'heads' : 'tags'}/${ref.name}`);
      if (head === null) return { kind: 'refused', reason: goneReason(ref, where) };
      if (isContained(await github.compareCommits(commit, head))) return { kind: 'proven', on: ref.name };
    }
    const looked = isTrunk ? trunk.branch : `${trunk.branch} or ${ref.name}`;
    return {
      kind: 'refused',
      reason: refReason('commit-not-on-allowed-ref', {
        seen: `${commit.slice(0, 8)} is not in the history of ${looked}`,
        where,
        limit: 'a commit that is in the history of an allowed ref',
      }),
    };
  } catch (thrown) {
    return { kind: 'refused', reason: notJudged(thrown, where) };
  }
}

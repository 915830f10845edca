import type { Checkout } from '@interlock/checkout/domain/checkout';
import { commitOfRun } from '@interlock/shared/domain/commit';
import type { RunContext } from '@interlock/shared/domain/run-context';
import type { Subject } from '@interlock/shared/domain/subject';

import { finding, type Finding } from './codes.ts';

/** The commit that is judged must be the one whose tests were run: the one that is checked out. */
export function subjectFindings(subject: Subject, checkout: Checkout, run: RunContext): readonly Finding[] {
  const { commit, mergeCommit } = commitOfRun(run);
  if (checkout.unreadable !== null)
    return [finding('checkout-unreadable', checkout.unreadable, 'git cannot say which commit it is at')];
  // Without a repository the files are taken for those of the commit that the run is for.
  const tested = checkout.head ?? run.sha;
  const isMergeOfIt = tested === mergeCommit && subject.commit === commit;
  if (subject.commit === tested || isMergeOfIt) return [];
  const where = checkout.head === null ? 'the run is for' : 'checked out is';
  return [finding('subject-differs', 'subjects', `commit ${subject.commit}, ${where} ${tested}`)];
}

import { ExternalError } from '@interlock/shared/domain/errors';

import type { Containment } from '../domain/claim.ts';
import { readHolds } from '../domain/holds.ts';
import type { Traffic } from '../domain/traffic.ts';
import type { MoveFacts } from './facts.ts';

async function contains({ github, subject }: MoveFacts, commit: string): Promise<Containment> {
  try {
    const comparison = await github.compareCommits(commit, subject.commit);
    if (comparison === null)
      return {
        kind: 'unknown',
        why: `GitHub does not know both commits, or they have no common ancestor: ${commit}, ${subject.commit}`,
      };
    return { kind: comparison === 'ahead' || comparison === 'identical' ? 'contained' : 'free' };
  } catch (thrown) {
    if (!(thrown instanceof ExternalError)) throw thrown;
    return { kind: 'unknown', why: `GitHub did not compare the commits: ${thrown.message}` };
  }
}

/** Asks GitHub which of the commits that are held the subject contains. */
export async function compareHolds(
  facts: MoveFacts,
  traffic: Traffic,
): Promise<ReadonlyMap<string, Containment>> {
  const read = readHolds(traffic);
  const found = new Map<string, Containment>();
  if (read.kind === 'unreadable') return found;
  for (const { commit } of read.holds)
    if (commit !== facts.subject.commit) found.set(commit, await contains(facts, commit));
  return found;
}

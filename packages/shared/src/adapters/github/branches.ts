import { messageOf } from '../../domain/errors.ts';
import { readBranchRules, readPullRequestDemand } from '../../domain/ref/answers.ts';
import type { GitHub } from '../../ports/github.ts';
import type { BranchProtection } from '../../domain/github-records.ts';
import { cutOff } from './answers.ts';
import { orNull, type Calls } from './calls.ts';
import { isRateLimited, statusOf } from './failures.ts';

/** GitHub's answer for a branch without classic protection, beside the 404 for what a token may not see. */
const notProtected = /\bbranch not protected\b/iu;
const rulesPageCap = 100;

/** Branches: whether and how they are protected. */
export function branchCalls({
  call,
  place,
}: Calls): Pick<GitHub, 'isProtected' | 'branchRules' | 'branchProtection'> {
  const isProtectedBranch = (branch: string): Promise<boolean | null> =>
    orNull(
      call(`reading the branch ${branch}`, async (rest) => {
        const { data } = await rest.repos.getBranch({ ...place, branch });
        if (typeof data.protected !== 'boolean' || data.name !== branch) throw cutOff();
        return data.protected;
      }),
      404,
    );

  return {
    isProtected: isProtectedBranch,
    branchRules: (branch) =>
      call(`reading the rules of the branch ${branch}`, async (rest) => {
        const answers: unknown[] = [];
        for (let page = 1; page <= rulesPageCap; page += 1) {
          const { data } = await rest.repos.getBranchRules({ ...place, branch, per_page: 100, page });
          answers.push(data);
          if (!Array.isArray(data) || data.length < 100) return readBranchRules(answers);
        }
        throw new Error(`there are more than ${String(rulesPageCap * 100)} rules`);
      }),
    branchProtection: async (branch) => {
      const isProtected = await isProtectedBranch(branch);
      if (isProtected === null) return { kind: 'absent' };
      if (!isProtected) return { kind: 'none' };
      return await call(`reading the protection of ${branch}`, async (rest): Promise<BranchProtection> => {
        try {
          const { data } = await rest.repos.getBranchProtection({ ...place, branch });
          return { kind: 'read', requiresPullRequests: readPullRequestDemand(data) };
        } catch (thrown) {
          if (isRateLimited(thrown)) throw thrown;
          if (statusOf(thrown) === 403) return { kind: 'unreadable' };
          if (statusOf(thrown) !== 404) throw thrown;
          return notProtected.test(messageOf(thrown)) ? { kind: 'none' } : { kind: 'unreadable' };
        }
      });
    },
  };
}

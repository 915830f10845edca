import type { BranchRule, Comparison } from '../github-records.ts';
import { isRecord } from '../json.ts';

const strange = (): Error => new Error('the answer is cut off or not what was asked for');

function ruleIn(found: unknown): BranchRule {
  if (!isRecord(found)) throw strange();
  const { type, ruleset_id: id = null } = found;
  if (typeof type !== 'string' || type === '') throw strange();
  if (id !== null && typeof id !== 'number') throw strange();
  return { type, rulesetId: id };
}

/**
 * Reads answers to `GET /repos/{owner}/{repo}/rules/branches/{branch}`, one for each page (docs.github.com/rest/repos/rules).
 *
 * @throws {Error} when one of them is none
 */
export function readBranchRules(answers: readonly unknown[]): readonly BranchRule[] {
  return answers.flatMap((answer) => {
    if (!Array.isArray(answer)) throw strange();
    return answer.map(ruleIn);
  });
}

/**
 * Whether `GET /repos/{owner}/{repo}/branches/{branch}/protection` demands pull requests: then, and only then, it has
 * `required_pull_request_reviews` (docs.github.com/rest/branches/branch-protection).
 *
 * @throws {Error} when it is no such answer
 */
export function readPullRequestDemand(answer: unknown): boolean {
  // Each of GitHub's answers has its address; an empty object is none of them.
  if (!isRecord(answer) || typeof answer['url'] !== 'string') throw strange();
  const demanded = answer['required_pull_request_reviews'];
  if (demanded === undefined || demanded === null) return false;
  if (!isRecord(demanded)) throw strange();
  return true;
}

/**
 * Reads the `status` of `GET /repos/{owner}/{repo}/compare/{base}...{head}` (docs.github.com/rest/commits/commits).
 *
 * @throws {Error} when it has none
 */
export function readComparison(answer: unknown): Comparison {
  const status = isRecord(answer) ? answer['status'] : null;
  if (status === 'identical' || status === 'ahead' || status === 'behind' || status === 'diverged')
    return status;
  throw strange();
}

import type { RunApproval } from './github-records.ts';
import { isRecord } from './json.ts';

const strange = (): Error => new Error('the answer is cut off or not what was asked for');

function textIn(found: unknown): string {
  if (typeof found === 'string' && /\S/u.test(found)) return found;
  throw strange();
}

function approvalIn(found: unknown): RunApproval {
  if (!isRecord(found) || !Array.isArray(found['environments'])) throw strange();
  const { user } = found;
  return {
    state: textIn(found['state']),
    environments: found['environments'].map((one: unknown) => textIn(isRecord(one) ? one['name'] : null)),
    reviewer: isRecord(user) ? textIn(user['login']) : null,
  };
}

/**
 * Reads an answer to `GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals` (docs.github.com/rest/actions/workflow-runs).
 *
 * @throws {Error} when it is none
 */
export function readApprovals(answer: unknown): readonly RunApproval[] {
  if (!Array.isArray(answer)) throw strange();
  return answer.map(approvalIn);
}

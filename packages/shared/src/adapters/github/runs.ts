import { readApprovals } from '../../domain/run-approvals.ts';
import { readRunJobs } from '../../domain/run-jobs.ts';
import { commitShape } from '../../domain/subject.ts';
import type { GitHub } from '../../ports/github.ts';
import type { WorkflowRun } from '../../domain/github-records.ts';
import { cutOff, momentIn, numberIn, textLike } from './answers.ts';
import { orNull, type Calls } from './calls.ts';

function runOf(data: {
  readonly id: number;
  readonly path: string;
  readonly event: string;
  readonly head_branch: string | null;
  readonly head_sha: string;
  readonly head_repository?: { readonly id: number } | null;
  readonly conclusion: string | null;
  readonly created_at: string;
}): WorkflowRun {
  return {
    id: numberIn(data.id),
    workflowPath: textLike(/./u, data.path.split('@')[0]),
    event: textLike(/./u, data.event),
    headBranch: data.head_branch,
    headSha: textLike(commitShape, data.head_sha),
    headRepositoryId: data.head_repository?.id ?? null,
    conclusion: data.conclusion,
    createdMs: momentIn(data.created_at),
  };
}

/** Runs of workflows, their jobs and reviews. */
export function runCalls({
  call,
  place,
}: Calls): Pick<GitHub, 'workflowRun' | 'listSuccessfulRuns' | 'listRunJobs' | 'runApprovals'> {
  return {
    workflowRun: (id) =>
      orNull(
        call(`reading the run ${String(id)}`, async (rest) =>
          runOf((await rest.actions.getWorkflowRun({ ...place, run_id: id })).data),
        ),
        404,
      ),
    listSuccessfulRuns: async (workflowPath, branch, event) => {
      const file = workflowPath.slice(workflowPath.lastIndexOf('/') + 1);
      const found = await orNull(
        call(`reading the runs of ${file} on ${branch}`, async (rest) => {
          const { data } = await rest.actions.listWorkflowRuns({
            ...place,
            workflow_id: file,
            branch,
            event,
            status: 'success',
            per_page: 100,
          });
          if (!Array.isArray(data.workflow_runs)) throw cutOff();
          return data.workflow_runs.map(runOf);
        }),
        404,
      );
      return found ?? [];
    },
    listRunJobs: (runId, attempt, pageCap) =>
      call(`reading the jobs of run ${String(runId)}`, async (rest) => {
        const answers: unknown[] = [];
        for (let page = 1; page <= pageCap; page += 1) {
          const { data } = await rest.actions.listJobsForWorkflowRunAttempt({
            ...place,
            run_id: runId,
            attempt_number: attempt,
            per_page: 100,
            page,
          });
          answers.push(data);
          if (!Array.isArray(data.jobs) || data.jobs.length < 100) break;
        }
        return readRunJobs(answers);
      }),
    runApprovals: (runId) =>
      call(`reading the reviews of run ${String(runId)}`, async (rest) =>
        readApprovals((await rest.actions.getReviewsForRun({ ...place, run_id: runId })).data),
      ),
  };
}

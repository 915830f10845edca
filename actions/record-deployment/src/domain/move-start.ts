import type { RunApproval, RunJob } from '@interlock/shared/domain/github-records';

/** Whether the job of the move ever began, by what GitHub says of the jobs of this attempt. */
export type MoveStart =
  { readonly kind: 'never-began'; readonly why: string } | { readonly kind: 'unknown'; readonly why: string };

/** The list of an attempt, and how many jobs GitHub says there are. */
export interface AttemptJobs {
  readonly jobs: readonly RunJob[];
  readonly total: number;
}

const unknown = (why: string): MoveStart => ({ kind: 'unknown', why });

/** A job of a called workflow is shown as `caller / job`, of one called by that as `caller / called / job`. */
function isNamed({ name }: RunJob, wanted: string): boolean {
  return name === wanted || name.endsWith(` / ${wanted}`);
}

/** Why a job of this name may have done something; `null` where it surely did not. */
function mayHaveRun(job: RunJob, attempt: number): string | null {
  const { name, status, conclusion, hasRunner, executedSteps } = job;
  if (job.attempt !== attempt) return `${name} is not of this attempt`;
  if (status !== 'completed') return `${name} is ${status}`;
  if (conclusion !== 'cancelled' && conclusion !== 'failure')
    return `${name} ended as ${conclusion ?? 'nothing'}`;
  if (hasRunner === null || executedSteps === null)
    return `GitHub does not say whether a machine took ${name}`;
  if (hasRunner) return `a machine took ${name}`;
  return executedSteps > 0 ? `a step of ${name} was executed` : null;
}

/**
 * Whether the job of the move, which was cancelled or has failed, ever began. It did not only when every job that could
 * be it has ended in this attempt without a machine and without a step. One that succeeded or was skipped is another's:
 * where a run promotes to two environments, both have a job of this name. Anything that is missing, contradictory or
 * unfinished leaves it unknown; so does a machine that was lost, because a machine took the job.
 *
 * @param listed - jobs of this attempt
 * @param wanted - the job's own name, without that of its caller
 * @param attempt - the attempt that asks
 */
export function judgeMoveStart(listed: AttemptJobs, wanted: string, attempt: number): MoveStart {
  const { jobs, total } = listed;
  if (jobs.length < total)
    return unknown(`GitHub lists ${String(jobs.length)} of the ${String(total)} jobs of this run`);
  const named = jobs.filter((job) => isNamed(job, wanted));
  if (named.length === 0) return unknown(`no job of this run is called ${wanted}`);
  const candidates = named.filter(({ conclusion }) => conclusion !== 'success' && conclusion !== 'skipped');
  if (candidates.length === 0) return unknown(`no job called ${wanted} was cancelled or has failed`);
  for (const job of candidates) {
    const doubt = mayHaveRun(job, attempt);
    if (doubt !== null) return unknown(doubt);
  }
  const names = candidates.map(({ name }) => name).join(', ');
  const ended = [...new Set(candidates.map(({ conclusion }) => conclusion))].join(', ');
  return { kind: 'never-began', why: `no machine took ${names}, which ended as ${ended}` };
}

/** The review that rejected an environment; `null` where none did. GitHub takes names of environments in any case. */
export function rejectionOf(approvals: readonly RunApproval[], environment: string): RunApproval | null {
  const wanted = environment.toLowerCase();
  const found = approvals.find(
    ({ state, environments }) =>
      state === 'rejected' && environments.some((name) => name.toLowerCase() === wanted),
  );
  return found ?? null;
}

import type { RunJob } from './github-records.ts';
import { isRecord } from './json.ts';

const strange = (): Error => new Error('the answer is cut off or not what was asked for');

function textIn(found: unknown): string {
  if (typeof found === 'string' && /\S/u.test(found)) return found;
  throw strange();
}

function numberIn(found: unknown): number {
  if (typeof found === 'number' && Number.isSafeInteger(found) && found >= 0) return found;
  throw strange();
}

/** `null` where GitHub has nothing to tell; what is something else is no answer. */
function orNull<Value>(found: unknown, read: (found: unknown) => Value): Value | null {
  return found === null || found === undefined ? null : read(found);
}

function momentIn(found: unknown): number {
  const moment = Date.parse(textIn(found));
  if (Number.isNaN(moment)) throw strange();
  return moment;
}

function textOrNothing(found: unknown): string {
  if (typeof found === 'string') return found;
  throw strange();
}

/** A job that no machine took has the runner 0 or null, and no name of one. */
function hasRunnerIn(job: Readonly<Record<string, unknown>>): boolean | null {
  if (job['runner_id'] === undefined) return null;
  const id = orNull(job['runner_id'], numberIn) ?? 0;
  const name = orNull(job['runner_name'], textOrNothing) ?? '';
  return id !== 0 || name !== '';
}

/** Whatever is not said to be skipped may have done something. */
function executedIn(found: unknown): number | null {
  if (found === null || found === undefined) return null;
  if (!Array.isArray(found)) throw strange();
  return found.filter((step) => !isRecord(step) || step['conclusion'] !== 'skipped').length;
}

function jobIn(found: unknown): RunJob {
  if (!isRecord(found)) throw strange();
  return {
    id: numberIn(found['id']),
    name: textIn(found['name']),
    status: textIn(found['status']),
    conclusion: orNull(found['conclusion'], textIn),
    attempt: orNull(found['run_attempt'], numberIn),
    createdMs: orNull(found['created_at'], momentIn),
    startedMs: orNull(found['started_at'], momentIn),
    completedMs: orNull(found['completed_at'], momentIn),
    hasRunner: hasRunnerIn(found),
    executedSteps: executedIn(found['steps']),
  };
}

/** Jobs of a run, each once, and how many GitHub says there are. */
export interface ListedJobs {
  readonly jobs: readonly RunJob[];
  readonly total: number;
}

/**
 * Reads answers to `GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs`, one for each page
 * (docs.github.com/rest/actions/workflow-jobs). Pages shift while jobs are added, so one may come twice.
 *
 * @throws {Error} when one of them is none
 */
export function readRunJobs(answers: readonly unknown[]): ListedJobs {
  const jobs = new Map<number, RunJob>();
  let total = 0;
  for (const answer of answers) {
    if (!isRecord(answer) || !Array.isArray(answer['jobs'])) throw strange();
    total = numberIn(answer['total_count']);
    for (const found of answer['jobs']) {
      const job = jobIn(found);
      jobs.set(job.id, job);
    }
  }
  return { jobs: [...jobs.values()], total };
}

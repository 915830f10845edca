import type { Conclusion, JobRecord, RunEvent, RunRecord } from '../record.ts';

/** What is going on in a run, as its events told. Times are epoch ms. */
export interface Progress {
  readonly workflow: string;
  readonly startedAt: number | null;
  /** By shown name, in the order in which they were told. */
  readonly jobs: ReadonlyMap<string, JobProgress>;
  readonly record: RunRecord | null;
}

export interface JobProgress {
  readonly name: string;
  readonly state: 'waiting' | 'running' | Conclusion;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly step: StepProgress | null;
  /** Present once the job has finished. */
  readonly record: JobRecord | null;
}

export interface StepProgress {
  readonly name: string;
  readonly startedAt: number;
  /** As it came; not yet safe for a terminal. */
  readonly lastLine: string;
}

export const NOTHING_YET: Progress = { workflow: '', startedAt: null, jobs: new Map(), record: null };

function waiting(name: string): JobProgress {
  return { name, state: 'waiting', startedAt: null, finishedAt: null, step: null, record: null };
}

/** The state after an event. An event about a job that was never told of brings that job with it. */
export function advance(progress: Progress, event: RunEvent): Progress {
  switch (event.kind) {
    case 'run-started':
      return {
        ...progress,
        workflow: event.workflow,
        startedAt: event.at,
        jobs: new Map([...event.jobs.map((name) => [name, waiting(name)] as const), ...progress.jobs]),
      };
    case 'notice':
      return progress;
    case 'job-added':
      return changeJob(progress, event.job, (job) => job);
    case 'job-started':
      return changeJob(progress, event.job, (job) => ({ ...job, state: 'running', startedAt: event.at }));
    case 'job-finished':
      return changeJob(progress, event.job, (job) => ({
        ...job,
        state: event.record.conclusion,
        finishedAt: event.at,
        step: null,
        record: event.record,
      }));
    case 'step-started':
      return changeJob(progress, event.job, (job) => ({
        ...job,
        step: { name: event.step, startedAt: event.at, lastLine: '' },
      }));
    case 'step-line':
      return changeJob(progress, event.job, (job) =>
        job.step === null || event.line.trim() === ''
          ? job
          : { ...job, step: { ...job.step, lastLine: event.line } },
      );
    case 'step-finished':
      return changeJob(progress, event.job, (job) => ({ ...job, step: null }));
    case 'run-finished':
      return { ...progress, record: event.record };
  }
}

function changeJob(progress: Progress, name: string, change: (job: JobProgress) => JobProgress): Progress {
  const before = progress.jobs.get(name);
  const after = change(before ?? waiting(name));
  return after === before ? progress : { ...progress, jobs: new Map(progress.jobs).set(name, after) };
}

import type { RunEvent } from '../record.ts';
import type { GithubState, JobStep, RunJob } from './state.ts';

/** The state after something happened in the run: jobs are listed from when they wait for a runner on. */
export function afterEvent(state: GithubState, event: RunEvent): GithubState {
  switch (event.kind) {
    case 'job-added':
      return withJob(state, event.job, event.at, (job) => job);
    case 'job-started':
      return withJob(state, event.job, event.at, (job) => started(job, event.at));
    case 'job-finished':
      return withJob(state, event.job, event.at, (job) => finished(job, event.record.conclusion, event.at));
    case 'step-started':
      return withJob(state, event.job, event.at, (job) => ({
        ...job,
        steps: [...job.steps, step(job.steps.length + 1, event.step, event.at)],
      }));
    case 'step-finished':
      return withJob(state, event.job, event.at, (job) => ({
        ...job,
        steps: job.steps.map((each, index) =>
          index === job.steps.length - 1
            ? { ...each, conclusion: event.step.conclusion, completedAt: event.at }
            : each,
        ),
      }));
    default:
      return state;
  }
}

/** The same, where it is only known that a job of this name has a runner now. */
export function withStartedJob(state: GithubState, name: string, at: number): GithubState {
  return withJob(state, name, at, (job) => started(job, at));
}

/** The same, where it is only known that the job is over. */
export function withFinishedJob(
  state: GithubState,
  name: string,
  conclusion: string,
  at: number,
): GithubState {
  return withJob(state, name, at, (job) => finished(job, conclusion, at));
}

function withJob(state: GithubState, name: string, at: number, change: (job: RunJob) => RunJob): GithubState {
  if (state.jobs.some((job) => job.name === name))
    return { ...state, jobs: state.jobs.map((job) => (job.name === name ? change(job) : job)) };
  const added: RunJob = {
    id: state.nextId,
    name,
    hasRunner: false,
    createdAt: at,
    startedAt: at,
    completedAt: null,
    conclusion: null,
    steps: [],
  };
  return { ...state, nextId: state.nextId + 1, jobs: [...state.jobs, change(added)] };
}

/** A runner has it: that is a step of its own. */
function started(job: RunJob, at: number): RunJob {
  if (job.hasRunner) return job;
  const setUp = { ...step(1, 'Set up job', at), conclusion: 'success', completedAt: at };
  return { ...job, hasRunner: true, startedAt: at, steps: [setUp] };
}

function finished(job: RunJob, conclusion: string, at: number): RunJob {
  if (job.conclusion !== null) return job;
  const end = { ...step(job.steps.length + 1, 'Complete job', at), conclusion: 'success', completedAt: at };
  return { ...job, conclusion, completedAt: at, steps: job.hasRunner ? [...job.steps, end] : [] };
}

function step(number: number, name: string, at: number): JobStep {
  return { number, name, startedAt: at, completedAt: null, conclusion: null };
}

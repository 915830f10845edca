import type { JobRecord, RunRecord, StepRecord } from '../record.ts';
import { formatDuration } from './duration.ts';
import { WORDS } from './outcome.ts';

/** The step that decided a job's failure or cancellation; null when it was none of them. */
export function decisiveStep(job: JobRecord): StepRecord | null {
  return job.steps.find((step) => step.conclusion === job.conclusion) ?? null;
}

/** The jobs that made the run what it is: those that failed, or were cancelled; none when it succeeded. */
export function decisiveJobs(record: RunRecord): readonly JobRecord[] {
  if (record.conclusion === 'success') return [];
  const failed = record.jobs.filter((job) => job.conclusion === 'failure');
  return failed.length > 0 ? failed : record.jobs.filter((job) => job.conclusion === record.conclusion);
}

/** The run in one line, e.g. `❌ Promote: failed in production / switch, at Switch traffic (1 m 05 s)`. */
export function answerLine(record: RunRecord): string {
  const took = formatDuration(record.finishedAt - record.startedAt);
  if (record.conclusion === 'success') {
    return `✅ ${record.workflow}: passed, ${countJobs(record)} (${took})`;
  }
  const [icon, word] = record.conclusion === 'failure' ? ['❌', 'failed'] : ['⊘', 'cancelled'];
  const [first, ...others] = decisiveJobs(record);
  if (first === undefined) return `${icon} ${record.workflow}: ${word} (${took})`;
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  const verb = first.conclusion === record.conclusion ? word : `${word}; ${WORDS[first.conclusion]}`;
  return `${icon} ${record.workflow}: ${verb} in ${first.name}${placeOf(first)}${more} (${took})`;
}

function placeOf(job: JobRecord): string {
  const step = decisiveStep(job);
  if (step !== null) return `, at ${step.name}`;
  const reason = job.messages[0];
  return reason === undefined ? '' : `: ${reason}`;
}

function countJobs(record: RunRecord): string {
  const skipped = record.jobs.filter((job) => job.conclusion === 'skipped').length;
  const ran = record.jobs.length - skipped;
  return `${ran} ${ran === 1 ? 'job' : 'jobs'}${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

import type { RunEvent, RunRecord } from '@interlock/rehearsal/domain/record';

/** The events that a run with this record would have told, in order. */
export function eventsOf(record: RunRecord): readonly RunEvent[] {
  const events: RunEvent[] = [];
  for (const job of record.jobs) {
    if (job.startedAt !== null) events.push({ kind: 'job-started', at: job.startedAt, job: job.name });
    for (const step of job.steps) {
      if (step.startedAt === null || step.finishedAt === null) continue;
      const { startedAt, finishedAt } = step;
      events.push({ kind: 'step-started', at: startedAt, job: job.name, step: step.name });
      for (const [index, line] of step.log.entries()) {
        const at = startedAt + ((finishedAt - startedAt) * (index + 1)) / (step.log.length + 1);
        events.push({ kind: 'step-line', at, job: job.name, step: step.name, line });
      }
      events.push({ kind: 'step-finished', at: finishedAt, job: job.name, step });
    }
    const at = job.finishedAt ?? record.finishedAt;
    events.push({ kind: 'job-finished', at, job: job.name, record: job });
  }
  const jobs = record.jobs.map((job) => job.name);
  return [
    { kind: 'run-started', at: record.startedAt, workflow: record.workflow, jobs },
    ...record.notices.map((text): RunEvent => ({ kind: 'notice', at: record.startedAt, text })),
    // Sorting is stable: what happens at one moment stays in the order of the record.
    ...events.sort((a, b) => a.at - b.at),
    { kind: 'run-finished', at: record.finishedAt, record },
  ];
}

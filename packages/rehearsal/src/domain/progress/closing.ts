import { visibleLines } from '@interlock/shared/domain/report/visible-text';

import type { JobRecord, RunRecord, StepRecord } from '../record.ts';
import { answerLine, decisiveJobs } from '../report/answer.ts';
import { LEVEL_ICONS } from '../report/outcome.ts';
import { plainLine } from './cells.ts';

/** What is known of each failure: the log of the step, of it at most the last `most` lines, then its errors in full. */
export function failureDetails(record: RunRecord, most: number): readonly string[] {
  return decisiveJobs(record).flatMap((job) => [
    ...(job.messages.length === 0 ? [] : ['', `── ${plainLine(job.name)} ──`]),
    ...job.messages.flatMap(wholeLines),
    ...job.steps.flatMap((step) => (step.conclusion === 'failure' ? stepDetails(job, step, most) : [])),
  ]);
}

function stepDetails(job: JobRecord, step: StepRecord, most: number): readonly string[] {
  const shown = step.log.slice(-most);
  const isCut = step.logTruncated || shown.length < step.log.length;
  const errors = step.annotations.filter((annotation) => annotation.level === 'error');
  return [
    '',
    `── ${plainLine(job.name)} › ${plainLine(step.name)}${isCut ? ', the end of its log' : ''} ──`,
    ...shown.flatMap(wholeLines),
    ...errors.flatMap(({ message }) => wholeLines(message)).map((line) => `${LEVEL_ICONS.error} ${line}`),
  ];
}

function wholeLines(text: string): readonly string[] {
  return visibleLines(text).split('\n');
}

/** The very last line: the answer once more. */
export function lastLine(record: RunRecord): string {
  return plainLine(answerLine(record));
}

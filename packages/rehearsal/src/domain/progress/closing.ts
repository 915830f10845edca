import { visibleLines } from '@interlock/shared/domain/report/visible-text';

import type { RunRecord } from '../record.ts';
import { answerLine, decisiveJobs } from '../report/answer.ts';
import { plainLine } from './cells.ts';

/** The logs of the steps that failed; of each at most the last `most` lines. */
export function failedLogs(record: RunRecord, most: number): readonly string[] {
  const lines: string[] = [];
  for (const job of decisiveJobs(record)) {
    for (const step of job.steps) {
      if (step.conclusion !== 'failure' || step.log.length === 0) continue;
      const shown = step.log.slice(-most);
      const isCut = step.logTruncated || shown.length < step.log.length;
      lines.push(
        '',
        `── ${plainLine(job.name)} › ${plainLine(step.name)}${isCut ? ', the end of its log' : ''} ──`,
      );
      for (const line of shown) lines.push(...visibleLines(line).split('\n'));
    }
  }
  return lines;
}

/** The very last line: the answer once more. */
export function lastLine(record: RunRecord): string {
  return plainLine(answerLine(record));
}

import { heading, list, text } from '@interlock/shared/domain/report/node';
import { renderMarkdown } from '@interlock/shared/domain/report/markdown';

/** The first line of the summary and the last line of the log. */
export function loginLine(environment: string, how: string): string {
  return `✅ check-login: ${environment}, ${how}`;
}

/** The step summary. */
export function loginSummary(line: string, masked: number): string {
  const hidden =
    masked === 0
      ? 'No secret was passed, so that nothing was masked.'
      : `${String(masked)} texts of the secret are masked in the rest of this job.`;
  return renderMarkdown([heading(3, line), list([[text(hidden)]])]);
}

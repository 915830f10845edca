import type { ReportCode } from './report-codes.ts';

/**
 * Thrown inside the readers when a report cannot be used. `readReport` turns it into a value; it never leaves this
 * folder.
 */
export class UnusableReport extends Error {
  readonly code: ReportCode;

  constructor(code: ReportCode, message: string) {
    super(message);
    this.name = 'UnusableReport';
    this.code = code;
  }
}

/** Untrusted text on one line, cut to `most` characters, for a message. */
export function excerpt(text: string, most = 60): string {
  // The slice keeps a huge text from being searched whole; white space that is dropped may take some of it.
  const line = text
    .slice(0, most * 4)
    .replace(/\s+/gu, ' ')
    .trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

/** A value of a report for a message; an object or a list may have no text of its own. */
export function shownValue(value: unknown): string {
  return typeof value === 'object' && value !== null ? 'not one value' : `"${excerpt(String(value))}"`;
}

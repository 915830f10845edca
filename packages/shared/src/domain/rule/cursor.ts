import { failure, type Result } from '../result.ts';
import { isBlank, isLineBreak } from './characters.ts';
import type { RuleProblem } from './problem.ts';

/** What was read, or the problem that ended the reading. */
export type Parsed<Value> = Result<Value, RuleProblem>;

/** A place in a rule's text; `at` moves forward as it is read. `end` is where the text's last word ends. */
export interface Cursor {
  readonly text: string;
  readonly end: number;
  at: number;
}

/**
 * What went wrong at a place (the cursor's, unless another is given). Whatever is missed before a line break, the
 * break is what has to go.
 */
export function problemAt(
  cursor: Cursor,
  code: string,
  message: string,
  fix: string,
  at = cursor.at,
): { readonly ok: false; readonly failures: readonly RuleProblem[] } {
  const column = Math.min(at, cursor.end) + 1;
  if (at < cursor.end && isLineBreak(cursor.text[at] ?? ''))
    return failure({
      code: 'line-break',
      message: 'The rule goes on behind a line break.',
      column,
      fix: 'Write each rule on one line, as an entry of its own.',
    });
  return failure({ code, message, column, fix });
}

/** The character at the cursor; empty at the end. */
export function here(cursor: Cursor): string {
  return cursor.at < cursor.end ? (cursor.text[cursor.at] ?? '') : '';
}

/** Moves over blanks; whether there were any. */
export function skipBlanks(cursor: Cursor): boolean {
  const from = cursor.at;
  while (isBlank(here(cursor))) cursor.at += 1;
  return cursor.at > from;
}

/** Whether nothing of the rule itself follows: the end, a line break, or the note (the cursor stands behind blanks). */
export function isOver(cursor: Cursor): boolean {
  const next = here(cursor);
  return next === '' || isLineBreak(next) || next === '#';
}

/** What matches at the cursor, which moves behind it; `null`, and no move, when nothing does. The regex is sticky. */
export function takeMatch(cursor: Cursor, sticky: RegExp): string | null {
  sticky.lastIndex = cursor.at;
  const found = sticky.exec(cursor.text)?.[0] ?? '';
  const taken = found.slice(0, Math.max(0, cursor.end - cursor.at));
  cursor.at += taken.length;
  return taken === '' ? null : taken;
}

/** The characters up to the next blank or line break, for saying what was found. Does not move. */
export function nextToken(cursor: Cursor): string {
  let end = cursor.at;
  while (end < cursor.end && !isBlank(cursor.text[end] ?? '') && !isLineBreak(cursor.text[end] ?? ''))
    end += 1;
  return cursor.text.slice(cursor.at, end);
}

/** Moves over a keyword that is followed by a blank, a line break or the end; whether it was there. */
export function takeKeyword(cursor: Cursor, keyword: string): boolean {
  if (nextToken(cursor) !== keyword) return false;
  cursor.at += keyword.length;
  return true;
}

/** Text from the rule as a message shows it: cut to a length that a person reads, in backticks. */
export function shown(text: string): string {
  const characters = Array.from(text);
  return `\`${characters.length <= 40 ? text : `${characters.slice(0, 40).join('')}…`}\``;
}

import { success } from '../result.ts';
import { isLineBreak, trimmedSpan } from './characters.ts';
import { here, isOver, nextToken, problemAt, shown, skipBlanks, takeKeyword } from './cursor.ts';
import type { Cursor, Parsed } from './cursor.ts';

interface Endings {
  whenChanged: boolean;
  elseWarn: boolean;
}

/** `when changed` or `else warn`, if one of them begins here; sets it. */
function takeEnding(cursor: Cursor, endings: Endings): Parsed<boolean> {
  const from = cursor.at;
  const first = nextToken(cursor);
  if (first !== 'when' && first !== 'else') return success(false);
  takeKeyword(cursor, first);
  skipBlanks(cursor);
  const wanted = first === 'when' ? 'changed' : 'warn';
  const found = isOver(cursor) ? '' : nextToken(cursor);
  if (found !== wanted)
    return problemAt(
      cursor,
      'clause-malformed',
      `\`${first}\` is followed by \`${wanted}\`${found === '' ? '' : `, not by ${shown(found)}`}.`,
      `Write \`${first} ${wanted}\`.`,
    );
  cursor.at += found.length;
  const twice = first === 'when' ? endings.whenChanged : endings.elseWarn;
  if (twice)
    return problemAt(
      cursor,
      'clause-twice',
      `\`${first} ${wanted}\` stands here a second time.`,
      'Leave it out.',
      from,
    );
  if (first === 'when' && endings.elseWarn)
    return problemAt(
      cursor,
      'clause-order',
      '`when changed` stands behind `else warn`.',
      'Write `when changed else warn`.',
      from,
    );
  if (first === 'when') endings.whenChanged = true;
  else endings.elseWarn = true;
  return success(true);
}

function textTrailing(cursor: Cursor): Parsed<never> {
  const token = nextToken(cursor);
  const lower = token.toLowerCase();
  const message = `The rule is over before ${shown(token)}.`;
  const fix =
    lower === 'and' || lower === 'or' || token === '&&' || token === '||' || token === ',' || token === ';'
      ? 'Write each rule as an entry of its own; all of them have to pass.'
      : token !== lower && (lower === 'when' || lower === 'else')
        ? `Write \`${lower}\`, in lower case.`
        : 'Only `when changed`, `else warn` and a note behind ` #` may follow the limit.';
  return problemAt(cursor, 'text-trailing', message, fix);
}

/** Reads `when changed`, `else warn`, and that nothing else of the rule follows. */
export function takeEndings(cursor: Cursor): Parsed<Endings> {
  const endings: Endings = { whenChanged: false, elseWarn: false };
  for (;;) {
    const apart = skipBlanks(cursor);
    if (isOver(cursor) && (apart || here(cursor) !== '#')) return success(endings);
    if (!apart) return textTrailing(cursor);
    const taken = takeEnding(cursor, endings);
    if (!taken.ok) return taken;
    if (!taken.value) return textTrailing(cursor);
  }
}

/** Reads the note, if there is one, to the end of the text. */
export function takeNote(cursor: Cursor): Parsed<string | null> {
  const from = cursor.at;
  let end = from;
  while (end < cursor.end && !isLineBreak(cursor.text[end] ?? '')) end += 1;
  cursor.at = end;
  if (end < cursor.end)
    return problemAt(
      cursor,
      'line-break',
      'The rule goes on behind a line break.',
      'Write each rule on one line, as an entry of its own.',
    );
  if (from === end) return success(null);
  const note = cursor.text.slice(from + 1, end);
  const span = trimmedSpan(note);
  return success(span.start === span.end ? null : note.slice(span.start, span.end));
}

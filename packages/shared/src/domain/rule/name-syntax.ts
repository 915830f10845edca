import { nearestWords } from '../nearest.ts';
import { success } from '../result.ts';
import { isWordCharacter, keywords } from './characters.ts';
import { here, isOver, nextToken, problemAt, shown, skipBlanks, takeKeyword, takeMatch } from './cursor.ts';
import type { Cursor, Parsed } from './cursor.ts';
import type { MemberKind, Scope } from './rule.ts';

const memberKinds: readonly MemberKind[] = ['package', 'service', 'file'];
const metricShape = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/;

/** Reads the metric that a rule begins with. */
export function takeMetric(cursor: Cursor): Parsed<string> {
  const from = cursor.at;
  const found = takeMatch(cursor, /[^\s"<>=≥≤≠!#]+/y);
  const example = 'Begin the rule with a metric, such as `coverage.lines` in `coverage.lines >= 80%`.';
  if (found === null)
    return problemAt(
      cursor,
      'metric-missing',
      `A metric is missing: found ${shown(nextToken(cursor))}.`,
      example,
    );
  if (metricShape.test(found)) return success(found);
  const mended = found.toLowerCase().replaceAll('_', '-');
  const message = `${shown(found)} is not a metric: lower-case words of letters, digits and \`-\`, joined by dots.`;
  const fix = metricShape.test(mended) ? `Write \`${mended}\`.` : example;
  return problemAt(cursor, 'metric-malformed', message, fix, from);
}

function takeString(cursor: Cursor): Parsed<string> {
  const from = cursor.at;
  cursor.at += 1;
  let value = '';
  while (cursor.at < cursor.end) {
    const next = here(cursor);
    cursor.at += 1;
    if (next === '"') {
      if (value !== '') return success(value);
      return problemAt(cursor, 'name-empty', 'The quotes are empty.', 'Write the name between them.', from);
    }
    if (next !== '\\') {
      value += next;
      continue;
    }
    const escaped = here(cursor);
    if (escaped !== '"' && escaped !== '\\' && escaped !== '')
      return problemAt(
        cursor,
        'escape-unknown',
        `\`\\${escaped}\` means nothing between quotes; only \`\\"\` and \`\\\\\` do.`,
        `For a backslash itself write \`\\\\\`.`,
        cursor.at - 1,
      );
    value += escaped;
    cursor.at += 1;
  }
  const fix = 'Close it with `"`; a `"` or `\\` inside is written `\\"` or `\\\\`.';
  return problemAt(cursor, 'quote-unclosed', 'The quote that opens here is never closed.', fix, from);
}

/** Reads a word or a string. `what` and `code` say what is missing when neither is there. */
export function takeName(cursor: Cursor, what: string, code: string): Parsed<string> {
  if (here(cursor) === '"') return takeString(cursor);
  const from = cursor.at;
  if (!isOver(cursor)) while (isWordCharacter(here(cursor))) cursor.at += 1;
  const word = cursor.text.slice(from, cursor.at);
  const found = word === '' ? nextToken(cursor) : word;
  if (word === '' || keywords.includes(word))
    return problemAt(
      cursor,
      code,
      `${what} is missing${found === '' ? '' : `: found ${shown(found)}`}.`,
      found === ''
        ? 'Write it here, in quotes if it has spaces or any of `"<>=`.'
        : `Write it here; if ${shown(found)} is meant, put it in quotes.`,
      from,
    );
  if (here(cursor) === '"')
    return problemAt(
      cursor,
      'name-malformed',
      `A \`"\` stands in the middle of ${shown(nextToken({ ...cursor, at: from }))}.`,
      'Put the whole name in quotes, and write each `"` in it as `\\"` and each `\\` as `\\\\`.',
    );
  return success(word);
}

function memberNamed(text: string): MemberKind | null {
  return memberKinds.find((kind) => kind === text) ?? null;
}

/** Reads what stands behind `in`. */
export function takeScope(cursor: Cursor): Parsed<Scope> {
  if (!takeKeyword(cursor, 'each')) {
    const glob = takeName(cursor, 'A glob, or `each` and what, behind `in`', 'scope-missing');
    return glob.ok ? success({ kind: 'path', glob: glob.value }) : glob;
  }
  skipBlanks(cursor);
  const from = cursor.at;
  const token = takeMatch(cursor, /[^\s"<>=≥≤≠#]+/y) ?? '';
  const member = memberNamed(token);
  if (member === null)
    return problemAt(
      cursor,
      'member-unknown',
      `Behind \`each\` stands \`package\`, \`service\` or \`file\`${token === '' ? '' : `, not ${shown(token)}`}.`,
      `Write \`each ${nearestWords(token.slice(0, 64), memberKinds, 1)[0] ?? 'package'}\`.`,
      from,
    );
  const apart = skipBlanks(cursor);
  const globFollows = here(cursor) === '"' || isWordCharacter(here(cursor));
  if (!apart || isOver(cursor) || !globFollows) return success({ kind: 'each', member, glob: null });
  const glob = takeName(cursor, `A glob behind \`each ${member}\``, 'scope-missing');
  return glob.ok ? success({ kind: 'each', member, glob: glob.value }) : glob;
}

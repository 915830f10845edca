import { nearestWords } from '../nearest.ts';
import { success, type Result } from '../result.ts';
import { isLineBreak, isWordCharacter, keywords, trimmedSpan } from './characters.ts';
import { here, isOver, nextToken, problemAt, shown, skipBlanks, takeKeyword, takeMatch } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { decimalDigits, likelyUnit, unitNamed } from './quantity.ts';
import type { RuleProblem } from './problem.ts';
import type { Limit, MemberKind, Operator, Quantity, Rule, Scope } from './rule.ts';

type Parsed<Value> = Result<Value, RuleProblem>;

/** Where the parts of a rule begin in its text, from 1. A part that is not there has the operator's column. */
export interface RuleColumns {
  readonly metric: number;
  readonly name: number;
  readonly scope: number;
  readonly operator: number;
  readonly limit: number;
  readonly offset: number;
}

/** A rule with what only its text tells. */
export interface LocatedRule {
  readonly rule: Rule;
  readonly columns: RuleColumns;
  /** The text without its note and without space around it. */
  readonly body: string;
}

const operators: readonly Operator[] = ['>=', '<=', '==', '<', '>'];
const memberKinds: readonly MemberKind[] = ['package', 'service', 'file'];
const operatorList = '`>=`, `<=`, `==`, `<` or `>`';
const metricShape = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/;

const operatorMeant: ReadonlyMap<string, Operator> = new Map([
  ['=', '=='],
  ['===', '=='],
  ['=>', '>='],
  ['≥', '>='],
  ['>==', '>='],
  ['=<', '<='],
  ['≤', '<='],
  ['<==', '<='],
  ['>>', '>'],
  ['<<', '<'],
] as const);

function takeMetric(cursor: Cursor): Parsed<string> {
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

/** A word or a string. `what` and `code` say what is missing when neither is there. */
function takeName(cursor: Cursor, what: string, code: string): Parsed<string> {
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

function takeScope(cursor: Cursor): Parsed<Scope> {
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

/** Why no operator was found where one must stand, by what stands there instead. */
function operatorMissing(cursor: Cursor, seen: { name: boolean; scope: boolean }): Parsed<never> {
  const token = nextToken(cursor);
  const found = token === '' || isOver(cursor) ? 'the rule ends' : `found ${shown(token)}`;
  const message = `An operator is missing: ${found}.`;
  if ((token === 'of' && (seen.name || seen.scope)) || (token === 'in' && seen.scope)) {
    const twice = token === 'of' ? seen.name : seen.scope;
    return problemAt(
      cursor,
      twice ? 'clause-twice' : 'clause-order',
      twice ? `\`${token}\` stands here a second time.` : '`of` stands behind `in`.',
      twice ? 'Write one rule for each.' : 'Write `of` and the name before `in` and the scope.',
    );
  }
  if (token.startsWith('"'))
    return problemAt(
      cursor,
      'operator-missing',
      message,
      seen.name || seen.scope
        ? `Write ${operatorList} here.`
        : 'Write `of` before a name, `in` before a path.',
    );
  const lower = token.toLowerCase();
  if (token !== lower && (lower === 'of' || lower === 'in'))
    return problemAt(cursor, 'operator-missing', message, `Write \`${lower}\`, in lower case.`);
  return problemAt(cursor, 'operator-missing', message, `Write ${operatorList} here.`);
}

function takeOperator(cursor: Cursor, seen: { name: boolean; scope: boolean }): Parsed<Operator> {
  const from = cursor.at;
  const token = takeMatch(cursor, /[<>=≥≤≠!~]+/y);
  if (token === null) return operatorMissing(cursor, seen);
  const known = operators.find((operator) => operator === token);
  if (known !== undefined) return success(known);
  // In `orders!=3` the name has swallowed the `!`.
  const meant = cursor.text[from - 1] === '!' ? undefined : operatorMeant.get(token);
  const fix = meant === undefined ? `Write ${operatorList}; there is no "not equal".` : `Write \`${meant}\`.`;
  return problemAt(cursor, 'operator-unknown', `\`${token}\` is not an operator.`, fix, from);
}

/** What a number written in another manner most likely is in ours; not a number when there is no telling. */
function plainNumber(token: string): string {
  const bare = token.replace(/[_']/g, '').replace('−', '-').replace(/^\+/, '');
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare)) return bare.replaceAll(',', '');
  return /^-?\d+,\d+$/.test(bare) ? bare.replace(',', '.') : bare;
}

/** A number in plain digits. With `signed`, a `-` may stand before it. */
function takeNumber(cursor: Cursor, signed: boolean): Parsed<number> {
  const from = cursor.at;
  const token = takeMatch(cursor, /[-+−]*[\d.,_']+(?:[eE][-+]?\d+)?/y) ?? '';
  if ((signed ? /^-?\d+(\.\d+)?$/ : /^\d+(\.\d+)?$/).test(token)) {
    const number = Number(token);
    if (Number.isFinite(number)) return success(number === 0 ? 0 : number);
    return problemAt(cursor, 'number-too-large', 'The number is too large.', 'Write a smaller one.', from);
  }
  const stripped = Number(plainNumber(token));
  const mended = token !== '' && Number.isFinite(stripped) && (signed || stripped >= 0);
  return problemAt(
    cursor,
    'number-malformed',
    `${shown(token)} is not a number: digits, and where needed a dot and more digits.`,
    mended ? `Write \`${decimalDigits(stripped)}\`.` : 'Write it like `80` or `0.5`.',
    from,
  );
}

function takeQuantity(cursor: Cursor, signed: boolean): Parsed<Quantity> {
  const number = takeNumber(cursor, signed);
  if (!number.ok) return number;
  const behind = cursor.at;
  const apart = skipBlanks(cursor);
  const token = isOver(cursor) && (apart || here(cursor) !== '#') ? '' : nextToken(cursor);
  const unit = unitNamed(token);
  if (unit !== null) {
    cursor.at += token.length;
    return success({ number: number.value, unit });
  }
  if (token.includes('#'))
    return problemAt(
      cursor,
      'unit-unknown',
      `${shown(token)} is not a unit.`,
      'A note begins with a space and `#`.',
    );
  const likely = likelyUnit(token);
  if (token === '' || (apart && likely === null)) {
    cursor.at = behind;
    return success({ number: number.value, unit: null });
  }
  return problemAt(
    cursor,
    'unit-unknown',
    `${shown(token)} is not a unit.`,
    likely === null
      ? 'The units are `%`, `pp`, `ms`, `s`, `m`, `h`, `d`, `B`, `kB`, `MB`, `KiB`, `MiB` and `GiB`.'
      : `Write \`${likely}\`.`,
  );
}

const quantityStart = /^[-+−]?[\d.,]/;

function takeBaseline(cursor: Cursor, columns: { offset: number }): Parsed<Limit> {
  const behind = cursor.at;
  skipBlanks(cursor);
  const sign = here(cursor);
  if (sign !== '+' && sign !== '-') {
    if (sign === '−')
      return problemAt(cursor, 'offset-malformed', '`−` is a typeset minus sign.', 'Write `-`.');
    cursor.at = behind;
    return success({ kind: 'baseline', offset: null });
  }
  cursor.at += 1;
  skipBlanks(cursor);
  columns.offset = cursor.at + 1;
  if (!quantityStart.test(nextToken(cursor)) || isOver(cursor))
    return problemAt(
      cursor,
      'offset-missing',
      `How far from the baseline is missing: ${isOver(cursor) ? 'the rule ends' : `found ${shown(nextToken(cursor))}`}.`,
      'Write a value behind the sign, such as `baseline - 0.5pp` or `baseline + 2%`.',
    );
  const quantity = takeQuantity(cursor, false);
  return quantity.ok ? success({ kind: 'baseline', offset: { sign, quantity: quantity.value } }) : quantity;
}

function takeParameter(cursor: Cursor): Parsed<Limit> {
  const from = cursor.at;
  const token = nextToken(cursor);
  cursor.at += token.length;
  const id = token.slice(1);
  if (/^[a-z][a-z0-9-]*$/.test(id)) return success({ kind: 'parameter', id });
  if (id.startsWith('{'))
    return problemAt(
      cursor,
      'expression-inside',
      'A `${{ }}` expression stands inside the rule.',
      'Give the value through `values` and write its name here, as in `coverage.lines >= $min`.',
      from,
    );
  const message = `${shown(token)} does not name a value: \`$\`, a lower-case letter, then letters, digits and \`-\`.`;
  const mended = id.toLowerCase().replaceAll('_', '-');
  const fix = /^[a-z][a-z0-9-]*$/.test(mended) ? `Write \`$${mended}\`.` : 'Write it like `$min-coverage`.';
  return problemAt(cursor, 'parameter-malformed', message, fix, from);
}

function takeLimit(cursor: Cursor, columns: { offset: number }): Parsed<Limit> {
  const token = isOver(cursor) ? '' : nextToken(cursor);
  if (token.startsWith('$')) return takeParameter(cursor);
  if (quantityStart.test(token)) {
    const quantity = takeQuantity(cursor, true);
    return quantity.ok ? success({ kind: 'value', quantity: quantity.value }) : quantity;
  }
  if (takeMatch(cursor, /baseline(?![A-Za-z0-9])/y) !== null) return takeBaseline(cursor, columns);
  const word = /^[A-Za-z]*/.exec(token)?.[0] ?? '';
  const near =
    word.length > 2 &&
    ('baseline'.startsWith(word.toLowerCase()) || nearestWords(word.slice(0, 64), ['baseline']).length > 0);
  return problemAt(
    cursor,
    'limit-missing',
    `The limit is missing: ${token === '' ? 'the rule ends' : `found ${shown(token)}`}.`,
    near
      ? 'Write `baseline`.'
      : 'Write a value such as `80%`, the name of one such as `$min`, or `baseline`.',
  );
}

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
function takeEndings(cursor: Cursor): Parsed<Endings> {
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

function takeNote(cursor: Cursor): Parsed<string | null> {
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

/** The part that `keyword` begins, if it stands here behind a blank; `null` if not. */
function takeClause<Value>(
  cursor: Cursor,
  keyword: string,
  columns: { at: number },
  take: (cursor: Cursor) => Parsed<Value>,
): Parsed<Value | null> {
  const behind = cursor.at;
  if (!skipBlanks(cursor) || !takeKeyword(cursor, keyword)) {
    cursor.at = behind;
    return success(null);
  }
  skipBlanks(cursor);
  columns.at = cursor.at + 1;
  return take(cursor);
}

/** Like `parseRule`, with the places of its parts. Only the first problem is reported: what follows it is a guess. */
export function locateRule(text: string): Result<LocatedRule, RuleProblem> {
  const { start, end } = trimmedSpan(text);
  const cursor: Cursor = { text, end, at: start };
  if (isOver(cursor))
    return problemAt(
      cursor,
      'rule-empty',
      'The rule is empty.',
      'Write a rule such as `tests.failed == 0`, or leave the entry out.',
    );
  const metric = takeMetric(cursor);
  if (!metric.ok) return metric;
  const nameColumn = { at: 0 };
  const name = takeClause(cursor, 'of', nameColumn, (at) =>
    takeName(at, 'A name behind `of`', 'name-missing'),
  );
  if (!name.ok) return name;
  const scopeColumn = { at: 0 };
  const scope = takeClause(cursor, 'in', scopeColumn, takeScope);
  if (!scope.ok) return scope;
  skipBlanks(cursor);
  const operatorColumn = cursor.at + 1;
  const operator = takeOperator(cursor, { name: name.value !== null, scope: scope.value !== null });
  if (!operator.ok) return operator;
  skipBlanks(cursor);
  const limitColumn = cursor.at + 1;
  const offsetColumn = { offset: limitColumn };
  const limit = takeLimit(cursor, offsetColumn);
  if (!limit.ok) return limit;
  const endings = takeEndings(cursor);
  if (!endings.ok) return endings;
  const bodyEnd = cursor.at;
  const note = takeNote(cursor);
  if (!note.ok) return note;
  const body = text.slice(start, bodyEnd);
  const span = trimmedSpan(body);
  return success({
    rule: {
      metric: metric.value,
      name: name.value,
      scope: scope.value,
      operator: operator.value,
      limit: limit.value,
      ...endings.value,
      note: note.value,
    },
    columns: {
      metric: start + 1,
      name: nameColumn.at === 0 ? operatorColumn : nameColumn.at,
      scope: scopeColumn.at === 0 ? operatorColumn : scopeColumn.at,
      operator: operatorColumn,
      limit: limitColumn,
      offset: offsetColumn.offset,
    },
    body: body.slice(span.start, span.end),
  });
}

/**
 * Reads one rule of the rule language; the grammar, and the meaning of every problem's code, is in `docs/rules.md`.
 * Whether its metric exists and its units fit is for `checkRule`.
 */
export function parseRule(text: string): Result<Rule, RuleProblem> {
  const located = locateRule(text);
  return located.ok ? success(located.value.rule) : located;
}

import { success, type Result } from '../result.ts';
import { trimmedSpan } from './characters.ts';
import { isOver, nextToken, problemAt, shown, skipBlanks, takeKeyword, takeMatch } from './cursor.ts';
import type { Cursor, Parsed } from './cursor.ts';
import { takeEndings, takeNote } from './ending-syntax.ts';
import { takeLimit } from './limit-syntax.ts';
import { takeMetric, takeName, takeScope } from './name-syntax.ts';
import type { RuleProblem } from './problem.ts';
import type { Operator, Rule } from './rule.ts';

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
const operatorList = '`>=`, `<=`, `==`, `<` or `>`';

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

/** The metric, name and scope of a rule as written, without operator, limit and what follows. */
export function writtenSubject(rule: string): string {
  // Quoted names may contain operators.
  const match = /^(?:[^"<>=]|"(?:[^"\\]|\\.)*"?)*/.exec(rule);
  const subject = (match?.[0] ?? '').trim();
  return subject === '' ? rule.trim() : subject;
}

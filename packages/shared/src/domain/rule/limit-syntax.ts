import { nearestWords } from '../nearest.ts';
import { success } from '../result.ts';
import { here, isOver, nextToken, problemAt, shown, skipBlanks, takeMatch } from './cursor.ts';
import type { Cursor, Parsed } from './cursor.ts';
import { decimalDigits, likelyUnit, unitNamed } from './quantity.ts';
import type { Limit, Quantity } from './rule.ts';

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

/** Reads a limit; `columns.offset` is set to where the distance from a baseline stands. */
export function takeLimit(cursor: Cursor, columns: { offset: number }): Parsed<Limit> {
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

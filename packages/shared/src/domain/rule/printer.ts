import { isLineBreak, keywords, trimmedSpan } from './characters.ts';
import { decimalDigits } from './quantity.ts';
import type { Limit, Quantity, Rule, Scope } from './rule.ts';

// Fewer characters than the grammar allows without quotes: what people recognize as one word at a glance.
const plain = /^[A-Za-z0-9_./:@][A-Za-z0-9_./:@-]*$/;

/** A name or glob as a rule writes it, in quotes unless it is a plain word. */
export function printName(name: string): string {
  if (plain.test(name) && !keywords.includes(name)) return name;
  return `"${name.replace(/["\\]/g, '\\$&')}"`;
}

/** A number with its unit, as a rule writes it: `80%`, `1.5h`. */
export function printQuantity(quantity: Quantity): string {
  return decimalDigits(quantity.number) + (quantity.unit ?? '');
}

function printScope(scope: Scope): string {
  if (scope.kind === 'path') return ` in ${printName(scope.glob)}`;
  return ` in each ${scope.member}${scope.glob === null ? '' : ` ${printName(scope.glob)}`}`;
}

/** A limit as a rule writes it: `80%`, `$min`, `baseline - 0.5pp`. */
export function printLimit(limit: Limit): string {
  if (limit.kind === 'value') return printQuantity(limit.quantity);
  if (limit.kind === 'parameter') return `$${limit.id}`;
  const { offset } = limit;
  return offset === null ? 'baseline' : `baseline ${offset.sign} ${printQuantity(offset.quantity)}`;
}

function printNote(note: string): string {
  const flat = Array.from(note, (character) => (isLineBreak(character) ? ' ' : character)).join('');
  const { start, end } = trimmedSpan(flat);
  return start === end ? '' : ` # ${flat.slice(start, end)}`;
}

/**
 * The rule in its canonical form: parsed again it gives an equal rule. Two rules that mean the same thing in the same
 * words and units print alike, however they were spaced and quoted.
 */
export function printRule(rule: Rule): string {
  return [
    rule.metric,
    rule.name === null ? '' : ` of ${printName(rule.name)}`,
    rule.scope === null ? '' : printScope(rule.scope),
    ` ${rule.operator} `,
    printLimit(rule.limit),
    rule.whenChanged ? ' when changed' : '',
    rule.elseWarn ? ' else warn' : '',
    rule.note === null ? '' : printNote(rule.note),
  ].join('');
}

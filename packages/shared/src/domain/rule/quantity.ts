import { durationUnitsMs } from '../duration.ts';
import type { Dimension, Quantity } from './rule.ts';

export type Unit = NonNullable<Quantity['unit']>;

const sizeUnitsBytes = { B: 1, kB: 1000, MB: 1_000_000, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 } as const;

/** Every unit, with its dimension and how many canonical units (ms, bytes) it is; a ratio's are divided by 100. */
const units: ReadonlyMap<Unit, { readonly dimension: Dimension; readonly factor: number }> = new Map([
  ['%', { dimension: 'ratio', factor: 0.01 }],
  ['pp', { dimension: 'ratio', factor: 0.01 }],
  ['ms', { dimension: 'duration', factor: durationUnitsMs.ms }],
  ['s', { dimension: 'duration', factor: durationUnitsMs.s }],
  ['m', { dimension: 'duration', factor: durationUnitsMs.m }],
  ['h', { dimension: 'duration', factor: durationUnitsMs.h }],
  ['d', { dimension: 'duration', factor: durationUnitsMs.d }],
  ['B', { dimension: 'size', factor: sizeUnitsBytes.B }],
  ['kB', { dimension: 'size', factor: sizeUnitsBytes.kB }],
  ['MB', { dimension: 'size', factor: sizeUnitsBytes.MB }],
  ['KiB', { dimension: 'size', factor: sizeUnitsBytes.KiB }],
  ['MiB', { dimension: 'size', factor: sizeUnitsBytes.MiB }],
  ['GiB', { dimension: 'size', factor: sizeUnitsBytes.GiB }],
] as const);

/** The unit that a text names, or `null`. Units are case-sensitive: `MB` is not `mb`. */
export function unitNamed(text: string): Unit | null {
  for (const unit of units.keys()) if (unit === text) return unit;
  return null;
}

const wrongSpellings: ReadonlyMap<string, string> = new Map([
  ['percent', '%'],
  ['pct', '%'],
  ['points', 'pp'],
  ['ppt', 'pp'],
  ['%p', 'pp'],
  ['msec', 'ms'],
  ['millis', 'ms'],
  ['milliseconds', 'ms'],
  ['sec', 's'],
  ['secs', 's'],
  ['second', 's'],
  ['seconds', 's'],
  ['min', 'm'],
  ['mins', 'm'],
  ['minute', 'm'],
  ['minutes', 'm'],
  ['hr', 'h'],
  ['hrs', 'h'],
  ['hour', 'h'],
  ['hours', 'h'],
  ['day', 'd'],
  ['days', 'd'],
  ['byte', 'B'],
  ['bytes', 'B'],
  ['k', 'kB` or `KiB'],
  ['kb', 'kB` or `KiB'],
  ['kib', 'KiB'],
  ['mb', 'MB` or `MiB'],
  ['mib', 'MiB'],
  ['g', 'GiB'],
  ['gb', 'GiB'],
  ['gib', 'GiB'],
]);

/** The unit, or the two joined by "` or `", that a misspelt one most likely means; `null` when there is no guess. */
export function likelyUnit(text: string): string | null {
  return wrongSpellings.get(text.toLowerCase()) ?? null;
}

/** The units that a value of this dimension may be written in; empty for a count, which has none. */
export function unitsOf(dimension: Dimension): readonly Unit[] {
  if (dimension === 'ratio') return ['%'];
  return [...units].filter(([, entry]) => entry.dimension === dimension).map(([unit]) => unit);
}

/** The quantity in the dimension's canonical unit, or `null` when its unit does not belong to the dimension. */
export function canonicalValue(quantity: Quantity, dimension: Dimension): number | null {
  if (quantity.unit === null) return dimension === 'count' ? quantity.number : null;
  const entry = units.get(quantity.unit);
  if (entry?.dimension !== dimension || quantity.unit === 'pp') return null;
  // Dividing by 100 is rounded once; multiplying by 0.01, itself rounded, twice.
  return quantity.unit === '%' ? quantity.number / 100 : quantity.number * entry.factor;
}

/**
 * How far a quantity moves a baseline: by an amount in canonical units, or by a share of the baseline itself. `null`
 * when its unit may not stand there. On a ratio only `pp` may: `%` would be read as either.
 */
export function offsetOf(
  quantity: Quantity,
  dimension: Dimension,
): { readonly kind: 'amount' | 'share'; readonly size: number } | null {
  if (dimension === 'ratio')
    return quantity.unit === 'pp' ? { kind: 'amount', size: quantity.number / 100 } : null;
  if (quantity.unit === '%') return { kind: 'share', size: quantity.number };
  const size = canonicalValue(quantity, dimension);
  return size === null ? null : { kind: 'amount', size };
}

/** A number in plain decimal digits, never with an exponent, that reads back as the same number. */
export function decimalDigits(number: number): string {
  const shortest = String(number === 0 ? 0 : number);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(shortest);
  if (match === null) return shortest;
  const [, sign = '', first = '', rest = '', exponentText = ''] = match;
  const digits = first + rest;
  const exponent = Number(exponentText);
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  return sign + digits.padEnd(exponent + 1, '0');
}

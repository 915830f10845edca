import { decimalDigits } from './quantity.ts';
import type { Dimension, Quantity } from './rule.ts';

/** Whether sizes are shown in KiB (1024) or in kB (1000): as the limit beside them was written. */
export type SizeStyle = 'binary' | 'decimal';

// More digits behind the point than a double of everyday size has; from here on it is written out whole.
const mostDigits = 17;

function fixed(value: number, digits: number): string {
  // toFixed answers with an exponent from 1e21 on.
  const text = digits >= mostDigits || Math.abs(value) >= 1e21 ? decimalDigits(value) : value.toFixed(digits);
  const trimmed = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return trimmed === '-0' ? '0' : trimmed;
}

/** `7001` as `7,001`. */
function grouped(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  return [whole.replace(/\B(?=(?:\d{3})+$)/gu, ','), ...(fraction === undefined ? [] : [fraction])].join('.');
}

/** Three digits that count, and `extra` more; never fewer than the digits before the point. */
function significant(value: number, extra: number): string {
  if (value === 0) return '0';
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  return fixed(value, Math.max(0, 2 - magnitude) + extra);
}

const clockUnits = [
  { unit: 'd', ms: 86_400_000 },
  { unit: 'h', ms: 3_600_000 },
  { unit: 'm', ms: 60_000 },
  { unit: 's', ms: 1000 },
] as const;

// Rules know no shorter unit than the millisecond; benchmarks do.
const shortUnits = [
  { unit: 'ms', ms: 1 },
  { unit: 'µs', ms: 1e-3 },
] as const;

/** Less than a second, in the unit in which it has digits before the point. */
function formatSplitSecond(ms: number, extra: number): string {
  if (ms === 0) return '0ms';
  const shown = shortUnits.map(({ unit, ms: size }) => ({ unit, digits: significant(ms / size, extra) }));
  const { unit, digits } = shown.find((each) => Number(each.digits) >= 1) ?? {
    unit: 'ns',
    digits: significant(ms * 1e6, extra),
  };
  return `${digits}${unit}`;
}

function formatMs(ms: number, extra: number): string {
  if (ms < 0) return `-${formatMs(-ms, extra)}`;
  if (ms < 999.5) return formatSplitSecond(ms, extra);
  const seconds = significant(ms / 1000, extra);
  if (ms < 60_000 && seconds !== '60') return `${seconds}s`;
  const leading = clockUnits.findIndex((entry) => entry.ms <= Math.max(ms, 60_000));
  const last = Math.min(leading + 1 + extra, clockUnits.length - 1);
  const decimals = leading + 1 + extra - last;
  // Rounded once, in the smallest unit that is shown, so that no part ever reads `60s`.
  const step = clockUnits[last]?.ms ?? 1000;
  let rest = Number((ms / step).toFixed(Math.min(decimals, mostDigits)));
  const parts: string[] = [];
  for (const { unit, ms: size } of clockUnits.slice(0, last)) {
    const count = Math.floor((rest * step) / size);
    rest -= (count * size) / step;
    if (count > 0) parts.push(`${decimalDigits(count)}${unit}`);
  }
  const tail = fixed(rest, decimals);
  if (tail !== '0' || parts.length === 0) parts.push(`${tail}${clockUnits[last]?.unit ?? 's'}`);
  return parts.join(' ');
}

const sizeSteps: Readonly<Record<SizeStyle, readonly { readonly unit: string; readonly bytes: number }[]>> = {
  binary: [
    { unit: 'GiB', bytes: 1024 ** 3 },
    { unit: 'MiB', bytes: 1024 ** 2 },
    { unit: 'KiB', bytes: 1024 },
  ],
  decimal: [
    { unit: 'MB', bytes: 1_000_000 },
    { unit: 'kB', bytes: 1000 },
  ],
};

function formatBytes(bytes: number, extra: number, style: SizeStyle): string {
  const step = sizeSteps[style].find((entry) => Math.abs(bytes) >= entry.bytes);
  return step === undefined
    ? `${fixed(bytes, 1 + extra)} B`
    : `${fixed(bytes / step.bytes, 1 + extra)} ${step.unit}`;
}

/**
 * A value in its dimension's canonical unit (ratio 0..1, ms, bytes) as a person reads it: `71.4 %`, `1h 30m`,
 * `5.6µs`, `512 KiB`, `7,001`. `extra` asks for so many more digits than people want to read, where that matters.
 */
export function formatValue(
  value: number,
  dimension: Dimension,
  options: { readonly extra?: number; readonly style?: SizeStyle } = {},
): string {
  if (!Number.isFinite(value))
    return Number.isNaN(value) ? 'not a number' : value > 0 ? 'infinite' : '-infinite';
  const extra = options.extra ?? 0;
  switch (dimension) {
    case 'ratio':
      // Multiplying by 100 may add an error in the last digit; 15 digits are those that it cannot reach.
      return `${fixed(Number((value * 100).toPrecision(15)), 1 + extra)} %`;
    case 'duration':
      return formatMs(value, extra);
    case 'size':
      return formatBytes(value, extra, options.style ?? 'binary');
    case 'count':
      return grouped(fixed(value, 2 + extra));
  }
}

/** A quantity as it was written, spaced as a person reads it: `80 %`, `0.5 pp`, `2h`, `500 kB`, `12`. */
export function formatQuantity(quantity: Quantity): string {
  const digits = decimalDigits(quantity.number);
  if (quantity.unit === null) return grouped(digits);
  const tight = clockUnits.some(({ unit }) => unit === quantity.unit) || quantity.unit === 'ms';
  return tight ? `${digits}${quantity.unit}` : `${digits} ${quantity.unit}`;
}

/**
 * How many extra digits it takes until a value reads like none of `others` that it is not: a value that fails never
 * looks equal to its limit.
 */
export function digitsApart(
  value: number,
  others: readonly number[],
  dimension: Dimension,
  style: SizeStyle,
): number {
  const different = others.filter((other) => other !== value && Number.isFinite(other));
  for (let extra = 0; extra < mostDigits; extra += 1) {
    const shown = formatValue(value, dimension, { extra, style });
    const taken = different.map((other) => formatValue(other, dimension, { extra, style }));
    if (!taken.includes(shown)) return extra;
  }
  return mostDigits;
}

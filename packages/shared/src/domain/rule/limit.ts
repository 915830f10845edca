import { nearestWords } from '../nearest.ts';
import { failure, success, type Result } from '../result.ts';
import { formatQuantity } from './format.ts';
import type { Metric } from './metric.ts';
import { printQuantity } from './printer.ts';
import { canonicalValue, decimalDigits, offsetOf, unitsOf } from './quantity.ts';
import type { Dimension, Quantity, Rule } from './rule.ts';

/** What is wrong with a limit; `part` says which of its columns it belongs to. */
export interface LimitProblem {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
  readonly part: 'limit' | 'offset';
}

/** A limit with its parameter filled in and its units understood. */
export type ResolvedLimit =
  | {
      readonly kind: 'fixed';
      readonly value: number;
      readonly quantity: Quantity;
      readonly parameter: string | null;
    }
  | {
      readonly kind: 'baseline';
      /** `null` when the limit is the baseline itself. `share` is in percent of the baseline. */
      readonly offset: {
        readonly kind: 'amount' | 'share';
        readonly size: number;
        readonly sign: '+' | '-';
        readonly quantity: Quantity;
      } | null;
    };

const dimensionNames: Readonly<Record<Dimension, string>> = {
  ratio: 'a ratio',
  count: 'a plain number',
  duration: 'a duration',
  size: 'a size',
};

/** `a`, `a or b`, `a, b or c`, each in backticks. */
function listed(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1) ?? ''}`;
}

/** How a quantity with a unit that its metric does not have should have been written. */
function mendedQuantity(quantity: Quantity, dimension: Dimension): string {
  const digits = decimalDigits(quantity.number);
  if (dimension === 'count') return `Write \`${digits}\`, without a unit.`;
  if (dimension !== 'ratio') {
    const examples = unitsOf(dimension).map((unit) => digits + unit);
    return `Write ${listed(examples)}.`;
  }
  if (quantity.unit !== null && quantity.unit !== 'pp') return 'Write a share of the whole, such as `80%`.';
  if (quantity.unit === 'pp' || Math.abs(quantity.number) > 1 || quantity.number === 0)
    return `Did you mean \`${digits}%\`? A ratio is written with \`%\`.`;
  const hundredfold = decimalDigits(Number((quantity.number * 100).toPrecision(15)));
  return `Did you mean \`${hundredfold}%\`? A ratio is written with \`%\`.`;
}

function quantityProblem(metric: Metric, quantity: Quantity, subject: string): Omit<LimitProblem, 'part'> {
  const is = `${metric.id} is ${dimensionNames[metric.dimension]}`;
  return {
    code: quantity.unit === null ? 'unit-missing' : 'unit-wrong',
    message:
      quantity.unit === null
        ? `${subject} has no unit; ${is}.`
        : `${subject} is in \`${quantity.unit}\`, but ${is}.`,
    fix: mendedQuantity(quantity, metric.dimension),
  };
}

function offsetProblem(metric: Metric, quantity: Quantity): LimitProblem {
  const digits = decimalDigits(quantity.number);
  const relative =
    metric.dimension === 'count' ? [digits] : unitsOf(metric.dimension).map((unit) => digits + unit);
  return {
    code: 'offset-unit-wrong',
    message: `A baseline of ${metric.id}, ${dimensionNames[metric.dimension]}, cannot be moved by \`${printQuantity(quantity)}\`.`,
    fix:
      metric.dimension === 'ratio'
        ? `Did you mean \`${digits}pp\`? A baseline of a ratio moves in percentage points, \`pp\`.`
        : `Write \`${digits}%\` for a share of the baseline, or an amount: ${listed(relative)}.`,
    part: 'offset',
  };
}

/** Fills in the rule's limit: its `$value`, and its units as the metric's dimension understands them. */
export function resolveLimit(
  rule: Rule,
  metric: Metric,
  values: ReadonlyMap<string, Quantity>,
): Result<ResolvedLimit, LimitProblem> {
  const { limit } = rule;
  if (limit.kind === 'baseline') {
    if (limit.offset === null) return success({ kind: 'baseline', offset: null });
    const { quantity, sign } = limit.offset;
    const offset = offsetOf(quantity, metric.dimension);
    if (offset === null) return failure(offsetProblem(metric, quantity));
    return success({ kind: 'baseline', offset: { ...offset, quantity, sign } });
  }
  if (limit.kind === 'value') {
    const value = canonicalValue(limit.quantity, metric.dimension);
    return value === null
      ? failure({
          ...quantityProblem(metric, limit.quantity, `The limit \`${printQuantity(limit.quantity)}\``),
          part: 'limit',
        })
      : success({ kind: 'fixed', value, quantity: limit.quantity, parameter: null });
  }
  const quantity = values.get(limit.id);
  if (quantity === undefined) {
    const near = nearestWords(limit.id.slice(0, 64), values.keys());
    return failure({
      code: 'value-unknown',
      message: `No value is called \`$${limit.id.slice(0, 64)}\`.`,
      fix:
        near.length > 0
          ? `Did you mean ${listed(near.map((id) => `$${id}`))}? Otherwise give it under \`values\`.`
          : 'Give it under `values`, or write the value itself here.',
      part: 'limit',
    });
  }
  const value = canonicalValue(quantity, metric.dimension);
  return value === null
    ? failure({
        ...quantityProblem(
          metric,
          quantity,
          `The value of \`$${limit.id}\`, \`${printQuantity(quantity)}\`,`,
        ),
        code: 'value-wrong-unit',
        part: 'limit',
      })
    : success({ kind: 'fixed', value, quantity, parameter: limit.id });
}

/** Moves a baseline, in canonical units, by the limit's offset. */
export function limitAt(
  baseline: number,
  offset: Extract<ResolvedLimit, { kind: 'baseline' }>['offset'],
): number {
  if (offset === null) return baseline;
  // Multiplied before it is divided: a tenth of 10 is then exactly 1, and 10 + 10 % exactly 11.
  const size = offset.kind === 'amount' ? offset.size : (baseline * offset.size) / 100;
  return offset.sign === '+' ? baseline + size : baseline - size;
}

/** A resolved limit that needs no baseline to be read, e.g. `80 % ($min)` or `baseline − 0.5 pp`. */
export function formatLimit(limit: ResolvedLimit): string {
  if (limit.kind === 'fixed')
    return formatQuantity(limit.quantity) + (limit.parameter === null ? '' : ` ($${limit.parameter})`);
  return `baseline${formatOffset(limit.offset)}`;
}

/** ` − 0.5 pp`, or nothing. */
export function formatOffset(offset: Extract<ResolvedLimit, { kind: 'baseline' }>['offset']): string {
  if (offset === null) return '';
  return ` ${offset.sign === '+' ? '+' : '−'} ${formatQuantity(offset.quantity)}`;
}

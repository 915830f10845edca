import type { Metric } from './metric.ts';
import type { ResolvedLimit } from './limit.ts';
import type { Dimension, Operator } from './rule.ts';

/**
 * How near two values are the same. A count against a limit as written is compared exactly. Everything else has been
 * divided, multiplied or added up in floating point on its way here, which moves it by some 1e-16 of its size; 1e-13
 * covers hundreds of such steps, yet is less than one line in a hundred million against a limit of two decimals.
 */
export function slackOf(dimension: Dimension, kind: ResolvedLimit['kind'], limit: number): number {
  return dimension === 'count' && kind === 'fixed' ? 0 : 1e-13 * Math.max(1, Math.abs(limit));
}

/** Whether `value operator limit` holds; two values nearer than `slack` are equal. Never true of what is not finite. */
export function holds(value: number, operator: Operator, limit: number, slack: number): boolean {
  if (!Number.isFinite(value) || !Number.isFinite(limit)) return false;
  switch (operator) {
    case '>=':
      return value >= limit - slack;
    case '<=':
      return value <= limit + slack;
    case '>':
      return value > limit + slack;
    case '<':
      return value < limit - slack;
    case '==':
      return Math.abs(value - limit) <= slack;
  }
}

interface Range {
  readonly least: number;
  readonly most: number;
  /** Whether none of them is a whole number where every baseline is one. */
  readonly isFractional?: boolean;
}

/** Whether a limit is a whole number; one that was multiplied by its unit may miss it by its last digits. */
function isWholeLimit(limit: number, dimension: Dimension): boolean {
  return Math.abs(limit - Math.round(limit)) <= slackOf(dimension, 'fixed', limit);
}

/** The numbers that a limit may come to: its own, or what it makes of any baseline that there could be. */
export function limitRange(metric: Metric, limit: ResolvedLimit): Range {
  if (limit.kind === 'fixed') return { least: limit.value, most: limit.value };
  const { offset } = limit;
  if (offset === null) return metric;
  const sign = offset.sign === '+' ? 1 : -1;
  if (offset.kind === 'amount')
    return {
      least: metric.least + sign * offset.size,
      most: metric.most + sign * offset.size,
      isFractional: !isWholeLimit(offset.size, metric.dimension),
    };
  const factor = 1 + (sign * offset.size) / 100;
  // Infinity times nothing is not a number; nothing of anything is nothing.
  const ends = [metric.least, metric.most].map((end) => (factor === 0 || end === 0 ? 0 : end * factor));
  return { least: Math.min(...ends), most: Math.max(...ends) };
}

/** Whether a metric can have a value among the limits. */
function isWithin({ least, most, isFractional = false }: Range, metric: Metric, slack: number): boolean {
  if (metric.most < least - slack || metric.least > most + slack) return false;
  if (metric.isWhole !== true) return true;
  return least === most ? isWholeLimit(least, metric.dimension) : !isFractional;
}

/**
 * Whether a rule says anything: `never-true` when no value that the metric can have passes, whatever the limit comes
 * to; `never-false` when none fails.
 */
export function emptinessOf(
  operator: Operator,
  limits: Range,
  metric: Metric,
): 'never-true' | 'never-false' | null {
  const { least, most } = limits;
  const slack = least === most ? slackOf(metric.dimension, 'fixed', least) : 0;
  switch (operator) {
    case '>=':
      return metric.most < least - slack ? 'never-true' : metric.least >= most - slack ? 'never-false' : null;
    case '>':
      return metric.most <= least + slack ? 'never-true' : metric.least > most + slack ? 'never-false' : null;
    case '<=':
      return metric.least > most + slack ? 'never-true' : metric.most <= least + slack ? 'never-false' : null;
    case '<':
      return metric.least >= most - slack ? 'never-true' : metric.most < least - slack ? 'never-false' : null;
    case '==':
      if (!isWithin(limits, metric, slack)) return 'never-true';
      return least === most && metric.least === metric.most ? 'never-false' : null;
  }
}

import type { Metric } from './metric.ts';
import type { Quantity } from './rule.ts';

/** What rules are checked against. */
export interface RuleContext {
  /** The closed list of the action, and its declared `custom.` ones. */
  readonly metrics: readonly Metric[];
  /** What `$id` stands for. */
  readonly values: ReadonlyMap<string, Quantity>;
}

import type { WrittenRule } from '../../domain/rule/problem.ts';
import type { EntryOf, GateAction } from './entry.ts';

/** What a gate judges by: its entry of the configuration and what inputs add. Each gate's own policy extends it. */
export interface GatePolicy<Action extends GateAction = GateAction> {
  readonly gate: string;
  /** The gate's entry of the configuration; `null` where it has none. */
  readonly entry: EntryOf<Action> | null;
  readonly rules: readonly WrittenRule[];
  /** Those of `rules` that nobody wrote. */
  readonly defaults: readonly WrittenRule[];
  readonly mode: 'enforce' | 'audit';
  /** The file of waivers; `null` for none. */
  readonly waivers: string | null;
}

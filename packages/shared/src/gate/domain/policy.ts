import type { WrittenRule } from '../../domain/rule/problem.ts';
import type { Gate } from '../../domain/configuration/gates.ts';

/** What a gate judges by: its entry of the configuration and what inputs add. Each gate's own policy extends it. */
export interface GatePolicy<Entry extends Gate = Gate> {
  readonly gate: string;
  /** The gate's entry of the configuration; `null` where it has none. */
  readonly entry: Entry | null;
  readonly rules: readonly WrittenRule[];
  /** Those of `rules` that nobody wrote. */
  readonly defaults: readonly WrittenRule[];
  readonly mode: 'enforce' | 'audit';
  /** The file of waivers; `null` for none. */
  readonly waivers: string | null;
}

import type { Dimension, MemberKind } from './rule.ts';

/** A metric that rules may name. Each action declares its closed list. */
export interface Metric {
  /** e.g. `coverage.lines`. */
  readonly id: string;
  readonly dimension: Dimension;
  /** One sentence for the documentation. */
  readonly meaning: string;
  /** Whether `of NAME` must, may or must not be there. */
  readonly names: 'required' | 'optional' | 'never';
  /** What may stand behind `in`: a path glob, members behind `each`. */
  readonly scopes: readonly ('path' | MemberKind)[];
  /** Values that can occur, in canonical units; a rule that no value fails, or none passes, is an error. */
  readonly least: number;
  /** `Infinity` when there is no bound. */
  readonly most: number;
  /** Whether only whole numbers can occur. */
  readonly isWhole?: boolean;
  /** Which direction is an improvement. */
  readonly better: 'higher' | 'lower';
}

import type { removables } from '../metrics.ts';
import type { FoundBaseline } from './found.ts';

/** Tests that fail now and did not in the baseline. */
export interface NewFailures {
  /** All of them; more than are named where a report names no more of its failures. */
  readonly count: number;
  readonly tests: readonly { readonly name: string; readonly outcome: 'failed' | 'errored' }[];
}

/** What may be gone since the baseline. */
export type Removable = (typeof removables)[number];

/** What of one kind the baseline has and this run has not. */
export interface Removal {
  readonly count: number;
  /** Some of them by name; fewer than `count` where names are not known. */
  readonly names: readonly string[];
  /** Why it cannot be told what is gone. */
  readonly unknown?: string;
}

export type Removed = Readonly<Record<Removable, Removal>>;

/** What is compared with, and what of it can be told without rules. */
export interface Comparison {
  readonly found: FoundBaseline;
  /** What the baseline has and this run has not; `null` where there is no baseline. */
  readonly removed: Removed | null;
  readonly newFailures: NewFailures | null;
}

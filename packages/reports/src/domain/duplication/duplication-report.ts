import { limits } from '../limits.ts';
import { UnusableReport } from '../problem.ts';
import type { Disagreement } from '../tests/suite.ts';

/** Where a piece of code stands that stands elsewhere too. */
export interface Copy {
  /** As the report writes it. */
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

/** A piece of code that stands in several places, as a tool counts it. */
export interface Duplicate {
  /** Lines of one copy. */
  readonly lines: number;
  /** At least two. */
  readonly copies: readonly Copy[];
}

/** What one report says about duplicated code. */
export interface DuplicationReport {
  /** Files by path as the report writes it, with their lines where it says them. */
  readonly files: ReadonlyMap<string, number | null>;
  /** Whether each file that the tool looked at is among them, with its lines. */
  readonly listsFiles: boolean;
  /** Files that the tool looked at; `null` where it does not say. */
  readonly filesLookedAt: number | null;
  /** Lines that the tool looked at; `null` where it does not say, so that there is no share of them. */
  readonly lines: number | null;
  readonly duplicates: readonly Duplicate[];
  /** What it states beyond the duplicates that it lists; it is somewhere, and counts everywhere. */
  readonly unlisted: { readonly blocks: number; readonly lines: number };
  readonly disagreements: readonly Disagreement[];
}

/** Refuses what would not be held in memory. */
export function checkDuplicates(count: number): void {
  if (count > limits.duplicates)
    throw new UnusableReport('report-too-large', `There are more than ${limits.duplicates} duplicates.`);
}

import type { Block } from './node.ts';

/** A piece of a report that can be shortened or left out as a whole when room is short. */
export interface Part {
  /** What it is, for the sentence that says it was left out: `the rules`, `the log of the probe`. */
  readonly name: string;
  /** Parts with a low number go first. Of several with the same number the last goes first. */
  readonly priority: number;
  readonly blocks: readonly Block[];
}

/** Priorities that reports of this house use, so that parts of different authors agree. */
export const priorities = {
  answer: 100,
  blocking: 90,
  rules: 70,
  section: 50,
  detail: 30,
  extra: 10,
} as const;

import type { CaseNames } from './case-names.ts';
import type { Counts } from './counts.ts';
import type { Disagreement, Unexplained } from './suite.ts';

/** A case that did not pass, for people. All of it is untrusted text. */
export interface NotableCase {
  readonly name: string;
  readonly outcome: 'failed' | 'errored' | 'flaky';
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
}

/** What one report of tests says. */
export interface TestReport {
  readonly counts: Counts;
  readonly disagreements: readonly Disagreement[];
  /** Failures, and doubts, that no listed case explains. */
  readonly silent: readonly Unexplained[];
  /** Failed, errored and flaky cases in the order of the report, no more than `notableCap`. */
  readonly notable: readonly NotableCase[];
  /** Skipped tests that it states beyond those that it lists. */
  readonly unlistedSkips: number;
  /** Suites of which only totals are known. */
  readonly suitesWithoutCases: number;
  /** What its cases are called, whatever became of them. */
  readonly names: CaseNames;
}

/** Cases a report keeps by name; the rest is counted only. */
export const notableCap = 200;

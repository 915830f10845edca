/** Test cases by how they ended. Every case is in exactly one of the first four; `flaky` ones are among the passed. */
export interface Counts {
  readonly passed: number;
  /** An assertion did not hold. */
  readonly failed: number;
  /** Could not run to its end. */
  readonly errored: number;
  readonly skipped: number;
  /** Passed after it had failed. */
  readonly flaky: number;
}

export const noCounts: Counts = { passed: 0, failed: 0, errored: 0, skipped: 0, flaky: 0 };

/** How one case ended. */
export type CaseOutcome = 'passed' | 'failed' | 'errored' | 'skipped' | 'flaky';

/** The sum of two. */
export function addCounts(left: Counts, right: Counts): Counts {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    errored: left.errored + right.errored,
    skipped: left.skipped + right.skipped,
    flaky: left.flaky + right.flaky,
  };
}

/** Cases in all. */
export function totalOf(counts: Counts): number {
  return counts.passed + counts.failed + counts.errored + counts.skipped;
}

/** `counts` with `by` more cases of one outcome; a flaky case is a passed one as well. */
export function countCase(counts: Counts, outcome: CaseOutcome, by = 1): Counts {
  const { passed, failed, errored, skipped, flaky } = counts;
  // Written out, since a key that is computed makes this the slowest step of reading a million cases.
  switch (outcome) {
    case 'passed':
      return { passed: passed + by, failed, errored, skipped, flaky };
    case 'failed':
      return { passed, failed: failed + by, errored, skipped, flaky };
    case 'errored':
      return { passed, failed, errored: errored + by, skipped, flaky };
    case 'skipped':
      return { passed, failed, errored, skipped: skipped + by, flaky };
    case 'flaky':
      return { passed: passed + by, failed, errored, skipped, flaky: flaky + by };
  }
}

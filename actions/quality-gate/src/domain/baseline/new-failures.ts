import type { Measurements } from '../measurements.ts';
import type { NewFailures } from './compared.ts';
import type { BaselineBody } from './document.ts';

/** Failing tests an output names. */
const namedCap = 100;

/**
 * Tests that fail now (waived ones aside) and did not fail in the baseline, or were not there. A failure that no
 * report names counts as new.
 *
 * @returns `null` where no tests are reported
 */
export function newFailures({ tests: before }: BaselineBody, measurements: Measurements): NewFailures | null {
  const { tests, notable } = measurements;
  if (tests === null) return null;
  const failedBefore = new Set(before?.failing);
  const failing = new Map<string, 'failed' | 'errored'>();
  let listed = 0;
  for (const { name, outcome } of notable) {
    if (outcome === 'flaky') continue;
    listed += 1;
    if (!failedBefore.has(name)) failing.set(name, outcome);
  }
  const unlisted = Math.max(0, tests.counts.failed + tests.counts.errored - listed);
  return {
    count: failing.size + unlisted,
    tests: [...failing].slice(0, namedCap).map(([name, outcome]) => ({ name, outcome })),
  };
}

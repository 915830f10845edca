import { sumChanged } from './change/changed-lines.ts';
import type { Measured } from './measurements.ts';
import { totalOf } from '@interlock/reports/domain/tests/counts';
import type { CoveragePart, Ratio } from '@interlock/reports/domain/coverage/coverage';

/** Tests as outputs and the report show them. */
export interface ShownTests {
  readonly total: number;
  readonly passed: number;
  readonly failed: number;
  readonly errored: number;
  readonly skipped: number;
  readonly flaky: number;
}

export type ShownCoverage = Readonly<Record<CoveragePart | 'changed-lines', Ratio | null>>;

/** Tests and coverage in the published form; `null` for what no entry of `reports` gives. */
export function shownTotals({ tests, coverage, changed }: Measured): {
  readonly tests: ShownTests | null;
  readonly coverage: ShownCoverage | null;
} {
  return {
    tests: tests === null ? null : { total: totalOf(tests.counts), ...tests.counts },
    coverage:
      coverage === null
        ? null
        : { ...coverage.whole, 'changed-lines': changed === null ? null : sumChanged(changed) },
  };
}

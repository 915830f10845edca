import type { FileCoverage } from './coverage.ts';
import type { Disagreement } from './suite.ts';

/** What one coverage report says. */
export interface CoverageReport {
  /** By path as the report writes it; records of the same path are merged. */
  readonly files: ReadonlyMap<string, FileCoverage>;
  readonly disagreements: readonly Disagreement[];
}

import type { CoveragePart, FileCoverage, Ratio } from './coverage.ts';
import type { Disagreement } from '../tests/suite.ts';

/** What one coverage report says. */
export interface CoverageReport {
  /** By path as the report writes it; records of the same path are merged. */
  readonly files: ReadonlyMap<string, FileCoverage>;
  readonly disagreements: readonly Disagreement[];
  /** Totals stated for the whole that are worse than the sum of the files. */
  readonly worseStated?: Readonly<Partial<Record<CoveragePart, Ratio>>>;
  /** Folders that the paths may be relative to; none where the report does not say. */
  readonly sources?: readonly string[];
}

import { complexityNames } from './complexity/complexity-names.ts';
import type { ComplexityReport } from './complexity/complexity-report.ts';
import { coverageNames } from './coverage/coverage-names.ts';
import type { CoverageReport } from './coverage/coverage-report.ts';
import { duplicationNames } from './duplication/duplication-names.ts';
import type { DuplicationReport } from './duplication/duplication-report.ts';
import { performanceNames } from './performance/performance-names.ts';
import type { PerformanceReport } from './performance/performance-report.ts';
import type { SizeReport } from './size/size-report.ts';
import { staticNames } from './static/static-names.ts';
import type { StaticReport } from './static/static-report.ts';
import { testNames } from './tests/test-names.ts';
import type { TestReport } from './tests/test-report.ts';

/** What a report of each kind says. */
export interface Reports {
  readonly tests: TestReport;
  readonly coverage: CoverageReport;
  readonly size: SizeReport;
  readonly complexity: ComplexityReport;
  readonly duplication: DuplicationReport;
  readonly performance: PerformanceReport;
  readonly static: StaticReport;
}

/** The formats of every kind, by the name that `format` of an entry gives them. Of sizes there is none: every file has one. */
export const formatsOfKinds = {
  ...testNames,
  ...coverageNames,
  ...complexityNames,
  ...duplicationNames,
  ...performanceNames,
  ...staticNames,
};

import type { ReportKind } from '@interlock/shared/domain/configuration/reports';
import type { Waiver } from '@interlock/shared/domain/waiver/waiver';

import type { Comparison } from './baseline/compared.ts';
import type { FoundChange } from '@interlock/checkout/domain/change';
import type { ChangedFile } from './change/changed-lines.ts';
import type { Finding, FindingCode } from './codes.ts';
import type { ComplexityMeasure } from './complexity-measure.ts';
import type { CoverageMeasure } from './coverage-measure.ts';
import type { DuplicationMeasure } from './duplication-measure.ts';
import type { PerformanceMeasure } from './performance-measure.ts';
import type { CaseNames } from '@interlock/reports/domain/tests/case-names';
import type { Counts } from '@interlock/reports/domain/tests/counts';
import type { ReadReport } from '@interlock/reports/domain/reader';
import type { NotableCase } from '@interlock/reports/domain/tests/test-report';
import type { SizeMeasure } from './size-measure.ts';
import type { SonarMeasure } from './sonarqube/sonar-measure.ts';
import type { StaticMeasure } from './static-measure.ts';
import type { WaivedFindings } from './waived.ts';

/** One report as entries of one kind see it, and what became of reading it. */
export interface Reading {
  /** Relative to the repository's root; of a file in an archive `archive.zip!/path`; `job NAME` of a job of the run. */
  readonly path: string;
  /** The file that it is, or that it is in; without it `path`. */
  readonly file?: string;
  /** `null` for what is no file. */
  readonly sizeBytes: number | null;
  /** Positions of the entries that matched the file, at least one. */
  readonly entries: readonly number[];
  readonly read: ReadReport<FindingCode>;
}

/** Tests of a set of reports; `broken` names the first report that could not be used. */
export interface TestMeasure {
  /** Without failures that are waived. */
  readonly counts: Counts;
  readonly waived: number;
  /** Skipped tests that the reports state and do not list. */
  readonly unlistedSkips: number;
  readonly broken: string | null;
}

/** A test that did not simply pass, and the report that says so. */
export interface NotableTest extends NotableCase {
  readonly report: string;
}

/** A failure that somebody answers for until a day. */
export interface WaivedTest extends NotableTest {
  readonly waiver: Waiver;
}

/** What is measured of a whole or of a package. A kind that no entry gives is `null`. */
export interface Measured {
  readonly tests: TestMeasure | null;
  readonly coverage: CoverageMeasure | null;
  readonly sizes: SizeMeasure | null;
  readonly complexity: ComplexityMeasure | null;
  readonly duplication: DuplicationMeasure | null;
  readonly performance: PerformanceMeasure | null;
  readonly statics: StaticMeasure | null;
  /** Files with lines that the change adds and that can be covered; `null` when they are not known. */
  readonly changed: readonly ChangedFile[] | null;
}

/** How many usable reports of a kind there were, for a package or for none. */
export interface ReportCount {
  readonly kind: ReportKind;
  readonly package: string | null;
  readonly files: number;
}

/** Everything the reports say. */
export interface Measurements extends Measured {
  /** What differs from where the change began; `null` when nobody looked. */
  readonly change: FoundChange | null;
  /** By name; only entries that name a package count. */
  readonly packages: ReadonlyMap<string, Measured>;
  /** In the order of the reports; a report keeps no more than its cap. */
  readonly notable: readonly NotableTest[];
  readonly waived: readonly WaivedTest[];
  readonly waivedFindings: readonly WaivedFindings[];
  readonly findings: readonly Finding[];
  /** Of all test cases, whatever became of them. */
  readonly caseNames: CaseNames;
  readonly reportCounts: readonly ReportCount[];
  /** What SonarQube says; `null` where nothing asks it. */
  readonly sonar: SonarMeasure | null;
  /** `null` where nothing is to be compared with. */
  readonly comparison: Comparison | null;
}

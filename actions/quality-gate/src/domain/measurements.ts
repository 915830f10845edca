import type { ReportKind } from '@interlock/shared/domain/configuration/reports';

import type { Comparison } from './baseline/compared.ts';
import type { FoundChange } from '@interlock/checkout/domain/change';
import type { ChangedFile } from './change/changed-lines.ts';
import type { AnyFinding, FindingCode } from './codes.ts';
import type { CaseNames } from '@interlock/reports/domain/tests/case-names';
import type { ReadReport } from '@interlock/reports/domain/reader';
import type { SonarMeasure } from './sonarqube/sonar-measure.ts';
import type { Measures } from './kinds/kinds.ts';
import type { WaivedFindings } from './kinds/static/waived-findings.ts';
import type { NotableTest, WaivedTest } from './kinds/tests/test-measure.ts';

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

/** What is measured of each kind. One that no entry gives is `null`. */
export type MeasuredKinds = { readonly [Kind in ReportKind]: Measures[Kind] | null };

/** What is measured of a whole or of a package. */
export interface Measured extends MeasuredKinds {
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
  readonly findings: readonly AnyFinding[];
  /** Of all test cases, whatever became of them. */
  readonly caseNames: CaseNames;
  readonly reportCounts: readonly ReportCount[];
  /** What SonarQube says; `null` where nothing asks it. */
  readonly sonar: SonarMeasure | null;
  /** `null` where nothing is to be compared with. */
  readonly comparison: Comparison | null;
}

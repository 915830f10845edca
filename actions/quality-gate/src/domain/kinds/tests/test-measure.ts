import type { Counts } from '@interlock/reports/domain/tests/counts';
import type { NotableCase } from '@interlock/reports/domain/tests/test-report';
import type { Waiver } from '@interlock/shared/domain/waiver/waiver';

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

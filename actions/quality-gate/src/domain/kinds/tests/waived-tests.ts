import type { Waiver } from '@interlock/shared/domain/waiver/waiver';
import type { WaiverUse } from '@interlock/shared/domain/waiver/waiver-use';

import type { Counts } from '@interlock/reports/domain/tests/counts';
import type { NotableCase, TestReport } from '@interlock/reports/domain/tests/test-report';

/** A report of tests after waivers were laid over it. */
export interface WaivedReport {
  /** Without the failures that are waived. */
  readonly counts: Counts;
  /** Those that did not pass and are not waived. */
  readonly notable: readonly NotableCase[];
  readonly waived: readonly { readonly test: NotableCase; readonly waiver: Waiver }[];
}

/**
 * Takes the failures that are waived out of a report: they count neither as failed nor as passed. Only cases that the
 * report names can be waived; what it merely counts, and suites that broke, stay.
 */
export function waiveTests({ counts, notable }: TestReport, use: WaiverUse | null): WaivedReport {
  if (use === null) return { counts, notable, waived: [] };
  let { failed, errored } = counts;
  const rest: NotableCase[] = [];
  const waived: WaivedReport['waived'][number][] = [];
  for (const test of notable) {
    const waiver = test.outcome === 'flaky' ? null : use.waive({ kind: 'test', name: test.name });
    if (waiver === null) rest.push(test);
    else {
      if (test.outcome === 'failed') failed = Math.max(0, failed - 1);
      else errored = Math.max(0, errored - 1);
      waived.push({ test, waiver });
    }
  }
  return { counts: { ...counts, failed, errored }, notable: rest, waived };
}

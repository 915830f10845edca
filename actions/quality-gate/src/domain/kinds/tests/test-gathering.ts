import { addCounts, noCounts, totalOf, type Counts } from '@interlock/reports/domain/tests/counts';
import type { TestReport } from '@interlock/reports/domain/tests/test-report';

import { finding, type Finding } from '../../codes.ts';
import type { Added, Adding } from '../kind.ts';
import { testFindings } from './test-findings.ts';
import type { TestMeasure } from './test-measure.ts';
import { waiveTests } from './waived-tests.ts';

/** Tests while they are gathered from several reports. */
export interface TestGathering {
  counts: Counts;
  waived: number;
  unlistedSkips: number;
}

/** Nothing gathered yet. */
export function noTests(): TestGathering {
  return { counts: noCounts, waived: 0, unlistedSkips: 0 };
}

/** Adds what a report counts, without the failures that are waived. */
export function addTests(
  report: TestReport,
  { path, waivers, beside }: Adding,
  into: readonly TestGathering[],
): Added {
  beside.names.addAll(report.names);
  const { counts, notable, waived } = waiveTests(report, waivers);
  beside.notable.push(...notable.map((test) => ({ ...test, report: path })));
  beside.waived.push(...waived.map(({ test, waiver }) => ({ ...test, report: path, waiver })));
  for (const gathering of into) {
    gathering.counts = addCounts(gathering.counts, counts);
    gathering.waived += waived.length;
    gathering.unlistedSkips += report.unlistedSkips;
  }
  return { findings: testFindings(path, report) };
}

/** What is wrong with all tests of one entry together. */
export function entryFindings(where: string, { counts, waived }: TestGathering): readonly Finding[] {
  const total = totalOf(counts);
  if (total + waived === 0 || total !== counts.skipped) return [];
  const seen = `${total} of ${total + waived} skipped${waived > 0 ? `, ${waived} waived` : ''}`;
  return [finding('all-tests-skipped', where, seen)];
}

/** What was gathered, for rules. */
export function testsOf(gathering: TestGathering, broken: string | null): TestMeasure {
  return { ...gathering, broken };
}

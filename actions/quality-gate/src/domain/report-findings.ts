import { finding, type Finding } from './codes.ts';
import { totalOf } from './report/counts.ts';
import type { TestReport } from './report/test-report.ts';
import type { Disagreement } from './report/suite.ts';

const shownDisagreements = 5;

/** Where a report contradicts itself, as one finding. */
export function disagreementFinding(
  path: string,
  disagreements: readonly Disagreement[],
): readonly Finding[] {
  if (disagreements.length === 0) return [];
  const shown = disagreements
    .slice(0, shownDisagreements)
    .map(({ where, what, stated, counted }) => `${where} states ${what} ${stated}, listed are ${counted}`);
  const more = disagreements.length - shown.length;
  return [finding('totals-disagree', path, shown.join('; ') + (more > 0 ? `; and ${more} more` : ''))];
}

/** What a readable test report says against itself. */
export function testFindings(path: string, report: TestReport): readonly Finding[] {
  const silent = report.silent.map(({ where, seen }) =>
    finding('suite-error-without-cases', path, `${where} ${seen}`),
  );
  const empty = totalOf(report.counts) === 0 && silent.length === 0;
  const unlisted = report.suitesWithoutCases;
  return [
    ...silent,
    ...(unlisted > 0 ? [finding('cases-not-listed', path, `${unlisted} suite(s) list no case`)] : []),
    ...(empty ? [finding('no-tests', path, 'the report lists 0 tests')] : []),
    ...disagreementFinding(path, report.disagreements),
  ];
}

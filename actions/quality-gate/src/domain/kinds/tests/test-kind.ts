import type { TestReport } from '@interlock/reports/domain/tests/test-report';

import { shownTotals } from '../../totals.ts';
import type { KindDefinition } from '../kind.ts';
import { coverageSources } from '../coverage/coverage-sources.ts';
import { isWhole } from '../sources.ts';
import { caseSections } from './cases-shown.ts';
import { observeTestMetric } from './observe-tests.ts';
import { testAnnotations } from './test-annotations.ts';
import { addTests, entryFindings, noTests, testsOf, type TestGathering } from './test-gathering.ts';
import type { TestMeasure } from './test-measure.ts';
import { testMetrics } from './test-metrics.ts';
import { testSections } from './tests-shown.ts';

function sayTests({ counts }: TestReport): string {
  const { passed, failed, errored, skipped, flaky } = counts;
  return `${passed} passed${flaky > 0 ? ` (${flaky} flaky)` : ''}, ${failed} failed, ${errored} errored, ${skipped} skipped`;
}

/** Test cases, each with what became of it. */
export const testKind: KindDefinition<TestReport, TestGathering, TestMeasure> = {
  isOfFiles: false,
  addsUp: true,
  say: sayTests,
  gather: noTests,
  add: addTests,
  ofEntry: entryFindings,
  measure: testsOf,
  metrics: testMetrics,
  eitherWay: ['tests.count'],
  observer: (measurements) => ({
    observe: (query, measured) => observeTestMetric(measurements, query, measured),
  }),
  // A test is of no file; which files it may be about, coverage says.
  sources: { ...coverageSources, isMeasured: ({ tests }) => isWhole(tests) },
  judgeable: [
    {
      what: 'tests',
      metrics: 'tests.',
      rule: 'tests.failed == 0',
      isGiven: ({ tests }) => tests !== null,
    },
  ],
  defaults: ['tests.failed == 0', 'tests.errored == 0'],
  // Renaming and moving is daily work: it is told, and stops nobody.
  removal: 'baseline.removed of tests == 0 else warn',
  sections: {
    first: ({ measurements }) => caseSections(measurements.notable, shownTotals(measurements).tests),
    numbers: ({ measurements }) => testSections(measurements),
  },
  annotations: ({ measurements }, isTouched) => testAnnotations(measurements, isTouched),
};

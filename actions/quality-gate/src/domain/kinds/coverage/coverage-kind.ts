import type { CoverageReport } from '@interlock/reports/domain/coverage/coverage-report';
import { countOf } from '@interlock/shared/domain/report/numbers';

import { addToFiles } from '../added.ts';
import type { KindDefinition } from '../kind.ts';
import { uncoveredFindings } from './coverage-annotations.ts';
import {
  addCoverage,
  coverageOf,
  emptyGathering,
  type CoverageGathering,
  type CoverageMeasure,
} from './coverage-measure.ts';
import { coverageMetrics } from './coverage-metrics.ts';
import { coverageSections, leastCovered, uncoveredChanges } from './coverage-shown.ts';
import { coverageSources } from './coverage-sources.ts';
import { coverageObserver } from './observe-coverage.ts';

/** Which lines, branches and functions tests ran. */
export const coverageKind: KindDefinition<CoverageReport, CoverageGathering, CoverageMeasure> = {
  isOfFiles: true,
  addsUp: false,
  say: ({ files }) => `coverage of ${countOf(files.size, 'file')}`,
  gather: emptyGathering,
  add: addToFiles(addCoverage),
  measure: coverageOf,
  metrics: coverageMetrics,
  neverRecorded: ['coverage.changed-lines'],
  observer: coverageObserver,
  sources: coverageSources,
  judgeable: [
    {
      what: 'coverage',
      metrics: 'coverage.',
      rule: 'coverage.lines >= 80%',
      isGiven: ({ coverage }) => coverage !== null,
    },
  ],
  removal: 'baseline.removed of files == 0 else warn',
  sections: {
    numbers: ({ measurements }) => coverageSections(measurements),
    details: ({ measurements, decision }) => [
      ...uncoveredChanges(measurements, decision),
      ...leastCovered(measurements),
    ],
  },
  annotations: ({ measurements, decision }) => uncoveredFindings(decision, measurements),
};

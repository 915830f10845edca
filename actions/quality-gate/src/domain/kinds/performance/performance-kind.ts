import type { PerformanceReport } from '@interlock/reports/domain/performance/performance-report';
import { countOf } from '@interlock/shared/domain/report/numbers';

import { reportPart, type KindDefinition } from '../kind.ts';
import {
  addPerformance,
  emptyPerformance,
  measuredNames,
  observePerformance,
  performanceMetrics,
  performanceOf,
  withFullName,
  type PerformanceGathering,
  type PerformanceMeasure,
} from './performance-measure.ts';
import { performanceSchema, performanceSections, shownPerformance } from './performance-shown.ts';

/** How long things take, and what else benchmarks measure. */
export const performanceKind: KindDefinition<PerformanceReport, PerformanceGathering, PerformanceMeasure> = {
  isOfFiles: false,
  addsUp: true,
  say: ({ benchmarks }) => countOf(benchmarks.length, 'benchmark'),
  gather: emptyPerformance,
  add: (report, { path }, into) => ({ findings: addPerformance(path, report, into) }),
  measure: performanceOf,
  metrics: performanceMetrics,
  observer: ({ performance }) => ({
    observe: (query, measured) => observePerformance(measured.performance, query),
    names: (metric) => measuredNames(performance, metric),
  }),
  inBaseline: (query, { performance }) => withFullName(performance, query),
  judgeable: [
    {
      what: 'performance',
      metrics: 'performance.',
      rule: 'performance.p95 of "GET /checkout" <= 500ms',
      isGiven: ({ performance }) => performance !== null,
    },
  ],
  removal: 'baseline.removed of benchmarks == 0',
  report: reportPart('performance', performanceSchema, ({ performance }) => shownPerformance(performance)),
  sections: {
    numbers: ({ measurements, rules }) => performanceSections(measurements.performance, rules),
  },
};

import type { ComplexityReport } from '@interlock/reports/domain/complexity/complexity-report';
import { countOf } from '@interlock/shared/domain/report/numbers';

import { addToFiles } from '../added.ts';
import { reportPart, type KindDefinition } from '../kind.ts';
import { isAnythingIn, isWhole } from '../sources.ts';
import { complexityFindings } from './complexity-annotations.ts';
import {
  addComplexity,
  complexityMetrics,
  complexityOf,
  complexPaths,
  noComplexity,
  observeComplexity,
  type ComplexityGathering,
  type ComplexityMeasure,
} from './complexity-measure.ts';
import { complexitySchema, complexitySections, shownComplexity } from './complexity-shown.ts';

/** How complex functions are. */
export const complexityKind: KindDefinition<ComplexityReport, ComplexityGathering, ComplexityMeasure> = {
  isOfFiles: true,
  addsUp: false,
  say: ({ files }) => `functions of ${countOf(files.size, 'file')}`,
  gather: noComplexity,
  add: addToFiles(addComplexity),
  measure: complexityOf,
  metrics: complexityMetrics,
  eitherWay: ['complexity.'],
  observer: ({ complexity }) => ({
    observe: (query, measured) => observeComplexity(measured.complexity, query),
    files: ({ metric }, glob) => complexPaths(complexity, metric, glob),
  }),
  sources: {
    isMeasured: ({ complexity }) => isWhole(complexity),
    files: ({ complexity }) => complexity?.files ?? [],
    isScopeKnown: (_measured, _metric, glob, files) => isAnythingIn(files, glob),
  },
  judgeable: [
    {
      what: 'complexity',
      metrics: 'complexity.',
      rule: 'complexity.max <= 15',
      isGiven: ({ complexity }) => complexity !== null,
    },
  ],
  report: reportPart('complexity', complexitySchema, ({ complexity, packages }) =>
    shownComplexity(complexity, packages),
  ),
  sections: {
    numbers: ({ measurements: { complexity, packages } }) => complexitySections(complexity, packages),
  },
  annotations: ({ measurements, decision }, isTouched) =>
    complexityFindings(decision, measurements, isTouched),
};

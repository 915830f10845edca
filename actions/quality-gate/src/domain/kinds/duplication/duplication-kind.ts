import type { DuplicationReport } from '@interlock/reports/domain/duplication/duplication-report';
import { countOf } from '@interlock/shared/domain/report/numbers';

import { addToFiles } from '../added.ts';
import { reportPart, type KindDefinition } from '../kind.ts';
import { isAnythingIn, isWhole } from '../sources.ts';
import { duplicationFindings } from './duplication-annotations.ts';
import {
  addDuplication,
  duplicationMetrics,
  duplicationOf,
  duplicationPaths,
  noDuplication,
  observeDuplication,
  type DuplicationGathering,
  type DuplicationMeasure,
} from './duplication-measure.ts';
import { duplicationSchema, duplicationSections, shownDuplication } from './duplication-shown.ts';

/** Code that stands in several places. */
export const duplicationKind: KindDefinition<DuplicationReport, DuplicationGathering, DuplicationMeasure> = {
  isOfFiles: true,
  addsUp: false,
  say: ({ duplicates }) => countOf(duplicates.length, 'duplicate'),
  gather: noDuplication,
  add: addToFiles(addDuplication),
  measure: duplicationOf,
  metrics: duplicationMetrics,
  observer: ({ duplication }) => ({
    observe: (query, measured) => observeDuplication(measured.duplication, query),
    files: (_about, glob) => duplicationPaths(duplication, glob),
  }),
  sources: {
    isMeasured: ({ duplication }) => isWhole(duplication),
    files: ({ duplication }) => duplication?.files ?? [],
    isScopeKnown: (_measured, _metric, glob, files) => isAnythingIn(files, glob),
  },
  judgeable: [
    {
      what: 'duplication',
      metrics: 'duplication.',
      rule: 'duplication.lines <= 3%',
      isGiven: ({ duplication }) => duplication !== null,
    },
  ],
  report: reportPart('duplication', duplicationSchema, ({ duplication, packages }) =>
    shownDuplication(duplication, packages),
  ),
  sections: {
    numbers: ({ measurements: { duplication, packages } }) => duplicationSections(duplication, packages),
  },
  annotations: ({ measurements, decision }, isTouched) =>
    duplicationFindings(decision, measurements, isTouched),
};

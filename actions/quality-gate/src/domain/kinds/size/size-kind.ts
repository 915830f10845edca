import type { SizeReport } from '@interlock/reports/domain/size/size-report';
import { countOf } from '@interlock/shared/domain/report/numbers';

import { reportPart, type KindDefinition } from '../kind.ts';
import {
  observeSize,
  sizedPaths,
  sizeFindings,
  sizeMetrics,
  type SizedFile,
  type SizeMeasure,
} from './size-measure.ts';
import { shownSizes, sizeSections, sizesSchema } from './size-shown.ts';

/** Bytes of files. Every file has a size, so no format is read. */
export const sizeKind: KindDefinition<SizeReport, SizedFile[], SizeMeasure> = {
  isOfFiles: false,
  addsUp: false,
  say: ({ raw }) => countOf(raw, 'byte'),
  gather: () => [],
  add: (report, { path }, into) => {
    const file = { path, ...report };
    for (const gathering of into) gathering.push(file);
    return { findings: [] };
  },
  ofEntry: sizeFindings,
  measure: (files, broken) => ({ files, broken }),
  metrics: sizeMetrics,
  eitherWay: ['size.'],
  observer: ({ size }) => ({
    observe: (query, measured) => observeSize(measured.size, query),
    files: ({ name }, glob) => sizedPaths(size, name, glob),
  }),
  judgeable: [
    { what: 'sizes', metrics: 'size.', rule: 'size.gzip <= 200kB', isGiven: ({ size }) => size !== null },
  ],
  removal: 'baseline.removed of sizes == 0',
  report: reportPart('sizes', sizesSchema, ({ size }) => shownSizes(size)),
  sections: { numbers: ({ measurements }) => sizeSections(measurements.size) },
};

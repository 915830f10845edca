import { codeFilesTable } from './change/code-files.ts';
import { codesTable } from '@interlock/shared/domain/code-table';

import { codes } from './codes.ts';
import { metricsTable } from './metrics.ts';
import { formatsTable } from '@interlock/reports/domain/formats';

export { baselineSchema } from './baseline/document.ts';

/** Tables of the README that are made from the declarations, by the marker they stand between. */
export const readmeTables: Readonly<Record<string, string>> = {
  codes: codesTable(codes),
  formats: formatsTable(),
  metrics: metricsTable(),
  'code-files': codeFilesTable(),
};

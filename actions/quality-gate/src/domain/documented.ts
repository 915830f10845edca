import { codeFilesTable } from './change/code-files.ts';
import { codesTable } from './codes.ts';
import { metricsTable } from './metrics.ts';
import { formatsTable } from './report/formats.ts';

export { baselineSchema } from './baseline/document.ts';

/** Tables of the README that are made from the declarations, by the marker they stand between. */
export const readmeTables: Readonly<Record<string, string>> = {
  codes: codesTable(),
  formats: formatsTable(),
  metrics: metricsTable(),
  'code-files': codeFilesTable(),
};

import { codeFilesTable } from '../domain/change/code-files.ts';
import { codesTable } from '@interlock/shared/domain/code-table';

import { codes } from '../domain/codes.ts';
import { kindsInOrder } from '../domain/kinds/kinds.ts';
import { metricsTable } from '../domain/metrics.ts';
import { formatsTable } from '@interlock/reports/steps/every-format';

export { baselineSchema } from '../domain/baseline/document.ts';

/** Tables of the README that are made from the declarations, by the marker they stand between. */
export const readmeTables: Readonly<Record<string, string>> = {
  codes: codesTable(kindsInOrder().reduce((known, kind) => ({ ...known, ...kind.codes }), codes)),
  formats: formatsTable(),
  metrics: metricsTable(),
  'code-files': codeFilesTable(),
};

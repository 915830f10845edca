import type { UsableReport } from '@interlock/reports/domain/format';
import type { ReportKind } from '@interlock/shared/domain/configuration/reports';

import { kinds } from './kinds.ts';

/** A report in a few words, for the log. */
export function sayReport<Kind extends ReportKind>({ kind, report }: UsableReport<Kind>): string {
  return kinds[kind].say(report);
}

import type { ReportKind } from '@interlock/shared/domain/configuration/reports';

/** How a report is written. */
export type Syntax = 'XML' | 'JSON' | 'text';

/** What a format is about, and how it is written. */
export interface NamedFormat {
  readonly kind: ReportKind;
  readonly syntax: Syntax;
}

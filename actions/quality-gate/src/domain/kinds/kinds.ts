import type { Reports } from '@interlock/reports/domain/report-kinds';
import { reportKinds, type ReportKind } from '@interlock/shared/domain/configuration/reports';

import { complexityKind } from './complexity/complexity-kind.ts';
import { coverageKind } from './coverage/coverage-kind.ts';
import { duplicationKind } from './duplication/duplication-kind.ts';
import type { JudgedKind, KindDefinition } from './kind.ts';
import { performanceKind } from './performance/performance-kind.ts';
import { sizeKind } from './size/size-kind.ts';
import { staticKind } from './static/static-kind.ts';
import { testKind } from './tests/test-kind.ts';

/** Every kind of report, in the order in which they are gone through where nothing asks for another. */
const table = {
  tests: testKind,
  coverage: coverageKind,
  static: staticKind,
  size: sizeKind,
  complexity: complexityKind,
  duplication: duplicationKind,
  performance: performanceKind,
};

/** What is gathered of each kind. */
export type Gatherings = { [Kind in ReportKind]: ReturnType<(typeof table)[Kind]['gather']> };

/** What is measured of each kind. */
export type Measures = { [Kind in ReportKind]: ReturnType<(typeof table)[Kind]['measure']> };

/** The definition of each kind. */
export const kinds: {
  readonly [Kind in ReportKind]: KindDefinition<Reports[Kind], Gatherings[Kind], Measures[Kind]>;
} = table;

/** What there is of each kind where no entry gives it. */
export const noMeasures: { readonly [Kind in ReportKind]: null } = {
  tests: null,
  coverage: null,
  static: null,
  size: null,
  complexity: null,
  duplication: null,
  performance: null,
};

/** The names, in the order of the table. */
export const kindNames: readonly ReportKind[] = Object.keys(kinds).flatMap((name) =>
  reportKinds.filter((kind) => kind === name),
);

/** All kinds: those that are named come first, in that order, then all other. */
export function kindsInOrder(...first: readonly ReportKind[]): readonly JudgedKind[] {
  return [...new Set([...first, ...kindNames])].map((name) => kinds[name]);
}

const byMetric = new Map<string, JudgedKind>(
  kindNames.flatMap((name) => kinds[name].metrics.map(({ id }) => [id, kinds[name]] as const)),
);

/** The kind that measures a metric; `null` where none does. */
export function kindOfMetric(metric: string): JudgedKind | null {
  return byMetric.get(metric) ?? null;
}

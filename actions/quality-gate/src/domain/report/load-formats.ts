import type { ReportKind } from '@interlock/shared/domain/configuration/reports';

import type { Definitions } from './format-names.ts';

/** The readers of each kind, in a chunk of their own: a report of tests is not to wait for those of all others. */
const families: Readonly<Record<Exclude<ReportKind, 'size'>, () => Promise<Definitions>>> = {
  tests: async () => (await import('./test-formats.ts')).testFormats,
  coverage: async () => (await import('./coverage-formats.ts')).coverageFormats,
  complexity: async () => (await import('./complexity-formats.ts')).complexityFormats,
  duplication: async () => (await import('./duplication-formats.ts')).duplicationFormats,
  performance: async () => (await import('./performance-formats.ts')).performanceFormats,
  static: async () => (await import('./static-formats.ts')).staticFormats,
};

/** The readers of reports of one kind; of sizes none, every file has one. */
export function formatsOf(kind: ReportKind): Promise<Definitions> {
  return kind === 'size' ? Promise.resolve({}) : families[kind]();
}

/** The readers of every kind. */
export async function everyFormat(): Promise<Definitions> {
  const all = await Promise.all(Object.values(families).map((load) => load()));
  return all.reduce((known, more) => ({ ...known, ...more }), {});
}

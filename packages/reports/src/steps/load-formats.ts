import type { ReportKind } from '@interlock/shared/domain/configuration/reports';

import type { Definitions } from '../domain/format-names.ts';

/** The readers of each kind, in a chunk of their own: a report of tests is not to wait for those of all others. */
const families: Readonly<Record<Exclude<ReportKind, 'size'>, () => Promise<Definitions>>> = {
  tests: async () => (await import('../domain/tests/test-formats.ts')).testFormats,
  coverage: async () => (await import('../domain/coverage/coverage-formats.ts')).coverageFormats,
  complexity: async () => (await import('../domain/complexity/complexity-formats.ts')).complexityFormats,
  duplication: async () => (await import('../domain/duplication/duplication-formats.ts')).duplicationFormats,
  performance: async () => (await import('../domain/performance/performance-formats.ts')).performanceFormats,
  static: async () => (await import('../domain/static/static-formats.ts')).staticFormats,
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

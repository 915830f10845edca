import { definitionOf, formatNames, type Format } from '@interlock/reports/steps/every-format';

declare global {
  interface ImportMeta {
    /** Of the bundler that runs the tests: every module that matches, by its path. */
    glob(pattern: string, options: { readonly eager: true }): Readonly<Record<string, object>>;
  }
}

/** A small report of one format, from any table of samples. */
export interface Sample {
  readonly format: Format;
  readonly kind: ReturnType<typeof definitionOf>['kind'];
  readonly text: string;
  /** Whether its end shows: of a format without one, a report cut between two parts is a shorter report. */
  readonly hasEnd: boolean;
  /** The table and the place in it. */
  readonly title: string;
}

const isFormat = (value: unknown): value is Format => formatNames.some((name) => name === value);

/** Every list that the files `*-samples.ts` export: whoever adds a format adds a sample, and it is looked at here. */
const tables: readonly (readonly [string, readonly unknown[]])[] = Object.entries(
  import.meta.glob('./*-samples.ts', { eager: true }),
).flatMap(([path, module]) =>
  Object.values(module).flatMap((exported: unknown) =>
    Array.isArray(exported) ? [[path, exported] as const] : [],
  ),
);

/** All samples of all tables. */
export const samples: readonly Sample[] = tables.flatMap(([path, table]) =>
  table.flatMap((one, index) => {
    if (typeof one !== 'object' || one === null || !('format' in one) || !('text' in one)) return [];
    const { format, text } = one;
    if (!isFormat(format) || typeof text !== 'string') return [];
    const hasEnd = !('hasEnd' in one) || one.hasEnd !== false;
    return [{ format, kind: definitionOf(format).kind, text, hasEnd, title: `${path}[${index}] ${format}` }];
  }),
);

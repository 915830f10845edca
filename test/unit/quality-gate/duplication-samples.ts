import type { Format } from '@interlock/reports/steps/every-format';

export const totals = (
  lines: number,
  sources: number,
  clones: number,
  duplicatedLines: number,
  more = {},
) => ({
  lines,
  sources,
  clones,
  duplicatedLines,
  percentage: lines === 0 ? 0 : Math.round((10_000 * duplicatedLines) / lines) / 100,
  ...more,
});
export const pair = (first: string, second: string, start: number, end: number) => ({
  lines: end - start + 1,
  firstFile: { name: first, start, end },
  secondFile: { name: second, start, end },
});

export interface Shape {
  readonly files?: Readonly<Record<string, number>>;
  readonly duplicates?: readonly object[];
  readonly total?: object;
  readonly format?: object;
}
export const shape = {
  files: { 'src/a.js': 60, 'src/b.js': 30, 'lib/c.js': 10 },
  duplicates: [pair('src/a.js', 'src/b.js', 1, 11)],
};

/** As version 4 writes it: 10 of 100 lines, unless it is told otherwise. */
export function v4({
  files = shape.files,
  duplicates = shape.duplicates,
  total,
  format,
}: Shape = {}): string {
  const numbers = totals(100, 3, 1, 10);
  return JSON.stringify({
    statistics: {
      detectionDate: '2026-11-21T11:04:44.885Z',
      formats: {
        javascript: {
          sources: Object.fromEntries(
            Object.entries(files).map(([path, lines]) => [path, { lines, sources: 1 }]),
          ),
          total: { ...numbers, ...total, ...format },
        },
      },
      total: { ...numbers, ...total },
    },
    duplicates,
  });
}

/** As version 5 writes it. */
export const v5 = (duplicates: readonly object[] = shape.duplicates): string =>
  JSON.stringify({
    duplicates,
    statistics: {
      formats: { javascript: totals(100, 3, duplicates.length, 10 * duplicates.length) },
      total: totals(100, 3, duplicates.length, 10 * duplicates.length),
    },
  });

export const cpdOf = (inner: string): string => `<?xml version="1.0"?>\n<pmd-cpd>${inner}</pmd-cpd>\n`;
export const looked =
  '<file path="src/a.js" totalNumberOfTokens="9"/><file path="src/b.js" totalNumberOfTokens="9"/><file path="lib/c.js" totalNumberOfTokens="9"/>';
const cpdDuplicate =
  '<duplication lines="10" tokens="50"><file line="1" endline="10" path="src/a.js"/><file line="1" endline="10" path="src/b.js"/><codefragment><![CDATA[a]]></codefragment></duplication>';
export const cpd = cpdOf(looked + cpdDuplicate);

/** A small report of each format, each with one duplicate of ten lines. */
export const duplicationSamples: readonly { readonly format: Format; readonly text: string }[] = [
  { format: 'jscpd', text: v4() },
  { format: 'jscpd', text: v5() },
  { format: 'cpd', text: cpd },
];

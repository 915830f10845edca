import { table, text, type Inline } from '@interlock/shared/domain/report/node';
import type { Section } from '@interlock/shared/domain/report/gate-summary';
import { formatValue } from '@interlock/shared/domain/rule/format';
import { schema as v } from '@interlock/shared/domain/schema';

import { performanceMetrics, samplesOf, type PerformanceMeasure } from './performance-measure.ts';
import { medianOf } from './report/benchmark-book.ts';
import { performanceParts, type PerformancePart } from './report/performance-report.ts';

const amount = v.pipe(v.number(), v.minValue(0));

/** Every measured number: a time in ms, a size in bytes, a share of 0 to 1, or a plain one. */
export const performanceSchema = v.array(
  v.strictObject({
    name: v.string(),
    fullName: v.string(),
    number: v.picklist(performanceParts),
    /** The median of all measurements. */
    value: amount,
    /** How often it was measured. */
    measurements: v.pipe(v.number(), v.integer(), v.minValue(1)),
    /** The measurements, or 200 of them evenly over their order; empty where there is one. */
    samples: v.array(amount),
    report: v.string(),
  }),
);

/** The measurements as the report holds them. */
export function shownPerformance(
  performance: PerformanceMeasure | null,
): v.InferOutput<typeof performanceSchema> {
  return [...(performance?.benchmarks.values() ?? [])].flatMap(({ name, fullName, numbers, where }) =>
    [...numbers].map(([number, measured]) => ({
      name,
      fullName,
      number,
      value: medianOf(measured),
      measurements: measured.length,
      samples: measured.length === 1 ? [] : [...samplesOf(measured)],
      report: where,
    })),
  );
}

function cell(part: PerformancePart, measured: readonly number[] | undefined): readonly Inline[] {
  if (measured === undefined) return [];
  const dimension = performanceMetrics.find(({ id }) => id === `performance.${part}`)?.dimension ?? 'count';
  const times = measured.length === 1 ? '' : ` × ${measured.length}`;
  return [text(formatValue(medianOf(measured), dimension) + times)];
}

/** The benchmarks by name, with the numbers that any of them has. */
export function performanceSections(performance: PerformanceMeasure | null): readonly Section[] {
  if (performance === null || performance.benchmarks.size === 0) return [];
  const benchmarks = [...performance.benchmarks.values()];
  const parts = performanceParts.filter((part) => benchmarks.some(({ numbers }) => numbers.has(part)));
  const rows = benchmarks.map(({ fullName, numbers }) => [
    text(fullName),
    ...parts.map((part) => cell(part, numbers.get(part))),
  ]);
  const columns = ['Name', ...parts.map((title) => ({ title, align: 'right' as const }))];
  const title = `Performance${performance.broken === null ? '' : ', of the reports that could be used'}`;
  return [{ title, folded: rows.length > 10, blocks: [table(columns, rows, { rowCap: 50, cellCap: 120 })] }];
}

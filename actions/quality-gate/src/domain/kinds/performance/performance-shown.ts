import { list, table, text, type Block } from '@interlock/shared/domain/report/node';
import type { Section } from '@interlock/shared/domain/report/gate-summary';
import { formatValue } from '@interlock/shared/domain/rule/format';
import type { WrittenRule } from '@interlock/shared/domain/rule/problem';
import { schema as v } from '@interlock/shared/domain/schema';

import {
  namesMeant,
  performanceMetrics,
  performancePartOf,
  samplesOf,
  type MeasuredBenchmark,
  type PerformanceMeasure,
} from './performance-measure.ts';
import { medianOf, plainName } from '@interlock/reports/domain/performance/benchmark-book';
import { performanceParts } from '@interlock/reports/domain/performance/performance-report';

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

function sayNumbers({ numbers }: MeasuredBenchmark): string {
  return performanceParts
    .flatMap((part) => {
      const measured = numbers.get(part);
      if (measured === undefined) return [];
      const metric = performanceMetrics.find(({ id }) => id === `performance.${part}`);
      const value = formatValue(medianOf(measured), metric?.dimension ?? 'count');
      return [`${part} ${value}${measured.length === 1 ? '' : ` (${measured.length} times)`}`];
    })
    .join(', ');
}

function tableOf(benchmarks: readonly MeasuredBenchmark[]): Block {
  const rows = benchmarks.map((benchmark) => [text(benchmark.fullName), text(sayNumbers(benchmark))]);
  return table(['Name', 'Numbers'], rows, { rowCap: 50, cellCap: 300 });
}

/** What was measured: first that which rules speak of, then all other, then what cannot be judged and why. */
export function performanceSections(
  performance: PerformanceMeasure | null,
  rules: readonly WrittenRule[],
): readonly Section[] {
  if (performance === null) return [];
  const meant = new Set(
    rules.flatMap(({ rule: { metric, name } }) =>
      performancePartOf(metric) === null || name === null ? [] : namesMeant(performance, plainName(name)),
    ),
  );
  const benchmarks = [...performance.benchmarks.values()];
  const asked = benchmarks.filter(({ fullName }) => meant.has(fullName));
  const other = benchmarks.filter(({ fullName }) => !meant.has(fullName));
  const unusable = [...performance.unusable].map(([name, why]) => [text(`${name}: ${why}`)]);
  const partly = performance.broken === null ? '' : ', of the reports that could be used';
  const sections: readonly (readonly [title: string, folded: boolean, count: number, block: Block])[] = [
    [`Performance${partly}`, false, asked.length, tableOf(asked)],
    [
      `${asked.length === 0 ? 'Measurements' : 'Other measurements'} (${other.length})${partly}`,
      true,
      other.length,
      tableOf(other),
    ],
    [
      `Measurements that cannot be judged (${unusable.length})`,
      true,
      unusable.length,
      list(unusable, { itemCap: 50 }),
    ],
  ];
  return sections
    .filter(([, , count]) => count > 0)
    .map(([title, folded, , block]) => ({ title, folded, blocks: [block] }));
}

import type { Metric } from '@interlock/shared/domain/rule/metric';

import { kindNames, kinds, kindsInOrder } from './kinds/kinds.ts';
import { count } from './kinds/metric-forms.ts';
import { sonarMetrics } from './sonarqube/metrics.ts';

/** What may be gone since the baseline. */
export const removables = ['tests', 'files', 'reports', 'benchmarks', 'sizes'] as const;

const removedMetric: Metric = {
  ...count(
    'baseline.removed',
    'What the baseline has and this run has not, `of` tests, files (in the repository, no longer in the coverage), reports, benchmarks or sizes.',
    'lower',
  ),
  names: 'required',
  scopes: [],
};

const ofKinds = kindsInOrder('tests', 'coverage', 'size', 'static', 'complexity', 'duplication');

/** What rules of this version may speak of. */
export const metrics: readonly Metric[] = [
  ...ofKinds.flatMap((kind) => [...(kind === kinds.performance ? [removedMetric] : []), ...kind.metrics]),
  ...sonarMetrics,
];

/** Metrics about this change or about the comparison itself; nothing can be compared with them. */
export const neverRecorded: readonly string[] = [
  ...kindNames.flatMap((kind) => kinds[kind].neverRecorded ?? []),
  removedMetric.id,
];

/** The table of metrics in Markdown, as the README shows it. */
export function metricsTable(): string {
  const scopes = {
    path: '`in "GLOB"`',
    package: '`in each package`',
    file: '`in each file`',
    service: '`in each service`',
  };
  const rows = metrics.map(
    (metric) =>
      `| \`${metric.id}\` | ${metric.meaning} | ${metric.scopes.map((scope) => scopes[scope]).join(', ')} |`,
  );
  return ['| metric | what it is | may have |', '| --- | --- | --- |', ...rows].join('\n');
}

import type { Metric } from '@interlock/shared/domain/rule/metric';

import { duplicationMetrics } from './duplication-measure.ts';
import { complexityMetrics } from './complexity-measure.ts';
import { performanceMetrics } from './performance-measure.ts';
import { sizeMetrics } from './size-measure.ts';
import { sonarMetrics } from './sonarqube/metrics.ts';
import { staticMetrics } from './static-measure.ts';

const count = (id: string, meaning: string, better: Metric['better']): Metric => ({
  id,
  dimension: 'count',
  meaning,
  names: 'never',
  scopes: ['package'],
  least: 0,
  most: Infinity,
  isWhole: true,
  better,
});

const ratio = (id: string, meaning: string): Metric => ({
  id,
  dimension: 'ratio',
  meaning,
  names: 'never',
  scopes: ['path', 'package', 'file'],
  least: 0,
  most: 1,
  better: 'higher',
});

/** What may be gone since the baseline. */
export const removables = ['tests', 'files', 'reports', 'benchmarks', 'sizes'] as const;

/** What rules of this version may speak of. */
export const metrics: readonly Metric[] = [
  count('tests.count', 'Test cases, each counted once however often it ran.', 'higher'),
  {
    ...count(
      'tests.passed',
      'Cases that passed, flaky ones among them; `of "NAME"` those of that name.',
      'higher',
    ),
    names: 'optional',
  },
  count('tests.failed', 'Cases in which an assertion did not hold.', 'lower'),
  count(
    'tests.errored',
    'Cases that could not run to their end, and suites that could not be set up.',
    'lower',
  ),
  count('tests.skipped', 'Cases that were skipped or disabled.', 'lower'),
  count('tests.flaky', 'Cases that failed first and passed when they ran again.', 'lower'),
  ratio('coverage.lines', 'Covered lines of those that can be covered.'),
  {
    ...ratio(
      'coverage.changed-lines',
      'Covered lines of those that this change adds and that can be covered.',
    ),
    scopes: ['path', 'package'],
  },
  ratio('coverage.branches', 'Covered branches of those that can be covered.'),
  ratio('coverage.functions', 'Called functions of all.'),
  ...sizeMetrics,
  ...staticMetrics,
  ...complexityMetrics,
  ...duplicationMetrics,
  {
    ...count(
      'baseline.removed',
      'What the baseline has and this run has not, `of` tests, files (in the repository, no longer in the coverage), reports, benchmarks or sizes.',
      'lower',
    ),
    names: 'required',
    scopes: [],
  },
  ...performanceMetrics,
  ...sonarMetrics,
];

/** Metrics about this change or about the comparison itself; nothing can be compared with them. */
export const neverRecorded: readonly string[] = ['coverage.changed-lines', 'baseline.removed'];

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

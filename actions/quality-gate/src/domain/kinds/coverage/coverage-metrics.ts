import type { Metric } from '@interlock/shared/domain/rule/metric';

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

/** What rules may ask of coverage. */
export const coverageMetrics: readonly Metric[] = [
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
];

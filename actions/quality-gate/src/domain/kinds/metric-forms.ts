import type { Metric } from '@interlock/shared/domain/rule/metric';

/** A number of things of which a whole and each package have some. */
export const count = (id: string, meaning: string, better: Metric['better']): Metric => ({
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

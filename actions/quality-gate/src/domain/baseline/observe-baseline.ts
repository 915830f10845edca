import type { Observation, Observations, Query } from '@interlock/shared/domain/rule/observation';

import { codes } from '../codes.ts';
import type { Measurements } from '../measurements.ts';
import { metrics } from '../metrics.ts';
import { baselineTeller } from './ratchet.ts';
import { observeRemoved } from './removed.ts';

type Missing = Extract<ReturnType<Observations['baseline']>, { kind: 'absent' | 'never-existed' }>;

/** Why there is no baseline to look into. */
function missing({ comparison }: Measurements): Missing {
  const found = comparison?.found ?? null;
  if (found?.kind === 'never-existed') return found;
  const code = 'baseline-not-known';
  const why =
    found?.kind === 'unusable'
      ? `There is no baseline to compare with (${found.code}).`
      : 'Nothing says what to compare with.';
  return { kind: 'absent', code, why, fix: codes[code].fix };
}

/** What queries are compared with; see `ratchet.ts` for what becomes of code that was deleted. */
export function baselineObserver(
  measurements: Measurements,
  observe: (query: Query) => Observation,
): Observations['baseline'] {
  const found = measurements.comparison?.found ?? null;
  if (found?.kind !== 'known') return () => missing(measurements);
  const tell = baselineTeller(found.body);
  return (query) =>
    tell(query, observe(query), metrics.find(({ id }) => id === query.metric)?.better ?? 'lower');
}

/** `baseline.removed of KIND`; nothing to judge where no baseline ever existed. */
export function removedFor(measurements: Measurements, { name }: Query): Observation {
  const { comparison } = measurements;
  const { tests, coverage, size, performance } = measurements;
  const broken = [tests, coverage, size, performance]
    .map((measure) => measure?.broken ?? null)
    .find((why) => why !== null);
  if (comparison?.removed === null || comparison === null) {
    const absent = missing(measurements);
    return absent.kind === 'absent' ? absent : { kind: 'not-applicable', why: absent.why };
  }
  if (typeof broken === 'string')
    return {
      kind: 'absent',
      code: 'measurement-broken',
      why: `Not everything is known (${broken}).`,
      fix: codes['measurement-broken'].fix,
    };
  return observeRemoved(comparison.removed, name);
}

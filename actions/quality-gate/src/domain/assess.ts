import { compileGlob } from '@interlock/shared/domain/glob';
import type { Observation, Query } from '@interlock/shared/domain/rule/observation';
import type { MemberKind } from '@interlock/shared/domain/rule/rule';

import { baselineObserver, removedFor } from './baseline/observe-baseline.ts';
import type { NamedObservations } from './baseline/record.ts';
import { changeTeller } from './change/touched.ts';
import type { JudgedKind, KindObserver } from './kinds/kind.ts';
import { kindOfMetric, noMeasures } from './kinds/kinds.ts';
import type { Measured, Measurements } from './measurements.ts';
import { isSonar } from './sonarqube/metrics.ts';
import { observeSonar, sonarNames } from './sonarqube/sonar-measure.ts';

const nothingMeasured: Measured = { ...noMeasures, changed: null };

/** What the measurements say to the rules. */
export function observationsOf(measurements: Measurements): NamedObservations {
  const observers = new Map<JudgedKind, KindObserver>();
  const observerOf = (metric: string): KindObserver | null => {
    const kind = kindOfMetric(metric);
    if (kind === null) return null;
    const observer = observers.get(kind) ?? kind.observer(measurements);
    observers.set(kind, observer);
    return observer;
  };
  const measuredIn = ({ scope }: Query): Measured => {
    if (scope.kind !== 'member' || scope.member !== 'package') return measurements;
    return measurements.packages.get(scope.id) ?? nothingMeasured;
  };
  const observe = (query: Query): Observation => {
    if (query.metric === 'baseline.removed') return removedFor(measurements, query);
    if (isSonar(query.metric)) return observeSonar(measurements.sonar, query);
    return (
      observerOf(query.metric)?.observe(query, measuredIn(query)) ?? {
        kind: 'absent',
        code: 'not-measured',
        why: `This version does not measure ${query.metric}.`,
        fix: 'Take the rule out.',
      }
    );
  };
  const tell = baselineObserver(measurements, observe);
  return {
    observe,
    names: (metric) =>
      isSonar(metric) ? sonarNames(measurements.sonar) : (observerOf(metric)?.names?.(metric) ?? []),
    members: (member: MemberKind, glob, about) => {
      const matches = glob === null ? () => true : compileGlob(glob);
      if (member === 'package') return [...measurements.packages.keys()].filter(matches).sort();
      if (member === 'service') return [];
      return observerOf(about.metric)?.files?.(about, glob) ?? [];
    },
    baseline: (query) => {
      const whole = kindOfMetric(query.metric)?.inBaseline?.(query, measuredIn(query)) ?? query;
      const found = tell(whole);
      return found.kind === 'never-existed' && whole !== query ? tell(query) : found;
    },
    changed: changeTeller(measurements),
  };
}

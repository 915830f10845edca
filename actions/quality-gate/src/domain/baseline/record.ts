import type { Observation, Observations, Query } from '@interlock/shared/domain/rule/observation';
import type { WrittenRule } from '@interlock/shared/domain/rule/problem';

import type { Measurements } from '../measurements.ts';
import { metrics, neverRecorded } from '../metrics.ts';
import { totalOf } from '@interlock/reports/domain/tests/counts';
import type { BaselineBody, BaselineEntry, BaselineScope } from './document.ts';

/** What rules see of one run, with the names that `of` may say. */
export interface NamedObservations extends Observations {
  /** Every name that something was measured under, such as benchmarks; none for metrics without names. */
  names(metric: string): readonly string[];
}

/** Files a baseline lists; of a repository with more, files and globs cannot be compared. */
const fileCap = 50_000;

function scopeOf(scope: Query['scope']): BaselineScope {
  if (scope.kind === 'whole') return null;
  return scope.kind === 'path' ? { path: scope.glob } : { member: scope.member, id: scope.id };
}

function entryOf(query: Query, seen: Observation): readonly BaselineEntry[] {
  if (seen.kind !== 'value' || !Number.isFinite(seen.value)) return [];
  const { value, of, samples } = seen;
  return [
    {
      metric: query.metric,
      name: query.name,
      in: scopeOf(query.scope),
      value,
      of: of === undefined ? null : { ...of },
      samples: samples === undefined ? null : [...samples],
    },
  ];
}

const isCoverage = (metric: string): boolean => metric.startsWith('coverage.');

/** Every number of every metric: of the whole, of each package, and of each file but for coverage, kept apart. */
function numbersOf(observations: NamedObservations): readonly BaselineEntry[] {
  const members = (
    kind: 'package' | 'file',
    about: Pick<Query, 'metric' | 'name'>,
  ): readonly Query['scope'][] =>
    observations.members(kind, null, about).map((id) => ({ kind: 'member', member: kind, id }));
  return metrics
    .filter(({ id }) => !neverRecorded.includes(id))
    .flatMap(({ id, names, scopes }) => {
      const named = names === 'never' ? [] : observations.names(id);
      const wanted: readonly (string | null)[] = names === 'required' ? named : [null, ...named];
      return wanted.flatMap((name) => {
        const about = { metric: id, name };
        const places: readonly Query['scope'][] = [
          { kind: 'whole' },
          ...(scopes.includes('package') ? members('package', about) : []),
          ...(scopes.includes('file') && !isCoverage(id) ? members('file', about) : []),
        ];
        return places.flatMap((scope) => {
          const query = { metric: id, name, scope };
          return entryOf(query, observations.observe(query));
        });
      });
    });
}

/** What rules ask for that is not among the numbers: paths, and names that are globs. */
function answersOf(observations: NamedObservations, rules: readonly WrittenRule[]): readonly BaselineEntry[] {
  const asked = rules.flatMap(({ rule }): Query[] => {
    const { metric, name, scope } = rule;
    if (neverRecorded.includes(metric)) return [];
    const isNumber = name === null || observations.names(metric).includes(name);
    if (isNumber && scope?.kind !== 'path') return [];
    if (scope === null) return [{ metric, name, scope: { kind: 'whole' } }];
    if (scope.kind === 'path') return [{ metric, name, scope: { kind: 'path', glob: scope.glob } }];
    const { member, glob } = scope;
    return observations
      .members(member, glob, { metric, name })
      .map((id) => ({ metric, name, scope: { kind: 'member', member, id } }));
  });
  return asked.flatMap((query) => entryOf(query, observations.observe(query)));
}

function filesOf({ coverage }: Measurements): BaselineBody['files'] {
  if (coverage === null) return null;
  // Of a path that may mean several files nobody can say later which one it was.
  const sure = coverage.files.filter(({ candidates }) => candidates.length === 1);
  return {
    areComplete: sure.length === coverage.files.length && sure.length <= fileCap,
    list: sure.slice(0, fileCap).map(({ path, ratios }) => ({ path, ...ratios })),
  };
}

function testsOf({ tests, notable, waived, caseNames }: Measurements): BaselineBody['tests'] {
  if (tests === null) return null;
  const failing = [...notable, ...waived].filter(({ outcome }) => outcome !== 'flaky');
  return {
    total: totalOf(tests.counts) + tests.waived,
    areComplete: caseNames.areComplete,
    names: [...caseNames.passes.keys()].sort(),
    failing: [...new Set(failing.map(({ name }) => name))].sort(),
  };
}

/**
 * What a run leaves for others to be compared with. New kinds of reports join by what they let rules see.
 *
 * @param measurements - what the reports say
 * @param observations - the same, as rules see it
 * @param rules - those that were judged
 */
export function recordOf(
  measurements: Measurements,
  observations: NamedObservations,
  rules: readonly WrittenRule[],
): Pick<BaselineBody, 'numbers' | 'answers' | 'files' | 'tests' | 'reports'> {
  return {
    numbers: [...numbersOf(observations)],
    answers: [...answersOf(observations, rules)],
    files: filesOf(measurements),
    tests: testsOf(measurements),
    reports: measurements.reportCounts.map((counted) => ({ ...counted })),
  };
}

import { countOf } from '@interlock/shared/domain/report/numbers';
import type { Observation } from '@interlock/shared/domain/rule/observation';

import { codes, finding, type Finding } from '../codes.ts';
import type { Measurements, ReportCount } from '../measurements.ts';
import { metrics, removables } from '../metrics.ts';
import type { RepositoryFiles } from '@interlock/checkout/domain/paths';
import { totalOf } from '@interlock/reports/domain/tests/counts';
import type { Removable, Removal, Removed } from './compared.ts';
import type { BaselineBody, BaselineEntry } from './document.ts';
import { queryOf } from './entry.ts';
import type { NamedObservations } from './record.ts';

const named = (names: readonly string[]): Removal => ({ count: names.length, names });

/** By name where all names of both are known; else how many fewer there are. */
function removedTests({ tests: before }: BaselineBody, { tests, caseNames }: Measurements): Removal {
  if (before === null) return named([]);
  if (before.areComplete && caseNames.areComplete)
    return named(before.names.filter((name) => !caseNames.passes.has(name)));
  const now = tests === null ? 0 : totalOf(tests.counts) + tests.waived;
  return { count: Math.max(0, before.total - now), names: [] };
}

/** Files that are still in the repository and whose coverage nobody reports any more: not deleted, left out. */
function removedFiles(
  { files: before }: BaselineBody,
  { coverage }: Measurements,
  repository: RepositoryFiles | null,
): Removal {
  if (before === null) return named([]);
  if (repository === null) return { ...named([]), unknown: 'the files of the repository are not known' };
  const covered = new Set(coverage?.files.flatMap(({ candidates }) => candidates));
  return named(
    before.list.map(({ path }) => path).filter((path) => repository.has(path) && !covered.has(path)),
  );
}

function removedReports({ reports: before }: BaselineBody, now: readonly ReportCount[]): Removal {
  let count = 0;
  const names: string[] = [];
  for (const { kind, package: owner, files } of before) {
    const same = now.find((one) => one.kind === kind && one.package === owner)?.files ?? 0;
    if (same >= files) continue;
    count += files - same;
    names.push(`${kind}${owner === null ? '' : ` of ${owner}`}: ${same} instead of ${files}`);
  }
  return { count, names };
}

/**
 * Names under which metrics that begin so were measured, and are not now: those that were measured by themselves, and
 * the globs that rules asked for (bundles have a new name at every build, so single files prove nothing).
 */
function removedNames(body: BaselineBody, now: NamedObservations, prefix: string): Removal {
  const ofKind = ({ metric, name }: BaselineEntry): boolean => metric.startsWith(prefix) && name !== null;
  const here = new Set(metrics.filter(({ id }) => id.startsWith(prefix)).flatMap(({ id }) => now.names(id)));
  const single = body.numbers.filter((entry) => ofKind(entry) && !here.has(entry.name ?? ''));
  const asked = body.answers.filter((entry) => ofKind(entry) && now.observe(queryOf(entry)).kind !== 'value');
  return named([...new Set([...single, ...asked].map(({ name }) => name ?? ''))].sort());
}

/** Everything that the baseline measured and this run does not. */
export function removedSince(
  body: BaselineBody,
  measurements: Measurements,
  observations: NamedObservations,
  repository: RepositoryFiles | null,
): Removed {
  return {
    tests: removedTests(body, measurements),
    files: removedFiles(body, measurements, repository),
    reports: removedReports(body, measurements.reportCounts),
    benchmarks: removedNames(body, observations, 'performance.'),
    sizes: removedNames(body, observations, 'size.'),
  };
}

const shownNames = 10;

/** `3 tests: a, b and c`, cut. */
function sayRemoval(kind: Removable, { count, names }: Removal): string {
  const more = names.length - shownNames;
  const list = names.slice(0, shownNames).join(', ') + (more > 0 ? `, and ${more} more` : '');
  const what = countOf(count, kind.slice(0, -1));
  return list === '' ? `${what}, not known by name` : `${what}: ${list}`;
}

/** What is gone, for people; what it does to the verdict is the rules' to say. */
export function removalFindings(removed: Removed): readonly Finding[] {
  return removables
    .filter((kind) => removed[kind].count > 0)
    .map((kind) => finding('removed-since-baseline', kind, sayRemoval(kind, removed[kind])));
}

/** `baseline.removed of KIND`. */
export function observeRemoved(removed: Removed, name: string | null): Observation {
  const kind = removables.find((known) => known === name);
  if (kind === undefined)
    return {
      kind: 'absent',
      code: 'not-measured',
      why: `Nothing is called "${name ?? ''}".`,
      fix: `Write one of: ${removables.join(', ')}.`,
    };
  const removal = removed[kind];
  if (removal.unknown !== undefined)
    return {
      kind: 'absent',
      code: 'measurement-broken',
      why: `It cannot be told what is gone: ${removal.unknown}.`,
      fix: codes['measurement-broken'].fix,
    };
  return { kind: 'value', value: removal.count, where: null, detail: sayRemoval(kind, removal) };
}

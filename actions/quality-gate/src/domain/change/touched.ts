import { compileGlob } from '@interlock/shared/domain/glob';
import type { Observations } from '@interlock/shared/domain/rule/observation';

import { coverageSources } from '../kinds/coverage/coverage-sources.ts';
import { kindOfMetric } from '../kinds/kinds.ts';
import type { KindSources, KnownFiles } from '../kinds/sources.ts';
import type { Measurements } from '../measurements.ts';
import { packagesIn } from './change-measure.ts';

/** Tells whether the change touches what a rule is about; `unknown` wherever there is no proof that it does not. */
export function changeTeller(measurements: Measurements): Observations['changed'] {
  const { change, packages } = measurements;
  if (change?.kind !== 'known') return () => 'unknown';
  const { touched } = change.change;
  const packagesOf = packagesIn(packages);
  const touchedPackages = new Set([...touched].flatMap((path) => packagesOf(path)));
  const known = new Map<KindSources, ReadonlyMap<string, KnownFiles[number]>>();
  const filesOf = (sources: KindSources): ReadonlyMap<string, KnownFiles[number]> => {
    const files = known.get(sources) ?? new Map(sources.files(measurements).map((file) => [file.path, file]));
    known.set(sources, files);
    return files;
  };
  return ({ metric, scope }) => {
    const measured =
      scope.kind === 'member' && scope.member === 'package' ? packages.get(scope.id) : measurements;
    // What is of no kind, or of one that is about no source, is told by the files that are covered.
    const sources = kindOfMetric(metric)?.sources ?? coverageSources;
    if (measured === undefined || !sources.isMeasured(measured)) return 'unknown';
    if (touched.size === 0) return 'untouched';
    if (scope.kind === 'whole') return 'touched';
    if (scope.kind === 'path') {
      if ([...touched].some(compileGlob(scope.glob))) return 'touched';
      const isKnown = sources.isScopeKnown(measured, metric, scope.glob, sources.files(measurements));
      return isKnown ? 'untouched' : 'unknown';
    }
    if (scope.member === 'package') {
      if ((measured.coverage?.files.length ?? 0) === 0) return 'unknown';
      return touchedPackages.has(scope.id) ? 'touched' : 'untouched';
    }
    const file = filesOf(sources).get(scope.id);
    if (scope.member !== 'file' || file === undefined) return 'unknown';
    return file.candidates.some((path) => touched.has(path)) ? 'touched' : 'untouched';
  };
}

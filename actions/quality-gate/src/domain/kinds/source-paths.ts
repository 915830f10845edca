import { compileGlob } from '@interlock/shared/domain/glob';

import { finding, type Finding } from '../codes.ts';
import { comparable, sideBySide } from './side-by-side.ts';
import type { RepositoryFiles } from '@interlock/checkout/domain/paths';

/** A source file that a tool measured: where it is in the repository, or all that it may be. */
export interface SourcePlace {
  /** The path in the repository; that of the report where it is ambiguous or not of the repository. */
  readonly path: string;
  readonly candidates: readonly string[];
  readonly isInside: boolean;
}

/** Paths of one report, tied to the repository. */
export interface LocatedSources {
  /** By the path of the report. Dependencies are left out. */
  readonly places: ReadonlyMap<string, SourcePlace>;
  readonly findings: readonly Finding[];
}

const shownPaths = 10;

/** Ties the paths of a report to the files of the repository; none of them in it is a failure. */
export function locateSources(
  reportPath: string,
  paths: Iterable<string>,
  repository: RepositoryFiles,
): LocatedSources {
  const places = new Map<string, SourcePlace>();
  const outside: string[] = [];
  const foreign: string[] = [];
  for (const path of paths) {
    const location = repository.locate(path, reportPath);
    if (location.kind === 'foreign') foreign.push(path);
    else if (location.kind === 'outside') {
      outside.push(path);
      places.set(path, { path, candidates: [path], isInside: false });
    } else if (location.kind === 'found')
      places.set(path, { path: location.path, candidates: [location.path], isInside: true });
    else places.set(path, { path, candidates: location.candidates, isInside: true });
  }
  const all = outside.length + foreign.length;
  if (all > 0 && places.size === outside.length) {
    const reported = [...outside, ...foreign];
    const lists = sideBySide(reported, comparable(reported, repository.paths));
    return { places, findings: [finding('source-of-no-repository-file', reportPath, lists)] };
  }
  const named = outside.slice(0, shownPaths).join(', ');
  return {
    places,
    findings:
      outside.length === 0
        ? []
        : [
            finding(
              'source-path-outside',
              reportPath,
              `${outside.length} of ${places.size + foreign.length} paths: ${named}`,
            ),
          ],
  };
}

/** The files that a glob surely means; `null` when one of them may be inside or outside. */
export function placesIn<Place extends Pick<SourcePlace, 'candidates'>>(
  places: readonly Place[],
  glob: string,
): readonly Place[] | null {
  const matches = compileGlob(glob);
  const inside: Place[] = [];
  for (const place of places) {
    const matching = place.candidates.filter((path) => matches(path)).length;
    if (matching === 0) continue;
    if (matching < place.candidates.length) return null;
    inside.push(place);
  }
  return inside;
}

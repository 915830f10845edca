import { compileGlob } from '@interlock/shared/domain/glob';
import { countOf } from '@interlock/shared/domain/report/numbers';
import type { Observation, Observations, Query } from '@interlock/shared/domain/rule/observation';

import { codes, type FindingCode } from '../codes.ts';
import { isStatic, isStaticScopeKnown } from '../static-measure.ts';
import { isComplexity } from '../complexity-measure.ts';
import { isDuplication } from '../duplication-measure.ts';
import { filesByPath } from '../files-by-path.ts';
import type { Measured, Measurements } from '../measurements.ts';
import { nameFiles, packagesIn } from './change-measure.ts';
import { sumChanged, type ChangedFile, type ChangedFileDoubt } from './changed-lines.ts';
import { sayRanges } from '@interlock/checkout/domain/line-ranges';
import { sentence } from '@interlock/shared/domain/sentence';

const shownFiles = 5;
const shownRanges = 8;

const doubtCodes: Readonly<Record<ChangedFileDoubt, FindingCode>> = {
  altered: 'changed-file-altered',
  ambiguous: 'coverage-path-ambiguous',
  outdated: 'changed-file-outdated',
  unlisted: 'coverage-lines-unlisted',
};

function absent(code: FindingCode, why: string, fix: string = codes[code].fix): Observation {
  return { kind: 'absent', code, why, fix };
}

/** `src/a.js:3-5, 9; src/b.js:1`, no more than a few files. */
function sayUncovered(files: readonly ChangedFile[]): string {
  const named = files
    .filter(({ uncovered }) => uncovered.length > 0)
    .map(({ path, uncovered }) => `${path}:${sayRanges(uncovered, shownRanges)}`);
  const more = named.length - shownFiles;
  return named.slice(0, shownFiles).join('; ') + (more > 0 ? `; and ${countOf(more, 'more file')}` : '');
}

/** Whether reports are about anything in a glob; a glob that nothing is in may be misspelt and proves nothing. */
function isAnythingIn(files: KnownFiles, glob: string): boolean {
  const matches = compileGlob(glob);
  return files.some(({ candidates }) => candidates.some(matches));
}

/** What a rule on `coverage.changed-lines` sees. */
export function observeChangedLines(
  measurements: Measurements,
  measured: Measured,
  query: Query,
): Observation {
  const { change } = measurements;
  const { coverage } = measured;
  if (coverage === null)
    return absent(
      'coverage-not-reported',
      'Nothing reports coverage, so that of changed lines is not known.',
    );
  if (coverage.broken !== null)
    return absent('measurement-broken', `Not all coverage is known (${coverage.broken}).`);
  if (change === null) return absent('change-unreadable', 'Nobody looked at the change.');
  if (change.kind === 'unknown')
    return absent(change.code, sentence(`The change is not known: ${change.why}`), change.fix);
  if (measured.changed === null)
    return absent('measurement-broken', 'Not all coverage is known, so that of changed lines is not.');
  const { scope } = query;
  const glob = scope.kind === 'path' ? scope.glob : null;
  const matches = glob === null ? () => true : compileGlob(glob);
  const files = measured.changed.filter(({ path }) => matches(path));
  const doubtful = files.find(({ doubt }) => doubt !== null);
  if (doubtful?.doubt !== undefined && doubtful.doubt !== null)
    return absent(
      doubtCodes[doubtful.doubt],
      `What covers the changed lines of ${doubtful.path} is not known.`,
    );
  if (glob !== null && files.length === 0 && !isAnythingIn(coverage.files, glob))
    return absent('coverage-scope-empty', `No covered file is in "${glob}".`);
  const sum = sumChanged(files);
  if (sum === null || sum.total === 0) {
    const touched = [...change.change.touched].sort();
    const what =
      touched.length === 0 ? 'no file' : `${countOf(touched.length, 'file')} (${nameFiles(touched)})`;
    const where = glob === null ? '' : ` in "${glob}"`;
    return {
      kind: 'not-applicable',
      why: `the change touches ${what} and adds no line${where} that can be covered.`,
    };
  }
  const uncovered = sayUncovered(files);
  return {
    kind: 'value',
    value: sum.covered / sum.total,
    where: scope.kind === 'member' ? scope.id : glob,
    detail: `${sum.covered} of ${countOf(sum.total, 'changed line')}${uncovered === '' ? '' : `, not covered: ${uncovered}`}`,
  };
}

/** Whether what a rule measures was measured at all: what nobody looked at is not proven to be untouched. */
function isMeasured(measured: Measured, metric: string): boolean {
  const measure = measured[kindOf(metric)];
  return measure !== null && measure.broken === null;
}

const kindOf = (metric: string): 'tests' | 'coverage' | 'complexity' | 'duplication' | 'statics' => {
  if (isStatic(metric)) return 'statics';
  if (metric.startsWith('tests.')) return 'tests';
  if (isDuplication(metric)) return 'duplication';
  return isComplexity(metric) ? 'complexity' : 'coverage';
};

/** Files of the repository that a kind of report is about. */
type KnownFiles = readonly { readonly path: string; readonly candidates: readonly string[] }[];

/** Whether anything that was looked at is in a glob: one that nothing is in may be misspelt, and proves nothing. */
function isScopeKnown(measured: Measured, metric: string, glob: string, files: KnownFiles): boolean {
  return isStatic(metric) ? isStaticScopeKnown(measured.statics, metric, glob) : isAnythingIn(files, glob);
}

/** Tells whether the change touches what a rule is about; `unknown` wherever there is no proof that it does not. */
export function changeTeller(measurements: Measurements): Observations['changed'] {
  const { change, coverage, complexity, duplication, packages } = measurements;
  if (change?.kind !== 'known') return () => 'unknown';
  const { touched } = change.change;
  const packagesOf = packagesIn(packages);
  const touchedPackages = new Set([...touched].flatMap((path) => packagesOf(path)));
  const known = (files: KnownFiles = []) => ({ files, at: filesByPath(files) });
  const covered = known(coverage?.files);
  const complex = known(complexity?.files);
  const compared = known(duplication?.files);
  return ({ metric, scope }) => {
    const measured =
      scope.kind === 'member' && scope.member === 'package' ? packages.get(scope.id) : measurements;
    if (measured === undefined || !isMeasured(measured, metric)) return 'unknown';
    const { files, at } = isComplexity(metric) ? complex : isDuplication(metric) ? compared : covered;
    if (touched.size === 0) return 'untouched';
    if (scope.kind === 'whole') return 'touched';
    if (scope.kind === 'path') {
      if ([...touched].some(compileGlob(scope.glob))) return 'touched';
      return isScopeKnown(measured, metric, scope.glob, files) ? 'untouched' : 'unknown';
    }
    if (scope.member === 'package') {
      if ((measured.coverage?.files.length ?? 0) === 0) return 'unknown';
      return touchedPackages.has(scope.id) ? 'touched' : 'untouched';
    }
    const file = at(scope.id);
    if (scope.member !== 'file' || file === undefined) return 'unknown';
    return file.candidates.some((path) => touched.has(path)) ? 'touched' : 'untouched';
  };
}

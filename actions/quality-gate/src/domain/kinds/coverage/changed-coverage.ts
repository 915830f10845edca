import { compileGlob } from '@interlock/shared/domain/glob';
import { countOf } from '@interlock/shared/domain/report/numbers';
import type { Observation, Query } from '@interlock/shared/domain/rule/observation';

import { codes, type FindingCode } from '../../codes.ts';
import type { Measured, Measurements } from '../../measurements.ts';
import { nameFiles } from '../../change/change-measure.ts';
import { isAnythingIn } from '../sources.ts';
import { sumChanged, type ChangedFile, type ChangedFileDoubt } from '../../change/changed-lines.ts';
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

import type { WrittenRule } from '@interlock/shared/domain/rule/problem';

import { finding, type Finding } from '../codes.ts';
import type { Measured, Measurements } from '../measurements.ts';
import type { Change, FoundChange } from '@interlock/checkout/domain/change';
import { changedFiles, reportedChanges, type ChangedFile } from './changed-lines.ts';
import { packageFiles, type PackagesOf } from './package-files.ts';

const shownFiles = 10;

/** What rules ask about the change. */
export interface ChangeQuestions {
  readonly changedLines: boolean;
  readonly whenChanged: boolean;
}

/** Which of the rules need to know what changed. */
export function questionsOf(rules: readonly WrittenRule[]): ChangeQuestions {
  return {
    changedLines: rules.some(({ rule }) => rule.metric === 'coverage.changed-lines'),
    whenChanged: rules.some(({ rule }) => rule.whenChanged),
  };
}

/** Names of files, no more than a few; what is left out is counted. */
export function nameFiles(paths: readonly string[]): string {
  const more = paths.length - shownFiles;
  return paths.slice(0, shownFiles).join(', ') + (more > 0 ? `, and ${more} more` : '');
}

/** Packages of files, by the coverage that was gathered for each. */
export function packagesIn(packages: Measurements['packages']): PackagesOf {
  return packageFiles(
    new Map(
      [...packages].flatMap(([name, { coverage }]): [string, string[]][] =>
        coverage === null ? [] : [[name, coverage.files.map(({ path }) => path)]],
      ),
    ),
  );
}

function changedIn(
  change: Change,
  { coverage }: Measured,
  changes: typeof changedFiles,
): readonly ChangedFile[] | null {
  return coverage === null || coverage.broken !== null ? null : changes(change, coverage.files);
}

/** Files that no report mentions, by the packages that they belong to. */
function byPackage(
  files: readonly ChangedFile[],
  packagesOf: PackagesOf,
): ReadonlyMap<string, readonly ChangedFile[]> {
  const found = new Map<string, ChangedFile[]>();
  for (const file of files)
    for (const name of packagesOf(file.path)) {
      const known = found.get(name);
      if (known === undefined) found.set(name, [file]);
      else known.push(file);
    }
  return found;
}

function notesOf(
  change: Change,
  changed: readonly ChangedFile[] | null,
  asked: ChangeQuestions,
): readonly Finding[] {
  const unreported = (changed ?? []).filter(({ isReported }) => !isReported);
  const named = unreported.map(({ path, lines }) => `${path} (${lines.total} lines)`);
  return [
    ...(asked.changedLines && named.length > 0
      ? [finding('changed-file-not-reported', null, nameFiles(named))]
      : []),
    ...(change.altered.size > 0
      ? [finding('tree-altered', null, nameFiles([...change.altered].sort()))]
      : []),
    ...(change.isRenameSearchCut
      ? [finding('renames-not-followed', null, `${change.touched.size} files differ`)]
      : []),
  ];
}

/**
 * Adds what the change is to what the reports say: which added lines are covered, as a whole and of each package.
 *
 * @param measurements - what the reports say
 * @param found - the change, or why it is not known
 * @param asked - what the rules need; what nobody asked for is measured all the same and not complained about
 */
export function withChange(
  measurements: Measurements,
  found: FoundChange,
  asked: ChangeQuestions,
): Measurements {
  if (found.kind === 'unknown') {
    const note = asked.whenChanged ? [finding('change-not-known', null, found.why, found.fix)] : [];
    return { ...measurements, change: found, findings: [...measurements.findings, ...note] };
  }
  const { change } = found;
  const whole = changedIn(change, measurements, changedFiles);
  const unreported = byPackage(
    (whole ?? []).filter(({ isReported }) => !isReported),
    packagesIn(measurements.packages),
  );
  const packages = [...measurements.packages].map(([name, measured]): [string, Measured] => {
    const reported = changedIn(change, measured, reportedChanges);
    const others = unreported.get(name) ?? [];
    return [
      name,
      { ...measured, changed: reported === null || whole === null ? null : [...reported, ...others] },
    ];
  });
  return {
    ...measurements,
    change: found,
    changed: whole,
    packages: new Map(packages),
    findings: [
      ...measurements.findings,
      ...(asked.changedLines || asked.whenChanged ? notesOf(change, whole, asked) : []),
    ],
  };
}

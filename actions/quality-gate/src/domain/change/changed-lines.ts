import type { CoveredFile } from '../kinds/coverage/coverage-measure.ts';
import { ratioOfMarks, type Ratio } from '@interlock/reports/domain/coverage/coverage';
import type { Change } from '@interlock/checkout/domain/change';
import { endingOf, shouldBeReported } from './code-files.ts';
import type { AddedLines } from '@interlock/checkout/domain/diff-reader';
import {
  countLines,
  rangesOf,
  subtractRanges,
  type LineRanges,
} from '@interlock/checkout/domain/line-ranges';

/** Why the added lines of a file cannot be judged. */
export type ChangedFileDoubt =
  /** Something altered the file after the checkout: the lines of its report are not those that were compared. */
  | 'altered'
  /** A path of a report may be this file or another. */
  | 'ambiguous'
  /** A report lists lines behind the end of the file. */
  | 'outdated'
  /** The reports say how many of its lines are covered and not which. */
  | 'unlisted';

/** A file to which the change adds lines that can be covered, or may. */
export interface ChangedFile {
  readonly path: string;
  /** Added lines that can be covered, and those of them that are. */
  readonly lines: Ratio;
  /** Lines that are not covered; fewer than the ratio says where a report states less than it lists. */
  readonly uncovered: LineRanges;
  /** Whether a report mentions it; one that should be mentioned and is not has no covered line. */
  readonly isReported: boolean;
  readonly doubt: ChangedFileDoubt | null;
}

const none: Ratio = { covered: 0, total: 0 };

/** What a report claims of a file's added lines; stated totals that are worse than the list take from it. */
function reportedLines(file: CoveredFile, { added }: AddedLines): Omit<ChangedFile, 'path' | 'doubt'> {
  const covered: number[] = [];
  const uncovered: number[] = [];
  for (const { from, to } of added)
    for (let line = from; line <= Math.min(to, file.lines.length - 1); line += 1) {
      const mark = file.lines[line] ?? 0;
      if (mark === 2) covered.push(line);
      else if (mark > 0) uncovered.push(line);
    }
  const listed = ratioOfMarks(file.lines);
  const stated = file.statedLines ?? listed;
  const notHit = Math.min(covered.length, Math.max(0, listed.covered - stated.covered));
  const unlisted = Math.min(
    countLines(added) - covered.length - uncovered.length,
    Math.max(0, stated.total - listed.total),
  );
  return {
    lines: { covered: covered.length - notHit, total: covered.length + uncovered.length + unlisted },
    uncovered: rangesOf(uncovered),
    isReported: true,
  };
}

/** A report that lists lines which the file does not have. Behind the last line feed some tools count one more. */
function isOutdated({ lines, pastEnd = [] }: CoveredFile, count: number | undefined): boolean {
  if (count === undefined) return false;
  return pastEnd.some(({ to }) => to > count + 1) || lines.subarray(count + 2).some((mark) => mark > 0);
}

/** A report that lists no line of a file, and states that it has some. */
function isUnlisted({ lines, statedLines }: CoveredFile): boolean {
  return (statedLines?.total ?? 0) > 0 && ratioOfMarks(lines).total === 0;
}

const byPath = (a: ChangedFile, b: ChangedFile): number => (a.path < b.path ? -1 : 1);

/** Files that a path of a report may mean, where it is not known which. */
function ambiguousPaths(files: readonly CoveredFile[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { candidates, path } of files)
    if (candidates.length !== 1 || candidates[0] !== path) for (const one of candidates) found.add(one);
  return found;
}

/** What reports say about the added lines of one file; `null` when it has none that can be covered. */
function reportedChange(change: Change, file: CoveredFile, lines: AddedLines): ChangedFile | null {
  const { path } = file;
  const reported = reportedLines(file, lines);
  if (isUnlisted(file)) return { path, ...reported, doubt: 'unlisted' };
  if (change.altered.has(path)) return { path, ...reported, doubt: 'altered' };
  if (isOutdated(file, change.lineCounts?.get(path))) return { path, ...reported, doubt: 'outdated' };
  return reported.lines.total === 0 ? null : { path, ...reported, doubt: null };
}

/**
 * Ties the lines that a change adds to what reports say about them. Files that the reports do not mention, and those
 * without lines that can be covered, are left out. Takes time by the covered files, however large the change is: a
 * repository of thousands of packages asks it for each of them. Takes memory by the changed ones.
 *
 * @param change - what differs
 * @param files - what the reports cover, each path once
 */
export function reportedChanges(change: Change, files: readonly CoveredFile[]): readonly ChangedFile[] {
  const ambiguous = ambiguousPaths(files);
  const found: ChangedFile[] = [];
  for (const path of ambiguous)
    if (change.files.has(path))
      found.push({ path, lines: none, uncovered: [], isReported: true, doubt: 'ambiguous' });
  for (const file of files) {
    const lines = change.files.get(file.path);
    if (lines === undefined || ambiguous.has(file.path)) continue;
    const changed = reportedChange(change, file, lines);
    if (changed !== null) found.push(changed);
  }
  return found.sort(byPath);
}

/** Changed files that no report mentions and that should be in one, with every added line that is not blank. */
function unreportedChanges(change: Change, files: readonly CoveredFile[]): readonly ChangedFile[] {
  const mentioned = new Set(ambiguousPaths(files));
  const measured = new Set<string>();
  for (const { path } of files) {
    measured.add(endingOf(path));
    if (change.files.has(path)) mentioned.add(path);
  }
  return [...change.files].flatMap(([path, { added, blank }]): ChangedFile[] => {
    if (mentioned.has(path)) return [];
    const uncovered = subtractRanges(added, blank);
    if (uncovered.length === 0 || !shouldBeReported(path, measured)) return [];
    const total = countLines(uncovered);
    return [{ path, lines: { covered: 0, total }, uncovered, isReported: false, doubt: null }];
  });
}

/**
 * Ties the lines that a change adds to what reports say about them. A changed file that no report mentions and that
 * should be in one counts with every added line that is not blank as not covered: a file that is never loaded is in no
 * report, and that must not be better than one whose tests are missing. Files without such lines are left out.
 *
 * @param change - what differs
 * @param files - what all reports cover
 */
export function changedFiles(change: Change, files: readonly CoveredFile[]): readonly ChangedFile[] {
  return [...reportedChanges(change, files), ...unreportedChanges(change, files)].sort(byPath);
}

/** Covered and all added lines of files; `null` when one of them cannot be judged. */
export function sumChanged(files: readonly ChangedFile[]): Ratio | null {
  if (files.some(({ doubt }) => doubt !== null)) return null;
  return files.reduce(
    (sum, { lines }) => ({ covered: sum.covered + lines.covered, total: sum.total + lines.total }),
    none,
  );
}

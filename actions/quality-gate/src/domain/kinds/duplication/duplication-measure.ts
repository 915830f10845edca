import { compileGlob } from '@interlock/shared/domain/glob';
import { countOf } from '@interlock/shared/domain/report/numbers';
import type { Metric } from '@interlock/shared/domain/rule/metric';
import type { Observation, Query } from '@interlock/shared/domain/rule/observation';

import { absent, finding, type Finding } from '../../codes.ts';
import type { RepositoryFiles } from '@interlock/checkout/domain/paths';
import type { DuplicationReport } from '@interlock/reports/domain/duplication/duplication-report';
import { disagreementFinding } from '../disagreement.ts';
import { locateSources, type SourcePlace } from '../source-paths.ts';

/** A file that a tool looked at. */
export interface DuplicationFile extends SourcePlace {
  /** `null` where no report says them. */
  readonly lines: number | null;
}

/** One copy, in the repository or outside of it. */
export interface PlacedCopy extends SourcePlace {
  readonly from: number;
  readonly to: number;
}

/** A piece of code that stands in several places; of dependencies alone it is left out. */
export interface PlacedDuplicate {
  readonly lines: number;
  readonly copies: readonly PlacedCopy[];
}

/** Duplicated code that a set of reports found. */
export interface DuplicationMeasure {
  /** In the order of their paths. */
  readonly files: readonly DuplicationFile[];
  /** The longest first. */
  readonly duplicates: readonly PlacedDuplicate[];
  /** Lines of files that reports state and do not list. */
  readonly unlistedFileLines: number;
  /** What reports state beyond the duplicates that they list. */
  readonly unlisted: { readonly blocks: number; readonly lines: number };
  /** The first report that does not say how many lines it looked at. */
  readonly withoutLines: string | null;
  /** The first report that does not list the files it looked at. */
  readonly withoutFiles: string | null;
  /** The first report that could not be used. */
  readonly broken: string | null;
}

/** Duplicated code while it is gathered from several reports. */
export interface DuplicationGathering {
  readonly files: Map<string, DuplicationFile>;
  readonly duplicates: Map<string, PlacedDuplicate>;
  unlistedFileLines: number;
  unlistedBlocks: number;
  unlistedLines: number;
  withoutLines: string | null;
  withoutFiles: string | null;
}

/** Nothing gathered yet. */
export function noDuplication(): DuplicationGathering {
  return {
    files: new Map(),
    duplicates: new Map(),
    unlistedFileLines: 0,
    unlistedBlocks: 0,
    unlistedLines: 0,
    withoutLines: null,
    withoutFiles: null,
  };
}

const fewest = (left: number | null, right: number | null): number | null =>
  left === null || right === null ? (left ?? right) : Math.min(left, right);

function addTo(
  gathering: DuplicationGathering,
  path: string,
  report: DuplicationReport,
  places: ReadonlyMap<string, SourcePlace>,
): void {
  const own = new Map<string, DuplicationFile>();
  for (const [reported, lines] of report.files) {
    const place = places.get(reported);
    if (place === undefined) continue;
    const known = own.get(place.path)?.lines ?? 0;
    own.set(place.path, { ...place, lines: lines === null ? null : known + lines });
  }
  for (const [key, file] of own) {
    const known = gathering.files.get(key)?.lines ?? null;
    gathering.files.set(key, { ...file, lines: report.listsFiles ? fewest(known, file.lines) : known });
  }
  for (const { lines, copies } of report.duplicates) {
    const placed = copies.flatMap(({ path: reported, from, to }) => {
      const place = places.get(reported);
      return place === undefined ? [] : [{ ...place, from, to }];
    });
    if (placed.length === 0) continue;
    const spans = placed.map(({ path: at, from, to }) => `${at}:${from}-${to}`).sort();
    // Lines of files that are not listed are added for each report, so what they duplicate is as well.
    const key = [report.listsFiles ? '' : path, ...spans].join('\0');
    gathering.duplicates.set(report.listsFiles ? key : `${key}\0${gathering.duplicates.size}`, {
      lines,
      copies: placed,
    });
  }
  gathering.unlistedBlocks += report.unlisted.blocks;
  gathering.unlistedLines += report.unlisted.lines;
  if (report.lines === null) gathering.withoutLines ??= path;
  else if (!report.listsFiles) gathering.unlistedFileLines += report.lines;
  if (!report.listsFiles) gathering.withoutFiles ??= path;
}

/** Ties a report to the repository and adds it to each gathering. */
export function addDuplication(
  path: string,
  report: DuplicationReport,
  repository: RepositoryFiles,
  into: readonly DuplicationGathering[],
): readonly Finding[] {
  const named = new Set([
    ...report.files.keys(),
    ...report.duplicates.flatMap(({ copies }) => copies.map((copy) => copy.path)),
  ]);
  const { places, findings } = locateSources(path, named, repository);
  for (const gathering of into) addTo(gathering, path, report, places);
  const sawNothing = report.filesLookedAt === 0 || report.lines === 0;
  return [
    ...disagreementFinding(path, report.disagreements),
    ...(sawNothing
      ? [
          finding(
            'no-sources',
            path,
            `${countOf(report.filesLookedAt ?? 0, 'file')}, ${countOf(report.lines ?? 0, 'line')}`,
          ),
        ]
      : []),
    ...findings,
  ];
}

/** What was gathered, for rules. */
export function duplicationOf(gathering: DuplicationGathering, broken: string | null): DuplicationMeasure {
  const { unlistedBlocks, unlistedLines, unlistedFileLines, withoutFiles, withoutLines } = gathering;
  return {
    files: [...gathering.files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    duplicates: [...gathering.duplicates.values()].sort((a, b) => b.lines - a.lines),
    unlistedFileLines,
    unlisted: { blocks: unlistedBlocks, lines: unlistedLines },
    withoutFiles,
    withoutLines,
    broken,
  };
}

const scopes: Metric['scopes'] = ['path', 'package', 'file'];

/** What rules may ask of duplicated code. */
export const duplicationMetrics: readonly Metric[] = [
  {
    id: 'duplication.lines',
    dimension: 'ratio',
    meaning: 'Lines of duplicated code, each pair once, of all lines that the tool looked at.',
    names: 'never',
    scopes,
    least: 0,
    most: 1,
    better: 'lower',
  },
  {
    id: 'duplication.blocks',
    dimension: 'count',
    meaning: 'Pieces of code that stand in several places, as the tool counts them.',
    names: 'never',
    scopes,
    least: 0,
    most: Infinity,
    isWhole: true,
    better: 'lower',
  },
];

/** The files that `in each file` goes through: those of the repository that the tool looked at. */
export function duplicationPaths(
  duplication: DuplicationMeasure | null,
  glob: string | null,
): readonly string[] {
  const matches = glob === null ? () => true : compileGlob(glob);
  return (duplication?.files ?? [])
    .filter(({ isInside, candidates, lines }) => isInside && lines !== 0 && candidates.some(matches))
    .map(({ path }) => path);
}

/** Duplicated lines of lines. Overlapping pairs can be more than all; there is no more than all. */
interface Share {
  readonly duplicated: number;
  readonly lines: number;
}
const valueOf = ({ duplicated, lines }: Share): number => Math.min(1, duplicated / lines);

/** Where something may or may not be in the scope, its lines do not make the share smaller. */
interface Selection {
  readonly files: readonly DuplicationFile[];
  readonly duplicates: readonly PlacedDuplicate[];
}

function select(measure: DuplicationMeasure, isSurely: Choice, isPossibly: Choice): Selection {
  return {
    files: measure.files.filter(isSurely),
    duplicates: measure.duplicates.filter(({ copies }) => copies.some(isPossibly)),
  };
}
type Choice = (place: SourcePlace) => boolean;

function selectionOf(measure: DuplicationMeasure, { scope }: Query): Selection {
  if (scope.kind === 'path') {
    const matches = compileGlob(scope.glob);
    return select(
      measure,
      ({ isInside, candidates }) => isInside && candidates.every(matches),
      ({ isInside, candidates }) => isInside && candidates.some(matches),
    );
  }
  if (scope.kind === 'member' && scope.member === 'file') {
    const isIt: Choice = ({ path }) => path === scope.id;
    return select(
      measure,
      isIt,
      ({ path, candidates }) => path === scope.id || candidates.includes(scope.id),
    );
  }
  return measure;
}

function shareOf({ files, duplicates }: Selection, measure: DuplicationMeasure, isWhole: boolean): Share {
  return {
    duplicated: duplicates.reduce((sum, { lines }) => sum + lines, 0) + measure.unlisted.lines,
    lines:
      files.reduce((sum, { lines }) => sum + (lines ?? 0), 0) + (isWhole ? measure.unlistedFileLines : 0),
  };
}

/** The share of a whole; code outside of the repository counts only where that is worse. `null` of no line. */
export function wholeShare(measure: DuplicationMeasure): Share | null {
  if (measure.withoutLines !== null) return null;
  const all = shareOf(measure, measure, true);
  const isInside: Choice = (place) => place.isInside;
  const inside = shareOf(select(measure, isInside, isInside), measure, true);
  if (inside.lines === 0 || all.lines === 0) return null;
  return valueOf(inside) >= valueOf(all) ? inside : all;
}

/** Blocks of a whole. */
export function wholeBlocks({ duplicates, unlisted }: DuplicationMeasure): number {
  return duplicates.length + unlisted.blocks;
}

/** `src/a.js:1-16 = lib/b.js:3-18`. */
export function sayCopies({ copies }: PlacedDuplicate): string {
  const shown = copies.slice(0, 3).map(({ path, from, to }) => `${path}:${from}-${to}`);
  const more = copies.length - shown.length;
  return shown.join(' = ') + (more > 0 ? `, and ${more} more` : '');
}

const shownDuplicates = 3;

/** What duplicated code says to a rule. */
export function observeDuplication(duplication: DuplicationMeasure | null, query: Query): Observation {
  const { metric, scope } = query;
  if (duplication === null) return absent('duplication-not-reported', `Nothing reports ${metric}.`);
  const { broken, withoutLines, withoutFiles } = duplication;
  if (broken !== null) return absent('measurement-broken', `Not all duplicated code is known (${broken}).`);
  const isWhole = scope.kind === 'whole' || (scope.kind === 'member' && scope.member === 'package');
  const selection = selectionOf(duplication, query);
  const longest = selection.duplicates.slice(0, shownDuplicates).map(sayCopies);
  const shown = longest.length === 0 ? '' : `: ${longest.join('; ')}`;
  const where = scope.kind === 'path' ? scope.glob : scope.kind === 'member' ? scope.id : null;
  if (scope.kind === 'path' && selection.files.length === 0 && selection.duplicates.length === 0)
    return withoutFiles === null
      ? absent('source-scope-empty', `No file that was looked at is in "${scope.glob}".`)
      : absent('duplication-lines-unknown', `${withoutFiles} does not list the files that were looked at.`);
  if (metric === 'duplication.blocks') {
    const blocks = selection.duplicates.length + duplication.unlisted.blocks;
    return { kind: 'value', value: blocks, where, detail: `${countOf(blocks, 'block')}${shown}` };
  }
  if (withoutLines !== null)
    return absent('duplication-lines-unknown', `${withoutLines} does not say how many lines there are.`);
  if (!isWhole && withoutFiles !== null)
    return absent('duplication-lines-unknown', `${withoutFiles} does not say how many lines each file has.`);
  const share = isWhole ? wholeShare(duplication) : shareOf(selection, duplication, false);
  if (share === null || share.lines === 0) return absent('duplication-lines-unknown', '0 of 0 lines.');
  return {
    kind: 'value',
    value: valueOf(share),
    where,
    detail: `${share.duplicated} of ${share.lines} lines${shown}`,
  };
}

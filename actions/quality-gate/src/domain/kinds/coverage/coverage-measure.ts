import type { LineRanges } from '@interlock/checkout/domain/line-ranges';
import { finding, type Finding } from '../../codes.ts';
import type { Location, RepositoryFiles } from '@interlock/checkout/domain/paths';
import {
  coverageParts,
  isWorse,
  mergeCoverage,
  ratioOf,
  ratioUpTo,
  type CoveragePart,
  type FileCoverage,
  type Ratio,
} from '@interlock/reports/domain/coverage/coverage';
import type { CoverageReport } from '@interlock/reports/domain/coverage/coverage-report';
import { disagreementFinding } from '../disagreement.ts';
import { comparable, sideBySide } from '../side-by-side.ts';

/** A source file of the repository (or several that a path may mean) and its coverage. */
export interface CoveredFile {
  /** The file of the repository, or the path of the report when it is ambiguous. */
  readonly path: string;
  /** The file itself, or all that it may be. */
  readonly candidates: readonly string[];
  readonly ratios: Readonly<Record<CoveragePart, Ratio | null>>;
  /** By line number: 0 not listed, 1 listed, 2 hit. */
  readonly lines: Uint8Array;
  /** What a report states of its lines, where that is worse than what it lists. */
  readonly statedLines: Ratio | null;
  /** Its branches or functions without those that are known to begin behind a line. */
  upTo?(part: 'branches' | 'functions', line: number): Ratio | null;
  /** Lines that reports list behind the end of the file, and that were left out. */
  readonly pastEnd?: LineRanges;
}

/** Coverage of the files that a set of reports measured; `broken` names the first that could not be used. */
export interface CoverageMeasure {
  readonly files: readonly CoveredFile[];
  readonly whole: Readonly<Record<CoveragePart, Ratio | null>>;
  readonly broken: string | null;
  /** What counts in the whole beside the files. */
  readonly beside: { readonly outside: readonly CoveredFile[] } & Pick<CoverageGathering, 'missing'>;
  /** The same with lines that are behind the end of their file, where there are any. */
  readonly asListed?: CoverageMeasure;
}

/** Coverage while it is gathered from several reports. */
export interface CoverageGathering {
  /** By path of the repository, or the report's path where that is ambiguous. */
  readonly inside: Map<string, LocatedFile>;
  /** Files that are not of the repository, by the path that the report uses. */
  readonly outside: Map<string, LocatedFile>;
  /** By how much reports state less than their files come to. */
  readonly missing: Partial<Record<CoveragePart, Ratio>>;
}

/** Nothing gathered yet. */
export function emptyGathering(): CoverageGathering {
  return { inside: new Map(), outside: new Map(), missing: {} };
}

const shownPaths = 10;

function partsOf(sum: (part: CoveragePart) => Ratio | null): Readonly<Record<CoveragePart, Ratio | null>> {
  return { lines: sum('lines'), branches: sum('branches'), functions: sum('functions') };
}

/** Adds the ratios of files up; `null` where no file has the part. */
export function sumRatios(files: readonly CoveredFile[], part: CoveragePart): Ratio | null {
  return sumOfEach(files)[part];
}

function sumOfEach(files: readonly CoveredFile[]): Readonly<Record<CoveragePart, Ratio | null>> {
  const sums: Partial<Record<CoveragePart, { covered: number; total: number }>> = {};
  for (const { ratios } of files)
    for (const part of coverageParts) {
      const ratio = ratios[part];
      if (ratio === null) continue;
      const sum = (sums[part] ??= { covered: 0, total: 0 });
      sum.covered += ratio.covered;
      sum.total += ratio.total;
    }
  return partsOf((part) => sums[part] ?? null);
}

const noLines = new Uint8Array();

/**
 * A covered file whose marks stay where its report packed them. What can be told by them is told when it is asked for:
 * kept for tens of thousands of files it would take more than the marks.
 */
class LocatedFile implements CoveredFile {
  readonly path: string;
  readonly coverage: FileCoverage;
  /** `null` where it is the file of its path. */
  readonly #candidates: readonly string[] | null;

  constructor(path: string, candidates: readonly string[] | null, coverage: FileCoverage) {
    this.path = path;
    this.coverage = coverage;
    this.#candidates = candidates;
  }

  get candidates(): readonly string[] {
    return this.#candidates ?? [this.path];
  }

  get ratios(): CoveredFile['ratios'] {
    return partsOf((part) => ratioOf(this.coverage, part));
  }

  get lines(): Uint8Array {
    return this.coverage.lines ?? noLines;
  }

  upTo(part: 'branches' | 'functions', line: number): Ratio | null {
    return ratioUpTo(this.coverage, part, line);
  }

  get statedLines(): Ratio | null {
    return this.coverage.worseStated.lines ?? null;
  }

  /** The same file, with what was known of it before. */
  mergedWith({ coverage }: LocatedFile): LocatedFile {
    return new LocatedFile(this.path, this.#candidates, mergeCoverage(coverage, this.coverage));
  }
}

function coveredFiles(located: ReadonlyMap<string, LocatedFile>): readonly CoveredFile[] {
  return [...located.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What is left of a sum when reports state less than their files come to. */
function lessen(sum: Ratio | null, missing: Ratio | undefined): Ratio | null {
  if (missing === undefined) return sum;
  const total = (sum?.total ?? 0) + missing.total;
  return { covered: Math.min(total, Math.max(0, (sum?.covered ?? 0) - missing.covered)), total };
}

/** Adds what a report states less than its files come to: hits that are none, and what it does not list. */
function addMissing(
  missing: CoverageGathering['missing'],
  { files, worseStated = {} }: CoverageReport,
): void {
  for (const part of coverageParts) {
    const stated = worseStated[part];
    if (stated === undefined) continue;
    let [covered, total] = [0, 0];
    for (const file of files.values()) {
      const ratio = ratioOf(file, part);
      covered += ratio?.covered ?? 0;
      total += ratio?.total ?? 0;
    }
    const known = missing[part] ?? { covered: 0, total: 0 };
    missing[part] = {
      covered: known.covered + covered - stated.covered,
      total: known.total + Math.max(0, stated.total - total),
    };
  }
}

/** Where a file of a report lies; a relative path may begin in any of the folders that the report names. */
function locate(
  reported: string,
  report: CoverageReport,
  path: string,
  repository: RepositoryFiles,
): Location {
  const { sources = [] } = report;
  const isRelative = !/^(?:[\\/]|[A-Za-z]:[\\/])/u.test(reported);
  const places = isRelative ? sources.map((source) => repository.locate(`${source}/${reported}`, path)) : [];
  const found = [...new Set(places.flatMap((place) => (place.kind === 'found' ? [place.path] : [])))];
  if (found.length === 0) return repository.locate(reported, path);
  const [only = ''] = found;
  return found.length === 1 ? { kind: 'found', path: only } : { kind: 'ambiguous', candidates: found };
}

/** Files outside of the repository may be left out only where that makes nothing better. */
function wholeOf(
  files: readonly CoveredFile[],
  { outside, missing }: CoverageMeasure['beside'],
): CoverageMeasure['whole'] {
  const own = sumOfEach(files);
  const all = outside.length === 0 ? own : sumOfEach([...files, ...outside]);
  return partsOf((part) => {
    const inside = lessen(own[part], missing[part]);
    const withOutside = lessen(all[part], missing[part]);
    if (inside === null || withOutside === null) return inside;
    return isWorse(withOutside, inside) ? withOutside : inside;
  });
}

/** What was gathered, as it is judged. */
export function coverageOf(gathering: CoverageGathering, broken: string | null): CoverageMeasure {
  const files = coveredFiles(gathering.inside);
  const beside = { outside: coveredFiles(gathering.outside), missing: gathering.missing };
  return { files, whole: wholeOf(files, beside), broken, beside };
}

/** The same measure of other files in the place of its own. */
export function recounted(coverage: CoverageMeasure, files: readonly CoveredFile[]): CoverageMeasure {
  return { ...coverage, files, whole: wholeOf(files, coverage.beside) };
}

/** Ties a coverage report to the repository and adds it to each gathering. */
export function addCoverage(
  path: string,
  report: CoverageReport,
  repository: RepositoryFiles,
  into: readonly CoverageGathering[],
): readonly Finding[] {
  for (const { missing } of into) addMissing(missing, report);
  const outside: string[] = [];
  const foreign: string[] = [];
  let lines = 0;
  for (const [reported, coverage] of report.files) {
    const location = locate(reported, report, path, repository);
    if (location.kind === 'foreign') {
      foreign.push(reported);
      continue;
    }
    const isInside = location.kind !== 'outside';
    if (isInside) lines += ratioOf(coverage, 'lines')?.total ?? 0;
    else outside.push(reported);
    const key = location.kind === 'found' ? location.path : reported;
    const candidates = location.kind === 'ambiguous' ? location.candidates : null;
    const file = new LocatedFile(key, candidates, coverage);
    for (const gathering of into) {
      const target = isInside ? gathering.inside : gathering.outside;
      const known = target.get(key);
      target.set(key, known === undefined ? file : file.mergedWith(known));
    }
  }
  const found = [...disagreementFinding(path, report.disagreements)];
  if (outside.length + foreign.length === report.files.size) {
    const reported = [...outside, ...foreign];
    const lists = sideBySide(reported, comparable(reported, repository.paths));
    return [...found, finding('coverage-of-no-repository-file', path, lists)];
  }
  if (lines === 0) found.push(finding('coverage-empty', path, '0 of 0 lines'));
  if (outside.length > 0)
    found.push(
      finding(
        'coverage-path-outside',
        path,
        `${outside.length} of ${report.files.size} paths: ${outside.slice(0, shownPaths).join(', ')}`,
      ),
    );
  return found;
}

import { finding, type Finding } from './codes.ts';
import type { ReportEntry } from './manifest.ts';
import type { RepositoryFiles } from './paths.ts';
import { addCounts, noCounts, totalOf, type Counts } from './report/counts.ts';
import {
  mergeCoverage,
  ratioOf,
  type CoveragePart,
  type FileCoverage,
  type Ratio,
} from './report/coverage.ts';
import type { NotableCase, TestReport } from './report/junit.ts';
import type { CoverageReport } from './report/lcov.ts';
import type { ReadReport } from './report/reader.ts';
import type { Disagreement } from './report/suite.ts';

/** One report file: the entries that matched it, and what became of reading it. */
export interface Reading {
  /** Relative to the repository's root. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Positions of the entries that matched the file, at least one. */
  readonly entries: readonly number[];
  readonly read: ReadReport;
}

/** A source file of the repository (or several that a path may mean) and its coverage. */
export interface CoveredFile {
  /** The file of the repository, or the path of the report when it is ambiguous. */
  readonly path: string;
  /** The file itself, or all that it may be. */
  readonly candidates: readonly string[];
  readonly ratios: Readonly<Record<CoveragePart, Ratio | null>>;
}

/** What a set of reports measured of one kind; `broken` names the first report that could not be used. */
export interface TestMeasure {
  readonly counts: Counts;
  readonly broken: string | null;
}
export interface CoverageMeasure {
  readonly files: readonly CoveredFile[];
  readonly whole: Readonly<Record<CoveragePart, Ratio | null>>;
  readonly broken: string | null;
}

export interface NotableTest extends NotableCase {
  readonly report: string;
}

/** Everything the reports say. A kind that no entry gives is `null`. */
export interface Measurements {
  readonly tests: TestMeasure | null;
  readonly coverage: CoverageMeasure | null;
  /** By name; only entries that name a package count. */
  readonly packages: ReadonlyMap<
    string,
    { readonly tests: TestMeasure | null; readonly coverage: CoverageMeasure | null }
  >;
  /** In the order of the reports; a report keeps no more than its cap. */
  readonly notable: readonly NotableTest[];
  readonly findings: readonly Finding[];
}

const shownDisagreements = 5;
const shownPaths = 10;

interface Gathering {
  counts: Counts;
  readonly coverage: Map<string, { readonly candidates: readonly string[]; readonly coverage: FileCoverage }>;
  testsBroken: string | null;
  coverageBroken: string | null;
}

const newGathering = (): Gathering => ({
  counts: noCounts,
  coverage: new Map(),
  testsBroken: null,
  coverageBroken: null,
});

function partsOf(sum: (part: CoveragePart) => Ratio | null): Readonly<Record<CoveragePart, Ratio | null>> {
  return { lines: sum('lines'), branches: sum('branches'), functions: sum('functions') };
}

/** Adds the ratios of files up; `null` where no file has the part. */
export function sumRatios(files: readonly CoveredFile[], part: CoveragePart): Ratio | null {
  const ratios = files.map((file) => file.ratios[part]).filter((ratio) => ratio !== null);
  if (ratios.length === 0) return null;
  return ratios.reduce((sum, { covered, total }) => ({
    covered: sum.covered + covered,
    total: sum.total + total,
  }));
}

function coverageOf(gathering: Gathering): CoverageMeasure {
  const files = [...gathering.coverage]
    .map(([path, { candidates, coverage }]) => ({
      path,
      candidates,
      ratios: partsOf((part) => ratioOf(coverage, part)),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, whole: partsOf((part) => sumRatios(files, part)), broken: gathering.coverageBroken };
}

function disagreementFinding(path: string, disagreements: readonly Disagreement[]): readonly Finding[] {
  if (disagreements.length === 0) return [];
  const shown = disagreements
    .slice(0, shownDisagreements)
    .map(({ where, what, stated, counted }) => `${where} states ${what} ${stated}, listed are ${counted}`);
  const more = disagreements.length - shown.length;
  return [finding('totals-disagree', path, shown.join('; ') + (more > 0 ? `; and ${more} more` : ''))];
}

function testFindings(path: string, report: TestReport): readonly Finding[] {
  const silent = report.silent.map(({ where, seen }) =>
    finding('suite-error-without-cases', path, `${where} ${seen}`),
  );
  const empty = totalOf(report.counts) === 0 && silent.length === 0;
  return [
    ...silent,
    ...(empty ? [finding('no-tests', path, 'the report lists 0 tests')] : []),
    ...disagreementFinding(path, report.disagreements),
  ];
}

/** Two lists of paths, side by side, for a person to see in what they differ. */
function sideBySide(reported: readonly string[], repository: readonly string[]): string {
  const list = (paths: readonly string[]): string =>
    paths.slice(0, shownPaths).join(', ') +
    (paths.length > shownPaths ? `, and ${paths.length - shownPaths} more` : '');
  return `the report names: ${list(reported)} | the repository has: ${list(repository)}`;
}

/** Files of the repository that look most like the ones a report names: same ending, or else any. */
function comparable(reported: readonly string[], repository: readonly string[]): readonly string[] {
  const ending = (path: string): string => /\.[^./\\]+$/u.exec(path)?.[0] ?? '';
  const endings = new Set(reported.map(ending));
  const alike = repository.filter((path) => endings.has(ending(path)));
  return alike.length > 0 ? alike : repository;
}

/** Ties a coverage report to the repository and adds it to each gathering. */
function addCoverage(
  path: string,
  report: CoverageReport,
  repository: RepositoryFiles,
  into: readonly Gathering[],
): readonly Finding[] {
  const outside: string[] = [];
  let inside = 0;
  let lines = 0;
  for (const [reported, coverage] of report.files) {
    const location = repository.locate(reported, path);
    if (location.kind === 'outside') {
      outside.push(reported);
      continue;
    }
    inside += 1;
    lines += ratioOf(coverage, 'lines')?.total ?? 0;
    const key = location.kind === 'found' ? location.path : reported;
    const candidates = location.kind === 'found' ? [location.path] : location.candidates;
    for (const gathering of into) {
      const known = gathering.coverage.get(key)?.coverage;
      const merged = known === undefined ? coverage : mergeCoverage(known, coverage);
      gathering.coverage.set(key, { candidates, coverage: merged });
    }
  }
  const found = [...disagreementFinding(path, report.disagreements)];
  if (inside === 0) {
    const lists = sideBySide(outside, comparable(outside, repository.paths));
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

const globsOf = (entry: ReportEntry): string => entry.files.join(', ');

function countFindings(entry: ReportEntry, matched: number): readonly Finding[] {
  if (matched === 0) return [finding('report-missing', globsOf(entry), 'no file matches')];
  if (matched >= entry.min && (entry.max === null || matched <= entry.max)) return [];
  const demanded = entry.max === null ? `at least ${entry.min}` : `${entry.min} to ${entry.max}`;
  return [finding('report-count', globsOf(entry), `${matched} file(s) match, demanded: ${demanded}`)];
}

/** What is wrong with a file for the entries that matched it; nothing when it is what they say. */
function unusable(reading: Reading, entries: readonly ReportEntry[]): Finding | null {
  const { read, path } = reading;
  if (read.kind === 'unusable') return finding(read.code, path, read.message);
  const other = entries.find((entry) => entry.kind !== read.kind);
  return other === undefined
    ? null
    : finding('report-kind-differs', path, `the content is ${read.kind}, an entry says ${other.kind}`);
}

/** What is gathered while readings are gone through. */
interface Tally {
  readonly entries: readonly ReportEntry[];
  readonly repository: RepositoryFiles | null;
  readonly whole: Gathering;
  readonly packages: ReadonlyMap<string, Gathering>;
  /** Files and test cases by entry. */
  readonly matches: number[];
  readonly cases: Counts[];
  readonly findings: Finding[];
  readonly notable: NotableTest[];
}

/** The whole, and the packages of these entries. */
function gatheringsOf(tally: Tally, concerned: readonly ReportEntry[]): readonly Gathering[] {
  const named = concerned.flatMap(({ package: name }) => tally.packages.get(name ?? '') ?? []);
  return [tally.whole, ...new Set(named)];
}

function breakKind(gatherings: readonly Gathering[], kind: ReportEntry['kind'], why: string): void {
  for (const gathering of gatherings)
    if (kind === 'tests') gathering.testsBroken ??= why;
    else gathering.coverageBroken ??= why;
}

function addReading(tally: Tally, reading: Reading): void {
  const { path, read } = reading;
  for (const index of reading.entries) tally.matches[index] = (tally.matches[index] ?? 0) + 1;
  const concerned = reading.entries.flatMap((index) => tally.entries[index] ?? []);
  const gatherings = gatheringsOf(tally, concerned);
  const bad = unusable(reading, concerned);
  if (bad !== null) {
    tally.findings.push(bad);
    for (const entry of concerned)
      breakKind(gatheringsOf(tally, [entry]), entry.kind, `${path}: ${bad.code}`);
  } else if (read.kind === 'tests') {
    tally.findings.push(...testFindings(path, read.report));
    tally.notable.push(...read.report.notable.map((test) => ({ ...test, report: path })));
    for (const gathering of gatherings) gathering.counts = addCounts(gathering.counts, read.report.counts);
    for (const index of reading.entries)
      tally.cases[index] = addCounts(tally.cases[index] ?? noCounts, read.report.counts);
  } else if (read.kind === 'coverage') {
    if (tally.repository === null)
      breakKind(gatherings, 'coverage', 'the files of the repository are not known');
    else tally.findings.push(...addCoverage(path, read.report, tally.repository, gatherings));
  }
}

function checkEntry(tally: Tally, entry: ReportEntry, index: number): void {
  const where = globsOf(entry);
  const missing = countFindings(entry, tally.matches[index] ?? 0);
  tally.findings.push(...missing);
  if (missing.length > 0)
    breakKind(gatheringsOf(tally, [entry]), entry.kind, `${where}: ${missing[0]?.code ?? ''}`);
  const counts = tally.cases[index] ?? noCounts;
  const total = totalOf(counts);
  if (total > 0 && total === counts.skipped)
    tally.findings.push(finding('all-tests-skipped', where, `${total} of ${total} skipped`));
}

/**
 * Adds up what all reports say. A file that several entries matched was read once and counts once; it belongs to the
 * packages of all of them.
 *
 * @param entries - the manifest
 * @param readings - each file once
 * @param repository - `null` when its files could not be listed
 */
export function measure(
  entries: readonly ReportEntry[],
  readings: readonly Reading[],
  repository: RepositoryFiles | null,
): Measurements {
  const names = entries.flatMap(({ package: name }) => name ?? []);
  const tally: Tally = {
    entries,
    repository,
    whole: newGathering(),
    packages: new Map(names.map((name) => [name, newGathering()])),
    matches: entries.map(() => 0),
    cases: entries.map(() => noCounts),
    findings: [],
    notable: [],
  };
  for (const reading of readings) addReading(tally, reading);
  for (const [index, entry] of entries.entries()) checkEntry(tally, entry, index);
  const given = (kind: ReportEntry['kind'], name: string | null): boolean =>
    entries.some((entry) => entry.kind === kind && (name === null || entry.package === name));
  if (repository === null && given('coverage', null))
    tally.findings.push(finding('repository-files-unknown', null, 'no list of the files of the repository'));
  const measured = (gathering: Gathering, name: string | null) => ({
    tests: given('tests', name) ? { counts: gathering.counts, broken: gathering.testsBroken } : null,
    coverage: given('coverage', name) ? coverageOf(gathering) : null,
  });
  return {
    ...measured(tally.whole, null),
    packages: new Map([...tally.packages].map(([name, gathering]) => [name, measured(gathering, name)])),
    notable: tally.notable,
    findings: tally.findings,
  };
}

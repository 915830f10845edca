import type { ReportKind } from '@interlock/shared/domain/configuration/reports';
import { countOf } from '@interlock/shared/domain/report/numbers';
import type { WaiverUse } from '@interlock/shared/domain/waiver/waiver-use';

import { finding, type Finding, type FindingCode } from './codes.ts';
import { addComplexity, complexityOf, noComplexity, type ComplexityGathering } from './complexity-measure.ts';
import { addCoverage, coverageOf, emptyGathering, type CoverageGathering } from './coverage-measure.ts';
import {
  addDuplication,
  duplicationOf,
  noDuplication,
  type DuplicationGathering,
} from './duplication-measure.ts';
import type { Measured, Measurements, NotableTest, Reading, WaivedTest } from './measurements.ts';
import type { ReportEntry } from './manifest.ts';
import type { RepositoryFiles } from '@interlock/checkout/domain/paths';
import { gatherNames } from '@interlock/reports/domain/tests/case-names';
import { addCounts, noCounts, totalOf, type Counts } from '@interlock/reports/domain/tests/counts';
import { sizeFindings, type SizedFile } from './size-measure.ts';
import {
  addPerformance,
  emptyPerformance,
  performanceOf,
  type PerformanceGathering,
} from './performance-measure.ts';
import { locateStatic, type LocatedStatic } from './static-measure.ts';
import { sonarFindings, type SonarMeasure } from './sonarqube/sonar-measure.ts';
import type { ReadReport } from '@interlock/reports/domain/reader';
import { testFindings } from './report-findings.ts';
import { nothingMatches, type UnmatchedGlob } from './unmatched-glob.ts';
import { waiveFindings, waiveTests, type WaivedFindings } from './waived.ts';

interface Gathering {
  counts: Counts;
  waived: number;
  unlistedSkips: number;
  readonly coverage: CoverageGathering;
  readonly sizes: SizedFile[];
  readonly complexity: ComplexityGathering;
  readonly duplication: DuplicationGathering;
  readonly performance: PerformanceGathering;
  readonly statics: LocatedStatic[];
  /** Of a kind of which not everything is known: the first reason why. */
  readonly broken: Map<ReportKind, string>;
}

/** Kinds whose reports are about files of the repository. */
export const kindsOfFiles: readonly ReportKind[] = ['coverage', 'complexity', 'duplication', 'static'];

const newGathering = (): Gathering => ({
  counts: noCounts,
  waived: 0,
  unlistedSkips: 0,
  coverage: emptyGathering(),
  sizes: [],
  complexity: noComplexity(),
  duplication: noDuplication(),
  performance: emptyPerformance(),
  statics: [],
  broken: new Map(),
});

const globsOf = ({ files, jobs }: ReportEntry): string =>
  jobs === undefined ? files.join(', ') : `jobs ${jobs.join(', ')}`;

/** Why no file is there: of one glob the reason, of several those that say more than that. */
function whyMissing(unmatched: readonly Pick<UnmatchedGlob, 'glob' | 'why'>[]): string {
  const [only, ...others] = unmatched;
  if (only !== undefined && others.length === 0) return only.why;
  const told = unmatched.filter(({ why }) => why !== nothingMatches);
  return [nothingMatches, ...told.map(({ glob, why }) => `${glob}: ${why}`)].join('; ');
}

function countFindings(
  entry: ReportEntry,
  paths: readonly string[],
  unmatched: readonly Omit<UnmatchedGlob, 'entry'>[],
): readonly Finding[] {
  // Of jobs each name must be there by itself, and was said where it is not.
  if (paths.length === 0 && entry.jobs !== undefined) return [];
  if (paths.length === 0) {
    const fixes = new Set(unmatched.map(({ fix }) => fix));
    const [fix] = fixes.size === 1 ? [...fixes] : [null];
    return [finding('report-missing', globsOf(entry), whyMissing(unmatched), fix ?? undefined)];
  }
  const missing = unmatched.map(({ glob, why, fix }) =>
    finding('report-missing', glob, why, fix ?? undefined),
  );
  return [...missing, ...outOfBounds(entry, paths)];
}

const shownMatches = 5;

function outOfBounds(entry: ReportEntry, paths: readonly string[]): readonly Finding[] {
  const { min, max, jobs } = entry;
  const matched = paths.length;
  if (matched >= min && (max === null || matched <= max)) return [];
  const demanded = max === null ? `at least ${min}` : min === max ? String(min) : `${min} to ${max}`;
  const files = `${countOf(matched, 'file')} ${matched === 1 ? 'matches' : 'match'}`;
  const what = jobs === undefined ? files : `${countOf(matched, 'job')} ran`;
  const left = matched - shownMatches;
  const named = `${paths.slice(0, shownMatches).join(', ')}${left > 0 ? `, and ${left} more` : ''}`;
  return [finding('report-count', globsOf(entry), `${what}, ${demanded} demanded: ${named}`)];
}

/** Readings that stand for jobs that are not there, or could not be asked for. */
const namesNothing: readonly FindingCode[] = ['job-missing', 'jobs-forbidden', 'jobs-unreachable'];

/** Whether a reading is of something that is there. */
const standsFor = (read: ReadReport<FindingCode>): boolean =>
  read.kind !== 'unusable' || !namesNothing.includes(read.code);

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
  readonly matches: string[][];
  readonly cases: Counts[];
  readonly waivedCases: number[];
  readonly sizes: readonly SizedFile[][];
  readonly findings: Finding[];
  readonly notable: NotableTest[];
  readonly waivers: WaiverUse | null;
  readonly waived: WaivedTest[];
  readonly waivedFindings: WaivedFindings[];
  readonly names: ReturnType<typeof gatherNames>;
  /** By kind and package. */
  readonly reports: Map<string, { kind: ReportKind; package: string | null; files: number }>;
}

function countReport({ reports }: Tally, concerned: readonly ReportEntry[], kind: ReportKind): void {
  for (const owner of new Set(concerned.map((entry) => entry.package))) {
    const key = JSON.stringify([kind, owner]);
    const known = reports.get(key);
    if (known === undefined) reports.set(key, { kind, package: owner, files: 1 });
    else known.files += 1;
  }
}

/** The whole, and the packages of these entries. */
function gatheringsOf(tally: Tally, concerned: readonly ReportEntry[]): readonly Gathering[] {
  const named = concerned.flatMap(({ package: name }) => tally.packages.get(name ?? '') ?? []);
  return [tally.whole, ...new Set(named)];
}

function breakKind(gatherings: readonly Gathering[], kind: ReportKind, why: string): void {
  for (const { broken } of gatherings) if (!broken.has(kind)) broken.set(kind, why);
}

/** Reports that are files of the repository; one that is read as two kinds is said once. */
function committedFindings(
  readings: readonly Reading[],
  repository: RepositoryFiles | null,
): readonly Finding[] {
  if (repository?.isTracked !== true) return [];
  // What is measured may well be a file of the repository: it is no report of an earlier run.
  const reports = readings.filter(({ read, sizeBytes }) => read.kind !== 'size' && sizeBytes !== null);
  const paths = [...new Set(reports.map(({ path, file }) => file ?? path))];
  return paths
    .filter((path) => repository.has(path))
    .map((path) => finding('report-committed', path, 'git tracks the file'));
}

/** Adds a report about files of the repository. */
function addSources(
  { repository }: Tally,
  path: string,
  read: Extract<ReadReport<FindingCode>, { readonly kind: 'coverage' | 'complexity' | 'duplication' }>,
  gatherings: readonly Gathering[],
): readonly Finding[] {
  if (repository === null) {
    breakKind(gatherings, read.kind, 'the files of the repository are not known');
    return [];
  }
  if (read.kind === 'complexity') {
    const into = gatherings.map(({ complexity }) => complexity);
    return addComplexity(path, read.report, repository, into);
  }
  if (read.kind === 'duplication') {
    const into = gatherings.map(({ duplication }) => duplication);
    return addDuplication(path, read.report, repository, into);
  }
  const into = gatherings.map(({ coverage }) => coverage);
  return addCoverage(path, read.report, repository, into);
}

/** Adds what is measured by itself, without the repository or other reports. */
function addMeasured(
  tally: Tally,
  { path, entries }: Reading,
  read: Extract<ReadReport<FindingCode>, { kind: 'size' | 'performance' }>,
  gatherings: readonly Gathering[],
): void {
  if (read.kind === 'performance') {
    const into = gatherings.map(({ performance }) => performance);
    tally.findings.push(...addPerformance(path, read.report, into));
    return;
  }
  const file = { path, ...read.report };
  for (const gathering of gatherings) gathering.sizes.push(file);
  for (const index of entries) tally.sizes[index]?.push(file);
}

function addReading(tally: Tally, reading: Reading): void {
  const { path, read } = reading;
  for (const index of standsFor(read) ? reading.entries : []) tally.matches[index]?.push(path);
  const concerned = reading.entries.flatMap((index) => tally.entries[index] ?? []);
  const gatherings = gatheringsOf(tally, concerned);
  const bad = unusable(reading, concerned);
  if (bad === null && read.kind !== 'unusable') countReport(tally, concerned, read.kind);
  if (bad !== null) {
    tally.findings.push(bad);
    for (const entry of concerned)
      breakKind(gatheringsOf(tally, [entry]), entry.kind, `${path}: ${bad.code}`);
  } else if (read.kind === 'tests') {
    tally.findings.push(...testFindings(path, read.report));
    tally.names.addAll(read.report.names);
    const { counts, notable, waived } = waiveTests(read.report, tally.waivers);
    tally.notable.push(...notable.map((test) => ({ ...test, report: path })));
    tally.waived.push(...waived.map(({ test, waiver }) => ({ ...test, report: path, waiver })));
    for (const gathering of gatherings) {
      gathering.counts = addCounts(gathering.counts, counts);
      gathering.waived += waived.length;
      gathering.unlistedSkips += read.report.unlistedSkips;
    }
    for (const index of reading.entries) {
      tally.cases[index] = addCounts(tally.cases[index] ?? noCounts, counts);
      tally.waivedCases[index] = (tally.waivedCases[index] ?? 0) + waived.length;
    }
  } else if (read.kind === 'size' || read.kind === 'performance')
    addMeasured(tally, reading, read, gatherings);
  else if (read.kind === 'static') {
    const { located: all, findings } = locateStatic(path, read.report, tally.repository);
    const { located, waived } = waiveFindings(all, tally.waivers);
    tally.findings.push(...findings);
    tally.waivedFindings.push(...waived);
    for (const { statics } of gatherings) statics.push(located);
  } else if (read.kind === 'coverage' || read.kind === 'complexity' || read.kind === 'duplication')
    tally.findings.push(...addSources(tally, path, read, gatherings));
}

function checkEntry(
  tally: Tally,
  entry: ReportEntry,
  index: number,
  unmatched: readonly UnmatchedGlob[],
): void {
  const where = globsOf(entry);
  const missing = countFindings(entry, tally.matches[index] ?? [], unmatched);
  tally.findings.push(...missing);
  if (missing.length > 0)
    breakKind(gatheringsOf(tally, [entry]), entry.kind, `${where}: ${missing[0]?.code ?? ''}`);
  tally.findings.push(...sizeFindings(where, tally.sizes[index] ?? []));
  const counts = tally.cases[index] ?? noCounts;
  const total = totalOf(counts);
  const waived = tally.waivedCases[index] ?? 0;
  if (total + waived > 0 && total === counts.skipped)
    tally.findings.push(
      finding(
        'all-tests-skipped',
        where,
        `${total} of ${total + waived} skipped${waived > 0 ? `, ${waived} waived` : ''}`,
      ),
    );
}

/**
 * Adds up what all reports say. A file that several entries of a kind matched was read once and counts once; it belongs
 * to the packages of all of them.
 *
 * @param entries - the manifest
 * @param readings - each file once for each kind that entries say it is
 * @param repository - `null` when its files could not be listed
 * @param waivers - laid over failing tests and findings; what they take out is in `waived` and `waivedFindings`
 * @param unmatched - globs of the entries that no file matches
 */
export function measure(
  entries: readonly ReportEntry[],
  readings: readonly Reading[],
  repository: RepositoryFiles | null,
  waivers: WaiverUse | null = null,
  unmatched: readonly UnmatchedGlob[] = [],
): Measurements {
  const names = entries.flatMap(({ package: name }) => name ?? []);
  const tally: Tally = {
    entries,
    repository,
    whole: newGathering(),
    packages: new Map(names.map((name) => [name, newGathering()])),
    matches: entries.map(() => []),
    cases: entries.map(() => noCounts),
    waivedCases: entries.map(() => 0),
    sizes: entries.map(() => []),
    findings: [],
    notable: [],
    waivers,
    waived: [],
    waivedFindings: [],
    names: gatherNames(),
    reports: new Map(),
  };
  tally.findings.push(...committedFindings(readings, repository));
  for (const reading of readings) addReading(tally, reading);
  for (const [index, entry] of entries.entries())
    checkEntry(
      tally,
      entry,
      index,
      unmatched.filter((one) => one.entry === index),
    );
  const kindsOf = new Map<string | null, Set<ReportKind>>();
  for (const { kind, package: owner } of entries)
    for (const name of new Set([null, owner])) kindsOf.set(name, (kindsOf.get(name) ?? new Set()).add(kind));
  const given = (kind: ReportKind, name: string | null): boolean => kindsOf.get(name)?.has(kind) === true;
  if (repository === null && kindsOfFiles.some((kind) => given(kind, null)))
    tally.findings.push(finding('repository-files-unknown', null, 'no list of the files of the repository'));
  const measured = (
    {
      counts,
      waived,
      unlistedSkips,
      coverage,
      sizes,
      complexity,
      duplication,
      performance,
      statics,
      broken,
    }: Gathering,
    name: string | null,
  ): Measured => ({
    tests: given('tests', name)
      ? { counts, waived, unlistedSkips, broken: broken.get('tests') ?? null }
      : null,
    performance: given('performance', name)
      ? performanceOf(performance, broken.get('performance') ?? null)
      : null,
    sizes: given('size', name) ? { files: sizes, broken: broken.get('size') ?? null } : null,
    complexity: given('complexity', name) ? complexityOf(complexity, broken.get('complexity') ?? null) : null,
    duplication: given('duplication', name)
      ? duplicationOf(duplication, broken.get('duplication') ?? null)
      : null,
    statics: given('static', name)
      ? { reports: statics, repository, broken: broken.get('static') ?? null }
      : null,
    coverage: given('coverage', name) ? coverageOf(coverage, broken.get('coverage') ?? null) : null,
    changed: null,
  });
  return {
    ...measured(tally.whole, null),
    change: null,
    packages: new Map([...tally.packages].map(([name, gathering]) => [name, measured(gathering, name)])),
    notable: tally.notable,
    waived: tally.waived,
    waivedFindings: tally.waivedFindings,
    findings: tally.findings,
    caseNames: tally.names.end(),
    reportCounts: [...tally.reports.values()],
    sonar: null,
    comparison: null,
  };
}

/** The measurements with what SonarQube says. */
export function withSonar(measurements: Measurements, sonar: SonarMeasure | null): Measurements {
  if (sonar === null) return measurements;
  return { ...measurements, sonar, findings: [...measurements.findings, ...sonarFindings(sonar)] };
}

import type { ReportKind } from '@interlock/shared/domain/configuration/reports';
import { countOf } from '@interlock/shared/domain/report/numbers';
import type { WaiverUse } from '@interlock/shared/domain/waiver/waiver-use';

import { finding, type AnyFinding, type Finding, type FindingCode } from './codes.ts';
import type { Beside } from './kinds/beside.ts';
import { kinds, noMeasures, type Gatherings } from './kinds/kinds.ts';
import type { Measured, MeasuredKinds, Measurements, Reading } from './measurements.ts';
import type { ReportEntry } from './manifest.ts';
import type { RepositoryFiles } from '@interlock/checkout/domain/paths';
import { gatherNames } from '@interlock/reports/domain/tests/case-names';
import { sonarFindings, type SonarMeasure } from './sonarqube/sonar-measure.ts';
import type { UsableReport } from '@interlock/reports/domain/format';
import type { ReadReport } from '@interlock/reports/domain/reader';
import { nothingMatches, type UnmatchedGlob } from './unmatched-glob.ts';

/** What is gathered of a whole, a package or an entry. */
interface Gathering {
  readonly gathered: { [Kind in ReportKind]?: Gatherings[Kind] };
  /** Of a kind of which not everything is known: the first reason why. */
  readonly broken: Map<ReportKind, string>;
}

const newGathering = (): Gathering => ({ gathered: {}, broken: new Map() });

function gatheringOf<Kind extends ReportKind>(kind: Kind, { gathered }: Gathering): Gatherings[Kind] {
  const known = gathered[kind] ?? kinds[kind].gather();
  gathered[kind] = known;
  return known;
}

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
  /** By entry, where its reports are looked at together. */
  readonly ofEntries: readonly Gathering[];
  /** Files by entry. */
  readonly matches: string[][];
  readonly findings: AnyFinding[];
  readonly beside: Beside;
  readonly waivers: WaiverUse | null;
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

/** Adds a usable report to the whole, to the packages of its entries, and to the entries themselves. */
function addReport<Kind extends ReportKind>(
  tally: Tally,
  { path, entries }: Reading,
  { kind, report }: UsableReport<Kind>,
  gatherings: readonly Gathering[],
): void {
  const { repository, waivers, beside, ofEntries } = tally;
  const definition = kinds[kind];
  const own = definition.ofEntry === undefined ? [] : entries.flatMap((index) => ofEntries[index] ?? []);
  const into = [...gatherings, ...own].map((gathering) => gatheringOf(kind, gathering));
  const { findings, broken } = definition.add(report, { path, repository, waivers, beside }, into);
  tally.findings.push(...findings);
  if (broken !== undefined) breakKind(gatherings, kind, broken);
}

function addReading(tally: Tally, reading: Reading): void {
  const { path, read } = reading;
  for (const index of standsFor(read) ? reading.entries : []) tally.matches[index]?.push(path);
  const concerned = reading.entries.flatMap((index) => tally.entries[index] ?? []);
  const gatherings = gatheringsOf(tally, concerned);
  const bad = unusable(reading, concerned);
  if (bad !== null) {
    tally.findings.push(bad);
    for (const entry of concerned)
      breakKind(gatheringsOf(tally, [entry]), entry.kind, `${path}: ${bad.code}`);
  } else if (read.kind !== 'unusable') {
    countReport(tally, concerned, read.kind);
    addReport(tally, reading, read, gatherings);
  }
}

/** What is wrong with all reports of one entry together. */
function entryFindings<Kind extends ReportKind>(
  kind: Kind,
  where: string,
  gathered: Gatherings[Kind],
): readonly AnyFinding[] {
  return kinds[kind].ofEntry?.(where, gathered) ?? [];
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
  const own = gatheringOf(entry.kind, tally.ofEntries[index] ?? newGathering());
  tally.findings.push(...entryFindings(entry.kind, where, own));
}

/** What was gathered of the kinds that are given. */
function measuredOf(
  gathering: Gathering,
  given: ReadonlySet<ReportKind>,
  repository: RepositoryFiles | null,
): Measured {
  const measured: { -readonly [Kind in ReportKind]: MeasuredKinds[Kind] } = { ...noMeasures };
  const add = <Kind extends ReportKind>(kind: Kind, gathered: Gatherings[Kind]): void => {
    measured[kind] = kinds[kind].measure(gathered, gathering.broken.get(kind) ?? null, repository);
  };
  for (const kind of given) add(kind, gatheringOf(kind, gathering));
  return { ...measured, changed: null };
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
  const caseNames = gatherNames();
  const beside: Beside = { notable: [], waived: [], waivedFindings: [], names: caseNames };
  const tally: Tally = {
    entries,
    repository,
    whole: newGathering(),
    packages: new Map(names.map((name) => [name, newGathering()])),
    ofEntries: entries.map(newGathering),
    matches: entries.map(() => []),
    findings: [],
    beside,
    waivers,
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
  const kindsOf = (of: readonly ReportEntry[]) => new Set(of.map(({ kind }) => kind));
  const given = kindsOf(entries);
  if (repository === null && [...given].some((kind) => kinds[kind].isOfFiles))
    tally.findings.push(finding('repository-files-unknown', null, 'no list of the files of the repository'));
  const packages = [...tally.packages].map(([name, gathering]): [string, Measured] => {
    const own = kindsOf(entries.filter((entry) => entry.package === name));
    return [name, measuredOf(gathering, own, repository)];
  });
  return {
    ...measuredOf(tally.whole, given, repository),
    change: null,
    packages: new Map(packages),
    notable: beside.notable,
    waived: beside.waived,
    waivedFindings: beside.waivedFindings,
    findings: tally.findings,
    caseNames: caseNames.end(),
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

import { compileGlob } from '@interlock/shared/domain/glob';
import { nearestWords } from '@interlock/shared/domain/nearest';
import { countOf } from '@interlock/shared/domain/report/numbers';
import type { Metric } from '@interlock/shared/domain/rule/metric';
import type { Observation, Query } from '@interlock/shared/domain/rule/observation';
import type { WrittenRule } from '@interlock/shared/domain/rule/problem';

import { absent, finding, type Finding } from '../../codes.ts';
import { comparable, sideBySide } from '../side-by-side.ts';
import type { RepositoryFiles } from '@interlock/checkout/domain/paths';
import { disagreementFinding } from '../disagreement.ts';
import {
  type StaticCount,
  type StaticLevel,
  type StaticReport,
  type StaticSubject,
} from '@interlock/reports/domain/static/static-report';

/** Where a path of a report may lie in the repository. */
export interface StaticPlace {
  /** All files that it may be; the path itself where it is none of the repository. */
  readonly candidates: readonly string[];
  readonly isInside: boolean;
}

/** A report of a linter or type checker, its paths tied to the repository. */
export interface LocatedStatic {
  /** Path of the report. */
  readonly path: string;
  readonly report: StaticReport;
  /** By the path that the report writes; empty where the files of the repository are not known. */
  readonly places: ReadonlyMap<string, StaticPlace>;
}

/** Reports of linters and type checkers of a set of entries; `broken` names the first that could not be used. */
export interface StaticMeasure {
  readonly reports: readonly LocatedStatic[];
  readonly repository: RepositoryFiles | null;
  readonly broken: string | null;
}

/** What a metric of this kind counts. */
interface Counted {
  readonly subject: StaticSubject;
  readonly levels: readonly StaticLevel[];
  readonly said: string;
}

const counted: Readonly<Partial<Record<string, Counted>>> = {
  'lint.errors': { subject: 'lint', levels: ['error'], said: 'error' },
  'lint.warnings': { subject: 'lint', levels: ['warning'], said: 'warning' },
  // A type checker has no warnings; should one, they are not passed over.
  'types.errors': { subject: 'types', levels: ['error', 'warning'], said: 'error' },
};

/** What rules may ask of linters and type checkers. */
export const staticMetrics: readonly Metric[] = (
  [
    ['lint.errors', 'Errors that linters and formatters found, without those suppressed in the source.'],
    ['lint.warnings', 'Warnings that linters found, without those suppressed in the source.'],
    ['types.errors', 'Errors that type checkers found.'],
  ] as const
).map(([id, meaning]) => ({
  id,
  dimension: 'count',
  meaning,
  names: 'optional',
  scopes: ['path', 'package'],
  least: 0,
  most: Infinity,
  isWhole: true,
  better: 'lower',
}));

function placesOf(
  { counts, lookedAtPaths }: StaticReport,
  path: string,
  repository: RepositoryFiles,
): ReadonlyMap<string, StaticPlace> {
  const places = new Map<string, StaticPlace>();
  const reported = [...counts.flatMap(({ file }) => file ?? []), ...(lookedAtPaths ?? [])];
  for (const file of reported) {
    if (places.has(file)) continue;
    const location = repository.locate(file, path);
    if (location.kind === 'found') places.set(file, { candidates: [location.path], isInside: true });
    else if (location.kind === 'ambiguous')
      places.set(file, { candidates: location.candidates, isInside: true });
    else places.set(file, { candidates: [file], isInside: false });
  }
  return places;
}

/** Ties a report to the repository, and says what is wrong with it. */
export function locateStatic(
  path: string,
  report: StaticReport,
  repository: RepositoryFiles | null,
): { readonly located: LocatedStatic; readonly findings: readonly Finding[] } {
  const places = repository === null ? new Map<string, StaticPlace>() : placesOf(report, path, repository);
  const findings = [...disagreementFinding(path, report.disagreements)];
  const looked = report.lookedAtPaths ?? [];
  if (repository !== null && looked.length > 0 && looked.every((file) => places.get(file)?.isInside !== true))
    findings.push(
      finding('source-of-no-repository-file', path, sideBySide(looked, comparable(looked, repository.paths))),
    );
  if (report.counts.length === 0 && report.lookedAt === null)
    findings.push(
      finding(
        'static-looked-at-unknown',
        path,
        `${report.tools.join(', ')} found nothing, in files not named`,
      ),
    );
  return { located: { path, report, places }, findings };
}

/** The reports that are about a subject. */
function reportsAbout(measure: StaticMeasure | null, subject: StaticSubject): readonly LocatedStatic[] {
  return (measure?.reports ?? []).filter(({ report }) => report.subject === subject);
}

/** Whether any report is about a subject. */
export function isAbout(measure: StaticMeasure | null, subject: StaticSubject): boolean {
  return reportsAbout(measure, subject).length > 0;
}

/** The file of the repository that a finding is about; what the report writes where that is not known. */
export function placedFile(places: LocatedStatic['places'], file: string | null): string | null {
  const candidates = file === null ? undefined : places.get(file)?.candidates;
  return candidates?.length === 1 ? (candidates[0] ?? file) : file;
}

const isNamed = ({ tool, rule }: StaticCount, name: string | null): boolean =>
  name === null || tool === name || rule === name;

/** Whether a glob means any file that a linter may have looked at; a glob that nothing is in may be misspelt. */
function isScopeKnown(
  reports: readonly LocatedStatic[],
  repository: RepositoryFiles,
  matches: (path: string) => boolean,
): boolean {
  return reports.some(({ report: { counts, lookedAtPaths }, places }) => {
    const isInside = (file: string | null): boolean =>
      file !== null && (places.get(file)?.candidates ?? []).some(matches);
    if (counts.some(({ file }) => isInside(file))) return true;
    return lookedAtPaths === null ? repository.paths.some(matches) : lookedAtPaths.some(isInside);
  });
}

const shown = 5;

/** The largest of sums, e.g. `no-console 3, quotes 1`. */
function largest(found: readonly StaticCount[], keyOf: (one: StaticCount) => string): string {
  const sums = new Map<string, number>();
  for (const one of found) sums.set(keyOf(one), (sums.get(keyOf(one)) ?? 0) + one.count);
  const named = [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const more = named.length - shown;
  return named
    .slice(0, shown)
    .map(([name, sum]) => `${name} ${sum}`)
    .join(', ')
    .concat(more > 0 ? `, and ${more} more` : '');
}

const sumOf = (found: readonly StaticCount[]): number => found.reduce((sum, { count }) => sum + count, 0);

/** What the reports say to a rule. A finding without a file may be anywhere, so that it counts in every scope. */
export function observeStatic(measure: StaticMeasure | null, query: Query): Observation {
  const asked = counted[query.metric];
  if (measure === null || asked === undefined)
    return absent('static-not-reported', `Nothing reports ${query.metric}.`);
  if (measure.broken !== null)
    return absent('measurement-broken', `Not all findings are known (${measure.broken}).`);
  const reports = reportsAbout(measure, asked.subject);
  if (reports.length === 0)
    return absent('static-not-reported', `No report of the kind "static" is about ${asked.subject}.`);
  const { scope, name } = query;
  let isInside: (one: StaticCount, places: LocatedStatic['places']) => boolean = () => true;
  if (scope.kind === 'path') {
    const { repository } = measure;
    if (repository === null)
      return absent('repository-files-unknown', `Which files are in "${scope.glob}" is not known.`);
    const matches = compileGlob(scope.glob);
    if (!isScopeKnown(reports, repository, matches))
      return absent('static-scope-empty', `No file that was looked at is in "${scope.glob}".`);
    isInside = ({ file }, places) => file === null || (places.get(file)?.candidates ?? [file]).some(matches);
  }
  const found = reports.flatMap(({ report, places }) =>
    report.counts
      .filter((one) => asked.levels.includes(one.level) && isNamed(one, name) && isInside(one, places))
      .map((one) => ({ ...one, file: placedFile(places, one.file) })),
  );
  const value = sumOf(found);
  const said = `${countOf(value, asked.said)} of ${[...new Set(reports.flatMap(({ report }) => report.tools))].join(', ')}`;
  const rules = largest(found, ({ rule, tool }) => rule ?? tool);
  const files = largest(found, ({ file }) => file ?? 'no file');
  return {
    kind: 'value',
    value,
    where: scope.kind === 'member' ? scope.id : scope.kind === 'path' ? scope.glob : null,
    detail: value === 0 ? said : `${said}: ${rules}; ${files}`,
  };
}

/** Names of rules and tools that the reports know, for those that a rule of the gate may ask for. */
function namesOf(reports: readonly LocatedStatic[]): ReadonlySet<string> {
  return new Set(
    reports.flatMap(({ report }) => [
      ...report.tools,
      ...report.rules,
      ...report.counts.flatMap(({ rule }) => rule ?? []),
    ]),
  );
}

/** Rules of the gate that name what no report knows: found nothing, or misspelt. */
export function nameFindings(
  measure: StaticMeasure | null,
  rules: readonly WrittenRule[],
): readonly Finding[] {
  return rules.flatMap(({ rule, text }) => {
    const asked = counted[rule.metric];
    if (asked === undefined || rule.name === null || measure === null) return [];
    const names = namesOf(reportsAbout(measure, asked.subject));
    if (names.size === 0 || names.has(rule.name)) return [];
    const near = nearestWords(rule.name.slice(0, 64), [...names].slice(0, 1_000));
    const meant = near.length === 0 ? '' : `; there is ${near.join(', ')}`;
    return [finding('static-name-unmatched', text, `no report names "${rule.name}"${meant}`)];
  });
}

/** Whether the change may touch what a rule on findings is about. */
export function isStaticScopeKnown(measure: StaticMeasure | null, metric: string, glob: string): boolean {
  const asked = counted[metric];
  if (asked === undefined || measure === null || measure.repository === null) return false;
  return isScopeKnown(reportsAbout(measure, asked.subject), measure.repository, compileGlob(glob));
}

/** Findings of one subject, by level. */
export interface StaticTotals {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly suppressed: number;
  /** `null` where a report does not say. */
  readonly files: number | null;
}

/** What the reports about a subject come to; `null` where there is none. */
export function staticTotals(measure: StaticMeasure | null, subject: StaticSubject): StaticTotals | null {
  const reports = reportsAbout(measure, subject).map(({ report }) => report);
  if (reports.length === 0) return null;
  const counts = reports.flatMap((report) => report.counts);
  const sum = (level: StaticLevel): number => sumOf(counts.filter((one) => one.level === level));
  return {
    errors: sum('error'),
    warnings: sum('warning'),
    notes: sum('note'),
    suppressed: reports.reduce((total, { suppressed }) => total + suppressed, 0),
    files: reports.reduce<number | null>(
      (total, { lookedAt }) => (total === null || lookedAt === null ? null : total + lookedAt),
      0,
    ),
  };
}

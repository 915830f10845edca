import {
  expectedReports,
  longAnalysisField,
  longReportField,
  longReportKeys,
  reportKinds,
  shortAnalysisField,
  type Expected,
  type ExpectedAnalysis,
  type ExpectedReports,
} from '@interlock/shared/domain/configuration/reports';
import { isRecord } from '@interlock/shared/domain/json';
import { suggestion } from '@interlock/shared/domain/nearest';
import { failure, success, type Result } from '@interlock/shared/domain/result';
import { checkSchema, listInTextFix, schema as v, type Schema } from '@interlock/shared/domain/schema';

import { isFormat, kindOf, type Format } from '@interlock/reports/domain/format-names';
import { sayNearest } from '@interlock/reports/domain/nearest-formats';

/** One entry of `reports`: files that must be there and what they are, or jobs that must have ended well. */
export interface ReportEntry extends ExpectedReports {
  /** `null`: found by content. */
  readonly format: Format | null;
}

/** What a manifest promises, in its order. */
export type ManifestEntry = ReportEntry | ExpectedAnalysis;

/** Something in a manifest that this version cannot do as it is asked. */
export interface ManifestProblem {
  /** e.g. `[2].min`. */
  readonly path: string;
  readonly message: string;
  readonly fix: string;
}

type Complain = (key: string, message: string, fix: string) => void;

function checkGlobs(globs: readonly string[], key: string, complain: Complain): void {
  for (const glob of globs) {
    if (glob.startsWith('!'))
      complain(key, `"${glob}" begins with "!".`, 'Exclude files with `except: [...]` of the long form.');
    else if (/^(?:[\\/]|[A-Za-z]:)/u.test(glob) || glob.split(/[\\/]/u).includes('..'))
      complain(
        key,
        `"${glob}" leaves the working directory.`,
        'Write the report below the working directory, and the glob relative to it.',
      );
  }
}

function checkEntry(entry: ExpectedReports, complain: Complain): ReportEntry {
  const { kind, format, jobs, min, max } = entry;
  const knownFormat = format !== null && isFormat(format) ? format : null;
  if (format !== null && knownFormat === null)
    complain(
      'format',
      `the format "${format}" is not read by this version.`,
      `Leave it out: the format is found by the content. ${sayNearest(kind, null, [format])}`,
    );
  if (knownFormat !== null && kindOf(knownFormat) !== kind)
    complain(
      'format',
      `"${knownFormat}" is not a format of the kind "${kind}".`,
      'Correct `kind` or `format`.',
    );
  if (format !== null && jobs !== undefined)
    complain('format', 'jobs of the run have no format.', 'Take `format` out.');
  if (max !== null && max < min)
    complain('max', `max ${max} is less than min ${min}.`, 'Raise `max` or lower `min`.');
  checkGlobs(entry.files, 'files', complain);
  if (jobs === undefined) checkGlobs(entry.except, 'except', complain);
  return { ...entry, format: knownFormat };
}

/** Characters of what somebody wrote that a fix repeats. */
const longestShown = 200;

const glob = v.pipe(v.string(), v.minLength(1, 'is empty.'));
const kinds: readonly string[] = [...reportKinds, 'sonarqube'];
const kindFix = `Write one of: ${kinds.join(', ')}.`;
const longFix =
  'Write `- {kind: tests, files: ["e2e/*.xml"], package: web, min: 4, max: 8, except: ["e2e/old.xml"]}`.';
const shortFix = 'Write `- tests: "reports/**/junit*.xml"`; each report begins with a dash of its own.';

const longAnalysisFix = 'Write `- {kind: sonarqube, project: acme_shop, analysis: main}`.';
const shortAnalysisFix = 'Write `- sonarqube: acme_shop`, with the key of the project.';

function readAnalysis(
  field: Schema<ExpectedAnalysis>,
  entry: unknown,
  path: string,
  fix: string,
): Result<ExpectedAnalysis, ManifestProblem> {
  const read = checkSchema(field, entry);
  if (read.ok) return success(read.value);
  return failure(
    ...read.problems.map((problem) => ({ path: `${path}.${problem.path}`, message: problem.message, fix })),
  );
}

/** How several files behind a kind are written as an entry; `null` for what is no list of files, or too long to show. */
function filesFix(kind: string, value: unknown): string | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  if (!value.every((file) => typeof file === 'string')) return null;
  const files = value.map((file) => JSON.stringify(file)).join(', ');
  return files.length > longestShown
    ? longFix
    : `Behind a kind is one glob. Write several as \`- {kind: ${kind}, files: [${files}]}\`.`;
}

function readShort(key: string, value: unknown, path: string): Result<Expected, ManifestProblem> {
  if (key === 'sonarqube') return readAnalysis(shortAnalysisField, { [key]: value }, path, shortAnalysisFix);
  const kind = reportKinds.find((known) => known === key);
  if (kind === undefined)
    return failure({
      path,
      message: `"${key}" is not a kind of report.${suggestion(key, kinds)}`,
      fix: kindFix,
    });
  const read = checkSchema(glob, value);
  if (!read.ok) {
    const fix = filesFix(kind, value) ?? shortFix;
    const problems = read.problems.map(({ message }) => ({ path: `${path}.${key}`, message, fix }));
    return failure(...problems);
  }
  return success({ kind, files: [read.value], except: [], package: null, min: 1, max: null, format: null });
}

function readLong(entry: Readonly<Record<string, unknown>>, path: string): Result<Expected, ManifestProblem> {
  if (entry['kind'] === 'sonarqube') return readAnalysis(longAnalysisField, entry, path, longAnalysisFix);
  const read = checkSchema(longReportField, entry);
  if (!read.ok) {
    const problems = read.problems.map((problem) => ({
      path: `${path}.${problem.path}`,
      message: problem.message,
      fix: longFix,
    }));
    return failure(...problems);
  }
  return success(expectedReports(read.value));
}

/** Entries that this version can do, and every problem of those it cannot. */
export interface CheckedManifest {
  readonly entries: readonly ManifestEntry[];
  readonly problems: readonly ManifestProblem[];
}

/** Checks that this version can do what entries ask for; `null` is an entry whose shape was refused already. */
export function checkManifest(expected: readonly (Expected | null)[]): CheckedManifest {
  const problems: ManifestProblem[] = [];
  const entries = expected.flatMap((entry, index): readonly ManifestEntry[] => {
    if (entry === null) return [];
    if (entry.kind === 'sonarqube') return [entry];
    const checked = checkEntry(entry, (key, message, fix) =>
      problems.push({ path: `[${index}].${key}`, message, fix }),
    );
    return [checked];
  });
  return { entries, problems };
}

/** How a file that was named alone is written as an entry. */
const asShortEntry = (file: string): string =>
  file === '' || file.length > longestShown
    ? shortFix
    : `Say what it is: \`- tests: ${JSON.stringify(file)}\`, or another kind: ${kinds.slice(1).join(', ')}.`;

/** How something that is no list is written as one. */
function listFix(value: unknown): string {
  if (typeof value === 'string') return listInTextFix(value) ?? `Write it as a list. ${asShortEntry(value)}`;
  if (!isRecord(value)) return shortFix;
  const entries = Object.entries(value);
  const isShort = entries.every(([key, file]) => kinds.includes(key) && typeof file === 'string');
  const texts = entries.map(([key, file]) => `- ${key}: ${JSON.stringify(file)}`);
  return isShort && texts.join('').length <= longestShown
    ? `Write it as a list, each report on a line of its own: ${texts.map((text) => `\`${text}\``).join(', ')}.`
    : `Write it as a list: begin each report with a dash. ${shortFix}`;
}

const longForms = { ...longReportKeys.entries, ...longAnalysisField.entries };

function readEntry(entry: unknown, path: string): Result<Expected, ManifestProblem> {
  if (!isRecord(entry)) {
    const fix = typeof entry === 'string' ? asShortEntry(entry) : shortFix;
    return failure({ path, message: 'says no kind of report.', fix });
  }
  const [key = '', ...others] = Object.keys(entry);
  const isLong = others.length > 0 || Object.hasOwn(longForms, key);
  return isLong ? readLong(entry, path) : readShort(key, entry[key], path);
}

/**
 * Reads a manifest: a list of short entries (`kind: glob`) and long ones. It accepts what the configuration accepts;
 * each entry is read as the form it was meant to be, so that what is wrong with it is said once and in its own words.
 *
 * @param value - plain data, as YAML gives it
 */
export function readManifest(value: unknown): CheckedManifest {
  if (!Array.isArray(value) || value.length === 0) {
    const message = 'is not a list with at least one report.';
    return { entries: [], problems: [{ path: '', message, fix: listFix(value) }] };
  }
  const read = value.map((entry: unknown, index) => readEntry(entry, `[${index}]`));
  const { entries, problems } = checkManifest(read.map((result) => (result.ok ? result.value : null)));
  return {
    entries,
    problems: [...read.flatMap((result) => (result.ok ? [] : result.failures)), ...problems],
  };
}

import { schema as v } from '../schema.ts';
import { textField } from './fields.ts';

/** What a report is about. Formats are found by content. */
export const reportKinds = [
  'tests',
  'coverage',
  'static',
  'size',
  'performance',
  'complexity',
  'duplication',
] as const;
export type ReportKind = (typeof reportKinds)[number];

/** One line of the manifest of expected reports, in its long form. */
export interface ExpectedReports {
  readonly kind: ReportKind;
  /** Globs, relative to the working directory; none where `jobs` are given. */
  readonly files: readonly string[];
  /** Jobs of the run whose time is measured, in place of files: names in which `*` stands for any text. */
  readonly jobs?: readonly string[];
  readonly except: readonly string[];
  readonly package: string | null;
  /** Least number of files, or of jobs. */
  readonly min: number;
  /** Most; `null` for no bound. */
  readonly max: number | null;
  /** Forces a format; `null` finds it by content. */
  readonly format: string | null;
}

/**
 * Which analysis of a project is judged: `main` is that of its main branch, the only one that SonarQube's Community
 * edition keeps; `auto` that of the pull request or branch that the run is for.
 */
const analysisScopes = ['auto', 'main'] as const;

/**
 * A project that a SonarQube server has analyzed. Which server that is comes from inputs alone: whoever can write a
 * file could else have the token sent to a server of their own.
 */
export interface ExpectedAnalysis {
  readonly kind: 'sonarqube';
  /** Key of the project. */
  readonly project: string;
  readonly analysis: (typeof analysisScopes)[number];
}

/** What `reports` promises: files, or the analysis of a server. */
export type Expected = ExpectedReports | ExpectedAnalysis;

const files = v.pipe(v.array(textField), v.minLength(1, 'names no file.'));
const fileCount = v.pipe(v.number(), v.integer('is not a whole number.'), v.minValue(1, 'is less than 1.'));

/** The keys of the long form of one entry, as it is written. */
export const longReportKeys = v.strictObject({
  kind: v.picklist(reportKinds),
  files: v.optional(files),
  jobs: v.optional(v.pipe(v.array(textField), v.minLength(1, 'names no job.'))),
  except: v.optional(v.array(textField), []),
  package: v.optional(textField),
  min: v.optional(fileCount, 1),
  max: v.optional(fileCount),
  format: v.optional(textField),
});

type WrittenReport = v.InferOutput<typeof longReportKeys>;

/** The long form of one entry: of files or, where time is measured, of jobs of the run. */
export const longReportField = v.pipe(
  longReportKeys,
  v.forward(
    v.check<WrittenReport, string>(
      (entry) => entry.files !== undefined || entry.jobs !== undefined,
      '"files" is missing.',
    ),
    ['files'],
  ),
  v.forward(
    v.check<WrittenReport, string>(
      (entry) => entry.files === undefined || entry.jobs === undefined,
      'stands beside `files`; an entry is about files or about jobs.',
    ),
    ['jobs'],
  ),
  v.forward(
    v.check<WrittenReport, string>(
      ({ kind, jobs }) => jobs === undefined || kind === 'performance',
      'is only for `kind: performance`, which measures their time.',
    ),
    ['jobs'],
  ),
);

/** An entry with everything that was left out. */
export function expectedReports(entry: WrittenReport): ExpectedReports {
  return {
    kind: entry.kind,
    files: entry.files ?? [],
    ...(entry.jobs === undefined ? {} : { jobs: entry.jobs }),
    except: entry.except,
    package: entry.package ?? null,
    min: entry.min,
    max: entry.max ?? null,
    format: entry.format ?? null,
  };
}

const long = v.pipe(longReportField, v.transform(expectedReports));

/** Key of a project, as SonarQube accepts them. */
const projectField = v.pipe(
  v.string(),
  v.regex(
    /^(?=.*[^\d])[\w.:-]{1,400}$/u,
    'is not the key of a project: letters, digits, "-", "_", "." and ":", not digits alone, at most 400.',
  ),
);

/** The long form of a project on a SonarQube server, as it is written. */
export const longAnalysisField = v.strictObject({
  kind: v.literal('sonarqube'),
  project: projectField,
  analysis: v.optional(v.picklist(analysisScopes), 'auto'),
});

/** The short form, `sonarqube: KEY`. */
export const shortAnalysisField = v.pipe(
  v.strictObject({ sonarqube: projectField }),
  v.transform(({ sonarqube }): ExpectedAnalysis => ({
    kind: 'sonarqube',
    project: sonarqube,
    analysis: 'auto',
  })),
);

const short = v.pipe(
  v.record(v.picklist(reportKinds), textField),
  v.check((entry) => Object.keys(entry).length === 1, 'is not one `kind: glob`.'),
  v.transform((entry): ExpectedReports[] =>
    reportKinds.flatMap((kind) => {
      const glob = entry[kind];
      if (glob === undefined) return [];
      return [{ kind, files: [glob], except: [], package: null, min: 1, max: null, format: null }];
    }),
  ),
);

/**
 * The manifest of expected reports, as the `reports` input and the configuration write it: a list of `kind: glob`,
 * or of `{kind, files, except, package, min, max, format}`, with `jobs` in place of `files` for jobs of the run; and
 * `sonarqube: KEY`, or `{kind: sonarqube, project, analysis}`.
 */
export const reportsField = v.pipe(
  v.array(v.union([long, longAnalysisField, shortAnalysisField, short])),
  v.minLength(1, 'names no report.'),
  v.transform((entries): readonly Expected[] => entries.flat()),
);

import { schema as v } from '@interlock/shared/domain/schema';
import type { Material } from '@interlock/shared/gate/domain/material';
import { reportEntries, type ReportBody } from '@interlock/shared/gate/domain/report-body';
import type { Waiver } from '@interlock/shared/domain/waiver/waiver';

import { comparedNumbers, sayFound } from './baseline/comparison.ts';
import { countLines } from '@interlock/checkout/domain/line-ranges';
import { kindsInOrder } from './kinds/kinds.ts';
import type { Measurements } from './measurements.ts';
import { removables } from './metrics.ts';
import { shownSonar, sonarSchema } from './sonarqube/sonar-shown.ts';
import { shownTotals } from './totals.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const nullableText = v.nullable(v.string());

const tests = v.strictObject({
  total: count,
  passed: count,
  failed: count,
  errored: count,
  skipped: count,
  flaky: count,
});

const ratio = v.nullable(v.strictObject({ covered: count, total: count }));
const ratios = v.strictObject({ lines: ratio, branches: ratio, functions: ratio });
const coverage = v.nullable(v.strictObject({ ...ratios.entries, 'changed-lines': ratio }));

const comparedWith = v.strictObject({
  kind: v.picklist(['branch', 'file']),
  run: count,
  commit: v.string(),
  branch: v.string(),
  created: v.string(),
  path: nullableText,
});

/** What kinds of reports have in the file beside tests and coverage. */
const reportParts = kindsInOrder('size', 'complexity', 'duplication', 'performance', 'static').flatMap(
  ({ report }) => report ?? [],
);

/** The declaration of the report file; `schema/quality-gate-report.schema.json` is made of it. */
export const reportSchema = v.strictObject({
  ...reportEntries,
  tests: v.nullable(tests),
  coverage,
  packages: v.array(v.strictObject({ name: v.string(), tests: v.nullable(tests), coverage })),
  /** What was compared with, and what of it is gone; `null` where nothing was to be. */
  baseline: v.nullable(
    v.strictObject({
      /** `null` where there was none, for `why`. */
      with: v.nullable(comparedWith),
      why: nullableText,
      /** No more than 200 names of each. */
      removed: v.nullable(
        v.record(v.picklist(removables), v.strictObject({ count, names: v.array(v.string()) })),
      ),
      newFailures: v.nullable(
        v.strictObject({
          count,
          tests: v.array(v.strictObject({ name: v.string(), outcome: v.picklist(['failed', 'errored']) })),
        }),
      ),
      /** Of the whole and of packages, in the unit of the metric; `now` is `null` where nothing measured it. */
      numbers: v.array(
        v.strictObject({
          metric: v.string(),
          name: nullableText,
          package: nullableText,
          now: v.nullable(v.number()),
          baseline: v.number(),
        }),
      ),
    }),
  ),
  /** The change that is judged; `null` when it is not known, or nobody asked. */
  change: v.nullable(
    v.strictObject({
      head: v.string(),
      /** Commits it was compared with; none when everything is new. */
      bases: v.array(v.string()),
      said: v.string(),
      touchedFiles: count,
      addedLines: count,
    }),
  ),
  /** Files with added lines that can be covered; `null` when they are not known. */
  changedFiles: v.nullable(
    v.array(
      v.strictObject({
        path: v.string(),
        covered: count,
        total: count,
        /** First and last line of each row of lines that is not covered. */
        uncovered: v.array(v.tuple([count, count])),
        /** Whether a report mentions the file. */
        reported: v.boolean(),
        /** Why its lines cannot be judged. */
        doubt: v.nullable(v.picklist(['altered', 'ambiguous', 'outdated', 'unlisted'])),
      }),
    ),
  ),
  /** Cases that did not simply pass, no more than 200 a report. */
  cases: v.array(
    v.strictObject({
      name: v.string(),
      outcome: v.picklist(['failed', 'errored', 'flaky']),
      message: v.string(),
      file: nullableText,
      line: v.nullable(count),
      report: v.string(),
    }),
  ),
  /** Failures that are waived, with who answers for them. */
  waived: v.array(
    v.strictObject({
      name: v.string(),
      outcome: v.picklist(['failed', 'errored', 'flaky']),
      report: v.string(),
      owner: v.string(),
      reason: v.string(),
      ticket: nullableText,
      expires: v.string(),
    }),
  ),
  /** Findings of linters and type checkers that are waived. */
  waivedFindings: v.array(
    v.strictObject({
      tool: v.string(),
      rule: v.string(),
      file: v.string(),
      level: v.picklist(['error', 'warning', 'note']),
      count,
      report: v.string(),
      owner: v.string(),
      reason: v.string(),
      ticket: nullableText,
      expires: v.string(),
    }),
  ),
  files: v.array(v.strictObject({ path: v.string(), ...ratios.entries })),
  ...Object.fromEntries(reportParts.map(({ key, schema }) => [key, schema])),
  sonarqube: sonarSchema,
  /**
   * Every report that was read, and the waivers and the baseline that it was judged with. The digest is `sha256:` of the content; of a file beyond one MiB `sha256-blocks:`, the
   * SHA-256 of the lower-case hex SHA-256 of each MiB in order, without separator.
   */
  materials: v.array(
    v.strictObject({ path: v.string(), sizeBytes: count, digest: v.string(), kind: v.string() }),
  ),
});

export type ReportFile = v.InferOutput<typeof reportSchema>;

const shownRemoved = 200;

/** What was compared with, as the output has it; `null` where nothing was. */
export function shownBaseline({ comparison }: Measurements): v.InferOutput<typeof comparedWith> | null {
  if (comparison?.found.kind !== 'known') return null;
  const { kind, runId, commit, branch, created, path } = comparison.found.source;
  return { kind, run: runId, commit, branch, created, path };
}

function shownComparison(measurements: Measurements): ReportFile['baseline'] {
  const { comparison } = measurements;
  if (comparison === null) return null;
  const { found, removed, newFailures } = comparison;
  return {
    with: shownBaseline(measurements),
    why: found.kind === 'known' ? null : sayFound(found),
    removed:
      removed === null
        ? null
        : Object.fromEntries(
            removables.map((kind) => {
              const { count: gone, names } = removed[kind];
              return [kind, { count: gone, names: names.slice(0, shownRemoved) }];
            }),
          ),
    newFailures: newFailures === null ? null : { count: newFailures.count, tests: [...newFailures.tests] },
    numbers: comparedNumbers(measurements).map(({ now, ...number }) => ({
      ...number,
      now: now === 'unknown' ? null : now,
    })),
  };
}

function shownChange({ change }: Measurements): ReportFile['change'] {
  if (change?.kind !== 'known') return null;
  const { head, bases, said, touched, files } = change.change;
  const addedLines = [...files.values()].reduce((sum, { added }) => sum + countLines(added), 0);
  return { head, bases: [...bases], said, touchedFiles: touched.size, addedLines };
}

function shownFiles({ changed }: Measurements): ReportFile['changedFiles'] {
  if (changed === null) return null;
  return changed.map(({ path, lines, uncovered, isReported, doubt }) => ({
    path,
    ...lines,
    uncovered: uncovered.map(({ from, to }): [number, number] => [from, to]),
    reported: isReported,
    doubt,
  }));
}

/** Who answers for what is waived, why, and until when. */
function answerOf({ owner, reason: why, ticket, expires }: Waiver) {
  return { owner, reason: why, ticket, expires };
}

/** A report that is to be written: covered files are made when they are asked for. */
export type WrittenReport = Omit<ReportFile, 'files'> & {
  readonly files: Iterable<ReportFile['files'][number]>;
};

const filesOfAPiece = 256;

/**
 * The report as text, in pieces. Covered files stand one a line and come by and by: spread out like the rest, or all at
 * once, those of a large repository would take more memory than everything that was read of them.
 */
export function* reportText({ files, ...rest }: WrittenReport): Generator<string> {
  const outer = JSON.stringify({ ...rest, files: [] }, null, 2);
  yield outer.slice(0, outer.lastIndexOf('[]') + 1);
  let piece: string[] = [];
  let before = '\n';
  for (const file of files) {
    piece.push(`    ${JSON.stringify(file)}`);
    if (piece.length < filesOfAPiece) continue;
    yield before + piece.join(',\n');
    before = ',\n';
    piece = [];
  }
  if (piece.length > 0) yield before + piece.join(',\n');
  yield before === '\n' && piece.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
}

function* writtenFiles({ coverage }: Measurements): Generator<ReportFile['files'][number]> {
  for (const { path, ratios } of coverage?.files ?? []) yield { path, ...ratios };
}

/** The report, with all that it rests on. */
export function reportFile(
  body: ReportBody & { readonly materials: readonly Material[] },
  measurements: Measurements,
): WrittenReport {
  return {
    ...body,
    ...shownTotals(measurements),
    packages: [...measurements.packages].map(([name, measured]) => ({ name, ...shownTotals(measured) })),
    baseline: shownComparison(measurements),
    change: shownChange(measurements),
    changedFiles: shownFiles(measurements),
    cases: [...measurements.notable],
    waived: measurements.waived.map(({ name, outcome, report, waiver }) => ({
      name,
      outcome,
      report,
      ...answerOf(waiver),
    })),
    waivedFindings: measurements.waivedFindings.map(({ waiver, ...found }) => ({
      ...found,
      ...answerOf(waiver),
    })),
    ...Object.fromEntries(reportParts.map(({ key, shown }) => [key, shown(measurements)])),
    sonarqube: shownSonar(measurements.sonar),
    files: writtenFiles(measurements),
    materials: body.materials.map((material) => ({ ...material })),
  };
}

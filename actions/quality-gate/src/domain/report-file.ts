import { schema as v } from '@interlock/shared/domain/schema';
import type { Subject } from '@interlock/shared/domain/subject';
import { verdicts } from '@interlock/shared/domain/verdict';

import type { Decision } from './decision.ts';
import type { Measurements } from './measure.ts';
import type { Policy } from './policy.ts';
import { shownTotals } from './totals.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const nullableText = v.nullable(v.string());

const reason = v.strictObject({
  code: v.string(),
  rule: nullableText,
  seen: nullableText,
  limit: nullableText,
  where: nullableText,
  fix: v.string(),
});

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
const outcome = v.picklist(['pass', 'warn', 'fail', 'inconclusive', 'not-applicable']);

/** The declaration of the report file; `schema/quality-gate-report.schema.json` is made of it. */
export const reportSchema = v.strictObject({
  version: v.literal(1),
  gate: v.string(),
  verdict: v.picklist(verdicts),
  mode: v.picklist(['enforce', 'audit']),
  subject: v.strictObject({
    commit: v.string(),
    artefacts: v.array(v.strictObject({ name: v.string(), digest: v.string() })),
  }),
  mergeCommit: nullableText,
  policy: v.strictObject({ digest: v.string(), commit: nullableText, source: v.string() }),
  reasons: v.array(reason),
  /** Worth knowing; they judge nothing. */
  notes: v.array(reason),
  rules: v.array(
    v.strictObject({
      rule: v.string(),
      note: nullableText,
      outcome,
      members: v.array(
        v.strictObject({
          member: nullableText,
          outcome,
          seen: nullableText,
          limit: v.string(),
          where: nullableText,
          reason: v.nullable(reason),
        }),
      ),
    }),
  ),
  tests: v.nullable(tests),
  coverage: v.nullable(ratios),
  packages: v.array(
    v.strictObject({ name: v.string(), tests: v.nullable(tests), coverage: v.nullable(ratios) }),
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
  files: v.array(v.strictObject({ path: v.string(), ...ratios.entries })),
  /**
   * Every report that was read. The digest is `sha256:` of the content; of a file beyond one MiB `sha256-blocks:`, the
   * SHA-256 of the lower-case hex SHA-256 of each MiB in order, without separator.
   */
  materials: v.array(
    v.strictObject({ path: v.string(), sizeBytes: count, digest: v.string(), kind: v.string() }),
  ),
});

export type ReportFile = v.InferOutput<typeof reportSchema>;

/** The report of a decision, with all that it rests on. */
export function reportFile(
  policy: Policy,
  decision: Decision,
  measurements: Measurements,
  basis: {
    readonly subject: Subject;
    readonly mergeCommit: string | null;
    readonly policy: ReportFile['policy'];
    readonly materials: readonly ReportFile['materials'][number][];
  },
): ReportFile {
  const { commit, artefacts } = basis.subject;
  return {
    version: 1,
    gate: policy.gate,
    verdict: decision.verdict,
    mode: policy.mode,
    subject: { commit, artefacts: [...artefacts] },
    mergeCommit: basis.mergeCommit,
    policy: basis.policy,
    reasons: [...decision.reasons],
    notes: [...decision.notes],
    rules: decision.results.map((result) => ({ ...result, members: [...result.members] })),
    ...shownTotals(measurements),
    packages: [...measurements.packages].map(([name, measured]) => ({ name, ...shownTotals(measured) })),
    cases: [...measurements.notable],
    files: (measurements.coverage?.files ?? []).map(({ path, ratios }) => ({ path, ...ratios })),
    materials: [...basis.materials],
  };
}

import { schema as v } from '../../domain/schema.ts';
import type { Subject } from '../../domain/subject.ts';
import { verdicts } from '../../domain/verdict.ts';
import type { Decision } from './decision.ts';
import type { Material } from './material.ts';

const nullableText = v.nullable(v.string());

const reason = v.strictObject({
  code: v.string(),
  rule: nullableText,
  seen: nullableText,
  limit: nullableText,
  where: nullableText,
  fix: v.string(),
});

const outcome = v.picklist(['pass', 'warn', 'fail', 'inconclusive', 'not-applicable']);

/** What the report file of every gate has. A gate's own declaration is made of these and its parts. */
export const reportEntries = {
  version: v.literal(1),
  gate: v.string(),
  verdict: v.picklist(verdicts),
  mode: v.picklist(['enforce', 'audit']),
  subject: v.strictObject({
    commit: v.string(),
    artifacts: v.array(v.strictObject({ name: v.string(), digest: v.string() })),
  }),
  mergeCommit: nullableText,
  policy: v.strictObject({
    digest: v.string(),
    commit: nullableText,
    source: v.string(),
    /** The file of waivers, read at the same commit. */
    waivers: v.nullable(v.strictObject({ path: v.string(), digest: v.string() })),
  }),
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
};

/** The common part of a report file. */
export type ReportBody = v.InferOutput<v.StrictObjectSchema<typeof reportEntries, undefined>>;

/** What the verdict rests on, as the report tells it. */
export interface Basis {
  readonly subject: Subject;
  readonly mergeCommit: string | null;
  readonly policy: ReportBody['policy'];
  readonly materials: readonly Material[];
}

/** The common part of the report of a gate. */
export function reportBody(
  policy: { readonly gate: string; readonly mode: 'enforce' | 'audit' },
  decision: Decision,
  basis: Basis,
): ReportBody {
  const { commit, artifacts } = basis.subject;
  return {
    version: 1,
    gate: policy.gate,
    verdict: decision.verdict,
    mode: policy.mode,
    subject: { commit, artifacts: [...artifacts] },
    mergeCommit: basis.mergeCommit,
    policy: basis.policy,
    reasons: [...decision.reasons],
    notes: [...decision.notes],
    rules: decision.results.map(({ rule, note, outcome, members }) => ({
      rule,
      note,
      outcome,
      members: members.map(({ member, outcome, seen, limit, where, reason }) => ({
        ...{ member, outcome, seen, limit, where, reason },
      })),
    })),
  };
}

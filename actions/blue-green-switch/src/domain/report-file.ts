import { moveResults } from '@interlock/shared/domain/move-result';
import { schema as v } from '@interlock/shared/domain/schema';

import { operations } from './contract.ts';

const text = v.nullable(v.string());
const count = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)));
const reason = v.strictObject({
  code: v.string(),
  rule: text,
  seen: text,
  limit: text,
  where: text,
  fix: v.string(),
});

/** The report of a move, a JSON file; `schema/blue-green-switch-report.schema.json` is made of it. */
export const reportSchema = v.strictObject({
  version: v.literal(1),
  operation: v.picklist(operations),
  environment: v.string(),
  /** `NAMESPACE/NAME` of what carries the traffic. */
  service: text,
  result: v.picklist(moveResults),
  from: text,
  to: text,
  serving: text,
  idle: text,
  requests: count,
  failedRequests: count,
  movedInMs: v.nullable(v.number()),
  rollbackCommand: text,
  dryRun: v.boolean(),
  subject: v.nullable(
    v.strictObject({
      commit: v.string(),
      artifacts: v.array(v.strictObject({ name: v.string(), digest: v.string() })),
    }),
  ),
  reasons: v.array(reason),
  warnings: v.array(reason),
  phases: v.array(
    v.strictObject({
      name: v.string(),
      seconds: v.number(),
      state: v.picklist(['good', 'bad', 'unknown']),
      detail: v.string(),
    }),
  ),
});

export type ReportFile = v.InferOutput<typeof reportSchema>;

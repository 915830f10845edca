import { canonicalJson, isRecord, parseJson, type Json } from '@interlock/shared/domain/json';
import { failure, success, type Result } from '@interlock/shared/domain/result';
import { checkSchema, schema as v } from '@interlock/shared/domain/schema';
import type { Digests } from '@interlock/shared/ports/digests';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const number = v.pipe(v.number(), v.finite());
const hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u, 'is not 64 hexadecimal digits.'));
const commit = v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/u, 'is not a commit.'));
const moment = v.pipe(v.string(), v.isoTimestamp('is not a moment.'));

const ratio = v.pipe(
  v.strictObject({ covered: count, total: count }),
  v.check(({ covered, total }) => covered <= total, 'covers more than there is.'),
);
const nullableRatio = v.nullable(ratio);

/** Where a number was measured: the whole (`null`), a member of an `each`, or the files of a glob. */
const scope = v.nullable(
  v.union([
    v.strictObject({ member: v.picklist(['package', 'service', 'file']), id: v.string() }),
    v.strictObject({ path: v.string() }),
  ]),
);

const entry = v.strictObject({
  metric: v.string(),
  name: v.nullable(v.string()),
  in: scope,
  /** In the metric's canonical unit. */
  value: number,
  /** What a ratio is made of. */
  of: v.nullable(
    v.pipe(
      v.strictObject({ part: count, total: count }),
      v.check(({ part, total }) => part <= total, 'has a part that is more than the total.'),
    ),
  ),
  /** Repeated measurements, of which `value` is the median. */
  samples: v.nullable(v.array(number)),
});

const body = v.strictObject({
  version: v.literal(1),
  /** SHA-256 of the repository's name in lower case. */
  repository: hex,
  /** Path of the workflow that measured. */
  workflow: v.string(),
  gate: v.string(),
  service: v.nullable(v.string()),
  branch: v.string(),
  commit,
  run: v.strictObject({ id: count, attempt: count, event: v.string() }),
  created: moment,
  /** Only a gate that passed leaves a baseline, and never one in audit mode. */
  verdict: v.literal('pass'),
  mode: v.literal('enforce'),
  policy: v.strictObject({ digest: v.string(), commit: v.nullable(v.string()) }),
  /** Everything that was measured. */
  numbers: v.array(entry),
  /** What the rules of the run asked for beyond that, such as the sum of a glob. */
  answers: v.array(entry),
  /** Files with coverage; `null` where no coverage was reported. */
  files: v.nullable(
    v.strictObject({
      areComplete: v.boolean(),
      list: v.array(
        v.strictObject({
          path: v.string(),
          lines: nullableRatio,
          branches: nullableRatio,
          functions: nullableRatio,
        }),
      ),
    }),
  ),
  /** Test cases by name; `null` where no tests were reported. */
  tests: v.nullable(
    v.strictObject({
      total: count,
      areComplete: v.boolean(),
      names: v.array(v.string()),
      /** Those that failed, because the rules tolerated it or a waiver did. */
      failing: v.array(v.string()),
    }),
  ),
  /** How many files each kind of report had, by package. */
  reports: v.array(v.strictObject({ kind: v.string(), package: v.nullable(v.string()), files: count })),
});

/** The declaration of the baseline; `schema/quality-gate-baseline.schema.json` is made of it. */
export const baselineSchema = v.strictObject({
  body,
  seal: v.strictObject({
    /** SHA-256 of the body in canonical JSON (RFC 8785). */
    digest: hex,
    /** HMAC-SHA-256 with the evidence key, where there was one, over `interlock-baseline` and the canonical body. */
    hmac: v.nullable(hex),
  }),
});

export type BaselineBody = v.InferOutput<typeof body>;
export type BaselineEntry = BaselineBody['numbers'][number];
export type BaselineScope = BaselineEntry['in'];

/** A baseline larger than this is neither written nor read. */
export const baselineCapBytes = 32 * 1024 * 1024;
/** As much of a file as GitHub hands over. */
export const baselineFileCapBytes = 1_000_000;

const hmacOf = (canonical: string, key: string, digests: Digests): string =>
  digests.hmacSha256(key, `interlock-baseline\n${canonical}`);

/** Plain data that came through the schema is JSON; this says so to the compiler without a cast. */
function toJson(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (Array.isArray(value)) return value.map(toJson);
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, toJson(member)]));
  throw new TypeError(`a ${typeof value} has no JSON form`);
}

function spell(canonicalBody: string, digest: string, hmac: string | null): string {
  return `{"body":${canonicalBody},"seal":${canonicalJson({ digest, hmac })}}\n`;
}

/**
 * The text of a baseline: canonical JSON on one line with its own digest, signed where there is a key.
 *
 * @param baseline - the body
 * @param digests - the digest port
 * @param key - the evidence key, or `null`
 */
export function writeBaseline(baseline: BaselineBody, digests: Digests, key: string | null): string {
  const canonical = canonicalJson(toJson(baseline));
  return spell(canonical, digests.sha256(canonical), key === null ? null : hmacOf(canonical, key, digests));
}

/** Why the text of a baseline cannot be used. */
export interface UnusableBaseline {
  readonly code: 'baseline-corrupt' | 'baseline-version' | 'baseline-unsigned';
  readonly why: string;
}

/**
 * Reads the text of a baseline. There is one spelling: a text that is not to the byte what `writeBaseline` wrote is
 * refused, so nothing that was cut, altered or put together by hand is compared with.
 *
 * @param text - as it was found
 * @param digests - the digest port
 * @param key - the evidence key; where it is given, only what it signed is read
 */
export function readBaseline(
  text: string,
  digests: Digests,
  key: string | null,
): Result<BaselineBody, UnusableBaseline> {
  const corrupt = (why: string): Result<never, UnusableBaseline> =>
    failure({ code: 'baseline-corrupt', why });
  if (!text.endsWith('}\n')) return corrupt('it is cut off, or something is behind its end');
  const parsed = parseJson(text);
  if (!parsed.ok || !isRecord(parsed.value)) return corrupt('it is not one JSON object');
  const found = parsed.value['body'];
  const version = isRecord(found) ? found['version'] : undefined;
  if (typeof version === 'number' && version !== 1)
    return failure({ code: 'baseline-version', why: `it has version ${version}, this version reads 1` });
  const checked = checkSchema(baselineSchema, parsed.value);
  if (!checked.ok) {
    const [first] = checked.problems;
    return corrupt(`${first?.path ?? ''} ${first?.message ?? 'is not as the schema has it'}`.slice(0, 200));
  }
  const { body: baseline, seal } = checked.value;
  const canonical = canonicalJson(toJson(baseline));
  if (!digests.equal(digests.sha256(canonical), seal.digest)) return corrupt('its digest does not fit');
  if (text !== spell(canonical, seal.digest, seal.hmac)) return corrupt('it is not spelled as the gate did');
  if (key === null) return success(baseline);
  if (seal.hmac === null)
    return failure({ code: 'baseline-unsigned', why: 'it is not signed, and there is an evidence key' });
  return digests.equal(hmacOf(canonical, key, digests), seal.hmac)
    ? success(baseline)
    : failure({ code: 'baseline-unsigned', why: 'its signature is not by the evidence key at hand' });
}

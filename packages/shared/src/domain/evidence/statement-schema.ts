import { schema as v, type Schema } from '../schema.ts';
import { verdicts } from '../verdict.ts';
import { predicateTypes, statementType, type Statement } from './statement.ts';

const hex64 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u, 'is not a SHA-256 digest in hex.'));
const hex40 = v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/u, 'is not a commit of 40 hex digits.'));
const code = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,63}$/u, 'is not a code.'));

/** Whether a text is the one form in which `Date` writes a moment that exists: no 30 February, no leap second. */
function isMoment(text: string): boolean {
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text;
}

const time = v.pipe(
  v.string(),
  v.isoTimestamp('is not an RFC 3339 time.'),
  v.endsWith('Z', 'is not in UTC.'),
  v.check(isMoment, 'is not a moment of the calendar in the form 2026-01-31T23:59:59.000Z.'),
);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const word = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(255),
  v.check((text) => !/\p{Surrogate}/u.test(text), 'has half a character in it.'),
);

const origin = v.strictObject({
  repositoryDigest: hex64,
  runId: count,
  runAttempt: count,
  library: word,
  startedAt: time,
  finishedAt: time,
});
const policy = v.strictObject({ digest: hex64, commit: v.nullable(hex40) });

const subject = v.pipe(
  v.array(
    v.strictObject({
      name: word,
      digest: v.union([v.strictObject({ gitCommit: hex40 }), v.strictObject({ sha256: hex64 })]),
    }),
  ),
  v.minLength(1),
  v.maxLength(64),
);

const head = { _type: v.literal(statementType), subject };

const built = v.strictObject({
  ...head,
  predicateType: v.literal(predicateTypes.built),
  predicate: v.strictObject({ origin }),
});

const gate = v.strictObject({
  ...head,
  predicateType: v.literal(predicateTypes.gate),
  predicate: v.strictObject({
    gate: word,
    action: word,
    mode: v.picklist(['enforce', 'audit']),
    verdict: v.picklist(verdicts),
    reasonCodes: v.array(code),
    policy,
    additionsDigest: v.nullable(hex64),
    materialsDigest: hex64,
    mergeCommit: v.nullable(hex40),
    origin,
  }),
});

const move = v.strictObject({
  ...head,
  predicateType: v.literal(predicateTypes.move),
  predicate: v.strictObject({
    operation: word,
    environment: word,
    result: word,
    from: v.nullable(word),
    to: v.nullable(word),
    reasonCodes: v.array(code),
    acceptedDigests: v.array(hex64),
    policy,
    origin,
  }),
});

/** The declaration that reads statements, and of which `schema/evidence.schema.json` is made. */
export const statementSchema = v.variant('predicateType', [built, gate, move]);

const parsed: Schema<Statement | null> = v.pipe(
  statementSchema,
  v.transform((read): Statement | null => {
    const commits = read.subject.flatMap((item) =>
      'gitCommit' in item.digest ? [item.digest.gitCommit] : [],
    );
    const artifacts = read.subject.flatMap((item) =>
      'sha256' in item.digest ? [{ name: item.name, digest: `sha256:${item.digest.sha256}` }] : [],
    );
    const [commit] = commits;
    if (commit === undefined || commits.length !== 1) return null;
    const about = { commit, artifacts };
    if (read.predicateType === predicateTypes.built)
      return { subject: about, predicate: { kind: 'built', ...read.predicate } };
    if (read.predicateType === predicateTypes.gate)
      return { subject: about, predicate: { kind: 'gate', ...read.predicate } };
    return { subject: about, predicate: { kind: 'move', ...read.predicate } };
  }),
);

/** Reads a statement; `null` from it means that it does not name exactly one commit. */
export const readStatementSchema = parsed;

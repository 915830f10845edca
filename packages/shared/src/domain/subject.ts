import type { Json } from './json.ts';
import { schema as v } from './schema.ts';

/** What is promoted: a commit and the artifacts that were built from it. */
export interface Subject {
  /** 40 lower-case hex. */
  readonly commit: string;
  readonly artifacts: readonly Artifact[];
}

export interface Artifact {
  /** A name of the product's own, e.g. `shop`. Unique within a subject. */
  readonly name: string;
  /** `sha256:` and 64 lower-case hex; of an image its index's or a platform's. */
  readonly digest: string;
}

export const commitShape = /^[0-9a-f]{40}$/u;
export const digestShape = /^sha256:[0-9a-f]{64}$/u;

/** A whole commit name. */
const commitField = v.pipe(v.string(), v.regex(commitShape, 'is not 40 lower-case hex digits.'));

const artifactField = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._/:-]{0,254}$/u, 'is not a name.')),
  digest: v.pipe(
    v.string(),
    v.regex(digestShape, 'is not "sha256:" and 64 lower-case hex digits; a tag names nothing for sure.'),
  ),
});

/** Artifacts, each name once. */
export const artifactsField = v.pipe(
  v.array(artifactField),
  v.check(
    (artifacts) => new Set(artifacts.map(({ name }) => name)).size === artifacts.length,
    'names one artifact twice.',
  ),
);

/** A subject, as the `subjects` input and output write it. */
export const subjectField = v.strictObject({
  commit: commitField,
  artifacts: v.optional(artifactsField, []),
});

/** What the `subjects` input accepts, for messages. */
export const subjectAccepted =
  'the `subjects` output of record-build: `{"commit": "<40 hex>", "artifacts": [{"name": "api", "digest": "sha256:<64 hex>"}]}`';

/** A subject as the JSON that `subjectField` reads. */
export function subjectJson(subject: Subject): Json {
  return {
    commit: subject.commit,
    artifacts: subject.artifacts.map(({ name, digest }) => ({ name, digest })),
  };
}

/** `commit 1a2b3c4d, shop sha256:9f86d081…`, for people. */
export function describeSubject(subject: Subject): string {
  const artifacts = subject.artifacts.map(({ name, digest }) => `${name} ${digest.slice(0, 15)}…`);
  return [`commit ${subject.commit.slice(0, 8)}`, ...artifacts].join(', ');
}

import type { Problem } from './errors.ts';
import { isRecord, parseJson, type Json } from './json.ts';

/** What is promoted: a commit and the artefacts that were built from it. */
export interface Subject {
  /** 40 lower-case hex. */
  readonly commit: string;
  readonly artefacts: readonly Artefact[];
}

export interface Artefact {
  /** A name of the product's own, e.g. `shop`. Unique within a subject. */
  readonly name: string;
  /** `sha256:` and 64 lower-case hex; of an image its index's or a platform's. */
  readonly digest: string;
}

export const commitShape = /^[0-9a-f]{40}$/u;
export const digestShape = /^sha256:[0-9a-f]{64}$/u;
const nameShape = /^[A-Za-z0-9][A-Za-z0-9._/:-]{0,254}$/u;

const fix =
  'Pass the `subjects` output of record-build: {"commit": "<40 hex>", "artefacts": [{"name": "api", "digest": "sha256:<64 hex>"}]}.';

function problem(message: string): Problem {
  return { code: 'subjects-invalid', message: `Input "subjects": ${message}`, fix, where: 'subjects' };
}

/** Reads artefacts, reporting every problem with them. */
export function readArtefacts(value: unknown): {
  readonly artefacts: readonly Artefact[];
  readonly problems: readonly string[];
} {
  if (!Array.isArray(value)) return { artefacts: [], problems: ['`artefacts` is not a list.'] };
  const artefacts: Artefact[] = [];
  const problems: string[] = [];
  for (const [index, item] of value.entries()) {
    const at = `artefacts[${String(index)}]`;
    if (!isRecord(item)) {
      problems.push(`${at} is not an object.`);
      continue;
    }
    const { name, digest, ...rest } = item;
    if (typeof name !== 'string' || !nameShape.test(name)) problems.push(`${at}.name is not a name.`);
    if (typeof digest !== 'string' || !digestShape.test(digest))
      problems.push(`${at}.digest is not "sha256:" and 64 lower-case hex digits.`);
    for (const key of Object.keys(rest)) problems.push(`${at} has an unknown key "${key}".`);
    if (typeof name !== 'string' || typeof digest !== 'string') continue;
    if (artefacts.some((other) => other.name === name)) problems.push(`${at}.name "${name}" stands twice.`);
    artefacts.push({ name, digest });
  }
  return { artefacts, problems };
}

/** Reads the `subjects` input: JSON, every problem at once, unknown keys refused. */
export function parseSubject(
  text: string,
):
  | { readonly ok: true; readonly value: Subject }
  | { readonly ok: false; readonly problems: readonly Problem[] } {
  const parsed = parseJson(text);
  if (!parsed.ok) return { ok: false, problems: [problem(`is not JSON (${parsed.failures.join('; ')}).`)] };
  if (!isRecord(parsed.value)) return { ok: false, problems: [problem('is not an object.')] };
  const { commit, artefacts: listed = [], ...rest } = parsed.value;
  const { artefacts, problems } = readArtefacts(listed);
  const all = [...problems, ...Object.keys(rest).map((key) => `has an unknown key "${key}".`)];
  if (typeof commit !== 'string' || !commitShape.test(commit))
    all.unshift('`commit` is not 40 lower-case hex digits.');
  if (all.length > 0 || typeof commit !== 'string') return { ok: false, problems: all.map(problem) };
  return { ok: true, value: { commit, artefacts } };
}

/** A subject as the JSON that `parseSubject` reads. */
export function subjectJson(subject: Subject): Json {
  return {
    commit: subject.commit,
    artefacts: subject.artefacts.map(({ name, digest }) => ({ name, digest })),
  };
}

/** `commit 1a2b3c4d, shop sha256:9f86d081…`, for people. */
export function describeSubject(subject: Subject): string {
  const artefacts = subject.artefacts.map(({ name, digest }) => `${name} ${digest.slice(0, 15)}…`);
  return [`commit ${subject.commit.slice(0, 8)}`, ...artefacts].join(', ');
}

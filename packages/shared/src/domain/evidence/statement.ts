import type { Json } from '../json.ts';
import type { Subject } from '../subject.ts';
import type { Verdict } from '../verdict.ts';

/** in-toto Statement v1 (github.com/in-toto/attestation, spec/v1/statement.md). */
export const statementType = 'https://in-toto.io/Statement/v1';

const base = 'https://owner.github.io/interlock';

/** Our own predicate types; in-toto has none for a build record, a gate's verdict of this shape, or a move. */
export const predicateTypes = {
  built: `${base}/built/v1`,
  gate: `${base}/gate/v1`,
  move: `${base}/move/v1`,
} as const;

/** Where and when a statement was made. Names are digests: a whole output is dropped when it contains a secret. */
export interface Origin {
  /** SHA-256 of the lower-case `owner/name`. */
  readonly repositoryDigest: string;
  readonly runId: number;
  readonly runAttempt: number;
  /** Which Interlock decided: the commit it was taken at, or its version when it ran from a folder. */
  readonly library: string;
  /** RFC 3339, UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
}

/** Ties the digests of artifacts to the commit that they were built from. */
export interface BuiltPredicate {
  readonly kind: 'built';
  readonly origin: Origin;
}

/** The verdict of one gate. */
export interface GatePredicate {
  readonly kind: 'gate';
  /** The gate's name in the configuration, or the action's when it has none. */
  readonly gate: string;
  readonly action: string;
  readonly mode: 'enforce' | 'audit';
  readonly verdict: Verdict;
  /** Codes only; the text is in the report. */
  readonly reasonCodes: readonly string[];
  /** What was demanded: the digest of the gate's entry in the configuration, and the commit it was read at. */
  readonly policy: { readonly digest: string; readonly commit: string | null };
  /** Digest of what the inputs added to the policy; `null` when they added nothing. */
  readonly additionsDigest: string | null;
  /** Digest of the manifest of everything that was read; the manifest itself is in the report. */
  readonly materialsDigest: string;
  /** Of a pull request, the merge commit that was tested. */
  readonly mergeCommit: string | null;
  readonly origin: Origin;
}

/** A change of what serves. */
export interface MovePredicate {
  readonly kind: 'move';
  readonly operation: string;
  readonly environment: string;
  readonly result: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly reasonCodes: readonly string[];
  /** Payload digests of the evidence that was accepted. */
  readonly acceptedDigests: readonly string[];
  readonly policy: { readonly digest: string; readonly commit: string | null };
  readonly origin: Origin;
}

export type Predicate = BuiltPredicate | GatePredicate | MovePredicate;

export interface Statement {
  readonly subject: Subject;
  readonly predicate: Predicate;
}

function originJson(origin: Origin): Json {
  return { ...origin };
}

function predicateJson(predicate: Predicate): Json {
  switch (predicate.kind) {
    case 'built':
      return { origin: originJson(predicate.origin) };
    case 'gate':
      return {
        gate: predicate.gate,
        action: predicate.action,
        mode: predicate.mode,
        verdict: predicate.verdict,
        reasonCodes: predicate.reasonCodes,
        policy: { ...predicate.policy },
        additionsDigest: predicate.additionsDigest,
        materialsDigest: predicate.materialsDigest,
        mergeCommit: predicate.mergeCommit,
        origin: originJson(predicate.origin),
      };
    case 'move':
      return {
        operation: predicate.operation,
        environment: predicate.environment,
        result: predicate.result,
        from: predicate.from,
        to: predicate.to,
        reasonCodes: predicate.reasonCodes,
        acceptedDigests: predicate.acceptedDigests,
        policy: { ...predicate.policy },
        origin: originJson(predicate.origin),
      };
  }
}

/** A statement in its in-toto form. */
export function statementJson(statement: Statement): Json {
  return {
    _type: statementType,
    subject: [
      { name: 'commit', digest: { gitCommit: statement.subject.commit } },
      ...statement.subject.artifacts.map(({ name, digest }) => ({
        name,
        digest: { sha256: digest.slice('sha256:'.length) },
      })),
    ],
    predicateType: predicateTypes[statement.predicate.kind],
    predicate: predicateJson(statement.predicate),
  };
}

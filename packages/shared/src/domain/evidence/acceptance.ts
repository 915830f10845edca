import { formatDuration } from '../duration.ts';
import type { Subject } from '../subject.ts';
import type { Reason } from '../verdict.ts';
import type { Envelope } from './envelope.ts';
import { refusal } from './evidence-codes.ts';
import type { GatePredicate, Statement } from './statement.ts';

/** A gate that a move demands. */
export interface RequiredGate {
  readonly gate: string;
  readonly action: string;
  /** `commit` binds the verdict to the commit; `images` to every artifact of the subject as well. */
  readonly judges: 'commit' | 'images';
  /** The digest of the gate's entry in the configuration that the move reads. */
  readonly policyDigest: string;
  readonly maxAgeMs: number | null;
}

/** What a move knows when it looks at evidence. */
export interface AcceptanceRequest {
  readonly subject: Subject;
  readonly required: readonly RequiredGate[];
  readonly envelopes: readonly Envelope[];
  /** From `openEnvelopes`; carried on so that nothing that was given is passed over in silence. */
  readonly unreadable: readonly Reason[];
  readonly run: { readonly id: number; readonly attempt: number; readonly repositoryDigest: string };
  readonly nowMs: number;
  /** Whether every envelope must carry a valid signature: the move has the key. */
  readonly signatureRequired: boolean;
  /** Payload digests of envelopes that stand in the text of the event: a person typed or pasted them. */
  readonly typedDigests: ReadonlySet<string>;
}

export interface Acceptance {
  readonly accepted: readonly Envelope[];
  /** Empty means that the move may go on. */
  readonly refusals: readonly Reason[];
}

/** Clocks of two machines may differ by this much before a time in the future is a refusal. */
const clockSkewMs = 5 * 60_000;

type GateEnvelope = Envelope & { readonly statement: Statement & { readonly predicate: GatePredicate } };

function isGate(envelope: Envelope): envelope is GateEnvelope {
  return envelope.statement.predicate.kind === 'gate';
}

function nameOf(envelope: Envelope): string {
  const { predicate } = envelope.statement;
  return predicate.kind === 'gate' ? `evidence of gate ${predicate.gate}` : `${predicate.kind} statement`;
}

/** What is wrong with where an envelope comes from, whatever it says. */
function originRefusals(envelope: Envelope, request: AcceptanceRequest): readonly Reason[] {
  const where = nameOf(envelope);
  const { origin } = envelope.statement.predicate;
  const found: Reason[] = [];
  if (request.typedDigests.has(envelope.payloadDigest))
    found.push(
      refusal('evidence-typed', {
        where,
        seen: 'the envelope stands in the inputs of the event',
        limit: 'evidence comes through `needs` of the same run',
      }),
    );
  if (request.signatureRequired && envelope.signature !== 'valid')
    found.push(
      refusal(envelope.signature === 'unsigned' ? 'evidence-unsigned' : 'evidence-signature-invalid', {
        where,
        seen: envelope.signature,
        limit: 'a valid signature',
      }),
    );
  if (origin.repositoryDigest !== request.run.repositoryDigest)
    found.push(
      refusal('evidence-foreign-repository', {
        where,
        seen: `repository digest ${origin.repositoryDigest.slice(0, 12)}`,
        limit: request.run.repositoryDigest.slice(0, 12),
      }),
    );
  if (origin.runId !== request.run.id || origin.runAttempt > request.run.attempt)
    found.push(
      refusal('evidence-foreign-run', {
        where,
        seen: `run ${String(origin.runId)}, attempt ${String(origin.runAttempt)}`,
        limit: `run ${String(request.run.id)}, attempt ${String(request.run.attempt)} or before`,
      }),
    );
  if (Date.parse(origin.finishedAt) > request.nowMs + clockSkewMs)
    found.push(
      refusal('evidence-from-the-future', {
        where,
        seen: origin.finishedAt,
        limit: new Date(request.nowMs).toISOString(),
      }),
    );
  return found;
}

function artifactRefusals(envelope: Envelope, subject: Subject): readonly Reason[] {
  const where = nameOf(envelope);
  return subject.artifacts.flatMap((artifact) => {
    const named = envelope.statement.subject.artifacts.find((other) => other.name === artifact.name);
    if (named?.digest === artifact.digest) return [];
    return [
      refusal('evidence-wrong-artifact', {
        where,
        seen: named === undefined ? `nothing about ${artifact.name}` : `${artifact.name} ${named.digest}`,
        limit: `${artifact.name} ${artifact.digest}`,
      }),
    ];
  });
}

function commitRefusals(envelope: Envelope, subject: Subject): readonly Reason[] {
  const { commit } = envelope.statement.subject;
  if (commit === subject.commit) return [];
  return [
    refusal('evidence-wrong-commit', {
      where: nameOf(envelope),
      seen: `commit ${commit}`,
      limit: `commit ${subject.commit}`,
    }),
  ];
}

function verdictRefusals(envelope: GateEnvelope, gate: RequiredGate, nowMs: number): readonly Reason[] {
  const where = nameOf(envelope);
  const { predicate } = envelope.statement;
  const found: Reason[] = [];
  if (predicate.mode !== 'enforce')
    found.push(refusal('evidence-audit-mode', { where, seen: 'mode: audit', limit: 'mode: enforce' }));
  if (predicate.verdict !== 'pass')
    found.push(
      refusal(predicate.verdict === 'fail' ? 'evidence-failed' : 'evidence-inconclusive', {
        where,
        seen: `${predicate.verdict}: ${predicate.reasonCodes.join(', ')}`,
        limit: 'pass',
      }),
    );
  if (predicate.action !== gate.action)
    found.push(refusal('evidence-wrong-action', { where, seen: predicate.action, limit: gate.action }));
  if (predicate.policy.digest !== gate.policyDigest)
    found.push(
      refusal('policy-differs', {
        where,
        seen: `policy ${predicate.policy.digest.slice(0, 12)}`,
        limit: `policy ${gate.policyDigest.slice(0, 12)}`,
      }),
    );
  const ageMs = nowMs - Date.parse(predicate.origin.finishedAt);
  if (gate.maxAgeMs !== null && !(ageMs <= gate.maxAgeMs))
    found.push(
      refusal('evidence-too-old', {
        where,
        seen: `${formatDuration(ageMs)} old`,
        limit: `at most ${formatDuration(gate.maxAgeMs)} (max-age)`,
      }),
    );
  return found;
}

/**
 * The one envelope of a gate that counts: of the latest attempt. Two that differ in one attempt leave nothing to go
 * by; an older pass never hides a newer fail.
 */
function latestOf(candidates: readonly GateEnvelope[], gate: string): GateEnvelope | Reason {
  const attempt = Math.max(...candidates.map((one) => one.statement.predicate.origin.runAttempt));
  const latest = candidates.filter((one) => one.statement.predicate.origin.runAttempt === attempt);
  const [first] = latest;
  const distinct = new Set(latest.map((one) => one.payloadDigest)).size;
  if (first !== undefined && distinct === 1) return first;
  return refusal('evidence-ambiguous', {
    where: `evidence of gate ${gate}`,
    seen: `${String(distinct)} different statements of attempt ${String(attempt)}`,
    limit: 'one statement of a gate in an attempt',
  });
}

function judgeGate(gate: RequiredGate, request: AcceptanceRequest): Envelope | readonly Reason[] {
  const candidates = request.envelopes
    .filter(isGate)
    .filter((one) => one.statement.predicate.gate === gate.gate);
  if (candidates.length === 0)
    return [
      refusal('evidence-missing', {
        where: `gate ${gate.gate}`,
        seen: 'no evidence of this gate',
        limit: 'one statement',
      }),
    ];
  const origins = candidates.flatMap((one) => originRefusals(one, request));
  if (origins.length > 0) return origins;
  const latest = latestOf(candidates, gate.gate);
  if (!('statement' in latest)) return [latest];
  const found = [
    ...commitRefusals(latest, request.subject),
    ...(gate.judges === 'images' ? artifactRefusals(latest, request.subject) : []),
    ...verdictRefusals(latest, gate, request.nowMs),
  ];
  return found.length > 0 ? found : latest;
}

/** The built statement that ties the artifacts to the commit; needed as soon as there is an artifact. */
function judgeBuilt(request: AcceptanceRequest): Envelope | readonly Reason[] {
  const built = request.envelopes.filter((one) => one.statement.predicate.kind === 'built');
  if (built.length === 0)
    return [
      refusal('built-missing', {
        where: 'built statement',
        seen: 'none',
        limit: 'one that ties every artifact to the commit',
      }),
    ];
  const origins = built.flatMap((one) => originRefusals(one, request));
  if (origins.length > 0) return origins;
  const matching = built.find(
    (one) =>
      commitRefusals(one, request.subject).length === 0 &&
      artifactRefusals(one, request.subject).length === 0,
  );
  if (matching !== undefined) return matching;
  return built.flatMap((one) => [
    ...commitRefusals(one, request.subject),
    ...artifactRefusals(one, request.subject),
  ]);
}

/**
 * Decides whether a move may go on: every required gate passed, enforced, for this subject, under this policy, in
 * this run, recently enough, and the artifacts are tied to the commit.
 *
 * @returns the envelopes that were accepted, and every refusal at once
 */
export function acceptEvidence(request: AcceptanceRequest): Acceptance {
  const accepted: Envelope[] = [];
  const refusals: Reason[] = [...request.unreadable];
  const decisions = request.required.map((gate) => judgeGate(gate, request));
  if (request.subject.artifacts.length > 0) decisions.push(judgeBuilt(request));
  for (const decision of decisions) {
    if ('statement' in decision) accepted.push(decision);
    else refusals.push(...decision);
  }
  return { accepted, refusals };
}

import type { Configuration } from '@interlock/shared/domain/configuration/configuration';
import type { Environment } from '@interlock/shared/domain/configuration/environments';
import { policyDigest } from '@interlock/shared/domain/configuration/policy';
import {
  acceptEvidence,
  type Acceptance,
  type RequiredGate,
} from '@interlock/shared/domain/evidence/acceptance';
import { openEnvelopes, type SigningKey } from '@interlock/shared/domain/evidence/envelope';
import { repositoryDigest } from '@interlock/shared/domain/evidence/origin';
import { canonicalJson, isRecord, parseJson } from '@interlock/shared/domain/json';
import type { Subject } from '@interlock/shared/domain/subject';
import type { Digests } from '@interlock/shared/ports/digests';
import type { RunContext } from '@interlock/shared/ports/runner';

import { reasonOf } from './reasons.ts';

/** The gates that an environment demands, with the policy that the move itself reads. */
export function requiredGates(
  configuration: Configuration,
  environment: Environment,
  digests: Digests,
): readonly RequiredGate[] {
  return environment.gates.flatMap((name): readonly RequiredGate[] => {
    const gate = configuration.gates[name];
    if (gate === undefined) throw new Error(`the configuration was read without its gate ${name}`);
    // Gates that judge something else are refused by name before this (`features.ts`).
    const judges = gate.judges === 'images' ? 'images' : 'commit';
    return [
      {
        gate: name,
        action: gate.action,
        judges,
        policyDigest: policyDigest(name, gate, configuration.service ?? null, digests),
        maxAgeMs: gate['max-age'] ?? null,
      },
    ];
  });
}

/** The digest of what an environment demands of its moves; `null` where no configuration was read. */
export function movePolicyDigest(name: string, environment: Environment | null, digests: Digests): string {
  const parsed = parseJson(JSON.stringify(environment));
  // JSON that was just written reads again; its text stands for it in the digest.
  return digests.sha256(
    canonicalJson({ environment: name, entry: parsed.ok ? JSON.stringify(parsed.value) : null }),
  );
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isRecord(value) ? Object.values(value).flatMap(textsIn) : [];
}

/**
 * Payload digests of the envelopes in `evidence` whose payload stands anywhere in the event: in the fields of a dispatch
 * form, in a comment, in a client payload, however it is wrapped there. A person typed or pasted those.
 */
export function typedDigests(event: unknown, evidence: string, digests: Digests): ReadonlySet<string> {
  const typed = textsIn(event).map((text) => text.replace(/\s+/gu, ''));
  const given = evidence.split(/\s+/u).filter((piece) => {
    const parsed = parseJson(piece);
    if (!parsed.ok || !isRecord(parsed.value)) return false;
    const { payload } = parsed.value;
    return typeof payload === 'string' && payload !== '' && typed.some((text) => text.includes(payload));
  });
  return new Set(openEnvelopes(given.join('\n'), digests, null).envelopes.map((one) => one.payloadDigest));
}

/** Everything that evidence is judged by. */
export interface Demand {
  readonly configuration: Configuration;
  readonly environment: Environment;
  readonly subject: Subject;
  readonly evidence: string;
  readonly key: SigningKey | null;
  readonly run: RunContext;
  readonly nowMs: number;
}

/** Judges the evidence that a move was given. A subject without an artifact is refused too: nothing would be proven. */
export function judgeEvidence(demand: Demand, digests: Digests): Acceptance {
  const { subject, run, key } = demand;
  const opened = openEnvelopes(demand.evidence, digests, key);
  const acceptance = acceptEvidence({
    subject,
    required: requiredGates(demand.configuration, demand.environment, digests),
    envelopes: opened.envelopes,
    unreadable: opened.refusals,
    run: {
      id: run.runId,
      attempt: run.runAttempt,
      repositoryDigest: repositoryDigest(run.repository, digests),
    },
    nowMs: demand.nowMs,
    signatureRequired: key !== null,
    typedDigests: typedDigests(run.event, demand.evidence, digests),
  });
  if (subject.artifacts.length > 0) return acceptance;
  return {
    accepted: acceptance.accepted,
    refusals: [
      ...acceptance.refusals,
      reasonOf('subject-without-artifacts', {
        seen: 'no artifact',
        limit: 'one or more',
        where: 'input subjects',
        fix: 'Give `record-build` the artifacts with their digests, and pass its `subjects` output.',
      }),
    ],
  };
}

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
import { typedDigests } from '@interlock/shared/domain/evidence/typed';
import { canonicalJson, parseJson } from '@interlock/shared/domain/json';
import type { Subject } from '@interlock/shared/domain/subject';
import type { Digests } from '@interlock/shared/ports/digests';

import { reasonOf } from './reasons.ts';

/** The gates that an environment demands, with the policy that the move itself reads. */
function requiredGates(
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

/** The run that asks for a move. */
export interface DemandingRun {
  /** `owner/name`. */
  readonly repository: string;
  readonly runId: number;
  readonly runAttempt: number;
  /** The payload of its event. */
  readonly event: unknown;
}

/** Everything that evidence is judged by. */
export interface Demand {
  readonly configuration: Configuration;
  readonly environment: Environment;
  readonly subject: Subject;
  readonly evidence: string;
  readonly key: SigningKey | null;
  readonly run: DemandingRun;
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
    typedDigests: typedDigests(run.event, opened.envelopes),
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
      }),
    ],
  };
}

import { nodeDigests } from '@interlock/shared/adapters/node-digests';
import { sealStatement } from '@interlock/shared/domain/evidence/envelope';
import { repositoryDigest } from '@interlock/shared/domain/evidence/origin';

const commit = 'c'.repeat(40);
const digests = nodeDigests();

/** Inputs of a promotion of an artifact, with the evidence that it was built. */
export function inputsFor(digest: string, runId = 77): Readonly<Record<string, string>> {
  const at = new Date().toISOString();
  const subject = { commit, artifacts: [{ name: 'shop', digest }] };
  const origin = {
    repositoryDigest: repositoryDigest('acme/shop', digests),
    runId,
    runAttempt: 1,
    library: 'local',
    startedAt: at,
    finishedAt: at,
  };
  return {
    environment: 'production',
    subjects: JSON.stringify(subject),
    evidence: sealStatement({ subject, predicate: { kind: 'built', origin } }, digests, null),
  };
}

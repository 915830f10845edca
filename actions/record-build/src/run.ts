import { defineAction, type Ending } from '@interlock/shared/steps/action';
import { commitOfRun } from '@interlock/shared/domain/commit';
import { sealStatement } from '@interlock/shared/domain/evidence/envelope';
import { originOf } from '@interlock/shared/domain/evidence/origin';
import { matching, mustBeGiven, secret, structured, type InputValues } from '@interlock/shared/domain/input';
import { canonicalJson } from '@interlock/shared/domain/json';
import { schema as v } from '@interlock/shared/domain/schema';
import {
  artifactsField,
  commitShape,
  describeSubject,
  subjectJson,
  type Subject,
} from '@interlock/shared/domain/subject';
import type { Ports } from '@interlock/shared/ports/ports';

import { buildSummary } from './domain/build-summary.ts';

const inputs = {
  artifacts: mustBeGiven(
    // A digest that a step forgot to set arrives as an empty list, and nothing built is nothing to promote.
    structured(v.pipe(artifactsField, v.minLength(1, 'names no artifact.')), {
      description:
        'What the build made: a list of `{name, digest}`. The digest is that of what will run, e.g. the one a push to a registry answers with.',
      accepted: 'a list of `{name: api, digest: "sha256:…"}`, one for each artifact',
    }),
  ),
  commit: matching(
    { pattern: commitShape, accepted: 'a whole commit name, 40 lower-case hex digits' },
    {
      description:
        'The commit that it was built from. Without it: the head of a pull request, else the commit of the run.',
    },
  ),
  'evidence-key': secret({
    description: 'Signs the statement (HMAC-SHA-256). The move must have the same key.',
  }),
};

const outputs = {
  subjects: { description: 'The commit and its artifacts, for the `subjects` input of gates and moves.' },
  evidence: {
    description:
      'One envelope with the built statement, which ties the digests to the commit; for the `evidence` input of moves.',
  },
};

function subjectOf(values: InputValues<typeof inputs>, ports: Ports): Subject {
  const commit = values.commit ?? commitOfRun(ports.runner.run).commit;
  return { commit, artifacts: values.artifacts };
}

async function run(values: InputValues<typeof inputs>, ports: Ports): Promise<Ending<typeof outputs>> {
  const subject = subjectOf(values, ports);
  const { clock, digests, runner } = ports;
  const key = values['evidence-key'];
  const nowMs = clock.now();
  const evidence = sealStatement(
    { subject, predicate: { kind: 'built', origin: originOf(runner.run, digests, nowMs, nowMs) } },
    digests,
    key === null ? null : { key: key.reveal() },
  );
  return Promise.resolve({
    succeeded: true,
    outputs: { subjects: canonicalJson(subjectJson(subject)), evidence },
    summary: buildSummary(subject, key !== null),
    lastLine: `✅ record-build: ${describeSubject(subject)}${key === null ? '' : ', signed'}`,
  });
}

/** Ties the digests of what a build made to the commit it was made from, so that a verdict on one counts for the other. */
export const recordBuild = defineAction({ name: 'record-build', inputs, outputs, run });

import { defineAction, type Ending } from '@interlock/shared/domain/action';
import { commitOfRun } from '@interlock/shared/domain/commit';
import { UserError } from '@interlock/shared/domain/errors';
import { sealStatement } from '@interlock/shared/domain/evidence/envelope';
import { originOf } from '@interlock/shared/domain/evidence/origin';
import { secret, structured, text, type InputValues } from '@interlock/shared/domain/input';
import { canonicalJson } from '@interlock/shared/domain/json';
import { schema as v } from '@interlock/shared/domain/schema';
import {
  commitShape,
  describeSubject,
  readArtefacts,
  subjectJson,
  type Subject,
} from '@interlock/shared/domain/subject';
import type { Ports } from '@interlock/shared/ports/ports';

import { buildSummary } from './domain/build-summary.ts';

const accepted = 'a list of `{name: api, digest: "sha256:…"}`, one for each artefact';

const inputs = {
  artefacts: structured(v.array(v.unknown()), {
    description:
      'What the build made: a list of `{name, digest}`. The digest is that of what will run, e.g. the one a push to a registry answers with.',
    accepted,
  }),
  commit: text({
    description:
      'The commit that it was built from, 40 hex digits. Without it: the head of a pull request, else the commit of the run.',
  }),
  'evidence-key': secret({
    description: 'Signs the statement (HMAC-SHA-256). The move must have the same key.',
  }),
};

const outputs = {
  subjects: { description: 'The commit and its artefacts, for the `subjects` input of gates and moves.' },
  evidence: {
    description:
      'One envelope with the built statement, which ties the digests to the commit; for the `evidence` input of moves.',
  },
};

function subjectOf(values: InputValues<typeof inputs>, ports: Ports): Subject {
  const problems: string[] = [];
  const { artefacts, problems: wrong } = readArtefacts(values.artefacts ?? []);
  problems.push(...wrong);
  // Nothing built is nothing to promote; a digest that a step forgot to set arrives here as an empty list.
  if (artefacts.length === 0 && wrong.length === 0) problems.push('names no artefact.');
  const commit = values.commit ?? commitOfRun(ports.runner.run).commit;
  const all = problems.map((message) => ({
    code: 'artefacts-invalid',
    message: `Input "artefacts": ${message}`,
    fix: `Write ${accepted}.`,
    where: 'artefacts',
  }));
  if (!commitShape.test(commit))
    all.push({
      code: 'commit-invalid',
      message: `Input "commit": found "${commit}".`,
      fix: 'Write the whole commit name: 40 lower-case hex digits.',
      where: 'commit',
    });
  if (all.length > 0) throw new UserError(all);
  return { commit, artefacts };
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

import { defineAction, type Ending } from '@interlock/shared/steps/action';
import { environmentOf } from '@interlock/shared/domain/configuration/configuration';
import { describeSource } from '@interlock/shared/domain/configuration/source';
import { loadConfiguration } from '@interlock/shared/steps/load-configuration';
import { UserError } from '@interlock/shared/domain/errors';
import { openEnvelopes, type Envelope } from '@interlock/shared/domain/evidence/envelope';
import {
  choice,
  flag,
  matching,
  mustBeGiven,
  optionalChoice,
  requiredText,
  secret,
  structured,
  text,
  type InputValues,
} from '@interlock/shared/domain/input';
import { canonicalJson, type Json } from '@interlock/shared/domain/json';
import { moveResults } from '@interlock/shared/domain/move-result';
import { commitShape, subjectAccepted, subjectField, subjectJson } from '@interlock/shared/domain/subject';
import type { Ports } from '@interlock/shared/ports/ports';

import { recordLine, recordSummary, type DeploymentRecord } from './domain/deployment-record.ts';
import { jobResults, outcomes, resultOf } from './domain/outcome.ts';
import { askStart } from './steps/ask-start.ts';

const inputs = {
  environment: requiredText({
    description: 'The environment that was to be moved; a name from the configuration.',
  }),
  service: text({ description: 'The service, where the configuration has several.' }),
  subjects: mustBeGiven(
    structured(subjectField, {
      description: 'What was to be promoted, as record-build put it out.',
      accepted: subjectAccepted,
    }),
  ),
  evidence: text({
    description: 'Everything that was decided on the way: envelopes separated by white space.',
  }),
  'evidence-key': secret({
    description:
      'The key that checks signed envelopes (HMAC-SHA-256). One that it does not fit is not recorded.',
  }),
  result: optionalChoice(moveResults, {
    description: 'The `result` output of the move; empty when it left none.',
  }),
  job: choice(jobResults, {
    description: 'How the job of the move came out (`needs.<job>.result`): a skipped one moved nothing.',
    default: 'success',
  }),
  'job-name': text({
    description:
      'The name of the job of the move, as its workflow names it. Where it left no result, GitHub is asked whether it ever began.',
    default: 'move',
  }),
  'login-commit': matching(
    { pattern: commitShape, accepted: 'a whole commit name, 40 lower-case hex digits' },
    { description: 'The commit that the login action was taken from, as check-ref put it out; recorded.' },
  ),
  serving: text({ description: 'The `serving` output of the move.' }),
  reason: text({ description: 'Why this was promoted; recorded.' }),
  'dry-run': flag({
    description: 'Whether the move was a dry run: nothing is recorded then.',
    default: false,
  }),
  config: text({ description: 'Path of the configuration.', default: '.github/interlock.yml' }),
  token: secret({
    description:
      'Writes the deployment (`deployments: write`), reads the configuration (`contents: read`) and whether the move began (`actions: read`).',
    default: '${{ github.token }}',
  }),
};

const outputs = {
  result: {
    description:
      'What happened to the environment: a `result` of the move; `cancelled` or `rejected` when its job never began; `unknown` when it may have and did not say.',
  },
  serving: { description: 'What serves now, as far as the move saw.' },
  'deployment-url': { description: 'Address of the deployment that was recorded; empty on a dry run.' },
  evidence: { description: 'All evidence that was given, each envelope once, separated by line feeds.' },
  record: { description: 'Path of the record, a JSON file.' },
};

function describeEvidence({ statement, payloadDigest }: Envelope): DeploymentRecord['evidence'][number] {
  const { predicate } = statement;
  if (predicate.kind === 'gate')
    return { kind: `gate, ${predicate.verdict}`, name: predicate.gate, digest: payloadDigest };
  if (predicate.kind === 'move')
    return { kind: `move, ${predicate.result}`, name: predicate.environment, digest: payloadDigest };
  return { kind: 'built', name: 'artifacts', digest: payloadDigest };
}

function recordJson(record: DeploymentRecord): Json {
  return {
    ...record,
    subject: subjectJson(record.subject),
    run: { ...record.run },
    evidence: record.evidence.map((one) => ({ ...one })),
  };
}

/** The envelopes that can be read and whose signatures hold; a warning for each of the others. */
function readEvidence(values: InputValues<typeof inputs>, { digests, runner }: Ports): readonly Envelope[] {
  const key = values['evidence-key'];
  const opened = openEnvelopes(values.evidence ?? '', digests, key === null ? null : { key: key.reveal() });
  for (const refusal of opened.refusals)
    runner.warning(`${refusal.where ?? 'evidence'} was not recorded: ${refusal.seen ?? ''}. ${refusal.fix}`, {
      title: `record-deployment: ${refusal.code}`,
    });
  const holds = opened.envelopes.filter(({ signature }) => signature !== 'invalid');
  if (holds.length < opened.envelopes.length)
    runner.warning(
      'Evidence whose signature is not by the given key was not recorded. Give the gates and this step the same `evidence-key` secret.',
      { title: 'record-deployment: evidence-signature-invalid' },
    );
  return holds;
}

async function writeDeployment(
  record: DeploymentRecord,
  values: InputValues<typeof inputs>,
  ports: Ports,
): Promise<string | null> {
  const github = ports.github(values.token?.reveal() ?? '');
  const loaded = await loadConfiguration(values.config, github);
  const environment = environmentOf(loaded.configuration, record.environment, describeSource(loaded.source));
  if (!environment.ok) throw new UserError([environment.problem]);
  const { state, says } = outcomes[record.result];
  const deployment = await github.createDeployment({
    ref: record.subject.commit,
    environment: record.environment,
    description: record.reason ?? says,
    payload: { interlock: recordJson(record) },
    production: Object.keys(loaded.configuration.environments).at(-1) === record.environment,
  });
  await github.setDeploymentStatus({
    deployment: deployment.id,
    state,
    description: says,
    environmentUrl: environment.value.url ?? null,
    logUrl: record.run.url,
  });
  return deployment.url;
}

/** What happened, asked from GitHub where nobody said it. */
async function happened(
  values: InputValues<typeof inputs>,
  ports: Ports,
): Promise<Pick<DeploymentRecord, 'result' | 'note'>> {
  const { runner } = ports;
  const result = resultOf(values.result, values.job);
  const { job } = values;
  // What was said is not asked again, and a job that succeeded has run.
  if (values.result !== null || values['dry-run'] || (job !== 'cancelled' && job !== 'failure'))
    return { result, note: null };
  const github = ports.github(values.token?.reveal() ?? '');
  const asked = { job: values['job-name'] ?? '', environment: values.environment };
  const start = await askStart(asked, runner.run, github);
  if (start.result === 'unknown')
    runner.warning(`Whether the move began is not known: ${start.why}. ${start.fix ?? ''}`.trim(), {
      title: 'record-deployment: move-start-unknown',
    });
  return { result: start.result, note: start.why };
}

async function run(values: InputValues<typeof inputs>, ports: Ports): Promise<Ending<typeof outputs>> {
  const { clock, files, runner } = ports;
  const subject = values.subjects;
  const envelopes = readEvidence(values, ports);
  const record: DeploymentRecord = {
    environment: values.environment,
    service: values.service,
    subject,
    loginCommit: values['login-commit'],
    ...(await happened(values, ports)),
    serving: values.serving,
    reason: values.reason,
    actor: runner.run.triggeringActor,
    run: {
      repository: runner.run.repository,
      id: runner.run.runId,
      attempt: runner.run.runAttempt,
      url: `${runner.run.serverUrl}/${runner.run.repository}/actions/runs/${String(runner.run.runId)}`,
    },
    isDryRun: values['dry-run'],
    recordedAt: new Date(clock.now()).toISOString(),
    evidence: envelopes.map(describeEvidence),
  };
  // Before anything that can fail: whether it could be recorded changes nothing about what happened.
  runner.setOutput('result', record.result);
  runner.setOutput('serving', record.serving ?? '');
  const path = `${runner.tempFolder}/interlock/deployment-record.json`;
  await files.writeText(path, `${canonicalJson(recordJson(record))}\n`);
  const url = record.isDryRun ? null : await writeDeployment(record, values, ports);
  return {
    // Recording succeeds whatever is recorded, except for what nobody knows: that must not stand there in green.
    succeeded: record.result !== 'unknown' || record.isDryRun,
    outputs: {
      result: record.result,
      serving: record.serving ?? '',
      'deployment-url': url ?? '',
      evidence: [...new Set((values.evidence ?? '').split(/\s+/u).filter((part) => part !== ''))].join('\n'),
      record: path,
    },
    summary: recordSummary(record, url),
    lastLine: recordLine(record),
  };
}

/** Records an attempt to promote as a GitHub deployment and as a file, whatever came of it. */
export const recordDeployment = defineAction({
  name: 'record-deployment',
  inputs,
  outputs,
  run,
});

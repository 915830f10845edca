import { defineAction, type Ending } from '@interlock/shared/steps/action';
import { environmentOf } from '@interlock/shared/domain/configuration/configuration';
import { describeSource, type LoadedConfiguration } from '@interlock/shared/domain/configuration/source';
import { loadConfiguration } from '@interlock/shared/steps/load-configuration';
import { UserError, type Problem } from '@interlock/shared/domain/errors';
import {
  mustBeGiven,
  requiredText,
  secret,
  structured,
  text,
  type InputValues,
} from '@interlock/shared/domain/input';
import { describeRef } from '@interlock/shared/domain/ref/event-ref';
import { codesTable } from '@interlock/shared/domain/code-table';
import { refCodes } from '@interlock/shared/domain/ref/reasons';
import { subjectAccepted, subjectField } from '@interlock/shared/domain/subject';
import type { Ports } from '@interlock/shared/ports/ports';
import { judgeRunRef, proveCommit } from '@interlock/shared/steps/judge-run-ref';

import { meaningOf, refLine, refSummary, type RefFindings } from './domain/ref-summary.ts';

const inputs = {
  environment: requiredText({
    description: 'The environment that is to be moved; a name from the configuration.',
  }),
  service: text({ description: 'The service, where the configuration has several.' }),
  subjects: mustBeGiven(
    structured(subjectField, {
      description: 'What is to be promoted, as record-build put it out.',
      accepted: subjectAccepted,
    }),
  ),
  config: text({ description: 'Path of the configuration.', default: '.github/interlock.yml' }),
  token: secret({
    description:
      'Reads the configuration, the rules of the branch and the history (`contents: read`). Classic branch protection takes a token of an App with "Administration: read".',
    default: '${{ github.token }}',
  }),
};

const outputs = {
  'login-commit': {
    description: 'The head of the default branch, from which the login action is taken. Empty when refused.',
  },
  'deploy-commit': {
    description:
      "The subject's commit, proven to be in the history of an allowed ref: manifests, migrations and the deploy action are taken from it. Empty when refused.",
  },
  ref: { description: 'The ref of the run, in full.' },
  reasons: { description: 'Why it was refused, a JSON array; empty when it was not.' },
};

function serviceProblems(
  service: string | null,
  { configuration, source }: LoadedConfiguration,
): readonly Problem[] {
  if (service === null || service === configuration.service) return [];
  return [
    {
      code: 'service-unknown',
      message: `Input "service": ${describeSource(source)} is of ${configuration.service ?? 'a service without a name'}, not of "${service}".`,
      fix: 'Leave `service` out, or name the service of the file.',
      where: 'service',
    },
  ];
}

async function findingsOf(values: InputValues<typeof inputs>, ports: Ports): Promise<RefFindings> {
  const { runner } = ports;
  const github = ports.github(values.token?.reveal() ?? '');
  const loaded = await loadConfiguration(values.config, github);
  const { configuration, source } = loaded;
  runner.info(`configuration: ${describeSource(source)}`);
  const entry = environmentOf(configuration, values.environment, describeSource(source));
  const problems = [...serviceProblems(values.service, loaded), ...(entry.ok ? [] : [entry.problem])];
  if (problems.length > 0 || !entry.ok) throw new UserError(problems);
  // `loadConfiguration` throws where the default branch has no commit.
  if (source.commit === null) throw new Error('the default branch has no commit');
  const { ref, eventName } = runner.run;
  const { commit } = values.subjects;
  const found = {
    environment: values.environment,
    ref,
    commit,
    defaultBranch: source.ref,
    defaultCommit: source.commit,
  };
  const judged = await judgeRunRef(
    {
      ref,
      eventName,
      defaultBranch: source.ref,
      from: entry.value.from ?? [],
      environment: values.environment,
    },
    github,
  );
  if (judged.kind === 'refused') return { ...found, why: null, on: null, reasons: [judged.reason] };
  runner.info(`${describeRef(judged.ref)}: ${judged.why}`);
  const trunk = { branch: source.ref, head: source.commit };
  const proof = await proveCommit(commit, trunk, judged.ref, github);
  if (proof.kind === 'refused') return { ...found, why: judged.why, on: null, reasons: [proof.reason] };
  return { ...found, why: judged.why, on: proof.on, reasons: [] };
}

async function run(values: InputValues<typeof inputs>, ports: Ports): Promise<Ending<typeof outputs>> {
  const { runner } = ports;
  const findings = await findingsOf(values, ports);
  for (const reason of findings.reasons)
    runner.error(
      [meaningOf(reason.code), `Seen: ${reason.seen ?? ''}.`, reason.fix]
        .filter((part) => part !== null)
        .join(' '),
      { title: `check-ref: ${reason.code}` },
    );
  const succeeded = findings.reasons.length === 0;
  return {
    succeeded,
    outputs: {
      // Of what was refused nothing can be checked out by mistake.
      'login-commit': succeeded ? findings.defaultCommit : '',
      'deploy-commit': succeeded ? findings.commit : '',
      ref: findings.ref,
      reasons: JSON.stringify(findings.reasons),
    },
    summary: refSummary(findings),
    lastLine: refLine(findings),
  };
}

/** The README's table of what is refused. */
export const readmeTables = {
  reasons: codesTable(refCodes, { code: 'reason', meaning: 'what it means', fix: 'what to do' }),
};

/** Judges from where an environment is to be moved, before any job with its secrets starts, and proves the commit. */
export const checkRef = defineAction({ name: 'check-ref', inputs, outputs, run });

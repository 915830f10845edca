import { codesTable } from '@interlock/shared/domain/code-table';
import { defineAction, type Ending } from '@interlock/shared/steps/action';
import { UserError, type Problem } from '@interlock/shared/domain/errors';
import { flag, requiredText, secret, type InputValues } from '@interlock/shared/domain/input';
import type { Ports } from '@interlock/shared/ports/ports';

import { readLoginSecret } from './domain/login-secret.ts';
import { loginLine, loginSummary } from './domain/login-summary.ts';
import { loginProblem, loginCodes } from './domain/problems.ts';
import { findCluster } from './steps/find-cluster.ts';

const inputs = {
  environment: requiredText({
    description: 'The environment that is to be moved; named in messages, and never masked.',
  }),
  secrets: secret({
    description:
      'The secret `login`: one JSON object of texts, on one line. Each text is masked before anything else.',
  }),
  'login-action': flag({
    description: 'Whether there is a login action, `.github/interlock/login/action.yml`.',
    default: false,
  }),
};

const outputs = {};

const loginAction = 'a login action, .github/interlock/login/action.yml, on the default branch';

const noReader = (): Problem =>
  loginProblem(
    'login-action-missing',
    'The secret login was passed, and there is no .github/interlock/login/action.yml that reads it.',
    `Add ${loginAction} (examples/logins of Interlock has four to copy), or do not pass the secret.`,
    'login-action',
  );

const missing = (environment: string, why: string): Problem =>
  loginProblem(
    'login-missing',
    `Nothing in this job can reach the cluster of ${environment}: there is no login action, no secret login, and ${why}.`,
    `Add one of the three: ${loginAction}, which logs in by OIDC; the secret login (LOGIN of the environment or the repository, passed where the workflow is called) with a login action that reads it; or a runner whose own kubeconfig reaches the cluster (input runner).`,
    null,
  );

async function howWithout(environment: string, ports: Ports): Promise<string> {
  const found = await findCluster(ports);
  if (found.kind === 'unknown')
    throw new UserError([
      loginProblem(
        'kubectl-failed',
        `kubectl config view: ${found.why}.`,
        'Run the job again; when it stays so, run `kubectl config view --minify` on this runner by hand.',
        'kubectl',
      ),
    ]);
  if (found.kind === 'none') throw new UserError([missing(environment, found.why)]);
  const { context, cluster } = found.cluster;
  const how = `by the kubeconfig of this runner, context ${context === '' ? 'without a name' : context}, cluster ${cluster}`;
  ports.runner.notice(`No login action and no secret login: ${environment} is reached ${how}.`, {
    title: 'check-login',
  });
  return how;
}

async function run(values: InputValues<typeof inputs>, ports: Ports): Promise<Ending<typeof outputs>> {
  const { runner } = ports;
  const { environment, secrets, 'login-action': hasAction } = values;
  const { repository, ref } = runner.run;
  const read = secrets === null ? null : readLoginSecret(secrets.reveal(), [environment, repository, ref]);
  for (const mask of read?.masks ?? []) runner.mask(mask);
  const problems = [...(read?.problems ?? []), ...(read !== null && !hasAction ? [noReader()] : [])];
  if (problems.length > 0) throw new UserError(problems);
  const how =
    read !== null
      ? 'by the login action and the secret login'
      : hasAction
        ? 'by the login action, with OIDC or what the runner has'
        : await howWithout(environment, ports);
  const line = loginLine(environment, how);
  return {
    succeeded: true,
    outputs: {},
    summary: loginSummary(line, read?.masks.length ?? 0),
    lastLine: line,
  };
}

/** The README's table of what is refused. */
export const readmeTables = {
  reasons: codesTable(loginCodes, { code: 'reason', meaning: 'what it means', fix: 'what to do' }),
};

/** Masks every text of the secret `login`, and refuses a job that cannot log in, before it does anything else. */
export const checkLogin = defineAction({ name: 'check-login', inputs, outputs, run });

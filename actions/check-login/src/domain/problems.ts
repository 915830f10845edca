import type { CodeTable } from '@interlock/shared/domain/code-table';
import type { Problem } from '@interlock/shared/domain/errors';

/** Every reason for which a login is refused. The README's table is made of this. */
export const loginCodes = {
  'login-missing': {
    effect: 'fail',
    meaning:
      'There is no login action and no secret `login`, and `kubectl` on this runner has no cluster to talk to.',
    fix: 'Add a login action that logs in by OIDC, or the secret `login` with a login action that reads it, or use a runner whose own kubeconfig reaches the cluster (input `runner`).',
  },
  'login-action-missing': {
    effect: 'fail',
    meaning: 'The secret `login` was passed, and there is no login action that would read it.',
    fix: 'Add the login action (`examples/logins` has four to copy), or do not pass the secret.',
  },
  'login-invalid': {
    effect: 'fail',
    meaning: 'The secret `login` is not one JSON object with at least one text in it.',
    fix: 'Store one JSON object of names and texts in the secret, on one line, for example with `jq -c`.',
  },
  'login-not-one-line': {
    effect: 'fail',
    meaning:
      'The secret `login` has line breaks. GitHub masks each line of a secret by itself, a brace too, and drops every output that contains one.',
    fix: 'Store the same JSON on one line, for example `jq -c . login.json`.',
  },
  'login-value-too-short': {
    effect: 'fail',
    meaning:
      'A text in the secret is shorter than 8 characters, or is of several lines and none of them is longer. Masking `shop` would make the runner drop every output that contains it.',
    fix: 'Keep it in a variable of the environment: it is no secret.',
  },
  'login-value-not-text': {
    effect: 'fail',
    meaning:
      'A number, a boolean or `null` in the secret: they cannot be masked without masking every output that contains them.',
    fix: 'Keep it in a variable of the environment: it is no secret.',
  },
  'login-value-public': {
    effect: 'fail',
    meaning:
      'A text in the secret is part of the name of the environment, the repository or the ref, which the outputs of a run contain.',
    fix: 'Keep it in a variable of the environment: it is no secret.',
  },
  'kubectl-failed': {
    effect: 'inconclusive',
    meaning: '`kubectl config view` came to no answer, so that nobody knows whether there is a cluster.',
    fix: 'Run the job again; when it stays so, run `kubectl config view --minify` on this runner by hand.',
  },
} as const satisfies CodeTable;

export type LoginProblemCode = keyof typeof loginCodes;

/** A problem of the login, under one of the documented codes. */
export function loginProblem(
  code: LoginProblemCode,
  message: string,
  fix: string,
  where: string | null = 'secrets',
): Problem {
  return { code, message, fix, where };
}

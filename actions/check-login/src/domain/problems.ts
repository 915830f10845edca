import type { Problem } from '@interlock/shared/domain/errors';

/** Every reason for which a login is refused, and what it means. The README's table is made of this. */
export const loginProblemMeanings = {
  'login-missing':
    'There is no login action and no secret `login`, and `kubectl` on this runner has no cluster to talk to.',
  'login-action-missing': 'The secret `login` was passed, and there is no login action that would read it.',
  'login-invalid': 'The secret `login` is not one JSON object with at least one text in it.',
  'login-not-one-line':
    'The secret `login` has line breaks. GitHub masks each line of a secret by itself, a brace too, and drops every output that contains one.',
  'login-value-too-short':
    'A text in the secret is shorter than 8 characters, or is of several lines and none of them is longer. Masking `shop` would make the runner drop every output that contains it.',
  'login-value-not-text':
    'A number, a boolean or `null` in the secret: they cannot be masked without masking every output that contains them.',
  'login-value-public':
    'A text in the secret is part of the name of the environment, the repository or the ref, which the outputs of a run contain.',
  'kubectl-failed':
    '`kubectl config view` came to no answer, so that nobody knows whether there is a cluster.',
} as const;

export type LoginProblemCode = keyof typeof loginProblemMeanings;

/** A problem of the login, under one of the documented codes. */
export function loginProblem(
  code: LoginProblemCode,
  message: string,
  fix: string,
  where: string | null = 'secrets',
): Problem {
  return { code, message, fix, where };
}

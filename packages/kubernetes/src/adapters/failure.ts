import { ExternalError } from '@interlock/shared/domain/errors';

export const loginFix =
  'Log in to the cluster in an earlier step of the same job (.github/interlock/login) and see that `kubectl get pods` works there.';

/** Something that the cluster, or the way to it, did not do. */
export function failure(
  code: string,
  message: string,
  fix: string,
  retryable: boolean,
  status?: number,
): ExternalError {
  return new ExternalError({ service: 'Kubernetes', code, message, fix, retryable, status: status ?? null });
}

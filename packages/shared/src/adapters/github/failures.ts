import { ExternalError, messageOf } from '../../domain/errors.ts';
import { sentence } from '../../domain/sentence.ts';

/** The HTTP status of what Octokit threw; `null` where no answer came. */
export function statusOf(thrown: unknown): number | null {
  if (!(thrown instanceof Error) || !('status' in thrown)) return null;
  return typeof thrown.status === 'number' ? thrown.status : null;
}

const failures: Readonly<Record<number, { readonly code: string; readonly fix: string }>> = {
  401: {
    code: 'github-unauthorized',
    fix: 'Give a valid token: `token: ${{ github.token }}`.',
  },
  403: {
    code: 'github-forbidden',
    fix: "Grant the permission under `permissions:` of the job; the action's README lists them. On a fork or Dependabot the token is read-only.",
  },
  404: {
    code: 'github-not-found',
    fix: 'Check the name, and that the token may read it: GitHub answers 404 for what a token may not see.',
  },
  422: { code: 'github-invalid', fix: 'This is most likely a bug in Interlock: open an issue with the log.' },
};

/** GitHub refuses with 403 as well what may be asked again later (docs.github.com/rest, "Rate limits"). */
export function isRateLimited(thrown: unknown): boolean {
  if (statusOf(thrown) === 429) return true;
  if (statusOf(thrown) !== 403) return false;
  return /\brate limit\b/iu.test(messageOf(thrown));
}

const rateLimited = {
  code: 'github-rate-limited',
  fix: 'Run the job again later; the limit counts all requests of the repository within an hour.',
};

/** What Octokit threw, as an error that says what to do; `what` is what was being done. */
export function externalError(what: string, thrown: unknown): ExternalError {
  const status = statusOf(thrown);
  const isLimited = isRateLimited(thrown);
  const known = isLimited ? rateLimited : status === null ? undefined : failures[status];
  const isServerSide = status === null || status >= 500 || isLimited;
  const fallback = isServerSide
    ? { code: 'github-unreachable', fix: 'Run the job again; see githubstatus.com when it stays so.' }
    : { code: 'github-failed', fix: 'Run the job again with debug logging.' };
  return new ExternalError({
    service: 'GitHub',
    message: sentence(`${what}: ${status === null ? '' : `HTTP ${String(status)}, `}${messageOf(thrown)}`),
    retryable: isServerSide,
    status,
    cause: thrown,
    ...(known ?? fallback),
  });
}

/** What stays as it is however often it is asked for. */
export function unfit(code: string, message: string, fix: string): ExternalError {
  return new ExternalError({ service: 'GitHub', code, message, fix, retryable: false });
}

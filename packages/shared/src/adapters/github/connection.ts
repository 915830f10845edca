import type { RunContext } from '../../domain/run-context.ts';
import { statusOf } from './failures.ts';

/** Answers that stay what they are however often one asks; 304 means that nothing changed. */
const neverRetried = [304, 400, 401, 403, 404, 410, 422, 451, 501];

/** What speaks to GitHub: Octokit's calls by name, and the `fetch` that knows the runner's proxy. */
export type Connection = Awaited<ReturnType<typeof connect>>;

/**
 * Octokit with retries, waits for rate limits, and answers kept by ETag. Loaded on first use: a rollback must not wait
 * for what it never calls.
 */
export async function connect(token: string, run: RunContext, retries: number, deadlineMs: number) {
  const [{ getOctokit }, { retry }, { throttling }] = await Promise.all([
    import('@actions/github'),
    import('@octokit/plugin-retry'),
    import('@octokit/plugin-throttling'),
  ]);
  const octokit = getOctokit(
    token,
    {
      baseUrl: run.apiUrl,
      // Not `request.retries`: the plugin takes that for every failure, also for what it is told never to retry.
      retry: { retries, doNotRetry: neverRetried },
      throttle: {
        // Waits as GitHub says, and gives up where the wait would be longer than a job wants to stand still.
        onRateLimit: (afterSeconds: number, _options: unknown, _octokit: unknown, count: number) =>
          count < retries && afterSeconds <= 120,
        onSecondaryRateLimit: (afterSeconds: number, _options: unknown, _octokit: unknown, count: number) =>
          count < retries && afterSeconds <= 120,
      },
    },
    retry,
    throttling,
  );
  // Knows the proxy of a self-hosted runner.
  const proxied: unknown = octokit.request.endpoint.DEFAULTS.request?.fetch;
  const unbounded = isFetch(proxied) ? proxied : fetch;
  // A server that takes the request and never answers would hold the job for twenty minutes a call.
  const bounded: typeof fetch = (address, init) =>
    unbounded(address, { ...init, signal: AbortSignal.timeout(deadlineMs) });
  const seen = new Map<string, { readonly etag: string; readonly response: unknown }>();
  octokit.hook.wrap('request', async (request, options) => {
    options.request = { ...options.request, fetch: bounded };
    const isRead = options.method === 'GET';
    const key = `${options.url} ${JSON.stringify(options)}`;
    const before = isRead ? seen.get(key) : undefined;
    if (before !== undefined) options.headers['if-none-match'] = before.etag;
    try {
      const response = await request(options);
      const { etag } = response.headers;
      if (isRead && etag !== undefined) seen.set(key, { etag, response });
      return response;
    } catch (thrown) {
      // A 304 does not count against the rate limit; the answer is the one that is kept.
      if (before !== undefined && statusOf(thrown) === 304)
        return before.response as Awaited<ReturnType<typeof request>>;
      throw thrown;
    }
  });
  return { rest: octokit.rest, fetch: unbounded };
}

function isFetch(value: unknown): value is typeof fetch {
  return typeof value === 'function';
}

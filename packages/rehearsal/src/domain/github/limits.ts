import { type Exchange, type Outcome, reply } from './exchange.ts';
import type { GithubSite, GithubState, RateWindow } from './state.ts';

const HOUR_MS = 3_600_000;

/** The window a request falls into: a new one begins an hour after the last began. */
export function currentWindow(state: GithubState, nowMs: number): RateWindow {
  return nowMs - state.rate.startedAt >= HOUR_MS ? { startedAt: nowMs, used: 0 } : state.rate;
}

/** GitHub's `x-ratelimit-*` headers. */
export function rateHeaders(site: GithubSite, window: RateWindow): Readonly<Record<string, string>> {
  const rate = rateAnswer(site, window);
  return {
    'x-ratelimit-limit': String(rate.limit),
    'x-ratelimit-remaining': String(rate.remaining),
    'x-ratelimit-reset': String(rate.reset),
    'x-ratelimit-used': String(rate.used),
    'x-ratelimit-resource': 'core',
  };
}

function rateAnswer(site: GithubSite, window: RateWindow) {
  return {
    limit: site.requestsPerHour,
    used: window.used,
    remaining: Math.max(0, site.requestsPerHour - window.used),
    reset: Math.floor((window.startedAt + HOUR_MS) / 1000),
  };
}

/** `GET /rate_limit`, which itself is free. Search is not served, so its share is shown as used up. */
export function getRateLimit(exchange: Exchange): Outcome {
  const core = rateAnswer(exchange.site, currentWindow(exchange.state, exchange.nowMs));
  return reply(200, {
    resources: { core, search: { limit: 0, used: 0, remaining: 0, reset: core.reset } },
    rate: core,
  });
}

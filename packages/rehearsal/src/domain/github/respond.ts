import type { ApiRequest, ApiResponse, Exchange, Failure, Lookup, Outcome, Reply } from './exchange.ts';
import { notFound, notServed } from './exchange.ts';
import { currentWindow, rateHeaders } from './limits.ts';
import { matchRoute, permissionNeeded, type Route } from './routes.ts';
import type { GithubSite, GithubState } from './state.ts';

const API_VERSION = '2022-11-28';
const DOCS = 'https://docs.github.com/rest';

export interface Received {
  readonly request: ApiRequest;
  /** The job of the token; null when it is none of ours. */
  readonly job: string | null;
  /** `scope: level` pairs that the token was granted; null when it may do everything. */
  readonly grants: readonly string[] | null;
  /** Running number of the request. */
  readonly number: number;
  readonly nowMs: number;
}

/** What is to be done next: answer, or ask the git repository first. `state` counts from now on in both. */
export type Step =
  | {
      readonly kind: 'answer';
      readonly response: ApiResponse;
      readonly state: GithubState;
      /** `scope: level` the call needed; null when none or nothing was looked at. */
      readonly permission: string | null;
    }
  | {
      readonly kind: 'ask';
      readonly lookup: Lookup;
      readonly state: GithubState;
      /** Goes on with what the lookup's `next` made of the answer. */
      readonly resume: (outcome: Outcome, state: GithubState) => Step;
    };

/** Takes one request as far as it goes without the git repository. */
export function respond(site: GithubSite, state: GithubState, received: Received): Step {
  const { request, job, nowMs } = received;
  const refusal = refuseStranger(request, job);
  if (job === null || refusal !== null) {
    return answer(site, state, received, null, null, refusal ?? badCredentials());
  }
  const match = matchRoute(request.method, request.path);
  if (match === null) {
    return answer(site, state, received, null, null, notServed(`${request.method} ${request.path}`));
  }
  const isFree = match.route.path === '/rate_limit';
  const window = currentWindow(state, nowMs);
  const counted = isFree ? state : { ...state, rate: { ...window, used: window.used + 1 } };
  if (!isFree && window.used >= site.requestsPerHour) {
    return answer(site, { ...state, rate: window }, received, match.route, null, rateExceeded());
  }
  const exchange: Exchange = {
    site,
    state: counted,
    request,
    job,
    nowMs,
    param: (name) => {
      const value = match.params.get(name);
      if (value === undefined) throw new Error(`The route ${match.route.path} has no parameter ${name}.`);
      return value;
    },
  };
  if (!mayCall(match.route, received.grants, site.guardsReading))
    return answer(site, counted, received, match.route, null, notAccessible());
  const outcome = isAnotherRepository(site, match.params) ? notFound() : match.route.handle(exchange);
  return proceed(site, received, match.route, permissionNeeded(match.route, exchange), outcome, counted);
}

function proceed(
  site: GithubSite,
  received: Received,
  route: Route,
  permission: string | null,
  outcome: Outcome,
  state: GithubState,
): Step {
  if (outcome.kind === 'reply' || outcome.kind === 'failure') {
    return answer(site, state, received, route, permission, outcome);
  }
  return {
    kind: 'ask',
    lookup: outcome,
    state,
    resume: (next, later) => proceed(site, received, route, permission, next, later),
  };
}

/** GitHub's names of owners and repositories do not differ by case. */
function isAnotherRepository(site: GithubSite, params: ReadonlyMap<string, string>): boolean {
  const owner = params.get('owner');
  const repo = params.get('repo');
  if (owner === undefined || repo === undefined) return false;
  return owner.toLowerCase() !== site.owner.toLowerCase() || repo.toLowerCase() !== site.name.toLowerCase();
}

function refuseStranger(request: ApiRequest, job: string | null): Failure | null {
  if ((request.headers['user-agent'] ?? '') === '') {
    const message =
      'Request forbidden by administrative rules. Please make sure your request has a User-Agent header';
    return { kind: 'failure', status: 403, message };
  }
  if (job !== null) return null;
  const isAnonymous = (request.headers['authorization'] ?? '') === '';
  return isAnonymous
    ? { kind: 'failure', status: 401, message: 'Requires authentication' }
    : badCredentials();
}

function badCredentials(): Failure {
  return { kind: 'failure', status: 401, message: 'Bad credentials' };
}

/** Any of what the route accepts will do. Reading a public repository needs none of it. */
function mayCall(route: Route, grants: readonly string[] | null, guardsReading: boolean): boolean {
  if (grants === null || route.accepts.length === 0) return true;
  return route.accepts.some(
    ({ scope, level }) =>
      grants.includes(`${scope}: write`) ||
      (level === 'read' && (!guardsReading || grants.includes(`${scope}: read`))),
  );
}

function notAccessible(): Failure {
  return { kind: 'failure', status: 403, message: 'Resource not accessible by integration' };
}

function rateExceeded(): Failure {
  return { kind: 'failure', status: 403, message: 'API rate limit exceeded for installation.' };
}

function answer(
  site: GithubSite,
  state: GithubState,
  received: Received,
  route: Route | null,
  permission: string | null,
  outcome: Reply | Failure,
): Step {
  const after = outcome.kind === 'reply' ? (outcome.state ?? state) : state;
  const accepted = (route?.accepts ?? []).map(({ scope, level }) => `${scope.replace('-', '_')}=${level}`);
  const headers: Record<string, string> = {
    'x-github-request-id': `REHEARSAL:${String(received.number).padStart(6, '0')}`,
    'x-github-api-version-selected': API_VERSION,
    'x-github-media-type': 'github.v3; format=json',
    ...rateHeaders(site, currentWindow(after, received.nowMs)),
    ...(accepted.length > 0 ? { 'x-accepted-github-permissions': accepted.join('; ') } : {}),
    ...(outcome.kind === 'reply' ? outcome.headers : {}),
  };
  const response: ApiResponse =
    outcome.kind === 'reply'
      ? { status: outcome.status, headers, body: outcome.body }
      : { status: outcome.status, headers, body: { kind: 'json', value: failureBody(route, outcome) } };
  return { kind: 'answer', response, state: after, permission };
}

function failureBody(route: Route | null, failure: Failure): Readonly<Record<string, unknown>> {
  return {
    message: failure.message,
    ...(failure.errors === undefined ? {} : { errors: failure.errors }),
    documentation_url: route === null ? DOCS : `${DOCS}/${route.docs}`,
    status: String(failure.status),
  };
}

/**
 * 304 instead of a body that the caller already has (RFC 9110 §13.1.2). Such an answer is not counted against the
 * limit; the state given back has the request taken off again.
 */
export function revalidate(
  request: ApiRequest,
  etag: string,
  response: ApiResponse,
  state: GithubState,
): { readonly response: ApiResponse; readonly state: GithubState } {
  const isTagged = response.status === 200 && request.method === 'GET';
  if (!isTagged) return { response, state };
  const headers: Record<string, string> = {
    ...response.headers,
    etag,
    'cache-control': 'private, max-age=60, s-maxage=60',
  };
  const known = (request.headers['if-none-match'] ?? '').split(',').map((tag) => opaque(tag.trim()));
  if (!known.includes(opaque(etag)) && !known.includes('*')) {
    return { response: { ...response, headers }, state };
  }
  const used = Math.max(0, state.rate.used - 1);
  const remaining = Number(headers['x-ratelimit-limit']) - used;
  return {
    response: {
      status: 304,
      headers: {
        ...headers,
        'x-ratelimit-used': String(used),
        'x-ratelimit-remaining': String(Math.max(0, remaining)),
      },
      body: { kind: 'empty' },
    },
    state: { ...state, rate: { ...state.rate, used } },
  };
}

/** `If-None-Match` compares weakly. */
function opaque(tag: string): string {
  return tag.replace(/^W\//, '');
}

import type { GitChange, GitCommit, GitComparison, GitEntry, GitRef, GitWorkflowFile } from './facts.ts';
import type { GithubSite, GithubState } from './state.ts';

export interface ApiRequest {
  readonly method: string;
  /** Starts with a slash, without the query, still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type Body =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'text'; readonly text: string; readonly contentType: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly contentType: string }
  | { readonly kind: 'empty' };

export interface ApiResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
}

/** What a handler is given: one request, the state at this moment, and the time. */
export interface Exchange {
  readonly site: GithubSite;
  readonly state: GithubState;
  readonly request: ApiRequest;
  /** A parameter of the route's path, decoded. */
  readonly param: (name: string) => string;
  /** The job whose token was used. */
  readonly job: string;
  readonly nowMs: number;
}

export interface Reply {
  readonly kind: 'reply';
  readonly status: number;
  readonly body: Body;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent: unchanged. */
  readonly state?: GithubState;
}

export interface Failure {
  readonly kind: 'failure';
  readonly status: number;
  readonly message: string;
  readonly errors?: readonly unknown[];
}

/**
 * A question to the git repository; `next` is given the state as it is when the answer has come. (Not called `then`,
 * which would make every question a promise to `await`.)
 */
export type Lookup =
  | {
      readonly kind: 'commit';
      readonly ref: string;
      readonly next: (found: GitCommit | null, state: GithubState) => Outcome;
    }
  | {
      readonly kind: 'ref';
      /** Without `refs/`, e.g. `heads/main`. */
      readonly ref: string;
      readonly next: (found: GitRef | null, state: GithubState) => Outcome;
    }
  | {
      readonly kind: 'entry';
      readonly commit: string;
      readonly path: string;
      readonly next: (found: GitEntry | null, state: GithubState) => Outcome;
    }
  | {
      readonly kind: 'history';
      readonly ref: string;
      /** Empty for all. */
      readonly path: string;
      readonly skip: number;
      readonly most: number;
      /** Null: there is no such commit. */
      readonly next: (found: readonly GitCommit[] | null, state: GithubState) => Outcome;
    }
  | {
      readonly kind: 'comparison';
      readonly base: string;
      readonly head: string;
      /** Null: one of the two is unknown, or they have no common ancestor. */
      readonly next: (found: GitComparison | null, state: GithubState) => Outcome;
    }
  | {
      readonly kind: 'changes';
      /** Against its first parent. */
      readonly commit: string;
      readonly next: (found: readonly GitChange[], state: GithubState) => Outcome;
    }
  | {
      readonly kind: 'workflows';
      readonly commit: string;
      readonly next: (found: readonly GitWorkflowFile[], state: GithubState) => Outcome;
    };

export type Outcome = Reply | Failure | Lookup;

export type Handler = (exchange: Exchange) => Outcome;

/** An answer with a JSON body; `state` when the request changed something. */
export function reply(status: number, value: unknown, state?: GithubState): Reply {
  return {
    kind: 'reply',
    status,
    body: { kind: 'json', value },
    headers: {},
    ...(state === undefined ? {} : { state }),
  };
}

/** 204 without a body. */
export function replyEmpty(state: GithubState): Reply {
  return { kind: 'reply', status: 204, body: { kind: 'empty' }, headers: {}, state };
}

/** GitHub's answer for what does not exist or may not be seen. */
export function notFound(message = 'Not Found'): Failure {
  return { kind: 'failure', status: 404, message };
}

/** 422 of the first kind: the request has not the shape that its schema asks for. One line a problem. */
export function invalidRequest(problems: readonly string[]): Failure {
  return { kind: 'failure', status: 422, message: `Invalid request.\n\n${problems.join('\n')}` };
}

/** 422 of the second kind: well formed, but the model refuses it. */
export function validationFailed(errors: readonly unknown[]): Failure {
  return { kind: 'failure', status: 422, message: 'Validation Failed', errors };
}

/** GitHub could answer this; the stand-in cannot, and says so instead of inventing. */
export function notServed(what: string): Failure {
  return {
    kind: 'failure',
    status: 501,
    message: `${what} is not served by the rehearsal's GitHub API. Nothing was read or changed.`,
  };
}

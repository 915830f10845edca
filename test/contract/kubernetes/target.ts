import type { IncomingHttpHeaders } from 'node:http';

import { ask, textOf } from './wire.ts';

/**
 * A Kubernetes API that the contract is held against: the rehearsal cluster, or a real kube-apiserver with its
 * controller manager.
 */
export interface Target {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** Sent with every request: the credentials. */
  readonly headers: Readonly<Record<string, string>>;
  /** The certificate that an https target is believed by, PEM. */
  readonly ca?: string;
  /** Makes or knows a revision that is too old to watch from. */
  readonly staleRevision: () => Promise<string>;
  readonly stop: () => Promise<void>;
}

export type Document = Readonly<Record<string, unknown>>;

export interface Reply {
  readonly code: number;
  readonly body: Document;
  readonly warning: string;
  readonly headers: IncomingHttpHeaders;
}

export interface Api {
  readonly namespace: string;
  readonly send: (
    method: string,
    path: string,
    body?: unknown,
    type?: string,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Reply>;
  /** The path of a collection, or of one object, in the suite's namespace. */
  readonly path: (plural: string, name?: string) => string;
  readonly watch: (path: string, enough: (events: readonly WatchEvent[]) => boolean) => Promise<Watched>;
}

export interface WatchEvent {
  readonly type: string;
  readonly object: Document;
}

export interface Watched {
  readonly code: number;
  readonly events: readonly WatchEvent[];
}

export const mergePatch = 'application/merge-patch+json';
export const jsonPatch = 'application/json-patch+json';
export const strategicPatch = 'application/strategic-merge-patch+json';

const groups: Readonly<Record<string, string>> = {
  deployments: 'apis/apps/v1',
  replicasets: 'apis/apps/v1',
  endpointslices: 'apis/discovery.k8s.io/v1',
  leases: 'apis/coordination.k8s.io/v1',
};

/** Speaks to a target in one namespace. */
export function apiOf(target: Target, namespace: string): Api {
  const question = target.ca === undefined ? {} : { ca: target.ca };
  return {
    namespace,
    path: (plural, name) =>
      `/${groups[plural] ?? 'api/v1'}/namespaces/${namespace}/${plural}${name === undefined ? '' : `/${name}`}`,
    send: async (method, path, body, type = 'application/json', headers = {}) => {
      const answer = await ask(`${target.baseUrl}${path}`, {
        ...question,
        method,
        headers: { ...target.headers, ...(body === undefined ? {} : { 'content-type': type }), ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await textOf(answer);
      return {
        code: answer.statusCode ?? 0,
        body: text.startsWith('{') ? (JSON.parse(text) as Document) : { text },
        warning: answer.headers.warning ?? '',
        headers: answer.headers,
      };
    },
    watch: async (path, enough) => {
      const abort = new AbortController();
      const answer = await ask(`${target.baseUrl}${path}`, {
        ...question,
        headers: target.headers,
        signal: abort.signal,
      });
      const events: WatchEvent[] = [];
      const decoder = new TextDecoder();
      let rest = '';
      for await (const chunk of answer) {
        const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
        rest = lines.pop() ?? '';
        events.push(...lines.filter((line) => line !== '').map((line) => JSON.parse(line) as WatchEvent));
        if (enough(events)) break;
      }
      abort.abort();
      return { code: answer.statusCode ?? 0, events };
    },
  };
}

/** The value at a path of keys and indexes. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let current: unknown = value;
  for (const step of path)
    current =
      typeof current === 'object' && current !== null
        ? (current as Readonly<Record<string | number, unknown>>)[step]
        : undefined;
  return current;
}

export const revisionOf = (reply: Reply): string => String(at(reply.body, 'metadata', 'resourceVersion'));

/** Asks until an answer is right; the last answer when patience ends, for the assertion to show. */
export async function eventually<T>(
  ask: () => Promise<T>,
  isRight: (answer: T) => boolean,
  patienceMs = 15_000,
): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (isRight(answer) || Date.now() > deadline) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

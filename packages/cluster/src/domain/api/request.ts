import type { Json, JsonObject } from '../json.ts';
import type { Failure } from '../failure.ts';
import { findResource } from '../resources.ts';
import type { Resource } from '../resources.ts';

/** One request as the server sees it after authentication. */
export interface ApiRequest {
  readonly method: string;
  /** Percent-encoded, without the query. */
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
  readonly accept: string;
  readonly contentType: string;
  readonly userAgent: string;
  readonly body: string;
}

/** What a path names. */
export type Route =
  | { readonly kind: 'collection'; readonly resource: Resource; readonly namespace: string | undefined }
  | {
      readonly kind: 'object';
      readonly resource: Resource;
      readonly namespace: string;
      readonly name: string;
      readonly subresource: string;
      /** What follows the subresource: a path of the proxied service. */
      readonly rest: string;
    }
  | { readonly kind: 'unknown' };

/** A path of a collection. */
export type CollectionRoute = Route & { readonly kind: 'collection' };
/** A path of an object or one of its subresources. */
export type ObjectRoute = Route & { readonly kind: 'object' };

/** What a request is answered with; the transport decides how. */
export type Answer =
  | {
      readonly kind: 'json';
      readonly code: number;
      readonly body: Json;
      readonly warnings: readonly string[];
    }
  | { readonly kind: 'text'; readonly code: number; readonly text: string }
  | { readonly kind: 'watch'; readonly watch: WatchRequest }
  | { readonly kind: 'log'; readonly log: LogRequest }
  | { readonly kind: 'proxy'; readonly proxy: ProxyRequest };

/** A stream of changes to be sent. */
export interface WatchRequest {
  readonly resource: Resource;
  /** The objects that count, and how each is shown. */
  readonly includes: (object: JsonObject) => boolean;
  readonly show: (object: JsonObject) => JsonObject;
  /** Sent first, as ADDED. */
  readonly initial: readonly JsonObject[];
  /** Sent after the initial objects as the bookmark that ends them. */
  readonly initialEnd: boolean;
  readonly fromRevision: number;
  readonly bookmarks: boolean;
  readonly timeoutMs: number;
  readonly failure: Failure | undefined;
}

/** A container's log to be sent. */
export interface LogRequest {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly previous: boolean;
  readonly follow: boolean;
  readonly tailLines: number | undefined;
}

/** A request to be passed on to a Pod or through a Service. */
export interface ProxyRequest {
  readonly resource: Resource;
  readonly namespace: string;
  readonly name: string;
  /** A port's number or name; empty for the first. */
  readonly port: string;
  readonly path: string;
}

/** An answer of one JSON body. */
export function answer(code: number, body: Json, warnings: readonly string[] = []): Answer {
  return { kind: 'json', code, body, warnings };
}

/** Finds what resource or object a path under `/api` or `/apis` names. */
export function routeOf(path: string): Route {
  const parts = path.split('/').slice(1).map(decode);
  const [root, ...after] = parts;
  const [group, version, rest] =
    root === 'api' ? ['', after[0] ?? '', after.slice(1)] : [after[0] ?? '', after[1] ?? '', after.slice(2)];
  if (root !== 'api' && root !== 'apis') return { kind: 'unknown' };
  const [first, second, third, ...more] = rest;
  if (
    first === 'namespaces' &&
    second !== undefined &&
    third !== undefined &&
    findResource(group, version, third) !== undefined
  )
    return within(group, version, third, second, more);
  if (first === undefined || first === '') return { kind: 'unknown' };
  const resource = findResource(group, version, first);
  if (resource === undefined) return { kind: 'unknown' };
  if (second === undefined || second === '') return { kind: 'collection', resource, namespace: undefined };
  if (resource.namespaced) return { kind: 'unknown' };
  return objectRoute(resource, '', second, third === undefined ? [] : [third, ...more]);
}

function within(
  group: string,
  version: string,
  plural: string,
  namespace: string,
  more: readonly string[],
): Route {
  const resource = findResource(group, version, plural);
  const [name, ...rest] = more;
  if (resource === undefined) return { kind: 'unknown' };
  // `namespaces/NAME/status` is a subresource of the namespace, not a collection in it.
  if (!resource.namespaced) return { kind: 'unknown' };
  if (name === undefined || name === '') return { kind: 'collection', resource, namespace };
  return objectRoute(resource, namespace, name, rest);
}

function objectRoute(resource: Resource, namespace: string, name: string, rest: readonly string[]): Route {
  const [subresource = '', ...tail] = rest;
  if (subresource !== '' && !resource.subresources.includes(subresource)) return { kind: 'unknown' };
  if (tail.length > 0 && subresource !== 'proxy') return { kind: 'unknown' };
  return {
    kind: 'object',
    resource,
    namespace,
    name,
    subresource,
    rest: tail.map(encodeURIComponent).join('/'),
  };
}

const decode = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

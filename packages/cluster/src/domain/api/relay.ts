import { badRequest, methodNotAllowed, notFound } from '../failure.ts';
import type { Failure } from '../failure.ts';
import { listAt, textAt } from '../json.ts';
import type { ObjectStore } from '../objectstore.ts';
import type { Answered } from './read.ts';
import type { ApiRequest, ObjectRoute } from './request.ts';

const failed = (failure: Failure): { readonly kind: 'failure'; readonly failure: Failure } => ({
  kind: 'failure',
  failure,
});

/** Finds what a request under `/proxy` is to be passed on to. */
export function proxyRequest(store: ObjectStore, route: ObjectRoute, request: ApiRequest): Answered {
  // The name may carry a scheme and a port: `http:web:8080`, `web:8080`, `web`.
  const parts = route.name.split(':');
  const [name = '', port = ''] = parts.length === 3 ? parts.slice(1) : parts;
  if (parts.length === 3 && parts[0] !== 'http' && parts[0] !== '')
    return failed(badRequest(`the proxy speaks http only, not ${JSON.stringify(parts[0])}`));
  if (store.get(route.resource.plural, route.namespace, name) === undefined)
    return failed(notFound(route.resource, name));
  const query = [...request.query].map(
    ([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`,
  );
  return {
    kind: 'answer',
    answer: {
      kind: 'proxy',
      proxy: {
        resource: route.resource,
        namespace: route.namespace,
        name,
        port,
        path: `/${route.rest}${query.length === 0 ? '' : `?${query.join('&')}`}`,
      },
    },
  };
}

/** Finds which container's log is asked for. */
export function logRequest(store: ObjectStore, route: ObjectRoute, request: ApiRequest): Answered {
  if (request.method !== 'GET') return failed(methodNotAllowed());
  const pod = store.get('pods', route.namespace, route.name);
  if (pod === undefined) return failed(notFound(route.resource, route.name));
  const names = [...listAt(pod, 'spec', 'containers'), ...listAt(pod, 'spec', 'initContainers')].map(
    (container) => textAt(container, 'name') ?? '',
  );
  const container = request.query.get('container') ?? names[0] ?? '';
  if (!names.includes(container))
    return failed(badRequest(`container ${container} is not valid for pod ${route.name}`));
  const tail = request.query.get('tailLines');
  return {
    kind: 'answer',
    answer: {
      kind: 'log',
      log: {
        namespace: route.namespace,
        pod: route.name,
        container,
        previous: request.query.get('previous') === 'true',
        follow: request.query.get('follow') === 'true',
        tailLines: tail === undefined || !/^[0-9]+$/.test(tail) ? undefined : Number(tail),
      },
    },
  };
}

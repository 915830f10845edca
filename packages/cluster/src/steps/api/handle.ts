import { methodNotAllowed, notAcceptable, statusOf, unknownPath } from '../../domain/failure.ts';
import type { Failure } from '../../domain/failure.ts';
import type { JsonObject } from '../../domain/json.ts';
import { apiVersionOf, resources } from '../../domain/resources.ts';
import { readBody } from '../../domain/api/body.ts';
import { changeRequest } from './change.ts';
import { readDeleteOptions } from '../../domain/api/deleteoptions.ts';
import { discoveryAt } from '../../domain/api/discovery.ts';
import type { ApiPorts } from '../../ports/api.ts';
import { logRequest, proxyRequest } from '../../domain/api/relay.ts';
import { readCollection, readFilter, readObject } from '../../domain/api/read.ts';
import type { Answered, Shape } from '../../domain/api/read.ts';
import { deleteCollection, deleteObject } from './remove.ts';
import { answer, routeOf } from '../../domain/api/request.ts';
import type { Answer, ApiRequest, CollectionRoute, ObjectRoute } from '../../domain/api/request.ts';
import { scaleOf } from '../../domain/api/scale.ts';
import { createObject } from './write.ts';
import { readWriteOptions } from '../../domain/api/writeoptions.ts';

const failed = (failure: Failure): { readonly kind: 'failure'; readonly failure: Failure } => ({
  kind: 'failure',
  failure,
});

/** Answers one authenticated request to the Kubernetes API. */
export async function handleRequest(ports: ApiPorts, request: ApiRequest): Promise<Answer> {
  const result = await dispatch(ports, request);
  return result.kind === 'failure' ? answer(result.failure.code, statusOf(result.failure)) : result.answer;
}

const healthPaths = ['/healthz', '/livez', '/readyz'];

async function dispatch(ports: ApiPorts, request: ApiRequest): Promise<Answered> {
  if (healthPaths.some((path) => request.path === path || request.path.startsWith(`${path}/`)))
    return { kind: 'answer', answer: { kind: 'text', code: 200, text: 'ok' } };
  const document = discoveryAt(request.path);
  if (document !== undefined)
    return request.method === 'GET'
      ? { kind: 'answer', answer: answer(200, document) }
      : failed(methodNotAllowed());
  const route = routeOf(request.path);
  if (route.kind === 'unknown')
    // Below a group that is served, a Status; anywhere else, what a web server says.
    return isServed(request.path)
      ? failed(unknownPath())
      : { kind: 'answer', answer: { kind: 'text', code: 404, text: '404 page not found\n' } };
  const shape = readShape(request.accept);
  if (shape === undefined)
    return failed(notAcceptable(['application/json', 'application/json;as=Table;g=meta.k8s.io;v=v1']));
  return route.kind === 'collection'
    ? collectionRequest(ports, route, request, shape)
    : objectRequest(ports, route, request, shape);
}

function isServed(path: string): boolean {
  const [, root, first, second] = path.split('/');
  if (root === 'api') return first === 'v1';
  return (
    root === 'apis' && resources.some((resource) => resource.group === first && resource.version === second)
  );
}

/** The first form in an Accept header that this server speaks; undefined when it speaks none of them. */
function readShape(accept: string): Shape | undefined {
  if (accept === '') return 'objects';
  for (const entry of accept.split(',')) {
    const [type = '', ...parameters] = entry.split(';').map((part) => part.trim());
    if (!['application/json', 'application/*', '*/*'].includes(type)) continue;
    const as = parameters.find((parameter) => parameter.startsWith('as='));
    if (as === undefined) return 'objects';
    if (as === 'as=Table' && parameters.includes('v=v1')) return 'table';
  }
  return undefined;
}

async function collectionRequest(
  ports: ApiPorts,
  route: CollectionRoute,
  request: ApiRequest,
  shape: Shape,
): Promise<Answered> {
  switch (request.method) {
    case 'GET':
      return readCollection(ports.store, route.resource, route.namespace, request, shape, ports.nowMs());
    case 'POST':
      return createRequest(ports, route, request);
    case 'DELETE': {
      if (route.resource.namespaced && route.namespace === undefined) return failed(methodNotAllowed());
      const options = readDeleteOptions(request);
      if (options.kind === 'failure') return options;
      const filter = readFilter(route.resource, request.query);
      if (filter.kind === 'failure') return filter;
      const items = deleteCollection(
        ports,
        route.resource,
        route.namespace,
        filter.includes,
        options.options,
      );
      return {
        kind: 'answer',
        answer: answer(200, {
          kind: `${route.resource.kind}List`,
          apiVersion: apiVersionOf(route.resource),
          metadata: { resourceVersion: String(ports.store.revision()) },
          items,
        }),
      };
    }
    default:
      return failed(methodNotAllowed());
  }
}

async function createRequest(
  ports: ApiPorts,
  route: CollectionRoute,
  request: ApiRequest,
): Promise<Answered> {
  const { resource } = route;
  if (resource.namespaced && route.namespace === undefined) return failed(methodNotAllowed());
  const options = readWriteOptions(request);
  if (options.kind === 'failure') return options;
  const body = readBody(resource, request, options.options);
  if (body.kind === 'failure') return body;
  const written = await createObject(ports, resource, route.namespace ?? '', body.object, options.options);
  return written.kind === 'failure' ? written : answeredWith(201, written.object, body.warnings);
}

const answeredWith = (code: number, object: JsonObject, warnings: readonly string[]): Answered => ({
  kind: 'answer',
  answer: answer(code, object, warnings),
});

async function objectRequest(
  ports: ApiPorts,
  route: ObjectRoute,
  request: ApiRequest,
  shape: Shape,
): Promise<Answered> {
  if (route.subresource === 'proxy') return proxyRequest(ports.store, route, request);
  if (route.subresource === 'log') return logRequest(ports.store, route, request);
  switch (request.method) {
    case 'GET':
      // A watch of one object is a watch of its collection by name.
      if (request.query.get('watch') !== undefined && route.subresource === '')
        return readCollection(
          ports.store,
          route.resource,
          route.namespace === '' ? undefined : route.namespace,
          {
            ...request,
            query: new Map([...request.query, ['fieldSelector', `metadata.name=${route.name}`]]),
          },
          shape,
          ports.nowMs(),
        );
      return route.subresource === 'scale'
        ? scaleOf(ports.store, route)
        : readObject(ports.store, route.resource, route.namespace, route.name, shape, ports.nowMs());
    case 'PUT':
    case 'PATCH':
      return changeRequest(ports, route, request);
    case 'DELETE': {
      if (route.subresource !== '') return failed(methodNotAllowed());
      const options = readDeleteOptions(request);
      if (options.kind === 'failure') return options;
      const removed = deleteObject(ports, route.resource, route.namespace, route.name, options.options);
      return removed.kind === 'failure' ? removed : answeredWith(200, removed.body, []);
    }
    default:
      return failed(methodNotAllowed());
  }
}

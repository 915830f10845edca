import { decode } from '../decode.ts';
import {
  badRequest,
  invalidPatch,
  methodNotAllowed,
  notAcceptable,
  notFound,
  rejectedPatch,
  statusOf,
  unknownPath,
  unsupportedMediaType,
} from '../failure.ts';
import type { Failure } from '../failure.ts';
import { isObject, listAt, numberAt, parseJson, textAt, withAt } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { applyJsonPatch, readJsonPatch } from '../jsonpatch.ts';
import { selectorOfObject, selectorText } from '../labelselector.ts';
import { applyMergePatch } from '../mergepatch.ts';
import { apiVersionOf, scaleSchema } from '../resources.ts';
import type { Resource } from '../resources.ts';
import { applyStrategicPatch } from '../strategicmerge.ts';
import { discoveryAt } from './discovery.ts';
import type { ApiPorts } from './ports.ts';
import { readCollection, readFilter, readObject } from './read.ts';
import type { Answered, Shape } from './read.ts';
import { deleteCollection, deleteObject, readDeleteOptions } from './remove.ts';
import { answer, routeOf } from './request.ts';
import type { Answer, ApiRequest, Route } from './request.ts';
import { createObject, readWriteOptions, updateObject } from './write.ts';
import type { WriteOptions } from './write.ts';

type ObjectRoute = Route & { readonly kind: 'object' };
type CollectionRoute = Route & { readonly kind: 'collection' };

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
  if (route.kind === 'unknown') return failed(unknownPath());
  const shape = readShape(request.accept);
  if (shape === undefined)
    return failed(notAcceptable(['application/json', 'application/json;as=Table;g=meta.k8s.io;v=v1']));
  return route.kind === 'collection'
    ? collectionRequest(ports, route, request, shape)
    : objectRequest(ports, route, request, shape);
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
  if (route.subresource === 'proxy') return proxyRequest(ports, route, request);
  if (route.subresource === 'log') return logRequest(ports, route, request);
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
        ? scaleOf(ports, route)
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

async function changeRequest(ports: ApiPorts, route: ObjectRoute, request: ApiRequest): Promise<Answered> {
  const options = readWriteOptions(request);
  if (options.kind === 'failure') return options;
  const scale = route.subresource === 'scale';
  const warnings: string[] = [];
  const changeOf = request.method === 'PUT' ? replacement : patchOf;
  const change = changeOf(scale ? scaleSchema : route.resource.schema, route, request, options.options);
  if (change.kind === 'failure') return change;
  const missing = ports.store.get(route.resource.plural, route.namespace, route.name) === undefined;
  if (missing && request.method === 'PUT' && route.resource.createOnUpdate && route.subresource === '') {
    const made = change.apply({}, warnings);
    if (made.kind === 'failure') return made;
    const written = await createObject(ports, route.resource, route.namespace, made.body, options.options);
    return written.kind === 'failure' ? written : answeredWith(201, written.object, warnings);
  }
  const written = await updateObject(
    ports,
    route.resource,
    route.namespace,
    route.name,
    route.subresource,
    (live) => {
      warnings.length = 0;
      return scale ? rescale(change, live, warnings) : change.apply(live, warnings);
    },
    options.options,
  );
  if (written.kind === 'failure') return written;
  return answeredWith(200, scale ? scaleObject(written.object) : written.object, warnings);
}

type Next =
  | { readonly kind: 'body'; readonly body: JsonObject; readonly raw: Json }
  | { readonly kind: 'failure'; readonly failure: Failure };

/** A change that is read and can be applied to whatever is stored. */
type Change =
  | { readonly kind: 'change'; readonly apply: (live: JsonObject, warnings: string[]) => Next }
  | { readonly kind: 'failure'; readonly failure: Failure };

/** A change of `/scale` laid over the object that it scales. */
function rescale(change: Change & { readonly kind: 'change' }, live: JsonObject, warnings: string[]): Next {
  const next = change.apply(scaleObject(live), warnings);
  if (next.kind === 'failure') return next;
  const replicas = numberAt(next.body, 'spec', 'replicas') ?? 0;
  const version = textAt(next.body, 'metadata', 'resourceVersion');
  const scaled = withAt(live, ['spec', 'replicas'], replicas);
  return {
    kind: 'body',
    raw: null,
    body: version === undefined ? scaled : withAt(scaled, ['metadata', 'resourceVersion'], version),
  };
}

function replacement(
  schema: Resource['schema'],
  route: ObjectRoute,
  request: ApiRequest,
  options: WriteOptions,
): Change {
  const read = readBody({ ...route.resource, schema }, request, options, route.subresource === 'scale');
  if (read.kind === 'failure') return read;
  const name = textAt(read.object, 'metadata', 'name');
  if (name !== undefined && name !== route.name)
    return failed(
      badRequest(`the name of the object (${name}) does not match the name on the URL (${route.name})`),
    );
  const namespace = textAt(read.object, 'metadata', 'namespace');
  if (namespace !== undefined && namespace !== route.namespace)
    return failed(
      badRequest('the namespace of the provided object does not match the namespace sent on the request'),
    );
  const body = withAt(read.object, ['metadata', 'name'], route.name);
  return {
    kind: 'change',
    apply: (_live, warnings) => {
      warnings.push(...read.warnings);
      return { kind: 'body', body, raw: read.raw };
    },
  };
}

const patchTypes = [
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/strategic-merge-patch+json',
];

function patchOf(
  schema: Resource['schema'],
  route: ObjectRoute,
  request: ApiRequest,
  options: WriteOptions,
): Change {
  const type = request.contentType.split(';')[0]?.trim() ?? '';
  if (!patchTypes.includes(type)) return failed(unsupportedMediaType(patchTypes));
  const parsed = parseJson(request.body);
  if (parsed.kind === 'problem') return failed(badRequest(`error decoding patch: ${parsed.why}`));
  const applied = patchFunction(type, parsed.value, schema);
  if (applied.kind === 'failure') return applied;
  return {
    kind: 'change',
    apply: (live, warnings) => {
      const patched = applied.apply(live);
      if (patched.kind === 'failure') return patched;
      const decoded = decode(patched.value, schema, route.resource.kind);
      if (decoded.kind === 'problem') return failed(invalidPatch(patched.value, decoded.why));
      const unknown = decoded.unknown.map((field) => `unknown field ${JSON.stringify(field)}`);
      if (unknown.length > 0 && options.validation === 'Strict')
        return failed(invalidPatch(patched.value, `strict decoding error: ${unknown.join(', ')}`));
      if (options.validation === 'Warn') warnings.push(...unknown);
      const name = textAt(decoded.object, 'metadata', 'name') ?? '';
      if (name !== route.name)
        return failed(
          badRequest(`the name of the object (${name}) does not match the name on the URL (${route.name})`),
        );
      return { kind: 'body', body: decoded.object, raw: applied.resets ? parsed.value : null };
    },
  };
}

type PatchFunction =
  | {
      readonly kind: 'function';
      /** Whether the patch has the shape of the object, so that it can reset the managed fields. */
      readonly resets: boolean;
      readonly apply: (
        live: JsonObject,
      ) =>
        | { readonly kind: 'value'; readonly value: Json }
        | { readonly kind: 'failure'; readonly failure: Failure };
    }
  | { readonly kind: 'failure'; readonly failure: Failure };

function patchFunction(type: string, patch: Json, schema: Resource['schema']): PatchFunction {
  if (type === 'application/json-patch+json') {
    const read = readJsonPatch(patch);
    if (read.kind === 'problem') return failed(badRequest(read.why));
    return {
      kind: 'function',
      resets: false,
      apply: (live) => {
        const result = applyJsonPatch(live, read.operations);
        return result.kind === 'problem' ? failed(rejectedPatch()) : result;
      },
    };
  }
  if (!isObject(patch)) return failed(badRequest('error decoding patch: the patch is not an object'));
  if (type === 'application/merge-patch+json')
    return {
      kind: 'function',
      resets: true,
      apply: (live) => ({ kind: 'value', value: applyMergePatch(live, patch) }),
    };
  return {
    kind: 'function',
    resets: true,
    apply: (live) => {
      const result = applyStrategicPatch(live, patch, schema);
      return result.kind === 'problem' ? failed(badRequest(result.why)) : result;
    },
  };
}

type Body =
  | {
      readonly kind: 'object';
      readonly object: JsonObject;
      readonly raw: Json;
      readonly warnings: readonly string[];
    }
  | { readonly kind: 'failure'; readonly failure: Failure };

function readBody(resource: Resource, request: ApiRequest, options: WriteOptions, scale = false): Body {
  const type = request.contentType.split(';')[0]?.trim() ?? '';
  if (type !== '' && type !== 'application/json') return failed(unsupportedMediaType(['application/json']));
  const parsed = parseJson(request.body);
  const kind = scale ? 'Scale' : resource.kind;
  const refused = (why: string): Body =>
    failed(badRequest(`${kind} in version "${resource.version}" cannot be handled as a ${kind}: ${why}`));
  if (parsed.kind === 'problem') return refused(`json: ${parsed.why}`);
  const version = textAt(parsed.value, 'apiVersion');
  const wanted = scale ? 'autoscaling/v1' : apiVersionOf(resource);
  if (version !== undefined && version !== wanted)
    return failed(
      badRequest(
        `the API version in the data (${version}) does not match the expected API version (${wanted})`,
      ),
    );
  const given = textAt(parsed.value, 'kind');
  if (given !== undefined && given !== kind)
    return failed(badRequest(`${given} in version "${resource.version}" cannot be handled as a ${kind}`));
  const decoded = decode(parsed.value, resource.schema, kind);
  if (decoded.kind === 'problem') return refused(decoded.why);
  const unknown = decoded.unknown.map((field) => `unknown field ${JSON.stringify(field)}`);
  if (unknown.length > 0 && options.validation === 'Strict')
    return refused(`strict decoding error: ${unknown.join(', ')}`);
  return {
    kind: 'object',
    object: decoded.object,
    raw: parsed.value,
    warnings: options.validation === 'Warn' ? unknown : [],
  };
}

function scaleOf(ports: ApiPorts, route: ObjectRoute): Answered {
  const live = ports.store.get(route.resource.plural, route.namespace, route.name);
  return live === undefined
    ? failed(notFound(route.resource, route.name))
    : answeredWith(200, scaleObject(live), []);
}

function scaleObject(live: JsonObject): JsonObject {
  const pick = (key: string): JsonObject => {
    const value = textAt(live, 'metadata', key);
    return value === undefined ? {} : { [key]: value };
  };
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: {
      ...pick('name'),
      ...pick('namespace'),
      ...pick('uid'),
      ...pick('resourceVersion'),
      ...pick('creationTimestamp'),
    },
    spec: { replicas: numberAt(live, 'spec', 'replicas') ?? 0 },
    status: {
      replicas: numberAt(live, 'status', 'replicas') ?? 0,
      selector: selectorText(selectorOfObject(isObject(live['spec']) ? live['spec']['selector'] : undefined)),
    },
  };
}

function proxyRequest(ports: ApiPorts, route: ObjectRoute, request: ApiRequest): Answered {
  // The name may carry a scheme and a port: `http:web:8080`, `web:8080`, `web`.
  const parts = route.name.split(':');
  const [name = '', port = ''] = parts.length === 3 ? parts.slice(1) : parts;
  if (parts.length === 3 && parts[0] !== 'http' && parts[0] !== '')
    return failed(badRequest(`the proxy speaks http only, not ${JSON.stringify(parts[0])}`));
  if (ports.store.get(route.resource.plural, route.namespace, name) === undefined)
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

function logRequest(ports: ApiPorts, route: ObjectRoute, request: ApiRequest): Answered {
  if (request.method !== 'GET') return failed(methodNotAllowed());
  const pod = ports.store.get('pods', route.namespace, route.name);
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

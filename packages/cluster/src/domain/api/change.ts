import { decode } from '../decode.ts';
import { badRequest, invalidPatch, rejectedPatch, unsupportedMediaType } from '../failure.ts';
import type { Failure } from '../failure.ts';
import { isObject, numberAt, parseJson, textAt, withAt } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { applyJsonPatch, readJsonPatch } from '../jsonpatch.ts';
import { applyMergePatch } from '../mergepatch.ts';
import { scaleSchema } from '../resources.ts';
import type { Resource } from '../resources.ts';
import { applyStrategicPatch } from '../strategicmerge.ts';
import { readBody } from './body.ts';
import type { ApiPorts } from './ports.ts';
import type { Answered } from './read.ts';
import { answer } from './request.ts';
import type { ApiRequest, ObjectRoute } from './request.ts';
import { scaleObject } from './scale.ts';
import { createObject, readWriteOptions, updateObject } from './write.ts';
import type { WriteOptions } from './write.ts';

const failed = (failure: Failure): { readonly kind: 'failure'; readonly failure: Failure } => ({
  kind: 'failure',
  failure,
});

const answered = (code: number, object: JsonObject, warnings: readonly string[]): Answered => ({
  kind: 'answer',
  answer: answer(code, object, warnings),
});

/** Answers a PUT or a PATCH of an object or of one of its subresources. */
export async function changeRequest(
  ports: ApiPorts,
  route: ObjectRoute,
  request: ApiRequest,
): Promise<Answered> {
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
    return written.kind === 'failure' ? written : answered(201, written.object, warnings);
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
  return answered(200, scale ? scaleObject(written.object) : written.object, warnings);
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

import { decode } from '../../domain/decode.ts';
import {
  badRequest,
  internal,
  invalid,
  invalidKind,
  invalidPatch,
  rejectedPatch,
  tooManyOperations,
  unsupportedPatchType,
} from '../../domain/failure.ts';
import type { Failure } from '../../domain/failure.ts';
import {
  isList,
  isObject,
  numberAt,
  parseJson,
  textAt,
  typeName,
  withAt,
  withoutAt,
} from '../../domain/json.ts';
import type { Json, JsonObject } from '../../domain/json.ts';
import { applyJsonPatch, readJsonPatch } from '../../domain/jsonpatch.ts';
import { applyMergePatch } from '../../domain/mergepatch.ts';
import { scaleSchema } from '../../domain/resources.ts';
import type { Resource } from '../../domain/resources.ts';
import { applyStrategicPatch } from '../../domain/strategicmerge.ts';
import { readBody } from '../../domain/api/body.ts';
import type { ApiPorts } from '../../ports/api.ts';
import type { Answered } from '../../domain/api/read.ts';
import { answer } from '../../domain/api/request.ts';
import type { ApiRequest, ObjectRoute } from '../../domain/api/request.ts';
import { scaleObject } from '../../domain/api/scale.ts';
import { createObject, updateObject } from './write.ts';
import { readWriteOptions } from '../../domain/api/writeoptions.ts';
import type { WriteOptions } from '../../domain/api/writeoptions.ts';

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
    // The version of an object that is gone does not keep its successor from being made.
    const fresh = withoutAt(made.body, ['metadata', 'resourceVersion']);
    const written = await createObject(ports, route.resource, route.namespace, fresh, options.options);
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
  if (replicas < 0)
    return failed(
      invalidKind('Scale', 'autoscaling', textAt(live, 'metadata', 'name') ?? '', [
        {
          reason: 'FieldValueInvalid',
          message: `Invalid value: ${replicas}: must be greater than or equal to 0`,
          field: 'spec.replicas',
        },
      ]),
    );
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
  const misnamed = refuseName(read.object, route);
  if (misnamed !== undefined) return failed(misnamed);
  const body = read.object;
  return {
    kind: 'change',
    apply: (_live, warnings) => {
      warnings.push(...read.warnings);
      return { kind: 'body', body, raw: read.raw };
    },
  };
}

/** An object has to be under the name and in the namespace that the URL names. */
function refuseName(object: JsonObject, route: ObjectRoute): Failure | undefined {
  const name = textAt(object, 'metadata', 'name');
  const namespace = textAt(object, 'metadata', 'namespace');
  if (name === undefined)
    return badRequest(
      `the name of the object (${route.name} based on URL) was undeterminable: name must be provided`,
    );
  if (name !== route.name)
    return badRequest(`the name of the object (${name}) does not match the name on the URL (${route.name})`);
  return namespace !== undefined && namespace !== route.namespace
    ? badRequest('the namespace of the provided object does not match the namespace sent on the request')
    : undefined;
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
  if (!patchTypes.includes(type)) return failed(unsupportedPatchType());
  const parsed = parseJson(request.body);
  // What a patch says is read when there is something to patch: 404 comes before 400.
  const applied: PatchFunction =
    parsed.kind === 'problem'
      ? failed(badRequest(`error decoding patch: ${parsed.why}`))
      : patchFunction(type, parsed.value, schema);
  return {
    kind: 'change',
    apply: (live, warnings) => {
      if (parsed.kind === 'problem') return failed(badRequest(`error decoding patch: ${parsed.why}`));
      if (applied.kind === 'failure') return applied;
      const patched = applied.apply(live);
      if (patched.kind === 'failure') return patched;
      const stranger = refuseKind(live, patched.value);
      if (stranger !== undefined) return failed(stranger);
      const decoded = decode(patched.value, schema, route.resource.kind);
      if (decoded.kind === 'problem') return failed(invalidPatch(patched.value, decoded.why));
      const unknown = decoded.unknown.map((field) => `unknown field ${JSON.stringify(field)}`);
      if (unknown.length > 0 && options.validation === 'Strict')
        return failed(invalidPatch(patched.value, `strict decoding error: ${unknown.join(', ')}`));
      if (options.validation === 'Warn') warnings.push(...unknown);
      const misnamed = refuseName(decoded.object, route) ?? refuseIdentity(route, live, decoded.object);
      if (misnamed !== undefined) return failed(misnamed);
      return { kind: 'body', body: decoded.object, raw: applied.resets ? parsed.value : null };
    },
  };
}

/** A patch may not make another kind of an object. */
function refuseKind(live: JsonObject, patched: Json): Failure | undefined {
  const of = (value: Json, key: string): string => textAt(value, key) ?? '';
  const [kind, version] = [of(patched, 'kind'), of(patched, 'apiVersion')];
  return kind === of(live, 'kind') && version === of(live, 'apiVersion')
    ? undefined
    : invalidPatch(
        patched,
        `no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(version)}`,
      );
}

/** A patch may not make another object of an object; the real server finds that twice. */
function refuseIdentity(route: ObjectRoute, live: JsonObject, patched: JsonObject): Failure | undefined {
  const uid = textAt(patched, 'metadata', 'uid');
  if (uid === undefined || uid === textAt(live, 'metadata', 'uid')) return undefined;
  const cause = {
    reason: 'FieldValueInvalid',
    message: `Invalid value: ${JSON.stringify(uid)}: field is immutable`,
    field: 'metadata.uid',
  };
  return invalid(route.resource, route.name, [cause, cause]);
}

const operationsLimit = 10_000;

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
    if (isList(patch) && patch.length > operationsLimit)
      return failed(tooManyOperations(operationsLimit, patch.length));
    const read = readJsonPatch(patch);
    if (read.kind === 'problem') return failed(badRequest(`error decoding patch: ${read.why}`));
    return {
      kind: 'function',
      resets: false,
      apply: (live) => {
        const result = applyJsonPatch(live, read.operations);
        return result.kind === 'problem' ? failed(rejectedPatch()) : result;
      },
    };
  }
  const isMerge = type === 'application/merge-patch+json';
  if (patch === null)
    return isMerge
      ? failed(badRequest('Invalid JSON Patch'))
      : { kind: 'function', resets: false, apply: (live) => ({ kind: 'value', value: live }) };
  if (!isObject(patch))
    return failed(
      badRequest(
        `${isMerge ? 'error decoding patch: ' : ''}json: cannot unmarshal ${typeName(patch)} into Go value of type map[string]interface {}`,
      ),
    );
  if (isMerge)
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
      return result.kind === 'problem' ? failed(internal(result.why)) : result;
    },
  };
}

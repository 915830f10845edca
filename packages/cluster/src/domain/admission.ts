import { at, compact, equals, listAt, numberAt, objectAt, textAt, withAt, withoutAt } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import { withDefaults } from './defaults.ts';
import { conflict, internal, invalid, invalidKind, notANumber, staleVersion } from './failure.ts';
import type { Cause, Failure } from './failure.ts';
import { managersAfter } from './managedfields.ts';
import type { Writer } from './managedfields.ts';
import { apiVersionOf } from './resources.ts';
import type { Resource } from './resources.ts';
import { validate, validatePrefix } from './validation.ts';

/** What a write would store, that it would change nothing, or why it is refused. */
export type Outcome =
  | { readonly kind: 'object'; readonly object: JsonObject }
  | { readonly kind: 'unchanged'; readonly object: JsonObject }
  | { readonly kind: 'failure'; readonly failure: Failure };

/** What a write needs from outside. */
export interface WriteContext {
  readonly writer: Writer;
  readonly uid: string;
  /** Five random letters for `generateName`. */
  readonly suffix: string;
  /** Finds a free address for a Service that has none. */
  readonly clusterIp: () => string;
  /** Whether the caller asked for the managed fields to be forgotten. */
  readonly forgetManagers: boolean;
}

const failed = (failure: Failure): Outcome => ({ kind: 'failure', failure });

const refusedFor = (resource: Resource, name: string, causes: readonly Cause[]): Outcome =>
  failed(invalid(resource, name, causes));

/** Prepares an object for its first storing: system fields, defaults, validation, ownership. */
export function admitCreate(
  resource: Resource,
  body: JsonObject,
  namespace: string,
  context: WriteContext,
): Outcome {
  const given = objectAt(body, 'metadata');
  if (textAt(given, 'resourceVersion') !== undefined)
    return failed({
      code: 500,
      reason: '',
      message: 'resourceVersion should not be set on objects to be created',
    });
  const generateName = textAt(given, 'generateName');
  const name =
    textAt(given, 'name') ?? (generateName === undefined ? undefined : `${generateName}${context.suffix}`);
  const metadata = compact({
    ...withoutAt(withoutAt(withoutAt(given, ['managedFields']), ['selfLink']), ['deletionTimestamp']),
    name,
    namespace: resource.namespaced ? namespace : undefined,
    uid: context.uid,
    creationTimestamp: context.writer.time,
    generation: resource.generation === 'none' ? undefined : 1,
  });
  const bare = hasStatus(resource) ? withoutAt(body, ['status']) : body;
  const filled = withDefaults(resource, {
    ...identity(resource),
    ...bare,
    metadata,
  });
  const object = withInitialStatus(resource, withAllocations(resource, filled, undefined, context));
  const prefix = textAt(given, 'name') === undefined ? generateName : undefined;
  const causes = [...validatePrefix(resource, prefix), ...validate(resource, object, undefined)];
  if (causes.length > 0) return refusedFor(resource, name ?? '', causes);
  // What the server fills in by itself has no owner: addresses, and a status.
  const asked = hasStatus(resource) ? withoutAt(filled, ['status']) : filled;
  return { kind: 'object', object: withManagers(resource, undefined, asked, object, context) };
}

/** Prepares the replacement of a stored object: its subresource decides which part may change. */
export function admitUpdate(
  resource: Resource,
  live: JsonObject,
  body: JsonObject,
  subresource: string,
  context: WriteContext,
): Outcome {
  const name = textAt(live, 'metadata', 'name') ?? '';
  const given = objectAt(body, 'metadata');
  const named = textAt(given, 'resourceVersion');
  if (named !== undefined && !/^[0-9]+$/.test(named)) return failed(internal(notANumber(named, 'ParseUint')));
  // Version 0 is none.
  const version = named !== undefined && Number(named) === 0 ? undefined : named;
  if (version === undefined && !resource.unconditionalUpdate) return failed(versionRequired(resource, name));
  const liveUid = textAt(live, 'metadata', 'uid') ?? '';
  const uid = textAt(given, 'uid');
  if (uid !== undefined && uid !== liveUid)
    return failed(
      conflict(
        resource,
        name,
        `StorageError: invalid object, Code: 4, Key: ${storageKey(resource, live)}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: ${uid}, UID in object meta: ${liveUid}`,
      ),
    );
  if (version !== undefined && version !== textAt(live, 'metadata', 'resourceVersion'))
    return failed(staleVersion(resource, name));
  const ending = refuseEnding(resource, live, name, given);
  if (ending !== undefined) return ending;
  const merged = keepServerFields(resource, live, body, subresource);
  const filled = withAllocations(resource, withDefaults(resource, merged), live, context);
  // A status never counts, not even when annotations come with it.
  const object = subresource === 'status' ? filled : withGeneration(resource, live, filled);
  const causes = subresource === '' ? validate(resource, object, live) : [];
  if (causes.length > 0) return refusedFor(resource, name, causes);
  const forgotten = context.forgetManagers ? withoutAt(live, ['metadata', 'managedFields']) : live;
  const owned = withManagers(resource, forgotten, object, object, context);
  return equals(withoutTimes(live), withoutTimes(owned))
    ? { kind: 'unchanged', object: live }
    : { kind: 'object', object: owned };
}

/** What has to do with the end of an object is not the caller's: its time, and new reasons to put it off. */
function refuseEnding(
  resource: Resource,
  live: JsonObject,
  name: string,
  given: JsonObject,
): Outcome | undefined {
  const ending = textAt(given, 'deletionTimestamp');
  if (ending !== undefined && ending !== textAt(live, 'metadata', 'deletionTimestamp')) {
    const cause = {
      reason: 'FieldValueInvalid',
      message: `Invalid value: ${JSON.stringify(ending)}: field is immutable`,
      field: 'metadata.deletionTimestamp',
    };
    // The real server finds it twice.
    return refusedFor(resource, name, [cause, cause]);
  }
  const added = at(live, 'metadata', 'deletionTimestamp') === undefined ? [] : newFinalizers(live, given);
  if (added.length > 0) {
    const cause = {
      reason: 'FieldValueForbidden',
      message: `Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{${added.map((name) => JSON.stringify(name)).join(', ')}}`,
      field: 'metadata.finalizers',
    };
    return refusedFor(resource, name, [cause, cause]);
  }
  return undefined;
}

const newFinalizers = (live: JsonObject, given: JsonObject): readonly Json[] => {
  const before = listAt(live, 'metadata', 'finalizers');
  return listAt(given, 'finalizers').filter((finalizer) => !before.includes(finalizer));
};

/** 422 for a kind that no write without a version may change; it names the plural where others name the kind. */
function versionRequired(resource: Resource, name: string): Failure {
  return invalidKind(resource.plural, resource.group, name, [
    {
      reason: 'FieldValueInvalid',
      message: 'Invalid value: 0: must be specified for an update',
      field: 'metadata.resourceVersion',
    },
  ]);
}

const storageKey = (resource: Resource, live: JsonObject): string =>
  ['/registry', resource.plural, textAt(live, 'metadata', 'namespace'), textAt(live, 'metadata', 'name')]
    .filter((part) => part !== undefined)
    .join('/');

const identity = (resource: Resource): JsonObject => ({
  apiVersion: apiVersionOf(resource),
  kind: resource.kind,
});

const hasStatus = (resource: Resource): boolean => resource.subresources.includes('status');

function keepServerFields(
  resource: Resource,
  live: JsonObject,
  body: JsonObject,
  subresource: string,
): JsonObject {
  const kept = ['uid', 'creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds', 'generation'];
  const before = objectAt(live, 'metadata');
  const metadata = compact({
    ...withoutAt(withoutAt(objectAt(body, 'metadata'), ['managedFields']), ['selfLink']),
    name: before['name'],
    namespace: before['namespace'],
    resourceVersion: before['resourceVersion'],
    ...Object.fromEntries(kept.map((key) => [key, before[key]])),
  });
  const absent = kept.filter((key) => before[key] === undefined);
  const clean = absent.reduce((meta, key) => withoutAt(meta, [key]), metadata);
  if (subresource === 'status') {
    const labels = at(live, 'metadata', 'labels');
    const next = compact({ ...live, status: body['status'] });
    return withAt(next, ['metadata'], compact({ ...clean, labels }));
  }
  const next: JsonObject = { ...body, ...identity(resource), metadata: clean };
  return hasStatus(resource) ? compact({ ...next, status: live['status'] }) : next;
}

function withGeneration(resource: Resource, live: JsonObject, object: JsonObject): JsonObject {
  if (resource.generation === 'none') return object;
  const judged = (value: JsonObject): Json => withoutAt(withoutAt(value, ['metadata']), ['status']);
  // The real Deployment counts annotations as well, because they are copied to its ReplicaSets.
  const annotations = (value: JsonObject): Json | undefined =>
    resource.generation === 'spec-and-annotations' ? at(value, 'metadata', 'annotations') : undefined;
  if (equals(judged(live), judged(object)) && equals(annotations(live), annotations(object))) return object;
  return withAt(object, ['metadata', 'generation'], (numberAt(live, 'metadata', 'generation') ?? 0) + 1);
}

/** A Service's addresses: given once, kept for its life; node ports follow their port. */
function withAllocations(
  resource: Resource,
  object: JsonObject,
  live: JsonObject | undefined,
  context: WriteContext,
): JsonObject {
  if (resource.plural !== 'services') return object;
  const spec = objectAt(object, 'spec');
  const type = textAt(spec, 'type');
  if (type === 'ExternalName') return object;
  const clusterIp = textAt(spec, 'clusterIP') ?? textAt(live, 'spec', 'clusterIP') ?? context.clusterIp();
  const before = listAt(live, 'spec', 'ports');
  const takesNodePort = type === 'NodePort' || type === 'LoadBalancer';
  const ports = listAt(spec, 'ports').map((port) => {
    const given = objectAt(port);
    if (!takesNodePort)
      // Leaving NodePort drops the ports that were allocated; a port newly given is refused by validation.
      return before.some((entry) => equals(at(entry, 'nodePort'), given['nodePort']))
        ? withoutAt(given, ['nodePort'])
        : given;
    const same = before.find(
      (entry) => at(entry, 'port') === given['port'] && at(entry, 'protocol') === given['protocol'],
    );
    return compact({ ...given, nodePort: given['nodePort'] ?? at(same, 'nodePort') });
  });
  // So does the policy for traffic from outside.
  const dropsPolicy =
    !takesNodePort &&
    at(live, 'spec', 'externalTrafficPolicy') !== undefined &&
    at(live, 'spec', 'externalTrafficPolicy') === spec['externalTrafficPolicy'];
  return withAt(
    object,
    ['spec'],
    compact({
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      ...(dropsPolicy ? withoutAt(spec, ['externalTrafficPolicy']) : spec),
      clusterIP: clusterIp,
      clusterIPs: [clusterIp],
      ports: ports.length === 0 ? undefined : ports,
    }),
  );
}

function withInitialStatus(resource: Resource, object: JsonObject): JsonObject {
  switch (resource.plural) {
    case 'namespaces':
      return { ...object, status: { phase: 'Active' } };
    case 'pods':
      return { ...object, status: { phase: 'Pending', qosClass: 'BestEffort' } };
    case 'services':
      return { ...object, status: { loadBalancer: {} } };
    case 'deployments':
      return { ...object, status: {} };
    case 'replicasets':
      return { ...object, status: { replicas: 0 } };
    default:
      return object;
  }
}

function withManagers(
  resource: Resource,
  before: JsonObject | undefined,
  asked: JsonObject,
  object: JsonObject,
  context: WriteContext,
): JsonObject {
  const managers = managersAfter(before, asked, resource.schema, apiVersionOf(resource), context.writer);
  const bare = withoutAt(object, ['metadata', 'managedFields']);
  return managers.length === 0 ? bare : withAt(bare, ['metadata', 'managedFields'], managers);
}

/** An object without the times of its managed fields: a write that changes only those is none. */
function withoutTimes(object: JsonObject): JsonObject {
  const managers = listAt(object, 'metadata', 'managedFields');
  return withAt(
    object,
    ['metadata', 'managedFields'],
    managers.map((entry) => withoutAt(objectAt(entry), ['time'])),
  );
}

import { at, compact, isObject, listAt, numberAt, objectAt, parseJson, textAt, withAt } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { badRequest, conflict, notFound, successStatus } from '../failure.ts';
import type { Failure } from '../failure.ts';
import type { Resource } from '../resources.ts';
import { timestamp } from './ports.ts';
import type { ApiPorts } from './ports.ts';
import type { ApiRequest } from './request.ts';

/** How an object is to be deleted. */
export interface DeleteOptions {
  readonly gracePeriodSeconds: number | undefined;
  readonly uid: string | undefined;
  readonly resourceVersion: string | undefined;
  readonly propagation: 'Background' | 'Foreground' | 'Orphan';
  readonly dryRun: boolean;
}

/** What a delete answers. */
export type Removed =
  | { readonly kind: 'removed'; readonly body: JsonObject }
  | { readonly kind: 'failure'; readonly failure: Failure };

/** Delete at once, dependents in the background. */
export const plainDelete: DeleteOptions = {
  gracePeriodSeconds: undefined,
  uid: undefined,
  resourceVersion: undefined,
  propagation: 'Background',
  dryRun: false,
};

/** The finalizer that waits for dependents. */
export const foregroundFinalizer = 'foregroundDeletion';
/** The finalizer that lets dependents live on. */
export const orphanFinalizer = 'orphan';

/** Reads delete options from the body and the query. */
export function readDeleteOptions(
  request: ApiRequest,
):
  | { readonly kind: 'options'; readonly options: DeleteOptions }
  | { readonly kind: 'failure'; readonly failure: Failure } {
  const parsed = request.body.trim() === '' ? { kind: 'value' as const, value: {} } : parseJson(request.body);
  if (parsed.kind === 'problem' || !isObject(parsed.value))
    return { kind: 'failure', failure: badRequest('the body of a delete is not a DeleteOptions object') };
  const body = parsed.value;
  const fromQuery = request.query.get('gracePeriodSeconds');
  const policy = textAt(body, 'propagationPolicy') ?? request.query.get('propagationPolicy') ?? 'Background';
  if (policy !== 'Background' && policy !== 'Foreground' && policy !== 'Orphan')
    return { kind: 'failure', failure: badRequest(`invalid propagationPolicy ${JSON.stringify(policy)}`) };
  return {
    kind: 'options',
    options: {
      gracePeriodSeconds:
        numberAt(body, 'gracePeriodSeconds') ?? (fromQuery === undefined ? undefined : Number(fromQuery)),
      uid: textAt(body, 'preconditions', 'uid'),
      resourceVersion: textAt(body, 'preconditions', 'resourceVersion'),
      propagation: policy,
      dryRun: request.query.get('dryRun') === 'All' || listAt(body, 'dryRun').includes('All'),
    },
  };
}

/** Deletes one object, or marks it for those who have to finish first (Pods, finalizers, namespaces). */
export function deleteObject(
  ports: ApiPorts,
  resource: Resource,
  namespace: string,
  name: string,
  options: DeleteOptions,
): Removed {
  const live = ports.store.get(resource.plural, namespace, name);
  if (live === undefined) return { kind: 'failure', failure: notFound(resource, name) };
  const refusal = refusePreconditions(resource, live, name, options);
  if (refusal !== undefined) return { kind: 'failure', failure: refusal };
  const marked = mark(ports, resource, live, options);
  if (marked === undefined) {
    if (!options.dryRun) ports.store.remove(resource.plural, namespace, name);
    return { kind: 'removed', body: successStatus(resource, name, textAt(live, 'metadata', 'uid') ?? '') };
  }
  return {
    kind: 'removed',
    body: options.dryRun || marked === live ? marked : ports.store.put(resource.plural, marked),
  };
}

function refusePreconditions(
  resource: Resource,
  live: JsonObject,
  name: string,
  options: DeleteOptions,
): Failure | undefined {
  const uid = textAt(live, 'metadata', 'uid') ?? '';
  const version = textAt(live, 'metadata', 'resourceVersion') ?? '';
  if (options.uid !== undefined && options.uid !== uid)
    return conflict(
      resource,
      name,
      `Precondition failed: UID in precondition: ${options.uid}, UID in object meta: ${uid}`,
    );
  if (options.resourceVersion !== undefined && options.resourceVersion !== version)
    return conflict(
      resource,
      name,
      `Precondition failed: ResourceVersion in precondition: ${options.resourceVersion}, ResourceVersion in object meta: ${version}`,
    );
  return undefined;
}

/** The object as it waits for its end, or undefined when it goes at once. */
function mark(
  ports: ApiPorts,
  resource: Resource,
  live: JsonObject,
  options: DeleteOptions,
): JsonObject | undefined {
  const finalizers: Json[] = [...listAt(live, 'metadata', 'finalizers')];
  const wanted =
    options.propagation === 'Foreground'
      ? foregroundFinalizer
      : options.propagation === 'Orphan'
        ? orphanFinalizer
        : '';
  if (wanted !== '' && !finalizers.includes(wanted)) finalizers.push(wanted);
  if (resource.plural === 'pods') return markPod(ports, live, finalizers, options);
  if (resource.plural !== 'namespaces' && finalizers.length === 0) return undefined;
  const marked = withDeletion(ports, live, finalizers, 0);
  return resource.plural === 'namespaces' ? withAt(marked, ['status', 'phase'], 'Terminating') : marked;
}

function markPod(
  ports: ApiPorts,
  live: JsonObject,
  finalizers: readonly Json[],
  options: DeleteOptions,
): JsonObject | undefined {
  const grace = options.gracePeriodSeconds ?? numberAt(live, 'spec', 'terminationGracePeriodSeconds') ?? 30;
  const phase = textAt(live, 'status', 'phase');
  const runs = textAt(live, 'spec', 'nodeName') !== undefined && phase !== 'Succeeded' && phase !== 'Failed';
  if (finalizers.length === 0 && (grace <= 0 || !runs)) return undefined;
  const before = numberAt(live, 'metadata', 'deletionGracePeriodSeconds');
  if (before !== undefined && before <= grace) return live;
  return withDeletion(ports, live, finalizers, grace);
}

function withDeletion(
  ports: ApiPorts,
  live: JsonObject,
  finalizers: readonly Json[],
  graceSeconds: number,
): JsonObject {
  if (at(live, 'metadata', 'deletionTimestamp') !== undefined && graceSeconds === 0)
    return withAt(
      live,
      ['metadata'],
      compact({
        ...objectAt(live, 'metadata'),
        finalizers: finalizers.length === 0 ? undefined : finalizers,
      }),
    );
  return withAt(
    live,
    ['metadata'],
    compact({
      ...objectAt(live, 'metadata'),
      finalizers: finalizers.length === 0 ? undefined : finalizers,
      deletionTimestamp: timestamp(ports.nowMs() + graceSeconds * 1000),
      deletionGracePeriodSeconds: graceSeconds,
    }),
  );
}

/** Deletes every object of a collection that a filter includes. */
export function deleteCollection(
  ports: ApiPorts,
  resource: Resource,
  namespace: string | undefined,
  includes: (object: JsonObject) => boolean,
  options: DeleteOptions,
): readonly JsonObject[] {
  const chosen = ports.store
    .list(resource.plural, resource.namespaced ? namespace : undefined)
    .filter(includes);
  for (const object of chosen)
    deleteObject(
      ports,
      resource,
      textAt(object, 'metadata', 'namespace') ?? '',
      textAt(object, 'metadata', 'name') ?? '',
      options,
    );
  return chosen;
}

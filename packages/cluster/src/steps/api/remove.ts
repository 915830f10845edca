import { at, compact, listAt, numberAt, objectAt, textAt, withAt } from '../../domain/json.ts';
import type { Json, JsonObject } from '../../domain/json.ts';
import { failedPrecondition, notFound, successStatus } from '../../domain/failure.ts';
import type { Failure } from '../../domain/failure.ts';
import type { Resource } from '../../domain/resources.ts';
import { timestamp } from '../../domain/timestamp.ts';
import { foregroundFinalizer, orphanFinalizer } from '../../domain/api/deleteoptions.ts';
import type { DeleteOptions } from '../../domain/api/deleteoptions.ts';
import type { ApiPorts } from '../../ports/api.ts';

/** What a delete answers. */
export type Removed =
  | { readonly kind: 'removed'; readonly body: JsonObject }
  | { readonly kind: 'failure'; readonly failure: Failure };

/** The kinds whose delete answers with what was deleted, and not with a mere `Status`. */
const shownWhenDeleted: readonly Resource['plural'][] = ['pods', 'services'];

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
    return {
      kind: 'removed',
      body: shownWhenDeleted.includes(resource.plural)
        ? live
        : successStatus(resource, name, textAt(live, 'metadata', 'uid') ?? ''),
    };
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
    return failedPrecondition(
      resource,
      name,
      `the UID in the precondition (${options.uid}) does not match the UID in record (${uid}). The object might have been deleted and then recreated`,
    );
  if (options.resourceVersion !== undefined && options.resourceVersion !== version)
    return failedPrecondition(
      resource,
      name,
      `the ResourceVersion in the precondition (${options.resourceVersion}) does not match the ResourceVersion in record (${version}). The object might have been modified`,
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
      ...nextGeneration(live),
      finalizers: finalizers.length === 0 ? undefined : finalizers,
      deletionTimestamp: timestamp(ports.nowMs() + graceSeconds * 1000),
      deletionGracePeriodSeconds: graceSeconds,
    }),
  );
}

/** To be marked for its end is a change that whoever works on the object has to see. */
const nextGeneration = (live: JsonObject): JsonObject => {
  const generation = numberAt(live, 'metadata', 'generation');
  return generation === undefined ? {} : { generation: generation + 1 };
};

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

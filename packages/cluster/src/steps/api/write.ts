import { admitCreate, admitUpdate } from '../../domain/admission.ts';
import type { Outcome, WriteContext } from '../../domain/admission.ts';
import { alreadyExists, badRequest, invalid, namespaceTerminating, notFound } from '../../domain/failure.ts';
import type { Failure } from '../../domain/failure.ts';
import { at, isList, isObject, listAt, numberAt, textAt, withAt } from '../../domain/json.ts';
import type { Json, JsonObject } from '../../domain/json.ts';
import { keyOf } from '../../domain/objectstore.ts';
import { resourceOf } from '../../domain/resources.ts';
import type { Resource } from '../../domain/resources.ts';
import { portTaken } from '../../domain/validation.ts';
import { timestamp } from '../../domain/timestamp.ts';
import { randomSuffix } from '../../domain/api/generatedname.ts';
import type { ApiPorts } from '../../ports/api.ts';
import type { WriteOptions } from '../../domain/api/writeoptions.ts';

/** What became of a write. */
export type Written =
  | { readonly kind: 'created' | 'updated'; readonly object: JsonObject }
  | { readonly kind: 'failure'; readonly failure: Failure };

const failed = (failure: Failure): { readonly kind: 'failure'; readonly failure: Failure } => ({
  kind: 'failure',
  failure,
});

/** The context of a write by a manager at this moment. */
function contextOf(
  ports: ApiPorts,
  manager: string,
  subresource: string,
  body: Json | undefined,
): WriteContext {
  return {
    writer: { manager, operation: 'Update', subresource, time: timestamp(ports.nowMs()) },
    uid: ports.uid(),
    suffix: randomSuffix(ports.random, 5),
    clusterIp: () => freeClusterIp(ports),
    forgetManagers: forgets(body),
  };
}

/** Whether a body sets the managed fields to nothing, which is how a caller resets them. */
function forgets(body: Json | undefined): boolean {
  const managers = at(body, 'metadata', 'managedFields');
  return isList(managers) && managers.every((entry) => isObject(entry) && Object.keys(entry).length === 0);
}

function freeClusterIp(ports: ApiPorts): string {
  const taken = new Set(ports.store.list('services').map((service) => textAt(service, 'spec', 'clusterIP')));
  for (;;) {
    const address = `10.96.${ports.random(256)}.${1 + ports.random(254)}`;
    if (!taken.has(address)) return address;
  }
}

/** Creates an object in a namespace that exists. */
export async function createObject(
  ports: ApiPorts,
  resource: Resource,
  namespace: string,
  body: JsonObject,
  options: Pick<WriteOptions, 'dryRun' | 'manager'>,
): Promise<Written> {
  const refusal = refuseNamespace(ports, resource, namespace, body);
  if (refusal !== undefined) return failed(refusal);
  const context = contextOf(ports, options.manager, '', undefined);
  const admit = (taken: readonly Json[]): Outcome => {
    const outcome = admitCreate(resource, withNodePorts(body, taken), namespace, context);
    if (outcome.kind !== 'object') return outcome;
    const name = textAt(outcome.object, 'metadata', 'name') ?? '';
    return ports.store.get(resource.plural, namespace, name) === undefined
      ? outcome
      : failed(alreadyExists(resource, name));
  };
  return settle(ports, resource, admit, options.dryRun);
}

function refuseNamespace(
  ports: ApiPorts,
  resource: Resource,
  namespace: string,
  body: JsonObject,
): Failure | undefined {
  if (!resource.namespaced) return undefined;
  const given = textAt(body, 'metadata', 'namespace');
  if (given !== undefined && given !== namespace)
    return badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  const home = ports.store.get('namespaces', '', namespace);
  if (home === undefined) return notFound(resourceOf('namespaces'), namespace);
  if (at(home, 'metadata', 'deletionTimestamp') === undefined) return undefined;
  const name = textAt(body, 'metadata', 'name') ?? '';
  return namespaceTerminating(resource, name, namespace);
}

/**
 * Replaces an object by what `next` makes of the stored one. `next` is called again when node ports had to be taken in
 * between, so that the write is always made for the version that is stored at that moment.
 */
export async function updateObject(
  ports: ApiPorts,
  resource: Resource,
  namespace: string,
  name: string,
  subresource: string,
  next: (
    live: JsonObject,
  ) =>
    | { readonly kind: 'body'; readonly body: JsonObject; readonly raw: Json }
    | { readonly kind: 'failure'; readonly failure: Failure },
  options: Pick<WriteOptions, 'dryRun' | 'manager'>,
): Promise<Written> {
  const admit = (taken: readonly Json[]): Outcome => {
    const live = ports.store.get(resource.plural, namespace, name);
    if (live === undefined) return failed(notFound(resource, name));
    const wanted = next(live);
    if (wanted.kind === 'failure') return wanted;
    const context = contextOf(ports, options.manager, subresource, wanted.raw);
    return admitUpdate(resource, live, withNodePorts(wanted.body, taken), subresource, context);
  };
  return settle(ports, resource, admit, options.dryRun);
}

/** Admits, takes the node ports that the result needs, and stores it. */
async function settle(
  ports: ApiPorts,
  resource: Resource,
  admit: (taken: readonly Json[]) => Outcome,
  dryRun: boolean,
): Promise<Written> {
  let outcome = admit([]);
  if (outcome.kind === 'object' && resource.plural === 'services' && !dryRun) {
    const taken = await takeNodePorts(ports, resource, outcome.object);
    if (taken.kind === 'failure') return taken;
    if (taken.kind === 'ports') outcome = admit(taken.ports);
  }
  return storeOutcome(ports, resource, outcome, dryRun);
}

function storeOutcome(ports: ApiPorts, resource: Resource, outcome: Outcome, dryRun: boolean): Written {
  if (outcome.kind === 'failure') return outcome;
  if (outcome.kind === 'unchanged') return { kind: 'updated', object: outcome.object };
  const isNew = textAt(outcome.object, 'metadata', 'resourceVersion') === undefined;
  if (dryRun) return { kind: isNew ? 'created' : 'updated', object: outcome.object };
  const stored = ports.store.put(resource.plural, outcome.object);
  removeIfFinished(ports, resource, stored);
  return { kind: isNew ? 'created' : 'updated', object: stored };
}

/** Creates an object that needs no node ports, at once: what controllers make. */
export function createNow(
  ports: ApiPorts,
  resource: Resource,
  namespace: string,
  body: JsonObject,
  manager: string,
): Written {
  const refusal = refuseNamespace(ports, resource, namespace, body);
  if (refusal !== undefined) return failed(refusal);
  const outcome = admitCreate(resource, body, namespace, contextOf(ports, manager, '', undefined));
  if (outcome.kind !== 'object') return storeOutcome(ports, resource, outcome, false);
  const name = textAt(outcome.object, 'metadata', 'name') ?? '';
  return ports.store.get(resource.plural, namespace, name) === undefined
    ? storeOutcome(ports, resource, outcome, false)
    : failed(alreadyExists(resource, name));
}

/** Replaces a stored object by what `next` makes of it, at once: how controllers write. */
export function updateNow(
  ports: ApiPorts,
  resource: Resource,
  namespace: string,
  name: string,
  subresource: string,
  next: (live: JsonObject) => JsonObject,
  manager: string,
): Written {
  const live = ports.store.get(resource.plural, namespace, name);
  if (live === undefined) return failed(notFound(resource, name));
  const context = contextOf(ports, manager, subresource, undefined);
  return storeOutcome(ports, resource, admitUpdate(resource, live, next(live), subresource, context), false);
}

/** An object that is being deleted goes with its last finalizer. */
function removeIfFinished(ports: ApiPorts, resource: Resource, stored: JsonObject): void {
  if (at(stored, 'metadata', 'deletionTimestamp') === undefined) return;
  if (listAt(stored, 'metadata', 'finalizers').length > 0) return;
  // A Pod that runs goes when its processes have ended, unless it was given no time; a namespace when it is empty.
  const isGivenTime = numberAt(stored, 'metadata', 'deletionGracePeriodSeconds') !== 0;
  if (resource.plural === 'pods' && textAt(stored, 'spec', 'nodeName') !== undefined && isGivenTime) return;
  if (resource.plural === 'namespaces') return;
  ports.store.remove(
    resource.plural,
    textAt(stored, 'metadata', 'namespace') ?? '',
    textAt(stored, 'metadata', 'name') ?? '',
  );
}

type Taken =
  | { readonly kind: 'none' }
  | { readonly kind: 'ports'; readonly ports: readonly Json[] }
  | { readonly kind: 'failure'; readonly failure: Failure };

async function takeNodePorts(ports: ApiPorts, resource: Resource, service: JsonObject): Promise<Taken> {
  const type = textAt(service, 'spec', 'type');
  if (type !== 'NodePort' && type !== 'LoadBalancer') return { kind: 'none' };
  const name = textAt(service, 'metadata', 'name') ?? '';
  const owner = keyOf(textAt(service, 'metadata', 'namespace') ?? '', name);
  const filled: Json[] = [];
  for (const [index, port] of listAt(service, 'spec', 'ports').entries()) {
    const wanted = numberAt(port, 'nodePort');
    const got = await ports.reserveNodePort(owner, wanted ?? 'any');
    if (got === undefined) return failed(invalid(resource, name, [portTaken(index, wanted ?? 0)]));
    filled.push({ ...(isObject(port) ? port : {}), nodePort: got });
  }
  return { kind: 'ports', ports: filled };
}

/** Puts the node ports that were taken into the ports of a body that names none. */
function withNodePorts(body: JsonObject, taken: readonly Json[]): JsonObject {
  if (taken.length === 0 || at(body, 'spec', 'ports') === undefined) return body;
  const filled = listAt(body, 'spec', 'ports').map((port) => {
    const same = taken.find(
      (entry) =>
        at(entry, 'port') === at(port, 'port') && at(entry, 'protocol') === (at(port, 'protocol') ?? 'TCP'),
    );
    return isObject(port) && isObject(same) && port['nodePort'] === undefined
      ? { ...port, nodePort: same['nodePort'] ?? 0 }
      : port;
  });
  return withAt(body, ['spec', 'ports'], filled);
}

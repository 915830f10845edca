import type { ApiPorts } from '../../ports/api.ts';
import { canonicalText, listAt, objectAt, textAt } from '../../domain/json.ts';
import type { Json, JsonObject } from '../../domain/json.ts';
import { keyOfObject } from '../../domain/objectstore.ts';
import type { Change } from '../../domain/objectstore.ts';
import { resources } from '../../domain/resources.ts';
import type { Timer } from '../../ports/timer.ts';
import {
  isBeingDeleted,
  isControlledBy,
  nameOf,
  namespaceOf,
  replicasOf,
  uidOf,
} from '../../domain/controllers/action.ts';
import { reconcileDeployment, setsOf } from '../../domain/controllers/deployment.ts';
import { reconcileSlices, serviceNameLabel, sliceContents } from '../../domain/controllers/endpoints.ts';
import type { SliceContent } from '../../domain/controllers/endpoints.ts';
import { collectGarbage, emptyNamespace } from '../../domain/controllers/garbage.ts';
import type { Held } from '../../domain/controllers/garbage.ts';
import { perform } from './perform.ts';
import { reconcileReplicaSet } from '../../domain/controllers/replicaset.ts';

/** What the controllers need. */
export interface LoopPorts extends ApiPorts {
  readonly timer: Timer;
  /** How long after a change the EndpointSlices follow; read at each change. */
  readonly propagationMs: () => number;
}

/** The running controllers. */
export interface ControlLoop {
  readonly stop: () => void;
}

interface Key {
  readonly namespace: string;
  readonly name: string;
}

/** Runs every controller for whatever changes in the store, and once for what is there. */
export function startControlLoop(ports: LoopPorts): ControlLoop {
  const { store, timer } = ports;
  const dirty = {
    deployments: new Map<string, Key>(),
    replicasets: new Map<string, Key>(),
    services: new Map<string, Key>(),
  };
  const announced = new Map<string, string>();
  const timers = new Set<() => void>();
  let scheduled = false;
  let garbage = false;
  let stopped = false;

  const later = (delayMs: number, action: () => void): void => {
    const cancel = timer.after(delayMs, () => {
      timers.delete(cancel);
      if (!stopped) action();
    });
    timers.add(cancel);
  };

  const schedule = (): void => {
    if (scheduled || stopped) return;
    scheduled = true;
    later(0, work);
  };

  const mark = (kind: keyof typeof dirty, namespace: string, name: string): void => {
    if (name === '') return;
    dirty[kind].set(`${namespace}/${name}`, { namespace, name });
    schedule();
  };

  const work = (): void => {
    scheduled = false;
    const take = (kind: keyof typeof dirty): readonly Key[] => {
      const keys = [...dirty[kind].values()];
      dirty[kind].clear();
      return keys;
    };
    for (const key of take('replicasets')) syncReplicaSet(key);
    for (const key of take('deployments')) syncDeployment(key);
    for (const key of take('services')) syncService(key);
    if (garbage) {
      garbage = false;
      syncGarbage();
    }
  };

  const syncReplicaSet = (key: Key): void => {
    const set = store.get('replicasets', key.namespace, key.name);
    if (set === undefined) return;
    const uid = uidOf(set);
    const pods = store.list('pods', key.namespace).filter((pod) => isControlledBy(pod, uid));
    const again = perform(ports, reconcileReplicaSet(set, pods, timer.nowMs()), 'replicaset-controller');
    for (const afterMs of again) later(afterMs, () => mark('replicasets', key.namespace, key.name));
  };

  const syncDeployment = (key: Key): void => {
    const deployment = store.get('deployments', key.namespace, key.name);
    if (deployment === undefined) return;
    const replicaSets = setsOf(deployment, store.list('replicasets', key.namespace));
    const idle = new Set(replicaSets.filter((set) => replicasOf(set) === 0).map(uidOf));
    const oldPodsLeft = store
      .list('pods', key.namespace)
      .filter((pod) =>
        listAt(pod, 'metadata', 'ownerReferences').some((owner) => idle.has(textAt(owner, 'uid') ?? '')),
      ).length;
    const actions = reconcileDeployment({ deployment, replicaSets, oldPodsLeft, nowMs: timer.nowMs() });
    for (const afterMs of perform(ports, actions, 'deployment-controller'))
      later(afterMs, () => mark('deployments', key.namespace, key.name));
  };

  /** Slices follow a change after the propagation delay, each change in its turn. */
  const syncService = (key: Key): void => {
    const id = `${key.namespace}/${key.name}`;
    const service = store.get('services', key.namespace, key.name);
    if (service === undefined || isBeingDeleted(service)) {
      announced.delete(id);
      return;
    }
    const contents = sliceContents(service, store.list('pods', key.namespace));
    if (contents === undefined) return;
    const text = canonicalText([
      objectAt(service, 'metadata', 'labels'),
      ...contents.map((entry): Json => ({ ports: entry.ports, endpoints: entry.endpoints })),
    ]);
    if (announced.get(id) === text) return;
    announced.set(id, text);
    later(ports.propagationMs(), () => applySlices(key, uidOf(service), contents));
  };

  const applySlices = (key: Key, uid: string, contents: readonly SliceContent[]): void => {
    const service = store.get('services', key.namespace, key.name);
    if (service === undefined || uidOf(service) !== uid) return;
    const slices = store
      .list('endpointslices', key.namespace)
      .filter((slice) => textAt(slice, 'metadata', 'labels', serviceNameLabel) === key.name);
    perform(ports, reconcileSlices(service, contents, slices), 'endpoint-slice-controller');
  };

  const syncGarbage = (): void => {
    const held = resources.flatMap((resource): readonly Held[] =>
      resource.plural === 'events'
        ? []
        : store.list(resource.plural).map((object) => ({ plural: resource.plural, object })),
    );
    perform(ports, collectGarbage(held), 'garbage-collector');
    for (const namespace of store.list('namespaces').filter(isBeingDeleted)) {
      const inside = [...held, ...store.list('events').map((object): Held => ({ plural: 'events', object }))];
      const result = emptyNamespace(
        nameOf(namespace),
        inside.filter((entry) => entry.plural !== 'namespaces'),
      );
      perform(ports, result.actions, 'namespace-controller');
      if (result.empty) store.remove('namespaces', '', nameOf(namespace));
    }
  };

  const notice = (change: Change): void => {
    const { object, previous } = change;
    const namespace = namespaceOf(object);
    if (
      change.kind === 'DELETED' ||
      isBeingDeleted(object) ||
      (change.kind === 'ADDED' && listAt(object, 'metadata', 'ownerReferences').length > 0)
    ) {
      garbage = true;
      schedule();
    }
    switch (change.plural) {
      case 'deployments':
        mark('deployments', namespace, nameOf(object));
        return;
      case 'replicasets':
        mark('replicasets', namespace, nameOf(object));
        mark('deployments', namespace, ownerName(object));
        return;
      case 'pods': {
        const set = ownerName(object);
        mark('replicasets', namespace, set);
        const owner = store.get('replicasets', namespace, set);
        if (change.kind === 'DELETED' && owner !== undefined)
          mark('deployments', namespace, ownerName(owner));
        for (const service of store.list('services', namespace)) mark('services', namespace, nameOf(service));
        return;
      }
      case 'services':
        mark('services', namespace, nameOf(object));
        return;
      case 'endpointslices': {
        const service = textAt(object, 'metadata', 'labels', serviceNameLabel) ?? '';
        // A slice that somebody else changed or deleted is put right.
        if (previous !== undefined && change.kind === 'DELETED')
          announced.delete(keyOfObject({ metadata: { namespace, name: service } }));
        mark('services', namespace, service);
        return;
      }
      default:
    }
  };

  const unsubscribe = store.subscribe(notice);
  return {
    stop: () => {
      stopped = true;
      unsubscribe();
      for (const cancel of timers) cancel();
    },
  };
}

/** The name of an object's controller, whatever its kind; empty without one. */
function ownerName(object: JsonObject): string {
  const owner = listAt(object, 'metadata', 'ownerReferences').find(
    (entry) => textAt(entry, 'name') !== undefined,
  );
  return textAt(owner, 'name') ?? '';
}

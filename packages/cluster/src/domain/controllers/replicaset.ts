import { at, compact, equals, numberAt, objectAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import {
  availableInMs,
  controllerReference,
  isActive,
  isBeingDeleted,
  isReady,
  nameOf,
  namespaceOf,
  replicasOf,
} from './action.ts';
import type { Action } from './action.ts';

/** Decides which Pods a ReplicaSet makes or ends, and its status. `pods` are those it controls. */
export function reconcileReplicaSet(
  set: JsonObject,
  pods: readonly JsonObject[],
  nowMs: number,
): readonly Action[] {
  if (isBeingDeleted(set)) return [];
  const active = pods.filter(isActive);
  const missing = replicasOf(set) - active.length;
  const actions: Action[] = [];
  for (let index = 0; index < missing; index += 1) actions.push(createPod(set));
  if (missing < 0)
    for (const pod of [...active].sort(leastUsefulFirst).slice(0, -missing))
      actions.push({ kind: 'delete', plural: 'pods', namespace: namespaceOf(pod), name: nameOf(pod) });
  return [...actions, ...statusActions(set, active, nowMs)];
}

function createPod(set: JsonObject): Action {
  const template = objectAt(set, 'spec', 'template');
  return {
    kind: 'create',
    plural: 'pods',
    namespace: namespaceOf(set),
    object: {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: compact({
        generateName: `${nameOf(set)}-`,
        labels: at(template, 'metadata', 'labels'),
        annotations: at(template, 'metadata', 'annotations'),
        ownerReferences: [controllerReference(set)],
      }),
      spec: objectAt(template, 'spec'),
    },
  };
}

/** Pods that serve nobody go first, then the youngest. */
function leastUsefulFirst(left: JsonObject, right: JsonObject): number {
  const rank = (pod: JsonObject): number =>
    textAt(pod, 'status', 'phase') === 'Pending' ? 0 : isReady(pod) ? 2 : 1;
  const born = (pod: JsonObject): number =>
    Date.parse(textAt(pod, 'metadata', 'creationTimestamp') ?? '') || 0;
  return rank(left) - rank(right) || born(right) - born(left);
}

function statusActions(set: JsonObject, active: readonly JsonObject[], nowMs: number): readonly Action[] {
  const minReadySeconds = numberAt(set, 'spec', 'minReadySeconds') ?? 0;
  const waits = active.map((pod) => availableInMs(pod, minReadySeconds, nowMs));
  const positive = (value: number): number | undefined => (value === 0 ? undefined : value);
  const status = compact({
    replicas: active.length,
    fullyLabeledReplicas: positive(active.length),
    readyReplicas: positive(active.filter(isReady).length),
    availableReplicas: positive(waits.filter((wait) => wait === 0).length),
    observedGeneration: numberAt(set, 'metadata', 'generation'),
  });
  const next = waits.filter((wait): wait is number => wait !== undefined && wait > 0);
  const actions: Action[] = next.length === 0 ? [] : [{ kind: 'again', afterMs: Math.min(...next) }];
  if (!equals(status, at(set, 'status')))
    actions.push({
      kind: 'status',
      plural: 'replicasets',
      namespace: namespaceOf(set),
      name: nameOf(set),
      status,
      annotations: {},
    });
  return actions;
}

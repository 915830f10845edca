import { at, listAt, numberAt, textAt } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Plural } from '../resources.ts';

/** What a controller wants to happen. Plain data, so that a decision can be tested without a cluster. */
export type Action =
  | {
      readonly kind: 'create';
      readonly plural: Plural;
      readonly namespace: string;
      readonly object: JsonObject;
    }
  | {
      readonly kind: 'patch';
      readonly plural: Plural;
      readonly namespace: string;
      readonly name: string;
      /** A JSON merge patch. */
      readonly patch: JsonObject;
    }
  | {
      readonly kind: 'status';
      readonly plural: Plural;
      readonly namespace: string;
      readonly name: string;
      /** The whole new status, and the annotations to be set beside it. */
      readonly status: JsonObject;
      readonly annotations: JsonObject;
    }
  | { readonly kind: 'delete'; readonly plural: Plural; readonly namespace: string; readonly name: string }
  | {
      readonly kind: 'event';
      readonly about: JsonObject;
      readonly type: 'Normal' | 'Warning';
      readonly reason: string;
      readonly message: string;
    }
  | { readonly kind: 'again'; readonly afterMs: number };

/** An object's name. */
export const nameOf = (object: Json | undefined): string => textAt(object, 'metadata', 'name') ?? '';
/** An object's namespace; empty for cluster-wide kinds. */
export const namespaceOf = (object: Json | undefined): string =>
  textAt(object, 'metadata', 'namespace') ?? '';
/** An object's uid. */
export const uidOf = (object: Json | undefined): string => textAt(object, 'metadata', 'uid') ?? '';
/** Whether an object is on its way out. */
export const isBeingDeleted = (object: Json | undefined): boolean =>
  at(object, 'metadata', 'deletionTimestamp') !== undefined;

/** Whether an object's controller is the object with this uid. */
export function isControlledBy(object: JsonObject, uid: string): boolean {
  return listAt(object, 'metadata', 'ownerReferences').some(
    (owner) => at(owner, 'controller') === true && textAt(owner, 'uid') === uid,
  );
}

/** The owner reference that makes an object the controller of another. */
export function controllerReference(owner: JsonObject): JsonObject {
  return {
    apiVersion: textAt(owner, 'apiVersion') ?? '',
    kind: textAt(owner, 'kind') ?? '',
    name: nameOf(owner),
    uid: uidOf(owner),
    controller: true,
    blockOwnerDeletion: true,
  };
}

/** The condition of a type; undefined when the status has none. */
export function conditionOf(object: Json | undefined, type: string): Json | undefined {
  return listAt(object, 'status', 'conditions').find((entry) => textAt(entry, 'type') === type);
}

/** Whether a Pod's Ready condition is True. */
export function isReady(pod: JsonObject): boolean {
  return textAt(conditionOf(pod, 'Ready'), 'status') === 'True';
}

/** Whether a Pod counts for its owner: not ended and not ending. */
export function isActive(pod: JsonObject): boolean {
  const phase = textAt(pod, 'status', 'phase');
  return phase !== 'Succeeded' && phase !== 'Failed' && !isBeingDeleted(pod);
}

/** Milliseconds until a ready Pod counts as available; 0 when it does, undefined while it is not ready. */
export function availableInMs(pod: JsonObject, minReadySeconds: number, nowMs: number): number | undefined {
  if (!isReady(pod)) return undefined;
  const since = Date.parse(textAt(conditionOf(pod, 'Ready'), 'lastTransitionTime') ?? '');
  return minReadySeconds === 0 || Number.isNaN(since)
    ? 0
    : Math.max(0, since + minReadySeconds * 1000 - nowMs);
}

/** The number of replicas that a workload asks for; one when it does not say. */
export const replicasOf = (object: JsonObject): number => numberAt(object, 'spec', 'replicas') ?? 1;

import type { JsonObject } from '../json.ts';
import type { Change } from '../objectstore.ts';
import { apiVersionOf } from '../resources.ts';
import type { Resource } from '../resources.ts';
import type { WatchRequest } from './request.ts';

/** One line of a watch. */
export interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: JsonObject;
}

/**
 * What a watcher sees of a change: an object that begins to match is added, one that ceases to is deleted, whatever
 * really happened to it. Undefined when the change is none of the watcher's business.
 */
export function eventFor(change: Change, watch: WatchRequest): WatchEvent | undefined {
  if (change.plural !== watch.resource.plural) return undefined;
  const before = change.previous !== undefined && watch.includes(change.previous);
  const after = change.kind !== 'DELETED' && watch.includes(change.object);
  if (!before && !after) return undefined;
  const type = before ? (after ? 'MODIFIED' : 'DELETED') : 'ADDED';
  return { type, object: watch.show(change.object) };
}

/** A bookmark: nothing changed for this watcher up to this revision. */
export function bookmark(resource: Resource, revision: number, initialEnd: boolean): WatchEvent {
  return {
    type: 'BOOKMARK',
    object: {
      kind: resource.kind,
      apiVersion: apiVersionOf(resource),
      metadata: {
        resourceVersion: String(revision),
        ...(initialEnd ? { annotations: { 'k8s.io/initial-events-end': 'true' } } : {}),
      },
    },
  };
}

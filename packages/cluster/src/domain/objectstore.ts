import { textAt, withAt } from './json.ts';
import type { JsonObject } from './json.ts';
import type { Plural } from './resources.ts';

/** One change of one object, as watchers see it. */
export interface Change {
  readonly revision: number;
  readonly plural: Plural;
  readonly key: string;
  readonly kind: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: JsonObject;
  readonly previous: JsonObject | undefined;
}

/** Changes since a revision, or that they are no longer remembered. */
export type Since =
  | { readonly kind: 'changes'; readonly changes: readonly Change[] }
  | { readonly kind: 'too-old'; readonly oldest: number };

/** All objects of one cluster with one revision counter. Writes are whole: nothing happens between read and write. */
export interface ObjectStore {
  readonly revision: () => number;
  readonly get: (plural: Plural, namespace: string, name: string) => JsonObject | undefined;
  /** All of a kind, by key; of one namespace where one is given. */
  readonly list: (plural: Plural, namespace?: string) => readonly JsonObject[];
  /** Stores an object under a new revision and answers it with that revision. */
  readonly put: (plural: Plural, object: JsonObject) => JsonObject;
  /** Removes an object and answers what watchers see of it, or undefined when it is not there. */
  readonly remove: (plural: Plural, namespace: string, name: string) => JsonObject | undefined;
  readonly since: (revision: number) => Since;
  /** The objects of a kind as they were at a revision; undefined when that is no longer remembered. */
  readonly listAt: (plural: Plural, revision: number) => readonly JsonObject[] | undefined;
  /** Forgets history, so that every watch from before now is too old. */
  readonly compact: () => void;
  readonly subscribe: (listener: (change: Change) => void) => () => void;
}

/** The key of an object inside its kind. */
export function keyOf(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}

/** The key of an object by its own metadata. */
export function keyOfObject(object: JsonObject): string {
  return keyOf(textAt(object, 'metadata', 'namespace') ?? '', textAt(object, 'metadata', 'name') ?? '');
}

/**
 * Makes an empty store.
 *
 * @param firstRevision the revision it starts at; a real server is never at 1 when it first answers.
 * @param remembered how many changes are kept for watches; at least so many, at most twice.
 */
export function createObjectStore(firstRevision: number, remembered: number): ObjectStore {
  const kinds = new Map<Plural, Map<string, JsonObject>>();
  const listeners = new Set<(change: Change) => void>();
  let history: Change[] = [];
  let revision = firstRevision;
  let oldest = firstRevision;
  const undelivered: Change[] = [];
  let delivering = false;

  const objectsOf = (plural: Plural): Map<string, JsonObject> => {
    const found = kinds.get(plural) ?? new Map<string, JsonObject>();
    kinds.set(plural, found);
    return found;
  };

  const record = (change: Change): void => {
    history.push(change);
    if (history.length > remembered * 2) {
      history = history.slice(-remembered);
      oldest = (history[0]?.revision ?? revision) - 1;
    }
    undelivered.push(change);
    deliver();
  };

  // A listener may write. What it writes is told after what it was told, so that everybody sees one order.
  const deliver = (): void => {
    if (delivering) return;
    delivering = true;
    try {
      for (let next = undelivered.shift(); next !== undefined; next = undelivered.shift())
        for (const listener of listeners) listener(next);
    } finally {
      delivering = false;
    }
  };

  return {
    revision: () => revision,
    get: (plural, namespace, name) => kinds.get(plural)?.get(keyOf(namespace, name)),
    list: (plural, namespace) => sorted(objectsOf(plural), namespace),
    put: (plural, object) => {
      revision += 1;
      const stored = withAt(object, ['metadata', 'resourceVersion'], String(revision));
      const key = keyOfObject(stored);
      const previous = objectsOf(plural).get(key);
      objectsOf(plural).set(key, stored);
      record({
        revision,
        plural,
        key,
        kind: previous === undefined ? 'ADDED' : 'MODIFIED',
        object: stored,
        previous,
      });
      return stored;
    },
    remove: (plural, namespace, name) => {
      const key = keyOf(namespace, name);
      const previous = objectsOf(plural).get(key);
      if (previous === undefined) return undefined;
      revision += 1;
      objectsOf(plural).delete(key);
      const object = withAt(previous, ['metadata', 'resourceVersion'], String(revision));
      record({ revision, plural, key, kind: 'DELETED', object, previous });
      return object;
    },
    since: (from) => {
      if (from < oldest) return { kind: 'too-old', oldest };
      return { kind: 'changes', changes: history.slice(firstAfter(history, from)) };
    },
    listAt: (plural, when) => {
      if (when < oldest) return undefined;
      const then = new Map(objectsOf(plural));
      for (const change of history.slice(firstAfter(history, when)).reverse())
        if (change.plural === plural) {
          if (change.previous === undefined) then.delete(change.key);
          else then.set(change.key, change.previous);
        }
      return sorted(then, undefined);
    },
    compact: () => {
      history = [];
      oldest = revision;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function sorted(
  objects: ReadonlyMap<string, JsonObject>,
  namespace: string | undefined,
): readonly JsonObject[] {
  return [...objects]
    .filter(([key]) => namespace === undefined || key.startsWith(`${namespace}/`))
    .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
    .map(([, object]) => object);
}

function firstAfter(history: readonly Change[], revision: number): number {
  let low = 0;
  let high = history.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((history[middle]?.revision ?? Infinity) <= revision) low = middle + 1;
    else high = middle;
  }
  return low;
}

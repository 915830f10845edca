import { at, listAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { foregroundFinalizer, orphanFinalizer } from '../api/deleteoptions.ts';
import type { Plural } from '../resources.ts';
import { isBeingDeleted, nameOf, namespaceOf, uidOf } from './action.ts';
import type { Action } from './action.ts';

/** An object and its kind. */
export interface Held {
  readonly plural: Plural;
  readonly object: JsonObject;
}

/**
 * Decides what goes because its owners are gone, which owners may go because their dependents did, and which
 * dependents are let go of.
 */
export function collectGarbage(held: readonly Held[]): readonly Action[] {
  const alive = new Map(held.map((entry) => [uidOf(entry.object), entry]));
  const dependents = new Map<string, Held[]>();
  for (const entry of held)
    for (const owner of listAt(entry.object, 'metadata', 'ownerReferences')) {
      const uid = textAt(owner, 'uid') ?? '';
      const listed = dependents.get(uid);
      if (listed === undefined) dependents.set(uid, [entry]);
      else listed.push(entry);
    }
  const actions: Action[] = [];
  for (const entry of held) {
    const owners = listAt(entry.object, 'metadata', 'ownerReferences');
    const gone = owners.length > 0 && owners.every((owner) => !alive.has(textAt(owner, 'uid') ?? ''));
    if (gone && !isBeingDeleted(entry.object)) actions.push(remove(entry));
  }
  for (const entry of held) {
    const finalizers = listAt(entry.object, 'metadata', 'finalizers');
    if (!isBeingDeleted(entry.object) || finalizers.length === 0) continue;
    const children = dependents.get(uidOf(entry.object)) ?? [];
    if (finalizers.includes(orphanFinalizer)) {
      actions.push(
        ...children.map((child) => letGo(child, uidOf(entry.object))),
        finish(entry, orphanFinalizer),
      );
    } else if (finalizers.includes(foregroundFinalizer)) {
      if (children.length === 0) actions.push(finish(entry, foregroundFinalizer));
      actions.push(...children.filter((child) => !isBeingDeleted(child.object)).map(remove));
    }
  }
  return actions;
}

/** Decides how a namespace that is being deleted is emptied; `empty` when nothing is left in it. */
export function emptyNamespace(
  namespace: string,
  held: readonly Held[],
): { readonly actions: readonly Action[]; readonly empty: boolean } {
  const inside = held.filter((entry) => namespaceOf(entry.object) === namespace);
  return {
    actions: inside.filter((entry) => !isBeingDeleted(entry.object)).map(remove),
    empty: inside.length === 0,
  };
}

const remove = (entry: Held): Action => ({
  kind: 'delete',
  plural: entry.plural,
  namespace: namespaceOf(entry.object),
  name: nameOf(entry.object),
});

const patch = (entry: Held, metadata: JsonObject): Action => ({
  kind: 'patch',
  plural: entry.plural,
  namespace: namespaceOf(entry.object),
  name: nameOf(entry.object),
  patch: { metadata },
});

const finish = (entry: Held, finalizer: string): Action =>
  patch(entry, {
    finalizers: listAt(entry.object, 'metadata', 'finalizers').filter((name) => name !== finalizer),
  });

function letGo(entry: Held, owner: string): Action {
  const left = listAt(entry.object, 'metadata', 'ownerReferences').filter((ref) => at(ref, 'uid') !== owner);
  return patch(entry, { ownerReferences: left.length === 0 ? null : left });
}

import { equals, isList, isObject } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import { anything } from './schema.ts';
import type { Schema } from './schema.ts';

/** What a strategic merge made, or why the patch cannot be applied. */
export type Merged =
  { readonly kind: 'value'; readonly value: JsonObject } | { readonly kind: 'problem'; readonly why: string };

const directive = '$patch';
const retainKeys = '$retainKeys';
const deletePrefix = '$deleteFromPrimitiveList/';
const orderPrefix = '$setElementOrder/';

/** A patch that the schema cannot apply. Thrown inside this file only. */
class StrategicProblem extends Error {}

/**
 * Applies a Kubernetes strategic merge patch: objects merge, null removes, keyed lists merge item by item under their
 * merge key, sets unite, other lists are replaced. Knows `$patch` (replace, delete, merge), `$retainKeys`,
 * `$deleteFromPrimitiveList/…` and `$setElementOrder/…`.
 *
 * @see https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/
 */
export function applyStrategicPatch(target: JsonObject, patch: JsonObject, schema: Schema): Merged {
  try {
    return { kind: 'value', value: mergeObjects(target, patch, schema) };
  } catch (error) {
    if (error instanceof StrategicProblem) return { kind: 'problem', why: error.message };
    throw error;
  }
}

function mergeObjects(target: JsonObject, patch: JsonObject, schema: Schema): JsonObject {
  const how = patch[directive];
  if (how === 'replace') return withoutDirectives(patch);
  if (how === 'delete') return {};
  if (how !== undefined && how !== 'merge')
    throw new StrategicProblem(`unknown patch type: ${typeof how === 'string' ? how : JSON.stringify(how)}`);
  const retained = patch[retainKeys];
  const result = new Map(
    Object.entries(target).filter(([key]) => !isList(retained) || retained.includes(key)),
  );
  for (const [key, value] of Object.entries(patch)) {
    if (key === directive || key === retainKeys || key.startsWith(orderPrefix)) continue;
    if (key.startsWith(deletePrefix)) {
      const name = key.slice(deletePrefix.length);
      const list = result.get(name);
      if (isList(list) && isList(value))
        result.set(
          name,
          list.filter((item) => !isAmong(item, value)),
        );
      continue;
    }
    if (value === null) result.delete(key);
    else result.set(key, mergeValues(result.get(key), value, fieldSchema(schema, key)));
  }
  for (const [key, order] of Object.entries(patch))
    if (key.startsWith(orderPrefix)) {
      const name = key.slice(orderPrefix.length);
      const list = result.get(name);
      if (isList(list) && isList(order)) result.set(name, ordered(list, order, fieldSchema(schema, name)));
    }
  return Object.fromEntries(result);
}

function mergeValues(current: Json | undefined, patch: Json, schema: Schema): Json {
  if (isObject(patch)) return mergeObjects(isObject(current) ? current : {}, patch, schema);
  if (!isList(patch)) return patch;
  const existing = isList(current) ? current : [];
  if (schema.kind !== 'list' || schema.merge.kind === 'atomic') return patch;
  if (schema.merge.kind === 'set')
    return [
      ...existing,
      ...patch.filter((item, index) => !isAmong(item, existing) && indexOf(patch, item) === index),
    ];
  return mergeKeyed(existing, patch, schema.merge.mergeKey, schema.items);
}

function mergeKeyed(
  existing: readonly Json[],
  patch: readonly Json[],
  mergeKey: string,
  items: Schema,
): readonly Json[] {
  if (patch.some((item) => isObject(item) && item[directive] === 'replace' && item[mergeKey] === undefined))
    return patch.filter((item) => !(isObject(item) && item[directive] === 'replace'));
  const result = [...existing];
  const added: Json[] = [];
  for (const item of patch) {
    if (!isObject(item)) throw new StrategicProblem('an item of a list that merges by key is not an object');
    const key = item[mergeKey];
    if (key === undefined)
      throw new StrategicProblem(
        `map: ${JSON.stringify(item)} does not contain declared merge key: ${mergeKey}`,
      );
    const index = result.findIndex((entry) => isObject(entry) && equals(entry[mergeKey], key));
    if (item[directive] === 'delete') {
      if (index >= 0) result.splice(index, 1);
      continue;
    }
    const found = result[index];
    if (isObject(found)) result[index] = mergeObjects(found, item, items);
    else added.push(mergeObjects({}, item, items));
  }
  const isPatched = (item: Json, key: Json): boolean => isObject(item) && equals(item[mergeKey], key);
  const patchedKeys = patch.map((item) => (isObject(item) ? (item[mergeKey] ?? null) : null));
  const place = (item: Json): number =>
    result.findIndex((entry) => isObject(entry) && isObject(item) && equals(entry[mergeKey], item[mergeKey]));
  const all = [...result, ...added];
  const moving = [...new Set(patchedKeys.flatMap((key) => all.filter((item) => isPatched(item, key))))];
  const staying = result.filter((item) => !patchedKeys.some((key) => isPatched(item, key)));
  return interleave(moving, staying, place);
}

/**
 * The items of a patch in the order of the patch, each in front of the first item that stays and came after it; an item
 * that is new goes right behind the one before it. That is how the real server orders what a patch does not order.
 */
function interleave(
  moving: readonly Json[],
  staying: readonly Json[],
  place: (item: Json) => number,
): readonly Json[] {
  const list: Json[] = [];
  let next = 0;
  for (const item of moving) {
    const own = place(item);
    while (own >= 0 && next < staying.length && place(staying[next] ?? null) < own) {
      list.push(staying[next] ?? null);
      next += 1;
    }
    list.push(item);
  }
  return [...list, ...staying.slice(next)];
}

function ordered(list: readonly Json[], order: readonly Json[], schema: Schema): readonly Json[] {
  if (schema.kind !== 'list') return list;
  const key = schema.merge.kind === 'keyed' ? schema.merge.mergeKey : undefined;
  const identity = (item: Json): Json | undefined =>
    key === undefined || !isObject(item) ? item : item[key];
  const rank = new Map(order.map((item, index) => [JSON.stringify(identity(item)), index]));
  const rankOf = (item: Json): number => rank.get(JSON.stringify(identity(item))) ?? order.length;
  return list
    .map((item, index) => ({ item, index }))
    .sort((left, right) => rankOf(left.item) - rankOf(right.item) || left.index - right.index)
    .map((entry) => entry.item);
}

function fieldSchema(schema: Schema, key: string): Schema {
  if (schema.kind === 'object') return schema.fields[key] ?? anything;
  return schema.kind === 'map' ? schema.values : anything;
}

const withoutDirectives = (patch: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(patch).filter(([key]) => !key.startsWith('$')));

const isAmong = (item: Json, list: readonly Json[]): boolean => list.some((entry) => equals(entry, item));
const indexOf = (list: readonly Json[], item: Json): number => list.findIndex((entry) => equals(entry, item));

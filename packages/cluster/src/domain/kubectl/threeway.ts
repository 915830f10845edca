import { equals, isList, isObject } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { anything } from '../schema.ts';
import type { Schema } from '../schema.ts';

/**
 * The strategic merge patch of `kubectl apply`: what the new configuration sets and the live object does not have so,
 * and what the last applied configuration set and the new one does not. Fields of others stay as they are.
 *
 * @param last what was applied before; undefined the first time.
 */
export function threeWayPatch(
  last: JsonObject | undefined,
  wanted: JsonObject,
  live: JsonObject,
  schema: Schema,
): JsonObject {
  return patchObject(last, wanted, live, schema);
}

function patchObject(
  last: JsonObject | undefined,
  wanted: JsonObject,
  live: JsonObject,
  schema: Schema,
): JsonObject {
  const patch: Record<string, Json> = {};
  for (const [key, value] of Object.entries(wanted)) {
    const part = patchValue(last?.[key], value, live[key], fieldOf(schema, key));
    if (part !== undefined) patch[key] = part;
  }
  for (const key of Object.keys(last ?? {}))
    if (!Object.hasOwn(wanted, key) && Object.hasOwn(live, key)) patch[key] = null;
  return patch;
}

/** The patch of one value; undefined when nothing is to be changed. */
function patchValue(
  last: Json | undefined,
  wanted: Json,
  live: Json | undefined,
  schema: Schema,
): Json | undefined {
  if (isObject(wanted) && isObject(live) && !isAtomic(schema)) {
    const patch = patchObject(isObject(last) ? last : undefined, wanted, live, schema);
    return Object.keys(patch).length === 0 ? undefined : patch;
  }
  if (isList(wanted) && isList(live) && schema.kind === 'list' && schema.merge.kind === 'keyed')
    return patchKeyed(isList(last) ? last : [], wanted, live, schema.merge.mergeKey, schema.items);
  if (equals(wanted, live)) return undefined;
  // An atomic object is sent whole, and said to be so.
  return isObject(wanted) && isObject(live) ? { ...wanted, $patch: 'replace' } : wanted;
}

function patchKeyed(
  last: readonly Json[],
  wanted: readonly Json[],
  live: readonly Json[],
  mergeKey: string,
  items: Schema,
): Json | undefined {
  const byKey = (list: readonly Json[], key: Json | undefined): JsonObject | undefined =>
    list.filter(isObject).find((item) => equals(item[mergeKey], key));
  const changes: Json[] = [];
  for (const item of wanted.filter(isObject)) {
    const key = item[mergeKey];
    const found = byKey(live, key);
    if (found === undefined) {
      changes.push(item);
      continue;
    }
    const patch = patchObject(byKey(last, key), item, found, items);
    if (Object.keys(patch).length > 0 && key !== undefined) changes.push({ ...patch, [mergeKey]: key });
  }
  for (const item of last.filter(isObject)) {
    const key = item[mergeKey];
    if (key !== undefined && byKey(wanted, key) === undefined && byKey(live, key) !== undefined)
      changes.push({ [mergeKey]: key, $patch: 'delete' });
  }
  return changes.length === 0 ? undefined : changes;
}

const isAtomic = (schema: Schema): boolean =>
  (schema.kind === 'object' || schema.kind === 'map') && schema.atomic;

function fieldOf(schema: Schema, key: string): Schema {
  if (schema.kind === 'object') return schema.fields[key] ?? anything;
  return schema.kind === 'map' ? schema.values : anything;
}

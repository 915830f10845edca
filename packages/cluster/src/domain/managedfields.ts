import { canonicalText, equals, isList, isObject, listAt, textAt, withoutKeys } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import { anything } from './schema.ts';
import type { Schema } from './schema.ts';

/** Who writes: the manager's name, through which subresource, when (RFC 3339). */
export interface Writer {
  readonly manager: string;
  readonly operation: 'Apply' | 'Update';
  readonly subresource: string;
  readonly time: string;
}

/**
 * A set of fields in the form of `fieldsV1`: a node without children is a field of the set, a node with children is one
 * when it has the key ".".
 */
export type FieldSet = JsonObject;

const self = '.';
const nothing: FieldSet = {};

/** What two versions of an object differ in: what a writer now owns, and what is no longer there. */
export interface Difference {
  readonly written: FieldSet | undefined;
  readonly removed: FieldSet | undefined;
}

/** Fields that belong to the server and that nobody owns. */
const unowned = new Set([
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'generation',
  'managedFields',
  'name',
  'namespace',
  'resourceVersion',
  'selfLink',
  'uid',
]);

/** The `metadata.managedFields` after a write. */
export function managersAfter(
  before: JsonObject | undefined,
  after: JsonObject,
  schema: Schema,
  apiVersion: string,
  writer: Writer,
): readonly Json[] {
  const difference = compare(owned(before), owned(after), schema);
  const existing = listAt(before, 'metadata', 'managedFields').filter((entry) => isObject(entry));
  if (difference.written === undefined && difference.removed === undefined) return existing;
  const isWriter = (entry: JsonObject): boolean =>
    textAt(entry, 'manager') === writer.manager &&
    textAt(entry, 'operation') === writer.operation &&
    (textAt(entry, 'subresource') ?? '') === writer.subresource &&
    textAt(entry, 'apiVersion') === apiVersion;
  const kept: JsonObject[] = [];
  let mine: FieldSet | undefined;
  for (const entry of existing) {
    const fields = isObject(entry['fieldsV1']) ? entry['fieldsV1'] : nothing;
    const left = subtract(
      subtract(fields, difference.removed),
      isWriter(entry) ? undefined : difference.written,
    );
    if (isWriter(entry)) mine = left;
    else if (left !== undefined) kept.push(equals(left, fields) ? entry : { ...entry, fieldsV1: left });
  }
  const union = unite(mine, difference.written);
  if (union === undefined) return kept;
  const entry: Record<string, Json> = {
    manager: writer.manager,
    operation: writer.operation,
    apiVersion,
    time: writer.time,
    fieldsType: 'FieldsV1',
    fieldsV1: union,
  };
  if (writer.subresource !== '') entry['subresource'] = writer.subresource;
  return [...kept, entry].sort(byAge);
}

/** The server lists who applied before who updated, then by time, then by name. */
const byAge = (left: JsonObject, right: JsonObject): number => {
  for (const key of ['operation', 'time', 'manager', 'subresource']) {
    const [one, other] = [textAt(left, key) ?? '', textAt(right, key) ?? ''];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
};

/** The part of an object that can be owned. Its metadata is always there, so that nobody owns its mere existence. */
function owned(object: JsonObject | undefined): JsonObject {
  if (object === undefined) return { metadata: {} };
  const rest = withoutKeys(object, ['apiVersion', 'kind']);
  const metadata = object['metadata'];
  const kept = Object.entries(isObject(metadata) ? metadata : {}).filter(([key]) => !unowned.has(key));
  return { ...rest, metadata: Object.fromEntries(kept) };
}

/** What fields two versions of a value differ in, as deep as the schema merges. */
export function compare(before: Json | undefined, after: Json | undefined, schema: Schema): Difference {
  if (equals(before, after)) return { written: undefined, removed: undefined };
  const parts = children(before, after, schema);
  if (parts === undefined)
    return after === undefined
      ? { written: undefined, removed: nothing }
      : { written: nothing, removed: undefined };
  const standing = schema.kind === 'object' && schema.always;
  const list = schema.kind === 'list';
  const written: Record<string, Json> = {};
  const removed: Record<string, Json> = {};
  if (before === undefined && !standing && !(list && isContainers(schema))) written[self] = {};
  if (after === undefined) removed[self] = {};
  for (const part of parts) {
    const difference = compare(part.before, part.after, part.schema);
    if (difference.written !== undefined) written[part.element] = difference.written;
    if (difference.removed !== undefined) removed[part.element] = difference.removed;
  }
  return { written: filled(written), removed: filled(removed) };
}

/** The list of containers is written even when empty, so that nobody owns its mere existence. */
const isContainers = (schema: Schema): boolean =>
  schema.kind === 'list' &&
  schema.items.kind === 'object' &&
  Object.hasOwn(schema.items.fields, 'imagePullPolicy');

const filled = (fields: Record<string, Json>): FieldSet | undefined =>
  Object.keys(fields).length === 0 ? undefined : fields;

interface Part {
  readonly element: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  readonly schema: Schema;
}

/** The parts of a value that have owners of their own; undefined where the value has one owner. */
function children(
  before: Json | undefined,
  after: Json | undefined,
  schema: Schema,
): readonly Part[] | undefined {
  if (schema.kind === 'list') {
    if (schema.merge.kind === 'atomic') return undefined;
    return parts(itemsOf(before, schema), itemsOf(after, schema), () => schema.items);
  }
  if ((schema.kind !== 'object' && schema.kind !== 'map') || schema.atomic) return undefined;
  const fieldsOf = (value: Json | undefined): ReadonlyMap<string, Json> =>
    new Map(Object.entries(isObject(value) ? value : {}).map(([key, entry]) => [`f:${key}`, entry]));
  return parts(fieldsOf(before), fieldsOf(after), (element) =>
    schema.kind === 'map' ? schema.values : (schema.fields[element.slice(2)] ?? anything),
  );
}

function parts(
  before: ReadonlyMap<string, Json>,
  after: ReadonlyMap<string, Json>,
  schemaOf: (element: string) => Schema,
): readonly Part[] | undefined {
  if (before.size === 0 && after.size === 0) return undefined;
  return [...new Set([...before.keys(), ...after.keys()])].map((element) => ({
    element,
    before: before.get(element),
    after: after.get(element),
    schema: schemaOf(element),
  }));
}

function itemsOf(
  value: Json | undefined,
  schema: Schema & { readonly kind: 'list' },
): ReadonlyMap<string, Json> {
  const items = new Map<string, Json>();
  for (const item of isList(value) ? value : []) {
    if (schema.merge.kind === 'keyed') {
      const keys = Object.fromEntries(
        schema.merge.keys.map((key) => [key, isObject(item) ? (item[key] ?? null) : null]),
      );
      items.set(`k:${canonicalText(keys)}`, item);
    } else items.set(`v:${canonicalText(item)}`, item);
  }
  return items;
}

const isMember = (fields: FieldSet): boolean =>
  Object.keys(fields).length === 0 || Object.hasOwn(fields, self);
const childKeys = (fields: FieldSet): readonly string[] => Object.keys(fields).filter((key) => key !== self);
const childOf = (fields: FieldSet | undefined, key: string): FieldSet | undefined => {
  const found = fields?.[key];
  return isObject(found) ? found : undefined;
};

function assemble(member: boolean, parts_: readonly (readonly [string, FieldSet])[]): FieldSet | undefined {
  if (parts_.length === 0) return member ? nothing : undefined;
  return Object.fromEntries(member ? [[self, {}], ...parts_] : parts_);
}

/** The fields that are in either set. */
export function unite(left: FieldSet | undefined, right: FieldSet | undefined): FieldSet | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  const joined: (readonly [string, FieldSet])[] = [];
  for (const key of new Set([...childKeys(left), ...childKeys(right)])) {
    const both = unite(childOf(left, key), childOf(right, key));
    if (both !== undefined) joined.push([key, both]);
  }
  return assemble(isMember(left) || isMember(right), joined);
}

/** The fields of the first set that are not in the second. */
export function subtract(from: FieldSet | undefined, what: FieldSet | undefined): FieldSet | undefined {
  if (from === undefined || what === undefined) return from;
  const left: (readonly [string, FieldSet])[] = [];
  for (const key of childKeys(from)) {
    const rest = subtract(childOf(from, key), childOf(what, key));
    if (rest !== undefined) left.push([key, rest]);
  }
  return assemble(isMember(from) && !isMember(what), left);
}

/** The manager's name: given, else the User-Agent up to its first slash. */
export function managerName(given: string | undefined, userAgent: string): string {
  const name = given !== undefined && given !== '' ? given : (userAgent.split('/')[0] ?? '');
  return name === '' ? 'unknown' : name.slice(0, 128);
}

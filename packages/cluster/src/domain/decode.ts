import { isList, isObject, typeName } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import type { Schema } from './schema.ts';

/** An object as the server understands it, with the paths of the fields that it does not know. */
export type Decoded =
  | { readonly kind: 'object'; readonly object: JsonObject; readonly unknown: readonly string[] }
  | { readonly kind: 'problem'; readonly why: string };

const microTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}(Z|[+-]\d\d:\d\d)$/;

/** A value of the wrong type. Thrown inside this file only. */
class DecodeProblem extends Error {}

/**
 * Decodes an object by its schema: unknown fields are dropped and reported, null and what Go's `omitempty` leaves out
 * (empty text, lists and maps) is dropped, a value of another type is a problem worded as Go words it.
 */
export function decode(value: Json, schema: Schema, kind: string): Decoded {
  if (!isObject(value))
    return {
      kind: 'problem',
      why: `json: cannot unmarshal ${typeName(value)} into Go value of type v1.${kind}`,
    };
  const unknown: string[] = [];
  try {
    const object = decodeValue(value, schema, '', kind, unknown);
    return { kind: 'object', object: isObject(object) ? object : {}, unknown };
  } catch (error) {
    if (error instanceof DecodeProblem) return { kind: 'problem', why: error.message };
    throw error;
  }
}

function decodeValue(
  value: Json,
  schema: Schema,
  path: string,
  kind: string,
  unknown: string[],
): Json | undefined {
  switch (schema.kind) {
    case 'anything':
      return value;
    case 'text':
      if (typeof value !== 'string') throw mismatch(value, path, kind, 'string');
      return value === '' && schema.keepsEmpty !== true ? undefined : value;
    case 'micro-time':
      if (typeof value !== 'string') throw mismatch(value, path, kind, 'string');
      if (!microTime.test(value))
        throw new DecodeProblem(
          `parsing time ${JSON.stringify(JSON.stringify(value))} as "\"2006-01-02T15:04:05.000000Z07:00\"": cannot parse ${JSON.stringify(value)}`,
        );
      return value;
    case 'integer':
    case 'flag':
    case 'quantity':
    case 'int-or-text':
      if (!isScalar(value, schema.kind)) throw mismatch(value, path, kind, goTypes[schema.kind]);
      return value;
    case 'map':
      return decodeMap(value, schema.values, path, kind, unknown);
    case 'list': {
      if (!isList(value)) throw mismatch(value, path, kind, '[]');
      const items = value.map((item, index) =>
        item === null ? null : (decodeValue(item, schema.items, `${path}[${index}]`, kind, unknown) ?? ''),
      );
      return items.length === 0 ? undefined : items;
    }
    case 'object':
      return decodeObject(value, schema.fields, path, kind, unknown);
  }
}

const goTypes = {
  integer: 'int32',
  flag: 'bool',
  quantity: 'resource.Quantity',
  'int-or-text': 'intstr.IntOrString',
} as const;

function isScalar(value: Json, kind: keyof typeof goTypes): boolean {
  if (kind === 'integer') return typeof value === 'number' && Number.isInteger(value);
  if (kind === 'flag') return typeof value === 'boolean';
  return typeof value === 'string' || typeof value === 'number';
}

function decodeMap(
  value: Json,
  values: Schema,
  path: string,
  kind: string,
  unknown: string[],
): Json | undefined {
  if (!isObject(value)) throw mismatch(value, path, kind, 'map[string]string');
  const entries: [string, Json][] = [];
  for (const [key, entry] of Object.entries(value))
    entries.push([
      key,
      entry === null ? '' : (decodeValue(entry, values, join(path, key), kind, unknown) ?? ''),
    ]);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function decodeObject(
  value: Json,
  fields: Readonly<Record<string, Schema>>,
  path: string,
  kind: string,
  unknown: string[],
): JsonObject {
  if (!isObject(value)) throw mismatch(value, path, kind, 'struct');
  const entries: [string, Json][] = [];
  for (const [key, entry] of Object.entries(value)) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (field === undefined) {
      unknown.push(join(path, key));
      continue;
    }
    const decoded = entry === null ? undefined : decodeValue(entry, field, join(path, key), kind, unknown);
    if (decoded !== undefined) entries.push([key, decoded]);
  }
  return Object.fromEntries(entries);
}

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

const mismatch = (value: Json, path: string, kind: string, wanted: string): DecodeProblem =>
  new DecodeProblem(
    `json: cannot unmarshal ${typeName(value)} into Go struct field ${kind}.${path} of type ${wanted}`,
  );

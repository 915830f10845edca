/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. A key that is absent reads as undefined; undefined is never stored. */
export interface JsonObject {
  readonly [key: string]: Json;
}

const emptyObject: JsonObject = Object.freeze({});
const emptyList: readonly Json[] = Object.freeze([]);

/** Whether a value is a JSON object (not a list, not null). */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a JSON list. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The value at a path of object keys and list indexes; undefined where any step is missing. */
export function at(value: Json | undefined, ...path: readonly (string | number)[]): Json | undefined {
  let current = value;
  for (const step of path) {
    if (typeof step === 'number') current = isList(current) ? current[step] : undefined;
    else current = isObject(current) && Object.hasOwn(current, step) ? current[step] : undefined;
  }
  return current;
}

/** The text at a path; undefined where there is none or it is of another type. */
export function textAt(value: Json | undefined, ...path: readonly (string | number)[]): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** The number at a path; undefined where there is none or it is of another type. */
export function numberAt(value: Json | undefined, ...path: readonly (string | number)[]): number | undefined {
  const found = at(value, ...path);
  return typeof found === 'number' ? found : undefined;
}

/** The list at a path; empty where there is none. */
export function listAt(value: Json | undefined, ...path: readonly (string | number)[]): readonly Json[] {
  const found = at(value, ...path);
  return isList(found) ? found : emptyList;
}

/** The object at a path; empty where there is none. */
export function objectAt(value: Json | undefined, ...path: readonly (string | number)[]): JsonObject {
  const found = at(value, ...path);
  return isObject(found) ? found : emptyObject;
}

/** The texts of an object's own string values: labels, annotations, selectors. */
export function textMapAt(
  value: Json | undefined,
  ...path: readonly (string | number)[]
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [key, entry] of Object.entries(objectAt(value, ...path)))
    if (typeof entry === 'string') found[key] = entry;
  return found;
}

/** A copy with the value at a path of keys replaced; objects on the way are made where they are missing. */
export function withAt(target: JsonObject, path: readonly string[], value: Json): JsonObject {
  const [key, ...rest] = path;
  if (key === undefined) return isObject(value) ? value : target;
  return { ...target, [key]: rest.length === 0 ? value : withAt(objectAt(target, key), rest, value) };
}

/** A copy without the key at a path; the same object where the path does not exist. */
export function withoutAt(target: JsonObject, path: readonly string[]): JsonObject {
  const [key, ...rest] = path;
  if (key === undefined || !Object.hasOwn(target, key)) return target;
  if (rest.length > 0) {
    const child = target[key];
    return isObject(child) ? { ...target, [key]: withoutAt(child, rest) } : target;
  }
  return Object.fromEntries(Object.entries(target).filter(([name]) => name !== key));
}

/** A copy without some of its keys. */
export function withoutKeys(target: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(target).filter(([name]) => !keys.includes(name)));
}

/** An object of the entries that are defined. */
export function compact(entries: Readonly<Record<string, Json | undefined>>): JsonObject {
  const kept: Record<string, Json> = {};
  for (const [key, value] of Object.entries(entries)) if (value !== undefined) kept[key] = value;
  return kept;
}

/** Deep equality of JSON values; the order of keys does not matter, the order of list items does. */
export function equals(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true;
  if (isList(left) && isList(right))
    return left.length === right.length && left.every((item, index) => equals(item, right[index]));
  if (isObject(left) && isObject(right)) {
    const keys = Object.keys(left);
    return (
      keys.length === Object.keys(right).length &&
      keys.every((key) => Object.hasOwn(right, key) && equals(left[key], right[key]))
    );
  }
  return false;
}

/** JSON text with sorted keys: equal values have equal texts. */
export function canonicalText(value: Json): string {
  if (isList(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (isObject(value)) {
    const entries = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalText(value[key] ?? null)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** What a text holds, or why it holds nothing. */
export type Parsed =
  { readonly kind: 'value'; readonly value: Json } | { readonly kind: 'problem'; readonly why: string };

/** Parses JSON text from outside. */
export function parseJson(text: string): Parsed {
  try {
    return { kind: 'value', value: JSON.parse(text) as Json };
  } catch (error) {
    return { kind: 'problem', why: error instanceof Error ? error.message : String(error) };
  }
}

/** The type of a value in the words of Go's decoder. */
export function typeName(value: Json): string {
  if (isList(value)) return 'array';
  if (isObject(value)) return 'object';
  if (typeof value === 'boolean') return 'bool';
  return value === null ? 'null' : typeof value;
}

/** A value of GitHub's expression language: what JSON can hold. */
export type Value = null | boolean | number | string | readonly Value[] | ValueMap;

export interface ValueMap {
  readonly [key: string]: Value;
}

/** Says whether a value is a mapping. */
export function isValueMap(value: Value | undefined): value is ValueMap {
  return typeof value === 'object' && value !== null && !isValueList(value);
}

/** Says whether a value is a sequence. */
export function isValueList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** The items of a sequence, or the one value where a single one is allowed. */
export function itemsOfValue(value: Value): readonly Value[] {
  return isValueList(value) ? value : [value];
}

/** Says whether an `if:` with this value runs: null, false, 0, NaN and the empty text do not. */
export function isTruthy(value: Value): boolean {
  if (typeof value === 'number') return value !== 0 && !Number.isNaN(value);
  return value !== null && value !== false && value !== '';
}

/** The text that an expression puts into a string: `null` is empty, a number has at most 15 digits after the point. */
export function toText(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return value === 0 ? '0' : String(Number(value.toFixed(15)));
  if (typeof value === 'boolean') return String(value);
  return isValueList(value) ? 'Array' : 'Object';
}

/** The text of one key of a mapping; empty when it is not there. */
export function textAt(map: ValueMap, key: string): string {
  return toText(map[key] ?? null);
}

/** Narrows data of unknown origin to a value; what JSON cannot hold becomes null. */
export function asValue(data: unknown): Value {
  if (data === null || data === undefined) return null;
  if (typeof data === 'string' || typeof data === 'boolean' || typeof data === 'number') return data;
  if (Array.isArray(data)) return data.map(asValue);
  if (typeof data === 'object')
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, asValue(value)]));
  return null;
}

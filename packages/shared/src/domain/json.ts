import { failure, success, type Result } from './result.ts';

/** Data that JSON can carry. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Reads JSON. The failure is the parser's own message. */
export function parseJson(text: string): Result<unknown, string> {
  try {
    const value: unknown = JSON.parse(text);
    return success(value);
  } catch (thrown) {
    return failure(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

function canonical(value: Json): string {
  if (value === null || typeof value !== 'object') {
    if (typeof value === 'number' && !Number.isFinite(value))
      throw new RangeError(`${String(value)} has no JSON form`);
    return JSON.stringify(value);
  }
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  return `{${Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`)
    .join(',')}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/**
 * The one text form of a value, so that its digest means the value and not its spelling: keys sorted by UTF-16 code
 * unit, no white space (RFC 8785 for the numbers and strings that occur here).
 *
 * @throws {RangeError} on NaN and infinities, which JSON cannot carry
 */
export function canonicalJson(value: Json): string {
  return canonical(value);
}

/** Whether a value read from outside is an object with keys, not a list and not null. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

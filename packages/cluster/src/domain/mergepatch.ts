import { isObject } from './json.ts';
import type { Json } from './json.ts';

/**
 * Applies a JSON merge patch (RFC 7386): null removes, an object merges, anything else replaces.
 *
 * The result holds no null that came from the patch, which is why a merge patch cannot set one.
 */
export function applyMergePatch(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const result: Record<string, Json> = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) Reflect.deleteProperty(result, key);
    else define(result, key, applyMergePatch(Object.hasOwn(result, key) ? result[key] : undefined, value));
  }
  return result;
}

/** Sets an own property, `__proto__` included. */
function define(target: Record<string, Json>, key: string, value: Json): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

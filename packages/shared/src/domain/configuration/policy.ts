import type { Digests } from '../../ports/digests.ts';
import { canonicalJson, isRecord, type Json } from '../json.ts';
import type { Gate } from './gates.ts';

/** Plain data as JSON; `undefined` members are left out, as JSON does. */
function toJson(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (Array.isArray(value)) return value.map(toJson);
  if (isRecord(value))
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, member]) => (member === undefined ? [] : [[key, toJson(member)]])),
    );
  throw new TypeError(`a ${typeof value} has no JSON form`);
}

/**
 * The digest of the policy a gate judges by: its name, its service and its whole entry, defaults filled in. A move
 * computes it from the configuration that it reads itself and accepts no other. Two services of one repository may have
 * entries of the same text: what one of them passed says nothing of the other.
 *
 * @param gate - the name under `gates:`
 * @param entry - its entry; `null` where the configuration has none and the action's defaults hold
 * @param service - the service of the configuration; `null` where it names none
 * @param digests - the digest port
 */
export function policyDigest(
  gate: string,
  entry: Gate | null,
  service: string | null,
  digests: Digests,
): string {
  return digests.sha256(canonicalJson({ gate, service, entry: toJson(entry) }));
}

/** The digest of what inputs add to a policy; `null` when they add nothing. */
export function additionsDigest(
  additions: Readonly<Record<string, unknown>>,
  digests: Digests,
): string | null {
  const given = Object.entries(additions).filter(([, value]) => value !== null && value !== undefined);
  return given.length === 0 ? null : digests.sha256(canonicalJson(toJson(Object.fromEntries(given))));
}

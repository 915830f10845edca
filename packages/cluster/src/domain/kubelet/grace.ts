import { numberAt } from '../json.ts';
import type { JsonObject } from '../json.ts';

/** A Pod's grace period in milliseconds. */
export function graceOf(pod: JsonObject): number {
  return (numberAt(pod, 'spec', 'terminationGracePeriodSeconds') ?? 30) * 1000;
}

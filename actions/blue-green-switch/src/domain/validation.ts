import type { Validation } from '@interlock/shared/domain/configuration/environments';
import { isRecord, parseJson } from '@interlock/shared/domain/json';

/** An answer as far as it is judged. */
export interface Answered {
  readonly status: number;
  readonly body: string;
  readonly bodyTruncated: boolean;
  readonly durationMs: number;
}

function jsonFault(answer: Answered, wanted: Validation['json']): string | null {
  const keys = Object.keys(wanted);
  if (keys.length === 0) return null;
  if (answer.bodyTruncated) return 'the answer is too long to be read';
  const parsed = parseJson(answer.body);
  if (!parsed.ok || !isRecord(parsed.value)) return 'the answer is not a JSON object';
  const found = parsed.value;
  const wrong = keys.find((key) => !Object.hasOwn(found, key) || found[key] !== wanted[key]);
  if (wrong === undefined) return null;
  const seen = Object.hasOwn(found, wrong) ? JSON.stringify(found[wrong]).slice(0, 100) : 'absent';
  return `${wrong} is ${seen}, not ${JSON.stringify(wanted[wrong])}`;
}

/** What is wrong with an answer; `null` when it is as it must be. `within` counts only where `timed` says so. */
export function faultOf(answer: Answered, wanted: Validation, timed: boolean): string | null {
  if (answer.status !== wanted.status) return `status ${String(answer.status)}, not ${String(wanted.status)}`;
  const fault = jsonFault(answer, wanted.json);
  if (fault !== null) return fault;
  if (timed && !(answer.durationMs <= wanted.within))
    return `answered after ${String(Math.round(answer.durationMs))} ms, not within ${String(wanted.within)} ms`;
  return null;
}

/** The address of a validation below a base address, whatever slashes they come with. */
export function addressOf(base: string, path: string): string {
  return `${base.replace(/\/+$/u, '')}${path}`;
}

/**
 * Which pod answered, when the application says so: some header that holds a pod's name. `null` when none does.
 */
export function podOf(headers: Readonly<Record<string, string>>, pods: ReadonlySet<string>): string | null {
  return Object.values(headers).find((value) => pods.has(value)) ?? null;
}

import { at, isObject, listAt, numberAt, textAt } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';

/** How a probe looks: over HTTP, by a connection, or by a command in the container. */
export type ProbeAction =
  | {
      readonly kind: 'http';
      readonly port: number | string;
      readonly path: string;
      readonly headers: readonly (readonly [string, string])[];
    }
  | { readonly kind: 'tcp'; readonly port: number | string }
  | { readonly kind: 'exec'; readonly command: readonly string[] }
  | { readonly kind: 'unsupported'; readonly what: string };

/** One probe with its times and thresholds. */
export interface Probe {
  readonly action: ProbeAction;
  readonly initialDelayMs: number;
  readonly periodMs: number;
  readonly timeoutMs: number;
  readonly successThreshold: number;
  readonly failureThreshold: number;
}

/** What a probe has seen so far. */
export interface ProbeState {
  readonly result: 'unknown' | 'success' | 'failure';
  readonly successes: number;
  readonly failures: number;
}

/** Before the first look. */
export const unprobed: ProbeState = { result: 'unknown', successes: 0, failures: 0 };

/** Reads a probe of a container; undefined when it has none. */
export function readProbe(probe: Json | undefined): Probe | undefined {
  if (!isObject(probe)) return undefined;
  return {
    action: readAction(probe),
    initialDelayMs: (numberAt(probe, 'initialDelaySeconds') ?? 0) * 1000,
    periodMs: Math.max(1, numberAt(probe, 'periodSeconds') ?? 10) * 1000,
    timeoutMs: Math.max(1, numberAt(probe, 'timeoutSeconds') ?? 1) * 1000,
    successThreshold: Math.max(1, numberAt(probe, 'successThreshold') ?? 1),
    failureThreshold: Math.max(1, numberAt(probe, 'failureThreshold') ?? 3),
  };
}

/** Reads the action of a probe or of a lifecycle hook. */
export function readAction(handler: JsonObject): ProbeAction {
  const port = (value: Json | undefined): number | string =>
    typeof value === 'number' || typeof value === 'string' ? value : 0;
  const http = at(handler, 'httpGet');
  if (http !== undefined) {
    const scheme = textAt(http, 'scheme') ?? 'HTTP';
    if (scheme !== 'HTTP') return { kind: 'unsupported', what: `httpGet with the scheme ${scheme}` };
    return {
      kind: 'http',
      port: port(at(http, 'port')),
      path: textAt(http, 'path') ?? '/',
      headers: listAt(http, 'httpHeaders').map(
        (header) => [textAt(header, 'name') ?? '', textAt(header, 'value') ?? ''] as const,
      ),
    };
  }
  const tcp = at(handler, 'tcpSocket');
  if (tcp !== undefined) return { kind: 'tcp', port: port(at(tcp, 'port')) };
  const exec = at(handler, 'exec');
  if (exec !== undefined)
    return { kind: 'exec', command: listAt(exec, 'command').filter((part) => typeof part === 'string') };
  return { kind: 'unsupported', what: Object.keys(handler).join(', ') };
}

/** Counts one look: the result changes only when its threshold of looks in a row is reached. */
export function countProbe(state: ProbeState, succeeded: boolean, probe: Probe): ProbeState {
  const successes = succeeded ? state.successes + 1 : 0;
  const failures = succeeded ? 0 : state.failures + 1;
  if (successes >= probe.successThreshold) return { result: 'success', successes, failures };
  if (failures >= probe.failureThreshold) return { result: 'failure', successes, failures };
  return { result: state.result, successes, failures };
}

/** Whether an HTTP status is a success to a probe. */
export function isProbeSuccess(status: number): boolean {
  return status >= 200 && status < 400;
}

/** The wait before the n-th restart in a row: doubled each time, up to a limit. */
export function backOffMs(attempt: number, baseMs: number, limitMs: number): number {
  return Math.min(limitMs, baseMs * 2 ** Math.min(20, Math.max(0, attempt - 1)));
}

import { at, listAt, numberAt, textAt } from './json.ts';
import type { Json, JsonObject } from './json.ts';

/** An address of a Pod that a Service's port leads to. */
export interface Backend {
  readonly address: string;
  readonly port: number;
}

/** A backend as one text, so that sets can hold it. */
export const backendKey = (backend: Backend): string => `${backend.address}:${backend.port}`;

/**
 * The backends of one port of a Service by its slices: ready ones; without any, those that still serve while they end
 * (as kube-proxy does).
 */
export function backendsOf(portName: string, slices: readonly JsonObject[]): readonly Backend[] {
  const all = slices.flatMap((slice) => {
    const port = listAt(slice, 'ports').find((entry) => (textAt(entry, 'name') ?? '') === portName);
    const number = numberAt(port, 'port');
    if (number === undefined) return [];
    return listAt(slice, 'endpoints').flatMap((endpoint) =>
      listAt(endpoint, 'addresses')
        .filter((address) => typeof address === 'string')
        .map((address) => ({ endpoint, backend: { address, port: number } })),
    );
  });
  const pick = (wanted: (endpoint: Json) => boolean): readonly Backend[] =>
    all.filter((entry) => wanted(entry.endpoint)).map((entry) => entry.backend);
  // A missing condition means yes, by the API's description.
  const ready = pick((endpoint) => at(endpoint, 'conditions', 'ready') !== false);
  if (ready.length > 0) return ready;
  return pick(
    (endpoint) =>
      at(endpoint, 'conditions', 'serving') === true && at(endpoint, 'conditions', 'terminating') === true,
  );
}

/** A change of the backends of one listener, some time after the slices changed. */
export interface Step {
  readonly afterMs: number;
  readonly kind: 'add' | 'remove';
  readonly backends: readonly Backend[];
}

/** How slowly listeners follow the slices. */
export interface Propagation {
  readonly delayMs: number;
  /** How long after the removal of old backends the new ones come; 0: at the same moment. */
  readonly gapMs: number;
}

/**
 * The steps from the backends that were wanted to those that are. Without a gap they happen at one moment; with one,
 * what is no longer wanted goes first and there may be nothing in between.
 */
export function stepsBetween(
  before: readonly Backend[],
  after: readonly Backend[],
  propagation: Propagation,
): readonly Step[] {
  const old = new Set(before.map(backendKey));
  const next = new Set(after.map(backendKey));
  const added = after.filter((backend) => !old.has(backendKey(backend)));
  const removed = before.filter((backend) => !next.has(backendKey(backend)));
  const steps: Step[] = [];
  if (removed.length > 0) steps.push({ afterMs: propagation.delayMs, kind: 'remove', backends: removed });
  if (added.length > 0)
    steps.push({ afterMs: propagation.delayMs + propagation.gapMs, kind: 'add', backends: added });
  return steps;
}

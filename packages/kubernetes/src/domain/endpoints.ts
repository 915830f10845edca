import type { Endpoint, Pod } from './objects.ts';

/** How the ready endpoints of the Service compare with the pods that should be behind it. */
export type Convergence =
  | { readonly kind: 'exactly'; readonly count: number }
  | {
      readonly kind: 'differs';
      readonly why: string;
      /** Whether no ready endpoint is behind the Service: nothing serves. */
      readonly isEmpty: boolean;
    };

const some = (names: readonly string[]) =>
  names.length <= 3
    ? names.join(', ')
    : `${names.slice(0, 3).join(', ')} and ${String(names.length - 3)} more`;

/** Pods that take traffic: ready and not about to go. */
export function servingPods(pods: readonly Pod[]): readonly Pod[] {
  return pods.filter((pod) => pod.isReady && !pod.isTerminating);
}

/** Whether the ready endpoints are exactly the serving pods, each at least once, and at least one. */
export function compareEndpoints(endpoints: readonly Endpoint[], pods: readonly Pod[]): Convergence {
  const wanted = new Set(servingPods(pods).map((pod) => pod.name));
  const ready = endpoints.filter((endpoint) => endpoint.isReady);
  const seen = new Set(ready.map((endpoint) => endpoint.pod ?? `address ${endpoint.address}`));
  const missing = [...wanted].filter((name) => !seen.has(name));
  const foreign = [...seen].filter((name) => !wanted.has(name));
  const differs = (why: string): Convergence => ({ kind: 'differs', why, isEmpty: ready.length === 0 });
  if (wanted.size === 0) return differs('no ready pod');
  if (foreign.length > 0) return differs(`still behind the Service: ${some(foreign)}`);
  if (missing.length > 0) return differs(`not yet behind the Service: ${some(missing)}`);
  return { kind: 'exactly', count: wanted.size };
}

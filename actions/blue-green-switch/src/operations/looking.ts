import { ExternalError } from '@interlock/shared/domain/errors';
import type { Clock } from '@interlock/shared/ports/clock';

import { selectorOf } from '../domain/colors.ts';
import { compareEndpoints } from '../domain/endpoints.ts';
import type { Service } from '../domain/objects.ts';
import type { Session } from './session.ts';

/** What serves, from the selector and the endpoints together. */
export type Serving =
  | { readonly kind: 'one'; readonly color: string; readonly pods: number; readonly service: Service }
  | {
      readonly kind: 'not-one';
      readonly why: string;
      /** Whether no ready endpoint is behind the Service: nothing serves. */
      readonly isEmpty: boolean;
      readonly service: Service | null;
    };

/** Looks once: which color the selector names, and whether exactly its ready pods are behind the Service. */
export async function lookAtServing(
  { kubernetes, place }: Pick<Session, 'kubernetes' | 'place'>,
  label: string,
  signal?: AbortSignal,
): Promise<Serving> {
  const call = signal === undefined ? {} : { signal };
  const service = await kubernetes.readService(place.namespace, place.name, call);
  if (service === null) return { kind: 'not-one', why: 'the Service does not exist', isEmpty: true, service };
  const color = service.selector[label];
  if (color === undefined)
    return { kind: 'not-one', why: `the selector names no ${label}`, isEmpty: false, service };
  const [pods, endpoints] = await Promise.all([
    kubernetes.listPods(place.namespace, selectorOf(service, label, color), call),
    kubernetes.listEndpoints(place.namespace, place.name, call),
  ]);
  const convergence = compareEndpoints(endpoints, pods);
  return convergence.kind === 'exactly'
    ? { kind: 'one', color, pods: convergence.count, service }
    : {
        kind: 'not-one',
        why: `the selector names ${color}; ${convergence.why}`,
        isEmpty: convergence.isEmpty,
        service,
      };
}

const lookEveryMs = 250;

/** Asks again while the cluster does not answer, until a time. @throws {ExternalError} */
export async function askPatiently<Value>(
  clock: Clock,
  untilMs: number,
  ask: () => Promise<Value>,
): Promise<Value> {
  for (;;) {
    try {
      return await ask();
    } catch (thrown) {
      if (!(thrown instanceof ExternalError) || !thrown.retryable || clock.now() >= untilMs) throw thrown;
      await clock.sleep(lookEveryMs);
    }
  }
}

/** Looks until exactly one color serves, at most for `patienceMs`. */
export async function waitForServing(session: Session, label: string, patienceMs: number): Promise<Serving> {
  const { clock } = session.ports;
  const untilMs = clock.now() + patienceMs;
  for (;;) {
    const serving = await askPatiently(clock, untilMs, () => lookAtServing(session, label));
    if (serving.kind === 'one' || clock.now() >= untilMs) return serving;
    await clock.sleep(lookEveryMs);
  }
}

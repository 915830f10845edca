import { ExternalError } from '@interlock/shared/domain/errors';
import type { Ports } from '@interlock/shared/ports/ports';

import type { Service } from '../domain/objects.ts';
import type { ServicePatch } from '../domain/plan.ts';
import type { Call } from '../ports/kubernetes.ts';
import type { Session } from './session.ts';

/** What a look at the Service says about a write. */
export type Look<Stop> =
  | { readonly kind: 'write'; readonly patch: ServicePatch }
  /** It stands there already, by an earlier try whose answer was lost or by nothing to do. */
  | { readonly kind: 'done' }
  | { readonly kind: 'stop'; readonly stop: Stop };

export type Ended<Stop> =
  | { readonly kind: 'done'; readonly service: Service | null }
  | { readonly kind: 'stop'; readonly stop: Stop };

/** How long to go on. `until` is asked anew each time: a cancellation shortens it. */
export interface Limits {
  /** Epoch milliseconds. */
  readonly until: () => number;
  readonly call: Call;
}

const pauseMs = 100;
const patienceMs = 30_000;
const callMs = 4000;

/**
 * Limits of a write that only a cancellation hurries: it is not tried again then. A write is never aborted in flight, so
 * that what it did is known.
 */
export function writingLimits({ clock, runner }: Pick<Ports, 'clock' | 'runner'>): Limits {
  const untilMs = clock.now() + patienceMs;
  return {
    until: () => (runner.cancellation.aborted ? clock.now() : untilMs),
    call: { deadlineMs: callMs },
  };
}

/**
 * Writes the Service by what it says now: look, write on condition that nobody else wrote, and on a conflict or a
 * lost answer look again. Whether a write whose answer was lost was made is never guessed: the next look tells.
 *
 * @param session - where to write
 * @param look - decides from a fresh read; must recognize its own finished write
 * @param limits - until when to go on after failures, and how long one call may take
 * @throws {ExternalError} when the time is over and the cluster still fails, or at once when it refuses
 */
export async function writeService<Stop>(
  session: Pick<Session, 'kubernetes' | 'place' | 'ports'>,
  look: (service: Service | null) => Look<Stop>,
  limits: Limits,
): Promise<Ended<Stop>> {
  const { kubernetes, place, ports } = session;
  const { clock, runner } = ports;
  let failure: ExternalError | null = null;
  for (;;) {
    try {
      const service = await kubernetes.readService(place.namespace, place.name, limits.call);
      const seen = look(service);
      if (seen.kind === 'done') return { kind: 'done', service };
      if (seen.kind === 'stop') return seen;
      const written = await kubernetes.patchService(
        place.namespace,
        place.name,
        seen.patch.json,
        limits.call,
      );
      if (written.kind === 'written') return { kind: 'done', service: written.object };
      failure = null;
      runner.info('the Service changed in the meantime; looking again');
    } catch (thrown) {
      const mayTryAgain = thrown instanceof ExternalError && thrown.retryable && clock.now() < limits.until();
      if (!mayTryAgain) throw thrown;
      failure = thrown;
      runner.info(`${thrown.message} Trying again.`);
    }
    await clock.sleep(pauseMs);
    if (clock.now() < limits.until()) continue;
    throw (
      failure ??
      new ExternalError({
        service: 'Kubernetes',
        code: 'kubernetes-busy',
        message: `The Service ${place.namespace}/${place.name} changed under every write.`,
        fix: 'Find out what writes it all the time: `kubectl get service -o yaml --show-managed-fields`.',
        retryable: true,
      })
    );
  }
}

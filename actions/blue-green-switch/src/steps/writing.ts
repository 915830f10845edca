import type { Call } from '@interlock/kubernetes/ports/kubernetes';
import { ExternalError } from '@interlock/shared/domain/errors';
import type { Ports } from '@interlock/shared/ports/ports';

import type { TrafficChange } from '../domain/traffic.ts';
import type { SeenTraffic } from '../routers/router.ts';
import type { Session } from './session.ts';

/** What a look at what carries the traffic says about a write. */
export type Look<Stop> =
  | { readonly kind: 'write'; readonly change: TrafficChange }
  /** It stands there already, by an earlier try whose answer was lost or by nothing to do. */
  | { readonly kind: 'done' }
  /** This is not the moment: look again a little later, however long that takes. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'stop'; readonly stop: Stop };

export type Ended<Stop> =
  | { readonly kind: 'done'; readonly traffic: SeenTraffic | null }
  | { readonly kind: 'stop'; readonly stop: Stop };

/** How long to go on. */
export interface Limits {
  /** Until when to try again, by the time of the first failure; epoch milliseconds. Asked anew each time: a cancellation shortens it. */
  readonly until: (sinceMs: number) => number;
  /** Whether a call that failed in this way is tried again. */
  readonly again: (failure: ExternalError) => boolean;
  readonly call: Call;
}

const pauseMs = 100;
const waitMs = 500;
/** How long what carries the traffic must have been gone to be believed gone: a proxy or a restored store answers 404 for a moment. */
const disbeliefMs = 3000;
const patienceMs = 30_000;
const callMs = 4000;

/**
 * Limits of a write that only a cancellation hurries: it is not tried again then. A write is never aborted in flight, so
 * that what it did is known.
 */
export function writingLimits({ clock, runner }: Pick<Ports, 'clock' | 'runner'>): Limits {
  return {
    until: (sinceMs) => (runner.cancellation.aborted ? clock.now() : sinceMs + patienceMs),
    again: ({ retryable }) => retryable,
    call: { deadlineMs: callMs },
  };
}

/**
 * Changes what carries the traffic by what it says now: look, write on condition that nobody else wrote, and on a conflict or a
 * lost answer look again. Whether a write whose answer was lost was made is never guessed: the next look tells.
 *
 * @param session - where to write
 * @param look - decides from a fresh read; must recognize its own finished write
 * @param limits - until when to go on after failures, and how long one call may take
 * @throws {ExternalError} when the time is over and the cluster still fails, or at once when it refuses
 */
export async function writeTraffic<Stop>(
  session: Pick<Session, 'router' | 'place' | 'ports'>,
  look: (traffic: SeenTraffic | null) => Look<Stop> | Promise<Look<Stop>>,
  limits: Limits,
): Promise<Ended<Stop>> {
  const { router, place, ports } = session;
  const { clock, runner } = ports;
  let failure: ExternalError | null = null;
  let sinceMs: number | null = null;
  let goneSinceMs: number | null = null;
  for (;;) {
    try {
      const traffic = await router.observe(limits.call);
      goneSinceMs = traffic === null ? (goneSinceMs ?? clock.now()) : null;
      if (goneSinceMs !== null && clock.now() - goneSinceMs < disbeliefMs) {
        await clock.sleep(waitMs);
        continue;
      }
      const seen = await look(traffic);
      if (seen.kind === 'done') return { kind: 'done', traffic };
      if (seen.kind === 'stop') return seen;
      if (seen.kind === 'wait') {
        sinceMs = null;
        await clock.sleep(waitMs);
        continue;
      }
      if (traffic === null) throw new Error('a change of what does not exist');
      const applied = await traffic.apply(seen.change, limits.call);
      if (applied.kind === 'written') return { kind: 'done', traffic: applied.traffic };
      failure = null;
      runner.info(`the ${place.kind} changed in the meantime; looking again`);
    } catch (thrown) {
      if (!(thrown instanceof ExternalError) || !limits.again(thrown)) throw thrown;
      sinceMs ??= clock.now();
      if (clock.now() >= limits.until(sinceMs)) throw thrown;
      failure = thrown;
      runner.info(`${thrown.message} Trying again.`);
    }
    sinceMs ??= clock.now();
    await clock.sleep(pauseMs);
    if (clock.now() < limits.until(sinceMs)) continue;
    throw (
      failure ??
      new ExternalError({
        service: 'Kubernetes',
        code: 'kubernetes-busy',
        message: `The ${place.kind} ${place.namespace}/${place.name} changed under every write.`,
        fix: `Find out what writes it all the time: \`${place.commands.writers}\`.`,
        retryable: true,
      })
    );
  }
}

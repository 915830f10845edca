import { formatDuration } from '@interlock/shared/domain/duration';

import { reasonOf } from '../domain/reasons.ts';
import type { Session } from './session.ts';

/** How much a runner's clock may be ahead of another's, where the server says no time. */
const unknownMarginMs = 5 * 60_000;
const skewWorthSayingMs = 2 * 60_000;

type Watch = Pick<Session, 'kubernetes' | 'ports'>;

/**
 * Epoch milliseconds by the clock of the API server, which every run that writes the record shares; by the runner's
 * own where the server says none. For times that are written.
 */
export function clusterNowMs({ kubernetes, ports }: Watch): number {
  return kubernetes.serverTimeMs() ?? ports.clock.now();
}

/**
 * The time to judge by whether somebody else's time is over. A runner whose clock is fast must not take what is alive,
 * so without the server's time it is some minutes behind the runner's own.
 */
export function expiryNowMs({ kubernetes, ports }: Watch): number {
  return kubernetes.serverTimeMs() ?? ports.clock.now() - unknownMarginMs;
}

/** Warns when the runner's clock and the server's are minutes apart. */
export function tellSkew({ kubernetes, place, ports, journal }: Session): void {
  const serverMs = kubernetes.serverTimeMs();
  if (serverMs === null) return;
  const nowMs = ports.clock.now();
  const skewMs = nowMs - serverMs;
  if (Math.abs(skewMs) < skewWorthSayingMs) return;
  journal.warn(
    reasonOf('clock-differs', {
      seen: `this runner's clock says ${new Date(nowMs).toISOString()}, ${formatDuration(Math.abs(skewMs))} ${skewMs > 0 ? 'ahead of' : 'behind'} the API server's ${new Date(serverMs).toISOString()}`,
      limit: `within ${formatDuration(skewWorthSayingMs)}`,
      where: 'this runner',
      fix: `Synchronize the clock of the runner (NTP). The record on the ${place.kind} goes by the server; the age of evidence is judged by the runner.`,
    }),
  );
}

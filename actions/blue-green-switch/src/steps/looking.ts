import { ExternalError } from '@interlock/shared/domain/errors';
import type { Clock } from '@interlock/shared/ports/clock';

import type { Serving } from '../routers/router.ts';
import type { Session } from './session.ts';

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
    const serving = await askPatiently(clock, untilMs, () => session.router.confirm(label));
    if (serving.kind === 'one' || clock.now() >= untilMs) return serving;
    await clock.sleep(lookEveryMs);
  }
}

import { ExternalError } from '@interlock/shared/domain/errors';

import { readState } from '../domain/state.ts';
import type { Session } from './session.ts';

/**
 * What serves, for an operation that ended early: one look, `null` where that does not show exactly one color, and
 * where the run is cancelled, which has no time for it.
 *
 * @param session - where to look
 * @param label - the key of the color, where there is no record
 */
export async function servingNow(session: Session, label: string): Promise<string | null> {
  const { ports, router } = session;
  const { cancellation } = ports.runner;
  const isCancelled = () => cancellation.aborted;
  if (isCancelled()) return null;
  try {
    const traffic = await router.observe({ signal: cancellation });
    const read = readState(traffic?.record);
    const key = read.kind === 'state' ? read.state.label : label;
    const serving = await router.confirm(key, { signal: cancellation });
    return serving.kind === 'one' ? serving.color : null;
  } catch (thrown) {
    if (isCancelled() || thrown instanceof ExternalError) return null;
    throw thrown;
  }
}

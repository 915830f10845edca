import { ExternalError } from '@interlock/shared/domain/errors';

import { readState, stateAnnotation } from '../domain/state.ts';
import { lookAtServing } from './looking.ts';
import type { Session } from './session.ts';

/**
 * What serves, for an operation that ended early: one look, `null` where that does not show exactly one color, and
 * where the run is cancelled, which has no time for it.
 *
 * @param session - where to look
 * @param label - the key of the color, where the Service carries no record
 */
export async function servingNow(session: Session, label: string): Promise<string | null> {
  const { kubernetes, place, ports } = session;
  const { cancellation } = ports.runner;
  const isCancelled = () => cancellation.aborted;
  if (isCancelled()) return null;
  try {
    const service = await kubernetes.readService(place.namespace, place.name, { signal: cancellation });
    const read = readState(service?.annotations[stateAnnotation]);
    const key = read.kind === 'state' ? read.state.label : label;
    const serving = await lookAtServing(session, key, cancellation);
    return serving.kind === 'one' ? serving.color : null;
  } catch (thrown) {
    if (isCancelled() || thrown instanceof ExternalError) return null;
    throw thrown;
  }
}

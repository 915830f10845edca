import { messageOf } from '@interlock/shared/domain/errors';

import { readState, stateAnnotation } from '../domain/state.ts';
import { askPatiently, waitForServing } from './looking.ts';
import { release } from './recover.ts';
import type { Begun } from './saved.ts';
import type { Session } from './session.ts';
import { undo, undoLimits } from './undo.ts';

/** What the post phase of a step found and did. */
export interface Tidied {
  readonly succeeded: boolean;
  readonly line: string;
}

const settleMs = 60_000;

/** Whether what is on the Service is this step's to end. */
function isOurs(begun: Begun, state: { readonly claim: string; readonly move: string | null }): boolean {
  if (state.claim !== begun.claim) return false;
  // `prepare` runs its post last: what a switch of this claim has left is then nobody else's.
  return begun.operation === 'prepare' || state.move === begun.move;
}

/** Ends what main left. @returns what was done, in words; `null` when there was nothing to do */
async function endLeft(
  session: Session,
  begun: Begun,
): Promise<{ readonly ok: boolean; readonly did: string } | null> {
  const { kubernetes, place, ports } = session;
  // A server that is being restarted is worth waiting for: nobody comes after this phase.
  const service = await askPatiently(ports.clock, ports.clock.now() + settleMs, () =>
    kubernetes.readService(place.namespace, place.name),
  );
  if (service !== null && service.uid !== begun.uid)
    return {
      ok: false,
      did: `the Service ${place.namespace}/${place.name} is not the one that this step wrote: it was made anew, or the kubeconfig leads to another cluster (${kubernetes.cluster}) now. Look at the right one with \`operation: recover\``,
    };
  const read = readState(service?.annotations[stateAnnotation]);
  if (read.kind === 'unreadable') return { ok: false, did: `the record cannot be read: ${read.why}` };
  if (read.kind === 'none' || !isOurs(begun, read.state)) return null;
  const { state } = read;
  switch (state.phase) {
    case 'holding':
    case 'held':
      return null;
    case 'prepared': {
      if (begun.operation !== 'prepare') return null;
      await release(session, state.claim, 'release');
      return { ok: true, did: `the promotion ended without a switch; ${state.to.color} is given up` };
    }
    case 'switching':
    case 'undoing': {
      // A rollback that was killed before its write has no business with somebody's running move.
      if (begun.operation === 'rollback' && state.phase === 'switching') return null;
      const undone = await undo(
        session,
        { claim: state.claim, from: state.from.color, label: state.label },
        undoLimits(ports),
        { alsoProven: false, hold: state.hold, probe: null },
      );
      const ok = undone.kind !== 'not-proven' && undone.kind !== 'not-written';
      const why = 'reasons' in undone ? undone.reasons.map(({ fix }) => fix).join(' ') : '';
      return {
        ok,
        did: ok ? `the unproven move was undone, ${state.from.color} serves` : `${undone.kind}. ${why}`,
      };
    }
  }
}

/**
 * Ends what the main phase of this step left unfinished, also when it was killed, and proves that exactly one color
 * serves. Never throws for what the cluster does: what could not be proven fails the job.
 */
export async function tidy(session: Session, begun: Begun): Promise<Tidied> {
  try {
    const left = await endLeft(session, begun);
    if (left?.ok === false) return { succeeded: false, line: `🚨 ${left.did}` };
    const serving = await waitForServing(session, begun.label, settleMs);
    if (serving.kind === 'one')
      return {
        succeeded: true,
        line: `✅ ${left === null ? 'nothing was left unfinished' : left.did}; exactly ${serving.color} serves, from ${String(serving.pods)} pods`,
      };
    return { succeeded: false, line: `🚨 not exactly one color serves: ${serving.why}` };
  } catch (thrown) {
    return { succeeded: false, line: `🚨 what serves could not be proven: ${messageOf(thrown)}` };
  }
}

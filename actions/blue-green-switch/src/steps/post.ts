import { ExternalError, messageOf } from '@interlock/shared/domain/errors';

import { oursOf } from '../domain/claim.ts';
import { readState, type MoveState } from '../domain/state.ts';
import type { Serving } from '../routers/router.ts';
import { release } from './recover.ts';
import { readTargetFails, type Begun } from './saved.ts';
import { Stopped, type Session } from './session.ts';
import { isGood, plainUndo, undo, undoLimits, wordsOf } from './undo.ts';

/** What the post phase of a step found and did. */
export interface Tidied {
  readonly succeeded: boolean;
  readonly line: string;
  /** Whether the line says already what can be done, and what each way would do. */
  readonly saysWhatToDo: boolean;
}

const settleMs = 60_000;
/** The most to wait for a way back: GitHub ends a cancelled job after 5 minutes, and two steps may have to wait. */
const wayBackMs = 2 * 60_000;
const lookEveryMs = 250;
/** How often what was left is ended, when somebody brings it back. */
const rounds = 3;

/** Whether a record is this step's to end. */
function isOurs(begun: Begun, state: { readonly claim: string; readonly move: string | null }): boolean {
  if (state.claim !== begun.claim) return false;
  // `prepare` runs its post last: what a switch of this claim has left is then nobody else's.
  return begun.operation === 'prepare' || state.move === begun.move;
}

/** Whether a record of ours says that something is left to do. */
function isLeft(begun: Begun, { phase, hold, move }: MoveState): boolean {
  if (phase === 'prepared') return begun.operation === 'prepare';
  // A rollback that was killed before its write has no business with somebody's running move; what it wrote holds the
  // commit, also where the traffic had to be given to the target again. Only a rollback by name switches without a move.
  if (phase === 'switching') return begun.operation !== 'rollback' || hold !== null || move === null;
  return phase === 'undoing';
}

/** Ends what main left. @returns whether it is ended, and what was done, in words */
async function endLeft(
  session: Session,
  state: MoveState,
  waitMs: number,
): Promise<{ readonly ok: boolean; readonly did: string; readonly isLeft: boolean }> {
  if (state.phase === 'prepared') {
    await release(session, state.claim, 'release');
    return {
      ok: true,
      did: `the promotion ended without a switch; ${state.to.color} is given up`,
      isLeft: false,
    };
  }
  const undone = await undo(session, oursOf(state, session.place), undoLimits(session.ports), {
    ...plainUndo,
    targetFails: () => readTargetFails(session.ports.runner),
    hold: state.hold,
    waitMs,
  });
  // Where somebody else wrote, the look that follows judges what they left.
  const ok = isGood(undone) || undone.kind === 'superseded';
  const why =
    'reasons' in undone ? undone.reasons.map(({ seen, fix }) => `${seen ?? ''}. ${fix}`).join(' ') : '';
  const isLeft = undone.kind === 'left';
  const isBack = undone.kind === 'undone' || undone.kind === 'settled';
  if (isBack) return { ok, isLeft, did: `the unproven move was undone, ${state.from.color} serves` };
  return {
    ok,
    isLeft,
    did: ok ? 'somebody else ended the unproven move' : `${wordsOf(undone, state.from.color)}: ${why}`,
  };
}

/** A look at what serves; what the server refuses is asked again as well, because nobody comes after this phase. */
async function look(session: Session, begun: Begun, untilMs: number): Promise<Serving> {
  const { clock } = session.ports;
  for (;;) {
    try {
      return await session.router.confirm(begun.label);
    } catch (thrown) {
      if (!(thrown instanceof ExternalError) || clock.now() >= untilMs) throw thrown;
      await clock.sleep(lookEveryMs);
    }
  }
}

/**
 * Ends what the main phase of this step left unfinished, also when it was killed, and proves that exactly one color
 * serves and that nothing of this step is left, both by one and the same read. Never throws for what the cluster does:
 * what could not be proven fails the job. `waitMs` is how long a way back that is not whole is waited for.
 */
export async function tidy(session: Session, begun: Begun, waitMs: number): Promise<Tidied> {
  const { kubernetes, place, ports } = session;
  const { clock } = ports;
  const failed = (line: string, saysWhatToDo = false): Tidied => ({
    succeeded: false,
    line: `🚨 ${line}`,
    saysWhatToDo,
  });
  const wayBackUntilMs = clock.now() + Math.min(waitMs, wayBackMs);
  let untilMs = clock.now() + settleMs;
  let did = 'nothing was left unfinished';
  let round = 0;
  try {
    for (;;) {
      const serving = await look(session, begun, untilMs);
      const { traffic } = serving;
      if (traffic !== null && traffic.uid !== begun.uid)
        return failed(
          `the ${place.kind} ${place.namespace}/${place.name} is not the one that this step wrote: it was made anew, or the kubeconfig leads to another cluster (${kubernetes.cluster}) now. Look at the right one with \`operation: recover\``,
        );
      const read = readState(traffic?.record);
      if (read.kind === 'unreadable') return failed(`the record cannot be read: ${read.why}`);
      if (read.kind === 'state' && isOurs(begun, read.state) && isLeft(begun, read.state)) {
        if (round === rounds) return failed(`the record says ${read.state.phase} again after it was ended`);
        round += 1;
        const ended = await endLeft(session, read.state, Math.max(0, wayBackUntilMs - clock.now()));
        if (!ended.ok) return failed(ended.did, ended.isLeft);
        did = ended.did;
        untilMs = clock.now() + settleMs;
        continue;
      }
      if (serving.kind === 'one')
        return {
          succeeded: true,
          saysWhatToDo: true,
          line: `✅ ${did}; exactly ${serving.color} serves, from ${String(serving.pods)} pods`,
        };
      if (clock.now() >= untilMs) return failed(`not exactly one color serves: ${serving.why}`);
      await clock.sleep(lookEveryMs);
    }
  } catch (thrown) {
    if (thrown instanceof Stopped)
      return failed(thrown.reasons.map(({ seen, fix }) => `${seen ?? ''}. ${fix}`).join(' '));
    return failed(`what serves could not be proven: ${messageOf(thrown)}`);
  }
}

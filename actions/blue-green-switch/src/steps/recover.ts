import { servingPods } from '@interlock/kubernetes/domain/endpoints';
import type { Reason } from '@interlock/shared/domain/verdict';

import { oursOf, supersededBy } from '../domain/claim.ts';
import { planEnd, planRepair, type EndEvent } from '../domain/plan.ts';
import { reasonOf } from '../domain/reasons.ts';
import {
  describeOwner,
  isExpired,
  isSameRunAnyAttempt,
  nextPhase,
  readState,
  servingIn,
  type MoveState,
} from '../domain/state.ts';
import type { SeenTraffic } from '../routers/router.ts';
import { expiryNowMs } from './cluster-time.ts';
import { waitForServing } from './looking.ts';
import { nothing, type Outcome } from './outcome.ts';
import { demandTraffic } from './prepare.ts';
import { saveBegun } from './saved.ts';
import { Stopped, type Session } from './session.ts';
import { isGood, plainUndo, undo, undoLimits, type Undone } from './undo.ts';
import { writeTraffic, writingLimits } from './writing.ts';

const settleMs = 30_000;

/** What a person says who ends something. */
export interface ReleaseOptions {
  /** Whether what is not over yet is given up all the same. */
  readonly releaseOld: boolean;
  /** The key of the color, where there is no record. */
  readonly label: string;
  /** How long to wait for a way back that is not whole. */
  readonly waitMs: number;
  readonly isDryRun: boolean;
}

/**
 * Refuses to write a color again that somebody took out, while it has no ready pod: what serves then is
 * the other one.
 *
 * @throws {Stopped}
 */
async function demandColorServes(session: Session, traffic: SeenTraffic, state: MoveState): Promise<void> {
  const { label } = state;
  const { color, deployment } = servingIn(state);
  if (traffic.color(label) !== undefined) return;
  const pods = await session.kubernetes.listPods(traffic.object.namespace, traffic.podLabels(label, color));
  if (servingPods(pods).length > 0) return;
  throw new Stopped('refused', [
    reasonOf('color-missing', {
      seen: `${label}: absent, and ${color} has no ready pod`,
      limit: `${label}: ${color} (${state.phase})`,
      where: traffic.object.where,
      fix: `The ${traffic.object.field} was left as it is: with ${color} in it nothing would serve. Bring the pods of deployment ${deployment} up, then run this action with \`operation: recover\`.`,
    }),
  ]);
}

/** Gives up the ownership of a claim, where the event is allowed in its phase; else nothing happens. */
export async function release(
  session: Session,
  claim: string,
  event: EndEvent,
): Promise<'released' | 'not-ours'> {
  const ended = await writeTraffic<'not-ours'>(
    session,
    async (traffic) => {
      const read = readState(traffic?.record);
      if (read.kind === 'none' || traffic === null) return { kind: 'done' };
      if (read.kind !== 'state' || read.state.claim !== claim) return { kind: 'stop', stop: 'not-ours' };
      // Its answer was lost; the write was made.
      if (read.state.phase === 'finished' && (event === 'finish' || event === 'close'))
        return { kind: 'done' };
      if (nextPhase(read.state.phase, event) === null) return { kind: 'stop', stop: 'not-ours' };
      if (event === 'release') await demandColorServes(session, traffic, read.state);
      return { kind: 'write', change: planEnd(traffic, read.state, event) };
    },
    writingLimits(session.ports),
  );
  return ended.kind === 'stop' ? ended.stop : 'released';
}

/**
 * Where a record that is not unfinished stands without its color, so that both serve: writes it again.
 *
 * @throws {Stopped} when somebody else wrote, and when that color has no ready pod
 */
async function repair(session: Session, state: MoveState): Promise<void> {
  const ended = await writeTraffic<Reason>(
    session,
    async (traffic) => {
      const read = readState(traffic?.record);
      if (traffic === null || read.kind !== 'state' || read.state.claim !== state.claim)
        return { kind: 'stop', stop: supersededBy(traffic, session.place) };
      await demandColorServes(session, traffic, read.state);
      return traffic.color(read.state.label) === undefined
        ? { kind: 'write', change: planRepair(read.state) }
        : { kind: 'done' };
    },
    writingLimits(session.ports),
  );
  if (ended.kind === 'stop') throw new Stopped('superseded', [ended.stop]);
}

async function recoverEnded(
  session: Session,
  traffic: SeenTraffic,
  state: MoveState,
  { isDryRun }: ReleaseOptions,
): Promise<Outcome> {
  const { journal } = session;
  const base: Outcome = { ...nothing, from: state.from.color, to: state.to.color, subject: state.subject };
  if (traffic.color(state.label) === undefined && !isDryRun) {
    journal.begin();
    await journal.phase('repair', async (note) => {
      await repair(session, state);
      note(`${servingIn(state).color} is in the ${traffic.object.field} again`);
    });
  }
  return provenServing(session, state.label, base);
}

/** What came of leading the traffic back for a run that is gone. */
function recovered(
  session: Session,
  state: MoveState,
  base: Outcome,
  undone: Undone,
): Promise<Outcome> | Outcome {
  switch (undone.kind) {
    case 'undone':
      return { ...base, result: 'rolled-back', serving: state.from.color, reasons: undone.reasons };
    case 'settled':
      return { ...base, result: 'rolled-back', serving: state.from.color };
    case 'left':
      return {
        ...base,
        result: 'rollback-failed',
        succeeded: false,
        serving: undone.serving,
        reasons: undone.reasons,
      };
    case 'not-proven':
    case 'not-written':
      return { ...base, result: 'rollback-failed', succeeded: false, reasons: undone.reasons };
    case 'superseded':
      return { ...base, result: 'superseded', succeeded: false, reasons: undone.reasons };
    case 'never-switched':
    case 'proven':
      return provenServing(session, state.label, base);
  }
}

/** Whether exactly one color serves, as an outcome. */
export async function provenServing(session: Session, label: string, base: Outcome): Promise<Outcome> {
  const serving = await waitForServing(session, label, settleMs);
  if (serving.kind === 'one') return { ...base, serving: serving.color };
  const reason = session.place.notOneColor(serving.why, serving.isEmpty);
  return { ...base, succeeded: false, serving: null, reasons: [...base.reasons, reason] };
}

/**
 * Ends what a run left unfinished that is gone: leads the traffic back to the color that was proven, or gives up an
 * ownership that moved nothing.
 *
 * @throws {Stopped}
 */
export async function recover(session: Session, options: ReleaseOptions): Promise<Outcome> {
  const { ports, journal } = session;
  const traffic = await demandTraffic(session);
  const read = readState(traffic.record);
  if (read.kind === 'unreadable')
    throw new Stopped('refused', [
      reasonOf('state-unreadable', {
        seen: read.why,
        where: traffic.object.where,
        fix: `See which color serves. When it is the right one, take the record away: \`${traffic.object.commands.dropRecord}\`.`,
      }),
    ]);
  if (read.kind === 'none') return provenServing(session, options.label, nothing);
  const { state } = read;
  const base: Outcome = { ...nothing, from: state.from.color, to: state.to.color, subject: state.subject };
  if (state.phase === 'holding' || state.phase === 'held' || state.phase === 'finished')
    return recoverEnded(session, traffic, state, options);
  const isOver =
    isExpired(state, expiryNowMs(session)) ||
    options.releaseOld ||
    isSameRunAnyAttempt(state.run, session.run);
  if (!isOver)
    throw new Stopped('refused', [
      reasonOf('move-in-progress', {
        seen: `${state.phase}, ${describeOwner(state)}`,
        limit: `a run that is gone, or after ${state.expires}`,
        where: traffic.object.where,
        fix: 'See whether that run is really gone. If it is, add `release-old: true`.',
      }),
    ]);
  if (options.isDryRun) {
    ports.runner.info(`would end ${state.phase} of ${describeOwner(state)}`);
    return provenServing(session, state.label, base);
  }
  journal.begin();
  if (state.phase === 'prepared') {
    await journal.phase('release', () => release(session, state.claim, 'release'));
    return provenServing(session, state.label, base);
  }
  saveBegun(ports.runner, {
    operation: 'recover',
    ...session.place,
    uid: traffic.uid,
    claim: state.claim,
    move: state.move,
    label: state.label,
    from: state.from.color,
    context: session.kubernetes.context,
  });
  const undone = await journal.phase(
    'lead back',
    () =>
      undo(session, oursOf(state, session.place), undoLimits(ports), {
        ...plainUndo,
        hold: state.hold,
        waitMs: options.waitMs,
      }),
    isGood,
  );
  return recovered(session, state, base, undone);
}

import { scaleCommand } from '@interlock/kubernetes/domain/commands';
import { servingPods } from '@interlock/kubernetes/domain/endpoints';
import { formatDuration } from '@interlock/shared/domain/duration';
import type { Reason } from '@interlock/shared/domain/verdict';

import { oursOf, supersededBy } from '../domain/claim.ts';
import type { Colors } from '../domain/colors.ts';
import { planAdopt, planFinish, planUndo } from '../domain/plan.ts';
import { reasonOf } from '../domain/reasons.ts';
import { readState, type Hold, type MoveState, type Phase } from '../domain/state.ts';
import type { TrafficChange, TrafficObject } from '../domain/traffic.ts';
import { bringUp } from '../domain/way-back.ts';
import type { SeenTraffic } from '../routers/router.ts';
import { clusterNowMs } from './cluster-time.ts';
import { nothing, type Outcome } from './outcome.ts';
import { demandTraffic, planSection, targetDiffers } from './prepare.ts';
import { provenServing, release } from './recover.ts';
import { saveBegun } from './saved.ts';
import { Stopped, type Session } from './session.ts';
import { seeColor } from './target.ts';
import {
  isGood,
  openReturn,
  plainUndo,
  undo,
  undoLimits,
  wordsOf,
  type UndoOptions,
  type Undone,
} from './undo.ts';
import { seeWayBack, targetReady, wayBackOf } from './way-back.ts';
import { writeTraffic } from './writing.ts';

/** What a person who rolls back says. */
export interface RollbackWish {
  /** `null` for the previous one. */
  readonly color: string | null;
  readonly by: string;
  readonly reason: string | null;
  readonly isDryRun: boolean;
  /** How long to wait for a color to go back to that has no ready pod. */
  readonly waitMs: number;
  /** The colors of the configuration in the checkout; `null` without one. */
  readonly colors: Colors | null;
  readonly environment: string;
}

function nothingToRollBack(traffic: SeenTraffic, seen: string): Stopped {
  return new Stopped('refused', [
    reasonOf('nothing-to-roll-back', {
      seen,
      limit: 'a move that is proven or under way',
      where: traffic.object.where,
    }),
  ]);
}

/** A record made where there is none, so that the same undo leads it to the color that was named. */
async function adopted(
  session: Session,
  traffic: SeenTraffic,
  wish: RollbackWish,
  color: string,
): Promise<MoveState> {
  const { colors } = wish;
  const to = colors?.pair.find((one) => one.color === color);
  const from = colors?.pair.find((one) => one.color !== color);
  if (colors === null || to === undefined || from === undefined)
    throw new Stopped('refused', [
      targetDiffers(
        color,
        colors?.pair.map((one) => one.color).join(' or color=') ?? 'a color of the configuration',
      ),
    ]);
  if (traffic.color(colors.label) === undefined)
    throw nothingToRollBack(traffic, `no color in the ${traffic.object.field}`);
  const at = new Date(clusterNowMs(session)).toISOString();
  const call = { signal: session.ports.runner.cancellation };
  const [seenTo, seenFrom] = await Promise.all([
    seeColor(session, traffic, colors.label, to, call),
    seeColor(session, traffic, colors.label, from, call),
  ]);
  const identity = wayBackOf(seenTo, session);
  return {
    version: 1,
    phase: 'undoing',
    claim: session.ports.digests.randomId(),
    move: null,
    environment: wish.environment,
    subject: { commit: '0'.repeat(40), artifacts: [] },
    run: session.run,
    by: wish.by,
    reason: wish.reason,
    label: colors.label,
    from: to,
    to: from,
    target: null,
    // It is to be as large as what it takes the traffic from.
    wayBack: identity === null ? null : { ...identity, replicas: servingPods(seenFrom.pods).length },
    since: at,
    expires: at,
    // No commit is known, so none is held.
    hold: null,
  };
}

/** Refuses a way back that has no ready pod and gets none; says how long one that must be scaled up takes. */
async function demandPrevious(
  session: Session,
  traffic: SeenTraffic,
  state: MoveState,
  wish: RollbackWish,
): Promise<string> {
  const { place, protections, ports } = session;
  const { waitMs } = wish;
  const { from } = state;
  const call = { signal: ports.runner.cancellation };
  const wayBack = await seeWayBack(session, traffic, state, call);
  const counted = `${String(wayBack.ready)} of ${String(wayBack.wanted)} pods of ${from.color} are ready`;
  if (state.phase === 'finished' && wayBack.isChanged && wish.color === null)
    throw new Stopped('refused', [
      reasonOf('previous-changed', {
        seen: 'another Deployment or pod template',
        limit: 'the one that served before the last promotion',
        where: `deployment ${place.namespace}/${from.deployment}`,
        fix: `The hold was over, and somebody deployed over ${from.color}. See what it runs now; to lead the traffic there all the same, name it: \`target: color=${from.color}\`.`,
      }),
    ]);
  if (wayBack.kind !== 'empty' || !protections.wayBack) return counted;
  if (wayBack.growth.kind === 'none')
    throw new Stopped('refused', [
      reasonOf('previous-not-ready', {
        seen: `no ready pod; ${wayBack.growth.why}`,
        limit: 'one or more',
        where: `deployment ${place.namespace}/${from.deployment}`,
        fix: `Bring ${from.color} up first: ${bringUp(place, state, wayBack)}. When its pods are ready, roll back again.`,
      }),
    ]);
  const tookMs = await readyAfterMs(session, traffic, state);
  const expected =
    tookMs === null
      ? 'it is not known how long that takes'
      : `expect about ${formatDuration(tookMs)}, as the pods of ${state.to.color} took`;
  return `${counted}: it is scaled up first; ${expected}, at most ${formatDuration(waitMs)}`;
}

/** How long the pods that serve took to be ready, the slowest of them; `null` when none says. */
async function readyAfterMs(
  session: Session,
  traffic: SeenTraffic,
  state: MoveState,
): Promise<number | null> {
  const labels = traffic.podLabels(state.label, state.to.color);
  const pods = await session.kubernetes.listPods(traffic.object.namespace, labels);
  const times = pods.flatMap((pod) => (pod.readyAfterMs === null ? [] : [pod.readyAfterMs]));
  return times.length === 0 ? null : Math.max(...times);
}

/** The reason that a rollback does not lead to the target of a record. */
function notToTarget({ phase, from, to }: MoveState, { field }: TrafficObject): Reason {
  const fixes: Readonly<Partial<Record<Phase, string>>> = {
    held: `${to.color} was rolled back, and ${from.color} serves. Where ${from.color} cannot any more: \`operation: finish\` with \`release-old: true\` and a \`reason\`, then this again, with the repository checked out.`,
    prepared: `${to.color} was only prepared, and nothing has proven it. Promote it, or cancel its run.`,
    switching: `${from.color} serves. Run this action with \`operation: recover\` to close the record.`,
    undoing: `${from.color} serves. Run this action with \`operation: recover\` to close the record.`,
  };
  return {
    ...targetDiffers(to.color, from.color),
    limit: `color=${from.color}, or previous`,
    fix:
      fixes[phase] ??
      `The record and the ${field} differ. Run this action with \`operation: finish\` and \`release-old: true\`, then this again.`,
  };
}

/**
 * Ends an unfinished record towards the color that a person named: the one that has the traffic, or one that can take it
 * while the other cannot. Never towards a color that was only prepared: that would be a promotion without evidence.
 *
 * @throws {Stopped}
 */
async function closeTowardsTarget(
  session: Session,
  traffic: SeenTraffic,
  state: MoveState,
  isDryRun: boolean,
): Promise<Outcome> {
  const { journal, place, ports } = session;
  const { from, to, label } = state;
  const call = { signal: ports.runner.cancellation };
  const selected = traffic.color(label);
  const base: Outcome = { ...nothing, from: from.color, to: to.color, subject: state.subject };
  if (selected === to.color && (state.phase === 'holding' || state.phase === 'finished'))
    return provenServing(session, label, base);
  const isUnfinished = state.phase === 'switching' || state.phase === 'undoing';
  if (!isUnfinished) throw new Stopped('refused', [notToTarget(state, place)]);
  const [ready, wayBack] = await Promise.all([
    targetReady(session, traffic, state, call),
    seeWayBack(session, traffic, state, call),
  ]);
  // A color that serves is not taken from its users for one that was not proven.
  if (selected !== to.color && wayBack.kind !== 'empty')
    throw new Stopped('refused', [notToTarget(state, place)]);
  if (ready === 0)
    throw new Stopped('refused', [
      reasonOf('target-not-ready', {
        seen: 'no ready pod',
        limit: 'one or more',
        where: `deployment ${place.namespace}/${to.deployment}`,
        fix: `Bring ${to.color} up first: \`${scaleCommand(place, to.deployment, wayBack.wanted)}\`. When its pods are ready, run this again.`,
      }),
    ]);
  if (isDryRun)
    return {
      ...base,
      serving: selected ?? null,
      sections: [planSection(traffic, [planFinish(traffic, state, 'close')])],
    };
  journal.begin();
  await journal.phase('close the record', async (note) => {
    const ended = await release(session, state.claim, 'close');
    if (ended === 'not-ours') throw new Stopped('superseded', [supersededBy(traffic, session.place)]);
    note(`${to.color} stays, from ${String(ready)} pods; it was not proven`);
  });
  return provenServing(session, label, base);
}

/** Of a rollback that somebody else has ended: whether the color that was asked for serves. */
async function settled(session: Session, label: string, base: Outcome): Promise<Outcome> {
  const seen = await provenServing(session, label, { ...base, result: 'rolled-back' });
  if (seen.serving === base.to) return seen;
  return { ...seen, succeeded: false, result: seen.serving === null ? 'rollback-failed' : 'superseded' };
}

/** What a rollback that was asked for came to. */
function outcomeOf(undone: Exclude<Undone, { readonly kind: 'settled' }>, base: Outcome): Outcome {
  switch (undone.kind) {
    case 'undone':
      return { ...base, result: 'rolled-back', serving: base.to, reasons: undone.reasons };
    case 'superseded':
      return { ...base, succeeded: false, result: 'superseded', serving: null, reasons: undone.reasons };
    case 'left':
      return {
        ...base,
        succeeded: false,
        result: 'rollback-failed',
        serving: undone.serving,
        reasons: undone.reasons,
      };
    case 'not-proven':
    case 'not-written':
      return { ...base, succeeded: false, result: 'rollback-failed', serving: null, reasons: undone.reasons };
    case 'never-switched':
    case 'proven':
      throw new Error(`a rollback cannot end as ${undone.kind}`);
  }
}

/** What would be written; `null` when the traffic is being led back already. */
function changeOf(
  state: MoveState,
  given: { readonly isAdopted: boolean; readonly isBack: boolean; readonly hold: Hold },
): TrafficChange | null {
  if (given.isAdopted) return planAdopt(state);
  if (state.phase === 'undoing' && given.isBack && state.hold !== null) return null;
  return planUndo(state, { hold: given.hold });
}

async function adoptAndUndo(session: Session, state: MoveState, options: UndoOptions): Promise<Undone> {
  const { ports } = session;
  const limits = undoLimits(ports);
  const ours = oursOf(state, session.place);
  const wayBack = openReturn(session, limits, options);
  const written = await writeTraffic<Undone>(
    session,
    async (traffic) => {
      const read = readState(traffic?.record);
      if (read.kind === 'state' && read.state.claim === state.claim) return { kind: 'done' };
      if (traffic === null || read.kind !== 'none')
        return {
          kind: 'stop',
          stop: {
            kind: 'superseded',
            reasons: [
              reasonOf('move-superseded', {
                fix: 'Somebody else wrote in this very moment. Look, then roll back again.',
              }),
            ],
          },
        };
      // The first write moves the traffic: a color without a pod gets one before it.
      return (await wayBack.judge(traffic, state)) ?? { kind: 'write', change: planAdopt(state) };
    },
    limits,
  );
  if (written.kind === 'stop') return written.stop;
  await wayBack.grow();
  return undo(session, ours, limits, { ...options, hold: state.hold });
}

/** The record that a rollback goes by, or what there is to say instead. */
async function wishedMove(
  session: Session,
  traffic: SeenTraffic,
  wish: RollbackWish,
): Promise<{ readonly state: MoveState; readonly isAdopted: boolean }> {
  const read = readState(traffic.record);
  if (read.kind === 'unreadable') throw nothingToRollBack(traffic, `an unreadable record: ${read.why}`);
  if (read.kind === 'state') return { state: read.state, isAdopted: false };
  if (wish.color === null) throw nothingToRollBack(traffic, `no record on the ${traffic.object.kind}`);
  const state = await adopted(session, traffic, wish, wish.color);
  if (traffic.color(state.label) !== wish.color)
    session.ports.runner.warning(
      `The ${traffic.object.kind} has no record of a move: nothing has proven what ${wish.color} runs.`,
      { title: 'blue-green-switch: not proven' },
    );
  return { state, isAdopted: true };
}

/**
 * Leads the traffic back to the color before, because a person asked for it. Needs the cluster alone: no evidence, no
 * GitHub. The commit is held afterwards.
 *
 * @throws {Stopped} only before the first write
 */
export async function rollback(session: Session, wish: RollbackWish): Promise<Outcome> {
  const { journal } = session;
  const traffic = await demandTraffic(session);
  const { state, isAdopted } = await wishedMove(session, traffic, wish);
  if (!isAdopted && wish.color === state.to.color)
    return closeTowardsTarget(session, traffic, state, wish.isDryRun);
  const base: Outcome = {
    ...nothing,
    from: state.to.color,
    to: state.from.color,
    subject: isAdopted ? null : state.subject,
  };
  if (wish.color !== null && wish.color !== state.from.color)
    throw new Stopped('refused', [targetDiffers(wish.color, state.from.color)]);
  const isBack = traffic.color(state.label) === state.from.color;
  if (!isAdopted && state.phase === 'prepared' && isBack)
    throw nothingToRollBack(traffic, `only prepared: ${state.from.color} serves all the time`);
  if (isBack && (isAdopted || state.phase === 'held')) {
    const serving = await session.router.confirm(state.label);
    return {
      ...base,
      serving: serving.kind === 'one' ? serving.color : null,
      succeeded: serving.kind === 'one',
    };
  }
  await journal.phase('previous color', async (note) =>
    note(await demandPrevious(session, traffic, state, wish)),
  );
  const hold = { by: wish.by, reason: wish.reason, at: new Date(clusterNowMs(session)).toISOString() };
  if (wish.isDryRun) {
    const change = changeOf(state, { isAdopted, isBack, hold });
    return {
      ...base,
      serving: traffic.color(state.label) ?? null,
      sections: [planSection(traffic, change === null ? [] : [change])],
    };
  }
  return leadBack(session, traffic, { state, isAdopted, hold, waitMs: wish.waitMs }, base);
}

async function leadBack(
  session: Session,
  traffic: SeenTraffic,
  {
    state,
    isAdopted,
    hold,
    waitMs,
  }: {
    readonly state: MoveState;
    readonly isAdopted: boolean;
    readonly hold: Hold;
    readonly waitMs: number;
  },
  base: Outcome,
): Promise<Outcome> {
  const { ports, journal, place, kubernetes } = session;
  saveBegun(ports.runner, {
    operation: 'rollback',
    ...place,
    uid: traffic.uid,
    claim: state.claim,
    move: state.move,
    label: state.label,
    from: state.from.color,
    context: kubernetes.context,
  });
  journal.begin();
  const begunMs = ports.clock.now();
  const options: UndoOptions = { ...plainUndo, alsoProven: true, hold, waitMs };
  const undone = await journal.phase(
    'lead back',
    async (note) => {
      const ended = isAdopted
        ? await adoptAndUndo(session, state, options)
        : await undo(session, oursOf(state, session.place), undoLimits(ports), options);
      note(wordsOf(ended, state.from.color));
      return ended;
    },
    isGood,
  );
  const movedInMs = ports.clock.now() - begunMs;
  const outcome =
    undone.kind === 'settled' ? await settled(session, state.label, base) : outcomeOf(undone, base);
  return { ...outcome, movedInMs };
}

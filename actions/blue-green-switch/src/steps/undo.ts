import { servingPods } from '@interlock/kubernetes/domain/endpoints';
import { ExternalError, messageOf } from '@interlock/shared/domain/errors';
import type { Reason } from '@interlock/shared/domain/verdict';
import type { Ports } from '@interlock/shared/ports/ports';

import { decideUndo, type Ours, type UndoDecision } from '../domain/claim.ts';
import { planSettle, planTakeBack, planUndo, undoSizes, type UndoSize } from '../domain/plan.ts';
import { reasonOf } from '../domain/reasons.ts';
import { readState, type Hold, type MoveState } from '../domain/state.ts';
import { changedReason, decideReturn, leftReason, type WayBack } from '../domain/way-back.ts';
import type { SeenTraffic } from '../routers/router.ts';
import type { Session } from './session.ts';
import { growWayBack, seeWayBack, targetReady, wayBackReason } from './way-back.ts';
import { writeTraffic, type Ended, type Limits } from './writing.ts';

export type Undone =
  /** The traffic was led back and was seen to be there. */
  | { readonly kind: 'undone'; readonly reasons: readonly Reason[] }
  | { readonly kind: 'not-proven'; readonly reasons: readonly Reason[] }
  | { readonly kind: 'not-written'; readonly reasons: readonly Reason[] }
  /** The way back could not serve, so that the traffic was left where it is. */
  | { readonly kind: 'left'; readonly serving: string | null; readonly reasons: readonly Reason[] }
  | { readonly kind: 'superseded'; readonly reasons: readonly Reason[] }
  /** There was nothing to undo. */
  | { readonly kind: 'never-switched' | 'proven' }
  /** The record was ended by somebody else, towards the color before. */
  | { readonly kind: 'settled' };

export interface UndoOptions {
  /** Whether a move that is proven is undone too: only when a person asked for it. */
  readonly alsoProven: boolean;
  readonly hold: Hold | null;
  /** A last look through the real entry; gives what is wrong. */
  readonly probe: (() => Promise<readonly Reason[]>) | null;
  /** Whether the target was seen to fail, whatever its pods say of themselves. */
  readonly targetFails: () => boolean;
  /** How long to wait for a way back that is not whole. */
  readonly waitMs: number;
}

/** Whether an undo ended as it should: the traffic is on one color that was seen to serve. */
export const isGood = ({ kind }: Undone): boolean =>
  kind !== 'left' && kind !== 'not-proven' && kind !== 'not-written' && kind !== 'superseded';

/** What came of an undo, in words. */
export function wordsOf({ kind }: Undone, from: string): string {
  switch (kind) {
    case 'undone':
    case 'settled':
      return `${from} serves again`;
    case 'not-proven':
      return `led back to ${from}, but not seen to serve`;
    case 'not-written':
      return 'could not be written';
    case 'left':
      return `${from} cannot serve; the traffic was left where it is`;
    case 'superseded':
      return 'somebody else wrote in the meantime';
    case 'never-switched':
      return 'the traffic was never moved';
    case 'proven':
      return 'the move had been proven';
  }
}

/** How a machine undoes what was not proven, where no prober watches the target. */
export const plainUndo = { alsoProven: false, probe: null, targetFails: () => false } as const;

/** Without a cancellation. */
const patienceMs = 60_000;
/** Kept of the time that a cancelled process has, to write its ending. */
const reserveMs = 800;
const lookEveryMs = 250;
const probeTakesMs = 3000;
/** What carries the packets follows what it is told a moment later, and nothing says when it has. */
const dataPlaneMs = 1000;
const sayEveryMs = 5000;
/** How long no pod of a color must be ready to be believed. */
const emptyMs = 1000;

/** Limits of an undo: a minute of failures, whatever they are, or what a cancellation leaves. */
export function undoLimits({ clock, runner }: Pick<Ports, 'clock' | 'runner'>): Limits {
  return {
    until: (sinceMs) => {
      const leftMs = runner.cancellationTimeLeftMs();
      const untilMs = sinceMs + patienceMs;
      return leftMs === null ? untilMs : Math.min(untilMs, clock.now() + leftMs - reserveMs);
    },
    again: () => true,
    call: { deadlineMs: 2500 },
  };
}

function byHand({ place }: Pick<Session, 'place'>, ours: Ours): string {
  return `See that pods of ${ours.from} are ready (\`kubectl get pods -n ${place.namespace} -l ${ours.label}=${ours.from}\`), then lead the traffic back by hand, now: ${place.commands.lead(ours.label, ours.from)}`;
}

type Seen =
  | { readonly kind: 'there' | 'superseded' }
  /** No pod of the color that was led back to is ready any more, while the target answers. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'not-yet'; readonly why: string };

/** Reads what carries the traffic and who gets it: whether it is back. */
async function lookBack(session: Session, ours: Ours, limits: Limits): Promise<Seen> {
  const { kubernetes, place, router } = session;
  const traffic = await router.observe(limits.call);
  const left = decideUndo(traffic, ours);
  if (traffic === null) return { kind: 'not-yet', why: `the ${place.kind} does not exist` };
  if (left.kind === 'superseded' || left.kind === 'contradicted') return { kind: 'superseded' };
  if (left.kind !== 'written' && left.kind !== 'settled')
    return { kind: 'not-yet', why: 'the write is not to be seen' };
  const [pods, reach] = await Promise.all([
    kubernetes.listPods(place.namespace, traffic.podLabels(ours.label, ours.from), limits.call),
    router.reach(limits.call),
  ]);
  if (left.kind === 'written' && servingPods(pods).length === 0) {
    const target = await targetReady(session, traffic, left.state, limits.call);
    if (target > 0) return { kind: 'empty' };
  }
  const convergence = reach(pods);
  return convergence.kind === 'exactly' ? { kind: 'there' } : { kind: 'not-yet', why: convergence.why };
}

async function waitBack(session: Session, ours: Ours, limits: Limits): Promise<Seen> {
  const { clock } = session.ports;
  const beganMs = clock.now();
  let emptySinceMs: number | null = null;
  for (;;) {
    let seen: Seen;
    try {
      seen = await lookBack(session, ours, limits);
    } catch (thrown) {
      if (!(thrown instanceof ExternalError)) throw thrown;
      seen = { kind: 'not-yet', why: thrown.message };
    }
    emptySinceMs = seen.kind === 'empty' ? (emptySinceMs ?? clock.now()) : null;
    const isTimeOver = clock.now() >= limits.until(beganMs);
    // All pods at once may miss one probe of readiness.
    if (seen.kind === 'empty' && !isTimeOver && clock.now() - (emptySinceMs ?? 0) < emptyMs) {
      await clock.sleep(lookEveryMs);
      continue;
    }
    if (seen.kind !== 'not-yet' || isTimeOver) return seen;
    await clock.sleep(lookEveryMs);
  }
}

/** Gives the traffic to the target again; best effort, because what follows looks again. */
async function takeBack(session: Session, ours: Ours, limits: Limits): Promise<void> {
  session.ports.runner.warning(
    `${ours.from} lost its last ready pod right after the traffic was led back to it. The other color still answers and gets the traffic again.`,
    { title: 'blue-green-switch: way-back-lost' },
  );
  await writeTraffic<null>(
    session,
    (traffic) => {
      const left = decideUndo(traffic, ours);
      return left.kind === 'written' && traffic !== null
        ? { kind: 'write', change: planTakeBack(left.state) }
        : { kind: 'done' };
    },
    limits,
  );
}

/** Ends the record of an undo that is proven. When that fails, `recover` or the next post phase does it. */
async function settle(session: Session, ours: Ours, limits: Limits): Promise<readonly Reason[]> {
  try {
    await writeTraffic<null>(
      session,
      (traffic) => {
        const read = readState(traffic?.record);
        if (traffic === null || read.kind !== 'state' || read.state.claim !== ours.claim)
          return { kind: 'done' };
        if (read.state.phase !== 'undoing') return { kind: 'done' };
        return { kind: 'write', change: planSettle(read.state) };
      },
      limits,
    );
    return [];
  } catch (thrown) {
    return [
      reasonOf('undo-not-proven', {
        seen: `the traffic is back, the record could not be closed: ${messageOf(thrown)}`,
        where: session.place.where,
        fix: 'Run this action with `operation: recover`.',
      }),
    ];
  }
}

/** Decides, look by look, whether the way back may be given the traffic. */
interface Return {
  /** `null` when it is to be written now. */
  judge(
    traffic: SeenTraffic,
    state: MoveState,
  ): Promise<{ readonly kind: 'wait' } | { readonly kind: 'stop'; readonly stop: Undone } | null>;
  /** After the write: makes the way back as large as it was. */
  grow(): Promise<void>;
}

/** Starts to wait for a way back: the time that it is waited for begins now. */
export function openReturn(session: Session, limits: Limits, options: UndoOptions): Return {
  const { ports, place, protections, journal } = session;
  const { clock, runner } = ports;
  const beganMs = clock.now();
  let saidMs = -Infinity;
  let refusal: string | null = null;
  let left: { readonly state: MoveState; readonly wayBack: WayBack } | null = null;
  return {
    judge: async (traffic, state) => {
      if (!protections.wayBack) return null;
      const seen = await seeWayBack(session, traffic, state, limits.call);
      const wayBack: WayBack =
        refusal === null
          ? seen
          : {
              ...seen,
              growth: {
                kind: 'none',
                why: `it could not be scaled: ${refusal}`,
                obstacle: { kind: 'refused' },
              },
            };
      left = { state, wayBack };
      if (wayBack.isChanged && journal.warnings.every(({ code }) => code !== 'previous-changed'))
        journal.warn(changedReason(place, state));
      if (wayBack.kind === 'whole') return null;
      const target = await targetReady(session, traffic, state, limits.call);
      const isCancelled = runner.cancellation.aborted;
      const decision = decideReturn(wayBack, {
        targetAnswers: target > 0 && !options.targetFails(),
        isUrgent: options.alsoProven,
        isCancelled,
        isOverTime: clock.now() - beganMs >= options.waitMs,
      });
      if (decision === 'leave')
        return {
          kind: 'stop',
          stop: {
            kind: 'left',
            serving: target > 0 ? state.to.color : null,
            reasons: [leftReason(place, state, wayBack, target, isCancelled)],
          },
        };
      if (decision === 'write') return null;
      refusal = (await growWayBack(session, state, wayBack, limits.call)) ?? refusal;
      if (clock.now() - saidMs >= sayEveryMs) {
        saidMs = clock.now();
        const leftS = Math.ceil((beganMs + options.waitMs - clock.now()) / 1000);
        runner.info(
          `waiting for ${state.from.deployment} before the traffic is led back: ${String(wayBack.ready)} of ${String(wayBack.wanted)} pods are ready; ${String(leftS)} s left`,
        );
      }
      return { kind: 'wait' };
    },
    grow: async () => {
      if (left === null || left.wayBack.kind === 'whole') return;
      journal.warn(wayBackReason(session, left.state, left.wayBack));
      if (!runner.cancellation.aborted) await growWayBack(session, left.state, left.wayBack, limits.call);
    },
  };
}

/** Writes the undo as soon as the way back may have the traffic. */
async function writeUndo(
  session: Session,
  ours: Ours,
  limits: Limits,
  options: UndoOptions,
): Promise<Ended<UndoDecision | Undone>> {
  const { runner } = session.ports;
  const wayBack = openReturn(session, limits, options);
  let size: UndoSize = 'whole';
  const hasSize = (one: UndoSize) => size === one;
  const ended = await writeTraffic<UndoDecision | Undone>(
    session,
    async (traffic) => {
      const decision = decideUndo(traffic, ours);
      const { alsoProven, hold } = options;
      // A person who rolls back what is being undone already still wants the commit to be held.
      const addsHold = decision.kind === 'written' && hold !== null && decision.state.hold === null;
      if (decision.kind === 'written' && !addsHold) return { kind: 'done' };
      const isToWrite =
        decision.kind === 'write' ||
        addsHold ||
        (alsoProven && ['proven', 'contradicted', 'never-switched'].includes(decision.kind));
      if (!isToWrite || traffic === null || !('state' in decision)) return { kind: 'stop', stop: decision };
      const movesTraffic = traffic.color(decision.state.label) !== decision.state.from.color;
      const verdict = movesTraffic ? await wayBack.judge(traffic, decision.state) : null;
      if (verdict !== null) return verdict;
      return {
        kind: 'write',
        change: planUndo(decision.state, { hold: hold ?? decision.state.hold }, size),
      };
    },
    {
      ...limits,
      again: (failure) => {
        // The record does not fit into the annotations any more: why the traffic was led back is worth less than that.
        if (session.router.isTooLarge(failure)) {
          size = undoSizes[undoSizes.indexOf(size) + 1] ?? size;
          runner.info(`the record is too large for the ${session.place.kind}; trying again ${size}`);
        }
        return limits.again(failure);
      },
    },
  );
  if (ended.kind === 'done') await wayBack.grow();
  if (ended.kind === 'done' && hasSize('without-record') && options.hold !== null)
    runner.warning(
      `${session.place.noRoom.seen}, and the record was left out: the commit is not held, and the next promotion brings it again. ${session.place.noRoom.fix}, and stop promotions until it is mended.`,
      { title: 'blue-green-switch: hold-not-written' },
    );
  return ended;
}

/** Writes the undo and looks whether the traffic is back; `undone` where it ended before that. */
async function leadBack(
  session: Session,
  ours: Ours,
  limits: Limits,
  options: UndoOptions,
): Promise<Seen | { readonly kind: 'ended'; readonly undone: Undone }> {
  const where = session.place.where;
  const ended = (undone: Undone) => ({ kind: 'ended', undone }) as const;
  let written;
  try {
    written = await writeUndo(session, ours, limits, options);
  } catch (thrown) {
    return ended({
      kind: 'not-written',
      reasons: [reasonOf('undo-not-written', { seen: messageOf(thrown), where, fix: byHand(session, ours) })],
    });
  }
  if (written.kind === 'done') return waitBack(session, ours, limits);
  const { stop } = written;
  if (stop.kind === 'superseded' || stop.kind === 'contradicted')
    return ended({ kind: 'superseded', reasons: 'reason' in stop ? [stop.reason] : stop.reasons });
  if (stop.kind === 'left') return ended(stop);
  // A person closed the record: nothing proved the target by that.
  if (stop.kind === 'proven' && 'state' in stop && stop.state.phase === 'finished')
    return ended({
      kind: 'superseded',
      reasons: [
        reasonOf('move-superseded', {
          seen: `the record was closed while ${stop.state.to.color} was not proven`,
          limit: 'our own record',
          where,
          fix: `Somebody took ${stop.state.to.color} as it is (\`rollback\` with \`target: color=${stop.state.to.color}\`, or \`finish\` with \`release-old: true\`). See \`operation: status\`; \`rollback\` still leads back.`,
        }),
      ],
    });
  if (stop.kind === 'settled' || stop.kind === 'proven' || stop.kind === 'never-switched')
    return ended({ kind: stop.kind });
  throw new Error(`an undo cannot stop at ${stop.kind}`);
}

/**
 * Leads the traffic back with one write, towards a color that can serve, then proves it: read back, who gets it, and
 * a look through the real entry where there is time. A way back that cannot serve is waited for and scaled to what it
 * was; where that does not help, the traffic is left where it is. Never throws for what the cluster does.
 */
export async function undo(
  session: Session,
  ours: Ours,
  limits: Limits,
  options: UndoOptions,
): Promise<Undone> {
  const where = session.place.where;
  const { clock } = session.ports;
  const waitUntilMs = clock.now() + options.waitMs;
  let seen = await leadBack(session, ours, limits, options);
  if (seen.kind === 'empty') {
    try {
      await takeBack(session, ours, limits);
      // One time to wait, however often the way back comes and goes.
      const waitMs = Math.max(0, waitUntilMs - clock.now());
      seen = await leadBack(session, ours, limits, { ...options, waitMs });
    } catch (thrown) {
      seen = { kind: 'not-yet', why: messageOf(thrown) };
    }
  }
  if (seen.kind === 'ended') return seen.undone;
  if (seen.kind === 'superseded')
    return {
      kind: 'superseded',
      reasons: [
        reasonOf('move-superseded', {
          where,
          fix: 'Somebody else wrote after the traffic was led back. See `operation: status`.',
        }),
      ],
    };
  const notBack =
    seen.kind === 'not-yet' || seen.kind === 'empty'
      ? [
          reasonOf('undo-not-proven', {
            seen: seen.kind === 'empty' ? `no pod of ${ours.from} is ready` : seen.why,
            limit: `exactly the ready pods of ${ours.from}`,
            where,
            fix: `The ${session.place.field} was led back. Look at the pods of ${ours.from}; then run this action with \`operation: recover\`.`,
          }),
        ]
      : [];
  const hasTime = () => clock.now() + probeTakesMs < limits.until(clock.now());
  if (notBack.length === 0 && hasTime()) await clock.sleep(dataPlaneMs);
  const probed = notBack.length === 0 && options.probe !== null && hasTime() ? await options.probe() : [];
  const reasons = [...notBack, ...probed];
  if (reasons.length > 0) return { kind: 'not-proven', reasons };
  return { kind: 'undone', reasons: await settle(session, ours, limits) };
}

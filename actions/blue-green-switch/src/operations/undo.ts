import { ExternalError, messageOf } from '@interlock/shared/domain/errors';
import type { Reason } from '@interlock/shared/domain/verdict';
import type { Ports } from '@interlock/shared/ports/ports';

import { decideUndo, type Ours, type UndoDecision } from '../domain/claim.ts';
import { selectorOf } from '../domain/colors.ts';
import { compareEndpoints } from '../domain/endpoints.ts';
import { planSettle, planUndo, rollbackCommand } from '../domain/plan.ts';
import { reasonOf } from '../domain/reasons.ts';
import { readState, stateAnnotation, type Hold } from '../domain/state.ts';
import type { Session } from './session.ts';
import { writeService, type Limits } from './writing.ts';

export type Undone =
  /** The traffic was led back and was seen to be there. */
  | { readonly kind: 'undone'; readonly reasons: readonly Reason[] }
  | { readonly kind: 'not-proven'; readonly reasons: readonly Reason[] }
  | { readonly kind: 'not-written'; readonly reasons: readonly Reason[] }
  | { readonly kind: 'superseded'; readonly reasons: readonly Reason[] }
  /** There was nothing to undo. */
  | { readonly kind: 'never-switched' | 'proven' | 'settled' };

export interface UndoOptions {
  /** Whether a move that is proven and holding is undone too: only when a person asked for it. */
  readonly alsoProven: boolean;
  readonly hold: Hold | null;
  /** A last look through the real entry; gives what is wrong. */
  readonly probe: (() => Promise<readonly Reason[]>) | null;
}

/** Without a cancellation. */
const patienceMs = 60_000;
/** Kept of the time that a cancelled process has, to write its ending. */
const reserveMs = 800;
const lookEveryMs = 250;
const probeTakesMs = 3000;
/** What carries the packets follows the EndpointSlices a moment later, and nothing says when it has. */
const dataPlaneMs = 1000;

/** Limits of an undo: a minute, or what a cancellation leaves. */
export function undoLimits({ clock, runner }: Pick<Ports, 'clock' | 'runner'>): Limits {
  const untilMs = clock.now() + patienceMs;
  return {
    until: () => {
      const leftMs = runner.cancellationTimeLeftMs();
      return leftMs === null ? untilMs : Math.min(untilMs, clock.now() + leftMs - reserveMs);
    },
    call: { deadlineMs: 2500 },
  };
}

function byHand(session: Pick<Session, 'place'>, ours: Ours): string {
  return `Lead the traffic back by hand, now: ${rollbackCommand(session.place, ours.label, ours.from)}`;
}

type Seen = { readonly kind: 'there' | 'superseded' } | { readonly kind: 'not-yet'; readonly why: string };

/** Reads the Service and its endpoints: whether the traffic is back. */
async function lookBack(session: Session, ours: Ours, limits: Limits): Promise<Seen> {
  const { kubernetes, place } = session;
  const service = await kubernetes.readService(place.namespace, place.name, limits.call);
  const left = decideUndo(service, ours);
  if (left.kind === 'superseded' || left.kind === 'contradicted' || service === null)
    return { kind: 'superseded' };
  if (left.kind !== 'written' && left.kind !== 'settled')
    return { kind: 'not-yet', why: 'the write is not to be seen' };
  const [pods, endpoints] = await Promise.all([
    kubernetes.listPods(place.namespace, selectorOf(service, ours.label, ours.from), limits.call),
    kubernetes.listEndpoints(place.namespace, place.name, limits.call),
  ]);
  const convergence = compareEndpoints(endpoints, pods);
  return convergence.kind === 'exactly' ? { kind: 'there' } : { kind: 'not-yet', why: convergence.why };
}

async function waitBack(session: Session, ours: Ours, limits: Limits): Promise<Seen> {
  const { clock } = session.ports;
  for (;;) {
    let seen: Seen;
    try {
      seen = await lookBack(session, ours, limits);
    } catch (thrown) {
      if (!(thrown instanceof ExternalError)) throw thrown;
      seen = { kind: 'not-yet', why: thrown.message };
    }
    if (seen.kind !== 'not-yet' || clock.now() >= limits.until()) return seen;
    await clock.sleep(lookEveryMs);
  }
}

/** Ends the record of an undo that is proven. When that fails, `recover` or the next post phase does it. */
async function settle(session: Session, ours: Ours, limits: Limits): Promise<readonly Reason[]> {
  try {
    await writeService<null>(
      session,
      (service) => {
        const read = readState(service?.annotations[stateAnnotation]);
        if (service === null || read.kind !== 'state' || read.state.claim !== ours.claim)
          return { kind: 'done' };
        if (read.state.phase !== 'undoing') return { kind: 'done' };
        return { kind: 'write', patch: planSettle(service, read.state) };
      },
      limits,
    );
    return [];
  } catch (thrown) {
    return [
      reasonOf('undo-not-proven', {
        seen: `the traffic is back, the record could not be closed: ${messageOf(thrown)}`,
        where: `service ${session.place.namespace}/${session.place.name}`,
        fix: 'Run this action with `operation: recover`.',
      }),
    ];
  }
}

/**
 * Leads the traffic back with one write that needs nothing else, then proves it: read back, EndpointSlices, and a
 * look through the real entry where there is time. Never throws for what the cluster does.
 */
export async function undo(
  session: Session,
  ours: Ours,
  limits: Limits,
  options: UndoOptions,
): Promise<Undone> {
  const where = `service ${session.place.namespace}/${session.place.name}`;
  let written;
  try {
    written = await writeService<UndoDecision>(
      session,
      (service) => {
        const decision = decideUndo(service, ours);
        const { alsoProven, hold } = options;
        // A person who rolls back what is being undone already still wants the commit to be held.
        const addsHold = decision.kind === 'written' && hold !== null && decision.state.hold === null;
        if (decision.kind === 'written' && !addsHold) return { kind: 'done' };
        const isToWrite =
          decision.kind === 'write' ||
          addsHold ||
          ((decision.kind === 'proven' || decision.kind === 'contradicted') && alsoProven);
        if (!isToWrite || service === null) return { kind: 'stop', stop: decision };
        return {
          kind: 'write',
          patch: planUndo(service, decision.state, { hold: hold ?? decision.state.hold }),
        };
      },
      limits,
    );
  } catch (thrown) {
    return {
      kind: 'not-written',
      reasons: [reasonOf('undo-not-written', { seen: messageOf(thrown), where, fix: byHand(session, ours) })],
    };
  }
  if (written.kind === 'stop') {
    const { stop } = written;
    if (stop.kind === 'superseded' || stop.kind === 'contradicted')
      return { kind: 'superseded', reasons: [stop.reason] };
    if (stop.kind === 'settled' || stop.kind === 'proven' || stop.kind === 'never-switched')
      return { kind: stop.kind };
    throw new Error(`an undo cannot stop at ${stop.kind}`);
  }
  const seen = await waitBack(session, ours, limits);
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
    seen.kind === 'not-yet'
      ? [
          reasonOf('undo-not-proven', {
            seen: seen.why,
            limit: `exactly the ready pods of ${ours.from}`,
            where,
            fix: `The selector was led back. Look at the pods of ${ours.from}; then run this action with \`operation: recover\`.`,
          }),
        ]
      : [];
  const { clock } = session.ports;
  if (notBack.length === 0 && clock.now() + probeTakesMs < limits.until()) await clock.sleep(dataPlaneMs);
  const hasTime = clock.now() + probeTakesMs < limits.until();
  const probed = notBack.length === 0 && options.probe !== null && hasTime ? await options.probe() : [];
  const reasons = [...notBack, ...probed];
  if (reasons.length > 0) return { kind: 'not-proven', reasons };
  return { kind: 'undone', reasons: await settle(session, ours, limits) };
}

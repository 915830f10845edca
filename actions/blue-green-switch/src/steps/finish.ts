import { decideRelease, type HoldsDecision } from '../domain/claim.ts';
import { describeHeld, withHolds } from '../domain/holds.ts';
import { planEnd, type EndEvent } from '../domain/plan.ts';
import { reasonOf } from '../domain/reasons.ts';
import {
  describeOwner,
  isExpired,
  nextPhase,
  readState,
  servingIn,
  type MoveState,
} from '../domain/state.ts';
import type { TrafficChange } from '../domain/traffic.ts';
import type { SeenTraffic } from '../routers/router.ts';
import { expiryNowMs } from './cluster-time.ts';
import { waitForServing } from './looking.ts';
import { nothing, type Outcome } from './outcome.ts';
import { demandTraffic } from './prepare.ts';
import { provenServing, type ReleaseOptions } from './recover.ts';
import { Stopped, type Session } from './session.ts';
import { watchWayBack } from './way-back.ts';
import { writeTraffic, writingLimits } from './writing.ts';

const settleMs = 30_000;

/** What a person says who ends something that is held. */
export interface FinishOptions extends ReleaseOptions {
  readonly by: string;
  readonly reason: string | null;
}

type Kept = Exclude<HoldsDecision, { readonly kind: 'refuse' }>;

/** @throws {Stopped} */
function demandHolds(session: Session, traffic: SeenTraffic, options: FinishOptions): Kept {
  const decision = decideRelease(traffic, options, expiryNowMs(session));
  if (decision.kind === 'refuse') throw new Stopped('refused', [decision.reason]);
  return decision;
}

function tellHolds({ journal, ports }: Session, { kind, holds }: Kept, options: FinishOptions): void {
  for (const hold of holds)
    if (kind === 'keep')
      ports.runner.notice(
        `Still held, with everything that contains it: ${describeHeld(hold)}. Run \`finish\` with \`release-old: true\` and a \`reason\` to release it.`,
      );
    else
      journal.warn(
        reasonOf('hold-released', {
          seen: `${options.by} releases ${describeHeld(hold)}. Why: ${options.reason ?? ''}`,
          fix: 'Promote what mends it.',
        }),
      );
}

interface Ending {
  readonly claim: string;
  readonly event: EndEvent;
}

/** The change that ends a record, or one that leaves it as it is; `null` where the record is another by now. */
function endingChange(traffic: SeenTraffic, ending: Ending | null): TrafficChange | null {
  const read = readState(traffic.record);
  if (ending === null) {
    const isEnded = read.kind === 'none' || (read.kind === 'state' && read.state.phase === 'finished');
    return isEnded ? { label: '', color: null, state: null, keepsRecord: true, holds: null } : null;
  }
  const isOurs = read.kind === 'state' && read.state.claim === ending.claim;
  return isOurs && nextPhase(read.state.phase, ending.event) !== null
    ? planEnd(traffic, read.state, ending.event)
    : null;
}

/** Takes the record away, where there is one, and writes what goes on being held. */
async function giveUp(session: Session, options: FinishOptions, ending: Ending | null): Promise<void> {
  await writeTraffic<null>(
    session,
    (traffic) => {
      const change = traffic === null ? null : endingChange(traffic, ending);
      if (traffic === null || change === null) return { kind: 'done' };
      const { kind, holds } = demandHolds(session, traffic, options);
      const kept = kind === 'keep' ? holds : [];
      const hasNothing = ending === null && kept.length === holds.length;
      return hasNothing ? { kind: 'done' } : { kind: 'write', change: withHolds(change, kept) };
    },
    writingLimits(session.ports),
  );
}

/** Of an environment that nobody owns: what is held is told, or released. @throws {Stopped} */
async function finishHolds(session: Session, traffic: SeenTraffic, options: FinishOptions): Promise<void> {
  const { journal } = session;
  const kept = demandHolds(session, traffic, options);
  tellHolds(session, kept, options);
  if (kept.kind !== 'release' || options.isDryRun) return;
  journal.begin();
  await journal.phase('release', () => giveUp(session, options, null));
}

/** What a person takes for good must at least be there. @throws {Stopped} */
async function demandServing(session: Session, traffic: SeenTraffic, state: MoveState): Promise<void> {
  const serving = await waitForServing(session, state.label, settleMs);
  if (serving.kind === 'one') return;
  const reason = session.place.notOneColor(serving.why, serving.isEmpty);
  throw new Stopped('refused', [
    {
      ...reason,
      fix: `${reason.fix} Or lead the traffic to a color that can serve: \`operation: rollback\` with \`target: color=NAME\` (${traffic.object.where}).`,
    },
  ]);
}

/**
 * Ends a hold: the old color is free to be deployed over. A way back whose time is not over, and the hold on a commit
 * that was rolled back, end only with `releaseOld`, the hold only with a reason as well; without it nothing is changed,
 * so that a sweep may call this.
 *
 * @throws {Stopped}
 */
export async function finish(session: Session, options: FinishOptions): Promise<Outcome> {
  const { ports, journal } = session;
  const traffic = await demandTraffic(session);
  const read = readState(traffic.record);
  if (read.kind === 'none') {
    await finishHolds(session, traffic, options);
    return provenServing(session, options.label, nothing);
  }
  if (read.kind === 'unreadable')
    throw new Stopped('refused', [
      reasonOf('state-unreadable', {
        seen: read.why,
        where: traffic.object.where,
        fix: 'Run this action with `operation: status` and see which color serves; then take the annotation away by hand.',
      }),
    ]);
  const { state } = read;
  const base: Outcome = { ...nothing, from: state.from.color, to: state.to.color, subject: state.subject };
  const isContradicted = traffic.color(state.label) !== servingIn(state).color;
  if (traffic.color(state.label) === undefined)
    throw new Stopped('refused', [
      reasonOf('color-missing', {
        seen: `${state.label}: absent, so that both colors serve`,
        limit: `${state.label}: ${servingIn(state).color} (${state.phase})`,
        where: traffic.object.where,
        fix: 'Run this action with `operation: recover`: it writes the color of the record again.',
      }),
    ]);
  if (state.phase === 'finished') {
    await finishHolds(session, traffic, options);
    return provenServing(session, state.label, base);
  }
  const isUnfinished = state.phase === 'switching' || state.phase === 'undoing' || state.phase === 'prepared';
  if (isUnfinished && !options.releaseOld)
    throw new Stopped('refused', [
      reasonOf('move-in-progress', {
        seen: `${state.phase}, ${describeOwner(state)}`,
        limit: 'a move that has ended',
        where: traffic.object.where,
        fix: 'Wait for it to end, or run this action with `operation: recover` when its run is gone. With `release-old: true` the color that serves now stays, proven or not.',
      }),
    ]);
  const isOver = options.releaseOld || (state.phase === 'holding' && isExpired(state, expiryNowMs(session)));
  if (!isOver) {
    const until = state.phase === 'holding' ? `until ${state.expires}` : 'until it is released';
    ports.runner.notice(`${state.phase} ${until}; with \`release-old: true\` it ends now.`);
    await watchWayBack(session, state, {}).look(traffic);
    return provenServing(session, state.label, base);
  }
  tellHolds(session, demandHolds(session, traffic, options), options);
  if (isContradicted)
    ports.runner.warning(
      `The record says ${servingIn(state).color}, the ${traffic.object.field} ${traffic.color(state.label) ?? 'nothing'}: the traffic was moved by hand. The ${traffic.object.field} is left as it is.`,
    );
  if (isUnfinished) await demandServing(session, traffic, state);
  if (!options.isDryRun) {
    journal.begin();
    await journal.phase('release', () =>
      giveUp(session, options, { claim: state.claim, event: eventOf(state, isContradicted, traffic) }),
    );
  }
  return provenServing(session, state.label, base);
}

/** How a record ends that a person ends: where the target serves, what served before stays on it for a rollback. */
function eventOf(state: MoveState, isContradicted: boolean, traffic: SeenTraffic): EndEvent {
  const { phase } = state;
  const selected = traffic.color(state.label);
  if (phase === 'undoing' && selected === state.from.color) return 'settle';
  if (phase === 'switching' || phase === 'undoing') return selected === state.to.color ? 'close' : 'abandon';
  if (isContradicted) return 'abandon';
  return phase === 'holding' ? 'finish' : 'release';
}

import { reasonOf } from '../domain/reasons.ts';
import type { Service } from '../domain/objects.ts';
import {
  describeOwner,
  isExpired,
  readState,
  servingIn,
  stateAnnotation,
  type MoveState,
} from '../domain/state.ts';
import { waitForServing } from './looking.ts';
import { nothing, type Outcome } from './outcome.ts';
import { demandService } from './prepare.ts';
import { provenServing, release, type ReleaseEvent, type ReleaseOptions } from './recover.ts';
import { Stopped, type Session } from './session.ts';
import { watchWayBack } from './way-back.ts';

const settleMs = 30_000;

/**
 * Ends a hold: the old color is free to be deployed over. A way back whose time is not over, and the hold on a commit
 * that was rolled back, end only with `releaseOld`; without it nothing is changed, so that a sweep may call this.
 *
 * @throws {Stopped}
 */
export async function finish(session: Session, options: ReleaseOptions): Promise<Outcome> {
  const { ports, journal } = session;
  const service = await demandService(session);
  const read = readState(service.annotations[stateAnnotation]);
  if (read.kind === 'none') return provenServing(session, options.label, nothing);
  if (read.kind === 'unreadable')
    throw new Stopped('refused', [
      reasonOf('state-unreadable', {
        seen: read.why,
        where: `service ${service.namespace}/${service.name}`,
        fix: 'Run this action with `operation: status` and see which color serves; then take the annotation away by hand.',
      }),
    ]);
  const { state } = read;
  const base: Outcome = { ...nothing, from: state.from.color, to: state.to.color, subject: state.subject };
  const isContradicted = service.selector[state.label] !== servingIn(state).color;
  if (service.selector[state.label] === undefined)
    throw new Stopped('refused', [
      reasonOf('color-missing', {
        seen: `${state.label}: absent, so that both colors serve`,
        limit: `${state.label}: ${servingIn(state).color} (${state.phase})`,
        where: `service ${service.namespace}/${service.name}`,
        fix: 'Run this action with `operation: recover`: it writes the color of the record again.',
      }),
    ]);
  if (state.phase === 'finished') return provenServing(session, state.label, base);
  const isUnfinished = state.phase === 'switching' || state.phase === 'undoing' || state.phase === 'prepared';
  if (isUnfinished && !options.releaseOld)
    throw new Stopped('refused', [
      reasonOf('move-in-progress', {
        seen: `${state.phase}, ${describeOwner(state)}`,
        limit: 'a move that has ended',
        where: `service ${service.namespace}/${service.name}`,
        fix: 'Wait for it to end, or run this action with `operation: recover` when its run is gone. With `release-old: true` the color that serves now stays, proven or not.',
      }),
    ]);
  const isOver = options.releaseOld || (state.phase === 'holding' && isExpired(state, ports.clock.now()));
  if (!isOver) {
    const until = state.phase === 'holding' ? `until ${state.expires}` : 'until it is released';
    ports.runner.notice(`${state.phase} ${until}; with \`release-old: true\` it ends now.`);
    await watchWayBack(session, state, {}).look(service);
    return provenServing(session, state.label, base);
  }
  if (isContradicted)
    ports.runner.warning(
      `The record says ${servingIn(state).color}, the selector ${service.selector[state.label] ?? 'nothing'}: the traffic was moved by hand. The selector is left as it is.`,
    );
  if (isUnfinished) {
    // What a person takes for good must at least be there.
    const serving = await waitForServing(session, state.label, settleMs);
    if (serving.kind !== 'one')
      throw new Stopped('refused', [
        reasonOf('both-colors-serve', {
          seen: serving.why,
          limit: 'exactly the ready pods of one color',
          where: `service ${service.namespace}/${service.name}`,
          fix: 'Lead the traffic to a color that can serve: `operation: rollback` with `target: color=NAME`.',
        }),
      ]);
  }
  if (!options.isDryRun) {
    journal.begin();
    await journal.phase('release', () =>
      release(session, state.claim, eventOf(state, isContradicted, service)),
    );
  }
  return provenServing(session, state.label, base);
}

/** How a record ends that a person ends: where the target serves, what served before stays on it for a rollback. */
function eventOf(state: MoveState, isContradicted: boolean, service: Service): ReleaseEvent {
  const { phase } = state;
  const selected = service.selector[state.label];
  if (phase === 'undoing' && selected === state.from.color) return 'settle';
  if (phase === 'switching' || phase === 'undoing') return selected === state.to.color ? 'close' : 'abandon';
  if (isContradicted) return 'abandon';
  return phase === 'holding' ? 'finish' : 'release';
}

import { reasonOf } from '../domain/reasons.ts';
import { describeOwner, isExpired, readState, servingIn, stateAnnotation } from '../domain/state.ts';
import { nothing, type Outcome } from './outcome.ts';
import { demandService } from './prepare.ts';
import { provenServing, release, type ReleaseOptions } from './recover.ts';
import { Stopped, type Session } from './session.ts';

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
  const isUnfinished = state.phase === 'switching' || state.phase === 'undoing' || state.phase === 'prepared';
  if (isUnfinished && !(isContradicted && options.releaseOld))
    throw new Stopped('refused', [
      reasonOf('move-in-progress', {
        seen: `${state.phase}, ${describeOwner(state)}`,
        limit: 'a move that has ended',
        where: `service ${service.namespace}/${service.name}`,
        fix: 'Wait for it to end, or run this action with `operation: recover` when its run is gone.',
      }),
    ]);
  const isOver = options.releaseOld || (state.phase === 'holding' && isExpired(state, ports.clock.now()));
  if (!isOver) {
    const until = state.phase === 'holding' ? `until ${state.expires}` : 'until it is released';
    ports.runner.notice(`${state.phase} ${until}; with \`release-old: true\` it ends now.`);
    return provenServing(session, state.label, base);
  }
  if (isContradicted)
    ports.runner.warning(
      `The record says ${servingIn(state).color}, the selector ${service.selector[state.label] ?? 'nothing'}: the traffic was moved by hand. The selector is left as it is.`,
    );
  if (!options.isDryRun) {
    journal.begin();
    await journal.phase('release', () =>
      release(session, state.claim, isContradicted ? 'abandon' : 'release'),
    );
  }
  return provenServing(session, state.label, base);
}

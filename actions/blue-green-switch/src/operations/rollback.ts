import type { Reason } from '@interlock/shared/domain/verdict';

import { selectorOf, type Colors } from '../domain/colors.ts';
import { servingPods } from '../domain/endpoints.ts';
import type { Service } from '../domain/objects.ts';
import { planAdopt, planUndo, type ServicePatch } from '../domain/plan.ts';
import { reasonOf } from '../domain/reasons.ts';
import { readState, stateAnnotation, type Hold, type MoveState } from '../domain/state.ts';
import { lookAtServing } from './looking.ts';
import { nothing, type Outcome } from './outcome.ts';
import { demandService, planSection, targetDiffers } from './prepare.ts';
import { saveBegun } from './saved.ts';
import { Stopped, type Session } from './session.ts';
import { undo, undoLimits, type Undone } from './undo.ts';
import { writeService } from './writing.ts';

/** What a person who rolls back says. */
export interface RollbackWish {
  /** `null` for the previous one. */
  readonly color: string | null;
  readonly by: string;
  readonly reason: string | null;
  readonly isDryRun: boolean;
  /** The colors of the configuration in the checkout; `null` without one. */
  readonly colors: Colors | null;
  readonly environment: string;
}

function nothingToRollBack(service: Service, seen: string): Stopped {
  return new Stopped('refused', [
    reasonOf('nothing-to-roll-back', {
      seen,
      limit: 'a move that is proven or under way',
      where: `service ${service.namespace}/${service.name}`,
      fix: 'To lead the traffic to a color by name, give `target: color=NAME` and check the repository out first, so that the colors are known. To stop a promotion that has not moved traffic, cancel its run.',
    }),
  ]);
}

/** A record made for a Service that has none, so that the same undo leads it to the color that was named. */
function adopted(session: Session, service: Service, wish: RollbackWish, color: string): MoveState {
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
  if (service.selector[colors.label] === undefined)
    throw nothingToRollBack(service, 'no color in the selector');
  const at = new Date(session.ports.clock.now()).toISOString();
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
    since: at,
    expires: at,
    // No commit is known, so none is held.
    hold: null,
  };
}

async function demandPrevious(session: Session, service: Service, state: MoveState): Promise<void> {
  const { kubernetes, place, protections } = session;
  const pods = await kubernetes.listPods(place.namespace, selectorOf(service, state.label, state.from.color));
  if (servingPods(pods).length > 0 || !protections.readiness) return;
  throw new Stopped('refused', [
    reasonOf('previous-not-ready', {
      seen: 'no ready pod',
      limit: 'one or more',
      where: `deployment ${place.namespace}/${state.from.deployment}`,
      fix: `Bring it up first: \`kubectl scale deployment/${state.from.deployment} -n ${place.namespace} --replicas=…\`, wait until its pods are ready, then roll back again.`,
    }),
  ]);
}

/** What a rollback that was asked for came to. */
function outcomeOf(undone: Undone, base: Outcome): Outcome {
  switch (undone.kind) {
    case 'undone':
      return { ...base, result: 'rolled-back', serving: base.to, reasons: undone.reasons };
    case 'settled':
      return { ...base, result: 'rolled-back', serving: base.to };
    case 'superseded':
      return { ...base, succeeded: false, result: 'superseded', serving: null, reasons: undone.reasons };
    case 'not-proven':
    case 'not-written':
      return { ...base, succeeded: false, result: 'rollback-failed', serving: null, reasons: undone.reasons };
    case 'never-switched':
    case 'proven':
      throw new Error(`a rollback cannot end as ${undone.kind}`);
  }
}

/** What would be written; `null` when the traffic is being led back already. */
function patchOf(
  service: Service,
  state: MoveState,
  given: { readonly isAdopted: boolean; readonly isBack: boolean; readonly hold: Hold },
): ServicePatch | null {
  if (given.isAdopted) return planAdopt(service, state);
  if (state.phase === 'undoing' && given.isBack && state.hold !== null) return null;
  return planUndo(service, state, { hold: given.hold });
}

async function adoptAndUndo(session: Session, state: MoveState): Promise<Undone> {
  const { ports } = session;
  const limits = undoLimits(ports);
  const ours = { claim: state.claim, from: state.from.color, label: state.label };
  const written = await writeService<Reason>(
    session,
    (service) => {
      const read = readState(service?.annotations[stateAnnotation]);
      if (read.kind === 'state' && read.state.claim === state.claim) return { kind: 'done' };
      if (service === null || read.kind !== 'none')
        return {
          kind: 'stop',
          stop: reasonOf('move-superseded', {
            fix: 'Somebody else wrote in this very moment. Look, then roll back again.',
          }),
        };
      return { kind: 'write', patch: planAdopt(service, state) };
    },
    limits,
  );
  if (written.kind === 'stop') return { kind: 'superseded', reasons: [written.stop] };
  return undo(session, ours, limits, { alsoProven: true, hold: state.hold, probe: null });
}

/**
 * Leads the traffic back to the color before, because a person asked for it. Needs the cluster alone: no evidence, no
 * GitHub. The commit is held afterwards.
 *
 * @throws {Stopped} only before the first write
 */
export async function rollback(session: Session, wish: RollbackWish): Promise<Outcome> {
  const { ports, journal, place, kubernetes } = session;
  const service = await demandService(session);
  const read = readState(service.annotations[stateAnnotation]);
  if (read.kind === 'unreadable') throw nothingToRollBack(service, `an unreadable record: ${read.why}`);
  const isAdopted = read.kind === 'none';
  if (isAdopted && wish.color === null) throw nothingToRollBack(service, 'no record on the Service');
  const state = isAdopted ? adopted(session, service, wish, wish.color ?? '') : read.state;
  const base: Outcome = {
    ...nothing,
    from: state.to.color,
    to: state.from.color,
    subject: isAdopted ? null : state.subject,
  };
  if (wish.color !== null && wish.color !== state.from.color)
    throw new Stopped('refused', [targetDiffers(wish.color, state.from.color)]);
  const isBack = service.selector[state.label] === state.from.color;
  if (!isAdopted && state.phase === 'prepared' && isBack)
    throw nothingToRollBack(service, `only prepared: ${state.from.color} serves all the time`);
  if (isBack && (isAdopted || state.phase === 'held')) {
    const serving = await lookAtServing(session, state.label);
    return {
      ...base,
      serving: serving.kind === 'one' ? serving.color : null,
      succeeded: serving.kind === 'one',
    };
  }
  await journal.phase('previous color', () => demandPrevious(session, service, state));
  const hold = { by: wish.by, reason: wish.reason, at: new Date(ports.clock.now()).toISOString() };
  if (wish.isDryRun) {
    const patch = patchOf(service, state, { isAdopted, isBack, hold });
    return {
      ...base,
      serving: service.selector[state.label] ?? null,
      sections: [planSection(service, patch === null ? [] : [patch], state.label)],
    };
  }
  saveBegun(ports.runner, {
    operation: 'rollback',
    ...place,
    uid: service.uid,
    claim: state.claim,
    move: state.move,
    label: state.label,
    from: state.from.color,
    context: kubernetes.context,
  });
  journal.begin();
  const begunMs = ports.clock.now();
  const undone = await journal.phase('lead back', async (note) => {
    const ended = isAdopted
      ? await adoptAndUndo(session, state)
      : await undo(
          session,
          { claim: state.claim, from: state.from.color, label: state.label },
          undoLimits(ports),
          { alsoProven: true, hold, probe: null },
        );
    note(ended.kind === 'undone' ? `${state.from.color} serves again` : ended.kind);
    return ended;
  });
  return { ...outcomeOf(undone, base), movedInMs: ports.clock.now() - begunMs };
}

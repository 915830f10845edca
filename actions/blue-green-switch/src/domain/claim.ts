import type { Subject } from '@interlock/shared/domain/subject';
import type { Reason } from '@interlock/shared/domain/verdict';

import type { Service } from './objects.ts';
import { reasonOf } from './reasons.ts';
import {
  describeOwner,
  isExpired,
  isSameRun,
  isSameRunAnyAttempt,
  isSameSubject,
  readState,
  servingIn,
  stateAnnotation,
  type MoveState,
  type Phase,
  type RunIdentity,
} from './state.ts';

/** Who asks, and for what. */
export interface Claimant {
  readonly run: RunIdentity;
  readonly subject: Subject;
  readonly environment: string;
}

export type ClaimDecision =
  /** Free, or its owner's time is over. */
  | { readonly kind: 'take'; readonly before: Phase | 'none'; readonly replaces: MoveState | null }
  /** It is ours already; nothing is to be written. */
  | { readonly kind: 'already'; readonly state: MoveState }
  | { readonly kind: 'refuse'; readonly reason: Reason };

export type SwitchDecision =
  | { readonly kind: 'go'; readonly state: MoveState }
  /** The traffic is where it should be, by this very run. */
  | { readonly kind: 'already'; readonly state: MoveState }
  | { readonly kind: 'refuse'; readonly reason: Reason }
  | { readonly kind: 'superseded'; readonly reason: Reason };

export type UndoDecision =
  | { readonly kind: 'write'; readonly state: MoveState }
  /** The traffic has been led back, by us. */
  | { readonly kind: 'written'; readonly state: MoveState }
  /** The switch was never made. */
  | { readonly kind: 'never-switched'; readonly state: MoveState }
  /** Proven and recorded so. */
  | { readonly kind: 'proven'; readonly state: MoveState }
  /** The undo is over and done with. */
  | { readonly kind: 'settled' }
  /** The target serves although the record says otherwise: moved by hand. Only a person may lead that back. */
  | { readonly kind: 'contradicted'; readonly state: MoveState; readonly reason: Reason }
  | { readonly kind: 'superseded'; readonly reason: Reason };

const whereOf = (service: Service) => `service ${service.namespace}/${service.name}`;

function unreadable(service: Service, why: string): Reason {
  return reasonOf('state-unreadable', {
    seen: why,
    limit: 'a record of this version',
    where: `${whereOf(service)}, annotation ${stateAnnotation}`,
    fix: `See which color serves (\`kubectl get service ${service.name} -n ${service.namespace} -o yaml\`). When it is the right one and no move runs, take the record away: \`kubectl annotate service ${service.name} -n ${service.namespace} ${stateAnnotation}-\`.`,
  });
}

function inProgress(service: Service, state: MoveState, nowMs: number): Reason {
  const isOver = isExpired(state, nowMs);
  return reasonOf('move-in-progress', {
    seen: `${state.phase}, ${describeOwner(state)}${isOver ? `, over time since ${state.expires}` : ''}`,
    limit: 'no unfinished move',
    where: whereOf(service),
    fix: isOver
      ? 'Its run is gone. Run this action with `operation: recover`: it leads the traffic back to the color that was proven before.'
      : 'Wait for it to end. If its run is dead, run this action with `operation: recover` and `release-old: true`.',
  });
}

function contradiction(service: Service, state: MoveState): Reason {
  return reasonOf('state-contradicts-selector', {
    seen: `${state.label}: ${service.selector[state.label] ?? 'absent'}`,
    limit: `${state.label}: ${servingIn(state).color} (${state.phase})`,
    where: whereOf(service),
    fix: 'Somebody moved the traffic by hand. When the color that serves is the right one, run this action with `operation: finish` and `release-old: true`, then promote again.',
  });
}

function ownedElsewhere(service: Service, state: MoveState): Reason {
  const until = state.phase === 'held' ? '' : `, until ${state.expires}`;
  const fix =
    state.phase === 'holding'
      ? 'The old color is kept as the way back. Wait until then, or give the way back up with `release-old: true`.'
      : 'Wait for that run to end. If it is dead, run this action with `operation: recover` and `release-old: true`.';
  return reasonOf('owned-by-another-run', {
    seen: `${state.phase}, ${describeOwner(state)}${until}`,
    limit: 'free',
    where: whereOf(service),
    fix,
  });
}

function held(service: Service, state: MoveState): Reason {
  const by = state.hold === null ? '' : ` by ${state.hold.by} at ${state.hold.at}`;
  const why = state.hold?.reason === null || state.hold === null ? '' : `: ${state.hold.reason}`;
  return reasonOf('commit-held', {
    seen: `commit ${state.subject.commit} was rolled back${by}${why}`,
    limit: 'another commit, or a release of the hold',
    where: whereOf(service),
    fix: 'Promote a commit that mends it. To promote the same one again, run this action with `operation: finish` and `release-old: true` first.',
  });
}

const selects = (service: Service, state: MoveState) =>
  service.selector[state.label] === servingIn(state).color;

/**
 * Whether `prepare` may take the ownership.
 *
 * @param service - the Service as it was just read
 * @param claimant - who asks
 * @param releaseOld - whether the asker gives up a way back that is still held, or a hold
 * @param nowMs - epoch milliseconds
 */
export function decideClaim(
  service: Service,
  claimant: Claimant,
  releaseOld: boolean,
  nowMs: number,
): ClaimDecision {
  const read = readState(service.annotations[stateAnnotation]);
  if (read.kind === 'none') return { kind: 'take', before: 'none', replaces: null };
  if (read.kind === 'unreadable') return { kind: 'refuse', reason: unreadable(service, read.why) };
  const { state } = read;
  const { phase } = state;
  if (phase === 'finished') return { kind: 'take', before: phase, replaces: null };
  const take: ClaimDecision = { kind: 'take', before: phase, replaces: state };
  if (phase === 'switching' || phase === 'undoing')
    return { kind: 'refuse', reason: inProgress(service, state, nowMs) };
  if (!selects(service, state)) return { kind: 'refuse', reason: contradiction(service, state) };
  if (phase === 'held')
    return state.subject.commit === claimant.subject.commit && !releaseOld
      ? { kind: 'refuse', reason: held(service, state) }
      : take;
  if (phase === 'holding')
    return isExpired(state, nowMs) || releaseOld
      ? take
      : { kind: 'refuse', reason: ownedElsewhere(service, state) };
  const isOurs =
    isSameRun(state.run, claimant.run) &&
    state.environment === claimant.environment &&
    isSameSubject(state.subject, claimant.subject);
  if (isOurs) return { kind: 'already', state };
  // An attempt ends before the next one of the same run begins.
  const isEarlierAttempt =
    isSameRunAnyAttempt(state.run, claimant.run) && state.run.attempt < claimant.run.attempt;
  return isEarlierAttempt || isExpired(state, nowMs)
    ? take
    : { kind: 'refuse', reason: ownedElsewhere(service, state) };
}

function notPrepared(service: Service, seen: string): Reason {
  return reasonOf('not-prepared', {
    seen,
    limit: 'prepared by this run, for this subject',
    where: whereOf(service),
    fix: 'Run this action with `operation: prepare` earlier in the same job, with the same `environment` and `subjects`; then deploy over the color in its output `idle`, then `switch`.',
  });
}

/** Whether `switch` may give the traffic to the target. */
export function decideSwitch(service: Service, claimant: Claimant, nowMs: number): SwitchDecision {
  const read = readState(service.annotations[stateAnnotation]);
  if (read.kind === 'none')
    return { kind: 'refuse', reason: notPrepared(service, 'no record on the Service') };
  if (read.kind === 'unreadable') return { kind: 'refuse', reason: unreadable(service, read.why) };
  const { state } = read;
  if (state.phase === 'finished')
    return { kind: 'refuse', reason: notPrepared(service, 'nobody owns the environment') };
  if (!isSameRun(state.run, claimant.run) || state.environment !== claimant.environment)
    return { kind: 'superseded', reason: ownedElsewhere(service, state) };
  if (!isSameSubject(state.subject, claimant.subject))
    return { kind: 'refuse', reason: notPrepared(service, 'prepared for another subject') };
  switch (state.phase) {
    case 'switching':
    case 'undoing':
      return { kind: 'superseded', reason: inProgress(service, state, nowMs) };
    case 'held':
      return { kind: 'refuse', reason: held(service, state) };
    case 'holding':
      return selects(service, state)
        ? { kind: 'already', state }
        : { kind: 'superseded', reason: contradiction(service, state) };
    case 'prepared':
      return selects(service, state)
        ? { kind: 'go', state }
        : { kind: 'refuse', reason: contradiction(service, state) };
  }
}

/** The reason that somebody else's write is left alone. */
export function supersededBy(service: Service | null): Reason {
  const read = readState(service?.annotations[stateAnnotation]);
  const seen =
    service === null
      ? 'the Service is gone'
      : read.kind === 'state'
        ? `${read.state.phase}, ${describeOwner(read.state)}`
        : read.kind === 'none'
          ? 'no record'
          : 'an unreadable record';
  return reasonOf('move-superseded', {
    seen,
    limit: 'our own record',
    ...(service === null ? {} : { where: whereOf(service) }),
    fix: 'See `operation: status` for what serves now and who owns it. Nothing of this move is left to undo.',
  });
}

/** Whose move is undone, and where to. */
export interface Ours {
  readonly claim: string;
  /** The color that served before. */
  readonly from: string;
  readonly label: string;
}

/** What is left to do to undo a move of ours, by the Service as it was just read; `null` when it is gone. */
export function decideUndo(service: Service | null, ours: Ours): UndoDecision {
  const superseded: UndoDecision = { kind: 'superseded', reason: supersededBy(service) };
  if (service === null) return superseded;
  const read = readState(service.annotations[stateAnnotation]);
  if (read.kind === 'none')
    return service.selector[ours.label] === ours.from ? { kind: 'settled' } : superseded;
  if (read.kind !== 'state' || read.state.claim !== ours.claim) return superseded;
  const { state } = read;
  switch (service.selector[state.label]) {
    case state.to.color:
      return undoOnTarget(service, state);
    case state.from.color:
      return undoOnPrevious(state);
    case undefined:
      return undoWithoutColor(state);
    default:
      return superseded;
  }
}

function undoOnTarget(service: Service, state: MoveState): UndoDecision {
  if (state.phase === 'switching') return { kind: 'write', state };
  if (state.phase === 'holding' || state.phase === 'finished') return { kind: 'proven', state };
  return { kind: 'contradicted', state, reason: supersededBy(service) };
}

/** Led back by hand, without its record: writing the undo closes the record and changes nothing else. */
function undoOnPrevious(state: MoveState): UndoDecision {
  switch (state.phase) {
    case 'switching':
    case 'holding':
      return { kind: 'write', state };
    case 'undoing':
      return { kind: 'written', state };
    case 'prepared':
      return { kind: 'never-switched', state };
    case 'held':
    case 'finished':
      return { kind: 'settled' };
  }
}

/** Without a color both serve, and nobody meant that: it is repaired, not left as somebody's wish. */
function undoWithoutColor(state: MoveState): UndoDecision {
  switch (state.phase) {
    case 'switching':
    case 'undoing':
      return { kind: 'write', state };
    case 'prepared':
      return { kind: 'never-switched', state };
    case 'held':
      return { kind: 'settled' };
    case 'holding':
    case 'finished':
      return { kind: 'proven', state };
  }
}

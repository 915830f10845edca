import type { Subject } from '@interlock/shared/domain/subject';
import type { Reason } from '@interlock/shared/domain/verdict';

import { describeHeld, holdOf, readHolds, type Held } from './holds.ts';
import { reasonOf } from './reasons.ts';
import {
  describeOwner,
  isExpired,
  isSameRun,
  isSameRunAnyAttempt,
  isSameSubject,
  readState,
  servingIn,
  type MoveState,
  type Phase,
  type RunIdentity,
} from './state.ts';
import type { Traffic, TrafficObject } from './traffic.ts';

/** Who asks, and for what. */
export interface Claimant {
  readonly run: RunIdentity;
  readonly subject: Subject;
  readonly environment: string;
}

/** Whether a subject contains a commit that is held, as far as that is known. */
export type Containment =
  { readonly kind: 'free' | 'contained' } | { readonly kind: 'unknown'; readonly why: string };

/** What the asker brings along. */
export interface Wish {
  /** Gives up a way back that is still kept, or, with a reason, the holds that stand in the way. */
  readonly releaseOld: boolean;
  readonly reason: string | null;
  /** By held commit; one that is not there was not compared. */
  readonly containment: ReadonlyMap<string, Containment>;
}

export type ClaimDecision =
  /** Free, or its owner's time is over. */
  | {
      readonly kind: 'take';
      readonly before: Phase | 'none';
      readonly replaces: MoveState | null;
      /** What goes on being held, whatever becomes of this claim. */
      readonly holds: readonly Held[];
      readonly released: readonly Held[];
    }
  /** It is ours already; nothing is to be written. */
  | { readonly kind: 'already'; readonly state: MoveState }
  /** This run has promoted this subject before, in this attempt or an earlier one, and it serves. */
  | { readonly kind: 'promoted'; readonly state: MoveState }
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
  /** Proven and recorded so; or, once it is `finished`, taken by a person as it was. */
  | { readonly kind: 'proven'; readonly state: MoveState }
  /** The undo is over and done with. */
  | { readonly kind: 'settled' }
  /** What serves is not what the record says: written by hand. Only a person may lead that back. */
  | { readonly kind: 'contradicted'; readonly state: MoveState; readonly reason: Reason }
  | { readonly kind: 'superseded'; readonly reason: Reason };

function unreadable(traffic: Traffic, why: string): Reason {
  return reasonOf('state-unreadable', {
    seen: why,
    limit: 'a record of this version',
    where: traffic.object.recordWhere,
    fix: `See which color serves (\`${traffic.object.commands.look}\`). When it is the right one and no move runs, take the record away: \`${traffic.object.commands.dropRecord}\`.`,
  });
}

function inProgress(traffic: Traffic, state: MoveState, nowMs: number): Reason {
  const isOver = isExpired(state, nowMs);
  return reasonOf('move-in-progress', {
    seen: `${state.phase}, ${describeOwner(state)}${isOver ? `, expired at ${state.expires}` : ''}`,
    limit: 'no unfinished move',
    where: traffic.object.where,
    fix: isOver
      ? 'Its run is gone. Run this action with `operation: recover`: it leads the traffic back to the color that was proven before.'
      : 'Wait for it to end. If its run is dead, run this action with `operation: recover` and `release-old: true`.',
  });
}

function contradiction(traffic: Traffic, state: MoveState): Reason {
  return reasonOf('state-contradicts-selector', {
    seen: `${state.label}: ${traffic.color(state.label) ?? 'absent'}`,
    limit: `${state.label}: ${servingIn(state).color} (${state.phase})`,
    where: traffic.object.where,
    fix: 'Somebody moved the traffic by hand. When the color that serves is the right one, run this action with `operation: finish` and `release-old: true`, then promote again.',
  });
}

function ownedElsewhere(traffic: Traffic, state: MoveState): Reason {
  const until = state.phase === 'held' ? '' : `, until ${state.expires}`;
  const fix =
    state.phase === 'holding'
      ? 'The old color is kept as the way back. Wait until then, or give the way back up with `release-old: true`.'
      : 'Wait for that run to end. If it is dead, run this action with `operation: recover` and `release-old: true`.';
  return reasonOf('owned-by-another-run', {
    seen: `${state.phase}, ${describeOwner(state)}${until}`,
    limit: 'free',
    where: traffic.object.where,
    fix,
  });
}

const releaseFix =
  'run this action with `operation: finish`, `release-old: true` and a `reason`; it is recorded who did so and why.';

function held(traffic: Traffic, hold: Held, commit: string): Reason {
  const contains = hold.commit === commit ? '' : `commit ${commit} contains `;
  return reasonOf('commit-held', {
    seen: `${contains}${describeHeld(hold)}`,
    limit: 'a commit that does not contain it, or a release of the hold',
    where: traffic.object.where,
    fix: `Promote a commit that does not contain it. A fix or a revert on top of it contains it as well: when this commit mends it, release the hold, then promote again: ${releaseFix}`,
  });
}

function notComparable(traffic: Traffic, hold: Held, why: string): Reason {
  return reasonOf('hold-not-comparable', {
    seen: `${why} (held: ${describeHeld(hold)})`,
    limit: "GitHub's comparison of the two commits",
    where: traffic.object.where,
    fix: `Run the job again when GitHub did not answer, with a \`token\` that has \`contents: read\`. When the held commit is not in this repository any more and this commit is sound, release the hold: ${releaseFix}`,
  });
}

function withoutReason(traffic: Traffic, holds: readonly Held[]): Reason {
  return reasonOf('hold-without-reason', {
    seen: `release-old: true without a reason; held: ${holds.map(describeHeld).join('; ')}`,
    limit: 'a reason',
    where: traffic.object.where,
  });
}

function unreadableHolds(traffic: Traffic, why: string): Reason {
  return reasonOf('holds-unreadable', {
    seen: why,
    limit: 'a list of held commits',
    where: traffic.object.holdsWhere,
    fix: `See which commits it names (\`${traffic.object.commands.look}\`). When none of them is in what you promote, take it away: \`${traffic.object.commands.dropHolds}\`.`,
  });
}

/** Whether holds let a subject be promoted that the record would let be. */
function decideHolds(
  traffic: Traffic,
  { subject }: Claimant,
  { releaseOld, reason, containment }: Wish,
  {
    before,
    replaces,
    nowMs,
  }: { readonly before: Phase | 'none'; readonly replaces: MoveState | null; readonly nowMs: number },
): ClaimDecision {
  const read = readHolds(traffic);
  if (read.kind === 'unreadable') return { kind: 'refuse', reason: unreadableHolds(traffic, read.why) };
  const knownOf = ({ commit }: Held): Containment =>
    commit === subject.commit
      ? { kind: 'contained' }
      : (containment.get(commit) ?? {
          kind: 'unknown',
          why: 'it was put on hold after this run had compared the commits',
        });
  const inTheWay = read.holds.filter((one) => knownOf(one).kind !== 'free');
  const [first] = inTheWay;
  const take = { kind: 'take', before, replaces } as const;
  if (first === undefined) return { ...take, holds: read.holds, released: [] };
  // There it means the way back, and one word does not give up two things.
  const isForWayBack = replaces?.phase === 'holding' && !isExpired(replaces, nowMs);
  if (releaseOld && !isForWayBack)
    return reason === null
      ? { kind: 'refuse', reason: withoutReason(traffic, inTheWay) }
      : { ...take, holds: read.holds.filter((one) => !inTheWay.includes(one)), released: inTheWay };
  const known = knownOf(first);
  return {
    kind: 'refuse',
    reason:
      known.kind === 'unknown'
        ? notComparable(traffic, first, known.why)
        : held(traffic, first, subject.commit),
  };
}

/** Whether a record is of this run, of this attempt or one before. */
const isOfThisRun = (state: MoveState, { run, environment }: Claimant) =>
  isSameRunAnyAttempt(state.run, run) &&
  state.run.attempt <= run.attempt &&
  state.environment === environment;

const isOfThisAttempt = (state: MoveState, { run, environment }: Claimant) =>
  isSameRun(state.run, run) && state.environment === environment;

/** Whether nobody has a claim any more to what was prepared, or is kept as the way back. */
function isGivenUp(state: MoveState, { run }: Claimant, releaseOld: boolean, nowMs: number): boolean {
  // What is held belongs to nobody; the hold itself is judged by the commit.
  if (state.phase === 'held' || isExpired(state, nowMs)) return true;
  if (state.phase === 'holding') return releaseOld;
  // An attempt ends before the next one of the same run begins.
  return isSameRunAnyAttempt(state.run, run) && state.run.attempt < run.attempt;
}

const selects = (traffic: Traffic, state: MoveState) => traffic.color(state.label) === servingIn(state).color;

/**
 * Whether `prepare` may take the ownership.
 *
 * @param traffic - as it was just read
 * @param claimant - who asks
 * @param wish - what the asker gives up, and what is known of the commits that are held
 * @param nowMs - epoch milliseconds
 */
export function decideClaim(traffic: Traffic, claimant: Claimant, wish: Wish, nowMs: number): ClaimDecision {
  const read = readState(traffic.record);
  if (read.kind === 'none')
    return decideHolds(traffic, claimant, wish, { before: 'none', replaces: null, nowMs });
  if (read.kind === 'unreadable') return { kind: 'refuse', reason: unreadable(traffic, read.why) };
  const { state } = read;
  const { phase } = state;
  if (phase === 'finished')
    return decideHolds(traffic, claimant, wish, { before: phase, replaces: null, nowMs });
  if (phase === 'switching' || phase === 'undoing')
    return { kind: 'refuse', reason: inProgress(traffic, state, nowMs) };
  if (!selects(traffic, state)) return { kind: 'refuse', reason: contradiction(traffic, state) };
  const isSame = isSameSubject(state.subject, claimant.subject);
  if (phase === 'holding' && isSame && isOfThisRun(state, claimant)) return { kind: 'promoted', state };
  if (phase === 'prepared' && isSame && isOfThisAttempt(state, claimant)) return { kind: 'already', state };
  return isGivenUp(state, claimant, wish.releaseOld, nowMs)
    ? decideHolds(traffic, claimant, wish, { before: phase, replaces: state, nowMs })
    : { kind: 'refuse', reason: ownedElsewhere(traffic, state) };
}

/** What becomes of the holds when a person ends its record, or asks for their release alone. */
export type HoldsDecision =
  /** They stay, whatever becomes of the record. */
  | { readonly kind: 'keep'; readonly holds: readonly Held[] }
  | { readonly kind: 'release'; readonly holds: readonly Held[] }
  | { readonly kind: 'refuse'; readonly reason: Reason };

/** Whether `finish` releases the holds: only where it gives up no way back, and with a reason. */
export function decideRelease(
  traffic: Traffic,
  { releaseOld, reason }: Pick<Wish, 'releaseOld' | 'reason'>,
  nowMs: number,
): HoldsDecision {
  const read = readHolds(traffic);
  if (read.kind === 'unreadable') return { kind: 'refuse', reason: unreadableHolds(traffic, read.why) };
  const { holds } = read;
  if (!releaseOld || holds.length === 0 || meansRecord(traffic, nowMs)) return { kind: 'keep', holds };
  return reason === null
    ? { kind: 'refuse', reason: withoutReason(traffic, holds) }
    : { kind: 'release', holds };
}

/** Whether who ends something means the record, and so not the holds: one word does not give up two things. */
function meansRecord(traffic: Traffic, nowMs: number): boolean {
  const read = readState(traffic.record);
  if (read.kind !== 'state') return false;
  const { state } = read;
  const isUnfinished = state.phase === 'switching' || state.phase === 'undoing' || state.phase === 'prepared';
  return isUnfinished || !selects(traffic, state) || (state.phase === 'holding' && !isExpired(state, nowMs));
}

function notPrepared(traffic: Traffic, seen: string): Reason {
  return reasonOf('not-prepared', {
    seen,
    limit: 'prepared by this run, for this subject',
    where: traffic.object.where,
  });
}

/** Whether `switch` may give the traffic to the target. */
export function decideSwitch(traffic: Traffic, claimant: Claimant, nowMs: number): SwitchDecision {
  const read = readState(traffic.record);
  if (read.kind === 'none')
    return { kind: 'refuse', reason: notPrepared(traffic, `no record on the ${traffic.object.kind}`) };
  if (read.kind === 'unreadable') return { kind: 'refuse', reason: unreadable(traffic, read.why) };
  const { state } = read;
  if (state.phase === 'finished')
    return { kind: 'refuse', reason: notPrepared(traffic, 'nobody owns the environment') };
  const isOurs =
    isOfThisAttempt(state, claimant) || (state.phase === 'holding' && isOfThisRun(state, claimant));
  if (!isOurs) return { kind: 'superseded', reason: ownedElsewhere(traffic, state) };
  if (!isSameSubject(state.subject, claimant.subject))
    return { kind: 'refuse', reason: notPrepared(traffic, 'prepared for another subject') };
  switch (state.phase) {
    case 'switching':
    case 'undoing':
      return { kind: 'superseded', reason: inProgress(traffic, state, nowMs) };
    case 'held':
      return { kind: 'refuse', reason: held(traffic, holdOf(state), claimant.subject.commit) };
    case 'holding':
      return selects(traffic, state)
        ? { kind: 'already', state }
        : { kind: 'superseded', reason: contradiction(traffic, state) };
    case 'prepared':
      return selects(traffic, state)
        ? { kind: 'go', state }
        : { kind: 'refuse', reason: contradiction(traffic, state) };
  }
}

/** The reason that somebody else's write is left alone. */
export function supersededBy(traffic: Traffic | null, { kind }: TrafficObject): Reason {
  const read = readState(traffic?.record);
  const seen =
    traffic === null
      ? `the ${kind} is gone`
      : read.kind === 'state'
        ? `${read.state.phase}, ${describeOwner(read.state)}`
        : read.kind === 'none'
          ? 'no record'
          : 'an unreadable record';
  return reasonOf('move-superseded', {
    seen,
    limit: 'our own record',
    ...(traffic === null ? {} : { where: traffic.object.where }),
    fix: 'See `operation: status` for what serves now and who owns it. Nothing of this move is left to undo.',
  });
}

/** Whose move is undone, and where to. */
export interface Ours {
  readonly claim: string;
  /** The color that served before. */
  readonly from: string;
  readonly label: string;
  readonly object: TrafficObject;
}

/** A move, as it is undone by its record alone. */
export function oursOf({ claim, from, label }: MoveState, object: TrafficObject): Ours {
  return { claim, from: from.color, label, object };
}

/** What is left to do to undo a move of ours, by what carries the traffic as it was just read; `null` when it is gone. */
export function decideUndo(traffic: Traffic | null, ours: Ours): UndoDecision {
  const superseded: UndoDecision = { kind: 'superseded', reason: supersededBy(traffic, ours.object) };
  if (traffic === null) return superseded;
  const read = readState(traffic.record);
  if (read.kind === 'none') return traffic.color(ours.label) === ours.from ? { kind: 'settled' } : superseded;
  if (read.kind !== 'state' || read.state.claim !== ours.claim) return superseded;
  const { state } = read;
  switch (traffic.color(state.label)) {
    case state.to.color:
      return undoOnTarget(traffic, state);
    case state.from.color:
      return undoOnPrevious(traffic, state);
    case undefined:
      return undoWithoutColor(traffic, state);
    default:
      return superseded;
  }
}

function undoOnTarget(traffic: Traffic, state: MoveState): UndoDecision {
  if (state.phase === 'switching') return { kind: 'write', state };
  if (state.phase === 'holding' || state.phase === 'finished') return { kind: 'proven', state };
  return { kind: 'contradicted', state, reason: supersededBy(traffic, traffic.object) };
}

/** Led back by hand, without its record: writing the undo closes the record and changes nothing else. */
function undoOnPrevious(traffic: Traffic, state: MoveState): UndoDecision {
  switch (state.phase) {
    case 'switching':
    case 'holding':
      return { kind: 'write', state };
    case 'undoing':
      return { kind: 'written', state };
    case 'prepared':
      return { kind: 'never-switched', state };
    case 'held':
      return { kind: 'settled' };
    case 'finished':
      return { kind: 'contradicted', state, reason: supersededBy(traffic, traffic.object) };
  }
}

/** Without a color both serve, and nobody meant that: it is repaired, not left as somebody's wish. */
function undoWithoutColor(traffic: Traffic, state: MoveState): UndoDecision {
  switch (state.phase) {
    case 'switching':
    case 'undoing':
      return { kind: 'write', state };
    case 'prepared':
      return { kind: 'never-switched', state };
    case 'held':
    case 'holding':
    case 'finished':
      return { kind: 'contradicted', state, reason: supersededBy(traffic, traffic.object) };
  }
}

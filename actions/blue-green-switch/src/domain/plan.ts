import { nextPhase, servingIn, type MoveState, type Phase, type StateEvent } from './state.ts';
import type { Traffic, TrafficChange } from './traffic.ts';

function changeOf(color: string | null, label: string, state: MoveState | null): TrafficChange {
  return { label, color, state, keepsRecord: false, holds: null };
}

function phaseAfter(from: Phase | 'none', event: StateEvent): Phase | 'none' {
  const next = nextPhase(from, event);
  if (next === null) throw new Error(`a move cannot ${event} from ${from}`);
  return next;
}

function stateAfter(state: MoveState, event: StateEvent, changes: Partial<MoveState>): MoveState {
  const phase = phaseAfter(state.phase, event);
  if (phase === 'none') throw new Error(`${event} leaves no state`);
  return { ...state, ...changes, phase };
}

/**
 * Takes the ownership. Writes the color too when none is named yet: the caller has proven that only pods of
 * that color serve.
 */
export function planPrepare(traffic: Traffic, before: Phase | 'none', state: MoveState): TrafficChange {
  if (phaseAfter(before, 'prepare') !== state.phase) throw new Error('prepare writes phase prepared');
  const adopts = traffic.color(state.label) === undefined;
  return changeOf(adopts ? state.from.color : null, state.label, state);
}

/** Gives the traffic to the target; intent and color are one write. */
export function planSwitch(
  state: MoveState,
  changes: Pick<MoveState, 'move' | 'target' | 'wayBack' | 'expires'>,
): TrafficChange {
  return changeOf(state.to.color, state.label, stateAfter(state, 'switch', changes));
}

/** Records that the target is proven. */
export function planProve(state: MoveState, expires: string): TrafficChange {
  return changeOf(null, state.label, stateAfter(state, 'prove', { expires }));
}

/**
 * How much of a record an undo keeps. What carries the traffic has room for so much alone; where the record does not fit
 * any more, leading the traffic back matters more than why.
 */
export const undoSizes = ['whole', 'without-reasons', 'without-record'] as const;
export type UndoSize = (typeof undoSizes)[number];

/** Leads the traffic back; needs nothing but the state itself. */
export function planUndo(
  state: MoveState,
  changes: Partial<Pick<MoveState, 'hold' | 'expires'>>,
  size: UndoSize = 'whole',
): TrafficChange {
  const after = stateAfter(state, 'undo', changes);
  const { hold } = after;
  const short = { ...after, reason: null, hold: hold === null ? null : { ...hold, reason: null } };
  const kept = { whole: after, 'without-reasons': short, 'without-record': null }[size];
  return changeOf(state.from.color, state.label, kept);
}

/** Gives the traffic to the target again, because what it was led back to lost its last pod: not proven, but it answers. */
export function planTakeBack(state: MoveState): TrafficChange {
  return changeOf(state.to.color, state.label, stateAfter(state, 'take-back', {}));
}

/** Leads the traffic to a color where there is no record, as a person asked for by name. */
export function planAdopt(state: MoveState): TrafficChange {
  if (phaseAfter('none', 'adopt') !== state.phase) throw new Error('adopt writes phase undoing');
  return changeOf(state.from.color, state.label, state);
}

/** Ends an undo that was seen to have worked: free again, or held when a person asked for it. */
export function planSettle(state: MoveState): TrafficChange {
  if (state.hold === null) {
    phaseAfter(state.phase, 'settle');
    return changeOf(null, state.label, null);
  }
  return changeOf(null, state.label, stateAfter(state, 'settle-held', {}));
}

/** The color to write where none is named any more, so that both serve; `null` while one is named. */
const missingColor = (traffic: Traffic, state: MoveState): string | null =>
  traffic.color(state.label) === undefined ? servingIn(state).color : null;

/** Gives the ownership up. The traffic is left as it is, unless its color was taken out. */
export function planRelease(traffic: Traffic, state: MoveState, event: 'release' | 'abandon'): TrafficChange {
  phaseAfter(state.phase, event);
  return changeOf(missingColor(traffic, state), state.label, null);
}

/** Ends a hold, or a move that a person takes for good: what served before stays on record, for a rollback. */
export function planFinish(traffic: Traffic, state: MoveState, event: 'finish' | 'close'): TrafficChange {
  const color = event === 'close' ? state.to.color : missingColor(traffic, state);
  return changeOf(color, state.label, stateAfter(state, event, {}));
}

/** How an ownership ends. */
export type EndEvent = 'release' | 'abandon' | 'finish' | 'close' | 'settle';

/** Ends an ownership in one of its ways. */
export function planEnd(traffic: Traffic, state: MoveState, event: EndEvent): TrafficChange {
  if (event === 'settle') return planSettle(state);
  return event === 'finish' || event === 'close'
    ? planFinish(traffic, state, event)
    : planRelease(traffic, state, event);
}

/** Writes the color that the record says where none is named. */
export function planRepair(state: MoveState): TrafficChange {
  return changeOf(servingIn(state).color, state.label, state);
}

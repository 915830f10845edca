import type { Json } from '@interlock/shared/domain/json';

import { rollbackCommand } from './commands.ts';
import type { Service } from './objects.ts';
import {
  nextPhase,
  rollbackAnnotation,
  servingIn,
  stateAnnotation,
  stateText,
  type MoveState,
  type Phase,
  type StateEvent,
} from './state.ts';

/** One merge patch of the Service. */
export interface ServicePatch {
  readonly json: Json;
  /** The color that the selector gets; `null` when it is left as it is. */
  readonly color: string | null;
  /** The state that is written; `null` when it is taken away. */
  readonly state: MoveState | null;
}

/** Whether the traffic is, in this record, on a color from which there is a way back. */
const hasWayBack = (state: MoveState | null): state is MoveState =>
  state !== null && servingIn(state) === state.to;

function patchOf(
  service: Service,
  color: string | null,
  label: string,
  state: MoveState | null,
): ServicePatch {
  const command = hasWayBack(state) ? rollbackCommand(service, label, state.from.color) : null;
  return {
    json: {
      metadata: {
        // Someone who wrote in between makes this a conflict (HTTP 409) instead of a loss.
        resourceVersion: service.resourceVersion,
        annotations: {
          [stateAnnotation]: state === null ? null : stateText(state),
          [rollbackAnnotation]: command,
        },
      },
      // Only the key of the color: a merge patch leaves the others, and the selector is never empty.
      ...(color === null ? {} : { spec: { selector: { [label]: color } } }),
    },
    color,
    state,
  };
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
 * Takes the ownership. Writes the color too when the selector has none yet: the caller has proven that only pods of
 * that color serve.
 */
export function planPrepare(service: Service, before: Phase | 'none', state: MoveState): ServicePatch {
  if (phaseAfter(before, 'prepare') !== state.phase) throw new Error('prepare writes phase prepared');
  const adopts = service.selector[state.label] === undefined;
  return patchOf(service, adopts ? state.from.color : null, state.label, state);
}

/** Gives the traffic to the target; intent and selector are one write. */
export function planSwitch(
  service: Service,
  state: MoveState,
  changes: Pick<MoveState, 'move' | 'target' | 'wayBack' | 'expires'>,
): ServicePatch {
  return patchOf(service, state.to.color, state.label, stateAfter(state, 'switch', changes));
}

/** Records that the target is proven. */
export function planProve(service: Service, state: MoveState, expires: string): ServicePatch {
  return patchOf(service, null, state.label, stateAfter(state, 'prove', { expires }));
}

/**
 * How much of a record an undo keeps. All annotations of an object together may have 262 144 bytes; where the record does
 * not fit any more, leading the traffic back matters more than why.
 */
export const undoSizes = ['whole', 'without-reasons', 'without-record'] as const;
export type UndoSize = (typeof undoSizes)[number];

/** Leads the traffic back; needs nothing but the state itself. */
export function planUndo(
  service: Service,
  state: MoveState,
  changes: Partial<Pick<MoveState, 'hold' | 'expires'>>,
  size: UndoSize = 'whole',
): ServicePatch {
  const after = stateAfter(state, 'undo', changes);
  const { hold } = after;
  const short = { ...after, reason: null, hold: hold === null ? null : { ...hold, reason: null } };
  const kept = { whole: after, 'without-reasons': short, 'without-record': null }[size];
  return patchOf(service, state.from.color, state.label, kept);
}

/** Gives the traffic to the target again, because what it was led back to lost its last pod: not proven, but it answers. */
export function planTakeBack(service: Service, state: MoveState): ServicePatch {
  return patchOf(service, state.to.color, state.label, stateAfter(state, 'take-back', {}));
}

/** Leads the traffic to a color on a Service without a record, as a person asked for by name. */
export function planAdopt(service: Service, state: MoveState): ServicePatch {
  if (phaseAfter('none', 'adopt') !== state.phase) throw new Error('adopt writes phase undoing');
  return patchOf(service, state.from.color, state.label, state);
}

/** Ends an undo that was seen to have worked: free again, or held when a person asked for it. */
export function planSettle(service: Service, state: MoveState): ServicePatch {
  if (state.hold === null) {
    phaseAfter(state.phase, 'settle');
    return patchOf(service, null, state.label, null);
  }
  return patchOf(service, null, state.label, stateAfter(state, 'settle-held', {}));
}

/** The color to write where the selector names none any more, so that both serve; `null` while it names one. */
const missingColor = (service: Service, state: MoveState): string | null =>
  service.selector[state.label] === undefined ? servingIn(state).color : null;

/** Gives the ownership up. The selector is left as it is, unless its color was taken out. */
export function planRelease(service: Service, state: MoveState, event: 'release' | 'abandon'): ServicePatch {
  phaseAfter(state.phase, event);
  return patchOf(service, missingColor(service, state), state.label, null);
}

/** Ends a hold, or a move that a person takes for good: what served before stays on record, for a rollback. */
export function planFinish(service: Service, state: MoveState, event: 'finish' | 'close'): ServicePatch {
  const color = event === 'close' ? state.to.color : missingColor(service, state);
  return patchOf(service, color, state.label, stateAfter(state, event, {}));
}

/** How an ownership ends. */
export type EndEvent = 'release' | 'abandon' | 'finish' | 'close' | 'settle';

/** Ends an ownership in one of its ways. */
export function planEnd(service: Service, state: MoveState, event: EndEvent): ServicePatch {
  if (event === 'settle') return planSettle(service, state);
  return event === 'finish' || event === 'close'
    ? planFinish(service, state, event)
    : planRelease(service, state, event);
}

/** Writes the color that the record says into a selector that names none. */
export function planRepair(service: Service, state: MoveState): ServicePatch {
  return patchOf(service, servingIn(state).color, state.label, state);
}

/** The lines of a plan: what each patch changes, as a diff. */
export function planDiff(service: Service, patch: ServicePatch, label: string): string {
  const lines = [
    `--- service ${service.namespace}/${service.name}`,
    `+++ service ${service.namespace}/${service.name}`,
  ];
  if (patch.color !== null && service.selector[label] !== patch.color) {
    const before = service.selector[label];
    if (before !== undefined) lines.push(`- spec.selector.${label}: ${before}`);
    lines.push(`+ spec.selector.${label}: ${patch.color}`);
  }
  const before = service.annotations[stateAnnotation];
  const after = patch.state === null ? undefined : stateText(patch.state);
  if (before !== undefined && before !== after)
    lines.push(`- metadata.annotations.${stateAnnotation}: ${before}`);
  if (after !== undefined && before !== after)
    lines.push(`+ metadata.annotations.${stateAnnotation}: ${after}`);
  return lines.join('\n');
}

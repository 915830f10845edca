import type { Json } from '@interlock/shared/domain/json';

import type { Service } from './objects.ts';
import {
  nextPhase,
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

function patchOf(
  service: Service,
  color: string | null,
  label: string,
  state: MoveState | null,
): ServicePatch {
  return {
    json: {
      metadata: {
        // Someone who wrote in between makes this a conflict (HTTP 409) instead of a loss.
        resourceVersion: service.resourceVersion,
        annotations: { [stateAnnotation]: state === null ? null : stateText(state) },
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
  changes: Pick<MoveState, 'move' | 'target' | 'expires'>,
): ServicePatch {
  return patchOf(service, state.to.color, state.label, stateAfter(state, 'switch', changes));
}

/** Records that the target is proven. */
export function planProve(service: Service, state: MoveState, expires: string): ServicePatch {
  return patchOf(service, null, state.label, stateAfter(state, 'prove', { expires }));
}

/** Leads the traffic back; needs nothing but the state itself. */
export function planUndo(
  service: Service,
  state: MoveState,
  changes: Partial<Pick<MoveState, 'hold' | 'expires'>>,
): ServicePatch {
  return patchOf(service, state.from.color, state.label, stateAfter(state, 'undo', changes));
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

/** Gives the ownership up; the selector is left as it is. */
export function planRelease(service: Service, state: MoveState, event: 'release' | 'abandon'): ServicePatch {
  phaseAfter(state.phase, event);
  return patchOf(service, null, state.label, null);
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

/** Quotes one word for a POSIX shell. */
function quoted(text: string): string {
  return /^[A-Za-z0-9_./:=@-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * The command that leads the traffic to a color with `kubectl` alone, and gives the ownership up in the same write.
 */
export function rollbackCommand(
  place: { readonly namespace: string; readonly name: string },
  label: string,
  color: string,
): string {
  const patch = JSON.stringify({
    metadata: { annotations: { [stateAnnotation]: null } },
    spec: { selector: { [label]: color } },
  });
  return `kubectl patch service ${quoted(place.name)} -n ${quoted(place.namespace)} --type=merge -p ${quoted(patch)}`;
}

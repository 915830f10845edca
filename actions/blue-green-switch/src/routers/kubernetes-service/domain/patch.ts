import type { Service } from '@interlock/kubernetes/domain/objects';
import type { Json } from '@interlock/shared/domain/json';

import { holdsText } from '../../../domain/holds.ts';
import { servingIn, stateText, type MoveState } from '../../../domain/state.ts';
import type { TrafficChange } from '../../../domain/traffic.ts';
import { holdsAnnotation, rollbackAnnotation, stateAnnotation } from './annotations.ts';
import { rollbackCommand } from './commands.ts';

/** Whether the traffic is, in this record, on a color from which there is a way back. */
const hasWayBack = (state: MoveState | null): state is MoveState =>
  state !== null && servingIn(state) === state.to;

function annotationsOf(service: Service, { label, state, keepsRecord, holds }: TrafficChange): Json {
  const command = hasWayBack(state) ? rollbackCommand(service, label, state.from.color) : null;
  const isNoList = holds?.length === 0 && service.annotations[holdsAnnotation] === undefined;
  return {
    ...(keepsRecord
      ? {}
      : {
          [stateAnnotation]: state === null ? null : stateText(state),
          [rollbackAnnotation]: command,
        }),
    ...(holds === null || isNoList ? {} : { [holdsAnnotation]: holdsText(holds) }),
  };
}

/** The one merge patch (RFC 7386) that makes a change of a Service as it was read. */
export function servicePatch(service: Service, change: TrafficChange): Json {
  const { color, label } = change;
  return {
    metadata: {
      // Someone who wrote in between makes this a conflict (HTTP 409) instead of a loss.
      resourceVersion: service.resourceVersion,
      annotations: annotationsOf(service, change),
    },
    // Only the key of the color: a merge patch leaves the others, and the selector is never empty.
    ...(color === null ? {} : { spec: { selector: { [label]: color } } }),
  };
}

/** The lines of a plan: what a change writes, as a diff. */
export function planDiff(service: Service, change: TrafficChange): string {
  const { label } = change;
  const lines = [
    `--- service ${service.namespace}/${service.name}`,
    `+++ service ${service.namespace}/${service.name}`,
  ];
  if (change.color !== null && service.selector[label] !== change.color) {
    const before = service.selector[label];
    if (before !== undefined) lines.push(`- spec.selector.${label}: ${before}`);
    lines.push(`+ spec.selector.${label}: ${change.color}`);
  }
  const before = service.annotations[stateAnnotation];
  const after = change.state === null ? undefined : stateText(change.state);
  if (before !== undefined && before !== after)
    lines.push(`- metadata.annotations.${stateAnnotation}: ${before}`);
  if (after !== undefined && before !== after)
    lines.push(`+ metadata.annotations.${stateAnnotation}: ${after}`);
  return lines.join('\n');
}

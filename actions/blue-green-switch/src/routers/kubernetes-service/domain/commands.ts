import { quoted } from '@interlock/kubernetes/domain/commands';
import type { Place } from '@interlock/kubernetes/domain/place';
import { holdsAnnotation, stateAnnotation } from './annotations.ts';

/**
 * The command that leads the traffic to a color with `kubectl` alone, and gives the ownership up in the same write.
 */
export function rollbackCommand(place: Place, label: string, color: string): string {
  const patch = JSON.stringify({
    metadata: { annotations: { [stateAnnotation]: null } },
    spec: { selector: { [label]: color } },
  });
  return `kubectl patch service ${quoted(place.name)} -n ${quoted(place.namespace)} --type=merge -p ${quoted(patch)}`;
}

/** The command that leaves the traffic where it is and takes the record of a move away. */
export function keepCommand(place: Place): string {
  return `kubectl annotate service ${quoted(place.name)} -n ${quoted(place.namespace)} ${stateAnnotation}-`;
}

/** The command that takes the list of held commits away. */
export function dropHoldsCommand(place: Place): string {
  return `kubectl annotate service ${quoted(place.name)} -n ${quoted(place.namespace)} ${holdsAnnotation}-`;
}

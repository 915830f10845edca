import type { Place } from './place.ts';
import { stateAnnotation } from './state.ts';

/** Quotes one word for a POSIX shell. */
export function quoted(text: string): string {
  return /^[A-Za-z0-9_./:=@-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

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

/** The command that sets the size of a Deployment. */
export function scaleCommand(place: Place, deployment: string, replicas: number): string {
  return `kubectl scale deployment/${quoted(deployment)} -n ${quoted(place.namespace)} --replicas=${String(replicas)}`;
}

/** The command that sets the least size that an autoscaler gives a Deployment. */
export function minReplicasCommand(place: Place, autoscaler: string, replicas: number): string {
  const patch = JSON.stringify({ spec: { minReplicas: replicas } });
  return `kubectl patch hpa ${quoted(autoscaler)} -n ${quoted(place.namespace)} --type=merge -p ${quoted(patch)}`;
}

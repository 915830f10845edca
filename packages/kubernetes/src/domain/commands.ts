import type { Place } from './place.ts';

/** Quotes one word for a POSIX shell. */
export function quoted(text: string): string {
  return /^[A-Za-z0-9_./:=@-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
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

import type { Reason } from '@interlock/shared/domain/verdict';

import { servingPods } from './endpoints.ts';
import type { Deployment, Pod } from './objects.ts';
import { reasonOf } from './reasons.ts';

export type Readiness =
  | { readonly kind: 'ready'; readonly count: number }
  /** Not yet; it may come. */
  | {
      readonly kind: 'wait';
      readonly why: string;
      /** What to do when it does not come, where time alone does not help. */
      readonly fix?: string;
    }
  /** It will not come by waiting. */
  | { readonly kind: 'never'; readonly reason: Reason };

function waitingReasons(pods: readonly Pod[]): string {
  const reasons = pods.flatMap((pod) =>
    pod.containers.flatMap(({ name, waiting }) =>
      waiting === null ? [] : [`${pod.name}/${name} ${waiting}`],
    ),
  );
  return reasons.length === 0 ? '' : ` (${reasons.slice(0, 3).join(', ')})`;
}

/**
 * Whether the rollout of a Deployment is complete and large enough to take all traffic: the controller has seen its
 * latest spec, no pod of an older one is left, and as many are ready as are wanted and as serve now.
 *
 * @param deployment - the target
 * @param pods - the pods that the Service would select
 * @param need - the least number of ready pods
 */
export function judgeReadiness(deployment: Deployment, pods: readonly Pod[], need: number): Readiness {
  const where = `deployment ${deployment.namespace}/${deployment.name}`;
  if (deployment.paused)
    return {
      kind: 'never',
      reason: reasonOf('deployment-paused', {
        where,
        fix: `Resume it: \`kubectl rollout resume deployment/${deployment.name} -n ${deployment.namespace}\`.`,
      }),
    };
  if (deployment.observedGeneration < deployment.generation)
    return { kind: 'wait', why: 'the Deployment controller has not seen its latest change' };
  if (deployment.stuck !== null)
    return {
      kind: 'never',
      reason: reasonOf('rollout-failed', {
        seen: `${deployment.stuck}${waitingReasons(pods)}`,
        limit: 'a rollout that progresses',
        where,
        fix: `See \`kubectl describe deployment/${deployment.name} -n ${deployment.namespace}\` and the logs of its pods.`,
      }),
    };
  const { replicas, currentReplicas, updatedReplicas, readyReplicas, availableReplicas } = deployment;
  if (replicas < need)
    return {
      kind: 'wait',
      why: `it is scaled to ${String(replicas)} pods, ${String(need)} are needed`,
      fix: `Scale it in the deploy step, for example with \`kubectl scale deployment/${deployment.name} -n ${deployment.namespace} --replicas=${String(need)}\`${replicas > 0 ? `, or give \`min-ready: ${String(replicas)}\` when so few can take all traffic` : ''}. Waiting longer adds no pods.`,
    };
  if (updatedReplicas < replicas || currentReplicas > updatedReplicas)
    return {
      kind: 'wait',
      why: `${String(updatedReplicas)} of ${String(replicas)} pods are new${waitingReasons(pods)}`,
    };
  const serving = servingPods(pods).length;
  const ready = Math.min(serving, readyReplicas, availableReplicas);
  if (ready < replicas || ready < need)
    return {
      kind: 'wait',
      why: `${String(ready)} of ${String(Math.max(replicas, need))} pods are ready${waitingReasons(pods)}`,
    };
  // More pods than the Deployment has would be somebody else's, and would be served as well.
  if (serving > replicas)
    return {
      kind: 'wait',
      why: `${String(serving)} ready pods would be served, ${String(replicas)} are the Deployment's`,
    };
  return { kind: 'ready', count: serving };
}

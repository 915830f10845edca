import type { Reason } from '@interlock/shared/domain/verdict';

import { decideUndo } from './claim.ts';
import { judgeDigests, type ContainerRules } from './digest-check.ts';
import { compareEndpoints, servingPods } from './endpoints.ts';
import type { Deployment, Endpoint, Pod, Service } from './objects.ts';
import { reasonOf } from './reasons.ts';
import type { MoveState } from './state.ts';

/** What is seen of a move while it is being proven. */
export interface Sight {
  readonly service: Service | null;
  readonly deployment: Deployment | null;
  /** SHA-256 of the Deployment's spec without `replicas`. */
  readonly specDigest: string | null;
  /** Pods that the Service selects. */
  readonly pods: readonly Pod[];
  readonly endpoints: readonly Endpoint[];
}

/** What a move began with. */
export interface Baseline {
  readonly state: MoveState;
  readonly need: number;
  /** Restarts of each container by `pod/container` when the traffic came. */
  readonly restarts: ReadonlyMap<string, number>;
  /** What every pod that serves must run; `null` where a test lets that pass. */
  readonly rules: ContainerRules | null;
}

/** The next step of a move that is being proven. */
export type Step =
  | { readonly kind: 'go-on' }
  /** Not as it should be, and it may be a matter of moments. */
  | { readonly kind: 'doubt'; readonly reason: Reason }
  | { readonly kind: 'undo'; readonly reason: Reason }
  /** Somebody else wrote: nothing of ours is left to undo. */
  | { readonly kind: 'superseded'; readonly reason: Reason };

/** Restarts of every container of the pods. */
export function restartsOf(pods: readonly Pod[]): ReadonlyMap<string, number> {
  return new Map(
    pods.flatMap((pod) =>
      pod.containers.map(({ name, restarts }) => [`${pod.name}/${name}`, restarts] as const),
    ),
  );
}

function changed(seen: string, state: MoveState): Step {
  return {
    kind: 'undo',
    reason: reasonOf('deployment-changed', {
      seen,
      limit: 'the Deployment that was proven, unchanged but for its size',
      where: `deployment ${state.to.deployment}`,
      fix: 'Somebody deployed over the color that was being proven. Let only the promotion deploy to it, and promote again.',
    }),
  };
}

/** Decides how a move that has been written goes on, from everything that is seen of it at one time. */
export function decideNext(sight: Sight, baseline: Baseline): Step {
  const { state, need, restarts } = baseline;
  const { service, deployment } = sight;
  if (service === null)
    return {
      kind: 'doubt',
      reason: reasonOf('object-missing', {
        seen: 'the Service does not exist',
        limit: 'the Service that was written',
        fix: 'Create the Service again from its manifest, with the color that is to serve in its selector.',
      }),
    };
  const left = decideUndo(service, { claim: state.claim, from: state.from.color, label: state.label });
  if (left.kind === 'superseded' || left.kind === 'contradicted')
    return { kind: 'superseded', reason: left.reason };
  if (left.kind !== 'write' || left.state.move !== state.move)
    return {
      kind: 'superseded',
      reason: reasonOf('move-superseded', {
        seen: left.kind,
        limit: 'our own record, switching',
        fix: 'The move was ended by someone else, for example by a rollback. See `operation: status`.',
      }),
    };
  const selected = service.selector[state.label];
  if (selected === undefined)
    return {
      kind: 'undo',
      reason: reasonOf('color-missing', {
        seen: `${state.label}: absent, so that both colors serve`,
        limit: `${state.label}: ${state.to.color}`,
        fix: 'Somebody took the color out of the selector. Find out who writes it: `kubectl get service -o yaml --show-managed-fields`.',
      }),
    };
  if (selected !== state.to.color)
    return {
      kind: 'superseded',
      reason: reasonOf('read-back-differs', {
        seen: `${state.label}: ${selected}`,
        limit: `${state.label}: ${state.to.color}`,
        fix: 'Somebody moved the traffic by hand, and that was left as it is. See `operation: status`.',
      }),
    };
  if (deployment === null) return changed('it is gone', state);
  if (deployment.uid !== state.target?.uid)
    return changed('it was replaced by another of the same name', state);
  if (sight.specDigest !== state.target.specDigest)
    return changed('its pod template or strategy changed', state);
  const restarted = [...restartsOf(sight.pods)].find(
    ([name, count]) => count > (restarts.get(name) ?? count),
  );
  if (restarted !== undefined)
    return {
      kind: 'undo',
      reason: reasonOf('pods-restarted', {
        seen: `${restarted[0]} restarted`,
        limit: 'no restart under traffic',
        where: `deployment ${state.to.deployment}`,
        fix: 'See the log of the container before the restart: `kubectl logs --previous`.',
      }),
    };
  // Pods that came since, for example of another Deployment with the same labels, serve as well.
  const [different] =
    baseline.rules === null
      ? []
      : judgeDigests(deployment, sight.pods, baseline.rules, service.routing.ports);
  if (different !== undefined) return { kind: 'undo', reason: different };
  const serving = servingPods(sight.pods).length;
  if (serving < need)
    return {
      kind: 'undo',
      reason: reasonOf('target-not-ready', {
        seen: `${String(serving)} ready pods`,
        limit: `${String(need)} or more`,
        where: `deployment ${state.to.deployment}`,
        fix: 'The pods did not bear the traffic. See their events and logs.',
      }),
    };
  const convergence = compareEndpoints(sight.endpoints, sight.pods);
  if (convergence.kind === 'differs')
    return {
      kind: 'doubt',
      reason: reasonOf('endpoints-not-converged', {
        seen: convergence.why,
        limit: "exactly the target's ready pods",
        where: `the EndpointSlices of the Service`,
        fix: 'See `kubectl get endpointslices` and whether the endpoint controller of the cluster is well.',
      }),
    };
  return { kind: 'go-on' };
}

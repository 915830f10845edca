import { judgeDigests, type ContainerRules } from '@interlock/kubernetes/domain/digest-check';
import { servingPods, type Convergence } from '@interlock/kubernetes/domain/endpoints';
import type { Deployment, Pod } from '@interlock/kubernetes/domain/objects';
import type { Reason } from '@interlock/shared/domain/verdict';

import { decideUndo, oursOf } from './claim.ts';
import { reasonOf } from './reasons.ts';
import type { MoveState } from './state.ts';
import type { Traffic, TrafficObject } from './traffic.ts';

/** What is seen of a move while it is being proven. */
export interface Sight {
  readonly object: TrafficObject;
  readonly traffic: Traffic | null;
  readonly deployment: Deployment | null;
  /** SHA-256 of the Deployment's spec without `replicas`. */
  readonly specDigest: string | null;
  /** Pods that get the traffic of the target. */
  readonly pods: readonly Pod[];
  /** Whether exactly those that are ready get it; `null` when that was not looked at. */
  readonly convergence: Convergence | null;
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
  const { object, traffic, deployment, convergence } = sight;
  if (traffic === null || convergence === null)
    return {
      kind: 'doubt',
      reason: reasonOf('object-missing', {
        seen: `the ${object.kind} does not exist`,
        limit: `the ${object.kind} that was written`,
        fix: `Create the ${object.kind} again from its manifest, with the color that is to serve in its ${object.field}.`,
      }),
    };
  const left = decideUndo(traffic, oursOf(state, object));
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
  const selected = traffic.color(state.label);
  if (selected === undefined)
    return {
      kind: 'undo',
      reason: reasonOf('color-missing', {
        seen: `${state.label}: absent, so that both colors serve`,
        limit: `${state.label}: ${state.to.color}`,
        fix: `Somebody took the color out of the ${object.field}. Find out who writes it: \`${object.commands.writers}\`.`,
      }),
    };
  if (selected !== state.to.color)
    return {
      kind: 'superseded',
      reason: reasonOf('read-back-differs', {
        seen: `${state.label}: ${selected}`,
        limit: `${state.label}: ${state.to.color}`,
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
      }),
    };
  // Pods that came since, for example of another Deployment with the same labels, serve as well.
  const [different] =
    baseline.rules === null ? [] : judgeDigests(deployment, sight.pods, baseline.rules, traffic.ports);
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
  if (convergence.kind === 'differs') return { kind: 'doubt', reason: object.notConverged(convergence.why) };
  return { kind: 'go-on' };
}

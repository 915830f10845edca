import { minReplicasCommand, scaleCommand } from '@interlock/kubernetes/domain/commands';
import type { Deployment } from '@interlock/kubernetes/domain/objects';
import type { Place } from '@interlock/kubernetes/domain/place';
import type { Reason } from '@interlock/shared/domain/verdict';

import { reasonOf } from './reasons.ts';
import type { MoveState } from './state.ts';
import type { TrafficObject } from './traffic.ts';

/** What can be done about a way back that is not whole. */
export type Growth =
  /** Its Deployment wants as many pods as the record says; they only have to become ready. */
  | { readonly kind: 'coming' }
  | { readonly kind: 'scale'; readonly replicas: number }
  | { readonly kind: 'none'; readonly why: string; readonly obstacle: Obstacle };

/** What keeps an undo from making its way back larger. */
export type Obstacle =
  | { readonly kind: 'missing' }
  | { readonly kind: 'autoscaler'; readonly name: string }
  | { readonly kind: 'changed' }
  | { readonly kind: 'refused' };

/** The color that served before a move, as far as it could take the traffic again. */
export interface WayBack {
  /** `whole`: as many ready pods as before the move. `empty`: no ready pod, so that nothing would answer. */
  readonly kind: 'whole' | 'reduced' | 'empty';
  /** Pods that would get traffic. */
  readonly ready: number;
  /** Pods that it had before the move. */
  readonly wanted: number;
  /** Whether its Deployment was replaced, or runs another template than the one that served before. */
  readonly isChanged: boolean;
  readonly growth: Growth;
}

/** What is seen of the color that served before. */
export interface WayBackSight {
  readonly deployment: Deployment | null;
  /** SHA-256 of the Deployment's spec without `replicas`; `null` without one. */
  readonly specDigest: string | null;
  /** Ready pods that would get the traffic. */
  readonly ready: number;
  /** Name of the HorizontalPodAutoscaler that sets the Deployment's size; `null` when none is seen. */
  readonly autoscaler: string | null;
}

function isChanged({ wayBack }: MoveState, { deployment, specDigest }: WayBackSight): boolean {
  if (wayBack === null || deployment === null) return false;
  return wayBack.uid !== deployment.uid || wayBack.specDigest !== specDigest;
}

function growthOf(state: MoveState, sight: WayBackSight, wanted: number): Growth {
  const { deployment, autoscaler } = sight;
  const none = (why: string, obstacle: Obstacle): Growth => ({ kind: 'none', why, obstacle });
  if (deployment === null)
    return none(`Deployment ${state.from.deployment} does not exist`, { kind: 'missing' });
  if (deployment.replicas >= wanted) return { kind: 'coming' };
  if (autoscaler !== null)
    return none(`HorizontalPodAutoscaler ${autoscaler} sets its size`, {
      kind: 'autoscaler',
      name: autoscaler,
    });
  if (isChanged(state, sight))
    return none('its pod template is not the one that served before', { kind: 'changed' });
  return { kind: 'scale', replicas: wanted };
}

/**
 * Judges whether the color that served before a move could take the traffic again.
 *
 * A record that does not say how large it was (made for a rollback by name) is judged by what its Deployment wants.
 */
export function judgeWayBack(state: MoveState, sight: WayBackSight): WayBack {
  const wanted = Math.max(1, state.wayBack?.replicas ?? sight.deployment?.replicas ?? 1);
  const { ready } = sight;
  return {
    kind: ready === 0 ? 'empty' : ready < wanted ? 'reduced' : 'whole',
    ready,
    wanted,
    isChanged: isChanged(state, sight),
    growth: growthOf(state, sight, wanted),
  };
}

/** What decides whether the traffic is led back now. */
export interface ReturnFacts {
  /** Whether the color that has the traffic answers. */
  readonly targetAnswers: boolean;
  /** Whether a person asked for it now: what is seen of the target does not count then. */
  readonly isUrgent: boolean;
  /** Whether the run was cancelled: there are seconds left, and a post phase follows. */
  readonly isCancelled: boolean;
  /** Whether the time to wait for the way back is over. */
  readonly isOverTime: boolean;
}

/**
 * - `write`: lead the traffic back now.
 * - `wait`: leave the traffic where it is, and make the way back whole.
 * - `leave`: leave it there, and say so.
 */
export type Return = 'write' | 'wait' | 'leave';

/**
 * Decides when an undo is written. An undo never leads the traffic to a color without a ready pod; and while the
 * target answers it waits for the way back to be as large as it was, because all traffic on a few pods ends service
 * as well.
 */
export function decideReturn(wayBack: WayBack, facts: ReturnFacts): Return {
  if (wayBack.kind === 'whole') return 'write';
  if (facts.isCancelled) return 'leave';
  const canGrow = wayBack.growth.kind !== 'none' && !facts.isOverTime;
  if (wayBack.kind === 'empty') return canGrow ? 'wait' : 'leave';
  return facts.targetAnswers && !facts.isUrgent && canGrow ? 'wait' : 'write';
}

const counted = ({ ready, wanted }: WayBack) => `${String(ready)} of ${String(wanted)} pods are ready`;

const whyNot = ({ growth }: WayBack) => (growth.kind === 'none' ? `; ${growth.why}` : '');

/** How a person makes the way back as large as it was. */
export function bringUp(place: Place, { from }: MoveState, { growth, wanted }: WayBack): string {
  const scale = `\`${scaleCommand(place, from.deployment, wanted)}\``;
  if (growth.kind === 'coming')
    return `see why its pods are not ready (\`kubectl get pods -n ${place.namespace}\`)`;
  if (growth.kind === 'scale' || growth.obstacle.kind === 'refused') return scale;
  switch (growth.obstacle.kind) {
    case 'missing':
      return `create Deployment ${from.deployment} again from the manifest that served before`;
    case 'autoscaler':
      return `\`${minReplicasCommand(place, growth.obstacle.name, wanted)}\``;
    case 'changed':
      return `deploy over ${from.deployment} what served before, then ${scale}`;
  }
}

/** A warning that the way back is smaller than it was. */
export function reducedReason(place: Place, state: MoveState, wayBack: WayBack): Reason {
  const { from } = state;
  return reasonOf('way-back-reduced', {
    seen: `${from.color}: ${counted(wayBack)}${whyNot(wayBack)}`,
    limit: `${String(wayBack.wanted)}, as before the move`,
    where: `deployment ${place.namespace}/${from.deployment}`,
    fix: `All traffic may be too much for ${from.color} now. Make it larger: ${bringUp(place, state, wayBack)}.`,
  });
}

/** A warning that the way back runs something else than what served before the move. */
export function changedReason(place: Place, { from }: MoveState): Reason {
  return reasonOf('previous-changed', {
    seen: `${from.color}: another Deployment or pod template`,
    limit: 'the one that served before the move',
    where: `deployment ${place.namespace}/${from.deployment}`,
    fix: `Nothing has proven what ${from.color} runs now, and going back leads the traffic there. Deploy over it what served before.`,
  });
}

/** A warning that the way back is gone while the target serves: seen, not caused by an undo. */
export function emptyReason(place: Place, state: MoveState, wayBack: WayBack): Reason {
  const { from, to } = state;
  return reasonOf('way-back-lost', {
    seen: `${from.color}: ${counted(wayBack)}${whyNot(wayBack)}`,
    limit: `${String(wayBack.wanted)}, as before the move`,
    where: `deployment ${place.namespace}/${from.deployment}`,
    fix: `There is nothing to go back to while ${to.color} serves. Bring ${from.color} up: ${bringUp(place, state, wayBack)}.`,
  });
}

/**
 * Why the traffic was left on the target, with both ways on and what each would do. `targetReady` are the ready pods of
 * the color that has the traffic.
 */
export function leftReason(
  place: TrafficObject,
  state: MoveState,
  wayBack: WayBack,
  targetReady: number,
  isCancelled: boolean,
): Reason {
  const { from, to, label } = state;
  const back = place.commands.lead(label, from.color);
  const now =
    wayBack.ready === 0
      ? `now it would lead all traffic to no pod`
      : `now it would lead all traffic to ${String(wayBack.ready)} of ${String(wayBack.wanted)} pods`;
  const post = isCancelled ? 'The post phase of this step goes on with it. ' : '';
  const isEmpty = wayBack.kind === 'empty';
  const isUnfinished = state.phase === 'switching' || state.phase === 'undoing';
  const again = isUnfinished ? '`operation: recover`' : 'roll back again';
  const stay = isUnfinished
    ? `\`operation: rollback\` with \`target: color=${to.color}\` closes the record (by hand: \`${place.commands.dropRecord}\`; it leaves all traffic on ${to.color}, which was not proven, from ${String(targetReady)} ready pods)`
    : `nothing is to be done; ${to.color} serves from ${String(targetReady)} ready pods`;
  return reasonOf(isEmpty ? 'way-back-lost' : 'way-back-reduced', {
    seen: `${from.color}: ${counted(wayBack)}${whyNot(wayBack)}; ${to.color}: ${String(targetReady)} ready`,
    limit: isEmpty ? `${from.color} can serve` : `${String(wayBack.wanted)}, as before the move`,
    where: `deployment ${place.namespace}/${from.deployment}`,
    fix: `${post}The traffic was left on ${to.color}. To go back: ${bringUp(place, state, wayBack)}; when its pods are ready, ${again} (by hand: \`${back}\`; ${now}). To stay: ${stay}.`,
  });
}

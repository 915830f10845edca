import { servingPods } from '@interlock/kubernetes/domain/endpoints';
import type { Call } from '@interlock/kubernetes/ports/kubernetes';
import { ExternalError } from '@interlock/shared/domain/errors';
import type { Reason } from '@interlock/shared/domain/verdict';

import type { MoveState, WayBackIdentity } from '../domain/state.ts';
import type { Traffic } from '../domain/traffic.ts';
import { changedReason, emptyReason, judgeWayBack, reducedReason, type WayBack } from '../domain/way-back.ts';
import type { Session } from './session.ts';
import { seeColor, type SeenColor } from './target.ts';

/** Reads the color to go back to, and judges whether it could take the traffic. */
export async function seeWayBack(
  session: Session,
  traffic: Traffic,
  state: MoveState,
  call: Call,
): Promise<WayBack> {
  const { deployment, pods } = await seeColor(session, traffic, state.label, state.from, call);
  const sight = {
    deployment,
    specDigest: deployment === null ? null : session.ports.digests.sha256(deployment.specText),
    ready: servingPods(pods).length,
    autoscaler: null,
  };
  const wayBack = judgeWayBack(state, sight);
  if (wayBack.growth.kind !== 'scale') return wayBack;
  // Where they may not be seen, scaling up harms nobody: an autoscaler corrects it.
  const autoscalers = (await session.kubernetes.listAutoscalers(traffic.object.namespace, call)) ?? [];
  const autoscaler = autoscalers.find((one) => one.deployment === state.from.deployment)?.name ?? null;
  return judgeWayBack(state, { ...sight, autoscaler });
}

/** Ready pods of the color that has the traffic. */
export async function targetReady(
  { kubernetes }: Pick<Session, 'kubernetes'>,
  traffic: Traffic,
  state: MoveState,
  call: Call,
): Promise<number> {
  const pods = await kubernetes.listPods(
    traffic.object.namespace,
    traffic.podLabels(state.label, state.to.color),
    call,
  );
  return servingPods(pods).length;
}

/**
 * Scales the way back up to what it was, where that is left to do.
 *
 * @returns why the server refuses it; `null` when it was done, or may be tried again
 */
export async function growWayBack(
  session: Session,
  state: MoveState,
  wayBack: WayBack,
  call: Call,
): Promise<string | null> {
  const { kubernetes, place, ports } = session;
  const { growth } = wayBack;
  if (growth.kind !== 'scale') return null;
  try {
    const deployment = await kubernetes.readDeployment(place.namespace, state.from.deployment, call);
    if (deployment === null || deployment.replicas >= growth.replicas) return null;
    const written = await kubernetes.patchDeployment(
      place.namespace,
      deployment.name,
      { metadata: { resourceVersion: deployment.resourceVersion }, spec: { replicas: growth.replicas } },
      call,
    );
    if (written.kind === 'written')
      ports.runner.info(
        `scaled ${deployment.name} from ${String(deployment.replicas)} to ${String(growth.replicas)} pods, as before the move`,
      );
    return null;
  } catch (thrown) {
    if (!(thrown instanceof ExternalError)) throw thrown;
    ports.runner.info(`${state.from.deployment} could not be scaled: ${thrown.message}`);
    // A login that is being renewed is no answer to whether it may be scaled.
    return thrown.retryable || thrown.status === 401 ? null : thrown.message;
  }
}

/** What the color that serves is, for the record: what an undo goes back to. */
export function wayBackOf({ deployment, pods }: SeenColor, { ports }: Session): WayBackIdentity | null {
  if (deployment === null) return null;
  return {
    uid: deployment.uid,
    specDigest: ports.digests.sha256(deployment.specText),
    replicas: servingPods(pods).length,
  };
}

/** Warns once each time that the way back becomes smaller than it was, or is gone. */
export interface WayBackWatch {
  look(traffic: Traffic): Promise<void>;
  /** As it was seen last; `null` before the first look. */
  latest(): WayBack | null;
}

/** Watches the way back of a move. A look that fails says nothing: the move's own looks judge the server. */
export function watchWayBack(session: Session, state: MoveState, call: Call): WayBackWatch {
  let latest: WayBack | null = null;
  return {
    latest: () => latest,
    look: async (traffic) => {
      let seen: WayBack;
      try {
        seen = await seeWayBack(session, traffic, state, call);
      } catch (thrown) {
        if (thrown instanceof ExternalError) return;
        throw thrown;
      }
      const before = latest?.kind ?? 'whole';
      if (seen.isChanged && latest?.isChanged !== true)
        session.journal.warn(changedReason(session.place, state));
      latest = seen;
      if (seen.kind !== 'whole' && seen.kind !== before)
        session.journal.warn(wayBackReason(session, state, seen));
      if (seen.kind === 'whole' && before !== 'whole')
        session.ports.runner.info(`${state.from.color} is whole again: ${String(seen.ready)} pods are ready`);
    },
  };
}

/** The warning about a way back that is not whole. */
export function wayBackReason({ place }: Pick<Session, 'place'>, state: MoveState, seen: WayBack): Reason {
  return seen.kind === 'empty' ? emptyReason(place, state, seen) : reducedReason(place, state, seen);
}

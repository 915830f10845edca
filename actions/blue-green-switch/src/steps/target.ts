import {
  allowedContainers,
  debugContainers,
  judgeDigests,
  type ContainerRules,
} from '@interlock/kubernetes/domain/digest-check';
import { servingPods } from '@interlock/kubernetes/domain/endpoints';
import type { Deployment, Pod } from '@interlock/kubernetes/domain/objects';
import { judgeReadiness } from '@interlock/kubernetes/domain/readiness';
import type { Call } from '@interlock/kubernetes/ports/kubernetes';
import type { Reason } from '@interlock/shared/domain/verdict';

import { reasonOf } from '../domain/reasons.ts';
import type { ColorOfDeployment, MoveState, TargetIdentity } from '../domain/state.ts';
import type { Traffic } from '../domain/traffic.ts';
import { Stopped, type Session } from './session.ts';

/** A color as it is seen at one time. */
export interface SeenColor {
  readonly deployment: Deployment | null;
  /** The pods that get the traffic, or would get it, for this color. */
  readonly pods: readonly Pod[];
}

/** Reads a color: its Deployment and the pods that would be served. */
export async function seeColor(
  { kubernetes }: Pick<Session, 'kubernetes'>,
  traffic: Traffic,
  label: string,
  color: ColorOfDeployment,
  call: Call,
): Promise<SeenColor> {
  const [deployment, pods] = await Promise.all([
    kubernetes.readDeployment(traffic.object.namespace, color.deployment, call),
    kubernetes.listPods(traffic.object.namespace, traffic.podLabels(label, color.color), call),
  ]);
  return { deployment, pods };
}

/** The reason that a Deployment is not there. */
export function missingDeployment(namespace: string, color: ColorOfDeployment): Reason {
  return reasonOf('deployment-missing', {
    seen: 'none',
    limit: `deployment ${color.deployment}, for ${color.color}`,
    where: `namespace ${namespace}`,
  });
}

/** What a target is, for the state: a change of it undoes the move. */
function identityOf(deployment: Deployment, { ports }: Pick<Session, 'ports'>): TargetIdentity {
  return {
    uid: deployment.uid,
    generation: deployment.generation,
    specDigest: ports.digests.sha256(deployment.specText),
  };
}

/**
 * Of a color that was proven by an earlier attempt: it is still the Deployment that was proven.
 *
 * @throws {Stopped}
 */
export async function demandProven(session: Session, { to, target }: MoveState): Promise<void> {
  const { kubernetes, place, ports } = session;
  const call = { signal: ports.runner.cancellation };
  const deployment = await kubernetes.readDeployment(place.namespace, to.deployment, call);
  const seen = deployment === null ? null : identityOf(deployment, session);
  if (seen !== null && seen.uid === target?.uid && seen.specDigest === target.specDigest) return;
  throw new Stopped('refused', [
    reasonOf('deployment-changed', {
      seen: seen === null ? 'it is gone' : 'it was replaced, or its pod template or strategy changed',
      limit: 'the Deployment that was proven, unchanged but for its size',
      where: `deployment ${place.namespace}/${to.deployment}`,
      fix: `This run promoted its subject before, and somebody deployed over ${to.color} since. Start a new run to promote it again, or lead the traffic back: \`operation: rollback\`.`,
    }),
  ]);
}

export interface ProvenTarget {
  readonly deployment: Deployment;
  readonly pods: readonly Pod[];
  readonly identity: TargetIdentity;
}

const lookEveryMs = 500;
const sayEveryMs = 5000;

/** What stops nothing and is worth knowing before the traffic comes. */
function tellRisks(
  { deployment, pods }: { readonly deployment: Deployment; readonly pods: readonly Pod[] },
  rules: ContainerRules,
  { ports, journal }: Session,
): void {
  const where = `deployment ${deployment.namespace}/${deployment.name}`;
  const allowed = allowedContainers(deployment, pods, rules);
  if (allowed.length > 0)
    ports.runner.notice(
      `Nothing proves the images of these containers; containers-allowed names them: ${allowed.join(', ')}.`,
    );
  const debugging = debugContainers(pods);
  if (debugging.length > 0)
    journal.warn(
      reasonOf('debug-container-present', {
        seen: `a person added ${debugging.join(', ')}`,
        where,
      }),
    );
  for (const { name, hasReadinessProbe, hasPreStop } of deployment.containers)
    if (!rules.allowed.includes(name) && (!hasReadinessProbe || !hasPreStop))
      journal.warn(
        reasonOf('downtime-risk', {
          seen: `container ${name} has no ${hasReadinessProbe ? 'preStop hook' : 'readinessProbe'}`,
          where,
        }),
      );
}

export interface TargetLimits {
  /** The least number of ready pods. */
  readonly need: number;
  /** Epoch milliseconds. */
  readonly untilMs: number;
  readonly signal: AbortSignal;
}

/**
 * Waits until the target can take all traffic, and proves that it runs what was proven.
 *
 * @throws {Stopped} when it does not get there before `untilMs`, or never will, or runs anything else
 */
export async function proveTarget(
  session: Session,
  traffic: Traffic,
  label: string,
  target: ColorOfDeployment,
  rules: ContainerRules,
  limits: TargetLimits,
  note: (detail: string) => void,
): Promise<ProvenTarget> {
  const { ports, router, protections } = session;
  const call = { signal: limits.signal };
  let saidMs = ports.clock.now();
  for (;;) {
    const { deployment, pods } = await seeColor(session, traffic, label, target, call);
    if (deployment === null)
      throw new Stopped('refused', [missingDeployment(traffic.object.namespace, target)]);
    const readiness = judgeReadiness(deployment, pods, limits.need);
    if (readiness.kind === 'ready' || !protections.readiness) {
      const reasons = protections.digest ? judgeDigests(deployment, pods, rules, traffic.ports) : [];
      if (reasons.length > 0) throw new Stopped('refused', reasons);
      tellRisks({ deployment, pods }, rules, session);
      note(`${target.color}: ${String(servingPods(pods).length)} pods are ready and run the artifact`);
      return { deployment, pods, identity: identityOf(deployment, session) };
    }
    if (readiness.kind === 'never') throw new Stopped('refused', [readiness.reason]);
    const nowMs = ports.clock.now();
    if (nowMs >= limits.untilMs)
      throw new Stopped('refused', [
        reasonOf('target-not-ready', {
          seen: readiness.why,
          limit: `${String(limits.need)} ready pods within the deadline`,
          where: `deployment ${traffic.object.namespace}/${target.deployment}`,
          fix:
            readiness.fix ??
            `See \`kubectl get pods -n ${traffic.object.namespace}\` and the events of the pods; give a larger \`deadline\` when they only need time.`,
        }),
      ]);
    if (nowMs - saidMs >= sayEveryMs) {
      saidMs = nowMs;
      const left = Math.round((limits.untilMs - nowMs) / 1000);
      ports.runner.info(`waiting for ${target.deployment}: ${readiness.why}; ${String(left)} s left`);
    }
    await router.changed(lookEveryMs, limits.signal);
  }
}

/**
 * A last look at a target before it gets the traffic: it is still what was proven, ready and as large.
 *
 * @throws {Stopped}
 */
export async function demandUnchanged(
  session: Session,
  traffic: Traffic,
  { label, to }: Pick<MoveState, 'label' | 'to'>,
  proven: ProvenTarget,
  rules: ContainerRules,
  { need, signal }: Pick<TargetLimits, 'need' | 'signal'>,
): Promise<void> {
  const { deployment, pods } = await seeColor(session, traffic, label, to, { signal });
  if (deployment === null) throw new Stopped('refused', [missingDeployment(traffic.object.namespace, to)]);
  const { uid, specDigest } = identityOf(deployment, session);
  if (uid !== proven.identity.uid || specDigest !== proven.identity.specDigest)
    throw new Stopped('refused', [
      reasonOf('deployment-changed', {
        seen: 'it was replaced, or its pod template or strategy changed',
        limit: 'the Deployment that was proven, unchanged but for its size',
        where: `deployment ${traffic.object.namespace}/${to.deployment}`,
        fix: 'Somebody deployed over the color while it was being proven. Let only the promotion deploy to it, and promote again.',
      }),
    ]);
  const { protections } = session;
  const serving = servingPods(pods).length;
  // Not the whole of readiness: it may be growing at this very moment.
  if (protections.readiness && serving < need)
    throw new Stopped('refused', [
      reasonOf('target-not-ready', {
        seen: `it was ready and no longer is: ${String(serving)} ready pods`,
        limit: `${String(need)} or more`,
        where: `deployment ${traffic.object.namespace}/${to.deployment}`,
        fix: 'See the events and logs of its pods: they did not stay up even without traffic.',
      }),
    ]);
  const reasons = protections.digest ? judgeDigests(deployment, pods, rules, traffic.ports) : [];
  if (reasons.length > 0) throw new Stopped('refused', reasons);
}

import { conditionOf } from '../controllers/action.ts';
import { compact, listAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { timestamp } from '../timestamp.ts';

/** Where a container stands. Times are milliseconds since the epoch. */
export type ContainerState =
  | { readonly kind: 'waiting'; readonly reason: string; readonly message: string }
  | { readonly kind: 'running'; readonly startedMs: number }
  | {
      readonly kind: 'terminated';
      readonly exitCode: number;
      readonly signal: number;
      readonly reason: string;
      readonly message: string;
      readonly startedMs: number;
      readonly finishedMs: number;
    };

/** What the kubelet knows of one container. */
export interface ContainerFacts {
  readonly name: string;
  readonly image: string;
  /** `NAME@sha256:…` of what really runs; empty before anything did. */
  readonly imageId: string;
  readonly state: ContainerState;
  readonly last: ContainerState | undefined;
  readonly restarts: number;
  readonly started: boolean;
  readonly ready: boolean;
  readonly processId: string;
}

/** What the kubelet knows of one Pod. */
export interface PodFacts {
  readonly containers: readonly ContainerFacts[];
  readonly initContainers: readonly ContainerFacts[];
  readonly initialized: boolean;
  readonly podIp: string;
  readonly hostIp: string;
  readonly startedMs: number;
}

/** A Pod's status made of what is known; conditions that say the same keep their times. */
export function podStatusOf(pod: JsonObject, facts: PodFacts, nowMs: number): JsonObject {
  const phase = phaseOf(pod, facts);
  const ended = phase === 'Succeeded' || phase === 'Failed';
  const unready = facts.containers.filter((container) => !container.ready).map((container) => container.name);
  const containersReady = !ended && unready.length === 0;
  const why = ended
    ? { reason: phase === 'Succeeded' ? 'PodCompleted' : 'PodFailed' }
    : { reason: 'ContainersNotReady', message: `containers with unready status: [${unready.join(' ')}]` };
  const gates = listAt(pod, 'spec', 'readinessGates').map((gate) => textAt(gate, 'conditionType') ?? '');
  const shut = gates.filter((type) => textAt(conditionOf(pod, type), 'status') !== 'True');
  const gateWhy = {
    reason: 'ReadinessGatesNotReady',
    message: shut
      .map((type) => `corresponding condition of pod readiness gate "${type}" does not exist or is not True.`)
      .join(', '),
  };
  const own = [
    conditionFor(pod, nowMs, 'PodReadyToStartContainers', true, {}),
    conditionFor(pod, nowMs, 'Initialized', facts.initialized, {
      reason: 'ContainersNotInitialized',
      message: `containers with incomplete status: [${facts.initContainers.map((container) => container.name).join(' ')}]`,
    }),
    conditionFor(pod, nowMs, 'Ready', containersReady && shut.length === 0, containersReady ? gateWhy : why),
    conditionFor(pod, nowMs, 'ContainersReady', containersReady, why),
    conditionFor(pod, nowMs, 'PodScheduled', true, {}),
  ];
  const types = new Set(own.map((condition) => textAt(condition, 'type')));
  const foreign = listAt(pod, 'status', 'conditions').filter(
    (condition) => !types.has(textAt(condition, 'type')),
  );
  return compact({
    phase,
    conditions: [...own, ...foreign],
    hostIP: facts.hostIp,
    hostIPs: [{ ip: facts.hostIp }],
    podIP: facts.podIp,
    podIPs: [{ ip: facts.podIp }],
    startTime: timestamp(facts.startedMs),
    initContainerStatuses:
      facts.initContainers.length === 0 ? undefined : facts.initContainers.map(containerStatus),
    containerStatuses: facts.containers.map(containerStatus),
    qosClass: textAt(pod, 'status', 'qosClass') ?? 'BestEffort',
  });
}

function phaseOf(pod: JsonObject, facts: PodFacts): string {
  const policy = textAt(pod, 'spec', 'restartPolicy') ?? 'Always';
  const failedInit =
    policy === 'Never' &&
    facts.initContainers.some((entry) => entry.state.kind === 'terminated' && entry.state.exitCode !== 0);
  if (failedInit) return 'Failed';
  if (!facts.initialized) return 'Pending';
  const states = facts.containers.map((container) => container.state);
  if (policy !== 'Always' && states.every((state) => state.kind === 'terminated')) {
    const clean = states.every((state) => state.exitCode === 0);
    if (clean) return 'Succeeded';
    if (policy === 'Never') return 'Failed';
  }
  const begun = facts.containers.every(
    (entry) => entry.state.kind !== 'waiting' || entry.restarts > 0 || entry.last !== undefined,
  );
  return begun ? 'Running' : 'Pending';
}

function conditionFor(
  pod: JsonObject,
  nowMs: number,
  type: string,
  holds: boolean,
  why: { readonly reason?: string; readonly message?: string },
): JsonObject {
  const status = holds ? 'True' : 'False';
  const before = conditionOf(pod, type);
  const since = textAt(before, 'status') === status ? textAt(before, 'lastTransitionTime') : undefined;
  return compact({
    type,
    status,
    lastTransitionTime: since ?? timestamp(nowMs),
    reason: holds ? undefined : why.reason,
    message: holds ? undefined : why.message,
  });
}

function containerStatus(container: ContainerFacts): JsonObject {
  return compact({
    name: container.name,
    image: container.image,
    imageID: container.imageId,
    containerID: container.processId === '' ? undefined : container.processId,
    ready: container.ready,
    started: container.started,
    restartCount: container.restarts,
    state: stateOf(container.state),
    lastState: container.last === undefined ? {} : stateOf(container.last),
  });
}

function stateOf(state: ContainerState): JsonObject {
  switch (state.kind) {
    case 'waiting':
      return {
        waiting: compact({ reason: state.reason, message: state.message === '' ? undefined : state.message }),
      };
    case 'running':
      return { running: { startedAt: timestamp(state.startedMs) } };
    case 'terminated':
      return {
        terminated: compact({
          exitCode: state.exitCode,
          signal: state.signal === 0 ? undefined : state.signal,
          reason: state.reason,
          message: state.message === '' ? undefined : state.message,
          startedAt: timestamp(state.startedMs),
          finishedAt: timestamp(state.finishedMs),
        }),
      };
  }
}

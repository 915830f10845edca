import { isBeingDeleted, nameOf, namespaceOf, uidOf } from '../../domain/controllers/action.ts';
import { recordEvent } from '../controllers/perform.ts';
import { updateNow } from '../api/write.ts';
import { equals, listAt, numberAt, objectAt, textAt, withAt } from '../../domain/json.ts';
import type { JsonObject } from '../../domain/json.ts';
import { keyOf, keyOfObject } from '../../domain/objectstore.ts';
import type { Change } from '../../domain/objectstore.ts';
import { resourceOf } from '../../domain/resources.ts';
import { graceOf } from '../../domain/kubelet/grace.ts';
import { createContainer } from './container.ts';
import type { Container } from './container.ts';
import type { Log } from '../../domain/kubelet/log.ts';
import { podStatusOf } from '../../domain/kubelet/podstatus.ts';
import type { ContainerFacts } from '../../domain/kubelet/podstatus.ts';
import type { KubeletPorts } from '../../ports/kubelet.ts';

/** The one node that Pods run on. */
export const nodeName = 'rehearsal';
const hostIp = '10.0.0.1';

/** Runs the Pods of the cluster as processes. */
export interface Kubelet {
  /** The loopback port behind a Pod's address and port; undefined when nothing runs there. */
  readonly resolve: (podIp: string, port: number) => number | undefined;
  /** The log of a container; undefined when it has none. */
  readonly log: (namespace: string, pod: string, container: string, previous: boolean) => Log | undefined;
  /** Starts nothing any more. The runtime ends what runs. */
  readonly stop: () => void;
}

interface PodAgent {
  readonly podIp: string;
  readonly update: (pod: JsonObject) => void;
  readonly kill: () => void;
  readonly abandon: () => void;
  readonly resolve: (port: number) => number | undefined;
  readonly log: (container: string, previous: boolean) => Log | undefined;
}

/** Starts running whatever Pods the store holds and will hold. */
export function startKubelet(ports: KubeletPorts): Kubelet {
  const agents = new Map<string, PodAgent>();
  const byAddress = new Map<string, PodAgent>();
  let nextAddress = 0;

  const takeAddress = (): string => {
    for (;;) {
      nextAddress = (nextAddress + 1) % 65_000;
      const address = `10.244.${nextAddress >> 8}.${nextAddress & 255}`;
      if ((nextAddress & 255) !== 0 && (nextAddress & 255) !== 255 && !byAddress.has(address)) return address;
    }
  };

  const adopt = (pod: JsonObject): void => {
    const address = takeAddress();
    const agent = createPodAgent(ports, pod, address);
    agents.set(keyOfObject(pod), agent);
    byAddress.set(address, agent);
    agent.update(pod);
  };

  const notice = (change: Change): void => {
    if (change.plural !== 'pods') return;
    const agent = agents.get(change.key);
    if (change.kind === 'DELETED') {
      if (agent === undefined) return;
      agents.delete(change.key);
      byAddress.delete(agent.podIp);
      agent.kill();
    } else if (agent !== undefined) agent.update(change.object);
    else if (isOurs(change.object)) adopt(change.object);
  };

  const unsubscribe = ports.store.subscribe(notice);
  return {
    resolve: (podIp, port) => byAddress.get(podIp)?.resolve(port),
    log: (namespace, pod, container, previous) => agents.get(keyOf(namespace, pod))?.log(container, previous),
    stop: () => {
      unsubscribe();
      for (const agent of agents.values()) agent.abandon();
    },
  };
}

function createPodAgent(ports: KubeletPorts, first: JsonObject, podIp: string): PodAgent {
  const { store, timer } = ports;
  const namespace = namespaceOf(first);
  const name = nameOf(first);
  const uid = uidOf(first);
  const startedMs = timer.nowMs();
  let pod = first;
  let begun = false;
  let ending = false;
  let killed = false;
  let initDone = 0;

  const event = (type: 'Normal' | 'Warning', reason: string, message: string): void =>
    recordEvent(ports, pod, type, reason, message, 'kubelet');

  const report = (): void => {
    if (killed || uidOf(store.get('pods', namespace, name)) !== uid) return;
    updateNow(
      ports,
      resourceOf('pods'),
      namespace,
      name,
      'status',
      (live) => {
        const status = podStatusOf(
          live,
          {
            containers: containers.map(factsOf),
            initContainers: initContainers.map(factsOf),
            initialized: initDone === initContainers.length,
            podIp,
            hostIp,
            startedMs,
          },
          timer.nowMs(),
        );
        return equals(status, objectAt(live, 'status')) ? live : { ...live, status };
      },
      'kubelet',
    );
  };

  const factsOf = (container: Container): ContainerFacts => ({
    name: container.name,
    image: imageOf(pod, container.name),
    imageId: container.imageId(),
    state: container.state(),
    last: container.last(),
    restarts: container.restarts(),
    started: container.started(),
    ready: container.ready(),
    processId: container.processId(),
  });

  const policy = textAt(first, 'spec', 'restartPolicy') ?? 'Always';
  const make = (spec: JsonObject, init: boolean): Container => {
    const container: Container = createContainer(
      ports,
      {
        pod: () => pod,
        spec,
        place: `${uid}/${textAt(spec, 'name') ?? ''}`,
        sources: {
          podIp,
          hostIp,
          configMap: (wanted) => store.get('configmaps', namespace, wanted),
          secret: (wanted) => store.get('secrets', namespace, wanted),
        },
        again: (exitCode) =>
          init
            ? exitCode !== 0 && policy !== 'Never'
            : policy === 'Always' || (policy === 'OnFailure' && exitCode !== 0),
      },
      {
        changed: () => report(),
        ended: () => ended(container, init),
        event,
      },
    );
    return container;
  };
  const initContainers = listAt(first, 'spec', 'initContainers').map((spec) => make(objectAt(spec), true));
  const containers = listAt(first, 'spec', 'containers').map((spec) => make(objectAt(spec), false));
  const left = new Set<Container>();

  const ended = (container: Container, init: boolean): void => {
    left.delete(container);
    if (ending || killed) {
      if (left.size === 0 && !killed) leave();
      return;
    }
    const state = container.state();
    if (init && state.kind === 'terminated' && state.exitCode === 0) {
      initDone += 1;
      startNext();
    }
    report();
  };

  const startNext = (): void => {
    const init = initContainers[initDone];
    for (const container of init === undefined ? containers : [init]) {
      left.add(container);
      container.start();
    }
  };

  const begin = (): void => {
    begun = true;
    const bound = store.get('pods', namespace, name);
    if (bound === undefined) return;
    if (textAt(bound, 'spec', 'nodeName') === undefined)
      store.put('pods', withAt(bound, ['spec', 'nodeName'], nodeName));
    recordEvent(
      ports,
      pod,
      'Normal',
      'Scheduled',
      `Successfully assigned ${namespace}/${name} to ${nodeName}`,
      'default-scheduler',
    );
    const mounts = [...listAt(pod, 'spec', 'containers'), ...listAt(pod, 'spec', 'initContainers')].some(
      (container) => listAt(container, 'volumeMounts').length > 0,
    );
    if (mounts)
      event(
        'Warning',
        'FailedMount',
        'the rehearsal cluster mounts no volumes: the container runs without them',
      );
    report();
    startNext();
  };

  const end = (graceMs: number): void => {
    if (ending) return;
    ending = true;
    if (left.size === 0) leave();
    else for (const container of [...left]) container.stop(graceMs);
  };

  const leave = (): void => {
    const live = store.get('pods', namespace, name);
    if (live === undefined || uidOf(live) !== uid) return;
    if (listAt(live, 'metadata', 'finalizers').length === 0) store.remove('pods', namespace, name);
  };

  return {
    podIp,
    update: (next) => {
      pod = next;
      if (!begun && !isBeingDeleted(next)) begin();
      else if (isBeingDeleted(next)) {
        const seconds = numberAt(next, 'metadata', 'deletionGracePeriodSeconds');
        end(seconds === undefined ? graceOf(next) : seconds * 1000);
        if (ending && left.size === 0) leave();
      }
    },
    abandon: () => {
      killed = true;
      for (const container of [...initContainers, ...containers]) container.abandon();
    },
    kill: () => {
      killed = true;
      for (const container of [...initContainers, ...containers]) container.kill();
    },
    resolve: (port) => {
      for (const declaredOnly of [true, false])
        for (const container of containers) {
          const found = container.resolve(port, declaredOnly);
          if (found !== undefined) return found;
        }
      return undefined;
    },
    log: (wanted, previous) =>
      [...containers, ...initContainers].find((container) => container.name === wanted)?.log(previous),
  };
}

/** Whether a Pod is for this node: put there by name, or left to the scheduler that this cluster stands in for. */
function isOurs(pod: JsonObject): boolean {
  const node = textAt(pod, 'spec', 'nodeName');
  const wanted =
    node === undefined ? textAt(pod, 'spec', 'schedulerName') === 'default-scheduler' : node === nodeName;
  return wanted && !isBeingDeleted(pod);
}

function imageOf(pod: JsonObject, container: string): string {
  const all = [...listAt(pod, 'spec', 'containers'), ...listAt(pod, 'spec', 'initContainers')];
  return (
    textAt(
      all.find((entry) => textAt(entry, 'name') === container),
      'image',
    ) ?? ''
  );
}

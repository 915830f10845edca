import { ExternalError } from '@interlock/shared/domain/errors';
import { isRecord, type Json } from '@interlock/shared/domain/json';
import type { Clock } from '@interlock/shared/ports/clock';
import type { HttpAnswer, HttpRequest } from '@interlock/shared/ports/http';

import { readApplication } from '../domain/application.ts';
import type { CredentialEnd } from '../domain/cluster-seen.ts';
import {
  readDeployment,
  readEndpoints,
  readPod,
  readService,
  type Deployment,
  type Labels,
  type Pod,
  type Service,
} from '../domain/objects.ts';
import type { Kubernetes, KubernetesAccess, Written } from '../ports/kubernetes.ts';

/** The process was killed: nothing that it does from here on has an effect. */
export class ProcessKilled extends Error {
  constructor() {
    super('process killed');
    this.name = 'ProcessKilled';
  }
}

type Mutable = Record<string, Json>;

/** A container beside `shop`, as a pod spec writes it. */
export interface FakeContainer {
  readonly name: string;
  readonly image: string;
  /** As the runtime reports it; the image when it is not given. */
  readonly imageId?: string;
  readonly ports?: readonly { readonly containerPort: number; readonly name?: string }[];
  readonly restartPolicy?: 'Always';
}

interface FakePod {
  readonly name: string;
  readonly uid: string;
  readonly deployment: string;
  readonly labels: Labels;
  image: string;
  imageId: string;
  isReady: boolean;
  restarts: number;
  readonly createdMs: number;
  /** Until then it is not ready, whatever `isReady` says. */
  readonly readyAtMs: number;
}

export interface FakeDeployment {
  readonly name: string;
  uid: string;
  generation: number;
  observedGeneration: number;
  replicas: number;
  image: string;
  readonly labels: Labels;
  paused: boolean;
  resourceVersion: number;
  stuck: string | null;
  /** Ports that the container `shop` declares. */
  ports: readonly { readonly containerPort: number; readonly name?: string }[];
  containers: readonly FakeContainer[];
  initContainers: readonly FakeContainer[];
  /** Added to its pods by a webhook: the template does not have them. */
  injected: readonly FakeContainer[];
  /** Added to its pods by a person. */
  ephemeral: readonly FakeContainer[];
}

export interface FakeClusterOptions {
  readonly clock: Clock;
  /** From a change of the selector until the EndpointSlices follow. */
  readonly slicesAfterMs?: number;
  /** From a change of the EndpointSlices until connections follow. */
  readonly trafficAfterMs?: number;
  readonly digestOf?: Readonly<Record<string, string>>;
  readonly selector?: Labels;
  /** More of the Service's spec. */
  readonly serviceSpec?: Readonly<Record<string, Json>>;
  readonly annotations?: Labels;
  readonly labels?: Labels;
  readonly managedFields?: readonly Json[];
  /** Applications of Argo CD that may be read. */
  readonly applications?: readonly unknown[];
  /** Annotations and labels of both Deployments. */
  readonly deploymentMarks?: { readonly annotations?: Labels; readonly labels?: Labels };
  readonly serviceUid?: string;
  readonly replicas?: number;
  readonly credentialEnd?: CredentialEnd;
  readonly cluster?: string;
  /** From the creation of a pod by scaling until it is ready. */
  readonly podReadyAfterMs?: number;
  /** HorizontalPodAutoscalers and their Deployments; `null` when the credentials may not see them. */
  readonly autoscalers?: readonly { readonly name: string; readonly deployment: string }[] | null;
  /** Whether the credentials may scale a Deployment. */
  readonly mayScale?: boolean;
  /** The most bytes that annotations may have together; the server answers 422 above. */
  readonly annotationsCap?: number;
  readonly server?: string;
  readonly caFingerprints?: readonly string[];
  /** Awaited before every call, so that a test decides who goes first. */
  readonly turn?: () => Promise<void>;
}

/** One process that uses the cluster. */
export interface FakeProcess extends KubernetesAccess {
  /** How many calls it made. */
  readonly calls: () => number;
  /** What it called, in order. */
  readonly log: readonly string[];
  /** Kills it at its n-th call (from 1): before it has an effect, or after, when the answer is lost. */
  killAt(call: number, when: 'before' | 'after'): void;
  /** Makes its n-th call, and answers it with a server error. */
  loseAnswerAt(call: number): void;
  /** Answers its n-th call as if the object did not exist. */
  hideObjectAt(call: number): void;
  /** Hears of every call before it is made; may throw in its place. */
  onCall(listener: (name: string, call: number) => void): void;
}

export interface FakeMove {
  readonly color: string | undefined;
  readonly ready: Readonly<Record<string, number>>;
}

export interface FakeCluster {
  process(): FakeProcess;
  /** Colors that the selector named, in the order of the writes, the first included. */
  readonly served: readonly (string | undefined)[];
  /** Every write that changed the selector: which color it names now, and the ready pods of each color at that moment. */
  readonly moves: readonly FakeMove[];
  service(): Service;
  deployment(color: string): FakeDeployment;
  pods(color: string): readonly FakePod[];
  /** Deploys a digest over a color; its new pods are ready at once unless said otherwise. */
  deploy(
    color: string,
    digest: string,
    options?: { readonly ready?: boolean; readonly running?: string },
  ): void;
  /** Scales the Deployment of a color: pods go at once, and come as slowly as pods do. */
  scale(color: string, replicas: number): void;
  /** One more ready pod of a color's Deployment. */
  grow(color: string): void;
  /** A ready pod of no Deployment of ours, with the labels of a color. */
  stray(color: string, running: string): void;
  /** Leaves a pod out of the EndpointSlices; `null` for none. */
  setHidden(pod: string | null): void;
  /** A write by somebody else. */
  patch(patch: Json): void;
  /** Replaces the Deployment by another of the same name. */
  replace(color: string): void;
  /** Removes the Service, or the Deployment of a color with its pods. */
  remove(what: string): void;
  /** Answers a request through the Service, from a pod of the slices. */
  answer(request: HttpRequest): Partial<HttpAnswer> | null;
  /** Says how a pod of a color answers; `null` for not at all. */
  behave(color: string, respond: (request: HttpRequest) => Partial<HttpAnswer> | null): void;
  /** How far the server's clock is ahead of the runner's; `null` when it does not say the time. */
  setServerAhead(ms: number | null): void;
  /** Fails every call with a server error while it is set, or until a time. */
  setDown(isDown: boolean, untilMs?: number): void;
  /** Answers every call with a status until a time. */
  refuse(status: number, untilMs: number): void;
  setAnnotationsCap(bytes: number): void;
}

const colors = ['blue', 'green'] as const;

const isTheService = (namespace: string, name: string) => namespace === 'shop' && name === 'shop';

function merge(target: Json | undefined, patch: Json): Json {
  if (!isRecord(patch)) return patch;
  const result: Mutable = isRecord(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) Reflect.deleteProperty(result, key);
    else result[key] = merge(result[key], value);
  }
  return result;
}

const at = (value: Json | undefined, key: string): Json | undefined =>
  isRecord(value) ? value[key] : undefined;

/**
 * A cluster in memory: a Service `shop/shop`, the Deployments `shop-blue` and `shop-green`, their pods, and the
 * EndpointSlices that follow. Writes carry a resourceVersion or overwrite, as on the real one.
 */
export function fakeCluster(options: FakeClusterOptions): FakeCluster {
  const { clock } = options;
  const firstDigest = options.digestOf ?? {
    blue: `sha256:${'1'.repeat(64)}`,
    green: `sha256:${'0'.repeat(64)}`,
  };
  const replicas = options.replicas ?? 2;
  let version = 1;
  let service: Json | undefined = {
    metadata: {
      name: 'shop',
      namespace: 'shop',
      uid: options.serviceUid ?? 'uid-of-shop',
      resourceVersion: '1',
      annotations: options.annotations ?? {},
      labels: options.labels ?? {},
      managedFields: options.managedFields ?? [],
    },
    spec: { ...options.serviceSpec, selector: options.selector ?? { app: 'shop', color: 'blue' } },
  };
  const selectors: { readonly atMs: number; readonly selector: Labels }[] = [];
  const served: (string | undefined)[] = [];
  const moves: FakeMove[] = [];
  const deployments = new Map<string, FakeDeployment>();
  let pods: FakePod[] = [];
  const behaviors = new Map<string, (request: HttpRequest) => Partial<HttpAnswer> | null>();
  let uid = 0;
  let turn = 0;
  let isDown = false;
  let downStatus = 503;
  let downUntilMs = Infinity;
  let annotationsCap = options.annotationsCap ?? Infinity;
  let aheadMs: number | null = 0;
  let hidden: string | null = null;

  const nextUid = () => {
    uid += 1;
    return `uid-${String(uid)}`;
  };
  const selectorNow = (): Labels => {
    const selector = at(at(service, 'spec'), 'selector');
    return isRecord(selector) ? (selector as Labels) : {};
  };
  const remember = () => {
    const selector = selectorNow();
    selectors.push({ atMs: clock.now(), selector });
    served.push(selector['color']);
    const before = moves.at(-1);
    if (before !== undefined && before.color === selector['color']) return;
    const ready = (color: string) =>
      pods.filter((pod) => pod.labels['color'] === color && pod.isReady && clock.now() >= pod.readyAtMs)
        .length;
    moves.push({ color: selector['color'], ready: { blue: ready('blue'), green: ready('green') } });
  };
  const addPod = (
    owner: string,
    { labels, image }: FakeDeployment,
    running: string,
    isReady: boolean,
    readyAfterMs = 0,
  ) => {
    const podUid = nextUid();
    pods.push({
      name: `${owner}-${podUid}`,
      uid: podUid,
      deployment: owner,
      labels,
      image,
      imageId: `shop@${running}`,
      isReady,
      restarts: 0,
      createdMs: clock.now(),
      readyAtMs: clock.now() + readyAfterMs,
    });
  };
  const readyNow = (pod: FakePod) => pod.isReady && clock.now() >= pod.readyAtMs;
  const rollOut = (deployment: FakeDeployment, isReady: boolean, running: string) => {
    pods = pods.filter((pod) => pod.deployment !== deployment.name);
    for (let index = 0; index < deployment.replicas; index += 1)
      addPod(deployment.name, deployment, running, isReady);
  };
  for (const color of colors) {
    const digest = firstDigest[color] ?? '';
    const deployment: FakeDeployment = {
      name: `shop-${color}`,
      uid: nextUid(),
      generation: 1,
      observedGeneration: 1,
      replicas,
      image: `shop@${digest}`,
      labels: { app: 'shop', color },
      paused: false,
      resourceVersion: 1,
      stuck: null,
      ports: [],
      containers: [],
      initContainers: [],
      injected: [],
      ephemeral: [],
    };
    deployments.set(color, deployment);
    rollOut(deployment, true, digest);
  }
  remember();

  const matches = (labels: Labels, selector: Labels) =>
    Object.keys(selector).length > 0 &&
    Object.entries(selector).every(([key, value]) => labels[key] === value);
  const selectorSince = (delayMs: number): Labels =>
    selectors.findLast(({ atMs }) => atMs + delayMs <= clock.now())?.selector ?? selectors[0]?.selector ?? {};
  const behind = (delayMs: number) => pods.filter((pod) => matches(pod.labels, selectorSince(delayMs)));

  const timeText = (ms: number) => new Date(ms).toISOString();
  const specOf = ({ name, image, ports, restartPolicy }: FakeContainer): Json => ({
    name,
    image,
    ...(ports === undefined ? {} : { ports: ports.map((port) => ({ ...port })) }),
    ...(restartPolicy === undefined ? {} : { restartPolicy }),
  });
  const statusOf = ({ name, image, imageId = image }: FakeContainer, restarts: number): Json => ({
    name,
    image,
    imageID: imageId,
    restartCount: restarts,
    state: { running: {} },
  });
  const podJson = (pod: FakePod): Json => {
    const owner = [...deployments.values()].find((one) => one.name === pod.deployment);
    const { containers = [], initContainers = [], injected = [], ephemeral = [], ports = [] } = owner ?? {};
    const shop: FakeContainer = { name: 'shop', image: pod.image, imageId: pod.imageId, ports };
    const all = [shop, ...containers, ...injected];
    return {
      metadata: {
        name: pod.name,
        uid: pod.uid,
        namespace: 'shop',
        labels: pod.labels,
        creationTimestamp: timeText(pod.createdMs),
      },
      spec: {
        containers: all.map(specOf),
        initContainers: initContainers.map(specOf),
        ephemeralContainers: ephemeral.map(specOf),
      },
      status: {
        conditions: [
          {
            type: 'Ready',
            status: readyNow(pod) ? 'True' : 'False',
            lastTransitionTime: timeText(readyNow(pod) ? pod.readyAtMs : pod.createdMs),
          },
        ],
        containerStatuses: all.map((one) => statusOf(one, one === shop ? pod.restarts : 0)),
        initContainerStatuses: initContainers.map((one) => statusOf(one, 0)),
      },
    };
  };
  const deploymentJson = (one: FakeDeployment): Json => {
    const own = pods.filter((pod) => pod.deployment === one.name);
    const ready = own.filter(readyNow).length;
    return {
      metadata: {
        name: one.name,
        namespace: 'shop',
        uid: one.uid,
        generation: one.generation,
        annotations: options.deploymentMarks?.annotations ?? {},
        labels: options.deploymentMarks?.labels ?? {},
        resourceVersion: String(one.resourceVersion),
      },
      spec: {
        replicas: one.replicas,
        paused: one.paused,
        template: {
          metadata: { labels: one.labels },
          spec: {
            containers: [
              {
                name: 'shop',
                image: one.image,
                ports: one.ports.map((port) => ({ ...port })),
                readinessProbe: {},
                lifecycle: { preStop: {} },
              },
              ...one.containers.map(specOf),
            ],
            initContainers: one.initContainers.map(specOf),
          },
        },
      },
      status: {
        observedGeneration: one.observedGeneration,
        replicas: own.length,
        updatedReplicas: own.length,
        readyReplicas: ready,
        availableReplicas: ready,
        conditions: one.stuck === null ? [] : [{ type: 'Progressing', status: 'False', reason: one.stuck }],
      },
    };
  };
  const sliceJson = (): Json => ({
    endpoints: behind(options.slicesAfterMs ?? 0)
      .filter((pod) => pod.name !== hidden)
      .map((pod, index) => ({
        addresses: [`10.0.0.${String(index + 1)}`],
        conditions: { ready: readyNow(pod) },
        targetRef: { kind: 'Pod', name: pod.name },
      })),
  });

  const scaleTo = (deployment: FakeDeployment, wanted: number) => {
    deployment.replicas = wanted;
    deployment.generation += 1;
    deployment.observedGeneration = deployment.generation;
    deployment.resourceVersion += 1;
    const own = pods.filter((pod) => pod.deployment === deployment.name);
    const gone = new Set(own.slice(wanted).map(({ name }) => name));
    pods = pods.filter(({ name }) => !gone.has(name));
    for (let index = own.length; index < wanted; index += 1)
      addPod(
        deployment.name,
        deployment,
        deployment.image.split('@')[1] ?? '',
        true,
        options.podReadyAfterMs,
      );
  };

  const writeServiceObject = (patch: Json): Written<Service> => {
    if (service === undefined) throw refused(404);
    const expected = at(at(patch, 'metadata'), 'resourceVersion');
    if (expected !== undefined && expected !== at(at(service, 'metadata'), 'resourceVersion'))
      return { kind: 'conflict' };
    const annotations = at(at(merge(service, patch), 'metadata'), 'annotations');
    if (Buffer.byteLength(JSON.stringify(annotations)) > annotationsCap) throw refused(422);
    version += 1;
    service = merge(merge(service, patch), { metadata: { resourceVersion: String(version) } });
    remember();
    return { kind: 'written', object: readService(service) };
  };
  const writeDeploymentObject = (name: string, patch: Json): Written<Deployment> => {
    const found = [...deployments.values()].find((one) => one.name === name);
    if (found === undefined) throw refused(404);
    const expected = at(at(patch, 'metadata'), 'resourceVersion');
    if (expected !== undefined && expected !== String(found.resourceVersion)) return { kind: 'conflict' };
    const podSpec = at(at(at(patch, 'spec'), 'template'), 'spec');
    const imageIn = (which: string, name: string): string | null => {
      const entries = at(podSpec, which);
      const list: readonly unknown[] = Array.isArray(entries) ? entries : [];
      const entry = list.find((one) => isRecord(one) && one['name'] === name);
      const image: unknown = isRecord(entry) ? entry['image'] : null;
      return typeof image === 'string' ? image : null;
    };
    const patched = (list: 'containers' | 'initContainers') =>
      found[list].map((one) => ({ ...one, image: imageIn(list, one.name) ?? one.image }));
    found.containers = patched('containers');
    found.initContainers = patched('initContainers');
    const image = imageIn('containers', 'shop');
    if (podSpec !== undefined) {
      found.image = image ?? found.image;
      found.generation += 1;
      found.observedGeneration = found.generation;
      rollOut(found, true, found.image.split('@')[1] ?? '');
    }
    const replicasWanted = at(at(patch, 'spec'), 'replicas');
    if (typeof replicasWanted === 'number') {
      if (options.mayScale === false) throw refused(403);
      scaleTo(found, replicasWanted);
    }
    found.resourceVersion += 1;
    return { kind: 'written', object: readDeployment(deploymentJson(found)) };
  };

  const colorOf = (name: string): FakeDeployment => {
    const found = deployments.get(name);
    if (found === undefined) throw new Error(`no color ${name}`);
    return found;
  };

  function openProcess(): FakeProcess {
    const log: string[] = [];
    let calls = 0;
    let isDead = false;
    let lostCall = 0;
    let hiddenCall = 0;
    let kill: { readonly call: number; readonly when: 'before' | 'after' } | null = null;
    let listener: (name: string, call: number) => void = () => undefined;

    /** `absent` is the answer for an object that does not exist; without it that is an error. */
    async function call<Value>(
      name: string,
      signal: AbortSignal | undefined,
      body: () => Value,
      absent?: Value,
    ): Promise<Value> {
      await (options.turn?.() ?? Promise.resolve());
      if (isDead) throw new ProcessKilled();
      signal?.throwIfAborted();
      calls += 1;
      log.push(name);
      listener(name, calls);
      signal?.throwIfAborted();
      const isLast = kill?.call === calls;
      if (isLast && kill?.when === 'before') {
        isDead = true;
        throw new ProcessKilled();
      }
      if (isDown && clock.now() < downUntilMs) throw refused(downStatus);
      if (calls === hiddenCall) {
        if (absent === undefined) throw refused(404);
        return absent;
      }
      const value = body();
      if (calls === lostCall) throw refused(503);
      if (isLast) {
        isDead = true;
        throw new ProcessKilled();
      }
      return value;
    }

    const kubernetes: Kubernetes = {
      cluster: options.cluster ?? 'rehearsal',
      context: 'rehearsal',
      server: options.server ?? 'https://rehearsal.example:6443',
      caFingerprints: options.caFingerprints ?? [],
      credentialEnd: options.credentialEnd ?? { kind: 'not-visible', why: 'the kubeconfig has none' },
      serverTimeMs: () => (aheadMs === null ? null : clock.now() + aheadMs),
      readService: (namespace, name, { signal } = {}) =>
        call(
          'read service',
          signal,
          (): Service | null =>
            service === undefined || !isTheService(namespace, name) ? null : readService(service),
          null,
        ),
      readDeployment: (_namespace, name, { signal } = {}) =>
        call(
          'read deployment',
          signal,
          (): Deployment | null => {
            const found = [...deployments.values()].find((one) => one.name === name);
            return found === undefined ? null : readDeployment(deploymentJson(found));
          },
          null,
        ),
      readApplication: (namespace, name, { signal } = {}) =>
        call('read application', signal, () => {
          const found = (options.applications ?? [])
            .map(readApplication)
            .find((one) => one.namespace === namespace && one.name === name);
          return found ?? null;
        }),
      listPods: (_namespace, labels, { signal } = {}) =>
        call('list pods', signal, (): readonly Pod[] =>
          pods.filter((pod) => matches(pod.labels, labels)).map((pod) => readPod(podJson(pod))),
        ),
      listAutoscalers: (_namespace, { signal } = {}) =>
        call('list autoscalers', signal, () =>
          options.autoscalers === undefined ? [] : options.autoscalers,
        ),
      listEndpoints: (namespace, name, { signal } = {}) =>
        call('list endpoints', signal, () =>
          service === undefined || !isTheService(namespace, name) ? [] : readEndpoints(sliceJson()),
        ),
      patchService: (_namespace, _name, patch, { signal } = {}) =>
        call('patch service', signal, () => writeServiceObject(patch)),
      patchDeployment: (_namespace, name, patch, { signal } = {}) =>
        call('patch deployment', signal, () => writeDeploymentObject(name, patch)),
      changed: (_namespace, _service, ms, signal) => clock.sleep(ms, signal),
      close: () => Promise.resolve(),
    };
    return {
      open: ({ signal }) => {
        signal.throwIfAborted();
        return Promise.resolve(kubernetes);
      },
      end: () => Promise.resolve(),
      calls: () => calls,
      log,
      killAt: (number, when) => {
        kill = { call: number, when };
      },
      loseAnswerAt: (number) => {
        lostCall = number;
      },
      hideObjectAt: (number) => {
        hiddenCall = number;
      },
      onCall: (next) => {
        listener = next;
      },
    };
  }

  return {
    process: openProcess,
    served,
    moves,
    service: () => {
      if (service === undefined) throw new Error('there is no Service');
      return readService(service);
    },
    deployment: colorOf,
    pods: (color) => pods.filter((pod) => pod.deployment === `shop-${color}`),
    deploy: (color, digest, { ready = true, running = digest } = {}) => {
      const found = colorOf(color);
      found.image = `shop@${digest}`;
      found.generation += 1;
      found.observedGeneration = found.generation;
      found.resourceVersion += 1;
      rollOut(found, ready, running);
    },
    scale: (color, wanted) => scaleTo(colorOf(color), wanted),
    grow: (color) => {
      const found = colorOf(color);
      found.replicas += 1;
      addPod(found.name, found, found.image.split('@')[1] ?? '', true);
    },
    stray: (color, running) => addPod('stray', colorOf(color), running, true),
    setHidden: (pod) => {
      hidden = pod;
    },
    patch: (patch) => void writeServiceObject(patch),
    replace: (color) => {
      const found = colorOf(color);
      found.uid = nextUid();
    },
    remove: (what) => {
      if (what === 'service') service = undefined;
      else {
        pods = pods.filter((pod) => pod.deployment !== `shop-${what}`);
        deployments.delete(what);
      }
    },
    answer: (request) => {
      const delayMs = (options.slicesAfterMs ?? 0) + (options.trafficAfterMs ?? 0);
      const ready = behind(delayMs).filter(readyNow);
      turn += 1;
      const pod = ready[turn % Math.max(1, ready.length)];
      if (pod === undefined) return null;
      const respond = behaviors.get(pod.labels['color'] ?? '');
      const answer = respond === undefined ? { body: '{"status":"ok"}' } : respond(request);
      return answer === null ? null : { ...answer, headers: { 'x-pod': pod.name, ...answer.headers } };
    },
    behave: (color, respond) => void behaviors.set(color, respond),
    setServerAhead: (ms) => {
      aheadMs = ms;
    },
    setDown: (next, untilMs = Infinity) => {
      isDown = next;
      downStatus = 503;
      downUntilMs = untilMs;
    },
    refuse: (status, untilMs) => {
      isDown = true;
      downStatus = status;
      downUntilMs = untilMs;
    },
    setAnnotationsCap: (bytes) => {
      annotationsCap = bytes;
    },
  };
}

function refused(status: number): ExternalError {
  return new ExternalError({
    service: 'Kubernetes',
    code: status === 503 ? 'kubernetes-failed' : 'kubernetes-refused',
    message: `the fake answers ${String(status)}`,
    fix: 'None is needed.',
    retryable: status >= 500,
    status,
  });
}

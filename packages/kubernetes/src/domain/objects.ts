import { canonicalJson, isRecord, type Json } from '@interlock/shared/domain/json';

/** Labels, selectors and annotations. */
export type Labels = Readonly<Record<string, string>>;

/** Who wrote which part of an object, as far as it matters here (`metadata.managedFields`). */
export interface FieldManager {
  readonly manager: string;
  readonly operation: string;
  /** Whether `spec.selector`, which is owned as a whole, is among its fields. */
  readonly ownsSelector: boolean;
}

/** The Service that carries the traffic. */
export interface Service {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly resourceVersion: string;
  readonly selector: Labels;
  readonly annotations: Labels;
  readonly labels: Labels;
  readonly managers: readonly FieldManager[];
  /** `None` or `ClientIP`. */
  readonly sessionAffinity: string;
  readonly routing: Routing;
}

/** How a Service leads to its pods, apart from its selector. */
export interface Routing {
  /** `ClusterIP`, `NodePort`, `LoadBalancer` or `ExternalName`. */
  readonly type: string;
  /** Whether clients get the addresses of the pods themselves (`clusterIP: None`). */
  readonly isHeadless: boolean;
  /** How long a known client stays with its pod, in seconds; `null` where the Service does not say. */
  readonly affinitySeconds: number | null;
  /** Whether pods that are not ready get traffic as well (`publishNotReadyAddresses`). */
  readonly sendsToUnready: boolean;
  readonly ports: readonly ServicePort[];
}

export interface ServicePort {
  readonly protocol: string;
  /** The port of the pods, by number or by the name that a container gives it. */
  readonly target: number | string;
}

export interface ContainerPort {
  readonly name: string;
  readonly number: number;
  readonly protocol: string;
}

/** What a pod spec says about one container. */
export interface Container {
  readonly name: string;
  readonly image: string;
  /** `init` ends before the others start; `sidecar` is an init container that goes on (`restartPolicy: Always`). */
  readonly role: 'app' | 'init' | 'sidecar';
  readonly ports: readonly ContainerPort[];
  readonly hasReadinessProbe: boolean;
  readonly hasPreStop: boolean;
}

export interface Deployment {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly resourceVersion: string;
  readonly generation: number;
  readonly observedGeneration: number;
  readonly annotations: Labels;
  readonly labels: Labels;
  readonly paused: boolean;
  readonly templateLabels: Labels;
  readonly containers: readonly Container[];
  readonly initContainers: readonly Container[];
  /** Canonical JSON of the spec without `replicas`: what must not change while it is being proven. */
  readonly specText: string;
  /** Desired. */
  readonly replicas: number;
  readonly currentReplicas: number;
  readonly updatedReplicas: number;
  readonly readyReplicas: number;
  readonly availableReplicas: number;
  /** Why the rollout is not progressing (`Progressing` is `False`); `null` while it is. */
  readonly stuck: string | null;
}

export interface RunningContainer {
  readonly name: string;
  readonly image: string;
  /** As the runtime reports it; empty until it runs. */
  readonly imageId: string;
  readonly restarts: number;
  /** Why it does not run, e.g. `ImagePullBackOff`; `null` when it does. */
  readonly waiting: string | null;
}

export interface Pod {
  readonly name: string;
  readonly uid: string;
  readonly labels: Labels;
  readonly isReady: boolean;
  readonly isTerminating: boolean;
  /** From its creation until it was ready the last time; `null` while it is not ready, or where the server does not say. */
  readonly readyAfterMs: number | null;
  /** What its spec says, init containers included: webhooks may have added to what the template says. */
  readonly declared: readonly Container[];
  readonly containers: readonly RunningContainer[];
  readonly initContainers: readonly RunningContainer[];
  /** Containers that a person added for debugging. */
  readonly ephemeral: readonly { readonly name: string; readonly image: string }[];
}

/** One address of an EndpointSlice. */
export interface Endpoint {
  readonly address: string;
  /** Name of the pod behind it; `null` when it is none. */
  readonly pod: string | null;
  readonly isReady: boolean;
}

/** A HorizontalPodAutoscaler, and the Deployment whose size it sets. */
export interface Autoscaler {
  readonly name: string;
  /** `null` when it scales something other than a Deployment. */
  readonly deployment: string | null;
}

/** The answer of a server that is not what it claims to be. */
export class MalformedObject extends Error {
  constructor(what: string, field: string) {
    super(`the ${what} that the cluster sent has no usable ${field}`);
    this.name = 'MalformedObject';
  }
}

type Fields = Readonly<Record<string, unknown>>;

const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);

function textAt(what: string, value: unknown, ...path: readonly string[]): string {
  const found = at(value, ...path);
  if (typeof found !== 'string' || found === '') throw new MalformedObject(what, path.join('.'));
  return found;
}

// The API leaves zeros out of a status.
const countAt = (value: unknown, ...path: readonly string[]): number => {
  const found = at(value, ...path);
  return typeof found === 'number' && Number.isInteger(found) && found >= 0 ? found : 0;
};

const listAt = (value: unknown, ...path: readonly string[]): readonly unknown[] => {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
};

const labelsAt = (value: unknown, ...path: readonly string[]): Labels => {
  const found = at(value, ...path);
  if (!isRecord(found)) return {};
  return Object.fromEntries(
    Object.entries(found).flatMap(([key, one]) => (typeof one === 'string' ? [[key, one]] : [])),
  );
};

const wordAt = (value: unknown, ...path: readonly string[]): string => {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : '';
};

function readManager(entry: unknown): FieldManager {
  return {
    manager: wordAt(entry, 'manager'),
    operation: wordAt(entry, 'operation'),
    ownsSelector: at(entry, 'fieldsV1', 'f:spec', 'f:selector') !== undefined,
  };
}

// Whatever the API leaves out it means as TCP, and as the same port.
function readServicePort(entry: unknown): ServicePort {
  const target = at(entry, 'targetPort');
  const hasTarget =
    (typeof target === 'number' && target > 0) || (typeof target === 'string' && target !== '');
  return {
    protocol: wordAt(entry, 'protocol') || 'TCP',
    target: hasTarget ? target : countAt(entry, 'port'),
  };
}

function readRouting(value: unknown): Routing {
  const seconds = at(value, 'spec', 'sessionAffinityConfig', 'clientIP', 'timeoutSeconds');
  return {
    type: wordAt(value, 'spec', 'type') || 'ClusterIP',
    isHeadless: wordAt(value, 'spec', 'clusterIP') === 'None',
    affinitySeconds: typeof seconds === 'number' ? seconds : null,
    sendsToUnready: at(value, 'spec', 'publishNotReadyAddresses') === true,
    ports: listAt(value, 'spec', 'ports').map(readServicePort),
  };
}

/**
 * Reads a Service.
 *
 * @throws {MalformedObject}
 */
export function readService(value: unknown): Service {
  return {
    namespace: textAt('Service', value, 'metadata', 'namespace'),
    name: textAt('Service', value, 'metadata', 'name'),
    uid: textAt('Service', value, 'metadata', 'uid'),
    resourceVersion: textAt('Service', value, 'metadata', 'resourceVersion'),
    selector: labelsAt(value, 'spec', 'selector'),
    annotations: labelsAt(value, 'metadata', 'annotations'),
    labels: labelsAt(value, 'metadata', 'labels'),
    managers: listAt(value, 'metadata', 'managedFields').map(readManager),
    sessionAffinity: wordAt(value, 'spec', 'sessionAffinity') || 'None',
    routing: readRouting(value),
  };
}

function readContainer(what: string, entry: unknown, role: Container['role']): Container {
  return {
    name: textAt(what, entry, 'name'),
    image: wordAt(entry, 'image'),
    role,
    ports: listAt(entry, 'ports').map((port) => ({
      name: wordAt(port, 'name'),
      number: countAt(port, 'containerPort'),
      protocol: wordAt(port, 'protocol') || 'TCP',
    })),
    hasReadinessProbe: isRecord(at(entry, 'readinessProbe')),
    hasPreStop: isRecord(at(entry, 'lifecycle', 'preStop')),
  };
}

const appContainers = (what: string, podSpec: unknown): readonly Container[] =>
  listAt(podSpec, 'containers').map((entry) => readContainer(what, entry, 'app'));

const initContainers = (what: string, podSpec: unknown): readonly Container[] =>
  listAt(podSpec, 'initContainers').map((entry) =>
    readContainer(what, entry, wordAt(entry, 'restartPolicy') === 'Always' ? 'sidecar' : 'init'),
  );

function stuckOf(value: unknown): string | null {
  const found = listAt(value, 'status', 'conditions').find(
    (one) => wordAt(one, 'type') === 'Progressing' && wordAt(one, 'status') === 'False',
  );
  return found === undefined ? null : wordAt(found, 'reason') || 'Progressing is False';
}

/** What was parsed from JSON, as a value of its type. */
export function toJson(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (Array.isArray(value)) return value.map(toJson);
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toJson(inner)]));
  return null;
}

/**
 * Reads a Deployment.
 *
 * @throws {MalformedObject}
 */
export function readDeployment(value: unknown): Deployment {
  const spec = at(value, 'spec');
  const { replicas, ...fixed }: Fields = isRecord(spec) ? spec : {};
  return {
    namespace: textAt('Deployment', value, 'metadata', 'namespace'),
    name: textAt('Deployment', value, 'metadata', 'name'),
    uid: textAt('Deployment', value, 'metadata', 'uid'),
    resourceVersion: textAt('Deployment', value, 'metadata', 'resourceVersion'),
    generation: countAt(value, 'metadata', 'generation'),
    observedGeneration: countAt(value, 'status', 'observedGeneration'),
    annotations: labelsAt(value, 'metadata', 'annotations'),
    labels: labelsAt(value, 'metadata', 'labels'),
    paused: fixed['paused'] === true,
    templateLabels: labelsAt(spec, 'template', 'metadata', 'labels'),
    containers: appContainers('Deployment', at(spec, 'template', 'spec')),
    initContainers: initContainers('Deployment', at(spec, 'template', 'spec')),
    specText: canonicalJson(toJson(fixed)),
    replicas: typeof replicas === 'number' ? replicas : 1,
    currentReplicas: countAt(value, 'status', 'replicas'),
    updatedReplicas: countAt(value, 'status', 'updatedReplicas'),
    readyReplicas: countAt(value, 'status', 'readyReplicas'),
    availableReplicas: countAt(value, 'status', 'availableReplicas'),
    stuck: stuckOf(value),
  };
}

function readRunningContainer(entry: unknown): RunningContainer {
  const waiting = wordAt(entry, 'state', 'waiting', 'reason');
  return {
    name: wordAt(entry, 'name'),
    image: wordAt(entry, 'image'),
    imageId: wordAt(entry, 'imageID'),
    restarts: countAt(entry, 'restartCount'),
    waiting: waiting === '' ? null : waiting,
  };
}

function readyAfterOf(value: unknown): number | null {
  const ready = listAt(value, 'status', 'conditions').find(
    (one) => wordAt(one, 'type') === 'Ready' && wordAt(one, 'status') === 'True',
  );
  const tookMs =
    Date.parse(wordAt(ready, 'lastTransitionTime')) -
    Date.parse(wordAt(value, 'metadata', 'creationTimestamp'));
  return tookMs >= 0 ? tookMs : null;
}

/**
 * Reads a Pod.
 *
 * @throws {MalformedObject}
 */
export function readPod(value: unknown): Pod {
  const spec = at(value, 'spec');
  return {
    name: textAt('Pod', value, 'metadata', 'name'),
    uid: textAt('Pod', value, 'metadata', 'uid'),
    labels: labelsAt(value, 'metadata', 'labels'),
    isReady: listAt(value, 'status', 'conditions').some(
      (one) => wordAt(one, 'type') === 'Ready' && wordAt(one, 'status') === 'True',
    ),
    isTerminating: wordAt(value, 'metadata', 'deletionTimestamp') !== '',
    readyAfterMs: readyAfterOf(value),
    declared: [...appContainers('Pod', spec), ...initContainers('Pod', spec)],
    containers: listAt(value, 'status', 'containerStatuses').map(readRunningContainer),
    initContainers: listAt(value, 'status', 'initContainerStatuses').map(readRunningContainer),
    ephemeral: listAt(spec, 'ephemeralContainers').map((entry) => ({
      name: wordAt(entry, 'name'),
      image: wordAt(entry, 'image'),
    })),
  };
}

/** Reads the addresses of one EndpointSlice. Readiness that is not given counts as ready (discovery.k8s.io/v1). */
export function readEndpoints(slice: unknown): readonly Endpoint[] {
  return listAt(slice, 'endpoints').flatMap((entry) => {
    const isReady = at(entry, 'conditions', 'ready') !== false;
    const pod = wordAt(entry, 'targetRef', 'kind') === 'Pod' ? wordAt(entry, 'targetRef', 'name') : '';
    return listAt(entry, 'addresses').flatMap((address): readonly Endpoint[] =>
      typeof address === 'string' ? [{ address, pod: pod === '' ? null : pod, isReady }] : [],
    );
  });
}

/**
 * Reads a HorizontalPodAutoscaler.
 *
 * @throws {MalformedObject}
 */
export function readAutoscaler(value: unknown): Autoscaler {
  const target = wordAt(value, 'spec', 'scaleTargetRef', 'name');
  const isDeployment = wordAt(value, 'spec', 'scaleTargetRef', 'kind') === 'Deployment';
  return {
    name: textAt('HorizontalPodAutoscaler', value, 'metadata', 'name'),
    deployment: isDeployment && target !== '' ? target : null,
  };
}

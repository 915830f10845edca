import {
  conditions,
  labelSelector,
  objectMeta,
  objectReference,
  podSpec,
  podStatus,
  podTemplate,
} from './podschema.ts';
import {
  anything,
  atomicMapOf,
  atomicObject,
  flag,
  integer,
  intOrText,
  keyed,
  listOf,
  mapOf,
  microTime,
  object,
  oneOf,
  optionalText,
  quantity,
  setOf,
  standing,
  text,
} from './schema.ts';
import type { Schema } from './schema.ts';

/** The plural names of everything that the server keeps. */
export type Plural =
  | 'configmaps'
  | 'endpoints'
  | 'events'
  | 'namespaces'
  | 'nodes'
  | 'pods'
  | 'secrets'
  | 'serviceaccounts'
  | 'services'
  | 'deployments'
  | 'replicasets'
  | 'endpointslices'
  | 'leases';

/** One kind of object and how the server treats it. */
export interface Resource {
  readonly plural: Plural;
  readonly kind: string;
  readonly singular: string;
  readonly group: string;
  readonly version: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly subresources: readonly string[];
  readonly schema: Schema;
  /** Whether a PUT may create the object, and whether it may come without a resourceVersion. */
  readonly createOnUpdate: boolean;
  readonly unconditionalUpdate: boolean;
  /** What raises `metadata.generation`; none: the kind has no generation. */
  readonly generation: 'none' | 'spec' | 'spec-and-annotations';
}

const top = (fields: Readonly<Record<string, Schema>>): Schema =>
  standing({ apiVersion: text, kind: text, metadata: objectMeta, ...fields });

const resource = (
  plural: Plural,
  kind: string,
  schema: Schema,
  more: Partial<Omit<Resource, 'plural' | 'kind' | 'schema'>>,
): Resource => ({
  plural,
  kind,
  schema,
  singular: kind.toLowerCase(),
  group: '',
  version: 'v1',
  namespaced: true,
  shortNames: [],
  categories: [],
  subresources: [],
  createOnUpdate: false,
  unconditionalUpdate: true,
  generation: 'none',
  ...more,
});

const serviceSpec = standing({
  allocateLoadBalancerNodePorts: flag,
  clusterIP: text,
  clusterIPs: listOf(text),
  externalIPs: listOf(text),
  externalName: text,
  externalTrafficPolicy: text,
  healthCheckNodePort: integer,
  internalTrafficPolicy: text,
  ipFamilies: listOf(text),
  ipFamilyPolicy: text,
  loadBalancerClass: text,
  loadBalancerIP: text,
  loadBalancerSourceRanges: listOf(text),
  ports: keyed(
    object({
      appProtocol: text,
      name: text,
      nodePort: integer,
      port: integer,
      protocol: text,
      targetPort: intOrText,
    }),
    'port',
    'protocol',
  ),
  publishNotReadyAddresses: flag,
  selector: atomicMapOf(text),
  sessionAffinity: text,
  sessionAffinityConfig: object({ clientIP: object({ timeoutSeconds: integer }) }),
  trafficDistribution: text,
  type: text,
});

const deploymentSpec = standing({
  minReadySeconds: integer,
  paused: flag,
  progressDeadlineSeconds: integer,
  replicas: integer,
  revisionHistoryLimit: integer,
  selector: labelSelector,
  strategy: oneOf({ rollingUpdate: object({ maxSurge: intOrText, maxUnavailable: intOrText }), type: text }),
  template: podTemplate,
});

const endpoint = object({
  addresses: setOf(text),
  conditions: object({ ready: flag, serving: flag, terminating: flag }),
  deprecatedTopology: mapOf(text),
  hints: anything,
  hostname: text,
  nodeName: text,
  targetRef: objectReference,
  zone: text,
});

const apps = { group: 'apps', categories: ['all'] };

/** Everything the server keeps, in the order discovery lists it. */
export const resources: readonly Resource[] = [
  resource('configmaps', 'ConfigMap', top({ binaryData: mapOf(text), data: mapOf(text), immutable: flag }), {
    shortNames: ['cm'],
  }),
  resource('endpoints', 'Endpoints', top({ subsets: listOf(anything) }), {
    singular: 'endpoints',
    shortNames: ['ep'],
    createOnUpdate: true,
  }),
  resource(
    'events',
    'Event',
    top({
      action: text,
      count: integer,
      eventTime: text,
      firstTimestamp: text,
      involvedObject: objectReference,
      lastTimestamp: text,
      message: text,
      reason: text,
      related: objectReference,
      reportingComponent: text,
      reportingInstance: text,
      series: object({ count: integer, lastObservedTime: text }),
      source: standing({ component: text, host: text }),
      type: text,
    }),
    { shortNames: ['ev'], createOnUpdate: true },
  ),
  resource(
    'namespaces',
    'Namespace',
    top({ spec: standing({ finalizers: setOf(text) }), status: standing({ conditions, phase: text }) }),
    { namespaced: false, shortNames: ['ns'], subresources: ['status'] },
  ),
  resource(
    'nodes',
    'Node',
    top({
      spec: standing({
        configSource: anything,
        externalID: text,
        podCIDR: text,
        podCIDRs: setOf(text),
        providerID: text,
        taints: listOf(anything),
        unschedulable: flag,
      }),
      status: standing({
        addresses: keyed(object({ address: text, type: text }), 'type'),
        allocatable: mapOf(quantity),
        capacity: mapOf(quantity),
        conditions,
        daemonEndpoints: anything,
        images: anything,
        nodeInfo: anything,
        phase: text,
      }),
    }),
    { namespaced: false, shortNames: ['no'], subresources: ['status'] },
  ),
  resource('pods', 'Pod', top({ spec: podSpec, status: podStatus }), {
    shortNames: ['po'],
    categories: ['all'],
    generation: 'spec',
    subresources: ['log', 'proxy', 'status'],
  }),
  resource(
    'secrets',
    'Secret',
    top({ data: mapOf(text), immutable: flag, stringData: mapOf(text), type: text }),
    {},
  ),
  resource(
    'serviceaccounts',
    'ServiceAccount',
    top({
      automountServiceAccountToken: flag,
      imagePullSecrets: listOf(atomicObject({ name: text })),
      secrets: keyed(objectReference, 'name'),
    }),
    { shortNames: ['sa'] },
  ),
  resource(
    'services',
    'Service',
    top({
      spec: serviceSpec,
      status: standing({ conditions, loadBalancer: standing({ ingress: listOf(anything) }) }),
    }),
    {
      shortNames: ['svc'],
      categories: ['all'],
      subresources: ['proxy', 'status'],
      createOnUpdate: true,
    },
  ),
  resource(
    'deployments',
    'Deployment',
    top({
      spec: deploymentSpec,
      status: standing({
        availableReplicas: integer,
        collisionCount: integer,
        conditions,
        observedGeneration: integer,
        readyReplicas: integer,
        replicas: integer,
        terminatingReplicas: integer,
        unavailableReplicas: integer,
        updatedReplicas: integer,
      }),
    }),
    {
      ...apps,
      shortNames: ['deploy'],
      subresources: ['scale', 'status'],
      generation: 'spec-and-annotations',
    },
  ),
  resource(
    'replicasets',
    'ReplicaSet',
    top({
      spec: standing({
        minReadySeconds: integer,
        replicas: integer,
        selector: labelSelector,
        template: podTemplate,
      }),
      status: standing({
        availableReplicas: integer,
        conditions,
        fullyLabeledReplicas: integer,
        observedGeneration: integer,
        readyReplicas: integer,
        replicas: integer,
        terminatingReplicas: integer,
      }),
    }),
    { ...apps, shortNames: ['rs'], subresources: ['scale', 'status'], generation: 'spec' },
  ),
  resource(
    'endpointslices',
    'EndpointSlice',
    top({
      addressType: text,
      endpoints: listOf(endpoint),
      ports: listOf(object({ appProtocol: text, name: text, port: integer, protocol: text })),
    }),
    { group: 'discovery.k8s.io', generation: 'spec' },
  ),
  resource(
    'leases',
    'Lease',
    top({
      spec: standing({
        acquireTime: microTime,
        holderIdentity: optionalText,
        leaseDurationSeconds: integer,
        leaseTransitions: integer,
        preferredHolder: text,
        renewTime: microTime,
        strategy: text,
      }),
    }),
    { group: 'coordination.k8s.io', createOnUpdate: true, unconditionalUpdate: false },
  ),
];

/** The body of a `/scale` request. */
export const scaleSchema: Schema = top({
  spec: standing({ replicas: integer }),
  status: standing({ replicas: integer, selector: text }),
});

const byPlural = new Map(resources.map((entry) => [entry.plural, entry]));

/** The resource of a plural name that the types already prove to exist. */
export function resourceOf(plural: Plural): Resource {
  const found = byPlural.get(plural);
  if (found === undefined) throw new Error(`no resource is called ${plural}`);
  return found;
}

/** The resource that a request path names; undefined when the server does not serve it. */
export function findResource(group: string, version: string, plural: string): Resource | undefined {
  return resources.find(
    (entry) => entry.group === group && entry.version === version && entry.plural === plural,
  );
}

/** The resource that an object's `apiVersion` and `kind` name. */
export function findKind(apiVersion: string, kind: string): Resource | undefined {
  return resources.find((entry) => apiVersionOf(entry) === apiVersion && entry.kind === kind);
}

/** `apiVersion` of a resource's objects: `v1`, `apps/v1`. */
export function apiVersionOf(entry: Resource): string {
  return entry.group === '' ? entry.version : `${entry.group}/${entry.version}`;
}

/** The name messages use: `services`, `deployments.apps`. */
export function qualified(name: string, entry: Resource): string {
  return entry.group === '' ? name : `${name}.${entry.group}`;
}

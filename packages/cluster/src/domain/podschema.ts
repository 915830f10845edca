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
  object,
  quantity,
  setOf,
  standing,
  text,
} from './schema.ts';
import type { Schema } from './schema.ts';

/** `metadata` of every object. */
export const objectMeta: Schema = standing({
  annotations: mapOf(text),
  creationTimestamp: text,
  deletionGracePeriodSeconds: integer,
  deletionTimestamp: text,
  finalizers: setOf(text),
  generateName: text,
  generation: integer,
  labels: mapOf(text),
  managedFields: listOf(anything),
  name: text,
  namespace: text,
  ownerReferences: keyed(
    atomicObject({
      apiVersion: text,
      blockOwnerDeletion: flag,
      controller: flag,
      kind: text,
      name: text,
      uid: text,
    }),
    'uid',
  ),
  resourceVersion: text,
  selfLink: text,
  uid: text,
});

/** A label selector as objects hold it. */
export const labelSelector: Schema = atomicObject({
  matchExpressions: listOf(object({ key: text, operator: text, values: listOf(text) })),
  matchLabels: mapOf(text),
});

/** A reference to an object, as Events and EndpointSlices hold it. */
export const objectReference: Schema = atomicObject({
  apiVersion: text,
  fieldPath: text,
  kind: text,
  name: text,
  namespace: text,
  resourceVersion: text,
  uid: text,
});

const localReference = (more: Readonly<Record<string, Schema>>): Schema =>
  atomicObject({ name: text, optional: flag, ...more });

const fieldReference = atomicObject({ apiVersion: text, fieldPath: text });
const resourceFieldReference = atomicObject({ containerName: text, divisor: quantity, resource: text });

const httpGet = object({
  host: text,
  httpHeaders: listOf(object({ name: text, value: text })),
  path: text,
  port: intOrText,
  scheme: text,
});
const exec = object({ command: listOf(text) });
const tcpSocket = object({ host: text, port: intOrText });

const probe = object({
  exec,
  failureThreshold: integer,
  grpc: object({ port: integer, service: text }),
  httpGet,
  initialDelaySeconds: integer,
  periodSeconds: integer,
  successThreshold: integer,
  tcpSocket,
  terminationGracePeriodSeconds: integer,
  timeoutSeconds: integer,
});

const handler = object({ exec, httpGet, sleep: object({ seconds: integer }), tcpSocket });

const seccompProfile = object({ localhostProfile: text, type: text });
const seLinuxOptions = object({ level: text, role: text, type: text, user: text });
const windowsOptions = object({
  gmsaCredentialSpec: text,
  gmsaCredentialSpecName: text,
  hostProcess: flag,
  runAsUserName: text,
});

const resources = standing({
  claims: keyed(object({ name: text, request: text }), 'name'),
  limits: mapOf(quantity),
  requests: mapOf(quantity),
});

const container = object({
  args: listOf(text),
  command: listOf(text),
  env: keyed(
    object({
      name: text,
      value: text,
      valueFrom: object({
        configMapKeyRef: localReference({ key: text }),
        fieldRef: fieldReference,
        resourceFieldRef: resourceFieldReference,
        secretKeyRef: localReference({ key: text }),
      }),
    }),
    'name',
  ),
  envFrom: listOf(object({ configMapRef: localReference({}), prefix: text, secretRef: localReference({}) })),
  image: text,
  imagePullPolicy: text,
  lifecycle: object({ postStart: handler, preStop: handler, stopSignal: text }),
  livenessProbe: probe,
  name: text,
  ports: keyed(
    object({ containerPort: integer, hostIP: text, hostPort: integer, name: text, protocol: text }),
    'containerPort',
    'protocol',
  ),
  readinessProbe: probe,
  resizePolicy: listOf(object({ resourceName: text, restartPolicy: text })),
  resources,
  restartPolicy: text,
  securityContext: object({
    allowPrivilegeEscalation: flag,
    appArmorProfile: object({ localhostProfile: text, type: text }),
    capabilities: object({ add: listOf(text), drop: listOf(text) }),
    privileged: flag,
    procMount: text,
    readOnlyRootFilesystem: flag,
    runAsGroup: integer,
    runAsNonRoot: flag,
    runAsUser: integer,
    seLinuxOptions,
    seccompProfile,
    windowsOptions,
  }),
  startupProbe: probe,
  stdin: flag,
  stdinOnce: flag,
  terminationMessagePath: text,
  terminationMessagePolicy: text,
  tty: flag,
  volumeDevices: keyed(object({ devicePath: text, name: text }), 'devicePath'),
  volumeMounts: keyed(
    object({
      mountPath: text,
      mountPropagation: text,
      name: text,
      readOnly: flag,
      recursiveReadOnly: text,
      subPath: text,
      subPathExpr: text,
    }),
    'mountPath',
  ),
  workingDir: text,
});

const keyToPath = object({ key: text, mode: integer, path: text });

const volume = object({
  configMap: object({ defaultMode: integer, items: listOf(keyToPath), name: text, optional: flag }),
  csi: anything,
  downwardAPI: anything,
  emptyDir: object({ medium: text, sizeLimit: quantity }),
  ephemeral: anything,
  hostPath: object({ path: text, type: text }),
  image: anything,
  name: text,
  nfs: anything,
  persistentVolumeClaim: object({ claimName: text, readOnly: flag }),
  projected: anything,
  secret: object({ defaultMode: integer, items: listOf(keyToPath), optional: flag, secretName: text }),
});

/** `spec` of a Pod. */
export const podSpec: Schema = standing({
  activeDeadlineSeconds: integer,
  affinity: anything,
  automountServiceAccountToken: flag,
  containers: keyed(container, 'name'),
  dnsConfig: anything,
  dnsPolicy: text,
  enableServiceLinks: flag,
  ephemeralContainers: keyed(anything, 'name'),
  hostAliases: keyed(object({ hostnames: listOf(text), ip: text }), 'ip'),
  hostIPC: flag,
  hostNetwork: flag,
  hostPID: flag,
  hostUsers: flag,
  hostname: text,
  imagePullSecrets: keyed(atomicObject({ name: text }), 'name'),
  initContainers: keyed(container, 'name'),
  nodeName: text,
  nodeSelector: atomicMapOf(text),
  os: object({ name: text }),
  overhead: mapOf(quantity),
  preemptionPolicy: text,
  priority: integer,
  priorityClassName: text,
  readinessGates: listOf(object({ conditionType: text })),
  resourceClaims: keyed(anything, 'name'),
  restartPolicy: text,
  runtimeClassName: text,
  schedulerName: text,
  schedulingGates: keyed(object({ name: text }), 'name'),
  securityContext: standing({
    appArmorProfile: object({ localhostProfile: text, type: text }),
    fsGroup: integer,
    fsGroupChangePolicy: text,
    runAsGroup: integer,
    runAsNonRoot: flag,
    runAsUser: integer,
    seLinuxOptions,
    seccompProfile,
    supplementalGroups: listOf(integer),
    supplementalGroupsPolicy: text,
    sysctls: listOf(object({ name: text, value: text })),
    windowsOptions,
  }),
  serviceAccount: text,
  serviceAccountName: text,
  setHostnameAsFQDN: flag,
  shareProcessNamespace: flag,
  subdomain: text,
  terminationGracePeriodSeconds: integer,
  tolerations: listOf(
    object({ effect: text, key: text, operator: text, tolerationSeconds: integer, value: text }),
  ),
  topologySpreadConstraints: listOf(anything),
  volumes: keyed(volume, 'name'),
});

/** A template of Pods, as Deployments and ReplicaSets hold it. */
export const podTemplate: Schema = standing({ metadata: objectMeta, spec: podSpec });

/** One condition of a status. */
const condition: Schema = object({
  lastHeartbeatTime: text,
  lastProbeTime: text,
  lastTransitionTime: text,
  lastUpdateTime: text,
  message: text,
  observedGeneration: integer,
  reason: text,
  status: text,
  type: text,
});

/** `status.conditions`, one entry a type. */
export const conditions: Schema = keyed(condition, 'type');

const containerState = object({
  running: object({ startedAt: text }),
  terminated: object({
    containerID: text,
    exitCode: integer,
    finishedAt: text,
    message: text,
    reason: text,
    signal: integer,
    startedAt: text,
  }),
  waiting: object({ message: text, reason: text }),
});

const containerStatuses = listOf(
  object({
    allocatedResources: anything,
    containerID: text,
    image: text,
    imageID: text,
    lastState: containerState,
    name: text,
    ready: flag,
    resources: anything,
    restartCount: integer,
    started: flag,
    state: containerState,
    user: anything,
    volumeMounts: anything,
  }),
);

/** `status` of a Pod. */
export const podStatus: Schema = standing({
  conditions,
  containerStatuses,
  ephemeralContainerStatuses: containerStatuses,
  hostIP: text,
  hostIPs: listOf(object({ ip: text })),
  initContainerStatuses: containerStatuses,
  message: text,
  nominatedNodeName: text,
  observedGeneration: integer,
  phase: text,
  podIP: text,
  podIPs: keyed(object({ ip: text }), 'ip'),
  qosClass: text,
  reason: text,
  resize: text,
  resourceClaimStatuses: anything,
  startTime: text,
});

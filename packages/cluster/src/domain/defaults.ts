import { at, compact, isObject, listAt, numberAt, objectAt, textAt, withAt } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import type { Resource } from './resources.ts';

/** Fills in what the server fills in, so that what is read back is what counts. */
export function withDefaults(resource: Resource, object: JsonObject): JsonObject {
  switch (resource.plural) {
    case 'pods':
      return withAt(object, ['spec'], podSpecDefaults(objectAt(object, 'spec'), true));
    case 'deployments':
      return withAt(object, ['spec'], deploymentDefaults(objectAt(object, 'spec')));
    case 'replicasets':
      return withAt(object, ['spec'], templateDefaults({ replicas: 1, ...objectAt(object, 'spec') }));
    case 'services':
      return withAt(object, ['spec'], serviceDefaults(objectAt(object, 'spec')));
    case 'namespaces':
      return withAt(
        withAt(object, ['spec'], { finalizers: ['kubernetes'], ...objectAt(object, 'spec') }),
        ['metadata', 'labels'],
        {
          ...objectAt(object, 'metadata', 'labels'),
          'kubernetes.io/metadata.name': textAt(object, 'metadata', 'name') ?? '',
        },
      );
    case 'secrets':
      return secretDefaults(object);
    case 'endpointslices':
      return {
        ...object,
        // The real server writes null, not an empty list; a client that iterates without looking breaks on it.
        endpoints: listAt(object, 'endpoints').length === 0 ? null : listAt(object, 'endpoints'),
        ports:
          listAt(object, 'ports').length === 0
            ? null
            : listAt(object, 'ports').map((port) => ({ name: '', protocol: 'TCP', ...objectAt(port) })),
      };
    default:
      return object;
  }
}

function deploymentDefaults(spec: JsonObject): JsonObject {
  const strategy = objectAt(spec, 'strategy');
  const type = textAt(strategy, 'type') ?? 'RollingUpdate';
  return templateDefaults({
    progressDeadlineSeconds: 600,
    replicas: 1,
    revisionHistoryLimit: 10,
    ...withoutFalse(spec, 'paused'),
    strategy:
      type === 'RollingUpdate'
        ? {
            ...strategy,
            type,
            rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%', ...objectAt(strategy, 'rollingUpdate') },
          }
        : { ...strategy, type },
  });
}

const withoutFalse = (spec: JsonObject, key: string): JsonObject =>
  spec[key] === false ? Object.fromEntries(Object.entries(spec).filter(([name]) => name !== key)) : spec;

function templateDefaults(spec: JsonObject): JsonObject {
  const template = objectAt(spec, 'template');
  return {
    ...spec,
    template: {
      metadata: objectAt(template, 'metadata'),
      spec: podSpecDefaults(objectAt(template, 'spec'), false),
    },
  };
}

/** Defaults of a Pod's spec; `live` for a Pod itself, whose admission fills in more than a template gets. */
function podSpecDefaults(spec: JsonObject, live: boolean): JsonObject {
  const extra: JsonObject = live
    ? {
        enableServiceLinks: true,
        preemptionPolicy: 'PreemptLowerPriority',
        priority: 0,
        serviceAccount: 'default',
        serviceAccountName: 'default',
      }
    : {};
  return compact({
    dnsPolicy: 'ClusterFirst',
    restartPolicy: 'Always',
    schedulerName: 'default-scheduler',
    securityContext: {},
    terminationGracePeriodSeconds: 30,
    ...extra,
    ...spec,
    containers: listAt(spec, 'containers').map(containerDefaults),
    initContainers:
      at(spec, 'initContainers') === undefined
        ? undefined
        : listAt(spec, 'initContainers').map(containerDefaults),
    volumes: at(spec, 'volumes') === undefined ? undefined : listAt(spec, 'volumes').map(volumeDefaults),
  });
}

/** Files of a volume are readable by all, written by their owner: 0644, in decimal. */
const filesMode = 420;

function volumeDefaults(value: Json): JsonObject {
  const volume = objectAt(value);
  return Object.fromEntries(
    Object.entries(volume).map(([key, source]) => [
      key,
      ['configMap', 'secret', 'projected', 'downwardAPI'].includes(key) && isObject(source)
        ? { defaultMode: filesMode, ...source }
        : source,
    ]),
  );
}

function containerDefaults(value: Json): JsonObject {
  const container = objectAt(value);
  return compact({
    imagePullPolicy: pullPolicy(textAt(container, 'image') ?? ''),
    resources: {},
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    ...container,
    ports:
      at(container, 'ports') === undefined
        ? undefined
        : listAt(container, 'ports').map((port) => ({ protocol: 'TCP', ...objectAt(port) })),
    env:
      at(container, 'env') === undefined
        ? undefined
        : listAt(container, 'env').map((entry) =>
            at(entry, 'valueFrom', 'fieldRef') === undefined
              ? entry
              : withAt(objectAt(entry), ['valueFrom', 'fieldRef'], {
                  apiVersion: 'v1',
                  ...objectAt(entry, 'valueFrom', 'fieldRef'),
                }),
          ),
    livenessProbe: probeDefaults(container['livenessProbe']),
    readinessProbe: probeDefaults(container['readinessProbe']),
    startupProbe: probeDefaults(container['startupProbe']),
  });
}

function pullPolicy(image: string): string {
  const last = image.slice(image.lastIndexOf('/') + 1);
  if (last.includes('@')) return 'IfNotPresent';
  return !last.includes(':') || last.endsWith(':latest') ? 'Always' : 'IfNotPresent';
}

function probeDefaults(probe: Json | undefined): JsonObject | undefined {
  if (!isObject(probe)) return undefined;
  const httpGet = at(probe, 'httpGet');
  return compact({
    failureThreshold: 3,
    periodSeconds: 10,
    successThreshold: 1,
    timeoutSeconds: 1,
    ...probe,
    httpGet: isObject(httpGet) ? { path: '/', scheme: 'HTTP', ...httpGet } : undefined,
  });
}

function serviceDefaults(spec: JsonObject): JsonObject {
  const type = textAt(spec, 'type') ?? 'ClusterIP';
  const ports = listAt(spec, 'ports').map((port) => {
    const filled = { protocol: 'TCP', targetPort: at(port, 'port') ?? 0, ...objectAt(port) };
    return numberAt(port, 'nodePort') === 0
      ? Object.fromEntries(Object.entries(filled).filter(([key]) => key !== 'nodePort'))
      : filled;
  });
  const external: JsonObject =
    type === 'NodePort' || type === 'LoadBalancer' ? { externalTrafficPolicy: 'Cluster' } : {};
  const affinity: JsonObject =
    textAt(spec, 'sessionAffinity') === 'ClientIP'
      ? { sessionAffinityConfig: { clientIP: { timeoutSeconds: 10_800 } } }
      : {};
  const families: JsonObject = type === 'ExternalName' ? {} : { internalTrafficPolicy: 'Cluster' };
  return compact({
    ...external,
    ...affinity,
    ...families,
    sessionAffinity: 'None',
    ...spec,
    type,
    ports: ports.length === 0 ? undefined : ports,
  });
}

function secretDefaults(object: JsonObject): JsonObject {
  const { stringData, ...rest } = object;
  const data: Record<string, Json> = { ...objectAt(object, 'data') };
  for (const [key, value] of Object.entries(objectAt(stringData)))
    if (typeof value === 'string') data[key] = encodeBase64(value);
  return compact({ type: 'Opaque', ...rest, data: Object.keys(data).length === 0 ? undefined : data });
}

const encodeBase64 = (value: string): string =>
  btoa(String.fromCodePoint(...new TextEncoder().encode(value)));

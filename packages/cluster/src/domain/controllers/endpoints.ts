import {
  at,
  canonicalText,
  compact,
  equals,
  listAt,
  numberAt,
  objectAt,
  textAt,
  textMapAt,
} from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { selectorOfLabels, selects } from '../labelselector.ts';
import { controllerReference, isBeingDeleted, isReady, nameOf, namespaceOf, uidOf } from './action.ts';
import type { Action } from './action.ts';

/** The label that ties a slice to its Service. */
export const serviceNameLabel = 'kubernetes.io/service-name';
const managedByLabel = 'endpointslice.kubernetes.io/managed-by';
const manager = 'endpointslice-controller.k8s.io';
const headlessLabel = 'service.kubernetes.io/headless';

/** The real controller puts no more than this many endpoints into one slice. */
const endpointsASlice = 100;

/** What one slice of a Service holds: endpoints that share their ports. */
export interface SliceContent {
  readonly ports: readonly Json[];
  readonly endpoints: readonly Json[];
}

/**
 * The slices that a Service should have now; undefined for a Service without a selector, whose slices are its owner's
 * business. A Service that selects nothing has one slice with nothing in it.
 */
export function sliceContents(
  service: JsonObject,
  pods: readonly JsonObject[],
): readonly SliceContent[] | undefined {
  const labels = textMapAt(service, 'spec', 'selector');
  if (Object.keys(labels).length === 0 || textAt(service, 'spec', 'type') === 'ExternalName')
    return undefined;
  const selector = selectorOfLabels(labels);
  const publishAll = at(service, 'spec', 'publishNotReadyAddresses') === true;
  const groups = new Map<string, { ports: readonly Json[]; endpoints: Json[] }>();
  for (const pod of pods) {
    if (!selects(selector, pod) || !hasAddress(pod)) continue;
    const ports = portsFor(service, pod);
    const key = canonicalText(ports);
    const group = groups.get(key) ?? { ports, endpoints: [] };
    group.endpoints.push(endpointOf(pod, publishAll));
    groups.set(key, group);
  }
  const slices = [...groups.values()].flatMap((group) =>
    chunks(group.endpoints).map((endpoints) => ({ ports: group.ports, endpoints })),
  );
  return slices.length === 0 ? [{ ports: [], endpoints: [] }] : slices;
}

/** Whether a Pod can be an endpoint: on a Node, with an address, and not at its end. */
function hasAddress(pod: JsonObject): boolean {
  const phase = textAt(pod, 'status', 'phase');
  return (
    textAt(pod, 'spec', 'nodeName') !== undefined &&
    textAt(pod, 'status', 'podIP') !== undefined &&
    phase !== 'Succeeded' &&
    phase !== 'Failed'
  );
}

function endpointOf(pod: JsonObject, publishAll: boolean): JsonObject {
  const serving = isReady(pod);
  const terminating = isBeingDeleted(pod);
  return compact({
    addresses: [textAt(pod, 'status', 'podIP') ?? ''],
    conditions: { ready: publishAll || (serving && !terminating), serving, terminating },
    nodeName: textAt(pod, 'spec', 'nodeName'),
    targetRef: { kind: 'Pod', namespace: namespaceOf(pod), name: nameOf(pod), uid: uidOf(pod) },
  });
}

function portsFor(service: JsonObject, pod: JsonObject): readonly Json[] {
  return listAt(service, 'spec', 'ports').flatMap((port): readonly Json[] => {
    const number = targetPort(port, pod);
    if (number === undefined) return [];
    return [{ name: textAt(port, 'name') ?? '', port: number, protocol: textAt(port, 'protocol') ?? 'TCP' }];
  });
}

/** The port of a Pod that a Service's port means: a number, or the name of a container's port. */
export function targetPort(port: Json, pod: JsonObject): number | undefined {
  const target = at(port, 'targetPort') ?? at(port, 'port');
  if (typeof target === 'number') return target;
  for (const container of listAt(pod, 'spec', 'containers'))
    for (const offered of listAt(container, 'ports'))
      if (textAt(offered, 'name') === target) return numberAt(offered, 'containerPort');
  return undefined;
}

function chunks(endpoints: readonly Json[]): readonly (readonly Json[])[] {
  const parts: (readonly Json[])[] = [];
  for (let start = 0; start < endpoints.length; start += endpointsASlice)
    parts.push(endpoints.slice(start, start + endpointsASlice));
  return parts;
}

/** The writes that turn a Service's existing slices into what they should be. */
export function reconcileSlices(
  service: JsonObject,
  wanted: readonly SliceContent[],
  existing: readonly JsonObject[],
): readonly Action[] {
  const mine = existing.filter((slice) => textAt(slice, 'metadata', 'labels', managedByLabel) === manager);
  const labels = sliceLabels(service);
  const actions: Action[] = [];
  for (const [index, content] of wanted.entries()) {
    const slice = mine[index];
    if (slice === undefined) actions.push(createSlice(service, content));
    else if (
      !equals(listAt(slice, 'endpoints'), content.endpoints) ||
      !equals(listAt(slice, 'ports'), content.ports) ||
      !equals(objectAt(slice, 'metadata', 'labels'), labels)
    )
      actions.push({
        kind: 'patch',
        plural: 'endpointslices',
        namespace: namespaceOf(slice),
        name: nameOf(slice),
        patch: {
          metadata: { labels: { ...goneLabels(slice, labels), ...labels } },
          endpoints: content.endpoints,
          ports: content.ports,
        },
      });
  }
  for (const slice of mine.slice(wanted.length))
    actions.push({
      kind: 'delete',
      plural: 'endpointslices',
      namespace: namespaceOf(slice),
      name: nameOf(slice),
    });
  return actions;
}

/** A slice carries the labels of its Service and those by which it is found. */
const sliceLabels = (service: JsonObject): JsonObject => ({
  ...objectAt(service, 'metadata', 'labels'),
  ...(textAt(service, 'spec', 'clusterIP') === 'None' ? { [headlessLabel]: '' } : {}),
  [managedByLabel]: manager,
  [serviceNameLabel]: nameOf(service),
});

/** What a merge patch takes away: labels that the Service has no longer. */
const goneLabels = (slice: JsonObject, labels: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.keys(objectAt(slice, 'metadata', 'labels'))
      .filter((key) => labels[key] === undefined)
      .map((key) => [key, null]),
  );

function createSlice(service: JsonObject, content: SliceContent): Action {
  return {
    kind: 'create',
    plural: 'endpointslices',
    namespace: namespaceOf(service),
    object: {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: {
        generateName: `${nameOf(service)}-`,
        labels: sliceLabels(service),
        ownerReferences: [controllerReference(service)],
      },
      addressType: 'IPv4',
      endpoints: content.endpoints,
      ports: content.ports,
    },
  };
}

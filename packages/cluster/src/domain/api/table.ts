import { at, isObject, listAt, numberAt, objectAt, textAt, textMapAt } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Plural, Resource } from '../resources.ts';

interface Column {
  readonly name: string;
  readonly type: 'string' | 'integer';
  /** 0 is always shown, 1 only by `-o wide`. */
  readonly priority: 0 | 1;
  readonly cell: (object: JsonObject, nowMs: number) => Json;
}

const column = (name: string, cell: Column['cell'], more: Partial<Column> = {}): Column => ({
  name,
  type: 'string',
  priority: 0,
  cell,
  ...more,
});
const wide = { priority: 1 } as const;
const whole = { type: 'integer' } as const;

const name = column('Name', (object) => textAt(object, 'metadata', 'name') ?? '');
const age = column('Age', (object, nowMs) => ageOf(textAt(object, 'metadata', 'creationTimestamp'), nowMs));
const count = (object: JsonObject, ...path: readonly string[]): number => numberAt(object, ...path) ?? 0;

const containers =
  (pick: 'name' | 'image') =>
  (object: JsonObject): string =>
    listAt(object, 'spec', 'template', 'spec', 'containers')
      .map((container) => textAt(container, pick) ?? '')
      .join(',');

const labelsText = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',') || '<none>';

const columns: Readonly<Partial<Record<Plural, readonly Column[]>>> = {
  pods: [
    name,
    column('Ready', (pod) => {
      const statuses = listAt(pod, 'status', 'containerStatuses');
      const ready = statuses.filter((status) => at(status, 'ready') === true).length;
      return `${ready}/${listAt(pod, 'spec', 'containers').length}`;
    }),
    column('Status', podStatusText),
    column('Restarts', (pod) =>
      String(
        listAt(pod, 'status', 'containerStatuses').reduce<number>(
          (sum, status) => sum + (numberAt(status, 'restartCount') ?? 0),
          0,
        ),
      ),
    ),
    age,
    column('IP', (pod) => textAt(pod, 'status', 'podIP') ?? '<none>', wide),
    column('Node', (pod) => textAt(pod, 'spec', 'nodeName') ?? '<none>', wide),
  ],
  deployments: [
    name,
    column('Ready', (o) => `${count(o, 'status', 'readyReplicas')}/${count(o, 'spec', 'replicas')}`),
    column('Up-to-date', (o) => count(o, 'status', 'updatedReplicas'), whole),
    column('Available', (o) => count(o, 'status', 'availableReplicas'), whole),
    age,
    column('Containers', containers('name'), wide),
    column('Images', containers('image'), wide),
    column('Selector', (o) => labelsText(textMapAt(o, 'spec', 'selector', 'matchLabels')), wide),
  ],
  replicasets: [
    name,
    column('Desired', (o) => count(o, 'spec', 'replicas'), whole),
    column('Current', (o) => count(o, 'status', 'replicas'), whole),
    column('Ready', (o) => count(o, 'status', 'readyReplicas'), whole),
    age,
    column('Containers', containers('name'), wide),
    column('Images', containers('image'), wide),
  ],
  services: [
    name,
    column('Type', (o) => textAt(o, 'spec', 'type') ?? ''),
    column('Cluster-IP', (o) => textAt(o, 'spec', 'clusterIP') ?? '<none>'),
    column('External-IP', () => '<none>'),
    column('Port(s)', (o) =>
      listAt(o, 'spec', 'ports')
        .map((port) => {
          const node = numberAt(port, 'nodePort');
          return `${numberAt(port, 'port') ?? 0}${node === undefined ? '' : `:${node}`}/${textAt(port, 'protocol') ?? 'TCP'}`;
        })
        .join(','),
    ),
    age,
    column('Selector', (o) => labelsText(textMapAt(o, 'spec', 'selector')), wide),
  ],
  endpointslices: [
    name,
    column('AddressType', (o) => textAt(o, 'addressType') ?? ''),
    column(
      'Ports',
      (o) =>
        listAt(o, 'ports')
          .map((port) => String(numberAt(port, 'port') ?? ''))
          .join(',') || '<unset>',
    ),
    column(
      'Endpoints',
      (o) =>
        listAt(o, 'endpoints')
          .flatMap((endpoint) => listAt(endpoint, 'addresses'))
          .filter((address) => typeof address === 'string')
          .join(',') || '<unset>',
    ),
    age,
  ],
  namespaces: [name, column('Status', (o) => textAt(o, 'status', 'phase') ?? ''), age],
  nodes: [
    name,
    column('Status', (o) =>
      listAt(o, 'status', 'conditions').some(
        (c) => textAt(c, 'type') === 'Ready' && textAt(c, 'status') === 'True',
      )
        ? 'Ready'
        : 'NotReady',
    ),
    column('Roles', () => '<none>'),
    age,
    column('Version', (o) => textAt(o, 'status', 'nodeInfo', 'kubeletVersion') ?? ''),
  ],
  configmaps: [name, column('Data', (o) => Object.keys(objectAt(o, 'data')).length, whole), age],
  secrets: [
    name,
    column('Type', (o) => textAt(o, 'type') ?? ''),
    column('Data', (o) => Object.keys(objectAt(o, 'data')).length, whole),
    age,
  ],
  leases: [name, column('Holder', (o) => textAt(o, 'spec', 'holderIdentity') ?? ''), age],
  events: [
    column('Last Seen', (o, nowMs) => ageOf(textAt(o, 'lastTimestamp'), nowMs)),
    column('Type', (o) => textAt(o, 'type') ?? ''),
    column('Reason', (o) => textAt(o, 'reason') ?? ''),
    column(
      'Object',
      (o) =>
        `${(textAt(o, 'involvedObject', 'kind') ?? '').toLowerCase()}/${textAt(o, 'involvedObject', 'name') ?? ''}`,
    ),
    column('Message', (o) => textAt(o, 'message') ?? ''),
  ],
};

/** The word that `kubectl get pods` shows. */
function podStatusText(pod: JsonObject): string {
  if (at(pod, 'metadata', 'deletionTimestamp') !== undefined) return 'Terminating';
  for (const status of listAt(pod, 'status', 'containerStatuses')) {
    const waiting = textAt(status, 'state', 'waiting', 'reason');
    if (waiting !== undefined) return waiting;
    const terminated = textAt(status, 'state', 'terminated', 'reason');
    if (terminated !== undefined) return terminated;
  }
  return textAt(pod, 'status', 'reason') ?? textAt(pod, 'status', 'phase') ?? 'Unknown';
}

/** The time since a moment as people read it: `42s`, `7m`, `3h`, `12d`. */
function ageOf(moment: string | undefined, nowMs: number): string {
  const from = moment === undefined ? Number.NaN : Date.parse(moment);
  if (!Number.isFinite(from)) return '<unknown>';
  const seconds = Math.max(0, Math.floor((nowMs - from) / 1000));
  if (seconds < 120) return `${seconds}s`;
  if (seconds < 7200) return `${Math.floor(seconds / 60)}m`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3600)}h`;
  return `${Math.floor(seconds / 86_400)}d`;
}

/** Objects as the `Table` that kubectl prints, each row with its object's metadata. */
export function tableOf(
  resource: Resource,
  objects: readonly JsonObject[],
  metadata: JsonObject,
  nowMs: number,
): JsonObject {
  const shown = columns[resource.plural] ?? [name, age];
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata,
    columnDefinitions: shown.map((entry) => ({
      name: entry.name,
      type: entry.type,
      format: entry.name === 'Name' ? 'name' : '',
      description: entry.name,
      priority: entry.priority,
    })),
    rows: objects.map((object) => ({
      cells: shown.map((entry) => entry.cell(object, nowMs)),
      object: {
        kind: 'PartialObjectMetadata',
        apiVersion: 'meta.k8s.io/v1',
        metadata: isObject(object['metadata']) ? object['metadata'] : {},
      },
    })),
  };
}

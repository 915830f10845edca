import {
  at,
  canonicalText,
  compact,
  equals,
  listAt,
  numberAt,
  objectAt,
  textAt,
  withoutAt,
} from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { timestamp } from '../timestamp.ts';
import {
  conditionOf,
  controllerReference,
  isBeingDeleted,
  nameOf,
  namespaceOf,
  replicasOf,
  uidOf,
} from './action.ts';
import type { Action } from './action.ts';
import { planRollingUpdate, readBound } from './rollingupdate.ts';
import type { Scaling } from './rollingupdate.ts';

const hashLabel = 'pod-template-hash';
const revisionKey = 'deployment.kubernetes.io/revision';
/** Annotations of a Deployment that its ReplicaSets do not get. */
const notCopied = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  revisionKey,
  'deployment.kubernetes.io/revision-history',
  'deployment.kubernetes.io/desired-replicas',
  'deployment.kubernetes.io/max-replicas',
]);

/** What a Deployment's decision is made of. `podsLeft`: Pods of old ReplicaSets that still run, ending ones included. */
export interface DeploymentView {
  readonly deployment: JsonObject;
  readonly replicaSets: readonly JsonObject[];
  readonly oldPodsLeft: number;
  readonly nowMs: number;
}

/** Decides the next steps of a Deployment: a new ReplicaSet, scalings, status, old revisions to be forgotten. */
export function reconcileDeployment(view: DeploymentView): readonly Action[] {
  const { deployment, replicaSets } = view;
  if (isBeingDeleted(deployment)) return [];
  const template = at(deployment, 'spec', 'template');
  const byAge = [...replicaSets].sort((left, right) => revisionOf(left) - revisionOf(right));
  const fresh = byAge.find((set) => equals(templateWithoutHash(set), template));
  const old = byAge.filter((set) => set !== fresh);
  const newest = Math.max(0, ...old.map(revisionOf));
  if (fresh === undefined) {
    if (at(deployment, 'spec', 'paused') === true)
      return [
        ...scalings(deployment, old, scalePaused(deployment, old)),
        ...statusActions(view, undefined, old),
      ];
    return [createReplicaSet(deployment, newest + 1, old), ...statusActions(view, undefined, old)];
  }
  return [
    ...renumber(deployment, fresh, newest),
    ...scalings(deployment, byAge, planScalings(view, fresh, old)),
    ...statusActions(view, fresh, old),
    ...forgetOld(deployment, fresh, old),
  ];
}

/** The name's last part and label of a template: equal templates have equal hashes. */
export function templateHash(template: Json | undefined): string {
  let hash = 0x811c9dc5;
  for (const code of new TextEncoder().encode(canonicalText(template ?? null)))
    hash = Math.imul(hash ^ code, 0x01000193) >>> 0;
  const letters = 'bcdfghjklmnpqrstvwxz2456789';
  return String(hash)
    .padStart(10, '0')
    .split('')
    .map((digit) => letters[Number(digit)] ?? 'b')
    .join('');
}

function templateWithoutHash(set: JsonObject): JsonObject {
  const template = objectAt(set, 'spec', 'template');
  const bare = withoutAt(template, ['metadata', 'labels', hashLabel]);
  return bare;
}

const revisionOf = (object: JsonObject): number =>
  Number(textAt(object, 'metadata', 'annotations', revisionKey) ?? '0');

function boundsOf(deployment: JsonObject): { readonly maxSurge: number; readonly maxUnavailable: number } {
  const desired = replicasOf(deployment);
  const read = (key: string, round: 'up' | 'down'): number => {
    const value = at(deployment, 'spec', 'strategy', 'rollingUpdate', key);
    return readBound(
      typeof value === 'number' || typeof value === 'string' ? value : undefined,
      desired,
      round,
    );
  };
  if (textAt(deployment, 'spec', 'strategy', 'type') === 'Recreate')
    return { maxSurge: 0, maxUnavailable: 0 };
  const maxSurge = read('maxSurge', 'up');
  const maxUnavailable = read('maxUnavailable', 'down');
  return { maxSurge, maxUnavailable: maxSurge === 0 && maxUnavailable === 0 ? 1 : maxUnavailable };
}

function createReplicaSet(deployment: JsonObject, revision: number, old: readonly JsonObject[]): Action {
  const template = objectAt(deployment, 'spec', 'template');
  const hash = templateHash(template);
  const labels = { ...objectAt(template, 'metadata', 'labels'), [hashLabel]: hash };
  const desired = replicasOf(deployment);
  const { maxSurge } = boundsOf(deployment);
  const recreates = textAt(deployment, 'spec', 'strategy', 'type') === 'Recreate';
  const running = old.reduce((sum, set) => sum + replicasOf(set), 0);
  const replicas = recreates
    ? old.length === 0
      ? desired
      : 0
    : Math.min(desired, Math.max(0, desired + maxSurge - running));
  const selector = objectAt(deployment, 'spec', 'selector');
  return {
    kind: 'create',
    plural: 'replicasets',
    namespace: namespaceOf(deployment),
    object: {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: `${nameOf(deployment)}-${hash}`,
        labels,
        annotations: {
          ...copiedAnnotations(deployment),
          [revisionKey]: String(revision),
          'deployment.kubernetes.io/desired-replicas': String(desired),
          'deployment.kubernetes.io/max-replicas': String(desired + maxSurge),
        },
        ownerReferences: [controllerReference(deployment)],
      },
      spec: compact({
        replicas,
        minReadySeconds: numberAt(deployment, 'spec', 'minReadySeconds'),
        selector: { ...selector, matchLabels: { ...objectAt(selector, 'matchLabels'), [hashLabel]: hash } },
        template: {
          ...template,
          metadata: { ...objectAt(template, 'metadata'), labels },
        },
      }),
    },
  };
}

function copiedAnnotations(deployment: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(objectAt(deployment, 'metadata', 'annotations')).filter(([key]) => !notCopied.has(key)),
  );
}

/** A revision that is used again becomes the newest. */
function renumber(deployment: JsonObject, fresh: JsonObject, newest: number): readonly Action[] {
  const revision = revisionOf(fresh) > newest ? revisionOf(fresh) : newest + 1;
  const wanted: JsonObject = { ...copiedAnnotations(deployment), [revisionKey]: String(revision) };
  const current = objectAt(fresh, 'metadata', 'annotations');
  const minReady = numberAt(deployment, 'spec', 'minReadySeconds') ?? 0;
  const sameMinReady = (numberAt(fresh, 'spec', 'minReadySeconds') ?? 0) === minReady;
  if (sameMinReady && Object.entries(wanted).every(([key, value]) => equals(current[key], value))) return [];
  return [
    {
      kind: 'patch',
      plural: 'replicasets',
      namespace: namespaceOf(fresh),
      name: nameOf(fresh),
      patch: { metadata: { annotations: wanted }, spec: { minReadySeconds: minReady } },
    },
  ];
}

function planScalings(
  view: DeploymentView,
  fresh: JsonObject,
  old: readonly JsonObject[],
): readonly Scaling[] {
  const { deployment } = view;
  const desired = replicasOf(deployment);
  if (at(deployment, 'spec', 'paused') === true) return scalePaused(deployment, [...old, fresh]);
  if (textAt(deployment, 'spec', 'strategy', 'type') === 'Recreate') {
    const active = old.filter((set) => replicasOf(set) > 0);
    if (active.length > 0) return active.map((set) => ({ name: nameOf(set), replicas: 0 }));
    if (view.oldPodsLeft > 0 || replicasOf(fresh) === desired) return [];
    return [{ name: nameOf(fresh), replicas: desired }];
  }
  const side = (set: JsonObject) => ({
    name: nameOf(set),
    replicas: replicasOf(set),
    available: numberAt(set, 'status', 'availableReplicas') ?? 0,
  });
  return planRollingUpdate({
    desired,
    ...boundsOf(deployment),
    fresh: side(fresh),
    old: old.filter((set) => replicasOf(set) > 0).map(side),
  });
}

/** A paused Deployment still follows its number of replicas, with the newest set that runs. */
function scalePaused(deployment: JsonObject, sets: readonly JsonObject[]): readonly Scaling[] {
  const active = sets.filter((set) => replicasOf(set) > 0);
  const target = active.at(-1) ?? sets.at(-1);
  if (target === undefined || active.length > 1 || replicasOf(target) === replicasOf(deployment)) return [];
  return [{ name: nameOf(target), replicas: replicasOf(deployment) }];
}

function scalings(
  deployment: JsonObject,
  sets: readonly JsonObject[],
  planned: readonly Scaling[],
): readonly Action[] {
  return planned.flatMap((scaling): readonly Action[] => {
    const set = sets.find((candidate) => nameOf(candidate) === scaling.name);
    const before = set === undefined ? 0 : replicasOf(set);
    const direction = scaling.replicas > before ? 'up' : 'down';
    return [
      {
        kind: 'patch',
        plural: 'replicasets',
        namespace: namespaceOf(deployment),
        name: scaling.name,
        patch: { spec: { replicas: scaling.replicas } },
      },
      {
        kind: 'event',
        about: deployment,
        type: 'Normal',
        reason: 'ScalingReplicaSet',
        message: `Scaled ${direction} replica set ${scaling.name} from ${before} to ${scaling.replicas}`,
      },
    ];
  });
}

function statusActions(
  view: DeploymentView,
  fresh: JsonObject | undefined,
  old: readonly JsonObject[],
): readonly Action[] {
  const { deployment, nowMs } = view;
  const all = fresh === undefined ? old : [...old, fresh];
  const total = (key: string): number =>
    all.reduce((sum, set) => sum + (numberAt(set, 'status', key) ?? 0), 0);
  const desired = replicasOf(deployment);
  const updated = fresh === undefined ? 0 : (numberAt(fresh, 'status', 'replicas') ?? 0);
  const replicas = total('replicas');
  const available = total('availableReplicas');
  const freshCounts =
    fresh !== undefined &&
    numberAt(fresh, 'status', 'observedGeneration') === numberAt(fresh, 'metadata', 'generation');
  const complete = freshCounts && updated === desired && replicas === desired && available === desired;
  const progressing = progressCondition(
    view,
    fresh,
    { replicas, updated, available, ready: total('readyReplicas') },
    complete,
  );
  const { maxUnavailable } = boundsOf(deployment);
  const enough = available >= desired - maxUnavailable;
  const positive = (value: number): number | undefined => (value === 0 ? undefined : value);
  const status = compact({
    observedGeneration: numberAt(deployment, 'metadata', 'generation'),
    replicas: positive(replicas),
    updatedReplicas: positive(updated),
    readyReplicas: positive(total('readyReplicas')),
    availableReplicas: positive(available),
    unavailableReplicas: positive(Math.max(0, Math.max(desired, replicas) - available)),
    conditions: [
      condition(
        deployment,
        nowMs,
        {
          type: 'Available',
          status: enough ? 'True' : 'False',
          reason: enough ? 'MinimumReplicasAvailable' : 'MinimumReplicasUnavailable',
          message: enough
            ? 'Deployment has minimum availability.'
            : 'Deployment does not have minimum availability.',
        },
        false,
      ),
      progressing.condition,
    ],
  });
  const revision = fresh === undefined ? undefined : textAt(fresh, 'metadata', 'annotations', revisionKey);
  const annotations = revision === undefined ? {} : { [revisionKey]: revision };
  const actions: Action[] = [];
  if (
    !equals(status, at(deployment, 'status')) ||
    (revision !== undefined && textAt(deployment, 'metadata', 'annotations', revisionKey) !== revision)
  )
    actions.push({
      kind: 'status',
      plural: 'deployments',
      namespace: namespaceOf(deployment),
      name: nameOf(deployment),
      status,
      annotations,
    });
  if (progressing.deadlineInMs !== undefined)
    actions.push({ kind: 'again', afterMs: progressing.deadlineInMs });
  return actions;
}

interface Counts {
  readonly replicas: number;
  readonly updated: number;
  readonly available: number;
  readonly ready: number;
}

function progressCondition(
  view: DeploymentView,
  fresh: JsonObject | undefined,
  counts: Counts,
  complete: boolean,
): { readonly condition: JsonObject; readonly deadlineInMs: number | undefined } {
  const { deployment, nowMs } = view;
  const set =
    fresh === undefined
      ? `${nameOf(deployment)}-${templateHash(at(deployment, 'spec', 'template'))}`
      : nameOf(fresh);
  const before = conditionOf(deployment, 'Progressing');
  const make = (status: string, reason: string, message: string, moved: boolean): JsonObject =>
    condition(deployment, nowMs, { type: 'Progressing', status, reason, message }, moved);
  if (complete)
    return {
      condition: make(
        'True',
        'NewReplicaSetAvailable',
        `ReplicaSet "${set}" has successfully progressed.`,
        false,
      ),
      deadlineInMs: undefined,
    };
  if (fresh === undefined)
    return {
      condition: make('True', 'NewReplicaSetCreated', `Created new replica set "${set}"`, true),
      deadlineInMs: undefined,
    };
  const was = (key: string): number => numberAt(deployment, 'status', key) ?? 0;
  const generationMoved =
    numberAt(deployment, 'status', 'observedGeneration') !== numberAt(deployment, 'metadata', 'generation');
  const progressed =
    generationMoved ||
    counts.updated > was('updatedReplicas') ||
    counts.ready > was('readyReplicas') ||
    counts.available > was('availableReplicas') ||
    counts.replicas - counts.updated < was('replicas') - was('updatedReplicas');
  const limitMs = (numberAt(deployment, 'spec', 'progressDeadlineSeconds') ?? 600) * 1000;
  const lastMs = Date.parse(textAt(before, 'lastUpdateTime') ?? '');
  const leftMs = progressed || Number.isNaN(lastMs) ? limitMs : lastMs + limitMs - nowMs;
  // A rollout that was complete does not time out because a Pod is lost later.
  const counting = textAt(before, 'reason') !== 'NewReplicaSetAvailable' || progressed;
  const timedOut = textAt(before, 'reason') === 'ProgressDeadlineExceeded' && !progressed;
  if (counting && (timedOut || leftMs <= 0))
    return {
      condition: make(
        'False',
        'ProgressDeadlineExceeded',
        `ReplicaSet "${set}" has timed out progressing.`,
        false,
      ),
      deadlineInMs: undefined,
    };
  if (!counting && before !== undefined) return { condition: objectAt(before), deadlineInMs: undefined };
  return {
    condition: make('True', 'ReplicaSetUpdated', `ReplicaSet "${set}" is progressing.`, progressed),
    deadlineInMs: leftMs + 100,
  };
}

interface Wanted {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly message: string;
}

/** A condition whose times stay as they were while it says the same; `moved` renews the update time. */
function condition(deployment: JsonObject, nowMs: number, wanted: Wanted, moved: boolean): JsonObject {
  const before = conditionOf(deployment, wanted.type);
  const now = timestamp(nowMs);
  const same = textAt(before, 'status') === wanted.status && textAt(before, 'reason') === wanted.reason;
  return {
    ...wanted,
    lastTransitionTime:
      textAt(before, 'status') === wanted.status ? (textAt(before, 'lastTransitionTime') ?? now) : now,
    lastUpdateTime: same && !moved ? (textAt(before, 'lastUpdateTime') ?? now) : now,
  };
}

function forgetOld(deployment: JsonObject, fresh: JsonObject, old: readonly JsonObject[]): readonly Action[] {
  if ((numberAt(fresh, 'status', 'availableReplicas') ?? 0) < replicasOf(deployment)) return [];
  const limit = numberAt(deployment, 'spec', 'revisionHistoryLimit') ?? 10;
  const idle = old.filter(
    (set) =>
      replicasOf(set) === 0 && (numberAt(set, 'status', 'replicas') ?? 0) === 0 && !isBeingDeleted(set),
  );
  return idle.slice(0, Math.max(0, idle.length - limit)).map((set): Action => ({
    kind: 'delete',
    plural: 'replicasets',
    namespace: namespaceOf(set),
    name: nameOf(set),
  }));
}

/** The ReplicaSets that a Deployment controls. */
export function setsOf(deployment: JsonObject, candidates: readonly JsonObject[]): readonly JsonObject[] {
  const uid = uidOf(deployment);
  return candidates.filter((set) =>
    listAt(set, 'metadata', 'ownerReferences').some(
      (owner) => textAt(owner, 'uid') === uid && at(owner, 'controller') === true,
    ),
  );
}

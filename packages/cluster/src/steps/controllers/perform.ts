import { plainDelete } from '../../domain/api/deleteoptions.ts';
import type { ApiPorts } from '../../ports/api.ts';
import { deleteObject } from '../api/remove.ts';
import { createNow, updateNow } from '../api/write.ts';
import { canonicalText, isObject, listAt, numberAt, objectAt, textAt } from '../../domain/json.ts';
import type { JsonObject } from '../../domain/json.ts';
import { applyMergePatch } from '../../domain/mergepatch.ts';
import { resourceOf } from '../../domain/resources.ts';
import { timestamp } from '../../domain/timestamp.ts';
import { nameOf, namespaceOf, uidOf } from '../../domain/controllers/action.ts';
import type { Action } from '../../domain/controllers/action.ts';
import { templateHash } from '../../domain/controllers/deployment.ts';

/** The name that the controllers write under. */
export const controllerManager = 'kube-controller-manager';

const eventsKept = 1000;

/** Carries out what controllers decided. Answers after how many milliseconds each wants to look again. */
export function perform(ports: ApiPorts, actions: readonly Action[], component: string): readonly number[] {
  const again: number[] = [];
  for (const action of actions) {
    if (action.kind === 'again') again.push(action.afterMs);
    else performOne(ports, action, component);
  }
  return again;
}

function performOne(ports: ApiPorts, action: Exclude<Action, { kind: 'again' }>, component: string): void {
  switch (action.kind) {
    case 'create': {
      const written = createNow(
        ports,
        resourceOf(action.plural),
        action.namespace,
        action.object,
        controllerManager,
      );
      const owner = listAt(action.object, 'metadata', 'ownerReferences')[0];
      if (written.kind === 'failure' && isObject(owner)) {
        const about = {
          ...owner,
          metadata: {
            name: textAt(owner, 'name') ?? '',
            namespace: action.namespace,
            uid: textAt(owner, 'uid') ?? '',
          },
        };
        recordEvent(
          ports,
          about,
          'Warning',
          'FailedCreate',
          `Error creating: ${written.failure.message}`,
          component,
        );
      }
      return;
    }
    case 'patch':
      updateNow(
        ports,
        resourceOf(action.plural),
        action.namespace,
        action.name,
        '',
        (live) => {
          const next = applyMergePatch(live, action.patch);
          return isObject(next) ? next : live;
        },
        controllerManager,
      );
      return;
    case 'status':
      updateNow(
        ports,
        resourceOf(action.plural),
        action.namespace,
        action.name,
        'status',
        (live) => {
          const annotations = { ...objectAt(live, 'metadata', 'annotations'), ...action.annotations };
          const metadata = {
            ...objectAt(live, 'metadata'),
            ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
          };
          return { ...live, metadata, status: action.status };
        },
        controllerManager,
      );
      return;
    case 'delete':
      deleteObject(ports, resourceOf(action.plural), action.namespace, action.name, plainDelete);
      return;
    case 'event':
      recordEvent(ports, action.about, action.type, action.reason, action.message, component);
  }
}

/** Writes an Event about an object; one that says the same again is counted, not repeated. */
export function recordEvent(
  ports: ApiPorts,
  about: JsonObject,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
  component: string,
): void {
  const namespace = namespaceOf(about) === '' ? 'default' : namespaceOf(about);
  const name = `${nameOf(about)}.${templateHash([uidOf(about), reason, message])}`;
  const now = timestamp(ports.nowMs());
  const existing = ports.store.get('events', namespace, name);
  if (existing !== undefined) {
    const count = (numberAt(existing, 'count') ?? 1) + 1;
    updateNow(
      ports,
      resourceOf('events'),
      namespace,
      name,
      '',
      (live) => ({ ...live, count, lastTimestamp: now }),
      component,
    );
    return;
  }
  createNow(
    ports,
    resourceOf('events'),
    namespace,
    {
      metadata: { name },
      involvedObject: {
        kind: textAt(about, 'kind') ?? '',
        apiVersion: textAt(about, 'apiVersion') ?? '',
        namespace,
        name: nameOf(about),
        uid: uidOf(about),
      },
      reason,
      message,
      type,
      count: 1,
      firstTimestamp: now,
      lastTimestamp: now,
      source: { component },
      reportingComponent: component,
    },
    component,
  );
  forgetOldEvents(ports);
}

/** Events are many and nobody deletes them: the oldest go, a fifth at a time. */
function forgetOldEvents(ports: ApiPorts): void {
  const events = ports.store.list('events');
  if (events.length <= eventsKept) return;
  const byAge = [...events].sort((left, right) =>
    canonicalText(left['lastTimestamp'] ?? '') < canonicalText(right['lastTimestamp'] ?? '') ? -1 : 1,
  );
  for (const event of byAge.slice(0, eventsKept / 5))
    ports.store.remove('events', namespaceOf(event), nameOf(event));
}

import { notFound } from '../failure.ts';
import { at, numberAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { selectorOfObject, selectorText } from '../labelselector.ts';
import type { ObjectStore } from '../objectstore.ts';
import type { Answered } from './read.ts';
import { answer } from './request.ts';
import type { ObjectRoute } from './request.ts';

/** Answers a GET of `/scale`. */
export function scaleOf(store: ObjectStore, route: ObjectRoute): Answered {
  const live = store.get(route.resource.plural, route.namespace, route.name);
  return live === undefined
    ? { kind: 'failure', failure: notFound(route.resource, route.name) }
    : { kind: 'answer', answer: answer(200, scaleObject(live)) };
}

/** What `/scale` shows of an object. */
export function scaleObject(live: JsonObject): JsonObject {
  const pick = (key: string): JsonObject => {
    const value = textAt(live, 'metadata', key);
    return value === undefined ? {} : { [key]: value };
  };
  const replicas = numberAt(live, 'spec', 'replicas') ?? 0;
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: {
      ...pick('name'),
      ...pick('namespace'),
      ...pick('uid'),
      ...pick('resourceVersion'),
      ...pick('creationTimestamp'),
    },
    // Go leaves a number of nothing out.
    spec: replicas === 0 ? {} : { replicas },
    status: {
      replicas: numberAt(live, 'status', 'replicas') ?? 0,
      selector: selectorText(selectorOfObject(at(live, 'spec', 'selector'))),
    },
  };
}

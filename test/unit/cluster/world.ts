import type { ApiPorts } from '@interlock/cluster/ports/api';
import { createNow } from '@interlock/cluster/steps/api/write';
import { textAt } from '@interlock/cluster/domain/json';
import type { JsonObject } from '@interlock/cluster/domain/json';
import type {
  KubeletPorts,
  Look,
  PreparedImage,
  ProcessListener,
  ProcessSpec,
} from '@interlock/cluster/ports/kubelet';
import { createObjectStore } from '@interlock/cluster/domain/objectstore';
import { findKind } from '@interlock/cluster/domain/resources';
import type { Timer } from '@interlock/cluster/ports/timer';

export interface FakeTimer extends Timer {
  /** Lets time pass; whatever is due happens in order, and promises settle in between. */
  readonly pass: (durationMs: number) => Promise<void>;
}

export function fakeTimer(startMs = Date.parse('2024-05-01T12:00:00Z')): FakeTimer {
  let nowMs = startMs;
  let nextId = 0;
  const due = new Map<number, { readonly atMs: number; readonly action: () => void }>();
  const settle = () => new Promise<void>((resolve) => void setImmediate(resolve));
  const first = (untilMs: number): number | undefined =>
    [...due]
      .filter(([, entry]) => entry.atMs <= untilMs)
      .sort((a, b) => a[1].atMs - b[1].atMs || a[0] - b[0])[0]?.[0];
  return {
    nowMs: () => nowMs,
    after: (delayMs, action) => {
      nextId += 1;
      const id = nextId;
      due.set(id, { atMs: nowMs + Math.max(0, delayMs), action });
      return () => void due.delete(id);
    },
    pass: async (durationMs) => {
      const untilMs = nowMs + durationMs;
      await settle();
      for (let id = first(untilMs); id !== undefined; id = first(untilMs)) {
        const entry = due.get(id)!;
        due.delete(id);
        nowMs = Math.max(nowMs, entry.atMs);
        entry.action();
        await settle();
      }
      nowMs = untilMs;
    },
  };
}

export function fakeApi(timer: Timer): ApiPorts {
  let uids = 0;
  let seed = 7;
  const api: ApiPorts = {
    store: createObjectStore(100, 1000),
    nowMs: timer.nowMs,
    uid: () => `uid-${(uids += 1)}`,
    random: (limit) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % limit;
    },
    reserveNodePort: (_, wanted) => Promise.resolve(wanted === 'any' ? 30_000 : wanted),
  };
  create(api, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
  return api;
}

/** Creates an object in its namespace, `shop` where it names none. */
export function create(api: ApiPorts, object: JsonObject): JsonObject {
  const resource = findKind(textAt(object, 'apiVersion') ?? '', textAt(object, 'kind') ?? '')!;
  const written = createNow(api, resource, resource.namespaced ? 'shop' : '', object, 'test');
  if (written.kind === 'failure') throw new Error(written.failure.message);
  return written.object;
}

export interface FakeProcess {
  readonly spec: ProcessSpec;
  readonly listener: ProcessListener;
  readonly signals: string[];
}

export interface FakeMachine {
  readonly ports: KubeletPorts;
  readonly processes: FakeProcess[];
  readonly images: Map<string, PreparedImage>;
  /** What looking at a Pod finds, by the path that is looked at. */
  look: (path: string) => Look;
}

/** A machine whose processes start at once and live until they are told otherwise. */
export function fakeMachine(api: ApiPorts, timer: Timer, obeys = true): FakeMachine {
  const processes: FakeProcess[] = [];
  const images = new Map<string, PreparedImage>();
  let port = 40_000;
  const machine: FakeMachine = {
    processes,
    images,
    look: () => ({ kind: 'success' }),
    ports: {
      ...api,
      timer,
      baseEnv: { PATH: '/bin' },
      freePort: () => Promise.resolve((port += 1)),
      look: (action) => Promise.resolve(machine.look(action.kind === 'http' ? action.path : 'tcp')),
      images: {
        prepare: (reference) =>
          Promise.resolve(
            images.get(reference) ?? { kind: 'refused', why: `${reference}: not found in the image store` },
          ),
        discard: () => undefined,
      },
      runtime: {
        start: (spec, listener) => {
          const entry: FakeProcess = { spec, listener, signals: [] };
          processes.push(entry);
          timer.after(1, () => listener.started(1000 + processes.length));
          return {
            signal: (name) => {
              entry.signals.push(name);
              if (obeys || name === 'SIGKILL')
                timer.after(1, () => listener.exited(name === 'SIGKILL' ? 137 : 143, 15));
            },
          };
        },
      },
    },
  };
  return machine;
}

export const webImage: PreparedImage & { readonly kind: 'ready' } = {
  kind: 'ready',
  folder: '/run/web',
  name: 'web',
  digest: `sha256:${'a'.repeat(64)}`,
  config: { command: ['node', 'server.mjs'], args: [], env: {} },
};

export const webDeployment = (
  name: string,
  replicas: number,
  image = 'web:1',
  more: JsonObject = {},
): JsonObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: {
    replicas,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: {
        containers: [
          {
            name: 'web',
            image,
            ports: [{ containerPort: 8080, name: 'http' }],
            readinessProbe: { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 1 },
          },
        ],
      },
    },
    ...more,
  },
});

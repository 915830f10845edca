import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';

import { nameOf, namespaceOf } from '../domain/controllers/action.ts';
import { serviceNameLabel } from '../domain/controllers/endpoints.ts';
import { listAt, numberAt, textAt } from '../domain/json.ts';
import type { JsonObject } from '../domain/json.ts';
import type { Change, ObjectStore } from '../domain/objectstore.ts';
import { backendKey, backendsOf, stepsBetween } from '../domain/routing.ts';
import type { Backend, Propagation } from '../domain/routing.ts';
import type { Timer } from '../ports/timer.ts';

/** The address of this machine that everything listens on. */
export const loopback = '127.0.0.1';

/** Where one port of a Service can be reached. */
export interface ServiceAddress {
  readonly namespace: string;
  readonly service: string;
  /** The Service's own port and its name. */
  readonly port: number;
  readonly portName: string;
  readonly host: string;
  readonly hostPort: number;
}

/** The listeners of all Services. */
export interface DataPlane {
  readonly reserveNodePort: (owner: string, wanted: number | 'any') => Promise<number | undefined>;
  readonly addresses: () => readonly ServiceAddress[];
  readonly stop: () => Promise<void>;
}

/** What the listeners need. */
export interface DataPlanePorts {
  readonly store: ObjectStore;
  readonly timer: Timer;
  readonly propagation: () => Propagation;
  /** The loopback port behind a Pod's address. */
  readonly resolve: (address: string, port: number) => number | undefined;
}

interface Listener {
  readonly server: Server;
  readonly hostPort: number;
  /** The backends that connections go to now, in the order they came. */
  backends: Map<string, Backend>;
  wanted: readonly Backend[];
  next: number;
  sticky: boolean;
  lastKey: string | undefined;
}

interface Owned {
  /** By the Service's port: its cluster port's listener. */
  readonly cluster: Map<number, Listener>;
  /** By node port. */
  readonly node: Map<number, Listener>;
}

const firstNodePort = 30_000;
const lastNodePort = 32_767;
const reservationMs = 2000;

/** Starts listening for whatever Services the store holds and will hold. */
export function startDataPlane(ports: DataPlanePorts): DataPlane {
  const { store, timer } = ports;
  const services = new Map<string, Owned>();
  const sockets = new Set<Socket>();
  /** Node ports taken for a write that is on its way. */
  const reserved = new Set<number>();
  let stopped = false;
  let nextNodePort = firstNodePort;

  const ownedBy = (owner: string): Owned => {
    const found = services.get(owner) ?? {
      cluster: new Map<number, Listener>(),
      node: new Map<number, Listener>(),
    };
    services.set(owner, found);
    return found;
  };

  const forward = (listener: Listener, client: Socket): void => {
    sockets.add(client);
    client.on('close', () => sockets.delete(client));
    client.on('error', () => client.destroy());
    const backend = choose(listener);
    const port = backend === undefined ? undefined : ports.resolve(backend.address, backend.port);
    if (port === undefined) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect({ host: loopback, port, allowHalfOpen: true });
    sockets.add(upstream);
    client.setNoDelay(true);
    upstream.setNoDelay(true);
    upstream.on('error', () => client.resetAndDestroy());
    upstream.on('close', () => {
      sockets.delete(upstream);
      // What the Pod still said reaches the client before its connection ends with the Pod's.
      client.destroySoon();
    });
    client.on('close', () => upstream.destroy());
    client.pipe(upstream);
    upstream.pipe(client);
  };

  const listen = (hostPort: number): Promise<Listener | undefined> =>
    new Promise((resolve) => {
      const server = createServer({ allowHalfOpen: true });
      server.once('error', () => resolve(undefined));
      server.listen({ host: loopback, port: hostPort, exclusive: true }, () => {
        const address = server.address();
        const listener: Listener = {
          server,
          hostPort: typeof address === 'object' && address !== null ? address.port : hostPort,
          backends: new Map(),
          wanted: [],
          next: 0,
          sticky: false,
          lastKey: undefined,
        };
        server.on('connection', (client) => forward(listener, client));
        server.on('error', () => undefined);
        resolve(listener);
      });
    });

  const holds = (port: number): string | undefined =>
    [...services].find(([, owned]) => owned.node.has(port))?.[0];

  const reserveNodePort = async (owner: string, wanted: number | 'any'): Promise<number | undefined> => {
    const candidates = wanted === 'any' ? anyNodePort() : [wanted];
    for (const port of candidates) {
      const holder = holds(port);
      if (holder === owner && wanted !== 'any') return port;
      if (holder !== undefined) continue;
      const listener = await listen(port);
      if (listener === undefined) continue;
      if (holds(port) !== undefined) {
        listener.server.close();
        continue;
      }
      ownedBy(owner).node.set(port, listener);
      // A reservation for a Service that was refused after all is given back.
      reserved.add(port);
      timer.after(reservationMs, () => {
        reserved.delete(port);
        void follow(owner);
      });
      return port;
    }
    return undefined;
  };

  function* anyNodePort(): Generator<number> {
    for (let tried = firstNodePort; tried <= lastNodePort; tried += 1) {
      yield nextNodePort;
      nextNodePort = nextNodePort === lastNodePort ? firstNodePort : nextNodePort + 1;
    }
  }

  const close = (listener: Listener): void => {
    listener.server.close();
  };

  const wantedOf = (owner: string): readonly WantedPort[] => {
    const [namespace = '', name = ''] = owner.split('/');
    const service = store.get('services', namespace, name);
    return service === undefined ? [] : wantedPorts(service);
  };

  /** Listens on a port unless the Service already has a listener for it. */
  const open = async (listeners: Map<number, Listener>, key: number, hostPort: number): Promise<void> => {
    if (listeners.has(key)) return;
    const listener = await listen(hostPort);
    if (listener === undefined) return;
    if (listeners.has(key) || stopped) close(listener);
    else listeners.set(key, listener);
  };

  /** Brings the listeners of one Service in line with the Service and its slices. */
  const follow = async (owner: string): Promise<void> => {
    if (stopped) return;
    const owned = ownedBy(owner);
    for (const entry of wantedOf(owner)) {
      await open(owned.cluster, entry.port, 0);
      if (entry.nodePort !== undefined) await open(owned.node, entry.nodePort, entry.nodePort);
    }
    // The Service may have changed while its ports were opened.
    const wanted = wantedOf(owner);
    const [namespace = '', name = ''] = owner.split('/');
    const slices = store
      .list('endpointslices', namespace)
      .filter((slice) => textAt(slice, 'metadata', 'labels', serviceNameLabel) === name);
    settle(owned.cluster, slices, (port) => wanted.find((entry) => entry.port === port));
    settle(owned.node, slices, (port) => wanted.find((entry) => entry.nodePort === port));
    if (wanted.length === 0 && owned.cluster.size + owned.node.size === 0) services.delete(owner);
  };

  const settle = (
    listeners: Map<number, Listener>,
    slices: readonly JsonObject[],
    entryOf: (port: number) => WantedPort | undefined,
  ): void => {
    for (const [port, listener] of listeners) {
      const entry = entryOf(port);
      if (entry !== undefined) aim(listener, entry, slices);
      else if (!reserved.has(listener.hostPort)) {
        close(listener);
        listeners.delete(port);
      }
    }
  };

  const aim = (listener: Listener, entry: WantedPort, slices: readonly JsonObject[]): void => {
    listener.sticky = entry.sticky;
    const next = backendsOf(entry.name, slices);
    const steps = stepsBetween(listener.wanted, next, ports.propagation());
    listener.wanted = next;
    for (const step of steps)
      timer.after(step.afterMs, () => {
        const wantedNow = new Set(listener.wanted.map(backendKey));
        for (const backend of step.backends) {
          const key = backendKey(backend);
          // A later change may have overtaken this one.
          if (step.kind === 'add' && wantedNow.has(key)) listener.backends.set(key, backend);
          if (step.kind === 'remove' && !wantedNow.has(key)) listener.backends.delete(key);
        }
      });
  };

  const notice = (change: Change): void => {
    const namespace = namespaceOf(change.object);
    if (change.plural === 'services') void follow(`${namespace}/${nameOf(change.object)}`);
    if (change.plural === 'endpointslices')
      void follow(`${namespace}/${textAt(change.object, 'metadata', 'labels', serviceNameLabel) ?? ''}`);
  };
  const unsubscribe = store.subscribe(notice);

  return {
    reserveNodePort,
    addresses: () =>
      [...services].flatMap(([owner, owned]) => {
        const [namespace = '', name = ''] = owner.split('/');
        const service = store.get('services', namespace, name);
        return (service === undefined ? [] : wantedPorts(service)).flatMap((entry) => {
          const listener =
            (entry.nodePort === undefined ? undefined : owned.node.get(entry.nodePort)) ??
            owned.cluster.get(entry.port);
          return listener === undefined
            ? []
            : [
                {
                  namespace,
                  service: name,
                  port: entry.port,
                  portName: entry.name,
                  host: loopback,
                  hostPort: listener.hostPort,
                },
              ];
        });
      }),
    stop: async () => {
      stopped = true;
      unsubscribe();
      const all = [...services.values()].flatMap((owned) => [
        ...owned.cluster.values(),
        ...owned.node.values(),
      ]);
      for (const socket of sockets) socket.destroy();
      await Promise.all(
        all.map((listener) => new Promise<void>((resolve) => listener.server.close(() => resolve()))),
      );
    },
  };
}

interface WantedPort {
  readonly port: number;
  readonly name: string;
  readonly nodePort: number | undefined;
  readonly sticky: boolean;
}

function wantedPorts(service: JsonObject): readonly WantedPort[] {
  const type = textAt(service, 'spec', 'type');
  if (type === 'ExternalName' || textAt(service, 'spec', 'clusterIP') === 'None') return [];
  const sticky = textAt(service, 'spec', 'sessionAffinity') === 'ClientIP';
  return listAt(service, 'spec', 'ports')
    .filter((port) => textAt(port, 'protocol') === 'TCP')
    .map((port) => ({
      port: numberAt(port, 'port') ?? 0,
      name: textAt(port, 'name') ?? '',
      nodePort: numberAt(port, 'nodePort'),
      sticky,
    }));
}

/** Round robin by connection; with affinity every client, all of them being this machine, stays where it was. */
function choose(listener: Listener): Backend | undefined {
  const backends = [...listener.backends.values()];
  if (backends.length === 0) return undefined;
  const kept = listener.lastKey === undefined ? undefined : listener.backends.get(listener.lastKey);
  if (listener.sticky && kept !== undefined) return kept;
  listener.next = (listener.next + 1) % backends.length;
  const chosen = backends[listener.next];
  listener.lastKey = chosen === undefined ? undefined : backendKey(chosen);
  return chosen;
}

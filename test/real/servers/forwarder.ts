import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect, createServer as createEntry, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

import { ask, textOf } from '../../contract/kubernetes/wire.ts';
import type { ControlPlane } from './control-plane.ts';

/**
 * What carries the packets of one Service: an entry on loopback that follows the Service's real EndpointSlices, as
 * kube-proxy does. A new connection goes to a ready endpoint, each in turn; one that is open stays where it is. Behind
 * each Pod's address, which is no listener, stands a listener on loopback that answers in the Pod's name.
 */
export interface Forwarder {
  /** Of the entry. */
  readonly url: string;
  /** The names of the Pods that new connections go to. */
  readonly pods: () => readonly string[];
  readonly stop: () => Promise<void>;
}

export interface ForwarderOptions {
  readonly plane: Pick<ControlPlane, 'url' | 'caFile' | 'headers'>;
  readonly namespace: string;
  readonly service: string;
  /** Answers in the name of a Pod. */
  readonly answer: (pod: string, response: ServerResponse) => void;
}

interface Slice {
  readonly metadata: { readonly name: string };
  /** The controller writes `null` for a Service without Pods. */
  readonly endpoints?:
    | readonly {
        readonly conditions?: { readonly ready?: boolean };
        readonly targetRef?: { readonly name?: string };
      }[]
    | null;
}

const againMs = 200;

/** Starts one; it keeps to what it knew last while the API server does not answer. */
export async function startForwarder({
  plane,
  namespace,
  service,
  answer,
}: ForwarderOptions): Promise<Forwarder> {
  const ca = await readFile(plane.caFile, 'utf8');
  const path = `${plane.url}/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices?labelSelector=kubernetes.io/service-name=${service}`;
  const slices = new Map<string, Slice>();
  const listeners = new Map<string, Promise<Server>>();
  const open = new Set<Socket>();
  const stopping = new AbortController();
  let turn = 0;

  const podsOf = (): readonly string[] => [
    ...new Set(
      [...slices.values()].flatMap(({ endpoints }) =>
        (endpoints ?? []).flatMap(({ conditions, targetRef }) =>
          conditions?.ready === false || targetRef?.name === undefined ? [] : [targetRef.name],
        ),
      ),
    ),
  ];
  const listenerOf = (pod: string): Promise<Server> => {
    const found = listeners.get(pod);
    if (found !== undefined) return found;
    const started = listen(createServer((_, response) => answer(pod, response)));
    listeners.set(pod, started);
    return started;
  };

  async function follow(): Promise<void> {
    const listed = JSON.parse(
      await textOf(await ask(path, { ca, headers: plane.headers, signal: stopping.signal })),
    ) as { readonly metadata: { readonly resourceVersion: string }; readonly items: readonly Slice[] };
    slices.clear();
    for (const slice of listed.items) slices.set(slice.metadata.name, slice);
    const stream = await ask(`${path}&watch=true&resourceVersion=${listed.metadata.resourceVersion}`, {
      ca,
      headers: plane.headers,
      signal: stopping.signal,
    });
    for await (const line of createInterface({ input: stream })) {
      const event = JSON.parse(line) as { readonly type: string; readonly object: Slice };
      if (event.type === 'ERROR') return;
      if (event.type === 'DELETED') slices.delete(event.object.metadata.name);
      else slices.set(event.object.metadata.name, event.object);
    }
  }
  const following = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await follow();
      } catch {
        // The server is away, or we are stopping; what was known holds until it is back.
      }
      await wait(againMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();

  const carry = async (client: Socket): Promise<void> => {
    const pods = podsOf();
    turn += 1;
    const pod = pods[turn % Math.max(1, pods.length)];
    if (pod === undefined) {
      client.destroy();
      return;
    }
    const backend = connect(portOf(await listenerOf(pod)), '127.0.0.1');
    for (const [from, to] of [
      [client, backend],
      [backend, client],
    ] as const) {
      open.add(from);
      from.once('error', () => to.destroy());
      from.once('close', () => {
        open.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  };
  const entry = createEntry((client) => {
    client.on('error', () => client.destroy());
    void carry(client);
  });
  await listen(entry);

  return {
    url: `http://127.0.0.1:${String(portOf(entry))}`,
    pods: podsOf,
    stop: async () => {
      stopping.abort();
      await following;
      for (const socket of open) socket.destroy();
      entry.close();
      for (const listener of listeners.values()) {
        const server = await listener;
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

const portOf = (server: Pick<Server, 'address'>): number => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

function listen<Listener extends ReturnType<typeof createEntry>>(server: Listener): Promise<Listener> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

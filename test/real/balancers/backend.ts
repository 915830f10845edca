import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface Version {
  readonly name: string;
  readonly port: number;
  /** What `/healthz` answers. */
  readonly setHealthy: (isHealthy: boolean) => void;
  readonly requests: () => number;
  readonly connections: () => number;
  /** Stops listening and breaks every connection, as a process that dies. */
  readonly die: () => Promise<void>;
}

/** A version of a service that says its name in `x-version`, as the load client expects. */
export async function startVersion(name: string): Promise<Version> {
  let isHealthy = true;
  let requests = 0;
  let connections = 0;
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    response.setHeader('x-version', name);
    if (request.url === '/healthz') response.statusCode = isHealthy ? 200 : 503;
    else requests += 1;
    response.end(name);
  });
  server.keepAliveTimeout = 60_000;
  server.on('connection', (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    name,
    port: (server.address() as AddressInfo).port,
    setHealthy: (value) => {
      isHealthy = value;
    },
    requests: () => requests,
    connections: () => connections,
    die: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

import { createServer, request as httpRequest, Agent as HttpAgent } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { request as httpsRequest, Agent as HttpsAgent } from 'node:https';
import { chmod, rm } from 'node:fs/promises';
import process from 'node:process';

import type { Access } from '../domain/kubeconfig.ts';
import { headersWithout } from './headers.ts';

const acceptedHosts = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::[0-9]+)?$/;

/**
 * Serves the API on a unix socket with the credentials of a context, as `kubectl proxy --unix-socket` does: without
 * asking who calls, but only for Host headers that mean this machine. Runs until SIGTERM or SIGINT.
 */
export async function proxy(access: Access, socketPath: string, say: (line: string) => void): Promise<void> {
  const target = new URL(access.server);
  const secure = target.protocol === 'https:';
  const agent = secure
    ? new HttpsAgent({ keepAlive: true, ...(access.certificate === '' ? {} : { ca: access.certificate }) })
    : new HttpAgent({ keepAlive: true });

  const forward = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    if (!acceptedHosts.test(incoming.headers.host ?? '')) {
      outgoing.writeHead(403, { 'content-type': 'text/html' }).end('<h3>Forbidden</h3>');
      return;
    }
    const headers = headersWithout(incoming.headers, ['authorization', 'connection', 'host']);
    const sent = (secure ? httpsRequest : httpRequest)(
      {
        agent,
        host: target.hostname,
        port: target.port,
        method: incoming.method,
        path: incoming.url,
        headers: { ...headers, host: target.host, authorization: `Bearer ${access.token}` },
      },
      (reply) => {
        outgoing.writeHead(
          reply.statusCode ?? 502,
          headersWithout(reply.headers, ['connection', 'transfer-encoding']),
        );
        // A watch answers with its headers long before its first change.
        outgoing.flushHeaders();
        reply.pipe(outgoing);
        reply.on('error', () => outgoing.destroy());
      },
    );
    sent.on('error', (error) => {
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(502, { 'content-type': 'text/plain' }).end(`${error.message}\n`);
    });
    outgoing.on('close', () => {
      if (!outgoing.writableFinished) sent.destroy();
    });
    incoming.pipe(sent);
  };

  await rm(socketPath, { force: true });
  const server = createServer(forward);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, resolve);
  });
  await chmod(socketPath, 0o600);
  say(`Starting to serve on ${socketPath}`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  server.close();
  server.closeAllConnections();
  agent.destroy();
  await rm(socketPath, { force: true });
}

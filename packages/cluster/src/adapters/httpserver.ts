import { timingSafeEqual } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { handleRequest } from '../steps/api/handle.ts';
import type { ApiPorts } from '../ports/api.ts';
import { answer } from '../domain/api/request.ts';
import type { Answer, LogRequest, ProxyRequest, WatchRequest } from '../domain/api/request.ts';
import { bookmark, eventFor } from '../domain/api/watch.ts';
import type { WatchEvent } from '../domain/api/watch.ts';
import { badRequest, statusOf, unauthorized, unavailable } from '../domain/failure.ts';
import type { Failure } from '../domain/failure.ts';
import { listAt, numberAt, parseJson, textAt } from '../domain/json.ts';
import type { Json } from '../domain/json.ts';
import type { Log } from '../domain/kubelet/log.ts';
import { targetPort } from '../domain/controllers/endpoints.ts';
import type { Timer } from '../ports/timer.ts';
import { loopback } from './dataplane.ts';
import { headersWithout } from './headers.ts';
import type { ServiceAddress } from './dataplane.ts';

/** What the HTTP face of the API needs. */
export interface HttpPorts {
  readonly api: ApiPorts;
  readonly timer: Timer;
  readonly token: string;
  readonly log: (namespace: string, pod: string, container: string, previous: boolean) => Log | undefined;
  readonly resolve: (podIp: string, port: number) => number | undefined;
  readonly addresses: () => readonly ServiceAddress[];
  /** Requests under `/_rehearsal/`, which no real server has. */
  readonly rehearsal: (
    method: string,
    path: string,
    body: Json,
  ) => Promise<{ readonly code: number; readonly body: Json }>;
}

const bodyLimitBytes = 3 * 1024 * 1024;
const unreadLimitBytes = 16 * 1024 * 1024;
const bookmarkEveryMs = 10_000;
const bookmarkBeforeEndMs = 2000;

/** Makes the listener of an HTTP or HTTPS server. */
export function createHttpListener(
  ports: HttpPorts,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    response.on('error', () => undefined);
    serve(ports, request, response).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      if (!response.headersSent)
        sendFailure(response, {
          code: 500,
          reason: 'InternalError',
          message: `Internal error occurred: ${why}`,
        });
      response.end();
    });
  };
}

async function serve(ports: HttpPorts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://cluster');
  if (!isAuthorized(request.headers.authorization, ports.token)) {
    sendFailure(response, unauthorized());
    return;
  }
  const body = await readBody(request);
  if (body === undefined) {
    sendFailure(response, {
      code: 413,
      reason: 'RequestEntityTooLarge',
      message: `Request entity too large: limit is ${bodyLimitBytes}`,
    });
    return;
  }
  const method = request.method ?? 'GET';
  if (url.pathname.startsWith('/_rehearsal/')) {
    const parsed =
      body.length === 0 ? { kind: 'value' as const, value: null } : parseJson(body.toString('utf8'));
    const result =
      parsed.kind === 'problem'
        ? { code: 400, body: statusOf(badRequest(parsed.why)) }
        : await ports.rehearsal(method, url.pathname, parsed.value);
    sendJson(response, result.code, result.body, []);
    return;
  }
  const query = new Map(url.searchParams);
  const reply = await handleRequest(ports.api, {
    method,
    path: url.pathname,
    query,
    accept: request.headers.accept ?? '',
    contentType: request.headers['content-type'] ?? '',
    userAgent: request.headers['user-agent'] ?? '',
    body: body.toString('utf8'),
  });
  await send(ports, reply, request, body, response);
}

function isAuthorized(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk as Uint8Array);
    length += part.length;
    if (length > bodyLimitBytes) return undefined;
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}

async function send(
  ports: HttpPorts,
  reply: Answer,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  switch (reply.kind) {
    case 'json':
      sendJson(response, reply.code, reply.body, reply.warnings);
      return;
    case 'text':
      response.writeHead(reply.code, { 'content-type': 'text/plain; charset=utf-8' }).end(reply.text);
      return;
    case 'watch':
      sendWatch(ports, reply.watch, response);
      return;
    case 'log':
      sendLog(ports, reply.log, response);
      return;
    case 'proxy':
      await sendProxied(ports, reply.proxy, request, body, response);
  }
}

function sendJson(response: ServerResponse, code: number, body: Json, warnings: readonly string[]): void {
  const text = `${JSON.stringify(body)}\n`;
  response.statusCode = code;
  response.setHeader('content-type', 'application/json');
  response.setHeader('cache-control', 'no-cache, private');
  response.setHeader('content-length', Buffer.byteLength(text));
  if (warnings.length > 0)
    response.setHeader(
      'warning',
      warnings.map((warning) => `299 - ${JSON.stringify(warning)}`),
    );
  response.end(text);
}

function sendFailure(response: ServerResponse, failure: Failure): void {
  const reply = answer(failure.code, statusOf(failure));
  if (reply.kind === 'json') sendJson(response, reply.code, reply.body, []);
}

function sendWatch(ports: HttpPorts, watch: WatchRequest, response: ServerResponse): void {
  const { store } = ports.api;
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-cache, private' });
  // Without this the headers wait for the first change, and a client cannot know that its watch has begun.
  response.flushHeaders();
  const write = (event: WatchEvent): void => {
    response.write(`${JSON.stringify(event)}\n`);
    // A watcher that does not read is cut off, as the real server does; it has to begin anew.
    if (response.writableLength > unreadLimitBytes) response.destroy();
  };
  if (watch.failure !== undefined) {
    write({ type: 'ERROR', object: statusOf(watch.failure) });
    response.end();
    return;
  }
  for (const object of watch.initial) write({ type: 'ADDED', object: watch.show(object) });
  const missed = store.since(watch.fromRevision);
  for (const change of missed.kind === 'changes' ? missed.changes : []) {
    const event = eventFor(change, watch);
    if (event !== undefined) write(event);
  }
  if (watch.initialEnd) write(bookmark(watch.resource, store.revision(), true));
  let latest = watch.fromRevision;
  const unsubscribe = store.subscribe((change) => {
    if (change.plural === watch.resource.plural) latest = change.revision;
    const event = eventFor(change, watch);
    if (event !== undefined) write(event);
  });
  // A bookmark tells of changes since the watch began that the watcher does not see; without any there is none.
  let marked = latest;
  const mark = (): void => {
    if (!watch.bookmarks || latest <= marked) return;
    marked = latest;
    write(bookmark(watch.resource, latest, false));
  };
  const regular = setInterval(mark, bookmarkEveryMs);
  const cancelLast = ports.timer.after(Math.max(0, watch.timeoutMs - bookmarkBeforeEndMs), mark);
  const cancelEnd = ports.timer.after(watch.timeoutMs, () => response.end());
  response.on('close', () => {
    unsubscribe();
    clearInterval(regular);
    cancelLast();
    cancelEnd();
  });
}

function sendLog(ports: HttpPorts, wanted: LogRequest, response: ServerResponse): void {
  const log = ports.log(wanted.namespace, wanted.pod, wanted.container, wanted.previous);
  if (log === undefined) {
    const which = wanted.previous ? 'previous terminated container' : 'container';
    sendFailure(response, badRequest(`${which} "${wanted.container}" in pod "${wanted.pod}" not found`));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
  response.write(log.read(wanted.tailLines));
  if (!wanted.follow) {
    response.end();
    return;
  }
  const unfollow = log.follow((text) => response.write(text));
  const unsubscribe = ports.api.store.subscribe((change) => {
    if (
      change.plural === 'pods' &&
      change.kind === 'DELETED' &&
      change.key === `${wanted.namespace}/${wanted.pod}`
    )
      response.end();
  });
  response.on('close', () => {
    unfollow();
    unsubscribe();
  });
}

async function sendProxied(
  ports: HttpPorts,
  proxy: ProxyRequest,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  const port = proxy.resource.plural === 'pods' ? podPort(ports, proxy) : servicePort(ports, proxy);
  if (port === undefined) {
    const kind = proxy.resource.plural === 'pods' ? 'pod' : 'service';
    const name = proxy.port === '' ? proxy.name : `${proxy.name}:${proxy.port}`;
    sendFailure(response, unavailable(`no endpoints available for ${kind} "${name}"`));
    return;
  }
  const headers = headersWithout(request.headers, ['authorization', 'host']);
  await new Promise<void>((resolve) => {
    const upstream = httpRequest(
      {
        host: loopback,
        port,
        method: request.method,
        path: proxy.path,
        headers: { ...headers, host: `${loopback}:${port}` },
      },
      (reply) => {
        response.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(response);
        reply.on('close', resolve);
      },
    );
    upstream.on('error', (error) => {
      if (!response.headersSent)
        sendFailure(
          response,
          unavailable(`error trying to reach ${proxy.resource.singular}: ${error.message}`),
        );
      else response.destroy();
      resolve();
    });
    response.on('close', () => upstream.destroy());
    upstream.end(body);
  });
}

function podPort(ports: HttpPorts, proxy: ProxyRequest): number | undefined {
  const pod = ports.api.store.get('pods', proxy.namespace, proxy.name);
  if (pod === undefined) return undefined;
  const first = numberAt(
    listAt(pod, 'spec', 'containers').flatMap((container) => listAt(container, 'ports'))[0],
    'containerPort',
  );
  const wanted = /^[0-9]+$/.test(proxy.port)
    ? Number(proxy.port)
    : proxy.port === ''
      ? (first ?? 80)
      : targetPort({ targetPort: proxy.port }, pod);
  return wanted === undefined ? undefined : ports.resolve(textAt(pod, 'status', 'podIP') ?? '', wanted);
}

function servicePort(ports: HttpPorts, proxy: ProxyRequest): number | undefined {
  return ports
    .addresses()
    .find(
      (entry) =>
        entry.namespace === proxy.namespace &&
        entry.service === proxy.name &&
        (proxy.port === '' || entry.portName === proxy.port || String(entry.port) === proxy.port),
    )?.hostPort;
}

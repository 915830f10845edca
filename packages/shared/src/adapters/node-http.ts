import {
  Agent as HttpAgent,
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { createInterface } from 'node:readline';

import { ExternalError, messageOf } from '../domain/errors.ts';
import type { Http, HttpAnswer, HttpRequest } from '../ports/http.ts';
import { sentence } from '../domain/sentence.ts';

const defaultCapBytes = 10 * 1024 * 1024;

function headersOf(message: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers))
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  return headers;
}

function unreachable(request: HttpRequest, thrown: unknown): ExternalError {
  const { host } = new URL(request.url);
  return new ExternalError({
    service: host,
    code: 'http-no-answer',
    message: sentence(`${request.method} ${request.url} got no answer: ${messageOf(thrown)}`),
    fix: 'Check that the address is right, that the service runs and that it can be reached from this runner.',
    retryable: true,
    cause: thrown,
  });
}

/** HTTP/1.1 over TCP, TLS or a unix socket. */
export function nodeHttp(): Http {
  const keptAlive = {
    http: new HttpAgent({ keepAlive: true }),
    https: new HttpsAgent({ keepAlive: true }),
  };

  function open(request: HttpRequest): ClientRequest {
    const url = new URL(request.url);
    const isTls = url.protocol === 'https:' && request.socketPath === undefined;
    const agent = isTls ? keptAlive.https : keptAlive.http;
    const body =
      request.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(request.body)) };
    const options = {
      method: request.method,
      headers: { ...body, ...request.headers },
      agent: request.connection === 'kept-alive' ? agent : false,
      ...(request.socketPath === undefined ? {} : { socketPath: request.socketPath }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    } as const;
    return isTls ? httpsRequest(url, options) : httpRequest(url, options);
  }

  /** Sends, and resolves with the answer's head. */
  function head(request: HttpRequest, sent: ClientRequest): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => sent.destroy(new Error(`no answer within ${String(request.deadlineMs)} ms`)),
        request.deadlineMs,
      );
      sent.once('close', () => clearTimeout(timer));
      sent.once('response', (message) => resolve(message));
      sent.once('error', reject);
      sent.end(request.body);
    });
  }

  return {
    send: async (request): Promise<HttpAnswer> => {
      const startedMs = performance.now();
      const capBytes = request.bodyCapBytes ?? defaultCapBytes;
      try {
        const sent = open(request);
        const message = await head(request, sent);
        const chunks: Buffer[] = [];
        let bytes = 0;
        let bodyTruncated = false;
        for await (const piece of message) {
          if (!(piece instanceof Uint8Array)) continue;
          const chunk = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
          bytes += chunk.length;
          if (bytes > capBytes) {
            bodyTruncated = true;
            chunks.push(chunk.subarray(0, Math.max(0, chunk.length - (bytes - capBytes))));
            sent.destroy();
            break;
          }
          chunks.push(chunk);
        }
        return {
          status: message.statusCode ?? 0,
          headers: headersOf(message),
          body: Buffer.concat(chunks).toString('utf8'),
          bodyTruncated,
          durationMs: performance.now() - startedMs,
        };
      } catch (thrown) {
        if (request.signal?.aborted === true) throw request.signal.reason;
        throw unreachable(request, thrown);
      }
    },
    stream: async (request) => {
      try {
        const sent = open(request);
        const timer = setTimeout(
          () => sent.destroy(new Error(`no answer within ${String(request.deadlineMs)} ms`)),
          request.deadlineMs,
        );
        const message = await new Promise<IncomingMessage>((resolve, reject) => {
          sent.once('response', resolve);
          sent.once('error', reject);
          sent.end(request.body);
        });
        clearTimeout(timer);
        // After the head, errors end the lines: the reader reconnects or gives up, as its own deadline says.
        sent.on('error', () => undefined);
        message.on('error', () => undefined);
        return {
          status: message.statusCode ?? 0,
          headers: headersOf(message),
          lines: createInterface({ input: message, crlfDelay: Infinity }),
          close: () => sent.destroy(),
        };
      } catch (thrown) {
        if (request.signal?.aborted === true) throw request.signal.reason;
        throw unreachable(request, thrown);
      }
    },
  };
}

import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';

export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The certificates that an https server is believed by, PEM. */
  readonly ca?: string;
  readonly signal?: AbortSignal;
}

/** Asks and gives the answer once its head is there. `fetch` cannot be told which authority to believe. */
export function ask(url: string, { method = 'GET', headers = {}, body, ca, signal }: Question = {}) {
  return new Promise<IncomingMessage>((resolve, reject) => {
    // Without its length Node sends no body with a DELETE.
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const options = {
      method,
      headers: { ...headers, ...length },
      ...(signal === undefined ? {} : { signal }),
    };
    const request = url.startsWith('https:')
      ? httpsRequest(url, { ...options, ...(ca === undefined ? {} : { ca }) }, resolve)
      : httpRequest(url, options, resolve);
    request.once('error', reject);
    request.end(body);
  });
}

/** The whole of an answer's body. */
export async function textOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

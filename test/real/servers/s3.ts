import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AwsClient } from 'aws4fetch';
import { temporaryFolder } from '../harness/folder.ts';
import { freePort } from '../harness/port.ts';
import { startServer } from '../harness/server.ts';
import type { Server } from '../harness/server.ts';
import type { Programs } from '../harness/suite.ts';

export interface S3Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The body of the answer. */
  readonly text: string;
  /** The `<Code>` of an error, and '' where the answer has none. */
  readonly code: string;
}

export interface S3Request {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface S3 {
  readonly server: Server;
  readonly url: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** One signed request, sent once. `target` is `bucket` or `bucket/key`. */
  readonly ask: (method: string, target: string, request?: S3Request) => Promise<S3Answer>;
}

const keys = { accessKeyId: 'interlock', secretAccessKey: 'a-key-of-this-suite-alone' };
const region = 'us-east-1';

/** versitygw over a folder, which keeps versions in another. */
export async function startVersitygw(programs: Programs): Promise<S3> {
  const folder = await temporaryFolder('versitygw');
  await Promise.all(['objects', 'versions'].map((name) => mkdir(path.join(folder, name))));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = await startServer({
    name: 'versitygw',
    program: programs.path('versitygw'),
    args: [
      ...['--port', `127.0.0.1:${port}`, '--region', region],
      ...['posix', '--versioning-dir', path.join(folder, 'versions'), path.join(folder, 'objects')],
    ],
    env: { ROOT_ACCESS_KEY: keys.accessKeyId, ROOT_SECRET_KEY: keys.secretAccessKey, HOME: folder },
    cwd: folder,
    ready: (signal) => answers(url, signal),
  });
  return client(server, url);
}

/** The S3 server of moto, which keeps all in memory and believes every signature. */
export async function startMoto(programs: Programs): Promise<S3> {
  const folder = await temporaryFolder('moto');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = await startServer({
    name: 'moto',
    program: programs.path('moto_server'),
    args: ['--host', '127.0.0.1', '--port', String(port)],
    env: { HOME: folder },
    cwd: folder,
    ready: (signal) => answers(`${url}/moto-api/`, signal),
  });
  return client(server, url);
}

async function answers(url: string, signal: AbortSignal) {
  await (await fetch(url, { signal })).arrayBuffer();
  return true;
}

function client(server: Server, url: string): S3 {
  const aws = new AwsClient({ ...keys, region, service: 's3', retries: 0 });
  return {
    server,
    url,
    ...keys,
    ask: async (method, target, { headers = {}, query = {}, body } = {}) => {
      const address = new URL(`${url}/${target.split('/').map(encodeURIComponent).join('/')}`);
      for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
      const response = await aws.fetch(address.href, {
        method,
        headers,
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
        signal: AbortSignal.timeout(20_000),
      });
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        text,
        code: elements(text, 'Code')[0] ?? '',
      };
    },
  };
}

/** The texts of all elements of this name, in their order. Nothing in these suites has entities in what it asks for. */
export function elements(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'gu'))].map(([, text = '']) => text);
}

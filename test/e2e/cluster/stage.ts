import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type { Agent } from 'node:http';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const bundle = join(import.meta.dirname, '..', '..', '..', 'dist', 'cluster', 'index.js');

export interface Finished {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Access {
  readonly pid: number;
  readonly url: string;
  readonly imageStore: string;
  readonly token: string;
}

export interface Reply {
  readonly code: number;
  readonly body: unknown;
}

/** The committed bundle in a folder of its own. */
export interface Stage {
  readonly folder: string;
  readonly home: string;
  readonly run: (...argv: readonly string[]) => Promise<Finished>;
  /** The stand-in for kubectl, or another program of that name. */
  readonly kubectl: (argv: readonly string[], program?: string) => Promise<Finished>;
  readonly access: () => Access;
  readonly api: (method: string, path: string, body?: unknown, type?: string) => Promise<Reply>;
  /** Puts a version of the web program into the image store and answers its digest. */
  readonly addImage: (version: string) => Promise<string>;
  readonly write: (name: string, text: string) => string;
  readonly close: () => Promise<void>;
}

export function openStage(): Stage {
  const folder = mkdtempSync(join(tmpdir(), 'interlock-cluster-'));
  const home = join(folder, 'cluster');
  const kubeconfig = join(home, 'kubeconfig');
  const run = (...argv: readonly string[]) => start(process.execPath, [bundle, ...argv], {});
  const access = (): Access => JSON.parse(readFileSync(join(home, 'cluster.json'), 'utf8')) as Access;
  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  return {
    folder,
    home,
    run,
    access,
    write,
    kubectl: (argv, program = join(home, 'bin', 'kubectl')) =>
      // Without a HOME kubectl keeps its discovery cache in the folder it stands in.
      start(program, argv, { KUBECONFIG: kubeconfig, HOME: folder }),
    api: async (method, path, body, type = 'application/json') => {
      const { url, token } = access();
      const response = await fetch(`${url}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': type },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { code: response.status, body: await response.json() };
    },
    addImage: async (version) => {
      write(`${version}/server.mjs`, program(version));
      const image = write(`${version}/image.json`, JSON.stringify({ command: ['node', 'server.mjs'] }));
      const added = await run(
        'image',
        'add',
        '--folder',
        home,
        '--name',
        `web:${version}`,
        join(image, '..'),
      );
      if (added.code !== 0) throw new Error(added.err);
      return added.out.trim();
    },
    close: async () => {
      await run('stop', '--folder', home);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function start(
  command: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Finished> {
  return new Promise((resolve) => {
    execFile(command, [...argv], { env: { PATH: process.env['PATH'] ?? '', ...env } }, (error, out, err) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, out, err });
    });
  });
}

/** A small web server: its version at `/`, and a child of its own, as programs have them. */
const program = (version: string): string => `
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
const server = createServer((request, response) => {
  response.setHeader('x-pod', process.env.HOSTNAME);
  response.end(request.url === '/env' ? JSON.stringify(process.env) : '${version}');
});
server.keepAliveTimeout = 60_000;
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('${version} listens'));
`;

export const manifests = (color: string, image: string, replicas = 2): string => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web-${color}}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: web, color: ${color}}}
  template:
    metadata: {labels: {app: web, color: ${color}}}
    spec:
      terminationGracePeriodSeconds: 2
      containers:
        - name: web
          image: ${image}
          ports: [{containerPort: 8080, name: http}]
          readinessProbe: {httpGet: {path: /ready, port: http}, periodSeconds: 1}
`;

export const serviceManifest = (nodePort: number): string => `
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  type: NodePort
  selector: {app: web, color: blue}
  ports: [{name: http, port: 80, targetPort: http, nodePort: ${nodePort}}]
`;

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** One request; the text, or the error's code. Without an agent each has a connection of its own. */
export function ask(port: number, agent?: Agent, path = '/'): Promise<string> {
  return new Promise((resolve) => {
    const sent = request({ host: '127.0.0.1', port, path, agent: agent ?? false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve(text));
    });
    sent.on('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    sent.end();
  });
}

/** Asks until an answer is right; the last answer after the deadline, for the assertion to show. */
export async function eventually<T>(
  question: () => Promise<T> | T,
  isRight: (answer: T) => boolean,
): Promise<T> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const answer = await question();
    if (isRight(answer) || Date.now() > deadline) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The processes of this machine that work in a folder, or were started from it. */
export function processesIn(folder: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^[0-9]+$/.test(name))
    .filter((name) => {
      try {
        const commandLine = readFileSync(`/proc/${name}/cmdline`, 'utf8');
        return readlinkSync(`/proc/${name}/cwd`).startsWith(folder) || commandLine.includes(folder);
      } catch {
        return false;
      }
    });
}

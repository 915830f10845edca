import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

import { isRecord } from '@interlock/shared/domain/json';

import { collect, openSteps, type Steps } from '../../e2e/blue-green-switch/steps.ts';
import { ask, textOf } from '../../contract/kubernetes/wire.ts';
import { temporaryFolder } from '../harness/folder.ts';
import { startServer, type Server } from '../harness/server.ts';
import type { Programs } from '../harness/suite.ts';
import { startControlPlane, type ControlPlane } from '../servers/control-plane.ts';
import { startForwarder, type Forwarder } from '../servers/forwarder.ts';

export const oldDigest = `sha256:${'1'.repeat(64)}`;
export const newDigest = `sha256:${'2'.repeat(64)}`;
const image = 'registry.example/shop';

/** A real control plane with a Service `shop/shop` that blue serves, both colors on one version. */
export interface Stage {
  readonly plane: ControlPlane;
  readonly forwarder: Forwarder;
  readonly steps: Steps;
  /** Says how the pods of a color answer from now on; `{status: 'ok'}` at first. */
  readonly behave: (color: string, respond: (response: ServerResponse) => void) => void;
  /** A merge patch by somebody else. */
  readonly patch: (path: string, body: object) => Promise<void>;
  /** The color in the selector and the phase of the record. */
  readonly service: () => Promise<{ readonly color: unknown; readonly phase: string | null }>;
  /** The text of the record on the Service; empty when there is none. */
  readonly record: () => Promise<string>;
  /** Who answers so many requests over connections of their own, by color; `none` for no answer. */
  readonly answers: (count: number) => Promise<readonly string[]>;
  /** Blue serves, nobody owns it, both colors run the old digest, and the forwarder follows. */
  readonly reset: () => Promise<void>;
  /** Asks the API server. @throws {Error} for anything but success */
  readonly must: (method: string, path: string, body?: object) => Promise<unknown>;
  /** How many EndpointSlices the Service has. */
  readonly slices: () => Promise<number>;
  /** Runs kubectl. @throws {Error} with what it says, when it fails */
  readonly kubectl: (args: readonly string[], input?: string) => Promise<void>;
  /** Runs a command as somebody pastes it. */
  readonly shell: (command: string) => Promise<void>;
  readonly untilReady: (color: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const configuration = (url: string) => `
version: 1
service: shop
gates: {}
environments:
  production:
    gates: []
    url: ${url}
    cluster: control-plane
    traffic:
      router: kubernetes-service
      namespace: shop
      service: shop
      colors: {blue: {deployment: shop-blue}, green: {deployment: shop-green}}
      keep-old-for: 10m
    validate:
      - {get: /, status: 200, json: {status: ok}, within: 2s}
`;

export const deploymentPath = (color: string) => `/apis/apps/v1/namespaces/shop/deployments/shop-${color}`;
export const servicePath = '/api/v1/namespaces/shop/services/shop';

/** A Deployment of a color; there is no scheduler, so its Pods name their Node. */
export function deployment(color: string, digest: string, node: string) {
  const labels = { app: 'shop', color };
  return {
    metadata: { name: `shop-${color}`, namespace: 'shop' },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          nodeName: node,
          containers: [
            {
              name: 'shop',
              image: `${image}@${digest}`,
              ports: [{ name: 'http', containerPort: 8080 }],
              readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
              lifecycle: { preStop: { sleep: { seconds: 1 } } },
            },
          ],
        },
      },
    },
  };
}

/** Waits until something holds, at most a minute. @throws {Error} with what did not come about */
export async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let time = 0; time < 600; time += 1) {
    if (await holds()) return;
    await wait(100);
  }
  throw new Error(`${what} did not come about within a minute`);
}

const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);

/** Opens one, with kubectl first on the PATH of its steps. */
export async function openStage(programs: Programs): Promise<Stage> {
  const folder = await temporaryFolder('switch');
  const plane = await startControlPlane(programs, { kwok: true });
  const must = async (method: string, path: string, body?: object): Promise<unknown> => {
    const { code, text } = await plane.send(method, path, body);
    if (code >= 300) throw new Error(`${method} ${path}: ${String(code)} ${text}`);
    return JSON.parse(text) as unknown;
  };
  await must('POST', '/api/v1/namespaces', { metadata: { name: 'shop' } });
  await until('the service account', async () => {
    const { code } = await plane.send('GET', '/api/v1/namespaces/shop/serviceaccounts/default');
    return code === 200;
  });
  for (const color of ['blue', 'green'])
    await must('POST', '/apis/apps/v1/namespaces/shop/deployments', deployment(color, oldDigest, plane.node));
  await must('POST', '/api/v1/namespaces/shop/services', {
    metadata: { name: 'shop' },
    spec: {
      selector: { app: 'shop', color: 'blue' },
      ports: [{ name: 'http', port: 80, targetPort: 'http' }],
    },
  });

  const behaviors = new Map<string, (response: ServerResponse) => void>();
  const colorOf = (pod: string) => /^shop-(\w+)-/u.exec(pod)?.[1] ?? pod;
  const forwarder = await startForwarder({
    plane,
    namespace: 'shop',
    service: 'shop',
    answer: (pod, response) => {
      response.setHeader('x-pod', pod);
      const respond = behaviors.get(colorOf(pod));
      if (respond === undefined) response.end('{"status":"ok"}');
      else respond(response);
    },
  });
  const environment = () => ({
    PATH: [dirname(programs.path('kubectl')), process.env['PATH'] ?? ''].join(delimiter),
    // Without a home kubectl keeps what it discovered in the folder it is started in.
    HOME: folder,
    KUBECONFIG: plane.kubeconfig,
  });
  await mkdir(join(folder, 'job'));
  const steps = await openSteps({
    folder: join(folder, 'job'),
    environment,
    configuration: () => configuration(forwarder.url),
  });

  const ca = await readFile(plane.caFile, 'utf8');
  const patch = async (path: string, body: object): Promise<void> => {
    const answer = await ask(`${plane.url}${path}`, {
      method: 'PATCH',
      ca,
      headers: { ...plane.headers, 'content-type': 'application/merge-patch+json' },
      body: JSON.stringify(body),
    });
    const text = await textOf(answer);
    if (answer.statusCode !== 200) throw new Error(`PATCH ${path}: ${String(answer.statusCode)} ${text}`);
  };
  const untilReady = (color: string) =>
    until(`shop-${color}`, async () => {
      const read = await must('GET', deploymentPath(color));
      return (
        at(read, 'status', 'readyReplicas') === 2 &&
        at(read, 'status', 'updatedReplicas') === 2 &&
        at(read, 'status', 'replicas') === 2 &&
        at(read, 'status', 'observedGeneration') === at(read, 'metadata', 'generation')
      );
    });
  const stage: Stage = {
    plane,
    forwarder,
    steps,
    behave: (color, respond) => void behaviors.set(color, respond),
    patch,
    must,
    kubectl: (args, input) => runProgram(programs.path('kubectl'), args, environment(), input),
    shell: (command) => runProgram('/bin/sh', ['-c', command], environment()),
    slices: async () => {
      const list = await must(
        'GET',
        '/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices?labelSelector=kubernetes.io/service-name=shop',
      );
      const items = at(list, 'items');
      return Array.isArray(items) ? items.length : 0;
    },
    untilReady,
    service: async () => {
      const read = await must('GET', servicePath);
      const record = at(read, 'metadata', 'annotations', 'interlock/state');
      const state: unknown = typeof record === 'string' ? JSON.parse(record) : null;
      const phase = at(state, 'phase');
      return {
        color: at(read, 'spec', 'selector', 'color'),
        phase: typeof phase === 'string' ? phase : null,
      };
    },
    record: async () => {
      const record = at(await must('GET', servicePath), 'metadata', 'annotations', 'interlock/state');
      return typeof record === 'string' ? record : '';
    },
    answers: async (count) => {
      const seen: string[] = [];
      for (let sent = 0; sent < count; sent += 1)
        try {
          const answer = await fetch(forwarder.url, { headers: { connection: 'close' } });
          await answer.text();
          seen.push(colorOf(answer.headers.get('x-pod') ?? 'unknown'));
        } catch {
          seen.push('none');
        }
      return seen;
    },
    reset: async () => {
      behaviors.clear();
      for (const color of ['blue', 'green'])
        await patch(deploymentPath(color), deployment(color, oldDigest, plane.node));
      await patch(servicePath, {
        metadata: { annotations: { 'interlock/state': null, 'interlock/holds': null } },
        spec: { selector: { app: 'shop', color: 'blue' } },
      });
      for (const color of ['blue', 'green']) await untilReady(color);
      await until('blue behind the entry', () => {
        const pods = forwarder.pods();
        return pods.length === 2 && pods.every((pod) => colorOf(pod) === 'blue');
      });
    },
    close: async () => {
      steps.close();
      await forwarder.stop();
      await plane.stop();
    },
  };
  await stage.reset();
  return stage;
}

/** What runs in the place of a server of a control plane that was killed. */
const restarted = new WeakMap<Server, Server>();

/** Kills a server of the control plane as a crash would, and starts it again on the same ports and files. */
export async function killAndRestart(
  stage: Stage,
  name: string,
  meanwhile: () => Promise<void> = () => wait(2000),
): Promise<void> {
  const { plane } = stage;
  const server = plane.servers.find((one) => one.name === name);
  if (server === undefined) throw new Error(`there is no ${name}`);
  const { pid } = restarted.get(server) ?? server;
  const [program = '', ...args] = readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8')
    .split('\0')
    .slice(0, -1);
  const cwd = readlinkSync(`/proc/${String(pid)}/cwd`);
  // Told that it is to end, the harness does not take its death for a failure of the suite.
  const stopped = (restarted.get(server) ?? server).stop();
  process.kill(pid, 'SIGKILL');
  await stopped;
  await meanwhile();
  const next = await startServer({
    name,
    program,
    args,
    cwd,
    env: { HOME: cwd },
    ready: async () => (await plane.send('GET', '/readyz')).code === 200,
  });
  restarted.set(server, next);
}

/** Kills the kubectl proxy of the step that runs, as a crash would. */
export function killProxy(stage: Stage): void {
  const { steps } = stage;
  for (const folder of steps.proxies()) {
    const found = readdirSync('/proc').find(
      (pid) => /^\d+$/u.test(pid) && commandLineOf(pid).includes(`${folder}/api.sock`),
    );
    if (found === undefined) throw new Error('no kubectl proxy runs');
    process.kill(Number(found), 'SIGKILL');
  }
}

function commandLineOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // It ended in the meantime.
    return '';
  }
}

async function runProgram(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  input = '',
): Promise<void> {
  const child = spawn(program, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(input);
  const { code, stdout, stderr } = await collect(child);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')}: ${stdout}${stderr}`);
}

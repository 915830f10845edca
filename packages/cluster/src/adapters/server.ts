import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import type { Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';

import type { ApiPorts } from '../ports/api.ts';
import { createNow } from '../steps/api/write.ts';
import { controllerManager } from '../steps/controllers/perform.ts';
import { startControlLoop } from '../steps/controllers/loop.ts';
import { badRequest, statusOf, unknownPath } from '../domain/failure.ts';
import type { Json, JsonObject } from '../domain/json.ts';
import { kubeconfigText } from '../domain/kubeconfig.ts';
import { nodeName, startKubelet } from '../steps/kubelet/kubelet.ts';
import { createObjectStore } from '../domain/objectstore.ts';
import type { ObjectStore } from '../domain/objectstore.ts';
import { resourceOf } from '../domain/resources.ts';
import { readSettings } from '../domain/settings.ts';
import type { Settings } from '../domain/settings.ts';
import { serverVersion } from '../domain/api/discovery.ts';
import { makeCertificate } from './certificate.ts';
import { loopback, startDataPlane } from './dataplane.ts';
import type { DataPlane } from './dataplane.ts';
import { createHttpListener } from './httpserver.ts';
import { createImageListener } from './imageserver.ts';
import { openImageStore } from './imagestore.ts';
import type { ImageStore } from './imagestore.ts';
import { look } from './look.ts';
import { createRuntime } from './runtime.ts';
import { systemTimer } from './timer.ts';

/** Where a running cluster is reached; also what `cluster.json` holds. */
export interface ClusterRecord {
  readonly pid: number;
  /** Plain HTTP with the token as a bearer. */
  readonly url: string;
  /** The same over TLS, as the kubeconfig has it. */
  readonly secureUrl: string;
  readonly imageStore: string;
  readonly token: string;
  readonly kubeconfig: string;
}

/** A cluster that answers. */
export interface RunningCluster {
  readonly record: ClusterRecord;
  readonly stop: () => Promise<void>;
}

const firstRevision = 100;
const changesRemembered = 5000;

/**
 * Starts a whole cluster in a folder: API, controllers, Pods, Services and image store, all on loopback.
 *
 * @param folder where everything of the cluster lies; made when it is not there.
 * @param settings what holds until a client changes it.
 * @param script this program's own file, started again as the supervisor of the Pods' processes.
 * @param stopRequested called when a client asks the cluster to stop.
 */
export async function startCluster(
  folder: string,
  settings: Settings,
  script: string,
  stopRequested: () => void,
): Promise<RunningCluster> {
  let current = settings;
  const timer = systemTimer();
  const token = randomBytes(24).toString('hex');
  const runFolder = join(folder, 'run');
  await rm(runFolder, { recursive: true, force: true });
  await mkdir(runFolder, { recursive: true });
  const store = createObjectStore(firstRevision, changesRemembered);
  const images = openImageStore(join(folder, 'images'), runFolder);
  const runtime = createRuntime(script);

  // The data plane asks the kubelet and the API asks the data plane, so that one of them is named before it is there.
  const running: { plane?: DataPlane; resolve: (address: string, port: number) => number | undefined } = {
    resolve: () => undefined,
  };
  const api: ApiPorts = {
    store,
    nowMs: timer.nowMs,
    uid: randomUUID,
    random: (limit) => randomInt(limit),
    reserveNodePort: async (owner, wanted) => running.plane?.reserveNodePort(owner, wanted),
  };
  const loop = startControlLoop({ ...api, timer, propagationMs: () => current.propagationDelayMs });
  const kubelet = startKubelet({
    ...api,
    timer,
    runtime,
    images,
    look,
    freePort,
    baseEnv: baseEnvironment(),
  });
  running.resolve = kubelet.resolve;
  const plane = startDataPlane({
    store,
    timer,
    propagation: () => ({ delayMs: current.propagationDelayMs, gapMs: current.deregistersFirstMs }),
    resolve: (address, port) => running.resolve(address, port),
  });
  running.plane = plane;
  furnish(api);

  const listener = createHttpListener({
    api,
    timer,
    token,
    log: kubelet.log,
    resolve: kubelet.resolve,
    addresses: plane.addresses,
    rehearsal: (method, path, body) =>
      rehearsalRequest(
        { store, images, plane, stopRequested, settings: () => current, change: (next) => (current = next) },
        method,
        path,
        body,
      ),
  });
  const certificate = makeCertificate(timer.nowMs());
  const plain = createHttpServer(listener);
  const secure = createHttpsServer({ key: certificate.privateKey, cert: certificate.certificate }, listener);
  const imageServer = createHttpServer(createImageListener(images));
  const [url, secureUrl, imageStore] = await Promise.all([
    listen(plain, 'http'),
    listen(secure, 'https'),
    listen(imageServer, 'http'),
  ]);
  const kubeconfig = join(folder, 'kubeconfig');
  const record: ClusterRecord = { pid: process.pid, url, secureUrl, imageStore, token, kubeconfig };
  await writePrivate(
    kubeconfig,
    kubeconfigText({ server: secureUrl, certificate: certificate.certificate, token }),
  );
  await writePrivate(join(folder, 'cluster.json'), `${JSON.stringify(record, null, 2)}\n`);

  return {
    record,
    stop: async () => {
      loop.stop();
      kubelet.stop();
      await Promise.all([runtime.close(), plane.stop(), ...[plain, secure, imageServer].map(close)]);
      await rm(join(folder, 'cluster.json'), { force: true });
      await rm(runFolder, { recursive: true, force: true });
    },
  };
}

function listen(server: Server, scheme: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: loopback, port: 0 }, () => {
      const address = server.address();
      resolve(
        `${scheme}://${loopback}:${typeof address === 'object' && address !== null ? address.port : 0}`,
      );
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Writes a file that only its owner may read, whole or not at all. */
async function writePrivate(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createTcpServer();
    server.once('error', reject);
    server.listen({ host: loopback, port: 0 }, () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** What a Pod's process inherits from this machine: where programs are, and nothing that could be a secret. */
function baseEnvironment(): Readonly<Record<string, string>> {
  const passed = ['LANG', 'LC_ALL', 'TMPDIR', 'TZ'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const path = [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter);
  return { ...Object.fromEntries(passed), PATH: path };
}

/** What every cluster has from its first moment: its namespaces and its one node. */
function furnish(api: ApiPorts): void {
  for (const name of ['default', 'kube-node-lease', 'kube-public', 'kube-system'])
    createNow(api, resourceOf('namespaces'), '', { metadata: { name } }, controllerManager);
  const node: JsonObject = {
    metadata: { name: nodeName, labels: { 'kubernetes.io/hostname': nodeName } },
    spec: {},
  };
  createNow(api, resourceOf('nodes'), '', node, 'kubelet');
  const stored = api.store.get('nodes', '', nodeName);
  if (stored !== undefined)
    api.store.put('nodes', {
      ...stored,
      status: {
        addresses: [
          { type: 'InternalIP', address: '10.0.0.1' },
          { type: 'Hostname', address: nodeName },
        ],
        conditions: [
          {
            type: 'Ready',
            status: 'True',
            reason: 'KubeletReady',
            message: 'the rehearsal runs Pods as processes',
          },
        ],
        nodeInfo: { kubeletVersion: serverVersion },
      },
    });
}

interface Rehearsal {
  readonly store: ObjectStore;
  readonly images: ImageStore;
  readonly plane: DataPlane;
  readonly stopRequested: () => void;
  readonly settings: () => Settings;
  readonly change: (settings: Settings) => void;
}

/**
 * Requests that only the rehearsal knows:
 *
 * - `GET|PUT /_rehearsal/config`: `{"propagationDelay": "200ms", "deregistersFirst": "0"}`; a PUT changes what it names.
 * - `GET /_rehearsal/addresses`: where Services listen.
 * - `GET /_rehearsal/images`: names, tags and digests of the image store.
 * - `POST /_rehearsal/compact`: forgets history, so that older watches answer 410.
 * - `POST /_rehearsal/stop`: ends the cluster.
 */
async function rehearsalRequest(
  rehearsal: Rehearsal,
  method: string,
  path: string,
  body: Json,
): Promise<{ readonly code: number; readonly body: Json }> {
  switch (`${method} ${path}`) {
    case 'GET /_rehearsal/config':
      return { code: 200, body: settingsDocument(rehearsal.settings()) };
    case 'PUT /_rehearsal/config': {
      const read = readSettings(body, rehearsal.settings());
      if (read.kind === 'problem') return { code: 400, body: statusOf(badRequest(read.why)) };
      rehearsal.change(read.settings);
      return { code: 200, body: settingsDocument(read.settings) };
    }
    case 'GET /_rehearsal/addresses':
      return { code: 200, body: { addresses: rehearsal.plane.addresses().map((entry) => ({ ...entry })) } };
    case 'GET /_rehearsal/images':
      return { code: 200, body: { images: (await rehearsal.images.names()).map((entry) => ({ ...entry })) } };
    case 'POST /_rehearsal/compact':
      rehearsal.store.compact();
      return { code: 200, body: { revision: rehearsal.store.revision() } };
    case 'POST /_rehearsal/stop':
      setImmediate(rehearsal.stopRequested);
      return { code: 202, body: { stopping: true } };
    default:
      return { code: 404, body: statusOf(unknownPath()) };
  }
}

const settingsDocument = (settings: Settings): Json => ({
  propagationDelay: `${settings.propagationDelayMs}ms`,
  deregistersFirst: `${settings.deregistersFirstMs}ms`,
});

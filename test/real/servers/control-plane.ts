import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ask, textOf } from '../../contract/kubernetes/wire.ts';
import type { Question } from '../../contract/kubernetes/wire.ts';
import { temporaryFolder } from '../harness/folder.ts';
import { freePort } from '../harness/port.ts';
import { startServer } from '../harness/server.ts';
import type { Server, ServerPlan as Plan } from '../harness/server.ts';
import type { Programs } from '../harness/suite.ts';
import { node, stages } from './kwok-stages.ts';

/** etcd, kube-apiserver and kube-controller-manager, and kwok in the place of kubelets. There is no scheduler. */
export interface ControlPlane {
  /** https, without a slash at its end. */
  readonly url: string;
  /** The certificate of the server, which signed itself. */
  readonly caFile: string;
  /** Of a member of system:masters. */
  readonly token: string;
  /** Of a user called `visitor`, who may do what Roles of the suite give. */
  readonly visitorToken: string;
  /** The path of a file for kubectl, with contexts `admin` (the current one) and `visitor`. */
  readonly kubeconfig: string;
  /** The credentials of `token`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly servers: readonly Server[];
  /** With kwok, the name of the Node that Pods have to name in `nodeName`. */
  readonly node: string;
  /** Asks the API server; the text of the answer with its code. */
  readonly send: (method: string, path: string, body?: object) => Promise<Answer>;
  /** Makes etcd forget every revision before this moment, and gives one of those. */
  readonly compact: () => Promise<string>;
  /** Ends the API server and starts another one in its place, which remembers no change from before. */
  readonly restartApiServer: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface Answer {
  readonly code: number;
  readonly text: string;
}

export interface ControlPlaneOptions {
  readonly kwok?: boolean;
}

const address = '127.0.0.1';

/** Starts one in a temporary folder, within about ten seconds. @throws {Error} with the log of what did not start */
export async function startControlPlane(
  programs: Programs,
  { kwok = false }: ControlPlaneOptions = {},
): Promise<ControlPlane> {
  const folder = await temporaryFolder('control-plane');
  const [etcdPort, peerPort, apiPort, managerPort] = await freePorts(4);
  const servers: Server[] = [];
  const start = async (plan: Plan) => {
    servers.push(await startServer({ cwd: folder, env: { HOME: folder }, ...plan }));
  };
  const stop = async () => {
    for (const server of [...servers].reverse()) await server.stop();
  };

  const url = `https://${address}:${apiPort}`;
  const etcdUrl = `http://${address}:${etcdPort}`;
  const caFile = join(folder, 'apiserver/apiserver.crt');
  const token = randomBytes(24).toString('hex');
  const visitorToken = randomBytes(24).toString('hex');
  const kubeconfig = join(folder, 'kubeconfig');
  const question = async (more: Question = {}): Promise<Question> => ({
    ca: await readFile(caFile, 'utf8'),
    ...more,
    headers: { authorization: `Bearer ${token}`, ...more.headers },
  });
  const send = async (method: string, path: string, body?: object): Promise<Answer> => {
    const answer = await ask(
      `${url}${path}`,
      await question({
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      }),
    );
    return { code: answer.statusCode ?? 0, text: await textOf(answer) };
  };

  const apiServer: Plan = {
    name: 'kube-apiserver',
    program: programs.path('kube-apiserver'),
    args: [
      `--etcd-servers=${etcdUrl}`,
      `--bind-address=${address}`,
      `--advertise-address=${address}`,
      `--secure-port=${apiPort}`,
      `--cert-dir=${join(folder, 'apiserver')}`,
      `--token-auth-file=${join(folder, 'tokens.csv')}`,
      '--authorization-mode=RBAC',
      `--service-account-key-file=${join(folder, 'service-account.pub')}`,
      `--service-account-signing-key-file=${join(folder, 'service-account.key')}`,
      `--service-account-issuer=${url}`,
      '--service-cluster-ip-range=10.96.0.0/16',
      // Its own address cannot be an endpoint of the Service `kubernetes`: slices take no loopback addresses.
      '--endpoint-reconciler-type=none',
      '--shutdown-delay-duration=0s',
    ],
    ready: async (signal) => isOk(await ask(`${url}/readyz`, await question({ signal }))),
  };

  try {
    await writeCredentials(folder, { token, visitorToken });
    await start({
      name: 'etcd',
      program: programs.path('etcd'),
      args: [
        '--name=one',
        `--data-dir=${join(folder, 'etcd')}`,
        `--listen-client-urls=${etcdUrl}`,
        `--advertise-client-urls=${etcdUrl}`,
        `--listen-peer-urls=http://${address}:${peerPort}`,
        `--initial-advertise-peer-urls=http://${address}:${peerPort}`,
        `--initial-cluster=one=http://${address}:${peerPort}`,
        // Nothing has to survive a loss of power.
        '--unsafe-no-fsync',
        '--log-level=warn',
      ],
      ready: async (signal) => isOk(await ask(`${etcdUrl}/readyz`, { signal })),
    });
    await start(apiServer);
    await writeKubeconfig(kubeconfig, { url, ca: await readFile(caFile), token, visitorToken });
    await start({
      name: 'kube-controller-manager',
      program: programs.path('kube-controller-manager'),
      args: [
        `--kubeconfig=${kubeconfig}`,
        `--bind-address=${address}`,
        `--secure-port=${managerPort}`,
        `--cert-dir=${join(folder, 'manager')}`,
        `--service-account-private-key-file=${join(folder, 'service-account.key')}`,
        '--leader-elect=false',
      ],
      // It listens before its controllers run. This account is the work of one of them, and Pods need it.
      ready: async () =>
        (await send('GET', '/api/v1/namespaces/default/serviceaccounts/default')).code === 200,
    });
    if (kwok) {
      await writeFile(join(folder, 'stages.yaml'), stages);
      const made = await send('POST', '/api/v1/nodes', node);
      if (made.code !== 201) throw new Error(`the Node was answered with ${made.code}: ${made.text}`);
      await start({
        name: 'kwok',
        program: programs.path('kwok'),
        args: [
          `--kubeconfig=${kubeconfig}`,
          `--config=${join(folder, 'stages.yaml')}`,
          '--manage-all-nodes=true',
        ],
        ready: async () =>
          /"type":"Ready","status":"True"/.test(
            (await send('GET', `/api/v1/nodes/${node.metadata.name}`)).text,
          ),
      });
    }
  } catch (error) {
    await stop();
    throw error;
  }

  return {
    url,
    caFile,
    token,
    visitorToken,
    kubeconfig,
    headers: { authorization: `Bearer ${token}` },
    servers,
    node: node.metadata.name,
    send,
    compact: () => compact(etcdUrl),
    restartApiServer: async () => {
      const index = servers.findIndex((server) => server.name === apiServer.name);
      await servers[index]?.stop();
      servers.splice(index, 1);
      await start(apiServer);
    },
    stop,
  };
}

const isOk = async (answer: Awaited<ReturnType<typeof ask>>): Promise<boolean> => {
  await textOf(answer);
  return answer.statusCode === 200;
};

async function freePorts(count: number): Promise<readonly number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    const port = await freePort();
    if (!ports.includes(port)) ports.push(port);
  }
  return ports;
}

interface Tokens {
  readonly token: string;
  readonly visitorToken: string;
}

/** What the API server and the controller manager read: who may come, and the keys of service accounts. */
async function writeCredentials(folder: string, { token, visitorToken }: Tokens): Promise<void> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  await mkdir(join(folder, 'apiserver'), { recursive: true });
  const secret = { mode: 0o600 };
  await writeFile(join(folder, 'service-account.key'), privateKey, secret);
  await writeFile(join(folder, 'service-account.pub'), publicKey, secret);
  await writeFile(
    join(folder, 'tokens.csv'),
    `${token},admin,1,"system:masters"\n${visitorToken},visitor,2\n`,
    secret,
  );
}

/** JSON is YAML. */
async function writeKubeconfig(
  path: string,
  { url, ca, token, visitorToken }: Tokens & { readonly url: string; readonly ca: Buffer },
): Promise<void> {
  const users = { admin: token, visitor: visitorToken };
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'admin',
    clusters: [
      {
        name: 'control-plane',
        cluster: { server: url, 'certificate-authority-data': ca.toString('base64') },
      },
    ],
    users: Object.entries(users).map(([name, value]) => ({ name, user: { token: value } })),
    contexts: Object.keys(users).map((name) => ({ name, context: { cluster: 'control-plane', user: name } })),
  };
  await writeFile(path, JSON.stringify(config), { mode: 0o600 });
}

/** By the JSON gateway of etcd's API. The revision before the one that is kept is gone then. */
async function compact(etcdUrl: string): Promise<string> {
  const call = async (path: string, body: object): Promise<unknown> => {
    const answer = await ask(`${etcdUrl}${path}`, { method: 'POST', body: JSON.stringify(body) });
    const text = await textOf(answer);
    if (answer.statusCode !== 200)
      throw new Error(`etcd answered ${path} with ${answer.statusCode ?? 0}: ${text}`);
    return JSON.parse(text);
  };
  const status = (await call('/v3/maintenance/status', {})) as {
    readonly header: { readonly revision: string };
  };
  const { revision } = status.header;
  await call('/v3/kv/compaction', { revision, physical: true });
  return String(Number(revision) - 1);
}

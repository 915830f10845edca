import { spawn, type ChildProcess } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';

import { isRecord } from '@interlock/shared/domain/json';

const root = join(import.meta.dirname, '../../..');
const clusterBundle = join(root, 'dist/cluster/index.js');
const actionBundle = join(root, 'dist/blue-green-switch/index.js');
const postBundle = join(root, 'dist/blue-green-switch/post.js');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function collect(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

async function clusterCommand(...args: readonly string[]): Promise<string> {
  const ended = await collect(
    spawn(process.execPath, [clusterBundle, ...args], { stdio: ['ignore', 'pipe', 'pipe'] }),
  );
  if (ended.code !== 0) throw new Error(`cluster ${args.join(' ')}: ${ended.stderr}`);
  return ended.stdout.trim();
}

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** One request over a connection of its own. */
export function ask(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: options.method ?? 'GET', headers: options.headers ?? {}, agent: false, timeout: 5000 },
      (message) => {
        let body = '';
        message.setEncoding('utf8').on('data', (text: string) => (body += text));
        message.on('end', () => resolve({ status: message.statusCode ?? 0, body, headers: message.headers }));
        message.on('error', reject);
      },
    );
    sent.on('timeout', () => sent.destroy(new Error('no answer in 5 s')));
    sent.on('error', reject);
    sent.end(options.body);
  });
}

/** The program of an image: answers with its pod, and fails on request or after a number of requests. */
const program = `
import { createServer } from 'node:http';
const failAfter = Number(process.env.FAIL_AFTER_REQUESTS ?? '0');
import { readFileSync } from 'node:fs';
const { version, fails } = JSON.parse(readFileSync(new URL('./version.json', import.meta.url), 'utf8'));
let requests = 0;
const server = createServer((question, answer) => {
  answer.setHeader('x-pod', process.env.POD_NAME ?? process.env.HOSTNAME ?? '');
  if (question.url !== '/ready') requests += 1;
  const isFailing = fails === 'at once' ? question.url !== '/ready' : fails === 'later' && requests > 8;
  answer.statusCode = isFailing ? 500 : 200;
  answer.end(JSON.stringify({ status: isFailing ? 'broken' : 'ok', version }));
});
server.listen(process.env.PORT);
process.on('SIGTERM', () => server.close(() => process.exit(0)));
`;

type Fails = 'never' | 'at once' | 'later';

/** How a step runs: what the runner gives it, and the files that it leaves. */
export interface StepProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  outputs(): Readonly<Record<string, string>>;
  /** Starts the post phase of this step and waits for its end. */
  post(): Promise<Ended>;
}

function readCommandFile(path: string): Record<string, string> {
  const found: Record<string, string> = {};
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  for (const match of text.matchAll(/^(?<name>[^\n<=]+)<<(?<mark>\S+)\n(?<value>[\s\S]*?)\n\k<mark>$/gmu)) {
    const { name, value } = match.groups ?? {};
    if (name !== undefined) found[name] = value ?? '';
  }
  return found;
}

export interface Stage {
  readonly folder: string;
  readonly url: string;
  /** What both colours run at first. */
  readonly digest: string;
  addImage(version: string, fails: Fails): Promise<string>;
  /** Runs the committed bundle as the runner starts it. */
  start(inputs: Readonly<Record<string, string>>, run?: { readonly id?: number }): StepProcess;
  service(): Promise<{ readonly colour: string; readonly state: string | null }>;
  /** Which pods answer so many requests over fresh connections. */
  answers(count: number): Promise<readonly string[]>;
  /** Whether any kubectl proxy of ours is left. */
  proxies(): readonly string[];
  call(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Takes the GitHub API away. */
  closeGitHub(): Promise<void>;
  untilReady(colour: string): Promise<void>;
  close(): Promise<void>;
}

export const configuration = (url: string) => `
version: 1
service: shop
gates: {}
environments:
  production:
    gates: []
    url: ${url}
    cluster: interlock-rehearsal
    traffic:
      router: kubernetes-service
      namespace: shop
      service: shop
      colours: {blue: {deployment: shop-blue}, green: {deployment: shop-green}}
      keep-old-for: 10m
    validate:
      - {get: /, status: 200, json: {status: ok}, within: 2s}
`;

function startGitHub(file: () => string): Promise<Server> {
  const server = createServer((question, answer) => {
    const { pathname } = new URL(question.url ?? '/', 'http://github');
    const send = (value: unknown) => {
      answer.setHeader('content-type', 'application/json');
      answer.end(JSON.stringify(value));
    };
    if (pathname === '/repos/acme/shop') send({ default_branch: 'main' });
    else if (pathname.startsWith('/repos/acme/shop/commits/')) send({ sha: 'a'.repeat(40) });
    else if (pathname.startsWith('/repos/acme/shop/contents/')) {
      const text = file();
      send({
        type: 'file',
        encoding: 'base64',
        size: Buffer.byteLength(text),
        content: Buffer.from(text).toString('base64'),
      });
    } else {
      answer.statusCode = 404;
      send({ message: 'Not Found' });
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

/** A cluster with a Service that blue serves, both colours on one version, and a loopback GitHub. */
export async function openStage(settings: readonly string[] = []): Promise<Stage> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'interlock-switch-')));
  const cluster = join(folder, 'cluster');
  const started: unknown = JSON.parse(await clusterCommand('start', '--folder', cluster, ...settings));
  const entry = isRecord(started) ? started : {};
  const api = String(entry['url']);
  const token = String(entry['token']);
  const call = (method: string, path: string, body?: unknown) =>
    ask(`${api}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const must = async (method: string, path: string, body: unknown) => {
    const { status, body: said } = await call(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path}: ${String(status)} ${said}`);
  };
  let url = '';
  let digest = '';
  const gitHub = await startGitHub(() => configuration(url));
  const temp = join(folder, 'temp');
  mkdirSync(temp);
  let steps = 0;

  const addImage = async (version: string, fails: Fails) => {
    const image = join(folder, `image-${version}`);
    mkdirSync(image, { recursive: true });
    writeFileSync(join(image, 'image.json'), JSON.stringify({ command: ['node', 'server.mjs'] }));
    writeFileSync(join(image, 'server.mjs'), program);
    writeFileSync(join(image, 'version.json'), JSON.stringify({ version, fails }));
    return clusterCommand('image', 'add', '--folder', cluster, '--name', 'shop', image);
  };
  const untilReady = async (colour: string) => {
    for (let time = 0; time < 300; time += 1) {
      const { body } = await call('GET', `/apis/apps/v1/namespaces/shop/deployments/shop-${colour}`);
      const parsed: unknown = JSON.parse(body);
      const status = isRecord(parsed) && isRecord(parsed['status']) ? parsed['status'] : {};
      const metadata = isRecord(parsed) && isRecord(parsed['metadata']) ? parsed['metadata'] : {};
      if (
        status['readyReplicas'] === 2 &&
        status['updatedReplicas'] === 2 &&
        status['replicas'] === 2 &&
        status['observedGeneration'] === metadata['generation']
      )
        return;
      await wait(100);
    }
    throw new Error(`shop-${colour} was not ready in 30 s`);
  };

  const environment = () => ({
    PATH: [process.env['PATH'] ?? '', join(cluster, 'bin')].join(delimiter),
    HOME: folder,
    TMPDIR: temp,
    KUBECONFIG: join(cluster, 'kubeconfig'),
  });
  const commandFiles = (name: string) => {
    const made = join(folder, name);
    mkdirSync(made);
    const paths = {
      GITHUB_OUTPUT: join(made, 'output'),
      GITHUB_STATE: join(made, 'state'),
      GITHUB_STEP_SUMMARY: join(made, 'summary'),
    };
    for (const path of Object.values(paths)) writeFileSync(path, '');
    return paths;
  };
  const start: Stage['start'] = (inputs, run = {}) => {
    steps += 1;
    const number = String(steps);
    const runnerEnvironment = {
      ...environment(),
      RUNNER_TEMP: temp,
      GITHUB_WORKSPACE: folder,
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_RUN_ID: String(run.id ?? 77),
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_TRIGGERING_ACTOR: 'alice',
      GITHUB_ACTOR: 'alice',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_API_URL: `http://127.0.0.1:${String(portOf(gitHub))}`,
      GITHUB_SERVER_URL: 'https://github.example',
      INPUT_TOKEN: 'token-of-the-job',
      ...Object.fromEntries(
        Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
    };
    const files = commandFiles(`step-${number}`);
    const spawnBundle = (bundle: string, more: Readonly<Record<string, string>>) =>
      spawn(process.execPath, [bundle], {
        cwd: folder,
        env: { ...runnerEnvironment, ...more },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    const child = spawnBundle(actionBundle, files);
    return {
      child,
      ended: collect(child),
      outputs: () => readCommandFile(files.GITHUB_OUTPUT),
      post: () => {
        const state = Object.entries(readCommandFile(files.GITHUB_STATE)).map(
          ([name, value]) => [`STATE_${name}`, value] as const,
        );
        const more = { ...commandFiles(`post-${number}`), ...Object.fromEntries(state) };
        return collect(spawnBundle(postBundle, more));
      },
    };
  };
  const stage: Stage = {
    folder,
    get url() {
      return url;
    },
    get digest() {
      return digest;
    },
    addImage,
    start,
    call,
    untilReady,
    service: async () => {
      const { body } = await call('GET', '/api/v1/namespaces/shop/services/shop');
      const parsed: unknown = JSON.parse(body);
      const spec = isRecord(parsed) && isRecord(parsed['spec']) ? parsed['spec'] : {};
      const selector = isRecord(spec['selector']) ? spec['selector'] : {};
      const metadata = isRecord(parsed) && isRecord(parsed['metadata']) ? parsed['metadata'] : {};
      const annotations = isRecord(metadata['annotations']) ? metadata['annotations'] : {};
      const state = annotations['interlock/state'];
      return { colour: String(selector['colour']), state: typeof state === 'string' ? state : null };
    },
    answers: async (count) => {
      const pods: string[] = [];
      for (let sent = 0; sent < count; sent += 1) {
        const { headers, status } = await ask(`${url}/`);
        const pod = String(headers['x-pod']);
        pods.push(status === 200 ? (/^shop-(\w+)-/u.exec(pod)?.[1] ?? pod) : `status ${String(status)}`);
      }
      return pods;
    },
    proxies: () => existing(temp),
    closeGitHub: () =>
      new Promise((resolve) => {
        gitHub.closeAllConnections();
        gitHub.close(() => resolve());
      }),
    close: async () => {
      gitHub.closeAllConnections();
      gitHub.close();
      await clusterCommand('stop', '--folder', cluster);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };

  try {
    digest = await addImage('1.0.0', 'never');
    await must('POST', '/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'shop' },
    });
    for (const colour of ['blue', 'green'])
      await must('POST', '/apis/apps/v1/namespaces/shop/deployments', deployment(colour, `shop@${digest}`));
    await must('POST', '/api/v1/namespaces/shop/services', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'shop', namespace: 'shop' },
      spec: {
        selector: { app: 'shop', colour: 'blue' },
        ports: [{ name: 'http', port: 80, targetPort: 'http' }],
      },
    });
    for (const colour of ['blue', 'green']) await untilReady(colour);
    url = `http://${await clusterCommand('address', '--folder', cluster, '-n', 'shop', 'shop:http')}`;
    return stage;
  } catch (thrown) {
    await stage.close();
    throw thrown;
  }
}

function existing(temp: string): readonly string[] {
  return readdirSync(temp).filter((name) => name.startsWith('interlock-kubectl-'));
}

function deployment(colour: string, image: string) {
  const labels = { app: 'shop', colour };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: `shop-${colour}`, namespace: 'shop' },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          terminationGracePeriodSeconds: 5,
          containers: [
            {
              name: 'shop',
              image,
              env: [{ name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
              ports: [{ name: 'http', containerPort: 8080 }],
              readinessProbe: { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 1 },
              lifecycle: { preStop: { sleep: { seconds: 1 } } },
            },
          ],
        },
      },
    },
  };
}

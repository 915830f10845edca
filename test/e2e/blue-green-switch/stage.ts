import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';

import { isRecord } from '@interlock/shared/domain/json';

import { bundles, collect, openSteps, type Steps } from './steps.ts';

const clusterBundle = join(bundles, 'cluster/index.js');

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

/**
 * The program of an image: answers with its pod, and fails at once or after a number of requests. A file `unready-COLOR`
 * or `broken-COLOR` in the folder of the stage lets its pods say that they are not ready, or answer with errors.
 */
const programOf = (folder: string) => `
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
const color = /^shop-(\\w+)-/.exec(process.env.POD_NAME ?? '')?.[1] ?? '';
const isMarked = (mark) => existsSync(${JSON.stringify(folder)} + '/' + mark + '-' + color);
const { version, fails } = JSON.parse(readFileSync(new URL('./version.json', import.meta.url), 'utf8'));
let requests = 0;
const server = createServer((question, answer) => {
  answer.setHeader('x-pod', process.env.POD_NAME ?? process.env.HOSTNAME ?? '');
  if (question.url !== '/ready') requests += 1;
  if (question.url === '/ready' && isMarked('unready')) {
    answer.statusCode = 503;
    answer.end();
    return;
  }
  const isFailing = question.url !== '/ready' && isMarked('broken') ? true : fails === 'at once' ? question.url !== '/ready' : fails === 'later' && requests > 8;
  answer.statusCode = isFailing ? 500 : 200;
  answer.end(JSON.stringify({ status: isFailing ? 'broken' : 'ok', version }));
});
server.listen(process.env.PORT);
process.on('SIGTERM', () => server.close(() => process.exit(0)));
`;

type Fails = 'never' | 'at once' | 'later';

export interface Stage {
  readonly folder: string;
  readonly url: string;
  /** What both colors run at first. */
  readonly digest: string;
  addImage(version: string, fails: Fails): Promise<string>;
  /** Runs the committed bundle as the runner starts it. */
  readonly start: Steps['start'];
  service(): Promise<{ readonly color: string; readonly state: string | null }>;
  /** Which pods answer so many requests over fresh connections. */
  answers(count: number): Promise<readonly string[]>;
  /** Whether any kubectl proxy of ours is left. */
  readonly proxies: Steps['proxies'];
  call(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Takes the GitHub API away. */
  readonly closeGitHub: Steps['closeGitHub'];
  untilReady(color: string): Promise<void>;
  /** Makes the Deployment of a color, as it was at first. */
  create(color: string): Promise<void>;
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
      colors: {blue: {deployment: shop-blue}, green: {deployment: shop-green}}
      keep-old-for: 10m
    validate:
      - {get: /, status: 200, json: {status: ok}, within: 2s}
`;

/** A cluster with a Service that blue serves, both colors on one version, and a loopback GitHub. */
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
  const environment = () => ({
    PATH: [process.env['PATH'] ?? '', join(cluster, 'bin')].join(delimiter),
    KUBECONFIG: join(cluster, 'kubeconfig'),
  });
  const steps = await openSteps({ folder, environment, configuration: () => configuration(url) });

  const addImage = async (version: string, fails: Fails) => {
    const image = join(folder, `image-${version}`);
    mkdirSync(image, { recursive: true });
    writeFileSync(join(image, 'image.json'), JSON.stringify({ command: ['node', 'server.mjs'] }));
    writeFileSync(join(image, 'server.mjs'), programOf(folder));
    writeFileSync(join(image, 'version.json'), JSON.stringify({ version, fails }));
    return clusterCommand('image', 'add', '--folder', cluster, '--name', 'shop', image);
  };
  const untilReady = async (color: string) => {
    for (let time = 0; time < 300; time += 1) {
      const { body } = await call('GET', `/apis/apps/v1/namespaces/shop/deployments/shop-${color}`);
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
    throw new Error(`shop-${color} was not ready in 30 s`);
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
    start: steps.start,
    call,
    untilReady,
    create: (color) =>
      must('POST', '/apis/apps/v1/namespaces/shop/deployments', deployment(color, `shop@${digest}`)),
    service: async () => {
      const { body } = await call('GET', '/api/v1/namespaces/shop/services/shop');
      const parsed: unknown = JSON.parse(body);
      const spec = isRecord(parsed) && isRecord(parsed['spec']) ? parsed['spec'] : {};
      const selector = isRecord(spec['selector']) ? spec['selector'] : {};
      const metadata = isRecord(parsed) && isRecord(parsed['metadata']) ? parsed['metadata'] : {};
      const annotations = isRecord(metadata['annotations']) ? metadata['annotations'] : {};
      const state = annotations['interlock/state'];
      return { color: String(selector['color']), state: typeof state === 'string' ? state : null };
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
    proxies: steps.proxies,
    closeGitHub: steps.closeGitHub,
    close: async () => {
      steps.close();
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
    for (const color of ['blue', 'green'])
      await must('POST', '/apis/apps/v1/namespaces/shop/deployments', deployment(color, `shop@${digest}`));
    await must('POST', '/api/v1/namespaces/shop/services', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'shop', namespace: 'shop' },
      spec: {
        selector: { app: 'shop', color: 'blue' },
        ports: [{ name: 'http', port: 80, targetPort: 'http' }],
      },
    });
    for (const color of ['blue', 'green']) await untilReady(color);
    url = `http://${await clusterCommand('address', '--folder', cluster, '-n', 'shop', 'shop:http')}`;
    return stage;
  } catch (thrown) {
    await stage.close();
    throw thrown;
  }
}

function deployment(color: string, image: string) {
  const labels = { app: 'shop', color };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: `shop-${color}`, namespace: 'shop' },
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

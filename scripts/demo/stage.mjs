/** The stage of the demo: a product in a repository of its own, a cluster that runs it, and a witness. */
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';

import { plainEnvironment, run, sleep, start } from './programs.mjs';

const root = join(import.meta.dirname, '../..');
const installedVersion = '1.4.0';

/**
 * @typedef {object} Traffic what was seen over fresh connections, and what the Service says
 * @property {string | undefined} color the color in the selector of the Service
 * @property {Record<string, number>} colors answers by the color of the pod that gave them
 * @property {Record<string, number>} versions answers by version
 * @property {number} failed requests that were not answered with 200
 */

/** @typedef {Awaited<ReturnType<typeof openStage>>} Stage */

/**
 * Copies the product, starts the cluster, installs version 1.4.0 in both colors and gives blue the traffic.
 *
 * @param {{ faulty: boolean, fixedPorts: boolean, soak?: string, change?: (product: string) => void, say: (text: string) => void }} options
 *   `faulty`: the commit that will be promoted has the fault; `fixedPorts`: nobody else can be on the node ports of
 *   the manifests; `soak`: how long the new color is watched, where the product's own time is too long; `change`:
 *   what else is different in the product's folder, before it is committed
 */
export async function openStage({ faulty, fixedPorts, soak, change, say }) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'interlock-demo-')));
  const product = join(folder, 'shop');
  const clusterFolder = join(folder, 'cluster');
  /** @type {import('./programs.mjs').Program[]} */
  const programs = [];
  let open = true;

  /** Ends everything that was started here and removes what was written. Twice changes nothing. */
  async function close() {
    if (!open) return;
    open = false;
    for (const { child } of programs) if (child.exitCode === null) child.kill('SIGTERM');
    await Promise.allSettled(programs.map(({ ended }) => ended));
    if (existsSync(clusterFolder)) await run(process.execPath, clusterArguments('stop')).catch(killCluster);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  function killCluster() {
    const { pid } = readCluster();
    if (typeof pid === 'number') process.kill(pid, 'SIGKILL');
  }

  /** @param {readonly string[]} args */
  const clusterArguments = (...args) => [
    join(root, 'dist/cluster/index.js'),
    ...args,
    '--folder',
    clusterFolder,
  ];
  const readCluster = () =>
    /** @type {{ pid: number, imageStore: string }} */ (readJson(join(clusterFolder, 'cluster.json')));
  const ownEnvironment = { ...plainEnvironment(), HOME: folder, TMPDIR: folder };
  const clusterEnvironment = () => ({
    ...ownEnvironment,
    PATH: [join(clusterFolder, 'bin'), process.env['PATH'] ?? ''].join(delimiter),
    KUBECONFIG: join(clusterFolder, 'kubeconfig'),
  });

  /** The secret LOGIN: what the product's login action needs to reach the cluster. */
  const login = () => JSON.stringify({ kubeconfig: readFileSync(join(clusterFolder, 'kubeconfig'), 'utf8') });

  /** A file with LOGIN as a secret of the environment, which overrides what the product's workflow passes. */
  function secretFile() {
    const file = join(folder, 'secrets');
    writeFileSync(file, `production/LOGIN=${login()}\n`, { mode: 0o600 });
    return file;
  }

  /** @param {readonly string[]} args */
  const kubectl = (...args) => run('kubectl', args, { cwd: product, env: clusterEnvironment() });

  try {
    copyProduct(product, faulty);
    if (soak !== undefined) setSoak(product, soak);
    change?.(product);
    const ports = fixedPorts ? { traffic: 30080, preview: 30081 } : await takePorts(product);
    const first = await commit(product, folder, 'Show for a second what was read from the stock', [
      ['init', '--quiet', '--initial-branch=main'],
      ['remote', 'add', 'origin', 'https://github.com/acme/shop.git'],
    ]);

    say('starting a cluster');
    await run(process.execPath, clusterArguments('start'), { env: ownEnvironment });
    const { imageStore } = readCluster();

    say(`installing version ${installedVersion}, both colors`);
    const imageEnvironment = { ...clusterEnvironment(), IMAGE_STORE: imageStore };
    const build = ['scripts/build-image.mjs', '--over', `versions/${installedVersion}`];
    const digest = (await run(process.execPath, build, { cwd: product, env: imageEnvironment })).trim();
    const installed = `shop@${digest}`;
    await run('bash', ['deploy/bootstrap.sh', installed], { cwd: product, env: clusterEnvironment() });

    const url = `http://127.0.0.1:${ports.traffic}`;
    await untilServed(url);

    return {
      folder,
      product,
      clusterFolder,
      imageStore,
      url,
      kubectl,
      clusterEnvironment,
      login,
      close,
      installed,
      /** The commit that the stage was opened with. */
      first,

      /**
       * Commits what was changed in the product's folder.
       *
       * @param {string} message
       * @param {readonly (readonly string[])[]} [commands] of git, before it
       */
      commit: (message, commands) => commit(product, folder, message, commands),

      /** Starts the witness, a process of its own. */
      startLoad() {
        const json = join(folder, 'load.json');
        const log = join(folder, 'load.log');
        /** @type {string[]} */
        const lines = [];
        const paths = ['/', '/products', '/', '/products/lamp'].flatMap((path) => ['--path', path]);
        const load = start(
          process.execPath,
          [join(root, 'scripts/load-client.mjs'), ...paths, '--json', json, url],
          { onLine: (line) => void lines.push(line) },
        );
        programs.push(load);
        return {
          log,
          /** Ends the witness and gives what it says: its last line, and its result. */
          async stop() {
            load.child.kill('SIGTERM');
            await load.ended;
            writeFileSync(log, `${lines.join('\n')}\n`);
            const verdict = lines.findLast((line) => line.startsWith('failed requests: '));
            if (verdict === undefined) throw new Error('the load client ended without a result');
            const result = /** @type {{ requests: number, failed: number }} */ (readJson(json));
            return { verdict, ...result };
          },
        };
      },

      /**
       * Starts the promotion: the product's own workflow, run on this machine.
       *
       * @param {{ html?: string, json: string, seed?: string | undefined, show: boolean, reason: string, fault?: string | undefined, variables?: Readonly<Record<string, string>>, hasLogin?: boolean }} options
       *   `fault`: what the rehearsal makes go wrong; `variables`: more of what the workflow finds in `vars`; `hasLogin`:
       *   whether the environment has the secret LOGIN
       */
      startPromotion({ html, json, seed, show, reason, fault, variables = {}, hasLogin = true }) {
        const promotion = start(
          process.execPath,
          [
            join(root, 'dist/interlock/index.js'),
            ...['rehearse', '.github/workflows/promote.yml'],
            ...['--event', 'workflow_dispatch', '--input', `reason=${reason}`],
            ...['--map', `OWNER/interlock@*=${root}`],
            ...['--cluster', clusterFolder, '--var', `IMAGE_STORE=${imageStore}`],
            ...(hasLogin ? ['--secret-file', secretFile()] : []),
            ...Object.entries(variables).flatMap(([name, value]) => ['--var', `${name}=${value}`]),
            ...['--json', json],
            ...(html === undefined ? [] : ['--html', html]),
            ...(seed === undefined ? [] : ['--seed', seed]),
            ...(fault === undefined ? [] : ['--fault', fault]),
          ],
          { cwd: product, show, env: { ...ownEnvironment, ...terminal() } },
        );
        programs.push(promotion);
        return promotion;
      },

      /**
       * Puts everything back to how it was when the stage was opened: blue serves the installed version, green has
       * it as well, and no promotion owns the Service.
       */
      async reset() {
        const service = /** @type {{ metadata: { annotations?: Record<string, string> } }} */ (
          parseJson(await kubectl('get', 'service', 'shop', '-n', 'shop', '-o', 'json'))
        );
        const states = Object.keys(service.metadata.annotations ?? {}).filter((key) =>
          key.includes('interlock'),
        );
        const patch = {
          metadata: { annotations: Object.fromEntries(states.map((key) => [key, null])) },
          spec: { selector: { app: 'shop', color: 'blue' } },
        };
        await kubectl('patch', 'service', 'shop', '-n', 'shop', '--type=merge', '-p', JSON.stringify(patch));
        for (const color of ['blue', 'green'])
          await kubectl('set', 'image', `deployment/shop-${color}`, '-n', 'shop', `shop=${installed}`);
        for (const color of ['blue', 'green'])
          await kubectl('rollout', 'status', `deployment/shop-${color}`, '-n', 'shop', '--timeout=60s');
        await untilServed(url);
      },

      /**
       * Looks at what serves: the selector of the Service, and answers over fresh connections.
       *
       * @param {number} requests
       * @returns {Promise<Traffic>}
       */
      async readTraffic(requests) {
        const service = /** @type {{ spec: { selector?: Record<string, string> } }} */ (
          parseJson(await kubectl('get', 'service', 'shop', '-n', 'shop', '-o', 'json'))
        );
        /** @type {Traffic} */
        const traffic = { color: service.spec.selector?.['color'], colors: {}, versions: {}, failed: 0 };
        for (let sent = 0; sent < requests; sent += 1) {
          const { status, pod, version } = await ask(`${url}/`);
          if (status !== 200) traffic.failed += 1;
          const color = /^shop-(blue|green)-/.exec(pod)?.[1] ?? pod;
          traffic.colors[color] = (traffic.colors[color] ?? 0) + 1;
          traffic.versions[version] = (traffic.versions[version] ?? 0) + 1;
        }
        return traffic;
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @type {(text: string) => unknown} */
const parseJson = JSON.parse;

/** @param {string} path */
export const readJson = (path) => parseJson(readFileSync(path, 'utf8'));

/** @param {string} product @param {boolean} faulty */
function copyProduct(product, faulty) {
  const shop = join(root, 'examples/shop');
  const made = ['reports', 'coverage', 'node_modules'].map((name) => join(shop, name));
  cpSync(shop, product, { recursive: true, filter: (path) => !made.includes(path) });
  if (faulty) cpSync(join(shop, 'versions/faulty'), product, { recursive: true });
}

/** @param {string} product @param {string} soak */
function setSoak(product, soak) {
  const path = join(product, '.github/workflows/promote.yml');
  const text = readFileSync(path, 'utf8');
  const anchor = '      environment: production\n      service: shop\n';
  if (!text.includes(anchor)) throw new Error(`${path} does not call the promotion as it did`);
  writeFileSync(path, text.replace(anchor, `${anchor}      soak: ${soak}\n`));
}

/**
 * Gives the product ports that are free, where the fixed ones are taken.
 *
 * @param {string} product
 */
async function takePorts(product) {
  const ports = { traffic: 30080, preview: 30081 };
  const taken = new Set();
  for (const name of /** @type {const} */ (['traffic', 'preview'])) {
    let port = ports[name];
    while (taken.has(port) || !(await isFree(port))) port += 2;
    taken.add(port);
    for (const file of ['deploy/service.yaml', 'deploy/preview.yaml', '.github/interlock.yml']) {
      const path = join(product, file);
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll(`${ports[name]}`, `${port}`));
    }
    ports[name] = port;
  }
  return ports;
}

/** @param {number} port @returns {Promise<boolean>} */
function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/**
 * Commits everything in the product's folder, after other commands of git.
 *
 * @param {string} product
 * @param {string} home
 * @param {string} message
 * @param {readonly (readonly string[])[]} commands
 * @returns {Promise<string>} the commit
 */
async function commit(product, home, message, commands = []) {
  const who = { NAME: 'Demo', EMAIL: 'demo@shop.example' };
  const env = {
    ...plainEnvironment(),
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    ...Object.fromEntries(
      ['AUTHOR', 'COMMITTER'].flatMap((role) =>
        Object.entries(who).map(([key, value]) => [`GIT_${role}_${key}`, value]),
      ),
    ),
  };
  for (const args of [...commands, ['add', '--all'], ['commit', '--quiet', `--message=${message}`]])
    await run('git', args, { cwd: product, env });
  return (await run('git', ['rev-parse', 'HEAD'], { cwd: product, env })).trim();
}

/** What a program needs to know of the terminal to show its progress. */
function terminal() {
  /** @type {NodeJS.ProcessEnv} */
  const env = {};
  for (const name of ['TERM', 'COLORTERM', 'NO_COLOR', 'FORCE_COLOR', 'COLUMNS', 'CI'])
    if (process.env[name] !== undefined) env[name] = process.env[name];
  return env;
}

/** @param {string} url */
async function untilServed(url) {
  const giveUpAt = Date.now() + 20_000;
  while ((await ask(`${url}/health`)).status !== 200) {
    if (Date.now() > giveUpAt) throw new Error(`nothing answers at ${url} after 20 s`);
    await sleep(100);
  }
}

/**
 * One request over a connection of its own.
 *
 * @param {string} url
 * @returns {Promise<{ status: number, pod: string, version: string }>} status 0: no answer
 */
function ask(url) {
  const none = (/** @type {string} */ why) => ({ status: 0, pod: `(${why})`, version: `(${why})` });
  return new Promise((resolve) => {
    const request = get(url, { agent: new Agent({ keepAlive: false }), timeout: 5_000 }, (response) => {
      const { statusCode = 0, headers } = response;
      response.on('error', (error) => resolve(none(error.message)));
      response.on('end', () =>
        resolve({
          status: statusCode,
          pod: String(headers['x-pod'] ?? '(not said)'),
          version: String(headers['x-version'] ?? '(not said)'),
        }),
      );
      response.resume();
    });
    request.on('timeout', () => request.destroy(new Error('no answer within 5 s')));
    request.on('error', (error) => resolve(none(error.message)));
  });
}

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readConfiguration } from '@interlock/shared/domain/configuration/configuration';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';

const shop = join(import.meta.dirname, '../../../examples/shop');

let copy: string;
let server: ChildProcess | undefined;

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'shop-'));
  cpSync(shop, copy, { recursive: true });
});
afterEach(async () => {
  if (server?.exitCode === null) {
    server.kill('SIGKILL');
    await once(server, 'close');
  }
  server = undefined;
  rmSync(copy, { recursive: true });
});

const layOver = (version: string) => {
  cpSync(join(shop, 'versions', version), copy, { recursive: true });
};

const environment = { PATH: process.env['PATH'], PORT: '0', DRAIN_MS: '200', POD_NAME: 'shop-blue-1' };

/** Starts the copy and gives the URL that it says it listens at. */
async function serve(): Promise<string> {
  const child = spawn(process.execPath, ['src/server.mjs'], { cwd: copy, env: environment });
  server = child;
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { port } = JSON.parse(line.toString()) as { port: number };
  return `http://127.0.0.1:${port}`;
}

const statuses = async (url: string, count: number) => {
  const seen: number[] = [];
  for (let sent = 0; sent < count; sent += 1) {
    const response = await fetch(url);
    await response.arrayBuffer();
    seen.push(response.status);
  }
  return seen;
};

describe.each(['released', 'faulty'])('the %s version 1.5.0', (version) => {
  it('passes its own tests, and leaves the reports that a gate reads', () => {
    if (version === 'faulty') layOver(version);
    const { status } = spawnSync(process.execPath, ['scripts/test-reports.mjs'], {
      cwd: copy,
      env: environment,
    });
    expect(status).toBe(0);
    expect(readFileSync(join(copy, 'reports/junit.xml'), 'utf8').match(/<testcase /g)?.length).toBe(22);
    expect(readFileSync(join(copy, 'coverage/lcov.info'), 'utf8')).toContain('SF:src/window.mjs');
  });
});

it('says on every answer which version and which pod gave it', async () => {
  layOver('1.4.0');
  const { headers } = await fetch(`${await serve()}/products`);
  expect(headers.get('x-version')).toBe('1.4.0');
  expect(headers.get('x-pod')).toBe('shop-blue-1');
});

it('withstands traffic as released', async () => {
  const url = await serve();
  expect(new Set(await statuses(url, 300))).toEqual(new Set([200]));
});

it('fails under traffic alone as faulty, and calls itself well all the time', async () => {
  layOver('faulty');
  const url = await serve();
  expect(new Set(await statuses(url, 50))).toEqual(new Set([200]));
  expect(await statuses(url, 60)).toContain(500);
  expect(await statuses(`${url}/health`, 1)).toEqual([200]);
});

it('is not ready any more, but still serves, from the moment it is told to leave', async () => {
  const url = await serve();
  server?.kill('SIGTERM');
  while ((await fetch(`${url}/health`)).status !== 503);
  const last = await fetch(`${url}/products`);
  expect(last.status).toBe(200);
  expect(last.headers.get('connection')).toBe('close');
  const [code] = (await once(server!, 'close')) as [number];
  expect(code).toBe(0);
});

it('has a configuration that is understood', () => {
  const path = '.github/interlock.yml';
  expect(readConfiguration(readFileSync(join(shop, path), 'utf8'), path)).toMatchObject({ ok: true });
});

describe('the manifests', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  const render = (color: string, image: string) =>
    spawnSync('bash', [join(shop, 'deploy/render.sh'), color, image], { encoding: 'utf8' });
  const documents = (text: string) => parseAllDocuments(text).map((document) => document.toJS() as unknown);

  it('differ between the colors in nothing but the color', () => {
    const [blue, green] = ['blue', 'green'].map((color) => render(color, `shop@${digest}`).stdout);
    expect(documents(blue!.replaceAll('blue', 'green'))).toEqual(documents(green!));
    expect(blue).toContain(`image: shop@${digest}`);
  });

  it('hold no selector of a Service, so that applying them again never moves traffic', () => {
    for (const name of ['service', 'preview']) {
      const [service] = documents(readFileSync(join(shop, `deploy/${name}.yaml`), 'utf8')) as [
        { kind: string; spec: Record<string, unknown> },
      ];
      expect(service.kind).toBe('Service');
      expect(Object.keys(service.spec)).not.toContain('selector');
    }
  });

  it.each([
    ['teal', `shop@${digest}`],
    ['blue', 'shop:1.5.0'],
    ['blue', `shop@${digest}; rm -rf /`],
  ])('are not rendered for %s and %s', (color, image) => {
    const { status, stdout, stderr } = render(color, image);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('render.sh');
  });
});

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

const script = join(import.meta.dirname, '../../../scripts/load-client.mjs');

let folder: string;
let server: Server | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'load-client-'));
});
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  rmSync(folder, { recursive: true });
});

const listen = (listener: RequestListener) =>
  new Promise<string>((resolve) => {
    const created = createServer(listener);
    server = created;
    created.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(created.address() as AddressInfo).port}`);
    });
  });

interface Result {
  readonly requests: number;
  readonly failed: number;
  readonly failures: Record<string, number>;
  readonly connections: Record<string, number>;
  readonly versions: Record<string, { count: number }>;
}

/** Runs the client until it ends; `meanwhile` gets a way to end it sooner. */
const load = (args: readonly string[], meanwhile?: (end: () => void) => void) =>
  new Promise<{ code: number | null; lines: string[]; result: Result }>((resolve) => {
    const json = join(folder, 'result.json');
    const child = spawn(process.execPath, [script, '--json', json, ...args]);
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    meanwhile?.(() => void child.kill('SIGTERM'));
    child.on('close', (code) => {
      const result = JSON.parse(readFileSync(json, 'utf8')) as Result;
      resolve({ code, lines: said.trim().split('\n'), result });
    });
  });

it('counts every request of a server that is well, half of them over connections of their own', async () => {
  let connections = 0;
  const url = await listen((_, response) => response.setHeader('x-version', '1').end('ok'));
  server?.on('connection', () => (connections += 1));
  const { code, lines, result } = await load(['--duration', '500', url]);
  expect(lines.at(-1)).toBe('failed requests: 0 of 100');
  expect(code).toBe(0);
  expect(result.connections).toEqual({ fresh: 50, 'kept-alive': 50 });
  expect(connections).toBeGreaterThanOrEqual(51);
  expect(connections).toBeLessThan(100);
  expect(result.versions['1']?.count).toBe(100);
});

it('counts an answer that is not 2xx, a reset and an answer that stops half way', async () => {
  let count = 0;
  const url = await listen((request, response) => {
    count += 1;
    if (count % 4 === 0) response.writeHead(500).end();
    else if (count % 4 === 1) request.socket.resetAndDestroy();
    else if (count % 4 === 2) {
      response.writeHead(200, { 'content-length': 10 });
      response.write('half', () => request.socket.destroy());
    } else response.end('ok');
  });
  const { code, lines, result } = await load(['--duration', '400', url]);
  expect(lines.at(-1)).toBe('failed requests: 60 of 80');
  expect(result.failures['status 500']).toBe(20);
  expect(code).toBe(1);
});

it('counts an answer that does not come, and does not wait with the next request', async () => {
  let count = 0;
  const url = await listen(() => (count += 1));
  const { code, result } = await load(['--duration', '300', '--timeout', '400', url]);
  expect(result).toMatchObject({ requests: 60, failed: 60 });
  expect(count).toBe(60);
  expect(code).toBe(1);
});

it('counts a connection that is refused', async () => {
  const url = await listen(() => undefined);
  await new Promise((resolve) => server?.close(resolve));
  const { code, result } = await load(['--duration', '100', url]);
  expect(result.failures).toEqual({ ECONNREFUSED: 20 });
  expect(code).toBe(1);
});

it('does not count a kept-alive connection that the server has closed between two requests', async () => {
  const url = await listen((_, response) => response.end('ok'));
  if (server !== undefined) server.keepAliveTimeout = 1;
  const { code, result } = await load(['--rate', '4', '--duration', '2000', url]);
  expect(result).toMatchObject({ requests: 8, failed: 0 });
  expect(code).toBe(0);
});

it('ends with its totals when it is told to', async () => {
  let answered = 0;
  let end = (): void => undefined;
  const url = await listen((_, response) => {
    answered += 1;
    if (answered === 20) end();
    response.end('ok');
  });
  const { code, lines, result } = await load([url], (kill) => (end = kill));
  expect(lines.at(-1)).toBe(`failed requests: 0 of ${result.requests}`);
  expect(result.requests).toBeGreaterThanOrEqual(20);
  expect(code).toBe(0);
});

it('is not satisfied when it has sent nothing', async () => {
  const url = await listen((_, response) => response.end('ok'));
  const { code, lines } = await load(['--rate', '1', '--duration', '50', url]);
  expect(lines.at(-1)).toBe('failed requests: 0 of 0');
  expect(code).toBe(1);
});

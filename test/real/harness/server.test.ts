import { createServer } from 'node:net';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

import { isGone } from './life.ts';
import { freePort } from './port.ts';
import { servers, startServer } from './server.ts';
import type { ServerPlan } from './server.ts';
import { realSuite } from './suite.ts';

const script = fileURLToPath(new URL('fixtures/server.mjs', import.meta.url));

const planOf = (port: number, more: Partial<ServerPlan> = {}): ServerPlan => ({
  name: 'the test server',
  program: process.execPath,
  args: [script, String(port), 'hello'],
  ready: async (signal) => (await fetch(`http://127.0.0.1:${port}`, { signal })).ok,
  ...more,
});

const areGone = (...pids: readonly number[]): Promise<readonly boolean[]> => Promise.all(pids.map(isGone));

const messageOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'it resolved',
    (error: unknown) => String(error),
  );

realSuite('a server of a suite', [], () => {
  it('is ready when it is given out, and is gone with its children after a stop, which may come twice', async () => {
    const port = await freePort();
    const server = await startServer(planOf(port));
    const child = Number(await (await fetch(`http://127.0.0.1:${port}`)).text());
    expect(await areGone(server.pid, child)).toEqual([false, false]);
    expect(server.lastLines()).toEqual(['hello']);
    server.assertAlive();
    await Promise.all([server.stop(), server.stop()]);
    await server.stop();
    expect(await areGone(server.pid, child)).toEqual([true, true]);
    expect(servers()).toEqual([]);
    // An end that was asked for is no complaint.
    server.assertAlive();
  });

  it('that ends at once is told with its exit code and its last lines', async () => {
    const message = await messageOf(
      startServer(
        planOf(1, {
          args: ['-e', 'console.log("one"); console.error("two"); process.exitCode = 3'],
          ready: () => Promise.resolve(false),
        }),
      ),
    );
    expect(message).toContain('the test server ended with exit code 3');
    expect(message).toMatch(/Its last lines:\n(one\ntwo|two\none)$/);
    expect(servers()).toEqual([]);
  });

  it('whose port is taken is told with what it wrote', async () => {
    const port = await freePort();
    const other = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    try {
      const message = await messageOf(startServer(planOf(port)));
      expect(message).toContain('the test server ended with exit code 1');
      expect(message).toContain('EADDRINUSE');
    } finally {
      other.close();
    }
  });

  it('that never becomes ready is stopped, and told with the last refusal', async () => {
    const started: number[] = [];
    const message = await messageOf(
      startServer(
        planOf(await freePort(), {
          deadlineMs: 1500,
          ready: () => {
            started.push(...servers().map((server) => server.pid));
            return Promise.reject(new Error('not yet'));
          },
        }),
      ),
    );
    expect(message).toContain('the test server was not ready within 1500 ms (not yet)');
    expect(message).toContain('hello');
    expect(started.length).toBeGreaterThan(0);
    expect(await areGone(...started)).not.toContain(false);
  });

  it('that does not exist is told', async () => {
    const message = await messageOf(startServer(planOf(1, { program: '/no/such/program' })));
    expect(message).toContain('the test server could not be started: spawn /no/such/program ENOENT');
  });

  it('that does not listen to the stop signal is killed', async () => {
    const server = await startServer(
      planOf(1, {
        args: [
          '-e',
          'process.on("SIGTERM", () => console.log("no")); setInterval(() => {}, 1000); console.log("up")',
        ],
        ready: () => Promise.resolve(servers().some((running) => running.lastLines().includes('up'))),
        graceMs: 300,
      }),
    );
    await server.stop();
    expect(await isGone(server.pid)).toBe(true);
    expect(server.lastLines()).toEqual(['up', 'no']);
  });

  it('that dies without having been stopped says so to whoever asks', async () => {
    const port = await freePort();
    const server = await startServer(planOf(port));
    process.kill(server.pid, 'SIGKILL');
    const complaint = async (): Promise<string> => {
      for (let time = 0; time < 500; time += 1) {
        try {
          server.assertAlive();
        } catch (error) {
          return String(error);
        }
        await wait(20);
      }
      return 'it said nothing';
    };
    expect(await complaint()).toMatch(/the test server was ended by SIGKILL\nIts last lines:\nhello/);
    await server.stop();
  });
});

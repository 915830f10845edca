import { cp } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';

import { temporaryFolder } from '../harness/folder.ts';
import { freePort } from '../harness/port.ts';
import { startServer } from '../harness/server.ts';
import type { Programs } from '../harness/suite.ts';
import { runWell } from './command.ts';

export interface SonarQube {
  readonly url: string;
  /** Calls the web API as the administrator. @throws {Error} with what it says, unless it succeeds */
  readonly call: (
    method: 'GET' | 'POST',
    endpoint: string,
    parameters: Readonly<Record<string, string>>,
  ) => Promise<unknown>;
  /** Analyses a folder; the server has only been sent the report when this resolves. */
  readonly scan: (folder: string, project: string, token: string) => Promise<void>;
  /** Waits until nothing is left to process. */
  readonly settle: (project: string) => Promise<void>;
}

const startsWithinMs = 400_000;
const scansWithinMs = 180_000;

/** Options for a machine that it has to share: less memory, and no more memory maps than Linux allows by default. */
const options = {
  'sonar.search.javaAdditionalOpts': '-Dnode.store.allow_mmap=false',
  'sonar.search.javaOpts': '-Xmx512m -Xms512m',
  'sonar.web.javaOpts': '-Xmx512m -Xms128m',
  'sonar.ce.javaOpts': '-Xmx512m -Xms128m',
  'sonar.telemetry.enable': 'false',
  'sonar.updatecenter.activate': 'false',
  'sonar.web.host': '127.0.0.1',
};

/** SonarQube with an empty database, in a copy of its own: it writes into its home. */
export async function startSonarQube(programs: Programs): Promise<SonarQube> {
  const folder = await temporaryFolder('sonarqube');
  const home = path.join(folder, 'home');
  const script = programs.path('sonarqube');
  await cp(path.join(path.dirname(script), 'sonarqube-10.7.0.96327'), home, { recursive: true });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const all: Record<string, string> = { ...options, 'sonar.web.port': String(port) };
  // Each has a number of its own by default, which another server may have.
  for (const part of ['search', 'es', 'embeddedDatabase'])
    all[`sonar.${part}.port`] = String(await freePort());
  const args = Object.entries(all).map(([name, value]) => `-D${name}=${value}`);
  // Its search engine refuses to be root. In a user namespace root has another number, and still owns its files.
  const isRoot = process.getuid?.() === 0;
  await startServer({
    name: 'sonarqube',
    program: isRoot ? '/usr/bin/unshare' : script,
    args: isRoot ? ['--user', '--map-user=1000', '--map-group=1000', script, ...args] : args,
    env: { SERVER_HOME: home, HOME: folder },
    cwd: folder,
    deadlineMs: startsWithinMs,
    graceMs: 20_000,
    ready: async (signal) => {
      const response = await fetch(`${url}/api/system/status`, { signal });
      return response.ok && (await response.text()).includes('"UP"');
    },
  });

  const call: SonarQube['call'] = async (method, endpoint, parameters) => {
    const query = new URLSearchParams(parameters);
    const response = await fetch(`${url}/api/${endpoint}${method === 'GET' ? `?${query.toString()}` : ''}`, {
      method,
      headers: { authorization: `Basic ${Buffer.from('admin:admin').toString('base64')}` },
      ...(method === 'POST' ? { body: query } : {}),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${endpoint} answered ${response.status}: ${text}`);
    return text === '' ? null : (JSON.parse(text) as unknown);
  };

  return {
    url,
    call,
    scan: async (sources, project, token) => {
      await runWell(
        programs.path('sonar-scanner'),
        [
          `-Dsonar.host.url=${url}`,
          `-Dsonar.projectKey=${project}`,
          '-Dsonar.sources=src',
          '-Dsonar.python.version=3',
          '-Dsonar.scanner.skipJreProvisioning=true',
        ],
        {
          cwd: sources,
          env: { HOME: folder, SONAR_USER_HOME: path.join(folder, 'scanner'), SONAR_TOKEN: token },
          deadlineMs: scansWithinMs,
        },
      );
    },
    settle: async (project) => {
      for (;;) {
        const tasks = await call('GET', 'ce/component', { component: project });
        if (JSON.stringify(tasks).includes('"queue":[]')) return;
        await wait(500);
      }
    },
  };
}

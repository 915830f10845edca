import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { temporaryFolder } from '../harness/folder.ts';
import { freePort } from '../harness/port.ts';
import { startServer } from '../harness/server.ts';
import type { Server } from '../harness/server.ts';
import type { Programs } from '../harness/suite.ts';

export interface Prometheus {
  readonly server: Server;
  readonly url: string;
  /** The answer to `/api/v1/PATH`, with its status. */
  readonly ask: (
    path: string,
    query?: Readonly<Record<string, string>>,
  ) => Promise<{ status: number; body: unknown }>;
}

export interface PrometheusOptions {
  /** `host:port` of each target by the name of its job. */
  readonly targets: Readonly<Record<string, string>>;
  /** The address of another that it reads from too. */
  readonly remoteRead?: string;
}

/** Prometheus, which asks its targets every 200 ms. */
export async function startPrometheus(
  programs: Programs,
  { targets, remoteRead }: PrometheusOptions,
): Promise<Prometheus> {
  const folder = await temporaryFolder('prometheus');
  const configuration = {
    global: { scrape_interval: '200ms', scrape_timeout: '200ms' },
    scrape_configs: Object.entries(targets).map(([job, target]) => ({
      job_name: job,
      static_configs: [{ targets: [target] }],
    })),
    ...(remoteRead === undefined ? {} : { remote_read: [{ url: remoteRead, read_recent: true }] }),
  };
  // JSON is YAML.
  await writeFile(path.join(folder, 'prometheus.yml'), JSON.stringify(configuration));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = await startServer({
    name: 'prometheus',
    program: programs.path('prometheus'),
    args: [
      `--config.file=${path.join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${path.join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    cwd: folder,
    ready: async (signal) => (await fetch(`${url}/-/ready`, { signal })).ok,
  });
  return {
    server,
    url,
    ask: async (question, query = {}) => {
      const address = `${url}/api/v1/${question}?${new URLSearchParams(query).toString()}`;
      const response = await fetch(address, { signal: AbortSignal.timeout(20_000) });
      return { status: response.status, body: await response.json() };
    },
  };
}

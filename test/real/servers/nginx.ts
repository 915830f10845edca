import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { temporaryFolder } from '../harness/folder.ts';
import { freePort } from '../harness/port.ts';
import { startServer } from '../harness/server.ts';
import type { Server } from '../harness/server.ts';
import type { Programs } from '../harness/suite.ts';

/** `weight` 0 gets nothing. */
export interface Backend {
  readonly port: number;
  readonly weight: number;
}

export interface Nginx {
  readonly server: Server;
  readonly url: string;
  /** Writes the configuration and asks for a reload; resolves when the new worker answers. */
  readonly lead: (backends: readonly Backend[]) => Promise<void>;
}

/** nginx before some backends, with connections kept alive on both sides. */
export async function startNginx(programs: Programs, backends: readonly Backend[]): Promise<Nginx> {
  const folder = await temporaryFolder('nginx');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const file = path.join(folder, 'nginx.conf');
  let generation = 0;

  const configure = async (those: readonly Backend[]) => {
    generation += 1;
    const scratch = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((name) => `${name}_temp_path "${path.join(folder, name)}";`)
      .join('\n  ');
    await writeFile(
      file,
      `daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid "${path.join(folder, 'nginx.pid')}";
error_log stderr warn;
events { worker_connections 1024; }
http {
  access_log off;
  ${scratch}
  upstream shop {
    ${those.map(({ port, weight }) => `server 127.0.0.1:${port} ${weight === 0 ? 'down' : `weight=${weight}`} max_fails=1 fail_timeout=5s;`).join('\n    ')}
    keepalive 16;
  }
  server {
    listen 127.0.0.1:${port};
    location = /generation { return 200 "${generation}"; }
    location / {
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_pass http://shop;
    }
  }
}
`,
    );
  };
  const isLed = async (signal: AbortSignal) =>
    (await (await fetch(`${url}/generation`, { signal, headers: { connection: 'close' } })).text()) ===
    String(generation);

  await configure(backends);
  const server = await startServer({
    name: 'nginx',
    program: programs.path('nginx'),
    args: ['-e', 'stderr', '-p', folder, '-c', file],
    cwd: folder,
    stopSignal: 'SIGTERM',
    ready: isLed,
  });
  return {
    server,
    url,
    lead: async (those) => {
      await configure(those);
      process.kill(server.pid, 'SIGHUP');
      const deadline = AbortSignal.timeout(10_000);
      while (!(await isLed(deadline))) deadline.throwIfAborted();
    },
  };
}

import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { temporaryFolder } from '../harness/folder.ts';
import { freePort } from '../harness/port.ts';
import { startServer } from '../harness/server.ts';
import type { Server } from '../harness/server.ts';
import type { Programs } from '../harness/suite.ts';

export interface Haproxy {
  readonly server: Server;
  readonly url: string;
  /** One command of its runtime API, for example `set weight shop/green 0%`, and the answer. */
  readonly command: (text: string) => Promise<string>;
}

/** haproxy before backends by name and port, each of which it asks for `/healthz` every 100 ms. */
export async function startHaproxy(
  programs: Programs,
  backends: Readonly<Record<string, number>>,
): Promise<Haproxy> {
  const folder = await temporaryFolder('haproxy');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const socket = path.join(folder, 'admin.sock');
  const file = path.join(folder, 'haproxy.cfg');
  await writeFile(
    file,
    `global
  stats socket "${socket}" mode 600 level admin
  nbthread 1
defaults
  mode http
  timeout connect 1s
  timeout client 10s
  timeout server 10s
  option http-keep-alive
frontend web
  bind 127.0.0.1:${port}
  default_backend shop
backend shop
  balance roundrobin
  option httpchk GET /healthz
  default-server check inter 100ms fall 2 rise 2 weight 100
${Object.entries(backends)
  .map(([name, target]) => `  server ${name} 127.0.0.1:${target}`)
  .join('\n')}
`,
  );
  const server = await startServer({
    name: 'haproxy',
    program: programs.path('haproxy'),
    args: ['-db', '-f', file],
    cwd: folder,
    ready: async (signal) => (await fetch(url, { signal })).ok,
  });
  return { server, url, command: (text) => tell(socket, text) };
}

function tell(socket: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const connection = connect(socket, () => connection.end(`${text}\n`));
    connection.setEncoding('utf8');
    connection.setTimeout(5000, () =>
      connection.destroy(new Error(`haproxy did not answer "${text}" in 5 s`)),
    );
    connection.on('data', (chunk: string) => (answer += chunk));
    connection.on('error', reject);
    connection.on('close', () => resolve(answer.trim()));
  });
}

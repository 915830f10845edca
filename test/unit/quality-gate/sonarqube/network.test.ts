import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { afterEach, describe, expect, it } from 'vitest';

import { nodeHttp } from '@interlock/shared/adapters/node-http';
import { qualityGate } from '@interlock/quality-gate/run';
import { runAction } from '@interlock/shared/run';

import { gatePorts } from '../gate.ts';
import { token } from './samples.ts';

const servers: Server[] = [];

/** A server on this machine that remembers who asked. */
async function listen(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const asked: { readonly path: string; readonly authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', authorization: request.headers.authorization });
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { asked, url: `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}` };
}

async function judge(url: string): Promise<string> {
  const made = gatePorts({
    inputs: { reports: '- sonarqube: shop', 'sonar-url': url, 'sonar-token': token },
  });
  await runAction(qualityGate, { ...made, http: nodeHttp() });
  expect(made.runner.outputs.get('verdict')).toBe('inconclusive');
  return made.runner.outputs.get('reasons') ?? '';
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

describe('SonarQube over the network', () => {
  it.each([301, 302, 303, 307, 308])(
    'is never followed to another place by a %i, with or without the token',
    async (status) => {
      const other = await listen((_, response) => response.end('{"queue":[]}'));
      const server = await listen((_, response) => {
        response.writeHead(status, { location: `${other.url}/api/ce/component` });
        response.end();
      });
      expect(await judge(server.url)).toContain('sonarqube-redirected');
      expect(server.asked).toStrictEqual([
        { path: '/api/ce/component?component=shop', authorization: `Bearer ${token}` },
      ]);
      expect(other.asked).toStrictEqual([]);
    },
  );

  it('is read no further than an answer may be long', async () => {
    let sentBytes = 0;
    const server = await listen((_, response) => {
      const piece = Buffer.alloc(1024 * 1024, 0x20);
      const more = (): void => {
        if (response.destroyed || sentBytes >= 512 * piece.length) return;
        sentBytes += piece.length;
        if (response.write(piece)) setImmediate(more);
        else response.once('drain', more);
      };
      more();
    });
    expect(await judge(server.url)).toContain('is larger than 4 MiB');
    expect(sentBytes).toBeLessThan(64 * 1024 * 1024);
  });

  it('is nobody where a connection ends in the middle of an answer', async () => {
    const server = await listen((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"queue":[]');
      setImmediate(() => response.destroy());
    });
    expect(await judge(server.url)).toContain('sonarqube-unreachable');
    expect(server.asked).toHaveLength(4);
  });
});

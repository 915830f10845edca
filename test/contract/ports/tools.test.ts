import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

import { toolCacheTools } from '@interlock/shared/adapters/tool-cache';
import type { ToolDownload } from '@interlock/shared/ports/tools';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const folder = mkdtempSync(join(tmpdir(), 'interlock-tools-'));
const program = '#!/bin/sh\necho hello\n';

mkdirSync(join(folder, 'made'));
writeFileSync(join(folder, 'made', 'hello'), program, { mode: 0o755 });
execFileSync('tar', ['-czf', join(folder, 'hello.tar.gz'), '-C', join(folder, 'made'), 'hello']);
const archive = readFileSync(join(folder, 'hello.tar.gz'));

let served: Uint8Array = archive;
let requests = 0;
const server = createServer((request, response) => {
  requests += 1;
  if (request.url === '/gone') response.writeHead(404).end();
  else response.end(served);
});

const given = { temp: process.env['RUNNER_TEMP'], cache: process.env['RUNNER_TOOL_CACHE'] };
beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)));
beforeEach(() => {
  served = archive;
  requests = 0;
  const place = mkdtempSync(join(folder, 'runner-'));
  process.env['RUNNER_TEMP'] = join(place, 'temp');
  process.env['RUNNER_TOOL_CACHE'] = join(place, 'cache');
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
  for (const [name, value] of [
    ['RUNNER_TEMP', given.temp],
    ['RUNNER_TOOL_CACHE', given.cache],
  ] as const)
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
});

function download(change: Partial<ToolDownload> = {}): ToolDownload {
  return {
    name: 'hello',
    version: '1.2.3',
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/hello.tar.gz`,
    sha256: sha256(archive),
    archive: 'tar.gz',
    program: 'hello',
    programSha256: sha256(Buffer.from(program)),
    ...change,
  };
}

describe('tools in the cache of the runner', () => {
  it('are fetched once and run', async () => {
    const path = await toolCacheTools().provide(download());
    expect(execFileSync(path, { encoding: 'utf8' })).toBe('hello\n');
    expect(await toolCacheTools().provide(download())).toBe(path);
    expect(requests).toBe(1);
  });

  it('are refused before anything is unpacked when the download is another', async () => {
    served = Buffer.concat([archive, Buffer.from('x')]);
    await expect(toolCacheTools().provide(download())).rejects.toMatchObject({ code: 'tool-digest-differs' });
    // Nothing of it is in the cache: the right download is taken afterwards.
    served = archive;
    await toolCacheTools().provide(download());
    expect(requests).toBe(2);
  });

  it('are refused when the program inside is another', async () => {
    const provided = toolCacheTools().provide(download({ programSha256: sha256(Buffer.from('other')) }));
    await expect(provided).rejects.toMatchObject({ code: 'tool-digest-differs' });
  });

  it('are refused when the cache was altered since', async () => {
    const path = await toolCacheTools().provide(download());
    writeFileSync(path, '#!/bin/sh\necho owned\n');
    await expect(toolCacheTools().provide(download())).rejects.toMatchObject({ code: 'tool-digest-differs' });
  });

  it('are taken as they are when they are no archive', async () => {
    served = Buffer.from(program);
    const path = await toolCacheTools().provide(download({ sha256: sha256(served), archive: 'none' }));
    expect(execFileSync(path, { encoding: 'utf8' })).toBe('hello\n');
  });

  it('say so when they cannot be had', async () => {
    const url = download().url.replace('hello.tar.gz', 'gone');
    const provided = toolCacheTools().provide(download({ url }));
    await expect(provided).rejects.toMatchObject({ code: 'tool-unavailable', retryable: true });
  });
});

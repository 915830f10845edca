import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { ExternalError, messageOf } from '../domain/errors.ts';
import type { ToolDownload, Tools } from '../ports/tools.ts';
import { sentence } from '../domain/sentence.ts';

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) if (chunk instanceof Uint8Array) hash.update(chunk);
  return hash.digest('hex');
}

function refuseDigest(download: ToolDownload, what: string, expected: string, found: string): ExternalError {
  return new ExternalError({
    service: download.name,
    code: 'tool-digest-differs',
    message: `${what} of ${download.name} ${download.version} has SHA-256 ${found}, expected ${expected}.`,
    fix: 'Do not use it. Clear the tool cache; when it happens again the download was altered or the pin is wrong.',
    retryable: false,
  });
}

/**
 * Tools in the runner's cache. The digest of the download is checked before anything is unpacked, and the digest of
 * the program on every use: a cache that was restored is as untrusted as a download.
 */
export function toolCacheTools(): Tools {
  return {
    provide: async (download) => {
      // Loaded on use: it is a third of the start-up time of an action that fetches nothing.
      const cache = await import('@actions/tool-cache');
      const check = async (folder: string) => {
        const program = join(folder, download.program);
        const found = await sha256Of(program);
        if (found !== download.programSha256)
          throw refuseDigest(download, program, download.programSha256, found);
        return program;
      };
      const cached = cache.find(download.name, download.version);
      if (cached !== '') return await check(cached);
      try {
        const file = await cache.downloadTool(download.url);
        const found = await sha256Of(file);
        if (found !== download.sha256) throw refuseDigest(download, 'The download', download.sha256, found);
        if (download.archive === 'none') {
          const program = join(`${file}.d`, download.program);
          await mkdir(dirname(program), { recursive: true });
          await rename(file, program);
          await chmod(program, 0o755);
          return await check(await cache.cacheDir(`${file}.d`, download.name, download.version));
        }
        const folder =
          download.archive === 'zip' ? await cache.extractZip(file) : await cache.extractTar(file);
        return await check(await cache.cacheDir(folder, download.name, download.version));
      } catch (thrown) {
        if (thrown instanceof ExternalError) throw thrown;
        throw new ExternalError({
          service: download.name,
          code: 'tool-unavailable',
          message: sentence(`${download.name} ${download.version} could not be had: ${messageOf(thrown)}`),
          fix: 'Check that the runner reaches the address, or install the tool before this step.',
          retryable: true,
          cause: thrown,
        });
      }
    },
  };
}

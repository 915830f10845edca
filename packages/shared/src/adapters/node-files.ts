import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import process from 'node:process';

import { glob } from 'tinyglobby';

import { ExternalError } from '../domain/errors.ts';
import type { Files } from '../ports/files.ts';
import { openZip } from './zip-archive.ts';

function isMissing(thrown: unknown): boolean {
  return (
    thrown instanceof Error && 'code' in thrown && (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR')
  );
}

async function orNull<Value>(value: Promise<Value>): Promise<Value | null> {
  try {
    return await value;
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
}

/** The machine's files; relative paths are below `workspace`. */
export function nodeFiles(workspace: string): Files {
  const at = (path: string) => (isAbsolute(path) ? path : join(workspace, path));
  const sizeBytes = async (path: string) => {
    const found = await orNull(stat(at(path)));
    return found?.isFile() === true ? found.size : null;
  };
  return {
    readText: (path) => orNull(readFile(at(path), 'utf8')),
    async *readBytes(path) {
      try {
        for await (const chunk of createReadStream(at(path), { highWaterMark: 256 * 1024 }))
          if (chunk instanceof Uint8Array) yield chunk;
      } catch (thrown) {
        if (!isMissing(thrown)) throw thrown;
        throw new ExternalError({
          service: 'files',
          code: 'file-missing',
          message: `${path} does not exist.`,
          fix: 'Check the path and that the step which writes it ran before this one.',
          retryable: false,
        });
      }
    },
    sizeBytes,
    writeText: async (path, text) => {
      const target = at(path);
      await mkdir(dirname(target), { recursive: true });
      const draft = join(dirname(target), `.${basename(target)}.${String(process.pid)}.draft`);
      await writeFile(draft, text);
      await rename(draft, target);
    },
    find: async (folder, patterns, except = []) => {
      const paths = await glob([...patterns], {
        ignore: [...except],
        cwd: at(folder),
        dot: true,
        onlyFiles: true,
        followSymbolicLinks: false,
        expandDirectories: false,
      });
      const found = await Promise.all(
        [...new Set(paths)].map(async (path) => ({ path, size: await sizeBytes(join(at(folder), path)) })),
      );
      return found
        .flatMap(({ path, size }) => (size === null ? [] : [{ path, sizeBytes: size }]))
        .sort((a, b) => (a.path < b.path ? -1 : 1));
    },
    openArchive: (source, limits) => openZip(typeof source === 'string' ? at(source) : source, limits),
    makePrivateFolder: (prefix) => mkdtemp(join(tmpdir(), prefix)),
    remove: (path) => rm(at(path), { recursive: true, force: true }),
    exists: async (path) => (await orNull(stat(at(path)))) !== null,
  };
}

import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';

import { glob } from 'tinyglobby';

import { ExternalError } from '../domain/errors.ts';
import { namedFolder } from '../domain/workspace-path.ts';
import type { Files, FoundFile } from '../ports/files.ts';
import { readEachFile } from './node-file-visits.ts';
import { holdNewSpace } from './node-heap.ts';
import { workspacePaths } from './workspace-paths.ts';

const leastPieceBytes = 4 * 1024;
// A text of more than about 128 KiB would be a large object for V8, which only a full collection gives back.
const mostPieceBytes = 64 * 1024;
const questionsAtOnce = 32;

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
  const { at, demandInside } = workspacePaths(workspace);
  const sizeOf = async (path: string) => {
    const found = await orNull(stat(path));
    return found?.isFile() === true ? found.size : null;
  };
  /** Where crawls begin is followed by links, and nothing below: each named folder that passes one is its own crawl. */
  const crawlsOf = async (folder: string, patterns: readonly string[]) => {
    const crawls: string[][] = [[]];
    await demandInside(folder);
    for (const pattern of patterns)
      if (await demandInside(join(folder, namedFolder(pattern)))) crawls.push([pattern]);
      else crawls[0]?.push(pattern);
    return crawls.filter((crawl) => crawl.length > 0);
  };
  const files: Files = {
    readText: async (path) => {
      await demandInside(path);
      return orNull(readFile(at(path), 'utf8'));
    },
    async *readBytes(path) {
      await demandInside(path);
      try {
        // A stream takes all of its piece from memory, however small the file is.
        const { size } = await stat(at(path));
        if (size > 0 && size <= mostPieceBytes) {
          // A stream takes ten times as long for a file that is one piece, and there may be tens of thousands.
          yield await readFile(at(path));
          return;
        }
        const highWaterMark = Math.min(mostPieceBytes, Math.max(leastPieceBytes, size));
        for await (const chunk of createReadStream(at(path), { highWaterMark }))
          if (chunk instanceof Uint8Array) {
            holdNewSpace();
            yield chunk;
          }
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
    readEach: (paths, visitor, signal) =>
      readEachFile(paths, visitor, signal, { at, demandInside, readBytes: (path) => files.readBytes(path) }),
    sizeBytes: async (path) => {
      await demandInside(path);
      return sizeOf(at(path));
    },
    writeText: async (path, text) => {
      await demandInside(path);
      const target = at(path);
      await mkdir(dirname(target), { recursive: true });
      const draft = join(dirname(target), `.${basename(target)}.${String(process.pid)}.draft`);
      await writeFile(draft, text);
      await rename(draft, target);
    },
    find: async (folder, patterns, except = []) => {
      const paths = new Set<string>();
      for (const crawl of await crawlsOf(folder, patterns))
        for (const path of await glob(crawl, {
          ignore: [...except],
          cwd: at(folder),
          dot: true,
          onlyFiles: true,
          followSymbolicLinks: false,
          expandDirectories: false,
        }))
          paths.add(path);
      // Whatever a glob is spelled like, nothing that was found lies elsewhere.
      for (const below of new Set([...paths].map((path) => dirname(path))))
        await demandInside(join(folder, below));
      const found: FoundFile[] = [];
      const queue = paths.values();
      // Each takes the next path of the one queue: tens of thousands of questions at once would all be in memory.
      const ask = async (): Promise<void> => {
        for (const path of queue) {
          const size = await sizeOf(join(at(folder), path));
          if (size !== null) found.push({ path, sizeBytes: size });
        }
      };
      await Promise.all(Array.from({ length: questionsAtOnce }, ask));
      return found.sort((a, b) => (a.path < b.path ? -1 : 1));
    },
    openArchive: async (source, limits) => {
      const { openZip } = await import('./zip-archive.ts');
      if (typeof source !== 'string') return openZip(source, limits);
      await demandInside(source);
      return openZip(at(source), limits);
    },
    makePrivateFolder: (prefix) => mkdtemp(join(tmpdir(), prefix)),
    remove: (path) => rm(at(path), { recursive: true, force: true }),
    exists: async (path) => {
      await demandInside(path);
      return (await orNull(stat(at(path)))) !== null;
    },
  };
  return files;
}

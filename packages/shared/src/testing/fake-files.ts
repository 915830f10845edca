import { openZip } from '../adapters/zip-archive.ts';
import { ExternalError } from '../domain/errors.ts';
import { compileGlob } from '../domain/glob.ts';
import { namedFolder, outsideWorkspace } from '../domain/workspace-path.ts';
import type { Files, FoundFile } from '../ports/files.ts';

export interface FakeFiles extends Files {
  /** Everything there is, by path as it was given. */
  readonly contents: Map<string, string | Uint8Array>;
}

const bytesOf = (content: string | Uint8Array) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/**
 * Files in memory. Relative paths are relative to the workspace; `find` looks below a folder of them.
 *
 * @param initial - what there is
 * @param outside - paths that are links out of the workspace
 */
export function fakeFiles(
  initial: Readonly<Record<string, string | Uint8Array>> = {},
  outside: readonly string[] = [],
): FakeFiles {
  const contents = new Map(Object.entries(initial));
  let folders = 0;
  const below = (folder: string, path: string) => {
    const prefix = folder === '' || folder === '.' ? '' : `${folder.replace(/\/+$/u, '')}/`;
    return path.startsWith(prefix) ? path.slice(prefix.length) : null;
  };
  const demandInside = async (path: string): Promise<void> => {
    await Promise.resolve();
    const link = outside.find((one) => path === one || path.startsWith(`${one}/`));
    if (link !== undefined) throw outsideWorkspace(path, '/elsewhere');
  };
  const sorted = (found: readonly FoundFile[]) => found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return {
    contents,
    readText: async (path) => {
      await demandInside(path);
      const content = contents.get(path);
      return content === undefined ? null : new TextDecoder().decode(bytesOf(content));
    },
    async *readBytes(path) {
      await demandInside(path);
      const content = contents.get(path);
      if (content === undefined)
        throw new ExternalError({
          service: 'files',
          code: 'file-missing',
          message: `${path} does not exist.`,
          fix: 'Check the path and that the step which writes it ran before this one.',
          retryable: false,
        });
      yield bytesOf(content);
    },
    readEach: async (paths, visitor, signal) => {
      for (const path of paths) {
        signal.throwIfAborted();
        const isOutside = await demandInside(path).then(
          () => false,
          () => true,
        );
        const content = isOutside ? undefined : contents.get(path);
        if (content !== undefined && content.length > 0) {
          // As the files of a machine are: in pieces, which the next ones overwrite.
          const bytes = bytesOf(content).slice();
          const middle = bytes.length >> 1;
          for (const piece of [bytes.subarray(0, middle), bytes.subarray(middle)]) {
            if (piece.length > 0) visitor.piece(path, piece);
            piece.fill(0);
          }
        }
        visitor.end(path, content !== undefined);
      }
      signal.throwIfAborted();
    },
    sizeBytes: async (path) => {
      await demandInside(path);
      const content = contents.get(path);
      return content === undefined ? null : bytesOf(content).byteLength;
    },
    writeText: async (path, text) => {
      await demandInside(path);
      contents.set(path, typeof text === 'string' ? text : [...text].join(''));
    },
    find: async (folder, patterns, except = []) => {
      const begin = folder === '' ? '' : `${folder.replace(/\/+$/u, '')}/`;
      for (const pattern of patterns) await demandInside(`${begin}${namedFolder(pattern)}`);
      const wanted = patterns.map(compileGlob);
      const unwanted = except.map(compileGlob);
      const found = [...contents].flatMap(([path, content]) => {
        const relative = below(folder, path);
        if (relative === null || !wanted.some((matches) => matches(relative))) return [];
        if (unwanted.some((matches) => matches(relative))) return [];
        return [{ path: relative, sizeBytes: bytesOf(content).byteLength }];
      });
      return sorted(found);
    },
    openArchive: async (source, limits) => {
      if (typeof source !== 'string') return openZip(source, limits);
      await demandInside(source);
      return openZip(bytesOf(contents.get(source) ?? ''), limits);
    },
    makePrivateFolder: (prefix) => {
      folders += 1;
      return Promise.resolve(`/temp/${prefix}${String(folders)}`);
    },
    remove: (path) => {
      for (const known of contents.keys())
        if (known === path || below(path, known) !== null) contents.delete(known);
      return Promise.resolve();
    },
    exists: async (path) => {
      await demandInside(path);
      return contents.has(path) || [...contents.keys()].some((known) => known.startsWith(`${path}/`));
    },
  };
}

import { openZip } from '../adapters/zip-archive.ts';
import { ExternalError } from '../domain/errors.ts';
import { compileGlob } from '../domain/glob.ts';
import type { Files } from '../ports/files.ts';

export interface FakeFiles extends Files {
  /** Everything there is, by path as it was given. */
  readonly contents: Map<string, string | Uint8Array>;
}

const bytesOf = (content: string | Uint8Array) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** Files in memory. Relative paths are relative to the workspace; `find` looks below a folder of them. */
export function fakeFiles(initial: Readonly<Record<string, string | Uint8Array>> = {}): FakeFiles {
  const contents = new Map(Object.entries(initial));
  let folders = 0;
  const below = (folder: string, path: string) => {
    const prefix = folder === '' || folder === '.' ? '' : `${folder.replace(/\/+$/u, '')}/`;
    return path.startsWith(prefix) ? path.slice(prefix.length) : null;
  };
  return {
    contents,
    readText: (path) => {
      const content = contents.get(path);
      return Promise.resolve(content === undefined ? null : new TextDecoder().decode(bytesOf(content)));
    },
    async *readBytes(path) {
      const content = contents.get(path);
      if (content === undefined)
        throw new ExternalError({
          service: 'files',
          code: 'file-missing',
          message: `${path} does not exist.`,
          fix: 'Check the path and that the step which writes it ran before this one.',
          retryable: false,
        });
      await Promise.resolve();
      yield bytesOf(content);
    },
    sizeBytes: (path) => {
      const content = contents.get(path);
      return Promise.resolve(content === undefined ? null : bytesOf(content).byteLength);
    },
    writeText: (path, text) => {
      contents.set(path, text);
      return Promise.resolve();
    },
    find: (folder, patterns, except = []) => {
      const wanted = patterns.map(compileGlob);
      const unwanted = except.map(compileGlob);
      const found = [...contents].flatMap(([path, content]) => {
        const relative = below(folder, path);
        if (relative === null || !wanted.some((matches) => matches(relative))) return [];
        if (unwanted.some((matches) => matches(relative))) return [];
        return [{ path: relative, sizeBytes: bytesOf(content).byteLength }];
      });
      return Promise.resolve(found.sort((a, b) => (a.path < b.path ? -1 : 1)));
    },
    openArchive: (source, limits) =>
      openZip(typeof source === 'string' ? bytesOf(contents.get(source) ?? '') : source, limits),
    makePrivateFolder: (prefix) => {
      folders += 1;
      return Promise.resolve(`/temp/${prefix}${String(folders)}`);
    },
    remove: (path) => {
      for (const known of contents.keys())
        if (known === path || below(path, known) !== null) contents.delete(known);
      return Promise.resolve();
    },
    exists: (path) =>
      Promise.resolve(
        contents.has(path) || [...contents.keys()].some((known) => known.startsWith(`${path}/`)),
      ),
  };
}

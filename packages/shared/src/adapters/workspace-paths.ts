import { realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

import { outsideWorkspace } from '../domain/workspace-path.ts';

const codeOf = (thrown: unknown) => (thrown instanceof Error && 'code' in thrown ? thrown.code : undefined);

function isBelow(path: string, root: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The real path; of what does not exist, that of the nearest folder that does, and the rest. */
async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (thrown) {
    const code = codeOf(thrown);
    if ((code !== 'ENOENT' && code !== 'ENOTDIR') || dirname(path) === path) throw thrown;
    return join(await realPathOf(dirname(path)), basename(path));
  }
}

/** Paths below the workspace, on the machine. */
export interface WorkspacePaths {
  /** The absolute path; relative ones are below the workspace. */
  readonly at: (path: string) => string;
  /**
   * Refuses a path of the workspace that a link on the way leads out of it. A workspace that is itself reached by a
   * link is no way out, and an absolute path that does not begin in the workspace is somebody else's to judge.
   *
   * @returns whether the path passes a link inside of the workspace
   * @throws {UserError} `path-outside-workspace`
   */
  readonly demandInside: (path: string) => Promise<boolean>;
}

/** Paths below a workspace. */
export function workspacePaths(workspace: string): WorkspacePaths {
  const root = resolve(workspace);
  const at = (path: string) => resolve(root, path);
  let found: Promise<string> | null = null;
  return {
    at,
    demandInside: async (path) => {
      const realRoot = await (found ??= realPathOf(root));
      const isOfRoot = (one: string) => path === one || path.startsWith(one.endsWith(sep) ? one : one + sep);
      const begin = [root, realRoot, workspace].find((one) => isAbsolute(path) && isOfRoot(one));
      if (isAbsolute(path) && begin === undefined) return false;
      const named = begin === undefined ? path : relative(begin, path);
      let real: string;
      try {
        real = await realPathOf(at(path));
      } catch (thrown) {
        if (codeOf(thrown) === 'ELOOP') throw outsideWorkspace(named, null);
        throw thrown;
      }
      if (!isBelow(real, realRoot)) throw outsideWorkspace(named, real);
      return relative(realRoot, real) !== relative(begin ?? root, at(path));
    },
  };
}

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathFilter } from '../domain/glob.ts';
import { isInside, joinPath } from '../domain/path.ts';
import type { FileEntry, Files } from '../ports/files.ts';

/** The files of this machine. */
export function createFiles(): Files {
  return {
    makeFolder: async (path) => {
      await mkdir(path, { recursive: true });
    },
    read: async (path) => {
      try {
        return await readFile(path, 'utf8');
      } catch (error) {
        if (isAbsence(error)) return null;
        throw error;
      }
    },
    write: (path, text) => writeFile(path, text),
    remove: (path) => rm(path, { recursive: true, force: true }),
    exists: async (path) => (await kindOf(path)) !== 'none',
    isFolder: async (path) => (await kindOf(path)) === 'folder',
    list: (folder) => listTree(folder, ''),
    hash: hashFiles,
  };
}

function isAbsence(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'EISDIR')
  );
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'none'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if (isAbsence(error)) return 'none';
    throw error;
  }
}

async function listTree(root: string, below: string): Promise<readonly FileEntry[]> {
  const entries = await readdir(join(root, below), { withFileTypes: true });
  const found: FileEntry[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) {
      if (entry.name === '.git') continue;
      found.push({ path, kind: 'folder', bytes: 0 }, ...(await listTree(root, path)));
    } else if (entry.isSymbolicLink()) {
      found.push({ path, kind: 'link', bytes: 0 });
    } else if (entry.isFile()) {
      found.push({ path, kind: 'file', bytes: (await stat(join(root, path))).size });
    }
  }
  return found;
}

function hashFiles(workspace: string, patterns: readonly string[]): string {
  const lines = patterns.flatMap((pattern) => pattern.split('\n')).map((line) => line.trim());
  const filter = pathFilter(
    lines.map((line) =>
      line.startsWith('!')
        ? `!${joinPath(workspace, line.slice(1).trim())}`
        : line === ''
          ? ''
          : joinPath(workspace, line),
    ),
  );
  const hash = createHash('sha256');
  const found: string[] = [];
  const visit = (folder: string): void => {
    let entries;
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      if (isAbsence(error)) return;
      throw error;
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (entry.name !== '.git') visit(path);
      } else if (entry.isFile() && isInside(workspace, path) && filter.matches(path)) {
        found.push(path);
        hash.update(createHash('sha256').update(readFileSync(path)).digest());
      }
    }
  };
  visit(workspace);
  return found.length > 0 ? hash.digest('hex') : '';
}

import { createHash } from 'node:crypto';
import { chmod, copyFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { Artifacts, StoredArtifact } from '../ports/artifacts.ts';
import { writeZip } from './zip-writer.ts';

/** Artifacts of one run, each a folder. As on GitHub, the modes of files are not kept. */
export function createArtifactStore(folder: string): Artifacts {
  const stored = new Map<string, StoredArtifact>();
  let nextId = 1;
  const place = (id: number): string => join(folder, String(id));
  return {
    list: () => [...stored.values()],
    save: async (name, files) => {
      const id = nextId++;
      let bytes = 0;
      const packed: { readonly path: string; readonly content: Buffer }[] = [];
      for (const file of [...files].sort((a, b) => (a.to < b.to ? -1 : 1))) {
        const target = join(place(id), file.to);
        await mkdir(dirname(target), { recursive: true });
        await copyFile(file.from, target);
        await chmod(target, 0o644);
        const content = await readFile(target);
        bytes += content.length;
        packed.push({ path: file.to, content });
      }
      const archive = writeZip(packed);
      const path = `${place(id)}.zip`;
      await writeFile(path, archive);
      const digest = `sha256:${createHash('sha256').update(archive).digest('hex')}`;
      const artifact = { id, name, digest, bytes, archive: () => readFile(path) };
      stored.set(name, artifact);
      return artifact;
    },
    remove: async (name) => {
      const known = stored.get(name);
      if (known === undefined) return;
      stored.delete(name);
      await rm(place(known.id), { recursive: true, force: true });
      await rm(`${place(known.id)}.zip`, { force: true });
    },
    restore: async (name, target) => {
      const known = stored.get(name);
      if (known === undefined) throw new Error(`no artifact '${name}' in the store`);
      await cp(place(known.id), target, { recursive: true });
    },
  };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Of this test file alone: vitest gives each file a module graph of its own.
const made = new Set<string>();

/** A new empty folder, which `realSuite` removes after its tests. */
export async function temporaryFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `interlock-real-${name}-`));
  made.add(folder);
  return folder;
}

/** Removes every folder of `temporaryFolder`. */
export async function removeTemporaryFolders(): Promise<void> {
  const folders = [...made];
  made.clear();
  // A server that was just killed may still be closing files in it.
  for (const folder of folders)
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes files under a folder, which is made when it is missing, and answers the folder. */
export async function writeTree(folder: string, files: Readonly<Record<string, string>>): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return folder;
}

/** What a tool wrote as its report, parsed; 'no report' where it wrote no file or an empty one. */
export async function readReport(file: string): Promise<unknown> {
  const text = existsSync(file) ? await readFile(file, 'utf8') : '';
  return text === '' ? 'no report' : JSON.parse(text);
}

/** An npm lockfile of version 3 with these packages. */
export function lockfile(dependencies: Readonly<Record<string, string>>): string {
  return JSON.stringify({
    name: 'shop',
    version: '1.0.0',
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { name: 'shop', version: '1.0.0', dependencies },
      ...Object.fromEntries(
        Object.entries(dependencies).map(([name, version]) => [`node_modules/${name}`, { version }]),
      ),
    },
  });
}

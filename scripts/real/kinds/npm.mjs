import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';

import { parts, pinFolder } from '../parts.mjs';
import { mustRun, SetupError } from '../program.mjs';

/**
 * Installs an npm part by its lockfile. No script of a package runs.
 *
 * @param {import('../parts.mjs').PartName} name
 * @param {string} folder
 * @param {AbortSignal} signal
 */
export async function installNpm(name, folder, signal) {
  const part = parts[name];
  const pin = pinFolder(name);
  if (part.kind !== 'npm' || pin === null) throw new Error(`${name} is not an npm part`);
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(pin, file), join(folder, file));
  await mustRun(['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    signal,
    fix: 'is the npm registry in reach? `npm ping` says',
  });
  /** @type {Record<string, string>} */
  const found = {};
  for (const [program, place] of Object.entries(part.programs)) {
    const path = join(folder, place);
    if (!existsSync(path))
      throw new SetupError(`the package brought no ${program}`, `look at the pin in ${pin}`);
    found[program] = path;
  }
  return found;
}

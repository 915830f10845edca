import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

import { parts, pinFolder } from '../parts.mjs';
import { mustRun, SetupError } from '../program.mjs';

/**
 * Makes the symbolic links that a package lists, since npm packs none and no script of the package runs to make them.
 *
 * @param {string} folder the package's
 * @param {string} list a file in it: `[{ "source", "target" }]`, from its root; a target is where the link stands
 */
export function linkAsListed(folder, list) {
  /** @type {unknown} */
  const links = JSON.parse(readFileSync(join(folder, list), 'utf8'));
  const within = (/** @type {unknown} */ path) => {
    const found = typeof path === 'string' ? resolve(folder, path) : '';
    if (!found.startsWith(folder + sep))
      throw new SetupError(`${list} names a place outside its package`, 'look at the pin of the part');
    return found;
  };
  if (!Array.isArray(links) || links.length === 0)
    throw new SetupError(`${list} lists no links`, 'look at the pin of the part');
  for (const { source, target } of links) {
    const link = within(target);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(relative(dirname(link), within(source)), link);
  }
}

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
  await mustRun(['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--no-dry-run', '--no-global'], {
    cwd: folder,
    signal,
    fix: 'is the npm registry in reach? `npm ping` says',
  });
  if (part.links !== undefined) linkAsListed(join(folder, 'node_modules', part.package), part.links);
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

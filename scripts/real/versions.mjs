import { parts, pinnedVersion } from './parts.mjs';

/** @typedef {import('./parts.mjs').PartName} PartName */

/** Built from source these do not know their version; what they are is known by their digest alone. */
const silent = ['gitleaks', 'moto', 'syft', 'versitygw'];

/** How many numbers of the pinned version a program says, where it is not all of them. */
const numbersSaid = new Map([
  ['helm', 2],
  ['shellcheck', 3],
]);

/**
 * What the programs of a part must say of themselves; `null` where no version is pinned or none is said.
 *
 * @param {PartName} name
 */
export function expectedVersion(name) {
  // The packages that bring PostgreSQL count versions of their own.
  const postgresql = /^postgresql-(\d+)$/u.exec(name)?.[1];
  if (postgresql !== undefined) return `(PostgreSQL) ${postgresql}.`;
  const pinned = pinnedVersion(name);
  if (pinned === null || silent.includes(name) || parts[name].kind === 'toolchain') return null;
  return pinned.replace(/^v/u, '').split('.').slice(0, numbersSaid.get(name)).join('.');
}

/**
 * Whether a text names a version: 1.2.3 is neither in 11.2.3 nor in 1.2.34.
 *
 * @param {string} text
 * @param {string} version
 */
export function saysVersion(text, version) {
  for (let at = text.indexOf(version); at !== -1; at = text.indexOf(version, at + 1)) {
    const follows = version.endsWith('.') ? '' : text.slice(at + version.length, at + version.length + 1);
    if (!/\d/u.test(text.slice(Math.max(0, at - 1), at)) && !/\d/u.test(follows)) return true;
  }
  return false;
}

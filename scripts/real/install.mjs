import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { digestOf, provideNode } from '../node-versions.mjs';
import { findFaultOfStart } from './check.mjs';
import { installDebian } from './kinds/debian.mjs';
import { installGo, machineGo } from './kinds/go.mjs';
import { installMaven } from './kinds/maven.mjs';
import { installNpm } from './kinds/npm.mjs';
import { installPython } from './kinds/python.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder, markerName, partFolder, parts, pinnedVersion, programs } from './parts.mjs';
import { otherFile, SetupError } from './program.mjs';

/**
 * Starts every program of a part.
 *
 * @param {import('./parts.mjs').PartName} name
 * @param {Readonly<Record<string, string>>} installed
 * @param {AbortSignal} signal
 * @throws {SetupError} when one is not usable
 */
async function mustStart(name, installed, signal) {
  for (const [program, path] of Object.entries(installed)) {
    const fault = await findFaultOfStart(name, program, path, signal);
    if (fault !== null)
      throw new SetupError(`installed, and yet not usable: ${fault}`, 'is it made for this machine?');
  }
}

/**
 * Installs into the folder where the part will be used: virtual environments hold their own path. What says that the
 * part is there is written last, so that an install that was cut off is begun anew.
 *
 * @param {import('./parts.mjs').PartName} name
 * @param {(name: import('./parts.mjs').PartName, folder: string, signal: AbortSignal) => Promise<Record<string, string>>} install
 * @param {{ say: (line: string) => void, signal: AbortSignal }} options
 */
async function installIntoCache(name, install, { say, signal }) {
  const folder = partFolder(name);
  const wait = (/** @type {string} */ holder) => say(`waiting: ${holder} installs it`);
  await withLock(`${folder}.lock`, { wait, signal }, async () => {
    if (programs(name).kind === 'usable') return;
    const startedMs = performance.now();
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    try {
      const built = await install(name, folder, signal);
      await mustStart(name, built, signal);
      /** @type {import('./parts.mjs').Installed['programs']} */
      const digested = {};
      for (const [program, path] of Object.entries(built))
        digested[program] = { path, sha256: await digestOf(path) };
      /** @type {import('./parts.mjs').Installed} */
      const marker = {
        version: pinnedVersion(name) ?? 'unknown',
        programs: digested,
        tookMs: Math.round(performance.now() - startedMs),
      };
      writeFileSync(join(folder, markerName), `${JSON.stringify(marker, null, 2)}\n`);
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  });
}

/**
 * Work on what all setups with one cache share.
 *
 * @template Result
 * @param {string} what
 * @param {{ say: (line: string) => void, signal: AbortSignal }} options
 * @param {() => Promise<Result>} work
 */
const inTurn = (what, { say, signal }, work) =>
  withLock(
    join(cacheFolder(), `${what}.lock`),
    { wait: (holder) => say(`waiting: ${holder} is at it`), signal },
    work,
  );

/** The machine's own compiler where it is new enough; it is written down like one that was installed. */
const installToolchain = async (
  /** @type {import('./parts.mjs').PartName} */ name,
  /** @type {string} */ folder,
  /** @type {AbortSignal} */ signal,
) => {
  const own = await machineGo(signal);
  return own === null ? await installPython(name, folder, signal) : { go: own.path };
};

/**
 * Installs a part unless it is there.
 *
 * @param {import('./parts.mjs').PartName} name
 * @param {{ say: (line: string) => void, signal: AbortSignal }} options
 * @returns {Promise<'was there' | 'installed'>}
 * @throws {SetupError} says what to do
 */
export async function installPart(name, options) {
  const part = parts[name];
  if (programs(name).kind === 'usable') return 'was there';
  switch (part.kind) {
    case 'unavailable':
      throw new SetupError(`cannot be had: ${part.reason}`, 'there is nothing to do');
    case 'node': {
      const missing = await inTurn(name, options, () => provideNode(part.major, options.signal));
      if (missing !== null)
        throw new SetupError(
          missing,
          missing.startsWith('its integrity') ? otherFile : 'is the npm registry in reach? `npm ping` says',
        );
      break;
    }
    case 'debian':
      // One policy for all of them, see there.
      await inTurn('debian', options, () => installDebian(name, options));
      break;
    case 'go':
      await installIntoCache(name, installGo, options);
      break;
    case 'python':
      await installIntoCache(name, installPython, options);
      break;
    case 'npm':
      await installIntoCache(name, installNpm, options);
      break;
    case 'maven':
      await installIntoCache(name, installMaven, options);
      break;
    case 'toolchain':
      await installIntoCache(name, installToolchain, options);
      break;
  }
  const found = programs(name);
  if (found.kind === 'missing') throw new SetupError(`installed, and yet: ${found.reason}`, found.fix);
  if (part.kind === 'node' || part.kind === 'debian') await mustStart(name, found.programs, options.signal);
  return 'installed';
}

/** Whether the cache can be written; the message says which folder. @param {string} folder */
export function checkWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    const probe = join(folder, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SetupError(
      `the cache folder cannot be written: ${why}`,
      'give another one in INTERLOCK_CACHE, or make it writable',
    );
  }
  if (!existsSync(folder))
    throw new SetupError(`${folder} is not there`, 'give another one in INTERLOCK_CACHE');
}

/**
 * The versions of Node that the bundles are started on, each in a prefix of its own outside the tree: as a dependency
 * the package would silently replace the Node of every npm script.
 *
 * `node scripts/node-versions.mjs` installs what is missing and prints where each is.
 */
import { createHash } from 'node:crypto';

import { createReadStream, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import process from 'node:process';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';

import { run } from './real/program.mjs';

/** Versions and, by platform, the integrity of the package that holds the program. */
const pins = {
  20: {
    version: '20.20.2',
    integrity: {
      'linux-x64':
        'sha512-PeHQM8wAdmHtZA1mBocygZxs5LiUWtsJezQTkBd0iY987KpGrD1O2tVEydvMZiuXceRanxt7rjTnDEBwOPujoQ==',
    },
  },
  24: {
    version: '24.21.0',
    integrity: {
      'linux-x64':
        'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    },
  },
};

/**
 * @typedef {keyof typeof pins} Major
 * @type {readonly Major[]}
 */
export const majors = [20, 24];

const platform = `${process.platform}-${process.arch}`;

/** Where all that is installed is kept. @throws {Error} for a place that depends on where it is asked from */
export function cacheRoot() {
  const told = process.env['INTERLOCK_CACHE'] ?? '';
  if (told === '') return join(homedir(), '.cache', 'interlock');
  if (!isAbsolute(told))
    throw new Error(`INTERLOCK_CACHE is ${told}: give an absolute path, outside the tree`);
  return told;
}

/** The SHA-256 of a file, as hex. @param {string} path */
export async function digestOf(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Where a version is installed, or would be. @param {Major} major */
export const nodeFolder = (major) => join(cacheRoot(), 'node', `${pins[major].version}-${platform}`);

/**
 * The program of a version, whether or not it is there.
 *
 * @param {Major} major
 */
export function nodeProgram(major) {
  return join(nodeFolder(major), 'node_modules', `node-${platform}`, 'bin', 'node');
}

/** @param {Major} major */
export function nodeVersion(major) {
  return `v${pins[major].version}`;
}

/** @param {Major} major */
const markerOf = (major) => join(nodeFolder(major), 'checked');

/** The SHA-256 that the program had when it was installed; `null` when it is not. @param {Major} major */
export const nodeDigest = (major) =>
  existsSync(markerOf(major)) ? readFileSync(markerOf(major), 'utf8').trim() : null;

/**
 * Why a version cannot be used as it stands; `null` when it can.
 *
 * @param {Major} major
 */
export function nodeMissing(major) {
  if (!new Map(Object.entries(pins[major].integrity)).has(platform))
    return `no checksum is pinned for ${platform}`;
  return existsSync(markerOf(major)) && existsSync(nodeProgram(major)) ? null : 'it is not installed';
}

/**
 * Installs a version unless it is there already.
 *
 * @param {Major} major
 * @param {AbortSignal} [signal]
 * @returns {Promise<string | null>} why it cannot be had, or null
 */
export async function provideNode(major, signal) {
  const { version, integrity } = pins[major];
  const expected = new Map(Object.entries(integrity)).get(platform);
  if (expected === undefined) return `no checksum is pinned for ${platform}`;
  const prefix = nodeFolder(major);
  if (nodeMissing(major) === null) return null;
  // npm does not look again at files that are there already.
  rmSync(prefix, { recursive: true, force: true });
  mkdirSync(prefix, { recursive: true });
  writeFileSync(join(prefix, 'package.json'), '{ "private": true }\n');
  const { code, output } = await run(
    [
      ...[
        'npm',
        'install',
        '--prefix',
        prefix,
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--no-dry-run',
      ],
      ...['--no-global', '--package-lock', `node-${platform}@${version}`],
    ],
    { cwd: prefix, signal },
  );
  if (code !== 0) return `npm could not install it: ${output.trim().split('\n').slice(-3).join(' ')}`;
  /** @type {{ packages: Record<string, { integrity?: string }> }} */
  const lock = JSON.parse(readFileSync(join(prefix, 'package-lock.json'), 'utf8'));
  const found = lock.packages[`node_modules/node-${platform}`]?.integrity;
  if (found !== expected) return `its integrity is ${found ?? 'unknown'}, expected ${expected}`;
  writeFileSync(markerOf(major), `${await digestOf(nodeProgram(major))}\n`);
  return null;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const major of majors) {
    const missing = await provideNode(major);
    console.log(`Node ${nodeVersion(major)}: ${missing ?? 'ready'}`);
    if (missing !== null) process.exitCode = 1;
  }
}

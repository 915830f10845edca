/**
 * The versions of Node that the bundles are started on, each in a prefix of its own outside the tree: as a dependency
 * the package would silently replace the Node of every npm script.
 *
 * `node scripts/node-versions.mjs` installs what is missing and prints where each is.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

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
const cache = process.env['INTERLOCK_CACHE'] ?? join(homedir(), '.cache', 'interlock');

/** @param {Major} major */
const prefixOf = (major) => join(cache, 'node', pins[major].version);

/**
 * The program of a version, whether or not it is there.
 *
 * @param {Major} major
 */
export function nodeProgram(major) {
  return join(prefixOf(major), 'node_modules', `node-${platform}`, 'bin', 'node');
}

/** @param {Major} major */
export function nodeVersion(major) {
  return `v${pins[major].version}`;
}

/** @param {Major} major */
const markerOf = (major) => join(prefixOf(major), 'checked');

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
 * @returns {string | null} why it cannot be had, or null
 */
export function provideNode(major) {
  const { version, integrity } = pins[major];
  const expected = new Map(Object.entries(integrity)).get(platform);
  if (expected === undefined) return `no checksum is pinned for ${platform}`;
  const prefix = prefixOf(major);
  const marker = markerOf(major);
  if (nodeMissing(major) === null) return null;
  mkdirSync(prefix, { recursive: true });
  writeFileSync(join(prefix, 'package.json'), '{ "private": true }\n');
  const { status, stderr } = spawnSync(
    'npm',
    [
      'install',
      '--prefix',
      prefix,
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      `node-${platform}@${version}`,
    ],
    { cwd: prefix, encoding: 'utf8', shell: process.platform === 'win32' },
  );
  if (status !== 0) return `npm could not install it: ${stderr.trim().split('\n').slice(-3).join(' ')}`;
  /** @type {{ packages: Record<string, { integrity?: string }> }} */
  const lock = JSON.parse(readFileSync(join(prefix, 'package-lock.json'), 'utf8'));
  const found = lock.packages[`node_modules/node-${platform}`]?.integrity;
  if (found !== expected) return `its integrity is ${found ?? 'unknown'}, expected ${expected}`;
  writeFileSync(marker, `${expected}\n`);
  return null;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const major of majors) {
    const missing = provideNode(major);
    console.log(`Node ${nodeVersion(major)}: ${missing ?? 'ready'}`);
    if (missing !== null) process.exitCode = 1;
  }
}

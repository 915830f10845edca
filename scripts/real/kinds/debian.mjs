import { existsSync } from 'node:fs';
import process from 'node:process';

import { findOnPath, parts } from '../parts.mjs';
import { mustRun, run, SetupError } from '../program.mjs';

const policy = '/usr/sbin/policy-rc.d';

/** How to run a command as root. @param {AbortSignal} signal */
async function rootPrefix(signal) {
  if (process.getuid?.() === 0) return [];
  const sudo = findOnPath('sudo');
  if (sudo !== null && (await run([sudo, '-n', 'true'], { signal })).code === 0) return [sudo, '-n'];
  return null;
}

/**
 * Installs packages of Debian by name. A package that brings a service would start it: a policy says no meanwhile.
 *
 * @param {import('../parts.mjs').PartName} name
 * @param {AbortSignal} signal
 */
export async function installDebian(name, signal) {
  const part = parts[name];
  if (part.kind !== 'debian') throw new Error(`${name} is not a part of Debian`);
  const packages = part.packages.join(' ');
  const byHand = `as root: apt-get install ${packages}`;
  if (findOnPath('apt-get') === null)
    throw new SetupError('this machine has no apt-get', `install ${packages} the way this machine does`);
  const root = await rootPrefix(signal);
  if (root === null) throw new SetupError('apt-get needs root, and sudo asks for a password', byHand);
  const ownsPolicy = !existsSync(policy);
  // 101: "action forbidden by policy", https://people.debian.org/~hmh/invokerc.d-policyrc.d-specification.txt
  if (ownsPolicy)
    await mustRun(
      [...root, 'sh', '-c', `printf '#!/bin/sh\\nexit 101\\n' >${policy} && chmod 755 ${policy}`],
      {
        signal,
        fix: byHand,
      },
    );
  const install = [
    ...[...root, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=120'],
    ...['install', '--yes', '--quiet', '--no-install-recommends', ...part.packages],
  ];
  try {
    const first = await run(install, { signal });
    if (first.code === 0) return;
    // The lists of packages may be missing or older than what the archive still has.
    await mustRun([...root, 'apt-get', '-o', 'DPkg::Lock::Timeout=120', 'update', '--quiet'], {
      signal,
      fix: 'is the archive of Debian in reach?',
    });
    await mustRun(install, { signal, fix: byHand });
  } finally {
    if (ownsPolicy) await run([...root, 'rm', '-f', policy], {});
  }
}

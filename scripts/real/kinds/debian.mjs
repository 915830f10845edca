import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';

import { findOnPath, parts } from '../parts.mjs';
import { mustRun, run, SetupError } from '../program.mjs';

// 101: "action forbidden by policy", https://people.debian.org/~hmh/invokerc.d-policyrc.d-specification.txt
const policy = '/usr/sbin/policy-rc.d';
const owner = 'written by npm run real:setup of interlock, removed at its end';

/** How to run a command as root. @param {AbortSignal} signal */
async function rootPrefix(signal) {
  if (process.getuid?.() === 0) return [];
  const sudo = findOnPath('sudo');
  if (sudo !== null && (await run([sudo, '-n', 'true'], { signal })).code === 0) return [sudo, '-n'];
  return null;
}

/**
 * Installs packages of Debian by name. A package that brings a service would start it: a policy says no meanwhile.
 * Cancelled while it downloads, it ends at once; packages that are being unpacked are brought to their end, for dpkg
 * cut off leaves a machine to be mended by hand. Only one at a time: see the policy.
 *
 * @param {import('../parts.mjs').PartName} name
 * @param {{ say: (line: string) => void, signal: AbortSignal }} options
 */
export async function installDebian(name, { say, signal }) {
  const part = parts[name];
  if (part.kind !== 'debian') throw new Error(`${name} is not a part of Debian`);
  const packages = part.packages.join(' ');
  const byHand = `as root: apt-get install ${packages}`;
  if (findOnPath('apt-get') === null)
    throw new SetupError('this machine has no apt-get', `install ${packages} the way this machine does`);
  const root = await rootPrefix(signal);
  if (root === null) throw new SetupError('apt-get needs root, and sudo asks for a password', byHand);
  const apt = [
    ...[...root, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '--quiet'],
    ...['-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=2'],
  ];
  const install = ['install', '--yes', '--no-install-recommends'];
  const download = [...apt, ...install, '--download-only', ...part.packages];
  if ((await run(download, { signal })).code !== 0) {
    // An earlier install that was cut off, by the end of the machine say, refuses every other.
    await run([...root, 'dpkg', '--configure', '-a'], {});
    // The lists of packages may be missing or older than what the archive still has.
    await mustRun([...apt, 'update'], { signal, fix: 'is the archive of Debian in reach?' });
    await mustRun(download, { signal, fix: byHand });
  }
  // One that an interrupted setup left is ours to remove as well; a machine's own stays.
  const isOurs = !existsSync(policy) || readFileSync(policy, 'utf8').includes(owner);
  if (isOurs)
    await mustRun(
      [
        ...[...root, 'sh', '-c'],
        `printf '#!/bin/sh\\n# ${owner}\\nexit 101\\n' >${policy} && chmod 755 ${policy}`,
      ],
      { fix: byHand },
    );
  const tell = () =>
    say('cancelled; apt-get is left to finish first, so that no package stays half configured');
  signal.addEventListener('abort', tell, { once: true });
  try {
    await mustRun([...apt, ...install, ...part.packages], { fix: byHand });
  } finally {
    signal.removeEventListener('abort', tell);
    if (isOurs) await run([...root, 'rm', '-f', policy], {});
  }
}

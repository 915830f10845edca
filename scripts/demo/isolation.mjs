/** A network of our own: nothing in the demo can reach, or be mistaken for, anything real. */
import { spawn, spawnSync } from 'node:child_process';
import process from 'node:process';

const mark = 'INTERLOCK_OWN_NETWORK';

/** @returns {boolean} whether this process already runs in a network of its own */
export const hasOwnNetwork = () => process.env[mark] === '1';

/**
 * How to start a program in a network namespace that has loopback and no route, or null where the machine does not
 * allow it: as root, or as a user who may create user namespaces.
 *
 * @returns {readonly string[] | null} the arguments of `unshare` that a program and its own are appended to
 */
function ownNetwork() {
  const up = ['sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
  for (const flags of [['--net'], ['--user', '--map-root-user', '--net']]) {
    const probe = spawnSync('unshare', [...flags, '--', ...up, process.execPath, '--version'], {
      stdio: 'ignore',
    });
    if (probe.status === 0) return [...flags, '--', ...up];
  }
  return null;
}

/**
 * Runs this very script again in a network of its own.
 *
 * @returns {Promise<number> | null} its exit code; null when that cannot be had and the caller has to go on by itself
 */
export function runInOwnNetwork() {
  const command = ownNetwork();
  if (command === null) return null;
  const child = spawn('unshare', [...command, process.execPath, ...process.argv.slice(1)], {
    stdio: 'inherit',
    detached: true,
    env: { ...process.env, [mark]: '1' },
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import process from 'node:process';

export type NetworkClosing =
  | { readonly kind: 'closed' }
  /** The words before the command that is to run without a network. */
  | { readonly kind: 'possible'; readonly prefix: readonly [string, ...string[]] }
  | { readonly kind: 'impossible'; readonly why: string };

/** Whether this process is in a network that is nothing but loopback, or could be. Linux only. */
export function networkClosing(): NetworkClosing {
  if (process.platform !== 'linux')
    return { kind: 'impossible', why: `network namespaces are not to be had on ${process.platform}` };
  if (hasOnlyLoopback()) return { kind: 'closed' };
  const user = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
  const prefix: [string, ...string[]] = [
    'unshare',
    '--net',
    ...user,
    '--',
    'sh',
    '-c',
    'ip link set lo up && exec "$@"',
    'sh',
  ];
  const [program, ...rest] = prefix;
  const tried = spawnSync(program, [...rest, 'true'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (tried.error !== undefined) return { kind: 'impossible', why: "'unshare' is not on this machine" };
  if (tried.status !== 0)
    return {
      kind: 'impossible',
      why: `'unshare --net' failed: ${tried.stderr.trim().split('\n', 1)[0] ?? ''}`,
    };
  return { kind: 'possible', prefix };
}

function hasOnlyLoopback(): boolean {
  try {
    const names = readFileSync('/proc/net/dev', 'utf8')
      .split('\n')
      .slice(2)
      .flatMap((line) => line.split(':', 1)[0]?.trim() || []);
    return names.length > 0 && names.every((name) => name === 'lo');
  } catch {
    return false;
  }
}

/** Runs this program again without a network, passes signals on, and gives its exit code. */
export function runWithoutNetwork(
  prefix: readonly [string, ...string[]],
  argv: readonly string[],
): Promise<number> {
  const [program, ...rest] = prefix;
  const script = process.argv[1] ?? '';
  const child = spawn(program, [...rest, process.execPath, ...process.execArgv, script, ...argv], {
    stdio: 'inherit',
    // Its own group, or a Ctrl-C would reach it twice: from the terminal, and passed on from here.
    detached: true,
  });
  const passOn = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, passOn);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const each of signals) process.off(each, passOn);
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

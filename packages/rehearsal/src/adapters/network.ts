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
  let why = '';
  for (const prefix of prefixes()) {
    const [program, ...rest] = prefix;
    const tried = spawnSync(program, [...rest, 'true'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (tried.error !== undefined) return { kind: 'impossible', why: "'unshare' is not on this machine" };
    if (tried.status === 0) return { kind: 'possible', prefix };
    why = tried.stderr.trim().split('\n', 1)[0] ?? '';
  }
  return { kind: 'impossible', why: `'unshare --net' failed: ${why}` };
}

type Prefix = readonly [string, ...string[]];

/** The ways into a namespace of one's own, the best first: a user stays who he is, for some programs refuse root. */
function prefixes(): readonly Prefix[] {
  const up = 'ip link set lo up && exec';
  const uid = process.getuid?.() ?? 0;
  const gid = process.getgid?.() ?? 0;
  if (uid === 0) return [['unshare', '--net', '--', 'sh', '-c', `${up} "$@"`, 'sh']];
  const asRoot: Prefix = ['unshare', '--net', '--user', '--map-root-user', '--', 'sh', '-c'];
  const asUser = `${up} unshare --user --map-user=${uid} --map-group=${gid} -- "$@"`;
  return [
    [...asRoot, asUser, 'sh'],
    [...asRoot, `${up} "$@"`, 'sh'],
  ];
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

const outerVariable = 'INTERLOCK_OUTER_PROCESS';

/**
 * Calls `act` when the process that started this one without a network has died: nobody is left to pass a signal on.
 * Gives what ends the watching.
 */
export function whenAbandoned(act: () => void): () => void {
  const outer = process.env[outerVariable];
  if (outer === undefined || outer !== String(process.ppid)) return () => undefined;
  const timer = setInterval(() => {
    if (outer !== String(process.ppid)) act();
  }, 1_000).unref();
  return () => {
    clearInterval(timer);
  };
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
    env: { ...process.env, [outerVariable]: String(process.pid) },
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

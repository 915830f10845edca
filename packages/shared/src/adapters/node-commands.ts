import { spawn, type ChildProcess } from 'node:child_process';
import { open } from 'node:fs/promises';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';

import { isNamedVariable } from '../domain/variable-name.ts';
import type { Background, Command, CommandEnd, Commands, DetachedCommand } from '../ports/commands.ts';

const defaultCapBytes = 16 * 1024 * 1024;
const politeMs = 2000;

/**
 * The only variables of ours that other programs see; secrets and the runner's own command files are not among them.
 * By RUNNER_TRACKING_ID the runner finds what a job has left running. It looks after the post phases of all steps
 * (actions/runner, JobExtension.FinalizeJob), so that none of ours loses its proxy to it.
 */
const passedVariables =
  /^(PATH|HOME|USER|LOGNAME|TMPDIR|TEMP|TMP|LANG|LC_[A-Z]+|TZ|SHELL|KUBECONFIG|SSL_CERT_FILE|SSL_CERT_DIR|NODE_EXTRA_CA_CERTS|HTTPS?_PROXY|NO_PROXY|https?_proxy|no_proxy|XDG_[A-Z_]+|RUNNER_TRACKING_ID)$/u;

/** Variables that the credential helpers of cloud command lines need, passed to programs that authenticate. */
const credentialVariables =
  /^(AWS_|AZURE_|GOOGLE_|CLOUDSDK_|GCP_|USE_GKE_|ACTIONS_ID_TOKEN_REQUEST_|KUBERNETES_)[A-Z0-9_]*$/u;

function scrubbedEnvironment(added: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => passedVariables.test(name) || credentialVariables.test(name),
  );
  return { ...Object.fromEntries(kept), ...added };
}

/** Signals the whole group of a program that leads one; nothing happens when it is gone. */
function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'ESRCH')) throw thrown;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function endGroup(pid: number): Promise<void> {
  signalGroup(pid, 'SIGTERM');
  for (let waitedMs = 0; waitedMs < politeMs && isAlive(pid); waitedMs += 50) await wait(50);
  signalGroup(pid, 'SIGKILL');
}

function collect(
  child: ChildProcess,
  capBytes: number,
  onOverflow: () => void,
  onOutput: Command['onOutput'],
) {
  const chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  for (const name of ['stdout', 'stderr'] as const) {
    let bytes = 0;
    child[name]?.on('data', (chunk: Buffer) => {
      if (name === 'stdout' && onOutput !== undefined) {
        onOutput(chunk);
        return;
      }
      bytes += chunk.length;
      if (bytes > capBytes) onOverflow();
      else chunks[name].push(chunk);
    });
  }
  return (name: 'stdout' | 'stderr') => Buffer.concat(chunks[name]).toString('utf8');
}

function runCommand(command: Command): Promise<CommandEnd> {
  const [program, ...args] = command.argv;
  const capBytes = command.outputCapBytes ?? defaultCapBytes;
  if (command.signal?.aborted === true) return Promise.resolve({ kind: 'cancelled' });
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: command.cwd,
      env: scrubbedEnvironment(command.env),
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    });
    let ending: 'deadline' | 'output-cap' | 'cancelled' | null = null;
    const stop = (why: 'deadline' | 'output-cap' | 'cancelled') => {
      if (ending !== null || child.pid === undefined) return;
      ending = why;
      void endGroup(child.pid);
    };
    const text = collect(child, capBytes, () => stop('output-cap'), command.onOutput);
    const timer = setTimeout(() => stop('deadline'), command.deadlineMs);
    const onAbort = () => stop('cancelled');
    command.signal?.addEventListener('abort', onAbort, { once: true });
    const tidy = () => {
      clearTimeout(timer);
      command.signal?.removeEventListener('abort', onAbort);
    };
    child.on('error', (thrown: NodeJS.ErrnoException) => {
      tidy();
      if (thrown.code === 'ENOENT') resolve({ kind: 'not-found', program });
      else reject(thrown);
    });
    child.on('close', (code, signal) => {
      tidy();
      const stderr = text('stderr');
      if (ending === 'deadline') resolve({ kind: 'deadline', afterMs: command.deadlineMs, stderr });
      else if (ending === 'output-cap') resolve({ kind: 'output-cap', capBytes, stderr });
      else if (ending === 'cancelled') resolve({ kind: 'cancelled' });
      else if (code === null) resolve({ kind: 'signaled', signal: signal ?? 'unknown', stderr });
      else resolve({ kind: 'exited', code, stdout: text('stdout'), stderr });
    });
    // A program that ends before it read its input breaks the pipe; how it ended says more than that.
    child.stdin.on('error', () => undefined);
    child.stdin.end(command.input ?? '');
  });
}

async function startDetached({ argv, cwd, env, errorsTo }: DetachedCommand): Promise<Background> {
  const [program, ...args] = argv;
  const errors = errorsTo === undefined ? null : await open(errorsTo, 'a', 0o600);
  try {
    return await new Promise((resolve, reject) => {
      const child = spawn(program, args, {
        cwd,
        env: scrubbedEnvironment(env),
        stdio: ['ignore', 'ignore', errors?.fd ?? 'ignore'],
        detached: true,
      });
      const ended = new Promise<void>((end) => child.once('close', () => end()));
      child.once('error', reject);
      child.once('spawn', () => {
        child.unref();
        if (child.pid !== undefined) resolve({ pid: child.pid, ended });
      });
    });
  } finally {
    await errors?.close();
  }
}

/** Programs of this machine, each in a process group of its own and with a scrubbed environment. */
export function nodeCommands(): Commands {
  return {
    run: runCommand,
    startDetached,
    stopDetached: endGroup,
    variables: (patterns) =>
      Object.fromEntries(
        Object.entries(process.env).flatMap(([name, value]) =>
          value !== undefined && isNamedVariable(name, patterns) ? [[name, value]] : [],
        ),
      ),
  };
}

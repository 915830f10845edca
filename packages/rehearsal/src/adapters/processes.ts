import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { ExitStatus, Processes, ProcessRequest, RunningProcess } from '../ports/processes.ts';

/** How long output is still read after the process has ended, when something it started keeps the stream open. */
const streamWaitMs = 5_000;

const orphanRounds = 10;
const orphanPauseMs = 5;

/** Processes of this machine, each a session of its own so that a Ctrl-C in the terminal reaches only the rehearsal. */
export function createProcesses(): Processes {
  return { start, endOrphans };
}

function start(request: ProcessRequest): RunningProcess {
  const [program, ...rest] = request.command;
  const child = spawn(program, rest, {
    cwd: request.folder,
    env: { ...request.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  return {
    ended: untilEnded(child, request),
    signal: (name) => {
      if (isAlive(child)) child.kill(name);
    },
    killTree: () => {
      killTree(child);
    },
  };
}

function isAlive(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

function untilEnded(child: ChildProcess, request: ProcessRequest): Promise<ExitStatus> {
  const streams = [child.stdout, child.stderr].flatMap((stream) => (stream === null ? [] : [stream]));
  const closed = streams.map(
    (stream) =>
      new Promise<void>((resolve) => {
        createInterface({ input: stream, crlfDelay: Infinity })
          .on('line', request.onLine)
          .on('close', resolve);
      }),
  );
  return new Promise((resolve, reject) => {
    child.on('error', (error) => {
      reject(
        new Error(
          `An error occurred trying to start process '${request.command[0]}' with working directory '${request.folder}'. ${error.message}`,
          { cause: error },
        ),
      );
    });
    child.on('exit', (code, signal) => {
      const timer = setTimeout(() => {
        // Something in the background keeps the streams open: it must not keep this process waiting.
        for (const stream of streams) if (stream instanceof Socket) stream.unref();
        resolve({ code, signal });
      }, streamWaitMs);
      void Promise.all(closed).then(() => {
        clearTimeout(timer);
        resolve({ code, signal });
      });
    });
  });
}

/** Kills the process, everything below it, and everything in its session. */
function killTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  for (const pid of descendants(child.pid)) sendKill(pid);
  sendKill(-child.pid);
  if (isAlive(child)) child.kill('SIGKILL');
}

function sendKill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It ended in the meantime, or became somebody else's (EPERM): neither is ours to end any more.
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}

function descendants(root: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const pid of processIds()) {
    const parent = parentOf(pid);
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const found: number[] = [];
  const open = [...(children.get(root) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    found.push(next);
    open.push(...(children.get(next) ?? []));
  }
  return found;
}

function processIds(): readonly number[] {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  } catch {
    // No /proc on this machine: the session alone must do.
    return [];
  }
}

function parentOf(pid: number): number | null {
  const text = readProc(pid, 'stat');
  // The name in parentheses may hold anything; the parent is the second field after it.
  const parent = text?.slice(text.lastIndexOf(')') + 2).split(' ')[1];
  return parent === undefined ? null : Number(parent);
}

function readProc(pid: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    return null;
  }
}

async function endOrphans(trackingId: string): Promise<readonly string[]> {
  const mark = `RUNNER_TRACKING_ID=${trackingId}\0`;
  const ended = new Map<number, string>();
  // What starts others while it is being looked for, or is just becoming another program and shows no environment at
  // that moment, is found in the next round: only two rounds without a find are an answer.
  let empty = 0;
  for (let round = 0; round < orphanRounds && empty < 2; round++) {
    if (round > 0) await new Promise((resolve) => setTimeout(resolve, orphanPauseMs));
    const before = ended.size;
    for (const pid of processIds()) {
      if (pid === process.pid || ended.has(pid)) continue;
      const environment = readProc(pid, 'environ');
      if (environment === null || !environment.includes(mark)) continue;
      ended.set(pid, `${readProc(pid, 'comm')?.trim() ?? 'process'} (${pid})`);
      sendKill(pid);
    }
    empty = ended.size === before ? empty + 1 : 0;
  }
  return [...ended.values()];
}

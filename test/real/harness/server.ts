import { fork } from 'node:child_process';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

export interface ServerPlan {
  readonly name: string;
  /** An absolute path. */
  readonly program: string;
  readonly args: readonly string[];
  /** Added to PATH, LANG and TZ: nothing else of the environment reaches a server. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Asked until it says yes; a rejection counts as no, and its message is told when the deadline passes. */
  readonly ready: (signal: AbortSignal) => Promise<boolean>;
  readonly deadlineMs?: number;
  /** What asks the program to end; PostgreSQL's fast shutdown is SIGINT. */
  readonly stopSignal?: NodeJS.Signals;
  /** After this long without an end, the process group is killed. */
  readonly graceMs?: number;
}

export interface Server {
  readonly name: string;
  /** Of the program, not of its guard. */
  readonly pid: number;
  /** What it wrote last, standard output and error in the order in which they arrived. */
  readonly lastLines: (count?: number) => readonly string[];
  /** @throws {Error} with the last lines, when the server ended without having been stopped. */
  readonly assertAlive: () => void;
  /** Ends the server and waits for that; twice is once. */
  readonly stop: () => Promise<void>;
}

const keptLines = 400;
const longestLine = 2000;
const shownLines = 25;
const askAgainMs = 100;
const oneAnswerMs = 5000;

// Of this test file alone: vitest gives each file a module graph of its own. `realSuite` watches over them.
const started = new Set<Server>();

/** The servers that were started and not stopped. */
export function servers(): readonly Server[] {
  return [...started];
}

type Message =
  | { readonly kind: 'started'; readonly pid: number }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'ended'; readonly code: number | null; readonly signal: string | null };

/**
 * Starts a server below a guard process and waits until it is ready.
 *
 * @throws {Error} with the server's name, how it ended and its last lines, when it ends or is not ready in time; nothing
 * is left running then.
 */
export async function startServer(plan: ServerPlan): Promise<Server> {
  const { name, deadlineMs = 60_000, stopSignal = 'SIGTERM', graceMs = 5000 } = plan;
  const lines: string[] = [];
  const state: { pid?: number; end?: string; isStopping: boolean } = { isStopping: false };
  const guard = fork(
    fileURLToPath(new URL('guard.mjs', import.meta.url)),
    [stopSignal, String(graceMs), plan.program, ...plan.args],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      execArgv: [],
      // In a session of its own, an interrupt of the terminal does not reach it before it has cleaned up.
      detached: true,
      env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', TZ: 'UTC', ...plan.env },
      ...(plan.cwd === undefined ? {} : { cwd: plan.cwd }),
    },
  );
  for (const stream of [guard.stdout, guard.stderr]) keepLines(stream, lines);

  // A worker of vitest may outlive the run that started it and was killed.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent && guard.connected) guard.disconnect();
  }, askAgainMs * 5).unref();

  const running = deferred();
  const gone = deferred();
  const endWith = (how: string) => {
    state.end ??= how;
    running.resolve();
  };
  guard.on('message', (message: Message) => {
    switch (message.kind) {
      case 'started':
        state.pid = message.pid;
        running.resolve();
        break;
      case 'refused':
        endWith(`could not be started: ${message.message}`);
        break;
      case 'ended':
        endWith(
          message.signal === null ? `ended with exit code ${message.code}` : `was ended by ${message.signal}`,
        );
        break;
    }
  });
  guard.once('error', (error) => endWith(`has no guard: ${error.message}`));
  // `close` comes after the last output was read. A guard that dies without a word leaves its program to us.
  guard.once('close', () => {
    clearInterval(watch);
    endWith('lost its guard');
    if (state.pid !== undefined) killGroup(state.pid);
    gone.resolve();
  });

  const lastLines = (count = shownLines) => lines.slice(-count);
  const say = (what: string) =>
    new Error(
      [
        `${name} ${what}`,
        ...(lines.length === 0 ? ['It wrote nothing.'] : ['Its last lines:', ...lastLines()]),
      ].join('\n'),
    );

  await running.promise;
  const server: Server = {
    name,
    pid: state.pid ?? -1,
    lastLines,
    assertAlive: () => {
      if (state.end !== undefined && !state.isStopping) throw say(state.end);
    },
    stop: async () => {
      state.isStopping = true;
      started.delete(server);
      if (guard.connected) guard.send({ kind: 'stop' }, () => undefined);
      await gone.promise;
    },
  };
  started.add(server);

  const deadline = AbortSignal.timeout(deadlineMs);
  let isReady = false;
  let lastRefusal = '';
  while (!isReady && state.end === undefined && !deadline.aborted) {
    try {
      isReady = await plan.ready(AbortSignal.any([deadline, AbortSignal.timeout(oneAnswerMs)]));
      lastRefusal = '';
    } catch (error) {
      lastRefusal = ` (${messageOf(error)})`;
    }
    if (!isReady) await wait(askAgainMs);
  }
  const problem = state.end ?? (isReady ? undefined : `was not ready within ${deadlineMs} ms${lastRefusal}`);
  if (problem !== undefined) {
    await server.stop();
    throw say(problem);
  }
  return server;
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve: () => resolve() };
}

function keepLines(stream: NodeJS.ReadableStream | null, lines: string[]): void {
  let rest = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n');
    rest = (parts.pop() ?? '').slice(0, longestLine);
    keep(parts);
  });
  stream?.on('end', () => keep(rest === '' ? [] : [rest]));

  function keep(more: readonly string[]): void {
    lines.push(...more.map((line) => stripVTControlCharacters(line).slice(0, longestLine)));
    if (lines.length > keptLines) lines.splice(0, lines.length - keptLines);
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The guard did it already.
  }
}

/** With its cause: undici's "fetch failed" alone says nothing. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

import { execFile } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

export interface Ended {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  /** Without colors: some tools write them even where nobody sees them. */
  readonly stderr: string;
}

export interface CommandOptions {
  readonly cwd?: string;
  /** Added to the few variables that a command gets. Nothing else of the environment reaches it. */
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly deadlineMs?: number;
  /** Sent as soon as the process exists. */
  readonly killWith?: NodeJS.Signals;
}

/**
 * Runs a program to its end, without a shell, and says how it ended. A program that does not end in time is killed and
 * the promise rejects: its last words would be taken for an answer.
 */
export function runCommand(
  program: string,
  args: readonly string[],
  { cwd, env = {}, stdin = '', deadlineMs = 60_000, killWith }: CommandOptions = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      program,
      [...args],
      {
        ...(cwd === undefined ? {} : { cwd }),
        env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', TZ: 'UTC', ...env },
        maxBuffer: 256 * 1024 * 1024,
        encoding: 'utf8',
      },
      (error, stdout, stderr) => {
        clearTimeout(deadline);
        if (late)
          reject(
            new Error(
              `${program} ${args.join(' ')} did not end within ${deadlineMs} ms. ${stderr.slice(-2000)}`,
            ),
          );
        else if (child.pid === undefined)
          reject(error instanceof Error ? error : new Error(`${program} was not started`));
        else
          resolve({
            exitCode: child.exitCode,
            signal: child.signalCode,
            stdout,
            stderr: stripVTControlCharacters(stderr),
          });
      },
    );
    let late = false;
    const deadline = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, deadlineMs);
    // A program that does not read what it is given closes its end, which is its own affair.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(stdin);
    if (killWith !== undefined) child.kill(killWith);
  });
}

/** As `runCommand`, for what has to succeed for a test to mean anything. */
export async function runWell(
  program: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<Ended> {
  const ended = await runCommand(program, args, options);
  if (ended.exitCode !== 0)
    throw new Error(
      `${program} ${args.join(' ')} ended with ${ended.signal ?? ended.exitCode ?? 'nothing'}: ${ended.stderr || ended.stdout}`,
    );
  return ended;
}

import type { CommandEnd } from '@interlock/shared/ports/commands';
import type { Ports } from '@interlock/shared/ports/ports';

/** Commands as far as git is asked. */
export type GitPorts = Pick<Ports, 'commands'> & { readonly runner: Pick<Ports['runner'], 'cancellation'> };

const questionDeadlineMs = 60_000;
const questionCapBytes = 64 * 1024 * 1024;
const patchDeadlineMs = 300_000;

/** git did not come to an end of its own, or said that it could not. */
export class GitFailed extends Error {
  override readonly name = 'GitFailed';
}

/** What git answered, where it came to its own end. */
export interface GitAnswer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Asks git about one repository. Throws `GitFailed`. */
export interface Git {
  /** Runs a command; any exit code is an answer. */
  ask(...args: readonly string[]): Promise<GitAnswer>;
  /** Runs a command that must exit with 0, and gives what it printed. */
  tell(...args: readonly string[]): Promise<string>;
  /** As `tell`, for what may be too large to be held. */
  stream(onOutput: (bytes: Uint8Array) => void, ...args: readonly string[]): Promise<void>;
}

/** How a command ended that gave no answer, in words. */
function sayEnd(end: Exclude<CommandEnd, { kind: 'exited' }>): string {
  switch (end.kind) {
    case 'not-found':
      return 'git is not installed';
    case 'deadline':
      return `git took longer than ${end.afterMs / 1000} s`;
    case 'output-cap':
      return `git wrote more than ${end.capBytes} bytes`;
    case 'signaled':
      return `git was ended by ${end.signal}`;
    case 'cancelled':
      return 'the run was cancelled';
  }
}

/**
 * Git in a repository that may be hostile: what its configuration, its attributes and replaced objects could alter is
 * said on the command line, paths are no patterns, nothing is fetched (objects that a partial clone left out are
 * missing) and nothing is written. Variables named `GIT_…` of the step never reach it: the commands port passes none.
 *
 * @param root - absolute path of the checkout
 */
export function gitIn(root: string, ports: GitPorts): Git {
  const run = async (
    args: readonly string[],
    deadlineMs: number,
    onOutput?: (bytes: Uint8Array) => void,
  ): Promise<GitAnswer> => {
    const fixed = ['--no-pager', '--no-replace-objects', '--no-optional-locks', '--literal-pathspecs'];
    const settings = ['core.quotePath=true', 'core.fsmonitor=false', 'protocol.allow=never'];
    const end = await ports.commands.run({
      argv: ['git', '-C', root, ...fixed, ...settings.flatMap((setting) => ['-c', setting]), ...args],
      env: { LC_ALL: 'C', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' },
      deadlineMs,
      outputCapBytes: questionCapBytes,
      signal: ports.runner.cancellation,
      ...(onOutput === undefined ? {} : { onOutput }),
    });
    if (end.kind !== 'exited') throw new GitFailed(sayEnd(end));
    return end;
  };
  const demand = ({ code, stderr }: GitAnswer, args: readonly string[]): void => {
    if (code !== 0)
      throw new GitFailed(`git ${args[0] ?? ''} exited with ${code}: ${stderr.trim().slice(0, 300)}`);
  };
  return {
    ask: (...args) => run(args, questionDeadlineMs),
    tell: async (...args) => {
      const answer = await run(args, questionDeadlineMs);
      demand(answer, args);
      return answer.stdout;
    },
    stream: async (onOutput, ...args) => {
      demand(await run(args, patchDeadlineMs, onOutput), args);
    },
  };
}

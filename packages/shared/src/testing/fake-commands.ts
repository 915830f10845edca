import { isNamedVariable } from '../domain/variable-name.ts';
import type { Background, Command, CommandEnd, Commands, DetachedCommand } from '../ports/commands.ts';

/** Answers a command; `null` for one it does not know. */
export type CommandAnswer = (command: Command) => CommandEnd | Promise<CommandEnd> | null;

export interface FakeCommands extends Commands {
  /** Everything that was run or started, in order. */
  readonly ran: readonly (readonly string[])[];
  /** Everything that was started detached, in order. */
  readonly started: readonly DetachedCommand[];
  /** Process ids that were started detached and not stopped yet. */
  readonly running: ReadonlySet<number>;
}

/**
 * Programs that answer as told; one that nobody told about is `not-found`.
 *
 * @param answer - what a command ends with
 * @param environment - the variables of this process
 */
export function fakeCommands(
  answer: CommandAnswer = () => null,
  environment: Readonly<Record<string, string>> = {},
): FakeCommands {
  const ran: (readonly string[])[] = [];
  const started: DetachedCommand[] = [];
  const running = new Map<number, () => void>();
  const pids = new Set<number>();
  let nextPid = 1000;
  return {
    ran,
    started,
    running: pids,
    run: async (command) => {
      ran.push(command.argv);
      if (command.signal?.aborted === true) return { kind: 'cancelled' };
      const ended = (await answer(command)) ?? { kind: 'not-found', program: command.argv[0] };
      if (ended.kind !== 'exited' || command.onOutput === undefined) return ended;
      command.onOutput(new TextEncoder().encode(ended.stdout));
      return { ...ended, stdout: '' };
    },
    startDetached: (command) => {
      ran.push(command.argv);
      started.push(command);
      nextPid += 1;
      const pid = nextPid;
      const ended = new Promise<void>((end) => running.set(pid, end));
      pids.add(pid);
      return Promise.resolve<Background>({ pid, ended });
    },
    stopDetached: (pid) => {
      running.get(pid)?.();
      running.delete(pid);
      pids.delete(pid);
      return Promise.resolve();
    },
    variables: (patterns) =>
      Object.fromEntries(Object.entries(environment).filter(([name]) => isNamedVariable(name, patterns))),
  };
}

/** A program to run: an argv array, never a shell string. */
export interface Command {
  /** Program and arguments. */
  readonly argv: readonly [string, ...string[]];
  readonly cwd?: string;
  /**
   * Added to the scrubbed environment: PATH, HOME, TMPDIR, LANG, proxy and TLS variables, KUBECONFIG, what the command
   * lines of AWS, Azure and Google authenticate with, and the mark by which the runner finds processes of a lost job.
   */
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array;
  /** Kills the program's process group after this long. */
  readonly deadlineMs: number;
  /** Bytes kept of each stream; more than this ends the program. */
  readonly outputCapBytes?: number;
  /** Gets the standard output as it comes and must not throw; none of it is kept, and the cap does not count it. */
  readonly onOutput?: (bytes: Uint8Array) => void;
  readonly signal?: AbortSignal;
}

/** How a program ended. Only `exited` says that it came to its own end. */
export type CommandEnd =
  | { readonly kind: 'exited'; readonly code: number; readonly stdout: string; readonly stderr: string }
  | { readonly kind: 'not-found'; readonly program: string }
  | { readonly kind: 'deadline'; readonly afterMs: number; readonly stderr: string }
  | { readonly kind: 'output-cap'; readonly capBytes: number; readonly stderr: string }
  | { readonly kind: 'signaled'; readonly signal: string; readonly stderr: string }
  | { readonly kind: 'cancelled' };

/** A program that goes on in the background and outlives the process unless it is stopped. */
export interface Background {
  readonly pid: number;
  /** Resolves when it ended. */
  readonly ended: Promise<void>;
}

/** A program to start in the background. */
export interface DetachedCommand extends Pick<Command, 'argv' | 'cwd' | 'env'> {
  /** File that gets its standard error: a pipe would end it together with this process. */
  readonly errorsTo?: string;
}

/** Runs other programs. */
export interface Commands {
  run(command: Command): Promise<CommandEnd>;
  /** Starts a program in a process group of its own, so that Ctrl-C in ours does not reach it. */
  startDetached(command: DetachedCommand): Promise<Background>;
  /** Ends a program started with `startDetached`, by its process id; nothing happens when it is gone. */
  stopDetached(pid: number): Promise<void>;
  /** Variables of this process, by names or beginnings that end in `*`; to be passed on as `env`. */
  variables(patterns: readonly string[]): Readonly<Record<string, string>>;
}

import type { RunContext } from '../domain/run-context.ts';

/** Where an annotation points. Lines are 1-based. */
export interface AnnotationPlace {
  readonly title?: string;
  readonly file?: string;
  readonly line?: number;
  readonly endLine?: number;
}

/** The runner of the job: inputs, outputs, log, state, summary. */
export interface Runner {
  /**
   * Which phase of the step this process is. Known by how the process was started and not by what `main` has left:
   * `post` also runs when `main` was ended before its first line, and must not take itself for it.
   */
  readonly phase: 'main' | 'post';
  /** The raw text of an input; empty when it was not given. Not trimmed. */
  input(name: string): string;
  setOutput(name: string, value: string): void;
  /** Hides a value in the log from here on. */
  mask(value: string): void;
  /** What `saveState` kept for this step in an earlier phase; empty when nothing. */
  state(name: string): string;
  saveState(name: string, value: string): void;
  info(text: string): void;
  debug(text: string): void;
  notice(text: string, place?: AnnotationPlace): void;
  warning(text: string, place?: AnnotationPlace): void;
  error(text: string, place?: AnnotationPlace): void;
  /** Runs `body` inside a folded group of the log. */
  group<Value>(title: string, body: () => Promise<Value>): Promise<Value>;
  /** Appends Markdown to the step summary. */
  appendSummary(markdown: string): Promise<void>;
  /** Marks the step as failed. The process goes on. */
  fail(): void;
  readonly run: RunContext;
  /** What stands behind the program's name, e.g. `--explain`; empty on a real runner. */
  readonly programArguments: readonly string[];
  /** Names of inputs that were given although nothing declares them are found by comparing with this. */
  readonly givenInputs: readonly string[];
  /** An absolute folder for files of this job, e.g. reports; removed with the job. */
  readonly tempFolder: string;
  /** An absolute folder with the caller's checkout, where there is one. */
  readonly workspace: string;
  /**
   * Aborted on SIGINT and SIGTERM. GitHub sends SIGINT, 7.5 s later SIGTERM, 2.5 s later it kills.
   */
  readonly cancellation: AbortSignal;
  /** Milliseconds that are left before the process is killed; `null` while nobody cancelled. */
  cancellationTimeLeftMs(): number | null;
}

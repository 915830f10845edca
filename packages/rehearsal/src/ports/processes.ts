export interface ExitStatus {
  readonly code: number | null;
  readonly signal: string | null;
}

export interface ProcessRequest {
  readonly command: readonly [string, ...string[]];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Called for each line of either stream, in the order of arrival, without its line end. */
  readonly onLine: (line: string) => void;
}

export interface RunningProcess {
  /** Resolves when the process has ended and its output is read; rejects when it could not be started. */
  readonly ended: Promise<ExitStatus>;
  /** Sends the signal to the process itself, not to its group. */
  signal(name: 'SIGINT' | 'SIGTERM'): void;
  /** Ends the process and everything below it at once. */
  killTree(): void;
}

export interface Processes {
  start(request: ProcessRequest): RunningProcess;
  /** Ends every process whose environment carries this tracking id, as the runner does when a job ends. */
  endOrphans(trackingId: string): Promise<readonly string[]>;
}

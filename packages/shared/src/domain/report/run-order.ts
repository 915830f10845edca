/** Which of several runs is the newer: first by the run, then by its attempt. */
export interface RunOrder {
  /** GitHub numbers runs in the order in which they begin. */
  readonly runId: number;
  /** From 1. */
  readonly attempt: number;
}

/** Older than every run. */
export const noRun: RunOrder = { runId: 0, attempt: 0 };

/** Below zero when `a` is older than `b`, above when it is newer. */
export function compareRunOrders(a: RunOrder, b: RunOrder): number {
  return a.runId - b.runId || a.attempt - b.attempt;
}

/** `run=4711 attempt=2`. */
export function printRunOrder({ runId, attempt }: RunOrder): string {
  return `run=${runId} attempt=${attempt}`;
}

/** What `printRunOrder` wrote; `null` for anything else. */
export function readRunOrder(written: string): RunOrder | null {
  const [, runId, attempt] = /^run=(\d{1,15}) attempt=(\d{1,9})$/u.exec(written) ?? [];
  return runId === undefined || attempt === undefined
    ? null
    : { runId: Number(runId), attempt: Number(attempt) };
}

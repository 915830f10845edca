import type { Clock } from '../../ports/clock.ts';
import type { ExitStatus, RunningProcess } from '../../ports/processes.ts';

/** How long the runner waits after SIGINT, and after SIGTERM, before it goes on. */
const interruptWaitMs = 7_500;
const terminateWaitMs = 2_500;

/**
 * Waits for a process. When `cancel` is aborted, the process (not its group) gets SIGINT, after 7.5 s SIGTERM, and
 * after 2.5 s more its whole tree is killed; when `force` is aborted, its tree is killed at once.
 * Source: docs.github.com, "Workflow cancellation reference".
 */
export async function untilEnded(
  running: RunningProcess,
  clock: Clock,
  cancel: AbortSignal,
  force: AbortSignal,
): Promise<ExitStatus> {
  const over = new AbortController();
  const ended = running.ended.finally(() => {
    over.abort();
  });
  const ladder = async (): Promise<void> => {
    await aborted(cancel, over.signal);
    if (isAborted(over.signal)) return;
    running.signal('SIGINT');
    await clock.sleep(interruptWaitMs, over.signal);
    if (isAborted(over.signal)) return;
    running.signal('SIGTERM');
    await clock.sleep(terminateWaitMs, over.signal);
    if (!isAborted(over.signal)) running.killTree();
  };
  const axe = async (): Promise<void> => {
    await aborted(force, over.signal);
    if (!isAborted(over.signal)) running.killTree();
  };
  const [status] = await Promise.all([ended, ladder(), axe()]);
  return status;
}

/** Whether the signal is aborted by now: a function, because the compiler takes one look for the truth for good. */
export function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** Resolves when either signal is aborted. */
export function aborted(signal: AbortSignal, orSignal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted || orSignal.aborted) {
      resolve();
      return;
    }
    const done = (): void => {
      signal.removeEventListener('abort', done);
      orSignal.removeEventListener('abort', done);
      resolve();
    };
    signal.addEventListener('abort', done);
    orSignal.addEventListener('abort', done);
  });
}

import type { Timer } from '../../ports/timer.ts';

/** Timers that can be cancelled together. */
export interface PendingTimers {
  readonly later: (delayMs: number, action: () => void) => void;
  readonly cancelAll: () => void;
  /** Whether any is still to come. */
  readonly any: () => boolean;
}

/** Makes timers of which none is pending yet. */
export function createPendingTimers(timer: Timer): PendingTimers {
  const pending = new Set<() => void>();
  return {
    later: (delayMs, action) => {
      const cancel = timer.after(delayMs, () => {
        pending.delete(cancel);
        action();
      });
      pending.add(cancel);
    },
    cancelAll: () => {
      for (const cancel of pending) cancel();
      pending.clear();
    },
    any: () => pending.size > 0,
  };
}

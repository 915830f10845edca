import type { Timer } from '../ports/timer.ts';

/** The real time. Its timers never keep a process alive: what listens does. */
export function systemTimer(): Timer {
  return {
    nowMs: () => Date.now(),
    after: (delayMs, action) => {
      const handle = setTimeout(action, delayMs);
      handle.unref();
      return () => clearTimeout(handle);
    },
  };
}

import type { Clock } from '../ports/clock.ts';

/** The clock on the wall. */
export function createClock(): Clock {
  return {
    now: () => Date.now(),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) {
          resolve();
          return;
        }
        const done = (): void => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', done);
          resolve();
        };
        // A longer time than a timer can hold would fire at once; nothing here waits for 24 days.
        const timer = setTimeout(done, Math.min(ms, 2_147_483_647));
        signal?.addEventListener('abort', done);
      }),
  };
}

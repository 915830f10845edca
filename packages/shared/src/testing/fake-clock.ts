import type { Clock } from '../ports/clock.ts';

/** A clock that stands still until somebody sleeps; sleeping takes no real time. */
export interface FakeClock extends Clock {
  /** Lets time pass without anybody sleeping. */
  advance(ms: number): void;
}

/** @param startMs - epoch milliseconds at the beginning */
export function fakeClock(startMs = Date.parse('2026-01-05T10:00:00Z')): FakeClock {
  let nowMs = startMs;
  return {
    now: () => nowMs,
    advance: (ms) => {
      nowMs += ms;
    },
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      nowMs += ms;
      // Lets everything else that is ready go first, as a real timer would.
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    },
  };
}

import { setTimeout as wait } from 'node:timers/promises';

import type { Clock } from '../ports/clock.ts';

/** The machine's clock. */
export function nodeClock(): Clock {
  return {
    now: () => Date.now(),
    sleep: async (ms, signal) => {
      try {
        await wait(ms, undefined, signal === undefined ? {} : { signal });
      } catch (thrown) {
        throw signal?.aborted === true ? signal.reason : thrown;
      }
    },
  };
}

import { expect, test } from 'vitest';

import { killsOf, operations, play } from './kills.ts';

// Every seventeenth of them; test/soak plays all.
test.each(operations)(
  '%s, killed at any call while something else goes wrong, ends in one color',
  async (operation) => {
    const kills = await killsOf(operation, 17);
    expect(kills.length).toBeGreaterThan(3);
    for (const kill of kills) {
      const { what, ...seen } = await play(kill);
      expect(seen, what).toEqual({ mixed: 0, outages: 0, falseGreen: 0, stuck: 0 });
    }
  },
);

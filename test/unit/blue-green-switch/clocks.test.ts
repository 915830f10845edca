import { describe, expect, test } from 'vitest';

import { prepared, ran, stateOf, world } from './promotion.ts';

const hours = 60 * 60_000;
const other = { run: { runId: 5 } };

describe('clocks that differ', () => {
  test('a fast clock takes nothing that is alive by the time of the server, and is named', async () => {
    for (const step of ['prepared', 'holding']) {
      const at = world();
      await prepared(at);
      if (step === 'holding') await ran(at, 'switch');
      // The runner of the other run is three hours ahead.
      at.clock.advance(3 * hours);
      at.cluster.setServerAhead(-3 * hours);
      const made = await ran(at, 'prepare', other);
      expect(made.reasons()).toEqual(['owned-by-another-run']);
      expect(stateOf(at)?.phase).toBe(step);
      const warnings = made.runner.annotations.filter(({ level }) => level === 'warning');
      expect(warnings.map(({ text }) => text).join()).toContain("3h ahead of the API server's");
    }
  });

  test('a slow clock writes times by the server, so that nobody takes what it has just taken', async () => {
    const at = world();
    at.cluster.setServerAhead(3 * hours);
    await prepared(at);
    const serverMs = at.clock.now() + 3 * hours;
    expect(Date.parse(stateOf(at)?.expires ?? '')).toBeGreaterThan(serverMs);
    await ran(at, 'switch');
    expect(stateOf(at)?.phase).toBe('holding');
    expect(Date.parse(stateOf(at)?.expires ?? '')).toBeGreaterThan(at.clock.now() + 3 * hours);
    at.clock.advance(3 * hours);
    at.cluster.setServerAhead(0);
    expect((await ran(at, 'prepare', other)).reasons()).toEqual(['owned-by-another-run']);
  });

  test('a switch in progress ends by the time of the server', async () => {
    const at = world();
    at.cluster.setServerAhead(3 * hours);
    await prepared(at);
    let expires = '';
    at.cluster.behave('green', () => {
      expires = stateOf(at)?.expires ?? '';
      return { body: '{"status":"ok"}' };
    });
    await ran(at, 'switch');
    expect(Date.parse(expires)).toBeGreaterThan(at.clock.now() + 3 * hours);
  });

  test('without the time of the server nothing is taken before some minutes more have gone by', async () => {
    const at = world();
    at.cluster.setServerAhead(null);
    await prepared(at);
    at.clock.advance(62 * 60_000);
    expect((await ran(at, 'prepare', other)).reasons()).toEqual(['owned-by-another-run']);
    at.clock.advance(4 * 60_000);
    expect((await ran(at, 'prepare', other)).runner.hasFailed()).toBe(false);
  });

  test('are not worth a word when they differ by seconds', async () => {
    const at = world();
    at.cluster.setServerAhead(-90_000);
    expect((await ran(at, 'prepare')).runner.annotations).toEqual([]);
  });
});

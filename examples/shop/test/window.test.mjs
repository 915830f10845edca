import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { openStock } from '../src/stock.mjs';
import { openWindow } from '../src/window.mjs';

describe('the shop window', () => {
  const open = () => {
    const stock = openStock({ pieces: 5 });
    const clock = { at: 0 };
    return { stock, clock, window: openWindow({ stock, now: () => clock.at }) };
  };
  const lamps = async (window) => (await window.products()).find(({ id }) => id === 'lamp').available;
  const sellOne = (stock) => stock.use((connection) => connection.take('lamp', 1));

  it('shows for a second what it has read', async () => {
    const { stock, clock, window } = open();
    assert.equal(await lamps(window), 5);
    await sellOne(stock);
    clock.at = 999;
    assert.equal(await lamps(window), 5);
  });

  it('reads again after a second', async () => {
    const { stock, clock, window } = open();
    await lamps(window);
    await sellOne(stock);
    clock.at = 1_000;
    assert.equal(await lamps(window), 4);
  });
});

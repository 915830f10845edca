import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { NoConnection, openStock } from '../src/stock.mjs';

describe('the stock', () => {
  it('lends a connection again when it was given back', async () => {
    const stock = openStock({ connections: 1 });
    stock.release(await stock.connect());
    assert.equal(await stock.use((connection) => connection.available('lamp')), 1_000);
  });

  it('gives a connection back when the work over it failed', async () => {
    const stock = openStock({ connections: 1 });
    await assert.rejects(
      stock.use(() => Promise.reject(new Error('broken'))),
      /broken/,
    );
    assert.equal(await stock.use((connection) => connection.available('lamp')), 1_000);
  });

  it('lets one wait who finds no connection free', async () => {
    const stock = openStock({ connections: 1, patience: 10_000 });
    const first = await stock.connect();
    const second = stock.connect();
    stock.release(first);
    assert.equal(await second, first);
  });

  it('turns away who has waited too long', async () => {
    const stock = openStock({ connections: 1, patience: 5 });
    await stock.connect();
    await assert.rejects(stock.connect(), NoConnection);
  });

  it('never lets out more than there is', async () => {
    const stock = openStock({ pieces: 3 });
    assert.equal(await stock.use((connection) => connection.take('lamp', 4)), false);
    assert.equal(await stock.use((connection) => connection.take('lamp', 3)), true);
    assert.equal(await stock.use((connection) => connection.available('lamp')), 0);
  });
});

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';

import { answerShop } from '../src/answers.mjs';
import { openStock } from '../src/stock.mjs';
import { openWindow } from '../src/window.mjs';

describe('the shop over HTTP', () => {
  const state = { draining: false };
  let server;
  let url;

  before(async () => {
    const stock = openStock({ pieces: 10 });
    const window = openWindow({ stock });
    server = createServer(answerShop({ version: '9.9.9', pod: 'pod-1', stock, window, state }));
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${server.address().port}`;
  });
  after(() => server.close());

  const post = (body) => fetch(`${url}/checkout`, { method: 'POST', body });

  it('says that it is well, and which version of it answers from which pod', async () => {
    const response = await fetch(`${url}/health`);
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { status: 'ok', version: '9.9.9' });
    assert.equal(response.headers.get('x-version'), '9.9.9');
    assert.equal(response.headers.get('x-pod'), 'pod-1');
  });

  it('shows its window on the front page', async () => {
    const { shop, products } = await (await fetch(`${url}/`)).json();
    assert.equal(shop, 'The Signal Box');
    assert.equal(products.length, 5);
  });

  it('lists what it sells, with what is left of it', async () => {
    const { products } = await (await fetch(`${url}/products`)).json();
    assert.deepEqual(products[0], { id: 'lamp', name: 'Signal lamp', price: 4900, available: 10 });
  });

  it('shows one product', async () => {
    const response = await fetch(`${url}/products/lever`);
    assert.equal((await response.json()).price, 12900);
  });

  it('does not know a product that it does not sell', async () => {
    assert.equal((await fetch(`${url}/products/anvil`)).status, 404);
  });

  it('does not know a page that it does not have', async () => {
    assert.equal((await fetch(`${url}/nowhere`)).status, 404);
  });

  it('takes an order and gives its total', async () => {
    const response = await post('{"items": [{"id": "flag", "quantity": 2}, {"id": "lamp", "quantity": 1}]}');
    assert.equal(response.status, 201);
    assert.deepEqual(await response.json(), { total: 6300 });
  });

  it('takes nothing at all when one of the items is short', async () => {
    const response = await post(
      '{"items": [{"id": "token", "quantity": 3}, {"id": "whistle", "quantity": 11}]}',
    );
    assert.equal(response.status, 409);
    assert.equal((await (await fetch(`${url}/products/token`)).json()).available, 10);
  });

  for (const [what, body] of [
    ['is not JSON', 'hello'],
    ['has no items', '{"items": []}'],
    ['names a product that is not sold', '{"items": [{"id": "anvil", "quantity": 1}]}'],
    ['wants half a lamp', '{"items": [{"id": "lamp", "quantity": 0.5}]}'],
  ])
    it(`refuses an order that ${what}`, async () => {
      assert.equal((await post(body)).status, 400);
    });

  it('refuses an order that is too large to be one', async () => {
    assert.equal((await post('x'.repeat(70_000))).status, 413);
  });

  it('is no longer ready when it is about to leave, and says so to its clients', async () => {
    state.draining = true;
    try {
      const health = await fetch(`${url}/health`);
      assert.equal(health.status, 503);
      assert.equal(health.headers.get('connection'), 'close');
      assert.equal((await fetch(`${url}/products/lamp`)).status, 200);
    } finally {
      state.draining = false;
    }
  });
});

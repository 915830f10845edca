import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import { it } from 'node:test';

import { drainOnSignal } from '../src/drain.mjs';

it('finishes a request that is under way when it is told to leave', async () => {
  const signals = new EventEmitter();
  const state = { draining: false };
  let finish;
  const server = createServer((_, response) => {
    finish = () => response.end('done');
    signals.emit('SIGTERM');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  drainOnSignal({ server, state, linger: 0, signals });
  const answered = fetch(`http://127.0.0.1:${server.address().port}/`, { headers: { connection: 'close' } });
  const closed = once(server, 'close');
  while (server.listening) await new Promise((resolve) => setTimeout(resolve, 1));
  assert.equal(state.draining, true);
  finish();
  assert.equal(await (await answered).text(), 'done');
  await closed;
});

import { catalog } from './catalog.mjs';

export class NoConnection extends Error {}

/**
 * Opens the stock ledger: a fixed number of connections that callers borrow and give back.
 *
 * The ledger itself lives in memory here, so that the shop runs anywhere. The pool is what a database driver has:
 * whoever finds none free waits for `patience` milliseconds and is then turned away with {@link NoConnection}.
 */
export function openStock({ connections = 100, patience = 250, pieces = 1_000 } = {}) {
  const ledger = new Map(catalog.map(({ id }) => [id, pieces]));
  const free = Array.from({ length: connections }, () => openConnection(ledger));
  const waiting = new Set();

  function connect() {
    const connection = free.pop();
    if (connection !== undefined) return Promise.resolve(connection);
    return new Promise((resolve, reject) => {
      const turn = { resolve, timer: undefined };
      turn.timer = setTimeout(() => {
        waiting.delete(turn);
        reject(new NoConnection(`no stock connection became free within ${patience} ms`));
      }, patience);
      waiting.add(turn);
    });
  }

  function release(connection) {
    const [next] = waiting;
    if (next === undefined) {
      free.push(connection);
      return;
    }
    waiting.delete(next);
    clearTimeout(next.timer);
    next.resolve(connection);
  }

  async function use(work) {
    const connection = await connect();
    try {
      return await work(connection);
    } finally {
      release(connection);
    }
  }

  return { connect, release, use };
}

function openConnection(ledger) {
  return {
    available: async (id) => ledger.get(id) ?? 0,
    take: async (id, quantity) => {
      const left = (ledger.get(id) ?? 0) - quantity;
      if (left < 0) return false;
      ledger.set(id, left);
      return true;
    },
    put: async (id, quantity) => void ledger.set(id, (ledger.get(id) ?? 0) + quantity),
  };
}

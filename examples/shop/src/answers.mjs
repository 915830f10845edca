import { checkOut, readOrder } from './checkout.mjs';
import { findProduct } from './catalog.mjs';

const bodyLimit = 64 * 1024;

/**
 * Builds the request handler of the shop.
 *
 * `state.draining` is read on every request: a pod that is about to leave says so to its readiness probe and asks
 * its clients to come back over another connection.
 */
export function answerShop({ version, pod, stock, window, state }) {
  const routes = [
    ['GET', /^\/health$/, () => health()],
    ['GET', /^\/$/, async () => ok({ shop: 'The Signal Box', version, products: await window.products() })],
    ['GET', /^\/products$/, async () => ok({ products: await window.products() })],
    ['GET', /^\/products\/([a-z0-9-]+)$/, async (_, id) => product(id)],
    ['POST', /^\/checkout$/, async (request) => checkout(request)],
  ];

  const health = () =>
    state.draining ? [503, { status: 'draining', version }] : [200, { status: 'ok', version }];

  async function product(id) {
    const found = findProduct(id);
    if (found === undefined) return [404, { error: `there is no product "${id}"` }];
    return ok({ ...found, available: await stock.use((connection) => connection.available(id)) });
  }

  async function checkout(request) {
    const order = readOrder(await readBody(request));
    if ('error' in order) return [400, order];
    const result = await stock.use((connection) => checkOut(order.items, connection));
    return 'error' in result ? [409, result] : [201, result];
  }

  return async function answer(request, response) {
    const path = new URL(request.url ?? '/', 'http://shop').pathname;
    let status = 404;
    let body = { error: `nothing is at ${request.method} ${path}` };
    try {
      for (const [method, pattern, handle] of routes) {
        const match = request.method === method ? pattern.exec(path) : null;
        if (match !== null) [status, body] = await handle(request, match[1]);
      }
    } catch (error) {
      status = error instanceof BodyTooLarge ? 413 : 500;
      body = { error: error instanceof Error ? error.message : String(error) };
    }
    const text = JSON.stringify(body);
    response.writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      'x-version': version,
      'x-pod': pod,
      ...(state.draining ? { connection: 'close' } : {}),
    });
    response.end(text);
  };
}

const ok = (body) => [200, body];

class BodyTooLarge extends Error {}

async function readBody(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > bodyLimit) throw new BodyTooLarge(`an order may have ${bodyLimit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

import { findProduct } from './catalog.mjs';

/** Reads an order from text: `{"items": [{"id", "quantity"}]}`, or says what is wrong with it. */
export function readOrder(text) {
  let order;
  try {
    order = JSON.parse(text);
  } catch {
    return { error: 'the order is not JSON' };
  }
  const items = order?.items;
  if (!Array.isArray(items) || items.length === 0) return { error: 'an order has at least one item' };
  for (const { id, quantity } of items) {
    if (findProduct(id) === undefined) return { error: `there is no product "${id}"` };
    if (!Number.isInteger(quantity) || quantity < 1)
      return { error: `quantity of "${id}" must be 1 or more` };
  }
  return { items };
}

/** Takes every item from the stock and gives the total, or takes nothing and names what is missing. */
export async function checkOut(items, connection) {
  const taken = [];
  for (const { id, quantity } of items) {
    if (!(await connection.take(id, quantity))) {
      for (const back of taken) await connection.put(back.id, back.quantity);
      return { error: `not enough of "${id}"` };
    }
    taken.push({ id, quantity });
  }
  return { total: items.reduce((sum, { id, quantity }) => sum + findProduct(id).price * quantity, 0) };
}

import { catalog } from './catalog.mjs';

/**
 * The shop window: every product with what is left of it. New in 1.5.0: what was read is shown for a second, so
 * that a busy window asks the stock once and not for every passer-by.
 */
export function openWindow({ stock, now = Date.now, freshFor = 1_000 }) {
  let shown;

  return {
    async products() {
      const connection = await stock.connect();
      if (shown !== undefined && now() - shown.at < freshFor) return shown.products;
      try {
        const products = [];
        for (const product of catalog)
          products.push({ ...product, available: await connection.available(product.id) });
        shown = { at: now(), products };
        return products;
      } finally {
        stock.release(connection);
      }
    },
  };
}

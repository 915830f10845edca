import { catalog } from './catalog.mjs';

/** The shop window: every product with what is left of it. */
export function openWindow({ stock }) {
  return {
    async products() {
      const connection = await stock.connect();
      try {
        const products = [];
        for (const product of catalog)
          products.push({ ...product, available: await connection.available(product.id) });
        return products;
      } finally {
        stock.release(connection);
      }
    },
  };
}

/** What the shop sells. Prices are cents. */
export const catalog = Object.freeze([
  { id: 'lamp', name: 'Signal lamp', price: 4900 },
  { id: 'lever', name: 'Point lever', price: 12900 },
  { id: 'token', name: 'Single-line token', price: 1900 },
  { id: 'whistle', name: "Guard's whistle", price: 900 },
  { id: 'flag', name: 'Green flag', price: 700 },
]);

const byId = new Map(catalog.map((product) => [product.id, product]));

export const findProduct = (id) => byId.get(id);

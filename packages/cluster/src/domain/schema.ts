/**
 * What fields an API object has: enough to decode strictly, to patch strategically and to tell who owns a field.
 *
 * `keys` are the keys that make a list item one and the same (`x-kubernetes-list-map-keys`); `mergeKey` is the single
 * key that strategic merge uses (`x-kubernetes-patch-merge-key`), which differs for ports.
 */
export type Schema =
  /** `keepsEmpty`: an empty one is a value too, and not the same as none. */
  | { readonly kind: 'text'; readonly keepsEmpty?: true }
  /** A time with exactly six digits behind the second. */
  | { readonly kind: 'micro-time' }
  | { readonly kind: 'integer' }
  | { readonly kind: 'flag' }
  | { readonly kind: 'quantity' }
  | { readonly kind: 'int-or-text' }
  | { readonly kind: 'anything' }
  | { readonly kind: 'map'; readonly values: Schema; readonly atomic: boolean }
  | { readonly kind: 'list'; readonly items: Schema; readonly merge: ListMerge }
  | {
      readonly kind: 'object';
      readonly fields: Readonly<Record<string, Schema>>;
      readonly atomic: boolean;
      /** Whether exactly one member may be set, so that a strategic patch replaces the others. */
      readonly replaced: boolean;
      /** Whether the server writes it even when empty, so that nobody owns its mere existence. */
      readonly always: boolean;
    };

/** How a list is merged: as one value, as a set of scalars, or item by item under keys. */
export type ListMerge =
  | { readonly kind: 'atomic' }
  | { readonly kind: 'set' }
  | { readonly kind: 'keyed'; readonly mergeKey: string; readonly keys: readonly string[] };

type Fields = Readonly<Record<string, Schema>>;

/** A string. */
export const text: Schema = { kind: 'text' };
/** A string that may be there and empty. */
export const optionalText: Schema = { kind: 'text', keepsEmpty: true };
/** A time to the microsecond. */
export const microTime: Schema = { kind: 'micro-time' };
/** A whole number. */
export const integer: Schema = { kind: 'integer' };
/** A boolean. */
export const flag: Schema = { kind: 'flag' };
/** A resource quantity: a string or a number. */
export const quantity: Schema = { kind: 'quantity' };
/** A number or a string, such as a port's name or a percentage. */
export const intOrText: Schema = { kind: 'int-or-text' };
/** Anything at all; not looked into. */
export const anything: Schema = { kind: 'anything' };

/** A map from any key to values of one schema, merged key by key. */
export function mapOf(values: Schema): Schema {
  return { kind: 'map', values, atomic: false };
}

/** A map that is owned and replaced as one value, such as a Service's selector. */
export function atomicMapOf(values: Schema): Schema {
  return { kind: 'map', values, atomic: true };
}

/** A list that is replaced as one value. */
export function listOf(items: Schema): Schema {
  return { kind: 'list', items, merge: { kind: 'atomic' } };
}

/** A list of scalars merged as a set. */
export function setOf(items: Schema): Schema {
  return { kind: 'list', items, merge: { kind: 'set' } };
}

/** A list merged item by item. The first key is also the strategic merge key. */
export function keyed(items: Schema, mergeKey: string, ...more: readonly string[]): Schema {
  return { kind: 'list', items, merge: { kind: 'keyed', mergeKey, keys: [mergeKey, ...more] } };
}

/** An object of named fields. */
export function object(fields: Fields): Schema {
  return { kind: 'object', fields, atomic: false, replaced: false, always: false };
}

/** An object that the server writes even when it is empty. */
export function standing(fields: Fields): Schema {
  return { kind: 'object', fields, atomic: false, replaced: false, always: true };
}

/** An object that is owned and replaced as one value, such as a label selector. */
export function atomicObject(fields: Fields): Schema {
  return { kind: 'object', fields, atomic: true, replaced: false, always: false };
}

/** An object of which a strategic patch keeps only the members it names (`patchStrategy: retainKeys`). */
export function oneOf(fields: Fields): Schema {
  return { kind: 'object', fields, atomic: false, replaced: true, always: true };
}

const encoder = new TextEncoder();

/** Bytes of the text in UTF-8. */
export function utf8Bytes(whole: string): number {
  return encoder.encode(whole).length;
}

/** UTF-16 units, as `length` counts them: never fewer than the characters (code points) that a service may count. */
export function utf16Units(whole: string): number {
  return whole.length;
}

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** The longest beginning of at most `units` UTF-16 units that ends at the end of a character. */
export function beginning(whole: string, units: number): string {
  if (whole.length <= units) return whole;
  const end = Math.max(0, Math.floor(units));
  return whole.slice(0, end > 0 && isLowSurrogate(whole.charCodeAt(end)) ? end - 1 : end);
}

/** Text of at most `units` UTF-16 units; what was cut is said by an ellipsis. */
export function shorten(whole: string, units: number): string {
  return whole.length <= units ? whole : `${beginning(whole, units - 1).trimEnd()}…`;
}

/** Text of at most `bytes` UTF-8 bytes; what was cut is said at its end. `bytes` is at least 64. */
export function shortenToBytes(whole: string, bytes: number): string {
  const size = utf8Bytes(whole);
  if (size <= bytes) return whole;
  const note = `… (cut, ${size} bytes in all)`;
  const room = bytes - utf8Bytes(note);
  const buffer = new Uint8Array(Math.max(0, room));
  // encodeInto writes whole characters only, so `read` is a boundary.
  const { read } = encoder.encodeInto(whole, buffer);
  return `${whole.slice(0, read)}${note}`;
}

const zero = '0'.charCodeAt(0);
/** So many digits make a number that is exact. */
const exactDigits = 15;
const mostDigits = 300;

/**
 * The number that decimal digits in a text say, from one place up to another. `NaN` where there is none, or anything
 * but digits. The readers of lines ask for hundreds of millions of them, so nothing is cut out of the text.
 */
export function digitsIn(text: string, from = 0, to = text.length): number {
  if (to <= from || to - from > mostDigits) return Number.NaN;
  if (to - from > exactDigits) {
    const digits = text.slice(from, to);
    return /^\d+$/u.test(digits) ? Number(digits) : Number.NaN;
  }
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - zero;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

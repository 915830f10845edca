/** What the characters of a rule mean. The same classes, by code point, are in `docs/rules.md`. */

const blank = /[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]/u;
const lineBreak = /[\n\v\f\r\u0085\u2028\u2029]/u;
// A name without quotes must end where an operator begins, so `orders>=5` needs no blank.
const wordStop = /[\p{Cc}"<>=≥≤≠]/u;

/** Words that mean something where a name or glob may stand, so as names they need quotes. */
export const keywords: readonly string[] = ['of', 'in', 'each', 'when', 'else'];

/** Whether the character separates words: a space, a tab, or one of the spaces that typesetting puts in. */
export function isBlank(character: string): boolean {
  return blank.test(character);
}

/** Whether the character ends a line. */
export function isLineBreak(character: string): boolean {
  return lineBreak.test(character);
}

/** Whether the character may stand in a name without quotes. A `#` may, except as the first. Nothing at all may not. */
export function isWordCharacter(character: string): boolean {
  return character !== '' && !isBlank(character) && !isLineBreak(character) && !wordStop.test(character);
}

/** Where the text begins and ends without the space around it; the two are equal when nothing else is there. */
export function trimmedSpan(text: string): { readonly start: number; readonly end: number } {
  const isSpace = (at: number): boolean => isBlank(text[at] ?? '') || isLineBreak(text[at] ?? '');
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(start)) start += 1;
  while (end > start && isSpace(end - 1)) end -= 1;
  return { start, end };
}

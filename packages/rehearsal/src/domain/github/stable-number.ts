/** A positive number that is the same for the same text in every run (FNV-1a, 32 bits). */
export function stableNumber(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash + 1;
}

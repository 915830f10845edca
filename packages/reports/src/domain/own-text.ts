/**
 * The same text, in memory of its own. A part of a text may keep all of the text alive that it was cut from: a path of
 * a report then holds the whole piece of the file in which it stood.
 */
export function ownText(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}

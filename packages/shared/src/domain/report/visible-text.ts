/** CSI, OSC and the other escape sequences of ECMA-48: they color or move a terminal and say nothing. */
const terminalSequence =
  /(?:\u001b\[|\u009b)[\u0030-\u003f]*[\u0020-\u002f]*[\u0040-\u007e]|(?:\u001b\]|\u009d)[^\u0007\u001b\u009c]{0,4096}(?:\u0007|\u001b\\|\u009c)|\u001b[\u0020-\u002f]*[\u0030-\u007e]/g;

const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/**
 * Characters that are not seen, or that reorder what is seen (UAX #9): bidi marks, embeddings, overrides and
 * isolates, zero-width space, word joiner, tags, the variation selectors that can carry hidden text. The joiners
 * U+200C and U+200D stay: scripts and emoji need them.
 */
const hidden =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;

const pileOfMarks = /(\p{M}{4})\p{M}+/gu;

const nameOf = (character: string): string =>
  `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;

const pictureOf = (character: string): string => {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x20) return String.fromCodePoint(0x2400 + point);
  return point === 0x7f ? '\u2421' : nameOf(character);
};

/**
 * Text with everything in it either seen as it is or named: terminal sequences are dropped, control characters
 * become their pictures (`␀`), characters that hide or reorder text become their names (`⟨U+202E⟩`), broken
 * surrogates become U+FFFD. Line breaks become `\n`; tabs stay.
 */
export function visibleLines(untrusted: string): string {
  return untrusted
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(terminalSequence, '')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(control, pictureOf)
    .replace(hidden, nameOf)
    .replace(pileOfMarks, '$1');
}

/** `visibleLines` on one line: every run of white space is one space; no-break spaces stay. */
export function visibleText(untrusted: string): string {
  return visibleLines(untrusted).replace(/[^\S\u00a0]+/g, ' ');
}

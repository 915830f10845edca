/** A word as a POSIX shell reads it back: as it is where that is safe, else in single quotes. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-][\w@%+=:,./~-]*$/u.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** A command that can be copied into a shell. */
export function shellText(words: readonly string[]): string {
  return words.map(shellWord).join(' ');
}

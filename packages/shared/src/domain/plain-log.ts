/** Invisible, and not white space: the runner trims that before it looks for a command. */
const wordJoiner = '\u2060';

/**
 * Text for the log that the runner must not take for a command, whatever it quotes: a test's name that begins with
 * `::add-mask::` is a name. Commands of the old form (`##[name]`) are found anywhere in a line.
 */
export function plainLog(text: string): string {
  return text
    .replace(/^([^\S\n]*)::/gmu, `$1${wordJoiner}::`)
    .replaceAll('##[', `#${wordJoiner}#[`)
    .replace(/\r(?!\n)/gu, '\n');
}

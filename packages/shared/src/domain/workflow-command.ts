/**
 * What a step says to the runner: workflow commands on standard output and files of `name<<delimiter` blocks.
 * Source: docs.github.com/actions/reference/workflow-commands-for-github-actions; actions/runner, ActionCommand.cs.
 */

/** Invisible, and not white space: the runner trims that before it looks for a command. */
const wordJoiner = '\u2060';

const escapeData = (text: string) =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** One command, e.g. `::error file=a.ts,line=3::message`. Properties that are `undefined` are left out. */
export function workflowCommand(
  name: string,
  message: string,
  properties: Readonly<Record<string, string | number | undefined>> = {},
): string {
  const given = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`],
  );
  const written = given.length === 0 ? '' : ` ${given.join(',')}`;
  return `::${name}${written}::${escapeData(message)}`;
}

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

/**
 * One entry of a command file (`GITHUB_OUTPUT`, `GITHUB_STATE`).
 *
 * @param name - of the output or state
 * @param value - any text
 * @param delimiter - a line that occurs in neither; random, so that nobody can end the value early
 * @throws {RangeError} when it does occur
 */
export function fileCommand(name: string, value: string, delimiter: string): string {
  if (name.includes(delimiter) || value.includes(delimiter))
    throw new RangeError(`the delimiter occurs in "${name}" or its value`);
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}

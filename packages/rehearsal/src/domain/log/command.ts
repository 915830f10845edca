/** A workflow command that a step printed, such as `::error file=a.js,line=3::message`. */
export interface LogCommand {
  readonly name: string;
  readonly properties: ReadonlyMap<string, string>;
  readonly data: string;
}

const known = new Set([
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'internal-set-repo-path',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
]);

/** Whether the runner knows a command of this name; anything else is an ordinary line. */
export function isKnownCommand(name: string): boolean {
  return known.has(name);
}

/**
 * Reads a line as a command, in the form `::name k=v,k=v::data` or the older `##[name k=v;k=v]data`; null when it is
 * none. The second form may stand anywhere in a line, as in the runner.
 */
export function parseCommand(line: string): LogCommand | null {
  return parseDoubleColon(line) ?? parseBracket(line);
}

function parseDoubleColon(line: string): LogCommand | null {
  const text = line.trimStart();
  if (!text.startsWith('::')) return null;
  const end = text.indexOf('::', 2);
  if (end < 0) return null;
  return command(text.slice(2, end), text.slice(end + 2), ',', unescapeProperty, unescapeData);
}

function parseBracket(line: string): LogCommand | null {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  if (start < 0 || end < 0) return null;
  return command(line.slice(start + 3, end), line.slice(end + 1), ';', unescapeBracket, unescapeBracket);
}

function command(
  head: string,
  data: string,
  separator: string,
  unescapeValue: (text: string) => string,
  unescapeText: (text: string) => string,
): LogCommand | null {
  const space = head.indexOf(' ');
  const name = (space < 0 ? head : head.slice(0, space)).toLowerCase();
  const properties = new Map<string, string>();
  for (const part of space < 0 ? [] : head.slice(space + 1).split(separator)) {
    const equals = part.indexOf('=');
    if (equals > 0) properties.set(part.slice(0, equals).trim(), unescapeValue(part.slice(equals + 1)));
  }
  return { name, properties, data: unescapeText(data) };
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function unescapeProperty(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}

function unescapeBracket(text: string): string {
  return text
    .replaceAll('%3B', ';')
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%5D', ']')
    .replaceAll('%25', '%');
}

export type Pairs =
  | { readonly kind: 'pairs'; readonly pairs: readonly (readonly [string, string])[] }
  | { readonly kind: 'invalid'; readonly message: string };

/**
 * Reads a file command (`GITHUB_ENV`, `GITHUB_OUTPUT`, `GITHUB_STATE`): lines `NAME=value`, or `NAME<<DELIMITER` with
 * the value on the lines up to one that is exactly the delimiter. The messages are the runner's.
 */
export function parsePairs(text: string): Pairs {
  const pairs: (readonly [string, string])[] = [];
  let index = text.startsWith('\uFEFF') ? 1 : 0;
  while (index < text.length) {
    const line = lineAt(text, index);
    index = line.next;
    if (line.text === '') continue;
    const equals = line.text.indexOf('=');
    const heredoc = line.text.indexOf('<<');
    if (heredoc >= 0 && (equals < 0 || heredoc < equals)) {
      const name = line.text.slice(0, heredoc);
      const delimiter = line.text.slice(heredoc + 2);
      if (name === '' || delimiter === '')
        return invalid(
          `Invalid format '${line.text}'. Name must not be empty and delimiter must not be empty`,
        );
      const value = valueUntil(text, index, delimiter);
      if (value === null) return invalid(`Invalid value. Matching delimiter not found '${delimiter}'`);
      pairs.push([name, value.text]);
      index = value.next;
    } else if (equals > 0) {
      pairs.push([line.text.slice(0, equals), line.text.slice(equals + 1)]);
    } else if (equals === 0) {
      return invalid(`Invalid format '${line.text}'. Name must not be empty`);
    } else {
      return invalid(`Invalid format '${line.text}'`);
    }
  }
  return { kind: 'pairs', pairs };
}

/** Reads `GITHUB_PATH`: one folder a line. */
export function parsePaths(text: string): readonly string[] {
  return text.split(/\r?\n/).filter((line) => line !== '');
}

/** Whether `GITHUB_ENV` may not set this variable, because it would change what the runner itself starts. */
export function isForbiddenVariable(name: string): boolean {
  return name.toUpperCase() === 'NODE_OPTIONS';
}

function invalid(message: string): Pairs {
  return { kind: 'invalid', message };
}

function lineAt(text: string, index: number): { readonly text: string; readonly next: number } {
  const end = text.indexOf('\n', index);
  return end < 0
    ? { text: text.slice(index), next: text.length }
    : { text: text.slice(index, end), next: end + 1 };
}

function valueUntil(
  text: string,
  start: number,
  delimiter: string,
): { readonly text: string; readonly next: number } | null {
  let index = start;
  while (index < text.length) {
    const line = lineAt(text, index);
    if (line.text === delimiter)
      return { text: index > start ? text.slice(start, index - 1) : '', next: line.next };
    index = line.next;
  }
  return null;
}

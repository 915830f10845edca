const escapes: Readonly<Partial<Record<string, number>>> = {
  a: 7,
  b: 8,
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
  '"': 34,
  '\\': 92,
};

/**
 * A path as git writes it in the headers of a patch, with `core.quotePath` set: as it is, or between quotes with the
 * escapes of C, each byte beyond ASCII as three octal digits (git-config(1)). A tab follows a path with white space.
 *
 * @returns `null` for what git does not write
 */
export function readQuotedPath(text: string): string | null {
  const path = text.replace(/\t$/u, '');
  if (!path.startsWith('"')) return path === '' ? null : path;
  if (!/^"(?:[^"\\]|\\[abtnvfr"\\]|\\[0-3][0-7]{2})+"$/u.test(path)) return null;
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const [part] of path.slice(1, -1).matchAll(/\\[0-7]{3}|\\.|[^\\]+/gu)) {
    const escaped = escapes[part.slice(1)];
    if (!part.startsWith('\\')) bytes.push(...encoder.encode(part));
    else bytes.push(escaped ?? Number.parseInt(part.slice(1), 8));
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

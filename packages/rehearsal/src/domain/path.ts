/** Joins POSIX path parts and resolves `.` and `..`; a later absolute part starts again from the root. */
export function joinPath(...parts: readonly string[]): string {
  let joined = '';
  for (const part of parts) {
    if (part === '') continue;
    joined = part.startsWith('/') || joined === '' ? part : `${joined}/${part}`;
  }
  const absolute = joined.startsWith('/');
  const kept: string[] = [];
  for (const segment of joined.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (segment !== '..' || !absolute) kept.push(segment);
  }
  const path = kept.join('/');
  if (absolute) return `/${path}`;
  return path === '' ? '.' : path;
}

/** Says whether `path` is `folder` or lies in it; both must be absolute and resolved. */
export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);
}

/** The last segment of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The path without its last segment; `.` for a bare name. */
export function parentPath(path: string): string {
  const slash = path.lastIndexOf('/');
  if (slash < 0) return '.';
  return slash === 0 ? '/' : path.slice(0, slash);
}

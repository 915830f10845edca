/** Where a path of a report lies in the repository. */
export type Location =
  | { readonly kind: 'found'; readonly path: string }
  /** Several files fit equally well; some of them are named. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly string[] }
  | { readonly kind: 'outside' }
  /** Somebody else's code, such as a dependency. */
  | { readonly kind: 'foreign' };

/** A path with forward slashes, without `.` and empty parts, `..` resolved as far as it goes. */
function parts(path: string): readonly string[] {
  const kept: string[] = [];
  for (const part of path.replace(/^[A-Za-z]:(?=[\\/])/u, '').split(/[\\/]+/u)) {
    if (part === '' || part === '.') continue;
    if (part === '..') kept.pop();
    else kept.push(part);
  }
  return kept;
}

const isAbsolutePath = (path: string): boolean => /^(?:[\\/]|[A-Za-z]:[\\/])/u.test(path);

interface Branch {
  readonly next: Map<string, Branch>;
  /** The file whose whole path ends here, from its last part to its first. */
  file: string | null;
}

const newBranch = (): Branch => ({ next: new Map(), file: null });

/** The repository's files, to be found by the paths that reports use. */
export interface RepositoryFiles {
  readonly paths: readonly string[];
  /** Whether they are what git tracks, not merely what is there. */
  readonly isTracked: boolean;
  has(path: string): boolean;
  /**
   * @param path - as the report writes it
   * @param reportPath - where the report lies, relative to the repository's root
   */
  locate(path: string, reportPath: string): Location;
}

const candidateCap = 20;
const foreignFolders: ReadonlySet<string> = new Set(['node_modules', 'site-packages', '.venv']);

function filesBelow(branch: Branch): readonly string[] {
  const found: string[] = [];
  const open: Branch[] = [branch];
  for (let at = open.pop(); at !== undefined && found.length < candidateCap; at = open.pop()) {
    if (at.file !== null) found.push(at.file);
    open.push(...at.next.values());
  }
  return found.sort();
}

/** Whether parts stand in a path in their order, whatever is between them. */
function standsIn(given: readonly string[], path: string): boolean {
  let at = 0;
  for (const part of path.split('/')) if (part === given[at]) at += 1;
  return at === given.length;
}

/** The one file below, `null` when there are several. */
function onlyFile(branch: Branch): string | null {
  let at = branch;
  for (;;) {
    if (at.file !== null) return at.next.size === 0 ? at.file : null;
    const [next, another] = at.next.values();
    if (next === undefined || another !== undefined) return null;
    at = next;
  }
}

/**
 * Ties paths of reports to files of the repository.
 *
 * A path below `root` must be exactly there. A relative path is tried from the root and from each folder above the
 * report, nearest first. Anything else is matched from its end: the file that shares the longest row of last parts,
 * if that is the whole of either path or at least two parts, and if it is the only one, or the only one in which all
 * parts of the report's path stand in their order.
 *
 * @param paths - relative to the root, with forward slashes
 * @param root - absolute path of the checkout on this machine
 * @param isTracked - whether git tracks them
 */
export function repositoryFiles(paths: readonly string[], root: string, isTracked: boolean): RepositoryFiles {
  const known = new Set(paths);
  const trunk = newBranch();
  for (const path of paths) {
    let at = trunk;
    for (const part of path.split('/').reverse()) {
      let next = at.next.get(part);
      if (next === undefined) at.next.set(part, (next = newBranch()));
      at = next;
    }
    at.file = path;
  }
  const rootParts = parts(root);

  const exact = (path: readonly string[]): Location | null => {
    const joined = path.join('/');
    return known.has(joined) ? { kind: 'found', path: joined } : null;
  };

  const bySuffix = (path: readonly string[]): Location => {
    let at = trunk;
    let depth = 0;
    for (; depth < path.length; depth += 1) {
      const next = at.next.get(path[path.length - 1 - depth] ?? '');
      if (next === undefined) break;
      at = next;
    }
    if (at.file !== null && depth > 0) return { kind: 'found', path: at.file };
    if (depth === 0 || (depth < 2 && depth < path.length)) return { kind: 'outside' };
    const only = onlyFile(at);
    if (only !== null) return { kind: 'found', path: only };
    const candidates = filesBelow(at);
    // `core/com/acme/A.java` is `core/src/main/java/com/acme/A.java`, and none of another module.
    const fitting = candidates.length < candidateCap ? candidates.filter((file) => standsIn(path, file)) : [];
    const [fits] = fitting;
    return fitting.length === 1 && fits !== undefined
      ? { kind: 'found', path: fits }
      : { kind: 'ambiguous', candidates };
  };

  return {
    paths,
    isTracked,
    has: (path) => known.has(path),
    locate: (path, reportPath) => {
      const given = parts(path);
      if (given.length === 0) return { kind: 'outside' };
      const below =
        isAbsolutePath(path) &&
        rootParts.length > 0 &&
        rootParts.every((part, index) => given[index] === part);
      const foreign: Location | null = given.some((part) => foreignFolders.has(part))
        ? { kind: 'foreign' }
        : null;
      if (below) return exact(given.slice(rootParts.length)) ?? foreign ?? { kind: 'outside' };
      if (!isAbsolutePath(path)) {
        const folder = parts(reportPath).slice(0, -1);
        for (let length = folder.length; length >= 0; length -= 1) {
          const found = exact(parts([...folder.slice(0, length), path].join('/')));
          if (found !== null) return found;
        }
      }
      return foreign ?? bySuffix(given);
    },
  };
}

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

/** A relative path in which nothing is to be resolved. */
const isPlain = (path: string): boolean => !/^[A-Za-z]:|\\|(?:^|\/)\.{0,2}(?:\/|$)/u.test(path);

const isAbsolutePath = (path: string): boolean => /^(?:[\\/]|[A-Za-z]:[\\/])/u.test(path);

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

/** Whether parts stand in a path in their order, whatever is between them. */
function standsIn(given: readonly string[], path: string): boolean {
  let at = 0;
  for (const part of path.split('/')) if (part === given[at]) at += 1;
  return at === given.length;
}

/** Files by how their paths end. */
interface Endings {
  /** How many last parts a path shares with the file that shares most of them, and the files that share as many. */
  nearest(path: readonly string[]): { readonly depth: number; readonly files: readonly string[] };
}

/** The parts from the last to the first, so that paths which end alike stand beside each other. */
const reversed = (path: readonly string[]): string => `${[...path].reverse().join('/')}/`;

/** Whole parts that two reversed paths begin with. */
function sharedParts(left: string, right: string): number {
  let parts = 0;
  for (let at = 0; at < left.length && left.charAt(at) === right.charAt(at); at += 1)
    if (left.charAt(at) === '/') parts += 1;
  return parts;
}

/** Sorted once and searched: a tree of the parts takes a hundred MiB for sixty thousand files. */
function endingsOf(paths: readonly string[]): Endings {
  const sorted = paths.map((path) => reversed(path.split('/'))).sort((a, b) => (a < b ? -1 : 1));
  /** The first place whose file does not stand in front of `text`. */
  const placeOf = (text: string): number => {
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((sorted[middle] ?? '') < text) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  return {
    nearest: (path) => {
      const wanted = reversed(path);
      const place = placeOf(wanted);
      const depth = Math.max(...[place - 1, place].map((near) => sharedParts(wanted, sorted[near] ?? '')));
      if (depth === 0) return { depth, files: [] };
      const shared = reversed(path.slice(-depth));
      const files: string[] = [];
      for (let at = placeOf(shared); files.length < candidateCap; at += 1) {
        const file = sorted[at];
        if (file?.startsWith(shared) !== true) break;
        files.push(file.slice(0, -1).split('/').reverse().join('/'));
      }
      return { depth, files };
    },
  };
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
  // Most reports name their files as the repository does, and never ask how a path ends.
  let endings: Endings | null = null;
  const rootParts = parts(root);

  const exact = (path: readonly string[]): Location | null => {
    const joined = path.join('/');
    return known.has(joined) ? { kind: 'found', path: joined } : null;
  };

  /** A plain path from the folders above a report, nearest first, and at last from the root. */
  const exactBelow = (path: string, reportPath: string): string | null => {
    const folder = parts(reportPath).slice(0, -1);
    for (let length = folder.length; length > 0; length -= 1) {
      const joined = `${folder.slice(0, length).join('/')}/${path}`;
      if (known.has(joined)) return joined;
    }
    return known.has(path) ? path : null;
  };

  const bySuffix = (path: readonly string[]): Location => {
    endings ??= endingsOf(paths);
    const { depth, files } = endings.nearest(path);
    const whole = files.find((file) => file.split('/').length === depth);
    if (whole !== undefined) return { kind: 'found', path: whole };
    if (depth === 0 || (depth < 2 && depth < path.length)) return { kind: 'outside' };
    const [only = '', ...others] = files;
    if (others.length === 0) return { kind: 'found', path: only };
    const candidates = [...files].sort();
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
      if (isPlain(path)) {
        // Most paths are: nothing is made for them that would stay in memory.
        const found = exactBelow(path, reportPath);
        if (found !== null) return { kind: 'found', path: found };
      }
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

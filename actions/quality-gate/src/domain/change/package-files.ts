/** The folder that a path is in; empty for the root. */
function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Which packages a file belongs to. */
export type PackagesOf = (path: string) => readonly string[];

/**
 * Ties files to packages, which are declared by reports and not by folders: a file belongs to the package whose covered
 * files are nearest, that is, share the deepest folder with it; to several where they are equally near. A file that is
 * near to none belongs to all, so that none can leave it out.
 *
 * @param coveredPaths - by package, the files that its reports cover
 */
export function packageFiles(coveredPaths: ReadonlyMap<string, readonly string[]>): PackagesOf {
  const byFolder = new Map<string, Set<string>>();
  for (const [name, paths] of coveredPaths)
    for (const path of paths)
      for (let folder = folderOf(path); ; folder = folderOf(folder)) {
        const names = byFolder.get(folder) ?? new Set<string>();
        if (names.has(name)) break;
        byFolder.set(folder, names.add(name));
        if (folder === '') break;
      }
  const all = [...coveredPaths.keys()];
  return (path) => {
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const names = byFolder.get(folder);
      if (names !== undefined) return [...names];
      if (folder === '') return all;
    }
  };
}

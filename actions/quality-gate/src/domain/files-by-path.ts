/**
 * Finds files by their path. The map is made when it is first asked for: most rules are about the whole, and of tens of
 * thousands of files it takes megabytes.
 */
export function filesByPath<File extends { readonly path: string }>(
  files: readonly File[],
): (path: string) => File | undefined {
  let known: ReadonlyMap<string, File> | null = null;
  return (path) => (known ??= new Map(files.map((file) => [file.path, file]))).get(path);
}

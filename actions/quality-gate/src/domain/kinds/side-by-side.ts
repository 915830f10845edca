const shownPaths = 10;

/** Two lists of paths, side by side, for a person to see in what they differ. */
export function sideBySide(reported: readonly string[], repository: readonly string[]): string {
  const list = (paths: readonly string[]): string =>
    paths.slice(0, shownPaths).join(', ') +
    (paths.length > shownPaths ? `, and ${paths.length - shownPaths} more` : '');
  return `the report names: ${list(reported)} | the repository has: ${list(repository)}`;
}

/** Files of the repository that look most like the ones a report names: same ending, or else any. */
export function comparable(reported: readonly string[], repository: readonly string[]): readonly string[] {
  const ending = (path: string): string => /\.[^./\\]+$/u.exec(path)?.[0] ?? '';
  const endings = new Set(reported.map(ending));
  const alike = repository.filter((path) => endings.has(ending(path)));
  return alike.length > 0 ? alike : repository;
}

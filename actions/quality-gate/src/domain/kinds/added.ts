import type { RepositoryFiles } from '@interlock/checkout/domain/paths';

import type { Finding } from '../codes.ts';
import type { Added, Adding } from './kind.ts';

/** Adds a report that says nothing without the files of the repository. */
export function addToFiles<Report, Gathering>(
  add: (
    path: string,
    report: Report,
    repository: RepositoryFiles,
    into: readonly Gathering[],
  ) => readonly Finding[],
): (report: Report, adding: Adding, into: readonly Gathering[]) => Added {
  return (report, { path, repository }, into) =>
    repository === null
      ? { findings: [], broken: 'the files of the repository are not known' }
      : { findings: add(path, report, repository, into) };
}

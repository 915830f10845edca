import { UserError } from './errors.ts';

/**
 * The folders that a glob names before its first wildcard: `reports/web` of `reports/web/*.xml`. Empty when there are
 * none.
 */
export function namedFolder(glob: string): string {
  const parts = glob.split('/').slice(0, -1);
  const first = parts.findIndex((part) => /[*?[\]{}()!+@|\\]/u.test(part));
  return (first === -1 ? parts : parts.slice(0, first)).join('/');
}

/**
 * The error of a path that a link leads out of the workspace.
 *
 * @param path - as it was named
 * @param real - where it leads; `null` when it leads nowhere, in a circle
 */
export function outsideWorkspace(path: string, real: string | null): UserError {
  return new UserError([
    {
      code: 'path-outside-workspace',
      message: `${path} leads ${real === null ? 'in a circle of links' : `out of the workspace, to ${real}`}.`,
      fix: 'Something on this path is a symbolic link. Let an earlier step copy what is needed into the workspace, and name the copy.',
      where: path,
    },
  ]);
}

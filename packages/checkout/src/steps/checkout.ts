import type { Ports } from '@interlock/shared/ports/ports';

import type { Checkout } from '../domain/checkout.ts';
import { repositoryFiles, type RepositoryFiles } from '../domain/paths.ts';
import { gitIn, GitFailed, type GitPorts } from './git.ts';

type Needed = Pick<Ports, 'commands' | 'files' | 'runner'>;

/** What git prints; `null` where it cannot tell. */
async function tellOrNull(
  ports: GitPorts,
  folder: string,
  ...args: readonly string[]
): Promise<string | null> {
  try {
    return await gitIn(folder, ports).tell(...args);
  } catch (thrown) {
    if (thrown instanceof GitFailed) return null;
    throw thrown;
  }
}

/**
 * Whether the repository begins in the workspace: one around it is not the one that was checked out into it. Paths
 * from the root of the machine would not tell, where the workspace is reached by a link.
 */
function isWithin(prefix: string, folder: string): boolean {
  return `/${folder}/`.endsWith(`/${prefix}`);
}

/** Where a repository is, from the folder upwards to the workspace; `null` when there is none. */
async function repositoryIn(folder: string, ports: Needed): Promise<string | null> {
  const parts = folder.split('/').filter((part) => part !== '');
  for (let length = parts.length; length >= 0; length -= 1) {
    const path = [...parts.slice(0, length), '.git'].join('/');
    if (await ports.files.exists(`${ports.runner.workspace}/${path}`)) return path;
  }
  return null;
}

/**
 * Finds the checkout that a folder is in.
 *
 * @param folder - relative to the workspace; empty for the workspace itself
 * @param ports - to ask git
 * @throws {UserError} when a link leads the folder out of the workspace
 */
export async function findCheckout(folder: string, ports: Needed): Promise<Checkout> {
  const { workspace } = ports.runner;
  // Git would follow a link that leads out of the workspace; asking whether the folder is there refuses that.
  await ports.files.exists(folder === '' ? workspace : `${workspace}/${folder}`);
  const told = await tellOrNull(
    ports,
    folder === '' ? workspace : `${workspace}/${folder}`,
    'rev-parse',
    '--show-toplevel',
    '--show-prefix',
    'HEAD',
  );
  const [root, prefix, head] = told?.split('\n') ?? [];
  if (root !== undefined && prefix !== undefined && head !== undefined && isWithin(prefix, folder))
    return { root, prefix, head, unreadable: null };
  return {
    root: workspace,
    prefix: folder === '' ? '' : `${folder}/`,
    head: null,
    unreadable: await repositoryIn(folder, ports),
  };
}

/** Paths that git tracks; none where it cannot tell. */
export async function listTracked(checkout: Checkout, ports: Needed): Promise<readonly string[]> {
  const listed = checkout.head === null ? null : await tellOrNull(ports, checkout.root, 'ls-files', '-z');
  return listed?.split('\0').filter((path) => path !== '') ?? [];
}

/**
 * The files of the repository: those that git tracks, without git those that are there.
 *
 * @param checkout - where it is
 * @param tracked - what git tracks of it
 * @param isNeeded - whether to search the folder where git cannot tell, which may take long
 * @param ports - to search
 */
export async function listRepository(
  checkout: Checkout,
  tracked: readonly string[],
  isNeeded: boolean,
  ports: Pick<Ports, 'files'>,
): Promise<RepositoryFiles | null> {
  if (tracked.length > 0) return repositoryFiles(tracked, checkout.root, true);
  if (!isNeeded) return null;
  const found = await ports.files.find(checkout.root, ['**'], ['**/node_modules/**', '.git/**']);
  return found.length === 0
    ? null
    : repositoryFiles(
        found.map(({ path }) => path),
        checkout.root,
        false,
      );
}

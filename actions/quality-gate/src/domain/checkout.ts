import { commitOfRun } from '@interlock/shared/domain/commit';
import type { Subject } from '@interlock/shared/domain/subject';
import type { Ports } from '@interlock/shared/ports/ports';
import type { RunContext } from '@interlock/shared/domain/run-context';

import { finding, type Finding } from './codes.ts';
import { repositoryFiles, type RepositoryFiles } from './paths.ts';

const gitDeadlineMs = 60_000;
const gitOutputCapBytes = 64 * 1024 * 1024;

/** The checkout that the reports belong to. */
export interface Checkout {
  /** Absolute path of its root. */
  readonly root: string;
  /** The working directory inside of it: empty, or ending in a slash. */
  readonly prefix: string;
  /** The commit that is checked out; `null` where git cannot tell. */
  readonly head: string | null;
  /** A repository that is there and that git could not read, relative to the workspace; `null` when there is none. */
  readonly unreadable: string | null;
}

type Needed = Pick<Ports, 'commands' | 'files' | 'runner'>;

async function git(ports: Needed, folder: string, ...args: readonly string[]): Promise<string | null> {
  const ended = await ports.commands.run({
    argv: ['git', '-C', folder, ...args],
    deadlineMs: gitDeadlineMs,
    outputCapBytes: gitOutputCapBytes,
    signal: ports.runner.cancellation,
  });
  return ended.kind === 'exited' && ended.code === 0 ? ended.stdout : null;
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
  const told = await git(
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
  const listed = checkout.head === null ? null : await git(ports, checkout.root, 'ls-files', '-z');
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

/** The commit that is judged must be the one whose tests were run: the one that is checked out. */
export function subjectFindings(subject: Subject, checkout: Checkout, run: RunContext): readonly Finding[] {
  const { commit, mergeCommit } = commitOfRun(run);
  if (checkout.unreadable !== null)
    return [finding('checkout-unreadable', checkout.unreadable, 'git cannot say which commit it is at')];
  // Without a repository the files are taken for those of the commit that the run is for.
  const tested = checkout.head ?? run.sha;
  const isMergeOfIt = tested === mergeCommit && subject.commit === commit;
  if (subject.commit === tested || isMergeOfIt) return [];
  const where = checkout.head === null ? 'the run is for' : 'checked out is';
  return [finding('subject-differs', 'subjects', `commit ${subject.commit}, ${where} ${tested}`)];
}

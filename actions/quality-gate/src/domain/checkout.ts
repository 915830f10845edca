import { commitOfRun } from '@interlock/shared/domain/commit';
import type { Subject } from '@interlock/shared/domain/subject';
import type { Ports } from '@interlock/shared/ports/ports';
import type { RunContext } from '@interlock/shared/ports/runner';

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

/** A repository around the workspace is not the one that was checked out into it. */
function isWithin(root: string, workspace: string): boolean {
  const folder = workspace.replaceAll('\\', '/').replace(/\/$/u, '');
  return root === folder || root.startsWith(`${folder}/`);
}

/**
 * Finds the checkout that a folder is in.
 *
 * @param folder - relative to the workspace; empty for the workspace itself
 * @param ports - to ask git
 */
export async function findCheckout(folder: string, ports: Needed): Promise<Checkout> {
  const { workspace } = ports.runner;
  const told = await git(
    ports,
    folder === '' ? workspace : `${workspace}/${folder}`,
    'rev-parse',
    '--show-toplevel',
    '--show-prefix',
    'HEAD',
  );
  const [root, prefix, head] = told?.split('\n') ?? [];
  if (root !== undefined && prefix !== undefined && head !== undefined && isWithin(root, workspace))
    return { root, prefix, head };
  return { root: workspace, prefix: folder === '' ? '' : `${folder}/`, head: null };
}

/**
 * The files of the repository: those that git tracks, without git those that are there.
 *
 * @param checkout - where it is
 * @param isNeeded - whether to search the folder where git cannot tell, which may take long
 * @param ports - to ask git, or to search
 */
export async function listRepository(
  checkout: Checkout,
  isNeeded: boolean,
  ports: Needed,
): Promise<RepositoryFiles | null> {
  const listed = checkout.head === null ? null : await git(ports, checkout.root, 'ls-files', '-z');
  const tracked = listed?.split('\0').filter((path) => path !== '') ?? [];
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
  if (checkout.head === null) {
    if (subject.commit === commit) return [];
    return [finding('subject-differs', 'subjects', `commit ${subject.commit}, the run is for ${commit}`)];
  }
  const isMergeOfIt = checkout.head === mergeCommit && subject.commit === commit;
  if (subject.commit === checkout.head || isMergeOfIt) return [];
  return [
    finding('subject-differs', 'subjects', `commit ${subject.commit}, checked out is ${checkout.head}`),
  ];
}

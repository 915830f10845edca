import { begun } from '@interlock/shared/steps/begun';

import type { Beginning, TargetBranch } from '../domain/beginning.ts';
import type { FoundChange } from '../domain/change.ts';
import type { Git } from './git.ts';

/** The commits to compare with, and what they are. */
export type FoundBases =
  | { readonly kind: 'known'; readonly bases: readonly string[]; readonly said: string }
  | Extract<FoundChange, { kind: 'unknown' }>;

const shallow: FoundBases = {
  kind: 'unknown',
  code: 'change-history-shallow',
  why: 'the clone ends before the commit that the change began at',
};

const missing = (why: string): Extract<FoundBases, { kind: 'unknown' }> => ({
  kind: 'unknown',
  code: 'change-base-missing',
  why,
});

const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

/** The commit that a revision names, `null` when the clone does not have it. */
async function commitNamed(git: Git, revision: string): Promise<string | null> {
  const { code, stdout } = await git.ask('rev-parse', '--verify', '--quiet', `${revision}^{commit}`);
  return code === 0 ? stdout.trim() : null;
}

async function isShallowClone(git: Git): Promise<boolean> {
  return (await git.tell('rev-parse', '--is-shallow-repository')).trim() !== 'false';
}

async function contains(git: Git, commit: string, head: string): Promise<boolean> {
  const { code } = await git.ask('merge-base', '--is-ancestor', head, commit);
  return code === 0;
}

/** As far as this clone goes; the commit at which a shallow clone ends has none. */
async function parentsOf(git: Git, head: string): Promise<readonly string[]> {
  const told = await git.tell('rev-list', '--parents', '--max-count=1', head);
  return told.trim().split(' ').slice(1);
}

/** What a commit of the target branch itself changed: its difference to its first parent. */
async function lastCommit(git: Git, head: string, isShallow: boolean, branch: string): Promise<FoundBases> {
  const [parent] = await parentsOf(git, head);
  if (parent !== undefined)
    return { kind: 'known', bases: [parent], said: `first parent of a commit that is on ${branch}` };
  return isShallow ? shallow : { kind: 'known', bases: [], said: 'nothing: it is the first commit' };
}

/** Whether the clone has all commits between the head, the candidates and what they share. */
async function isWhole(
  git: Git,
  head: string,
  candidates: readonly string[],
  bases: readonly string[],
): Promise<boolean> {
  // An ancestor that is the only candidate is the best that there can be, whatever else is missing.
  if (candidates.length === 1 && bases[0] === candidates[0]) return true;
  const ends = await git.tell('rev-list', '--max-parents=0', head, ...candidates, '--not', ...bases);
  return linesOf(ends).length === 0;
}

async function mergeBases(
  git: Git,
  head: string,
  candidates: readonly string[],
  isShallow: boolean,
  said: string,
): Promise<FoundBases> {
  const { code, stdout } = await git.ask('merge-base', '--all', head, ...candidates);
  const bases = linesOf(stdout);
  if (code !== 0 || bases.length === 0)
    return isShallow
      ? shallow
      : { kind: 'unknown', code: 'change-unrelated', why: `there is no common commit: ${said}` };
  if (isShallow && !(await isWhole(git, head, candidates, bases))) return shallow;
  return { kind: 'known', bases, said };
}

/**
 * Finds the commits that a change is compared with, in what the clone has. Nothing is fetched. In a shallow clone only
 * what is surely the nearest is taken: a base that lies further back would count lines of others as those of the
 * change.
 *
 * @param git - in the repository
 * @param head - the commit that is checked out
 * @param beginning - what the event says
 * @param branch - the branch that the change is for
 * @throws {GitFailed} when git does not answer
 */
export async function findBases(
  git: Git,
  head: string,
  beginning: Beginning,
  branch: TargetBranch,
): Promise<FoundBases> {
  if (beginning.kind === 'nothing')
    return { kind: 'known', bases: [], said: `nothing: it is the first push to ${branch.name}` };
  const asking = begun(isShallowClone(git));
  if (beginning.kind === 'merged-into') {
    const listing = begun(parentsOf(git, head));
    const isShallow = await asking;
    const [base, merged, ...others] = await listing;
    if (base === undefined && isShallow) return shallow;
    if (base === undefined || merged !== beginning.headCommit || others.length > 0)
      return missing(
        'the commit that is checked out does not merge the head of the pull request into its base',
      );
    return { kind: 'known', bases: [base], said: `the commit of ${branch.name} that it is merged into` };
  }
  const { commits, withBranch, said } = beginning;
  const names = [`refs/remotes/origin/${branch.name}`, ...(branch.commit === null ? [] : [branch.commit])];
  const naming = begun(
    Promise.all([
      Promise.all(withBranch ? names.map((name) => commitNamed(git, name)) : []),
      Promise.all(commits.map((commit) => commitNamed(git, commit))),
    ]),
  );
  const isShallow = await asking;
  const [tips, given] = await naming;
  const known = [...new Set([...tips, ...given].filter((commit) => commit !== null))];
  if (withBranch && branch.missing !== undefined && tips.every((tip) => tip === null))
    return { ...missing(branch.missing.why), fix: branch.missing.fix };
  if (withBranch && tips.every((tip) => tip === null))
    return isShallow ? shallow : missing(`the clone does not have the branch ${branch.name}`);
  if (known.length === 0)
    return isShallow ? shallow : missing(`the clone does not have ${commits.join(', ')}`);
  const containing = await Promise.all(known.map((commit) => contains(git, commit, head)));
  const candidates = known.filter((_, index) => containing[index] !== true);
  if (candidates.length === 0) return lastCommit(git, head, isShallow, branch.name);
  return mergeBases(git, head, candidates, isShallow, said);
}

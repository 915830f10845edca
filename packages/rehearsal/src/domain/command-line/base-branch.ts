import { suggestion } from '@interlock/shared/domain/nearest';

import { shellWord } from './shell-text.ts';

const shownBranches = 10;
/** Names of branches that changes are most often for. */
const usualBranches: readonly string[] = ['main', 'master', 'develop', 'trunk'];

function listBranches(branches: readonly string[]): string {
  const more = branches.length - shownBranches;
  return branches.slice(0, shownBranches).join(', ') + (more > 0 ? `, and ${more} more` : '');
}

/** Why nothing can be compared with, and what to do, where neither `--base` nor `origin` says it. */
export function nothingToCompareWith(
  branch: string | null,
  others: readonly string[],
  hasParent: boolean,
): { readonly why: string; readonly fix: string } {
  const at = branch === null ? '' : ` on ${branch}`;
  const why = `nothing says what to compare the commit${at} with: there is no \`--base\`, and this clone has no default branch of a remote \`origin\``;
  const best =
    others.find((name) => usualBranches.includes(name)) ??
    others.find((name) => usualBranches.some((usual) => name.endsWith(`/${usual}`))) ??
    others[0];
  if (best !== undefined)
    return { why, fix: `Add \`--base ${shellWord(best)}\`. Other branches here: ${listBranches(others)}.` };
  return {
    why,
    fix: hasParent
      ? 'Add `--base HEAD~1` to compare with the commit before; there is no other branch here.'
      : 'Commit the change on top of what it is compared with, and name that: `--base COMMIT`; there is one commit and no other branch here.',
  };
}

/** That a base is none, with the branches that there are. */
export function baseMissing(base: string, others: readonly string[]): string {
  const there =
    others.length === 0 ? 'There is no other branch here.' : `Other branches here: ${listBranches(others)}.`;
  return `--base '${base}' is no commit of this clone; fetch it, or name another.${suggestion(base, others)} ${there}`;
}

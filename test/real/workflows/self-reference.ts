/**
 * `uses: $/PATH` means "this repository at this commit". GitHub knows it since July 2026; tools that do not are given
 * a rewritten copy, in which the same line names the same file otherwise. What runs, or is judged, is the file as it
 * is in every other line.
 */

const own = 'OWNER/interlock';

/** The commit that the example's callers pin while nothing is released. */
export const pinned = '0'.repeat(40);

/** Matches the key, so that neither a comment nor a script is touched. */
const reference = /^(\s*(?:- )?uses: )\$\/(\S+)/gmu;

/**
 * Replaces every `$/` of a workflow or an action: `pinned` names our repository at the commit that callers pin,
 * `local` the folder that the file itself is in.
 *
 * @throws {Error} when a `$/` is left that the rewriting did not know
 */
export function rewriteSelfReferences(text: string, form: 'pinned' | 'local'): string {
  const rewritten = text.replace(reference, (_, key: string, path: string) =>
    form === 'local' ? `${key}./${path}` : `${key}${own}/${path}@${pinned}`,
  );
  const left = /^\s*(?:- )?["']?uses["']?\s*:\s*["']?\$\/.*$/mu.exec(rewritten);
  if (left !== null)
    throw new Error(`a reference to the own repository is written otherwise: ${left[0].trim()}`);
  return rewritten;
}

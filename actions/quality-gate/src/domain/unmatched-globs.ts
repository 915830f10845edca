import { compileGlob } from '@interlock/shared/domain/glob';
import type { Files, FoundFile } from '@interlock/shared/ports/files';

import type { ReportEntry } from './manifest.ts';

/** What is said where nothing more can be told. */
export const nothingMatches = 'no file matches';

/** A glob of an entry that no file matches. */
export interface UnmatchedGlob {
  /** Position of the entry. */
  readonly entry: number;
  readonly glob: string;
  /** What there is instead, as far as it can be told. */
  readonly why: string;
}

async function whyNothing(
  glob: string,
  except: readonly string[],
  folder: string,
  files: Files,
): Promise<string> {
  if (except.length > 0) {
    const excluded = await files.find(folder, [glob]);
    if (excluded.length > 0) return `"except" leaves out all of the ${excluded.length} file(s) that match`;
  }
  const path = glob.replace(/\/+$/u, '');
  if ((await files.sizeBytes(`${folder}/${path}`)) !== null)
    return 'it is a link, and links are not followed; name the file that it leads to';
  if (await files.exists(`${folder}/${path}`)) return `it is a folder; write "${path}/**"`;
  return glob.includes('\\') ? `${nothingMatches}; between folders stands "/"` : nothingMatches;
}

/**
 * The globs of an entry that match nothing. Each is asked for by itself: where one of two jobs wrote its report, a
 * glob for both would hide that the other did not.
 *
 * @param entry - what is promised
 * @param entry.files - its globs
 * @param entry.except - what they leave out
 * @param matched - what all of its globs together match
 * @param folder - where they begin
 * @param files - to look again
 */
export async function unmatchedGlobs(
  { files: globs, except }: Pick<ReportEntry, 'files' | 'except'>,
  matched: readonly FoundFile[],
  folder: string,
  files: Files,
): Promise<readonly Omit<UnmatchedGlob, 'entry'>[]> {
  const unmatched: Omit<UnmatchedGlob, 'entry'>[] = [];
  for (const glob of new Set(globs)) {
    const matches = compileGlob(glob);
    if (matched.some(({ path }) => matches(path))) continue;
    // What finds files may read a glob more kindly than what compares names with it.
    if (matched.length > 0 && (await files.find(folder, [glob], except)).length > 0) continue;
    unmatched.push({ glob, why: await whyNothing(glob, except, folder, files) });
  }
  return unmatched;
}

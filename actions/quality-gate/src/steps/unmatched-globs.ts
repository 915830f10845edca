import { compileGlob } from '@interlock/shared/domain/glob';
import type { Files, FoundFile } from '@interlock/shared/ports/files';

import type { ReportEntry } from '../domain/manifest.ts';
import { asEntries, listedFiles, nothingMatches, type UnmatchedGlob } from '../domain/unmatched-glob.ts';

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
  return glob.includes('\\') ? `${nothingMatches}; write "/" between folders` : nothingMatches;
}

/**
 * The globs of an entry that match nothing. Each is asked for by itself: where one of two jobs wrote its report, a
 * glob for both would hide that the other did not.
 *
 * @param entry - what is promised
 * @param entry.kind - what its files are
 * @param entry.files - its globs
 * @param entry.except - what they leave out
 * @param matched - what all of its globs together match
 * @param folder - where they begin
 * @param files - to look again
 */
export async function unmatchedGlobs(
  { kind, files: globs, except }: Pick<ReportEntry, 'kind' | 'files' | 'except'>,
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
    const listed = listedFiles(glob);
    const said = await whyNothing(glob, except, folder, files);
    const isList = said === nothingMatches && listed.length > 1;
    const why = isList ? `${nothingMatches}; this is one glob, not a list of ${listed.length}` : said;
    unmatched.push({ glob, why, fix: isList ? asEntries(kind, listed) : null });
  }
  return unmatched;
}

import { reportDecoder } from '@interlock/reports/domain/decode';
import { headCharacters, lookAt } from '@interlock/reports/domain/format';
import { formatNames, type Definitions, type Format } from '@interlock/reports/domain/format-names';
import { everyFormat } from '@interlock/reports/steps/load-formats';
import type { Files } from '@interlock/shared/ports/files';

import { unusualGlobs, usualGlobs, type FoundReport } from '../domain/command-line/found-reports.ts';

/** So many files are looked into. */
const lookedInto = 2_000;

/** The format that a file begins like; `null` for none, and for what cannot be read. */
async function formatOf(path: string, files: Files, definitions: Definitions): Promise<Format | null> {
  try {
    const decoder = reportDecoder();
    let text = '';
    for await (const bytes of files.readBytes(path)) {
      text = (text + decoder.write(bytes)).trimStart();
      if (text.length >= headCharacters) break;
    }
    if (text === '') return null;
    const head = lookAt(text.slice(0, headCharacters));
    return formatNames.find((name) => definitions[name]?.recognizes(head) === true) ?? null;
  } catch {
    return null;
  }
}

/**
 * Reports that lie where tools write them by default, each known by its content. Nothing is judged.
 *
 * @param folder - absolute path of where globs begin
 * @param files - to find and read them
 * @param committed - which of some paths are files of the repository
 * @returns the reports, and the paths of all files that were looked at
 */
export async function findLyingReports(
  folder: string,
  files: Files,
  committed: (paths: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<{ readonly reports: readonly FoundReport[]; readonly all: readonly string[] }> {
  const found = await files.find(folder, usualGlobs, unusualGlobs);
  const all = found.map(({ path }) => path);
  const reports: Omit<FoundReport, 'isCommitted'>[] = [];
  const definitions = await everyFormat();
  for (const path of all.slice(0, lookedInto)) {
    const format = await formatOf(`${folder}/${path}`, files, definitions);
    if (format !== null) reports.push({ path, format });
  }
  const kept = await committed(reports.map(({ path }) => path));
  return { reports: reports.map((report) => ({ ...report, isCommitted: kept.has(report.path) })), all };
}

import { UnusableArchive, looksLikeZip, type ArchiveLimits } from '@interlock/shared/domain/archive';
import { messageOf } from '@interlock/shared/domain/errors';
import { compileGlob } from '@interlock/shared/domain/glob';
import type { Files } from '@interlock/shared/ports/files';

import type { FindingCode } from '../domain/codes.ts';
import type { ReportEntry } from '../domain/manifest.ts';
import { limits } from '@interlock/reports/domain/limits';
import { UnusableReport } from '@interlock/reports/domain/problem';
import { sentence } from '@interlock/shared/domain/sentence';

/** A file of the workspace that entries of `reports` match. */
export interface MatchedFile {
  /** Relative to the working directory. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Positions of the entries. */
  readonly entries: readonly number[];
}

/** One report: a file, or a file of an archive. */
export interface ReportSource extends MatchedFile {
  /** The archive it is in, relative to the working directory; `null` for a file of its own. */
  readonly archive: string | null;
  /** Reads it from its beginning, each time. Throws what `whyUnread` explains. */
  read(): AsyncIterable<Uint8Array>;
}

/** Bounds of one archive of reports. */
const archiveLimits: ArchiveLimits = {
  entries: 20_000,
  bytes: limits.reportBytes,
  ratio: 250,
  ratioFromBytes: 64 * 1024 ** 2,
};

const codeOfFlaw = {
  broken: 'archive-broken',
  refused: 'archive-refused',
  'too-large': 'archive-too-large',
} as const;

/** The finding that an error while reading is. */
export function whyUnread(thrown: unknown): { readonly code: FindingCode; readonly message: string } {
  if (thrown instanceof UnusableReport) return { code: thrown.code, message: thrown.message };
  if (thrown instanceof UnusableArchive) return { code: codeOfFlaw[thrown.flaw], message: thrown.message };
  return { code: 'report-unreadable', message: sentence(`The file could not be read: ${messageOf(thrown)}`) };
}

async function* all(
  first: IteratorResult<Uint8Array>,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    for (let at = first; at.done !== true; at = await rest.next()) yield at.value;
  } finally {
    await rest.return?.();
  }
}

async function* failing(thrown: unknown): AsyncGenerator<Uint8Array> {
  await Promise.reject(thrown instanceof Error ? thrown : new Error(messageOf(thrown)));
  yield new Uint8Array();
}

async function* reportsInside(
  archive: MatchedFile,
  folder: string,
  manifest: readonly ReportEntry[],
  files: Files,
): AsyncGenerator<ReportSource> {
  const opened = await files.openArchive(`${folder}/${archive.path}`, archiveLimits);
  try {
    if (opened.files.length === 0) throw new UnusableReport('report-empty', 'The archive holds no file.');
    const excluded = new Map(
      archive.entries.map((index) => [index, (manifest[index]?.except ?? []).map(compileGlob)]),
    );
    for (const file of opened.files) {
      const path = `${archive.path}!/${file.path}`;
      const entries = archive.entries.filter(
        (index) => excluded.get(index)?.some((matches) => matches(path)) !== true,
      );
      if (entries.length === 0) continue;
      yield { path, sizeBytes: file.sizeBytes, entries, archive: archive.path, read: () => file.read() };
    }
  } finally {
    await opened.close();
  }
}

/**
 * The reports that a file is: itself, or those of the archive that it holds. By content, never by name. Each is to be
 * read, or given up, before the next is asked for. An archive that cannot be used is one report that cannot be read.
 *
 * @param file - what matched
 * @param folder - absolute path of the working directory
 * @param manifest - the entries; their `except` holds for what is in an archive, by `archive.zip!/path`
 */
export async function* reportsOf(
  file: MatchedFile,
  folder: string,
  manifest: readonly ReportEntry[],
  files: Files,
): AsyncGenerator<ReportSource> {
  const alone = { ...file, archive: null };
  const read = () => files.readBytes(`${folder}/${file.path}`);
  const chunks = read()[Symbol.asyncIterator]();
  let isArchive = false;
  try {
    const first = await chunks.next();
    isArchive = first.done !== true && looksLikeZip(first.value);
    if (!isArchive) {
      let begun: AsyncIterable<Uint8Array> | null = all(first, chunks);
      yield {
        ...alone,
        read: () => {
          const content = begun ?? read();
          begun = null;
          return content;
        },
      };
      return;
    }
  } catch (thrown) {
    yield { ...alone, read: () => failing(thrown) };
    return;
  }
  await chunks.return?.();
  try {
    yield* reportsInside(file, folder, manifest, files);
  } catch (thrown) {
    yield { ...alone, read: () => failing(thrown) };
  }
}

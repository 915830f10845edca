import type { Archive, ArchiveLimits } from '../domain/archive.ts';

/** One entry that a glob matched. Paths use forward slashes and are relative to the folder that was searched. */
export interface FoundFile {
  readonly path: string;
  readonly sizeBytes: number;
}

/** Files. Every path is absolute or relative to the job's workspace. */
export interface Files {
  /** The file's text (UTF-8), or `null` when there is none. Throws on anything else. */
  readText(path: string): Promise<string | null>;
  /** The file's bytes in chunks. Throws `ExternalError` with code `file-missing` when there is none. */
  readBytes(path: string): AsyncIterable<Uint8Array>;
  /** Size in bytes, or `null` when there is no such file. */
  sizeBytes(path: string): Promise<number | null>;
  /** Writes in one step: readers see the old file or the new one. Folders are made. */
  writeText(path: string, text: string): Promise<void>;
  /**
   * Regular files below `folder` that match any of `patterns` and none of `except` (globs with `**`, dot files
   * included, links not followed), each once, sorted by path.
   */
  find(
    folder: string,
    patterns: readonly string[],
    except?: readonly string[],
  ): Promise<readonly FoundFile[]>;
  /**
   * Opens a zip archive: of a path, or of its bytes. Throws `UnusableArchive` when it is broken, of a sort that is not
   * read, or beyond a limit. The caller closes it.
   */
  openArchive(source: string | Uint8Array, limits: ArchiveLimits): Promise<Archive>;
  /** A new folder that only this user can enter. */
  makePrivateFolder(prefix: string): Promise<string>;
  remove(path: string): Promise<void>;
  exists(path: string): Promise<boolean>;
}

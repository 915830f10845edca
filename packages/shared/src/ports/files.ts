import type { ArchiveLimits } from '../domain/archive.ts';
import type { Archive } from './archive.ts';

/** One entry that a glob matched. Paths use forward slashes and are relative to the folder that was searched. */
export interface FoundFile {
  readonly path: string;
  readonly sizeBytes: number;
}

/** What looks at many files. */
export interface FileVisitor {
  /** Some of the file's bytes, in order. They are valid during the call only: the next ones take their place. */
  piece(path: string, bytes: Uint8Array): void;
  /** The file has ended. Not whole: missing, no regular file, outside of the workspace, or not to be read. */
  end(path: string, isWhole: boolean): void;
}

/**
 * Files. Every path is absolute or relative to the job's workspace. One that is named in the workspace, and that a
 * symbolic link on the way leads out of it, throws `UserError` with code `path-outside-workspace`: what is judged could
 * otherwise make a gate read anything of the machine.
 */
export interface Files {
  /** The file's text (UTF-8), or `null` when there is none. Throws on anything else. */
  readText(path: string): Promise<string | null>;
  /** The file's bytes in chunks. Throws `ExternalError` with code `file-missing` when there is none. */
  readBytes(path: string): AsyncIterable<Uint8Array>;
  /**
   * Reads many files, mostly small ones, one after the other in the order of `paths`, with next to no memory for them.
   * A file that cannot be read is told to the visitor and does not end the reading. Throws the reason of the signal.
   */
  readEach(paths: Iterable<string>, visitor: FileVisitor, signal: AbortSignal): Promise<void>;
  /** Size in bytes, or `null` when there is no such file. */
  sizeBytes(path: string): Promise<number | null>;
  /** Writes a text, or its pieces, in one step: readers see the old file or the new one. Folders are made. */
  writeText(path: string, text: string | Iterable<string>): Promise<void>;
  /**
   * Regular files below `folder` that match any of `patterns` and none of `except` (globs with `**`, dot files
   * included), each once, sorted by path. A link to a folder that a glob names before its first wildcard is followed
   * within the workspace; other links are not.
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

export interface FileEntry {
  /** Relative to the folder that was listed, with `/`. */
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'link';
  readonly bytes: number;
}

export interface Files {
  makeFolder(path: string): Promise<void>;
  /** Null when there is no such file. */
  read(path: string): Promise<string | null>;
  write(path: string, text: string): Promise<void>;
  remove(path: string): Promise<void>;
  exists(path: string): Promise<boolean>;
  isFolder(path: string): Promise<boolean>;
  /** Everything below a folder, sorted; without `.git`. Links are named, not followed. */
  list(folder: string): Promise<readonly FileEntry[]>;
  /**
   * The value of `hashFiles(…)`: SHA-256 over the SHA-256 of each matching file, in hexadecimal; empty when nothing
   * matches. Synchronous because expressions are.
   */
  hash(workspace: string, patterns: readonly string[]): string;
}

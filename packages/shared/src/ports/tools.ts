/** A tool to fetch: one archive or file at one address with one known digest. */
export interface ToolDownload {
  readonly name: string;
  /** Semantic version. */
  readonly version: string;
  readonly url: string;
  /** Lower-case hex, of the file that is downloaded. */
  readonly sha256: string;
  readonly archive: 'tar.gz' | 'zip' | 'none';
  /** The program inside, relative to the archive's root. */
  readonly program: string;
  /** Lower-case hex, of the program itself; checked after extraction and again after every cache restore. */
  readonly programSha256: string;
}

/** Fetches tools and keeps them in the runner's tool cache. */
export interface Tools {
  /** The absolute path of the program. Throws `ExternalError` `tool-digest-differs` or `tool-unavailable`. */
  provide(download: ToolDownload): Promise<string>;
}

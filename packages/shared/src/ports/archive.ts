/** One file of an archive. */
export interface ArchivedFile {
  /** As the archive names it, with forward slashes; untrusted text. */
  readonly path: string;
  /** Unpacked. */
  readonly sizeBytes: number;
  /** Its bytes, checked against the size and the checksum that the archive states. Throws `UnusableArchive`. */
  read(): AsyncIterable<Uint8Array>;
}

/** An archive that is open. */
export interface Archive {
  /** Sorted by path; folders are left out. */
  readonly files: readonly ArchivedFile[];
  close(): Promise<void>;
}

/** Counts the bytes that a content has when it is compressed; nothing of it is kept. */
export interface CompressedSize {
  /** Resolves when more may come. */
  write(bytes: Uint8Array): Promise<void>;
  /** The size in bytes of all that was written. */
  end(): Promise<number>;
  /** Gives up; neither of the others may be called again. */
  cancel(): void;
}

/** Compression, for its size alone. */
export interface Compression {
  /** One member of RFC 1952, with the level 1 to 9. */
  gzip(level: number): CompressedSize;
  /** RFC 7932, with the quality 0 to 11, told how many bytes to expect. */
  brotli(quality: number, expectedBytes: number): CompressedSize;
}

/** What an archive may be. Beyond any of these it is refused before its files are read. */
export interface ArchiveLimits {
  /** Files and folders in it. */
  readonly entries: number;
  /** Bytes of all its files, unpacked. */
  readonly bytes: number;
  /** How many times its own size its files may be, once they are more than `ratioFromBytes`. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
}

/**
 * - `broken`: it is cut, or its parts contradict each other;
 * - `refused`: whole as far as is known, but not of a sort that is read (encrypted, compressed in another way, links);
 * - `too-large`: beyond a limit.
 */
export type ArchiveFlaw = 'broken' | 'refused' | 'too-large';

/** An archive that cannot be used. */
export class UnusableArchive extends Error {
  readonly flaw: ArchiveFlaw;

  constructor(flaw: ArchiveFlaw, message: string) {
    super(message);
    this.name = 'UnusableArchive';
    this.flaw = flaw;
  }
}

/** Whether a content begins as a zip archive does (APPNOTE 6.3.10, 4.3): with a file, or empty, or split. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  const [p, k, third, fourth] = bytes;
  if (p !== 0x50 || k !== 0x4b) return false;
  return [3, 5, 7].some((mark) => third === mark && fourth === mark + 1);
}

/** Bytes of one file: as it is, and as a server sends it. */
export interface SizeReport {
  readonly raw: number;
  readonly gzip: number;
  /** `null` where no rule asks for it. */
  readonly brotli: number | null;
  /** What it was compressed with. */
  readonly brotliQuality: number | null;
}

/** The sizes that rules speak of. */
export const sizeParts = ['raw', 'gzip', 'brotli'] as const;
export type SizePart = (typeof sizeParts)[number];

import type { Digests } from '../../ports/digests.ts';

/** Something that was read and that the verdict rests on. */
export interface Material {
  readonly path: string;
  readonly sizeBytes: number;
  readonly digest: string;
  readonly kind: string;
}

/** A text that was read whole, such as waivers: another text may be another verdict. */
export function materialOf(kind: string, path: string, text: string, digests: Digests): Material {
  const sizeBytes = new TextEncoder().encode(text).length;
  return { path, sizeBytes, digest: `sha256:${digests.sha256(text)}`, kind };
}

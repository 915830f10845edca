import type { Digests } from '@interlock/shared/ports/digests';

const blockBytes = 1024 * 1024;

/** The digest of a content that comes in pieces. */
export interface ContentDigest {
  add(bytes: Uint8Array): void;
  /** `sha256:` and hex; beyond one MiB `sha256-blocks:` and hex. */
  end(): string;
}

/**
 * Digests a content without holding it: up to one MiB its SHA-256, beyond that the SHA-256 of the lower-case hex
 * SHA-256 of each MiB in order, without separator. However the content is cut into pieces, the digest is the same.
 */
export function contentDigest(digests: Digests): ContentDigest {
  // Grows with the content: a MiB for each of thousands of small reports would keep the collector busy.
  let block = new Uint8Array();
  let used = 0;
  const blocks: string[] = [];
  const makeRoom = (bytes: number): void => {
    if (bytes <= block.length) return;
    const grown = new Uint8Array(Math.min(blockBytes, Math.max(bytes, block.length * 2)));
    grown.set(block);
    block = grown;
  };
  return {
    add: (bytes) => {
      for (let from = 0; from < bytes.length;) {
        if (used === blockBytes) {
          blocks.push(digests.sha256(block));
          used = 0;
        }
        const part = bytes.subarray(from, from + blockBytes - used);
        makeRoom(used + part.length);
        block.set(part, used);
        used += part.length;
        from += part.length;
      }
    },
    end: () => {
      const last = digests.sha256(block.subarray(0, used));
      return blocks.length === 0
        ? `sha256:${last}`
        : `sha256-blocks:${digests.sha256([...blocks, last].join(''))}`;
    },
  };
}

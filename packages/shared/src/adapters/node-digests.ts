import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

import type { Digests } from '../ports/digests.ts';

/** Digests by the runtime's own cryptography. */
export function nodeDigests(): Digests {
  return {
    sha256: (data) => createHash('sha256').update(data).digest('hex'),
    hmacSha256: (key, data) => createHmac('sha256', key).update(data).digest('hex'),
    equal: (left, right) => {
      const [a, b] = [Buffer.from(left, 'utf8'), Buffer.from(right, 'utf8')];
      return a.length === b.length && timingSafeEqual(a, b);
    },
    randomId: () => randomUUID(),
  };
}

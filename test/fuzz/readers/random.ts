/** Numbers by chance that a seed repeats (splitmix32). */
export interface Random {
  /** Below `bound`. */
  below(bound: number): number;
  chance(share: number): boolean;
  pick<Value>(from: readonly Value[]): Value;
}

/** Mixes a seed and an index, so that each input is made by itself and can be made again alone. */
export function randomOf(seed: number, index: number): Random {
  let state = (Math.imul(seed | 0, 0x9e37_79b1) ^ Math.imul(index + 1, 0x85eb_ca6b)) | 0;
  const next = (): number => {
    state = (state + 0x9e37_79b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0_aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a_2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  const below = (bound: number): number => Math.floor((next() / 2 ** 32) * bound);
  return {
    below,
    chance: (share) => next() / 2 ** 32 < share,
    pick: (from) => {
      const picked = from[below(from.length)];
      if (picked === undefined) throw new Error('there is nothing to pick from');
      return picked;
    },
  };
}

/** When a promotion is cancelled in the soak, and what must hold after it. */

/** @typedef {{ atMs: number, around: 'anywhere' | 'switch' }} Cancel milliseconds after the start of the run */

/**
 * Chooses the moments: one half anywhere in the run, the other half close to the moment at which the traffic moves.
 * The same seed gives the same moments.
 *
 * @param {{ count: number, seed: number, lengthMs: number, switchMs: number }} options
 * @returns {Cancel[]}
 */
export function planCancels({ count, seed, lengthMs, switchMs }) {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    if (index % 2 === 0) return { atMs: Math.round(random() * lengthMs), around: 'anywhere' };
    // Two draws: most of them within half a second, none farther than two.
    const away = (random() + random() - 1) * 2_000;
    const atMs = Math.min(lengthMs, Math.max(0, Math.round(switchMs + away)));
    return { atMs, around: 'switch' };
  });
}

/**
 * What is wrong with the traffic after a cancel: it must be on exactly one colour, the one that the Service names.
 *
 * @param {import('./stage.mjs').Traffic} traffic
 * @param {number} requests how many were sent
 * @returns {string[]} nothing when all is well
 */
export function findViolations({ colour, colours, failed }, requests) {
  const violations = [];
  if (colour !== 'blue' && colour !== 'green')
    violations.push(`the Service selects ${colour ?? 'no colour'}`);
  const answered = Object.values(colours).reduce((sum, count) => sum + count, 0);
  if (requests === 0 || answered !== requests) violations.push(`${answered} answers to ${requests} requests`);
  const others = Object.keys(colours).filter((one) => one !== colour);
  if (others.length > 0) violations.push(`${others.join(' and ')} answered, the Service selects ${colour}`);
  if (failed > 0) violations.push(`${failed} of ${requests} requests failed`);
  return violations;
}

/**
 * The generator mulberry32: 32 bits of state, enough to choose moments.
 *
 * @param {number} seed
 * @returns {() => number} in [0, 1)
 */
function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

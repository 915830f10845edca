/** When a promotion is cancelled in the soak, and what must hold after it. */

/**
 * @typedef {{ kind: 'run', atMs: number } | { kind: 'switch', atMs: number }} Cancel
 *   milliseconds after the start of the run, or after the start of the step that moves the traffic
 */

/**
 * Chooses the moments: one half anywhere in the run, the other half in the step that moves the traffic. The same seed
 * gives the same moments.
 *
 * @param {{ count: number, seed: number, runMs: number, switchMs: number }} options how long the run and that step take
 * @returns {Cancel[]}
 */
export function planCancels({ count, seed, runMs, switchMs }) {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const kind = index % 2 === 0 ? 'run' : 'switch';
    return { kind, atMs: Math.round(random() * (kind === 'run' ? runMs : switchMs)) };
  });
}

/** What a move says, and which color it then left: blue, the one before it, or green. */
const serves = new Map([
  ['switched', 'green'],
  ['rolled-back', 'blue'],
  ['unchanged', 'blue'],
  ['refused', 'blue'],
]);

/**
 * What is wrong after a cancel: the traffic must be on exactly one color, the one that the Service names, and the
 * move must not have said another.
 *
 * @param {import('./stage.mjs').Traffic} traffic
 * @param {number} requests how many were sent
 * @param {string} result the move's word
 * @returns {string[]} nothing when all is well
 */
export function findViolations({ color, colors, failed }, requests, result) {
  const violations = [];
  if (color !== 'blue' && color !== 'green') violations.push(`the Service selects ${color ?? 'no color'}`);
  const answered = Object.values(colors).reduce((sum, count) => sum + count, 0);
  if (requests === 0 || answered !== requests) violations.push(`${answered} answers to ${requests} requests`);
  const others = Object.keys(colors).filter((one) => one !== color);
  if (others.length > 0) violations.push(`${others.join(' and ')} answered, the Service selects ${color}`);
  if (failed > 0) violations.push(`${failed} of ${requests} requests failed`);
  const said = serves.get(result);
  if (said !== undefined && said !== color) violations.push(`the run says "${result}", ${color} serves`);
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

/** Milliseconds of each unit that a duration may be written in. */
export const durationUnitsMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

const shape = /^(\d{1,9})(ms|s|m|h|d)$/;

/**
 * Reads one duration such as `30s`, `10m`, `2h`, `1d` or `500ms`, in ms. `null` for anything else: no sign, no
 * fraction, no bare number, nothing around it.
 */
export function parseDuration(text: string): number | null {
  const match = shape.exec(text);
  if (match === null) return null;
  const [, digits = '', unit = ''] = match;
  for (const [name, factorMs] of Object.entries(durationUnitsMs))
    if (name === unit) return Number(digits) * factorMs;
  return null;
}

/** Writes a duration as a person reads it: `1h 30m`, `45s`, `0.4s`. */
export function formatDuration(ms: number): string {
  if (!Number.isFinite(ms)) return 'unknown';
  if (ms < 1000) return `${String(Math.round(ms))}ms`;
  if (ms < 10_000) return `${String(Math.round(ms / 100) / 10)}s`;
  const parts: string[] = [];
  let rest = Math.round(ms / 1000);
  for (const [unit, seconds] of [
    ['d', 86_400],
    ['h', 3600],
    ['m', 60],
    ['s', 1],
  ] as const) {
    const count = Math.floor(rest / seconds);
    if (count > 0) parts.push(`${String(count)}${unit}`);
    rest -= count * seconds;
  }
  return parts.slice(0, 2).join(' ');
}

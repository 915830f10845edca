const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Reads a duration such as `200ms`, `2s`, `1m30s`, `0`; undefined when it is none. Milliseconds. */
export function readDurationMs(text: string): number | undefined {
  if (text === '0') return 0;
  if (!/^(?:[0-9]+(?:\.[0-9]+)?(?:ms|s|m|h))+$/.test(text)) return undefined;
  let totalMs = 0;
  for (const match of text.matchAll(/([0-9.]+)(ms|s|m|h)/g))
    totalMs += Number(match[1]) * (units[match[2] ?? ''] ?? 0);
  return totalMs;
}

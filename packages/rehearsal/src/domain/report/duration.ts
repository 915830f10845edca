const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** For people: `0.4 s`, `12.3 s`, `1 m 05 s`, `2 h 03 m`. */
export function formatDuration(durationMs: number): string {
  if (!Number.isFinite(durationMs) || durationMs < 0) return '?';
  // Decided on the rounded value, so that 59.97 s is not shown as 60.0 s.
  if (Math.round(durationMs / 100) < 600) return `${(Math.round(durationMs / 100) / 10).toFixed(1)} s`;
  const seconds = Math.round(durationMs / SECOND_MS);
  if (seconds < HOUR_MS / SECOND_MS) return `${Math.floor(seconds / 60)} m ${twoDigits(seconds % 60)} s`;
  const minutes = Math.round(durationMs / MINUTE_MS);
  return `${Math.floor(minutes / 60)} h ${twoDigits(minutes % 60)} m`;
}

/** The time between two moments (epoch ms), or null when one of them is not known. */
export function durationBetween(startedAt: number | null, finishedAt: number | null): number | null {
  return startedAt === null || finishedAt === null ? null : finishedAt - startedAt;
}

/** `2026-11-21 18:00:05 UTC`. */
export function formatTime(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

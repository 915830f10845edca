/** Where a span lies on a line that stands for a run, in per cent of its length. */
export interface Bar {
  readonly left: number;
  readonly width: number;
}

export interface Tick {
  readonly left: number;
  readonly atMs: number;
}

const STEPS_MS = [
  100, 200, 500, 1e3, 2e3, 5e3, 10e3, 15e3, 30e3, 60e3, 120e3, 300e3, 600e3, 900e3, 1800e3, 3600e3,
];
const MAX_TICKS = 8;

/** Places a span on the line; what lies outside of the run is cut off. */
export function placeBar(run: { startedAt: number; finishedAt: number }, from: number, to: number): Bar {
  const length = Math.max(1, run.finishedAt - run.startedAt);
  const percent = (moment: number) => Math.min(100, Math.max(0, ((moment - run.startedAt) / length) * 100));
  const left = percent(from);
  return { left: round(left), width: round(Math.max(0, percent(to) - left)) };
}

/** Marks at round times, at most eight of them, the start among them. */
export function placeTicks(durationMs: number): readonly Tick[] {
  const length = Math.max(1, durationMs);
  const hour = 3600e3;
  const step =
    STEPS_MS.find((candidate) => length / candidate <= MAX_TICKS) ??
    Math.ceil(length / MAX_TICKS / hour) * hour;
  const ticks: Tick[] = [];
  for (let atMs = 0; atMs <= length; atMs += step) ticks.push({ atMs, left: round((atMs / length) * 100) });
  return ticks;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

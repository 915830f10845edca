/** Lines from `from` to `to`, both among them; 1-based. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** Ranges in order that neither overlap nor touch. */
export type LineRanges = readonly LineRange[];

/** Puts lines in ascending order together to ranges; lines that are there twice count once. */
export function rangesOf(lines: Iterable<number>): LineRanges {
  const ranges: { from: number; to: number }[] = [];
  for (const line of lines) addLines(ranges, line, line);
  return ranges;
}

/** Adds lines that lie behind all that are there. */
export function addLines(ranges: { from: number; to: number }[], from: number, to: number): void {
  const last = ranges.at(-1);
  if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to);
  else ranges.push({ from, to });
}

/** How many lines there are. */
export function countLines(ranges: LineRanges): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);
}

/** Lines that both have. */
export function intersectRanges(left: LineRanges, right: LineRanges): LineRanges {
  const both: LineRange[] = [];
  let [l, r] = [0, 0];
  for (;;) {
    const [a, b] = [left[l], right[r]];
    if (a === undefined || b === undefined) return both;
    const from = Math.max(a.from, b.from);
    const to = Math.min(a.to, b.to);
    if (from <= to) both.push({ from, to });
    if (a.to < b.to) l += 1;
    else r += 1;
  }
}

/** Lines of `left` that `right` does not have. */
export function subtractRanges(left: LineRanges, right: LineRanges): LineRanges {
  const rest: LineRange[] = [];
  let r = 0;
  for (const { from, to } of left) {
    let next = from;
    for (let cut = right[r]; cut !== undefined && cut.from <= to; cut = right[r]) {
      if (cut.from > next) rest.push({ from: next, to: cut.from - 1 });
      next = Math.max(next, cut.to + 1);
      if (cut.to >= to) break;
      r += 1;
    }
    if (next <= to) rest.push({ from: next, to });
  }
  return rest;
}

/** `3-5, 9`, no more than `cap` ranges; what is left out is counted. */
export function sayRanges(ranges: LineRanges, cap: number): string {
  const shown = ranges.slice(0, cap).map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`));
  const more = ranges.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

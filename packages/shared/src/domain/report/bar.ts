import { formatRatio } from './numbers.ts';

// Of the block elements only these are in every fixed-width face; another would come from a face of another width.
const full = '█';
const half = '▌';
const track = '░';
const limitMark = '│';

/** A drawing, and what has to be said beside it; `null` when the number says it all. */
export interface DrawnBar {
  readonly drawing: string;
  readonly remark: string | null;
}

const outside = (share: number): string | null => {
  if (Number.isNaN(share)) return 'no number, nothing drawn';
  if (share > 1) return `the bar ends at 100 %, the value is ${formatRatio(share)}`;
  return share < 0 ? `the bar begins at 0 %, the value is ${formatRatio(share)}` : null;
};

/**
 * Where the mark goes, in characters from the left: as near to the limit as a character boundary is, but never on
 * the wrong side of the value.
 */
const limitPosition = (share: number, limit: number, filledHalves: number, width: number): number => {
  const exact = limit * width;
  const nearest = Math.round(exact);
  if (share < limit && filledHalves > nearest * 2) return Math.ceil(exact);
  if (share >= limit && filledHalves < nearest * 2) return Math.floor(exact);
  return nearest;
};

/**
 * Draws a share of 0..1 to half a character, rounded down, so that only 100 % is full; more than nothing
 * shows at least a half. The limit is a mark between two characters. The drawing has `width` characters, one
 * more with a limit.
 */
export function drawBar(share: number, limit: number | null, width: number): DrawnBar {
  const within = Number.isNaN(share) ? 0 : Math.min(1, Math.max(0, share));
  const filled = Math.max(within > 0 ? 1 : 0, Math.floor(within * width * 2 + 1e-9));
  const drawing = `${full.repeat(Math.floor(filled / 2))}${filled % 2 === 1 ? half : ''}`.padEnd(
    width,
    track,
  );
  if (limit === null || Number.isNaN(limit)) return { drawing, remark: outside(share) };
  const position = limitPosition(within, Math.min(1, Math.max(0, limit)), filled, width);
  return {
    drawing: `${drawing.slice(0, position)}${limitMark}${drawing.slice(position)}`,
    remark: outside(share),
  };
}

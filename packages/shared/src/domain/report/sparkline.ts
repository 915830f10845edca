const levels = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
const gap = '·';
const mostMarks = 60;

/** A drawing, and what has to be said beside it; `null` when the numbers say it all. */
export interface DrawnSparkline {
  readonly drawing: string;
  readonly remark: string | null;
}

const isSeen = (value: number | null): value is number => value !== null && Number.isFinite(value);

/** The largest of each run of `size` values, so that no peak is lost; a run without any is a gap. */
const peaks = (values: readonly (number | null)[], size: number): (number | null)[] => {
  const found: (number | null)[] = [];
  for (let start = 0; start < values.length; start += size) {
    const seen = values.slice(start, start + size).filter(isSeen);
    found.push(seen.length === 0 ? null : seen.reduce((most, next) => Math.max(most, next)));
  }
  return found;
};

/**
 * Draws values from their least to their most; all alike are drawn in the middle. What is missing or not finite is
 * a gap. At most 60 marks: of more values each mark is the largest of several, which is said.
 */
export function drawSparkline(values: readonly (number | null)[]): DrawnSparkline {
  const size = Math.max(1, Math.ceil(values.length / mostMarks));
  const marks = peaks(values, size);
  const seen = marks.filter(isSeen);
  if (seen.length === 0) return { drawing: '', remark: 'no values' };
  const least = seen.reduce((low, next) => Math.min(low, next));
  const most = seen.reduce((high, next) => Math.max(high, next));
  const drawing = marks
    .map((value) => {
      if (!isSeen(value)) return gap;
      if (most === least) return '▄';
      // Halved first: the difference of two finite numbers can be infinite.
      const height = (value / 2 - least / 2) / (most / 2 - least / 2);
      return levels[Math.min(7, Math.floor(height * 8))] ?? '▄';
    })
    .join('');
  const missing = values.length - values.filter(isSeen).length;
  const remarks = [
    ...(missing > 0 ? [`${missing} of ${values.length} missing`] : []),
    ...(size > 1 ? [`each mark is the largest of ${size}`] : []),
  ];
  return { drawing, remark: remarks.length === 0 ? null : remarks.join(', ') };
}

import { packKeys, unpackKeys } from './packed-keys.ts';

/** Covered of total. */
export interface Ratio {
  readonly covered: number;
  readonly total: number;
}

export const coverageParts = ['lines', 'branches', 'functions'] as const;
export type CoveragePart = (typeof coverageParts)[number];

/** Whether each branch or function of a file was hit, packed: a map of each would take ten times as much. */
export interface Hits {
  /** Packed by `packKeys`; a key is stable between reports. */
  readonly keys: string;
  /** In the order of the keys: 1 listed, 2 hit. */
  readonly marks: Uint8Array;
}

/** What reports say about one source file. */
export interface FileCoverage {
  /** By line number: 0 not listed, 1 listed, 2 hit; `null` when reports say how many, and not which. */
  readonly lines: Uint8Array | null;
  /** `null` when no report says anything about them, not even that there are none. */
  readonly branches: Hits | null;
  readonly functions: Hits | null;
  /** Stated totals that are worse than what was listed, or all that there is; they bound what may be claimed. */
  readonly worseStated: Readonly<Partial<Record<CoveragePart, Ratio>>>;
  /** What the marks of a part come to, where that is known without looking at each. */
  readonly listed?: (part: CoveragePart) => Ratio | null;
}

/** Packs hits by key. */
export function packHits(hits: ReadonlyMap<string, boolean>): Hits {
  return {
    keys: packKeys(hits.keys()),
    marks: Uint8Array.from(hits.values(), (hit) => (hit ? 2 : 1)),
  };
}

/** The entries of packed hits. */
function unpackHits({ keys, marks }: Hits): Map<string, boolean> {
  if (marks.length === 0) return new Map();
  return new Map(unpackKeys(keys).map((key, index) => [key, marks[index] === 2]));
}

/** What was hit, of what is listed. */
export function ratioOfMarks(marks: Uint8Array): Ratio {
  let covered = 0;
  let total = 0;
  // By its place: stepping through a short array by its iterator takes three times as long.
  for (let place = 0; place < marks.length; place += 1) {
    const mark = marks[place];
    if (mark === 2) covered += 1;
    if (mark !== 0) total += 1;
  }
  return { covered, total };
}

/** Whether `left` is the smaller share; of equal shares the one with more that is not covered. */
export function isWorse(left: Ratio, right: Ratio): boolean {
  const cross = left.covered * right.total - right.covered * left.total;
  if (left.total === 0 || right.total === 0 || cross === 0)
    return left.total - left.covered > right.total - right.covered;
  return cross < 0;
}

function ratioOfPart(file: FileCoverage, part: CoveragePart): Ratio | null {
  const marks = part === 'lines' ? file.lines : file[part]?.marks;
  return marks === null || marks === undefined ? null : ratioOfMarks(marks);
}

/** What may be claimed for a part of a file: what was listed, or stated totals where they are worse. */
export function ratioOf(file: FileCoverage, part: CoveragePart): Ratio | null {
  const stated = file.worseStated[part];
  const listed = file.listed === undefined ? ratioOfPart(file, part) : file.listed(part);
  if (listed === null) return stated ?? null;
  return stated !== undefined && isWorse(stated, listed) ? stated : listed;
}

/** What is listed of lines behind `line`: the keys of most formats begin with the line, others are of no line. */
function ratioBehind({ keys, marks }: Hits, line: number): Ratio {
  if (marks.length === 0) return ratioOfMarks(marks);
  const behind = unpackKeys(keys).map((key) => Number(/^(\d{1,9})[:,>]/u.exec(key)?.[1] ?? 0) > line);
  return ratioOfMarks(marks.filter((_, index) => behind[index] === true));
}

/** The same as `ratioOf`, without what is listed of lines behind `line`. */
export function ratioUpTo(file: FileCoverage, part: 'branches' | 'functions', line: number): Ratio | null {
  const ratio = ratioOf(file, part);
  const hits = file[part];
  if (ratio === null || hits === null) return ratio;
  const behind = ratioBehind(hits, line);
  const total = Math.max(0, ratio.total - behind.total);
  return { covered: Math.min(total, Math.max(0, ratio.covered - behind.covered)), total };
}

/** Of each place the better mark: what any report hit was hit. */
function mergeMarks(left: Uint8Array, right: Uint8Array): Uint8Array {
  const [longer, shorter] = left.length >= right.length ? [left, right] : [right, left];
  const merged = longer.slice();
  for (let place = 0; place < shorter.length; place += 1) {
    const mark = shorter[place] ?? 0;
    if (mark > (merged[place] ?? 0)) merged[place] = mark;
  }
  return merged;
}

function mergeHits(left: Hits | null, right: Hits | null): Hits | null {
  if (left === null || right === null) return left ?? right;
  if (left.keys === right.keys && left.marks.length === right.marks.length)
    return { keys: left.keys, marks: mergeMarks(left.marks, right.marks) };
  const merged = unpackHits(left);
  for (const [key, hit] of unpackHits(right)) merged.set(key, hit || merged.get(key) === true);
  return packHits(merged);
}

/** What both say about one file. */
export function mergeCoverage(left: FileCoverage, right: FileCoverage): FileCoverage {
  const worseStated: Partial<Record<CoveragePart, Ratio>> = { ...left.worseStated };
  for (const part of coverageParts) {
    const stated = right.worseStated[part];
    const known = worseStated[part];
    if (stated !== undefined && (known === undefined || isWorse(stated, known))) worseStated[part] = stated;
  }
  return {
    lines:
      left.lines === null || right.lines === null
        ? (left.lines ?? right.lines)
        : mergeMarks(left.lines, right.lines),
    branches: mergeHits(left.branches, right.branches),
    functions: mergeHits(left.functions, right.functions),
    worseStated,
  };
}

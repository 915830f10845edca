/** Covered of total. */
export interface Ratio {
  readonly covered: number;
  readonly total: number;
}

export const coverageParts = ['lines', 'branches', 'functions'] as const;
export type CoveragePart = (typeof coverageParts)[number];

/** A byte a line number: 0 not listed, 1 listed, 2 hit. A map would take thirty times as much. */
export interface LineMarks {
  marks: Uint8Array;
}

/** Whether each branch or function, by a key that is stable between reports, was hit. */
export type Hits = Map<string, boolean>;

/** What reports say about one source file. */
export interface FileCoverage {
  readonly lines: LineMarks;
  /** `null` when no report says anything about them, not even that there are none. */
  branches: Hits | null;
  functions: Hits | null;
  /** Stated totals that are worse than what was listed with them; they bound what may be claimed. */
  readonly worseStated: Partial<Record<CoveragePart, Ratio>>;
}

/** A file of which nothing is known yet. */
export function emptyCoverage(): FileCoverage {
  return { lines: { marks: new Uint8Array() }, branches: null, functions: null, worseStated: {} };
}

/** Marks a line; a hit stays a hit. */
export function markLine(lines: LineMarks, line: number, hit: boolean): void {
  if (line >= lines.marks.length) {
    const grown = new Uint8Array(Math.max(64, line + 1, lines.marks.length * 2));
    grown.set(lines.marks);
    lines.marks = grown;
  }
  const mark = hit ? 2 : 1;
  if (mark > (lines.marks[line] ?? 0)) lines.marks[line] = mark;
}

/** Marks a branch or function; a hit stays a hit. */
export function markHit(hits: Hits, key: string, hit: boolean): void {
  hits.set(key, hit || hits.get(key) === true);
}

/** Lines that were hit, of those listed. */
export function lineRatio({ marks }: LineMarks): Ratio {
  let covered = 0;
  let total = 0;
  for (const mark of marks) {
    if (mark > 0) total += 1;
    if (mark === 2) covered += 1;
  }
  return { covered, total };
}

/** Entries that were hit, of all. */
export function hitRatio(hits: Hits): Ratio {
  let covered = 0;
  for (const hit of hits.values()) if (hit) covered += 1;
  return { covered, total: hits.size };
}

/** Whether `left` is the smaller share; of equal shares the one with more that is not covered. */
export function isWorse(left: Ratio, right: Ratio): boolean {
  const cross = left.covered * right.total - right.covered * left.total;
  if (left.total === 0 || right.total === 0 || cross === 0)
    return left.total - left.covered > right.total - right.covered;
  return cross < 0;
}

/** What may be claimed for a part of a file: what was listed, or stated totals where they are worse. */
export function ratioOf(file: FileCoverage, part: CoveragePart): Ratio | null {
  const hits = part === 'lines' ? null : file[part];
  const stated = file.worseStated[part];
  if (part !== 'lines' && hits === null) return stated ?? null;
  const listed = hits === null ? lineRatio(file.lines) : hitRatio(hits);
  return stated !== undefined && isWorse(stated, listed) ? stated : listed;
}

/** Keeps a stated total that is worse than what was listed with it. */
export function stateWorse(file: FileCoverage, part: CoveragePart, stated: Ratio): void {
  const known = file.worseStated[part];
  if (known === undefined || isWorse(stated, known)) file.worseStated[part] = stated;
}

/** Adds what `from` says to `into`. */
export function mergeCoverage(into: FileCoverage, from: FileCoverage): void {
  for (const [line, mark] of from.lines.marks.entries()) if (mark > 0) markLine(into.lines, line, mark === 2);
  for (const part of ['branches', 'functions'] as const) {
    const hits = from[part];
    if (hits === null) continue;
    const target = (into[part] ??= new Map<string, boolean>());
    for (const [key, hit] of hits) markHit(target, key, hit);
  }
  for (const part of coverageParts) {
    const stated = from.worseStated[part];
    if (stated !== undefined) stateWorse(into, part, stated);
  }
}

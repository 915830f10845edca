import { ownText } from '../own-text.ts';
import type { Disagreement } from '../tests/suite.ts';

/** Ways to count how complex a function is; numbers of the two are never compared. */
export const complexityMeasures = ['cyclomatic', 'cognitive'] as const;
export type ComplexityMeasureName = (typeof complexityMeasures)[number];

/** One function, with what a tool counted. */
export interface MeasuredFunction {
  /** As the tool calls it; untrusted text. */
  readonly name: string;
  readonly line: number;
  readonly complexity: number;
}

/** The functions of one file. */
export interface FunctionTally {
  readonly functions: number;
  readonly sum: number;
  /** The most complex ones first, at least one. */
  readonly worst: readonly MeasuredFunction[];
}

/** Functions of one file by measure; `null` where the report has none of that measure. */
export type FileComplexity = Readonly<Record<ComplexityMeasureName, FunctionTally | null>>;

/** What one report says about functions. */
export interface ComplexityReport {
  /** By path as the report writes it: files with at least one function. */
  readonly files: ReadonlyMap<string, FileComplexity>;
  /** Files that the tool looked at, where it lists them. */
  readonly filesLookedAt: number | null;
  /**
   * Measures of which only functions beyond a limit are listed, with that limit: what is below is not known, so that
   * nothing can be said of them.
   */
  readonly limited: ReadonlyMap<ComplexityMeasureName, number>;
  readonly disagreements: readonly Disagreement[];
}

const keptOfAFile = 5;

/** The most complex first; of equal ones the one that stands first. */
function byComplexity(a: MeasuredFunction, b: MeasuredFunction): number {
  return b.complexity - a.complexity || a.line - b.line;
}

/** The functions of a file with one more. */
function addFunction(tally: FunctionTally | null, found: MeasuredFunction): FunctionTally {
  const known = tally?.worst ?? [];
  const least = known[keptOfAFile - 1];
  const isKept = least === undefined || byComplexity(found, least) < 0;
  return {
    functions: (tally?.functions ?? 0) + 1,
    sum: (tally?.sum ?? 0) + found.complexity,
    worst: isKept
      ? [...known, { ...found, name: ownText(found.name) }].sort(byComplexity).slice(0, keptOfAFile)
      : known,
  };
}

/** The complexity of the most complex function. */
export function mostOf(tally: FunctionTally): number {
  return tally.worst[0]?.complexity ?? 0;
}

/** Of what two reports say about one file, what says the worst; each function counts once. */
export function worseTally(left: FunctionTally | null, right: FunctionTally | null): FunctionTally | null {
  if (left === null || right === null) return left ?? right;
  const apart =
    mostOf(left) - mostOf(right) ||
    left.sum / left.functions - right.sum / right.functions ||
    right.functions - left.functions;
  return apart >= 0 ? left : right;
}

/** Adds a function to its file. */
export function addToFile(
  files: Map<string, FileComplexity>,
  path: string,
  measure: ComplexityMeasureName,
  found: MeasuredFunction,
): void {
  const known = files.get(path);
  const { cyclomatic = null, cognitive = null } = known ?? {};
  const more =
    measure === 'cyclomatic'
      ? { cyclomatic: addFunction(cyclomatic, found), cognitive }
      : { cyclomatic, cognitive: addFunction(cognitive, found) };
  files.set(known === undefined ? ownText(path) : path, more);
}

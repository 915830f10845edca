import {
  mergeCoverage,
  packHits,
  type CoveragePart,
  type FileCoverage,
  type Hits,
  type Ratio,
} from './coverage.ts';

/** Marks of many files lie in pieces of so many bytes. */
const pieceBytes = 256 * 1024;

/** What a record of one source file lists. */
export interface ListedCoverage {
  /** `null` when it says how many, and not which. */
  readonly lines: Uint8Array | null;
  /** `null` when it says nothing about them. */
  readonly branches: ReadonlyMap<string, boolean> | null;
  readonly functions: ReadonlyMap<string, boolean> | null;
  readonly worseStated: Readonly<Partial<Record<CoveragePart, Ratio>>>;
}

const nothingStated: FileCoverage['worseStated'] = Object.freeze({});

/**
 * Coverage whose marks lie one behind the other in a piece of memory that it shares with other files: lines, branches,
 * functions. A typed array for each of them takes more than the marks themselves.
 */
class PackedCoverage implements FileCoverage {
  readonly #piece: Uint8Array;
  readonly #at: number;
  /** -1 for what is `null`. */
  readonly #lines: number;
  readonly #branches: number;
  readonly #functions: number;
  /** Joined by line feeds. */
  readonly #branchKeys: string;
  readonly #functionKeys: string;
  readonly worseStated: FileCoverage['worseStated'];

  constructor(
    piece: Uint8Array,
    at: number,
    [lines, branches, functions]: readonly [number, number, number],
    [branchKeys, functionKeys]: readonly [string, string],
    worseStated: FileCoverage['worseStated'],
  ) {
    this.#piece = piece;
    this.#at = at;
    this.#lines = lines;
    this.#branches = branches;
    this.#functions = functions;
    this.#branchKeys = branchKeys;
    this.#functionKeys = functionKeys;
    this.worseStated = worseStated;
  }

  #marks(offset: number, length: number): Uint8Array {
    return this.#piece.subarray(this.#at + offset, this.#at + offset + length);
  }

  get lines(): Uint8Array | null {
    return this.#lines < 0 ? null : this.#marks(0, this.#lines);
  }

  get branches(): Hits | null {
    if (this.#branches < 0) return null;
    return { keys: this.#branchKeys, marks: this.#marks(Math.max(0, this.#lines), this.#branches) };
  }

  get functions(): Hits | null {
    if (this.#functions < 0) return null;
    const offset = Math.max(0, this.#lines) + Math.max(0, this.#branches);
    return { keys: this.#functionKeys, marks: this.#marks(offset, this.#functions) };
  }
}

const keysOf = (hits: ReadonlyMap<string, boolean> | null): string =>
  hits === null || hits.size === 0 ? '' : [...hits.keys()].join('\n');

/** Packs the coverage of the files of a report; what is given is copied. */
export function coveragePacker(): (listed: ListedCoverage) => FileCoverage {
  let piece = new Uint8Array(0);
  let used = 0;

  const addHits = (hits: ReadonlyMap<string, boolean> | null): void => {
    if (hits === null) return;
    for (const hit of hits.values()) {
      piece[used] = hit ? 2 : 1;
      used += 1;
    }
  };

  return ({ lines, branches, functions, worseStated }) => {
    const length = (lines?.length ?? 0) + (branches?.size ?? 0) + (functions?.size ?? 0);
    if (used + length > piece.length) {
      piece = new Uint8Array(Math.max(length, pieceBytes));
      used = 0;
    }
    const at = used;
    if (lines !== null) {
      piece.set(lines, used);
      used += lines.length;
    }
    addHits(branches);
    addHits(functions);
    let isStated = false;
    for (const part in worseStated) isStated ||= part !== '';
    return new PackedCoverage(
      piece,
      at,
      [lines?.length ?? -1, branches?.size ?? -1, functions?.size ?? -1],
      [keysOf(branches), keysOf(functions)],
      isStated ? worseStated : nothingStated,
    );
  };
}

/** What a record adds to what is known of its file; both may be thrown away. */
export function mergeListed(
  known: FileCoverage,
  { lines, branches, functions, worseStated }: ListedCoverage,
): FileCoverage {
  return mergeCoverage(known, {
    lines: lines?.slice() ?? null,
    branches: branches === null ? null : packHits(branches),
    functions: functions === null ? null : packHits(functions),
    worseStated,
  });
}

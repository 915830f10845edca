import {
  mergeCoverage,
  packHits,
  type CoveragePart,
  type FileCoverage,
  type Hits,
  type Ratio,
} from './coverage.ts';
import { packKeys } from './packed-keys.ts';

/** Marks of many files lie in pieces of so many bytes. */
const pieceBytes = 256 * 1024;

const bytesFor = (marks: number): number => (marks + 3) >> 2;

/** Of each byte of four marks how many are hit, and how many listed. */
const [hitIn, listedIn] = [2, 1].map((least) =>
  Uint8Array.from({ length: 256 }, (_, byte) => {
    const marks = [byte & 3, (byte >> 2) & 3, (byte >> 4) & 3, byte >> 6];
    return marks.filter((mark) => mark >= least).length;
  }),
);

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
 * functions, four marks a byte. A typed array for each of them takes more than the marks themselves.
 */
class PackedCoverage implements FileCoverage {
  readonly #piece: Uint8Array;
  readonly #at: number;
  /** -1 for what is `null`. */
  readonly #lines: number;
  readonly #branches: number;
  readonly #functions: number;
  /** As `Hits` has them. */
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

  /** Where the marks of a part begin and how many they are, -1 for what is `null`. */
  #place(part: CoveragePart): { readonly from: number; readonly length: number } {
    if (part === 'lines') return { from: this.#at, length: this.#lines };
    const branches = this.#at + bytesFor(Math.max(0, this.#lines));
    if (part === 'branches') return { from: branches, length: this.#branches };
    return { from: branches + bytesFor(Math.max(0, this.#branches)), length: this.#functions };
  }

  #marks(part: CoveragePart): Uint8Array | null {
    const { from, length } = this.#place(part);
    if (length < 0) return null;
    const marks = new Uint8Array(length);
    for (let at = 0; at < length; at += 1)
      marks[at] = ((this.#piece[from + (at >> 2)] ?? 0) >> ((at & 3) * 2)) & 3;
    return marks;
  }

  get lines(): Uint8Array | null {
    return this.#marks('lines');
  }

  get branches(): Hits | null {
    const marks = this.#marks('branches');
    return marks === null ? null : { keys: this.#branchKeys, marks };
  }

  get functions(): Hits | null {
    const marks = this.#marks('functions');
    return marks === null ? null : { keys: this.#functionKeys, marks };
  }

  listed(part: CoveragePart): Ratio | null {
    const { from, length } = this.#place(part);
    if (length < 0) return null;
    let covered = 0;
    let total = 0;
    for (let at = from; at < from + bytesFor(length); at += 1) {
      const byte = this.#piece[at] ?? 0;
      covered += hitIn?.[byte] ?? 0;
      total += listedIn?.[byte] ?? 0;
    }
    return { covered, total };
  }
}

const keysOf = (hits: ReadonlyMap<string, boolean> | null): string =>
  hits === null ? '' : packKeys(hits.keys());

/** Packs the coverage of the files of a report; what is given is copied. */
export function coveragePacker(): (listed: ListedCoverage) => FileCoverage {
  let piece = new Uint8Array(0);
  let used = 0;

  const add = (marks: Uint8Array): void => {
    for (let at = 0; at < marks.length; at += 1) {
      const place = used + (at >> 2);
      piece[place] = (piece[place] ?? 0) | ((marks[at] ?? 0) << ((at & 3) * 2));
    }
    used += bytesFor(marks.length);
  };

  const addHits = (hits: ReadonlyMap<string, boolean>): void => {
    let at = 0;
    for (const hit of hits.values()) {
      const place = used + (at >> 2);
      piece[place] = (piece[place] ?? 0) | ((hit ? 2 : 1) << ((at & 3) * 2));
      at += 1;
    }
    used += bytesFor(hits.size);
  };

  return ({ lines, branches, functions, worseStated }) => {
    const length =
      bytesFor(lines?.length ?? 0) + bytesFor(branches?.size ?? 0) + bytesFor(functions?.size ?? 0);
    if (used + length > piece.length) {
      piece = new Uint8Array(Math.max(length, pieceBytes));
      used = 0;
    }
    const at = used;
    if (lines !== null) add(lines);
    if (branches !== null) addHits(branches);
    if (functions !== null) addHits(functions);
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

import type { LineRanges } from './line-ranges.ts';
import { intersectRanges } from './line-ranges.ts';
import type { AddedLines } from './diff-reader.ts';

/** What a change does to the files of a repository, from one commit or several to the one that is judged. */
export interface Change {
  /** The commit that was checked out and tested. */
  readonly head: string;
  /** Commits it was compared with; several after merges back and forth, none when everything is new. */
  readonly bases: readonly string[];
  /** What they are, in words. */
  readonly said: string;
  /** Every path that differs: files added, altered, renamed (both names), removed, links and submodules among them. */
  readonly touched: ReadonlySet<string>;
  /** Lines that regular files have now and had in none of the bases. */
  readonly files: ReadonlyMap<string, AddedLines>;
  /** Tracked files that something altered after the checkout: their lines are not those that were compared. */
  readonly altered: ReadonlySet<string>;
  /** How many lines files have that reports list lines behind the end of; one that is not in it has all of them, or is not known. */
  readonly lineCounts?: ReadonlyMap<string, number>;
  /** Whether git gave up looking for renamed files, so that some count as new. */
  readonly isRenameSearchCut: boolean;
}

/** Why a change is not known. */
export type UnknownChangeCode =
  | 'change-history-shallow'
  | 'change-base-missing'
  | 'change-unrelated'
  | 'change-unreadable'
  | 'change-without-checkout';

/** A change, or why it is not known. */
export type FoundChange =
  | { readonly kind: 'known'; readonly change: Change }
  | {
      readonly kind: 'unknown';
      readonly code: UnknownChangeCode;
      readonly why: string;
      /** What to do about it, where that is not what the table of codes says. */
      readonly fix?: string;
    };

/** The difference to one base. */
export interface Difference {
  readonly touched: ReadonlySet<string>;
  readonly files: ReadonlyMap<string, AddedLines>;
}

const intersect = (left: LineRanges | undefined, right: LineRanges | undefined): LineRanges =>
  intersectRanges(left ?? [], right ?? []);

/**
 * What differs from every base. After merges back and forth there are several, and what one of them already has is not
 * added by the change.
 */
export function commonDifference(differences: readonly Difference[]): Difference {
  const [first, ...others] = differences;
  if (first === undefined) return { touched: new Set(), files: new Map() };
  return others.reduce<Difference>((common, other) => {
    const files = [...common.files].map(([path, lines]): [string, AddedLines] => {
      const theirs = other.files.get(path);
      const added = intersect(lines.added, theirs?.added);
      return [path, { added, blank: intersect(lines.blank, theirs?.blank) }];
    });
    return {
      touched: new Set([...common.touched].filter((path) => other.touched.has(path))),
      files: new Map(files.filter(([, { added }]) => added.length > 0)),
    };
  }, first);
}

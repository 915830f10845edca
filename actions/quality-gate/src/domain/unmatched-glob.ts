import type { ReportEntry } from './manifest.ts';

/** What is said where nothing more can be told. */
export const nothingMatches = 'no file matches';

/** A glob of an entry that no file matches. */
export interface UnmatchedGlob {
  /** Position of the entry. */
  readonly entry: number;
  readonly glob: string;
  /** What there is instead, as far as it can be told. */
  readonly why: string;
  /** What to do about it, where that is not what is done about every glob without a file. */
  readonly fix: string | null;
}

/** Files that one glob was meant to name: its parts between what people separate lists with; none where it is one. */
export function listedFiles(glob: string): readonly string[] {
  for (const separator of [/[,;|\n]/u, /\s+/u]) {
    const parts = splitOutside(glob, separator).map((part) => part.trim());
    const named = parts.filter((part) => part !== '');
    if (named.length > 1 && named.every((part) => /[./*]/u.test(part))) return named;
  }
  return [];
}

/** Splits a glob, but not inside of `{a,b}` or `[a,b]`. */
function splitOutside(glob: string, separator: RegExp): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  for (const character of glob) {
    if (/[{[(]/u.test(character)) depth += 1;
    if (/[}\])]/u.test(character)) depth = Math.max(0, depth - 1);
    if (depth > 0 || !separator.test(character)) part += character;
    else {
      parts.push(part);
      part = '';
    }
  }
  return [...parts, part];
}

const shownFiles = 5;

/** What to do about a glob that was meant to be several. */
export function asEntries(kind: ReportEntry['kind'], listed: readonly string[]): string {
  const files = listed.slice(0, shownFiles).map((file) => JSON.stringify(file));
  const more = listed.length > shownFiles ? ', …' : '';
  return `Write a list: \`- {kind: ${kind}, files: [${files.join(', ')}${more}]}\`, or an entry for each: \`- ${kind}: ${files[0] ?? ''}\`.`;
}

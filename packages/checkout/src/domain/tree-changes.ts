import { UnreadableDiff } from './diff-reader.ts';

/** One file that differs between two trees. */
export interface TreeChange {
  /** After the change; of a file that is gone, before. */
  readonly path: string;
  /** The name it had, where it was renamed. */
  readonly from: string | null;
  /** Whether it is a regular file after the change: no link, no submodule, not gone. */
  readonly isFile: boolean;
  /** How many lines git counts as added; `null` for what it takes for binary. */
  readonly addedLines: number | null;
}

const raw = /^:(\d{6}) (\d{6}) [0-9a-f]+ [0-9a-f]+ ([ADMT]|[RC]\d{3})$/u;
const counted = /^(\d+|-)\t(\d+|-)\t([^]*)$/u;

/**
 * Reads what `git diff-tree -r --raw --numstat -z` lists: first every file with its modes, then every file with its
 * counts, in the same order; names are unaltered.
 *
 * @throws {UnreadableDiff} for anything else, and when both lists are not about the same files
 */
export function readTreeChanges(listed: string): readonly TreeChange[] {
  if (listed === '') return [];
  if (!listed.endsWith('\0')) throw new UnreadableDiff('a list that was cut off');
  const parts = listed.slice(0, -1).split('\0');
  let at = 0;
  const next = (): string => {
    const part = parts[at];
    at += 1;
    if (part === undefined || part === '') throw new UnreadableDiff('a list with a name too few');
    return part;
  };
  const files: Omit<TreeChange, 'addedLines'>[] = [];
  for (let match = raw.exec(parts[at] ?? ''); match !== null; match = raw.exec(parts[at] ?? '')) {
    at += 1;
    const [, , mode = '', status = ''] = match;
    const from = /^[RC]/u.test(status) ? next() : null;
    files.push({ path: next(), from: status.startsWith('R') ? from : null, isFile: mode.startsWith('100') });
  }
  const changes = files.map((file): TreeChange => {
    const [, added = '', , name = ''] = counted.exec(parts[at] ?? '') ?? [];
    at += 1;
    if (name === '') next();
    const path = name === '' ? next() : name;
    if (path !== file.path || added === '')
      throw new UnreadableDiff(`two lists that differ at "${file.path}"`);
    return { ...file, addedLines: added === '-' ? null : Number(added) };
  });
  if (at !== parts.length) throw new UnreadableDiff('a list with more than its files');
  return changes;
}

import { addLines, type LineRanges } from './line-ranges.ts';
import { readQuotedPath } from './quoted-path.ts';

/** Lines that a file has now and did not have before. */
export interface AddedLines {
  readonly added: LineRanges;
  /** Those of them that hold nothing but white space. */
  readonly blank: LineRanges;
}

/** What git wrote is not what a patch looks like. */
export class UnreadableDiff extends Error {
  override readonly name = 'UnreadableDiff';
}

/** A reader of a patch, fed with bytes as they come. Throws `UnreadableDiff`. */
export interface DiffReader {
  write(bytes: Uint8Array): void;
  /** By path after the change; a file that has no added line is not among them. */
  end(): ReadonlyMap<string, AddedLines>;
}

interface OpenFile {
  readonly added: { from: number; to: number }[];
  readonly blank: { from: number; to: number }[];
}

const lineFeed = 10;
const kinds = { added: 43, removed: 45, context: 32, remark: 92 } as const;
const knownKinds: ReadonlySet<number> = new Set(Object.values(kinds));
/** A path has at most 4,096 bytes; quoted, four characters each. */
const headerCapBytes = 64 * 1024;

const isBlankByte = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13);

/** Lines that stand in front of the hunks of a file, and the remark behind a last line without line feed. */
const header =
  /^(?:diff --git |index |old mode |new mode |deleted file mode |new file mode |copy from |copy to |rename from |rename to |similarity index |dissimilarity index |--- |\\ )/u;

/**
 * Reads a patch of `git diff-tree --patch --unified=0` with the prefixes `a/` and `b/`. Lines of files are counted as
 * the header of their hunk says and never taken for headers; nothing of them is kept.
 */
export function diffReader(): DiffReader {
  const files = new Map<string, OpenFile>();
  /** The file whose hunks follow: `null` before the first, and for one that is gone. */
  let file: OpenFile | null = null;
  let left = { removed: 0, added: 0 };
  let nextLine = 0;
  let head: number[] = [];
  /** The line of a hunk that is being read: what it is, and whether it is blank as far as it came. */
  let kind: number | null = null;
  let isBlank = true;

  const openFile = (text: string): OpenFile | null => {
    if (text === '/dev/null') return null;
    const path = readQuotedPath(text);
    if (path?.startsWith('b/') !== true) throw new UnreadableDiff(`a patch of "${text}"`);
    const name = path.slice(2);
    const known = files.get(name) ?? { added: [], blank: [] };
    files.set(name, known);
    return known;
  };

  const readHeader = (): void => {
    const text = new TextDecoder().decode(Uint8Array.from(head));
    head = [];
    if (text.startsWith('diff --git ')) file = null;
    if (text.startsWith('+++ ')) {
      file = openFile(text.slice(4));
      return;
    }
    const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/u.exec(text);
    if (hunk === null) {
      if (!header.test(text)) throw new UnreadableDiff(`"${text.slice(0, 80)}" between two patches`);
      return;
    }
    const [, removed = '1', start = '', added = '1'] = hunk;
    left = { removed: Number(removed), added: Number(added) };
    nextLine = Number(start);
  };

  const endLine = (): void => {
    if (kind === kinds.added) {
      if (file === null) throw new UnreadableDiff('a line of no file');
      addLines(file.added, nextLine, nextLine);
      if (isBlank) addLines(file.blank, nextLine, nextLine);
    }
    if (kind === kinds.added || kind === kinds.context) {
      nextLine += 1;
      left.added -= 1;
    }
    if (kind === kinds.removed || kind === kinds.context) left.removed -= 1;
    if (left.added < 0 || left.removed < 0) throw new UnreadableDiff('more lines than a hunk has');
    kind = null;
    isBlank = true;
  };

  const isInHunk = (): boolean => left.added > 0 || left.removed > 0;

  /** Reads up to the end of the line or of the bytes. */
  const readHunkLine = (bytes: Uint8Array, from: number, end: number): void => {
    let at = from;
    if (kind === null && at < end) {
      kind = bytes[at] ?? 0;
      at += 1;
      if (!knownKinds.has(kind)) throw new UnreadableDiff('a hunk that ends too early');
    }
    for (; isBlank && at < end; at += 1) isBlank = isBlankByte(bytes[at] ?? 0);
  };

  const readHeaderLine = (bytes: Uint8Array, from: number, end: number): void => {
    if (head.length + end - from > headerCapBytes) throw new UnreadableDiff('a header without end');
    for (let at = from; at < end; at += 1) head.push(bytes[at] ?? 0);
  };

  return {
    write: (bytes) => {
      for (let from = 0; from < bytes.length;) {
        const found = bytes.indexOf(lineFeed, from);
        const end = found < 0 ? bytes.length : found;
        const inHunk = kind !== null || (head.length === 0 && isInHunk());
        if (inHunk) readHunkLine(bytes, from, end);
        else readHeaderLine(bytes, from, end);
        if (found >= 0) {
          // A line of a hunk has at least the character that says what it is.
          if (inHunk && kind === null) throw new UnreadableDiff('a line of a hunk that says nothing');
          if (inHunk) endLine();
          else readHeader();
        }
        from = end + 1;
      }
    },
    end: () => {
      if (head.length > 0 || kind !== null || isInHunk())
        throw new UnreadableDiff('a patch that was cut off');
      return new Map([...files].filter(([, { added }]) => added.length > 0));
    },
  };
}

/** Marks of lines while a record is read: 0 not listed, 1 listed, 2 hit. */
export interface LineMarks {
  /** A hit stays a hit. */
  mark(line: number, hit: boolean): void;
  /** By line number, no longer than it needs to be. */
  sealed(): Uint8Array;
}

/** Marks of no line yet; a byte a line, where a map would take thirty times as much. */
export function lineMarks(): LineMarks {
  let marks = new Uint8Array(64);
  let length = 0;
  return {
    mark: (line, hit) => {
      if (line >= marks.length) {
        const grown = new Uint8Array(Math.max(line + 1, marks.length * 2));
        grown.set(marks);
        marks = grown;
      }
      length = Math.max(length, line + 1);
      const mark = hit ? 2 : 1;
      if (mark > (marks[line] ?? 0)) marks[line] = mark;
    },
    sealed: () => marks.slice(0, length),
  };
}

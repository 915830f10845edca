import type { Ratio } from './coverage.ts';

/** Marks of lines while a record is read: 0 not listed, 1 listed, 2 hit. */
export interface LineMarks {
  /** A hit stays a hit. Files have no line below 1: what is said of one is only counted. */
  mark(line: number, hit: boolean): void;
  /** By line number, no longer than it needs to be; it changes with the next mark. */
  marks(): Uint8Array;
  /** What was said of lines below 1, which totals may hold all the same. */
  ofNoLine(): Ratio;
  /** Begins anew. */
  clear(): void;
}

/** Marks of no line yet; a byte a line, where a map would take thirty times as much. */
export function lineMarks(): LineMarks {
  let marks = new Uint8Array(64);
  let length = 0;
  let noLine = 0;
  return {
    mark: (line, hit) => {
      const mark = hit ? 2 : 1;
      if (line < 1) {
        noLine = Math.max(noLine, mark);
        return;
      }
      if (line >= marks.length) {
        const grown = new Uint8Array(Math.max(line + 1, marks.length * 2));
        grown.set(marks);
        marks = grown;
      }
      if (line >= length) length = line + 1;
      if (mark > (marks[line] ?? 0)) marks[line] = mark;
    },
    marks: () => marks.subarray(0, length),
    ofNoLine: () => ({ covered: noLine === 2 ? 1 : 0, total: noLine > 0 ? 1 : 0 }),
    clear: () => {
      marks.fill(0, 0, length);
      length = 0;
      noLine = 0;
    },
  };
}

import type { Masker } from '../log/mask.ts';
import type { Annotation, AnnotationLevel } from '../record.ts';

const keptLines = 5_000;

/** What a step says while it runs. Everything is masked on its way in. */
export interface StepLog {
  /** Adds a line; text of several lines becomes several. */
  line(text: string): void;
  /** Adds an annotation and its line, `##[error]…`. */
  annotate(
    level: AnnotationLevel,
    message: string,
    place?: { title: string | null; file: string | null; line: number | null },
  ): void;
  addSummary(markdown: string): void;
  annotations(): readonly Annotation[];
  lines(): readonly string[];
  truncated(): boolean;
  summary(): string;
}

/** Collects what a step says, the last lines of it when there are many; `onLine` is called with each masked line. */
export function createStepLog(masker: Masker, onLine: (line: string) => void): StepLog {
  let lines: string[] = [];
  let dropped = false;
  let summary = '';
  const annotations: Annotation[] = [];
  const line = (text: string): void => {
    for (const part of masker.mask(text).split('\n')) {
      lines.push(part);
      onLine(part);
    }
    if (lines.length > keptLines * 2) {
      lines = lines.slice(-keptLines);
      dropped = true;
    }
  };
  return {
    line,
    annotate: (level, message, place = { title: null, file: null, line: null }) => {
      annotations.push({
        level,
        message: masker.mask(message),
        title: place.title === null ? null : masker.mask(place.title),
        file: place.file,
        line: place.line,
      });
      line(`##[${level}]${message}`);
    },
    addSummary: (markdown) => {
      summary += masker.mask(markdown);
    },
    annotations: () => annotations,
    lines: () => lines.slice(-keptLines),
    truncated: () => dropped || lines.length > keptLines,
    summary: () => summary,
  };
}

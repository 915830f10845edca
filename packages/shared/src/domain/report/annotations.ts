import type { CheckRunAnnotation } from '../github-records.ts';
import { shorten, shortenToBytes } from './cut.ts';
import { countOf } from './numbers.ts';
import { visibleLines, visibleText } from './visible-text.ts';

export type AnnotationLevel = 'error' | 'warning' | 'notice';

/** Something to show at a line of the source. */
export interface Annotation {
  readonly level: AnnotationLevel;
  /** Whether the verdict rests on it. */
  readonly blocking: boolean;
  /** Whether the change touches the line; `false` as well when that is not known. */
  readonly inDiff: boolean;
  /** 0..10, higher is worse (as CVSS). `NaN`, not known, ranks as the worst. */
  readonly severity: number;
  readonly title: string;
  readonly message: string;
  readonly file: string | null;
  /** 1-based. */
  readonly line: number | null;
  readonly endLine: number | null;
}

/** An annotation as the log and a check run take it: cut to what GitHub keeps. */
export interface CutAnnotation {
  readonly level: AnnotationLevel;
  readonly title: string;
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly endLine: number | null;
}

/**
 * What GitHub keeps: 10 annotations of each level a step, 4,096 characters a message (counted here in bytes, which are
 * never fewer), 255 a title.
 */
const annotationLimits = {
  perLevelAndStep: 10,
  messageBytes: 4096,
  titleUnits: 255,
} as const;

const levelRank: Readonly<Record<AnnotationLevel, number>> = { error: 0, warning: 1, notice: 2 };
const severityOf = ({ severity }: Annotation): number => (Number.isNaN(severity) ? 10 : severity);

/** Annotations, the most telling first: blocking, then in the change, then by level and severity, then as given. */
export function rankAnnotations(annotations: readonly Annotation[]): readonly Annotation[] {
  return [...annotations].sort(
    (a, b) =>
      Number(b.blocking) - Number(a.blocking) ||
      Number(b.inDiff) - Number(a.inDiff) ||
      levelRank[a.level] - levelRank[b.level] ||
      severityOf(b) - severityOf(a),
  );
}

const cutTitle = (title: string): string => shorten(visibleText(title), annotationLimits.titleUnits);
const cutMessage = (message: string): string =>
  shortenToBytes(visibleLines(message), annotationLimits.messageBytes);

const isLine = (line: number | null): line is number => line !== null && Number.isInteger(line) && line > 0;

const placed = (annotation: Annotation): CutAnnotation => {
  const line = annotation.file !== null && isLine(annotation.line) ? annotation.line : null;
  return {
    level: annotation.level,
    title: cutTitle(annotation.title),
    message: cutMessage(annotation.message),
    file: annotation.file,
    line,
    endLine:
      line !== null && isLine(annotation.endLine) && annotation.endLine >= line ? annotation.endLine : null,
  };
};

const remainderOf = (level: AnnotationLevel, left: number, all: number, whole: string): CutAnnotation => ({
  level,
  title: countOf(left, `more ${level}`),
  message: cutMessage(
    `${left} of ${all} ${level}s are not shown here, because GitHub shows ${annotationLimits.perLevelAndStep} of each level a step. All are in ${whole}.`,
  ),
  file: null,
  line: null,
  endLine: null,
});

/**
 * Annotations for the log of a step, the most telling of each level. Where there are more than GitHub shows, the
 * last says how many and that all are in `whole`. `taken` counts those that the step writes otherwise, e.g. the
 * error that repeats the answer.
 */
export function planAnnotations(
  annotations: readonly Annotation[],
  whole: string,
  taken: Readonly<Partial<Record<AnnotationLevel, number>>> = {},
): readonly CutAnnotation[] {
  const ranked = rankAnnotations(annotations);
  return (['error', 'warning', 'notice'] as const).flatMap((level) => {
    const all = ranked.filter((annotation) => annotation.level === level);
    const room = Math.max(0, annotationLimits.perLevelAndStep - (taken[level] ?? 0));
    if (room === 0) return [];
    if (all.length <= room) return all.map(placed);
    const shown = all.slice(0, room - 1);
    return [...shown.map(placed), remainderOf(level, all.length - shown.length, all.length, whole)];
  });
}

const mostLine = 2 ** 31 - 1;

/** Whether a path can be one of the repository: what a report says may be anything. */
const isRepositoryPath = (path: string): boolean =>
  !/^(?:[\\/]|[A-Za-z]:)|[\p{Cc}]/u.test(path) && !path.split(/[\\/]/u).includes('..');

/** Annotations of a check run, the most telling first; those without a file cannot be placed and are counted. */
export function planCheckAnnotations(found: readonly Annotation[]): {
  readonly annotations: readonly CheckRunAnnotation[];
  readonly withoutPlace: number;
} {
  const annotations = rankAnnotations(found)
    .map(placed)
    .flatMap(({ level, title, message, file, line, endLine }): CheckRunAnnotation[] =>
      file === null || !isRepositoryPath(file) || (line ?? 1) > mostLine || (endLine ?? 1) > mostLine
        ? []
        : [
            {
              path: file,
              startLine: line ?? 1,
              endLine: endLine ?? line ?? 1,
              level: level === 'error' ? 'failure' : level,
              title,
              message,
            },
          ],
    );
  return { annotations, withoutPlace: found.length - annotations.length };
}

import {
  coverageParts,
  isWorse,
  ratioOf,
  type CoveragePart,
  type FileCoverage,
  type Ratio,
} from './coverage.ts';
import type { CoverageReport } from './coverage-report.ts';
import { limits } from '../limits.ts';
import { lineMarks } from './line-marks.ts';
import { ownText } from '../own-text.ts';
import { coveragePacker, mergeListed, type ListedCoverage } from './packed-coverage.ts';
import { excerpt, shownValue, UnusableReport } from '../problem.ts';
import type { Disagreement } from '../tests/suite.ts';

/** What a report states of a part: numbers, or a share of what it lists, rounded to some digits. */
export type Stated =
  | ({ readonly kind: 'ratio' } & Ratio)
  /** So many more than it lists, of which nothing is known. */
  | { readonly kind: 'unlisted'; readonly count: number }
  | { readonly kind: 'share'; readonly share: number; readonly digits: number };

/** One source file while a report is read. */
export interface OpenFile {
  line(number: number, hit: boolean): void;
  /** Every line from the first to the last, both of them too. */
  range(first: number, last: number, hit: boolean): void;
  /** `key` tells branches of a file apart, the same in every report. */
  branch(key: string, hit: boolean): void;
  callable(key: string, hit: boolean): void;
  /** Branches or functions of which it is said how many there are, and not which; `place` tells them from others. */
  unnamed(part: 'branches' | 'functions', place: string, covered: number, total: number): void;
  /** The report would list this part if there were any. */
  knows(part: 'branches' | 'functions'): void;
  /** Totals that the report states of the file, where it does not list them or states less than it lists. */
  totals(part: CoveragePart, ratio: Ratio): void;
}

/** Source files of a report that names its totals elsewhere than with each file. */
export interface CoveredFiles {
  open(): OpenFile;
  /** Adds a file; the same path again is the same file. */
  close(path: string, file: OpenFile): void;
  has(path: string): boolean;
  /** What was gathered, beside the totals that the report states; `sources` are folders that paths may be relative to. */
  report(
    where: string,
    stated: Readonly<Partial<Record<CoveragePart, Stated | readonly Stated[]>>>,
    sources?: readonly string[],
  ): CoverageReport;
}

interface Draft {
  readonly lines: ReturnType<typeof lineMarks>;
  branches: Map<string, boolean> | null;
  functions: Map<string, boolean> | null;
  stated: Partial<Record<CoveragePart, Ratio>>;
}

/** Keys are packed with line feeds between them: one with a line feed in it would be two. */
const oneLine = (key: string): string => (key.includes('\n') ? key.replaceAll('\n', ' ') : key);

/** A hit stays a hit. */
function mark(hits: Map<string, boolean> | null, key: string, hit: boolean): Map<string, boolean> {
  const known = hits ?? new Map<string, boolean>();
  known.set(key, hit || known.get(key) === true);
  return known;
}

function listedIn({ lines, branches, functions, stated }: Draft): ListedCoverage {
  const marks = lines.marks();
  return {
    lines: marks.length === 0 && stated.lines !== undefined ? null : marks,
    branches,
    functions,
    worseStated: stated,
  };
}

const sumOfBoth = (left: Ratio, right: Ratio): Ratio => ({
  covered: left.covered + right.covered,
  total: left.total + right.total,
});

function sumOf(files: ReadonlyMap<string, FileCoverage>, part: CoveragePart): Ratio | null {
  const ratios = Array.from(files.values(), (file) => ratioOf(file, part)).filter((ratio) => ratio !== null);
  if (ratios.length === 0) return null;
  return ratios.reduce(sumOfBoth);
}

const shareOf = ({ covered, total }: Ratio): number => (total === 0 ? 1 : covered / total);

/** Whether a share is that of numbers, as far as it was rounded. */
export function agrees(stated: Stated, ratio: Ratio): boolean {
  if (stated.kind === 'unlisted') return stated.count === 0;
  if (stated.kind === 'ratio') return stated.covered === ratio.covered && stated.total === ratio.total;
  // Tools cut or round, some of them per cent to two digits and then divide: one unit of the last digit, and a little.
  const tolerance = Math.max(10 ** -stated.digits, 1e-4) + 1e-9;
  return ratio.total === 0 || Math.abs(stated.share - shareOf(ratio)) <= tolerance;
}

/** What a stated share makes of what is listed; `null` where the two agree within its digits. */
function statedRatio(stated: Stated, counted: Ratio | null): Ratio | null {
  if (stated.kind === 'unlisted') {
    const { covered, total } = counted ?? { covered: 0, total: 0 };
    return stated.count === 0 ? null : { covered, total: total + stated.count };
  }
  if (stated.kind === 'ratio')
    return agrees(stated, counted ?? { covered: 0, total: 0 })
      ? null
      : { covered: stated.covered, total: stated.total };
  if (counted === null || agrees(stated, counted)) return null;
  return { covered: Math.floor(stated.share * counted.total), total: counted.total };
}

const shown = (ratio: Ratio | null): string =>
  ratio === null ? 'none' : `${ratio.covered} of ${ratio.total}`;

/** Gathers the source files of one report. */
export function coveredFiles(): CoveredFiles {
  const files = new Map<string, FileCoverage>();
  const drafts = new WeakMap<OpenFile, Draft>();
  let inRanges = 0;
  let sourceLines = 0;
  let allUnnamed = 0;
  const pack = coveragePacker();
  let ofNoLine: Ratio = { covered: 0, total: 0 };

  /** Which of them were hit is not said: the first ones stand for them, the same in every report. */
  const markFirst = (draft: Draft, part: 'branches' | 'functions', place: string, ratio: Ratio): void => {
    const { covered, total } = ratio;
    if (covered > total)
      throw new UnusableReport('number-invalid', `${part}: ${covered} of ${total} is not a share.`);
    allUnnamed += total;
    if (total > limits.unnamed || allUnnamed > limits.allUnnamed)
      throw new UnusableReport(
        'report-too-large',
        `It counts ${total} ${part} in one place, or more than ${limits.allUnnamed} in all, without naming them.`,
      );
    for (let index = 0; index < total; index += 1)
      draft[part] = mark(draft[part], `${place}${index}`, index < covered);
  };

  return {
    open: () => {
      const draft: Draft = { lines: lineMarks(), branches: null, functions: null, stated: {} };
      const totals = (part: CoveragePart, ratio: Ratio): void => {
        if (ratio.covered > ratio.total)
          throw new UnusableReport(
            'number-invalid',
            `${part}: ${ratio.covered} covered are more than ${ratio.total}.`,
          );
        draft.stated = { ...draft.stated, [part]: ratio };
      };
      const file: OpenFile = {
        line: (number, hit) => draft.lines.mark(number, hit),
        range: (first, last, hit) => {
          // A few bytes may say a range of millions of lines, and say it again and again.
          inRanges += Math.max(0, last - first) + 1;
          if (inRanges > limits.markedLines)
            throw new UnusableReport(
              'report-too-large',
              `Its ranges hold more than ${limits.markedLines} lines in all.`,
            );
          for (let number = first; number <= last; number += 1) draft.lines.mark(number, hit);
        },
        branch: (key, hit) => {
          draft.branches = mark(draft.branches, oneLine(key), hit);
        },
        callable: (key, hit) => {
          draft.functions = mark(draft.functions, oneLine(key), hit);
        },
        unnamed: (part, place, covered, total) => {
          draft[part] ??= new Map();
          markFirst(draft, part, place, { covered, total });
        },
        knows: (part) => {
          draft[part] ??= new Map();
        },
        totals,
      };
      drafts.set(file, draft);
      return file;
    },
    close: (path, file) => {
      const draft = drafts.get(file);
      if (draft === undefined) throw new Error('a file was closed that was not opened here');
      if (path === '') throw new UnusableReport('report-unparsable', 'A source file has no path.');
      const listed = listedIn(draft);
      const known = files.get(path);
      const merged = known === undefined ? pack(listed) : mergeListed(known, listed);
      ofNoLine = sumOfBoth(ofNoLine, draft.lines.ofNoLine());
      sourceLines += (merged.lines?.length ?? 0) - (known?.lines?.length ?? 0);
      if (sourceLines > limits.sourceLines)
        throw new UnusableReport(
          'report-too-large',
          `Its source files have more than ${limits.sourceLines} lines.`,
        );
      files.set(known === undefined ? ownText(path) : path, merged);
    },
    has: (path) => files.has(path),
    report: (where, stated, sources = []) => {
      if (files.size === 0)
        throw new UnusableReport('coverage-empty', 'The report speaks of no source file.');
      const disagreements: Disagreement[] = [];
      const worseStated: Partial<Record<CoveragePart, Ratio>> = {};
      const listed = coverageParts.flatMap((part) =>
        [stated[part] ?? []].flat().map((said: Stated) => [part, said] as const),
      );
      for (const [part, said] of listed) {
        if (said.kind === 'ratio' && said.covered > said.total)
          throw new UnusableReport(
            'number-invalid',
            `${part}: ${said.covered} covered are more than ${said.total}.`,
          );
        const counted = sumOf(files, part);
        const ratio = statedRatio(said, counted);
        if (ratio === null) continue;
        // A total may count what the report says of line 0, which no file has.
        if (part === 'lines' && ofNoLine.total > 0 && counted !== null && said.kind !== 'unlisted')
          if (agrees(said, sumOfBoth(counted, ofNoLine))) continue;
        const isNothing = counted === null || counted.total === 0;
        if (isNothing && ratio.total === 0) continue;
        disagreements.push({
          where,
          what: part,
          stated: said.kind === 'share' ? `a share of ${said.share}` : shown(ratio),
          counted: shown(counted),
        });
        const worst = worseStated[part] ?? counted;
        if (worst === null || isNothing || isWorse(ratio, worst)) worseStated[part] = ratio;
      }
      return { files, disagreements, worseStated, sources };
    },
  };
}

/** A whole number, also as converters write it that only know decimals: `7.0`. */
const wholeNumber = /^\s*\d{1,300}(?:\.0{1,30})?\s*$/u;

/** A count as text; numbers beyond what a double holds exactly are only told from zero. */
export function countOfText(what: string, text: string | undefined): number {
  const value = text !== undefined && wholeNumber.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value))
    throw new UnusableReport('number-invalid', `${what} is "${excerpt(text ?? '')}", which is not a count.`);
  return value;
}

/** The number of a source line. */
export function lineOfText(what: string, text: string | undefined): number {
  return checkedLine(what, countOfText(what, text));
}

/** Refuses what cannot be the number of a source line. */
export function checkedLine(what: string, line: unknown): number {
  if (typeof line !== 'number' || !Number.isSafeInteger(line) || line < 0)
    throw new UnusableReport('number-invalid', `${what} is ${shownValue(line)}, which is no line.`);
  if (line > limits.sourceLine)
    throw new UnusableReport(
      'report-too-large',
      `${what}: source line ${line} is beyond ${limits.sourceLine}.`,
    );
  return line;
}

/** A share such as `0.75`, with its digits; `null` where there is none. */
export function shareOfText(what: string, text: string | undefined): Stated | null {
  if (text === undefined) return null;
  const value = /^\d{1,3}(?:\.(\d{1,30}))?(?:[eE]-?\d{1,3})?$/u.exec(text.trim());
  const share = value === null ? Number.NaN : Number(text);
  if (!(share >= 0 && share <= 1))
    throw new UnusableReport('number-invalid', `${what} is "${excerpt(text)}", which is no share of 0 to 1.`);
  return { kind: 'share', share, digits: Math.max(1, value?.[1]?.length ?? 0) };
}

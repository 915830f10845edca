import { gatherNames, shownName } from './case-names.ts';
import { countCase, noCounts, type CaseOutcome, type Counts } from './counts.ts';
import { ownText } from '../own-text.ts';
import { excerpt, shownValue, UnusableReport } from '../problem.ts';
import { compareStated, type StatedCounts } from './stated-counts.ts';
import type { Unexplained } from './suite.ts';
import { notableCap, type NotableCase, type TestReport } from './test-report.ts';

/** One case as a format tells it. */
export interface FoundCase {
  readonly name: string;
  readonly outcome: CaseOutcome;
  readonly message?: string;
  readonly file?: string | null;
  readonly line?: number | null;
}

/** Cases of one report while it is read. */
export interface Tally {
  add(found: FoundCase): void;
  /** A case that only holds others: tools state it among their totals, and it is not counted beside those. */
  fold(outcome: CaseOutcome): void;
  /** Something that the report lists broke outside of any case; it counts as one that could not run, or as so many. */
  trouble(where: string, seen: string, cases?: number): void;
  /** The report says that something failed, and lists nothing that did; that is no case. */
  state(where: string, seen: string): void;
  counts(): Counts;
  /** The report. What it lists is counted; what it states beyond that is said. */
  report(where: string, stated: StatedCounts): TestReport;
}

/** Adds up the cases of formats that state their totals once, for the whole. */
export function tallyCases(): Tally {
  let counts = noCounts;
  const notable: NotableCase[] = [];
  const silent: Unexplained[] = [];
  let silentCases = 0;
  let folded = noCounts;
  const names = gatherNames();

  const sayError = (where: string, seen: string): void => {
    const code = 'suite-error-without-cases';
    silent.push({ code, where: excerpt(where, 300), seen: excerpt(seen, 500) });
  };

  return {
    add: ({ name, outcome, message = '', file = null, line = null }) => {
      counts = countCase(counts, outcome);
      names.add(name, outcome);
      if (outcome === 'passed' || outcome === 'skipped' || notable.length >= notableCap) return;
      notable.push({
        name: ownText(shownName(name)),
        outcome,
        message: ownText(excerpt(message, 500)),
        file: file === null || file === '' ? null : ownText(excerpt(file, 300)),
        line,
      });
    },
    fold: (outcome) => {
      folded = countCase(folded, outcome);
    },
    trouble: (where, seen, cases = 1) => {
      counts = { ...counts, errored: counts.errored + cases };
      silentCases += cases;
      sayError(where, seen);
    },
    state: sayError,
    counts: () => counts,
    report: (where, stated) => {
      const { disagreements, unexplained } = compareStated(where, stated, {
        counts,
        folded,
        troubles: silentCases,
      });
      const flaky = Math.max(counts.flaky, Math.min(stated.flaky ?? 0, counts.passed));
      return {
        counts: { ...counts, flaky },
        disagreements,
        silent: [...silent, ...unexplained],
        notable,
        unlistedSkips: Math.max(0, (stated.skipped ?? 0) - counts.skipped - folded.skipped),
        suitesWithoutCases: 0,
        names: names.end(),
      };
    },
  };
}

/** A whole number of zero or more as text, also as tools write it that only know decimals (`7.0`); `null` for others. */
export function wholeNumberIn(text: string): number | null {
  return /^\s*\d{1,15}(?:\.0{1,30})?\s*$/u.test(text) ? Number(text) : null;
}

/** A count that a report states; anything that is no whole number of zero or more is refused. */
export function countIn(what: string, value: unknown): number {
  const number = typeof value === 'string' ? wholeNumberIn(value) : value;
  if (typeof number === 'number' && Number.isSafeInteger(number) && number >= 0) return number;
  throw new UnusableReport('number-invalid', `${what} is ${shownValue(value)}, which is not a count.`);
}

/** The same where it may be missing. */
export function optionalCount(what: string, value: unknown): number | null {
  return value === undefined ? null : countIn(what, value);
}

/** The sum of those that are there; `null` where none is. */
export function sumOf(...numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((number) => number !== null);
  return known.length === 0 ? null : known.reduce((sum, number) => sum + number, 0);
}

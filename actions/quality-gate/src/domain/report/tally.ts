import { gatherNames, shownName } from './case-names.ts';
import { countCase, noCounts, totalOf, type CaseOutcome, type Counts } from './counts.ts';
import { ownText } from './own-text.ts';
import { excerpt, shownValue, UnusableReport } from './problem.ts';
import type { Disagreement, SilentSuite } from './suite.ts';
import { notableCap, type NotableCase, type TestReport } from './test-report.ts';

/** One case as a format tells it. */
export interface FoundCase {
  readonly name: string;
  readonly outcome: CaseOutcome;
  readonly message?: string;
  readonly file?: string | null;
  readonly line?: number | null;
}

/** What a report says of itself; each number may be missing, and a total may be one of several ways to count. */
export interface StatedCounts {
  readonly tests?: readonly number[];
  readonly passed?: number | null;
  /** Failed and errored together. */
  readonly failing?: number | null;
  readonly skipped?: number | null;
}

/** Cases of one report while it is read. */
export interface Tally {
  add(found: FoundCase): void;
  /** Something broke outside of any case; it counts as one that could not run, or as so many. */
  trouble(where: string, seen: string, cases?: number): void;
  counts(): Counts;
  /** The report; where what it states is worse than what it lists, the stated number is in the counts. */
  report(where: string, stated: StatedCounts): TestReport;
}

/** Adds up the cases of formats that state their totals once, for the whole. */
export function tallyCases(): Tally {
  let counts = noCounts;
  const notable: NotableCase[] = [];
  const silent: SilentSuite[] = [];
  let silentCases = 0;
  const names = gatherNames();

  const judged = (where: string, stated: StatedCounts, disagreements: Disagreement[]): Counts => {
    const say = (what: Disagreement['what'], said: number, count: number): void => {
      disagreements.push({ where, what, stated: String(said), counted: String(count) });
    };
    const listed = totalOf(counts);
    const own = listed - silentCases;
    const totals = stated.tests ?? [];
    let total = listed;
    if (totals.length > 0 && !totals.includes(own) && !totals.includes(listed)) {
      const most = Math.max(...totals);
      say('tests', most, own);
      total = Math.min(most, listed);
    }
    const failing = counts.failed + counts.errored;
    let errored = counts.errored;
    const saidFailing = stated.failing ?? null;
    if (saidFailing !== null && saidFailing !== failing && saidFailing !== failing - silentCases) {
      say('failures', saidFailing, failing);
      errored += Math.max(0, saidFailing - failing);
    }
    let skipped = counts.skipped;
    if (typeof stated.skipped === 'number' && stated.skipped !== skipped) {
      say('skipped', stated.skipped, skipped);
      skipped = Math.max(skipped, stated.skipped);
    }
    let passed = Math.max(0, Math.min(counts.passed, total - counts.failed - errored - skipped));
    if (typeof stated.passed === 'number' && stated.passed !== counts.passed) {
      if (disagreements.length === 0) say('tests', stated.passed, counts.passed);
      passed = Math.min(passed, stated.passed);
    }
    return { passed, failed: counts.failed, errored, skipped, flaky: Math.min(counts.flaky, passed) };
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
    trouble: (where, seen, cases = 1) => {
      counts = { ...counts, errored: counts.errored + cases };
      silentCases += cases;
      silent.push({ where: excerpt(where, 300), seen: excerpt(seen, 500) });
    },
    counts: () => counts,
    report: (where, stated) => {
      const disagreements: Disagreement[] = [];
      const found = judged(where, stated, disagreements);
      return { counts: found, disagreements, silent, notable, suitesWithoutCases: 0, names: names.end() };
    },
  };
}

/** A count that a report states; anything that is no whole number of zero or more is refused. */
export function countIn(what: string, value: unknown): number {
  const number = typeof value === 'string' && /^\s*\d{1,15}\s*$/u.test(value) ? Number(value) : value;
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

import { addCounts, countCase, noCounts, totalOf, type CaseOutcome, type Counts } from './counts.ts';

/** What a suite says about itself in its attributes; `null` where it says nothing. */
export interface StatedTotals {
  readonly tests: number | null;
  readonly failures: number | null;
  readonly errors: number | null;
  readonly skipped: number | null;
}

/** A `testsuite` or `testsuites` element as it is being read. */
export interface Suite {
  readonly name: string;
  readonly line: number;
  /** Position of the suite around it in the list of all; `null` for the outermost. */
  readonly parent: number | null;
  readonly element: 'testsuites' | 'testsuite';
  stated: StatedTotals;
  /** Its direct cases, every attempt of a retried case counted. */
  raw: Counts;
  /** Its direct cases, attempts before a success taken out. */
  own: Counts;
  /** Direct cases with a failure element that do not count as failures (a failing `todo` of Node). */
  forgivenFailures: number;
  /** Direct cases that tell of further attempts: surefire then states the totals of the last run alone. */
  rerunCases: number;
  /** `failure` and `error` elements of the suite itself. */
  troubles: number;
  childSuites: number;
}

/** Where a report contradicts itself. */
export interface Disagreement {
  readonly where: string;
  readonly what:
    'tests' | 'failures' | 'errors' | 'warnings' | 'skipped' | 'lines' | 'branches' | 'functions' | 'blocks';
  readonly stated: string;
  readonly counted: string;
}

/** A suite that states a failure and lists no case for it. */
export interface SilentSuite {
  readonly where: string;
  readonly seen: string;
}

export interface SuiteTotals {
  readonly counts: Counts;
  readonly disagreements: readonly Disagreement[];
  readonly silent: readonly SilentSuite[];
}

/** A suite that was just opened. */
export function openedSuite(
  element: Suite['element'],
  name: string,
  line: number,
  parent: number | null,
  stated: StatedTotals,
): Suite {
  return {
    element,
    name,
    line,
    parent,
    stated,
    raw: noCounts,
    own: noCounts,
    forgivenFailures: 0,
    rerunCases: 0,
    troubles: 0,
    childSuites: 0,
  };
}

/** Counts one direct case of a suite. */
export function addCase(suite: Suite, outcome: CaseOutcome): void {
  suite.raw = countCase(suite.raw, outcome);
  suite.own = countCase(suite.own, outcome);
}

/** Everything below a suite, gathered on the way up. */
interface Gathered {
  raw: Counts;
  counts: Counts;
  troubles: number;
  rerunCases: number;
  forgivenFailures: number;
  /** Child suites with any failure, error or skipped case: how Node counts a suite. */
  failingChildren: number;
  skippingChildren: number;
}

/** How a producer arrives at the totals it states. */
export type CountingStyle =
  | 'usual'
  /** Node: a suite counts its direct children, suites as one each; the closing comments count every test. */
  | 'node';

type Part = 'tests' | 'failures' | 'errors' | 'skipped';

/** The totals a suite may state and yet agree with what it lists, beside the numbers that are counted. */
function explainedTotals(
  suite: Suite,
  below: Gathered,
  style: CountingStyle,
): Readonly<Record<Part, readonly number[]>> {
  const { raw, stated } = suite;
  if (style === 'node' && suite.parent === null) return { tests: [], failures: [], errors: [], skipped: [] };
  if (style === 'node')
    return {
      tests: [totalOf(raw) + suite.childSuites],
      failures: [raw.failed + raw.errored + suite.forgivenFailures + below.failingChildren],
      errors: [0],
      skipped: [raw.skipped + below.skippingChildren],
    };
  const all = totalOf(below.raw);
  const errorsAmongFailures = below.raw.failed + below.raw.errored;
  const statesNoErrors = stated.errors === null || stated.errors === 0;
  return {
    // With every attempt, without failures of suites, of its direct cases alone.
    tests: [all, all - below.troubles, totalOf(raw)],
    failures: [below.raw.failed, raw.failed, ...(statesNoErrors ? [errorsAmongFailures] : [])],
    errors: [below.raw.errored, raw.errored, ...(stated.failures === errorsAmongFailures ? [0] : [])],
    skipped: [below.raw.skipped, raw.skipped],
  };
}

/** The counts to judge: what was counted where the stated totals agree or are explained, else the worse number. */
function judgedCounts(
  suite: Suite,
  below: Gathered,
  style: CountingStyle,
  disagreements: Disagreement[],
): Counts {
  const { stated } = suite;
  const { counts } = below;
  const explained = explainedTotals(suite, below, style);
  const judge = (what: Part, count: number): number => {
    const said = stated[what];
    if (said === null || said === count || explained[what].includes(said)) return count;
    if (below.rerunCases > 0 && said < count) return count;
    const where = `${suite.element} "${suite.name}" (line ${suite.line})`;
    disagreements.push({ where, what, stated: String(said), counted: String(count) });
    return what === 'tests' ? Math.min(said, count) : Math.max(said, count);
  };
  const total = judge('tests', totalOf(counts));
  const failed = judge('failures', counts.failed);
  const errored = judge('errors', counts.errored);
  const skipped = judge('skipped', counts.skipped);
  const passed = Math.max(0, Math.min(counts.passed, total - failed - errored - skipped));
  return { passed, failed, errored, skipped, flaky: Math.min(counts.flaky, passed) };
}

/** The counts of a suite that lists nothing and has only attributes to go by. */
const statedCounts = (stated: StatedTotals): Counts => {
  const failed = stated.failures ?? 0;
  const errored = stated.errors ?? 0;
  const skipped = stated.skipped ?? 0;
  const passed = Math.max(0, (stated.tests ?? 0) - failed - errored - skipped);
  return { passed, failed, errored, skipped, flaky: 0 };
};

/**
 * Adds all suites up, from the innermost out, and holds what each states against what it lists. Where they disagree
 * the worse number goes on: fewer tests, more failures, errors and skipped ones.
 *
 * Producers count in different ways (attempts of a retry, errors among failures, only direct cases); a stated number
 * that any of these explains is no disagreement.
 *
 * @param suites - in the order they were opened, so that a suite stands behind the one around it
 * @param style - how their producer counts
 */
export function sumSuites(suites: readonly Suite[], style: CountingStyle): SuiteTotals {
  const disagreements: (readonly Disagreement[])[] = [];
  const silent: SilentSuite[] = [];
  const gathered: Gathered[] = suites.map((suite) => ({
    raw: suite.raw,
    counts: suite.own,
    troubles: suite.troubles,
    rerunCases: suite.rerunCases,
    forgivenFailures: suite.forgivenFailures,
    failingChildren: 0,
    skippingChildren: 0,
  }));
  let counts = noCounts;
  for (let index = suites.length - 1; index >= 0; index -= 1) {
    const suite = suites[index];
    const below = gathered[index];
    if (suite === undefined || below === undefined) continue;
    const listsNothing = totalOf(below.raw) === 0 && suite.childSuites === 0;
    const before = below.counts;
    const found: Disagreement[] = [];
    const judged =
      listsNothing && suite.element === 'testsuite'
        ? statedCounts(suite.stated)
        : judgedCounts(suite, below, style, found);
    disagreements.push(found);
    const unexplained = judged.failed + judged.errored - before.failed - before.errored;
    if (suite.troubles > 0 || (unexplained > 0 && before.failed + before.errored === 0))
      silent.push({
        where: `${suite.element} "${suite.name}" (line ${suite.line})`,
        seen:
          suite.troubles > 0
            ? `the suite itself reports ${suite.troubles} failure(s) or error(s)`
            : `states failures="${suite.stated.failures ?? 0}" errors="${suite.stated.errors ?? 0}" and lists no such case`,
      });
    const parent = suite.parent === null ? undefined : gathered[suite.parent];
    if (parent === undefined) {
      counts = addCounts(counts, judged);
      continue;
    }
    parent.counts = addCounts(parent.counts, judged);
    // What only attributes tell is told to the suite around as well: it counted it the same way.
    parent.raw = addCounts(parent.raw, listsNothing ? judged : below.raw);
    parent.troubles += below.troubles;
    parent.rerunCases += below.rerunCases;
    parent.forgivenFailures += below.forgivenFailures;
    if (judged.failed + judged.errored + below.forgivenFailures > 0) parent.failingChildren += 1;
    if (judged.skipped > 0) parent.skippingChildren += 1;
  }
  return { counts, disagreements: disagreements.reverse().flat(), silent: silent.reverse() };
}

import { addCounts, countCase, noCounts, totalOf, type CaseOutcome, type Counts } from './counts.ts';

/** What a suite says about itself in its attributes; `null` where it says nothing. */
export interface StatedTotals {
  readonly tests: number | null;
  readonly failures: number | null;
  readonly errors: number | null;
  readonly skipped: number | null;
  /** No fewer than so many: a skipped case may stand among the disabled ones as well. */
  readonly leastSkipped: number | null;
  /** Cases that passed after they had failed. */
  readonly flaky: number | null;
}

/** Cases that failed and are marked as flaky, and their `failure` and `error` elements. */
interface MarkedCases {
  failed: number;
  errored: number;
  elements: number;
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
  /** `failure` and `error` elements of its direct cases: Catch2 and GdUnit4 count each, however many a case has. */
  failureElements: number;
  /** Direct cases that failed and are marked as flaky; whether the failure was an earlier attempt, the totals tell. */
  readonly marked: MarkedCases;
  /** Whether its totals are of assertions. */
  readonly countsAssertions: boolean;
}

/** Where a report contradicts itself. */
export interface Disagreement {
  readonly where: string;
  readonly what:
    | 'tests'
    | 'passed'
    | 'failures'
    | 'errors'
    | 'warnings'
    | 'skipped'
    | 'flaky'
    | 'lines'
    | 'branches'
    | 'functions'
    | 'blocks';
  readonly stated: string;
  readonly counted: string;
}

/** What a report says against itself and no case that it lists explains. */
export interface Unexplained {
  readonly code: 'suite-error-without-cases' | 'failures-not-listed' | 'passes-in-doubt';
  readonly where: string;
  readonly seen: string;
}

export interface SuiteTotals {
  readonly counts: Counts;
  readonly disagreements: readonly Disagreement[];
  readonly silent: readonly Unexplained[];
  /** Skipped cases that are stated beyond those that are listed. */
  readonly unlistedSkips: number;
  /** Positions of the suites whose marked cases were flaky and did not fail. */
  readonly forgiven: ReadonlySet<number>;
}

/** A suite that was just opened. */
export function openedSuite(
  element: Suite['element'],
  name: string,
  line: number,
  parent: number | null,
  stated: StatedTotals,
  countsAssertions = false,
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
    failureElements: 0,
    marked: { failed: 0, errored: 0, elements: 0 },
    countsAssertions,
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
  failureElements: number;
  /** Cases that are marked as flaky and failed, of suites that state no failures themselves. */
  marked: MarkedCases;
  markedSuites: number[];
  /** Skipped cases that are stated and not listed. */
  unlistedSkips: number;
  /** Passed ones of suites that list nothing and do not say how many of theirs were skipped. */
  assumed: number;
  /** What its direct cases are and the suites in it state, added up. */
  readonly stated: Record<Part, number>;
  /** Child suites with any failure, error or skipped case: how Node counts a suite. */
  failingChildren: number;
  skippingChildren: number;
  /** Suites inside of it, however deep, and those of them with a failure or error. */
  suites: number;
  failingSuites: number;
}

/** How a producer arrives at the totals it states. */
export type CountingStyle =
  | { readonly kind: 'usual' }
  /**
   * Node: a suite counts its direct children, suites as one each; the closing comments count every test, also those
   * that hold others. Those and what `describe` made are written alike; the comments say how many `describe` made.
   */
  | { readonly kind: 'node'; readonly describes: number | null };

type Part = 'tests' | 'failing' | 'skipped';

const failingOf = ({ failed, errored }: Counts): number => failed + errored;

/** Failures and errors that a suite states, together: tools do not agree on which is which. */
const statedFailing = ({ failures, errors }: StatedTotals): number | null =>
  failures === null && errors === null ? null : (failures ?? 0) + (errors ?? 0);

const statedPart = (stated: StatedTotals, part: Part): number | null =>
  part === 'failing' ? statedFailing(stated) : stated[part];

/** The totals a suite may state and yet agree with what it lists. */
function explainedTotals(
  suite: Suite,
  below: Gathered,
  style: CountingStyle,
): Readonly<Record<Part, readonly number[]>> {
  const { raw } = suite;
  const counted = {
    tests: totalOf(below.counts),
    failing: failingOf(below.counts),
    skipped: below.counts.skipped,
  };
  if (style.kind === 'node' && suite.parent === null) {
    const { describes } = style;
    const holders = describes === null ? 0 : Math.max(0, below.suites - describes);
    // No fewer of them than these failed with what they hold; one that failed by itself is not listed.
    const failing = describes === null ? 0 : Math.max(0, below.failingSuites - describes);
    return {
      tests: [counted.tests, counted.tests + holders],
      failing: [counted.failing, counted.failing + failing],
      skipped: [counted.skipped],
    };
  }
  if (style.kind === 'node')
    return {
      tests: [counted.tests, totalOf(raw) + suite.childSuites],
      failing: [counted.failing, failingOf(raw) + suite.forgivenFailures + below.failingChildren],
      skipped: [counted.skipped, raw.skipped + below.skippingChildren],
    };
  const all = totalOf(below.raw);
  const direct = totalOf(raw) > 0 ? [raw] : [];
  return {
    // With every attempt, without failures of suites, of its direct cases alone, or the sum of what is stated below.
    tests: [counted.tests, all, all - below.troubles, below.stated.tests, ...direct.map(totalOf)],
    failing: [
      ...[counted.failing, failingOf(below.raw), below.failureElements],
      ...[counted.failing - below.troubles, below.stated.failing, ...direct.map(failingOf)],
    ],
    skipped: [
      ...[counted.skipped, below.raw.skipped, below.stated.skipped],
      ...direct.map(({ skipped }) => skipped),
    ],
  };
}

const nameOf = (suite: Suite): string => `${suite.element} "${suite.name}" (line ${suite.line})`;

/** The attributes of failures that a suite has. */
function quoteFailures({ failures, errors }: StatedTotals): string {
  const parts = Object.entries({ failures, errors }).filter(([, value]) => value !== null);
  return parts.map(([name, value]) => `${name}="${value}"`).join(' ');
}

/** Holds what a suite states against what it lists; the list is counted, and what it does not explain is said. */
function compare(
  suite: Suite,
  below: Gathered,
  style: CountingStyle,
): { readonly disagreements: readonly Disagreement[]; readonly silent: readonly Unexplained[] } {
  const { stated } = suite;
  const { counts } = below;
  const where = nameOf(suite);
  const explained = explainedTotals(suite, below, style);
  const disagreements: Disagreement[] = [];
  const silent: Unexplained[] = [];
  const differ = (part: Part, what: Disagreement['what'], listed: number): void => {
    const said = statedPart(stated, part);
    if (said === null || explained[part].includes(said)) return;
    if (below.rerunCases > 0 && said < listed) return;
    disagreements.push({ where, what, stated: String(said), counted: String(listed) });
  };
  if (!suite.countsAssertions) differ('tests', 'tests', totalOf(counts));
  const failing = failingOf(counts);
  const said = statedFailing(stated);
  if (said !== null && said > failing && !explained.failing.includes(said)) {
    const attempts = failingOf(below.raw) - failing;
    const beside = attempts > 0 ? `, beside ${attempts} failed attempt(s) of cases that ran again` : '';
    silent.push({
      code: 'failures-not-listed',
      where,
      seen: `states ${quoteFailures(stated)}, listed are ${counts.failed} failed and ${counts.errored} errored${beside}`,
    });
  } else differ('failing', 'failures', failing);
  differ('skipped', 'skipped', counts.skipped);
  const { tests, leastSkipped } = stated;
  if (leastSkipped !== null && !explained.skipped.includes(leastSkipped))
    below.unlistedSkips = Math.max(below.unlistedSkips, leastSkipped - counts.skipped);
  // More were skipped than is listed, and no room is left for all that is listed as passed. Without a total it is that
  // of the list.
  const room = (tests ?? totalOf(counts)) - (said ?? 0) - (leastSkipped ?? 0);
  if (
    !suite.countsAssertions &&
    leastSkipped !== null &&
    !explained.skipped.includes(leastSkipped) &&
    leastSkipped > Math.max(counts.skipped, below.stated.skipped) &&
    counts.passed > Math.max(0, room)
  )
    silent.push({
      code: 'passes-in-doubt',
      where,
      seen: `states ${tests === null ? '' : `tests="${tests}" and `}${leastSkipped} skipped, listed are ${counts.passed} passed and ${counts.skipped} skipped`,
    });
  return { disagreements, silent };
}

/** The counts of a suite that lists nothing and has only attributes to go by; no more than it states in all. */
function statedCounts(stated: StatedTotals): Counts {
  let left = stated.tests ?? Infinity;
  const take = (number: number | null): number => {
    const taken = Math.min(left, number ?? 0);
    left -= taken;
    return taken;
  };
  const failed = take(stated.failures);
  const errored = take(stated.errors);
  const skipped = take(stated.skipped);
  const passed = take(stated.tests);
  return { passed, failed, errored, skipped, flaky: Math.min(passed, stated.flaky ?? 0) };
}

/** Marked cases as passed ones. */
const forgive = ({ passed, failed, errored, skipped, flaky }: Counts, marked: MarkedCases): Counts => ({
  passed: passed + marked.failed + marked.errored,
  failed: failed - marked.failed,
  errored: errored - marked.errored,
  skipped,
  flaky: flaky + marked.failed + marked.errored,
});

/**
 * Whether the totals of a suite can say that its marked cases passed in the end: totals that do not count its tests, what
 * kind the cases are or that many flaky ones were not filled in, and a zero of theirs says nothing.
 */
function canForgive({ stated }: Suite, { counts, raw, marked }: Gathered): boolean {
  const { tests, failures, errors, flaky } = stated;
  return (
    (tests === null || tests === totalOf(counts) || tests === totalOf(raw)) &&
    (failures !== null || marked.failed === 0) &&
    (errors !== null || marked.errored === 0) &&
    (flaky === null || flaky >= marked.failed + marked.errored)
  );
}

/** Takes cases that are marked as flaky for passed where the stated failures leave no room for them. */
function forgiveMarked(suite: Suite, below: Gathered, forgiven: Set<number>): void {
  const { marked } = below;
  const said = statedFailing(suite.stated);
  // Without a word of how many failed the suite around may tell.
  if (marked.failed + marked.errored === 0 || said === null) return;
  if (canForgive(suite, below) && said === failingOf(below.counts) - marked.failed - marked.errored) {
    below.counts = forgive(below.counts, marked);
    // A suite around that counts them as failures contradicts this one.
    below.raw = forgive(below.raw, marked);
    below.failureElements -= marked.elements;
    for (const index of below.markedSuites) forgiven.add(index);
  }
  below.marked = { failed: 0, errored: 0, elements: 0 };
  below.markedSuites = [];
}

/** Takes passed cases that no suite lists for skipped where the suite around them states more of these. */
function skipAssumed({ stated }: Suite, below: Gathered): void {
  const { counts, assumed } = below;
  const taken = Math.min(assumed, Math.max(0, (stated.leastSkipped ?? 0) - counts.skipped));
  below.assumed -= taken;
  below.counts = { ...counts, passed: counts.passed - taken, skipped: counts.skipped + taken };
}

const newGathered = (suite: Suite, index: number): Gathered => ({
  raw: suite.raw,
  counts: suite.own,
  troubles: suite.troubles,
  rerunCases: suite.rerunCases,
  forgivenFailures: suite.forgivenFailures,
  failureElements: suite.failureElements,
  marked: suite.marked,
  markedSuites: suite.marked.failed + suite.marked.errored > 0 ? [index] : [],
  assumed: 0,
  unlistedSkips: 0,
  stated: { tests: totalOf(suite.own), failing: failingOf(suite.own), skipped: suite.own.skipped },
  failingChildren: 0,
  skippingChildren: 0,
  suites: 0,
  failingSuites: 0,
});

/** Tells the suite around what a suite holds. */
function passOn(suite: Suite, below: Gathered, parent: Gathered): void {
  parent.counts = addCounts(parent.counts, below.counts);
  parent.raw = addCounts(parent.raw, below.raw);
  parent.troubles += below.troubles;
  parent.rerunCases += below.rerunCases;
  parent.forgivenFailures += below.forgivenFailures;
  parent.failureElements += below.failureElements;
  parent.marked = {
    failed: parent.marked.failed + below.marked.failed,
    errored: parent.marked.errored + below.marked.errored,
    elements: parent.marked.elements + below.marked.elements,
  };
  // The shorter list into the longer one: there may be very many suites, and very deep ones.
  const [few, many] =
    below.markedSuites.length < parent.markedSuites.length
      ? [below.markedSuites, parent.markedSuites]
      : [parent.markedSuites, below.markedSuites];
  for (const index of few) many.push(index);
  parent.markedSuites = many;
  parent.assumed += below.assumed;
  parent.unlistedSkips += below.unlistedSkips;
  parent.stated.tests += suite.stated.tests ?? below.stated.tests;
  parent.stated.failing += statedFailing(suite.stated) ?? below.stated.failing;
  parent.stated.skipped += suite.stated.skipped ?? below.stated.skipped;
  if (failingOf(below.counts) + below.forgivenFailures > 0) parent.failingChildren += 1;
  if (below.counts.skipped > 0) parent.skippingChildren += 1;
  parent.suites += below.suites + 1;
  parent.failingSuites += below.failingSuites + (failingOf(below.counts) > 0 ? 1 : 0);
}

/**
 * Adds all suites up, from the innermost out, and holds what each states against what it lists. What is listed is
 * counted; a suite that lists nothing is counted by what it states.
 *
 * Producers count in different ways (attempts of a retry, errors as failures, assertions, only direct cases); a stated
 * number that any of these explains is no disagreement. Failures that nothing explains are never passed over.
 *
 * @param suites - in the order they were opened, so that a suite stands behind the one around it
 * @param style - how their producer counts
 */
export function sumSuites(suites: readonly Suite[], style: CountingStyle): SuiteTotals {
  const disagreements: (readonly Disagreement[])[] = [];
  const silent: (readonly Unexplained[])[] = [];
  const forgiven = new Set<number>();
  const gathered = suites.map(newGathered);
  let counts = noCounts;
  let unlistedSkips = 0;
  for (let index = suites.length - 1; index >= 0; index -= 1) {
    const suite = suites[index];
    const below = gathered[index];
    if (suite === undefined || below === undefined) continue;
    const said: Unexplained[] = [];
    const where = nameOf(suite);
    if (suite.troubles > 0)
      said.push({
        code: 'suite-error-without-cases',
        where,
        seen: `the suite itself reports ${suite.troubles} failure(s) or error(s)`,
      });
    if (suite.element === 'testsuite' && totalOf(below.raw) === 0 && suite.childSuites === 0) {
      below.counts = statedCounts(suite.stated);
      // What only attributes tell is told to the suite around as well: it counted it the same way.
      below.raw = below.counts;
      below.failureElements = failingOf(below.counts);
      below.assumed = suite.stated.skipped === null ? below.counts.passed : 0;
      if ((statedFailing(suite.stated) ?? 0) > 0)
        said.push({
          code: 'suite-error-without-cases',
          where,
          seen: `states ${quoteFailures(suite.stated)} and lists no case`,
        });
    } else {
      forgiveMarked(suite, below, forgiven);
      skipAssumed(suite, below);
      const found = compare(suite, below, style);
      disagreements.push(found.disagreements);
      said.push(...found.silent);
      const flaky = Math.min(suite.stated.flaky ?? 0, below.counts.passed);
      if (flaky > below.counts.flaky) below.counts = { ...below.counts, flaky };
    }
    silent.push(said);
    const parent = suite.parent === null ? undefined : gathered[suite.parent];
    if (parent !== undefined) {
      passOn(suite, below, parent);
      continue;
    }
    counts = addCounts(counts, below.counts);
    unlistedSkips += below.unlistedSkips;
  }
  return {
    counts,
    disagreements: disagreements.reverse().flat(),
    silent: silent.reverse().flat(),
    unlistedSkips,
    forgiven,
  };
}

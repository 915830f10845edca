import type { FormatReader } from '../format.ts';
import type { CaseOutcome } from './counts.ts';
import { excerpt, UnusableReport } from '../problem.ts';
import type { StatedCounts } from './stated-counts.ts';
import { optionalCount, sumOf, tallyCases, type Tally } from './tally.ts';
import { xmlReader, type Attributes } from '../xml.ts';

/** How the .NET formats differ; each is a tree of suites with cases in it. */
export interface XmlDialect {
  readonly roots: readonly string[];
  /** Elements that are one case each. */
  readonly cases: ReadonlySet<string>;
  /** Outcome of a case; a word that is not known must not pass. */
  outcome(attributes: Attributes): CaseOutcome;
  nameOf(attributes: Attributes): string;
  /** Elements around cases that say of themselves whether they failed, and what they say when they did. */
  suiteFailure(element: string, attributes: Attributes): SuiteFailure | null;
  /** Elements that stand for a failure outside of any case. */
  troubles(element: string, attributes: Attributes): string | null;
  /** What the run as a whole says; held against the cases when all of them are read. */
  readonly run?: RunDialect;
  /** Whether an element states totals; of several their numbers are added. */
  totals(element: string, isRoot: boolean): boolean;
  stated(count: (name: string) => number | null, attributes: Attributes): StatedCounts;
  /** What the element of the totals is called, where they must be there. */
  readonly mustState: string | null;
}

/** What an element around cases says when it failed. */
export interface SuiteFailure {
  readonly seen: string;
  /** Whether it failed by itself, as in its set-up, and not by what is in it: it counts as a case that could not run. */
  readonly isOwn: boolean;
}

/** What a run says that ended badly. */
export interface RunFailure {
  readonly seen: string;
  /** Whether failing cases are all that it may mean. */
  readonly isOfCases: boolean;
}

/** Elements of a run as a whole, wherever in the file they stand. */
export interface RunDialect {
  /** The element that says how the run ended, and what it says when that was bad. */
  readonly summary: string;
  failure(attributes: Attributes): RunFailure | null;
  /** The element of a message, and whether it is one of an error. */
  readonly message: string;
  isError(attributes: Attributes): boolean;
  /** How a message tells of a failing case: of one for each message, of any of them, or not at all. */
  tellsOf(text: string): 'one-case' | 'any-case' | null;
}

/** A message of a run: what is shown of it, and how it tells of a failing case. */
interface RunMessage {
  readonly text: string;
  readonly tells: ReturnType<RunDialect['tellsOf']>;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Attributes;
  readonly failingBefore: number;
  /** Cases inside of this one. */
  inner: number;
  message: string;
}

/** Adds what several elements state; a number that one of them lacks is no sum. */
const addStated = (left: StatedCounts, right: StatedCounts): StatedCounts => {
  const add = (one: number | null | undefined, other: number | null | undefined): number | null =>
    typeof one === 'number' && typeof other === 'number' ? one + other : null;
  const [before, after] = [left.tests ?? [], right.tests ?? []];
  return {
    tests: before.length === after.length ? before.map((number, index) => number + (after[index] ?? 0)) : [],
    passed: add(left.passed, right.passed),
    // What one of them states is a lower bound.
    failing: sumOf(left.failing ?? null, right.failing ?? null),
    skipped: add(left.skipped, right.skipped),
  };
};

/** Messages of a run that are kept; the rest is counted only. */
const shownMessages = 200;
/** Where the text of such a message stands. */
const textElement = 'Text';

/** A reader of one dialect. A case that holds cases is their sum, and one of its own only where it alone failed. */
export function xmlCases(dialect: XmlDialect): FormatReader {
  const tally: Tally = tallyCases();
  const stack: OpenElement[] = [];
  let stated: StatedCounts | null = null;
  let hearing = false;
  let runFailure: RunFailure | null = null;
  /** How many elements around cases have said that they failed. */
  let suiteFailures = 0;
  const messages: RunMessage[] = [];
  let moreMessages = 0;
  const { run = null } = dialect;

  const failing = (): number => {
    const { failed, errored } = tally.counts();
    return failed + errored + suiteFailures;
  };

  const closeCase = (element: OpenElement): void => {
    const outcome = dialect.outcome(element.attributes);
    const bad = outcome === 'failed' || outcome === 'errored';
    const around = stack.findLast(({ name }) => dialect.cases.has(name));
    if (around !== undefined) around.inner += 1;
    if (element.inner > 0 && (!bad || failing() > element.failingBefore)) {
      tally.fold(outcome);
      return;
    }
    const name = dialect.nameOf(element.attributes);
    if (element.inner > 0) tally.trouble(name, 'the test failed beside the cases in it');
    else tally.add({ name, outcome, message: element.message });
  };

  const saysWhy = (name: string): boolean =>
    /^message$/iu.test(name)
      ? stack.some((element) => dialect.cases.has(element.name))
      : run !== null && name === textElement && stack.at(-2)?.name === run.message;

  /**
   * Holds what the run says against all of the cases. A message that tells of a failing case which is listed is no
   * further failure. Of the others the first stands for a case that could not run, unless a case failed.
   */
  const judgeRun = (): void => {
    const listed = failing();
    let told = 0;
    const unexplained = messages.filter(({ tells }) => {
      if (tells === 'one-case') told += 1;
      return listed === 0 || tells === null || told > listed;
    });
    for (const [index, { text }] of unexplained.entries()) {
      if (index === 0 && listed === 0) tally.trouble('the run', text);
      else tally.state('the run', text);
    }
    if (moreMessages > 0) tally.state('the run', `${moreMessages} more error message(s)`);
    if (runFailure === null || unexplained.length > 0) return;
    const { seen, isOfCases } = runFailure;
    if (listed === 0) tally.state(run?.summary ?? '', `${seen} and no failing result`);
    else if (!isOfCases) tally.state(run?.summary ?? '', seen);
  };

  const reader = xmlReader({
    open: (name, attributes) => {
      if (stack.length === 0 && !dialect.roots.includes(name))
        throw new UnusableReport('report-kind-differs', `The root element is <${excerpt(name)}>.`);
      stack.push({ name, attributes, failingBefore: failing(), inner: 0, message: '' });
      if (dialect.totals(name, stack.length === 1)) {
        const count = (key: string): number | null => optionalCount(key, attributes[key]);
        const here = dialect.stated(count, attributes);
        stated = stated === null ? here : addStated(stated, here);
      }
      if (saysWhy(name)) {
        hearing = true;
        reader.hearText(true);
      }
    },
    close: (name) => {
      if (hearing && (/^message$/iu.test(name) || name === textElement)) {
        hearing = false;
        reader.hearText(false);
      }
      const element = stack.pop();
      if (element === undefined) return;
      if (dialect.cases.has(name)) {
        closeCase(element);
        return;
      }
      if (name === run?.message && run.isError(element.attributes)) {
        const { message } = element;
        const text = excerpt(message === '' ? 'an error without a text' : message, 500);
        // By the whole text: the name of a case may be longer than what is shown of it.
        if (messages.length < shownMessages) messages.push({ text, tells: run.tellsOf(message) });
        else moreMessages += 1;
      }
      if (name === run?.summary) runFailure = run.failure(element.attributes);
      const trouble = dialect.troubles(name, element.attributes);
      const title = element.attributes['name'] ?? element.attributes['type'] ?? '';
      if (trouble !== null) tally.trouble(`${name} "${title}"`, trouble);
      const failure = dialect.suiteFailure(name, element.attributes);
      if (failure === null || failing() > element.failingBefore) return;
      if (failure.isOwn) tally.trouble(`${name} "${title}"`, failure.seen);
      else {
        suiteFailures += 1;
        tally.state(`${name} "${title}"`, failure.seen);
      }
    },
    text: (text) => {
      const open = stack.findLast(({ name }) => dialect.cases.has(name) || name === run?.message);
      if (open !== undefined && open.message.length < 2000) open.message += text.slice(0, 2000);
    },
    comment: () => undefined,
  });

  return {
    write: (text) => reader.write(text),
    end: () => {
      reader.end();
      if (stated === null && dialect.mustState !== null)
        throw new UnusableReport('report-unparsable', `The report has no <${dialect.mustState}>.`);
      judgeRun();
      return { kind: 'tests', report: tally.report('the report', stated ?? {}) };
    },
  };
}

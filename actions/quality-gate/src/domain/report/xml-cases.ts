import type { FormatReader } from './format.ts';
import type { CaseOutcome } from './counts.ts';
import { excerpt, UnusableReport } from './problem.ts';
import { optionalCount, tallyCases, type StatedCounts, type Tally } from './tally.ts';
import { xmlReader, type Attributes } from './xml.ts';

/** How the .NET formats differ; each is a tree of suites with cases in it. */
export interface XmlDialect {
  readonly roots: readonly string[];
  /** Elements that are one case each. */
  readonly cases: ReadonlySet<string>;
  /** Outcome of a case; a word that is not known must not pass. */
  outcome(attributes: Attributes): CaseOutcome;
  nameOf(attributes: Attributes): string;
  /** Elements around cases that say of themselves whether they failed, and what they say when they did. */
  suiteFailure(element: string, attributes: Attributes): string | null;
  /** Elements that stand for a failure outside of any case. */
  troubles(element: string, attributes: Attributes): string | null;
  /** The element that states totals; of several their numbers are added. */
  readonly totals: string;
  stated(count: (name: string) => number | null, attributes: Attributes): StatedCounts;
  /** Whether totals must be there. */
  readonly mustState: boolean;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Attributes;
  readonly failingBefore: number;
  /** Cases inside of this one. */
  inner: number;
  message: string;
}

const addStated = (left: StatedCounts, right: StatedCounts): StatedCounts => {
  const add = (one: number | null | undefined, other: number | null | undefined): number | null =>
    typeof one === 'number' && typeof other === 'number' ? one + other : (one ?? other ?? null);
  const tests = (right.tests ?? []).map((number, index) => number + (left.tests?.[index] ?? 0));
  return {
    tests,
    passed: add(left.passed, right.passed),
    failing: add(left.failing, right.failing),
    skipped: add(left.skipped, right.skipped),
  };
};

/** A reader of one dialect. A case that holds cases is their sum, and one of its own only where it alone failed. */
export function xmlCases(dialect: XmlDialect): FormatReader {
  const tally: Tally = tallyCases();
  const stack: OpenElement[] = [];
  let stated: StatedCounts | null = null;
  let hearing = false;

  const failing = (): number => {
    const { failed, errored } = tally.counts();
    return failed + errored;
  };

  const closeCase = (element: OpenElement): void => {
    const outcome = dialect.outcome(element.attributes);
    const bad = outcome === 'failed' || outcome === 'errored';
    const around = stack.findLast(({ name }) => dialect.cases.has(name));
    if (around !== undefined) around.inner += 1;
    if (element.inner > 0 && (!bad || failing() > element.failingBefore)) return;
    const name = dialect.nameOf(element.attributes);
    if (element.inner > 0) tally.trouble(name, 'the test failed beside the cases in it');
    else tally.add({ name, outcome, message: element.message });
  };

  const reader = xmlReader({
    open: (name, attributes) => {
      if (stack.length === 0 && !dialect.roots.includes(name))
        throw new UnusableReport('report-kind-differs', `The root element is <${excerpt(name)}>.`);
      stack.push({ name, attributes, failingBefore: failing(), inner: 0, message: '' });
      if (name === dialect.totals) {
        const count = (key: string): number | null => optionalCount(key, attributes[key]);
        const here = dialect.stated(count, attributes);
        stated = stated === null ? here : addStated(stated, here);
      }
      if (/^message$/iu.test(name) && stack.some((element) => dialect.cases.has(element.name))) {
        hearing = true;
        reader.hearText(true);
      }
    },
    close: (name) => {
      if (hearing && /^message$/iu.test(name)) {
        hearing = false;
        reader.hearText(false);
      }
      const element = stack.pop();
      if (element === undefined) return;
      if (dialect.cases.has(name)) {
        closeCase(element);
        return;
      }
      const trouble = dialect.troubles(name, element.attributes);
      const title = element.attributes['name'] ?? element.attributes['type'] ?? '';
      if (trouble !== null) tally.trouble(`${name} "${title}"`, trouble);
      const failure = dialect.suiteFailure(name, element.attributes);
      if (
        failure !== null &&
        failing() === element.failingBefore &&
        (name !== 'ResultSummary' || failing() === 0)
      )
        tally.trouble(`${name} "${title}"`, failure);
    },
    text: (text) => {
      const open = stack.findLast(({ name }) => dialect.cases.has(name));
      if (open !== undefined && open.message.length < 2000) open.message += text.slice(0, 2000);
    },
    comment: () => undefined,
  });

  return {
    write: (text) => reader.write(text),
    end: () => {
      reader.end();
      if (stated === null && dialect.mustState)
        throw new UnusableReport('report-unparsable', `The report has no <${dialect.totals}>.`);
      return { kind: 'tests', report: tally.report('the report', stated ?? {}) };
    },
  };
}

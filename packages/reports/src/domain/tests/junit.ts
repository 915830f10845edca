import { watchAttempts, type Attempts, type RetriedCase } from './attempts.ts';
import { gatherNames, nameCaps, shownName } from './case-names.ts';
import { countCase, type CaseOutcome } from './counts.ts';
import type { FormatDefinition } from '../format.ts';
import { limits } from '../limits.ts';
import { ownText } from '../own-text.ts';
import { excerpt, UnusableReport } from '../problem.ts';
import {
  addCase,
  openedSuite,
  sumSuites,
  type CountingStyle,
  type StatedTotals,
  type Suite,
} from './suite.ts';
import { addTodos, todosLeftOut } from './todos.ts';
import { wholeNumberIn } from './tally.ts';
import { notableCap, type NotableCase, type TestReport } from './test-report.ts';
import { xmlReader, type Attributes } from '../xml.ts';

/** Reporters that write a case once, however often it ran: what stands twice in their files are two tests. */
const onceOnlyReporters: ReadonlySet<string> = new Set([
  'vitest tests',
  'jest tests',
  'Mocha Tests',
  'pytest',
  'pytest tests',
]);

const passingWords: ReadonlySet<string> = new Set([
  ...['passed', 'pass', 'success', 'successful', 'succeeded', 'ok', 'fixed', 'flaky', 'flake'],
  ...['run', 'ran', 'executed', 'completed', 'complete', 'done', 'finished', 'expected'],
]);
const failingWords: ReadonlySet<string> = new Set(['failed', 'failure', 'fail', 'ko', 'regression']);
const brokenWords: ReadonlySet<string> = new Set([
  ...['error', 'errored', 'broken', 'aborted', 'cancelled', 'canceled', 'crashed'],
  ...['timeout', 'timedout', 'timed-out'],
]);
const skippingWords: ReadonlySet<string> = new Set([
  ...['skipped', 'skip', 'disabled', 'notrun', 'not_run', 'ignored', 'pending', 'suppressed'],
  ...['untested', 'todo', 'inconclusive', 'warning'],
]);

const flakyWords: ReadonlySet<string> = new Set(['flaky', 'flake']);

/** Where dialects write what became of a case. */
const outcomeAttributes = ['status', 'result', 'outcome'] as const;

/** A case while it is being read. */
interface OpenCase {
  readonly suite: number;
  readonly attributes: Attributes;
  readonly line: number;
  failed: boolean;
  errored: boolean;
  skipped: boolean;
  /** Node writes a failure for a `todo` too; its tool does not count it. */
  todo: boolean;
  /** Its `failure` and `error` elements. */
  failures: number;
  flaky: boolean;
  rerun: boolean;
  message: string;
}

interface Kept {
  readonly suite: number;
  readonly identity: string;
  /** Whether it is marked as flaky and failed. */
  readonly isMarked: boolean;
  readonly shown: NotableCase;
}

/** A case that is marked as flaky and failed: the totals of its suite tell which of the two counts. */
interface Marked {
  readonly suite: number;
  readonly name: string;
}

function readCount(attributes: Attributes, name: string, line: number): number | null {
  const text = attributes[name];
  if (text === undefined) return null;
  const value = wholeNumberIn(text);
  if (value === null)
    throw new UnusableReport('number-invalid', `Line ${line}: ${name}="${excerpt(text)}" is not a count.`);
  return value;
}

function sumKnown(...numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((number) => number !== null);
  return known.length === 0 ? null : known.reduce((sum, number) => sum + number, 0);
}

function statedTotals(attributes: Attributes, line: number): StatedTotals {
  const count = (name: string): number | null => readCount(attributes, name, line);
  const skipped = count('skipped') ?? count('skip') ?? count('skips');
  const disabled = count('disabled');
  // GdUnit4 counts them under a name that others use for a mark.
  const { flaky = '' } = attributes;
  return {
    tests: count('tests'),
    failures: count('failures'),
    errors: count('errors'),
    skipped: sumKnown(skipped, disabled),
    leastSkipped: skipped === null ? disabled : Math.max(skipped, disabled ?? 0),
    flaky: count('flakes') ?? wholeNumberIn(flaky),
  };
}

/** Whether a case is marked as one that failed and passed when it ran again, as Firebase and Flank do. */
const isMarkedFlaky = (attributes: Attributes): boolean =>
  /^\s*(?:true|yes|1)\s*$/iu.test(attributes['flaky'] ?? '');

/**
 * Whether CTest, which calls a case as its class, writes as skipped what it takes for a failure: a test whose program or
 * files are missing, or whose fixture failed. What was really skipped says by which of two properties.
 */
const couldNotStart = ({ name, classname, status }: Attributes, { message = '' }: Attributes): boolean =>
  status === 'notrun' &&
  name === classname &&
  message !== '' &&
  !/^(?:SKIP_RETURN_CODE=|SKIP_REGULAR_EXPRESSION_MATCHED|Disabled)/u.test(message);

/** Without the colors of a terminal, whose escape character cannot stand in XML. */
const withoutColors = (text: string): string => text.replace(/(?:\ufffd|&#(?:27|x1b);)\[[\d;]{0,20}m/giu, '');

/** Why a case of which nothing says that it failed cannot be taken for one that passed; `null` when it can. */
function doubtOf({ attributes }: OpenCase): string | null {
  // pytest writes one so for the test at which the run was ended: what stood behind it never ran.
  if (attributes['name'] === undefined && attributes['classname'] === undefined)
    return 'The case has no name: the run was ended in it, and tests behind it did not run.';
  const strange = outcomeAttributes.find((name) => {
    const word = attributes[name]?.trim().toLowerCase() ?? '';
    return word !== '' && !passingWords.has(word);
  });
  return strange === undefined
    ? null
    : `${strange}="${excerpt(attributes[strange] ?? '')}" is no outcome that is known.`;
}

function outcomeOf(found: OpenCase): CaseOutcome {
  const words = outcomeAttributes.map((name) => found.attributes[name]?.trim().toLowerCase() ?? '');
  const says = (known: ReadonlySet<string>): boolean => words.some((word) => known.has(word));
  if (found.todo) return 'skipped';
  if (found.failed || says(failingWords)) return 'failed';
  if (found.errored || says(brokenWords)) return 'errored';
  // Attempts that failed and no word of one that passed.
  if (found.rerun && !found.flaky) return 'failed';
  if (found.skipped || says(skippingWords) || found.attributes['disabled'] === 'true') return 'skipped';
  const doubt = doubtOf(found);
  if (doubt !== null) {
    if (found.message === '') found.message = doubt;
    return 'errored';
  }
  return found.flaky || isMarkedFlaky(found.attributes) || says(flakyWords) ? 'flaky' : 'passed';
}

const calledAs = (name: string, line: number): string =>
  name === '' ? `the case at line ${line}` : shownName(name);

/** What tells a case from others of its suite, and what people call it. */
function namesOf({ attributes }: OpenCase): { readonly identity: string; readonly whole: string } {
  const { classname = '', name = '', file = '', line = '' } = attributes;
  return {
    identity: [classname, name, file, line].join('\0'),
    whole: [classname, name].filter((part) => part !== '').join(' › '),
  };
}

function notableCase(
  { attributes, line: writtenAt, message }: OpenCase,
  name: string,
  outcome: NotableCase['outcome'],
): NotableCase {
  const { file, line } = attributes;
  return {
    name: ownText(calledAs(name, writtenAt)),
    outcome,
    message: ownText(excerpt(withoutColors(message), 500)),
    file: file === undefined ? null : ownText(excerpt(file, 300)),
    line: line !== undefined && /^\d{1,7}$/u.test(line) ? Number(line) : null,
  };
}

/** A reader of JUnit XML. It is fed with text as it comes and throws `UnusableReport`. */
export interface JUnitReader {
  write(text: string): void;
  end(): TestReport;
}

/** What Node's reporter counts in comments in front of the end. */
const nodeComments = ['tests', 'pass', 'fail', 'cancelled', 'skipped', 'todo'] as const;

/**
 * Reads JUnit XML as tools really write it: one suite or many, nested to any depth, suites that have only attributes,
 * failures of a suite itself, attempts (`flakyFailure`, `rerunFailure`, `flakyError`, `rerunError`, or the same case
 * again), disabled cases, and the totals that Node's reporter writes as comments.
 */
export function junitReader(): JUnitReader {
  const suites: Suite[] = [];
  const openSuites: number[] = [];
  const attempts = new Map<number, Attempts>();
  const openCases: OpenCase[] = [];
  const retried: RetriedCase[] = [];
  const kept: Kept[] = [];
  const marked: Marked[] = [];
  const names = gatherNames();
  const nodeTotals = new Map<string, number>();
  let root: string | null = null;
  let onceOnly = false;
  let leavesOutTodos = false;
  let hearing = false;

  const here = (): { readonly suite: Suite; readonly index: number } => {
    const index = openSuites.at(-1) ?? 0;
    const suite = suites[index];
    if (suite === undefined)
      throw new UnusableReport('report-unparsable', 'A case stands outside of any suite.');
    return { suite, index };
  };

  const openSuite = (element: Suite['element'], attributes: Attributes, line: number): void => {
    if (suites.length >= limits.suites)
      throw new UnusableReport('report-too-large', `Line ${line}: more than ${limits.suites} suites.`);
    const parent = openSuites.at(-1) ?? null;
    const around = parent === null ? undefined : suites[parent];
    if (around !== undefined) around.childSuites += 1;
    const name = ownText(excerpt(attributes['name'] ?? ''));
    if (onceOnlyReporters.has(name)) onceOnly = true;
    if (parent === null && todosLeftOut.has(name)) leavesOutTodos = true;
    openSuites.push(suites.length);
    // Catch2 has no host to name and says so; `tests` is its number of assertions.
    const countsAssertions = attributes['hostname'] === 'tbd';
    suites.push(openedSuite(element, name, line, parent, statedTotals(attributes, line), countsAssertions));
  };

  const closeSuite = (): void => {
    const index = openSuites.pop();
    if (index === undefined) return;
    const watched = attempts.get(index);
    if (watched !== undefined) retried.push(...watched.settle(index));
    attempts.delete(index);
  };

  const openCase = (attributes: Attributes, line: number): void => {
    openCases.push({
      suite: here().index,
      attributes,
      line,
      failed: false,
      errored: false,
      skipped: false,
      todo: false,
      failures: 0,
      flaky: false,
      rerun: false,
      message: '',
    });
  };

  const watch = (suite: number, identity: string, outcome: CaseOutcome): void => {
    // Nothing is taken for a retry of such a reporter, and it may write a million cases into one suite.
    if (onceOnly) return;
    let watched = attempts.get(suite);
    if (watched === undefined) attempts.set(suite, (watched = watchAttempts()));
    watched.add(identity, outcome);
  };

  const closeCase = (): void => {
    const found = openCases.pop();
    const suite = found === undefined ? undefined : suites[found.suite];
    if (found === undefined || suite === undefined) return;
    const outcome = outcomeOf(found);
    addCase(suite, outcome);
    suite.failureElements += found.todo ? 0 : found.failures;
    if (found.flaky || found.rerun) suite.rerunCases += 1;
    if (found.todo && (found.failed || found.errored)) suite.forgivenFailures += 1;
    const { identity, whole } = namesOf(found);
    const isMarked = (outcome === 'failed' || outcome === 'errored') && isMarkedFlaky(found.attributes);
    if (isMarked) {
      suite.marked[outcome] += 1;
      suite.marked.elements += found.failures;
    } else watch(found.suite, identity, outcome);
    if (isMarked && marked.length < nameCaps.count)
      marked.push({ suite: found.suite, name: ownText(shownName(whole)) });
    else names.add(whole, outcome);
    if (outcome === 'passed' || outcome === 'skipped' || kept.length >= notableCap) return;
    kept.push({
      suite: found.suite,
      identity: ownText(identity),
      isMarked,
      shown: notableCase(found, whole, outcome),
    });
  };

  /** A `failure` or `error` outside of any case is the suite's own: counted as one case that could not run. */
  const trouble = (element: 'failure' | 'error', attributes: Attributes): void => {
    const { suite, index } = here();
    suite.troubles += 1;
    const outcome = element === 'failure' ? 'failed' : 'errored';
    addCase(suite, outcome);
    if (kept.length >= notableCap) return;
    const message = excerpt(attributes['message'] ?? '', 500);
    const name = `${suite.element} ${suite.name}`;
    kept.push({
      suite: index,
      identity: '',
      isMarked: false,
      shown: { name, outcome, message, file: null, line: suite.line },
    });
  };

  const sayFailure = (open: OpenCase, attributes: Attributes): void => {
    const message = attributes['message'] ?? '';
    if (open.message === '' && message !== 'Failed') open.message = message;
    hearing = open.message === '';
    if (hearing) reader.hearText(true);
  };

  const openInCase = (name: string, attributes: Attributes, line: number): void => {
    const open = openCases.at(-1);
    if (open === undefined) {
      if (name === 'failure' || name === 'error') trouble(name, attributes);
      return;
    }
    switch (name) {
      case 'failure':
        open.failed = true;
        open.failures += 1;
        sayFailure(open, attributes);
        break;
      case 'error':
      // PHPUnit: a class without tests, a data provider that is wrong.
      case 'warning':
        open.errored = true;
        open.failures += 1;
        sayFailure(open, attributes);
        break;
      case 'skipped':
        if (couldNotStart(open.attributes, attributes)) {
          open.errored = true;
          sayFailure(open, attributes);
          break;
        }
        open.skipped = true;
        if (attributes['type'] === 'todo') open.todo = true;
        break;
      case 'disabled':
      case 'ignored':
        open.skipped = true;
        break;
      case 'flakyFailure':
      case 'flakyError':
        open.flaky = true;
        if (open.message === '') open.message = attributes['message'] ?? '';
        break;
      case 'rerunFailure':
      case 'rerunError':
        open.rerun = true;
        break;
      case 'testcase':
        openCase(attributes, line);
        break;
      default:
    }
  };

  const reader = xmlReader({
    open: (name, attributes, line) => {
      if (root === null) {
        root = name;
        if (name !== 'testsuites' && name !== 'testsuite') {
          throw new UnusableReport(
            'report-kind-differs',
            `The root element is <${excerpt(name)}>, not <testsuites> or <testsuite>.`,
          );
        }
      }
      if (name === 'testsuite' || name === 'testsuites') openSuite(name, attributes, line);
      else if (name === 'testcase' && openCases.length === 0) openCase(attributes, line);
      else openInCase(name, attributes, line);
    },
    close: (name) => {
      if (name === 'testsuite' || name === 'testsuites') closeSuite();
      else if (name === 'testcase') closeCase();
      else if (hearing) {
        hearing = false;
        reader.hearText(false);
      }
    },
    text: (text) => {
      const open = openCases.at(-1);
      if (open !== undefined && open.message.length < 2000) open.message += text.slice(0, 2000);
    },
    comment: (comment) => {
      const [, name, count] =
        /^ (tests|suites|pass|fail|cancelled|skipped|todo) (\d{1,15}) $/u.exec(comment.slice(0, 60)) ?? [];
      if (openSuites.length === 1 && name !== undefined) nodeTotals.set(name, Number(count));
    },
  });

  /** Node's reporter drops the failure of a test that has subtests, but its totals know of it. */
  const applyNodeTotals = (): void => {
    const [first] = suites;
    // One comment alone may be anybody's; Node writes all of them.
    if (first === undefined || nodeTotals.size < 3) return;
    const tests = nodeTotals.get('tests');
    const missing = nodeComments.find((name) => !nodeTotals.has(name));
    if (tests === undefined || missing !== undefined)
      throw new UnusableReport(
        'number-invalid',
        `The closing comments of Node's reporter say no count of "${missing ?? 'tests'}".`,
      );
    onceOnly = true;
    const skipped = (nodeTotals.get('skipped') ?? 0) + (nodeTotals.get('todo') ?? 0);
    first.stated = {
      tests,
      failures: (nodeTotals.get('fail') ?? 0) + (nodeTotals.get('cancelled') ?? 0),
      errors: null,
      skipped,
      leastSkipped: skipped,
      flaky: null,
    };
  };

  /** Counts the attempts of a case as one case; what it was is returned by suite and identity. */
  const applyRetries = (): ReadonlyMap<string, RetriedCase> => {
    const forgotten = new Map<string, RetriedCase>();
    for (const group of onceOnly ? [] : retried) {
      const suite = suites[group.suite];
      if (suite === undefined) continue;
      forgotten.set(`${group.suite}\0${group.identity}`, group);
      const keeps = group.passedInTheEnd ? null : group.failedAttempts > 0 ? 'failed' : 'errored';
      suite.own = countCase(suite.own, 'failed', (keeps === 'failed' ? 1 : 0) - group.failedAttempts);
      suite.own = countCase(suite.own, 'errored', (keeps === 'errored' ? 1 : 0) - group.erroredAttempts);
      if (group.passedInTheEnd) suite.own = { ...suite.own, flaky: suite.own.flaky + 1 };
    }
    return forgotten;
  };

  const notableCases = (
    forgotten: ReadonlyMap<string, RetriedCase>,
    forgiven: ReadonlySet<number>,
  ): readonly NotableCase[] => {
    const told = new Set<string>();
    return kept.flatMap(({ suite, identity, isMarked, shown }): readonly NotableCase[] => {
      if (isMarked) return [forgiven.has(suite) ? { ...shown, outcome: 'flaky' } : shown];
      const key = `${suite}\0${identity}`;
      const group = forgotten.get(key);
      if (group === undefined) return [shown];
      if (told.has(key)) return [];
      told.add(key);
      return [group.passedInTheEnd ? { ...shown, outcome: 'flaky' } : shown];
    });
  };

  return {
    write: (text) => {
      reader.write(text);
    },
    end: () => {
      reader.end();
      applyNodeTotals();
      const forgotten = applyRetries();
      if (leavesOutTodos) addTodos(suites);
      const style: CountingStyle = nodeTotals.has('tests')
        ? { kind: 'node', describes: nodeTotals.get('suites') ?? null }
        : { kind: 'usual' };
      const { counts, disagreements, silent, unlistedSkips, forgiven } = sumSuites(suites, style);
      const notable = notableCases(forgotten, forgiven);
      for (const { suite, name } of marked) names.add(name, forgiven.has(suite) ? 'flaky' : 'failed');
      const suitesWithoutCases = suites.filter(
        (suite) =>
          suite.element === 'testsuite' &&
          suite.childSuites === 0 &&
          suite.raw.passed + suite.raw.failed + suite.raw.errored + suite.raw.skipped === 0 &&
          (suite.stated.tests ?? 0) > 0,
      ).length;
      return {
        counts,
        disagreements,
        silent,
        notable,
        unlistedSkips,
        suitesWithoutCases,
        names: names.end(suitesWithoutCases === 0),
      };
    },
  };
}

/** JUnit XML; PHPUnit, Jest, pytest, Maven, Gradle, gotestsum and Node write dialects of it. */
export const junit: FormatDefinition = {
  kind: 'tests',
  title: 'JUnit XML',
  recognizes: ({ root }) => root === 'testsuites' || root === 'testsuite',
  open: () => {
    const reader = junitReader();
    return { write: (text) => reader.write(text), end: () => ({ kind: 'tests', report: reader.end() }) };
  },
};

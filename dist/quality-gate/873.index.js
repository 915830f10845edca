export const id = 873;
export const ids = [873];
export const modules = {

/***/ 8873:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  testFormats: () => (/* binding */ testFormats)
});

;// CONCATENATED MODULE: ./packages/reports/src/domain/tests/attempts.ts
/** Most cases have this one, all of them the same: a suite may hold a million. */
const passedOnce = { failed: 0, errored: 0, shape: 'passed' };
function begin(outcome) {
    const failed = outcome === 'failed' ? 1 : 0;
    const errored = outcome === 'errored' ? 1 : 0;
    return failed + errored > 0 ? { failed, errored, shape: 'failing' } : passedOnce;
}
function goOn({ failed, errored, shape }, outcome) {
    const failing = outcome === 'failed' || outcome === 'errored';
    const isMixed = shape !== 'failing' || (!failing && outcome !== 'passed');
    return {
        failed: failed + (outcome === 'failed' ? 1 : 0),
        errored: errored + (outcome === 'errored' ? 1 : 0),
        shape: isMixed ? 'mixed' : failing ? 'failing' : 'retried',
    };
}
/**
 * Watches the cases of one suite. A case is taken for retried only when its attempts read "failed, one or more times,
 * then passed, and then no more": that is what running again produces. A name that passed twice shows that names in
 * this suite are not unique (parametrized tests), and then a failure beside a pass may be another test that failed;
 * all of them are counted.
 */
function watchAttempts() {
    const histories = new Map();
    return {
        add: (identity, outcome) => {
            const history = histories.get(identity);
            histories.set(identity, history === undefined ? begin(outcome) : goOn(history, outcome));
        },
        settle: (suite) => {
            const retried = [];
            for (const [identity, { failed, errored, shape }] of histories) {
                if (shape === 'mixed')
                    return [];
                if (shape === 'retried' || (shape === 'failing' && failed + errored > 1))
                    retried.push({
                        suite,
                        identity,
                        failedAttempts: failed,
                        erroredAttempts: errored,
                        passedInTheEnd: shape === 'retried',
                    });
            }
            return retried;
        },
    };
}

// EXTERNAL MODULE: ./packages/reports/src/domain/tests/case-names.ts
var case_names = __webpack_require__(4361);
// EXTERNAL MODULE: ./packages/reports/src/domain/tests/counts.ts
var tests_counts = __webpack_require__(8984);
// EXTERNAL MODULE: ./packages/reports/src/domain/limits.ts
var limits = __webpack_require__(8230);
// EXTERNAL MODULE: ./packages/reports/src/domain/own-text.ts
var own_text = __webpack_require__(8446);
// EXTERNAL MODULE: ./packages/reports/src/domain/problem.ts
var problem = __webpack_require__(7379);
;// CONCATENATED MODULE: ./packages/reports/src/domain/tests/suite.ts

/** A suite that was just opened. */
function openedSuite(element, name, line, parent, stated, countsAssertions = false) {
    return {
        element,
        name,
        line,
        parent,
        stated,
        raw: tests_counts/* noCounts */.Yi,
        own: tests_counts/* noCounts */.Yi,
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
function addCase(suite, outcome) {
    suite.raw = (0,tests_counts/* countCase */.cP)(suite.raw, outcome);
    suite.own = (0,tests_counts/* countCase */.cP)(suite.own, outcome);
}
const failingOf = ({ failed, errored }) => failed + errored;
/** Failures and errors that a suite states, together: tools do not agree on which is which. */
const statedFailing = ({ failures, errors }) => failures === null && errors === null ? null : (failures ?? 0) + (errors ?? 0);
const statedPart = (stated, part) => part === 'failing' ? statedFailing(stated) : stated[part];
/** The totals a suite may state and yet agree with what it lists. */
function explainedTotals(suite, below, style) {
    const { raw } = suite;
    const counted = {
        tests: (0,tests_counts/* totalOf */.e6)(below.counts),
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
            tests: [counted.tests, (0,tests_counts/* totalOf */.e6)(raw) + suite.childSuites],
            failing: [counted.failing, failingOf(raw) + suite.forgivenFailures + below.failingChildren],
            skipped: [counted.skipped, raw.skipped + below.skippingChildren],
        };
    const all = (0,tests_counts/* totalOf */.e6)(below.raw);
    const direct = (0,tests_counts/* totalOf */.e6)(raw) > 0 ? [raw] : [];
    return {
        // With every attempt, without failures of suites, of its direct cases alone, or the sum of what is stated below.
        tests: [counted.tests, all, all - below.troubles, below.stated.tests, ...direct.map(tests_counts/* totalOf */.e6)],
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
const nameOf = (suite) => `${suite.element} "${suite.name}" (line ${suite.line})`;
/** The attributes of failures that a suite has. */
function quoteFailures({ failures, errors }) {
    const parts = Object.entries({ failures, errors }).filter(([, value]) => value !== null);
    return parts.map(([name, value]) => `${name}="${value}"`).join(' ');
}
/** Holds what a suite states against what it lists; the list is counted, and what it does not explain is said. */
function compare(suite, below, style) {
    const { stated } = suite;
    const { counts } = below;
    const where = nameOf(suite);
    const explained = explainedTotals(suite, below, style);
    const disagreements = [];
    const silent = [];
    const differ = (part, what, listed) => {
        const said = statedPart(stated, part);
        if (said === null || explained[part].includes(said))
            return;
        if (below.rerunCases > 0 && said < listed)
            return;
        disagreements.push({ where, what, stated: String(said), counted: String(listed) });
    };
    if (!suite.countsAssertions)
        differ('tests', 'tests', (0,tests_counts/* totalOf */.e6)(counts));
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
    }
    else
        differ('failing', 'failures', failing);
    differ('skipped', 'skipped', counts.skipped);
    const { tests, leastSkipped } = stated;
    if (leastSkipped !== null && !explained.skipped.includes(leastSkipped))
        below.unlistedSkips = Math.max(below.unlistedSkips, leastSkipped - counts.skipped);
    // More were skipped than is listed, and no room is left for all that is listed as passed. Without a total it is that
    // of the list.
    const room = (tests ?? (0,tests_counts/* totalOf */.e6)(counts)) - (said ?? 0) - (leastSkipped ?? 0);
    if (!suite.countsAssertions &&
        leastSkipped !== null &&
        !explained.skipped.includes(leastSkipped) &&
        leastSkipped > Math.max(counts.skipped, below.stated.skipped) &&
        counts.passed > Math.max(0, room))
        silent.push({
            code: 'passes-in-doubt',
            where,
            seen: `states ${tests === null ? '' : `tests="${tests}" and `}${leastSkipped} skipped, listed are ${counts.passed} passed and ${counts.skipped} skipped`,
        });
    return { disagreements, silent };
}
/** The counts of a suite that lists nothing and has only attributes to go by; no more than it states in all. */
function statedCounts(stated) {
    let left = stated.tests ?? Infinity;
    const take = (number) => {
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
const forgive = ({ passed, failed, errored, skipped, flaky }, marked) => ({
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
function canForgive({ stated }, { counts, raw, marked }) {
    const { tests, failures, errors, flaky } = stated;
    return ((tests === null || tests === (0,tests_counts/* totalOf */.e6)(counts) || tests === (0,tests_counts/* totalOf */.e6)(raw)) &&
        (failures !== null || marked.failed === 0) &&
        (errors !== null || marked.errored === 0) &&
        (flaky === null || flaky >= marked.failed + marked.errored));
}
/** Takes cases that are marked as flaky for passed where the stated failures leave no room for them. */
function forgiveMarked(suite, below, forgiven) {
    const { marked } = below;
    const said = statedFailing(suite.stated);
    // Without a word of how many failed the suite around may tell.
    if (marked.failed + marked.errored === 0 || said === null)
        return;
    if (canForgive(suite, below) && said === failingOf(below.counts) - marked.failed - marked.errored) {
        below.counts = forgive(below.counts, marked);
        // A suite around that counts them as failures contradicts this one.
        below.raw = forgive(below.raw, marked);
        below.failureElements -= marked.elements;
        for (const index of below.markedSuites)
            forgiven.add(index);
    }
    below.marked = { failed: 0, errored: 0, elements: 0 };
    below.markedSuites = [];
}
/** Takes passed cases that no suite lists for skipped where the suite around them states more of these. */
function skipAssumed({ stated }, below) {
    const { counts, assumed } = below;
    const taken = Math.min(assumed, Math.max(0, (stated.leastSkipped ?? 0) - counts.skipped));
    below.assumed -= taken;
    below.counts = { ...counts, passed: counts.passed - taken, skipped: counts.skipped + taken };
}
const newGathered = (suite, index) => ({
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
    stated: { tests: (0,tests_counts/* totalOf */.e6)(suite.own), failing: failingOf(suite.own), skipped: suite.own.skipped },
    failingChildren: 0,
    skippingChildren: 0,
    suites: 0,
    failingSuites: 0,
});
/** Tells the suite around what a suite holds. */
function passOn(suite, below, parent) {
    parent.counts = (0,tests_counts/* addCounts */.c5)(parent.counts, below.counts);
    parent.raw = (0,tests_counts/* addCounts */.c5)(parent.raw, below.raw);
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
    const [few, many] = below.markedSuites.length < parent.markedSuites.length
        ? [below.markedSuites, parent.markedSuites]
        : [parent.markedSuites, below.markedSuites];
    for (const index of few)
        many.push(index);
    parent.markedSuites = many;
    parent.assumed += below.assumed;
    parent.unlistedSkips += below.unlistedSkips;
    parent.stated.tests += suite.stated.tests ?? below.stated.tests;
    parent.stated.failing += statedFailing(suite.stated) ?? below.stated.failing;
    parent.stated.skipped += suite.stated.skipped ?? below.stated.skipped;
    if (failingOf(below.counts) + below.forgivenFailures > 0)
        parent.failingChildren += 1;
    if (below.counts.skipped > 0)
        parent.skippingChildren += 1;
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
function sumSuites(suites, style) {
    const disagreements = [];
    const silent = [];
    const forgiven = new Set();
    const gathered = suites.map(newGathered);
    let counts = tests_counts/* noCounts */.Yi;
    let unlistedSkips = 0;
    for (let index = suites.length - 1; index >= 0; index -= 1) {
        const suite = suites[index];
        const below = gathered[index];
        if (suite === undefined || below === undefined)
            continue;
        const said = [];
        const where = nameOf(suite);
        if (suite.troubles > 0)
            said.push({
                code: 'suite-error-without-cases',
                where,
                seen: `the suite itself reports ${suite.troubles} failure(s) or error(s)`,
            });
        if (suite.element === 'testsuite' && (0,tests_counts/* totalOf */.e6)(below.raw) === 0 && suite.childSuites === 0) {
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
        }
        else {
            forgiveMarked(suite, below, forgiven);
            skipAssumed(suite, below);
            const found = compare(suite, below, style);
            disagreements.push(found.disagreements);
            said.push(...found.silent);
            const flaky = Math.min(suite.stated.flaky ?? 0, below.counts.passed);
            if (flaky > below.counts.flaky)
                below.counts = { ...below.counts, flaky };
        }
        silent.push(said);
        const parent = suite.parent === null ? undefined : gathered[suite.parent];
        if (parent !== undefined) {
            passOn(suite, below, parent);
            continue;
        }
        counts = (0,tests_counts/* addCounts */.c5)(counts, below.counts);
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

;// CONCATENATED MODULE: ./packages/reports/src/domain/tests/todos.ts

/** Roots of reporters that write a test that is still to be written (`test.todo`) as one that passed, and count it nowhere. */
const todosLeftOut = new Set(['jest tests']);
/** What a suite states, with so many more tests that were skipped. */
function stateMore(suite, todos) {
    const { stated } = suite;
    const more = (count) => (count === null ? null : count + todos);
    suite.stated = {
        ...stated,
        tests: more(stated.tests),
        skipped: more(stated.skipped),
        leastSkipped: more(stated.leastSkipped),
    };
}
/**
 * Takes the cases that a suite of jest-junit lists beyond those that it counts for skipped: nobody wrote them yet. Which
 * of those that are listed as passed they are is not said.
 *
 * @param suites - with their cases; counts and stated totals are altered
 */
function addTodos(suites) {
    let all = 0;
    for (const suite of suites) {
        const { tests } = suite.stated;
        if (suite.element !== 'testsuite' || suite.childSuites > 0 || tests === null)
            continue;
        const todos = Math.min(suite.own.passed, (0,tests_counts/* totalOf */.e6)(suite.own) - tests);
        if (todos <= 0)
            continue;
        all += todos;
        for (const part of ['own', 'raw']) {
            const counts = suite[part];
            suite[part] = { ...counts, passed: counts.passed - todos, skipped: counts.skipped + todos };
        }
        stateMore(suite, todos);
    }
    for (const suite of suites)
        if (suite.element === 'testsuites')
            stateMore(suite, all);
}

// EXTERNAL MODULE: ./packages/reports/src/domain/tests/tally.ts + 1 modules
var tests_tally = __webpack_require__(68);
// EXTERNAL MODULE: ./packages/reports/src/domain/tests/test-report.ts
var test_report = __webpack_require__(2055);
// EXTERNAL MODULE: ./packages/reports/src/domain/xml.ts
var xml = __webpack_require__(5569);
;// CONCATENATED MODULE: ./packages/reports/src/domain/tests/junit.ts











/** Reporters that write a case once, however often it ran: what stands twice in their files are two tests. */
const onceOnlyReporters = new Set([
    'vitest tests',
    'jest tests',
    'Mocha Tests',
    'pytest',
    'pytest tests',
]);
const passingWords = new Set([
    ...['passed', 'pass', 'success', 'successful', 'succeeded', 'ok', 'fixed', 'flaky', 'flake'],
    ...['run', 'ran', 'executed', 'completed', 'complete', 'done', 'finished', 'expected'],
]);
const failingWords = new Set(['failed', 'failure', 'fail', 'ko', 'regression']);
const brokenWords = new Set([
    ...['error', 'errored', 'broken', 'aborted', 'cancelled', 'canceled', 'crashed'],
    ...['timeout', 'timedout', 'timed-out'],
]);
const skippingWords = new Set([
    ...['skipped', 'skip', 'disabled', 'notrun', 'not_run', 'ignored', 'pending', 'suppressed'],
    ...['untested', 'todo', 'inconclusive', 'warning'],
]);
const flakyWords = new Set(['flaky', 'flake']);
/** Where dialects write what became of a case. */
const outcomeAttributes = ['status', 'result', 'outcome'];
function readCount(attributes, name, line) {
    const text = attributes[name];
    if (text === undefined)
        return null;
    const value = (0,tests_tally/* wholeNumberIn */.k)(text);
    if (value === null)
        throw new problem/* UnusableReport */.or('number-invalid', `Line ${line}: ${name}="${(0,problem/* excerpt */.Kb)(text)}" is not a count.`);
    return value;
}
function sumKnown(...numbers) {
    const known = numbers.filter((number) => number !== null);
    return known.length === 0 ? null : known.reduce((sum, number) => sum + number, 0);
}
function statedTotals(attributes, line) {
    const count = (name) => readCount(attributes, name, line);
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
        flaky: count('flakes') ?? (0,tests_tally/* wholeNumberIn */.k)(flaky),
    };
}
/** Whether a case is marked as one that failed and passed when it ran again, as Firebase and Flank do. */
const isMarkedFlaky = (attributes) => /^\s*(?:true|yes|1)\s*$/iu.test(attributes['flaky'] ?? '');
/**
 * Whether CTest, which calls a case as its class, writes as skipped what it takes for a failure: a test whose program or
 * files are missing, or whose fixture failed. What was really skipped says by which of two properties.
 */
const couldNotStart = ({ name, classname, status }, { message = '' }) => status === 'notrun' &&
    name === classname &&
    message !== '' &&
    !/^(?:SKIP_RETURN_CODE=|SKIP_REGULAR_EXPRESSION_MATCHED|Disabled)/u.test(message);
/** Without the colors of a terminal, whose escape character cannot stand in XML. */
const withoutColors = (text) => text.replace(/(?:\ufffd|&#(?:27|x1b);)\[[\d;]{0,20}m/giu, '');
/** Why a case of which nothing says that it failed cannot be taken for one that passed; `null` when it can. */
function doubtOf({ attributes }) {
    // pytest writes one so for the test at which the run was ended: what stood behind it never ran.
    if (attributes['name'] === undefined && attributes['classname'] === undefined)
        return 'The case has no name: the run was ended in it, and tests behind it did not run.';
    const strange = outcomeAttributes.find((name) => {
        const word = attributes[name]?.trim().toLowerCase() ?? '';
        return word !== '' && !passingWords.has(word);
    });
    return strange === undefined
        ? null
        : `${strange}="${(0,problem/* excerpt */.Kb)(attributes[strange] ?? '')}" is no outcome that is known.`;
}
function outcomeOf(found) {
    const words = outcomeAttributes.map((name) => found.attributes[name]?.trim().toLowerCase() ?? '');
    const says = (known) => words.some((word) => known.has(word));
    if (found.todo)
        return 'skipped';
    if (found.failed || says(failingWords))
        return 'failed';
    if (found.errored || says(brokenWords))
        return 'errored';
    // Attempts that failed and no word of one that passed.
    if (found.rerun && !found.flaky)
        return 'failed';
    if (found.skipped || says(skippingWords) || found.attributes['disabled'] === 'true')
        return 'skipped';
    const doubt = doubtOf(found);
    if (doubt !== null) {
        if (found.message === '')
            found.message = doubt;
        return 'errored';
    }
    return found.flaky || isMarkedFlaky(found.attributes) || says(flakyWords) ? 'flaky' : 'passed';
}
const calledAs = (name, line) => name === '' ? `the case at line ${line}` : (0,case_names/* shownName */.HD)(name);
/** What tells a case from others of its suite, and what people call it. */
function namesOf({ attributes }) {
    const { classname = '', name = '', file = '', line = '' } = attributes;
    return {
        identity: [classname, name, file, line].join('\0'),
        whole: [classname, name].filter((part) => part !== '').join(' › '),
    };
}
function notableCase({ attributes, line: writtenAt, message }, name, outcome) {
    const { file, line } = attributes;
    return {
        name: (0,own_text/* ownText */.U)(calledAs(name, writtenAt)),
        outcome,
        message: (0,own_text/* ownText */.U)((0,problem/* excerpt */.Kb)(withoutColors(message), 500)),
        file: file === undefined ? null : (0,own_text/* ownText */.U)((0,problem/* excerpt */.Kb)(file, 300)),
        line: line !== undefined && /^\d{1,7}$/u.test(line) ? Number(line) : null,
    };
}
/** What Node's reporter counts in comments in front of the end. */
const nodeComments = ['tests', 'pass', 'fail', 'cancelled', 'skipped', 'todo'];
/**
 * Reads JUnit XML as tools really write it: one suite or many, nested to any depth, suites that have only attributes,
 * failures of a suite itself, attempts (`flakyFailure`, `rerunFailure`, `flakyError`, `rerunError`, or the same case
 * again), disabled cases, and the totals that Node's reporter writes as comments.
 */
function junitReader() {
    const suites = [];
    const openSuites = [];
    const attempts = new Map();
    const openCases = [];
    const retried = [];
    const kept = [];
    const marked = [];
    const names = (0,case_names/* gatherNames */.o_)();
    const nodeTotals = new Map();
    let root = null;
    let onceOnly = false;
    let leavesOutTodos = false;
    let hearing = false;
    const here = () => {
        const index = openSuites.at(-1) ?? 0;
        const suite = suites[index];
        if (suite === undefined)
            throw new problem/* UnusableReport */.or('report-unparsable', 'A case stands outside of any suite.');
        return { suite, index };
    };
    const openSuite = (element, attributes, line) => {
        if (suites.length >= limits/* limits */.F.suites)
            throw new problem/* UnusableReport */.or('report-too-large', `Line ${line}: more than ${limits/* limits */.F.suites} suites.`);
        const parent = openSuites.at(-1) ?? null;
        const around = parent === null ? undefined : suites[parent];
        if (around !== undefined)
            around.childSuites += 1;
        const name = (0,own_text/* ownText */.U)((0,problem/* excerpt */.Kb)(attributes['name'] ?? ''));
        if (onceOnlyReporters.has(name))
            onceOnly = true;
        if (parent === null && todosLeftOut.has(name))
            leavesOutTodos = true;
        openSuites.push(suites.length);
        // Catch2 has no host to name and says so; `tests` is its number of assertions.
        const countsAssertions = attributes['hostname'] === 'tbd';
        suites.push(openedSuite(element, name, line, parent, statedTotals(attributes, line), countsAssertions));
    };
    const closeSuite = () => {
        const index = openSuites.pop();
        if (index === undefined)
            return;
        const watched = attempts.get(index);
        if (watched !== undefined)
            retried.push(...watched.settle(index));
        attempts.delete(index);
    };
    const openCase = (attributes, line) => {
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
    const watch = (suite, identity, outcome) => {
        // Nothing is taken for a retry of such a reporter, and it may write a million cases into one suite.
        if (onceOnly)
            return;
        let watched = attempts.get(suite);
        if (watched === undefined)
            attempts.set(suite, (watched = watchAttempts()));
        watched.add(identity, outcome);
    };
    const closeCase = () => {
        const found = openCases.pop();
        const suite = found === undefined ? undefined : suites[found.suite];
        if (found === undefined || suite === undefined)
            return;
        const outcome = outcomeOf(found);
        addCase(suite, outcome);
        suite.failureElements += found.todo ? 0 : found.failures;
        if (found.flaky || found.rerun)
            suite.rerunCases += 1;
        if (found.todo && (found.failed || found.errored))
            suite.forgivenFailures += 1;
        const { identity, whole } = namesOf(found);
        const isMarked = (outcome === 'failed' || outcome === 'errored') && isMarkedFlaky(found.attributes);
        if (isMarked) {
            suite.marked[outcome] += 1;
            suite.marked.elements += found.failures;
        }
        else
            watch(found.suite, identity, outcome);
        if (isMarked && marked.length < case_names/* nameCaps */.Lq.count)
            marked.push({ suite: found.suite, name: (0,own_text/* ownText */.U)((0,case_names/* shownName */.HD)(whole)) });
        else
            names.add(whole, outcome);
        if (outcome === 'passed' || outcome === 'skipped' || kept.length >= test_report/* notableCap */.k)
            return;
        kept.push({
            suite: found.suite,
            identity: (0,own_text/* ownText */.U)(identity),
            isMarked,
            shown: notableCase(found, whole, outcome),
        });
    };
    /** A `failure` or `error` outside of any case is the suite's own: counted as one case that could not run. */
    const trouble = (element, attributes) => {
        const { suite, index } = here();
        suite.troubles += 1;
        const outcome = element === 'failure' ? 'failed' : 'errored';
        addCase(suite, outcome);
        if (kept.length >= test_report/* notableCap */.k)
            return;
        const message = (0,problem/* excerpt */.Kb)(attributes['message'] ?? '', 500);
        const name = `${suite.element} ${suite.name}`;
        kept.push({
            suite: index,
            identity: '',
            isMarked: false,
            shown: { name, outcome, message, file: null, line: suite.line },
        });
    };
    const sayFailure = (open, attributes) => {
        const message = attributes['message'] ?? '';
        if (open.message === '' && message !== 'Failed')
            open.message = message;
        hearing = open.message === '';
        if (hearing)
            reader.hearText(true);
    };
    const openInCase = (name, attributes, line) => {
        const open = openCases.at(-1);
        if (open === undefined) {
            if (name === 'failure' || name === 'error')
                trouble(name, attributes);
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
                if (attributes['type'] === 'todo')
                    open.todo = true;
                break;
            case 'disabled':
            case 'ignored':
                open.skipped = true;
                break;
            case 'flakyFailure':
            case 'flakyError':
                open.flaky = true;
                if (open.message === '')
                    open.message = attributes['message'] ?? '';
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
    const reader = (0,xml/* xmlReader */.t)({
        open: (name, attributes, line) => {
            if (root === null) {
                root = name;
                if (name !== 'testsuites' && name !== 'testsuite') {
                    throw new problem/* UnusableReport */.or('report-kind-differs', `The root element is <${(0,problem/* excerpt */.Kb)(name)}>, not <testsuites> or <testsuite>.`);
                }
            }
            if (name === 'testsuite' || name === 'testsuites')
                openSuite(name, attributes, line);
            else if (name === 'testcase' && openCases.length === 0)
                openCase(attributes, line);
            else
                openInCase(name, attributes, line);
        },
        close: (name) => {
            if (name === 'testsuite' || name === 'testsuites')
                closeSuite();
            else if (name === 'testcase')
                closeCase();
            else if (hearing) {
                hearing = false;
                reader.hearText(false);
            }
        },
        text: (text) => {
            const open = openCases.at(-1);
            if (open !== undefined && open.message.length < 2000)
                open.message += text.slice(0, 2000);
        },
        comment: (comment) => {
            const [, name, count] = /^ (tests|suites|pass|fail|cancelled|skipped|todo) (\d{1,15}) $/u.exec(comment.slice(0, 60)) ?? [];
            if (openSuites.length === 1 && name !== undefined)
                nodeTotals.set(name, Number(count));
        },
    });
    /** Node's reporter drops the failure of a test that has subtests, but its totals know of it. */
    const applyNodeTotals = () => {
        const [first] = suites;
        // One comment alone may be anybody's; Node writes all of them.
        if (first === undefined || nodeTotals.size < 3)
            return;
        const tests = nodeTotals.get('tests');
        const missing = nodeComments.find((name) => !nodeTotals.has(name));
        if (tests === undefined || missing !== undefined)
            throw new problem/* UnusableReport */.or('number-invalid', `The closing comments of Node's reporter say no count of "${missing ?? 'tests'}".`);
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
    const applyRetries = () => {
        const forgotten = new Map();
        for (const group of onceOnly ? [] : retried) {
            const suite = suites[group.suite];
            if (suite === undefined)
                continue;
            forgotten.set(`${group.suite}\0${group.identity}`, group);
            const keeps = group.passedInTheEnd ? null : group.failedAttempts > 0 ? 'failed' : 'errored';
            suite.own = (0,tests_counts/* countCase */.cP)(suite.own, 'failed', (keeps === 'failed' ? 1 : 0) - group.failedAttempts);
            suite.own = (0,tests_counts/* countCase */.cP)(suite.own, 'errored', (keeps === 'errored' ? 1 : 0) - group.erroredAttempts);
            if (group.passedInTheEnd)
                suite.own = { ...suite.own, flaky: suite.own.flaky + 1 };
        }
        return forgotten;
    };
    const notableCases = (forgotten, forgiven) => {
        const told = new Set();
        return kept.flatMap(({ suite, identity, isMarked, shown }) => {
            if (isMarked)
                return [forgiven.has(suite) ? { ...shown, outcome: 'flaky' } : shown];
            const key = `${suite}\0${identity}`;
            const group = forgotten.get(key);
            if (group === undefined)
                return [shown];
            if (told.has(key))
                return [];
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
            if (leavesOutTodos)
                addTodos(suites);
            const style = nodeTotals.has('tests')
                ? { kind: 'node', describes: nodeTotals.get('suites') ?? null }
                : { kind: 'usual' };
            const { counts, disagreements, silent, unlistedSkips, forgiven } = sumSuites(suites, style);
            const notable = notableCases(forgotten, forgiven);
            for (const { suite, name } of marked)
                names.add(name, forgiven.has(suite) ? 'flaky' : 'failed');
            const suitesWithoutCases = suites.filter((suite) => suite.element === 'testsuite' &&
                suite.childSuites === 0 &&
                suite.raw.passed + suite.raw.failed + suite.raw.errored + suite.raw.skipped === 0 &&
                (suite.stated.tests ?? 0) > 0).length;
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
const junit = {
    kind: 'tests',
    title: 'JUnit XML',
    recognizes: ({ root }) => root === 'testsuites' || root === 'testsuite',
    open: () => {
        const reader = junitReader();
        return { write: (text) => reader.write(text), end: () => ({ kind: 'tests', report: reader.end() }) };
    },
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/tests/xml-cases.ts



/** Adds what several elements state; a number that one of them lacks is no sum. */
const addStated = (left, right) => {
    const add = (one, other) => typeof one === 'number' && typeof other === 'number' ? one + other : null;
    const [before, after] = [left.tests ?? [], right.tests ?? []];
    return {
        tests: before.length === after.length ? before.map((number, index) => number + (after[index] ?? 0)) : [],
        passed: add(left.passed, right.passed),
        // What one of them states is a lower bound.
        failing: (0,tests_tally/* sumOf */.XN)(left.failing ?? null, right.failing ?? null),
        skipped: add(left.skipped, right.skipped),
    };
};
/** Messages of a run that are kept; the rest is counted only. */
const shownMessages = 200;
/** Where the text of such a message stands. */
const textElement = 'Text';
/** A reader of one dialect. A case that holds cases is their sum, and one of its own only where it alone failed. */
function xmlCases(dialect) {
    const tally = (0,tests_tally/* tallyCases */.Y8)();
    const stack = [];
    let stated = null;
    let hearing = false;
    let runFailure = null;
    /** How many elements around cases have said that they failed. */
    let suiteFailures = 0;
    const messages = [];
    let moreMessages = 0;
    const { run = null } = dialect;
    const failing = () => {
        const { failed, errored } = tally.counts();
        return failed + errored + suiteFailures;
    };
    const closeCase = (element) => {
        const outcome = dialect.outcome(element.attributes);
        const bad = outcome === 'failed' || outcome === 'errored';
        const around = stack.findLast(({ name }) => dialect.cases.has(name));
        if (around !== undefined)
            around.inner += 1;
        if (element.inner > 0 && (!bad || failing() > element.failingBefore)) {
            tally.fold(outcome);
            return;
        }
        const name = dialect.nameOf(element.attributes);
        if (element.inner > 0)
            tally.trouble(name, 'the test failed beside the cases in it');
        else
            tally.add({ name, outcome, message: element.message });
    };
    const saysWhy = (name) => /^message$/iu.test(name)
        ? stack.some((element) => dialect.cases.has(element.name))
        : run !== null && name === textElement && stack.at(-2)?.name === run.message;
    /**
     * Holds what the run says against all of the cases. A message that tells of a failing case which is listed is no
     * further failure. Of the others the first stands for a case that could not run, unless a case failed.
     */
    const judgeRun = () => {
        const listed = failing();
        let told = 0;
        const unexplained = messages.filter(({ tells }) => {
            if (tells === 'one-case')
                told += 1;
            return listed === 0 || tells === null || told > listed;
        });
        for (const [index, { text }] of unexplained.entries()) {
            if (index === 0 && listed === 0)
                tally.trouble('the run', text);
            else
                tally.state('the run', text);
        }
        if (moreMessages > 0)
            tally.state('the run', `${moreMessages} more error message(s)`);
        if (runFailure === null || unexplained.length > 0)
            return;
        const { seen, isOfCases } = runFailure;
        if (listed === 0)
            tally.state(run?.summary ?? '', `${seen} and no failing result`);
        else if (!isOfCases)
            tally.state(run?.summary ?? '', seen);
    };
    const reader = (0,xml/* xmlReader */.t)({
        open: (name, attributes) => {
            if (stack.length === 0 && !dialect.roots.includes(name))
                throw new problem/* UnusableReport */.or('report-kind-differs', `The root element is <${(0,problem/* excerpt */.Kb)(name)}>.`);
            stack.push({ name, attributes, failingBefore: failing(), inner: 0, message: '' });
            if (dialect.totals(name, stack.length === 1)) {
                const count = (key) => (0,tests_tally/* optionalCount */.kP)(key, attributes[key]);
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
            if (element === undefined)
                return;
            if (dialect.cases.has(name)) {
                closeCase(element);
                return;
            }
            if (name === run?.message && run.isError(element.attributes)) {
                const { message } = element;
                const text = (0,problem/* excerpt */.Kb)(message === '' ? 'an error without a text' : message, 500);
                // By the whole text: the name of a case may be longer than what is shown of it.
                if (messages.length < shownMessages)
                    messages.push({ text, tells: run.tellsOf(message) });
                else
                    moreMessages += 1;
            }
            if (name === run?.summary)
                runFailure = run.failure(element.attributes);
            const trouble = dialect.troubles(name, element.attributes);
            const title = element.attributes['name'] ?? element.attributes['type'] ?? '';
            if (trouble !== null)
                tally.trouble(`${name} "${title}"`, trouble);
            const failure = dialect.suiteFailure(name, element.attributes);
            if (failure === null || failing() > element.failingBefore)
                return;
            if (failure.isOwn)
                tally.trouble(`${name} "${title}"`, failure.seen);
            else {
                suiteFailures += 1;
                tally.state(`${name} "${title}"`, failure.seen);
            }
        },
        text: (text) => {
            const open = stack.findLast(({ name }) => dialect.cases.has(name) || name === run?.message);
            if (open !== undefined && open.message.length < 2000)
                open.message += text.slice(0, 2000);
        },
        comment: () => undefined,
    });
    return {
        write: (text) => reader.write(text),
        end: () => {
            reader.end();
            if (stated === null && dialect.mustState !== null)
                throw new problem/* UnusableReport */.or('report-unparsable', `The report has no <${dialect.mustState}>.`);
            judgeRun();
            return { kind: 'tests', report: tally.report('the report', stated ?? {}) };
        },
    };
}

;// CONCATENATED MODULE: ./packages/reports/src/domain/tests/nunit.ts



const outcomes = new Map([
    ['passed', 'passed'],
    ['success', 'passed'],
    ['failed', 'failed'],
    ['failure', 'failed'],
    ['skipped', 'skipped'],
    ['ignored', 'skipped'],
    // Neither held nor broken: an assumption did not apply, or a test only warned. None of them passed.
    ['inconclusive', 'skipped'],
    ['warning', 'skipped'],
]);
const brokenLabels = new Set(['error', 'cancelled', 'invalid']);
/** NUnit 2.4 has no `result`, only whether the case ran and succeeded. */
function nunit_outcomeOf(attributes) {
    const { result, label, executed, success } = attributes;
    if (result === undefined) {
        if (executed?.toLowerCase() === 'false')
            return 'skipped';
        if (success === undefined)
            return 'errored';
        return success.toLowerCase() === 'true' ? 'passed' : 'failed';
    }
    const outcome = outcomes.get(result.toLowerCase()) ?? 'errored';
    return outcome === 'failed' && brokenLabels.has(label?.toLowerCase() ?? '') ? 'errored' : outcome;
}
const badSuite = new Set([
    'failed',
    'failure',
    'error',
    'invalid',
    'cancelled',
    'notrunnable',
]);
/** What failed is in the suite, or around it. */
const sitesElsewhere = new Set(['child', 'parent']);
function suiteFailure(element, { result, label, site, success }) {
    if (element !== 'test-suite' && element !== 'test-run')
        return null;
    const bad = result === undefined ? success?.toLowerCase() === 'false' : badSuite.has(result.toLowerCase());
    if (!bad)
        return null;
    // Only what the file says: the two versions do not have the same attributes.
    const said = Object.entries({ result, label, site, success }).flatMap(([name, value]) => value === undefined ? [] : [`${name}="${(0,problem/* excerpt */.Kb)(value)}"`]);
    return {
        seen: `${said.join(' ')} and no failing case in it`,
        isOwn: site !== undefined && !sitesElsewhere.has(site.toLowerCase()),
    };
}
const shared = {
    cases: new Set(['test-case']),
    outcome: nunit_outcomeOf,
    nameOf: ({ fullname, name }) => fullname ?? name ?? '',
    suiteFailure,
    troubles: () => null,
};
const nunit3Dialect = {
    ...shared,
    // Tools that run one assembly write its suite alone.
    roots: ['test-run', 'test-suite'],
    totals: (_element, isRoot) => isRoot,
    mustState: null,
    stated: (count) => {
        const skipped = (0,tests_tally/* sumOf */.XN)(count('skipped'), count('inconclusive'), count('warnings'));
        const total = count('total');
        // Explicit tests that were not asked for are listed and not in `total`.
        return {
            tests: [count('testcasecount'), total].filter((number) => number !== null),
            passed: count('passed'),
            failing: count('failed'),
            ...(total !== null && total === count('testcasecount') ? { skipped } : {}),
        };
    },
};
const nunit2Dialect = {
    ...shared,
    roots: ['test-results'],
    totals: (_element, isRoot) => isRoot,
    mustState: null,
    stated: (count) => {
        const total = count('total');
        const notRun = count('not-run') ?? 0;
        return {
            tests: total === null ? [] : [total + notRun, total],
            failing: (0,tests_tally/* sumOf */.XN)(count('failures'), count('errors'), count('invalid')),
        };
    },
};
/** NUnit 3 (docs.nunit.org, "Test Result XML Format"). */
const nunit3 = {
    kind: 'tests',
    title: 'NUnit 3 XML',
    recognizes: ({ root }) => root === 'test-run' || root === 'test-suite',
    open: () => xmlCases(nunit3Dialect),
};
/** NUnit 2. */
const nunit2 = {
    kind: 'tests',
    title: 'NUnit 2 XML',
    recognizes: ({ root }) => root === 'test-results',
    open: () => xmlCases(nunit2Dialect),
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/tests/xunit.ts


const xunit_outcomes = new Map([
    ['pass', 'passed'],
    ['fail', 'failed'],
    ['skip', 'skipped'],
    ['notrun', 'skipped'],
]);
const dialect = {
    roots: ['assemblies', 'assembly'],
    cases: new Set(['test']),
    outcome: ({ result }) => xunit_outcomes.get(result?.toLowerCase() ?? '') ?? 'errored',
    nameOf: ({ name }) => name ?? '',
    suiteFailure: () => null,
    troubles: (element, { type }) => element === 'error' ? `an error outside of any test (${type ?? 'no type'})` : null,
    totals: (element) => element === 'assembly',
    stated: (count) => {
        const total = count('total');
        const notRun = count('not-run') ?? 0;
        return {
            tests: total === null ? [] : [total, total + notRun],
            passed: count('passed'),
            failing: (0,tests_tally/* sumOf */.XN)(count('failed'), count('errors')),
            skipped: (0,tests_tally/* sumOf */.XN)(count('skipped'), count('not-run')),
        };
    },
    mustState: 'assembly',
};
/** xUnit.net 1, 2 and 3 (xunit.net, "Format of XML files"). */
const xunit = {
    kind: 'tests',
    title: 'xUnit.net XML',
    recognizes: ({ root }) => root === 'assemblies' || root === 'assembly',
    open: () => xmlCases(dialect),
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/tests/trx.ts



/** Every other outcome (Error, Timeout, Aborted, NotRunnable, Disconnected, PassedButRunAborted…) could not run to its end. */
const trx_outcomes = new Map([
    ['passed', 'passed'],
    ['failed', 'failed'],
    ['notexecuted', 'skipped'],
    ['inconclusive', 'skipped'],
    ['warning', 'skipped'],
]);
/** `Complete` is what xUnit.net 3 writes. */
const goodSummaries = new Set(['completed', 'complete', 'passed', 'warning']);
/** What failing results explain. One that was ended before its time lacks results, whatever failed before. */
const summariesOfCases = new Set(['', 'failed', 'error', 'timeout', 'notrunnable']);
/** The exit code 2 of Microsoft.Testing.Platform, in whatever language it writes the sentence around it. */
const saysThatTestsFailed = (text) => /^Exit code indicates failure: '2'/u.test(text) ||
    /^\D*\b2\b\D*https:\/\/aka\.ms\/testingplatform\/exitcodes/u.test(text);
const trx_dialect = {
    roots: ['TestRun'],
    cases: new Set([
        ...['UnitTestResult', 'ManualTestResult', 'GenericTestResult', 'TestResult'],
        ...['WebTestResult', 'LoadTestResult', 'TestResultAggregation'],
    ]),
    // The schema's default of a result without a word is that it failed.
    outcome: ({ outcome }) => trx_outcomes.get(outcome?.toLowerCase() ?? 'failed') ?? (outcome === undefined ? 'failed' : 'errored'),
    nameOf: ({ testName }) => testName ?? '',
    suiteFailure: () => null,
    troubles: () => null,
    run: {
        summary: 'ResultSummary',
        failure: ({ outcome = '' }) => {
            const word = outcome.toLowerCase();
            if (goodSummaries.has(word))
                return null;
            return { seen: `outcome="${(0,problem/* excerpt */.Kb)(outcome)}"`, isOfCases: summariesOfCases.has(word) };
        },
        message: 'RunInfo',
        isError: ({ outcome }) => !['warning', 'passed', 'completed'].includes(outcome?.toLowerCase() ?? ''),
        // xUnit.net writes a line for each failing test; Microsoft.Testing.Platform the exit code, of which 2 says that
        // tests failed and every other that something else went wrong.
        tellsOf: (text) => /\[FAIL\]\s*$/u.test(text) ? 'one-case' : saysThatTestsFailed(text) ? 'any-case' : null,
    },
    totals: (element) => element === 'Counters',
    stated: (count) => ({
        tests: [count('total')].filter((number) => number !== null),
        passed: count('passed'),
        failing: (0,tests_tally/* sumOf */.XN)(count('failed'), count('error'), count('timeout'), count('aborted'), count('notRunnable'), count('disconnected'), count('passedButRunAborted'), count('inProgress'), count('pending')),
    }),
    mustState: 'Counters',
};
/** Visual Studio test results, as `dotnet test --logger trx` writes them (vstst.xsd). */
const trx = {
    kind: 'tests',
    title: 'TRX',
    recognizes: ({ root }) => root === 'TestRun',
    open: () => xmlCases(trx_dialect),
};

// EXTERNAL MODULE: ./packages/reports/src/domain/tests/json-cases.ts
var json_cases = __webpack_require__(1890);
;// CONCATENATED MODULE: ./packages/reports/src/domain/tests/ctrf.ts


const ctrf_outcomes = new Map([
    ['passed', 'passed'],
    ['failed', 'failed'],
    ['skipped', 'skipped'],
    ['pending', 'skipped'],
]);
function ctrf_outcomeOf(test) {
    const outcome = ctrf_outcomes.get((0,json_cases/* textOf */.b6)(test['status'])) ?? 'errored';
    return outcome === 'passed' && test['flaky'] === true ? 'flaky' : outcome;
}
/** Common Test Report Format (ctrf.io). */
const ctrf = {
    kind: 'tests',
    title: 'CTRF',
    recognizes: ({ keys }) => keys.has('results.tests') || keys.has('results.summary') || keys.has('reportFormat'),
    open: () => {
        const tally = (0,tests_tally/* tallyCases */.Y8)();
        let summary = null;
        return (0,json_cases/* jsonCases */.E9)({
            lists: ['results.tests'],
            objects: ['results.summary'],
            element: (_list, test) => {
                const { name, message, trace, filePath, line } = test;
                tally.add({
                    name: (0,json_cases/* textOf */.b6)(name),
                    outcome: ctrf_outcomeOf(test),
                    message: (0,json_cases/* textOf */.b6)(message) === '' ? (0,json_cases/* textOf */.b6)(trace) : (0,json_cases/* textOf */.b6)(message),
                    file: (0,json_cases/* textOf */.b6)(filePath),
                    line: (0,json_cases/* lineOf */.cA)(line),
                });
            },
            whole: (_path, value) => {
                summary = value;
            },
            end: () => {
                const said = (0,json_cases/* required */.mw)('results.summary', summary);
                return tally.report('results.summary', {
                    tests: [(0,tests_tally/* countIn */.ry)('summary.tests', said['tests'])],
                    passed: (0,tests_tally/* countIn */.ry)('summary.passed', said['passed']),
                    failing: (0,tests_tally/* countIn */.ry)('summary.failed', said['failed']) + ((0,tests_tally/* optionalCount */.kP)('summary.other', said['other']) ?? 0),
                    skipped: (0,tests_tally/* countIn */.ry)('summary.skipped', said['skipped']) +
                        ((0,tests_tally/* optionalCount */.kP)('summary.pending', said['pending']) ?? 0),
                    flaky: (0,tests_tally/* optionalCount */.kP)('summary.flaky', said['flaky']),
                });
            },
        });
    },
};

// EXTERNAL MODULE: ./packages/reports/src/domain/json.ts + 8 modules
var json = __webpack_require__(1989);
;// CONCATENATED MODULE: ./packages/reports/src/domain/tests/mocha.ts



/**
 * The JSON reporter of Mocha. Hooks that failed are among `failures` and not among `tests`; a test that is in `tests`
 * alone never ended.
 */
const mocha = {
    kind: 'tests',
    title: 'Mocha JSON',
    recognizes: ({ keys }) => !keys.has('results') &&
        (keys.has('stats.passes') ||
            (keys.has('tests') && ['passes', 'failures', 'pending'].some((key) => keys.has(key)))),
    open: () => {
        const tally = (0,tests_tally/* tallyCases */.Y8)();
        let stats = null;
        let tests = 0;
        let hooks = 0;
        return (0,json_cases/* jsonCases */.E9)({
            lists: ['tests', 'passes', 'failures', 'pending'],
            objects: ['stats'],
            element: (list, test) => {
                if (list === 'tests') {
                    tests += 1;
                    return;
                }
                const name = (0,json_cases/* textOf */.b6)(test['fullTitle']);
                if (list === 'failures' && /"(?:before|after) (?:all|each)" hook/u.test(name))
                    hooks += 1;
                const { err } = test;
                const retried = ((0,tests_tally/* optionalCount */.kP)('currentRetry', test['currentRetry']) ?? 0) > 0;
                tally.add({
                    name,
                    outcome: list === 'failures' ? 'failed' : list === 'pending' ? 'skipped' : retried ? 'flaky' : 'passed',
                    message: (0,json/* isJsonObject */.OW)(err) ? (0,json_cases/* textOf */.b6)(err['message']) : '',
                    file: (0,json_cases/* textOf */.b6)(test['file']),
                });
            },
            whole: (_path, value) => {
                stats = value;
            },
            end: () => {
                const said = (0,json_cases/* required */.mw)('stats', stats);
                const { passed, failed, skipped } = tally.counts();
                const unfinished = tests + hooks - passed - failed - skipped;
                if (unfinished > 0)
                    tally.trouble('tests', `${unfinished} test(s) have neither passed nor failed`, unfinished);
                const stated = (0,tests_tally/* countIn */.ry)('stats.tests', said['tests']);
                return tally.report('stats', {
                    tests: [stated + hooks, stated],
                    passed: (0,tests_tally/* countIn */.ry)('stats.passes', said['passes']),
                    failing: (0,tests_tally/* countIn */.ry)('stats.failures', said['failures']),
                    skipped: (0,tests_tally/* countIn */.ry)('stats.pending', said['pending']),
                });
            },
        });
    },
};

// EXTERNAL MODULE: ./packages/reports/src/domain/tests/jest.ts
var jest = __webpack_require__(7714);
// EXTERNAL MODULE: ./packages/reports/src/domain/text-lines.ts
var text_lines = __webpack_require__(8135);
;// CONCATENATED MODULE: ./packages/reports/src/domain/line-cases.ts



/** Reads objects of JSON that stand in a line each. A line that is none is refused; a last one that is none was cut off. */
function eventLines(take, passOver, end) {
    const readLine = (line) => {
        if (line.trim() === '' || passOver(line))
            return;
        if (!line.startsWith('{'))
            throw new problem/* UnusableReport */.or('report-unparsable', `Line ${lines.number()}: "${(0,problem/* excerpt */.Kb)(line)}" is not an event.`);
        take((0,json/* readJsonLine */.Pl)(line));
    };
    const lines = (0,text_lines/* textLines */.F)(readLine, text_lines/* jsonLineCharacters */.X);
    return {
        write: (text) => lines.write(text),
        end: () => {
            try {
                readLine(lines.rest());
            }
            catch (thrown) {
                if (!(thrown instanceof problem/* UnusableReport */.or) || thrown.code !== 'report-unparsable')
                    throw thrown;
                throw new problem/* UnusableReport */.or('report-truncated', `The file ends in the middle of line ${lines.number() + 1}.`);
            }
            return { kind: 'tests', report: end() };
        },
    };
}

;// CONCATENATED MODULE: ./packages/reports/src/domain/tests/go-test.ts




const isResult = (action) => ['pass', 'fail', 'skip'].includes(action);
const outputCharacters = 2_000;
/** Go gives every package its result, even one that panics or runs out of time: without one the events were cut off. */
function refuseUnfinished(packages, builds) {
    for (const [name, { result, tests }] of packages) {
        if (result !== null)
            continue;
        const running = [...tests].find(([, test]) => test.running)?.[0];
        const seen = running === undefined ? '' : `; ${(0,problem/* excerpt */.Kb)(running)} was running`;
        throw new problem/* UnusableReport */.or('report-truncated', `The package "${(0,problem/* excerpt */.Kb)(name, 200)}" has no result${seen}.`);
    }
    if (packages.size === 0 && ![...builds.values()].some(({ failed }) => failed))
        throw new problem/* UnusableReport */.or('report-truncated', 'There is no event of a package: the output was cut off.');
}
/**
 * `go test -json` (`go doc test2json`). Every test and subtest with a result of its own is a case, as `go test -v` and
 * gotestsum count. A test that began and has no result was killed, which counts as an error; so does a package that
 * failed with no failing test (a panic, a build, TestMain). A package without a result was cut off. Packages whose events were cut off
 * altogether cannot be missed: the format has no end.
 */
function goTestReader() {
    const packages = new Map();
    const builds = new Map();
    const unknown = new Set();
    const packageOf = (name) => {
        let found = packages.get(name);
        if (found === undefined)
            packages.set(name, (found = { tests: new Map(), starts: 0, result: null, brokenBuild: '', output: '' }));
        return found;
    };
    const testOf = ({ tests }, name) => {
        let found = tests.get(name);
        if (found === undefined)
            tests.set(name, (found = { running: false, results: [], output: '' }));
        return found;
    };
    const takeBuild = (event, action) => {
        const path = (0,json_cases/* textOf */.b6)(event['ImportPath']);
        const build = builds.get(path) ?? { failed: false, output: '' };
        builds.set(path, build);
        if (action === 'build-fail')
            build.failed = true;
        else if (build.output.length < outputCharacters)
            build.output += (0,json_cases/* textOf */.b6)(event['Output']);
    };
    const takeTest = (test, action, event) => {
        if (action === 'run') {
            if (test.running)
                test.results.push('fail');
            test.running = true;
        }
        else if (isResult(action)) {
            test.running = false;
            test.results.push(action);
            // What a test says is shown where it did not pass; of a million that did it would fill the memory.
            if (!test.results.includes('fail'))
                test.output = '';
        }
        else if (action === 'output' && test.output.length < outputCharacters)
            test.output += (0,json_cases/* textOf */.b6)(event['Output']);
    };
    const takePackage = (found, action, event) => {
        if (action === 'start') {
            found.starts += 1;
            found.result = null;
        }
        else if (isResult(action)) {
            found.result = action;
            found.brokenBuild = (0,json_cases/* textOf */.b6)(event['FailedBuild']);
        }
        else if (action === 'output' && found.output.length < outputCharacters)
            found.output += (0,json_cases/* textOf */.b6)(event['Output']);
    };
    const known = new Set(['start', 'run', 'pause', 'cont', 'bench', 'output', 'attr', 'artifacts']);
    const take = (event) => {
        const action = (0,json_cases/* textOf */.b6)(event['Action']);
        if (action === 'build-output' || action === 'build-fail') {
            takeBuild(event, action);
            return;
        }
        const name = (0,json_cases/* textOf */.b6)(event['Package']);
        if ((!isResult(action) && !known.has(action)) || typeof event['Package'] !== 'string')
            unknown.add(action);
        const found = packageOf(name);
        const test = (0,json_cases/* textOf */.b6)(event['Test']);
        if (test === '')
            takePackage(found, action, event);
        else
            takeTest(testOf(found, test), action, event);
    };
    const end = () => {
        refuseUnfinished(packages, builds);
        const tally = (0,tests_tally/* tallyCases */.Y8)();
        const tellTest = (name, test, rerun) => {
            const message = test.output;
            if (test.running) {
                tally.add({ name, outcome: 'errored', message: `has no result: ${message}` });
                return true;
            }
            const failed = test.results.includes('fail');
            if (failed && !(rerun && test.results.at(-1) === 'pass')) {
                tally.add({ name, outcome: 'failed', message });
                return true;
            }
            if (test.results.length === 0)
                tally.add({ name, outcome: 'errored', message: 'has no result' });
            else if (failed)
                tally.add({ name, outcome: 'flaky', message });
            else
                tally.add({ name, outcome: test.results.includes('pass') ? 'passed' : 'skipped' });
            return test.results.length === 0;
        };
        const explainedBuilds = new Set();
        for (const [name, found] of packages) {
            let bad = false;
            for (const [test, history] of found.tests)
                if (tellTest(`${name} › ${test}`, history, found.starts > 1))
                    bad = true;
            const build = builds.get(found.brokenBuild);
            if (found.brokenBuild !== '')
                explainedBuilds.add(found.brokenBuild);
            if (found.result === 'fail' && !bad)
                tally.trouble(`package ${name}`, found.brokenBuild === ''
                    ? `failed with no failing test: ${found.output}`
                    : `could not be built: ${build?.output ?? ''}`);
        }
        for (const [path, build] of builds)
            if (build.failed && !explainedBuilds.has(path))
                tally.trouble(`build of ${path}`, build.output);
        for (const action of unknown)
            tally.trouble('events', `an event "${(0,problem/* excerpt */.Kb)(action)}" is not known`);
        return tally.report('the events', {});
    };
    return eventLines(take, () => false, end);
}
const goTest = {
    kind: 'tests',
    title: 'go test -json',
    recognizes: ({ keys }) => keys.has('Action') && (keys.has('Package') || keys.has('ImportPath')),
    open: goTestReader,
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/tests/dart.ts





/**
 * The JSON reporter of Dart and `flutter test --machine` (dart-lang/test, json_reporter.md). Hidden tests (loading,
 * set-up) are no cases; when one fails it is an error outside of any case. Without `done` the run did not end.
 */
function dartReader() {
    const tally = (0,tests_tally/* tallyCases */.Y8)();
    const tests = new Map();
    let done = null;
    const startTest = (event) => {
        const { test } = event;
        if (!(0,json/* isJsonObject */.OW)(test))
            throw new problem/* UnusableReport */.or('report-unparsable', 'A test begins and is not described.');
        tests.set((0,tests_tally/* countIn */.ry)('test.id', test['id']), {
            name: (0,json_cases/* textOf */.b6)(test['name']),
            url: (0,json_cases/* textOf */.b6)(test['root_url']) === '' ? (0,json_cases/* textOf */.b6)(test['url']) : (0,json_cases/* textOf */.b6)(test['root_url']),
            line: (0,json_cases/* lineOf */.cA)(test['root_line']) ?? (0,json_cases/* lineOf */.cA)(test['line']),
            done: false,
            message: '',
        });
    };
    const testOf = (event) => {
        const id = (0,tests_tally/* countIn */.ry)('testID', event['testID']);
        const test = tests.get(id);
        if (test === undefined)
            throw new problem/* UnusableReport */.or('report-unparsable', `Test ${id} ends and never began.`);
        return test;
    };
    const endTest = (event) => {
        const test = testOf(event);
        if (test.done)
            throw new problem/* UnusableReport */.or('report-unparsable', `The test "${test.name.slice(0, 100)}" ends twice.`);
        test.done = true;
        const { result, skipped, hidden } = event;
        const outcome = result === 'success' ? 'passed' : result === 'failure' ? 'failed' : 'errored';
        if (hidden === true) {
            if (outcome !== 'passed')
                tally.trouble(test.name, test.message);
            return;
        }
        tally.add({
            name: test.name,
            outcome: outcome === 'passed' && skipped === true ? 'skipped' : outcome,
            message: test.message,
            file: test.url,
            line: test.line,
        });
    };
    const take = (event) => {
        switch (event['type']) {
            case 'testStart':
                startTest(event);
                break;
            case 'testDone':
                endTest(event);
                break;
            case 'error': {
                const test = testOf(event);
                if (test.message === '')
                    test.message = (0,json_cases/* textOf */.b6)(event['error']);
                // An error after its end fails the run and is in no result.
                if (test.done)
                    tally.trouble(test.name, `failed after it had ended: ${test.message}`);
                break;
            }
            case 'done':
                done = event;
                break;
            default:
                if (typeof event['type'] !== 'string' && typeof event['event'] !== 'string')
                    throw new problem/* UnusableReport */.or('report-unparsable', 'An event has no type.');
        }
    };
    const end = () => {
        if (done === null)
            throw new problem/* UnusableReport */.or('report-truncated', 'There is no event "done": the run did not end.');
        for (const test of tests.values())
            if (!test.done)
                tally.add({
                    name: test.name,
                    outcome: 'errored',
                    message: 'began and has no result',
                    file: test.url,
                });
        const { failed, errored } = tally.counts();
        if (done['success'] !== true && failed + errored === 0 && tests.size > 0)
            tally.trouble('done', done['success'] === false ? 'success is false and no test failed' : 'the run was ended by force');
        return tally.report('the events', {});
    };
    // `flutter test --machine` writes its daemon's events between, each in a list of its own.
    return eventLines(take, (line) => line.startsWith('[{"event":"test.'), end);
}
const dart = {
    kind: 'tests',
    title: 'Dart or Flutter JSON',
    recognizes: ({ keys, firstLine }) => keys.has('protocolVersion') || keys.has('runnerVersion') || firstLine.startsWith('[{"event":"test.'),
    open: dartReader,
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/tests/rspec.ts



const rspec_outcomes = new Map([
    ['passed', 'passed'],
    ['failed', 'failed'],
    ['pending', 'skipped'],
]);
/** The JSON formatter of RSpec. Errors outside of examples (a file that could not be loaded) are in the summary alone. */
const rspec = {
    kind: 'tests',
    title: 'RSpec JSON',
    recognizes: ({ keys }) => keys.has('examples') || keys.has('summary.example_count'),
    open: () => {
        const tally = (0,tests_tally/* tallyCases */.Y8)();
        let summary = null;
        return (0,json_cases/* jsonCases */.E9)({
            lists: ['examples'],
            objects: ['summary'],
            element: (_list, example) => {
                const { exception } = example;
                tally.add({
                    name: (0,json_cases/* textOf */.b6)(example['full_description']),
                    outcome: rspec_outcomes.get((0,json_cases/* textOf */.b6)(example['status'])) ?? 'errored',
                    message: (0,json/* isJsonObject */.OW)(exception) ? (0,json_cases/* textOf */.b6)(exception['message']) : '',
                    file: (0,json_cases/* textOf */.b6)(example['file_path']),
                    line: (0,json_cases/* lineOf */.cA)(example['line_number']),
                });
            },
            whole: (_path, value) => {
                summary = value;
            },
            end: () => {
                const said = (0,json_cases/* required */.mw)('summary', summary);
                const outside = (0,tests_tally/* optionalCount */.kP)('summary.errors_outside_of_examples_count', said['errors_outside_of_examples_count']);
                if (outside !== null && outside > 0)
                    tally.trouble('summary', `${outside} error(s) occurred outside of examples`, outside);
                return tally.report('summary', {
                    tests: [(0,tests_tally/* countIn */.ry)('summary.example_count', said['example_count'])],
                    failing: (0,tests_tally/* countIn */.ry)('summary.failure_count', said['failure_count']),
                    skipped: (0,tests_tally/* countIn */.ry)('summary.pending_count', said['pending_count']),
                });
            },
        });
    },
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/tests/tap.ts




// A description may hold a carriage return or a line separator, which `.` does not match.
const testPoint = /^(not )?ok\b(?:\s+(\d{1,9})(?=\s|$))?\s*(?:-\s*)?([^]*)$/u;
/** Parts of the description of a point: the directive begins at a `#` that is not escaped. */
function pointOf(notOk, text) {
    const directive = text.includes('#') ? /(?:^|\s)#\s*(todo|skip)\S*/iu.exec(text) : null;
    const name = (directive === null ? text : text.slice(0, directive.index)).trim();
    if (directive?.[1]?.toLowerCase() === 'todo')
        return { name, outcome: 'skipped' };
    if (notOk)
        return { name, outcome: 'failed' };
    return { name, outcome: directive === null ? 'passed' : 'skipped' };
}
/**
 * The Test Anything Protocol, 12 to 14 (testanything.org). Points of a subtest are the cases, and the point that stands
 * for them only where it failed and none of them did. The plan says how many there are: without one the output was cut
 * off; points that it promises and that are missing could not run. Other lines are no part of the protocol and passed
 * over, as it demands.
 */
function tapReader() {
    const tally = (0,tests_tally/* tallyCases */.Y8)();
    const newBlock = (indent, parent) => {
        const { failed, errored } = tally.counts();
        return {
            indent,
            line: lines.number(),
            plan: null,
            points: 0,
            row: 0,
            ids: new Set(),
            highest: 0,
            failingBefore: failed + errored,
            parent,
        };
    };
    const failing = () => tally.counts().failed + tally.counts().errored;
    const blocks = [];
    let yamlIndent = null;
    let afterPoint = null;
    const settle = (point, children) => {
        const bad = point.outcome === 'failed';
        if (children === null || children.points === 0)
            tally.add(point);
        else if (bad && failing() === children.failingBefore)
            tally.trouble(point.name, 'the subtest failed beside the tests in it');
    };
    /** Ends the innermost block and holds it against its plan. */
    const closeBlock = () => {
        const block = blocks.pop();
        if (block === undefined)
            throw new problem/* UnusableReport */.or('report-truncated', 'The file holds no test point and no plan.');
        const where = `the tests of line ${block.line}`;
        if (block.plan === null)
            throw new problem/* UnusableReport */.or('report-truncated', `There is no plan (1..N) for ${where}: the output was cut off.`);
        const { plan, points, highest } = block;
        const seen = `planned are ${plan} and listed are ${points}`;
        // Those that are missing could not run; those that are too many are counted as they are.
        if (points < plan)
            tally.trouble(where, seen, plan - points);
        else if (points > plan)
            tally.state(where, seen);
        else if (highest > plan)
            tally.state(where, `test ${highest} is beyond the plan of ${plan}`);
        return block;
    };
    const closeDeeper = (indent) => {
        let closed = null;
        while ((blocks.at(-1)?.indent ?? -1) > indent) {
            closed = closeBlock();
            if (closed.parent !== null)
                throw new problem/* UnusableReport */.or('report-unparsable', `Line ${lines.number()}: a subtest has no "}".`);
        }
        return closed;
    };
    /** The block of an indentation. Where it begins with a subtest it began with the first line of that. */
    const blockAt = (indent, first) => {
        const last = blocks.at(-1);
        if (last?.indent === indent)
            return last;
        const block = newBlock(indent, null);
        const opened = first === null ? block : { ...block, failingBefore: first.failingBefore };
        blocks.push(opened);
        return opened;
    };
    const takePoint = (indent, notOk, id, text) => {
        const children = closeDeeper(indent);
        const block = blockAt(indent, children);
        block.points += 1;
        const number = id === undefined ? block.points : Number(id);
        if ((number > 0 && number <= block.row) || block.ids.has(number))
            throw new problem/* UnusableReport */.or('report-unparsable', `Line ${lines.number()}: test ${number} stands twice.`);
        if (number === block.row + 1)
            block.row = number;
        else
            block.ids.add(number);
        block.highest = Math.max(block.highest, number);
        // The line was trimmed at its end. A pattern that begins with blanks would search each run of them again and again.
        if (text.endsWith('{')) {
            blocks.push(newBlock(indent + 1, pointOf(notOk, text.slice(0, -1).trimEnd())));
            return;
        }
        settle(pointOf(notOk, text), children);
        afterPoint = indent;
    };
    /** The indentation inside of a buffered subtest is only known by its first line. */
    const adopt = (indent) => {
        const last = blocks.at(-1);
        if (last !== undefined &&
            last.parent !== null &&
            last.points === 0 &&
            last.plan === null &&
            indent > last.indent) {
            blocks.pop();
            blocks.push({ ...last, indent });
        }
    };
    const takeLine = (line) => {
        const content = line.trimStart();
        const indent = line.length - content.length;
        const trimmed = content.trimEnd();
        if (yamlIndent !== null) {
            if (trimmed === '...' && indent === yamlIndent)
                yamlIndent = null;
            return;
        }
        if (trimmed === '')
            return;
        if (trimmed === '---' && afterPoint !== null && indent > afterPoint) {
            yamlIndent = indent;
            return;
        }
        afterPoint = null;
        const point = testPoint.exec(trimmed);
        if (point !== null) {
            adopt(indent);
            takePoint(indent, point[1] !== undefined, point[2], point[3] ?? '');
            return;
        }
        const plan = /^1\.\.(\d{1,9})(?:\s*#.*)?$/u.exec(trimmed);
        if (plan !== null) {
            adopt(indent);
            const block = blockAt(indent, closeDeeper(indent));
            if (block.plan !== null)
                throw new problem/* UnusableReport */.or('report-unparsable', `Line ${lines.number()}: there is a second plan.`);
            block.plan = Number(plan[1]);
        }
        else if (trimmed === '}' && blocks.some(({ parent }) => parent !== null)) {
            while (blocks.at(-1)?.parent === null)
                closeBlock();
            const closed = closeBlock();
            if (closed.parent !== null)
                settle(closed.parent, closed);
        }
        else if (/^bail out!/iu.test(trimmed)) {
            tally.state('Bail out!', (0,problem/* excerpt */.Kb)(trimmed.slice(9), 300));
        }
        else if (/^TAP version\s/u.test(trimmed) && !/^TAP version 1[234]$/u.test(trimmed))
            throw new problem/* UnusableReport */.or('report-format-unsupported', `"${(0,problem/* excerpt */.Kb)(trimmed)}": versions 12 to 14 are read.`);
    };
    const lines = (0,text_lines/* textLines */.F)(takeLine, limits/* limits */.F.lineCharacters);
    return {
        write: (text) => lines.write(text),
        end: () => {
            // Half a line can read better than the whole: "ok 3 - a # SKIP" cut before its directive.
            if (lines.rest() !== '')
                throw new problem/* UnusableReport */.or('report-truncated', `Line ${lines.number() + 1} does not end with a line feed.`);
            if (yamlIndent !== null)
                throw new problem/* UnusableReport */.or('report-truncated', 'The file ends in the middle of a block of YAML.');
            if (blocks.some(({ parent }) => parent !== null))
                throw new problem/* UnusableReport */.or('report-truncated', 'The file ends in the middle of a subtest.');
            closeDeeper(blocks[0]?.indent ?? 0);
            do
                closeBlock();
            while (blocks.length > 0);
            return { kind: 'tests', report: tally.report('the test points', {}) };
        },
    };
}
const tap = {
    kind: 'tests',
    title: 'TAP',
    recognizes: ({ text }) => /^(?:#[^\n]*\n\s*)*(?:TAP version \d+\s|1\.\.\d+(?:\s|$)|(?:not )?ok\b|Bail out!)/iu.test(text),
    open: tapReader,
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/tests/test-formats.ts











/** The readers of reports about tests. */
const testFormats = {
    junit: junit,
    nunit2: nunit2,
    nunit3: nunit3,
    xunit: xunit,
    trx: trx,
    ctrf: ctrf,
    mocha: mocha,
    jest: jest/* jest */.F,
    'go-test': goTest,
    dart: dart,
    rspec: rspec,
    tap: tap,
};


/***/ })

};

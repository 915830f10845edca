export const id = 506;
export const ids = [506];
export const modules = {

/***/ 8446:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ ownText)
/* harmony export */ });
/**
 * The same text, in memory of its own. A part of a text may keep all of the text alive that it was cut from: a path of
 * a report then holds the whole piece of the file in which it stood.
 */
function ownText(text) {
    return new TextDecoder().decode(new TextEncoder().encode(text));
}


/***/ }),

/***/ 4361:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HD: () => (/* binding */ shownName),
/* harmony export */   Lq: () => (/* binding */ nameCaps),
/* harmony export */   o_: () => (/* binding */ gatherNames)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7379);

/** Names that are kept, of one report and of all together. */
const nameCaps = { count: 100_000, characters: 8 * 1024 * 1024 };
/** A name as people see it and as it is compared: on one line, at most 300 characters. */
function shownName(name) {
    return (0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .excerpt */ .Kb)(name, 300);
}
/** A copy that shares nothing: a name cut out of a report would otherwise hold all the text around it in memory. */
function detach(text) {
    const copy = JSON.parse(JSON.stringify(text));
    return typeof copy === 'string' ? copy : text;
}
/** Gathers names up to the caps. */
function gatherNames() {
    const passes = new Map();
    let characters = 0;
    let areComplete = true;
    const keep = (name, passed) => {
        const before = passes.get(name);
        if (before === undefined) {
            if (passes.size >= nameCaps.count || characters + name.length > nameCaps.characters) {
                areComplete = false;
                return;
            }
            characters += name.length;
        }
        passes.set(name, (before ?? 0) + passed);
    };
    return {
        add: (name, outcome) => {
            if (areComplete)
                keep(detach(shownName(name)), outcome === 'passed' || outcome === 'flaky' ? 1 : 0);
        },
        addAll: (names) => {
            if (!names.areComplete)
                areComplete = false;
            for (const [name, passed] of names.passes)
                keep(name, passed);
        },
        end: (areListed = true) => ({ passes, areComplete: areComplete && areListed }),
    };
}


/***/ }),

/***/ 8984:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yi: () => (/* binding */ noCounts),
/* harmony export */   c5: () => (/* binding */ addCounts),
/* harmony export */   cP: () => (/* binding */ countCase),
/* harmony export */   e6: () => (/* binding */ totalOf)
/* harmony export */ });
const noCounts = { passed: 0, failed: 0, errored: 0, skipped: 0, flaky: 0 };
/** The sum of two. */
function addCounts(left, right) {
    return {
        passed: left.passed + right.passed,
        failed: left.failed + right.failed,
        errored: left.errored + right.errored,
        skipped: left.skipped + right.skipped,
        flaky: left.flaky + right.flaky,
    };
}
/** Cases in all. */
function totalOf(counts) {
    return counts.passed + counts.failed + counts.errored + counts.skipped;
}
/** `counts` with `by` more cases of one outcome; a flaky case is a passed one as well. */
function countCase(counts, outcome, by = 1) {
    const { passed, failed, errored, skipped, flaky } = counts;
    // Written out, since a key that is computed makes this the slowest step of reading a million cases.
    switch (outcome) {
        case 'passed':
            return { passed: passed + by, failed, errored, skipped, flaky };
        case 'failed':
            return { passed, failed: failed + by, errored, skipped, flaky };
        case 'errored':
            return { passed, failed, errored: errored + by, skipped, flaky };
        case 'skipped':
            return { passed, failed, errored, skipped: skipped + by, flaky };
        case 'flaky':
            return { passed: passed + by, failed, errored, skipped, flaky: flaky + by };
    }
}


/***/ }),

/***/ 7714:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ jest)
/* harmony export */ });
/* harmony import */ var _json_cases_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1890);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5664);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7379);
/* harmony import */ var _tally_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68);




const outcomes = new Map([
    ['passed', 'passed'],
    ['failed', 'failed'],
    ['pending', 'skipped'],
    ['skipped', 'skipped'],
    ['todo', 'skipped'],
    ['disabled', 'skipped'],
]);
function outcomeOf(test) {
    const outcome = outcomes.get((0,_json_cases_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(test['status'])) ?? 'errored';
    const { invocations, retryReasons } = test;
    // Jest gives the reasons only where `logErrorsBeforeRetry` is set, Vitest no count of invocations.
    const wasRetried = ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonList */ .P8)(retryReasons) && retryReasons.length > 0) ||
        ((0,_tally_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalCount */ .kP)('invocations', invocations) ?? 0) > 1;
    return outcome === 'passed' && wasRetried ? 'flaky' : outcome;
}
/**
 * What `jest --json` and the JSON reporter of Vitest write. A file that could not be loaded lists no assertion: its own
 * status, `testExecError`, `numRuntimeErrorTestSuites` and `success` tell of it.
 */
const jest = {
    kind: 'tests',
    title: 'Jest or Vitest JSON',
    recognizes: ({ keys }) => keys.has('testResults') || keys.has('numTotalTests'),
    open: () => {
        const tally = (0,_tally_js__WEBPACK_IMPORTED_MODULE_3__/* .tallyCases */ .Y8)();
        const totals = new Map();
        let brokenFiles = 0;
        let file = { fields: new Map(), failingBefore: 0, listed: false, tests: 0 };
        const failing = () => tally.counts().failed + tally.counts().errored;
        const closeFile = () => {
            const { fields, failingBefore, listed } = file;
            const status = (0,_json_cases_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(fields.get('status'));
            const name = (0,_json_cases_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(fields.get('name'));
            const broken = fields.has('testExecError') && fields.get('testExecError') !== null;
            if (!listed)
                throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .UnusableReport */ .or('report-unparsable', 'A file of tests has no list "assertionResults".');
            if (failing() === failingBefore &&
                (broken || !['passed', 'skipped', 'pending', 'focused', ''].includes(status))) {
                brokenFiles += 1;
                const message = (0,_json_cases_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(fields.get('message'));
                const seen = `the file failed and lists no failing test${message === '' ? '' : `: ${message}`}`;
                // A file that could not be loaded counts as a test that could not run; of another its tests are counted.
                if (file.tests === 0)
                    tally.trouble(name, seen);
                else
                    tally.state(name, seen);
            }
            file = { fields: new Map(), failingBefore: failing(), listed: false, tests: 0 };
        };
        return (0,_json_cases_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonCases */ .E9)({
            lists: ['testResults.*.assertionResults'],
            objects: ['testResults.*.testExecError'],
            element: (_list, test) => {
                const { fullName, title, failureMessages, location } = test;
                file.tests += 1;
                tally.add({
                    name: (0,_json_cases_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(fullName) === '' ? (0,_json_cases_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(title) : (0,_json_cases_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(fullName),
                    outcome: outcomeOf(test),
                    message: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonList */ .P8)(failureMessages) ? (0,_json_cases_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(failureMessages[0]) : '',
                    file: (0,_json_cases_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(file.fields.get('name')),
                    line: (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(location) ? (0,_json_cases_js__WEBPACK_IMPORTED_MODULE_0__/* .lineOf */ .cA)(location['line']) : null,
                });
            },
            whole: (_path, value) => {
                file.fields.set('testExecError', value);
            },
            value: (path, value, places) => {
                const [first, , third] = places;
                if (places.length === 1)
                    totals.set(path, value);
                else if (first === 'testResults' && places.length === 3)
                    file.fields.set(String(third), value);
                else if (path === 'testResults.*')
                    throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .UnusableReport */ .or('report-unparsable', 'A file of tests is not an object.');
            },
            close: (path) => {
                if (path === 'testResults.*.assertionResults')
                    file.listed = true;
                if (path === 'testResults.*')
                    closeFile();
                if (path === 'testResults')
                    totals.set('testResults', true);
            },
            end: () => {
                if (totals.get('testResults') !== true)
                    throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .UnusableReport */ .or('report-unparsable', 'The list "testResults" is missing.');
                const count = (name) => (0,_tally_js__WEBPACK_IMPORTED_MODULE_3__/* .countIn */ .ry)(name, totals.get(name));
                const optional = (name) => (0,_tally_js__WEBPACK_IMPORTED_MODULE_3__/* .optionalCount */ .kP)(name, totals.get(name));
                const runtimeErrors = optional('numRuntimeErrorTestSuites') ?? 0;
                if (runtimeErrors > brokenFiles)
                    tally.trouble('numRuntimeErrorTestSuites', `${runtimeErrors} file(s) could not run, ${brokenFiles} are listed`, runtimeErrors - brokenFiles);
                if (totals.get('wasInterrupted') === true)
                    tally.state('wasInterrupted', 'the run was interrupted');
                const success = totals.get('success');
                if (typeof success !== 'boolean')
                    throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .UnusableReport */ .or('report-unparsable', 'The report does not say "success": true or false.');
                if (!success && failing() === 0 && brokenFiles === 0 && tally.counts().passed > 0)
                    tally.state('success', 'the run says that it failed and lists no failing test');
                return tally.report('the report', {
                    tests: [count('numTotalTests')],
                    passed: count('numPassedTests'),
                    failing: count('numFailedTests'),
                    skipped: (0,_tally_js__WEBPACK_IMPORTED_MODULE_3__/* .sumOf */ .XN)(count('numPendingTests'), optional('numTodoTests')),
                });
            },
        });
    },
};


/***/ }),

/***/ 1890:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ jsonCases),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   cA: () => (/* binding */ lineOf),
/* harmony export */   mw: () => (/* binding */ required)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5664);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7379);


const patternOf = (path) => path.map((place) => (typeof place === 'number' ? '*' : place.replaceAll('.', '\\.'))).join('.');
/** Reads the parts of a document that a shape asks for. A list that is missing, or is no list of objects, is refused. */
function jsonCases(shape) {
    const opened = new Set();
    const elements = new Set(shape.lists.map((list) => `${list}.*`));
    const wanted = new Set([...elements, ...shape.objects]);
    const reader = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonReader */ .sJ)({
        wants: (path) => wanted.has(patternOf(path)),
        open: (path, kind) => {
            if (path.length === 0 && kind === 'list')
                throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .UnusableReport */ .or('report-unparsable', 'The document is a list, not an object.');
            if (kind === 'list')
                opened.add(patternOf(path));
        },
        close: (path) => shape.close?.(patternOf(path), path),
        value: (path, value) => {
            const pattern = patternOf(path);
            if (!wanted.has(pattern))
                shape.value?.(pattern, value, path);
            else if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value))
                throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .UnusableReport */ .or('report-unparsable', `"${pattern}" is not an object.`);
            else if (elements.has(pattern))
                shape.element(pattern.slice(0, -2), value, path);
            else
                shape.whole(pattern, value);
        },
    });
    return {
        write: (text) => reader.write(text),
        end: () => {
            reader.end();
            for (const list of shape.lists)
                if (!list.includes('*') && !opened.has(list))
                    throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .UnusableReport */ .or('report-unparsable', `The list "${list}" is missing.`);
            return { kind: 'tests', report: shape.end() };
        },
    };
}
/** Text under a key; empty where there is none. */
function textOf(value) {
    return typeof value === 'string' ? value : '';
}
/** A line number under a key. */
function lineOf(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;
}
/** An object that must have been there. */
function required(what, value) {
    if (value === null)
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .UnusableReport */ .or('report-unparsable', `The object "${what}" is missing.`);
    return value;
}


/***/ }),

/***/ 68:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ry: () => (/* binding */ countIn),
  kP: () => (/* binding */ optionalCount),
  XN: () => (/* binding */ sumOf),
  Y8: () => (/* binding */ tallyCases),
  k: () => (/* binding */ wholeNumberIn)
});

// EXTERNAL MODULE: ./packages/reports/src/domain/tests/case-names.ts
var case_names = __webpack_require__(4361);
// EXTERNAL MODULE: ./packages/reports/src/domain/tests/counts.ts
var tests_counts = __webpack_require__(8984);
// EXTERNAL MODULE: ./packages/reports/src/domain/own-text.ts
var own_text = __webpack_require__(8446);
// EXTERNAL MODULE: ./packages/reports/src/domain/problem.ts
var problem = __webpack_require__(7379);
;// CONCATENATED MODULE: ./packages/reports/src/domain/tests/stated-counts.ts

/** Failures that are stated and not listed; `null` where there are none. */
function unlistedFailures(where, failing, { counts, folded }) {
    const listed = counts.failed + counts.errored;
    if (failing === null || failing <= listed || failing === listed + folded.failed + folded.errored)
        return null;
    return {
        code: 'failures-not-listed',
        where,
        seen: `states ${failing} failed or errored, listed are ${counts.failed} failed and ${counts.errored} errored`,
    };
}
/**
 * Tests that are listed as passed and for which the totals leave no room, though no fewer tests are stated. Where no
 * total is, it is that of the list.
 */
function doubtedPasses(where, stated, listed) {
    const { counts, troubles } = listed;
    const { tests = [], passed = null, failing = null, skipped = null } = stated;
    const most = tests.length === 0 ? (0,tests_counts/* totalOf */.e6)(counts) : Math.max(...tests);
    const room = most - (failing ?? 0) - (skipped ?? 0);
    const isShort = passed !== null && passed < counts.passed && most >= (0,tests_counts/* totalOf */.e6)(counts) - troubles;
    const isFull = skipped !== null && skipped > counts.skipped && counts.passed > Math.max(0, room);
    if (!isShort && !isFull)
        return null;
    const others = isShort ? `${passed} passed` : `${skipped ?? 0} skipped`;
    return {
        code: 'passes-in-doubt',
        where,
        seen: `states ${tests.length === 0 ? '' : `${most} tests, `}${others}, listed are ${counts.passed} passed and ${counts.skipped} skipped`,
    };
}
/** Holds what a report states against what it lists, when all of it is read. */
function compareStated(where, stated, listed) {
    const { counts, folded, troubles } = listed;
    const { tests = [], passed = null, failing = null, skipped = null } = stated;
    const disagreements = [];
    const differ = (what, said, count, explained) => {
        if (said !== null && said !== count && !explained.includes(said))
            disagreements.push({ where, what, stated: String(said), counted: String(count) });
    };
    const total = (0,tests_counts/* totalOf */.e6)(counts);
    const own = total - troubles;
    const ways = [own, total, own + (0,tests_counts/* totalOf */.e6)(folded)];
    if (!tests.some((one) => ways.includes(one)))
        differ('tests', tests.length === 0 ? null : Math.max(...tests), own, []);
    const unlisted = unlistedFailures(where, failing, listed);
    const failed = counts.failed + counts.errored;
    const inner = folded.failed + folded.errored;
    if (unlisted === null)
        differ('failures', failing, failed, [failed - troubles, failed + inner, failed - troubles + inner]);
    differ('skipped', skipped, counts.skipped, [counts.skipped + folded.skipped]);
    const doubt = unlisted === null ? doubtedPasses(where, stated, listed) : null;
    if (doubt === null && disagreements.length === 0)
        differ('passed', passed, counts.passed, [counts.passed + folded.passed]);
    return { disagreements, unexplained: [unlisted, doubt].filter((one) => one !== null) };
}

// EXTERNAL MODULE: ./packages/reports/src/domain/tests/test-report.ts
var test_report = __webpack_require__(2055);
;// CONCATENATED MODULE: ./packages/reports/src/domain/tests/tally.ts






/** Adds up the cases of formats that state their totals once, for the whole. */
function tallyCases() {
    let counts = tests_counts/* noCounts */.Yi;
    const notable = [];
    const silent = [];
    let silentCases = 0;
    let folded = tests_counts/* noCounts */.Yi;
    const names = (0,case_names/* gatherNames */.o_)();
    const sayError = (where, seen) => {
        const code = 'suite-error-without-cases';
        silent.push({ code, where: (0,problem/* excerpt */.Kb)(where, 300), seen: (0,problem/* excerpt */.Kb)(seen, 500) });
    };
    return {
        add: ({ name, outcome, message = '', file = null, line = null }) => {
            counts = (0,tests_counts/* countCase */.cP)(counts, outcome);
            names.add(name, outcome);
            if (outcome === 'passed' || outcome === 'skipped' || notable.length >= test_report/* notableCap */.k)
                return;
            notable.push({
                name: (0,own_text/* ownText */.U)((0,case_names/* shownName */.HD)(name)),
                outcome,
                message: (0,own_text/* ownText */.U)((0,problem/* excerpt */.Kb)(message, 500)),
                file: file === null || file === '' ? null : (0,own_text/* ownText */.U)((0,problem/* excerpt */.Kb)(file, 300)),
                line,
            });
        },
        fold: (outcome) => {
            folded = (0,tests_counts/* countCase */.cP)(folded, outcome);
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
function wholeNumberIn(text) {
    return /^\s*\d{1,15}(?:\.0{1,30})?\s*$/u.test(text) ? Number(text) : null;
}
/** A count that a report states; anything that is no whole number of zero or more is refused. */
function countIn(what, value) {
    const number = typeof value === 'string' ? wholeNumberIn(value) : value;
    if (typeof number === 'number' && Number.isSafeInteger(number) && number >= 0)
        return number;
    throw new problem/* UnusableReport */.or('number-invalid', `${what} is ${(0,problem/* shownValue */.JJ)(value)}, which is not a count.`);
}
/** The same where it may be missing. */
function optionalCount(what, value) {
    return value === undefined ? null : countIn(what, value);
}
/** The sum of those that are there; `null` where none is. */
function sumOf(...numbers) {
    const known = numbers.filter((number) => number !== null);
    return known.length === 0 ? null : known.reduce((sum, number) => sum + number, 0);
}


/***/ }),

/***/ 2055:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ notableCap)
/* harmony export */ });
/** Cases a report keeps by name; the rest is counted only. */
const notableCap = 200;


/***/ }),

/***/ 8135:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ textLines),
/* harmony export */   X: () => (/* binding */ jsonLineCharacters)
/* harmony export */ });
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8230);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7379);


/** Cuts a text into lines, of LF or CRLF; one that is too long is refused. */
function textLines(take, mostCharacters) {
    let carry = '';
    let count = 0;
    return {
        write: (text) => {
            let from = 0;
            for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
                const line = carry + text.slice(from, end);
                carry = '';
                count += 1;
                take(line.endsWith('\r') ? line.slice(0, -1) : line);
                from = end + 1;
            }
            carry += text.slice(from);
            if (carry.length > mostCharacters)
                throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .UnusableReport */ .or('report-too-large', `Line ${count + 1} is longer than ${mostCharacters} characters.`);
        },
        rest: () => carry,
        number: () => count,
    };
}
/** Characters of one line that holds a JSON object. */
const jsonLineCharacters = _limits_js__WEBPACK_IMPORTED_MODULE_0__/* .limits */ .F.lineCharacters * 16;


/***/ }),

/***/ 5569:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ xmlReader)
/* harmony export */ });
/* harmony import */ var saxes__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9800);
/* harmony import */ var _doctype_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6270);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8230);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7379);




// Tools copy terminal output into reports: these characters (XML 1.0, production 2) are text only, so they are
// replaced instead of refusing the whole report.
const forbiddenCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;
/** Errors of the parser that concern characters of a text and cannot change which elements there are. */
const harmless = /(?:malformed character entity\.|the string "\]\]>" is disallowed in char data\.)$/u;
const localName = (name) => name.slice(name.indexOf(':') + 1);
/**
 * The same parser with room for its handlers: V8 keeps some for an instance of a class that extends another. Where
 * they do not fit, it turns the parser into a dictionary, and Node 24 takes two to three times as long for a document.
 */
class RoomyParser extends saxes__WEBPACK_IMPORTED_MODULE_0__/* .SaxesParser */ .wT {
}
/**
 * Reads XML as it comes. Entities are never expanded beyond the five of XML; a DOCTYPE that names an external DTD
 * or only declares elements is passed over, and nothing is ever fetched. Throws `UnusableReport`.
 */
function xmlReader(events) {
    const parser = new RoomyParser();
    let depth = 0;
    let attributes = 0;
    let eventPosition = 0;
    let written = 0;
    let ending = false;
    let firstErrorAtEnd = null;
    const mark = () => {
        eventPosition = parser.position;
    };
    const tooLarge = (what) => {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .UnusableReport */ .or('report-too-large', `Line ${parser.line}: ${what}.`);
    };
    const emitText = (text) => {
        mark();
        events.text(text);
    };
    parser.on('error', (error) => {
        const message = error.message.replace(/^(?:\d+:\d+|undefined): /u, '');
        if (harmless.test(message))
            return;
        if (ending) {
            firstErrorAtEnd ??= message;
            return;
        }
        const code = message === 'undefined entity.' ? 'report-unsafe' : 'report-unparsable';
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .UnusableReport */ .or(code, `Line ${parser.line}: ${(0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .excerpt */ .Kb)(message, 200)}`);
    });
    parser.on('doctype', (doctype) => {
        mark();
        const subset = (0,_doctype_js__WEBPACK_IMPORTED_MODULE_3__/* .internalSubset */ .gq)(doctype);
        if (subset !== null && !(0,_doctype_js__WEBPACK_IMPORTED_MODULE_3__/* .declaresOnlyElements */ .hW)(subset))
            throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .UnusableReport */ .or('report-unsafe', `Line ${parser.line}: the DOCTYPE has an internal subset that does not only declare elements.`);
    });
    parser.on('opentagstart', () => {
        mark();
        attributes = 0;
    });
    parser.on('attribute', () => {
        mark();
        attributes += 1;
        if (attributes > _limits_js__WEBPACK_IMPORTED_MODULE_1__/* .limits */ .F.attributesOfAnElement)
            tooLarge(`an element has more than ${_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .limits */ .F.attributesOfAnElement} attributes`);
    });
    parser.on('opentag', (tag) => {
        mark();
        depth += 1;
        if (depth > _limits_js__WEBPACK_IMPORTED_MODULE_1__/* .limits */ .F.depth)
            tooLarge(`elements are more than ${_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .limits */ .F.depth} deep`);
        events.open(localName(tag.name), tag.attributes, parser.line);
    });
    parser.on('closetag', (tag) => {
        mark();
        depth -= 1;
        events.close(localName(tag.name));
    });
    parser.on('comment', (comment) => {
        mark();
        events.comment(comment);
    });
    parser.on('cdata', mark);
    parser.on('processinginstruction', mark);
    return {
        write: (text) => {
            parser.write(text.replace(forbiddenCharacters, '\ufffd'));
            written += text.length;
            if (written - eventPosition > _limits_js__WEBPACK_IMPORTED_MODULE_1__/* .limits */ .F.tokenCharacters)
                tooLarge(`one text is longer than ${_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .limits */ .F.tokenCharacters} characters`);
        },
        end: () => {
            ending = true;
            parser.close();
            if (firstErrorAtEnd !== null)
                throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .UnusableReport */ .or('report-truncated', `The file ends too early: ${(0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .excerpt */ .Kb)(firstErrorAtEnd, 200)}`);
        },
        hearText: (wanted) => {
            if (wanted) {
                parser.on('text', emitText);
                parser.on('cdata', emitText);
            }
            else {
                parser.off('text');
                parser.on('cdata', mark);
            }
        },
    };
}


/***/ })

};

export const id = 870;
export const ids = [870];
export const modules = {

/***/ 870:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  duplicationFormats: () => (/* binding */ duplicationFormats)
});

// EXTERNAL MODULE: ./packages/reports/src/domain/limits.ts
var limits = __webpack_require__(8230);
// EXTERNAL MODULE: ./packages/reports/src/domain/problem.ts
var problem = __webpack_require__(7379);
;// CONCATENATED MODULE: ./packages/reports/src/domain/duplication/duplication-report.ts


/** Refuses what would not be held in memory. */
function checkDuplicates(count) {
    if (count > limits/* limits */.F.duplicates)
        throw new problem/* UnusableReport */.or('report-too-large', `There are more than ${limits/* limits */.F.duplicates} duplicates.`);
}

// EXTERNAL MODULE: ./packages/reports/src/domain/json.ts
var json = __webpack_require__(5664);
// EXTERNAL MODULE: ./packages/reports/src/domain/tests/json-cases.ts
var json_cases = __webpack_require__(1890);
// EXTERNAL MODULE: ./packages/reports/src/domain/tests/tally.ts + 1 modules
var tally = __webpack_require__(68);
;// CONCATENATED MODULE: ./packages/reports/src/domain/duplication/jscpd.ts





const unparsable = (message) => {
    throw new problem/* UnusableReport */.or('report-unparsable', message);
};
const totalsIn = (where, value) => ({
    lines: (0,tally/* countIn */.ry)(`${where}.lines`, value['lines']),
    sources: (0,tally/* countIn */.ry)(`${where}.sources`, value['sources']),
    clones: (0,tally/* countIn */.ry)(`${where}.clones`, value['clones']),
    duplicatedLines: (0,tally/* countIn */.ry)(`${where}.duplicatedLines`, value['duplicatedLines']),
});
function copyIn(value) {
    if (!(0,json/* isJsonObject */.OW)(value))
        return unparsable('A duplicate has no file.');
    const path = (0,json_cases/* textOf */.b6)(value['name']);
    const from = (0,tally/* countIn */.ry)('start', value['start']);
    const to = (0,tally/* countIn */.ry)('end', value['end']);
    if (path === '' || to < from)
        unparsable(`A duplicate stands in "${(0,problem/* excerpt */.Kb)(path)}" from ${from} to ${to}.`);
    return { path, from, to };
}
function percentageIn(value) {
    if (typeof value === 'number' && value >= 0)
        return value;
    throw new problem/* UnusableReport */.or('number-invalid', `total.percentage is "${value === undefined ? 'missing' : (0,problem/* excerpt */.Kb)(JSON.stringify(value))}", which is none.`);
}
/** Percentages are written with two digits by some versions. */
const percentageSlack = 0.01;
/**
 * Holds what the report states against what it lists. Of each pair jscpd counts the lines of one copy; versions differ
 * by one in whether the last line counts, and what agrees with the total is taken.
 */
function settle(total, percentage, listed) {
    const disagreements = [];
    const say = (what, stated, counted, where = 'statistics.total') => {
        disagreements.push({ where, what, stated: String(stated), counted: String(counted) });
    };
    const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);
    const between = listed.duplicates.map(({ copies: [copy] }) => copy === undefined ? 0 : copy.to - copy.from);
    const asListed = listed.duplicates.map(({ lines }) => lines);
    const isBetween = sum(between) === total.duplicatedLines;
    const spans = isBetween ? between : asListed.map((lines, index) => Math.max(lines, between[index] ?? 0));
    const duplicates = listed.duplicates.map((duplicate, index) => ({
        ...duplicate,
        lines: spans[index] ?? duplicate.lines,
    }));
    const counted = sum(spans);
    const least = Math.min(sum(between), sum(asListed));
    if (total.duplicatedLines > counted || total.duplicatedLines < least)
        say('lines', total.duplicatedLines, counted);
    if (total.clones !== duplicates.length)
        say('blocks', total.clones, duplicates.length);
    const formats = [...listed.formats.values()];
    for (const key of ['lines', 'clones', 'duplicatedLines', 'sources']) {
        const ofFormats = sum(formats.map((format) => format[key]));
        if (ofFormats !== total[key])
            say(key === 'clones' ? 'blocks' : 'lines', total[key], ofFormats, `statistics.total.${key}`);
    }
    const ofFormats = {
        lines: sum(formats.map(({ lines }) => lines)),
        clones: sum(formats.map(({ clones }) => clones)),
        duplicatedLines: sum(formats.map(({ duplicatedLines }) => duplicatedLines)),
    };
    const ofFiles = sum([...listed.files.values()]);
    const listsFiles = listed.files.size > 0 && listed.files.size <= total.sources && ofFiles === total.lines;
    if (listed.files.size > 0 && ofFiles !== total.lines)
        say('lines', total.lines, ofFiles, 'the files');
    const lines = Math.min(total.lines, ofFormats.lines, ...(listed.files.size > 0 ? [ofFiles] : []));
    let most = Math.max(counted, total.duplicatedLines, ofFormats.duplicatedLines);
    const share = lines === 0 ? 0 : (100 * total.duplicatedLines) / lines;
    if (Math.abs(percentage - share) > percentageSlack) {
        say('lines', percentage, Number(share.toFixed(2)), 'statistics.total.percentage');
        if (percentage > share)
            most = Math.max(most, Math.ceil((percentage / 100) * lines));
    }
    return {
        files: listed.files,
        listsFiles,
        filesLookedAt: total.sources,
        lines,
        duplicates,
        unlisted: {
            blocks: Math.max(0, total.clones - duplicates.length, ofFormats.clones - duplicates.length),
            lines: most - counted,
        },
        disagreements,
    };
}
function jscpdReader() {
    const duplicates = [];
    const files = new Map();
    const formats = new Map();
    /** Of versions that write the numbers of a format without a list of its files. */
    const flat = new Map();
    let total = null;
    let hasDuplicates = false;
    const isTotal = (at) => at[0] === 'statistics' &&
        ((at.length === 2 && at[1] === 'total') ||
            (at.length === 4 && at[1] === 'formats' && at[3] === 'total') ||
            (at.length === 5 && at[1] === 'formats' && at[3] === 'sources'));
    const isDuplicate = (at) => at.length === 2 && at[0] === 'duplicates';
    const takeTotal = (at, value) => {
        if (!(0,json/* isJsonObject */.OW)(value))
            return unparsable(`"${(0,problem/* excerpt */.Kb)(at.join('.'))}" is not an object.`);
        if (at.length === 2)
            total = value;
        else if (at.length === 4)
            formats.set(String(at[2]), totalsIn(`statistics.formats.${String(at[2])}`, value));
        else {
            const path = String(at[4]);
            files.set(path, (files.get(path) ?? 0) + (0,tally/* countIn */.ry)(`lines of ${(0,problem/* excerpt */.Kb)(path)}`, value['lines']));
        }
    };
    const reader = (0,json/* jsonReader */.sJ)({
        wants: (at) => isTotal(at) || isDuplicate(at),
        open: (at, kind) => {
            if (at.length === 1 && at[0] === 'duplicates' && kind === 'list')
                hasDuplicates = true;
        },
        value: (at, value) => {
            if (isTotal(at))
                takeTotal(at, value);
            else if (isDuplicate(at)) {
                if (!(0,json/* isJsonObject */.OW)(value))
                    return unparsable('A duplicate is not an object.');
                duplicates.push({
                    lines: (0,tally/* countIn */.ry)('lines', value['lines']),
                    copies: [copyIn(value['firstFile']), copyIn(value['secondFile'])],
                });
                checkDuplicates(duplicates.length);
            }
            else if (at.length === 4 && at[0] === 'statistics' && at[1] === 'formats') {
                const format = String(at[2]);
                const known = flat.get(format) ?? {};
                flat.set(format, { ...known, [String(at[3])]: value });
            }
        },
    });
    return {
        write: (text) => reader.write(text),
        end: () => {
            reader.end();
            if (!hasDuplicates)
                unparsable('The list "duplicates" is missing.');
            if (total === null)
                return unparsable('The object "statistics.total" is missing.');
            for (const [format, values] of flat)
                if (!formats.has(format))
                    formats.set(format, totalsIn(`statistics.formats.${format}`, values));
            const stated = totalsIn('statistics.total', total);
            const percentage = percentageIn(total['percentage']);
            return { kind: 'duplication', report: settle(stated, percentage, { duplicates, files, formats }) };
        },
    };
}
/** jscpd's JSON. Version 4 lists every file with its lines, version 5 only how many there are. */
const jscpd = {
    kind: 'duplication',
    title: 'jscpd JSON',
    recognizes: ({ keys }) => keys.has('duplicates') || keys.has('statistics.formats'),
    open: jscpdReader,
};

// EXTERNAL MODULE: ./packages/reports/src/domain/xml.ts
var xml = __webpack_require__(5569);
;// CONCATENATED MODULE: ./packages/reports/src/domain/duplication/cpd.ts




/** What CPD writes; an element that is none of these may be a duplication that cannot be read. */
const cpd_elements = new Set(['pmd-cpd', 'file', 'duplication', 'codefragment', 'error']);
function cpdReader() {
    const duplicates = [];
    const files = new Map();
    let lookedAt = 0;
    let open = null;
    const around = [];
    const reader = (0,xml/* xmlReader */.t)({
        open: (name, attributes, line) => {
            if (around.length === 0 && name !== 'pmd-cpd')
                throw new problem/* UnusableReport */.or('report-kind-differs', `The root element is <${(0,problem/* excerpt */.Kb)(name)}>.`);
            if (!cpd_elements.has(name))
                throw new problem/* UnusableReport */.or('report-unparsable', `Line ${line}: <${(0,problem/* excerpt */.Kb)(name)}> is no element of CPD.`);
            around.push(name);
            if (name === 'error')
                throw new problem/* UnusableReport */.or('source-not-analyzed', `Line ${line}: ${(0,problem/* excerpt */.Kb)(attributes['filename'] ?? '', 200)}: ${(0,problem/* excerpt */.Kb)(attributes['msg'] ?? '', 200)}`);
            if (name === 'duplication') {
                open = { lines: (0,tally/* countIn */.ry)(`Line ${line}: lines`, attributes['lines']), line, copies: [] };
                return;
            }
            if (name !== 'file')
                return;
            const { path = '' } = attributes;
            if (path === '')
                throw new problem/* UnusableReport */.or('report-unparsable', `Line ${line}: a file has no path.`);
            files.set(path, null);
            if (open === null) {
                lookedAt += 1;
                return;
            }
            const from = (0,tally/* countIn */.ry)(`Line ${line}: line`, attributes['line']);
            const to = (0,tally/* optionalCount */.kP)(`Line ${line}: endline`, attributes['endline']) ?? from + Math.max(1, open.lines) - 1;
            if (to < from)
                throw new problem/* UnusableReport */.or('number-invalid', `Line ${line}: a copy stands from ${from} to ${to}.`);
            open.copies.push({ path, from, to });
        },
        close: (name) => {
            around.pop();
            if (name !== 'duplication' || open === null)
                return;
            if (open.copies.length < 2)
                throw new problem/* UnusableReport */.or('report-unparsable', `Line ${open.line}: the duplication stands in ${open.copies.length} place(s).`);
            duplicates.push({ lines: open.lines, copies: open.copies });
            checkDuplicates(duplicates.length);
            open = null;
        },
        text: () => undefined,
        comment: () => undefined,
    });
    return {
        write: (text) => reader.write(text),
        end: () => {
            reader.end();
            if (files.size === 0)
                throw new problem/* UnusableReport */.or('sources-not-listed', 'The report lists neither a duplication nor a file that was looked at.');
            return {
                kind: 'duplication',
                report: {
                    files,
                    listsFiles: false,
                    filesLookedAt: lookedAt === 0 ? null : lookedAt,
                    lines: null,
                    duplicates,
                    unlisted: { blocks: 0, lines: 0 },
                    disagreements: [],
                },
            };
        },
    };
}
/** XML of PMD's CPD, and of jscpd in that form. It says nothing of lines in all, so there is no share of them. */
const cpd = {
    kind: 'duplication',
    title: 'PMD CPD XML',
    recognizes: ({ root }) => root === 'pmd-cpd',
    open: cpdReader,
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/duplication/duplication-formats.ts


/** The readers of reports about duplication. */
const duplicationFormats = {
    jscpd: jscpd,
    cpd: cpd,
};


/***/ }),

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

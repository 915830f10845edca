export const id = 616;
export const ids = [616,235,735];
export const modules = {

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
  Y8: () => (/* binding */ tallyCases)
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
/** Tests that are listed as passed and for which the totals leave no room, though no fewer tests are stated. */
function doubtedPasses(where, stated, listed) {
    const { counts, troubles } = listed;
    const { tests = [], passed = null, failing = null, skipped = null } = stated;
    if (tests.length === 0)
        return null;
    const most = Math.max(...tests);
    const room = most - (failing ?? 0) - (skipped ?? 0);
    const isShort = passed !== null && passed < counts.passed && most >= (0,tests_counts/* totalOf */.e6)(counts) - troubles;
    const isFull = skipped !== null && skipped > counts.skipped && room < counts.passed;
    if (!isShort && !isFull)
        return null;
    const others = isShort ? `${passed} passed` : `${skipped ?? 0} skipped`;
    return {
        code: 'passes-in-doubt',
        where,
        seen: `states ${most} tests, ${others}, listed are ${counts.passed} passed and ${counts.skipped} skipped`,
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
/** A count that a report states; anything that is no whole number of zero or more is refused. */
function countIn(what, value) {
    const number = typeof value === 'string' && /^\s*\d{1,15}\s*$/u.test(value) ? Number(value) : value;
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

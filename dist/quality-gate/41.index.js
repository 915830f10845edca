export const id = 41;
export const ids = [41];
export const modules = {

/***/ 4041:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  coverageFormats: () => (/* binding */ coverageFormats)
});

// EXTERNAL MODULE: ./packages/reports/src/domain/coverage/coverage.ts
var coverage = __webpack_require__(7725);
;// CONCATENATED MODULE: ./packages/reports/src/domain/digits.ts
const zero = '0'.charCodeAt(0);
/** So many digits make a number that is exact. */
const exactDigits = 15;
const mostDigits = 300;
/**
 * The number that decimal digits in a text say, from one place up to another. `NaN` where there is none, or anything
 * but digits. The readers of lines ask for hundreds of millions of them, so nothing is cut out of the text.
 */
function digitsIn(text, from = 0, to = text.length) {
    if (to <= from || to - from > mostDigits)
        return Number.NaN;
    if (to - from > exactDigits) {
        const digits = text.slice(from, to);
        return /^\d+$/u.test(digits) ? Number(digits) : Number.NaN;
    }
    let value = 0;
    for (let at = from; at < to; at += 1) {
        const digit = text.charCodeAt(at) - zero;
        if (!(digit >= 0 && digit <= 9))
            return Number.NaN;
        value = value * 10 + digit;
    }
    return value;
}

// EXTERNAL MODULE: ./packages/reports/src/domain/limits.ts
var limits = __webpack_require__(8230);
;// CONCATENATED MODULE: ./packages/reports/src/domain/coverage/line-marks.ts
/** Marks of no line yet; a byte a line, where a map would take thirty times as much. */
function lineMarks() {
    let marks = new Uint8Array(64);
    let length = 0;
    let noLine = 0;
    return {
        mark: (line, hit) => {
            const mark = hit ? 2 : 1;
            if (line < 1) {
                noLine = Math.max(noLine, mark);
                return;
            }
            if (line >= marks.length) {
                const grown = new Uint8Array(Math.max(line + 1, marks.length * 2));
                grown.set(marks);
                marks = grown;
            }
            if (line >= length)
                length = line + 1;
            if (mark > (marks[line] ?? 0))
                marks[line] = mark;
        },
        marks: () => marks.subarray(0, length),
        ofNoLine: () => ({ covered: noLine === 2 ? 1 : 0, total: noLine > 0 ? 1 : 0 }),
        clear: () => {
            marks.fill(0, 0, length);
            length = 0;
            noLine = 0;
        },
    };
}

// EXTERNAL MODULE: ./packages/reports/src/domain/own-text.ts
var own_text = __webpack_require__(8446);
// EXTERNAL MODULE: ./packages/reports/src/domain/coverage/packed-keys.ts
var packed_keys = __webpack_require__(5936);
;// CONCATENATED MODULE: ./packages/reports/src/domain/coverage/packed-coverage.ts


/** Marks of many files lie in pieces of so many bytes. */
const pieceBytes = 256 * 1024;
const bytesFor = (marks) => (marks + 3) >> 2;
/** Of each byte of four marks how many are hit, and how many listed. */
const [hitIn, listedIn] = [2, 1].map((least) => Uint8Array.from({ length: 256 }, (_, byte) => {
    const marks = [byte & 3, (byte >> 2) & 3, (byte >> 4) & 3, byte >> 6];
    return marks.filter((mark) => mark >= least).length;
}));
const nothingStated = Object.freeze({});
/**
 * Coverage whose marks lie one behind the other in a piece of memory that it shares with other files: lines, branches,
 * functions, four marks a byte. A typed array for each of them takes more than the marks themselves.
 */
class PackedCoverage {
    #piece;
    #at;
    /** -1 for what is `null`. */
    #lines;
    #branches;
    #functions;
    /** As `Hits` has them. */
    #branchKeys;
    #functionKeys;
    worseStated;
    constructor(piece, at, [lines, branches, functions], [branchKeys, functionKeys], worseStated) {
        this.#piece = piece;
        this.#at = at;
        this.#lines = lines;
        this.#branches = branches;
        this.#functions = functions;
        this.#branchKeys = branchKeys;
        this.#functionKeys = functionKeys;
        this.worseStated = worseStated;
    }
    /** Where the marks of a part begin and how many they are, -1 for what is `null`. */
    #place(part) {
        if (part === 'lines')
            return { from: this.#at, length: this.#lines };
        const branches = this.#at + bytesFor(Math.max(0, this.#lines));
        if (part === 'branches')
            return { from: branches, length: this.#branches };
        return { from: branches + bytesFor(Math.max(0, this.#branches)), length: this.#functions };
    }
    #marks(part) {
        const { from, length } = this.#place(part);
        if (length < 0)
            return null;
        const marks = new Uint8Array(length);
        for (let at = 0; at < length; at += 1)
            marks[at] = ((this.#piece[from + (at >> 2)] ?? 0) >> ((at & 3) * 2)) & 3;
        return marks;
    }
    get lines() {
        return this.#marks('lines');
    }
    get branches() {
        const marks = this.#marks('branches');
        return marks === null ? null : { keys: this.#branchKeys, marks };
    }
    get functions() {
        const marks = this.#marks('functions');
        return marks === null ? null : { keys: this.#functionKeys, marks };
    }
    listed(part) {
        const { from, length } = this.#place(part);
        if (length < 0)
            return null;
        let covered = 0;
        let total = 0;
        for (let at = from; at < from + bytesFor(length); at += 1) {
            const byte = this.#piece[at] ?? 0;
            covered += hitIn?.[byte] ?? 0;
            total += listedIn?.[byte] ?? 0;
        }
        return { covered, total };
    }
}
const keysOf = (hits) => hits === null ? '' : (0,packed_keys/* packKeys */.g)(hits.keys());
/** Packs the coverage of the files of a report; what is given is copied. */
function coveragePacker() {
    let piece = new Uint8Array(0);
    let used = 0;
    const add = (marks) => {
        for (let at = 0; at < marks.length; at += 1) {
            const place = used + (at >> 2);
            piece[place] = (piece[place] ?? 0) | ((marks[at] ?? 0) << ((at & 3) * 2));
        }
        used += bytesFor(marks.length);
    };
    const addHits = (hits) => {
        let at = 0;
        for (const hit of hits.values()) {
            const place = used + (at >> 2);
            piece[place] = (piece[place] ?? 0) | ((hit ? 2 : 1) << ((at & 3) * 2));
            at += 1;
        }
        used += bytesFor(hits.size);
    };
    return ({ lines, branches, functions, worseStated }) => {
        const length = bytesFor(lines?.length ?? 0) + bytesFor(branches?.size ?? 0) + bytesFor(functions?.size ?? 0);
        if (used + length > piece.length) {
            piece = new Uint8Array(Math.max(length, pieceBytes));
            used = 0;
        }
        const at = used;
        if (lines !== null)
            add(lines);
        if (branches !== null)
            addHits(branches);
        if (functions !== null)
            addHits(functions);
        let isStated = false;
        for (const part in worseStated)
            isStated ||= part !== '';
        return new PackedCoverage(piece, at, [lines?.length ?? -1, branches?.size ?? -1, functions?.size ?? -1], [keysOf(branches), keysOf(functions)], isStated ? worseStated : nothingStated);
    };
}
/** What a record adds to what is known of its file; both may be thrown away. */
function mergeListed(known, { lines, branches, functions, worseStated }) {
    return (0,coverage/* mergeCoverage */.PV)(known, {
        lines: lines?.slice() ?? null,
        branches: branches === null ? null : (0,coverage/* packHits */.a5)(branches),
        functions: functions === null ? null : (0,coverage/* packHits */.a5)(functions),
        worseStated,
    });
}

// EXTERNAL MODULE: ./packages/reports/src/domain/problem.ts
var problem = __webpack_require__(7379);
;// CONCATENATED MODULE: ./packages/reports/src/domain/coverage/lcov.ts







const statedKeys = {
    lines: ['LF', 'LH'],
    branches: ['BRF', 'BRH'],
    functions: ['FNF', 'FNH'],
};
const lcov_zero = '0'.charCodeAt(0);
const nine = '9'.charCodeAt(0);
const comma = ','.charCodeAt(0);
const lineFeed = '\n'.charCodeAt(0);
/** So many digits are surely a count. */
const plainDigits = 15;
/** Records of lcov that say nothing Interlock measures: test name, version, and MC/DC. */
const passedOver = new Set(['TN', 'VER', 'MCDC', 'MCF', 'MCH']);
/** A whole number that a tool writes as a decimal: `7.0`. */
function countOfDecimal(text) {
    const whole = /^(\d{1,300})\.0{1,30}$/u.exec(text)?.[1];
    return whole === undefined ? Number.NaN : digitsIn(whole);
}
/** A hit stays a hit. */
function markHit(hits, key, hit) {
    hits.set(key, hit || hits.get(key) === true);
}
const none = new Map();
function ratioOfHits(hits) {
    let covered = 0;
    for (const hit of hits?.values() ?? [])
        if (hit)
            covered += 1;
    return { covered, total: hits?.size ?? 0 };
}
/**
 * Reads lcov tracefiles (geninfo(1), lcov 1 and 2). Any key that the format does not have, any count that is none and
 * any record that does not end is refused. A file that was cut exactly between two records cannot be told from a
 * shorter one.
 */
function lcovReader() {
    const files = new Map();
    const disagreements = [];
    const pack = coveragePacker();
    /** Of the record that is open. */
    const lines = lineMarks();
    let section = null;
    let carry = '';
    let lineNumber = 0;
    let sawRecord = false;
    const refuse = (message) => {
        throw new problem/* UnusableReport */.or('report-unparsable', `Line ${lineNumber}: ${message}`);
    };
    const countIn = (text, from, to, most = Number.MAX_VALUE) => {
        let value = digitsIn(text, from, to);
        if (Number.isNaN(value))
            value = countOfDecimal(text.slice(from, to));
        if (!(value <= most))
            throw new problem/* UnusableReport */.or('number-invalid', `Line ${lineNumber}: "${(0,problem/* excerpt */.Kb)(text.slice(from, to))}" is not a count.`);
        return value;
    };
    const count = (text, most) => countIn(text, 0, text.length, most);
    const sourceLine = (text, to = text.length) => {
        const value = countIn(text, 0, to);
        if (value > limits/* limits */.F.sourceLine)
            throw new problem/* UnusableReport */.or('report-too-large', `Line ${lineNumber}: source line ${value} is beyond ${limits/* limits */.F.sourceLine}.`);
        return value;
    };
    const openSection = (path) => {
        if (section !== null)
            throw new problem/* UnusableReport */.or('report-truncated', `Line ${lineNumber}: a record begins before the one of line ${section.line} has its end_of_record.`);
        if (path === '')
            refuse('SF names no file.');
        sawRecord = true;
        lines.clear();
        section = {
            path: (0,own_text/* ownText */.U)(path),
            line: lineNumber,
            branches: null,
            functionsByName: new Map(),
            functionsByIndex: new Map(),
            stated: {},
        };
    };
    const named = (open, name) => {
        let found = open.functionsByName.get(name);
        if (found === undefined)
            open.functionsByName.set(name, (found = { lines: [], hits: [] }));
        return found;
    };
    /** The text in front of the first comma and behind it. */
    const split = (text) => {
        const comma = text.indexOf(',');
        return comma < 0 ? refuse('a value is missing.') : [text.slice(0, comma), text.slice(comma + 1)];
    };
    const readBranch = (open, value) => {
        const [line, rest] = split(value);
        // The branch may be an expression with commas in it (lcov 2): what was taken stands behind the last one.
        const comma = rest.lastIndexOf(',');
        if (comma <= 0 || !rest.slice(0, comma).includes(','))
            refuse('BRDA needs line, block, branch and count.');
        const taken = rest.slice(comma + 1);
        const branches = (open.branches ??= new Map());
        const key = `${sourceLine(line)},${rest.slice(0, comma)}`;
        markHit(branches, key, taken !== '-' && count(taken) > 0);
    };
    const readFunction = (open, value) => {
        const [line, rest] = split(value);
        // lcov 2 puts the last line of the function in front of its name.
        const name = rest.replace(/^\d+,(?=.)/u, '');
        named(open, name).lines.push(String(sourceLine(line)));
    };
    const readIndexedHit = (open, value) => {
        const [index, rest] = split(value);
        const [hits] = split(rest);
        const found = open.functionsByIndex.get(index);
        if (found === undefined)
            refuse(`FNA names function ${(0,problem/* excerpt */.Kb)(index)}, which no FNL does.`);
        else if (count(hits) > 0)
            found.hit = true;
    };
    const readRecord = (open, key, value) => {
        switch (key) {
            case 'DA': {
                // Most lines are one of these, and nothing is cut out of them.
                const comma = value.indexOf(',');
                if (comma < 0)
                    refuse('a value is missing.');
                // A checksum of the line may follow.
                const end = value.indexOf(',', comma + 1);
                const hits = countIn(value, comma + 1, end < 0 ? value.length : end);
                lines.mark(sourceLine(value, comma), hits > 0);
                break;
            }
            case 'BRDA':
                readBranch(open, value);
                break;
            case 'FN':
                readFunction(open, value);
                break;
            case 'FNDA': {
                const [hits, name] = split(value);
                named(open, name).hits.push(count(hits) > 0);
                break;
            }
            case 'FNL': {
                const [index, rest] = split(value);
                const start = String(sourceLine(rest.split(',', 1)[0] ?? ''));
                open.functionsByIndex.set(index, { start, hit: false });
                break;
            }
            case 'FNA':
                readIndexedHit(open, value);
                break;
            case 'LF':
            case 'LH':
            case 'BRF':
            case 'BRH':
            case 'FNF':
            case 'FNH':
                // Totals are added and multiplied to be compared: beyond this the products are no numbers any more.
                open.stated[key] = count(value, Number.MAX_SAFE_INTEGER);
                break;
            default:
                refuse(`"${(0,problem/* excerpt */.Kb)(key)}" is not a record of lcov.`);
        }
    };
    /** Ties counts to functions: those of one name in the order of both, what is left over to the last. */
    const settleFunctions = (open) => {
        if (open.functionsByName.size === 0 && open.functionsByIndex.size === 0)
            return null;
        const hits = new Map();
        for (const [name, { lines, hits: given }] of open.functionsByName) {
            const known = lines.length === 0 ? [''] : lines;
            for (const [index, line] of known.entries()) {
                const mine = index === known.length - 1 ? given.slice(index) : given.slice(index, index + 1);
                markHit(hits, `${line}:${name}:${index}`, mine.includes(true));
            }
        }
        for (const { start, hit } of open.functionsByIndex.values())
            markHit(hits, `${start}:`, hit);
        return hits;
    };
    /** Totals that a record states and that are worse than what it lists; every difference is kept. */
    const worseThanListed = (open, listed) => {
        const worse = {};
        for (const part of coverage/* coverageParts */.$m) {
            const [foundKey, hitKey] = statedKeys[part];
            const total = open.stated[foundKey];
            const covered = open.stated[hitKey];
            if (total === undefined && covered === undefined)
                continue;
            const counted = listed[part];
            const stated = { covered: covered ?? counted.covered, total: total ?? counted.total };
            if (stated.covered > stated.total)
                throw new problem/* UnusableReport */.or('number-invalid', `Line ${lineNumber}: ${hitKey} ${stated.covered} is more than ${foundKey} ${stated.total}.`);
            if (stated.covered === counted.covered && stated.total === counted.total)
                continue;
            // The totals may count what the record says of line 0, which no file has.
            const noLine = lines.ofNoLine();
            if (part === 'lines' &&
                stated.covered === counted.covered + noLine.covered &&
                stated.total === counted.total + noLine.total)
                continue;
            disagreements.push({
                where: `${open.path} (line ${open.line})`,
                what: part,
                stated: `${stated.covered} of ${stated.total}`,
                counted: `${counted.covered} of ${counted.total}`,
            });
            if ((0,coverage/* isWorse */.Bx)(stated, counted))
                worse[part] = stated;
        }
        return worse;
    };
    const closeSection = () => {
        if (section === null) {
            refuse('end_of_record without SF.');
            return;
        }
        const { path, branches, stated } = section;
        const functions = settleFunctions(section);
        const worseStated = worseThanListed(section, {
            lines: (0,coverage/* ratioOfMarks */.rx)(lines.marks()),
            branches: ratioOfHits(branches),
            functions: ratioOfHits(functions),
        });
        // A record that states how many there are says that there are none when it lists none.
        const listed = {
            lines: lines.marks(),
            branches: branches ?? ((stated.BRF ?? stated.BRH) === undefined ? null : none),
            functions: functions ?? ((stated.FNF ?? stated.FNH) === undefined ? null : none),
            worseStated,
        };
        const known = files.get(path);
        files.set(path, known === undefined ? pack(listed) : mergeListed(known, listed));
        section = null;
    };
    const readLine = (text) => {
        lineNumber += 1;
        const line = text.trimEnd();
        if (line === '' || line.startsWith('#'))
            return;
        if (line === 'end_of_record') {
            closeSection();
            return;
        }
        const colon = line.indexOf(':');
        const key = line.slice(0, Math.max(0, colon));
        const value = line.slice(colon + 1);
        if (key === 'SF')
            openSection(value.trim());
        else if (passedOver.has(key))
            return;
        else if (section === null)
            refuse(`"${(0,problem/* excerpt */.Kb)(line)}" stands outside of a record.`);
        else
            readRecord(section, key, value);
    };
    /** The last line has no line feed: what cannot be read of it was cut off. */
    const readLastLine = (text) => {
        try {
            readLine(text);
        }
        catch (thrown) {
            if (!(thrown instanceof problem/* UnusableReport */.or) || thrown.code === 'report-too-large')
                throw thrown;
            throw new problem/* UnusableReport */.or('report-truncated', `The file ends in the middle of line ${lineNumber}.`);
        }
    };
    /**
     * Reads `DA:LINE,COUNT` lines from a place on, as long as they are plainly that, and gives the place behind the last
     * of them. Nine of ten lines are, and nothing is cut out of the text for them; any other is left to `readLine`.
     */
    const readPlainLines = (text, from) => {
        let start = from;
        for (;;) {
            if (!text.startsWith('DA:', start))
                return start;
            let at = start + 3;
            let line = 0;
            let code = text.charCodeAt(at);
            while (code >= lcov_zero && code <= nine) {
                line = line * 10 + code - lcov_zero;
                at += 1;
                code = text.charCodeAt(at);
            }
            if (code !== comma || at === start + 3 || line > limits/* limits */.F.sourceLine)
                return start;
            const digits = at + 1;
            at = digits;
            let hits = false;
            code = text.charCodeAt(at);
            while (code >= lcov_zero && code <= nine) {
                hits ||= code !== lcov_zero;
                at += 1;
                code = text.charCodeAt(at);
            }
            if (code !== lineFeed || at === digits || at - digits > plainDigits)
                return start;
            lines.mark(line, hits);
            lineNumber += 1;
            start = at + 1;
        }
    };
    return {
        write: (text) => {
            let from = 0;
            for (;;) {
                if (section !== null && carry === '')
                    from = readPlainLines(text, from);
                const end = text.indexOf('\n', from);
                if (end < 0)
                    break;
                const piece = text.slice(from, end);
                readLine(carry === '' ? piece : carry + piece);
                carry = '';
                from = end + 1;
            }
            carry += text.slice(from);
            if (carry.length > limits/* limits */.F.lineCharacters)
                throw new problem/* UnusableReport */.or('report-too-large', `Line ${lineNumber + 1} is longer than ${limits/* limits */.F.lineCharacters} characters.`);
        },
        end: () => {
            if (carry !== '')
                readLastLine(carry);
            if (section !== null)
                throw new problem/* UnusableReport */.or('report-truncated', `The file ends in the record of line ${section.line}, without end_of_record.`);
            if (!sawRecord)
                throw new problem/* UnusableReport */.or('coverage-empty', 'The file has no record (SF) of any source file.');
            return { files, disagreements };
        },
    };
}
/** lcov tracefiles. */
const lcov = {
    kind: 'coverage',
    title: 'lcov',
    recognizes: ({ text }) => /^(?:#[^\n]*\n\s*)*(?:TN|SF|VER):/u.test(text),
    open: () => {
        const reader = lcovReader();
        return { write: (text) => reader.write(text), end: () => ({ kind: 'coverage', report: reader.end() }) };
    },
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/coverage/covered-files.ts






/** Keys are packed with line feeds between them: one with a line feed in it would be two. */
const oneLine = (key) => (key.includes('\n') ? key.replaceAll('\n', ' ') : key);
/** A hit stays a hit. */
function mark(hits, key, hit) {
    const known = hits ?? new Map();
    known.set(key, hit || known.get(key) === true);
    return known;
}
function covered_files_listedIn({ lines, branches, functions, stated }) {
    const marks = lines.marks();
    return {
        lines: marks.length === 0 && stated.lines !== undefined ? null : marks,
        branches,
        functions,
        worseStated: stated,
    };
}
const sumOfBoth = (left, right) => ({
    covered: left.covered + right.covered,
    total: left.total + right.total,
});
function sumOf(files, part) {
    const ratios = Array.from(files.values(), (file) => (0,coverage/* ratioOf */.pO)(file, part)).filter((ratio) => ratio !== null);
    if (ratios.length === 0)
        return null;
    return ratios.reduce(sumOfBoth);
}
const shareOf = ({ covered, total }) => (total === 0 ? 1 : covered / total);
/** Whether a share is that of numbers, as far as it was rounded. */
function agrees(stated, ratio) {
    if (stated.kind === 'unlisted')
        return stated.count === 0;
    if (stated.kind === 'ratio')
        return stated.covered === ratio.covered && stated.total === ratio.total;
    // Tools cut or round, some of them per cent to two digits and then divide: one unit of the last digit, and a little.
    const tolerance = Math.max(10 ** -stated.digits, 1e-4) + 1e-9;
    return ratio.total === 0 || Math.abs(stated.share - shareOf(ratio)) <= tolerance;
}
/** What a stated share makes of what is listed; `null` where the two agree within its digits. */
function statedRatio(stated, counted) {
    if (stated.kind === 'unlisted') {
        const { covered, total } = counted ?? { covered: 0, total: 0 };
        return stated.count === 0 ? null : { covered, total: total + stated.count };
    }
    if (stated.kind === 'ratio')
        return agrees(stated, counted ?? { covered: 0, total: 0 })
            ? null
            : { covered: stated.covered, total: stated.total };
    if (counted === null || agrees(stated, counted))
        return null;
    return { covered: Math.floor(stated.share * counted.total), total: counted.total };
}
const shown = (ratio) => ratio === null ? 'none' : `${ratio.covered} of ${ratio.total}`;
/** Gathers the source files of one report. */
function coveredFiles() {
    const files = new Map();
    const drafts = new WeakMap();
    let inRanges = 0;
    let sourceLines = 0;
    let allUnnamed = 0;
    const pack = coveragePacker();
    let ofNoLine = { covered: 0, total: 0 };
    /** Which of them were hit is not said: the first ones stand for them, the same in every report. */
    const markFirst = (draft, part, place, ratio) => {
        const { covered, total } = ratio;
        if (covered > total)
            throw new problem/* UnusableReport */.or('number-invalid', `${part}: ${covered} of ${total} is not a share.`);
        allUnnamed += total;
        if (total > limits/* limits */.F.unnamed || allUnnamed > limits/* limits */.F.allUnnamed)
            throw new problem/* UnusableReport */.or('report-too-large', `It counts ${total} ${part} in one place, or more than ${limits/* limits */.F.allUnnamed} in all, without naming them.`);
        for (let index = 0; index < total; index += 1)
            draft[part] = mark(draft[part], `${place}${index}`, index < covered);
    };
    return {
        open: () => {
            const draft = { lines: lineMarks(), branches: null, functions: null, stated: {} };
            const totals = (part, ratio) => {
                if (ratio.covered > ratio.total)
                    throw new problem/* UnusableReport */.or('number-invalid', `${part}: ${ratio.covered} covered are more than ${ratio.total}.`);
                draft.stated = { ...draft.stated, [part]: ratio };
            };
            const file = {
                line: (number, hit) => draft.lines.mark(number, hit),
                range: (first, last, hit) => {
                    // A few bytes may say a range of millions of lines, and say it again and again.
                    inRanges += Math.max(0, last - first) + 1;
                    if (inRanges > limits/* limits */.F.markedLines)
                        throw new problem/* UnusableReport */.or('report-too-large', `Its ranges hold more than ${limits/* limits */.F.markedLines} lines in all.`);
                    for (let number = first; number <= last; number += 1)
                        draft.lines.mark(number, hit);
                },
                branch: (key, hit) => {
                    draft.branches = mark(draft.branches, oneLine(key), hit);
                },
                callable: (key, hit) => {
                    draft.functions = mark(draft.functions, oneLine(key), hit);
                },
                unnamed: (part, place, covered, total) => {
                    draft[part] ??= new Map();
                    markFirst(draft, part, place, { covered, total });
                },
                knows: (part) => {
                    draft[part] ??= new Map();
                },
                totals,
            };
            drafts.set(file, draft);
            return file;
        },
        close: (path, file) => {
            const draft = drafts.get(file);
            if (draft === undefined)
                throw new Error('a file was closed that was not opened here');
            if (path === '')
                throw new problem/* UnusableReport */.or('report-unparsable', 'A source file has no path.');
            const listed = covered_files_listedIn(draft);
            const known = files.get(path);
            const merged = known === undefined ? pack(listed) : mergeListed(known, listed);
            ofNoLine = sumOfBoth(ofNoLine, draft.lines.ofNoLine());
            sourceLines += (merged.lines?.length ?? 0) - (known?.lines?.length ?? 0);
            if (sourceLines > limits/* limits */.F.sourceLines)
                throw new problem/* UnusableReport */.or('report-too-large', `Its source files have more than ${limits/* limits */.F.sourceLines} lines.`);
            files.set(known === undefined ? (0,own_text/* ownText */.U)(path) : path, merged);
        },
        has: (path) => files.has(path),
        report: (where, stated, sources = []) => {
            if (files.size === 0)
                throw new problem/* UnusableReport */.or('coverage-empty', 'The report speaks of no source file.');
            const disagreements = [];
            const worseStated = {};
            const listed = coverage/* coverageParts */.$m.flatMap((part) => [stated[part] ?? []].flat().map((said) => [part, said]));
            for (const [part, said] of listed) {
                if (said.kind === 'ratio' && said.covered > said.total)
                    throw new problem/* UnusableReport */.or('number-invalid', `${part}: ${said.covered} covered are more than ${said.total}.`);
                const counted = sumOf(files, part);
                const ratio = statedRatio(said, counted);
                if (ratio === null)
                    continue;
                // A total may count what the report says of line 0, which no file has.
                if (part === 'lines' && ofNoLine.total > 0 && counted !== null && said.kind !== 'unlisted')
                    if (agrees(said, sumOfBoth(counted, ofNoLine)))
                        continue;
                const isNothing = counted === null || counted.total === 0;
                if (isNothing && ratio.total === 0)
                    continue;
                disagreements.push({
                    where,
                    what: part,
                    stated: said.kind === 'share' ? `a share of ${said.share}` : shown(ratio),
                    counted: shown(counted),
                });
                const worst = worseStated[part] ?? counted;
                if (worst === null || isNothing || (0,coverage/* isWorse */.Bx)(ratio, worst))
                    worseStated[part] = ratio;
            }
            return { files, disagreements, worseStated, sources };
        },
    };
}
/** A whole number, also as converters write it that only know decimals: `7.0`. */
const wholeNumber = /^\s*\d{1,300}(?:\.0{1,30})?\s*$/u;
/** A count as text; numbers beyond what a double holds exactly are only told from zero. */
function countOfText(what, text) {
    const value = text !== undefined && wholeNumber.test(text) ? Number(text) : Number.NaN;
    if (!Number.isFinite(value))
        throw new problem/* UnusableReport */.or('number-invalid', `${what} is "${(0,problem/* excerpt */.Kb)(text ?? '')}", which is not a count.`);
    return value;
}
/** The number of a source line. */
function lineOfText(what, text) {
    return checkedLine(what, countOfText(what, text));
}
/** Refuses what cannot be the number of a source line. */
function checkedLine(what, line) {
    if (typeof line !== 'number' || !Number.isSafeInteger(line) || line < 0)
        throw new problem/* UnusableReport */.or('number-invalid', `${what} is ${(0,problem/* shownValue */.JJ)(line)}, which is no line.`);
    if (line > limits/* limits */.F.sourceLine)
        throw new problem/* UnusableReport */.or('report-too-large', `${what}: source line ${line} is beyond ${limits/* limits */.F.sourceLine}.`);
    return line;
}
/** A share such as `0.75`, with its digits; `null` where there is none. */
function shareOfText(what, text) {
    if (text === undefined)
        return null;
    const value = /^\d{1,3}(?:\.(\d{1,30}))?(?:[eE]-?\d{1,3})?$/u.exec(text.trim());
    const share = value === null ? Number.NaN : Number(text);
    if (!(share >= 0 && share <= 1))
        throw new problem/* UnusableReport */.or('number-invalid', `${what} is "${(0,problem/* excerpt */.Kb)(text)}", which is no share of 0 to 1.`);
    return { kind: 'share', share, digits: Math.max(1, value?.[1]?.length ?? 0) };
}

// EXTERNAL MODULE: ./packages/reports/src/domain/xml.ts
var xml = __webpack_require__(5569);
;// CONCATENATED MODULE: ./packages/reports/src/domain/coverage/cobertura.ts



/** `50% (1/2)`. */
const condition = /^\s*[\d.]+\s*%\s*\(\s*(\d{1,9})(?:\.0{1,30})?\s*\/\s*(\d{1,9})(?:\.0{1,30})?\s*\)\s*$/u;
/** Totals of the root: the share, and since Cobertura 2 the numbers; all of them are held against the lines. */
function statedOf(attributes, part) {
    const [coveredName, validName] = part === 'line'
        ? ['lines-covered', 'lines-valid']
        : ['branches-covered', 'branches-valid'];
    const share = shareOfText(`${part}-rate`, attributes[`${part}-rate`]);
    if (attributes[validName] === undefined || attributes[coveredName] === undefined)
        return share === null ? [] : [share];
    const ratio = {
        kind: 'ratio',
        covered: countOfText(coveredName, attributes[coveredName]),
        total: countOfText(validName, attributes[validName]),
    };
    return share === null || agrees(share, ratio) ? [ratio] : [ratio, share];
}
/**
 * Cobertura XML (cobertura/cobertura, `coverage-04.dtd`), as coverage.py, gcovr, Istanbul, coverlet and others write
 * it. Lines are those of a class; those of its methods say which methods were called, and stand in where a class lists
 * none. Of branches the format says how many were taken, not which.
 */
function coberturaReader() {
    const files = coveredFiles();
    const sources = [];
    let root = null;
    let open = null;
    let source = null;
    let depth = 0;
    const readLine = (at, attributes) => {
        const number = lineOfText('number', attributes['number']);
        const hit = countOfText('hits', attributes['hits']) > 0;
        if (at.method !== null) {
            at.method.hit ||= hit;
            at.method.lines.push([number, hit]);
            return;
        }
        at.hasLines = true;
        at.file.line(number, hit);
        const text = attributes['condition-coverage'];
        if (text === undefined && attributes['branch']?.toLowerCase() !== 'true')
            return;
        const [, covered, total] = condition.exec(text ?? '') ?? [];
        if (covered === undefined || total === undefined)
            throw new problem/* UnusableReport */.or('number-invalid', `condition-coverage of line ${number} is "${(0,problem/* excerpt */.Kb)(text ?? '')}".`);
        at.file.unnamed('branches', `${number}:`, Number(covered), Number(total));
    };
    const closeClass = () => {
        if (open === null)
            return;
        const { file, path, methods, hasLines } = open;
        for (const method of methods) {
            if (method.lines.length > 0)
                file.callable(method.key, method.hit);
            if (!hasLines)
                for (const [number, hit] of method.lines)
                    file.line(number, hit);
        }
        files.close(path, file);
        open = null;
    };
    const reader = (0,xml/* xmlReader */.t)({
        open: (name, attributes) => {
            if (depth === 0) {
                if (name !== 'coverage')
                    throw new problem/* UnusableReport */.or('report-kind-differs', `The root element is <${(0,problem/* excerpt */.Kb)(name)}>.`);
                root = attributes;
            }
            depth += 1;
            if (name === 'source') {
                source = '';
                reader.hearText(true);
            }
            else if (name === 'class') {
                const path = attributes['filename'] ?? '';
                open = {
                    path,
                    name: attributes['name'] ?? '',
                    file: files.open(),
                    methods: [],
                    method: null,
                    hasLines: false,
                };
            }
            else if (name === 'method' && open !== null) {
                const { name: called = '', signature = '' } = attributes;
                const method = {
                    key: `${open.name}.${called}${signature}:${open.methods.length}`,
                    hit: false,
                    lines: [],
                };
                open.methods.push(method);
                open.method = method;
            }
            else if (name === 'line' && open !== null)
                readLine(open, attributes);
        },
        close: (name) => {
            depth -= 1;
            if (name === 'source') {
                if (source !== null && source.trim() !== '')
                    sources.push(source.trim());
                source = null;
                reader.hearText(false);
            }
            else if (name === 'class')
                closeClass();
            else if (name === 'method' && open !== null)
                open.method = null;
        },
        text: (text) => {
            if (source !== null && source.length < 4096)
                source += text.slice(0, 4096);
        },
        comment: () => undefined,
    });
    return {
        write: (text) => reader.write(text),
        end: () => {
            reader.end();
            const stated = { lines: statedOf(root ?? {}, 'line'), branches: statedOf(root ?? {}, 'branch') };
            return { kind: 'coverage', report: files.report('the report', stated, sources) };
        },
    };
}
/** Cobertura XML. */
const cobertura = {
    kind: 'coverage',
    title: 'Cobertura XML',
    recognizes: ({ root, rootTag }) => root === 'coverage' && /\s(?:line-rate|lines-valid)\s*=/u.test(rootTag),
    open: coberturaReader,
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/coverage/jacoco.ts



const counterParts = new Map([
    ['LINE', 'lines'],
    ['BRANCH', 'branches'],
    ['METHOD', 'functions'],
]);
function ratioOfCounter(attributes) {
    const covered = countOfText('covered', attributes['covered']);
    return { covered, total: covered + countOfText('missed', attributes['missed']) };
}
/**
 * JaCoCo XML (`report.dtd` of JaCoCo 1.1). A line is covered when an instruction of it was run. Of branches the format
 * says how many were taken, not which. Paths are package and source file: where sources begin is not said.
 */
function jacocoReader() {
    const files = coveredFiles();
    const stack = [];
    const stated = {};
    const withMethods = new Set();
    let source = { lines: 0, counters: {} };
    let open = null;
    let sourceOfClass = null;
    let method = null;
    const fileOf = (at, name) => {
        let file = at.files.get(name);
        if (file === undefined)
            at.files.set(name, (file = files.open()));
        return file;
    };
    const closePackage = () => {
        if (open === null)
            return;
        const groups = stack
            .filter(({ name }) => name === 'group')
            .map(({ attributes }) => attributes['name'] ?? '');
        for (const [name, file] of open.files) {
            // Modules may have files of the same name: the groups around them tell them apart.
            const folders = open.name === '' ? [] : [...groups, open.name];
            files.close([...folders, name].join('/'), file);
        }
        open = null;
    };
    const readLine = (file, attributes) => {
        const number = lineOfText('nr', attributes['nr']);
        const pair = (covered, missed) => {
            if (attributes[covered] === undefined && attributes[missed] === undefined)
                return null;
            const hits = countOfText(covered, attributes[covered]);
            return [hits, hits + countOfText(missed, attributes[missed])];
        };
        const [run, instructions] = pair('ci', 'mi') ?? [0, 0];
        if (instructions > 0) {
            source.lines += 1;
            file.line(number, run > 0);
        }
        const branches = pair('cb', 'mb');
        if (branches !== null)
            file.unnamed('branches', `${number}:`, ...branches);
    };
    /** gcovr lists lines without their instructions, and no method: then the counters of the file are all there is. */
    const closeSource = (file) => {
        const { lines, functions } = source.counters;
        if (source.lines === 0 && lines !== undefined && lines.total > 0)
            file.totals('lines', lines);
        if (!withMethods.has(file) && functions !== undefined)
            file.unnamed('functions', '#', functions.covered, functions.total);
    };
    const closeMethod = () => {
        if (method !== null && method.hit !== null && sourceOfClass !== null && open !== null) {
            const file = fileOf(open, sourceOfClass);
            withMethods.add(file);
            file.callable(method.key, method.hit);
        }
        method = null;
    };
    const readCounter = (attributes) => {
        const part = counterParts.get(attributes['type'] ?? '');
        if (part === undefined)
            return;
        const ratio = ratioOfCounter(attributes);
        if (stack.length === 1)
            stated[part] = { kind: 'ratio', ...ratio };
        if (stack.at(-1)?.name === 'sourcefile')
            source.counters[part] = ratio;
        if (method !== null && part === 'functions')
            method.hit = ratio.covered > 0;
    };
    const opening = new Map([
        [
            'package',
            (attributes) => {
                open = { name: attributes['name'] ?? '', files: new Map() };
            },
        ],
        [
            'class',
            (attributes) => {
                sourceOfClass = attributes['sourcefilename'] ?? null;
            },
        ],
        [
            'method',
            ({ name: called = '', desc = '' }) => {
                method = { key: `${stack.at(-1)?.attributes['name'] ?? ''}.${called}${desc}`, hit: null };
            },
        ],
        [
            'sourcefile',
            (attributes) => {
                if (open === null)
                    return;
                const file = fileOf(open, attributes['name'] ?? '');
                // It lists branches and methods if there are any.
                source = { lines: 0, counters: {} };
                file.knows('branches');
                file.knows('functions');
            },
        ],
        [
            'line',
            (attributes) => {
                const around = stack.at(-1);
                if (around?.name === 'sourcefile' && open !== null)
                    readLine(fileOf(open, around.attributes['name'] ?? ''), attributes);
            },
        ],
        ['counter', readCounter],
    ]);
    const reader = (0,xml/* xmlReader */.t)({
        open: (name, attributes) => {
            if (stack.length === 0 && name !== 'report')
                throw new problem/* UnusableReport */.or('report-kind-differs', `The root element is <${(0,problem/* excerpt */.Kb)(name)}>.`);
            opening.get(name)?.(attributes);
            stack.push({ name, attributes });
        },
        close: (name) => {
            const element = stack.pop();
            if (name === 'package')
                closePackage();
            else if (name === 'sourcefile' && open !== null)
                closeSource(fileOf(open, element?.attributes['name'] ?? ''));
            else if (name === 'class')
                sourceOfClass = null;
            else if (name === 'method')
                closeMethod();
        },
        text: () => undefined,
        comment: () => undefined,
    });
    return {
        write: (text) => reader.write(text),
        end: () => {
            reader.end();
            return { kind: 'coverage', report: files.report('the counters of the report', stated) };
        },
    };
}
/** JaCoCo XML; also what Kover and gcovr write in its form. */
const jacoco = {
    kind: 'coverage',
    title: 'JaCoCo XML',
    recognizes: ({ root, text }) => root === 'report' && /<(?:sessioninfo|group|package|counter)\b|JACOCO/u.test(text),
    open: jacocoReader,
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/coverage/clover.ts



/**
 * Clover XML (openclover.org, `clover.xsd`), as PHPUnit and Istanbul write it. Lines are those of statements and
 * conditions. What `truecount` and `falsecount` mean differs between tools, so branches and methods are taken from the
 * metrics of each file: how many there are, and how many were hit. Statements are lines with some tools, and elements
 * of their kind with others: the metrics of the project contradict the list where they are none of them.
 */
function cloverReader() {
    const files = coveredFiles();
    let open = null;
    const parents = [];
    const statements = { covered: 0, total: 0 };
    const elements = { covered: 0, total: 0 };
    let project = {};
    let isTestProject = false;
    let isClass = false;
    const pair = (metrics, name) => {
        if (metrics[name] === undefined)
            return null;
        return [countOfText(`covered${name}`, metrics[`covered${name}`]), countOfText(name, metrics[name])];
    };
    const closeSource = () => {
        if (open === null)
            return;
        const { path, file, lines, metrics } = open;
        if (metrics === null)
            throw new problem/* UnusableReport */.or('report-unparsable', `"${(0,problem/* excerpt */.Kb)(path)}" has no <metrics>.`);
        const branches = pair(metrics, 'conditionals');
        const functions = pair(metrics, 'methods');
        const stated = pair(metrics, 'statements');
        if (branches !== null)
            file.unnamed('branches', '#', ...branches);
        if (functions !== null)
            file.unnamed('functions', '#', ...functions);
        // Statements are not lines; but where there are some, there must be lines.
        if (lines === 0 && stated !== null && stated[1] > 0) {
            const [covered, total] = stated;
            file.totals('lines', { covered, total });
        }
        files.close(path, file);
        open = null;
    };
    const readLine = (at, attributes) => {
        const number = lineOfText('num', attributes['num']);
        const { type } = attributes;
        const countOf = (name) => countOfText(name, attributes[name]);
        if (type === 'method') {
            countOf('count');
            return;
        }
        if (type !== 'stmt' && type !== 'cond')
            throw new problem/* UnusableReport */.or('report-unparsable', `A line has the type "${(0,problem/* excerpt */.Kb)(type ?? '')}".`);
        const isWays = type === 'cond' && attributes['count'] === undefined;
        const count = isWays ? countOf('truecount') + countOf('falsecount') : countOf('count');
        at.lines += 1;
        at.file.line(number, count > 0);
        for (const listed of type === 'stmt' ? [statements, elements] : [elements]) {
            listed.total += 1;
            if (count > 0)
                listed.covered += 1;
        }
    };
    /** What the project states, where that is not merely another way to count what is listed. */
    const statedOf = () => {
        const ratioOf = (name) => {
            if (project[`covered${name}`] === undefined)
                return [];
            const [covered, total] = pair(project, name) ?? [];
            return covered === undefined || total === undefined ? [] : [{ kind: 'ratio', covered, total }];
        };
        const [lines] = ratioOf('statements').filter(({ covered, total }) => ![statements, elements].some((listed) => listed.covered === covered && listed.total === total));
        const [branches] = ratioOf('conditionals');
        const [functions] = ratioOf('methods');
        return {
            ...(lines === undefined ? {} : { lines }),
            ...(branches === undefined ? {} : { branches }),
            ...(functions === undefined ? {} : { functions }),
        };
    };
    const reader = (0,xml/* xmlReader */.t)({
        open: (name, attributes) => {
            const parent = parents.at(-1);
            if (parent === undefined && name !== 'coverage')
                throw new problem/* UnusableReport */.or('report-kind-differs', `The root element is <${(0,problem/* excerpt */.Kb)(name)}>.`);
            parents.push(name);
            // Tests as source files, which OpenClover lists beside the project.
            if (name === 'testproject')
                isTestProject = true;
            if (isTestProject)
                return;
            if (name === 'file') {
                reader.hearText(true);
                open = {
                    path: attributes['path'] ?? attributes['name'] ?? '',
                    file: files.open(),
                    lines: 0,
                    metrics: null,
                };
            }
            else if (name === 'class')
                isClass = true;
            // Classes have metrics of their own, in front of those of the file or behind.
            else if (name === 'metrics' && open !== null)
                open.metrics = isClass ? open.metrics : attributes;
            else if (name === 'metrics' && parent === 'project')
                project = attributes;
            else if (name === 'line' && open !== null)
                readLine(open, attributes);
            // A line under a name that is not known would be one that is not covered, and not counted.
            else if (open !== null)
                throw new problem/* UnusableReport */.or('report-unparsable', `<${(0,problem/* excerpt */.Kb)(name)}> stands in <file>.`);
        },
        close: (name) => {
            parents.pop();
            if (name === 'testproject')
                isTestProject = false;
            else if (name === 'class')
                isClass = false;
            else if (name === 'file') {
                reader.hearText(false);
                closeSource();
            }
        },
        text: (text) => {
            // A line whose tag is damaged is text.
            if (text.trim() !== '')
                throw new problem/* UnusableReport */.or('report-unparsable', `"${(0,problem/* excerpt */.Kb)(text)}" stands in <file>.`);
        },
        comment: () => undefined,
    });
    return {
        write: (text) => reader.write(text),
        end: () => {
            reader.end();
            return { kind: 'coverage', report: files.report('the metrics of the project', statedOf()) };
        },
    };
}
/** Clover XML. */
const clover = {
    kind: 'coverage',
    title: 'Clover XML',
    recognizes: ({ root, rootTag, text }) => root === 'coverage' &&
        !/\s(?:line-rate|lines-valid)\s*=/u.test(rootTag) &&
        /<(?:project|testproject)\b/u.test(text),
    open: cloverReader,
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/coverage/opencover.ts



/** The line of points that no source stands for: 0xFEEFEE. */
const hiddenLine = 16_707_566;
const newListed = () => ({ covered: 0, total: 0 });
function count(listed, isVisited) {
    listed.total += 1;
    if (isVisited)
        listed.covered += 1;
}
/** What `-coverbytest` lists in a point: the tests that visited it. The point says so already. */
const visitors = new Set(['TrackedMethodRefs', 'TrackedMethodRef']);
/**
 * OpenCover XML (OpenCover.Framework.Model), also as coverlet writes it. A line is covered when a sequence point on it
 * was visited. Branches are the branch points. The summary of OpenCover counts one more for each method with sequence
 * points, visited where one of those was (`ProcessMethodData` of its BasePersistance); coverlet does not: a summary is
 * right by either count, and what is judged are the points.
 */
function openCoverReader() {
    const files = coveredFiles();
    let depth = 0;
    let module = null;
    let method = null;
    let isName = false;
    let summary = {};
    const points = { seen: newListed(), all: newListed() };
    /** Branch points that stand for source, and all of them; in both ways also with one more for each method. */
    const branches = { seen: newListed(), all: newListed() };
    const methodsWithPoints = newListed();
    const methods = newListed();
    /** The list of points that is open, and the point in it. */
    let list = null;
    let isInPoint = false;
    const fileOf = (uid) => {
        if (module === null || uid === undefined || !module.paths.has(uid))
            throw new problem/* UnusableReport */.or('report-unparsable', `A point is of file "${(0,problem/* excerpt */.Kb)(uid ?? '')}", which is not listed.`);
        let file = module.files.get(uid);
        if (file === undefined)
            module.files.set(uid, (file = files.open()));
        return file;
    };
    const readPoint = (at, name, attributes) => {
        const uid = attributes['fileid'] ?? at.file ?? undefined;
        const visited = countOfText('vc', attributes['vc']) > 0;
        const line = countOfText('sl', attributes['sl']);
        const isBranch = name === 'BranchPoint';
        count(isBranch ? branches.all : points.all, visited);
        if (!isBranch) {
            at.hasPoints = true;
            at.hasVisitedPoints ||= visited;
        }
        // Points without a file or with the number of no line are of code that the compiler made.
        if (uid === undefined || uid === '0' || line === hiddenLine)
            return;
        const first = checkedLine('sl', line);
        at.file ??= uid;
        at.isVisited ||= visited;
        const file = fileOf(uid);
        if (isBranch) {
            count(branches.seen, visited);
            const { offset = '', path = '', offsetend = '' } = attributes;
            file.branch(`${first}:${at.name}:${offset}:${path}:${offsetend}`, visited);
            return;
        }
        at.points += 1;
        count(points.seen, visited);
        const last = attributes['el'] === undefined ? first : lineOfText('el', attributes['el']);
        file.range(first, Math.max(first, last), visited);
    };
    /** A point under a name that is not known would be one that is not covered, and not counted. */
    const enterList = (name) => {
        if (list !== null && isInPoint && visitors.has(name))
            return;
        if (list !== null && (isInPoint || `${name}s` !== list))
            throw new problem/* UnusableReport */.or('report-unparsable', `<${(0,problem/* excerpt */.Kb)(name)}> stands in <${list}>.`);
        isInPoint = list !== null;
        if (name !== 'SequencePoints' && name !== 'BranchPoints')
            return;
        list = name;
        reader.hearText(true);
    };
    const closeMethod = () => {
        if (method !== null && method.file !== null && method.points > 0) {
            const { attributes, file, isVisited, name } = method;
            const hit = (attributes['visited'] ?? String(isVisited)).toLowerCase() === 'true';
            fileOf(file).callable(name, hit);
            count(methods, hit);
        }
        if (method?.hasPoints === true)
            count(methodsWithPoints, method.hasVisitedPoints);
        method = null;
    };
    const closeModule = () => {
        if (module === null)
            return;
        for (const [uid, file] of module.files) {
            file.knows('branches');
            file.knows('functions');
            files.close(module.paths.get(uid) ?? '', file);
        }
        module = null;
    };
    /** What the session states, where that is none of the ways in which what it lists is counted. */
    const statedOf = () => {
        const stated = {};
        const withMethods = [branches.seen, branches.all].map(({ covered, total }) => ({
            covered: covered + methodsWithPoints.covered,
            total: total + methodsWithPoints.total,
        }));
        for (const [part, all, hit, known] of [
            ['lines', 'numSequencePoints', 'visitedSequencePoints', [points.seen, points.all]],
            ['branches', 'numBranchPoints', 'visitedBranchPoints', [branches.seen, branches.all, ...withMethods]],
            ['functions', 'numMethods', 'visitedMethods', [methods]],
        ]) {
            if (summary[all] === undefined)
                continue;
            const total = countOfText(all, summary[all]);
            // Points are not lines; but each that is missing from the list is one that nobody saw covered.
            const missing = Math.max(0, total - Math.max(...known.map((listed) => listed.total)));
            const unlisted = { kind: 'unlisted', count: missing };
            stated[part] = [unlisted];
            if (summary[hit] === undefined)
                continue;
            const covered = countOfText(hit, summary[hit]);
            if (!known.some((listed) => listed.covered === covered && listed.total === total))
                stated[part] = [unlisted, { kind: 'ratio', covered, total }];
        }
        return stated;
    };
    const reader = (0,xml/* xmlReader */.t)({
        open: (name, attributes) => {
            if (depth === 0 && name !== 'CoverageSession')
                throw new problem/* UnusableReport */.or('report-kind-differs', `The root element is <${(0,problem/* excerpt */.Kb)(name)}>.`);
            depth += 1;
            enterList(name);
            if (name === 'Summary' && depth === 2)
                summary = attributes;
            else if (name === 'Module')
                module = { paths: new Map(), files: new Map() };
            else if (name === 'File' && module !== null)
                module.paths.set(attributes['uid'] ?? '', attributes['fullPath'] ?? '');
            else if (name === 'Method')
                method = {
                    file: null,
                    attributes,
                    name: '',
                    points: 0,
                    isVisited: false,
                    hasPoints: false,
                    hasVisitedPoints: false,
                };
            else if (name === 'FileRef' && method !== null)
                method.file = attributes['uid'] ?? null;
            else if (name === 'Name' && method !== null) {
                isName = true;
                reader.hearText(true);
            }
            else if ((name === 'SequencePoint' || name === 'BranchPoint') && method !== null)
                readPoint(method, name, attributes);
        },
        close: (name) => {
            depth -= 1;
            if (list !== null && `${name}s` === list)
                isInPoint = false;
            else if (name === list) {
                list = null;
                reader.hearText(false);
            }
            if (name === 'Method')
                closeMethod();
            else if (name === 'Module')
                closeModule();
            else if (name === 'Name' && isName) {
                isName = false;
                reader.hearText(false);
            }
        },
        text: (text) => {
            // A point whose tag is damaged is text.
            if (list !== null && text.trim() !== '')
                throw new problem/* UnusableReport */.or('report-unparsable', `"${(0,problem/* excerpt */.Kb)(text)}" stands in <${list}>.`);
            if (isName && method !== null && method.name.length < 2000)
                method.name += text.slice(0, 2000);
        },
        comment: () => undefined,
    });
    return {
        write: (text) => reader.write(text),
        end: () => {
            reader.end();
            return { kind: 'coverage', report: files.report('the summary', statedOf()) };
        },
    };
}
/** OpenCover XML. */
const opencover = {
    kind: 'coverage',
    title: 'OpenCover XML',
    recognizes: ({ root }) => root === 'CoverageSession',
    open: openCoverReader,
};

// EXTERNAL MODULE: ./packages/reports/src/domain/format.ts
var format = __webpack_require__(4165);
// EXTERNAL MODULE: ./packages/reports/src/domain/tests/jest.ts
var jest = __webpack_require__(7714);
// EXTERNAL MODULE: ./packages/reports/src/domain/json.ts + 8 modules
var json = __webpack_require__(1989);
;// CONCATENATED MODULE: ./packages/reports/src/domain/coverage/json-coverage.ts



/** An object that must be there. */
function objectAt(what, value) {
    if ((0,json/* isJsonObject */.OW)(value))
        return value;
    throw new problem/* UnusableReport */.or('report-unparsable', `${what} is missing or is no object.`);
}
/** A list that must be there. */
function listAt(what, value) {
    if ((0,json/* isJsonList */.P8)(value))
        return value;
    throw new problem/* UnusableReport */.or('report-unparsable', `${what} is missing or is no list.`);
}
/** A count: a whole number of zero or more; larger ones than a double holds are only told from zero. */
function hitsAt(what, value) {
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0)
        return value;
    throw new problem/* UnusableReport */.or('number-invalid', `${what} is ${(0,problem/* excerpt */.Kb)(value === undefined ? 'missing' : JSON.stringify(value))}, which is not a count.`);
}
/** Part of a key: a place, a name; whatever it is, written the same in every report. */
function keyOf(value) {
    return value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}
/** The number of a source line. */
function lineAt(what, value) {
    return checkedLine(what, value);
}
/** Covered of total, both counts. */
function ratioAt(what, covered, total) {
    const ratio = { covered: hitsAt(`${what}: covered`, covered), total: hitsAt(`${what}: total`, total) };
    if (ratio.covered > ratio.total)
        throw new problem/* UnusableReport */.or('number-invalid', `${what}: ${ratio.covered} of ${ratio.total} is no share.`);
    return ratio;
}

;// CONCATENATED MODULE: ./packages/reports/src/domain/coverage/istanbul.ts






/** Counts must be there for exactly what a map names. */
function pairs(what, map, counts) {
    const names = Object.keys(map);
    if (Object.keys(counts).length !== names.length)
        throw new problem/* UnusableReport */.or('report-unparsable', `${what} and its counts do not name the same.`);
    return names.map((name) => [name, map[name] ?? null, counts[name] ?? null]);
}
function readStatements(file, what, source) {
    for (const [id, location, count] of pairs(what, objectAt(`${what}: statementMap`, source['statementMap']), objectAt(`${what}: s`, source['s']))) {
        const start = objectAt(`${what}: statement ${id}`, objectAt(`${what}: statement ${id}`, location)['start']);
        file.line(lineAt(`${what}: statement ${id}`, start['line']), hitsAt(`${what}: s.${id}`, count) > 0);
    }
}
function readFunctions(file, what, source) {
    file.knows('functions');
    for (const [id, described, count] of pairs(what, objectAt(`${what}: fnMap`, source['fnMap']), objectAt(`${what}: f`, source['f']))) {
        const { name = '', loc, decl } = objectAt(`${what}: function ${id}`, described);
        const place = (0,json/* isJsonObject */.OW)(decl) ? decl : objectAt(`${what}: function ${id}`, loc);
        const { line, column } = objectAt(`${what}: function ${id}`, place['start']);
        file.callable(`${keyOf(line)}:${keyOf(column)}:${keyOf(name)}`, hitsAt(`${what}: f.${id}`, count) > 0);
    }
}
function readBranches(file, what, source) {
    file.knows('branches');
    /** Ids are given anew in each run, places are not; of those in one place each has its turn. */
    const turns = new Map();
    for (const [id, described, counts] of pairs(what, objectAt(`${what}: branchMap`, source['branchMap']), objectAt(`${what}: b`, source['b']))) {
        const { type = '', loc, line } = objectAt(`${what}: branch ${id}`, described);
        const start = (0,json/* isJsonObject */.OW)(loc) && (0,json/* isJsonObject */.OW)(loc['start']) ? loc['start'] : { line: line ?? null, column: 0 };
        const place = `${keyOf(start['line'])}:${keyOf(start['column'])}:${keyOf(type)}`;
        const turn = turns.get(place) ?? 0;
        turns.set(place, turn + 1);
        const key = `${place}:${turn}`;
        for (const [index, count] of listAt(`${what}: b.${id}`, counts).entries())
            file.branch(`${key}:${index}`, hitsAt(`${what}: b.${id}`, count) > 0);
    }
}
/** One file of Istanbul's list, under its key. */
function readSource(files, key, value) {
    const source = objectAt(`"${key}"`, value);
    const named = source['path'];
    const file = files.open();
    readStatements(file, key, source);
    readFunctions(file, key, source);
    readBranches(file, key, source);
    files.close(typeof named === 'string' && named !== '' ? named : key, file);
}
/** `coverage-final.json`: maps of places, and a count for each. A line is covered when a statement that begins on it ran. */
function finalReader() {
    const files = coveredFiles();
    const reader = (0,json/* jsonReader */.sJ)({
        wants: (path) => path.length === 1,
        open: (path, kind) => {
            if (path.length === 0 && kind === 'list')
                throw new problem/* UnusableReport */.or('report-unparsable', 'The document is a list, not an object.');
        },
        value: (path, value) => {
            readSource(files, String(path[0]), value);
        },
    });
    return {
        write: (text) => reader.write(text),
        end: () => {
            reader.end();
            return { kind: 'coverage', report: files.report('the report', {}) };
        },
    };
}
/** `coverageMap`, which Jest and Vitest put beside the results of the tests: the same maps, one level further in. */
function mapReader() {
    const files = coveredFiles();
    let hasMap = false;
    const reader = (0,json/* jsonReader */.sJ)({
        wants: ([first, ...rest]) => first === 'coverageMap' && rest.length === 1,
        open: (path, kind) => {
            if (path.length !== 1 || path[0] !== 'coverageMap')
                return;
            if (kind === 'list')
                throw new problem/* UnusableReport */.or('report-unparsable', '"coverageMap" is a list, not an object.');
            hasMap = true;
        },
        value: ([first, ...rest], value) => {
            if (first === 'coverageMap' && rest.length === 1)
                readSource(files, String(rest[0]), value);
        },
    });
    return {
        write: (text) => reader.write(text),
        end: () => {
            reader.end();
            if (!hasMap)
                throw new problem/* UnusableReport */.or('report-kind-differs', 'The content is jest, which has no "coverageMap" without `--coverage`.');
            return { kind: 'coverage', report: files.report('the report', {}) };
        },
    };
}
/** What it is stands in the first characters, which come in one piece. */
function istanbulReader() {
    let reader = null;
    return {
        write: (text) => {
            reader ??= jest/* jest */.F.recognizes((0,format/* lookAt */.t)(text.slice(0, format/* headCharacters */.J))) ? mapReader() : finalReader();
            reader.write(text);
        },
        end: () => (reader ?? finalReader()).end(),
    };
}
const summaryParts = ['lines', 'branches', 'functions'];
/** `coverage-summary.json`: totals of each file, and of all under `total`. It does not say which lines. */
function summaryReader() {
    const files = coveredFiles();
    const stated = {};
    let hasTotal = false;
    const reader = (0,json/* jsonReader */.sJ)({
        wants: (path) => path.length === 1,
        value: (path, value) => {
            const key = String(path[0]);
            const source = objectAt(`"${key}"`, value);
            const ratioOf = (part) => {
                const { covered, total } = objectAt(`${key}: ${part}`, source[part]);
                return ratioAt(`${key}: ${part}`, covered, total);
            };
            if (key === 'total') {
                hasTotal = true;
                for (const part of summaryParts)
                    stated[part] = { kind: 'ratio', ...ratioOf(part) };
                return;
            }
            const file = files.open();
            file.totals('lines', ratioOf('lines'));
            const [branches, functions] = [ratioOf('branches'), ratioOf('functions')];
            file.unnamed('branches', '#', branches.covered, branches.total);
            file.unnamed('functions', '#', functions.covered, functions.total);
            files.close(key, file);
        },
    });
    return {
        write: (text) => reader.write(text),
        end: () => {
            reader.end();
            if (!hasTotal)
                throw new problem/* UnusableReport */.or('report-unparsable', 'The object "total" is missing.');
            return { kind: 'coverage', report: files.report('total', stated) };
        },
    };
}
const hasKey = (keys, ending) => {
    for (const key of keys)
        if (key.endsWith(ending))
            return true;
    return false;
};
/**
 * Istanbul's `coverage-final.json` (nyc, c8, Jest, Vitest), and the same in what `jest --json --coverage` writes: given
 * as tests, that is another format.
 */
const istanbul = {
    kind: 'coverage',
    title: 'Istanbul coverage-final.json, or `coverageMap` of `jest --json`',
    recognizes: (head) => hasKey(head.keys, '.statementMap') || jest/* jest */.F.recognizes(head),
    open: istanbulReader,
};
/** Istanbul's `coverage-summary.json`. */
const istanbulSummary = {
    kind: 'coverage',
    title: 'Istanbul coverage-summary.json',
    recognizes: ({ keys }) => keys.has('total.lines') && keys.has('total.statements'),
    open: summaryReader,
};

// EXTERNAL MODULE: ./packages/reports/src/domain/text-lines.ts
var text_lines = __webpack_require__(8135);
;// CONCATENATED MODULE: ./packages/reports/src/domain/coverage/go-cover.ts





/** `name.go:line.column,line.column statements count` (golang.org/x/tools/cover). */
const blockShape = /^(.+):(\d{1,10})\.(\d{1,10}),(\d{1,10})\.(\d{1,10}) (\d{1,10}) (\d{1,300})$/u;
/**
 * Marks the lines of blocks. A line on which a block begins or ends is covered when any of those ran. On a line between
 * them only the innermost block counts: the body of a function inside of another one is not covered because the code
 * around it ran.
 */
function markBlocks(file, blocks) {
    const inOrder = [...blocks.values()].sort((a, b) => a.from - b.from || b.to - a.to);
    const around = [];
    let at = 0;
    const fill = (end) => {
        while (at < end) {
            const inner = around.at(-1);
            if (inner === undefined) {
                at = end;
            }
            else if (inner.to <= at)
                around.pop();
            else {
                const until = Math.min(end, inner.to);
                for (; at < until; at += 1)
                    if (at > inner.from)
                        file.line(at, inner.hit);
            }
        }
    };
    for (const block of inOrder) {
        fill(block.from + 1);
        around.push(block);
    }
    fill(around.reduce((last, { to }) => Math.max(last, to), 0));
    for (const { from, to, hit } of inOrder) {
        file.line(from, hit);
        file.line(to, hit);
    }
}
/**
 * Go cover profiles (`go test -coverprofile`). Every line of a block counts, as Go does not say on which of its lines
 * statements stand. Profiles of several packages may stand one after the other, and a block may be there many times: it
 * is covered when it ever ran. A profile that was cut exactly behind a block cannot be told from a shorter one.
 */
function goCoverReader() {
    const files = coveredFiles();
    const open = new Map();
    let mode = null;
    const blocksOf = (path) => {
        let blocks = open.get(path);
        if (blocks === undefined)
            open.set((0,own_text/* ownText */.U)(path), (blocks = new Map()));
        return blocks;
    };
    const readLine = (text, number) => {
        const line = text.trimEnd();
        if (line === '')
            return;
        if (line.startsWith('mode: ')) {
            const found = line.slice('mode: '.length);
            if (!['set', 'count', 'atomic'].includes(found))
                throw new problem/* UnusableReport */.or('report-unparsable', `Line ${number}: the mode "${(0,problem/* excerpt */.Kb)(found)}" is not known.`);
            mode = found;
            return;
        }
        if (mode === null)
            throw new problem/* UnusableReport */.or('report-unparsable', `Line ${number}: a block stands in front of "mode:".`);
        const [, path = '', from, fromColumn, to, toColumn, statements, count] = blockShape.exec(line) ?? [];
        if (path === '')
            throw new problem/* UnusableReport */.or('report-unparsable', `Line ${number}: "${(0,problem/* excerpt */.Kb)(line)}" is no block.`);
        if (Number(statements) === 0)
            return;
        const [first, last] = [
            checkedLine(`Line ${number}`, Number(from)),
            checkedLine(`Line ${number}`, Number(to)),
        ];
        if (last < first)
            throw new problem/* UnusableReport */.or('number-invalid', `Line ${number}: the block ends in front of where it begins.`);
        const blocks = blocksOf(path);
        const place = `${first}.${Number(fromColumn)},${last}.${Number(toColumn)}`;
        const hit = Number(count) > 0;
        const known = blocks.get(place);
        if (known === undefined)
            blocks.set(place, { from: first, to: last, hit });
        else
            known.hit ||= hit;
    };
    /**
     * The last line without a line feed, as editors and merging scripts leave it. A block is whole once its count has a
     * digit: no count begins with a zero but zero itself, so half of one says as well whether the block ran.
     */
    const readLastLine = (text, number) => {
        if (text.trim() === '')
            return;
        try {
            readLine(text, number);
        }
        catch (thrown) {
            if (!(thrown instanceof problem/* UnusableReport */.or) || thrown.code !== 'report-unparsable')
                throw thrown;
            throw new problem/* UnusableReport */.or('report-truncated', `The file ends in the middle of line ${number}.`);
        }
    };
    const lines = (0,text_lines/* textLines */.F)((text) => readLine(text, lines.number()), limits/* limits */.F.lineCharacters);
    return {
        write: (text) => lines.write(text),
        end: () => {
            readLastLine(lines.rest(), lines.number() + 1);
            for (const [path, blocks] of open) {
                const file = files.open();
                markBlocks(file, blocks);
                files.close(path, file);
            }
            return { kind: 'coverage', report: files.report('the profile', {}) };
        },
    };
}
/** Go cover profiles. */
const goCover = {
    kind: 'coverage',
    title: 'Go cover profile',
    recognizes: ({ firstLine }) => /^mode: \w+\s*$/u.test(firstLine),
    open: goCoverReader,
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/coverage/coverage-py.ts




function coverage_py_readBranches(file, what, source) {
    file.knows('branches');
    for (const [list, hit] of [
        ['executed_branches', true],
        ['missing_branches', false],
    ])
        for (const jump of listAt(`${what}: ${list}`, source[list])) {
            const ends = listAt(`${what}: ${list}`, jump);
            if (ends.length !== 2 || !ends.every((end) => Number.isSafeInteger(end)))
                throw new problem/* UnusableReport */.or('report-unparsable', `${what}: ${list} has a jump that is no pair of lines.`);
            file.branch(ends.map(String).join('>'), hit);
        }
}
/** Functions by name, since coverage.py 7.6; the code outside of any has an empty name. */
function coverage_py_readFunctions(file, what, functions) {
    file.knows('functions');
    for (const [name, described] of Object.entries(functions)) {
        if (name === '')
            continue;
        const called = objectAt(`${what}: ${name}`, described);
        const executed = listAt(`${what}: ${name}`, called['executed_lines']).length;
        if (executed + listAt(`${what}: ${name}`, called['missing_lines']).length > 0)
            file.callable(name, executed > 0);
    }
}
function readFile(file, what, source, hasBranches) {
    for (const [list, hit] of [
        ['executed_lines', true],
        ['missing_lines', false],
    ])
        for (const line of listAt(`${what}: ${list}`, source[list]))
            file.line(lineAt(`${what}: ${list}`, line), hit);
    if (hasBranches || source['executed_branches'] !== undefined)
        coverage_py_readBranches(file, what, source);
    if ((0,json/* isJsonObject */.OW)(source['functions']))
        coverage_py_readFunctions(file, what, source['functions']);
}
/** What `coverage json` of coverage.py writes (coverage.readthedocs.io, "JSON reporting"). */
function coveragePyReader() {
    const files = coveredFiles();
    const later = [];
    let meta = null;
    let totals = null;
    const reader = (0,json/* jsonReader */.sJ)({
        wants: (path) => (path.length === 1 && path[0] !== 'files') || (path.length === 2 && path[0] === 'files'),
        value: (path, value) => {
            const key = String(path[0]);
            if (key === 'meta')
                meta = objectAt('"meta"', value);
            else if (key === 'totals')
                totals = objectAt('"totals"', value);
            else if (key === 'files') {
                const name = String(path[1]);
                const source = objectAt(`"${name}"`, value);
                const read = () => {
                    const file = files.open();
                    readFile(file, name, source, meta?.['branch_coverage'] === true);
                    files.close(name, file);
                };
                // It says first whether branches were measured; should it say so last, what stands before it waits.
                if (meta === null)
                    later.push(read);
                else
                    read();
            }
        },
    });
    return {
        write: (text) => reader.write(text),
        end: () => {
            reader.end();
            for (const read of later)
                read();
            const sums = objectAt('"totals"', totals ?? undefined);
            const stated = {
                lines: { kind: 'ratio', ...ratioAt('totals', sums['covered_lines'], sums['num_statements']) },
            };
            if (sums['num_branches'] !== undefined)
                stated.branches = {
                    kind: 'ratio',
                    ...ratioAt('totals', sums['covered_branches'], sums['num_branches']),
                };
            return { kind: 'coverage', report: files.report('totals', stated) };
        },
    };
}
/** JSON of coverage.py. */
const coveragePy = {
    kind: 'coverage',
    title: 'coverage.py JSON',
    recognizes: ({ keys }) => keys.has('meta.branch_coverage') || keys.has('totals.percent_covered'),
    open: coveragePyReader,
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/coverage/simplecov.ts




/** A count for each line in order; null for a line that cannot be covered, and a word for one that is left out. */
function readLines(file, what, counts) {
    for (const [index, count] of counts.entries())
        if (count !== null && count !== 'ignored')
            file.line(lineAt(what, index + 1), hitsAt(`${what}: line ${index + 1}`, count) > 0);
}
/** `[:then, 1, 11, 6, 11, 19]`: what it is, its number, and where it begins and ends. */
const branchName = /^\[:[^,\]]+(?:, \d+){5}\]$/u;
/** A branch under another name would be another branch. */
function checkBranchName(what, name) {
    if (!branchName.test(name))
        throw new problem/* UnusableReport */.or('report-unparsable', `${what}: "${(0,problem/* excerpt */.Kb)(name, 80)}" does not name a branch.`);
}
/** Branches, as `{"[:if, 0, 3, 4, 7, 7]": {"[:then, …]": 1}}` or as a list with places. */
function simplecov_readBranches(file, what, branches) {
    file.knows('branches');
    if ((0,json/* isJsonList */.P8)(branches)) {
        for (const [index, branch] of branches.entries()) {
            const { type, start_line: start, end_line: end, coverage, } = objectAt(`${what}: branch ${index}`, branch);
            if (coverage === 'ignored')
                continue;
            const key = `${keyOf(type)}:${keyOf(start)}:${keyOf(end)}:${index}`;
            file.branch(key, hitsAt(`${what}: branch ${index}`, coverage) > 0);
        }
        return;
    }
    for (const [condition, ways] of Object.entries(objectAt(`${what}: branches`, branches))) {
        checkBranchName(what, condition);
        for (const [way, count] of Object.entries(objectAt(`${what}: ${condition}`, ways))) {
            checkBranchName(what, way);
            file.branch(`${condition}>${way}`, hitsAt(`${what}: ${way}`, count) > 0);
        }
    }
}
/**
 * SimpleCov: `.resultset.json`, where each command has a `coverage`, and `coverage.json`, which is one of them. Commands
 * add up: what any of them hit was hit.
 */
function simpleCovReader() {
    const files = coveredFiles();
    const isSource = (path) => (path.length === 2 && path[0] === 'coverage') || (path.length === 3 && path[1] === 'coverage');
    const reader = (0,json/* jsonReader */.sJ)({
        wants: isSource,
        value: (path, value) => {
            if (!isSource(path))
                return;
            const name = String(path.at(-1));
            const file = files.open();
            if ((0,json/* isJsonList */.P8)(value))
                readLines(file, name, value);
            else {
                const source = objectAt(`"${name}"`, value);
                readLines(file, name, listAt(`${name}: lines`, source['lines']));
                const { branches } = source;
                if ((0,json/* isJsonObject */.OW)(branches) || (0,json/* isJsonList */.P8)(branches))
                    simplecov_readBranches(file, name, branches);
                else if (branches !== undefined && branches !== null)
                    throw new problem/* UnusableReport */.or('report-unparsable', `${name}: branches is no list or object.`);
            }
            files.close(name, file);
        },
    });
    return {
        write: (text) => reader.write(text),
        end: () => {
            reader.end();
            return { kind: 'coverage', report: files.report('the report', {}) };
        },
    };
}
/** Result sets and JSON of SimpleCov. */
const simplecov = {
    kind: 'coverage',
    title: 'SimpleCov JSON',
    recognizes: ({ keys }) => {
        if (keys.has('meta.simplecov_version'))
            return true;
        for (const key of keys)
            if (key.endsWith('.coverage') && keys.has(`${key.slice(0, -'.coverage'.length)}.timestamp`))
                return true;
        return false;
    },
    open: simpleCovReader,
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/coverage/coverage-formats.ts









/** The readers of reports about coverage. */
const coverageFormats = {
    lcov: lcov,
    cobertura: cobertura,
    jacoco: jacoco,
    clover: clover,
    opencover: opencover,
    istanbul: istanbul,
    'istanbul-summary': istanbulSummary,
    'go-cover': goCover,
    'coverage-py': coveragePy,
    simplecov: simplecov,
};


/***/ })

};

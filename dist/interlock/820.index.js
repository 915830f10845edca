export const id = 820;
export const ids = [820];
export const modules = {

/***/ 7908:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ reportDecoder)
/* harmony export */ });
/* harmony import */ var _interlock_shared_domain_archive__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(822);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7379);


const declarationCap = 1024;
const startsWith = (bytes, ...signature) => signature.every((byte, index) => bytes[index] === byte);
function refuseContainers(bytes) {
    if (startsWith(bytes, 0x1f, 0x8b))
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .UnusableReport */ .or('report-format-unsupported', 'The file is a gzip archive; unpack it first.');
    // Archives of the workspace are opened before anything gets here.
    if ((0,_interlock_shared_domain_archive__WEBPACK_IMPORTED_MODULE_0__/* .looksLikeZip */ .f)(bytes))
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .UnusableReport */ .or('archive-refused', 'The file is a zip archive in an archive.');
}
/** The encoding that the first bytes prove, `null` where they are compatible with ASCII. */
function encodingByBytes(bytes) {
    if (startsWith(bytes, 0xff, 0xfe, 0, 0) || startsWith(bytes, 0, 0, 0xfe, 0xff))
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .UnusableReport */ .or('report-unparsable', 'The file is UTF-32; write it as UTF-8.');
    if (startsWith(bytes, 0xff, 0xfe))
        return 'utf-16le';
    if (startsWith(bytes, 0xfe, 0xff))
        return 'utf-16be';
    if (startsWith(bytes, 0xef, 0xbb, 0xbf))
        return 'utf-8';
    const [first = 0, second = 0] = bytes;
    if (bytes.length >= 2 && first !== 0 && second === 0)
        return 'utf-16le';
    if (bytes.length >= 2 && first === 0 && second !== 0)
        return 'utf-16be';
    return null;
}
/**
 * The encoding an XML declaration names. A declaration of UTF-16 that can be read as ASCII is wrong about itself
 * (.NET writes such files); they are UTF-8.
 */
function encodingByDeclaration(declaration) {
    const label = /^<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)["']/u.exec(declaration)?.[1] ?? 'utf-8';
    return /^utf-?16/iu.test(label) ? 'utf-8' : label;
}
function decoderOf(label) {
    try {
        return new TextDecoder(label, { fatal: true });
    }
    catch {
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .UnusableReport */ .or('report-unparsable', `The XML declaration names the encoding "${(0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .excerpt */ .Kb)(label)}", which is not known; write UTF-8.`);
    }
}
/**
 * A decoder that finds the encoding as XML 1.0 (appendix F) does: byte order mark, then the pattern of the first
 * bytes, then the XML declaration, then UTF-8. Bytes that are not text in that encoding are refused, never replaced.
 */
function reportDecoder() {
    let head = new Uint8Array();
    let decoder = null;
    let label = 'utf-8';
    const decode = (bytes, last) => {
        if (decoder === null)
            return '';
        try {
            return decoder.decode(bytes, { stream: !last });
        }
        catch {
            if (last)
                throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .UnusableReport */ .or('report-truncated', 'The file ends in the middle of a character.');
            throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .UnusableReport */ .or('report-unparsable', `The file holds bytes that are not ${label}.`);
        }
    };
    const begin = (bytes, last) => {
        const joined = new Uint8Array((head?.length ?? 0) + bytes.length);
        joined.set(head ?? []);
        joined.set(bytes, head?.length ?? 0);
        const ascii = String.fromCharCode(...joined.subarray(0, declarationCap));
        const declares = ascii.startsWith('<?xml') || '<?xml'.startsWith(ascii);
        const undecided = declares && !ascii.includes('?>') && joined.length < declarationCap;
        if (!last && (joined.length < 4 || undecided)) {
            head = joined;
            return '';
        }
        head = null;
        refuseContainers(joined);
        label = encodingByBytes(joined) ?? encodingByDeclaration(ascii);
        decoder = decoderOf(label);
        return decode(joined, false);
    };
    return {
        write: (bytes) => (head === null ? decode(bytes, false) : begin(bytes, false)),
        end: () => {
            const rest = head === null ? '' : begin(new Uint8Array(), true);
            return rest + decode(new Uint8Array(), true);
        },
    };
}


/***/ }),

/***/ 6270:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gq: () => (/* binding */ internalSubset),
/* harmony export */   hW: () => (/* binding */ declaresOnlyElements),
/* harmony export */   vb: () => (/* binding */ behindDoctype)
/* harmony export */ });
/** What may stand in an internal subset: neither of them can change what a text or an attribute of the document says. */
const declarations = ['<!ELEMENT', '<!ATTLIST'];
/** Where the quoted text that begins at `at` ends, behind its quote; -1 where it does not end or holds a reference. */
function behindQuoted(text, at) {
    const end = text.indexOf(text.charAt(at), at + 1);
    return end < 0 || /[&<]/u.test(text.slice(at, end)) ? -1 : end + 1;
}
/** Where a declaration ends, behind its `>`; -1 where it holds what none of an element holds. */
function behindDeclaration(text, from) {
    for (let at = from; at >= 0 && at < text.length;) {
        const character = text.charAt(at);
        if (character === '>')
            return at + 1;
        if (character === '"' || character === "'")
            at = behindQuoted(text, at);
        else if ('<&%[]'.includes(character))
            return -1;
        else
            at += 1;
    }
    return -1;
}
/** Where the DOCTYPE that begins at `at` ends, behind its `>`; -1 where it does not end in the text. */
function behindDoctype(text, from) {
    let isInSubset = false;
    for (let at = from; at < text.length; at += 1) {
        const character = text.charAt(at);
        if (character === '>' && !isInSubset)
            return at + 1;
        if (character === '[')
            isInSubset = true;
        else if (character === ']')
            isInSubset = false;
        else if (character === '"' || character === "'") {
            at = text.indexOf(character, at + 1);
            if (at < 0)
                return -1;
        }
        else if (isInSubset && text.startsWith('<!--', at)) {
            at = text.indexOf('-->', at + 4);
            if (at < 0)
                return -1;
        }
    }
    return -1;
}
/** The internal subset of a DOCTYPE, without its brackets; `null` where there is none. */
function internalSubset(doctype) {
    for (let at = 0; at >= 0 && at < doctype.length; at += 1) {
        const character = doctype.charAt(at);
        if (character === '[')
            return doctype.slice(at + 1, Math.max(at + 1, doctype.lastIndexOf(']')));
        // A bracket inside the quotes of an identifier is part of it.
        if (character === '"' || character === "'")
            at = doctype.indexOf(character, at + 1);
        if (at < 0)
            return doctype;
    }
    return null;
}
/**
 * Whether an internal subset declares elements and their attributes, and nothing else but comments. Converters from
 * Xcode write the whole DTD of Cobertura so. Entities, references to parameters, notations, conditional sections and
 * processing instructions are all something else. Default values of attributes are not applied: an attribute that a
 * format needs must be in the element.
 */
function declaresOnlyElements(subset) {
    let declared = 0;
    for (let at = 0; at < subset.length;) {
        if (/\s/u.test(subset.charAt(at)))
            at += 1;
        else if (subset.startsWith('<!--', at)) {
            const end = subset.indexOf('-->', at + 4);
            if (end < 0)
                return false;
            at = end + 3;
        }
        else {
            const keyword = declarations.find((known) => subset.startsWith(known, at));
            if (keyword === undefined || !/\s/u.test(subset.charAt(at + keyword.length)))
                return false;
            at = behindDeclaration(subset, at + keyword.length);
            if (at < 0)
                return false;
            declared += 1;
        }
    }
    return declared > 0;
}


/***/ }),

/***/ 7210:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  EI: () => (/* binding */ formatNames),
  s2: () => (/* binding */ isFormat),
  I: () => (/* binding */ kindOf),
  rS: () => (/* binding */ syntaxOf)
});

;// CONCATENATED MODULE: ./packages/reports/src/domain/complexity/complexity-names.ts
/** The formats of reports about complexity, the most common of each syntax first. */
const complexityNames = {
    'lizard-xml': { kind: 'complexity', syntax: 'XML' },
    'lizard-csv': { kind: 'complexity', syntax: 'text' },
    'lizard-text': { kind: 'complexity', syntax: 'text' },
    'eslint-complexity': { kind: 'complexity', syntax: 'JSON' },
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/coverage/coverage-names.ts
/** The formats of reports about coverage, the most common of each syntax first. */
const coverageNames = {
    lcov: { kind: 'coverage', syntax: 'text' },
    cobertura: { kind: 'coverage', syntax: 'XML' },
    jacoco: { kind: 'coverage', syntax: 'XML' },
    clover: { kind: 'coverage', syntax: 'XML' },
    opencover: { kind: 'coverage', syntax: 'XML' },
    istanbul: { kind: 'coverage', syntax: 'JSON' },
    'istanbul-summary': { kind: 'coverage', syntax: 'JSON' },
    'go-cover': { kind: 'coverage', syntax: 'text' },
    'coverage-py': { kind: 'coverage', syntax: 'JSON' },
    simplecov: { kind: 'coverage', syntax: 'JSON' },
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/duplication/duplication-names.ts
/** The formats of reports about duplication, the most common of each syntax first. */
const duplicationNames = {
    jscpd: { kind: 'duplication', syntax: 'JSON' },
    cpd: { kind: 'duplication', syntax: 'XML' },
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/performance/performance-names.ts
/** The formats of reports about performance, the most common of each syntax first. */
const performanceNames = {
    k6: { kind: 'performance', syntax: 'JSON' },
    lighthouse: { kind: 'performance', syntax: 'JSON' },
    hyperfine: { kind: 'performance', syntax: 'JSON' },
    'vitest-bench': { kind: 'performance', syntax: 'JSON' },
    tinybench: { kind: 'performance', syntax: 'JSON' },
    'pytest-benchmark': { kind: 'performance', syntax: 'JSON' },
    'go-bench': { kind: 'performance', syntax: 'text' },
    jmh: { kind: 'performance', syntax: 'JSON' },
    autocannon: { kind: 'performance', syntax: 'JSON' },
    measurements: { kind: 'performance', syntax: 'JSON' },
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/static/static-names.ts
/** The formats of reports about what linters and type checkers found, the most common of each syntax first. */
const staticNames = {
    sarif: { kind: 'static', syntax: 'JSON' },
    eslint: { kind: 'static', syntax: 'JSON' },
    checkstyle: { kind: 'static', syntax: 'XML' },
    'golangci-lint': { kind: 'static', syntax: 'JSON' },
    ruff: { kind: 'static', syntax: 'JSON' },
    tsc: { kind: 'static', syntax: 'text' },
    mypy: { kind: 'static', syntax: 'text' },
    prettier: { kind: 'static', syntax: 'text' },
    gofmt: { kind: 'static', syntax: 'text' },
    black: { kind: 'static', syntax: 'text' },
    'ruff-format': { kind: 'static', syntax: 'text' },
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/tests/test-names.ts
/** The formats of reports about tests, the most common of each syntax first. */
const testNames = {
    junit: { kind: 'tests', syntax: 'XML' },
    nunit3: { kind: 'tests', syntax: 'XML' },
    trx: { kind: 'tests', syntax: 'XML' },
    xunit: { kind: 'tests', syntax: 'XML' },
    nunit2: { kind: 'tests', syntax: 'XML' },
    ctrf: { kind: 'tests', syntax: 'JSON' },
    jest: { kind: 'tests', syntax: 'JSON' },
    mocha: { kind: 'tests', syntax: 'JSON' },
    rspec: { kind: 'tests', syntax: 'JSON' },
    'go-test': { kind: 'tests', syntax: 'JSON' },
    dart: { kind: 'tests', syntax: 'JSON' },
    tap: { kind: 'tests', syntax: 'text' },
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/report-kinds.ts






/** The formats of every kind, by the name that `format` of an entry gives them. Of sizes there is none: every file has one. */
const formatsOfKinds = {
    ...testNames,
    ...coverageNames,
    ...complexityNames,
    ...duplicationNames,
    ...performanceNames,
    ...staticNames,
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/format-names.ts

/**
 * What every format that is read is about, by the name that `format` of an entry gives it; of each kind and syntax the
 * most common come first. Readers are loaded on demand.
 */
const formats = formatsOfKinds;
const isFormat = (name) => Object.hasOwn(formats, name);
/** The names, in the order of the table. */
const formatNames = Object.keys(formats).filter(isFormat);
/** What reports of a format are about. */
const kindOf = (format) => formats[format].kind;
/** How reports of a format are written. */
const syntaxOf = (format) => formats[format].syntax;


/***/ }),

/***/ 4165:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ headCharacters),
/* harmony export */   t: () => (/* binding */ lookAt)
/* harmony export */ });
/* harmony import */ var _doctype_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6270);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5664);


/** As many characters as are looked at to tell formats apart. */
const headCharacters = 65_536;
/** The start tag of the root element: what stands before it is passed over, one piece at a time. */
function rootTagOf(text) {
    let from = 0;
    for (;;) {
        const at = text.indexOf('<', from);
        if (at < 0)
            return '';
        if (text.startsWith('<?', at))
            from = text.indexOf('?>', at);
        else if (text.startsWith('<!--', at))
            from = text.indexOf('-->', at);
        else if (text.startsWith('<!', at))
            from = (0,_doctype_js__WEBPACK_IMPORTED_MODULE_1__/* .behindDoctype */ .vb)(text, at);
        else {
            const end = text.indexOf('>', at);
            return text.slice(at, end < 0 ? undefined : end + 1);
        }
        if (from < 0)
            return '';
    }
}
/** Looks at the first characters of a report. */
function lookAt(text) {
    const rootTag = text.startsWith('<') ? rootTagOf(text) : '';
    const root = /^<(?:[^\s<>/:]+:)?([^\s<>/:]+)/u.exec(rootTag)?.[1] ?? null;
    const firstLine = text.slice(0, text.search(/[\r\n]|$/u));
    return { text, root, rootTag, keys: /^[[{]/u.test(text) ? (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .peekKeys */ .K7)(text) : new Set(), firstLine };
}


/***/ }),

/***/ 5664:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K7: () => (/* binding */ peekKeys),
/* harmony export */   OW: () => (/* binding */ isJsonObject),
/* harmony export */   P8: () => (/* binding */ isJsonList),
/* harmony export */   Pl: () => (/* binding */ readJsonLine),
/* harmony export */   sJ: () => (/* binding */ jsonReader)
/* harmony export */ });
/* harmony import */ var _streamparser_json__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5497);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8230);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7379);



const unparsable = (message) => {
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .UnusableReport */ .or('report-unparsable', message);
};
const emptyObject = () => {
    const made = {};
    Object.setPrototypeOf(made, null);
    return made;
};
function grammar(events) {
    const stack = [];
    const path = [];
    let documents = 0;
    /** Depth at which a wanted value began, and where. */
    let wantedDepth = null;
    let wantedFrom = 0;
    /** Moves to the place of the next value. */
    const arrive = () => {
        const frame = stack.at(-1);
        if (frame === undefined) {
            if (documents > 0)
                unparsable('The file goes on after its JSON document has ended.');
            return;
        }
        if (frame.expects !== 'value' && frame.expects !== 'value-or-end')
            unparsable(`A value stands at "${(0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .excerpt */ .Kb)(path.join('.'))}" where none can be.`);
        if (frame.kind === 'list')
            path.push(frame.count);
        frame.count += 1;
        frame.expects = 'comma-or-end';
    };
    /** Gives a whole value to its place, or to the format. */
    const settle = (value) => {
        const frame = stack.at(-1);
        if (wantedDepth === null)
            events.value(path, value);
        else if (frame !== undefined && frame.list !== null)
            frame.list.push(value);
        else if (frame !== undefined && frame.object !== null)
            frame.object[String(path.at(-1))] = value;
        path.pop();
        if (frame === undefined)
            documents += 1;
    };
    const open = (kind, offset) => {
        arrive();
        if (stack.length >= _limits_js__WEBPACK_IMPORTED_MODULE_1__/* .limits */ .F.jsonDepth)
            throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .UnusableReport */ .or('report-too-large', `Values are more than ${_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .limits */ .F.jsonDepth} deep.`);
        if (wantedDepth === null) {
            if (events.wants(path)) {
                wantedDepth = stack.length;
                wantedFrom = offset;
            }
            else
                events.open?.(path, kind);
        }
        const wanted = wantedDepth !== null;
        stack.push({
            kind,
            keys: new Set(),
            expects: kind === 'object' ? 'key-or-end' : 'value-or-end',
            count: 0,
            list: wanted && kind === 'list' ? [] : null,
            object: wanted && kind === 'object' ? emptyObject() : null,
        });
    };
    const close = (kind) => {
        const frame = stack.pop();
        if (frame?.kind !== kind)
            return unparsable('A bracket closes what it did not open.');
        if (frame.expects !== 'comma-or-end' && !frame.expects.endsWith('-or-end'))
            unparsable(`The value at "${(0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .excerpt */ .Kb)(path.join('.'))}" ends where something is missing.`);
        const whole = frame.list ?? frame.object;
        if (whole === null) {
            events.close?.(path);
            path.pop();
            if (stack.length === 0)
                documents += 1;
            return;
        }
        if (wantedDepth === stack.length)
            wantedDepth = null;
        settle(whole);
    };
    const text = (value) => {
        const frame = stack.at(-1);
        if (frame?.kind !== 'object' || (frame.expects !== 'key' && frame.expects !== 'key-or-end')) {
            arrive();
            settle(value);
            return;
        }
        if (frame.keys.has(value))
            unparsable(`The key "${(0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .excerpt */ .Kb)(value)}" stands twice in the object at "${(0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .excerpt */ .Kb)(path.join('.'))}".`);
        frame.keys.add(value);
        path.push(value);
        frame.expects = 'colon';
    };
    const separate = (token) => {
        const frame = stack.at(-1);
        if (token === _streamparser_json__WEBPACK_IMPORTED_MODULE_0__/* .TokenType */ .ks.COLON && frame?.expects === 'colon')
            frame.expects = 'value';
        else if (token === _streamparser_json__WEBPACK_IMPORTED_MODULE_0__/* .TokenType */ .ks.COMMA && frame?.expects === 'comma-or-end')
            frame.expects = frame.kind === 'object' ? 'key' : 'value';
        else
            unparsable('A comma or a colon stands where none can be.');
    };
    return {
        take: (token, value, offset) => {
            if (wantedDepth !== null && offset - wantedFrom > _limits_js__WEBPACK_IMPORTED_MODULE_1__/* .limits */ .F.tokenCharacters)
                throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .UnusableReport */ .or('report-too-large', `The value at "${(0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .excerpt */ .Kb)(path.join('.'))}" is longer than ${_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .limits */ .F.tokenCharacters} bytes.`);
            if (token === _streamparser_json__WEBPACK_IMPORTED_MODULE_0__/* .TokenType */ .ks.LEFT_BRACE)
                open('object', offset);
            else if (token === _streamparser_json__WEBPACK_IMPORTED_MODULE_0__/* .TokenType */ .ks.LEFT_BRACKET)
                open('list', offset);
            else if (token === _streamparser_json__WEBPACK_IMPORTED_MODULE_0__/* .TokenType */ .ks.RIGHT_BRACE)
                close('object');
            else if (token === _streamparser_json__WEBPACK_IMPORTED_MODULE_0__/* .TokenType */ .ks.RIGHT_BRACKET)
                close('list');
            else if (token === _streamparser_json__WEBPACK_IMPORTED_MODULE_0__/* .TokenType */ .ks.COLON || token === _streamparser_json__WEBPACK_IMPORTED_MODULE_0__/* .TokenType */ .ks.COMMA)
                separate(token);
            else if (typeof value === 'string')
                text(value);
            else {
                if (typeof value === 'number' && !Number.isFinite(value))
                    throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .UnusableReport */ .or('number-invalid', 'A number is beyond what can be represented.');
                arrive();
                settle(typeof value === 'number' || typeof value === 'boolean' ? value : null);
            }
        },
        depth: () => stack.length,
        documents: () => documents,
    };
}
/** A tokenizer that feeds a grammar; what it refuses is `UnusableReport`. */
function tokens(rules) {
    const tokenizer = new _streamparser_json__WEBPACK_IMPORTED_MODULE_0__/* .Tokenizer */ ._F({ separator: '' });
    let written = 0;
    let tokenEnd = 0;
    tokenizer.onToken = ({ token, value, offset }) => {
        tokenEnd = written;
        rules.take(token, value, offset);
    };
    return (text) => {
        try {
            tokenizer.write(text);
        }
        catch (thrown) {
            if (thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .UnusableReport */ .or)
                throw thrown;
            unparsable(`This is not JSON: ${(0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .excerpt */ .Kb)(thrown instanceof Error ? thrown.message : '', 200)}`);
        }
        written += text.length;
        if (written - tokenEnd > _limits_js__WEBPACK_IMPORTED_MODULE_1__/* .limits */ .F.tokenCharacters)
            throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .UnusableReport */ .or('report-too-large', `One text is longer than ${_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .limits */ .F.tokenCharacters} characters.`);
    };
}
/**
 * Reads one JSON document (RFC 8259) as it comes. A key that stands twice in an object, a number that is none, anything
 * after the document and a document that does not end are refused with `UnusableReport`.
 */
function jsonReader(events) {
    const rules = grammar(events);
    const write = tokens(rules);
    return {
        write,
        end: () => {
            if (rules.depth() > 0 || rules.documents() === 0)
                throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .UnusableReport */ .or('report-truncated', 'The file ends in the middle of its JSON document.');
        },
    };
}
const space = ' '.charCodeAt(0);
/** Names of a text that is known to be JSON: texts with a colon behind them. */
function countNames(text) {
    let names = 0;
    for (let quote = text.indexOf('"'); quote >= 0; quote = text.indexOf('"', quote + 1)) {
        quote = text.indexOf('"', quote + 1);
        for (let escapes = escapesBefore(text, quote); escapes % 2 === 1; escapes = escapesBefore(text, quote))
            quote = text.indexOf('"', quote + 1);
        let after = quote + 1;
        while (text.charCodeAt(after) <= space)
            after += 1;
        if (text.charAt(after) === ':')
            names += 1;
    }
    return names;
}
function escapesBefore(text, place) {
    let from = place;
    while (text.charAt(from - 1) === '\\')
        from -= 1;
    return place - from;
}
/** Keys of all objects in a value; numbers that are none, and what is too deep, are refused. */
function countKeys(value, depth) {
    if (typeof value === 'number' && !Number.isFinite(value))
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .UnusableReport */ .or('number-invalid', 'A number is beyond what can be represented.');
    if (typeof value !== 'object' || value === null)
        return 0;
    if (depth > _limits_js__WEBPACK_IMPORTED_MODULE_1__/* .limits */ .F.jsonDepth)
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .UnusableReport */ .or('report-too-large', `Values are more than ${_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .limits */ .F.jsonDepth} deep.`);
    const parts = isJsonList(value) ? value : Object.values(value);
    let keys = isJsonList(value) ? 0 : parts.length;
    for (const part of parts)
        keys += countKeys(part, depth + 1);
    return keys;
}
/**
 * The object that a line is, by the runtime's own parser: it is ten times as fast, and lines are short. A key that
 * stands twice, which it would pass over, and a number that is none are refused as elsewhere.
 *
 * @throws {UnusableReport}
 */
function readJsonLine(line) {
    let found;
    try {
        found = JSON.parse(line);
    }
    catch (thrown) {
        return unparsable(`This is not JSON: ${(0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .excerpt */ .Kb)(thrown instanceof Error ? thrown.message : '', 200)}`);
    }
    if (!isJsonObject(found))
        return unparsable('A line is not one whole JSON object.');
    if (countKeys(found, 1) !== countNames(line))
        unparsable('A key stands twice in an object.');
    return found;
}
/** Whether a value is an object. */
function isJsonObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Whether a value is a list. */
function isJsonList(value) {
    return Array.isArray(value);
}
/** What keys a document has, as far as its first characters tell. */
function peekKeys(head) {
    const keys = new Set();
    const see = (path) => {
        const [first, second] = path;
        if (typeof first === 'string') {
            keys.add(first);
            if (typeof second === 'string')
                keys.add(`${first}.${second}`);
        }
        else if (typeof second === 'string')
            keys.add(`[].${second}`);
    };
    const rules = grammar({
        wants: () => false,
        value: see,
        open: (path, kind) => {
            if (path.length === 0 && kind === 'list')
                keys.add('[]');
            see(path);
        },
    });
    try {
        tokens(rules)(head);
    }
    catch (thrown) {
        // Of a file of many documents, or one that is broken, the keys before that place are known.
        if (!(thrown instanceof _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .UnusableReport */ .or))
            throw thrown;
    }
    return keys;
}


/***/ }),

/***/ 8230:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ limits)
/* harmony export */ });
/** Bounds that keep one report from exhausting the machine. Beyond them a report is `report-too-large`. */
const limits = {
    /** Bytes of one report. */
    reportBytes: 2 * 1024 ** 3,
    /** Bytes of one file that is measured. */
    measuredBytes: 4 * 1024 ** 3,
    /** Elements inside each other. */
    depth: 10_000,
    /** Objects and lists of JSON inside each other. */
    jsonDepth: 1_000,
    attributesOfAnElement: 256,
    /** Characters of one text, attribute value, comment or CDATA section, which the parser holds in memory. */
    tokenCharacters: 64 * 1024 ** 2,
    suites: 200_000,
    /** Benchmarks, or lines of them, of one report. */
    benchmarks: 200_000,
    /** Characters of one line of lcov. */
    lineCharacters: 1024 ** 2,
    /** Lines of source files that one report marks, by ranges, each as often as it is in one. */
    markedLines: 200_000_000,
    /** The highest line number of a source file. */
    sourceLine: 5_000_000,
    /** Duplicates of one report, which are held in memory. */
    duplicates: 200_000,
    /** Lines of all source files of one report, each up to the last that is listed. */
    sourceLines: 64_000_000,
    /** Branches or functions of which a report says how many there are, and not which: of one line or file. */
    unnamed: 65_536,
    /** Of all of them in one report. */
    allUnnamed: 8_000_000,
};


/***/ }),

/***/ 7379:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JJ: () => (/* binding */ shownValue),
/* harmony export */   Kb: () => (/* binding */ excerpt),
/* harmony export */   or: () => (/* binding */ UnusableReport)
/* harmony export */ });
/**
 * Thrown inside the readers when a report cannot be used. `readReport` turns it into a value; it never leaves this
 * folder.
 */
class UnusableReport extends Error {
    code;
    constructor(code, message) {
        super(message);
        this.name = 'UnusableReport';
        this.code = code;
    }
}
/** Untrusted text on one line, cut to `most` characters, for a message. */
function excerpt(text, most = 60) {
    // The slice keeps a huge text from being searched whole; white space that is dropped may take some of it.
    const line = text
        .slice(0, most * 4)
        .replace(/\s+/gu, ' ')
        .trim();
    return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
/** A value of a report for a message; an object or a list may have no text of its own. */
function shownValue(value) {
    return typeof value === 'object' && value !== null ? 'not one value' : `"${excerpt(String(value))}"`;
}


/***/ }),

/***/ 922:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ formatsOf),
/* harmony export */   T: () => (/* binding */ everyFormat)
/* harmony export */ });
/** The readers of each kind, in a chunk of their own: a report of tests is not to wait for those of all others. */
const families = {
    tests: async () => (await Promise.all(/* import() */[__webpack_require__.e(800), __webpack_require__.e(506), __webpack_require__.e(873)]).then(__webpack_require__.bind(__webpack_require__, 8873))).testFormats,
    coverage: async () => (await Promise.all(/* import() */[__webpack_require__.e(800), __webpack_require__.e(506), __webpack_require__.e(41)]).then(__webpack_require__.bind(__webpack_require__, 4041))).coverageFormats,
    complexity: async () => (await Promise.all(/* import() */[__webpack_require__.e(800), __webpack_require__.e(75)]).then(__webpack_require__.bind(__webpack_require__, 3075))).complexityFormats,
    duplication: async () => (await Promise.all(/* import() */[__webpack_require__.e(800), __webpack_require__.e(870)]).then(__webpack_require__.bind(__webpack_require__, 870))).duplicationFormats,
    performance: async () => (await __webpack_require__.e(/* import() */ 860).then(__webpack_require__.bind(__webpack_require__, 9860))).performanceFormats,
    static: async () => (await Promise.all(/* import() */[__webpack_require__.e(800), __webpack_require__.e(310)]).then(__webpack_require__.bind(__webpack_require__, 4310))).staticFormats,
};
/** The readers of reports of one kind; of sizes none, every file has one. */
function formatsOf(kind) {
    return kind === 'size' ? Promise.resolve({}) : families[kind]();
}
/** The readers of every kind. */
async function everyFormat() {
    const all = await Promise.all(Object.values(families).map((load) => load()));
    return all.reduce((known, more) => ({ ...known, ...more }), {});
}


/***/ }),

/***/ 822:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ UnusableArchive),
/* harmony export */   f: () => (/* binding */ looksLikeZip)
/* harmony export */ });
/** An archive that cannot be used. */
class UnusableArchive extends Error {
    flaw;
    constructor(flaw, message) {
        super(message);
        this.name = 'UnusableArchive';
        this.flaw = flaw;
    }
}
/** Whether a content begins as a zip archive does (APPNOTE 6.3.10, 4.3): with a file, or empty, or split. */
function looksLikeZip(bytes) {
    const [p, k, third, fourth] = bytes;
    if (p !== 0x50 || k !== 0x4b)
        return false;
    return [3, 5, 7].some((mark) => third === mark && fourth === mark + 1);
}


/***/ }),

/***/ 6639:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _0: () => (/* binding */ defaultConfiguration),
  tX: () => (/* binding */ defaultConfigurationPath),
  Rv: () => (/* binding */ gateOf),
  TD: () => (/* binding */ readConfiguration)
});

// UNUSED EXPORTS: configurationField, environmentOf

// EXTERNAL MODULE: ./packages/shared/src/domain/nearest.ts
var nearest = __webpack_require__(3746);
// EXTERNAL MODULE: ./packages/shared/node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(6758);
// EXTERNAL MODULE: ./packages/shared/src/domain/schema.ts
var schema = __webpack_require__(4929);
// EXTERNAL MODULE: ./packages/shared/src/domain/yaml.ts
var yaml = __webpack_require__(9793);
;// CONCATENATED MODULE: ./packages/shared/src/domain/ref/ref-glob.ts

const fullRef = /^refs\/(heads|tags)\//u;
const meanings = new Map([
    ['**', '.*'],
    ['*', '[^/]*'],
    ['?', '[^/]'],
]);
/**
 * One glob under `from`: a branch (`main`, `release/*`), or a full ref (`refs/heads/main`, `refs/tags/v*`). `*` stays
 * within a part of the name, `**` does not, `?` is one character, as in the filters of GitHub's workflow triggers;
 * anything else means itself. A tag is matched by `refs/tags/` alone: a name without it would let whoever may push any
 * branch, or any tag, choose the name of the other.
 */
const refGlobField = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[^\s[\]{}()!|\\~^:$,]+$/u, 'is no glob for a ref: write a name with `*`, `**` and `?`, one entry for each.'), dist/* check */.z6Y((glob) => fullRef.test(glob) || !/^(refs|heads|tags|remotes)\//u.test(glob), 'could be a branch or a tag: write `refs/tags/…` for tags, `refs/heads/…` or the bare name for branches.'), dist/* check */.z6Y((glob) => !/^\/|\/\/|\/$/u.test(glob), 'has a part without a name.'));
/** Whether one of the globs allows a branch or a tag; nothing allows any other ref. Case counts. */
function matchesFrom(ref, from) {
    if (ref.kind === 'other')
        return false;
    const full = `refs/${ref.kind === 'branch' ? 'heads' : 'tags'}/${ref.name}`;
    return from.some((glob) => compileRefGlob(glob).test(full));
}
function compileRefGlob(glob) {
    const whole = fullRef.test(glob) ? glob : `refs/heads/${glob}`;
    const source = whole.replaceAll(/\*\*|[*?]|[^*?]+/gu, (part) => meanings.get(part) ?? escaped(part));
    return new RegExp(`^${source}$`, 'su');
}
const escaped = (text) => text.replaceAll(/[$()*+./?[\\\]^{|}]/gu, String.raw `\$&`);

// EXTERNAL MODULE: ./packages/shared/src/domain/result.ts
var result = __webpack_require__(6095);
;// CONCATENATED MODULE: ./packages/shared/src/domain/configuration/cluster-identity.ts


/** What `cluster` accepts, for messages. */
const clusterAccepted = 'the name of a cluster in the kubeconfig, the address of its API server (`https://…`), or the fingerprint of its CA certificate (`sha256:…`)';
/**
 * One spelling of the address of an API server: scheme, host in lower case, port where it is not the scheme's own, and
 * path (proxies put many clusters behind one host). `null` for what is no such address.
 */
function serverAddress(text) {
    let url;
    try {
        url = new URL(text);
    }
    catch {
        return null;
    }
    const { protocol, host, pathname, username, password, search, hash } = url;
    if (!['https:', 'http:'].includes(protocol) || `${username}${password}${search}${hash}` !== '')
        return null;
    return `${protocol}//${host}${pathname.replace(/\/+$/u, '')}`;
}
/**
 * Reads how a cluster is named. A fingerprint may be what `openssl x509 -fingerprint -sha256` prints, colons and all.
 *
 * @returns the failure says what is wrong with the text
 */
function readClusterIdentity(text) {
    if (/^https?:/iu.test(text)) {
        const address = serverAddress(text);
        return address === null
            ? (0,result/* failure */.V)('is not the address of an API server: write `https://HOST:PORT` without user or query.')
            : (0,result/* success */.k)({ kind: 'server', address });
    }
    if (!/^sha-?(?:1|256)[\s:=]/iu.test(text))
        return (0,result/* success */.k)({ kind: 'name', name: text });
    const hex = /^sha256(?: fingerprint=|:)((?:[0-9a-f]{2}:?){31}[0-9a-f]{2})$/iu.exec(text)?.[1];
    return hex === undefined
        ? (0,result/* failure */.V)('is not a SHA-256 fingerprint: write "sha256:" and 64 hex digits.')
        : (0,result/* success */.k)({ kind: 'ca', fingerprint: hex.replace(/:/gu, '').toLowerCase() });
}
/** The key `cluster` of an environment. */
const clusterField = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* minLength */.BpQ(1, 'is empty.'), dist/* rawCheck */.H0v(({ dataset, addIssue }) => {
    const read = dataset.typed ? readClusterIdentity(dataset.value) : null;
    if (read?.ok === false)
        for (const message of read.failures)
            addIssue({ message });
}));

// EXTERNAL MODULE: ./packages/shared/src/domain/configuration/fields.ts
var fields = __webpack_require__(2500);
;// CONCATENATED MODULE: ./packages/shared/src/domain/configuration/environments.ts




/** One request that must be answered well before, during or after a move. */
const validation = dist/* strictObject */.rej({
    get: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* startsWith */.w1_('/', 'is not a path: it starts with "/".')),
    status: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(100), dist/* maxValue */.cGV(599)), 200),
    json: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* union */.KCZ([dist/* string */.YjP(), dist/* number */.aig(), dist/* boolean */.zMY(), dist/* null */.chJ()])), {}),
    within: dist/* optional */.lqM(fields/* durationField */.Ti, '1s'),
    times: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(1), dist/* maxValue */.cGV(10_000)), 1),
});
const color = dist/* strictObject */.rej({ deployment: fields/* textField */.M8 });
// RFC 1123 labels, as the API server demands of the names of containers.
const containerName = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/u, 'is no name of a container.'));
const traffic = dist/* strictObject */.rej({
    router: dist/* picklist */.KIO([
        'kubernetes-service',
        'gateway-api',
        'istio',
        'nginx-ingress',
        'aws-alb',
        'vercel',
        'argo-rollouts',
    ]),
    namespace: dist/* optional */.lqM(fields/* textField */.M8),
    service: dist/* optional */.lqM(fields/* textField */.M8),
    colors: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* record */.g1P(fields/* nameField */.yD, color), dist/* check */.z6Y((colors) => Object.keys(colors).length === 2, 'names other than two colors.'))),
    'color-label': dist/* optional */.lqM(fields/* textField */.M8, 'color'),
    preview: dist/* optional */.lqM(fields/* urlField */.Wn),
    weights: dist/* optional */.lqM(dist/* array */.YOg(fields/* shareField */.kd), []),
    'keep-old-for': dist/* optional */.lqM(fields/* durationField */.Ti, '1h'),
    'containers-allowed': dist/* optional */.lqM(dist/* array */.YOg(containerName), []),
});
const approval = dist/* strictObject */.rej({
    all: dist/* pipe */.FsL(dist/* array */.YOg(dist/* strictObject */.rej({
        need: dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(1, 'is less than 1.')),
        of: dist/* pipe */.FsL(dist/* array */.YOg(fields/* textField */.M8), dist/* minLength */.BpQ(1, 'names nobody.')),
    })), dist/* minLength */.BpQ(1, 'asks nobody.')),
    never: dist/* optional */.lqM(dist/* array */.YOg(fields/* textField */.M8), []),
    'requested-by': dist/* optional */.lqM(dist/* array */.YOg(fields/* textField */.M8), []),
    reason: dist/* optional */.lqM(dist/* picklist */.KIO(['required', 'optional']), 'optional'),
    ignores: dist/* optional */.lqM(dist/* array */.YOg(dist/* picklist */.KIO(['windows', 'freezes'])), []),
    expires: dist/* optional */.lqM(fields/* durationField */.Ti),
    remind: dist/* optional */.lqM(dist/* array */.YOg(fields/* durationField */.Ti), []),
    escalate: dist/* optional */.lqM(dist/* strictObject */.rej({ after: fields/* durationField */.Ti, to: dist/* array */.YOg(fields/* textField */.M8) })),
    'review-after': dist/* optional */.lqM(fields/* durationField */.Ti),
});
/** One entry under `environments:`. */
const environmentField = dist/* strictObject */.rej({
    after: dist/* optional */.lqM(fields/* nameField */.yD),
    /** Refs from which it may be moved, beside the default branch and branches whose rules require pull requests. */
    from: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(refGlobField), dist/* minLength */.BpQ(1, 'names nothing: leave it out.'))),
    gates: dist/* optional */.lqM(dist/* array */.YOg(fields/* nameField */.yD), []),
    url: dist/* optional */.lqM(fields/* urlField */.Wn),
    cluster: dist/* optional */.lqM(clusterField),
    traffic: dist/* optional */.lqM(traffic),
    validate: dist/* optional */.lqM(dist/* array */.YOg(validation), []),
    canary: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J())),
    windows: dist/* optional */.lqM(dist/* array */.YOg(fields/* textField */.M8), []),
    freezes: dist/* optional */.lqM(dist/* array */.YOg(fields/* textField */.M8), []),
    approvals: dist/* optional */.lqM(dist/* record */.g1P(fields/* nameField */.yD, approval), {}),
});

// EXTERNAL MODULE: ./packages/shared/src/domain/configuration/reports.ts
var reports = __webpack_require__(4882);
;// CONCATENATED MODULE: ./packages/shared/src/domain/configuration/gates.ts



const gates_images = dist/* literal */.euz('images');
const commit = dist/* literal */.euz('commit');
const severity = dist/* picklist */.KIO(['critical', 'high', 'medium', 'low', 'unknown']);
const common = {
    'max-age': dist/* optional */.lqM(fields/* durationField */.Ti),
    mode: dist/* optional */.lqM(dist/* picklist */.KIO(['enforce', 'audit']), 'enforce'),
    'allow-override': dist/* optional */.lqM(dist/* array */.YOg(fields/* nameField */.yD), []),
};
const qualityGate = dist/* strictObject */.rej({
    action: dist/* literal */.euz('quality-gate'),
    judges: dist/* optional */.lqM(commit, 'commit'),
    reports: dist/* optional */.lqM(reports/* reportsField */.i_),
    require: dist/* optional */.lqM(fields/* rulesField */.A3, []),
    baseline: dist/* optional */.lqM(fields/* textField */.M8),
    waivers: dist/* optional */.lqM(fields/* textField */.M8),
    ...common,
});
const securityScan = dist/* strictObject */.rej({
    action: dist/* literal */.euz('security-scan'),
    judges: dist/* optional */.lqM(dist/* union */.KCZ([commit, gates_images]), 'commit'),
    scanners: dist/* pipe */.FsL(dist/* array */.YOg(dist/* union */.KCZ([fields/* textField */.M8, dist/* record */.g1P(fields/* textField */.M8, dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J()))])), dist/* minLength */.BpQ(1, 'names no scanner.')),
    'fail-on-severity': dist/* optional */.lqM(severity),
    'new-since': dist/* optional */.lqM(fields/* textField */.M8),
    waivers: dist/* optional */.lqM(fields/* textField */.M8),
    'database-max-age': dist/* optional */.lqM(fields/* durationField */.Ti),
    require: dist/* optional */.lqM(fields/* rulesField */.A3, []),
    ...common,
});
const backupVerify = dist/* strictObject */.rej({
    action: dist/* literal */.euz('backup-verify'),
    judges: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^backup:[A-Za-z][A-Za-z0-9._-]*$/u, 'is not "backup:" and a name.')),
    require: dist/* optional */.lqM(fields/* rulesField */.A3, []),
    ...common,
});
const manualApproval = dist/* strictObject */.rej({
    action: dist/* literal */.euz('manual-approval'),
    judges: dist/* optional */.lqM(dist/* union */.KCZ([commit, gates_images]), 'images'),
    ...common,
});
const canaryMonitor = dist/* strictObject */.rej({
    action: dist/* literal */.euz('canary-monitor'),
    judges: dist/* optional */.lqM(gates_images, 'images'),
    require: dist/* optional */.lqM(fields/* rulesField */.A3, []),
    ...common,
});
/** One entry under `gates:`: which action, what it judges, and the policy that it judges by. */
const gateField = dist/* variant */.Oxt('action', [
    qualityGate,
    securityScan,
    backupVerify,
    manualApproval,
    canaryMonitor,
]);

// EXTERNAL MODULE: ./packages/shared/src/domain/json.ts
var json = __webpack_require__(9124);
;// CONCATENATED MODULE: ./packages/shared/src/domain/configuration/key-readers.ts

const moves = { readBy: ['blue-green-switch'] };
const gate = { readBy: ['quality-gate'] };
const unbuiltGate = (action) => {
    const instead = `This version has no ${action}. Leave it out; evidence of such a gate is missing, and a move that requires it is refused.`;
    return {
        [`gates.NAME (${action})`]: { instead },
        [`gates.NAME (${action}).action`]: moves,
        [`gates.NAME (${action}).judges`]: moves,
        [`gates.NAME (${action}).max-age`]: moves,
    };
};
const override = 'Leave it out: inputs add to the file, and none replaces a value of it.';
const keyUses = {
    version: { readBy: ['configuration'] },
    service: { readBy: ['quality-gate', 'blue-green-switch', 'check-ref'] },
    paths: { instead: 'Leave it out: a file serves one service, and the whole repository is its own.' },
    images: { instead: 'Leave it out: the `subjects` of a promotion name its artifacts.' },
    gates: { readBy: ['quality-gate', 'blue-green-switch'] },
    'gates.NAME (quality-gate)': gate,
    'gates.NAME (quality-gate).judges': moves,
    'gates.NAME (quality-gate).max-age': moves,
    'gates.NAME (quality-gate).allow-override': { instead: override },
    ...unbuiltGate('security-scan'),
    ...unbuiltGate('backup-verify'),
    ...unbuiltGate('manual-approval'),
    ...unbuiltGate('canary-monitor'),
    environments: { readBy: ['blue-green-switch', 'check-ref', 'record-deployment'] },
    'environments.NAME.after': {
        instead: 'Give each environment a file of its own and name it with the `config` input.',
    },
    'environments.NAME.from': { readBy: ['blue-green-switch', 'check-ref'] },
    'environments.NAME.gates': moves,
    'environments.NAME.url': { readBy: ['record-deployment'] },
    'environments.NAME.cluster': moves,
    'environments.NAME.traffic': moves,
    'environments.NAME.traffic.weights': {
        instead: 'Leave it out: a Service moves all of the traffic at once.',
    },
    'environments.NAME.validate': moves,
    'environments.NAME.canary': { instead: 'Leave it out and let `validate` and `soak` prove the target.' },
    'environments.NAME.windows': {
        instead: 'Leave it out and keep the times by a protection rule of the GitHub environment.',
    },
    'environments.NAME.freezes': { instead: 'Leave it out and lock the environment on GitHub.' },
    'environments.NAME.approvals': {
        instead: 'Leave it out and use the required reviewers of a GitHub environment.',
    },
    groups: { instead: 'Leave it out: nothing asks a group for an approval yet.' },
    backups: { instead: 'Leave it out: nothing verifies a backup yet.' },
    evidence: moves,
    'evidence.from': moves,
    'evidence.keep': {
        instead: 'Leave it out: the evidence is in the outputs of the run, and is kept as long as the run is.',
    },
    'evidence.store': { instead: 'Leave it out: the evidence is in the outputs of the run.' },
    notify: { instead: 'Leave it out and send the message by a job of your own after the promotion.' },
    floor: { instead: 'Leave it out: a file serves one service, and has no entry that could loosen it.' },
    'allow-override': { instead: override },
    services: {
        instead: 'Give each service a repository or a file of its own, and name it with the `config` input.',
    },
};
/** The use of a key: its own entry, or that of the nearest key above it. */
function useOfKey(path) {
    for (let at = path.replaceAll('[]', ''); at !== ''; at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '') {
        const own = Object.entries(keyUses).find(([key]) => key === at);
        if (own !== undefined)
            return own[1];
    }
    return undefined;
}
/** Maps whose keys are names. */
const maps = new Set([
    'gates',
    'environments',
    'environments.NAME.approvals',
    'environments.NAME.traffic.colors',
    'groups',
    'backups',
    'services',
]);
function stepInto(pattern, key, value) {
    if (!maps.has(pattern))
        return pattern === '' ? key : `${pattern}.${key}`;
    const action = pattern === 'gates' && (0,json/* isRecord */.u4)(value) ? value['action'] : undefined;
    return `${pattern}.NAME${typeof action === 'string' ? ` (${action})` : ''}`;
}
/**
 * The keys of a configuration file that no code of this version reads. Of keys below one another only the first is
 * named.
 *
 * @param written - the file as it was parsed, before defaults are filled in
 */
function unreadKeys(written, at = '', pattern = '') {
    if (!(0,json/* isRecord */.u4)(written))
        return [];
    return Object.entries(written).flatMap(([key, value]) => {
        const path = at === '' ? key : `${at}.${key}`;
        const form = stepInto(pattern, key, value);
        const isBelow = Object.keys(keyUses).some((known) => known.startsWith(`${form}.`));
        const use = useOfKey(form);
        // Where some of the keys below are read, each of the others is named by itself.
        if (use !== undefined && 'instead' in use && !isBelow)
            return [{ path, instead: use.instead }];
        return unreadKeys(value, path, form);
    });
}

// EXTERNAL MODULE: ./packages/shared/src/domain/sentence.ts
var sentence = __webpack_require__(8975);
;// CONCATENATED MODULE: ./packages/shared/src/domain/configuration/configuration.ts








const count = dist/* optional */.lqM(dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0)), 0);
const backup = dist/* strictObject */.rej({
    from: fields/* textField */.M8,
    rpo: dist/* optional */.lqM(fields/* durationField */.Ti),
    rto: dist/* optional */.lqM(fields/* durationField */.Ti),
    keep: dist/* optional */.lqM(dist/* strictObject */.rej({ hourly: count, daily: count, weekly: count, monthly: count, yearly: count })),
    require: dist/* optional */.lqM(fields/* rulesField */.A3, []),
});
const evidence = dist/* strictObject */.rej({
    from: dist/* optional */.lqM(dist/* picklist */.KIO(['same-run', 'verified-run', 'attested']), 'same-run'),
    keep: dist/* optional */.lqM(fields/* durationField */.Ti),
    store: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^(artifact|branch:\S+|s3:\/\/\S+)$/u, 'is none of artifact, branch:NAME, s3://….')), 'artifact'),
});
/** The declaration of `.github/interlock.yml`; `schema/interlock.schema.json` is made of it. */
const configurationField = dist/* strictObject */.rej({
    version: dist/* literal */.euz(1),
    service: dist/* optional */.lqM(fields/* nameField */.yD),
    paths: dist/* optional */.lqM(dist/* array */.YOg(fields/* textField */.M8), ['**']),
    images: dist/* optional */.lqM(dist/* array */.YOg(fields/* textField */.M8), []),
    gates: dist/* optional */.lqM(dist/* record */.g1P(fields/* nameField */.yD, gateField), {}),
    environments: dist/* optional */.lqM(dist/* record */.g1P(fields/* nameField */.yD, environmentField), {}),
    groups: dist/* optional */.lqM(dist/* record */.g1P(fields/* nameField */.yD, dist/* array */.YOg(fields/* textField */.M8)), {}),
    backups: dist/* optional */.lqM(dist/* record */.g1P(fields/* nameField */.yD, backup), {}),
    evidence: dist/* optional */.lqM(evidence, {}),
    notify: dist/* optional */.lqM(dist/* array */.YOg(dist/* strictObject */.rej({ channel: dist/* picklist */.KIO(['slack', 'teams']), events: dist/* array */.YOg(fields/* nameField */.yD) })), []),
    floor: dist/* optional */.lqM(dist/* array */.YOg(fields/* nameField */.yD), []),
    'allow-override': dist/* optional */.lqM(dist/* array */.YOg(fields/* nameField */.yD), []),
    services: dist/* optional */.lqM(dist/* record */.g1P(fields/* nameField */.yD, dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J())), {}),
});
const defaultConfigurationPath = '.github/interlock.yml';
/** What holds where there is no file: no gates, no environments. */
const defaultConfiguration = dist/* parse */.qgA(configurationField, { version: 1 });
function problem(path, at, message, fix, code = 'configuration-invalid') {
    const where = at === '' ? path : `${path}, ${at}`;
    return { code, message: `${where}: ${message}`, fix, where: path };
}
const seeDocs = 'See docs/configuration.md for every key.';
/** What the shapes alone cannot say: names that must exist, an order of environments without a circle. */
function crossCheck(configuration, path) {
    const problems = [];
    const gates = Object.keys(configuration.gates);
    const environments = Object.keys(configuration.environments);
    for (const [name, environment] of Object.entries(configuration.environments)) {
        for (const gate of environment.gates)
            if (!gates.includes(gate))
                problems.push(problem(path, `environments.${name}.gates`, `there is no gate "${gate}".${(0,nearest/* suggestion */.h)(gate, gates)}`, 'Name an entry of `gates:`.'));
        const { after } = environment;
        if (after !== undefined && (!environments.includes(after) || after === name))
            problems.push(problem(path, `environments.${name}.after`, `there is no other environment "${after}".${(0,nearest/* suggestion */.h)(after, environments)}`, 'Name another entry of `environments:`.'));
    }
    return problems;
}
/** Reads the text of a configuration file, reporting every problem with its place. */
function readConfiguration(text, path) {
    const parsed = (0,yaml/* parseYaml */.h)(text);
    if (!parsed.ok)
        return {
            ok: false,
            problems: parsed.failures.map((one) => problem(`${path}:${String(one.line)}`, '', (0,sentence/* sentence */.e)(one.message), 'Correct the YAML.')),
        };
    const checked = (0,schema/* checkSchema */._U)(configurationField, parsed.value);
    if (!checked.ok)
        return {
            ok: false,
            problems: checked.problems.map((one) => problem(path, one.path, one.message, seeDocs)),
        };
    const unread = unreadKeys(parsed.value).map((key) => problem(path, key.path, 'no part of this version reads this key, and what a file asks for is never ignored.', key.instead, 'feature-not-available'));
    const problems = [...unread, ...crossCheck(checked.value, path)];
    return problems.length > 0 ? { ok: false, problems } : { ok: true, value: checked.value };
}
/** An entry of the configuration by name, or the problem that says which there are. */
function entryOf(kind, entries, name, path) {
    const found = Object.entries(entries).find(([key]) => key === name);
    if (found !== undefined)
        return { ok: true, value: found[1] };
    const names = Object.keys(entries);
    const there = names.length === 0 ? 'there are none' : `there are: ${names.join(', ')}`;
    return {
        ok: false,
        problem: {
            code: `${kind}-unknown`,
            message: `${path} has no ${kind} "${name}"; ${there}.${(0,nearest/* suggestion */.h)(name, names)}`,
            fix: `Name an entry of \`${kind}s:\`.`,
            where: path,
        },
    };
}
/** The gate of that name. */
function gateOf(configuration, name, path) {
    return entryOf('gate', configuration.gates, name, path);
}
/** The environment of that name. */
function environmentOf(configuration, name, path) {
    return entryOf('environment', configuration.environments, name, path);
}


/***/ }),

/***/ 2500:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ rulesField),
/* harmony export */   M8: () => (/* binding */ textField),
/* harmony export */   Ti: () => (/* binding */ durationField),
/* harmony export */   Wn: () => (/* binding */ urlField),
/* harmony export */   kd: () => (/* binding */ shareField),
/* harmony export */   yD: () => (/* binding */ nameField)
/* harmony export */ });
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(946);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6758);


const durationPattern = new RegExp(`^\\d{1,9}(${Object.keys(_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .durationUnitsMs */ .sP).join('|')})$`, 'u');
/** A duration such as `30s`; read as ms. */
const durationField = _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(durationPattern, 'is not a duration: write a whole number and a unit, e.g. 30s, 10m, 2h or 1d.'), _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi((text) => (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E9)(text) ?? Number.NaN));
/** A share such as `50%`; read as 0..1. */
const shareField = _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^(100|\d{1,2}(\.\d{1,3})?)%$/u, 'is not a share: write a number from 0 to 100 and %, e.g. 50%.'), _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi((text) => Number(text.slice(0, -1)) / 100));
/** A name of the user's own that stands in outputs, labels and log lines. */
const nameField = _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^[A-Za-z][A-Za-z0-9._-]{0,62}$/u, 'is not a name: a letter, then letters, digits, ".", "_" or "-", at most 63.'));
const textField = _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .minLength */ .BpQ(1, 'is empty.'));
/** One rule of the rule language; parsed where its metrics are known. */
const ruleField = _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .minLength */ .BpQ(1, 'is empty.'));
const rulesField = _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(ruleField);
const urlField = _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^https?:\/\/[^\s/]+(\/\S*)?$/u, 'is not an http or https address.'));


/***/ }),

/***/ 4882:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lq: () => (/* binding */ longAnalysisField),
/* harmony export */   R_: () => (/* binding */ longReportKeys),
/* harmony export */   Yt: () => (/* binding */ expectedReports),
/* harmony export */   b6: () => (/* binding */ longReportField),
/* harmony export */   eL: () => (/* binding */ reportKinds),
/* harmony export */   hq: () => (/* binding */ shortAnalysisField),
/* harmony export */   i_: () => (/* binding */ reportsField)
/* harmony export */ });
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6758);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2500);


/** What a report is about. Formats are found by content. */
const reportKinds = [
    'tests',
    'coverage',
    'static',
    'size',
    'performance',
    'complexity',
    'duplication',
];
/**
 * Which analysis of a project is judged: `main` is that of its main branch, the only one that SonarQube's Community
 * edition keeps; `auto` that of the pull request or branch that the run is for.
 */
const analysisScopes = ['auto', 'main'];
const files = _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textField */ .M8), _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .minLength */ .BpQ(1, 'names no file.'));
const fileCount = _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .integer */ .ndf('is not a whole number.'), _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .minValue */ .Wwf(1, 'is less than 1.'));
/** The keys of the long form of one entry, as it is written. */
const longReportKeys = _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    kind: _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(reportKinds),
    files: _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(files),
    jobs: _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textField */ .M8), _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .minLength */ .BpQ(1, 'names no job.'))),
    except: _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textField */ .M8), []),
    package: _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textField */ .M8),
    min: _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(fileCount, 1),
    max: _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(fileCount),
    format: _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textField */ .M8),
});
/** The long form of one entry: of files or, where time is measured, of jobs of the run. */
const longReportField = _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(longReportKeys, _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .forward */ .sYn(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .check */ .z6Y((entry) => entry.files !== undefined || entry.jobs !== undefined, '"files" is missing.'), ['files']), _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .forward */ .sYn(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .check */ .z6Y((entry) => entry.files === undefined || entry.jobs === undefined, 'stands beside `files`; an entry is about files or about jobs.'), ['jobs']), _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .forward */ .sYn(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .check */ .z6Y(({ kind, jobs }) => jobs === undefined || kind === 'performance', 'is only for `kind: performance`, which measures their time.'), ['jobs']));
/** An entry with everything that was left out. */
function expectedReports(entry) {
    return {
        kind: entry.kind,
        files: entry.files ?? [],
        ...(entry.jobs === undefined ? {} : { jobs: entry.jobs }),
        except: entry.except,
        package: entry.package ?? null,
        min: entry.min,
        max: entry.max ?? null,
        format: entry.format ?? null,
    };
}
const long = _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(longReportField, _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi(expectedReports));
/** Key of a project, as SonarQube accepts them. */
const projectField = _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^(?=.*[^\d])[\w.:-]{1,400}$/u, 'is not the key of a project: letters, digits, "-", "_", "." and ":", not digits alone, at most 400.'));
/** The long form of a project on a SonarQube server, as it is written. */
const longAnalysisField = _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    kind: _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('sonarqube'),
    project: projectField,
    analysis: _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(analysisScopes), 'auto'),
});
/** The short form, `sonarqube: KEY`. */
const shortAnalysisField = _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ sonarqube: projectField }), _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi(({ sonarqube }) => ({
    kind: 'sonarqube',
    project: sonarqube,
    analysis: 'auto',
})));
const short = _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(reportKinds), _fields_js__WEBPACK_IMPORTED_MODULE_0__/* .textField */ .M8), _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .check */ .z6Y((entry) => Object.keys(entry).length === 1, 'is not one `kind: glob`.'), _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi((entry) => reportKinds.flatMap((kind) => {
    const glob = entry[kind];
    if (glob === undefined)
        return [];
    return [{ kind, files: [glob], except: [], package: null, min: 1, max: null, format: null }];
})));
/**
 * The manifest of expected reports, as the `reports` input and the configuration write it: a list of `kind: glob`,
 * or of `{kind, files, except, package, min, max, format}`, with `jobs` in place of `files` for jobs of the run; and
 * `sonarqube: KEY`, or `{kind: sonarqube, project, analysis}`.
 */
const reportsField = _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([long, longAnalysisField, shortAnalysisField, short])), _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .minLength */ .BpQ(1, 'names no report.'), _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi((entries) => entries.flat()));


/***/ }),

/***/ 8820:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OM: () => (/* binding */ secretOf),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   TL: () => (/* binding */ parseInputs),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   cQ: () => (/* binding */ checkedInput),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   rJ: () => (/* binding */ secret),
/* harmony export */   uv: () => (/* binding */ structured)
/* harmony export */ });
/* unused harmony exports requiredText, matching, optionalChoice, flag, mustBeGiven */
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(946);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3746);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4929);
/* harmony import */ var _sentence_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8975);
/* harmony import */ var _yaml_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9793);





const accept = (value) => ({ ok: true, value });
const refuse = (message, fix) => ({ ok: false, problems: [{ message, fix }] });
/** Parses what was given by an input that may also be absent. */
function parseGiven(input, given) {
    const parsed = input.parse(given);
    if (!parsed.ok)
        return parsed;
    return parsed.value === null ? refuse('found nothing.', `Write ${input.accepted}.`) : accept(parsed.value);
}
/** Wraps a secret. */
function secretOf(value) {
    return Object.freeze({ reveal: () => value, toString: () => '***', toJSON: () => '***' });
}
/** Free text; `null` when it was not given. */
function text(options) {
    return {
        kind: 'text',
        description: options.description,
        defaultText: options.default ?? null,
        required: false,
        accepted: 'text',
        absent: null,
        parse: accept,
    };
}
/** Text that must be given. */
function requiredText(options) {
    return {
        kind: 'text',
        description: options.description,
        defaultText: null,
        required: true,
        accepted: 'text',
        absent: undefined,
        parse: accept,
    };
}
/** Text of one form; `null` when it was not given. */
function matching(form, options) {
    return {
        kind: 'text',
        description: options.description,
        defaultText: options.default ?? null,
        required: false,
        accepted: form.accepted,
        absent: null,
        parse: (given) => form.pattern.test(given) ? accept(given) : refuse(`found "${given}".`, `Write ${form.accepted}.`),
    };
}
/** A secret; masked before anything else runs. `null` when it was not given. */
function secret(options) {
    return {
        kind: 'secret',
        description: options.description,
        defaultText: options.default ?? null,
        required: false,
        accepted: 'a secret',
        absent: null,
        parse: (value) => accept(secretOf(value)),
    };
}
/** One of a few words; `null` when it was not given. */
function optionalChoice(words, options) {
    return {
        kind: 'choice',
        description: options.description,
        defaultText: null,
        required: false,
        accepted: words.map((word) => `\`${word}\``).join(', '),
        absent: null,
        parse: (given) => {
            const found = words.find((word) => word === given);
            return found === undefined
                ? refuse(`found "${given}".`, `Write one of: ${words.join(', ')}.${(0,_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .suggestion */ .h)(given, words)}`)
                : accept(found);
        },
    };
}
/** One of a few words, the default when it was not given. */
function choice(words, options) {
    const optional = optionalChoice(words, options);
    return {
        ...optional,
        defaultText: options.default,
        absent: options.default,
        parse: (given) => parseGiven(optional, given),
    };
}
/** `true` or `false`, nothing else. */
function flag(options) {
    return {
        kind: 'flag',
        description: options.description,
        defaultText: String(options.default),
        required: false,
        accepted: '`true`, `false`',
        absent: options.default,
        parse: (given) => {
            if (given === 'true')
                return accept(true);
            if (given === 'false')
                return accept(false);
            return refuse(`found "${given}".`, 'Write true or false.');
        },
    };
}
/** A duration in ms, written `30s`, `10m`, `2h` or `1d`; `null` when not given and without a default. */
function duration(options) {
    return {
        kind: 'duration',
        description: options.description,
        defaultText: options.default ?? null,
        required: false,
        accepted: 'a duration such as `30s`, `10m`, `2h`, `1d`',
        absent: null,
        parse: (given) => {
            const valueMs = (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E9)(given);
            return valueMs === null
                ? refuse(`found "${given}".`, 'Write a whole number and a unit, for example 30s, 10m, 2h or 1d.')
                : accept(valueMs);
        },
    };
}
/** An input that must be given, of any kind. */
function mustBeGiven(input) {
    return { ...input, required: true, absent: undefined, parse: (given) => parseGiven(input, given) };
}
/** A YAML value in a block scalar, checked against a declaration; `null` when not given. */
function structured(declaration, options) {
    return {
        kind: 'structured',
        description: options.description,
        defaultText: options.default ?? null,
        required: false,
        accepted: options.accepted,
        absent: null,
        parse: (given) => {
            const parsed = (0,_yaml_js__WEBPACK_IMPORTED_MODULE_1__/* .parseYaml */ .h)(given);
            if (!parsed.ok)
                return {
                    ok: false,
                    problems: parsed.failures.map((problem) => ({
                        message: `is not YAML: line ${String(problem.line)}: ${(0,_sentence_js__WEBPACK_IMPORTED_MODULE_3__/* .sentence */ .e)(problem.message)}`,
                        fix: `Write ${options.accepted}.`,
                    })),
                };
            const checked = (0,_schema_js__WEBPACK_IMPORTED_MODULE_4__/* .checkSchema */ ._U)(declaration, parsed.value);
            if (checked.ok)
                return accept(checked.value);
            return {
                ok: false,
                problems: checked.problems.map((problem) => ({
                    message: problem.path === '' ? problem.message : `at \`${problem.path}\`: ${problem.message}`,
                    fix: `Write ${options.accepted}.`,
                })),
            };
        },
    };
}
/** The same input, whose value is looked at once more; what is found is reported with the other problems. */
function checkedInput(input, check) {
    return {
        ...input,
        absent: null,
        parse: (given) => {
            const parsed = input.parse(given);
            if (!parsed.ok)
                return parsed;
            if (parsed.value === null)
                return accept(null);
            const result = check(parsed.value);
            return result.ok ? accept(result.value) : { ok: false, problems: result.failures };
        },
    };
}
// Only ASCII white space: trimming more would let a look-alike through (a byte order mark in front of a commit).
const trimAscii = (value) => value.replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/gu, '');
/**
 * Reads every declared input.
 *
 * @param declared - the inputs by name
 * @param read - the raw text of an input, empty when it was not given
 * @returns the frozen values, or all problems together, each naming the input, the value and what is accepted
 */
function parseInputs(declared, read) {
    const problems = [];
    const entries = [];
    for (const [name, input] of Object.entries(declared)) {
        const raw = read(name);
        const given = input.kind === 'secret' ? raw : trimAscii(raw);
        const isExpression = input.defaultText?.includes('${{') ?? false;
        const effective = given === '' && !isExpression ? (input.defaultText ?? '') : given;
        if (effective === '') {
            if (input.required)
                problems.push({
                    code: 'input-missing',
                    message: `Input "${name}" is required and was not given.`,
                    fix: `Add \`${name}:\` under \`with:\`: ${input.accepted}.`,
                    where: name,
                });
            entries.push([name, input.absent]);
            continue;
        }
        const parsed = input.parse(effective);
        if (parsed.ok)
            entries.push([name, parsed.value]);
        else
            for (const problem of parsed.problems)
                problems.push({
                    code: 'input-invalid',
                    message: `Input "${name}": ${problem.message}`,
                    fix: problem.fix,
                    where: name,
                });
    }
    if (problems.length > 0)
        return { ok: false, problems };
    return { ok: true, values: Object.freeze(Object.fromEntries(entries)) };
}


/***/ }),

/***/ 4851:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AE: () => (/* binding */ shortenToBytes),
/* harmony export */   Ir: () => (/* binding */ beginning),
/* harmony export */   dy: () => (/* binding */ utf8Bytes),
/* harmony export */   ml: () => (/* binding */ shorten),
/* harmony export */   q0: () => (/* binding */ utf16Units)
/* harmony export */ });
const encoder = new TextEncoder();
/** Bytes of the text in UTF-8. */
function utf8Bytes(whole) {
    return encoder.encode(whole).length;
}
/** UTF-16 units, as `length` counts them: never fewer than the characters (code points) that a service may count. */
function utf16Units(whole) {
    return whole.length;
}
const isLowSurrogate = (unit) => unit >= 0xdc00 && unit <= 0xdfff;
/** The longest beginning of at most `units` UTF-16 units that ends at the end of a character. */
function beginning(whole, units) {
    if (whole.length <= units)
        return whole;
    const end = Math.max(0, Math.floor(units));
    return whole.slice(0, end > 0 && isLowSurrogate(whole.charCodeAt(end)) ? end - 1 : end);
}
/** Text of at most `units` UTF-16 units; what was cut is said by an ellipsis. */
function shorten(whole, units) {
    return whole.length <= units ? whole : `${beginning(whole, units - 1).trimEnd()}…`;
}
/** Text of at most `bytes` UTF-8 bytes; what was cut is said at its end. `bytes` is at least 64. */
function shortenToBytes(whole, bytes) {
    const size = utf8Bytes(whole);
    if (size <= bytes)
        return whole;
    const note = `… (cut, ${size} bytes in all)`;
    const room = bytes - utf8Bytes(note);
    const buffer = new Uint8Array(Math.max(0, room));
    // encodeInto writes whole characters only, so `read` is a boundary.
    const { read } = encoder.encodeInto(whole, buffer);
    return `${whole.slice(0, read)}${note}`;
}


/***/ }),

/***/ 6660:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ci: () => (/* binding */ separated),
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   JH: () => (/* binding */ backticksFor),
/* harmony export */   SS: () => (/* binding */ codeSpan),
/* harmony export */   ZD: () => (/* binding */ escapeHtml),
/* harmony export */   rt: () => (/* binding */ escapeBlockStart)
/* harmony export */ });
/** Word joiner: seen by nobody, ends no line, and no word that GitHub acts upon has one in it. */
const broken = '\u2060';
/** Zero-width space: a line may end here. */
const mayBreak = '\u200b';
/**
 * Keeps GitHub from acting on words of a text: mentions, issue references, bare addresses, emoji shortcodes, alerts
 * and formulas. Escaping does not help here, because GitHub looks for them after the Markdown was parsed. Words
 * without an end get places to break.
 */
function withoutTriggers(visible) {
    return (visible
        .replace(/\S{32}(?=\S{8})(?![\p{M}\u200d])/gu, `$&${mayBreak}`)
        // Also before a space: one at the end of a line is not shown, and what comes next may follow at once.
        .replace(/@/g, `@${broken}`)
        .replace(/#(?=\d|\s|$)/g, `#${broken}`)
        .replace(/GH-(?=\d|\s|$)/gi, `$&${broken}`)
        .replace(/:(?=\/\/)/g, `:${broken}`)
        .replace(/www(?=\.)/gi, `$&${broken}`)
        .replace(/:(?=[\w+-]+:|[\w+-]*$)/g, `:${broken}`)
        .replace(/\[(?=!)/g, `[${broken}`)
        .replace(/\$/g, `${broken}$`));
}
const entities = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
    '|': '&#124;',
    // Parsers differ about escaped brackets inside of a link's text.
    '[': '&#91;',
    ']': '&#93;',
};
const entity = (character) => entities[character] ?? character;
/** Visible text of one line as Markdown that shows exactly that text, in a paragraph, heading, item, link or cell. */
function escapeMarkdown(visible) {
    return withoutTriggers(visible)
        .replace(/[\\`*_#~$]/g, '\\$&')
        .replace(/!$/, '\\!')
        .replace(/[&<>|[\]]/g, entity);
}
/** Visible text of one line inside an HTML element. */
function escapeHtml(visible) {
    return withoutTriggers(visible).replace(/[&<>"']/g, entity);
}
/** Keeps the beginning of a rendered block from being a list, a rule or an underline. */
function escapeBlockStart(rendered) {
    return rendered.replace(/^[-+=]/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2');
}
const longestRun = (text) => (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
/** A fence or delimiter of backticks that `content` does not contain. */
function backticksFor(content, least) {
    return '`'.repeat(Math.max(least, longestRun(content) + 1));
}
/** Visible text of one line as a code span. Inside a table a pipe is escaped for the table. */
function codeSpan(visible, inCell) {
    if (visible === '')
        return '';
    // A table takes `\|` for a pipe, so a backslash before a pipe cannot be written in a code span there.
    if (inCell && visible.includes('\\|'))
        return `<code>${escapeMarkdown(visible)}</code>`;
    const delimiter = backticksFor(visible, 1);
    // CommonMark 6.1: one space at both ends is not shown, unless there is nothing else.
    const spaced = visible.startsWith(' ') && visible.endsWith(' ') && visible.trim() !== '';
    const padding = spaced || visible.startsWith('`') || visible.endsWith('`') ? ' ' : '';
    const span = `${delimiter}${padding}${visible}${padding}${delimiter}`;
    return inCell ? span.replaceAll('|', '\\|') : span;
}
/** Separates two code spans that would otherwise read as one. */
function separated(before, next) {
    return before.endsWith('`') && next.startsWith('`') ? `${broken}${next}` : next;
}


/***/ }),

/***/ 2428:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uo: () => (/* binding */ capped),
  wh: () => (/* binding */ plainText),
  BY: () => (/* binding */ renderInlines),
  qW: () => (/* binding */ renderInlinesAsHtml)
});

// EXTERNAL MODULE: ./packages/shared/src/domain/report/numbers.ts
var numbers = __webpack_require__(157);
;// CONCATENATED MODULE: ./packages/shared/src/domain/report/bar.ts

// Of the block elements only these are in every fixed-width face; another would come from a face of another width.
const full = '█';
const half = '▌';
const track = '░';
const limitMark = '│';
const outside = (share) => {
    if (Number.isNaN(share))
        return 'no number, nothing drawn';
    if (share > 1)
        return `the bar ends at 100 %, the value is ${(0,numbers/* formatRatio */.B0)(share)}`;
    return share < 0 ? `the bar begins at 0 %, the value is ${(0,numbers/* formatRatio */.B0)(share)}` : null;
};
/**
 * Where the mark goes, in characters from the left: as near to the limit as a character boundary is, but never on
 * the wrong side of the value.
 */
const limitPosition = (share, limit, filledHalves, width) => {
    const exact = limit * width;
    const nearest = Math.round(exact);
    if (share < limit && filledHalves > nearest * 2)
        return Math.ceil(exact);
    if (share >= limit && filledHalves < nearest * 2)
        return Math.floor(exact);
    return nearest;
};
/**
 * Draws a share of 0..1 to half a character, rounded down, so that only 100 % is full; more than nothing
 * shows at least a half. The limit is a mark between two characters. The drawing has `width` characters, one
 * more with a limit.
 */
function drawBar(share, limit, width) {
    const within = Number.isNaN(share) ? 0 : Math.min(1, Math.max(0, share));
    const filled = Math.max(within > 0 ? 1 : 0, Math.floor(within * width * 2 + 1e-9));
    const drawing = `${full.repeat(Math.floor(filled / 2))}${filled % 2 === 1 ? half : ''}`.padEnd(width, track);
    if (limit === null || Number.isNaN(limit))
        return { drawing, remark: outside(share) };
    const position = limitPosition(within, Math.min(1, Math.max(0, limit)), filled, width);
    return {
        drawing: `${drawing.slice(0, position)}${limitMark}${drawing.slice(position)}`,
        remark: outside(share),
    };
}

// EXTERNAL MODULE: ./packages/shared/src/domain/report/cut.ts
var cut = __webpack_require__(4851);
;// CONCATENATED MODULE: ./packages/shared/src/domain/report/destination.ts
const longestHref = 2000;
const unsafe = /[^A-Za-z0-9\-._~:/?#@!&'*+,;=%]/gu;
const absolute = (href) => {
    if (!URL.canParse(href))
        return null;
    const url = new URL(href);
    // `https://github.com@evil.example/` reads like another host.
    return url.username === '' && url.password === '' ? url.href : null;
};
const relative = (href) => {
    // A colon in the first segment would be a scheme, two slashes (or backslashes) another host.
    const [firstSegment = ''] = href.split(/[/?#]/, 1);
    return firstSegment.includes(':') || /^[\\/]{2}/.test(href) ? null : href;
};
/**
 * The address of a link, ready to stand in Markdown, or `null` when it may not be linked: only `http` and `https`
 * without a user name, and addresses relative to the page. All that could end a link or a cell is percent-encoded.
 */
function linkDestination(href) {
    const trimmed = href.trim();
    // White space, control characters and broken surrogates inside are how `java\nscript:` is smuggled past a check of the scheme.
    if (trimmed === '' || trimmed.length > longestHref || /[\s\p{C}]/u.test(trimmed))
        return null;
    const address = /^https?:\/\//i.test(trimmed) ? absolute(trimmed) : relative(trimmed);
    if (address === null)
        return null;
    return address
        .replace(unsafe, (character) => /[()]/.test(character) ? (character === '(' ? '%28' : '%29') : encodeURIComponent(character))
        .replaceAll('&', '&amp;');
}

// EXTERNAL MODULE: ./packages/shared/src/domain/report/escape.ts
var report_escape = __webpack_require__(6660);
;// CONCATENATED MODULE: ./packages/shared/src/domain/report/sparkline.ts
const levels = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const gap = '·';
const mostMarks = 60;
const isSeen = (value) => value !== null && Number.isFinite(value);
/** The largest of each run of `size` values, so that no peak is lost; a run without any is a gap. */
const peaks = (values, size) => {
    const found = [];
    for (let start = 0; start < values.length; start += size) {
        const seen = values.slice(start, start + size).filter(isSeen);
        found.push(seen.length === 0 ? null : seen.reduce((most, next) => Math.max(most, next)));
    }
    return found;
};
/**
 * Draws values from their least to their most; all alike are drawn in the middle. What is missing or not finite is
 * a gap. At most 60 marks: of more values each mark is the largest of several, which is said.
 */
function drawSparkline(values) {
    const size = Math.max(1, Math.ceil(values.length / mostMarks));
    const marks = peaks(values, size);
    const seen = marks.filter(isSeen);
    if (seen.length === 0)
        return { drawing: '', remark: 'no values' };
    const least = seen.reduce((low, next) => Math.min(low, next));
    const most = seen.reduce((high, next) => Math.max(high, next));
    const drawing = marks
        .map((value) => {
        if (!isSeen(value))
            return gap;
        if (most === least)
            return '▄';
        // Halved first: the difference of two finite numbers can be infinite.
        const height = (value / 2 - least / 2) / (most / 2 - least / 2);
        return levels[Math.min(7, Math.floor(height * 8))] ?? '▄';
    })
        .join('');
    const missing = values.length - values.filter(isSeen).length;
    const remarks = [
        ...(missing > 0 ? [`${missing} of ${values.length} missing`] : []),
        ...(size > 1 ? [`each mark is the largest of ${size}`] : []),
    ];
    return { drawing, remark: remarks.length === 0 ? null : remarks.join(', ') };
}

// EXTERNAL MODULE: ./packages/shared/src/domain/report/visible-text.ts
var visible_text = __webpack_require__(4789);
;// CONCATENATED MODULE: ./packages/shared/src/domain/report/inline.ts







/** Neighboring texts as one, so that nothing is put together from pieces (`@` and `team`) behind our back. */
const joined = (children) => {
    const result = [];
    for (const child of children) {
        const last = result.at(-1);
        if (child.kind === 'text' && last?.kind === 'text') {
            result[result.length - 1] = { kind: 'text', text: last.text + child.text };
        }
        else {
            result.push(child);
        }
    }
    return result;
};
const numbersBeside = (node, remark) => {
    const numbers = node.label.trim() === '' ? 'no number given' : node.label;
    return remark === null ? numbers : `${numbers} (${remark})`;
};
const drawn = (node) => {
    const { drawing, remark } = node.kind === 'bar' ? drawBar(node.share, node.limit, node.width) : drawSparkline(node.values);
    return { drawing, beside: numbersBeside(node, remark) };
};
const renderStrong = (inside, before) => {
    if (inside.trim() === '')
        return inside;
    // Asterisks open and close only beside letters and digits, whatever stands around them (CommonMark 6.2).
    const edged = /^[\p{L}\p{N}]/u.test(inside) && /[\p{L}\p{N}]$/u.test(inside);
    return edged && !before.endsWith('*') ? `**${inside}**` : `<strong>${inside}</strong>`;
};
/** Inside of a link there is no other. */
const unlinked = (children) => children.flatMap((child) => {
    if (child.kind === 'link')
        return unlinked(child.children);
    return child.kind === 'strong' ? [{ kind: 'strong', children: unlinked(child.children) }] : [child];
});
const renderLink = (node, place) => {
    const address = (0,report_escape/* codeSpan */.SS)((0,visible_text/* visibleText */.Q)(node.href), place === 'cell');
    const destination = linkDestination(node.href);
    const label = renderInlines(unlinked(node.children), place);
    if (destination === null)
        return `${label} (not linked: ${address})`;
    return `[${label.trim() === '' ? address : label}](${destination})`;
};
const renderOne = (node, place, before) => {
    switch (node.kind) {
        case 'text':
            return (0,report_escape/* escapeMarkdown */.FV)((0,visible_text/* visibleText */.Q)(node.text));
        case 'strong':
            return renderStrong(renderInlines(node.children, place), before);
        case 'code':
            return (0,report_escape/* codeSpan */.SS)((0,visible_text/* visibleText */.Q)(node.text), place === 'cell');
        case 'link':
            return renderLink(node, place);
        case 'line-break':
            return '<br>';
        case 'bar':
        case 'sparkline': {
            const { drawing, beside } = drawn(node);
            const span = (0,report_escape/* codeSpan */.SS)(drawing, place === 'cell');
            // A cell is narrow: drawing and number stay on one line.
            const gap = place === 'cell' ? '\u00a0' : ' ';
            return `${span}${span === '' ? '' : gap}${(0,report_escape/* escapeMarkdown */.FV)((0,visible_text/* visibleText */.Q)(beside))}`;
        }
    }
};
/** Inline nodes as Markdown on one line. */
function renderInlines(children, place) {
    let rendered = '';
    for (const child of joined(children)) {
        rendered += (0,report_escape/* separated */.Ci)(rendered, renderOne(child, place, rendered));
    }
    return rendered;
}
/** Inline nodes as HTML, for the places where Markdown is not read. Links are shown as their text. */
function renderInlinesAsHtml(children) {
    return joined(children)
        .map((node) => {
        switch (node.kind) {
            case 'text':
                return (0,report_escape/* escapeHtml */.ZD)((0,visible_text/* visibleText */.Q)(node.text));
            case 'strong':
                return `<strong>${renderInlinesAsHtml(node.children)}</strong>`;
            case 'code':
                return `<code>${(0,report_escape/* escapeHtml */.ZD)((0,visible_text/* visibleText */.Q)(node.text))}</code>`;
            case 'link':
                return renderInlinesAsHtml(node.children);
            case 'line-break':
                return '<br>';
            case 'bar':
            case 'sparkline': {
                const { drawing, beside } = drawn(node);
                return `<code>${drawing}</code> ${(0,report_escape/* escapeHtml */.ZD)((0,visible_text/* visibleText */.Q)(beside))}`;
            }
        }
    })
        .join('');
}
/** The text of inline nodes, without any markup. */
function plainText(children) {
    return joined(children)
        .map((node) => {
        switch (node.kind) {
            case 'text':
            case 'code':
                return (0,visible_text/* visibleText */.Q)(node.text);
            case 'strong':
            case 'link':
                return plainText(node.children);
            case 'line-break':
                return ' ';
            case 'bar':
            case 'sparkline': {
                const { drawing, beside } = drawn(node);
                return `${drawing} ${beside}`;
            }
        }
    })
        .join('');
}
const lengthOf = (children) => children.reduce((sum, node) => {
    if (node.kind === 'text' || node.kind === 'code')
        return sum + node.text.length;
    return node.kind === 'strong' || node.kind === 'link' ? sum + lengthOf(node.children) : sum;
}, 0);
const firstOf = (children, units) => {
    const kept = [];
    let left = units;
    for (const node of children) {
        if (left <= 0)
            break;
        if (node.kind === 'text' || node.kind === 'code') {
            kept.push({ kind: node.kind, text: (0,cut/* beginning */.Ir)(node.text, left) });
        }
        else if (node.kind === 'strong' || node.kind === 'link') {
            kept.push({ ...node, children: firstOf(node.children, left) });
        }
        else {
            kept.push(node);
        }
        left -= lengthOf([node]);
    }
    return kept;
};
/** Inline nodes with at most `units` characters of text; how many were cut is said. */
function capped(children, units) {
    const length = lengthOf(children);
    if (length <= units)
        return children;
    const note = { kind: 'text', text: `… (and ${(0,numbers/* formatCount */.B4)(length - units)} more characters)` };
    return [...firstOf(children, units), note];
}


/***/ }),

/***/ 157:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B0: () => (/* binding */ formatRatio),
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   T5: () => (/* binding */ formatRatioChange),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/* unused harmony export formatSeconds */
const isNumber = (value) => Number.isFinite(value);
/** `3840` as `3,840`; what is not a number is said. */
function formatCount(count) {
    if (!isNumber(count))
        return 'no number';
    const [whole = '', fraction] = String(count).split('.');
    if (whole.includes('e'))
        return String(count);
    const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
    return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
/** A ratio of 0..1 as `81.9 %` or `90 %`; what is not a number is said. Never rounds up to 100 % or down to 0 %. */
function formatRatio(ratio, digits = 1) {
    if (!isNumber(ratio))
        return 'no number';
    const percent = ratio * 100;
    const shown = percent.toFixed(digits);
    const step = 10 ** -digits;
    if (percent < 100 && Number(shown) >= 100)
        return `${(100 - step).toFixed(digits)} %`;
    if (percent > 0 && Number(shown) === 0)
        return `< ${step.toFixed(digits)} %`;
    return `${Number(shown)} %`;
}
/** Bytes as `12 B`, `3.4 KiB`, `1.2 MiB`. */
function formatBytes(bytes) {
    if (!isNumber(bytes))
        return 'no number';
    if (bytes < 1024)
        return `${bytes} B`;
    const kibibytes = bytes / 1024;
    if (kibibytes < 1023.95)
        return `${kibibytes.toFixed(1)} KiB`;
    return `${(kibibytes / 1024).toFixed(1)} MiB`;
}
/** Seconds as `0.42 s`, `12.3 s`, `2 m 5 s`, `1 h 12 m`. */
function formatSeconds(seconds) {
    if (!isNumber(seconds) || seconds < 0)
        return 'no number';
    if (seconds < 10)
        return `${Number(seconds.toFixed(2))} s`;
    if (seconds < 59.95)
        return `${Number(seconds.toFixed(1))} s`;
    const whole = Math.round(seconds);
    if (whole < 3600)
        return `${Math.floor(whole / 60)} m ${whole % 60} s`;
    return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} m`;
}
const enoughDigits = (difference, digits) => {
    let enough = digits;
    while (enough < 6 && Number(difference.toFixed(enough)) === 0)
        enough += 1;
    return enough;
};
/** Two ratios of 0..1 as `81.9 % → 82.4 % (+0.5 pp)`; a difference too small for the digits gets more of them. */
function formatRatioChange(before, after, digits = 1) {
    if (!isNumber(before) || !isNumber(after)) {
        return `${formatRatio(before, digits)} → ${formatRatio(after, digits)} (no difference can be said)`;
    }
    const difference = (after - before) * 100;
    if (Math.abs(difference) < 1e-9)
        return `${formatRatio(after, digits)} (unchanged)`;
    const needed = enoughDigits(difference, digits);
    const sign = difference > 0 ? '+' : '−';
    return `${formatRatio(before, needed)} → ${formatRatio(after, needed)} (${sign}${Math.abs(difference).toFixed(needed)} pp)`;
}
/** `1 rule`, `2 rules`. */
function countOf(count, one, many = `${one}s`) {
    return `${formatCount(count)} ${count === 1 ? one : many}`;
}


/***/ }),

/***/ 8975:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ sentence),
/* harmony export */   s: () => (/* binding */ clause)
/* harmony export */ });
/** Text without the full stop that ends it, to stand inside a sentence; an ellipsis stays. */
function clause(text) {
    return /(?<!\.)\.\s*$/u.test(text) ? text.trimEnd().slice(0, -1) : text;
}
/** Text that ends as a sentence does: a full stop is added where none, and no other end of a sentence, is there. */
function sentence(text) {
    return /[.!?…]["')\]`]?\s*$/u.test(text) ? text.trimEnd() : `${text.trimEnd()}.`;
}


/***/ }),

/***/ 9793:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ parseYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6095);


/** Keys that every object of JavaScript has or loses: what checks an object passes over them in silence. */
function reservedKey(document) {
    let found = null;
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Pair: (_, { key }) => {
            if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) || !(String(key.value) in {} || key.value === 'prototype'))
                return undefined;
            found = { name: String(key.value), offset: key.range?.[0] ?? 0 };
            return yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR.BREAK;
        },
    });
    return found;
}
/**
 * Reads one YAML 1.2 document as plain data: no tags, no anchors or aliases, no duplicate keys, no key that JavaScript has a
 * meaning of its own for (`constructor`), nothing after it.
 *
 * Aliases are refused because no input needs them and a few lines of them can grow to gigabytes.
 */
function parseYaml(text) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, {
        version: '1.2',
        schema: 'core',
        uniqueKeys: true,
        strict: true,
        lineCounter: lines,
        prettyErrors: false,
    });
    const problems = [...document.errors, ...document.warnings].map((problem) => ({
        message: problem.message,
        line: lines.linePos(problem.pos[0]).line,
    }));
    if (problems.length > 0)
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_1__/* .failure */ .V)(...problems);
    const reserved = reservedKey(document);
    if (reserved !== null)
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_1__/* .failure */ .V)({
            message: `the key "${reserved.name}" is not accepted`,
            line: lines.linePos(reserved.offset).line,
        });
    try {
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_1__/* .success */ .k)(document.toJS({ maxAliasCount: 0 }));
    }
    catch {
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_1__/* .failure */ .V)({ message: 'anchors and aliases are not accepted', line: 1 });
    }
}


/***/ })

};

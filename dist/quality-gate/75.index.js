export const id = 75;
export const ids = [75];
export const modules = {

/***/ 3075:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  complexityFormats: () => (/* binding */ complexityFormats)
});

// EXTERNAL MODULE: ./packages/reports/src/domain/complexity/complexity-report.ts
var complexity_report = __webpack_require__(760);
// EXTERNAL MODULE: ./packages/reports/src/domain/problem.ts
var problem = __webpack_require__(7379);
// EXTERNAL MODULE: ./packages/reports/src/domain/tests/tally.ts + 1 modules
var tally = __webpack_require__(68);
// EXTERNAL MODULE: ./packages/reports/src/domain/xml.ts
var xml = __webpack_require__(5569);
;// CONCATENATED MODULE: ./packages/reports/src/domain/complexity/lizard-xml.ts




/** `name(...) at path:line`, whose name and path may hold anything. */
function placeOf(text) {
    const between = '(...) at ';
    const at = text.lastIndexOf(between);
    const colon = text.lastIndexOf(':');
    const line = text.slice(colon + 1);
    if (at < 0 || colon <= at + between.length || !/^\d{1,9}$/u.test(line))
        return null;
    return { name: text.slice(0, at), path: text.slice(at + between.length, colon), line: Number(line) };
}
const ordinalCap = 64;
const totalsOf = (file) => ({
    functions: file?.cyclomatic?.functions ?? 0,
    complexity: file?.cyclomatic?.sum ?? 0,
});
/** A report that lists less than it states leaves functions out, and how complex they are is not known. */
function compare(where, stated, listed) {
    const say = ({ functions, complexity }) => `${functions} with a complexity of ${complexity} in all`;
    if (stated.functions > listed.functions || stated.complexity > listed.complexity)
        throw new problem/* UnusableReport */.or('functions-not-listed', `${(0,problem/* excerpt */.Kb)(where)} states functions ${say(stated)}, listed are ${say(listed)}.`);
    if (stated.functions === listed.functions && stated.complexity === listed.complexity)
        return [];
    return [{ where: (0,problem/* excerpt */.Kb)(where, 300), what: 'functions', stated: say(stated), counted: say(listed) }];
}
function lizardXmlReader() {
    const files = new Map();
    const stated = new Map();
    const sums = new Map();
    const measures = new Set();
    let measure = null;
    let labels = [];
    let item = null;
    let heard = null;
    let depth = 0;
    const valueOf = (of, label) => (0,tally/* countIn */.ry)(`Line ${of.line}: ${label}`, of.values[labels.indexOf(label)]);
    const closeItem = (of) => {
        if (measure === 'Function') {
            const place = placeOf(of.name);
            if (place === null)
                throw new problem/* UnusableReport */.or('report-unparsable', `Line ${of.line}: "${(0,problem/* excerpt */.Kb)(of.name)}" does not say where the function is.`);
            (0,complexity_report/* addToFile */.VZ)(files, place.path, 'cyclomatic', {
                name: (0,problem/* excerpt */.Kb)(place.name, 300),
                line: place.line,
                complexity: valueOf(of, 'CCN'),
            });
        }
        else if (measure === 'File')
            stated.set(of.name, { functions: valueOf(of, 'Functions'), complexity: valueOf(of, 'CCN') });
    };
    const reader = (0,xml/* xmlReader */.t)({
        open: (name, attributes, line) => {
            depth += 1;
            if (depth === 1 && name !== 'cppncss')
                throw new problem/* UnusableReport */.or('report-kind-differs', `The root element is <${(0,problem/* excerpt */.Kb)(name)}>.`);
            if (name === 'measure') {
                measure = attributes['type'] ?? '';
                measures.add(measure);
                labels = [];
            }
            else if (name === 'item')
                item = { name: attributes['name'] ?? '', line, values: [] };
            else if (name === 'sum' && measure === 'File')
                sums.set(attributes['label'] ?? '', (0,tally/* countIn */.ry)(`Line ${line}: sum`, attributes['value']));
            else if (name === 'label' || name === 'value') {
                heard = '';
                reader.hearText(true);
            }
        },
        close: (name) => {
            depth -= 1;
            if (heard !== null && (name === 'label' || name === 'value')) {
                reader.hearText(false);
                const target = name === 'label' ? labels : (item?.values ?? []);
                target.push(heard.trim());
                heard = null;
            }
            if (name === 'item' && item !== null) {
                closeItem(item);
                item = null;
            }
        },
        text: (text) => {
            if (heard !== null && heard.length < ordinalCap)
                heard += text.slice(0, ordinalCap);
        },
        comment: () => undefined,
    });
    return {
        write: (text) => reader.write(text),
        end: () => {
            reader.end();
            for (const type of ['Function', 'File'])
                if (!measures.has(type))
                    throw new problem/* UnusableReport */.or('report-unparsable', `The report has no measure of the type "${type}".`);
            const paths = new Set([...files.keys(), ...stated.keys()]);
            const disagreements = [...paths].flatMap((path) => compare(path, stated.get(path) ?? { functions: 0, complexity: 0 }, totalsOf(files.get(path))));
            const all = [...files.values()].map(totalsOf);
            const counted = {
                functions: all.reduce((sum, { functions }) => sum + functions, 0),
                complexity: all.reduce((sum, { complexity }) => sum + complexity, 0),
            };
            // Without any file there is no sum either.
            const whole = {
                functions: sums.get('Functions') ?? counted.functions,
                complexity: sums.get('CCN') ?? counted.complexity,
            };
            return {
                kind: 'complexity',
                report: {
                    files,
                    filesLookedAt: stated.size,
                    limited: new Map(),
                    disagreements: [...compare('the sum', whole, counted), ...disagreements],
                },
            };
        },
    };
}
/** `lizard --xml`, in the form of cppncss: every function, every file and the sums of both. */
const lizardXml = {
    kind: 'complexity',
    title: 'lizard XML (cppncss)',
    recognizes: ({ root }) => root === 'cppncss',
    open: lizardXmlReader,
};

// EXTERNAL MODULE: ./packages/reports/src/domain/limits.ts
var limits = __webpack_require__(8230);
// EXTERNAL MODULE: ./packages/reports/src/domain/text-lines.ts
var text_lines = __webpack_require__(8135);
;// CONCATENATED MODULE: ./packages/reports/src/domain/complexity/lizard-csv.ts





/** `NLOC,CCN,token,PARAM,length,"location","file","function","long_name",start,end`, and columns of extensions. */
const row = /^[^",]*,([^",]*),[^",]*,[^",]*,[^",]*,"([^"]*)","([^"]*)","([^"]*)","[^"]*",([^",]*),([^",]*)(?:,.*)?$/u;
// A name in quotes is that of a function, whose line ran into the header.
const isHeader = (line) => /^NLOC,CCN,token,PARAM,length,location,file,[^"]*$/u.test(line);
function lizardCsvReader() {
    const files = new Map();
    const take = (line, number) => {
        if (line === '' || (number === 1 && isHeader(line)))
            return;
        const [, complexity, location = '', file = '', name = '', start = '', end = ''] = row.exec(line) ?? [];
        if (complexity === undefined)
            throw new problem/* UnusableReport */.or('report-unparsable', `Line ${number} is not a function of lizard: "${(0,problem/* excerpt */.Kb)(line)}".`);
        const found = {
            name: (0,problem/* excerpt */.Kb)(name, 300),
            line: (0,tally/* countIn */.ry)(`Line ${number}: start`, start),
            complexity: (0,tally/* countIn */.ry)(`Line ${number}: CCN`, complexity),
        };
        // lizard says the place twice, so that a line of which characters are missing shows.
        if (location !== `${name}@${start}-${end}@${file}`)
            throw new problem/* UnusableReport */.or('report-unparsable', `Line ${number} says "${(0,problem/* excerpt */.Kb)(location)}" and is of ${(0,problem/* excerpt */.Kb)(name)} in ${(0,problem/* excerpt */.Kb)(file)}.`);
        (0,complexity_report/* addToFile */.VZ)(files, file, 'cyclomatic', found);
    };
    const lines = (0,text_lines/* textLines */.F)((line) => take(line, lines.number()), limits/* limits */.F.lineCharacters);
    return {
        write: (text) => lines.write(text),
        end: () => {
            if (lines.rest() !== '')
                throw new problem/* UnusableReport */.or('report-truncated', `The file ends in the middle of line ${lines.number() + 1}.`);
            return {
                kind: 'complexity',
                report: { files, filesLookedAt: null, limited: new Map(), disagreements: [] },
            };
        },
    };
}
/** `lizard --csv`, with the header that `--verbose` adds or without. It has no totals and no mark at its end. */
const lizardCsv = {
    kind: 'complexity',
    title: 'lizard CSV',
    recognizes: ({ firstLine }) => isHeader(firstLine) || /^(?:\d+,){5}"[^"]*","[^"]*","[^"]*",/u.test(firstLine),
    open: lizardCsvReader,
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/complexity/lizard-text.ts





/** The captions above functions, with those of extensions (`NS`, `ND`) before the last. */
const functionCaption = /^ {2}NLOC +CCN +token +PARAM +length +(?:\S+ +)*location *$/u;
const fileCaption = /^NLOC +Avg\.NLOC +AvgCCN +Avg\.token .*function_cnt +file$/u;
const totalCaption = /^Total nloc +Avg\.NLOC +AvgCCN +Avg\.token .*Fun Cnt +Warning cnt +Fun Rt +nloc Rt$/u;
const rule = /^(?:=+|-+)$/u;
/** NLOC, averages of which the second is of CCN, functions, and the path. */
const fileRow = /^ *\d+ +\d+\.\d +(\d+\.\d) +\d+\.\d(?: +\d+\.\d)* +(\d+) {5}(.+)$/u;
/** The same of all, with warnings and shares of two digits. */
const totalRow = /^ *\d+ +\d+\.\d +(\d+\.\d) +\d+\.\d(?: +\d+\.\d)* +(\d+) +(\d+) +\d+\.\d\d +\d+\.\d\d *$/u;
/** Listed functions against those that are stated; averages have one digit. */
function lizard_text_compare(where, stated, listed) {
    const say = ({ functions, average }) => `${functions} of a mean complexity of ${average.toFixed(1)}`;
    const apart = stated.average - listed.average;
    const digit = 0.05 + 1e-9;
    if (stated.functions > listed.functions || apart > digit)
        throw new problem/* UnusableReport */.or('functions-not-listed', `${(0,problem/* excerpt */.Kb)(where)} states functions ${say(stated)}, listed are ${say(listed)}.`);
    if (stated.functions === listed.functions && apart >= -digit)
        return [];
    return [{ where: (0,problem/* excerpt */.Kb)(where, 300), what: 'functions', stated: say(stated), counted: say(listed) }];
}
function statedOf(file) {
    const tally = file?.cyclomatic ?? null;
    if (tally === null)
        return { functions: 0, average: 0 };
    return { functions: tally.functions, average: tally.sum / tally.functions };
}
const rowOf = (columns) => new RegExp(`^ *((?:\\S+ +){${columns}})(\\S.*)$`, 'u');
const newTable = () => ({
    files: new Map(),
    stated: new Map(),
    analyzed: 0,
    row: rowOf(5),
    warnings: 0,
});
function sumOf(files) {
    let functions = 0;
    let sum = 0;
    for (const { cyclomatic } of files) {
        functions += cyclomatic?.functions ?? 0;
        sum += cyclomatic?.sum ?? 0;
    }
    return { functions, average: functions === 0 ? 0 : sum / functions };
}
function lizardTextReader() {
    const files = new Map();
    const disagreements = [];
    let filesLookedAt = 0;
    let table = newTable();
    let state = 'beginning';
    const strange = (line, number, expected) => new problem/* UnusableReport */.or('report-unparsable', `Line ${number} is not ${expected}: "${(0,problem/* excerpt */.Kb)(line)}".`);
    const takeFunction = (line, number) => {
        const numbers = table.row.exec(line);
        const place = /^(.*?)@(\d+)-(\d+)@(.+)$/u.exec(numbers?.[2] ?? '');
        const [, complexity] = numbers?.[1]?.trim().split(/ +/u) ?? [];
        const [, name = '', start, , path] = place ?? [];
        if (complexity === undefined || path === undefined || /@\d+-\d+@/u.test(path))
            throw strange(line, number, 'a function of lizard');
        (0,complexity_report/* addToFile */.VZ)(table.files, path, 'cyclomatic', {
            name: (0,problem/* excerpt */.Kb)(name, 300),
            line: (0,tally/* countIn */.ry)(`Line ${number}: start`, start),
            complexity: (0,tally/* countIn */.ry)(`Line ${number}: CCN`, complexity),
        });
    };
    const takeFile = (line, number) => {
        const [, average, functions, path] = fileRow.exec(line) ?? [];
        if (path === undefined)
            throw strange(line, number, 'a file of lizard');
        if (table.stated.has(path))
            throw strange(line, number, 'a file that was not listed before');
        table.stated.set(path, {
            functions: (0,tally/* countIn */.ry)(`Line ${number}: function_cnt`, functions),
            average: Number(average),
        });
    };
    /** Holds the lists of a table against what it states. */
    const takeTotal = (line, number) => {
        const [, average, functions, warnings] = totalRow.exec(line) ?? [];
        if (warnings === undefined)
            throw strange(line, number, 'the totals of lizard');
        if (table.stated.size !== table.analyzed)
            throw new problem/* UnusableReport */.or('functions-not-listed', `${table.analyzed} files were analyzed, ${table.stated.size} are listed.`);
        if ((0,tally/* countIn */.ry)(`Line ${number}: Warning cnt`, warnings) !== table.warnings)
            throw new problem/* UnusableReport */.or('functions-not-listed', `${warnings} warnings are stated, ${table.warnings} are listed.`);
        const listed = sumOf(table.files.values());
        const count = (0,tally/* countIn */.ry)(`Line ${number}: Fun Cnt`, functions);
        // Without any function lizard writes 1, so as not to divide by 0.
        const stated = { functions: listed.functions === 0 && count === 1 ? 0 : count, average: Number(average) };
        disagreements.push(...lizard_text_compare('the total', stated, listed));
        for (const path of new Set([...table.files.keys(), ...table.stated.keys()])) {
            const file = table.files.get(path);
            const said = table.stated.get(path) ?? { functions: 0, average: 0 };
            disagreements.push(...lizard_text_compare(path, said, statedOf(file)));
            if (file === undefined)
                continue;
            // The same file in a second table was measured twice, and would count twice.
            if (files.has(path))
                throw new problem/* UnusableReport */.or('report-unparsable', `${(0,problem/* excerpt */.Kb)(path)} is in several tables of the file.`);
            files.set(path, file);
        }
        filesLookedAt += table.stated.size;
        table = newTable();
    };
    const takeIn = {
        beginning: (line, number) => {
            if (!/^=+$/u.test(line))
                throw strange(line, number, 'the beginning of a table of lizard');
            return 'function-caption';
        },
        'function-caption': (line, number) => {
            if (rule.test(line))
                return 'functions';
            if (!functionCaption.test(line))
                throw strange(line, number, 'the head of a table of lizard');
            table.row = rowOf(line.trim().split(/ +/u).length - 1);
            return 'function-caption';
        },
        functions: (line, number) => {
            const [, analyzed] = /^(\d+) file analyzed\.$/u.exec(line) ?? [];
            if (analyzed === undefined) {
                takeFunction(line, number);
                return 'functions';
            }
            table.analyzed = (0,tally/* countIn */.ry)(`Line ${number}: files`, analyzed);
            return 'file-caption';
        },
        'file-caption': (line, number) => {
            if (/^-+$/u.test(line))
                return 'files';
            if (!rule.test(line) && !fileCaption.test(line))
                throw strange(line, number, 'the head of the files');
            return 'file-caption';
        },
        files: (line, number) => {
            if (line === '')
                return 'verdict';
            takeFile(line, number);
            return 'files';
        },
        verdict: (line, number) => {
            if (rule.test(line))
                return 'verdict';
            if (/^No thresholds exceeded \(.*\)$/u.test(line))
                return 'total-caption';
            if (/^!!!! Warnings \(.*\) !!!!$/u.test(line))
                return 'warnings';
            throw strange(line, number, 'what lizard says of its thresholds');
        },
        warnings: (line, number) => {
            if (totalCaption.test(line))
                return 'total';
            if (rule.test(line) || functionCaption.test(line))
                return 'warnings';
            if (!/@\d+-\d+@/u.test(line))
                throw strange(line, number, 'a warning of lizard');
            table.warnings += 1;
            return 'warnings';
        },
        'total-caption': (line, number) => {
            if (rule.test(line))
                return 'total-caption';
            if (!totalCaption.test(line))
                throw strange(line, number, 'the head of the totals');
            return 'total';
        },
        total: (line, number) => {
            if (rule.test(line))
                return 'total';
            takeTotal(line, number);
            return 'ended';
        },
        ended: (line, number) => {
            if (line === '')
                return 'ended';
            return takeIn.beginning(line, number);
        },
    };
    const take = (line, number) => {
        state = takeIn[state](line, number);
    };
    const lines = (0,text_lines/* textLines */.F)((line) => take(line, lines.number()), limits/* limits */.F.lineCharacters);
    return {
        write: (text) => lines.write(text),
        end: () => {
            // The totals are whole with two digits of their last number, whatever ends their line.
            if (lines.rest() !== '' && state === 'total' && totalRow.test(lines.rest()))
                take(lines.rest(), lines.number() + 1);
            else if (lines.rest() !== '' || state !== 'ended')
                throw new problem/* UnusableReport */.or('report-truncated', `The table ends in line ${lines.number() + 1}, before its totals.`);
            return { kind: 'complexity', report: { files, filesLookedAt, limited: new Map(), disagreements } };
        },
    };
}
/** What lizard prints by default: every function, every file, and totals at the end; several calls after each other. */
const lizardText = {
    kind: 'complexity',
    title: 'lizard, its table as text',
    recognizes: ({ firstLine, text }) => /^=+$/u.test(firstLine) && functionCaption.test(/^=+\r?\n([^\r\n]*)/u.exec(text)?.[1] ?? ''),
    open: lizardTextReader,
};

// EXTERNAL MODULE: ./packages/reports/src/domain/json.ts + 8 modules
var json = __webpack_require__(1989);
// EXTERNAL MODULE: ./packages/reports/src/domain/tests/json-cases.ts
var json_cases = __webpack_require__(1890);
;// CONCATENATED MODULE: ./packages/reports/src/domain/complexity/eslint-complexity.ts





const rules = new Map([
    [
        'complexity',
        {
            measure: 'cyclomatic',
            pattern: /^(?<name>.*) has a complexity of (?<number>\d+)\. Maximum allowed is (?<limit>\d+)\.$/su,
        },
    ],
    [
        'sonarjs/cognitive-complexity',
        {
            measure: 'cognitive',
            pattern: /^Refactor (?<name>this function) to reduce its Cognitive Complexity from (?<number>\d+) to the (?<limit>\d+) allowed\.$/u,
        },
    ],
]);
const isMessage = ([, list, position]) => (list === 'messages' || list === 'suppressedMessages') && typeof position === 'number';
function eslintReader() {
    const files = new Map();
    const limited = new Map();
    let lookedAt = 0;
    let path = '';
    let messages = [];
    let isList = false;
    let hasMessages = false;
    const takeMessage = (message) => {
        const said = (0,json_cases/* textOf */.b6)(message['message']);
        const { ruleId, fatal, line } = message;
        if (fatal === true)
            throw new problem/* UnusableReport */.or('source-not-analyzed', `ESLint could not parse ${(0,problem/* excerpt */.Kb)(path, 200)}: ${(0,problem/* excerpt */.Kb)(said, 200)}`);
        const rule = typeof ruleId === 'string' ? rules.get(ruleId) : undefined;
        if (rule === undefined)
            return;
        const { name, number, limit } = rule.pattern.exec(said)?.groups ?? {};
        if (number === undefined || limit === undefined)
            throw new problem/* UnusableReport */.or('number-invalid', `A message about ${rule.measure} complexity says no number and limit: "${(0,problem/* excerpt */.Kb)(said, 200)}".`);
        const { measure } = rule;
        const allowed = (0,tally/* countIn */.ry)('The limit', limit);
        if (allowed > 0)
            limited.set(measure, Math.max(allowed, limited.get(measure) ?? 0));
        (0,complexity_report/* addToFile */.VZ)(files, path, measure, {
            name: (0,problem/* excerpt */.Kb)(name ?? '', 300),
            line: (0,tally/* countIn */.ry)('line', line),
            complexity: (0,tally/* countIn */.ry)('The complexity', number),
        });
    };
    const closeFile = () => {
        if (path === '' || !hasMessages)
            throw new problem/* UnusableReport */.or('report-unparsable', `File ${lookedAt + 1} has no path or no messages.`);
        lookedAt += 1;
        for (const message of messages)
            takeMessage(message);
        path = '';
        messages = [];
        hasMessages = false;
    };
    const reader = (0,json/* jsonReader */.sJ)({
        wants: isMessage,
        open: (at, kind) => {
            if (at.length === 0 && kind === 'list')
                isList = true;
            if (at.length === 2 && at[1] === 'messages' && kind === 'list')
                hasMessages = true;
        },
        close: (at) => {
            if (at.length === 1)
                closeFile();
        },
        value: (at, value) => {
            if (at.length === 1)
                throw new problem/* UnusableReport */.or('report-unparsable', 'An element is not a file.');
            if (at.length === 2 && at[1] === 'filePath')
                path = (0,json_cases/* textOf */.b6)(value);
            else if (isMessage(at) && at.length === 3) {
                if (!(0,json/* isJsonObject */.OW)(value))
                    throw new problem/* UnusableReport */.or('report-unparsable', 'A message is not an object.');
                messages.push(value);
            }
        },
    });
    return {
        write: (text) => reader.write(text),
        end: () => {
            reader.end();
            if (!isList)
                throw new problem/* UnusableReport */.or('report-unparsable', 'The document is not a list of files.');
            const [limit] = limited.values();
            const isComplete = [...files.values()].some(({ cyclomatic, cognitive }) => (cyclomatic !== null && !limited.has('cyclomatic')) ||
                (cognitive !== null && !limited.has('cognitive')));
            if (limit !== undefined && !isComplete)
                throw new problem/* UnusableReport */.or('complexity-limited', `ESLint listed only functions beyond its limit of ${limit}.`);
            return {
                kind: 'complexity',
                report: { files, filesLookedAt: lookedAt, limited, disagreements: [] },
            };
        },
    };
}
/**
 * The numbers in messages of ESLint's rules `complexity` and `sonarjs/cognitive-complexity`. ESLint lists only functions
 * beyond the limit of the rule, so the limit must be 0: every message says it. A message that a comment suppresses is
 * still a number. A file where the rule is off looks like one without functions.
 */
const eslintComplexity = {
    kind: 'complexity',
    title: 'ESLint JSON (complexity)',
    recognizes: ({ keys }) => keys.has('[].filePath') && keys.has('[].messages'),
    open: eslintReader,
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/complexity/complexity-formats.ts




/** The readers of reports about complexity. */
const complexityFormats = {
    'lizard-xml': lizardXml,
    'lizard-csv': lizardCsv,
    'lizard-text': lizardText,
    'eslint-complexity': eslintComplexity,
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
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1989);
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

export const id = 310;
export const ids = [310];
export const modules = {

/***/ 4310:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  staticFormats: () => (/* binding */ staticFormats)
});

// EXTERNAL MODULE: ./packages/reports/src/domain/json.ts + 8 modules
var json = __webpack_require__(1989);
// EXTERNAL MODULE: ./packages/reports/src/domain/tests/json-cases.ts
var json_cases = __webpack_require__(1890);
// EXTERNAL MODULE: ./packages/reports/src/domain/problem.ts
var problem = __webpack_require__(7379);
;// CONCATENATED MODULE: ./packages/reports/src/domain/static/sarif-path.ts


const mostBases = 8;
/** A percent-encoded path in plain characters; as it is where it is not encoded. */
function decoded(path) {
    try {
        return decodeURIComponent(path);
    }
    catch {
        return path;
    }
}
/** A URI as a path: `file:///C:/a%20b.ts` is `C:/a b.ts`. */
function pathOf(uri) {
    const [, host = '', rest] = /^file:(?:\/\/([^/]*))?(\/.*)$/iu.exec(uri) ?? [];
    if (rest === undefined)
        return decoded(uri);
    const path = decoded(rest);
    return /^\/[A-Za-z]:\//u.test(path) && host === '' ? path.slice(1) : path;
}
const hasScheme = (uri) => /^[A-Za-z][A-Za-z0-9+.-]+:/u.test(uri);
/**
 * The path of a file, as far as the log tells: bases that are not defined (`%SRCROOT%` most often is not) are the root
 * of the repository.
 */
function sarifPath({ uri, base, index }, artifacts, bases) {
    const listed = uri === '' && index >= 0 ? artifacts[index] : undefined;
    if (listed !== undefined)
        return sarifPath({ ...listed, index: -1 }, artifacts, bases);
    if (uri === '')
        return null;
    let whole = uri;
    let at = base;
    for (let count = 0; count < mostBases && at !== '' && !hasScheme(whole) && !whole.startsWith('/'); count += 1) {
        const known = bases[at];
        if (!(0,json/* isJsonObject */.OW)(known))
            break;
        const before = (0,json_cases/* textOf */.b6)(known['uri']);
        whole = before === '' || before.endsWith('/') ? before + whole : `${before}/${whole}`;
        at = (0,json_cases/* textOf */.b6)(known['uriBaseId']);
    }
    return pathOf(whole);
}

// EXTERNAL MODULE: ./packages/reports/src/domain/static/static-report.ts
var static_report = __webpack_require__(7656);
;// CONCATENATED MODULE: ./packages/reports/src/domain/static/sarif-run.ts





/** Results of a rule that are kept by name until the rules are known, and of all; the rest is counted by file. */
const namedOfRule = static_report/* staticCap */.z;
const namedInAll = 5_000;
const levels = new Map([
    ['error', 'error'],
    ['warning', 'warning'],
    ['note', 'note'],
    ['none', 'note'],
]);
/** A level; one that SARIF does not know is an error, and one that is not there is `null`. */
const levelOf = (value) => value === undefined || value === null ? null : (levels.get(value) ?? 'error');
const objectIn = (value) => ((0,json/* isJsonObject */.OW)(value) ? value : {});
const indexIn = (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : -1;
const firstOf = (value) => objectIn((0,json/* isJsonList */.P8)(value) ? value[0] : undefined);
function referenceOf(result) {
    const rule = objectIn(result['rule']);
    const component = rule['toolComponent'];
    const id = (0,json_cases/* textOf */.b6)(result['ruleId']);
    return {
        id: id === '' ? (0,json_cases/* textOf */.b6)(rule['id']) : id,
        index: result['ruleIndex'] === undefined ? indexIn(rule['index']) : indexIn(result['ruleIndex']),
        component: (0,json/* isJsonObject */.OW)(component) ? indexIn(component['index']) : null,
    };
}
/** SARIF 2.1.0, 3.27.23: suppressed where there is a suppression, and none of them waits for approval or was refused. */
function isSuppressed({ suppressions }) {
    return ((0,json/* isJsonList */.P8)(suppressions) &&
        suppressions.length > 0 &&
        suppressions.every((one) => (0,json/* isJsonObject */.OW)(one) && ['accepted', undefined].includes(statusOf(one))));
}
function statusOf({ status }) {
    return status === undefined ? undefined : (0,json_cases/* textOf */.b6)(status);
}
/** Results of these kinds are no finding, whatever their level; `informational` is one that nobody is to mend. */
const harmlessKinds = new Set(['pass', 'notApplicable']);
function refuseFailure(invocation, tool) {
    if (invocation['executionSuccessful'] === false)
        throw new problem/* UnusableReport */.or('static-tool-failed', `${tool} says that it did not succeed ("executionSuccessful": false).`);
    for (const key of ['toolExecutionNotifications', 'toolConfigurationNotifications']) {
        const notifications = invocation[key] ?? [];
        for (const notification of (0,json/* isJsonList */.P8)(notifications) ? notifications : []) {
            if (!(0,json/* isJsonObject */.OW)(notification) || notification['level'] !== 'error')
                continue;
            const said = (0,json_cases/* textOf */.b6)(objectIn(notification['message'])['text']);
            throw new problem/* UnusableReport */.or('static-tool-failed', `${tool} says: ${(0,problem/* excerpt */.Kb)(said, 300)}`);
        }
    }
}
/** Levels that an invocation gave rules, other than their own. */
function overridesIn({ ruleConfigurationOverrides: list, }) {
    return ((0,json/* isJsonList */.P8)(list) ? list : []).flatMap((override) => {
        const level = levelOf(objectIn(objectIn(override)['configuration'])['level']);
        return level === null ? [] : [[(0,json_cases/* textOf */.b6)(objectIn(objectIn(override)['descriptor'])['id']), level]];
    });
}
/** A run of one tool, `number` from 1. */
function sarifRun(number) {
    let name = '';
    const driver = [];
    /** By their position. */
    const extensions = new Map();
    const named = [];
    const namedBy = new Map();
    /** Those that are counted only, by rule, level and file. */
    const counted = new Map();
    const invocations = [];
    const artifacts = [];
    const overrides = new Map();
    let bases = {};
    let suppressed = 0;
    let hasList = false;
    const rulesAt = (position) => {
        const known = extensions.get(position) ?? [];
        extensions.set(position, known);
        return known;
    };
    const byId = new Map();
    /** The rule of a result: by its place, or else by its id, or by the id that it is part of (`CA1000/1`). */
    const ruleOf = ({ id, index, component }) => {
        const placed = (component === null || component < 0 ? driver : extensions.get(component))?.[index];
        if (placed !== undefined && (id === '' || placed.id === id || id.startsWith(`${placed.id}/`)))
            return placed;
        return byId.get(id) ?? byId.get(id.slice(0, Math.max(0, id.lastIndexOf('/')))) ?? null;
    };
    const keep = (result) => {
        const { rule, level, artifact } = result;
        const key = `${level ?? ''}\0${rule.id}\0${rule.index}\0${rule.component ?? ''}`;
        const kept = namedBy.get(key) ?? 0;
        if (kept < namedOfRule && named.length < namedInAll) {
            namedBy.set(key, kept + 1);
            named.push(result);
            return;
        }
        const place = `${key}\0${artifact.uri}\0${artifact.base}\0${artifact.index}`;
        const known = counted.get(place);
        if (known === undefined)
            counted.set(place, { result: { ...result, message: '' }, count: 1 });
        else
            known.count += 1;
    };
    return {
        setTool: (given) => {
            name = given;
        },
        addRule: (extension, rule) => {
            (extension === null ? driver : rulesAt(extension)).push({
                id: (0,json_cases/* textOf */.b6)(rule['id']),
                level: objectIn(rule['defaultConfiguration'])['level'],
            });
        },
        addResult: (result) => {
            const kind = (0,json_cases/* textOf */.b6)(result['kind']);
            if (harmlessKinds.has(kind) || result['baselineState'] === 'absent')
                return;
            if (isSuppressed(result)) {
                suppressed += 1;
                return;
            }
            const location = objectIn(firstOf(result['locations'])['physicalLocation']);
            const at = objectIn(location['artifactLocation']);
            const message = objectIn(result['message']);
            keep({
                rule: referenceOf(result),
                level: kind === 'informational' ? 'note' : levelOf(result['level']),
                artifact: { uri: (0,json_cases/* textOf */.b6)(at['uri']), base: (0,json_cases/* textOf */.b6)(at['uriBaseId']), index: indexIn(at['index']) },
                line: (0,json_cases/* lineOf */.cA)(objectIn(location['region'])['startLine']),
                message: (0,problem/* excerpt */.Kb)((0,json_cases/* textOf */.b6)(message['text']) === '' ? (0,json_cases/* textOf */.b6)(message['markdown']) : (0,json_cases/* textOf */.b6)(message['text']), 500),
            });
        },
        addInvocation: (invocation) => {
            invocations.push(invocation);
            for (const [id, level] of overridesIn(invocation))
                if (id !== '')
                    overrides.set(id, level);
        },
        addArtifact: (artifact) => {
            const { uri, uriBaseId } = objectIn(artifact['location']);
            artifacts.push({ uri: (0,json_cases/* textOf */.b6)(uri), base: (0,json_cases/* textOf */.b6)(uriBaseId), index: -1 });
        },
        setBases: (given) => {
            bases = given;
        },
        hasResults: () => {
            hasList = true;
        },
        close: (tally) => {
            const tool = name === '' ? `run ${number}` : name;
            for (const invocation of invocations)
                refuseFailure(invocation, (0,problem/* excerpt */.Kb)(tool, 100));
            if (!hasList)
                throw new problem/* UnusableReport */.or('static-saw-nothing', `Run ${number} (${(0,problem/* excerpt */.Kb)(tool, 100)}) has no list "results": the tool did not look.`);
            tally.addTool(tool);
            for (const rules of [driver, ...extensions.values()])
                for (const rule of rules)
                    if (!byId.has(rule.id))
                        byId.set(rule.id, rule);
            tally.suppress(suppressed);
            const findingOf = ({ rule: reference, level, artifact, line, message }) => {
                const rule = ruleOf(reference);
                const id = reference.id === '' ? (rule?.id ?? '') : reference.id;
                return {
                    tool,
                    rule: id === '' ? null : id,
                    level: level ?? overrides.get(id) ?? levelOf(rule?.level) ?? 'warning',
                    message,
                    file: sarifPath(artifact, artifacts, bases),
                    line,
                };
            };
            for (const result of named)
                tally.add(findingOf(result));
            for (const { result, count } of counted.values())
                tally.addUnlisted(findingOf(result), count);
            return { artifacts: artifacts.length, rules: [...byId.keys()].filter((id) => id !== '') };
        },
    };
}

// EXTERNAL MODULE: ./packages/reports/src/domain/own-text.ts
var own_text = __webpack_require__(8446);
;// CONCATENATED MODULE: ./packages/reports/src/domain/static/static-tally.ts




const nameCharacters = 300;
const pathCharacters = 4_096;
const cutPath = (path) => path === null || path === '' ? null : path.slice(0, pathCharacters);
/** Adds up findings. */
function tallyStatic(subject) {
    const counts = new Map();
    const notable = [];
    const totals = { error: 0, warning: 0, note: 0 };
    const kept = { error: 0, warning: 0, note: 0 };
    const tools = new Set();
    const disagreements = [];
    let suppressed = 0;
    const count = (found, by) => {
        const { level } = found;
        const tool = (0,problem/* excerpt */.Kb)(found.tool, nameCharacters);
        const rule = found.rule === null || found.rule === '' ? null : (0,problem/* excerpt */.Kb)(found.rule, nameCharacters);
        const file = cutPath(found.file);
        totals[level] += by;
        const key = `${level}\0${tool}\0${rule ?? '\0'}\0${file ?? '\0'}`;
        const known = counts.get(key);
        if (known !== undefined) {
            known.count += by;
            return known;
        }
        tools.add(tool);
        const kept = {
            tool,
            rule: rule === null ? null : (0,own_text/* ownText */.U)(rule),
            level,
            file: file === null ? null : (0,own_text/* ownText */.U)(file),
            count: by,
        };
        counts.set(key, kept);
        return kept;
    };
    const total = () => totals.error + totals.warning + totals.note;
    return {
        add: (found) => {
            const { tool, rule, level, file } = count(found, 1);
            if (found.level === 'note' || kept[found.level] >= static_report/* staticCap */.z)
                return;
            kept[found.level] += 1;
            const message = (0,own_text/* ownText */.U)((0,problem/* excerpt */.Kb)(found.message, 500));
            notable.push({ tool, rule, level, file, message, line: (0,json_cases/* lineOf */.cA)(found.line) });
        },
        addUnlisted: (found, by) => {
            if (by > 0)
                count(found, by);
        },
        suppress: (by) => {
            suppressed += by;
        },
        addTool: (tool) => tools.add((0,problem/* excerpt */.Kb)(tool, nameCharacters)),
        disagree: (disagreement) => disagreements.push(disagreement),
        total,
        totalOf: (level) => totals[level],
        report: ({ lookedAt, lookedAtPaths, rules = [] }) => {
            if (lookedAt === 0 && total() === 0)
                throw new problem/* UnusableReport */.or('static-saw-nothing', 'The report says that 0 files were looked at.');
            return {
                subject,
                tools: [...tools],
                counts: [...counts.values()],
                notable,
                suppressed,
                lookedAt,
                lookedAtPaths,
                rules,
                disagreements,
            };
        },
    };
}

;// CONCATENATED MODULE: ./packages/reports/src/domain/static/sarif.ts





const placeOf = (path) => path.map((place) => (typeof place === 'number' ? '*' : place.replaceAll('.', '\\.'))).join('.');
const wholes = new Set([
    'runs.*.results.*',
    'runs.*.tool.driver.rules.*',
    'runs.*.tool.extensions.*.rules.*',
    'runs.*.invocations.*',
    'runs.*.artifacts.*',
    'runs.*.originalUriBaseIds',
]);
/**
 * SARIF 2.1.0 (OASIS). A run without the list `results` is a tool that did not look (3.14.23); one that says that it did
 * not succeed is not used.
 */
const sarif = {
    kind: 'static',
    title: 'SARIF 2.1.0',
    recognizes: ({ keys }) => keys.has('runs'),
    open: () => {
        const tally = tallyStatic('lint');
        const rules = new Set();
        let run = null;
        let runs = 0;
        let hasRuns = false;
        let version = '';
        let lookedAt = 0;
        const takeWhole = (place, path, value) => {
            if (!(0,json/* isJsonObject */.OW)(value))
                throw new problem/* UnusableReport */.or('report-unparsable', `"${(0,problem/* excerpt */.Kb)(place)}" is not an object.`);
            if (run === null)
                return;
            if (place === 'runs.*.results.*')
                run.addResult(value);
            else if (place === 'runs.*.invocations.*')
                run.addInvocation(value);
            else if (place === 'runs.*.artifacts.*')
                run.addArtifact(value);
            else if (place === 'runs.*.originalUriBaseIds')
                run.setBases(value);
            else if (place === 'runs.*.tool.driver.rules.*')
                run.addRule(null, value);
            else
                run.addRule(Number(path[4]), value);
        };
        const reader = (0,json/* jsonReader */.sJ)({
            wants: (path) => wholes.has(placeOf(path)),
            open: (path, kind) => {
                const place = placeOf(path);
                if (place === 'runs' && kind === 'list')
                    hasRuns = true;
                else if (place === 'runs.*') {
                    if (kind !== 'object')
                        throw new problem/* UnusableReport */.or('report-unparsable', 'A run is not an object.');
                    runs += 1;
                    run = sarifRun(runs);
                }
                else if (place === 'runs.*.results') {
                    if (kind !== 'list')
                        throw new problem/* UnusableReport */.or('report-unparsable', 'The results of a run are not a list.');
                    run?.hasResults();
                }
                else if (place === 'runs.*.externalPropertyFileReferences.results')
                    throw new problem/* UnusableReport */.or('report-format-unsupported', 'The results of a run stand in another file; let the tool write them inline.');
            },
            close: (path) => {
                if (placeOf(path) !== 'runs.*' || run === null)
                    return;
                const closed = run.close(tally);
                for (const rule of closed.rules)
                    rules.add(rule);
                lookedAt = lookedAt === null || closed.artifacts === 0 ? null : lookedAt + closed.artifacts;
                run = null;
            },
            value: (path, value) => {
                const place = placeOf(path);
                if (wholes.has(place))
                    takeWhole(place, path, value);
                else if (place === 'version')
                    version = (0,json_cases/* textOf */.b6)(value);
                else if (place === 'runs.*')
                    throw new problem/* UnusableReport */.or('report-unparsable', 'A run is not an object.');
                else if (place === 'runs.*.tool.driver.name')
                    run?.setTool((0,json_cases/* textOf */.b6)(value));
            },
        });
        return {
            write: (text) => reader.write(text),
            end: () => {
                reader.end();
                if (!hasRuns)
                    throw new problem/* UnusableReport */.or('report-unparsable', 'The list "runs" is missing.');
                if (version !== '2.1.0')
                    throw new problem/* UnusableReport */.or('report-format-unsupported', `The file is SARIF "${(0,problem/* excerpt */.Kb)(version)}"; this version reads 2.1.0.`);
                if (runs === 0)
                    throw new problem/* UnusableReport */.or('static-saw-nothing', 'The file holds no run of a tool.');
                const report = tally.report({ lookedAt, lookedAtPaths: null, rules: [...rules] });
                return { kind: 'static', report };
            },
        };
    },
};

// EXTERNAL MODULE: ./packages/reports/src/domain/tests/tally.ts + 1 modules
var tests_tally = __webpack_require__(68);
;// CONCATENATED MODULE: ./packages/reports/src/domain/static/eslint.ts





const tool = 'eslint';
/** 2 is an error and 1 a warning; what is neither counts as the worse. */
function findingOf(message, file) {
    const isWarning = message['severity'] === 1 && message['fatal'] !== true;
    return {
        tool,
        rule: (0,json_cases/* textOf */.b6)(message['ruleId']) === '' ? null : (0,json_cases/* textOf */.b6)(message['ruleId']),
        level: isWarning ? 'warning' : 'error',
        message: (0,json_cases/* textOf */.b6)(message['message']),
        file,
        line: (0,json_cases/* lineOf */.cA)(message['line']),
    };
}
/** Whether the only thing that ESLint says of a file is that it passed it over. */
function isPassedOver(messages) {
    return messages.some((message) => (0,json/* isJsonObject */.OW)(message) &&
        (0,json_cases/* textOf */.b6)(message['ruleId']) === '' &&
        message['fatal'] !== true &&
        (0,json_cases/* textOf */.b6)(message['message']).startsWith('File ignored'));
}
function addFile(tally, result) {
    const file = result['filePath'];
    const { messages, suppressedMessages = [] } = result;
    if (typeof file !== 'string' || file === '' || !(0,json/* isJsonList */.P8)(messages) || !(0,json/* isJsonList */.P8)(suppressedMessages))
        throw new problem/* UnusableReport */.or('report-unparsable', 'A file has no "filePath", or no list "messages".');
    const listed = { error: 0, warning: 0, note: 0 };
    for (const message of messages) {
        if (!(0,json/* isJsonObject */.OW)(message))
            throw new problem/* UnusableReport */.or('report-unparsable', `A message of ${(0,problem/* excerpt */.Kb)(file)} is not an object.`);
        const found = findingOf(message, file);
        listed[found.level] += 1;
        tally.add(found);
    }
    tally.suppress(suppressedMessages.length);
    const compare = (level, key) => {
        const stated = (0,tests_tally/* optionalCount */.kP)(key, result[key]);
        if (stated === null || stated === listed[level])
            return;
        tally.disagree({
            where: (0,problem/* excerpt */.Kb)(file, 300),
            what: `${level}s`,
            stated: String(stated),
            counted: String(listed[level]),
        });
        tally.addUnlisted({ tool, rule: null, level, file }, stated - listed[level]);
    };
    compare('error', 'errorCount');
    compare('warning', 'warningCount');
    return isPassedOver(messages) ? null : file;
}
/**
 * What `eslint --format json` writes: every file that it looked at, those without a message among them. An empty list
 * is a run that saw no file.
 */
const eslint = {
    kind: 'static',
    title: 'ESLint JSON',
    recognizes: ({ keys, text }) => keys.has('[].filePath') && keys.has('[].messages') ? true : /^\[\s*\]\s*$/u.test(text),
    open: () => {
        const tally = tallyStatic('lint');
        tally.addTool(tool);
        const paths = [];
        let listed = 0;
        const reader = (0,json/* jsonReader */.sJ)({
            wants: (path) => path.length === 1,
            open: (_path, kind) => {
                if (kind !== 'list')
                    throw new problem/* UnusableReport */.or('report-unparsable', 'The document is not a list.');
            },
            value: (path, value) => {
                if (path.length === 0 || !(0,json/* isJsonObject */.OW)(value))
                    throw new problem/* UnusableReport */.or('report-unparsable', 'The document is not a list of files.');
                listed += 1;
                const file = addFile(tally, value);
                if (file !== null)
                    paths.push(file);
            },
        });
        return {
            write: (text) => reader.write(text),
            end: () => {
                reader.end();
                if (paths.length === 0)
                    throw new problem/* UnusableReport */.or('static-saw-nothing', listed === 0
                        ? 'The document is an empty list.'
                        : `ESLint passed over all ${listed} file(s) that it was given.`);
                return { kind: 'static', report: tally.report({ lookedAt: paths.length, lookedAtPaths: paths }) };
            },
        };
    },
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/static/severity.ts
const severity_levels = new Map([
    ['warning', 'warning'],
    ['warn', 'warning'],
    ['minor', 'warning'],
    ['low', 'note'],
    ['info', 'note'],
    ['information', 'note'],
    ['note', 'note'],
    ['hint', 'note'],
    ['ignore', 'note'],
    ['none', 'note'],
]);
/** What tools call a severity, as a level. A word that is not known, or none, is an error. */
function severityOf(word) {
    return (typeof word === 'string' ? severity_levels.get(word.trim().toLowerCase()) : undefined) ?? 'error';
}

// EXTERNAL MODULE: ./packages/reports/src/domain/xml.ts
var xml = __webpack_require__(5569);
;// CONCATENATED MODULE: ./packages/reports/src/domain/static/checkstyle.ts




const lineIn = (text) => text !== undefined && /^\d{1,9}$/u.test(text) && Number(text) > 0 ? Number(text) : null;
/** The part of a Java class name that says which check it is: `…checks.naming.MethodNameCheck` is `MethodName`. */
function ruleOf(source) {
    if (source === undefined || source === '')
        return null;
    return /^com\.puppycrawl\..*\.([A-Za-z]+?)(?:Check)?$/u.exec(source)?.[1] ?? source;
}
/**
 * Checkstyle XML, which many linters write. Checkstyle and ESLint list every file that they looked at; others list only
 * files with findings, so that a document without a file says nothing.
 */
const checkstyle = {
    kind: 'static',
    title: 'Checkstyle XML',
    recognizes: ({ root }) => root === 'checkstyle',
    open: () => {
        const tally = tallyStatic('lint');
        tally.addTool('checkstyle');
        const paths = new Set();
        let clean = 0;
        let found = 0;
        let depth = 0;
        let file = null;
        const reader = (0,xml/* xmlReader */.t)({
            open: (name, attributes, line) => {
                depth += 1;
                if (depth === 1) {
                    if (name !== 'checkstyle')
                        throw new problem/* UnusableReport */.or('report-kind-differs', `The root element is <${(0,problem/* excerpt */.Kb)(name)}>.`);
                }
                else if (depth === 2 && name === 'file') {
                    file = attributes['name'] ?? '';
                    if (file === '')
                        throw new problem/* UnusableReport */.or('report-unparsable', `Line ${line}: a file has no name.`);
                    paths.add(file);
                    found = 0;
                }
                else if (name === 'error' || name === 'exception') {
                    const { source, severity, message } = attributes;
                    found += 1;
                    tally.add({
                        tool: 'checkstyle',
                        rule: name === 'exception' ? 'exception' : ruleOf(source),
                        level: severityOf(severity),
                        message: name === 'exception' ? 'Checkstyle broke off over this file.' : (message ?? ''),
                        file,
                        line: lineIn(attributes['line']),
                    });
                }
            },
            close: () => {
                depth -= 1;
                if (depth !== 1)
                    return;
                if (file !== null && found === 0)
                    clean += 1;
                file = null;
            },
            text: () => undefined,
            comment: () => undefined,
        });
        return {
            write: (text) => reader.write(text),
            end: () => {
                reader.end();
                // A tool that lists a file without a finding lists all; of one that lists none, it cannot be told.
                const lookedAt = clean > 0 || paths.size === 0 ? paths.size : null;
                const lookedAtPaths = clean > 0 ? [...paths] : null;
                return { kind: 'static', report: tally.report({ lookedAt, lookedAtPaths }) };
            },
        };
    },
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/static/golangci.ts





const golangci_tool = 'golangci-lint';
const golangci_placeOf = (path) => path.map((place) => (typeof place === 'number' ? '*' : place)).join('.');
/**
 * What golangci-lint 1 and 2 write as JSON. `Report.Linters` says which linters ran, `Report.Error` that one of them
 * could not. An issue without a severity is an error: golangci-lint fails on it.
 */
const golangci = {
    kind: 'static',
    title: 'golangci-lint JSON',
    // A long list of issues stands before `Report`.
    recognizes: ({ keys, text }) => keys.has('Issues') && (keys.has('Report') || text.includes('"FromLinter"')),
    open: () => {
        const tally = tallyStatic('lint');
        tally.addTool(golangci_tool);
        const enabled = [];
        let hasIssues = false;
        let error = '';
        const addIssue = (issue) => {
            const place = issue['Pos'];
            const linter = (0,json_cases/* textOf */.b6)(issue['FromLinter']);
            if (linter === '' || !(0,json/* isJsonObject */.OW)(place))
                throw new problem/* UnusableReport */.or('report-unparsable', 'An issue has no "FromLinter", or no "Pos".');
            tally.add({
                tool: golangci_tool,
                rule: linter,
                level: severityOf(issue['Severity']),
                message: (0,json_cases/* textOf */.b6)(issue['Text']),
                file: (0,json_cases/* textOf */.b6)(place['Filename']),
                line: (0,json_cases/* lineOf */.cA)(place['Line']),
            });
        };
        const reader = (0,json/* jsonReader */.sJ)({
            wants: (path) => golangci_placeOf(path) === 'Issues.*' || golangci_placeOf(path) === 'Report.Linters.*',
            open: (path, kind) => {
                if (golangci_placeOf(path) === 'Issues' && kind === 'list')
                    hasIssues = true;
            },
            value: (path, value) => {
                const place = golangci_placeOf(path);
                // Version 1 writes null where there are none.
                if (place === 'Issues' && value === null)
                    hasIssues = true;
                else if (place === 'Report.Error')
                    error = (0,json_cases/* textOf */.b6)(value);
                else if (place === 'Issues.*' || place === 'Report.Linters.*') {
                    if (!(0,json/* isJsonObject */.OW)(value))
                        throw new problem/* UnusableReport */.or('report-unparsable', `"${place}" is not an object.`);
                    if (place === 'Issues.*')
                        addIssue(value);
                    else if (value['Enabled'] === true)
                        enabled.push((0,json_cases/* textOf */.b6)(value['Name']));
                }
            },
        });
        return {
            write: (text) => reader.write(text),
            end: () => {
                reader.end();
                if (!hasIssues)
                    throw new problem/* UnusableReport */.or('report-unparsable', 'The list "Issues" is missing.');
                if (error !== '')
                    throw new problem/* UnusableReport */.or('static-tool-failed', `golangci-lint says: ${(0,problem/* excerpt */.Kb)(error, 300)}`);
                if (enabled.length === 0 && tally.total() === 0)
                    throw new problem/* UnusableReport */.or('static-saw-nothing', 'The report names no linter that ran.');
                return {
                    kind: 'static',
                    report: tally.report({ lookedAt: null, lookedAtPaths: null, rules: enabled }),
                };
            },
        };
    },
};

// EXTERNAL MODULE: ./packages/reports/src/domain/limits.ts
var limits = __webpack_require__(8230);
// EXTERNAL MODULE: ./packages/reports/src/domain/text-lines.ts
var text_lines = __webpack_require__(8135);
;// CONCATENATED MODULE: ./packages/reports/src/domain/static/tool-output.ts




/** Terminal colors, which some tools write into files, too. */
const colors = /\u001b\[[0-9;]*m/gu;
const exitMark = /^([a-z-]+(?: [a-z-]+)?) exit (\d{1,5})$/u;
/** Whether a text holds a line `NAME exit CODE`. */
function hasExit(text, names) {
    return names.some((name) => new RegExp(`^${name} exit \\d`, 'mu').test(text));
}
/**
 * Reads what a tool printed, for tools that print nothing, or nothing that can be told from half of it, when all is
 * well. A line `NAME exit CODE` behind it says how the tool ended; without it, or another line that says so, the output
 * is refused. Several outputs may stand behind each other, each with its own end.
 */
function toolOutput(shape) {
    const { tool, subject, exits, found, mustExit } = shape;
    const tally = tallyStatic(subject);
    tally.addTool(tool);
    let hasEnded = false;
    let sinceEnd = 0;
    let sinceExit = 0;
    let lookedAt = null;
    const state = {
        tally,
        find: ({ level = 'error', rule, message, file, line }) => {
            tally.add({ tool, rule, level, message, file, line });
            if (level === 'note')
                return;
            sinceEnd += 1;
            sinceExit += 1;
        },
        end: (stated, files) => {
            hasEnded ||= !mustExit;
            if (files !== null)
                lookedAt = (lookedAt ?? 0) + files;
            if (stated !== null && stated !== sinceEnd) {
                tally.disagree({ where: tool, what: 'errors', stated: String(stated), counted: String(sinceEnd) });
                tally.addUnlisted({ tool, rule: null, level: 'error', file: null }, stated - sinceEnd);
                sinceExit += Math.max(0, stated - sinceEnd);
            }
            if (!mustExit)
                sinceEnd = 0;
        },
        hasEnded: () => hasEnded,
    };
    const takeExit = (code) => {
        if (code !== 0 && !found.includes(code))
            throw new problem/* UnusableReport */.or('static-tool-failed', `${tool} ended with the code ${code}.`);
        if (code !== 0 && sinceExit === 0)
            throw new problem/* UnusableReport */.or('static-tool-failed', `${tool} ended with the code ${code} and lists nothing; write what it says on stderr (2>&1) into the file, too.`);
        hasEnded = true;
        sinceEnd = 0;
        sinceExit = 0;
    };
    const lines = (0,text_lines/* textLines */.F)((raw) => {
        const line = raw.includes('\u001b') ? raw.replaceAll(colors, '') : raw;
        const [, name = '', code] = exitMark.exec(line) ?? [];
        if (code !== undefined && exits.includes(name)) {
            shape.settle?.(state);
            takeExit(Number(code));
        }
        else if (line.trim() !== '')
            shape.line(line, state);
    }, limits/* limits */.F.lineCharacters);
    const report = () => {
        shape.settle?.(state);
        // What stands behind the last line feed was cut off, or the code of the exit may have been.
        if (lines.rest().trim() !== '' || !hasEnded || sinceEnd > 0)
            throw new problem/* UnusableReport */.or('static-end-missing', `The output does not say how ${tool} ended; listed are ${tally.total()} finding(s).`);
        if (shape.countsFiles === true && tally.total() === 0)
            lookedAt ??= 0;
        return tally.report(shape.looked?.(tally.total()) ?? { lookedAt, lookedAtPaths: null });
    };
    return {
        write: (text) => lines.write(text),
        end: () => ({ kind: 'static', report: report() }),
    };
}

;// CONCATENATED MODULE: ./packages/reports/src/domain/static/ruff.ts






const ruff_tool = 'ruff';
function ruff_findingOf(value) {
    const { filename, code, message, location, severity } = value;
    if (typeof filename !== 'string' || typeof message !== 'string')
        throw new problem/* UnusableReport */.or('report-unparsable', 'A finding has no "filename", or no "message".');
    return {
        tool: ruff_tool,
        rule: (0,json_cases/* textOf */.b6)(code) === '' ? null : (0,json_cases/* textOf */.b6)(code),
        level: severityOf(severity),
        message,
        file: filename,
        line: (0,json/* isJsonObject */.OW)(location) ? (0,json_cases/* lineOf */.cA)(location['row']) : null,
    };
}
/** `--output-format json`: one list, which says nothing when it is empty. */
function listReader() {
    const tally = tallyStatic('lint');
    tally.addTool(ruff_tool);
    const reader = (0,json/* jsonReader */.sJ)({
        wants: (path) => path.length === 1,
        value: (path, value) => {
            if (path.length === 0 || !(0,json/* isJsonObject */.OW)(value))
                throw new problem/* UnusableReport */.or('report-unparsable', 'The document is not a list of findings.');
            tally.add(ruff_findingOf(value));
        },
    });
    return {
        write: (text) => reader.write(text),
        end: () => {
            reader.end();
            if (tally.total() === 0)
                throw new problem/* UnusableReport */.or('static-saw-nothing', 'The document is an empty list.');
            return { kind: 'static', report: tally.report({ lookedAt: null, lookedAtPaths: null }) };
        },
    };
}
/** `--output-format json-lines`, the code that ruff ended with, and the files of `--show-files`. */
function linesReader() {
    const paths = [];
    return toolOutput({
        tool: ruff_tool,
        subject: 'lint',
        mustExit: true,
        exits: ['ruff'],
        found: [1],
        line: (line, state) => {
            if (line.startsWith('{'))
                state.find(ruff_findingOf((0,json/* readJsonLine */.Pl)(line)));
            else if (state.hasEnded())
                paths.push(line);
        },
        looked: (findings) => ({
            lookedAt: paths.length === 0 && findings > 0 ? null : paths.length,
            lookedAtPaths: paths.length === 0 ? null : paths,
        }),
    });
}
/**
 * What `ruff check` writes as JSON. It writes the same when it found nothing and when it saw no file, so that without a
 * finding the files that it looked at must stand there, too.
 */
const ruff = {
    kind: 'static',
    title: 'ruff JSON',
    recognizes: ({ keys, text }) => hasExit(text, ['ruff']) ||
        (keys.has('[].filename') && keys.has('[].location')) ||
        (keys.has('filename') && keys.has('noqa_row')),
    open: () => {
        let reader = null;
        const begin = (text) => (/^\s*\[/u.test(text) ? listReader() : linesReader());
        return {
            write: (text) => {
                reader ??= begin(text);
                reader.write(text);
            },
            end: () => (reader ?? linesReader()).end(),
        };
    },
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/static/tsc.ts

/** `src/a.ts(3,5): error TS2322: …`, with `--pretty` `src/a.ts:3:5 - error TS2322: …`. */
const placed = /^(.+?)(?:\((\d+),\d+\): |:(\d+):\d+ - )(error|warning) (TS\d+): (.*)$/u;
const anywhere = /\berror (TS\d+): (.*)$/mu;
const foundSome = /^Found (\d+) errors?(?: in|\.)/u;
const tscExits = ['tsc', 'vue-tsc'];
function takeLine(line, state, files) {
    const [, file = '', plain, pretty, , rule = '', message = ''] = placed.exec(line) ?? [];
    if (rule !== '') {
        state.find({ rule, message, file, line: Number(plain ?? pretty) });
        return;
    }
    const [, bare, said = ''] = anywhere.exec(line) ?? [];
    if (bare !== undefined) {
        state.find({ rule: bare, message: said, file: null, line: null });
        return;
    }
    const [, stated] = foundSome.exec(line) ?? [];
    if (stated !== undefined)
        state.end(Number(stated), null);
    // `--diagnostics` writes how many files were read, and in the end how long it took.
    const [, count] = /^Files: +(\d+)$/u.exec(line) ?? [];
    if (count !== undefined)
        files.count = Number(count);
    if (/^Total time: /u.test(line) && files.count !== null) {
        state.end(null, files.count);
        files.count = null;
    }
}
/**
 * What `tsc` prints, with and without `--pretty`. Without an error it prints nothing: the code it ended with, or
 * `--diagnostics`, says that it ran.
 */
const tsc = {
    kind: 'static',
    title: 'Output of tsc',
    recognizes: ({ text }) => !/^[<[{]/u.test(text) &&
        (hasExit(text, tscExits) || anywhere.test(text.replaceAll(/\u001b\[[0-9;]*m/gu, '').slice(0, 4_096))),
    open: () => {
        const files = { count: null };
        return toolOutput({
            tool: 'tsc',
            subject: 'types',
            mustExit: false,
            exits: tscExits,
            found: [1, 2],
            line: (line, state) => takeLine(line, state, files),
        });
    },
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/static/mypy.ts





const mypy_placed = /^(.+?):(?:(\d+):(?:\d+:)*)? (error|warning|note): (.*?)(?: {2}\[([\w-]+)\])?$/u;
const success = /^Success: no issues found in (\d+) source files?$/u;
const failure = /^Found (\d+) errors? in \d+ files? \((?:checked (\d+) source files?|errors prevented further checking)\)$/u;
function takeText(line, state) {
    const [, looked] = success.exec(line) ?? [];
    if (looked !== undefined) {
        state.end(0, Number(looked));
        return;
    }
    const [summary, stated, checked] = failure.exec(line) ?? [];
    if (summary !== undefined) {
        if (checked === undefined)
            throw new problem/* UnusableReport */.or('static-tool-failed', 'mypy says: errors prevented further checking.');
        state.end(Number(stated), Number(checked));
        return;
    }
    const [, file = '', number, level, message = '', rule = null] = mypy_placed.exec(line) ?? [];
    if (level !== undefined)
        state.find({
            rule,
            level: severityOf(level),
            message,
            file,
            line: number === undefined ? null : Number(number),
        });
}
/** What mypy prints: text with its summary, or with `--output json` a finding a line and nothing when all is well. */
const mypy = {
    kind: 'static',
    title: 'Output of mypy, text or JSON',
    recognizes: ({ text, firstLine }) => hasExit(text, ['mypy']) ||
        (firstLine.startsWith('{"file": ') && firstLine.includes('"severity": ')) ||
        /^Success: no issues found in \d|^Found \d+ errors? in \d+ files? \(|^.+\.pyi?:\d+(?::\d+)*: (?:error|note): /mu.test(text),
    open: () => {
        return toolOutput({
            tool: 'mypy',
            subject: 'types',
            mustExit: false,
            exits: ['mypy'],
            found: [1],
            line: (line, state) => {
                if (!line.startsWith('{')) {
                    takeText(line, state);
                    return;
                }
                const { file, line: number, message, code, severity } = (0,json/* readJsonLine */.Pl)(line);
                if (typeof file !== 'string' || typeof message !== 'string')
                    throw new problem/* UnusableReport */.or('report-unparsable', 'A finding has no "file", or no "message".');
                state.find({
                    rule: (0,json_cases/* textOf */.b6)(code) === '' ? null : (0,json_cases/* textOf */.b6)(code),
                    level: severityOf(severity),
                    message,
                    file,
                    line: (0,json_cases/* lineOf */.cA)(number),
                });
            },
        });
    },
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/static/prettier.ts

const message = 'The file is not formatted.';
const summary = /^Code style issues found in (?:(\d+) files|the above file)\b/u;
/** Warnings that are about options, not about a file. */
const aboutOptions = /^Ignored unknown |\bis deprecated\b|^Invalid configuration /u;
/**
 * What `prettier --check` and `prettier --list-different` print. That all matched files are well it prints also where
 * no file matched, and the files that are not on stderr: the code it ended with says which.
 */
const prettier = {
    kind: 'static',
    title: 'Output of prettier --check or --list-different',
    recognizes: ({ text }) => hasExit(text, ['prettier']) || /^Checking formatting\.\.\.\s*$/mu.test(text),
    open: () => {
        /** Lines that are paths where this is a plain list; with `--check` they are what stands around it. */
        let plain = [];
        let isCheck = false;
        const find = (file, state) => state.find({ rule: 'format', message, file, line: null });
        return toolOutput({
            tool: 'prettier',
            subject: 'lint',
            mustExit: true,
            exits: ['prettier'],
            found: [1],
            line: (line, state) => {
                if (/^Checking formatting\.\.\.\s*$/u.test(line))
                    isCheck = true;
                else if (line.startsWith('[warn] ')) {
                    const said = line.slice('[warn] '.length);
                    if (!summary.test(said) && !aboutOptions.test(said))
                        find(said, state);
                }
                else if (!/^[>[]|^npm (?:warn|notice) /u.test(line))
                    plain.push(line);
            },
            settle: (state) => {
                if (!isCheck)
                    for (const file of plain)
                        find(file, state);
                plain = [];
                isCheck = false;
            },
        });
    },
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/static/gofmt.ts

const tools = ['gofmt', 'gofumpt', 'goimports'];
/** The list that `gofmt -l` prints, and its kin: the files that are not formatted. They end with 0 even then. */
const gofmt = {
    kind: 'static',
    title: 'Output of gofmt -l, gofumpt -l or goimports -l',
    recognizes: ({ text }) => hasExit(text, tools),
    open: () => toolOutput({
        tool: 'gofmt',
        subject: 'lint',
        mustExit: true,
        exits: tools,
        found: [1],
        line: (line, state) => state.find({ rule: 'format', message: 'The file is not formatted.', file: line, line: null }),
    }),
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/static/python-formatters.ts

const python_formatters_message = 'The file is not formatted.';
/** Numbers of a summary: `1 file would be reformatted, 2 files already formatted`. */
// Beginning at no digit but the first: a long run of them would else be gone through from each.
const count = /(?<!\d)(\d{1,15}) files? (would be reformatted|would be left unchanged|already formatted)/gu;
/** Whether a line is the summary; what it says is taken. */
function takeSummary(line, state) {
    if (!/^\d+ files? /u.test(line))
        return false;
    let bad = 0;
    let all = 0;
    for (const [, number = '0', what] of line.matchAll(count)) {
        all += Number(number);
        if (what === 'would be reformatted')
            bad += Number(number);
    }
    state.end(bad, all);
    return true;
}
/** What `black --check` prints on stderr. */
const black = {
    kind: 'static',
    title: 'Output of black --check',
    recognizes: ({ text }) => hasExit(text, ['black']) || /^(?:would reformat |All done! )/mu.test(text),
    open: () => toolOutput({
        tool: 'black',
        subject: 'lint',
        mustExit: true,
        countsFiles: true,
        exits: ['black'],
        found: [1],
        line: (line, state) => {
            const [, file] = /^would reformat (.+)$/u.exec(line) ?? [];
            if (file !== undefined)
                state.find({ rule: 'format', message: python_formatters_message, file, line: null });
            else if (line.startsWith('No Python files are present'))
                state.end(0, 0);
            else
                takeSummary(line, state);
        },
    }),
};
/** What `ruff format --check` prints. */
const ruffFormat = {
    kind: 'static',
    title: 'Output of ruff format --check',
    recognizes: ({ text }) => hasExit(text, ['ruff format']) ||
        /^\d+ files? .*\balready formatted$|^\d+ files? already formatted$/mu.test(text),
    open: () => {
        let isNext = false;
        return toolOutput({
            tool: 'ruff format',
            subject: 'lint',
            mustExit: true,
            countsFiles: true,
            exits: ['ruff format'],
            found: [1],
            line: (line, state) => {
                const [, listed] = /^Would reformat: (.+)$/u.exec(line) ?? [];
                const [, shown, number] = (isNext ? /^ *--> (.+?):(\d+)(?::\d+)?$/u.exec(line) : null) ?? [];
                isNext = line.startsWith('unformatted: ');
                if (listed !== undefined)
                    state.find({ rule: 'format', message: python_formatters_message, file: listed, line: null });
                else if (shown !== undefined)
                    state.find({ rule: 'format', message: python_formatters_message, file: shown, line: Number(number) });
                else
                    takeSummary(line, state);
            },
        });
    },
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/static/static-formats.ts










/** The readers of reports about what linters, formatters and type checkers found. */
const staticFormats = {
    sarif: sarif,
    eslint: eslint,
    checkstyle: checkstyle,
    'golangci-lint': golangci,
    ruff: ruff,
    tsc: tsc,
    mypy: mypy,
    prettier: prettier,
    gofmt: gofmt,
    black: black,
    'ruff-format': ruffFormat,
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

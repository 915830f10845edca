export const id = 860;
export const ids = [860];
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

/***/ 6362:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MH: () => (/* binding */ plainName),
/* harmony export */   XR: () => (/* binding */ benchmarkBook),
/* harmony export */   oF: () => (/* binding */ noTimes),
/* harmony export */   ux: () => (/* binding */ medianOf),
/* harmony export */   vK: () => (/* binding */ scaled),
/* harmony export */   yb: () => (/* binding */ numbersOfTimes)
/* harmony export */ });
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8230);
/* harmony import */ var _performance_report_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9774);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7379);



const shares = new Set(['error-rate', 'score']);
const remarkCap = 1_000;
/** A name as a rule can write it: on one line, single blanks, none around it. */
function plainName(name) {
    return name.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}
const isList = (value) => Array.isArray(value);
/** A number that can be one of a benchmark's. */
function numberIn(what, part, given) {
    if (typeof given === 'number' && Number.isFinite(given) && given >= 0 && (given <= 1 || !shares.has(part)))
        return given;
    throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .UnusableReport */ .or('number-invalid', `${part} of "${(0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .excerpt */ .Kb)(what)}" is ${(0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .shownValue */ .JJ)(given)}, which it cannot be.`);
}
/**
 * Gathers the benchmarks of a report.
 *
 * @param repeats - whether a name that stands there again is the same benchmark measured again; if not, two have one
 *   name, and neither can be judged by it
 */
function benchmarkBook(repeats = false) {
    const benchmarks = new Map();
    const failed = [];
    const crossed = [];
    const unusable = [];
    const failedRequests = [];
    const remark = (list, name, why) => {
        if (list.length >= remarkCap)
            throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .UnusableReport */ .or('report-too-large', `More than ${remarkCap} benchmarks are broken.`);
        list.push({ name: plainName(name), why: (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .excerpt */ .Kb)(why, 300) });
    };
    return {
        add: ({ name: given, fullName: givenFull = given, numbers }) => {
            const name = plainName(given);
            const fullName = plainName(givenFull);
            if (name === '' || fullName === '')
                throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .UnusableReport */ .or('report-unparsable', 'A benchmark has no name.');
            const known = benchmarks.get(fullName);
            if (known === undefined && benchmarks.size >= _limits_js__WEBPACK_IMPORTED_MODULE_0__/* .limits */ .F.benchmarks)
                throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .UnusableReport */ .or('report-too-large', `There are more than ${_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .limits */ .F.benchmarks} benchmarks.`);
            const entry = known ?? { name, fullName, numbers: new Map() };
            benchmarks.set(fullName, entry);
            for (const part of _performance_report_js__WEBPACK_IMPORTED_MODULE_2__/* .performanceParts */ .L) {
                const value = numbers[part];
                if (value === undefined)
                    continue;
                const list = isList(value) ? value : [value];
                if (list.length === 0)
                    throw new _problem_js__WEBPACK_IMPORTED_MODULE_1__/* .UnusableReport */ .or('number-invalid', `${part} of "${(0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .excerpt */ .Kb)(name)}" was measured 0 times.`);
                const measured = list.map((one) => numberIn(name, part, one));
                const before = entry.numbers.get(part);
                if (before === undefined)
                    entry.numbers.set(part, measured);
                else if (repeats)
                    for (const one of measured)
                        before.push(one);
                else
                    remark(unusable, fullName, 'the report gives this name to two benchmarks');
            }
        },
        fail: (name, why) => remark(failed, name, why),
        cross: (name, why) => remark(crossed, name, why),
        refuse: (name, why) => remark(unusable, name, why),
        failRequests: (name, why) => remark(failedRequests, name, why),
        report: () => ({
            kind: 'performance',
            report: {
                benchmarks: [...benchmarks.values()].filter(({ numbers }) => numbers.size > 0),
                failed,
                crossed,
                unusable,
                failedRequests,
            },
        }),
    };
}
/** The middle of numbers, of which there is one at least; of an even count the mean of the two in the middle. */
function medianOf(numbers) {
    const sorted = Float64Array.from(numbers).sort();
    const half = Math.floor(sorted.length / 2);
    const upper = sorted[half] ?? NaN;
    return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}
/** What no times come to. */
const noTimes = {};
/**
 * What single times come to: all of them for the median, their mean, the longest, and by nearest rank those
 * percentiles that so many times have.
 *
 * @param name - whose they are, for what is said of one that is none
 * @param times - in the unit of the report
 * @param unitMs - that unit in ms
 * @throws {UnusableReport} `number-invalid` where one is no time
 */
function numbersOfTimes(name, times, unitMs) {
    const measured = times.map((time) => numberIn(name, 'time', time) * unitMs);
    const sorted = Float64Array.from(measured).sort();
    // As many as leave at least one measurement above.
    const ranked = (share, least) => sorted.length < least ? undefined : sorted[Math.ceil(share * sorted.length) - 1];
    return {
        p50: measured,
        p90: ranked(0.9, 10),
        p95: ranked(0.95, 20),
        p99: ranked(0.99, 100),
        mean: measured.reduce((sum, time) => sum + time, 0) / measured.length,
        max: sorted.at(-1),
    };
}
/** A number of a report in our unit; what is none stays what it is, to be refused when it is added. */
function scaled(value, factor) {
    if (typeof value === 'number')
        return value * factor;
    return value;
}


/***/ }),

/***/ 9860:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  performanceFormats: () => (/* binding */ performanceFormats)
});

// EXTERNAL MODULE: ./packages/reports/src/domain/performance/benchmark-book.ts
var benchmark_book = __webpack_require__(6362);
// EXTERNAL MODULE: ./packages/reports/src/domain/tests/json-cases.ts
var json_cases = __webpack_require__(1890);
// EXTERNAL MODULE: ./packages/reports/src/domain/json.ts
var json = __webpack_require__(5664);
// EXTERNAL MODULE: ./packages/reports/src/domain/problem.ts
var problem = __webpack_require__(7379);
;// CONCATENATED MODULE: ./packages/reports/src/domain/json-parts.ts


/** Reads the parts of a document that a format takes, and passes over all others. */
function jsonParts(parts) {
    const patterns = Object.entries(parts.objects).map(([pattern, take]) => ({
        places: pattern.split('.'),
        take,
    }));
    const seen = new Set();
    const takerOf = (path) => patterns.find(({ places }) => places.length === path.length &&
        places.every((place, index) => place === '*' || place === String(path[index])))?.take ?? null;
    const reader = (0,json/* jsonReader */.sJ)({
        wants: (path) => takerOf(path) !== null,
        open: (path) => {
            if (path.length <= 1)
                seen.add(path.join('.'));
        },
        value: (path, value) => {
            const take = takerOf(path);
            if (take === null)
                parts.scalar?.(path, value);
            else if (!(0,json/* isJsonObject */.OW)(value))
                throw new problem/* UnusableReport */.or('report-unparsable', `"${path.join('.')}" is not an object.`);
            else {
                if (path.length === 1)
                    seen.add(String(path[0]));
                take(value, path);
            }
        },
    });
    return {
        write: (text) => reader.write(text),
        end: () => {
            reader.end();
            for (const path of parts.required)
                if (!seen.has(path))
                    throw new problem/* UnusableReport */.or('report-unparsable', `"${path}" is missing.`);
            return parts.end();
        },
    };
}

// EXTERNAL MODULE: ./packages/reports/src/domain/tests/tally.ts + 1 modules
var tally = __webpack_require__(68);
;// CONCATENATED MODULE: ./packages/reports/src/domain/performance/k6.ts






const knownTimes = /^(?:http_req_(?:duration|blocked|connecting|tls_handshaking|sending|waiting|receiving)|iteration_duration|group_duration|ws_(?:connecting|session_duration|ping)|grpc_req_duration)(?:\{|$)/u;
const knownCounters = /^(?:http_reqs|iterations)(?:\{|$)/u;
const knownShares = /^(?:http_req_failed|checks)(?:\{|$)/u;
/**
 * What a metric is called: its own key, except that what k6 measures of requests with a `name` tag of their own is
 * called by that, so that `http_req_duration{name:GET /checkout}` is `GET /checkout`.
 */
function nameOf(key) {
    return /^http_(?:req_duration|req_failed|reqs)\{name:([^{}]+)\}$/u.exec(key)?.[1] ?? key;
}
/** Thresholds that were crossed. The export says `true` of them, the data of `handleSummary` `{"ok": false}`. */
function crossedOf(metric, isExport) {
    const { thresholds } = metric;
    if (!(0,json/* isJsonObject */.OW)(thresholds))
        return [];
    return Object.entries(thresholds).flatMap(([threshold, said]) => {
        const isMet = isExport ? said === false : (0,json/* isJsonObject */.OW)(said) && said['ok'] === true;
        return isMet ? [] : [threshold];
    });
}
/**
 * The summary of k6, both as `--summary-export` writes it and as `handleSummary` is given it. `http_req_failed` is a
 * rate of failures: its `passes` are requests that failed. A custom metric counts where it is known what it is: a trend
 * that `contains` times (only the data of `handleSummary` say so).
 */
const k6 = {
    kind: 'performance',
    title: 'k6',
    recognizes: ({ keys }) => keys.has('root_group') ||
        keys.has('metrics.iterations') ||
        keys.has('metrics.http_reqs') ||
        keys.has('metrics.http_req_duration') ||
        keys.has('metrics.iteration_duration'),
    open: () => {
        const book = (0,benchmark_book/* benchmarkBook */.XR)();
        const takeTimes = (name, values) => {
            const { med, avg, max, 'p(90)': p90, 'p(95)': p95, 'p(99)': p99 } = values;
            const times = { p50: med, p90, p95, p99, mean: avg, max };
            // So k6 shows a threshold on requests that were never made.
            if (Object.values(times).every((time) => time === undefined || time === 0))
                book.refuse(name, 'all of its values are 0: nothing was measured');
            else
                book.add({ name, numbers: times });
        };
        const takeShare = (name, key, { passes, fails }) => {
            const isChecks = key.startsWith('checks');
            // A request that failed is what `http_req_failed` is looking for, so it passes.
            const bad = (0,tally/* countIn */.ry)(`${key}, failed`, isChecks ? fails : passes);
            const all = bad + (0,tally/* countIn */.ry)(`${key}, succeeded`, isChecks ? passes : fails);
            if (all === 0)
                book.refuse(name, '0 of 0');
            else
                book.add({ name, numbers: { 'error-rate': bad / all } });
            if (bad === 0)
                return;
            if (isChecks) {
                // Every answer was a wrong one: what was timed is not what the script is about.
                if (bad === all)
                    book.fail(name, `all ${all} checks failed`);
                else if (key === 'checks')
                    book.failRequests(key, `${bad} of ${all} checks failed`);
            }
            else if (bad === all)
                book.fail(name === key ? 'http_req_duration' : name, `all ${all} requests failed`);
            else if (name === key)
                book.failRequests(key, `${bad} of ${all} requests failed`);
        };
        const take = (metric, key) => {
            const { values: given, type, contains } = metric;
            const isExport = !(0,json/* isJsonObject */.OW)(given);
            const values = (0,json/* isJsonObject */.OW)(given) ? given : metric;
            const name = nameOf(key);
            for (const threshold of crossedOf(metric, isExport))
                book.cross(key, threshold);
            if (isExport ? knownTimes.test(key) : type === 'trend' && contains === 'time')
                takeTimes(name, values);
            else if (knownCounters.test(key))
                book.add({ name, numbers: { throughput: values['rate'] } });
            else if (knownShares.test(key))
                takeShare(name, key, values);
            else if (isExport ? values['avg'] !== undefined : type === 'trend') {
                const holds = `it holds "${(0,problem/* excerpt */.Kb)((0,json_cases/* textOf */.b6)(contains))}", no times`;
                book.refuse(name, isExport ? 'the export does not say what it measures' : holds);
            }
        };
        return jsonParts({
            objects: { 'metrics.*': (metric, path) => take(metric, String(path[1])) },
            required: ['metrics'],
            end: book.report,
        });
    },
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/performance/lighthouse.ts




const unitParts = {
    millisecond: (value) => ({ time: (0,benchmark_book/* scaled */.vK)(value, 1) }),
    second: (value) => ({ time: (0,benchmark_book/* scaled */.vK)(value, 1_000) }),
    byte: (value) => ({ bytes: value }),
    element: (value) => ({ count: value }),
    unitless: (value) => ({ count: value }),
};
/**
 * A result of Lighthouse 5 and later (`--output json`). Categories and audits are called by their ids
 * (`performance`, `largest-contentful-paint`), and fully by the page as well: `https://shop.example/ > performance`. A
 * run that Lighthouse itself calls broken (`runtimeError`) is no report; a category whose score is null has an audit
 * that could not be run.
 */
const lighthouse = {
    kind: 'performance',
    title: 'Lighthouse',
    recognizes: ({ keys }) => keys.has('lighthouseVersion') || (keys.has('categories') && keys.has('audits')),
    open: () => {
        const book = (0,benchmark_book/* benchmarkBook */.XR)();
        const audits = new Map();
        const scores = new Map();
        let page = '';
        let error = '';
        let why = '';
        return jsonParts({
            objects: {
                'categories.*': (category, path) => {
                    scores.set(String(path[1]), category['score'] ?? null);
                },
            },
            scalar: (path, value) => {
                const [first, second, third] = path;
                if (path.length === 1 && (first === 'requestedUrl' || (first === 'finalUrl' && page === '')))
                    page = (0,json_cases/* textOf */.b6)(value);
                else if (first === 'runtimeError' && second === 'code')
                    error = (0,json_cases/* textOf */.b6)(value);
                else if (first === 'runtimeError' && second === 'message')
                    why = (0,json_cases/* textOf */.b6)(value);
                else if (first === 'audits' && path.length === 3) {
                    const id = String(second);
                    const audit = audits.get(id) ?? { fields: new Map() };
                    audits.set(id, audit);
                    audit.fields.set(String(third), value);
                }
            },
            required: ['categories', 'audits'],
            end: () => {
                if (error !== '' && error !== 'NO_ERROR')
                    throw new problem/* UnusableReport */.or('benchmark-failed', `Lighthouse could not load the page: ${error}. ${(0,problem/* excerpt */.Kb)(why, 200)}`);
                const fullNameOf = (id) => (page === '' ? id : `${page} > ${id}`);
                for (const [name, score] of scores) {
                    if (score === null)
                        book.refuse(fullNameOf(name), 'its score is null: an audit of it could not be run');
                    else
                        book.add({ name, fullName: fullNameOf(name), numbers: { score } });
                }
                for (const [id, { fields }] of audits) {
                    const fullName = fullNameOf(id);
                    if (fields.get('scoreDisplayMode') === 'error') {
                        book.refuse(fullName, `Lighthouse says: ${(0,json_cases/* textOf */.b6)(fields.get('errorMessage'))}`);
                        continue;
                    }
                    const value = fields.get('numericValue');
                    const part = unitParts[(0,json_cases/* textOf */.b6)(fields.get('numericUnit'))];
                    const score = fields.get('score');
                    // A category may be called like an audit; its score is the one that people mean.
                    const scored = typeof score === 'number' && !scores.has(id) ? { score } : {};
                    const measured = value === undefined || part === undefined ? {} : part(value);
                    book.add({ name: id, fullName, numbers: { ...scored, ...measured } });
                }
                return book.report();
            },
        });
    },
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/performance/hyperfine.ts




const secondMs = 1_000;
/**
 * The export of hyperfine (`--export-json`). A command is named by its text, or by what `--command-name` calls it. One
 * that ended with another exit code than 0, or by a signal, was not measured but failed, even where hyperfine was told
 * to ignore it.
 */
const hyperfine = {
    kind: 'performance',
    title: 'hyperfine',
    recognizes: ({ text }) => /^\{\s*"results"\s*:\s*\[\s*\{\s*"command"/u.test(text),
    open: () => {
        const book = (0,benchmark_book/* benchmarkBook */.XR)();
        return jsonParts({
            objects: {
                'results.*': (result) => {
                    const name = (0,json_cases/* textOf */.b6)(result['command']);
                    const { times, mean, median, max, exit_codes: codes, memory_usage_byte: memory } = result;
                    // Versions that write how much memory a run took have long written how it ended.
                    if (!(0,json/* isJsonList */.P8)(codes) && memory !== undefined) {
                        book.fail(name, 'it is not said how its runs ended');
                        return;
                    }
                    const broken = (0,json/* isJsonList */.P8)(codes) ? codes.filter((code) => code !== 0) : [];
                    if (broken.length > 0 ||
                        ((0,json/* isJsonList */.P8)(codes) && (0,json/* isJsonList */.P8)(times) && codes.length !== times.length)) {
                        const seen = broken[0] === null ? 'was ended by a signal' : `ended with ${JSON.stringify(broken[0])}`;
                        book.fail(name, broken.length > 0 ? `${seen} in ${broken.length} runs` : 'some runs have no exit code');
                        return;
                    }
                    const numbers = (0,json/* isJsonList */.P8)(times)
                        ? (0,benchmark_book/* numbersOfTimes */.yb)(name, times, secondMs)
                        : { p50: (0,benchmark_book/* scaled */.vK)(median, secondMs), mean: (0,benchmark_book/* scaled */.vK)(mean, secondMs), max: (0,benchmark_book/* scaled */.vK)(max, secondMs) };
                    book.add({ name, numbers: { ...numbers, ...((0,json/* isJsonList */.P8)(memory) ? { bytes: memory } : {}) } });
                },
            },
            required: ['results'],
            end: book.report,
        });
    },
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/performance/vitest-bench.ts





/**
 * The benchmarks of Vitest (`vitest bench --outputJson`). One that threw has no mean. Single times are there only with
 * `benchmark.includeSamples`. A benchmark is called by its name, and fully by its file and groups: `FILE > GROUP > NAME`.
 */
const vitestBench = {
    kind: 'performance',
    title: 'Vitest bench',
    recognizes: ({ text }) => /^\{\s*"files"\s*:\s*\[\s*\{\s*"(?:filepath|groups)"/u.test(text),
    open: () => {
        const book = (0,benchmark_book/* benchmarkBook */.XR)();
        const take = (group, benchmark) => {
            const { samples, sampleCount, mean, median, p99, max, hz } = benchmark;
            const name = (0,json_cases/* textOf */.b6)(benchmark['name']);
            const fullName = group === '' ? name : `${group} > ${name}`;
            if (mean === undefined || sampleCount === 0) {
                book.fail(fullName, mean === undefined ? 'it threw, or has no result' : 'it was measured 0 times');
                return;
            }
            const times = (0,json/* isJsonList */.P8)(samples) && samples.length > 0 ? (0,benchmark_book/* numbersOfTimes */.yb)(name, samples, 1) : benchmark_book/* noTimes */.oF;
            const p50 = times.p50 ?? median;
            book.add({ name, fullName, numbers: { ...times, p50, p99, mean, max, throughput: hz } });
        };
        return jsonParts({
            objects: {
                'files.*.groups.*': (group) => {
                    const { benchmarks, fullName } = group;
                    if (!(0,json/* isJsonList */.P8)(benchmarks))
                        throw new problem/* UnusableReport */.or('report-unparsable', 'A group has no list of benchmarks.');
                    for (const benchmark of benchmarks) {
                        if (!(0,json/* isJsonObject */.OW)(benchmark))
                            throw new problem/* UnusableReport */.or('report-unparsable', 'A benchmark is not an object.');
                        take((0,json_cases/* textOf */.b6)(fullName), benchmark);
                    }
                },
            },
            required: ['files'],
            end: book.report,
        });
    },
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/performance/tinybench.ts




/**
 * Tasks of tinybench 3 and later with their results, as
 * `JSON.stringify(bench.tasks.map(({ name, result }) => ({ name, result })))` writes them.
 */
const tinybench = {
    kind: 'performance',
    title: 'tinybench',
    recognizes: ({ keys }) => keys.has('[].name') && (keys.has('[].result') || keys.has('[].latency')),
    open: () => {
        const book = (0,benchmark_book/* benchmarkBook */.XR)();
        return jsonParts({
            objects: {
                '*': (task) => {
                    const name = (0,json_cases/* textOf */.b6)(task['name']);
                    const result = (0,json/* isJsonObject */.OW)(task['result']) ? task['result'] : task;
                    const { latency, throughput, state } = result;
                    if (!(0,json/* isJsonObject */.OW)(latency) || (typeof state === 'string' && state !== 'completed')) {
                        book.fail(name, typeof state === 'string' ? `its state is ${state}` : 'it has no result');
                        return;
                    }
                    const { samples, p50, p99, mean, max, samplesCount } = latency;
                    if (samplesCount === 0) {
                        book.fail(name, 'it was measured 0 times');
                        return;
                    }
                    const times = (0,json/* isJsonList */.P8)(samples) && samples.length > 0 ? (0,benchmark_book/* numbersOfTimes */.yb)(name, samples, 1) : benchmark_book/* noTimes */.oF;
                    const rate = (0,json/* isJsonObject */.OW)(throughput) ? throughput['mean'] : undefined;
                    const median = times.p50 ?? p50;
                    book.add({ name, numbers: { ...times, p50: median, p99, mean, max, throughput: rate } });
                },
            },
            required: [],
            end: book.report,
        });
    },
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/performance/pytest-benchmark.ts




const pytest_benchmark_secondMs = 1_000;
/**
 * The export of pytest-benchmark (`--benchmark-json`). The times of single rounds are there only with
 * `--benchmark-save-data`. A benchmark is called by the name of its test, and fully by the id of it.
 */
const pytestBenchmark = {
    kind: 'performance',
    title: 'pytest-benchmark',
    recognizes: ({ keys }) => keys.has('machine_info') && (keys.has('benchmarks') || keys.has('commit_info')),
    open: () => {
        const book = (0,benchmark_book/* benchmarkBook */.XR)();
        return jsonParts({
            objects: {
                'benchmarks.*': (benchmark) => {
                    const { name, fullname, stats } = benchmark;
                    const fullName = (0,json_cases/* textOf */.b6)(fullname) === '' ? (0,json_cases/* textOf */.b6)(name) : (0,json_cases/* textOf */.b6)(fullname);
                    if (!(0,json/* isJsonObject */.OW)(stats) || stats['rounds'] === 0) {
                        book.fail(fullName, (0,json/* isJsonObject */.OW)(stats) ? 'it ran 0 rounds' : 'it has no result');
                        return;
                    }
                    const { data, median, mean, max, ops } = stats;
                    const numbers = (0,json/* isJsonList */.P8)(data) && data.length > 0
                        ? (0,benchmark_book/* numbersOfTimes */.yb)(fullName, data, pytest_benchmark_secondMs)
                        : { p50: (0,benchmark_book/* scaled */.vK)(median, pytest_benchmark_secondMs), mean: (0,benchmark_book/* scaled */.vK)(mean, pytest_benchmark_secondMs), max: (0,benchmark_book/* scaled */.vK)(max, pytest_benchmark_secondMs) };
                    book.add({ name: (0,json_cases/* textOf */.b6)(name), fullName, numbers: { ...numbers, throughput: ops } });
                },
            },
            required: ['benchmarks'],
            end: book.report,
        });
    },
};

// EXTERNAL MODULE: ./packages/reports/src/domain/limits.ts
var limits = __webpack_require__(8230);
// EXTERNAL MODULE: ./packages/reports/src/domain/text-lines.ts
var text_lines = __webpack_require__(8135);
;// CONCATENATED MODULE: ./packages/reports/src/domain/performance/go-bench.ts




/** What one unit of a result is, and how many of ours it is. */
const units = new Map([
    ['ns/op', { part: 'mean', factor: 1e-6 }],
    ['B/op', { part: 'bytes', factor: 1 }],
    ['allocs/op', { part: 'count', factor: 1 }],
    ['MB/s', { part: 'throughput', factor: 1e6 }],
]);
const named = /^(Benchmark\S*)[ \t]+(.*)$/u;
const numeric = /^[+-]?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|nan|inf)$/iu;
/** A result, `50  12.5 ns/op  8 B/op`: the count of iterations, then pairs; `null` where it is something printed. */
function resultIn(text) {
    const [count = '', ...fields] = text.trim().split(/\s+/u);
    if (!/^\d+$/u.test(count) || fields.length === 0 || fields.length % 2 === 1)
        return null;
    const isPaired = fields.every((field, index) => index % 2 === 1 || numeric.test(field));
    return isPaired && fields.some((field) => field.includes('/'))
        ? { iterations: Number(count), fields }
        : null;
}
/** What the pairs of a number and its unit come to. */
function pairsOf(fields, where) {
    const numbers = new Map();
    for (let at = 0; at < fields.length; at += 2) {
        const unit = units.get(fields[at + 1] ?? '');
        if (unit === undefined)
            continue;
        const value = Number(fields[at]);
        if (!Number.isFinite(value) || value < 0)
            throw new problem/* UnusableReport */.or('number-invalid', `${where}: "${(0,problem/* excerpt */.Kb)(fields[at] ?? '')}" is no measurement.`);
        numbers.set(unit.part, value * unit.factor);
    }
    return numbers;
}
/**
 * The text of `go test -bench` (golang.org/design/14313-benchmark-format). Lines of one name, as `-count` writes them,
 * are repeated measurements. What a benchmark prints may stand between its name and its result. The number of
 * processors at the end of every name (`-8`) is left out where all names have the same.
 */
function goBenchReader() {
    const book = (0,benchmark_book/* benchmarkBook */.XR)(true);
    const lines = [];
    let packageName = '';
    /** A name whose result has not come. */
    let pending = null;
    /** Whether there is something that no PASS, FAIL or ok has closed. */
    let isOpen = false;
    const take = (name, { iterations, fields }) => {
        const where = `Line ${text.number()}`;
        if (iterations < 1)
            throw new problem/* UnusableReport */.or('number-invalid', `${where}: ${(0,problem/* excerpt */.Kb)(name)} ran ${iterations} times.`);
        if (lines.length >= limits/* limits */.F.benchmarks)
            throw new problem/* UnusableReport */.or('report-too-large', `There are more than ${limits/* limits */.F.benchmarks} results.`);
        lines.push({ name, package: packageName, numbers: pairsOf(fields, where) });
        pending = null;
    };
    /** Gives up on a name whose result has not come. */
    const giveUp = () => {
        if (pending !== null)
            book.fail(pending, 'it has no result');
        pending = null;
    };
    const readNamed = (name, rest) => {
        giveUp();
        isOpen = true;
        pending = name;
        const result = resultIn(rest);
        if (result !== null)
            take(name, result);
    };
    /** What says that something failed; `FAIL` by itself repeats what stands above it. */
    const readFailure = (line) => {
        const [, benchmark, rest, panic] = /^(?:--- FAIL: (\S+).*|FAIL(?:\s+(\S.*))?|panic: (.*))$/u.exec(line) ?? [];
        const why = benchmark === undefined ? (rest ?? panic) : 'it failed';
        if (why !== undefined)
            book.fail(benchmark ?? packageName, why);
        else if (line === 'FAIL')
            book.fail(packageName === '' ? 'go test' : packageName, 'FAIL');
    };
    const readLine = (line) => {
        const found = named.exec(line);
        if (found !== null) {
            readNamed(found[1] ?? '', found[2] ?? '');
            return;
        }
        const result = pending === null ? null : resultIn(line);
        if (pending !== null && result !== null) {
            take(pending, result);
            return;
        }
        readFailure(line);
        if (/^(?:PASS$|FAIL\b|ok\s)/u.test(line)) {
            giveUp();
            isOpen = false;
        }
        else if (/^(?:goos|goarch|pkg|cpu): /u.test(line)) {
            if (line.startsWith('pkg: '))
                packageName = line.slice(5).trim();
            isOpen = true;
        }
    };
    const text = (0,text_lines/* textLines */.F)(readLine, limits/* limits */.F.lineCharacters);
    return {
        write: (chunk) => text.write(chunk),
        end: () => {
            readLine(text.rest());
            if (isOpen)
                throw new problem/* UnusableReport */.or('report-truncated', 'The last package has neither PASS nor FAIL: it did not end.');
            const suffixes = new Set(lines.map(({ name }) => /-\d+$/u.exec(name)?.[0] ?? ''));
            const [suffix = ''] = suffixes.size === 1 ? suffixes : [];
            for (const line of lines) {
                const name = suffix === '' ? line.name : line.name.slice(0, -suffix.length);
                const fullName = line.package === '' ? name : `${line.package}.${name}`;
                book.add({ name, fullName, numbers: Object.fromEntries(line.numbers) });
            }
            return book.report();
        },
    };
}
const goBench = {
    kind: 'performance',
    title: 'Go benchmarks',
    recognizes: ({ text }) => !/^[<[{]/u.test(text) && /^(?:goos: |pkg: |Benchmark\S*[ \t]+\d+[ \t]+\S+ ns\/op)/mu.test(text),
    open: goBenchReader,
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/performance/jmh.ts





const unitsMs = {
    ns: 1e-6,
    us: 1e-3,
    µs: 1e-3,
    ms: 1,
    s: 1_000,
    min: 60_000,
    hr: 3_600_000,
    day: 86_400_000,
};
const percentiles = { p50: '50.0', p90: '90.0', p95: '95.0', p99: '99.0' };
/** Every measured iteration of every fork; without them the score alone. */
function measurementsOf(metric) {
    const { rawData, score } = metric;
    if ((0,json/* isJsonList */.P8)(rawData) && rawData.some((fork) => (0,json/* isJsonList */.P8)(fork) && fork.length === 0))
        throw new problem/* UnusableReport */.or('number-invalid', 'A fork holds no measurement.');
    const raw = (0,json/* isJsonList */.P8)(rawData) ? rawData.flatMap((fork) => ((0,json/* isJsonList */.P8)(fork) ? fork : [fork])) : [];
    // A score that is no number shows that some of the raw data are none.
    return raw.length === 0 || typeof score !== 'number' ? [score] : raw;
}
function numbersOf(mode, metric) {
    const unit = (0,json_cases/* textOf */.b6)(metric['scoreUnit']);
    const [over = '', under = ''] = unit.split('/');
    const isRate = mode === 'thrpt';
    const unitMs = unitsMs[isRate ? under : over];
    if (unitMs === undefined ||
        ((isRate ? over : under) !== 'ops' && !(isRate ? over : under).startsWith('op')))
        throw new problem/* UnusableReport */.or('report-unparsable', `A score of mode ${(0,problem/* excerpt */.Kb)(mode)} is in "${(0,problem/* excerpt */.Kb)(unit)}".`);
    const factor = isRate ? 1_000 / unitMs : unitMs;
    const measured = measurementsOf(metric).map((one) => (0,benchmark_book/* scaled */.vK)(one, factor));
    if (isRate)
        return { throughput: measured };
    if (mode === 'ss')
        return { time: measured };
    const { scorePercentiles: ranks } = metric;
    const ranked = mode === 'sample' && (0,json/* isJsonObject */.OW)(ranks)
        ? Object.fromEntries(Object.entries(percentiles).map(([part, rank]) => [part, (0,benchmark_book/* scaled */.vK)(ranks[rank], unitMs)]))
        : {};
    return { mean: measured, ...ranked };
}
const modes = ['thrpt', 'avgt', 'sample', 'ss'];
/**
 * The results of JMH (`-rf json`). Throughput (`thrpt`) is better when it is higher, all others are times. A benchmark
 * is called by its class and method with its parameters (`Checkout.total n=10`), and fully with its package.
 */
const jmh = {
    kind: 'performance',
    title: 'JMH',
    recognizes: ({ keys }) => keys.has('[].benchmark') && (keys.has('[].primaryMetric') || keys.has('[].mode')),
    open: () => {
        const book = (0,benchmark_book/* benchmarkBook */.XR)();
        return jsonParts({
            objects: {
                '*': (result) => {
                    const { benchmark, mode, params, primaryMetric } = result;
                    const path = (0,json_cases/* textOf */.b6)(benchmark);
                    const given = (0,json/* isJsonObject */.OW)(params) ? Object.entries(params) : [];
                    const suffix = given.map(([name, value]) => ` ${name}=${(0,json_cases/* textOf */.b6)(value)}`).join('');
                    const fullName = path + suffix;
                    if (!(0,json/* isJsonObject */.OW)(primaryMetric) || !modes.includes((0,json_cases/* textOf */.b6)(mode))) {
                        book.fail(fullName, (0,json/* isJsonObject */.OW)(primaryMetric) ? `its mode is ${(0,json_cases/* textOf */.b6)(mode)}` : 'it has no result');
                        return;
                    }
                    const name = path.split('.').slice(-2).join('.') + suffix;
                    book.add({ name, fullName, numbers: numbersOf((0,json_cases/* textOf */.b6)(mode), primaryMetric) });
                },
            },
            required: [],
            end: book.report,
        });
    },
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/performance/autocannon.ts






/**
 * The result of autocannon (`--json`), named by its `title`, else by the URL. Every answer that is not 2xx, every error
 * (timeouts are among them) and every mismatch of the expected body failed; it knows no 95th percentile.
 */
const autocannon = {
    kind: 'performance',
    title: 'autocannon',
    recognizes: ({ keys }) => keys.has('non2xx') && keys.has('latency') && keys.has('requests'),
    open: () => {
        const book = (0,benchmark_book/* benchmarkBook */.XR)();
        const totals = new Map();
        const objects = new Map();
        const keep = (value, path) => {
            objects.set(String(path[0]), value);
        };
        return jsonParts({
            objects: { latency: keep, requests: keep },
            scalar: (path, value) => {
                if (path.length === 1)
                    totals.set(String(path[0]), value);
            },
            required: ['latency', 'requests'],
            end: () => {
                const latency = objects.get('latency') ?? {};
                const requests = objects.get('requests') ?? {};
                const given = (0,json_cases/* textOf */.b6)(totals.get('title'));
                const name = given === '' ? (0,json_cases/* textOf */.b6)(totals.get('url')) : given;
                if (!(0,json/* isJsonObject */.OW)(latency) || name === '')
                    throw new problem/* UnusableReport */.or('report-unparsable', 'The result names no URL.');
                const errors = (0,tally/* countIn */.ry)('errors', totals.get('errors'));
                const unsuccessful = (0,tally/* countIn */.ry)('non2xx', totals.get('non2xx')) +
                    ((0,tally/* optionalCount */.kP)('mismatches', totals.get('mismatches')) ?? 0);
                const answers = (0,tally/* countIn */.ry)('requests.total', requests['total']);
                const failed = Math.min(answers, unsuccessful) + errors;
                if (failed >= answers + errors) {
                    book.fail(name, answers + errors === 0 ? 'no request was made' : `all ${failed} requests failed`);
                    return book.report();
                }
                if (failed > 0)
                    book.failRequests(name, `${failed} of ${answers + errors} requests failed`);
                book.add({
                    name,
                    numbers: {
                        p50: (0,benchmark_book/* scaled */.vK)(latency['p50'], 1),
                        p90: (0,benchmark_book/* scaled */.vK)(latency['p90'], 1),
                        p99: (0,benchmark_book/* scaled */.vK)(latency['p99'], 1),
                        mean: (0,benchmark_book/* scaled */.vK)(latency['mean'], 1),
                        max: (0,benchmark_book/* scaled */.vK)(latency['max'], 1),
                        throughput: requests['mean'],
                        'error-rate': failed / (answers + errors),
                    },
                });
                return book.report();
            },
        });
    },
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/performance/measurement-list.ts




/** What a unit says of a number: which it is, how many of ours, and which way is better. */
const measurement_list_units = {
    ns: [{ part: 'time', factor: 1e-6, better: 'lower' }],
    us: [{ part: 'time', factor: 1e-3, better: 'lower' }],
    µs: [{ part: 'time', factor: 1e-3, better: 'lower' }],
    ms: [{ part: 'time', factor: 1, better: 'lower' }],
    s: [{ part: 'time', factor: 1_000, better: 'lower' }],
    min: [{ part: 'time', factor: 60_000, better: 'lower' }],
    B: [{ part: 'bytes', factor: 1, better: 'lower' }],
    kB: [{ part: 'bytes', factor: 1_000, better: 'lower' }],
    KiB: [{ part: 'bytes', factor: 1_024, better: 'lower' }],
    MB: [{ part: 'bytes', factor: 1_000_000, better: 'lower' }],
    MiB: [{ part: 'bytes', factor: 1_024 ** 2, better: 'lower' }],
    GiB: [{ part: 'bytes', factor: 1_024 ** 3, better: 'lower' }],
    '/s': [{ part: 'throughput', factor: 1, better: 'higher' }],
    '%': [
        { part: 'score', factor: 0.01, better: 'higher' },
        { part: 'error-rate', factor: 0.01, better: 'lower' },
    ],
    '': [{ part: 'count', factor: 1, better: 'lower' }],
};
const header = 'name,value,unit,better';
const decimal = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/u;
/** The fields of a line of RFC 4180, without line breaks in them; `null` where its quotes are wrong. */
function fieldsOf(line) {
    const fields = [];
    const field = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/uy;
    for (;;) {
        const found = field.exec(line);
        if (found === null)
            return null;
        const [, quoted, plain = '', end] = found;
        fields.push(quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'));
        if (end === '')
            return fields;
    }
}
function measurementListReader() {
    const book = (0,benchmark_book/* benchmarkBook */.XR)(true);
    let isHeader = true;
    const refuse = (message) => {
        throw new problem/* UnusableReport */.or('report-unparsable', `Line ${lines.number()}: ${message}`);
    };
    const readLine = (line) => {
        if (line.trim() === '')
            return;
        if (isHeader) {
            isHeader = false;
            return;
        }
        const fields = fieldsOf(line);
        if (fields?.length !== 4)
            return refuse(`"${(0,problem/* excerpt */.Kb)(line)}" is not ${header}.`);
        const [name = '', value = '', unit = '', better = ''] = fields;
        const known = measurement_list_units[unit];
        if (known === undefined || !Object.hasOwn(measurement_list_units, unit))
            return refuse(`the unit "${(0,problem/* excerpt */.Kb)(unit)}" is none of ${Object.keys(measurement_list_units).join(' ')}.`);
        const meant = known.find((entry) => entry.better === better);
        if (meant === undefined)
            return refuse(`of "${(0,problem/* excerpt */.Kb)(unit)}" ${known.map((entry) => entry.better).join(' or ')} is better, not "${(0,problem/* excerpt */.Kb)(better)}".`);
        if (!decimal.test(value))
            throw new problem/* UnusableReport */.or('number-invalid', `Line ${lines.number()}: ${(0,problem/* excerpt */.Kb)(name)} is "${(0,problem/* excerpt */.Kb)(value)}", which is no number.`);
        // Divided for what is below one: 7 of a hundred is 0.07, and 7 times a hundredth a little more.
        const number = meant.factor < 1 ? Number(value) / Math.round(1 / meant.factor) : Number(value) * meant.factor;
        book.add({ name, numbers: { [meant.part]: number } });
    };
    const lines = (0,text_lines/* textLines */.F)(readLine, limits/* limits */.F.lineCharacters);
    return {
        write: (text) => lines.write(text),
        end: () => {
            if (lines.rest().trim() !== '')
                throw new problem/* UnusableReport */.or('report-truncated', 'The last line has no line feed: it may be half of one.');
            return book.report();
        },
    };
}
/**
 * The plain form, for what no tool of the others measures: lines of `name,value,unit,better` (RFC 4180) under a header
 * that says so. Lines of one name are repeated measurements.
 */
const measurementList = {
    kind: 'performance',
    title: 'measurements as CSV',
    recognizes: ({ firstLine }) => firstLine.trim().replaceAll('"', '').replaceAll(/\s/gu, '') === header,
    open: measurementListReader,
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/performance/performance-formats.ts










/** The readers of reports about performance. */
const performanceFormats = {
    k6: k6,
    lighthouse: lighthouse,
    hyperfine: hyperfine,
    'vitest-bench': vitestBench,
    tinybench: tinybench,
    'pytest-benchmark': pytestBenchmark,
    'go-bench': goBench,
    jmh: jmh,
    autocannon: autocannon,
    measurements: measurementList,
};


/***/ }),

/***/ 9774:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ performanceParts)
/* harmony export */ });
/** The numbers that rules may ask of a benchmark. Times in ms, sizes in bytes, shares of 0 to 1. */
const performanceParts = [
    'p50',
    'p90',
    'p95',
    'p99',
    'mean',
    'max',
    'time',
    'throughput',
    'error-rate',
    'score',
    'bytes',
    'count',
];


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


/***/ })

};

export const id = 850;
export const ids = [850];
export const modules = {

/***/ 2834:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ observationsOf)
});

// EXTERNAL MODULE: ./packages/shared/src/domain/glob.ts
var domain_glob = __webpack_require__(8712);
// EXTERNAL MODULE: ./actions/quality-gate/src/domain/codes.ts + 1 modules
var codes = __webpack_require__(6787);
// EXTERNAL MODULE: ./actions/quality-gate/src/domain/metrics.ts
var metrics = __webpack_require__(1543);
// EXTERNAL MODULE: ./packages/reports/src/domain/coverage/coverage.ts
var coverage = __webpack_require__(7725);
// EXTERNAL MODULE: ./actions/quality-gate/src/domain/baseline/entry.ts
var baseline_entry = __webpack_require__(2048);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/baseline/ratchet.ts




/**
 * What a ratio may be held against, so that deleting code punishes nobody. Where there is less in all than in the
 * baseline, what must not grow is the amount that is bad (lines that are not covered, lines that are duplicated), so
 * the baseline is laid over the smaller total: of 9 covered lines in 10, with 8 left, 7 in 8. However much was deleted,
 * covered or not, the bad amount did not grow by it, so the ratio is met. Where the total grew or stayed, the
 * baseline's own ratio holds.
 *
 * @param before - of the baseline
 * @param now - of what is judged
 * @param better - which direction of the ratio is an improvement
 * @returns 0 to 1
 */
function ratchetRatio(before, now, better) {
    const { part, total } = before;
    if (now.total >= total || now.total === 0)
        return total === 0 ? NaN : part / total;
    const bad = better === 'higher' ? total - part : part;
    const share = Math.min(1, bad / now.total);
    return better === 'higher' ? 1 - share : share;
}
const keyOf = (metric, name, scope) => JSON.stringify([
    metric,
    name,
    scope.kind,
    ...(scope.kind === 'whole' ? [] : scope.kind === 'path' ? [scope.glob] : [scope.member, scope.id]),
]);
function indexOf(body) {
    const entries = new Map();
    // What was measured by itself stands before what a rule asked for.
    for (const entry of [...body.answers, ...body.numbers]) {
        const { metric, name, scope } = (0,baseline_entry/* queryOf */.E)(entry);
        entries.set(keyOf(metric, name, scope), entry);
    }
    return { body, entries, files: new Map(body.files?.list.map((file) => [file.path, file])) };
}
/** Coverage of files, which the baseline holds one by one: of one of them, or of all in a glob. */
function coverageOf({ body, files }, query) {
    const part = coverage/* coverageParts */.$m.find((known) => query.metric === `coverage.${known}`);
    if (part === undefined || body.files === null)
        return null;
    const { scope } = query;
    if (scope.kind === 'whole' || (scope.kind === 'member' && scope.member !== 'file'))
        return null;
    if (!body.files.areComplete)
        return 'unlisted';
    const matches = scope.kind === 'path' ? (0,domain_glob/* compileGlob */.S)(scope.glob) : () => true;
    const one = scope.kind === 'member' ? files.get(scope.id) : undefined;
    const among = scope.kind === 'path' ? body.files.list : one === undefined ? [] : [one];
    let covered = 0;
    let total = 0;
    for (const file of among) {
        const ratio = file[part];
        if (ratio === null || !matches(file.path))
            continue;
        covered += ratio.covered;
        total += ratio.total;
    }
    if (total === 0)
        return null;
    const value = covered / total;
    return {
        metric: query.metric,
        name: null,
        in: null,
        value,
        of: { part: covered, total },
        samples: null,
    };
}
/**
 * What queries are compared with: the numbers of the baseline, laid over what is left where code was deleted.
 *
 * @returns a function of the query and of what it sees now
 */
function baselineTeller(body) {
    const index = indexOf(body);
    return (query, now, better) => {
        const { metric, name, scope } = query;
        const entry = index.entries.get(keyOf(metric, name, scope)) ?? coverageOf(index, query);
        if (entry === null)
            return {
                kind: 'never-existed',
                why: `The baseline of ${body.created.slice(0, 10)} (run ${body.run.id}) did not measure it: it is new.`,
            };
        if (entry === 'unlisted')
            return {
                kind: 'absent',
                code: 'baseline-incomplete',
                why: 'The baseline does not list all files.',
                fix: codes/* codes */.F4['baseline-incomplete'].fix,
            };
        const share = now.kind === 'value' ? (now.of ?? null) : null;
        const value = entry.of === null || share === null ? entry.value : ratchetRatio(entry.of, share, better);
        return {
            kind: 'value',
            value,
            where: null,
            detail: null,
            ...(entry.samples === null ? {} : { samples: entry.samples }),
        };
    };
}

// EXTERNAL MODULE: ./actions/quality-gate/src/domain/baseline/removed.ts
var removed = __webpack_require__(8796);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/baseline/observe-baseline.ts




/** Why there is no baseline to look into. */
function missing({ comparison }) {
    const found = comparison?.found ?? null;
    if (found?.kind === 'never-existed')
        return found;
    const code = 'baseline-not-known';
    const why = found?.kind === 'unusable'
        ? `There is no baseline to compare with (${found.code}).`
        : 'Nothing says what to compare with.';
    return { kind: 'absent', code, why, fix: codes/* codes */.F4[code].fix };
}
/** What queries are compared with; see `ratchet.ts` for what becomes of code that was deleted. */
function baselineObserver(measurements, observe) {
    const found = measurements.comparison?.found ?? null;
    if (found?.kind !== 'known')
        return () => missing(measurements);
    const tell = baselineTeller(found.body);
    return (query) => tell(query, observe(query), metrics/* metrics */.qd.find(({ id }) => id === query.metric)?.better ?? 'lower');
}
/** `baseline.removed of KIND`; nothing to judge where no baseline ever existed. */
function removedFor(measurements, { name }) {
    const { comparison } = measurements;
    const { tests, coverage, size, performance } = measurements;
    const broken = [tests, coverage, size, performance]
        .map((measure) => measure?.broken ?? null)
        .find((why) => why !== null);
    if (comparison?.removed === null || comparison === null) {
        const absent = missing(measurements);
        return absent.kind === 'absent' ? absent : { kind: 'not-applicable', why: absent.why };
    }
    if (typeof broken === 'string')
        return {
            kind: 'absent',
            code: 'measurement-broken',
            why: `Not everything is known (${broken}).`,
            fix: codes/* codes */.F4['measurement-broken'].fix,
        };
    return (0,removed/* observeRemoved */.hm)(comparison.removed, name);
}

// EXTERNAL MODULE: ./actions/quality-gate/src/domain/kinds/coverage/coverage-sources.ts
var coverage_sources = __webpack_require__(8188);
// EXTERNAL MODULE: ./actions/quality-gate/src/domain/kinds/kinds.ts + 42 modules
var kinds = __webpack_require__(8412);
// EXTERNAL MODULE: ./actions/quality-gate/src/domain/change/change-measure.ts + 1 modules
var change_measure = __webpack_require__(2204);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/change/touched.ts




/** Tells whether the change touches what a rule is about; `unknown` wherever there is no proof that it does not. */
function changeTeller(measurements) {
    const { change, packages } = measurements;
    if (change?.kind !== 'known')
        return () => 'unknown';
    const { touched } = change.change;
    const packagesOf = (0,change_measure/* packagesIn */.jQ)(packages);
    const touchedPackages = new Set([...touched].flatMap((path) => packagesOf(path)));
    const known = new Map();
    const filesOf = (sources) => {
        const files = known.get(sources) ?? new Map(sources.files(measurements).map((file) => [file.path, file]));
        known.set(sources, files);
        return files;
    };
    return ({ metric, scope }) => {
        const measured = scope.kind === 'member' && scope.member === 'package' ? packages.get(scope.id) : measurements;
        // What is of no kind, or of one that is about no source, is told by the files that are covered.
        const sources = (0,kinds/* kindOfMetric */.AQ)(metric)?.sources ?? coverage_sources/* coverageSources */.t;
        if (measured === undefined || !sources.isMeasured(measured))
            return 'unknown';
        if (touched.size === 0)
            return 'untouched';
        if (scope.kind === 'whole')
            return 'touched';
        if (scope.kind === 'path') {
            if ([...touched].some((0,domain_glob/* compileGlob */.S)(scope.glob)))
                return 'touched';
            const isKnown = sources.isScopeKnown(measured, metric, scope.glob, sources.files(measurements));
            return isKnown ? 'untouched' : 'unknown';
        }
        if (scope.member === 'package') {
            if ((measured.coverage?.files.length ?? 0) === 0)
                return 'unknown';
            return touchedPackages.has(scope.id) ? 'touched' : 'untouched';
        }
        const file = filesOf(sources).get(scope.id);
        if (scope.member !== 'file' || file === undefined)
            return 'unknown';
        return file.candidates.some((path) => touched.has(path)) ? 'touched' : 'untouched';
    };
}

// EXTERNAL MODULE: ./actions/quality-gate/src/domain/sonarqube/metrics.ts
var sonarqube_metrics = __webpack_require__(2424);
// EXTERNAL MODULE: ./actions/quality-gate/src/domain/sonarqube/sonar-measure.ts
var sonar_measure = __webpack_require__(2071);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/assess.ts






const nothingMeasured = { ...kinds/* noMeasures */.jo, changed: null };
/** What the measurements say to the rules. */
function observationsOf(measurements) {
    const observers = new Map();
    const observerOf = (metric) => {
        const kind = (0,kinds/* kindOfMetric */.AQ)(metric);
        if (kind === null)
            return null;
        const observer = observers.get(kind) ?? kind.observer(measurements);
        observers.set(kind, observer);
        return observer;
    };
    const measuredIn = ({ scope }) => {
        if (scope.kind !== 'member' || scope.member !== 'package')
            return measurements;
        return measurements.packages.get(scope.id) ?? nothingMeasured;
    };
    const observe = (query) => {
        if (query.metric === 'baseline.removed')
            return removedFor(measurements, query);
        if ((0,sonarqube_metrics/* isSonar */._m)(query.metric))
            return (0,sonar_measure/* observeSonar */.Qc)(measurements.sonar, query);
        return (observerOf(query.metric)?.observe(query, measuredIn(query)) ?? {
            kind: 'absent',
            code: 'not-measured',
            why: `This version does not measure ${query.metric}.`,
            fix: 'Take the rule out.',
        });
    };
    const tell = baselineObserver(measurements, observe);
    return {
        observe,
        names: (metric) => (0,sonarqube_metrics/* isSonar */._m)(metric) ? (0,sonar_measure/* sonarNames */.Og)(measurements.sonar) : (observerOf(metric)?.names?.(metric) ?? []),
        members: (member, glob, about) => {
            const matches = glob === null ? () => true : (0,domain_glob/* compileGlob */.S)(glob);
            if (member === 'package')
                return [...measurements.packages.keys()].filter(matches).sort();
            if (member === 'service')
                return [];
            return observerOf(about.metric)?.files?.(about, glob) ?? [];
        },
        baseline: (query) => {
            const whole = (0,kinds/* kindOfMetric */.AQ)(query.metric)?.inBaseline?.(query, measuredIn(query)) ?? query;
            const found = tell(whole);
            return found.kind === 'never-existed' && whole !== query ? tell(query) : found;
        },
        changed: changeTeller(measurements),
    };
}


/***/ }),

/***/ 9013:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bt: () => (/* binding */ baselineFileName),
/* harmony export */   Ri: () => (/* binding */ baselineName),
/* harmony export */   _Z: () => (/* binding */ workflowPathOf)
/* harmony export */ });
/** The file inside of the artifact. */
const baselineFileName = 'baseline.json';
/**
 * The name of the artifact: readable, and different for every workflow, gate, service and branch, so that one list by
 * name finds no other's.
 */
function baselineName(owner, digests) {
    const { workflow, gate, service, branch } = owner;
    const digest = digests.sha256(JSON.stringify([workflow, gate, service, branch])).slice(0, 12);
    return `interlock-baseline-${gate}-${digest}`;
}
/** The workflow file of `owner/name/.github/workflows/x.yml@ref`, as the API names it. */
function workflowPathOf(workflowRef) {
    return (workflowRef.split('@')[0] ?? '').split('/').slice(2).join('/');
}


/***/ }),

/***/ 2048:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ queryOf)
/* harmony export */ });
/** The query that an entry is the answer to. */
function queryOf({ metric, name, in: scope }) {
    if (scope === null)
        return { metric, name, scope: { kind: 'whole' } };
    if ('path' in scope)
        return { metric, name, scope: { kind: 'path', glob: scope.path } };
    return { metric, name, scope: { kind: 'member', member: scope.member, id: scope.id } };
}


/***/ }),

/***/ 8796:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jg: () => (/* binding */ removalFindings),
/* harmony export */   N$: () => (/* binding */ removedSince),
/* harmony export */   hm: () => (/* binding */ observeRemoved)
/* harmony export */ });
/* harmony import */ var _interlock_shared_domain_report_numbers__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(157);
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6787);
/* harmony import */ var _metrics_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1543);
/* harmony import */ var _interlock_reports_domain_tests_counts__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8984);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2048);





const named = (names) => ({ count: names.length, names });
/** By name where all names of both are known; else how many fewer there are. */
function removedTests({ tests: before }, { tests, caseNames }) {
    if (before === null)
        return named([]);
    if (before.areComplete && caseNames.areComplete)
        return named(before.names.filter((name) => !caseNames.passes.has(name)));
    const now = tests === null ? 0 : (0,_interlock_reports_domain_tests_counts__WEBPACK_IMPORTED_MODULE_2__/* .totalOf */ .e6)(tests.counts) + tests.waived;
    return { count: Math.max(0, before.total - now), names: [] };
}
/** Files that are still in the repository and whose coverage nobody reports any more: not deleted, left out. */
function removedFiles({ files: before }, { coverage }, repository) {
    if (before === null)
        return named([]);
    if (repository === null)
        return { ...named([]), unknown: 'the files of the repository are not known' };
    const covered = new Set(coverage?.files.flatMap(({ candidates }) => candidates));
    return named(before.list.map(({ path }) => path).filter((path) => repository.has(path) && !covered.has(path)));
}
function removedReports({ reports: before }, now) {
    let count = 0;
    const names = [];
    for (const { kind, package: owner, files } of before) {
        const same = now.find((one) => one.kind === kind && one.package === owner)?.files ?? 0;
        if (same >= files)
            continue;
        count += files - same;
        names.push(`${kind}${owner === null ? '' : ` of ${owner}`}: ${same} instead of ${files}`);
    }
    return { count, names };
}
/**
 * Names under which metrics that begin so were measured, and are not now: those that were measured by themselves, and
 * the globs that rules asked for (bundles have a new name at every build, so single files prove nothing).
 */
function removedNames(body, now, prefix) {
    const ofKind = ({ metric, name }) => metric.startsWith(prefix) && name !== null;
    const here = new Set(_metrics_js__WEBPACK_IMPORTED_MODULE_1__/* .metrics */ .qd.filter(({ id }) => id.startsWith(prefix)).flatMap(({ id }) => now.names(id)));
    const single = body.numbers.filter((entry) => ofKind(entry) && !here.has(entry.name ?? ''));
    const asked = body.answers.filter((entry) => ofKind(entry) && now.observe((0,_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .queryOf */ .E)(entry)).kind !== 'value');
    return named([...new Set([...single, ...asked].map(({ name }) => name ?? ''))].sort());
}
/** Everything that the baseline measured and this run does not. */
function removedSince(body, measurements, observations, repository) {
    return {
        tests: removedTests(body, measurements),
        files: removedFiles(body, measurements, repository),
        reports: removedReports(body, measurements.reportCounts),
        benchmarks: removedNames(body, observations, 'performance.'),
        sizes: removedNames(body, observations, 'size.'),
    };
}
const shownNames = 10;
/** `3 tests: a, b and c`, cut. */
function sayRemoval(kind, { count, names }) {
    const more = names.length - shownNames;
    const list = names.slice(0, shownNames).join(', ') + (more > 0 ? `, and ${more} more` : '');
    const what = (0,_interlock_shared_domain_report_numbers__WEBPACK_IMPORTED_MODULE_4__/* .countOf */ .pq)(count, kind.slice(0, -1));
    return list === '' ? `${what}, not known by name` : `${what}: ${list}`;
}
/** What is gone, for people; what it does to the verdict is the rules' to say. */
function removalFindings(removed) {
    return _metrics_js__WEBPACK_IMPORTED_MODULE_1__/* .removables */ .PI
        .filter((kind) => removed[kind].count > 0)
        .map((kind) => (0,_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('removed-since-baseline', kind, sayRemoval(kind, removed[kind])));
}
/** `baseline.removed of KIND`. */
function observeRemoved(removed, name) {
    const kind = _metrics_js__WEBPACK_IMPORTED_MODULE_1__/* .removables */ .PI.find((known) => known === name);
    if (kind === undefined)
        return {
            kind: 'absent',
            code: 'not-measured',
            why: `Nothing is called "${name ?? ''}".`,
            fix: `Write one of: ${_metrics_js__WEBPACK_IMPORTED_MODULE_1__/* .removables */ .PI.join(', ')}.`,
        };
    const removal = removed[kind];
    if (removal.unknown !== undefined)
        return {
            kind: 'absent',
            code: 'measurement-broken',
            why: `It cannot be told what is gone: ${removal.unknown}.`,
            fix: _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F4['measurement-broken'].fix,
        };
    return { kind: 'value', value: removal.count, where: null, detail: sayRemoval(kind, removal) };
}


/***/ }),

/***/ 1580:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readBaselineSetting)
/* harmony export */ });
/* harmony import */ var _interlock_shared_domain_result__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6095);

const fix = 'Write `branch=main` (the newest run of this workflow on a protected branch whose gate passed), `file=.github/baseline.json`, or `none`.';
const flaw = (given, what) => (0,_interlock_shared_domain_result__WEBPACK_IMPORTED_MODULE_0__/* .failure */ .V)({ message: `found "${given}"${what}.`, fix });
/** Characters that git forbids in a branch, and what a shell or an address would take for its own. */
const unfitBranch = /[\s~^:?*[\\\u0000-\u001f\u007f]|\.\.|\/\/|^[/.-]|[/.]$|@\{|\.lock$/u;
function readSince(text) {
    if (!/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}Z)?$/u.test(text))
        return null;
    const parsed = Date.parse(text);
    // 2026-02-31 would become a day in March.
    return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(text.replace('Z', ''))
        ? parsed
        : null;
}
function readBranch(given) {
    const words = given.split(/ +/u).map((word) => /^([a-z]+)=(.+)$/u.exec(word)?.slice(1) ?? [word, '']);
    const said = new Map(words.map(([key = '', value = '']) => [key, value]));
    const branch = said.get('branch') ?? '';
    if (branch === '')
        return flaw(given, ', which names no branch');
    if (unfitBranch.test(branch) || branch.startsWith('refs/'))
        return flaw(given, `: "${branch}" is not the name of a branch`);
    const strange = words.find(([key = '']) => !['branch', 'workflow', 'since'].includes(key));
    if (strange !== undefined)
        return flaw(given, `: "${strange[0] ?? ''}" is none of branch, workflow and since`);
    if (said.size < words.length)
        return flaw(given, ', which says one thing twice');
    const file = said.get('workflow');
    if (file !== undefined && !/^[\w.-]+\.ya?ml$/u.test(file))
        return flaw(given, `: "${file}" is not a file of .github/workflows`);
    const workflow = file === undefined ? null : `.github/workflows/${file}`;
    const since = said.get('since');
    const sinceMs = since === undefined ? null : readSince(since);
    if (since !== undefined && sinceMs === null)
        return flaw(given, `: "${since}" is neither a day such as 2026-11-21 nor a minute such as 2026-11-21T14:00Z`);
    return (0,_interlock_shared_domain_result__WEBPACK_IMPORTED_MODULE_0__/* .success */ .k)({ kind: 'branch', branch, workflow, sinceMs, text: given });
}
/** Reads `branch=NAME`, with `workflow=FILE` and `since=YYYY-MM-DD` (or `…THH:MMZ`) behind it or not, `file=PATH` or `none`. */
function readBaselineSetting(given) {
    if (given === 'none')
        return (0,_interlock_shared_domain_result__WEBPACK_IMPORTED_MODULE_0__/* .success */ .k)({ kind: 'none' });
    if (given.startsWith('branch='))
        return readBranch(given);
    if (!given.startsWith('file='))
        return flaw(given, '');
    const path = given.slice('file='.length);
    const parts = path.split('/');
    if (path === '' ||
        /[\s\\]/u.test(path) ||
        parts.some((part) => part === '' || part === '.' || part === '..'))
        return flaw(given, ', which is not a path from the root of the repository');
    return (0,_interlock_shared_domain_result__WEBPACK_IMPORTED_MODULE_0__/* .success */ .k)({ kind: 'file', path, text: given });
}


/***/ }),

/***/ 2204:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rF: () => (/* binding */ nameFiles),
  jQ: () => (/* binding */ packagesIn),
  PW: () => (/* binding */ questionsOf),
  vz: () => (/* binding */ withChange)
});

// EXTERNAL MODULE: ./actions/quality-gate/src/domain/codes.ts + 1 modules
var codes = __webpack_require__(6787);
// EXTERNAL MODULE: ./actions/quality-gate/src/domain/change/changed-lines.ts + 1 modules
var changed_lines = __webpack_require__(6117);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/change/package-files.ts
/** The folder that a path is in; empty for the root. */
function folderOf(path) {
    return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
/**
 * Ties files to packages, which are declared by reports and not by folders: a file belongs to the package whose covered
 * files are nearest, that is, share the deepest folder with it; to several where they are equally near. A file that is
 * near to none belongs to all, so that none can leave it out.
 *
 * @param coveredPaths - by package, the files that its reports cover
 */
function packageFiles(coveredPaths) {
    const byFolder = new Map();
    for (const [name, paths] of coveredPaths)
        for (const path of paths)
            for (let folder = folderOf(path);; folder = folderOf(folder)) {
                const names = byFolder.get(folder) ?? new Set();
                if (names.has(name))
                    break;
                byFolder.set(folder, names.add(name));
                if (folder === '')
                    break;
            }
    const all = [...coveredPaths.keys()];
    return (path) => {
        for (let folder = folderOf(path);; folder = folderOf(folder)) {
            const names = byFolder.get(folder);
            if (names !== undefined)
                return [...names];
            if (folder === '')
                return all;
        }
    };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/change/change-measure.ts



const shownFiles = 10;
/** Which of the rules need to know what changed. */
function questionsOf(rules) {
    return {
        changedLines: rules.some(({ rule }) => rule.metric === 'coverage.changed-lines'),
        whenChanged: rules.some(({ rule }) => rule.whenChanged),
    };
}
/** Names of files, no more than a few; what is left out is counted. */
function nameFiles(paths) {
    const more = paths.length - shownFiles;
    return paths.slice(0, shownFiles).join(', ') + (more > 0 ? `, and ${more} more` : '');
}
/** Packages of files, by the coverage that was gathered for each. */
function packagesIn(packages) {
    return packageFiles(new Map([...packages].flatMap(([name, { coverage }]) => coverage === null ? [] : [[name, coverage.files.map(({ path }) => path)]])));
}
function changedIn(change, { coverage }, changes) {
    return coverage === null || coverage.broken !== null ? null : changes(change, coverage.files);
}
/** Files that no report mentions, by the packages that they belong to. */
function byPackage(files, packagesOf) {
    const found = new Map();
    for (const file of files)
        for (const name of packagesOf(file.path)) {
            const known = found.get(name);
            if (known === undefined)
                found.set(name, [file]);
            else
                known.push(file);
        }
    return found;
}
function notesOf(change, changed, asked) {
    const unreported = (changed ?? []).filter(({ isReported }) => !isReported);
    const named = unreported.map(({ path, lines }) => `${path} (${lines.total} lines)`);
    return [
        ...(asked.changedLines && named.length > 0
            ? [(0,codes/* finding */.gk)('changed-file-not-reported', null, nameFiles(named))]
            : []),
        ...(change.altered.size > 0
            ? [(0,codes/* finding */.gk)('tree-altered', null, nameFiles([...change.altered].sort()))]
            : []),
        ...(change.isRenameSearchCut
            ? [(0,codes/* finding */.gk)('renames-not-followed', null, `${change.touched.size} files differ`)]
            : []),
    ];
}
/**
 * Adds what the change is to what the reports say: which added lines are covered, as a whole and of each package.
 *
 * @param measurements - what the reports say
 * @param found - the change, or why it is not known
 * @param asked - what the rules need; what nobody asked for is measured all the same and not complained about
 */
function withChange(measurements, found, asked) {
    if (found.kind === 'unknown') {
        const note = asked.whenChanged ? [(0,codes/* finding */.gk)('change-not-known', null, found.why, found.fix)] : [];
        return { ...measurements, change: found, findings: [...measurements.findings, ...note] };
    }
    const { change } = found;
    const whole = changedIn(change, measurements, changed_lines/* changedFiles */.Y_);
    const unreported = byPackage((whole ?? []).filter(({ isReported }) => !isReported), packagesIn(measurements.packages));
    const packages = [...measurements.packages].map(([name, measured]) => {
        const reported = changedIn(change, measured, changed_lines/* reportedChanges */.Z7);
        const others = unreported.get(name) ?? [];
        return [
            name,
            { ...measured, changed: reported === null || whole === null ? null : [...reported, ...others] },
        ];
    });
    return {
        ...measurements,
        change: found,
        changed: whole,
        packages: new Map(packages),
        findings: [
            ...measurements.findings,
            ...(asked.changedLines || asked.whenChanged ? notesOf(change, whole, asked) : []),
        ],
    };
}


/***/ }),

/***/ 6117:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y_: () => (/* binding */ changedFiles),
  Z7: () => (/* binding */ reportedChanges),
  q2: () => (/* binding */ sumChanged)
});

// EXTERNAL MODULE: ./packages/reports/src/domain/coverage/coverage.ts
var coverage = __webpack_require__(7725);
// EXTERNAL MODULE: ./packages/shared/src/domain/glob.ts
var domain_glob = __webpack_require__(8712);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/change/code-files.ts

/** Endings of files whose lines run; shell, queries, markup and headers are not among them. */
const codeEndings = [
    ...['js', 'jsx', 'mjs', 'cjs', 'ts', 'tsx', 'mts', 'cts', 'vue', 'svelte', 'astro'],
    ...['py', 'rb', 'php', 'pl', 'pm', 'lua', 'r', 'jl'],
    ...['go', 'rs', 'c', 'cc', 'cpp', 'cxx', 'm', 'mm', 'swift', 'dart', 'zig', 'nim', 'cr'],
    ...['java', 'kt', 'scala', 'groovy', 'clj', 'cs', 'fs', 'vb', 'ex', 'exs', 'erl', 'hs', 'ml', 'elm'],
];
/**
 * Files that coverage tools leave out by themselves: tests and what belongs to them, declarations without code, the
 * configuration of tools, dependencies.
 */
const leftOutGlobs = [
    '**/{test,tests,__tests__,__mocks__,spec,specs,e2e,testdata}/**',
    '**/*.{test,spec,stories}.*',
    '**/*{_test,_spec}.*',
    '**/{test_*,conftest,setup}.py',
    '**/*{Test,Tests,Spec}.{java,kt,scala,groovy,cs,fs,vb,php,swift}',
    '**/*.d.{ts,mts,cts}',
    '**/*.config.{js,mjs,cjs,ts,mts,cts}',
    '**/.*.{js,mjs,cjs,ts}',
    '**/{node_modules,site-packages,.venv}/**',
];
const leftOut = leftOutGlobs.map((glob) => (0,domain_glob/* compileGlob */.S)(glob));
const code = new Set(codeEndings);
/** The ending of a file's name in lower case; empty where it has none. */
function endingOf(path) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const dot = name.lastIndexOf('.');
    return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}
/**
 * Whether a file that no report mentions should be in one: it is code, by a published list or because the reports
 * cover others with its ending, and it is none of the files that coverage tools leave out.
 *
 * @param path - relative to the root of the repository
 * @param measured - endings of the files that the reports cover
 */
function shouldBeReported(path, measured) {
    const ending = endingOf(path);
    if (ending === '' || !(code.has(ending) || measured.has(ending)))
        return false;
    return !leftOut.some((matches) => matches(path));
}
/** Both lists in Markdown, as the README shows them. */
function codeFilesTable() {
    const list = (entries) => entries.map((entry) => `\`${entry}\``).join(', ');
    return [
        '| changed files that no report mentions | which |',
        '| --- | --- |',
        `| are code by their ending, beside those with an ending that the reports cover | ${list(codeEndings)} |`,
        `| are left out all the same | ${list(leftOutGlobs)} |`,
    ].join('\n');
}

// EXTERNAL MODULE: ./packages/checkout/src/domain/line-ranges.ts
var line_ranges = __webpack_require__(9716);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/change/changed-lines.ts



const none = { covered: 0, total: 0 };
/** What a report claims of a file's added lines; stated totals that are worse than the list take from it. */
function reportedLines(file, { added }) {
    const covered = [];
    const uncovered = [];
    for (const { from, to } of added)
        for (let line = from; line <= Math.min(to, file.lines.length - 1); line += 1) {
            const mark = file.lines[line] ?? 0;
            if (mark === 2)
                covered.push(line);
            else if (mark > 0)
                uncovered.push(line);
        }
    const listed = (0,coverage/* ratioOfMarks */.rx)(file.lines);
    const stated = file.statedLines ?? listed;
    const notHit = Math.min(covered.length, Math.max(0, listed.covered - stated.covered));
    const unlisted = Math.min((0,line_ranges/* countLines */.lt)(added) - covered.length - uncovered.length, Math.max(0, stated.total - listed.total));
    return {
        lines: { covered: covered.length - notHit, total: covered.length + uncovered.length + unlisted },
        uncovered: (0,line_ranges/* rangesOf */.wA)(uncovered),
        isReported: true,
    };
}
/** A report that lists lines which the file does not have. Behind the last line feed some tools count one more. */
function isOutdated({ lines, pastEnd = [] }, count) {
    if (count === undefined)
        return false;
    return pastEnd.some(({ to }) => to > count + 1) || lines.subarray(count + 2).some((mark) => mark > 0);
}
/** A report that lists no line of a file, and states that it has some. */
function isUnlisted({ lines, statedLines }) {
    return (statedLines?.total ?? 0) > 0 && (0,coverage/* ratioOfMarks */.rx)(lines).total === 0;
}
const byPath = (a, b) => (a.path < b.path ? -1 : 1);
/** Files that a path of a report may mean, where it is not known which. */
function ambiguousPaths(files) {
    const found = new Set();
    for (const { candidates, path } of files)
        if (candidates.length !== 1 || candidates[0] !== path)
            for (const one of candidates)
                found.add(one);
    return found;
}
/** What reports say about the added lines of one file; `null` when it has none that can be covered. */
function reportedChange(change, file, lines) {
    const { path } = file;
    const reported = reportedLines(file, lines);
    if (isUnlisted(file))
        return { path, ...reported, doubt: 'unlisted' };
    if (change.altered.has(path))
        return { path, ...reported, doubt: 'altered' };
    if (isOutdated(file, change.lineCounts?.get(path)))
        return { path, ...reported, doubt: 'outdated' };
    return reported.lines.total === 0 ? null : { path, ...reported, doubt: null };
}
/**
 * Ties the lines that a change adds to what reports say about them. Files that the reports do not mention, and those
 * without lines that can be covered, are left out. Takes time by the covered files, however large the change is: a
 * repository of thousands of packages asks it for each of them. Takes memory by the changed ones.
 *
 * @param change - what differs
 * @param files - what the reports cover, each path once
 */
function reportedChanges(change, files) {
    const ambiguous = ambiguousPaths(files);
    const found = [];
    for (const path of ambiguous)
        if (change.files.has(path))
            found.push({ path, lines: none, uncovered: [], isReported: true, doubt: 'ambiguous' });
    for (const file of files) {
        const lines = change.files.get(file.path);
        if (lines === undefined || ambiguous.has(file.path))
            continue;
        const changed = reportedChange(change, file, lines);
        if (changed !== null)
            found.push(changed);
    }
    return found.sort(byPath);
}
/** Changed files that no report mentions and that should be in one, with every added line that is not blank. */
function unreportedChanges(change, files) {
    const mentioned = new Set(ambiguousPaths(files));
    const measured = new Set();
    for (const { path } of files) {
        measured.add(endingOf(path));
        if (change.files.has(path))
            mentioned.add(path);
    }
    return [...change.files].flatMap(([path, { added, blank }]) => {
        if (mentioned.has(path))
            return [];
        const uncovered = (0,line_ranges/* subtractRanges */.N1)(added, blank);
        if (uncovered.length === 0 || !shouldBeReported(path, measured))
            return [];
        const total = (0,line_ranges/* countLines */.lt)(uncovered);
        return [{ path, lines: { covered: 0, total }, uncovered, isReported: false, doubt: null }];
    });
}
/**
 * Ties the lines that a change adds to what reports say about them. A changed file that no report mentions and that
 * should be in one counts with every added line that is not blank as not covered: a file that is never loaded is in no
 * report, and that must not be better than one whose tests are missing. Files without such lines are left out.
 *
 * @param change - what differs
 * @param files - what all reports cover
 */
function changedFiles(change, files) {
    return [...reportedChanges(change, files), ...unreportedChanges(change, files)].sort(byPath);
}
/** Covered and all added lines of files; `null` when one of them cannot be judged. */
function sumChanged(files) {
    if (files.some(({ doubt }) => doubt !== null))
        return null;
    return files.reduce((sum, { lines }) => ({ covered: sum.covered + lines.covered, total: sum.total + lines.total }), none);
}


/***/ }),

/***/ 6787:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ge: () => (/* binding */ absent),
  F4: () => (/* binding */ codes),
  PS: () => (/* binding */ consequences),
  gk: () => (/* binding */ finding)
});

;// CONCATENATED MODULE: ./packages/reports/src/domain/report-codes.ts
/** Reason codes of what a report itself says, or cannot say. The table of a gate that reads reports has these. */
const reportCodes = {
    'report-empty': {
        effect: 'fail',
        meaning: 'The file has no content, or white space only.',
        fix: 'Look at the log of the step that writes it: it ended before it wrote anything.',
    },
    'report-truncated': {
        effect: 'fail',
        meaning: 'The file ends in the middle: an open element, a record without `end_of_record`, a package of Go without its result, half a character.',
        fix: 'Look at the log of the step that writes it: it was killed, ran out of disk, or is still writing.',
    },
    'report-unparsable': {
        effect: 'fail',
        meaning: 'The content is not what its format allows.',
        fix: 'Open the file at the line that is named; write the report with an unmodified reporter, nothing printed into it.',
    },
    'report-unsafe': {
        effect: 'fail',
        meaning: 'The XML uses an entity that XML does not predefine, or its DOCTYPE declares more than elements and their attributes.',
        fix: 'Write the report without a DOCTYPE; no reporter needs one.',
    },
    'report-too-large': {
        effect: 'inconclusive',
        meaning: 'The file goes beyond a limit (size, depth, suites, attributes, one text), so it was not read to the end.',
        fix: 'Split the report, or keep captured output out of it.',
    },
    'report-format-unsupported': {
        effect: 'inconclusive',
        meaning: 'The content is a format that this version does not read.',
        fix: 'Let the tool write one of the formats that are named (JUnit XML for tests, lcov for coverage), or exclude the file with `except`.',
    },
    'report-kind-differs': {
        effect: 'fail',
        meaning: 'The content is of another kind or format than the entry says, such as coverage under `tests`.',
        fix: 'Move the file to an entry of its own kind, or exclude it with `except`.',
    },
    'number-invalid': {
        effect: 'fail',
        meaning: 'A count is not a number of zero or more: NaN, negative, empty, words.',
        fix: 'Report it to the maker of the tool that wrote it; until then write the report with another reporter.',
    },
    'archive-refused': {
        effect: 'inconclusive',
        meaning: 'A zip archive is of a sort that is not read: encrypted, compressed other than by deflate, split over files, with links, or an archive in an archive.',
        fix: 'Pack the reports themselves, once and without a password; or unpack them in a step before this one.',
    },
    'suite-error-without-cases': {
        effect: 'fail',
        meaning: 'A suite, or the run itself, says that it failed and lists no case that did: it could not be set up or loaded, or its process ended.',
        fix: 'Look at the output of the suite: its set-up, an import, or the whole process failed.',
    },
    'failures-not-listed': {
        effect: 'fail',
        meaning: 'A test report states more failed tests than it lists. The listed ones are counted; what else failed is not known.',
        fix: 'Look in the log of the test step for what failed; let the reporter write every test that failed into its report.',
    },
    'passes-in-doubt': {
        effect: 'inconclusive',
        meaning: 'The totals of a test report leave no room for all the tests that it lists as passed: some of them may not have run.',
        fix: 'Compare the log of the test step with the report, and let the reporter mark in its list which tests were skipped.',
    },
    'coverage-empty': {
        effect: 'fail',
        meaning: 'A coverage report holds no line to cover: 0 of 0.',
        fix: 'Check which files the coverage tool includes; it instrumented nothing.',
    },
    'static-saw-nothing': {
        effect: 'fail',
        meaning: 'A report shows that its tool looked at no file: an empty list, a run without results, or only files that were passed over.',
        fix: 'Check the paths and the configuration that the tool was run with. What `ruff` writes when it finds nothing is such a list, too: add the files it looked at, see "Lint and types" of the README.',
    },
    'static-tool-failed': {
        effect: 'inconclusive',
        meaning: 'A report says that its tool broke off or could not be set up, so it did not look at everything.',
        fix: 'Look at the log of the step that runs the tool, and mend what it says; findings that it did list are not all.',
    },
    'benchmark-failed': {
        effect: 'fail',
        meaning: 'A tool says that a benchmark threw, a command did not end with 0, all requests failed, or a page did not load.',
        fix: 'Run it by itself and mend it; what did not run has no speed.',
    },
    'complexity-limited': {
        effect: 'inconclusive',
        meaning: 'ESLint lists only functions beyond the limit of its rule, so nothing is known of those below it, nor of files without any.',
        fix: 'Write the report of the gate with the limit 0, for example `eslint --rule "complexity: [warn, 0]" --format json`, so that every function is listed; the limit is the rule of the gate.',
    },
    'functions-not-listed': {
        effect: 'fail',
        meaning: 'A complexity report states more functions, or more complexity, than it lists.',
        fix: 'Let the tool write its whole report: something was taken out of it, or it was put together by hand.',
    },
    'source-not-analyzed': {
        effect: 'fail',
        meaning: 'The tool says of a file that it could not analyze it.',
        fix: 'Mend the file or the parser that the tool uses for it, or exclude the file in the tool.',
    },
    'sources-not-listed': {
        effect: 'inconclusive',
        meaning: 'A duplication report lists neither a duplication nor a file, so nobody can tell whether anything was looked at.',
        fix: "Write jscpd's `json` report, or let PMD 7 or newer write its XML: they say what they looked at.",
    },
    'static-end-missing': {
        effect: 'fail',
        meaning: 'Output of a tool does not say how the tool ended, so that half of it looks like all.',
        fix: 'Write the code that it ended with behind its output, as a line such as `tsc exit 0`: the table under "Lint and types" of the README says how.',
    },
};

// EXTERNAL MODULE: ./packages/shared/src/domain/code-table.ts
var code_table = __webpack_require__(7514);
// EXTERNAL MODULE: ./packages/shared/src/gate/domain/gate-codes.ts
var gate_codes = __webpack_require__(5522);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/codes.ts



/**
 * The reason codes of the gate, beside those that kinds of reports bring. `fail` is what is proven to be bad; `inconclusive` is what could not be looked at.
 * Neither lets anything through. The README's table is made from this.
 */
const codes = {
    ...gate_codes/* gateCodes */.W,
    ...reportCodes,
    'report-missing': {
        effect: 'fail',
        meaning: 'No file matches an entry of `reports`, or one of its globs.',
        fix: 'Check the glob, and that the step which writes the report ran in this job (or that its artifact was downloaded) even after a failure.',
    },
    'report-count': {
        effect: 'fail',
        meaning: 'Fewer reports than `min`, or more than `max`, match an entry of `reports`; those in a zip archive count each.',
        fix: 'Find the job that did not write its report, or correct `min` and `max` of the entry.',
    },
    'report-committed': {
        effect: 'inconclusive',
        meaning: 'A report is a file of the repository: a run that wrote none would be judged by the old one.',
        fix: 'Take the report out of the repository (`git rm --cached`) and ignore its folder; exclude files that are no reports of this run with `except`.',
    },
    'report-unreadable': {
        effect: 'inconclusive',
        meaning: 'The machine could not read the file, or something wrote it while it was read.',
        fix: 'Check the permissions of the file and the disk of the runner.',
    },
    'archive-broken': {
        effect: 'fail',
        meaning: 'A zip archive is cut, its checksums or sizes are wrong, a name stands twice in it, its files overlap, or its headers contradict its directory.',
        fix: 'Look at the step that packs or downloads the archive; pack it again with an ordinary tool.',
    },
    'archive-too-large': {
        effect: 'inconclusive',
        meaning: 'A zip archive goes beyond a limit (files in it, bytes unpacked, how many times larger that is than the archive), so nothing of it was read.',
        fix: 'Pack reports only, and into several archives.',
    },
    'no-tests': {
        effect: 'fail',
        meaning: 'A test report holds no test at all.',
        fix: 'Check the filter of the test command; if this file never holds tests, exclude it with `except`.',
    },
    'all-tests-skipped': {
        effect: 'fail',
        meaning: 'Every test of an entry was skipped.',
        fix: 'Run the tests, or take the entry out of `reports`.',
    },
    'skips-not-listed': {
        effect: 'inconclusive',
        meaning: 'A rule speaks of `tests.skipped`, and a test report states more skipped tests than it lists: nobody can tell how many there are.',
        fix: 'Let the reporter list skipped tests, or take the rule out.',
    },
    'coverage-of-no-repository-file': {
        effect: 'fail',
        meaning: 'No path of a coverage report belongs to a file of the repository.',
        fix: 'Compare the two lists of paths; write paths relative to the root of the repository, or check the right repository out.',
    },
    'no-functions': {
        effect: 'fail',
        meaning: 'A complexity report holds no function at all.',
        fix: 'Check which folders and languages the tool was given; of ESLint, that the rule `complexity` is on with the limit 0.',
    },
    'source-of-no-repository-file': {
        effect: 'fail',
        meaning: 'No path of a report about source files belongs to a file of the repository.',
        fix: 'Compare the two lists of paths; run the tool from the root of the repository, or check the right repository out.',
    },
    'no-sources': {
        effect: 'fail',
        meaning: 'A duplication report says that no file, or no line, was looked at.',
        fix: 'Check the folders, the languages and the ignored patterns that the tool was given.',
    },
    'repository-files-unknown': {
        effect: 'inconclusive',
        meaning: 'The files of the repository could not be listed, so reports about them cannot be tied to them.',
        fix: 'Check the repository out before this step (`actions/checkout`).',
    },
    'subject-differs': {
        effect: 'inconclusive',
        meaning: 'The commit to be judged is not the one that is checked out (or, without a checkout, that of the run).',
        fix: 'Check out the commit that is judged, run its tests, and pass the same `subjects` on.',
    },
    'checkout-unreadable': {
        effect: 'inconclusive',
        meaning: 'There is a repository and git cannot say which commit is checked out.',
        fix: 'Run `git -C <folder> rev-parse HEAD` in a step before this one to see why: most often the folder belongs to another user (`git config --global --add safe.directory "$GITHUB_WORKSPACE"`).',
    },
    'tests-not-reported': {
        effect: 'inconclusive',
        meaning: 'A rule speaks of tests and no entry of `reports` gives any.',
        fix: 'Add an entry such as `- tests: "reports/**/junit*.xml"`.',
    },
    'coverage-not-reported': {
        effect: 'inconclusive',
        meaning: 'A rule speaks of coverage and no entry of `reports` gives any.',
        fix: 'Add an entry such as `- coverage: coverage/lcov.info`.',
    },
    'complexity-not-reported': {
        effect: 'inconclusive',
        meaning: 'A rule speaks of complexity and no entry of `reports` gives any.',
        fix: 'Add an entry such as `- complexity: reports/lizard.xml`.',
    },
    'complexity-kind-missing': {
        effect: 'inconclusive',
        meaning: 'The complexity reports hold no function of this measure (cyclomatic or cognitive) here.',
        fix: 'Switch the measure on in the tool, check the scope of the rule, or take the rule out.',
    },
    'duplication-not-reported': {
        effect: 'inconclusive',
        meaning: 'A rule speaks of duplication and no entry of `reports` gives any.',
        fix: 'Add an entry such as `- duplication: reports/jscpd-report.json`.',
    },
    'duplication-lines-unknown': {
        effect: 'inconclusive',
        meaning: 'A report does not say how many lines it looked at (CPD XML), or not of which file (jscpd from version 5 on), so there is no share of them.',
        fix: 'Judge `duplication.blocks`, or give the report of jscpd, for a path that of its version 4; or judge the whole.',
    },
    'source-scope-empty': {
        effect: 'inconclusive',
        meaning: 'Nothing that was measured is in the scope of a rule.',
        fix: 'Check the glob behind `in`: it is matched with paths from the root of the repository.',
    },
    'source-path-ambiguous': {
        effect: 'inconclusive',
        meaning: 'A path of a report fits several files of the repository, not all of them in the scope of a rule.',
        fix: 'Run the tool from the root of the repository, so that its paths begin there.',
    },
    'measurement-broken': {
        effect: 'inconclusive',
        meaning: 'A rule was not judged because a report it depends on could not be used; that report has its own reason.',
        fix: 'Mend the report that is named first; the rule is judged when it can be read.',
    },
    'coverage-kind-missing': {
        effect: 'inconclusive',
        meaning: 'The coverage reports hold no data of this kind (branches or functions), or none for this file.',
        fix: 'Switch it on in the coverage tool, or take the rule out.',
    },
    'coverage-scope-empty': {
        effect: 'inconclusive',
        meaning: 'No covered file of the repository is in the scope of a rule.',
        fix: 'Check the glob behind `in`: it is matched with paths from the root of the repository.',
    },
    'coverage-path-ambiguous': {
        effect: 'inconclusive',
        meaning: 'A path of a report fits several files of the repository, not all of them in the scope of a rule.',
        fix: 'Write paths relative to the root of the repository, or keep the report in the folder of its package.',
    },
    'sonarqube-condition-failed': {
        effect: 'fail',
        meaning: "A condition of the server's quality gate failed, and a rule on `sonarqube.failed-conditions` fails by it: its metric, value and limit.",
        fix: 'Bring the measure within its limit and analyze again. What was accepted on the server since counts from the next analysis on.',
    },
    'sonarqube-gate-empty': {
        effect: 'inconclusive',
        meaning: 'The quality gate says OK without any condition, which is no judgment.',
        fix: 'The first analysis of a project has no new code: analyze it once more. Or give its quality gate a condition on overall code.',
    },
    'sonarqube-gate-missing': {
        effect: 'inconclusive',
        meaning: 'No quality gate was applied to the analysis (`NONE`).',
        fix: 'Choose a quality gate for the project on the server, and analyze again.',
    },
    'sonarqube-gate-unknown': {
        effect: 'inconclusive',
        meaning: 'The quality gate or a condition has a state other than `OK` and `ERROR`, such as `WARN` of servers long gone, or they contradict each other.',
        fix: 'Look at the project on the server; SonarQube 10.0 or later is understood.',
    },
    'sonarqube-saw-nothing': {
        effect: 'inconclusive',
        meaning: 'The analysis has no line of code.',
        fix: 'Check `sonar.sources` and the exclusions of the scanner, and that the language is one that the server knows.',
    },
    'sonarqube-conditions-ignored': {
        effect: 'note',
        meaning: 'The server left conditions on coverage and duplication of new code out, because so little code is new.',
        fix: 'Nothing to do. The project setting "Ignore duplication and coverage on small changes" turns it off.',
    },
    'sonarqube-analysis-stale': {
        effect: 'inconclusive',
        meaning: 'The server has no analysis of the commit that is judged.',
        fix: 'Let the scanner run before the gate, in a checkout of that commit with its history (not `sonar.scm.disabled`), and of the same pull request or branch; `analysis: main` looks at the main branch alone.',
    },
    'sonarqube-analysis-pending': {
        effect: 'inconclusive',
        meaning: 'The server had not processed what it was sent when `sonar-deadline` was over.',
        fix: 'Run the job again, or raise `sonar-deadline`; on the server, Administration, Projects, Background Tasks shows what it is at.',
    },
    'sonarqube-analysis-failed': {
        effect: 'inconclusive',
        meaning: 'The last task of the project failed or was cancelled on the server, so the values there may be of an earlier one.',
        fix: 'Read why in the background tasks of the project on the server, and analyze again.',
    },
    'sonarqube-analysis-changed': {
        effect: 'inconclusive',
        meaning: 'Another analysis took the place of this one while it was read.',
        fix: 'Run the job again; let only one job at a time analyze the project (`concurrency`).',
    },
    'sonarqube-without-pull-requests': {
        effect: 'inconclusive',
        meaning: 'The server does not know pull requests; the Community edition does not.',
        fix: 'Name the project as `{kind: sonarqube, project: KEY, analysis: main}` where pull requests are analyzed as the main branch, or in a gate that does not judge pull requests.',
    },
    'sonarqube-not-asked': {
        effect: 'inconclusive',
        meaning: 'A project is named, and there is no server to ask: no `sonar-url`, or the command line, which asks none.',
        fix: 'Give the action `sonar-url` and `sonar-token`. On a machine of your own, judge without the entry: the report of the run holds what the server said.',
    },
    'sonarqube-unreachable': {
        effect: 'inconclusive',
        meaning: 'The server did not answer, or only that it is busy or broken, several times.',
        fix: 'Check `sonar-url`, and that the server runs and can be reached from this runner; then run the job again.',
    },
    'sonarqube-unauthorized': {
        effect: 'inconclusive',
        meaning: 'The server does not know the token, or wants one and got none (on forks and Dependabot, secrets are empty).',
        fix: 'Give a user token in `sonar-token`; it may have expired. Servers before 10.0 do not take it as it is sent.',
    },
    'sonarqube-forbidden': {
        effect: 'inconclusive',
        meaning: 'The token may not see the project.',
        fix: 'Give a token of type "User Token" of a user with the permission Browse on the project; tokens for analysis (`sqp_`, `sqa_`) may send and not read.',
    },
    'sonarqube-not-found': {
        effect: 'inconclusive',
        meaning: 'The server does not know the project or the branch, or there is no SonarQube at the address.',
        fix: 'Check the key of the project, and the path in `sonar-url`. The Community edition has no branch but the main one: `analysis: main`.',
    },
    'sonarqube-redirected': {
        effect: 'inconclusive',
        meaning: 'The server sends on to another address. The token is not sent there.',
        fix: 'If that address is yours, write it in `sonar-url`. A page to log in at means that a proxy stands before the server.',
    },
    'sonarqube-refused': {
        effect: 'inconclusive',
        meaning: 'The server refused the question, in its words.',
        fix: 'Most likely it does not know a measure that a rule speaks of: take the rule out, or update the server.',
    },
    'sonarqube-unreadable': {
        effect: 'inconclusive',
        meaning: 'What the server answered is no JSON, too large, or not what it should be.',
        fix: 'Open `sonar-url` in a browser, and see whether it is SonarQube 10.0 or later and no proxy in front of it.',
    },
    'sonarqube-measure-missing': {
        effect: 'inconclusive',
        meaning: 'A rule speaks of a measure that the analysis does not have.',
        fix: 'Check that the scanner was given what it needs for it (coverage needs a report), or take the rule out. Measures of new code are kept of the newest analysis alone.',
    },
    'sonarqube-project-not-named': {
        effect: 'inconclusive',
        meaning: 'A rule speaks of a measure, several analyses are asked for, and it does not say which.',
        fix: 'Write `of "KEY"` behind the metric, and name each project once.',
    },
    'sonarqube-not-reported': {
        effect: 'inconclusive',
        meaning: 'A rule speaks of SonarQube, or of a project, that no entry of `reports` names.',
        fix: 'Add an entry such as `- sonarqube: acme_shop`.',
    },
    'nothing-to-cover': {
        effect: 'inconclusive',
        meaning: 'The scope of a rule has nothing to cover: 0 of 0.',
        fix: 'Check the glob behind `in`, or take the rule out.',
    },
    'static-not-reported': {
        effect: 'inconclusive',
        meaning: 'A rule speaks of lint or types and no report is about them.',
        fix: 'Add an entry such as `- static: eslint.json`; `types.errors` needs output of `tsc` or `mypy`.',
    },
    'static-scope-empty': {
        effect: 'inconclusive',
        meaning: 'No file that a linter or type checker may have looked at is in the scope of a rule.',
        fix: 'Check the glob behind `in`: it is matched with paths from the root of the repository.',
    },
    'size-zero': {
        effect: 'fail',
        meaning: 'Files to be measured are all empty: an entry of `size`, or what a rule on sizes names.',
        fix: 'Look at the log of the step that builds them: it wrote nothing into them.',
    },
    'size-unsteady': {
        effect: 'inconclusive',
        meaning: 'A file had another size when it was measured than when it was found.',
        fix: 'Wait for whatever writes it (a watcher, a step in the background) to end before this step.',
    },
    'size-not-reported': {
        effect: 'inconclusive',
        meaning: 'A rule speaks of sizes and no entry of `reports` gives any.',
        fix: 'Add an entry such as `- size: "dist/**/*.js"`.',
    },
    'size-of-nothing': {
        effect: 'inconclusive',
        meaning: 'No measured file is of the name or in the scope of a rule.',
        fix: 'Correct the name behind `of` or the glob behind `in`, or measure the file: `- size: "dist/**"`. A name without a slash is that of the file, one with a slash the path from the root of the repository.',
    },
    'no-measurements': {
        effect: 'fail',
        meaning: 'A report of performance holds no measurement at all.',
        fix: 'Check the filter of the benchmarks; if this file never holds any, exclude it with `except`.',
    },
    'threshold-crossed': {
        effect: 'fail',
        meaning: 'A threshold of the tool itself was crossed, as k6 writes into its summary.',
        fix: 'Make it faster, or correct the threshold in the script.',
    },
    'performance-not-reported': {
        effect: 'inconclusive',
        meaning: 'A rule speaks of performance and no entry of `reports` gives any.',
        fix: 'Add an entry such as `- performance: k6-summary.json`.',
    },
    'performance-name-unknown': {
        effect: 'inconclusive',
        meaning: 'No report measures the name of a rule.',
        fix: 'Write the name as the report has it (the summary lists them); if the benchmark is gone, take its rule out.',
    },
    'performance-name-ambiguous': {
        effect: 'inconclusive',
        meaning: 'The name of a rule is that of several benchmarks.',
        fix: 'Write the whole name, in quotes.',
    },
    'performance-number-missing': {
        effect: 'inconclusive',
        meaning: 'The reports measure the name of a rule, but not this number of it.',
        fix: 'Ask for a number that the tool reports, or let it report this one (`summaryTrendStats` of k6; saved data, for percentiles of single times).',
    },
    'jobs-forbidden': {
        effect: 'inconclusive',
        meaning: 'The time of jobs is asked for, and the token may not read the jobs of the run.',
        fix: 'Grant `actions: read` under `permissions:` of the job of the gate, beside what it has.',
    },
    'jobs-unreachable': {
        effect: 'inconclusive',
        meaning: 'GitHub could not be asked for the jobs of the run, or did not list all of them.',
        fix: 'Run the job again; see githubstatus.com when it stays so. The command line asks nobody: give it the answer by `--run-jobs FILE`.',
    },
    'job-missing': {
        effect: 'inconclusive',
        meaning: 'No job of this attempt of the run has a name that `jobs` gives, or all that have it were skipped.',
        fix: 'Write the name as GitHub shows it (`build`, `build (20)`, `caller / job`; `*` stands for any text), and let the job of the gate wait for it: `needs: build`.',
    },
    'job-unfinished': {
        effect: 'inconclusive',
        meaning: 'A job that `jobs` names has not ended yet; the job of the gate itself never has.',
        fix: 'Let the job of the gate wait for it, `needs: build`, or leave it out: `except: ["gate"]`.',
    },
    'job-not-successful': {
        effect: 'inconclusive',
        meaning: 'A job that `jobs` names failed, was cancelled or ran out of time: how long it takes is not known.',
        fix: 'Mend the job, or leave it out with `except`.',
    },
    'job-ambiguous': {
        effect: 'inconclusive',
        meaning: 'Several jobs of the run have the same name.',
        fix: 'Give each a name of its own: `name: test (${{ matrix.node }})`.',
    },
    'job-time-invalid': {
        effect: 'inconclusive',
        meaning: 'GitHub does not say when a job began or ended, or says that it took no time at all.',
        fix: 'Run the job again; a job of less than a second is not measured, leave it out with `except`.',
    },
    'job-of-earlier-attempt': {
        effect: 'note',
        meaning: 'A job was not run again in this attempt of the run: its time is that of an earlier one.',
        fix: 'Nothing to do; to measure it anew, run all jobs again.',
    },
    'change-history-shallow': {
        effect: 'inconclusive',
        meaning: 'A rule speaks of changed lines, and the clone is too shallow to find where the change began. Nothing is fetched.',
        fix: 'Check the whole history out: `with: {fetch-depth: 0}` at `actions/checkout`; in a clone of your own, `git fetch --unshallow`.',
    },
    'change-base-missing': {
        effect: 'inconclusive',
        meaning: 'A rule speaks of changed lines, and the clone has neither the commit before the change nor the branch it is for: a single branch was fetched, or the default branch was pushed by force.',
        fix: 'Check the whole history and all branches out: `with: {fetch-depth: 0}` at `actions/checkout`; after a forced push the next push is judged again.',
    },
    'change-unrelated': {
        effect: 'inconclusive',
        meaning: 'A rule speaks of changed lines, and the commit shares no history with what it is compared with.',
        fix: 'Begin the branch at a commit of the branch it is for, or take the rule out for branches of their own.',
    },
    'change-unreadable': {
        effect: 'inconclusive',
        meaning: 'A rule speaks of changed lines, and git could not show the change, or not all of it.',
        fix: 'See what git says; check out with `fetch-depth: 0` and without `filter`, so that all objects are there.',
    },
    'change-without-checkout': {
        effect: 'inconclusive',
        meaning: 'A rule speaks of changed lines, and there is no repository to find the change in.',
        fix: 'Check the repository out before this step: `actions/checkout` with `fetch-depth: 0`.',
    },
    'changed-file-altered': {
        effect: 'inconclusive',
        meaning: 'A covered file of the change was altered after the checkout: the lines of its report are not those of the commit.',
        fix: 'Run what rewrites tracked files (formatters, generators) before the commit, not before the tests.',
    },
    'changed-file-outdated': {
        effect: 'inconclusive',
        meaning: 'A report lists lines that a changed file does not have: it is of another version of the file, or of what was generated from it.',
        fix: 'Delete old reports before the tests, so that what is judged was written from this commit; let tools that compile map lines back (source maps).',
    },
    'coverage-lines-past-end': {
        effect: 'note',
        meaning: 'Reports list lines behind the end of a file: they are of another version of it, or of what was generated from it. Such lines, and the branches and functions on them, count in no number; a rule that would come out otherwise with them is inconclusive.',
        fix: 'Delete old reports before the tests, so that what is judged was written from this commit; let tools that compile map lines back (source maps).',
    },
    'coverage-lines-unlisted': {
        effect: 'inconclusive',
        meaning: 'A report says how many lines of a changed file are covered and not which, so its changed lines are not known.',
        fix: 'Give a report that lists lines, such as lcov, instead of a summary.',
    },
    'change-not-known': {
        effect: 'note',
        meaning: 'A rule says `when changed`, the change is not known, and so the rule was judged as any other.',
        fix: 'Check the whole history out (`fetch-depth: 0` at `actions/checkout`; in a clone of your own, `git fetch --unshallow`), so that the change can be found.',
    },
    'changed-file-not-reported': {
        effect: 'note',
        meaning: 'No report mentions changed files of code; each of their added lines that is not blank counts as not covered.',
        fix: 'Let the coverage tool list files that no test loads; if they are not to be covered, narrow the rule: `in "src/**"`.',
    },
    'tree-altered': {
        effect: 'note',
        meaning: 'Tracked files were altered after the checkout; the change is that of the commit, without them.',
        fix: 'Nothing, where it is a lock file or generated; else find the step that rewrites them.',
    },
    'renames-not-followed': {
        effect: 'note',
        meaning: 'The change has so many new files that git did not look for renamed ones; some may count as new.',
        fix: 'Nothing to do; rename in a change of its own where it matters.',
    },
    'requests-failed': {
        effect: 'note',
        meaning: 'Some requests, or checks of their answers, failed, and their times are among the measured ones: a quick error looks fast.',
        fix: 'Say how many are tolerated: `performance.error-rate of "http_req_failed" <= 1%`, of checks `of "checks"`.',
    },
    'static-looked-at-unknown': {
        effect: 'note',
        meaning: 'A report lists no finding and does not say which files were looked at: it may be that there was none.',
        fix: 'Check once in the log of the tool that it looks at your files, or let it write a report that names them (see "Lint and types" of the README).',
    },
    'static-name-unmatched': {
        effect: 'note',
        meaning: 'A rule names a rule or tool (`of NAME`) that no report knows: it found nothing, or is misspelt.',
        fix: 'Check the name: it is compared as it is with the ids of the rules and the names of the tools.',
    },
    'not-judged': {
        effect: 'note',
        meaning: 'Reports give something that no rule speaks of, or name no package where every rule is about packages; it is shown, and judges nothing.',
        fix: 'Add a rule to `require`, a `package` to the entry, or take the entry out of `reports`.',
    },
    'size-empty-file': {
        effect: 'note',
        meaning: 'Some of the measured files are empty.',
        fix: 'Nothing, where they are to be empty; else look at the step that builds them.',
    },
    'test-totals-differ': {
        effect: 'note',
        meaning: 'The totals that a test report states differ from the tests that it lists. The list is counted.',
        fix: 'Nothing to do where the tool counts something else there, such as assertions or attempts; if not, look in its log whether tests are missing from the list.',
    },
    'totals-disagree': {
        effect: 'note',
        meaning: 'The totals that a report states differ from what it lists. The worse number of the two is judged.',
        fix: 'Report it to the maker of the tool that wrote it; something is missing from the list or counted twice.',
    },
    'coverage-path-outside': {
        effect: 'note',
        meaning: 'Some paths of a coverage report belong to no file of the repository. The whole is counted with and without them, and the worse number is judged; dependencies are left out.',
        fix: 'If they are yours, write paths relative to the root of the repository; if not, exclude them in the coverage tool.',
    },
    'source-path-outside': {
        effect: 'note',
        meaning: 'Some paths of a report about source files belong to no file of the repository. The whole is counted with and without them, and the worse number is judged; dependencies are left out.',
        fix: 'Run the tool from the root of the repository and exclude what is not yours.',
    },
    'test-names-unknown': {
        effect: 'inconclusive',
        meaning: 'A rule asks for a test by its name, and not every case is known by name: a suite lists none, or there are more than are kept.',
        fix: 'Let the reporter list every case, or judge the tests in several gates.',
    },
    'cases-not-listed': {
        effect: 'note',
        meaning: 'Suites state how many tests they had and list none of them; the stated numbers are counted.',
        fix: 'Let the reporter list every case, so that they can be seen.',
    },
    'file-counted-as-test': {
        effect: 'note',
        meaning: 'Cases are called like files: so Node lists a file that has no test in it, or that ended itself before its tests.',
        fix: 'Look into the files whether all of their tests are there; name those that must run: `tests.passed of "NAME" >= 1`.',
    },
    'report-repeated': {
        effect: 'note',
        meaning: 'Reports of tests or benchmarks are the same to the byte; each of them is counted. Two shards that ran the same, or a copy.',
        fix: 'Exclude copies with `except`; look whether each shard got its own part.',
    },
    'baseline-not-known': {
        effect: 'inconclusive',
        meaning: 'A rule was not judged because there is no baseline to compare with; why has its own reason.',
        fix: 'Mend what is said of the baseline first; the rule is judged when there is one.',
    },
    'baseline-forbidden': {
        effect: 'inconclusive',
        meaning: 'GitHub does not let the token see artifacts and runs.',
        fix: 'Add `actions: read` (beside `contents: read`) to the `permissions` of the job.',
    },
    'baseline-unreachable': {
        effect: 'inconclusive',
        meaning: 'GitHub could not be asked for the baseline, or did not hand it over whole.',
        fix: 'Run the job again; see githubstatus.com when it stays so.',
    },
    'baseline-offline': {
        effect: 'inconclusive',
        meaning: 'What is compared with is not in the checkout, and the command line asks nobody for it.',
        fix: 'Compare with a file, in a clone that has its history (`git fetch --unshallow`), or leave the answer to the action.',
    },
    'baseline-branch-missing': {
        effect: 'inconclusive',
        meaning: 'There is no branch of the name that `baseline` says.',
        fix: 'Correct the name behind `branch=`.',
    },
    'baseline-workflow-missing': {
        effect: 'inconclusive',
        meaning: 'There is no workflow of the name that `baseline` says, so nothing would ever be compared with.',
        fix: 'Correct the name behind `workflow=`: a file of .github/workflows that runs this gate on the branch.',
    },
    'baseline-branch-open': {
        effect: 'inconclusive',
        meaning: 'The branch that `baseline` names is neither protected nor the default branch: whoever pushes could lower what is compared with.',
        fix: 'Protect the branch, or compare with the default branch.',
    },
    'baseline-since-ahead': {
        effect: 'inconclusive',
        meaning: 'The moment behind `since=` has not come yet: until then nothing would be compared with anything.',
        fix: 'Write a day or a minute (UTC) that has passed.',
    },
    'baseline-expired': {
        effect: 'inconclusive',
        meaning: 'There was a baseline, and its artifact has expired or was deleted.',
        fix: 'To begin anew, merge `baseline: branch=NAME since=NOW` (2026-11-21, or 2026-11-21T14:00Z); the next run of the branch that passes establishes it. Run the workflow on a schedule, so that every few weeks one is left.',
    },
    'baseline-lost': {
        effect: 'inconclusive',
        meaning: 'A run of the branch succeeded under a policy with this baseline and has left none: it was deleted, or never uploaded.',
        fix: "Look whether the workflow uploads `baseline-file` after the gate; then begin anew: merge `baseline: branch=NAME since=NOW` (2026-11-21, or 2026-11-21T14:00Z), and the branch's next run that passes establishes it.",
    },
    'baseline-too-many': {
        effect: 'inconclusive',
        meaning: 'So many artifacts have the name of the baseline that the newest of the branch was not among those that were listed.',
        fix: "Delete artifacts of that name that other runs left, or shorten their retention; a pull request's run must not upload any.",
    },
    'baseline-too-large': {
        effect: 'inconclusive',
        meaning: 'The baseline, or its archive, is larger than a gate writes.',
        fix: 'Look who wrote it: a gate writes no more than 32 MiB, and no file (`file=PATH`) of more than 1 MB.',
    },
    'baseline-corrupt': {
        effect: 'inconclusive',
        meaning: 'The baseline is cut off, altered, or not what a gate wrote. It is not used and not written over.',
        fix: 'Find out what altered it. Then delete that artifact (the one before it is used) or begin anew: merge `baseline: branch=NAME since=NOW`. A file: restore it from history, and keep formatters off it.',
    },
    'baseline-version': {
        effect: 'inconclusive',
        meaning: 'The baseline is of another version of its format.',
        fix: 'Use one version of Interlock on all branches; after a change of version begin anew: merge `baseline: branch=NAME since=NOW`, or commit a new file.',
    },
    'baseline-unsigned': {
        effect: 'inconclusive',
        meaning: 'There is an evidence key, and the baseline is not signed with it.',
        fix: 'Give the same `evidence-key` to the runs that leave the baseline; after a change of the key begin anew: merge `baseline: branch=NAME since=NOW`.',
    },
    'baseline-of-another': {
        effect: 'inconclusive',
        meaning: 'The baseline is of another repository, workflow, gate, service, branch, run or commit than it was found for.',
        fix: 'Upload `baseline-file` under the name that `baseline-name` says, in the run that wrote it; commit a file that this gate wrote.',
    },
    'baseline-incomplete': {
        effect: 'inconclusive',
        meaning: 'The baseline does not list all files (more than 50 000, or paths that mean several files), so a rule on some of them cannot be compared.',
        fix: 'Compare the whole, or `in each package`.',
    },
    'baseline-not-written': {
        effect: 'note',
        meaning: 'The gate passed where a baseline is kept, and this one is too large to be one.',
        fix: 'Name fewer reports in one gate: 32 MiB are written at most, of a file (`file=PATH`) 1 MB, as much as GitHub hands over. Larger ones are kept as an artifact: `branch=NAME`.',
    },
    'baseline-established': {
        effect: 'note',
        meaning: 'There was no baseline, and this run leaves the first one.',
        fix: 'Nothing to do: the next run is compared with it.',
    },
    'baseline-expiring': {
        effect: 'note',
        meaning: 'The artifact that was compared with expires within 14 days.',
        fix: 'Let the workflow run on the branch before that, best on a schedule: every run that passes leaves a new one.',
    },
    'baseline-branch-unprotected': {
        effect: 'note',
        meaning: 'The baseline comes from the default branch, which is not protected: whoever may push can lower what is compared with.',
        fix: 'Protect the branch.',
    },
    'removed-since-baseline': {
        effect: 'note',
        meaning: 'Tests, covered files, reports, benchmarks or sizes that the baseline has are gone. What that does to the verdict is said by the rules on `baseline.removed`.',
        fix: 'Bring back what is not meant to be gone; what was renamed counts as gone once, until the branch has a new baseline.',
    },
};
const { finding, absent } = (0,code_table/* codeBook */.TT)(codes);
/** Codes of rules that were not judged because of something that has a reason of its own. */
const consequences = ['measurement-broken', 'baseline-not-known'];


/***/ }),

/***/ 3554:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dg: () => (/* binding */ emptyGathering),
/* harmony export */   _5: () => (/* binding */ coverageOf),
/* harmony export */   gg: () => (/* binding */ recounted),
/* harmony export */   q7: () => (/* binding */ addCoverage),
/* harmony export */   wl: () => (/* binding */ sumRatios)
/* harmony export */ });
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6787);
/* harmony import */ var _interlock_reports_domain_coverage_coverage__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7725);
/* harmony import */ var _disagreement_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4616);
/* harmony import */ var _side_by_side_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2565);




/** Nothing gathered yet. */
function emptyGathering() {
    return { inside: new Map(), outside: new Map(), missing: {} };
}
const shownPaths = 10;
function partsOf(sum) {
    return { lines: sum('lines'), branches: sum('branches'), functions: sum('functions') };
}
/** Adds the ratios of files up; `null` where no file has the part. */
function sumRatios(files, part) {
    return sumOfEach(files)[part];
}
function sumOfEach(files) {
    const sums = {};
    for (const { ratios } of files)
        for (const part of _interlock_reports_domain_coverage_coverage__WEBPACK_IMPORTED_MODULE_1__/* .coverageParts */ .$m) {
            const ratio = ratios[part];
            if (ratio === null)
                continue;
            const sum = (sums[part] ??= { covered: 0, total: 0 });
            sum.covered += ratio.covered;
            sum.total += ratio.total;
        }
    return partsOf((part) => sums[part] ?? null);
}
const noLines = new Uint8Array();
/**
 * A covered file whose marks stay where its report packed them. What can be told by them is told when it is asked for:
 * kept for tens of thousands of files it would take more than the marks.
 */
class LocatedFile {
    path;
    coverage;
    /** `null` where it is the file of its path. */
    #candidates;
    constructor(path, candidates, coverage) {
        this.path = path;
        this.coverage = coverage;
        this.#candidates = candidates;
    }
    get candidates() {
        return this.#candidates ?? [this.path];
    }
    get ratios() {
        return partsOf((part) => (0,_interlock_reports_domain_coverage_coverage__WEBPACK_IMPORTED_MODULE_1__/* .ratioOf */ .pO)(this.coverage, part));
    }
    get lines() {
        return this.coverage.lines ?? noLines;
    }
    upTo(part, line) {
        return (0,_interlock_reports_domain_coverage_coverage__WEBPACK_IMPORTED_MODULE_1__/* .ratioUpTo */ .u2)(this.coverage, part, line);
    }
    get statedLines() {
        return this.coverage.worseStated.lines ?? null;
    }
    /** The same file, with what was known of it before. */
    mergedWith({ coverage }) {
        return new LocatedFile(this.path, this.#candidates, (0,_interlock_reports_domain_coverage_coverage__WEBPACK_IMPORTED_MODULE_1__/* .mergeCoverage */ .PV)(coverage, this.coverage));
    }
}
function coveredFiles(located) {
    return [...located.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
/** What is left of a sum when reports state less than their files come to. */
function lessen(sum, missing) {
    if (missing === undefined)
        return sum;
    const total = (sum?.total ?? 0) + missing.total;
    return { covered: Math.min(total, Math.max(0, (sum?.covered ?? 0) - missing.covered)), total };
}
/** Adds what a report states less than its files come to: hits that are none, and what it does not list. */
function addMissing(missing, { files, worseStated = {} }) {
    for (const part of _interlock_reports_domain_coverage_coverage__WEBPACK_IMPORTED_MODULE_1__/* .coverageParts */ .$m) {
        const stated = worseStated[part];
        if (stated === undefined)
            continue;
        let [covered, total] = [0, 0];
        for (const file of files.values()) {
            const ratio = (0,_interlock_reports_domain_coverage_coverage__WEBPACK_IMPORTED_MODULE_1__/* .ratioOf */ .pO)(file, part);
            covered += ratio?.covered ?? 0;
            total += ratio?.total ?? 0;
        }
        const known = missing[part] ?? { covered: 0, total: 0 };
        missing[part] = {
            covered: known.covered + covered - stated.covered,
            total: known.total + Math.max(0, stated.total - total),
        };
    }
}
/** Where a file of a report lies; a relative path may begin in any of the folders that the report names. */
function locate(reported, report, path, repository) {
    const { sources = [] } = report;
    const isRelative = !/^(?:[\\/]|[A-Za-z]:[\\/])/u.test(reported);
    const places = isRelative ? sources.map((source) => repository.locate(`${source}/${reported}`, path)) : [];
    const found = [...new Set(places.flatMap((place) => (place.kind === 'found' ? [place.path] : [])))];
    if (found.length === 0)
        return repository.locate(reported, path);
    const [only = ''] = found;
    return found.length === 1 ? { kind: 'found', path: only } : { kind: 'ambiguous', candidates: found };
}
/** Files outside of the repository may be left out only where that makes nothing better. */
function wholeOf(files, { outside, missing }) {
    const own = sumOfEach(files);
    const all = outside.length === 0 ? own : sumOfEach([...files, ...outside]);
    return partsOf((part) => {
        const inside = lessen(own[part], missing[part]);
        const withOutside = lessen(all[part], missing[part]);
        if (inside === null || withOutside === null)
            return inside;
        return (0,_interlock_reports_domain_coverage_coverage__WEBPACK_IMPORTED_MODULE_1__/* .isWorse */ .Bx)(withOutside, inside) ? withOutside : inside;
    });
}
/** What was gathered, as it is judged. */
function coverageOf(gathering, broken) {
    const files = coveredFiles(gathering.inside);
    const beside = { outside: coveredFiles(gathering.outside), missing: gathering.missing };
    return { files, whole: wholeOf(files, beside), broken, beside };
}
/** The same measure of other files in the place of its own. */
function recounted(coverage, files) {
    return { ...coverage, files, whole: wholeOf(files, coverage.beside) };
}
/** Ties a coverage report to the repository and adds it to each gathering. */
function addCoverage(path, report, repository, into) {
    for (const { missing } of into)
        addMissing(missing, report);
    const outside = [];
    const foreign = [];
    let lines = 0;
    for (const [reported, coverage] of report.files) {
        const location = locate(reported, report, path, repository);
        if (location.kind === 'foreign') {
            foreign.push(reported);
            continue;
        }
        const isInside = location.kind !== 'outside';
        if (isInside)
            lines += (0,_interlock_reports_domain_coverage_coverage__WEBPACK_IMPORTED_MODULE_1__/* .ratioOf */ .pO)(coverage, 'lines')?.total ?? 0;
        else
            outside.push(reported);
        const key = location.kind === 'found' ? location.path : reported;
        const candidates = location.kind === 'ambiguous' ? location.candidates : null;
        const file = new LocatedFile(key, candidates, coverage);
        for (const gathering of into) {
            const target = isInside ? gathering.inside : gathering.outside;
            const known = target.get(key);
            target.set(key, known === undefined ? file : file.mergedWith(known));
        }
    }
    const found = [...(0,_disagreement_js__WEBPACK_IMPORTED_MODULE_2__/* .disagreementFinding */ .i)(path, report.disagreements)];
    if (outside.length + foreign.length === report.files.size) {
        const reported = [...outside, ...foreign];
        const lists = (0,_side_by_side_js__WEBPACK_IMPORTED_MODULE_3__/* .sideBySide */ .Q)(reported, (0,_side_by_side_js__WEBPACK_IMPORTED_MODULE_3__/* .comparable */ .Z)(reported, repository.paths));
        return [...found, (0,_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('coverage-of-no-repository-file', path, lists)];
    }
    if (lines === 0)
        found.push((0,_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('coverage-empty', path, '0 of 0 lines'));
    if (outside.length > 0)
        found.push((0,_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('coverage-path-outside', path, `${outside.length} of ${report.files.size} paths: ${outside.slice(0, shownPaths).join(', ')}`));
    return found;
}


/***/ }),

/***/ 8188:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ coverageSources)
/* harmony export */ });
/* harmony import */ var _sources_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2664);

/** Covered files, held against those that a change touches. */
const coverageSources = {
    isMeasured: ({ coverage }) => (0,_sources_js__WEBPACK_IMPORTED_MODULE_0__/* .isWhole */ .w)(coverage),
    files: ({ coverage }) => coverage?.files ?? [],
    isScopeKnown: (_measured, _metric, glob, files) => (0,_sources_js__WEBPACK_IMPORTED_MODULE_0__/* .isAnythingIn */ .k)(files, glob),
};


/***/ }),

/***/ 4616:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ sayDisagreements),
/* harmony export */   i: () => (/* binding */ disagreementFinding)
/* harmony export */ });
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6787);

const shownDisagreements = 5;
/** What a report states and does not list, in words. */
function sayDisagreements(disagreements) {
    const shown = disagreements
        .slice(0, shownDisagreements)
        .map(({ where, what, stated, counted }) => `${where} states ${what} ${stated}, listed are ${counted}`);
    const more = disagreements.length - shown.length;
    return shown.join('; ') + (more > 0 ? `; and ${more} more` : '');
}
/** Where a report contradicts itself, as one finding. */
function disagreementFinding(path, disagreements) {
    return disagreements.length === 0
        ? []
        : [(0,_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('totals-disagree', path, sayDisagreements(disagreements))];
}


/***/ }),

/***/ 8412:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $1: () => (/* binding */ kindNames),
  AQ: () => (/* binding */ kindOfMetric),
  EZ: () => (/* binding */ kinds),
  ty: () => (/* binding */ kindsInOrder),
  jo: () => (/* binding */ noMeasures)
});

// EXTERNAL MODULE: ./packages/shared/src/domain/configuration/reports.ts
var reports = __webpack_require__(4882);
// EXTERNAL MODULE: ./packages/shared/src/domain/report/numbers.ts
var numbers = __webpack_require__(157);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/added.ts
/** Adds a report that says nothing without the files of the repository. */
function addToFiles(add) {
    return (report, { path, repository }, into) => repository === null
        ? { findings: [], broken: 'the files of the repository are not known' }
        : { findings: add(path, report, repository, into) };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/kind.ts
/** A part of the report whose content is held to its schema. */
function reportPart(key, schema, shown) {
    return { key, schema, shown };
}

// EXTERNAL MODULE: ./actions/quality-gate/src/domain/kinds/sources.ts
var sources = __webpack_require__(2664);
// EXTERNAL MODULE: ./packages/shared/src/domain/glob.ts
var domain_glob = __webpack_require__(8712);
// EXTERNAL MODULE: ./packages/shared/src/domain/rule/parser.ts + 4 modules
var parser = __webpack_require__(15);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/broken-rules.ts


/** Functions and duplicates that are shown at their lines, of each: more is no help, and all are in the report. */
const shownPlaces = 50;
/** Rules on metrics that begin so and that do not hold; of packages one for each of which they do not. */
function brokenRules(decision, measurements, prefix) {
    return decision.results.flatMap(({ rule: text, members }) => {
        const parsed = text.startsWith(prefix) ? (0,parser/* parseRule */.iT)(text) : null;
        const failed = members.filter(({ outcome }) => outcome === 'fail' || outcome === 'warn');
        if (parsed?.ok !== true || failed.length === 0)
            return [];
        const rule = parsed.value;
        const { scope } = rule;
        const whole = { rule, blocking: !rule.elseWarn, measured: measurements, isMeant: () => true };
        if (scope === null)
            return [whole];
        if (scope.kind === 'path') {
            const matches = (0,domain_glob/* compileGlob */.S)(scope.glob);
            return [{ ...whole, isMeant: ({ candidates, isInside }) => isInside && candidates.some(matches) }];
        }
        const named = new Set(failed.map(({ member }) => member));
        if (scope.member === 'file')
            return [{ ...whole, isMeant: ({ path }) => named.has(path) }];
        return [...named].flatMap((member) => {
            const measured = measurements.packages.get(member ?? '');
            return measured === undefined ? [] : [{ ...whole, measured }];
        });
    });
}
/** Where a finding can be shown: at a file that it surely is. */
const isPlace = ({ candidates, isInside }) => isInside && candidates.length === 1;
/** Findings of which one place has no more than one, which blocks where any of them does. */
function onePerPlace(findings) {
    const found = new Map();
    for (const finding of findings) {
        const key = `${finding.file ?? ''}\0${finding.line ?? 0}\0${finding.endLine ?? 0}\0${finding.message}`;
        const known = found.get(key);
        if (known === undefined || finding.blocking)
            found.set(key, finding);
    }
    return [...found.values()];
}

// EXTERNAL MODULE: ./actions/quality-gate/src/domain/codes.ts + 1 modules
var codes = __webpack_require__(6787);
// EXTERNAL MODULE: ./packages/reports/src/domain/complexity/complexity-report.ts
var complexity_report = __webpack_require__(760);
// EXTERNAL MODULE: ./actions/quality-gate/src/domain/kinds/disagreement.ts
var disagreement = __webpack_require__(4616);
// EXTERNAL MODULE: ./actions/quality-gate/src/domain/kinds/side-by-side.ts
var side_by_side = __webpack_require__(2565);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/source-paths.ts



const shownPaths = 10;
/** Ties the paths of a report to the files of the repository; none of them in it is a failure. */
function locateSources(reportPath, paths, repository) {
    const places = new Map();
    const outside = [];
    const foreign = [];
    for (const path of paths) {
        const location = repository.locate(path, reportPath);
        if (location.kind === 'foreign')
            foreign.push(path);
        else if (location.kind === 'outside') {
            outside.push(path);
            places.set(path, { path, candidates: [path], isInside: false });
        }
        else if (location.kind === 'found')
            places.set(path, { path: location.path, candidates: [location.path], isInside: true });
        else
            places.set(path, { path, candidates: location.candidates, isInside: true });
    }
    const all = outside.length + foreign.length;
    if (all > 0 && places.size === outside.length) {
        const reported = [...outside, ...foreign];
        const lists = (0,side_by_side/* sideBySide */.Q)(reported, (0,side_by_side/* comparable */.Z)(reported, repository.paths));
        return { places, findings: [(0,codes/* finding */.gk)('source-of-no-repository-file', reportPath, lists)] };
    }
    const named = outside.slice(0, shownPaths).join(', ');
    return {
        places,
        findings: outside.length === 0
            ? []
            : [
                (0,codes/* finding */.gk)('source-path-outside', reportPath, `${outside.length} of ${places.size + foreign.length} paths: ${named}`),
            ],
    };
}
/** The files that a glob surely means; `null` when one of them may be inside or outside. */
function placesIn(places, glob) {
    const matches = (0,domain_glob/* compileGlob */.S)(glob);
    const inside = [];
    for (const place of places) {
        const matching = place.candidates.filter((path) => matches(path)).length;
        if (matching === 0)
            continue;
        if (matching < place.candidates.length)
            return null;
        inside.push(place);
    }
    return inside;
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/complexity/complexity-measure.ts






/** Nothing gathered yet. */
function noComplexity() {
    return { files: new Map(), limited: new Map() };
}
/** Ties a report to the repository and adds it to each gathering. A file of several reports counts as the worst says. */
function addComplexity(path, report, repository, into) {
    const { places, findings } = locateSources(path, report.files.keys(), repository);
    // Two paths of one report may be one file: its functions in one report are all counted, of several reports once.
    const own = new Map();
    for (const [reported, functions] of report.files) {
        const place = places.get(reported);
        if (place === undefined)
            continue;
        const known = own.get(place.path)?.functions ?? { cyclomatic: null, cognitive: null };
        own.set(place.path, {
            ...place,
            functions: {
                cyclomatic: sumOf([known.cyclomatic, functions.cyclomatic]),
                cognitive: sumOf([known.cognitive, functions.cognitive]),
            },
        });
    }
    for (const gathering of into) {
        for (const measure of report.limited.keys())
            if (!gathering.limited.has(measure))
                gathering.limited.set(measure, path);
        for (const [key, file] of own) {
            const known = gathering.files.get(key)?.functions;
            const functions = known === undefined
                ? file.functions
                : {
                    cyclomatic: (0,complexity_report/* worseTally */.zK)(known.cyclomatic, file.functions.cyclomatic),
                    cognitive: (0,complexity_report/* worseTally */.zK)(known.cognitive, file.functions.cognitive),
                };
            gathering.files.set(key, { ...file, functions });
        }
    }
    const empty = report.files.size > 0
        ? []
        : [
            (0,codes/* finding */.gk)('no-functions', path, report.filesLookedAt === null
                ? 'the report lists 0 functions'
                : `0 functions in ${(0,numbers/* countOf */.pq)(report.filesLookedAt, 'file')}`),
        ];
    return [...(0,disagreement/* disagreementFinding */.i)(path, report.disagreements), ...empty, ...findings];
}
/** What was gathered, for rules. */
function complexityOf(gathering, broken) {
    const files = [...gathering.files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
    return { files, limited: gathering.limited, broken };
}
const metricOf = (id, meaning, better, isWhole) => ({
    id,
    dimension: 'count',
    meaning,
    names: 'never',
    scopes: ['path', 'package', 'file'],
    least: 0,
    most: Infinity,
    isWhole,
    better,
});
/** What rules may ask of functions. */
const complexityMetrics = [
    metricOf('complexity.max', 'Cyclomatic complexity of the most complex function.', 'lower', true),
    metricOf('complexity.mean', 'Mean of the cyclomatic complexity of functions.', 'lower', false),
    metricOf('complexity.functions', 'Functions whose cyclomatic complexity is known.', 'higher', true),
    metricOf('complexity.cognitive', 'Cognitive complexity of the most complex function.', 'lower', true),
];
const measureOf = (metric) => metric === 'complexity.cognitive' ? 'cognitive' : 'cyclomatic';
const byComplexity = (a, b) => b.complexity - a.complexity || (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line);
/** The most complex functions of files, the worst first. */
function worstFunctions(files, measure, most) {
    return files
        .flatMap(({ path, functions }) => (functions[measure]?.worst ?? []).map((found) => ({ ...found, path })))
        .sort(byComplexity)
        .slice(0, most);
}
/** The sum of tallies; `null` where there is none. */
function sumOf(tallies) {
    const known = tallies.filter((tally) => tally !== null);
    if (known.length === 0)
        return null;
    return {
        functions: known.reduce((sum, { functions }) => sum + functions, 0),
        sum: known.reduce((total, { sum }) => total + sum, 0),
        worst: known
            .flatMap(({ worst }) => worst)
            .sort((a, b) => b.complexity - a.complexity)
            .slice(0, 5),
    };
}
/** What a metric says of a set of files; code outside of the repository counts only where that is worse. */
function complexityValue(files, metric) {
    const measure = measureOf(metric);
    const inside = sumOf(files.filter(({ isInside }) => isInside).map(({ functions }) => functions[measure]));
    const all = sumOf(files.map(({ functions }) => functions[measure]));
    if (inside === null || all === null)
        return null;
    if (metric === 'complexity.functions')
        return inside.functions;
    if (metric === 'complexity.mean')
        return Math.max(inside.sum / inside.functions, all.sum / all.functions);
    return (0,complexity_report/* mostOf */.Fx)(all);
}
/** The files that `in each file` goes through: those of the repository with a function of that measure. */
function complexPaths(complexity, metric, glob) {
    const matches = glob === null ? () => true : (0,domain_glob/* compileGlob */.S)(glob);
    return (complexity?.files ?? [])
        .filter(({ isInside, functions }) => isInside && functions[measureOf(metric)] !== null)
        .filter(({ candidates }) => candidates.some(matches))
        .map(({ path }) => path);
}
const shownFunctions = 3;
function filesOf(files, { scope }) {
    if (scope.kind === 'path') {
        return placesIn(files.filter(({ isInside }) => isInside), scope.glob);
    }
    if (scope.kind === 'member' && scope.member === 'file')
        return files.filter(({ path, isInside }) => isInside && path === scope.id);
    return files;
}
/** What functions say to a rule. */
function observeComplexity(complexity, query) {
    const { metric, scope } = query;
    if (complexity === null)
        return (0,codes/* absent */.Ge)('complexity-not-reported', `Nothing reports ${metric}.`);
    const { broken, limited, files: all } = complexity;
    if (broken !== null)
        return (0,codes/* absent */.Ge)('measurement-broken', `Not all functions are known (${broken}).`);
    const measure = measureOf(metric);
    const limitedBy = limited.get(measure);
    if (limitedBy !== undefined)
        return (0,codes/* absent */.Ge)('complexity-limited', `${limitedBy} lists only functions beyond a limit.`);
    const files = filesOf(all, query);
    if (files === null)
        return (0,codes/* absent */.Ge)('source-path-ambiguous', 'A measured file may or may not be in the scope.');
    const value = complexityValue(files, metric);
    if (value === null)
        return scope.kind === 'path' && complexityValue(all, metric) !== null
            ? (0,codes/* absent */.Ge)('source-scope-empty', `No function is in "${scope.glob}".`)
            : (0,codes/* absent */.Ge)('complexity-kind-missing', `No report says anything about the ${measure} complexity here.`);
    const worst = worstFunctions(files, measure, shownFunctions);
    const shown = worst.map(({ name, path, line, complexity: number }) => `${name} (${path}:${line}) ${number}`);
    const functions = sumOf(files.map((file) => file.functions[measure]))?.functions ?? 0;
    const [first] = worst;
    const isMost = metric === 'complexity.max' || metric === 'complexity.cognitive';
    return {
        kind: 'value',
        value,
        where: isMost && first !== undefined ? `${first.path}:${first.line}` : scopeName(query),
        detail: `${(0,numbers/* countOf */.pq)(functions, 'function')} in ${(0,numbers/* countOf */.pq)(files.length, 'file')}, the most complex: ${shown.join(', ')}`,
    };
}
function scopeName({ scope }) {
    if (scope.kind === 'path')
        return scope.glob;
    return scope.kind === 'member' ? scope.id : null;
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/complexity/complexity-annotations.ts


/** The functions that keep a rule from holding: those beyond a limit of its own; beyond one of a baseline the worst. */
function functionsBeyond({ rule, measured, isMeant }) {
    const { metric, limit, operator, scope } = rule;
    if (metric !== 'complexity.max' && metric !== 'complexity.cognitive')
        return [];
    if (operator === '>' || operator === '>=')
        return [];
    const measure = metric === 'complexity.max' ? 'cyclomatic' : 'cognitive';
    const files = (measured.complexity?.files ?? []).filter(isMeant);
    const places = files.filter(isPlace);
    if (limit.kind === 'value') {
        const most = limit.quantity.number;
        return worstFunctions(places, measure, shownPlaces).filter(({ complexity }) => complexity > most || (operator === '<' && complexity === most));
    }
    // Of each file by itself where each is judged by itself.
    const groups = scope?.kind === 'each' && scope.member === 'file' ? places.map((file) => [file]) : [places];
    return groups
        .flatMap((group) => {
        const worst = worstFunctions(group, measure, shownPlaces);
        return worst.filter(({ complexity }) => complexity === worst[0]?.complexity);
    })
        .slice(0, shownPlaces);
}
/** Functions that are more complex than a rule allows, each where it begins. */
function complexityFindings(decision, measurements, isTouched) {
    const findings = brokenRules(decision, measurements, 'complexity.').flatMap((broken) => {
        const kind = broken.rule.metric === 'complexity.max' ? 'cyclomatic' : 'cognitive';
        return functionsBeyond(broken).map(({ path, line, name, complexity }) => ({
            level: 'warning',
            blocking: broken.blocking,
            inDiff: isTouched(path, { from: line, to: line }),
            severity: 3,
            title: 'A function is too complex',
            message: `${name} has a ${kind} complexity of ${complexity}.`,
            file: path,
            line,
            endLine: null,
        }));
    });
    return onePerPlace(findings);
}

// EXTERNAL MODULE: ./packages/shared/src/domain/report/node.ts
var node = __webpack_require__(319);
// EXTERNAL MODULE: ./packages/shared/node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(6758);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/complexity/complexity-shown.ts




const count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0));
const complexity_shown_numbers = dist/* strictObject */.rej({
    functions: dist/* nullable */.mee(count),
    mean: dist/* nullable */.mee(dist/* pipe */.FsL(dist/* number */.aig(), dist/* minValue */.Wwf(0))),
    max: dist/* nullable */.mee(count),
    cognitive: dist/* nullable */.mee(count),
});
/** Functions of the whole and of each package; `null` where no entry of `reports` gives any. */
const complexitySchema = dist/* nullable */.mee(dist/* strictObject */.rej({
    ...complexity_shown_numbers.entries,
    packages: dist/* array */.YOg(dist/* strictObject */.rej({ name: dist/* string */.YjP(), ...complexity_shown_numbers.entries })),
    /** The most complex functions, no more than 50. */
    worst: dist/* array */.YOg(dist/* strictObject */.rej({ path: dist/* string */.YjP(), line: count, name: dist/* string */.YjP(), complexity: count })),
}));
function numbersOf({ files, limited }) {
    const cyclomatic = limited.has('cyclomatic') ? [] : files;
    return {
        functions: complexityValue(cyclomatic, 'complexity.functions'),
        mean: complexityValue(cyclomatic, 'complexity.mean'),
        max: complexityValue(cyclomatic, 'complexity.max'),
        cognitive: complexityValue(limited.has('cognitive') ? [] : files, 'complexity.cognitive'),
    };
}
const namedPackages = (packages) => [...packages].flatMap(([name, { complexity }]) => complexity === null ? [] : [[name, complexity]]);
/** Functions as the report holds them. */
function shownComplexity(complexity, packages) {
    if (complexity === null)
        return null;
    return {
        ...numbersOf(complexity),
        packages: namedPackages(packages).map(([name, measured]) => ({ name, ...numbersOf(measured) })),
        worst: worstFunctions(complexity.files, 'cyclomatic', 50).map(({ path, line, name, complexity: number }) => ({ path, line, name, complexity: number })),
    };
}
const right = (title) => ({ title, align: 'right' });
function row(name, measured) {
    const { functions, mean, max, cognitive } = numbersOf(measured);
    const cell = (value) => (value === null ? 'not known' : (0,numbers/* formatCount */.B4)(value));
    return [name, cell(functions), cell(max), mean === null ? 'not known' : mean.toFixed(1), cell(cognitive)];
}
/** Functions of the whole and of packages, and the most complex ones. */
function complexitySections(complexity, packages) {
    if (complexity === null || complexity.files.length === 0)
        return [];
    const columns = ['', right('functions'), right('most complex'), right('mean'), right('cognitive')];
    const rows = [
        row('all', complexity),
        ...namedPackages(packages).map(([name, measured]) => row(name, measured)),
    ];
    const measure = complexity.files.some(({ functions }) => functions.cyclomatic !== null)
        ? 'cyclomatic'
        : 'cognitive';
    const worst = worstFunctions(complexity.files, measure, 20).map((found) => [
        (0,numbers/* formatCount */.B4)(found.complexity),
        found.name,
        (0,node/* code */.aY)(`${found.path}:${found.line}`),
    ]);
    return [
        {
            title: `Complexity${complexity.broken === null ? '' : ', of the reports that could be used'}`,
            folded: false,
            blocks: [(0,node/* table */.tp)(columns, rows, { rowCap: 30 })],
        },
        {
            title: 'Most complex functions',
            folded: true,
            blocks: [(0,node/* table */.tp)([right(measure), 'Function', 'Where'], worst, { rowCap: 20, cellCap: 300 })],
        },
    ];
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/complexity/complexity-kind.ts







/** How complex functions are. */
const complexityKind = {
    isOfFiles: true,
    addsUp: false,
    say: ({ files }) => `functions of ${(0,numbers/* countOf */.pq)(files.size, 'file')}`,
    gather: noComplexity,
    add: addToFiles(addComplexity),
    measure: complexityOf,
    metrics: complexityMetrics,
    eitherWay: ['complexity.'],
    observer: ({ complexity }) => ({
        observe: (query, measured) => observeComplexity(measured.complexity, query),
        files: ({ metric }, glob) => complexPaths(complexity, metric, glob),
    }),
    sources: {
        isMeasured: ({ complexity }) => (0,sources/* isWhole */.w)(complexity),
        files: ({ complexity }) => complexity?.files ?? [],
        isScopeKnown: (_measured, _metric, glob, files) => (0,sources/* isAnythingIn */.k)(files, glob),
    },
    judgeable: [
        {
            what: 'complexity',
            metrics: 'complexity.',
            rule: 'complexity.max <= 15',
            isGiven: ({ complexity }) => complexity !== null,
        },
    ],
    report: reportPart('complexity', complexitySchema, ({ complexity, packages }) => shownComplexity(complexity, packages)),
    sections: {
        numbers: ({ measurements: { complexity, packages } }) => complexitySections(complexity, packages),
    },
    annotations: ({ measurements, decision }, isTouched) => complexityFindings(decision, measurements, isTouched),
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/coverage/coverage-annotations.ts

const sayUncovered = ({ from, to }) => `${from === to ? `Line ${from} is` : `Lines ${from} to ${to} are`} new, and no test covers ${from === to ? 'it' : 'them'}.`;
/** Added lines that are not covered, where a rule on them does not hold; each at its place in the change. */
function uncoveredFindings(decision, measurements) {
    const judged = decision.results.filter(({ metric }) => metric === 'coverage.changed-lines');
    const isFailed = judged.some(({ outcome }) => outcome === 'fail');
    if (!isFailed && !judged.some(({ outcome }) => outcome === 'warn'))
        return [];
    const findingAt = (file, { from, to }, message) => ({
        level: 'warning',
        blocking: isFailed,
        inDiff: true,
        severity: 4,
        title: 'Changed lines are not covered',
        message,
        file,
        line: from,
        endLine: to,
    });
    return (measurements.changed ?? []).flatMap(({ path, uncovered, isReported, lines: { total } }) => isReported
        ? uncovered.map((range) => findingAt(path, range, sayUncovered(range)))
        : uncovered
            .slice(0, 1)
            .map((range) => findingAt(path, range, `No report mentions the file, so ${(0,numbers/* countOf */.pq)(total, 'new line')} of it count as not covered.`)));
}

// EXTERNAL MODULE: ./actions/quality-gate/src/domain/kinds/coverage/coverage-measure.ts
var coverage_measure = __webpack_require__(3554);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/coverage/coverage-metrics.ts
const ratio = (id, meaning) => ({
    id,
    dimension: 'ratio',
    meaning,
    names: 'never',
    scopes: ['path', 'package', 'file'],
    least: 0,
    most: 1,
    better: 'higher',
});
/** What rules may ask of coverage. */
const coverageMetrics = [
    ratio('coverage.lines', 'Covered lines of those that can be covered.'),
    {
        ...ratio('coverage.changed-lines', 'Covered lines of those that this change adds and that can be covered.'),
        scopes: ['path', 'package'],
    },
    ratio('coverage.branches', 'Covered branches of those that can be covered.'),
    ratio('coverage.functions', 'Called functions of all.'),
];

// EXTERNAL MODULE: ./packages/checkout/src/domain/line-ranges.ts
var line_ranges = __webpack_require__(9716);
// EXTERNAL MODULE: ./packages/reports/src/domain/coverage/coverage.ts
var coverage_coverage = __webpack_require__(7725);
// EXTERNAL MODULE: ./actions/quality-gate/src/domain/totals.ts
var totals = __webpack_require__(8283);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/package-table.ts


/** More packages than this are folded away, but for the worst. */
const shownPackages = 10;
/**
 * A table whose first row is the whole: packages by their name; of many the worst, and all of them folded beneath.
 * Each row comes with how bad it is: higher is worse.
 */
function packageTable(columns, whole, rows) {
    const all = rows.map(({ row }) => row);
    if (rows.length <= shownPackages)
        return [(0,node/* table */.tp)(columns, [whole, ...all])];
    const worst = [...rows]
        .sort((a, b) => b.badness - a.badness)
        .slice(0, shownPackages)
        .map(({ row }) => row);
    return [
        (0,node/* table */.tp)(columns, [whole, ...worst]),
        (0,node/* details */.zH)(`All ${(0,numbers/* formatCount */.B4)(rows.length)} packages; above are the worst ${shownPackages}`, [
            (0,node/* table */.tp)(columns, all),
        ]),
    ];
}
/** Numbers of some reports must not look like those of all. */
function ofReadable(measure) {
    return (measure?.broken ?? null) === null ? '' : ', of the reports that could be used';
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/coverage/coverage-shown.ts






const coverage_shown_right = (title) => ({ title, align: 'right' });
function ratioCell(ratio) {
    if (ratio === null)
        return [(0,node/* text */.Qq)('not reported')];
    if (ratio.total === 0)
        return [(0,node/* text */.Qq)('0 of 0')];
    const share = ratio.covered / ratio.total;
    const unbroken = (short) => short.replaceAll(' ', '\u00a0');
    return [
        (0,node/* bar */.M0)(share, unbroken((0,numbers/* formatRatio */.B0)(share)), { width: 10 }),
        (0,node/* lineBreak */.qL)(),
        (0,node/* text */.Qq)(unbroken(`${(0,numbers/* formatCount */.B4)(ratio.covered)} of ${(0,numbers/* formatCount */.B4)(ratio.total)}`)),
    ];
}
/** Of changed lines there may be none, where the change is known. */
function changedCell(ratio) {
    if (ratio === null)
        return [(0,node/* text */.Qq)('not known')];
    return ratio.total === 0 ? [(0,node/* text */.Qq)('none to cover')] : ratioCell(ratio);
}
function coverageTable(measurements, whole) {
    const isChangeKnown = measurements.change?.kind === 'known';
    const packages = [...measurements.packages].flatMap(([name, measured]) => {
        const { coverage } = (0,totals/* shownTotals */.b)(measured);
        return coverage === null ? [] : [{ name, coverage }];
    });
    const all = [whole, ...packages.map(({ coverage }) => coverage)];
    const reported = coverage_coverage/* coverageParts */.$m.filter((part) => all.some((coverage) => coverage[part] !== null));
    const rowOf = (name, coverage) => [
        [(0,node/* text */.Qq)(name)],
        ...reported.map((part) => ratioCell(coverage[part])),
        ...(isChangeKnown ? [changedCell(coverage['changed-lines'])] : []),
    ];
    const badnessOf = ({ lines }) => lines === null || lines.total === 0 ? 2 : 1 - lines.covered / lines.total;
    return packageTable(['', ...reported, ...(isChangeKnown ? ['changed lines'] : [])], rowOf('all', whole), packages.map(({ name, coverage }) => ({ row: rowOf(name, coverage), badness: badnessOf(coverage) })));
}
/** Coverage of the whole and of packages. */
function coverageSections(measurements) {
    const { coverage } = (0,totals/* shownTotals */.b)(measurements);
    if (coverage === null || (coverage.lines === null && measurements.coverage?.broken !== null))
        return [];
    const blocks = coverageTable(measurements, coverage);
    return [{ title: `Coverage${ofReadable(measurements.coverage)}`, folded: false, blocks }];
}
/**
 * Lines that the change adds and that are not covered, where most of them are first: what a person needs where a rule
 * on them does not hold, and detail where none does.
 */
function uncoveredChanges(measurements, { results }) {
    const rows = (measurements.changed ?? [])
        .map((file) => ({ ...file, missing: file.lines.total - file.lines.covered }))
        .filter(({ missing, doubt }) => missing > 0 || doubt !== null)
        .sort((a, b) => b.missing - a.missing || (a.path < b.path ? -1 : 1))
        .map(({ path, uncovered, missing, isReported, doubt }) => [
        (0,node/* code */.aY)(path),
        doubt === null ? (0,numbers/* formatCount */.B4)(missing) : `not known (${doubt})`,
        [
            uncovered.length === 0 ? '' : (0,line_ranges/* sayRanges */.mN)(uncovered, 20),
            isReported ? '' : '(no report mentions the file)',
        ]
            .filter((part) => part !== '')
            .join(' '),
    ]);
    if (rows.length === 0)
        return [];
    const blocks = [(0,node/* table */.tp)(['File', coverage_shown_right('Not covered'), 'Lines'], rows, { rowCap: 30, cellCap: 300 })];
    const judged = results.filter(({ metric }) => metric === 'coverage.changed-lines');
    return [
        {
            title: 'Changed lines that are not covered',
            folded: judged.every(({ outcome }) => outcome === 'pass' || outcome === 'not-applicable'),
            isUrgent: judged.some(({ outcome }) => outcome === 'fail'),
            blocks,
        },
    ];
}
const shownLeast = 20;
/** Files with the lowest share of covered lines. No row is made for those that are only counted. */
function leastCovered(measurements) {
    const share = ({ covered, total }) => covered / total;
    const least = [];
    let all = 0;
    for (const { path, ratios } of measurements.coverage?.files ?? []) {
        const { lines } = ratios;
        if (lines === null || lines.total === 0 || lines.covered === lines.total)
            continue;
        all += 1;
        const last = least[shownLeast - 1];
        // Files come in the order of their paths: of equal ones the first stay.
        if (last !== undefined && share(lines) >= share(last.lines))
            continue;
        least.push({ path, lines });
        least.sort((a, b) => share(a.lines) - share(b.lines) || (a.path < b.path ? -1 : 1));
        least.splice(shownLeast);
    }
    if (all === 0)
        return [];
    const rows = least.map(({ path, lines }) => [(0,node/* code */.aY)(path), ratioCell(lines)]);
    const options = { rowCap: shownLeast, moreRows: all - rows.length };
    return [{ title: 'Least covered files', folded: true, blocks: [(0,node/* table */.tp)(['File', 'Lines'], rows, options)] }];
}

// EXTERNAL MODULE: ./actions/quality-gate/src/domain/kinds/coverage/coverage-sources.ts
var coverage_sources = __webpack_require__(8188);
// EXTERNAL MODULE: ./actions/quality-gate/src/domain/change/change-measure.ts + 1 modules
var change_measure = __webpack_require__(2204);
// EXTERNAL MODULE: ./actions/quality-gate/src/domain/change/changed-lines.ts + 1 modules
var changed_lines = __webpack_require__(6117);
// EXTERNAL MODULE: ./packages/shared/src/domain/sentence.ts
var sentence = __webpack_require__(8975);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/coverage/changed-coverage.ts








const shownFiles = 5;
const shownRanges = 8;
const doubtCodes = {
    altered: 'changed-file-altered',
    ambiguous: 'coverage-path-ambiguous',
    outdated: 'changed-file-outdated',
    unlisted: 'coverage-lines-unlisted',
};
function absent(code, why, fix = codes/* codes */.F4[code].fix) {
    return { kind: 'absent', code, why, fix };
}
/** `src/a.js:3-5, 9; src/b.js:1`, no more than a few files. */
function changed_coverage_sayUncovered(files) {
    const named = files
        .filter(({ uncovered }) => uncovered.length > 0)
        .map(({ path, uncovered }) => `${path}:${(0,line_ranges/* sayRanges */.mN)(uncovered, shownRanges)}`);
    const more = named.length - shownFiles;
    return named.slice(0, shownFiles).join('; ') + (more > 0 ? `; and ${(0,numbers/* countOf */.pq)(more, 'more file')}` : '');
}
/** What a rule on `coverage.changed-lines` sees. */
function observeChangedLines(measurements, measured, query) {
    const { change } = measurements;
    const { coverage } = measured;
    if (coverage === null)
        return absent('coverage-not-reported', 'Nothing reports coverage, so that of changed lines is not known.');
    if (coverage.broken !== null)
        return absent('measurement-broken', `Not all coverage is known (${coverage.broken}).`);
    if (change === null)
        return absent('change-unreadable', 'Nobody looked at the change.');
    if (change.kind === 'unknown')
        return absent(change.code, (0,sentence/* sentence */.e)(`The change is not known: ${change.why}`), change.fix);
    if (measured.changed === null)
        return absent('measurement-broken', 'Not all coverage is known, so that of changed lines is not.');
    const { scope } = query;
    const glob = scope.kind === 'path' ? scope.glob : null;
    const matches = glob === null ? () => true : (0,domain_glob/* compileGlob */.S)(glob);
    const files = measured.changed.filter(({ path }) => matches(path));
    const doubtful = files.find(({ doubt }) => doubt !== null);
    if (doubtful?.doubt !== undefined && doubtful.doubt !== null)
        return absent(doubtCodes[doubtful.doubt], `What covers the changed lines of ${doubtful.path} is not known.`);
    if (glob !== null && files.length === 0 && !(0,sources/* isAnythingIn */.k)(coverage.files, glob))
        return absent('coverage-scope-empty', `No covered file is in "${glob}".`);
    const sum = (0,changed_lines/* sumChanged */.q2)(files);
    if (sum === null || sum.total === 0) {
        const touched = [...change.change.touched].sort();
        const what = touched.length === 0 ? 'no file' : `${(0,numbers/* countOf */.pq)(touched.length, 'file')} (${(0,change_measure/* nameFiles */.rF)(touched)})`;
        const where = glob === null ? '' : ` in "${glob}"`;
        return {
            kind: 'not-applicable',
            why: `the change touches ${what} and adds no line${where} that can be covered.`,
        };
    }
    const uncovered = changed_coverage_sayUncovered(files);
    return {
        kind: 'value',
        value: sum.covered / sum.total,
        where: scope.kind === 'member' ? scope.id : glob,
        detail: `${sum.covered} of ${(0,numbers/* countOf */.pq)(sum.total, 'changed line')}${uncovered === '' ? '' : `, not covered: ${uncovered}`}`,
    };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/files-by-path.ts
/**
 * Finds files by their path. The map is made when it is first asked for: most rules are about the whole, and of tens of
 * thousands of files it takes megabytes.
 */
function filesByPath(files) {
    let known = null;
    return (path) => (known ??= new Map(files.map((file) => [file.path, file]))).get(path);
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/coverage/observe-coverage.ts







function observeRatio(ratio, part, where) {
    if (ratio === null)
        return (0,codes/* absent */.Ge)('coverage-kind-missing', `No report says anything about ${part} here.`);
    if (ratio.total === 0)
        return (0,codes/* absent */.Ge)('nothing-to-cover', `0 of 0 ${part}.`);
    return {
        kind: 'value',
        value: ratio.covered / ratio.total,
        where,
        detail: `${(0,numbers/* formatCount */.B4)(ratio.covered)} of ${(0,numbers/* formatCount */.B4)(ratio.total)} ${part}`,
        of: { part: ratio.covered, total: ratio.total },
    };
}
/** The files that a glob surely means; `null` when one of them may be inside or outside. */
function filesIn(files, glob) {
    const matches = (0,domain_glob/* compileGlob */.S)(glob);
    const inside = [];
    for (const file of files) {
        const matching = file.candidates.filter((path) => matches(path)).length;
        if (matching === 0)
            continue;
        if (matching < file.candidates.length)
            return null;
        inside.push(file);
    }
    return inside;
}
function observePath(coverage, part, glob) {
    const files = filesIn(coverage.files, glob);
    if (files === null)
        return (0,codes/* absent */.Ge)('coverage-path-ambiguous', `A covered file may or may not be in "${glob}".`);
    if (files.length === 0)
        return (0,codes/* absent */.Ge)('coverage-scope-empty', `No covered file is in "${glob}".`);
    return observeRatio((0,coverage_measure/* sumRatios */.wl)(files, part), part, glob);
}
/** A file without any branch or function has nothing to judge when the reports say so, and that of others. */
function observeFile(coverage, file, part, path) {
    const ratio = file?.ratios[part] ?? null;
    if (ratio?.total === 0 && (coverage.whole[part]?.total ?? 0) > 0)
        return { kind: 'not-applicable', why: `${path} has no ${part} to cover.` };
    return observeRatio(ratio, part, path);
}
function observeCoverage(coverage, byPath, part, query) {
    if (coverage === null)
        return (0,codes/* absent */.Ge)('coverage-not-reported', `Nothing reports coverage.${part}.`);
    if (coverage.broken !== null)
        return (0,codes/* absent */.Ge)('measurement-broken', `Not all coverage is known (${coverage.broken}).`);
    const { scope } = query;
    if (scope.kind === 'path')
        return observePath(coverage, part, scope.glob);
    if (scope.kind === 'member' && scope.member === 'file')
        return observeFile(coverage, byPath(scope.id), part, scope.id);
    return observeRatio(coverage.whole[part], part, scope.kind === 'member' ? scope.id : null);
}
/** The files that `in each file` goes through: those of which a report says anything. */
function coveredPaths({ coverage }, glob) {
    const matches = glob === null ? () => true : (0,domain_glob/* compileGlob */.S)(glob);
    return (coverage?.files ?? [])
        .filter(({ candidates, ratios }) => {
        const anything = coverage_coverage/* coverageParts */.$m.some((part) => (ratios[part]?.total ?? 0) > 0);
        return anything && candidates.some(matches);
    })
        .map(({ path }) => path);
}
/** What coverage says to rules. */
function coverageObserver(measurements) {
    const byPath = filesByPath(measurements.coverage?.files ?? []);
    return {
        observe: (query, measured) => {
            const part = coverage_coverage/* coverageParts */.$m.find((known) => query.metric === `coverage.${known}`);
            return part === undefined
                ? observeChangedLines(measurements, measured, query)
                : observeCoverage(measured.coverage, byPath, part, query);
        },
        files: (_about, glob) => coveredPaths(measurements, glob),
    };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/coverage/coverage-kind.ts








/** Which lines, branches and functions tests ran. */
const coverageKind = {
    isOfFiles: true,
    addsUp: false,
    say: ({ files }) => `coverage of ${(0,numbers/* countOf */.pq)(files.size, 'file')}`,
    gather: coverage_measure/* emptyGathering */.Dg,
    add: addToFiles(coverage_measure/* addCoverage */.q7),
    measure: coverage_measure/* coverageOf */._5,
    metrics: coverageMetrics,
    neverRecorded: ['coverage.changed-lines'],
    observer: coverageObserver,
    sources: coverage_sources/* coverageSources */.t,
    judgeable: [
        {
            what: 'coverage',
            metrics: 'coverage.',
            rule: 'coverage.lines >= 80%',
            isGiven: ({ coverage }) => coverage !== null,
        },
    ],
    removal: 'baseline.removed of files == 0 else warn',
    sections: {
        numbers: ({ measurements }) => coverageSections(measurements),
        details: ({ measurements, decision }) => [
            ...uncoveredChanges(measurements, decision),
            ...leastCovered(measurements),
        ],
    },
    annotations: ({ measurements, decision }) => uncoveredFindings(decision, measurements),
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/duplication/duplication-measure.ts





/** Nothing gathered yet. */
function noDuplication() {
    return {
        files: new Map(),
        duplicates: new Map(),
        unlistedFileLines: 0,
        unlistedBlocks: 0,
        unlistedLines: 0,
        withoutLines: null,
        withoutFiles: null,
    };
}
const fewest = (left, right) => left === null || right === null ? (left ?? right) : Math.min(left, right);
function addTo(gathering, path, report, places) {
    const own = new Map();
    for (const [reported, lines] of report.files) {
        const place = places.get(reported);
        if (place === undefined)
            continue;
        const known = own.get(place.path)?.lines ?? 0;
        own.set(place.path, { ...place, lines: lines === null ? null : known + lines });
    }
    for (const [key, file] of own) {
        const known = gathering.files.get(key)?.lines ?? null;
        gathering.files.set(key, { ...file, lines: report.listsFiles ? fewest(known, file.lines) : known });
    }
    for (const { lines, copies } of report.duplicates) {
        const placed = copies.flatMap(({ path: reported, from, to }) => {
            const place = places.get(reported);
            return place === undefined ? [] : [{ ...place, from, to }];
        });
        if (placed.length === 0)
            continue;
        const spans = placed.map(({ path: at, from, to }) => `${at}:${from}-${to}`).sort();
        // Lines of files that are not listed are added for each report, so what they duplicate is as well.
        const key = [report.listsFiles ? '' : path, ...spans].join('\0');
        gathering.duplicates.set(report.listsFiles ? key : `${key}\0${gathering.duplicates.size}`, {
            lines,
            copies: placed,
        });
    }
    gathering.unlistedBlocks += report.unlisted.blocks;
    gathering.unlistedLines += report.unlisted.lines;
    if (report.lines === null)
        gathering.withoutLines ??= path;
    else if (!report.listsFiles)
        gathering.unlistedFileLines += report.lines;
    if (!report.listsFiles)
        gathering.withoutFiles ??= path;
}
/** Ties a report to the repository and adds it to each gathering. */
function addDuplication(path, report, repository, into) {
    const named = new Set([
        ...report.files.keys(),
        ...report.duplicates.flatMap(({ copies }) => copies.map((copy) => copy.path)),
    ]);
    const { places, findings } = locateSources(path, named, repository);
    for (const gathering of into)
        addTo(gathering, path, report, places);
    const sawNothing = report.filesLookedAt === 0 || report.lines === 0;
    return [
        ...(0,disagreement/* disagreementFinding */.i)(path, report.disagreements),
        ...(sawNothing
            ? [
                (0,codes/* finding */.gk)('no-sources', path, `${(0,numbers/* countOf */.pq)(report.filesLookedAt ?? 0, 'file')}, ${(0,numbers/* countOf */.pq)(report.lines ?? 0, 'line')}`),
            ]
            : []),
        ...findings,
    ];
}
/** What was gathered, for rules. */
function duplicationOf(gathering, broken) {
    const { unlistedBlocks, unlistedLines, unlistedFileLines, withoutFiles, withoutLines } = gathering;
    return {
        files: [...gathering.files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
        duplicates: [...gathering.duplicates.values()].sort((a, b) => b.lines - a.lines),
        unlistedFileLines,
        unlisted: { blocks: unlistedBlocks, lines: unlistedLines },
        withoutFiles,
        withoutLines,
        broken,
    };
}
const scopes = ['path', 'package', 'file'];
/** What rules may ask of duplicated code. */
const duplicationMetrics = [
    {
        id: 'duplication.lines',
        dimension: 'ratio',
        meaning: 'Lines of duplicated code, each pair once, of all lines that the tool looked at.',
        names: 'never',
        scopes,
        least: 0,
        most: 1,
        better: 'lower',
    },
    {
        id: 'duplication.blocks',
        dimension: 'count',
        meaning: 'Pieces of code that stand in several places, as the tool counts them.',
        names: 'never',
        scopes,
        least: 0,
        most: Infinity,
        isWhole: true,
        better: 'lower',
    },
];
/** The files that `in each file` goes through: those of the repository that the tool looked at. */
function duplicationPaths(duplication, glob) {
    const matches = glob === null ? () => true : (0,domain_glob/* compileGlob */.S)(glob);
    return (duplication?.files ?? [])
        .filter(({ isInside, candidates, lines }) => isInside && lines !== 0 && candidates.some(matches))
        .map(({ path }) => path);
}
const duplication_measure_valueOf = ({ duplicated, lines }) => Math.min(1, duplicated / lines);
function duplication_measure_select(measure, isSurely, isPossibly) {
    return {
        files: measure.files.filter(isSurely),
        duplicates: measure.duplicates.filter(({ copies }) => copies.some(isPossibly)),
    };
}
function selectionOf(measure, { scope }) {
    if (scope.kind === 'path') {
        const matches = (0,domain_glob/* compileGlob */.S)(scope.glob);
        return duplication_measure_select(measure, ({ isInside, candidates }) => isInside && candidates.every(matches), ({ isInside, candidates }) => isInside && candidates.some(matches));
    }
    if (scope.kind === 'member' && scope.member === 'file') {
        const isIt = ({ path }) => path === scope.id;
        return duplication_measure_select(measure, isIt, ({ path, candidates }) => path === scope.id || candidates.includes(scope.id));
    }
    return measure;
}
function shareOf({ files, duplicates }, measure, isWhole) {
    return {
        duplicated: duplicates.reduce((sum, { lines }) => sum + lines, 0) + measure.unlisted.lines,
        lines: files.reduce((sum, { lines }) => sum + (lines ?? 0), 0) + (isWhole ? measure.unlistedFileLines : 0),
    };
}
/** The share of a whole; code outside of the repository counts only where that is worse. `null` of no line. */
function wholeShare(measure) {
    if (measure.withoutLines !== null)
        return null;
    const all = shareOf(measure, measure, true);
    const isInside = (place) => place.isInside;
    const inside = shareOf(duplication_measure_select(measure, isInside, isInside), measure, true);
    if (inside.lines === 0 || all.lines === 0)
        return null;
    return duplication_measure_valueOf(inside) >= duplication_measure_valueOf(all) ? inside : all;
}
/** Blocks of a whole. */
function wholeBlocks({ duplicates, unlisted }) {
    return duplicates.length + unlisted.blocks;
}
/** `src/a.js:1-16 = lib/b.js:3-18`. */
function sayCopies({ copies }) {
    const shown = copies.slice(0, 3).map(({ path, from, to }) => `${path}:${from}-${to}`);
    const more = copies.length - shown.length;
    return shown.join(' = ') + (more > 0 ? `, and ${more} more` : '');
}
const shownDuplicates = 3;
/** What duplicated code says to a rule. */
function observeDuplication(duplication, query) {
    const { metric, scope } = query;
    if (duplication === null)
        return (0,codes/* absent */.Ge)('duplication-not-reported', `Nothing reports ${metric}.`);
    const { broken, withoutLines, withoutFiles } = duplication;
    if (broken !== null)
        return (0,codes/* absent */.Ge)('measurement-broken', `Not all duplicated code is known (${broken}).`);
    const isWhole = scope.kind === 'whole' || (scope.kind === 'member' && scope.member === 'package');
    const selection = selectionOf(duplication, query);
    const longest = selection.duplicates.slice(0, shownDuplicates).map(sayCopies);
    const shown = longest.length === 0 ? '' : `: ${longest.join('; ')}`;
    const where = scope.kind === 'path' ? scope.glob : scope.kind === 'member' ? scope.id : null;
    if (scope.kind === 'path' && selection.files.length === 0 && selection.duplicates.length === 0)
        return withoutFiles === null
            ? (0,codes/* absent */.Ge)('source-scope-empty', `No file that was looked at is in "${scope.glob}".`)
            : (0,codes/* absent */.Ge)('duplication-lines-unknown', `${withoutFiles} does not list the files that were looked at.`);
    if (metric === 'duplication.blocks') {
        const blocks = selection.duplicates.length + duplication.unlisted.blocks;
        return { kind: 'value', value: blocks, where, detail: `${(0,numbers/* countOf */.pq)(blocks, 'block')}${shown}` };
    }
    if (withoutLines !== null)
        return (0,codes/* absent */.Ge)('duplication-lines-unknown', `${withoutLines} does not say how many lines there are.`);
    if (!isWhole && withoutFiles !== null)
        return (0,codes/* absent */.Ge)('duplication-lines-unknown', `${withoutFiles} does not say how many lines each file has.`);
    const share = isWhole ? wholeShare(duplication) : shareOf(selection, duplication, false);
    if (share === null || share.lines === 0)
        return (0,codes/* absent */.Ge)('duplication-lines-unknown', '0 of 0 lines.');
    return {
        kind: 'value',
        value: duplication_measure_valueOf(share),
        where,
        detail: `${share.duplicated} of ${share.lines} lines${shown}`,
    };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/duplication/duplication-annotations.ts


/** The copy that is shown: one that the change adds to, else the first that can be. */
function shownCopy({ copies }, isTouched) {
    const places = copies.filter(isPlace);
    return places.find((copy) => isTouched(copy.path, copy)) ?? places[0];
}
/** Code that stands in several places, where a rule on it does not hold: what the change adds to first, then the longest. */
function duplicationFindings(decision, measurements, isTouched) {
    const findings = brokenRules(decision, measurements, 'duplication.').flatMap(({ blocking, measured, isMeant }) => {
        const meant = (measured.duplication?.duplicates ?? []).filter(({ copies }) => copies.some(isMeant));
        const placed = meant.flatMap((duplicate) => {
            const copy = shownCopy(duplicate, isTouched);
            if (copy === undefined)
                return [];
            const others = { ...duplicate, copies: duplicate.copies.filter((other) => other !== copy) };
            return [
                {
                    level: 'warning',
                    blocking,
                    inDiff: isTouched(copy.path, copy),
                    severity: 2,
                    title: 'Code stands in several places',
                    message: `Lines ${copy.from} to ${copy.to} stand here and in ${sayCopies(others)}.`,
                    file: copy.path,
                    line: copy.from,
                    endLine: copy.to,
                },
            ];
        });
        return [...placed].sort((a, b) => Number(b.inDiff) - Number(a.inDiff)).slice(0, shownPlaces);
    });
    return onePerPlace(findings);
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/duplication/duplication-shown.ts




const duplication_shown_count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0));
const duplication_shown_numbers = dist/* strictObject */.rej({
    blocks: duplication_shown_count,
    /** `null` where a report does not say how many lines it looked at. */
    lines: dist/* nullable */.mee(dist/* strictObject */.rej({ duplicated: duplication_shown_count, total: duplication_shown_count })),
});
/** Duplicated code of the whole and of each package; `null` where no entry of `reports` gives any. */
const duplicationSchema = dist/* nullable */.mee(dist/* strictObject */.rej({
    ...duplication_shown_numbers.entries,
    packages: dist/* array */.YOg(dist/* strictObject */.rej({ name: dist/* string */.YjP(), ...duplication_shown_numbers.entries })),
    /** The longest duplicates, no more than 50. */
    longest: dist/* array */.YOg(dist/* strictObject */.rej({
        lines: duplication_shown_count,
        copies: dist/* array */.YOg(dist/* strictObject */.rej({ path: dist/* string */.YjP(), from: duplication_shown_count, to: duplication_shown_count })),
    })),
}));
const copyCap = 20;
function duplication_shown_numbersOf(measure) {
    const share = wholeShare(measure);
    return {
        blocks: wholeBlocks(measure),
        lines: share === null ? null : { duplicated: share.duplicated, total: share.lines },
    };
}
const duplication_shown_namedPackages = (packages) => [...packages].flatMap(([name, { duplication }]) => duplication === null ? [] : [[name, duplication]]);
/** Duplicated code as the report holds it. */
function shownDuplication(duplication, packages) {
    if (duplication === null)
        return null;
    return {
        ...duplication_shown_numbersOf(duplication),
        packages: duplication_shown_namedPackages(packages).map(([name, measure]) => ({ name, ...duplication_shown_numbersOf(measure) })),
        longest: duplication.duplicates.slice(0, 50).map(({ lines, copies }) => ({
            lines,
            copies: copies.slice(0, copyCap).map(({ path, from, to }) => ({ path, from, to })),
        })),
    };
}
const duplication_shown_right = (title) => ({ title, align: 'right' });
function duplication_shown_row(name, measure) {
    const { blocks, lines } = duplication_shown_numbersOf(measure);
    if (lines === null)
        return [name, (0,numbers/* formatCount */.B4)(blocks), 'not known'];
    const share = Math.min(1, lines.duplicated / lines.total);
    return [
        name,
        (0,numbers/* formatCount */.B4)(blocks),
        [
            (0,node/* bar */.M0)(share, (0,numbers/* formatRatio */.B0)(share).replaceAll(' ', '\u00a0'), { width: 10 }),
            (0,node/* lineBreak */.qL)(),
            (0,node/* text */.Qq)(`${(0,numbers/* formatCount */.B4)(lines.duplicated)} of ${(0,numbers/* formatCount */.B4)(lines.total)}`),
        ],
    ];
}
/** Duplicated code of the whole and of packages, and the longest pieces. */
function duplicationSections(duplication, packages) {
    if (duplication === null || (duplication.broken !== null && duplication.files.length === 0))
        return [];
    const rows = [
        duplication_shown_row('all', duplication),
        ...duplication_shown_namedPackages(packages).map(([name, measure]) => duplication_shown_row(name, measure)),
    ];
    const whole = {
        title: `Duplication${duplication.broken === null ? '' : ', of the reports that could be used'}`,
        folded: false,
        blocks: [(0,node/* table */.tp)(['', duplication_shown_right('blocks'), 'lines'], rows, { rowCap: 30 })],
    };
    if (duplication.duplicates.length === 0)
        return [whole];
    const longest = duplication.duplicates
        .slice(0, 20)
        .map((duplicate) => [(0,numbers/* formatCount */.B4)(duplicate.lines), (0,node/* code */.aY)(sayCopies(duplicate))]);
    const blocks = [(0,node/* table */.tp)([duplication_shown_right('Lines'), 'Where'], longest, { rowCap: 20, cellCap: 300 })];
    return [whole, { title: 'Longest duplicates', folded: true, blocks }];
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/duplication/duplication-kind.ts







/** Code that stands in several places. */
const duplicationKind = {
    isOfFiles: true,
    addsUp: false,
    say: ({ duplicates }) => (0,numbers/* countOf */.pq)(duplicates.length, 'duplicate'),
    gather: noDuplication,
    add: addToFiles(addDuplication),
    measure: duplicationOf,
    metrics: duplicationMetrics,
    observer: ({ duplication }) => ({
        observe: (query, measured) => observeDuplication(measured.duplication, query),
        files: (_about, glob) => duplicationPaths(duplication, glob),
    }),
    sources: {
        isMeasured: ({ duplication }) => (0,sources/* isWhole */.w)(duplication),
        files: ({ duplication }) => duplication?.files ?? [],
        isScopeKnown: (_measured, _metric, glob, files) => (0,sources/* isAnythingIn */.k)(files, glob),
    },
    judgeable: [
        {
            what: 'duplication',
            metrics: 'duplication.',
            rule: 'duplication.lines <= 3%',
            isGiven: ({ duplication }) => duplication !== null,
        },
    ],
    report: reportPart('duplication', duplicationSchema, ({ duplication, packages }) => shownDuplication(duplication, packages)),
    sections: {
        numbers: ({ measurements: { duplication, packages } }) => duplicationSections(duplication, packages),
    },
    annotations: ({ measurements, decision }, isTouched) => duplicationFindings(decision, measurements, isTouched),
};

// EXTERNAL MODULE: ./packages/shared/src/domain/nearest.ts
var nearest = __webpack_require__(3746);
// EXTERNAL MODULE: ./packages/reports/src/domain/performance/benchmark-book.ts
var benchmark_book = __webpack_require__(6362);
// EXTERNAL MODULE: ./packages/reports/src/domain/performance/performance-report.ts
var performance_report = __webpack_require__(9774);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/performance/performance-measure.ts






/** Nothing gathered yet. */
function emptyPerformance() {
    return { benchmarks: new Map(), unusable: new Map(), jobs: [] };
}
/** What all jobs together are called. */
const allJobs = 'jobs';
/** What was gathered, with the time of all jobs together: from the beginning of the first to the end of the last. */
function performanceOf(gathering, broken) {
    const { jobs } = gathering;
    const benchmarks = new Map(gathering.benchmarks);
    const unusable = new Map(gathering.unusable);
    if (jobs.length === 0)
        return { benchmarks, unusable, broken };
    const startedMs = jobs.reduce((least, job) => Math.min(least, job.startedMs), Infinity);
    const completedMs = jobs.reduce((most, job) => Math.max(most, job.completedMs), 0);
    if (benchmarks.has(allJobs))
        unusable.set(allJobs, 'a report has a benchmark of that name');
    else if (jobs.some(({ isEarlier }) => isEarlier))
        unusable.set(allJobs, 'some of them ran in an earlier attempt of the run, hours may lie between');
    else
        benchmarks.set(allJobs, {
            fullName: allJobs,
            name: allJobs,
            numbers: new Map([['time', [completedMs - startedMs]]]),
            where: (0,numbers/* countOf */.pq)(jobs.length, 'job'),
            isOfJobs: true,
        });
    return { benchmarks, unusable, broken };
}
const meanings = {
    p50: ['duration', 'The median of the times of a request, command or benchmark.'],
    p90: ['duration', 'The time that nine of ten stay below.'],
    p95: ['duration', 'The time that 95 of a hundred stay below.'],
    p99: ['duration', 'The time that 99 of a hundred stay below.'],
    mean: ['duration', 'The mean of the times, or the time of one operation.'],
    max: ['duration', 'The longest of the times.'],
    time: ['duration', 'A time that is reported as one number, such as an audit of Lighthouse.'],
    throughput: ['count', 'Operations, requests or bytes a second.'],
    'error-rate': ['ratio', 'The share of requests, or of checks, that failed.'],
    score: ['ratio', 'A score of 0 to 100 %.'],
    bytes: ['size', 'Bytes: of memory for an operation, of a page.'],
    count: ['count', 'A plain number of which less is better, such as allocations for an operation.'],
};
const higherParts = ['throughput', 'score'];
/** What rules may ask of performance. */
const performanceMetrics = performance_report/* performanceParts */.L.map((part) => {
    const [dimension, meaning] = meanings[part];
    return {
        id: `performance.${part}`,
        dimension,
        meaning,
        names: 'required',
        scopes: ['package'],
        least: 0,
        most: dimension === 'ratio' ? 1 : Infinity,
        better: higherParts.includes(part) ? 'higher' : 'lower',
    };
});
/** The part that a metric is about; `null` where it is no performance. */
function performancePartOf(metric) {
    return performance_report/* performanceParts */.L.find((part) => metric === `performance.${part}`) ?? null;
}
const shownRemarks = 10;
function remarkFindings(code, path, remarks) {
    const more = remarks.length - shownRemarks;
    return [
        ...remarks.slice(0, shownRemarks).map(({ name, why }) => (0,codes/* finding */.gk)(code, path, `${name}: ${why}`)),
        ...(more > 0 ? [(0,codes/* finding */.gk)(code, path, `and ${more} more`)] : []),
    ];
}
/** Adds what a report says to each gathering, and says what it has against itself. */
function addPerformance(path, report, into) {
    for (const { benchmarks, jobs, unusable } of into) {
        if (report.job !== undefined)
            jobs.push(report.job);
        for (const { fullName, name, numbers } of report.benchmarks) {
            const known = benchmarks.get(fullName);
            const merged = new Map(known?.numbers);
            for (const [part, measured] of numbers)
                merged.set(part, [...(merged.get(part) ?? []), ...measured]);
            const isOfJobs = report.job !== undefined;
            benchmarks.set(fullName, { fullName, name, numbers: merged, where: known?.where ?? path, isOfJobs });
        }
        for (const { name, why } of [...report.failed, ...report.unusable])
            if (!unusable.has(name))
                unusable.set(name, why);
    }
    const nothing = report.benchmarks.length === 0 && report.failed.length === 0;
    return [
        ...remarkFindings('benchmark-failed', path, report.failed),
        ...remarkFindings('threshold-crossed', path, report.crossed),
        ...(nothing ? [(0,codes/* finding */.gk)('no-measurements', path, 'the report holds no measurement')] : []),
        ...remarkFindings('requests-failed', path, report.failedRequests),
        ...(report.job?.isEarlier === true
            ? [(0,codes/* finding */.gk)('job-of-earlier-attempt', path, 'it was not run again in this attempt')]
            : []),
    ];
}
// What a comparison needs is long there by then; more would only make baselines larger.
const sampleCap = 200;
/** Measurements for a comparison: all, or so many of them evenly over their order. */
function samplesOf(measured) {
    if (measured.length <= sampleCap)
        return measured;
    return Array.from({ length: sampleCap }, (_, index) => measured[Math.floor((index * measured.length) / sampleCap)] ?? NaN);
}
/** The full names that a name of a rule may mean: the one that is exactly it, or all that people call so. */
function namesMeant(performance, name) {
    const { benchmarks, unusable } = performance;
    if (benchmarks.has(name) || unusable.has(name))
        return [name];
    const called = [...benchmarks.values()].filter((one) => one.name === name).map(({ fullName }) => fullName);
    const broken = [...unusable.keys()].filter((full) => full.endsWith(` > ${name}`) && !benchmarks.has(full));
    return [...called, ...broken];
}
/** The full names that a metric was measured under; none for a metric of another kind. */
function measuredNames(performance, metric) {
    const part = performancePartOf(metric);
    if (part === null || performance === null)
        return [];
    return [...performance.benchmarks.values()]
        .filter(({ fullName, numbers }) => numbers.has(part) && !performance.unusable.has(fullName))
        .map(({ fullName }) => fullName);
}
const shownNames = 8;
/** The same query with the full name of the benchmark that it means, under which baselines have it. */
function withFullName(performance, query) {
    if (performance === null || query.name === null || performancePartOf(query.metric) === null)
        return query;
    const [fullName, ...others] = namesMeant(performance, (0,benchmark_book/* plainName */.MH)(query.name));
    if (fullName === undefined || others.length > 0 || fullName === query.name)
        return query;
    return { ...query, name: fullName };
}
function unknownName({ benchmarks }, name) {
    const names = [...new Set([...benchmarks.values()].map((one) => one.name))];
    const near = (0,nearest/* nearestWords */.E)(name.slice(0, 64), names.slice(0, 5_000));
    const shown = near.length > 0 ? near : names.slice(0, shownNames);
    const list = shown.map((one) => `"${one}"`).join(', ');
    return (0,codes/* absent */.Ge)('performance-name-unknown', `None of ${(0,numbers/* countOf */.pq)(names.length, 'measured name')} is "${name}"${list === '' ? '' : `; there is ${list}`}.`);
}
/** What the reports say to a rule. */
function observePerformance(performance, query) {
    const part = performancePartOf(query.metric);
    if (performance === null || part === null)
        return (0,codes/* absent */.Ge)('performance-not-reported', `Nothing reports ${query.metric}.`);
    if (performance.broken !== null)
        return (0,codes/* absent */.Ge)('measurement-broken', `Not all measurements are known (${performance.broken}).`);
    const name = (0,benchmark_book/* plainName */.MH)(query.name ?? '');
    const meant = namesMeant(performance, name);
    const [fullName] = meant;
    if (fullName === undefined)
        return unknownName(performance, name);
    if (meant.length > 1) {
        const list = meant.slice(0, shownNames).map((one) => `"${one}"`);
        return (0,codes/* absent */.Ge)('performance-name-ambiguous', `${(0,numbers/* countOf */.pq)(meant.length, 'name')} end so: ${list.join(', ')}.`);
    }
    const why = performance.unusable.get(fullName);
    if (why !== undefined)
        return (0,codes/* absent */.Ge)('measurement-broken', (0,sentence/* sentence */.e)(`"${fullName}" cannot be judged: ${why}`));
    const benchmark = performance.benchmarks.get(fullName);
    const measured = benchmark?.numbers.get(part);
    if (benchmark === undefined || measured === undefined) {
        const known = [...(benchmark?.numbers.keys() ?? [])].map((one) => `performance.${one}`).join(', ');
        return (0,codes/* absent */.Ge)('performance-number-missing', `Of "${fullName}" there is ${known}.`);
    }
    // One run of a shared machine tells nothing of its own noise.
    const once = benchmark.isOfJobs ? 'measured once, on the runner that it happened to get' : null;
    return {
        kind: 'value',
        value: (0,benchmark_book/* medianOf */.ux)(measured),
        where: benchmark.where,
        detail: measured.length === 1 ? once : `the median of ${(0,numbers/* countOf */.pq)(measured.length, 'measurement')}`,
        ...(measured.length === 1 ? {} : { samples: samplesOf(measured) }),
    };
}

// EXTERNAL MODULE: ./packages/shared/src/domain/rule/format.ts
var format = __webpack_require__(4560);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/performance/performance-shown.ts






const amount = dist/* pipe */.FsL(dist/* number */.aig(), dist/* minValue */.Wwf(0));
/** Every measured number: a time in ms, a size in bytes, a share of 0 to 1, or a plain one. */
const performanceSchema = dist/* array */.YOg(dist/* strictObject */.rej({
    name: dist/* string */.YjP(),
    fullName: dist/* string */.YjP(),
    number: dist/* picklist */.KIO(performance_report/* performanceParts */.L),
    /** The median of all measurements. */
    value: amount,
    /** How often it was measured. */
    measurements: dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(1)),
    /** The measurements, or 200 of them evenly over their order; empty where there is one. */
    samples: dist/* array */.YOg(amount),
    report: dist/* string */.YjP(),
}));
/** The measurements as the report holds them. */
function shownPerformance(performance) {
    return [...(performance?.benchmarks.values() ?? [])].flatMap(({ name, fullName, numbers, where }) => [...numbers].map(([number, measured]) => ({
        name,
        fullName,
        number,
        value: (0,benchmark_book/* medianOf */.ux)(measured),
        measurements: measured.length,
        samples: measured.length === 1 ? [] : [...samplesOf(measured)],
        report: where,
    })));
}
function sayNumbers({ numbers }) {
    return performance_report/* performanceParts */.L
        .flatMap((part) => {
        const measured = numbers.get(part);
        if (measured === undefined)
            return [];
        const metric = performanceMetrics.find(({ id }) => id === `performance.${part}`);
        const value = (0,format/* formatValue */.Fl)((0,benchmark_book/* medianOf */.ux)(measured), metric?.dimension ?? 'count');
        return [`${part} ${value}${measured.length === 1 ? '' : ` (${measured.length} times)`}`];
    })
        .join(', ');
}
function tableOf(benchmarks) {
    const rows = benchmarks.map((benchmark) => [(0,node/* text */.Qq)(benchmark.fullName), (0,node/* text */.Qq)(sayNumbers(benchmark))]);
    return (0,node/* table */.tp)(['Name', 'Numbers'], rows, { rowCap: 50, cellCap: 300 });
}
/** What was measured: first that which rules speak of, then all other, then what cannot be judged and why. */
function performanceSections(performance, rules) {
    if (performance === null)
        return [];
    const meant = new Set(rules.flatMap(({ rule: { metric, name } }) => performancePartOf(metric) === null || name === null ? [] : namesMeant(performance, (0,benchmark_book/* plainName */.MH)(name))));
    const benchmarks = [...performance.benchmarks.values()];
    const asked = benchmarks.filter(({ fullName }) => meant.has(fullName));
    const other = benchmarks.filter(({ fullName }) => !meant.has(fullName));
    const unusable = [...performance.unusable].map(([name, why]) => [(0,node/* text */.Qq)(`${name}: ${why}`)]);
    const partly = performance.broken === null ? '' : ', of the reports that could be used';
    const sections = [
        [`Performance${partly}`, false, asked.length, tableOf(asked)],
        [
            `${asked.length === 0 ? 'Measurements' : 'Other measurements'} (${other.length})${partly}`,
            true,
            other.length,
            tableOf(other),
        ],
        [
            `Measurements that cannot be judged (${unusable.length})`,
            true,
            unusable.length,
            (0,node/* list */.p_)(unusable, { itemCap: 50 }),
        ],
    ];
    return sections
        .filter(([, , count]) => count > 0)
        .map(([title, folded, , block]) => ({ title, folded, blocks: [block] }));
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/performance/performance-kind.ts




/** How long things take, and what else benchmarks measure. */
const performanceKind = {
    isOfFiles: false,
    addsUp: true,
    say: ({ benchmarks }) => (0,numbers/* countOf */.pq)(benchmarks.length, 'benchmark'),
    gather: emptyPerformance,
    add: (report, { path }, into) => ({ findings: addPerformance(path, report, into) }),
    measure: performanceOf,
    metrics: performanceMetrics,
    observer: ({ performance }) => ({
        observe: (query, measured) => observePerformance(measured.performance, query),
        names: (metric) => measuredNames(performance, metric),
    }),
    inBaseline: (query, { performance }) => withFullName(performance, query),
    judgeable: [
        {
            what: 'performance',
            metrics: 'performance.',
            rule: 'performance.p95 of "GET /checkout" <= 500ms',
            isGiven: ({ performance }) => performance !== null,
        },
    ],
    removal: 'baseline.removed of benchmarks == 0',
    report: reportPart('performance', performanceSchema, ({ performance }) => shownPerformance(performance)),
    sections: {
        numbers: ({ measurements, rules }) => performanceSections(measurements.performance, rules),
    },
};

;// CONCATENATED MODULE: ./packages/reports/src/domain/size/size-report.ts
/** The sizes that rules speak of. */
const sizeParts = ['raw', 'gzip', 'brotli'];

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/size/size-measure.ts





/** What rules may ask of sizes. */
const sizeMetrics = [
    ['size.raw', 'Bytes of the measured files.'],
    ['size.gzip', 'Bytes of the measured files, each compressed by itself with gzip at level 9.'],
    ['size.brotli', 'Bytes of the measured files, each compressed by itself with brotli at quality 11.'],
].map(([id, meaning]) => ({
    id,
    dimension: 'size',
    meaning,
    names: 'optional',
    scopes: ['path', 'package', 'file'],
    least: 0,
    most: Infinity,
    isWhole: true,
    better: 'lower',
}));
/**
 * Whether a file is one of those that a rule names. A glob without a slash is matched with the last part of the path,
 * as in `.gitignore`: names of bundles are known, the folders of a build often are not.
 */
function matcherOf(glob) {
    const matches = (0,domain_glob/* compileGlob */.S)(glob);
    return glob.includes('/') ? matches : (path) => matches(path.slice(path.lastIndexOf('/') + 1));
}
/** The part that a metric is about; `null` where it is no size. */
function sizePartOf(metric) {
    return sizeParts.find((part) => metric === `size.${part}`) ?? null;
}
/** The files that `in each file` goes through. */
function sizedPaths(sizes, name, glob) {
    const isNamed = name === null ? () => true : matcherOf(name);
    const isInside = glob === null ? () => true : (0,domain_glob/* compileGlob */.S)(glob);
    return (sizes?.files ?? []).map(({ path }) => path).filter((path) => isNamed(path) && isInside(path));
}
const size_measure_shownFiles = 5;
function detailOf(files, part) {
    const shown = [...files]
        .sort((a, b) => (b[part] ?? 0) - (a[part] ?? 0))
        .slice(0, size_measure_shownFiles)
        .map((file) => `${file.path}${files.length === 1 ? '' : ` ${(0,numbers/* formatCount */.B4)(file[part] ?? 0)} B`}`);
    const more = files.length - shown.length;
    return `${(0,numbers/* countOf */.pq)(files.length, 'file')}: ${shown.join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}
/** The files that a query is about. */
function size_measure_filesOf(files, { name, scope }) {
    const isNamed = name === null ? () => true : matcherOf(name);
    const isInside = scope.kind === 'path' ? (0,domain_glob/* compileGlob */.S)(scope.glob) : () => true;
    const isMember = (path) => scope.kind !== 'member' || scope.member !== 'file' || path === scope.id;
    return files.filter(({ path }) => isNamed(path) && isInside(path) && isMember(path));
}
/** What the files say to a rule: their sum, of those that it names. */
function observeSize(sizes, query) {
    const part = sizePartOf(query.metric);
    if (sizes === null || part === null)
        return (0,codes/* absent */.Ge)('size-not-reported', `Nothing measures ${query.metric}.`);
    if (sizes.broken !== null)
        return (0,codes/* absent */.Ge)('measurement-broken', `Not all sizes are known (${sizes.broken}).`);
    const files = size_measure_filesOf(sizes.files, query);
    if (files.length === 0) {
        const names = sizes.files.map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
        const near = (0,nearest/* nearestWords */.E)((query.name ?? '').slice(0, 64), names.slice(0, 1_000));
        const meant = near.length > 0 ? near : names.slice(0, size_measure_shownFiles);
        return (0,codes/* absent */.Ge)('size-of-nothing', `None of ${(0,numbers/* countOf */.pq)(names.length, 'measured file')} is one of these; there is ${meant.join(', ')}.`);
    }
    const values = files.flatMap((file) => file[part] ?? []);
    if (values.length < files.length)
        return (0,codes/* absent */.Ge)('size-not-reported', `Nothing measured ${query.metric}.`);
    const isOneFile = query.scope.kind === 'member' && query.scope.member === 'file';
    if (!isOneFile && files.every(({ raw }) => raw === 0))
        return (0,codes/* absent */.Ge)('size-zero', `${(0,numbers/* countOf */.pq)(files.length, 'file')}, 0 bytes in all.`);
    return {
        kind: 'value',
        value: values.reduce((sum, value) => sum + value, 0),
        where: files.length === 1 ? (files[0]?.path ?? null) : (query.name ?? null),
        detail: detailOf(files, part),
    };
}
/** What is wrong with the files of one entry. */
function sizeFindings(where, files) {
    const empty = files.filter(({ raw }) => raw === 0).map(({ path }) => path);
    if (empty.length === 0)
        return [];
    if (empty.length === files.length)
        return [(0,codes/* finding */.gk)('size-zero', where, `${(0,numbers/* countOf */.pq)(files.length, 'file')}, 0 bytes in all`)];
    const more = empty.length - size_measure_shownFiles;
    const list = empty.slice(0, size_measure_shownFiles).join(', ');
    return [(0,codes/* finding */.gk)('size-empty-file', where, list + (more > 0 ? `, and ${more} more` : ''))];
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/size/size-shown.ts



const bytes = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0));
/** Measured files, each with its bytes as it is, with gzip at level 9 and, where a rule asks for it, with brotli. */
const sizesSchema = dist/* array */.YOg(dist/* strictObject */.rej({
    path: dist/* string */.YjP(),
    raw: bytes,
    gzip: bytes,
    brotli: dist/* nullable */.mee(bytes),
    /** 11; of a file beyond 32 MiB 5. */
    brotliQuality: dist/* nullable */.mee(bytes),
}));
/** The sizes as the report holds them. */
function shownSizes(sizes) {
    return (sizes?.files ?? []).map(({ path, raw, gzip, brotli, brotliQuality }) => ({
        path,
        raw,
        gzip,
        brotli,
        brotliQuality,
    }));
}
const size_shown_right = (title) => ({ title, align: 'right' });
/** The measured files, the largest first, and their sum. */
function sizeSections(sizes) {
    if (sizes === null || sizes.files.length === 0)
        return [];
    const { files, broken } = sizes;
    const sum = (part) => files.reduce((total, file) => total + (file[part] ?? 0), 0);
    const hasBrotli = files.some(({ brotli }) => brotli !== null);
    const cells = (raw, gzip, brotli) => [
        (0,numbers/* formatBytes */.z3)(raw),
        (0,numbers/* formatBytes */.z3)(gzip),
        ...(hasBrotli ? [brotli === null ? '' : (0,numbers/* formatBytes */.z3)(brotli)] : []),
    ];
    const rows = [...files]
        .sort((a, b) => b.raw - a.raw || (a.path < b.path ? -1 : 1))
        .map(({ path, raw, gzip, brotli }) => [(0,node/* code */.aY)(path), ...cells(raw, gzip, brotli)]);
    const columns = ['File', size_shown_right('Size'), size_shown_right('gzip 9'), ...(hasBrotli ? [size_shown_right('brotli 11')] : [])];
    const whole = [
        files.length === 1 ? 'all' : `all ${(0,numbers/* formatCount */.B4)(files.length)}`,
        ...cells(sum('raw'), sum('gzip'), sum('brotli')),
    ];
    const title = `Sizes${broken === null ? '' : ', of the files that could be measured'}`;
    return [{ title, folded: false, blocks: [(0,node/* table */.tp)(columns, [whole, ...rows], { rowCap: 30 })] }];
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/size/size-kind.ts




/** Bytes of files. Every file has a size, so no format is read. */
const sizeKind = {
    isOfFiles: false,
    addsUp: false,
    say: ({ raw }) => (0,numbers/* countOf */.pq)(raw, 'byte'),
    gather: () => [],
    add: (report, { path }, into) => {
        const file = { path, ...report };
        for (const gathering of into)
            gathering.push(file);
        return { findings: [] };
    },
    ofEntry: sizeFindings,
    measure: (files, broken) => ({ files, broken }),
    metrics: sizeMetrics,
    eitherWay: ['size.'],
    observer: ({ size }) => ({
        observe: (query, measured) => observeSize(measured.size, query),
        files: ({ name }, glob) => sizedPaths(size, name, glob),
    }),
    judgeable: [
        { what: 'sizes', metrics: 'size.', rule: 'size.gzip <= 200kB', isGiven: ({ size }) => size !== null },
    ],
    removal: 'baseline.removed of sizes == 0',
    report: reportPart('sizes', sizesSchema, ({ size }) => shownSizes(size)),
    sections: { numbers: ({ measurements }) => sizeSections(measurements.size) },
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/static/static-measure.ts







const counted = {
    'lint.errors': { subject: 'lint', levels: ['error'], said: 'error' },
    'lint.warnings': { subject: 'lint', levels: ['warning'], said: 'warning' },
    // A type checker has no warnings; should one, they are not passed over.
    'types.errors': { subject: 'types', levels: ['error', 'warning'], said: 'error' },
};
/** What rules may ask of linters and type checkers. */
const staticMetrics = [
    ['lint.errors', 'Errors that linters and formatters found, without those suppressed in the source.'],
    ['lint.warnings', 'Warnings that linters found, without those suppressed in the source.'],
    ['types.errors', 'Errors that type checkers found.'],
].map(([id, meaning]) => ({
    id,
    dimension: 'count',
    meaning,
    names: 'optional',
    scopes: ['path', 'package'],
    least: 0,
    most: Infinity,
    isWhole: true,
    better: 'lower',
}));
function placesOf({ counts, lookedAtPaths }, path, repository) {
    const places = new Map();
    const reported = [...counts.flatMap(({ file }) => file ?? []), ...(lookedAtPaths ?? [])];
    for (const file of reported) {
        if (places.has(file))
            continue;
        const location = repository.locate(file, path);
        if (location.kind === 'found')
            places.set(file, { candidates: [location.path], isInside: true });
        else if (location.kind === 'ambiguous')
            places.set(file, { candidates: location.candidates, isInside: true });
        else
            places.set(file, { candidates: [file], isInside: false });
    }
    return places;
}
/** Ties a report to the repository, and says what is wrong with it. */
function locateStatic(path, report, repository) {
    const places = repository === null ? new Map() : placesOf(report, path, repository);
    const findings = [...(0,disagreement/* disagreementFinding */.i)(path, report.disagreements)];
    const looked = report.lookedAtPaths ?? [];
    if (repository !== null && looked.length > 0 && looked.every((file) => places.get(file)?.isInside !== true))
        findings.push((0,codes/* finding */.gk)('source-of-no-repository-file', path, (0,side_by_side/* sideBySide */.Q)(looked, (0,side_by_side/* comparable */.Z)(looked, repository.paths))));
    if (report.counts.length === 0 && report.lookedAt === null)
        findings.push((0,codes/* finding */.gk)('static-looked-at-unknown', path, `${report.tools.join(', ')} found nothing, in files not named`));
    return { located: { path, report, places }, findings };
}
/** The reports that are about a subject. */
function reportsAbout(measure, subject) {
    return (measure?.reports ?? []).filter(({ report }) => report.subject === subject);
}
/** Whether any report is about a subject. */
function isAbout(measure, subject) {
    return reportsAbout(measure, subject).length > 0;
}
/** The file of the repository that a finding is about; what the report writes where that is not known. */
function placedFile(places, file) {
    const candidates = file === null ? undefined : places.get(file)?.candidates;
    return candidates?.length === 1 ? (candidates[0] ?? file) : file;
}
const isNamed = ({ tool, rule }, name) => name === null || tool === name || rule === name;
/** Whether a glob means any file that a linter may have looked at; a glob that nothing is in may be misspelt. */
function isScopeKnown(reports, repository, matches) {
    return reports.some(({ report: { counts, lookedAtPaths }, places }) => {
        const isInside = (file) => file !== null && (places.get(file)?.candidates ?? []).some(matches);
        if (counts.some(({ file }) => isInside(file)))
            return true;
        return lookedAtPaths === null ? repository.paths.some(matches) : lookedAtPaths.some(isInside);
    });
}
const shown = 5;
/** The largest of sums, e.g. `no-console 3, quotes 1`. */
function largest(found, keyOf) {
    const sums = new Map();
    for (const one of found)
        sums.set(keyOf(one), (sums.get(keyOf(one)) ?? 0) + one.count);
    const named = [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const more = named.length - shown;
    return named
        .slice(0, shown)
        .map(([name, sum]) => `${name} ${sum}`)
        .join(', ')
        .concat(more > 0 ? `, and ${more} more` : '');
}
const static_measure_sumOf = (found) => found.reduce((sum, { count }) => sum + count, 0);
/** What the reports say to a rule. A finding without a file may be anywhere, so that it counts in every scope. */
function observeStatic(measure, query) {
    const asked = counted[query.metric];
    if (measure === null || asked === undefined)
        return (0,codes/* absent */.Ge)('static-not-reported', `Nothing reports ${query.metric}.`);
    if (measure.broken !== null)
        return (0,codes/* absent */.Ge)('measurement-broken', `Not all findings are known (${measure.broken}).`);
    const reports = reportsAbout(measure, asked.subject);
    if (reports.length === 0)
        return (0,codes/* absent */.Ge)('static-not-reported', `No report of the kind "static" is about ${asked.subject}.`);
    const { scope, name } = query;
    let isInside = () => true;
    if (scope.kind === 'path') {
        const { repository } = measure;
        if (repository === null)
            return (0,codes/* absent */.Ge)('repository-files-unknown', `Which files are in "${scope.glob}" is not known.`);
        const matches = (0,domain_glob/* compileGlob */.S)(scope.glob);
        if (!isScopeKnown(reports, repository, matches))
            return (0,codes/* absent */.Ge)('static-scope-empty', `No file that was looked at is in "${scope.glob}".`);
        isInside = ({ file }, places) => file === null || (places.get(file)?.candidates ?? [file]).some(matches);
    }
    const found = reports.flatMap(({ report, places }) => report.counts
        .filter((one) => asked.levels.includes(one.level) && isNamed(one, name) && isInside(one, places))
        .map((one) => ({ ...one, file: placedFile(places, one.file) })));
    const value = static_measure_sumOf(found);
    const said = `${(0,numbers/* countOf */.pq)(value, asked.said)} of ${[...new Set(reports.flatMap(({ report }) => report.tools))].join(', ')}`;
    const rules = largest(found, ({ rule, tool }) => rule ?? tool);
    const files = largest(found, ({ file }) => file ?? 'no file');
    return {
        kind: 'value',
        value,
        where: scope.kind === 'member' ? scope.id : scope.kind === 'path' ? scope.glob : null,
        detail: value === 0 ? said : `${said}: ${rules}; ${files}`,
    };
}
/** Names of rules and tools that the reports know, for those that a rule of the gate may ask for. */
function namesOf(reports) {
    return new Set(reports.flatMap(({ report }) => [
        ...report.tools,
        ...report.rules,
        ...report.counts.flatMap(({ rule }) => rule ?? []),
    ]));
}
/** Rules of the gate that name what no report knows: found nothing, or misspelt. */
function nameFindings(measure, rules) {
    return rules.flatMap(({ rule, text }) => {
        const asked = counted[rule.metric];
        if (asked === undefined || rule.name === null || measure === null)
            return [];
        const names = namesOf(reportsAbout(measure, asked.subject));
        if (names.size === 0 || names.has(rule.name))
            return [];
        const near = (0,nearest/* nearestWords */.E)(rule.name.slice(0, 64), [...names].slice(0, 1_000));
        const meant = near.length === 0 ? '' : `; there is ${near.join(', ')}`;
        return [(0,codes/* finding */.gk)('static-name-unmatched', text, `no report names "${rule.name}"${meant}`)];
    });
}
/** Whether the change may touch what a rule on findings is about. */
function isStaticScopeKnown(measure, metric, glob) {
    const asked = counted[metric];
    if (asked === undefined || measure === null || measure.repository === null)
        return false;
    return isScopeKnown(reportsAbout(measure, asked.subject), measure.repository, (0,domain_glob/* compileGlob */.S)(glob));
}
/** What the reports about a subject come to; `null` where there is none. */
function staticTotals(measure, subject) {
    const reports = reportsAbout(measure, subject).map(({ report }) => report);
    if (reports.length === 0)
        return null;
    const counts = reports.flatMap((report) => report.counts);
    const sum = (level) => static_measure_sumOf(counts.filter((one) => one.level === level));
    return {
        errors: sum('error'),
        warnings: sum('warning'),
        notes: sum('note'),
        suppressed: reports.reduce((total, { suppressed }) => total + suppressed, 0),
        files: reports.reduce((total, { lookedAt }) => (total === null || lookedAt === null ? null : total + lookedAt), 0),
    };
}

// EXTERNAL MODULE: ./packages/reports/src/domain/static/static-report.ts
var static_report = __webpack_require__(7656);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/static/static-shown.ts





const static_shown_count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0));
const nullableText = dist/* nullable */.mee(dist/* string */.YjP());
const static_shown_totals = dist/* nullable */.mee(dist/* strictObject */.rej({
    errors: static_shown_count,
    warnings: static_shown_count,
    notes: static_shown_count,
    /** Suppressed in the source; they count as nothing. */
    suppressed: static_shown_count,
    /** Files that were looked at; `null` where a report does not say. */
    files: dist/* nullable */.mee(static_shown_count),
}));
const subjects = dist/* strictObject */.rej({ lint: static_shown_totals, types: static_shown_totals });
/** What linters and type checkers found; `null` where no entry of `reports` gives any. */
const staticSchema = dist/* nullable */.mee(dist/* strictObject */.rej({
    ...subjects.entries,
    packages: dist/* array */.YOg(dist/* strictObject */.rej({ name: dist/* string */.YjP(), ...subjects.entries })),
    /** Errors and warnings, no more than 200 of each a report. */
    findings: dist/* array */.YOg(dist/* strictObject */.rej({
        level: dist/* picklist */.KIO(['error', 'warning', 'note']),
        tool: dist/* string */.YjP(),
        rule: nullableText,
        message: dist/* string */.YjP(),
        file: nullableText,
        line: dist/* nullable */.mee(static_shown_count),
        report: dist/* string */.YjP(),
    })),
}));
/** Errors and warnings that reports keep by name, errors first. */
function placedFindings(statics) {
    const all = (statics?.reports ?? []).flatMap((located) => located.report.notable.map((found) => ({
        ...found,
        file: placedFile(located.places, found.file),
        report: located.path,
    })));
    return [...all.filter(({ level }) => level === 'error'), ...all.filter(({ level }) => level !== 'error')];
}
const totalsOf = (statics) => ({
    lint: staticTotals(statics, 'lint'),
    types: staticTotals(statics, 'types'),
});
/** Findings as the report holds them. */
function shownStatic(statics, packages) {
    if (statics === null)
        return null;
    return {
        ...totalsOf(statics),
        packages: [...packages].flatMap(([name, measured]) => measured.static === null ? [] : [{ name, ...totalsOf(measured.static) }]),
        findings: placedFindings(statics).map(({ level, tool, rule, message, file, line, report }) => ({
            level,
            tool,
            rule,
            message,
            file,
            line,
            report,
        })),
    };
}
const static_shown_right = (title) => ({ title, align: 'right' });
function rowOf(name, { errors, warnings, notes, suppressed, files }) {
    const cells = [errors, warnings, notes, suppressed].map((number) => (0,numbers/* formatCount */.B4)(number));
    return [name, ...cells, files === null ? 'not said' : (0,numbers/* formatCount */.B4)(files)];
}
const icons = { error: '❌\u00a0error', warning: '⚠️\u00a0warning', note: 'note' };
/** Totals of linters and type checkers, by package, and what they found. */
function staticSections(statics, packages) {
    if (statics === null || statics.reports.length === 0)
        return [];
    const rows = static_report/* staticSubjects */.M.flatMap((subject) => {
        const whole = staticTotals(statics, subject);
        if (whole === null)
            return [];
        const members = [...packages].flatMap(([name, measured]) => {
            const own = staticTotals(measured.static, subject);
            return own === null ? [] : [rowOf(`${subject}, ${name}`, own)];
        });
        return [rowOf(subject, whole), ...members];
    });
    const columns = ['', ...['errors', 'warnings', 'notes', 'suppressed', 'files looked at'].map(static_shown_right)];
    const found = placedFindings(statics).map(({ level, tool, rule, message, file, line }) => [
        icons[level],
        rule === null ? tool : `${rule} (${tool})`,
        message,
        file === null ? '' : (0,node/* code */.aY)(`${file}${line === null ? '' : `:${line}`}`),
    ]);
    const title = `Lint and types${statics.broken === null ? '' : ', of the reports that could be used'}`;
    return [
        { title, folded: false, blocks: [(0,node/* table */.tp)(columns, rows, { rowCap: 50 })] },
        ...(found.length === 0
            ? []
            : [
                {
                    title: 'What linters and type checkers found',
                    folded: found.length > 20,
                    blocks: [(0,node/* table */.tp)(['Level', 'Rule', 'Message', 'Where'], found, { rowCap: 50, cellCap: 300 })],
                },
            ]),
    ];
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/static/static-annotations.ts

/** Findings of linters and type checkers, each at its place; they block where a rule on them does not hold. */
function staticFindings(decision, { static: statics }, isTouched) {
    const isFailed = (metric) => decision.results.some(({ metric: ruled, outcome }) => outcome === 'fail' && ruled === metric);
    const subjects = new Map((statics?.reports ?? []).map(({ path, report }) => [path, report.subject]));
    const findingOf = ({ level, tool, rule, message, file, line, report }) => {
        const metric = subjects.get(report) === 'types' ? 'types.errors' : `lint.${level}s`;
        const blocking = isFailed(metric);
        return {
            level: level === 'error' && blocking ? 'error' : 'warning',
            blocking,
            inDiff: file !== null && line !== null && isTouched(file, { from: line, to: line }),
            severity: level === 'error' ? 5 : 3,
            title: rule === null ? tool : `${tool}: ${rule}`,
            message: message === '' ? `See ${report}.` : message,
            file,
            line,
            endLine: null,
        };
    };
    return placedFindings(statics).map(findingOf);
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/static/waived-findings.ts
/**
 * Takes findings that are waived out of a report of a linter or type checker. One that names no rule or no one file of
 * the repository cannot be waived.
 */
function waiveFindings(located, use) {
    if (use === null)
        return { located, waived: [] };
    const { report, places, path } = located;
    const waived = [];
    const isWaived = ({ tool, rule, file, level }) => waived.some((one) => one.tool === tool && one.rule === rule && one.level === level && one.file === fileOf(file));
    const fileOf = (file) => {
        const place = file === null ? undefined : places.get(file);
        return place?.isInside === true && place.candidates.length === 1 ? (place.candidates[0] ?? null) : null;
    };
    const counts = report.counts.filter(({ tool, rule, file, level, count }) => {
        const placed = fileOf(file);
        if (rule === null || placed === null || level === 'note')
            return true;
        const waiver = use.waive({ kind: 'finding', tool, id: rule, file: placed }, count);
        if (waiver === null)
            return true;
        waived.push({ tool, rule, file: placed, level, count, report: path, waiver });
        return false;
    });
    const notable = report.notable.filter((one) => !isWaived(one));
    return { located: { ...located, report: { ...report, counts, notable } }, waived };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/static/static-kind.ts








function addStatic(report, { path, repository, waivers, beside }, into) {
    const { located: all, findings } = locateStatic(path, report, repository);
    const { located, waived } = waiveFindings(all, waivers);
    beside.waivedFindings.push(...waived);
    for (const gathering of into)
        gathering.push(located);
    return { findings };
}
function sayStatic({ counts, tools }) {
    const sum = counts.reduce((total, { count }) => total + count, 0);
    return `${(0,numbers/* countOf */.pq)(sum, 'finding')} of ${tools.join(', ')}`;
}
const staticOf = (reports, broken, repository) => ({ reports, repository, broken });
/** What linters and type checkers found. */
const staticKind = {
    isOfFiles: true,
    addsUp: false,
    say: sayStatic,
    gather: () => [],
    add: addStatic,
    measure: staticOf,
    metrics: staticMetrics,
    observer: () => ({ observe: (query, { static: statics }) => observeStatic(statics, query) }),
    sources: {
        isMeasured: ({ static: statics }) => (0,sources/* isWhole */.w)(statics),
        files: coverage_sources/* coverageSources */.t.files,
        isScopeKnown: ({ static: statics }, metric, glob) => isStaticScopeKnown(statics, metric, glob),
    },
    judgeable: [
        {
            what: 'lint',
            metrics: 'lint.',
            rule: 'lint.errors == 0',
            isGiven: ({ static: statics }) => isAbout(statics, 'lint'),
        },
        {
            what: 'types',
            metrics: 'types.',
            rule: 'types.errors == 0',
            isGiven: ({ static: statics }) => isAbout(statics, 'types'),
        },
    ],
    ruleFindings: ({ static: statics }, rules) => nameFindings(statics, rules),
    report: reportPart('static', staticSchema, ({ static: statics, packages }) => shownStatic(statics, packages)),
    sections: {
        numbers: ({ measurements: { static: statics, packages } }) => staticSections(statics, packages),
    },
    annotations: ({ measurements, decision }, isTouched) => staticFindings(decision, measurements, isTouched),
};

// EXTERNAL MODULE: ./packages/shared/src/domain/report/cut.ts
var cut = __webpack_require__(4851);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/tests/cases-shown.ts



const cases_shown_icons = { failed: '❌\u00a0failed', errored: '❌\u00a0errored', flaky: '⚠️\u00a0flaky' };
const shownRows = 20;
/** So many tests of one message are told as one thing. */
const leastAlike = 3;
const shownOfGroup = 3;
/** A message without what differs from test to test: numbers, ports, ids, times. */
const shapeOf = (message) => message.replaceAll(/0x[\da-f]+|[\da-f]{8,}|\d+/giu, '#');
/** Tests of one message together, where there are several of it; the largest groups first. */
function groupAlike(cases) {
    const groups = new Map();
    for (const one of cases) {
        // Tests without a message have nothing in common.
        if (one.message === '')
            continue;
        const key = JSON.stringify([one.outcome, shapeOf(one.message)]);
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [one]);
        else
            group.push(one);
    }
    const alike = [...groups.values()].filter(({ length }) => length >= leastAlike);
    const told = new Set(alike.flat());
    const alone = cases.filter((one) => !told.has(one)).map((one) => [one]);
    return [...alike.sort((a, b) => b.length - a.length), ...alone];
}
const placeOf = ({ file, line, report }) => (0,node/* code */.aY)(file === null ? report : `${file}${line === null ? '' : `:${line}`}`);
const nameAndPlace = (one) => [
    (0,node/* text */.Qq)((0,cut/* shorten */.ml)(one.name, 160)),
    (0,node/* lineBreak */.qL)(),
    placeOf(one),
];
function testCell(group) {
    const [first] = group;
    if (group.length === 1)
        return nameAndPlace(first);
    const left = group.length - shownOfGroup;
    return [
        (0,node/* strong */.ko)((0,numbers/* countOf */.pq)(group.length, 'test')),
        ...group
            .slice(0, shownOfGroup)
            .flatMap((one) => [(0,node/* lineBreak */.qL)(), (0,node/* text */.Qq)(`${(0,cut/* shorten */.ml)(one.name, 80)} `), placeOf(one)]),
        ...(left > 0 ? [(0,node/* lineBreak */.qL)(), (0,node/* text */.Qq)(`and ${(0,numbers/* formatCount */.B4)(left)} more`)] : []),
    ];
}
function messageCell([first, ...others]) {
    const isSame = others.every(({ message }) => message === first.message);
    return `${(0,cut/* shorten */.ml)(first.message, 240)}${isSame ? '' : ' (the others differ in numbers alone)'}`;
}
const cases_shown_tableOf = (groups) => (0,node/* table */.tp)(['Result', 'Test', 'Message'], groups.map((group) => [cases_shown_icons[group[0].outcome], testCell(group), messageCell(group)]), { rowCap: 200, cellCap: 600 });
/** A report keeps no more cases than its cap: how many there are besides is said. */
function sayListed(listed, tests) {
    const all = tests === null ? 0 : tests.failed + tests.errored + tests.flaky;
    return all > listed ? `${(0,numbers/* formatCount */.B4)(listed)} of ${(0,numbers/* formatCount */.B4)(all)} are listed` : (0,numbers/* formatCount */.B4)(listed);
}
/** Failures first, those of one message together; what is beyond the first rows is folded. */
function blocksOf(cases) {
    const failing = cases.filter(({ outcome }) => outcome !== 'flaky');
    const flaky = cases.filter(({ outcome }) => outcome === 'flaky');
    const rows = [...groupAlike(failing), ...groupAlike(flaky)];
    const isGrouped = rows.length < cases.length;
    const rest = rows.slice(shownRows);
    const alone = [...failing, ...flaky].map((one) => [one]);
    return [
        cases_shown_tableOf(rows.slice(0, shownRows)),
        ...(isGrouped ? [(0,node/* details */.zH)(`All ${(0,numbers/* formatCount */.B4)(cases.length)}, one by one`, [cases_shown_tableOf(alone)])] : []),
        ...(!isGrouped && rest.length > 0 ? [(0,node/* details */.zH)(`${(0,numbers/* formatCount */.B4)(rest.length)} more`, [cases_shown_tableOf(rest)])] : []),
    ];
}
/** Tests that failed, could not run, or passed only when they ran again. */
function caseSections(cases, tests) {
    if (cases.length === 0)
        return [];
    const isUrgent = cases.some(({ outcome }) => outcome !== 'flaky');
    const title = isUrgent ? 'Tests that did not pass' : 'Tests that did not pass at once';
    return [
        {
            title: `${title} (${sayListed(cases.length, tests)})`,
            folded: false,
            isUrgent,
            blocks: blocksOf(cases),
        },
    ];
}

// EXTERNAL MODULE: ./packages/reports/src/domain/tests/case-names.ts
var case_names = __webpack_require__(4361);
// EXTERNAL MODULE: ./packages/reports/src/domain/tests/counts.ts
var tests_counts = __webpack_require__(8984);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/likely-names.ts

/** Names that are compared by their letters; of so many no two differ by chance. */
const comparedNames = 5_000;
/** A name without what people write in other ways: case, blanks, and what stands between its parts. */
const lettersOf = (name) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
/**
 * Names of test cases that one which nobody has was most likely meant to be: the same but for what joins its parts
 * (`checkout.pays` for `checkout › pays`), then those that end like it, then those that are spelt nearly so.
 */
function likelyNames(wanted, known, most = 3) {
    const letters = lettersOf(wanted);
    const names = [...known];
    const alike = letters === '' ? [] : names.filter((name) => lettersOf(name) === letters);
    const parts = alike.length > 0 || letters === '' ? [] : names.filter((name) => isEndOf(letters, name));
    const near = alike.length + parts.length > 0
        ? []
        : (0,nearest/* nearestWords */.E)(wanted, names
            .filter((name) => Math.abs(name.length - wanted.length) <= Math.max(2, wanted.length / 3))
            .slice(0, comparedNames), most);
    return [...alike, ...parts, ...near].slice(0, most);
}
/** Whether the last parts of a name have these letters. */
function isEndOf(letters, name) {
    const all = name.split(' › ');
    return all.some((_, index) => index > 0 && lettersOf(all.slice(index).join(' ')) === letters);
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/tests/observe-tests.ts





const testValues = {
    'tests.count': tests_counts/* totalOf */.e6,
    'tests.passed': (counts) => counts.passed,
    'tests.failed': (counts) => counts.failed,
    'tests.errored': (counts) => counts.errored,
    'tests.skipped': (counts) => counts.skipped,
    'tests.flaky': (counts) => counts.flaky,
};
function observeTests(tests, metric, value, where) {
    if (tests === null)
        return (0,codes/* absent */.Ge)('tests-not-reported', `Nothing reports ${metric}.`);
    if (tests.broken !== null)
        return (0,codes/* absent */.Ge)('measurement-broken', `Not all tests are known (${tests.broken}).`);
    if (metric === 'tests.skipped' && tests.unlistedSkips > 0)
        return (0,codes/* absent */.Ge)('skips-not-listed', `${(0,numbers/* countOf */.pq)(tests.counts.skipped, 'skipped test')} listed, ${tests.unlistedSkips} more stated.`);
    return {
        kind: 'value',
        value: value(tests.counts),
        where,
        detail: `${(0,numbers/* formatCount */.B4)(value(tests.counts))} of ${(0,numbers/* countOf */.pq)((0,tests_counts/* totalOf */.e6)(tests.counts), 'test')}${tests.waived > 0 ? `, ${(0,numbers/* formatCount */.B4)(tests.waived)} more waived` : ''}`,
    };
}
function sayUnknown(wanted, known) {
    const meant = likelyNames(wanted, known).map((name) => `"${name}"`);
    return `no report lists a case of that name${meant.length === 0 ? '' : `; there is ${meant.join(', ')}`}`;
}
/** Cases of one name: a test that must run and was renamed, skipped or taken out shows as none that passed. */
function observeNamed({ tests, caseNames }, name) {
    if (tests === null)
        return (0,codes/* absent */.Ge)('tests-not-reported', 'Nothing reports tests.');
    if (tests.broken !== null)
        return (0,codes/* absent */.Ge)('measurement-broken', `Not all tests are known (${tests.broken}).`);
    const wanted = (0,case_names/* shownName */.HD)(name);
    const isKnown = caseNames.passes.has(wanted);
    if (!isKnown && !caseNames.areComplete)
        return (0,codes/* absent */.Ge)('test-names-unknown', `${caseNames.passes.size} cases are known by name; this is none of them.`);
    const passed = caseNames.passes.get(wanted) ?? 0;
    const detail = isKnown ? `${passed} of that name passed` : sayUnknown(wanted, caseNames.passes.keys());
    return { kind: 'value', value: passed, where: wanted, detail };
}
/** What tests say to a rule. */
function observeTestMetric(measurements, { metric, name, scope }, { tests }) {
    if (metric === 'tests.passed' && name !== null)
        return observeNamed(measurements, name);
    const where = scope.kind === 'member' ? scope.id : null;
    return observeTests(tests, metric, testValues[metric] ?? tests_counts/* totalOf */.e6, where);
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/tests/test-annotations.ts
function caseFinding({ outcome, name, message, file, line, report }, isTouched) {
    return {
        level: 'error',
        blocking: false,
        inDiff: file !== null && line !== null && isTouched(file, { from: line, to: line }),
        severity: 5,
        title: `${outcome}: ${name}`,
        message: message === '' ? `See ${report}.` : message,
        file,
        line,
        endLine: null,
    };
}
/** Tests that did not pass, where reports say where they are. */
function testAnnotations({ notable }, isTouched) {
    return notable.filter(({ outcome }) => outcome !== 'flaky').map((test) => caseFinding(test, isTouched));
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/tests/test-findings.ts



const test_findings_shownFiles = 5;
const calledLikeFile = /(?:^|› )(?:[A-Za-z]:)?[\\/][^›]*\.[cm]?[jt]sx?$/u;
/** Files that stand in the place of their tests. Whether they should have had any, the report does not say. */
function filesAsTests(path, { names }) {
    const files = [...names.passes].flatMap(([name, passed]) => passed > 0 && calledLikeFile.test(name) ? [name] : []);
    if (files.length === 0)
        return [];
    const more = files.length - test_findings_shownFiles;
    const list = files.slice(0, test_findings_shownFiles).join(', ');
    return [(0,codes/* finding */.gk)('file-counted-as-test', path, list + (more > 0 ? `, and ${more} more` : ''))];
}
/** What a readable test report says against itself. */
function testFindings(path, report) {
    const silent = report.silent.map(({ code, where, seen }) => (0,codes/* finding */.gk)(code, path, `${where}: ${seen}`));
    const empty = (0,tests_counts/* totalOf */.e6)(report.counts) === 0 && silent.length === 0;
    const unlisted = report.suitesWithoutCases;
    const differ = report.disagreements;
    return [
        ...silent,
        ...(unlisted > 0 ? [(0,codes/* finding */.gk)('cases-not-listed', path, `${unlisted} suite(s) list no case`)] : []),
        ...(empty ? [(0,codes/* finding */.gk)('no-tests', path, 'the report lists 0 tests')] : []),
        ...filesAsTests(path, report),
        ...(differ.length > 0
            ? [(0,codes/* finding */.gk)('test-totals-differ', path, `${(0,disagreement/* sayDisagreements */.D)(differ)}; the list is counted`)]
            : []),
    ];
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/tests/waived-tests.ts
/**
 * Takes the failures that are waived out of a report: they count neither as failed nor as passed. Only cases that the
 * report names can be waived; what it merely counts, and suites that broke, stay.
 */
function waiveTests({ counts, notable }, use) {
    if (use === null)
        return { counts, notable, waived: [] };
    let { failed, errored } = counts;
    const rest = [];
    const waived = [];
    for (const test of notable) {
        const waiver = test.outcome === 'flaky' ? null : use.waive({ kind: 'test', name: test.name });
        if (waiver === null)
            rest.push(test);
        else {
            if (test.outcome === 'failed')
                failed = Math.max(0, failed - 1);
            else
                errored = Math.max(0, errored - 1);
            waived.push({ test, waiver });
        }
    }
    return { counts: { ...counts, failed, errored }, notable: rest, waived };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/tests/test-gathering.ts




/** Nothing gathered yet. */
function noTests() {
    return { counts: tests_counts/* noCounts */.Yi, waived: 0, unlistedSkips: 0 };
}
/** Adds what a report counts, without the failures that are waived. */
function addTests(report, { path, waivers, beside }, into) {
    beside.names.addAll(report.names);
    const { counts, notable, waived } = waiveTests(report, waivers);
    beside.notable.push(...notable.map((test) => ({ ...test, report: path })));
    beside.waived.push(...waived.map(({ test, waiver }) => ({ ...test, report: path, waiver })));
    for (const gathering of into) {
        gathering.counts = (0,tests_counts/* addCounts */.c5)(gathering.counts, counts);
        gathering.waived += waived.length;
        gathering.unlistedSkips += report.unlistedSkips;
    }
    return { findings: testFindings(path, report) };
}
/** What is wrong with all tests of one entry together. */
function entryFindings(where, { counts, waived }) {
    const total = (0,tests_counts/* totalOf */.e6)(counts);
    if (total + waived === 0 || total !== counts.skipped)
        return [];
    const seen = `${total} of ${total + waived} skipped${waived > 0 ? `, ${waived} waived` : ''}`;
    return [(0,codes/* finding */.gk)('all-tests-skipped', where, seen)];
}
/** What was gathered, for rules. */
function testsOf(gathering, broken) {
    return { ...gathering, broken };
}

// EXTERNAL MODULE: ./actions/quality-gate/src/domain/kinds/metric-forms.ts
var metric_forms = __webpack_require__(5786);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/tests/test-metrics.ts

/** What rules may ask of tests. */
const testMetrics = [
    (0,metric_forms/* count */.U)('tests.count', 'Test cases, each counted once however often it ran.', 'higher'),
    {
        ...(0,metric_forms/* count */.U)('tests.passed', 'Cases that passed, flaky ones among them; `of "NAME"` those of that name.', 'higher'),
        names: 'optional',
    },
    (0,metric_forms/* count */.U)('tests.failed', 'Cases in which an assertion did not hold.', 'lower'),
    (0,metric_forms/* count */.U)('tests.errored', 'Cases that could not run to their end, and suites that could not be set up.', 'lower'),
    (0,metric_forms/* count */.U)('tests.skipped', 'Cases that were skipped or disabled.', 'lower'),
    (0,metric_forms/* count */.U)('tests.flaky', 'Cases that failed first and passed when they ran again.', 'lower'),
];

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/tests/tests-shown.ts



const tests_shown_right = (title) => ({ title, align: 'right' });
function testRow(name, tests) {
    const { total, passed, failed, errored, skipped, flaky } = tests;
    return [name, ...[total, passed, failed, errored, skipped, flaky].map((number) => (0,numbers/* formatCount */.B4)(number))];
}
function testTable(measurements, whole) {
    const packages = [...measurements.packages].flatMap(([name, measured]) => {
        const { tests } = (0,totals/* shownTotals */.b)(measured);
        return tests === null
            ? []
            : [
                {
                    row: testRow(name, tests),
                    badness: tests.failed + tests.errored + tests.flaky / 1e6 + tests.skipped / 1e9,
                },
            ];
    });
    const columns = ['tests', 'passed', 'failed', 'errored', 'skipped', 'flaky'];
    return packageTable(['', ...columns.map(tests_shown_right)], testRow('all', whole), packages);
}
/** Tests of the whole and of packages. */
function testSections(measurements) {
    const { tests } = (0,totals/* shownTotals */.b)(measurements);
    if (tests === null || (tests.total === 0 && measurements.tests?.broken !== null))
        return [];
    const blocks = testTable(measurements, tests);
    return [{ title: `Tests${ofReadable(measurements.tests)}`, folded: false, blocks }];
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/tests/test-kind.ts









function sayTests({ counts }) {
    const { passed, failed, errored, skipped, flaky } = counts;
    return `${passed} passed${flaky > 0 ? ` (${flaky} flaky)` : ''}, ${failed} failed, ${errored} errored, ${skipped} skipped`;
}
/** Test cases, each with what became of it. */
const testKind = {
    isOfFiles: false,
    addsUp: true,
    say: sayTests,
    gather: noTests,
    add: addTests,
    ofEntry: entryFindings,
    measure: testsOf,
    metrics: testMetrics,
    eitherWay: ['tests.count'],
    observer: (measurements) => ({
        observe: (query, measured) => observeTestMetric(measurements, query, measured),
    }),
    // A test is of no file; which files it may be about, coverage says.
    sources: { ...coverage_sources/* coverageSources */.t, isMeasured: ({ tests }) => (0,sources/* isWhole */.w)(tests) },
    judgeable: [
        {
            what: 'tests',
            metrics: 'tests.',
            rule: 'tests.failed == 0',
            isGiven: ({ tests }) => tests !== null,
        },
    ],
    defaults: ['tests.failed == 0', 'tests.errored == 0'],
    // Renaming and moving is daily work: it is told, and stops nobody.
    removal: 'baseline.removed of tests == 0 else warn',
    sections: {
        first: ({ measurements }) => caseSections(measurements.notable, (0,totals/* shownTotals */.b)(measurements).tests),
        numbers: ({ measurements }) => testSections(measurements),
    },
    annotations: ({ measurements }, isTouched) => testAnnotations(measurements, isTouched),
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/kinds.ts








/** Every kind of report, in the order in which they are gone through where nothing asks for another. */
const table = {
    tests: testKind,
    coverage: coverageKind,
    static: staticKind,
    size: sizeKind,
    complexity: complexityKind,
    duplication: duplicationKind,
    performance: performanceKind,
};
/** The definition of each kind. */
const kinds = table;
/** What there is of each kind where no entry gives it. */
const noMeasures = {
    tests: null,
    coverage: null,
    static: null,
    size: null,
    complexity: null,
    duplication: null,
    performance: null,
};
/** The names, in the order of the table. */
const kindNames = Object.keys(kinds).flatMap((name) => reports/* reportKinds */.eL.filter((kind) => kind === name));
/** All kinds: those that are named come first, in that order, then all other. */
function kindsInOrder(...first) {
    return [...new Set([...first, ...kindNames])].map((name) => kinds[name]);
}
const byMetric = new Map(kindNames.flatMap((name) => kinds[name].metrics.map(({ id }) => [id, kinds[name]])));
/** The kind that measures a metric; `null` where none does. */
function kindOfMetric(metric) {
    return byMetric.get(metric) ?? null;
}


/***/ }),

/***/ 5786:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ count)
/* harmony export */ });
/** A number of things of which a whole and each package have some. */
const count = (id, meaning, better) => ({
    id,
    dimension: 'count',
    meaning,
    names: 'never',
    scopes: ['package'],
    least: 0,
    most: Infinity,
    isWhole: true,
    better,
});


/***/ }),

/***/ 2565:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ sideBySide),
/* harmony export */   Z: () => (/* binding */ comparable)
/* harmony export */ });
const shownPaths = 10;
/** Two lists of paths, side by side, for a person to see in what they differ. */
function sideBySide(reported, repository) {
    const list = (paths) => paths.slice(0, shownPaths).join(', ') +
        (paths.length > shownPaths ? `, and ${paths.length - shownPaths} more` : '');
    return `the report names: ${list(reported)} | the repository has: ${list(repository)}`;
}
/** Files of the repository that look most like the ones a report names: same ending, or else any. */
function comparable(reported, repository) {
    const ending = (path) => /\.[^./\\]+$/u.exec(path)?.[0] ?? '';
    const endings = new Set(reported.map(ending));
    const alike = repository.filter((path) => endings.has(ending(path)));
    return alike.length > 0 ? alike : repository;
}


/***/ }),

/***/ 2664:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ isAnythingIn),
/* harmony export */   w: () => (/* binding */ isWhole)
/* harmony export */ });
/* harmony import */ var _interlock_shared_domain_glob__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8712);

/** Whether reports are about anything in a glob; a glob that nothing is in may be misspelt and proves nothing. */
function isAnythingIn(files, glob) {
    const matches = (0,_interlock_shared_domain_glob__WEBPACK_IMPORTED_MODULE_0__/* .compileGlob */ .S)(glob);
    return files.some(({ candidates }) => candidates.some(matches));
}
/** Whether all of something was measured. */
function isWhole(measure) {
    return measure !== null && measure.broken === null;
}


/***/ }),

/***/ 1543:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PI: () => (/* binding */ removables),
/* harmony export */   hw: () => (/* binding */ neverRecorded),
/* harmony export */   qd: () => (/* binding */ metrics)
/* harmony export */ });
/* unused harmony export metricsTable */
/* harmony import */ var _kinds_kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8412);
/* harmony import */ var _kinds_metric_forms_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5786);
/* harmony import */ var _sonarqube_metrics_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2424);



/** What may be gone since the baseline. */
const removables = ['tests', 'files', 'reports', 'benchmarks', 'sizes'];
const removedMetric = {
    ...(0,_kinds_metric_forms_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U)('baseline.removed', 'What the baseline has and this run has not, `of` tests, files (in the repository, no longer in the coverage), reports, benchmarks or sizes.', 'lower'),
    names: 'required',
    scopes: [],
};
const ofKinds = (0,_kinds_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .kindsInOrder */ .ty)('tests', 'coverage', 'size', 'static', 'complexity', 'duplication');
/** What rules of this version may speak of. */
const metrics = [
    ...ofKinds.flatMap((kind) => [...(kind === _kinds_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .kinds */ .EZ.performance ? [removedMetric] : []), ...kind.metrics]),
    ..._sonarqube_metrics_js__WEBPACK_IMPORTED_MODULE_1__/* .sonarMetrics */ .rx,
];
/** Metrics about this change or about the comparison itself; nothing can be compared with them. */
const neverRecorded = [
    ..._kinds_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .kindNames */ .$1.flatMap((kind) => _kinds_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .kinds */ .EZ[kind].neverRecorded ?? []),
    removedMetric.id,
];
/** The table of metrics in Markdown, as the README shows it. */
function metricsTable() {
    const scopes = {
        path: '`in "GLOB"`',
        package: '`in each package`',
        file: '`in each file`',
        service: '`in each service`',
    };
    const rows = metrics.map((metric) => `| \`${metric.id}\` | ${metric.meaning} | ${metric.scopes.map((scope) => scopes[scope]).join(', ')} |`);
    return ['| metric | what it is | may have |', '| --- | --- | --- |', ...rows].join('\n');
}


/***/ }),

/***/ 1847:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ sayScope),
/* harmony export */   b: () => (/* binding */ sayCondition)
/* harmony export */ });
/** `pull request 7`. */
function sayScope(scope) {
    switch (scope.kind) {
        case 'main':
            return 'the main branch';
        case 'branch':
            return `branch ${scope.name}`;
        case 'pull-request':
            return `pull request ${scope.number}`;
    }
}
/** `new_coverage 71.4 < 80`. */
function sayCondition({ metric, comparator, value, threshold }) {
    const symbol = comparator === 'LT' ? '<' : comparator === 'GT' ? '>' : comparator;
    return `${metric} ${value ?? 'without a value'} ${symbol} ${threshold ?? 'no threshold'}`;
}


/***/ }),

/***/ 2424:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ conditionsMetric),
/* harmony export */   Dw: () => (/* binding */ isOfNewCode),
/* harmony export */   _m: () => (/* binding */ isSonar),
/* harmony export */   jh: () => (/* binding */ measured),
/* harmony export */   qm: () => (/* binding */ keysFor),
/* harmony export */   rx: () => (/* binding */ sonarMetrics)
/* harmony export */ });
const metricOf = (id, meaning, better) => ({
    id: `sonarqube.${id}`,
    dimension: 'count',
    meaning,
    names: 'optional',
    scopes: [],
    least: 0,
    most: Infinity,
    isWhole: true,
    better,
});
const count = (id, key, meaning, better = 'lower') => ({
    key,
    metric: metricOf(id, meaning, better),
});
const share = (id, key, meaning, better) => ({
    key,
    metric: { ...metricOf(id, meaning, better), dimension: 'ratio', most: 1, isWhole: false },
});
/** Measures of a project that rules may ask for. */
const measured = [
    count('complexity', 'complexity', 'Sum of the cyclomatic complexity of all functions.'),
    count('cognitive-complexity', 'cognitive_complexity', 'Sum of the cognitive complexity of all functions.'),
    share('duplicated-lines', 'duplicated_lines_density', 'Duplicated lines of all lines.', 'lower'),
    share('new-duplicated-lines', 'new_duplicated_lines_density', 'Duplicated lines of those that are new.', 'lower'),
    share('coverage', 'coverage', 'Covered lines and conditions of those that can be covered.', 'higher'),
    share('new-coverage', 'new_coverage', 'The same of new code.', 'higher'),
    count('lines-of-code', 'ncloc', 'Lines that hold code.', 'higher'),
    count('issues', 'violations', 'Open issues.'),
    count('new-issues', 'new_violations', 'Open issues in new code.'),
    count('bugs', 'bugs', 'Open bugs.'),
    count('vulnerabilities', 'vulnerabilities', 'Open vulnerabilities.'),
    count('code-smells', 'code_smells', 'Open code smells.'),
    count('security-hotspots', 'security_hotspots', 'Security hotspots to review.'),
];
/** The metric that the quality gate of the server is judged by. */
const conditionsMetric = metricOf('failed-conditions', 'Conditions of the server\'s quality gate that failed, of all projects together or `of "KEY"`.', 'lower');
/** What rules may ask of SonarQube. */
const sonarMetrics = [conditionsMetric, ...measured.map(({ metric }) => metric)];
/** Whether a metric is one of SonarQube's. */
const isSonar = (metric) => metric.startsWith('sonarqube.');
/** Whether the server tells a measure of new code, which it keeps of the newest analysis alone. */
const isOfNewCode = (key) => key.startsWith('new_');
/** Measures that are asked for whether rules speak of them or not. */
const shownKeys = [
    'ncloc',
    'complexity',
    'cognitive_complexity',
    'duplicated_lines_density',
    'coverage',
];
/** Of a pull request there is new code alone. */
const shownOfNewCode = ['new_lines', 'new_coverage', 'new_duplicated_lines_density'];
/** The measures to ask for: those that are shown, and those that rules speak of. */
function keysFor(metrics, isPullRequest) {
    const spoken = measured.filter(({ metric }) => metrics.includes(metric.id)).map(({ key }) => key);
    return [...new Set([...(isPullRequest ? shownOfNewCode : shownKeys), ...spoken])];
}


/***/ }),

/***/ 2071:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Og: () => (/* binding */ sonarNames),
/* harmony export */   Qc: () => (/* binding */ observeSonar),
/* harmony export */   Y4: () => (/* binding */ sonarFindings),
/* harmony export */   iA: () => (/* binding */ conditionFindings)
/* harmony export */ });
/* harmony import */ var _interlock_shared_domain_report_numbers__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(157);
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6787);
/* harmony import */ var _analysis_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1847);
/* harmony import */ var _metrics_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2424);




const whereOf = (key) => `sonarqube: ${key}`;
const newLines = ({ measures }) => measures.get('new_lines') ?? null;
function findingsOf({ key, read }) {
    const where = whereOf(key);
    if (read.kind === 'unknown')
        return [(0,_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)(read.code, where, read.seen)];
    const { scope, measures, ignoresConditions } = read.analysis;
    const code = measures.get('ncloc') ?? 0;
    return [
        ...(scope.kind !== 'pull-request' && code === 0
            ? [
                (0,_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('sonarqube-saw-nothing', where, measures.has('ncloc') ? '0 lines of code' : 'no number of lines of code'),
            ]
            : []),
        ...(ignoresConditions
            ? [(0,_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('sonarqube-conditions-ignored', where, 'the server says that it ignored conditions')]
            : []),
    ];
}
/** What is wrong with what was asked for, whatever rules say. */
function sonarFindings({ projects }) {
    return projects.flatMap(findingsOf);
}
/** Each condition that failed, where a rule fails by it. */
function conditionFindings(sonar, results) {
    const names = results
        .filter(({ outcome, metric }) => outcome === 'fail' && metric === _metrics_js__WEBPACK_IMPORTED_MODULE_1__/* .conditionsMetric */ .$Q.id)
        .map(({ name }) => name);
    return (sonar?.projects ?? []).flatMap(({ key, read }) => {
        if (read.kind === 'unknown')
            return [];
        if (!names.includes(null) && !names.includes(key))
            return [];
        return read.analysis.conditions
            .filter(({ hasFailed }) => hasFailed)
            .map((condition) => (0,_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('sonarqube-condition-failed', whereOf(key), (0,_analysis_js__WEBPACK_IMPORTED_MODULE_2__/* .sayCondition */ .b)(condition)));
    });
}
/** Projects that a query is about. */
const projectsOf = ({ projects }, { name }) => name === null ? projects : projects.filter(({ key }) => key === name);
/** Why a project says nothing to a rule on conditions; `null` where it does. */
function withoutConditions(analysis) {
    if (analysis.conditions.length > 0)
        return null;
    if (analysis.scope.kind === 'pull-request' && newLines(analysis) === 0)
        return { kind: 'not-applicable', why: 'The server says that the pull request has no new line of code.' };
    return (0,_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .absent */ .Ge)('sonarqube-gate-empty', 'The quality gate judged 0 conditions.');
}
function observeConditions(projects, where) {
    let failed = 0;
    let judged = 0;
    const said = [];
    let nothing = null;
    for (const { read } of projects) {
        if (read.kind === 'unknown')
            continue;
        const none = withoutConditions(read.analysis);
        if (none?.kind === 'absent')
            return none;
        nothing = none ?? nothing;
        judged += read.analysis.conditions.length;
        const bad = read.analysis.conditions.filter(({ hasFailed }) => hasFailed);
        failed += bad.length;
        said.push(...bad.map(_analysis_js__WEBPACK_IMPORTED_MODULE_2__/* .sayCondition */ .b));
    }
    if (judged === 0 && nothing !== null)
        return nothing;
    return {
        kind: 'value',
        value: failed,
        where,
        detail: `${failed} of ${(0,_interlock_shared_domain_report_numbers__WEBPACK_IMPORTED_MODULE_3__/* .countOf */ .pq)(judged, 'condition')}${said.length === 0 ? '' : `: ${said.slice(0, 5).join('; ')}`}`,
    };
}
function observeMeasure(key, isShare, { key: project, read }) {
    const found = read.kind === 'known' ? read.analysis.measures.get(key) : undefined;
    if (found === undefined)
        return (0,_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .absent */ .Ge)('sonarqube-measure-missing', `The analysis of ${project} has no ${key}${(0,_metrics_js__WEBPACK_IMPORTED_MODULE_1__/* .isOfNewCode */ .Dw)(key) ? ', or a newer one took its place' : ''}.`);
    return {
        kind: 'value',
        value: isShare ? found / 100 : found,
        where: whereOf(project),
        detail: `${key} ${found}`,
    };
}
/** What SonarQube says to a rule. */
function observeSonar(sonar, query) {
    const { metric, name } = query;
    if (sonar === null)
        return (0,_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .absent */ .Ge)('sonarqube-not-reported', `Nothing asks SonarQube for ${metric}.`);
    const projects = projectsOf(sonar, query);
    const [project] = projects;
    if (project === undefined)
        return (0,_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .absent */ .Ge)('sonarqube-not-reported', `No entry names the project "${name ?? ''}".`);
    const broken = projects.find(({ read }) => read.kind === 'unknown');
    if (broken?.read.kind === 'unknown')
        return (0,_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .absent */ .Ge)('measurement-broken', `${whereOf(broken.key)} is not known (${broken.read.code}).`);
    if (metric === _metrics_js__WEBPACK_IMPORTED_MODULE_1__/* .conditionsMetric */ .$Q.id)
        return observeConditions(projects, projects.length === 1 ? whereOf(project.key) : null);
    const asked = _metrics_js__WEBPACK_IMPORTED_MODULE_1__/* .measured */ .jh.find((one) => one.metric.id === metric);
    if (asked === undefined)
        return (0,_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .absent */ .Ge)('sonarqube-not-reported', `SonarQube has no ${metric}.`);
    if (projects.length > 1)
        return (0,_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .absent */ .Ge)('sonarqube-project-not-named', `${projects.length} analyses are asked for.`);
    return observeMeasure(asked.key, asked.metric.dimension === 'ratio', project);
}
/** The projects that `of` may name. */
function sonarNames(sonar) {
    return [...new Set((sonar?.projects ?? []).map(({ key }) => key))];
}


/***/ }),

/***/ 8306:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LC: () => (/* binding */ sonarSchema),
/* harmony export */   bx: () => (/* binding */ shownSonar),
/* harmony export */   dB: () => (/* binding */ shownProject),
/* harmony export */   yu: () => (/* binding */ sonarSections)
/* harmony export */ });
/* harmony import */ var _interlock_shared_domain_report_node__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(319);
/* harmony import */ var _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6758);
/* harmony import */ var _analysis_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1847);



const nullableText = _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(_interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP());
const project = _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    key: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** Why nothing is known of it; `null` where it is. */
    problem: nullableText,
    analysis: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(_interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        /** `null` of a pull request. */
        id: nullableText,
        of: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        revision: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        date: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        ignoresConditions: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
        conditions: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(_interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
            metric: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
            comparator: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
            value: nullableText,
            threshold: nullableText,
            failed: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
        })),
        /** By the key and in the unit of the server. */
        measures: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(_interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()),
    })),
});
/** What SonarQube says; `null` where no entry of `reports` asks it. */
const sonarSchema = _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(_interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    /** Name and port of the server; `null` where none was given. */
    host: nullableText,
    projects: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(project),
}));
/** A project as the report holds it. */
function shownProject({ key, read }) {
    if (read.kind === 'unknown')
        return { key, problem: read.code, analysis: null };
    const { id, scope, revision, date, ignoresConditions, conditions, measures } = read.analysis;
    return {
        key,
        problem: null,
        analysis: {
            id,
            of: (0,_analysis_js__WEBPACK_IMPORTED_MODULE_1__/* .sayScope */ .O)(scope),
            revision,
            date,
            ignoresConditions,
            conditions: conditions.map(({ hasFailed, metric, comparator, value, threshold }) => ({
                metric,
                comparator,
                value,
                threshold,
                failed: hasFailed,
            })),
            measures: Object.fromEntries(measures),
        },
    };
}
/** What SonarQube says as the report holds it. */
function shownSonar(sonar) {
    return sonar === null ? null : { host: sonar.host, projects: sonar.projects.map(shownProject) };
}
const right = (title) => ({ title, align: 'right' });
const limits = { LT: 'at least', GT: 'at most' };
/** The conditions of each project, those that failed first, and its measures. */
function sonarSections(sonar) {
    return (sonar?.projects ?? []).flatMap(({ key, read }) => {
        if (read.kind === 'unknown')
            return [];
        const { conditions, measures, scope, revision } = read.analysis;
        const judged = [...conditions]
            .sort((a, b) => Number(b.hasFailed) - Number(a.hasFailed))
            .map(({ hasFailed, metric, comparator, value, threshold }) => [
            hasFailed ? '❌\u00a0failed' : '✅\u00a0holds',
            (0,_interlock_shared_domain_report_node__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(metric),
            value ?? 'none',
            `${limits[comparator] ?? comparator} ${threshold ?? 'not said'}`,
        ]);
        const measured = [...measures].map(([metric, number]) => [(0,_interlock_shared_domain_report_node__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(metric), String(number)]);
        const failed = conditions.filter(({ hasFailed }) => hasFailed).length;
        const of = `${(0,_analysis_js__WEBPACK_IMPORTED_MODULE_1__/* .sayScope */ .O)(scope)} at ${revision.slice(0, 8)}`;
        return [
            {
                title: `SonarQube: ${key}, ${failed} of ${conditions.length} conditions failed (${of})`,
                folded: false,
                isUrgent: failed > 0,
                blocks: [
                    (0,_interlock_shared_domain_report_node__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['', 'Condition', right('Value'), right('Limit')], judged, { rowCap: 50, cellCap: 300 }),
                ],
            },
            {
                title: `Measures of ${key}`,
                folded: true,
                blocks: [(0,_interlock_shared_domain_report_node__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['Measure', right('Value')], measured, { rowCap: 50, cellCap: 300 })],
            },
        ];
    });
}


/***/ }),

/***/ 8283:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ shownTotals)
/* harmony export */ });
/* harmony import */ var _change_changed_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6117);
/* harmony import */ var _interlock_reports_domain_tests_counts__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8984);


/** Tests and coverage in the published form; `null` for what no entry of `reports` gives. */
function shownTotals({ tests, coverage, changed }) {
    return {
        tests: tests === null ? null : { total: (0,_interlock_reports_domain_tests_counts__WEBPACK_IMPORTED_MODULE_1__/* .totalOf */ .e6)(tests.counts), ...tests.counts },
        coverage: coverage === null
            ? null
            : { ...coverage.whole, 'changed-lines': changed === null ? null : (0,_change_changed_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .sumChanged */ .q2)(changed) },
    };
}


/***/ }),

/***/ 8850:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  qualityGate: () => (/* binding */ qualityGate),
  reportSchema: () => (/* reexport */ reportSchema)
});

// EXTERNAL MODULE: ./packages/shared/src/domain/json.ts
var json = __webpack_require__(9124);
// EXTERNAL MODULE: ./packages/shared/src/domain/configuration/source.ts
var configuration_source = __webpack_require__(476);
;// CONCATENATED MODULE: ./packages/shared/src/domain/configuration/explain.ts


function show(value) {
    if (value === null || value === undefined)
        return '(none)';
    return typeof value === 'string' ? value : JSON.stringify(value);
}
/**
 * The effective values of an action, one a line, each with where it came from.
 *
 * @param inputs - every declared input: the raw text that was given (empty when none) and its default
 * @param entry - the gate's or environment's entry of the configuration, with the path it stands at
 * @param loaded - the configuration
 */
function explainValues(inputs, entry, loaded) {
    const values = inputs.map((input) => ({
        name: `input ${input.name}`,
        value: input.given === '' ? show(input.defaultText) : input.secret ? '***' : input.given.trimEnd(),
        from: input.given === '' ? 'default' : 'input',
    }));
    if (entry !== null && (0,json/* isRecord */.u4)(entry.value))
        for (const [key, value] of Object.entries(entry.value))
            values.push({ name: `${entry.path}.${key}`, value: show(value), from: 'entry' });
    const { source } = loaded;
    values.push({
        name: 'configuration',
        value: (0,configuration_source/* describeSource */.B)(source),
        from: source.kind === 'file' ? 'file' : 'default',
    });
    return values;
}
/** The lines that `--explain` prints. */
function explainText(values) {
    const width = Math.max(...values.map(({ name }) => name.length));
    return values
        .map(({ name, value, from }) => `${name.padEnd(width)}  ${from.padEnd(7)}  ${value}`)
        .join('\n');
}

// EXTERNAL MODULE: ./packages/shared/src/domain/errors.ts
var errors = __webpack_require__(9845);
// EXTERNAL MODULE: ./packages/shared/src/domain/configuration/configuration.ts + 5 modules
var configuration = __webpack_require__(6639);
;// CONCATENATED MODULE: ./packages/shared/src/steps/load-configuration.ts



/**
 * Reads the configuration that a change is judged by from where it cannot alter it: the base branch of a pull request,
 * else the default branch, at a commit that is recorded.
 *
 * @throws {UserError} with every problem of the file; or when a file was named that does not exist there
 * @throws {ExternalError} when GitHub cannot be asked
 */
async function loadJudgingConfiguration(path, run, github) {
    const pullRequest = (0,configuration_source/* pullRequestOf */._)(run.event);
    if (pullRequest === null && run.eventName.startsWith('pull_request'))
        throw new errors/* ExternalError */.yA({
            service: 'GitHub',
            code: 'event-unreadable',
            message: `The event ${run.eventName} does not say which pull request it is about.`,
            fix: 'Run the job again; no step before this one may write to the file at GITHUB_EVENT_PATH.',
            retryable: true,
        });
    return loadFrom(path, pullRequest?.baseRef ?? (await github.defaultBranch()), github);
}
/**
 * Reads the configuration that moves go by, which is the default branch's whatever the event: whoever opens a pull
 * request chooses its base. Throws as `loadJudgingConfiguration` does.
 */
async function loadConfiguration(path, github) {
    return loadFrom(path, await github.defaultBranch(), github);
}
async function loadFrom(path, ref, github) {
    const wanted = path ?? configuration/* defaultConfigurationPath */.tX;
    // As a branch: a tag may have the same name, and whoever may push tags may not change the policy.
    const commit = await github.commitOf(`heads/${ref}`);
    if (commit === null)
        throw new errors/* ExternalError */.yA({
            service: 'GitHub',
            code: 'configuration-ref-missing',
            message: `The branch ${ref}, from which ${wanted} is read, has no commit.`,
            fix: 'Check that the branch exists and that the token may read it (`contents: read`).',
            retryable: false,
        });
    const file = await github.readFile(wanted, commit);
    if (file === null) {
        if (wanted !== configuration/* defaultConfigurationPath */.tX)
            throw new errors/* UserError */.yo([
                {
                    code: 'configuration-missing',
                    message: `Input "config": there is no ${wanted} on ${ref} (${commit.slice(0, 8)}).`,
                    fix: `The configuration is read from ${ref}, not from the branch under judgment: merge it there first, or correct the path.`,
                    where: 'config',
                },
            ]);
        return {
            configuration: configuration/* defaultConfiguration */._0,
            source: { kind: 'defaults', path: wanted, ref, commit, why: `there is no ${wanted} on ${ref}` },
        };
    }
    const read = (0,configuration/* readConfiguration */.TD)(file.text, wanted);
    if (!read.ok)
        throw new errors/* UserError */.yo(read.problems);
    return { configuration: read.value, source: { kind: 'file', path: wanted, ref, commit } };
}

// EXTERNAL MODULE: ./packages/shared/src/domain/result.ts
var result = __webpack_require__(6095);
;// CONCATENATED MODULE: ./packages/shared/src/gate/domain/entry.ts


const isOf = (action, entry) => entry.action === action;
/** The gates of an action that a configuration has, for people who forgot to name one. */
function gatesOf(action, configuration) {
    return Object.entries(configuration.gates)
        .filter(([, entry]) => entry.action === action)
        .map(([name]) => name);
}
function serviceProblems(service, read) {
    const known = read.configuration.service ?? null;
    if (service === null || service === known)
        return [];
    return [
        {
            code: 'service-unknown',
            message: `Input "service": found "${service}"; ${read.described} ${known === null ? 'names no service' : `is about "${known}"`}.`,
            fix: 'Leave it out, or name the service of the file; this version knows one a file.',
            where: 'service',
        },
    ];
}
/**
 * Finds the entry that a gate judges by: the one that is named, else the one that is called like the action.
 *
 * @param action - the action that judges
 * @param names - inputs `gate` and `service`
 * @param read - the configuration
 */
function findEntry(action, names, read) {
    const gate = names.gate ?? action;
    const ofService = serviceProblems(names.service, read);
    const isThere = Object.hasOwn(read.configuration.gates, gate);
    // A name of one's own needs no file; with a file it must be in there, or its rules would be passed over.
    if (!isThere && (names.gate === null || !read.isFile))
        return { gate, entry: null, problems: ofService };
    const found = (0,configuration/* gateOf */.Rv)(read.configuration, gate, read.described);
    if (!found.ok)
        return { gate, entry: null, problems: [found.problem, ...ofService] };
    if (isOf(action, found.value))
        return { gate, entry: found.value, problems: ofService };
    const problem = {
        code: 'gate-of-another-action',
        message: `Input "gate": "${gate}" is a gate of ${found.value.action} in ${read.described}.`,
        fix: `Name a gate whose \`action\` is ${action}.`,
        where: 'gate',
    };
    return { gate, entry: null, problems: [problem, ...ofService] };
}
/** `audit` of either is audit, which no move accepts. */
function modeOf(input, entry) {
    return input === 'audit' || entry?.mode === 'audit' ? 'audit' : 'enforce';
}
/**
 * The file of waivers that a gate goes by. An input may name one only where no entry of the configuration judges: a
 * waiver takes something away, which an input must not.
 */
function waiversPath(gate, entry, input) {
    if (entry === null)
        return (0,result/* success */.k)(input);
    const path = entry.waivers ?? null;
    if (input === null || input === path)
        return (0,result/* success */.k)(path);
    return (0,result/* failure */.V)({
        code: 'waivers-not-allowed',
        message: `Input "waivers": found "${input}"; gate "${gate}" of the configuration ${path === null ? 'names no waivers' : `names "${path}"`}.`,
        fix: `Write \`waivers: ${input}\` into \`gates.${gate}\` of the configuration, and leave the input out.`,
        where: 'waivers',
    });
}

;// CONCATENATED MODULE: ./packages/shared/src/gate/steps/find-policy.ts




/**
 * Reads the configuration that a gate judges by.
 *
 * @throws {UserError} without a token, and with every problem of the file
 * @throws {ExternalError} when GitHub cannot be asked
 */
async function loadGateConfiguration({ token, config }, ports) {
    if (token === null)
        throw new errors/* UserError */.yo([
            {
                code: 'input-missing',
                message: 'Input "token" is empty.',
                fix: 'Leave it out (the token of the job is used), or give one with `contents: read`.',
                where: 'token',
            },
        ]);
    return loadJudgingConfiguration(config, ports.runner.run, ports.github(token.reveal()));
}
/** What is judged by, in a few words. */
function sayPolicy({ entry, gate }, { source }) {
    const described = (0,configuration_source/* describeSource */.B)(source);
    if (entry !== null)
        return `gate ${gate} of ${described}, and the inputs`;
    return `the inputs alone; ${source.kind === 'file' ? `${described} has no gate "${gate}"` : source.why}`;
}
/**
 * What a gate judges by, said in the log.
 *
 * @throws {UserError} with every problem of inputs and configuration that do not fit each other
 */
function findPolicy(gate, values, loaded, { runner }) {
    const { configuration, source } = loaded;
    const described = (0,configuration_source/* describeSource */.B)(source);
    const combined = gate.policyOf(values, { configuration, isFile: source.kind === 'file', described });
    if (!combined.ok)
        throw new errors/* UserError */.yo(combined.failures);
    const policy = combined.value;
    runner.info(`policy: ${sayPolicy(policy, loaded)}`);
    const others = gatesOf(gate.action, configuration);
    if (policy.entry === null && others.length > 0)
        runner.warning(`The configuration has the ${gate.action} gate ${others.join(', ')}, and this step names none of them. Add \`gate: ${others[0] ?? ''}\` to judge by it.`, { title: `${gate.action}: gate-not-named` });
    const isDefault = new Set(policy.defaults);
    for (const rule of policy.rules)
        runner.info(`rule: ${rule.text}${isDefault.has(rule) ? ' (by default: no rule speaks of it)' : ''}`);
    return policy;
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/commit.ts

/**
 * The commit that a run judges: the head of a pull request, with the merge commit that was tested beside it; for every
 * other event the commit of the run. Under `pull_request_target` the commit of the run is the base and merges nothing.
 */
function commitOfRun(run) {
    const pullRequest = (0,configuration_source/* pullRequestOf */._)(run.event);
    if (pullRequest === null)
        return { commit: run.sha, mergeCommit: null };
    return {
        commit: pullRequest.headSha,
        mergeCommit: run.eventName === 'pull_request_target' ? null : run.sha,
    };
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/configuration/policy.ts

/** Plain data as JSON; `undefined` members are left out, as JSON does. */
function toJson(value) {
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
        return value;
    if (Array.isArray(value))
        return value.map(toJson);
    if ((0,json/* isRecord */.u4)(value))
        return Object.fromEntries(Object.entries(value).flatMap(([key, member]) => (member === undefined ? [] : [[key, toJson(member)]])));
    throw new TypeError(`a ${typeof value} has no JSON form`);
}
/**
 * The digest of the policy a gate judges by: its name, its service and its whole entry, defaults filled in. A move
 * computes it from the configuration that it reads itself and accepts no other. Two services of one repository may have
 * entries of the same text: what one of them passed says nothing of the other.
 *
 * @param gate - the name under `gates:`
 * @param entry - its entry; `null` where the configuration has none and the action's defaults hold
 * @param service - the service of the configuration; `null` where it names none
 * @param digests - the digest port
 */
function policyDigest(gate, entry, service, digests) {
    return digests.sha256((0,json/* canonicalJson */.dj)({ gate, service, entry: toJson(entry) }));
}
/** The digest of what inputs add to a policy; `null` when they add nothing. */
function additionsDigest(additions, digests) {
    const given = Object.entries(additions).filter(([, value]) => value !== null && value !== undefined);
    return given.length === 0 ? null : digests.sha256((0,json/* canonicalJson */.dj)(toJson(Object.fromEntries(given))));
}

// EXTERNAL MODULE: ./packages/shared/src/domain/report/numbers.ts
var report_numbers = __webpack_require__(157);
;// CONCATENATED MODULE: ./packages/shared/src/domain/evidence/statement.ts
/** in-toto Statement v1 (github.com/in-toto/attestation, spec/v1/statement.md). */
const statementType = 'https://in-toto.io/Statement/v1';
const base = 'https://owner.github.io/interlock';
/** Our own predicate types; in-toto has none for a build record, a gate's verdict of this shape, or a move. */
const predicateTypes = {
    built: `${base}/built/v1`,
    gate: `${base}/gate/v1`,
    move: `${base}/move/v1`,
};
function originJson(origin) {
    return { ...origin };
}
function predicateJson(predicate) {
    switch (predicate.kind) {
        case 'built':
            return { origin: originJson(predicate.origin) };
        case 'gate':
            return {
                gate: predicate.gate,
                action: predicate.action,
                mode: predicate.mode,
                verdict: predicate.verdict,
                reasonCodes: predicate.reasonCodes,
                policy: { ...predicate.policy },
                additionsDigest: predicate.additionsDigest,
                materialsDigest: predicate.materialsDigest,
                mergeCommit: predicate.mergeCommit,
                origin: originJson(predicate.origin),
            };
        case 'move':
            return {
                operation: predicate.operation,
                environment: predicate.environment,
                result: predicate.result,
                from: predicate.from,
                to: predicate.to,
                reasonCodes: predicate.reasonCodes,
                acceptedDigests: predicate.acceptedDigests,
                policy: { ...predicate.policy },
                origin: originJson(predicate.origin),
            };
    }
}
/** A statement in its in-toto form. */
function statementJson(statement) {
    return {
        _type: statementType,
        subject: [
            { name: 'commit', digest: { gitCommit: statement.subject.commit } },
            ...statement.subject.artifacts.map(({ name, digest }) => ({
                name,
                digest: { sha256: digest.slice('sha256:'.length) },
            })),
        ],
        predicateType: predicateTypes[statement.predicate.kind],
        predicate: predicateJson(statement.predicate),
    };
}

// EXTERNAL MODULE: ./packages/shared/node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(6758);
;// CONCATENATED MODULE: ./packages/shared/src/domain/verdict.ts
/**
 * What a gate decides. `inconclusive` means that it could not look, or not well enough; it is never a pass and no
 * setting makes it one.
 */
const verdicts = ['pass', 'fail', 'inconclusive'];
const badness = { pass: 0, inconclusive: 1, fail: 2 };
/**
 * The worst of several verdicts: `fail` before `inconclusive` before `pass`. Of none it is `inconclusive`: nothing
 * was judged.
 */
function worstVerdict(all) {
    if (all.length === 0)
        return 'inconclusive';
    return all.reduce((worst, next) => (badness[next] > badness[worst] ? next : worst));
}
/** The icon that goes with a verdict; always shown beside its word, never instead of it. */
function verdictIcon(verdict) {
    if (verdict === 'pass')
        return '✅';
    return verdict === 'fail' ? '❌' : '❔';
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/evidence/statement-schema.ts



const hex64 = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[0-9a-f]{64}$/u, 'is not a SHA-256 digest in hex.'));
const hex40 = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[0-9a-f]{40}$/u, 'is not a commit of 40 hex digits.'));
const code = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[a-z][a-z0-9-]{0,63}$/u, 'is not a code.'));
/** Whether a text is the one form in which `Date` writes a moment that exists: no 30 February, no leap second. */
function isMoment(text) {
    const ms = Date.parse(text);
    return !Number.isNaN(ms) && new Date(ms).toISOString() === text;
}
const time = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* isoTimestamp */.yhX('is not an RFC 3339 time.'), dist/* endsWith */.d55('Z', 'is not in UTC.'), dist/* check */.z6Y(isMoment, 'is not a moment of the calendar in the form 2026-01-31T23:59:59.000Z.'));
const count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0));
const word = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* minLength */.BpQ(1), dist/* maxLength */.Ru6(255), dist/* check */.z6Y((text) => !/\p{Surrogate}/u.test(text), 'has half a character in it.'));
const origin = dist/* strictObject */.rej({
    repositoryDigest: hex64,
    runId: count,
    runAttempt: count,
    library: word,
    startedAt: time,
    finishedAt: time,
});
const policy = dist/* strictObject */.rej({ digest: hex64, commit: dist/* nullable */.mee(hex40) });
const subject = dist/* pipe */.FsL(dist/* array */.YOg(dist/* strictObject */.rej({
    name: word,
    digest: dist/* union */.KCZ([dist/* strictObject */.rej({ gitCommit: hex40 }), dist/* strictObject */.rej({ sha256: hex64 })]),
})), dist/* minLength */.BpQ(1), dist/* maxLength */.Ru6(64));
const head = { _type: dist/* literal */.euz(statementType), subject };
const built = dist/* strictObject */.rej({
    ...head,
    predicateType: dist/* literal */.euz(predicateTypes.built),
    predicate: dist/* strictObject */.rej({ origin }),
});
const gate = dist/* strictObject */.rej({
    ...head,
    predicateType: dist/* literal */.euz(predicateTypes.gate),
    predicate: dist/* strictObject */.rej({
        gate: word,
        action: word,
        mode: dist/* picklist */.KIO(['enforce', 'audit']),
        verdict: dist/* picklist */.KIO(verdicts),
        reasonCodes: dist/* array */.YOg(code),
        policy,
        additionsDigest: dist/* nullable */.mee(hex64),
        materialsDigest: hex64,
        mergeCommit: dist/* nullable */.mee(hex40),
        origin,
    }),
});
const move = dist/* strictObject */.rej({
    ...head,
    predicateType: dist/* literal */.euz(predicateTypes.move),
    predicate: dist/* strictObject */.rej({
        operation: word,
        environment: word,
        result: word,
        from: dist/* nullable */.mee(word),
        to: dist/* nullable */.mee(word),
        reasonCodes: dist/* array */.YOg(code),
        acceptedDigests: dist/* array */.YOg(hex64),
        policy,
        origin,
    }),
});
/** The declaration that reads statements, and of which `schema/evidence.schema.json` is made. */
const statementSchema = dist/* variant */.Oxt('predicateType', [built, gate, move]);
const parsed = dist/* pipe */.FsL(statementSchema, dist/* transform */.pdi((read) => {
    const commits = read.subject.flatMap((item) => 'gitCommit' in item.digest ? [item.digest.gitCommit] : []);
    const artifacts = read.subject.flatMap((item) => 'sha256' in item.digest ? [{ name: item.name, digest: `sha256:${item.digest.sha256}` }] : []);
    const [commit] = commits;
    if (commit === undefined || commits.length !== 1)
        return null;
    const about = { commit, artifacts };
    if (read.predicateType === predicateTypes.built)
        return { subject: about, predicate: { kind: 'built', ...read.predicate } };
    if (read.predicateType === predicateTypes.gate)
        return { subject: about, predicate: { kind: 'gate', ...read.predicate } };
    return { subject: about, predicate: { kind: 'move', ...read.predicate } };
}));
/** Reads a statement; `null` from it means that it does not name exactly one commit. */
const statement_schema_readStatementSchema = (/* unused pure expression or super */ null && (parsed));

// EXTERNAL MODULE: ./packages/shared/src/domain/code-table.ts
var code_table = __webpack_require__(7514);
;// CONCATENATED MODULE: ./packages/shared/src/domain/evidence/evidence-codes.ts

const passOn = "Pass the `evidence` output of the gate as it is, through the job's outputs and `needs`; never cut, re-format or retype it.";
const sameSubject = 'pass the same `subjects` to the gate and to the move.';
const sameKey = 'Give the gate the same `evidence-key` secret as the move.';
const ownSummary = "See the gate's own summary for what blocks and how to fix it.";
/** Every reason for which evidence is refused. The README's table is made of this. */
const evidence_codes_evidenceCodes = {
    'built-missing': {
        effect: 'inconclusive',
        meaning: 'No built statement ties the artifacts of the subject to the commit.',
        fix: 'Run record-build in the job that builds, and pass its `evidence` output along with that of the gates.',
    },
    'evidence-ambiguous': {
        effect: 'inconclusive',
        meaning: 'A gate left different statements in one attempt, and none of them counts more than the others.',
        fix: 'Give each gate a name of its own (`gate:`), or run it once; a matrix needs one gate name a leg.',
    },
    'evidence-audit-mode': {
        effect: 'fail',
        meaning: 'The gate ran in audit mode, which no move accepts.',
        fix: 'Run the gate with `mode: enforce`; audit is for watching a new gate, no move accepts it.',
    },
    'evidence-failed': { effect: 'fail', meaning: 'The gate failed.', fix: ownSummary },
    'evidence-foreign-repository': {
        effect: 'fail',
        meaning: 'The evidence is of another repository.',
        fix: 'Run the gate in the repository that is promoted.',
    },
    'evidence-foreign-run': {
        effect: 'fail',
        meaning: 'The evidence is of another run, or of a later attempt.',
        fix: 'Run the gate as a job of this run (`evidence: {from: same-run}`).',
    },
    'evidence-from-the-future': {
        effect: 'fail',
        meaning: 'The gate ended at a time that has not come yet.',
        fix: 'Set the clocks of the runners.',
    },
    'evidence-inconclusive': {
        effect: 'inconclusive',
        meaning: 'The gate came to no verdict; that is never a pass.',
        fix: ownSummary,
    },
    'evidence-key-missing': {
        effect: 'inconclusive',
        meaning: 'The evidence is signed, and this step has no key to check it with.',
        fix: 'Give this step the `evidence-key` secret that the gate signed with. In a called workflow the caller passes it.',
    },
    'evidence-missing': {
        effect: 'inconclusive',
        meaning: 'A gate that the environment requires left no evidence.',
        fix: 'Pass its `evidence` output through the job outputs and `needs`. When it was passed, the runner dropped it because it contained the value of a secret (the job has a warning), or the gate was skipped.',
    },
    'evidence-not-canonical': {
        effect: 'fail',
        meaning: 'The evidence is spelled as no gate spells it: it was re-formatted or made by hand.',
        fix: passOn,
    },
    'evidence-signature-invalid': {
        effect: 'fail',
        meaning: 'The evidence is signed with another key than that of the move, or was altered.',
        fix: sameKey,
    },
    'evidence-too-large': {
        effect: 'inconclusive',
        meaning: 'The evidence is larger than a gate writes.',
        fix: passOn,
    },
    'evidence-too-old': {
        effect: 'fail',
        meaning: 'The gate ended longer ago than `max-age` of the environment allows.',
        fix: 'Run the gate again.',
    },
    'evidence-truncated': { effect: 'inconclusive', meaning: 'The evidence is cut off.', fix: passOn },
    'evidence-typed': {
        effect: 'fail',
        meaning: 'The evidence stands in the inputs of the event: a person typed or pasted it.',
        fix: 'Run the gate as a job of this run and pass its `evidence` output. Text typed into a form is never evidence.',
    },
    'evidence-unparsable': {
        effect: 'inconclusive',
        meaning: 'The text is not a DSSE envelope of a statement that this version knows.',
        fix: passOn,
    },
    'evidence-unsigned': {
        effect: 'fail',
        meaning: 'The move has a key, and the evidence is not signed.',
        fix: sameKey,
    },
    'evidence-wrong-action': {
        effect: 'fail',
        meaning: 'Another action wrote the evidence than the one that the gate names.',
        fix: 'Run the action that the gate names.',
    },
    'evidence-wrong-artifact': {
        effect: 'fail',
        meaning: 'The evidence does not speak of an artifact that is promoted, or of another digest.',
        fix: `Judge the artifact that is promoted: ${sameSubject}`,
    },
    'evidence-wrong-commit': {
        effect: 'fail',
        meaning: 'The evidence is of another commit.',
        fix: `Judge the commit that is promoted: ${sameSubject}`,
    },
    'policy-differs': {
        effect: 'fail',
        meaning: 'The gate judged by another policy than the configuration of the default branch.',
        fix: "The gate judged by another policy than the default branch's. Run it again, on a commit that has today's configuration.",
    },
};
/** A reason for which evidence is refused. */
const { reason: evidence_codes_refusal } = (0,code_table/* codeBook */.TT)(evidence_codes_evidenceCodes);

;// CONCATENATED MODULE: ./packages/shared/src/domain/evidence/envelope.ts







/** DSSE (github.com/secure-systems-lab/dsse, envelope.md). */
const payloadType = 'application/vnd.in-toto+json';
/** An envelope larger than this is refused: a handful must fit an output and an environment variable. */
const envelopeCapBytes = 8 * 1024;
/** What gates and moves say beside the subject. A build leaves it free, so that what is recorded can be judged. */
const reservedBytes = 2 * 1024;
/** DSSE pre-authentication encoding: lengths are in bytes, and the payload is not base64 here. */
function preAuthenticationEncoding(payload) {
    return Buffer.concat([
        Buffer.from(`DSSEv1 ${String(payloadType.length)} ${payloadType} ${String(payload.length)} `, 'utf8'),
        payload,
    ]);
}
/** The only bytes that stand for a statement: its canonical JSON in UTF-8. */
function payloadOf(statement) {
    return Buffer.from((0,json/* canonicalJson */.dj)(statementJson(statement)), 'utf8');
}
/** Says which key signed without giving it away: a digest of a digest of it. */
function keyIdOf(key, digests) {
    return digests.sha256(`interlock-evidence-key ${digests.sha256(key)}`).slice(0, 16);
}
/**
 * Wraps a statement in one envelope: one line, no white space in it, so that envelopes can be put side by side.
 *
 * @throws {UserError} when it is too large for an envelope: its subject names too many artifacts
 */
function sealStatement(statement, digests, key) {
    const payload = payloadOf(statement);
    const signatures = key === null
        ? []
        : [
            {
                keyid: keyIdOf(key.key, digests),
                sig: Buffer.from(digests.hmacSha256(key.key, preAuthenticationEncoding(payload)), 'hex').toString('base64'),
            },
        ];
    const sealed = (0,json/* canonicalJson */.dj)({ payload: payload.toString('base64'), payloadType, signatures });
    const sizeBytes = Buffer.byteLength(sealed);
    const capBytes = envelopeCapBytes - (statement.predicate.kind === 'built' ? reservedBytes : 0);
    if (sizeBytes > capBytes)
        throw new errors/* UserError */.yo([
            {
                code: 'evidence-too-large',
                message: `The statement about ${(0,report_numbers/* countOf */.pq)(statement.subject.artifacts.length, 'artifact')} takes ${sizeBytes} bytes; it may take ${capBytes}.`,
                fix: 'Record and promote fewer artifacts together: a build, its gates and its move for each service.',
                where: 'subjects',
            },
        ]);
    return sealed;
}
function decodeBase64(text) {
    const bytes = Buffer.from(text, 'base64');
    // Node skips what is not base64: only a text that comes out the same again was whole.
    return bytes.toString('base64') === text && bytes.length > 0 ? bytes : null;
}
/** The signatures of an envelope; `null` when one is not a key id and a whole base64 text. */
function readSignatures(items) {
    const read = items.map((item) => {
        if (!isRecord(item))
            return null;
        const { keyid, sig } = item;
        return typeof keyid === 'string' && typeof sig === 'string' && decodeBase64(sig) !== null
            ? { keyid, sig }
            : null;
    });
    return read.every((one) => one !== null) ? read : null;
}
function signatureOf(signatures, payload, digests, key) {
    if (signatures.length === 0)
        return 'unsigned';
    const expected = digests.hmacSha256(key.key, preAuthenticationEncoding(payload));
    const found = signatures.some(({ sig }) => digests.equal(Buffer.from(sig, 'base64').toString('hex'), expected));
    return found ? 'valid' : 'invalid';
}
function openOne(text, index, digests, key) {
    const where = `evidence, envelope ${String(index + 1)}`;
    if (Buffer.byteLength(text) > envelopeCapBytes)
        return refusal('evidence-too-large', { seen: `${String(Buffer.byteLength(text))} bytes`, where });
    const outer = parseJson(text);
    if (!outer.ok || !isRecord(outer.value))
        return refusal('evidence-truncated', { seen: 'no whole JSON object', where });
    const { payload, payloadType: type, signatures: listed } = outer.value;
    const signatures = Array.isArray(listed) ? readSignatures(listed) : null;
    if (type !== payloadType || typeof payload !== 'string' || signatures === null)
        return refusal('evidence-unparsable', { seen: 'not a DSSE envelope of an in-toto statement', where });
    // One spelling only, of the envelope and of its payload: another one would be the same evidence under another digest.
    if (canonicalJson({ payload, payloadType: type, signatures: signatures.map((one) => ({ ...one })) }) !== text)
        return refusal('evidence-not-canonical', { seen: 'an envelope that no gate writes so', where });
    const bytes = decodeBase64(payload);
    if (bytes === null)
        return refusal('evidence-truncated', { seen: 'the payload is not whole base64', where });
    const inner = parseJson(bytes.toString('utf8'));
    if (!inner.ok)
        return refusal('evidence-truncated', { seen: 'the payload is not whole JSON', where });
    const checked = checkSchema(readStatementSchema, inner.value);
    if (!checked.ok || checked.value === null) {
        const why = checked.ok
            ? 'not exactly one commit'
            : checked.problems.map((p) => `${p.path} ${p.message}`).join(' ');
        return refusal('evidence-unparsable', {
            seen: why.slice(0, 400),
            where,
            fix: `${evidenceCodes['evidence-unparsable'].fix} Use one version of Interlock throughout.`,
        });
    }
    if (!payloadOf(checked.value).equals(bytes))
        return refusal('evidence-not-canonical', { seen: 'a payload that is not canonical JSON', where });
    if (key === null && signatures.length > 0)
        return refusal('evidence-key-missing', {
            seen: 'the envelope is signed, and there is no key to check it with',
            where,
        });
    return {
        statement: checked.value,
        payload,
        payloadDigest: digests.sha256(bytes),
        signature: key === null ? 'unsigned' : signatureOf(signatures, bytes, digests, key),
    };
}
/**
 * Reads any number of envelopes separated by white space. Nothing is skipped: what cannot be read is a refusal with
 * its place, and so is what is signed when there is no key to check it with. An empty text has neither.
 */
function openEnvelopes(text, digests, key) {
    const envelopes = [];
    const refusals = [];
    for (const [index, part] of text
        .split(/\s+/u)
        .filter((piece) => piece !== '')
        .entries()) {
        const opened = openOne(part, index, digests, key);
        if ('statement' in opened)
            envelopes.push(opened);
        else
            refusals.push(opened);
    }
    return { envelopes, refusals };
}

// EXTERNAL MODULE: ./packages/shared/src/domain/evidence/origin.ts
var evidence_origin = __webpack_require__(6968);
// EXTERNAL MODULE: ./packages/shared/src/domain/report/cut.ts
var report_cut = __webpack_require__(4851);
// EXTERNAL MODULE: ./packages/shared/src/domain/report/visible-text.ts
var visible_text = __webpack_require__(4789);
;// CONCATENATED MODULE: ./packages/shared/src/domain/report/annotations.ts



/**
 * What GitHub keeps: 10 annotations of each level a step, 4,096 characters a message (counted here in bytes, which are
 * never fewer), 255 a title.
 */
const annotationLimits = {
    perLevelAndStep: 10,
    messageBytes: 4096,
    titleUnits: 255,
};
const levelRank = { error: 0, warning: 1, notice: 2 };
const severityOf = ({ severity }) => (Number.isNaN(severity) ? 10 : severity);
/** Annotations, the most telling first: blocking, then in the change, then by level and severity, then as given. */
function rankAnnotations(annotations) {
    return [...annotations].sort((a, b) => Number(b.blocking) - Number(a.blocking) ||
        Number(b.inDiff) - Number(a.inDiff) ||
        levelRank[a.level] - levelRank[b.level] ||
        severityOf(b) - severityOf(a));
}
const cutTitle = (title) => (0,report_cut/* shorten */.ml)((0,visible_text/* visibleText */.Q)(title), annotationLimits.titleUnits);
const cutMessage = (message) => (0,report_cut/* shortenToBytes */.AE)((0,visible_text/* visibleLines */.g)(message), annotationLimits.messageBytes);
const isLine = (line) => line !== null && Number.isInteger(line) && line > 0;
const placed = (annotation) => {
    const line = annotation.file !== null && isLine(annotation.line) ? annotation.line : null;
    return {
        level: annotation.level,
        title: cutTitle(annotation.title),
        message: cutMessage(annotation.message),
        file: annotation.file,
        line,
        endLine: line !== null && isLine(annotation.endLine) && annotation.endLine >= line ? annotation.endLine : null,
    };
};
const remainderOf = (level, left, all, whole) => ({
    level,
    title: (0,report_numbers/* countOf */.pq)(left, `more ${level}`),
    message: cutMessage(`${left} of ${all} ${level}s are not shown here, because GitHub shows ${annotationLimits.perLevelAndStep} of each level a step. All are in ${whole}.`),
    file: null,
    line: null,
    endLine: null,
});
/**
 * Annotations for the log of a step, the most telling of each level. Where there are more than GitHub shows, the
 * last says how many and that all are in `whole`. `taken` counts those that the step writes otherwise, e.g. the
 * error that repeats the answer.
 */
function planAnnotations(annotations, whole, taken = {}) {
    const ranked = rankAnnotations(annotations);
    return ['error', 'warning', 'notice'].flatMap((level) => {
        const all = ranked.filter((annotation) => annotation.level === level);
        const room = Math.max(0, annotationLimits.perLevelAndStep - (taken[level] ?? 0));
        if (room === 0)
            return [];
        if (all.length <= room)
            return all.map(placed);
        const shown = all.slice(0, room - 1);
        return [...shown.map(placed), remainderOf(level, all.length - shown.length, all.length, whole)];
    });
}
const mostLine = 2 ** 31 - 1;
/** Whether a path can be one of the repository: what a report says may be anything. */
const isRepositoryPath = (path) => !/^(?:[\\/]|[A-Za-z]:)|[\p{Cc}]/u.test(path) && !path.split(/[\\/]/u).includes('..');
/** Annotations of a check run, the most telling first; those without a file cannot be placed and are counted. */
function planCheckAnnotations(found) {
    const annotations = rankAnnotations(found)
        .map(placed)
        .flatMap(({ level, title, message, file, line, endLine }) => file === null || !isRepositoryPath(file) || (line ?? 1) > mostLine || (endLine ?? 1) > mostLine
        ? []
        : [
            {
                path: file,
                startLine: line ?? 1,
                endLine: endLine ?? line ?? 1,
                level: level === 'error' ? 'failure' : level,
                title,
                message,
            },
        ]);
    return { annotations, withoutPlace: found.length - annotations.length };
}

// EXTERNAL MODULE: ./packages/shared/src/domain/report/escape.ts
var report_escape = __webpack_require__(6660);
// EXTERNAL MODULE: ./packages/shared/src/domain/report/inline.ts + 3 modules
var inline = __webpack_require__(2428);
;// CONCATENATED MODULE: ./packages/shared/src/domain/report/mermaid.ts


const icons = { good: '✅ ', bad: '❌ ', unknown: '❔ ', plain: '' };
const longestLabel = 80;
/** Mermaid reads `#35;` as a character inside a quoted label; whatever is no letter, digit or icon goes that way. */
const label = (text) => `"${(0,report_cut/* shorten */.ml)((0,visible_text/* visibleText */.Q)(text), longestLabel).replace(/[^\p{L}\p{N}\p{Emoji_Presentation} .,/%-]/gu, (character) => `#${character.codePointAt(0) ?? 0};`)}"`;
/**
 * A flow as Mermaid text. Names come from positions, so no text of a label is syntax.
 * Throws RangeError when an arrow leads from or to a step that is not there.
 */
function renderFlow(flow) {
    for (const { from, to } of flow.arrows) {
        if (flow.steps[from] === undefined || flow.steps[to] === undefined) {
            throw new RangeError(`An arrow leads from step ${from} to step ${to} of ${flow.steps.length}.`);
        }
    }
    return [
        'flowchart LR',
        ...flow.steps.map((step, index) => `  s${index}[${label(icons[step.state] + step.label)}]`),
        ...flow.arrows.map(({ from, to, label: name }) => name === '' ? `  s${from} --> s${to}` : `  s${from} -->|${label(name)}| s${to}`),
    ].join('\n');
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/report/markdown.ts






const longestLine = 4000;
/** Languages that GitHub turns into something else than the text. */
const drawnLanguages = new Set(['mermaid', 'math', 'geojson', 'topojson', 'stl', 'suggestion']);
const renderLine = (children) => (0,report_escape/* escapeBlockStart */.rt)((0,inline/* renderInlines */.BY)(children, 'line').trim());
const more = (count, what) => `… and ${(0,report_numbers/* formatCount */.B4)(count)} more ${what}`;
const renderList = (list, other) => {
    const shown = list.items.slice(0, list.itemCap).map(renderLine);
    const left = list.items.length - shown.length;
    const lines = left > 0 ? [...shown, more(left, 'not shown')] : shown;
    const bullet = other ? '*' : '-';
    const point = other ? ')' : '.';
    return lines
        .map((line, index) => `${list.ordered ? `${index + 1}${point}` : bullet} ${line}`)
        .join(list.spaced ? '\n\n' : '\n');
};
const delimiters = {
    left: ':---',
    right: '---:',
    center: ':---:',
};
const renderTable = (table) => {
    if (table.columns.length === 0)
        return '';
    if (table.rows.length === 0)
        return renderLine([{ kind: 'text', text: table.whenEmpty }]);
    const line = (cells) => `| ${cells.join(' | ')} |`;
    const cell = (children) => (0,inline/* renderInlines */.BY)((0,inline/* capped */.uo)(children, table.cellCap), 'cell').trim();
    const shown = table.rows.slice(0, table.rowCap);
    const left = table.rows.length + table.moreRows - shown.length;
    const rendered = [
        line(table.columns.map((column) => cell([{ kind: 'text', text: column.title }]))),
        line(table.columns.map((column) => delimiters[column.align])),
        ...shown.map((row) => line(row.map(cell))),
    ].join('\n');
    return left > 0 ? `${rendered}\n\n${more(left, 'not shown')}` : rendered;
};
const fenced = (content, language) => {
    const fence = (0,report_escape/* backticksFor */.JH)(content, 3);
    return `${fence}${language}\n${content}\n${fence}`;
};
const renderCodeBlock = (block) => {
    const lines = (0,visible_text/* visibleLines */.g)(block.text).replace(/\n$/, '').split('\n');
    const shown = lines.slice(0, block.lineCap).map((line) => {
        const kept = (0,report_cut/* beginning */.Ir)(line, longestLine);
        const cut = line.length - kept.length;
        return cut > 0 ? `${kept}… (and ${(0,report_numbers/* formatCount */.B4)(cut)} more characters)` : kept;
    });
    const known = /^[a-z0-9+-]{1,20}$/i.test(block.language) && !drawnLanguages.has(block.language.toLowerCase());
    const rendered = fenced(shown.join('\n'), known ? block.language : 'text');
    const left = lines.length - shown.length;
    return left > 0 ? `${rendered}\n\n${more(left, left === 1 ? 'line' : 'lines')} not shown` : rendered;
};
const renderDetails = (summary, open, body) => {
    const line = (0,inline/* renderInlinesAsHtml */.qW)(summary).trim();
    return [
        `<details${open ? ' open' : ''}><summary>${line === '' ? 'Details' : line}</summary>`,
        ...(body === '' ? [] : [body]),
        '</details>',
    ].join('\n\n');
};
const renderBlock = (block, otherMarker) => {
    switch (block.kind) {
        case 'heading':
            return `${'#'.repeat(block.level)} ${(0,inline/* renderInlines */.BY)(block.children, 'line').trim()}`;
        case 'paragraph':
            return renderLine(block.children);
        case 'list':
            return renderList(block, otherMarker);
        case 'table':
            return renderTable(block);
        case 'details':
            return renderDetails(block.summary, block.open, renderBlocks(block.children));
        case 'code-block':
            return renderCodeBlock(block);
        case 'quote':
            return renderBlocks(block.children)
                .split('\n')
                .map((line) => (line === '' ? '>' : `> ${line}`))
                .join('\n');
        case 'diagram':
            return [
                renderTable(block.table),
                renderDetails([{ kind: 'text', text: block.title }], false, fenced(renderFlow(block.flow), 'mermaid')),
            ].join('\n\n');
    }
};
const renderBlocks = (blocks) => {
    const rendered = [];
    // Two lists in a row with the same marker would be read as one.
    let otherMarker = false;
    let previous;
    for (const block of blocks) {
        otherMarker = block.kind === 'list' && previous?.kind === 'list' && !otherMarker;
        const markdown = renderBlock(block, otherMarker);
        if (markdown === '')
            continue;
        rendered.push(markdown);
        previous = block;
    }
    return rendered.join('\n\n');
};
/**
 * GitHub-flavored Markdown of a report, ending in a line break; empty for nothing. Whatever the texts contain, the
 * result shows them and has no other element, link, mention or HTML than the tree has.
 */
function renderMarkdown(blocks) {
    const rendered = renderBlocks(blocks);
    return rendered === '' ? '' : `${rendered}\n`;
}

// EXTERNAL MODULE: ./packages/shared/src/domain/report/node.ts
var node = __webpack_require__(319);
;// CONCATENATED MODULE: ./packages/shared/src/domain/report/budget.ts




/** A step's summary: above 1024 KiB the runner drops all of it (GitHub Docs, "Adding a job summary"). */
const summaryBudgetBytes = 1024 * 1024;
/**
 * A comment: GitHub speaks of 65,536 characters, and refuses above 262,144 bytes. Counted here in UTF-16 units,
 * which are never fewer than characters, and never more than three bytes each: within both readings.
 */
const commentBudgetUnits = 65_536;
/** The `summary` of a check run, 65,535 characters; counted in bytes, which are never fewer. */
const checkSummaryBudgetBytes = 65_535;
/** The same block with at most `keep` rows, items or lines; what is missing it says itself. */
const shortened = (block, keep) => {
    switch (block.kind) {
        case 'table':
            return { ...block, rowCap: Math.min(block.rowCap, keep) };
        case 'list':
            return { ...block, itemCap: Math.min(block.itemCap, keep) };
        case 'code-block':
            return { ...block, lineCap: Math.min(block.lineCap, keep) };
        case 'diagram':
            return { ...block.table, rowCap: Math.min(block.table.rowCap, keep) };
        case 'details':
        case 'quote':
            return { ...block, children: block.children.map((child) => shortened(child, keep)) };
        case 'heading':
        case 'paragraph':
            return block;
    }
};
const lengthOf = (block) => {
    switch (block.kind) {
        case 'table':
            return Math.min(block.rows.length, block.rowCap);
        case 'list':
            return Math.min(block.items.length, block.itemCap);
        case 'code-block':
            return Math.min(block.text.split('\n').length, block.lineCap);
        case 'diagram':
            return lengthOf(block.table);
        case 'details':
        case 'quote':
            return block.children.reduce((longest, child) => Math.max(longest, lengthOf(child)), 0);
        case 'heading':
        case 'paragraph':
            return 0;
    }
};
const longestIn = (part) => part.blocks.reduce((most, block) => Math.max(most, lengthOf(block)), 0);
const shortenedNote = (part, keep) => `${part.name}: tables, lists and logs end after ${(0,report_numbers/* formatCount */.B4)(keep)} of up to ${(0,report_numbers/* formatCount */.B4)(longestIn(part))} lines`;
/** The most of a part that fits into `room`; `null` when not even one line of each does. */
const fitPart = (part, room, budget) => {
    let best = null;
    let low = 1;
    let high = longestIn(part);
    while (low <= high) {
        const keep = Math.floor((low + high) / 2);
        const markdown = renderMarkdown(part.blocks.map((block) => shortened(block, keep)));
        if (budget.measure(markdown) <= room) {
            best = { part, markdown, note: shortenedNote(part, keep) };
            low = keep + 1;
        }
        else {
            high = keep - 1;
        }
    }
    return best;
};
const sentence = (notes, whole, budget) => renderMarkdown([
    (0,node/* paragraph */.FY)((0,node/* strong */.ko)('Not all is shown here'), ` (at most ${budget.format(budget.most)}). ${notes.join('; ')}. `, (0,node/* text */.Qq)(whole === '' ? 'The whole is in the report of this step.' : `The whole is in ${whole}.`)),
]);
const assemble = (kept, whole, budget) => {
    const leftOut = kept.flatMap(({ note }) => (note === null ? [] : [note]));
    const shown = kept.flatMap(({ markdown }) => (markdown === '' ? [] : [markdown]));
    const [first = '', ...others] = shown;
    const said = leftOut.length === 0 ? [] : [sentence(leftOut, whole, budget)];
    // Right beneath the answer: at the end nobody would read it.
    return { markdown: [first, ...said, ...others].join('\n'), leftOut };
};
const fit = (parts, whole, budget) => {
    let kept = parts.map((part) => ({ part, markdown: renderMarkdown(part.blocks), note: null }));
    let fitted = assemble(kept, whole, budget);
    const order = parts
        .map((part, index) => ({ priority: part.priority, index }))
        .sort((a, b) => a.priority - b.priority || b.index - a.index);
    for (const { index } of order) {
        const size = budget.measure(fitted.markdown);
        if (size <= budget.most)
            return fitted;
        const old = kept[index];
        if (old === undefined)
            continue;
        // The note of a shortened part, at its longest, and the line break before the part count as well.
        const noted = kept.with(index, {
            ...old,
            markdown: '',
            note: shortenedNote(old.part, longestIn(old.part)),
        });
        const room = budget.most - budget.measure(assemble(noted, whole, budget).markdown) - 1;
        const short = room > 0 ? fitPart(old.part, room, budget) : null;
        const oldSize = budget.format(budget.measure(old.markdown));
        kept = kept.with(index, short ?? { ...old, markdown: '', note: `${old.part.name}: left out (${oldSize})` });
        fitted = assemble(kept, whole, budget);
    }
    if (budget.measure(fitted.markdown) <= budget.most)
        return fitted;
    const last = 'Nothing of this report could be shown here: it is too large. It is in the report of this step.\n';
    return {
        markdown: (0,report_cut/* beginning */.Ir)(last, budget.most),
        leftOut: [`the whole report: left out (${(0,report_numbers/* formatCount */.B4)(parts.length)} parts)`],
    };
};
/**
 * A step's summary of at most `budgetBytes` bytes of UTF-8. Parts of the lowest priority are shortened first, by
 * whole rows, items and lines, then left out; the report says which, and that the rest is in `whole` (e.g. the
 * path or artifact of the report).
 */
function fitSummary(parts, whole, budgetBytes = summaryBudgetBytes) {
    return fit(parts, whole, { most: budgetBytes, measure: report_cut/* utf8Bytes */.dy, format: report_numbers/* formatBytes */.z3 });
}
/** A comment's body of at most `budgetUnits` UTF-16 units; as `fitSummary`. */
function fitComment(parts, whole, budgetUnits = commentBudgetUnits) {
    return fit(parts, whole, {
        most: budgetUnits,
        measure: report_cut/* utf16Units */.q0,
        format: (size) => `${(0,report_numbers/* formatCount */.B4)(size)} characters`,
    });
}
/** The `summary` of a check run; as `fitSummary`. */
function fitCheckSummary(parts, whole) {
    return fitSummary(parts, whole, checkSummaryBudgetBytes);
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/report/outcome.ts

const words = {
    pass: '✅ pass',
    warn: '⚠️ warn',
    fail: '❌ fail',
    inconclusive: '❔ inconclusive',
    'not-applicable': '➖ not applicable',
};
/** Icon and word of an outcome; the icon never stands alone. */
function outcomeWord(outcome) {
    return words[outcome];
}
/** Whether a gate with this outcome may not pass. */
function blocks(outcome) {
    return outcome === 'fail' || outcome === 'inconclusive';
}
const verdictOf = {
    pass: 'pass',
    warn: 'pass',
    fail: 'fail',
    inconclusive: 'inconclusive',
    'not-applicable': 'pass',
};
/**
 * The verdict to show: never better than any rule or member, whatever was handed in. A pass for which nothing was
 * looked at (no rules, a rule without members) is `inconclusive`; `passedBy` says what a pass without rules rests
 * upon.
 */
function shownVerdict(answer) {
    const judged = answer.results.map(({ outcome, members }) => members.length === 0
        ? worstVerdict(['inconclusive', verdictOf[outcome]])
        : worstVerdict([outcome, ...members.map((member) => member.outcome)].map((each) => verdictOf[each])));
    const rests = answer.results.length > 0 || (answer.passedBy ?? '').trim() !== '';
    return worstVerdict([answer.verdict, ...judged, ...(rests ? [] : ['inconclusive'])]);
}

// EXTERNAL MODULE: ./packages/shared/src/domain/rule/parser.ts + 4 modules
var parser = __webpack_require__(15);
;// CONCATENATED MODULE: ./packages/shared/src/domain/report/blocking.ts


const keyOf = (reason) => JSON.stringify([reason.code, reason.rule, reason.seen, reason.limit, reason.where, reason.fix]);
const noReason = 'No reason was recorded. This is a bug of this action: please report it with this run’s log.';
const nothingLookedAt = (result) => ({
    key: result.rule,
    kind: result.outcome === 'fail' ? 'fail' : 'inconclusive',
    code: 'no-reason',
    fix: noReason,
    sighting: { subject: result.subject, member: null, seen: null, limit: null, where: null },
});
const fromMember = (result, member) => ({
    // Members of one rule belong together; so do rules that want the same thing done.
    key: result.members.length > 1 ? result.rule : (member.reason?.fix ?? ''),
    kind: member.outcome === 'fail' ? 'fail' : 'inconclusive',
    code: member.reason?.code ?? 'no-reason',
    fix: member.reason?.fix ?? noReason,
    sighting: {
        subject: result.subject,
        member: member.member,
        seen: member.seen,
        limit: member.limit,
        where: member.where ?? member.reason?.where ?? null,
    },
});
const fromResults = (results) => results.flatMap((result) => {
    const blocking = result.members.filter((member) => blocks(member.outcome));
    if (blocking.length > 0)
        return blocking.map((member) => fromMember(result, member));
    return blocks(result.outcome) || result.members.length === 0 ? [nothingLookedAt(result)] : [];
});
const fromReasons = (results, reasons) => {
    const known = new Set(results.flatMap((result) => result.members.flatMap((member) => (member.reason === null ? [] : [keyOf(member.reason)]))));
    return reasons
        .filter((reason) => !known.has(keyOf(reason)))
        .map((reason) => ({
        key: reason.fix,
        kind: 'other',
        code: reason.code,
        fix: reason.fix,
        sighting: {
            subject: reason.rule === null ? null : (0,parser/* writtenSubject */.yO)(reason.rule),
            member: null,
            seen: reason.seen,
            limit: reason.limit,
            where: reason.where,
        },
    }));
};
const rank = { other: 0, fail: 1, inconclusive: 2 };
/**
 * What blocks, each thing once: first what is no rule's matter (a report that is missing makes rules inconclusive),
 * then what failed, then what could not be judged. Members of one rule are one, and so are sightings of the same
 * code that want the same fix.
 */
function findObstacles(results, reasons) {
    const groups = new Map();
    for (const found of [...fromReasons(results, reasons), ...fromResults(results)]) {
        const key = JSON.stringify([found.kind, found.code, found.key]);
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [found]);
        else
            group.push(found);
    }
    return [...groups.values()]
        .map((group) => ({
        kind: group[0].kind,
        code: group[0].code,
        fixes: [...new Set(group.map(({ fix }) => fix))],
        sightings: group.map(({ sighting }) => sighting),
    }))
        .sort((a, b) => rank[a.kind] - rank[b.kind]);
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/report/rule-text.ts
const opposites = {
    '>=': '<',
    '≥': '<',
    '<=': '>',
    '≤': '>',
    '==': '≠',
    '=': '≠',
    '<': '≥',
    '>': '≤',
};
/** How a value stands to a limit it misses: `≥ 90 %` is `< 90 %`. */
function missedLimit(limit) {
    const match = /^([<>=]=|[<>=≥≤])\s*(.*)$/s.exec(limit.trim());
    const opposite = opposites[match?.[1] ?? ''];
    return opposite === undefined ? `(limit ${limit})` : `${opposite} ${match?.[2] ?? ''}`;
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/report/first-line.ts







const longest = 300;
const longestName = 100;
const noObstacle = ({ verdict, results }) => verdict === 'pass' && results.length === 0 ? 'nothing was judged' : 'no reason was given';
const rulesPassed = (results, passedBy) => {
    if (results.length === 0)
        return passedBy ?? '';
    const count = (outcome) => results.filter((result) => result.outcome === outcome).length;
    const warned = count('warn');
    const notApplicable = count('not-applicable');
    return [
        `${count('pass')} of ${(0,report_numbers/* countOf */.pq)(results.length, 'rule')}`,
        ...(warned > 0 ? [(0,report_numbers/* countOf */.pq)(warned, 'warning')] : []),
        ...(notApplicable > 0 ? [`${notApplicable} not applicable`] : []),
        ...(passedBy === undefined ? [] : [passedBy]),
    ].join(', ');
};
const joinedWith = (separator, parts) => parts.filter((part) => part !== null && part !== '').join(separator);
/** One obstacle in a few words: `coverage.changed-lines 71.4 % < 90 %`, `report-missing: reports/junit.xml`. */
function obstacleInShort(obstacle) {
    const [sighting] = obstacle.sightings;
    if (sighting === undefined)
        return obstacle.code;
    const { subject, member, seen, limit, where } = sighting;
    const name = joinedWith(' ', [subject, member === null ? null : `(${member})`]);
    if (obstacle.kind === 'fail' && name !== '' && seen !== null && limit !== null) {
        return `${name} ${seen} ${missedLimit(limit)}`;
    }
    if (obstacle.kind === 'inconclusive' && name !== '')
        return `${name} could not be judged (${obstacle.code})`;
    return joinedWith(': ', [joinedWith(' ', [name, obstacle.code]), joinedWith(', ', [where, seen])]);
}
/**
 * The answer of a gate on one line of plain text: `✅ unit: pass, 7 of 7 rules`,
 * `❌ unit: fail, coverage.changed-lines 71.4 % < 90 %`. Not escaped: for Markdown, put it into a text node. It is
 * never better than any of the results.
 */
function firstLine(answer) {
    const verdict = shownVerdict(answer);
    const obstacles = verdict === 'pass' ? [] : findObstacles(answer.results, answer.reasons);
    const [first] = obstacles;
    const others = obstacles.length - 1;
    const why = verdict === 'pass'
        ? rulesPassed(answer.results, answer.passedBy)
        : `${first === undefined ? noObstacle(answer) : obstacleInShort(first)}${others > 0 ? `, and ${others} more` : ''}`;
    const audit = answer.mode === 'audit' ? ' (audit: this step does not block, no move accepts it)' : '';
    return (0,visible_text/* visibleText */.Q)(`${verdictIcon(verdict)} ${(0,report_cut/* shorten */.ml)(answer.gate, longestName)}: ${verdict}, ${(0,report_cut/* shorten */.ml)(why, longest)}${audit}`);
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/report/part.ts
/** Priorities that reports of this house use, so that parts of different authors agree. */
const priorities = {
    answer: 100,
    blocking: 90,
    rules: 70,
    section: 50,
    detail: 30,
    extra: 10,
};

;// CONCATENATED MODULE: ./packages/shared/src/domain/report/rule-table.ts





const rule_table_badness = {
    pass: 0,
    'not-applicable': 1,
    warn: 2,
    inconclusive: 3,
    fail: 4,
};
/** How far a value is on the bad side of its limit's direction; `null` when there is no value. */
const distanceOf = ({ value, bound }, operator) => {
    if (value === null)
        return null;
    if (operator.startsWith('>'))
        return -value;
    if (operator.startsWith('<'))
        return value;
    return bound === null ? null : Math.abs(value - bound);
};
/** The members of a result, the worst first; what cannot be compared comes first of those that came out alike. */
const worstFirst = ({ members, operator }) => [...members].sort((a, b) => {
    const [ofA, ofB] = [distanceOf(a, operator) ?? Infinity, distanceOf(b, operator) ?? Infinity];
    return rule_table_badness[b.outcome] - rule_table_badness[a.outcome] || (ofA === ofB ? 0 : ofB - ofA);
});
/** Whether one member is known to be the worst, and not merely one of those that came out alike. */
const hasWorst = (result, worst) => {
    const alike = result.members.filter(({ outcome }) => outcome === worst.outcome);
    return alike.length === 1 || alike.every((member) => distanceOf(member, result.operator) !== null);
};
/** Short texts of a narrow column stay on one line. */
const unbroken = (short) => (short.length <= 20 ? short.replaceAll(' ', '\u00a0') : short);
const longestFix = 160;
/** What blocks is told in full above the table; here its first sentence is enough. */
const inShort = (fix) => (0,report_cut/* shorten */.ml)(/^.*?[.!?](?= |$)/su.exec(fix)?.[0] ?? fix, longestFix);
const seenCell = (member, { dimension }) => {
    if (member.seen === null)
        return [(0,node/* text */.Qq)(unbroken(member.outcome === 'inconclusive' ? 'not known' : 'nothing seen'))];
    return dimension !== 'ratio' || member.value === null
        ? [(0,node/* text */.Qq)(unbroken(member.seen))]
        : [(0,node/* bar */.M0)(member.value, unbroken(member.seen), { limit: member.bound, width: 10 })];
};
const whatToDo = (member) => member.outcome === 'pass' || member.reason === null
    ? [(0,node/* text */.Qq)('')]
    : (0,node/* prose */.CS)(blocks(member.outcome) ? inShort(member.reason.fix) : member.reason.fix);
const ruleCell = (result) => [
    (0,node/* code */.aY)(result.rule),
    ...(result.note === null ? [] : [(0,node/* lineBreak */.qL)(), (0,node/* text */.Qq)(result.note)]),
];
const row = (result) => {
    const [worst] = worstFirst(result);
    if (worst === undefined) {
        return [
            ruleCell(result),
            [(0,node/* text */.Qq)(unbroken('nothing seen'))],
            [],
            [(0,node/* text */.Qq)(unbroken(outcomeWord(result.outcome)))],
            [],
        ];
    }
    const many = result.members.length > 1 || worst.member !== null
        ? [
            (0,node/* lineBreak */.qL)(),
            (0,node/* text */.Qq)([
                worst.member,
                `${hasWorst(result, worst) ? 'the worst' : 'one'} of ${(0,report_numbers/* countOf */.pq)(result.members.length, 'member')}`,
            ]
                .filter((part) => part !== null)
                .join(', ')),
        ]
        : [];
    return [
        ruleCell(result),
        [...seenCell(worst, result), ...many],
        [(0,node/* text */.Qq)(unbroken(worst.limit))],
        [(0,node/* text */.Qq)(unbroken(outcomeWord(result.outcome)))],
        whatToDo(worst),
    ];
};
const memberTable = (result) => {
    const sorted = worstFirst(result);
    // Of files the member is the place.
    const hasPlaces = sorted.some(({ where, member }) => where !== null && where !== member);
    const blocking = result.members.filter((member) => blocks(member.outcome)).length;
    return (0,node/* details */.zH)([(0,node/* code */.aY)(result.subject), (0,node/* text */.Qq)(`: ${(0,report_numbers/* countOf */.pq)(result.members.length, 'member')}, ${blocking} blocking`)], [
        (0,node/* table */.tp)(['Member', 'Seen', 'Limit', 'Result', ...(hasPlaces ? ['Where'] : [])], sorted.map((member) => [
            member.member ?? '',
            seenCell(member, result),
            unbroken(member.limit),
            unbroken(outcomeWord(member.outcome)),
            ...(hasPlaces ? [member.where === null ? '' : (0,node/* code */.aY)(member.where)] : []),
        ])),
    ]);
};
/** What is to do about several rules in a row is said once. */
function saidOnce(rows) {
    const toDo = rows.map((cells) => (0,inline/* plainText */.wh)(cells.at(-1) ?? []).trim());
    return rows.map((cells, index) => index > 0 && toDo[index] !== '' && toDo[index] === toDo[index - 1]
        ? [...cells.slice(0, -1), [(0,node/* text */.Qq)('As above.')]]
        : cells);
}
/** One row a rule, blocking ones first; the members of `each` folded beneath. */
function ruleTable(results) {
    const sorted = [...results].sort((a, b) => rule_table_badness[b.outcome] - rule_table_badness[a.outcome]);
    const rows = saidOnce(sorted.map(row));
    const columns = ['Rule', 'Seen', 'Limit', 'Result', 'What to do'];
    const isAnythingToDo = rows.some((cells) => (0,inline/* plainText */.wh)(cells.at(-1) ?? []).trim() !== '');
    const shown = isAnythingToDo ? columns.length : columns.length - 1;
    return [
        (0,node/* table */.tp)(columns.slice(0, shown), rows.map((cells) => cells.slice(0, shown)), { whenEmpty: 'No rule was judged.' }),
        ...sorted.filter((result) => result.members.length > 1).map(memberTable),
    ];
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/report/gate-summary.ts








const longestFact = 200;
const sightingsShown = 5;
const fixesShown = 3;
const gate_summary_noReason = 'No reason was recorded. This is a bug of this action: please report it with this run’s log.';
const nothingJudged = 'Nothing was judged. Give the gate at least one rule under `require`.';
const dot = (0,node/* text */.Qq)(' · ');
/** Facts on one line. */
function factLine(facts) {
    if (facts.length === 0)
        return [];
    const pieces = facts.flatMap(({ name, value, isProse }, index) => [
        ...(index === 0 ? [] : [dot]),
        (0,node/* text */.Qq)(isProse === true ? `${name}: ` : `${name} `),
        isProse === true ? (0,node/* text */.Qq)((0,report_cut/* shorten */.ml)(value, longestFact)) : (0,node/* code */.aY)((0,report_cut/* shorten */.ml)(value, longestFact)),
    ]);
    return [(0,node/* paragraph */.FY)(...pieces)];
}
const nameOf = ({ subject, member }) => [subject, member === null ? null : `(${member})`].filter((part) => part !== null).join(' ');
/** A limit that a number is held to, or what was wanted instead. */
const limitWords = (limit) => {
    if (limit === null)
        return '';
    return /^[<>=≤≥≠]/u.test(limit) ? `, limit ${limit}` : `, wanted: ${limit}`;
};
const seenAndLimit = ({ seen, limit }, verb) => `${seen === null ? '' : `${verb} ${seen}`}${limitWords(limit)}`;
const place = ({ where }) => where === null ? [] : [(0,node/* text */.Qq)(', in '), (0,node/* code */.aY)(where)];
const onlySighting = (obstacle, sighting) => {
    const name = nameOf(sighting);
    if (obstacle.kind === 'inconclusive') {
        return [(0,node/* strong */.ko)(name), (0,node/* text */.Qq)(` could not be judged (${obstacle.code})`), ...place(sighting)];
    }
    if (name === '')
        return [(0,node/* strong */.ko)(obstacle.code), (0,node/* text */.Qq)(seenAndLimit(sighting, ':')), ...place(sighting)];
    const why = obstacle.kind === 'other' ? ` (${obstacle.code})` : '';
    return [(0,node/* strong */.ko)(name), (0,node/* text */.Qq)(`${seenAndLimit(sighting, ' is')}${why}`), ...place(sighting)];
};
const shortName = (sighting, sameSubject) => (sameSubject ? sighting.member : nameOf(sighting)) ?? sighting.where ?? '';
const manyHead = ({ kind, code: reasonCode, sightings }, subject) => {
    const count = sightings.length;
    if (kind === 'other' && subject === null)
        return [(0,node/* strong */.ko)(reasonCode), (0,node/* text */.Qq)(`, ${(0,report_numbers/* countOf */.pq)(count, 'time')}`)];
    const did = kind === 'inconclusive' ? 'could not be judged' : 'failed';
    return subject === null
        ? [(0,node/* strong */.ko)((0,report_numbers/* countOf */.pq)(count, 'rule')), (0,node/* text */.Qq)(` ${did} (${reasonCode})`)]
        : [(0,node/* strong */.ko)(subject), (0,node/* text */.Qq)(` ${did} for ${count} (${reasonCode})`)];
};
const manySightings = (obstacle) => {
    const { sightings } = obstacle;
    const subject = sightings[0]?.subject ?? null;
    const sameSubject = subject !== null && sightings.every((sighting) => sighting.subject === subject);
    const limit = sightings[0]?.limit ?? null;
    const sameLimit = sightings.every((sighting) => sighting.limit === limit);
    const names = sightings.slice(0, sightingsShown).flatMap((sighting, index) => {
        const name = shortName(sighting, sameSubject) || (sighting.where ?? sighting.seen ?? obstacle.code);
        const shown = sameLimit ? { ...sighting, limit: null } : sighting;
        const seen = obstacle.kind === 'inconclusive' ? '' : seenAndLimit(shown, '');
        return [(0,node/* text */.Qq)(index === 0 ? '' : '; '), (0,node/* code */.aY)(name), (0,node/* text */.Qq)(seen)];
    });
    const left = sightings.length - sightingsShown;
    const common = sameLimit && limit !== null && obstacle.kind !== 'inconclusive' ? `; limit ${limit}` : '';
    return [
        ...manyHead(obstacle, sameSubject ? subject : null),
        (0,node/* text */.Qq)(': '),
        ...names,
        (0,node/* text */.Qq)(`${left > 0 ? `; and ${left} more` : ''}${common}`),
    ];
};
const gate_summary_whatToDo = (fixes) => {
    const left = fixes.length - fixesShown;
    return [
        ...fixes.slice(0, fixesShown).flatMap((fix) => [(0,node/* lineBreak */.qL)(), (0,node/* strong */.ko)('Do'), ...(0,node/* prose */.CS)(`: ${fix}`)]),
        ...(left > 0 ? [(0,node/* lineBreak */.qL)(), (0,node/* text */.Qq)('… and likewise for the others, see the tables.')] : []),
    ];
};
/** One obstacle as a list item: what it is, and what to do about it. */
function obstacleItem(obstacle, icon) {
    const [first] = obstacle.sightings;
    const what = first !== undefined && obstacle.sightings.length === 1
        ? onlySighting(obstacle, first)
        : manySightings(obstacle);
    return [(0,node/* text */.Qq)(`${icon} `), ...what, ...gate_summary_whatToDo(obstacle.fixes)];
}
const whatBlocks = (summary, obstacles) => {
    const verdict = shownVerdict(summary);
    const iconOf = (obstacle) => obstacle.kind === 'inconclusive' || (obstacle.kind === 'other' && verdict === 'inconclusive')
        ? '❔'
        : '❌';
    return [
        (0,node/* heading */.R_)(3, 'What blocks, and how to fix it'),
        ...(obstacles.length === 0
            ? [(0,node/* paragraph */.FY)(summary.results.length === 0 && summary.verdict === 'pass' ? nothingJudged : gate_summary_noReason)]
            : [
                (0,node/* list */.p_)(obstacles.map((obstacle) => obstacleItem(obstacle, iconOf(obstacle))), { ordered: true, spaced: true }),
            ]),
        ...(verdict === 'inconclusive'
            ? [
                (0,node/* paragraph */.FY)('Inconclusive is not a pass: what was not seen is not known to be good, and no move accepts it.'),
            ]
            : []),
    ];
};
const worthKnowing = (obstacles) => obstacles.length === 0
    ? []
    : [
        (0,node/* heading */.R_)(3, 'Worth knowing'),
        (0,node/* list */.p_)(obstacles.map((obstacle) => obstacleItem(obstacle, '⚠️')), { spaced: true }),
    ];
/** A section as a part of a report. */
function sectionPart(section) {
    const urgency = section.isUrgent === true ? priorities.rules : priorities.section;
    return {
        name: section.title,
        priority: section.folded ? priorities.detail : urgency,
        blocks: section.folded
            ? [(0,node/* details */.zH)(section.title, section.blocks)]
            : [(0,node/* heading */.R_)(3, section.title), ...section.blocks],
    };
}
/**
 * The report of a gate: the answer, what blocks and how to fix it, one row a rule, further sections, folded detail.
 * For `fitSummary`, `fitComment` and `fitCheckSummary`. Never better than any of the results.
 */
function gateSummary(summary) {
    const verdict = shownVerdict(summary);
    const obstacles = findObstacles(summary.results, summary.reasons);
    const second = verdict === 'pass' ? worthKnowing(obstacles) : whatBlocks(summary, obstacles);
    return [
        {
            name: 'the answer',
            priority: priorities.answer,
            blocks: [(0,node/* heading */.R_)(2, firstLine(summary)), ...factLine(summary.facts)],
        },
        ...(second.length === 0 ? [] : [{ name: 'what blocks', priority: priorities.blocking, blocks: second }]),
        ...summary.sections.filter(({ isUrgent }) => isUrgent === true).map(sectionPart),
        ...(summary.results.length === 0
            ? []
            : [
                {
                    name: 'the rules',
                    priority: priorities.rules,
                    blocks: [(0,node/* heading */.R_)(3, 'Rules'), ...ruleTable(summary.results)],
                },
            ]),
        ...summary.sections.filter(({ isUrgent }) => isUrgent !== true).map(sectionPart),
    ];
}

// EXTERNAL MODULE: ./packages/shared/src/domain/nearest.ts
var nearest = __webpack_require__(3746);
;// CONCATENATED MODULE: ./packages/shared/src/domain/rule/comparison.ts
/**
 * How near two values are the same. A count against a limit as written is compared exactly. Everything else has been
 * divided, multiplied or added up in floating point on its way here, which moves it by some 1e-16 of its size; 1e-13
 * covers hundreds of such steps, yet is less than one line in a hundred million against a limit of two decimals.
 */
function slackOf(dimension, kind, limit) {
    return dimension === 'count' && kind === 'fixed' ? 0 : 1e-13 * Math.max(1, Math.abs(limit));
}
/** Whether `value operator limit` holds; two values nearer than `slack` are equal. Never true of what is not finite. */
function holds(value, operator, limit, slack) {
    if (!Number.isFinite(value) || !Number.isFinite(limit))
        return false;
    switch (operator) {
        case '>=':
            return value >= limit - slack;
        case '<=':
            return value <= limit + slack;
        case '>':
            return value > limit + slack;
        case '<':
            return value < limit - slack;
        case '==':
            return Math.abs(value - limit) <= slack;
    }
}
/** Whether a limit is a whole number; one that was multiplied by its unit may miss it by its last digits. */
function isWholeLimit(limit, dimension) {
    return Math.abs(limit - Math.round(limit)) <= slackOf(dimension, 'fixed', limit);
}
/** The numbers that a limit may come to: its own, or what it makes of any baseline that there could be. */
function limitRange(metric, limit) {
    if (limit.kind === 'fixed')
        return { least: limit.value, most: limit.value };
    const { offset } = limit;
    if (offset === null)
        return metric;
    const sign = offset.sign === '+' ? 1 : -1;
    if (offset.kind === 'amount')
        return {
            least: metric.least + sign * offset.size,
            most: metric.most + sign * offset.size,
            isFractional: !isWholeLimit(offset.size, metric.dimension),
        };
    const factor = 1 + (sign * offset.size) / 100;
    // Infinity times nothing is not a number; nothing of anything is nothing.
    const ends = [metric.least, metric.most].map((end) => (factor === 0 || end === 0 ? 0 : end * factor));
    return { least: Math.min(...ends), most: Math.max(...ends) };
}
/** Whether a metric can have a value among the limits. */
function isWithin({ least, most, isFractional = false }, metric, slack) {
    if (metric.most < least - slack || metric.least > most + slack)
        return false;
    if (metric.isWhole !== true)
        return true;
    return least === most ? isWholeLimit(least, metric.dimension) : !isFractional;
}
/**
 * Whether a rule says anything: `never-true` when no value that the metric can have passes, whatever the limit comes
 * to; `never-false` when none fails.
 */
function emptinessOf(operator, limits, metric) {
    const { least, most } = limits;
    const slack = least === most ? slackOf(metric.dimension, 'fixed', least) : 0;
    switch (operator) {
        case '>=':
            return metric.most < least - slack ? 'never-true' : metric.least >= most - slack ? 'never-false' : null;
        case '>':
            return metric.most <= least + slack ? 'never-true' : metric.least > most + slack ? 'never-false' : null;
        case '<=':
            return metric.least > most + slack ? 'never-true' : metric.most <= least + slack ? 'never-false' : null;
        case '<':
            return metric.least >= most - slack ? 'never-true' : metric.most < least - slack ? 'never-false' : null;
        case '==':
            if (!isWithin(limits, metric, slack))
                return 'never-true';
            return least === most && metric.least === metric.most ? 'never-false' : null;
    }
}

// EXTERNAL MODULE: ./packages/shared/src/domain/rule/format.ts
var rule_format = __webpack_require__(4560);
// EXTERNAL MODULE: ./packages/shared/src/domain/rule/characters.ts
var characters = __webpack_require__(3059);
// EXTERNAL MODULE: ./packages/shared/src/domain/rule/quantity.ts
var rule_quantity = __webpack_require__(618);
;// CONCATENATED MODULE: ./packages/shared/src/domain/rule/printer.ts


// Fewer characters than the grammar allows without quotes: what people recognize as one word at a glance.
const plain = /^[A-Za-z0-9_./:@][A-Za-z0-9_./:@-]*$/;
/** A name or glob as a rule writes it, in quotes unless it is a plain word. */
function printName(name) {
    if (plain.test(name) && !characters/* keywords */.RE.includes(name))
        return name;
    return `"${name.replace(/["\\]/g, '\\$&')}"`;
}
/** A number with its unit, as a rule writes it: `80%`, `1.5h`. */
function printQuantity(quantity) {
    return (0,rule_quantity/* decimalDigits */.oU)(quantity.number) + (quantity.unit ?? '');
}
function printScope(scope) {
    if (scope.kind === 'path')
        return ` in ${printName(scope.glob)}`;
    return ` in each ${scope.member}${scope.glob === null ? '' : ` ${printName(scope.glob)}`}`;
}
/** A limit as a rule writes it: `80%`, `$min`, `baseline - 0.5pp`. */
function printLimit(limit) {
    if (limit.kind === 'value')
        return printQuantity(limit.quantity);
    if (limit.kind === 'parameter')
        return `$${limit.id}`;
    const { offset } = limit;
    return offset === null ? 'baseline' : `baseline ${offset.sign} ${printQuantity(offset.quantity)}`;
}
function printNote(note) {
    const flat = Array.from(note, (character) => ((0,characters/* isLineBreak */.MC)(character) ? ' ' : character)).join('');
    const { start, end } = (0,characters/* trimmedSpan */.RO)(flat);
    return start === end ? '' : ` # ${flat.slice(start, end)}`;
}
/**
 * The rule in its canonical form: parsed again it gives an equal rule. Two rules that mean the same thing in the same
 * words and units print alike, however they were spaced and quoted.
 */
function printRule(rule) {
    return [
        rule.metric,
        rule.name === null ? '' : ` of ${printName(rule.name)}`,
        rule.scope === null ? '' : printScope(rule.scope),
        ` ${rule.operator} `,
        printLimit(rule.limit),
        rule.whenChanged ? ' when changed' : '',
        rule.elseWarn ? ' else warn' : '',
        rule.note === null ? '' : printNote(rule.note),
    ].join('');
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/rule/limit.ts





const dimensionNames = {
    ratio: 'a ratio',
    count: 'a plain number',
    duration: 'a duration',
    size: 'a size',
};
/** `a`, `a or b`, `a, b or c`, each in backticks. */
function listed(words) {
    const quoted = words.map((word) => `\`${word}\``);
    return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1) ?? ''}`;
}
/** How a quantity with a unit that its metric does not have should have been written. */
function mendedQuantity(quantity, dimension) {
    const digits = (0,rule_quantity/* decimalDigits */.oU)(quantity.number);
    if (dimension === 'count')
        return `Write \`${digits}\`, without a unit.`;
    if (dimension !== 'ratio') {
        const examples = (0,rule_quantity/* unitsOf */.$J)(dimension).map((unit) => digits + unit);
        return `Write ${listed(examples)}.`;
    }
    if (quantity.unit !== null && quantity.unit !== 'pp')
        return 'Write a share of the whole, such as `80%`.';
    if (quantity.unit === 'pp' || Math.abs(quantity.number) > 1 || quantity.number === 0)
        return `Did you mean \`${digits}%\`? A ratio is written with \`%\`.`;
    const hundredfold = (0,rule_quantity/* decimalDigits */.oU)(Number((quantity.number * 100).toPrecision(15)));
    return `Did you mean \`${hundredfold}%\`? A ratio is written with \`%\`.`;
}
function quantityProblem(metric, quantity, subject) {
    const is = `${metric.id} is ${dimensionNames[metric.dimension]}`;
    return {
        code: quantity.unit === null ? 'unit-missing' : 'unit-wrong',
        message: quantity.unit === null
            ? `${subject} has no unit; ${is}.`
            : `${subject} is in \`${quantity.unit}\`, but ${is}.`,
        fix: mendedQuantity(quantity, metric.dimension),
    };
}
function offsetProblem(metric, quantity) {
    const digits = (0,rule_quantity/* decimalDigits */.oU)(quantity.number);
    const relative = metric.dimension === 'count' ? [digits] : (0,rule_quantity/* unitsOf */.$J)(metric.dimension).map((unit) => digits + unit);
    return {
        code: 'offset-unit-wrong',
        message: `A baseline of ${metric.id}, ${dimensionNames[metric.dimension]}, cannot be moved by \`${printQuantity(quantity)}\`.`,
        fix: metric.dimension === 'ratio'
            ? `Did you mean \`${digits}pp\`? A baseline of a ratio moves in percentage points, \`pp\`.`
            : `Write \`${digits}%\` for a share of the baseline, or an amount: ${listed(relative)}.`,
        part: 'offset',
    };
}
/** Fills in the rule's limit: its `$value`, and its units as the metric's dimension understands them. */
function resolveLimit(rule, metric, values) {
    const { limit } = rule;
    if (limit.kind === 'baseline') {
        if (limit.offset === null)
            return (0,result/* success */.k)({ kind: 'baseline', offset: null });
        const { quantity, sign } = limit.offset;
        const offset = (0,rule_quantity/* offsetOf */.b4)(quantity, metric.dimension);
        if (offset === null)
            return (0,result/* failure */.V)(offsetProblem(metric, quantity));
        return (0,result/* success */.k)({ kind: 'baseline', offset: { ...offset, quantity, sign } });
    }
    if (limit.kind === 'value') {
        const value = (0,rule_quantity/* canonicalValue */.ij)(limit.quantity, metric.dimension);
        return value === null
            ? (0,result/* failure */.V)({
                ...quantityProblem(metric, limit.quantity, `The limit \`${printQuantity(limit.quantity)}\``),
                part: 'limit',
            })
            : (0,result/* success */.k)({ kind: 'fixed', value, quantity: limit.quantity, parameter: null });
    }
    const quantity = values.get(limit.id);
    if (quantity === undefined) {
        const near = (0,nearest/* nearestWords */.E)(limit.id.slice(0, 64), values.keys());
        return (0,result/* failure */.V)({
            code: 'value-unknown',
            message: `No value is called \`$${limit.id.slice(0, 64)}\`.`,
            fix: near.length > 0
                ? `Did you mean ${listed(near.map((id) => `$${id}`))}? Otherwise give it under \`values\`.`
                : 'Give it under `values`, or write the value itself here.',
            part: 'limit',
        });
    }
    const value = (0,rule_quantity/* canonicalValue */.ij)(quantity, metric.dimension);
    return value === null
        ? (0,result/* failure */.V)({
            ...quantityProblem(metric, quantity, `The value of \`$${limit.id}\`, \`${printQuantity(quantity)}\`,`),
            code: 'value-wrong-unit',
            part: 'limit',
        })
        : (0,result/* success */.k)({ kind: 'fixed', value, quantity, parameter: limit.id });
}
/** Moves a baseline, in canonical units, by the limit's offset. */
function limitAt(baseline, offset) {
    if (offset === null)
        return baseline;
    // Multiplied before it is divided: a tenth of 10 is then exactly 1, and 10 + 10 % exactly 11.
    const size = offset.kind === 'amount' ? offset.size : (baseline * offset.size) / 100;
    return offset.sign === '+' ? baseline + size : baseline - size;
}
/** A resolved limit that needs no baseline to be read, e.g. `80 % ($min)` or `baseline − 0.5 pp`. */
function formatLimit(limit) {
    if (limit.kind === 'fixed')
        return (0,rule_format/* formatQuantity */.VZ)(limit.quantity) + (limit.parameter === null ? '' : ` ($${limit.parameter})`);
    return `baseline${formatOffset(limit.offset)}`;
}
/** ` − 0.5 pp`, or nothing. */
function formatOffset(offset) {
    if (offset === null)
        return '';
    return ` ${offset.sign === '+' ? '+' : '−'} ${(0,rule_format/* formatQuantity */.VZ)(offset.quantity)}`;
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/rule/contradiction.ts



const lowerOperators = ['>=', '>', '=='];
const upperOperators = ['<=', '<', '=='];
function isTighter(next, held, direction) {
    if (held === null)
        return true;
    const difference = direction * (next.at - held.at);
    return difference > 0 || (difference === 0 && next.open && !held.open);
}
/** Where a limit stands, on the scale that it can be compared on: numbers, or distances from the baseline. */
function standing(limit) {
    if (limit.kind === 'fixed')
        return limit.value;
    if (limit.offset === null)
        return 0;
    // Shares say nothing for certain: of a baseline of 0 they are all 0.
    if (limit.offset.kind === 'share')
        return null;
    return limit.offset.sign === '+' ? limit.offset.size : -limit.offset.size;
}
function isEmpty({ lower, upper, slack }) {
    if (lower === null || upper === null)
        return false;
    const gap = lower.at - upper.at;
    return lower.open || upper.open ? gap >= -slack : gap > slack;
}
/** Narrows the corridor of what the rule is about. Rules share one when they judge the same number of the same thing. */
function narrow(corridors, indexed, context) {
    const { rule } = indexed;
    const metric = context.metrics.find((known) => known.id === rule.metric);
    if (metric === undefined)
        return;
    const resolved = resolveLimit(rule, metric, context.values);
    const at = resolved.ok ? standing(resolved.value) : null;
    if (!resolved.ok || at === null)
        return;
    const subject = JSON.stringify([rule.metric, rule.name, rule.scope, resolved.value.kind]);
    const corridor = corridors.get(subject) ?? {
        slack: slackOf(metric.dimension, resolved.value.kind, at),
        lower: null,
        upper: null,
    };
    corridors.set(subject, corridor);
    const bound = { at, open: rule.operator === '>' || rule.operator === '<', rule: indexed };
    if (lowerOperators.includes(rule.operator) && isTighter(bound, corridor.lower, 1))
        corridor.lower = bound;
    if (upperOperators.includes(rule.operator) && isTighter(bound, corridor.upper, -1))
        corridor.upper = bound;
}
function bodyOf(text) {
    const located = (0,parser/* locateRule */.xI)(text);
    return located.ok ? located.value.body : text;
}
/**
 * Rules about the same number of the same thing that can never pass together. Each lets a range pass, and ranges that
 * do not all meet have two that do not: the tightest bounds tell.
 */
function contradictions(rules, context) {
    const corridors = new Map();
    for (const rule of rules)
        narrow(corridors, rule, context);
    return [...corridors.values()].filter(isEmpty).flatMap(({ lower, upper }) => {
        const pair = [lower, upper].flatMap((bound) => (bound === null ? [] : [bound.rule]));
        const [first, second] = pair.sort((a, b) => a.index - b.index);
        if (first === undefined || second === undefined)
            return [];
        return [
            {
                code: 'rules-contradict',
                message: `\`${bodyOf(second.text)}\` and \`${bodyOf(first.text)}\` can never both be true.`,
                column: 1,
                fix: 'Leave one of the two out, or mend its limit.',
                rule: second.text,
                index: second.index,
            },
        ];
    });
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/rule/checker.ts








const unplaced = { metric: 1, name: 1, scope: 1, operator: 1, limit: 1, offset: 1 };
function quoted(words) {
    return words.map((word) => `\`${word}\``).join(', ');
}
function unknownMetric(id, metrics) {
    const known = metrics.map((metric) => metric.id);
    const near = (0,nearest/* nearestWords */.E)(id.slice(0, 64), known);
    const group = `${id.split('.')[0] ?? ''}.`;
    const siblings = known.filter((name) => name.startsWith(group));
    const groups = [...new Set(known.map((name) => `${name.split('.')[0] ?? ''}.*`))];
    const custom = group === 'custom.' ? ' Or declare it under `custom`.' : '';
    const fix = near.length > 0
        ? `Did you mean ${quoted(near)}?`
        : siblings.length > 0
            ? `Known are ${quoted(siblings)}.`
            : `Known are ${quoted(groups)}.`;
    return {
        code: 'metric-unknown',
        message: `There is no metric \`${id.slice(0, 64)}\` here.`,
        fix: fix + custom,
        part: 'metric',
    };
}
function nameProblem(rule, metric) {
    if (metric.names === 'required' && rule.name === null)
        return {
            code: 'name-required',
            message: `\`${metric.id}\` needs to be told of what.`,
            fix: `Write \`${metric.id} of NAME\`.`,
            part: 'operator',
        };
    if (metric.names === 'never' && rule.name !== null)
        return {
            code: 'name-not-allowed',
            message: `\`${metric.id}\` is not measured of anything by name.`,
            fix: metric.scopes.length > 0
                ? 'Leave `of` and the name out; for a part of the whole use `in`.'
                : 'Leave `of` and the name out.',
            part: 'name',
        };
    return null;
}
function scopeProblem(rule, metric) {
    if (rule.scope === null)
        return null;
    const wanted = rule.scope.kind === 'path' ? 'path' : rule.scope.member;
    if (metric.scopes.includes(wanted))
        return null;
    const allowed = metric.scopes.map((scope) => (scope === 'path' ? 'in "GLOB"' : `in each ${scope}`));
    return {
        code: 'scope-not-allowed',
        message: `\`${metric.id}\` is not measured ${wanted === 'path' ? 'by path' : `for each ${wanted}`}.`,
        fix: allowed.length === 0 ? 'Leave `in` and what follows it out.' : `It may have ${quoted(allowed)}.`,
        part: 'scope',
    };
}
function rangeOf(metric) {
    const least = (0,rule_format/* formatValue */.Fl)(metric.least, metric.dimension);
    if (metric.most === Infinity)
        return `${metric.isWhole === true ? 'a whole number, ' : ''}${least} or more`;
    return `from ${least} to ${(0,rule_format/* formatValue */.Fl)(metric.most, metric.dimension)}`;
}
function limitProblem(rule, metric, values) {
    const resolved = resolveLimit(rule, metric, values);
    if (!resolved.ok)
        return resolved.failures[0] ?? null;
    const emptiness = emptinessOf(rule.operator, limitRange(metric, resolved.value), metric);
    if (emptiness === null)
        return null;
    const limit = `\`${rule.operator} ${formatLimit(resolved.value)}\``;
    return {
        code: emptiness,
        message: `${limit} can never be ${emptiness === 'never-true' ? 'true' : 'false'}: \`${metric.id}\` is ${rangeOf(metric)}.`,
        fix: emptiness === 'never-true'
            ? 'Write a limit that some value meets.'
            : 'Write a limit that some value fails, or leave the rule out.',
        part: 'limit',
    };
}
/**
 * Everything that is wrong with a parsed rule for these metrics and values; empty when it can be judged. The columns
 * are those of `text`, the rule as it was written; without one, of the rule as `printRule` writes it.
 */
function checkRule(rule, context, text) {
    const metric = context.metrics.find((known) => known.id === rule.metric);
    const found = metric === undefined
        ? [unknownMetric(rule.metric, context.metrics)]
        : [nameProblem(rule, metric), scopeProblem(rule, metric), limitProblem(rule, metric, context.values)];
    const problems = found.filter((problem) => problem !== null);
    if (problems.length === 0)
        return [];
    const located = (0,parser/* locateRule */.xI)(text ?? printRule(rule));
    const columns = located.ok ? located.value.columns : unplaced;
    return problems.map(({ code, message, fix, part }) => ({ code, message, column: columns[part], fix }));
}
/**
 * Everything that is wrong with several rules, each problem with its rule's text and index: what `checkRule` finds in
 * each, and pairs that can never both pass. The same rule twice is no problem.
 */
function checkRules(rules, context) {
    const each = rules.map(({ rule, text }, index) => checkRule(rule, context, text).map((problem) => ({ ...problem, rule: text, index })));
    const sound = rules.flatMap((written, index) => (each[index]?.length === 0 ? [{ ...written, index }] : []));
    return [...each.flat(), ...contradictions(sound, context)].sort((a, b) => a.index - b.index);
}
/**
 * Reads a list of rules as a user wrote it and checks it: every rule, or every problem of every rule together. No
 * rules at all are none; whether a gate may have none is for the gate.
 */
function readRules(texts, context) {
    const located = texts.map((text) => ({ text, result: (0,parser/* locateRule */.xI)(text) }));
    const unread = located.flatMap(({ text, result }, index) => result.ok ? [] : result.failures.map((problem) => ({ ...problem, rule: text, index })));
    const read = located.flatMap(({ text, result }, index) => result.ok ? [{ rule: result.value.rule, text, body: result.value.body, index }] : []);
    // The columns are those of the text as given, so it is checked as given and shown without its note later.
    const checked = checkRules(read, context).map((problem) => ({
        ...problem,
        index: read[problem.index]?.index ?? problem.index,
    }));
    const problems = [...unread, ...checked].sort((a, b) => a.index - b.index);
    return problems.length > 0
        ? (0,result/* failure */.V)(...problems)
        : (0,result/* success */.k)(read.map(({ rule, body }) => ({ rule, text: body })));
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/rule/noise.ts
/** Fewer samples on either side are compared as one number. */
const fewestSamples = 5;
/** The share of the limit that a value may really be beyond it and still be excused as noise. */
const excusedShare = 0.25;
/** How often a value that is exactly at its limit is called worse. */
const falseAlarms = 0.05;
const falseAlarmsZ = 1.6449;
// Pairs up to which the distribution is counted out; from there on the normal one gives the same bound, or the next.
const exactPairs = 400;
/**
 * The distribution of Mann and Whitney's U where both sides are alike: the chance of each number of pairs in which the
 * first is greater. By their recurrence (Annals of Mathematical Statistics 18, 1947, page 51), in chances.
 */
function chancesOfU(seenCount, baselineCount) {
    let rows = Array.from({ length: baselineCount + 1 }, () => [1]);
    for (let n = 1; n <= seenCount; n += 1) {
        const next = [[1]];
        for (let m = 1; m <= baselineCount; m += 1) {
            const greatest = rows[m] ?? [];
            const least = next[m - 1] ?? [];
            next.push(Array.from({ length: n * m + 1 }, (_, u) => ((greatest[u - m] ?? 0) * n + (least[u] ?? 0) * m) / (n + m)));
        }
        rows = next;
    }
    return rows[baselineCount] ?? [];
}
/** How many of the sorted differences of all pairs lie outside of a bound that holds 95 times in a hundred. */
function outsideBound(seenCount, baselineCount) {
    const pairs = seenCount * baselineCount;
    if (pairs > exactPairs) {
        const spread = Math.sqrt((pairs * (seenCount + baselineCount + 1)) / 12);
        return Math.max(0, Math.floor(pairs / 2 - falseAlarmsZ * spread));
    }
    let chance = 0;
    let outside = 0;
    for (const of of chancesOfU(seenCount, baselineCount)) {
        chance += of;
        if (chance > falseAlarms)
            break;
        outside += 1;
    }
    return outside;
}
const isUsable = (samples) => samples.length >= fewestSamples && samples.every((sample) => Number.isFinite(sample));
/**
 * Whether a value that is beyond its limit is so by more than noise. The samples of the baseline are moved to the limit
 * in the way the limit moves the baseline, and the shift between the two is bounded from both sides by the sorted
 * differences of all pairs (Hodges and Lehmann, Annals of Mathematical Statistics 34, 1963; Lehmann, "Nonparametrics",
 * 1975, §2.6), each bound wrong at most once in twenty. Nothing is assumed of the distribution but that a change moves
 * it. Pure, and the same for any order of the samples.
 *
 * @param samples - repeated measurements of the value, in its unit
 * @param toLimit - moves one measurement of the baseline to the limit
 * @param limit - the limit itself; 0 or less has no share
 * @param worse - which way is worse than the limit
 */
function standingOf(samples, toLimit, limit, worse) {
    const { seen, baseline } = samples;
    if (!isUsable(seen) || !isUsable(baseline) || limit <= 0)
        return { kind: 'unknown' };
    const outside = outsideBound(seen.length, baseline.length);
    if (outside === 0)
        return { kind: 'unknown' };
    const sign = worse === 'above' ? 1 : -1;
    const beyond = Float64Array.from(seen.flatMap((one) => baseline.map((other) => sign * (one - toLimit(other))))).sort();
    const least = beyond[outside - 1] ?? 0;
    const most = (beyond[beyond.length - outside] ?? Infinity) / limit;
    if (least > 0)
        return { kind: 'beyond' };
    return most > excusedShare ? { kind: 'too-noisy', most } : { kind: 'within-noise' };
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/rule/outcome.ts
const outcome_badness = {
    'not-applicable': 0,
    pass: 1,
    warn: 2,
    inconclusive: 3,
    fail: 4,
};
/** The worst of several outcomes; of none, `inconclusive`: nothing was judged. */
function worstOutcome(outcomes) {
    if (outcomes.length === 0)
        return 'inconclusive';
    return outcomes.reduce((worst, next) => (outcome_badness[next] > outcome_badness[worst] ? next : worst));
}
/**
 * What the results of a gate's rules come to. One that is not applicable, or only warns, does not fail the gate; no
 * rule at all is `inconclusive`, because nothing was judged.
 */
function verdictOfRules(results) {
    if (results.length === 0)
        return 'inconclusive';
    if (results.some(({ outcome }) => outcome === 'fail'))
        return 'fail';
    return results.some(({ outcome }) => outcome === 'inconclusive') ? 'inconclusive' : 'pass';
}
/** Why the verdict is what it is: failures first, then what could not be judged, then warnings. */
function reasonsOfRules(results) {
    return results
        .flatMap(({ members }) => members)
        .filter(({ outcome }) => outcome !== 'not-applicable')
        .sort((a, b) => outcome_badness[b.outcome] - outcome_badness[a.outcome])
        .flatMap(({ reason }) => (reason === null ? [] : [reason]));
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/rule/reason.ts



/** Operators as a person reads them. */
const symbols = {
    '>=': '≥',
    '<=': '≤',
    '==': '=',
    '<': '<',
    '>': '>',
};
/** Text from a source of observations as a sentence, or the other when it is blank. */
function reason_sentence(text, otherwise) {
    const trimmed = text.trim();
    if (trimmed === '')
        return otherwise;
    return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
/** What of a query a fix speaks of, e.g. `coverage.lines in src/pay/**`. */
function subjectOf(query) {
    const { scope } = query;
    const name = query.name === null ? '' : ` of ${query.name}`;
    if (scope.kind === 'whole')
        return query.metric + name;
    return `${query.metric}${name} in ${scope.kind === 'path' ? scope.glob : `${scope.member} ${scope.id}`}`;
}
/** Where a query looks, when it is not everywhere. */
function placeOf(query) {
    if (query.scope.kind === 'whole')
        return null;
    return query.scope.kind === 'path' ? query.scope.glob : query.scope.id;
}
/** The limit, with its operator, before any baseline was looked up. */
function unresolvedLimit({ rule, limit }) {
    return `${symbols[rule.operator]} ${formatLimit(limit)}`;
}
/** A number that cannot be one of its metric's, as a reason. */
function unfit(judged, query, observed, which, problem) {
    const { metric } = judged;
    const seen = (0,rule_format/* formatValue */.Fl)(observed.value, metric.dimension, { style: judged.style });
    const range = metric.most === Infinity
        ? `${(0,rule_format/* formatValue */.Fl)(metric.least, metric.dimension)} or more`
        : `${(0,rule_format/* formatValue */.Fl)(metric.least, metric.dimension)} to ${(0,rule_format/* formatValue */.Fl)(metric.most, metric.dimension)}`;
    const source = observed.where === null ? 'what reports it' : observed.where;
    const subject = which === 'value' ? subjectOf(query) : `The baseline of ${subjectOf(query)}`;
    return {
        code: `${which}-${problem}`,
        rule: judged.text,
        seen: which === 'value' ? seen : null,
        limit: unresolvedLimit(judged),
        where: observed.where ?? placeOf(query),
        fix: `${subject} is ${seen}, which it cannot be (${range}). Mend ${source}, or the tool that wrote it.`,
    };
}
/** An observation of nothing, as a reason; a source that gives no code or fix still gets one. */
function absence(judged, query, absent) {
    const subject = subjectOf(query);
    const why = reason_sentence(absent.why, `Nothing measured ${subject}.`);
    return {
        code: absent.code.trim() === '' ? 'not-measured' : absent.code,
        rule: judged.text,
        seen: null,
        limit: unresolvedLimit(judged),
        where: placeOf(query),
        fix: `${why} ${reason_sentence(absent.fix, `Make sure that ${subject} is reported.`)}`,
    };
}
/** What a failing rule asks for. */
function remedy(judged, query, seen, limitText, limit) {
    const { metric, rule } = judged;
    const subject = subjectOf(query);
    if (emptinessOf(rule.operator, { least: limit, most: limit }, metric) === 'never-true')
        return `From this baseline no value of ${metric.id} can meet the limit: mend the offset in the rule.`;
    switch (rule.operator) {
        case '>=':
            return `Bring ${subject} from ${seen} up to ${limitText} or more.`;
        case '>':
            return `Bring ${subject} from ${seen} to more than ${limitText}.`;
        case '<=':
            return `Bring ${subject} from ${seen} down to ${limitText} or less.`;
        case '<':
            return `Bring ${subject} from ${seen} to less than ${limitText}.`;
        case '==':
            return `Bring ${subject} from ${seen} to ${limitText}.`;
    }
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/rule/judge.ts









const noNumbers = { value: null, bound: null };
function inconclusive(reason, member, numbers = noNumbers) {
    const { seen, limit, where } = reason;
    return { member, outcome: 'inconclusive', ...numbers, seen, limit, where, reason };
}
/** What a result says of its rule. */
function about(rule, text, metric) {
    return {
        rule: text,
        note: rule.note,
        metric: rule.metric,
        name: rule.name,
        subject: (0,parser/* writtenSubject */.yO)(text),
        dimension: metric?.dimension ?? null,
        operator: rule.operator,
    };
}
/** A rule that should have been refused before: what is wrong with it, in the place of a result. */
function unusable(rule, text, metric, problem) {
    const reason = {
        code: problem.code,
        rule: text,
        seen: null,
        limit: `${symbols[rule.operator]} ${printLimit(rule.limit)}`,
        where: null,
        fix: `${problem.message} ${problem.fix}`,
    };
    return { ...about(rule, text, metric), outcome: 'inconclusive', members: [inconclusive(reason, null)] };
}
function notApplicable(judged, member, code, why) {
    const limit = unresolvedLimit(judged);
    const fix = `Nothing to do: ${reason_sentence(why, 'there is nothing to judge.')}`;
    const reason = { code, rule: judged.text, seen: null, limit, where: null, fix };
    return { member, outcome: 'not-applicable', ...noNumbers, seen: null, limit, where: null, reason };
}
/** Why a number cannot be one of this metric's, or `null`. A rounding error past the end of the range is let be. */
function unfitness(value, metric) {
    if (!Number.isFinite(value))
        return 'not-a-number';
    const slack = slackOf(metric.dimension, 'fixed', value);
    return value < metric.least - slack || value > metric.most + slack ? 'out-of-range' : null;
}
/** How a value beyond a limit that its baseline set stands to it, by the samples of both. */
function judge_standing({ rule, limit }, at, seen, baseline) {
    if (limit.kind === 'fixed' || baseline === null || rule.operator === '==')
        return { kind: 'unknown' };
    const { offset } = limit;
    const moved = at - baseline.value;
    const share = baseline.value === 0 ? 1 : at / baseline.value;
    const samples = { seen: seen.samples ?? [], baseline: baseline.samples ?? [] };
    const toLimit = offset?.kind === 'share' ? (one) => one * share : (one) => one + moved;
    return standingOf(samples, toLimit, at, rule.operator.startsWith('<') ? 'above' : 'below');
}
/** How many samples a comparison rests on. */
function sayCounts(seen, baseline) {
    return `${seen.samples?.length ?? 0} samples, ${baseline?.samples?.length ?? 0} of the baseline`;
}
/** Compares a value that can be one with a limit that is a number. */
function compare(judged, query, member, seen, baselineSeen) {
    const { rule, metric, style } = judged;
    const baseline = baselineSeen?.value ?? null;
    const limit = judged.limit.kind === 'fixed' ? judged.limit.value : limitAt(baseline ?? NaN, judged.limit.offset);
    const slack = slackOf(metric.dimension, judged.limit.kind, limit);
    const passed = holds(seen.value, rule.operator, limit, slack);
    const same = Math.abs(seen.value - limit) <= slack;
    const ends = [metric.least, metric.most];
    const extra = (0,rule_format/* digitsApart */.v6)(seen.value, same ? ends : [...ends, limit], metric.dimension, style);
    const format = (value) => (0,rule_format/* formatValue */.Fl)(value, metric.dimension, { extra, style });
    const limitValue = judged.limit.kind === 'fixed' ? formatLimit(judged.limit) : format(limit);
    const derived = judged.limit.kind === 'baseline'
        ? ` (baseline ${format(baseline ?? NaN)}${formatOffset(judged.limit.offset)})`
        : '';
    const limitText = `${symbols[rule.operator]} ${limitValue}${derived}`;
    const seenText = format(seen.value);
    const where = seen.where ?? placeOf(query);
    const numbers = { value: seen.value, bound: limit };
    if (passed)
        return { member, outcome: 'pass', ...numbers, seen: seenText, limit: limitText, where, reason: null };
    const noise = judge_standing(judged, limit, seen, baselineSeen);
    const counts = sayCounts(seen, baselineSeen);
    if (noise.kind === 'within-noise') {
        const excused = `${seenText} (beyond the limit by no more than noise: ${counts})`;
        return { member, outcome: 'pass', ...numbers, seen: excused, limit: limitText, where, reason: null };
    }
    if (noise.kind === 'too-noisy') {
        const fix = `${subjectOf(query)} is beyond the limit, and its samples scatter so much (${counts}) that it may be ${(0,rule_format/* formatValue */.Fl)(noise.most, 'ratio')} beyond or not at all. Measure more often, or on a quieter machine.`;
        const code = 'samples-too-noisy';
        return inconclusive({ code, rule: judged.text, seen: seenText, limit: limitText, where, fix }, member, numbers);
    }
    const proof = noise.kind === 'beyond' ? ` It is beyond noise: ${counts}.` : '';
    const detail = reason_sentence(seen.detail ?? '', '');
    const reason = {
        code: rule.elseWarn ? 'rule-warned' : 'rule-violated',
        rule: judged.text,
        seen: seenText,
        limit: limitText,
        where,
        fix: remedy(judged, query, seenText, limitValue, limit) + proof + (detail === '' ? '' : ` Seen: ${detail}`),
    };
    return {
        member,
        outcome: rule.elseWarn ? 'warn' : 'fail',
        ...numbers,
        seen: seenText,
        limit: limitText,
        where,
        reason,
    };
}
function judgeQuery(judged, query, member) {
    const { rule, metric, observations } = judged;
    if (rule.whenChanged && observations.changed(query) === 'untouched')
        return notApplicable(judged, member, 'not-changed', 'the change touches nothing that this rule is about.');
    // Looked at before the baseline: a report that is missing must not hide behind a baseline that never was.
    const seen = observations.observe(query);
    if (seen.kind === 'absent')
        return inconclusive(absence(judged, query, seen), member);
    if (seen.kind === 'not-applicable')
        return notApplicable(judged, member, 'nothing-to-judge', seen.why);
    const problem = unfitness(seen.value, metric);
    if (problem !== null)
        return inconclusive(unfit(judged, query, seen, 'value', problem), member);
    if (judged.limit.kind === 'fixed')
        return compare(judged, query, member, seen, null);
    const baseline = observations.baseline(query);
    if (baseline.kind === 'never-existed')
        return notApplicable(judged, member, 'baseline-never-existed', baseline.why);
    if (baseline.kind === 'not-applicable')
        return notApplicable(judged, member, 'nothing-to-judge', baseline.why);
    if (baseline.kind === 'absent')
        return inconclusive(absence(judged, query, baseline), member);
    const flaw = unfitness(baseline.value, metric);
    if (flaw !== null)
        return inconclusive(unfit(judged, query, baseline, 'baseline', flaw), member);
    return compare(judged, query, member, seen, baseline);
}
function judgeMembers(judged) {
    const { rule } = judged;
    const asked = { metric: rule.metric, name: rule.name };
    if (rule.scope === null)
        return [judgeQuery(judged, { ...asked, scope: { kind: 'whole' } }, null)];
    if (rule.scope.kind === 'path')
        return [judgeQuery(judged, { ...asked, scope: { kind: 'path', glob: rule.scope.glob } }, null)];
    const { member, glob } = rule.scope;
    const ids = judged.observations.members(member, glob, asked);
    if (ids.length > 0)
        return ids.map((id) => judgeQuery(judged, { ...asked, scope: { kind: 'member', member, id } }, id));
    const among = glob === null ? '' : ` that matches ${glob}`;
    const reason = {
        code: 'no-members',
        rule: judged.text,
        seen: null,
        limit: unresolvedLimit(judged),
        where: glob,
        fix: `There is no ${member}${among}, so nothing was judged. Mend ${glob === null ? 'the reports or the configuration that name them' : 'the glob'}, or leave the rule out.`,
    };
    return [inconclusive(reason, null)];
}
function withoutNote(rule) {
    return printRule({ ...rule, note: null });
}
function judgeChecked({ rule, text }, context, observations) {
    const metric = context.metrics.find(({ id }) => id === rule.metric);
    const [problem] = checkRule(rule, context, text);
    if (problem !== undefined)
        return unusable(rule, text, metric, problem);
    const resolved = metric === undefined ? null : resolveLimit(rule, metric, context.values);
    if (metric === undefined || resolved?.ok !== true)
        throw new Error(`a rule that was found sound cannot be judged: ${text}`);
    const limit = resolved.value;
    const quantity = limit.kind === 'fixed' ? limit.quantity : limit.offset?.quantity;
    const style = quantity?.unit === 'kB' || quantity?.unit === 'MB' ? 'decimal' : 'binary';
    const members = judgeMembers({ rule, text, metric, limit, style, observations });
    const outcome = worstOutcome(members.map((member) => member.outcome));
    return { ...about(rule, text, metric), outcome, members };
}
/**
 * Judges one rule. `text` is what the user wrote, for the reader; without it the rule's canonical form is shown. A
 * rule that `checkRule` refuses is `inconclusive` with that problem's code, whoever forgot to ask.
 */
function judgeRule(rule, metric, observations, values, text = withoutNote(rule)) {
    return judgeChecked({ rule, text }, { metrics: [metric], values }, observations);
}
/** Rules that say something of their own: one that is there twice, note and spacing aside, is one. */
function distinctRules(rules) {
    const distinct = new Map();
    for (const written of rules) {
        const canonical = withoutNote(written.rule);
        if (!distinct.has(canonical))
            distinct.set(canonical, written);
    }
    return [...distinct.values()];
}
/**
 * Judges several rules, in their order, each of `distinctRules` once. One whose metric is not among `metrics` is
 * `inconclusive`.
 */
function judgeRules(rules, metrics, observations, values) {
    return distinctRules(rules).map((written) => judgeChecked(written, { metrics, values }, observations));
}

// EXTERNAL MODULE: ./packages/shared/src/gate/domain/gate-codes.ts
var gate_codes = __webpack_require__(5522);
;// CONCATENATED MODULE: ./packages/shared/src/gate/domain/decision.ts



/** A finding as the outputs have it. */
function reasonOf({ code, seen, where, fix }) {
    return { code, rule: null, seen, limit: null, where, fix };
}
/**
 * What the results of rules and what was found beside them come to. A finding counts as much as a rule that fails: a gate
 * that did not see all that it was promised does not pass. Without a rule nothing is judged.
 *
 * @param results - of every rule that is demanded
 * @param findings - what was found beside them
 */
function decide(results, findings) {
    const found = [...findings, ...(results.length === 0 ? [(0,gate_codes/* gateFinding */.j)('no-rules', null, 'no rule')] : [])];
    const judging = found.filter(({ effect }) => effect !== 'note');
    const effects = judging.flatMap(({ effect }) => (effect === 'note' ? [] : [effect]));
    const ofRules = results
        .map((result) => ({
        ...result,
        members: result.members.filter(({ outcome }) => outcome !== 'not-applicable'),
    }))
        .filter(({ members }) => members.length > 0);
    return {
        verdict: worstVerdict([verdictOfRules(results), ...effects]),
        results,
        reasons: [...judging.map(reasonOf), ...reasonsOfRules(ofRules)],
        notes: found.filter(({ effect }) => effect === 'note').map(reasonOf),
    };
}

// EXTERNAL MODULE: ./packages/shared/src/domain/sentence.ts
var domain_sentence = __webpack_require__(8975);
;// CONCATENATED MODULE: ./packages/shared/src/gate/domain/reason-annotations.ts

function annotationOf(action, { code, rule, where, seen, limit, fix }, level) {
    const values = [seen === null ? null : `seen ${seen}`, limit === null ? null : `limit ${limit}`];
    const what = [rule ?? where, rule === null ? seen : values.filter((value) => value !== null).join(', ')]
        .filter((part) => part !== null && part !== '')
        .join(': ');
    return {
        level,
        blocking: level === 'error',
        inDiff: false,
        severity: level === 'error' ? 10 : 1,
        title: `${action}: ${code}`,
        message: `${what === '' ? '' : `${(0,domain_sentence/* sentence */.e)(what)} `}${fix}`,
        file: null,
        line: null,
        endLine: null,
    };
}
const ruleText = ({ rule, where }) => `${rule ?? 'a rule'}${where === null ? '' : ` (${where})`}`;
const shownRules = 5;
function listRules(reasons) {
    const names = [...new Set(reasons.map(ruleText))];
    const more = names.length - shownRules;
    return names.slice(0, shownRules).join('; ') + (more > 0 ? `; and ${more} more` : '');
}
/** Whether a reason is why a rule could not be judged: the rule names it as `(place: code)`. */
const isCauseOf = ({ rule, where, code }, { fix }) => rule === null && where !== null && fix.includes(`(${where}: ${code})`);
/**
 * What blocks, each cause once: GitHub shows ten errors of a step, and one broken report keeps many rules from being
 * judged. Such rules are named with their cause; those whose cause is none of the reasons, once for all of them.
 *
 * @param action - name of the action
 * @param decision - what the gate says
 * @param decision.reasons - why
 * @param consequences - codes of rules that were not judged because of something that has a reason of its own
 */
function reasonAnnotations(action, { reasons }, consequences) {
    const unjudged = reasons.filter(({ code }) => consequences.includes(code));
    const causes = reasons.filter((reason) => !unjudged.includes(reason));
    const explained = new Set();
    const annotations = causes.map((cause) => {
        const its = unjudged.filter((one) => isCauseOf(cause, one));
        for (const one of its)
            explained.add(one);
        const found = annotationOf(action, cause, cause.code === 'rule-warned' ? 'warning' : 'error');
        if (its.length === 0)
            return found;
        return { ...found, message: `${found.message} Not judged because of it: ${listRules(its)}.` };
    });
    const rest = new Map();
    for (const one of unjudged.filter((reason) => !explained.has(reason))) {
        const key = `${one.code}\0${one.fix}`;
        rest.set(key, [...(rest.get(key) ?? []), one]);
    }
    return [
        ...annotations,
        ...[...rest.values()].flatMap((group) => {
            const [first] = group;
            return first === undefined ? [] : [annotationOf(action, { ...first, rule: listRules(group) }, 'error')];
        }),
    ];
}
/** What is worth knowing, for the log of the step. */
function noteAnnotations(action, { notes }) {
    return notes.map((note) => annotationOf(action, note, 'warning'));
}

;// CONCATENATED MODULE: ./packages/shared/src/gate/domain/notes-section.ts


function noteItem({ code: noteCode, where, seen, fix }) {
    return [
        (0,node/* strong */.ko)(noteCode),
        (0,node/* text */.Qq)(where === null ? '' : ' in '),
        ...(where === null ? [] : [(0,node/* code */.aY)(where)]),
        (0,node/* text */.Qq)(seen === null ? ': ' : `: ${(0,domain_sentence/* sentence */.e)(seen)} `),
        ...(0,node/* prose */.CS)(fix),
    ];
}
/** What is worth knowing and judges nothing. */
function notesSection(notes) {
    if (notes.length === 0)
        return [];
    return [{ title: 'Worth knowing', folded: false, blocks: [(0,node/* list */.p_)(notes.map(noteItem), { itemCap: 10 })] }];
}

;// CONCATENATED MODULE: ./packages/shared/src/gate/domain/report-body.ts


const nullableText = dist/* nullable */.mee(dist/* string */.YjP());
const reason = dist/* strictObject */.rej({
    code: dist/* string */.YjP(),
    rule: nullableText,
    seen: nullableText,
    limit: nullableText,
    where: nullableText,
    fix: dist/* string */.YjP(),
});
const outcome = dist/* picklist */.KIO(['pass', 'warn', 'fail', 'inconclusive', 'not-applicable']);
/** What the report file of every gate has. A gate's own declaration is made of these and its parts. */
const reportEntries = {
    version: dist/* literal */.euz(1),
    gate: dist/* string */.YjP(),
    verdict: dist/* picklist */.KIO(verdicts),
    mode: dist/* picklist */.KIO(['enforce', 'audit']),
    subject: dist/* strictObject */.rej({
        commit: dist/* string */.YjP(),
        artifacts: dist/* array */.YOg(dist/* strictObject */.rej({ name: dist/* string */.YjP(), digest: dist/* string */.YjP() })),
    }),
    mergeCommit: nullableText,
    policy: dist/* strictObject */.rej({
        digest: dist/* string */.YjP(),
        commit: nullableText,
        source: dist/* string */.YjP(),
        /** The file of waivers, read at the same commit. */
        waivers: dist/* nullable */.mee(dist/* strictObject */.rej({ path: dist/* string */.YjP(), digest: dist/* string */.YjP() })),
    }),
    reasons: dist/* array */.YOg(reason),
    /** Worth knowing; they judge nothing. */
    notes: dist/* array */.YOg(reason),
    rules: dist/* array */.YOg(dist/* strictObject */.rej({
        rule: dist/* string */.YjP(),
        note: nullableText,
        outcome,
        members: dist/* array */.YOg(dist/* strictObject */.rej({
            member: nullableText,
            outcome,
            seen: nullableText,
            limit: dist/* string */.YjP(),
            where: nullableText,
            reason: dist/* nullable */.mee(reason),
        })),
    })),
};
/** The common part of the report of a gate. */
function reportBody(policy, decision, basis) {
    const { commit, artifacts } = basis.subject;
    return {
        version: 1,
        gate: policy.gate,
        verdict: decision.verdict,
        mode: policy.mode,
        subject: { commit, artifacts: [...artifacts] },
        mergeCommit: basis.mergeCommit,
        policy: basis.policy,
        reasons: [...decision.reasons],
        notes: [...decision.notes],
        rules: decision.results.map(({ rule, note, outcome, members }) => ({
            rule,
            note,
            outcome,
            members: members.map(({ member, outcome, seen, limit, where, reason }) => ({
                ...{ member, outcome, seen, limit, where, reason },
            })),
        })),
    };
}

;// CONCATENATED MODULE: ./packages/shared/src/gate/domain/defaults-section.ts

/** The rules that nobody wrote and that hold all the same. */
function defaultsSection(defaults) {
    if (defaults.length === 0)
        return [];
    return [
        {
            title: 'Rules that hold by default, because no rule speaks of it',
            folded: true,
            blocks: [(0,node/* list */.p_)(defaults.map(({ text }) => [(0,node/* code */.aY)(text)]))],
        },
    ];
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/waiver/waiver.ts
/** What a waiver is called in messages: `eslint no-eval in src/legacy/**`. */
function describeWaiver({ target }) {
    return target.kind === 'finding'
        ? `${target.tool} ${target.id} in ${target.files.join(', ')}`
        : `test "${target.name}"`;
}

;// CONCATENATED MODULE: ./packages/shared/src/gate/domain/waiver-findings.ts



const owned = (waiver) => `${describeWaiver(waiver)} of ${waiver.owner}`;
/**
 * What there is to say about the waivers themselves; none of it changes a verdict.
 *
 * @param use - the waivers, after everything was laid beside them
 * @param path - the file they are from
 * @param seen - what was looked at, so that a waiver about something else is not called unmatched
 */
function waiverFindings(use, path, seen) {
    const sayCount = (count) => (0,report_numbers/* countOf */.pq)(count, 'failure or finding', 'failures or findings');
    const expired = use
        .expired()
        .map(({ waiver, count }) => (0,gate_codes/* gateFinding */.j)('waiver-expired', path, `${owned(waiver)} ended on ${waiver.expires}, and would have been about ${sayCount(count)}`));
    const expiring = use
        .expiring()
        .map(({ waiver, count }) => (0,gate_codes/* gateFinding */.j)('waiver-expiring', path, `${owned(waiver)} ends on ${waiver.expires}; ${sayCount(count)} waived`));
    const unmatched = use
        .unmatched(seen)
        .map((waiver) => (0,gate_codes/* gateFinding */.j)('waiver-unmatched', path, `${owned(waiver)}, until ${waiver.expires}`));
    return [...expired, ...expiring, ...unmatched];
}

// EXTERNAL MODULE: ./packages/shared/src/domain/configuration/fields.ts
var fields = __webpack_require__(2500);
// EXTERNAL MODULE: ./packages/shared/src/domain/duration.ts
var duration = __webpack_require__(946);
// EXTERNAL MODULE: ./packages/shared/src/domain/schema.ts
var schema = __webpack_require__(4929);
// EXTERNAL MODULE: ./packages/shared/src/domain/yaml.ts
var yaml = __webpack_require__(9793);
;// CONCATENATED MODULE: ./packages/shared/src/domain/waiver/waiver-file.ts







/** The furthest day a waiver may name, in days from today: what nobody looks at for longer is no exception. */
const longestWaiverDays = 180;
/** A waiver that ends within so many days is told of. */
const expiringSoonDays = 14;
const files = dist/* pipe */.FsL(dist/* array */.YOg(fields/* textField */.M8), dist/* minLength */.BpQ(1, 'names no file.'));
const responsibility = {
    gates: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(fields/* nameField */.yD), dist/* minLength */.BpQ(1, 'names no gate.'))),
    owner: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^(?:@[A-Za-z0-9][A-Za-z0-9/._-]*|[^\s@]+@[^\s@]+)$/u, 'is not an owner: write @login, @organization/team or a mail address.')),
    reason: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* trim */.Bqr(), dist/* minLength */.BpQ(10, 'is shorter than 10 characters: say why it may be there.')),
    ticket: dist/* optional */.lqM(fields/* textField */.M8),
    expires: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^\d{4}-\d{2}-\d{2}$/u, 'is not a day: write YYYY-MM-DD.')),
};
const ofFinding = dist/* strictObject */.rej({ finding: fields/* textField */.M8, tool: fields/* textField */.M8, files, ...responsibility });
const ofTest = dist/* strictObject */.rej({ test: fields/* textField */.M8, ...responsibility });
const entry = dist/* union */.KCZ([ofFinding, ofTest]);
/** The declaration of a file of waivers; `schema/waivers.schema.json` is made of it. */
const waiversField = dist/* strictObject */.rej({
    version: dist/* literal */.euz(1),
    waivers: dist/* array */.YOg(entry),
});
/** The end of a day in UTC, ms; `null` where the calendar has no such day. */
function endOfDay(day) {
    const startMs = Date.parse(`${day}T00:00:00Z`);
    if (Number.isNaN(startMs) || !new Date(startMs).toISOString().startsWith(day))
        return null;
    return startMs + duration/* durationUnitsMs */.sP.d;
}
/** What is wrong with one waiver, taken for what it says to be about: of a test nobody misses a tool. */
function entryProblems(found, at) {
    const says = (key) => (0,json/* isRecord */.u4)(found) && Object.hasOwn(found, key);
    if (says('test') === says('finding')) {
        const keys = (0,json/* isRecord */.u4)(found) ? Object.keys(found).join(', ') : 'no keys';
        const message = says('test')
            ? 'names both "test" and "finding": write two waivers.'
            : `names neither "test" nor "finding" (it has ${keys}): say what it is about.`;
        return [{ path: at, message }];
    }
    const checked = (0,schema/* checkSchema */._U)(says('test') ? ofTest : ofFinding, found);
    return checked.ok ? [] : checked.problems.map(({ path, message }) => ({ path: `${at}.${path}`, message }));
}
/** The problems of a file, those of each waiver by what it is about. */
function problemsOf(found, problems) {
    const listed = (0,json/* isRecord */.u4)(found) ? found['waivers'] : undefined;
    if (!Array.isArray(listed))
        return problems;
    return [
        ...problems.filter(({ path }) => !path.startsWith('waivers[')),
        ...listed.flatMap((one, index) => entryProblems(one, `waivers[${index}]`)),
    ];
}
function targetOf(read) {
    return 'finding' in read
        ? { kind: 'finding', tool: read.tool, id: read.finding, files: read.files }
        : { kind: 'test', name: read.test };
}
function readEntry(read, nowMs) {
    const endsMs = endOfDay(read.expires);
    if (endsMs === null)
        return `found "${read.expires}", which is no day of the calendar.`;
    if (endsMs - nowMs > (longestWaiverDays + 1) * duration/* durationUnitsMs */.sP.d)
        return `found "${read.expires}", which is more than ${longestWaiverDays} days ahead.`;
    const { gates = null, owner, reason, ticket = null, expires } = read;
    return { target: targetOf(read), gates, owner, reason, ticket, expires, endsMs };
}
/**
 * Reads a file of waivers. One that has expired is read like any other: that it no longer holds is for who uses it to
 * say. A file that cannot be read whole waives nothing.
 *
 * @param text - of the file
 * @param path - for the problems
 * @param nowMs - ms since 1970
 */
function readWaivers(text, path, nowMs) {
    const complain = (at, message, fix) => ({
        code: 'waivers-invalid',
        message: `${path}${at === '' ? '' : `, ${at}`}: ${message}`,
        fix,
        where: path,
    });
    const parsed = (0,yaml/* parseYaml */.h)(text);
    if (!parsed.ok)
        return (0,result/* failure */.V)(...parsed.failures.map(({ line, message }) => complain(`line ${line}`, (0,domain_sentence/* sentence */.e)(message), 'Correct the YAML.')));
    const checked = (0,schema/* checkSchema */._U)(waiversField, parsed.value);
    if (!checked.ok)
        return (0,result/* failure */.V)(...problemsOf(parsed.value, checked.problems).map((problem) => complain(problem.path, problem.message, 'See docs/waivers.md for every key.')));
    const read = checked.value.waivers.map((one) => readEntry(one, nowMs));
    const problems = read.flatMap((one, index) => typeof one === 'string'
        ? [
            complain(`waivers[${index}].expires`, one, `Name a day that is at most ${longestWaiverDays} days ahead.`),
        ]
        : []);
    if (problems.length > 0)
        return (0,result/* failure */.V)(...problems);
    return (0,result/* success */.k)(read.filter((one) => typeof one !== 'string'));
}

// EXTERNAL MODULE: ./packages/shared/src/domain/glob.ts
var domain_glob = __webpack_require__(8712);
;// CONCATENATED MODULE: ./packages/shared/src/domain/waiver/waiver-use.ts



/** A finding without a file is in no list of files: a scope that cannot be checked does not hold. */
function scopeOf(target) {
    if (target.kind === 'test')
        return ({ kind }) => kind === 'test';
    const globs = target.files.map(domain_glob/* compileGlob */.S);
    return (thing) => {
        if (thing.kind !== 'finding' || thing.file === null)
            return false;
        const { file } = thing;
        return globs.some((matches) => matches(file));
    };
}
const waiver_use_keyOf = (thing) => thing.kind === 'finding' ? `finding ${thing.tool.toLowerCase()} ${thing.id}` : `test ${thing.name}`;
/**
 * Lays waivers over what one gate found. Ids and names of tests are compared as they are, never as patterns; names of
 * tools without regard to case. Where several hold for a thing, the one that ends last is used.
 *
 * @param waivers - of the file, expired ones too
 * @param gate - the name of the gate that asks
 * @param nowMs - ms since 1970
 */
function useWaivers(waivers, gate, nowMs) {
    const byKey = new Map();
    const all = waivers
        .filter(({ gates }) => gates === null || gates.includes(gate))
        .toSorted((a, b) => b.endsMs - a.endsMs)
        .map((waiver) => ({
        waiver,
        holds: nowMs < waiver.endsMs,
        isAbout: scopeOf(waiver.target),
        count: 0,
    }));
    for (const compiled of all) {
        const key = waiver_use_keyOf(compiled.waiver.target);
        byKey.set(key, [...(byKey.get(key) ?? []), compiled]);
    }
    const told = (wanted) => all
        .filter((compiled) => compiled.count > 0 && wanted(compiled))
        .map(({ waiver, count }) => ({ waiver, count }));
    return {
        waive: (thing, times = 1) => {
            // Those that end last come first, so a waiver that holds is found before any that has expired.
            const found = (byKey.get(waiver_use_keyOf(thing)) ?? []).find(({ isAbout }) => isAbout(thing));
            if (found === undefined)
                return null;
            found.count += times;
            return found.holds ? found.waiver : null;
        },
        used: () => told(({ holds }) => holds),
        expired: () => told(({ holds }) => !holds),
        expiring: () => told(({ holds, waiver }) => holds && waiver.endsMs - nowMs <= expiringSoonDays * duration/* durationUnitsMs */.sP.d),
        unmatched: (lookedAt) => {
            const tools = new Set(lookedAt.tools.map((tool) => tool.toLowerCase()));
            const wasLookedAt = ({ target }) => target.kind === 'test' ? lookedAt.tests : tools.has(target.tool.toLowerCase());
            return all
                .filter(({ count, waiver }) => count === 0 && wasLookedAt(waiver))
                .map(({ waiver }) => waiver);
        },
    };
}

// EXTERNAL MODULE: ./packages/shared/src/gate/domain/material.ts
var material = __webpack_require__(4939);
;// CONCATENATED MODULE: ./packages/shared/src/gate/steps/load-waivers.ts




/**
 * Reads the waivers from where the configuration was read: a pull request that could write its own would waive itself.
 *
 * @param path - the file that the gate goes by; `null` for none
 * @param gate - the gate that judges
 * @param source - where the configuration was read
 * @param github - to read the file
 * @param ports - for the day and the digest
 * @throws {UserError} when the file is not there, or cannot be read whole
 */
async function loadWaivers(path, gate, source, github, ports) {
    if (path === null)
        return null;
    const { ref, commit } = source;
    const file = commit === null ? null : await github.readFile(path, commit);
    if (file === null)
        throw new errors/* UserError */.yo([
            {
                code: 'waivers-missing',
                message: `There is no ${path} on ${ref}${commit === null ? '' : ` (${commit.slice(0, 8)})`}.`,
                fix: `Waivers are read from ${ref}, not from the branch under judgment: merge the file there first, or correct the path. A file that waives nothing is \`version: 1\` and \`waivers: []\`.`,
                where: 'waivers',
            },
        ]);
    const nowMs = ports.clock.now();
    const read = readWaivers(file.text, path, nowMs);
    if (!read.ok)
        throw new errors/* UserError */.yo(read.failures);
    return {
        path,
        digest: ports.digests.sha256(file.text),
        material: (0,material/* materialOf */.V)('waivers', path, file.text, ports.digests),
        use: useWaivers(read.value, gate, nowMs),
    };
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/report/run-order.ts
/** Older than every run. */
const noRun = { runId: 0, attempt: 0 };
/** Below zero when `a` is older than `b`, above when it is newer. */
function compareRunOrders(a, b) {
    return a.runId - b.runId || a.attempt - b.attempt;
}
/** `run=4711 attempt=2`. */
function printRunOrder({ runId, attempt }) {
    return `run=${runId} attempt=${attempt}`;
}
/** What `printRunOrder` wrote; `null` for anything else. */
function readRunOrder(written) {
    const [, runId, attempt] = /^run=(\d{1,15}) attempt=(\d{1,9})$/u.exec(written) ?? [];
    return runId === undefined || attempt === undefined
        ? null
        : { runId: Number(runId), attempt: Number(attempt) };
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/report/check-report.ts








const longestTitle = 255;
/** `quality-gate: shop/unit`: what a required check is named by. Jobs do not have such names. */
function checkName({ action, gate, service }) {
    return `${action}: ${service === '' ? '' : `${service}/`}${gate}`;
}
/**
 * The conclusion that says the verdict to whoever waits for the check. `inconclusive` is a `failure`: GitHub lets a
 * `neutral` required check through, and `action_required` asks for a button that is not there. In `audit` nothing
 * blocks and nothing passes: `neutral`.
 */
function conclusionOf(verdict, mode) {
    if (mode === 'audit')
        return 'neutral';
    return verdict === 'pass' ? 'success' : 'failure';
}
/** The same for every run of the same thing; it does not tell the names, which have no longest form. */
function externalKey(identity, digests) {
    const { action, gate, service, workflow, eventName } = identity;
    const digest = digests.sha256((0,json/* canonicalJson */.dj)([action, gate, service, workflow, eventName]));
    return `interlock ${digest.slice(0, 32)} `;
}
/** The run that wrote a check run; `null` for one of somebody else. */
function orderOf(standing, key) {
    return standing.externalId.startsWith(key) ? readRunOrder(standing.externalId.slice(key.length)) : null;
}
/** What the check run does not show beside lines of the source, said in its summary. */
function remainderPart(findings, annotated, whole) {
    const left = findings - annotated;
    if (left === 0)
        return [];
    const said = `${(0,report_numbers/* countOf */.pq)(annotated, 'finding')} of ${findings} ${annotated === 1 ? 'stands' : 'stand'} at ${annotated === 1 ? 'its line' : 'their lines'} in the files; the others have no line there, or are too many to be shown so. All are in ${whole}.`;
    return [{ name: 'what is annotated', priority: priorities.blocking, blocks: [(0,node/* paragraph */.FY)(said)] }];
}
/** The check run that says a report. */
function checkOf(report, key, annotations) {
    const parts = [
        // The answer is the title of the check run, which stands above its summary.
        ...report.parts.map((part) => ({
            ...part,
            blocks: part.blocks.filter((block) => block.kind !== 'heading' || block.level !== 2),
        })),
        // The annotations stand beneath it.
        ...remainderPart(report.annotations.length, annotations.length, report.whole),
    ];
    const title = (0,report_cut/* shorten */.ml)((0,visible_text/* visibleText */.Q)(report.answer), longestTitle);
    const { markdown } = fitCheckSummary(parts, report.whole);
    return {
        name: checkName(report.identity),
        externalId: key + printRunOrder(report.order),
        conclusion: conclusionOf(report.verdict, report.mode),
        title,
        // GitHub takes no check run without a summary.
        summary: markdown.trim() === '' ? title : markdown,
        annotations,
    };
}

;// CONCATENATED MODULE: ./packages/shared/src/gate/steps/post-check-run.ts




/** Five requests of 50. More would use up the limit that all jobs of the repository share, for few readers. */
const mostAnnotations = 250;
const notPermitted = 'The token may not write check runs. On a pull request from a fork or by Dependabot it never may; elsewhere the job needs `checks: write`. The verdict does not depend on the check run.';
async function post(github, report, key, check) {
    const standing = (await github.listCheckRuns(report.commit, check.name)).flatMap((known) => {
        const order = orderOf(known, key);
        return order === null ? [] : [{ known, order }];
    });
    const newest = standing.sort((a, b) => compareRunOrders(b.order, a.order) || b.known.id - a.known.id).at(0);
    if (newest !== undefined && compareRunOrders(newest.order, report.order) > 0)
        return { kind: 'superseded', url: newest.known.url };
    const annotated = check.annotations.length;
    // GitHub only ever adds annotations: over old ones a new check run is made, which takes the place of its namesake.
    if (newest === undefined || newest.known.annotationCount > 0)
        return { kind: 'created', annotated, ...(await github.createCheckRun(report.commit, check)) };
    return { kind: 'updated', annotated, ...(await github.updateCheckRun(newest.known.id, check)) };
}
/**
 * Writes a gate's report as a check run of the commit that was judged, one for each name, service, workflow and event.
 * A check run is a courtesy: what GitHub refuses is returned, for the summary to say, and never changes a verdict.
 */
async function postCheckRun(github, digests, report) {
    const key = externalKey(report.identity, digests);
    const annotations = planCheckAnnotations(report.annotations).annotations.slice(0, mostAnnotations);
    try {
        try {
            return await post(github, report, key, checkOf(report, key, annotations));
        }
        catch (thrown) {
            // Paths and lines are a report's: one that GitHub does not take must not cost the whole answer.
            const isInvalid = thrown instanceof errors/* ExternalError */.yA && thrown.code === 'github-invalid';
            if (!isInvalid || annotations.length === 0)
                throw thrown;
            return await post(github, report, key, checkOf(report, key, []));
        }
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* ExternalError */.yA))
            throw thrown;
        const refused = ['github-forbidden', 'github-unauthorized', 'github-not-found'];
        return refused.includes(thrown.code)
            ? { kind: 'not-permitted', why: notPermitted }
            : { kind: 'failed', why: `The check run could not be written: ${thrown.message} ${thrown.fix}` };
    }
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/report/sticky-comment.ts

/** Letters and digits only, so that nothing in a name ends an HTML comment (`--`) or reads like another name. */
const encoded = (name) => Array.from(new TextEncoder().encode(name), (byte) => {
    const character = String.fromCharCode(byte);
    return /[A-Za-z0-9]/.test(character) ? character : `%${byte.toString(16).padStart(2, '0')}`;
}).join('');
/**
 * The first line of a sticky comment: an HTML comment, not seen by readers. No content can forge it, since a report
 * escapes every `<`, and since it counts only at the very beginning of a body. It ends in the run that wrote the body,
 * so that an older run that ends later does not write over a newer one; without `order` it is older than all.
 */
function stickyMarker({ gate, service, workflow }, order = null) {
    const names = `gate=${encoded(gate)} service=${encoded(service)} workflow=${encoded(workflow)}`;
    return `<!-- interlock:report ${names}${order === null ? '' : ` ${printRunOrder(order)}`} -->`;
}
/** A body as it is compared: GitHub may give it back with other ends of lines. */
const unixLines = (body) => body.replaceAll('\r\n', '\n').trimEnd();
/** The run that a comment with the marker of these names is from; `null` when it does not begin with the marker. */
const sticky_comment_orderOf = (comment, identity) => {
    const [first = ''] = comment.body.split(/\r?\n/u, 1);
    const bare = stickyMarker(identity);
    if (first === bare)
        return noRun;
    const names = bare.slice(0, -' -->'.length);
    if (!first.startsWith(`${names} `) || !first.endsWith(' -->'))
        return null;
    return readRunOrder(first.slice(names.length + 1, -' -->'.length));
};
// Logins do not differ by case.
const isBy = (comment, author) => author !== '' && comment.author.toLowerCase() === author.toLowerCase();
/**
 * Finds the sticky comment: it begins with the marker of these names **and** is by `author`. Of several that of the
 * newest run counts. A comment of somebody else is never touched, whatever it begins with, and one of a newer run is
 * left as it is. `body` is what follows the marker.
 */
function planStickyComment(existing, identity, order, author, body) {
    const marked = existing.flatMap((comment) => {
        const from = sticky_comment_orderOf(comment, identity);
        return from === null ? [] : [{ comment, from }];
    });
    const foreign = marked.filter(({ comment }) => !isBy(comment, author)).map(({ comment }) => comment);
    const own = marked
        .filter(({ comment }) => isBy(comment, author))
        .sort((a, b) => compareRunOrders(b.from, a.from) || b.comment.id - a.comment.id);
    const whole = `${stickyMarker(identity, order)}\n${body}`;
    const [newest, ...others] = own;
    if (newest === undefined)
        return { kind: 'create', body: whole, foreign };
    const { comment, from } = newest;
    const isUnchanged = unixLines(comment.body) === unixLines(whole);
    const isNewer = compareRunOrders(from, order ?? noRun) > 0;
    const kind = isNewer ? 'superseded' : isUnchanged ? 'unchanged' : 'update';
    return { kind, comment, body: whole, older: others.map((other) => other.comment), foreign };
}

;// CONCATENATED MODULE: ./packages/shared/src/gate/steps/post-sticky-comment.ts





const post_sticky_comment_notPermitted = 'The token may not write comments. On a pull request from a fork or by Dependabot it never may; elsewhere the job needs `pull-requests: write`. The verdict does not depend on the comment.';
const locked = 'The conversation is locked, so the token may not comment on it. The verdict does not depend on the comment.';
const pointer = (identity, newest) => `${stickyMarker(identity)}\n${renderMarkdown([(0,node/* paragraph */.FY)('This report is out of date: ', (0,node/* link */.nf)(newest.url, 'the newest is here'), '.')])}`;
/** Comments left over from lost races must not stand there with an old verdict. */
const retire = async (github, identity, newest, older) => {
    const body = pointer(identity, newest);
    for (const comment of older) {
        if (unixLines(comment.body) !== unixLines(body))
            await github.updateComment(comment.id, body);
    }
};
const planOf = async (github, sticky, author) => planStickyComment(await github.listComments(sticky.issue), sticky.identity, sticky.order, author, sticky.body);
const create = async (github, sticky, author, plan) => {
    const { identity } = sticky;
    const created = await github.createComment(sticky.issue, plan.body);
    // Two runs may both have found none. The comment of the newest run wins, in the eyes of both.
    const after = await planOf(github, sticky, author);
    const newest = after.kind === 'create' ? created : after.comment;
    const older = after.kind === 'create' ? [] : after.older;
    await retire(github, identity, newest, older);
    return newest.id === created.id
        ? { kind: 'created', comment: created, older, foreign: plan.foreign }
        : { kind: 'superseded', comment: newest };
};
const post_sticky_comment_post = async (github, sticky, retries) => {
    const author = await github.login();
    const plan = await planOf(github, sticky, author);
    if (plan.kind === 'create')
        return create(github, sticky, author, plan);
    const { comment, older, foreign } = plan;
    if (plan.kind === 'superseded')
        return { kind: 'superseded', comment };
    if (plan.kind === 'unchanged') {
        await retire(github, sticky.identity, comment, older);
        return { kind: 'unchanged', comment, older, foreign };
    }
    try {
        const updated = await github.updateComment(comment.id, plan.body);
        await retire(github, sticky.identity, updated, older);
        // GitHub changes no comment on a condition: an older run may have looked before this one wrote, and written since.
        const after = await planOf(github, sticky, author);
        if (after.kind === 'update' && after.comment.id === updated.id)
            await github.updateComment(updated.id, plan.body);
        return { kind: 'updated', comment: updated, older, foreign };
    }
    catch (thrown) {
        // Deleted since it was listed: look once more.
        if (retries > 0 && thrown instanceof errors/* ExternalError */.yA && thrown.code === 'github-not-found') {
            return post_sticky_comment_post(github, sticky, retries - 1);
        }
        throw thrown;
    }
};
/**
 * Writes a gate's report as one comment that later runs update. A comment is a courtesy: what GitHub refuses is
 * returned, for the summary to say, and never changes a verdict. Nothing is deleted.
 */
async function postStickyComment(github, comment) {
    const { issue, identity, order } = comment;
    const room = commentBudgetUnits - stickyMarker(identity, order).length - 1;
    const { markdown } = fitComment(comment.parts, comment.whole, room);
    try {
        return await post_sticky_comment_post(github, { issue, identity, order, body: markdown }, 1);
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* ExternalError */.yA))
            throw thrown;
        const isRefused = thrown.code === 'github-forbidden' || thrown.code === 'github-unauthorized';
        if (isRefused)
            return { kind: 'not-permitted', why: /\blocked\b/iu.test(thrown.message) ? locked : post_sticky_comment_notPermitted };
        return { kind: 'failed', why: `The comment could not be written: ${thrown.message} ${thrown.fix}` };
    }
}

;// CONCATENATED MODULE: ./packages/shared/src/gate/steps/publication.ts







const whole = 'the summary of the run';
/** Whether the token of a pull request may only read, whatever the workflow grants. */
function isForeign({ event, actor }) {
    if (actor === 'dependabot[bot]')
        return true;
    if (!(0,json/* isRecord */.u4)(event) || !(0,json/* isRecord */.u4)(event['pull_request']))
        return false;
    const nameOf = (side) => (0,json/* isRecord */.u4)(side) && (0,json/* isRecord */.u4)(side['repo']) ? side['repo']['full_name'] : undefined;
    const { head, base } = event['pull_request'];
    return nameOf(base) !== undefined && nameOf(head) !== nameOf(base);
}
const nothingPosted = { refusal: null, isAnnotated: false };
async function comment(publication, around) {
    const { runner, github, order, workflow } = around;
    const pullRequest = (0,configuration_source/* pullRequestOf */._)(runner.run.event);
    if (publication.comment === 'never')
        return nothingPosted;
    if (pullRequest === null)
        return publication.comment === 'auto'
            ? nothingPosted
            : {
                refusal: { what: 'comment', why: 'There is no pull request to comment on.', mattersAnyhow: true },
                isAnnotated: false,
            };
    const { gate, service, parts } = publication;
    const identity = { gate, service, workflow };
    const outcome = await postStickyComment(github, {
        issue: pullRequest.number,
        identity,
        order,
        parts,
        whole,
    });
    if (outcome.kind === 'not-permitted' || outcome.kind === 'failed') {
        const mattersAnyhow = outcome.kind === 'failed' || publication.comment === 'always';
        return { refusal: { what: 'comment', why: outcome.why, mattersAnyhow }, isAnnotated: false };
    }
    runner.info(outcome.kind === 'superseded'
        ? `comment left as it is, a newer run wrote it: ${outcome.comment.url}`
        : `comment ${outcome.kind}: ${outcome.comment.url}`);
    return nothingPosted;
}
async function check(publication, around) {
    const { runner, github, digests, order, workflow } = around;
    if (publication.check === 'never')
        return nothingPosted;
    const { action, gate, service } = publication;
    const outcome = await postCheckRun(github, digests, {
        ...publication,
        identity: { action, gate, service, workflow, eventName: runner.run.eventName },
        order,
        whole,
    });
    if (outcome.kind === 'not-permitted' || outcome.kind === 'failed') {
        const mattersAnyhow = outcome.kind === 'failed' || publication.check === 'always';
        return { refusal: { what: 'check run', why: outcome.why, mattersAnyhow }, isAnnotated: false };
    }
    if (outcome.kind === 'superseded') {
        runner.info(`check run left as it is, a newer run wrote it: ${outcome.url}`);
        return nothingPosted;
    }
    runner.info(`check run ${outcome.kind}, ${(0,report_numbers/* countOf */.pq)(outcome.annotated, 'annotation')}: ${outcome.url}`);
    return { refusal: null, isAnnotated: outcome.annotated > 0 };
}
/** That the summary is all there is: once, with every reason. */
function missingPart(refusals, foreign) {
    const told = refusals.filter(({ mattersAnyhow }) => mattersAnyhow || foreign);
    if (told.length === 0)
        return [];
    const what = `No ${told.map((refusal) => refusal.what).join(' and no ')}.`;
    const why = foreign
        ? 'The run is for a pull request from a fork or by Dependabot, whose token may only read. The verdict does not depend on it; this summary is the whole report.'
        : told.map((refusal) => refusal.why).join(' ');
    const blocks = [(0,node/* paragraph */.FY)((0,node/* strong */.ko)(what), ' ', ...(0,node/* prose */.CS)(why))];
    return [{ name: 'what could not be written elsewhere', priority: priorities.extra, blocks }];
}
/**
 * Writes the report as a comment on the pull request and as a check run of the commit, where it may. Nothing of it
 * changes a verdict: what could not be written is told, in the log and where it matters in the summary.
 */
async function publish(publication, github, runner, digests) {
    const { runId, runAttempt, workflowRef } = runner.run;
    const around = {
        runner,
        github,
        digests,
        order: { runId, attempt: runAttempt },
        workflow: workflowRef.split('@')[0] ?? '',
    };
    const posted = [await check(publication, around), await comment(publication, around)];
    const refusals = posted.flatMap(({ refusal }) => (refusal === null ? [] : [refusal]));
    for (const { what, why } of refusals) {
        const isDemanded = publication[what === 'comment' ? 'comment' : 'check'] === 'always';
        if (isDemanded)
            runner.warning(why, { title: `${publication.action}: no ${what}` });
        else
            runner.info(`no ${what}: ${why}`);
    }
    return {
        isAnnotated: posted.some(({ isAnnotated }) => isAnnotated),
        missing: missingPart(refusals, isForeign(runner.run)),
    };
}

;// CONCATENATED MODULE: ./packages/shared/src/gate/steps/run-gate.ts




















/**
 * What the rules say, and what was found beside them.
 *
 * @throws {Error} when the gate left a rule out: what nobody judged must not pass
 */
function decideBy({ policy, waivers }, measuring) {
    const results = measuring.judge(policy.rules);
    const judged = new Set(results.map(({ rule }) => rule));
    const leftOut = distinctRules(policy.rules).filter(({ text }) => !judged.has(text));
    if (leftOut.length > 0)
        throw new Error(`no result for ${leftOut.map(({ text }) => text).join(', ')}`);
    return decide(results, [
        ...(waivers === null ? [] : waiverFindings(waivers.use, waivers.path, measuring.waivable)),
        ...measuring.findings(results),
    ]);
}
function annotate(annotations, { runner }) {
    for (const planned of planAnnotations(annotations, 'the summary of this step')) {
        const { level, title, message, file, line, endLine } = planned;
        runner[level](message, {
            title,
            ...(file === null ? {} : { file }),
            ...(line === null ? {} : { line }),
            ...(endLine === null ? {} : { endLine }),
        });
    }
}
/** The evidence of a verdict, in its envelope. */
function seal(action, decided, additions, materials, startedMs) {
    const { policy, decision, subject, values, ports, policyRecord } = decided;
    const { clock, digests, runner } = ports;
    const key = values['evidence-key'];
    return sealStatement({
        subject,
        predicate: {
            kind: 'gate',
            gate: policy.gate,
            action,
            mode: policy.mode,
            verdict: decision.verdict,
            reasonCodes: [...new Set(decision.reasons.map(({ code }) => code))],
            policy: policyRecord,
            additionsDigest: additionsDigest(additions, digests),
            materialsDigest: digests.sha256((0,json/* canonicalJson */.dj)(materials.map((material) => ({ ...material })))),
            mergeCommit: commitOfRun(runner.run).mergeCommit,
            origin: (0,evidence_origin/* originOf */.y)(runner.run, digests, startedMs, clock.now()),
        },
    }, digests, key === null ? null : { key: key.reveal() });
}
/**
 * Judges by a configuration: policy, waivers, measuring, deciding, report file, evidence, publication, annotations,
 * outputs.
 *
 * @throws {UserError} when inputs and configuration do not fit each other
 * @throws {ExternalError} when something that it depends on fails
 */
async function runGate(gate, values, loading, ports) {
    const { clock, digests, files, runner } = ports;
    const measure = gate.begin(values, ports);
    const loaded = await loading;
    const startedMs = clock.now();
    const policy = await runner.group('Policy', () => Promise.resolve(findPolicy(gate, values, loaded, ports)));
    const github = ports.github(values.token?.reveal() ?? '');
    const waivers = await loadWaivers(policy.waivers, policy.gate, loaded.source, github, ports);
    const { commit, mergeCommit } = commitOfRun(runner.run);
    const subject = values.subjects ?? { commit, artifacts: [] };
    const looking = { values, policy, loaded, subject, waivers, github, ports };
    const measuring = await measure(looking);
    // What was asked for after that came back empty: neither a verdict nor evidence may rest on it.
    runner.cancellation.throwIfAborted();
    const folder = `${runner.tempFolder}/interlock/${policy.gate}`;
    const service = loaded.configuration.service ?? null;
    const policyRecord = {
        digest: policyDigest(policy.gate, policy.entry, service, digests),
        commit: loaded.source.commit,
    };
    const firstDecision = decideBy(looking, measuring);
    const decidedFirst = {
        ...looking,
        measured: measuring.measured,
        decision: firstDecision,
        folder,
        policyRecord,
    };
    const kept = await gate.keep?.(decidedFirst);
    const decision = {
        ...firstDecision,
        notes: [...firstDecision.notes, ...(kept?.notes ?? []).map(reasonOf)],
    };
    const decided = { ...decidedFirst, decision };
    const materials = [...measuring.materials, ...(waivers === null ? [] : [waivers.material])];
    const body = reportBody(policy, decision, {
        subject,
        mergeCommit,
        policy: {
            ...policyRecord,
            source: (0,configuration_source/* describeSource */.B)(loaded.source),
            waivers: waivers === null ? null : { path: waivers.path, digest: waivers.digest },
        },
        materials,
    });
    await files.writeText(`${folder}/report.json`, gate.reportText(decided, { ...body, materials }));
    const said = gate.summaryOf(decided);
    const { verdict, results, reasons } = decision;
    const answered = { gate: policy.gate, verdict, results, reasons, mode: policy.mode };
    const parts = gateSummary({
        ...answered,
        facts: [
            { name: 'commit', value: subject.commit.slice(0, 8) },
            { name: 'policy', value: sayPolicy(policy, loaded), isProse: true },
            ...said.facts,
        ],
        sections: [...notesSection(decision.notes), ...said.sections, ...defaultsSection(policy.defaults)],
    });
    const answer = firstLine(answered);
    // Before anything is published: a check run must not say yes where this step then says no.
    const evidence = seal(gate.action, decided, gate.additionsOf(values), materials, startedMs);
    const annotations = [
        ...reasonAnnotations(gate.action, decision, gate.consequences),
        ...gate.annotationsOf(decided),
        ...noteAnnotations(gate.action, decision),
    ];
    const published = await publish({
        action: gate.action,
        gate: policy.gate,
        service: service ?? '',
        verdict,
        mode: policy.mode,
        commit: subject.commit,
        answer,
        parts,
        annotations,
        comment: values.comment,
        check: values.check,
    }, github, runner, digests);
    // GitHub would show twice what the check run already shows at its line.
    annotate(published.isAnnotated ? annotations.filter(({ file }) => file === null) : annotations, ports);
    const { markdown } = fitSummary([...parts, ...published.missing], `${folder}/report.json`);
    await files.writeText(`${folder}/summary.md`, markdown);
    return {
        succeeded: verdict === 'pass' || policy.mode === 'audit',
        // The common ones last: no gate can say another verdict than the frame came to.
        outputs: {
            ...gate.outputsOf(decided),
            ...kept?.outputs,
            verdict,
            reasons: JSON.stringify(reasons),
            report: `${folder}/report.json`,
            summary: `${folder}/summary.md`,
            evidence,
        },
        summary: markdown,
        lastLine: answer,
        parts,
    };
}

;// CONCATENATED MODULE: ./packages/shared/src/gate/steps/define-gate.ts



/** Makes an action of what a gate brings. */
function defineGate(gate) {
    const judge = (values, loading, ports) => runGate(gate, values, loading, ports);
    const explainBy = (values, loaded, ports) => {
        const policy = findPolicy(gate, values, loaded, ports);
        const given = Object.entries(gate.inputs).map(([name, input]) => ({
            name,
            given: ports.runner.input(name),
            defaultText: input.defaultText,
            secret: input.kind === 'secret',
        }));
        const entry = policy.entry === null ? null : { path: `gates.${policy.gate}`, value: policy.entry };
        return explainText(explainValues(given, entry, loaded));
    };
    return {
        name: gate.action,
        inputs: gate.inputs,
        outputs: gate.outputs,
        outputsOnError: { verdict: 'inconclusive', reasons: '[]' },
        run: async (values, ports) => judge(values, loadGateConfiguration(values, ports), ports),
        explain: async (values, ports) => explainBy(values, await loadGateConfiguration(values, ports), ports),
        judge,
        explainBy,
    };
}

// EXTERNAL MODULE: ./packages/checkout/src/domain/line-ranges.ts
var line_ranges = __webpack_require__(9716);
// EXTERNAL MODULE: ./actions/quality-gate/src/domain/kinds/kinds.ts + 42 modules
var kinds_kinds = __webpack_require__(8412);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/annotations.ts


/** Whether the change adds one of some lines; none, where the change is not known. */
function addedLines({ change }) {
    if (change?.kind !== 'known')
        return () => false;
    const { files } = change.change;
    return (file, lines) => (0,line_ranges/* intersectRanges */.im)(files.get(file)?.added ?? [], [lines]).length > 0;
}
/** What a decision shows at lines of the source: tests that did not pass, findings, lines that are not covered. */
function annotationsOf(decision, measurements) {
    const isTouched = addedLines(measurements);
    return (0,kinds_kinds/* kindsInOrder */.ty)('tests', 'static', 'coverage').flatMap(({ annotations }) => annotations?.({ decision, measurements }, isTouched) ?? []);
}

// EXTERNAL MODULE: ./actions/quality-gate/src/domain/assess.ts + 3 modules
var assess = __webpack_require__(2834);
// EXTERNAL MODULE: ./actions/quality-gate/src/domain/codes.ts + 1 modules
var codes = __webpack_require__(6787);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/baseline/new-failures.ts
/** Failing tests an output names. */
const namedCap = 100;
/**
 * Tests that fail now (waived ones aside) and did not fail in the baseline, or were not there. A failure that no
 * report names counts as new.
 *
 * @returns `null` where no tests are reported
 */
function newFailures({ tests: before }, measurements) {
    const { tests, notable } = measurements;
    if (tests === null)
        return null;
    const failedBefore = new Set(before?.failing);
    const failing = new Map();
    let listed = 0;
    for (const { name, outcome } of notable) {
        if (outcome === 'flaky')
            continue;
        listed += 1;
        if (!failedBefore.has(name))
            failing.set(name, outcome);
    }
    const unlisted = Math.max(0, tests.counts.failed + tests.counts.errored - listed);
    return {
        count: failing.size + unlisted,
        tests: [...failing].slice(0, namedCap).map(([name, outcome]) => ({ name, outcome })),
    };
}

// EXTERNAL MODULE: ./actions/quality-gate/src/domain/baseline/removed.ts
var baseline_removed = __webpack_require__(8796);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/baseline/comparison.ts




const dayMs = 24 * 60 * 60 * 1000;
const expiringMs = 14 * dayMs;
/** `main at 1a2b3c4d, run 4711 of 2026-11-20`, for people. */
function sayCompared({ kind, branch, commit, runId, created, path }) {
    const from = kind === 'file' ? `${path ?? ''} (${branch}` : branch;
    return `${from} at ${commit.slice(0, 8)}, run ${runId} of ${created.slice(0, 10)}${kind === 'file' ? ')' : ''}`;
}
/** What became of looking for the baseline, in one line. */
function sayFound(found) {
    if (found.kind === 'known')
        return sayCompared(found.source);
    return found.kind === 'unusable' ? `${found.code}: ${found.why}` : `none yet: ${found.why}`;
}
function findingsOf(found, trust, nowMs) {
    if (found.kind === 'unusable')
        return [(0,codes/* finding */.gk)(found.code, found.where, found.why)];
    const open = trust?.isProtected === false
        ? [(0,codes/* finding */.gk)('baseline-branch-unprotected', null, 'the default branch is not protected')]
        : [];
    if (found.kind === 'never-existed' || found.source.expiresMs === null)
        return open;
    const left = found.source.expiresMs - nowMs;
    if (left >= expiringMs)
        return open;
    const days = Math.max(0, Math.floor(left / dayMs));
    return [
        ...open,
        (0,codes/* finding */.gk)('baseline-expiring', `run ${found.source.runId}`, `it is there for ${days} more day(s)`),
    ];
}
/** Adds what is compared with, and what of the comparison can be told without rules. */
function withBaseline(measurements, { found, trust }, repository, nowMs) {
    const findings = [...measurements.findings, ...findingsOf(found, trust, nowMs)];
    if (found.kind !== 'known')
        return { ...measurements, findings, comparison: { found, removed: null, newFailures: null } };
    const { body } = found;
    const removed = (0,baseline_removed/* removedSince */.N$)(body, measurements, (0,assess/* observationsOf */.b)(measurements), repository);
    return {
        ...measurements,
        findings: [...findings, ...(0,baseline_removed/* removalFindings */.Jg)(removed)],
        comparison: { found, removed, newFailures: newFailures(body, measurements) },
    };
}
/** Every number that the baseline has of the whole and of packages, beside what it is now. */
function comparedNumbers(measurements) {
    const found = measurements.comparison?.found;
    if (found?.kind !== 'known')
        return [];
    const observations = (0,assess/* observationsOf */.b)(measurements);
    return found.body.numbers.flatMap(({ metric, name, in: scope, value }) => {
        if (scope !== null && !('member' in scope && scope.member === 'package'))
            return [];
        const owner = scope === null ? null : scope.id;
        const now = observations.observe({
            metric,
            name,
            scope: owner === null ? { kind: 'whole' } : { kind: 'member', member: 'package', id: owner },
        });
        return [{ metric, name, package: owner, now: valueNow(now), baseline: value }];
    });
}
function valueNow(now) {
    if (now.kind === 'value')
        return now.value;
    return now.kind === 'absent' && now.code === 'measurement-broken' ? 'unknown' : null;
}

// EXTERNAL MODULE: ./packages/shared/src/domain/input.ts
var input = __webpack_require__(8820);
// EXTERNAL MODULE: ./packages/shared/src/domain/subject.ts
var domain_subject = __webpack_require__(6580);
;// CONCATENATED MODULE: ./packages/shared/src/gate/domain/contract.ts





const readName = (given) => {
    const named = (0,schema/* checkSchema */._U)(fields/* nameField */.yD, given);
    return named.ok
        ? (0,result/* success */.k)(named.value)
        : (0,result/* failure */.V)({
            message: `found "${given}", which ${named.problems[0]?.message ?? 'is not a name.'}`,
            fix: 'Write the name of the gate.',
        });
};
/**
 * The inputs that every gate has.
 *
 * @param action - name of the action
 * @param tokenReads - what the token is needed for beside the common, in a few words; empty for nothing
 */
function gateInputs(action, tokenReads = '') {
    return {
        config: (0,input/* text */.Qq)({
            description: 'Path of the configuration. It is read from the base branch of a pull request, else from the default branch.',
            default: '.github/interlock.yml',
        }),
        gate: (0,input/* checkedInput */.cQ)((0,input/* text */.Qq)({
            description: `The entry under \`gates\` to judge by. Default: \`${action}\`, where there is one.`,
        }), readName),
        service: (0,input/* text */.Qq)({
            description: 'The service of the configuration. This version knows one service a file.',
        }),
        subjects: (0,input/* structured */.uv)(domain_subject/* subjectField */.H7, {
            description: 'What is judged, as record-build put it out. Default: the commit of the run, on a pull request its head.',
            accepted: domain_subject/* subjectAccepted */.ou,
        }),
        mode: (0,input/* choice */.Yq)(['enforce', 'audit'], {
            description: '`audit` judges the same and lets the step succeed; no move accepts its evidence.',
            default: 'enforce',
        }),
        comment: (0,input/* choice */.Yq)(['auto', 'always', 'never'], {
            description: 'One comment on the pull request that later runs update: `auto` where there is one and the token may write it, `always` says so when it could not, `never`.',
            default: 'auto',
        }),
        check: (0,input/* choice */.Yq)(['auto', 'always', 'never'], {
            description: 'One check run on the commit that is judged, with findings at their lines: `auto` where the token may write it (`checks: write`), `always` warns where it may not, `never`.',
            default: 'auto',
        }),
        token: (0,input/* secret */.rJ)({
            description: `Reads the configuration (\`contents: read\`)${tokenReads}, writes the comment (\`pull-requests: write\`, optional) and the check run (\`checks: write\`, optional).`,
            default: '${{ github.token }}',
        }),
        'evidence-key': (0,input/* secret */.rJ)({
            description: 'Signs the evidence (HMAC-SHA-256). The move must have the same key.',
        }),
    };
}
/**
 * The outputs that every gate has.
 *
 * @param action - name of the action
 */
function gateOutputs(action) {
    return {
        verdict: { description: '`pass`, `fail` or `inconclusive`. Only `pass` lets the step succeed.' },
        reasons: {
            description: 'JSON array of `{code, rule, seen, limit, where, fix}`: why the verdict is what it is.',
        },
        report: { description: `Path of the report, a JSON file (schema/${action}-report.schema.json).` },
        summary: { description: 'Path of the summary, a Markdown file.' },
        evidence: { description: 'One envelope with the verdict, for the `evidence` input of moves.' },
    };
}

// EXTERNAL MODULE: ./actions/quality-gate/src/domain/baseline/setting.ts
var setting = __webpack_require__(1580);
// EXTERNAL MODULE: ./actions/quality-gate/src/domain/metrics.ts
var metrics = __webpack_require__(1543);
// EXTERNAL MODULE: ./actions/quality-gate/src/domain/sonarqube/metrics.ts
var sonarqube_metrics = __webpack_require__(2424);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/demands.ts






/** Why this version cannot judge a rule that is well formed; `null` when it can. */
function beyondThisVersion(text) {
    const parsed = (0,parser/* parseRule */.iT)(text);
    if (!parsed.ok)
        return null;
    const { metric, name, limit, scope } = parsed.value;
    if (limit.kind === 'baseline' && metrics/* neverRecorded */.hw.includes(metric))
        return {
            message: `rule "${text}": ${metric} is about this change alone, no baseline has it.`,
            fix: 'Write a limit of its own, such as `>= 80%`.',
        };
    if (metric === 'tests.passed' && name !== null && (scope !== null || limit.kind === 'baseline'))
        return {
            message: `rule "${text}": tests of one name are measured of the whole, and in no baseline.`,
            fix: 'Write `tests.passed of "NAME" >= 1`.',
        };
    const known = metrics/* removables */.PI;
    if (metric === 'baseline.removed' && name !== null && !known.includes(name))
        return {
            message: `rule "${text}": "${name}" is nothing that could be gone.`,
            fix: `Write \`baseline.removed of\` one of: ${metrics/* removables */.PI.join(', ')}.`,
        };
    return null;
}
/** Of these a rule may say that there is enough, or not too much: both are something that can go wrong. */
const eitherWay = (0,kinds_kinds/* kindsInOrder */.ty)().flatMap((kind) => kind.eitherWay ?? []);
/** Whether a rule could only fail when its number gets better: `coverage.lines <= 80%`, `tests.failed >= 1`. */
function isWrongWay({ rule }) {
    const metric = metrics/* metrics */.qd.find(({ id }) => id === rule.metric);
    if (metric === undefined || rule.operator === '==')
        return false;
    if (eitherWay.some((begin) => metric.id.startsWith(begin)))
        return false;
    return rule.operator.startsWith(metric.better === 'higher' ? '<' : '>');
}
/** Reads rules as a user wrote them: all of them, or every problem of every one. */
function readDemands(texts) {
    const beyond = texts.map(beyondThisVersion);
    const rest = texts.filter((_, index) => beyond[index] === null);
    const read = readRules(rest, { metrics: metrics/* metrics */.qd, values: new Map() });
    const wrongWay = read.ok ? read.value.filter(isWrongWay) : [];
    const problems = [
        ...wrongWay.map(({ text, rule: { metric, operator } }) => ({
            message: `rule "${text}": it could only fail when ${metric} gets better.`,
            fix: `Write \`${operator.startsWith('<') ? '>=' : '<='}\`.`,
        })),
        ...beyond.filter((problem) => problem !== null),
        ...(read.ok
            ? []
            : read.failures.map(({ rule, column, message, fix }) => ({
                message: `rule "${rule}", column ${column}: ${message}`,
                fix,
            }))),
    ];
    return read.ok && problems.length === 0 ? read : (0,result/* failure */.V)(...problems);
}
/** Whether a rule needs a baseline to be judged. */
function needsBaseline({ rule }) {
    return rule.limit.kind === 'baseline' || rule.metric === 'baseline.removed';
}
/** Kinds whose loss is told before that of whole reports. */
const proofKinds = ['tests', 'coverage'];
/** The rules on what is gone since the baseline that hold where no rule speaks of the same. */
function removalRules(given, entries) {
    const spokenOf = new Set(given.filter(({ rule }) => rule.metric === 'baseline.removed').map(({ rule }) => rule.name));
    const ofKind = (name) => {
        const { removal } = kinds_kinds/* kinds */.EZ[name];
        return removal !== undefined && entries.some(({ kind }) => kind === name) ? [removal] : [];
    };
    const texts = [
        ...proofKinds.flatMap(ofKind),
        'baseline.removed of reports == 0 else warn',
        ...kinds_kinds/* kindNames */.$1.filter((name) => !proofKinds.includes(name)).flatMap(ofKind),
    ];
    const read = readRules(texts, { metrics: metrics/* metrics */.qd, values: new Map() });
    return read.ok ? read.value.filter(({ rule }) => !spokenOf.has(rule.name)) : [];
}
/**
 * That no condition of the server's quality gate failed holds wherever a project is named, unless a rule speaks of the
 * conditions of all of them.
 */
function conditionRules(given, entries) {
    const spoken = given.filter(({ rule }) => rule.metric === sonarqube_metrics/* conditionsMetric */.$Q.id).map(({ rule }) => rule.name);
    if (spoken.includes(null) || entries.every(({ project }) => spoken.includes(project)))
        return [];
    const read = readRules([`${sonarqube_metrics/* conditionsMetric */.$Q.id} == 0`], { metrics: metrics/* metrics */.qd, values: new Map() });
    return read.ok ? read.value : [];
}
/** Whether a rule judges all of a kind: each package is all where every report of the kind names its package. */
function judgesAll({ rule }, kind, entries) {
    if (rule.scope === null)
        return true;
    if (rule.scope.kind !== 'each' || rule.scope.member !== 'package' || rule.scope.glob !== null)
        return false;
    return entries.every((entry) => entry.kind !== kind || entry.package !== null);
}
/**
 * The defaults that hold beside the given rules: where tests are reported, failed and errored ones are judged even
 * when no rule speaks of them all. Whoever tolerates some says so with a rule.
 */
function defaultRules(given, entries) {
    return kinds_kinds/* kindNames */.$1.flatMap((kind) => {
        const { defaults = [] } = kinds_kinds/* kinds */.EZ[kind];
        if (defaults.length === 0 || !entries.some((entry) => entry.kind === kind))
            return [];
        const spokenOf = new Set(given.filter((written) => judgesAll(written, kind, entries)).map(({ rule }) => rule.metric));
        const read = readRules(defaults, { metrics: metrics/* metrics */.qd, values: new Map() });
        return read.ok ? read.value.filter(({ rule }) => !spokenOf.has(rule.metric)) : [];
    });
}

// EXTERNAL MODULE: ./packages/shared/src/domain/configuration/reports.ts
var reports = __webpack_require__(4882);
// EXTERNAL MODULE: ./packages/reports/src/domain/format-names.ts + 7 modules
var format_names = __webpack_require__(7210);
;// CONCATENATED MODULE: ./packages/reports/src/domain/nearest-formats.ts


/** Letters of a name that is compared with those of formats: of fewer any two are alike. */
const leastLetters = 4;
const mostLetters = 40;
/** How the first characters of a report are written. */
function writtenAs({ root, text }) {
    if (root !== null || text.startsWith('<'))
        return 'XML';
    return /^[[{]/u.test(text) ? 'JSON' : 'text';
}
/**
 * The formats that come nearest to a report that is none: of the kind that its entry says, where it says one; those
 * named like its root element or one of its keys first, then those that are written alike, then the most common.
 *
 * @param kind - of what kind they are; `null` for any
 * @param head - the first characters of the report; `null` where only the name of a format is looked for
 * @param wanted - names that it was meant to have
 * @param most - how many
 */
function nearestFormats(kind, head, wanted, most = 3) {
    const known = format_names/* formatNames */.EI.filter((name) => kind === null || (0,format_names/* kindOf */.I)(name) === kind);
    const words = wanted.filter(({ length }) => length >= leastLetters && length <= mostLetters).slice(0, 20);
    const near = words.flatMap((word) => (0,nearest/* nearestWords */.E)(word, known, most));
    const alike = head === null ? [] : known.filter((name) => (0,format_names/* syntaxOf */.rS)(name) === writtenAs(head));
    const names = new Set([...near, ...alike, ...known]);
    return [...names].slice(0, most).flatMap((name) => known.filter((format) => format === name));
}
/** `Formats of the kind "tests" that come nearest: junit, nunit3, trx; all 12 are listed …` */
function sayNearest(kind, head, wanted) {
    const count = format_names/* formatNames */.EI.filter((name) => kind === null || (0,format_names/* kindOf */.I)(name) === kind).length;
    if (count === 0)
        return `The kind "${kind ?? ''}" has no format.`;
    const nearest = nearestFormats(kind, head, wanted);
    const which = kind === null ? 'Formats' : `Formats of the kind "${kind}"`;
    const rest = count > nearest.length ? `; all ${count} are listed under "Formats" in the README of quality-gate` : '';
    return `${which} that come nearest: ${nearest.join(', ')}${rest}.`;
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/manifest.ts







function checkGlobs(globs, key, complain) {
    for (const glob of globs) {
        if (glob.startsWith('!'))
            complain(key, `"${glob}" begins with "!".`, 'Exclude files with `except: [...]` of the long form.');
        else if (/^(?:[\\/]|[A-Za-z]:)/u.test(glob) || glob.split(/[\\/]/u).includes('..'))
            complain(key, `"${glob}" leaves the working directory.`, 'Write the report below the working directory, and the glob relative to it.');
    }
}
function checkEntry(entry, complain) {
    const { kind, format, jobs, min, max } = entry;
    const knownFormat = format !== null && (0,format_names/* isFormat */.s2)(format) ? format : null;
    if (format !== null && knownFormat === null)
        complain('format', `the format "${format}" is not read by this version.`, `Leave it out: the format is found by the content. ${sayNearest(kind, null, [format])}`);
    if (knownFormat !== null && (0,format_names/* kindOf */.I)(knownFormat) !== kind)
        complain('format', `"${knownFormat}" is not a format of the kind "${kind}".`, 'Correct `kind` or `format`.');
    if (format !== null && jobs !== undefined)
        complain('format', 'jobs of the run have no format.', 'Take `format` out.');
    if (max !== null && max < min)
        complain('max', `max ${max} is less than min ${min}.`, 'Raise `max` or lower `min`.');
    checkGlobs(entry.files, 'files', complain);
    if (jobs === undefined)
        checkGlobs(entry.except, 'except', complain);
    return { ...entry, format: knownFormat };
}
/** Characters of what somebody wrote that a fix repeats. */
const longestShown = 200;
const glob = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* minLength */.BpQ(1, 'is empty.'));
const kinds = [...reports/* reportKinds */.eL, 'sonarqube'];
const kindFix = `Write one of: ${kinds.join(', ')}.`;
const longFix = 'Write `- {kind: tests, files: ["e2e/*.xml"], package: web, min: 4, max: 8, except: ["e2e/old.xml"]}`.';
const shortFix = 'Write `- tests: "reports/**/junit*.xml"`; each report begins with a dash of its own.';
const longAnalysisFix = 'Write `- {kind: sonarqube, project: acme_shop, analysis: main}`.';
const shortAnalysisFix = 'Write `- sonarqube: acme_shop`, with the key of the project.';
function readAnalysis(field, entry, path, fix) {
    const read = (0,schema/* checkSchema */._U)(field, entry);
    if (read.ok)
        return (0,result/* success */.k)(read.value);
    return (0,result/* failure */.V)(...read.problems.map((problem) => ({ path: `${path}.${problem.path}`, message: problem.message, fix })));
}
/** How several files behind a kind are written as an entry; `null` for what is no list of files, or too long to show. */
function filesFix(kind, value) {
    if (!Array.isArray(value) || value.length === 0)
        return null;
    if (!value.every((file) => typeof file === 'string'))
        return null;
    const files = value.map((file) => JSON.stringify(file)).join(', ');
    return files.length > longestShown
        ? longFix
        : `Behind a kind is one glob. Write several as \`- {kind: ${kind}, files: [${files}]}\`.`;
}
function readShort(key, value, path) {
    if (key === 'sonarqube')
        return readAnalysis(reports/* shortAnalysisField */.hq, { [key]: value }, path, shortAnalysisFix);
    const kind = reports/* reportKinds */.eL.find((known) => known === key);
    if (kind === undefined)
        return (0,result/* failure */.V)({
            path,
            message: `"${key}" is not a kind of report.${(0,nearest/* suggestion */.h)(key, kinds)}`,
            fix: kindFix,
        });
    const read = (0,schema/* checkSchema */._U)(glob, value);
    if (!read.ok) {
        const fix = filesFix(kind, value) ?? shortFix;
        const problems = read.problems.map(({ message }) => ({ path: `${path}.${key}`, message, fix }));
        return (0,result/* failure */.V)(...problems);
    }
    return (0,result/* success */.k)({ kind, files: [read.value], except: [], package: null, min: 1, max: null, format: null });
}
function readLong(entry, path) {
    if (entry['kind'] === 'sonarqube')
        return readAnalysis(reports/* longAnalysisField */.Lq, entry, path, longAnalysisFix);
    const read = (0,schema/* checkSchema */._U)(reports/* longReportField */.b6, entry);
    if (!read.ok) {
        const problems = read.problems.map((problem) => ({
            path: `${path}.${problem.path}`,
            message: problem.message,
            fix: longFix,
        }));
        return (0,result/* failure */.V)(...problems);
    }
    return (0,result/* success */.k)((0,reports/* expectedReports */.Yt)(read.value));
}
/** Checks that this version can do what entries ask for; `null` is an entry whose shape was refused already. */
function checkManifest(expected) {
    const problems = [];
    const entries = expected.flatMap((entry, index) => {
        if (entry === null)
            return [];
        if (entry.kind === 'sonarqube')
            return [entry];
        const checked = checkEntry(entry, (key, message, fix) => problems.push({ path: `[${index}].${key}`, message, fix }));
        return [checked];
    });
    return { entries, problems };
}
/** How a file that was named alone is written as an entry. */
const asShortEntry = (file) => file === '' || file.length > longestShown
    ? shortFix
    : `Say what it is: \`- tests: ${JSON.stringify(file)}\`, or another kind: ${kinds.slice(1).join(', ')}.`;
/** How something that is no list is written as one. */
function listFix(value) {
    if (typeof value === 'string')
        return (0,schema/* listInTextFix */.y6)(value) ?? `Write it as a list. ${asShortEntry(value)}`;
    if (!(0,json/* isRecord */.u4)(value))
        return shortFix;
    const entries = Object.entries(value);
    const isShort = entries.every(([key, file]) => kinds.includes(key) && typeof file === 'string');
    const texts = entries.map(([key, file]) => `- ${key}: ${JSON.stringify(file)}`);
    return isShort && texts.join('').length <= longestShown
        ? `Write it as a list, each report on a line of its own: ${texts.map((text) => `\`${text}\``).join(', ')}.`
        : `Write it as a list: begin each report with a dash. ${shortFix}`;
}
const longForms = { ...reports/* longReportKeys */.R_.entries, ...reports/* longAnalysisField */.Lq.entries };
function manifest_readEntry(entry, path) {
    if (!(0,json/* isRecord */.u4)(entry)) {
        const fix = typeof entry === 'string' ? asShortEntry(entry) : shortFix;
        return (0,result/* failure */.V)({ path, message: 'says no kind of report.', fix });
    }
    const [key = '', ...others] = Object.keys(entry);
    const isLong = others.length > 0 || Object.hasOwn(longForms, key);
    return isLong ? readLong(entry, path) : readShort(key, entry[key], path);
}
/**
 * Reads a manifest: a list of short entries (`kind: glob`) and long ones. It accepts what the configuration accepts;
 * each entry is read as the form it was meant to be, so that what is wrong with it is said once and in its own words.
 *
 * @param value - plain data, as YAML gives it
 */
function readManifest(value) {
    if (!Array.isArray(value) || value.length === 0) {
        const message = 'is not a list with at least one report.';
        return { entries: [], problems: [{ path: '', message, fix: listFix(value) }] };
    }
    const read = value.map((entry, index) => manifest_readEntry(entry, `[${index}]`));
    const { entries, problems } = checkManifest(read.map((result) => (result.ok ? result.value : null)));
    return {
        entries,
        problems: [...read.flatMap((result) => (result.ok ? [] : result.failures)), ...problems],
    };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/sonarqube/server.ts

const example = 'Write the address that people open, such as `https://sonar.acme.dev`.';
/** Whether a name can only mean this machine. */
const isLoopback = (hostname) => hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/u.test(hostname);
/**
 * Reads the address of a server: `https`, or `http` to this machine alone, since a token goes there; nothing in it but
 * a host, a port and a path.
 *
 * @param text - as the input has it; what is wrong with it is told without repeating it, as it may hold a password
 */
function readServer(text) {
    const refuse = (message, fix = example) => (0,result/* failure */.V)({ message, fix });
    if (!URL.canParse(text))
        return refuse('is not an address.');
    const { protocol, hostname, host, pathname, username, password, search, hash } = new URL(text);
    if (protocol !== 'https:' && protocol !== 'http:')
        return refuse('is not an `https` address.');
    if (username !== '' || password !== '')
        return refuse('holds a user or a password.', 'Give the token in `sonar-token`, and the address alone here.');
    if (search !== '' || hash !== '')
        return refuse('holds more than a host, a port and a path.');
    if (protocol === 'http:' && !isLoopback(hostname))
        return refuse(`would send the token to ${host} without encryption.`, 'Write `https://`. Only a server on this machine may be asked by `http`.');
    return (0,result/* success */.k)({ base: `${protocol}//${host}${pathname.replace(/\/+$/u, '')}`, host });
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/sonarqube/token.ts


/**
 * Reads a token without the white space around it, which comes along when a secret is pasted. What cannot stand in a
 * header is refused, and not repeated.
 */
function readToken(given) {
    const token = given.reveal().trim();
    return /^[\x21-\x7e]+$/u.test(token)
        ? (0,result/* success */.k)((0,input/* secretOf */.OM)(token))
        : (0,result/* failure */.V)({
            message: 'is no token: it is empty, or has white space or other characters that no token has.',
            fix: 'Store the token alone in the secret, on one line.',
        });
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/inputs.ts










const acceptedReports = 'a list such as `- tests: "reports/**/junit*.xml"`, or in the long form `- {kind: tests, files: ["e2e/*.xml"], package: web, min: 4, max: 8, except: ["e2e/old.xml"], format: junit}`; a project of a SonarQube server is `- sonarqube: acme_shop`';
const atPath = ({ path, message, fix }) => ({
    message: path === '' ? message : `at \`${path}\`: ${message}`,
    fix,
});
const readReports = (given) => {
    const { entries, problems } = readManifest(given);
    return problems.length === 0 ? (0,result/* success */.k)(entries) : (0,result/* failure */.V)(...problems.map(atPath));
};
const insideWorkspace = (given) => {
    const parts = given.split(/[\\/]/u).filter((part) => part !== '' && part !== '.');
    if (/^(?:[\\/]|[A-Za-z]:)/u.test(given) || parts.includes('..'))
        return (0,result/* failure */.V)({
            message: `found "${given}", which leaves the workspace.`,
            fix: 'Write a folder relative to the workspace.',
        });
    return (0,result/* success */.k)(parts.join('/'));
};
const common = gateInputs('quality-gate');
const inputs = {
    reports: (0,input/* checkedInput */.cQ)((0,input/* structured */.uv)(dist/* unknown */.L5J(), {
        description: 'The reports that must exist, and what they are. Added to those of the gate in the configuration. The format is found by the content.',
        accepted: acceptedReports,
    }), readReports),
    require: (0,input/* checkedInput */.cQ)((0,input/* structured */.uv)(fields/* rulesField */.A3, {
        description: 'Rules, demanded in addition to those of the configuration. Where tests are reported, `tests.failed == 0` and `tests.errored == 0` hold unless a rule speaks of all of them; of a gate of the configuration, a rule of its entry.',
        accepted: 'a list of rules such as `- coverage.lines >= 80%` (docs/rules.md)',
    }), readDemands),
    baseline: (0,input/* checkedInput */.cQ)((0,input/* text */.Qq)({
        description: 'What to compare with: `branch=NAME`, the newest run of this workflow on that protected branch whose gate passed (`actions: read`; `branch=NAME workflow=FILE` of another workflow); `file=PATH`, a file read from where the configuration is; or `none`. Of a gate of the configuration that names one, its `baseline` holds. Default: `none`.',
    }), setting/* readBaselineSetting */.K),
    waivers: (0,input/* text */.Qq)({
        description: 'Path of a file of waivers (docs/waivers.md), read from where the configuration is. Only where no gate of the configuration judges: there it is `waivers` of the entry.',
    }),
    config: common.config,
    gate: common.gate,
    service: common.service,
    subjects: common.subjects,
    mode: common.mode,
    comment: common.comment,
    check: common.check,
    'working-directory': (0,input/* checkedInput */.cQ)((0,input/* text */.Qq)({ description: 'The folder, relative to the workspace, in which globs of `reports` begin.' }), insideWorkspace),
    token: common.token,
    'sonar-url': (0,input/* checkedInput */.cQ)((0,input/* text */.Qq)({
        description: 'Address of the SonarQube server (10.0 or later) or of SonarQube Cloud that `sonarqube` entries of `reports` are about, such as `https://sonar.acme.dev`. No file can name it. `https`, or `http` to this machine.',
    }), readServer),
    'sonar-token': (0,input/* checkedInput */.cQ)((0,input/* secret */.rJ)({
        description: 'A user token that may browse the projects (a token for analysis alone may not). Sent to the host of `sonar-url`, and to no other.',
    }), readToken),
    'sonar-deadline': (0,input/* duration */.p0)({
        description: 'How long to wait until SonarQube has processed what the scanner sent.',
        default: '5m',
    }),
    'evidence-key': common['evidence-key'],
};
const outputs = {
    ...gateOutputs('quality-gate'),
    tests: {
        description: 'JSON `{"total","passed","failed","errored","skipped","flaky"}`, cases counted once after retries; `null` where no tests are reported.',
    },
    coverage: {
        description: 'JSON `{"lines":{"covered","total"},"branches":…,"functions":…,"changed-lines":…}`, each `null` where no report has it, `changed-lines` where the change is not known; `null` where no coverage is reported.',
    },
    baseline: {
        description: 'What was compared with, JSON `{"kind","run","commit","branch","created","path"}`; `null` where nothing was.',
    },
    'new-failures': {
        description: 'Tests that fail now and did not in the baseline, JSON `{"count","tests":[{"name","outcome"}]}`, at most 100 by name; `null` where nothing was compared with.',
    },
    'baseline-file': {
        description: 'Path of the baseline that this run leaves, for `actions/upload-artifact`; empty where it leaves none.',
    },
    'baseline-name': {
        description: 'The name to upload `baseline-file` under; empty where there is none.',
    },
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/policy.ts





/** What an entry demands; nothing where the configuration has none. */
function demandsOf(gate, entry, where) {
    if (entry === null)
        return { reports: [], rules: [], problems: [] };
    const complain = (at, message, fix) => ({
        code: 'configuration-invalid',
        message: `${where}, gates.${gate}.${at}: ${message}`,
        fix,
        where,
    });
    const manifest = checkManifest(entry.reports ?? []);
    const rules = readDemands(entry.require);
    const baseline = (0,setting/* readBaselineSetting */.K)(entry.baseline ?? 'none');
    return {
        reports: manifest.entries,
        rules: rules.ok ? rules.value : [],
        problems: [
            ...manifest.problems.map(({ path, message, fix }) => complain(`reports${path}`, message, fix)),
            ...(rules.ok ? [] : rules.failures.map(({ message, fix }) => complain('require', message, fix))),
            ...(baseline.ok ? [] : baseline.failures.map(({ message, fix }) => complain('baseline', message, fix))),
        ],
    };
}
/**
 * What is compared with. An input may say so only where the entry of the configuration does not: another baseline could
 * be a lower one.
 */
function baselineOf(gate, entry, input) {
    const none = { kind: 'none' };
    const read = entry?.baseline === undefined ? null : (0,setting/* readBaselineSetting */.K)(entry.baseline);
    const own = read?.ok === true ? read.value : null;
    if (own === null || input === null)
        return { setting: own ?? input ?? none, problems: [] };
    const text = (setting) => (setting.kind === 'none' ? 'none' : setting.text);
    if (text(own) === text(input))
        return { setting: own, problems: [] };
    const problem = {
        code: 'baseline-not-allowed',
        message: `Input "baseline": found "${text(input)}"; gate "${gate}" of the configuration compares with "${text(own)}".`,
        fix: `Leave the input out, or write \`baseline: ${text(input)}\` into \`gates.${gate}\` of the configuration.`,
        where: 'baseline',
    };
    return { setting: own, problems: [problem] };
}
/** Rules that compare, where there is nothing to compare with. */
function withoutBaseline(rules, setting) {
    if (setting.kind !== 'none')
        return [];
    return rules.filter(needsBaseline).map(({ text }) => ({
        code: 'baseline-not-given',
        message: `rule "${text}" compares with a baseline, and nothing says which.`,
        fix: 'Add `baseline: branch=main` to the gate of the configuration, or to the inputs where it has none.',
        where: 'baseline',
    }));
}
/** Entries that say the same are one: the file's and an input's may overlap. */
function distinct(entries) {
    return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}
function nothingToJudge(gate, entry, read) {
    const others = gatesOf('quality-gate', read.configuration);
    return {
        code: 'reports-not-given',
        message: `There is nothing to judge: the input "reports" is empty, and the gate "${gate}" names no report in ${read.described}.`,
        fix: entry === null && others.length > 0
            ? `Name the gate: ${others.map((name) => `\`gate: ${name}\``).join(' or ')}.`
            : 'Add `reports`, for example `- tests: "reports/**/junit*.xml"`.',
        where: 'reports',
    };
}
/**
 * Lays what inputs add over the configuration: reports and rules of both are demanded; `audit` of either is audit,
 * which no move accepts.
 *
 * @returns the policy, or every problem
 */
function policyOf(names, additions, read) {
    const { gate, entry, problems: ofEntry } = findEntry('quality-gate', names, read);
    const fromFile = demandsOf(gate, entry, read.described);
    const expected = distinct([...fromFile.reports, ...additions.reports]);
    const reports = expected.filter((one) => one.kind !== 'sonarqube');
    const analyses = expected.filter((one) => one.kind === 'sonarqube');
    const given = [...fromFile.rules, ...additions.rules];
    const { setting: baseline, problems: ofBaseline } = baselineOf(gate, entry, additions.baseline);
    const waivers = waiversPath(gate, entry, additions.waivers);
    const ofDemands = [...ofEntry, ...fromFile.problems];
    const problems = [
        ...ofDemands,
        ...(expected.length === 0 && ofDemands.length === 0 ? [nothingToJudge(gate, entry, read)] : []),
        ...ofBaseline,
        ...withoutBaseline(given, baseline),
        ...(waivers.ok ? [] : waivers.failures),
    ];
    if (problems.length > 0 || !waivers.ok)
        return (0,result/* failure */.V)(...problems);
    // The defaults are part of the entry: what an input tolerates does not take them away.
    const spoken = entry === null ? additions.rules : fromFile.rules;
    const defaults = [
        ...defaultRules(spoken, reports),
        ...conditionRules(spoken, analyses),
        ...(baseline.kind === 'none' ? [] : removalRules(spoken, reports)),
    ];
    const rules = [...given, ...defaults];
    const mode = modeOf(additions.mode, entry);
    return (0,result/* success */.k)({ gate, entry, reports, analyses, rules, defaults, mode, baseline, waivers: waivers.value });
}

// EXTERNAL MODULE: ./actions/quality-gate/src/domain/sonarqube/sonar-shown.ts
var sonar_shown = __webpack_require__(8306);
// EXTERNAL MODULE: ./actions/quality-gate/src/domain/totals.ts
var domain_totals = __webpack_require__(8283);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report-file.ts








const report_file_count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0));
const report_file_nullableText = dist/* nullable */.mee(dist/* string */.YjP());
const tests = dist/* strictObject */.rej({
    total: report_file_count,
    passed: report_file_count,
    failed: report_file_count,
    errored: report_file_count,
    skipped: report_file_count,
    flaky: report_file_count,
});
const ratio = dist/* nullable */.mee(dist/* strictObject */.rej({ covered: report_file_count, total: report_file_count }));
const ratios = dist/* strictObject */.rej({ lines: ratio, branches: ratio, functions: ratio });
const coverage = dist/* nullable */.mee(dist/* strictObject */.rej({ ...ratios.entries, 'changed-lines': ratio }));
const comparedWith = dist/* strictObject */.rej({
    kind: dist/* picklist */.KIO(['branch', 'file']),
    run: report_file_count,
    commit: dist/* string */.YjP(),
    branch: dist/* string */.YjP(),
    created: dist/* string */.YjP(),
    path: report_file_nullableText,
});
/** What kinds of reports have in the file beside tests and coverage. */
const reportParts = (0,kinds_kinds/* kindsInOrder */.ty)('size', 'complexity', 'duplication', 'performance', 'static').flatMap(({ report }) => report ?? []);
/** The declaration of the report file; `schema/quality-gate-report.schema.json` is made of it. */
const reportSchema = dist/* strictObject */.rej({
    ...reportEntries,
    tests: dist/* nullable */.mee(tests),
    coverage,
    packages: dist/* array */.YOg(dist/* strictObject */.rej({ name: dist/* string */.YjP(), tests: dist/* nullable */.mee(tests), coverage })),
    /** What was compared with, and what of it is gone; `null` where nothing was to be. */
    baseline: dist/* nullable */.mee(dist/* strictObject */.rej({
        /** `null` where there was none, for `why`. */
        with: dist/* nullable */.mee(comparedWith),
        why: report_file_nullableText,
        /** No more than 200 names of each. */
        removed: dist/* nullable */.mee(dist/* record */.g1P(dist/* picklist */.KIO(metrics/* removables */.PI), dist/* strictObject */.rej({ count: report_file_count, names: dist/* array */.YOg(dist/* string */.YjP()) }))),
        newFailures: dist/* nullable */.mee(dist/* strictObject */.rej({
            count: report_file_count,
            tests: dist/* array */.YOg(dist/* strictObject */.rej({ name: dist/* string */.YjP(), outcome: dist/* picklist */.KIO(['failed', 'errored']) })),
        })),
        /** Of the whole and of packages, in the unit of the metric; `now` is `null` where nothing measured it. */
        numbers: dist/* array */.YOg(dist/* strictObject */.rej({
            metric: dist/* string */.YjP(),
            name: report_file_nullableText,
            package: report_file_nullableText,
            now: dist/* nullable */.mee(dist/* number */.aig()),
            baseline: dist/* number */.aig(),
        })),
    })),
    /** The change that is judged; `null` when it is not known, or nobody asked. */
    change: dist/* nullable */.mee(dist/* strictObject */.rej({
        head: dist/* string */.YjP(),
        /** Commits it was compared with; none when everything is new. */
        bases: dist/* array */.YOg(dist/* string */.YjP()),
        said: dist/* string */.YjP(),
        touchedFiles: report_file_count,
        addedLines: report_file_count,
    })),
    /** Files with added lines that can be covered; `null` when they are not known. */
    changedFiles: dist/* nullable */.mee(dist/* array */.YOg(dist/* strictObject */.rej({
        path: dist/* string */.YjP(),
        covered: report_file_count,
        total: report_file_count,
        /** First and last line of each row of lines that is not covered. */
        uncovered: dist/* array */.YOg(dist/* tuple */.PVZ([report_file_count, report_file_count])),
        /** Whether a report mentions the file. */
        reported: dist/* boolean */.zMY(),
        /** Why its lines cannot be judged. */
        doubt: dist/* nullable */.mee(dist/* picklist */.KIO(['altered', 'ambiguous', 'outdated', 'unlisted'])),
    }))),
    /** Cases that did not simply pass, no more than 200 a report. */
    cases: dist/* array */.YOg(dist/* strictObject */.rej({
        name: dist/* string */.YjP(),
        outcome: dist/* picklist */.KIO(['failed', 'errored', 'flaky']),
        message: dist/* string */.YjP(),
        file: report_file_nullableText,
        line: dist/* nullable */.mee(report_file_count),
        report: dist/* string */.YjP(),
    })),
    /** Failures that are waived, with who answers for them. */
    waived: dist/* array */.YOg(dist/* strictObject */.rej({
        name: dist/* string */.YjP(),
        outcome: dist/* picklist */.KIO(['failed', 'errored', 'flaky']),
        report: dist/* string */.YjP(),
        owner: dist/* string */.YjP(),
        reason: dist/* string */.YjP(),
        ticket: report_file_nullableText,
        expires: dist/* string */.YjP(),
    })),
    /** Findings of linters and type checkers that are waived. */
    waivedFindings: dist/* array */.YOg(dist/* strictObject */.rej({
        tool: dist/* string */.YjP(),
        rule: dist/* string */.YjP(),
        file: dist/* string */.YjP(),
        level: dist/* picklist */.KIO(['error', 'warning', 'note']),
        count: report_file_count,
        report: dist/* string */.YjP(),
        owner: dist/* string */.YjP(),
        reason: dist/* string */.YjP(),
        ticket: report_file_nullableText,
        expires: dist/* string */.YjP(),
    })),
    files: dist/* array */.YOg(dist/* strictObject */.rej({ path: dist/* string */.YjP(), ...ratios.entries })),
    ...Object.fromEntries(reportParts.map(({ key, schema }) => [key, schema])),
    sonarqube: sonar_shown/* sonarSchema */.LC,
    /**
     * Every report that was read, and the waivers and the baseline that it was judged with. The digest is `sha256:` of the content; of a file beyond one MiB `sha256-blocks:`, the
     * SHA-256 of the lower-case hex SHA-256 of each MiB in order, without separator.
     */
    materials: dist/* array */.YOg(dist/* strictObject */.rej({ path: dist/* string */.YjP(), sizeBytes: report_file_count, digest: dist/* string */.YjP(), kind: dist/* string */.YjP() })),
});
const shownRemoved = 200;
/** What was compared with, as the output has it; `null` where nothing was. */
function shownBaseline({ comparison }) {
    if (comparison?.found.kind !== 'known')
        return null;
    const { kind, runId, commit, branch, created, path } = comparison.found.source;
    return { kind, run: runId, commit, branch, created, path };
}
function shownComparison(measurements) {
    const { comparison } = measurements;
    if (comparison === null)
        return null;
    const { found, removed, newFailures } = comparison;
    return {
        with: shownBaseline(measurements),
        why: found.kind === 'known' ? null : sayFound(found),
        removed: removed === null
            ? null
            : Object.fromEntries(metrics/* removables */.PI.map((kind) => {
                const { count: gone, names } = removed[kind];
                return [kind, { count: gone, names: names.slice(0, shownRemoved) }];
            })),
        newFailures: newFailures === null ? null : { count: newFailures.count, tests: [...newFailures.tests] },
        numbers: comparedNumbers(measurements).map(({ now, ...number }) => ({
            ...number,
            now: now === 'unknown' ? null : now,
        })),
    };
}
function shownChange({ change }) {
    if (change?.kind !== 'known')
        return null;
    const { head, bases, said, touched, files } = change.change;
    const addedLines = [...files.values()].reduce((sum, { added }) => sum + (0,line_ranges/* countLines */.lt)(added), 0);
    return { head, bases: [...bases], said, touchedFiles: touched.size, addedLines };
}
function shownFiles({ changed }) {
    if (changed === null)
        return null;
    return changed.map(({ path, lines, uncovered, isReported, doubt }) => ({
        path,
        ...lines,
        uncovered: uncovered.map(({ from, to }) => [from, to]),
        reported: isReported,
        doubt,
    }));
}
/** Who answers for what is waived, why, and until when. */
function answerOf({ owner, reason: why, ticket, expires }) {
    return { owner, reason: why, ticket, expires };
}
const filesOfAPiece = 256;
/**
 * The report as text, in pieces. Covered files stand one a line and come by and by: spread out like the rest, or all at
 * once, those of a large repository would take more memory than everything that was read of them.
 */
function* reportText({ files, ...rest }) {
    const outer = JSON.stringify({ ...rest, files: [] }, null, 2);
    yield outer.slice(0, outer.lastIndexOf('[]') + 1);
    let piece = [];
    let before = '\n';
    for (const file of files) {
        piece.push(`    ${JSON.stringify(file)}`);
        if (piece.length < filesOfAPiece)
            continue;
        yield before + piece.join(',\n');
        before = ',\n';
        piece = [];
    }
    if (piece.length > 0)
        yield before + piece.join(',\n');
    yield before === '\n' && piece.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
}
function* writtenFiles({ coverage }) {
    for (const { path, ratios } of coverage?.files ?? [])
        yield { path, ...ratios };
}
/** The report, with all that it rests on. */
function reportFile(body, measurements) {
    return {
        ...body,
        ...(0,domain_totals/* shownTotals */.b)(measurements),
        packages: [...measurements.packages].map(([name, measured]) => ({ name, ...(0,domain_totals/* shownTotals */.b)(measured) })),
        baseline: shownComparison(measurements),
        change: shownChange(measurements),
        changedFiles: shownFiles(measurements),
        cases: [...measurements.notable],
        waived: measurements.waived.map(({ name, outcome, report, waiver }) => ({
            name,
            outcome,
            report,
            ...answerOf(waiver),
        })),
        waivedFindings: measurements.waivedFindings.map(({ waiver, ...found }) => ({
            ...found,
            ...answerOf(waiver),
        })),
        ...Object.fromEntries(reportParts.map(({ key, shown }) => [key, shown(measurements)])),
        sonarqube: (0,sonar_shown/* shownSonar */.bx)(measurements.sonar),
        files: writtenFiles(measurements),
        materials: body.materials.map((material) => ({ ...material })),
    };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/baseline/comparison-shown.ts





const barWidth = 10;
const shownRows = 20;
/** Differences of sums of floating point numbers. */
const leastDifference = 1e-9;
const comparison_shown_unbroken = (short) => short.replaceAll(' ', '\u00a0');
const isMoved = ({ number: { now, baseline } }) => now === null || Math.abs(now - baseline) > leastDifference * Math.max(1, Math.abs(baseline));
/** Both numbers with as many digits as tell them apart. */
function valuesOf({ number: { now, baseline }, metric: { dimension } }) {
    const extra = (0,rule_format/* digitsApart */.v6)(baseline, now === null ? [] : [now], dimension, 'binary');
    const show = (value) => comparison_shown_unbroken((0,rule_format/* formatValue */.Fl)(value, dimension, { extra }));
    return [show(baseline), now === null ? 'not\u00a0measured' : show(now)];
}
/** By how much it changed, as people say it of this sort of number: a count by so many, all else by its share. */
function changeOf({ number: { now, baseline }, metric: { dimension } }) {
    if (now === null)
        return '';
    if (dimension === 'ratio')
        return /\(([^)]*)\)/u.exec((0,report_numbers/* formatRatioChange */.T5)(baseline, now))?.[1] ?? (0,report_numbers/* formatRatioChange */.T5)(baseline, now);
    const difference = now - baseline;
    const sign = difference > 0 ? '+' : '−';
    if (dimension === 'count' || baseline === 0)
        return `${sign}${(0,rule_format/* formatValue */.Fl)(Math.abs(difference), dimension)}`;
    const share = Math.abs(difference / baseline);
    return `${sign}${(0,rule_format/* formatValue */.Fl)(share, 'ratio', { extra: (0,rule_format/* digitsApart */.v6)(share, [0], 'ratio', 'binary') })}`;
}
/** A word, and no arrow: a size that goes up has become worse. */
function judgmentOf({ number: { now, baseline }, metric: { better } }) {
    return now !== null && now > baseline === (better === 'higher') ? 'better' : 'worse';
}
/** Ratios are shares of a whole; anything else is drawn against the larger of the two. */
function drawn({ number: { now, baseline }, metric: { dimension } }, value, label) {
    const most = dimension === 'ratio' ? 1 : Math.max(baseline, now ?? 0);
    return most > 0 && dimension !== 'count' ? [(0,node/* bar */.M0)(value / most, label, { width: barWidth })] : [(0,node/* text */.Qq)(label)];
}
function comparison_shown_nameOf({ number }) {
    const whole = number.name === null ? number.metric : `${number.metric} of ${number.name}`;
    return [(0,node/* code */.aY)(whole), ...(number.package === null ? [] : [(0,node/* lineBreak */.qL)(), (0,node/* text */.Qq)(`package ${number.package}`)])];
}
function cellsOf(row) {
    const { now, baseline } = row.number;
    const [before, after] = valuesOf(row);
    return [
        comparison_shown_nameOf(row),
        drawn(row, baseline, before),
        now === null ? [(0,node/* text */.Qq)(after)] : drawn(row, now, after),
        now === null
            ? [(0,node/* text */.Qq)('')]
            : [
                (0,node/* text */.Qq)(`${comparison_shown_unbroken(changeOf(row))},\u00a0`),
                isWorse(row) ? (0,node/* strong */.ko)(judgmentOf(row)) : (0,node/* text */.Qq)(judgmentOf(row)),
            ],
    ];
}
const tableOf = (rows) => (0,node/* table */.tp)(['', 'Baseline', 'Now', 'Change'], rows.map(cellsOf), { rowCap: 200 });
const isWorse = (row) => judgmentOf(row) !== 'better';
/**
 * What moved since the baseline: the whole first, what became worse before what became better. What stayed as it was
 * is counted.
 */
function comparisonSections(measurements) {
    const { comparison } = measurements;
    if (comparison?.found.kind !== 'known')
        return [];
    const numbers = comparedNumbers(measurements);
    const rows = numbers.flatMap(({ now, ...number }) => {
        const metric = metrics/* metrics */.qd.find(({ id }) => id === number.metric);
        return metric === undefined || now === 'unknown' ? [] : [{ number: { ...number, now }, metric }];
    });
    const unknown = numbers.filter(({ now }) => now === 'unknown').length;
    const moved = rows
        .filter(isMoved)
        .sort((a, b) => Number(a.number.package !== null) - Number(b.number.package !== null) ||
        Number(isWorse(b)) - Number(isWorse(a)));
    const same = rows.length - moved.length;
    const rest = moved.slice(shownRows);
    const counted = [
        moved.length === 0 ? 'Nothing has changed' : `${(0,report_numbers/* countOf */.pq)(moved.length, 'number')} changed`,
        ...(same > 0 ? [`${same} stayed as ${same === 1 ? 'it was' : 'they were'}`] : []),
        ...(unknown > 0 ? [`${unknown} cannot be told, because not every report could be used`] : []),
    ];
    const said = `With ${sayFound(comparison.found)}: ${counted.join(', ')}.`;
    return [
        {
            title: 'Against the baseline',
            folded: false,
            blocks: [
                (0,node/* paragraph */.FY)(said),
                ...(moved.length === 0 ? [] : [tableOf(moved.slice(0, shownRows))]),
                ...(rest.length === 0 ? [] : [(0,node/* details */.zH)(`${rest.length} more`, [tableOf(rest)])]),
            ],
        },
    ];
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/summary.ts






const right = (title) => ({ title, align: 'right' });
/** What the change was found to be; why it is not known stands with the rules that ask for it. */
function changeSection({ change }) {
    if (change?.kind !== 'known')
        return [];
    const { touched, files, bases, said, head } = change.change;
    const added = [...files.values()].reduce((sum, lines) => sum + (0,line_ranges/* countLines */.lt)(lines.added), 0);
    const facts = [
        [
            (0,node/* text */.Qq)('from '),
            ...(bases.length === 0
                ? [(0,node/* text */.Qq)(said)]
                : [
                    ...bases.flatMap((base, index) => [(0,node/* text */.Qq)(index === 0 ? '' : ' and '), (0,node/* code */.aY)(base.slice(0, 8))]),
                    (0,node/* text */.Qq)(` (${said})`),
                ]),
            (0,node/* text */.Qq)(bases.length === 0 ? ', ' : ' to '),
            (0,node/* code */.aY)(head.slice(0, 8)),
        ],
        [(0,node/* text */.Qq)(`${(0,report_numbers/* countOf */.pq)(touched.size, 'file')} touched, ${(0,report_numbers/* countOf */.pq)(added, 'line')} added`)],
    ];
    return [{ title: 'The change', folded: true, blocks: [(0,node/* list */.p_)(facts)] }];
}
/** Two lists side by side where a report covers nothing of the repository. */
function pathSections(reasons) {
    return reasons
        .filter(({ code: reasonCode }) => /^(?:coverage|source)-of-no-repository-file$/u.test(reasonCode))
        .map(({ where, seen }) => ({
        title: `Paths in ${where ?? 'the report'} and in the repository`,
        folded: false,
        blocks: [
            (0,node/* codeBlock */.DV)((seen ?? '').replace(' | ', '\n').replaceAll(', ', '\n  ').replaceAll(': ', ':\n  ')),
        ],
    }));
}
function readSections(readings) {
    if (readings.length === 0)
        return [];
    const rows = readings.map(({ path, sizeBytes, read }) => [
        (0,node/* code */.aY)(path),
        read.kind === 'unusable' ? `❌ ${read.code}` : read.kind,
        sizeBytes === null ? '' : (0,report_numbers/* formatBytes */.z3)(sizeBytes),
    ]);
    const blocks = [(0,node/* table */.tp)(['Report', 'What it is', right('Size')], rows, { rowCap: 100 })];
    return [{ title: `Reports (${(0,report_numbers/* formatCount */.B4)(readings.length)})`, folded: true, blocks }];
}
/** What did not pass and is waived: who answers for it, why, and until when. */
function waivedSection({ waived, waivedFindings }) {
    const answer = ({ owner, reason, ticket, expires }) => [
        owner,
        `${reason}${ticket === null ? '' : ` (${ticket})`}`,
        // A day stays on one line.
        expires.replaceAll('-', '\u2011'),
    ];
    const rows = [
        ...waived.map(({ name, outcome, report, waiver }) => [
            [(0,node/* text */.Qq)(`${outcome}: ${name}`), (0,node/* lineBreak */.qL)(), (0,node/* code */.aY)(report)],
            ...answer(waiver),
        ]),
        ...waivedFindings.map(({ tool, rule, count, file, waiver }) => [
            [(0,node/* text */.Qq)(`${tool} ${rule}${count > 1 ? `, ${(0,report_numbers/* formatCount */.B4)(count)} times` : ''}`), (0,node/* lineBreak */.qL)(), (0,node/* code */.aY)(file)],
            ...answer(waiver),
        ]),
    ];
    if (rows.length === 0)
        return [];
    const blocks = [(0,node/* table */.tp)(['Waived', 'Owner', 'Why', 'Until'], rows, { rowCap: 50, cellCap: 300 })];
    return [{ title: `Waived (${(0,report_numbers/* formatCount */.B4)(rows.length)})`, folded: false, blocks }];
}
/** What the summary has beside the answer, what blocks and the rules. */
function sectionsOf(policy, decision, measurements, readings) {
    const of = { measurements, decision, rules: policy.rules };
    const kinds = (0,kinds_kinds/* kindsInOrder */.ty)('tests', 'coverage', 'static', 'performance', 'size');
    const proofs = kinds.slice(0, 2);
    return [
        ...pathSections(decision.reasons),
        ...kinds.flatMap(({ sections }) => sections?.first?.(of) ?? []),
        ...waivedSection(measurements),
        ...comparisonSections(measurements),
        ...proofs.flatMap(({ sections }) => sections?.numbers?.(of) ?? []),
        ...(0,sonar_shown/* sonarSections */.yu)(measurements.sonar),
        ...kinds.slice(2).flatMap(({ sections }) => sections?.numbers?.(of) ?? []),
        ...kinds.flatMap(({ sections }) => sections?.details?.(of) ?? []),
        ...changeSection(measurements),
        ...readSections(readings),
    ];
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/steps/baseline/keep.ts
/** Leaves a baseline for later runs, where the policy says so. */
async function keep(decided) {
    const { policy, loaded, values, ports, folder } = decided;
    if (policy.baseline.kind === 'none')
        return { notes: [], outputs: {} };
    const { keepBaseline } = await __webpack_require__.e(/* import() */ 433).then(__webpack_require__.bind(__webpack_require__, 6433));
    const { kept, findings } = await keepBaseline({
        policy,
        decision: decided.decision,
        measurements: decided.measured.measurements,
        subject: decided.subject,
        service: loaded.configuration.service ?? null,
        source: loaded.source,
        policyRecord: decided.policyRecord,
        key: values['evidence-key']?.reveal() ?? null,
    }, folder, ports);
    const written = kept === null ? {} : { 'baseline-file': kept.path, 'baseline-name': kept.name };
    return { notes: findings, outputs: written };
}

;// CONCATENATED MODULE: ./packages/checkout/src/domain/paths.ts
/** A path with forward slashes, without `.` and empty parts, `..` resolved as far as it goes. */
function parts(path) {
    const kept = [];
    for (const part of path.replace(/^[A-Za-z]:(?=[\\/])/u, '').split(/[\\/]+/u)) {
        if (part === '' || part === '.')
            continue;
        if (part === '..')
            kept.pop();
        else
            kept.push(part);
    }
    return kept;
}
/** A relative path in which nothing is to be resolved. */
const isPlain = (path) => !/^[A-Za-z]:|\\|(?:^|\/)\.{0,2}(?:\/|$)/u.test(path);
const isAbsolutePath = (path) => /^(?:[\\/]|[A-Za-z]:[\\/])/u.test(path);
const candidateCap = 20;
const foreignFolders = new Set(['node_modules', 'site-packages', '.venv']);
/** Whether parts stand in a path in their order, whatever is between them. */
function standsIn(given, path) {
    let at = 0;
    for (const part of path.split('/'))
        if (part === given[at])
            at += 1;
    return at === given.length;
}
/** The parts from the last to the first, so that paths which end alike stand beside each other. */
const reversed = (path) => `${[...path].reverse().join('/')}/`;
/** Whole parts that two reversed paths begin with. */
function sharedParts(left, right) {
    let parts = 0;
    for (let at = 0; at < left.length && left.charAt(at) === right.charAt(at); at += 1)
        if (left.charAt(at) === '/')
            parts += 1;
    return parts;
}
/** Sorted once and searched: a tree of the parts takes a hundred MiB for sixty thousand files. */
function endingsOf(paths) {
    const sorted = paths.map((path) => reversed(path.split('/'))).sort((a, b) => (a < b ? -1 : 1));
    /** The first place whose file does not stand in front of `text`. */
    const placeOf = (text) => {
        let [from, to] = [0, sorted.length];
        while (from < to) {
            const middle = (from + to) >> 1;
            if ((sorted[middle] ?? '') < text)
                from = middle + 1;
            else
                to = middle;
        }
        return from;
    };
    return {
        nearest: (path) => {
            const wanted = reversed(path);
            const place = placeOf(wanted);
            const depth = Math.max(...[place - 1, place].map((near) => sharedParts(wanted, sorted[near] ?? '')));
            if (depth === 0)
                return { depth, files: [] };
            const shared = reversed(path.slice(-depth));
            const files = [];
            for (let at = placeOf(shared); files.length < candidateCap; at += 1) {
                const file = sorted[at];
                if (file?.startsWith(shared) !== true)
                    break;
                files.push(file.slice(0, -1).split('/').reverse().join('/'));
            }
            return { depth, files };
        },
    };
}
/**
 * Ties paths of reports to files of the repository.
 *
 * A path below `root` must be exactly there. A relative path is tried from the root and from each folder above the
 * report, nearest first. Anything else is matched from its end: the file that shares the longest row of last parts,
 * if that is the whole of either path or at least two parts, and if it is the only one, or the only one in which all
 * parts of the report's path stand in their order.
 *
 * @param paths - relative to the root, with forward slashes
 * @param root - absolute path of the checkout on this machine
 * @param isTracked - whether git tracks them
 */
function repositoryFiles(paths, root, isTracked) {
    const known = new Set(paths);
    // Most reports name their files as the repository does, and never ask how a path ends.
    let endings = null;
    const rootParts = parts(root);
    const exact = (path) => {
        const joined = path.join('/');
        return known.has(joined) ? { kind: 'found', path: joined } : null;
    };
    /** A plain path from the folders above a report, nearest first, and at last from the root. */
    const exactBelow = (path, reportPath) => {
        const folder = parts(reportPath).slice(0, -1);
        for (let length = folder.length; length > 0; length -= 1) {
            const joined = `${folder.slice(0, length).join('/')}/${path}`;
            if (known.has(joined))
                return joined;
        }
        return known.has(path) ? path : null;
    };
    const bySuffix = (path) => {
        endings ??= endingsOf(paths);
        const { depth, files } = endings.nearest(path);
        const whole = files.find((file) => file.split('/').length === depth);
        if (whole !== undefined)
            return { kind: 'found', path: whole };
        if (depth === 0 || (depth < 2 && depth < path.length))
            return { kind: 'outside' };
        const [only = '', ...others] = files;
        if (others.length === 0)
            return { kind: 'found', path: only };
        const candidates = [...files].sort();
        // `core/com/acme/A.java` is `core/src/main/java/com/acme/A.java`, and none of another module.
        const fitting = candidates.length < candidateCap ? candidates.filter((file) => standsIn(path, file)) : [];
        const [fits] = fitting;
        return fitting.length === 1 && fits !== undefined
            ? { kind: 'found', path: fits }
            : { kind: 'ambiguous', candidates };
    };
    return {
        paths,
        isTracked,
        has: (path) => known.has(path),
        locate: (path, reportPath) => {
            if (isPlain(path)) {
                // Most paths are: nothing is made for them that would stay in memory.
                const found = exactBelow(path, reportPath);
                if (found !== null)
                    return { kind: 'found', path: found };
            }
            const given = parts(path);
            if (given.length === 0)
                return { kind: 'outside' };
            const below = isAbsolutePath(path) &&
                rootParts.length > 0 &&
                rootParts.every((part, index) => given[index] === part);
            const foreign = given.some((part) => foreignFolders.has(part))
                ? { kind: 'foreign' }
                : null;
            if (below)
                return exact(given.slice(rootParts.length)) ?? foreign ?? { kind: 'outside' };
            if (!isAbsolutePath(path)) {
                const folder = parts(reportPath).slice(0, -1);
                for (let length = folder.length; length >= 0; length -= 1) {
                    const found = exact(parts([...folder.slice(0, length), path].join('/')));
                    if (found !== null)
                        return found;
                }
            }
            return foreign ?? bySuffix(given);
        },
    };
}

;// CONCATENATED MODULE: ./packages/checkout/src/steps/git.ts
const questionDeadlineMs = 60_000;
const questionCapBytes = 64 * 1024 * 1024;
const patchDeadlineMs = 300_000;
/** git did not come to an end of its own, or said that it could not. */
class GitFailed extends Error {
    name = 'GitFailed';
}
/** How a command ended that gave no answer, in words. */
function sayEnd(end) {
    switch (end.kind) {
        case 'not-found':
            return 'git is not installed';
        case 'deadline':
            return `git took longer than ${end.afterMs / 1000} s`;
        case 'output-cap':
            return `git wrote more than ${end.capBytes} bytes`;
        case 'signaled':
            return `git was ended by ${end.signal}`;
        case 'cancelled':
            return 'the run was cancelled';
    }
}
/**
 * Git in a repository that may be hostile: what its configuration, its attributes and replaced objects could alter is
 * said on the command line, paths are no patterns, nothing is fetched (objects that a partial clone left out are
 * missing) and nothing is written. Variables named `GIT_…` of the step never reach it: the commands port passes none.
 *
 * @param root - absolute path of the checkout
 */
function gitIn(root, ports) {
    const run = async (args, deadlineMs, onOutput) => {
        const fixed = ['--no-pager', '--no-replace-objects', '--no-optional-locks', '--literal-pathspecs'];
        const settings = ['core.quotePath=true', 'core.fsmonitor=false', 'protocol.allow=never'];
        const end = await ports.commands.run({
            argv: ['git', '-C', root, ...fixed, ...settings.flatMap((setting) => ['-c', setting]), ...args],
            env: { LC_ALL: 'C', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' },
            deadlineMs,
            outputCapBytes: questionCapBytes,
            signal: ports.runner.cancellation,
            ...(onOutput === undefined ? {} : { onOutput }),
        });
        if (end.kind !== 'exited')
            throw new GitFailed(sayEnd(end));
        return end;
    };
    const demand = ({ code, stderr }, args) => {
        if (code !== 0)
            throw new GitFailed(`git ${args[0] ?? ''} exited with ${code}: ${stderr.trim().slice(0, 300)}`);
    };
    return {
        ask: (...args) => run(args, questionDeadlineMs),
        tell: async (...args) => {
            const answer = await run(args, questionDeadlineMs);
            demand(answer, args);
            return answer.stdout;
        },
        stream: async (onOutput, ...args) => {
            demand(await run(args, patchDeadlineMs, onOutput), args);
        },
    };
}

;// CONCATENATED MODULE: ./packages/checkout/src/steps/checkout.ts


/** What git prints; `null` where it cannot tell. */
async function tellOrNull(ports, folder, ...args) {
    try {
        return await gitIn(folder, ports).tell(...args);
    }
    catch (thrown) {
        if (thrown instanceof GitFailed)
            return null;
        throw thrown;
    }
}
/**
 * Whether the repository begins in the workspace: one around it is not the one that was checked out into it. Paths
 * from the root of the machine would not tell, where the workspace is reached by a link.
 */
function checkout_isWithin(prefix, folder) {
    return `/${folder}/`.endsWith(`/${prefix}`);
}
/** Where a repository is, from the folder upwards to the workspace; `null` when there is none. */
async function repositoryIn(folder, ports) {
    const parts = folder.split('/').filter((part) => part !== '');
    for (let length = parts.length; length >= 0; length -= 1) {
        const path = [...parts.slice(0, length), '.git'].join('/');
        if (await ports.files.exists(`${ports.runner.workspace}/${path}`))
            return path;
    }
    return null;
}
/**
 * Finds the checkout that a folder is in.
 *
 * @param folder - relative to the workspace; empty for the workspace itself
 * @param ports - to ask git
 * @throws {UserError} when a link leads the folder out of the workspace
 */
async function findCheckout(folder, ports) {
    const { workspace } = ports.runner;
    // Git would follow a link that leads out of the workspace; asking whether the folder is there refuses that.
    await ports.files.exists(folder === '' ? workspace : `${workspace}/${folder}`);
    const told = await tellOrNull(ports, folder === '' ? workspace : `${workspace}/${folder}`, 'rev-parse', '--show-toplevel', '--show-prefix', 'HEAD');
    const [root, prefix, head] = told?.split('\n') ?? [];
    if (root !== undefined && prefix !== undefined && head !== undefined && checkout_isWithin(prefix, folder))
        return { root, prefix, head, unreadable: null };
    return {
        root: workspace,
        prefix: folder === '' ? '' : `${folder}/`,
        head: null,
        unreadable: await repositoryIn(folder, ports),
    };
}
/** Paths that git tracks; none where it cannot tell. */
async function listTracked(checkout, ports) {
    const listed = checkout.head === null ? null : await tellOrNull(ports, checkout.root, 'ls-files', '-z');
    return listed?.split('\0').filter((path) => path !== '') ?? [];
}
/**
 * The files of the repository: those that git tracks, without git those that are there.
 *
 * @param checkout - where it is
 * @param tracked - what git tracks of it
 * @param isNeeded - whether to search the folder where git cannot tell, which may take long
 * @param ports - to search
 */
async function listRepository(checkout, tracked, isNeeded, ports) {
    if (tracked.length > 0)
        return repositoryFiles(tracked, checkout.root, true);
    if (!isNeeded)
        return null;
    const found = await ports.files.find(checkout.root, ['**'], ['**/node_modules/**', '.git/**']);
    return found.length === 0
        ? null
        : repositoryFiles(found.map(({ path }) => path), checkout.root, false);
}

// EXTERNAL MODULE: ./packages/reports/src/steps/load-formats.ts
var load_formats = __webpack_require__(922);
;// CONCATENATED MODULE: ./packages/shared/src/steps/begun.ts
/**
 * Work that goes on while something else is waited for. That it fails is said where it is awaited; until then nobody
 * would be told, and Node would end the process for it.
 */
function begun(work) {
    work.catch(() => undefined);
    return work;
}

// EXTERNAL MODULE: ./actions/quality-gate/src/domain/kinds/coverage/coverage-measure.ts
var coverage_measure = __webpack_require__(3554);
// EXTERNAL MODULE: ./packages/reports/src/domain/coverage/coverage.ts
var coverage_coverage = __webpack_require__(7725);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/coverage/lines-past-end.ts





const lines_past_end_shownFiles = 10;
const shownRanges = 8;
/** Lines that reports list and that the file does not have. */
function linesPast({ lines }, count) {
    const past = [];
    for (let line = count + 1; line < lines.length; line += 1)
        if ((lines[line] ?? 0) > 0)
            past.push(line);
    return (0,line_ranges/* rangesOf */.wA)(past);
}
/**
 * A file without the lines behind its end, and the branches and functions on them. Stated totals that are worse than
 * its list may count them as well.
 */
function cutFile(file, count) {
    const pastEnd = linesPast(file, count);
    if (pastEnd.length === 0)
        return file;
    const { path, candidates, ratios, statedLines } = file;
    const lines = file.lines.slice(0, count + 1);
    const listed = (0,coverage_coverage/* ratioOfMarks */.rx)(lines);
    const gone = (0,coverage_coverage/* ratioOfMarks */.rx)(file.lines.subarray(count + 1));
    const stated = statedLines === null
        ? null
        : {
            covered: Math.max(0, statedLines.covered - gone.covered),
            total: Math.max(0, statedLines.total - gone.total),
        };
    return {
        path,
        candidates,
        ratios: {
            lines: stated !== null && (0,coverage_coverage/* isWorse */.Bx)(stated, listed) ? stated : listed,
            branches: file.upTo?.('branches', count) ?? ratios.branches,
            functions: file.upTo?.('functions', count) ?? ratios.functions,
        },
        lines,
        statedLines: stated,
        pastEnd,
    };
}
/** Coverage without lines behind the end of their file; the same when there are none. */
function cutCoverage(coverage, counts) {
    const files = coverage.files.map((file) => {
        const { path, candidates } = file;
        const count = candidates.length === 1 && candidates[0] === path ? counts.get(path) : undefined;
        return count === undefined || file.lines.length <= count + 1 ? file : cutFile(file, count);
    });
    const isCut = files.some((file, index) => file !== coverage.files[index]);
    return isCut ? { ...(0,coverage_measure/* recounted */.gg)(coverage, files), asListed: coverage } : coverage;
}
function sayFile({ path, pastEnd = [] }, counts) {
    const lines = (0,line_ranges/* sayRanges */.mN)(pastEnd, shownRanges);
    return `${path}: ${lines} (${(0,report_numbers/* countOf */.pq)((0,line_ranges/* countLines */.lt)(pastEnd), 'line')} behind the end, the file has ${(0,report_numbers/* countOf */.pq)(counts.get(path) ?? 0, 'line')})`;
}
function nameLines({ files }, counts) {
    const cut = files.filter(({ pastEnd }) => pastEnd !== undefined);
    if (cut.length === 0)
        return [];
    const all = cut.reduce((sum, { pastEnd = [] }) => sum + (0,line_ranges/* countLines */.lt)(pastEnd), 0);
    const more = cut.length - lines_past_end_shownFiles;
    const named = cut.slice(0, lines_past_end_shownFiles).map((file) => sayFile(file, counts));
    const seen = `${(0,report_numbers/* countOf */.pq)(all, 'line')} of ${(0,report_numbers/* countOf */.pq)(cut.length, 'file')}: ${named.join('; ')}${more > 0 ? `; and ${(0,report_numbers/* countOf */.pq)(more, 'more file')}` : ''}`;
    return [(0,codes/* finding */.gk)('coverage-lines-past-end', null, seen)];
}
/**
 * Leaves out lines that reports list behind the end of a file, and the branches and functions on them: no line is there
 * that a test could have run. What was listed is kept beside it, so that a verdict that hangs on it can be told.
 *
 * @param measurements - what the reports say
 * @param counts - how many lines files have, by path; one that is not in it stays as it is
 */
function withoutLinesPastEnd(measurements, counts) {
    const { coverage } = measurements;
    if (coverage === null || counts.size === 0)
        return measurements;
    const cut = cutCoverage(coverage, counts);
    if (cut === coverage)
        return measurements;
    const packages = [...measurements.packages].map(([name, measured]) => [
        name,
        measured.coverage === null
            ? measured
            : { ...measured, coverage: cutCoverage(measured.coverage, counts) },
    ]);
    return {
        ...measurements,
        coverage: cut,
        packages: new Map(packages),
        findings: [...measurements.findings, ...nameLines(cut, counts)],
    };
}
/** The measurements with all lines as reports list them; `null` where none was left out. */
function asListed(measurements) {
    const listed = measurements.coverage?.asListed;
    if (listed === undefined)
        return null;
    const packages = [...measurements.packages].map(([name, measured]) => [name, { ...measured, coverage: measured.coverage?.asListed ?? measured.coverage }]);
    return { ...measurements, coverage: listed, packages: new Map(packages) };
}
const turns = (left, right) => left !== right && left !== 'inconclusive' && right !== 'inconclusive' && [left, right].includes('fail');
/**
 * Whether a rule comes out otherwise with the lines behind the end of files than without them: a function that says of
 * which of its members, `null` for the rule as a whole; `null` where it does not.
 */
function turnedMembers(without, listed) {
    const outcomes = new Map(listed.members.map(({ member, outcome }) => [member, outcome]));
    const turned = new Set(without.members
        .filter(({ member, outcome }) => turns(outcome, outcomes.get(member) ?? outcome))
        .map(({ member }) => member));
    if (turned.size > 0)
        return (member) => turned.has(member);
    return turns(without.outcome, listed.outcome) ? () => true : null;
}
/** What a rule sees whose outcome hangs on lines that are not there. */
function hangsOnLinesPastEnd({ scope }) {
    const of = scope.kind === 'member' ? ` of ${scope.id}` : '';
    return (0,codes/* absent */.Ge)('coverage-lines-past-end', `Lines behind the end of their files decide this${of}: with them it comes out otherwise than without.`);
}

// EXTERNAL MODULE: ./actions/quality-gate/src/domain/sonarqube/sonar-measure.ts
var sonar_measure = __webpack_require__(2071);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/unjudged.ts



const judgeable = (0,kinds_kinds/* kindsInOrder */.ty)().flatMap((kind) => kind.judgeable);
const isEachPackage = ({ rule: { scope } }) => scope?.kind === 'each' && scope.member === 'package';
/** Reports of no package, where all rules on their kind go through packages. */
function outsideOfPackages({ reportCounts }, rules) {
    return reportCounts
        .filter((one) => one.package === null)
        .flatMap(({ kind, files }) => {
        const begins = kinds_kinds/* kinds */.EZ[kind].judgeable.map(({ metrics }) => metrics);
        const about = rules.filter(({ rule }) => begins.some((begin) => rule.metric.startsWith(begin)));
        if (about.length === 0 || !about.every(isEachPackage))
            return [];
        const reports = `${(0,report_numbers/* countOf */.pq)(files, 'report')} of the kind ${kind}`;
        const seen = `no package is named for ${reports}, and every rule on it is \`in each package\``;
        return [(0,codes/* finding */.gk)('not-judged', null, seen)];
    });
}
/** What reports give and no rule speaks of: it is shown and judges nothing. */
function unjudgedFindings(measurements, rules) {
    // Without any rule the gate says so, and does not pass.
    if (rules.length === 0)
        return [];
    const unspoken = judgeable
        .filter(({ metrics, isGiven }) => isGiven(measurements) && !rules.some(({ rule }) => rule.metric.startsWith(metrics)))
        .map(({ what, rule }) => (0,codes/* finding */.gk)('not-judged', null, `no rule speaks of ${what}; one that does: ${rule}`));
    return [...unspoken, ...outsideOfPackages(measurements, rules)];
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/judging.ts







/** Judges rules; one that lines behind the end of their files would turn comes out inconclusive. */
function judge(measurements, rules) {
    const observations = (0,assess/* observationsOf */.b)(measurements);
    const results = judgeRules(rules, metrics/* metrics */.qd, observations, new Map());
    const listed = asListed(measurements);
    if (listed === null)
        return results;
    const others = judgeRules(rules, metrics/* metrics */.qd, (0,assess/* observationsOf */.b)(listed), new Map());
    return results.map((result, index) => {
        const other = others[index];
        const isTurned = other === undefined ? null : turnedMembers(result, other);
        const written = rules.find(({ text }) => text === result.rule);
        if (isTurned === null || written === undefined)
            return result;
        const observe = (query) => isTurned(query.scope.kind === 'member' ? query.scope.id : null)
            ? hangsOnLinesPastEnd(query)
            : observations.observe(query);
        const [again] = judgeRules([written], metrics/* metrics */.qd, { ...observations, observe }, new Map());
        return again ?? result;
    });
}
/** What was found beside the numbers, given what the rules say. */
function findingsBeside(measurements, rules, results) {
    return [
        ...measurements.findings,
        ...(0,sonar_measure/* conditionFindings */.iA)(measurements.sonar, results),
        ...(0,kinds_kinds/* kindsInOrder */.ty)().flatMap((kind) => kind.ruleFindings?.(measurements, rules) ?? []),
        ...unjudgedFindings(measurements, rules),
    ];
}

// EXTERNAL MODULE: ./packages/reports/src/domain/tests/case-names.ts
var case_names = __webpack_require__(4361);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/unmatched-glob.ts
/** What is said where nothing more can be told. */
const nothingMatches = 'no file matches';
/** Files that one glob was meant to name: its parts between what people separate lists with; none where it is one. */
function listedFiles(glob) {
    for (const separator of [/[,;|\n]/u, /\s+/u]) {
        const parts = splitOutside(glob, separator).map((part) => part.trim());
        const named = parts.filter((part) => part !== '');
        if (named.length > 1 && named.every((part) => /[./*]/u.test(part)))
            return named;
    }
    return [];
}
/** Splits a glob, but not inside of `{a,b}` or `[a,b]`. */
function splitOutside(glob, separator) {
    const parts = [];
    let part = '';
    let depth = 0;
    for (const character of glob) {
        if (/[{[(]/u.test(character))
            depth += 1;
        if (/[}\])]/u.test(character))
            depth = Math.max(0, depth - 1);
        if (depth > 0 || !separator.test(character))
            part += character;
        else {
            parts.push(part);
            part = '';
        }
    }
    return [...parts, part];
}
const unmatched_glob_shownFiles = 5;
/** What to do about a glob that was meant to be several. */
function asEntries(kind, listed) {
    const files = listed.slice(0, unmatched_glob_shownFiles).map((file) => JSON.stringify(file));
    const more = listed.length > unmatched_glob_shownFiles ? ', …' : '';
    return `Write a list: \`- {kind: ${kind}, files: [${files.join(', ')}${more}]}\`, or an entry for each: \`- ${kind}: ${files[0] ?? ''}\`.`;
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/measure.ts






const newGathering = () => ({ gathered: {}, broken: new Map() });
function gatheringOf(kind, { gathered }) {
    const known = gathered[kind] ?? kinds_kinds/* kinds */.EZ[kind].gather();
    gathered[kind] = known;
    return known;
}
const globsOf = ({ files, jobs }) => jobs === undefined ? files.join(', ') : `jobs ${jobs.join(', ')}`;
/** Why no file is there: of one glob the reason, of several those that say more than that. */
function whyMissing(unmatched) {
    const [only, ...others] = unmatched;
    if (only !== undefined && others.length === 0)
        return only.why;
    const told = unmatched.filter(({ why }) => why !== nothingMatches);
    return [nothingMatches, ...told.map(({ glob, why }) => `${glob}: ${why}`)].join('; ');
}
function countFindings(entry, paths, unmatched) {
    // Of jobs each name must be there by itself, and was said where it is not.
    if (paths.length === 0 && entry.jobs !== undefined)
        return [];
    if (paths.length === 0) {
        const fixes = new Set(unmatched.map(({ fix }) => fix));
        const [fix] = fixes.size === 1 ? [...fixes] : [null];
        return [(0,codes/* finding */.gk)('report-missing', globsOf(entry), whyMissing(unmatched), fix ?? undefined)];
    }
    const missing = unmatched.map(({ glob, why, fix }) => (0,codes/* finding */.gk)('report-missing', glob, why, fix ?? undefined));
    return [...missing, ...outOfBounds(entry, paths)];
}
const shownMatches = 5;
function outOfBounds(entry, paths) {
    const { min, max, jobs } = entry;
    const matched = paths.length;
    if (matched >= min && (max === null || matched <= max))
        return [];
    const demanded = max === null ? `at least ${min}` : min === max ? String(min) : `${min} to ${max}`;
    const files = `${(0,report_numbers/* countOf */.pq)(matched, 'file')} ${matched === 1 ? 'matches' : 'match'}`;
    const what = jobs === undefined ? files : `${(0,report_numbers/* countOf */.pq)(matched, 'job')} ran`;
    const left = matched - shownMatches;
    const named = `${paths.slice(0, shownMatches).join(', ')}${left > 0 ? `, and ${left} more` : ''}`;
    return [(0,codes/* finding */.gk)('report-count', globsOf(entry), `${what}, ${demanded} demanded: ${named}`)];
}
/** Readings that stand for jobs that are not there, or could not be asked for. */
const namesNothing = ['job-missing', 'jobs-forbidden', 'jobs-unreachable'];
/** Whether a reading is of something that is there. */
const standsFor = (read) => read.kind !== 'unusable' || !namesNothing.includes(read.code);
/** What is wrong with a file for the entries that matched it; nothing when it is what they say. */
function measure_unusable(reading, entries) {
    const { read, path } = reading;
    if (read.kind === 'unusable')
        return (0,codes/* finding */.gk)(read.code, path, read.message);
    const other = entries.find((entry) => entry.kind !== read.kind);
    return other === undefined
        ? null
        : (0,codes/* finding */.gk)('report-kind-differs', path, `the content is ${read.kind}, an entry says ${other.kind}`);
}
function countReport({ reports }, concerned, kind) {
    for (const owner of new Set(concerned.map((entry) => entry.package))) {
        const key = JSON.stringify([kind, owner]);
        const known = reports.get(key);
        if (known === undefined)
            reports.set(key, { kind, package: owner, files: 1 });
        else
            known.files += 1;
    }
}
/** The whole, and the packages of these entries. */
function gatheringsOf(tally, concerned) {
    const named = concerned.flatMap(({ package: name }) => tally.packages.get(name ?? '') ?? []);
    return [tally.whole, ...new Set(named)];
}
function breakKind(gatherings, kind, why) {
    for (const { broken } of gatherings)
        if (!broken.has(kind))
            broken.set(kind, why);
}
/** Reports that are files of the repository; one that is read as two kinds is said once. */
function committedFindings(readings, repository) {
    if (repository?.isTracked !== true)
        return [];
    // What is measured may well be a file of the repository: it is no report of an earlier run.
    const reports = readings.filter(({ read, sizeBytes }) => read.kind !== 'size' && sizeBytes !== null);
    const paths = [...new Set(reports.map(({ path, file }) => file ?? path))];
    return paths
        .filter((path) => repository.has(path))
        .map((path) => (0,codes/* finding */.gk)('report-committed', path, 'git tracks the file'));
}
/** Adds a usable report to the whole, to the packages of its entries, and to the entries themselves. */
function addReport(tally, { path, entries }, { kind, report }, gatherings) {
    const { repository, waivers, beside, ofEntries } = tally;
    const definition = kinds_kinds/* kinds */.EZ[kind];
    const own = definition.ofEntry === undefined ? [] : entries.flatMap((index) => ofEntries[index] ?? []);
    const into = [...gatherings, ...own].map((gathering) => gatheringOf(kind, gathering));
    const { findings, broken } = definition.add(report, { path, repository, waivers, beside }, into);
    tally.findings.push(...findings);
    if (broken !== undefined)
        breakKind(gatherings, kind, broken);
}
function addReading(tally, reading) {
    const { path, read } = reading;
    for (const index of standsFor(read) ? reading.entries : [])
        tally.matches[index]?.push(path);
    const concerned = reading.entries.flatMap((index) => tally.entries[index] ?? []);
    const gatherings = gatheringsOf(tally, concerned);
    const bad = measure_unusable(reading, concerned);
    if (bad !== null) {
        tally.findings.push(bad);
        for (const entry of concerned)
            breakKind(gatheringsOf(tally, [entry]), entry.kind, `${path}: ${bad.code}`);
    }
    else if (read.kind !== 'unusable') {
        countReport(tally, concerned, read.kind);
        addReport(tally, reading, read, gatherings);
    }
}
/** What is wrong with all reports of one entry together. */
function entryFindings(kind, where, gathered) {
    return kinds_kinds/* kinds */.EZ[kind].ofEntry?.(where, gathered) ?? [];
}
function measure_checkEntry(tally, entry, index, unmatched) {
    const where = globsOf(entry);
    const missing = countFindings(entry, tally.matches[index] ?? [], unmatched);
    tally.findings.push(...missing);
    if (missing.length > 0)
        breakKind(gatheringsOf(tally, [entry]), entry.kind, `${where}: ${missing[0]?.code ?? ''}`);
    const own = gatheringOf(entry.kind, tally.ofEntries[index] ?? newGathering());
    tally.findings.push(...entryFindings(entry.kind, where, own));
}
/** What was gathered of the kinds that are given. */
function measuredOf(gathering, given, repository) {
    const measured = { ...kinds_kinds/* noMeasures */.jo };
    const add = (kind, gathered) => {
        measured[kind] = kinds_kinds/* kinds */.EZ[kind].measure(gathered, gathering.broken.get(kind) ?? null, repository);
    };
    for (const kind of given)
        add(kind, gatheringOf(kind, gathering));
    return { ...measured, changed: null };
}
/**
 * Adds up what all reports say. A file that several entries of a kind matched was read once and counts once; it belongs
 * to the packages of all of them.
 *
 * @param entries - the manifest
 * @param readings - each file once for each kind that entries say it is
 * @param repository - `null` when its files could not be listed
 * @param waivers - laid over failing tests and findings; what they take out is in `waived` and `waivedFindings`
 * @param unmatched - globs of the entries that no file matches
 */
function measure(entries, readings, repository, waivers = null, unmatched = []) {
    const names = entries.flatMap(({ package: name }) => name ?? []);
    const caseNames = (0,case_names/* gatherNames */.o_)();
    const beside = { notable: [], waived: [], waivedFindings: [], names: caseNames };
    const tally = {
        entries,
        repository,
        whole: newGathering(),
        packages: new Map(names.map((name) => [name, newGathering()])),
        ofEntries: entries.map(newGathering),
        matches: entries.map(() => []),
        findings: [],
        beside,
        waivers,
        reports: new Map(),
    };
    tally.findings.push(...committedFindings(readings, repository));
    for (const reading of readings)
        addReading(tally, reading);
    for (const [index, entry] of entries.entries())
        measure_checkEntry(tally, entry, index, unmatched.filter((one) => one.entry === index));
    const kindsOf = (of) => new Set(of.map(({ kind }) => kind));
    const given = kindsOf(entries);
    if (repository === null && [...given].some((kind) => kinds_kinds/* kinds */.EZ[kind].isOfFiles))
        tally.findings.push((0,codes/* finding */.gk)('repository-files-unknown', null, 'no list of the files of the repository'));
    const packages = [...tally.packages].map(([name, gathering]) => {
        const own = kindsOf(entries.filter((entry) => entry.package === name));
        return [name, measuredOf(gathering, own, repository)];
    });
    return {
        ...measuredOf(tally.whole, given, repository),
        change: null,
        packages: new Map(packages),
        notable: beside.notable,
        waived: beside.waived,
        waivedFindings: beside.waivedFindings,
        findings: tally.findings,
        caseNames: caseNames.end(),
        reportCounts: [...tally.reports.values()],
        sonar: null,
        comparison: null,
    };
}
/** The measurements with what SonarQube says. */
function withSonar(measurements, sonar) {
    if (sonar === null)
        return measurements;
    return { ...measurements, sonar, findings: [...measurements.findings, ...(0,sonar_measure/* sonarFindings */.Y4)(sonar)] };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/repeated-reports.ts


/** Kinds whose reports each add to what is counted, so that a copy makes more of it. */
const addingKinds = new Set(kinds_kinds/* kindNames */.$1.filter((kind) => kinds_kinds/* kinds */.EZ[kind].addsUp));
const shownRepeats = 5;
const repeated_reports_shownFiles = 5;
/** Reports that are the same to the byte, though each is counted. */
function repeatedFindings(materials) {
    const byContent = new Map();
    for (const { path, digest, kind } of materials) {
        if (!addingKinds.has(kind) || digest === 'unread')
            continue;
        const key = `${kind}\0${digest}`;
        const known = byContent.get(key);
        if (known === undefined)
            byContent.set(key, [path]);
        else
            known.push(path);
    }
    const repeated = [...byContent.values()].filter((paths) => paths.length > 1);
    return repeated.slice(0, shownRepeats).map((paths) => {
        const [first = '', ...others] = paths;
        const more = others.length - repeated_reports_shownFiles;
        const list = others.slice(0, repeated_reports_shownFiles).join(', ') + (more > 0 ? `, and ${more} more` : '');
        return (0,codes/* finding */.gk)('report-repeated', first, `the same as ${list}`);
    });
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/subject-findings.ts


/** The commit that is judged must be the one whose tests were run: the one that is checked out. */
function subjectFindings(subject, checkout, run) {
    const { commit, mergeCommit } = commitOfRun(run);
    if (checkout.unreadable !== null)
        return [(0,codes/* finding */.gk)('checkout-unreadable', checkout.unreadable, 'git cannot say which commit it is at')];
    // Without a repository the files are taken for those of the commit that the run is for.
    const tested = checkout.head ?? run.sha;
    const isMergeOfIt = tested === mergeCommit && subject.commit === commit;
    if (subject.commit === tested || isMergeOfIt)
        return [];
    const where = checkout.head === null ? 'the run is for' : 'checked out is';
    return [(0,codes/* finding */.gk)('subject-differs', 'subjects', `commit ${subject.commit}, ${where} ${tested}`)];
}

// EXTERNAL MODULE: ./actions/quality-gate/src/domain/baseline/baseline-name.ts
var baseline_name = __webpack_require__(9013);
;// CONCATENATED MODULE: ./actions/quality-gate/src/steps/baseline/compare.ts


/** Finds what to compare with, where the policy says so. */
async function addBaseline(measurements, repository, { policy, loaded, values, github, ports }) {
    const { baseline: setting, gate } = policy;
    if (setting.kind === 'none')
        return measurements;
    const { configuration, source } = loaded;
    const { clock, digests, files, runner } = ports;
    const { run: context } = runner;
    const { findBaseline } = await __webpack_require__.e(/* import() */ 724).then(__webpack_require__.bind(__webpack_require__, 9724));
    return runner.group('Baseline', async () => {
        const asker = {
            owner: {
                repository: context.repository,
                workflow: (0,baseline_name/* workflowPathOf */._Z)(context.workflowRef),
                gate,
                service: configuration.service ?? null,
            },
            runId: context.runId,
            commit: context.sha,
            nowMs: clock.now(),
            source,
            key: values['evidence-key']?.reveal() ?? null,
        };
        const looked = await findBaseline(setting, asker, { github, digests, files });
        runner.info(`baseline: ${sayFound(looked.found)}`);
        if (looked.trust !== null)
            runner.info(`its branch is ${looked.trust.isProtected ? 'protected' : 'the default branch, and not protected'}`);
        return withBaseline(measurements, looked, repository, clock.now());
    });
}

;// CONCATENATED MODULE: ./packages/checkout/src/steps/bases.ts

const shallow = {
    kind: 'unknown',
    code: 'change-history-shallow',
    why: 'the clone ends before the commit that the change began at',
};
const missing = (why) => ({
    kind: 'unknown',
    code: 'change-base-missing',
    why,
});
const linesOf = (text) => text.split('\n').filter((line) => line !== '');
/** The commit that a revision names, `null` when the clone does not have it. */
async function commitNamed(git, revision) {
    const { code, stdout } = await git.ask('rev-parse', '--verify', '--quiet', `${revision}^{commit}`);
    return code === 0 ? stdout.trim() : null;
}
async function isShallowClone(git) {
    return (await git.tell('rev-parse', '--is-shallow-repository')).trim() !== 'false';
}
async function contains(git, commit, head) {
    const { code } = await git.ask('merge-base', '--is-ancestor', head, commit);
    return code === 0;
}
/** As far as this clone goes; the commit at which a shallow clone ends has none. */
async function parentsOf(git, head) {
    const told = await git.tell('rev-list', '--parents', '--max-count=1', head);
    return told.trim().split(' ').slice(1);
}
/** What a commit of the target branch itself changed: its difference to its first parent. */
async function lastCommit(git, head, isShallow, branch) {
    const [parent] = await parentsOf(git, head);
    if (parent !== undefined)
        return { kind: 'known', bases: [parent], said: `first parent of a commit that is on ${branch}` };
    return isShallow ? shallow : { kind: 'known', bases: [], said: 'nothing: it is the first commit' };
}
/** Whether the clone has all commits between the head, the candidates and what they share. */
async function isWhole(git, head, candidates, bases) {
    // An ancestor that is the only candidate is the best that there can be, whatever else is missing.
    if (candidates.length === 1 && bases[0] === candidates[0])
        return true;
    const ends = await git.tell('rev-list', '--max-parents=0', head, ...candidates, '--not', ...bases);
    return linesOf(ends).length === 0;
}
async function mergeBases(git, head, candidates, isShallow, said) {
    const { code, stdout } = await git.ask('merge-base', '--all', head, ...candidates);
    const bases = linesOf(stdout);
    if (code !== 0 || bases.length === 0)
        return isShallow
            ? shallow
            : { kind: 'unknown', code: 'change-unrelated', why: `there is no common commit: ${said}` };
    if (isShallow && !(await isWhole(git, head, candidates, bases)))
        return shallow;
    return { kind: 'known', bases, said };
}
/**
 * Finds the commits that a change is compared with, in what the clone has. Nothing is fetched. In a shallow clone only
 * what is surely the nearest is taken: a base that lies further back would count lines of others as those of the
 * change.
 *
 * @param git - in the repository
 * @param head - the commit that is checked out
 * @param beginning - what the event says
 * @param branch - the branch that the change is for
 * @throws {GitFailed} when git does not answer
 */
async function findBases(git, head, beginning, branch) {
    if (beginning.kind === 'nothing')
        return { kind: 'known', bases: [], said: `nothing: it is the first push to ${branch.name}` };
    const asking = begun(isShallowClone(git));
    if (beginning.kind === 'merged-into') {
        const listing = begun(parentsOf(git, head));
        const isShallow = await asking;
        const [base, merged, ...others] = await listing;
        if (base === undefined && isShallow)
            return shallow;
        if (base === undefined || merged !== beginning.headCommit || others.length > 0)
            return missing('the commit that is checked out does not merge the head of the pull request into its base');
        return { kind: 'known', bases: [base], said: `the commit of ${branch.name} that it is merged into` };
    }
    const { commits, withBranch, said } = beginning;
    const names = [`refs/remotes/origin/${branch.name}`, ...(branch.commit === null ? [] : [branch.commit])];
    const naming = begun(Promise.all([
        Promise.all(withBranch ? names.map((name) => commitNamed(git, name)) : []),
        Promise.all(commits.map((commit) => commitNamed(git, commit))),
    ]));
    const isShallow = await asking;
    const [tips, given] = await naming;
    const known = [...new Set([...tips, ...given].filter((commit) => commit !== null))];
    if (withBranch && branch.missing !== undefined && tips.every((tip) => tip === null))
        return { ...missing(branch.missing.why), fix: branch.missing.fix };
    if (withBranch && tips.every((tip) => tip === null))
        return isShallow ? shallow : missing(`the clone does not have the branch ${branch.name}`);
    if (known.length === 0)
        return isShallow ? shallow : missing(`the clone does not have ${commits.join(', ')}`);
    const containing = await Promise.all(known.map((commit) => contains(git, commit, head)));
    const candidates = known.filter((_, index) => containing[index] !== true);
    if (candidates.length === 0)
        return lastCommit(git, head, isShallow, branch.name);
    return mergeBases(git, head, candidates, isShallow, said);
}

;// CONCATENATED MODULE: ./packages/checkout/src/domain/beginning.ts




const noCommit = /^0+$/u;
function commitIn(event, ...path) {
    const value = path.reduce((at, key) => ((0,json/* isRecord */.u4)(at) ? at[key] : undefined), event);
    return typeof value === 'string' && domain_subject/* commitShape */.dO.test(value) ? value : null;
}
/**
 * What a run's change begins at. The base that an event of a pull request names is the tip of a branch and no merge
 * base; what was there before a push may be on a branch into which others were merged since.
 *
 * @param run - the event
 * @param head - the commit that is checked out
 * @param branch - the branch that the change is for
 */
function beginningOf(run, head, branch) {
    const { event, eventName } = run;
    const pullRequest = (0,configuration_source/* pullRequestOf */._)(event);
    if (pullRequest !== null) {
        if (head === commitOfRun(run).mergeCommit)
            return { kind: 'merged-into', headCommit: pullRequest.headSha };
        const base = commitIn(event, 'pull_request', 'base', 'sha');
        const said = `merge base with ${branch.name}, the base of the pull request`;
        return { kind: 'forked-from', commits: base === null ? [] : [base], withBranch: true, said };
    }
    const queued = eventName === 'merge_group' ? commitIn(event, 'merge_group', 'base_sha') : null;
    if (queued !== null)
        return { kind: 'forked-from', commits: [queued], withBranch: false, said: 'base of the merge group' };
    const before = eventName === 'push' && run.ref.startsWith('refs/heads/') ? commitIn(event, 'before') : null;
    if (before === null)
        return { kind: 'forked-from', commits: [], withBranch: true, said: `merge base with ${branch.name}` };
    const isTarget = run.ref === `refs/heads/${branch.name}`;
    if (!noCommit.test(before)) {
        const said = isTarget
            ? 'what was there before the push'
            : `what was there before the push, and ${branch.name}`;
        return { kind: 'forked-from', commits: [before], withBranch: !isTarget, said };
    }
    if (isTarget)
        return { kind: 'nothing' };
    return { kind: 'forked-from', commits: [], withBranch: true, said: `merge base with ${branch.name}` };
}

;// CONCATENATED MODULE: ./packages/checkout/src/domain/change.ts

const intersect = (left, right) => (0,line_ranges/* intersectRanges */.im)(left ?? [], right ?? []);
/**
 * What differs from every base. After merges back and forth there are several, and what one of them already has is not
 * added by the change.
 */
function commonDifference(differences) {
    const [first, ...others] = differences;
    if (first === undefined)
        return { touched: new Set(), files: new Map() };
    return others.reduce((common, other) => {
        const files = [...common.files].map(([path, lines]) => {
            const theirs = other.files.get(path);
            const added = intersect(lines.added, theirs?.added);
            return [path, { added, blank: intersect(lines.blank, theirs?.blank) }];
        });
        return {
            touched: new Set([...common.touched].filter((path) => other.touched.has(path))),
            files: new Map(files.filter(([, { added }]) => added.length > 0)),
        };
    }, first);
}

;// CONCATENATED MODULE: ./packages/checkout/src/domain/quoted-path.ts
const escapes = {
    a: 7,
    b: 8,
    t: 9,
    n: 10,
    v: 11,
    f: 12,
    r: 13,
    '"': 34,
    '\\': 92,
};
/**
 * A path as git writes it in the headers of a patch, with `core.quotePath` set: as it is, or between quotes with the
 * escapes of C, each byte beyond ASCII as three octal digits (git-config(1)). A tab follows a path with white space.
 *
 * @returns `null` for what git does not write
 */
function readQuotedPath(text) {
    const path = text.replace(/\t$/u, '');
    if (!path.startsWith('"'))
        return path === '' ? null : path;
    if (!/^"(?:[^"\\]|\\[abtnvfr"\\]|\\[0-3][0-7]{2})+"$/u.test(path))
        return null;
    const bytes = [];
    const encoder = new TextEncoder();
    for (const [part] of path.slice(1, -1).matchAll(/\\[0-7]{3}|\\.|[^\\]+/gu)) {
        const escaped = escapes[part.slice(1)];
        if (!part.startsWith('\\'))
            bytes.push(...encoder.encode(part));
        else
            bytes.push(escaped ?? Number.parseInt(part.slice(1), 8));
    }
    return new TextDecoder().decode(Uint8Array.from(bytes));
}

;// CONCATENATED MODULE: ./packages/checkout/src/domain/diff-reader.ts


/** What git wrote is not what a patch looks like. */
class UnreadableDiff extends Error {
    name = 'UnreadableDiff';
}
const lineFeed = 10;
const diff_reader_kinds = { added: 43, removed: 45, context: 32, remark: 92 };
const knownKinds = new Set(Object.values(diff_reader_kinds));
/** A path has at most 4,096 bytes; quoted, four characters each. */
const headerCapBytes = 64 * 1024;
const isBlankByte = (byte) => byte === 32 || (byte >= 9 && byte <= 13);
/** Lines that stand in front of the hunks of a file, and the remark behind a last line without line feed. */
const header = /^(?:diff --git |index |old mode |new mode |deleted file mode |new file mode |copy from |copy to |rename from |rename to |similarity index |dissimilarity index |--- |\\ )/u;
/**
 * Reads a patch of `git diff-tree --patch --unified=0` with the prefixes `a/` and `b/`. Lines of files are counted as
 * the header of their hunk says and never taken for headers; nothing of them is kept.
 */
function diffReader() {
    const files = new Map();
    /** The file whose hunks follow: `null` before the first, and for one that is gone. */
    let file = null;
    let left = { removed: 0, added: 0 };
    let nextLine = 0;
    let head = [];
    /** The line of a hunk that is being read: what it is, and whether it is blank as far as it came. */
    let kind = null;
    let isBlank = true;
    const openFile = (text) => {
        if (text === '/dev/null')
            return null;
        const path = readQuotedPath(text);
        if (path?.startsWith('b/') !== true)
            throw new UnreadableDiff(`a patch of "${text}"`);
        const name = path.slice(2);
        const known = files.get(name) ?? { added: [], blank: [] };
        files.set(name, known);
        return known;
    };
    const readHeader = () => {
        const text = new TextDecoder().decode(Uint8Array.from(head));
        head = [];
        if (text.startsWith('diff --git '))
            file = null;
        if (text.startsWith('+++ ')) {
            file = openFile(text.slice(4));
            return;
        }
        const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/u.exec(text);
        if (hunk === null) {
            if (!header.test(text))
                throw new UnreadableDiff(`"${text.slice(0, 80)}" between two patches`);
            return;
        }
        const [, removed = '1', start = '', added = '1'] = hunk;
        left = { removed: Number(removed), added: Number(added) };
        nextLine = Number(start);
    };
    const endLine = () => {
        if (kind === diff_reader_kinds.added) {
            if (file === null)
                throw new UnreadableDiff('a line of no file');
            (0,line_ranges/* addLines */.th)(file.added, nextLine, nextLine);
            if (isBlank)
                (0,line_ranges/* addLines */.th)(file.blank, nextLine, nextLine);
        }
        if (kind === diff_reader_kinds.added || kind === diff_reader_kinds.context) {
            nextLine += 1;
            left.added -= 1;
        }
        if (kind === diff_reader_kinds.removed || kind === diff_reader_kinds.context)
            left.removed -= 1;
        if (left.added < 0 || left.removed < 0)
            throw new UnreadableDiff('more lines than a hunk has');
        kind = null;
        isBlank = true;
    };
    const isInHunk = () => left.added > 0 || left.removed > 0;
    /** Reads up to the end of the line or of the bytes. */
    const readHunkLine = (bytes, from, end) => {
        let at = from;
        if (kind === null && at < end) {
            kind = bytes[at] ?? 0;
            at += 1;
            if (!knownKinds.has(kind))
                throw new UnreadableDiff('a hunk that ends too early');
        }
        for (; isBlank && at < end; at += 1)
            isBlank = isBlankByte(bytes[at] ?? 0);
    };
    const readHeaderLine = (bytes, from, end) => {
        if (head.length + end - from > headerCapBytes)
            throw new UnreadableDiff('a header without end');
        for (let at = from; at < end; at += 1)
            head.push(bytes[at] ?? 0);
    };
    return {
        write: (bytes) => {
            for (let from = 0; from < bytes.length;) {
                const found = bytes.indexOf(lineFeed, from);
                const end = found < 0 ? bytes.length : found;
                const inHunk = kind !== null || (head.length === 0 && isInHunk());
                if (inHunk)
                    readHunkLine(bytes, from, end);
                else
                    readHeaderLine(bytes, from, end);
                if (found >= 0) {
                    // A line of a hunk has at least the character that says what it is.
                    if (inHunk && kind === null)
                        throw new UnreadableDiff('a line of a hunk that says nothing');
                    if (inHunk)
                        endLine();
                    else
                        readHeader();
                }
                from = end + 1;
            }
        },
        end: () => {
            if (head.length > 0 || kind !== null || isInHunk())
                throw new UnreadableDiff('a patch that was cut off');
            return new Map([...files].filter(([, { added }]) => added.length > 0));
        },
    };
}

;// CONCATENATED MODULE: ./packages/checkout/src/domain/tree-changes.ts

const raw = /^:(\d{6}) (\d{6}) [0-9a-f]+ [0-9a-f]+ ([ADMT]|[RC]\d{3})$/u;
const counted = /^(\d+|-)\t(\d+|-)\t([^]*)$/u;
/**
 * Reads what `git diff-tree -r --raw --numstat -z` lists: first every file with its modes, then every file with its
 * counts, in the same order; names are unaltered.
 *
 * @throws {UnreadableDiff} for anything else, and when both lists are not about the same files
 */
function readTreeChanges(listed) {
    if (listed === '')
        return [];
    if (!listed.endsWith('\0'))
        throw new UnreadableDiff('a list that was cut off');
    const parts = listed.slice(0, -1).split('\0');
    let at = 0;
    const next = () => {
        const part = parts[at];
        at += 1;
        if (part === undefined || part === '')
            throw new UnreadableDiff('a list with a name too few');
        return part;
    };
    const files = [];
    for (let match = raw.exec(parts[at] ?? ''); match !== null; match = raw.exec(parts[at] ?? '')) {
        at += 1;
        const [, , mode = '', status = ''] = match;
        const from = /^[RC]/u.test(status) ? next() : null;
        files.push({ path: next(), from: status.startsWith('R') ? from : null, isFile: mode.startsWith('100') });
    }
    const changes = files.map((file) => {
        const [, added = '', , name = ''] = counted.exec(parts[at] ?? '') ?? [];
        at += 1;
        if (name === '')
            next();
        const path = name === '' ? next() : name;
        if (path !== file.path || added === '')
            throw new UnreadableDiff(`two lists that differ at "${file.path}"`);
        return { ...file, addedLines: added === '-' ? null : Number(added) };
    });
    if (at !== parts.length)
        throw new UnreadableDiff('a list with more than its files');
    return changes;
}

;// CONCATENATED MODULE: ./packages/checkout/src/steps/find-change.ts








/**
 * Renames are followed as `git diff` does it by default, up to this many files on each side. The algorithm is named
 * because an attribute could name another.
 */
const comparison = [
    '-r',
    '--find-renames=50%',
    '-l5000',
    '--diff-algorithm=myers',
    '--ignore-submodules=none',
];
/** `--text`: an attribute (`-diff`) that hides the lines of a file would hide them from the gate. */
const patch = [
    '--patch',
    '--unified=0',
    '--inter-hunk-context=0',
    '--text',
    '--no-textconv',
    '--no-ext-diff',
    '--no-color',
    '--no-relative',
    '--src-prefix=a/',
    '--dst-prefix=b/',
    '--submodule=short',
];
/** The patch must be about the files that are listed, and have as many lines of each. */
function checkAgainst(changes, added) {
    const byPath = new Map(changes.map((change) => [change.path, change]));
    for (const path of added.keys())
        if (!byPath.has(path))
            throw new UnreadableDiff(`a patch of "${path}", which did not change`);
    for (const { path, addedLines } of changes)
        if (addedLines !== null && addedLines !== (0,line_ranges/* countLines */.lt)(added.get(path)?.added ?? []))
            throw new UnreadableDiff(`"${path}" with other lines than the ${addedLines} that are counted`);
}
async function differenceTo(git, base, head) {
    const listing = begun(git.ask('diff-tree', ...comparison, '--raw', '--no-abbrev', '--numstat', '-z', base, head));
    const reader = diffReader();
    const refused = [];
    const attempt = (step) => {
        if (refused.length > 0)
            return;
        try {
            step();
        }
        catch (thrown) {
            if (!(thrown instanceof UnreadableDiff))
                throw thrown;
            refused.push(thrown);
        }
    };
    const patching = begun(git.stream((bytes) => attempt(() => reader.write(bytes)), 'diff-tree', ...comparison, ...patch, base, head));
    const listed = await listing;
    if (listed.code !== 0)
        throw new GitFailed(`git diff-tree exited with ${listed.code}: ${listed.stderr.trim()}`);
    const changes = readTreeChanges(listed.stdout);
    await patching;
    const [flaw] = refused;
    if (flaw !== undefined)
        throw flaw;
    const added = reader.end();
    checkAgainst(changes, added);
    const regular = new Set(changes.filter(({ isFile }) => isFile).map(({ path }) => path));
    return {
        touched: new Set(changes.flatMap(({ path, from }) => (from === null ? [path] : [path, from]))),
        files: new Map([...added].filter(([path]) => regular.has(path))),
        isRenameSearchCut: /rename detection was skipped/u.test(listed.stderr),
    };
}
/** Tracked files whose content is not that of the commit any more. */
async function alteredFiles(git) {
    const told = await git.tell('status', '--porcelain=v1', '-z', '--untracked-files=no', '--ignore-submodules=all', '--no-renames');
    const entries = told.split('\0').filter((entry) => entry !== '');
    return new Set(entries.map((entry) => entry.slice(3)));
}
async function findIn(git, head, run, branch) {
    const found = await findBases(git, head, beginningOf(run, head, branch), branch);
    if (found.kind === 'unknown')
        return found;
    const { bases, said } = found;
    const from = bases.length > 0 ? bases : [(await git.tell('hash-object', '-t', 'tree', '--stdin')).trim()];
    const lookingForAltered = begun(alteredFiles(git));
    const differences = [];
    for (const base of from)
        differences.push(await differenceTo(git, base, head));
    const altered = await lookingForAltered;
    const isRenameSearchCut = differences.some((difference) => difference.isRenameSearchCut);
    return {
        kind: 'known',
        change: { head, bases, said, ...commonDifference(differences), altered, isRenameSearchCut },
    };
}
/**
 * Finds out what the change of a run adds: the net difference between where it began and the commit that is checked
 * out, as `git diff` counts it. Nothing is fetched and nothing is written.
 *
 * @param checkout - the repository
 * @param checkout.root - absolute path
 * @param checkout.head - the commit it is at; `null` where git cannot tell
 * @param run - whose event says what the change is
 * @param branch - the branch that the change is for
 * @param ports - to ask git
 */
async function findChange(checkout, run, branch, ports) {
    if (checkout.head === null)
        return {
            kind: 'unknown',
            code: 'change-without-checkout',
            why: 'there is no repository that git can read',
        };
    try {
        return await findIn(gitIn(checkout.root, ports), checkout.head, run, branch);
    }
    catch (thrown) {
        if (thrown instanceof GitFailed || thrown instanceof UnreadableDiff)
            return {
                kind: 'unknown',
                code: 'change-unreadable',
                why: thrown instanceof UnreadableDiff ? `git shows ${thrown.message}` : thrown.message,
            };
        throw thrown;
    }
}

// EXTERNAL MODULE: ./actions/quality-gate/src/domain/change/change-measure.ts + 1 modules
var change_measure = __webpack_require__(2204);
;// CONCATENATED MODULE: ./actions/quality-gate/src/steps/change.ts




function sayChange({ touched, bases, said }) {
    const against = bases.map((base) => base.slice(0, 8)).join(' and ');
    return `${(0,report_numbers/* countOf */.pq)(touched.size, 'file')} touched since ${against === '' ? said : `${against} (${said})`}`;
}
/** What the change is, where coverage is given or a rule asks for it; `null` where nobody looks at it. */
function askForChange(policy, checkout, { source, target }, ports) {
    const asked = (0,change_measure/* questionsOf */.PW)(policy.rules);
    const hasCoverage = policy.reports.some(({ kind }) => kind === 'coverage');
    if (!hasCoverage && !asked.changedLines && !asked.whenChanged)
        return null;
    // On GitHub the configuration was read from the branch that the change is for.
    const branch = target ?? { name: source.ref, commit: source.commit };
    return begun(findChange(checkout, ports.runner.run, branch, ports));
}
/** Lays the change over the measurements, where somebody looks at it. */
async function addChange(measurements, counts, { rules }, finding, { runner }) {
    if (finding === null)
        return measurements;
    const asked = (0,change_measure/* questionsOf */.PW)(rules);
    return runner.group('Change', async () => {
        const found = await finding;
        runner.info(found.kind === 'known' ? sayChange(found.change) : `${found.code}: ${found.why}`);
        if (found.kind === 'unknown')
            return (0,change_measure/* withChange */.vz)(measurements, found, asked);
        return (0,change_measure/* withChange */.vz)(measurements, { ...found, change: { ...found.change, lineCounts: counts } }, asked);
    });
}

// EXTERNAL MODULE: ./packages/reports/src/domain/performance/benchmark-book.ts
var benchmark_book = __webpack_require__(6362);
;// CONCATENATED MODULE: ./actions/quality-gate/src/steps/job-times.ts




/** Pages of 100 jobs that are asked for: more than a run can have. */
const pageCap = 50;
/**
 * Whether a name is meant by a pattern, in which `*` stands for any text and all else for itself: names of jobs have
 * slashes, brackets and parentheses of their own.
 */
function meansJob(pattern, name) {
    const [head = '', ...parts] = (0,benchmark_book/* plainName */.MH)(pattern).split('*');
    const tail = parts.pop();
    const whole = (0,benchmark_book/* plainName */.MH)(name);
    if (tail === undefined)
        return whole === head;
    if (!whole.startsWith(head))
        return false;
    let from = head.length;
    for (const part of parts) {
        const at = whole.indexOf(part, from);
        if (at === -1)
            return false;
        from = at + part.length;
    }
    return whole.length - tail.length >= from && whole.endsWith(tail);
}
function job_times_unusable(path, entries, code, message) {
    return { path, sizeBytes: null, entries, read: { kind: 'unusable', code, message } };
}
const moment = (ms) => new Date(ms).toISOString().replace('.000Z', 'Z');
/** What a job says of its time, or why it says nothing. */
function readJob(job, attempt, entries) {
    const { conclusion, createdMs, startedMs, completedMs, status } = job;
    const name = (0,benchmark_book/* plainName */.MH)(job.name);
    const path = `job ${name}`;
    if (status !== 'completed' || conclusion === null)
        return job_times_unusable(path, entries, 'job-unfinished', `it is ${status.replaceAll('_', ' ')}`);
    if (conclusion !== 'success')
        return job_times_unusable(path, entries, 'job-not-successful', `it ended as ${conclusion.replaceAll('_', ' ')}`);
    if (startedMs === null || completedMs === null)
        return job_times_unusable(path, entries, 'job-time-invalid', 'GitHub does not say when it began and ended');
    if (completedMs <= startedMs)
        return job_times_unusable(path, entries, 'job-time-invalid', `it began at ${moment(startedMs)} and ended at ${moment(completedMs)}`);
    // Of a job that was not run again, the entry is new and its times are old.
    const isEarlier = (job.attempt !== null && job.attempt < attempt) || (createdMs ?? 0) > completedMs;
    const benchmark = {
        fullName: `jobs > ${name}`,
        name,
        numbers: new Map([['time', [completedMs - startedMs]]]),
    };
    return {
        path,
        sizeBytes: null,
        entries,
        read: {
            kind: 'performance',
            report: {
                benchmarks: [benchmark],
                failed: [],
                crossed: [],
                unusable: [],
                failedRequests: [],
                job: { startedMs, completedMs, isEarlier },
            },
        },
    };
}
const entriesOfJobs = (entries) => [...entries.keys()].filter((index) => entries[index]?.jobs !== undefined);
/**
 * Measures the jobs that entries name. A job that was skipped is none: what named nothing else is missing.
 *
 * @param entries - the manifest
 * @param jobs - all of the run
 * @param attempt - the attempt of the run that asks
 */
function jobReadings(entries, jobs, attempt) {
    const missing = [];
    const found = new Map();
    for (const index of entriesOfJobs(entries)) {
        const { jobs: patterns = [], except = [] } = entries[index] ?? {};
        const kept = jobs.filter(({ name }) => !except.some((pattern) => meansJob(pattern, name)));
        for (const pattern of patterns) {
            const meant = kept.filter(({ name }) => meansJob(pattern, name));
            const ran = meant.filter(({ conclusion }) => conclusion !== 'skipped');
            for (const job of ran)
                found.set(job, (found.get(job) ?? new Set()).add(index));
            if (ran.length > 0)
                continue;
            const why = meant.length > 0
                ? `${(0,report_numbers/* countOf */.pq)(meant.length, 'job')} of this name, skipped`
                : `none of ${(0,report_numbers/* countOf */.pq)(jobs.length, 'job')} of the run has this name`;
            missing.push(job_times_unusable(`job ${pattern}`, [index], 'job-missing', why));
        }
    }
    // An answer that somebody kept says itself which attempt it is of.
    const current = jobs.reduce((newest, job) => Math.max(newest, job.attempt ?? 0), attempt);
    const byName = new Map();
    for (const job of found.keys()) {
        const name = (0,benchmark_book/* plainName */.MH)(job.name);
        byName.set(name, [...(byName.get(name) ?? []), job]);
    }
    const read = [...byName].flatMap(([name, [first, ...same]]) => {
        if (first === undefined)
            return [];
        const owners = [...new Set([first, ...same].flatMap((job) => [...(found.get(job) ?? [])]))];
        if (same.length === 0)
            return [readJob(first, current, owners)];
        const said = `${(0,report_numbers/* countOf */.pq)(same.length + 1, 'job')} of the run have this name`;
        return [job_times_unusable(`job ${name}`, owners, 'job-ambiguous', said)];
    });
    return [...read, ...missing];
}
/**
 * Asks GitHub for the jobs of this attempt of the run and measures those that entries name; asks for nothing where none
 * does. That it could not be asked is a reading like others, which nothing passes by.
 */
async function readJobs(entries, token, ports) {
    const concerned = entriesOfJobs(entries);
    if (concerned.length === 0)
        return { readings: [], materials: [] };
    const { runner, digests } = ports;
    const { runId, runAttempt } = runner.run;
    const path = `jobs of run ${runId}, attempt ${runAttempt}`;
    const unread = (code, message) => {
        runner.info(`✗ ${path}: ${code}. ${message}`);
        const material = { path, sizeBytes: 0, digest: 'unread', kind: 'unusable' };
        return { readings: [job_times_unusable(path, concerned, code, message)], materials: [material] };
    };
    try {
        const { jobs, total } = await ports.github(token).listRunJobs(runId, runAttempt, pageCap);
        if (jobs.length < total || jobs.length === 0)
            return unread('jobs-unreachable', `GitHub lists ${jobs.length} of ${(0,report_numbers/* countOf */.pq)(total, 'job')}`);
        const readings = jobReadings(entries, jobs, runAttempt);
        for (const reading of readings)
            runner.info(reading.read.kind === 'unusable'
                ? `✗ ${reading.path}: ${reading.read.code}. ${reading.read.message}`
                : `✓ ${reading.path}`);
        const text = (0,json/* canonicalJson */.dj)(jobs.map((job) => ({ ...job })));
        const sizeBytes = new TextEncoder().encode(text).byteLength;
        const material = { path, sizeBytes, digest: `sha256:${digests.sha256(text)}`, kind: 'performance' };
        return { readings, materials: [material] };
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* ExternalError */.yA))
            throw thrown;
        const isRefused = thrown.code === 'github-forbidden' || thrown.code === 'github-not-found';
        return unread(isRefused ? 'jobs-forbidden' : 'jobs-unreachable', (0,errors/* messageOf */.bD)(thrown).replace(/\.$/u, ''));
    }
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/steps/line-counts.ts
const [tab, line_counts_lineFeed, carriageReturn, space] = [9, 10, 13, 32];
/**
 * Counts lines in bytes as they come: LF, CRLF and a lone CR end one, and a last one without an end is one. Whatever
 * some language takes for an end of a line counts (U+0085, U+2028, U+2029), for one line too many does no harm, and one
 * too few makes a report look wrong. Zero bytes are passed over, so that UTF-16 counts as well.
 */
function lineCounter() {
    let count = 0;
    let isInLine = false;
    let [before, last] = [0, 0];
    return {
        add: (bytes) => {
            for (let at = 0; at < bytes.length; at += 1) {
                const byte = bytes[at] ?? 0;
                if (byte > tab && byte < 128 && byte !== line_counts_lineFeed && byte !== carriageReturn) {
                    // Nearly every byte is one of these.
                    isInLine = true;
                    last = byte;
                    continue;
                }
                if (byte === 0)
                    continue;
                const isEnd = byte === carriageReturn ||
                    (byte === line_counts_lineFeed && last !== carriageReturn) ||
                    (byte === 0x85 && last === 0xc2) ||
                    ((byte === 0xa8 || byte === 0xa9) && last === 0x80 && before === 0xe2);
                if (isEnd)
                    count += 1;
                isInLine = !isEnd && !(byte === line_counts_lineFeed && last === carriageReturn);
                before = last;
                last = byte;
            }
        },
        end: () => (isInLine ? count + 1 : count),
    };
}
/** At least so many lines are in bytes as they come: each line feed ends one, and what can be seen behind the last is one. */
function leastLines() {
    let count = 0;
    let last = line_counts_lineFeed;
    return {
        add: (bytes) => {
            for (let at = 0; at < bytes.length; at += 1)
                if (bytes[at] === line_counts_lineFeed)
                    count += 1;
            last = bytes[bytes.length - 1] ?? last;
        },
        end: () => (last > space && last < 127 ? count + 1 : count),
    };
}
/** Reads files and counts their lines; what cannot be read is not counted. */
async function countEach(paths, begin, counted, { files, signal }) {
    let counter = begin();
    await files.readEach(paths, {
        piece: (_path, bytes) => {
            counter.add(bytes);
        },
        end: (path, isWhole) => {
            if (isWhole)
                counted(path, counter.end());
            counter = begin();
        },
    }, signal);
}
/**
 * How many lines the files have that reports list lines behind the end of, by path: such a report is not about them as
 * they are. A file that is not there, or that a path may or may not mean, is left out, and so is one that has all lines
 * that are listed: that is seen quickly, and of nearly all files.
 *
 * @param coverage - what reports cover; `null` where none is given
 * @param root - absolute path of the checkout
 * @param ports - to read files until the signal
 */
async function shortFiles(coverage, root, ports) {
    const before = `${root}/`;
    let highest = 0;
    function* listed() {
        for (const { path, candidates, lines } of coverage?.files ?? []) {
            if (candidates.length !== 1 || candidates[0] !== path || lines.length <= 1)
                continue;
            highest = lines.length - 1;
            yield before + path;
        }
    }
    const doubtful = new Map();
    const doubt = (path, count) => {
        if (count < highest)
            doubtful.set(path, highest);
    };
    await countEach(listed(), leastLines, doubt, ports);
    const counts = new Map();
    const keep = (path, count) => {
        if (count < (doubtful.get(path) ?? 0))
            counts.set(path.slice(before.length), count);
    };
    await countEach(doubtful.keys(), lineCounter, keep, ports);
    return counts;
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/content-digest.ts
const blockBytes = 1024 * 1024;
/**
 * Digests a content without holding it: up to one MiB its SHA-256, beyond that the SHA-256 of the lower-case hex
 * SHA-256 of each MiB in order, without separator. However the content is cut into pieces, the digest is the same.
 */
function contentDigest(digests) {
    // Grows with the content: a MiB for each of thousands of small reports would keep the collector busy.
    let block = new Uint8Array();
    let used = 0;
    const blocks = [];
    const makeRoom = (bytes) => {
        if (bytes <= block.length)
            return;
        const grown = new Uint8Array(Math.min(blockBytes, Math.max(bytes, block.length * 2)));
        grown.set(block);
        block = grown;
    };
    return {
        add: (bytes) => {
            for (let from = 0; from < bytes.length;) {
                if (used === blockBytes) {
                    blocks.push(digests.sha256(block));
                    used = 0;
                }
                const part = bytes.subarray(from, from + blockBytes - used);
                makeRoom(used + part.length);
                block.set(part, used);
                used += part.length;
                from += part.length;
            }
        },
        end: () => {
            const last = digests.sha256(block.subarray(0, used));
            return blocks.length === 0
                ? `sha256:${last}`
                : `sha256-blocks:${digests.sha256([...blocks, last].join(''))}`;
        },
    };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/kinds/say-report.ts

/** A report in a few words, for the log. */
function sayReport({ kind, report }) {
    return kinds_kinds/* kinds */.EZ[kind].say(report);
}

// EXTERNAL MODULE: ./packages/reports/src/domain/decode.ts
var decode = __webpack_require__(7908);
// EXTERNAL MODULE: ./packages/reports/src/domain/format.ts
var domain_format = __webpack_require__(4165);
// EXTERNAL MODULE: ./packages/reports/src/domain/limits.ts
var limits = __webpack_require__(8230);
// EXTERNAL MODULE: ./packages/reports/src/domain/problem.ts
var problem = __webpack_require__(7379);
;// CONCATENATED MODULE: ./packages/reports/src/domain/reader.ts






/** No reader that was given knows the content. It says nothing about the report before all were asked. */
class Unrecognized extends problem/* UnusableReport */.or {
}
/**
 * A reader of the format that the first characters show; a forced one must not be contradicted by them.
 *
 * One file may say two things: what ESLint found is `static`, and the numbers in its messages are `complexity`. Each
 * is a definition of its own, and the kind that the entry of the manifest names is looked at first. It only decides
 * between definitions that recognize the content: a file that is none of that kind is read as what it is, and refused
 * as another kind than the entry says.
 */
function openReader(text, forced, kind, given) {
    // No more than that, however much came at once: what a file is does not depend on the pieces it comes in.
    const head = (0,domain_format/* lookAt */.t)(text.slice(0, domain_format/* headCharacters */.J));
    const seen = format_names/* formatNames */.EI.filter((name) => given[name]?.recognizes(head) === true);
    const first = seen.find((name) => (0,format_names/* kindOf */.I)(name) === kind) ?? seen[0];
    if (first === undefined && format_names/* formatNames */.EI.some((name) => given[name] === undefined))
        throw new Unrecognized('report-format-unsupported', 'No reader of its kind knows the content.');
    if (forced !== null && first !== undefined && !seen.includes(forced))
        throw new problem/* UnusableReport */.or('report-kind-differs', `The content is ${first}, the entry says ${forced}.`);
    const format = forced ?? first;
    const definition = format === undefined ? undefined : given[format];
    if (definition !== undefined)
        return definition.open();
    const looks = head.root !== null
        ? `XML with the root element <${(0,problem/* excerpt */.Kb)(head.root)}>`
        : /^[[{]/u.test(text)
            ? `JSON with the keys ${(0,problem/* excerpt */.Kb)([...head.keys].slice(0, 8).join(', '), 120)}`
            : null;
    const nearest = sayNearest(kind, head, head.root === null ? [...head.keys] : [head.root]);
    if (looks !== null)
        throw new problem/* UnusableReport */.or('report-format-unsupported', `The file looks like ${looks}. ${nearest}`);
    if (text.startsWith('<') && text.length < domain_format/* headCharacters */.J)
        throw new problem/* UnusableReport */.or('report-truncated', 'The file ends before its first element does.');
    throw new problem/* UnusableReport */.or('report-unparsable', `The format of the file is not known; it begins with "${(0,problem/* excerpt */.Kb)(text, 40)}". ${nearest}`);
}
/**
 * Reads a report without holding it in memory. The format is found by its content, never by the name of the file,
 * unless it is given.
 *
 * @param forced - the format that the entry names
 * @param kind - what the entry says that the file is; decides where the content is of formats of several kinds
 * @param given - the readers to choose from: all, or all of that kind
 */
function reportReader(forced, kind, given) {
    const decoder = (0,decode/* reportDecoder */.F)();
    let head = '';
    let reader = null;
    let bytesRead = 0;
    let refused = null;
    const take = (text, last) => {
        if (reader !== null) {
            reader.write(text);
            return;
        }
        head = head === '' ? text.trimStart() : head + text;
        if (head === '' || (head.length < domain_format/* headCharacters */.J && !last))
            return;
        reader = openReader(head, forced, kind, given);
        reader.write(head);
        head = '';
    };
    /** Runs a step of reading; what it refuses is kept and ends the reading. */
    const attempt = (step) => {
        if (refused !== null)
            return null;
        try {
            return step();
        }
        catch (thrown) {
            if (!(thrown instanceof problem/* UnusableReport */.or))
                throw thrown;
            refused = thrown;
            return null;
        }
    };
    return {
        write: (bytes) => {
            attempt(() => {
                bytesRead += bytes.length;
                if (bytesRead > limits/* limits */.F.reportBytes)
                    throw new problem/* UnusableReport */.or('report-too-large', `The file is larger than ${limits/* limits */.F.reportBytes} bytes.`);
                take(decoder.write(bytes), false);
            });
            return refused === null;
        },
        end: () => {
            const done = attempt(() => {
                take(decoder.end(), true);
                if (reader === null)
                    throw new problem/* UnusableReport */.or('report-empty', `The file has ${bytesRead} bytes and no content.`);
                return reader.end();
            });
            if (done !== null)
                return done;
            return {
                kind: 'unusable',
                code: refused?.code ?? 'report-unparsable',
                message: refused?.message ?? 'The report could not be read.',
            };
        },
        isRecognized: () => !(refused instanceof Unrecognized),
    };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/steps/size-reading.ts



const gzipLevel = 9;
const bestBrotli = 11;
// The best is slow, about a second a MiB: beyond this a file is compressed as servers do it while they answer.
const bestBrotliBytes = 32 * 1024 ** 2;
const fastBrotli = 5;
/** Whether a rule asks for sizes under brotli, which take their time. */
function asksForBrotli(rules) {
    return rules.some(({ rule }) => rule.metric === 'size.brotli');
}
function size_reading_unusable(code, message) {
    return { read: { kind: 'unusable', code, message }, digest: 'unread' };
}
/**
 * Measures one file in one pass, holding no more of it than a piece. A file that has not the size it was found with is
 * still being written, and so is not measured. Throws the reason of the cancellation of the run.
 *
 * @param path - where it lies on this machine
 * @param foundBytes - its size when it was found
 * @param withBrotli - whether to compress it with brotli too
 * @param ports - what reads and compresses
 */
async function measureSize(path, foundBytes, withBrotli, ports) {
    if (foundBytes > limits/* limits */.F.measuredBytes)
        return size_reading_unusable('report-too-large', `The file has ${foundBytes} bytes; no more than ${limits/* limits */.F.measuredBytes} are measured.`);
    const { cancellation } = ports.runner;
    const brotliQuality = foundBytes > bestBrotliBytes ? fastBrotli : bestBrotli;
    const content = contentDigest(ports.digests);
    const gzip = ports.compression.gzip(gzipLevel);
    const brotli = withBrotli ? ports.compression.brotli(brotliQuality, foundBytes) : null;
    const giveUp = () => {
        gzip.cancel();
        brotli?.cancel();
    };
    let raw = 0;
    try {
        for await (const bytes of ports.files.readBytes(path)) {
            // The best compression of a large file takes longer than the runner waits for a step to end.
            cancellation.throwIfAborted();
            raw += bytes.byteLength;
            // A file that grows as fast as it is read would never end.
            if (raw > foundBytes)
                break;
            content.add(bytes);
            await gzip.write(bytes);
            await brotli?.write(bytes);
        }
        if (raw !== foundBytes) {
            giveUp();
            const seen = raw > foundBytes ? `more than ${foundBytes}` : String(raw);
            return size_reading_unusable('size-unsteady', `It had ${foundBytes} bytes when it was found and ${seen} when read.`);
        }
        const report = {
            raw,
            gzip: await gzip.end(),
            brotli: brotli === null ? null : await brotli.end(),
            brotliQuality: brotli === null ? null : brotliQuality,
        };
        return { read: { kind: 'size', report }, digest: content.end() };
    }
    catch (thrown) {
        giveUp();
        cancellation.throwIfAborted();
        return size_reading_unusable('report-unreadable', `The file could not be read: ${(0,errors/* messageOf */.bD)(thrown)}`);
    }
}

// EXTERNAL MODULE: ./packages/shared/src/domain/archive.ts
var archive = __webpack_require__(822);
;// CONCATENATED MODULE: ./actions/quality-gate/src/steps/report-sources.ts






/** Bounds of one archive of reports. */
const archiveLimits = {
    entries: 20_000,
    bytes: limits/* limits */.F.reportBytes,
    ratio: 250,
    ratioFromBytes: 64 * 1024 ** 2,
};
const codeOfFlaw = {
    broken: 'archive-broken',
    refused: 'archive-refused',
    'too-large': 'archive-too-large',
};
/** The finding that an error while reading is. */
function whyUnread(thrown) {
    if (thrown instanceof problem/* UnusableReport */.or)
        return { code: thrown.code, message: thrown.message };
    if (thrown instanceof archive/* UnusableArchive */.U)
        return { code: codeOfFlaw[thrown.flaw], message: thrown.message };
    return { code: 'report-unreadable', message: (0,domain_sentence/* sentence */.e)(`The file could not be read: ${(0,errors/* messageOf */.bD)(thrown)}`) };
}
async function* report_sources_all(first, rest) {
    try {
        for (let at = first; at.done !== true; at = await rest.next())
            yield at.value;
    }
    finally {
        await rest.return?.();
    }
}
async function* failing(thrown) {
    await Promise.reject(thrown instanceof Error ? thrown : new Error((0,errors/* messageOf */.bD)(thrown)));
    yield new Uint8Array();
}
async function* reportsInside(archive, folder, manifest, files) {
    const opened = await files.openArchive(`${folder}/${archive.path}`, archiveLimits);
    try {
        if (opened.files.length === 0)
            throw new problem/* UnusableReport */.or('report-empty', 'The archive holds no file.');
        const excluded = new Map(archive.entries.map((index) => [index, (manifest[index]?.except ?? []).map(domain_glob/* compileGlob */.S)]));
        for (const file of opened.files) {
            const path = `${archive.path}!/${file.path}`;
            const entries = archive.entries.filter((index) => excluded.get(index)?.some((matches) => matches(path)) !== true);
            if (entries.length === 0)
                continue;
            yield { path, sizeBytes: file.sizeBytes, entries, archive: archive.path, read: () => file.read() };
        }
    }
    finally {
        await opened.close();
    }
}
/**
 * The reports that a file is: itself, or those of the archive that it holds. By content, never by name. Each is to be
 * read, or given up, before the next is asked for. An archive that cannot be used is one report that cannot be read.
 *
 * @param file - what matched
 * @param folder - absolute path of the working directory
 * @param manifest - the entries; their `except` holds for what is in an archive, by `archive.zip!/path`
 */
async function* reportsOf(file, folder, manifest, files) {
    const alone = { ...file, archive: null };
    const read = () => files.readBytes(`${folder}/${file.path}`);
    const chunks = read()[Symbol.asyncIterator]();
    let isArchive = false;
    try {
        const first = await chunks.next();
        isArchive = first.done !== true && (0,archive/* looksLikeZip */.f)(first.value);
        if (!isArchive) {
            let begun = report_sources_all(first, chunks);
            yield {
                ...alone,
                read: () => {
                    const content = begun ?? read();
                    begun = null;
                    return content;
                },
            };
            return;
        }
    }
    catch (thrown) {
        yield { ...alone, read: () => failing(thrown) };
        return;
    }
    await chunks.return?.();
    try {
        yield* reportsInside(file, folder, manifest, files);
    }
    catch (thrown) {
        yield { ...alone, read: () => failing(thrown) };
    }
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/steps/unmatched-globs.ts


async function whyNothing(glob, except, folder, files) {
    if (except.length > 0) {
        const excluded = await files.find(folder, [glob]);
        if (excluded.length > 0)
            return `"except" leaves out all of the ${excluded.length} file(s) that match`;
    }
    const path = glob.replace(/\/+$/u, '');
    if ((await files.sizeBytes(`${folder}/${path}`)) !== null)
        return 'it is a link, and links are not followed; name the file that it leads to';
    if (await files.exists(`${folder}/${path}`))
        return `it is a folder; write "${path}/**"`;
    return glob.includes('\\') ? `${nothingMatches}; write "/" between folders` : nothingMatches;
}
/**
 * The globs of an entry that match nothing. Each is asked for by itself: where one of two jobs wrote its report, a
 * glob for both would hide that the other did not.
 *
 * @param entry - what is promised
 * @param entry.kind - what its files are
 * @param entry.files - its globs
 * @param entry.except - what they leave out
 * @param matched - what all of its globs together match
 * @param folder - where they begin
 * @param files - to look again
 */
async function unmatchedGlobs({ kind, files: globs, except }, matched, folder, files) {
    const unmatched = [];
    for (const glob of new Set(globs)) {
        const matches = (0,domain_glob/* compileGlob */.S)(glob);
        if (matched.some(({ path }) => matches(path)))
            continue;
        // What finds files may read a glob more kindly than what compares names with it.
        if (matched.length > 0 && (await files.find(folder, [glob], except)).length > 0)
            continue;
        const listed = listedFiles(glob);
        const said = await whyNothing(glob, except, folder, files);
        const isList = said === nothingMatches && listed.length > 1;
        const why = isList ? `${nothingMatches}; this is one glob, not a list of ${listed.length}` : said;
        unmatched.push({ glob, why, fix: isList ? asEntries(kind, listed) : null });
    }
    return unmatched;
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/steps/reading.ts









const progressEveryMs = 5_000;
/** So many reports are named in the log, more are counted; those that cannot be used always are named. */
const namedReports = 20;
const cancelled = () => new errors/* ExternalError */.yA({
    service: 'The runner',
    code: 'cancelled',
    message: 'the run was cancelled before all reports were read.',
    fix: 'Run the job again.',
    retryable: true,
});
/** Reads one report. That the machine could not read it is a finding like others. */
async function readReport(source, kind, forced, ports) {
    const own = reportReader(forced, kind, await (0,load_formats/* formatsOf */.I)(kind));
    const read = await readWith(own, source, ports);
    if (own.isRecognized())
        return read;
    return readWith(reportReader(forced, kind, await (0,load_formats/* everyFormat */.T)()), source, ports);
}
async function readWith(reader, source, ports) {
    const content = contentDigest(ports.digests);
    const { cancellation } = ports.runner;
    let sizeBytes = 0;
    try {
        for await (const bytes of source.read()) {
            if (cancellation.aborted)
                break;
            content.add(bytes);
            sizeBytes += bytes.byteLength;
            if (!reader.write(bytes))
                break;
        }
    }
    catch (thrown) {
        return { read: { kind: 'unusable', ...whyUnread(thrown) }, digest: 'unread' };
    }
    if (cancellation.aborted)
        throw cancelled();
    const read = reader.end();
    // A format without an end mark would not show that a file was cut, or is not yet whole.
    if (read.kind !== 'unusable' && sizeBytes !== source.sizeBytes) {
        const message = `The file had ${source.sizeBytes} bytes when it was found and ${sizeBytes} when it was read: something still writes it.`;
        return { read: { kind: 'unusable', code: 'report-unreadable', message }, digest: 'unread' };
    }
    // A file that was given up on was not read to its end, so it has no digest.
    return { read, digest: read.kind === 'unusable' ? 'unread' : content.end() };
}
function sayReading({ path, read }, ports) {
    const { runner } = ports;
    if (read.kind === 'unusable')
        runner.info(`✗ ${path}: ${read.code}. ${read.message}`);
    else
        runner.info(`✓ ${path}: ${sayReport(read)}`);
}
/** Every file that entries match, once for each kind that they say it is: one file may hold both. */
async function findFiles(entries, folder, { files, runner }) {
    const found = new Map();
    const unmatched = [];
    for (const [index, entry] of entries.entries()) {
        const { kind, files: globs, except, jobs } = entry;
        if (jobs !== undefined)
            continue;
        const matched = await files.find(folder, globs, except);
        for (const { glob, why, fix } of await unmatchedGlobs(entry, matched, folder, files)) {
            runner.info(`✗ ${glob}: ${why}`);
            unmatched.push({ entry: index, glob, why, fix });
        }
        for (const { path, sizeBytes } of matched) {
            const key = `${path}\0${kind}`;
            const known = found.get(key);
            if (known === undefined)
                found.set(key, { path, sizeBytes, kind, entries: [index] });
            else
                known.entries.push(index);
        }
    }
    const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file);
    return { found: sorted, unmatched };
}
/**
 * Finds and reads every report, each file once for each kind it is given as, in the order of their paths; of an
 * archive each file in it.
 *
 * @throws {ExternalError} when the run is cancelled meanwhile
 */
async function reading_readReports(entries, workingDirectory, withBrotli, checkout, ports) {
    const { clock, files, runner } = ports;
    const folder = workingDirectory === '' ? runner.workspace : `${runner.workspace}/${workingDirectory}`;
    const { found, unmatched } = await findFiles(entries, folder, ports);
    const readings = [];
    const materials = [];
    let saidMs = clock.now();
    let filesRead = 0;
    for (const file of found) {
        for await (const source of file.kind === 'size' ? [null] : reportsOf(file, folder, entries, files)) {
            if (runner.cancellation.aborted)
                throw cancelled();
            const { path, sizeBytes, entries: concerned } = source ?? file;
            const forced = concerned
                .map((index) => entries[index]?.format ?? null)
                .find((format) => format !== null);
            const { read, digest } = source === null
                ? await measureSize(`${folder}/${path}`, sizeBytes, withBrotli, ports)
                : await readReport(source, file.kind, forced ?? null, ports);
            const reading = {
                path: checkout.prefix + path,
                file: checkout.prefix + file.path,
                sizeBytes,
                entries: concerned,
                read,
            };
            readings.push(reading);
            materials.push({ path: reading.path, sizeBytes, digest, kind: read.kind });
            if (readings.length <= namedReports || read.kind === 'unusable')
                sayReading(reading, ports);
            if (clock.now() - saidMs >= progressEveryMs) {
                saidMs = clock.now();
                runner.info(`read ${(0,report_numbers/* countOf */.pq)(readings.length, 'report')}, of ${filesRead} of ${(0,report_numbers/* countOf */.pq)(found.length, 'file')}`);
            }
        }
        filesRead += 1;
    }
    if (readings.length > namedReports)
        runner.info(`read ${(0,report_numbers/* countOf */.pq)(readings.length, 'report')}`);
    return { readings, materials, unmatched };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/steps/sonarqube/ask-sonar.ts

/** Asks SonarQube for the projects that the policy names. */
async function askSonar({ values, policy, subject, loaded, ports }) {
    if (policy.analyses.length === 0)
        return { sonar: null, materials: [] };
    const { readProjects } = await __webpack_require__.e(/* import() */ 869).then(__webpack_require__.bind(__webpack_require__, 5869));
    const { source, target } = loaded;
    const { run: context } = ports.runner;
    const { commit, mergeCommit } = commitOfRun(context);
    return readProjects(policy.analyses, {
        server: values['sonar-url'],
        token: values['sonar-token'],
        deadlineMs: values['sonar-deadline'] ?? 0,
    }, {
        run: context,
        // Reports may be of the merge that was checked out, and so may the analysis.
        revisions: [
            subject.commit,
            ...(mergeCommit !== null && subject.commit === commit ? [mergeCommit] : []),
        ],
        defaultBranch: target?.name ?? source.ref,
        metrics: policy.rules.map(({ rule }) => rule.metric),
    }, ports);
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/steps/measuring.ts
















/** Begins to load the readers of what the inputs name; the configuration may name more, which are loaded when read. */
function loadReaders({ reports }) {
    for (const { kind } of reports ?? [])
        if (kind !== 'sonarqube')
            void begun((0,load_formats/* formatsOf */.I)(kind));
}
/** Reads the files of reports, and the jobs of the run. */
async function readAll({ policy, values, ports }, checkout) {
    return ports.runner.group('Reports', async () => {
        const ofFiles = await reading_readReports(policy.reports, values['working-directory'] ?? '', asksForBrotli(policy.rules), checkout, ports);
        const ofJobs = await readJobs(policy.reports, values.token?.reveal() ?? '', ports);
        return {
            unmatched: ofFiles.unmatched,
            readings: [...ofFiles.readings, ...ofJobs.readings],
            materials: [...ofFiles.materials, ...ofJobs.materials],
        };
    });
}
/** What the verdict rests on: what was read, and what it was compared with. */
function materialsOf(read, { comparison }) {
    return comparison?.found.kind === 'known' ? [...read, comparison.found.material] : read;
}
/** Asks git while the configuration is still being read; gives what reads the reports and measures. */
function beginMeasuring(values, ports) {
    const checkingOut = begun(findCheckout(values['working-directory'] ?? '', ports));
    const listing = begun(checkingOut.then((found) => listTracked(found, ports)));
    loadReaders(values);
    return async (looking) => {
        const { policy, waivers, subject } = looking;
        const checkout = await checkingOut;
        const findingChange = askForChange(policy, checkout, looking.loaded, ports);
        const { readings, materials, unmatched } = await readAll(looking, checkout);
        const asked = await askSonar(looking);
        const areFilesNeeded = policy.reports.some(({ kind }) => kinds_kinds/* kinds */.EZ[kind].isOfFiles);
        const repository = await listRepository(checkout, await listing, areFilesNeeded, ports);
        const reported = withSonar(measure(policy.reports, readings, repository, waivers?.use ?? null, unmatched), asked.sonar);
        const counts = await shortFiles(reported.coverage, checkout.root, {
            files: ports.files,
            signal: ports.runner.cancellation,
        });
        const inFiles = withoutLinesPastEnd(reported, counts);
        const changed = await addChange(inFiles, counts, policy, findingChange, ports);
        const measurements = await addBaseline(changed, repository, looking);
        const { tests, static: statics } = measurements;
        return {
            measured: { measurements, readings },
            judge: (rules) => judge(measurements, rules),
            findings: (results) => [
                ...subjectFindings(subject, checkout, ports.runner.run),
                ...repeatedFindings(materials),
                ...findingsBeside(measurements, policy.rules, results),
            ],
            materials: materialsOf([...materials, ...asked.materials], measurements),
            waivable: {
                tests: tests !== null,
                tools: (statics?.reports ?? []).flatMap(({ report }) => report.tools),
            },
        };
    };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/run.ts












/** Judges the reports of a build by rules: tests, coverage, findings, sizes; one verdict, nothing passed over. */
const qualityGate = defineGate({
    action: 'quality-gate',
    inputs: inputs,
    outputs: outputs,
    consequences: codes/* consequences */.PS,
    policyOf: (values, read) => policyOf({ gate: values.gate, service: values.service }, {
        reports: values.reports ?? [],
        rules: values.require ?? [],
        mode: values.mode,
        baseline: values.baseline,
        waivers: values.waivers,
    }, read),
    additionsOf: ({ reports, require, waivers, baseline, 'working-directory': folder }) => ({
        reports,
        require: require?.map(({ text }) => text) ?? null,
        waivers,
        baseline: baseline === null || baseline.kind === 'none' ? null : baseline.text,
        'working-directory': folder,
    }),
    begin: beginMeasuring,
    keep: keep,
    reportText: ({ measured }, body) => reportText(reportFile(body, measured.measurements)),
    summaryOf: ({ policy, decision, measured: { measurements, readings } }) => ({
        facts: measurements.comparison === null
            ? []
            : [{ name: 'baseline', value: sayFound(measurements.comparison.found), isProse: true }],
        sections: sectionsOf(policy, decision, measurements, readings),
    }),
    annotationsOf: ({ decision, measured }) => annotationsOf(decision, measured.measurements),
    outputsOf: ({ measured: { measurements } }) => {
        const totals = (0,domain_totals/* shownTotals */.b)(measurements);
        return {
            tests: JSON.stringify(totals.tests),
            coverage: JSON.stringify(totals.coverage),
            baseline: JSON.stringify(shownBaseline(measurements)),
            'new-failures': JSON.stringify(measurements.comparison?.newFailures ?? null),
            'baseline-file': '',
            'baseline-name': '',
        };
    },
});


/***/ }),

/***/ 9716:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N1: () => (/* binding */ subtractRanges),
/* harmony export */   im: () => (/* binding */ intersectRanges),
/* harmony export */   lt: () => (/* binding */ countLines),
/* harmony export */   mN: () => (/* binding */ sayRanges),
/* harmony export */   th: () => (/* binding */ addLines),
/* harmony export */   wA: () => (/* binding */ rangesOf)
/* harmony export */ });
/** Puts lines in ascending order together to ranges; lines that are there twice count once. */
function rangesOf(lines) {
    const ranges = [];
    for (const line of lines)
        addLines(ranges, line, line);
    return ranges;
}
/** Adds lines that lie behind all that are there. */
function addLines(ranges, from, to) {
    const last = ranges.at(-1);
    if (last !== undefined && from <= last.to + 1)
        last.to = Math.max(last.to, to);
    else
        ranges.push({ from, to });
}
/** How many lines there are. */
function countLines(ranges) {
    return ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);
}
/** Lines that both have. */
function intersectRanges(left, right) {
    const both = [];
    let [l, r] = [0, 0];
    for (;;) {
        const [a, b] = [left[l], right[r]];
        if (a === undefined || b === undefined)
            return both;
        const from = Math.max(a.from, b.from);
        const to = Math.min(a.to, b.to);
        if (from <= to)
            both.push({ from, to });
        if (a.to < b.to)
            l += 1;
        else
            r += 1;
    }
}
/** Lines of `left` that `right` does not have. */
function subtractRanges(left, right) {
    const rest = [];
    let r = 0;
    for (const { from, to } of left) {
        let next = from;
        for (let cut = right[r]; cut !== undefined && cut.from <= to; cut = right[r]) {
            if (cut.from > next)
                rest.push({ from: next, to: cut.from - 1 });
            next = Math.max(next, cut.to + 1);
            if (cut.to >= to)
                break;
            r += 1;
        }
        if (next <= to)
            rest.push({ from: next, to });
    }
    return rest;
}
/** `3-5, 9`, no more than `cap` ranges; what is left out is counted. */
function sayRanges(ranges, cap) {
    const shown = ranges.slice(0, cap).map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`));
    const more = ranges.length - shown.length;
    return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}


/***/ }),

/***/ 760:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fx: () => (/* binding */ mostOf),
/* harmony export */   VZ: () => (/* binding */ addToFile),
/* harmony export */   zK: () => (/* binding */ worseTally)
/* harmony export */ });
/* unused harmony export complexityMeasures */
/* harmony import */ var _own_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8446);

/** Ways to count how complex a function is; numbers of the two are never compared. */
const complexityMeasures = (/* unused pure expression or super */ null && (['cyclomatic', 'cognitive']));
const keptOfAFile = 5;
/** The most complex first; of equal ones the one that stands first. */
function byComplexity(a, b) {
    return b.complexity - a.complexity || a.line - b.line;
}
/** The functions of a file with one more. */
function addFunction(tally, found) {
    const known = tally?.worst ?? [];
    const least = known[keptOfAFile - 1];
    const isKept = least === undefined || byComplexity(found, least) < 0;
    return {
        functions: (tally?.functions ?? 0) + 1,
        sum: (tally?.sum ?? 0) + found.complexity,
        worst: isKept
            ? [...known, { ...found, name: (0,_own_text_js__WEBPACK_IMPORTED_MODULE_0__/* .ownText */ .U)(found.name) }].sort(byComplexity).slice(0, keptOfAFile)
            : known,
    };
}
/** The complexity of the most complex function. */
function mostOf(tally) {
    return tally.worst[0]?.complexity ?? 0;
}
/** Of what two reports say about one file, what says the worst; each function counts once. */
function worseTally(left, right) {
    if (left === null || right === null)
        return left ?? right;
    const apart = mostOf(left) - mostOf(right) ||
        left.sum / left.functions - right.sum / right.functions ||
        right.functions - left.functions;
    return apart >= 0 ? left : right;
}
/** Adds a function to its file. */
function addToFile(files, path, measure, found) {
    const known = files.get(path);
    const { cyclomatic = null, cognitive = null } = known ?? {};
    const more = measure === 'cyclomatic'
        ? { cyclomatic: addFunction(cyclomatic, found), cognitive }
        : { cyclomatic, cognitive: addFunction(cognitive, found) };
    files.set(known === undefined ? (0,_own_text_js__WEBPACK_IMPORTED_MODULE_0__/* .ownText */ .U)(path) : path, more);
}


/***/ }),

/***/ 7725:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $m: () => (/* binding */ coverageParts),
/* harmony export */   Bx: () => (/* binding */ isWorse),
/* harmony export */   PV: () => (/* binding */ mergeCoverage),
/* harmony export */   a5: () => (/* binding */ packHits),
/* harmony export */   pO: () => (/* binding */ ratioOf),
/* harmony export */   rx: () => (/* binding */ ratioOfMarks),
/* harmony export */   u2: () => (/* binding */ ratioUpTo)
/* harmony export */ });
/* harmony import */ var _packed_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5936);

const coverageParts = ['lines', 'branches', 'functions'];
/** Packs hits by key. */
function packHits(hits) {
    return {
        keys: (0,_packed_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .packKeys */ .g)(hits.keys()),
        marks: Uint8Array.from(hits.values(), (hit) => (hit ? 2 : 1)),
    };
}
/** The entries of packed hits. */
function unpackHits({ keys, marks }) {
    if (marks.length === 0)
        return new Map();
    return new Map((0,_packed_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .unpackKeys */ .D)(keys).map((key, index) => [key, marks[index] === 2]));
}
/** What was hit, of what is listed. */
function ratioOfMarks(marks) {
    let covered = 0;
    let total = 0;
    // By its place: stepping through a short array by its iterator takes three times as long.
    for (let place = 0; place < marks.length; place += 1) {
        const mark = marks[place];
        if (mark === 2)
            covered += 1;
        if (mark !== 0)
            total += 1;
    }
    return { covered, total };
}
/** Whether `left` is the smaller share; of equal shares the one with more that is not covered. */
function isWorse(left, right) {
    const cross = left.covered * right.total - right.covered * left.total;
    if (left.total === 0 || right.total === 0 || cross === 0)
        return left.total - left.covered > right.total - right.covered;
    return cross < 0;
}
function ratioOfPart(file, part) {
    const marks = part === 'lines' ? file.lines : file[part]?.marks;
    return marks === null || marks === undefined ? null : ratioOfMarks(marks);
}
/** What may be claimed for a part of a file: what was listed, or stated totals where they are worse. */
function ratioOf(file, part) {
    const stated = file.worseStated[part];
    const listed = file.listed === undefined ? ratioOfPart(file, part) : file.listed(part);
    if (listed === null)
        return stated ?? null;
    return stated !== undefined && isWorse(stated, listed) ? stated : listed;
}
/** What is listed of lines behind `line`: the keys of most formats begin with the line, others are of no line. */
function ratioBehind({ keys, marks }, line) {
    if (marks.length === 0)
        return ratioOfMarks(marks);
    const behind = (0,_packed_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .unpackKeys */ .D)(keys).map((key) => Number(/^(\d{1,9})[:,>]/u.exec(key)?.[1] ?? 0) > line);
    return ratioOfMarks(marks.filter((_, index) => behind[index] === true));
}
/** The same as `ratioOf`, without what is listed of lines behind `line`. */
function ratioUpTo(file, part, line) {
    const ratio = ratioOf(file, part);
    const hits = file[part];
    if (ratio === null || hits === null)
        return ratio;
    const behind = ratioBehind(hits, line);
    const total = Math.max(0, ratio.total - behind.total);
    return { covered: Math.min(total, Math.max(0, ratio.covered - behind.covered)), total };
}
/** Of each place the better mark: what any report hit was hit. */
function mergeMarks(left, right) {
    const [longer, shorter] = left.length >= right.length ? [left, right] : [right, left];
    const merged = longer.slice();
    for (let place = 0; place < shorter.length; place += 1) {
        const mark = shorter[place] ?? 0;
        if (mark > (merged[place] ?? 0))
            merged[place] = mark;
    }
    return merged;
}
function mergeHits(left, right) {
    if (left === null || right === null)
        return left ?? right;
    if (left.keys === right.keys && left.marks.length === right.marks.length)
        return { keys: left.keys, marks: mergeMarks(left.marks, right.marks) };
    const merged = unpackHits(left);
    for (const [key, hit] of unpackHits(right))
        merged.set(key, hit || merged.get(key) === true);
    return packHits(merged);
}
/** What both say about one file. */
function mergeCoverage(left, right) {
    const worseStated = { ...left.worseStated };
    for (const part of coverageParts) {
        const stated = right.worseStated[part];
        const known = worseStated[part];
        if (stated !== undefined && (known === undefined || isWorse(stated, known)))
            worseStated[part] = stated;
    }
    return {
        lines: left.lines === null || right.lines === null
            ? (left.lines ?? right.lines)
            : mergeMarks(left.lines, right.lines),
        branches: mergeHits(left.branches, right.branches),
        functions: mergeHits(left.functions, right.functions),
        worseStated,
    };
}


/***/ }),

/***/ 5936:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ unpackKeys),
/* harmony export */   g: () => (/* binding */ packKeys)
/* harmony export */ });
/** The character of a key that shares nothing with the one before: the first behind the line feed. */
const nothingShared = 11;
/** With more the text would take two bytes a character. */
const mostShared = 255 - nothingShared;
function sharedBy(left, right) {
    const most = Math.min(left.length, right.length, mostShared);
    let at = 0;
    while (at < most && left.charCodeAt(at) === right.charCodeAt(at))
        at += 1;
    return at;
}
/**
 * Keys of one file as one text, each ended by a line feed: a character says how much of the key before it begins with, and the rest
 * follows. Branches share their line and block, functions of some languages their namespace.
 *
 * @param keys - none of them with a line feed in it
 */
function packKeys(keys) {
    const lines = [];
    let before = '';
    for (const key of keys) {
        const shared = sharedBy(before, key);
        lines.push(String.fromCharCode(nothingShared + shared) + key.slice(shared));
        before = key;
    }
    // Joined, not added up, and never one alone: a text that was added up keeps its parts, and what they were cut from.
    return lines.length === 0 ? '' : [...lines, ''].join('\n');
}
/** The keys of a packed text, in their order. */
function unpackKeys(packed) {
    let before = '';
    const lines = packed.split('\n').slice(0, -1);
    return lines.map((line) => {
        before = before.slice(0, line.charCodeAt(0) - nothingShared) + line.slice(1);
        return before;
    });
}


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

/***/ 7656:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ staticSubjects),
/* harmony export */   z: () => (/* binding */ staticCap)
/* harmony export */ });
/** What findings are about: style and defects, or types. */
const staticSubjects = ['lint', 'types'];
/** Findings of a level that a report keeps by name; the rest is counted only. */
const staticCap = 200;


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

/***/ 7514:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TT: () => (/* binding */ codeBook)
/* harmony export */ });
/* unused harmony exports meaningIn, codesTable */
/* harmony import */ var _sentence_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8975);

/** The book of a table of codes. */
function codeBook(codes) {
    return {
        finding: (code, where, seen, fix = codes[code].fix) => ({
            code,
            effect: codes[code].effect,
            seen: (0,_sentence_js__WEBPACK_IMPORTED_MODULE_0__/* .clause */ .s)(seen),
            where,
            fix,
        }),
        absent: (code, why) => ({ kind: 'absent', code, why, fix: codes[code].fix }),
        reason: (code, { seen, limit, where, fix = codes[code].fix }) => ({
            code,
            rule: null,
            seen: seen ?? null,
            limit: limit ?? null,
            where: where ?? null,
            fix,
        }),
    };
}
/** What a code means; `null` for one that the table does not have. */
function meaningIn(codes, code) {
    return Object.hasOwn(codes, code) ? (codes[code]?.meaning ?? null) : null;
}
const gateColumns = { code: 'code', effect: 'verdict', meaning: 'when', fix: 'what to do' };
/** A table of codes in Markdown, as a README shows it: the columns that have a heading. */
function codesTable(codes, columns = gateColumns) {
    const row = (cells) => {
        const shown = [
            cells.code,
            ...(columns.effect === undefined ? [] : [cells.effect]),
            cells.meaning,
            ...(columns.fix === undefined ? [] : [cells.fix]),
        ];
        return `| ${shown.join(' | ')} |`;
    };
    const rule = '---';
    return [
        row({ effect: '', fix: '', ...columns }),
        row({ code: rule, effect: rule, meaning: rule, fix: rule }),
        ...Object.entries(codes).map(([code, { effect, meaning, fix }]) => row({ code: `\`${code}\``, effect, meaning, fix })),
    ].join('\n');
}


/***/ }),

/***/ 476:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ describeSource),
/* harmony export */   _: () => (/* binding */ pullRequestOf)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9124);
/* harmony import */ var _subject_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6580);


/** The branch that a pull request would be merged into; `null` when the event is none. */
function pullRequestOf(event) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(event) || !(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(event['pull_request']))
        return null;
    const { number, base, head } = event['pull_request'];
    if (typeof number !== 'number' || !(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(base) || !(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(head))
        return null;
    const { ref } = base;
    const { sha } = head;
    if (typeof ref !== 'string' || ref === '' || typeof sha !== 'string' || !_subject_js__WEBPACK_IMPORTED_MODULE_0__/* .commitShape */ .dO.test(sha))
        return null;
    return { number, baseRef: ref, headSha: sha };
}
/** `interlock.yml of main at 1a2b3c4d`, for the log and the summary. */
function describeSource(source) {
    if (source.kind === 'file')
        return `${source.path} of ${source.ref} at ${source.commit.slice(0, 8)}`;
    return `the defaults, because ${source.why}`;
}


/***/ }),

/***/ 6968:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ repositoryDigest),
/* harmony export */   y: () => (/* binding */ originOf)
/* harmony export */ });
/** The digest that stands for a repository in evidence: names are the same in any case on GitHub. */
function repositoryDigest(repository, digests) {
    return digests.sha256(repository.toLowerCase());
}
/**
 * Where and when a statement is made.
 *
 * @param run - the run that makes it
 * @param digests - the digest port
 * @param startedMs - epoch milliseconds when the action began
 * @param finishedMs - epoch milliseconds of its verdict
 */
function originOf(run, digests, startedMs, finishedMs) {
    return {
        repositoryDigest: repositoryDigest(run.repository, digests),
        runId: run.runId,
        runAttempt: run.runAttempt,
        // A path of the caller's checkout has no ref of its own.
        library: run.actionRef === '' ? 'local' : run.actionRef,
        startedAt: new Date(startedMs).toISOString(),
        finishedAt: new Date(finishedMs).toISOString(),
    };
}


/***/ }),

/***/ 8712:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ compileGlob)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4006);
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(picomatch__WEBPACK_IMPORTED_MODULE_0__);

/**
 * Compiles one glob: `*` within a folder, `**` across folders, `?`, `[a-z]`, `{a,b}`; dot files are matched as others
 * are; `!` has no meaning of its own.
 */
function compileGlob(glob) {
    const matches = picomatch__WEBPACK_IMPORTED_MODULE_0___default()(glob.replace(/^\.\//u, ''), { dot: true, nonegate: true, strictSlashes: false });
    return (path) => matches(path.replace(/^\.\//u, ''));
}


/***/ }),

/***/ 319:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   DV: () => (/* binding */ codeBlock),
/* harmony export */   FY: () => (/* binding */ paragraph),
/* harmony export */   M0: () => (/* binding */ bar),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   R_: () => (/* binding */ heading),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   ko: () => (/* binding */ strong),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   qL: () => (/* binding */ lineBreak),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
/* unused harmony exports sparkline, quote, diagram */
const inlines = (content) => {
    if (typeof content === 'string')
        return [text(content)];
    return isMany(content) ? content : [content];
};
const isMany = (content) => Array.isArray(content);
/** Text, shown exactly. */
function text(content) {
    return { kind: 'text', text: content };
}
/** Text that stands out. */
function strong(content) {
    return { kind: 'strong', children: inlines(content) };
}
/**
 * Prose of ours, in which `…` stands for code as in our messages. What is between the ticks may be anybody's: it is
 * shown as code, exactly, and nothing else of the prose is markup.
 */
function prose(content) {
    return content
        .split(/`([^`\n]+)`/u)
        .map((part, index) => ({ part, isCode: index % 2 === 1 }))
        .filter(({ part }) => part !== '')
        .map(({ part, isCode }) => (isCode ? code(part) : text(part)));
}
/** Text in a fixed-width face, on one line. */
function code(content) {
    return { kind: 'code', text: content };
}
/** A link to an `http`, `https` or relative address; any other address is shown, not linked. */
function link(href, content) {
    return { kind: 'link', href, children: inlines(content) };
}
/** The next line of the same paragraph, item or cell. */
function lineBreak() {
    return { kind: 'line-break' };
}
/** A bar for a share of 0..1 with its number beside it. */
function bar(share, label, options = {}) {
    return { kind: 'bar', share, label, limit: options.limit ?? null, width: options.width ?? 20 };
}
/** A sparkline with its numbers beside it. */
function sparkline(values, label) {
    return { kind: 'sparkline', values, label };
}
/** A heading; level 2 is for the answer of a report. */
function heading(level, content) {
    return { kind: 'heading', level, children: inlines(content) };
}
/** A paragraph. */
function paragraph(...content) {
    return {
        kind: 'paragraph',
        children: content.map((part) => (typeof part === 'string' ? text(part) : part)),
    };
}
/** A list; each item one paragraph. */
function list(items, options = {}) {
    return {
        kind: 'list',
        ordered: options.ordered ?? false,
        items: items.map(inlines),
        spaced: options.spaced ?? false,
        itemCap: options.itemCap ?? 1000,
    };
}
/**
 * A table. A column is its title, or title and alignment; left when not said.
 * Throws RangeError when a row has not as many cells as there are columns.
 */
function table(columns, rows, options = {}) {
    for (const row of rows) {
        if (row.length !== columns.length) {
            throw new RangeError(`A row has ${row.length} cells, the table ${columns.length} columns.`);
        }
    }
    return {
        kind: 'table',
        columns: columns.map((column) => typeof column === 'string' ? { title: column, align: 'left' } : column),
        rows: rows.map((row) => row.map(inlines)),
        rowCap: options.rowCap ?? 1000,
        moreRows: options.moreRows ?? 0,
        cellCap: options.cellCap ?? 400,
        whenEmpty: options.whenEmpty ?? 'None.',
    };
}
/** Detail that is folded away beneath one line. */
function details(summary, children, options = {}) {
    return { kind: 'details', summary: inlines(summary), open: options.open ?? false, children };
}
/** Several lines in a fixed-width face, line breaks kept. */
function codeBlock(content, options = {}) {
    return {
        kind: 'code-block',
        text: content,
        language: options.language ?? '',
        lineCap: options.lineCap ?? 1000,
    };
}
/** What somebody else said. */
function quote(children) {
    return { kind: 'quote', children };
}
/** A table and, folded, the same as a picture. */
function diagram(beside, title, flow) {
    return { kind: 'diagram', table: beside, title, flow };
}


/***/ }),

/***/ 3059:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MC: () => (/* binding */ isLineBreak),
/* harmony export */   RE: () => (/* binding */ keywords),
/* harmony export */   RO: () => (/* binding */ trimmedSpan),
/* harmony export */   _2: () => (/* binding */ isWordCharacter),
/* harmony export */   z3: () => (/* binding */ isBlank)
/* harmony export */ });
/** What the characters of a rule mean. The same classes, by code point, are in `docs/rules.md`. */
const blank = /[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]/u;
const lineBreak = /[\n\v\f\r\u0085\u2028\u2029]/u;
// A name without quotes must end where an operator begins, so `orders>=5` needs no blank.
const wordStop = /[\p{Cc}"<>=≥≤≠]/u;
/** Words that mean something where a name or glob may stand, so as names they need quotes. */
const keywords = ['of', 'in', 'each', 'when', 'else'];
/** Whether the character separates words: a space, a tab, or one of the spaces that typesetting puts in. */
function isBlank(character) {
    return blank.test(character);
}
/** Whether the character ends a line. */
function isLineBreak(character) {
    return lineBreak.test(character);
}
/** Whether the character may stand in a name without quotes. A `#` may, except as the first. Nothing at all may not. */
function isWordCharacter(character) {
    return character !== '' && !isBlank(character) && !isLineBreak(character) && !wordStop.test(character);
}
/** Where the text begins and ends without the space around it; the two are equal when nothing else is there. */
function trimmedSpan(text) {
    const isSpace = (at) => isBlank(text[at] ?? '') || isLineBreak(text[at] ?? '');
    let start = 0;
    let end = text.length;
    while (start < end && isSpace(start))
        start += 1;
    while (end > start && isSpace(end - 1))
        end -= 1;
    return { start, end };
}


/***/ }),

/***/ 4560:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fl: () => (/* binding */ formatValue),
/* harmony export */   VZ: () => (/* binding */ formatQuantity),
/* harmony export */   v6: () => (/* binding */ digitsApart)
/* harmony export */ });
/* harmony import */ var _quantity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(618);

// More digits behind the point than a double of everyday size has; from here on it is written out whole.
const mostDigits = 17;
function fixed(value, digits) {
    // toFixed answers with an exponent from 1e21 on.
    const text = digits >= mostDigits || Math.abs(value) >= 1e21 ? (0,_quantity_js__WEBPACK_IMPORTED_MODULE_0__/* .decimalDigits */ .oU)(value) : value.toFixed(digits);
    const trimmed = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
    return trimmed === '-0' ? '0' : trimmed;
}
/** `7001` as `7,001`. */
function grouped(digits) {
    const [whole = '', fraction] = digits.split('.');
    return [whole.replace(/\B(?=(?:\d{3})+$)/gu, ','), ...(fraction === undefined ? [] : [fraction])].join('.');
}
/** Three digits that count, and `extra` more; never fewer than the digits before the point. */
function significant(value, extra) {
    if (value === 0)
        return '0';
    const magnitude = Math.floor(Math.log10(Math.abs(value)));
    return fixed(value, Math.max(0, 2 - magnitude) + extra);
}
const clockUnits = [
    { unit: 'd', ms: 86_400_000 },
    { unit: 'h', ms: 3_600_000 },
    { unit: 'm', ms: 60_000 },
    { unit: 's', ms: 1000 },
];
// Rules know no shorter unit than the millisecond; benchmarks do.
const shortUnits = [
    { unit: 'ms', ms: 1 },
    { unit: 'µs', ms: 1e-3 },
];
/** Less than a second, in the unit in which it has digits before the point. */
function formatSplitSecond(ms, extra) {
    if (ms === 0)
        return '0ms';
    const shown = shortUnits.map(({ unit, ms: size }) => ({ unit, digits: significant(ms / size, extra) }));
    const { unit, digits } = shown.find((each) => Number(each.digits) >= 1) ?? {
        unit: 'ns',
        digits: significant(ms * 1e6, extra),
    };
    return `${digits}${unit}`;
}
function formatMs(ms, extra) {
    if (ms < 0)
        return `-${formatMs(-ms, extra)}`;
    if (ms < 999.5)
        return formatSplitSecond(ms, extra);
    const seconds = significant(ms / 1000, extra);
    if (ms < 60_000 && seconds !== '60')
        return `${seconds}s`;
    const leading = clockUnits.findIndex((entry) => entry.ms <= Math.max(ms, 60_000));
    const last = Math.min(leading + 1 + extra, clockUnits.length - 1);
    const decimals = leading + 1 + extra - last;
    // Rounded once, in the smallest unit that is shown, so that no part ever reads `60s`.
    const step = clockUnits[last]?.ms ?? 1000;
    let rest = Number((ms / step).toFixed(Math.min(decimals, mostDigits)));
    const parts = [];
    for (const { unit, ms: size } of clockUnits.slice(0, last)) {
        const count = Math.floor((rest * step) / size);
        rest -= (count * size) / step;
        if (count > 0)
            parts.push(`${(0,_quantity_js__WEBPACK_IMPORTED_MODULE_0__/* .decimalDigits */ .oU)(count)}${unit}`);
    }
    const tail = fixed(rest, decimals);
    if (tail !== '0' || parts.length === 0)
        parts.push(`${tail}${clockUnits[last]?.unit ?? 's'}`);
    return parts.join(' ');
}
const sizeSteps = {
    binary: [
        { unit: 'GiB', bytes: 1024 ** 3 },
        { unit: 'MiB', bytes: 1024 ** 2 },
        { unit: 'KiB', bytes: 1024 },
    ],
    decimal: [
        { unit: 'MB', bytes: 1_000_000 },
        { unit: 'kB', bytes: 1000 },
    ],
};
function formatBytes(bytes, extra, style) {
    const step = sizeSteps[style].find((entry) => Math.abs(bytes) >= entry.bytes);
    return step === undefined
        ? `${fixed(bytes, 1 + extra)} B`
        : `${fixed(bytes / step.bytes, 1 + extra)} ${step.unit}`;
}
/**
 * A value in its dimension's canonical unit (ratio 0..1, ms, bytes) as a person reads it: `71.4 %`, `1h 30m`,
 * `5.6µs`, `512 KiB`, `7,001`. `extra` asks for so many more digits than people want to read, where that matters.
 */
function formatValue(value, dimension, options = {}) {
    if (!Number.isFinite(value))
        return Number.isNaN(value) ? 'not a number' : value > 0 ? 'infinite' : '-infinite';
    const extra = options.extra ?? 0;
    switch (dimension) {
        case 'ratio':
            // Multiplying by 100 may add an error in the last digit; 15 digits are those that it cannot reach.
            return `${fixed(Number((value * 100).toPrecision(15)), 1 + extra)} %`;
        case 'duration':
            return formatMs(value, extra);
        case 'size':
            return formatBytes(value, extra, options.style ?? 'binary');
        case 'count':
            return grouped(fixed(value, 2 + extra));
    }
}
/** A quantity as it was written, spaced as a person reads it: `80 %`, `0.5 pp`, `2h`, `500 kB`, `12`. */
function formatQuantity(quantity) {
    const digits = (0,_quantity_js__WEBPACK_IMPORTED_MODULE_0__/* .decimalDigits */ .oU)(quantity.number);
    if (quantity.unit === null)
        return grouped(digits);
    const tight = clockUnits.some(({ unit }) => unit === quantity.unit) || quantity.unit === 'ms';
    return tight ? `${digits}${quantity.unit}` : `${digits} ${quantity.unit}`;
}
/**
 * How many extra digits it takes until a value reads like none of `others` that it is not: a value that fails never
 * looks equal to its limit.
 */
function digitsApart(value, others, dimension, style) {
    const different = others.filter((other) => other !== value && Number.isFinite(other));
    for (let extra = 0; extra < mostDigits; extra += 1) {
        const shown = formatValue(value, dimension, { extra, style });
        const taken = different.map((other) => formatValue(other, dimension, { extra, style }));
        if (!taken.includes(shown))
            return extra;
    }
    return mostDigits;
}


/***/ }),

/***/ 15:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xI: () => (/* binding */ locateRule),
  iT: () => (/* binding */ parseRule),
  yO: () => (/* binding */ writtenSubject)
});

// EXTERNAL MODULE: ./packages/shared/src/domain/result.ts
var result = __webpack_require__(6095);
// EXTERNAL MODULE: ./packages/shared/src/domain/rule/characters.ts
var characters = __webpack_require__(3059);
;// CONCATENATED MODULE: ./packages/shared/src/domain/rule/cursor.ts


/**
 * What went wrong at a place (the cursor's, unless another is given). Whatever is missed before a line break, the
 * break is what has to go.
 */
function problemAt(cursor, code, message, fix, at = cursor.at) {
    const column = Math.min(at, cursor.end) + 1;
    if (at < cursor.end && (0,characters/* isLineBreak */.MC)(cursor.text[at] ?? ''))
        return (0,result/* failure */.V)({
            code: 'line-break',
            message: 'The rule goes on behind a line break.',
            column,
            fix: 'Write each rule on one line, as an entry of its own.',
        });
    return (0,result/* failure */.V)({ code, message, column, fix });
}
/** The character at the cursor; empty at the end. */
function here(cursor) {
    return cursor.at < cursor.end ? (cursor.text[cursor.at] ?? '') : '';
}
/** Moves over blanks; whether there were any. */
function skipBlanks(cursor) {
    const from = cursor.at;
    while ((0,characters/* isBlank */.z3)(here(cursor)))
        cursor.at += 1;
    return cursor.at > from;
}
/** Whether nothing of the rule itself follows: the end, a line break, or the note (the cursor stands behind blanks). */
function isOver(cursor) {
    const next = here(cursor);
    return next === '' || (0,characters/* isLineBreak */.MC)(next) || next === '#';
}
/** What matches at the cursor, which moves behind it; `null`, and no move, when nothing does. The regex is sticky. */
function takeMatch(cursor, sticky) {
    sticky.lastIndex = cursor.at;
    const found = sticky.exec(cursor.text)?.[0] ?? '';
    const taken = found.slice(0, Math.max(0, cursor.end - cursor.at));
    cursor.at += taken.length;
    return taken === '' ? null : taken;
}
/** The characters up to the next blank or line break, for saying what was found. Does not move. */
function nextToken(cursor) {
    let end = cursor.at;
    while (end < cursor.end && !(0,characters/* isBlank */.z3)(cursor.text[end] ?? '') && !(0,characters/* isLineBreak */.MC)(cursor.text[end] ?? ''))
        end += 1;
    return cursor.text.slice(cursor.at, end);
}
/** Moves over a keyword that is followed by a blank, a line break or the end; whether it was there. */
function takeKeyword(cursor, keyword) {
    if (nextToken(cursor) !== keyword)
        return false;
    cursor.at += keyword.length;
    return true;
}
/** Text from the rule as a message shows it: cut to a length that a person reads, in backticks. */
function shown(text) {
    const characters = Array.from(text);
    return `\`${characters.length <= 40 ? text : `${characters.slice(0, 40).join('')}…`}\``;
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/rule/ending-syntax.ts



/** `when changed` or `else warn`, if one of them begins here; sets it. */
function takeEnding(cursor, endings) {
    const from = cursor.at;
    const first = nextToken(cursor);
    if (first !== 'when' && first !== 'else')
        return (0,result/* success */.k)(false);
    takeKeyword(cursor, first);
    skipBlanks(cursor);
    const wanted = first === 'when' ? 'changed' : 'warn';
    const found = isOver(cursor) ? '' : nextToken(cursor);
    if (found !== wanted)
        return problemAt(cursor, 'clause-malformed', `\`${first}\` is followed by \`${wanted}\`${found === '' ? '' : `, not by ${shown(found)}`}.`, `Write \`${first} ${wanted}\`.`);
    cursor.at += found.length;
    const twice = first === 'when' ? endings.whenChanged : endings.elseWarn;
    if (twice)
        return problemAt(cursor, 'clause-twice', `\`${first} ${wanted}\` stands here a second time.`, 'Leave it out.', from);
    if (first === 'when' && endings.elseWarn)
        return problemAt(cursor, 'clause-order', '`when changed` stands behind `else warn`.', 'Write `when changed else warn`.', from);
    if (first === 'when')
        endings.whenChanged = true;
    else
        endings.elseWarn = true;
    return (0,result/* success */.k)(true);
}
function textTrailing(cursor) {
    const token = nextToken(cursor);
    const lower = token.toLowerCase();
    const message = `The rule is over before ${shown(token)}.`;
    const fix = lower === 'and' || lower === 'or' || token === '&&' || token === '||' || token === ',' || token === ';'
        ? 'Write each rule as an entry of its own; all of them have to pass.'
        : token !== lower && (lower === 'when' || lower === 'else')
            ? `Write \`${lower}\`, in lower case.`
            : 'Only `when changed`, `else warn` and a note behind ` #` may follow the limit.';
    return problemAt(cursor, 'text-trailing', message, fix);
}
/** Reads `when changed`, `else warn`, and that nothing else of the rule follows. */
function takeEndings(cursor) {
    const endings = { whenChanged: false, elseWarn: false };
    for (;;) {
        const apart = skipBlanks(cursor);
        if (isOver(cursor) && (apart || here(cursor) !== '#'))
            return (0,result/* success */.k)(endings);
        if (!apart)
            return textTrailing(cursor);
        const taken = takeEnding(cursor, endings);
        if (!taken.ok)
            return taken;
        if (!taken.value)
            return textTrailing(cursor);
    }
}
/** Reads the note, if there is one, to the end of the text. */
function takeNote(cursor) {
    const from = cursor.at;
    let end = from;
    while (end < cursor.end && !(0,characters/* isLineBreak */.MC)(cursor.text[end] ?? ''))
        end += 1;
    cursor.at = end;
    if (end < cursor.end)
        return problemAt(cursor, 'line-break', 'The rule goes on behind a line break.', 'Write each rule on one line, as an entry of its own.');
    if (from === end)
        return (0,result/* success */.k)(null);
    const note = cursor.text.slice(from + 1, end);
    const span = (0,characters/* trimmedSpan */.RO)(note);
    return (0,result/* success */.k)(span.start === span.end ? null : note.slice(span.start, span.end));
}

// EXTERNAL MODULE: ./packages/shared/src/domain/nearest.ts
var nearest = __webpack_require__(3746);
// EXTERNAL MODULE: ./packages/shared/src/domain/rule/quantity.ts
var quantity = __webpack_require__(618);
;// CONCATENATED MODULE: ./packages/shared/src/domain/rule/limit-syntax.ts




/** What a number written in another manner most likely is in ours; not a number when there is no telling. */
function plainNumber(token) {
    const bare = token.replace(/[_']/g, '').replace('−', '-').replace(/^\+/, '');
    if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare))
        return bare.replaceAll(',', '');
    return /^-?\d+,\d+$/.test(bare) ? bare.replace(',', '.') : bare;
}
/** A number in plain digits. With `signed`, a `-` may stand before it. */
function takeNumber(cursor, signed) {
    const from = cursor.at;
    const token = takeMatch(cursor, /[-+−]*[\d.,_']+(?:[eE][-+]?\d+)?/y) ?? '';
    if ((signed ? /^-?\d+(\.\d+)?$/ : /^\d+(\.\d+)?$/).test(token)) {
        const number = Number(token);
        if (Number.isFinite(number))
            return (0,result/* success */.k)(number === 0 ? 0 : number);
        return problemAt(cursor, 'number-too-large', 'The number is too large.', 'Write a smaller one.', from);
    }
    const stripped = Number(plainNumber(token));
    const mended = token !== '' && Number.isFinite(stripped) && (signed || stripped >= 0);
    return problemAt(cursor, 'number-malformed', `${shown(token)} is not a number: digits, and where needed a dot and more digits.`, mended ? `Write \`${(0,quantity/* decimalDigits */.oU)(stripped)}\`.` : 'Write it like `80` or `0.5`.', from);
}
function takeQuantity(cursor, signed) {
    const number = takeNumber(cursor, signed);
    if (!number.ok)
        return number;
    const behind = cursor.at;
    const apart = skipBlanks(cursor);
    const token = isOver(cursor) && (apart || here(cursor) !== '#') ? '' : nextToken(cursor);
    const unit = (0,quantity/* unitNamed */.iS)(token);
    if (unit !== null) {
        cursor.at += token.length;
        return (0,result/* success */.k)({ number: number.value, unit });
    }
    if (token.includes('#'))
        return problemAt(cursor, 'unit-unknown', `${shown(token)} is not a unit.`, 'A note begins with a space and `#`.');
    const likely = (0,quantity/* likelyUnit */.tR)(token);
    if (token === '' || (apart && likely === null)) {
        cursor.at = behind;
        return (0,result/* success */.k)({ number: number.value, unit: null });
    }
    return problemAt(cursor, 'unit-unknown', `${shown(token)} is not a unit.`, likely === null
        ? 'The units are `%`, `pp`, `ms`, `s`, `m`, `h`, `d`, `B`, `kB`, `MB`, `KiB`, `MiB` and `GiB`.'
        : `Write \`${likely}\`.`);
}
const quantityStart = /^[-+−]?[\d.,]/;
function takeBaseline(cursor, columns) {
    const behind = cursor.at;
    skipBlanks(cursor);
    const sign = here(cursor);
    if (sign !== '+' && sign !== '-') {
        if (sign === '−')
            return problemAt(cursor, 'offset-malformed', '`−` is a typeset minus sign.', 'Write `-`.');
        cursor.at = behind;
        return (0,result/* success */.k)({ kind: 'baseline', offset: null });
    }
    cursor.at += 1;
    skipBlanks(cursor);
    columns.offset = cursor.at + 1;
    if (!quantityStart.test(nextToken(cursor)) || isOver(cursor))
        return problemAt(cursor, 'offset-missing', `How far from the baseline is missing: ${isOver(cursor) ? 'the rule ends' : `found ${shown(nextToken(cursor))}`}.`, 'Write a value behind the sign, such as `baseline - 0.5pp` or `baseline + 2%`.');
    const quantity = takeQuantity(cursor, false);
    return quantity.ok ? (0,result/* success */.k)({ kind: 'baseline', offset: { sign, quantity: quantity.value } }) : quantity;
}
function takeParameter(cursor) {
    const from = cursor.at;
    const token = nextToken(cursor);
    cursor.at += token.length;
    const id = token.slice(1);
    if (/^[a-z][a-z0-9-]*$/.test(id))
        return (0,result/* success */.k)({ kind: 'parameter', id });
    if (id.startsWith('{'))
        return problemAt(cursor, 'expression-inside', 'A `${{ }}` expression stands inside the rule.', 'Give the value through `values` and write its name here, as in `coverage.lines >= $min`.', from);
    const message = `${shown(token)} does not name a value: \`$\`, a lower-case letter, then letters, digits and \`-\`.`;
    const mended = id.toLowerCase().replaceAll('_', '-');
    const fix = /^[a-z][a-z0-9-]*$/.test(mended) ? `Write \`$${mended}\`.` : 'Write it like `$min-coverage`.';
    return problemAt(cursor, 'parameter-malformed', message, fix, from);
}
/** Reads a limit; `columns.offset` is set to where the distance from a baseline stands. */
function takeLimit(cursor, columns) {
    const token = isOver(cursor) ? '' : nextToken(cursor);
    if (token.startsWith('$'))
        return takeParameter(cursor);
    if (quantityStart.test(token)) {
        const quantity = takeQuantity(cursor, true);
        return quantity.ok ? (0,result/* success */.k)({ kind: 'value', quantity: quantity.value }) : quantity;
    }
    if (takeMatch(cursor, /baseline(?![A-Za-z0-9])/y) !== null)
        return takeBaseline(cursor, columns);
    const word = /^[A-Za-z]*/.exec(token)?.[0] ?? '';
    const near = word.length > 2 &&
        ('baseline'.startsWith(word.toLowerCase()) || (0,nearest/* nearestWords */.E)(word.slice(0, 64), ['baseline']).length > 0);
    return problemAt(cursor, 'limit-missing', `The limit is missing: ${token === '' ? 'the rule ends' : `found ${shown(token)}`}.`, near
        ? 'Write `baseline`.'
        : 'Write a value such as `80%`, the name of one such as `$min`, or `baseline`.');
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/rule/name-syntax.ts




const memberKinds = ['package', 'service', 'file'];
const metricShape = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/;
/** Reads the metric that a rule begins with. */
function takeMetric(cursor) {
    const from = cursor.at;
    const found = takeMatch(cursor, /[^\s"<>=≥≤≠!#]+/y);
    const example = 'Begin the rule with a metric, such as `coverage.lines` in `coverage.lines >= 80%`.';
    if (found === null)
        return problemAt(cursor, 'metric-missing', `A metric is missing: found ${shown(nextToken(cursor))}.`, example);
    if (metricShape.test(found))
        return (0,result/* success */.k)(found);
    const mended = found.toLowerCase().replaceAll('_', '-');
    const message = `${shown(found)} is not a metric: lower-case words of letters, digits and \`-\`, joined by dots.`;
    const fix = metricShape.test(mended) ? `Write \`${mended}\`.` : example;
    return problemAt(cursor, 'metric-malformed', message, fix, from);
}
function takeString(cursor) {
    const from = cursor.at;
    cursor.at += 1;
    let value = '';
    while (cursor.at < cursor.end) {
        const next = here(cursor);
        cursor.at += 1;
        if (next === '"') {
            if (value !== '')
                return (0,result/* success */.k)(value);
            return problemAt(cursor, 'name-empty', 'The quotes are empty.', 'Write the name between them.', from);
        }
        if (next !== '\\') {
            value += next;
            continue;
        }
        const escaped = here(cursor);
        if (escaped !== '"' && escaped !== '\\' && escaped !== '')
            return problemAt(cursor, 'escape-unknown', `\`\\${escaped}\` means nothing between quotes; only \`\\"\` and \`\\\\\` do.`, `For a backslash itself write \`\\\\\`.`, cursor.at - 1);
        value += escaped;
        cursor.at += 1;
    }
    const fix = 'Close it with `"`; a `"` or `\\` inside is written `\\"` or `\\\\`.';
    return problemAt(cursor, 'quote-unclosed', 'The quote that opens here is never closed.', fix, from);
}
/** Reads a word or a string. `what` and `code` say what is missing when neither is there. */
function takeName(cursor, what, code) {
    if (here(cursor) === '"')
        return takeString(cursor);
    const from = cursor.at;
    if (!isOver(cursor))
        while ((0,characters/* isWordCharacter */._2)(here(cursor)))
            cursor.at += 1;
    const word = cursor.text.slice(from, cursor.at);
    const found = word === '' ? nextToken(cursor) : word;
    if (word === '' || characters/* keywords */.RE.includes(word))
        return problemAt(cursor, code, `${what} is missing${found === '' ? '' : `: found ${shown(found)}`}.`, found === ''
            ? 'Write it here, in quotes if it has spaces or any of `"<>=`.'
            : `Write it here; if ${shown(found)} is meant, put it in quotes.`, from);
    if (here(cursor) === '"')
        return problemAt(cursor, 'name-malformed', `A \`"\` stands in the middle of ${shown(nextToken({ ...cursor, at: from }))}.`, 'Put the whole name in quotes, and write each `"` in it as `\\"` and each `\\` as `\\\\`.');
    return (0,result/* success */.k)(word);
}
function memberNamed(text) {
    return memberKinds.find((kind) => kind === text) ?? null;
}
/** Reads what stands behind `in`. */
function takeScope(cursor) {
    if (!takeKeyword(cursor, 'each')) {
        const glob = takeName(cursor, 'A glob, or `each` and what, behind `in`', 'scope-missing');
        return glob.ok ? (0,result/* success */.k)({ kind: 'path', glob: glob.value }) : glob;
    }
    skipBlanks(cursor);
    const from = cursor.at;
    const token = takeMatch(cursor, /[^\s"<>=≥≤≠#]+/y) ?? '';
    const member = memberNamed(token);
    if (member === null)
        return problemAt(cursor, 'member-unknown', `Behind \`each\` stands \`package\`, \`service\` or \`file\`${token === '' ? '' : `, not ${shown(token)}`}.`, `Write \`each ${(0,nearest/* nearestWords */.E)(token.slice(0, 64), memberKinds, 1)[0] ?? 'package'}\`.`, from);
    const apart = skipBlanks(cursor);
    const globFollows = here(cursor) === '"' || (0,characters/* isWordCharacter */._2)(here(cursor));
    if (!apart || isOver(cursor) || !globFollows)
        return (0,result/* success */.k)({ kind: 'each', member, glob: null });
    const glob = takeName(cursor, `A glob behind \`each ${member}\``, 'scope-missing');
    return glob.ok ? (0,result/* success */.k)({ kind: 'each', member, glob: glob.value }) : glob;
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/rule/parser.ts






const operators = ['>=', '<=', '==', '<', '>'];
const operatorList = '`>=`, `<=`, `==`, `<` or `>`';
const operatorMeant = new Map([
    ['=', '=='],
    ['===', '=='],
    ['=>', '>='],
    ['≥', '>='],
    ['>==', '>='],
    ['=<', '<='],
    ['≤', '<='],
    ['<==', '<='],
    ['>>', '>'],
    ['<<', '<'],
]);
/** Why no operator was found where one must stand, by what stands there instead. */
function operatorMissing(cursor, seen) {
    const token = nextToken(cursor);
    const found = token === '' || isOver(cursor) ? 'the rule ends' : `found ${shown(token)}`;
    const message = `An operator is missing: ${found}.`;
    if ((token === 'of' && (seen.name || seen.scope)) || (token === 'in' && seen.scope)) {
        const twice = token === 'of' ? seen.name : seen.scope;
        return problemAt(cursor, twice ? 'clause-twice' : 'clause-order', twice ? `\`${token}\` stands here a second time.` : '`of` stands behind `in`.', twice ? 'Write one rule for each.' : 'Write `of` and the name before `in` and the scope.');
    }
    if (token.startsWith('"'))
        return problemAt(cursor, 'operator-missing', message, seen.name || seen.scope
            ? `Write ${operatorList} here.`
            : 'Write `of` before a name, `in` before a path.');
    const lower = token.toLowerCase();
    if (token !== lower && (lower === 'of' || lower === 'in'))
        return problemAt(cursor, 'operator-missing', message, `Write \`${lower}\`, in lower case.`);
    return problemAt(cursor, 'operator-missing', message, `Write ${operatorList} here.`);
}
function takeOperator(cursor, seen) {
    const from = cursor.at;
    const token = takeMatch(cursor, /[<>=≥≤≠!~]+/y);
    if (token === null)
        return operatorMissing(cursor, seen);
    const known = operators.find((operator) => operator === token);
    if (known !== undefined)
        return (0,result/* success */.k)(known);
    // In `orders!=3` the name has swallowed the `!`.
    const meant = cursor.text[from - 1] === '!' ? undefined : operatorMeant.get(token);
    const fix = meant === undefined ? `Write ${operatorList}; there is no "not equal".` : `Write \`${meant}\`.`;
    return problemAt(cursor, 'operator-unknown', `\`${token}\` is not an operator.`, fix, from);
}
/** The part that `keyword` begins, if it stands here behind a blank; `null` if not. */
function takeClause(cursor, keyword, columns, take) {
    const behind = cursor.at;
    if (!skipBlanks(cursor) || !takeKeyword(cursor, keyword)) {
        cursor.at = behind;
        return (0,result/* success */.k)(null);
    }
    skipBlanks(cursor);
    columns.at = cursor.at + 1;
    return take(cursor);
}
/** Like `parseRule`, with the places of its parts. Only the first problem is reported: what follows it is a guess. */
function locateRule(text) {
    const { start, end } = (0,characters/* trimmedSpan */.RO)(text);
    const cursor = { text, end, at: start };
    if (isOver(cursor))
        return problemAt(cursor, 'rule-empty', 'The rule is empty.', 'Write a rule such as `tests.failed == 0`, or leave the entry out.');
    const metric = takeMetric(cursor);
    if (!metric.ok)
        return metric;
    const nameColumn = { at: 0 };
    const name = takeClause(cursor, 'of', nameColumn, (at) => takeName(at, 'A name behind `of`', 'name-missing'));
    if (!name.ok)
        return name;
    const scopeColumn = { at: 0 };
    const scope = takeClause(cursor, 'in', scopeColumn, takeScope);
    if (!scope.ok)
        return scope;
    skipBlanks(cursor);
    const operatorColumn = cursor.at + 1;
    const operator = takeOperator(cursor, { name: name.value !== null, scope: scope.value !== null });
    if (!operator.ok)
        return operator;
    skipBlanks(cursor);
    const limitColumn = cursor.at + 1;
    const offsetColumn = { offset: limitColumn };
    const limit = takeLimit(cursor, offsetColumn);
    if (!limit.ok)
        return limit;
    const endings = takeEndings(cursor);
    if (!endings.ok)
        return endings;
    const bodyEnd = cursor.at;
    const note = takeNote(cursor);
    if (!note.ok)
        return note;
    const body = text.slice(start, bodyEnd);
    const span = (0,characters/* trimmedSpan */.RO)(body);
    return (0,result/* success */.k)({
        rule: {
            metric: metric.value,
            name: name.value,
            scope: scope.value,
            operator: operator.value,
            limit: limit.value,
            ...endings.value,
            note: note.value,
        },
        columns: {
            metric: start + 1,
            name: nameColumn.at === 0 ? operatorColumn : nameColumn.at,
            scope: scopeColumn.at === 0 ? operatorColumn : scopeColumn.at,
            operator: operatorColumn,
            limit: limitColumn,
            offset: offsetColumn.offset,
        },
        body: body.slice(span.start, span.end),
    });
}
/**
 * Reads one rule of the rule language; the grammar, and the meaning of every problem's code, is in `docs/rules.md`.
 * Whether its metric exists and its units fit is for `checkRule`.
 */
function parseRule(text) {
    const located = locateRule(text);
    return located.ok ? (0,result/* success */.k)(located.value.rule) : located;
}
/** The metric, name and scope of a rule as written, without operator, limit and what follows. */
function writtenSubject(rule) {
    // Quoted names may contain operators.
    const match = /^(?:[^"<>=]|"(?:[^"\\]|\\.)*"?)*/.exec(rule);
    const subject = (match?.[0] ?? '').trim();
    return subject === '' ? rule.trim() : subject;
}


/***/ }),

/***/ 618:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $J: () => (/* binding */ unitsOf),
/* harmony export */   b4: () => (/* binding */ offsetOf),
/* harmony export */   iS: () => (/* binding */ unitNamed),
/* harmony export */   ij: () => (/* binding */ canonicalValue),
/* harmony export */   oU: () => (/* binding */ decimalDigits),
/* harmony export */   tR: () => (/* binding */ likelyUnit)
/* harmony export */ });
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(946);

const sizeUnitsBytes = { B: 1, kB: 1000, MB: 1_000_000, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 };
/** Every unit, with its dimension and how many canonical units (ms, bytes) it is; a ratio's are divided by 100. */
const units = new Map([
    ['%', { dimension: 'ratio', factor: 0.01 }],
    ['pp', { dimension: 'ratio', factor: 0.01 }],
    ['ms', { dimension: 'duration', factor: _duration_js__WEBPACK_IMPORTED_MODULE_0__/* .durationUnitsMs */ .sP.ms }],
    ['s', { dimension: 'duration', factor: _duration_js__WEBPACK_IMPORTED_MODULE_0__/* .durationUnitsMs */ .sP.s }],
    ['m', { dimension: 'duration', factor: _duration_js__WEBPACK_IMPORTED_MODULE_0__/* .durationUnitsMs */ .sP.m }],
    ['h', { dimension: 'duration', factor: _duration_js__WEBPACK_IMPORTED_MODULE_0__/* .durationUnitsMs */ .sP.h }],
    ['d', { dimension: 'duration', factor: _duration_js__WEBPACK_IMPORTED_MODULE_0__/* .durationUnitsMs */ .sP.d }],
    ['B', { dimension: 'size', factor: sizeUnitsBytes.B }],
    ['kB', { dimension: 'size', factor: sizeUnitsBytes.kB }],
    ['MB', { dimension: 'size', factor: sizeUnitsBytes.MB }],
    ['KiB', { dimension: 'size', factor: sizeUnitsBytes.KiB }],
    ['MiB', { dimension: 'size', factor: sizeUnitsBytes.MiB }],
    ['GiB', { dimension: 'size', factor: sizeUnitsBytes.GiB }],
]);
/** The unit that a text names, or `null`. Units are case-sensitive: `MB` is not `mb`. */
function unitNamed(text) {
    for (const unit of units.keys())
        if (unit === text)
            return unit;
    return null;
}
const wrongSpellings = new Map([
    ['percent', '%'],
    ['pct', '%'],
    ['points', 'pp'],
    ['ppt', 'pp'],
    ['%p', 'pp'],
    ['msec', 'ms'],
    ['millis', 'ms'],
    ['milliseconds', 'ms'],
    ['sec', 's'],
    ['secs', 's'],
    ['second', 's'],
    ['seconds', 's'],
    ['min', 'm'],
    ['mins', 'm'],
    ['minute', 'm'],
    ['minutes', 'm'],
    ['hr', 'h'],
    ['hrs', 'h'],
    ['hour', 'h'],
    ['hours', 'h'],
    ['day', 'd'],
    ['days', 'd'],
    ['byte', 'B'],
    ['bytes', 'B'],
    ['k', 'kB` or `KiB'],
    ['kb', 'kB` or `KiB'],
    ['kib', 'KiB'],
    ['mb', 'MB` or `MiB'],
    ['mib', 'MiB'],
    ['g', 'GiB'],
    ['gb', 'GiB'],
    ['gib', 'GiB'],
]);
/** The unit, or the two joined by "` or `", that a misspelt one most likely means; `null` when there is no guess. */
function likelyUnit(text) {
    return wrongSpellings.get(text.toLowerCase()) ?? null;
}
/** The units that a value of this dimension may be written in; empty for a count, which has none. */
function unitsOf(dimension) {
    if (dimension === 'ratio')
        return ['%'];
    return [...units].filter(([, entry]) => entry.dimension === dimension).map(([unit]) => unit);
}
/** The quantity in the dimension's canonical unit, or `null` when its unit does not belong to the dimension. */
function canonicalValue(quantity, dimension) {
    if (quantity.unit === null)
        return dimension === 'count' ? quantity.number : null;
    const entry = units.get(quantity.unit);
    if (entry?.dimension !== dimension || quantity.unit === 'pp')
        return null;
    // Dividing by 100 is rounded once; multiplying by 0.01, itself rounded, twice.
    return quantity.unit === '%' ? quantity.number / 100 : quantity.number * entry.factor;
}
/**
 * How far a quantity moves a baseline: by an amount in canonical units, or by a share of the baseline itself. `null`
 * when its unit may not stand there. On a ratio only `pp` may: `%` would be read as either.
 */
function offsetOf(quantity, dimension) {
    if (dimension === 'ratio')
        return quantity.unit === 'pp' ? { kind: 'amount', size: quantity.number / 100 } : null;
    if (quantity.unit === '%')
        return { kind: 'share', size: quantity.number };
    const size = canonicalValue(quantity, dimension);
    return size === null ? null : { kind: 'amount', size };
}
/** A number in plain decimal digits, never with an exponent, that reads back as the same number. */
function decimalDigits(number) {
    const shortest = String(number === 0 ? 0 : number);
    const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(shortest);
    if (match === null)
        return shortest;
    const [, sign = '', first = '', rest = '', exponentText = ''] = match;
    const digits = first + rest;
    const exponent = Number(exponentText);
    if (exponent < 0)
        return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
    return sign + digits.padEnd(exponent + 1, '0');
}


/***/ }),

/***/ 6580:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H7: () => (/* binding */ subjectField),
/* harmony export */   dO: () => (/* binding */ commitShape),
/* harmony export */   ou: () => (/* binding */ subjectAccepted)
/* harmony export */ });
/* unused harmony exports digestShape, artifactsField, subjectJson, describeSubject */
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6758);

const commitShape = /^[0-9a-f]{40}$/u;
const digestShape = /^sha256:[0-9a-f]{64}$/u;
/** A whole commit name. */
const commitField = _schema_js__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), _schema_js__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(commitShape, 'is not 40 lower-case hex digits.'));
const artifactField = _schema_js__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    name: _schema_js__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), _schema_js__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(/^[A-Za-z0-9][A-Za-z0-9._/:-]{0,254}$/u, 'is not a name.')),
    digest: _schema_js__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), _schema_js__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(digestShape, 'is not "sha256:" and 64 lower-case hex digits; a tag names nothing for sure.')),
});
/** Artifacts, each name once. */
const artifactsField = _schema_js__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(artifactField), _schema_js__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6Y((artifacts) => new Set(artifacts.map(({ name }) => name)).size === artifacts.length, 'names one artifact twice.'));
/** A subject, as the `subjects` input and output write it. */
const subjectField = _schema_js__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    commit: commitField,
    artifacts: _schema_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(artifactsField, []),
});
/** What the `subjects` input accepts, for messages. */
const subjectAccepted = 'the `subjects` output of record-build: `{"commit": "<40 hex>", "artifacts": [{"name": "api", "digest": "sha256:<64 hex>"}]}`';
/** A subject as the JSON that `subjectField` reads. */
function subjectJson(subject) {
    return {
        commit: subject.commit,
        artifacts: subject.artifacts.map(({ name, digest }) => ({ name, digest })),
    };
}
/** `commit 1a2b3c4d, shop sha256:9f86d081…`, for people. */
function describeSubject(subject) {
    const artifacts = subject.artifacts.map(({ name, digest }) => `${name} ${digest.slice(0, 15)}…`);
    return [`commit ${subject.commit.slice(0, 8)}`, ...artifacts].join(', ');
}


/***/ }),

/***/ 5522:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ gateCodes),
/* harmony export */   j: () => (/* binding */ gateFinding)
/* harmony export */ });
/* harmony import */ var _domain_code_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7514);

/** Reason codes that every gate may give. A gate's own table begins with these. */
const gateCodes = {
    'no-rules': {
        effect: 'inconclusive',
        meaning: 'Something was looked at, and neither a rule nor a default judges it.',
        fix: 'Say what is demanded, for example `require: [coverage.lines >= 80%]`.',
    },
    'waiver-expired': {
        effect: 'note',
        meaning: 'A waiver would be about something that was found, and its last day is over. It waives nothing.',
        fix: 'Mend what it was about, or let its owner renew it.',
    },
    'waiver-expiring': {
        effect: 'note',
        meaning: 'A waiver that is in use ends within 14 days.',
        fix: 'Mend what it is about before it ends, or let its owner renew it.',
    },
    'waiver-unmatched': {
        effect: 'note',
        meaning: 'A waiver is about nothing that was found.',
        fix: 'Take it out, or correct its name; names are compared as they are.',
    },
};
const { finding: gateFinding } = (0,_domain_code_table_js__WEBPACK_IMPORTED_MODULE_0__/* .codeBook */ .TT)(gateCodes);


/***/ }),

/***/ 4939:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ materialOf)
/* harmony export */ });
/** A text that was read whole, such as waivers: another text may be another verdict. */
function materialOf(kind, path, text, digests) {
    const sizeBytes = new TextEncoder().encode(text).length;
    return { path, sizeBytes, digest: `sha256:${digests.sha256(text)}`, kind };
}


/***/ })

};

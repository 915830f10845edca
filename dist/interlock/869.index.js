export const id = 869;
export const ids = [869];
export const modules = {

/***/ 5869:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readProjects: () => (/* binding */ readProjects)
});

// EXTERNAL MODULE: ./packages/shared/src/domain/configuration/source.ts
var source = __webpack_require__(476);
// EXTERNAL MODULE: ./packages/shared/src/domain/errors.ts
var errors = __webpack_require__(9845);
// EXTERNAL MODULE: ./packages/shared/src/domain/json.ts
var domain_json = __webpack_require__(9124);
// EXTERNAL MODULE: ./packages/shared/src/domain/report/numbers.ts
var numbers = __webpack_require__(157);
// EXTERNAL MODULE: ./actions/quality-gate/src/domain/sonarqube/analysis.ts
var analysis = __webpack_require__(1847);
// EXTERNAL MODULE: ./actions/quality-gate/src/domain/sonarqube/metrics.ts
var metrics = __webpack_require__(2424);
// EXTERNAL MODULE: ./packages/shared/src/domain/result.ts
var result = __webpack_require__(6095);
// EXTERNAL MODULE: ./packages/shared/node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(6758);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/sonarqube/answers.ts
/**
 * The parts of SonarQube's web API that are read, as 10.x answers them; fields that nothing rests on are passed over.
 * Each server documents its own at `/web_api`.
 */

const textField = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* minLength */.BpQ(1, 'is empty.'), dist/* maxLength */.Ru6(1000, 'is longer than 1000.'));
/** What a server says beside a status that is not 200. */
const errorsAnswer = dist/* object */.Ikc({ errors: dist/* array */.YOg(dist/* object */.Ikc({ msg: dist/* string */.YjP() })) });
const task = dist/* object */.Ikc({
    id: textField,
    status: textField,
    submittedAt: dist/* optional */.lqM(dist/* string */.YjP(), ''),
    errorMessage: dist/* optional */.lqM(dist/* string */.YjP(), ''),
    branch: dist/* optional */.lqM(dist/* string */.YjP()),
    pullRequest: dist/* optional */.lqM(dist/* string */.YjP()),
});
/** `ce/component`: what waits or runs for a project, and what ran last. */
const tasksAnswer = dist/* object */.Ikc({ queue: dist/* array */.YOg(task), current: dist/* optional */.lqM(task) });
const answers_analysis = dist/* object */.Ikc({ key: textField, date: textField, revision: dist/* optional */.lqM(dist/* string */.YjP()) });
/** `project_analyses/search`: the newest first. */
const analysesAnswer = dist/* object */.Ikc({ analyses: dist/* array */.YOg(answers_analysis) });
const pullRequest = dist/* object */.Ikc({
    key: textField,
    analysisDate: dist/* optional */.lqM(dist/* string */.YjP()),
    commit: dist/* optional */.lqM(dist/* object */.Ikc({ sha: dist/* optional */.lqM(dist/* string */.YjP()) })),
});
/** `project_pull_requests/list`, which the Community edition does not have. */
const pullRequestsAnswer = dist/* object */.Ikc({ pullRequests: dist/* array */.YOg(pullRequest) });
const condition = dist/* object */.Ikc({
    status: textField,
    metricKey: textField,
    comparator: dist/* optional */.lqM(dist/* string */.YjP()),
    errorThreshold: dist/* optional */.lqM(dist/* string */.YjP()),
    actualValue: dist/* optional */.lqM(dist/* string */.YjP()),
});
/** `qualitygates/project_status`. */
const statusAnswer = dist/* object */.Ikc({
    projectStatus: dist/* object */.Ikc({
        status: textField,
        conditions: dist/* array */.YOg(condition),
        ignoredConditions: dist/* optional */.lqM(dist/* boolean */.zMY(), false),
    }),
});
/** `measures/search_history`; a measure that an analysis has not has no value there. */
const historyAnswer = dist/* object */.Ikc({
    measures: dist/* array */.YOg(dist/* object */.Ikc({
        metric: textField,
        history: dist/* array */.YOg(dist/* object */.Ikc({ date: textField, value: dist/* optional */.lqM(dist/* string */.YjP()) })),
    })),
});
/** `measures/component`; measures of new code stand in their period. */
const measuresAnswer = dist/* object */.Ikc({
    component: dist/* object */.Ikc({
        key: dist/* string */.YjP(),
        measures: dist/* array */.YOg(dist/* object */.Ikc({
            metric: textField,
            value: dist/* optional */.lqM(dist/* string */.YjP()),
            period: dist/* optional */.lqM(dist/* object */.Ikc({ value: dist/* optional */.lqM(dist/* string */.YjP()) })),
        })),
    }),
});

// EXTERNAL MODULE: ./packages/shared/src/domain/report/cut.ts
var cut = __webpack_require__(4851);
// EXTERNAL MODULE: ./packages/shared/src/domain/schema.ts
var schema = __webpack_require__(4929);
;// CONCATENATED MODULE: ./actions/quality-gate/src/steps/sonarqube/ask.ts






const requestDeadlineMs = 30_000;
/** A page of analyses with all their events is some hundred kB. */
const answerCapBytes = 4 * 1024 * 1024;
const attempts = 4;
const firstPauseMs = 1_000;
const longestPauseMs = 30_000;
const saidCap = 300;
/** What may be answered otherwise in a moment: too many requests, and a server or proxy that is busy or starting. */
const isPassing = (status) => status === 429 || status >= 500;
/** What a server says of its own accord; empty where it says nothing. */
function saidBy(answer) {
    const json = (0,domain_json/* parseJson */.qF)(answer.body);
    const read = json.ok ? (0,schema/* checkSchema */._U)(errorsAnswer, json.value) : null;
    if (read?.ok !== true)
        return '';
    return `: ${(0,cut/* shorten */.ml)(read.value.errors.map(({ msg }) => msg).join('; '), saidCap)}`;
}
/** The host that an answer sends people on to; its path is nobody's business. */
function redirectedTo({ headers }, base) {
    const { location = '' } = headers;
    return URL.canParse(location, base) ? new URL(location, base).origin : 'a place that is no address';
}
/** What is wrong with an answer; `null` for one that can be read. */
function refusal(answer, { server, token }, what) {
    const { status } = answer;
    if (status === 200)
        return null;
    const seen = `${server.host} answered HTTP ${status} for ${what}${saidBy(answer)}`;
    if (status >= 300 && status < 400)
        return { code: 'sonarqube-redirected', seen: `${seen}, and names ${redirectedTo(answer, server.base)}` };
    if (status === 401)
        return { code: 'sonarqube-unauthorized', seen: token === null ? `${seen}; no token was given` : seen };
    if (status === 403)
        return { code: 'sonarqube-forbidden', seen };
    if (status === 404)
        return { code: 'sonarqube-not-found', seen };
    return { code: isPassing(status) ? 'sonarqube-unreachable' : 'sonarqube-refused', seen };
}
/** How long to wait before the next attempt: as the server says, within bounds, else twice as long each time. */
function pauseMs(answer, attempt) {
    const asked = Number(answer?.headers['retry-after']);
    const ownMs = firstPauseMs * 2 ** attempt;
    return Math.min(longestPauseMs, Number.isFinite(asked) && asked > 0 ? asked * 1000 : ownMs);
}
/**
 * Sends one question, again where another answer may come. Nothing is followed anywhere: the address is made of the
 * server that was given and of a path of ours.
 */
async function send({ server, token, ports }, url, what) {
    const { clock, http, runner } = ports;
    for (let attempt = 0;; attempt += 1) {
        let answer = null;
        let why = '';
        try {
            answer = await http.send({
                method: 'GET',
                url,
                headers: {
                    accept: 'application/json',
                    'user-agent': 'interlock-quality-gate',
                    ...(token === null ? {} : { authorization: `Bearer ${token.reveal()}` }),
                },
                deadlineMs: requestDeadlineMs,
                bodyCapBytes: answerCapBytes,
                signal: runner.cancellation,
            });
            if (!isPassing(answer.status))
                return (0,result/* success */.k)(answer);
        }
        catch (thrown) {
            // Offline nothing will ever answer, and a bug is none of the server's.
            if (!(thrown instanceof errors/* ExternalError */.yA) || !thrown.retryable)
                throw thrown;
            why = (0,errors/* messageOf */.bD)(thrown);
        }
        if (attempt + 1 >= attempts)
            return answer === null
                ? (0,result/* failure */.V)({
                    code: 'sonarqube-unreachable',
                    seen: `${server.host} was asked for ${what} ${attempts} times. ${why}`,
                })
                : (0,result/* success */.k)(answer);
        const waitMs = pauseMs(answer, attempt);
        runner.info(`${server.host}: ${answer === null ? why : `HTTP ${answer.status} for ${what}`}; asked again in ${Math.round(waitMs / 1000)} s`);
        await clock.sleep(waitMs, runner.cancellation);
    }
}
/** The address of a question; every value is encoded. */
function urlOf({ base }, path, parameters) {
    return `${base}/api/${path}?${new URLSearchParams(parameters).toString()}`;
}
/**
 * Asks the web API of a server, and reads what it answers.
 *
 * @param asker - who is asked, and as whom
 * @param path - behind `/api/`
 * @param parameters - by name
 * @param declaration - what is expected
 * @throws {ExternalError} when the run is offline; the signal's reason when it was cancelled
 */
async function ask(asker, path, parameters, declaration) {
    const sent = await send(asker, urlOf(asker.server, path, parameters), path);
    if (!sent.ok)
        return sent;
    const refused = refusal(sent.value, asker, path);
    if (refused !== null)
        return (0,result/* failure */.V)(refused);
    const unreadable = (why) => (0,result/* failure */.V)({
        code: 'sonarqube-unreadable',
        seen: `what ${asker.server.host} answered for ${path} ${why}`,
    });
    if (sent.value.bodyTruncated)
        return unreadable(`is larger than ${answerCapBytes / 1024 / 1024} MiB`);
    const json = (0,domain_json/* parseJson */.qF)(sent.value.body);
    if (!json.ok)
        return unreadable('is no JSON');
    const read = (0,schema/* checkSchema */._U)(declaration, json.value);
    if (read.ok)
        return (0,result/* success */.k)(read.value);
    const [problem] = read.problems;
    return unreadable(`is not what it should be, at \`${problem?.path ?? ''}\`: ${problem?.message ?? ''}`);
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/steps/sonarqube/find-analysis.ts




const find_analysis_firstPauseMs = 1_000;
const find_analysis_longestPauseMs = 10_000;
const progressEveryMs = 5_000;
/** Analyses that are looked through, the newest first. */
const analysesAsked = 200;
/** Whether a task is about what is looked for; those of a main branch may say no branch. */
function concerns(scope, { branch, pullRequest }) {
    if (scope.kind === 'pull-request')
        return pullRequest === String(scope.number);
    if (pullRequest !== undefined)
        return false;
    return branch === scope.name || (branch === undefined && scope.kind === 'main');
}
/**
 * Waits until the server has processed what it had for the project when it was asked first: what the scanner sent is
 * among that, and what others send later is not waited for.
 *
 * @returns the task that ran last, where there was any
 */
async function waitForTasks(asker, wanted) {
    const { clock, runner } = asker.ports;
    const startedMs = clock.now();
    let awaited = null;
    let saidMs = startedMs;
    for (let pauseMs = find_analysis_firstPauseMs;; pauseMs = Math.min(find_analysis_longestPauseMs, pauseMs * 1.5)) {
        const answer = await ask(asker, 'ce/component', { component: wanted.project }, tasksAnswer);
        if (!answer.ok)
            return answer;
        const queue = answer.value.queue.filter((task) => concerns(wanted.scope, task));
        awaited ??= new Set(queue.map(({ id }) => id));
        const left = queue.filter(({ id }) => awaited?.has(id) === true);
        const [next] = left;
        if (next === undefined) {
            const { current } = answer.value;
            return (0,result/* success */.k)(current !== undefined && concerns(wanted.scope, current) ? current : null);
        }
        const waitedMs = clock.now() - startedMs;
        const state = `${left.length} to process, the first is ${next.status}`;
        if (waitedMs >= wanted.deadlineMs)
            return (0,result/* failure */.V)({
                code: 'sonarqube-analysis-pending',
                seen: `after ${Math.round(waitedMs / 1000)} s: ${state}`,
            });
        if (clock.now() - saidMs >= progressEveryMs || saidMs === startedMs) {
            saidMs = clock.now();
            const leftS = Math.round((wanted.deadlineMs - waitedMs) / 1000);
            runner.info(`${asker.server.host}, ${wanted.project}: ${state}; waiting, at most ${leftS} s more`);
        }
        await clock.sleep(Math.min(pauseMs, wanted.deadlineMs - waitedMs), runner.cancellation);
    }
}
/** The newest analysis of the wanted commit among those that the server lists. */
async function searchAnalyses(asker, wanted) {
    const { project, scope, revisions } = wanted;
    const branch = scope.kind === 'branch' ? { branch: scope.name } : {};
    const parameters = { project, ...branch, ps: String(analysesAsked) };
    const answer = await ask(asker, 'project_analyses/search', parameters, analysesAnswer);
    if (!answer.ok)
        return answer;
    const { analyses } = answer.value;
    const index = analyses.findIndex(({ revision }) => revision !== undefined && revisions.includes(revision));
    const found = analyses[index];
    if (found?.revision !== undefined)
        return (0,result/* success */.k)({ id: found.key, date: found.date, revision: found.revision, isNewest: index === 0 });
    const [newest] = analyses;
    const seen = newest === undefined
        ? `there is no analysis of ${(0,analysis/* sayScope */.O)(scope)}`
        : `the newest analysis of ${(0,analysis/* sayScope */.O)(scope)} is of ${newest.revision === undefined ? 'no commit that it names' : `commit ${newest.revision}`} (${newest.date})`;
    return (0,result/* failure */.V)({ code: 'sonarqube-analysis-stale', seen: `${seen}; wanted: ${revisions.join(' or ')}` });
}
/** The analysis of a pull request; the server keeps one of each. */
async function searchPullRequests(asker, { project, revisions }, number) {
    const answer = await ask(asker, 'project_pull_requests/list', { project }, pullRequestsAnswer);
    if (!answer.ok) {
        const [problem] = answer.failures;
        // The project is there, as its tasks were listed: it is the question that this edition does not know.
        return problem?.code === 'sonarqube-not-found'
            ? (0,result/* failure */.V)({ code: 'sonarqube-without-pull-requests', seen: problem.seen })
            : answer;
    }
    const found = answer.value.pullRequests.find(({ key }) => key === String(number));
    const revision = found?.commit?.sha;
    const date = found?.analysisDate;
    if (revision !== undefined && date !== undefined && revisions.includes(revision))
        return (0,result/* success */.k)({ id: null, date, revision, isNewest: true });
    const seen = found === undefined
        ? `there is no analysis of pull request ${number}`
        : `the analysis of pull request ${number} is of ${revision === undefined ? 'no commit that it names' : `commit ${revision}`}`;
    return (0,result/* failure */.V)({ code: 'sonarqube-analysis-stale', seen: `${seen}; wanted: ${revisions.join(' or ')}` });
}
/** Looks an analysis of the wanted commit up, without waiting for any. */
async function searchAnalysis(asker, wanted) {
    const { scope } = wanted;
    return scope.kind === 'pull-request'
        ? searchPullRequests(asker, wanted, scope.number)
        : searchAnalyses(asker, wanted);
}
const failedStates = ['FAILED', 'CANCELED'];
/** Finds the analysis of the wanted commit, waiting until the server has processed what it was sent. */
async function findAnalysis(asker, wanted) {
    const tasks = await waitForTasks(asker, wanted);
    if (!tasks.ok)
        return tasks;
    const last = tasks.value;
    // Whether the failed one was of this commit cannot be told: what stands there may be of an earlier scan.
    if (last !== null && failedStates.includes(last.status))
        return (0,result/* failure */.V)({
            code: 'sonarqube-analysis-failed',
            seen: `task ${last.id} of ${last.submittedAt} is ${last.status}${last.errorMessage === '' ? '' : `: ${last.errorMessage}`}`,
        });
    return searchAnalysis(asker, wanted);
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/steps/sonarqube/read-analysis.ts






const unknown = (seen) => (0,result/* failure */.V)({ code: 'sonarqube-gate-unknown', seen });
const readCondition = (condition) => ({
    metric: condition.metricKey,
    comparator: condition.comparator ?? '',
    value: condition.actualValue ?? null,
    threshold: condition.errorThreshold ?? null,
    hasFailed: condition.status === 'ERROR',
});
/** The conditions of a gate: no word that is not known is taken for a good one. */
function readConditions({ status, conditions }) {
    if (status === 'NONE')
        return (0,result/* failure */.V)({
            code: 'sonarqube-gate-missing',
            seen: 'the server says NONE: no quality gate was applied',
        });
    if (status !== 'OK' && status !== 'ERROR')
        return unknown(`its quality gate is "${status}"`);
    const odd = conditions.find((condition) => condition.status !== 'OK' && condition.status !== 'ERROR');
    if (odd !== undefined)
        return unknown(`its condition on ${odd.metricKey} is "${odd.status}"`);
    const read = conditions.map(readCondition);
    if (status === 'ERROR' && !read.some(({ hasFailed }) => hasFailed))
        return unknown(`its quality gate failed, and none of its ${read.length} conditions did`);
    return (0,result/* success */.k)(read);
}
/** A number as SonarQube writes it; `null` for anything else. */
const readNumber = (text) => /^-?\d{1,15}(?:\.\d{1,15})?$/u.test(text) ? Number(text) : null;
function readMeasures(values) {
    const measures = new Map();
    for (const [metric, text] of values) {
        const number = readNumber(text);
        if (number === null)
            return (0,result/* failure */.V)({
                code: 'sonarqube-unreadable',
                seen: `its ${metric} is "${text}", which is no number`,
            });
        measures.set(metric, number);
    }
    return (0,result/* success */.k)(measures);
}
/** `2026-11-21T13:18:41+0000`, the only form that the server takes. */
const sonarDate = (ms) => `${new Date(ms).toISOString().slice(0, 19)}+0000`;
/** The moment that a date of the server means; NaN for none. */
const momentOf = (date) => Date.parse(date.replace(/([+-]\d{2})(\d{2})$/u, '$1:$2'));
/** What an analysis itself measured, whatever came after it. */
async function askHistory(asker, { project, scope }, { date }, keys) {
    const atMs = momentOf(date);
    if (Number.isNaN(atMs))
        return (0,result/* failure */.V)({ code: 'sonarqube-unreadable', seen: `the date of its analysis is "${date}"` });
    const branch = scope.kind === 'branch' ? { branch: scope.name } : {};
    const parameters = {
        component: project,
        ...branch,
        metrics: keys.join(','),
        // The server keeps fractions of a second, and writes none.
        from: sonarDate(atMs),
        to: sonarDate(atMs + 1000),
        ps: '1000',
    };
    const answer = await ask(asker, 'measures/search_history', parameters, historyAnswer);
    if (!answer.ok)
        return answer;
    const found = answer.value.measures.map(({ metric, history }) => ({
        metric,
        own: history.filter((point) => point.date === date),
    }));
    const twice = found.find(({ own }) => own.length > 1);
    if (twice !== undefined)
        return (0,result/* failure */.V)({
            code: 'sonarqube-analysis-changed',
            seen: `${twice.own.length} analyses are of the second ${date}`,
        });
    return (0,result/* success */.k)(found.flatMap(({ metric, own }) => {
        const text = own[0]?.value;
        return text === undefined ? [] : [[metric, text]];
    }));
}
/** What a project measures at present. */
async function askPresent(asker, { project, scope }, keys) {
    const at = scope.kind === 'main'
        ? {}
        : scope.kind === 'branch'
            ? { branch: scope.name }
            : { pullRequest: String(scope.number) };
    const parameters = { component: project, ...at, metricKeys: keys.join(',') };
    const answer = await ask(asker, 'measures/component', parameters, measuresAnswer);
    if (!answer.ok)
        return answer;
    const { key, measures } = answer.value.component;
    if (key !== project)
        return (0,result/* failure */.V)({ code: 'sonarqube-unreadable', seen: `asked for ${project}, it answered for ${key}` });
    return (0,result/* success */.k)(measures.flatMap(({ metric, value, period }) => {
        const text = value ?? period?.value;
        return text === undefined ? [] : [[metric, text]];
    }));
}
/**
 * What an analysis measured. The history does not have what is about new code: that is asked of the project as it is,
 * which is only right while no other analysis came after this one.
 */
async function askMeasures(asker, wanted, found, keys) {
    if (found.id === null)
        return askPresent(asker, wanted, keys);
    const history = await askHistory(asker, wanted, found, keys.filter((key) => !(0,metrics/* isOfNewCode */.Dw)(key)));
    const ofNewCode = keys.filter(metrics/* isOfNewCode */.Dw);
    if (!history.ok || ofNewCode.length === 0 || !found.isNewest)
        return history;
    const present = await askPresent(asker, wanted, ofNewCode);
    return present.ok ? (0,result/* success */.k)([...history.value, ...present.value]) : present;
}
/**
 * Reads what a server says of the analysis of a commit: the quality gate as it was judged then, and measures.
 *
 * @param asker - who is asked
 * @param wanted - of which project and commit
 * @param keys - the measures, by the server's keys
 * @throws {ExternalError} when the run is offline; the signal's reason when it was cancelled
 */
async function readAnalysis(asker, wanted, keys) {
    const found = await findAnalysis(asker, wanted);
    if (!found.ok)
        return found;
    const { id, date, revision, isNewest } = found.value;
    const { project, scope } = wanted;
    const asked = id !== null
        ? { analysisId: id }
        : {
            projectKey: project,
            ...(scope.kind === 'pull-request' ? { pullRequest: String(scope.number) } : {}),
        };
    const status = await ask(asker, 'qualitygates/project_status', asked, statusAnswer);
    if (!status.ok)
        return status;
    const conditions = readConditions(status.value.projectStatus);
    if (!conditions.ok)
        return conditions;
    const values = await askMeasures(asker, wanted, found.value, keys);
    if (!values.ok)
        return values;
    const measures = readMeasures(values.value);
    if (!measures.ok)
        return measures;
    // What was asked of the project as it is belongs to the analysis only if it still is the one.
    if (isNewest) {
        const again = await searchAnalysis(asker, wanted);
        if (!again.ok)
            return again;
        const same = again.value;
        if (same.id !== id || same.date !== date || same.revision !== revision || !same.isNewest)
            return (0,result/* failure */.V)({
                code: 'sonarqube-analysis-changed',
                seen: `another analysis of ${(0,analysis/* sayScope */.O)(scope)} came while this one was read`,
            });
    }
    return (0,result/* success */.k)({
        scope,
        id,
        date,
        revision,
        conditions: conditions.value,
        ignoresConditions: status.value.projectStatus.ignoredConditions,
        measures: measures.value,
    });
}

// EXTERNAL MODULE: ./actions/quality-gate/src/domain/sonarqube/sonar-shown.ts
var sonar_shown = __webpack_require__(8306);
;// CONCATENATED MODULE: ./actions/quality-gate/src/steps/sonarqube/read-projects.ts








/** Which analyses an entry means in a run. */
function scopeOf({ analysis }, run, defaultBranch) {
    const main = { kind: 'main', name: defaultBranch };
    if (analysis === 'main')
        return main;
    const pullRequest = (0,source/* pullRequestOf */._)(run.event);
    if (pullRequest !== null)
        return { kind: 'pull-request', number: pullRequest.number };
    const branch = /^refs\/heads\/(.+)$/u.exec(run.ref)?.[1];
    return branch === undefined || branch === defaultBranch ? main : { kind: 'branch', name: branch };
}
async function readProject(asker, entry, judged, deadlineMs) {
    const scope = scopeOf(entry, judged.run, judged.defaultBranch);
    const wanted = { project: entry.project, scope, revisions: judged.revisions, deadlineMs };
    const keys = (0,metrics/* keysFor */.qm)(judged.metrics, scope.kind === 'pull-request');
    const read = await readAnalysis(asker, wanted, keys);
    if (read.ok)
        return { key: entry.project, read: { kind: 'known', analysis: read.value } };
    const [problem] = read.failures;
    return {
        key: entry.project,
        read: { kind: 'unknown', ...(problem ?? { code: 'sonarqube-unreadable', seen: 'nothing was said' }) },
    };
}
function sayProject({ key, read }, { runner }) {
    if (read.kind === 'unknown')
        runner.info(`✗ ${key}: ${read.code}. ${read.seen}`);
    else {
        const { conditions, revision, scope } = read.analysis;
        const failed = conditions.filter(({ hasFailed }) => hasFailed).length;
        runner.info(`✓ ${key}: ${failed} of ${(0,numbers/* countOf */.pq)(conditions.length, 'condition')} failed, ${(0,analysis/* sayScope */.O)(scope)} at ${revision.slice(0, 8)}`);
    }
}
/** What an analysis said, as evidence holds it: whose it is and a digest of all that was judged. */
function materialOf(host, project, { digests }) {
    const path = `${host}/${project.key}`;
    if (project.read.kind === 'unknown')
        return { path: `sonarqube:${path}`, sizeBytes: 0, digest: 'unread', kind: 'unusable' };
    const { id, date, revision } = project.read.analysis;
    const text = (0,domain_json/* canonicalJson */.dj)({ host, ...(0,sonar_shown/* shownProject */.dB)(project) });
    return {
        path: `sonarqube:${path}/${id ?? date}@${revision}`,
        sizeBytes: new TextEncoder().encode(text).byteLength,
        digest: `sha256:${digests.sha256(text)}`,
        kind: 'sonarqube',
    };
}
/**
 * Asks a server for each project that is named, one after the other.
 *
 * @throws the signal's reason when the run was cancelled
 */
async function readProjects(entries, { server, token, deadlineMs }, judged, ports) {
    if (entries.length === 0)
        return { sonar: null, materials: [] };
    return ports.runner.group('SonarQube', async () => {
        const projects = [];
        for (const entry of entries) {
            const project = server === null
                ? notAsked(entry, 'no `sonar-url` was given')
                : await readProject({ server, token, ports }, entry, judged, deadlineMs).catch((thrown) => {
                    if (thrown instanceof errors/* ExternalError */.yA && thrown.code === 'offline')
                        return notAsked(entry, thrown.message);
                    throw thrown;
                });
            sayProject(project, ports);
            projects.push(project);
        }
        const sonar = { host: server?.host ?? null, projects };
        return {
            sonar,
            materials: projects.map((project) => materialOf(server?.host ?? 'no server', project, ports)),
        };
    });
}
const notAsked = ({ project }, seen) => ({
    key: project,
    read: { kind: 'unknown', code: 'sonarqube-not-asked', seen },
});


/***/ })

};

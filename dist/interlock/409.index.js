export const id = 409;
export const ids = [409];
export const modules = {

/***/ 6409:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  judgeOffline: () => (/* binding */ judgeOffline)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(1708);
var external_node_process_default = /*#__PURE__*/__webpack_require__.n(external_node_process_);
;// CONCATENATED MODULE: ./packages/shared/src/domain/action.ts
/**
 * Declares an action. It changes nothing: it is here so that the types of inputs and outputs are inferred once.
 */
function defineAction(action) {
    return action;
}

// EXTERNAL MODULE: ./packages/shared/src/domain/errors.ts
var errors = __webpack_require__(9845);
// EXTERNAL MODULE: ./packages/shared/src/domain/json.ts
var domain_json = __webpack_require__(9124);
// EXTERNAL MODULE: ./packages/shared/node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(6758);
;// CONCATENATED MODULE: ./packages/shared/src/domain/subject.ts


const commitShape = /^[0-9a-f]{40}$/u;
const digestShape = /^sha256:[0-9a-f]{64}$/u;
/** A whole commit name. */
const commitField = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(commitShape, 'is not 40 lower-case hex digits.'));
const artifactField = dist/* strictObject */.rej({
    name: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[A-Za-z0-9][A-Za-z0-9._/:-]{0,254}$/u, 'is not a name.')),
    digest: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(digestShape, 'is not "sha256:" and 64 lower-case hex digits; a tag names nothing for sure.')),
});
/** Artifacts, each name once. */
const artifactsField = dist/* pipe */.FsL(dist/* array */.YOg(artifactField), dist/* check */.z6Y((artifacts) => new Set(artifacts.map(({ name }) => name)).size === artifacts.length, 'names one artifact twice.'));
/** A subject, as the `subjects` input and output write it. */
const subjectField = dist/* strictObject */.rej({
    commit: commitField,
    artifacts: dist/* optional */.lqM(artifactsField, []),
});
/** What the `subjects` input accepts, for messages. */
const subjectAccepted = 'the `subjects` output of record-build: `{"commit": "<40 hex>", "artifacts": [{"name": "api", "digest": "sha256:<64 hex>"}]}`';
/** Reads the `subjects` input: JSON, every problem at once, unknown keys refused. */
function parseSubject(text) {
    const problem = (message) => ({
        code: 'subjects-invalid',
        message: `Input "subjects": ${message}`,
        fix: `Pass ${subjectAccepted}.`,
        where: 'subjects',
    });
    const parsed = parseJson(text);
    if (!parsed.ok)
        return { ok: false, problems: [problem(`is not JSON (${parsed.failures.join('; ')}).`)] };
    const checked = checkSchema(subjectField, parsed.value);
    if (checked.ok)
        return checked;
    return {
        ok: false,
        problems: checked.problems.map(({ path, message }) => problem(path === '' ? message : `${path} ${message}`)),
    };
}
/** A subject as the JSON that `parseSubject` reads. */
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

// EXTERNAL MODULE: ./packages/shared/src/domain/nearest.ts
var nearest = __webpack_require__(3746);
// EXTERNAL MODULE: ./packages/shared/src/domain/schema.ts
var schema = __webpack_require__(4929);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var yaml_dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./packages/shared/src/domain/result.ts
var domain_result = __webpack_require__(6095);
;// CONCATENATED MODULE: ./packages/shared/src/domain/yaml.ts


/** Keys that every object of JavaScript has or loses: what checks an object passes over them in silence. */
function reservedKey(document) {
    let found = null;
    (0,yaml_dist/* visit */.YR)(document, {
        Pair: (_, { key }) => {
            if (!(0,yaml_dist/* isScalar */.jn)(key) || !(String(key.value) in {} || key.value === 'prototype'))
                return undefined;
            found = { name: String(key.value), offset: key.range?.[0] ?? 0 };
            return yaml_dist/* visit */.YR.BREAK;
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
    const lines = new yaml_dist/* LineCounter */.HN();
    const document = (0,yaml_dist/* parseDocument */.Tp)(text, {
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
        return (0,domain_result/* failure */.V)(...problems);
    const reserved = reservedKey(document);
    if (reserved !== null)
        return (0,domain_result/* failure */.V)({
            message: `the key "${reserved.name}" is not accepted`,
            line: lines.linePos(reserved.offset).line,
        });
    try {
        return (0,domain_result/* success */.k)(document.toJS({ maxAliasCount: 0 }));
    }
    catch {
        return (0,domain_result/* failure */.V)({ message: 'anchors and aliases are not accepted', line: 1 });
    }
}

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
            ? (0,domain_result/* failure */.V)('is not the address of an API server: write `https://HOST:PORT` without user or query.')
            : (0,domain_result/* success */.k)({ kind: 'server', address });
    }
    if (!/^sha-?(?:1|256)[\s:=]/iu.test(text))
        return (0,domain_result/* success */.k)({ kind: 'name', name: text });
    const hex = /^sha256(?: fingerprint=|:)((?:[0-9a-f]{2}:?){31}[0-9a-f]{2})$/iu.exec(text)?.[1];
    return hex === undefined
        ? (0,domain_result/* failure */.V)('is not a SHA-256 fingerprint: write "sha256:" and 64 hex digits.')
        : (0,domain_result/* success */.k)({ kind: 'ca', fingerprint: hex.replace(/:/gu, '').toLowerCase() });
}
/** The key `cluster` of an environment. */
const clusterField = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* minLength */.BpQ(1, 'is empty.'), dist/* rawCheck */.H0v(({ dataset, addIssue }) => {
    const read = dataset.typed ? readClusterIdentity(dataset.value) : null;
    if (read?.ok === false)
        for (const message of read.failures)
            addIssue({ message });
}));

// EXTERNAL MODULE: ./packages/shared/src/domain/duration.ts
var duration = __webpack_require__(946);
;// CONCATENATED MODULE: ./packages/shared/src/domain/configuration/fields.ts


const durationPattern = new RegExp(`^\\d{1,9}(${Object.keys(duration/* durationUnitsMs */.sP).join('|')})$`, 'u');
/** A duration such as `30s`; read as ms. */
const durationField = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(durationPattern, 'is not a duration: write a whole number and a unit, e.g. 30s, 10m, 2h or 1d.'), dist/* transform */.pdi((text) => (0,duration/* parseDuration */.E9)(text) ?? Number.NaN));
/** A share such as `50%`; read as 0..1. */
const shareField = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^(100|\d{1,2}(\.\d{1,3})?)%$/u, 'is not a share: write a number from 0 to 100 and %, e.g. 50%.'), dist/* transform */.pdi((text) => Number(text.slice(0, -1)) / 100));
/** A name of the user's own that stands in outputs, labels and log lines. */
const nameField = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[A-Za-z][A-Za-z0-9._-]{0,62}$/u, 'is not a name: a letter, then letters, digits, ".", "_" or "-", at most 63.'));
const textField = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* minLength */.BpQ(1, 'is empty.'));
/** One rule of the rule language; parsed where its metrics are known. */
const ruleField = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* minLength */.BpQ(1, 'is empty.'));
const rulesField = dist/* array */.YOg(ruleField);
const urlField = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^https?:\/\/[^\s/]+(\/\S*)?$/u, 'is not an http or https address.'));

;// CONCATENATED MODULE: ./packages/shared/src/domain/configuration/environments.ts




/** One request that must be answered well before, during or after a move. */
const validation = dist/* strictObject */.rej({
    get: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* startsWith */.w1_('/', 'is not a path: it starts with "/".')),
    status: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(100), dist/* maxValue */.cGV(599)), 200),
    json: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* union */.KCZ([dist/* string */.YjP(), dist/* number */.aig(), dist/* boolean */.zMY(), dist/* null */.chJ()])), {}),
    within: dist/* optional */.lqM(durationField, '1s'),
    times: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(1), dist/* maxValue */.cGV(10_000)), 1),
});
const color = dist/* strictObject */.rej({ deployment: textField });
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
    namespace: dist/* optional */.lqM(textField),
    service: dist/* optional */.lqM(textField),
    colors: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* record */.g1P(nameField, color), dist/* check */.z6Y((colors) => Object.keys(colors).length === 2, 'names other than two colors.'))),
    'color-label': dist/* optional */.lqM(textField, 'color'),
    preview: dist/* optional */.lqM(urlField),
    weights: dist/* optional */.lqM(dist/* array */.YOg(shareField), []),
    'keep-old-for': dist/* optional */.lqM(durationField, '1h'),
    'containers-allowed': dist/* optional */.lqM(dist/* array */.YOg(containerName), []),
});
const approval = dist/* strictObject */.rej({
    all: dist/* pipe */.FsL(dist/* array */.YOg(dist/* strictObject */.rej({
        need: dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(1, 'is less than 1.')),
        of: dist/* pipe */.FsL(dist/* array */.YOg(textField), dist/* minLength */.BpQ(1, 'names nobody.')),
    })), dist/* minLength */.BpQ(1, 'asks nobody.')),
    never: dist/* optional */.lqM(dist/* array */.YOg(textField), []),
    'requested-by': dist/* optional */.lqM(dist/* array */.YOg(textField), []),
    reason: dist/* optional */.lqM(dist/* picklist */.KIO(['required', 'optional']), 'optional'),
    ignores: dist/* optional */.lqM(dist/* array */.YOg(dist/* picklist */.KIO(['windows', 'freezes'])), []),
    expires: dist/* optional */.lqM(durationField),
    remind: dist/* optional */.lqM(dist/* array */.YOg(durationField), []),
    escalate: dist/* optional */.lqM(dist/* strictObject */.rej({ after: durationField, to: dist/* array */.YOg(textField) })),
    'review-after': dist/* optional */.lqM(durationField),
});
/** One entry under `environments:`. */
const environmentField = dist/* strictObject */.rej({
    after: dist/* optional */.lqM(nameField),
    /** Refs from which it may be moved, beside the default branch and branches whose rules require pull requests. */
    from: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(refGlobField), dist/* minLength */.BpQ(1, 'names nothing: leave it out.'))),
    gates: dist/* optional */.lqM(dist/* array */.YOg(nameField), []),
    url: dist/* optional */.lqM(urlField),
    cluster: dist/* optional */.lqM(clusterField),
    traffic: dist/* optional */.lqM(traffic),
    validate: dist/* optional */.lqM(dist/* array */.YOg(validation), []),
    canary: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J())),
    windows: dist/* optional */.lqM(dist/* array */.YOg(textField), []),
    freezes: dist/* optional */.lqM(dist/* array */.YOg(textField), []),
    approvals: dist/* optional */.lqM(dist/* record */.g1P(nameField, approval), {}),
});

;// CONCATENATED MODULE: ./packages/shared/src/domain/configuration/reports.ts


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
const files = dist/* pipe */.FsL(dist/* array */.YOg(textField), dist/* minLength */.BpQ(1, 'names no file.'));
const fileCount = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf('is not a whole number.'), dist/* minValue */.Wwf(1, 'is less than 1.'));
/** The keys of the long form of one entry, as it is written. */
const longReportKeys = dist/* strictObject */.rej({
    kind: dist/* picklist */.KIO(reportKinds),
    files: dist/* optional */.lqM(files),
    jobs: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(textField), dist/* minLength */.BpQ(1, 'names no job.'))),
    except: dist/* optional */.lqM(dist/* array */.YOg(textField), []),
    package: dist/* optional */.lqM(textField),
    min: dist/* optional */.lqM(fileCount, 1),
    max: dist/* optional */.lqM(fileCount),
    format: dist/* optional */.lqM(textField),
});
/** The long form of one entry: of files or, where time is measured, of jobs of the run. */
const longReportField = dist/* pipe */.FsL(longReportKeys, dist/* forward */.sYn(dist/* check */.z6Y((entry) => entry.files !== undefined || entry.jobs !== undefined, '"files" is missing.'), ['files']), dist/* forward */.sYn(dist/* check */.z6Y((entry) => entry.files === undefined || entry.jobs === undefined, 'stands beside `files`; an entry is about files or about jobs.'), ['jobs']), dist/* forward */.sYn(dist/* check */.z6Y(({ kind, jobs }) => jobs === undefined || kind === 'performance', 'is only for `kind: performance`, which measures their time.'), ['jobs']));
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
const reports_long = dist/* pipe */.FsL(longReportField, dist/* transform */.pdi(expectedReports));
/** Key of a project, as SonarQube accepts them. */
const projectField = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^(?=.*[^\d])[\w.:-]{1,400}$/u, 'is not the key of a project: letters, digits, "-", "_", "." and ":", not digits alone, at most 400.'));
/** The long form of a project on a SonarQube server, as it is written. */
const longAnalysisField = dist/* strictObject */.rej({
    kind: dist/* literal */.euz('sonarqube'),
    project: projectField,
    analysis: dist/* optional */.lqM(dist/* picklist */.KIO(analysisScopes), 'auto'),
});
/** The short form, `sonarqube: KEY`. */
const shortAnalysisField = dist/* pipe */.FsL(dist/* strictObject */.rej({ sonarqube: projectField }), dist/* transform */.pdi(({ sonarqube }) => ({
    kind: 'sonarqube',
    project: sonarqube,
    analysis: 'auto',
})));
const reports_short = dist/* pipe */.FsL(dist/* record */.g1P(dist/* picklist */.KIO(reportKinds), textField), dist/* check */.z6Y((entry) => Object.keys(entry).length === 1, 'is not one `kind: glob`.'), dist/* transform */.pdi((entry) => reportKinds.flatMap((kind) => {
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
const reportsField = dist/* pipe */.FsL(dist/* array */.YOg(dist/* union */.KCZ([reports_long, longAnalysisField, shortAnalysisField, reports_short])), dist/* minLength */.BpQ(1, 'names no report.'), dist/* transform */.pdi((entries) => entries.flat()));

;// CONCATENATED MODULE: ./packages/shared/src/domain/configuration/gates.ts



const gates_images = dist/* literal */.euz('images');
const commit = dist/* literal */.euz('commit');
const severity = dist/* picklist */.KIO(['critical', 'high', 'medium', 'low', 'unknown']);
const common = {
    'max-age': dist/* optional */.lqM(durationField),
    mode: dist/* optional */.lqM(dist/* picklist */.KIO(['enforce', 'audit']), 'enforce'),
    'allow-override': dist/* optional */.lqM(dist/* array */.YOg(nameField), []),
};
const qualityGate = dist/* strictObject */.rej({
    action: dist/* literal */.euz('quality-gate'),
    judges: dist/* optional */.lqM(commit, 'commit'),
    reports: dist/* optional */.lqM(reportsField),
    require: dist/* optional */.lqM(rulesField, []),
    baseline: dist/* optional */.lqM(textField),
    waivers: dist/* optional */.lqM(textField),
    ...common,
});
const securityScan = dist/* strictObject */.rej({
    action: dist/* literal */.euz('security-scan'),
    judges: dist/* optional */.lqM(dist/* union */.KCZ([commit, gates_images]), 'commit'),
    scanners: dist/* pipe */.FsL(dist/* array */.YOg(dist/* union */.KCZ([textField, dist/* record */.g1P(textField, dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J()))])), dist/* minLength */.BpQ(1, 'names no scanner.')),
    'fail-on-severity': dist/* optional */.lqM(severity),
    'new-since': dist/* optional */.lqM(textField),
    waivers: dist/* optional */.lqM(textField),
    'database-max-age': dist/* optional */.lqM(durationField),
    require: dist/* optional */.lqM(rulesField, []),
    ...common,
});
const backupVerify = dist/* strictObject */.rej({
    action: dist/* literal */.euz('backup-verify'),
    judges: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^backup:[A-Za-z][A-Za-z0-9._-]*$/u, 'is not "backup:" and a name.')),
    require: dist/* optional */.lqM(rulesField, []),
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
    require: dist/* optional */.lqM(rulesField, []),
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

;// CONCATENATED MODULE: ./packages/shared/src/domain/configuration/configuration.ts






const count = dist/* optional */.lqM(dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0)), 0);
const backup = dist/* strictObject */.rej({
    from: textField,
    rpo: dist/* optional */.lqM(durationField),
    rto: dist/* optional */.lqM(durationField),
    keep: dist/* optional */.lqM(dist/* strictObject */.rej({ hourly: count, daily: count, weekly: count, monthly: count, yearly: count })),
    require: dist/* optional */.lqM(rulesField, []),
});
const evidence = dist/* strictObject */.rej({
    from: dist/* optional */.lqM(dist/* picklist */.KIO(['same-run', 'verified-run', 'attested']), 'same-run'),
    keep: dist/* optional */.lqM(durationField),
    store: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^(artifact|branch:\S+|s3:\/\/\S+)$/u, 'is none of artifact, branch:NAME, s3://….')), 'artifact'),
});
/** The declaration of `.github/interlock.yml`; `schema/interlock.schema.json` is made of it. */
const configurationField = dist/* strictObject */.rej({
    version: dist/* literal */.euz(1),
    service: dist/* optional */.lqM(nameField),
    paths: dist/* optional */.lqM(dist/* array */.YOg(textField), ['**']),
    images: dist/* optional */.lqM(dist/* array */.YOg(textField), []),
    gates: dist/* optional */.lqM(dist/* record */.g1P(nameField, gateField), {}),
    environments: dist/* optional */.lqM(dist/* record */.g1P(nameField, environmentField), {}),
    groups: dist/* optional */.lqM(dist/* record */.g1P(nameField, dist/* array */.YOg(textField)), {}),
    backups: dist/* optional */.lqM(dist/* record */.g1P(nameField, backup), {}),
    evidence: dist/* optional */.lqM(evidence, {}),
    notify: dist/* optional */.lqM(dist/* array */.YOg(dist/* strictObject */.rej({ channel: dist/* picklist */.KIO(['slack', 'teams']), events: dist/* array */.YOg(nameField) })), []),
    floor: dist/* optional */.lqM(dist/* array */.YOg(nameField), []),
    'allow-override': dist/* optional */.lqM(dist/* array */.YOg(nameField), []),
    services: dist/* optional */.lqM(dist/* record */.g1P(nameField, dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J())), {}),
});
const defaultConfigurationPath = '.github/interlock.yml';
/** What holds where there is no file: no gates, no environments. */
const defaultConfiguration = dist/* parse */.qgA(configurationField, { version: 1 });
function problem(path, at, message, fix) {
    const where = at === '' ? path : `${path}, ${at}`;
    return { code: 'configuration-invalid', message: `${where}: ${message}`, fix, where: path };
}
const seeDocs = 'See docs/configuration.md for every key.';
/** What the shapes alone cannot say: names that must exist, an order of environments without a circle. */
function crossCheck(configuration, path) {
    const problems = [];
    const gates = Object.keys(configuration.gates);
    const environments = Object.keys(configuration.environments);
    if (Object.keys(configuration.services).length > 0)
        problems.push(problem(path, 'services', 'several services in one file are not supported by this version.', 'Give each service a repository or a file of its own, and name it with the `config` input.'));
    for (const [name, environment] of Object.entries(configuration.environments)) {
        for (const gate of environment.gates)
            if (!gates.includes(gate))
                problems.push(problem(path, `environments.${name}.gates`, `there is no gate "${gate}".${(0,nearest/* suggestion */.h)(gate, gates)}`, 'Name an entry of `gates:`.'));
        const { after } = environment;
        if (after !== undefined && (!environments.includes(after) || after === name))
            problems.push(problem(path, `environments.${name}.after`, `there is no other environment "${after}".${(0,nearest/* suggestion */.h)(after, environments)}`, 'Name another entry of `environments:`.'));
    }
    for (const name of configuration.floor)
        if (!Object.hasOwn(configurationField.entries, name))
            problems.push(problem(path, 'floor', `there is no key "${name}".${(0,nearest/* suggestion */.h)(name, Object.keys(configurationField.entries))}`, 'Name keys of this file.'));
    return problems;
}
/** Reads the text of a configuration file, reporting every problem with its place. */
function readConfiguration(text, path) {
    const parsed = parseYaml(text);
    if (!parsed.ok)
        return {
            ok: false,
            problems: parsed.failures.map((one) => problem(`${path}:${String(one.line)}`, '', `${one.message}.`, 'Correct the YAML.')),
        };
    const checked = (0,schema/* checkSchema */._)(configurationField, parsed.value);
    if (!checked.ok)
        return {
            ok: false,
            problems: checked.problems.map((one) => problem(path, one.path, one.message, seeDocs)),
        };
    const problems = crossCheck(checked.value, path);
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

;// CONCATENATED MODULE: ./packages/shared/src/domain/configuration/source.ts




/** The branch that a pull request would be merged into; `null` when the event is none. */
function pullRequestOf(event) {
    if (!(0,domain_json/* isRecord */.u4)(event) || !(0,domain_json/* isRecord */.u4)(event['pull_request']))
        return null;
    const { number, base, head } = event['pull_request'];
    if (typeof number !== 'number' || !(0,domain_json/* isRecord */.u4)(base) || !(0,domain_json/* isRecord */.u4)(head))
        return null;
    const { ref } = base;
    const { sha } = head;
    if (typeof ref !== 'string' || ref === '' || typeof sha !== 'string' || !commitShape.test(sha))
        return null;
    return { number, baseRef: ref, headSha: sha };
}
/**
 * Reads the configuration that a change is judged by from where it cannot alter it: the base branch of a pull request,
 * else the default branch, at a commit that is recorded.
 *
 * @throws {UserError} with every problem of the file; or when a file was named that does not exist there
 * @throws {ExternalError} when GitHub cannot be asked
 */
async function loadJudgingConfiguration(path, run, github) {
    const pullRequest = pullRequestOf(run.event);
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
    const wanted = path ?? defaultConfigurationPath;
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
        if (wanted !== defaultConfigurationPath)
            throw new errors/* UserError */.yo([
                {
                    code: 'configuration-missing',
                    message: `Input "config": there is no ${wanted} on ${ref} (${commit.slice(0, 8)}).`,
                    fix: `The configuration is read from ${ref}, not from the branch under judgment: merge it there first, or correct the path.`,
                    where: 'config',
                },
            ]);
        return {
            configuration: defaultConfiguration,
            source: { kind: 'defaults', path: wanted, ref, commit, why: `there is no ${wanted} on ${ref}` },
        };
    }
    const read = readConfiguration(file.text, wanted);
    if (!read.ok)
        throw new errors/* UserError */.yo(read.problems);
    return { configuration: read.value, source: { kind: 'file', path: wanted, ref, commit } };
}
/** `interlock.yml of main at 1a2b3c4d`, for the log and the summary. */
function describeSource(source) {
    if (source.kind === 'file')
        return `${source.path} of ${source.ref} at ${source.commit.slice(0, 8)}`;
    return `the defaults, because ${source.why}`;
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/commit.ts

/**
 * The commit that a run judges: the head of a pull request, with the merge commit that was tested beside it; for every
 * other event the commit of the run. Under `pull_request_target` the commit of the run is the base and merges nothing.
 */
function commitOfRun(run) {
    const pullRequest = pullRequestOf(run.event);
    if (pullRequest === null)
        return { commit: run.sha, mergeCommit: null };
    return {
        commit: pullRequest.headSha,
        mergeCommit: run.eventName === 'pull_request_target' ? null : run.sha,
    };
}

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
    if (entry !== null && (0,domain_json/* isRecord */.u4)(entry.value))
        for (const [key, value] of Object.entries(entry.value))
            values.push({ name: `${entry.path}.${key}`, value: show(value), from: 'entry' });
    const { source } = loaded;
    values.push({
        name: 'configuration',
        value: describeSource(source),
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

;// CONCATENATED MODULE: ./packages/shared/src/domain/configuration/policy.ts

/** Plain data as JSON; `undefined` members are left out, as JSON does. */
function toJson(value) {
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
        return value;
    if (Array.isArray(value))
        return value.map(toJson);
    if ((0,domain_json/* isRecord */.u4)(value))
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
    return digests.sha256((0,domain_json/* canonicalJson */.dj)({ gate, service, entry: toJson(entry) }));
}
/** The digest of what inputs add to a policy; `null` when they add nothing. */
function additionsDigest(additions, digests) {
    const given = Object.entries(additions).filter(([, value]) => value !== null && value !== undefined);
    return given.length === 0 ? null : digests.sha256((0,domain_json/* canonicalJson */.dj)(toJson(Object.fromEntries(given))));
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/report/numbers.ts
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
/** Two counts as `1,204 → 1,198 (−6)`. */
function formatCountChange(before, after) {
    if (!isNumber(before) || !isNumber(after)) {
        return `${formatCount(before)} → ${formatCount(after)} (no difference can be said)`;
    }
    if (before === after)
        return `${formatCount(after)} (unchanged)`;
    const sign = after > before ? '+' : '−';
    return `${formatCount(before)} → ${formatCount(after)} (${sign}${formatCount(Math.abs(after - before))})`;
}
/** `1 rule`, `2 rules`. */
function countOf(count, one, many = `${one}s`) {
    return `${formatCount(count)} ${count === 1 ? one : many}`;
}

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
const statement_schema_count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0));
const word = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* minLength */.BpQ(1), dist/* maxLength */.Ru6(255), dist/* check */.z6Y((text) => !/\p{Surrogate}/u.test(text), 'has half a character in it.'));
const origin = dist/* strictObject */.rej({
    repositoryDigest: hex64,
    runId: statement_schema_count,
    runAttempt: statement_schema_count,
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
    return Buffer.from((0,domain_json/* canonicalJson */.dj)(statementJson(statement)), 'utf8');
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
    const sealed = (0,domain_json/* canonicalJson */.dj)({ payload: payload.toString('base64'), payloadType, signatures });
    const sizeBytes = Buffer.byteLength(sealed);
    const capBytes = envelopeCapBytes - (statement.predicate.kind === 'built' ? reservedBytes : 0);
    if (sizeBytes > capBytes)
        throw new errors/* UserError */.yo([
            {
                code: 'evidence-too-large',
                message: `The statement about ${countOf(statement.subject.artifacts.length, 'artifact')} takes ${sizeBytes} bytes; it may take ${capBytes}.`,
                fix: 'Record and promote fewer artifacts together: a build, its gates and its move for each service.',
                where: 'subjects',
            },
        ]);
    return sealed;
}
function refusal(code, seen, index, fix) {
    return { code, rule: null, seen, limit: null, where: `evidence, envelope ${String(index + 1)}`, fix };
}
const passOn = "Pass the `evidence` output of the gate as it is, through the job's outputs and `needs`; never cut, re-format or retype it.";
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
    if (Buffer.byteLength(text) > envelopeCapBytes)
        return refusal('evidence-too-large', `${String(Buffer.byteLength(text))} bytes`, index, passOn);
    const outer = parseJson(text);
    if (!outer.ok || !isRecord(outer.value))
        return refusal('evidence-truncated', 'no whole JSON object', index, passOn);
    const { payload, payloadType: type, signatures: listed } = outer.value;
    const signatures = Array.isArray(listed) ? readSignatures(listed) : null;
    if (type !== payloadType || typeof payload !== 'string' || signatures === null)
        return refusal('evidence-unparsable', 'not a DSSE envelope of an in-toto statement', index, passOn);
    // One spelling only, of the envelope and of its payload: another one would be the same evidence under another digest.
    if (canonicalJson({ payload, payloadType: type, signatures: signatures.map((one) => ({ ...one })) }) !== text)
        return refusal('evidence-not-canonical', 'an envelope that no gate writes so', index, passOn);
    const bytes = decodeBase64(payload);
    if (bytes === null)
        return refusal('evidence-truncated', 'the payload is not whole base64', index, passOn);
    const inner = parseJson(bytes.toString('utf8'));
    if (!inner.ok)
        return refusal('evidence-truncated', 'the payload is not whole JSON', index, passOn);
    const checked = checkSchema(readStatementSchema, inner.value);
    if (!checked.ok || checked.value === null) {
        const why = checked.ok
            ? 'not exactly one commit'
            : checked.problems.map((p) => `${p.path} ${p.message}`).join(' ');
        return refusal('evidence-unparsable', why.slice(0, 400), index, `${passOn} Use one version of Interlock throughout.`);
    }
    if (!payloadOf(checked.value).equals(bytes))
        return refusal('evidence-not-canonical', 'a payload that is not canonical JSON', index, passOn);
    if (key === null && signatures.length > 0)
        return refusal('evidence-key-missing', 'the envelope is signed, and there is no key to check it with', index, 'Give this step the `evidence-key` secret that the gate signed with. In a called workflow the caller passes it.');
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

;// CONCATENATED MODULE: ./packages/shared/src/domain/evidence/origin.ts
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

;// CONCATENATED MODULE: ./packages/shared/src/domain/report/cut.ts
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

// EXTERNAL MODULE: ./packages/shared/src/domain/report/visible-text.ts
var visible_text = __webpack_require__(4789);
;// CONCATENATED MODULE: ./packages/shared/src/domain/report/annotations.ts



/**
 * What GitHub keeps: 10 annotations of each level a step, 50 a request to a check run, 4,096 characters a message
 * (counted here in bytes, which are never fewer), 255 a title.
 */
const annotationLimits = {
    perLevelAndStep: 10,
    perRequest: 50,
    messageBytes: 4096,
    titleUnits: 255,
};
const levelRank = { error: 0, warning: 1, notice: 2 };
const severityOf = ({ severity }) => (Number.isNaN(severity) ? 10 : severity);
/** Findings, the most telling first: blocking, then in the change, then by level and severity, then as given. */
function rankFindings(findings) {
    return [...findings].sort((a, b) => Number(b.blocking) - Number(a.blocking) ||
        Number(b.inDiff) - Number(a.inDiff) ||
        levelRank[a.level] - levelRank[b.level] ||
        severityOf(b) - severityOf(a));
}
const cutTitle = (title) => shorten((0,visible_text/* visibleText */.Q)(title), annotationLimits.titleUnits);
const cutMessage = (message) => shortenToBytes((0,visible_text/* visibleLines */.g)(message), annotationLimits.messageBytes);
const isLine = (line) => line !== null && Number.isInteger(line) && line > 0;
const placed = (finding) => {
    const line = finding.file !== null && isLine(finding.line) ? finding.line : null;
    return {
        level: finding.level,
        title: cutTitle(finding.title),
        message: cutMessage(finding.message),
        file: finding.file,
        line,
        endLine: line !== null && isLine(finding.endLine) && finding.endLine >= line ? finding.endLine : null,
    };
};
const remainderOf = (level, left, all, whole) => ({
    level,
    title: countOf(left, `more ${level}`),
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
function planAnnotations(findings, whole, taken = {}) {
    const ranked = rankFindings(findings);
    return ['error', 'warning', 'notice'].flatMap((level) => {
        const all = ranked.filter((finding) => finding.level === level);
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
function planCheckAnnotations(findings) {
    const annotations = rankFindings(findings)
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
    return { annotations, withoutPlace: findings.length - annotations.length };
}
/** Annotations in batches that one request may carry. */
function inBatches(items, size = annotationLimits.perRequest) {
    const batches = [];
    for (let start = 0; start < items.length; start += size)
        batches.push(items.slice(start, start + size));
    return batches;
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/report/escape.ts
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
        return `the bar ends at 100 %, the value is ${formatRatio(share)}`;
    return share < 0 ? `the bar begins at 0 %, the value is ${formatRatio(share)}` : null;
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
    const address = codeSpan((0,visible_text/* visibleText */.Q)(node.href), place === 'cell');
    const destination = linkDestination(node.href);
    const label = renderInlines(unlinked(node.children), place);
    if (destination === null)
        return `${label} (not linked: ${address})`;
    return `[${label.trim() === '' ? address : label}](${destination})`;
};
const renderOne = (node, place, before) => {
    switch (node.kind) {
        case 'text':
            return escapeMarkdown((0,visible_text/* visibleText */.Q)(node.text));
        case 'strong':
            return renderStrong(renderInlines(node.children, place), before);
        case 'code':
            return codeSpan((0,visible_text/* visibleText */.Q)(node.text), place === 'cell');
        case 'link':
            return renderLink(node, place);
        case 'line-break':
            return '<br>';
        case 'bar':
        case 'sparkline': {
            const { drawing, beside } = drawn(node);
            const span = codeSpan(drawing, place === 'cell');
            // A cell is narrow: drawing and number stay on one line.
            const gap = place === 'cell' ? '\u00a0' : ' ';
            return `${span}${span === '' ? '' : gap}${escapeMarkdown((0,visible_text/* visibleText */.Q)(beside))}`;
        }
    }
};
/** Inline nodes as Markdown on one line. */
function renderInlines(children, place) {
    let rendered = '';
    for (const child of joined(children)) {
        rendered += separated(rendered, renderOne(child, place, rendered));
    }
    return rendered;
}
/** Inline nodes as HTML, for the places where Markdown is not read. Links are shown as their text. */
function renderInlinesAsHtml(children) {
    return joined(children)
        .map((node) => {
        switch (node.kind) {
            case 'text':
                return escapeHtml((0,visible_text/* visibleText */.Q)(node.text));
            case 'strong':
                return `<strong>${renderInlinesAsHtml(node.children)}</strong>`;
            case 'code':
                return `<code>${escapeHtml((0,visible_text/* visibleText */.Q)(node.text))}</code>`;
            case 'link':
                return renderInlinesAsHtml(node.children);
            case 'line-break':
                return '<br>';
            case 'bar':
            case 'sparkline': {
                const { drawing, beside } = drawn(node);
                return `<code>${drawing}</code> ${escapeHtml((0,visible_text/* visibleText */.Q)(beside))}`;
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
            kept.push({ kind: node.kind, text: beginning(node.text, left) });
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
    const note = { kind: 'text', text: `… (and ${formatCount(length - units)} more characters)` };
    return [...firstOf(children, units), note];
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/report/mermaid.ts


const icons = { good: '✅ ', bad: '❌ ', unknown: '❔ ', plain: '' };
const longestLabel = 80;
/** Mermaid reads `#35;` as a character inside a quoted label; whatever is no letter, digit or icon goes that way. */
const label = (text) => `"${shorten((0,visible_text/* visibleText */.Q)(text), longestLabel).replace(/[^\p{L}\p{N}\p{Emoji_Presentation} .,/%-]/gu, (character) => `#${character.codePointAt(0) ?? 0};`)}"`;
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
const renderLine = (children) => escapeBlockStart(renderInlines(children, 'line').trim());
const more = (count, what) => `… and ${formatCount(count)} more ${what}`;
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
    const cell = (children) => renderInlines(capped(children, table.cellCap), 'cell').trim();
    const shown = table.rows.slice(0, table.rowCap);
    const left = table.rows.length - shown.length;
    const rendered = [
        line(table.columns.map((column) => cell([{ kind: 'text', text: column.title }]))),
        line(table.columns.map((column) => delimiters[column.align])),
        ...shown.map((row) => line(row.map(cell))),
    ].join('\n');
    return left > 0 ? `${rendered}\n\n${more(left, 'not shown')}` : rendered;
};
const fenced = (content, language) => {
    const fence = backticksFor(content, 3);
    return `${fence}${language}\n${content}\n${fence}`;
};
const renderCodeBlock = (block) => {
    const lines = (0,visible_text/* visibleLines */.g)(block.text).replace(/\n$/, '').split('\n');
    const shown = lines.slice(0, block.lineCap).map((line) => {
        const kept = beginning(line, longestLine);
        const cut = line.length - kept.length;
        return cut > 0 ? `${kept}… (and ${formatCount(cut)} more characters)` : kept;
    });
    const known = /^[a-z0-9+-]{1,20}$/i.test(block.language) && !drawnLanguages.has(block.language.toLowerCase());
    const rendered = fenced(shown.join('\n'), known ? block.language : 'text');
    const left = lines.length - shown.length;
    return left > 0 ? `${rendered}\n\n${more(left, left === 1 ? 'line' : 'lines')} not shown` : rendered;
};
const renderDetails = (summary, open, body) => {
    const line = renderInlinesAsHtml(summary).trim();
    return [
        `<details${open ? ' open' : ''}><summary>${line === '' ? 'Details' : line}</summary>`,
        ...(body === '' ? [] : [body]),
        '</details>',
    ].join('\n\n');
};
const renderBlock = (block, otherMarker) => {
    switch (block.kind) {
        case 'heading':
            return `${'#'.repeat(block.level)} ${renderInlines(block.children, 'line').trim()}`;
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

;// CONCATENATED MODULE: ./packages/shared/src/domain/report/node.ts
const inlines = (content) => {
    if (typeof content === 'string')
        return [node_text(content)];
    return isMany(content) ? content : [content];
};
const isMany = (content) => Array.isArray(content);
/** Text, shown exactly. */
function node_text(content) {
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
        .map(({ part, isCode }) => (isCode ? node_code(part) : node_text(part)));
}
/** Text in a fixed-width face, on one line. */
function node_code(content) {
    return { kind: 'code', text: content };
}
/** A link to an `http`, `https` or relative address; any other address is shown, not linked. */
function node_link(href, content) {
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
        children: content.map((part) => (typeof part === 'string' ? node_text(part) : part)),
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
const budget_lengthOf = (block) => {
    switch (block.kind) {
        case 'table':
            return Math.min(block.rows.length, block.rowCap);
        case 'list':
            return Math.min(block.items.length, block.itemCap);
        case 'code-block':
            return Math.min(block.text.split('\n').length, block.lineCap);
        case 'diagram':
            return budget_lengthOf(block.table);
        case 'details':
        case 'quote':
            return block.children.reduce((longest, child) => Math.max(longest, budget_lengthOf(child)), 0);
        case 'heading':
        case 'paragraph':
            return 0;
    }
};
const longestIn = (part) => part.blocks.reduce((most, block) => Math.max(most, budget_lengthOf(block)), 0);
const shortenedNote = (part, keep) => `${part.name}: tables, lists and logs end after ${formatCount(keep)} of up to ${formatCount(longestIn(part))} lines`;
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
    paragraph(strong('Not all is shown here'), ` (at most ${budget.format(budget.most)}). ${notes.join('; ')}. `, node_text(whole === '' ? 'The whole is in the report of this step.' : `The whole is in ${whole}.`)),
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
        markdown: beginning(last, budget.most),
        leftOut: [`the whole report: left out (${formatCount(parts.length)} parts)`],
    };
};
/**
 * A step's summary of at most `budgetBytes` bytes of UTF-8. Parts of the lowest priority are shortened first, by
 * whole rows, items and lines, then left out; the report says which, and that the rest is in `whole` (e.g. the
 * path or artifact of the report).
 */
function fitSummary(parts, whole, budgetBytes = summaryBudgetBytes) {
    return fit(parts, whole, { most: budgetBytes, measure: utf8Bytes, format: formatBytes });
}
/** A comment's body of at most `budgetUnits` UTF-16 units; as `fitSummary`. */
function fitComment(parts, whole, budgetUnits = commentBudgetUnits) {
    return fit(parts, whole, {
        most: budgetUnits,
        measure: utf16Units,
        format: (size) => `${formatCount(size)} characters`,
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

;// CONCATENATED MODULE: ./packages/shared/src/domain/report/rule-text.ts
/** The metric, name and scope of a rule as written, without operator, limit and what follows. */
function ruleSubject(rule) {
    // Quoted names may contain operators.
    const match = /^(?:[^"<>=]|"(?:[^"\\]|\\.)*"?)*/.exec(rule);
    const subject = (match?.[0] ?? '').trim();
    return subject === '' ? rule.trim() : subject;
}
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
/** The number of `71.4 %`, `≥ 80 %` or `≥ 80 % ($min)` as a ratio of 0..1; `null` when the text is something else. */
function ratioIn(shown) {
    const match = /^(?:(?:[<>=]=|[<>=≥≤])\s*)?(\d+(?:\.\d+)?)\s?%(?: \(.*\))?$/s.exec(shown.trim());
    return match?.[1] === undefined ? null : Number(match[1]) / 100;
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/report/blocking.ts


const keyOf = (reason) => JSON.stringify([reason.code, reason.rule, reason.seen, reason.limit, reason.where, reason.fix]);
const noReason = 'No reason was recorded. This is a bug of this action: please report it with this run’s log.';
const nothingLookedAt = (result) => ({
    key: result.rule,
    kind: result.outcome === 'fail' ? 'fail' : 'inconclusive',
    code: 'no-reason',
    fix: noReason,
    sighting: { subject: ruleSubject(result.rule), member: null, seen: null, limit: null, where: null },
});
const fromMember = (result, member) => ({
    // Members of one rule belong together; so do rules that want the same thing done.
    key: result.members.length > 1 ? result.rule : (member.reason?.fix ?? ''),
    kind: member.outcome === 'fail' ? 'fail' : 'inconclusive',
    code: member.reason?.code ?? 'no-reason',
    fix: member.reason?.fix ?? noReason,
    sighting: {
        subject: ruleSubject(result.rule),
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
            subject: reason.rule === null ? null : ruleSubject(reason.rule),
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
        `${count('pass')} of ${countOf(results.length, 'rule')}`,
        ...(warned > 0 ? [countOf(warned, 'warning')] : []),
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
    return (0,visible_text/* visibleText */.Q)(`${verdictIcon(verdict)} ${shorten(answer.gate, longestName)}: ${verdict}, ${shorten(why, longest)}${audit}`);
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
/** Five requests of 50. More would use up the limit that all jobs of the repository share, for few readers. */
const mostAnnotations = 250;
const notPermitted = 'The token may not write check runs. On a pull request from a fork or by Dependabot it never may; elsewhere the job needs `checks: write`. The verdict does not depend on the check run.';
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
    const digest = digests.sha256((0,domain_json/* canonicalJson */.dj)([action, gate, service, workflow, eventName]));
    return `interlock ${digest.slice(0, 32)} `;
}
function orderOf(standing, key) {
    return standing.externalId.startsWith(key) ? readRunOrder(standing.externalId.slice(key.length)) : null;
}
/** What the check run does not show beside lines of the source, said in its summary. */
function remainderPart(findings, annotated, whole) {
    const left = findings - annotated;
    if (left === 0)
        return [];
    const said = `${countOf(annotated, 'finding')} of ${findings} ${annotated === 1 ? 'stands' : 'stand'} at ${annotated === 1 ? 'its line' : 'their lines'} in the files; the others have no line there, or are too many to be shown so. All are in ${whole}.`;
    return [{ name: 'what is annotated', priority: priorities.blocking, blocks: [paragraph(said)] }];
}
function checkOf(report, key, annotations) {
    const parts = [
        // The answer is the title of the check run, which stands above its summary.
        ...report.parts.map((part) => ({
            ...part,
            blocks: part.blocks.filter((block) => block.kind !== 'heading' || block.level !== 2),
        })),
        // The annotations stand beneath it.
        ...remainderPart(report.findings.length, annotations.length, report.whole),
    ];
    const title = shorten((0,visible_text/* visibleText */.Q)(report.answer), longestTitle);
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
    const annotations = planCheckAnnotations(report.findings).annotations.slice(0, mostAnnotations);
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
const sticky_comment_notPermitted = 'The token may not write comments. On a pull request from a fork or by Dependabot it never may; elsewhere the job needs `pull-requests: write`. The verdict does not depend on the comment.';
const locked = 'The conversation is locked, so the token may not comment on it. The verdict does not depend on the comment.';
const pointer = (identity, newest) => `${stickyMarker(identity)}\n${renderMarkdown([paragraph('This report is out of date: ', node_link(newest.url, 'the newest is here'), '.')])}`;
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
const sticky_comment_post = async (github, sticky, retries) => {
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
            return sticky_comment_post(github, sticky, retries - 1);
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
        return await sticky_comment_post(github, { issue, identity, order, body: markdown }, 1);
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* ExternalError */.yA))
            throw thrown;
        const isRefused = thrown.code === 'github-forbidden' || thrown.code === 'github-unauthorized';
        if (isRefused)
            return { kind: 'not-permitted', why: /\blocked\b/iu.test(thrown.message) ? locked : sticky_comment_notPermitted };
        return { kind: 'failed', why: `The comment could not be written: ${thrown.message} ${thrown.fix}` };
    }
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/report/publication.ts







const whole = 'the summary of the run';
/** Whether the token of a pull request may only read, whatever the workflow grants. */
function isForeign({ event, actor }) {
    if (actor === 'dependabot[bot]')
        return true;
    if (!(0,domain_json/* isRecord */.u4)(event) || !(0,domain_json/* isRecord */.u4)(event['pull_request']))
        return false;
    const nameOf = (side) => (0,domain_json/* isRecord */.u4)(side) && (0,domain_json/* isRecord */.u4)(side['repo']) ? side['repo']['full_name'] : undefined;
    const { head, base } = event['pull_request'];
    return nameOf(base) !== undefined && nameOf(head) !== nameOf(base);
}
const nothingPosted = { refusal: null, isAnnotated: false };
async function comment(publication, around) {
    const { runner, github, order, workflow } = around;
    const pullRequest = pullRequestOf(runner.run.event);
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
    runner.info(`check run ${outcome.kind}, ${countOf(outcome.annotated, 'annotation')}: ${outcome.url}`);
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
    const blocks = [paragraph(strong(what), ' ', ...prose(why))];
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/change/line-ranges.ts
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

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
var picomatch_default = /*#__PURE__*/__webpack_require__.n(picomatch);
;// CONCATENATED MODULE: ./packages/shared/src/domain/glob.ts

/**
 * Compiles one glob: `*` within a folder, `**` across folders, `?`, `[a-z]`, `{a,b}`; dot files are matched as others
 * are; `!` has no meaning of its own.
 */
function compileGlob(glob) {
    const matches = picomatch_default()(glob.replace(/^\.\//u, ''), { dot: true, nonegate: true, strictSlashes: false });
    return (path) => matches(path.replace(/^\.\//u, ''));
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/rule/characters.ts
/** What the characters of a rule mean. The same classes, by code point, are in `docs/rules.md`. */
const blank = /[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]/u;
const characters_lineBreak = /[\n\v\f\r\u0085\u2028\u2029]/u;
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
    return characters_lineBreak.test(character);
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

;// CONCATENATED MODULE: ./packages/shared/src/domain/rule/cursor.ts


/**
 * What went wrong at a place (the cursor's, unless another is given). Whatever is missed before a line break, the
 * break is what has to go.
 */
function problemAt(cursor, code, message, fix, at = cursor.at) {
    const column = Math.min(at, cursor.end) + 1;
    if (at < cursor.end && isLineBreak(cursor.text[at] ?? ''))
        return (0,domain_result/* failure */.V)({
            code: 'line-break',
            message: 'The rule goes on behind a line break.',
            column,
            fix: 'Write each rule on one line, as an entry of its own.',
        });
    return (0,domain_result/* failure */.V)({ code, message, column, fix });
}
/** The character at the cursor; empty at the end. */
function here(cursor) {
    return cursor.at < cursor.end ? (cursor.text[cursor.at] ?? '') : '';
}
/** Moves over blanks; whether there were any. */
function skipBlanks(cursor) {
    const from = cursor.at;
    while (isBlank(here(cursor)))
        cursor.at += 1;
    return cursor.at > from;
}
/** Whether nothing of the rule itself follows: the end, a line break, or the note (the cursor stands behind blanks). */
function isOver(cursor) {
    const next = here(cursor);
    return next === '' || isLineBreak(next) || next === '#';
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
    while (end < cursor.end && !isBlank(cursor.text[end] ?? '') && !isLineBreak(cursor.text[end] ?? ''))
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
        return (0,domain_result/* success */.k)(false);
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
    return (0,domain_result/* success */.k)(true);
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
            return (0,domain_result/* success */.k)(endings);
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
    while (end < cursor.end && !isLineBreak(cursor.text[end] ?? ''))
        end += 1;
    cursor.at = end;
    if (end < cursor.end)
        return problemAt(cursor, 'line-break', 'The rule goes on behind a line break.', 'Write each rule on one line, as an entry of its own.');
    if (from === end)
        return (0,domain_result/* success */.k)(null);
    const note = cursor.text.slice(from + 1, end);
    const span = trimmedSpan(note);
    return (0,domain_result/* success */.k)(span.start === span.end ? null : note.slice(span.start, span.end));
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/rule/quantity.ts

const sizeUnitsBytes = { B: 1, kB: 1000, MB: 1_000_000, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 };
/** Every unit, with its dimension and how many canonical units (ms, bytes) it is; a ratio's are divided by 100. */
const units = new Map([
    ['%', { dimension: 'ratio', factor: 0.01 }],
    ['pp', { dimension: 'ratio', factor: 0.01 }],
    ['ms', { dimension: 'duration', factor: duration/* durationUnitsMs */.sP.ms }],
    ['s', { dimension: 'duration', factor: duration/* durationUnitsMs */.sP.s }],
    ['m', { dimension: 'duration', factor: duration/* durationUnitsMs */.sP.m }],
    ['h', { dimension: 'duration', factor: duration/* durationUnitsMs */.sP.h }],
    ['d', { dimension: 'duration', factor: duration/* durationUnitsMs */.sP.d }],
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
            return (0,domain_result/* success */.k)(number === 0 ? 0 : number);
        return problemAt(cursor, 'number-too-large', 'The number is too large.', 'Write a smaller one.', from);
    }
    const stripped = Number(plainNumber(token));
    const mended = token !== '' && Number.isFinite(stripped) && (signed || stripped >= 0);
    return problemAt(cursor, 'number-malformed', `${shown(token)} is not a number: digits, and where needed a dot and more digits.`, mended ? `Write \`${decimalDigits(stripped)}\`.` : 'Write it like `80` or `0.5`.', from);
}
function takeQuantity(cursor, signed) {
    const number = takeNumber(cursor, signed);
    if (!number.ok)
        return number;
    const behind = cursor.at;
    const apart = skipBlanks(cursor);
    const token = isOver(cursor) && (apart || here(cursor) !== '#') ? '' : nextToken(cursor);
    const unit = unitNamed(token);
    if (unit !== null) {
        cursor.at += token.length;
        return (0,domain_result/* success */.k)({ number: number.value, unit });
    }
    if (token.includes('#'))
        return problemAt(cursor, 'unit-unknown', `${shown(token)} is not a unit.`, 'A note begins with a space and `#`.');
    const likely = likelyUnit(token);
    if (token === '' || (apart && likely === null)) {
        cursor.at = behind;
        return (0,domain_result/* success */.k)({ number: number.value, unit: null });
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
        return (0,domain_result/* success */.k)({ kind: 'baseline', offset: null });
    }
    cursor.at += 1;
    skipBlanks(cursor);
    columns.offset = cursor.at + 1;
    if (!quantityStart.test(nextToken(cursor)) || isOver(cursor))
        return problemAt(cursor, 'offset-missing', `How far from the baseline is missing: ${isOver(cursor) ? 'the rule ends' : `found ${shown(nextToken(cursor))}`}.`, 'Write a value behind the sign, such as `baseline - 0.5pp` or `baseline + 2%`.');
    const quantity = takeQuantity(cursor, false);
    return quantity.ok ? (0,domain_result/* success */.k)({ kind: 'baseline', offset: { sign, quantity: quantity.value } }) : quantity;
}
function takeParameter(cursor) {
    const from = cursor.at;
    const token = nextToken(cursor);
    cursor.at += token.length;
    const id = token.slice(1);
    if (/^[a-z][a-z0-9-]*$/.test(id))
        return (0,domain_result/* success */.k)({ kind: 'parameter', id });
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
        return quantity.ok ? (0,domain_result/* success */.k)({ kind: 'value', quantity: quantity.value }) : quantity;
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
        return (0,domain_result/* success */.k)(found);
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
                return (0,domain_result/* success */.k)(value);
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
        while (isWordCharacter(here(cursor)))
            cursor.at += 1;
    const word = cursor.text.slice(from, cursor.at);
    const found = word === '' ? nextToken(cursor) : word;
    if (word === '' || keywords.includes(word))
        return problemAt(cursor, code, `${what} is missing${found === '' ? '' : `: found ${shown(found)}`}.`, found === ''
            ? 'Write it here, in quotes if it has spaces or any of `"<>=`.'
            : `Write it here; if ${shown(found)} is meant, put it in quotes.`, from);
    if (here(cursor) === '"')
        return problemAt(cursor, 'name-malformed', `A \`"\` stands in the middle of ${shown(nextToken({ ...cursor, at: from }))}.`, 'Put the whole name in quotes, and write each `"` in it as `\\"` and each `\\` as `\\\\`.');
    return (0,domain_result/* success */.k)(word);
}
function memberNamed(text) {
    return memberKinds.find((kind) => kind === text) ?? null;
}
/** Reads what stands behind `in`. */
function takeScope(cursor) {
    if (!takeKeyword(cursor, 'each')) {
        const glob = takeName(cursor, 'A glob, or `each` and what, behind `in`', 'scope-missing');
        return glob.ok ? (0,domain_result/* success */.k)({ kind: 'path', glob: glob.value }) : glob;
    }
    skipBlanks(cursor);
    const from = cursor.at;
    const token = takeMatch(cursor, /[^\s"<>=≥≤≠#]+/y) ?? '';
    const member = memberNamed(token);
    if (member === null)
        return problemAt(cursor, 'member-unknown', `Behind \`each\` stands \`package\`, \`service\` or \`file\`${token === '' ? '' : `, not ${shown(token)}`}.`, `Write \`each ${(0,nearest/* nearestWords */.E)(token.slice(0, 64), memberKinds, 1)[0] ?? 'package'}\`.`, from);
    const apart = skipBlanks(cursor);
    const globFollows = here(cursor) === '"' || isWordCharacter(here(cursor));
    if (!apart || isOver(cursor) || !globFollows)
        return (0,domain_result/* success */.k)({ kind: 'each', member, glob: null });
    const glob = takeName(cursor, `A glob behind \`each ${member}\``, 'scope-missing');
    return glob.ok ? (0,domain_result/* success */.k)({ kind: 'each', member, glob: glob.value }) : glob;
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
        return (0,domain_result/* success */.k)(known);
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
        return (0,domain_result/* success */.k)(null);
    }
    skipBlanks(cursor);
    columns.at = cursor.at + 1;
    return take(cursor);
}
/** Like `parseRule`, with the places of its parts. Only the first problem is reported: what follows it is a guess. */
function parser_locateRule(text) {
    const { start, end } = trimmedSpan(text);
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
    const span = trimmedSpan(body);
    return (0,domain_result/* success */.k)({
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
    const located = parser_locateRule(text);
    return located.ok ? (0,domain_result/* success */.k)(located.value.rule) : located;
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/codes.ts
/**
 * Every reason code of the reports themselves. `fail` is what is proven to be bad; `inconclusive` is what could not be
 * looked at. Neither lets anything through. The README's table is made from this.
 */
const codes = {
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
        meaning: 'The XML declares entities or an internal DTD subset, or uses an entity that XML does not predefine.',
        fix: 'Write the report without a DOCTYPE; no test reporter needs one.',
    },
    'report-too-large': {
        effect: 'inconclusive',
        meaning: 'The file goes beyond a limit (size, depth, suites, attributes, one text), so it was not read to the end.',
        fix: 'Split the report, or keep captured output out of it.',
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
    'archive-refused': {
        effect: 'inconclusive',
        meaning: 'A zip archive is of a sort that is not read: encrypted, compressed other than by deflate, split over files, with links, or an archive in an archive.',
        fix: 'Pack the reports themselves, once and without a password; or unpack them in a step before this one.',
    },
    'archive-too-large': {
        effect: 'inconclusive',
        meaning: 'A zip archive goes beyond a limit (files in it, bytes unpacked, how many times larger that is than the archive), so nothing of it was read.',
        fix: 'Pack reports only, and into several archives.',
    },
    'report-format-unsupported': {
        effect: 'inconclusive',
        meaning: 'The content is a format that this version does not read.',
        fix: 'Let the tool write one of the formats in the README, such as JUnit XML for tests and lcov for coverage.',
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
    'suite-error-without-cases': {
        effect: 'fail',
        meaning: 'A suite says that it failed and lists no case that did: it could not be set up or loaded.',
        fix: 'Look at the output of the suite: its set-up, an import, or the whole process failed.',
    },
    'coverage-empty': {
        effect: 'fail',
        meaning: 'A coverage report holds no line to cover: 0 of 0.',
        fix: 'Check which files the coverage tool includes; it instrumented nothing.',
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
    'functions-not-listed': {
        effect: 'fail',
        meaning: 'A complexity report states more functions, or more complexity, than it lists.',
        fix: 'Let the tool write its whole report: something was taken out of it, or it was put together by hand.',
    },
    'complexity-limited': {
        effect: 'inconclusive',
        meaning: 'ESLint lists only functions beyond the limit of its rule, so nothing is known of those below it, nor of files without any.',
        fix: 'Write the report of the gate with the limit 0, for example `eslint --rule "complexity: [warn, 0]" --format json`, so that every function is listed; the limit is the rule of the gate.',
    },
    'source-not-analyzed': {
        effect: 'fail',
        meaning: 'The tool says of a file that it could not analyze it.',
        fix: 'Mend the file or the parser that the tool uses for it, or exclude the file in the tool.',
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
    'sources-not-listed': {
        effect: 'inconclusive',
        meaning: 'A duplication report lists neither a duplication nor a file, so nobody can tell whether anything was looked at.',
        fix: "Write jscpd's `json` report, or let PMD 7 or newer write its XML: they say what they looked at.",
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
    'no-rules': {
        effect: 'inconclusive',
        meaning: 'There are reports, and neither a rule nor a default that judges them.',
        fix: 'Say what is demanded, for example `require: [coverage.lines >= 80%]`.',
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
        meaning: 'The last task of the project failed or was cancelled on the server, so what stands there may be of an earlier one.',
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
    'static-end-missing': {
        effect: 'fail',
        meaning: 'Output of a tool does not say how the tool ended, so that half of it looks like all.',
        fix: 'Write the code that it ended with behind its output, as a line such as `tsc exit 0`: the table under "Lint and types" of the README says how.',
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
    'benchmark-failed': {
        effect: 'fail',
        meaning: 'A tool says that a benchmark threw, a command did not end with 0, all requests failed, or a page did not load.',
        fix: 'Run it by itself and mend it; what did not run has no speed.',
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
        fix: 'Check the whole history out: `with: {fetch-depth: 0}` at `actions/checkout`.',
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
    'coverage-lines-unlisted': {
        effect: 'inconclusive',
        meaning: 'A report says how many lines of a changed file are covered and not which, so its changed lines are not known.',
        fix: 'Give a report that lists lines, such as lcov, instead of a summary.',
    },
    'change-not-known': {
        effect: 'note',
        meaning: 'A rule says `when changed`, the change is not known, and so the rule was judged as any other.',
        fix: 'Check the whole history out (`fetch-depth: 0` at `actions/checkout`), so that the change can be found.',
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
        meaning: 'What is compared with is not in the checkout, and `interlock gate` asks nobody for it.',
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
/** Makes a finding; what it does and how to mend it come from the table. */
function finding(code, where, seen) {
    return { code, effect: codes[code].effect, seen, where, fix: codes[code].fix };
}
/** An observation of nothing, with the fix of its code. */
function absent(code, why) {
    return { kind: 'absent', code, why, fix: codes[code].fix };
}
/** The table of codes in Markdown, as the README shows it. */
function codesTable() {
    const rows = Object.entries(codes).map(([code, { effect, meaning, fix }]) => `| \`${code}\` | ${effect} | ${meaning} | ${fix} |`);
    return ['| code | verdict | when | what to do |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/own-text.ts
/**
 * The same text, in memory of its own. A part of a text may keep all of the text alive that it was cut from: a path of
 * a report then holds the whole piece of the file in which it stood.
 */
function ownText(text) {
    return new TextDecoder().decode(new TextEncoder().encode(text));
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/complexity-report.ts

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
            ? [...known, { ...found, name: ownText(found.name) }].sort(byComplexity).slice(0, keptOfAFile)
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
    files.set(known === undefined ? ownText(path) : path, more);
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/counts.ts
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report-findings.ts


const shownDisagreements = 5;
/** Where a report contradicts itself, as one finding. */
function disagreementFinding(path, disagreements) {
    if (disagreements.length === 0)
        return [];
    const shown = disagreements
        .slice(0, shownDisagreements)
        .map(({ where, what, stated, counted }) => `${where} states ${what} ${stated}, listed are ${counted}`);
    const more = disagreements.length - shown.length;
    return [finding('totals-disagree', path, shown.join('; ') + (more > 0 ? `; and ${more} more` : ''))];
}
const shownFiles = 5;
const calledLikeFile = /(?:^|› )(?:[A-Za-z]:)?[\\/][^›]*\.[cm]?[jt]sx?$/u;
/** Files that stand in the place of their tests. Whether they should have had any, the report does not say. */
function filesAsTests(path, { names }) {
    const files = [...names.passes].flatMap(([name, passed]) => passed > 0 && calledLikeFile.test(name) ? [name] : []);
    if (files.length === 0)
        return [];
    const more = files.length - shownFiles;
    const list = files.slice(0, shownFiles).join(', ');
    return [finding('file-counted-as-test', path, list + (more > 0 ? `, and ${more} more` : ''))];
}
/** What a readable test report says against itself. */
function testFindings(path, report) {
    const silent = report.silent.map(({ where, seen }) => finding('suite-error-without-cases', path, `${where} ${seen}`));
    const empty = totalOf(report.counts) === 0 && silent.length === 0;
    const unlisted = report.suitesWithoutCases;
    return [
        ...silent,
        ...(unlisted > 0 ? [finding('cases-not-listed', path, `${unlisted} suite(s) list no case`)] : []),
        ...(empty ? [finding('no-tests', path, 'the report lists 0 tests')] : []),
        ...filesAsTests(path, report),
        ...disagreementFinding(path, report.disagreements),
    ];
}
/** Reports of which each adds to what is counted, so that a copy makes more of it. */
const addingKinds = ['tests', 'performance'];
const shownRepeats = 5;
/** Reports that are the same to the byte, though each is counted. */
function repeatedFindings(materials) {
    const byContent = new Map();
    for (const { path, digest, kind } of materials) {
        if (!addingKinds.includes(kind) || digest === 'unread')
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
        const more = others.length - shownFiles;
        const list = others.slice(0, shownFiles).join(', ') + (more > 0 ? `, and ${more} more` : '');
        return finding('report-repeated', first, `the same as ${list}`);
    });
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/coverage.ts
const coverageParts = ['lines', 'branches', 'functions'];
/** Packs hits by key. */
function packHits(hits) {
    return {
        keys: [...hits.keys()].join('\n'),
        marks: Uint8Array.from(hits.values(), (hit) => (hit ? 2 : 1)),
    };
}
/** The entries of packed hits. */
function unpackHits({ keys, marks }) {
    if (marks.length === 0)
        return new Map();
    return new Map(keys.split('\n').map((key, index) => [key, marks[index] === 2]));
}
/** What was hit, of what is listed. */
function ratioOfMarks(marks) {
    let covered = 0;
    let total = 0;
    for (const mark of marks) {
        if (mark > 0)
            total += 1;
        if (mark === 2)
            covered += 1;
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
/** What may be claimed for a part of a file: what was listed, or stated totals where they are worse. */
function ratioOf(file, part) {
    const stated = file.worseStated[part];
    const marks = part === 'lines' ? file.lines : (file[part]?.marks ?? null);
    if (marks === null)
        return stated ?? null;
    const listed = ratioOfMarks(marks);
    return stated !== undefined && isWorse(stated, listed) ? stated : listed;
}
/** Of each place the better mark: what any report hit was hit. */
function mergeMarks(left, right) {
    const [longer, shorter] = left.length >= right.length ? [left, right] : [right, left];
    const merged = Uint8Array.from(longer);
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/coverage-measure.ts



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
    const ratios = files.map((file) => file.ratios[part]).filter((ratio) => ratio !== null);
    if (ratios.length === 0)
        return null;
    return ratios.reduce((sum, { covered, total }) => ({
        covered: sum.covered + covered,
        total: sum.total + total,
    }));
}
function coveredFiles(located) {
    return [...located]
        .map(([path, { candidates, coverage }]) => ({
        path,
        candidates,
        ratios: partsOf((part) => ratioOf(coverage, part)),
        lines: coverage.lines ?? new Uint8Array(),
        statedLines: coverage.worseStated.lines ?? null,
    }))
        .sort((a, b) => (a.path < b.path ? -1 : 1));
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
    for (const part of coverageParts) {
        const stated = worseStated[part];
        if (stated === undefined)
            continue;
        let [covered, total] = [0, 0];
        for (const file of files.values()) {
            const ratio = ratioOf(file, part);
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
function coverageOf(gathering, broken) {
    const files = coveredFiles(gathering.inside);
    const all = [...files, ...coveredFiles(gathering.outside)];
    const whole = partsOf((part) => {
        const missing = gathering.missing[part];
        const inside = lessen(sumRatios(files, part), missing);
        const withOutside = lessen(sumRatios(all, part), missing);
        if (inside === null || withOutside === null)
            return inside;
        return isWorse(withOutside, inside) ? withOutside : inside;
    });
    return { files, whole, broken };
}
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
            lines += ratioOf(coverage, 'lines')?.total ?? 0;
        else
            outside.push(reported);
        const key = location.kind === 'found' ? location.path : reported;
        const candidates = location.kind === 'ambiguous' ? location.candidates : [key];
        for (const gathering of into) {
            const target = isInside ? gathering.inside : gathering.outside;
            const known = target.get(key)?.coverage;
            target.set(key, {
                candidates,
                coverage: known === undefined ? coverage : mergeCoverage(known, coverage),
            });
        }
    }
    const found = [...disagreementFinding(path, report.disagreements)];
    if (outside.length + foreign.length === report.files.size) {
        const reported = [...outside, ...foreign];
        const lists = sideBySide(reported, comparable(reported, repository.paths));
        return [...found, finding('coverage-of-no-repository-file', path, lists)];
    }
    if (lines === 0)
        found.push(finding('coverage-empty', path, '0 of 0 lines'));
    if (outside.length > 0)
        found.push(finding('coverage-path-outside', path, `${outside.length} of ${report.files.size} paths: ${outside.slice(0, shownPaths).join(', ')}`));
    return found;
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/source-paths.ts



const source_paths_shownPaths = 10;
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
        const lists = sideBySide(reported, comparable(reported, repository.paths));
        return { places, findings: [finding('source-of-no-repository-file', reportPath, lists)] };
    }
    const named = outside.slice(0, source_paths_shownPaths).join(', ');
    return {
        places,
        findings: outside.length === 0
            ? []
            : [
                finding('source-path-outside', reportPath, `${outside.length} of ${places.size + foreign.length} paths: ${named}`),
            ],
    };
}
/** The files that a glob surely means; `null` when one of them may be inside or outside. */
function placesIn(places, glob) {
    const matches = compileGlob(glob);
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/complexity-measure.ts






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
                    cyclomatic: worseTally(known.cyclomatic, file.functions.cyclomatic),
                    cognitive: worseTally(known.cognitive, file.functions.cognitive),
                };
            gathering.files.set(key, { ...file, functions });
        }
    }
    const empty = report.files.size > 0
        ? []
        : [
            finding('no-functions', path, report.filesLookedAt === null
                ? 'the report lists 0 functions'
                : `0 functions in ${countOf(report.filesLookedAt, 'file')}`),
        ];
    return [...disagreementFinding(path, report.disagreements), ...empty, ...findings];
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
/** Whether a metric is one of functions. */
function isComplexity(metric) {
    return complexityMetrics.some(({ id }) => id === metric);
}
const measureOf = (metric) => metric === 'complexity.cognitive' ? 'cognitive' : 'cyclomatic';
const complexity_measure_byComplexity = (a, b) => b.complexity - a.complexity || (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line);
/** The most complex functions of files, the worst first. */
function worstFunctions(files, measure, most) {
    return files
        .flatMap(({ path, functions }) => (functions[measure]?.worst ?? []).map((found) => ({ ...found, path })))
        .sort(complexity_measure_byComplexity)
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
    return mostOf(all);
}
/** The files that `in each file` goes through: those of the repository with a function of that measure. */
function complexPaths(complexity, metric, glob) {
    const matches = glob === null ? () => true : compileGlob(glob);
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
        return absent('complexity-not-reported', `Nothing reports ${metric}.`);
    const { broken, limited, files: all } = complexity;
    if (broken !== null)
        return absent('measurement-broken', `Not all functions are known (${broken}).`);
    const measure = measureOf(metric);
    const limitedBy = limited.get(measure);
    if (limitedBy !== undefined)
        return absent('complexity-limited', `${limitedBy} lists only functions beyond a limit.`);
    const files = filesOf(all, query);
    if (files === null)
        return absent('source-path-ambiguous', 'A measured file may or may not be in the scope.');
    const value = complexityValue(files, metric);
    if (value === null)
        return scope.kind === 'path' && complexityValue(all, metric) !== null
            ? absent('source-scope-empty', `No function is in "${scope.glob}".`)
            : absent('complexity-kind-missing', `No report says anything about the ${measure} complexity here.`);
    const worst = worstFunctions(files, measure, shownFunctions);
    const shown = worst.map(({ name, path, line, complexity: number }) => `${name} (${path}:${line}) ${number}`);
    const functions = sumOf(files.map((file) => file.functions[measure]))?.functions ?? 0;
    const [first] = worst;
    const isMost = metric === 'complexity.max' || metric === 'complexity.cognitive';
    return {
        kind: 'value',
        value,
        where: isMost && first !== undefined ? `${first.path}:${first.line}` : scopeName(query),
        detail: `${countOf(functions, 'function')} in ${countOf(files.length, 'file')}, the most complex: ${shown.join(', ')}`,
    };
}
function scopeName({ scope }) {
    if (scope.kind === 'path')
        return scope.glob;
    return scope.kind === 'member' ? scope.id : null;
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/duplication-measure.ts





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
        ...disagreementFinding(path, report.disagreements),
        ...(sawNothing
            ? [
                finding('no-sources', path, `${countOf(report.filesLookedAt ?? 0, 'file')}, ${countOf(report.lines ?? 0, 'line')}`),
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
/** Whether a metric is one of duplicated code. */
function isDuplication(metric) {
    return duplicationMetrics.some(({ id }) => id === metric);
}
/** The files that `in each file` goes through: those of the repository that the tool looked at. */
function duplicationPaths(duplication, glob) {
    const matches = glob === null ? () => true : compileGlob(glob);
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
        const matches = compileGlob(scope.glob);
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
        return absent('duplication-not-reported', `Nothing reports ${metric}.`);
    const { broken, withoutLines, withoutFiles } = duplication;
    if (broken !== null)
        return absent('measurement-broken', `Not all duplicated code is known (${broken}).`);
    const isWhole = scope.kind === 'whole' || (scope.kind === 'member' && scope.member === 'package');
    const selection = selectionOf(duplication, query);
    const longest = selection.duplicates.slice(0, shownDuplicates).map(sayCopies);
    const shown = longest.length === 0 ? '' : `: ${longest.join('; ')}`;
    const where = scope.kind === 'path' ? scope.glob : scope.kind === 'member' ? scope.id : null;
    if (scope.kind === 'path' && selection.files.length === 0 && selection.duplicates.length === 0)
        return withoutFiles === null
            ? absent('source-scope-empty', `No file that was looked at is in "${scope.glob}".`)
            : absent('duplication-lines-unknown', `${withoutFiles} does not list the files that were looked at.`);
    if (metric === 'duplication.blocks') {
        const blocks = selection.duplicates.length + duplication.unlisted.blocks;
        return { kind: 'value', value: blocks, where, detail: `${countOf(blocks, 'block')}${shown}` };
    }
    if (withoutLines !== null)
        return absent('duplication-lines-unknown', `${withoutLines} does not say how many lines there are.`);
    if (!isWhole && withoutFiles !== null)
        return absent('duplication-lines-unknown', `${withoutFiles} does not say how many lines each file has.`);
    const share = isWhole ? wholeShare(duplication) : shareOf(selection, duplication, false);
    if (share === null || share.lines === 0)
        return absent('duplication-lines-unknown', '0 of 0 lines.');
    return {
        kind: 'value',
        value: duplication_measure_valueOf(share),
        where,
        detail: `${share.duplicated} of ${share.lines} lines${shown}`,
    };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/source-annotations.ts




/** Functions and duplicates that are shown at their lines, of each: more is no help, and all are in the report. */
const shownPlaces = 50;
/** Rules on metrics that begin so and that do not hold; of packages one for each of which they do not. */
function brokenRules(decision, measurements, prefix) {
    return decision.results.flatMap(({ rule: text, members }) => {
        const parsed = text.startsWith(prefix) ? parseRule(text) : null;
        const failed = members.filter(({ outcome }) => outcome === 'fail' || outcome === 'warn');
        if (parsed?.ok !== true || failed.length === 0)
            return [];
        const rule = parsed.value;
        const { scope } = rule;
        const whole = { rule, blocking: !rule.elseWarn, measured: measurements, isMeant: () => true };
        if (scope === null)
            return [whole];
        if (scope.kind === 'path') {
            const matches = compileGlob(scope.glob);
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/static-measure.ts







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
/** Whether a metric counts findings of linters or type checkers. */
function isStatic(metric) {
    return counted[metric] !== undefined;
}
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
    const findings = [...disagreementFinding(path, report.disagreements)];
    const looked = report.lookedAtPaths ?? [];
    if (repository !== null && looked.length > 0 && looked.every((file) => places.get(file)?.isInside !== true))
        findings.push(finding('source-of-no-repository-file', path, sideBySide(looked, comparable(looked, repository.paths))));
    if (report.counts.length === 0 && report.lookedAt === null)
        findings.push(finding('static-looked-at-unknown', path, `${report.tools.join(', ')} found nothing, in files not named`));
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
const static_measure_shown = 5;
/** The largest of sums, e.g. `no-console 3, quotes 1`. */
function largest(found, keyOf) {
    const sums = new Map();
    for (const one of found)
        sums.set(keyOf(one), (sums.get(keyOf(one)) ?? 0) + one.count);
    const named = [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const more = named.length - static_measure_shown;
    return named
        .slice(0, static_measure_shown)
        .map(([name, sum]) => `${name} ${sum}`)
        .join(', ')
        .concat(more > 0 ? `, and ${more} more` : '');
}
const static_measure_sumOf = (found) => found.reduce((sum, { count }) => sum + count, 0);
/** What the reports say to a rule. A finding without a file may be anywhere, so that it counts in every scope. */
function observeStatic(measure, query) {
    const asked = counted[query.metric];
    if (measure === null || asked === undefined)
        return absent('static-not-reported', `Nothing reports ${query.metric}.`);
    if (measure.broken !== null)
        return absent('measurement-broken', `Not all findings are known (${measure.broken}).`);
    const reports = reportsAbout(measure, asked.subject);
    if (reports.length === 0)
        return absent('static-not-reported', `No report of the kind "static" is about ${asked.subject}.`);
    const { scope, name } = query;
    let isInside = () => true;
    if (scope.kind === 'path') {
        const { repository } = measure;
        if (repository === null)
            return absent('repository-files-unknown', `Which files are in "${scope.glob}" is not known.`);
        const matches = compileGlob(scope.glob);
        if (!isScopeKnown(reports, repository, matches))
            return absent('static-scope-empty', `No file that was looked at is in "${scope.glob}".`);
        isInside = ({ file }, places) => file === null || (places.get(file)?.candidates ?? [file]).some(matches);
    }
    const found = reports.flatMap(({ report, places }) => report.counts
        .filter((one) => asked.levels.includes(one.level) && isNamed(one, name) && isInside(one, places))
        .map((one) => ({ ...one, file: placedFile(places, one.file) })));
    const value = static_measure_sumOf(found);
    const said = `${countOf(value, asked.said)} of ${[...new Set(reports.flatMap(({ report }) => report.tools))].join(', ')}`;
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
        return [finding('static-name-unmatched', text, `no report names "${rule.name}"${meant}`)];
    });
}
/** Whether the change may touch what a rule on findings is about. */
function isStaticScopeKnown(measure, metric, glob) {
    const asked = counted[metric];
    if (asked === undefined || measure === null || measure.repository === null)
        return false;
    return isScopeKnown(reportsAbout(measure, asked.subject), measure.repository, compileGlob(glob));
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/static-report.ts
/** What a finding may be, the worst first. Only the first two are judged. */
const staticLevels = (/* unused pure expression or super */ null && (['error', 'warning', 'note']));
/** What findings are about: style and defects, or types. */
const staticSubjects = ['lint', 'types'];
/** Findings of a level that a report keeps by name; the rest is counted only. */
const staticCap = 200;

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/static-shown.ts





const static_shown_count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0));
const nullableText = dist/* nullable */.mee(dist/* string */.YjP());
const totals = dist/* nullable */.mee(dist/* strictObject */.rej({
    errors: static_shown_count,
    warnings: static_shown_count,
    notes: static_shown_count,
    /** Suppressed in the source; they count as nothing. */
    suppressed: static_shown_count,
    /** Files that were looked at; `null` where a report does not say. */
    files: dist/* nullable */.mee(static_shown_count),
}));
const subjects = dist/* strictObject */.rej({ lint: totals, types: totals });
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
        packages: [...packages].flatMap(([name, measured]) => measured.statics === null ? [] : [{ name, ...totalsOf(measured.statics) }]),
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
const right = (title) => ({ title, align: 'right' });
function rowOf(name, { errors, warnings, notes, suppressed, files }) {
    const cells = [errors, warnings, notes, suppressed].map((number) => formatCount(number));
    return [name, ...cells, files === null ? 'not said' : formatCount(files)];
}
const static_shown_icons = { error: '❌\u00a0error', warning: '⚠️\u00a0warning', note: 'note' };
/** Totals of linters and type checkers, by package, and what they found. */
function staticSections(statics, packages) {
    if (statics === null || statics.reports.length === 0)
        return [];
    const rows = staticSubjects.flatMap((subject) => {
        const whole = staticTotals(statics, subject);
        if (whole === null)
            return [];
        const members = [...packages].flatMap(([name, measured]) => {
            const own = staticTotals(measured.statics, subject);
            return own === null ? [] : [rowOf(`${subject}, ${name}`, own)];
        });
        return [rowOf(subject, whole), ...members];
    });
    const columns = ['', ...['errors', 'warnings', 'notes', 'suppressed', 'files looked at'].map(right)];
    const found = placedFindings(statics).map(({ level, tool, rule, message, file, line }) => [
        static_shown_icons[level],
        rule === null ? tool : `${rule} (${tool})`,
        message,
        file === null ? '' : node_code(`${file}${line === null ? '' : `:${line}`}`),
    ]);
    const title = `Lint and types${statics.broken === null ? '' : ', of the reports that could be used'}`;
    return [
        { title, folded: false, blocks: [table(columns, rows, { rowCap: 50 })] },
        ...(found.length === 0
            ? []
            : [
                {
                    title: 'What linters and type checkers found',
                    folded: found.length > 20,
                    blocks: [table(['Level', 'Rule', 'Message', 'Where'], found, { rowCap: 50, cellCap: 300 })],
                },
            ]),
    ];
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/annotations.ts




function reasonFinding({ code, rule, where, seen, limit, fix }, level) {
    const values = [seen === null ? null : `seen ${seen}`, limit === null ? null : `limit ${limit}`];
    const what = [rule ?? where, rule === null ? seen : values.filter((value) => value !== null).join(', ')]
        .filter((part) => part !== null && part !== '')
        .join(': ');
    return {
        level,
        blocking: level === 'error',
        inDiff: false,
        severity: level === 'error' ? 10 : 1,
        title: `quality-gate: ${code}`,
        message: `${what === '' ? '' : `${what}. `}${fix}`,
        file: null,
        line: null,
        endLine: null,
    };
}
/** Whether the change adds one of some lines; none, where the change is not known. */
function addedLines({ change }) {
    if (change?.kind !== 'known')
        return () => false;
    const { files } = change.change;
    return (file, lines) => intersectRanges(files.get(file)?.added ?? [], [lines]).length > 0;
}
function caseFinding({ outcome, name, message, file, line, report }, isAdded) {
    return {
        level: 'error',
        blocking: false,
        inDiff: file !== null && line !== null && isAdded(file, line),
        severity: 5,
        title: `${outcome}: ${name}`,
        message: message === '' ? `See ${report}.` : message,
        file,
        line,
        endLine: null,
    };
}
/** Findings of linters and type checkers, each at its place; they block where a rule on them does not hold. */
function staticFindings(decision, { statics }, isAdded) {
    const isFailed = (metric) => decision.results.some(({ rule, outcome }) => outcome === 'fail' && rule.startsWith(metric));
    const subjects = new Map((statics?.reports ?? []).map(({ path, report }) => [path, report.subject]));
    const findingOf = ({ level, tool, rule, message, file, line, report }) => {
        const metric = subjects.get(report) === 'types' ? 'types.errors' : `lint.${level}s`;
        const blocking = isFailed(metric);
        return {
            level: level === 'error' && blocking ? 'error' : 'warning',
            blocking,
            inDiff: file !== null && line !== null && isAdded(file, line),
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
const sayUncovered = ({ from, to }) => `${from === to ? `Line ${from} is` : `Lines ${from} to ${to} are`} new, and no test covers ${from === to ? 'it' : 'them'}.`;
/** Added lines that are not covered, where a rule on them does not hold; each at its place in the change. */
function uncoveredFindings(decision, measurements) {
    const judged = decision.results.filter(({ rule }) => rule.startsWith('coverage.changed-lines'));
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
            .map((range) => findingAt(path, range, `No report mentions the file, so ${countOf(total, 'new line')} of it count as not covered.`)));
}
/** What a decision shows in the log: what blocks, then tests that did not pass, then what is worth knowing. */
function annotationsOf(decision, measurements) {
    const isTouched = addedLines(measurements);
    const isAdded = (file, line) => isTouched(file, { from: line, to: line });
    return [
        ...decision.reasons.map((reason) => reasonFinding(reason, reason.code === 'rule-warned' ? 'warning' : 'error')),
        ...measurements.notable
            .filter(({ outcome }) => outcome !== 'flaky')
            .map((test) => caseFinding(test, isAdded)),
        ...staticFindings(decision, measurements, isAdded),
        ...uncoveredFindings(decision, measurements),
        ...complexityFindings(decision, measurements, isTouched),
        ...duplicationFindings(decision, measurements, isTouched),
        ...decision.notes.map((note) => reasonFinding(note, 'warning')),
    ];
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/baseline/baseline-name.ts
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/limits.ts
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/performance-report.ts
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/problem.ts
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/benchmark-book.ts



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
    throw new UnusableReport('number-invalid', `${part} of "${excerpt(what)}" is ${shownValue(given)}, which it cannot be.`);
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
            throw new UnusableReport('report-too-large', `More than ${remarkCap} benchmarks are broken.`);
        list.push({ name: plainName(name), why: excerpt(why, 300) });
    };
    return {
        add: ({ name: given, fullName: givenFull = given, numbers }) => {
            const name = plainName(given);
            const fullName = plainName(givenFull);
            if (name === '' || fullName === '')
                throw new UnusableReport('report-unparsable', 'A benchmark has no name.');
            const known = benchmarks.get(fullName);
            if (known === undefined && benchmarks.size >= limits.benchmarks)
                throw new UnusableReport('report-too-large', `There are more than ${limits.benchmarks} benchmarks.`);
            const entry = known ?? { name, fullName, numbers: new Map() };
            benchmarks.set(fullName, entry);
            for (const part of performanceParts) {
                const value = numbers[part];
                if (value === undefined)
                    continue;
                const list = isList(value) ? value : [value];
                if (list.length === 0)
                    throw new UnusableReport('number-invalid', `${part} of "${excerpt(name)}" was measured 0 times.`);
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/performance-measure.ts





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
            where: countOf(jobs.length, 'job'),
            isOfJobs: true,
        });
    return { benchmarks, unusable, broken };
}
const performance_measure_meanings = {
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
const performanceMetrics = performanceParts.map((part) => {
    const [dimension, meaning] = performance_measure_meanings[part];
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
    return performanceParts.find((part) => metric === `performance.${part}`) ?? null;
}
const shownRemarks = 10;
function remarkFindings(code, path, remarks) {
    const more = remarks.length - shownRemarks;
    return [
        ...remarks.slice(0, shownRemarks).map(({ name, why }) => finding(code, path, `${name}: ${why}`)),
        ...(more > 0 ? [finding(code, path, `and ${more} more`)] : []),
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
        ...(nothing ? [finding('no-measurements', path, 'the report holds no measurement')] : []),
        ...remarkFindings('requests-failed', path, report.failedRequests),
        ...(report.job?.isEarlier === true
            ? [finding('job-of-earlier-attempt', path, 'it was not run again in this attempt')]
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
    const [fullName, ...others] = namesMeant(performance, plainName(query.name));
    if (fullName === undefined || others.length > 0 || fullName === query.name)
        return query;
    return { ...query, name: fullName };
}
function unknownName({ benchmarks }, name) {
    const names = [...new Set([...benchmarks.values()].map((one) => one.name))];
    const near = (0,nearest/* nearestWords */.E)(name.slice(0, 64), names.slice(0, 5_000));
    const shown = near.length > 0 ? near : names.slice(0, shownNames);
    const list = shown.map((one) => `"${one}"`).join(', ');
    return absent('performance-name-unknown', `None of ${countOf(names.length, 'measured name')} is "${name}"${list === '' ? '' : `; there is ${list}`}.`);
}
/** What the reports say to a rule. */
function observePerformance(performance, part, query) {
    if (performance === null)
        return absent('performance-not-reported', `Nothing reports ${query.metric}.`);
    if (performance.broken !== null)
        return absent('measurement-broken', `Not all measurements are known (${performance.broken}).`);
    const name = plainName(query.name ?? '');
    const meant = namesMeant(performance, name);
    const [fullName] = meant;
    if (fullName === undefined)
        return unknownName(performance, name);
    if (meant.length > 1) {
        const list = meant.slice(0, shownNames).map((one) => `"${one}"`);
        return absent('performance-name-ambiguous', `${countOf(meant.length, 'name')} end so: ${list.join(', ')}.`);
    }
    const why = performance.unusable.get(fullName);
    if (why !== undefined)
        return absent('measurement-broken', `"${fullName}" cannot be judged: ${why}.`);
    const benchmark = performance.benchmarks.get(fullName);
    const measured = benchmark?.numbers.get(part);
    if (benchmark === undefined || measured === undefined) {
        const known = [...(benchmark?.numbers.keys() ?? [])].map((one) => `performance.${one}`).join(', ');
        return absent('performance-number-missing', `Of "${fullName}" there is ${known}.`);
    }
    // One run of a shared machine tells nothing of its own noise.
    const once = benchmark.isOfJobs ? 'measured once, on the runner that it happened to get' : null;
    return {
        kind: 'value',
        value: medianOf(measured),
        where: benchmark.where,
        detail: measured.length === 1 ? once : `the median of ${countOf(measured.length, 'measurement')}`,
        ...(measured.length === 1 ? {} : { samples: samplesOf(measured) }),
    };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/size-report.ts
/** The sizes that rules speak of. */
const sizeParts = ['raw', 'gzip', 'brotli'];

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/size-measure.ts





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
    const matches = compileGlob(glob);
    return glob.includes('/') ? matches : (path) => matches(path.slice(path.lastIndexOf('/') + 1));
}
/** The part that a metric is about; `null` where it is no size. */
function sizePartOf(metric) {
    return sizeParts.find((part) => metric === `size.${part}`) ?? null;
}
/** The files that `in each file` goes through. */
function sizedPaths(sizes, name, glob) {
    const isNamed = name === null ? () => true : matcherOf(name);
    const isInside = glob === null ? () => true : compileGlob(glob);
    return (sizes?.files ?? []).map(({ path }) => path).filter((path) => isNamed(path) && isInside(path));
}
const size_measure_shownFiles = 5;
function detailOf(files, part) {
    const shown = [...files]
        .sort((a, b) => (b[part] ?? 0) - (a[part] ?? 0))
        .slice(0, size_measure_shownFiles)
        .map((file) => `${file.path}${files.length === 1 ? '' : ` ${formatCount(file[part] ?? 0)} B`}`);
    const more = files.length - shown.length;
    return `${countOf(files.length, 'file')}: ${shown.join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}
/** The files that a query is about. */
function size_measure_filesOf(files, { name, scope }) {
    const isNamed = name === null ? () => true : matcherOf(name);
    const isInside = scope.kind === 'path' ? compileGlob(scope.glob) : () => true;
    const isMember = (path) => scope.kind !== 'member' || scope.member !== 'file' || path === scope.id;
    return files.filter(({ path }) => isNamed(path) && isInside(path) && isMember(path));
}
/** What the files say to a rule: their sum, of those that it names. */
function observeSize(sizes, part, query) {
    if (sizes === null)
        return absent('size-not-reported', `Nothing measures ${query.metric}.`);
    if (sizes.broken !== null)
        return absent('measurement-broken', `Not all sizes are known (${sizes.broken}).`);
    const files = size_measure_filesOf(sizes.files, query);
    if (files.length === 0) {
        const names = sizes.files.map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
        const near = (0,nearest/* nearestWords */.E)((query.name ?? '').slice(0, 64), names.slice(0, 1_000));
        const meant = near.length > 0 ? near : names.slice(0, size_measure_shownFiles);
        return absent('size-of-nothing', `None of ${countOf(names.length, 'measured file')} is one of these; there is ${meant.join(', ')}.`);
    }
    const values = files.flatMap((file) => file[part] ?? []);
    if (values.length < files.length)
        return absent('size-not-reported', `Nothing measured ${query.metric}.`);
    const isOneFile = query.scope.kind === 'member' && query.scope.member === 'file';
    if (!isOneFile && files.every(({ raw }) => raw === 0))
        return absent('size-zero', `${countOf(files.length, 'file')}, 0 bytes in all.`);
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
        return [finding('size-zero', where, `${countOf(files.length, 'file')}, 0 bytes in all`)];
    const more = empty.length - size_measure_shownFiles;
    const list = empty.slice(0, size_measure_shownFiles).join(', ');
    return [finding('size-empty-file', where, list + (more > 0 ? `, and ${more} more` : ''))];
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/sonarqube/metrics.ts
const metrics_metricOf = (id, meaning, better) => ({
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
const metrics_count = (id, key, meaning, better = 'lower') => ({
    key,
    metric: metrics_metricOf(id, meaning, better),
});
const share = (id, key, meaning, better) => ({
    key,
    metric: { ...metrics_metricOf(id, meaning, better), dimension: 'ratio', most: 1, isWhole: false },
});
/** Measures of a project that rules may ask for. */
const measured = [
    metrics_count('complexity', 'complexity', 'Sum of the cyclomatic complexity of all functions.'),
    metrics_count('cognitive-complexity', 'cognitive_complexity', 'Sum of the cognitive complexity of all functions.'),
    share('duplicated-lines', 'duplicated_lines_density', 'Duplicated lines of all lines.', 'lower'),
    share('new-duplicated-lines', 'new_duplicated_lines_density', 'Duplicated lines of those that are new.', 'lower'),
    share('coverage', 'coverage', 'Covered lines and conditions of those that can be covered.', 'higher'),
    share('new-coverage', 'new_coverage', 'The same of new code.', 'higher'),
    metrics_count('lines-of-code', 'ncloc', 'Lines that hold code.', 'higher'),
    metrics_count('issues', 'violations', 'Open issues.'),
    metrics_count('new-issues', 'new_violations', 'Open issues in new code.'),
    metrics_count('bugs', 'bugs', 'Open bugs.'),
    metrics_count('vulnerabilities', 'vulnerabilities', 'Open vulnerabilities.'),
    metrics_count('code-smells', 'code_smells', 'Open code smells.'),
    metrics_count('security-hotspots', 'security_hotspots', 'Security hotspots to review.'),
];
/** The metric that the quality gate of the server is judged by. */
const conditionsMetric = metrics_metricOf('failed-conditions', 'Conditions of the server\'s quality gate that failed, of all projects together or `of "KEY"`.', 'lower');
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/metrics.ts






const domain_metrics_count = (id, meaning, better) => ({
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
/** What may be gone since the baseline. */
const removables = ['tests', 'files', 'reports', 'benchmarks', 'sizes'];
/** What rules of this version may speak of. */
const metrics = [
    domain_metrics_count('tests.count', 'Test cases, each counted once however often it ran.', 'higher'),
    {
        ...domain_metrics_count('tests.passed', 'Cases that passed, flaky ones among them; `of "NAME"` those of that name.', 'higher'),
        names: 'optional',
    },
    domain_metrics_count('tests.failed', 'Cases in which an assertion did not hold.', 'lower'),
    domain_metrics_count('tests.errored', 'Cases that could not run to their end, and suites that could not be set up.', 'lower'),
    domain_metrics_count('tests.skipped', 'Cases that were skipped or disabled.', 'lower'),
    domain_metrics_count('tests.flaky', 'Cases that failed first and passed when they ran again.', 'lower'),
    ratio('coverage.lines', 'Covered lines of those that can be covered.'),
    {
        ...ratio('coverage.changed-lines', 'Covered lines of those that this change adds and that can be covered.'),
        scopes: ['path', 'package'],
    },
    ratio('coverage.branches', 'Covered branches of those that can be covered.'),
    ratio('coverage.functions', 'Called functions of all.'),
    ...sizeMetrics,
    ...staticMetrics,
    ...complexityMetrics,
    ...duplicationMetrics,
    {
        ...domain_metrics_count('baseline.removed', 'What the baseline has and this run has not, `of` tests, files (in the repository, no longer in the coverage), reports, benchmarks or sizes.', 'lower'),
        names: 'required',
        scopes: [],
    },
    ...performanceMetrics,
    ...sonarMetrics,
];
/** Metrics about this change or about the comparison itself; nothing can be compared with them. */
const neverRecorded = ['coverage.changed-lines', 'baseline.removed'];
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/baseline/entry.ts
/** The query that an entry is the answer to. */
function queryOf({ metric, name, in: scope }) {
    if (scope === null)
        return { metric, name, scope: { kind: 'whole' } };
    if ('path' in scope)
        return { metric, name, scope: { kind: 'path', glob: scope.path } };
    return { metric, name, scope: { kind: 'member', member: scope.member, id: scope.id } };
}

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
const ratchet_keyOf = (metric, name, scope) => JSON.stringify([
    metric,
    name,
    scope.kind,
    ...(scope.kind === 'whole' ? [] : scope.kind === 'path' ? [scope.glob] : [scope.member, scope.id]),
]);
function indexOf(body) {
    const entries = new Map();
    // What was measured by itself stands before what a rule asked for.
    for (const entry of [...body.answers, ...body.numbers]) {
        const { metric, name, scope } = queryOf(entry);
        entries.set(ratchet_keyOf(metric, name, scope), entry);
    }
    return { body, entries, files: new Map(body.files?.list.map((file) => [file.path, file])) };
}
/** Coverage of files, which the baseline holds one by one: of one of them, or of all in a glob. */
function ratchet_coverageOf({ body, files }, query) {
    const part = coverageParts.find((known) => query.metric === `coverage.${known}`);
    if (part === undefined || body.files === null)
        return null;
    const { scope } = query;
    if (scope.kind === 'whole' || (scope.kind === 'member' && scope.member !== 'file'))
        return null;
    if (!body.files.areComplete)
        return 'unlisted';
    const matches = scope.kind === 'path' ? compileGlob(scope.glob) : () => true;
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
        const entry = index.entries.get(ratchet_keyOf(metric, name, scope)) ?? ratchet_coverageOf(index, query);
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
                fix: codes['baseline-incomplete'].fix,
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/baseline/removed.ts





const named = (names) => ({ count: names.length, names });
/** By name where all names of both are known; else how many fewer there are. */
function removedTests({ tests: before }, { tests, caseNames }) {
    if (before === null)
        return named([]);
    if (before.areComplete && caseNames.areComplete)
        return named(before.names.filter((name) => !caseNames.passes.has(name)));
    const now = tests === null ? 0 : totalOf(tests.counts) + tests.waived;
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
    const here = new Set(metrics.filter(({ id }) => id.startsWith(prefix)).flatMap(({ id }) => now.names(id)));
    const single = body.numbers.filter((entry) => ofKind(entry) && !here.has(entry.name ?? ''));
    const asked = body.answers.filter((entry) => ofKind(entry) && now.observe(queryOf(entry)).kind !== 'value');
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
const removed_shownNames = 10;
/** `3 tests: a, b and c`, cut. */
function sayRemoval(kind, { count, names }) {
    const more = names.length - removed_shownNames;
    const list = names.slice(0, removed_shownNames).join(', ') + (more > 0 ? `, and ${more} more` : '');
    const what = countOf(count, kind.slice(0, -1));
    return list === '' ? `${what}, not known by name` : `${what}: ${list}`;
}
/** What is gone, for people; what it does to the verdict is the rules' to say. */
function removalFindings(removed) {
    return removables
        .filter((kind) => removed[kind].count > 0)
        .map((kind) => finding('removed-since-baseline', kind, sayRemoval(kind, removed[kind])));
}
/** `baseline.removed of KIND`. */
function observeRemoved(removed, name) {
    const kind = removables.find((known) => known === name);
    if (kind === undefined)
        return {
            kind: 'absent',
            code: 'not-measured',
            why: `Nothing is called "${name ?? ''}".`,
            fix: `Write one of: ${removables.join(', ')}.`,
        };
    const removal = removed[kind];
    if (removal.unknown !== undefined)
        return {
            kind: 'absent',
            code: 'measurement-broken',
            why: `It cannot be told what is gone: ${removal.unknown}.`,
            fix: codes['measurement-broken'].fix,
        };
    return { kind: 'value', value: removal.count, where: null, detail: sayRemoval(kind, removal) };
}

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
    return { kind: 'absent', code, why, fix: codes[code].fix };
}
/** What queries are compared with; see `ratchet.ts` for what becomes of code that was deleted. */
function baselineObserver(measurements, observe) {
    const found = measurements.comparison?.found ?? null;
    if (found?.kind !== 'known')
        return () => missing(measurements);
    const tell = baselineTeller(found.body);
    return (query) => tell(query, observe(query), metrics.find(({ id }) => id === query.metric)?.better ?? 'lower');
}
/** `baseline.removed of KIND`; nothing to judge where no baseline ever existed. */
function removedFor(measurements, { name }) {
    const { comparison } = measurements;
    const { tests, coverage, sizes, performance } = measurements;
    const broken = [tests, coverage, sizes, performance]
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
            fix: codes['measurement-broken'].fix,
        };
    return observeRemoved(comparison.removed, name);
}

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
const leftOut = leftOutGlobs.map((glob) => compileGlob(glob));
const code_files_code = new Set(codeEndings);
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
    if (ending === '' || !(code_files_code.has(ending) || measured.has(ending)))
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
    const listed = ratioOfMarks(file.lines);
    const stated = file.statedLines ?? listed;
    const notHit = Math.min(covered.length, Math.max(0, listed.covered - stated.covered));
    const unlisted = Math.min(countLines(added) - covered.length - uncovered.length, Math.max(0, stated.total - listed.total));
    return {
        lines: { covered: covered.length - notHit, total: covered.length + uncovered.length + unlisted },
        uncovered: rangesOf(uncovered),
        isReported: true,
    };
}
/** A report that lists lines which the file does not have. Behind the last line feed some tools count one more. */
function isOutdated({ lines }, count) {
    return count !== undefined && lines.subarray(count + 2).some((mark) => mark > 0);
}
/** A report that lists no line of a file, and states that it has some. */
function isUnlisted({ lines, statedLines }) {
    return (statedLines?.total ?? 0) > 0 && ratioOfMarks(lines).total === 0;
}
const byPath = (a, b) => (a.path < b.path ? -1 : 1);
/** Files that a path of a report may mean, where it is not known which. */
function ambiguousPaths(files) {
    return new Set(files.flatMap(({ candidates, path }) => candidates.length === 1 && candidates[0] === path ? [] : candidates));
}
/**
 * Ties the lines that a change adds to what reports say about them. Files that the reports do not mention, and those
 * without lines that can be covered, are left out. Takes time by the covered files, however large the change is: a
 * repository of thousands of packages asks it for each of them.
 *
 * @param change - what differs
 * @param files - what the reports cover
 */
function reportedChanges(change, files) {
    const known = new Map(files.map((file) => [file.path, file]));
    const ambiguous = ambiguousPaths(files);
    return [...new Set([...known.keys(), ...ambiguous])]
        .flatMap((path) => {
        const lines = change.files.get(path);
        if (lines === undefined)
            return [];
        if (ambiguous.has(path))
            return [{ path, lines: none, uncovered: [], isReported: true, doubt: 'ambiguous' }];
        const file = known.get(path);
        if (file === undefined)
            return [];
        const reported = reportedLines(file, lines);
        if (isUnlisted(file))
            return [{ path, ...reported, doubt: 'unlisted' }];
        if (change.altered.has(path))
            return [{ path, ...reported, doubt: 'altered' }];
        if (isOutdated(file, change.lineCounts?.get(path)))
            return [{ path, ...reported, doubt: 'outdated' }];
        return reported.lines.total === 0 ? [] : [{ path, ...reported, doubt: null }];
    })
        .sort(byPath);
}
/** Changed files that no report mentions and that should be in one, with every added line that is not blank. */
function unreportedChanges(change, files) {
    const known = new Set(files.map(({ path }) => path));
    const measured = new Set(files.map(({ path }) => endingOf(path)));
    const ambiguous = ambiguousPaths(files);
    return [...change.files].flatMap(([path, { added, blank }]) => {
        if (known.has(path) || ambiguous.has(path))
            return [];
        const uncovered = subtractRanges(added, blank);
        if (uncovered.length === 0 || !shouldBeReported(path, measured))
            return [];
        const total = countLines(uncovered);
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



const change_measure_shownFiles = 10;
/** Which of the rules need to know what changed. */
function questionsOf(rules) {
    return {
        changedLines: rules.some(({ rule }) => rule.metric === 'coverage.changed-lines'),
        whenChanged: rules.some(({ rule }) => rule.whenChanged),
    };
}
/** Names of files, no more than a few; what is left out is counted. */
function nameFiles(paths) {
    const more = paths.length - change_measure_shownFiles;
    return paths.slice(0, change_measure_shownFiles).join(', ') + (more > 0 ? `, and ${more} more` : '');
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
            ? [finding('changed-file-not-reported', null, nameFiles(named))]
            : []),
        ...(change.altered.size > 0
            ? [finding('tree-altered', null, nameFiles([...change.altered].sort()))]
            : []),
        ...(change.isRenameSearchCut
            ? [finding('renames-not-followed', null, `${change.touched.size} files differ`)]
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
        const note = asked.whenChanged ? [finding('change-not-known', null, found.why)] : [];
        return { ...measurements, change: found, findings: [...measurements.findings, ...note] };
    }
    const { change } = found;
    const whole = changedIn(change, measurements, changedFiles);
    const unreported = byPackage((whole ?? []).filter(({ isReported }) => !isReported), packagesIn(measurements.packages));
    const packages = [...measurements.packages].map(([name, measured]) => {
        const reported = changedIn(change, measured, reportedChanges);
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/change/observe-change.ts









const observe_change_shownFiles = 5;
const shownRanges = 8;
const doubtCodes = {
    altered: 'changed-file-altered',
    ambiguous: 'coverage-path-ambiguous',
    outdated: 'changed-file-outdated',
    unlisted: 'coverage-lines-unlisted',
};
function observe_change_absent(code, why) {
    return { kind: 'absent', code, why, fix: codes[code].fix };
}
/** `src/a.js:3-5, 9; src/b.js:1`, no more than a few files. */
function observe_change_sayUncovered(files) {
    const named = files
        .filter(({ uncovered }) => uncovered.length > 0)
        .map(({ path, uncovered }) => `${path}:${sayRanges(uncovered, shownRanges)}`);
    const more = named.length - observe_change_shownFiles;
    return named.slice(0, observe_change_shownFiles).join('; ') + (more > 0 ? `; and ${countOf(more, 'more file')}` : '');
}
/** Whether reports are about anything in a glob; a glob that nothing is in may be misspelt and proves nothing. */
function isAnythingIn(files, glob) {
    const matches = compileGlob(glob);
    return files.some(({ candidates }) => candidates.some(matches));
}
/** What a rule on `coverage.changed-lines` sees. */
function observeChangedLines(measurements, measured, query) {
    const { change } = measurements;
    const { coverage } = measured;
    if (coverage === null)
        return observe_change_absent('coverage-not-reported', 'Nothing reports coverage, so that of changed lines is not known.');
    if (coverage.broken !== null)
        return observe_change_absent('measurement-broken', `Not all coverage is known (${coverage.broken}).`);
    if (change === null)
        return observe_change_absent('change-unreadable', 'Nobody looked at the change.');
    if (change.kind === 'unknown')
        return observe_change_absent(change.code, `The change is not known: ${change.why}.`);
    if (measured.changed === null)
        return observe_change_absent('measurement-broken', 'Not all coverage is known, so that of changed lines is not.');
    const { scope } = query;
    const glob = scope.kind === 'path' ? scope.glob : null;
    const matches = glob === null ? () => true : compileGlob(glob);
    const files = measured.changed.filter(({ path }) => matches(path));
    const doubtful = files.find(({ doubt }) => doubt !== null);
    if (doubtful?.doubt !== undefined && doubtful.doubt !== null)
        return observe_change_absent(doubtCodes[doubtful.doubt], `What covers the changed lines of ${doubtful.path} is not known.`);
    if (glob !== null && files.length === 0 && !isAnythingIn(coverage.files, glob))
        return observe_change_absent('coverage-scope-empty', `No covered file is in "${glob}".`);
    const sum = sumChanged(files);
    if (sum === null || sum.total === 0) {
        const touched = [...change.change.touched].sort();
        const what = touched.length === 0 ? 'no file' : `${countOf(touched.length, 'file')} (${nameFiles(touched)})`;
        const where = glob === null ? '' : ` in "${glob}"`;
        return {
            kind: 'not-applicable',
            why: `the change touches ${what} and adds no line${where} that can be covered.`,
        };
    }
    const uncovered = observe_change_sayUncovered(files);
    return {
        kind: 'value',
        value: sum.covered / sum.total,
        where: scope.kind === 'member' ? scope.id : glob,
        detail: `${sum.covered} of ${countOf(sum.total, 'changed line')}${uncovered === '' ? '' : `, not covered: ${uncovered}`}`,
    };
}
/** Whether what a rule measures was measured at all: what nobody looked at is not proven to be untouched. */
function isMeasured(measured, metric) {
    const measure = measured[kindOf(metric)];
    return measure !== null && measure.broken === null;
}
const kindOf = (metric) => {
    if (isStatic(metric))
        return 'statics';
    if (metric.startsWith('tests.'))
        return 'tests';
    if (isDuplication(metric))
        return 'duplication';
    return isComplexity(metric) ? 'complexity' : 'coverage';
};
/** Whether anything that was looked at is in a glob: one that nothing is in may be misspelt, and proves nothing. */
function observe_change_isScopeKnown(measured, metric, glob, files) {
    return isStatic(metric) ? isStaticScopeKnown(measured.statics, metric, glob) : isAnythingIn(files, glob);
}
/** Tells whether the change touches what a rule is about; `unknown` wherever there is no proof that it does not. */
function changeTeller(measurements) {
    const { change, coverage, complexity, duplication, packages } = measurements;
    if (change?.kind !== 'known')
        return () => 'unknown';
    const { touched } = change.change;
    const packagesOf = packagesIn(packages);
    const touchedPackages = new Set([...touched].flatMap((path) => packagesOf(path)));
    const covered = new Map(coverage?.files.map((file) => [file.path, file]));
    const complex = new Map(complexity?.files.map((file) => [file.path, file]));
    const compared = new Map(duplication?.files.map((file) => [file.path, file]));
    return ({ metric, scope }) => {
        const measured = scope.kind === 'member' && scope.member === 'package' ? packages.get(scope.id) : measurements;
        if (measured === undefined || !isMeasured(measured, metric))
            return 'unknown';
        const files = isComplexity(metric) ? complex : isDuplication(metric) ? compared : covered;
        if (touched.size === 0)
            return 'untouched';
        if (scope.kind === 'whole')
            return 'touched';
        if (scope.kind === 'path') {
            if ([...touched].some(compileGlob(scope.glob)))
                return 'touched';
            return observe_change_isScopeKnown(measured, metric, scope.glob, [...files.values()]) ? 'untouched' : 'unknown';
        }
        if (scope.member === 'package') {
            if ((measured.coverage?.files.length ?? 0) === 0)
                return 'unknown';
            return touchedPackages.has(scope.id) ? 'touched' : 'untouched';
        }
        const file = files.get(scope.id);
        if (scope.member !== 'file' || file === undefined)
            return 'unknown';
        return file.candidates.some((path) => touched.has(path)) ? 'touched' : 'untouched';
    };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/case-names.ts

/** Names that are kept, of one report and of all together. */
const nameCaps = { count: 100_000, characters: 8 * 1024 * 1024 };
/** A name as people see it and as it is compared: on one line, at most 300 characters. */
function shownName(name) {
    return excerpt(name, 300);
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/sonarqube/analysis.ts
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/sonarqube/sonar-measure.ts





const whereOf = (key) => `sonarqube: ${key}`;
const newLines = ({ measures }) => measures.get('new_lines') ?? null;
function findingsOf({ key, read }) {
    const where = whereOf(key);
    if (read.kind === 'unknown')
        return [finding(read.code, where, read.seen)];
    const { scope, measures, ignoresConditions } = read.analysis;
    const code = measures.get('ncloc') ?? 0;
    return [
        ...(scope.kind !== 'pull-request' && code === 0
            ? [
                finding('sonarqube-saw-nothing', where, measures.has('ncloc') ? '0 lines of code' : 'no number of lines of code'),
            ]
            : []),
        ...(ignoresConditions
            ? [finding('sonarqube-conditions-ignored', where, 'the server says that it ignored conditions')]
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
        .filter(({ outcome }) => outcome === 'fail')
        .flatMap(({ rule }) => {
        const parsed = parseRule(rule);
        return parsed.ok && parsed.value.metric === conditionsMetric.id ? [parsed.value.name] : [];
    });
    return (sonar?.projects ?? []).flatMap(({ key, read }) => {
        if (read.kind === 'unknown')
            return [];
        if (!names.includes(null) && !names.includes(key))
            return [];
        return read.analysis.conditions
            .filter(({ hasFailed }) => hasFailed)
            .map((condition) => finding('sonarqube-condition-failed', whereOf(key), sayCondition(condition)));
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
    return absent('sonarqube-gate-empty', 'The quality gate judged 0 conditions.');
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
        said.push(...bad.map(sayCondition));
    }
    if (judged === 0 && nothing !== null)
        return nothing;
    return {
        kind: 'value',
        value: failed,
        where,
        detail: `${failed} of ${countOf(judged, 'condition')}${said.length === 0 ? '' : `: ${said.slice(0, 5).join('; ')}`}`,
    };
}
function observeMeasure(key, isShare, { key: project, read }) {
    const found = read.kind === 'known' ? read.analysis.measures.get(key) : undefined;
    if (found === undefined)
        return absent('sonarqube-measure-missing', `The analysis of ${project} has no ${key}${isOfNewCode(key) ? ', or a newer one took its place' : ''}.`);
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
        return absent('sonarqube-not-reported', `Nothing asks SonarQube for ${metric}.`);
    const projects = projectsOf(sonar, query);
    const [project] = projects;
    if (project === undefined)
        return absent('sonarqube-not-reported', `No entry names the project "${name ?? ''}".`);
    const broken = projects.find(({ read }) => read.kind === 'unknown');
    if (broken?.read.kind === 'unknown')
        return absent('measurement-broken', `${whereOf(broken.key)} is not known (${broken.read.code}).`);
    if (metric === conditionsMetric.id)
        return observeConditions(projects, projects.length === 1 ? whereOf(project.key) : null);
    const asked = measured.find((one) => one.metric.id === metric);
    if (asked === undefined)
        return absent('sonarqube-not-reported', `SonarQube has no ${metric}.`);
    if (projects.length > 1)
        return absent('sonarqube-project-not-named', `${projects.length} analyses are asked for.`);
    return observeMeasure(asked.key, asked.metric.dimension === 'ratio', project);
}
/** The projects that `of` may name. */
function sonarNames(sonar) {
    return [...new Set((sonar?.projects ?? []).map(({ key }) => key))];
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/assess.ts

















const testValues = {
    'tests.count': totalOf,
    'tests.passed': (counts) => counts.passed,
    'tests.failed': (counts) => counts.failed,
    'tests.errored': (counts) => counts.errored,
    'tests.skipped': (counts) => counts.skipped,
    'tests.flaky': (counts) => counts.flaky,
};
function observeTests(tests, metric, value, where) {
    if (tests === null)
        return absent('tests-not-reported', `Nothing reports ${metric}.`);
    if (tests.broken !== null)
        return absent('measurement-broken', `Not all tests are known (${tests.broken}).`);
    return {
        kind: 'value',
        value: value(tests.counts),
        where,
        detail: `${formatCount(value(tests.counts))} of ${countOf(totalOf(tests.counts), 'test')}${tests.waived > 0 ? `, ${formatCount(tests.waived)} more waived` : ''}`,
    };
}
function sayUnknown(wanted, known) {
    const meant = likelyNames(wanted, known).map((name) => `"${name}"`);
    return `no report lists a case of that name${meant.length === 0 ? '' : `; there is ${meant.join(', ')}`}`;
}
/** Cases of one name: a test that must run and was renamed, skipped or taken out shows as none that passed. */
function observeNamed({ tests, caseNames }, name) {
    if (tests === null)
        return absent('tests-not-reported', 'Nothing reports tests.');
    if (tests.broken !== null)
        return absent('measurement-broken', `Not all tests are known (${tests.broken}).`);
    const wanted = shownName(name);
    const isKnown = caseNames.passes.has(wanted);
    if (!isKnown && !caseNames.areComplete)
        return absent('test-names-unknown', `${caseNames.passes.size} cases are known by name; this is none of them.`);
    const passed = caseNames.passes.get(wanted) ?? 0;
    const detail = isKnown ? `${passed} of that name passed` : sayUnknown(wanted, caseNames.passes.keys());
    return { kind: 'value', value: passed, where: wanted, detail };
}
function observeRatio(ratio, part, where) {
    if (ratio === null)
        return absent('coverage-kind-missing', `No report says anything about ${part} here.`);
    if (ratio.total === 0)
        return absent('nothing-to-cover', `0 of 0 ${part}.`);
    return {
        kind: 'value',
        value: ratio.covered / ratio.total,
        where,
        detail: `${formatCount(ratio.covered)} of ${formatCount(ratio.total)} ${part}`,
        of: { part: ratio.covered, total: ratio.total },
    };
}
/** The files that a glob surely means; `null` when one of them may be inside or outside. */
function filesIn(files, glob) {
    const matches = compileGlob(glob);
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
        return absent('coverage-path-ambiguous', `A covered file may or may not be in "${glob}".`);
    if (files.length === 0)
        return absent('coverage-scope-empty', `No covered file is in "${glob}".`);
    return observeRatio(sumRatios(files, part), part, glob);
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
        return absent('coverage-not-reported', `Nothing reports coverage.${part}.`);
    if (coverage.broken !== null)
        return absent('measurement-broken', `Not all coverage is known (${coverage.broken}).`);
    const { scope } = query;
    if (scope.kind === 'path')
        return observePath(coverage, part, scope.glob);
    if (scope.kind === 'member' && scope.member === 'file')
        return observeFile(coverage, byPath.get(scope.id), part, scope.id);
    return observeRatio(coverage.whole[part], part, scope.kind === 'member' ? scope.id : null);
}
const nothingMeasured = {
    tests: null,
    coverage: null,
    sizes: null,
    complexity: null,
    duplication: null,
    performance: null,
    statics: null,
    changed: null,
};
/** What the measurements say to the rules. */
function observationsOf(measurements) {
    const byPath = new Map(measurements.coverage?.files.map((file) => [file.path, file]));
    const measuredIn = ({ scope }) => {
        if (scope.kind !== 'member' || scope.member !== 'package')
            return measurements;
        return measurements.packages.get(scope.id) ?? nothingMeasured;
    };
    const observe = (query) => {
        if (query.metric === 'tests.passed' && query.name !== null)
            return observeNamed(measurements, query.name);
        const measured = measuredIn(query);
        const value = testValues[query.metric];
        if (value !== undefined) {
            const where = query.scope.kind === 'member' ? query.scope.id : null;
            return observeTests(measured.tests, query.metric, value, where);
        }
        if (query.metric === 'baseline.removed')
            return removedFor(measurements, query);
        if (query.metric === 'coverage.changed-lines')
            return observeChangedLines(measurements, measured, query);
        const part = coverageParts.find((known) => query.metric === `coverage.${known}`);
        if (part !== undefined)
            return observeCoverage(measured.coverage, byPath, part, query);
        if (isSonar(query.metric))
            return observeSonar(measurements.sonar, query);
        if (isDuplication(query.metric))
            return observeDuplication(measured.duplication, query);
        if (isComplexity(query.metric))
            return observeComplexity(measured.complexity, query);
        if (isStatic(query.metric))
            return observeStatic(measured.statics, query);
        const sizePart = sizePartOf(query.metric);
        if (sizePart !== null)
            return observeSize(measured.sizes, sizePart, query);
        const performancePart = performancePartOf(query.metric);
        if (performancePart !== null)
            return observePerformance(measured.performance, performancePart, query);
        return {
            kind: 'absent',
            code: 'not-measured',
            why: `This version does not measure ${query.metric}.`,
            fix: 'Take the rule out.',
        };
    };
    const tell = baselineObserver(measurements, observe);
    return {
        observe,
        // A kind whose metrics have names says here which there are.
        names: (metric) => isSonar(metric) ? sonarNames(measurements.sonar) : measuredNames(measurements.performance, metric),
        members: (member, glob, about) => {
            const matches = glob === null ? () => true : compileGlob(glob);
            if (member === 'package')
                return [...measurements.packages.keys()].filter(matches).sort();
            if (member === 'service')
                return [];
            if (isDuplication(about.metric))
                return duplicationPaths(measurements.duplication, glob);
            if (isComplexity(about.metric))
                return complexPaths(measurements.complexity, about.metric, glob);
            if (sizePartOf(about.metric) !== null)
                return sizedPaths(measurements.sizes, about.name, glob);
            return (measurements.coverage?.files ?? [])
                .filter(({ candidates, ratios }) => {
                const anything = coverageParts.some((part) => (ratios[part]?.total ?? 0) > 0);
                return anything && candidates.some(matches);
            })
                .map(({ path }) => path);
        },
        baseline: (query) => {
            const whole = withFullName(measuredIn(query).performance, query);
            const found = tell(whole);
            return found.kind === 'never-existed' && whole !== query ? tell(query) : found;
        },
        changed: changeTeller(measurements),
    };
}

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
function comparison_findingsOf(found, trust, nowMs) {
    if (found.kind === 'unusable')
        return [finding(found.code, found.where, found.why)];
    const open = trust?.isProtected === false
        ? [finding('baseline-branch-unprotected', null, 'the default branch is not protected')]
        : [];
    if (found.kind === 'never-existed' || found.source.expiresMs === null)
        return open;
    const left = found.source.expiresMs - nowMs;
    if (left >= expiringMs)
        return open;
    const days = Math.max(0, Math.floor(left / dayMs));
    return [
        ...open,
        finding('baseline-expiring', `run ${found.source.runId}`, `it is there for ${days} more day(s)`),
    ];
}
/** Adds what is compared with, and what of the comparison can be told without rules. */
function withBaseline(measurements, { found, trust }, repository, nowMs) {
    const findings = [...measurements.findings, ...comparison_findingsOf(found, trust, nowMs)];
    if (found.kind !== 'known')
        return { ...measurements, findings, comparison: { found, removed: null, newFailures: null } };
    const { body } = found;
    const removed = removedSince(body, measurements, observationsOf(measurements), repository);
    return {
        ...measurements,
        findings: [...findings, ...removalFindings(removed)],
        comparison: { found, removed, newFailures: newFailures(body, measurements) },
    };
}
/** Every number that the baseline has of the whole and of packages, beside what it is now. */
function comparedNumbers(measurements) {
    const found = measurements.comparison?.found;
    if (found?.kind !== 'known')
        return [];
    const observations = observationsOf(measurements);
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

;// CONCATENATED MODULE: ./packages/shared/src/domain/archive.ts
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/material.ts
/** What was read beside the reports, such as waivers: another text may be another verdict. */
function materialOf(kind, path, text, digests) {
    const sizeBytes = new TextEncoder().encode(text).length;
    return { path, sizeBytes, digest: `sha256:${digests.sha256(text)}`, kind };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/baseline/document.ts



const document_count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(0));
const number = dist/* pipe */.FsL(dist/* number */.aig(), dist/* finite */.E2x());
const hex = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[0-9a-f]{64}$/u, 'is not 64 hexadecimal digits.'));
const document_commit = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[0-9a-f]{40}$/u, 'is not a commit.'));
const moment = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* isoTimestamp */.yhX('is not a moment.'));
const document_ratio = dist/* pipe */.FsL(dist/* strictObject */.rej({ covered: document_count, total: document_count }), dist/* check */.z6Y(({ covered, total }) => covered <= total, 'covers more than there is.'));
const nullableRatio = dist/* nullable */.mee(document_ratio);
/** Where a number was measured: the whole (`null`), a member of an `each`, or the files of a glob. */
const scope = dist/* nullable */.mee(dist/* union */.KCZ([
    dist/* strictObject */.rej({ member: dist/* picklist */.KIO(['package', 'service', 'file']), id: dist/* string */.YjP() }),
    dist/* strictObject */.rej({ path: dist/* string */.YjP() }),
]));
const entry = dist/* strictObject */.rej({
    metric: dist/* string */.YjP(),
    name: dist/* nullable */.mee(dist/* string */.YjP()),
    in: scope,
    /** In the metric's canonical unit. */
    value: number,
    /** What a ratio is made of. */
    of: dist/* nullable */.mee(dist/* pipe */.FsL(dist/* strictObject */.rej({ part: document_count, total: document_count }), dist/* check */.z6Y(({ part, total }) => part <= total, 'has a part that is more than the total.'))),
    /** Repeated measurements, of which `value` is the median. */
    samples: dist/* nullable */.mee(dist/* array */.YOg(number)),
});
const body = dist/* strictObject */.rej({
    version: dist/* literal */.euz(1),
    /** SHA-256 of the repository's name in lower case. */
    repository: hex,
    /** Path of the workflow that measured. */
    workflow: dist/* string */.YjP(),
    gate: dist/* string */.YjP(),
    service: dist/* nullable */.mee(dist/* string */.YjP()),
    branch: dist/* string */.YjP(),
    commit: document_commit,
    run: dist/* strictObject */.rej({ id: document_count, attempt: document_count, event: dist/* string */.YjP() }),
    created: moment,
    /** Only a gate that passed leaves a baseline, and never one in audit mode. */
    verdict: dist/* literal */.euz('pass'),
    mode: dist/* literal */.euz('enforce'),
    policy: dist/* strictObject */.rej({ digest: dist/* string */.YjP(), commit: dist/* nullable */.mee(dist/* string */.YjP()) }),
    /** Everything that was measured. */
    numbers: dist/* array */.YOg(entry),
    /** What the rules of the run asked for beyond that, such as the sum of a glob. */
    answers: dist/* array */.YOg(entry),
    /** Files with coverage; `null` where no coverage was reported. */
    files: dist/* nullable */.mee(dist/* strictObject */.rej({
        areComplete: dist/* boolean */.zMY(),
        list: dist/* array */.YOg(dist/* strictObject */.rej({
            path: dist/* string */.YjP(),
            lines: nullableRatio,
            branches: nullableRatio,
            functions: nullableRatio,
        })),
    })),
    /** Test cases by name; `null` where no tests were reported. */
    tests: dist/* nullable */.mee(dist/* strictObject */.rej({
        total: document_count,
        areComplete: dist/* boolean */.zMY(),
        names: dist/* array */.YOg(dist/* string */.YjP()),
        /** Those that failed, because the rules tolerated it or a waiver did. */
        failing: dist/* array */.YOg(dist/* string */.YjP()),
    })),
    /** How many files each kind of report had, by package. */
    reports: dist/* array */.YOg(dist/* strictObject */.rej({ kind: dist/* string */.YjP(), package: dist/* nullable */.mee(dist/* string */.YjP()), files: document_count })),
});
/** The declaration of the baseline; `schema/quality-gate-baseline.schema.json` is made of it. */
const baselineSchema = dist/* strictObject */.rej({
    body,
    seal: dist/* strictObject */.rej({
        /** SHA-256 of the body in canonical JSON (RFC 8785). */
        digest: hex,
        /** HMAC-SHA-256 with the evidence key, where there was one, over `interlock-baseline` and the canonical body. */
        hmac: dist/* nullable */.mee(hex),
    }),
});
/** A baseline larger than this is neither written nor read. */
const baselineCapBytes = 32 * 1024 * 1024;
/** As much of a file as GitHub hands over. */
const baselineFileCapBytes = 1_000_000;
const hmacOf = (canonical, key, digests) => digests.hmacSha256(key, `interlock-baseline\n${canonical}`);
/** Plain data that came through the schema is JSON; this says so to the compiler without a cast. */
function document_toJson(value) {
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
        return value;
    if (Array.isArray(value))
        return value.map(document_toJson);
    if ((0,domain_json/* isRecord */.u4)(value))
        return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, document_toJson(member)]));
    throw new TypeError(`a ${typeof value} has no JSON form`);
}
function spell(canonicalBody, digest, hmac) {
    return `{"body":${canonicalBody},"seal":${(0,domain_json/* canonicalJson */.dj)({ digest, hmac })}}\n`;
}
/**
 * The text of a baseline: canonical JSON on one line with its own digest, signed where there is a key.
 *
 * @param baseline - the body
 * @param digests - the digest port
 * @param key - the evidence key, or `null`
 */
function writeBaseline(baseline, digests, key) {
    const canonical = (0,domain_json/* canonicalJson */.dj)(document_toJson(baseline));
    return spell(canonical, digests.sha256(canonical), key === null ? null : hmacOf(canonical, key, digests));
}
/**
 * Reads the text of a baseline. There is one spelling: a text that is not to the byte what `writeBaseline` wrote is
 * refused, so nothing that was cut, altered or put together by hand is compared with.
 *
 * @param text - as it was found
 * @param digests - the digest port
 * @param key - the evidence key; where it is given, only what it signed is read
 */
function readBaseline(text, digests, key) {
    const corrupt = (why) => (0,domain_result/* failure */.V)({ code: 'baseline-corrupt', why });
    if (!text.endsWith('}\n'))
        return corrupt('it is cut off, or something is behind its end');
    const parsed = (0,domain_json/* parseJson */.qF)(text);
    if (!parsed.ok || !(0,domain_json/* isRecord */.u4)(parsed.value))
        return corrupt('it is not one JSON object');
    const found = parsed.value['body'];
    const version = (0,domain_json/* isRecord */.u4)(found) ? found['version'] : undefined;
    if (typeof version === 'number' && version !== 1)
        return (0,domain_result/* failure */.V)({ code: 'baseline-version', why: `it has version ${version}, this version reads 1` });
    const checked = (0,schema/* checkSchema */._)(baselineSchema, parsed.value);
    if (!checked.ok) {
        const [first] = checked.problems;
        return corrupt(`${first?.path ?? ''} ${first?.message ?? 'is not as the schema has it'}`.slice(0, 200));
    }
    const { body: baseline, seal } = checked.value;
    const canonical = (0,domain_json/* canonicalJson */.dj)(document_toJson(baseline));
    if (!digests.equal(digests.sha256(canonical), seal.digest))
        return corrupt('its digest does not fit');
    if (text !== spell(canonical, seal.digest, seal.hmac))
        return corrupt('it is not spelled as the gate did');
    if (key === null)
        return (0,domain_result/* success */.k)(baseline);
    if (seal.hmac === null)
        return (0,domain_result/* failure */.V)({ code: 'baseline-unsigned', why: 'it is not signed, and there is an evidence key' });
    return digests.equal(hmacOf(canonical, key, digests), seal.hmac)
        ? (0,domain_result/* success */.k)(baseline)
        : (0,domain_result/* failure */.V)({ code: 'baseline-unsigned', why: 'its signature is not by the evidence key at hand' });
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/baseline/setting.ts

const fix = 'Write `branch=main` (the newest run of this workflow on a protected branch whose gate passed), `file=.github/baseline.json`, or `none`.';
const flaw = (given, what) => (0,domain_result/* failure */.V)({ message: `found "${given}"${what}.`, fix });
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
    return (0,domain_result/* success */.k)({ kind: 'branch', branch, workflow, sinceMs, text: given });
}
/** Reads `branch=NAME`, with `workflow=FILE` and `since=YYYY-MM-DD` (or `…THH:MMZ`) behind it or not, `file=PATH` or `none`. */
function readBaselineSetting(given) {
    if (given === 'none')
        return (0,domain_result/* success */.k)({ kind: 'none' });
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
    return (0,domain_result/* success */.k)({ kind: 'file', path, text: given });
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/baseline/find-baseline.ts








/** Pages of 100 artifacts that are looked through. */
const pageCap = 10;
/** Earlier runs of which is looked whether they should have left a baseline. */
const lookedAtRuns = 10;
/** Artifacts whose runs are asked for before giving up: those of others that borrow the branch's name. */
const lookedAtArtifacts = 50;
const archiveCapBytes = 16 * 1024 * 1024;
const archiveLimits = {
    entries: 1,
    bytes: baselineCapBytes,
    ratio: 1_000,
    ratioFromBytes: 1024 * 1024,
};
/** Events whose runs are about a branch itself. Others borrow its name: a fork's `main`, a pull request from it. */
const branchEvents = [
    'push',
    'schedule',
    'workflow_dispatch',
    'repository_dispatch',
];
class Unusable extends Error {
    code;
    where;
    constructor(code, where, why) {
        super(why);
        this.name = 'Unusable';
        this.code = code;
        this.where = where;
    }
}
async function trustOf(branch, github) {
    const [isProtected, defaultBranch] = [await github.isProtected(branch), await github.defaultBranch()];
    if (isProtected === null)
        throw new Unusable('baseline-branch-missing', branch, 'there is no such branch');
    const isDefault = branch === defaultBranch;
    if (!isProtected && !isDefault)
        throw new Unusable('baseline-branch-open', branch, `${branch} is not protected`);
    return { isProtected, isDefault };
}
const day = (ms) => new Date(ms).toISOString().slice(0, 10);
function sayOwner(left, right) {
    return `${left ?? 'none'} instead of ${right ?? 'none'}`;
}
/** What a baseline says of itself against what it was found for; `null` when it is the same. */
function strangeness(body, asker, branch, digests) {
    const { owner } = asker;
    // A checkout does not say of which repository it is: offline it is taken for the right one, as its other files are.
    const isNamed = branch !== null || owner.repository !== '';
    if (isNamed && body.repository !== repositoryDigest(owner.repository, digests))
        return 'it is of another repository';
    if (body.gate !== owner.gate)
        return `it is of the gate ${sayOwner(body.gate, owner.gate)}`;
    if (body.service !== owner.service)
        return `it is of the service ${sayOwner(body.service, owner.service)}`;
    // A file is of whichever workflow wrote it: it was committed by somebody who may change the branch.
    if (branch !== null && body.workflow !== owner.workflow)
        return `it is of ${sayOwner(body.workflow, owner.workflow)}`;
    if (branch !== null && body.branch !== branch)
        return `it is of the branch ${sayOwner(body.branch, branch)}`;
    return branchEvents.includes(body.run.event) ? null : `it was left by a run on ${body.run.event}`;
}
/** Whether the run that left an artifact ran the workflow on the branch itself, and not for somebody who borrows its name. */
function isOfBranch(run, repositoryId, workflow, branch) {
    return (run.headRepositoryId === repositoryId &&
        run.headBranch === branch &&
        run.workflowPath === workflow &&
        branchEvents.includes(run.event));
}
/** Whether GitHub lists from the newest on; only then is the newest of a part the newest of all. */
function isNewestFirst(artifacts) {
    return artifacts.every((one, index) => {
        const before = artifacts[index - 1];
        return before === undefined || before.createdMs >= one.createdMs;
    });
}
/** The artifact of the newest run of the branch; `null` when none is listed. */
async function findArtifact(name, { branch, sinceMs }, asker, github) {
    const repositoryId = await github.repositoryId();
    const { artifacts, total } = await github.listArtifacts(name, pageCap);
    const isWhole = artifacts.length >= total;
    const own = artifacts
        .filter((one) => one.name === name &&
        one.headRepositoryId === repositoryId &&
        one.headBranch === branch &&
        one.runId !== null &&
        one.runId !== asker.runId &&
        (sinceMs === null || one.createdMs >= sinceMs))
        // By run and not by upload: a run that was started later is about a later commit, whichever ends first.
        .sort((a, b) => (b.runId ?? 0) - (a.runId ?? 0) || b.id - a.id);
    for (const artifact of own.slice(0, lookedAtArtifacts)) {
        const run = artifact.runId === null ? null : await github.workflowRun(artifact.runId);
        if (run === null || !isOfBranch(run, repositoryId, asker.owner.workflow, branch))
            continue;
        if (!isWhole && !isNewestFirst(artifacts))
            break;
        return { artifact, run };
    }
    if (isWhole && own.length <= lookedAtArtifacts)
        return null;
    throw new Unusable('baseline-too-many', name, `${Math.min(own.length, lookedAtArtifacts)} of ${total} artifacts of this name were looked at`);
}
/** The text of the only file of an archive. */
async function unpack(archive, where, { files }) {
    try {
        const opened = await files.openArchive(archive, archiveLimits);
        try {
            const [file] = opened.files;
            if (file?.path !== baselineFileName)
                throw new Unusable('baseline-corrupt', where, `its archive has no ${baselineFileName}`);
            const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
            let text = '';
            for await (const bytes of file.read())
                text += decoder.decode(bytes, { stream: true });
            return text + decoder.decode();
        }
        finally {
            await opened.close();
        }
    }
    catch (thrown) {
        if (!(thrown instanceof UnusableArchive))
            throw thrown;
        const code = thrown.flaw === 'too-large' ? 'baseline-too-large' : 'baseline-corrupt';
        throw new Unusable(code, where, `its archive: ${thrown.message}`);
    }
}
async function download({ artifact }, ports) {
    const { github, digests } = ports;
    const where = `artifact ${artifact.id}`;
    if (artifact.isExpired)
        throw new Unusable('baseline-expired', where, `it was left on ${day(artifact.createdMs)} and has expired`);
    if (artifact.sizeBytes > archiveCapBytes)
        throw new Unusable('baseline-too-large', where, `its archive has ${artifact.sizeBytes} bytes`);
    const got = await github.downloadArtifact(artifact.id, archiveCapBytes);
    if (got.kind === 'gone')
        throw new Unusable('baseline-expired', where, 'it is listed, and GitHub does not have it any more');
    if (got.kind === 'too-large')
        throw new Unusable('baseline-too-large', where, `its archive has more than the ${artifact.sizeBytes} bytes that are listed`);
    if (artifact.digest !== null && artifact.digest !== `sha256:${digests.sha256(got.bytes)}`)
        throw new Unusable('baseline-corrupt', where, 'its archive has not the digest that GitHub states');
    return unpack(got.bytes, where, ports);
}
function find_baseline_open(text, where, asker, digests) {
    const read = readBaseline(text, digests, asker.key);
    if (read.ok)
        return read.value;
    const [first] = read.failures;
    throw new Unusable(first?.code ?? 'baseline-corrupt', where, first?.why ?? 'it cannot be read');
}
/** Whether the policy of a commit has this baseline, so that a run there which passed should have left one. */
async function demandsBaseline({ headSha }, setting, asker, github) {
    const { gate, workflow } = asker.owner;
    const file = await github.readFile(asker.source.path, headSha);
    const read = file === null ? null : readConfiguration(file.text, asker.source.path);
    const entry = read?.ok === true && Object.hasOwn(read.value.gates, gate) ? read.value.gates[gate] : undefined;
    if (entry?.action === 'quality-gate' && entry.baseline !== undefined) {
        // Who only watches leaves none: the first run that enforces establishes it.
        if (entry.mode === 'audit')
            return false;
        const before = readBaselineSetting(entry.baseline);
        return before.ok && before.value.kind === 'branch' && before.value.branch === setting.branch;
    }
    // An input may have said so as well. Which step it belonged to is not looked at: rather lost than never there.
    const steps = await github.readFile(workflow, headSha);
    return (steps !== null && /^\s*baseline:/mu.test(steps.text) && steps.text.includes(`branch=${setting.branch}`));
}
/** A workflow that does not exist never leaves anything: whoever misspelled it would compare with nothing for ever. */
async function demandWorkflow({ branch, workflow }, { commit }, github) {
    if (workflow === null)
        return;
    // The change that brings the workflow has it before the branch does.
    const places = [await github.commitOf(`heads/${branch}`), commit];
    for (const place of places)
        if (place !== null && (await github.readFile(workflow, place)) !== null)
            return;
    throw new Unusable('baseline-workflow-missing', workflow, `${branch} has no such workflow`);
}
/** That no artifact is listed proves nothing where a run should have left one. */
async function proveNeverExisted(setting, asker, github) {
    const { branch, sinceMs } = setting;
    const { workflow } = asker.owner;
    const repositoryId = await github.repositoryId();
    await demandWorkflow(setting, asker, github);
    const listed = await Promise.all(branchEvents.map((event) => github.listSuccessfulRuns(workflow, branch, event)));
    const runs = listed
        .flat()
        .filter((run) => run.id !== asker.runId &&
        isOfBranch(run, repositoryId, workflow, branch) &&
        (sinceMs === null || run.createdMs >= sinceMs))
        .sort((a, b) => b.id - a.id);
    const seen = new Set();
    for (const run of runs.slice(0, lookedAtRuns)) {
        if (seen.has(run.headSha))
            continue;
        seen.add(run.headSha);
        if (await demandsBaseline(run, setting, asker, github))
            throw new Unusable('baseline-lost', branch, `run ${run.id} of ${day(run.createdMs)} at ${run.headSha.slice(0, 8)} succeeded and has left none`);
    }
    const bound = sinceMs === null ? '' : ` since ${day(sinceMs)}`;
    return {
        kind: 'never-existed',
        why: `No run of ${workflow} on ${branch}${bound} has left a baseline yet; the next one there that passes does.`,
    };
}
async function findOnBranch(setting, asker, ports) {
    const { branch } = setting;
    const { digests, github } = ports;
    const name = baselineName({ ...asker.owner, branch }, digests);
    const candidate = await findArtifact(name, setting, asker, github);
    if (candidate === null)
        return proveNeverExisted(setting, asker, github);
    const { artifact, run } = candidate;
    const where = `artifact ${artifact.id} of run ${run.id}`;
    const text = await download(candidate, ports);
    const body = find_baseline_open(text, where, asker, digests);
    const strange = strangeness(body, asker, branch, digests) ??
        (body.run.id === run.id && body.run.event === run.event ? null : `it is of the run ${body.run.id}`) ??
        (body.commit === run.headSha ? null : `it is of the commit ${body.commit.slice(0, 8)}`);
    if (strange !== null)
        throw new Unusable('baseline-of-another', where, strange);
    const { created, commit } = body;
    const source = {
        kind: 'branch',
        runId: run.id,
        commit,
        branch,
        created,
        path: null,
        expiresMs: artifact.expiresMs,
    };
    return { kind: 'known', body, source, material: materialOf('baseline', where, text, digests) };
}
async function findFile(path, asker, ports) {
    const { github, digests } = ports;
    const { commit, ref } = asker.source;
    if (commit === null)
        throw new Unusable('baseline-lost', path, `${ref} has no commit`);
    const file = await github.readFile(path, commit);
    const at = `${ref} (${commit.slice(0, 8)})`;
    if (file === null) {
        const touched = await github.lastChangeOf(path, commit);
        if (touched !== null)
            throw new Unusable('baseline-lost', path, `${touched.slice(0, 8)} took it away from ${at}`);
        return {
            kind: 'never-existed',
            why: `${path} has never been on ${ref}; a run that passes there writes one.`,
        };
    }
    const body = find_baseline_open(file.text, path, asker, digests);
    const strange = strangeness(body, asker, null, digests);
    if (strange !== null)
        throw new Unusable('baseline-of-another', path, strange);
    const { created, branch, run } = body;
    const source = {
        kind: 'file',
        runId: run.id,
        commit: body.commit,
        branch,
        created,
        path,
        expiresMs: null,
    };
    return { kind: 'known', body, source, material: materialOf('baseline', path, file.text, digests) };
}
function unusable(code, where, why) {
    return { kind: 'unusable', code, where, why };
}
function codeOfRefusal({ code }) {
    // GitHub answers "not found" for what a token may not see; what is truly not there was told apart before.
    if (['github-forbidden', 'github-not-found'].includes(code))
        return 'baseline-forbidden';
    if (code === 'github-file-too-large')
        return 'baseline-too-large';
    return code === 'offline' ? 'baseline-offline' : 'baseline-unreachable';
}
/**
 * Finds what to compare with, and proves it where there is nothing: what could not be asked, read or trusted is
 * `unusable`, never nothing.
 *
 * @returns with the baseline how far its branch may be trusted, `null` for a file
 */
async function findBaseline(setting, asker, ports) {
    let trust = null;
    try {
        if (setting.kind === 'file')
            return { found: await findFile(setting.path, asker, ports), trust };
        if (setting.sinceMs !== null && setting.sinceMs > asker.nowMs)
            throw new Unusable('baseline-since-ahead', null, `${setting.text} lies ahead`);
        trust = await trustOf(setting.branch, ports.github);
        const owner = { ...asker.owner, workflow: setting.workflow ?? asker.owner.workflow };
        return { found: await findOnBranch(setting, { ...asker, owner }, ports), trust };
    }
    catch (thrown) {
        if (thrown instanceof Unusable)
            return { found: unusable(thrown.code, thrown.where, thrown.message), trust };
        if (!(thrown instanceof errors/* ExternalError */.yA))
            throw thrown;
        return { found: unusable(codeOfRefusal(thrown), null, (0,errors/* messageOf */.bD)(thrown)), trust };
    }
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/baseline/record.ts


/** Files a baseline lists; of a repository with more, files and globs cannot be compared. */
const fileCap = 50_000;
function scopeOf(scope) {
    if (scope.kind === 'whole')
        return null;
    return scope.kind === 'path' ? { path: scope.glob } : { member: scope.member, id: scope.id };
}
function record_entryOf(query, seen) {
    if (seen.kind !== 'value' || !Number.isFinite(seen.value))
        return [];
    const { value, of, samples } = seen;
    return [
        {
            metric: query.metric,
            name: query.name,
            in: scopeOf(query.scope),
            value,
            of: of === undefined ? null : { ...of },
            samples: samples === undefined ? null : [...samples],
        },
    ];
}
const isCoverage = (metric) => metric.startsWith('coverage.');
/** Every number of every metric: of the whole, of each package, and of each file but for coverage, kept apart. */
function numbersOf(observations) {
    const members = (kind, about) => observations.members(kind, null, about).map((id) => ({ kind: 'member', member: kind, id }));
    return metrics
        .filter(({ id }) => !neverRecorded.includes(id))
        .flatMap(({ id, names, scopes }) => {
        const named = names === 'never' ? [] : observations.names(id);
        const wanted = names === 'required' ? named : [null, ...named];
        return wanted.flatMap((name) => {
            const about = { metric: id, name };
            const places = [
                { kind: 'whole' },
                ...(scopes.includes('package') ? members('package', about) : []),
                ...(scopes.includes('file') && !isCoverage(id) ? members('file', about) : []),
            ];
            return places.flatMap((scope) => {
                const query = { metric: id, name, scope };
                return record_entryOf(query, observations.observe(query));
            });
        });
    });
}
/** What rules ask for that is not among the numbers: paths, and names that are globs. */
function answersOf(observations, rules) {
    const asked = rules.flatMap(({ rule }) => {
        const { metric, name, scope } = rule;
        if (neverRecorded.includes(metric))
            return [];
        const isNumber = name === null || observations.names(metric).includes(name);
        if (isNumber && scope?.kind !== 'path')
            return [];
        if (scope === null)
            return [{ metric, name, scope: { kind: 'whole' } }];
        if (scope.kind === 'path')
            return [{ metric, name, scope: { kind: 'path', glob: scope.glob } }];
        const { member, glob } = scope;
        return observations
            .members(member, glob, { metric, name })
            .map((id) => ({ metric, name, scope: { kind: 'member', member, id } }));
    });
    return asked.flatMap((query) => record_entryOf(query, observations.observe(query)));
}
function record_filesOf({ coverage }) {
    if (coverage === null)
        return null;
    // Of a path that may mean several files nobody can say later which one it was.
    const sure = coverage.files.filter(({ candidates }) => candidates.length === 1);
    return {
        areComplete: sure.length === coverage.files.length && sure.length <= fileCap,
        list: sure.slice(0, fileCap).map(({ path, ratios }) => ({ path, ...ratios })),
    };
}
function testsOf({ tests, notable, waived, caseNames }) {
    if (tests === null)
        return null;
    const failing = [...notable, ...waived].filter(({ outcome }) => outcome !== 'flaky');
    return {
        total: totalOf(tests.counts) + tests.waived,
        areComplete: caseNames.areComplete,
        names: [...caseNames.passes.keys()].sort(),
        failing: [...new Set(failing.map(({ name }) => name))].sort(),
    };
}
/**
 * What a run leaves for others to be compared with. New kinds of reports join by what they let rules see.
 *
 * @param measurements - what the reports say
 * @param observations - the same, as rules see it
 * @param rules - those that were judged
 */
function recordOf(measurements, observations, rules) {
    return {
        numbers: [...numbersOf(observations)],
        answers: [...answersOf(observations, rules)],
        files: record_filesOf(measurements),
        tests: testsOf(measurements),
        reports: measurements.reportCounts.map((counted) => ({ ...counted })),
    };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/baseline/keep-baseline.ts







/** The branch that a run may leave a baseline for; `null` where it may not, and why stands beside it in the log. */
function branchToKeep(judged, { run, cancellation }) {
    const { policy, decision, measurements, subject, source } = judged;
    const { baseline } = policy;
    if (baseline.kind === 'none' || decision.verdict !== 'pass' || policy.mode !== 'enforce')
        return null;
    // What could not be read is not written over, whatever the rules made of it.
    const found = measurements.comparison?.found ?? null;
    if (found === null || found.kind === 'unusable' || cancellation.aborted)
        return null;
    const branch = baseline.kind === 'branch' ? baseline.branch : source.ref;
    const isLeaving = baseline.kind === 'file' || [null, workflowPathOf(run.workflowRef)].includes(baseline.workflow);
    const isOfBranch = isLeaving && run.ref === `refs/heads/${branch}` && branchEvents.includes(run.eventName);
    return isOfBranch && subject.commit === run.sha ? branch : null;
}
/**
 * Writes the baseline of a run that passed on the branch that is compared with: never of a pull request, of a run that
 * did not pass or was cancelled, in audit mode, or over one that could not be read.
 *
 * @param judged - the run
 * @param folder - to write it into
 * @param ports - of the world
 */
async function keepBaseline(judged, folder, ports) {
    const { clock, digests, files, runner } = ports;
    const { run } = runner;
    const branch = branchToKeep(judged, runner);
    if (branch === null)
        return { kept: null, findings: [] };
    const { policy, measurements, subject, service } = judged;
    const workflow = workflowPathOf(run.workflowRef);
    const body = {
        version: 1,
        repository: repositoryDigest(run.repository, digests),
        workflow,
        gate: policy.gate,
        service,
        branch,
        commit: subject.commit,
        run: { id: run.runId, attempt: run.runAttempt, event: run.eventName },
        created: new Date(clock.now()).toISOString(),
        verdict: 'pass',
        mode: 'enforce',
        policy: judged.policyRecord,
        ...recordOf(measurements, observationsOf(measurements), policy.rules),
    };
    const text = writeBaseline(body, digests, judged.key);
    const sizeBytes = new TextEncoder().encode(text).length;
    // What the next run could not read must not be left for it.
    const capBytes = policy.baseline.kind === 'file' ? baselineFileCapBytes : baselineCapBytes;
    if (sizeBytes > capBytes)
        return {
            kept: null,
            findings: [finding('baseline-not-written', null, `it has ${sizeBytes} bytes, at most ${capBytes}`)],
        };
    const again = readBaseline(text, digests, judged.key);
    if (!again.ok)
        throw new Error(`the baseline cannot be read back: ${again.failures[0]?.why ?? ''}`);
    const path = `${folder}/${baselineFileName}`;
    await files.writeText(path, text);
    const owner = { repository: run.repository, workflow, gate: policy.gate, service, branch };
    const first = measurements.comparison?.found.kind === 'never-existed';
    return {
        kept: { path, name: baselineName(owner, digests) },
        findings: first
            ? [
                finding('baseline-established', null, `the first baseline of ${branch}, at ${subject.commit.slice(0, 8)}`),
            ]
            : [],
    };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/change/bases.ts
const shallow = {
    kind: 'unknown',
    code: 'change-history-shallow',
    why: 'the clone ends before the commit that the change began at',
};
const bases_missing = (why) => ({ kind: 'unknown', code: 'change-base-missing', why });
const linesOf = (text) => text.split('\n').filter((line) => line !== '');
/** The commit that a revision names, `null` when the clone does not have it. */
async function commitNamed(git, revision) {
    const { code, stdout } = await git.ask('rev-parse', '--verify', '--quiet', `${revision}^{commit}`);
    return code === 0 ? stdout.trim() : null;
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
    const isShallow = (await git.tell('rev-parse', '--is-shallow-repository')).trim() !== 'false';
    if (beginning.kind === 'merged-into') {
        const [base, merged, ...others] = await parentsOf(git, head);
        if (base === undefined && isShallow)
            return shallow;
        if (base === undefined || merged !== beginning.headCommit || others.length > 0)
            return bases_missing('the commit that is checked out does not merge the head of the pull request into its base');
        return { kind: 'known', bases: [base], said: `the commit of ${branch.name} that it is merged into` };
    }
    const { commits, withBranch, said } = beginning;
    const names = [`refs/remotes/origin/${branch.name}`, ...(branch.commit === null ? [] : [branch.commit])];
    const tips = withBranch ? await Promise.all(names.map((name) => commitNamed(git, name))) : [];
    const given = await Promise.all(commits.map((commit) => commitNamed(git, commit)));
    const known = [...new Set([...tips, ...given].filter((commit) => commit !== null))];
    if (withBranch && tips.every((tip) => tip === null))
        return isShallow ? shallow : bases_missing(`the clone does not have the branch ${branch.name}`);
    if (known.length === 0)
        return isShallow ? shallow : bases_missing(`the clone does not have ${commits.join(', ')}`);
    const containing = await Promise.all(known.map((commit) => contains(git, commit, head)));
    const candidates = known.filter((_, index) => containing[index] !== true);
    if (candidates.length === 0)
        return lastCommit(git, head, isShallow, branch.name);
    return mergeBases(git, head, candidates, isShallow, said);
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/change/beginning.ts




const noCommit = /^0+$/u;
function commitIn(event, ...path) {
    const value = path.reduce((at, key) => ((0,domain_json/* isRecord */.u4)(at) ? at[key] : undefined), event);
    return typeof value === 'string' && commitShape.test(value) ? value : null;
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
    const pullRequest = pullRequestOf(event);
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/change/change.ts

const intersect = (left, right) => intersectRanges(left ?? [], right ?? []);
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/change/quoted-path.ts
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/change/diff-reader.ts


/** What git wrote is not what a patch looks like. */
class UnreadableDiff extends Error {
    name = 'UnreadableDiff';
}
const lineFeed = 10;
const kinds = { added: 43, removed: 45, context: 32, remark: 92 };
const knownKinds = new Set(Object.values(kinds));
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
        if (kind === kinds.added) {
            if (file === null)
                throw new UnreadableDiff('a line of no file');
            addLines(file.added, nextLine, nextLine);
            if (isBlank)
                addLines(file.blank, nextLine, nextLine);
        }
        if (kind === kinds.added || kind === kinds.context) {
            nextLine += 1;
            left.added -= 1;
        }
        if (kind === kinds.removed || kind === kinds.context)
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/change/git.ts
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/change/tree-changes.ts

const raw = /^:(\d{6}) (\d{6}) [0-9a-f]+ [0-9a-f]+ ([ADMT]|[RC]\d{3})$/u;
const tree_changes_counted = /^(\d+|-)\t(\d+|-)\t([^]*)$/u;
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
        const [, added = '', , name = ''] = tree_changes_counted.exec(parts[at] ?? '') ?? [];
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/change/find-change.ts







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
        if (addedLines !== null && addedLines !== countLines(added.get(path)?.added ?? []))
            throw new UnreadableDiff(`"${path}" with other lines than the ${addedLines} that are counted`);
}
async function differenceTo(git, base, head) {
    const listed = await git.ask('diff-tree', ...comparison, '--raw', '--no-abbrev', '--numstat', '-z', base, head);
    if (listed.code !== 0)
        throw new GitFailed(`git diff-tree exited with ${listed.code}: ${listed.stderr.trim()}`);
    const changes = readTreeChanges(listed.stdout);
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
    await git.stream((bytes) => attempt(() => reader.write(bytes)), 'diff-tree', ...comparison, ...patch, base, head);
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
    const differences = [];
    for (const base of from)
        differences.push(await differenceTo(git, base, head));
    const altered = await alteredFiles(git);
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/change/line-counts.ts

const line_counts_lineFeed = 10;
/** How many lines a file has; a last one without line feed is one. `null` when the file is not there. */
async function countLinesOf(path, files) {
    let count = 0;
    let last = line_counts_lineFeed;
    try {
        for await (const bytes of files.readBytes(path)) {
            for (const byte of bytes)
                if (byte === line_counts_lineFeed)
                    count += 1;
            last = bytes.at(-1) ?? last;
        }
    }
    catch (thrown) {
        if (thrown instanceof errors/* ExternalError */.yA && thrown.code === 'file-missing')
            return null;
        throw thrown;
    }
    return last === line_counts_lineFeed ? count : count + 1;
}
/**
 * How many lines those files of a change have that reports cover, by path. A report that lists more is not about them
 * as they are.
 *
 * @param change - whose files are read
 * @param covered - what reports cover
 * @param root - absolute path of the checkout
 * @param files - to read them
 */
async function lineCounts(change, covered, root, files) {
    const counts = new Map();
    for (const { path, candidates } of covered) {
        if (candidates.length !== 1 || candidates[0] !== path || !change.files.has(path))
            continue;
        const count = await countLinesOf(`${root}/${path}`, files);
        if (count !== null)
            counts.set(path, count);
    }
    return counts;
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/paths.ts
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
const isAbsolutePath = (path) => /^(?:[\\/]|[A-Za-z]:[\\/])/u.test(path);
const newBranch = () => ({ next: new Map(), file: null });
const candidateCap = 20;
const foreignFolders = new Set(['node_modules', 'site-packages', '.venv']);
function filesBelow(branch) {
    const found = [];
    const open = [branch];
    for (let at = open.pop(); at !== undefined && found.length < candidateCap; at = open.pop()) {
        if (at.file !== null)
            found.push(at.file);
        open.push(...at.next.values());
    }
    return found.sort();
}
/** Whether parts stand in a path in their order, whatever is between them. */
function standsIn(given, path) {
    let at = 0;
    for (const part of path.split('/'))
        if (part === given[at])
            at += 1;
    return at === given.length;
}
/** The one file below, `null` when there are several. */
function onlyFile(branch) {
    let at = branch;
    for (;;) {
        if (at.file !== null)
            return at.next.size === 0 ? at.file : null;
        const [next, another] = at.next.values();
        if (next === undefined || another !== undefined)
            return null;
        at = next;
    }
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
    const trunk = newBranch();
    for (const path of paths) {
        let at = trunk;
        for (const part of path.split('/').reverse()) {
            let next = at.next.get(part);
            if (next === undefined)
                at.next.set(part, (next = newBranch()));
            at = next;
        }
        at.file = path;
    }
    const rootParts = parts(root);
    const exact = (path) => {
        const joined = path.join('/');
        return known.has(joined) ? { kind: 'found', path: joined } : null;
    };
    const bySuffix = (path) => {
        let at = trunk;
        let depth = 0;
        for (; depth < path.length; depth += 1) {
            const next = at.next.get(path[path.length - 1 - depth] ?? '');
            if (next === undefined)
                break;
            at = next;
        }
        if (at.file !== null && depth > 0)
            return { kind: 'found', path: at.file };
        if (depth === 0 || (depth < 2 && depth < path.length))
            return { kind: 'outside' };
        const only = onlyFile(at);
        if (only !== null)
            return { kind: 'found', path: only };
        const candidates = filesBelow(at);
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/checkout.ts



const gitDeadlineMs = 60_000;
const gitOutputCapBytes = 64 * 1024 * 1024;
async function git(ports, folder, ...args) {
    const ended = await ports.commands.run({
        argv: ['git', '-C', folder, ...args],
        deadlineMs: gitDeadlineMs,
        outputCapBytes: gitOutputCapBytes,
        signal: ports.runner.cancellation,
    });
    return ended.kind === 'exited' && ended.code === 0 ? ended.stdout : null;
}
/**
 * Whether the repository begins in the workspace: one around it is not the one that was checked out into it. Paths
 * from the root of the machine would not tell, where the workspace is reached by a link.
 */
function isWithin(prefix, folder) {
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
    const told = await git(ports, folder === '' ? workspace : `${workspace}/${folder}`, 'rev-parse', '--show-toplevel', '--show-prefix', 'HEAD');
    const [root, prefix, head] = told?.split('\n') ?? [];
    if (root !== undefined && prefix !== undefined && head !== undefined && isWithin(prefix, folder))
        return { root, prefix, head, unreadable: null };
    return {
        root: workspace,
        prefix: folder === '' ? '' : `${folder}/`,
        head: null,
        unreadable: await repositoryIn(folder, ports),
    };
}
/**
 * The files of the repository: those that git tracks, without git those that are there.
 *
 * @param checkout - where it is
 * @param isNeeded - whether to search the folder where git cannot tell, which may take long
 * @param ports - to ask git, or to search
 */
async function listRepository(checkout, isNeeded, ports) {
    const listed = checkout.head === null ? null : await git(ports, checkout.root, 'ls-files', '-z');
    const tracked = listed?.split('\0').filter((path) => path !== '') ?? [];
    if (tracked.length > 0)
        return repositoryFiles(tracked, checkout.root, true);
    if (!isNeeded)
        return null;
    const found = await ports.files.find(checkout.root, ['**'], ['**/node_modules/**', '.git/**']);
    return found.length === 0
        ? null
        : repositoryFiles(found.map(({ path }) => path), checkout.root, false);
}
/** The commit that is judged must be the one whose tests were run: the one that is checked out. */
function subjectFindings(subject, checkout, run) {
    const { commit, mergeCommit } = commitOfRun(run);
    if (checkout.unreadable !== null)
        return [finding('checkout-unreadable', checkout.unreadable, 'git cannot say which commit it is at')];
    // Without a repository the files are taken for those of the commit that the run is for.
    const tested = checkout.head ?? run.sha;
    const isMergeOfIt = tested === mergeCommit && subject.commit === commit;
    if (subject.commit === tested || isMergeOfIt)
        return [];
    const where = checkout.head === null ? 'the run is for' : 'checked out is';
    return [finding('subject-differs', 'subjects', `commit ${subject.commit}, ${where} ${tested}`)];
}

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
function comparison_isWithin({ least, most, isFractional = false }, metric, slack) {
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
            if (!comparison_isWithin(limits, metric, slack))
                return 'never-true';
            return least === most && metric.least === metric.most ? 'never-false' : null;
    }
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/rule/format.ts

// More digits behind the point than a double of everyday size has; from here on it is written out whole.
const mostDigits = 17;
function fixed(value, digits) {
    // toFixed answers with an exponent from 1e21 on.
    const text = digits >= mostDigits || Math.abs(value) >= 1e21 ? decimalDigits(value) : value.toFixed(digits);
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
            parts.push(`${decimalDigits(count)}${unit}`);
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
function format_formatBytes(bytes, extra, style) {
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
            return format_formatBytes(value, extra, options.style ?? 'binary');
        case 'count':
            return grouped(fixed(value, 2 + extra));
    }
}
/** A quantity as it was written, spaced as a person reads it: `80 %`, `0.5 pp`, `2h`, `500 kB`, `12`. */
function formatQuantity(quantity) {
    const digits = decimalDigits(quantity.number);
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

;// CONCATENATED MODULE: ./packages/shared/src/domain/rule/printer.ts


// Fewer characters than the grammar allows without quotes: what people recognize as one word at a glance.
const plain = /^[A-Za-z0-9_./:@][A-Za-z0-9_./:@-]*$/;
/** A name or glob as a rule writes it, in quotes unless it is a plain word. */
function printName(name) {
    if (plain.test(name) && !keywords.includes(name))
        return name;
    return `"${name.replace(/["\\]/g, '\\$&')}"`;
}
/** A number with its unit, as a rule writes it: `80%`, `1.5h`. */
function printQuantity(quantity) {
    return decimalDigits(quantity.number) + (quantity.unit ?? '');
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
    const flat = Array.from(note, (character) => (isLineBreak(character) ? ' ' : character)).join('');
    const { start, end } = trimmedSpan(flat);
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
    const digits = decimalDigits(quantity.number);
    if (dimension === 'count')
        return `Write \`${digits}\`, without a unit.`;
    if (dimension !== 'ratio') {
        const examples = unitsOf(dimension).map((unit) => digits + unit);
        return `Write ${listed(examples)}.`;
    }
    if (quantity.unit !== null && quantity.unit !== 'pp')
        return 'Write a share of the whole, such as `80%`.';
    if (quantity.unit === 'pp' || Math.abs(quantity.number) > 1 || quantity.number === 0)
        return `Did you mean \`${digits}%\`? A ratio is written with \`%\`.`;
    const hundredfold = decimalDigits(Number((quantity.number * 100).toPrecision(15)));
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
    const digits = decimalDigits(quantity.number);
    const relative = metric.dimension === 'count' ? [digits] : unitsOf(metric.dimension).map((unit) => digits + unit);
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
            return (0,domain_result/* success */.k)({ kind: 'baseline', offset: null });
        const { quantity, sign } = limit.offset;
        const offset = offsetOf(quantity, metric.dimension);
        if (offset === null)
            return (0,domain_result/* failure */.V)(offsetProblem(metric, quantity));
        return (0,domain_result/* success */.k)({ kind: 'baseline', offset: { ...offset, quantity, sign } });
    }
    if (limit.kind === 'value') {
        const value = canonicalValue(limit.quantity, metric.dimension);
        return value === null
            ? (0,domain_result/* failure */.V)({
                ...quantityProblem(metric, limit.quantity, `The limit \`${printQuantity(limit.quantity)}\``),
                part: 'limit',
            })
            : (0,domain_result/* success */.k)({ kind: 'fixed', value, quantity: limit.quantity, parameter: null });
    }
    const quantity = values.get(limit.id);
    if (quantity === undefined) {
        const near = (0,nearest/* nearestWords */.E)(limit.id.slice(0, 64), values.keys());
        return (0,domain_result/* failure */.V)({
            code: 'value-unknown',
            message: `No value is called \`$${limit.id.slice(0, 64)}\`.`,
            fix: near.length > 0
                ? `Did you mean ${listed(near.map((id) => `$${id}`))}? Otherwise give it under \`values\`.`
                : 'Give it under `values`, or write the value itself here.',
            part: 'limit',
        });
    }
    const value = canonicalValue(quantity, metric.dimension);
    return value === null
        ? (0,domain_result/* failure */.V)({
            ...quantityProblem(metric, quantity, `The value of \`$${limit.id}\`, \`${printQuantity(quantity)}\`,`),
            code: 'value-wrong-unit',
            part: 'limit',
        })
        : (0,domain_result/* success */.k)({ kind: 'fixed', value, quantity, parameter: limit.id });
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
        return formatQuantity(limit.quantity) + (limit.parameter === null ? '' : ` ($${limit.parameter})`);
    return `baseline${formatOffset(limit.offset)}`;
}
/** ` − 0.5 pp`, or nothing. */
function formatOffset(offset) {
    if (offset === null)
        return '';
    return ` ${offset.sign === '+' ? '+' : '−'} ${formatQuantity(offset.quantity)}`;
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
    const located = parser_locateRule(text);
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
    const least = formatValue(metric.least, metric.dimension);
    if (metric.most === Infinity)
        return `${metric.isWhole === true ? 'a whole number, ' : ''}${least} or more`;
    return `from ${least} to ${formatValue(metric.most, metric.dimension)}`;
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
    const located = parser_locateRule(text ?? printRule(rule));
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
    const located = texts.map((text) => ({ text, result: parser_locateRule(text) }));
    const unread = located.flatMap(({ text, result }, index) => result.ok ? [] : result.failures.map((problem) => ({ ...problem, rule: text, index })));
    const read = located.flatMap(({ text, result }, index) => result.ok ? [{ rule: result.value.rule, text, body: result.value.body, index }] : []);
    // The columns are those of the text as given, so it is checked as given and shown without its note later.
    const checked = checkRules(read, context).map((problem) => ({
        ...problem,
        index: read[problem.index]?.index ?? problem.index,
    }));
    const problems = [...unread, ...checked].sort((a, b) => a.index - b.index);
    return problems.length > 0
        ? (0,domain_result/* failure */.V)(...problems)
        : (0,domain_result/* success */.k)(read.map(({ rule, body }) => ({ rule, text: body })));
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
const outcome_opposites = (/* unused pure expression or super */ null && ([
    ['≥', '<'],
    ['≤', '>'],
    ['=', '≠'],
    ['<', '≥'],
    ['>', '≤'],
]));
/** What a rule is about, in the user's words: all before its operator, with the member for an `each`. */
function subjectOf(text, member) {
    const located = locateRule(text);
    if (!located.ok)
        return text;
    const { columns, rule } = located.value;
    if (rule.scope?.kind !== 'each')
        return text.slice(0, columns.operator - 1).trimEnd();
    return text.slice(0, columns.scope - 1) + (member ?? `each ${rule.scope.member}`);
}
/** The worst of a result in a few words, for the line that people read first: `coverage.lines 71.4 % < 90 %`. */
function sayWorst(result) {
    const worst = result.members.find(({ outcome }) => outcome === result.outcome);
    if (worst === undefined)
        return result.rule;
    const subject = subjectOf(result.rule, worst.member);
    if (worst.seen === null)
        return `${subject}: ${worst.reason?.code ?? result.outcome}`;
    const failed = worst.outcome === 'fail' || worst.outcome === 'warn';
    const found = outcome_opposites.find(([symbol]) => worst.limit.startsWith(symbol));
    const operator = failed && found !== undefined ? found[1] : (found?.[0] ?? '');
    return `${subject} ${worst.seen} ${operator}${worst.limit.slice(found?.[0].length ?? 0)}`;
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
function reason_subjectOf(query) {
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
    const seen = formatValue(observed.value, metric.dimension, { style: judged.style });
    const range = metric.most === Infinity
        ? `${formatValue(metric.least, metric.dimension)} or more`
        : `${formatValue(metric.least, metric.dimension)} to ${formatValue(metric.most, metric.dimension)}`;
    const source = observed.where === null ? 'what reports it' : observed.where;
    const subject = which === 'value' ? reason_subjectOf(query) : `The baseline of ${reason_subjectOf(query)}`;
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
    const subject = reason_subjectOf(query);
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
    const subject = reason_subjectOf(query);
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








function inconclusive(reason, member) {
    const { seen, limit, where } = reason;
    return { member, outcome: 'inconclusive', seen, limit, where, reason };
}
/** A rule that should have been refused before: what is wrong with it, in the place of a result. */
function judge_unusable(rule, text, problem) {
    const reason = {
        code: problem.code,
        rule: text,
        seen: null,
        limit: `${symbols[rule.operator]} ${printLimit(rule.limit)}`,
        where: null,
        fix: `${problem.message} ${problem.fix}`,
    };
    return { rule: text, note: rule.note, outcome: 'inconclusive', members: [inconclusive(reason, null)] };
}
function notApplicable(judged, member, code, why) {
    const limit = unresolvedLimit(judged);
    const fix = `Nothing to do: ${reason_sentence(why, 'there is nothing to judge.')}`;
    const reason = { code, rule: judged.text, seen: null, limit, where: null, fix };
    return { member, outcome: 'not-applicable', seen: null, limit, where: null, reason };
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
    const extra = digitsApart(seen.value, same ? ends : [...ends, limit], metric.dimension, style);
    const format = (value) => formatValue(value, metric.dimension, { extra, style });
    const limitValue = judged.limit.kind === 'fixed' ? formatLimit(judged.limit) : format(limit);
    const derived = judged.limit.kind === 'baseline'
        ? ` (baseline ${format(baseline ?? NaN)}${formatOffset(judged.limit.offset)})`
        : '';
    const limitText = `${symbols[rule.operator]} ${limitValue}${derived}`;
    const seenText = format(seen.value);
    const where = seen.where ?? placeOf(query);
    if (passed)
        return { member, outcome: 'pass', seen: seenText, limit: limitText, where, reason: null };
    const noise = judge_standing(judged, limit, seen, baselineSeen);
    const counts = sayCounts(seen, baselineSeen);
    if (noise.kind === 'within-noise') {
        const excused = `${seenText} (beyond the limit by no more than noise: ${counts})`;
        return { member, outcome: 'pass', seen: excused, limit: limitText, where, reason: null };
    }
    if (noise.kind === 'too-noisy') {
        const fix = `${reason_subjectOf(query)} is beyond the limit, and its samples scatter so much (${counts}) that it may be ${formatValue(noise.most, 'ratio')} beyond or not at all. Measure more often, or on a quieter machine.`;
        const code = 'samples-too-noisy';
        return inconclusive({ code, rule: judged.text, seen: seenText, limit: limitText, where, fix }, member);
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
    const about = { metric: rule.metric, name: rule.name };
    if (rule.scope === null)
        return [judgeQuery(judged, { ...about, scope: { kind: 'whole' } }, null)];
    if (rule.scope.kind === 'path')
        return [judgeQuery(judged, { ...about, scope: { kind: 'path', glob: rule.scope.glob } }, null)];
    const { member, glob } = rule.scope;
    const ids = judged.observations.members(member, glob, about);
    if (ids.length > 0)
        return ids.map((id) => judgeQuery(judged, { ...about, scope: { kind: 'member', member, id } }, id));
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
    const [problem] = checkRule(rule, context, text);
    if (problem !== undefined)
        return judge_unusable(rule, text, problem);
    const metric = context.metrics.find(({ id }) => id === rule.metric);
    const resolved = metric === undefined ? null : resolveLimit(rule, metric, context.values);
    if (metric === undefined || resolved?.ok !== true)
        throw new Error(`a rule that was found sound cannot be judged: ${text}`);
    const limit = resolved.value;
    const quantity = limit.kind === 'fixed' ? limit.quantity : limit.offset?.quantity;
    const style = quantity?.unit === 'kB' || quantity?.unit === 'MB' ? 'decimal' : 'binary';
    const members = judgeMembers({ rule, text, metric, limit, style, observations });
    const outcome = worstOutcome(members.map((member) => member.outcome));
    return { rule: text, note: rule.note, outcome, members };
}
/**
 * Judges one rule. `text` is what the user wrote, for the reader; without it the rule's canonical form is shown. A
 * rule that `checkRule` refuses is `inconclusive` with that problem's code, whoever forgot to ask.
 */
function judgeRule(rule, metric, observations, values, text = withoutNote(rule)) {
    return judgeChecked({ rule, text }, { metrics: [metric], values }, observations);
}
/**
 * Judges several rules, in their order. A rule that stands there twice, note and spacing aside, is judged once. One
 * whose metric is not among `metrics` is `inconclusive`.
 */
function judgeRules(rules, metrics, observations, values) {
    const distinct = new Map();
    for (const written of rules) {
        const canonical = withoutNote(written.rule);
        if (!distinct.has(canonical))
            distinct.set(canonical, written);
    }
    return [...distinct.values()].map((written) => judgeChecked(written, { metrics, values }, observations));
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/unjudged.ts



/** What reports may give, the metrics that judge it, and a rule that does. */
const unjudged_subjects = [
    {
        what: 'tests',
        kind: 'tests',
        metrics: 'tests.',
        rule: 'tests.failed == 0',
        isGiven: ({ tests }) => tests !== null,
    },
    {
        what: 'coverage',
        kind: 'coverage',
        metrics: 'coverage.',
        rule: 'coverage.lines >= 80%',
        isGiven: ({ coverage }) => coverage !== null,
    },
    {
        what: 'lint',
        kind: 'static',
        metrics: 'lint.',
        rule: 'lint.errors == 0',
        isGiven: ({ statics }) => isAbout(statics, 'lint'),
    },
    {
        what: 'types',
        kind: 'static',
        metrics: 'types.',
        rule: 'types.errors == 0',
        isGiven: ({ statics }) => isAbout(statics, 'types'),
    },
    {
        what: 'sizes',
        kind: 'size',
        metrics: 'size.',
        rule: 'size.gzip <= 200kB',
        isGiven: ({ sizes }) => sizes !== null,
    },
    {
        what: 'complexity',
        kind: 'complexity',
        metrics: 'complexity.',
        rule: 'complexity.max <= 15',
        isGiven: ({ complexity }) => complexity !== null,
    },
    {
        what: 'duplication',
        kind: 'duplication',
        metrics: 'duplication.',
        rule: 'duplication.lines <= 3%',
        isGiven: ({ duplication }) => duplication !== null,
    },
    {
        what: 'performance',
        kind: 'performance',
        metrics: 'performance.',
        rule: 'performance.p95 of "GET /checkout" <= 500ms',
        isGiven: ({ performance }) => performance !== null,
    },
];
const isEachPackage = ({ rule: { scope } }) => scope?.kind === 'each' && scope.member === 'package';
/** Reports of no package, where all rules on their kind go through packages. */
function outsideOfPackages({ reportCounts }, rules) {
    return reportCounts
        .filter((one) => one.package === null)
        .flatMap(({ kind, files }) => {
        const begins = unjudged_subjects.filter((subject) => subject.kind === kind).map(({ metrics }) => metrics);
        const about = rules.filter(({ rule }) => begins.some((begin) => rule.metric.startsWith(begin)));
        if (about.length === 0 || !about.every(isEachPackage))
            return [];
        const reports = `${countOf(files, 'report')} of the kind ${kind}`;
        const seen = `no package is named for ${reports}, and every rule on it is \`in each package\``;
        return [finding('not-judged', null, seen)];
    });
}
/** What reports give and no rule speaks of: it is shown and judges nothing. */
function unjudgedFindings(measurements, rules) {
    // Without any rule the gate says so, and does not pass.
    if (rules.length === 0)
        return [];
    const unspoken = unjudged_subjects
        .filter(({ metrics, isGiven }) => isGiven(measurements) && !rules.some(({ rule }) => rule.metric.startsWith(metrics)))
        .map(({ what, rule }) => finding('not-judged', null, `no rule speaks of ${what}; one that does: ${rule}`));
    return [...unspoken, ...outsideOfPackages(measurements, rules)];
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/decision.ts









/** A finding as the outputs have it. */
function reasonOf({ code, seen, where, fix }) {
    return { code, rule: null, seen, limit: null, where, fix };
}
/**
 * Judges measurements by rules. What was found wrong with the reports counts as much as a rule that fails: a gate that
 * did not see all that it was promised does not pass.
 *
 * @param measurements - what the reports say
 * @param rules - all that is demanded
 * @param further - findings that are not about reports
 */
function decide(measurements, rules, further) {
    const results = judgeRules(rules, metrics, observationsOf(measurements), new Map());
    const found = [
        ...further,
        ...measurements.findings,
        ...conditionFindings(measurements.sonar, results),
        ...nameFindings(measurements.statics, rules),
        ...unjudgedFindings(measurements, rules),
        ...(rules.length === 0 ? [finding('no-rules', null, 'no rule')] : []),
    ];
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

;// CONCATENATED MODULE: ./packages/shared/src/domain/input.ts




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
function input_text(options) {
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
                ? refuse(`found "${given}".`, `Write one of: ${words.join(', ')}.${(0,nearest/* suggestion */.h)(given, words)}`)
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
function input_duration(options) {
    return {
        kind: 'duration',
        description: options.description,
        defaultText: options.default ?? null,
        required: false,
        accepted: 'a duration such as `30s`, `10m`, `2h`, `1d`',
        absent: null,
        parse: (given) => {
            const valueMs = (0,duration/* parseDuration */.E9)(given);
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
            const parsed = parseYaml(given);
            if (!parsed.ok)
                return {
                    ok: false,
                    problems: parsed.failures.map((problem) => ({
                        message: `is not YAML: line ${String(problem.line)}: ${problem.message}.`,
                        fix: `Write ${options.accepted}.`,
                    })),
                };
            const checked = (0,schema/* checkSchema */._)(declaration, parsed.value);
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/demands.ts





/** Why this version cannot judge a rule that is well formed; `null` when it can. */
function beyondThisVersion(text) {
    const parsed = parseRule(text);
    if (!parsed.ok)
        return null;
    const { metric, name, limit, scope } = parsed.value;
    if (limit.kind === 'baseline' && neverRecorded.includes(metric))
        return {
            message: `rule "${text}": ${metric} is about this change alone, no baseline has it.`,
            fix: 'Write a limit of its own, such as `>= 80%`.',
        };
    if (metric === 'tests.passed' && name !== null && (scope !== null || limit.kind === 'baseline'))
        return {
            message: `rule "${text}": tests of one name are measured of the whole, and in no baseline.`,
            fix: 'Write `tests.passed of "NAME" >= 1`.',
        };
    const known = removables;
    if (metric === 'baseline.removed' && name !== null && !known.includes(name))
        return {
            message: `rule "${text}": "${name}" is nothing that could be gone.`,
            fix: `Write \`baseline.removed of\` one of: ${removables.join(', ')}.`,
        };
    return null;
}
/** Of these a rule may say that there is enough, or not too much: both are something that can go wrong. */
const eitherWay = ['tests.count', 'complexity.', 'size.'];
/** Whether a rule could only fail when its number gets better: `coverage.lines <= 80%`, `tests.failed >= 1`. */
function isWrongWay({ rule }) {
    const metric = metrics.find(({ id }) => id === rule.metric);
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
    const read = readRules(rest, { metrics: metrics, values: new Map() });
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
    return read.ok && problems.length === 0 ? read : (0,domain_result/* failure */.V)(...problems);
}
/** Whether a rule needs a baseline to be judged. */
function needsBaseline({ rule }) {
    return rule.limit.kind === 'baseline' || rule.metric === 'baseline.removed';
}
/** What must not be gone unnoticed, by the kind of report that tells of it. */
const removalDefaults = [
    // Renaming and moving is daily work: it is told, and stops nobody.
    { kind: 'tests', text: 'baseline.removed of tests == 0 else warn' },
    { kind: 'coverage', text: 'baseline.removed of files == 0 else warn' },
    { kind: null, text: 'baseline.removed of reports == 0 else warn' },
    { kind: 'performance', text: 'baseline.removed of benchmarks == 0' },
    { kind: 'size', text: 'baseline.removed of sizes == 0' },
];
/** The rules on what is gone since the baseline that hold where no rule speaks of the same. */
function removalRules(given, entries) {
    const spokenOf = new Set(given.filter(({ rule }) => rule.metric === 'baseline.removed').map(({ rule }) => rule.name));
    const texts = removalDefaults
        .filter(({ kind }) => kind === null || entries.some((entry) => entry.kind === kind))
        .map(({ text }) => text);
    const read = readRules(texts, { metrics: metrics, values: new Map() });
    return read.ok ? read.value.filter(({ rule }) => !spokenOf.has(rule.name)) : [];
}
/**
 * That no condition of the server's quality gate failed holds wherever a project is named, unless a rule speaks of the
 * conditions of all of them.
 */
function conditionRules(given, entries) {
    const spoken = given.filter(({ rule }) => rule.metric === conditionsMetric.id).map(({ rule }) => rule.name);
    if (spoken.includes(null) || entries.every(({ project }) => spoken.includes(project)))
        return [];
    const read = readRules([`${conditionsMetric.id} == 0`], { metrics: metrics, values: new Map() });
    return read.ok ? read.value : [];
}
const defaults = ['tests.failed == 0', 'tests.errored == 0'];
/** Whether a rule judges all tests: those of each package are all where every report of tests names its package. */
function judgesAllTests({ rule }, entries) {
    if (rule.scope === null)
        return true;
    if (rule.scope.kind !== 'each' || rule.scope.member !== 'package' || rule.scope.glob !== null)
        return false;
    return entries.every((entry) => entry.kind !== 'tests' || entry.package !== null);
}
/**
 * The defaults that hold beside the given rules: where tests are reported, failed and errored ones are judged even
 * when no rule speaks of them all. Whoever tolerates some says so with a rule.
 */
function defaultRules(given, entries) {
    if (!entries.some(({ kind }) => kind === 'tests'))
        return [];
    const spokenOf = new Set(given.filter((written) => judgesAllTests(written, entries)).map(({ rule }) => rule.metric));
    const read = readRules(defaults, { metrics: metrics, values: new Map() });
    return read.ok ? read.value.filter(({ rule }) => !spokenOf.has(rule.metric)) : [];
}

// EXTERNAL MODULE: ./node_modules/@streamparser/json/dist/mjs/index.js + 7 modules
var mjs = __webpack_require__(5497);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/json.ts



const unparsable = (message) => {
    throw new UnusableReport('report-unparsable', message);
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
            unparsable(`A value stands at "${excerpt(path.join('.'))}" where none can be.`);
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
        if (stack.length >= limits.jsonDepth)
            throw new UnusableReport('report-too-large', `Values are more than ${limits.jsonDepth} deep.`);
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
            unparsable(`The value at "${excerpt(path.join('.'))}" ends where something is missing.`);
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
            unparsable(`The key "${excerpt(value)}" stands twice in the object at "${excerpt(path.join('.'))}".`);
        frame.keys.add(value);
        path.push(value);
        frame.expects = 'colon';
    };
    const separate = (token) => {
        const frame = stack.at(-1);
        if (token === mjs/* TokenType */.ks.COLON && frame?.expects === 'colon')
            frame.expects = 'value';
        else if (token === mjs/* TokenType */.ks.COMMA && frame?.expects === 'comma-or-end')
            frame.expects = frame.kind === 'object' ? 'key' : 'value';
        else
            unparsable('A comma or a colon stands where none can be.');
    };
    return {
        take: (token, value, offset) => {
            if (wantedDepth !== null && offset - wantedFrom > limits.tokenCharacters)
                throw new UnusableReport('report-too-large', `The value at "${excerpt(path.join('.'))}" is longer than ${limits.tokenCharacters} bytes.`);
            if (token === mjs/* TokenType */.ks.LEFT_BRACE)
                open('object', offset);
            else if (token === mjs/* TokenType */.ks.LEFT_BRACKET)
                open('list', offset);
            else if (token === mjs/* TokenType */.ks.RIGHT_BRACE)
                close('object');
            else if (token === mjs/* TokenType */.ks.RIGHT_BRACKET)
                close('list');
            else if (token === mjs/* TokenType */.ks.COLON || token === mjs/* TokenType */.ks.COMMA)
                separate(token);
            else if (typeof value === 'string')
                text(value);
            else {
                if (typeof value === 'number' && !Number.isFinite(value))
                    throw new UnusableReport('number-invalid', 'A number is beyond what can be represented.');
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
    const tokenizer = new mjs/* Tokenizer */._F({ separator: '' });
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
            if (thrown instanceof UnusableReport)
                throw thrown;
            unparsable(`This is not JSON: ${excerpt(thrown instanceof Error ? thrown.message : '', 200)}`);
        }
        written += text.length;
        if (written - tokenEnd > limits.tokenCharacters)
            throw new UnusableReport('report-too-large', `One text is longer than ${limits.tokenCharacters} characters.`);
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
                throw new UnusableReport('report-truncated', 'The file ends in the middle of its JSON document.');
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
        throw new UnusableReport('number-invalid', 'A number is beyond what can be represented.');
    if (typeof value !== 'object' || value === null)
        return 0;
    if (depth > limits.jsonDepth)
        throw new UnusableReport('report-too-large', `Values are more than ${limits.jsonDepth} deep.`);
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
        return unparsable(`This is not JSON: ${excerpt(thrown instanceof Error ? thrown.message : '', 200)}`);
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
        if (!(thrown instanceof UnusableReport))
            throw thrown;
    }
    return keys;
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/json-cases.ts


const patternOf = (path) => path.map((place) => (typeof place === 'number' ? '*' : place.replaceAll('.', '\\.'))).join('.');
/** Reads the parts of a document that a shape asks for. A list that is missing, or is no list of objects, is refused. */
function jsonCases(shape) {
    const opened = new Set();
    const elements = new Set(shape.lists.map((list) => `${list}.*`));
    const wanted = new Set([...elements, ...shape.objects]);
    const reader = jsonReader({
        wants: (path) => wanted.has(patternOf(path)),
        open: (path, kind) => {
            if (path.length === 0 && kind === 'list')
                throw new UnusableReport('report-unparsable', 'The document is a list, not an object.');
            if (kind === 'list')
                opened.add(patternOf(path));
        },
        close: (path) => shape.close?.(patternOf(path), path),
        value: (path, value) => {
            const pattern = patternOf(path);
            if (!wanted.has(pattern))
                shape.value?.(pattern, value, path);
            else if (!isJsonObject(value))
                throw new UnusableReport('report-unparsable', `"${pattern}" is not an object.`);
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
                    throw new UnusableReport('report-unparsable', `The list "${list}" is missing.`);
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
        throw new UnusableReport('report-unparsable', `The object "${what}" is missing.`);
    return value;
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/test-report.ts
/** Cases a report keeps by name; the rest is counted only. */
const notableCap = 200;

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/tally.ts





/** Adds up the cases of formats that state their totals once, for the whole. */
function tallyCases() {
    let counts = noCounts;
    const notable = [];
    const silent = [];
    let silentCases = 0;
    const names = gatherNames();
    const judged = (where, stated, disagreements) => {
        const say = (what, said, count) => {
            disagreements.push({ where, what, stated: String(said), counted: String(count) });
        };
        const listed = totalOf(counts);
        const own = listed - silentCases;
        const totals = stated.tests ?? [];
        let total = listed;
        if (totals.length > 0 && !totals.includes(own) && !totals.includes(listed)) {
            const most = Math.max(...totals);
            say('tests', most, own);
            total = Math.min(most, listed);
        }
        const failing = counts.failed + counts.errored;
        let errored = counts.errored;
        const saidFailing = stated.failing ?? null;
        if (saidFailing !== null && saidFailing !== failing && saidFailing !== failing - silentCases) {
            say('failures', saidFailing, failing);
            errored += Math.max(0, saidFailing - failing);
        }
        let skipped = counts.skipped;
        if (typeof stated.skipped === 'number' && stated.skipped !== skipped) {
            say('skipped', stated.skipped, skipped);
            skipped = Math.max(skipped, stated.skipped);
        }
        let passed = Math.max(0, Math.min(counts.passed, total - counts.failed - errored - skipped));
        if (typeof stated.passed === 'number' && stated.passed !== counts.passed) {
            if (disagreements.length === 0)
                say('tests', stated.passed, counts.passed);
            passed = Math.min(passed, stated.passed);
        }
        return { passed, failed: counts.failed, errored, skipped, flaky: Math.min(counts.flaky, passed) };
    };
    return {
        add: ({ name, outcome, message = '', file = null, line = null }) => {
            counts = countCase(counts, outcome);
            names.add(name, outcome);
            if (outcome === 'passed' || outcome === 'skipped' || notable.length >= notableCap)
                return;
            notable.push({
                name: ownText(shownName(name)),
                outcome,
                message: ownText(excerpt(message, 500)),
                file: file === null || file === '' ? null : ownText(excerpt(file, 300)),
                line,
            });
        },
        trouble: (where, seen, cases = 1) => {
            counts = { ...counts, errored: counts.errored + cases };
            silentCases += cases;
            silent.push({ where: excerpt(where, 300), seen: excerpt(seen, 500) });
        },
        counts: () => counts,
        report: (where, stated) => {
            const disagreements = [];
            const found = judged(where, stated, disagreements);
            return { counts: found, disagreements, silent, notable, suitesWithoutCases: 0, names: names.end() };
        },
    };
}
/** A count that a report states; anything that is no whole number of zero or more is refused. */
function countIn(what, value) {
    const number = typeof value === 'string' && /^\s*\d{1,15}\s*$/u.test(value) ? Number(value) : value;
    if (typeof number === 'number' && Number.isSafeInteger(number) && number >= 0)
        return number;
    throw new UnusableReport('number-invalid', `${what} is ${shownValue(value)}, which is not a count.`);
}
/** The same where it may be missing. */
function optionalCount(what, value) {
    return value === undefined ? null : countIn(what, value);
}
/** The sum of those that are there; `null` where none is. */
function tally_sumOf(...numbers) {
    const known = numbers.filter((number) => number !== null);
    return known.length === 0 ? null : known.reduce((sum, number) => sum + number, 0);
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/ctrf.ts


const outcomes = new Map([
    ['passed', 'passed'],
    ['failed', 'failed'],
    ['skipped', 'skipped'],
    ['pending', 'skipped'],
]);
function outcomeOf(test) {
    const outcome = outcomes.get(textOf(test['status'])) ?? 'errored';
    return outcome === 'passed' && test['flaky'] === true ? 'flaky' : outcome;
}
/** Common Test Report Format (ctrf.io). */
const ctrf = {
    kind: 'tests',
    title: 'CTRF',
    recognizes: ({ keys }) => keys.has('results.tests') || keys.has('results.summary') || keys.has('reportFormat'),
    open: () => {
        const tally = tallyCases();
        let summary = null;
        return jsonCases({
            lists: ['results.tests'],
            objects: ['results.summary'],
            element: (_list, test) => {
                const { name, message, trace, filePath, line } = test;
                tally.add({
                    name: textOf(name),
                    outcome: outcomeOf(test),
                    message: textOf(message) === '' ? textOf(trace) : textOf(message),
                    file: textOf(filePath),
                    line: lineOf(line),
                });
            },
            whole: (_path, value) => {
                summary = value;
            },
            end: () => {
                const said = required('results.summary', summary);
                return tally.report('results.summary', {
                    tests: [countIn('summary.tests', said['tests'])],
                    passed: countIn('summary.passed', said['passed']),
                    failing: countIn('summary.failed', said['failed']) + (optionalCount('summary.other', said['other']) ?? 0),
                    skipped: countIn('summary.skipped', said['skipped']) +
                        (optionalCount('summary.pending', said['pending']) ?? 0),
                });
            },
        });
    },
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/text-lines.ts


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
                throw new UnusableReport('report-too-large', `Line ${count + 1} is longer than ${mostCharacters} characters.`);
        },
        rest: () => carry,
        number: () => count,
    };
}
/** Characters of one line that holds a JSON object. */
const jsonLineCharacters = limits.lineCharacters * 16;

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/line-cases.ts



/** Reads objects of JSON that stand in a line each. A line that is none is refused; a last one that is none was cut off. */
function eventLines(take, passOver, end) {
    const readLine = (line) => {
        if (line.trim() === '' || passOver(line))
            return;
        if (!line.startsWith('{'))
            throw new UnusableReport('report-unparsable', `Line ${lines.number()}: "${excerpt(line)}" is not an event.`);
        take(readJsonLine(line));
    };
    const lines = textLines(readLine, jsonLineCharacters);
    return {
        write: (text) => lines.write(text),
        end: () => {
            try {
                readLine(lines.rest());
            }
            catch (thrown) {
                if (!(thrown instanceof UnusableReport) || thrown.code !== 'report-unparsable')
                    throw thrown;
                throw new UnusableReport('report-truncated', `The file ends in the middle of line ${lines.number() + 1}.`);
            }
            return { kind: 'tests', report: end() };
        },
    };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/dart.ts





/**
 * The JSON reporter of Dart and `flutter test --machine` (dart-lang/test, json_reporter.md). Hidden tests (loading,
 * set-up) are no cases; when one fails it is an error outside of any case. Without `done` the run did not end.
 */
function dartReader() {
    const tally = tallyCases();
    const tests = new Map();
    let done = null;
    const startTest = (event) => {
        const { test } = event;
        if (!isJsonObject(test))
            throw new UnusableReport('report-unparsable', 'A test begins and is not described.');
        tests.set(countIn('test.id', test['id']), {
            name: textOf(test['name']),
            url: textOf(test['root_url']) === '' ? textOf(test['url']) : textOf(test['root_url']),
            line: lineOf(test['root_line']) ?? lineOf(test['line']),
            done: false,
            message: '',
        });
    };
    const testOf = (event) => {
        const id = countIn('testID', event['testID']);
        const test = tests.get(id);
        if (test === undefined)
            throw new UnusableReport('report-unparsable', `Test ${id} ends and never began.`);
        return test;
    };
    const endTest = (event) => {
        const test = testOf(event);
        if (test.done)
            throw new UnusableReport('report-unparsable', `The test "${test.name.slice(0, 100)}" ends twice.`);
        test.done = true;
        const { result, skipped, hidden } = event;
        const outcome = result === 'success' ? 'passed' : result === 'failure' ? 'failed' : 'errored';
        if (hidden === true) {
            if (outcome !== 'passed')
                tally.trouble(test.name, test.message);
            return;
        }
        tally.add({
            name: test.name,
            outcome: outcome === 'passed' && skipped === true ? 'skipped' : outcome,
            message: test.message,
            file: test.url,
            line: test.line,
        });
    };
    const take = (event) => {
        switch (event['type']) {
            case 'testStart':
                startTest(event);
                break;
            case 'testDone':
                endTest(event);
                break;
            case 'error': {
                const test = testOf(event);
                if (test.message === '')
                    test.message = textOf(event['error']);
                // An error after its end fails the run and is in no result.
                if (test.done)
                    tally.trouble(test.name, `failed after it had ended: ${test.message}`);
                break;
            }
            case 'done':
                done = event;
                break;
            default:
                if (typeof event['type'] !== 'string' && typeof event['event'] !== 'string')
                    throw new UnusableReport('report-unparsable', 'An event has no type.');
        }
    };
    const end = () => {
        if (done === null)
            throw new UnusableReport('report-truncated', 'There is no event "done": the run did not end.');
        for (const test of tests.values())
            if (!test.done)
                tally.add({
                    name: test.name,
                    outcome: 'errored',
                    message: 'began and has no result',
                    file: test.url,
                });
        const { failed, errored } = tally.counts();
        if (done['success'] !== true && failed + errored === 0 && tests.size > 0)
            tally.trouble('done', done['success'] === false ? 'success is false and no test failed' : 'the run was ended by force');
        return tally.report('the events', {});
    };
    // `flutter test --machine` writes its daemon's events between, each in a list of its own.
    return eventLines(take, (line) => line.startsWith('[{"event":"test.'), end);
}
const dart = {
    kind: 'tests',
    title: 'Dart or Flutter JSON',
    recognizes: ({ keys, firstLine }) => keys.has('protocolVersion') || keys.has('runnerVersion') || firstLine.startsWith('[{"event":"test.'),
    open: dartReader,
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/go-test.ts




const isResult = (action) => ['pass', 'fail', 'skip'].includes(action);
const outputCharacters = 2_000;
/** Go gives every package its result, even one that panics or runs out of time: without one the events were cut off. */
function refuseUnfinished(packages, builds) {
    for (const [name, { result, tests }] of packages) {
        if (result !== null)
            continue;
        const running = [...tests].find(([, test]) => test.running)?.[0];
        const seen = running === undefined ? '' : `; ${excerpt(running)} was running`;
        throw new UnusableReport('report-truncated', `The package "${excerpt(name, 200)}" has no result${seen}.`);
    }
    if (packages.size === 0 && ![...builds.values()].some(({ failed }) => failed))
        throw new UnusableReport('report-truncated', 'There is no event of a package: the output was cut off.');
}
/**
 * `go test -json` (`go doc test2json`). Every test and subtest with a result of its own is a case, as `go test -v` and
 * gotestsum count. A test that began and has no result was killed, which counts as an error; so does a package that
 * failed with no failing test (a panic, a build, TestMain). A package without a result was cut off. Packages whose events were cut off
 * altogether cannot be missed: the format has no end.
 */
function goTestReader() {
    const packages = new Map();
    const builds = new Map();
    const unknown = new Set();
    const packageOf = (name) => {
        let found = packages.get(name);
        if (found === undefined)
            packages.set(name, (found = { tests: new Map(), starts: 0, result: null, brokenBuild: '', output: '' }));
        return found;
    };
    const testOf = ({ tests }, name) => {
        let found = tests.get(name);
        if (found === undefined)
            tests.set(name, (found = { running: false, results: [], output: '' }));
        return found;
    };
    const takeBuild = (event, action) => {
        const path = textOf(event['ImportPath']);
        const build = builds.get(path) ?? { failed: false, output: '' };
        builds.set(path, build);
        if (action === 'build-fail')
            build.failed = true;
        else if (build.output.length < outputCharacters)
            build.output += textOf(event['Output']);
    };
    const takeTest = (test, action, event) => {
        if (action === 'run') {
            if (test.running)
                test.results.push('fail');
            test.running = true;
        }
        else if (isResult(action)) {
            test.running = false;
            test.results.push(action);
            // What a test says is shown where it did not pass; of a million that did it would fill the memory.
            if (!test.results.includes('fail'))
                test.output = '';
        }
        else if (action === 'output' && test.output.length < outputCharacters)
            test.output += textOf(event['Output']);
    };
    const takePackage = (found, action, event) => {
        if (action === 'start') {
            found.starts += 1;
            found.result = null;
        }
        else if (isResult(action)) {
            found.result = action;
            found.brokenBuild = textOf(event['FailedBuild']);
        }
        else if (action === 'output' && found.output.length < outputCharacters)
            found.output += textOf(event['Output']);
    };
    const known = new Set(['start', 'run', 'pause', 'cont', 'bench', 'output', 'attr', 'artifacts']);
    const take = (event) => {
        const action = textOf(event['Action']);
        if (action === 'build-output' || action === 'build-fail') {
            takeBuild(event, action);
            return;
        }
        const name = textOf(event['Package']);
        if ((!isResult(action) && !known.has(action)) || typeof event['Package'] !== 'string')
            unknown.add(action);
        const found = packageOf(name);
        const test = textOf(event['Test']);
        if (test === '')
            takePackage(found, action, event);
        else
            takeTest(testOf(found, test), action, event);
    };
    const end = () => {
        refuseUnfinished(packages, builds);
        const tally = tallyCases();
        const tellTest = (name, test, rerun) => {
            const message = test.output;
            if (test.running) {
                tally.add({ name, outcome: 'errored', message: `has no result: ${message}` });
                return true;
            }
            const failed = test.results.includes('fail');
            if (failed && !(rerun && test.results.at(-1) === 'pass')) {
                tally.add({ name, outcome: 'failed', message });
                return true;
            }
            if (test.results.length === 0)
                tally.add({ name, outcome: 'errored', message: 'has no result' });
            else if (failed)
                tally.add({ name, outcome: 'flaky', message });
            else
                tally.add({ name, outcome: test.results.includes('pass') ? 'passed' : 'skipped' });
            return test.results.length === 0;
        };
        const explainedBuilds = new Set();
        for (const [name, found] of packages) {
            let bad = false;
            for (const [test, history] of found.tests)
                if (tellTest(`${name} › ${test}`, history, found.starts > 1))
                    bad = true;
            const build = builds.get(found.brokenBuild);
            if (found.brokenBuild !== '')
                explainedBuilds.add(found.brokenBuild);
            if (found.result === 'fail' && !bad)
                tally.trouble(`package ${name}`, found.brokenBuild === ''
                    ? `failed with no failing test: ${found.output}`
                    : `could not be built: ${build?.output ?? ''}`);
        }
        for (const [path, build] of builds)
            if (build.failed && !explainedBuilds.has(path))
                tally.trouble(`build of ${path}`, build.output);
        for (const action of unknown)
            tally.trouble('events', `an event "${excerpt(action)}" is not known`);
        return tally.report('the events', {});
    };
    return eventLines(take, () => false, end);
}
const goTest = {
    kind: 'tests',
    title: 'go test -json',
    recognizes: ({ keys }) => keys.has('Action') && (keys.has('Package') || keys.has('ImportPath')),
    open: goTestReader,
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/jest.ts




const jest_outcomes = new Map([
    ['passed', 'passed'],
    ['failed', 'failed'],
    ['pending', 'skipped'],
    ['skipped', 'skipped'],
    ['todo', 'skipped'],
    ['disabled', 'skipped'],
]);
function jest_outcomeOf(test) {
    const outcome = jest_outcomes.get(textOf(test['status'])) ?? 'errored';
    const { invocations, retryReasons } = test;
    // Jest gives the reasons only where `logErrorsBeforeRetry` is set, Vitest no count of invocations.
    const wasRetried = (isJsonList(retryReasons) && retryReasons.length > 0) ||
        (optionalCount('invocations', invocations) ?? 0) > 1;
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
        const tally = tallyCases();
        const totals = new Map();
        let brokenFiles = 0;
        let file = { fields: new Map(), failingBefore: 0, listed: false };
        const failing = () => tally.counts().failed + tally.counts().errored;
        const closeFile = () => {
            const { fields, failingBefore, listed } = file;
            const status = textOf(fields.get('status'));
            const name = textOf(fields.get('name'));
            const broken = fields.has('testExecError') && fields.get('testExecError') !== null;
            if (!listed)
                throw new UnusableReport('report-unparsable', 'A file of tests has no list "assertionResults".');
            if (failing() === failingBefore &&
                (broken || !['passed', 'skipped', 'pending', 'focused', ''].includes(status))) {
                brokenFiles += 1;
                const message = textOf(fields.get('message'));
                tally.trouble(name, `the file failed and lists no failing test${message === '' ? '' : `: ${message}`}`);
            }
            file = { fields: new Map(), failingBefore: failing(), listed: false };
        };
        return jsonCases({
            lists: ['testResults.*.assertionResults'],
            objects: ['testResults.*.testExecError'],
            element: (_list, test) => {
                const { fullName, title, failureMessages, location } = test;
                tally.add({
                    name: textOf(fullName) === '' ? textOf(title) : textOf(fullName),
                    outcome: jest_outcomeOf(test),
                    message: isJsonList(failureMessages) ? textOf(failureMessages[0]) : '',
                    file: textOf(file.fields.get('name')),
                    line: isJsonObject(location) ? lineOf(location['line']) : null,
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
                    throw new UnusableReport('report-unparsable', 'A file of tests is not an object.');
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
                    throw new UnusableReport('report-unparsable', 'The list "testResults" is missing.');
                const count = (name) => countIn(name, totals.get(name));
                const optional = (name) => optionalCount(name, totals.get(name));
                const runtimeErrors = optional('numRuntimeErrorTestSuites') ?? 0;
                if (runtimeErrors > brokenFiles)
                    tally.trouble('numRuntimeErrorTestSuites', `${runtimeErrors} file(s) could not run, ${brokenFiles} are listed`, runtimeErrors - brokenFiles);
                if (totals.get('wasInterrupted') === true)
                    tally.trouble('wasInterrupted', 'the run was interrupted');
                const success = totals.get('success');
                if (typeof success !== 'boolean')
                    throw new UnusableReport('report-unparsable', 'The report does not say "success": true or false.');
                if (!success && failing() === 0 && tally.counts().passed > 0)
                    tally.trouble('success', 'the run says that it failed and lists no failing test');
                return tally.report('the totals', {
                    tests: [count('numTotalTests')],
                    passed: count('numPassedTests'),
                    failing: count('numFailedTests'),
                    skipped: tally_sumOf(count('numPendingTests'), optional('numTodoTests')),
                });
            },
        });
    },
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/mocha.ts



/**
 * The JSON reporter of Mocha. Hooks that failed are among `failures` and not among `tests`; a test that is in `tests`
 * alone never ended.
 */
const mocha = {
    kind: 'tests',
    title: 'Mocha JSON',
    recognizes: ({ keys }) => !keys.has('results') &&
        (keys.has('stats.passes') ||
            (keys.has('tests') && ['passes', 'failures', 'pending'].some((key) => keys.has(key)))),
    open: () => {
        const tally = tallyCases();
        let stats = null;
        let tests = 0;
        let hooks = 0;
        return jsonCases({
            lists: ['tests', 'passes', 'failures', 'pending'],
            objects: ['stats'],
            element: (list, test) => {
                if (list === 'tests') {
                    tests += 1;
                    return;
                }
                const name = textOf(test['fullTitle']);
                if (list === 'failures' && /"(?:before|after) (?:all|each)" hook/u.test(name))
                    hooks += 1;
                const { err } = test;
                const retried = (optionalCount('currentRetry', test['currentRetry']) ?? 0) > 0;
                tally.add({
                    name,
                    outcome: list === 'failures' ? 'failed' : list === 'pending' ? 'skipped' : retried ? 'flaky' : 'passed',
                    message: isJsonObject(err) ? textOf(err['message']) : '',
                    file: textOf(test['file']),
                });
            },
            whole: (_path, value) => {
                stats = value;
            },
            end: () => {
                const said = required('stats', stats);
                const { passed, failed, skipped } = tally.counts();
                const unfinished = tests + hooks - passed - failed - skipped;
                if (unfinished > 0)
                    tally.trouble('tests', `${unfinished} test(s) have neither passed nor failed`, unfinished);
                const stated = countIn('stats.tests', said['tests']);
                return tally.report('stats', {
                    tests: [stated + hooks, stated],
                    passed: countIn('stats.passes', said['passes']),
                    failing: countIn('stats.failures', said['failures']),
                    skipped: countIn('stats.pending', said['pending']),
                });
            },
        });
    },
};

// EXTERNAL MODULE: ./node_modules/saxes/saxes.js
var saxes = __webpack_require__(9800);
;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/xml.ts



// Tools copy terminal output into reports: these characters (XML 1.0, production 2) are text only, so they are
// replaced instead of refusing the whole report.
const forbiddenCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;
/** Errors of the parser that concern characters of a text and cannot change which elements there are. */
const harmless = /(?:malformed character entity\.|the string "\]\]>" is disallowed in char data\.)$/u;
const localName = (name) => name.slice(name.indexOf(':') + 1);
/** Whether a DOCTYPE holds an internal subset; brackets inside quotes are part of an identifier. */
const hasInternalSubset = (doctype) => doctype.replace(/"[^"]*"|'[^']*'/gu, '').includes('[');
/**
 * The same parser with room for its handlers: V8 keeps some for an instance of a class that extends another. Where
 * they do not fit, it turns the parser into a dictionary, and Node 24 takes two to three times as long for a document.
 */
class RoomyParser extends saxes/* SaxesParser */.wT {
}
/**
 * Reads XML as it comes. Entities are never expanded beyond the five of XML; a DOCTYPE that only names an external DTD
 * is passed over and nothing is ever fetched. Throws `UnusableReport`.
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
        throw new UnusableReport('report-too-large', `Line ${parser.line}: ${what}.`);
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
        throw new UnusableReport(code, `Line ${parser.line}: ${excerpt(message, 200)}`);
    });
    parser.on('doctype', (doctype) => {
        mark();
        if (hasInternalSubset(doctype))
            throw new UnusableReport('report-unsafe', `Line ${parser.line}: the DOCTYPE has an internal subset.`);
    });
    parser.on('opentagstart', () => {
        mark();
        attributes = 0;
    });
    parser.on('attribute', () => {
        mark();
        attributes += 1;
        if (attributes > limits.attributesOfAnElement)
            tooLarge(`an element has more than ${limits.attributesOfAnElement} attributes`);
    });
    parser.on('opentag', (tag) => {
        mark();
        depth += 1;
        if (depth > limits.depth)
            tooLarge(`elements are more than ${limits.depth} deep`);
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
            if (written - eventPosition > limits.tokenCharacters)
                tooLarge(`one text is longer than ${limits.tokenCharacters} characters`);
        },
        end: () => {
            ending = true;
            parser.close();
            if (firstErrorAtEnd !== null)
                throw new UnusableReport('report-truncated', `The file ends too early: ${excerpt(firstErrorAtEnd, 200)}`);
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/xml-cases.ts



const addStated = (left, right) => {
    const add = (one, other) => typeof one === 'number' && typeof other === 'number' ? one + other : (one ?? other ?? null);
    const tests = (right.tests ?? []).map((number, index) => number + (left.tests?.[index] ?? 0));
    return {
        tests,
        passed: add(left.passed, right.passed),
        failing: add(left.failing, right.failing),
        skipped: add(left.skipped, right.skipped),
    };
};
/** A reader of one dialect. A case that holds cases is their sum, and one of its own only where it alone failed. */
function xmlCases(dialect) {
    const tally = tallyCases();
    const stack = [];
    let stated = null;
    let hearing = false;
    const failing = () => {
        const { failed, errored } = tally.counts();
        return failed + errored;
    };
    const closeCase = (element) => {
        const outcome = dialect.outcome(element.attributes);
        const bad = outcome === 'failed' || outcome === 'errored';
        const around = stack.findLast(({ name }) => dialect.cases.has(name));
        if (around !== undefined)
            around.inner += 1;
        if (element.inner > 0 && (!bad || failing() > element.failingBefore))
            return;
        const name = dialect.nameOf(element.attributes);
        if (element.inner > 0)
            tally.trouble(name, 'the test failed beside the cases in it');
        else
            tally.add({ name, outcome, message: element.message });
    };
    const reader = xmlReader({
        open: (name, attributes) => {
            if (stack.length === 0 && !dialect.roots.includes(name))
                throw new UnusableReport('report-kind-differs', `The root element is <${excerpt(name)}>.`);
            stack.push({ name, attributes, failingBefore: failing(), inner: 0, message: '' });
            if (name === dialect.totals) {
                const count = (key) => optionalCount(key, attributes[key]);
                const here = dialect.stated(count, attributes);
                stated = stated === null ? here : addStated(stated, here);
            }
            if (/^message$/iu.test(name) && stack.some((element) => dialect.cases.has(element.name))) {
                hearing = true;
                reader.hearText(true);
            }
        },
        close: (name) => {
            if (hearing && /^message$/iu.test(name)) {
                hearing = false;
                reader.hearText(false);
            }
            const element = stack.pop();
            if (element === undefined)
                return;
            if (dialect.cases.has(name)) {
                closeCase(element);
                return;
            }
            const trouble = dialect.troubles(name, element.attributes);
            const title = element.attributes['name'] ?? element.attributes['type'] ?? '';
            if (trouble !== null)
                tally.trouble(`${name} "${title}"`, trouble);
            const failure = dialect.suiteFailure(name, element.attributes);
            if (failure !== null &&
                failing() === element.failingBefore &&
                (name !== 'ResultSummary' || failing() === 0))
                tally.trouble(`${name} "${title}"`, failure);
        },
        text: (text) => {
            const open = stack.findLast(({ name }) => dialect.cases.has(name));
            if (open !== undefined && open.message.length < 2000)
                open.message += text.slice(0, 2000);
        },
        comment: () => undefined,
    });
    return {
        write: (text) => reader.write(text),
        end: () => {
            reader.end();
            if (stated === null && dialect.mustState)
                throw new UnusableReport('report-unparsable', `The report has no <${dialect.totals}>.`);
            return { kind: 'tests', report: tally.report('the report', stated ?? {}) };
        },
    };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/nunit.ts


const nunit_outcomes = new Map([
    ['passed', 'passed'],
    ['success', 'passed'],
    ['failed', 'failed'],
    ['failure', 'failed'],
    ['skipped', 'skipped'],
    ['ignored', 'skipped'],
    // Neither held nor broken: an assumption did not apply, or a test only warned. None of them passed.
    ['inconclusive', 'skipped'],
    ['warning', 'skipped'],
]);
const brokenLabels = new Set(['error', 'cancelled', 'invalid']);
/** NUnit 2.4 has no `result`, only whether the case ran and succeeded. */
function nunit_outcomeOf(attributes) {
    const { result, label, executed, success } = attributes;
    if (result === undefined) {
        if (executed?.toLowerCase() === 'false')
            return 'skipped';
        if (success === undefined)
            return 'errored';
        return success.toLowerCase() === 'true' ? 'passed' : 'failed';
    }
    const outcome = nunit_outcomes.get(result.toLowerCase()) ?? 'errored';
    return outcome === 'failed' && brokenLabels.has(label?.toLowerCase() ?? '') ? 'errored' : outcome;
}
const badSuite = new Set([
    'failed',
    'failure',
    'error',
    'invalid',
    'cancelled',
    'notrunnable',
]);
const shared = {
    cases: new Set(['test-case']),
    outcome: nunit_outcomeOf,
    nameOf: ({ fullname, name }) => fullname ?? name ?? '',
    suiteFailure: (element, { result, label, site, success }) => {
        if (element !== 'test-suite' && element !== 'test-run')
            return null;
        const bad = result === undefined ? success?.toLowerCase() === 'false' : badSuite.has(result.toLowerCase());
        return bad
            ? `result="${result ?? 'failed'}" label="${label ?? ''}" site="${site ?? ''}" and no failing case in it`
            : null;
    },
    troubles: () => null,
    mustState: true,
};
const nunit3Dialect = {
    ...shared,
    roots: ['test-run'],
    totals: 'test-run',
    stated: (count) => {
        const skipped = tally_sumOf(count('skipped'), count('inconclusive'), count('warnings'));
        const total = count('total');
        // Explicit tests that were not asked for are listed and not in `total`.
        return {
            tests: [count('testcasecount'), total].filter((number) => number !== null),
            passed: count('passed'),
            failing: count('failed'),
            ...(total !== null && total === count('testcasecount') ? { skipped } : {}),
        };
    },
};
const nunit2Dialect = {
    ...shared,
    roots: ['test-results'],
    totals: 'test-results',
    stated: (count) => {
        const total = count('total');
        const notRun = count('not-run') ?? 0;
        return {
            tests: total === null ? [] : [total + notRun, total],
            failing: tally_sumOf(count('failures'), count('errors'), count('invalid')),
        };
    },
};
/** NUnit 3 (docs.nunit.org, "Test Result XML Format"). */
const nunit3 = {
    kind: 'tests',
    title: 'NUnit 3 XML',
    recognizes: ({ root }) => root === 'test-run',
    open: () => xmlCases(nunit3Dialect),
};
/** NUnit 2. */
const nunit2 = {
    kind: 'tests',
    title: 'NUnit 2 XML',
    recognizes: ({ root }) => root === 'test-results',
    open: () => xmlCases(nunit2Dialect),
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/rspec.ts



const rspec_outcomes = new Map([
    ['passed', 'passed'],
    ['failed', 'failed'],
    ['pending', 'skipped'],
]);
/** The JSON formatter of RSpec. Errors outside of examples (a file that could not be loaded) are in the summary alone. */
const rspec = {
    kind: 'tests',
    title: 'RSpec JSON',
    recognizes: ({ keys }) => keys.has('examples') || keys.has('summary.example_count'),
    open: () => {
        const tally = tallyCases();
        let summary = null;
        return jsonCases({
            lists: ['examples'],
            objects: ['summary'],
            element: (_list, example) => {
                const { exception } = example;
                tally.add({
                    name: textOf(example['full_description']),
                    outcome: rspec_outcomes.get(textOf(example['status'])) ?? 'errored',
                    message: isJsonObject(exception) ? textOf(exception['message']) : '',
                    file: textOf(example['file_path']),
                    line: lineOf(example['line_number']),
                });
            },
            whole: (_path, value) => {
                summary = value;
            },
            end: () => {
                const said = required('summary', summary);
                const outside = optionalCount('summary.errors_outside_of_examples_count', said['errors_outside_of_examples_count']);
                if (outside !== null && outside > 0)
                    tally.trouble('summary', `${outside} error(s) occurred outside of examples`, outside);
                return tally.report('summary', {
                    tests: [countIn('summary.example_count', said['example_count'])],
                    failing: countIn('summary.failure_count', said['failure_count']),
                    skipped: countIn('summary.pending_count', said['pending_count']),
                });
            },
        });
    },
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/tap.ts




// A description may hold a carriage return or a line separator, which `.` does not match.
const testPoint = /^(not )?ok\b(?:\s+(\d{1,9})(?=\s|$))?\s*(?:-\s*)?([^]*)$/u;
/** Parts of the description of a point: the directive begins at a `#` that is not escaped. */
function pointOf(notOk, text) {
    const directive = text.includes('#') ? /(?:^|\s)#\s*(todo|skip)\S*/iu.exec(text) : null;
    const name = (directive === null ? text : text.slice(0, directive.index)).trim();
    if (directive?.[1]?.toLowerCase() === 'todo')
        return { name, outcome: 'skipped' };
    if (notOk)
        return { name, outcome: 'failed' };
    return { name, outcome: directive === null ? 'passed' : 'skipped' };
}
/**
 * The Test Anything Protocol, 12 to 14 (testanything.org). Points of a subtest are the cases, and the point that stands
 * for them only where it failed and none of them did. The plan says how many there are: without one the output was cut
 * off; points that it promises and that are missing could not run. Other lines are no part of the protocol and passed
 * over, as it demands.
 */
function tapReader() {
    const tally = tallyCases();
    const newBlock = (indent, parent) => {
        const { failed, errored } = tally.counts();
        return {
            indent,
            line: lines.number(),
            plan: null,
            points: 0,
            row: 0,
            ids: new Set(),
            failingBefore: failed + errored,
            parent,
        };
    };
    const failing = () => tally.counts().failed + tally.counts().errored;
    const blocks = [];
    let yamlIndent = null;
    let afterPoint = null;
    const settle = (point, children) => {
        const bad = point.outcome === 'failed';
        if (children === null || children.points === 0)
            tally.add(point);
        else if (bad && failing() === children.failingBefore)
            tally.trouble(point.name, 'the subtest failed beside the tests in it');
    };
    /** Ends the innermost block and holds it against its plan. */
    const closeBlock = () => {
        const block = blocks.pop();
        if (block === undefined)
            throw new UnusableReport('report-truncated', 'The file holds no test point and no plan.');
        const where = `the tests of line ${block.line}`;
        if (block.plan === null)
            throw new UnusableReport('report-truncated', `There is no plan (1..N) for ${where}: the output was cut off.`);
        if (block.points !== block.plan)
            tally.trouble(where, `planned are ${block.plan} and listed are ${block.points}`, Math.max(1, block.plan - block.points));
        return block;
    };
    const closeDeeper = (indent) => {
        let closed = null;
        while ((blocks.at(-1)?.indent ?? -1) > indent) {
            closed = closeBlock();
            if (closed.parent !== null)
                throw new UnusableReport('report-unparsable', `Line ${lines.number()}: a subtest has no "}".`);
        }
        return closed;
    };
    /** The block of an indentation. Where it begins with a subtest it began with the first line of that. */
    const blockAt = (indent, first) => {
        const last = blocks.at(-1);
        if (last?.indent === indent)
            return last;
        const block = newBlock(indent, null);
        const opened = first === null ? block : { ...block, failingBefore: first.failingBefore };
        blocks.push(opened);
        return opened;
    };
    const takePoint = (indent, notOk, id, text) => {
        const children = closeDeeper(indent);
        const block = blockAt(indent, children);
        block.points += 1;
        const number = id === undefined ? block.points : Number(id);
        if ((number > 0 && number <= block.row) || block.ids.has(number))
            throw new UnusableReport('report-unparsable', `Line ${lines.number()}: test ${number} stands twice.`);
        if (number === block.row + 1)
            block.row = number;
        else
            block.ids.add(number);
        if (block.plan !== null && number > block.plan)
            tally.trouble(`test ${number}`, `is beyond the plan of ${block.plan}`);
        // The line was trimmed at its end. A pattern that begins with blanks would search each run of them again and again.
        if (text.endsWith('{')) {
            blocks.push(newBlock(indent + 1, pointOf(notOk, text.slice(0, -1).trimEnd())));
            return;
        }
        settle(pointOf(notOk, text), children);
        afterPoint = indent;
    };
    /** The indentation inside of a buffered subtest is only known by its first line. */
    const adopt = (indent) => {
        const last = blocks.at(-1);
        if (last !== undefined &&
            last.parent !== null &&
            last.points === 0 &&
            last.plan === null &&
            indent > last.indent) {
            blocks.pop();
            blocks.push({ ...last, indent });
        }
    };
    const takeLine = (line) => {
        const content = line.trimStart();
        const indent = line.length - content.length;
        const trimmed = content.trimEnd();
        if (yamlIndent !== null) {
            if (trimmed === '...' && indent === yamlIndent)
                yamlIndent = null;
            return;
        }
        if (trimmed === '')
            return;
        if (trimmed === '---' && afterPoint !== null && indent > afterPoint) {
            yamlIndent = indent;
            return;
        }
        afterPoint = null;
        const point = testPoint.exec(trimmed);
        if (point !== null) {
            adopt(indent);
            takePoint(indent, point[1] !== undefined, point[2], point[3] ?? '');
            return;
        }
        const plan = /^1\.\.(\d{1,9})(?:\s*#.*)?$/u.exec(trimmed);
        if (plan !== null) {
            adopt(indent);
            const block = blockAt(indent, closeDeeper(indent));
            if (block.plan !== null)
                throw new UnusableReport('report-unparsable', `Line ${lines.number()}: there is a second plan.`);
            block.plan = Number(plan[1]);
        }
        else if (trimmed === '}' && blocks.some(({ parent }) => parent !== null)) {
            while (blocks.at(-1)?.parent === null)
                closeBlock();
            const closed = closeBlock();
            if (closed.parent !== null)
                settle(closed.parent, closed);
        }
        else if (/^bail out!/iu.test(trimmed)) {
            tally.trouble('Bail out!', excerpt(trimmed.slice(9), 300));
        }
        else if (/^TAP version\s/u.test(trimmed) && !/^TAP version 1[234]$/u.test(trimmed))
            throw new UnusableReport('report-format-unsupported', `"${excerpt(trimmed)}": versions 12 to 14 are read.`);
    };
    const lines = textLines(takeLine, limits.lineCharacters);
    return {
        write: (text) => lines.write(text),
        end: () => {
            // Half a line can read better than the whole: "ok 3 - a # SKIP" cut before its directive.
            if (lines.rest() !== '')
                throw new UnusableReport('report-truncated', `Line ${lines.number() + 1} does not end with a line feed.`);
            if (yamlIndent !== null)
                throw new UnusableReport('report-truncated', 'The file ends in the middle of a block of YAML.');
            if (blocks.some(({ parent }) => parent !== null))
                throw new UnusableReport('report-truncated', 'The file ends in the middle of a subtest.');
            closeDeeper(blocks[0]?.indent ?? 0);
            do
                closeBlock();
            while (blocks.length > 0);
            return { kind: 'tests', report: tally.report('the test points', {}) };
        },
    };
}
const tap = {
    kind: 'tests',
    title: 'TAP',
    recognizes: ({ text }) => /^(?:#[^\n]*\n\s*)*(?:TAP version \d+\s|1\.\.\d+(?:\s|$)|(?:not )?ok\b|Bail out!)/iu.test(text),
    open: tapReader,
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/trx.ts


/** Every other outcome (Error, Timeout, Aborted, NotRunnable, Disconnected, PassedButRunAborted…) could not run to its end. */
const trx_outcomes = new Map([
    ['passed', 'passed'],
    ['failed', 'failed'],
    ['notexecuted', 'skipped'],
    ['inconclusive', 'skipped'],
    ['warning', 'skipped'],
]);
const goodSummaries = new Set(['completed', 'passed', 'warning']);
const dialect = {
    roots: ['TestRun'],
    cases: new Set([
        ...['UnitTestResult', 'ManualTestResult', 'GenericTestResult', 'TestResult'],
        ...['WebTestResult', 'LoadTestResult', 'TestResultAggregation'],
    ]),
    // The schema's default of a result without a word is that it failed.
    outcome: ({ outcome }) => trx_outcomes.get(outcome?.toLowerCase() ?? 'failed') ?? (outcome === undefined ? 'failed' : 'errored'),
    nameOf: ({ testName }) => testName ?? '',
    suiteFailure: (element, { outcome }) => element === 'ResultSummary' && !goodSummaries.has(outcome?.toLowerCase() ?? '')
        ? `outcome="${outcome ?? ''}" and no failing result`
        : null,
    troubles: (element, { outcome }) => element === 'RunInfo' && !['warning', 'passed', 'completed'].includes(outcome?.toLowerCase() ?? '')
        ? `the run says outcome="${outcome ?? ''}"`
        : null,
    totals: 'Counters',
    stated: (count) => ({
        tests: [count('total')].filter((number) => number !== null),
        passed: count('passed'),
        failing: tally_sumOf(count('failed'), count('error'), count('timeout'), count('aborted'), count('notRunnable'), count('disconnected'), count('passedButRunAborted'), count('inProgress'), count('pending')),
    }),
    mustState: true,
};
/** Visual Studio test results, as `dotnet test --logger trx` writes them (vstst.xsd). */
const trx = {
    kind: 'tests',
    title: 'TRX',
    recognizes: ({ root }) => root === 'TestRun',
    open: () => xmlCases(dialect),
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/xunit.ts


const xunit_outcomes = new Map([
    ['pass', 'passed'],
    ['fail', 'failed'],
    ['skip', 'skipped'],
    ['notrun', 'skipped'],
]);
const xunit_dialect = {
    roots: ['assemblies', 'assembly'],
    cases: new Set(['test']),
    outcome: ({ result }) => xunit_outcomes.get(result?.toLowerCase() ?? '') ?? 'errored',
    nameOf: ({ name }) => name ?? '',
    suiteFailure: () => null,
    troubles: (element, { type }) => element === 'error' ? `an error outside of any test (${type ?? 'no type'})` : null,
    totals: 'assembly',
    stated: (count) => {
        const total = count('total');
        const notRun = count('not-run') ?? 0;
        return {
            tests: total === null ? [] : [total, total + notRun],
            passed: count('passed'),
            failing: tally_sumOf(count('failed'), count('errors')),
            skipped: tally_sumOf(count('skipped'), count('not-run')),
        };
    },
    mustState: true,
};
/** xUnit.net 1, 2 and 3 (xunit.net, "Format of XML files"). */
const xunit = {
    kind: 'tests',
    title: 'xUnit.net XML',
    recognizes: ({ root }) => root === 'assemblies' || root === 'assembly',
    open: () => xmlCases(xunit_dialect),
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/attempts.ts
/** Most cases have this one, all of them the same: a suite may hold a million. */
const passedOnce = { failed: 0, errored: 0, shape: 'passed' };
function begin(outcome) {
    const failed = outcome === 'failed' ? 1 : 0;
    const errored = outcome === 'errored' ? 1 : 0;
    return failed + errored > 0 ? { failed, errored, shape: 'failing' } : passedOnce;
}
function goOn({ failed, errored, shape }, outcome) {
    const failing = outcome === 'failed' || outcome === 'errored';
    const isMixed = shape !== 'failing' || (!failing && outcome !== 'passed');
    return {
        failed: failed + (outcome === 'failed' ? 1 : 0),
        errored: errored + (outcome === 'errored' ? 1 : 0),
        shape: isMixed ? 'mixed' : failing ? 'failing' : 'retried',
    };
}
/**
 * Watches the cases of one suite. A case is taken for retried only when its attempts read "failed, one or more times,
 * then passed, and then no more": that is what running again produces. A name that passed twice shows that names in
 * this suite are not unique (parametrized tests), and then a failure beside a pass may be another test that failed;
 * all of them are counted.
 */
function watchAttempts() {
    const histories = new Map();
    return {
        add: (identity, outcome) => {
            const history = histories.get(identity);
            histories.set(identity, history === undefined ? begin(outcome) : goOn(history, outcome));
        },
        settle: (suite) => {
            const retried = [];
            for (const [identity, { failed, errored, shape }] of histories) {
                if (shape === 'mixed')
                    return [];
                if (shape === 'retried' || (shape === 'failing' && failed + errored > 1))
                    retried.push({
                        suite,
                        identity,
                        failedAttempts: failed,
                        erroredAttempts: errored,
                        passedInTheEnd: shape === 'retried',
                    });
            }
            return retried;
        },
    };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/suite.ts

/** A suite that was just opened. */
function openedSuite(element, name, line, parent, stated) {
    return {
        element,
        name,
        line,
        parent,
        stated,
        raw: noCounts,
        own: noCounts,
        forgivenFailures: 0,
        rerunCases: 0,
        troubles: 0,
        childSuites: 0,
    };
}
/** Counts one direct case of a suite. */
function addCase(suite, outcome) {
    suite.raw = countCase(suite.raw, outcome);
    suite.own = countCase(suite.own, outcome);
}
/** The totals a suite may state and yet agree with what it lists, beside the numbers that are counted. */
function explainedTotals(suite, below, style) {
    const { raw, stated } = suite;
    if (style === 'node' && suite.parent === null)
        return { tests: [], failures: [], errors: [], skipped: [] };
    if (style === 'node')
        return {
            tests: [totalOf(raw) + suite.childSuites],
            failures: [raw.failed + raw.errored + suite.forgivenFailures + below.failingChildren],
            errors: [0],
            skipped: [raw.skipped + below.skippingChildren],
        };
    const all = totalOf(below.raw);
    const errorsAmongFailures = below.raw.failed + below.raw.errored;
    const statesNoErrors = stated.errors === null || stated.errors === 0;
    return {
        // With every attempt, without failures of suites, of its direct cases alone.
        tests: [all, all - below.troubles, totalOf(raw)],
        failures: [below.raw.failed, raw.failed, ...(statesNoErrors ? [errorsAmongFailures] : [])],
        errors: [below.raw.errored, raw.errored, ...(stated.failures === errorsAmongFailures ? [0] : [])],
        skipped: [below.raw.skipped, raw.skipped],
    };
}
/** The counts to judge: what was counted where the stated totals agree or are explained, else the worse number. */
function judgedCounts(suite, below, style, disagreements) {
    const { stated } = suite;
    const { counts } = below;
    const explained = explainedTotals(suite, below, style);
    const judge = (what, count) => {
        const said = stated[what];
        if (said === null || said === count || explained[what].includes(said))
            return count;
        if (below.rerunCases > 0 && said < count)
            return count;
        const where = `${suite.element} "${suite.name}" (line ${suite.line})`;
        disagreements.push({ where, what, stated: String(said), counted: String(count) });
        return what === 'tests' ? Math.min(said, count) : Math.max(said, count);
    };
    const total = judge('tests', totalOf(counts));
    const failed = judge('failures', counts.failed);
    const errored = judge('errors', counts.errored);
    const skipped = judge('skipped', counts.skipped);
    const passed = Math.max(0, Math.min(counts.passed, total - failed - errored - skipped));
    return { passed, failed, errored, skipped, flaky: Math.min(counts.flaky, passed) };
}
/** The counts of a suite that lists nothing and has only attributes to go by. */
const statedCounts = (stated) => {
    const failed = stated.failures ?? 0;
    const errored = stated.errors ?? 0;
    const skipped = stated.skipped ?? 0;
    const passed = Math.max(0, (stated.tests ?? 0) - failed - errored - skipped);
    return { passed, failed, errored, skipped, flaky: 0 };
};
/**
 * Adds all suites up, from the innermost out, and holds what each states against what it lists. Where they disagree
 * the worse number goes on: fewer tests, more failures, errors and skipped ones.
 *
 * Producers count in different ways (attempts of a retry, errors among failures, only direct cases); a stated number
 * that any of these explains is no disagreement.
 *
 * @param suites - in the order they were opened, so that a suite stands behind the one around it
 * @param style - how their producer counts
 */
function sumSuites(suites, style) {
    const disagreements = [];
    const silent = [];
    const gathered = suites.map((suite) => ({
        raw: suite.raw,
        counts: suite.own,
        troubles: suite.troubles,
        rerunCases: suite.rerunCases,
        forgivenFailures: suite.forgivenFailures,
        failingChildren: 0,
        skippingChildren: 0,
    }));
    let counts = noCounts;
    for (let index = suites.length - 1; index >= 0; index -= 1) {
        const suite = suites[index];
        const below = gathered[index];
        if (suite === undefined || below === undefined)
            continue;
        const listsNothing = totalOf(below.raw) === 0 && suite.childSuites === 0;
        const before = below.counts;
        const found = [];
        const judged = listsNothing && suite.element === 'testsuite'
            ? statedCounts(suite.stated)
            : judgedCounts(suite, below, style, found);
        disagreements.push(found);
        const unexplained = judged.failed + judged.errored - before.failed - before.errored;
        if (suite.troubles > 0 || (unexplained > 0 && before.failed + before.errored === 0))
            silent.push({
                where: `${suite.element} "${suite.name}" (line ${suite.line})`,
                seen: suite.troubles > 0
                    ? `the suite itself reports ${suite.troubles} failure(s) or error(s)`
                    : `states failures="${suite.stated.failures ?? 0}" errors="${suite.stated.errors ?? 0}" and lists no such case`,
            });
        const parent = suite.parent === null ? undefined : gathered[suite.parent];
        if (parent === undefined) {
            counts = addCounts(counts, judged);
            continue;
        }
        parent.counts = addCounts(parent.counts, judged);
        // What only attributes tell is told to the suite around as well: it counted it the same way.
        parent.raw = addCounts(parent.raw, listsNothing ? judged : below.raw);
        parent.troubles += below.troubles;
        parent.rerunCases += below.rerunCases;
        parent.forgivenFailures += below.forgivenFailures;
        if (judged.failed + judged.errored + below.forgivenFailures > 0)
            parent.failingChildren += 1;
        if (judged.skipped > 0)
            parent.skippingChildren += 1;
    }
    return { counts, disagreements: disagreements.reverse().flat(), silent: silent.reverse() };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/junit.ts









/** Reporters that write a case once, however often it ran: what stands twice in their files are two tests. */
const onceOnlyReporters = new Set([
    'vitest tests',
    'jest tests',
    'Mocha Tests',
    'pytest',
    'pytest tests',
]);
const passingWords = new Set([
    ...['passed', 'pass', 'success', 'successful', 'succeeded', 'ok', 'fixed', 'flaky'],
    ...['run', 'ran', 'executed', 'completed', 'complete', 'done', 'finished', 'expected'],
]);
const failingWords = new Set(['failed', 'failure', 'fail', 'ko', 'regression']);
const brokenWords = new Set([
    ...['error', 'errored', 'broken', 'aborted', 'cancelled', 'canceled', 'crashed'],
    ...['timeout', 'timedout', 'timed-out'],
]);
const skippingWords = new Set([
    ...['skipped', 'skip', 'disabled', 'notrun', 'not_run', 'ignored', 'pending', 'suppressed'],
    ...['untested', 'todo', 'inconclusive', 'warning'],
]);
/** Where dialects write what became of a case. */
const outcomeAttributes = ['status', 'result', 'outcome'];
function readCount(attributes, name, line) {
    const text = attributes[name];
    if (text === undefined)
        return null;
    const value = /^\s*\d{1,15}\s*$/u.test(text) ? Number(text) : Number.NaN;
    if (Number.isNaN(value))
        throw new UnusableReport('number-invalid', `Line ${line}: ${name}="${excerpt(text)}" is not a count.`);
    return value;
}
function sumKnown(...numbers) {
    const known = numbers.filter((number) => number !== null);
    return known.length === 0 ? null : known.reduce((sum, number) => sum + number, 0);
}
function statedTotals(attributes, line) {
    const count = (name) => readCount(attributes, name, line);
    return {
        tests: count('tests'),
        failures: count('failures'),
        errors: count('errors'),
        skipped: sumKnown(count('skipped') ?? count('skip') ?? count('skips'), count('disabled')),
    };
}
/** Without the colors of a terminal, whose escape character cannot stand in XML. */
const withoutColors = (text) => text.replace(/(?:\ufffd|&#(?:27|x1b);)\[[\d;]{0,20}m/giu, '');
/** Why a case of which nothing says that it failed cannot be taken for one that passed; `null` when it can. */
function doubtOf({ attributes }) {
    // pytest writes one so for the test at which the run was ended: what stood behind it never ran.
    if (attributes['name'] === undefined && attributes['classname'] === undefined)
        return 'The case has no name: the run was ended in it, and tests behind it did not run.';
    const strange = outcomeAttributes.find((name) => {
        const word = attributes[name]?.trim().toLowerCase() ?? '';
        return word !== '' && !passingWords.has(word);
    });
    return strange === undefined
        ? null
        : `${strange}="${excerpt(attributes[strange] ?? '')}" is no outcome that is known.`;
}
function junit_outcomeOf(found) {
    const words = outcomeAttributes.map((name) => found.attributes[name]?.trim().toLowerCase() ?? '');
    const says = (known) => words.some((word) => known.has(word));
    if (found.todo)
        return 'skipped';
    if (found.failed || says(failingWords))
        return 'failed';
    if (found.errored || says(brokenWords))
        return 'errored';
    // Attempts that failed and no word of one that passed.
    if (found.rerun && !found.flaky)
        return 'failed';
    if (found.skipped || says(skippingWords) || found.attributes['disabled'] === 'true')
        return 'skipped';
    const doubt = doubtOf(found);
    if (doubt !== null) {
        if (found.message === '')
            found.message = doubt;
        return 'errored';
    }
    return found.flaky ? 'flaky' : 'passed';
}
const calledAs = (name, line) => name === '' ? `the case at line ${line}` : shownName(name);
/** What Node's reporter counts in comments in front of the end. */
const nodeComments = ['tests', 'pass', 'fail', 'cancelled', 'skipped', 'todo'];
/**
 * Reads JUnit XML as tools really write it: one suite or many, nested to any depth, suites that have only attributes,
 * failures of a suite itself, attempts (`flakyFailure`, `rerunFailure`, `flakyError`, `rerunError`, or the same case
 * again), disabled cases, and the totals that Node's reporter writes as comments.
 */
function junitReader() {
    const suites = [];
    const openSuites = [];
    const attempts = new Map();
    const openCases = [];
    const retried = [];
    const kept = [];
    const names = gatherNames();
    const nodeTotals = new Map();
    let root = null;
    let onceOnly = false;
    let hearing = false;
    const here = () => {
        const index = openSuites.at(-1) ?? 0;
        const suite = suites[index];
        if (suite === undefined)
            throw new UnusableReport('report-unparsable', 'A case stands outside of any suite.');
        return { suite, index };
    };
    const openSuite = (element, attributes, line) => {
        if (suites.length >= limits.suites)
            throw new UnusableReport('report-too-large', `Line ${line}: more than ${limits.suites} suites.`);
        const parent = openSuites.at(-1) ?? null;
        const around = parent === null ? undefined : suites[parent];
        if (around !== undefined)
            around.childSuites += 1;
        const name = ownText(excerpt(attributes['name'] ?? ''));
        if (onceOnlyReporters.has(name))
            onceOnly = true;
        openSuites.push(suites.length);
        suites.push(openedSuite(element, name, line, parent, statedTotals(attributes, line)));
    };
    const closeSuite = () => {
        const index = openSuites.pop();
        if (index === undefined)
            return;
        const watched = attempts.get(index);
        if (watched !== undefined)
            retried.push(...watched.settle(index));
        attempts.delete(index);
    };
    const openCase = (attributes, line) => {
        openCases.push({
            suite: here().index,
            attributes,
            line,
            failed: false,
            errored: false,
            skipped: false,
            todo: false,
            flaky: false,
            rerun: false,
            message: '',
        });
    };
    const watch = (suite, identity, outcome) => {
        // Nothing is taken for a retry of such a reporter, and it may write a million cases into one suite.
        if (onceOnly)
            return;
        let watched = attempts.get(suite);
        if (watched === undefined)
            attempts.set(suite, (watched = watchAttempts()));
        watched.add(identity, outcome);
    };
    const closeCase = () => {
        const found = openCases.pop();
        const suite = found === undefined ? undefined : suites[found.suite];
        if (found === undefined || suite === undefined)
            return;
        const outcome = junit_outcomeOf(found);
        addCase(suite, outcome);
        if (found.flaky || found.rerun)
            suite.rerunCases += 1;
        if (found.todo && (found.failed || found.errored))
            suite.forgivenFailures += 1;
        const { classname = '', name = '', file, line } = found.attributes;
        const identity = [classname, name, file ?? '', line ?? ''].join('\0');
        watch(found.suite, identity, outcome);
        const whole = [classname, name].filter((part) => part !== '').join(' › ');
        names.add(whole, outcome);
        if (outcome === 'passed' || outcome === 'skipped' || kept.length >= notableCap)
            return;
        kept.push({
            suite: found.suite,
            identity: ownText(identity),
            shown: {
                name: ownText(calledAs(whole, found.line)),
                outcome,
                message: ownText(excerpt(withoutColors(found.message), 500)),
                file: file === undefined ? null : ownText(excerpt(file, 300)),
                line: line !== undefined && /^\d{1,7}$/u.test(line) ? Number(line) : null,
            },
        });
    };
    /** A `failure` or `error` outside of any case is the suite's own: counted as one case that could not run. */
    const trouble = (element, attributes) => {
        const { suite, index } = here();
        suite.troubles += 1;
        const outcome = element === 'failure' ? 'failed' : 'errored';
        addCase(suite, outcome);
        if (kept.length >= notableCap)
            return;
        const message = excerpt(attributes['message'] ?? '', 500);
        const name = `${suite.element} ${suite.name}`;
        kept.push({
            suite: index,
            identity: '',
            shown: { name, outcome, message, file: null, line: suite.line },
        });
    };
    const sayFailure = (open, attributes) => {
        const message = attributes['message'] ?? '';
        if (open.message === '' && message !== 'Failed')
            open.message = message;
        hearing = open.message === '';
        if (hearing)
            reader.hearText(true);
    };
    const openInCase = (name, attributes, line) => {
        const open = openCases.at(-1);
        if (open === undefined) {
            if (name === 'failure' || name === 'error')
                trouble(name, attributes);
            return;
        }
        switch (name) {
            case 'failure':
                open.failed = true;
                sayFailure(open, attributes);
                break;
            case 'error':
            // PHPUnit: a class without tests, a data provider that is wrong.
            case 'warning':
                open.errored = true;
                sayFailure(open, attributes);
                break;
            case 'skipped':
            case 'disabled':
            case 'ignored':
                open.skipped = true;
                if (attributes['type'] === 'todo')
                    open.todo = true;
                break;
            case 'flakyFailure':
            case 'flakyError':
                open.flaky = true;
                if (open.message === '')
                    open.message = attributes['message'] ?? '';
                break;
            case 'rerunFailure':
            case 'rerunError':
                open.rerun = true;
                break;
            case 'testcase':
                openCase(attributes, line);
                break;
            default:
        }
    };
    const reader = xmlReader({
        open: (name, attributes, line) => {
            if (root === null) {
                root = name;
                if (name !== 'testsuites' && name !== 'testsuite') {
                    throw new UnusableReport('report-kind-differs', `The root element is <${excerpt(name)}>, not <testsuites> or <testsuite>.`);
                }
            }
            if (name === 'testsuite' || name === 'testsuites')
                openSuite(name, attributes, line);
            else if (name === 'testcase' && openCases.length === 0)
                openCase(attributes, line);
            else
                openInCase(name, attributes, line);
        },
        close: (name) => {
            if (name === 'testsuite' || name === 'testsuites')
                closeSuite();
            else if (name === 'testcase')
                closeCase();
            else if (hearing) {
                hearing = false;
                reader.hearText(false);
            }
        },
        text: (text) => {
            const open = openCases.at(-1);
            if (open !== undefined && open.message.length < 2000)
                open.message += text.slice(0, 2000);
        },
        comment: (comment) => {
            const [, name, count] = /^ (tests|pass|fail|cancelled|skipped|todo) (\d{1,15}) $/u.exec(comment.slice(0, 60)) ?? [];
            if (openSuites.length === 1 && name !== undefined)
                nodeTotals.set(name, Number(count));
        },
    });
    /** Node's reporter drops the failure of a test that has subtests, but its totals know of it. */
    const applyNodeTotals = () => {
        const [first] = suites;
        // One comment alone may be anybody's; Node writes all of them.
        if (first === undefined || nodeTotals.size < 3)
            return;
        const tests = nodeTotals.get('tests');
        const missing = nodeComments.find((name) => !nodeTotals.has(name));
        if (tests === undefined || missing !== undefined)
            throw new UnusableReport('number-invalid', `The closing comments of Node's reporter say no count of "${missing ?? 'tests'}".`);
        onceOnly = true;
        first.stated = {
            tests,
            failures: (nodeTotals.get('fail') ?? 0) + (nodeTotals.get('cancelled') ?? 0),
            errors: null,
            skipped: (nodeTotals.get('skipped') ?? 0) + (nodeTotals.get('todo') ?? 0),
        };
    };
    const applyRetries = () => {
        const forgotten = new Map();
        for (const group of onceOnly ? [] : retried) {
            const suite = suites[group.suite];
            if (suite === undefined)
                continue;
            forgotten.set(`${group.suite}\0${group.identity}`, group);
            const keeps = group.passedInTheEnd ? null : group.failedAttempts > 0 ? 'failed' : 'errored';
            suite.own = countCase(suite.own, 'failed', (keeps === 'failed' ? 1 : 0) - group.failedAttempts);
            suite.own = countCase(suite.own, 'errored', (keeps === 'errored' ? 1 : 0) - group.erroredAttempts);
            if (group.passedInTheEnd)
                suite.own = { ...suite.own, flaky: suite.own.flaky + 1 };
        }
        const told = new Set();
        return kept.flatMap(({ suite, identity, shown }) => {
            const key = `${suite}\0${identity}`;
            const group = forgotten.get(key);
            if (group === undefined)
                return [shown];
            if (told.has(key))
                return [];
            told.add(key);
            return [group.passedInTheEnd ? { ...shown, outcome: 'flaky' } : shown];
        });
    };
    return {
        write: (text) => {
            reader.write(text);
        },
        end: () => {
            reader.end();
            applyNodeTotals();
            const notable = applyRetries();
            const { counts, disagreements, silent } = sumSuites(suites, nodeTotals.has('tests') ? 'node' : 'usual');
            const suitesWithoutCases = suites.filter((suite) => suite.element === 'testsuite' &&
                suite.childSuites === 0 &&
                suite.raw.passed + suite.raw.failed + suite.raw.errored + suite.raw.skipped === 0 &&
                (suite.stated.tests ?? 0) > 0).length;
            return {
                counts,
                disagreements,
                silent,
                notable,
                suitesWithoutCases,
                names: names.end(suitesWithoutCases === 0),
            };
        },
    };
}
/** JUnit XML; PHPUnit, Jest, pytest, Maven, Gradle, gotestsum and Node write dialects of it. */
const junit = {
    kind: 'tests',
    title: 'JUnit XML',
    recognizes: ({ root }) => root === 'testsuites' || root === 'testsuite',
    open: () => {
        const reader = junitReader();
        return { write: (text) => reader.write(text), end: () => ({ kind: 'tests', report: reader.end() }) };
    },
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/json-parts.ts


/** Reads the parts of a document that a format takes, and passes over all others. */
function jsonParts(parts) {
    const patterns = Object.entries(parts.objects).map(([pattern, take]) => ({
        places: pattern.split('.'),
        take,
    }));
    const seen = new Set();
    const takerOf = (path) => patterns.find(({ places }) => places.length === path.length &&
        places.every((place, index) => place === '*' || place === String(path[index])))?.take ?? null;
    const reader = jsonReader({
        wants: (path) => takerOf(path) !== null,
        open: (path) => {
            if (path.length <= 1)
                seen.add(path.join('.'));
        },
        value: (path, value) => {
            const take = takerOf(path);
            if (take === null)
                parts.scalar?.(path, value);
            else if (!isJsonObject(value))
                throw new UnusableReport('report-unparsable', `"${path.join('.')}" is not an object.`);
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
                    throw new UnusableReport('report-unparsable', `"${path}" is missing.`);
            return parts.end();
        },
    };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/autocannon.ts






/**
 * The result of autocannon (`--json`), named by its `title`, else by the URL. Every answer that is not 2xx, every error
 * (timeouts are among them) and every mismatch of the expected body failed; it knows no 95th percentile.
 */
const autocannon = {
    kind: 'performance',
    title: 'autocannon',
    recognizes: ({ keys }) => keys.has('non2xx') && keys.has('latency') && keys.has('requests'),
    open: () => {
        const book = benchmarkBook();
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
                const given = textOf(totals.get('title'));
                const name = given === '' ? textOf(totals.get('url')) : given;
                if (!isJsonObject(latency) || name === '')
                    throw new UnusableReport('report-unparsable', 'The result names no URL.');
                const errors = countIn('errors', totals.get('errors'));
                const unsuccessful = countIn('non2xx', totals.get('non2xx')) +
                    (optionalCount('mismatches', totals.get('mismatches')) ?? 0);
                const answers = countIn('requests.total', requests['total']);
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
                        p50: scaled(latency['p50'], 1),
                        p90: scaled(latency['p90'], 1),
                        p99: scaled(latency['p99'], 1),
                        mean: scaled(latency['mean'], 1),
                        max: scaled(latency['max'], 1),
                        throughput: requests['mean'],
                        'error-rate': failed / (answers + errors),
                    },
                });
                return book.report();
            },
        });
    },
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/go-bench.ts




/** What one unit of a result is, and how many of ours it is. */
const go_bench_units = new Map([
    ['ns/op', { part: 'mean', factor: 1e-6 }],
    ['B/op', { part: 'bytes', factor: 1 }],
    ['allocs/op', { part: 'count', factor: 1 }],
    ['MB/s', { part: 'throughput', factor: 1e6 }],
]);
const go_bench_named = /^(Benchmark\S*)[ \t]+(.*)$/u;
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
        const unit = go_bench_units.get(fields[at + 1] ?? '');
        if (unit === undefined)
            continue;
        const value = Number(fields[at]);
        if (!Number.isFinite(value) || value < 0)
            throw new UnusableReport('number-invalid', `${where}: "${excerpt(fields[at] ?? '')}" is no measurement.`);
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
    const book = benchmarkBook(true);
    const lines = [];
    let packageName = '';
    /** A name whose result has not come. */
    let pending = null;
    /** Whether there is something that no PASS, FAIL or ok has closed. */
    let isOpen = false;
    const take = (name, { iterations, fields }) => {
        const where = `Line ${text.number()}`;
        if (iterations < 1)
            throw new UnusableReport('number-invalid', `${where}: ${excerpt(name)} ran ${iterations} times.`);
        if (lines.length >= limits.benchmarks)
            throw new UnusableReport('report-too-large', `There are more than ${limits.benchmarks} results.`);
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
        const found = go_bench_named.exec(line);
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
    const text = textLines(readLine, limits.lineCharacters);
    return {
        write: (chunk) => text.write(chunk),
        end: () => {
            readLine(text.rest());
            if (isOpen)
                throw new UnusableReport('report-truncated', 'The last package has neither PASS nor FAIL: it did not end.');
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/hyperfine.ts




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
        const book = benchmarkBook();
        return jsonParts({
            objects: {
                'results.*': (result) => {
                    const name = textOf(result['command']);
                    const { times, mean, median, max, exit_codes: codes, memory_usage_byte: memory } = result;
                    // Versions that write how much memory a run took have long written how it ended.
                    if (!isJsonList(codes) && memory !== undefined) {
                        book.fail(name, 'it is not said how its runs ended');
                        return;
                    }
                    const broken = isJsonList(codes) ? codes.filter((code) => code !== 0) : [];
                    if (broken.length > 0 ||
                        (isJsonList(codes) && isJsonList(times) && codes.length !== times.length)) {
                        const seen = broken[0] === null ? 'was ended by a signal' : `ended with ${JSON.stringify(broken[0])}`;
                        book.fail(name, broken.length > 0 ? `${seen} in ${broken.length} runs` : 'some runs have no exit code');
                        return;
                    }
                    const numbers = isJsonList(times)
                        ? numbersOfTimes(name, times, secondMs)
                        : { p50: scaled(median, secondMs), mean: scaled(mean, secondMs), max: scaled(max, secondMs) };
                    book.add({ name, numbers: { ...numbers, ...(isJsonList(memory) ? { bytes: memory } : {}) } });
                },
            },
            required: ['results'],
            end: book.report,
        });
    },
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/jmh.ts





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
    if (isJsonList(rawData) && rawData.some((fork) => isJsonList(fork) && fork.length === 0))
        throw new UnusableReport('number-invalid', 'A fork holds no measurement.');
    const raw = isJsonList(rawData) ? rawData.flatMap((fork) => (isJsonList(fork) ? fork : [fork])) : [];
    // A score that is no number shows that some of the raw data are none.
    return raw.length === 0 || typeof score !== 'number' ? [score] : raw;
}
function jmh_numbersOf(mode, metric) {
    const unit = textOf(metric['scoreUnit']);
    const [over = '', under = ''] = unit.split('/');
    const isRate = mode === 'thrpt';
    const unitMs = unitsMs[isRate ? under : over];
    if (unitMs === undefined ||
        ((isRate ? over : under) !== 'ops' && !(isRate ? over : under).startsWith('op')))
        throw new UnusableReport('report-unparsable', `A score of mode ${excerpt(mode)} is in "${excerpt(unit)}".`);
    const factor = isRate ? 1_000 / unitMs : unitMs;
    const measured = measurementsOf(metric).map((one) => scaled(one, factor));
    if (isRate)
        return { throughput: measured };
    if (mode === 'ss')
        return { time: measured };
    const { scorePercentiles: ranks } = metric;
    const ranked = mode === 'sample' && isJsonObject(ranks)
        ? Object.fromEntries(Object.entries(percentiles).map(([part, rank]) => [part, scaled(ranks[rank], unitMs)]))
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
        const book = benchmarkBook();
        return jsonParts({
            objects: {
                '*': (result) => {
                    const { benchmark, mode, params, primaryMetric } = result;
                    const path = textOf(benchmark);
                    const given = isJsonObject(params) ? Object.entries(params) : [];
                    const suffix = given.map(([name, value]) => ` ${name}=${textOf(value)}`).join('');
                    const fullName = path + suffix;
                    if (!isJsonObject(primaryMetric) || !modes.includes(textOf(mode))) {
                        book.fail(fullName, isJsonObject(primaryMetric) ? `its mode is ${textOf(mode)}` : 'it has no result');
                        return;
                    }
                    const name = path.split('.').slice(-2).join('.') + suffix;
                    book.add({ name, fullName, numbers: jmh_numbersOf(textOf(mode), primaryMetric) });
                },
            },
            required: [],
            end: book.report,
        });
    },
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/k6.ts






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
    if (!isJsonObject(thresholds))
        return [];
    return Object.entries(thresholds).flatMap(([threshold, said]) => {
        const isMet = isExport ? said === false : isJsonObject(said) && said['ok'] === true;
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
        const book = benchmarkBook();
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
            const bad = countIn(`${key}, failed`, isChecks ? fails : passes);
            const all = bad + countIn(`${key}, succeeded`, isChecks ? passes : fails);
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
            const isExport = !isJsonObject(given);
            const values = isJsonObject(given) ? given : metric;
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
                const holds = `it holds "${excerpt(textOf(contains))}", no times`;
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/lighthouse.ts




const unitParts = {
    millisecond: (value) => ({ time: scaled(value, 1) }),
    second: (value) => ({ time: scaled(value, 1_000) }),
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
        const book = benchmarkBook();
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
                    page = textOf(value);
                else if (first === 'runtimeError' && second === 'code')
                    error = textOf(value);
                else if (first === 'runtimeError' && second === 'message')
                    why = textOf(value);
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
                    throw new UnusableReport('benchmark-failed', `Lighthouse could not load the page: ${error}. ${excerpt(why, 200)}`);
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
                        book.refuse(fullName, `Lighthouse says: ${textOf(fields.get('errorMessage'))}`);
                        continue;
                    }
                    const value = fields.get('numericValue');
                    const part = unitParts[textOf(fields.get('numericUnit'))];
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/measurement-list.ts




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
const measurement_list_header = 'name,value,unit,better';
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
    const book = benchmarkBook(true);
    let isHeader = true;
    const refuse = (message) => {
        throw new UnusableReport('report-unparsable', `Line ${lines.number()}: ${message}`);
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
            return refuse(`"${excerpt(line)}" is not ${measurement_list_header}.`);
        const [name = '', value = '', unit = '', better = ''] = fields;
        const known = measurement_list_units[unit];
        if (known === undefined || !Object.hasOwn(measurement_list_units, unit))
            return refuse(`the unit "${excerpt(unit)}" is none of ${Object.keys(measurement_list_units).join(' ')}.`);
        const meant = known.find((entry) => entry.better === better);
        if (meant === undefined)
            return refuse(`of "${excerpt(unit)}" ${known.map((entry) => entry.better).join(' or ')} is better, not "${excerpt(better)}".`);
        if (!decimal.test(value))
            throw new UnusableReport('number-invalid', `Line ${lines.number()}: ${excerpt(name)} is "${excerpt(value)}", which is no number.`);
        // Divided for what is below one: 7 of a hundred is 0.07, and 7 times a hundredth a little more.
        const number = meant.factor < 1 ? Number(value) / Math.round(1 / meant.factor) : Number(value) * meant.factor;
        book.add({ name, numbers: { [meant.part]: number } });
    };
    const lines = textLines(readLine, limits.lineCharacters);
    return {
        write: (text) => lines.write(text),
        end: () => {
            if (lines.rest().trim() !== '')
                throw new UnusableReport('report-truncated', 'The last line has no line feed: it may be half of one.');
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
    recognizes: ({ firstLine }) => firstLine.trim().replaceAll('"', '').replaceAll(/\s/gu, '') === measurement_list_header,
    open: measurementListReader,
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/pytest-benchmark.ts




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
        const book = benchmarkBook();
        return jsonParts({
            objects: {
                'benchmarks.*': (benchmark) => {
                    const { name, fullname, stats } = benchmark;
                    const fullName = textOf(fullname) === '' ? textOf(name) : textOf(fullname);
                    if (!isJsonObject(stats) || stats['rounds'] === 0) {
                        book.fail(fullName, isJsonObject(stats) ? 'it ran 0 rounds' : 'it has no result');
                        return;
                    }
                    const { data, median, mean, max, ops } = stats;
                    const numbers = isJsonList(data) && data.length > 0
                        ? numbersOfTimes(fullName, data, pytest_benchmark_secondMs)
                        : { p50: scaled(median, pytest_benchmark_secondMs), mean: scaled(mean, pytest_benchmark_secondMs), max: scaled(max, pytest_benchmark_secondMs) };
                    book.add({ name: textOf(name), fullName, numbers: { ...numbers, throughput: ops } });
                },
            },
            required: ['benchmarks'],
            end: book.report,
        });
    },
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/tinybench.ts




/**
 * Tasks of tinybench 3 and later with their results, as
 * `JSON.stringify(bench.tasks.map(({ name, result }) => ({ name, result })))` writes them.
 */
const tinybench = {
    kind: 'performance',
    title: 'tinybench',
    recognizes: ({ keys }) => keys.has('[].name') && (keys.has('[].result') || keys.has('[].latency')),
    open: () => {
        const book = benchmarkBook();
        return jsonParts({
            objects: {
                '*': (task) => {
                    const name = textOf(task['name']);
                    const result = isJsonObject(task['result']) ? task['result'] : task;
                    const { latency, throughput, state } = result;
                    if (!isJsonObject(latency) || (typeof state === 'string' && state !== 'completed')) {
                        book.fail(name, typeof state === 'string' ? `its state is ${state}` : 'it has no result');
                        return;
                    }
                    const { samples, p50, p99, mean, max, samplesCount } = latency;
                    if (samplesCount === 0) {
                        book.fail(name, 'it was measured 0 times');
                        return;
                    }
                    const times = isJsonList(samples) && samples.length > 0 ? numbersOfTimes(name, samples, 1) : noTimes;
                    const rate = isJsonObject(throughput) ? throughput['mean'] : undefined;
                    const median = times.p50 ?? p50;
                    book.add({ name, numbers: { ...times, p50: median, p99, mean, max, throughput: rate } });
                },
            },
            required: [],
            end: book.report,
        });
    },
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/vitest-bench.ts





/**
 * The benchmarks of Vitest (`vitest bench --outputJson`). One that threw has no mean. Single times are there only with
 * `benchmark.includeSamples`. A benchmark is called by its name, and fully by its file and groups: `FILE > GROUP > NAME`.
 */
const vitestBench = {
    kind: 'performance',
    title: 'Vitest bench',
    recognizes: ({ text }) => /^\{\s*"files"\s*:\s*\[\s*\{\s*"(?:filepath|groups)"/u.test(text),
    open: () => {
        const book = benchmarkBook();
        const take = (group, benchmark) => {
            const { samples, sampleCount, mean, median, p99, max, hz } = benchmark;
            const name = textOf(benchmark['name']);
            const fullName = group === '' ? name : `${group} > ${name}`;
            if (mean === undefined || sampleCount === 0) {
                book.fail(fullName, mean === undefined ? 'it threw, or has no result' : 'it was measured 0 times');
                return;
            }
            const times = isJsonList(samples) && samples.length > 0 ? numbersOfTimes(name, samples, 1) : noTimes;
            const p50 = times.p50 ?? median;
            book.add({ name, fullName, numbers: { ...times, p50, p99, mean, max, throughput: hz } });
        };
        return jsonParts({
            objects: {
                'files.*.groups.*': (group) => {
                    const { benchmarks, fullName } = group;
                    if (!isJsonList(benchmarks))
                        throw new UnusableReport('report-unparsable', 'A group has no list of benchmarks.');
                    for (const benchmark of benchmarks) {
                        if (!isJsonObject(benchmark))
                            throw new UnusableReport('report-unparsable', 'A benchmark is not an object.');
                        take(textOf(fullName), benchmark);
                    }
                },
            },
            required: ['files'],
            end: book.report,
        });
    },
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/digits.ts
const zero = '0'.charCodeAt(0);
/** So many digits make a number that is exact. */
const exactDigits = 15;
const digits_mostDigits = 300;
/**
 * The number that decimal digits in a text say, from one place up to another. `NaN` where there is none, or anything
 * but digits. The readers of lines ask for hundreds of millions of them, so nothing is cut out of the text.
 */
function digitsIn(text, from = 0, to = text.length) {
    if (to <= from || to - from > digits_mostDigits)
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/line-marks.ts
/** Marks of no line yet; a byte a line, where a map would take thirty times as much. */
function lineMarks() {
    let marks = new Uint8Array(64);
    let length = 0;
    return {
        mark: (line, hit) => {
            if (line >= marks.length) {
                const grown = new Uint8Array(Math.max(line + 1, marks.length * 2));
                grown.set(marks);
                marks = grown;
            }
            length = Math.max(length, line + 1);
            const mark = hit ? 2 : 1;
            if (mark > (marks[line] ?? 0))
                marks[line] = mark;
        },
        sealed: () => marks.slice(0, length),
    };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/lcov.ts






const statedKeys = {
    lines: ['LF', 'LH'],
    branches: ['BRF', 'BRH'],
    functions: ['FNF', 'FNH'],
};
/** Records of lcov that say nothing Interlock measures: test name, version, and MC/DC. */
const passedOver = new Set(['TN', 'VER', 'MCDC', 'MCF', 'MCH']);
/** A hit stays a hit. */
function markHit(hits, key, hit) {
    hits.set(key, hit || hits.get(key) === true);
}
/**
 * Reads lcov tracefiles (geninfo(1), lcov 1 and 2). Any key that the format does not have, any count that is none and
 * any record that does not end is refused. A file that was cut exactly between two records cannot be told from a
 * shorter one.
 */
function lcovReader() {
    const files = new Map();
    const disagreements = [];
    let section = null;
    let carry = '';
    let lineNumber = 0;
    let sawRecord = false;
    const refuse = (message) => {
        throw new UnusableReport('report-unparsable', `Line ${lineNumber}: ${message}`);
    };
    const countIn = (text, from, to, most = Number.MAX_VALUE) => {
        const value = digitsIn(text, from, to);
        if (!(value <= most))
            throw new UnusableReport('number-invalid', `Line ${lineNumber}: "${excerpt(text.slice(from, to))}" is not a count.`);
        return value;
    };
    const count = (text, most) => countIn(text, 0, text.length, most);
    const sourceLine = (text, to = text.length) => {
        const value = countIn(text, 0, to);
        if (value > limits.sourceLine)
            throw new UnusableReport('report-too-large', `Line ${lineNumber}: source line ${value} is beyond ${limits.sourceLine}.`);
        return value;
    };
    const openSection = (path) => {
        if (section !== null)
            throw new UnusableReport('report-truncated', `Line ${lineNumber}: a record begins before the one of line ${section.line} has its end_of_record.`);
        if (path === '')
            refuse('SF names no file.');
        sawRecord = true;
        section = {
            path: ownText(path),
            line: lineNumber,
            lines: lineMarks(),
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
            refuse(`FNA names function ${excerpt(index)}, which no FNL does.`);
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
                open.lines.mark(sourceLine(value, comma), hits > 0);
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
                refuse(`"${excerpt(key)}" is not a record of lcov.`);
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
        for (const part of coverageParts) {
            const [foundKey, hitKey] = statedKeys[part];
            const total = open.stated[foundKey];
            const covered = open.stated[hitKey];
            if (total === undefined && covered === undefined)
                continue;
            const marks = part === 'lines' ? listed.lines : listed[part]?.marks;
            const counted = ratioOfMarks(marks ?? new Uint8Array());
            const stated = { covered: covered ?? counted.covered, total: total ?? counted.total };
            if (stated.covered > stated.total)
                throw new UnusableReport('number-invalid', `Line ${lineNumber}: ${hitKey} ${stated.covered} is more than ${foundKey} ${stated.total}.`);
            if (stated.covered === counted.covered && stated.total === counted.total)
                continue;
            disagreements.push({
                where: `${open.path} (line ${open.line})`,
                what: part,
                stated: `${stated.covered} of ${stated.total}`,
                counted: `${counted.covered} of ${counted.total}`,
            });
            if (isWorse(stated, counted))
                worse[part] = stated;
        }
        return worse;
    };
    /** A record that states how many there are says that there are none when it lists none. */
    const packed = (hits, stated) => hits === null && stated === undefined ? null : packHits(hits ?? new Map());
    const closeSection = () => {
        if (section === null) {
            refuse('end_of_record without SF.');
            return;
        }
        const listed = {
            lines: section.lines.sealed(),
            branches: packed(section.branches, section.stated.BRF ?? section.stated.BRH),
            functions: packed(settleFunctions(section), section.stated.FNF ?? section.stated.FNH),
        };
        const coverage = { ...listed, worseStated: worseThanListed(section, listed) };
        const known = files.get(section.path);
        files.set(section.path, known === undefined ? coverage : mergeCoverage(known, coverage));
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
            refuse(`"${excerpt(line)}" stands outside of a record.`);
        else
            readRecord(section, key, value);
    };
    /** The last line has no line feed: what cannot be read of it was cut off. */
    const readLastLine = (text) => {
        try {
            readLine(text);
        }
        catch (thrown) {
            if (!(thrown instanceof UnusableReport) || thrown.code === 'report-too-large')
                throw thrown;
            throw new UnusableReport('report-truncated', `The file ends in the middle of line ${lineNumber}.`);
        }
    };
    return {
        write: (text) => {
            let from = 0;
            for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
                const piece = text.slice(from, end);
                readLine(carry === '' ? piece : carry + piece);
                carry = '';
                from = end + 1;
            }
            carry += text.slice(from);
            if (carry.length > limits.lineCharacters)
                throw new UnusableReport('report-too-large', `Line ${lineNumber + 1} is longer than ${limits.lineCharacters} characters.`);
        },
        end: () => {
            if (carry !== '')
                readLastLine(carry);
            if (section !== null)
                throw new UnusableReport('report-truncated', `The file ends in the record of line ${section.line}, without end_of_record.`);
            if (!sawRecord)
                throw new UnusableReport('coverage-empty', 'The file has no record (SF) of any source file.');
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/covered-files.ts





/** Keys are packed with line feeds between them: one with a line feed in it would be two. */
const oneLine = (key) => (key.includes('\n') ? key.replaceAll('\n', ' ') : key);
/** A hit stays a hit. */
function mark(hits, key, hit) {
    const known = hits ?? new Map();
    known.set(key, hit || known.get(key) === true);
    return known;
}
function seal({ lines, branches, functions, stated }) {
    const marks = lines.sealed();
    return {
        lines: marks.length === 0 && stated.lines !== undefined ? null : marks,
        branches: branches === null ? null : packHits(branches),
        functions: functions === null ? null : packHits(functions),
        worseStated: stated,
    };
}
function covered_files_sumOf(files, part) {
    const ratios = Array.from(files.values(), (file) => ratioOf(file, part)).filter((ratio) => ratio !== null);
    if (ratios.length === 0)
        return null;
    return ratios.reduce((sum, { covered, total }) => ({
        covered: sum.covered + covered,
        total: sum.total + total,
    }));
}
const covered_files_shareOf = ({ covered, total }) => (total === 0 ? 1 : covered / total);
/** Whether a share is that of numbers, as far as it was rounded. */
function agrees(stated, ratio) {
    if (stated.kind === 'unlisted')
        return stated.count === 0;
    if (stated.kind === 'ratio')
        return stated.covered === ratio.covered && stated.total === ratio.total;
    // Tools cut or round, some of them per cent to two digits and then divide: one unit of the last digit, and a little.
    const tolerance = Math.max(10 ** -stated.digits, 1e-4) + 1e-9;
    return ratio.total === 0 || Math.abs(stated.share - covered_files_shareOf(ratio)) <= tolerance;
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
const covered_files_shown = (ratio) => ratio === null ? 'none' : `${ratio.covered} of ${ratio.total}`;
/** Gathers the source files of one report. */
function covered_files_coveredFiles() {
    const files = new Map();
    const drafts = new WeakMap();
    let inRanges = 0;
    let sourceLines = 0;
    let allUnnamed = 0;
    /** Which of them were hit is not said: the first ones stand for them, the same in every report. */
    const markFirst = (draft, part, place, ratio) => {
        const { covered, total } = ratio;
        if (covered > total)
            throw new UnusableReport('number-invalid', `${part}: ${covered} of ${total} is not a share.`);
        allUnnamed += total;
        if (total > limits.unnamed || allUnnamed > limits.allUnnamed)
            throw new UnusableReport('report-too-large', `It counts ${total} ${part} in one place, or more than ${limits.allUnnamed} in all, without naming them.`);
        for (let index = 0; index < total; index += 1)
            draft[part] = mark(draft[part], `${place}${index}`, index < covered);
    };
    return {
        open: () => {
            const draft = { lines: lineMarks(), branches: null, functions: null, stated: {} };
            const totals = (part, ratio) => {
                if (ratio.covered > ratio.total)
                    throw new UnusableReport('number-invalid', `${part}: ${ratio.covered} covered are more than ${ratio.total}.`);
                draft.stated = { ...draft.stated, [part]: ratio };
            };
            const file = {
                line: (number, hit) => draft.lines.mark(number, hit),
                range: (first, last, hit) => {
                    // A few bytes may say a range of millions of lines, and say it again and again.
                    inRanges += Math.max(0, last - first) + 1;
                    if (inRanges > limits.markedLines)
                        throw new UnusableReport('report-too-large', `Its ranges hold more than ${limits.markedLines} lines in all.`);
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
                throw new UnusableReport('report-unparsable', 'A source file has no path.');
            const sealed = seal(draft);
            const known = files.get(path);
            const merged = known === undefined ? sealed : mergeCoverage(known, sealed);
            sourceLines += (merged.lines?.length ?? 0) - (known?.lines?.length ?? 0);
            if (sourceLines > limits.sourceLines)
                throw new UnusableReport('report-too-large', `Its source files have more than ${limits.sourceLines} lines.`);
            files.set(known === undefined ? ownText(path) : path, merged);
        },
        has: (path) => files.has(path),
        report: (where, stated, sources = []) => {
            if (files.size === 0)
                throw new UnusableReport('coverage-empty', 'The report speaks of no source file.');
            const disagreements = [];
            const worseStated = {};
            const listed = coverageParts.flatMap((part) => [stated[part] ?? []].flat().map((said) => [part, said]));
            for (const [part, said] of listed) {
                if (said.kind === 'ratio' && said.covered > said.total)
                    throw new UnusableReport('number-invalid', `${part}: ${said.covered} covered are more than ${said.total}.`);
                const counted = covered_files_sumOf(files, part);
                const ratio = statedRatio(said, counted);
                if (ratio === null)
                    continue;
                const isNothing = counted === null || counted.total === 0;
                if (isNothing && ratio.total === 0)
                    continue;
                disagreements.push({
                    where,
                    what: part,
                    stated: said.kind === 'share' ? `a share of ${said.share}` : covered_files_shown(ratio),
                    counted: covered_files_shown(counted),
                });
                const worst = worseStated[part] ?? counted;
                if (worst === null || isNothing || isWorse(ratio, worst))
                    worseStated[part] = ratio;
            }
            return { files, disagreements, worseStated, sources };
        },
    };
}
/** A count as text; numbers beyond what a double holds exactly are only told from zero. */
function countOfText(what, text) {
    const value = text !== undefined && /^\s*\d{1,300}\s*$/u.test(text) ? Number(text) : Number.NaN;
    if (!Number.isFinite(value))
        throw new UnusableReport('number-invalid', `${what} is "${excerpt(text ?? '')}", which is not a count.`);
    return value;
}
/** The number of a source line. */
function lineOfText(what, text) {
    return checkedLine(what, countOfText(what, text));
}
/** Refuses what cannot be the number of a source line. */
function checkedLine(what, line) {
    if (typeof line !== 'number' || !Number.isSafeInteger(line) || line < 0)
        throw new UnusableReport('number-invalid', `${what} is ${shownValue(line)}, which is no line.`);
    if (line > limits.sourceLine)
        throw new UnusableReport('report-too-large', `${what}: source line ${line} is beyond ${limits.sourceLine}.`);
    return line;
}
/** A share such as `0.75`, with its digits; `null` where there is none. */
function shareOfText(what, text) {
    if (text === undefined)
        return null;
    const value = /^\d{1,3}(?:\.(\d{1,30}))?(?:[eE]-?\d{1,3})?$/u.exec(text.trim());
    const share = value === null ? Number.NaN : Number(text);
    if (!(share >= 0 && share <= 1))
        throw new UnusableReport('number-invalid', `${what} is "${excerpt(text)}", which is no share of 0 to 1.`);
    return { kind: 'share', share, digits: Math.max(1, value?.[1]?.length ?? 0) };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/clover.ts



/**
 * Clover XML (openclover.org, `clover.xsd`), as PHPUnit and Istanbul write it. Lines are those of statements and
 * conditions. What `truecount` and `falsecount` mean differs between tools, so branches and methods are taken from the
 * metrics of each file: how many there are, and how many were hit. Statements are lines with some tools, and elements
 * of their kind with others: the metrics of the project contradict the list where they are none of them.
 */
function cloverReader() {
    const files = covered_files_coveredFiles();
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
            throw new UnusableReport('report-unparsable', `"${excerpt(path)}" has no <metrics>.`);
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
            throw new UnusableReport('report-unparsable', `A line has the type "${excerpt(type ?? '')}".`);
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
    const reader = xmlReader({
        open: (name, attributes) => {
            const parent = parents.at(-1);
            if (parent === undefined && name !== 'coverage')
                throw new UnusableReport('report-kind-differs', `The root element is <${excerpt(name)}>.`);
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
                throw new UnusableReport('report-unparsable', `<${excerpt(name)}> stands in <file>.`);
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
                throw new UnusableReport('report-unparsable', `"${excerpt(text)}" stands in <file>.`);
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/cobertura.ts



/** `50% (1/2)`. */
const condition = /^\s*[\d.]+\s*%\s*\(\s*(\d{1,9})\s*\/\s*(\d{1,9})\s*\)\s*$/u;
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
    const files = covered_files_coveredFiles();
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
            throw new UnusableReport('number-invalid', `condition-coverage of line ${number} is "${excerpt(text ?? '')}".`);
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
    const reader = xmlReader({
        open: (name, attributes) => {
            if (depth === 0) {
                if (name !== 'coverage')
                    throw new UnusableReport('report-kind-differs', `The root element is <${excerpt(name)}>.`);
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
            return { kind: 'coverage', report: files.report('the totals', stated, sources) };
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/json-coverage.ts



/** An object that must be there. */
function objectAt(what, value) {
    if (isJsonObject(value))
        return value;
    throw new UnusableReport('report-unparsable', `${what} is missing or is no object.`);
}
/** A list that must be there. */
function listAt(what, value) {
    if (isJsonList(value))
        return value;
    throw new UnusableReport('report-unparsable', `${what} is missing or is no list.`);
}
/** A count: a whole number of zero or more; larger ones than a double holds are only told from zero. */
function hitsAt(what, value) {
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0)
        return value;
    throw new UnusableReport('number-invalid', `${what} is ${excerpt(value === undefined ? 'missing' : JSON.stringify(value))}, which is not a count.`);
}
/** Part of a key: a place, a name; whatever it is, written the same in every report. */
function json_coverage_keyOf(value) {
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
        throw new UnusableReport('number-invalid', `${what}: ${ratio.covered} of ${ratio.total} is no share.`);
    return ratio;
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/coverage-py.ts




function readBranches(file, what, source) {
    file.knows('branches');
    for (const [list, hit] of [
        ['executed_branches', true],
        ['missing_branches', false],
    ])
        for (const jump of listAt(`${what}: ${list}`, source[list])) {
            const ends = listAt(`${what}: ${list}`, jump);
            if (ends.length !== 2 || !ends.every((end) => Number.isSafeInteger(end)))
                throw new UnusableReport('report-unparsable', `${what}: ${list} has a jump that is no pair of lines.`);
            file.branch(ends.map(String).join('>'), hit);
        }
}
/** Functions by name, since coverage.py 7.6; the code outside of any has an empty name. */
function readFunctions(file, what, functions) {
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
        readBranches(file, what, source);
    if (isJsonObject(source['functions']))
        readFunctions(file, what, source['functions']);
}
/** What `coverage json` of coverage.py writes (coverage.readthedocs.io, "JSON reporting"). */
function coveragePyReader() {
    const files = covered_files_coveredFiles();
    const later = [];
    let meta = null;
    let totals = null;
    const reader = jsonReader({
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/go-cover.ts





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
 * is covered when it ever ran. A profile that was cut exactly between two lines cannot be told from a shorter one.
 */
function goCoverReader() {
    const files = covered_files_coveredFiles();
    const open = new Map();
    let mode = null;
    const blocksOf = (path) => {
        let blocks = open.get(path);
        if (blocks === undefined)
            open.set(ownText(path), (blocks = new Map()));
        return blocks;
    };
    const readLine = (text, number) => {
        const line = text.trimEnd();
        if (line === '')
            return;
        if (line.startsWith('mode: ')) {
            const found = line.slice('mode: '.length);
            if (!['set', 'count', 'atomic'].includes(found))
                throw new UnusableReport('report-unparsable', `Line ${number}: the mode "${excerpt(found)}" is not known.`);
            mode = found;
            return;
        }
        if (mode === null)
            throw new UnusableReport('report-unparsable', `Line ${number}: a block stands in front of "mode:".`);
        const [, path = '', from, fromColumn, to, toColumn, statements, count] = blockShape.exec(line) ?? [];
        if (path === '')
            throw new UnusableReport('report-unparsable', `Line ${number}: "${excerpt(line)}" is no block.`);
        if (Number(statements) === 0)
            return;
        const [first, last] = [
            checkedLine(`Line ${number}`, Number(from)),
            checkedLine(`Line ${number}`, Number(to)),
        ];
        if (last < first)
            throw new UnusableReport('number-invalid', `Line ${number}: the block ends in front of where it begins.`);
        const blocks = blocksOf(path);
        const place = `${first}.${Number(fromColumn)},${last}.${Number(toColumn)}`;
        const hit = Number(count) > 0;
        const known = blocks.get(place);
        if (known === undefined)
            blocks.set(place, { from: first, to: last, hit });
        else
            known.hit ||= hit;
    };
    const lines = textLines((text) => readLine(text, lines.number()), limits.lineCharacters);
    return {
        write: (text) => lines.write(text),
        end: () => {
            // Go ends each line with a line feed; half a count may be another count.
            if (lines.rest() !== '')
                throw new UnusableReport('report-truncated', `The file ends in the middle of line ${lines.number() + 1}.`);
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/istanbul.ts




/** Counts must be there for exactly what a map names. */
function pairs(what, map, counts) {
    const names = Object.keys(map);
    if (Object.keys(counts).length !== names.length)
        throw new UnusableReport('report-unparsable', `${what} and its counts do not name the same.`);
    return names.map((name) => [name, map[name] ?? null, counts[name] ?? null]);
}
function readStatements(file, what, source) {
    for (const [id, location, count] of pairs(what, objectAt(`${what}: statementMap`, source['statementMap']), objectAt(`${what}: s`, source['s']))) {
        const start = objectAt(`${what}: statement ${id}`, objectAt(`${what}: statement ${id}`, location)['start']);
        file.line(lineAt(`${what}: statement ${id}`, start['line']), hitsAt(`${what}: s.${id}`, count) > 0);
    }
}
function istanbul_readFunctions(file, what, source) {
    file.knows('functions');
    for (const [id, described, count] of pairs(what, objectAt(`${what}: fnMap`, source['fnMap']), objectAt(`${what}: f`, source['f']))) {
        const { name = '', loc, decl } = objectAt(`${what}: function ${id}`, described);
        const place = isJsonObject(decl) ? decl : objectAt(`${what}: function ${id}`, loc);
        const { line, column } = objectAt(`${what}: function ${id}`, place['start']);
        file.callable(`${json_coverage_keyOf(line)}:${json_coverage_keyOf(column)}:${json_coverage_keyOf(name)}`, hitsAt(`${what}: f.${id}`, count) > 0);
    }
}
function istanbul_readBranches(file, what, source) {
    file.knows('branches');
    /** Ids are given anew in each run, places are not; of those in one place each has its turn. */
    const turns = new Map();
    for (const [id, described, counts] of pairs(what, objectAt(`${what}: branchMap`, source['branchMap']), objectAt(`${what}: b`, source['b']))) {
        const { type = '', loc, line } = objectAt(`${what}: branch ${id}`, described);
        const start = isJsonObject(loc) && isJsonObject(loc['start']) ? loc['start'] : { line: line ?? null, column: 0 };
        const place = `${json_coverage_keyOf(start['line'])}:${json_coverage_keyOf(start['column'])}:${json_coverage_keyOf(type)}`;
        const turn = turns.get(place) ?? 0;
        turns.set(place, turn + 1);
        const key = `${place}:${turn}`;
        for (const [index, count] of listAt(`${what}: b.${id}`, counts).entries())
            file.branch(`${key}:${index}`, hitsAt(`${what}: b.${id}`, count) > 0);
    }
}
/** `coverage-final.json`: maps of places, and a count for each. A line is covered when a statement that begins on it ran. */
function finalReader() {
    const files = covered_files_coveredFiles();
    const reader = jsonReader({
        wants: (path) => path.length === 1,
        open: (path, kind) => {
            if (path.length === 0 && kind === 'list')
                throw new UnusableReport('report-unparsable', 'The document is a list, not an object.');
        },
        value: (path, value) => {
            const key = String(path[0]);
            const source = objectAt(`"${key}"`, value);
            const named = source['path'];
            const file = files.open();
            readStatements(file, key, source);
            istanbul_readFunctions(file, key, source);
            istanbul_readBranches(file, key, source);
            files.close(typeof named === 'string' && named !== '' ? named : key, file);
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
const summaryParts = ['lines', 'branches', 'functions'];
/** `coverage-summary.json`: totals of each file, and of all under `total`. It does not say which lines. */
function summaryReader() {
    const files = covered_files_coveredFiles();
    const stated = {};
    let hasTotal = false;
    const reader = jsonReader({
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
                throw new UnusableReport('report-unparsable', 'The object "total" is missing.');
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
/** Istanbul's `coverage-final.json` (nyc, c8, Jest, Vitest). */
const istanbul = {
    kind: 'coverage',
    title: 'Istanbul coverage-final.json',
    recognizes: ({ keys }) => hasKey(keys, '.statementMap'),
    open: finalReader,
};
/** Istanbul's `coverage-summary.json`. */
const istanbulSummary = {
    kind: 'coverage',
    title: 'Istanbul coverage-summary.json',
    recognizes: ({ keys }) => keys.has('total.lines') && keys.has('total.statements'),
    open: summaryReader,
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/jacoco.ts



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
    const files = covered_files_coveredFiles();
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
    const reader = xmlReader({
        open: (name, attributes) => {
            if (stack.length === 0 && name !== 'report')
                throw new UnusableReport('report-kind-differs', `The root element is <${excerpt(name)}>.`);
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/opencover.ts



/** The line of points that no source stands for: 0xFEEFEE. */
const hiddenLine = 16_707_566;
const newListed = () => ({ covered: 0, total: 0 });
function opencover_count(listed, isVisited) {
    listed.total += 1;
    if (isVisited)
        listed.covered += 1;
}
/**
 * OpenCover XML (OpenCover.Framework.Model), also as coverlet writes it. A line is covered when a sequence point on it
 * was visited.
 */
function openCoverReader() {
    const files = covered_files_coveredFiles();
    let depth = 0;
    let module = null;
    let method = null;
    let isName = false;
    let summary = {};
    const points = { seen: newListed(), all: newListed() };
    /** OpenCover counts a method without branches as one branch. */
    const branches = { seen: newListed(), withMethods: newListed() };
    const methods = newListed();
    /** The list of points that is open. */
    let list = null;
    const fileOf = (uid) => {
        if (module === null || uid === undefined || !module.paths.has(uid))
            throw new UnusableReport('report-unparsable', `A point is of file "${excerpt(uid ?? '')}", which is not listed.`);
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
        if (!isBranch)
            opencover_count(points.all, visited);
        // Points without a file or with the number of no line are of code that the compiler made.
        if (uid === undefined || uid === '0' || line === hiddenLine)
            return;
        const first = checkedLine('sl', line);
        at.file ??= uid;
        at.isVisited ||= visited;
        const file = fileOf(uid);
        if (isBranch) {
            at.branches += 1;
            opencover_count(branches.seen, visited);
            opencover_count(branches.withMethods, visited);
            const { offset = '', path = '', offsetend = '' } = attributes;
            file.branch(`${first}:${at.name}:${offset}:${path}:${offsetend}`, visited);
            return;
        }
        at.points += 1;
        opencover_count(points.seen, visited);
        const last = attributes['el'] === undefined ? first : lineOfText('el', attributes['el']);
        file.range(first, Math.max(first, last), visited);
    };
    /** A point under a name that is not known would be one that is not covered, and not counted. */
    const enterList = (name) => {
        if (list !== null && `${name}s` !== list)
            throw new UnusableReport('report-unparsable', `<${excerpt(name)}> stands in <${list}>.`);
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
            opencover_count(methods, hit);
            if (method.branches === 0)
                opencover_count(branches.withMethods, hit);
        }
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
        for (const [part, all, hit, known] of [
            ['lines', 'numSequencePoints', 'visitedSequencePoints', [points.seen, points.all]],
            ['branches', 'numBranchPoints', 'visitedBranchPoints', [branches.seen, branches.withMethods]],
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
    const reader = xmlReader({
        open: (name, attributes) => {
            if (depth === 0 && name !== 'CoverageSession')
                throw new UnusableReport('report-kind-differs', `The root element is <${excerpt(name)}>.`);
            depth += 1;
            enterList(name);
            if (name === 'Summary' && depth === 2)
                summary = attributes;
            else if (name === 'Module')
                module = { paths: new Map(), files: new Map() };
            else if (name === 'File' && module !== null)
                module.paths.set(attributes['uid'] ?? '', attributes['fullPath'] ?? '');
            else if (name === 'Method')
                method = { file: null, attributes, name: '', points: 0, isVisited: false, branches: 0 };
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
            if (name === list) {
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
                throw new UnusableReport('report-unparsable', `"${excerpt(text)}" stands in <${list}>.`);
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/simplecov.ts




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
        throw new UnusableReport('report-unparsable', `${what}: "${excerpt(name, 80)}" does not name a branch.`);
}
/** Branches, as `{"[:if, 0, 3, 4, 7, 7]": {"[:then, …]": 1}}` or as a list with places. */
function simplecov_readBranches(file, what, branches) {
    file.knows('branches');
    if (isJsonList(branches)) {
        for (const [index, branch] of branches.entries()) {
            const { type, start_line: start, end_line: end, coverage, } = objectAt(`${what}: branch ${index}`, branch);
            if (coverage === 'ignored')
                continue;
            const key = `${json_coverage_keyOf(type)}:${json_coverage_keyOf(start)}:${json_coverage_keyOf(end)}:${index}`;
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
    const files = covered_files_coveredFiles();
    const isSource = (path) => (path.length === 2 && path[0] === 'coverage') || (path.length === 3 && path[1] === 'coverage');
    const reader = jsonReader({
        wants: isSource,
        value: (path, value) => {
            if (!isSource(path))
                return;
            const name = String(path.at(-1));
            const file = files.open();
            if (isJsonList(value))
                readLines(file, name, value);
            else {
                const source = objectAt(`"${name}"`, value);
                readLines(file, name, listAt(`${name}: lines`, source['lines']));
                const { branches } = source;
                if (isJsonObject(branches) || isJsonList(branches))
                    simplecov_readBranches(file, name, branches);
                else if (branches !== undefined && branches !== null)
                    throw new UnusableReport('report-unparsable', `${name}: branches is no list or object.`);
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/duplication-report.ts


/** Refuses what would not be held in memory. */
function checkDuplicates(count) {
    if (count > limits.duplicates)
        throw new UnusableReport('report-too-large', `There are more than ${limits.duplicates} duplicates.`);
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/cpd.ts




/** What CPD writes; an element that is none of these may be a duplication that cannot be read. */
const cpd_elements = new Set(['pmd-cpd', 'file', 'duplication', 'codefragment', 'error']);
function cpdReader() {
    const duplicates = [];
    const files = new Map();
    let lookedAt = 0;
    let open = null;
    const around = [];
    const reader = xmlReader({
        open: (name, attributes, line) => {
            if (around.length === 0 && name !== 'pmd-cpd')
                throw new UnusableReport('report-kind-differs', `The root element is <${excerpt(name)}>.`);
            if (!cpd_elements.has(name))
                throw new UnusableReport('report-unparsable', `Line ${line}: <${excerpt(name)}> is no element of CPD.`);
            around.push(name);
            if (name === 'error')
                throw new UnusableReport('source-not-analyzed', `Line ${line}: ${excerpt(attributes['filename'] ?? '', 200)}: ${excerpt(attributes['msg'] ?? '', 200)}`);
            if (name === 'duplication') {
                open = { lines: countIn(`Line ${line}: lines`, attributes['lines']), line, copies: [] };
                return;
            }
            if (name !== 'file')
                return;
            const { path = '' } = attributes;
            if (path === '')
                throw new UnusableReport('report-unparsable', `Line ${line}: a file has no path.`);
            files.set(path, null);
            if (open === null) {
                lookedAt += 1;
                return;
            }
            const from = countIn(`Line ${line}: line`, attributes['line']);
            const to = optionalCount(`Line ${line}: endline`, attributes['endline']) ?? from + Math.max(1, open.lines) - 1;
            if (to < from)
                throw new UnusableReport('number-invalid', `Line ${line}: a copy stands from ${from} to ${to}.`);
            open.copies.push({ path, from, to });
        },
        close: (name) => {
            around.pop();
            if (name !== 'duplication' || open === null)
                return;
            if (open.copies.length < 2)
                throw new UnusableReport('report-unparsable', `Line ${open.line}: the duplication stands in ${open.copies.length} place(s).`);
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
                throw new UnusableReport('sources-not-listed', 'The report lists neither a duplication nor a file that was looked at.');
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/jscpd.ts





const jscpd_unparsable = (message) => {
    throw new UnusableReport('report-unparsable', message);
};
const totalsIn = (where, value) => ({
    lines: countIn(`${where}.lines`, value['lines']),
    sources: countIn(`${where}.sources`, value['sources']),
    clones: countIn(`${where}.clones`, value['clones']),
    duplicatedLines: countIn(`${where}.duplicatedLines`, value['duplicatedLines']),
});
function copyIn(value) {
    if (!isJsonObject(value))
        return jscpd_unparsable('A duplicate has no file.');
    const path = textOf(value['name']);
    const from = countIn('start', value['start']);
    const to = countIn('end', value['end']);
    if (path === '' || to < from)
        jscpd_unparsable(`A duplicate stands in "${excerpt(path)}" from ${from} to ${to}.`);
    return { path, from, to };
}
function percentageIn(value) {
    if (typeof value === 'number' && value >= 0)
        return value;
    throw new UnusableReport('number-invalid', `total.percentage is "${value === undefined ? 'missing' : excerpt(JSON.stringify(value))}", which is none.`);
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
        if (!isJsonObject(value))
            return jscpd_unparsable(`"${excerpt(at.join('.'))}" is not an object.`);
        if (at.length === 2)
            total = value;
        else if (at.length === 4)
            formats.set(String(at[2]), totalsIn(`statistics.formats.${String(at[2])}`, value));
        else {
            const path = String(at[4]);
            files.set(path, (files.get(path) ?? 0) + countIn(`lines of ${excerpt(path)}`, value['lines']));
        }
    };
    const reader = jsonReader({
        wants: (at) => isTotal(at) || isDuplicate(at),
        open: (at, kind) => {
            if (at.length === 1 && at[0] === 'duplicates' && kind === 'list')
                hasDuplicates = true;
        },
        value: (at, value) => {
            if (isTotal(at))
                takeTotal(at, value);
            else if (isDuplicate(at)) {
                if (!isJsonObject(value))
                    return jscpd_unparsable('A duplicate is not an object.');
                duplicates.push({
                    lines: countIn('lines', value['lines']),
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
                jscpd_unparsable('The list "duplicates" is missing.');
            if (total === null)
                return jscpd_unparsable('The object "statistics.total" is missing.');
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/eslint-complexity.ts





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
        const said = textOf(message['message']);
        const { ruleId, fatal, line } = message;
        if (fatal === true)
            throw new UnusableReport('source-not-analyzed', `ESLint could not parse ${excerpt(path, 200)}: ${excerpt(said, 200)}`);
        const rule = typeof ruleId === 'string' ? rules.get(ruleId) : undefined;
        if (rule === undefined)
            return;
        const { name, number, limit } = rule.pattern.exec(said)?.groups ?? {};
        if (number === undefined || limit === undefined)
            throw new UnusableReport('number-invalid', `A message about ${rule.measure} complexity says no number and limit: "${excerpt(said, 200)}".`);
        const { measure } = rule;
        const allowed = countIn('The limit', limit);
        if (allowed > 0)
            limited.set(measure, Math.max(allowed, limited.get(measure) ?? 0));
        addToFile(files, path, measure, {
            name: excerpt(name ?? '', 300),
            line: countIn('line', line),
            complexity: countIn('The complexity', number),
        });
    };
    const closeFile = () => {
        if (path === '' || !hasMessages)
            throw new UnusableReport('report-unparsable', `File ${lookedAt + 1} has no path or no messages.`);
        lookedAt += 1;
        for (const message of messages)
            takeMessage(message);
        path = '';
        messages = [];
        hasMessages = false;
    };
    const reader = jsonReader({
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
                throw new UnusableReport('report-unparsable', 'An element is not a file.');
            if (at.length === 2 && at[1] === 'filePath')
                path = textOf(value);
            else if (isMessage(at) && at.length === 3) {
                if (!isJsonObject(value))
                    throw new UnusableReport('report-unparsable', 'A message is not an object.');
                messages.push(value);
            }
        },
    });
    return {
        write: (text) => reader.write(text),
        end: () => {
            reader.end();
            if (!isList)
                throw new UnusableReport('report-unparsable', 'The document is not a list of files.');
            const [limit] = limited.values();
            const isComplete = [...files.values()].some(({ cyclomatic, cognitive }) => (cyclomatic !== null && !limited.has('cyclomatic')) ||
                (cognitive !== null && !limited.has('cognitive')));
            if (limit !== undefined && !isComplete)
                throw new UnusableReport('complexity-limited', `ESLint listed only functions beyond its limit of ${limit}.`);
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/lizard-csv.ts





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
            throw new UnusableReport('report-unparsable', `Line ${number} is not a function of lizard: "${excerpt(line)}".`);
        const found = {
            name: excerpt(name, 300),
            line: countIn(`Line ${number}: start`, start),
            complexity: countIn(`Line ${number}: CCN`, complexity),
        };
        // lizard says the place twice, so that a line of which characters are missing shows.
        if (location !== `${name}@${start}-${end}@${file}`)
            throw new UnusableReport('report-unparsable', `Line ${number} says "${excerpt(location)}" and is of ${excerpt(name)} in ${excerpt(file)}.`);
        addToFile(files, file, 'cyclomatic', found);
    };
    const lines = textLines((line) => take(line, lines.number()), limits.lineCharacters);
    return {
        write: (text) => lines.write(text),
        end: () => {
            if (lines.rest() !== '')
                throw new UnusableReport('report-truncated', `The file ends in the middle of line ${lines.number() + 1}.`);
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/lizard-text.ts





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
        throw new UnusableReport('functions-not-listed', `${excerpt(where)} states functions ${say(stated)}, listed are ${say(listed)}.`);
    if (stated.functions === listed.functions && apart >= -digit)
        return [];
    return [{ where: excerpt(where, 300), what: 'functions', stated: say(stated), counted: say(listed) }];
}
function lizard_text_statedOf(file) {
    const tally = file?.cyclomatic ?? null;
    if (tally === null)
        return { functions: 0, average: 0 };
    return { functions: tally.functions, average: tally.sum / tally.functions };
}
const lizard_text_rowOf = (columns) => new RegExp(`^ *((?:\\S+ +){${columns}})(\\S.*)$`, 'u');
const newTable = () => ({
    files: new Map(),
    stated: new Map(),
    analyzed: 0,
    row: lizard_text_rowOf(5),
    warnings: 0,
});
function lizard_text_sumOf(files) {
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
    const strange = (line, number, expected) => new UnusableReport('report-unparsable', `Line ${number} is not ${expected}: "${excerpt(line)}".`);
    const takeFunction = (line, number) => {
        const numbers = table.row.exec(line);
        const place = /^(.*?)@(\d+)-(\d+)@(.+)$/u.exec(numbers?.[2] ?? '');
        const [, complexity] = numbers?.[1]?.trim().split(/ +/u) ?? [];
        const [, name = '', start, , path] = place ?? [];
        if (complexity === undefined || path === undefined || /@\d+-\d+@/u.test(path))
            throw strange(line, number, 'a function of lizard');
        addToFile(table.files, path, 'cyclomatic', {
            name: excerpt(name, 300),
            line: countIn(`Line ${number}: start`, start),
            complexity: countIn(`Line ${number}: CCN`, complexity),
        });
    };
    const takeFile = (line, number) => {
        const [, average, functions, path] = fileRow.exec(line) ?? [];
        if (path === undefined)
            throw strange(line, number, 'a file of lizard');
        if (table.stated.has(path))
            throw strange(line, number, 'a file that was not listed before');
        table.stated.set(path, {
            functions: countIn(`Line ${number}: function_cnt`, functions),
            average: Number(average),
        });
    };
    /** Holds the lists of a table against what it states. */
    const takeTotal = (line, number) => {
        const [, average, functions, warnings] = totalRow.exec(line) ?? [];
        if (warnings === undefined)
            throw strange(line, number, 'the totals of lizard');
        if (table.stated.size !== table.analyzed)
            throw new UnusableReport('functions-not-listed', `${table.analyzed} files were analyzed, ${table.stated.size} are listed.`);
        if (countIn(`Line ${number}: Warning cnt`, warnings) !== table.warnings)
            throw new UnusableReport('functions-not-listed', `${warnings} warnings are stated, ${table.warnings} are listed.`);
        const listed = lizard_text_sumOf(table.files.values());
        const count = countIn(`Line ${number}: Fun Cnt`, functions);
        // Without any function lizard writes 1, so as not to divide by 0.
        const stated = { functions: listed.functions === 0 && count === 1 ? 0 : count, average: Number(average) };
        disagreements.push(...lizard_text_compare('the total', stated, listed));
        for (const path of new Set([...table.files.keys(), ...table.stated.keys()])) {
            const file = table.files.get(path);
            const said = table.stated.get(path) ?? { functions: 0, average: 0 };
            disagreements.push(...lizard_text_compare(path, said, lizard_text_statedOf(file)));
            if (file === undefined)
                continue;
            // The same file in a second table was measured twice, and would count twice.
            if (files.has(path))
                throw new UnusableReport('report-unparsable', `${excerpt(path)} is in several tables of the file.`);
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
            table.row = lizard_text_rowOf(line.trim().split(/ +/u).length - 1);
            return 'function-caption';
        },
        functions: (line, number) => {
            const [, analyzed] = /^(\d+) file analyzed\.$/u.exec(line) ?? [];
            if (analyzed === undefined) {
                takeFunction(line, number);
                return 'functions';
            }
            table.analyzed = countIn(`Line ${number}: files`, analyzed);
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
    const lines = textLines((line) => take(line, lines.number()), limits.lineCharacters);
    return {
        write: (text) => lines.write(text),
        end: () => {
            // The totals are whole with two digits of their last number, whatever ends their line.
            if (lines.rest() !== '' && state === 'total' && totalRow.test(lines.rest()))
                take(lines.rest(), lines.number() + 1);
            else if (lines.rest() !== '' || state !== 'ended')
                throw new UnusableReport('report-truncated', `The table ends in line ${lines.number() + 1}, before its totals.`);
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/lizard-xml.ts




/** `name(...) at path:line`, whose name and path may hold anything. */
function lizard_xml_placeOf(text) {
    const between = '(...) at ';
    const at = text.lastIndexOf(between);
    const colon = text.lastIndexOf(':');
    const line = text.slice(colon + 1);
    if (at < 0 || colon <= at + between.length || !/^\d{1,9}$/u.test(line))
        return null;
    return { name: text.slice(0, at), path: text.slice(at + between.length, colon), line: Number(line) };
}
const ordinalCap = 64;
const lizard_xml_totalsOf = (file) => ({
    functions: file?.cyclomatic?.functions ?? 0,
    complexity: file?.cyclomatic?.sum ?? 0,
});
/** A report that lists less than it states leaves functions out, and how complex they are is not known. */
function lizard_xml_compare(where, stated, listed) {
    const say = ({ functions, complexity }) => `${functions} with a complexity of ${complexity} in all`;
    if (stated.functions > listed.functions || stated.complexity > listed.complexity)
        throw new UnusableReport('functions-not-listed', `${excerpt(where)} states functions ${say(stated)}, listed are ${say(listed)}.`);
    if (stated.functions === listed.functions && stated.complexity === listed.complexity)
        return [];
    return [{ where: excerpt(where, 300), what: 'functions', stated: say(stated), counted: say(listed) }];
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
    const valueOf = (of, label) => countIn(`Line ${of.line}: ${label}`, of.values[labels.indexOf(label)]);
    const closeItem = (of) => {
        if (measure === 'Function') {
            const place = lizard_xml_placeOf(of.name);
            if (place === null)
                throw new UnusableReport('report-unparsable', `Line ${of.line}: "${excerpt(of.name)}" does not say where the function is.`);
            addToFile(files, place.path, 'cyclomatic', {
                name: excerpt(place.name, 300),
                line: place.line,
                complexity: valueOf(of, 'CCN'),
            });
        }
        else if (measure === 'File')
            stated.set(of.name, { functions: valueOf(of, 'Functions'), complexity: valueOf(of, 'CCN') });
    };
    const reader = xmlReader({
        open: (name, attributes, line) => {
            depth += 1;
            if (depth === 1 && name !== 'cppncss')
                throw new UnusableReport('report-kind-differs', `The root element is <${excerpt(name)}>.`);
            if (name === 'measure') {
                measure = attributes['type'] ?? '';
                measures.add(measure);
                labels = [];
            }
            else if (name === 'item')
                item = { name: attributes['name'] ?? '', line, values: [] };
            else if (name === 'sum' && measure === 'File')
                sums.set(attributes['label'] ?? '', countIn(`Line ${line}: sum`, attributes['value']));
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
                    throw new UnusableReport('report-unparsable', `The report has no measure of the type "${type}".`);
            const paths = new Set([...files.keys(), ...stated.keys()]);
            const disagreements = [...paths].flatMap((path) => lizard_xml_compare(path, stated.get(path) ?? { functions: 0, complexity: 0 }, lizard_xml_totalsOf(files.get(path))));
            const all = [...files.values()].map(lizard_xml_totalsOf);
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
                    disagreements: [...lizard_xml_compare('the sum', whole, counted), ...disagreements],
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/severity.ts
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
function severity_severityOf(word) {
    return (typeof word === 'string' ? severity_levels.get(word.trim().toLowerCase()) : undefined) ?? 'error';
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/static-tally.ts




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
        const tool = excerpt(found.tool, nameCharacters);
        const rule = found.rule === null || found.rule === '' ? null : excerpt(found.rule, nameCharacters);
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
            rule: rule === null ? null : ownText(rule),
            level,
            file: file === null ? null : ownText(file),
            count: by,
        };
        counts.set(key, kept);
        return kept;
    };
    const total = () => totals.error + totals.warning + totals.note;
    return {
        add: (found) => {
            const { tool, rule, level, file } = count(found, 1);
            if (found.level === 'note' || kept[found.level] >= staticCap)
                return;
            kept[found.level] += 1;
            const message = ownText(excerpt(found.message, 500));
            notable.push({ tool, rule, level, file, message, line: lineOf(found.line) });
        },
        addUnlisted: (found, by) => {
            if (by > 0)
                count(found, by);
        },
        suppress: (by) => {
            suppressed += by;
        },
        addTool: (tool) => tools.add(excerpt(tool, nameCharacters)),
        disagree: (disagreement) => disagreements.push(disagreement),
        total,
        totalOf: (level) => totals[level],
        report: ({ lookedAt, lookedAtPaths, rules = [] }) => {
            if (lookedAt === 0 && total() === 0)
                throw new UnusableReport('static-saw-nothing', 'The report says that 0 files were looked at.');
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/checkstyle.ts




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
        const reader = xmlReader({
            open: (name, attributes, line) => {
                depth += 1;
                if (depth === 1) {
                    if (name !== 'checkstyle')
                        throw new UnusableReport('report-kind-differs', `The root element is <${excerpt(name)}>.`);
                }
                else if (depth === 2 && name === 'file') {
                    file = attributes['name'] ?? '';
                    if (file === '')
                        throw new UnusableReport('report-unparsable', `Line ${line}: a file has no name.`);
                    paths.add(file);
                    found = 0;
                }
                else if (name === 'error' || name === 'exception') {
                    const { source, severity, message } = attributes;
                    found += 1;
                    tally.add({
                        tool: 'checkstyle',
                        rule: name === 'exception' ? 'exception' : ruleOf(source),
                        level: severity_severityOf(severity),
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/eslint.ts





const tool = 'eslint';
/** 2 is an error and 1 a warning; what is neither counts as the worse. */
function findingOf(message, file) {
    const isWarning = message['severity'] === 1 && message['fatal'] !== true;
    return {
        tool,
        rule: textOf(message['ruleId']) === '' ? null : textOf(message['ruleId']),
        level: isWarning ? 'warning' : 'error',
        message: textOf(message['message']),
        file,
        line: lineOf(message['line']),
    };
}
/** Whether the only thing that ESLint says of a file is that it passed it over. */
function isPassedOver(messages) {
    return messages.some((message) => isJsonObject(message) &&
        textOf(message['ruleId']) === '' &&
        message['fatal'] !== true &&
        textOf(message['message']).startsWith('File ignored'));
}
function addFile(tally, result) {
    const file = result['filePath'];
    const { messages, suppressedMessages = [] } = result;
    if (typeof file !== 'string' || file === '' || !isJsonList(messages) || !isJsonList(suppressedMessages))
        throw new UnusableReport('report-unparsable', 'A file has no "filePath", or no list "messages".');
    const listed = { error: 0, warning: 0, note: 0 };
    for (const message of messages) {
        if (!isJsonObject(message))
            throw new UnusableReport('report-unparsable', `A message of ${excerpt(file)} is not an object.`);
        const found = findingOf(message, file);
        listed[found.level] += 1;
        tally.add(found);
    }
    tally.suppress(suppressedMessages.length);
    const compare = (level, key) => {
        const stated = optionalCount(key, result[key]);
        if (stated === null || stated === listed[level])
            return;
        tally.disagree({
            where: excerpt(file, 300),
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
        const reader = jsonReader({
            wants: (path) => path.length === 1,
            open: (_path, kind) => {
                if (kind !== 'list')
                    throw new UnusableReport('report-unparsable', 'The document is not a list.');
            },
            value: (path, value) => {
                if (path.length === 0 || !isJsonObject(value))
                    throw new UnusableReport('report-unparsable', 'The document is not a list of files.');
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
                    throw new UnusableReport('static-saw-nothing', listed === 0
                        ? 'The document is an empty list.'
                        : `ESLint passed over all ${listed} file(s) that it was given.`);
                return { kind: 'static', report: tally.report({ lookedAt: paths.length, lookedAtPaths: paths }) };
            },
        };
    },
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/golangci.ts





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
            const linter = textOf(issue['FromLinter']);
            if (linter === '' || !isJsonObject(place))
                throw new UnusableReport('report-unparsable', 'An issue has no "FromLinter", or no "Pos".');
            tally.add({
                tool: golangci_tool,
                rule: linter,
                level: severity_severityOf(issue['Severity']),
                message: textOf(issue['Text']),
                file: textOf(place['Filename']),
                line: lineOf(place['Line']),
            });
        };
        const reader = jsonReader({
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
                    error = textOf(value);
                else if (place === 'Issues.*' || place === 'Report.Linters.*') {
                    if (!isJsonObject(value))
                        throw new UnusableReport('report-unparsable', `"${place}" is not an object.`);
                    if (place === 'Issues.*')
                        addIssue(value);
                    else if (value['Enabled'] === true)
                        enabled.push(textOf(value['Name']));
                }
            },
        });
        return {
            write: (text) => reader.write(text),
            end: () => {
                reader.end();
                if (!hasIssues)
                    throw new UnusableReport('report-unparsable', 'The list "Issues" is missing.');
                if (error !== '')
                    throw new UnusableReport('static-tool-failed', `golangci-lint says: ${excerpt(error, 300)}`);
                if (enabled.length === 0 && tally.total() === 0)
                    throw new UnusableReport('static-saw-nothing', 'The report names no linter that ran.');
                return {
                    kind: 'static',
                    report: tally.report({ lookedAt: null, lookedAtPaths: null, rules: enabled }),
                };
            },
        };
    },
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/sarif-path.ts


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
        if (!isJsonObject(known))
            break;
        const before = textOf(known['uri']);
        whole = before === '' || before.endsWith('/') ? before + whole : `${before}/${whole}`;
        at = textOf(known['uriBaseId']);
    }
    return pathOf(whole);
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/sarif-run.ts





/** Results of a rule that are kept by name until the rules are known, and of all; the rest is counted by file. */
const namedOfRule = staticCap;
const namedInAll = 5_000;
const sarif_run_levels = new Map([
    ['error', 'error'],
    ['warning', 'warning'],
    ['note', 'note'],
    ['none', 'note'],
]);
/** A level; one that SARIF does not know is an error, and one that is not there is `null`. */
const levelOf = (value) => value === undefined || value === null ? null : (sarif_run_levels.get(value) ?? 'error');
const objectIn = (value) => (isJsonObject(value) ? value : {});
const indexIn = (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : -1;
const sarif_run_firstOf = (value) => objectIn(isJsonList(value) ? value[0] : undefined);
function referenceOf(result) {
    const rule = objectIn(result['rule']);
    const component = rule['toolComponent'];
    const id = textOf(result['ruleId']);
    return {
        id: id === '' ? textOf(rule['id']) : id,
        index: result['ruleIndex'] === undefined ? indexIn(rule['index']) : indexIn(result['ruleIndex']),
        component: isJsonObject(component) ? indexIn(component['index']) : null,
    };
}
/** SARIF 2.1.0, 3.27.23: suppressed where there is a suppression, and none of them waits for approval or was refused. */
function isSuppressed({ suppressions }) {
    return (isJsonList(suppressions) &&
        suppressions.length > 0 &&
        suppressions.every((one) => isJsonObject(one) && ['accepted', undefined].includes(statusOf(one))));
}
function statusOf({ status }) {
    return status === undefined ? undefined : textOf(status);
}
/** Results of these kinds are no finding, whatever their level; `informational` is one that nobody is to mend. */
const harmlessKinds = new Set(['pass', 'notApplicable']);
function refuseFailure(invocation, tool) {
    if (invocation['executionSuccessful'] === false)
        throw new UnusableReport('static-tool-failed', `${tool} says that it did not succeed ("executionSuccessful": false).`);
    for (const key of ['toolExecutionNotifications', 'toolConfigurationNotifications']) {
        const notifications = invocation[key] ?? [];
        for (const notification of isJsonList(notifications) ? notifications : []) {
            if (!isJsonObject(notification) || notification['level'] !== 'error')
                continue;
            const said = textOf(objectIn(notification['message'])['text']);
            throw new UnusableReport('static-tool-failed', `${tool} says: ${excerpt(said, 300)}`);
        }
    }
}
/** Levels that an invocation gave rules, other than their own. */
function overridesIn({ ruleConfigurationOverrides: list, }) {
    return (isJsonList(list) ? list : []).flatMap((override) => {
        const level = levelOf(objectIn(objectIn(override)['configuration'])['level']);
        return level === null ? [] : [[textOf(objectIn(objectIn(override)['descriptor'])['id']), level]];
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
                id: textOf(rule['id']),
                level: objectIn(rule['defaultConfiguration'])['level'],
            });
        },
        addResult: (result) => {
            const kind = textOf(result['kind']);
            if (harmlessKinds.has(kind) || result['baselineState'] === 'absent')
                return;
            if (isSuppressed(result)) {
                suppressed += 1;
                return;
            }
            const location = objectIn(sarif_run_firstOf(result['locations'])['physicalLocation']);
            const at = objectIn(location['artifactLocation']);
            const message = objectIn(result['message']);
            keep({
                rule: referenceOf(result),
                level: kind === 'informational' ? 'note' : levelOf(result['level']),
                artifact: { uri: textOf(at['uri']), base: textOf(at['uriBaseId']), index: indexIn(at['index']) },
                line: lineOf(objectIn(location['region'])['startLine']),
                message: excerpt(textOf(message['text']) === '' ? textOf(message['markdown']) : textOf(message['text']), 500),
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
            artifacts.push({ uri: textOf(uri), base: textOf(uriBaseId), index: -1 });
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
                refuseFailure(invocation, excerpt(tool, 100));
            if (!hasList)
                throw new UnusableReport('static-saw-nothing', `Run ${number} (${excerpt(tool, 100)}) has no list "results": the tool did not look.`);
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/sarif.ts





const sarif_placeOf = (path) => path.map((place) => (typeof place === 'number' ? '*' : place.replaceAll('.', '\\.'))).join('.');
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
            if (!isJsonObject(value))
                throw new UnusableReport('report-unparsable', `"${excerpt(place)}" is not an object.`);
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
        const reader = jsonReader({
            wants: (path) => wholes.has(sarif_placeOf(path)),
            open: (path, kind) => {
                const place = sarif_placeOf(path);
                if (place === 'runs' && kind === 'list')
                    hasRuns = true;
                else if (place === 'runs.*') {
                    if (kind !== 'object')
                        throw new UnusableReport('report-unparsable', 'A run is not an object.');
                    runs += 1;
                    run = sarifRun(runs);
                }
                else if (place === 'runs.*.results') {
                    if (kind !== 'list')
                        throw new UnusableReport('report-unparsable', 'The results of a run are not a list.');
                    run?.hasResults();
                }
                else if (place === 'runs.*.externalPropertyFileReferences.results')
                    throw new UnusableReport('report-format-unsupported', 'The results of a run stand in another file; let the tool write them inline.');
            },
            close: (path) => {
                if (sarif_placeOf(path) !== 'runs.*' || run === null)
                    return;
                const closed = run.close(tally);
                for (const rule of closed.rules)
                    rules.add(rule);
                lookedAt = lookedAt === null || closed.artifacts === 0 ? null : lookedAt + closed.artifacts;
                run = null;
            },
            value: (path, value) => {
                const place = sarif_placeOf(path);
                if (wholes.has(place))
                    takeWhole(place, path, value);
                else if (place === 'version')
                    version = textOf(value);
                else if (place === 'runs.*')
                    throw new UnusableReport('report-unparsable', 'A run is not an object.');
                else if (place === 'runs.*.tool.driver.name')
                    run?.setTool(textOf(value));
            },
        });
        return {
            write: (text) => reader.write(text),
            end: () => {
                reader.end();
                if (!hasRuns)
                    throw new UnusableReport('report-unparsable', 'The list "runs" is missing.');
                if (version !== '2.1.0')
                    throw new UnusableReport('report-format-unsupported', `The file is SARIF "${excerpt(version)}"; this version reads 2.1.0.`);
                if (runs === 0)
                    throw new UnusableReport('static-saw-nothing', 'The file holds no run of a tool.');
                const report = tally.report({ lookedAt, lookedAtPaths: null, rules: [...rules] });
                return { kind: 'static', report };
            },
        };
    },
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/tool-output.ts




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
            throw new UnusableReport('static-tool-failed', `${tool} ended with the code ${code}.`);
        if (code !== 0 && sinceExit === 0)
            throw new UnusableReport('static-tool-failed', `${tool} ended with the code ${code} and lists nothing; write what it says on stderr (2>&1) into the file, too.`);
        hasEnded = true;
        sinceEnd = 0;
        sinceExit = 0;
    };
    const lines = textLines((raw) => {
        const line = raw.includes('\u001b') ? raw.replaceAll(colors, '') : raw;
        const [, name = '', code] = exitMark.exec(line) ?? [];
        if (code !== undefined && exits.includes(name)) {
            shape.settle?.(state);
            takeExit(Number(code));
        }
        else if (line.trim() !== '')
            shape.line(line, state);
    }, limits.lineCharacters);
    const report = () => {
        shape.settle?.(state);
        // What stands behind the last line feed was cut off, or the code of the exit may have been.
        if (lines.rest().trim() !== '' || !hasEnded || sinceEnd > 0)
            throw new UnusableReport('static-end-missing', `The output does not say how ${tool} ended; listed are ${tally.total()} finding(s).`);
        if (shape.countsFiles === true && tally.total() === 0)
            lookedAt ??= 0;
        return tally.report(shape.looked?.(tally.total()) ?? { lookedAt, lookedAtPaths: null });
    };
    return {
        write: (text) => lines.write(text),
        end: () => ({ kind: 'static', report: report() }),
    };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/gofmt.ts

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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/mypy.ts





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
            throw new UnusableReport('static-tool-failed', 'mypy says: errors prevented further checking.');
        state.end(Number(stated), Number(checked));
        return;
    }
    const [, file = '', number, level, message = '', rule = null] = mypy_placed.exec(line) ?? [];
    if (level !== undefined)
        state.find({
            rule,
            level: severity_severityOf(level),
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
                const { file, line: number, message, code, severity } = readJsonLine(line);
                if (typeof file !== 'string' || typeof message !== 'string')
                    throw new UnusableReport('report-unparsable', 'A finding has no "file", or no "message".');
                state.find({
                    rule: textOf(code) === '' ? null : textOf(code),
                    level: severity_severityOf(severity),
                    message,
                    file,
                    line: lineOf(number),
                });
            },
        });
    },
};

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/prettier.ts

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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/python-formatters.ts

const python_formatters_message = 'The file is not formatted.';
/** Numbers of a summary: `1 file would be reformatted, 2 files already formatted`. */
// Beginning at no digit but the first: a long run of them would else be gone through from each.
const python_formatters_count = /(?<!\d)(\d{1,15}) files? (would be reformatted|would be left unchanged|already formatted)/gu;
/** Whether a line is the summary; what it says is taken. */
function takeSummary(line, state) {
    if (!/^\d+ files? /u.test(line))
        return false;
    let bad = 0;
    let all = 0;
    for (const [, number = '0', what] of line.matchAll(python_formatters_count)) {
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/ruff.ts






const ruff_tool = 'ruff';
function ruff_findingOf(value) {
    const { filename, code, message, location, severity } = value;
    if (typeof filename !== 'string' || typeof message !== 'string')
        throw new UnusableReport('report-unparsable', 'A finding has no "filename", or no "message".');
    return {
        tool: ruff_tool,
        rule: textOf(code) === '' ? null : textOf(code),
        level: severity_severityOf(severity),
        message,
        file: filename,
        line: isJsonObject(location) ? lineOf(location['row']) : null,
    };
}
/** `--output-format json`: one list, which says nothing when it is empty. */
function listReader() {
    const tally = tallyStatic('lint');
    tally.addTool(ruff_tool);
    const reader = jsonReader({
        wants: (path) => path.length === 1,
        value: (path, value) => {
            if (path.length === 0 || !isJsonObject(value))
                throw new UnusableReport('report-unparsable', 'The document is not a list of findings.');
            tally.add(ruff_findingOf(value));
        },
    });
    return {
        write: (text) => reader.write(text),
        end: () => {
            reader.end();
            if (tally.total() === 0)
                throw new UnusableReport('static-saw-nothing', 'The document is an empty list.');
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
                state.find(ruff_findingOf(readJsonLine(line)));
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/tsc.ts

/** `src/a.ts(3,5): error TS2322: …`, with `--pretty` `src/a.ts:3:5 - error TS2322: …`. */
const tsc_placed = /^(.+?)(?:\((\d+),\d+\): |:(\d+):\d+ - )(error|warning) (TS\d+): (.*)$/u;
const anywhere = /\berror (TS\d+): (.*)$/mu;
const foundSome = /^Found (\d+) errors?(?: in|\.)/u;
const tscExits = ['tsc', 'vue-tsc'];
function takeLine(line, state, files) {
    const [, file = '', plain, pretty, , rule = '', message = ''] = tsc_placed.exec(line) ?? [];
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/formats.ts














































/** Every format that is read, by the name that `format` of an entry gives it. */
const formatDefinitions = {
    junit: junit,
    nunit2: nunit2,
    nunit3: nunit3,
    xunit: xunit,
    trx: trx,
    ctrf: ctrf,
    mocha: mocha,
    jest: jest,
    'go-test': goTest,
    dart: dart,
    rspec: rspec,
    tap: tap,
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
    'lizard-xml': lizardXml,
    'lizard-csv': lizardCsv,
    'lizard-text': lizardText,
    'eslint-complexity': eslintComplexity,
    jscpd: jscpd,
    cpd: cpd,
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
const isFormat = (name) => Object.hasOwn(formatDefinitions, name);
/** The names, in the order of the table. */
const formatNames = Object.keys(formatDefinitions).filter(isFormat);
/** The definition of a format. */
function definitionOf(format) {
    return formatDefinitions[format];
}
/** The table of formats in Markdown, as the README shows it. */
function formatsTable() {
    const rows = formatNames.map((name) => {
        const { kind, title } = definitionOf(name);
        return `| \`${kind}\` | \`${name}\` | ${title} |`;
    });
    return ['| kind | format | what it is |', '| --- | --- | --- |', ...rows].join('\n');
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/manifest.ts






const manifest_isFormat = (word) => formatNames.some((format) => format === word);
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
    const knownFormat = format !== null && manifest_isFormat(format) ? format : null;
    if (format !== null && knownFormat === null)
        complain('format', `the format "${format}" is not read by this version.`, `Write one of: ${formatNames.join(', ')}; or leave it out, the format is found by the content.`);
    if (knownFormat !== null && definitionOf(knownFormat).kind !== kind)
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
const glob = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* minLength */.BpQ(1, 'is empty.'));
const manifest_kinds = [...reportKinds, 'sonarqube'];
const kindFix = `Write one of: ${manifest_kinds.join(', ')}.`;
const longFix = 'Write `- {kind: tests, files: ["e2e/*.xml"], package: web, min: 4, max: 8, except: ["e2e/old.xml"]}`.';
const shortFix = 'Write `- tests: "reports/**/junit*.xml"`; each report begins with a dash of its own.';
const longAnalysisFix = 'Write `- {kind: sonarqube, project: acme_shop, analysis: main}`.';
const shortAnalysisFix = 'Write `- sonarqube: acme_shop`, with the key of the project.';
function readAnalysis(field, entry, path, fix) {
    const read = (0,schema/* checkSchema */._)(field, entry);
    if (read.ok)
        return (0,domain_result/* success */.k)(read.value);
    return (0,domain_result/* failure */.V)(...read.problems.map((problem) => ({ path: `${path}.${problem.path}`, message: problem.message, fix })));
}
function readShort(key, value, path) {
    if (key === 'sonarqube')
        return readAnalysis(shortAnalysisField, { [key]: value }, path, shortAnalysisFix);
    const kind = reportKinds.find((known) => known === key);
    if (kind === undefined)
        return (0,domain_result/* failure */.V)({
            path,
            message: `"${key}" is not a kind of report.${(0,nearest/* suggestion */.h)(key, manifest_kinds)}`,
            fix: kindFix,
        });
    const read = (0,schema/* checkSchema */._)(glob, value);
    if (!read.ok) {
        const problems = read.problems.map(({ message }) => ({ path: `${path}.${key}`, message, fix: shortFix }));
        return (0,domain_result/* failure */.V)(...problems);
    }
    return (0,domain_result/* success */.k)({ kind, files: [read.value], except: [], package: null, min: 1, max: null, format: null });
}
function readLong(entry, path) {
    if (entry['kind'] === 'sonarqube')
        return readAnalysis(longAnalysisField, entry, path, longAnalysisFix);
    const read = (0,schema/* checkSchema */._)(longReportField, entry);
    if (!read.ok) {
        const problems = read.problems.map((problem) => ({
            path: `${path}.${problem.path}`,
            message: problem.message,
            fix: longFix,
        }));
        return (0,domain_result/* failure */.V)(...problems);
    }
    return (0,domain_result/* success */.k)(expectedReports(read.value));
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
const longForms = { ...longReportKeys.entries, ...longAnalysisField.entries };
function readEntry(entry, path) {
    if (!(0,domain_json/* isRecord */.u4)(entry))
        return (0,domain_result/* failure */.V)({ path, message: 'is not one report.', fix: shortFix });
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
    if (!Array.isArray(value) || value.length === 0)
        return {
            entries: [],
            problems: [{ path: '', message: 'is not a list with at least one report.', fix: shortFix }],
        };
    const read = value.map((entry, index) => readEntry(entry, `[${index}]`));
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
    const refuse = (message, fix = example) => (0,domain_result/* failure */.V)({ message, fix });
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
    return (0,domain_result/* success */.k)({ base: `${protocol}//${host}${pathname.replace(/\/+$/u, '')}`, host });
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/sonarqube/token.ts


/**
 * Reads a token without the white space around it, which comes along when a secret is pasted. What cannot stand in a
 * header is refused, and not repeated.
 */
function readToken(given) {
    const token = given.reveal().trim();
    return /^[\x21-\x7e]+$/u.test(token)
        ? (0,domain_result/* success */.k)(secretOf(token))
        : (0,domain_result/* failure */.V)({
            message: 'is no token: it is empty, or has white space or other characters that no token has.',
            fix: 'Store the token alone in the secret, on one line.',
        });
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/inputs.ts










/** The same input, whose value is looked at once more; what is found is reported with the other problems. */
function checked(input, check) {
    return {
        ...input,
        absent: null,
        parse: (given) => {
            const parsed = input.parse(given);
            if (!parsed.ok)
                return parsed;
            if (parsed.value === null)
                return (0,domain_result/* success */.k)(null);
            const result = check(parsed.value);
            return result.ok ? result : { ok: false, problems: result.failures };
        },
    };
}
const acceptedReports = 'a list such as `- tests: "reports/**/junit*.xml"`, or in the long form `- {kind: tests, files: ["e2e/*.xml"], package: web, min: 4, max: 8, except: ["e2e/old.xml"], format: junit}`; a project of a SonarQube server is `- sonarqube: acme_shop`';
const atPath = ({ path, message, fix }) => ({
    message: path === '' ? message : `at \`${path}\`: ${message}`,
    fix,
});
const readReports = (given) => {
    const { entries, problems } = readManifest(given);
    return problems.length === 0 ? (0,domain_result/* success */.k)(entries) : (0,domain_result/* failure */.V)(...problems.map(atPath));
};
const insideWorkspace = (given) => {
    const parts = given.split(/[\\/]/u).filter((part) => part !== '' && part !== '.');
    if (/^(?:[\\/]|[A-Za-z]:)/u.test(given) || parts.includes('..'))
        return (0,domain_result/* failure */.V)({
            message: `found "${given}", which leaves the workspace.`,
            fix: 'Write a folder relative to the workspace.',
        });
    return (0,domain_result/* success */.k)(parts.join('/'));
};
const readName = (given) => {
    const named = (0,schema/* checkSchema */._)(nameField, given);
    return named.ok
        ? (0,domain_result/* success */.k)(named.value)
        : (0,domain_result/* failure */.V)({
            message: `found "${given}", which ${named.problems[0]?.message ?? 'is not a name.'}`,
            fix: 'Write the name of the gate.',
        });
};
const inputs = {
    reports: checked(structured(dist/* unknown */.L5J(), {
        description: 'The reports that must exist, and what they are. Added to those of the gate in the configuration. The format is found by the content.',
        accepted: acceptedReports,
    }), readReports),
    require: checked(structured(rulesField, {
        description: 'Rules, demanded in addition to those of the configuration. Where tests are reported, `tests.failed == 0` and `tests.errored == 0` hold unless a rule speaks of all of them; of a gate of the configuration, a rule of its entry.',
        accepted: 'a list of rules such as `- coverage.lines >= 80%` (docs/rules.md)',
    }), readDemands),
    baseline: checked(input_text({
        description: 'What to compare with: `branch=NAME`, the newest run of this workflow on that protected branch whose gate passed (`actions: read`; `branch=NAME workflow=FILE` of another workflow); `file=PATH`, a file read from where the configuration is; or `none`. Of a gate of the configuration that names one, its `baseline` holds. Default: `none`.',
    }), readBaselineSetting),
    waivers: input_text({
        description: 'Path of a file of waivers (docs/waivers.md), read from where the configuration is. Only where no gate of the configuration judges: there it is `waivers` of the entry.',
    }),
    config: input_text({
        description: 'Path of the configuration. It is read from the base branch of a pull request, else from the default branch.',
        default: '.github/interlock.yml',
    }),
    gate: checked(input_text({
        description: 'The entry under `gates` to judge by. Default: `quality-gate`, where there is one.',
    }), readName),
    service: input_text({ description: 'The service of the configuration. This version knows one service a file.' }),
    subjects: structured(subjectField, {
        description: 'What is judged, as record-build put it out. Default: the commit of the run, on a pull request its head.',
        accepted: subjectAccepted,
    }),
    mode: choice(['enforce', 'audit'], {
        description: '`audit` judges the same and lets the step succeed; no move accepts its evidence.',
        default: 'enforce',
    }),
    comment: choice(['auto', 'always', 'never'], {
        description: 'One comment on the pull request that later runs update: `auto` where there is one and the token may write it, `always` says so when it could not, `never`.',
        default: 'auto',
    }),
    check: choice(['auto', 'always', 'never'], {
        description: 'One check run on the commit that is judged, with findings at their lines: `auto` where the token may write it (`checks: write`), `always` warns where it may not, `never`.',
        default: 'auto',
    }),
    'working-directory': checked(input_text({ description: 'The folder, relative to the workspace, in which globs of `reports` begin.' }), insideWorkspace),
    token: secret({
        description: 'Reads the configuration (`contents: read`), writes the comment (`pull-requests: write`, optional) and the check run (`checks: write`, optional).',
        default: '${{ github.token }}',
    }),
    'sonar-url': checked(input_text({
        description: 'Address of the SonarQube server (10.0 or later) or of SonarQube Cloud that `sonarqube` entries of `reports` are about, such as `https://sonar.acme.dev`. No file can name it. `https`, or `http` to this machine.',
    }), readServer),
    'sonar-token': checked(secret({
        description: 'A user token that may browse the projects (a token for analysis alone may not). Sent to the host of `sonar-url`, and to no other.',
    }), readToken),
    'sonar-deadline': input_duration({
        description: 'How long to wait until SonarQube has processed what the scanner sent.',
        default: '5m',
    }),
    'evidence-key': secret({
        description: 'Signs the evidence (HMAC-SHA-256). The move must have the same key.',
    }),
};
const outputs = {
    verdict: { description: '`pass`, `fail` or `inconclusive`. Only `pass` lets the step succeed.' },
    reasons: {
        description: 'JSON array of `{code, rule, seen, limit, where, fix}`: why the verdict is what it is.',
    },
    report: {
        description: 'Path of the report, a JSON file (schema/quality-gate-report.schema.json).',
    },
    summary: { description: 'Path of the summary, a Markdown file.' },
    evidence: { description: 'One envelope with the verdict, for the `evidence` input of moves.' },
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/job-times.ts




/** Pages of 100 jobs that are asked for: more than a run can have. */
const job_times_pageCap = 50;
/**
 * Whether a name is meant by a pattern, in which `*` stands for any text and all else for itself: names of jobs have
 * slashes, brackets and parentheses of their own.
 */
function meansJob(pattern, name) {
    const [head = '', ...parts] = plainName(pattern).split('*');
    const tail = parts.pop();
    const whole = plainName(name);
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
const job_times_moment = (ms) => new Date(ms).toISOString().replace('.000Z', 'Z');
/** What a job says of its time, or why it says nothing. */
function readJob(job, attempt, entries) {
    const { conclusion, createdMs, startedMs, completedMs, status } = job;
    const name = plainName(job.name);
    const path = `job ${name}`;
    if (status !== 'completed' || conclusion === null)
        return job_times_unusable(path, entries, 'job-unfinished', `it is ${status.replaceAll('_', ' ')}`);
    if (conclusion !== 'success')
        return job_times_unusable(path, entries, 'job-not-successful', `it ended as ${conclusion.replaceAll('_', ' ')}`);
    if (startedMs === null || completedMs === null)
        return job_times_unusable(path, entries, 'job-time-invalid', 'GitHub does not say when it began and ended');
    if (completedMs <= startedMs)
        return job_times_unusable(path, entries, 'job-time-invalid', `it began at ${job_times_moment(startedMs)} and ended at ${job_times_moment(completedMs)}`);
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
                ? `${countOf(meant.length, 'job')} of this name, skipped`
                : `none of ${countOf(jobs.length, 'job')} of the run has this name`;
            missing.push(job_times_unusable(`job ${pattern}`, [index], 'job-missing', why));
        }
    }
    // An answer that somebody kept says itself which attempt it is of.
    const current = jobs.reduce((newest, job) => Math.max(newest, job.attempt ?? 0), attempt);
    const byName = new Map();
    for (const job of found.keys()) {
        const name = plainName(job.name);
        byName.set(name, [...(byName.get(name) ?? []), job]);
    }
    const read = [...byName].flatMap(([name, [first, ...same]]) => {
        if (first === undefined)
            return [];
        const owners = [...new Set([first, ...same].flatMap((job) => [...(found.get(job) ?? [])]))];
        if (same.length === 0)
            return [readJob(first, current, owners)];
        const said = `${countOf(same.length + 1, 'job')} of the run have this name`;
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
        const { jobs, total } = await ports.github(token).listRunJobs(runId, runAttempt, job_times_pageCap);
        if (jobs.length < total || jobs.length === 0)
            return unread('jobs-unreachable', `GitHub lists ${jobs.length} of ${countOf(total, 'job')}`);
        const readings = jobReadings(entries, jobs, runAttempt);
        for (const reading of readings)
            runner.info(reading.read.kind === 'unusable'
                ? `✗ ${reading.path}: ${reading.read.code}. ${reading.read.message}`
                : `✓ ${reading.path}`);
        const text = (0,domain_json/* canonicalJson */.dj)(jobs.map((job) => ({ ...job })));
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

;// CONCATENATED MODULE: ./packages/shared/src/domain/waiver/waiver-file.ts






/** The furthest day a waiver may name, in days from today: what nobody looks at for longer is no exception. */
const longestWaiverDays = 180;
/** A waiver that ends within so many days is told of. */
const expiringSoonDays = 14;
const waiver_file_files = dist/* pipe */.FsL(dist/* array */.YOg(textField), dist/* minLength */.BpQ(1, 'names no file.'));
const responsibility = {
    gates: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(nameField), dist/* minLength */.BpQ(1, 'names no gate.'))),
    owner: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^(?:@[A-Za-z0-9][A-Za-z0-9/._-]*|[^\s@]+@[^\s@]+)$/u, 'is not an owner: write @login, @organization/team or a mail address.')),
    reason: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* trim */.Bqr(), dist/* minLength */.BpQ(10, 'is shorter than 10 characters: say why it may be there.')),
    ticket: dist/* optional */.lqM(textField),
    expires: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^\d{4}-\d{2}-\d{2}$/u, 'is not a day: write YYYY-MM-DD.')),
};
const ofFinding = dist/* strictObject */.rej({ finding: textField, tool: textField, files: waiver_file_files, ...responsibility });
const ofTest = dist/* strictObject */.rej({ test: textField, ...responsibility });
const waiver_file_entry = dist/* union */.KCZ([ofFinding, ofTest]);
/** The declaration of a file of waivers; `schema/waivers.schema.json` is made of it. */
const waiversField = dist/* strictObject */.rej({
    version: dist/* literal */.euz(1),
    waivers: dist/* array */.YOg(waiver_file_entry),
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
    const says = (key) => (0,domain_json/* isRecord */.u4)(found) && Object.hasOwn(found, key);
    if (says('test') === says('finding')) {
        const keys = (0,domain_json/* isRecord */.u4)(found) ? Object.keys(found).join(', ') : 'no keys';
        const message = says('test')
            ? 'names both "test" and "finding": write two waivers.'
            : `names neither "test" nor "finding" (it has ${keys}): say what it is about.`;
        return [{ path: at, message }];
    }
    const checked = (0,schema/* checkSchema */._)(says('test') ? ofTest : ofFinding, found);
    return checked.ok ? [] : checked.problems.map(({ path, message }) => ({ path: `${at}.${path}`, message }));
}
/** The problems of a file, those of each waiver by what it is about. */
function problemsOf(found, problems) {
    const listed = (0,domain_json/* isRecord */.u4)(found) ? found['waivers'] : undefined;
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
function waiver_file_readEntry(read, nowMs) {
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
    const parsed = parseYaml(text);
    if (!parsed.ok)
        return (0,domain_result/* failure */.V)(...parsed.failures.map(({ line, message }) => complain(`line ${line}`, `${message}.`, 'Correct the YAML.')));
    const checked = (0,schema/* checkSchema */._)(waiversField, parsed.value);
    if (!checked.ok)
        return (0,domain_result/* failure */.V)(...problemsOf(parsed.value, checked.problems).map((problem) => complain(problem.path, problem.message, 'See docs/waivers.md for every key.')));
    const read = checked.value.waivers.map((one) => waiver_file_readEntry(one, nowMs));
    const problems = read.flatMap((one, index) => typeof one === 'string'
        ? [
            complain(`waivers[${index}].expires`, one, `Name a day that is at most ${longestWaiverDays} days ahead.`),
        ]
        : []);
    if (problems.length > 0)
        return (0,domain_result/* failure */.V)(...problems);
    return (0,domain_result/* success */.k)(read.filter((one) => typeof one !== 'string'));
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/waiver/waiver-use.ts



/** A finding without a file is in no list of files: a scope that cannot be checked does not hold. */
function waiver_use_scopeOf(target) {
    if (target.kind === 'test')
        return ({ kind }) => kind === 'test';
    const globs = target.files.map(compileGlob);
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
        isAbout: waiver_use_scopeOf(waiver.target),
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/load-waivers.ts





/**
 * The file of waivers that a gate goes by. An input may name one only where no entry of the configuration judges:
 * a waiver takes something away, which an input must not.
 */
function waiversPath({ entry, gate }, input) {
    if (entry === null)
        return (0,domain_result/* success */.k)(input);
    const path = entry.waivers ?? null;
    if (input === null || input === path)
        return (0,domain_result/* success */.k)(path);
    return (0,domain_result/* failure */.V)({
        code: 'waivers-not-allowed',
        message: `Input "waivers": found "${input}"; gate "${gate}" of the configuration ${path === null ? 'names no waivers' : `names "${path}"`}.`,
        fix: `Write \`waivers: ${input}\` into \`gates.${gate}\` of the configuration, and leave the input out.`,
        where: 'waivers',
    });
}
/**
 * Reads the waivers from where the configuration was read: a pull request that could write its own would waive itself.
 *
 * @returns `null` where neither the gate nor the input names any
 * @throws {UserError} when the file is not there, or cannot be read whole
 */
async function loadWaivers(policy, input, source, ports) {
    const named = waiversPath(policy, input);
    if (!named.ok)
        throw new errors/* UserError */.yo(named.failures);
    const path = named.value;
    if (path === null)
        return null;
    const { ref, commit } = source;
    const file = commit === null ? null : await ports.github.readFile(path, commit);
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
        material: materialOf('waivers', path, file.text, ports.digests),
        use: useWaivers(read.value, policy.gate, nowMs),
    };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/unmatched-globs.ts

/** What is said where nothing more can be told. */
const nothingMatches = 'no file matches';
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
    return glob.includes('\\') ? `${nothingMatches}; between folders stands "/"` : nothingMatches;
}
/**
 * The globs of an entry that match nothing. Each is asked for by itself: where one of two jobs wrote its report, a
 * glob for both would hide that the other did not.
 *
 * @param entry - what is promised
 * @param entry.files - its globs
 * @param entry.except - what they leave out
 * @param matched - what all of its globs together match
 * @param folder - where they begin
 * @param files - to look again
 */
async function unmatchedGlobs({ files: globs, except }, matched, folder, files) {
    const unmatched = [];
    for (const glob of new Set(globs)) {
        const matches = compileGlob(glob);
        if (matched.some(({ path }) => matches(path)))
            continue;
        // What finds files may read a glob more kindly than what compares names with it.
        if (matched.length > 0 && (await files.find(folder, [glob], except)).length > 0)
            continue;
        unmatched.push({ glob, why: await whyNothing(glob, except, folder, files) });
    }
    return unmatched;
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/waived.ts
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/measure.ts














/** Kinds whose reports are about files of the repository. */
const kindsOfFiles = ['coverage', 'complexity', 'duplication', 'static'];
const newGathering = () => ({
    counts: noCounts,
    waived: 0,
    coverage: emptyGathering(),
    sizes: [],
    complexity: noComplexity(),
    duplication: noDuplication(),
    performance: emptyPerformance(),
    statics: [],
    broken: new Map(),
});
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
    if (paths.length === 0)
        return [finding('report-missing', globsOf(entry), whyMissing(unmatched))];
    const missing = unmatched.map(({ glob, why }) => finding('report-missing', glob, why));
    return [...missing, ...outOfBounds(entry, paths)];
}
const shownMatches = 5;
function outOfBounds(entry, paths) {
    const { min, max, jobs } = entry;
    const matched = paths.length;
    if (matched >= min && (max === null || matched <= max))
        return [];
    const demanded = max === null ? `at least ${min}` : min === max ? String(min) : `${min} to ${max}`;
    const files = `${countOf(matched, 'file')} ${matched === 1 ? 'matches' : 'match'}`;
    const what = jobs === undefined ? files : `${countOf(matched, 'job')} ran`;
    const left = matched - shownMatches;
    const named = `${paths.slice(0, shownMatches).join(', ')}${left > 0 ? `, and ${left} more` : ''}`;
    return [finding('report-count', globsOf(entry), `${what}, ${demanded} demanded: ${named}`)];
}
/** Readings that stand for jobs that are not there, or could not be asked for. */
const namesNothing = ['job-missing', 'jobs-forbidden', 'jobs-unreachable'];
/** Whether a reading is of something that is there. */
const standsFor = (read) => read.kind !== 'unusable' || !namesNothing.includes(read.code);
/** What is wrong with a file for the entries that matched it; nothing when it is what they say. */
function measure_unusable(reading, entries) {
    const { read, path } = reading;
    if (read.kind === 'unusable')
        return finding(read.code, path, read.message);
    const other = entries.find((entry) => entry.kind !== read.kind);
    return other === undefined
        ? null
        : finding('report-kind-differs', path, `the content is ${read.kind}, an entry says ${other.kind}`);
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
        .map((path) => finding('report-committed', path, 'git tracks the file'));
}
/** Adds a report about files of the repository. */
function addSources({ repository }, path, read, gatherings) {
    if (repository === null) {
        breakKind(gatherings, read.kind, 'the files of the repository are not known');
        return [];
    }
    if (read.kind === 'complexity') {
        const into = gatherings.map(({ complexity }) => complexity);
        return addComplexity(path, read.report, repository, into);
    }
    if (read.kind === 'duplication') {
        const into = gatherings.map(({ duplication }) => duplication);
        return addDuplication(path, read.report, repository, into);
    }
    const into = gatherings.map(({ coverage }) => coverage);
    return addCoverage(path, read.report, repository, into);
}
/** Adds what is measured by itself, without the repository or other reports. */
function addMeasured(tally, { path, entries }, read, gatherings) {
    if (read.kind === 'performance') {
        const into = gatherings.map(({ performance }) => performance);
        tally.findings.push(...addPerformance(path, read.report, into));
        return;
    }
    const file = { path, ...read.report };
    for (const gathering of gatherings)
        gathering.sizes.push(file);
    for (const index of entries)
        tally.sizes[index]?.push(file);
}
function addReading(tally, reading) {
    const { path, read } = reading;
    for (const index of standsFor(read) ? reading.entries : [])
        tally.matches[index]?.push(path);
    const concerned = reading.entries.flatMap((index) => tally.entries[index] ?? []);
    const gatherings = gatheringsOf(tally, concerned);
    const bad = measure_unusable(reading, concerned);
    if (bad === null && read.kind !== 'unusable')
        countReport(tally, concerned, read.kind);
    if (bad !== null) {
        tally.findings.push(bad);
        for (const entry of concerned)
            breakKind(gatheringsOf(tally, [entry]), entry.kind, `${path}: ${bad.code}`);
    }
    else if (read.kind === 'tests') {
        tally.findings.push(...testFindings(path, read.report));
        tally.names.addAll(read.report.names);
        const { counts, notable, waived } = waiveTests(read.report, tally.waivers);
        tally.notable.push(...notable.map((test) => ({ ...test, report: path })));
        tally.waived.push(...waived.map(({ test, waiver }) => ({ ...test, report: path, waiver })));
        for (const gathering of gatherings) {
            gathering.counts = addCounts(gathering.counts, counts);
            gathering.waived += waived.length;
        }
        for (const index of reading.entries) {
            tally.cases[index] = addCounts(tally.cases[index] ?? noCounts, counts);
            tally.waivedCases[index] = (tally.waivedCases[index] ?? 0) + waived.length;
        }
    }
    else if (read.kind === 'size' || read.kind === 'performance')
        addMeasured(tally, reading, read, gatherings);
    else if (read.kind === 'static') {
        const { located: all, findings } = locateStatic(path, read.report, tally.repository);
        const { located, waived } = waiveFindings(all, tally.waivers);
        tally.findings.push(...findings);
        tally.waivedFindings.push(...waived);
        for (const { statics } of gatherings)
            statics.push(located);
    }
    else if (read.kind === 'coverage' || read.kind === 'complexity' || read.kind === 'duplication')
        tally.findings.push(...addSources(tally, path, read, gatherings));
}
function measure_checkEntry(tally, entry, index, unmatched) {
    const where = globsOf(entry);
    const missing = countFindings(entry, tally.matches[index] ?? [], unmatched);
    tally.findings.push(...missing);
    if (missing.length > 0)
        breakKind(gatheringsOf(tally, [entry]), entry.kind, `${where}: ${missing[0]?.code ?? ''}`);
    tally.findings.push(...sizeFindings(where, tally.sizes[index] ?? []));
    const counts = tally.cases[index] ?? noCounts;
    const total = totalOf(counts);
    const waived = tally.waivedCases[index] ?? 0;
    if (total + waived > 0 && total === counts.skipped)
        tally.findings.push(finding('all-tests-skipped', where, `${total} of ${total + waived} skipped${waived > 0 ? `, ${waived} waived` : ''}`));
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
    const tally = {
        entries,
        repository,
        whole: newGathering(),
        packages: new Map(names.map((name) => [name, newGathering()])),
        matches: entries.map(() => []),
        cases: entries.map(() => noCounts),
        waivedCases: entries.map(() => 0),
        sizes: entries.map(() => []),
        findings: [],
        notable: [],
        waivers,
        waived: [],
        waivedFindings: [],
        names: gatherNames(),
        reports: new Map(),
    };
    tally.findings.push(...committedFindings(readings, repository));
    for (const reading of readings)
        addReading(tally, reading);
    for (const [index, entry] of entries.entries())
        measure_checkEntry(tally, entry, index, unmatched.filter((one) => one.entry === index));
    const kindsOf = new Map();
    for (const { kind, package: owner } of entries)
        for (const name of new Set([null, owner]))
            kindsOf.set(name, (kindsOf.get(name) ?? new Set()).add(kind));
    const given = (kind, name) => kindsOf.get(name)?.has(kind) === true;
    if (repository === null && kindsOfFiles.some((kind) => given(kind, null)))
        tally.findings.push(finding('repository-files-unknown', null, 'no list of the files of the repository'));
    const measured = ({ counts, waived, coverage, sizes, complexity, duplication, performance, statics, broken }, name) => ({
        tests: given('tests', name) ? { counts, waived, broken: broken.get('tests') ?? null } : null,
        performance: given('performance', name)
            ? performanceOf(performance, broken.get('performance') ?? null)
            : null,
        sizes: given('size', name) ? { files: sizes, broken: broken.get('size') ?? null } : null,
        complexity: given('complexity', name) ? complexityOf(complexity, broken.get('complexity') ?? null) : null,
        duplication: given('duplication', name)
            ? duplicationOf(duplication, broken.get('duplication') ?? null)
            : null,
        statics: given('static', name)
            ? { reports: statics, repository, broken: broken.get('static') ?? null }
            : null,
        coverage: given('coverage', name) ? coverageOf(coverage, broken.get('coverage') ?? null) : null,
        changed: null,
    });
    return {
        ...measured(tally.whole, null),
        change: null,
        packages: new Map([...tally.packages].map(([name, gathering]) => [name, measured(gathering, name)])),
        notable: tally.notable,
        waived: tally.waived,
        waivedFindings: tally.waivedFindings,
        findings: tally.findings,
        caseNames: tally.names.end(),
        reportCounts: [...tally.reports.values()],
        sonar: null,
        comparison: null,
    };
}
/** The measurements with what SonarQube says. */
function withSonar(measurements, sonar) {
    if (sonar === null)
        return measurements;
    return { ...measurements, sonar, findings: [...measurements.findings, ...sonarFindings(sonar)] };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/policy.ts




const defaultGate = 'quality-gate';
function findEntry(name, read) {
    const gate = name ?? defaultGate;
    const isThere = Object.hasOwn(read.configuration.gates, gate);
    // A name of one's own needs no file; with a file it must be in there, or its rules would be passed over.
    if (!isThere && (name === null || !read.isFile))
        return { gate, entry: null, problems: [] };
    const found = gateOf(read.configuration, gate, read.described);
    if (!found.ok)
        return { gate, entry: null, problems: [found.problem] };
    if (found.value.action === 'quality-gate')
        return { gate, entry: found.value, problems: [] };
    const problem = {
        code: 'gate-of-another-action',
        message: `Input "gate": "${gate}" is a gate of ${found.value.action} in ${read.described}.`,
        fix: 'Name a gate whose `action` is quality-gate.',
        where: 'gate',
    };
    return { gate, entry: null, problems: [problem] };
}
/** The quality gates of a configuration, for people who forgot to name one. */
function qualityGates(configuration) {
    return Object.entries(configuration.gates)
        .filter(([, { action }]) => action === 'quality-gate')
        .map(([name]) => name);
}
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
    const baseline = readBaselineSetting(entry.baseline ?? 'none');
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
    const read = entry?.baseline === undefined ? null : readBaselineSetting(entry.baseline);
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
/**
 * Lays what inputs add over the configuration: reports and rules of both are demanded; `audit` of either is audit,
 * which no move accepts.
 *
 * @returns the policy, or every problem
 */
function policyOf(names, additions, read) {
    const { gate, entry, problems: found } = findEntry(names.gate, read);
    const problems = [...found];
    const known = read.configuration.service ?? null;
    if (names.service !== null && names.service !== known)
        problems.push({
            code: 'service-unknown',
            message: `Input "service": found "${names.service}"; ${read.described} ${known === null ? 'names no service' : `is about "${known}"`}.`,
            fix: 'Leave it out, or name the service of the file; this version knows one a file.',
            where: 'service',
        });
    const fromFile = demandsOf(gate, entry, read.described);
    problems.push(...fromFile.problems);
    const expected = distinct([...fromFile.reports, ...additions.reports]);
    const reports = expected.filter((one) => one.kind !== 'sonarqube');
    const analyses = expected.filter((one) => one.kind === 'sonarqube');
    if (expected.length === 0 && problems.length === 0) {
        const others = qualityGates(read.configuration);
        problems.push({
            code: 'reports-not-given',
            message: `There is nothing to judge: neither the input "reports" nor gate "${gate}" of ${read.described} names a report.`,
            fix: entry === null && others.length > 0
                ? `Name the gate: ${others.map((name) => `\`gate: ${name}\``).join(' or ')}.`
                : 'Add `reports`, for example `- tests: "reports/**/junit*.xml"`.',
            where: 'reports',
        });
    }
    const given = [...fromFile.rules, ...additions.rules];
    const { setting: baseline, problems: ofBaseline } = baselineOf(gate, entry, additions.baseline);
    problems.push(...ofBaseline, ...withoutBaseline(given, baseline));
    if (problems.length > 0)
        return { ok: false, problems };
    // The defaults are part of the entry: what an input tolerates does not take them away.
    const spoken = entry === null ? additions.rules : fromFile.rules;
    const defaults = [
        ...defaultRules(spoken, reports),
        ...conditionRules(spoken, analyses),
        ...(baseline.kind === 'none' ? [] : removalRules(spoken, reports)),
    ];
    const mode = additions.mode === 'audit' || entry?.mode === 'audit' ? 'audit' : 'enforce';
    return {
        ok: true,
        policy: { gate, entry, reports, analyses, rules: [...given, ...defaults], defaults, mode, baseline },
    };
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/decode.ts


const declarationCap = 1024;
const startsWith = (bytes, ...signature) => signature.every((byte, index) => bytes[index] === byte);
function refuseContainers(bytes) {
    if (startsWith(bytes, 0x1f, 0x8b))
        throw new UnusableReport('report-format-unsupported', 'The file is a gzip archive; unpack it first.');
    // Archives of the workspace are opened before anything gets here.
    if (looksLikeZip(bytes))
        throw new UnusableReport('archive-refused', 'The file is a zip archive in an archive.');
}
/** The encoding that the first bytes prove, `null` where they are compatible with ASCII. */
function encodingByBytes(bytes) {
    if (startsWith(bytes, 0xff, 0xfe, 0, 0) || startsWith(bytes, 0, 0, 0xfe, 0xff))
        throw new UnusableReport('report-unparsable', 'The file is UTF-32; write it as UTF-8.');
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
        throw new UnusableReport('report-unparsable', `The XML declaration names the encoding "${excerpt(label)}", which is not known; write UTF-8.`);
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
                throw new UnusableReport('report-truncated', 'The file ends in the middle of a character.');
            throw new UnusableReport('report-unparsable', `The file holds bytes that are not ${label}.`);
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/format.ts

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
            from = text.indexOf('>', at);
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
    return { text, root, rootTag, keys: /^[[{]/u.test(text) ? peekKeys(text) : new Set(), firstLine };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report/reader.ts





const accepted = `The formats that are read: ${formatNames.join(', ')}.`;
/**
 * A reader of the format that the first characters show; a forced one must not be contradicted by them.
 *
 * One file may say two things: what ESLint found is `static`, and the numbers in its messages are `complexity`. Each
 * is a definition of its own, and the kind that the entry of the manifest names is looked at first. It only decides
 * between definitions that recognize the content: a file that is none of that kind is read as what it is, and refused
 * as another kind than the entry says.
 */
function openReader(text, forced, kind) {
    // No more than that, however much came at once: what a file is does not depend on the pieces it comes in.
    const head = lookAt(text.slice(0, headCharacters));
    const seen = formatNames.filter((name) => definitionOf(name).recognizes(head));
    const first = seen.find((name) => definitionOf(name).kind === kind) ?? seen[0];
    if (forced !== null) {
        if (first !== undefined && !seen.includes(forced))
            throw new UnusableReport('report-kind-differs', `The content is ${first}, the entry says ${forced}.`);
        return definitionOf(forced).open();
    }
    if (first !== undefined)
        return definitionOf(first).open();
    const looks = head.root !== null
        ? `XML with the root element <${excerpt(head.root)}>`
        : /^[[{]/u.test(text)
            ? `JSON with the keys ${excerpt([...head.keys].slice(0, 8).join(', '), 120)}`
            : null;
    if (looks !== null)
        throw new UnusableReport('report-format-unsupported', `The file looks like ${looks}. ${accepted}`);
    if (text.startsWith('<') && text.length < headCharacters)
        throw new UnusableReport('report-truncated', 'The file ends before its first element does.');
    throw new UnusableReport('report-unparsable', `The file is of no format that is known; it begins with "${excerpt(text, 40)}". ${accepted}`);
}
/**
 * Reads a report without holding it in memory. The format is found by its content, never by the name of the file,
 * unless it is given.
 *
 * @param forced - the format that the entry names
 * @param kind - what the entry says that the file is; decides where the content is of formats of several kinds
 */
function reportReader(forced, kind = null) {
    const decoder = reportDecoder();
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
        if (head === '' || (head.length < headCharacters && !last))
            return;
        reader = openReader(head, forced, kind);
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
            if (!(thrown instanceof UnusableReport))
                throw thrown;
            refused = thrown;
            return null;
        }
    };
    return {
        write: (bytes) => {
            attempt(() => {
                bytesRead += bytes.length;
                if (bytesRead > limits.reportBytes)
                    throw new UnusableReport('report-too-large', `The file is larger than ${limits.reportBytes} bytes.`);
                take(decoder.write(bytes), false);
            });
            return refused === null;
        },
        end: () => {
            const done = attempt(() => {
                take(decoder.end(), true);
                if (reader === null)
                    throw new UnusableReport('report-empty', `The file has ${bytesRead} bytes and no content.`);
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
    };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/size-reading.ts



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
    if (foundBytes > limits.measuredBytes)
        return size_reading_unusable('report-too-large', `The file has ${foundBytes} bytes; no more than ${limits.measuredBytes} are measured.`);
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report-sources.ts





/** Bounds of one archive of reports. */
const report_sources_archiveLimits = {
    entries: 20_000,
    bytes: limits.reportBytes,
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
    if (thrown instanceof UnusableReport)
        return { code: thrown.code, message: thrown.message };
    if (thrown instanceof UnusableArchive)
        return { code: codeOfFlaw[thrown.flaw], message: thrown.message };
    return { code: 'report-unreadable', message: `The file could not be read: ${(0,errors/* messageOf */.bD)(thrown)}` };
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
    const opened = await files.openArchive(`${folder}/${archive.path}`, report_sources_archiveLimits);
    try {
        if (opened.files.length === 0)
            throw new UnusableReport('report-empty', 'The archive holds no file.');
        const excluded = new Map(archive.entries.map((index) => [index, (manifest[index]?.except ?? []).map(compileGlob)]));
        for (const file of opened.files) {
            const path = `${archive.path}!/${file.path}`;
            const entries = archive.entries.filter((index) => excluded.get(index)?.some((matches) => matches(path)) !== true);
            if (entries.length === 0)
                continue;
            yield { path, sizeBytes: file.sizeBytes, entries, archive: archive.path, content: file.read() };
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
    const chunks = files.readBytes(`${folder}/${file.path}`)[Symbol.asyncIterator]();
    let isArchive = false;
    try {
        const first = await chunks.next();
        isArchive = first.done !== true && looksLikeZip(first.value);
        if (!isArchive) {
            yield { ...alone, content: report_sources_all(first, chunks) };
            return;
        }
    }
    catch (thrown) {
        yield { ...alone, content: failing(thrown) };
        return;
    }
    await chunks.return?.();
    try {
        yield* reportsInside(file, folder, manifest, files);
    }
    catch (thrown) {
        yield { ...alone, content: failing(thrown) };
    }
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/reading.ts







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
    const reader = reportReader(forced, kind);
    const content = contentDigest(ports.digests);
    const { cancellation } = ports.runner;
    let sizeBytes = 0;
    try {
        for await (const bytes of source.content) {
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
    else if (read.kind === 'coverage')
        runner.info(`✓ ${path}: coverage of ${countOf(read.report.files.size, 'file')}`);
    else if (read.kind === 'duplication')
        runner.info(`✓ ${path}: ${countOf(read.report.duplicates.length, 'duplicate')}`);
    else if (read.kind === 'complexity')
        runner.info(`✓ ${path}: functions of ${countOf(read.report.files.size, 'file')}`);
    else if (read.kind === 'performance')
        runner.info(`✓ ${path}: ${countOf(read.report.benchmarks.length, 'benchmark')}`);
    else if (read.kind === 'static') {
        const { counts, tools } = read.report;
        const sum = counts.reduce((total, { count }) => total + count, 0);
        runner.info(`✓ ${path}: ${countOf(sum, 'finding')} of ${tools.join(', ')}`);
    }
    else if (read.kind === 'size')
        runner.info(`✓ ${path}: ${countOf(read.report.raw, 'byte')}`);
    else {
        const { passed, failed, errored, skipped, flaky } = read.report.counts;
        runner.info(`✓ ${path}: ${passed} passed${flaky > 0 ? ` (${flaky} flaky)` : ''}, ${failed} failed, ${errored} errored, ${skipped} skipped`);
    }
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
        for (const { glob, why } of await unmatchedGlobs(entry, matched, folder, files)) {
            runner.info(`✗ ${glob}: ${why}`);
            unmatched.push({ entry: index, glob, why });
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
                runner.info(`read ${countOf(readings.length, 'report')}, of ${filesRead} of ${countOf(found.length, 'file')}`);
            }
        }
        filesRead += 1;
    }
    if (readings.length > namedReports)
        runner.info(`read ${countOf(readings.length, 'report')}`);
    return { readings, materials, unmatched };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/complexity-shown.ts




const complexity_shown_count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0));
const numbers = dist/* strictObject */.rej({
    functions: dist/* nullable */.mee(complexity_shown_count),
    mean: dist/* nullable */.mee(dist/* pipe */.FsL(dist/* number */.aig(), dist/* minValue */.Wwf(0))),
    max: dist/* nullable */.mee(complexity_shown_count),
    cognitive: dist/* nullable */.mee(complexity_shown_count),
});
/** Functions of the whole and of each package; `null` where no entry of `reports` gives any. */
const complexitySchema = dist/* nullable */.mee(dist/* strictObject */.rej({
    ...numbers.entries,
    packages: dist/* array */.YOg(dist/* strictObject */.rej({ name: dist/* string */.YjP(), ...numbers.entries })),
    /** The most complex functions, no more than 50. */
    worst: dist/* array */.YOg(dist/* strictObject */.rej({ path: dist/* string */.YjP(), line: complexity_shown_count, name: dist/* string */.YjP(), complexity: complexity_shown_count })),
}));
function complexity_shown_numbersOf({ files, limited }) {
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
        ...complexity_shown_numbersOf(complexity),
        packages: namedPackages(packages).map(([name, measured]) => ({ name, ...complexity_shown_numbersOf(measured) })),
        worst: worstFunctions(complexity.files, 'cyclomatic', 50).map(({ path, line, name, complexity: number }) => ({ path, line, name, complexity: number })),
    };
}
const complexity_shown_right = (title) => ({ title, align: 'right' });
function complexity_shown_row(name, measured) {
    const { functions, mean, max, cognitive } = complexity_shown_numbersOf(measured);
    const cell = (value) => (value === null ? 'not known' : formatCount(value));
    return [name, cell(functions), cell(max), mean === null ? 'not known' : mean.toFixed(1), cell(cognitive)];
}
/** Functions of the whole and of packages, and the most complex ones. */
function complexitySections(complexity, packages) {
    if (complexity === null || complexity.files.length === 0)
        return [];
    const columns = ['', complexity_shown_right('functions'), complexity_shown_right('most complex'), complexity_shown_right('mean'), complexity_shown_right('cognitive')];
    const rows = [
        complexity_shown_row('all', complexity),
        ...namedPackages(packages).map(([name, measured]) => complexity_shown_row(name, measured)),
    ];
    const measure = complexity.files.some(({ functions }) => functions.cyclomatic !== null)
        ? 'cyclomatic'
        : 'cognitive';
    const worst = worstFunctions(complexity.files, measure, 20).map((found) => [
        formatCount(found.complexity),
        found.name,
        node_code(`${found.path}:${found.line}`),
    ]);
    return [
        {
            title: `Complexity${complexity.broken === null ? '' : ', of the reports that could be used'}`,
            folded: false,
            blocks: [table(columns, rows, { rowCap: 30 })],
        },
        {
            title: 'Most complex functions',
            folded: true,
            blocks: [table([complexity_shown_right(measure), 'Function', 'Where'], worst, { rowCap: 20, cellCap: 300 })],
        },
    ];
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/duplication-shown.ts




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
        return [name, formatCount(blocks), 'not known'];
    const share = Math.min(1, lines.duplicated / lines.total);
    return [
        name,
        formatCount(blocks),
        [
            bar(share, formatRatio(share).replaceAll(' ', '\u00a0'), { width: 10 }),
            lineBreak(),
            node_text(`${formatCount(lines.duplicated)} of ${formatCount(lines.total)}`),
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
        blocks: [table(['', duplication_shown_right('blocks'), 'lines'], rows, { rowCap: 30 })],
    };
    if (duplication.duplicates.length === 0)
        return [whole];
    const longest = duplication.duplicates
        .slice(0, 20)
        .map((duplicate) => [formatCount(duplicate.lines), node_code(sayCopies(duplicate))]);
    const blocks = [table([duplication_shown_right('Lines'), 'Where'], longest, { rowCap: 20, cellCap: 300 })];
    return [whole, { title: 'Longest duplicates', folded: true, blocks }];
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/performance-shown.ts






const amount = dist/* pipe */.FsL(dist/* number */.aig(), dist/* minValue */.Wwf(0));
/** Every measured number: a time in ms, a size in bytes, a share of 0 to 1, or a plain one. */
const performanceSchema = dist/* array */.YOg(dist/* strictObject */.rej({
    name: dist/* string */.YjP(),
    fullName: dist/* string */.YjP(),
    number: dist/* picklist */.KIO(performanceParts),
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
        value: medianOf(measured),
        measurements: measured.length,
        samples: measured.length === 1 ? [] : [...samplesOf(measured)],
        report: where,
    })));
}
function sayNumbers({ numbers }) {
    return performanceParts
        .flatMap((part) => {
        const measured = numbers.get(part);
        if (measured === undefined)
            return [];
        const metric = performanceMetrics.find(({ id }) => id === `performance.${part}`);
        const value = formatValue(medianOf(measured), metric?.dimension ?? 'count');
        return [`${part} ${value}${measured.length === 1 ? '' : ` (${measured.length} times)`}`];
    })
        .join(', ');
}
function tableOf(benchmarks) {
    const rows = benchmarks.map((benchmark) => [node_text(benchmark.fullName), node_text(sayNumbers(benchmark))]);
    return table(['Name', 'Numbers'], rows, { rowCap: 50, cellCap: 300 });
}
/** What was measured: first that which rules speak of, then all other, then what cannot be judged and why. */
function performanceSections(performance, rules) {
    if (performance === null)
        return [];
    const meant = new Set(rules.flatMap(({ rule: { metric, name } }) => performancePartOf(metric) === null || name === null ? [] : namesMeant(performance, plainName(name))));
    const benchmarks = [...performance.benchmarks.values()];
    const asked = benchmarks.filter(({ fullName }) => meant.has(fullName));
    const other = benchmarks.filter(({ fullName }) => !meant.has(fullName));
    const unusable = [...performance.unusable].map(([name, why]) => [node_text(`${name}: ${why}`)]);
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
            list(unusable, { itemCap: 50 }),
        ],
    ];
    return sections
        .filter(([, , count]) => count > 0)
        .map(([title, folded, , block]) => ({ title, folded, blocks: [block] }));
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/size-shown.ts



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
        formatBytes(raw),
        formatBytes(gzip),
        ...(hasBrotli ? [brotli === null ? '' : formatBytes(brotli)] : []),
    ];
    const rows = [...files]
        .sort((a, b) => b.raw - a.raw || (a.path < b.path ? -1 : 1))
        .map(({ path, raw, gzip, brotli }) => [node_code(path), ...cells(raw, gzip, brotli)]);
    const columns = ['File', size_shown_right('Size'), size_shown_right('gzip 9'), ...(hasBrotli ? [size_shown_right('brotli 11')] : [])];
    const whole = [
        files.length === 1 ? 'all' : `all ${formatCount(files.length)}`,
        ...cells(sum('raw'), sum('gzip'), sum('brotli')),
    ];
    const title = `Sizes${broken === null ? '' : ', of the files that could be measured'}`;
    return [{ title, folded: false, blocks: [table(columns, [whole, ...rows], { rowCap: 30 })] }];
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/sonarqube/sonar-shown.ts



const sonar_shown_nullableText = dist/* nullable */.mee(dist/* string */.YjP());
const project = dist/* strictObject */.rej({
    key: dist/* string */.YjP(),
    /** Why nothing is known of it; `null` where it is. */
    problem: sonar_shown_nullableText,
    analysis: dist/* nullable */.mee(dist/* strictObject */.rej({
        /** `null` of a pull request. */
        id: sonar_shown_nullableText,
        of: dist/* string */.YjP(),
        revision: dist/* string */.YjP(),
        date: dist/* string */.YjP(),
        ignoresConditions: dist/* boolean */.zMY(),
        conditions: dist/* array */.YOg(dist/* strictObject */.rej({
            metric: dist/* string */.YjP(),
            comparator: dist/* string */.YjP(),
            value: sonar_shown_nullableText,
            threshold: sonar_shown_nullableText,
            failed: dist/* boolean */.zMY(),
        })),
        /** By the key and in the unit of the server. */
        measures: dist/* record */.g1P(dist/* string */.YjP(), dist/* number */.aig()),
    })),
});
/** What SonarQube says; `null` where no entry of `reports` asks it. */
const sonarSchema = dist/* nullable */.mee(dist/* strictObject */.rej({
    /** Name and port of the server; `null` where none was given. */
    host: sonar_shown_nullableText,
    projects: dist/* array */.YOg(project),
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
            of: sayScope(scope),
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
const sonar_shown_right = (title) => ({ title, align: 'right' });
const sonar_shown_limits = { LT: 'at least', GT: 'at most' };
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
            node_code(metric),
            value ?? 'none',
            `${sonar_shown_limits[comparator] ?? comparator} ${threshold ?? 'not said'}`,
        ]);
        const measured = [...measures].map(([metric, number]) => [node_code(metric), String(number)]);
        const failed = conditions.filter(({ hasFailed }) => hasFailed).length;
        const of = `${sayScope(scope)} at ${revision.slice(0, 8)}`;
        return [
            {
                title: `SonarQube: ${key}, ${failed} of ${conditions.length} conditions failed (${of})`,
                folded: false,
                isUrgent: failed > 0,
                blocks: [
                    table(['', 'Condition', sonar_shown_right('Value'), sonar_shown_right('Limit')], judged, { rowCap: 50, cellCap: 300 }),
                ],
            },
            {
                title: `Measures of ${key}`,
                folded: true,
                blocks: [table(['Measure', sonar_shown_right('Value')], measured, { rowCap: 50, cellCap: 300 })],
            },
        ];
    });
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/totals.ts


/** Tests and coverage in the published form; `null` for what no entry of `reports` gives. */
function shownTotals({ tests, coverage, changed }) {
    return {
        tests: tests === null ? null : { total: totalOf(tests.counts), ...tests.counts },
        coverage: coverage === null
            ? null
            : { ...coverage.whole, 'changed-lines': changed === null ? null : sumChanged(changed) },
    };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/report-file.ts












const report_file_count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0));
const report_file_nullableText = dist/* nullable */.mee(dist/* string */.YjP());
const reason = dist/* strictObject */.rej({
    code: dist/* string */.YjP(),
    rule: report_file_nullableText,
    seen: report_file_nullableText,
    limit: report_file_nullableText,
    where: report_file_nullableText,
    fix: dist/* string */.YjP(),
});
const tests = dist/* strictObject */.rej({
    total: report_file_count,
    passed: report_file_count,
    failed: report_file_count,
    errored: report_file_count,
    skipped: report_file_count,
    flaky: report_file_count,
});
const report_file_ratio = dist/* nullable */.mee(dist/* strictObject */.rej({ covered: report_file_count, total: report_file_count }));
const ratios = dist/* strictObject */.rej({ lines: report_file_ratio, branches: report_file_ratio, functions: report_file_ratio });
const coverage = dist/* nullable */.mee(dist/* strictObject */.rej({ ...ratios.entries, 'changed-lines': report_file_ratio }));
const outcome = dist/* picklist */.KIO(['pass', 'warn', 'fail', 'inconclusive', 'not-applicable']);
const comparedWith = dist/* strictObject */.rej({
    kind: dist/* picklist */.KIO(['branch', 'file']),
    run: report_file_count,
    commit: dist/* string */.YjP(),
    branch: dist/* string */.YjP(),
    created: dist/* string */.YjP(),
    path: report_file_nullableText,
});
/** The declaration of the report file; `schema/quality-gate-report.schema.json` is made of it. */
const reportSchema = dist/* strictObject */.rej({
    version: dist/* literal */.euz(1),
    gate: dist/* string */.YjP(),
    verdict: dist/* picklist */.KIO(verdicts),
    mode: dist/* picklist */.KIO(['enforce', 'audit']),
    subject: dist/* strictObject */.rej({
        commit: dist/* string */.YjP(),
        artifacts: dist/* array */.YOg(dist/* strictObject */.rej({ name: dist/* string */.YjP(), digest: dist/* string */.YjP() })),
    }),
    mergeCommit: report_file_nullableText,
    policy: dist/* strictObject */.rej({
        digest: dist/* string */.YjP(),
        commit: report_file_nullableText,
        source: dist/* string */.YjP(),
        /** The file of waivers, read at the same commit. */
        waivers: dist/* nullable */.mee(dist/* strictObject */.rej({ path: dist/* string */.YjP(), digest: dist/* string */.YjP() })),
    }),
    reasons: dist/* array */.YOg(reason),
    /** Worth knowing; they judge nothing. */
    notes: dist/* array */.YOg(reason),
    rules: dist/* array */.YOg(dist/* strictObject */.rej({
        rule: dist/* string */.YjP(),
        note: report_file_nullableText,
        outcome,
        members: dist/* array */.YOg(dist/* strictObject */.rej({
            member: report_file_nullableText,
            outcome,
            seen: report_file_nullableText,
            limit: dist/* string */.YjP(),
            where: report_file_nullableText,
            reason: dist/* nullable */.mee(reason),
        })),
    })),
    tests: dist/* nullable */.mee(tests),
    coverage,
    packages: dist/* array */.YOg(dist/* strictObject */.rej({ name: dist/* string */.YjP(), tests: dist/* nullable */.mee(tests), coverage })),
    /** What was compared with, and what of it is gone; `null` where nothing was to be. */
    baseline: dist/* nullable */.mee(dist/* strictObject */.rej({
        /** `null` where there was none, for `why`. */
        with: dist/* nullable */.mee(comparedWith),
        why: report_file_nullableText,
        /** No more than 200 names of each. */
        removed: dist/* nullable */.mee(dist/* record */.g1P(dist/* picklist */.KIO(removables), dist/* strictObject */.rej({ count: report_file_count, names: dist/* array */.YOg(dist/* string */.YjP()) }))),
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
    sizes: sizesSchema,
    complexity: complexitySchema,
    duplication: duplicationSchema,
    performance: performanceSchema,
    static: staticSchema,
    sonarqube: sonarSchema,
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
            : Object.fromEntries(removables.map((kind) => {
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
    const addedLines = [...files.values()].reduce((sum, { added }) => sum + countLines(added), 0);
    return { head, bases: [...bases], said, touchedFiles: touched.size, addedLines };
}
function report_file_shownFiles({ changed }) {
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
/** The report of a decision, with all that it rests on. */
function reportFile(policy, decision, measurements, basis) {
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
        rules: decision.results.map((result) => ({ ...result, members: [...result.members] })),
        ...shownTotals(measurements),
        packages: [...measurements.packages].map(([name, measured]) => ({ name, ...shownTotals(measured) })),
        baseline: shownComparison(measurements),
        change: shownChange(measurements),
        changedFiles: report_file_shownFiles(measurements),
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
        sizes: shownSizes(measurements.sizes),
        complexity: shownComplexity(measurements.complexity, measurements.packages),
        duplication: shownDuplication(measurements.duplication, measurements.packages),
        performance: shownPerformance(measurements.performance),
        static: shownStatic(measurements.statics, measurements.packages),
        sonarqube: shownSonar(measurements.sonar),
        files: (measurements.coverage?.files ?? []).map(({ path, ratios }) => ({ path, ...ratios })),
        materials: basis.materials.map((material) => ({ ...material })),
    };
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/sonarqube/answers.ts
/**
 * The parts of SonarQube's web API that are read, as 10.x answers them; fields that nothing rests on are passed over.
 * Each server documents its own at `/web_api`.
 */

const answers_textField = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* minLength */.BpQ(1, 'is empty.'), dist/* maxLength */.Ru6(1000, 'is longer than 1000.'));
/** What a server says beside a status that is not 200. */
const errorsAnswer = dist/* object */.Ikc({ errors: dist/* array */.YOg(dist/* object */.Ikc({ msg: dist/* string */.YjP() })) });
const task = dist/* object */.Ikc({
    id: answers_textField,
    status: answers_textField,
    submittedAt: dist/* optional */.lqM(dist/* string */.YjP(), ''),
    errorMessage: dist/* optional */.lqM(dist/* string */.YjP(), ''),
    branch: dist/* optional */.lqM(dist/* string */.YjP()),
    pullRequest: dist/* optional */.lqM(dist/* string */.YjP()),
});
/** `ce/component`: what waits or runs for a project, and what ran last. */
const tasksAnswer = dist/* object */.Ikc({ queue: dist/* array */.YOg(task), current: dist/* optional */.lqM(task) });
const analysis = dist/* object */.Ikc({ key: answers_textField, date: answers_textField, revision: dist/* optional */.lqM(dist/* string */.YjP()) });
/** `project_analyses/search`: the newest first. */
const analysesAnswer = dist/* object */.Ikc({ analyses: dist/* array */.YOg(analysis) });
const pullRequest = dist/* object */.Ikc({
    key: answers_textField,
    analysisDate: dist/* optional */.lqM(dist/* string */.YjP()),
    commit: dist/* optional */.lqM(dist/* object */.Ikc({ sha: dist/* optional */.lqM(dist/* string */.YjP()) })),
});
/** `project_pull_requests/list`, which the Community edition does not have. */
const pullRequestsAnswer = dist/* object */.Ikc({ pullRequests: dist/* array */.YOg(pullRequest) });
const answers_condition = dist/* object */.Ikc({
    status: answers_textField,
    metricKey: answers_textField,
    comparator: dist/* optional */.lqM(dist/* string */.YjP()),
    errorThreshold: dist/* optional */.lqM(dist/* string */.YjP()),
    actualValue: dist/* optional */.lqM(dist/* string */.YjP()),
});
/** `qualitygates/project_status`. */
const statusAnswer = dist/* object */.Ikc({
    projectStatus: dist/* object */.Ikc({
        status: answers_textField,
        conditions: dist/* array */.YOg(answers_condition),
        ignoredConditions: dist/* optional */.lqM(dist/* boolean */.zMY(), false),
    }),
});
/** `measures/search_history`; a measure that an analysis has not has no value there. */
const historyAnswer = dist/* object */.Ikc({
    measures: dist/* array */.YOg(dist/* object */.Ikc({
        metric: answers_textField,
        history: dist/* array */.YOg(dist/* object */.Ikc({ date: answers_textField, value: dist/* optional */.lqM(dist/* string */.YjP()) })),
    })),
});
/** `measures/component`; measures of new code stand in their period. */
const measuresAnswer = dist/* object */.Ikc({
    component: dist/* object */.Ikc({
        key: dist/* string */.YjP(),
        measures: dist/* array */.YOg(dist/* object */.Ikc({
            metric: answers_textField,
            value: dist/* optional */.lqM(dist/* string */.YjP()),
            period: dist/* optional */.lqM(dist/* object */.Ikc({ value: dist/* optional */.lqM(dist/* string */.YjP()) })),
        })),
    }),
});

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/sonarqube/ask.ts






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
    const read = json.ok ? (0,schema/* checkSchema */._)(errorsAnswer, json.value) : null;
    if (read?.ok !== true)
        return '';
    return `: ${shorten(read.value.errors.map(({ msg }) => msg).join('; '), saidCap)}`;
}
/** The host that an answer sends people on to; its path is nobody's business. */
function redirectedTo({ headers }, base) {
    const { location = '' } = headers;
    return URL.canParse(location, base) ? new URL(location, base).origin : 'a place that is no address';
}
/** What is wrong with an answer; `null` for one that can be read. */
function ask_refusal(answer, { server, token }, what) {
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
                return (0,domain_result/* success */.k)(answer);
        }
        catch (thrown) {
            // Offline nothing will ever answer, and a bug is none of the server's.
            if (!(thrown instanceof errors/* ExternalError */.yA) || !thrown.retryable)
                throw thrown;
            why = (0,errors/* messageOf */.bD)(thrown);
        }
        if (attempt + 1 >= attempts)
            return answer === null
                ? (0,domain_result/* failure */.V)({
                    code: 'sonarqube-unreachable',
                    seen: `${server.host} was asked for ${what} ${attempts} times. ${why}`,
                })
                : (0,domain_result/* success */.k)(answer);
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
    const refused = ask_refusal(sent.value, asker, path);
    if (refused !== null)
        return (0,domain_result/* failure */.V)(refused);
    const unreadable = (why) => (0,domain_result/* failure */.V)({
        code: 'sonarqube-unreadable',
        seen: `what ${asker.server.host} answered for ${path} ${why}`,
    });
    if (sent.value.bodyTruncated)
        return unreadable(`is larger than ${answerCapBytes / 1024 / 1024} MiB`);
    const json = (0,domain_json/* parseJson */.qF)(sent.value.body);
    if (!json.ok)
        return unreadable('is no JSON');
    const read = (0,schema/* checkSchema */._)(declaration, json.value);
    if (read.ok)
        return (0,domain_result/* success */.k)(read.value);
    const [problem] = read.problems;
    return unreadable(`is not what it should be, at \`${problem?.path ?? ''}\`: ${problem?.message ?? ''}`);
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/sonarqube/find-analysis.ts




const find_analysis_firstPauseMs = 1_000;
const find_analysis_longestPauseMs = 10_000;
const find_analysis_progressEveryMs = 5_000;
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
            return (0,domain_result/* success */.k)(current !== undefined && concerns(wanted.scope, current) ? current : null);
        }
        const waitedMs = clock.now() - startedMs;
        const state = `${left.length} to process, the first is ${next.status}`;
        if (waitedMs >= wanted.deadlineMs)
            return (0,domain_result/* failure */.V)({
                code: 'sonarqube-analysis-pending',
                seen: `after ${Math.round(waitedMs / 1000)} s: ${state}`,
            });
        if (clock.now() - saidMs >= find_analysis_progressEveryMs || saidMs === startedMs) {
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
        return (0,domain_result/* success */.k)({ id: found.key, date: found.date, revision: found.revision, isNewest: index === 0 });
    const [newest] = analyses;
    const seen = newest === undefined
        ? `there is no analysis of ${sayScope(scope)}`
        : `the newest analysis of ${sayScope(scope)} is of ${newest.revision === undefined ? 'no commit that it names' : `commit ${newest.revision}`} (${newest.date})`;
    return (0,domain_result/* failure */.V)({ code: 'sonarqube-analysis-stale', seen: `${seen}; wanted: ${revisions.join(' or ')}` });
}
/** The analysis of a pull request; the server keeps one of each. */
async function searchPullRequests(asker, { project, revisions }, number) {
    const answer = await ask(asker, 'project_pull_requests/list', { project }, pullRequestsAnswer);
    if (!answer.ok) {
        const [problem] = answer.failures;
        // The project is there, as its tasks were listed: it is the question that this edition does not know.
        return problem?.code === 'sonarqube-not-found'
            ? (0,domain_result/* failure */.V)({ code: 'sonarqube-without-pull-requests', seen: problem.seen })
            : answer;
    }
    const found = answer.value.pullRequests.find(({ key }) => key === String(number));
    const revision = found?.commit?.sha;
    const date = found?.analysisDate;
    if (revision !== undefined && date !== undefined && revisions.includes(revision))
        return (0,domain_result/* success */.k)({ id: null, date, revision, isNewest: true });
    const seen = found === undefined
        ? `there is no analysis of pull request ${number}`
        : `the analysis of pull request ${number} is of ${revision === undefined ? 'no commit that it names' : `commit ${revision}`}`;
    return (0,domain_result/* failure */.V)({ code: 'sonarqube-analysis-stale', seen: `${seen}; wanted: ${revisions.join(' or ')}` });
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
        return (0,domain_result/* failure */.V)({
            code: 'sonarqube-analysis-failed',
            seen: `task ${last.id} of ${last.submittedAt} is ${last.status}${last.errorMessage === '' ? '' : `: ${last.errorMessage}`}`,
        });
    return searchAnalysis(asker, wanted);
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/sonarqube/read-analysis.ts






const unknown = (seen) => (0,domain_result/* failure */.V)({ code: 'sonarqube-gate-unknown', seen });
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
        return (0,domain_result/* failure */.V)({
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
    return (0,domain_result/* success */.k)(read);
}
/** A number as SonarQube writes it; `null` for anything else. */
const readNumber = (text) => /^-?\d{1,15}(?:\.\d{1,15})?$/u.test(text) ? Number(text) : null;
function readMeasures(values) {
    const measures = new Map();
    for (const [metric, text] of values) {
        const number = readNumber(text);
        if (number === null)
            return (0,domain_result/* failure */.V)({
                code: 'sonarqube-unreadable',
                seen: `its ${metric} is "${text}", which is no number`,
            });
        measures.set(metric, number);
    }
    return (0,domain_result/* success */.k)(measures);
}
/** `2026-11-21T13:18:41+0000`, the only form that the server takes. */
const sonarDate = (ms) => `${new Date(ms).toISOString().slice(0, 19)}+0000`;
/** The moment that a date of the server means; NaN for none. */
const momentOf = (date) => Date.parse(date.replace(/([+-]\d{2})(\d{2})$/u, '$1:$2'));
/** What an analysis itself measured, whatever came after it. */
async function askHistory(asker, { project, scope }, { date }, keys) {
    const atMs = momentOf(date);
    if (Number.isNaN(atMs))
        return (0,domain_result/* failure */.V)({ code: 'sonarqube-unreadable', seen: `the date of its analysis is "${date}"` });
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
        return (0,domain_result/* failure */.V)({
            code: 'sonarqube-analysis-changed',
            seen: `${twice.own.length} analyses are of the second ${date}`,
        });
    return (0,domain_result/* success */.k)(found.flatMap(({ metric, own }) => {
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
        return (0,domain_result/* failure */.V)({ code: 'sonarqube-unreadable', seen: `asked for ${project}, it answered for ${key}` });
    return (0,domain_result/* success */.k)(measures.flatMap(({ metric, value, period }) => {
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
    const history = await askHistory(asker, wanted, found, keys.filter((key) => !isOfNewCode(key)));
    const ofNewCode = keys.filter(isOfNewCode);
    if (!history.ok || ofNewCode.length === 0 || !found.isNewest)
        return history;
    const present = await askPresent(asker, wanted, ofNewCode);
    return present.ok ? (0,domain_result/* success */.k)([...history.value, ...present.value]) : present;
}
/**
 * Reads what a server says of the analysis of a commit: the quality gate as it was judged then, and measures.
 *
 * @param asker - who is asked
 * @param wanted - of which project and commit
 * @param keys - the measures, by the server's keys
 * @throws {ExternalError} when the run is offline; the signal's reason when it was cancelled
 */
async function read_analysis_readAnalysis(asker, wanted, keys) {
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
            return (0,domain_result/* failure */.V)({
                code: 'sonarqube-analysis-changed',
                seen: `another analysis of ${sayScope(scope)} came while this one was read`,
            });
    }
    return (0,domain_result/* success */.k)({
        scope,
        id,
        date,
        revision,
        conditions: conditions.value,
        ignoresConditions: status.value.projectStatus.ignoredConditions,
        measures: measures.value,
    });
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/sonarqube/read-projects.ts








/** Which analyses an entry means in a run. */
function read_projects_scopeOf({ analysis }, run, defaultBranch) {
    const main = { kind: 'main', name: defaultBranch };
    if (analysis === 'main')
        return main;
    const pullRequest = pullRequestOf(run.event);
    if (pullRequest !== null)
        return { kind: 'pull-request', number: pullRequest.number };
    const branch = /^refs\/heads\/(.+)$/u.exec(run.ref)?.[1];
    return branch === undefined || branch === defaultBranch ? main : { kind: 'branch', name: branch };
}
async function readProject(asker, entry, judged, deadlineMs) {
    const scope = read_projects_scopeOf(entry, judged.run, judged.defaultBranch);
    const wanted = { project: entry.project, scope, revisions: judged.revisions, deadlineMs };
    const keys = keysFor(judged.metrics, scope.kind === 'pull-request');
    const read = await read_analysis_readAnalysis(asker, wanted, keys);
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
        runner.info(`✓ ${key}: ${failed} of ${countOf(conditions.length, 'condition')} failed, ${sayScope(scope)} at ${revision.slice(0, 8)}`);
    }
}
/** What an analysis said, as evidence holds it: whose it is and a digest of all that was judged. */
function read_projects_materialOf(host, project, { digests }) {
    const path = `${host}/${project.key}`;
    if (project.read.kind === 'unknown')
        return { path: `sonarqube:${path}`, sizeBytes: 0, digest: 'unread', kind: 'unusable' };
    const { id, date, revision } = project.read.analysis;
    const text = (0,domain_json/* canonicalJson */.dj)({ host, ...shownProject(project) });
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
 * @returns what it says, `null` where no project is named; and what evidence holds of that
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
            materials: projects.map((project) => read_projects_materialOf(server?.host ?? 'no server', project, ports)),
        };
    });
}
const notAsked = ({ project }, seen) => ({
    key: project,
    read: { kind: 'unknown', code: 'sonarqube-not-asked', seen },
});

;// CONCATENATED MODULE: ./packages/shared/src/domain/report/rule-table.ts






const rule_table_badness = {
    pass: 0,
    'not-applicable': 1,
    warn: 2,
    inconclusive: 3,
    fail: 4,
};
const rule_table_countIn = (shown) => /^\d[\d,]*(?:\.\d+)?$/u.test(shown) ? Number(shown.replaceAll(',', '')) : null;
const unitSizes = {
    ...{ B: 1, kB: 1e3, MB: 1e6, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 },
    ...{ ns: 1e-6, µs: 1e-3, ms: 1, s: 1e3 },
};
/** A size in bytes or a time in ms, of one unit. */
const measureIn = (shown) => {
    const [, digits, unit] = /^(\d[\d,]*(?:\.\d+)?)\s?([a-zµ]+)$/iu.exec(shown) ?? [];
    const size = unitSizes[unit ?? ''];
    return digits === undefined || size === undefined ? null : Number(digits.replaceAll(',', '')) * size;
};
/** How far a value is on the bad side of its limit's direction; `null` when that cannot be told from the texts. */
const distanceOf = ({ seen, limit }) => {
    const value = seen === null ? null : (ratioIn(seen) ?? rule_table_countIn(seen) ?? measureIn(seen));
    if (value === null)
        return null;
    if (/^[>≥]/u.test(limit))
        return -value;
    if (/^[<≤]/u.test(limit))
        return value;
    const wanted = ratioIn(limit) ?? rule_table_countIn(limit.replace(/^=\s*/u, ''));
    return wanted === null ? null : Math.abs(value - wanted);
};
/** Below zero when `a` is worse; what cannot be compared comes first of those that came out alike. */
const compareMembers = (a, b) => {
    const [ofA, ofB] = [distanceOf(a) ?? Infinity, distanceOf(b) ?? Infinity];
    return rule_table_badness[b.outcome] - rule_table_badness[a.outcome] || (ofA === ofB ? 0 : ofB - ofA);
};
const worstMember = (result) => [...result.members].sort(compareMembers)[0];
/** Whether one member is known to be the worst, and not merely one of those that came out alike. */
const hasWorst = (result, worst) => {
    const alike = result.members.filter(({ outcome }) => outcome === worst.outcome);
    return alike.length === 1 || alike.every((member) => distanceOf(member) !== null);
};
/** Short texts of a narrow column stay on one line. */
const unbroken = (short) => (short.length <= 20 ? short.replaceAll(' ', '\u00a0') : short);
const longestFix = 160;
/** What blocks is told in full above the table; here its first sentence is enough. */
const inShort = (fix) => shorten(/^.*?[.!?](?= |$)/su.exec(fix)?.[0] ?? fix, longestFix);
const seenCell = (member) => {
    if (member.seen === null)
        return [node_text(unbroken(member.outcome === 'inconclusive' ? 'not known' : 'nothing seen'))];
    const share = ratioIn(member.seen);
    return share === null
        ? [node_text(unbroken(member.seen))]
        : [bar(share, unbroken(member.seen), { limit: ratioIn(member.limit), width: 10 })];
};
const whatToDo = (member) => member.outcome === 'pass' || member.reason === null
    ? [node_text('')]
    : prose(blocks(member.outcome) ? inShort(member.reason.fix) : member.reason.fix);
const ruleCell = (result) => [
    node_code(result.rule),
    ...(result.note === null ? [] : [lineBreak(), node_text(result.note)]),
];
const rule_table_row = (result) => {
    const worst = worstMember(result);
    if (worst === undefined) {
        return [
            ruleCell(result),
            [node_text(unbroken('nothing seen'))],
            [],
            [node_text(unbroken(outcomeWord(result.outcome)))],
            [],
        ];
    }
    const many = result.members.length > 1 || worst.member !== null
        ? [
            lineBreak(),
            node_text([
                worst.member,
                `${hasWorst(result, worst) ? 'the worst' : 'one'} of ${countOf(result.members.length, 'member')}`,
            ]
                .filter((part) => part !== null)
                .join(', ')),
        ]
        : [];
    return [
        ruleCell(result),
        [...seenCell(worst), ...many],
        [node_text(unbroken(worst.limit))],
        [node_text(unbroken(outcomeWord(result.outcome)))],
        whatToDo(worst),
    ];
};
const memberTable = (result) => {
    const sorted = [...result.members].sort(compareMembers);
    // Of files the member is the place.
    const hasPlaces = sorted.some(({ where, member }) => where !== null && where !== member);
    const blocking = result.members.filter((member) => blocks(member.outcome)).length;
    return details([
        node_code(ruleSubject(result.rule)),
        node_text(`: ${countOf(result.members.length, 'member')}, ${blocking} blocking`),
    ], [
        table(['Member', 'Seen', 'Limit', 'Result', ...(hasPlaces ? ['Where'] : [])], sorted.map((member) => [
            member.member ?? '',
            seenCell(member),
            unbroken(member.limit),
            unbroken(outcomeWord(member.outcome)),
            ...(hasPlaces ? [member.where === null ? '' : node_code(member.where)] : []),
        ])),
    ]);
};
/** What is to do about several rules in a row is said once. */
function saidOnce(rows) {
    const toDo = rows.map((cells) => plainText(cells.at(-1) ?? []).trim());
    return rows.map((cells, index) => index > 0 && toDo[index] !== '' && toDo[index] === toDo[index - 1]
        ? [...cells.slice(0, -1), [node_text('As above.')]]
        : cells);
}
/** One row a rule, blocking ones first; the members of `each` folded beneath. */
function ruleTable(results) {
    const sorted = [...results].sort((a, b) => rule_table_badness[b.outcome] - rule_table_badness[a.outcome]);
    const rows = saidOnce(sorted.map(rule_table_row));
    const columns = ['Rule', 'Seen', 'Limit', 'Result', 'What to do'];
    const isAnythingToDo = rows.some((cells) => plainText(cells.at(-1) ?? []).trim() !== '');
    const shown = isAnythingToDo ? columns.length : columns.length - 1;
    return [
        table(columns.slice(0, shown), rows.map((cells) => cells.slice(0, shown)), { whenEmpty: 'No rule was judged.' }),
        ...sorted.filter((result) => result.members.length > 1).map(memberTable),
    ];
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/report/gate-summary.ts








const longestFact = 200;
const sightingsShown = 5;
const fixesShown = 3;
const gate_summary_noReason = 'No reason was recorded. This is a bug of this action: please report it with this run’s log.';
const nothingJudged = 'Nothing was judged. Give the gate at least one rule under `require`.';
const dot = node_text(' · ');
/** Facts on one line. */
function factLine(facts) {
    if (facts.length === 0)
        return [];
    const pieces = facts.flatMap(({ name, value, isProse }, index) => [
        ...(index === 0 ? [] : [dot]),
        node_text(isProse === true ? `${name}: ` : `${name} `),
        isProse === true ? node_text(shorten(value, longestFact)) : node_code(shorten(value, longestFact)),
    ]);
    return [paragraph(...pieces)];
}
const gate_summary_nameOf = ({ subject, member }) => [subject, member === null ? null : `(${member})`].filter((part) => part !== null).join(' ');
/** A limit that a number is held to, or what was wanted instead. */
const limitWords = (limit) => {
    if (limit === null)
        return '';
    return /^[<>=≤≥≠]/u.test(limit) ? `, limit ${limit}` : `, wanted: ${limit}`;
};
const seenAndLimit = ({ seen, limit }, verb) => `${seen === null ? '' : `${verb} ${seen}`}${limitWords(limit)}`;
const place = ({ where }) => where === null ? [] : [node_text(', in '), node_code(where)];
const onlySighting = (obstacle, sighting) => {
    const name = gate_summary_nameOf(sighting);
    if (obstacle.kind === 'inconclusive') {
        return [strong(name), node_text(` could not be judged (${obstacle.code})`), ...place(sighting)];
    }
    if (name === '')
        return [strong(obstacle.code), node_text(seenAndLimit(sighting, ':')), ...place(sighting)];
    const why = obstacle.kind === 'other' ? ` (${obstacle.code})` : '';
    return [strong(name), node_text(`${seenAndLimit(sighting, ' is')}${why}`), ...place(sighting)];
};
const shortName = (sighting, sameSubject) => (sameSubject ? sighting.member : gate_summary_nameOf(sighting)) ?? sighting.where ?? '';
const manyHead = ({ kind, code: reasonCode, sightings }, subject) => {
    const count = sightings.length;
    if (kind === 'other' && subject === null)
        return [strong(reasonCode), node_text(`, ${countOf(count, 'time')}`)];
    const did = kind === 'inconclusive' ? 'could not be judged' : 'failed';
    return subject === null
        ? [strong(countOf(count, 'rule')), node_text(` ${did} (${reasonCode})`)]
        : [strong(subject), node_text(` ${did} for ${count} (${reasonCode})`)];
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
        return [node_text(index === 0 ? '' : '; '), node_code(name), node_text(seen)];
    });
    const left = sightings.length - sightingsShown;
    const common = sameLimit && limit !== null && obstacle.kind !== 'inconclusive' ? `; limit ${limit}` : '';
    return [
        ...manyHead(obstacle, sameSubject ? subject : null),
        node_text(': '),
        ...names,
        node_text(`${left > 0 ? `; and ${left} more` : ''}${common}`),
    ];
};
const gate_summary_whatToDo = (fixes) => {
    const left = fixes.length - fixesShown;
    return [
        ...fixes.slice(0, fixesShown).flatMap((fix) => [lineBreak(), strong('Do'), ...prose(`: ${fix}`)]),
        ...(left > 0 ? [lineBreak(), node_text('… and likewise for the others, see the tables.')] : []),
    ];
};
/** One obstacle as a list item: what it is, and what to do about it. */
function obstacleItem(obstacle, icon) {
    const [first] = obstacle.sightings;
    const what = first !== undefined && obstacle.sightings.length === 1
        ? onlySighting(obstacle, first)
        : manySightings(obstacle);
    return [node_text(`${icon} `), ...what, ...gate_summary_whatToDo(obstacle.fixes)];
}
const whatBlocks = (summary, obstacles) => {
    const verdict = shownVerdict(summary);
    const iconOf = (obstacle) => obstacle.kind === 'inconclusive' || (obstacle.kind === 'other' && verdict === 'inconclusive')
        ? '❔'
        : '❌';
    return [
        heading(3, 'What blocks, and how to fix it'),
        ...(obstacles.length === 0
            ? [paragraph(summary.results.length === 0 && summary.verdict === 'pass' ? nothingJudged : gate_summary_noReason)]
            : [
                list(obstacles.map((obstacle) => obstacleItem(obstacle, iconOf(obstacle))), { ordered: true, spaced: true }),
            ]),
        ...(verdict === 'inconclusive'
            ? [
                paragraph('Inconclusive is not a pass: what was not seen is not known to be good, and no move accepts it.'),
            ]
            : []),
    ];
};
const worthKnowing = (obstacles) => obstacles.length === 0
    ? []
    : [
        heading(3, 'Worth knowing'),
        list(obstacles.map((obstacle) => obstacleItem(obstacle, '⚠️')), { spaced: true }),
    ];
/** A section as a part of a report. */
function sectionPart(section) {
    const urgency = section.isUrgent === true ? priorities.rules : priorities.section;
    return {
        name: section.title,
        priority: section.folded ? priorities.detail : urgency,
        blocks: section.folded
            ? [details(section.title, section.blocks)]
            : [heading(3, section.title), ...section.blocks],
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
            blocks: [heading(2, firstLine(summary)), ...factLine(summary.facts)],
        },
        ...(second.length === 0 ? [] : [{ name: 'what blocks', priority: priorities.blocking, blocks: second }]),
        ...summary.sections.filter(({ isUrgent }) => isUrgent === true).map(sectionPart),
        ...(summary.results.length === 0
            ? []
            : [
                {
                    name: 'the rules',
                    priority: priorities.rules,
                    blocks: [heading(3, 'Rules'), ...ruleTable(summary.results)],
                },
            ]),
        ...summary.sections.filter(({ isUrgent }) => isUrgent !== true).map(sectionPart),
    ];
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
    const extra = digitsApart(baseline, now === null ? [] : [now], dimension, 'binary');
    const show = (value) => comparison_shown_unbroken(formatValue(value, dimension, { extra }));
    return [show(baseline), now === null ? 'not\u00a0measured' : show(now)];
}
/** By how much it changed, as people say it of this sort of number: a count by so many, all else by its share. */
function changeOf({ number: { now, baseline }, metric: { dimension } }) {
    if (now === null)
        return '';
    if (dimension === 'ratio')
        return /\(([^)]*)\)/u.exec(formatRatioChange(baseline, now))?.[1] ?? formatRatioChange(baseline, now);
    const difference = now - baseline;
    const sign = difference > 0 ? '+' : '−';
    if (dimension === 'count' || baseline === 0)
        return `${sign}${formatValue(Math.abs(difference), dimension)}`;
    const share = Math.abs(difference / baseline);
    return `${sign}${formatValue(share, 'ratio', { extra: digitsApart(share, [0], 'ratio', 'binary') })}`;
}
/** A word, and no arrow: a size that goes up has become worse. */
function judgmentOf({ number: { now, baseline }, metric: { better } }) {
    return now !== null && now > baseline === (better === 'higher') ? 'better' : 'worse';
}
/** Ratios are shares of a whole; anything else is drawn against the larger of the two. */
function comparison_shown_drawn({ number: { now, baseline }, metric: { dimension } }, value, label) {
    const most = dimension === 'ratio' ? 1 : Math.max(baseline, now ?? 0);
    return most > 0 && dimension !== 'count' ? [bar(value / most, label, { width: barWidth })] : [node_text(label)];
}
function comparison_shown_nameOf({ number }) {
    const whole = number.name === null ? number.metric : `${number.metric} of ${number.name}`;
    return [node_code(whole), ...(number.package === null ? [] : [lineBreak(), node_text(`package ${number.package}`)])];
}
function cellsOf(row) {
    const { now, baseline } = row.number;
    const [before, after] = valuesOf(row);
    return [
        comparison_shown_nameOf(row),
        comparison_shown_drawn(row, baseline, before),
        now === null ? [node_text(after)] : comparison_shown_drawn(row, now, after),
        now === null
            ? [node_text('')]
            : [
                node_text(`${comparison_shown_unbroken(changeOf(row))},\u00a0`),
                comparison_shown_isWorse(row) ? strong(judgmentOf(row)) : node_text(judgmentOf(row)),
            ],
    ];
}
const comparison_shown_tableOf = (rows) => table(['', 'Baseline', 'Now', 'Change'], rows.map(cellsOf), { rowCap: 200 });
const comparison_shown_isWorse = (row) => judgmentOf(row) !== 'better';
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
        const metric = metrics.find(({ id }) => id === number.metric);
        return metric === undefined || now === 'unknown' ? [] : [{ number: { ...number, now }, metric }];
    });
    const unknown = numbers.filter(({ now }) => now === 'unknown').length;
    const moved = rows
        .filter(isMoved)
        .sort((a, b) => Number(a.number.package !== null) - Number(b.number.package !== null) ||
        Number(comparison_shown_isWorse(b)) - Number(comparison_shown_isWorse(a)));
    const same = rows.length - moved.length;
    const rest = moved.slice(shownRows);
    const counted = [
        moved.length === 0 ? 'Nothing has changed' : `${countOf(moved.length, 'number')} changed`,
        ...(same > 0 ? [`${same} stayed as ${same === 1 ? 'it was' : 'they were'}`] : []),
        ...(unknown > 0 ? [`${unknown} cannot be told, because not every report could be used`] : []),
    ];
    const said = `With ${sayFound(comparison.found)}: ${counted.join(', ')}.`;
    return [
        {
            title: 'Against the baseline',
            folded: false,
            blocks: [
                paragraph(said),
                ...(moved.length === 0 ? [] : [comparison_shown_tableOf(moved.slice(0, shownRows))]),
                ...(rest.length === 0 ? [] : [details(`${rest.length} more`, [comparison_shown_tableOf(rest)])]),
            ],
        },
    ];
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/cases-shown.ts



const cases_shown_icons = { failed: '❌\u00a0failed', errored: '❌\u00a0errored', flaky: '⚠️\u00a0flaky' };
const cases_shown_shownRows = 20;
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
const cases_shown_placeOf = ({ file, line, report }) => node_code(file === null ? report : `${file}${line === null ? '' : `:${line}`}`);
const nameAndPlace = (one) => [
    node_text(shorten(one.name, 160)),
    lineBreak(),
    cases_shown_placeOf(one),
];
function testCell(group) {
    const [first] = group;
    if (group.length === 1)
        return nameAndPlace(first);
    const left = group.length - shownOfGroup;
    return [
        strong(countOf(group.length, 'test')),
        ...group
            .slice(0, shownOfGroup)
            .flatMap((one) => [lineBreak(), node_text(`${shorten(one.name, 80)} `), cases_shown_placeOf(one)]),
        ...(left > 0 ? [lineBreak(), node_text(`and ${formatCount(left)} more`)] : []),
    ];
}
function messageCell([first, ...others]) {
    const isSame = others.every(({ message }) => message === first.message);
    return `${shorten(first.message, 240)}${isSame ? '' : ' (the others differ in numbers alone)'}`;
}
const cases_shown_tableOf = (groups) => table(['Result', 'Test', 'Message'], groups.map((group) => [cases_shown_icons[group[0].outcome], testCell(group), messageCell(group)]), { rowCap: 200, cellCap: 600 });
/** A report keeps no more cases than its cap: how many there are besides is said. */
function sayListed(listed, tests) {
    const all = tests === null ? 0 : tests.failed + tests.errored + tests.flaky;
    return all > listed ? `${formatCount(listed)} of ${formatCount(all)} are listed` : formatCount(listed);
}
/** Failures first, those of one message together; what is beyond the first rows is folded. */
function blocksOf(cases) {
    const failing = cases.filter(({ outcome }) => outcome !== 'flaky');
    const flaky = cases.filter(({ outcome }) => outcome === 'flaky');
    const rows = [...groupAlike(failing), ...groupAlike(flaky)];
    const isGrouped = rows.length < cases.length;
    const rest = rows.slice(cases_shown_shownRows);
    const alone = [...failing, ...flaky].map((one) => [one]);
    return [
        cases_shown_tableOf(rows.slice(0, cases_shown_shownRows)),
        ...(isGrouped ? [details(`All ${formatCount(cases.length)}, one by one`, [cases_shown_tableOf(alone)])] : []),
        ...(!isGrouped && rest.length > 0 ? [details(`${formatCount(rest.length)} more`, [cases_shown_tableOf(rest)])] : []),
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

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/summary.ts














const summary_right = (title) => ({ title, align: 'right' });
function testRow(name, tests) {
    const { total, passed, failed, errored, skipped, flaky } = tests;
    return [name, ...[total, passed, failed, errored, skipped, flaky].map((number) => formatCount(number))];
}
/** More packages than this are folded away, but for the worst. */
const shownPackages = 10;
/**
 * A table whose first row is the whole: packages by their name; of many the worst, and all of them folded beneath.
 * Each row comes with how bad it is: higher is worse.
 */
function packageTable(columns, whole, rows) {
    const all = rows.map(({ row }) => row);
    if (rows.length <= shownPackages)
        return [table(columns, [whole, ...all])];
    const worst = [...rows]
        .sort((a, b) => b.badness - a.badness)
        .slice(0, shownPackages)
        .map(({ row }) => row);
    return [
        table(columns, [whole, ...worst]),
        details(`All ${formatCount(rows.length)} packages; above are the worst ${shownPackages}`, [
            table(columns, all),
        ]),
    ];
}
function testTable(measurements, whole) {
    const packages = [...measurements.packages].flatMap(([name, measured]) => {
        const { tests } = shownTotals(measured);
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
    return packageTable(['', ...columns.map(summary_right)], testRow('all', whole), packages);
}
function ratioCell(ratio) {
    if (ratio === null)
        return [node_text('not reported')];
    if (ratio.total === 0)
        return [node_text('0 of 0')];
    const share = ratio.covered / ratio.total;
    const unbroken = (short) => short.replaceAll(' ', '\u00a0');
    return [
        bar(share, unbroken(formatRatio(share)), { width: 10 }),
        lineBreak(),
        node_text(unbroken(`${formatCount(ratio.covered)} of ${formatCount(ratio.total)}`)),
    ];
}
/** Of changed lines there may be none, where the change is known. */
function changedCell(ratio) {
    if (ratio === null)
        return [node_text('not known')];
    return ratio.total === 0 ? [node_text('none to cover')] : ratioCell(ratio);
}
function coverageTable(measurements, whole) {
    const isChangeKnown = measurements.change?.kind === 'known';
    const packages = [...measurements.packages].flatMap(([name, measured]) => {
        const { coverage } = shownTotals(measured);
        return coverage === null ? [] : [{ name, coverage }];
    });
    const all = [whole, ...packages.map(({ coverage }) => coverage)];
    const reported = coverageParts.filter((part) => all.some((coverage) => coverage[part] !== null));
    const rowOf = (name, coverage) => [
        [node_text(name)],
        ...reported.map((part) => ratioCell(coverage[part])),
        ...(isChangeKnown ? [changedCell(coverage['changed-lines'])] : []),
    ];
    const badnessOf = ({ lines }) => lines === null || lines.total === 0 ? 2 : 1 - lines.covered / lines.total;
    return packageTable(['', ...reported, ...(isChangeKnown ? ['changed lines'] : [])], rowOf('all', whole), packages.map(({ name, coverage }) => ({ row: rowOf(name, coverage), badness: badnessOf(coverage) })));
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
        node_code(path),
        doubt === null ? formatCount(missing) : `not known (${doubt})`,
        [
            uncovered.length === 0 ? '' : sayRanges(uncovered, 20),
            isReported ? '' : '(no report mentions the file)',
        ]
            .filter((part) => part !== '')
            .join(' '),
    ]);
    if (rows.length === 0)
        return [];
    const blocks = [table(['File', summary_right('Not covered'), 'Lines'], rows, { rowCap: 30, cellCap: 300 })];
    const judged = results.filter(({ rule }) => rule.startsWith('coverage.changed-lines'));
    return [
        {
            title: 'Changed lines that are not covered',
            folded: judged.every(({ outcome }) => outcome === 'pass' || outcome === 'not-applicable'),
            isUrgent: judged.some(({ outcome }) => outcome === 'fail'),
            blocks,
        },
    ];
}
/** What the change was found to be; why it is not known stands with the rules that ask for it. */
function changeSection({ change }) {
    if (change?.kind !== 'known')
        return [];
    const { touched, files, bases, said, head } = change.change;
    const added = [...files.values()].reduce((sum, lines) => sum + countLines(lines.added), 0);
    const facts = [
        [
            node_text('from '),
            ...(bases.length === 0
                ? [node_text(said)]
                : [
                    ...bases.flatMap((base, index) => [node_text(index === 0 ? '' : ' and '), node_code(base.slice(0, 8))]),
                    node_text(` (${said})`),
                ]),
            node_text(bases.length === 0 ? ', ' : ' to '),
            node_code(head.slice(0, 8)),
        ],
        [node_text(`${countOf(touched.size, 'file')} touched, ${countOf(added, 'line')} added`)],
    ];
    return [{ title: 'The change', folded: true, blocks: [list(facts)] }];
}
/** Files with the lowest share of covered lines. */
function leastCovered(measurements) {
    const share = ({ covered, total }) => covered / total;
    const rows = (measurements.coverage?.files ?? [])
        .flatMap(({ path, ratios: { lines } }) => lines === null || lines.total === 0 || lines.covered === lines.total ? [] : [{ path, lines }])
        .sort((a, b) => share(a.lines) - share(b.lines) || (a.path < b.path ? -1 : 1))
        .map(({ path, lines }) => [node_code(path), ratioCell(lines)]);
    if (rows.length === 0)
        return [];
    return [
        { title: 'Least covered files', folded: true, blocks: [table(['File', 'Lines'], rows, { rowCap: 20 })] },
    ];
}
/** Two lists side by side where a report covers nothing of the repository. */
function pathSections(reasons) {
    return reasons
        .filter(({ code: reasonCode }) => /^(?:coverage|source)-of-no-repository-file$/u.test(reasonCode))
        .map(({ where, seen }) => ({
        title: `Paths in ${where ?? 'the report'} and in the repository`,
        folded: false,
        blocks: [
            codeBlock((seen ?? '').replace(' | ', '\n').replaceAll(', ', '\n  ').replaceAll(': ', ':\n  ')),
        ],
    }));
}
function noteItem({ code: noteCode, where, seen, fix }) {
    return [
        strong(noteCode),
        node_text(where === null ? '' : ' in '),
        ...(where === null ? [] : [node_code(where)]),
        node_text(seen === null ? ': ' : `: ${seen}. `),
        ...prose(fix),
    ];
}
function readSections(readings) {
    if (readings.length === 0)
        return [];
    const rows = readings.map(({ path, sizeBytes, read }) => [
        node_code(path),
        read.kind === 'unusable' ? `❌ ${read.code}` : read.kind,
        sizeBytes === null ? '' : formatBytes(sizeBytes),
    ]);
    const blocks = [table(['Report', 'What it is', summary_right('Size')], rows, { rowCap: 100 })];
    return [{ title: `Reports (${formatCount(readings.length)})`, folded: true, blocks }];
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
            [node_text(`${outcome}: ${name}`), lineBreak(), node_code(report)],
            ...answer(waiver),
        ]),
        ...waivedFindings.map(({ tool, rule, count, file, waiver }) => [
            [node_text(`${tool} ${rule}${count > 1 ? `, ${formatCount(count)} times` : ''}`), lineBreak(), node_code(file)],
            ...answer(waiver),
        ]),
    ];
    if (rows.length === 0)
        return [];
    const blocks = [table(['Waived', 'Owner', 'Why', 'Until'], rows, { rowCap: 50, cellCap: 300 })];
    return [{ title: `Waived (${formatCount(rows.length)})`, folded: false, blocks }];
}
/** Numbers of some reports must not look like those of all. */
function ofReadable(measure) {
    return (measure?.broken ?? null) === null ? '' : ', of the reports that could be used';
}
/** All that a person is told about a decision, the answer first. */
function summaryOf(policy, decision, measurements, readings, facts) {
    const { tests, coverage } = shownTotals(measurements);
    const sections = [
        ...pathSections(decision.reasons),
        ...(decision.notes.length === 0
            ? []
            : [
                {
                    title: 'Worth knowing',
                    folded: false,
                    blocks: [list(decision.notes.map(noteItem), { itemCap: 10 })],
                },
            ]),
        ...caseSections(measurements.notable, tests),
        ...waivedSection(measurements),
        ...comparisonSections(measurements),
        ...(tests === null || (tests.total === 0 && measurements.tests?.broken !== null)
            ? []
            : [
                {
                    title: `Tests${ofReadable(measurements.tests)}`,
                    folded: false,
                    blocks: testTable(measurements, tests),
                },
            ]),
        ...(coverage === null || (coverage.lines === null && measurements.coverage?.broken !== null)
            ? []
            : [
                {
                    title: `Coverage${ofReadable(measurements.coverage)}`,
                    folded: false,
                    blocks: coverageTable(measurements, coverage),
                },
            ]),
        ...sonarSections(measurements.sonar),
        ...staticSections(measurements.statics, measurements.packages),
        ...performanceSections(measurements.performance, policy.rules),
        ...sizeSections(measurements.sizes),
        ...complexitySections(measurements.complexity, measurements.packages),
        ...duplicationSections(measurements.duplication, measurements.packages),
        ...uncoveredChanges(measurements, decision),
        ...leastCovered(measurements),
        ...changeSection(measurements),
        ...readSections(readings),
    ];
    const byDefault = policy.defaults.map(({ text: rule }) => [node_code(rule)]);
    const said = byDefault.length === 0
        ? []
        : [
            {
                title: 'Rules that hold by default, because no rule speaks of it',
                folded: true,
                blocks: [list(byDefault)],
            },
        ];
    return gateSummary({
        gate: policy.gate,
        verdict: decision.verdict,
        results: decision.results,
        reasons: decision.reasons,
        mode: policy.mode,
        facts,
        sections: [...sections, ...said],
    });
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/waiver/waiver.ts
/** What a waiver is called in messages: `eslint no-eval in src/legacy/**`. */
function describeWaiver({ target }) {
    return target.kind === 'finding'
        ? `${target.tool} ${target.id} in ${target.files.join(', ')}`
        : `test "${target.name}"`;
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/domain/waiver-findings.ts



const owned = (waiver) => `${describeWaiver(waiver)} of ${waiver.owner}`;
/** What there is to say about the waivers themselves; none of it changes a verdict. */
function waiverFindings(use, path, { tests, statics }) {
    const tools = (statics?.reports ?? []).flatMap(({ report }) => report.tools);
    const sayCount = (count) => countOf(count, 'failure or finding', 'failures or findings');
    return [
        ...use
            .expired()
            .map(({ waiver, count }) => finding('waiver-expired', path, `${owned(waiver)} ended on ${waiver.expires}, and would have been about ${sayCount(count)}`)),
        ...use
            .expiring()
            .map(({ waiver, count }) => finding('waiver-expiring', path, `${owned(waiver)} ends on ${waiver.expires}; ${sayCount(count)} waived`)),
        ...use
            .unmatched({ tests: tests !== null, tools })
            .map((waiver) => finding('waiver-unmatched', path, `${owned(waiver)}, until ${waiver.expires}`)),
    ];
}

;// CONCATENATED MODULE: ./actions/quality-gate/src/run.ts











































async function load(values, ports) {
    const { token } = values;
    if (token === null)
        throw new errors/* UserError */.yo([
            {
                code: 'input-missing',
                message: 'Input "token" is empty.',
                fix: 'Leave it out (the token of the job is used), or give one with `contents: read`.',
                where: 'token',
            },
        ]);
    return loadJudgingConfiguration(values.config, ports.runner.run, ports.github(token.reveal()));
}
/** What is judged by, in a few words. */
function sayPolicy({ entry, gate }, { source }) {
    const described = describeSource(source);
    if (entry !== null)
        return `gate ${gate} of ${described}, and the inputs`;
    return `the inputs alone; ${source.kind === 'file' ? `${described} has no gate "${gate}"` : source.why}`;
}
function findPolicy(values, loaded, ports) {
    const { runner } = ports;
    const { configuration, source } = loaded;
    const described = describeSource(source);
    const combined = policyOf({ gate: values.gate, service: values.service }, {
        reports: values.reports ?? [],
        rules: values.require ?? [],
        mode: values.mode,
        baseline: values.baseline,
    }, { configuration, isFile: source.kind === 'file', described });
    if (!combined.ok)
        throw new errors/* UserError */.yo(combined.problems);
    const { policy } = combined;
    runner.info(`policy: ${sayPolicy(policy, loaded)}`);
    const others = qualityGates(configuration);
    if (policy.entry === null && others.length > 0)
        runner.warning(`The configuration has the quality gate ${others.join(', ')}, and this step names none of them. Add \`gate: ${others[0] ?? ''}\` to judge by it.`, { title: 'quality-gate: gate-not-named' });
    const isDefault = new Set(policy.defaults);
    for (const rule of policy.rules)
        runner.info(`rule: ${rule.text}${isDefault.has(rule) ? ' (by default: no rule speaks of it)' : ''}`);
    return policy;
}
function annotate(findings, ports) {
    for (const planned of planAnnotations(findings, 'the summary of this step')) {
        const { level, title, message, file, line, endLine } = planned;
        ports.runner[level](message, {
            title,
            ...(file === null ? {} : { file }),
            ...(line === null ? {} : { line }),
            ...(endLine === null ? {} : { endLine }),
        });
    }
}
function sayChange({ touched, bases, said }) {
    const against = bases.map((base) => base.slice(0, 8)).join(' and ');
    return `${countOf(touched.size, 'file')} touched since ${against === '' ? said : `${against} (${said})`}`;
}
/** Looks at the change where coverage is given or a rule asks for it. */
async function addChange(measurements, policy, checkout, { source, target }, ports) {
    const { runner } = ports;
    const asked = questionsOf(policy.rules);
    if (measurements.coverage === null && !asked.changedLines && !asked.whenChanged)
        return measurements;
    return runner.group('Change', async () => {
        // On GitHub the configuration was read from the branch that the change is for.
        const branch = target ?? { name: source.ref, commit: source.commit };
        const found = await findChange(checkout, runner.run, branch, ports);
        runner.info(found.kind === 'known' ? sayChange(found.change) : `${found.code}: ${found.why}`);
        if (found.kind === 'unknown')
            return withChange(measurements, found, asked);
        const covered = measurements.coverage?.files ?? [];
        const counts = await lineCounts(found.change, covered, checkout.root, ports.files);
        return withChange(measurements, { ...found, change: { ...found.change, lineCounts: counts } }, asked);
    });
}
/** Asks SonarQube for the projects that the policy names. */
function askSonar(values, policy, subject, { source, target }, ports) {
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
/** Finds what to compare with, where the policy says so. */
async function addBaseline(measurements, policy, repository, { configuration, source }, values, ports) {
    const { baseline: setting, gate } = policy;
    if (setting.kind === 'none')
        return measurements;
    const { clock, digests, files, runner } = ports;
    const { run: context } = runner;
    return runner.group('Baseline', async () => {
        const asker = {
            owner: {
                repository: context.repository,
                workflow: workflowPathOf(context.workflowRef),
                gate,
                service: configuration.service ?? null,
            },
            runId: context.runId,
            commit: context.sha,
            nowMs: clock.now(),
            source,
            key: values['evidence-key']?.reveal() ?? null,
        };
        const looked = await findBaseline(setting, asker, {
            github: ports.github(values.token?.reveal() ?? ''),
            digests,
            files,
        });
        runner.info(`baseline: ${sayFound(looked.found)}`);
        if (looked.trust !== null)
            runner.info(`its branch is ${looked.trust.isProtected ? 'protected' : 'the default branch, and not protected'}`);
        return withBaseline(measurements, looked, repository, clock.now());
    });
}
/** The digest of what the inputs add to the policy. */
function additionsOf(values, { digests }) {
    const { baseline } = values;
    return additionsDigest({
        reports: values.reports,
        require: values.require?.map(({ text }) => text) ?? null,
        waivers: values.waivers,
        baseline: baseline === null || baseline.kind === 'none' ? null : baseline.text,
        'working-directory': values['working-directory'],
    }, digests);
}
/** What was compared with, in one line of the summary. */
function baselineFacts({ comparison }) {
    return comparison === null ? [] : [{ name: 'baseline', value: sayFound(comparison.found), isProse: true }];
}
/** What the comparison gives to later steps. */
function baselineOutputs(measurements, kept) {
    return {
        baseline: JSON.stringify(shownBaseline(measurements)),
        'new-failures': JSON.stringify(measurements.comparison?.newFailures ?? null),
        'baseline-file': kept?.path ?? '',
        'baseline-name': kept?.name ?? '',
    };
}
/** What was read beside the reports. */
function materialsBeside(waivers, { comparison }) {
    const found = comparison?.found;
    return [
        ...(waivers === null ? [] : [waivers.material]),
        ...(found?.kind === 'known' ? [found.material] : []),
    ];
}
/**
 * Judges by a configuration that was read already.
 *
 * @throws {UserError} when inputs and configuration do not fit each other
 * @throws {ExternalError} when something that it depends on fails
 */
async function judge(values, loaded, ports) {
    const { clock, digests, files, runner } = ports;
    const startedMs = clock.now();
    const policy = await runner.group('Policy', () => Promise.resolve(findPolicy(values, loaded, ports)));
    const checkout = await findCheckout(values['working-directory'] ?? '', ports);
    const { commit, mergeCommit } = commitOfRun(runner.run);
    const subject = values.subjects ?? { commit, artifacts: [] };
    const { readings, materials: reports, unmatched, } = await runner.group('Reports', async () => {
        const ofFiles = await reading_readReports(policy.reports, values['working-directory'] ?? '', asksForBrotli(policy.rules), checkout, ports);
        const ofJobs = await readJobs(policy.reports, values.token?.reveal() ?? '', ports);
        return {
            ...ofFiles,
            readings: [...ofFiles.readings, ...ofJobs.readings],
            materials: [...ofFiles.materials, ...ofJobs.materials],
        };
    });
    const asked = await askSonar(values, policy, subject, loaded, ports);
    const waivers = await loadWaivers(policy, values.waivers, loaded.source, {
        clock,
        digests,
        github: ports.github(values.token?.reveal() ?? ''),
    });
    const areFilesNeeded = policy.reports.some(({ kind }) => kindsOfFiles.includes(kind));
    const repository = await listRepository(checkout, areFilesNeeded, ports);
    const measured = await addChange(withSonar(measure(policy.reports, readings, repository, waivers?.use ?? null, unmatched), asked.sonar), policy, checkout, loaded, ports);
    const measurements = await addBaseline(measured, policy, repository, loaded, values, ports);
    // What was asked for after that came back empty: neither a verdict nor evidence may rest on it.
    runner.cancellation.throwIfAborted();
    const decided = decide(measurements, policy.rules, [
        ...subjectFindings(subject, checkout, runner.run),
        ...repeatedFindings(reports),
        ...(waivers === null ? [] : waiverFindings(waivers.use, waivers.path, measurements)),
    ]);
    const { verdict, reasons } = decided;
    const materials = [...reports, ...asked.materials, ...materialsBeside(waivers, measurements)];
    const described = describeSource(loaded.source);
    const policyRecord = {
        digest: policyDigest(policy.gate, policy.entry, loaded.configuration.service ?? null, digests),
        commit: loaded.source.commit,
    };
    const waiversRecord = waivers === null ? null : { path: waivers.path, digest: waivers.digest };
    const totals = shownTotals(measurements);
    const folder = `${runner.tempFolder}/interlock/${policy.gate}`;
    const key = values['evidence-key'];
    const { kept, findings: ofKeeping } = await keepBaseline({
        policy,
        decision: decided,
        measurements,
        subject,
        service: loaded.configuration.service ?? null,
        source: loaded.source,
        policyRecord,
        key: key?.reveal() ?? null,
    }, folder, ports);
    const decision = { ...decided, notes: [...decided.notes, ...ofKeeping.map(reasonOf)] };
    const report = reportFile(policy, decision, measurements, {
        subject,
        mergeCommit,
        policy: { ...policyRecord, source: described, waivers: waiversRecord },
        materials,
    });
    await files.writeText(`${folder}/report.json`, `${JSON.stringify(report, null, 2)}\n`);
    const parts = summaryOf(policy, decision, measurements, readings, [
        { name: 'commit', value: subject.commit.slice(0, 8) },
        { name: 'policy', value: sayPolicy(policy, loaded), isProse: true },
        ...baselineFacts(measurements),
    ]);
    const answer = firstLine({
        gate: policy.gate,
        verdict,
        results: decision.results,
        reasons,
        mode: policy.mode,
    });
    const findings = annotationsOf(decision, measurements);
    // Before anything is published: a check run must not say yes where this step then says no.
    const evidence = sealStatement({
        subject,
        predicate: {
            kind: 'gate',
            gate: policy.gate,
            action: 'quality-gate',
            mode: policy.mode,
            verdict,
            reasonCodes: [...new Set(reasons.map(({ code }) => code))],
            policy: policyRecord,
            additionsDigest: additionsOf(values, ports),
            materialsDigest: digests.sha256((0,domain_json/* canonicalJson */.dj)(materials.map((material) => ({ ...material })))),
            mergeCommit,
            origin: originOf(runner.run, digests, startedMs, clock.now()),
        },
    }, digests, key === null ? null : { key: key.reveal() });
    const published = await publish({
        action: 'quality-gate',
        gate: policy.gate,
        service: loaded.configuration.service ?? '',
        verdict,
        mode: policy.mode,
        commit: subject.commit,
        answer,
        parts,
        findings,
        comment: values.comment,
        check: values.check,
    }, ports.github(values.token?.reveal() ?? ''), runner, digests);
    // What stands at its line in the check run would stand there twice.
    annotate(published.isAnnotated ? findings.filter(({ file }) => file === null) : findings, ports);
    const { markdown } = fitSummary([...parts, ...published.missing], `${folder}/report.json`);
    await files.writeText(`${folder}/summary.md`, markdown);
    return {
        succeeded: verdict === 'pass' || policy.mode === 'audit',
        outputs: {
            verdict,
            reasons: JSON.stringify(reasons),
            report: `${folder}/report.json`,
            summary: `${folder}/summary.md`,
            evidence,
            tests: JSON.stringify(totals.tests),
            coverage: JSON.stringify(totals.coverage),
            ...baselineOutputs(measurements, kept),
        },
        summary: markdown,
        lastLine: answer,
        parts,
    };
}
/** The effective values of inputs and configuration, and where each came from. */
function explainPolicy(values, loaded, ports) {
    const policy = findPolicy(values, loaded, ports);
    const given = Object.entries(inputs).map(([name, input]) => ({
        name,
        given: ports.runner.input(name),
        defaultText: input.defaultText,
        secret: input.kind === 'secret',
    }));
    const entry = policy.entry === null ? null : { path: `gates.${policy.gate}`, value: policy.entry };
    return explainText(explainValues(given, entry, loaded));
}
/** Tables of the README that are made from the declarations, by the marker they stand between. */
const readmeTables = {
    codes: codesTable(),
    formats: formatsTable(),
    metrics: metricsTable(),
    'code-files': codeFilesTable(),
};
/** Judges the reports of a build by rules: tests and coverage, one verdict, nothing passed over. */
const run_qualityGate = defineAction({
    name: 'quality-gate',
    inputs: inputs,
    outputs: outputs,
    outputsOnError: { verdict: 'inconclusive', reasons: '[]' },
    run: async (values, ports) => judge(values, await load(values, ports), ports),
    explain: async (values, ports) => explainPolicy(values, await load(values, ports), ports),
});

;// CONCATENATED MODULE: ./packages/shared/src/domain/report/plain.ts



const narrowest = 12;
/** Nothing folds here: long tables that are folded in Markdown end after these. */
const unfoldedRows = 20;
/** Cells that a terminal needs for a text: pictures and East Asian letters take two (UAX #11), marks none. */
function widthOf(line) {
    let width = 0;
    for (const character of line) {
        const point = character.codePointAt(0) ?? 0;
        if (/\p{M}|\p{Cf}/u.test(character))
            continue;
        const isWide = /\p{Emoji_Presentation}/u.test(character) ||
            (point >= 0x1100 && point <= 0x115f) ||
            (point >= 0x2e80 && point <= 0xa4cf) ||
            (point >= 0xac00 && point <= 0xd7a3) ||
            (point >= 0xf900 && point <= 0xfaff) ||
            (point >= 0xff00 && point <= 0xff60) ||
            (point >= 0x1f300 && point <= 0x1faff) ||
            (point >= 0x20000 && point <= 0x3fffd);
        width += isWide ? 2 : 1;
    }
    return width;
}
/** The beginning of a word that fits, and the rest. */
function split(word, width) {
    let taken = '';
    for (const character of word) {
        if (taken !== '' && widthOf(taken + character) > width)
            break;
        taken += character;
    }
    return [taken, word.slice(taken.length)];
}
/** A line as lines of at most this width, broken at spaces where there are any. */
function wrap(line, width) {
    const lines = [];
    let current = '';
    for (const word of line.split(' ')) {
        const joined = current === '' ? word : `${current} ${word}`;
        if (widthOf(joined) <= width) {
            current = joined;
            continue;
        }
        if (current !== '')
            lines.push(current);
        let rest = word;
        while (widthOf(rest) > width) {
            const [first, left] = split(rest, width);
            lines.push(first);
            rest = left;
        }
        current = rest;
    }
    return [...lines, current];
}
/** Inline nodes as lines; a line break is one. */
function plain_linesOf(children, width) {
    const lines = [[]];
    for (const child of children) {
        if (child.kind === 'line-break')
            lines.push([]);
        else
            lines.at(-1)?.push(child);
    }
    return lines.flatMap((line) => wrap(plainText(line).trim(), width));
}
const pad = (line, width, isRight) => {
    const room = ' '.repeat(Math.max(0, width - widthOf(line)));
    return isRight ? room + line : line + room;
};
/** Widths of columns that fit: the widest give way first, but none below what can be read. */
function fitWidths(wanted, room) {
    const widths = [...wanted];
    for (;;) {
        const excess = widths.reduce((sum, width) => sum + width, 0) - room;
        const widest = Math.max(...widths);
        if (excess <= 0 || widest <= narrowest)
            return widths;
        const second = Math.max(narrowest, ...widths.filter((width) => width < widest));
        const count = widths.filter((width) => width === widest).length;
        const cut = Math.max(1, Math.min(widest - second, Math.ceil(excess / count)));
        for (const [index, width] of widths.entries())
            if (width === widest)
                widths[index] = width - cut;
    }
}
const plain_more = (count) => count > 0 ? [`… and ${formatCount(count)} more not shown`] : [];
function tableLines(table, width) {
    if (table.rows.length === 0)
        return wrap((0,visible_text/* visibleText */.Q)(table.whenEmpty), width);
    const titles = table.columns.map(({ title }) => (0,visible_text/* visibleText */.Q)(title));
    const shown = table.rows
        .slice(0, table.rowCap)
        .map((row) => row.map((cell) => capped(cell, table.cellCap)));
    const gap = 2;
    const unbounded = Number.MAX_SAFE_INTEGER;
    const wanted = titles.map((title, index) => Math.max(widthOf(title), ...shown.flatMap((row) => plain_linesOf(row[index] ?? [], unbounded).map((line) => widthOf(line)))));
    const widths = fitWidths(wanted, width - gap * (table.columns.length - 1));
    const rowLines = (cells) => {
        const height = Math.max(...cells.map((cell) => cell.length));
        return Array.from({ length: height }, (_, at) => cells
            .map((cell, index) => pad(cell[at] ?? '', widths[index] ?? 0, table.columns[index]?.align === 'right'))
            .join(' '.repeat(gap))
            .trimEnd());
    };
    return [
        ...rowLines(titles.map((title, index) => wrap(title, widths[index] ?? narrowest))),
        widths.map((columnWidth) => '─'.repeat(columnWidth)).join(' '.repeat(gap)),
        ...shown.flatMap((row) => rowLines(row.map((cell, index) => plain_linesOf(cell, widths[index] ?? narrowest)))),
        ...plain_more(table.rows.length - shown.length),
    ];
}
const indented = (lines, first) => lines.map((line, index) => `${index === 0 ? first : ' '.repeat(widthOf(first))}${line}`.trimEnd());
function blockLines(block, width) {
    switch (block.kind) {
        case 'heading': {
            const lines = plain_linesOf(block.children, width);
            const longest = Math.max(...lines.map((line) => widthOf(line)));
            return [...lines, (block.level === 2 ? '═' : '─').repeat(longest)];
        }
        case 'paragraph':
            return plain_linesOf(block.children, width);
        case 'list': {
            const shown = block.items.slice(0, block.itemCap);
            return [
                ...shown.flatMap((item, index) => {
                    const mark = block.ordered ? `${index + 1}. ` : '- ';
                    return indented(plain_linesOf(item, width - mark.length), mark);
                }),
                ...plain_more(block.items.length - shown.length),
            ];
        }
        case 'table':
            return tableLines(block, width);
        case 'diagram':
            return tableLines(block.table, width);
        case 'details': {
            const children = block.children.map((child) => child.kind === 'table' ? { ...child, rowCap: Math.min(child.rowCap, unfoldedRows) } : child);
            return [...plain_linesOf(block.summary, width), ...indented(blocksLines(children, width - 2), '  ')];
        }
        case 'quote':
            return blocksLines(block.children, width - 2).map((line) => `│ ${line}`.trimEnd());
        case 'code-block': {
            const lines = (0,visible_text/* visibleLines */.g)(block.text).replace(/\n$/u, '').split('\n');
            const shown = lines.slice(0, block.lineCap);
            return [...shown.map((line) => `    ${line}`), ...plain_more(lines.length - shown.length)];
        }
    }
}
function blocksLines(blocks, width) {
    return blocks.flatMap((block, index) => [...(index === 0 ? [] : ['']), ...blockLines(block, width)]);
}
/**
 * A report for a terminal, without color: what is text stays text, escape sequences of anybody are seen and not obeyed,
 * and what is folded in Markdown is open.
 *
 * @param parts - as for `fitSummary`
 * @param columns - how wide the terminal is
 */
function renderPlain(parts, columns) {
    const width = Math.max(40, columns);
    return `${parts
        .filter(({ blocks }) => blocks.length > 0)
        .map(({ blocks }) => blocksLines(blocks, width).join('\n'))
        .join('\n\n')}\n`;
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/workflow-command.ts
/**
 * What a step says to the runner: workflow commands on standard output and files of `name<<delimiter` blocks.
 * Source: docs.github.com/actions/reference/workflow-commands-for-github-actions; actions/runner, ActionCommand.cs.
 */
/** Invisible, and not white space: the runner trims that before it looks for a command. */
const wordJoiner = '\u2060';
const escapeData = (text) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
/** One command, e.g. `::error file=a.ts,line=3::message`. Properties that are `undefined` are left out. */
function workflowCommand(name, message, properties = {}) {
    const given = Object.entries(properties).flatMap(([key, value]) => value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`]);
    const written = given.length === 0 ? '' : ` ${given.join(',')}`;
    return `::${name}${written}::${escapeData(message)}`;
}
/**
 * Text for the log that the runner must not take for a command, whatever it quotes: a test's name that begins with
 * `::add-mask::` is a name. Commands of the old form (`##[name]`) are found anywhere in a line.
 */
function plainLog(text) {
    return text
        .replace(/^([^\S\n]*)::/gmu, `$1${wordJoiner}::`)
        .replaceAll('##[', `#${wordJoiner}#[`)
        .replace(/\r(?!\n)/gu, '\n');
}
/**
 * One entry of a command file (`GITHUB_OUTPUT`, `GITHUB_STATE`).
 *
 * @param name - of the output or state
 * @param value - any text
 * @param delimiter - a line that occurs in neither; random, so that nobody can end the value early
 * @throws {RangeError} when it does occur
 */
function fileCommand(name, value, delimiter) {
    if (name.includes(delimiter) || value.includes(delimiter))
        throw new RangeError(`the delimiter occurs in "${name}" or its value`);
    return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}

;// CONCATENATED MODULE: ./packages/rehearsal/src/domain/command-line/gate-runner.ts

/** A runner without GitHub: inputs come from the command line, outputs go nowhere, and the log is plain lines. */
function gateRunner(place) {
    const say = (text) => place.log(plainLog(text));
    const annotate = (level) => (text, at) => say(`${level}: ${at?.title === undefined ? '' : `${at.title}: `}${text}${at?.file === undefined ? '' : ` (${at.file}${at.line === undefined ? '' : `:${at.line}`})`}`);
    return {
        phase: 'main',
        input: (name) => place.inputs.get(name) ?? '',
        setOutput: () => undefined,
        mask: () => undefined,
        state: () => '',
        saveState: () => undefined,
        info: say,
        debug: () => undefined,
        notice: annotate('notice'),
        warning: annotate('warning'),
        error: annotate('error'),
        group: async (title, body) => {
            say(title);
            return body();
        },
        appendSummary: () => Promise.resolve(),
        fail: () => undefined,
        run: place.run,
        programArguments: [],
        givenInputs: [...place.inputs.keys()],
        tempFolder: place.tempFolder,
        workspace: place.workspace,
        cancellation: place.cancellation,
        cancellationTimeLeftMs: () => null,
    };
}

// EXTERNAL MODULE: ./packages/rehearsal/src/domain/problem.ts
var domain_problem = __webpack_require__(3511);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./packages/shared/src/adapters/node-clock.ts

/** The machine's clock. */
function nodeClock() {
    return {
        now: () => Date.now(),
        sleep: async (ms, signal) => {
            try {
                await (0,external_node_timers_promises_.setTimeout)(ms, undefined, signal === undefined ? {} : { signal });
            }
            catch (thrown) {
                throw signal?.aborted === true ? signal.reason : thrown;
            }
        },
    };
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./packages/shared/src/domain/variable-name.ts
/**
 * Whether an environment variable is one of those that are named.
 *
 * @param name - of the variable
 * @param patterns - names, or beginnings that end in `*`: `VAULT_TOKEN`, `OCI_CLI_*`
 */
function isNamedVariable(name, patterns) {
    return patterns.some((pattern) => pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern);
}

;// CONCATENATED MODULE: ./packages/shared/src/adapters/node-commands.ts





const defaultCapBytes = 16 * 1024 * 1024;
const politeMs = 2000;
/**
 * The only variables of ours that other programs see; secrets and the runner's own command files are not among them.
 * By RUNNER_TRACKING_ID the runner finds what a job has left running. It looks after the post phases of all steps
 * (actions/runner, JobExtension.FinalizeJob), so that none of ours loses its proxy to it.
 */
const passedVariables = /^(PATH|HOME|USER|LOGNAME|TMPDIR|TEMP|TMP|LANG|LC_[A-Z]+|TZ|SHELL|KUBECONFIG|SSL_CERT_FILE|SSL_CERT_DIR|NODE_EXTRA_CA_CERTS|HTTPS?_PROXY|NO_PROXY|https?_proxy|no_proxy|XDG_[A-Z_]+|RUNNER_TRACKING_ID)$/u;
/** Variables that the credential helpers of cloud command lines need, passed to programs that authenticate. */
const credentialVariables = /^(AWS_|AZURE_|GOOGLE_|CLOUDSDK_|GCP_|USE_GKE_|ACTIONS_ID_TOKEN_REQUEST_|KUBERNETES_)[A-Z0-9_]*$/u;
function scrubbedEnvironment(added = {}) {
    const kept = Object.entries((external_node_process_default()).env).filter(([name]) => passedVariables.test(name) || credentialVariables.test(name));
    return { ...Object.fromEntries(kept), ...added };
}
/** Signals the whole group of a program that leads one; nothing happens when it is gone. */
function signalGroup(pid, signal) {
    try {
        external_node_process_default().kill(-pid, signal);
    }
    catch (thrown) {
        if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'ESRCH'))
            throw thrown;
    }
}
function isAlive(pid) {
    try {
        external_node_process_default().kill(pid, 0);
        return true;
    }
    catch {
        return false;
    }
}
async function endGroup(pid) {
    signalGroup(pid, 'SIGTERM');
    for (let waitedMs = 0; waitedMs < politeMs && isAlive(pid); waitedMs += 50)
        await (0,external_node_timers_promises_.setTimeout)(50);
    signalGroup(pid, 'SIGKILL');
}
function collect(child, capBytes, onOverflow, onOutput) {
    const chunks = { stdout: [], stderr: [] };
    for (const name of ['stdout', 'stderr']) {
        let bytes = 0;
        child[name]?.on('data', (chunk) => {
            if (name === 'stdout' && onOutput !== undefined) {
                onOutput(chunk);
                return;
            }
            bytes += chunk.length;
            if (bytes > capBytes)
                onOverflow();
            else
                chunks[name].push(chunk);
        });
    }
    return (name) => Buffer.concat(chunks[name]).toString('utf8');
}
function runCommand(command) {
    const [program, ...args] = command.argv;
    const capBytes = command.outputCapBytes ?? defaultCapBytes;
    if (command.signal?.aborted === true)
        return Promise.resolve({ kind: 'cancelled' });
    return new Promise((resolve, reject) => {
        const child = (0,external_node_child_process_.spawn)(program, args, {
            cwd: command.cwd,
            env: scrubbedEnvironment(command.env),
            stdio: ['pipe', 'pipe', 'pipe'],
            detached: true,
        });
        let ending = null;
        const stop = (why) => {
            if (ending !== null || child.pid === undefined)
                return;
            ending = why;
            void endGroup(child.pid);
        };
        const text = collect(child, capBytes, () => stop('output-cap'), command.onOutput);
        const timer = setTimeout(() => stop('deadline'), command.deadlineMs);
        const onAbort = () => stop('cancelled');
        command.signal?.addEventListener('abort', onAbort, { once: true });
        const tidy = () => {
            clearTimeout(timer);
            command.signal?.removeEventListener('abort', onAbort);
        };
        child.on('error', (thrown) => {
            tidy();
            if (thrown.code === 'ENOENT')
                resolve({ kind: 'not-found', program });
            else
                reject(thrown);
        });
        child.on('close', (code, signal) => {
            tidy();
            const stderr = text('stderr');
            if (ending === 'deadline')
                resolve({ kind: 'deadline', afterMs: command.deadlineMs, stderr });
            else if (ending === 'output-cap')
                resolve({ kind: 'output-cap', capBytes, stderr });
            else if (ending === 'cancelled')
                resolve({ kind: 'cancelled' });
            else if (code === null)
                resolve({ kind: 'signaled', signal: signal ?? 'unknown', stderr });
            else
                resolve({ kind: 'exited', code, stdout: text('stdout'), stderr });
        });
        // A program that ends before it read its input breaks the pipe; how it ended says more than that.
        child.stdin.on('error', () => undefined);
        child.stdin.end(command.input ?? '');
    });
}
async function startDetached({ argv, cwd, env, errorsTo }) {
    const [program, ...args] = argv;
    const errors = errorsTo === undefined ? null : await (0,promises_.open)(errorsTo, 'a', 0o600);
    try {
        return await new Promise((resolve, reject) => {
            const child = (0,external_node_child_process_.spawn)(program, args, {
                cwd,
                env: scrubbedEnvironment(env),
                stdio: ['ignore', 'ignore', errors?.fd ?? 'ignore'],
                detached: true,
            });
            const ended = new Promise((end) => child.once('close', () => end()));
            child.once('error', reject);
            child.once('spawn', () => {
                child.unref();
                if (child.pid !== undefined)
                    resolve({ pid: child.pid, ended });
            });
        });
    }
    finally {
        await errors?.close();
    }
}
/** Programs of this machine, each in a process group of its own and with a scrubbed environment. */
function nodeCommands() {
    return {
        run: runCommand,
        startDetached,
        stopDetached: endGroup,
        variables: (patterns) => Object.fromEntries(Object.entries((external_node_process_default()).env).flatMap(([name, value]) => value !== undefined && isNamedVariable(name, patterns) ? [[name, value]] : [])),
    };
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./packages/shared/src/adapters/node-compression.ts


function sizeOf(stream) {
    let bytes = 0;
    let failure = null;
    stream.on('data', (chunk) => {
        bytes += chunk.byteLength;
    });
    stream.on('error', (thrown) => {
        failure = thrown;
    });
    return {
        write: async (chunk) => {
            if (failure !== null)
                throw failure;
            if (!stream.write(chunk))
                await (0,external_node_events_.once)(stream, 'drain');
        },
        end: async () => {
            if (failure !== null)
                throw failure;
            const ended = (0,external_node_events_.once)(stream, 'end');
            stream.end();
            await ended;
            return bytes;
        },
        cancel: () => {
            stream.destroy();
        },
    };
}
/** Compression by the runtime's own zlib and brotli. */
function nodeCompression() {
    return {
        gzip: (level) => sizeOf((0,external_node_zlib_.createGzip)({ level })),
        brotli: (quality, expectedBytes) => sizeOf((0,external_node_zlib_.createBrotliCompress)({
            params: {
                [external_node_zlib_.constants.BROTLI_PARAM_QUALITY]: quality,
                [external_node_zlib_.constants.BROTLI_PARAM_SIZE_HINT]: Math.min(expectedBytes, 2 ** 30),
            },
        })),
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./packages/shared/src/adapters/node-digests.ts

/** Digests by the runtime's own cryptography. */
function nodeDigests() {
    return {
        sha256: (data) => (0,external_node_crypto_.createHash)('sha256').update(data).digest('hex'),
        hmacSha256: (key, data) => (0,external_node_crypto_.createHmac)('sha256', key).update(data).digest('hex'),
        equal: (left, right) => {
            const [a, b] = [Buffer.from(left, 'utf8'), Buffer.from(right, 'utf8')];
            return a.length === b.length && (0,external_node_crypto_.timingSafeEqual)(a, b);
        },
        randomId: () => (0,external_node_crypto_.randomUUID)(),
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./node_modules/tinyglobby/dist/index.mjs + 1 modules
var tinyglobby_dist = __webpack_require__(3382);
;// CONCATENATED MODULE: ./packages/shared/src/domain/workspace-path.ts

/**
 * The folders that a glob names before its first wildcard: `reports/web` of `reports/web/*.xml`. Empty when there are
 * none.
 */
function namedFolder(glob) {
    const parts = glob.split('/').slice(0, -1);
    const first = parts.findIndex((part) => /[*?[\]{}()!+@|\\]/u.test(part));
    return (first === -1 ? parts : parts.slice(0, first)).join('/');
}
/**
 * The error of a path that a link leads out of the workspace.
 *
 * @param path - as it was named
 * @param real - where it leads; `null` when it leads nowhere, in a circle
 */
function outsideWorkspace(path, real) {
    return new errors/* UserError */.yo([
        {
            code: 'path-outside-workspace',
            message: `${path} leads ${real === null ? 'in a circle of links' : `out of the workspace, to ${real}`}.`,
            fix: 'Something on this path is a symbolic link. Let an earlier step copy what is needed into the workspace, and name the copy.',
            where: path,
        },
    ]);
}

// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(8877);
;// CONCATENATED MODULE: ./packages/shared/src/adapters/node-heap.ts

const mostNewBytes = 16 * 1024 * 1024;
/**
 * Lets what is new in memory grow to about 16 MiB and no further. Node 24 lets it grow with the machine to about
 * 100 MiB, most of it garbage where files are read piece by piece; held, the same work was seen to take a hundred MiB
 * less and no more time. The flag is a heuristic that V8 looks at whenever it could grow (`node --v8-options`): it
 * means from here on what it would have meant from the start.
 */
function holdNewSpace() {
    const found = (0,external_node_v8_.getHeapSpaceStatistics)().find(({ space_name: name }) => name === 'new_space');
    if ((found?.space_size ?? 0) >= mostNewBytes)
        (0,external_node_v8_.setFlagsFromString)('--semi-space-growth-factor=1');
}

;// CONCATENATED MODULE: ./packages/shared/src/adapters/workspace-paths.ts



const codeOf = (thrown) => (thrown instanceof Error && 'code' in thrown ? thrown.code : undefined);
function isBelow(path, root) {
    const way = (0,external_node_path_.relative)(root, path);
    return way !== '..' && !way.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(way);
}
/** The real path; of what does not exist, that of the nearest folder that does, and the rest. */
async function realPathOf(path) {
    try {
        return await (0,promises_.realpath)(path);
    }
    catch (thrown) {
        const code = codeOf(thrown);
        if ((code !== 'ENOENT' && code !== 'ENOTDIR') || (0,external_node_path_.dirname)(path) === path)
            throw thrown;
        return (0,external_node_path_.join)(await realPathOf((0,external_node_path_.dirname)(path)), (0,external_node_path_.basename)(path));
    }
}
/** Paths below a workspace. */
function workspacePaths(workspace) {
    const root = (0,external_node_path_.resolve)(workspace);
    const at = (path) => (0,external_node_path_.resolve)(root, path);
    return {
        at,
        demandInside: async (path) => {
            const realRoot = await realPathOf(root);
            const isOfRoot = (one) => path === one || path.startsWith(one.endsWith(external_node_path_.sep) ? one : one + external_node_path_.sep);
            const begin = [root, realRoot, workspace].find((one) => (0,external_node_path_.isAbsolute)(path) && isOfRoot(one));
            if ((0,external_node_path_.isAbsolute)(path) && begin === undefined)
                return false;
            const named = begin === undefined ? path : (0,external_node_path_.relative)(begin, path);
            let real;
            try {
                real = await realPathOf(at(path));
            }
            catch (thrown) {
                if (codeOf(thrown) === 'ELOOP')
                    throw outsideWorkspace(named, null);
                throw thrown;
            }
            if (!isBelow(real, realRoot))
                throw outsideWorkspace(named, real);
            return (0,external_node_path_.relative)(realRoot, real) !== (0,external_node_path_.relative)(begin ?? root, at(path));
        },
    };
}

// EXTERNAL MODULE: ./node_modules/yauzl/index.js
var yauzl = __webpack_require__(663);
;// CONCATENATED MODULE: ./packages/shared/src/adapters/zip-archive.ts





/** Characters of a name; paths of machines end near it. */
const zip_archive_nameCharacters = 4_096;
const shownCharacters = 120;
const stored = 0;
const deflated = 8;
const hasDescriptor = 0b1000;
const utf8Names = 0x0800;
/** Where a size or an offset says this, the real one stands in the fields of zip64. */
const inZip64 = 0xffff_ffff;
const descriptorBytes = 24;
const endBytes = 22;
const zip64LocatorBytes = 20;
const zip64LocatorMark = 0x0706_4b50;
const zip64EndBytes = 56;
const zip_archive_refuse = (flaw, message) => {
    throw new UnusableArchive(flaw, message);
};
const zip_archive_shown = (name) => name.length > shownCharacters ? `${name.slice(0, shownCharacters)}…` : name;
// Names are checked here; what is read with them is never written anywhere.
const options = {
    autoClose: false,
    lazyEntries: true,
    decodeStrings: true,
    validateEntrySizes: true,
};
function inMemory(given) {
    const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
    return {
        sizeBytes: bytes.length,
        readAt: (position, length) => Promise.resolve(bytes.subarray(position, position + length)),
        openZip: () => (0,yauzl/* fromBufferPromise */.SY)(bytes, options),
        close: () => Promise.resolve(),
    };
}
async function onDisk(path) {
    const handle = await (0,promises_.open)(path, 'r');
    const { size } = await handle.stat();
    return {
        sizeBytes: size,
        readAt: async (position, length) => {
            const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
            return buffer.subarray(0, bytesRead);
        },
        openZip: () => (0,yauzl/* fromFdPromise */.as)(handle.fd, options),
        close: () => handle.close(),
    };
}
/** What the library refuses is a flaw of the archive, unless it is one of the machine. */
function flawOf(thrown) {
    if (thrown instanceof UnusableArchive)
        return thrown;
    const isOfMachine = thrown instanceof Error && 'syscall' in thrown && 'code' in thrown && thrown.code !== 'Z_DATA_ERROR';
    if (isOfMachine)
        return thrown;
    const message = (0,errors/* messageOf */.bD)(thrown);
    const unsupported = /not supported|unsupported|encrypted/u.test(message);
    return new UnusableArchive(unsupported ? 'refused' : 'broken', `The archive says: ${zip_archive_shown(message)}.`);
}
const isFolder = ({ fileName }) => fileName.endsWith('/');
/** What kind of thing a Unix wrote (`st_mode`); 0 where that is not known. */
const unixKind = ({ externalFileAttributes, versionMadeBy }) => versionMadeBy >> 8 === 3 ? (externalFileAttributes >>> 16) & 0o170_000 : 0;
function zip_archive_checkEntry(entry) {
    const name = zip_archive_shown(entry.fileName);
    if (entry.fileName.length > zip_archive_nameCharacters || entry.fileName === '')
        zip_archive_refuse('broken', `A name in it has ${entry.fileName.length} characters.`);
    if (entry.isEncrypted())
        zip_archive_refuse('refused', `"${name}" in it is encrypted.`);
    if (entry.compressionMethod !== stored && entry.compressionMethod !== deflated)
        zip_archive_refuse('refused', `"${name}" in it is compressed by method ${entry.compressionMethod}.`);
    const kind = unixKind(entry);
    if (kind !== 0 && kind !== 0o100_000 && kind !== 0o040_000)
        zip_archive_refuse('refused', `"${name}" in it is a link or a device.`);
    if (isFolder(entry) && entry.uncompressedSize > 0)
        zip_archive_refuse('broken', `The folder "${name}" in it has a content.`);
}
/** Holds what stands before a file's content against what the directory at the end says of it. */
async function extentOf(zip, entry) {
    const name = zip_archive_shown(entry.fileName);
    const local = await zip.readLocalFileHeaderPromise(entry);
    const differs = (what) => zip_archive_refuse('broken', `"${name}" has another ${what} in its own header than in the directory of the archive.`);
    if (!local.fileName.equals(entry.fileNameRaw))
        differs('name');
    if (local.compressionMethod !== entry.compressionMethod)
        differs('compression');
    const flags = (bits) => bits & (1 | hasDescriptor | utf8Names);
    if (flags(local.generalPurposeBitFlag) !== flags(entry.generalPurposeBitFlag))
        differs('set of flags');
    const isStreamed = (entry.generalPurposeBitFlag & hasDescriptor) !== 0;
    // What is written as a stream has zeros here, and the numbers behind its content.
    const agrees = (stated, known) => stated === known || stated === inZip64 || (isStreamed && stated === 0);
    if (!agrees(local.compressedSize, entry.compressedSize))
        differs('size');
    if (!agrees(local.uncompressedSize, entry.uncompressedSize))
        differs('size');
    if (local.crc32 !== entry.crc32 && !(isStreamed && local.crc32 === 0))
        differs('checksum');
    return {
        name,
        from: entry.relativeOffsetOfLocalHeader,
        to: local.fileDataStart + entry.compressedSize,
        slack: isStreamed ? descriptorBytes : 0,
    };
}
/**
 * Files stand one behind the other from the first byte to the directory. One that lies in another, and bytes that
 * belong to none, are what two readers would read differently.
 */
function checkExtents(extents, directoryAt) {
    let before = { name: '', from: 0, to: 0, slack: 0 };
    const sorted = [...extents].sort((left, right) => left.from - right.from);
    for (const extent of [...sorted, { name: 'the directory', from: directoryAt, to: 0, slack: 0 }]) {
        if (extent.from < before.to)
            zip_archive_refuse('broken', `"${before.name}" and "${extent.name}" overlap in it.`);
        if (extent.from > before.to + before.slack)
            zip_archive_refuse('broken', `Between "${before.name}" and "${extent.name}" stand bytes that belong to no file.`);
        before = extent;
    }
}
/** Where the directory of the archive begins, and where it must end. */
async function placeOfDirectory(store, commentBytes) {
    const endAt = store.sizeBytes - endBytes - commentBytes;
    const end = await store.readAt(endAt, endBytes);
    const locatorAt = endAt - zip64LocatorBytes;
    const locator = locatorAt < 0 ? Buffer.alloc(0) : await store.readAt(locatorAt, zip64LocatorBytes);
    if (locator.length < zip64LocatorBytes || locator.readUInt32LE(0) !== zip64LocatorMark)
        return { from: end.readUInt32LE(16), to: endAt };
    const zip64At = Number(locator.readBigUInt64LE(8));
    const zip64 = await store.readAt(zip64At, zip64EndBytes);
    if (zip64.length < zip64EndBytes || zip64At + 12 + Number(zip64.readBigUInt64LE(4)) !== locatorAt)
        return zip_archive_refuse('broken', 'Its end record (zip64) is not where it says.');
    return { from: Number(zip64.readBigUInt64LE(48)), to: zip64At };
}
async function* zip_archive_readFile(zip, entry) {
    let sum = 0;
    let sizeBytes = 0;
    try {
        for await (const chunk of await zip.openReadStreamPromise(entry)) {
            if (!(chunk instanceof Uint8Array))
                continue;
            sum = (0,external_node_zlib_.crc32)(chunk, sum);
            sizeBytes += chunk.length;
            yield chunk;
        }
    }
    catch (thrown) {
        throw flawOf(thrown);
    }
    if (sum !== entry.crc32 || sizeBytes !== entry.uncompressedSize)
        zip_archive_refuse('broken', `"${zip_archive_shown(entry.fileName)}" in it is not what its checksum says.`);
}
async function listEntries(zip, store, limits) {
    if (zip.entryCount > limits.entries)
        zip_archive_refuse('too-large', `It holds ${zip.entryCount} files, more than ${limits.entries}.`);
    const entries = [];
    const names = new Set();
    let unpackedBytes = 0;
    let directoryBytes = 0;
    for await (const entry of zip.eachEntry()) {
        zip_archive_checkEntry(entry);
        if (names.has(entry.fileName))
            zip_archive_refuse('broken', `"${zip_archive_shown(entry.fileName)}" stands twice in it.`);
        names.add(entry.fileName);
        unpackedBytes += entry.uncompressedSize;
        if (unpackedBytes > limits.bytes)
            zip_archive_refuse('too-large', `Unpacked it is larger than ${limits.bytes} bytes.`);
        if (unpackedBytes > limits.ratioFromBytes && unpackedBytes > limits.ratio * store.sizeBytes)
            zip_archive_refuse('too-large', `Unpacked it is more than ${limits.ratio} times as large as the archive.`);
        directoryBytes += 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
        entries.push(entry);
    }
    const directory = await placeOfDirectory(store, zip.comment.length);
    if (directory.from + directoryBytes !== directory.to)
        zip_archive_refuse('broken', 'Its directory holds more, or fewer, files than it says.');
    const extents = [];
    for (const entry of entries)
        extents.push(await extentOf(zip, entry));
    checkExtents(extents, directory.from);
    return entries;
}
/**
 * Opens a zip archive (APPNOTE 6.3.10): stored and deflated files, zip64, data descriptors. What it says is checked
 * before anything is unpacked: its limits, names that stand twice, files that overlap, bytes that belong to no file,
 * headers that contradict the directory; sizes and checksums while files are read. Memory does not depend on sizes.
 *
 * @param source - a path on this machine, or the bytes of the archive
 * @throws {UnusableArchive} when it cannot be used; errors of the machine as they are
 */
async function openZip(source, limits) {
    const store = typeof source === 'string' ? await onDisk(source) : inMemory(source);
    try {
        const zip = await store.openZip();
        const entries = await listEntries(zip, store, limits);
        const files = entries
            .filter((entry) => !isFolder(entry))
            .map((entry) => ({
            path: entry.fileName,
            sizeBytes: entry.uncompressedSize,
            read: () => zip_archive_readFile(zip, entry),
        }))
            .sort((left, right) => (left.path < right.path ? -1 : 1));
        return { files, close: () => store.close() };
    }
    catch (thrown) {
        await store.close();
        throw flawOf(thrown);
    }
}

;// CONCATENATED MODULE: ./packages/shared/src/adapters/node-files.ts











const leastPieceBytes = 4 * 1024;
// A text of more than about 128 KiB would be a large object for V8, which only a full collection gives back.
const mostPieceBytes = 64 * 1024;
const questionsAtOnce = 32;
function isMissing(thrown) {
    return (thrown instanceof Error && 'code' in thrown && (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR'));
}
async function orNull(value) {
    try {
        return await value;
    }
    catch (thrown) {
        if (isMissing(thrown))
            return null;
        throw thrown;
    }
}
/** The machine's files; relative paths are below `workspace`. */
function nodeFiles(workspace) {
    const { at, demandInside } = workspacePaths(workspace);
    const sizeOf = async (path) => {
        const found = await orNull((0,promises_.stat)(path));
        return found?.isFile() === true ? found.size : null;
    };
    /** Where crawls begin is followed by links, and nothing below: each named folder that passes one is its own crawl. */
    const crawlsOf = async (folder, patterns) => {
        const crawls = [[]];
        await demandInside(folder);
        for (const pattern of patterns)
            if (await demandInside((0,external_node_path_.join)(folder, namedFolder(pattern))))
                crawls.push([pattern]);
            else
                crawls[0]?.push(pattern);
        return crawls.filter((crawl) => crawl.length > 0);
    };
    return {
        readText: async (path) => {
            await demandInside(path);
            return orNull((0,promises_.readFile)(at(path), 'utf8'));
        },
        async *readBytes(path) {
            await demandInside(path);
            try {
                // A stream takes all of its piece from memory, however small the file is.
                const { size } = await (0,promises_.stat)(at(path));
                const highWaterMark = Math.min(mostPieceBytes, Math.max(leastPieceBytes, size));
                for await (const chunk of (0,external_node_fs_.createReadStream)(at(path), { highWaterMark }))
                    if (chunk instanceof Uint8Array) {
                        holdNewSpace();
                        yield chunk;
                    }
            }
            catch (thrown) {
                if (!isMissing(thrown))
                    throw thrown;
                throw new errors/* ExternalError */.yA({
                    service: 'files',
                    code: 'file-missing',
                    message: `${path} does not exist.`,
                    fix: 'Check the path and that the step which writes it ran before this one.',
                    retryable: false,
                });
            }
        },
        sizeBytes: async (path) => {
            await demandInside(path);
            return sizeOf(at(path));
        },
        writeText: async (path, text) => {
            await demandInside(path);
            const target = at(path);
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
            const draft = (0,external_node_path_.join)((0,external_node_path_.dirname)(target), `.${(0,external_node_path_.basename)(target)}.${String((external_node_process_default()).pid)}.draft`);
            await (0,promises_.writeFile)(draft, text);
            await (0,promises_.rename)(draft, target);
        },
        find: async (folder, patterns, except = []) => {
            const paths = new Set();
            for (const crawl of await crawlsOf(folder, patterns))
                for (const path of await (0,tinyglobby_dist/* glob */.TI)(crawl, {
                    ignore: [...except],
                    cwd: at(folder),
                    dot: true,
                    onlyFiles: true,
                    followSymbolicLinks: false,
                    expandDirectories: false,
                }))
                    paths.add(path);
            // Whatever a glob is spelled like, nothing that was found lies elsewhere.
            for (const below of new Set([...paths].map((path) => (0,external_node_path_.dirname)(path))))
                await demandInside((0,external_node_path_.join)(folder, below));
            const found = [];
            const queue = paths.values();
            // Each takes the next path of the one queue: tens of thousands of questions at once would all be in memory.
            const ask = async () => {
                for (const path of queue) {
                    const size = await sizeOf((0,external_node_path_.join)(at(folder), path));
                    if (size !== null)
                        found.push({ path, sizeBytes: size });
                }
            };
            await Promise.all(Array.from({ length: questionsAtOnce }, ask));
            return found.sort((a, b) => (a.path < b.path ? -1 : 1));
        },
        openArchive: async (source, limits) => {
            if (typeof source !== 'string')
                return openZip(source, limits);
            await demandInside(source);
            return openZip(at(source), limits);
        },
        makePrivateFolder: (prefix) => (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), prefix)),
        remove: (path) => (0,promises_.rm)(at(path), { recursive: true, force: true }),
        exists: async (path) => {
            await demandInside(path);
            return (await orNull((0,promises_.stat)(at(path)))) !== null;
        },
    };
}

;// CONCATENATED MODULE: ./packages/shared/src/adapters/machine-ports.ts





/** This machine, without any network, around a runner. */
function machinePorts(runner) {
    return {
        runner,
        clock: nodeClock(),
        commands: nodeCommands(),
        compression: nodeCompression(),
        digests: nodeDigests(),
        files: nodeFiles(runner.workspace),
    };
}

;// CONCATENATED MODULE: ./packages/shared/src/domain/run-jobs.ts

const strange = () => new Error('the answer is cut off or not what was asked for');
function textIn(found) {
    if (typeof found === 'string' && /\S/u.test(found))
        return found;
    throw strange();
}
function run_jobs_numberIn(found) {
    if (typeof found === 'number' && Number.isSafeInteger(found) && found >= 0)
        return found;
    throw strange();
}
/** `null` where GitHub has nothing to tell; what is something else is no answer. */
function run_jobs_orNull(found, read) {
    return found === null || found === undefined ? null : read(found);
}
function momentIn(found) {
    const moment = Date.parse(textIn(found));
    if (Number.isNaN(moment))
        throw strange();
    return moment;
}
function textOrNothing(found) {
    if (typeof found === 'string')
        return found;
    throw strange();
}
/** A job that no machine took has the runner 0 or null, and no name of one. */
function hasRunnerIn(job) {
    if (job['runner_id'] === undefined)
        return null;
    const id = run_jobs_orNull(job['runner_id'], run_jobs_numberIn) ?? 0;
    const name = run_jobs_orNull(job['runner_name'], textOrNothing) ?? '';
    return id !== 0 || name !== '';
}
/** Whatever is not said to be skipped may have done something. */
function executedIn(found) {
    if (found === null || found === undefined)
        return null;
    if (!Array.isArray(found))
        throw strange();
    return found.filter((step) => !(0,domain_json/* isRecord */.u4)(step) || step['conclusion'] !== 'skipped').length;
}
function jobIn(found) {
    if (!(0,domain_json/* isRecord */.u4)(found))
        throw strange();
    return {
        id: run_jobs_numberIn(found['id']),
        name: textIn(found['name']),
        status: textIn(found['status']),
        conclusion: run_jobs_orNull(found['conclusion'], textIn),
        attempt: run_jobs_orNull(found['run_attempt'], run_jobs_numberIn),
        createdMs: run_jobs_orNull(found['created_at'], momentIn),
        startedMs: run_jobs_orNull(found['started_at'], momentIn),
        completedMs: run_jobs_orNull(found['completed_at'], momentIn),
        hasRunner: hasRunnerIn(found),
        executedSteps: executedIn(found['steps']),
    };
}
/**
 * Reads answers to `GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs`, one for each page
 * (docs.github.com/rest/actions/workflow-jobs). Pages shift while jobs are added, so one may come twice.
 *
 * @throws {Error} when one of them is none
 */
function readRunJobs(answers) {
    const jobs = new Map();
    let total = 0;
    for (const answer of answers) {
        if (!(0,domain_json/* isRecord */.u4)(answer) || !Array.isArray(answer['jobs']))
            throw strange();
        total = run_jobs_numberIn(answer['total_count']);
        for (const found of answer['jobs']) {
            const job = jobIn(found);
            jobs.set(job.id, job);
        }
    }
    return { jobs: [...jobs.values()], total };
}

;// CONCATENATED MODULE: ./packages/rehearsal/src/adapters/offline-ports.ts




function offline(message) {
    return new errors/* ExternalError */.yA({
        service: 'Offline',
        code: 'offline',
        message,
        fix: 'Judge by reports, rules and files that are in the checkout.',
        retryable: false,
    });
}
const offline_ports_refuse = (what) => () => Promise.reject(offline(`${what} is not asked here: this command makes no network request.`));
const offline_ports_gitDeadlineMs = 60_000;
/** The newest commit of a clone that touched a path; `null` where none did, which only a whole history can tell. */
async function lastChangeOf(path, commit, { commands, runner }) {
    const git = async (...args) => {
        const argv = ['git', '-C', runner.workspace, '--literal-pathspecs', ...args];
        const ended = await commands.run({ argv, deadlineMs: offline_ports_gitDeadlineMs, signal: runner.cancellation });
        if (ended.kind === 'exited' && ended.code === 0)
            return ended.stdout.trim();
        throw offline(`git does not tell who touched ${path}.`);
    };
    const found = await git('log', '-1', '--format=%H', commit, '--', path);
    if (found !== '')
        return found;
    if ((await git('rev-parse', '--is-shallow-repository')) === 'false')
        return null;
    throw offline(`${path} is not here, and this clone is too shallow to say whether it ever was.`);
}
/** A file as it lies in the checkout; `null` where there is none. One that cannot be read is named. */
async function readLying(path, files) {
    try {
        return await files.readText(path);
    }
    catch (thrown) {
        throw offline(`${path} of the checkout cannot be read: ${(0,errors/* messageOf */.bD)(thrown)}.`);
    }
}
/** Answers of GitHub about the jobs of a run, that somebody kept in a file: one, or a list of one for each page. */
async function keptJobs(path, files) {
    if (path === null)
        throw offline('GitHub is not asked for the jobs of a run here; --run-jobs FILE gives its answer.');
    try {
        const parsed = (0,domain_json/* parseJson */.qF)((await files.readText(path)) ?? '');
        if (!parsed.ok)
            throw new Error(parsed.failures[0]);
        return readRunJobs(Array.isArray(parsed.value) ? parsed.value : [parsed.value]);
    }
    catch (thrown) {
        throw offline(`${path} holds no jobs of a run: ${(0,errors/* messageOf */.bD)(thrown)}.`);
    }
}
/** GitHub as far as the checkout holds it: its files, as they lie there, and its history. Anything else is refused by name. */
function checkoutAsGitHub(ports, onRead, runJobs) {
    const refused = offline_ports_refuse('GitHub');
    return {
        readFile: async (path, commit) => {
            const text = await readLying(path, ports.files);
            if (text === null)
                return null;
            onRead(path);
            return { path, text, commit };
        },
        defaultBranch: refused,
        commitOf: refused,
        lastChangeOf: (path, commit) => lastChangeOf(path, commit, ports),
        repositoryId: refused,
        isProtected: refused,
        branchRules: refused,
        branchProtection: refused,
        compareCommits: refused,
        listArtifacts: refused,
        workflowRun: refused,
        listSuccessfulRuns: refused,
        listRunJobs: () => keptJobs(runJobs, ports.files),
        runApprovals: refused,
        downloadArtifact: refused,
        login: refused,
        listComments: refused,
        createComment: refused,
        updateComment: refused,
        createDeployment: refused,
        setDeploymentStatus: refused,
        listCheckRuns: refused,
        createCheckRun: refused,
        updateCheckRun: refused,
    };
}
/**
 * This machine without the network.
 *
 * @param runner - the runner of the command
 * @param onRead - is told what is read in place of the branch's
 * @param runJobs - a file with what GitHub says of the jobs of a run; `null` for none
 */
function offlinePorts(runner, onRead = () => undefined, runJobs = null) {
    const machine = machinePorts(runner);
    return {
        ...machine,
        http: { send: offline_ports_refuse('A server'), stream: offline_ports_refuse('A server') },
        tools: { provide: offline_ports_refuse('A download') },
        github: () => checkoutAsGitHub(machine, onRead, runJobs),
    };
}

;// CONCATENATED MODULE: ./packages/rehearsal/src/adapters/gate.ts













const gate_gitDeadlineMs = 60_000;
const exitOf = { pass: 0, fail: 1, inconclusive: 2 };
function gitAt(folder, commands, signal) {
    return async (...args) => {
        const argv = ['git', '-C', folder, ...args];
        const ended = await commands.run({ argv, deadlineMs: gate_gitDeadlineMs, signal });
        return ended.kind === 'exited' && ended.code === 0 ? ended.stdout.trimEnd() : null;
    };
}
/** The branch that a change is for: the one that was named, else that of `origin`, else the one that is checked out. */
async function findTarget(git, base, branch) {
    if (base !== null) {
        const commit = await git('rev-parse', '--verify', '--quiet', `${base}^{commit}`);
        if (commit === null)
            throw new domain_problem/* UsageProblem */.ny([`--base '${base}' is no commit of this clone; fetch it, or name another`]);
        return { name: base, commit };
    }
    const remote = await git('rev-parse', '--abbrev-ref', '--verify', '--quiet', 'origin/HEAD');
    if (remote !== null)
        return { name: remote.replace(/^origin\//u, ''), commit: await git('rev-parse', 'origin/HEAD') };
    return { name: branch ?? 'HEAD', commit: null };
}
async function gate_findCheckout(git, base) {
    const told = (await git('rev-parse', '--show-toplevel', '--show-prefix', 'HEAD'))?.split('\n');
    const [root, prefix, head] = told ?? [];
    if (root === undefined || prefix === undefined || head === undefined)
        throw new domain_problem/* UsageProblem */.ny(['this folder is in no git repository with a commit; the gate judges a commit']);
    const branch = await git('symbolic-ref', '--short', '--quiet', 'HEAD');
    return {
        root,
        prefix: prefix.replace(/\/$/u, ''),
        head,
        branch,
        target: await findTarget(git, base, branch),
    };
}
/** How a file differs from what the commit has; empty where it does not. */
async function stateOf(path, git) {
    const committed = await git('rev-parse', '--verify', '--quiet', `HEAD:${path}`);
    if (committed === null)
        return ', which that commit does not have';
    return committed === (await git('hash-object', '--', path)) ? '' : ', altered since that commit';
}
/** The configuration as it lies in the checkout, and what is to be known about that. */
async function gate_loadConfiguration(path, checkout, git, files) {
    const wanted = path ?? defaultConfigurationPath;
    const { head, target } = checkout;
    const at = head.slice(0, 8);
    const text = await readLying(wanted, files);
    if (text === null) {
        if (path !== null)
            throw new domain_problem/* UsageProblem */.ny([`--config: there is no ${wanted} in the checkout`]);
        const why = `there is no ${wanted} in the checkout`;
        const source = { kind: 'defaults', path: wanted, ref: 'the checkout', commit: head, why };
        return {
            loaded: { configuration: defaultConfiguration, source, target },
            said: `No configuration: ${why}, at commit ${at}.`,
        };
    }
    const read = readConfiguration(text, wanted);
    if (!read.ok)
        throw new errors/* UserError */.yo(read.problems);
    const source = { kind: 'file', path: wanted, ref: 'the checkout', commit: head };
    return {
        loaded: { configuration: read.value, source, target },
        said: `The configuration is ${wanted} of the checkout at ${at}${await stateOf(wanted, git)}.`,
    };
}
function runContext(checkout) {
    return {
        repository: '',
        eventName: 'workflow_dispatch',
        sha: checkout.head,
        ref: checkout.branch === null ? '' : `refs/heads/${checkout.branch}`,
        isRefProtected: false,
        actor: '',
        triggeringActor: '',
        runId: 0,
        runAttempt: 0,
        job: '',
        workflowRef: '',
        serverUrl: '',
        apiUrl: '',
        actionRepository: '',
        actionRef: '',
        event: {},
        debug: false,
    };
}
/** Inputs of the action as the command line gives them. Nothing is written anywhere, and nothing is asked for. */
function inputsOf(options, checkout) {
    const inputs = new Map([...options.inputs, ['comment', 'never'], ['check', 'never']]);
    if (options.rules.length > 0)
        inputs.set('require', options.rules.map((rule) => `- ${JSON.stringify(rule)}`).join('\n'));
    if (!inputs.has('working-directory') && checkout.prefix !== '' && inputs.has('reports'))
        inputs.set('working-directory', checkout.prefix);
    return inputs;
}
function write(stream, lines) {
    stream.write(`${lines.join('\n')}\n`);
}
function sayProblems(problems) {
    write((external_node_process_default()).stderr, [
        'Refused:',
        ...problems.map(({ code, message, fix }) => (0,visible_text/* visibleLines */.g)(`${code}: ${message} ${fix}`)),
    ]);
    return 2;
}
async function put(flag, path, text) {
    try {
        await (0,promises_.writeFile)(path, text);
    }
    catch (thrown) {
        throw new domain_problem/* UsageProblem */.ny([`${flag}: ${path} cannot be written: ${(0,errors/* messageOf */.bD)(thrown)}`]);
    }
}
async function makeTempFolder() {
    try {
        return await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'interlock-gate-'));
    }
    catch (thrown) {
        throw new domain_problem/* UsageProblem */.ny([`no temporary folder can be made, set TMPDIR: ${(0,errors/* messageOf */.bD)(thrown)}`]);
    }
}
async function judgeIn(tempFolder, options, signal) {
    const folder = external_node_process_default().cwd();
    const place = { tempFolder, cancellation: signal };
    const log = (line) => {
        if (options.log)
            write((external_node_process_default()).stderr, [line]);
    };
    const noRunner = gateRunner({
        ...place,
        inputs: new Map(),
        workspace: folder,
        run: runContext({ root: folder, prefix: '', head: '', branch: null, target: { name: '', commit: null } }),
        log,
    });
    const git = gitAt(folder, offlinePorts(noRunner).commands, signal);
    const checkout = await gate_findCheckout(git, options.base);
    const inputs = inputsOf(options, checkout);
    const read = new Set();
    const ports = offlinePorts(gateRunner({ ...place, inputs, workspace: checkout.root, run: runContext(checkout), log }), (path) => read.add(path), options.runJobs === null ? null : (0,external_node_path_.resolve)(options.runJobs));
    const parsed = parseInputs(run_qualityGate.inputs, (name) => inputs.get(name) ?? '');
    if (!parsed.ok)
        return sayProblems(parsed.problems);
    const atRoot = gitAt(checkout.root, ports.commands, signal);
    const { loaded, said } = await gate_loadConfiguration(options.inputs.get('config') ?? null, checkout, atRoot, ports.files);
    if (options.explain) {
        write((external_node_process_default()).stdout, [(0,visible_text/* visibleLines */.g)(explainPolicy(parsed.values, loaded, ports)), said]);
        return 0;
    }
    const { lastLine, outputs, parts, summary } = await judge(parsed.values, loaded, ports);
    if (options.json !== null)
        await put('--json', options.json, (await ports.files.readText(outputs.report ?? '')) ?? '');
    if (options.summary !== null)
        await put('--summary', options.summary, summary);
    const states = await Promise.all([...read].map(async (path) => ({ path, state: await stateOf(path, atRoot) })));
    const columns = (external_node_process_default()).stdout.isTTY ? (external_node_process_default()).stdout.columns : 120;
    external_node_process_default().stdout.write(renderPlain(parts, columns));
    write((external_node_process_default()).stdout, [
        '',
        'This is not evidence: no move accepts it. The action judges by the configuration of the base branch.',
        said,
        ...states.filter(({ state }) => state !== '').map(({ path, state }) => `It goes by ${path}${state}.`),
        '',
        lastLine,
    ]);
    const verdict = outputs.verdict;
    return verdict === 'pass' || verdict === 'fail' ? exitOf[verdict] : exitOf.inconclusive;
}
/** Judges the reports of the checkout around the current folder, and gives the exit code. */
async function judgeOffline(options) {
    const cancel = new AbortController();
    const onInterrupt = () => cancel.abort(new Error('interrupted'));
    external_node_process_default().once('SIGINT', onInterrupt);
    const tempFolder = await makeTempFolder();
    try {
        return await judgeIn(tempFolder, options, cancel.signal);
    }
    catch (thrown) {
        if (cancel.signal.aborted)
            return 130;
        if (thrown instanceof errors/* UserError */.yo)
            return sayProblems(thrown.problems);
        if (!(thrown instanceof errors/* ExternalError */.yA))
            throw thrown;
        const { code, fix, message, service } = thrown;
        return sayProblems([{ code, message: `${service}: ${message}`, fix, where: null }]);
    }
    finally {
        external_node_process_default().removeListener('SIGINT', onInterrupt);
        await (0,promises_.rm)(tempFolder, { recursive: true, force: true });
    }
}


/***/ })

};

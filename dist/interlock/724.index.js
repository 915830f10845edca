export const id = 724;
export const ids = [724];
export const modules = {

/***/ 979:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B9: () => (/* binding */ writeBaseline),
/* harmony export */   Fo: () => (/* binding */ baselineCapBytes),
/* harmony export */   NT: () => (/* binding */ baselineFileCapBytes),
/* harmony export */   mF: () => (/* binding */ readBaseline)
/* harmony export */ });
/* unused harmony export baselineSchema */
/* harmony import */ var _interlock_shared_domain_json__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9124);
/* harmony import */ var _interlock_shared_domain_result__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6095);
/* harmony import */ var _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6758);
/* harmony import */ var _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4929);



const count = _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(_interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .safeInteger */ .Y2b(), _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(0));
const number = _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(_interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .finite */ .E2x());
const hex = _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(_interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(/^[0-9a-f]{64}$/u, 'is not 64 hexadecimal digits.'));
const commit = _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(_interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(/^[0-9a-f]{40}$/u, 'is not a commit.'));
const moment = _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(_interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .isoTimestamp */ .yhX('is not a moment.'));
const ratio = _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(_interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ covered: count, total: count }), _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6Y(({ covered, total }) => covered <= total, 'covers more than there is.'));
const nullableRatio = _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(ratio);
/** Where a number was measured: the whole (`null`), a member of an `each`, or the files of a glob. */
const scope = _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(_interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([
    _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ member: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['package', 'service', 'file']), id: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ path: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
]));
const entry = _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    metric: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    name: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(_interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    in: scope,
    /** In the metric's canonical unit. */
    value: number,
    /** What a ratio is made of. */
    of: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(_interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(_interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ part: count, total: count }), _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6Y(({ part, total }) => part <= total, 'has a part that is more than the total.'))),
    /** Repeated measurements, of which `value` is the median. */
    samples: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(_interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(number)),
});
const body = _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    version: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    /** SHA-256 of the repository's name in lower case. */
    repository: hex,
    /** Path of the workflow that measured. */
    workflow: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    gate: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    service: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(_interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    branch: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    commit,
    run: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ id: count, attempt: count, event: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    created: moment,
    /** Only a gate that passed leaves a baseline, and never one in audit mode. */
    verdict: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('pass'),
    mode: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('enforce'),
    policy: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ digest: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), commit: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(_interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()) }),
    /** Everything that was measured. */
    numbers: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(entry),
    /** What the rules of the run asked for beyond that, such as the sum of a glob. */
    answers: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(entry),
    /** Files with coverage; `null` where no coverage was reported. */
    files: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(_interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        areComplete: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
        list: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(_interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
            path: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
            lines: nullableRatio,
            branches: nullableRatio,
            functions: nullableRatio,
        })),
    })),
    /** Test cases by name; `null` where no tests were reported. */
    tests: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(_interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        total: count,
        areComplete: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
        names: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(_interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
        /** Those that failed, because the rules tolerated it or a waiver did. */
        failing: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(_interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    })),
    /** How many files each kind of report had, by package. */
    reports: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(_interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ kind: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), package: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(_interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()), files: count })),
});
/** The declaration of the baseline; `schema/quality-gate-baseline.schema.json` is made of it. */
const baselineSchema = _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    body,
    seal: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        /** SHA-256 of the body in canonical JSON (RFC 8785). */
        digest: hex,
        /** HMAC-SHA-256 with the evidence key, where there was one, over `interlock-baseline` and the canonical body. */
        hmac: _interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(hex),
    }),
});
/** A baseline larger than this is neither written nor read. */
const baselineCapBytes = 32 * 1024 * 1024;
/** As much of a file as GitHub hands over. */
const baselineFileCapBytes = 1_000_000;
const hmacOf = (canonical, key, digests) => digests.hmacSha256(key, `interlock-baseline\n${canonical}`);
/** Plain data that came through the schema is JSON; this says so to the compiler without a cast. */
function toJson(value) {
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
        return value;
    if (Array.isArray(value))
        return value.map(toJson);
    if ((0,_interlock_shared_domain_json__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(value))
        return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, toJson(member)]));
    throw new TypeError(`a ${typeof value} has no JSON form`);
}
function spell(canonicalBody, digest, hmac) {
    return `{"body":${canonicalBody},"seal":${(0,_interlock_shared_domain_json__WEBPACK_IMPORTED_MODULE_1__/* .canonicalJson */ .dj)({ digest, hmac })}}\n`;
}
/**
 * The text of a baseline: canonical JSON on one line with its own digest, signed where there is a key.
 *
 * @param baseline - the body
 * @param digests - the digest port
 * @param key - the evidence key, or `null`
 */
function writeBaseline(baseline, digests, key) {
    const canonical = (0,_interlock_shared_domain_json__WEBPACK_IMPORTED_MODULE_1__/* .canonicalJson */ .dj)(toJson(baseline));
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
    const corrupt = (why) => (0,_interlock_shared_domain_result__WEBPACK_IMPORTED_MODULE_2__/* .failure */ .V)({ code: 'baseline-corrupt', why });
    if (!text.endsWith('}\n'))
        return corrupt('it is cut off, or something is behind its end');
    const parsed = (0,_interlock_shared_domain_json__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(text);
    if (!parsed.ok || !(0,_interlock_shared_domain_json__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(parsed.value))
        return corrupt('it is not one JSON object');
    const found = parsed.value['body'];
    const version = (0,_interlock_shared_domain_json__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(found) ? found['version'] : undefined;
    if (typeof version === 'number' && version !== 1)
        return (0,_interlock_shared_domain_result__WEBPACK_IMPORTED_MODULE_2__/* .failure */ .V)({ code: 'baseline-version', why: `it has version ${version}, this version reads 1` });
    const checked = (0,_interlock_shared_domain_schema__WEBPACK_IMPORTED_MODULE_3__/* .checkSchema */ ._U)(baselineSchema, parsed.value);
    if (!checked.ok) {
        const [first] = checked.problems;
        return corrupt(`${first?.path ?? ''} ${first?.message ?? 'is not as the schema has it'}`.slice(0, 200));
    }
    const { body: baseline, seal } = checked.value;
    const canonical = (0,_interlock_shared_domain_json__WEBPACK_IMPORTED_MODULE_1__/* .canonicalJson */ .dj)(toJson(baseline));
    if (!digests.equal(digests.sha256(canonical), seal.digest))
        return corrupt('its digest does not fit');
    if (text !== spell(canonical, seal.digest, seal.hmac))
        return corrupt('it is not spelled as the gate did');
    if (key === null)
        return (0,_interlock_shared_domain_result__WEBPACK_IMPORTED_MODULE_2__/* .success */ .k)(baseline);
    if (seal.hmac === null)
        return (0,_interlock_shared_domain_result__WEBPACK_IMPORTED_MODULE_2__/* .failure */ .V)({ code: 'baseline-unsigned', why: 'it is not signed, and there is an evidence key' });
    return digests.equal(hmacOf(canonical, key, digests), seal.hmac)
        ? (0,_interlock_shared_domain_result__WEBPACK_IMPORTED_MODULE_2__/* .success */ .k)(baseline)
        : (0,_interlock_shared_domain_result__WEBPACK_IMPORTED_MODULE_2__/* .failure */ .V)({ code: 'baseline-unsigned', why: 'its signature is not by the evidence key at hand' });
}


/***/ }),

/***/ 9724:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findBaseline: () => (/* binding */ findBaseline),
/* harmony export */   q: () => (/* binding */ branchEvents)
/* harmony export */ });
/* harmony import */ var _interlock_shared_domain_archive__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(822);
/* harmony import */ var _interlock_shared_domain_configuration_configuration__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6639);
/* harmony import */ var _interlock_shared_domain_errors__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9845);
/* harmony import */ var _interlock_shared_domain_evidence_origin__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6968);
/* harmony import */ var _interlock_shared_gate_domain_material__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4939);
/* harmony import */ var _domain_baseline_baseline_name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9013);
/* harmony import */ var _domain_baseline_document_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(979);
/* harmony import */ var _domain_baseline_setting_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1580);








/** Pages of 100 artifacts that are looked through. */
const pageCap = 10;
/** Earlier runs of which is looked whether they should have left a baseline. */
const lookedAtRuns = 10;
/** Artifacts whose runs are asked for before giving up: those of others that borrow the branch's name. */
const lookedAtArtifacts = 50;
const archiveCapBytes = 16 * 1024 * 1024;
const archiveLimits = {
    entries: 1,
    bytes: _domain_baseline_document_js__WEBPACK_IMPORTED_MODULE_3__/* .baselineCapBytes */ .Fo,
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
    if (isNamed && body.repository !== (0,_interlock_shared_domain_evidence_origin__WEBPACK_IMPORTED_MODULE_4__/* .repositoryDigest */ .F)(owner.repository, digests))
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
            if (file?.path !== _domain_baseline_baseline_name_js__WEBPACK_IMPORTED_MODULE_5__/* .baselineFileName */ .Bt)
                throw new Unusable('baseline-corrupt', where, `its archive has no ${_domain_baseline_baseline_name_js__WEBPACK_IMPORTED_MODULE_5__/* .baselineFileName */ .Bt}`);
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
        if (!(thrown instanceof _interlock_shared_domain_archive__WEBPACK_IMPORTED_MODULE_0__/* .UnusableArchive */ .U))
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
function open(text, where, asker, digests) {
    const read = (0,_domain_baseline_document_js__WEBPACK_IMPORTED_MODULE_3__/* .readBaseline */ .mF)(text, digests, asker.key);
    if (read.ok)
        return read.value;
    const [first] = read.failures;
    throw new Unusable(first?.code ?? 'baseline-corrupt', where, first?.why ?? 'it cannot be read');
}
/** Whether the policy of a commit has this baseline, so that a run there which passed should have left one. */
async function demandsBaseline({ headSha }, setting, asker, github) {
    const { gate, workflow } = asker.owner;
    const file = await github.readFile(asker.source.path, headSha);
    const read = file === null ? null : (0,_interlock_shared_domain_configuration_configuration__WEBPACK_IMPORTED_MODULE_1__/* .readConfiguration */ .TD)(file.text, asker.source.path);
    const entry = read?.ok === true && Object.hasOwn(read.value.gates, gate) ? read.value.gates[gate] : undefined;
    if (entry?.action === 'quality-gate' && entry.baseline !== undefined) {
        // Who only watches leaves none: the first run that enforces establishes it.
        if (entry.mode === 'audit')
            return false;
        const before = (0,_domain_baseline_setting_js__WEBPACK_IMPORTED_MODULE_6__/* .readBaselineSetting */ .K)(entry.baseline);
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
    const name = (0,_domain_baseline_baseline_name_js__WEBPACK_IMPORTED_MODULE_5__/* .baselineName */ .Ri)({ ...asker.owner, branch }, digests);
    const candidate = await findArtifact(name, setting, asker, github);
    if (candidate === null)
        return proveNeverExisted(setting, asker, github);
    const { artifact, run } = candidate;
    const where = `artifact ${artifact.id} of run ${run.id}`;
    const text = await download(candidate, ports);
    const body = open(text, where, asker, digests);
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
    return { kind: 'known', body, source, material: (0,_interlock_shared_gate_domain_material__WEBPACK_IMPORTED_MODULE_7__/* .materialOf */ .V)('baseline', where, text, digests) };
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
    const body = open(file.text, path, asker, digests);
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
    return { kind: 'known', body, source, material: (0,_interlock_shared_gate_domain_material__WEBPACK_IMPORTED_MODULE_7__/* .materialOf */ .V)('baseline', path, file.text, digests) };
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
        if (!(thrown instanceof _interlock_shared_domain_errors__WEBPACK_IMPORTED_MODULE_2__/* .ExternalError */ .yA))
            throw thrown;
        return { found: unusable(codeOfRefusal(thrown), null, (0,_interlock_shared_domain_errors__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(thrown)), trust };
    }
}


/***/ })

};

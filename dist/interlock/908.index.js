export const id = 908;
export const ids = [908];
export const modules = {

/***/ 5908:
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
// EXTERNAL MODULE: ./packages/shared/src/domain/configuration/configuration.ts + 5 modules
var configuration = __webpack_require__(6639);
// EXTERNAL MODULE: ./packages/shared/src/domain/errors.ts
var errors = __webpack_require__(9845);
;// CONCATENATED MODULE: ./packages/shared/src/domain/thrown.ts

/** What was thrown, as far as it says itself what to do; `null` for anything else, which is a bug of ours. */
function failuresOf(thrown) {
    if (thrown instanceof errors/* UserError */.yo)
        return thrown.problems.map((problem) => ({ ...problem, service: null }));
    if (!(thrown instanceof errors/* ExternalError */.yA))
        return null;
    const { code, message, fix, service } = thrown;
    return [{ code, message, fix, where: null, service }];
}
/** What was thrown, as problems for the user; `null` for a bug of ours. */
function problemsOfThrown(thrown) {
    const failures = failuresOf(thrown);
    if (failures === null)
        return null;
    return failures.map(({ code, message, fix, where, service }) => ({
        code,
        message: service === null ? message : `${service}: ${message}`,
        fix,
        where,
    }));
}
/** What was thrown, as reasons of a verdict or a move; `null` for a bug of ours. */
function reasonsOfThrown(thrown) {
    const failures = failuresOf(thrown);
    if (failures === null)
        return null;
    return failures.map(({ code, message, fix, where, service }) => ({
        code,
        rule: null,
        seen: message,
        limit: null,
        where: service ?? where,
        fix,
    }));
}
const bugCode = 'internal-error';
const bugFix = 'Run the job again with debug logging and open an issue with the log.';
/** A bug of ours, as a problem. */
function bugProblem(thrown) {
    return {
        code: bugCode,
        message: `This is a bug in Interlock, not in your workflow: ${messageOf(thrown)}`,
        fix: bugFix,
        where: null,
    };
}
/** A bug of ours, as the reason that ended what was being done. */
function bugReason(thrown) {
    return {
        code: bugCode,
        rule: null,
        seen: messageOf(thrown),
        limit: null,
        where: null,
        fix: `This is a bug in Interlock. ${bugFix}`,
    };
}

// EXTERNAL MODULE: ./packages/shared/src/domain/input.ts
var input = __webpack_require__(8820);
// EXTERNAL MODULE: ./packages/shared/src/domain/report/inline.ts + 3 modules
var inline = __webpack_require__(2428);
// EXTERNAL MODULE: ./packages/shared/src/domain/report/numbers.ts
var numbers = __webpack_require__(157);
// EXTERNAL MODULE: ./packages/shared/src/domain/report/visible-text.ts
var visible_text = __webpack_require__(4789);
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
function linesOf(children, width) {
    const lines = [[]];
    for (const child of children) {
        if (child.kind === 'line-break')
            lines.push([]);
        else
            lines.at(-1)?.push(child);
    }
    return lines.flatMap((line) => wrap((0,inline/* plainText */.wh)(line).trim(), width));
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
const more = (count) => count > 0 ? [`… and ${(0,numbers/* formatCount */.B4)(count)} more not shown`] : [];
function tableLines(table, width) {
    if (table.rows.length === 0)
        return wrap((0,visible_text/* visibleText */.Q)(table.whenEmpty), width);
    const titles = table.columns.map(({ title }) => (0,visible_text/* visibleText */.Q)(title));
    const shown = table.rows
        .slice(0, table.rowCap)
        .map((row) => row.map((cell) => (0,inline/* capped */.uo)(cell, table.cellCap)));
    const gap = 2;
    const unbounded = Number.MAX_SAFE_INTEGER;
    const wanted = titles.map((title, index) => Math.max(widthOf(title), ...shown.flatMap((row) => linesOf(row[index] ?? [], unbounded).map((line) => widthOf(line)))));
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
        ...shown.flatMap((row) => rowLines(row.map((cell, index) => linesOf(cell, widths[index] ?? narrowest)))),
        ...more(table.rows.length + table.moreRows - shown.length),
    ];
}
const indented = (lines, first) => lines.map((line, index) => `${index === 0 ? first : ' '.repeat(widthOf(first))}${line}`.trimEnd());
function blockLines(block, width) {
    switch (block.kind) {
        case 'heading': {
            const lines = linesOf(block.children, width);
            const longest = Math.max(...lines.map((line) => widthOf(line)));
            return [...lines, (block.level === 2 ? '═' : '─').repeat(longest)];
        }
        case 'paragraph':
            return linesOf(block.children, width);
        case 'list': {
            const shown = block.items.slice(0, block.itemCap);
            return [
                ...shown.flatMap((item, index) => {
                    const mark = block.ordered ? `${index + 1}. ` : '- ';
                    return indented(linesOf(item, width - mark.length), mark);
                }),
                ...more(block.items.length - shown.length),
            ];
        }
        case 'table':
            return tableLines(block, width);
        case 'diagram':
            return tableLines(block.table, width);
        case 'details': {
            const children = block.children.map((child) => child.kind === 'table' ? { ...child, rowCap: Math.min(child.rowCap, unfoldedRows) } : child);
            return [...linesOf(block.summary, width), ...indented(blocksLines(children, width - 2), '  ')];
        }
        case 'quote':
            return blocksLines(block.children, width - 2).map((line) => `│ ${line}`.trimEnd());
        case 'code-block': {
            const lines = (0,visible_text/* visibleLines */.g)(block.text).replace(/\n$/u, '').split('\n');
            const shown = lines.slice(0, block.lineCap);
            return [...shown.map((line) => `    ${line}`), ...more(lines.length - shown.length)];
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

// EXTERNAL MODULE: ./packages/shared/src/domain/nearest.ts
var nearest = __webpack_require__(3746);
// EXTERNAL MODULE: ./packages/rehearsal/src/domain/command-line/shell-text.ts
var shell_text = __webpack_require__(8677);
;// CONCATENATED MODULE: ./packages/rehearsal/src/domain/command-line/base-branch.ts


const shownBranches = 10;
/** Names of branches that changes are most often for. */
const usualBranches = ['main', 'master', 'develop', 'trunk'];
function listBranches(branches) {
    const more = branches.length - shownBranches;
    return branches.slice(0, shownBranches).join(', ') + (more > 0 ? `, and ${more} more` : '');
}
/** Why nothing can be compared with, and what to do, where neither `--base` nor `origin` says it. */
function nothingToCompareWith(branch, others, hasParent) {
    const at = branch === null ? '' : ` on ${branch}`;
    const why = `nothing says what to compare the commit${at} with: there is no \`--base\`, and this clone has no default branch of a remote \`origin\``;
    const best = others.find((name) => usualBranches.includes(name)) ??
        others.find((name) => usualBranches.some((usual) => name.endsWith(`/${usual}`))) ??
        others[0];
    if (best !== undefined)
        return { why, fix: `Add \`--base ${(0,shell_text/* shellWord */.r)(best)}\`. Other branches here: ${listBranches(others)}.` };
    return {
        why,
        fix: hasParent
            ? 'Add `--base HEAD~1` to compare with the commit before; there is no other branch here.'
            : 'Commit the change on top of what it is compared with, and name that: `--base COMMIT`; there is one commit and no other branch here.',
    };
}
/** That a base is none, with the branches that there are. */
function baseMissing(base, others) {
    const there = others.length === 0 ? 'There is no other branch here.' : `Other branches here: ${listBranches(others)}.`;
    return `--base '${base}' is no commit of this clone; fetch it, or name another.${(0,nearest/* suggestion */.h)(base, others)} ${there}`;
}

// EXTERNAL MODULE: ./packages/reports/src/domain/format-names.ts + 7 modules
var format_names = __webpack_require__(7210);
;// CONCATENATED MODULE: ./packages/rehearsal/src/domain/command-line/found-reports.ts


/** Folders that reports are written to by default, and files of the root that tools write. */
const usualFolders = [
    ...['reports', 'coverage', 'test-results', 'TestResults', 'junit'],
    ...[
        'build/test-results',
        'build/reports',
        'target/surefire-reports',
        'target/failsafe-reports',
        'target/site',
    ],
];
const usualNames = ['xml', 'trx', 'json', 'ndjson', 'info', 'lcov', 'tap', 'sarif', 'out'];
const rootFiles = [
    ...['junit*.xml', 'test-results*.xml', '*.trx', '*.tap', '*.sarif', '*.lcov'],
    ...['lcov.info', 'coverage.xml', 'cobertura.xml', 'coverage.json', 'coverage.out', 'cover.out'],
];
/** Globs of what may be a report: in the usual folders, in those of packages up to two folders down, and in the root. */
const usualGlobs = [
    ...['', '*/', '*/*/'].map((above) => `${above}{${usualFolders.join(',')}}/**/*.{${usualNames.join(',')}}`),
    ...rootFiles,
];
/** What is never a report, or not one of this checkout. */
const unusualGlobs = ['**/node_modules/**', '**/.git/**', '**/vendor/**'];
const folderOf = (path) => path.slice(0, path.lastIndexOf('/') + 1);
const endOf = (path) => path.slice(path.lastIndexOf('.'));
/** A path as a glob that matches it: what a glob has a meaning of its own for stands for any one character. */
const asGlob = (path) => path.replaceAll(/[!-,:-?[-^`{-~]/gu, '?');
function groupsOf(reports) {
    const found = new Map();
    for (const report of reports) {
        const key = [report.isCommitted, folderOf(report.path), report.format].join('\0');
        found.set(key, [...(found.get(key) ?? []), report]);
    }
    const order = (format) => format_names/* formatNames */.EI.indexOf(format);
    const groups = [...found.values()].flatMap((members) => {
        const [first] = members;
        if (first === undefined)
            return [];
        const { format, isCommitted } = first;
        const left = isCommitted ? 'committed, so no report of this run' : null;
        const paths = members.map(({ path }) => path);
        return [{ folder: folderOf(first.path), format, kind: (0,format_names/* kindOf */.I)(format), paths, left }];
    });
    groups.sort((a, b) => order(a.format) - order(b.format) || (a.folder < b.folder ? -1 : 1));
    // A tool often writes one result in several formats: each would be counted.
    const taken = new Map();
    return groups.map((group) => {
        if (group.left !== null)
            return group;
        const key = `${group.kind}\0${group.folder}`;
        const other = taken.get(key);
        if (other === undefined)
            taken.set(key, group.format);
        return other === undefined ? group : { ...group, left: `most likely the same as ${other} beside it` };
    });
}
/** Globs for the reports of a group: one for all files of a name's ending where no other file there has it. */
function globsOf({ folder, paths }, all) {
    const ends = new Set(paths.map(endOf));
    return [...ends].flatMap((end) => {
        const mine = paths.filter((path) => endOf(path) === end);
        const there = all.filter((path) => folderOf(path) === folder && endOf(path) === end);
        return mine.length > 1 && there.length === mine.length ? [`${asGlob(folder)}*${end}`] : mine.map(asGlob);
    });
}
/** What was found, a line for each format in a folder, and the value of `--reports` that names it; `null` for none. */
function describeFound(reports, all) {
    const groups = groupsOf(reports);
    const rows = groups.map((group) => {
        const { kind, format, paths, left } = group;
        const globs = globsOf(group, all);
        const shown = globs.length > 3 ? `${globs.slice(0, 3).join(', ')}, …` : globs.join(', ');
        return [
            kind,
            (0,numbers/* countOf */.pq)(paths.length, 'file'),
            format,
            `${shown}${left === null ? '' : ` (left out: ${left})`}`,
        ];
    });
    const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
    const entries = groups
        .filter(({ left }) => left === null)
        .flatMap((group) => globsOf(group, all).map((glob) => `{${group.kind}: ${JSON.stringify(glob)}}`));
    return {
        lines: rows.map((row) => row.map((cell, column) => (column < 3 ? cell.padEnd(widths[column] ?? 0) : cell)).join('  ')),
        reports: entries.length === 0 ? null : `[${entries.join(', ')}]`,
    };
}

// EXTERNAL MODULE: ./packages/rehearsal/src/domain/problem.ts
var problem = __webpack_require__(3511);
;// CONCATENATED MODULE: ./packages/shared/src/domain/plain-log.ts
/** Invisible, and not white space: the runner trims that before it looks for a command. */
const wordJoiner = '\u2060';
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

;// CONCATENATED MODULE: ./packages/rehearsal/src/adapters/gate-runner.ts

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

// EXTERNAL MODULE: ./packages/reports/src/domain/decode.ts
var decode = __webpack_require__(7908);
// EXTERNAL MODULE: ./packages/reports/src/domain/format.ts
var format = __webpack_require__(4165);
// EXTERNAL MODULE: ./packages/reports/src/steps/load-formats.ts
var load_formats = __webpack_require__(922);
;// CONCATENATED MODULE: ./packages/rehearsal/src/adapters/lying-reports.ts





/** So many files are looked into. */
const lookedInto = 2_000;
/** The format that a file begins like; `null` for none, and for what cannot be read. */
async function formatOf(path, files, definitions) {
    try {
        const decoder = (0,decode/* reportDecoder */.F)();
        let text = '';
        for await (const bytes of files.readBytes(path)) {
            text = (text + decoder.write(bytes)).trimStart();
            if (text.length >= format/* headCharacters */.J)
                break;
        }
        if (text === '')
            return null;
        const head = (0,format/* lookAt */.t)(text.slice(0, format/* headCharacters */.J));
        return format_names/* formatNames */.EI.find((name) => definitions[name]?.recognizes(head) === true) ?? null;
    }
    catch {
        return null;
    }
}
/**
 * Reports that lie where tools write them by default, each known by its content. Nothing is judged.
 *
 * @param folder - absolute path of where globs begin
 * @param files - to find and read them
 * @param committed - which of some paths are files of the repository
 * @returns the reports, and the paths of all files that were looked at
 */
async function findLyingReports(folder, files, committed) {
    const found = await files.find(folder, usualGlobs, unusualGlobs);
    const all = found.map(({ path }) => path);
    const reports = [];
    const definitions = await (0,load_formats/* everyFormat */.T)();
    for (const path of all.slice(0, lookedInto)) {
        const format = await formatOf(`${folder}/${path}`, files, definitions);
        if (format !== null)
            reports.push({ path, format });
    }
    const kept = await committed(reports.map(({ path }) => path));
    return { reports: reports.map((report) => ({ ...report, isCommitted: kept.has(report.path) })), all };
}

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
var dist = __webpack_require__(3382);
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

;// CONCATENATED MODULE: ./packages/shared/src/adapters/node-file-visits.ts




const pieceBytes = 64 * 1024;
/** After so many files or bytes other work has its turn, a cancellation among it. */
const turnFiles = 256;
const turnBytes = 8 * 1024 * 1024;
/** Neither follows a link at the end of a path nor waits for who writes a pipe; `null` where the system cannot do that. */
const plainly = typeof external_node_fs_.constants.O_NOFOLLOW === 'number' && typeof external_node_fs_.constants.O_NONBLOCK === 'number'
    ? external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK
    : null;
const isOfSystem = (thrown) => thrown instanceof Error && 'code' in thrown;
const isUnreadable = (thrown) => thrown instanceof errors/* UserError */.yo ||
    (thrown instanceof errors/* ExternalError */.yA ? thrown.code === 'file-missing' : isOfSystem(thrown));
/**
 * Reads many files by calls that wait for the system, through one piece of memory: asked for one by one, tens of
 * thousands of small files take five times as long. Whether a path stays in the workspace is asked once for each folder;
 * a link at its end is read by `readBytes`, which asks for it alone.
 */
async function readEachFile(paths, visitor, signal, { at, demandInside, readBytes }) {
    const buffer = Buffer.allocUnsafeSlow(pieceBytes);
    const isInside = new Map();
    let files = 0;
    let bytes = 0;
    const takeTurns = async () => {
        if (files < turnFiles && bytes < turnBytes)
            return;
        files = 0;
        bytes = 0;
        await (0,external_node_timers_promises_.setImmediate)();
        signal.throwIfAborted();
    };
    const holds = async (folder) => {
        try {
            await demandInside(folder);
            return true;
        }
        catch (thrown) {
            if (isUnreadable(thrown))
                return false;
            throw thrown;
        }
    };
    const readLinked = async (path) => {
        try {
            for await (const piece of readBytes(path)) {
                signal.throwIfAborted();
                visitor.piece(path, piece);
            }
            return true;
        }
        catch (thrown) {
            if (!signal.aborted && isUnreadable(thrown))
                return false;
            throw thrown;
        }
    };
    /** The descriptor of a file; `null` for a link, `false` for what cannot be read. */
    const open = (path) => {
        if (plainly === null)
            return null;
        try {
            return (0,external_node_fs_.openSync)(at(path), plainly);
        }
        catch (thrown) {
            if (!isOfSystem(thrown))
                throw thrown;
            return thrown.code === 'ELOOP' || thrown.code === 'EMLINK' ? null : false;
        }
    };
    /** The next bytes of a file; `null` when it cannot be read on. */
    const next = (file) => {
        try {
            return (0,external_node_fs_.readSync)(file, buffer, 0, pieceBytes, null);
        }
        catch (thrown) {
            if (isOfSystem(thrown))
                return null;
            throw thrown;
        }
    };
    const readPlain = async (path, file) => {
        try {
            if (!(0,external_node_fs_.fstatSync)(file).isFile())
                return false;
            for (;;) {
                const length = next(file);
                if (length === null)
                    return false;
                if (length > 0)
                    visitor.piece(path, buffer.subarray(0, length));
                // A regular file gives less than is asked for at its end alone.
                if (length < pieceBytes)
                    return true;
                bytes += length;
                await takeTurns();
            }
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
    };
    signal.throwIfAborted();
    for (const path of paths) {
        files += 1;
        await takeTurns();
        const folder = (0,external_node_path_.dirname)(path);
        let inside = isInside.get(folder);
        if (inside === undefined)
            isInside.set(folder, (inside = await holds(folder)));
        if (!inside) {
            visitor.end(path, false);
            continue;
        }
        // What stands for a folder is not read, wherever it leads.
        const file = ['.', '..'].includes((0,external_node_path_.basename)(path)) ? false : open(path);
        const isWhole = file === null ? await readLinked(path) : file !== false && (await readPlain(path, file));
        visitor.end(path, isWhole);
    }
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
    let found = null;
    return {
        at,
        demandInside: async (path) => {
            const realRoot = await (found ??= realPathOf(root));
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
    const files = {
        readText: async (path) => {
            await demandInside(path);
            return orNull((0,promises_.readFile)(at(path), 'utf8'));
        },
        async *readBytes(path) {
            await demandInside(path);
            try {
                // A stream takes all of its piece from memory, however small the file is.
                const { size } = await (0,promises_.stat)(at(path));
                if (size > 0 && size <= mostPieceBytes) {
                    // A stream takes ten times as long for a file that is one piece, and there may be tens of thousands.
                    yield await (0,promises_.readFile)(at(path));
                    return;
                }
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
        readEach: (paths, visitor, signal) => readEachFile(paths, visitor, signal, { at, demandInside, readBytes: (path) => files.readBytes(path) }),
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
                for (const path of await (0,dist/* glob */.TI)(crawl, {
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
            const { openZip } = await Promise.all(/* import() */[__webpack_require__.e(663), __webpack_require__.e(496)]).then(__webpack_require__.bind(__webpack_require__, 1496));
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
    return files;
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

// EXTERNAL MODULE: ./packages/shared/src/domain/json.ts
var json = __webpack_require__(9124);
;// CONCATENATED MODULE: ./packages/shared/src/domain/run-jobs.ts

const strange = () => new Error('the answer is cut off or not what was asked for');
function textIn(found) {
    if (typeof found === 'string' && /\S/u.test(found))
        return found;
    throw strange();
}
function numberIn(found) {
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
    const id = run_jobs_orNull(job['runner_id'], numberIn) ?? 0;
    const name = run_jobs_orNull(job['runner_name'], textOrNothing) ?? '';
    return id !== 0 || name !== '';
}
/** Whatever is not said to be skipped may have done something. */
function executedIn(found) {
    if (found === null || found === undefined)
        return null;
    if (!Array.isArray(found))
        throw strange();
    return found.filter((step) => !(0,json/* isRecord */.u4)(step) || step['conclusion'] !== 'skipped').length;
}
function jobIn(found) {
    if (!(0,json/* isRecord */.u4)(found))
        throw strange();
    return {
        id: numberIn(found['id']),
        name: textIn(found['name']),
        status: textIn(found['status']),
        conclusion: run_jobs_orNull(found['conclusion'], textIn),
        attempt: run_jobs_orNull(found['run_attempt'], numberIn),
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
        if (!(0,json/* isRecord */.u4)(answer) || !Array.isArray(answer['jobs']))
            throw strange();
        total = numberIn(answer['total_count']);
        for (const found of answer['jobs']) {
            const job = jobIn(found);
            jobs.set(job.id, job);
        }
    }
    return { jobs: [...jobs.values()], total };
}

// EXTERNAL MODULE: ./packages/shared/src/domain/sentence.ts
var sentence = __webpack_require__(8975);
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
const refuse = (what) => () => Promise.reject(offline(`${what} is not asked here: this command makes no network request.`));
const gitDeadlineMs = 60_000;
/** The newest commit of a clone that touched a path; `null` where none did, which only a whole history can tell. */
async function lastChangeOf(path, commit, { commands, runner }) {
    const git = async (...args) => {
        const argv = ['git', '-C', runner.workspace, '--literal-pathspecs', ...args];
        const ended = await commands.run({ argv, deadlineMs: gitDeadlineMs, signal: runner.cancellation });
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
        throw offline((0,sentence/* sentence */.e)(`${path} of the checkout cannot be read: ${(0,errors/* messageOf */.bD)(thrown)}`));
    }
}
/** Answers of GitHub about the jobs of a run, that somebody kept in a file: one, or a list of one for each page. */
async function keptJobs(path, files) {
    if (path === null)
        throw offline('GitHub is not asked for the jobs of a run here; --run-jobs FILE gives its answer.');
    try {
        const parsed = (0,json/* parseJson */.qF)((await files.readText(path)) ?? '');
        if (!parsed.ok)
            throw new Error(parsed.failures[0]);
        return readRunJobs(Array.isArray(parsed.value) ? parsed.value : [parsed.value]);
    }
    catch (thrown) {
        throw offline((0,sentence/* sentence */.e)(`${path} holds no jobs of a run: ${(0,errors/* messageOf */.bD)(thrown)}`));
    }
}
/** GitHub as far as the checkout holds it: its files, as they lie there, and its history. Anything else is refused by name. */
function checkoutAsGitHub(ports, onRead, runJobs) {
    const refused = refuse('GitHub');
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
        http: { send: refuse('A server'), stream: refuse('A server') },
        tools: null,
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
/** Branches of the clone, its own and remote ones, without the one that is checked out; the newest first. */
async function otherBranches(git, branch) {
    const refs = ['refs/heads', 'refs/remotes'];
    const listed = await git('for-each-ref', '--sort=-committerdate', '--format=%(refname:short)', ...refs);
    const names = (listed ?? '').split('\n').filter((name) => name !== '' && !name.endsWith('/HEAD'));
    return names.filter((name) => name !== branch);
}
/**
 * The branch that a change is for: the one that was named, else that of `origin`. Where neither is there, nothing is
 * guessed, and a rule on the change says which there are.
 */
async function findTarget(git, base, branch) {
    if (base !== null) {
        const commit = await git('rev-parse', '--verify', '--quiet', `${base}^{commit}`);
        if (commit !== null)
            return { name: base, commit };
        throw new problem/* UsageProblem */.ny([baseMissing(base, await otherBranches(git, branch))]);
    }
    const remote = await git('rev-parse', '--abbrev-ref', '--verify', '--quiet', 'origin/HEAD');
    if (remote !== null)
        return { name: remote.replace(/^origin\//u, ''), commit: await git('rev-parse', 'origin/HEAD') };
    const hasParent = (await git('rev-parse', '--verify', '--quiet', 'HEAD~1')) !== null;
    const missing = nothingToCompareWith(branch, await otherBranches(git, branch), hasParent);
    return { name: branch ?? 'HEAD', commit: null, missing };
}
async function findCheckout(git, base) {
    const told = (await git('rev-parse', '--show-toplevel', '--show-prefix', 'HEAD'))?.split('\n');
    const [root, prefix, head] = told ?? [];
    if (root === undefined || prefix === undefined || head === undefined)
        throw new problem/* UsageProblem */.ny(['this folder is in no git repository with a commit; the gate judges a commit']);
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
async function loadConfiguration(path, checkout, git, files) {
    const wanted = path ?? configuration/* defaultConfigurationPath */.tX;
    const { head, target } = checkout;
    const at = head.slice(0, 8);
    const text = await readLying(wanted, files);
    if (text === null) {
        if (path !== null)
            throw new problem/* UsageProblem */.ny([`--config: there is no ${wanted} in the checkout`]);
        const why = `there is no ${wanted} in the checkout`;
        const source = { kind: 'defaults', path: wanted, ref: 'the checkout', commit: head, why };
        return {
            loaded: { configuration: configuration/* defaultConfiguration */._0, source, target },
            said: `No configuration: ${why}, at commit ${at}.`,
        };
    }
    const read = (0,configuration/* readConfiguration */.TD)(text, wanted);
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
const isWithoutReports = (thrown) => thrown instanceof errors/* UserError */.yo && thrown.problems.every(({ code }) => code === 'reports-not-given');
async function put(flag, path, text) {
    try {
        await (0,promises_.writeFile)(path, text);
    }
    catch (thrown) {
        throw new problem/* UsageProblem */.ny([`${flag}: ${path} cannot be written: ${(0,errors/* messageOf */.bD)(thrown)}`]);
    }
}
async function makeTempFolder() {
    try {
        return await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'interlock-gate-'));
    }
    catch (thrown) {
        throw new problem/* UsageProblem */.ny([`no temporary folder can be made, set TMPDIR: ${(0,errors/* messageOf */.bD)(thrown)}`]);
    }
}
/** Says which reports lie where tools write them, and the command that judges them. */
async function sayWhatLies(command, folder, git, ports) {
    const { reports, all } = await findLyingReports(folder, ports.files, async (paths) => {
        if (paths.length === 0)
            return new Set();
        const listed = await git('--literal-pathspecs', 'ls-files', '-z', '--', ...paths);
        return new Set((listed ?? '').split('\0'));
    });
    const { lines, reports: value } = describeFound(reports, all);
    const say = (texts) => write((external_node_process_default()).stderr, ['', ...texts.map(visible_text/* visibleLines */.g)]);
    if (lines.length === 0) {
        const looked = usualFolders.map((name) => `${name}/`).join(', ');
        say([
            `No report was found in ${looked} or beside them. Run the tests with a reporter that writes one first.`,
        ]);
        return;
    }
    say(['Reports in the usual places:', ...lines.map((line) => `  ${line}`)]);
    if (value !== null)
        say(['To judge them:', `  ${(0,shell_text/* shellText */.o)([...command, '--reports', value])}`]);
}
async function judgeIn(tempFolder, options, gate, command, signal) {
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
    const checkout = await findCheckout(git, options.base);
    const inputs = inputsOf(options, checkout);
    const read = new Set();
    const ports = offlinePorts(gateRunner({ ...place, inputs, workspace: checkout.root, run: runContext(checkout), log }), (path) => read.add(path), options.runJobs === null ? null : (0,external_node_path_.resolve)(options.runJobs));
    const parsed = (0,input/* parseInputs */.TL)(gate.inputs, (name) => inputs.get(name) ?? '');
    if (!parsed.ok)
        return sayProblems(parsed.problems);
    const atRoot = gitAt(checkout.root, ports.commands, signal);
    const { loaded, said } = await loadConfiguration(options.inputs.get('config') ?? null, checkout, atRoot, ports.files);
    if (options.explain) {
        write((external_node_process_default()).stdout, [(0,visible_text/* visibleLines */.g)(gate.explainBy(parsed.values, loaded, ports)), said]);
        return 0;
    }
    const judged = await gate.judge(parsed.values, loaded, ports).catch(async (thrown) => {
        if (!isWithoutReports(thrown))
            throw thrown;
        const code = sayProblems(thrown.problems);
        const start = options.inputs.get('working-directory') ?? checkout.prefix;
        const from = start === '' ? checkout.root : (0,external_node_path_.join)(checkout.root, start);
        await sayWhatLies(command, from, gitAt(from, ports.commands, signal), ports);
        return code;
    });
    if (typeof judged === 'number')
        return judged;
    const { lastLine, outputs, parts, summary } = judged;
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
/**
 * Judges the reports of the checkout around the current folder, and gives the exit code.
 *
 * @param options - what is asked for
 * @param gate - what judges
 * @param command - the words of this command, to be shown with more behind them
 */
async function judgeOffline(options, gate, command) {
    const cancel = new AbortController();
    const onInterrupt = () => cancel.abort(new Error('interrupted'));
    external_node_process_default().once('SIGINT', onInterrupt);
    const tempFolder = await makeTempFolder();
    try {
        return await judgeIn(tempFolder, options, gate, command, cancel.signal);
    }
    catch (thrown) {
        if (cancel.signal.aborted)
            return 130;
        const problems = problemsOfThrown(thrown);
        if (problems === null)
            throw thrown;
        return sayProblems(problems);
    }
    finally {
        external_node_process_default().removeListener('SIGINT', onInterrupt);
        await (0,promises_.rm)(tempFolder, { recursive: true, force: true });
    }
}


/***/ })

};

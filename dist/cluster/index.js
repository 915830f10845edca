import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 4956:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main)
});

;// CONCATENATED MODULE: external "node:process"
const external_node_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");
var external_node_process_default = /*#__PURE__*/__nccwpck_require__.n(external_node_process_namespaceObject);
;// CONCATENATED MODULE: ./packages/cluster/src/domain/duration.ts
const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
/** Reads a duration such as `200ms`, `2s`, `1m30s`, `0`; undefined when it is none. Milliseconds. */
function readDurationMs(text) {
    if (text === '0')
        return 0;
    if (!/^(?:[0-9]+(?:\.[0-9]+)?(?:ms|s|m|h))+$/.test(text))
        return undefined;
    let totalMs = 0;
    for (const match of text.matchAll(/([0-9.]+)(ms|s|m|h)/g))
        totalMs += Number(match[1]) * (units[match[2] ?? ''] ?? 0);
    return totalMs;
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/json.ts
const emptyObject = Object.freeze({});
const emptyList = Object.freeze([]);
/** Whether a value is a JSON object (not a list, not null). */
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Whether a value is a JSON list. */
function isList(value) {
    return Array.isArray(value);
}
/** The value at a path of object keys and list indexes; undefined where any step is missing. */
function at(value, ...path) {
    let current = value;
    for (const step of path) {
        if (typeof step === 'number')
            current = isList(current) ? current[step] : undefined;
        else
            current = isObject(current) && Object.hasOwn(current, step) ? current[step] : undefined;
    }
    return current;
}
/** The text at a path; undefined where there is none or it is of another type. */
function textAt(value, ...path) {
    const found = at(value, ...path);
    return typeof found === 'string' ? found : undefined;
}
/** The number at a path; undefined where there is none or it is of another type. */
function numberAt(value, ...path) {
    const found = at(value, ...path);
    return typeof found === 'number' ? found : undefined;
}
/** The list at a path; empty where there is none. */
function listAt(value, ...path) {
    const found = at(value, ...path);
    return isList(found) ? found : emptyList;
}
/** The object at a path; empty where there is none. */
function objectAt(value, ...path) {
    const found = at(value, ...path);
    return isObject(found) ? found : emptyObject;
}
/** The texts of an object's own string values: labels, annotations, selectors. */
function textMapAt(value, ...path) {
    const found = {};
    for (const [key, entry] of Object.entries(objectAt(value, ...path)))
        if (typeof entry === 'string')
            found[key] = entry;
    return found;
}
/** A copy with the value at a path of keys replaced; objects on the way are made where they are missing. */
function withAt(target, path, value) {
    const [key, ...rest] = path;
    if (key === undefined)
        return isObject(value) ? value : target;
    return { ...target, [key]: rest.length === 0 ? value : withAt(objectAt(target, key), rest, value) };
}
/** A copy without the key at a path; the same object where the path does not exist. */
function withoutAt(target, path) {
    const [key, ...rest] = path;
    if (key === undefined || !Object.hasOwn(target, key))
        return target;
    if (rest.length > 0) {
        const child = target[key];
        return isObject(child) ? { ...target, [key]: withoutAt(child, rest) } : target;
    }
    return Object.fromEntries(Object.entries(target).filter(([name]) => name !== key));
}
/** A copy without some of its keys. */
function withoutKeys(target, keys) {
    return Object.fromEntries(Object.entries(target).filter(([name]) => !keys.includes(name)));
}
/** An object of the entries that are defined. */
function compact(entries) {
    const kept = {};
    for (const [key, value] of Object.entries(entries))
        if (value !== undefined)
            kept[key] = value;
    return kept;
}
/** Deep equality of JSON values; the order of keys does not matter, the order of list items does. */
function equals(left, right) {
    if (left === right)
        return true;
    if (isList(left) && isList(right))
        return left.length === right.length && left.every((item, index) => equals(item, right[index]));
    if (isObject(left) && isObject(right)) {
        const keys = Object.keys(left);
        return (keys.length === Object.keys(right).length &&
            keys.every((key) => Object.hasOwn(right, key) && equals(left[key], right[key])));
    }
    return false;
}
/** JSON text with sorted keys: equal values have equal texts. */
function canonicalText(value) {
    if (isList(value))
        return `[${value.map(canonicalText).join(',')}]`;
    if (isObject(value)) {
        const entries = Object.keys(value)
            .sort()
            .map((key) => `${JSON.stringify(key)}:${canonicalText(value[key] ?? null)}`);
        return `{${entries.join(',')}}`;
    }
    return JSON.stringify(value);
}
/** Parses JSON text from outside. */
function parseJson(text) {
    try {
        return { kind: 'value', value: JSON.parse(text) };
    }
    catch (error) {
        return { kind: 'problem', why: error instanceof Error ? error.message : String(error) };
    }
}
/** The type of a value in the words of Go's decoder. */
function typeName(value) {
    if (isList(value))
        return 'array';
    if (isObject(value))
        return 'object';
    if (typeof value === 'boolean')
        return 'bool';
    return value === null ? 'null' : typeof value;
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/settings.ts


/** What a cluster does when nothing is said. */
const defaultSettings = { propagationDelayMs: 200, deregistersFirstMs: 0 };
const keys = {
    propagationDelay: 'propagationDelayMs',
    deregistersFirst: 'deregistersFirstMs',
};
/** Reads settings over those that hold: durations such as `200ms`; unknown keys are refused. */
function readSettings(document, current) {
    if (!isObject(document))
        return { kind: 'problem', why: 'the settings are not an object' };
    let settings = current;
    for (const [key, value] of Object.entries(document)) {
        const field = Object.hasOwn(keys, key) ? keys[key] : undefined;
        if (field === undefined)
            return {
                kind: 'problem',
                why: `unknown setting ${JSON.stringify(key)}; known: ${Object.keys(keys).join(', ')}`,
            };
        const durationMs = typeof value === 'string' ? readDurationMs(value) : undefined;
        if (durationMs === undefined)
            return {
                kind: 'problem',
                why: `${key} is ${JSON.stringify(value)}, not a duration such as 200ms, 2s or 0`,
            };
        settings = { ...settings, [field]: durationMs };
    }
    return { kind: 'settings', settings };
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/commandline.ts


/** How the program is called. */
const usage = `cluster start --folder DIR [--propagation-delay 200ms] [--deregisters-first 2s]
cluster stop --folder DIR
cluster status --folder DIR
cluster image add --folder DIR --name NAME[:TAG] PATH
cluster address --folder DIR [-n NAMESPACE] SERVICE[:PORT]
cluster kubectl …

start        starts a rehearsal cluster that outlives this call; writes DIR/kubeconfig, DIR/cluster.json, DIR/bin/kubectl
             and prints one line of JSON
stop         ends the cluster and every process of its Pods
status       prints one line of JSON; exits 0 only while the cluster answers
image add    stores a folder tree that holds an image.json and prints its digest
address      prints HOST:PORT of a Service
kubectl      a small stand-in for machines that have no kubectl
`;
const refused = (why) => ({ kind: 'refused', why });
/** Reads the arguments after the program's name. Unknown ones are refused by name. */
function readCommandLine(argv) {
    const [verb = '', ...rest] = argv;
    switch (verb) {
        case 'kubectl':
            return { kind: 'kubectl', argv: rest };
        case 'supervise':
            return rest.length === 0 ? { kind: 'supervise' } : refused('supervise takes no arguments');
        case 'help':
        case '--help':
        case '-h':
            return { kind: 'help' };
        case 'start':
        case 'serve':
            return readStart(verb, rest);
        case 'stop':
        case 'status': {
            const read = readFlags(rest, ['--folder'], 0);
            return read.kind === 'problem'
                ? refused(read.why)
                : withFolder(read.flags, (folder) => ({ kind: verb, folder }));
        }
        case 'address':
            return readAddress(rest);
        case 'image':
            return rest[0] === 'add'
                ? readImageAdd(rest.slice(1))
                : refused(`image knows "add", not ${JSON.stringify(rest[0] ?? '')}`);
        case '':
            return refused('no command was given');
        default:
            return refused(`unknown command ${JSON.stringify(verb)}`);
    }
}
function readStart(verb, argv) {
    const read = readFlags(argv, ['--folder', '--propagation-delay', '--deregisters-first'], 0);
    if (read.kind === 'problem')
        return refused(read.why);
    const { flags } = read;
    const delayMs = durationOf(flags, '--propagation-delay', defaultSettings.propagationDelayMs);
    const firstMs = durationOf(flags, '--deregisters-first', defaultSettings.deregistersFirstMs);
    if (typeof delayMs === 'string')
        return refused(delayMs);
    if (typeof firstMs === 'string')
        return refused(firstMs);
    return withFolder(flags, (folder) => ({
        kind: verb,
        folder,
        settings: { propagationDelayMs: delayMs, deregistersFirstMs: firstMs },
    }));
}
function durationOf(flags, name, otherwise) {
    const text = flags.get(name);
    if (text === undefined)
        return otherwise;
    return readDurationMs(text) ?? `${name} is ${JSON.stringify(text)}, not a duration such as 200ms, 2s or 0`;
}
function readAddress(argv) {
    const read = readFlags(argv, ['--folder', '-n', '--namespace'], 1);
    if (read.kind === 'problem')
        return refused(read.why);
    const [service = '', port = ''] = (read.positional[0] ?? '').split(':');
    if (service === '')
        return refused('address needs the name of a Service: SERVICE or SERVICE:PORT');
    const namespace = read.flags.get('-n') ?? read.flags.get('--namespace') ?? 'default';
    return withFolder(read.flags, (folder) => ({ kind: 'address', folder, namespace, service, port }));
}
function readImageAdd(argv) {
    const read = readFlags(argv, ['--folder', '--name'], 1);
    if (read.kind === 'problem')
        return refused(read.why);
    const name = read.flags.get('--name') ?? '';
    const path = read.positional[0] ?? '';
    if (name === '')
        return refused('image add needs --name NAME or --name NAME:TAG');
    if (path === '')
        return refused('image add needs the PATH of a folder');
    return withFolder(read.flags, (folder) => ({ kind: 'image-add', folder, name, path }));
}
function withFolder(flags, make) {
    const folder = flags.get('--folder') ?? '';
    return folder === '' ? refused('--folder DIR is missing') : make(folder);
}
/** Reads `--name value` and `--name=value`; every flag takes a value and may be given once. */
function readFlags(argv, known, positionals) {
    const flags = new Map();
    const positional = [];
    const queue = [...argv];
    for (let argument = queue.shift(); argument !== undefined; argument = queue.shift()) {
        if (!argument.startsWith('-')) {
            positional.push(argument);
            continue;
        }
        const equals = argument.indexOf('=');
        const name = equals < 0 ? argument : argument.slice(0, equals);
        if (!known.includes(name))
            return { kind: 'problem', why: `unknown option ${name}; known: ${known.join(', ')}` };
        const value = equals < 0 ? queue.shift() : argument.slice(equals + 1);
        if (value === undefined || value === '')
            return { kind: 'problem', why: `${name} needs a value` };
        if (flags.has(name))
            return { kind: 'problem', why: `${name} is given twice` };
        flags.set(name, value);
    }
    return positional.length > positionals
        ? { kind: 'problem', why: `unexpected argument ${JSON.stringify(positional[positionals] ?? '')}` }
        : { kind: 'flags', flags, positional };
}

;// CONCATENATED MODULE: ./packages/cluster/src/run.ts

/** Runs one command line of the rehearsal cluster. */
async function run(argv, ports) {
    return perform(readCommandLine(argv), ports);
}
async function perform(command, ports) {
    switch (command.kind) {
        case 'start':
            return ports.start(command.folder, command.settings);
        case 'serve':
            return ports.serve(command.folder, command.settings);
        case 'stop':
            return ports.stop(command.folder);
        case 'status':
            return ports.status(command.folder);
        case 'address':
            return ports.address(command.folder, command.namespace, command.service, command.port);
        case 'image-add':
            return ports.addImage(command.folder, command.name, command.path);
        case 'supervise':
            return ports.supervise();
        case 'kubectl':
            return ports.kubectl(command.argv);
        case 'help':
            return { code: 0, out: usage, err: '' };
        case 'refused':
            return { code: 2, out: '', err: `${command.why}\n\n${usage}` };
    }
}

;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: external "node:stream/consumers"
const consumers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/consumers");
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __nccwpck_require__(8815);
;// CONCATENATED MODULE: ./packages/cluster/src/domain/yaml.ts

/** Reads every document of a text; empty ones are left out. */
function readYaml(text) {
    const documents = [];
    for (const document of (0,dist/* parseAllDocuments */.hR)(text)) {
        const [error] = document.errors;
        if (error !== undefined)
            return { kind: 'problem', why: error.message };
        const value = document.toJS();
        if (value !== null)
            documents.push(value);
    }
    return { kind: 'documents', documents };
}
/** Writes a value as YAML. */
function writeYaml(value) {
    return (0,dist/* stringify */.As)(value, { lineWidth: 0 });
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/kubeconfig.ts


/** The name of cluster, user and context in the kubeconfig of a rehearsal cluster. */
const contextName = 'interlock-rehearsal';
/** The text of a kubeconfig with one cluster, one user and one context. */
function kubeconfigText(entry) {
    return writeYaml({
        apiVersion: 'v1',
        kind: 'Config',
        clusters: [
            {
                name: contextName,
                cluster: { server: entry.server, 'certificate-authority-data': btoa(entry.certificate) },
            },
        ],
        users: [{ name: contextName, user: { token: entry.token } }],
        contexts: [
            { name: contextName, context: { cluster: contextName, user: contextName, namespace: 'default' } },
        ],
        'current-context': contextName,
    });
}
/** Reads a kubeconfig and picks a context: the named one, else the current one. */
function readKubeconfig(text, context) {
    const read = readYaml(text);
    if (read.kind === 'problem')
        return { kind: 'problem', why: `the kubeconfig is not YAML: ${read.why}` };
    const document = read.documents[0];
    if (!isObject(document))
        return { kind: 'problem', why: 'the kubeconfig is empty' };
    const name = context ?? textAt(document, 'current-context') ?? '';
    const chosen = named(document, 'contexts', name);
    if (chosen === undefined)
        return { kind: 'problem', why: `context "${name}" does not exist` };
    const cluster = named(document, 'clusters', textAt(chosen, 'context', 'cluster') ?? '');
    const user = named(document, 'users', textAt(chosen, 'context', 'user') ?? '');
    const server = textAt(cluster, 'cluster', 'server');
    if (server === undefined)
        return { kind: 'problem', why: `the cluster of context "${name}" has no server` };
    const certificate = textAt(cluster, 'cluster', 'certificate-authority-data');
    return {
        kind: 'access',
        document,
        access: {
            context: name,
            server,
            certificate: certificate === undefined ? '' : atob(certificate),
            token: textAt(user, 'user', 'token') ?? '',
            namespace: textAt(chosen, 'context', 'namespace') ?? 'default',
        },
    };
}
const named = (document, list, name) => listAt(document, list).find((entry) => textAt(entry, 'name') === name);
/** A kubeconfig as `kubectl config view` shows it: secrets hidden unless raw, only what one context needs if minified. */
function viewOf(document, minifyTo, raw) {
    const shown = (entry, part, key, instead) => raw ? entry : hide(entry, part, key, instead);
    const chosen = minifyTo === undefined ? undefined : named(document, 'contexts', minifyTo);
    const keep = (list, name) => listAt(document, list).filter((entry) => minifyTo === undefined || textAt(entry, 'name') === name);
    if (raw && minifyTo === undefined)
        return document;
    return {
        ...document,
        'current-context': minifyTo ?? textAt(document, 'current-context') ?? '',
        clusters: keep('clusters', textAt(chosen, 'context', 'cluster')).map((entry) => shown(entry, 'cluster', 'certificate-authority-data', 'DATA+OMITTED')),
        contexts: keep('contexts', minifyTo),
        users: keep('users', textAt(chosen, 'context', 'user')).map((entry) => shown(entry, 'user', 'token', 'REDACTED')),
    };
}
function hide(entry, part, key, instead) {
    const inner = at(entry, part);
    return isObject(entry) && isObject(inner) && inner[key] !== undefined
        ? { ...entry, [part]: { ...inner, [key]: instead } }
        : entry;
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/kubectl/arguments.ts
/** Options of every command. */
const commonOptions = [
    { name: 'namespace', short: 'n', takes: 'value' },
    { name: 'context', takes: 'value' },
    { name: 'kubeconfig', takes: 'value' },
    { name: 'request-timeout', takes: 'value' },
];
/** Reads options in any order; one that the command does not know is refused by name. */
function readArguments(argv, known) {
    const options = new Map();
    const positional = [];
    const queue = [...argv];
    const add = (name, value) => {
        const given = options.get(name);
        if (given === undefined)
            options.set(name, [value]);
        else
            given.push(value);
    };
    for (let argument = queue.shift(); argument !== undefined; argument = queue.shift()) {
        if (argument === '--') {
            positional.push(...queue);
            break;
        }
        if (!argument.startsWith('-') || argument === '-') {
            positional.push(argument);
            continue;
        }
        const split = splitOption(argument);
        const option = known.find((entry) => entry.name === split.name || (split.short && entry.short === split.name));
        if (option === undefined)
            return { kind: 'problem', why: `unknown flag: ${argument}` };
        if (option.takes === 'switch') {
            add(option.name, split.value ?? 'true');
            continue;
        }
        const value = split.value ?? queue.shift();
        if (value === undefined)
            return { kind: 'problem', why: `flag needs an argument: ${argument}` };
        add(option.name, value);
    }
    return { kind: 'arguments', arguments: { options, positional } };
}
/** `--name=value`, `--name`, `-n=value`, `-nvalue`, `-n`. */
function splitOption(argument) {
    const equals = argument.indexOf('=');
    if (argument.startsWith('--'))
        return equals < 0
            ? { name: argument.slice(2), short: false, value: undefined }
            : { name: argument.slice(2, equals), short: false, value: argument.slice(equals + 1) };
    const rest = argument.slice(2).replace(/^=/, '');
    return { name: argument.slice(1, 2), short: true, value: rest === '' ? undefined : rest };
}
/** The last value of an option. */
function lastOf(given, name) {
    return given.options.get(name)?.at(-1);
}
/** Whether a switch is on. */
function isGiven(given, name) {
    return lastOf(given, name) === 'true';
}
/** The same arguments with the common options that stand before the command moved behind it. */
function commandFirst(argv) {
    const leading = [];
    let rest = argv;
    for (let [first] = rest; first?.startsWith('-') === true; [first] = rest) {
        const split = splitOption(first);
        const common = commonOptions.some((entry) => entry.name === split.name || entry.short === split.name);
        const taken = common && split.value === undefined ? 2 : 1;
        leading.push(...rest.slice(0, taken));
        rest = rest.slice(taken);
    }
    return [...rest, ...leading];
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/kubectl/problem.ts
/** A command that cannot be carried out; its message is what kubectl would say after "error: ". */
class KubectlProblem extends Error {
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/schema.ts
/** A string. */
const schema_text = { kind: 'text' };
/** A string that may be there and empty. */
const optionalText = { kind: 'text', keepsEmpty: true };
/** A time to the microsecond. */
const microTime = { kind: 'micro-time' };
/** A whole number. */
const integer = { kind: 'integer' };
/** A boolean. */
const flag = { kind: 'flag' };
/** A resource quantity: a string or a number. */
const quantity = { kind: 'quantity' };
/** A number or a string, such as a port's name or a percentage. */
const intOrText = { kind: 'int-or-text' };
/** Anything at all; not looked into. */
const anything = { kind: 'anything' };
/** A map from any key to values of one schema, merged key by key. */
function mapOf(values) {
    return { kind: 'map', values, atomic: false };
}
/** A map that is owned and replaced as one value, such as a Service's selector. */
function atomicMapOf(values) {
    return { kind: 'map', values, atomic: true };
}
/** A list that is replaced as one value. */
function listOf(items) {
    return { kind: 'list', items, merge: { kind: 'atomic' } };
}
/** A list of scalars merged as a set. */
function setOf(items) {
    return { kind: 'list', items, merge: { kind: 'set' } };
}
/** A list merged item by item. The first key is also the strategic merge key. */
function keyed(items, mergeKey, ...more) {
    return { kind: 'list', items, merge: { kind: 'keyed', mergeKey, keys: [mergeKey, ...more] } };
}
/** An object of named fields. */
function object(fields) {
    return { kind: 'object', fields, atomic: false, replaced: false, always: false };
}
/** An object that the server writes even when it is empty. */
function standing(fields) {
    return { kind: 'object', fields, atomic: false, replaced: false, always: true };
}
/** An object that is owned and replaced as one value, such as a label selector. */
function atomicObject(fields) {
    return { kind: 'object', fields, atomic: true, replaced: false, always: false };
}
/** An object of which a strategic patch keeps only the members it names (`patchStrategy: retainKeys`). */
function oneOf(fields) {
    return { kind: 'object', fields, atomic: false, replaced: true, always: true };
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/podschema.ts

/** `metadata` of every object. */
const objectMeta = standing({
    annotations: mapOf(schema_text),
    creationTimestamp: schema_text,
    deletionGracePeriodSeconds: integer,
    deletionTimestamp: schema_text,
    finalizers: setOf(schema_text),
    generateName: schema_text,
    generation: integer,
    labels: mapOf(schema_text),
    managedFields: listOf(anything),
    name: schema_text,
    namespace: schema_text,
    ownerReferences: keyed(atomicObject({
        apiVersion: schema_text,
        blockOwnerDeletion: flag,
        controller: flag,
        kind: schema_text,
        name: schema_text,
        uid: schema_text,
    }), 'uid'),
    resourceVersion: schema_text,
    selfLink: schema_text,
    uid: schema_text,
});
/** A label selector as objects hold it. */
const labelSelector = atomicObject({
    matchExpressions: listOf(object({ key: schema_text, operator: schema_text, values: listOf(schema_text) })),
    matchLabels: mapOf(schema_text),
});
/** A reference to an object, as Events and EndpointSlices hold it. */
const objectReference = atomicObject({
    apiVersion: schema_text,
    fieldPath: schema_text,
    kind: schema_text,
    name: schema_text,
    namespace: schema_text,
    resourceVersion: schema_text,
    uid: schema_text,
});
const localReference = (more) => atomicObject({ name: schema_text, optional: flag, ...more });
const fieldReference = atomicObject({ apiVersion: schema_text, fieldPath: schema_text });
const resourceFieldReference = atomicObject({ containerName: schema_text, divisor: quantity, resource: schema_text });
const httpGet = object({
    host: schema_text,
    httpHeaders: listOf(object({ name: schema_text, value: schema_text })),
    path: schema_text,
    port: intOrText,
    scheme: schema_text,
});
const exec = object({ command: listOf(schema_text) });
const tcpSocket = object({ host: schema_text, port: intOrText });
const probe = object({
    exec,
    failureThreshold: integer,
    grpc: object({ port: integer, service: schema_text }),
    httpGet,
    initialDelaySeconds: integer,
    periodSeconds: integer,
    successThreshold: integer,
    tcpSocket,
    terminationGracePeriodSeconds: integer,
    timeoutSeconds: integer,
});
const handler = object({ exec, httpGet, sleep: object({ seconds: integer }), tcpSocket });
const seccompProfile = object({ localhostProfile: schema_text, type: schema_text });
const seLinuxOptions = object({ level: schema_text, role: schema_text, type: schema_text, user: schema_text });
const windowsOptions = object({
    gmsaCredentialSpec: schema_text,
    gmsaCredentialSpecName: schema_text,
    hostProcess: flag,
    runAsUserName: schema_text,
});
const resources = standing({
    claims: keyed(object({ name: schema_text, request: schema_text }), 'name'),
    limits: mapOf(quantity),
    requests: mapOf(quantity),
});
const container = object({
    args: listOf(schema_text),
    command: listOf(schema_text),
    env: keyed(object({
        name: schema_text,
        value: schema_text,
        valueFrom: object({
            configMapKeyRef: localReference({ key: schema_text }),
            fieldRef: fieldReference,
            resourceFieldRef: resourceFieldReference,
            secretKeyRef: localReference({ key: schema_text }),
        }),
    }), 'name'),
    envFrom: listOf(object({ configMapRef: localReference({}), prefix: schema_text, secretRef: localReference({}) })),
    image: schema_text,
    imagePullPolicy: schema_text,
    lifecycle: object({ postStart: handler, preStop: handler, stopSignal: schema_text }),
    livenessProbe: probe,
    name: schema_text,
    ports: keyed(object({ containerPort: integer, hostIP: schema_text, hostPort: integer, name: schema_text, protocol: schema_text }), 'containerPort', 'protocol'),
    readinessProbe: probe,
    resizePolicy: listOf(object({ resourceName: schema_text, restartPolicy: schema_text })),
    resources,
    restartPolicy: schema_text,
    securityContext: object({
        allowPrivilegeEscalation: flag,
        appArmorProfile: object({ localhostProfile: schema_text, type: schema_text }),
        capabilities: object({ add: listOf(schema_text), drop: listOf(schema_text) }),
        privileged: flag,
        procMount: schema_text,
        readOnlyRootFilesystem: flag,
        runAsGroup: integer,
        runAsNonRoot: flag,
        runAsUser: integer,
        seLinuxOptions,
        seccompProfile,
        windowsOptions,
    }),
    startupProbe: probe,
    stdin: flag,
    stdinOnce: flag,
    terminationMessagePath: schema_text,
    terminationMessagePolicy: schema_text,
    tty: flag,
    volumeDevices: keyed(object({ devicePath: schema_text, name: schema_text }), 'devicePath'),
    volumeMounts: keyed(object({
        mountPath: schema_text,
        mountPropagation: schema_text,
        name: schema_text,
        readOnly: flag,
        recursiveReadOnly: schema_text,
        subPath: schema_text,
        subPathExpr: schema_text,
    }), 'mountPath'),
    workingDir: schema_text,
});
const keyToPath = object({ key: schema_text, mode: integer, path: schema_text });
const volume = object({
    configMap: object({ defaultMode: integer, items: listOf(keyToPath), name: schema_text, optional: flag }),
    csi: anything,
    downwardAPI: anything,
    emptyDir: object({ medium: schema_text, sizeLimit: quantity }),
    ephemeral: anything,
    hostPath: object({ path: schema_text, type: schema_text }),
    image: anything,
    name: schema_text,
    nfs: anything,
    persistentVolumeClaim: object({ claimName: schema_text, readOnly: flag }),
    projected: anything,
    secret: object({ defaultMode: integer, items: listOf(keyToPath), optional: flag, secretName: schema_text }),
});
/** `spec` of a Pod. */
const podSpec = standing({
    activeDeadlineSeconds: integer,
    affinity: anything,
    automountServiceAccountToken: flag,
    containers: keyed(container, 'name'),
    dnsConfig: anything,
    dnsPolicy: schema_text,
    enableServiceLinks: flag,
    ephemeralContainers: keyed(anything, 'name'),
    hostAliases: keyed(object({ hostnames: listOf(schema_text), ip: schema_text }), 'ip'),
    hostIPC: flag,
    hostNetwork: flag,
    hostPID: flag,
    hostUsers: flag,
    hostname: schema_text,
    imagePullSecrets: keyed(atomicObject({ name: schema_text }), 'name'),
    initContainers: keyed(container, 'name'),
    nodeName: schema_text,
    nodeSelector: atomicMapOf(schema_text),
    os: object({ name: schema_text }),
    overhead: mapOf(quantity),
    preemptionPolicy: schema_text,
    priority: integer,
    priorityClassName: schema_text,
    readinessGates: listOf(object({ conditionType: schema_text })),
    resourceClaims: keyed(anything, 'name'),
    restartPolicy: schema_text,
    runtimeClassName: schema_text,
    schedulerName: schema_text,
    schedulingGates: keyed(object({ name: schema_text }), 'name'),
    securityContext: standing({
        appArmorProfile: object({ localhostProfile: schema_text, type: schema_text }),
        fsGroup: integer,
        fsGroupChangePolicy: schema_text,
        runAsGroup: integer,
        runAsNonRoot: flag,
        runAsUser: integer,
        seLinuxOptions,
        seccompProfile,
        supplementalGroups: listOf(integer),
        supplementalGroupsPolicy: schema_text,
        sysctls: listOf(object({ name: schema_text, value: schema_text })),
        windowsOptions,
    }),
    serviceAccount: schema_text,
    serviceAccountName: schema_text,
    setHostnameAsFQDN: flag,
    shareProcessNamespace: flag,
    subdomain: schema_text,
    terminationGracePeriodSeconds: integer,
    tolerations: listOf(object({ effect: schema_text, key: schema_text, operator: schema_text, tolerationSeconds: integer, value: schema_text })),
    topologySpreadConstraints: listOf(anything),
    volumes: keyed(volume, 'name'),
});
/** A template of Pods, as Deployments and ReplicaSets hold it. */
const podTemplate = standing({ metadata: objectMeta, spec: podSpec });
/** One condition of a status. */
const condition = object({
    lastHeartbeatTime: schema_text,
    lastProbeTime: schema_text,
    lastTransitionTime: schema_text,
    lastUpdateTime: schema_text,
    message: schema_text,
    observedGeneration: integer,
    reason: schema_text,
    status: schema_text,
    type: schema_text,
});
/** `status.conditions`, one entry a type. */
const conditions = keyed(condition, 'type');
const containerState = object({
    running: object({ startedAt: schema_text }),
    terminated: object({
        containerID: schema_text,
        exitCode: integer,
        finishedAt: schema_text,
        message: schema_text,
        reason: schema_text,
        signal: integer,
        startedAt: schema_text,
    }),
    waiting: object({ message: schema_text, reason: schema_text }),
});
const containerStatuses = listOf(object({
    allocatedResources: anything,
    containerID: schema_text,
    image: schema_text,
    imageID: schema_text,
    lastState: containerState,
    name: schema_text,
    ready: flag,
    resources: anything,
    restartCount: integer,
    started: flag,
    state: containerState,
    user: anything,
    volumeMounts: anything,
}));
/** `status` of a Pod. */
const podStatus = standing({
    conditions,
    containerStatuses,
    ephemeralContainerStatuses: containerStatuses,
    hostIP: schema_text,
    hostIPs: listOf(object({ ip: schema_text })),
    initContainerStatuses: containerStatuses,
    message: schema_text,
    nominatedNodeName: schema_text,
    observedGeneration: integer,
    phase: schema_text,
    podIP: schema_text,
    podIPs: keyed(object({ ip: schema_text }), 'ip'),
    qosClass: schema_text,
    reason: schema_text,
    resize: schema_text,
    resourceClaimStatuses: anything,
    startTime: schema_text,
});

;// CONCATENATED MODULE: ./packages/cluster/src/domain/resources.ts


const resources_top = (fields) => standing({ apiVersion: schema_text, kind: schema_text, metadata: objectMeta, ...fields });
const resource = (plural, kind, schema, more) => ({
    plural,
    kind,
    schema,
    singular: kind.toLowerCase(),
    group: '',
    version: 'v1',
    namespaced: true,
    shortNames: [],
    categories: [],
    subresources: [],
    createOnUpdate: false,
    unconditionalUpdate: true,
    generation: 'none',
    ...more,
});
const serviceSpec = standing({
    allocateLoadBalancerNodePorts: flag,
    clusterIP: schema_text,
    clusterIPs: listOf(schema_text),
    externalIPs: listOf(schema_text),
    externalName: schema_text,
    externalTrafficPolicy: schema_text,
    healthCheckNodePort: integer,
    internalTrafficPolicy: schema_text,
    ipFamilies: listOf(schema_text),
    ipFamilyPolicy: schema_text,
    loadBalancerClass: schema_text,
    loadBalancerIP: schema_text,
    loadBalancerSourceRanges: listOf(schema_text),
    ports: keyed(object({
        appProtocol: schema_text,
        name: schema_text,
        nodePort: integer,
        port: integer,
        protocol: schema_text,
        targetPort: intOrText,
    }), 'port', 'protocol'),
    publishNotReadyAddresses: flag,
    selector: atomicMapOf(schema_text),
    sessionAffinity: schema_text,
    sessionAffinityConfig: object({ clientIP: object({ timeoutSeconds: integer }) }),
    trafficDistribution: schema_text,
    type: schema_text,
});
const deploymentSpec = standing({
    minReadySeconds: integer,
    paused: flag,
    progressDeadlineSeconds: integer,
    replicas: integer,
    revisionHistoryLimit: integer,
    selector: labelSelector,
    strategy: oneOf({ rollingUpdate: object({ maxSurge: intOrText, maxUnavailable: intOrText }), type: schema_text }),
    template: podTemplate,
});
const endpoint = object({
    addresses: setOf(schema_text),
    conditions: object({ ready: flag, serving: flag, terminating: flag }),
    deprecatedTopology: mapOf(schema_text),
    hints: anything,
    hostname: schema_text,
    nodeName: schema_text,
    targetRef: objectReference,
    zone: schema_text,
});
const apps = { group: 'apps', categories: ['all'] };
/** Everything the server keeps, in the order discovery lists it. */
const resources_resources = [
    resource('configmaps', 'ConfigMap', resources_top({ binaryData: mapOf(schema_text), data: mapOf(schema_text), immutable: flag }), {
        shortNames: ['cm'],
    }),
    resource('endpoints', 'Endpoints', resources_top({ subsets: listOf(anything) }), {
        singular: 'endpoints',
        shortNames: ['ep'],
        createOnUpdate: true,
    }),
    resource('events', 'Event', resources_top({
        action: schema_text,
        count: integer,
        eventTime: schema_text,
        firstTimestamp: schema_text,
        involvedObject: objectReference,
        lastTimestamp: schema_text,
        message: schema_text,
        reason: schema_text,
        related: objectReference,
        reportingComponent: schema_text,
        reportingInstance: schema_text,
        series: object({ count: integer, lastObservedTime: schema_text }),
        source: standing({ component: schema_text, host: schema_text }),
        type: schema_text,
    }), { shortNames: ['ev'], createOnUpdate: true }),
    resource('namespaces', 'Namespace', resources_top({ spec: standing({ finalizers: setOf(schema_text) }), status: standing({ conditions: conditions, phase: schema_text }) }), { namespaced: false, shortNames: ['ns'], subresources: ['status'] }),
    resource('nodes', 'Node', resources_top({
        spec: standing({
            configSource: anything,
            externalID: schema_text,
            podCIDR: schema_text,
            podCIDRs: setOf(schema_text),
            providerID: schema_text,
            taints: listOf(anything),
            unschedulable: flag,
        }),
        status: standing({
            addresses: keyed(object({ address: schema_text, type: schema_text }), 'type'),
            allocatable: mapOf(quantity),
            capacity: mapOf(quantity),
            conditions: conditions,
            daemonEndpoints: anything,
            images: anything,
            nodeInfo: anything,
            phase: schema_text,
        }),
    }), { namespaced: false, shortNames: ['no'], subresources: ['status'] }),
    resource('pods', 'Pod', resources_top({ spec: podSpec, status: podStatus }), {
        shortNames: ['po'],
        categories: ['all'],
        generation: 'spec',
        subresources: ['log', 'proxy', 'status'],
    }),
    resource('secrets', 'Secret', resources_top({ data: mapOf(schema_text), immutable: flag, stringData: mapOf(schema_text), type: schema_text }), {}),
    resource('serviceaccounts', 'ServiceAccount', resources_top({
        automountServiceAccountToken: flag,
        imagePullSecrets: listOf(atomicObject({ name: schema_text })),
        secrets: keyed(objectReference, 'name'),
    }), { shortNames: ['sa'] }),
    resource('services', 'Service', resources_top({
        spec: serviceSpec,
        status: standing({ conditions: conditions, loadBalancer: standing({ ingress: listOf(anything) }) }),
    }), {
        shortNames: ['svc'],
        categories: ['all'],
        subresources: ['proxy', 'status'],
        createOnUpdate: true,
    }),
    resource('deployments', 'Deployment', resources_top({
        spec: deploymentSpec,
        status: standing({
            availableReplicas: integer,
            collisionCount: integer,
            conditions: conditions,
            observedGeneration: integer,
            readyReplicas: integer,
            replicas: integer,
            terminatingReplicas: integer,
            unavailableReplicas: integer,
            updatedReplicas: integer,
        }),
    }), {
        ...apps,
        shortNames: ['deploy'],
        subresources: ['scale', 'status'],
        generation: 'spec-and-annotations',
    }),
    resource('replicasets', 'ReplicaSet', resources_top({
        spec: standing({
            minReadySeconds: integer,
            replicas: integer,
            selector: labelSelector,
            template: podTemplate,
        }),
        status: standing({
            availableReplicas: integer,
            conditions: conditions,
            fullyLabeledReplicas: integer,
            observedGeneration: integer,
            readyReplicas: integer,
            replicas: integer,
            terminatingReplicas: integer,
        }),
    }), { ...apps, shortNames: ['rs'], subresources: ['scale', 'status'], generation: 'spec' }),
    resource('endpointslices', 'EndpointSlice', resources_top({
        addressType: schema_text,
        endpoints: listOf(endpoint),
        ports: listOf(object({ appProtocol: schema_text, name: schema_text, port: integer, protocol: schema_text })),
    }), { group: 'discovery.k8s.io', generation: 'spec' }),
    resource('leases', 'Lease', resources_top({
        spec: standing({
            acquireTime: microTime,
            holderIdentity: optionalText,
            leaseDurationSeconds: integer,
            leaseTransitions: integer,
            preferredHolder: schema_text,
            renewTime: microTime,
            strategy: schema_text,
        }),
    }), { group: 'coordination.k8s.io', createOnUpdate: true, unconditionalUpdate: false }),
];
/** The body of a `/scale` request. */
const scaleSchema = resources_top({
    spec: standing({ replicas: integer }),
    status: standing({ replicas: integer, selector: schema_text }),
});
const byPlural = new Map(resources_resources.map((entry) => [entry.plural, entry]));
/** The resource of a plural name that the types already prove to exist. */
function resourceOf(plural) {
    const found = byPlural.get(plural);
    if (found === undefined)
        throw new Error(`no resource is called ${plural}`);
    return found;
}
/** The resource that a request path names; undefined when the server does not serve it. */
function findResource(group, version, plural) {
    return resources_resources.find((entry) => entry.group === group && entry.version === version && entry.plural === plural);
}
/** The resource that an object's `apiVersion` and `kind` name. */
function findKind(apiVersion, kind) {
    return resources_resources.find((entry) => apiVersionOf(entry) === apiVersion && entry.kind === kind);
}
/** `apiVersion` of a resource's objects: `v1`, `apps/v1`. */
function apiVersionOf(entry) {
    return entry.group === '' ? entry.version : `${entry.group}/${entry.version}`;
}
/** The name messages use: `services`, `deployments.apps`. */
function qualified(name, entry) {
    return entry.group === '' ? name : `${name}.${entry.group}`;
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/api/discovery.ts


/** The version that this server claims: the one whose behavior it stands in for. */
const serverVersion = 'v1.34.4';
const groups = ['apps', 'coordination.k8s.io', 'discovery.k8s.io'];
/** The document at a discovery path, or undefined where there is none. */
function discoveryAt(path) {
    const clean = path.replace(/\/+$/, '');
    if (clean === '/api')
        return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] };
    if (clean === '/apis')
        return { kind: 'APIGroupList', apiVersion: 'v1', groups: groups.map(groupOf) };
    if (clean === '/version')
        return versionDocument();
    if (clean === '/openapi/v3')
        return openApiIndex();
    if (clean.startsWith('/openapi/v3/'))
        return openApiOf(clean.slice('/openapi/v3/'.length));
    if (clean === '/api/v1')
        return resourceList('');
    const group = groups.find((name) => clean === `/apis/${name}` || clean === `/apis/${name}/v1`);
    if (group === undefined)
        return undefined;
    return clean.endsWith('/v1')
        ? resourceList(group)
        : { kind: 'APIGroup', apiVersion: 'v1', ...groupOf(group) };
}
function versionDocument() {
    const [major = '', minor = ''] = serverVersion.slice(1).split('.');
    return {
        major,
        minor,
        gitVersion: `${serverVersion}+rehearsal`,
        gitCommit: '',
        gitTreeState: '',
        buildDate: '1970-01-01T00:00:00Z',
        goVersion: '',
        compiler: '',
        platform: 'rehearsal',
    };
}
function groupOf(name) {
    const version = { groupVersion: `${name}/v1`, version: 'v1' };
    return { name, versions: [version], preferredVersion: version };
}
const verbs = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];
function resourceList(group) {
    const listed = resources_resources
        .filter((entry) => entry.group === group)
        .flatMap((entry) => [
        {
            name: entry.plural,
            singularName: entry.singular,
            namespaced: entry.namespaced,
            kind: entry.kind,
            verbs,
            shortNames: entry.shortNames,
            categories: entry.categories,
        },
        ...entry.subresources.map((name) => ({
            name: `${entry.plural}/${name}`,
            singularName: '',
            namespaced: entry.namespaced,
            ...(name === 'scale' ? { group: 'autoscaling', version: 'v1', kind: 'Scale' } : { kind: entry.kind }),
            verbs: name === 'log' || name === 'proxy' ? ['get'] : ['get', 'patch', 'update'],
        })),
    ]);
    return {
        kind: 'APIResourceList',
        apiVersion: 'v1',
        groupVersion: group === '' ? 'v1' : `${group}/v1`,
        resources: listed,
    };
}
const groupPaths = {
    'api/v1': '',
    ...Object.fromEntries(groups.map((name) => [`apis/${name}/v1`, name])),
};
function openApiIndex() {
    return {
        paths: Object.fromEntries(Object.keys(groupPaths).map((path) => [
            path,
            { serverRelativeURL: `/openapi/v3/${path}?hash=${serverVersion}` },
        ])),
    };
}
/** One group's description: what kubectl needs to see that fields are validated, and to explain them. */
function openApiOf(path) {
    const group = Object.hasOwn(groupPaths, path) ? groupPaths[path] : undefined;
    if (group === undefined)
        return undefined;
    const mine = resources_resources.filter((entry) => entry.group === group);
    const schemas = {};
    const paths = {};
    for (const entry of mine) {
        schemas[schemaName(entry)] = {
            ...schemaDocument(entry.schema),
            'x-kubernetes-group-version-kind': [kindOf(entry)],
        };
        const base = `/${path}/${entry.namespaced ? 'namespaces/{namespace}/' : ''}${entry.plural}`;
        paths[base] = { get: operation(entry, 'list'), post: operation(entry, 'post') };
        paths[`${base}/{name}`] = {
            get: operation(entry, 'get'),
            put: operation(entry, 'put'),
            patch: operation(entry, 'patch'),
            delete: operation(entry, 'delete'),
        };
    }
    return {
        openapi: '3.0.0',
        info: { title: 'Kubernetes', version: serverVersion },
        paths,
        components: { schemas },
    };
}
const schemaName = (entry) => `io.k8s.api.${entry.group === '' ? 'core' : (entry.group.split('.')[0] ?? '')}.v1.${entry.kind}`;
const kindOf = (entry) => ({
    group: entry.group,
    kind: entry.kind,
    version: entry.version,
});
const parameter = (name) => ({
    name,
    in: 'query',
    schema: { type: 'string', uniqueItems: true },
});
function operation(entry, action) {
    const writes = ['post', 'put', 'patch'].includes(action);
    return {
        operationId: `${action}${apiVersionOf(entry).replaceAll(/[^A-Za-z0-9]/g, '')}${entry.kind}`,
        parameters: writes ? ['dryRun', 'fieldManager', 'fieldValidation'].map(parameter) : [],
        responses: {
            '200': {
                description: 'OK',
                content: { 'application/json': { schema: { $ref: `#/components/schemas/${schemaName(entry)}` } } },
            },
        },
        'x-kubernetes-action': action,
        'x-kubernetes-group-version-kind': kindOf(entry),
    };
}
function schemaDocument(schema) {
    switch (schema.kind) {
        case 'text':
        case 'quantity':
            return { type: 'string' };
        case 'micro-time':
            return { type: 'string', format: 'date-time' };
        case 'integer':
            return { type: 'integer', format: 'int32' };
        case 'flag':
            return { type: 'boolean' };
        case 'int-or-text':
            return { format: 'int-or-string', oneOf: [{ type: 'integer' }, { type: 'string' }] };
        case 'anything':
            return { type: 'object' };
        case 'map':
            return {
                type: 'object',
                additionalProperties: schemaDocument(schema.values),
                ...(schema.atomic ? { 'x-kubernetes-map-type': 'atomic' } : {}),
            };
        case 'list':
            return { type: 'array', items: schemaDocument(schema.items), ...mergeExtensions(schema) };
        case 'object':
            // Every object has the same metadata; naming it once keeps the description small.
            if (schema === objectMeta)
                return { type: 'object', description: 'Standard object metadata.' };
            return {
                type: 'object',
                properties: Object.fromEntries(Object.entries(schema.fields).map(([key, field]) => [key, schemaDocument(field)])),
                ...(schema.atomic ? { 'x-kubernetes-map-type': 'atomic' } : {}),
            };
    }
}
function mergeExtensions(schema) {
    switch (schema.merge.kind) {
        case 'atomic':
            return { 'x-kubernetes-list-type': 'atomic' };
        case 'set':
            return { 'x-kubernetes-list-type': 'set', 'x-kubernetes-patch-strategy': 'merge' };
        case 'keyed':
            return {
                'x-kubernetes-list-type': 'map',
                'x-kubernetes-list-map-keys': schema.merge.keys,
                'x-kubernetes-patch-merge-key': schema.merge.mergeKey,
                'x-kubernetes-patch-strategy': 'merge',
            };
    }
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/kubectl/asking.ts



/** The query that names who writes. */
const manager = (given, otherwise) => `fieldManager=${encodeURIComponent(lastOf(given, 'field-manager') ?? otherwise)}`;
/** The query that asks for a dry run. */
function dryRunQuery(given) {
    const how = lastOf(given, 'dry-run') ?? 'none';
    if (how === 'none')
        return '';
    if (how === 'server')
        return '&dryRun=All';
    throw new KubectlProblem(`--dry-run=${how} is not supported by this stand-in; it knows none and server`);
}
/** The query of the label and field selectors. */
function selectors(given) {
    const labels = lastOf(given, 'selector');
    const fields = lastOf(given, 'field-selector');
    const parts = [
        ...(labels === undefined ? [] : [`labelSelector=${encodeURIComponent(labels)}`]),
        ...(fields === undefined ? [] : [`fieldSelector=${encodeURIComponent(fields)}`]),
    ];
    return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
/** A reply's object, or kubectl's words for why there is none. */
function objectOf(reply) {
    if (reply.code >= 400)
        throw new KubectlProblem(refusalText(reply));
    return objectAt(reply.body);
}
function refusalText(reply) {
    const reason = textAt(reply.body, 'reason') ?? `HTTP ${reply.code}`;
    const message = textAt(reply.body, 'message') ?? reply.text.slice(0, 500);
    return reason === 'Invalid' ? message : `Error from server (${reason}): ${message}`;
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/api/table.ts

const column = (name, cell, more = {}) => ({
    name,
    type: 'string',
    priority: 0,
    cell,
    ...more,
});
const wide = { priority: 1 };
const whole = { type: 'integer' };
const table_name = column('Name', (object) => textAt(object, 'metadata', 'name') ?? '');
const age = column('Age', (object, nowMs) => ageOf(textAt(object, 'metadata', 'creationTimestamp'), nowMs));
const count = (object, ...path) => numberAt(object, ...path) ?? 0;
const containers = (pick) => (object) => listAt(object, 'spec', 'template', 'spec', 'containers')
    .map((container) => textAt(container, pick) ?? '')
    .join(',');
const labelsText = (labels) => Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',') || '<none>';
const columns = {
    pods: [
        table_name,
        column('Ready', (pod) => {
            const statuses = listAt(pod, 'status', 'containerStatuses');
            const ready = statuses.filter((status) => at(status, 'ready') === true).length;
            return `${ready}/${listAt(pod, 'spec', 'containers').length}`;
        }),
        column('Status', podStatusText),
        column('Restarts', (pod) => String(listAt(pod, 'status', 'containerStatuses').reduce((sum, status) => sum + (numberAt(status, 'restartCount') ?? 0), 0))),
        age,
        column('IP', (pod) => textAt(pod, 'status', 'podIP') ?? '<none>', wide),
        column('Node', (pod) => textAt(pod, 'spec', 'nodeName') ?? '<none>', wide),
    ],
    deployments: [
        table_name,
        column('Ready', (o) => `${count(o, 'status', 'readyReplicas')}/${count(o, 'spec', 'replicas')}`),
        column('Up-to-date', (o) => count(o, 'status', 'updatedReplicas'), whole),
        column('Available', (o) => count(o, 'status', 'availableReplicas'), whole),
        age,
        column('Containers', containers('name'), wide),
        column('Images', containers('image'), wide),
        column('Selector', (o) => labelsText(textMapAt(o, 'spec', 'selector', 'matchLabels')), wide),
    ],
    replicasets: [
        table_name,
        column('Desired', (o) => count(o, 'spec', 'replicas'), whole),
        column('Current', (o) => count(o, 'status', 'replicas'), whole),
        column('Ready', (o) => count(o, 'status', 'readyReplicas'), whole),
        age,
        column('Containers', containers('name'), wide),
        column('Images', containers('image'), wide),
    ],
    services: [
        table_name,
        column('Type', (o) => textAt(o, 'spec', 'type') ?? ''),
        column('Cluster-IP', (o) => textAt(o, 'spec', 'clusterIP') ?? '<none>'),
        column('External-IP', () => '<none>'),
        column('Port(s)', (o) => listAt(o, 'spec', 'ports')
            .map((port) => {
            const node = numberAt(port, 'nodePort');
            return `${numberAt(port, 'port') ?? 0}${node === undefined ? '' : `:${node}`}/${textAt(port, 'protocol') ?? 'TCP'}`;
        })
            .join(',')),
        age,
        column('Selector', (o) => labelsText(textMapAt(o, 'spec', 'selector')), wide),
    ],
    endpointslices: [
        table_name,
        column('AddressType', (o) => textAt(o, 'addressType') ?? ''),
        column('Ports', (o) => listAt(o, 'ports')
            .map((port) => String(numberAt(port, 'port') ?? ''))
            .join(',') || '<unset>'),
        column('Endpoints', (o) => listAt(o, 'endpoints')
            .flatMap((endpoint) => listAt(endpoint, 'addresses'))
            .filter((address) => typeof address === 'string')
            .join(',') || '<unset>'),
        age,
    ],
    namespaces: [table_name, column('Status', (o) => textAt(o, 'status', 'phase') ?? ''), age],
    nodes: [
        table_name,
        column('Status', (o) => listAt(o, 'status', 'conditions').some((c) => textAt(c, 'type') === 'Ready' && textAt(c, 'status') === 'True')
            ? 'Ready'
            : 'NotReady'),
        column('Roles', () => '<none>'),
        age,
        column('Version', (o) => textAt(o, 'status', 'nodeInfo', 'kubeletVersion') ?? ''),
    ],
    configmaps: [table_name, column('Data', (o) => Object.keys(objectAt(o, 'data')).length, whole), age],
    secrets: [
        table_name,
        column('Type', (o) => textAt(o, 'type') ?? ''),
        column('Data', (o) => Object.keys(objectAt(o, 'data')).length, whole),
        age,
    ],
    leases: [table_name, column('Holder', (o) => textAt(o, 'spec', 'holderIdentity') ?? ''), age],
    events: [
        column('Last Seen', (o, nowMs) => ageOf(textAt(o, 'lastTimestamp'), nowMs)),
        column('Type', (o) => textAt(o, 'type') ?? ''),
        column('Reason', (o) => textAt(o, 'reason') ?? ''),
        column('Object', (o) => `${(textAt(o, 'involvedObject', 'kind') ?? '').toLowerCase()}/${textAt(o, 'involvedObject', 'name') ?? ''}`),
        column('Message', (o) => textAt(o, 'message') ?? ''),
    ],
};
/** The word that `kubectl get pods` shows. */
function podStatusText(pod) {
    if (at(pod, 'metadata', 'deletionTimestamp') !== undefined)
        return 'Terminating';
    for (const status of listAt(pod, 'status', 'containerStatuses')) {
        const waiting = textAt(status, 'state', 'waiting', 'reason');
        if (waiting !== undefined)
            return waiting;
        const terminated = textAt(status, 'state', 'terminated', 'reason');
        if (terminated !== undefined)
            return terminated;
    }
    return textAt(pod, 'status', 'reason') ?? textAt(pod, 'status', 'phase') ?? 'Unknown';
}
/** The time since a moment as people read it: `42s`, `7m`, `3h`, `12d`. */
function ageOf(moment, nowMs) {
    const from = moment === undefined ? Number.NaN : Date.parse(moment);
    if (!Number.isFinite(from))
        return '<unknown>';
    const seconds = Math.max(0, Math.floor((nowMs - from) / 1000));
    if (seconds < 120)
        return `${seconds}s`;
    if (seconds < 7200)
        return `${Math.floor(seconds / 60)}m`;
    if (seconds < 172_800)
        return `${Math.floor(seconds / 3600)}h`;
    return `${Math.floor(seconds / 86_400)}d`;
}
/** Objects as the `Table` that kubectl prints, each row with its object's metadata. */
function tableOf(resource, objects, metadata, nowMs) {
    const shown = columns[resource.plural] ?? [table_name, age];
    return {
        kind: 'Table',
        apiVersion: 'meta.k8s.io/v1',
        metadata,
        columnDefinitions: shown.map((entry) => ({
            name: entry.name,
            type: entry.type,
            format: entry.name === 'Name' ? 'name' : '',
            description: entry.name,
            priority: entry.priority,
        })),
        rows: objects.map((object) => ({
            cells: shown.map((entry) => entry.cell(object, nowMs)),
            object: {
                kind: 'PartialObjectMetadata',
                apiVersion: 'meta.k8s.io/v1',
                metadata: isObject(object['metadata']) ? object['metadata'] : {},
            },
        })),
    };
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/kubectl/jsonpath.ts

/** A template that is not understood. Thrown inside this file only. */
class PathProblem extends Error {
}
/**
 * Prints a kubectl JSONPath template: text, `{.a.b}`, `{.a['b']}`, `{.a[0]}`, `{.a[*].b}`, `{.a[?(@.b=="c")].d}`,
 * `{"text"}` and one level of `{range …}…{end}`. Several results are separated by a space; a missing one prints nothing.
 */
function printJsonPath(template, document) {
    try {
        return { kind: 'text', text: render(split(template), document) };
    }
    catch (error) {
        if (error instanceof PathProblem)
            return { kind: 'problem', why: error.message };
        throw error;
    }
}
function split(template) {
    const pieces = [];
    let rest = template;
    while (rest !== '') {
        const open = rest.indexOf('{');
        if (open < 0)
            return [...pieces, { kind: 'text', text: rest }];
        if (open > 0)
            pieces.push({ kind: 'text', text: rest.slice(0, open) });
        const close = closing(rest, open);
        if (close < 0)
            throw new PathProblem('unclosed action');
        pieces.push({ kind: 'expression', text: rest.slice(open + 1, close).trim() });
        rest = rest.slice(close + 1);
    }
    return pieces;
}
/** The brace that ends an expression; braces inside quotes do not count. */
function closing(text, open) {
    let quote = '';
    for (let index = open + 1; index < text.length; index += 1) {
        const letter = text[index] ?? '';
        if (quote !== '')
            quote = letter === quote ? '' : quote;
        else if (letter === '"' || letter === "'")
            quote = letter;
        else if (letter === '}')
            return index;
    }
    return -1;
}
function render(pieces, document) {
    let out = '';
    for (let index = 0; index < pieces.length; index += 1) {
        const piece = pieces[index];
        if (piece === undefined)
            break;
        if (piece.kind === 'text')
            out += piece.text;
        else if (piece.text.startsWith('range ')) {
            const end = pieces.findIndex((entry, at) => at > index && entry.kind === 'expression' && entry.text === 'end');
            if (end < 0)
                throw new PathProblem('range without end');
            const body = pieces.slice(index + 1, end);
            for (const item of resolve(readPath(piece.text.slice(6).trim()), document))
                out += render(body, item);
            index = end;
        }
        else if (/^"(?:[^"\\]|\\.)*"$/.test(piece.text))
            out += String(JSON.parse(piece.text));
        else
            out += resolve(readPath(piece.text), document).map(show).join(' ');
    }
    return out;
}
const show = (value) => (typeof value === 'string' ? value : JSON.stringify(value));
function readPath(text) {
    const steps = [];
    let rest = text.replace(/^[$@]/, '');
    while (rest !== '') {
        const match = /^\.([A-Za-z0-9_*-]+(?:\\\.[A-Za-z0-9_/-]+)*)/.exec(rest) ??
            /^\[(?:'([^']*)'|"([^"]*)")\]/.exec(rest) ??
            /^\[(-?[0-9]+|\*)\]/.exec(rest);
        const filter = /^\[\?\(@(\.[^=]+?)\s*==\s*(?:"([^"]*)"|'([^']*)')\)\]/.exec(rest);
        if (filter !== null) {
            steps.push({ kind: 'filter', path: readPath(filter[1] ?? ''), value: filter[2] ?? filter[3] ?? '' });
            rest = rest.slice(filter[0].length);
            continue;
        }
        if (rest === '.')
            return steps;
        if (match === null)
            throw new PathProblem(`the path ${JSON.stringify(text)} is not supported here`);
        const name = (match[1] ?? match[2] ?? '').replaceAll('\\.', '.');
        if (match[0].startsWith('[') && /^-?[0-9]+$/.test(name) && !/['"]/.test(match[0]))
            steps.push({ kind: 'index', index: Number(name) });
        else if (name === '*')
            steps.push({ kind: 'all' });
        else
            steps.push({ kind: 'field', name });
        rest = rest.slice(match[0].length);
    }
    return steps;
}
function resolve(steps, document) {
    let current = [document];
    for (const step of steps)
        current = current.flatMap((value) => take(step, value));
    return current;
}
function take(step, value) {
    switch (step.kind) {
        case 'field': {
            const found = isObject(value) && Object.hasOwn(value, step.name) ? value[step.name] : undefined;
            return found === undefined ? [] : [found];
        }
        case 'index': {
            const found = isList(value) ? value.at(step.index) : undefined;
            return found === undefined ? [] : [found];
        }
        case 'all':
            return isList(value) ? value : isObject(value) ? Object.values(value) : [];
        case 'filter':
            return (isList(value) ? value : []).filter((item) => resolve(step.path, item).some((found) => show(found) === step.value));
    }
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/kubectl/target.ts


/** The resource of a word: plural, singular, short name, each with or without its group. */
function resourceNamed(word) {
    const [plain = '', ...group] = word.toLowerCase().split('.');
    const wanted = group.join('.').replace(/^v1\.?/, '');
    const found = resources_resources.find((entry) => (entry.plural === plain || entry.singular === plain || entry.shortNames.includes(plain)) &&
        (wanted === '' || entry.group === wanted));
    if (found === undefined)
        throw new KubectlProblem(`the server doesn't have a resource type "${word}"`);
    return found;
}
/** Reads `TYPE`, `TYPE NAME…`, `TYPE/NAME…`, `TYPE,TYPE`, `all`. */
function readTargets(words) {
    const [first = ''] = words;
    if (first === '')
        throw new KubectlProblem('You must specify the type of resource to act on.');
    if (words.some((word) => word.includes('/')))
        return words.map((word) => {
            const [type = '', name = '', ...more] = word.split('/');
            if (name === '' || more.length > 0)
                throw new KubectlProblem(`arguments in resource/name form must have a single resource and name: "${word}"`);
            return { resource: resourceNamed(type), name };
        });
    const kinds = first === 'all'
        ? resources_resources.filter((entry) => entry.categories.includes('all'))
        : first.split(',').map(resourceNamed);
    const names = words.slice(1);
    return names.length === 0
        ? kinds.map((resource) => ({ resource, name: undefined }))
        : kinds.flatMap((resource) => names.map((name) => ({ resource, name })));
}
/** The API path of a kind in a namespace (or in all), and of an object in it. */
function pathOf(resource, namespace, name) {
    const root = resource.group === '' ? `/api/${resource.version}` : `/apis/${resource.group}/${resource.version}`;
    const scope = resource.namespaced && namespace !== undefined ? `/namespaces/${encodeURIComponent(namespace)}` : '';
    return `${root}${scope}/${resource.plural}${name === undefined ? '' : `/${encodeURIComponent(name)}`}`;
}
/** What kubectl calls an object: `deployment.apps/web`, `service/web`. */
function shownName(resource, name) {
    return `${resource.singular}${resource.group === '' ? '' : `.${resource.group}`}/${name}`;
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/kubectl/print.ts







/** A document in the form that `-o` names; a form that there is not is a problem. */
function formatted(form, document, shown) {
    if (form === 'json')
        return `${JSON.stringify(document, null, 4)}\n`;
    if (form === 'yaml')
        return writeYaml(document);
    if (form === 'name')
        return shown
            .map((entry) => `${shownName(entry.resource, textAt(entry.object, 'metadata', 'name') ?? '')}\n`)
            .join('');
    if (form.startsWith('jsonpath=')) {
        const printed = printJsonPath(form.slice('jsonpath='.length), document);
        if (printed.kind === 'problem')
            throw new KubectlProblem(`error parsing jsonpath ${form.slice(9)}, ${printed.why}`);
        return printed.text;
    }
    throw new KubectlProblem(`unable to match a printer suitable for the output format "${form}", allowed formats are: json,yaml,name,wide,jsonpath=…`);
}
/** Objects as the tables that people read, one a kind. */
function tables(shown, wide, everywhere, bare, nowMs) {
    const byKind = new Map();
    for (const entry of shown)
        byKind.set(entry.resource, [...(byKind.get(entry.resource) ?? []), entry.object]);
    return [...byKind]
        .map(([resource, objects]) => {
        const table = tableOf(resource, objects, {}, nowMs);
        const columns = listAt(table, 'columnDefinitions');
        const kept = columns.map((column) => wide || column === null || objectAt(column)['priority'] === 0);
        const head = columns.map((column) => (textAt(column, 'name') ?? '').toUpperCase());
        const rows = listAt(table, 'rows').map((row) => listAt(row, 'cells').map((cell) => (typeof cell === 'string' ? cell : JSON.stringify(cell))));
        const lines = [...(bare ? [] : [head]), ...rows].map((line) => line.filter((_, index) => kept[index] === true));
        const spaced = everywhere && resource.namespaced
            ? lines.map((line, index) => [
                bare || index > 0
                    ? (textAt(objects[bare ? index : index - 1], 'metadata', 'namespace') ?? '')
                    : 'NAMESPACE',
                ...line,
            ])
            : lines;
        return aligned(spaced);
    })
        .join('\n');
}
function aligned(lines) {
    const widths = [];
    for (const line of lines)
        for (const [index, cell] of line.entries())
            widths[index] = Math.max(widths[index] ?? 0, cell.length);
    return lines
        .map((line) => `${line
        .map((cell, index) => cell.padEnd((widths[index] ?? 0) + 3))
        .join('')
        .trimEnd()}\n`)
        .join('');
}
/** What was done to an object, in the form that `-o` names. */
function doneText(given, resource, object, verb) {
    const form = lastOf(given, 'output') ?? '';
    const name = textAt(object, 'metadata', 'name') ?? '';
    const how = lastOf(given, 'dry-run') === 'server' ? ' (server dry run)' : '';
    return form === ''
        ? `${shownName(resource, name)} ${verb}${how}\n`
        : formatted(form, withoutAt(object, ['metadata', 'managedFields']), [{ resource, object }]);
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/kubectl/threeway.ts


/**
 * The strategic merge patch of `kubectl apply`: what the new configuration sets and the live object does not have so,
 * and what the last applied configuration set and the new one does not. Fields of others stay as they are.
 *
 * @param last what was applied before; undefined the first time.
 */
function threeWayPatch(last, wanted, live, schema) {
    return patchObject(last, wanted, live, schema);
}
function patchObject(last, wanted, live, schema) {
    const patch = {};
    for (const [key, value] of Object.entries(wanted)) {
        const part = patchValue(last?.[key], value, live[key], fieldOf(schema, key));
        if (part !== undefined)
            patch[key] = part;
    }
    for (const key of Object.keys(last ?? {}))
        if (!Object.hasOwn(wanted, key) && Object.hasOwn(live, key))
            patch[key] = null;
    return patch;
}
/** The patch of one value; undefined when nothing is to be changed. */
function patchValue(last, wanted, live, schema) {
    if (isObject(wanted) && isObject(live) && !isAtomic(schema)) {
        const patch = patchObject(isObject(last) ? last : undefined, wanted, live, schema);
        return Object.keys(patch).length === 0 ? undefined : patch;
    }
    if (isList(wanted) && isList(live) && schema.kind === 'list' && schema.merge.kind === 'keyed')
        return patchKeyed(isList(last) ? last : [], wanted, live, schema.merge.mergeKey, schema.items);
    if (equals(wanted, live))
        return undefined;
    // An atomic object is sent whole, and said to be so.
    return isObject(wanted) && isObject(live) ? { ...wanted, $patch: 'replace' } : wanted;
}
function patchKeyed(last, wanted, live, mergeKey, items) {
    const byKey = (list, key) => list.filter(isObject).find((item) => equals(item[mergeKey], key));
    const changes = [];
    for (const item of wanted.filter(isObject)) {
        const key = item[mergeKey];
        const found = byKey(live, key);
        if (found === undefined) {
            changes.push(item);
            continue;
        }
        const patch = patchObject(byKey(last, key), item, found, items);
        if (Object.keys(patch).length > 0 && key !== undefined)
            changes.push({ ...patch, [mergeKey]: key });
    }
    for (const item of last.filter(isObject)) {
        const key = item[mergeKey];
        if (key !== undefined && byKey(wanted, key) === undefined && byKey(live, key) !== undefined)
            changes.push({ [mergeKey]: key, $patch: 'delete' });
    }
    return changes.length === 0 ? undefined : changes;
}
const isAtomic = (schema) => (schema.kind === 'object' || schema.kind === 'map') && schema.atomic;
function fieldOf(schema, key) {
    if (schema.kind === 'object')
        return schema.fields[key] ?? anything;
    return schema.kind === 'map' ? schema.values : anything;
}

;// CONCATENATED MODULE: ./packages/cluster/src/steps/kubectl/apply.ts









const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';
/** The objects of manifests, lists taken apart, each with its kind known. */
async function readObjects(given, terminal) {
    const paths = given.options.get('filename') ?? [];
    if (paths.length === 0)
        throw new KubectlProblem('must specify -f');
    const objects = [];
    for (const path of paths)
        for (const text of await terminal.readManifests(path)) {
            const read = readYaml(text);
            if (read.kind === 'problem')
                throw new KubectlProblem(`error parsing ${path}: ${read.why}`);
            for (const document of read.documents)
                for (const object of textAt(document, 'kind') === 'List' ? listAt(document, 'items') : [document]) {
                    const apiVersion = textAt(object, 'apiVersion') ?? '';
                    const kind = textAt(object, 'kind') ?? '';
                    const resource = findKind(apiVersion, kind);
                    if (!isObject(object) || resource === undefined)
                        throw new KubectlProblem(`resource mapping not found from "${path}": no matches for kind "${kind}" in version "${apiVersion}"`);
                    objects.push({ resource, object });
                }
        }
    if (objects.length === 0)
        throw new KubectlProblem('no objects passed to apply');
    return objects;
}
/** `kubectl apply -f`: creates, or patches what differs from what was applied before. */
async function apply(given, client, terminal) {
    if (given.positional.length > 0)
        throw new KubectlProblem(`Unexpected args: [${given.positional.join(' ')}]`);
    const strictness = { true: 'Strict', strict: 'Strict', warn: 'Warn', ignore: 'Ignore', false: 'Ignore' };
    const validate = lastOf(given, 'validate') ?? 'true';
    const validation = new Map(Object.entries(strictness)).get(validate);
    if (validation === undefined)
        throw new KubectlProblem(`invalid - validate option "${validate}"; must be one of: strict (or true), warn, ignore (or false)`);
    const query = `?${manager(given, 'kubectl-client-side-apply')}&fieldValidation=${validation}${dryRunQuery(given)}`;
    let code = 0;
    for (const entry of await readObjects(given, terminal)) {
        const done = await applyOne(entry.resource, entry.object, query, client).catch((error) => {
            if (!(error instanceof KubectlProblem))
                throw error;
            terminal.err(`${error.message}\n`);
            return undefined;
        });
        if (done === undefined)
            code = 1;
        else
            terminal.out(doneText(given, entry.resource, done.object, done.verb));
        for (const warning of done?.warnings ?? [])
            terminal.err(`Warning: ${warning}\n`);
    }
    return code;
}
async function applyOne(resource, given, query, client) {
    const name = textAt(given, 'metadata', 'name');
    if (name === undefined)
        throw new KubectlProblem('error: cannot use generate name with apply');
    const namespace = textAt(given, 'metadata', 'namespace') ?? client.namespace;
    const wanted = resource.namespaced ? withAt(given, ['metadata', 'namespace'], namespace) : given;
    const configured = withoutAt(wanted, ['metadata', 'annotations', lastApplied]);
    const bare = withAt(configured, ['metadata', 'annotations'], objectAt(configured, 'metadata', 'annotations'));
    const annotated = withAt(bare, ['metadata', 'annotations', lastApplied], `${JSON.stringify(bare)}\n`);
    const path = pathOf(resource, namespace, name);
    const reply = await client.send('GET', path);
    if (reply.code === 404) {
        const created = await client.send('POST', `${pathOf(resource, namespace)}${query}`, annotated);
        return { object: objectOf(created), verb: 'created', warnings: created.warnings };
    }
    const live = objectOf(reply);
    const before = parseJson(textAt(live, 'metadata', 'annotations', lastApplied) ?? 'null');
    const last = before.kind === 'value' && isObject(before.value) ? before.value : undefined;
    const changes = threeWayPatch(last, annotated, live, resource.schema);
    if (Object.keys(changes).length === 0)
        return { object: live, verb: 'unchanged', warnings: [] };
    const patched = await client.send('PATCH', `${path}${query}`, changes, 'application/strategic-merge-patch+json');
    return { object: objectOf(patched), verb: 'configured', warnings: patched.warnings };
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/controllers/action.ts

/** An object's name. */
const nameOf = (object) => textAt(object, 'metadata', 'name') ?? '';
/** An object's namespace; empty for cluster-wide kinds. */
const namespaceOf = (object) => textAt(object, 'metadata', 'namespace') ?? '';
/** An object's uid. */
const uidOf = (object) => textAt(object, 'metadata', 'uid') ?? '';
/** Whether an object is on its way out. */
const isBeingDeleted = (object) => at(object, 'metadata', 'deletionTimestamp') !== undefined;
/** Whether an object's controller is the object with this uid. */
function isControlledBy(object, uid) {
    return listAt(object, 'metadata', 'ownerReferences').some((owner) => at(owner, 'controller') === true && textAt(owner, 'uid') === uid);
}
/** The owner reference that makes an object the controller of another. */
function controllerReference(owner) {
    return {
        apiVersion: textAt(owner, 'apiVersion') ?? '',
        kind: textAt(owner, 'kind') ?? '',
        name: nameOf(owner),
        uid: uidOf(owner),
        controller: true,
        blockOwnerDeletion: true,
    };
}
/** The condition of a type; undefined when the status has none. */
function conditionOf(object, type) {
    return listAt(object, 'status', 'conditions').find((entry) => textAt(entry, 'type') === type);
}
/** Whether a Pod's Ready condition is True. */
function isReady(pod) {
    return textAt(conditionOf(pod, 'Ready'), 'status') === 'True';
}
/** Whether a Pod counts for its owner: not ended and not ending. */
function isActive(pod) {
    const phase = textAt(pod, 'status', 'phase');
    return phase !== 'Succeeded' && phase !== 'Failed' && !isBeingDeleted(pod);
}
/** Milliseconds until a ready Pod counts as available; 0 when it does, undefined while it is not ready. */
function availableInMs(pod, minReadySeconds, nowMs) {
    if (!isReady(pod))
        return undefined;
    const since = Date.parse(textAt(conditionOf(pod, 'Ready'), 'lastTransitionTime') ?? '');
    return minReadySeconds === 0 || Number.isNaN(since)
        ? 0
        : Math.max(0, since + minReadySeconds * 1000 - nowMs);
}
/** The number of replicas that a workload asks for; one when it does not say. */
const replicasOf = (object) => numberAt(object, 'spec', 'replicas') ?? 1;

;// CONCATENATED MODULE: ./packages/cluster/src/domain/kubectl/rollout.ts


/** Judges a rollout as `kubectl rollout status` does. */
function rolloutState(deployment) {
    const name = textAt(deployment, 'metadata', 'name') ?? '';
    const count = (key) => numberAt(deployment, 'status', key) ?? 0;
    if ((numberAt(deployment, 'metadata', 'generation') ?? 0) > count('observedGeneration'))
        return { kind: 'waiting', message: 'Waiting for deployment spec update to be observed...' };
    const progressing = conditionOf(deployment, 'Progressing');
    if (textAt(progressing, 'reason') === 'ProgressDeadlineExceeded')
        return { kind: 'failed', message: `deployment "${name}" exceeded its progress deadline` };
    const desired = numberAt(deployment, 'spec', 'replicas') ?? 1;
    const waiting = (what) => ({
        kind: 'waiting',
        message: `Waiting for deployment "${name}" rollout to finish: ${what}...`,
    });
    if (count('updatedReplicas') < desired)
        return waiting(`${count('updatedReplicas')} out of ${desired} new replicas have been updated`);
    if (count('replicas') > count('updatedReplicas'))
        return waiting(`${count('replicas') - count('updatedReplicas')} old replicas are pending termination`);
    if (count('availableReplicas') < count('updatedReplicas'))
        return waiting(`${count('availableReplicas')} of ${count('updatedReplicas')} updated replicas are available`);
    return { kind: 'done', message: `deployment "${name}" successfully rolled out` };
}

;// CONCATENATED MODULE: ./packages/cluster/src/steps/kubectl/change.ts










const pollMs = 100;
/** `kubectl patch`: a strategic, merge or JSON patch. */
async function patch(given, client, terminal) {
    const types = new Map([
        ['strategic', 'application/strategic-merge-patch+json'],
        ['merge', 'application/merge-patch+json'],
        ['json', 'application/json-patch+json'],
    ]);
    const wanted = lastOf(given, 'type') ?? 'strategic';
    const type = types.get(wanted);
    if (type === undefined)
        throw new KubectlProblem(`--type must be one of [json merge strategic], not "${wanted}"`);
    const file = lastOf(given, 'patch-file');
    const text = lastOf(given, 'patch') ?? (file === undefined ? undefined : await terminal.readFile(file));
    if (text === undefined)
        throw new KubectlProblem('must specify -p to patch or --patch-file to specify a file with the patch');
    const read = readYaml(text);
    const [document] = read.kind === 'documents' ? read.documents : [];
    if (read.kind === 'problem' || document === undefined)
        throw new KubectlProblem('unable to parse the patch');
    const subresource = lastOf(given, 'subresource');
    const query = `?${manager(given, 'kubectl-patch')}${dryRunQuery(given)}`;
    for (const target of change_named(given.positional)) {
        const path = pathOf(target.resource, client.namespace, target.name);
        const before = objectOf(await client.send('GET', path));
        const reply = await client.send('PATCH', `${path}${subresource === undefined ? '' : `/${subresource}`}${query}`, document, type);
        const object = objectOf(reply);
        const same = textAt(before, 'metadata', 'resourceVersion') === textAt(object, 'metadata', 'resourceVersion');
        terminal.out(doneText(given, target.resource, object, same ? 'patched (no change)' : 'patched'));
    }
    return 0;
}
function change_named(words) {
    return readTargets(words).map((target) => {
        if (target.name === undefined)
            throw new KubectlProblem('resource(s) were provided, but no name was specified');
        return { resource: target.resource, name: target.name };
    });
}
/** `kubectl set image`: the images of named containers. */
async function setImage(given, client, terminal) {
    const pairs = given.positional.filter((word) => word.includes('='));
    const targets = change_named(given.positional.filter((word) => !word.includes('=')));
    if (pairs.length === 0)
        throw new KubectlProblem('at least one image update is required');
    const images = new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
    for (const target of targets) {
        const inTemplate = target.resource.plural !== 'pods';
        const path = pathOf(target.resource, client.namespace, target.name);
        const live = objectOf(await client.send('GET', path));
        const spec = inTemplate ? objectAt(live, 'spec', 'template', 'spec') : objectAt(live, 'spec');
        const known = listAt(spec, 'containers').map((container) => textAt(container, 'name') ?? '');
        const unknown = [...images.keys()].find((name) => name !== '*' && !known.includes(name));
        if (unknown !== undefined)
            throw new KubectlProblem(`unable to find container named "${unknown}"`);
        const containers = known.flatMap((name) => {
            const image = images.get(name) ?? images.get('*');
            return image === undefined ? [] : [{ name, image }];
        });
        const body = inTemplate
            ? { spec: { template: { spec: { containers } } } }
            : { spec: { containers } };
        const query = `?${manager(given, 'kubectl-set')}${dryRunQuery(given)}`;
        const object = objectOf(await client.send('PATCH', `${path}${query}`, body, 'application/strategic-merge-patch+json'));
        terminal.out(doneText(given, target.resource, object, 'image updated'));
    }
    return 0;
}
/** `kubectl rollout status`: waits for a Deployment. */
async function rolloutStatus(given, client, terminal) {
    const timeout = lastOf(given, 'timeout') ?? '0';
    const timeoutMs = readDurationMs(timeout.replace(/^0s$/, '0'));
    if (timeoutMs === undefined)
        throw new KubectlProblem(`invalid argument "${timeout}" for "--timeout" flag`);
    const deadline = timeoutMs === 0 ? Infinity : terminal.nowMs() + timeoutMs;
    for (const target of change_named(given.positional)) {
        if (target.resource.plural !== 'deployments')
            throw new KubectlProblem(`no status viewer has been implemented for ${target.resource.kind} here`);
        let said = '';
        for (;;) {
            const deployment = objectOf(await client.send('GET', pathOf(target.resource, client.namespace, target.name)));
            const state = rolloutState(deployment);
            if (state.kind === 'failed')
                throw new KubectlProblem(`error: ${state.message}`);
            if (state.message !== said)
                terminal.out(`${state.message}\n`);
            said = state.message;
            if (state.kind === 'done' || lastOf(given, 'watch') === 'false')
                break;
            if (terminal.nowMs() > deadline)
                throw new KubectlProblem('error: timed out waiting for the condition');
            await terminal.sleep(pollMs);
        }
    }
    return 0;
}
/** `kubectl delete`: by name, by selector or by manifest, and waits until it is gone. */
async function remove(given, client, terminal) {
    const fromFiles = given.options.has('filename')
        ? (await readObjects(given, terminal)).map((entry) => ({
            resource: entry.resource,
            name: textAt(entry.object, 'metadata', 'name'),
            namespace: textAt(entry.object, 'metadata', 'namespace') ?? client.namespace,
        }))
        : readTargets(given.positional).map((target) => ({ ...target, namespace: client.namespace }));
    const cascade = lastOf(given, 'cascade') ?? 'background';
    const policies = new Map([
        ['background', 'Background'],
        ['foreground', 'Foreground'],
        ['orphan', 'Orphan'],
    ]);
    const propagationPolicy = policies.get(cascade);
    if (propagationPolicy === undefined)
        throw new KubectlProblem(`invalid cascade value (${cascade}). Must be "background", "foreground", or "orphan"`);
    const grace = lastOf(given, 'grace-period');
    const options = compact({
        kind: 'DeleteOptions',
        apiVersion: 'v1',
        propagationPolicy,
        gracePeriodSeconds: grace === undefined || Number(grace) < 0 ? undefined : Number(grace),
    });
    const waiting = [];
    for (const target of fromFiles)
        for (const name of await namesOf(target.resource, target.name, target.namespace, given, client)) {
            const path = pathOf(target.resource, target.namespace, name);
            const live = await client.send('GET', path);
            const reply = await client.send('DELETE', path, options);
            if (reply.code === 404 && isGiven(given, 'ignore-not-found'))
                continue;
            objectOf(reply);
            terminal.out(`${shownName(target.resource, name).replace('/', ' "')}" deleted\n`);
            waiting.push({ path, uid: textAt(live.body, 'metadata', 'uid') ?? '' });
        }
    if (lastOf(given, 'wait') === 'false')
        return 0;
    const timeoutMs = readDurationMs(lastOf(given, 'timeout') ?? '0') ?? 0;
    const deadline = timeoutMs === 0 ? Infinity : terminal.nowMs() + timeoutMs;
    for (const entry of waiting)
        for (;;) {
            const reply = await client.send('GET', entry.path);
            if (reply.code === 404 || textAt(reply.body, 'metadata', 'uid') !== entry.uid)
                break;
            if (terminal.nowMs() > deadline)
                throw new KubectlProblem('error: timed out waiting for the condition');
            await terminal.sleep(pollMs);
        }
    return 0;
}
async function namesOf(resource, name, namespace, given, client) {
    if (name !== undefined)
        return [name];
    if (!isGiven(given, 'all') && lastOf(given, 'selector') === undefined)
        throw new KubectlProblem('resource(s) were provided, but no name was specified');
    const list = objectOf(await client.send('GET', `${pathOf(resource, namespace)}${selectors(given)}`));
    return listAt(list, 'items').map((item) => textAt(item, 'metadata', 'name') ?? '');
}
/** `kubectl scale --replicas`. */
async function scale(given, client, terminal) {
    const replicas = lastOf(given, 'replicas') ?? '';
    if (!/^[0-9]+$/.test(replicas))
        throw new KubectlProblem('The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0');
    for (const target of change_named(given.positional)) {
        const path = `${pathOf(target.resource, client.namespace, target.name)}/scale?fieldManager=kubectl`;
        objectOf(await client.send('PATCH', path, { spec: { replicas: Number(replicas) } }, 'application/merge-patch+json'));
        terminal.out(`${shownName(target.resource, target.name)} scaled\n`);
    }
    return 0;
}

;// CONCATENATED MODULE: ./packages/cluster/src/steps/kubectl/get.ts






/** `kubectl get`: objects by kind, by name or by selector. */
async function get(given, client, terminal) {
    const targets = readTargets(given.positional);
    const namespace = isGiven(given, 'all-namespaces') ? undefined : client.namespace;
    const form = lastOf(given, 'output') ?? '';
    const found = [];
    for (const target of targets) {
        if (target.name === undefined) {
            const list = objectOf(await client.send('GET', `${pathOf(target.resource, namespace)}${selectors(given)}`));
            const identity = { apiVersion: apiVersionOf(target.resource), kind: target.resource.kind };
            found.push(...listAt(list, 'items').map((item) => ({
                resource: target.resource,
                object: { ...identity, ...objectAt(item) },
            })));
            continue;
        }
        const reply = await client.send('GET', pathOf(target.resource, namespace, target.name));
        if (reply.code === 404 && isGiven(given, 'ignore-not-found'))
            continue;
        found.push({ resource: target.resource, object: objectOf(reply) });
    }
    const one = targets.length === 1 && targets[0]?.name !== undefined;
    if (one && found.length === 0)
        return 0;
    const shown = found.map((entry) => ({
        ...entry,
        object: isGiven(given, 'show-managed-fields')
            ? entry.object
            : withoutAt(entry.object, ['metadata', 'managedFields']),
    }));
    const document = one
        ? (shown[0]?.object ?? null)
        : {
            apiVersion: 'v1',
            items: shown.map((entry) => entry.object),
            kind: 'List',
            metadata: { resourceVersion: '' },
        };
    if (form === '' || form === 'wide')
        terminal.out(tables(shown, form === 'wide', namespace === undefined, isGiven(given, 'no-headers'), terminal.nowMs()));
    else
        terminal.out(formatted(form, document, shown));
    if (form === '' && found.length === 0)
        terminal.err(namespace === undefined ? 'No resources found\n' : `No resources found in ${namespace} namespace.\n`);
    return 0;
}

;// CONCATENATED MODULE: ./packages/cluster/src/steps/kubectl/commands.ts








const output = { name: 'output', short: 'o', takes: 'value' };
const selector = { name: 'selector', short: 'l', takes: 'value' };
const dryRun = { name: 'dry-run', takes: 'value' };
const fieldManager = { name: 'field-manager', takes: 'value' };
const files = { name: 'filename', short: 'f', takes: 'value' };
/** Everything the stand-in can do with a cluster. */
const kubectlCommands = [
    {
        words: ['get'],
        options: [
            output,
            selector,
            { name: 'all-namespaces', short: 'A', takes: 'switch' },
            { name: 'field-selector', takes: 'value' },
            { name: 'ignore-not-found', takes: 'switch' },
            { name: 'show-managed-fields', takes: 'switch' },
            { name: 'no-headers', takes: 'switch' },
        ],
        run: get,
    },
    {
        words: ['apply'],
        options: [files, output, dryRun, fieldManager, { name: 'validate', takes: 'value' }],
        run: apply,
    },
    {
        words: ['patch'],
        options: [
            output,
            dryRun,
            fieldManager,
            { name: 'patch', short: 'p', takes: 'value' },
            { name: 'patch-file', takes: 'value' },
            { name: 'type', takes: 'value' },
            { name: 'subresource', takes: 'value' },
        ],
        run: patch,
    },
    { words: ['set', 'image'], options: [output, dryRun, fieldManager], run: setImage },
    {
        words: ['rollout', 'status'],
        options: [
            { name: 'timeout', takes: 'value' },
            { name: 'watch', short: 'w', takes: 'switch' },
        ],
        run: rolloutStatus,
    },
    {
        words: ['delete'],
        options: [
            files,
            output,
            selector,
            { name: 'ignore-not-found', takes: 'switch' },
            { name: 'wait', takes: 'switch' },
            { name: 'timeout', takes: 'value' },
            { name: 'grace-period', takes: 'value' },
            { name: 'cascade', takes: 'value' },
            { name: 'all', takes: 'switch' },
        ],
        run: remove,
    },
    {
        words: ['scale'],
        options: [{ name: 'replicas', takes: 'value' }, output],
        run: scale,
    },
    {
        words: ['version'],
        options: [output, { name: 'client', takes: 'switch' }],
        run: version,
    },
];
async function version(given, client, terminal) {
    const own = { gitVersion: `${serverVersion}+stand-in` };
    const server = isGiven(given, 'client') ? undefined : objectOf(await client.send('GET', '/version'));
    const form = lastOf(given, 'output') ?? '';
    const document = compact({ clientVersion: own, serverVersion: server });
    if (form === '') {
        terminal.out(`Client Version: ${textAt(own, 'gitVersion') ?? ''}\n`);
        if (server !== undefined)
            terminal.out(`Server Version: ${textAt(server, 'gitVersion') ?? ''}\n`);
    }
    else
        terminal.out(formatted(form, document, []));
    return 0;
}

;// CONCATENATED MODULE: ./packages/cluster/src/adapters/headers.ts
/** Headers without those that belong to one connection or one caller. */
function headersWithout(headers, names) {
    return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}

;// CONCATENATED MODULE: ./packages/cluster/src/adapters/kubectlproxy.ts





const acceptedHosts = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::[0-9]+)?$/;
/**
 * Serves the API on a unix socket with the credentials of a context, as `kubectl proxy --unix-socket` does: without
 * asking who calls, but only for Host headers that mean this machine. Runs until SIGTERM or SIGINT.
 */
async function proxy(access, socketPath, say) {
    const target = new URL(access.server);
    const secure = target.protocol === 'https:';
    const agent = secure
        ? new external_node_https_namespaceObject.Agent({ keepAlive: true, ...(access.certificate === '' ? {} : { ca: access.certificate }) })
        : new external_node_http_namespaceObject.Agent({ keepAlive: true });
    const forward = (incoming, outgoing) => {
        if (!acceptedHosts.test(incoming.headers.host ?? '')) {
            outgoing.writeHead(403, { 'content-type': 'text/html' }).end('<h3>Forbidden</h3>');
            return;
        }
        const headers = headersWithout(incoming.headers, ['authorization', 'connection', 'host']);
        const sent = (secure ? external_node_https_namespaceObject.request : external_node_http_namespaceObject.request)({
            agent,
            host: target.hostname,
            port: target.port,
            method: incoming.method,
            path: incoming.url,
            headers: { ...headers, host: target.host, authorization: `Bearer ${access.token}` },
        }, (reply) => {
            outgoing.writeHead(reply.statusCode ?? 502, headersWithout(reply.headers, ['connection', 'transfer-encoding']));
            // A watch answers with its headers long before its first change.
            outgoing.flushHeaders();
            reply.pipe(outgoing);
            reply.on('error', () => outgoing.destroy());
        });
        sent.on('error', (error) => {
            if (outgoing.headersSent)
                outgoing.destroy();
            else
                outgoing.writeHead(502, { 'content-type': 'text/plain' }).end(`${error.message}\n`);
        });
        outgoing.on('close', () => {
            if (!outgoing.writableFinished)
                sent.destroy();
        });
        incoming.pipe(sent);
    };
    await (0,promises_namespaceObject.rm)(socketPath, { force: true });
    const server = (0,external_node_http_namespaceObject.createServer)(forward);
    await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(socketPath, resolve);
    });
    await (0,promises_namespaceObject.chmod)(socketPath, 0o600);
    say(`Starting to serve on ${socketPath}`);
    await new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'])
            external_node_process_default().once(signal, () => resolve());
    });
    server.close();
    server.closeAllConnections();
    agent.destroy();
    await (0,promises_namespaceObject.rm)(socketPath, { force: true });
}

;// CONCATENATED MODULE: ./packages/cluster/src/adapters/kubectl.ts














const failed = (why) => ({ code: 1, out: '', err: `${why}\n` });
const proxyOptions = [
    { name: 'unix-socket', short: 'u', takes: 'value' },
    { name: 'keepalive', takes: 'value' },
];
const configOptions = [
    { name: 'output', short: 'o', takes: 'value' },
    { name: 'minify', takes: 'switch' },
    { name: 'raw', takes: 'switch' },
    // A kubeconfig of the rehearsal has no certificates in files of their own.
    { name: 'flatten', takes: 'switch' },
];
/**
 * A small stand-in for kubectl: `get`, `apply -f`, `patch`, `set image`, `rollout status`, `delete`, `scale`,
 * `version`, `config current-context|view`, `proxy --unix-socket`. Anything else is refused by name.
 */
async function kubectl(argv) {
    try {
        return await dispatch(commandFirst(argv));
    }
    catch (error) {
        if (error instanceof KubectlProblem)
            return failed(/^(?:error|Error from server)/.test(error.message) ? error.message : `error: ${error.message}`);
        throw error;
    }
}
async function dispatch(argv) {
    const [first = '', second = ''] = argv;
    if (first === 'proxy')
        return runProxy(read(argv.slice(1), proxyOptions));
    if (first === 'config')
        return config(second, read(argv.slice(2), configOptions));
    const command = kubectlCommands.find((entry) => entry.words.every((word, index) => argv[index] === word));
    if (command === undefined)
        throw new KubectlProblem(`error: ${JSON.stringify(argv
            .filter((word) => !word.startsWith('-'))
            .slice(0, 2)
            .join(' '))} is not supported by this stand-in for kubectl; it knows: ${kubectlCommands
            .map((entry) => entry.words.join(' '))
            .join(', ')}, config current-context, config view, proxy; install kubectl for the rest`);
    const given = read(argv.slice(command.words.length), command.options);
    const clientOnly = first === 'version' && isGiven(given, 'client');
    const access = clientOnly ? undefined : (await readConfig(given)).access;
    return { code: await command.run(given, clientOf(access, given), terminal()), out: '', err: '' };
}
function read(argv, options) {
    const result = readArguments(argv, [...options, ...commonOptions]);
    if (result.kind === 'problem')
        throw new KubectlProblem(`error: ${result.why}`);
    return result.arguments;
}
async function readConfig(given) {
    const paths = lastOf(given, 'kubeconfig') ?? (external_node_process_default()).env['KUBECONFIG'] ?? '';
    const path = paths === ''
        ? (0,external_node_path_namespaceObject.join)((0,external_node_os_namespaceObject.homedir)(), '.kube', 'config')
        : (paths.split(external_node_path_namespaceObject.delimiter).find((entry) => entry !== '') ?? '');
    const text = await (0,promises_namespaceObject.readFile)(path, 'utf8').catch(() => {
        throw new KubectlProblem(`error: the kubeconfig ${path} cannot be read`);
    });
    const result = readKubeconfig(text, lastOf(given, 'context'));
    if (result.kind === 'problem')
        throw new KubectlProblem(`error: ${result.why}`);
    return result;
}
async function config(verb, given) {
    const { access, document } = await readConfig(given);
    if (verb === 'current-context')
        return { code: 0, out: `${access.context}\n`, err: '' };
    if (verb !== 'view')
        throw new KubectlProblem(`error: "config ${verb}" is not supported by this stand-in for kubectl; it knows current-context and view`);
    const only = isGiven(given, 'minify') ? access.context : undefined;
    const shown = viewOf(document, only, isGiven(given, 'raw'));
    const form = lastOf(given, 'output') ?? 'yaml';
    if (form !== 'json' && form !== 'yaml')
        throw new KubectlProblem(`error: config view prints json or yaml, not ${JSON.stringify(form)}`);
    return {
        code: 0,
        out: form === 'json' ? `${JSON.stringify(shown, null, 4)}\n` : writeYaml(shown),
        err: '',
    };
}
async function runProxy(given) {
    const socket = lastOf(given, 'unix-socket');
    if (socket === undefined)
        throw new KubectlProblem('error: this stand-in for kubectl proxies on --unix-socket=PATH only');
    const { access } = await readConfig(given);
    await proxy(access, socket, (line) => external_node_process_default().stdout.write(`${line}\n`));
    return { code: 0, out: '', err: '' };
}
function clientOf(access, given) {
    return {
        namespace: lastOf(given, 'namespace') ?? access?.namespace ?? 'default',
        send: (method, path, body, contentType) => {
            if (access === undefined)
                throw new KubectlProblem('error: no cluster is configured');
            return send(access, method, path, body, contentType ?? 'application/json');
        },
    };
}
function send(access, method, path, body, contentType) {
    const url = new URL(`${access.server.replace(/\/+$/, '')}${path}`);
    const request = url.protocol === 'https:' ? external_node_https_namespaceObject.request : external_node_http_namespaceObject.request;
    const payload = body === undefined ? '' : JSON.stringify(body);
    return new Promise((resolve, reject) => {
        const sent = request(url, {
            method,
            agent: false,
            ...(access.certificate === '' ? {} : { ca: access.certificate }),
            headers: {
                authorization: `Bearer ${access.token}`,
                'user-agent': 'kubectl/stand-in',
                accept: 'application/json',
                ...(payload === ''
                    ? {}
                    : { 'content-type': contentType, 'content-length': Buffer.byteLength(payload) }),
            },
        }, (response) => {
            (0,consumers_namespaceObject.text)(response).then((text) => {
                const parsed = parseJson(text);
                const warnings = (response.headers['warning'] ?? '').match(/299 - "(?:[^"\\]|\\.)*"/g) ?? [];
                resolve({
                    code: response.statusCode ?? 0,
                    body: parsed.kind === 'value' ? parsed.value : null,
                    text,
                    warnings: warnings.map((warning) => String(JSON.parse(warning.slice('299 - '.length)))),
                });
            }, reject);
        });
        sent.on('error', (error) => reject(new KubectlProblem(`error: The connection to the server ${url.host} was refused or lost: ${error.message}`)));
        sent.end(payload);
    });
}
function terminal() {
    return {
        out: (text) => void external_node_process_default().stdout.write(text),
        err: (text) => void external_node_process_default().stderr.write(text),
        readFile: (path) => (0,promises_namespaceObject.readFile)(path, 'utf8'),
        readManifests,
        nowMs: () => Date.now(),
        sleep: (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs)),
    };
}
async function readManifests(path) {
    if (path === '-')
        return [await (0,consumers_namespaceObject.text)((external_node_process_default()).stdin)];
    const found = await (0,promises_namespaceObject.stat)(path).catch(() => {
        throw new KubectlProblem(`error: the path "${path}" does not exist`);
    });
    if (!found.isDirectory())
        return [await (0,promises_namespaceObject.readFile)(path, 'utf8')];
    const names = (await (0,promises_namespaceObject.readdir)(path)).filter((name) => /\.(?:ya?ml|json)$/.test(name)).sort();
    return Promise.all(names.map((name) => (0,promises_namespaceObject.readFile)((0,external_node_path_namespaceObject.join)(path, name), 'utf8')));
}

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: ./packages/cluster/src/domain/images.ts
/**
 * The text whose SHA-256 is the digest of a tree: one line an entry, sorted by path. Times, owners, and all of the
 * mode but the executable bit do not count, nor do empty folders; so one tree has one digest on every machine.
 */
function treeText(entries) {
    return [...entries]
        .sort((left, right) => (left.path < right.path ? -1 : left.path > right.path ? 1 : 0))
        .map((entry) => `${entry.kind} ${JSON.stringify(entry.path)} ${JSON.stringify(entry.content)}\n`)
        .join('');
}
/**
 * Why a link may not be in an image; undefined when it may: it must be relative and stay inside.
 *
 * @param path where the link is, relative to the root of the tree.
 */
function linkProblem(path, target) {
    if (target.startsWith('/'))
        return `the link ${path} points to ${target}, outside the image`;
    let depth = path.split('/').length - 1;
    for (const part of target.split('/')) {
        if (part === '..')
            depth -= 1;
        else if (part !== '.' && part !== '')
            depth += 1;
        if (depth < 0)
            return `the link ${path} points to ${target}, outside the image`;
    }
    return undefined;
}
/** Why a path may not be in an image; undefined when it may. */
function pathProblem(path) {
    const parts = path.split('/');
    return path === '' ||
        path.includes('\\') ||
        path.includes('\0') ||
        parts.some((part) => part === '' || part === '.' || part === '..')
        ? `${JSON.stringify(path)} is not a path inside the image`
        : undefined;
}
const referenceForm = /^([a-z0-9]+(?:[._-]+[a-z0-9]+)*(?::[0-9]+(?=\/))?(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*)(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/;
/** Reads `NAME`, `NAME:TAG`, `NAME@sha256:…`; undefined when it is no reference. */
function readReference(reference) {
    const match = referenceForm.exec(reference);
    const name = match?.[1];
    return name === undefined ? undefined : { name, tag: match?.[2] ?? 'latest', digest: match?.[3] };
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/kubelet/probe.ts

/** Before the first look. */
const unprobed = { result: 'unknown', successes: 0, failures: 0 };
/** Reads a probe of a container; undefined when it has none. */
function readProbe(probe) {
    if (!isObject(probe))
        return undefined;
    return {
        action: readAction(probe),
        initialDelayMs: (numberAt(probe, 'initialDelaySeconds') ?? 0) * 1000,
        periodMs: Math.max(1, numberAt(probe, 'periodSeconds') ?? 10) * 1000,
        timeoutMs: Math.max(1, numberAt(probe, 'timeoutSeconds') ?? 1) * 1000,
        successThreshold: Math.max(1, numberAt(probe, 'successThreshold') ?? 1),
        failureThreshold: Math.max(1, numberAt(probe, 'failureThreshold') ?? 3),
    };
}
/** Reads the action of a probe or of a lifecycle hook. */
function readAction(handler) {
    const port = (value) => typeof value === 'number' || typeof value === 'string' ? value : 0;
    const http = at(handler, 'httpGet');
    if (http !== undefined) {
        const scheme = textAt(http, 'scheme') ?? 'HTTP';
        if (scheme !== 'HTTP')
            return { kind: 'unsupported', what: `httpGet with the scheme ${scheme}` };
        return {
            kind: 'http',
            port: port(at(http, 'port')),
            path: textAt(http, 'path') ?? '/',
            headers: listAt(http, 'httpHeaders').map((header) => [textAt(header, 'name') ?? '', textAt(header, 'value') ?? '']),
        };
    }
    const tcp = at(handler, 'tcpSocket');
    if (tcp !== undefined)
        return { kind: 'tcp', port: port(at(tcp, 'port')) };
    const exec = at(handler, 'exec');
    if (exec !== undefined)
        return { kind: 'exec', command: listAt(exec, 'command').filter((part) => typeof part === 'string') };
    return { kind: 'unsupported', what: Object.keys(handler).join(', ') };
}
/** Counts one look: the result changes only when its threshold of looks in a row is reached. */
function countProbe(state, succeeded, probe) {
    const successes = succeeded ? state.successes + 1 : 0;
    const failures = succeeded ? 0 : state.failures + 1;
    if (successes >= probe.successThreshold)
        return { result: 'success', successes, failures };
    if (failures >= probe.failureThreshold)
        return { result: 'failure', successes, failures };
    return { result: state.result, successes, failures };
}
/** Whether an HTTP status is a success to a probe. */
function isProbeSuccess(status) {
    return status >= 200 && status < 400;
}
/** The wait before the n-th restart in a row: doubled each time, up to a limit. */
function backOffMs(attempt, baseMs, limitMs) {
    return Math.min(limitMs, baseMs * 2 ** Math.min(20, Math.max(0, attempt - 1)));
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/kubelet/containerenv.ts


/** A reference that leads nowhere. Thrown inside this file only. */
class EnvProblem extends Error {
}
/** Makes a container's variables: `envFrom`, then `env` with `$(NAME)` expanded from those before it. */
function containerEnv(pod, container, sources) {
    try {
        const env = new Map();
        for (const source of listAt(container, 'envFrom'))
            addAll(env, source, sources);
        for (const entry of listAt(container, 'env')) {
            const name = textAt(entry, 'name') ?? '';
            const from = at(entry, 'valueFrom');
            const value = from === undefined ? expand(textAt(entry, 'value') ?? '', env) : valueFrom(pod, from, sources);
            if (value !== undefined)
                env.set(name, value);
        }
        return { kind: 'env', env };
    }
    catch (error) {
        if (error instanceof EnvProblem)
            return { kind: 'problem', why: error.message };
        throw error;
    }
}
function addAll(env, source, sources) {
    const prefix = textAt(source, 'prefix') ?? '';
    const map = at(source, 'configMapRef');
    const secret = at(source, 'secretRef');
    const reference = map ?? secret;
    const name = textAt(reference, 'name') ?? '';
    const found = map === undefined ? sources.secret(name) : sources.configMap(name);
    if (found === undefined) {
        if (at(reference, 'optional') === true)
            return;
        throw new EnvProblem(`${map === undefined ? 'secret' : 'configmap'} "${name}" not found`);
    }
    const data = at(found, 'data');
    for (const [key, value] of Object.entries(isObject(data) ? data : {}))
        if (typeof value === 'string')
            env.set(`${prefix}${key}`, map === undefined ? fromBase64(value) : value);
}
function valueFrom(pod, from, sources) {
    const field = textAt(from, 'fieldRef', 'fieldPath');
    if (field !== undefined)
        return fieldValue(pod, field, sources);
    const map = at(from, 'configMapKeyRef');
    const secret = at(from, 'secretKeyRef');
    const reference = map ?? secret;
    if (reference === undefined)
        throw new EnvProblem(`valueFrom ${Object.keys(isObject(from) ? from : {}).join(', ')} is not supported by the rehearsal cluster`);
    const name = textAt(reference, 'name') ?? '';
    const key = textAt(reference, 'key') ?? '';
    const found = map === undefined ? sources.secret(name) : sources.configMap(name);
    const value = textAt(found, 'data', key);
    if (value !== undefined)
        return map === undefined ? fromBase64(value) : value;
    if (at(reference, 'optional') === true)
        return undefined;
    const kind = map === undefined ? 'secret' : 'configmap';
    throw new EnvProblem(found === undefined ? `${kind} "${name}" not found` : `couldn't find key ${key} in ${kind} ${name}`);
}
function fieldValue(pod, field, sources) {
    if (field === 'status.podIP' || field === 'status.podIPs')
        return sources.podIp;
    if (field === 'status.hostIP')
        return sources.hostIp;
    const keyed = /^metadata\.(labels|annotations)\['([^']+)'\]$/.exec(field);
    const value = keyed === null
        ? textAt(pod, ...field.split('.'))
        : textAt(pod, 'metadata', keyed[1] ?? '', keyed[2] ?? '');
    if (value === undefined && keyed === null)
        throw new EnvProblem(`fieldRef ${field} is not supported by the rehearsal cluster`);
    return value ?? '';
}
const fromBase64 = (value) => new TextDecoder().decode(Uint8Array.from(atob(value), (letter) => letter.codePointAt(0) ?? 0));
/** Replaces `$(NAME)` by a known variable; `$$(NAME)` stays `$(NAME)`, an unknown name stays as it is. */
function expand(text, env) {
    return text.replaceAll(/\$\$|\$\(([A-Za-z_][A-Za-z0-9_.-]*)\)/g, (whole, name) => name === undefined ? '$' : (env.get(name) ?? whole));
}
/** Reads `image.json`; a text is why it cannot be used. */
function readImageConfig(document) {
    if (!isObject(document))
        return 'image.json is not an object';
    const known = ['command', 'args', 'env'];
    const unknown = Object.keys(document).filter((key) => !known.includes(key));
    if (unknown.length > 0)
        return `image.json has unknown keys: ${unknown.join(', ')}; known: ${known.join(', ')}`;
    const listOf = (key) => {
        const list = at(document, key);
        if (list === undefined)
            return [];
        return Array.isArray(list) && list.every((part) => typeof part === 'string')
            ? listAt(document, key).map(String)
            : undefined;
    };
    const command = listOf('command');
    const args = listOf('args');
    if (command === undefined || command.length === 0)
        return 'image.json has no "command": a list of texts, the program first';
    if (args === undefined)
        return 'image.json has an "args" that is not a list of texts';
    const env = at(document, 'env') ?? {};
    const texts = textMapAt(env);
    if (!isObject(env) || Object.keys(texts).length !== Object.keys(env).length)
        return 'image.json has an "env" that is not an object of texts';
    return { command, args, env: texts };
}
/** The command line of a container, as Kubernetes combines image and spec. */
function commandLine(container, image, env) {
    const texts = (key) => listAt(container, key)
        .filter((part) => typeof part === 'string')
        .map((part) => expand(part, env));
    const command = texts('command');
    const args = texts('args');
    if (command.length > 0)
        return [...command, ...args];
    return [...image.command, ...(args.length > 0 ? args : image.args)];
}
/** The ports of a container: those it declares, and those its probes name by number. */
function containerPorts(container) {
    const ports = new Map();
    for (const declared of listAt(container, 'ports')) {
        const port = numberAt(declared, 'containerPort') ?? 0;
        if ((textAt(declared, 'protocol') ?? 'TCP') === 'TCP')
            ports.set(port, { port, name: textAt(declared, 'name') ?? '' });
    }
    for (const key of ['readinessProbe', 'livenessProbe', 'startupProbe']) {
        const port = probedPort(readProbe(container[key])?.action);
        if (port !== undefined && !ports.has(port))
            ports.set(port, { port, name: '' });
    }
    return [...ports.values()];
}
function probedPort(action) {
    if (action === undefined || (action.kind !== 'http' && action.kind !== 'tcp'))
        return undefined;
    const port = typeof action.port === 'number' ? action.port : Number(action.port);
    return Number.isInteger(port) && port > 0 ? port : undefined;
}

;// CONCATENATED MODULE: ./packages/cluster/src/adapters/imagestore.ts






/** A tree that cannot be an image, said to whoever pushes it. */
class ImageRefused extends Error {
}
/** Opens the store in a folder; containers get their copies under another. */
function openImageStore(folder, runFolder) {
    const index = (0,external_node_path_namespaceObject.join)(folder, 'names.json');
    const treeOf = (digest) => (0,external_node_path_namespaceObject.join)(folder, 'trees', digest.replace('sha256:', ''));
    let writing = Promise.resolve();
    const names = async () => {
        const text = await (0,promises_namespaceObject.readFile)(index, 'utf8').catch(() => '{"names": []}');
        const parsed = parseJson(text);
        if (parsed.kind === 'problem')
            throw new Error(`${index} cannot be read: ${parsed.why}`);
        return listAt(parsed.value, 'names')
            .filter(isObject)
            .map((entry) => ({
            name: textAt(entry, 'name') ?? '',
            tags: textsOf(entry, 'tags'),
            digests: listAt(entry, 'digests').filter((digest) => typeof digest === 'string'),
        }));
    };
    const remember = async (name, tag, digest) => {
        const before = await names();
        const known = before.find((entry) => entry.name === name) ?? { name, tags: {}, digests: [] };
        const entry = {
            name,
            tags: { ...known.tags, [tag]: digest },
            digests: known.digests.includes(digest) ? known.digests : [...known.digests, digest],
        };
        const next = `${index}.${(0,external_node_crypto_namespaceObject.randomUUID)()}`;
        await (0,promises_namespaceObject.writeFile)(next, `${JSON.stringify({ names: [...before.filter((other) => other.name !== name), entry] }, null, 2)}\n`);
        await (0,promises_namespaceObject.rename)(next, index);
    };
    const push = async (reference, files) => {
        const wanted = readReference(reference);
        if (wanted === undefined || wanted.digest !== undefined)
            throw new ImageRefused(`${JSON.stringify(reference)} is not NAME or NAME:TAG`);
        refuseUnusable(files);
        const staging = (0,external_node_path_namespaceObject.join)(folder, 'staging', (0,external_node_crypto_namespaceObject.randomUUID)());
        try {
            await writeFiles(staging, files);
            const digest = await digestOf(staging);
            await (0,promises_namespaceObject.mkdir)((0,external_node_path_namespaceObject.join)(folder, 'trees'), { recursive: true });
            await (0,promises_namespaceObject.rename)(staging, treeOf(digest)).catch(async (error) => {
                // The same tree is there already; a stored tree that was altered is replaced by what it should be.
                if (!isOccupied(error))
                    throw error;
                if ((await digestOf(treeOf(digest))) === digest)
                    return;
                await (0,promises_namespaceObject.rm)(treeOf(digest), { recursive: true, force: true });
                await (0,promises_namespaceObject.rename)(staging, treeOf(digest));
            });
            await remember(wanted.name, wanted.tag, digest);
            return digest;
        }
        finally {
            await (0,promises_namespaceObject.rm)(staging, { recursive: true, force: true });
        }
    };
    const resolveDigest = async (reference) => {
        const wanted = readReference(reference);
        if (wanted === undefined)
            return `couldn't parse image name ${JSON.stringify(reference)}: invalid reference format`;
        const found = (await names()).find((entry) => entry.name === wanted.name);
        const digest = wanted.digest ?? found?.tags[wanted.tag];
        if (found === undefined || digest === undefined || !found.digests.includes(digest))
            return `${reference}: not found in the image store`;
        return { name: wanted.name, digest };
    };
    const prepare = async (reference, place) => {
        const target = (0,external_node_path_namespaceObject.join)(runFolder, place);
        try {
            const resolved = await resolveDigest(reference);
            if (typeof resolved === 'string')
                return { kind: 'refused', why: resolved };
            await (0,promises_namespaceObject.rm)(target, { recursive: true, force: true });
            await copyTree(treeOf(resolved.digest), target);
            // The copy is what runs, so the copy is what is judged.
            const digest = await digestOf(target);
            if (digest !== resolved.digest) {
                await (0,promises_namespaceObject.rm)(target, { recursive: true, force: true });
                return {
                    kind: 'refused',
                    why: `the stored tree was altered: its digest is ${digest}, not ${resolved.digest}`,
                };
            }
            const config = await imagestore_readConfig(target);
            return typeof config === 'string'
                ? { kind: 'refused', why: config }
                : { kind: 'ready', folder: target, name: resolved.name, digest, config };
        }
        catch (error) {
            const why = error instanceof Error ? error.message : String(error);
            return { kind: 'refused', why: `the image store cannot be read: ${why}` };
        }
    };
    return {
        names,
        push: (reference, files) => {
            // Pushes follow one another, so that no name is lost between reading and writing the index.
            const mine = writing.then(() => push(reference, files));
            writing = mine.catch(() => undefined);
            return mine;
        },
        prepare,
        discard: (place) => void (0,promises_namespaceObject.rm)((0,external_node_path_namespaceObject.join)(runFolder, place), { recursive: true, force: true }).catch(() => undefined),
    };
}
async function imagestore_readConfig(folder) {
    const text = await (0,promises_namespaceObject.readFile)((0,external_node_path_namespaceObject.join)(folder, 'image.json'), 'utf8');
    const parsed = parseJson(text);
    return parsed.kind === 'problem' ? `image.json is not JSON: ${parsed.why}` : readImageConfig(parsed.value);
}
function refuseUnusable(files) {
    const seen = new Set();
    for (const file of files) {
        const problem = pathProblem(file.path) ?? (file.kind === 'link' ? linkProblem(file.path, file.target) : undefined);
        if (problem !== undefined)
            throw new ImageRefused(problem);
        if (seen.has(file.path))
            throw new ImageRefused(`${file.path} is there twice`);
        seen.add(file.path);
    }
    const links = files.filter((file) => file.kind === 'link').map((file) => `${file.path}/`);
    const through = files.find((file) => links.some((link) => file.path.startsWith(link)));
    if (through !== undefined)
        throw new ImageRefused(`${through.path} leads through a link`);
    const config = files.find((file) => file.path === 'image.json');
    if (config?.kind !== 'file')
        throw new ImageRefused('the tree has no image.json');
    const parsed = parseJson(new TextDecoder().decode(config.content));
    const read = parsed.kind === 'problem' ? `image.json is not JSON: ${parsed.why}` : readImageConfig(parsed.value);
    if (typeof read === 'string')
        throw new ImageRefused(read);
}
async function writeFiles(folder, files) {
    await (0,promises_namespaceObject.mkdir)(folder, { recursive: true });
    for (const file of files) {
        const target = (0,external_node_path_namespaceObject.join)(folder, file.path);
        await (0,promises_namespaceObject.mkdir)((0,external_node_path_namespaceObject.dirname)(target), { recursive: true });
        if (file.kind === 'link')
            await (0,promises_namespaceObject.symlink)(file.target, target);
        else {
            await (0,promises_namespaceObject.writeFile)(target, file.content);
            await (0,promises_namespaceObject.chmod)(target, file.executable ? 0o755 : 0o644);
        }
    }
}
/** Reads a folder tree as the files of an image. Sockets, devices and the like are refused. */
async function readTree(folder) {
    const files = [];
    const visit = async (relative) => {
        const entries = await (0,promises_namespaceObject.readdir)((0,external_node_path_namespaceObject.join)(folder, relative), { withFileTypes: true });
        for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
            const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
            const full = (0,external_node_path_namespaceObject.join)(folder, path);
            if (entry.isDirectory())
                await visit(path);
            else if (entry.isSymbolicLink())
                files.push({ kind: 'link', path, target: await (0,promises_namespaceObject.readlink)(full) });
            else if (entry.isFile()) {
                const executable = ((await (0,promises_namespaceObject.lstat)(full)).mode & 0o111) !== 0;
                files.push({ kind: 'file', path, content: await (0,promises_namespaceObject.readFile)(full), executable });
            }
            else
                throw new ImageRefused(`${path} is neither a file nor a folder nor a link`);
        }
    };
    await visit('');
    return files;
}
async function digestOf(folder) {
    const entries = (await readTree(folder)).map((file) => file.kind === 'link'
        ? { path: file.path, kind: 'link', content: file.target }
        : { path: file.path, kind: file.executable ? 'executable' : 'file', content: sha256(file.content) });
    return `sha256:${sha256(treeText(entries))}`;
}
async function copyTree(from, to) {
    await writeFiles(to, await readTree(from));
}
const sha256 = (content) => (0,external_node_crypto_namespaceObject.createHash)('sha256').update(content).digest('hex');
function textsOf(entry, key) {
    const found = entry[key];
    return Object.fromEntries(Object.entries(isObject(found) ? found : {}).flatMap(([name, value]) => typeof value === 'string' ? [[name, value]] : []));
}
const isOccupied = (error) => error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST');

;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
;// CONCATENATED MODULE: ./packages/cluster/src/domain/defaults.ts

/** Fills in what the server fills in, so that what is read back is what counts. */
function withDefaults(resource, object) {
    switch (resource.plural) {
        case 'pods':
            return withAt(object, ['spec'], podSpecDefaults(objectAt(object, 'spec'), true));
        case 'deployments':
            return withAt(object, ['spec'], deploymentDefaults(objectAt(object, 'spec')));
        case 'replicasets':
            return withAt(object, ['spec'], templateDefaults({ replicas: 1, ...objectAt(object, 'spec') }));
        case 'services':
            return withAt(object, ['spec'], serviceDefaults(objectAt(object, 'spec')));
        case 'namespaces':
            return withAt(withAt(object, ['spec'], { finalizers: ['kubernetes'], ...objectAt(object, 'spec') }), ['metadata', 'labels'], {
                ...objectAt(object, 'metadata', 'labels'),
                'kubernetes.io/metadata.name': textAt(object, 'metadata', 'name') ?? '',
            });
        case 'secrets':
            return secretDefaults(object);
        case 'endpointslices':
            return {
                ...object,
                // The real server writes null, not an empty list; a client that iterates without looking breaks on it.
                endpoints: listAt(object, 'endpoints').length === 0 ? null : listAt(object, 'endpoints'),
                ports: listAt(object, 'ports').length === 0
                    ? null
                    : listAt(object, 'ports').map((port) => ({ name: '', protocol: 'TCP', ...objectAt(port) })),
            };
        default:
            return object;
    }
}
function deploymentDefaults(spec) {
    const strategy = objectAt(spec, 'strategy');
    const type = textAt(strategy, 'type') ?? 'RollingUpdate';
    return templateDefaults({
        progressDeadlineSeconds: 600,
        replicas: 1,
        revisionHistoryLimit: 10,
        ...withoutFalse(spec, 'paused'),
        strategy: type === 'RollingUpdate'
            ? {
                ...strategy,
                type,
                rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%', ...objectAt(strategy, 'rollingUpdate') },
            }
            : { ...strategy, type },
    });
}
const withoutFalse = (spec, key) => spec[key] === false ? Object.fromEntries(Object.entries(spec).filter(([name]) => name !== key)) : spec;
function templateDefaults(spec) {
    const template = objectAt(spec, 'template');
    return {
        ...spec,
        template: {
            metadata: objectAt(template, 'metadata'),
            spec: podSpecDefaults(objectAt(template, 'spec'), false),
        },
    };
}
/** Defaults of a Pod's spec; `live` for a Pod itself, whose admission fills in more than a template gets. */
function podSpecDefaults(spec, live) {
    const extra = live
        ? {
            enableServiceLinks: true,
            preemptionPolicy: 'PreemptLowerPriority',
            priority: 0,
            serviceAccount: 'default',
            serviceAccountName: 'default',
        }
        : {};
    return compact({
        dnsPolicy: 'ClusterFirst',
        restartPolicy: 'Always',
        schedulerName: 'default-scheduler',
        securityContext: {},
        terminationGracePeriodSeconds: 30,
        ...extra,
        ...spec,
        containers: listAt(spec, 'containers').map(containerDefaults),
        initContainers: at(spec, 'initContainers') === undefined
            ? undefined
            : listAt(spec, 'initContainers').map(containerDefaults),
        volumes: at(spec, 'volumes') === undefined ? undefined : listAt(spec, 'volumes').map(volumeDefaults),
    });
}
/** Files of a volume are readable by all, written by their owner: 0644, in decimal. */
const filesMode = 420;
function volumeDefaults(value) {
    const volume = objectAt(value);
    return Object.fromEntries(Object.entries(volume).map(([key, source]) => [
        key,
        ['configMap', 'secret', 'projected', 'downwardAPI'].includes(key) && isObject(source)
            ? { defaultMode: filesMode, ...source }
            : source,
    ]));
}
function containerDefaults(value) {
    const container = objectAt(value);
    return compact({
        imagePullPolicy: pullPolicy(textAt(container, 'image') ?? ''),
        resources: {},
        terminationMessagePath: '/dev/termination-log',
        terminationMessagePolicy: 'File',
        ...container,
        ports: at(container, 'ports') === undefined
            ? undefined
            : listAt(container, 'ports').map((port) => ({ protocol: 'TCP', ...objectAt(port) })),
        env: at(container, 'env') === undefined
            ? undefined
            : listAt(container, 'env').map((entry) => at(entry, 'valueFrom', 'fieldRef') === undefined
                ? entry
                : withAt(objectAt(entry), ['valueFrom', 'fieldRef'], {
                    apiVersion: 'v1',
                    ...objectAt(entry, 'valueFrom', 'fieldRef'),
                })),
        livenessProbe: probeDefaults(container['livenessProbe']),
        readinessProbe: probeDefaults(container['readinessProbe']),
        startupProbe: probeDefaults(container['startupProbe']),
    });
}
function pullPolicy(image) {
    const last = image.slice(image.lastIndexOf('/') + 1);
    if (last.includes('@'))
        return 'IfNotPresent';
    return !last.includes(':') || last.endsWith(':latest') ? 'Always' : 'IfNotPresent';
}
function probeDefaults(probe) {
    if (!isObject(probe))
        return undefined;
    const httpGet = at(probe, 'httpGet');
    return compact({
        failureThreshold: 3,
        periodSeconds: 10,
        successThreshold: 1,
        timeoutSeconds: 1,
        ...probe,
        httpGet: isObject(httpGet) ? { path: '/', scheme: 'HTTP', ...httpGet } : undefined,
    });
}
function serviceDefaults(spec) {
    const type = textAt(spec, 'type') ?? 'ClusterIP';
    const ports = listAt(spec, 'ports').map((port) => {
        const filled = { protocol: 'TCP', targetPort: at(port, 'port') ?? 0, ...objectAt(port) };
        return numberAt(port, 'nodePort') === 0
            ? Object.fromEntries(Object.entries(filled).filter(([key]) => key !== 'nodePort'))
            : filled;
    });
    const external = type === 'NodePort' || type === 'LoadBalancer' ? { externalTrafficPolicy: 'Cluster' } : {};
    const affinity = textAt(spec, 'sessionAffinity') === 'ClientIP'
        ? { sessionAffinityConfig: { clientIP: { timeoutSeconds: 10_800 } } }
        : {};
    const families = type === 'ExternalName' ? {} : { internalTrafficPolicy: 'Cluster' };
    return compact({
        ...external,
        ...affinity,
        ...families,
        sessionAffinity: 'None',
        ...spec,
        type,
        ports: ports.length === 0 ? undefined : ports,
    });
}
function secretDefaults(object) {
    const { stringData, ...rest } = object;
    const data = { ...objectAt(object, 'data') };
    for (const [key, value] of Object.entries(objectAt(stringData)))
        if (typeof value === 'string')
            data[key] = encodeBase64(value);
    return compact({ type: 'Opaque', ...rest, data: Object.keys(data).length === 0 ? undefined : data });
}
const encodeBase64 = (value) => btoa(String.fromCodePoint(...new TextEncoder().encode(value)));

;// CONCATENATED MODULE: ./packages/cluster/src/domain/failure.ts


/** The `Status` object of a refusal. */
function statusOf(failure) {
    return compact({
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        message: failure.message,
        reason: failure.reason === '' ? undefined : failure.reason,
        details: failure.details,
        code: failure.code,
    });
}
/** The `Status` object of a request that did something and has nothing else to show. */
function successStatus(resource, name, uid) {
    return {
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Success',
        details: detailsOf(resource, name, { uid }),
    };
}
const detailsOf = (resource, name, more = {}) => compact({
    name: name === '' ? undefined : name,
    group: resource.group === '' ? undefined : resource.group,
    kind: resource.plural,
    ...more,
});
/** 404 for one object. */
function notFound(resource, name) {
    return {
        code: 404,
        reason: 'NotFound',
        message: `${qualified(resource.plural, resource)} "${name}" not found`,
        details: detailsOf(resource, name),
    };
}
/** 404 for a path that the server does not serve. */
function unknownPath() {
    return {
        code: 404,
        reason: 'NotFound',
        message: 'the server could not find the requested resource',
        details: {},
    };
}
/** 409 for a create over something that is there. */
function alreadyExists(resource, name) {
    return {
        code: 409,
        reason: 'AlreadyExists',
        message: `${qualified(resource.plural, resource)} "${name}" already exists`,
        details: detailsOf(resource, name),
    };
}
/** 409 with a cause of its own. */
function conflict(resource, name, why) {
    return {
        code: 409,
        reason: 'Conflict',
        message: `Operation cannot be fulfilled on ${qualified(resource.plural, resource)} "${name}": ${why}`,
        details: detailsOf(resource, name),
    };
}
/** 409 for a write that was made for another version of the object. */
function staleVersion(resource, name) {
    return conflict(resource, name, 'the object has been modified; please apply your changes to the latest version and try again');
}
/** 422 with every cause. */
function invalid(resource, name, causes) {
    return invalidKind(resource.kind, resource.group, name, causes);
}
/** 422 of the options of a request: a wrong `dryRun`, for one. */
function invalidOptions(kind, causes) {
    return invalidKind(kind, 'meta.k8s.io', '', causes);
}
/**
 * 422 with every cause. The message says what two causes share once, and brackets only more than one, as the real server
 * does.
 */
function invalidKind(kind, group, name, causes) {
    const listed = [...new Set(causes.map((cause) => `${cause.field}: ${cause.message}`))];
    const [first] = listed;
    return {
        code: 422,
        reason: 'Invalid',
        message: `${group === '' ? kind : `${kind}.${group}`} "${name}" is invalid: ${listed.length === 1 && first !== undefined ? first : `[${listed.join(', ')}]`}`,
        details: compact({
            name: name === '' ? undefined : name,
            group: group === '' ? undefined : group,
            kind,
            causes: causes.map((cause) => ({ ...cause })),
        }),
    };
}
/** 500 with a message and no reason: what the real server lets through from below. */
function internal(message) {
    return { code: 500, reason: '', message };
}
/** How the real server words a number of a query or of a version that is none. */
function notANumber(value, parser) {
    return `strconv.${parser}: parsing ${JSON.stringify(value)}: invalid syntax`;
}
/** 409 of a delete that was meant for another object or another version; it names the kind, not the plural. */
function failedPrecondition(resource, name, why) {
    return {
        code: 409,
        reason: 'Conflict',
        message: `Operation cannot be fulfilled on ${qualified(resource.kind, resource)} "${name}": ${why}`,
        details: detailsOf(resource, name, { kind: resource.kind }),
    };
}
/** 403 for a create in a namespace that is on its way out. */
function namespaceTerminating(resource, name, namespace) {
    return {
        code: 403,
        reason: 'Forbidden',
        message: `${qualified(resource.plural, resource)} "${name}" is forbidden: unable to create new content in namespace ${namespace} because it is being terminated`,
        details: detailsOf(resource, name, {
            causes: [
                {
                    reason: 'NamespaceTerminating',
                    message: `namespace ${namespace} is being terminated`,
                    field: 'metadata.namespace',
                },
            ],
        }),
    };
}
/** 413 for a JSON patch of more operations than the server works through. */
function tooManyOperations(limit, count) {
    return {
        code: 413,
        reason: 'RequestEntityTooLarge',
        message: `Request entity too large: The allowed maximum operations in a JSON patch is ${limit}, got ${count}`,
    };
}
/** 422 for a patch whose result cannot be decoded; the server names no kind here. */
function invalidPatch(patched, why) {
    const message = `Invalid value: ${JSON.stringify(JSON.stringify(patched))}: ${why}`;
    return {
        code: 422,
        reason: 'Invalid',
        message: ` "" is invalid: patch: ${message}`,
        details: { causes: [{ reason: 'FieldValueInvalid', message, field: 'patch' }] },
    };
}
/** 422 of a JSON patch that does not apply, a failed `test` among them: the server does not say why. */
function rejectedPatch() {
    return {
        code: 422,
        reason: 'Invalid',
        message: 'the server rejected our request due to an error in our request',
        details: {},
    };
}
/** 400 with a message. */
function badRequest(message) {
    return { code: 400, reason: 'BadRequest', message };
}
/** 401 for a request without a known token. */
function unauthorized() {
    return { code: 401, reason: 'Unauthorized', message: 'Unauthorized' };
}
/** 405 for a verb that the path does not know. */
function methodNotAllowed() {
    return {
        code: 405,
        reason: 'MethodNotAllowed',
        message: 'the server does not allow this method on the requested resource',
        details: {},
    };
}
/** 406 for an answer in a form that the server cannot give. */
function notAcceptable(accepted) {
    return {
        code: 406,
        reason: 'NotAcceptable',
        message: `only the following media types are accepted: ${accepted.join(', ')}`,
    };
}
/** 415 for a body in a form that the server does not read. */
function unsupportedMediaType(accepted) {
    return {
        code: 415,
        reason: 'UnsupportedMediaType',
        message: `the body of the request was in an unknown format - accepted media types include: ${accepted.join(', ')}`,
    };
}
/** 410 for a watch from a version that is no longer remembered. */
function tooOld(asked, oldest) {
    return {
        code: 410,
        reason: 'Expired',
        message: `too old resource version: ${asked} (${oldest})`,
    };
}
/** 415 for a patch in a form that the server does not read; it does not say which it does. */
function unsupportedPatchType() {
    return { code: 415, reason: 'UnsupportedMediaType', message: '415: Unsupported Media Type', details: {} };
}
/** 410 for a list of a version that is no longer remembered. */
function expiredVersion() {
    return {
        code: 410,
        reason: 'Expired',
        message: 'The resourceVersion for the provided list is too old.',
    };
}
/** 410 for a list that is continued too late. */
function expiredContinue() {
    return {
        code: 410,
        reason: 'Expired',
        message: 'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.',
    };
}
/** 504 for a version that the server has not reached. */
function tooLarge(asked, current) {
    return {
        code: 504,
        reason: 'Timeout',
        message: `Timeout: Too large resource version: ${asked}, current: ${current}`,
        details: {
            causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
            retryAfterSeconds: 1,
        },
    };
}
/** 503 for a proxy or an operation that has nothing behind it. */
function unavailable(message) {
    return { code: 503, reason: 'ServiceUnavailable', message };
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/managedfields.ts


const managedfields_self = '.';
const nothing = {};
/** Fields that belong to the server and that nobody owns. */
const unowned = new Set([
    'creationTimestamp',
    'deletionGracePeriodSeconds',
    'deletionTimestamp',
    'generation',
    'managedFields',
    'name',
    'namespace',
    'resourceVersion',
    'selfLink',
    'uid',
]);
/** The `metadata.managedFields` after a write. */
function managersAfter(before, after, schema, apiVersion, writer) {
    const difference = compare(owned(before), owned(after), schema);
    const existing = listAt(before, 'metadata', 'managedFields').filter((entry) => isObject(entry));
    if (difference.written === undefined && difference.removed === undefined)
        return existing;
    const isWriter = (entry) => textAt(entry, 'manager') === writer.manager &&
        textAt(entry, 'operation') === writer.operation &&
        (textAt(entry, 'subresource') ?? '') === writer.subresource &&
        textAt(entry, 'apiVersion') === apiVersion;
    const kept = [];
    let mine;
    for (const entry of existing) {
        const fields = isObject(entry['fieldsV1']) ? entry['fieldsV1'] : nothing;
        const left = subtract(subtract(fields, difference.removed), isWriter(entry) ? undefined : difference.written);
        if (isWriter(entry))
            mine = left;
        else if (left !== undefined)
            kept.push(equals(left, fields) ? entry : { ...entry, fieldsV1: left });
    }
    const union = unite(mine, difference.written);
    if (union === undefined)
        return kept;
    const entry = {
        manager: writer.manager,
        operation: writer.operation,
        apiVersion,
        time: writer.time,
        fieldsType: 'FieldsV1',
        fieldsV1: union,
    };
    if (writer.subresource !== '')
        entry['subresource'] = writer.subresource;
    return [...kept, entry].sort(byAge);
}
/** The server lists who applied before who updated, then by time, then by name. */
const byAge = (left, right) => {
    for (const key of ['operation', 'time', 'manager', 'subresource']) {
        const [one, other] = [textAt(left, key) ?? '', textAt(right, key) ?? ''];
        if (one !== other)
            return one < other ? -1 : 1;
    }
    return 0;
};
/** The part of an object that can be owned. Its metadata is always there, so that nobody owns its mere existence. */
function owned(object) {
    if (object === undefined)
        return { metadata: {} };
    const rest = withoutKeys(object, ['apiVersion', 'kind']);
    const metadata = object['metadata'];
    const kept = Object.entries(isObject(metadata) ? metadata : {}).filter(([key]) => !unowned.has(key));
    return { ...rest, metadata: Object.fromEntries(kept) };
}
/** What fields two versions of a value differ in, as deep as the schema merges. */
function compare(before, after, schema) {
    if (equals(before, after))
        return { written: undefined, removed: undefined };
    const parts = children(before, after, schema);
    if (parts === undefined)
        return after === undefined
            ? { written: undefined, removed: nothing }
            : { written: nothing, removed: undefined };
    const standing = schema.kind === 'object' && schema.always;
    const list = schema.kind === 'list';
    const written = {};
    const removed = {};
    if (before === undefined && !standing && !(list && isContainers(schema)))
        written[managedfields_self] = {};
    if (after === undefined)
        removed[managedfields_self] = {};
    for (const part of parts) {
        const difference = compare(part.before, part.after, part.schema);
        if (difference.written !== undefined)
            written[part.element] = difference.written;
        if (difference.removed !== undefined)
            removed[part.element] = difference.removed;
    }
    return { written: filled(written), removed: filled(removed) };
}
/** The list of containers is written even when empty, so that nobody owns its mere existence. */
const isContainers = (schema) => schema.kind === 'list' &&
    schema.items.kind === 'object' &&
    Object.hasOwn(schema.items.fields, 'imagePullPolicy');
const filled = (fields) => Object.keys(fields).length === 0 ? undefined : fields;
/** The parts of a value that have owners of their own; undefined where the value has one owner. */
function children(before, after, schema) {
    if (schema.kind === 'list') {
        if (schema.merge.kind === 'atomic')
            return undefined;
        return parts(itemsOf(before, schema), itemsOf(after, schema), () => schema.items);
    }
    if ((schema.kind !== 'object' && schema.kind !== 'map') || schema.atomic)
        return undefined;
    const fieldsOf = (value) => new Map(Object.entries(isObject(value) ? value : {}).map(([key, entry]) => [`f:${key}`, entry]));
    return parts(fieldsOf(before), fieldsOf(after), (element) => schema.kind === 'map' ? schema.values : (schema.fields[element.slice(2)] ?? anything));
}
function parts(before, after, schemaOf) {
    if (before.size === 0 && after.size === 0)
        return undefined;
    return [...new Set([...before.keys(), ...after.keys()])].map((element) => ({
        element,
        before: before.get(element),
        after: after.get(element),
        schema: schemaOf(element),
    }));
}
function itemsOf(value, schema) {
    const items = new Map();
    for (const item of isList(value) ? value : []) {
        if (schema.merge.kind === 'keyed') {
            const keys = Object.fromEntries(schema.merge.keys.map((key) => [key, isObject(item) ? (item[key] ?? null) : null]));
            items.set(`k:${canonicalText(keys)}`, item);
        }
        else
            items.set(`v:${canonicalText(item)}`, item);
    }
    return items;
}
const isMember = (fields) => Object.keys(fields).length === 0 || Object.hasOwn(fields, managedfields_self);
const childKeys = (fields) => Object.keys(fields).filter((key) => key !== managedfields_self);
const childOf = (fields, key) => {
    const found = fields?.[key];
    return isObject(found) ? found : undefined;
};
function assemble(member, parts_) {
    if (parts_.length === 0)
        return member ? nothing : undefined;
    return Object.fromEntries(member ? [[managedfields_self, {}], ...parts_] : parts_);
}
/** The fields that are in either set. */
function unite(left, right) {
    if (left === undefined || right === undefined)
        return left ?? right;
    const joined = [];
    for (const key of new Set([...childKeys(left), ...childKeys(right)])) {
        const both = unite(childOf(left, key), childOf(right, key));
        if (both !== undefined)
            joined.push([key, both]);
    }
    return assemble(isMember(left) || isMember(right), joined);
}
/** The fields of the first set that are not in the second. */
function subtract(from, what) {
    if (from === undefined || what === undefined)
        return from;
    const left = [];
    for (const key of childKeys(from)) {
        const rest = subtract(childOf(from, key), childOf(what, key));
        if (rest !== undefined)
            left.push([key, rest]);
    }
    return assemble(isMember(from) && !isMember(what), left);
}
/** The manager's name: given, else the User-Agent up to its first slash. */
function managerName(given, userAgent) {
    const name = given !== undefined && given !== '' ? given : (userAgent.split('/')[0] ?? '');
    return name === '' ? 'unknown' : name.slice(0, 128);
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/labelselector.ts

/** Whether labels satisfy every requirement. */
function matchesLabels(selector, labels) {
    return selector.every((requirement) => holds(requirement, labels));
}
function holds(requirement, labels) {
    const value = Object.hasOwn(labels, requirement.key) ? labels[requirement.key] : undefined;
    switch (requirement.kind) {
        case 'exists':
            return value !== undefined;
        case 'absent':
            return value === undefined;
        case 'in':
            return value !== undefined && requirement.values.includes(value);
        case 'not-in':
            return value === undefined || !requirement.values.includes(value);
        case 'greater':
            return isWhole(value) && Number(value) > requirement.than;
        case 'less':
            return isWhole(value) && Number(value) < requirement.than;
    }
}
const isWhole = (value) => value !== undefined && /^-?[0-9]+$/.test(value);
/** A selector of equalities: a Service's `spec.selector`. */
function selectorOfLabels(labels) {
    return Object.entries(labels).map(([key, value]) => ({ kind: 'in', key, values: [value] }));
}
/** A `LabelSelector` object: `matchLabels` and `matchExpressions`. An unknown operator selects nothing. */
function selectorOfObject(selector) {
    return [
        ...selectorOfLabels(textMapAt(selector, 'matchLabels')),
        ...listAt(selector, 'matchExpressions').map((expression) => {
            const key = textAt(expression, 'key') ?? '';
            const values = listAt(expression, 'values').filter((value) => typeof value === 'string');
            switch (textAt(expression, 'operator')) {
                case 'In':
                    return { kind: 'in', key, values };
                case 'NotIn':
                    return { kind: 'not-in', key, values };
                case 'Exists':
                    return { kind: 'exists', key };
                case 'DoesNotExist':
                    return { kind: 'absent', key };
                default:
                    return { kind: 'in', key, values: [] };
            }
        }),
    ];
}
/** A selector as text, as `/scale` reports it. */
function selectorText(selector) {
    return selector
        .map((requirement) => {
        switch (requirement.kind) {
            case 'exists':
                return requirement.key;
            case 'absent':
                return `!${requirement.key}`;
            case 'greater':
                return `${requirement.key}>${requirement.than}`;
            case 'less':
                return `${requirement.key}<${requirement.than}`;
            case 'in':
                return requirement.values.length === 1
                    ? `${requirement.key}=${requirement.values[0] ?? ''}`
                    : `${requirement.key} in (${requirement.values.join(',')})`;
            case 'not-in':
                return `${requirement.key} notin (${requirement.values.join(',')})`;
        }
    })
        .join(',');
}
const key = '[A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?';
const word = '[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?';
const labelselector_forms = [
    [
        new RegExp(`^(${key})\\s+in\\s*\\(([^()]*)\\)$`),
        (m) => ({ kind: 'in', key: m[1] ?? '', values: labelselector_split(m[2]) }),
    ],
    [
        new RegExp(`^(${key})\\s+notin\\s*\\(([^()]*)\\)$`),
        (m) => ({ kind: 'not-in', key: m[1] ?? '', values: labelselector_split(m[2]) }),
    ],
    [new RegExp(`^!\\s*(${key})$`), (m) => ({ kind: 'absent', key: m[1] ?? '' })],
    [new RegExp(`^(${key})$`), (m) => ({ kind: 'exists', key: m[1] ?? '' })],
    [
        new RegExp(`^(${key})\\s*!=\\s*(${word})?$`),
        (m) => ({ kind: 'not-in', key: m[1] ?? '', values: [m[2] ?? ''] }),
    ],
    [
        new RegExp(`^(${key})\\s*==?\\s*(${word})?$`),
        (m) => ({ kind: 'in', key: m[1] ?? '', values: [m[2] ?? ''] }),
    ],
    [
        new RegExp(`^(${key})\\s*>\\s*(-?[0-9]+)$`),
        (m) => ({ kind: 'greater', key: m[1] ?? '', than: Number(m[2]) }),
    ],
    [
        new RegExp(`^(${key})\\s*<\\s*(-?[0-9]+)$`),
        (m) => ({ kind: 'less', key: m[1] ?? '', than: Number(m[2]) }),
    ],
];
const labelselector_split = (values) => (values ?? '').split(',').map((value) => value.trim());
/** Reads the `labelSelector` of a query: equalities, sets, existence, comparison. */
function readLabelSelector(text) {
    const selector = [];
    // A comma inside parentheses separates values, not requirements.
    for (const part of text.split(/,(?![^(]*\))/).map((entry) => entry.trim())) {
        if (part === '' && text.trim() === '')
            continue;
        const found = labelselector_forms
            .map(([form, read]) => ({ match: form.exec(part), read }))
            .find(({ match }) => match !== null);
        if (found?.match === undefined || found.match === null)
            return { kind: 'problem', why: `unable to parse requirement: ${JSON.stringify(part)}` };
        selector.push(found.read(found.match));
    }
    return { kind: 'selector', selector };
}
/** Whether an object's labels satisfy a selector. */
function selects(selector, target) {
    return matchesLabels(selector, textMapAt(objectAt(target, 'metadata'), 'labels'));
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/validation.ts


const required = (field, more = '') => ({
    reason: 'FieldValueRequired',
    message: more === '' ? 'Required value' : `Required value: ${more}`,
    field,
});
const wrong = (field, value, why) => ({
    reason: 'FieldValueInvalid',
    message: `Invalid value: ${JSON.stringify(value ?? null)}: ${why}`,
    field,
});
const unsupported = (field, value, known) => ({
    reason: 'FieldValueNotSupported',
    message: `Unsupported value: ${JSON.stringify(value ?? null)}: supported values: ${known
        .map((entry) => JSON.stringify(entry))
        .join(', ')}`,
    field,
});
const validation_refused = (field, why) => ({
    reason: 'FieldValueForbidden',
    message: `Forbidden: ${why}`,
    field,
});
const tooLong = (field, limit) => ({
    reason: 'FieldValueTooLong',
    message: `Too long: may not be more than ${limit} bytes`,
    field,
});
/** The cause of a node port that another Service, or another program of this machine, has. */
function portTaken(index, port) {
    return wrong(`spec.ports[${index}].nodePort`, port, 'provided port is already allocated');
}
const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const label1123 = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const label1035 = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const labelName = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const labelValue = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const subdomainRule = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const label1123Rule = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const label1035Rule = "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";
const labelValueRule = "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
const labelKeyRule = "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const annotationsLimit = 262_144;
/** Every reason why an object may not be stored; none when it may. `live` is what an update replaces. */
function validate(resource, object, live) {
    return [...validateMetadata(resource, object), ...validateKind(resource, object, live)];
}
/** Every reason why a name may not begin with the `generateName` of a create; none without one. */
function validatePrefix(resource, prefix) {
    if (prefix === undefined)
        return [];
    const rule = nameRule(resource);
    // Something follows the prefix, so that it may end where a name may not.
    return rule.form.test(prefix.replace(/-$/, 'a')) ? [] : [wrong('metadata.generateName', prefix, rule.why)];
}
function validateMetadata(resource, object) {
    const causes = [];
    const name = textAt(object, 'metadata', 'name');
    if (name === undefined)
        causes.push(required('metadata.name', 'name or generateName is required'));
    else {
        const rule = nameRule(resource);
        if (!rule.form.test(name))
            causes.push(wrong('metadata.name', name, rule.why));
        else if (name.length > rule.limit)
            causes.push(wrong('metadata.name', name, `must be no more than ${rule.limit} characters`));
    }
    causes.push(...validateLabels('metadata.labels', at(object, 'metadata', 'labels')));
    const annotations = objectAt(object, 'metadata', 'annotations');
    let size = 0;
    for (const [key, value] of Object.entries(annotations)) {
        size += new TextEncoder().encode(`${key}${typeof value === 'string' ? value : ''}`).length;
        if (!isLabelKey(key.toLowerCase()))
            causes.push(wrong('metadata.annotations', key, labelKeyRule));
    }
    if (size > annotationsLimit)
        causes.push(tooLong('metadata.annotations', annotationsLimit));
    causes.push(...validateOwners(object), ...validateFinalizers(object));
    return causes;
}
function validateOwners(object) {
    return listAt(object, 'metadata', 'ownerReferences').flatMap((owner) => ['apiVersion', 'kind', 'name', 'uid']
        .filter((key) => textAt(owner, key) === undefined)
        .map((key) => wrong(`metadata.ownerReferences.${key}`, '', 'must not be empty')));
}
const standardFinalizers = ['foregroundDeletion', 'kubernetes', 'orphan'];
function validateFinalizers(object) {
    const finalizers = listAt(object, 'metadata', 'finalizers').filter((entry) => typeof entry === 'string');
    return [
        ...finalizers
            .filter((finalizer) => !isLabelKey(finalizer))
            .map((finalizer) => wrong('metadata.finalizers', finalizer, labelKeyRule)),
        ...finalizers.flatMap((finalizer, index) => finalizer.includes('/') || standardFinalizers.includes(finalizer)
            ? []
            : [
                wrong(`metadata.finalizers[${index}]`, finalizer, 'name is neither a standard finalizer name nor is it fully qualified'),
            ]),
    ];
}
function nameRule(resource) {
    if (resource.plural === 'services')
        return { form: label1035, why: label1035Rule, limit: 63 };
    if (resource.plural === 'namespaces')
        return { form: label1123, why: label1123Rule, limit: 63 };
    return { form: subdomain, why: subdomainRule, limit: 253 };
}
function isLabelKey(key) {
    const parts = key.split('/');
    const [first = '', second] = parts;
    if (parts.length > 2)
        return false;
    const name = second ?? first;
    if (second !== undefined && (!subdomain.test(first) || first.length > 253))
        return false;
    return labelName.test(name) && name.length <= 63;
}
function validateLabels(field, labels) {
    const causes = [];
    for (const [key, value] of Object.entries(textMapAt(labels))) {
        if (!isLabelKey(key))
            causes.push(wrong(field, key, labelKeyRule));
        if (!labelValue.test(value))
            causes.push(wrong(field, value, labelValueRule));
        else if (value.length > 63)
            causes.push(wrong(field, value, 'must be no more than 63 bytes'));
    }
    return causes;
}
function validateKind(resource, object, live) {
    switch (resource.plural) {
        case 'deployments':
        case 'replicasets':
            return validateWorkload(object, live, resource.plural === 'deployments');
        case 'pods':
            return validatePod(object, live);
        case 'services':
            return validateService(object, live);
        case 'endpointslices':
            return validateSlice(object, live);
        case 'leases':
            return validateLease(object);
        case 'configmaps':
        case 'secrets':
            return validateData(object, live);
        default:
            return [];
    }
}
const dataKey = /^[-._a-zA-Z0-9]+$/;
const dataKeyRule = "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";
function validateData(object, live) {
    const causes = [];
    if (at(live, 'immutable') === true) {
        if (at(object, 'immutable') !== true)
            causes.push(validation_refused('immutable', 'field is immutable when `immutable` is set'));
        for (const field of ['data', 'binaryData'])
            if (!equals(at(live, field) ?? null, at(object, field) ?? null))
                causes.push(validation_refused(field, 'field is immutable when `immutable` is set'));
    }
    for (const field of ['data', 'binaryData'])
        for (const key of Object.keys(objectAt(object, field)))
            if (!dataKey.test(key))
                causes.push(wrong(`${field}[${key}]`, key, dataKeyRule));
    return causes;
}
function validateWorkload(object, live, rolls) {
    const spec = objectAt(object, 'spec');
    const causes = [];
    const replicas = numberAt(spec, 'replicas') ?? 0;
    if (replicas < 0)
        causes.push(wrong('spec.replicas', replicas, 'must be greater than or equal to 0'));
    const selector = at(spec, 'selector');
    const labels = textMapAt(spec, 'template', 'metadata', 'labels');
    if (selector === undefined)
        causes.push(required('spec.selector'));
    else if (selectorOfObject(selector).length === 0)
        causes.push(wrong('spec.selector', selector, 'empty selector is invalid for deployment'));
    if (selector === undefined || !matchesLabels(selectorOfObject(selector), labels))
        causes.push(wrong('spec.template.metadata.labels', Object.keys(labels).length === 0 ? null : labels, '`selector` does not match template `labels`'));
    if (rolls)
        for (const key of ['minReadySeconds', 'revisionHistoryLimit'])
            if ((numberAt(spec, key) ?? 0) < 0)
                causes.push(wrong(`spec.${key}`, at(spec, key), 'must be greater than or equal to 0'));
    causes.push(...validateLabels('spec.template.labels', at(spec, 'template', 'metadata', 'labels')));
    causes.push(...validatePodSpec('spec.template.spec', objectAt(spec, 'template', 'spec')));
    const policy = textAt(spec, 'template', 'spec', 'restartPolicy');
    if (policy !== 'Always')
        causes.push(unsupported('spec.template.spec.restartPolicy', policy, ['Always']));
    if (rolls)
        causes.push(...validateStrategy(spec));
    if (live !== undefined && !equals(selector ?? null, at(live, 'spec', 'selector') ?? null))
        causes.push(wrong('spec.selector', selector, 'field is immutable'));
    return causes;
}
function validateStrategy(spec) {
    const type = textAt(spec, 'strategy', 'type');
    if (type !== 'RollingUpdate' && type !== 'Recreate')
        return [
            unsupported('spec.strategy', { Type: type ?? '', RollingUpdate: null }, ['Recreate', 'RollingUpdate']),
        ];
    const rolling = at(spec, 'strategy', 'rollingUpdate');
    if (type === 'Recreate')
        return rolling === undefined
            ? []
            : [validation_refused('spec.strategy.rollingUpdate', "may not be specified when strategy `type` is 'Recreate'")];
    const isZero = (key) => [0, '0%', '0'].some((zero) => at(rolling, key) === zero);
    const causes = [];
    for (const key of ['maxSurge', 'maxUnavailable']) {
        const value = at(rolling, key);
        if (typeof value === 'string' && !/^[0-9]+%$/.test(value))
            causes.push(wrong(`spec.strategy.rollingUpdate.${key}`, value, "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')"));
        if (typeof value === 'number' && value < 0)
            causes.push(wrong(`spec.strategy.rollingUpdate.${key}`, value, 'must be greater than or equal to 0'));
    }
    if (isZero('maxSurge') && isZero('maxUnavailable'))
        causes.push(wrong('spec.strategy.rollingUpdate.maxUnavailable', at(rolling, 'maxUnavailable'), 'may not be 0 when `maxSurge` is 0'));
    return causes;
}
function validatePodSpec(field, spec) {
    const containers = listAt(spec, 'containers');
    const causes = [...validateVolumes(field, spec)];
    if (containers.length === 0)
        causes.push(required(`${field}.containers`));
    const volumes = listAt(spec, 'volumes').map((volume) => textAt(volume, 'name'));
    const names = new Set();
    for (const [index, container] of containers.entries()) {
        const path = `${field}.containers[${index}]`;
        const name = textAt(container, 'name');
        if (name === undefined)
            causes.push(required(`${path}.name`));
        else if (!label1123.test(name))
            causes.push(wrong(`${path}.name`, name, label1123Rule));
        else if (names.has(name))
            causes.push({
                reason: 'FieldValueDuplicate',
                message: `Duplicate value: ${JSON.stringify(name)}`,
                field: `${path}.name`,
            });
        names.add(name ?? '');
        if (textAt(container, 'image') === undefined)
            causes.push(required(`${path}.image`));
        causes.push(...validateContainer(path, container, volumes));
    }
    return causes;
}
const pullPolicies = ['Always', 'IfNotPresent', 'Never'];
function validateContainer(path, container, volumes) {
    const causes = [];
    for (const [index, port] of listAt(container, 'ports').entries()) {
        const number = numberAt(port, 'containerPort') ?? 0;
        const field = `${path}.ports[${index}].containerPort`;
        if (number === 0)
            causes.push(required(field));
        else if (!isPort(number))
            causes.push(wrong(field, number, portRule));
        causes.push(...validatePortName(`${path}.ports[${index}].name`, at(port, 'name')));
    }
    for (const [index, variable] of listAt(container, 'env').entries())
        if (textAt(variable, 'name') === undefined)
            causes.push(required(`${path}.env[${index}].name`));
    for (const [index, mount] of listAt(container, 'volumeMounts').entries()) {
        const name = textAt(mount, 'name');
        if (!volumes.includes(name))
            causes.push({
                reason: 'FieldValueNotFound',
                message: `Not found: ${JSON.stringify(name ?? '')}`,
                field: `${path}.volumeMounts[${index}].name`,
            });
    }
    for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe'])
        causes.push(...validateProbe(`${path}.${probe}`, at(container, probe)));
    const policy = textAt(container, 'imagePullPolicy');
    if (policy !== undefined && !pullPolicies.includes(policy))
        causes.push(unsupported(`${path}.imagePullPolicy`, policy, pullPolicies));
    return causes;
}
const probeHandlers = ['exec', 'grpc', 'httpGet', 'tcpSocket'];
const probeNumbers = [
    'initialDelaySeconds',
    'timeoutSeconds',
    'periodSeconds',
    'successThreshold',
    'failureThreshold',
];
function validateProbe(path, probe) {
    if (probe === undefined)
        return [];
    const causes = [];
    if (probeHandlers.every((handler) => at(probe, handler) === undefined))
        causes.push(required(path, 'must specify a handler type'));
    const port = at(probe, 'httpGet', 'port');
    if (at(probe, 'httpGet') !== undefined &&
        typeof port !== 'string' &&
        !isPort(numberAt(probe, 'httpGet', 'port')))
        causes.push(wrong(`${path}.httpGet.port`, port ?? 0, portRule));
    for (const key of probeNumbers)
        if ((numberAt(probe, key) ?? 0) < 0)
            causes.push(wrong(`${path}.${key}`, at(probe, key), 'must be greater than or equal to 0'));
    return causes;
}
/** A volume has one source. */
function validateVolumes(field, spec) {
    return listAt(spec, 'volumes').flatMap((volume, index) => {
        const sources = Object.keys(objectAt(volume))
            .filter((key) => key !== 'name')
            .sort(bySourceOrder);
        return sources
            .slice(1)
            .map((source) => validation_refused(`${field}.volumes[${index}].${source}`, 'may not specify more than 1 volume type'));
    });
}
const sourceOrder = [
    'emptyDir',
    'hostPath',
    'secret',
    'persistentVolumeClaim',
    'downwardAPI',
    'configMap',
    'projected',
];
const bySourceOrder = (left, right) => sourceOrder.indexOf(left) - sourceOrder.indexOf(right);
function validatePortName(field, name) {
    if (typeof name !== 'string')
        return [];
    const causes = [];
    if (name.length > 15)
        causes.push(wrong(field, name, 'must be no more than 15 characters'));
    if (!/^[-a-z0-9]+$/.test(name))
        causes.push(wrong(field, name, 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)'));
    if (!/[a-z]/.test(name))
        causes.push(wrong(field, name, 'must contain at least one letter (a-z)'));
    if (name.includes('--'))
        causes.push(wrong(field, name, 'must not contain consecutive hyphens'));
    if (name.startsWith('-') || name.endsWith('-'))
        causes.push(wrong(field, name, 'must not begin or end with a hyphen'));
    return causes;
}
const portRule = 'must be between 1 and 65535, inclusive';
const isPort = (port) => port !== undefined && port >= 1 && port <= 65_535;
function validatePod(object, live) {
    const causes = validatePodSpec('spec', objectAt(object, 'spec'));
    if (live === undefined)
        return causes;
    const frozen = (pod) => {
        const spec = withoutAt(withoutAt(withoutAt(objectAt(pod, 'spec'), ['activeDeadlineSeconds']), ['tolerations']), ['terminationGracePeriodSeconds']);
        return {
            ...spec,
            containers: listAt(spec, 'containers').map((container) => withoutAt(objectAt(container), ['image'])),
            initContainers: listAt(spec, 'initContainers').map((container) => withoutAt(objectAt(container), ['image'])),
        };
    };
    return equals(frozen(object), frozen(live))
        ? causes
        : [
            ...causes,
            validation_refused('spec', 'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)'),
        ];
}
const serviceTypes = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];
function validateService(object, live) {
    const spec = objectAt(object, 'spec');
    const causes = [...validateLabels('spec.selector', at(spec, 'selector'))];
    const type = textAt(spec, 'type') ?? '';
    if (!serviceTypes.includes(type))
        causes.push(unsupported('spec.type', type, serviceTypes));
    const affinity = textAt(spec, 'sessionAffinity') ?? '';
    if (!['ClientIP', 'None'].includes(affinity))
        causes.push(unsupported('spec.sessionAffinity', affinity, ['ClientIP', 'None']));
    const ports = listAt(spec, 'ports');
    if (ports.length === 0 && type !== 'ExternalName' && textAt(spec, 'clusterIP') !== 'None')
        causes.push(required('spec.ports'));
    causes.push(...validateServicePorts(ports, type), ...validateTraffic(spec, type));
    const before = textAt(live, 'spec', 'clusterIP');
    if (before !== undefined && type !== 'ExternalName' && textAt(spec, 'clusterIP') !== before)
        causes.push(wrong('spec.clusterIPs[0]', [textAt(spec, 'clusterIP') ?? ''], 'may not change once set'));
    return causes;
}
function validateTraffic(spec, type) {
    const causes = [];
    const outside = textAt(spec, 'externalTrafficPolicy');
    const inside = textAt(spec, 'internalTrafficPolicy');
    const isExternal = type === 'NodePort' || type === 'LoadBalancer';
    if (outside !== undefined && !isExternal && listAt(spec, 'externalIPs').length === 0)
        causes.push(wrong('spec.externalTrafficPolicy', outside, 'may only be set for externally-accessible services'));
    else if (outside !== undefined && !trafficPolicies.includes(outside))
        causes.push(unsupported('spec.externalTrafficPolicy', outside, trafficPolicies));
    if (inside !== undefined && !trafficPolicies.includes(inside))
        causes.push(unsupported('spec.internalTrafficPolicy', inside, trafficPolicies));
    return causes;
}
const trafficPolicies = ['Cluster', 'Local'];
function validateServicePorts(ports, type) {
    const causes = [];
    const names = new Set();
    const seen = new Set();
    for (const [index, port] of ports.entries()) {
        const path = `spec.ports[${index}]`;
        const name = textAt(port, 'name');
        if (name === undefined && ports.length > 1)
            causes.push(required(`${path}.name`));
        if (name !== undefined && names.has(name))
            causes.push({
                reason: 'FieldValueDuplicate',
                message: `Duplicate value: ${JSON.stringify(name)}`,
                field: `${path}.name`,
            });
        if (name !== undefined)
            names.add(name);
        if (name !== undefined && !label1123.test(name))
            causes.push(wrong(`${path}.name`, name, label1123Rule));
        if (!isPort(numberAt(port, 'port')))
            causes.push(wrong(`${path}.port`, at(port, 'port') ?? 0, portRule));
        const target = at(port, 'targetPort');
        if (typeof target === 'number' && !isPort(target))
            causes.push(wrong(`${path}.targetPort`, target, portRule));
        causes.push(...validatePortName(`${path}.targetPort`, target));
        const protocol = textAt(port, 'protocol');
        if (!['SCTP', 'TCP', 'UDP'].includes(protocol ?? ''))
            causes.push(unsupported(`${path}.protocol`, protocol, ['SCTP', 'TCP', 'UDP']));
        const identity = `${numberAt(port, 'port') ?? 0}/${protocol ?? ''}`;
        if (seen.has(identity))
            causes.push({
                reason: 'FieldValueDuplicate',
                message: `Duplicate value: ${JSON.stringify(port)}`,
                field: path,
            });
        seen.add(identity);
        causes.push(...validateNodePort(path, port, type));
    }
    return causes;
}
function validateNodePort(path, port, type) {
    const nodePort = numberAt(port, 'nodePort');
    if (nodePort === undefined)
        return [];
    if (type !== 'NodePort' && type !== 'LoadBalancer')
        return [validation_refused(`${path}.nodePort`, `may not be used when \`type\` is '${type}'`)];
    return isPort(nodePort) ? [] : [wrong(`${path}.nodePort`, nodePort, portRule)];
}
function validateSlice(object, live) {
    const causes = [];
    const type = textAt(object, 'addressType');
    if (type === undefined)
        causes.push(required('addressType'));
    else if (!['FQDN', 'IPv4', 'IPv6'].includes(type))
        causes.push(unsupported('addressType', type, ['FQDN', 'IPv4', 'IPv6']));
    if (live !== undefined && textAt(live, 'addressType') !== type)
        causes.push(wrong('addressType', type, 'field is immutable'));
    for (const [index, endpoint] of listAt(object, 'endpoints').entries()) {
        const path = `endpoints[${index}].addresses`;
        const addresses = listAt(endpoint, 'addresses');
        if (addresses.length === 0)
            causes.push(required(path, 'must contain at least 1 address'));
        for (const [position, address] of addresses.entries())
            if (typeof address === 'string')
                causes.push(...validateAddress(`${path}[${position}]`, address, type ?? ''));
    }
    for (const [index, port] of listAt(object, 'ports').entries()) {
        const name = textAt(port, 'name');
        if (name !== undefined && name !== '' && !label1123.test(name))
            causes.push(wrong(`ports[${index}].name`, name, label1123Rule));
    }
    return causes;
}
const addressV4 = /^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.|$)){4}$/;
function validateAddress(field, address, type) {
    if (type === 'FQDN')
        return [];
    if (!addressV4.test(address) && !/^[0-9a-f]*:[0-9a-f:.]*$/i.test(address))
        return [wrong(field, address, 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)')];
    if (/^(127\.|::1$)/.test(address))
        return [wrong(field, address, 'may not be in the loopback range (127.0.0.0/8, ::1/128)')];
    return /^(169\.254\.|fe[89ab][0-9a-f]:)/i.test(address)
        ? [wrong(field, address, 'may not be in the link-local range (169.254.0.0/16, fe80::/10)')]
        : [];
}
function validateLease(object) {
    const causes = [];
    const seconds = numberAt(object, 'spec', 'leaseDurationSeconds');
    const transitions = numberAt(object, 'spec', 'leaseTransitions');
    if (seconds !== undefined && seconds <= 0)
        causes.push(wrong('spec.leaseDurationSeconds', seconds, 'must be greater than 0'));
    if (transitions !== undefined && transitions < 0)
        causes.push(wrong('spec.leaseTransitions', transitions, 'must be greater than or equal to 0'));
    return causes;
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/admission.ts






const admission_failed = (failure) => ({ kind: 'failure', failure });
const refusedFor = (resource, name, causes) => admission_failed(invalid(resource, name, causes));
/** Prepares an object for its first storing: system fields, defaults, validation, ownership. */
function admitCreate(resource, body, namespace, context) {
    const given = objectAt(body, 'metadata');
    if (textAt(given, 'resourceVersion') !== undefined)
        return admission_failed({
            code: 500,
            reason: '',
            message: 'resourceVersion should not be set on objects to be created',
        });
    const generateName = textAt(given, 'generateName');
    const name = textAt(given, 'name') ?? (generateName === undefined ? undefined : `${generateName}${context.suffix}`);
    const metadata = compact({
        ...withoutAt(withoutAt(withoutAt(given, ['managedFields']), ['selfLink']), ['deletionTimestamp']),
        name,
        namespace: resource.namespaced ? namespace : undefined,
        uid: context.uid,
        creationTimestamp: context.writer.time,
        generation: resource.generation === 'none' ? undefined : 1,
    });
    const bare = hasStatus(resource) ? withoutAt(body, ['status']) : body;
    const filled = withDefaults(resource, {
        ...identity(resource),
        ...bare,
        metadata,
    });
    const object = withInitialStatus(resource, withAllocations(resource, filled, undefined, context));
    const prefix = textAt(given, 'name') === undefined ? generateName : undefined;
    const causes = [...validatePrefix(resource, prefix), ...validate(resource, object, undefined)];
    if (causes.length > 0)
        return refusedFor(resource, name ?? '', causes);
    // What the server fills in by itself has no owner: addresses, and a status.
    const asked = hasStatus(resource) ? withoutAt(filled, ['status']) : filled;
    return { kind: 'object', object: withManagers(resource, undefined, asked, object, context) };
}
/** Prepares the replacement of a stored object: its subresource decides which part may change. */
function admitUpdate(resource, live, body, subresource, context) {
    const name = textAt(live, 'metadata', 'name') ?? '';
    const given = objectAt(body, 'metadata');
    const named = textAt(given, 'resourceVersion');
    if (named !== undefined && !/^[0-9]+$/.test(named))
        return admission_failed(internal(notANumber(named, 'ParseUint')));
    // Version 0 is none.
    const version = named !== undefined && Number(named) === 0 ? undefined : named;
    if (version === undefined && !resource.unconditionalUpdate)
        return admission_failed(versionRequired(resource, name));
    const liveUid = textAt(live, 'metadata', 'uid') ?? '';
    const uid = textAt(given, 'uid');
    if (uid !== undefined && uid !== liveUid)
        return admission_failed(conflict(resource, name, `StorageError: invalid object, Code: 4, Key: ${storageKey(resource, live)}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: ${uid}, UID in object meta: ${liveUid}`));
    if (version !== undefined && version !== textAt(live, 'metadata', 'resourceVersion'))
        return admission_failed(staleVersion(resource, name));
    const ending = refuseEnding(resource, live, name, given);
    if (ending !== undefined)
        return ending;
    const merged = keepServerFields(resource, live, body, subresource);
    const filled = withAllocations(resource, withDefaults(resource, merged), live, context);
    // A status never counts, not even when annotations come with it.
    const object = subresource === 'status' ? filled : withGeneration(resource, live, filled);
    const causes = subresource === '' ? validate(resource, object, live) : [];
    if (causes.length > 0)
        return refusedFor(resource, name, causes);
    const forgotten = context.forgetManagers ? withoutAt(live, ['metadata', 'managedFields']) : live;
    const owned = withManagers(resource, forgotten, object, object, context);
    return equals(withoutTimes(live), withoutTimes(owned))
        ? { kind: 'unchanged', object: live }
        : { kind: 'object', object: owned };
}
/** What has to do with the end of an object is not the caller's: its time, and new reasons to put it off. */
function refuseEnding(resource, live, name, given) {
    const ending = textAt(given, 'deletionTimestamp');
    if (ending !== undefined && ending !== textAt(live, 'metadata', 'deletionTimestamp')) {
        const cause = {
            reason: 'FieldValueInvalid',
            message: `Invalid value: ${JSON.stringify(ending)}: field is immutable`,
            field: 'metadata.deletionTimestamp',
        };
        // The real server finds it twice.
        return refusedFor(resource, name, [cause, cause]);
    }
    const added = at(live, 'metadata', 'deletionTimestamp') === undefined ? [] : newFinalizers(live, given);
    if (added.length > 0) {
        const cause = {
            reason: 'FieldValueForbidden',
            message: `Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{${added.map((name) => JSON.stringify(name)).join(', ')}}`,
            field: 'metadata.finalizers',
        };
        return refusedFor(resource, name, [cause, cause]);
    }
    return undefined;
}
const newFinalizers = (live, given) => {
    const before = listAt(live, 'metadata', 'finalizers');
    return listAt(given, 'finalizers').filter((finalizer) => !before.includes(finalizer));
};
/** 422 for a kind that no write without a version may change; it names the plural where others name the kind. */
function versionRequired(resource, name) {
    return invalidKind(resource.plural, resource.group, name, [
        {
            reason: 'FieldValueInvalid',
            message: 'Invalid value: 0: must be specified for an update',
            field: 'metadata.resourceVersion',
        },
    ]);
}
const storageKey = (resource, live) => ['/registry', resource.plural, textAt(live, 'metadata', 'namespace'), textAt(live, 'metadata', 'name')]
    .filter((part) => part !== undefined)
    .join('/');
const identity = (resource) => ({
    apiVersion: apiVersionOf(resource),
    kind: resource.kind,
});
const hasStatus = (resource) => resource.subresources.includes('status');
function keepServerFields(resource, live, body, subresource) {
    const kept = ['uid', 'creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds', 'generation'];
    const before = objectAt(live, 'metadata');
    const metadata = compact({
        ...withoutAt(withoutAt(objectAt(body, 'metadata'), ['managedFields']), ['selfLink']),
        name: before['name'],
        namespace: before['namespace'],
        resourceVersion: before['resourceVersion'],
        ...Object.fromEntries(kept.map((key) => [key, before[key]])),
    });
    const absent = kept.filter((key) => before[key] === undefined);
    const clean = absent.reduce((meta, key) => withoutAt(meta, [key]), metadata);
    if (subresource === 'status') {
        const labels = at(live, 'metadata', 'labels');
        const next = compact({ ...live, status: body['status'] });
        return withAt(next, ['metadata'], compact({ ...clean, labels }));
    }
    const next = { ...body, ...identity(resource), metadata: clean };
    return hasStatus(resource) ? compact({ ...next, status: live['status'] }) : next;
}
function withGeneration(resource, live, object) {
    if (resource.generation === 'none')
        return object;
    const judged = (value) => withoutAt(withoutAt(value, ['metadata']), ['status']);
    // The real Deployment counts annotations as well, because they are copied to its ReplicaSets.
    const annotations = (value) => resource.generation === 'spec-and-annotations' ? at(value, 'metadata', 'annotations') : undefined;
    if (equals(judged(live), judged(object)) && equals(annotations(live), annotations(object)))
        return object;
    return withAt(object, ['metadata', 'generation'], (numberAt(live, 'metadata', 'generation') ?? 0) + 1);
}
/** A Service's addresses: given once, kept for its life; node ports follow their port. */
function withAllocations(resource, object, live, context) {
    if (resource.plural !== 'services')
        return object;
    const spec = objectAt(object, 'spec');
    const type = textAt(spec, 'type');
    if (type === 'ExternalName')
        return object;
    const clusterIp = textAt(spec, 'clusterIP') ?? textAt(live, 'spec', 'clusterIP') ?? context.clusterIp();
    const before = listAt(live, 'spec', 'ports');
    const takesNodePort = type === 'NodePort' || type === 'LoadBalancer';
    const ports = listAt(spec, 'ports').map((port) => {
        const given = objectAt(port);
        if (!takesNodePort)
            // Leaving NodePort drops the ports that were allocated; a port newly given is refused by validation.
            return before.some((entry) => equals(at(entry, 'nodePort'), given['nodePort']))
                ? withoutAt(given, ['nodePort'])
                : given;
        const same = before.find((entry) => at(entry, 'port') === given['port'] && at(entry, 'protocol') === given['protocol']);
        return compact({ ...given, nodePort: given['nodePort'] ?? at(same, 'nodePort') });
    });
    // So does the policy for traffic from outside.
    const dropsPolicy = !takesNodePort &&
        at(live, 'spec', 'externalTrafficPolicy') !== undefined &&
        at(live, 'spec', 'externalTrafficPolicy') === spec['externalTrafficPolicy'];
    return withAt(object, ['spec'], compact({
        ipFamilies: ['IPv4'],
        ipFamilyPolicy: 'SingleStack',
        ...(dropsPolicy ? withoutAt(spec, ['externalTrafficPolicy']) : spec),
        clusterIP: clusterIp,
        clusterIPs: [clusterIp],
        ports: ports.length === 0 ? undefined : ports,
    }));
}
function withInitialStatus(resource, object) {
    switch (resource.plural) {
        case 'namespaces':
            return { ...object, status: { phase: 'Active' } };
        case 'pods':
            return { ...object, status: { phase: 'Pending', qosClass: 'BestEffort' } };
        case 'services':
            return { ...object, status: { loadBalancer: {} } };
        case 'deployments':
            return { ...object, status: {} };
        case 'replicasets':
            return { ...object, status: { replicas: 0 } };
        default:
            return object;
    }
}
function withManagers(resource, before, asked, object, context) {
    const managers = managersAfter(before, asked, resource.schema, apiVersionOf(resource), context.writer);
    const bare = withoutAt(object, ['metadata', 'managedFields']);
    return managers.length === 0 ? bare : withAt(bare, ['metadata', 'managedFields'], managers);
}
/** An object without the times of its managed fields: a write that changes only those is none. */
function withoutTimes(object) {
    const managers = listAt(object, 'metadata', 'managedFields');
    return withAt(object, ['metadata', 'managedFields'], managers.map((entry) => withoutAt(objectAt(entry), ['time'])));
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/objectstore.ts

/** The key of an object inside its kind. */
function keyOf(namespace, name) {
    return `${namespace}/${name}`;
}
/** The key of an object by its own metadata. */
function keyOfObject(object) {
    return keyOf(textAt(object, 'metadata', 'namespace') ?? '', textAt(object, 'metadata', 'name') ?? '');
}
/**
 * Makes an empty store.
 *
 * @param firstRevision the revision it starts at; a real server is never at 1 when it first answers.
 * @param remembered how many changes are kept for watches; at least so many, at most twice.
 */
function createObjectStore(firstRevision, remembered) {
    const kinds = new Map();
    const listeners = new Set();
    let history = [];
    let revision = firstRevision;
    let oldest = firstRevision;
    const undelivered = [];
    let delivering = false;
    const objectsOf = (plural) => {
        const found = kinds.get(plural) ?? new Map();
        kinds.set(plural, found);
        return found;
    };
    const record = (change) => {
        history.push(change);
        if (history.length > remembered * 2) {
            history = history.slice(-remembered);
            oldest = (history[0]?.revision ?? revision) - 1;
        }
        undelivered.push(change);
        deliver();
    };
    // A listener may write. What it writes is told after what it was told, so that everybody sees one order.
    const deliver = () => {
        if (delivering)
            return;
        delivering = true;
        try {
            for (let next = undelivered.shift(); next !== undefined; next = undelivered.shift())
                for (const listener of listeners)
                    listener(next);
        }
        finally {
            delivering = false;
        }
    };
    return {
        revision: () => revision,
        get: (plural, namespace, name) => kinds.get(plural)?.get(keyOf(namespace, name)),
        list: (plural, namespace) => sorted(objectsOf(plural), namespace),
        put: (plural, object) => {
            revision += 1;
            const stored = withAt(object, ['metadata', 'resourceVersion'], String(revision));
            const key = keyOfObject(stored);
            const previous = objectsOf(plural).get(key);
            objectsOf(plural).set(key, stored);
            record({
                revision,
                plural,
                key,
                kind: previous === undefined ? 'ADDED' : 'MODIFIED',
                object: stored,
                previous,
            });
            return stored;
        },
        remove: (plural, namespace, name) => {
            const key = keyOf(namespace, name);
            const previous = objectsOf(plural).get(key);
            if (previous === undefined)
                return undefined;
            revision += 1;
            objectsOf(plural).delete(key);
            const object = withAt(previous, ['metadata', 'resourceVersion'], String(revision));
            record({ revision, plural, key, kind: 'DELETED', object, previous });
            return object;
        },
        since: (from) => {
            if (from < oldest)
                return { kind: 'too-old', oldest };
            return { kind: 'changes', changes: history.slice(firstAfter(history, from)) };
        },
        listAt: (plural, when) => {
            if (when < oldest)
                return undefined;
            const then = new Map(objectsOf(plural));
            for (const change of history.slice(firstAfter(history, when)).reverse())
                if (change.plural === plural) {
                    if (change.previous === undefined)
                        then.delete(change.key);
                    else
                        then.set(change.key, change.previous);
                }
            return sorted(then, undefined);
        },
        compact: () => {
            history = [];
            oldest = revision;
        },
        subscribe: (listener) => {
            listeners.add(listener);
            return () => listeners.delete(listener);
        },
    };
}
function sorted(objects, namespace) {
    return [...objects]
        .filter(([key]) => namespace === undefined || key.startsWith(`${namespace}/`))
        .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
        .map(([, object]) => object);
}
function firstAfter(history, revision) {
    let low = 0;
    let high = history.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((history[middle]?.revision ?? Infinity) <= revision)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/timestamp.ts
/** A moment as the API writes it: RFC 3339 in whole seconds. */
function timestamp(nowMs) {
    return `${new Date(nowMs).toISOString().slice(0, 19)}Z`;
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/api/generatedname.ts
const letters = 'bcdfghjklmnpqrstvwxz2456789';
/** Random letters in the alphabet that the real server uses for generated names. */
function randomSuffix(random, length) {
    return Array.from({ length }, () => letters[random(letters.length)] ?? 'b').join('');
}

;// CONCATENATED MODULE: ./packages/cluster/src/steps/api/write.ts








const write_failed = (failure) => ({
    kind: 'failure',
    failure,
});
/** The context of a write by a manager at this moment. */
function contextOf(ports, manager, subresource, body) {
    return {
        writer: { manager, operation: 'Update', subresource, time: timestamp(ports.nowMs()) },
        uid: ports.uid(),
        suffix: randomSuffix(ports.random, 5),
        clusterIp: () => freeClusterIp(ports),
        forgetManagers: forgets(body),
    };
}
/** Whether a body sets the managed fields to nothing, which is how a caller resets them. */
function forgets(body) {
    const managers = at(body, 'metadata', 'managedFields');
    return isList(managers) && managers.every((entry) => isObject(entry) && Object.keys(entry).length === 0);
}
function freeClusterIp(ports) {
    const taken = new Set(ports.store.list('services').map((service) => textAt(service, 'spec', 'clusterIP')));
    for (;;) {
        const address = `10.96.${ports.random(256)}.${1 + ports.random(254)}`;
        if (!taken.has(address))
            return address;
    }
}
/** Creates an object in a namespace that exists. */
async function createObject(ports, resource, namespace, body, options) {
    const refusal = refuseNamespace(ports, resource, namespace, body);
    if (refusal !== undefined)
        return write_failed(refusal);
    const context = contextOf(ports, options.manager, '', undefined);
    const admit = (taken) => {
        const outcome = admitCreate(resource, withNodePorts(body, taken), namespace, context);
        if (outcome.kind !== 'object')
            return outcome;
        const name = textAt(outcome.object, 'metadata', 'name') ?? '';
        return ports.store.get(resource.plural, namespace, name) === undefined
            ? outcome
            : write_failed(alreadyExists(resource, name));
    };
    return settle(ports, resource, admit, options.dryRun);
}
function refuseNamespace(ports, resource, namespace, body) {
    if (!resource.namespaced)
        return undefined;
    const given = textAt(body, 'metadata', 'namespace');
    if (given !== undefined && given !== namespace)
        return badRequest('the namespace of the provided object does not match the namespace sent on the request');
    const home = ports.store.get('namespaces', '', namespace);
    if (home === undefined)
        return notFound(resourceOf('namespaces'), namespace);
    if (at(home, 'metadata', 'deletionTimestamp') === undefined)
        return undefined;
    const name = textAt(body, 'metadata', 'name') ?? '';
    return namespaceTerminating(resource, name, namespace);
}
/**
 * Replaces an object by what `next` makes of the stored one. `next` is called again when node ports had to be taken in
 * between, so that the write is always made for the version that is stored at that moment.
 */
async function updateObject(ports, resource, namespace, name, subresource, next, options) {
    const admit = (taken) => {
        const live = ports.store.get(resource.plural, namespace, name);
        if (live === undefined)
            return write_failed(notFound(resource, name));
        const wanted = next(live);
        if (wanted.kind === 'failure')
            return wanted;
        const context = contextOf(ports, options.manager, subresource, wanted.raw);
        return admitUpdate(resource, live, withNodePorts(wanted.body, taken), subresource, context);
    };
    return settle(ports, resource, admit, options.dryRun);
}
/** Admits, takes the node ports that the result needs, and stores it. */
async function settle(ports, resource, admit, dryRun) {
    let outcome = admit([]);
    if (outcome.kind === 'object' && resource.plural === 'services' && !dryRun) {
        const taken = await takeNodePorts(ports, resource, outcome.object);
        if (taken.kind === 'failure')
            return taken;
        if (taken.kind === 'ports')
            outcome = admit(taken.ports);
    }
    return storeOutcome(ports, resource, outcome, dryRun);
}
function storeOutcome(ports, resource, outcome, dryRun) {
    if (outcome.kind === 'failure')
        return outcome;
    if (outcome.kind === 'unchanged')
        return { kind: 'updated', object: outcome.object };
    const isNew = textAt(outcome.object, 'metadata', 'resourceVersion') === undefined;
    if (dryRun)
        return { kind: isNew ? 'created' : 'updated', object: outcome.object };
    const stored = ports.store.put(resource.plural, outcome.object);
    removeIfFinished(ports, resource, stored);
    return { kind: isNew ? 'created' : 'updated', object: stored };
}
/** Creates an object that needs no node ports, at once: what controllers make. */
function createNow(ports, resource, namespace, body, manager) {
    const refusal = refuseNamespace(ports, resource, namespace, body);
    if (refusal !== undefined)
        return write_failed(refusal);
    const outcome = admitCreate(resource, body, namespace, contextOf(ports, manager, '', undefined));
    if (outcome.kind !== 'object')
        return storeOutcome(ports, resource, outcome, false);
    const name = textAt(outcome.object, 'metadata', 'name') ?? '';
    return ports.store.get(resource.plural, namespace, name) === undefined
        ? storeOutcome(ports, resource, outcome, false)
        : write_failed(alreadyExists(resource, name));
}
/** Replaces a stored object by what `next` makes of it, at once: how controllers write. */
function updateNow(ports, resource, namespace, name, subresource, next, manager) {
    const live = ports.store.get(resource.plural, namespace, name);
    if (live === undefined)
        return write_failed(notFound(resource, name));
    const context = contextOf(ports, manager, subresource, undefined);
    return storeOutcome(ports, resource, admitUpdate(resource, live, next(live), subresource, context), false);
}
/** An object that is being deleted goes with its last finalizer. */
function removeIfFinished(ports, resource, stored) {
    if (at(stored, 'metadata', 'deletionTimestamp') === undefined)
        return;
    if (listAt(stored, 'metadata', 'finalizers').length > 0)
        return;
    // A Pod that runs goes when its processes have ended, unless it was given no time; a namespace when it is empty.
    const isGivenTime = numberAt(stored, 'metadata', 'deletionGracePeriodSeconds') !== 0;
    if (resource.plural === 'pods' && textAt(stored, 'spec', 'nodeName') !== undefined && isGivenTime)
        return;
    if (resource.plural === 'namespaces')
        return;
    ports.store.remove(resource.plural, textAt(stored, 'metadata', 'namespace') ?? '', textAt(stored, 'metadata', 'name') ?? '');
}
async function takeNodePorts(ports, resource, service) {
    const type = textAt(service, 'spec', 'type');
    if (type !== 'NodePort' && type !== 'LoadBalancer')
        return { kind: 'none' };
    const name = textAt(service, 'metadata', 'name') ?? '';
    const owner = keyOf(textAt(service, 'metadata', 'namespace') ?? '', name);
    const filled = [];
    for (const [index, port] of listAt(service, 'spec', 'ports').entries()) {
        const wanted = numberAt(port, 'nodePort');
        const got = await ports.reserveNodePort(owner, wanted ?? 'any');
        if (got === undefined)
            return write_failed(invalid(resource, name, [portTaken(index, wanted ?? 0)]));
        filled.push({ ...(isObject(port) ? port : {}), nodePort: got });
    }
    return { kind: 'ports', ports: filled };
}
/** Puts the node ports that were taken into the ports of a body that names none. */
function withNodePorts(body, taken) {
    if (taken.length === 0 || at(body, 'spec', 'ports') === undefined)
        return body;
    const filled = listAt(body, 'spec', 'ports').map((port) => {
        const same = taken.find((entry) => at(entry, 'port') === at(port, 'port') && at(entry, 'protocol') === (at(port, 'protocol') ?? 'TCP'));
        return isObject(port) && isObject(same) && port['nodePort'] === undefined
            ? { ...port, nodePort: same['nodePort'] ?? 0 }
            : port;
    });
    return withAt(body, ['spec', 'ports'], filled);
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/api/deleteoptions.ts


/** Delete at once, dependents in the background. */
const plainDelete = {
    gracePeriodSeconds: undefined,
    uid: undefined,
    resourceVersion: undefined,
    propagation: 'Background',
    dryRun: false,
};
/** The finalizer that waits for dependents. */
const foregroundFinalizer = 'foregroundDeletion';
/** The finalizer that lets dependents live on. */
const orphanFinalizer = 'orphan';
/** Reads delete options from the body and the query. */
function readDeleteOptions(request) {
    const parsed = request.body.trim() === '' ? { kind: 'value', value: {} } : parseJson(request.body);
    if (parsed.kind === 'problem' || !isObject(parsed.value))
        return {
            kind: 'failure',
            failure: internal("couldn't get version/kind; json parse error: not an object"),
        };
    const body = parsed.value;
    const fromQuery = request.query.get('gracePeriodSeconds');
    const policy = textAt(body, 'propagationPolicy') ?? request.query.get('propagationPolicy') ?? 'Background';
    const dryRuns = [...listAt(body, 'dryRun'), request.query.get('dryRun') ?? ''].filter((way) => way !== '');
    const orphans = at(body, 'orphanDependents') ?? request.query.get('orphanDependents');
    if (policy !== 'Background' && policy !== 'Foreground' && policy !== 'Orphan')
        return refusedOption('propagationPolicy', 'FieldValueNotSupported', `Unsupported value: ${JSON.stringify(policy)}: supported values: "Foreground", "Background", "Orphan", "nil"`);
    if (orphans !== undefined)
        return refusedOption('propagationPolicy', 'FieldValueInvalid', `Invalid value: ${JSON.stringify(policy)}: orphanDependents and deletionPropagation cannot be both set`);
    if (dryRuns.some((way) => way !== 'All'))
        return refusedOption('dryRun', 'FieldValueNotSupported', `Unsupported value: ${JSON.stringify(dryRuns)}: supported values: "All"`);
    return {
        kind: 'options',
        options: {
            gracePeriodSeconds: numberAt(body, 'gracePeriodSeconds') ?? (fromQuery === undefined ? undefined : Number(fromQuery)),
            uid: textAt(body, 'preconditions', 'uid'),
            resourceVersion: textAt(body, 'preconditions', 'resourceVersion'),
            propagation: policy,
            dryRun: dryRuns.length > 0,
        },
    };
}
const refusedOption = (field, reason, message) => ({
    kind: 'failure',
    failure: invalidOptions('DeleteOptions', [{ reason, message, field }]),
});

;// CONCATENATED MODULE: ./packages/cluster/src/steps/api/remove.ts




/** The kinds whose delete answers with what was deleted, and not with a mere `Status`. */
const shownWhenDeleted = ['pods', 'services'];
/** Deletes one object, or marks it for those who have to finish first (Pods, finalizers, namespaces). */
function deleteObject(ports, resource, namespace, name, options) {
    const live = ports.store.get(resource.plural, namespace, name);
    if (live === undefined)
        return { kind: 'failure', failure: notFound(resource, name) };
    const refusal = refusePreconditions(resource, live, name, options);
    if (refusal !== undefined)
        return { kind: 'failure', failure: refusal };
    const marked = mark(ports, resource, live, options);
    if (marked === undefined) {
        if (!options.dryRun)
            ports.store.remove(resource.plural, namespace, name);
        return {
            kind: 'removed',
            body: shownWhenDeleted.includes(resource.plural)
                ? live
                : successStatus(resource, name, textAt(live, 'metadata', 'uid') ?? ''),
        };
    }
    return {
        kind: 'removed',
        body: options.dryRun || marked === live ? marked : ports.store.put(resource.plural, marked),
    };
}
function refusePreconditions(resource, live, name, options) {
    const uid = textAt(live, 'metadata', 'uid') ?? '';
    const version = textAt(live, 'metadata', 'resourceVersion') ?? '';
    if (options.uid !== undefined && options.uid !== uid)
        return failedPrecondition(resource, name, `the UID in the precondition (${options.uid}) does not match the UID in record (${uid}). The object might have been deleted and then recreated`);
    if (options.resourceVersion !== undefined && options.resourceVersion !== version)
        return failedPrecondition(resource, name, `the ResourceVersion in the precondition (${options.resourceVersion}) does not match the ResourceVersion in record (${version}). The object might have been modified`);
    return undefined;
}
/** The object as it waits for its end, or undefined when it goes at once. */
function mark(ports, resource, live, options) {
    const finalizers = [...listAt(live, 'metadata', 'finalizers')];
    const wanted = options.propagation === 'Foreground'
        ? foregroundFinalizer
        : options.propagation === 'Orphan'
            ? orphanFinalizer
            : '';
    if (wanted !== '' && !finalizers.includes(wanted))
        finalizers.push(wanted);
    if (resource.plural === 'pods')
        return markPod(ports, live, finalizers, options);
    if (resource.plural !== 'namespaces' && finalizers.length === 0)
        return undefined;
    const marked = withDeletion(ports, live, finalizers, 0);
    return resource.plural === 'namespaces' ? withAt(marked, ['status', 'phase'], 'Terminating') : marked;
}
function markPod(ports, live, finalizers, options) {
    const grace = options.gracePeriodSeconds ?? numberAt(live, 'spec', 'terminationGracePeriodSeconds') ?? 30;
    const phase = textAt(live, 'status', 'phase');
    const runs = textAt(live, 'spec', 'nodeName') !== undefined && phase !== 'Succeeded' && phase !== 'Failed';
    if (finalizers.length === 0 && (grace <= 0 || !runs))
        return undefined;
    const before = numberAt(live, 'metadata', 'deletionGracePeriodSeconds');
    if (before !== undefined && before <= grace)
        return live;
    return withDeletion(ports, live, finalizers, grace);
}
function withDeletion(ports, live, finalizers, graceSeconds) {
    if (at(live, 'metadata', 'deletionTimestamp') !== undefined && graceSeconds === 0)
        return withAt(live, ['metadata'], compact({
            ...objectAt(live, 'metadata'),
            finalizers: finalizers.length === 0 ? undefined : finalizers,
        }));
    return withAt(live, ['metadata'], compact({
        ...objectAt(live, 'metadata'),
        ...nextGeneration(live),
        finalizers: finalizers.length === 0 ? undefined : finalizers,
        deletionTimestamp: timestamp(ports.nowMs() + graceSeconds * 1000),
        deletionGracePeriodSeconds: graceSeconds,
    }));
}
/** To be marked for its end is a change that whoever works on the object has to see. */
const nextGeneration = (live) => {
    const generation = numberAt(live, 'metadata', 'generation');
    return generation === undefined ? {} : { generation: generation + 1 };
};
/** Deletes every object of a collection that a filter includes. */
function deleteCollection(ports, resource, namespace, includes, options) {
    const chosen = ports.store
        .list(resource.plural, resource.namespaced ? namespace : undefined)
        .filter(includes);
    for (const object of chosen)
        deleteObject(ports, resource, textAt(object, 'metadata', 'namespace') ?? '', textAt(object, 'metadata', 'name') ?? '', options);
    return chosen;
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/mergepatch.ts

/**
 * Applies a JSON merge patch (RFC 7386): null removes, an object merges, anything else replaces.
 *
 * The result holds no null that came from the patch, which is why a merge patch cannot set one.
 */
function applyMergePatch(target, patch) {
    if (!isObject(patch))
        return patch;
    const result = isObject(target) ? { ...target } : {};
    for (const [key, value] of Object.entries(patch)) {
        if (value === null)
            Reflect.deleteProperty(result, key);
        else
            mergepatch_define(result, key, applyMergePatch(Object.hasOwn(result, key) ? result[key] : undefined, value));
    }
    return result;
}
/** Sets an own property, `__proto__` included. */
function mergepatch_define(target, key, value) {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/controllers/rollingupdate.ts
/**
 * Reads `maxSurge` or `maxUnavailable`: a number, or a percentage of the desired replicas, rounded up for the surge and
 * down for the unavailable.
 */
function readBound(value, desired, round) {
    if (typeof value === 'number')
        return value;
    const percent = Number(/^([0-9]+)%$/.exec(value ?? '')?.[1] ?? '25');
    const exact = (desired * percent) / 100;
    return round === 'up' ? Math.ceil(exact) : Math.floor(exact);
}
/**
 * The next step of a rolling update: never more than desired + maxSurge replicas, never fewer available ones than
 * desired - maxUnavailable by its own doing. Nothing when there is nothing to do or when something must become
 * available first.
 */
function planRollingUpdate(rollout) {
    const { desired, fresh, old } = rollout;
    // Both zero cannot move; the real server lets one be unavailable then.
    const maxUnavailable = rollout.maxSurge === 0 && rollout.maxUnavailable === 0 ? 1 : rollout.maxUnavailable;
    const total = fresh.replicas + sum(old.map((side) => side.replicas));
    if (fresh.replicas > desired)
        return [{ name: fresh.name, replicas: desired }];
    if (fresh.replicas < desired) {
        const room = desired + rollout.maxSurge - total;
        const added = Math.min(room, desired - fresh.replicas);
        if (added > 0)
            return [{ name: fresh.name, replicas: fresh.replicas + added }];
    }
    return scaleDownOld(rollout, desired - maxUnavailable, total);
}
function scaleDownOld(rollout, minAvailable, total) {
    const { fresh, old } = rollout;
    const freshMissing = fresh.replicas - fresh.available;
    let cleanable = total - minAvailable - freshMissing;
    if (cleanable <= 0)
        return [];
    const planned = new Map();
    // Replicas that do not serve anyway go first.
    for (const side of old) {
        const gone = Math.min(cleanable, Math.max(0, side.replicas - side.available));
        if (gone > 0)
            planned.set(side.name, side.replicas - gone);
        cleanable -= gone;
    }
    const available = fresh.available + sum(old.map((side) => side.available));
    let spare = Math.min(available - minAvailable, cleanable);
    for (const side of old) {
        const left = planned.get(side.name) ?? side.replicas;
        const gone = Math.min(Math.max(0, spare), left);
        if (gone > 0)
            planned.set(side.name, left - gone);
        spare -= gone;
    }
    return [...planned].map(([name, replicas]) => ({ name, replicas }));
}
const sum = (values) => values.reduce((total, value) => total + value, 0);

;// CONCATENATED MODULE: ./packages/cluster/src/domain/controllers/deployment.ts




const hashLabel = 'pod-template-hash';
const revisionKey = 'deployment.kubernetes.io/revision';
/** Annotations of a Deployment that its ReplicaSets do not get. */
const notCopied = new Set([
    'kubectl.kubernetes.io/last-applied-configuration',
    revisionKey,
    'deployment.kubernetes.io/revision-history',
    'deployment.kubernetes.io/desired-replicas',
    'deployment.kubernetes.io/max-replicas',
]);
/** Decides the next steps of a Deployment: a new ReplicaSet, scalings, status, old revisions to be forgotten. */
function reconcileDeployment(view) {
    const { deployment, replicaSets } = view;
    if (isBeingDeleted(deployment))
        return [];
    const template = at(deployment, 'spec', 'template');
    const byAge = [...replicaSets].sort((left, right) => revisionOf(left) - revisionOf(right));
    const fresh = byAge.find((set) => equals(templateWithoutHash(set), template));
    const old = byAge.filter((set) => set !== fresh);
    const newest = Math.max(0, ...old.map(revisionOf));
    if (fresh === undefined) {
        if (at(deployment, 'spec', 'paused') === true)
            return [
                ...scalings(deployment, old, scalePaused(deployment, old)),
                ...statusActions(view, undefined, old),
            ];
        return [createReplicaSet(deployment, newest + 1, old), ...statusActions(view, undefined, old)];
    }
    return [
        ...renumber(deployment, fresh, newest),
        ...scalings(deployment, byAge, planScalings(view, fresh, old)),
        ...statusActions(view, fresh, old),
        ...forgetOld(deployment, fresh, old),
    ];
}
/** The name's last part and label of a template: equal templates have equal hashes. */
function templateHash(template) {
    let hash = 0x811c9dc5;
    for (const code of new TextEncoder().encode(canonicalText(template ?? null)))
        hash = Math.imul(hash ^ code, 0x01000193) >>> 0;
    const letters = 'bcdfghjklmnpqrstvwxz2456789';
    return String(hash)
        .padStart(10, '0')
        .split('')
        .map((digit) => letters[Number(digit)] ?? 'b')
        .join('');
}
function templateWithoutHash(set) {
    const template = objectAt(set, 'spec', 'template');
    const bare = withoutAt(template, ['metadata', 'labels', hashLabel]);
    return bare;
}
const revisionOf = (object) => Number(textAt(object, 'metadata', 'annotations', revisionKey) ?? '0');
function boundsOf(deployment) {
    const desired = replicasOf(deployment);
    const read = (key, round) => {
        const value = at(deployment, 'spec', 'strategy', 'rollingUpdate', key);
        return readBound(typeof value === 'number' || typeof value === 'string' ? value : undefined, desired, round);
    };
    if (textAt(deployment, 'spec', 'strategy', 'type') === 'Recreate')
        return { maxSurge: 0, maxUnavailable: 0 };
    const maxSurge = read('maxSurge', 'up');
    const maxUnavailable = read('maxUnavailable', 'down');
    return { maxSurge, maxUnavailable: maxSurge === 0 && maxUnavailable === 0 ? 1 : maxUnavailable };
}
function createReplicaSet(deployment, revision, old) {
    const template = objectAt(deployment, 'spec', 'template');
    const hash = templateHash(template);
    const labels = { ...objectAt(template, 'metadata', 'labels'), [hashLabel]: hash };
    const desired = replicasOf(deployment);
    const { maxSurge } = boundsOf(deployment);
    const recreates = textAt(deployment, 'spec', 'strategy', 'type') === 'Recreate';
    const running = old.reduce((sum, set) => sum + replicasOf(set), 0);
    const replicas = recreates
        ? old.length === 0
            ? desired
            : 0
        : Math.min(desired, Math.max(0, desired + maxSurge - running));
    const selector = objectAt(deployment, 'spec', 'selector');
    return {
        kind: 'create',
        plural: 'replicasets',
        namespace: namespaceOf(deployment),
        object: {
            apiVersion: 'apps/v1',
            kind: 'ReplicaSet',
            metadata: {
                name: `${nameOf(deployment)}-${hash}`,
                labels,
                annotations: {
                    ...copiedAnnotations(deployment),
                    [revisionKey]: String(revision),
                    'deployment.kubernetes.io/desired-replicas': String(desired),
                    'deployment.kubernetes.io/max-replicas': String(desired + maxSurge),
                },
                ownerReferences: [controllerReference(deployment)],
            },
            spec: compact({
                replicas,
                minReadySeconds: numberAt(deployment, 'spec', 'minReadySeconds'),
                selector: { ...selector, matchLabels: { ...objectAt(selector, 'matchLabels'), [hashLabel]: hash } },
                template: {
                    ...template,
                    metadata: { ...objectAt(template, 'metadata'), labels },
                },
            }),
        },
    };
}
function copiedAnnotations(deployment) {
    return Object.fromEntries(Object.entries(objectAt(deployment, 'metadata', 'annotations')).filter(([key]) => !notCopied.has(key)));
}
/** A revision that is used again becomes the newest. */
function renumber(deployment, fresh, newest) {
    const revision = revisionOf(fresh) > newest ? revisionOf(fresh) : newest + 1;
    const wanted = { ...copiedAnnotations(deployment), [revisionKey]: String(revision) };
    const current = objectAt(fresh, 'metadata', 'annotations');
    const minReady = numberAt(deployment, 'spec', 'minReadySeconds') ?? 0;
    const sameMinReady = (numberAt(fresh, 'spec', 'minReadySeconds') ?? 0) === minReady;
    if (sameMinReady && Object.entries(wanted).every(([key, value]) => equals(current[key], value)))
        return [];
    return [
        {
            kind: 'patch',
            plural: 'replicasets',
            namespace: namespaceOf(fresh),
            name: nameOf(fresh),
            patch: { metadata: { annotations: wanted }, spec: { minReadySeconds: minReady } },
        },
    ];
}
function planScalings(view, fresh, old) {
    const { deployment } = view;
    const desired = replicasOf(deployment);
    if (at(deployment, 'spec', 'paused') === true)
        return scalePaused(deployment, [...old, fresh]);
    if (textAt(deployment, 'spec', 'strategy', 'type') === 'Recreate') {
        const active = old.filter((set) => replicasOf(set) > 0);
        if (active.length > 0)
            return active.map((set) => ({ name: nameOf(set), replicas: 0 }));
        if (view.oldPodsLeft > 0 || replicasOf(fresh) === desired)
            return [];
        return [{ name: nameOf(fresh), replicas: desired }];
    }
    const side = (set) => ({
        name: nameOf(set),
        replicas: replicasOf(set),
        available: numberAt(set, 'status', 'availableReplicas') ?? 0,
    });
    return planRollingUpdate({
        desired,
        ...boundsOf(deployment),
        fresh: side(fresh),
        old: old.filter((set) => replicasOf(set) > 0).map(side),
    });
}
/** A paused Deployment still follows its number of replicas, with the newest set that runs. */
function scalePaused(deployment, sets) {
    const active = sets.filter((set) => replicasOf(set) > 0);
    const target = active.at(-1) ?? sets.at(-1);
    if (target === undefined || active.length > 1 || replicasOf(target) === replicasOf(deployment))
        return [];
    return [{ name: nameOf(target), replicas: replicasOf(deployment) }];
}
function scalings(deployment, sets, planned) {
    return planned.flatMap((scaling) => {
        const set = sets.find((candidate) => nameOf(candidate) === scaling.name);
        const before = set === undefined ? 0 : replicasOf(set);
        const direction = scaling.replicas > before ? 'up' : 'down';
        return [
            {
                kind: 'patch',
                plural: 'replicasets',
                namespace: namespaceOf(deployment),
                name: scaling.name,
                patch: { spec: { replicas: scaling.replicas } },
            },
            {
                kind: 'event',
                about: deployment,
                type: 'Normal',
                reason: 'ScalingReplicaSet',
                message: `Scaled ${direction} replica set ${scaling.name} from ${before} to ${scaling.replicas}`,
            },
        ];
    });
}
function statusActions(view, fresh, old) {
    const { deployment, nowMs } = view;
    const all = fresh === undefined ? old : [...old, fresh];
    const total = (key) => all.reduce((sum, set) => sum + (numberAt(set, 'status', key) ?? 0), 0);
    const desired = replicasOf(deployment);
    const updated = fresh === undefined ? 0 : (numberAt(fresh, 'status', 'replicas') ?? 0);
    const replicas = total('replicas');
    const available = total('availableReplicas');
    const freshCounts = fresh !== undefined &&
        numberAt(fresh, 'status', 'observedGeneration') === numberAt(fresh, 'metadata', 'generation');
    const complete = freshCounts && updated === desired && replicas === desired && available === desired;
    const progressing = progressCondition(view, fresh, { replicas, updated, available, ready: total('readyReplicas') }, complete);
    const { maxUnavailable } = boundsOf(deployment);
    const enough = available >= desired - maxUnavailable;
    const positive = (value) => (value === 0 ? undefined : value);
    const status = compact({
        observedGeneration: numberAt(deployment, 'metadata', 'generation'),
        replicas: positive(replicas),
        updatedReplicas: positive(updated),
        readyReplicas: positive(total('readyReplicas')),
        availableReplicas: positive(available),
        unavailableReplicas: positive(Math.max(0, Math.max(desired, replicas) - available)),
        conditions: [
            deployment_condition(deployment, nowMs, {
                type: 'Available',
                status: enough ? 'True' : 'False',
                reason: enough ? 'MinimumReplicasAvailable' : 'MinimumReplicasUnavailable',
                message: enough
                    ? 'Deployment has minimum availability.'
                    : 'Deployment does not have minimum availability.',
            }, false),
            progressing.condition,
        ],
    });
    const revision = fresh === undefined ? undefined : textAt(fresh, 'metadata', 'annotations', revisionKey);
    const annotations = revision === undefined ? {} : { [revisionKey]: revision };
    const actions = [];
    if (!equals(status, at(deployment, 'status')) ||
        (revision !== undefined && textAt(deployment, 'metadata', 'annotations', revisionKey) !== revision))
        actions.push({
            kind: 'status',
            plural: 'deployments',
            namespace: namespaceOf(deployment),
            name: nameOf(deployment),
            status,
            annotations,
        });
    if (progressing.deadlineInMs !== undefined)
        actions.push({ kind: 'again', afterMs: progressing.deadlineInMs });
    return actions;
}
function progressCondition(view, fresh, counts, complete) {
    const { deployment, nowMs } = view;
    const set = fresh === undefined
        ? `${nameOf(deployment)}-${templateHash(at(deployment, 'spec', 'template'))}`
        : nameOf(fresh);
    const before = conditionOf(deployment, 'Progressing');
    const make = (status, reason, message, moved) => deployment_condition(deployment, nowMs, { type: 'Progressing', status, reason, message }, moved);
    if (complete)
        return {
            condition: make('True', 'NewReplicaSetAvailable', `ReplicaSet "${set}" has successfully progressed.`, false),
            deadlineInMs: undefined,
        };
    if (fresh === undefined)
        return {
            condition: make('True', 'NewReplicaSetCreated', `Created new replica set "${set}"`, true),
            deadlineInMs: undefined,
        };
    const was = (key) => numberAt(deployment, 'status', key) ?? 0;
    const generationMoved = numberAt(deployment, 'status', 'observedGeneration') !== numberAt(deployment, 'metadata', 'generation');
    const progressed = generationMoved ||
        counts.updated > was('updatedReplicas') ||
        counts.ready > was('readyReplicas') ||
        counts.available > was('availableReplicas') ||
        counts.replicas - counts.updated < was('replicas') - was('updatedReplicas');
    const limitMs = (numberAt(deployment, 'spec', 'progressDeadlineSeconds') ?? 600) * 1000;
    const lastMs = Date.parse(textAt(before, 'lastUpdateTime') ?? '');
    const leftMs = progressed || Number.isNaN(lastMs) ? limitMs : lastMs + limitMs - nowMs;
    // A rollout that was complete does not time out because a Pod is lost later.
    const counting = textAt(before, 'reason') !== 'NewReplicaSetAvailable' || progressed;
    const timedOut = textAt(before, 'reason') === 'ProgressDeadlineExceeded' && !progressed;
    if (counting && (timedOut || leftMs <= 0))
        return {
            condition: make('False', 'ProgressDeadlineExceeded', `ReplicaSet "${set}" has timed out progressing.`, false),
            deadlineInMs: undefined,
        };
    if (!counting && before !== undefined)
        return { condition: objectAt(before), deadlineInMs: undefined };
    return {
        condition: make('True', 'ReplicaSetUpdated', `ReplicaSet "${set}" is progressing.`, progressed),
        deadlineInMs: leftMs + 100,
    };
}
/** A condition whose times stay as they were while it says the same; `moved` renews the update time. */
function deployment_condition(deployment, nowMs, wanted, moved) {
    const before = conditionOf(deployment, wanted.type);
    const now = timestamp(nowMs);
    const same = textAt(before, 'status') === wanted.status && textAt(before, 'reason') === wanted.reason;
    return {
        ...wanted,
        lastTransitionTime: textAt(before, 'status') === wanted.status ? (textAt(before, 'lastTransitionTime') ?? now) : now,
        lastUpdateTime: same && !moved ? (textAt(before, 'lastUpdateTime') ?? now) : now,
    };
}
function forgetOld(deployment, fresh, old) {
    if ((numberAt(fresh, 'status', 'availableReplicas') ?? 0) < replicasOf(deployment))
        return [];
    const limit = numberAt(deployment, 'spec', 'revisionHistoryLimit') ?? 10;
    const idle = old.filter((set) => replicasOf(set) === 0 && (numberAt(set, 'status', 'replicas') ?? 0) === 0 && !isBeingDeleted(set));
    return idle.slice(0, Math.max(0, idle.length - limit)).map((set) => ({
        kind: 'delete',
        plural: 'replicasets',
        namespace: namespaceOf(set),
        name: nameOf(set),
    }));
}
/** The ReplicaSets that a Deployment controls. */
function setsOf(deployment, candidates) {
    const uid = uidOf(deployment);
    return candidates.filter((set) => listAt(set, 'metadata', 'ownerReferences').some((owner) => textAt(owner, 'uid') === uid && at(owner, 'controller') === true));
}

;// CONCATENATED MODULE: ./packages/cluster/src/steps/controllers/perform.ts









/** The name that the controllers write under. */
const controllerManager = 'kube-controller-manager';
const eventsKept = 1000;
/** Carries out what controllers decided. Answers after how many milliseconds each wants to look again. */
function perform_perform(ports, actions, component) {
    const again = [];
    for (const action of actions) {
        if (action.kind === 'again')
            again.push(action.afterMs);
        else
            performOne(ports, action, component);
    }
    return again;
}
function performOne(ports, action, component) {
    switch (action.kind) {
        case 'create': {
            const written = createNow(ports, resourceOf(action.plural), action.namespace, action.object, controllerManager);
            const owner = listAt(action.object, 'metadata', 'ownerReferences')[0];
            if (written.kind === 'failure' && isObject(owner)) {
                const about = {
                    ...owner,
                    metadata: {
                        name: textAt(owner, 'name') ?? '',
                        namespace: action.namespace,
                        uid: textAt(owner, 'uid') ?? '',
                    },
                };
                recordEvent(ports, about, 'Warning', 'FailedCreate', `Error creating: ${written.failure.message}`, component);
            }
            return;
        }
        case 'patch':
            updateNow(ports, resourceOf(action.plural), action.namespace, action.name, '', (live) => {
                const next = applyMergePatch(live, action.patch);
                return isObject(next) ? next : live;
            }, controllerManager);
            return;
        case 'status':
            updateNow(ports, resourceOf(action.plural), action.namespace, action.name, 'status', (live) => {
                const annotations = { ...objectAt(live, 'metadata', 'annotations'), ...action.annotations };
                const metadata = {
                    ...objectAt(live, 'metadata'),
                    ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
                };
                return { ...live, metadata, status: action.status };
            }, controllerManager);
            return;
        case 'delete':
            deleteObject(ports, resourceOf(action.plural), action.namespace, action.name, plainDelete);
            return;
        case 'event':
            recordEvent(ports, action.about, action.type, action.reason, action.message, component);
    }
}
/** Writes an Event about an object; one that says the same again is counted, not repeated. */
function recordEvent(ports, about, type, reason, message, component) {
    const namespace = namespaceOf(about) === '' ? 'default' : namespaceOf(about);
    const name = `${nameOf(about)}.${templateHash([uidOf(about), reason, message])}`;
    const now = timestamp(ports.nowMs());
    const existing = ports.store.get('events', namespace, name);
    if (existing !== undefined) {
        const count = (numberAt(existing, 'count') ?? 1) + 1;
        updateNow(ports, resourceOf('events'), namespace, name, '', (live) => ({ ...live, count, lastTimestamp: now }), component);
        return;
    }
    createNow(ports, resourceOf('events'), namespace, {
        metadata: { name },
        involvedObject: {
            kind: textAt(about, 'kind') ?? '',
            apiVersion: textAt(about, 'apiVersion') ?? '',
            namespace,
            name: nameOf(about),
            uid: uidOf(about),
        },
        reason,
        message,
        type,
        count: 1,
        firstTimestamp: now,
        lastTimestamp: now,
        source: { component },
        reportingComponent: component,
    }, component);
    forgetOldEvents(ports);
}
/** Events are many and nobody deletes them: the oldest go, a fifth at a time. */
function forgetOldEvents(ports) {
    const events = ports.store.list('events');
    if (events.length <= eventsKept)
        return;
    const byAge = [...events].sort((left, right) => canonicalText(left['lastTimestamp'] ?? '') < canonicalText(right['lastTimestamp'] ?? '') ? -1 : 1);
    for (const event of byAge.slice(0, eventsKept / 5))
        ports.store.remove('events', namespaceOf(event), nameOf(event));
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/controllers/endpoints.ts



/** The label that ties a slice to its Service. */
const serviceNameLabel = 'kubernetes.io/service-name';
const managedByLabel = 'endpointslice.kubernetes.io/managed-by';
const endpoints_manager = 'endpointslice-controller.k8s.io';
const headlessLabel = 'service.kubernetes.io/headless';
/** The real controller puts no more than this many endpoints into one slice. */
const endpointsASlice = 100;
/**
 * The slices that a Service should have now; undefined for a Service without a selector, whose slices are its owner's
 * business. A Service that selects nothing has one slice with nothing in it.
 */
function sliceContents(service, pods) {
    const labels = textMapAt(service, 'spec', 'selector');
    if (Object.keys(labels).length === 0 || textAt(service, 'spec', 'type') === 'ExternalName')
        return undefined;
    const selector = selectorOfLabels(labels);
    const publishAll = at(service, 'spec', 'publishNotReadyAddresses') === true;
    const groups = new Map();
    for (const pod of pods) {
        if (!selects(selector, pod) || !hasAddress(pod))
            continue;
        const ports = portsFor(service, pod);
        const key = canonicalText(ports);
        const group = groups.get(key) ?? { ports, endpoints: [] };
        group.endpoints.push(endpointOf(pod, publishAll));
        groups.set(key, group);
    }
    const slices = [...groups.values()].flatMap((group) => chunks(group.endpoints).map((endpoints) => ({ ports: group.ports, endpoints })));
    return slices.length === 0 ? [{ ports: [], endpoints: [] }] : slices;
}
/** Whether a Pod can be an endpoint: on a Node, with an address, and not at its end. */
function hasAddress(pod) {
    const phase = textAt(pod, 'status', 'phase');
    return (textAt(pod, 'spec', 'nodeName') !== undefined &&
        textAt(pod, 'status', 'podIP') !== undefined &&
        phase !== 'Succeeded' &&
        phase !== 'Failed');
}
function endpointOf(pod, publishAll) {
    const serving = isReady(pod);
    const terminating = isBeingDeleted(pod);
    return compact({
        addresses: [textAt(pod, 'status', 'podIP') ?? ''],
        conditions: { ready: publishAll || (serving && !terminating), serving, terminating },
        nodeName: textAt(pod, 'spec', 'nodeName'),
        targetRef: { kind: 'Pod', namespace: namespaceOf(pod), name: nameOf(pod), uid: uidOf(pod) },
    });
}
function portsFor(service, pod) {
    return listAt(service, 'spec', 'ports').flatMap((port) => {
        const number = targetPort(port, pod);
        if (number === undefined)
            return [];
        return [{ name: textAt(port, 'name') ?? '', port: number, protocol: textAt(port, 'protocol') ?? 'TCP' }];
    });
}
/** The port of a Pod that a Service's port means: a number, or the name of a container's port. */
function targetPort(port, pod) {
    const target = at(port, 'targetPort') ?? at(port, 'port');
    if (typeof target === 'number')
        return target;
    for (const container of listAt(pod, 'spec', 'containers'))
        for (const offered of listAt(container, 'ports'))
            if (textAt(offered, 'name') === target)
                return numberAt(offered, 'containerPort');
    return undefined;
}
function chunks(endpoints) {
    const parts = [];
    for (let start = 0; start < endpoints.length; start += endpointsASlice)
        parts.push(endpoints.slice(start, start + endpointsASlice));
    return parts;
}
/** The writes that turn a Service's existing slices into what they should be. */
function reconcileSlices(service, wanted, existing) {
    const mine = existing.filter((slice) => textAt(slice, 'metadata', 'labels', managedByLabel) === endpoints_manager);
    const labels = sliceLabels(service);
    const actions = [];
    for (const [index, content] of wanted.entries()) {
        const slice = mine[index];
        if (slice === undefined)
            actions.push(createSlice(service, content));
        else if (!equals(listAt(slice, 'endpoints'), content.endpoints) ||
            !equals(listAt(slice, 'ports'), content.ports) ||
            !equals(objectAt(slice, 'metadata', 'labels'), labels))
            actions.push({
                kind: 'patch',
                plural: 'endpointslices',
                namespace: namespaceOf(slice),
                name: nameOf(slice),
                patch: {
                    metadata: { labels: { ...goneLabels(slice, labels), ...labels } },
                    endpoints: content.endpoints,
                    ports: content.ports,
                },
            });
    }
    for (const slice of mine.slice(wanted.length))
        actions.push({
            kind: 'delete',
            plural: 'endpointslices',
            namespace: namespaceOf(slice),
            name: nameOf(slice),
        });
    return actions;
}
/** A slice carries the labels of its Service and those by which it is found. */
const sliceLabels = (service) => ({
    ...objectAt(service, 'metadata', 'labels'),
    ...(textAt(service, 'spec', 'clusterIP') === 'None' ? { [headlessLabel]: '' } : {}),
    [managedByLabel]: endpoints_manager,
    [serviceNameLabel]: nameOf(service),
});
/** What a merge patch takes away: labels that the Service has no longer. */
const goneLabels = (slice, labels) => Object.fromEntries(Object.keys(objectAt(slice, 'metadata', 'labels'))
    .filter((key) => labels[key] === undefined)
    .map((key) => [key, null]));
function createSlice(service, content) {
    return {
        kind: 'create',
        plural: 'endpointslices',
        namespace: namespaceOf(service),
        object: {
            apiVersion: 'discovery.k8s.io/v1',
            kind: 'EndpointSlice',
            metadata: {
                generateName: `${nameOf(service)}-`,
                labels: sliceLabels(service),
                ownerReferences: [controllerReference(service)],
            },
            addressType: 'IPv4',
            endpoints: content.endpoints,
            ports: content.ports,
        },
    };
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/controllers/garbage.ts



/**
 * Decides what goes because its owners are gone, which owners may go because their dependents did, and which
 * dependents are let go of.
 */
function collectGarbage(held) {
    const alive = new Map(held.map((entry) => [uidOf(entry.object), entry]));
    const dependents = new Map();
    for (const entry of held)
        for (const owner of listAt(entry.object, 'metadata', 'ownerReferences')) {
            const uid = textAt(owner, 'uid') ?? '';
            const listed = dependents.get(uid);
            if (listed === undefined)
                dependents.set(uid, [entry]);
            else
                listed.push(entry);
        }
    const actions = [];
    for (const entry of held) {
        const owners = listAt(entry.object, 'metadata', 'ownerReferences');
        const gone = owners.length > 0 && owners.every((owner) => !alive.has(textAt(owner, 'uid') ?? ''));
        if (gone && !isBeingDeleted(entry.object))
            actions.push(garbage_remove(entry));
    }
    for (const entry of held) {
        const finalizers = listAt(entry.object, 'metadata', 'finalizers');
        if (!isBeingDeleted(entry.object) || finalizers.length === 0)
            continue;
        const children = dependents.get(uidOf(entry.object)) ?? [];
        if (finalizers.includes(orphanFinalizer)) {
            actions.push(...children.map((child) => letGo(child, uidOf(entry.object))), finish(entry, orphanFinalizer));
        }
        else if (finalizers.includes(foregroundFinalizer)) {
            if (children.length === 0)
                actions.push(finish(entry, foregroundFinalizer));
            actions.push(...children.filter((child) => !isBeingDeleted(child.object)).map(garbage_remove));
        }
    }
    return actions;
}
/** Decides how a namespace that is being deleted is emptied; `empty` when nothing is left in it. */
function emptyNamespace(namespace, held) {
    const inside = held.filter((entry) => namespaceOf(entry.object) === namespace);
    return {
        actions: inside.filter((entry) => !isBeingDeleted(entry.object)).map(garbage_remove),
        empty: inside.length === 0,
    };
}
const garbage_remove = (entry) => ({
    kind: 'delete',
    plural: entry.plural,
    namespace: namespaceOf(entry.object),
    name: nameOf(entry.object),
});
const garbage_patch = (entry, metadata) => ({
    kind: 'patch',
    plural: entry.plural,
    namespace: namespaceOf(entry.object),
    name: nameOf(entry.object),
    patch: { metadata },
});
const finish = (entry, finalizer) => garbage_patch(entry, {
    finalizers: listAt(entry.object, 'metadata', 'finalizers').filter((name) => name !== finalizer),
});
function letGo(entry, owner) {
    const left = listAt(entry.object, 'metadata', 'ownerReferences').filter((ref) => at(ref, 'uid') !== owner);
    return garbage_patch(entry, { ownerReferences: left.length === 0 ? null : left });
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/controllers/replicaset.ts


/** Decides which Pods a ReplicaSet makes or ends, and its status. `pods` are those it controls. */
function reconcileReplicaSet(set, pods, nowMs) {
    if (isBeingDeleted(set))
        return [];
    const active = pods.filter(isActive);
    const missing = replicasOf(set) - active.length;
    const actions = [];
    for (let index = 0; index < missing; index += 1)
        actions.push(createPod(set));
    if (missing < 0)
        for (const pod of [...active].sort(leastUsefulFirst).slice(0, -missing))
            actions.push({ kind: 'delete', plural: 'pods', namespace: namespaceOf(pod), name: nameOf(pod) });
    return [...actions, ...replicaset_statusActions(set, active, nowMs)];
}
function createPod(set) {
    const template = objectAt(set, 'spec', 'template');
    return {
        kind: 'create',
        plural: 'pods',
        namespace: namespaceOf(set),
        object: {
            apiVersion: 'v1',
            kind: 'Pod',
            metadata: compact({
                generateName: `${nameOf(set)}-`,
                labels: at(template, 'metadata', 'labels'),
                annotations: at(template, 'metadata', 'annotations'),
                ownerReferences: [controllerReference(set)],
            }),
            spec: objectAt(template, 'spec'),
        },
    };
}
/** Pods that serve nobody go first, then the youngest. */
function leastUsefulFirst(left, right) {
    const rank = (pod) => textAt(pod, 'status', 'phase') === 'Pending' ? 0 : isReady(pod) ? 2 : 1;
    const born = (pod) => Date.parse(textAt(pod, 'metadata', 'creationTimestamp') ?? '') || 0;
    return rank(left) - rank(right) || born(right) - born(left);
}
function replicaset_statusActions(set, active, nowMs) {
    const minReadySeconds = numberAt(set, 'spec', 'minReadySeconds') ?? 0;
    const waits = active.map((pod) => availableInMs(pod, minReadySeconds, nowMs));
    const positive = (value) => (value === 0 ? undefined : value);
    const status = compact({
        replicas: active.length,
        fullyLabeledReplicas: positive(active.length),
        readyReplicas: positive(active.filter(isReady).length),
        availableReplicas: positive(waits.filter((wait) => wait === 0).length),
        observedGeneration: numberAt(set, 'metadata', 'generation'),
    });
    const next = waits.filter((wait) => wait !== undefined && wait > 0);
    const actions = next.length === 0 ? [] : [{ kind: 'again', afterMs: Math.min(...next) }];
    if (!equals(status, at(set, 'status')))
        actions.push({
            kind: 'status',
            plural: 'replicasets',
            namespace: namespaceOf(set),
            name: nameOf(set),
            status,
            annotations: {},
        });
    return actions;
}

;// CONCATENATED MODULE: ./packages/cluster/src/steps/controllers/loop.ts









/** Runs every controller for whatever changes in the store, and once for what is there. */
function startControlLoop(ports) {
    const { store, timer } = ports;
    const dirty = {
        deployments: new Map(),
        replicasets: new Map(),
        services: new Map(),
    };
    const announced = new Map();
    const timers = new Set();
    let scheduled = false;
    let garbage = false;
    let stopped = false;
    const later = (delayMs, action) => {
        const cancel = timer.after(delayMs, () => {
            timers.delete(cancel);
            if (!stopped)
                action();
        });
        timers.add(cancel);
    };
    const schedule = () => {
        if (scheduled || stopped)
            return;
        scheduled = true;
        later(0, work);
    };
    const mark = (kind, namespace, name) => {
        if (name === '')
            return;
        dirty[kind].set(`${namespace}/${name}`, { namespace, name });
        schedule();
    };
    const work = () => {
        scheduled = false;
        const take = (kind) => {
            const keys = [...dirty[kind].values()];
            dirty[kind].clear();
            return keys;
        };
        for (const key of take('replicasets'))
            syncReplicaSet(key);
        for (const key of take('deployments'))
            syncDeployment(key);
        for (const key of take('services'))
            syncService(key);
        if (garbage) {
            garbage = false;
            syncGarbage();
        }
    };
    const syncReplicaSet = (key) => {
        const set = store.get('replicasets', key.namespace, key.name);
        if (set === undefined)
            return;
        const uid = uidOf(set);
        const pods = store.list('pods', key.namespace).filter((pod) => isControlledBy(pod, uid));
        const again = perform_perform(ports, reconcileReplicaSet(set, pods, timer.nowMs()), 'replicaset-controller');
        for (const afterMs of again)
            later(afterMs, () => mark('replicasets', key.namespace, key.name));
    };
    const syncDeployment = (key) => {
        const deployment = store.get('deployments', key.namespace, key.name);
        if (deployment === undefined)
            return;
        const replicaSets = setsOf(deployment, store.list('replicasets', key.namespace));
        const idle = new Set(replicaSets.filter((set) => replicasOf(set) === 0).map(uidOf));
        const oldPodsLeft = store
            .list('pods', key.namespace)
            .filter((pod) => listAt(pod, 'metadata', 'ownerReferences').some((owner) => idle.has(textAt(owner, 'uid') ?? ''))).length;
        const actions = reconcileDeployment({ deployment, replicaSets, oldPodsLeft, nowMs: timer.nowMs() });
        for (const afterMs of perform_perform(ports, actions, 'deployment-controller'))
            later(afterMs, () => mark('deployments', key.namespace, key.name));
    };
    /** Slices follow a change after the propagation delay, each change in its turn. */
    const syncService = (key) => {
        const id = `${key.namespace}/${key.name}`;
        const service = store.get('services', key.namespace, key.name);
        if (service === undefined || isBeingDeleted(service)) {
            announced.delete(id);
            return;
        }
        const contents = sliceContents(service, store.list('pods', key.namespace));
        if (contents === undefined)
            return;
        const text = canonicalText([
            objectAt(service, 'metadata', 'labels'),
            ...contents.map((entry) => ({ ports: entry.ports, endpoints: entry.endpoints })),
        ]);
        if (announced.get(id) === text)
            return;
        announced.set(id, text);
        later(ports.propagationMs(), () => applySlices(key, uidOf(service), contents));
    };
    const applySlices = (key, uid, contents) => {
        const service = store.get('services', key.namespace, key.name);
        if (service === undefined || uidOf(service) !== uid)
            return;
        const slices = store
            .list('endpointslices', key.namespace)
            .filter((slice) => textAt(slice, 'metadata', 'labels', serviceNameLabel) === key.name);
        perform_perform(ports, reconcileSlices(service, contents, slices), 'endpoint-slice-controller');
    };
    const syncGarbage = () => {
        const held = resources_resources.flatMap((resource) => resource.plural === 'events'
            ? []
            : store.list(resource.plural).map((object) => ({ plural: resource.plural, object })));
        perform_perform(ports, collectGarbage(held), 'garbage-collector');
        for (const namespace of store.list('namespaces').filter(isBeingDeleted)) {
            const inside = [...held, ...store.list('events').map((object) => ({ plural: 'events', object }))];
            const result = emptyNamespace(nameOf(namespace), inside.filter((entry) => entry.plural !== 'namespaces'));
            perform_perform(ports, result.actions, 'namespace-controller');
            if (result.empty)
                store.remove('namespaces', '', nameOf(namespace));
        }
    };
    const notice = (change) => {
        const { object, previous } = change;
        const namespace = namespaceOf(object);
        if (change.kind === 'DELETED' ||
            isBeingDeleted(object) ||
            (change.kind === 'ADDED' && listAt(object, 'metadata', 'ownerReferences').length > 0)) {
            garbage = true;
            schedule();
        }
        switch (change.plural) {
            case 'deployments':
                mark('deployments', namespace, nameOf(object));
                return;
            case 'replicasets':
                mark('replicasets', namespace, nameOf(object));
                mark('deployments', namespace, ownerName(object));
                return;
            case 'pods': {
                const set = ownerName(object);
                mark('replicasets', namespace, set);
                const owner = store.get('replicasets', namespace, set);
                if (change.kind === 'DELETED' && owner !== undefined)
                    mark('deployments', namespace, ownerName(owner));
                for (const service of store.list('services', namespace))
                    mark('services', namespace, nameOf(service));
                return;
            }
            case 'services':
                mark('services', namespace, nameOf(object));
                return;
            case 'endpointslices': {
                const service = textAt(object, 'metadata', 'labels', serviceNameLabel) ?? '';
                // A slice that somebody else changed or deleted is put right.
                if (previous !== undefined && change.kind === 'DELETED')
                    announced.delete(keyOfObject({ metadata: { namespace, name: service } }));
                mark('services', namespace, service);
                return;
            }
            default:
        }
    };
    const unsubscribe = store.subscribe(notice);
    return {
        stop: () => {
            stopped = true;
            unsubscribe();
            for (const cancel of timers)
                cancel();
        },
    };
}
/** The name of an object's controller, whatever its kind; empty without one. */
function ownerName(object) {
    const owner = listAt(object, 'metadata', 'ownerReferences').find((entry) => textAt(entry, 'name') !== undefined);
    return textAt(owner, 'name') ?? '';
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/kubelet/grace.ts

/** A Pod's grace period in milliseconds. */
function graceOf(pod) {
    return (numberAt(pod, 'spec', 'terminationGracePeriodSeconds') ?? 30) * 1000;
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/kubelet/log.ts
/** Makes an empty log that keeps at most so many characters, cut at a line where it can. */
function createLog(keptCharacters) {
    let chunks = [];
    let length = 0;
    const listeners = new Set();
    return {
        write: (text) => {
            chunks.push(text);
            length += text.length;
            if (length > keptCharacters * 2) {
                const kept = chunks.join('').slice(-keptCharacters);
                const line = kept.indexOf('\n');
                chunks = [line < 0 ? kept : kept.slice(line + 1)];
                length = chunks[0]?.length ?? 0;
            }
            for (const listener of listeners)
                listener(text);
        },
        read: (tailLines) => {
            const all = chunks.join('');
            if (tailLines === undefined)
                return all;
            const lines = all.split('\n');
            const open = lines.at(-1) === '' ? 1 : 0;
            return tailLines === 0 ? '' : lines.slice(-(tailLines + open)).join('\n');
        },
        follow: (listener) => {
            listeners.add(listener);
            return () => listeners.delete(listener);
        },
    };
}

;// CONCATENATED MODULE: ./packages/cluster/src/steps/kubelet/pendingtimers.ts
/** Makes timers of which none is pending yet. */
function createPendingTimers(timer) {
    const pending = new Set();
    return {
        later: (delayMs, action) => {
            const cancel = timer.after(delayMs, () => {
                pending.delete(cancel);
                action();
            });
            pending.add(cancel);
        },
        cancelAll: () => {
            for (const cancel of pending)
                cancel();
            pending.clear();
        },
        any: () => pending.size > 0,
    };
}

;// CONCATENATED MODULE: ./packages/cluster/src/steps/kubelet/containerlife.ts



const logCharacters = 64 * 1024;
/** The life of a container that is not started yet. */
function newLife(ports, setup, listener) {
    return {
        ports,
        setup,
        listener,
        name: textAt(setup.spec, 'name') ?? '',
        pending: createPendingTimers(ports.timer),
        state: { kind: 'waiting', reason: 'ContainerCreating', message: '' },
        last: undefined,
        imageId: '',
        processId: '',
        restarts: 0,
        failuresInARow: 0,
        started: false,
        ready: false,
        running: undefined,
        stopping: false,
        over: false,
        log: createLog(logCharacters),
        previousLog: undefined,
    };
}
/** Puts an empty log in the place of the last process's, which is kept. */
function turnLog(life) {
    life.previousLog = life.log;
    life.log = createLog(logCharacters);
}
/** Changes the state and tells the Pod. */
function become(life, next) {
    life.state = next;
    life.listener.changed();
}
/** Ends the container for good, once. */
function containerlife_finish(life) {
    if (life.over)
        return;
    life.over = true;
    life.pending.cancelAll();
    life.ports.images.discard(life.setup.place);
    life.listener.ended();
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/kubelet/mappedports.ts

/**
 * The loopback port behind a container's port, given by its number or its name; undefined when there is no such port.
 * A container that declares none answers for every number.
 */
function loopbackPort(spec, mapped, port) {
    const asNumber = typeof port === 'number' ? port : /^[0-9]+$/.test(port) ? Number(port) : undefined;
    const number = asNumber ?? namedPort(spec, String(port));
    return number === undefined ? undefined : (mapped.get(number) ?? mapped.get(0));
}
function namedPort(spec, name) {
    const found = listAt(spec, 'ports').find((port) => textAt(port, 'name') === name);
    return numberAt(found, 'containerPort');
}
/** `PORT` is the first port; each port has a variable by its number, and by its name where it has one. */
function portVariables(mapped, names) {
    return [...mapped].flatMap(([port, loopback], index) => {
        const value = String(loopback);
        const byName = names[index] ?? '';
        return [
            ...(index === 0 ? [['PORT', value]] : []),
            ...(port === 0 ? [] : [[`PORT_${port}`, value]]),
            ...(byName === '' ? [] : [[`PORT_${byName.toUpperCase().replaceAll('-', '_')}`, value]]),
        ];
    });
}

;// CONCATENATED MODULE: ./packages/cluster/src/steps/kubelet/containerlook.ts

/** Looks at a container once: over the network, or by a command that runs inside it. */
async function lookOnce(life, current, action, timeoutMs) {
    if (action.kind === 'unsupported')
        return { ok: false, refused: false, why: `the rehearsal cluster does not do ${action.what}` };
    if (action.kind === 'exec')
        return runInside(life, current, action.command, timeoutMs);
    const port = loopbackPort(life.setup.spec, current.ports, action.port);
    if (port === undefined)
        return { ok: false, refused: false, why: `the container has no port ${action.port}` };
    const look = await life.ports.look(action, port, timeoutMs);
    return look.kind === 'success'
        ? { ok: true, refused: false, why: '' }
        : { ok: false, refused: look.kind === 'refused', why: look.why };
}
function runInside({ ports }, current, command, timeoutMs) {
    return new Promise((resolve) => {
        const handle = ports.runtime.start({ command, folder: current.folder, env: current.env }, {
            started: () => undefined,
            output: () => undefined,
            exited: (exitCode) => resolve({ ok: exitCode === 0, refused: false, why: `the command ended with ${exitCode}` }),
            failed: (why) => resolve({ ok: false, refused: false, why }),
        });
        ports.timer.after(timeoutMs, () => {
            handle.signal('SIGKILL');
            resolve({ ok: false, refused: false, why: `the command took longer than ${timeoutMs} ms` });
        });
    });
}

;// CONCATENATED MODULE: ./packages/cluster/src/steps/kubelet/containerend.ts




/** Ends the process that runs: SIGTERM, SIGKILL when the grace is over. The container may be started again. */
function terminate(life, graceMs) {
    const current = life.running;
    if (current === undefined)
        return;
    current.handle.signal('SIGTERM');
    killAfter(life, current, graceMs);
}
/** Ends the container for good: hook, SIGTERM, SIGKILL when the grace is over. */
function stop(life, graceMs) {
    if (life.stopping)
        return;
    life.stopping = true;
    const { listener, name, pending, running, state } = life;
    if (running === undefined) {
        if ((state.kind === 'waiting' && pending.any()) || state.kind === 'terminated')
            containerlife_finish(life);
        return;
    }
    listener.event('Normal', 'Killing', `Stopping container ${name}`);
    killAfter(life, running, graceMs);
    void preStop(life, running, graceMs).then(() => {
        if (life.running === running)
            running.handle.signal('SIGTERM');
    });
}
/** Ends the container for good, at once. */
function kill(life) {
    abandon(life);
    if (life.running === undefined)
        containerlife_finish(life);
    else
        life.running.handle.signal('SIGKILL');
}
/** Leaves the process to be ended by others, and never starts it again. */
function abandon(life) {
    life.stopping = true;
    life.pending.cancelAll();
}
function killAfter(life, current, graceMs) {
    // Not one of the pending timers: those end with the process, and this one must outlive a cancelled probe.
    life.ports.timer.after(graceMs, () => {
        if (life.running === current)
            current.handle.signal('SIGKILL');
    });
}
async function preStop(life, current, graceMs) {
    const handler = objectAt(life.setup.spec, 'lifecycle')['preStop'];
    if (!isObject(handler))
        return;
    const seconds = numberAt(handler, 'sleep', 'seconds');
    if (seconds !== undefined) {
        const sleepMs = Math.min(seconds * 1000, graceMs);
        await new Promise((resolve) => void life.ports.timer.after(sleepMs, resolve));
        return;
    }
    const done = await lookOnce(life, current, readAction(handler), graceMs);
    if (!done.ok)
        life.listener.event('Warning', 'FailedPreStopHook', `PreStopHook failed: ${done.why}`);
}

;// CONCATENATED MODULE: ./packages/cluster/src/steps/kubelet/containerprobes.ts




const eagerLookMs = 100;
/** Probes a process from its start: the others wait for its startup probe. */
function beginProbes(life, current) {
    const startup = readProbe(life.setup.spec['startupProbe']);
    if (startup === undefined) {
        begun(life, current);
        return;
    }
    keepLooking(life, current, 'Startup', startup, (result) => {
        if (result === 'success')
            begun(life, current);
        else
            restart(life, `Container ${life.name} failed startup probe, will be restarted`);
        return 'stop';
    });
}
function begun(life, current) {
    const { listener, name, setup } = life;
    life.started = true;
    const readiness = readProbe(setup.spec['readinessProbe']);
    const liveness = readProbe(setup.spec['livenessProbe']);
    life.ready = readiness === undefined;
    listener.changed();
    if (readiness !== undefined)
        keepLooking(life, current, 'Readiness', readiness, (result) => {
            life.ready = result === 'success';
            listener.changed();
            return 'on';
        });
    if (liveness !== undefined)
        keepLooking(life, current, 'Liveness', liveness, (result) => {
            if (result === 'success')
                return 'on';
            restart(life, `Container ${name} failed liveness probe, will be restarted`);
            return 'stop';
        });
}
/** Looks again and again while the process runs; `decide` is asked whenever the result changes. */
function keepLooking(life, current, kind, probe, decide) {
    const { listener, pending } = life;
    const { timer } = life.ports;
    let seen = unprobed;
    const firstMs = timer.nowMs() + probe.initialDelayMs;
    const look = async () => {
        const found = await lookOnce(life, current, probe.action, probe.timeoutMs);
        if (life.running !== current)
            return;
        // A program that is still starting is looked at again soon, so that a rehearsal need not wait a whole period.
        if (found.refused && seen.result === 'unknown' && timer.nowMs() - firstMs < probe.periodMs) {
            pending.later(eagerLookMs, () => void look());
            return;
        }
        const before = seen.result;
        seen = countProbe(seen, found.ok, probe);
        if (!found.ok)
            listener.event('Warning', 'Unhealthy', `${kind} probe failed: ${found.why}`);
        if (seen.result !== before && seen.result !== 'unknown' && decide(seen.result) === 'stop')
            return;
        pending.later(probe.periodMs, () => void look());
    };
    pending.later(probe.initialDelayMs, () => void look());
}
function restart(life, why) {
    life.listener.event('Normal', 'Killing', why);
    terminate(life, graceOf(life.setup.pod()));
}

;// CONCATENATED MODULE: ./packages/cluster/src/steps/kubelet/containerstart.ts






/** How the restarts and pulls of the rehearsal cluster wait: as the real one, but ten times faster. */
const backOff = { baseMs: 1000, limitMs: 30_000, resetAfterMs: 60_000 };
/** Prepares the image and starts the process; what cannot be started is tried again later. */
async function launch(life) {
    const { listener, ports, setup } = life;
    const reference = imageOf(life);
    const env = containerEnv(setup.pod(), setup.spec, setup.sources);
    if (env.kind === 'problem') {
        refuseStart(life, 'CreateContainerConfigError', 'CreateContainerConfigError', env.why);
        return;
    }
    const prepared = await ports.images.prepare(reference, setup.place);
    if (isStopping(life)) {
        containerlife_finish(life);
        return;
    }
    if (prepared.kind === 'refused') {
        life.imageId = '';
        const why = `Failed to pull image "${reference}": ${prepared.why}`;
        refuseStart(life, 'ErrImagePull', 'ImagePullBackOff', why);
        return;
    }
    listener.event('Normal', 'Pulled', `Container image "${reference}" already present on machine`);
    const mapped = await mapPorts(life);
    if (isStopping(life)) {
        containerlife_finish(life);
        return;
    }
    life.imageId = `${prepared.name}@${prepared.digest}`;
    startProcess(life, prepared, env.env, mapped);
}
// Asked for after each wait, because it may have changed meanwhile.
const isStopping = (life) => life.stopping;
/** The image of the Pod as it is now: it may be changed while the Pod lives, and the next start takes the new one. */
function imageOf({ name, setup }) {
    const pod = setup.pod();
    const all = [...listAt(pod, 'spec', 'containers'), ...listAt(pod, 'spec', 'initContainers')];
    const own = all.find((entry) => textAt(entry, 'name') === name);
    return textAt(own, 'image') ?? '';
}
async function mapPorts({ ports, setup }) {
    const mapped = new Map();
    for (const entry of containerPorts(setup.spec))
        mapped.set(entry.port, await ports.freePort());
    if (mapped.size === 0)
        mapped.set(0, await ports.freePort());
    return mapped;
}
function startProcess(life, { config, folder }, own, mapped) {
    const { ports, setup } = life;
    const names = containerPorts(setup.spec).map((entry) => entry.name);
    const variables = new Map([...Object.entries(config.env), ...own, ...portVariables(mapped, names)]);
    const env = {
        ...ports.baseEnv,
        HOSTNAME: textAt(setup.pod(), 'metadata', 'name') ?? '',
        ...Object.fromEntries(variables),
    };
    const command = commandLine(setup.spec, config, variables);
    const current = {
        handle: ports.runtime.start({ command, folder, env }, processListener(life, () => current)),
        folder,
        env,
        ports: mapped,
        startedMs: ports.timer.nowMs(),
    };
    life.running = current;
}
/** Hears of one process; what comes of it when another one runs already, or none, is not heard. */
function processListener(life, process) {
    return {
        started: (processId) => {
            const current = process();
            if (life.running !== current)
                return;
            life.processId = `process://${processId}`;
            become(life, { kind: 'running', startedMs: current.startedMs });
            life.listener.event('Normal', 'Started', `Started container ${life.name}`);
            if (!life.stopping)
                beginProbes(life, current);
        },
        output: (text) => life.log.write(text),
        exited: (exitCode, signal) => {
            const current = process();
            if (life.running === current)
                exited(life, current, exitCode, signal, '');
        },
        failed: (why) => {
            const current = process();
            if (life.running === current)
                exited(life, current, 128, 0, why);
        },
    };
}
function exited(life, ended, exitCode, signal, why) {
    life.running = undefined;
    life.started = false;
    life.ready = false;
    life.pending.cancelAll();
    const finishedMs = life.ports.timer.nowMs();
    const terminated = {
        kind: 'terminated',
        exitCode,
        signal,
        reason: why === '' ? (exitCode === 0 ? 'Completed' : 'Error') : 'StartError',
        message: why,
        startedMs: ended.startedMs,
        finishedMs,
    };
    if (life.stopping || !life.setup.again(exitCode)) {
        become(life, terminated);
        containerlife_finish(life);
        return;
    }
    life.last = terminated;
    life.restarts += 1;
    const ranLong = finishedMs - ended.startedMs > backOff.resetAfterMs;
    life.failuresInARow = ranLong ? 1 : life.failuresInARow + 1;
    turnLog(life);
    startAgain(life);
}
/** Starts the process again: at once after a first failure, later after each further one. */
function startAgain(life) {
    const { failuresInARow, listener, name, setup } = life;
    const delayMs = failuresInARow === 1 ? 0 : backOffMs(failuresInARow - 1, backOff.baseMs, backOff.limitMs);
    const pod = setup.pod();
    const where = `${textAt(pod, 'metadata', 'name') ?? ''}_${textAt(pod, 'metadata', 'namespace') ?? ''}`;
    if (delayMs > 0)
        listener.event('Warning', 'BackOff', `Back-off restarting failed container ${name} in pod ${where}`);
    const message = `back-off ${delayMs / 1000}s restarting failed container=${name} pod=${where}`;
    launchLater(life, 'CrashLoopBackOff', message, delayMs);
}
function refuseStart(life, first, repeated, message) {
    life.failuresInARow += 1;
    life.listener.event('Warning', 'Failed', message);
    launchLater(life, life.failuresInARow === 1 ? first : repeated, message, backOffMs(life.failuresInARow, backOff.baseMs, backOff.limitMs));
}
function launchLater(life, reason, message, delayMs) {
    become(life, { kind: 'waiting', reason, message });
    life.pending.later(delayMs, () => void launch(life));
}

;// CONCATENATED MODULE: ./packages/cluster/src/steps/kubelet/container.ts



/** Makes a container that is not started yet. */
function createContainer(ports, setup, listener) {
    const life = newLife(ports, setup, listener);
    return {
        name: life.name,
        state: () => life.state,
        last: () => life.last,
        imageId: () => life.imageId,
        processId: () => life.processId,
        restarts: () => life.restarts,
        started: () => life.started,
        ready: () => life.ready,
        log: (previous) => (previous ? life.previousLog : life.log),
        start: () => void launch(life),
        stop: (graceMs) => stop(life, graceMs),
        kill: () => kill(life),
        abandon: () => abandon(life),
        resolve: (port, declaredOnly) => life.running?.ports.get(port) ?? (declaredOnly ? undefined : life.running?.ports.get(0)),
    };
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/kubelet/podstatus.ts



/** A Pod's status made of what is known; conditions that say the same keep their times. */
function podStatusOf(pod, facts, nowMs) {
    const phase = phaseOf(pod, facts);
    const ended = phase === 'Succeeded' || phase === 'Failed';
    const unready = facts.containers.filter((container) => !container.ready).map((container) => container.name);
    const containersReady = !ended && unready.length === 0;
    const why = ended
        ? { reason: phase === 'Succeeded' ? 'PodCompleted' : 'PodFailed' }
        : { reason: 'ContainersNotReady', message: `containers with unready status: [${unready.join(' ')}]` };
    const gates = listAt(pod, 'spec', 'readinessGates').map((gate) => textAt(gate, 'conditionType') ?? '');
    const shut = gates.filter((type) => textAt(conditionOf(pod, type), 'status') !== 'True');
    const gateWhy = {
        reason: 'ReadinessGatesNotReady',
        message: shut
            .map((type) => `corresponding condition of pod readiness gate "${type}" does not exist or is not True.`)
            .join(', '),
    };
    const own = [
        conditionFor(pod, nowMs, 'PodReadyToStartContainers', true, {}),
        conditionFor(pod, nowMs, 'Initialized', facts.initialized, {
            reason: 'ContainersNotInitialized',
            message: `containers with incomplete status: [${facts.initContainers.map((container) => container.name).join(' ')}]`,
        }),
        conditionFor(pod, nowMs, 'Ready', containersReady && shut.length === 0, containersReady ? gateWhy : why),
        conditionFor(pod, nowMs, 'ContainersReady', containersReady, why),
        conditionFor(pod, nowMs, 'PodScheduled', true, {}),
    ];
    const types = new Set(own.map((condition) => textAt(condition, 'type')));
    const foreign = listAt(pod, 'status', 'conditions').filter((condition) => !types.has(textAt(condition, 'type')));
    return compact({
        phase,
        conditions: [...own, ...foreign],
        hostIP: facts.hostIp,
        hostIPs: [{ ip: facts.hostIp }],
        podIP: facts.podIp,
        podIPs: [{ ip: facts.podIp }],
        startTime: timestamp(facts.startedMs),
        initContainerStatuses: facts.initContainers.length === 0 ? undefined : facts.initContainers.map(containerStatus),
        containerStatuses: facts.containers.map(containerStatus),
        qosClass: textAt(pod, 'status', 'qosClass') ?? 'BestEffort',
    });
}
function phaseOf(pod, facts) {
    const policy = textAt(pod, 'spec', 'restartPolicy') ?? 'Always';
    const failedInit = policy === 'Never' &&
        facts.initContainers.some((entry) => entry.state.kind === 'terminated' && entry.state.exitCode !== 0);
    if (failedInit)
        return 'Failed';
    if (!facts.initialized)
        return 'Pending';
    const states = facts.containers.map((container) => container.state);
    if (policy !== 'Always' && states.every((state) => state.kind === 'terminated')) {
        const clean = states.every((state) => state.exitCode === 0);
        if (clean)
            return 'Succeeded';
        if (policy === 'Never')
            return 'Failed';
    }
    const begun = facts.containers.every((entry) => entry.state.kind !== 'waiting' || entry.restarts > 0 || entry.last !== undefined);
    return begun ? 'Running' : 'Pending';
}
function conditionFor(pod, nowMs, type, holds, why) {
    const status = holds ? 'True' : 'False';
    const before = conditionOf(pod, type);
    const since = textAt(before, 'status') === status ? textAt(before, 'lastTransitionTime') : undefined;
    return compact({
        type,
        status,
        lastTransitionTime: since ?? timestamp(nowMs),
        reason: holds ? undefined : why.reason,
        message: holds ? undefined : why.message,
    });
}
function containerStatus(container) {
    return compact({
        name: container.name,
        image: container.image,
        imageID: container.imageId,
        containerID: container.processId === '' ? undefined : container.processId,
        ready: container.ready,
        started: container.started,
        restartCount: container.restarts,
        state: stateOf(container.state),
        lastState: container.last === undefined ? {} : stateOf(container.last),
    });
}
function stateOf(state) {
    switch (state.kind) {
        case 'waiting':
            return {
                waiting: compact({ reason: state.reason, message: state.message === '' ? undefined : state.message }),
            };
        case 'running':
            return { running: { startedAt: timestamp(state.startedMs) } };
        case 'terminated':
            return {
                terminated: compact({
                    exitCode: state.exitCode,
                    signal: state.signal === 0 ? undefined : state.signal,
                    reason: state.reason,
                    message: state.message === '' ? undefined : state.message,
                    startedAt: timestamp(state.startedMs),
                    finishedAt: timestamp(state.finishedMs),
                }),
            };
    }
}

;// CONCATENATED MODULE: ./packages/cluster/src/steps/kubelet/kubelet.ts









/** The one node that Pods run on. */
const nodeName = 'rehearsal';
const hostIp = '10.0.0.1';
/** Starts running whatever Pods the store holds and will hold. */
function startKubelet(ports) {
    const agents = new Map();
    const byAddress = new Map();
    let nextAddress = 0;
    const takeAddress = () => {
        for (;;) {
            nextAddress = (nextAddress + 1) % 65_000;
            const address = `10.244.${nextAddress >> 8}.${nextAddress & 255}`;
            if ((nextAddress & 255) !== 0 && (nextAddress & 255) !== 255 && !byAddress.has(address))
                return address;
        }
    };
    const adopt = (pod) => {
        const address = takeAddress();
        const agent = createPodAgent(ports, pod, address);
        agents.set(keyOfObject(pod), agent);
        byAddress.set(address, agent);
        agent.update(pod);
    };
    const notice = (change) => {
        if (change.plural !== 'pods')
            return;
        const agent = agents.get(change.key);
        if (change.kind === 'DELETED') {
            if (agent === undefined)
                return;
            agents.delete(change.key);
            byAddress.delete(agent.podIp);
            agent.kill();
        }
        else if (agent !== undefined)
            agent.update(change.object);
        else if (isOurs(change.object))
            adopt(change.object);
    };
    const unsubscribe = ports.store.subscribe(notice);
    return {
        resolve: (podIp, port) => byAddress.get(podIp)?.resolve(port),
        log: (namespace, pod, container, previous) => agents.get(keyOf(namespace, pod))?.log(container, previous),
        stop: () => {
            unsubscribe();
            for (const agent of agents.values())
                agent.abandon();
        },
    };
}
function createPodAgent(ports, first, podIp) {
    const { store, timer } = ports;
    const namespace = namespaceOf(first);
    const name = nameOf(first);
    const uid = uidOf(first);
    const startedMs = timer.nowMs();
    let pod = first;
    let begun = false;
    let ending = false;
    let killed = false;
    let initDone = 0;
    const event = (type, reason, message) => recordEvent(ports, pod, type, reason, message, 'kubelet');
    const report = () => {
        if (killed || uidOf(store.get('pods', namespace, name)) !== uid)
            return;
        updateNow(ports, resourceOf('pods'), namespace, name, 'status', (live) => {
            const status = podStatusOf(live, {
                containers: containers.map(factsOf),
                initContainers: initContainers.map(factsOf),
                initialized: initDone === initContainers.length,
                podIp,
                hostIp,
                startedMs,
            }, timer.nowMs());
            return equals(status, objectAt(live, 'status')) ? live : { ...live, status };
        }, 'kubelet');
    };
    const factsOf = (container) => ({
        name: container.name,
        image: kubelet_imageOf(pod, container.name),
        imageId: container.imageId(),
        state: container.state(),
        last: container.last(),
        restarts: container.restarts(),
        started: container.started(),
        ready: container.ready(),
        processId: container.processId(),
    });
    const policy = textAt(first, 'spec', 'restartPolicy') ?? 'Always';
    const make = (spec, init) => {
        const container = createContainer(ports, {
            pod: () => pod,
            spec,
            place: `${uid}/${textAt(spec, 'name') ?? ''}`,
            sources: {
                podIp,
                hostIp,
                configMap: (wanted) => store.get('configmaps', namespace, wanted),
                secret: (wanted) => store.get('secrets', namespace, wanted),
            },
            again: (exitCode) => init
                ? exitCode !== 0 && policy !== 'Never'
                : policy === 'Always' || (policy === 'OnFailure' && exitCode !== 0),
        }, {
            changed: () => report(),
            ended: () => ended(container, init),
            event,
        });
        return container;
    };
    const initContainers = listAt(first, 'spec', 'initContainers').map((spec) => make(objectAt(spec), true));
    const containers = listAt(first, 'spec', 'containers').map((spec) => make(objectAt(spec), false));
    const left = new Set();
    const ended = (container, init) => {
        left.delete(container);
        if (ending || killed) {
            if (left.size === 0 && !killed)
                leave();
            return;
        }
        const state = container.state();
        if (init && state.kind === 'terminated' && state.exitCode === 0) {
            initDone += 1;
            startNext();
        }
        report();
    };
    const startNext = () => {
        const init = initContainers[initDone];
        for (const container of init === undefined ? containers : [init]) {
            left.add(container);
            container.start();
        }
    };
    const begin = () => {
        begun = true;
        const bound = store.get('pods', namespace, name);
        if (bound === undefined)
            return;
        if (textAt(bound, 'spec', 'nodeName') === undefined)
            store.put('pods', withAt(bound, ['spec', 'nodeName'], nodeName));
        recordEvent(ports, pod, 'Normal', 'Scheduled', `Successfully assigned ${namespace}/${name} to ${nodeName}`, 'default-scheduler');
        const mounts = [...listAt(pod, 'spec', 'containers'), ...listAt(pod, 'spec', 'initContainers')].some((container) => listAt(container, 'volumeMounts').length > 0);
        if (mounts)
            event('Warning', 'FailedMount', 'the rehearsal cluster mounts no volumes: the container runs without them');
        report();
        startNext();
    };
    const end = (graceMs) => {
        if (ending)
            return;
        ending = true;
        if (left.size === 0)
            leave();
        else
            for (const container of [...left])
                container.stop(graceMs);
    };
    const leave = () => {
        const live = store.get('pods', namespace, name);
        if (live === undefined || uidOf(live) !== uid)
            return;
        if (listAt(live, 'metadata', 'finalizers').length === 0)
            store.remove('pods', namespace, name);
    };
    return {
        podIp,
        update: (next) => {
            pod = next;
            if (!begun && !isBeingDeleted(next))
                begin();
            else if (isBeingDeleted(next)) {
                const seconds = numberAt(next, 'metadata', 'deletionGracePeriodSeconds');
                end(seconds === undefined ? graceOf(next) : seconds * 1000);
                if (ending && left.size === 0)
                    leave();
            }
        },
        abandon: () => {
            killed = true;
            for (const container of [...initContainers, ...containers])
                container.abandon();
        },
        kill: () => {
            killed = true;
            for (const container of [...initContainers, ...containers])
                container.kill();
        },
        resolve: (port) => {
            for (const declaredOnly of [true, false])
                for (const container of containers) {
                    const found = container.resolve(port, declaredOnly);
                    if (found !== undefined)
                        return found;
                }
            return undefined;
        },
        log: (wanted, previous) => [...containers, ...initContainers].find((container) => container.name === wanted)?.log(previous),
    };
}
/** Whether a Pod is for this node: put there by name, or left to the scheduler that this cluster stands in for. */
function isOurs(pod) {
    const node = textAt(pod, 'spec', 'nodeName');
    const wanted = node === undefined ? textAt(pod, 'spec', 'schedulerName') === 'default-scheduler' : node === nodeName;
    return wanted && !isBeingDeleted(pod);
}
function kubelet_imageOf(pod, container) {
    const all = [...listAt(pod, 'spec', 'containers'), ...listAt(pod, 'spec', 'initContainers')];
    return (textAt(all.find((entry) => textAt(entry, 'name') === container), 'image') ?? '');
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/x509.ts
const tags = {
    flag: 0x01,
    integer: 0x02,
    bits: 0x03,
    octets: 0x04,
    identifier: 0x06,
    utf8: 0x0c,
    utcTime: 0x17,
    generalizedTime: 0x18,
    sequence: 0x30,
    set: 0x31,
};
const identifiers = {
    ecdsaWithSha256: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02],
    commonName: [0x55, 0x04, 0x03],
    basicConstraints: [0x55, 0x1d, 0x13],
    keyUsage: [0x55, 0x1d, 0x0f],
    extendedKeyUsage: [0x55, 0x1d, 0x25],
    alternativeNames: [0x55, 0x1d, 0x11],
    serverAuthentication: [0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x01],
};
function join(parts) {
    const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
    let offset = 0;
    for (const part of parts) {
        whole.set(part, offset);
        offset += part.length;
    }
    return whole;
}
/** One DER element: tag, length, content. */
function x509_element(tag, ...content) {
    const body = join(content);
    const length = [];
    for (let rest = body.length; rest > 0; rest = Math.floor(rest / 256))
        length.unshift(rest % 256);
    const head = body.length < 128 ? [tag, body.length] : [tag, 0x80 | length.length, ...length];
    return join([Uint8Array.from(head), body]);
}
const sequence = (...parts) => x509_element(tags.sequence, ...parts);
const identifier = (bytes) => x509_element(tags.identifier, Uint8Array.from(bytes));
const ascii = (text) => new TextEncoder().encode(text);
const algorithm = () => sequence(identifier(identifiers.ecdsaWithSha256));
/** Times up to 2049 are written with two digits of the year, later ones with four. */
function time(moment) {
    const digits = moment.toISOString().replaceAll(/[-:T]|\.[0-9]+/g, '');
    return moment.getUTCFullYear() < 2050
        ? x509_element(tags.utcTime, ascii(digits.slice(2)))
        : x509_element(tags.generalizedTime, ascii(digits));
}
function extension(id, critical, value) {
    const parts = critical ? [x509_element(tags.flag, Uint8Array.of(0xff))] : [];
    return sequence(identifier(id), ...parts, x509_element(tags.octets, value));
}
/** The part of a certificate that is signed, in DER. */
function toBeSigned(body) {
    const name = sequence(x509_element(tags.set, sequence(identifier(identifiers.commonName), x509_element(tags.utf8, ascii(body.commonName)))));
    const names = sequence(...body.dnsNames.map((dns) => x509_element(0x82, ascii(dns))), ...body.addresses.map((address) => x509_element(0x87, Uint8Array.from(address))));
    const extensions = sequence(extension(identifiers.basicConstraints, true, sequence(x509_element(tags.flag, Uint8Array.of(0xff)))), 
    // digitalSignature and keyCertSign: it is its own authority.
    extension(identifiers.keyUsage, true, x509_element(tags.bits, Uint8Array.of(0x02, 0x84))), extension(identifiers.extendedKeyUsage, false, sequence(identifier(identifiers.serverAuthentication))), extension(identifiers.alternativeNames, false, names));
    return sequence(x509_element(0xa0, x509_element(tags.integer, Uint8Array.of(2))), x509_element(tags.integer, body.serial), algorithm(), name, sequence(time(body.notBefore), time(body.notAfter)), name, body.publicKeyInfo, x509_element(0xa3, extensions));
}
/** A whole certificate in DER: what was signed and its ECDSA-with-SHA-256 signature. */
function certificateOf(signed, signature) {
    return sequence(signed, algorithm(), x509_element(tags.bits, Uint8Array.of(0), signature));
}

;// CONCATENATED MODULE: ./packages/cluster/src/adapters/certificate.ts


const validMs = 10 * 365 * 24 * 3600 * 1000;
/**
 * Makes a self-signed certificate for 127.0.0.1 and localhost. Real kubectl sends its token over TLS only, so a server
 * that asks for one has to speak it.
 */
function makeCertificate(nowMs) {
    const { publicKey, privateKey } = (0,external_node_crypto_namespaceObject.generateKeyPairSync)('ec', { namedCurve: 'P-256' });
    const serial = (0,external_node_crypto_namespaceObject.randomBytes)(16);
    serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
    const body = toBeSigned({
        serial,
        commonName: 'interlock-rehearsal-cluster',
        dnsNames: ['localhost'],
        addresses: [[127, 0, 0, 1]],
        notBefore: new Date(nowMs - 3600_000),
        notAfter: new Date(nowMs + validMs),
        publicKeyInfo: publicKey.export({ type: 'spki', format: 'der' }),
    });
    const signature = (0,external_node_crypto_namespaceObject.createSign)('SHA256').update(body).sign(privateKey);
    const der = certificateOf(body, signature);
    const lines = Buffer.from(der)
        .toString('base64')
        .match(/.{1,64}/g) ?? [];
    return {
        certificate: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
        privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/routing.ts

/** A backend as one text, so that sets can hold it. */
const backendKey = (backend) => `${backend.address}:${backend.port}`;
/**
 * The backends of one port of a Service by its slices: ready ones; without any, those that still serve while they end
 * (as kube-proxy does).
 */
function backendsOf(portName, slices) {
    const all = slices.flatMap((slice) => {
        const port = listAt(slice, 'ports').find((entry) => (textAt(entry, 'name') ?? '') === portName);
        const number = numberAt(port, 'port');
        if (number === undefined)
            return [];
        return listAt(slice, 'endpoints').flatMap((endpoint) => listAt(endpoint, 'addresses')
            .filter((address) => typeof address === 'string')
            .map((address) => ({ endpoint, backend: { address, port: number } })));
    });
    const pick = (wanted) => all.filter((entry) => wanted(entry.endpoint)).map((entry) => entry.backend);
    // A missing condition means yes, by the API's description.
    const ready = pick((endpoint) => at(endpoint, 'conditions', 'ready') !== false);
    if (ready.length > 0)
        return ready;
    return pick((endpoint) => at(endpoint, 'conditions', 'serving') === true && at(endpoint, 'conditions', 'terminating') === true);
}
/**
 * The steps from the backends that were wanted to those that are. Without a gap they happen at one moment; with one,
 * what is no longer wanted goes first and there may be nothing in between.
 */
function stepsBetween(before, after, propagation) {
    const old = new Set(before.map(backendKey));
    const next = new Set(after.map(backendKey));
    const added = after.filter((backend) => !old.has(backendKey(backend)));
    const removed = before.filter((backend) => !next.has(backendKey(backend)));
    const steps = [];
    if (removed.length > 0)
        steps.push({ afterMs: propagation.delayMs, kind: 'remove', backends: removed });
    if (added.length > 0)
        steps.push({ afterMs: propagation.delayMs + propagation.gapMs, kind: 'add', backends: added });
    return steps;
}

;// CONCATENATED MODULE: ./packages/cluster/src/adapters/dataplane.ts





/** The address of this machine that everything listens on. */
const loopback = '127.0.0.1';
const firstNodePort = 30_000;
const lastNodePort = 32_767;
const reservationMs = 2000;
/** Starts listening for whatever Services the store holds and will hold. */
function startDataPlane(ports) {
    const { store, timer } = ports;
    const services = new Map();
    const sockets = new Set();
    /** Node ports taken for a write that is on its way. */
    const reserved = new Set();
    let stopped = false;
    let nextNodePort = firstNodePort;
    const ownedBy = (owner) => {
        const found = services.get(owner) ?? {
            cluster: new Map(),
            node: new Map(),
        };
        services.set(owner, found);
        return found;
    };
    const forward = (listener, client) => {
        sockets.add(client);
        client.on('close', () => sockets.delete(client));
        client.on('error', () => client.destroy());
        const backend = choose(listener);
        const port = backend === undefined ? undefined : ports.resolve(backend.address, backend.port);
        if (port === undefined) {
            client.resetAndDestroy();
            return;
        }
        const upstream = (0,external_node_net_namespaceObject.connect)({ host: loopback, port, allowHalfOpen: true });
        sockets.add(upstream);
        client.setNoDelay(true);
        upstream.setNoDelay(true);
        upstream.on('error', () => client.resetAndDestroy());
        upstream.on('close', () => {
            sockets.delete(upstream);
            // What the Pod still said reaches the client before its connection ends with the Pod's.
            client.destroySoon();
        });
        client.on('close', () => upstream.destroy());
        client.pipe(upstream);
        upstream.pipe(client);
    };
    const listen = (hostPort) => new Promise((resolve) => {
        const server = (0,external_node_net_namespaceObject.createServer)({ allowHalfOpen: true });
        server.once('error', () => resolve(undefined));
        server.listen({ host: loopback, port: hostPort, exclusive: true }, () => {
            const address = server.address();
            const listener = {
                server,
                hostPort: typeof address === 'object' && address !== null ? address.port : hostPort,
                backends: new Map(),
                wanted: [],
                next: 0,
                sticky: false,
                lastKey: undefined,
            };
            server.on('connection', (client) => forward(listener, client));
            server.on('error', () => undefined);
            resolve(listener);
        });
    });
    const holds = (port) => [...services].find(([, owned]) => owned.node.has(port))?.[0];
    const reserveNodePort = async (owner, wanted) => {
        const candidates = wanted === 'any' ? anyNodePort() : [wanted];
        for (const port of candidates) {
            const holder = holds(port);
            if (holder === owner && wanted !== 'any')
                return port;
            if (holder !== undefined)
                continue;
            const listener = await listen(port);
            if (listener === undefined)
                continue;
            if (holds(port) !== undefined) {
                listener.server.close();
                continue;
            }
            ownedBy(owner).node.set(port, listener);
            // A reservation for a Service that was refused after all is given back.
            reserved.add(port);
            timer.after(reservationMs, () => {
                reserved.delete(port);
                void follow(owner);
            });
            return port;
        }
        return undefined;
    };
    function* anyNodePort() {
        for (let tried = firstNodePort; tried <= lastNodePort; tried += 1) {
            yield nextNodePort;
            nextNodePort = nextNodePort === lastNodePort ? firstNodePort : nextNodePort + 1;
        }
    }
    const close = (listener) => {
        listener.server.close();
    };
    const wantedOf = (owner) => {
        const [namespace = '', name = ''] = owner.split('/');
        const service = store.get('services', namespace, name);
        return service === undefined ? [] : wantedPorts(service);
    };
    /** Listens on a port unless the Service already has a listener for it. */
    const open = async (listeners, key, hostPort) => {
        if (listeners.has(key))
            return;
        const listener = await listen(hostPort);
        if (listener === undefined)
            return;
        if (listeners.has(key) || stopped)
            close(listener);
        else
            listeners.set(key, listener);
    };
    /** Brings the listeners of one Service in line with the Service and its slices. */
    const follow = async (owner) => {
        if (stopped)
            return;
        const owned = ownedBy(owner);
        for (const entry of wantedOf(owner)) {
            await open(owned.cluster, entry.port, 0);
            if (entry.nodePort !== undefined)
                await open(owned.node, entry.nodePort, entry.nodePort);
        }
        // The Service may have changed while its ports were opened.
        const wanted = wantedOf(owner);
        const [namespace = '', name = ''] = owner.split('/');
        const slices = store
            .list('endpointslices', namespace)
            .filter((slice) => textAt(slice, 'metadata', 'labels', serviceNameLabel) === name);
        settle(owned.cluster, slices, (port) => wanted.find((entry) => entry.port === port));
        settle(owned.node, slices, (port) => wanted.find((entry) => entry.nodePort === port));
        if (wanted.length === 0 && owned.cluster.size + owned.node.size === 0)
            services.delete(owner);
    };
    const settle = (listeners, slices, entryOf) => {
        for (const [port, listener] of listeners) {
            const entry = entryOf(port);
            if (entry !== undefined)
                aim(listener, entry, slices);
            else if (!reserved.has(listener.hostPort)) {
                close(listener);
                listeners.delete(port);
            }
        }
    };
    const aim = (listener, entry, slices) => {
        listener.sticky = entry.sticky;
        const next = backendsOf(entry.name, slices);
        const steps = stepsBetween(listener.wanted, next, ports.propagation());
        listener.wanted = next;
        for (const step of steps)
            timer.after(step.afterMs, () => {
                const wantedNow = new Set(listener.wanted.map(backendKey));
                for (const backend of step.backends) {
                    const key = backendKey(backend);
                    // A later change may have overtaken this one.
                    if (step.kind === 'add' && wantedNow.has(key))
                        listener.backends.set(key, backend);
                    if (step.kind === 'remove' && !wantedNow.has(key))
                        listener.backends.delete(key);
                }
            });
    };
    const notice = (change) => {
        const namespace = namespaceOf(change.object);
        if (change.plural === 'services')
            void follow(`${namespace}/${nameOf(change.object)}`);
        if (change.plural === 'endpointslices')
            void follow(`${namespace}/${textAt(change.object, 'metadata', 'labels', serviceNameLabel) ?? ''}`);
    };
    const unsubscribe = store.subscribe(notice);
    return {
        reserveNodePort,
        addresses: () => [...services].flatMap(([owner, owned]) => {
            const [namespace = '', name = ''] = owner.split('/');
            const service = store.get('services', namespace, name);
            return (service === undefined ? [] : wantedPorts(service)).flatMap((entry) => {
                const listener = (entry.nodePort === undefined ? undefined : owned.node.get(entry.nodePort)) ??
                    owned.cluster.get(entry.port);
                return listener === undefined
                    ? []
                    : [
                        {
                            namespace,
                            service: name,
                            port: entry.port,
                            portName: entry.name,
                            host: loopback,
                            hostPort: listener.hostPort,
                        },
                    ];
            });
        }),
        stop: async () => {
            stopped = true;
            unsubscribe();
            const all = [...services.values()].flatMap((owned) => [
                ...owned.cluster.values(),
                ...owned.node.values(),
            ]);
            for (const socket of sockets)
                socket.destroy();
            await Promise.all(all.map((listener) => new Promise((resolve) => listener.server.close(() => resolve()))));
        },
    };
}
function wantedPorts(service) {
    const type = textAt(service, 'spec', 'type');
    if (type === 'ExternalName' || textAt(service, 'spec', 'clusterIP') === 'None')
        return [];
    const sticky = textAt(service, 'spec', 'sessionAffinity') === 'ClientIP';
    return listAt(service, 'spec', 'ports')
        .filter((port) => textAt(port, 'protocol') === 'TCP')
        .map((port) => ({
        port: numberAt(port, 'port') ?? 0,
        name: textAt(port, 'name') ?? '',
        nodePort: numberAt(port, 'nodePort'),
        sticky,
    }));
}
/** Round robin by connection; with affinity every client, all of them being this machine, stays where it was. */
function choose(listener) {
    const backends = [...listener.backends.values()];
    if (backends.length === 0)
        return undefined;
    const kept = listener.lastKey === undefined ? undefined : listener.backends.get(listener.lastKey);
    if (listener.sticky && kept !== undefined)
        return kept;
    listener.next = (listener.next + 1) % backends.length;
    const chosen = backends[listener.next];
    listener.lastKey = chosen === undefined ? undefined : backendKey(chosen);
    return chosen;
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/decode.ts

const decode_microTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}(Z|[+-]\d\d:\d\d)$/;
/** A value of the wrong type. Thrown inside this file only. */
class DecodeProblem extends Error {
}
/**
 * Decodes an object by its schema: unknown fields are dropped and reported, null and what Go's `omitempty` leaves out
 * (empty text, lists and maps) is dropped, a value of another type is a problem worded as Go words it.
 */
function decode(value, schema, kind) {
    if (!isObject(value))
        return {
            kind: 'problem',
            why: `json: cannot unmarshal ${typeName(value)} into Go value of type v1.${kind}`,
        };
    const unknown = [];
    try {
        const object = decodeValue(value, schema, '', kind, unknown);
        return { kind: 'object', object: isObject(object) ? object : {}, unknown };
    }
    catch (error) {
        if (error instanceof DecodeProblem)
            return { kind: 'problem', why: error.message };
        throw error;
    }
}
function decodeValue(value, schema, path, kind, unknown) {
    switch (schema.kind) {
        case 'anything':
            return value;
        case 'text':
            if (typeof value !== 'string')
                throw mismatch(value, path, kind, 'string');
            return value === '' && schema.keepsEmpty !== true ? undefined : value;
        case 'micro-time':
            if (typeof value !== 'string')
                throw mismatch(value, path, kind, 'string');
            if (!decode_microTime.test(value))
                throw new DecodeProblem(`parsing time ${JSON.stringify(JSON.stringify(value))} as "\"2006-01-02T15:04:05.000000Z07:00\"": cannot parse ${JSON.stringify(value)}`);
            return value;
        case 'integer':
        case 'flag':
        case 'quantity':
        case 'int-or-text':
            if (!isScalar(value, schema.kind))
                throw mismatch(value, path, kind, goTypes[schema.kind]);
            return value;
        case 'map':
            return decodeMap(value, schema.values, path, kind, unknown);
        case 'list': {
            if (!isList(value))
                throw mismatch(value, path, kind, '[]');
            const items = value.map((item, index) => item === null ? null : (decodeValue(item, schema.items, `${path}[${index}]`, kind, unknown) ?? ''));
            return items.length === 0 ? undefined : items;
        }
        case 'object':
            return decodeObject(value, schema.fields, path, kind, unknown);
    }
}
const goTypes = {
    integer: 'int32',
    flag: 'bool',
    quantity: 'resource.Quantity',
    'int-or-text': 'intstr.IntOrString',
};
function isScalar(value, kind) {
    if (kind === 'integer')
        return typeof value === 'number' && Number.isInteger(value);
    if (kind === 'flag')
        return typeof value === 'boolean';
    return typeof value === 'string' || typeof value === 'number';
}
function decodeMap(value, values, path, kind, unknown) {
    if (!isObject(value))
        throw mismatch(value, path, kind, 'map[string]string');
    const entries = [];
    for (const [key, entry] of Object.entries(value))
        entries.push([
            key,
            entry === null ? '' : (decodeValue(entry, values, decode_join(path, key), kind, unknown) ?? ''),
        ]);
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
function decodeObject(value, fields, path, kind, unknown) {
    if (!isObject(value))
        throw mismatch(value, path, kind, 'struct');
    const entries = [];
    for (const [key, entry] of Object.entries(value)) {
        const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
        if (field === undefined) {
            unknown.push(decode_join(path, key));
            continue;
        }
        const decoded = entry === null ? undefined : decodeValue(entry, field, decode_join(path, key), kind, unknown);
        if (decoded !== undefined)
            entries.push([key, decoded]);
    }
    return Object.fromEntries(entries);
}
const decode_join = (path, key) => (path === '' ? key : `${path}.${key}`);
const mismatch = (value, path, kind, wanted) => new DecodeProblem(`json: cannot unmarshal ${typeName(value)} into Go struct field ${kind}.${path} of type ${wanted}`);

;// CONCATENATED MODULE: ./packages/cluster/src/domain/api/body.ts




const body_failed = (failure) => ({
    kind: 'failure',
    failure,
});
/** Reads the object that a request brings: its form, its kind and its fields, as strictly as was asked for. */
function readBody(resource, request, options, scale = false) {
    const type = request.contentType.split(';')[0]?.trim() ?? '';
    if (type !== '' && type !== 'application/json')
        return body_failed(unsupportedMediaType(['application/json']));
    const parsed = parseJson(request.body);
    const kind = scale ? 'Scale' : resource.kind;
    const refused = (why) => body_failed(badRequest(`${kind} in version "${resource.version}" cannot be handled as a ${kind}: ${why}`));
    if (parsed.kind === 'problem')
        return refused(`json: ${parsed.why}`);
    const version = textAt(parsed.value, 'apiVersion');
    const wanted = scale ? 'autoscaling/v1' : apiVersionOf(resource);
    if (version !== undefined && version !== wanted)
        return body_failed(badRequest(`the API version in the data (${version}) does not match the expected API version (${wanted})`));
    const given = textAt(parsed.value, 'kind');
    if (given !== undefined && given !== kind)
        return body_failed(badRequest(`${given} in version "${resource.version}" cannot be handled as a ${kind}`));
    const decoded = decode(parsed.value, resource.schema, kind);
    if (decoded.kind === 'problem')
        return refused(decoded.why);
    const unknown = decoded.unknown.map((field) => `unknown field ${JSON.stringify(field)}`);
    if (unknown.length > 0 && options.validation === 'Strict')
        return refused(`strict decoding error: ${unknown.join(', ')}`);
    return {
        kind: 'object',
        object: decoded.object,
        raw: parsed.value,
        warnings: options.validation === 'Warn' ? unknown : [],
    };
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/jsonpatch.ts

/** Reads a JSON patch document; null is a patch without operations. */
function readJsonPatch(document) {
    if (document === null)
        return { kind: 'operations', operations: [] };
    if (!isList(document))
        return misfit(document, '[]handlers.jsonPatchOp');
    const operations = [];
    for (const entry of document) {
        if (!isObject(entry))
            return misfit(entry, 'handlers.jsonPatchOp');
        const read = readOperation(entry);
        operations.push(typeof read === 'string' ? { op: 'none', why: read } : read);
    }
    return { kind: 'operations', operations };
}
const misfit = (value, wanted) => problem(`json: cannot unmarshal ${typeName(value)} into Go value of type ${wanted}`);
function readOperation(entry) {
    const op = textAt(entry, 'op');
    const path = readPointer(textAt(entry, 'path'));
    if (path === undefined)
        return 'it has no valid path';
    switch (op) {
        case 'add':
        case 'replace':
        case 'test':
            // Without a value the real server reads null.
            return { op, path, value: entry['value'] ?? null };
        case 'remove':
            return { op, path };
        case 'move':
        case 'copy': {
            const from = readPointer(textAt(entry, 'from'));
            return from === undefined ? 'it has no valid from' : { op, from, path };
        }
        default:
            return `unknown op ${JSON.stringify(op ?? null)}`;
    }
}
/** Splits a JSON pointer (RFC 6901); undefined when it is none. */
function readPointer(pointer) {
    if (pointer === undefined)
        return undefined;
    if (pointer === '')
        return [];
    if (!pointer.startsWith('/'))
        return undefined;
    return pointer
        .slice(1)
        .split('/')
        .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}
/** Applies the operations in order; the first that fails ends it and nothing is changed. */
function applyJsonPatch(target, operations) {
    let current = { kind: 'value', value: target };
    for (const [index, operation] of operations.entries()) {
        current = applyOperation(current.value, operation);
        if (current.kind === 'problem')
            return problem(`operation ${index} (${operation.op}): ${current.why}`);
    }
    return current;
}
function applyOperation(target, operation) {
    switch (operation.op) {
        case 'none':
            return problem(operation.why);
        case 'add':
            return edit(target, operation.path, (parent, token) => insert(parent, token, operation.value), () => operation.value);
        case 'remove':
            return operation.path.length === 0
                ? problem('the whole cannot be removed')
                : edit(target, operation.path, jsonpatch_remove, () => null);
        case 'replace':
            return edit(target, operation.path, (parent, token) => replace(parent, token, operation.value), () => operation.value);
        case 'test': {
            const found = jsonpatch_resolve(target, operation.path);
            return equals(found ?? null, operation.value) && (found !== undefined || operation.value === null)
                ? { kind: 'value', value: target }
                : problem(`testing value /${operation.path.join('/')} failed`);
        }
        case 'copy':
        case 'move': {
            // The real server copies null from where nothing is.
            const found = jsonpatch_resolve(target, operation.from) ?? (operation.op === 'copy' ? null : undefined);
            if (found === undefined)
                return problem(`nothing is at /${operation.from.join('/')}`);
            if (operation.op === 'move' && isInside(operation.path, operation.from))
                return problem('a value cannot be moved into itself');
            const without = operation.op === 'copy'
                ? { kind: 'value', value: target }
                : applyOperation(target, { op: 'remove', path: operation.from });
            return without.kind === 'problem'
                ? without
                : applyOperation(without.value, { op: 'add', path: operation.path, value: found });
        }
    }
}
const problem = (why) => ({
    kind: 'problem',
    why,
});
const isInside = (path, outer) => path.length > outer.length && outer.every((token, index) => path[index] === token);
function jsonpatch_resolve(target, path) {
    let current = target;
    for (const token of path)
        current = child(current, token);
    return current;
}
function child(parent, token) {
    if (isList(parent)) {
        const index = readIndex(token, parent.length - 1);
        return index === undefined ? undefined : parent[index];
    }
    return isObject(parent) && Object.hasOwn(parent, token) ? parent[token] : undefined;
}
function readIndex(token, last) {
    if (!/^(0|[1-9][0-9]*)$/.test(token))
        return undefined;
    const index = Number(token);
    return index <= last ? index : undefined;
}
function edit(target, path, change, whole) {
    const [token, ...rest] = path;
    if (token === undefined)
        return { kind: 'value', value: whole() };
    if (rest.length === 0)
        return change(target, token);
    const next = child(target, token);
    if (next === undefined)
        return problem(`nothing is at ${JSON.stringify(token)}`);
    const edited = edit(next, rest, change, whole);
    return edited.kind === 'problem' ? edited : replace(target, token, edited.value);
}
function insert(parent, token, value) {
    if (isObject(parent))
        return { kind: 'value', value: withOwn(parent, token, value) };
    if (!isList(parent))
        return problem(`${JSON.stringify(token)} is inside something that is no list and no object`);
    const index = token === '-' ? parent.length : readIndex(token, parent.length);
    return index === undefined
        ? problem(`${JSON.stringify(token)} is no index of a list of ${parent.length}`)
        : { kind: 'value', value: [...parent.slice(0, index), value, ...parent.slice(index)] };
}
/** RFC 6902 wants something to be there; the real server does not, in an object. */
function replace(parent, token, value) {
    if (isList(parent) && child(parent, token) === undefined)
        return problem(`nothing is at ${JSON.stringify(token)}`);
    if (isList(parent))
        return { kind: 'value', value: parent.with(Number(token), value) };
    return isObject(parent) ? { kind: 'value', value: withOwn(parent, token, value) } : problem('no parent');
}
function jsonpatch_remove(parent, token) {
    if (child(parent, token) === undefined)
        return problem(`nothing is at ${JSON.stringify(token)}`);
    if (isList(parent))
        return { kind: 'value', value: parent.toSpliced(Number(token), 1) };
    return isObject(parent)
        ? { kind: 'value', value: Object.fromEntries(Object.entries(parent).filter(([key]) => key !== token)) }
        : problem('no parent');
}
const withOwn = (parent, key, value) => Object.fromEntries([...Object.entries(parent).filter(([name]) => name !== key), [key, value]]);

;// CONCATENATED MODULE: ./packages/cluster/src/domain/strategicmerge.ts


const directive = '$patch';
const retainKeys = '$retainKeys';
const deletePrefix = '$deleteFromPrimitiveList/';
const orderPrefix = '$setElementOrder/';
/** A patch that the schema cannot apply. Thrown inside this file only. */
class StrategicProblem extends Error {
}
/**
 * Applies a Kubernetes strategic merge patch: objects merge, null removes, keyed lists merge item by item under their
 * merge key, sets unite, other lists are replaced. Knows `$patch` (replace, delete, merge), `$retainKeys`,
 * `$deleteFromPrimitiveList/…` and `$setElementOrder/…`.
 *
 * @see https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/
 */
function applyStrategicPatch(target, patch, schema) {
    try {
        return { kind: 'value', value: mergeObjects(target, patch, schema) };
    }
    catch (error) {
        if (error instanceof StrategicProblem)
            return { kind: 'problem', why: error.message };
        throw error;
    }
}
function mergeObjects(target, patch, schema) {
    const how = patch[directive];
    if (how === 'replace')
        return withoutDirectives(patch);
    if (how === 'delete')
        return {};
    if (how !== undefined && how !== 'merge')
        throw new StrategicProblem(`unknown patch type: ${typeof how === 'string' ? how : JSON.stringify(how)}`);
    const retained = patch[retainKeys];
    const result = new Map(Object.entries(target).filter(([key]) => !isList(retained) || retained.includes(key)));
    for (const [key, value] of Object.entries(patch)) {
        if (key === directive || key === retainKeys || key.startsWith(orderPrefix))
            continue;
        if (key.startsWith(deletePrefix)) {
            const name = key.slice(deletePrefix.length);
            const list = result.get(name);
            if (isList(list) && isList(value))
                result.set(name, list.filter((item) => !isAmong(item, value)));
            continue;
        }
        if (value === null)
            result.delete(key);
        else
            result.set(key, mergeValues(result.get(key), value, fieldSchema(schema, key)));
    }
    for (const [key, order] of Object.entries(patch))
        if (key.startsWith(orderPrefix)) {
            const name = key.slice(orderPrefix.length);
            const list = result.get(name);
            if (isList(list) && isList(order))
                result.set(name, ordered(list, order, fieldSchema(schema, name)));
        }
    return Object.fromEntries(result);
}
function mergeValues(current, patch, schema) {
    if (isObject(patch))
        return mergeObjects(isObject(current) ? current : {}, patch, schema);
    if (!isList(patch))
        return patch;
    const existing = isList(current) ? current : [];
    if (schema.kind !== 'list' || schema.merge.kind === 'atomic')
        return patch;
    if (schema.merge.kind === 'set')
        return [
            ...existing,
            ...patch.filter((item, index) => !isAmong(item, existing) && indexOf(patch, item) === index),
        ];
    return mergeKeyed(existing, patch, schema.merge.mergeKey, schema.items);
}
function mergeKeyed(existing, patch, mergeKey, items) {
    if (patch.some((item) => isObject(item) && item[directive] === 'replace' && item[mergeKey] === undefined))
        return patch.filter((item) => !(isObject(item) && item[directive] === 'replace'));
    const result = [...existing];
    const added = [];
    for (const item of patch) {
        if (!isObject(item))
            throw new StrategicProblem('an item of a list that merges by key is not an object');
        const key = item[mergeKey];
        if (key === undefined)
            throw new StrategicProblem(`map: ${JSON.stringify(item)} does not contain declared merge key: ${mergeKey}`);
        const index = result.findIndex((entry) => isObject(entry) && equals(entry[mergeKey], key));
        if (item[directive] === 'delete') {
            if (index >= 0)
                result.splice(index, 1);
            continue;
        }
        const found = result[index];
        if (isObject(found))
            result[index] = mergeObjects(found, item, items);
        else
            added.push(mergeObjects({}, item, items));
    }
    const isPatched = (item, key) => isObject(item) && equals(item[mergeKey], key);
    const patchedKeys = patch.map((item) => (isObject(item) ? (item[mergeKey] ?? null) : null));
    const place = (item) => result.findIndex((entry) => isObject(entry) && isObject(item) && equals(entry[mergeKey], item[mergeKey]));
    const all = [...result, ...added];
    const moving = [...new Set(patchedKeys.flatMap((key) => all.filter((item) => isPatched(item, key))))];
    const staying = result.filter((item) => !patchedKeys.some((key) => isPatched(item, key)));
    return interleave(moving, staying, place);
}
/**
 * The items of a patch in the order of the patch, each in front of the first item that stays and came after it; an item
 * that is new goes right behind the one before it. That is how the real server orders what a patch does not order.
 */
function interleave(moving, staying, place) {
    const list = [];
    let next = 0;
    for (const item of moving) {
        const own = place(item);
        while (own >= 0 && next < staying.length && place(staying[next] ?? null) < own) {
            list.push(staying[next] ?? null);
            next += 1;
        }
        list.push(item);
    }
    return [...list, ...staying.slice(next)];
}
function ordered(list, order, schema) {
    if (schema.kind !== 'list')
        return list;
    const key = schema.merge.kind === 'keyed' ? schema.merge.mergeKey : undefined;
    const identity = (item) => key === undefined || !isObject(item) ? item : item[key];
    const rank = new Map(order.map((item, index) => [JSON.stringify(identity(item)), index]));
    const rankOf = (item) => rank.get(JSON.stringify(identity(item))) ?? order.length;
    return list
        .map((item, index) => ({ item, index }))
        .sort((left, right) => rankOf(left.item) - rankOf(right.item) || left.index - right.index)
        .map((entry) => entry.item);
}
function fieldSchema(schema, key) {
    if (schema.kind === 'object')
        return schema.fields[key] ?? anything;
    return schema.kind === 'map' ? schema.values : anything;
}
const withoutDirectives = (patch) => Object.fromEntries(Object.entries(patch).filter(([key]) => !key.startsWith('$')));
const isAmong = (item, list) => list.some((entry) => equals(entry, item));
const indexOf = (list, item) => list.findIndex((entry) => equals(entry, item));

;// CONCATENATED MODULE: ./packages/cluster/src/domain/api/request.ts

/** An answer of one JSON body. */
function answer(code, body, warnings = []) {
    return { kind: 'json', code, body, warnings };
}
/** Finds what resource or object a path under `/api` or `/apis` names. */
function routeOf(path) {
    const parts = path.split('/').slice(1).map(request_decode);
    const [root, ...after] = parts;
    const [group, version, rest] = root === 'api' ? ['', after[0] ?? '', after.slice(1)] : [after[0] ?? '', after[1] ?? '', after.slice(2)];
    if (root !== 'api' && root !== 'apis')
        return { kind: 'unknown' };
    const [first, second, third, ...more] = rest;
    if (first === 'namespaces' &&
        second !== undefined &&
        third !== undefined &&
        findResource(group, version, third) !== undefined)
        return within(group, version, third, second, more);
    if (first === undefined || first === '')
        return { kind: 'unknown' };
    const resource = findResource(group, version, first);
    if (resource === undefined)
        return { kind: 'unknown' };
    if (second === undefined || second === '')
        return { kind: 'collection', resource, namespace: undefined };
    if (resource.namespaced)
        return { kind: 'unknown' };
    return objectRoute(resource, '', second, third === undefined ? [] : [third, ...more]);
}
function within(group, version, plural, namespace, more) {
    const resource = findResource(group, version, plural);
    const [name, ...rest] = more;
    if (resource === undefined)
        return { kind: 'unknown' };
    // `namespaces/NAME/status` is a subresource of the namespace, not a collection in it.
    if (!resource.namespaced)
        return { kind: 'unknown' };
    if (name === undefined || name === '')
        return { kind: 'collection', resource, namespace };
    return objectRoute(resource, namespace, name, rest);
}
function objectRoute(resource, namespace, name, rest) {
    const [subresource = '', ...tail] = rest;
    if (subresource !== '' && !resource.subresources.includes(subresource))
        return { kind: 'unknown' };
    if (tail.length > 0 && subresource !== 'proxy')
        return { kind: 'unknown' };
    return {
        kind: 'object',
        resource,
        namespace,
        name,
        subresource,
        rest: tail.map(encodeURIComponent).join('/'),
    };
}
const request_decode = (part) => {
    try {
        return decodeURIComponent(part);
    }
    catch {
        return part;
    }
};

;// CONCATENATED MODULE: ./packages/cluster/src/domain/api/scale.ts




/** Answers a GET of `/scale`. */
function scaleOf(store, route) {
    const live = store.get(route.resource.plural, route.namespace, route.name);
    return live === undefined
        ? { kind: 'failure', failure: notFound(route.resource, route.name) }
        : { kind: 'answer', answer: answer(200, scaleObject(live)) };
}
/** What `/scale` shows of an object. */
function scaleObject(live) {
    const pick = (key) => {
        const value = textAt(live, 'metadata', key);
        return value === undefined ? {} : { [key]: value };
    };
    const replicas = numberAt(live, 'spec', 'replicas') ?? 0;
    return {
        kind: 'Scale',
        apiVersion: 'autoscaling/v1',
        metadata: {
            ...pick('name'),
            ...pick('namespace'),
            ...pick('uid'),
            ...pick('resourceVersion'),
            ...pick('creationTimestamp'),
        },
        // Go leaves a number of nothing out.
        spec: replicas === 0 ? {} : { replicas },
        status: {
            replicas: numberAt(live, 'status', 'replicas') ?? 0,
            selector: selectorText(selectorOfObject(at(live, 'spec', 'selector'))),
        },
    };
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/api/writeoptions.ts


const writeoptions_failed = (failure) => ({
    kind: 'failure',
    failure,
});
/** Reads `dryRun`, `fieldValidation` and `fieldManager`. */
function readWriteOptions(request) {
    const dryRun = request.query.get('dryRun') ?? '';
    const kind = optionKinds[request.method] ?? 'DeleteOptions';
    if (request.method === 'PATCH' && request.query.has('force'))
        return writeoptions_failed(invalidOptions(kind, [
            {
                reason: 'FieldValueForbidden',
                message: 'Forbidden: may not be specified for non-apply patch',
                field: 'force',
            },
        ]));
    const manager = request.query.get('fieldManager') ?? '';
    if (new TextEncoder().encode(manager).length > managerLimitBytes)
        return writeoptions_failed(invalidOptions(kind, [
            {
                reason: 'FieldValueTooLong',
                message: `Too long: may not be more than ${managerLimitBytes} bytes`,
                field: 'fieldManager',
            },
        ]));
    const validation = request.query.get('fieldValidation') ?? '';
    if (dryRun !== '' && dryRun !== 'All')
        return writeoptions_failed(optionInvalid(kind, 'dryRun', [dryRun], ['All']));
    const known = ['', 'Ignore', 'Strict', 'Warn'];
    if (!known.includes(validation))
        return writeoptions_failed(optionInvalid(kind, 'fieldValidation', validation, known));
    return {
        kind: 'options',
        options: {
            dryRun: dryRun === 'All',
            validation: validation === 'Strict' || validation === 'Ignore' ? validation : 'Warn',
            manager: managerName(request.query.get('fieldManager'), request.userAgent),
        },
    };
}
const managerLimitBytes = 128;
const optionKinds = {
    POST: 'CreateOptions',
    PUT: 'UpdateOptions',
    PATCH: 'PatchOptions',
};
const optionInvalid = (kind, field, value, known) => invalidOptions(kind, [
    {
        reason: 'FieldValueNotSupported',
        message: `Unsupported value: ${JSON.stringify(value)}: supported values: ${known
            .map((entry) => JSON.stringify(entry))
            .join(', ')}`,
        field,
    },
]);

;// CONCATENATED MODULE: ./packages/cluster/src/steps/api/change.ts












const change_failed = (failure) => ({
    kind: 'failure',
    failure,
});
const answered = (code, object, warnings) => ({
    kind: 'answer',
    answer: answer(code, object, warnings),
});
/** Answers a PUT or a PATCH of an object or of one of its subresources. */
async function changeRequest(ports, route, request) {
    const options = readWriteOptions(request);
    if (options.kind === 'failure')
        return options;
    const scale = route.subresource === 'scale';
    const warnings = [];
    const changeOf = request.method === 'PUT' ? replacement : patchOf;
    const change = changeOf(scale ? scaleSchema : route.resource.schema, route, request, options.options);
    if (change.kind === 'failure')
        return change;
    const missing = ports.store.get(route.resource.plural, route.namespace, route.name) === undefined;
    if (missing && request.method === 'PUT' && route.resource.createOnUpdate && route.subresource === '') {
        const made = change.apply({}, warnings);
        if (made.kind === 'failure')
            return made;
        // The version of an object that is gone does not keep its successor from being made.
        const fresh = withoutAt(made.body, ['metadata', 'resourceVersion']);
        const written = await createObject(ports, route.resource, route.namespace, fresh, options.options);
        return written.kind === 'failure' ? written : answered(201, written.object, warnings);
    }
    const written = await updateObject(ports, route.resource, route.namespace, route.name, route.subresource, (live) => {
        warnings.length = 0;
        return scale ? rescale(change, live, warnings) : change.apply(live, warnings);
    }, options.options);
    if (written.kind === 'failure')
        return written;
    return answered(200, scale ? scaleObject(written.object) : written.object, warnings);
}
/** A change of `/scale` laid over the object that it scales. */
function rescale(change, live, warnings) {
    const next = change.apply(scaleObject(live), warnings);
    if (next.kind === 'failure')
        return next;
    const replicas = numberAt(next.body, 'spec', 'replicas') ?? 0;
    if (replicas < 0)
        return change_failed(invalidKind('Scale', 'autoscaling', textAt(live, 'metadata', 'name') ?? '', [
            {
                reason: 'FieldValueInvalid',
                message: `Invalid value: ${replicas}: must be greater than or equal to 0`,
                field: 'spec.replicas',
            },
        ]));
    const version = textAt(next.body, 'metadata', 'resourceVersion');
    const scaled = withAt(live, ['spec', 'replicas'], replicas);
    return {
        kind: 'body',
        raw: null,
        body: version === undefined ? scaled : withAt(scaled, ['metadata', 'resourceVersion'], version),
    };
}
function replacement(schema, route, request, options) {
    const read = readBody({ ...route.resource, schema }, request, options, route.subresource === 'scale');
    if (read.kind === 'failure')
        return read;
    const misnamed = refuseName(read.object, route);
    if (misnamed !== undefined)
        return change_failed(misnamed);
    const body = read.object;
    return {
        kind: 'change',
        apply: (_live, warnings) => {
            warnings.push(...read.warnings);
            return { kind: 'body', body, raw: read.raw };
        },
    };
}
/** An object has to be under the name and in the namespace that the URL names. */
function refuseName(object, route) {
    const name = textAt(object, 'metadata', 'name');
    const namespace = textAt(object, 'metadata', 'namespace');
    if (name === undefined)
        return badRequest(`the name of the object (${route.name} based on URL) was undeterminable: name must be provided`);
    if (name !== route.name)
        return badRequest(`the name of the object (${name}) does not match the name on the URL (${route.name})`);
    return namespace !== undefined && namespace !== route.namespace
        ? badRequest('the namespace of the provided object does not match the namespace sent on the request')
        : undefined;
}
const patchTypes = [
    'application/json-patch+json',
    'application/merge-patch+json',
    'application/strategic-merge-patch+json',
];
function patchOf(schema, route, request, options) {
    const type = request.contentType.split(';')[0]?.trim() ?? '';
    if (!patchTypes.includes(type))
        return change_failed(unsupportedPatchType());
    const parsed = parseJson(request.body);
    // What a patch says is read when there is something to patch: 404 comes before 400.
    const applied = parsed.kind === 'problem'
        ? change_failed(badRequest(`error decoding patch: ${parsed.why}`))
        : patchFunction(type, parsed.value, schema);
    return {
        kind: 'change',
        apply: (live, warnings) => {
            if (parsed.kind === 'problem')
                return change_failed(badRequest(`error decoding patch: ${parsed.why}`));
            if (applied.kind === 'failure')
                return applied;
            const patched = applied.apply(live);
            if (patched.kind === 'failure')
                return patched;
            const stranger = refuseKind(live, patched.value);
            if (stranger !== undefined)
                return change_failed(stranger);
            const decoded = decode(patched.value, schema, route.resource.kind);
            if (decoded.kind === 'problem')
                return change_failed(invalidPatch(patched.value, decoded.why));
            const unknown = decoded.unknown.map((field) => `unknown field ${JSON.stringify(field)}`);
            if (unknown.length > 0 && options.validation === 'Strict')
                return change_failed(invalidPatch(patched.value, `strict decoding error: ${unknown.join(', ')}`));
            if (options.validation === 'Warn')
                warnings.push(...unknown);
            const misnamed = refuseName(decoded.object, route) ?? refuseIdentity(route, live, decoded.object);
            if (misnamed !== undefined)
                return change_failed(misnamed);
            return { kind: 'body', body: decoded.object, raw: applied.resets ? parsed.value : null };
        },
    };
}
/** A patch may not make another kind of an object. */
function refuseKind(live, patched) {
    const of = (value, key) => textAt(value, key) ?? '';
    const [kind, version] = [of(patched, 'kind'), of(patched, 'apiVersion')];
    return kind === of(live, 'kind') && version === of(live, 'apiVersion')
        ? undefined
        : invalidPatch(patched, `no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(version)}`);
}
/** A patch may not make another object of an object; the real server finds that twice. */
function refuseIdentity(route, live, patched) {
    const uid = textAt(patched, 'metadata', 'uid');
    if (uid === undefined || uid === textAt(live, 'metadata', 'uid'))
        return undefined;
    const cause = {
        reason: 'FieldValueInvalid',
        message: `Invalid value: ${JSON.stringify(uid)}: field is immutable`,
        field: 'metadata.uid',
    };
    return invalid(route.resource, route.name, [cause, cause]);
}
const operationsLimit = 10_000;
function patchFunction(type, patch, schema) {
    if (type === 'application/json-patch+json') {
        if (isList(patch) && patch.length > operationsLimit)
            return change_failed(tooManyOperations(operationsLimit, patch.length));
        const read = readJsonPatch(patch);
        if (read.kind === 'problem')
            return change_failed(badRequest(`error decoding patch: ${read.why}`));
        return {
            kind: 'function',
            resets: false,
            apply: (live) => {
                const result = applyJsonPatch(live, read.operations);
                return result.kind === 'problem' ? change_failed(rejectedPatch()) : result;
            },
        };
    }
    const isMerge = type === 'application/merge-patch+json';
    if (patch === null)
        return isMerge
            ? change_failed(badRequest('Invalid JSON Patch'))
            : { kind: 'function', resets: false, apply: (live) => ({ kind: 'value', value: live }) };
    if (!isObject(patch))
        return change_failed(badRequest(`${isMerge ? 'error decoding patch: ' : ''}json: cannot unmarshal ${typeName(patch)} into Go value of type map[string]interface {}`));
    if (isMerge)
        return {
            kind: 'function',
            resets: true,
            apply: (live) => ({ kind: 'value', value: applyMergePatch(live, patch) }),
        };
    return {
        kind: 'function',
        resets: true,
        apply: (live) => {
            const result = applyStrategicPatch(live, patch, schema);
            return result.kind === 'problem' ? change_failed(internal(result.why)) : result;
        },
    };
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/api/relay.ts


const relay_failed = (failure) => ({
    kind: 'failure',
    failure,
});
/** Finds what a request under `/proxy` is to be passed on to. */
function proxyRequest(store, route, request) {
    // The name may carry a scheme and a port: `http:web:8080`, `web:8080`, `web`.
    const parts = route.name.split(':');
    const [name = '', port = ''] = parts.length === 3 ? parts.slice(1) : parts;
    if (parts.length === 3 && parts[0] !== 'http' && parts[0] !== '')
        return relay_failed(badRequest(`the proxy speaks http only, not ${JSON.stringify(parts[0])}`));
    if (store.get(route.resource.plural, route.namespace, name) === undefined)
        return relay_failed(notFound(route.resource, name));
    const query = [...request.query].map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`);
    return {
        kind: 'answer',
        answer: {
            kind: 'proxy',
            proxy: {
                resource: route.resource,
                namespace: route.namespace,
                name,
                port,
                path: `/${route.rest}${query.length === 0 ? '' : `?${query.join('&')}`}`,
            },
        },
    };
}
/** Finds which container's log is asked for. */
function logRequest(store, route, request) {
    if (request.method !== 'GET')
        return relay_failed(methodNotAllowed());
    const pod = store.get('pods', route.namespace, route.name);
    if (pod === undefined)
        return relay_failed(notFound(route.resource, route.name));
    const names = [...listAt(pod, 'spec', 'containers'), ...listAt(pod, 'spec', 'initContainers')].map((container) => textAt(container, 'name') ?? '');
    const container = request.query.get('container') ?? names[0] ?? '';
    if (!names.includes(container))
        return relay_failed(badRequest(`container ${container} is not valid for pod ${route.name}`));
    const tail = request.query.get('tailLines');
    return {
        kind: 'answer',
        answer: {
            kind: 'log',
            log: {
                namespace: route.namespace,
                pod: route.name,
                container,
                previous: request.query.get('previous') === 'true',
                follow: request.query.get('follow') === 'true',
                tailLines: tail === undefined || !/^[0-9]+$/.test(tail) ? undefined : Number(tail),
            },
        },
    };
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/fieldselector.ts

const ofEverything = ['metadata.name', 'metadata.namespace'];
const ofKind = {
    pods: ['spec.nodeName', 'spec.restartPolicy', 'spec.serviceAccountName', 'status.phase', 'status.podIP'],
    events: [
        'involvedObject.kind',
        'involvedObject.namespace',
        'involvedObject.name',
        'involvedObject.uid',
        'involvedObject.apiVersion',
        'involvedObject.resourceVersion',
        'involvedObject.fieldPath',
        'reason',
        'reportingComponent',
        'source',
        'type',
    ],
    namespaces: ['status.phase'],
    nodes: ['spec.unschedulable'],
    secrets: ['type'],
    services: ['spec.clusterIP', 'spec.type'],
};
/** Reads the `fieldSelector` of a query; a field that the kind cannot be selected by is a problem. */
function readFieldSelector(text, resource) {
    const known = [...ofEverything, ...(ofKind[resource.plural] ?? [])];
    const requirements = [];
    for (const part of text.split(',').filter((entry) => entry !== '')) {
        const match = /^([^=!]+)(==|=|!=)(.*)$/.exec(part);
        const field = match?.[1];
        if (match === null || field === undefined)
            return { kind: 'problem', why: `invalid selector: '${text}'; can't understand '${part}'` };
        if (!known.includes(field))
            return {
                kind: 'problem',
                why: ofKind[resource.plural] === undefined
                    ? `${JSON.stringify(field)} is not a known field selector: only ${ofEverything.map((name) => JSON.stringify(name)).join(', ')}`
                    : `field label not supported: ${field}`,
            };
        const path = field === 'source' ? ['source', 'component'] : field.split('.');
        requirements.push({ path, value: match[3] ?? '', equal: match[2] !== '!=' });
    }
    return { kind: 'fields', requirements };
}
/** Whether an object satisfies field requirements; an absent field reads as the empty text. */
function matchesFields(requirements, target) {
    return requirements.every((requirement) => {
        const found = at(target, ...requirement.path) ?? '';
        const text = typeof found === 'string' ? found : JSON.stringify(found);
        return (text === requirement.value) === requirement.equal;
    });
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/api/read.ts








const read_answered = (value) => ({ kind: 'answer', answer: value });
const read_failed = (failure) => ({ kind: 'failure', failure });
const defaultWatchMs = 30 * 60 * 1000;
/** Whether a query flag is on, as the server reads it. */
function isOn(value) {
    return value !== undefined && value !== '0' && value !== 'false';
}
/** Answers a GET of one object. */
function readObject(store, resource, namespace, name, shape, nowMs) {
    const found = store.get(resource.plural, namespace, name);
    if (found === undefined)
        return read_failed(notFound(resource, name));
    return read_answered(answer(200, shape === 'table' ? tableOf(resource, [found], { resourceVersion: versionOf(found) }, nowMs) : found));
}
/** The filter that a query's selectors make. */
function readFilter(resource, query) {
    const labels = readLabelSelector(query.get('labelSelector') ?? '');
    if (labels.kind === 'problem')
        return { kind: 'failure', failure: badRequest(labels.why) };
    const fields = readFieldSelector(query.get('fieldSelector') ?? '', resource);
    if (fields.kind === 'problem')
        return { kind: 'failure', failure: badRequest(fields.why) };
    return {
        kind: 'filter',
        includes: (object) => selects(labels.selector, object) && matchesFields(fields.requirements, object),
    };
}
/** Answers a GET of a collection: a list, a page of one, a table, or a watch. */
function readCollection(store, resource, namespace, request, shape, nowMs) {
    const refusal = refuseListOptions(request.query);
    if (refusal !== undefined)
        return read_failed(refusal);
    const filter = readFilter(resource, request.query);
    if (filter.kind === 'failure')
        return read_failed(filter.failure);
    const includes = (object) => (namespace === undefined || textAt(object, 'metadata', 'namespace') === namespace) &&
        filter.includes(object);
    return isOn(request.query.get('watch'))
        ? watchCollection(store, resource, includes, request.query, shape, nowMs)
        : listCollection(store, resource, includes, request.query, shape, nowMs);
}
function readVersion(value) {
    if (value === undefined || value === '')
        return 0;
    return /^[0-9]+$/.test(value) ? Number(value) : undefined;
}
const versionProblem = (value) => `resourceVersion: Invalid value: ${JSON.stringify(value ?? '')}: ${notANumber(value ?? '', 'ParseUint')}`;
/** Why the numbers and the matching of a version that a query gives cannot be taken. */
function refuseListOptions(query) {
    for (const key of ['limit', 'timeoutSeconds']) {
        const value = query.get(key) ?? '';
        if (!/^[+-]?[0-9]*$/.test(value))
            return badRequest(notANumber(value, 'ParseInt'));
    }
    const match = query.get('resourceVersionMatch') ?? '';
    if (isOn(query.get('watch')) || match === '')
        return undefined;
    const refused = (reason, message) => invalidOptions('ListOptions', [{ reason, message, field: 'resourceVersionMatch' }]);
    const version = query.get('resourceVersion') ?? '';
    if (version === '')
        return refused('FieldValueForbidden', 'Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided');
    if (match !== 'Exact' && match !== 'NotOlderThan')
        return refused('FieldValueNotSupported', `Unsupported value: ${JSON.stringify(match)}: supported values: "Exact", "NotOlderThan", ""`);
    return match === 'Exact' && version === '0'
        ? refused('FieldValueForbidden', 'Forbidden: resourceVersionMatch "exact" is forbidden for resourceVersion "0"')
        : undefined;
}
function listCollection(store, resource, includes, query, shape, nowMs) {
    const asked = readVersion(query.get('resourceVersion'));
    if (asked === undefined)
        return read_failed(badRequest(`invalid resource version: ${versionProblem(query.get('resourceVersion'))}`));
    if (asked > store.revision())
        return read_failed(tooLarge(asked, store.revision()));
    const token = query.get('continue');
    const exact = query.get('resourceVersionMatch') === 'Exact';
    const from = token === undefined || token === ''
        ? { revision: exact ? asked : store.revision(), after: '' }
        : readToken(token);
    if (from === undefined)
        return read_failed(badRequest('invalid continue token: continue key is not valid: it is not a token of this server'));
    const all = store.listAt(resource.plural, from.revision);
    if (all === undefined)
        return read_failed(exact ? expiredVersion() : expiredContinue());
    const matching = all.filter((object) => includes(object) && keyOfObject(object) > from.after);
    const limit = Number(query.get('limit') ?? '0');
    const page = limit > 0 ? matching.slice(0, limit) : matching;
    const last = page.at(-1);
    const remaining = matching.length - page.length;
    const metadata = {
        resourceVersion: String(from.revision),
        ...(remaining > 0 && last !== undefined
            ? { continue: writeToken(from.revision, keyOfObject(last)), remainingItemCount: remaining }
            : {}),
    };
    return read_answered(answer(200, shape === 'table'
        ? tableOf(resource, page, metadata, nowMs)
        : {
            kind: `${resource.kind}List`,
            apiVersion: apiVersionOf(resource),
            metadata,
            items: page.map(withoutKind),
        }));
}
/** Items of a list carry no kind and version of their own, as in the real server. */
function withoutKind(object) {
    return withoutKeys(object, ['apiVersion', 'kind']);
}
const writeToken = (revision, after) => btoa(JSON.stringify({ v: 'meta.k8s.io/v1', rv: revision, start: encodeURIComponent(after) }));
function readToken(token) {
    try {
        const parsed = parseJson(atob(token));
        if (parsed.kind === 'problem' || !isObject(parsed.value))
            return undefined;
        const { rv, start } = parsed.value;
        return typeof rv === 'number' && typeof start === 'string'
            ? { revision: rv, after: decodeURIComponent(start) }
            : undefined;
    }
    catch {
        return undefined;
    }
}
function watchCollection(store, resource, includes, query, shape, nowMs) {
    const given = query.get('resourceVersion');
    const asked = readVersion(given);
    if (asked === undefined)
        return read_failed(internal(versionProblem(given)));
    if (asked > store.revision())
        return read_failed(tooLarge(asked, store.revision()));
    const seconds = Number(query.get('timeoutSeconds') ?? '0');
    const initialEnd = isOn(query.get('sendInitialEvents'));
    if (initialEnd && query.get('resourceVersionMatch') !== 'NotOlderThan')
        return read_failed(badRequest('sendInitialEvents requires setting resourceVersionMatch to NotOlderThan'));
    const fromNow = asked === 0 || initialEnd;
    const since = fromNow ? undefined : store.since(asked);
    return read_answered({
        kind: 'watch',
        watch: {
            resource,
            includes,
            show: (object) => shape === 'table'
                ? tableOf(resource, [object], { resourceVersion: versionOf(object) }, nowMs)
                : object,
            initial: fromNow ? store.list(resource.plural).filter(includes) : [],
            initialEnd,
            fromRevision: fromNow ? store.revision() : asked,
            bookmarks: isOn(query.get('allowWatchBookmarks')),
            timeoutMs: Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : defaultWatchMs,
            failure: since?.kind === 'too-old' ? tooOld(asked, since.oldest) : undefined,
        },
    });
}
const versionOf = (object) => textAt(object, 'metadata', 'resourceVersion') ?? '';

;// CONCATENATED MODULE: ./packages/cluster/src/steps/api/handle.ts













const handle_failed = (failure) => ({
    kind: 'failure',
    failure,
});
/** Answers one authenticated request to the Kubernetes API. */
async function handleRequest(ports, request) {
    const result = await handle_dispatch(ports, request);
    return result.kind === 'failure' ? answer(result.failure.code, statusOf(result.failure)) : result.answer;
}
const healthPaths = ['/healthz', '/livez', '/readyz'];
async function handle_dispatch(ports, request) {
    if (healthPaths.some((path) => request.path === path || request.path.startsWith(`${path}/`)))
        return { kind: 'answer', answer: { kind: 'text', code: 200, text: 'ok' } };
    const document = discoveryAt(request.path);
    if (document !== undefined)
        return request.method === 'GET'
            ? { kind: 'answer', answer: answer(200, document) }
            : handle_failed(methodNotAllowed());
    const route = routeOf(request.path);
    if (route.kind === 'unknown')
        // Below a group that is served, a Status; anywhere else, what a web server says.
        return isServed(request.path)
            ? handle_failed(unknownPath())
            : { kind: 'answer', answer: { kind: 'text', code: 404, text: '404 page not found\n' } };
    const shape = readShape(request.accept);
    if (shape === undefined)
        return handle_failed(notAcceptable(['application/json', 'application/json;as=Table;g=meta.k8s.io;v=v1']));
    return route.kind === 'collection'
        ? collectionRequest(ports, route, request, shape)
        : objectRequest(ports, route, request, shape);
}
function isServed(path) {
    const [, root, first, second] = path.split('/');
    if (root === 'api')
        return first === 'v1';
    return (root === 'apis' && resources_resources.some((resource) => resource.group === first && resource.version === second));
}
/** The first form in an Accept header that this server speaks; undefined when it speaks none of them. */
function readShape(accept) {
    if (accept === '')
        return 'objects';
    for (const entry of accept.split(',')) {
        const [type = '', ...parameters] = entry.split(';').map((part) => part.trim());
        if (!['application/json', 'application/*', '*/*'].includes(type))
            continue;
        const as = parameters.find((parameter) => parameter.startsWith('as='));
        if (as === undefined)
            return 'objects';
        if (as === 'as=Table' && parameters.includes('v=v1'))
            return 'table';
    }
    return undefined;
}
async function collectionRequest(ports, route, request, shape) {
    switch (request.method) {
        case 'GET':
            return readCollection(ports.store, route.resource, route.namespace, request, shape, ports.nowMs());
        case 'POST':
            return createRequest(ports, route, request);
        case 'DELETE': {
            if (route.resource.namespaced && route.namespace === undefined)
                return handle_failed(methodNotAllowed());
            const options = readDeleteOptions(request);
            if (options.kind === 'failure')
                return options;
            const filter = readFilter(route.resource, request.query);
            if (filter.kind === 'failure')
                return filter;
            const items = deleteCollection(ports, route.resource, route.namespace, filter.includes, options.options);
            return {
                kind: 'answer',
                answer: answer(200, {
                    kind: `${route.resource.kind}List`,
                    apiVersion: apiVersionOf(route.resource),
                    metadata: { resourceVersion: String(ports.store.revision()) },
                    items,
                }),
            };
        }
        default:
            return handle_failed(methodNotAllowed());
    }
}
async function createRequest(ports, route, request) {
    const { resource } = route;
    if (resource.namespaced && route.namespace === undefined)
        return handle_failed(methodNotAllowed());
    const options = readWriteOptions(request);
    if (options.kind === 'failure')
        return options;
    const body = readBody(resource, request, options.options);
    if (body.kind === 'failure')
        return body;
    const written = await createObject(ports, resource, route.namespace ?? '', body.object, options.options);
    return written.kind === 'failure' ? written : answeredWith(201, written.object, body.warnings);
}
const answeredWith = (code, object, warnings) => ({
    kind: 'answer',
    answer: answer(code, object, warnings),
});
async function objectRequest(ports, route, request, shape) {
    if (route.subresource === 'proxy')
        return proxyRequest(ports.store, route, request);
    if (route.subresource === 'log')
        return logRequest(ports.store, route, request);
    switch (request.method) {
        case 'GET':
            // A watch of one object is a watch of its collection by name.
            if (request.query.get('watch') !== undefined && route.subresource === '')
                return readCollection(ports.store, route.resource, route.namespace === '' ? undefined : route.namespace, {
                    ...request,
                    query: new Map([...request.query, ['fieldSelector', `metadata.name=${route.name}`]]),
                }, shape, ports.nowMs());
            return route.subresource === 'scale'
                ? scaleOf(ports.store, route)
                : readObject(ports.store, route.resource, route.namespace, route.name, shape, ports.nowMs());
        case 'PUT':
        case 'PATCH':
            return changeRequest(ports, route, request);
        case 'DELETE': {
            if (route.subresource !== '')
                return handle_failed(methodNotAllowed());
            const options = readDeleteOptions(request);
            if (options.kind === 'failure')
                return options;
            const removed = deleteObject(ports, route.resource, route.namespace, route.name, options.options);
            return removed.kind === 'failure' ? removed : answeredWith(200, removed.body, []);
        }
        default:
            return handle_failed(methodNotAllowed());
    }
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/api/watch.ts

/**
 * What a watcher sees of a change: an object that begins to match is added, one that ceases to is deleted, whatever
 * really happened to it. Undefined when the change is none of the watcher's business.
 */
function eventFor(change, watch) {
    if (change.plural !== watch.resource.plural)
        return undefined;
    const before = change.previous !== undefined && watch.includes(change.previous);
    const after = change.kind !== 'DELETED' && watch.includes(change.object);
    if (!before && !after)
        return undefined;
    const type = before ? (after ? 'MODIFIED' : 'DELETED') : 'ADDED';
    return { type, object: watch.show(change.object) };
}
/** A bookmark: nothing changed for this watcher up to this revision. */
function bookmark(resource, revision, initialEnd) {
    return {
        type: 'BOOKMARK',
        object: {
            kind: resource.kind,
            apiVersion: apiVersionOf(resource),
            metadata: {
                resourceVersion: String(revision),
                ...(initialEnd ? { annotations: { 'k8s.io/initial-events-end': 'true' } } : {}),
            },
        },
    };
}

;// CONCATENATED MODULE: ./packages/cluster/src/adapters/httpserver.ts










const bodyLimitBytes = 3 * 1024 * 1024;
const unreadLimitBytes = 16 * 1024 * 1024;
const bookmarkEveryMs = 10_000;
const bookmarkBeforeEndMs = 2000;
/** Makes the listener of an HTTP or HTTPS server. */
function createHttpListener(ports) {
    return (request, response) => {
        response.on('error', () => undefined);
        serve(ports, request, response).catch((error) => {
            const why = error instanceof Error ? error.message : String(error);
            if (!response.headersSent)
                sendFailure(response, {
                    code: 500,
                    reason: 'InternalError',
                    message: `Internal error occurred: ${why}`,
                });
            response.end();
        });
    };
}
async function serve(ports, request, response) {
    const url = new URL(request.url ?? '/', 'http://cluster');
    if (!isAuthorized(request.headers.authorization, ports.token)) {
        sendFailure(response, unauthorized());
        return;
    }
    const body = await httpserver_readBody(request);
    if (body === undefined) {
        sendFailure(response, {
            code: 413,
            reason: 'RequestEntityTooLarge',
            message: `Request entity too large: limit is ${bodyLimitBytes}`,
        });
        return;
    }
    const method = request.method ?? 'GET';
    if (url.pathname.startsWith('/_rehearsal/')) {
        const parsed = body.length === 0 ? { kind: 'value', value: null } : parseJson(body.toString('utf8'));
        const result = parsed.kind === 'problem'
            ? { code: 400, body: statusOf(badRequest(parsed.why)) }
            : await ports.rehearsal(method, url.pathname, parsed.value);
        sendJson(response, result.code, result.body, []);
        return;
    }
    const query = new Map(url.searchParams);
    const reply = await handleRequest(ports.api, {
        method,
        path: url.pathname,
        query,
        accept: request.headers.accept ?? '',
        contentType: request.headers['content-type'] ?? '',
        userAgent: request.headers['user-agent'] ?? '',
        body: body.toString('utf8'),
    });
    await httpserver_send(ports, reply, request, body, response);
}
function isAuthorized(header, token) {
    const given = Buffer.from(header ?? '');
    const wanted = Buffer.from(`Bearer ${token}`);
    return given.length === wanted.length && (0,external_node_crypto_namespaceObject.timingSafeEqual)(given, wanted);
}
async function httpserver_readBody(request) {
    const chunks = [];
    let length = 0;
    for await (const chunk of request) {
        const part = Buffer.from(chunk);
        length += part.length;
        if (length > bodyLimitBytes)
            return undefined;
        chunks.push(part);
    }
    return Buffer.concat(chunks);
}
async function httpserver_send(ports, reply, request, body, response) {
    switch (reply.kind) {
        case 'json':
            sendJson(response, reply.code, reply.body, reply.warnings);
            return;
        case 'text':
            response.writeHead(reply.code, { 'content-type': 'text/plain; charset=utf-8' }).end(reply.text);
            return;
        case 'watch':
            sendWatch(ports, reply.watch, response);
            return;
        case 'log':
            sendLog(ports, reply.log, response);
            return;
        case 'proxy':
            await sendProxied(ports, reply.proxy, request, body, response);
    }
}
function sendJson(response, code, body, warnings) {
    const text = `${JSON.stringify(body)}\n`;
    response.statusCode = code;
    response.setHeader('content-type', 'application/json');
    response.setHeader('cache-control', 'no-cache, private');
    response.setHeader('content-length', Buffer.byteLength(text));
    if (warnings.length > 0)
        response.setHeader('warning', warnings.map((warning) => `299 - ${JSON.stringify(warning)}`));
    response.end(text);
}
function sendFailure(response, failure) {
    const reply = answer(failure.code, statusOf(failure));
    if (reply.kind === 'json')
        sendJson(response, reply.code, reply.body, []);
}
function sendWatch(ports, watch, response) {
    const { store } = ports.api;
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-cache, private' });
    // Without this the headers wait for the first change, and a client cannot know that its watch has begun.
    response.flushHeaders();
    const write = (event) => {
        response.write(`${JSON.stringify(event)}\n`);
        // A watcher that does not read is cut off, as the real server does; it has to begin anew.
        if (response.writableLength > unreadLimitBytes)
            response.destroy();
    };
    if (watch.failure !== undefined) {
        write({ type: 'ERROR', object: statusOf(watch.failure) });
        response.end();
        return;
    }
    for (const object of watch.initial)
        write({ type: 'ADDED', object: watch.show(object) });
    const missed = store.since(watch.fromRevision);
    for (const change of missed.kind === 'changes' ? missed.changes : []) {
        const event = eventFor(change, watch);
        if (event !== undefined)
            write(event);
    }
    if (watch.initialEnd)
        write(bookmark(watch.resource, store.revision(), true));
    let latest = watch.fromRevision;
    const unsubscribe = store.subscribe((change) => {
        if (change.plural === watch.resource.plural)
            latest = change.revision;
        const event = eventFor(change, watch);
        if (event !== undefined)
            write(event);
    });
    // A bookmark tells of changes since the watch began that the watcher does not see; without any there is none.
    let marked = latest;
    const mark = () => {
        if (!watch.bookmarks || latest <= marked)
            return;
        marked = latest;
        write(bookmark(watch.resource, latest, false));
    };
    const regular = setInterval(mark, bookmarkEveryMs);
    const cancelLast = ports.timer.after(Math.max(0, watch.timeoutMs - bookmarkBeforeEndMs), mark);
    const cancelEnd = ports.timer.after(watch.timeoutMs, () => response.end());
    response.on('close', () => {
        unsubscribe();
        clearInterval(regular);
        cancelLast();
        cancelEnd();
    });
}
function sendLog(ports, wanted, response) {
    const log = ports.log(wanted.namespace, wanted.pod, wanted.container, wanted.previous);
    if (log === undefined) {
        const which = wanted.previous ? 'previous terminated container' : 'container';
        sendFailure(response, badRequest(`${which} "${wanted.container}" in pod "${wanted.pod}" not found`));
        return;
    }
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
    response.write(log.read(wanted.tailLines));
    if (!wanted.follow) {
        response.end();
        return;
    }
    const unfollow = log.follow((text) => response.write(text));
    const unsubscribe = ports.api.store.subscribe((change) => {
        if (change.plural === 'pods' &&
            change.kind === 'DELETED' &&
            change.key === `${wanted.namespace}/${wanted.pod}`)
            response.end();
    });
    response.on('close', () => {
        unfollow();
        unsubscribe();
    });
}
async function sendProxied(ports, proxy, request, body, response) {
    const port = proxy.resource.plural === 'pods' ? podPort(ports, proxy) : servicePort(ports, proxy);
    if (port === undefined) {
        const kind = proxy.resource.plural === 'pods' ? 'pod' : 'service';
        const name = proxy.port === '' ? proxy.name : `${proxy.name}:${proxy.port}`;
        sendFailure(response, unavailable(`no endpoints available for ${kind} "${name}"`));
        return;
    }
    const headers = headersWithout(request.headers, ['authorization', 'host']);
    await new Promise((resolve) => {
        const upstream = (0,external_node_http_namespaceObject.request)({
            host: loopback,
            port,
            method: request.method,
            path: proxy.path,
            headers: { ...headers, host: `${loopback}:${port}` },
        }, (reply) => {
            response.writeHead(reply.statusCode ?? 502, reply.headers);
            reply.pipe(response);
            reply.on('close', resolve);
        });
        upstream.on('error', (error) => {
            if (!response.headersSent)
                sendFailure(response, unavailable(`error trying to reach ${proxy.resource.singular}: ${error.message}`));
            else
                response.destroy();
            resolve();
        });
        response.on('close', () => upstream.destroy());
        upstream.end(body);
    });
}
function podPort(ports, proxy) {
    const pod = ports.api.store.get('pods', proxy.namespace, proxy.name);
    if (pod === undefined)
        return undefined;
    const first = numberAt(listAt(pod, 'spec', 'containers').flatMap((container) => listAt(container, 'ports'))[0], 'containerPort');
    const wanted = /^[0-9]+$/.test(proxy.port)
        ? Number(proxy.port)
        : proxy.port === ''
            ? (first ?? 80)
            : targetPort({ targetPort: proxy.port }, pod);
    return wanted === undefined ? undefined : ports.resolve(textAt(pod, 'status', 'podIP') ?? '', wanted);
}
function servicePort(ports, proxy) {
    return ports
        .addresses()
        .find((entry) => entry.namespace === proxy.namespace &&
        entry.service === proxy.name &&
        (proxy.port === '' || entry.portName === proxy.port || String(entry.port) === proxy.port))?.hostPort;
}

;// CONCATENATED MODULE: ./packages/cluster/src/domain/tar.ts
const blockBytes = 512;
/** Reads a tar archive: ustar, with the long names of GNU and pax. Hard links and devices are refused. */
function readTar(archive) {
    const entries = [];
    let longPath;
    let longTarget;
    let offset = 0;
    let ended = false;
    while (offset + blockBytes <= archive.length) {
        const header = archive.subarray(offset, offset + blockBytes);
        offset += blockBytes;
        if (header.every((byte) => byte === 0)) {
            ended = true;
            break;
        }
        const size = readOctal(header, 124, 12);
        const checksum = readOctal(header, 148, 8);
        if (size === undefined || checksum !== sumOf(header))
            return { kind: 'problem', why: 'the archive is damaged: a header does not match its checksum' };
        if (offset + size > archive.length)
            return { kind: 'problem', why: 'the archive is cut off' };
        const content = archive.subarray(offset, offset + size);
        offset += Math.ceil(size / blockBytes) * blockBytes;
        const type = String.fromCodePoint(header[156] ?? 0);
        if (type === 'L')
            longPath = readText(content, 0, content.length);
        else if (type === 'K')
            longTarget = readText(content, 0, content.length);
        else if (type === 'x') {
            const records = readPax(content);
            longPath = records.get('path') ?? longPath;
            longTarget = records.get('linkpath') ?? longTarget;
        }
        else if (type !== 'g') {
            const kind = tar_kindOf(type);
            const prefix = readText(header, 257, 5) === 'ustar' ? readText(header, 345, 155) : '';
            const short = readText(header, 0, 100);
            const path = clean(longPath ?? (prefix === '' ? short : `${prefix}/${short}`));
            if (kind === undefined)
                return { kind: 'problem', why: `${path} is neither a file nor a folder nor a symbolic link` };
            const mode = readOctal(header, 100, 8) ?? 0;
            entries.push({
                path,
                kind,
                executable: (mode & 0o111) !== 0,
                content,
                target: longTarget ?? readText(header, 157, 100),
            });
            longPath = undefined;
            longTarget = undefined;
        }
    }
    return ended ? { kind: 'entries', entries } : { kind: 'problem', why: 'the archive is cut off' };
}
const clean = (path) => path.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
function tar_kindOf(type) {
    if (type === '0' || type === '\0')
        return 'file';
    if (type === '2')
        return 'link';
    return type === '5' ? 'folder' : undefined;
}
function readText(bytes, start, length) {
    const part = bytes.subarray(start, start + length);
    const end = part.indexOf(0);
    return new TextDecoder().decode(end < 0 ? part : part.subarray(0, end));
}
function readOctal(bytes, start, length) {
    const text = readText(bytes, start, length).trim();
    return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : undefined;
}
/** The sum of a header's bytes with its checksum field counted as spaces. */
function sumOf(header) {
    return header.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 32 : byte), 0);
}
function readPax(content) {
    const records = new Map();
    let rest = content;
    for (;;) {
        const space = rest.indexOf(32);
        const length = Number(readText(rest, 0, Math.max(0, space)));
        if (space < 0 || !Number.isInteger(length) || length <= space)
            return records;
        const record = new TextDecoder().decode(rest.subarray(space + 1, length - 1));
        const equals = record.indexOf('=');
        if (equals > 0)
            records.set(record.slice(0, equals), record.slice(equals + 1));
        rest = rest.subarray(length);
    }
}

;// CONCATENATED MODULE: ./packages/cluster/src/adapters/imageserver.ts



const limitBytes = 512 * 1024 * 1024;
const imagesPath = '/v1/images';
/**
 * The image store over HTTP, without a token, as a registry on loopback:
 *
 * - `PUT /v1/images/NAME[:TAG]` with a tar (`application/x-tar`) or a JSON tree (`application/json`):
 *   `{"files": [{"path", "content": base64, "executable"?: true} | {"path", "link": target}]}`; answers 201 `{"digest"}`.
 * - `GET /v1/images` lists names, tags and digests; `GET /v1/images/NAME` one of them.
 */
function createImageListener(store) {
    return (request, response) => {
        imageserver_serve(store, request).then((result) => reply(response, result.code, result.body), (error) => {
            const refused = error instanceof ImageRefused;
            reply(response, refused ? 400 : 500, {
                error: error instanceof Error ? error.message : String(error),
            });
        });
    };
}
function reply(response, code, body) {
    response.writeHead(code, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
}
async function imageserver_serve(store, request) {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://images').pathname);
    if (path !== imagesPath && !path.startsWith(`${imagesPath}/`))
        return { code: 404, body: { error: `nothing is at ${path}` } };
    const name = path.slice(imagesPath.length + 1);
    if (request.method === 'GET') {
        const names = (await store.names()).map((entry) => ({
            name: entry.name,
            tags: entry.tags,
            digests: entry.digests,
        }));
        if (name === '')
            return { code: 200, body: { images: names } };
        const found = names.find((entry) => entry.name === name);
        return found === undefined
            ? { code: 404, body: { error: `no image is called ${name}` } }
            : { code: 200, body: found };
    }
    if (request.method !== 'PUT' || name === '')
        return { code: 405, body: { error: 'only GET, and PUT of a name' } };
    const body = await imageserver_readBody(request);
    const digest = await store.push(name, filesOf(request.headers['content-type'] ?? '', body));
    return { code: 201, body: { digest } };
}
async function imageserver_readBody(request) {
    const chunks = [];
    let length = 0;
    for await (const chunk of request) {
        const part = Buffer.from(chunk);
        length += part.length;
        if (length > limitBytes)
            throw new ImageRefused(`the image is larger than ${limitBytes} bytes`);
        chunks.push(part);
    }
    return Buffer.concat(chunks);
}
function filesOf(contentType, body) {
    const type = contentType.split(';')[0]?.trim() ?? '';
    if (type === 'application/json')
        return filesOfJson(body);
    const read = readTar(body);
    if (read.kind === 'problem')
        throw new ImageRefused(read.why);
    return read.entries
        .filter((entry) => entry.kind !== 'folder' && entry.path !== '')
        .map((entry) => entry.kind === 'link'
        ? { kind: 'link', path: entry.path, target: entry.target }
        : { kind: 'file', path: entry.path, content: entry.content, executable: entry.executable });
}
function filesOfJson(body) {
    const parsed = parseJson(body.toString('utf8'));
    const files = parsed.kind === 'problem' ? undefined : at(parsed.value, 'files');
    if (!isList(files))
        throw new ImageRefused('the body is not {"files": […]}');
    return files.map((entry, index) => {
        const path = textAt(entry, 'path');
        const target = textAt(entry, 'link');
        const content = textAt(entry, 'content');
        if (!isObject(entry) || path === undefined)
            throw new ImageRefused(`files[${index}] has no path`);
        if (target !== undefined)
            return { kind: 'link', path, target };
        if (content === undefined || !/^[A-Za-z0-9+/]*={0,2}$/.test(content))
            throw new ImageRefused(`files[${index}] (${path}) has no base64 content`);
        return {
            kind: 'file',
            path,
            content: Buffer.from(content, 'base64'),
            executable: entry['executable'] === true,
        };
    });
}

;// CONCATENATED MODULE: ./packages/cluster/src/adapters/look.ts




/** Looks at a loopback port as a kubelet's probe does: a new connection each time. */
function look(action, port, timeoutMs) {
    return action.kind === 'tcp' ? lookTcp(port, timeoutMs) : lookHttp(action, port, timeoutMs);
}
const failureOf = (error) => ({
    kind: 'code' in error && error.code === 'ECONNREFUSED' ? 'refused' : 'failure',
    why: error.message,
});
function lookTcp(port, timeoutMs) {
    return new Promise((resolve) => {
        const socket = (0,external_node_net_namespaceObject.connect)({ host: loopback, port, timeout: timeoutMs });
        const end = (result) => {
            socket.destroy();
            resolve(result);
        };
        socket.on('connect', () => end({ kind: 'success' }));
        socket.on('timeout', () => end({ kind: 'failure', why: `no connection within ${timeoutMs} ms` }));
        socket.on('error', (error) => end(failureOf(error)));
    });
}
function lookHttp(action, port, timeoutMs) {
    return new Promise((resolve) => {
        const sent = (0,external_node_http_namespaceObject.request)({
            host: loopback,
            port,
            path: action.path,
            agent: false,
            headers: { 'user-agent': 'kube-probe/1.34', accept: '*/*', ...Object.fromEntries(action.headers) },
        }, (response) => {
            const status = response.statusCode ?? 0;
            response.resume();
            clearTimeout(impatient);
            resolve(isProbeSuccess(status)
                ? { kind: 'success' }
                : { kind: 'failure', why: `HTTP probe failed with statuscode: ${status}` });
            sent.destroy();
        });
        // One deadline for everything: a socket timeout would start anew with every byte.
        const impatient = setTimeout(() => {
            sent.destroy();
            resolve({ kind: 'failure', why: `no answer within ${timeoutMs} ms` });
        }, timeoutMs);
        sent.on('error', (error) => {
            clearTimeout(impatient);
            resolve(failureOf(error));
        });
        sent.end();
    });
}

;// CONCATENATED MODULE: external "node:readline"
const external_node_readline_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline");
;// CONCATENATED MODULE: ./packages/cluster/src/domain/kubelet/orders.ts

/** Reads one line of orders; undefined when it is none. */
function readOrder(line) {
    const parsed = parseJson(line);
    if (parsed.kind === 'problem' || !isObject(parsed.value))
        return undefined;
    const order = parsed.value;
    const id = textAt(order, 'id');
    if (id === undefined)
        return undefined;
    if (order['kind'] === 'start')
        return {
            kind: 'start',
            id,
            command: listAt(order, 'command').filter((part) => typeof part === 'string'),
            folder: textAt(order, 'folder') ?? '',
            env: textMapAt(order, 'env'),
        };
    const signal = at(order, 'signal');
    return order['kind'] === 'signal' && (signal === 'SIGTERM' || signal === 'SIGKILL')
        ? { kind: 'signal', id, signal }
        : undefined;
}
/** Reads one line of reports; undefined when it is none. */
function readReport(line) {
    const parsed = parseJson(line);
    if (parsed.kind === 'problem' || !isObject(parsed.value))
        return undefined;
    const report = parsed.value;
    const id = textAt(report, 'id');
    if (id === undefined)
        return undefined;
    switch (report['kind']) {
        case 'started':
            return { kind: 'started', id, processId: numberAt(report, 'processId') ?? 0 };
        case 'output':
            return { kind: 'output', id, text: textAt(report, 'text') ?? '' };
        case 'exited':
            return {
                kind: 'exited',
                id,
                exitCode: numberAt(report, 'exitCode') ?? 1,
                signal: numberAt(report, 'signal') ?? 0,
            };
        case 'failed':
            return { kind: 'failed', id, why: textAt(report, 'why') ?? '' };
        default:
            return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/cluster/src/adapters/runtime.ts




/** Makes a runtime whose supervisor is this same program, started as `supervise` when it is first needed. */
function createRuntime(script) {
    const watched = new Map();
    let supervisor;
    let closed = false;
    let nextId = 0;
    const handle = (report) => {
        const entry = watched.get(report.id);
        if (entry === undefined)
            return;
        if (report.kind === 'exited' || report.kind === 'failed')
            watched.delete(report.id);
        switch (report.kind) {
            case 'started':
                entry.processId = report.processId;
                entry.listener.started(report.processId);
                return;
            case 'output':
                entry.listener.output(report.text);
                return;
            case 'exited':
                entry.listener.exited(report.exitCode, report.signal);
                return;
            case 'failed':
                entry.listener.failed(report.why);
        }
    };
    const begin = () => {
        const child = (0,external_node_child_process_namespaceObject.spawn)((external_node_process_default()).execPath, [script, 'supervise'], {
            detached: true,
            stdio: ['pipe', 'pipe', 'inherit'],
            env: (external_node_process_default()).env,
        });
        child.stdin.on('error', () => undefined);
        (0,external_node_readline_namespaceObject.createInterface)({ input: child.stdout }).on('line', (line) => {
            const report = readReport(line);
            if (report !== undefined)
                handle(report);
        });
        child.on('exit', () => {
            if (supervisor === child)
                supervisor = undefined;
            // A supervisor that was killed leaves its processes behind: end them here, and say so to the Pods.
            for (const [id, entry] of [...watched]) {
                killGroup(entry.processId);
                handle({ kind: 'exited', id, exitCode: 137, signal: 9 });
            }
        });
        child.on('error', () => undefined);
        return child;
    };
    const send = (order) => {
        supervisor ??= begin();
        supervisor.stdin?.write(`${JSON.stringify(order)}\n`);
    };
    return {
        start: (spec, listener) => {
            nextId += 1;
            const id = String(nextId);
            if (closed) {
                queueMicrotask(() => listener.failed('the cluster is stopping'));
                return { signal: () => undefined };
            }
            watched.set(id, { listener, processId: 0 });
            send({ kind: 'start', id, ...spec });
            return { signal: (signal) => send({ kind: 'signal', id, signal }) };
        },
        close: async () => {
            closed = true;
            const child = supervisor;
            if (child === undefined)
                return;
            await new Promise((resolve) => {
                child.on('exit', () => resolve());
                child.stdin?.end();
            });
        },
    };
}
function killGroup(processId) {
    if (processId <= 1)
        return;
    try {
        external_node_process_default().kill(-processId, 'SIGKILL');
    }
    catch {
        // The group is gone.
    }
}

;// CONCATENATED MODULE: ./packages/cluster/src/adapters/timer.ts
/** The real time. Its timers never keep a process alive: what listens does. */
function systemTimer() {
    return {
        nowMs: () => Date.now(),
        after: (delayMs, action) => {
            const handle = setTimeout(action, delayMs);
            handle.unref();
            return () => clearTimeout(handle);
        },
    };
}

;// CONCATENATED MODULE: ./packages/cluster/src/adapters/server.ts

























const firstRevision = 100;
const changesRemembered = 5000;
/**
 * Starts a whole cluster in a folder: API, controllers, Pods, Services and image store, all on loopback.
 *
 * @param folder where everything of the cluster lies; made when it is not there.
 * @param settings what holds until a client changes it.
 * @param script this program's own file, started again as the supervisor of the Pods' processes.
 * @param stopRequested called when a client asks the cluster to stop.
 */
async function startCluster(folder, settings, script, stopRequested) {
    let current = settings;
    const timer = systemTimer();
    const token = (0,external_node_crypto_namespaceObject.randomBytes)(24).toString('hex');
    const runFolder = (0,external_node_path_namespaceObject.join)(folder, 'run');
    await (0,promises_namespaceObject.rm)(runFolder, { recursive: true, force: true });
    await (0,promises_namespaceObject.mkdir)(runFolder, { recursive: true });
    const store = createObjectStore(firstRevision, changesRemembered);
    const images = openImageStore((0,external_node_path_namespaceObject.join)(folder, 'images'), runFolder);
    const runtime = createRuntime(script);
    // The data plane asks the kubelet and the API asks the data plane, so that one of them is named before it is there.
    const running = {
        resolve: () => undefined,
    };
    const api = {
        store,
        nowMs: timer.nowMs,
        uid: external_node_crypto_namespaceObject.randomUUID,
        random: (limit) => (0,external_node_crypto_namespaceObject.randomInt)(limit),
        reserveNodePort: async (owner, wanted) => running.plane?.reserveNodePort(owner, wanted),
    };
    const loop = startControlLoop({ ...api, timer, propagationMs: () => current.propagationDelayMs });
    const kubelet = startKubelet({
        ...api,
        timer,
        runtime,
        images,
        look: look,
        freePort,
        baseEnv: baseEnvironment(),
    });
    running.resolve = kubelet.resolve;
    const plane = startDataPlane({
        store,
        timer,
        propagation: () => ({ delayMs: current.propagationDelayMs, gapMs: current.deregistersFirstMs }),
        resolve: (address, port) => running.resolve(address, port),
    });
    running.plane = plane;
    furnish(api);
    const listener = createHttpListener({
        api,
        timer,
        token,
        log: kubelet.log,
        resolve: kubelet.resolve,
        addresses: plane.addresses,
        rehearsal: (method, path, body) => rehearsalRequest({ store, images, plane, stopRequested, settings: () => current, change: (next) => (current = next) }, method, path, body),
    });
    const certificate = makeCertificate(timer.nowMs());
    const plain = (0,external_node_http_namespaceObject.createServer)(listener);
    const secure = (0,external_node_https_namespaceObject.createServer)({ key: certificate.privateKey, cert: certificate.certificate }, listener);
    const imageServer = (0,external_node_http_namespaceObject.createServer)(createImageListener(images));
    const [url, secureUrl, imageStore] = await Promise.all([
        listen(plain, 'http'),
        listen(secure, 'https'),
        listen(imageServer, 'http'),
    ]);
    const kubeconfig = (0,external_node_path_namespaceObject.join)(folder, 'kubeconfig');
    const record = { pid: (external_node_process_default()).pid, url, secureUrl, imageStore, token, kubeconfig };
    await writePrivate(kubeconfig, kubeconfigText({ server: secureUrl, certificate: certificate.certificate, token }));
    await writePrivate((0,external_node_path_namespaceObject.join)(folder, 'cluster.json'), `${JSON.stringify(record, null, 2)}\n`);
    return {
        record,
        stop: async () => {
            loop.stop();
            kubelet.stop();
            await Promise.all([runtime.close(), plane.stop(), ...[plain, secure, imageServer].map(server_close)]);
            await (0,promises_namespaceObject.rm)((0,external_node_path_namespaceObject.join)(folder, 'cluster.json'), { force: true });
            await (0,promises_namespaceObject.rm)(runFolder, { recursive: true, force: true });
        },
    };
}
function listen(server, scheme) {
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen({ host: loopback, port: 0 }, () => {
            const address = server.address();
            resolve(`${scheme}://${loopback}:${typeof address === 'object' && address !== null ? address.port : 0}`);
        });
    });
}
function server_close(server) {
    return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
    });
}
/** Writes a file that only its owner may read, whole or not at all. */
async function writePrivate(path, text) {
    await (0,promises_namespaceObject.writeFile)(`${path}.new`, text, { mode: 0o600 });
    await (0,promises_namespaceObject.rename)(`${path}.new`, path);
}
function freePort() {
    return new Promise((resolve, reject) => {
        const server = (0,external_node_net_namespaceObject.createServer)();
        server.once('error', reject);
        server.listen({ host: loopback, port: 0 }, () => {
            const address = server.address();
            const port = typeof address === 'object' && address !== null ? address.port : 0;
            server.close(() => resolve(port));
        });
    });
}
/** What a Pod's process inherits from this machine: where programs are, and nothing that could be a secret. */
function baseEnvironment() {
    const passed = ['LANG', 'LC_ALL', 'TMPDIR', 'TZ'].flatMap((name) => {
        const value = (external_node_process_default()).env[name];
        return value === undefined ? [] : [[name, value]];
    });
    const path = [(0,external_node_path_namespaceObject.dirname)((external_node_process_default()).execPath), (external_node_process_default()).env['PATH'] ?? ''].join(external_node_path_namespaceObject.delimiter);
    return { ...Object.fromEntries(passed), PATH: path };
}
/** What every cluster has from its first moment: its namespaces and its one node. */
function furnish(api) {
    for (const name of ['default', 'kube-node-lease', 'kube-public', 'kube-system'])
        createNow(api, resourceOf('namespaces'), '', { metadata: { name } }, controllerManager);
    const node = {
        metadata: { name: nodeName, labels: { 'kubernetes.io/hostname': nodeName } },
        spec: {},
    };
    createNow(api, resourceOf('nodes'), '', node, 'kubelet');
    const stored = api.store.get('nodes', '', nodeName);
    if (stored !== undefined)
        api.store.put('nodes', {
            ...stored,
            status: {
                addresses: [
                    { type: 'InternalIP', address: '10.0.0.1' },
                    { type: 'Hostname', address: nodeName },
                ],
                conditions: [
                    {
                        type: 'Ready',
                        status: 'True',
                        reason: 'KubeletReady',
                        message: 'the rehearsal runs Pods as processes',
                    },
                ],
                nodeInfo: { kubeletVersion: serverVersion },
            },
        });
}
/**
 * Requests that only the rehearsal knows:
 *
 * - `GET|PUT /_rehearsal/config`: `{"propagationDelay": "200ms", "deregistersFirst": "0"}`; a PUT changes what it names.
 * - `GET /_rehearsal/addresses`: where Services listen.
 * - `GET /_rehearsal/images`: names, tags and digests of the image store.
 * - `POST /_rehearsal/compact`: forgets history, so that older watches answer 410.
 * - `POST /_rehearsal/stop`: ends the cluster.
 */
async function rehearsalRequest(rehearsal, method, path, body) {
    switch (`${method} ${path}`) {
        case 'GET /_rehearsal/config':
            return { code: 200, body: settingsDocument(rehearsal.settings()) };
        case 'PUT /_rehearsal/config': {
            const read = readSettings(body, rehearsal.settings());
            if (read.kind === 'problem')
                return { code: 400, body: statusOf(badRequest(read.why)) };
            rehearsal.change(read.settings);
            return { code: 200, body: settingsDocument(read.settings) };
        }
        case 'GET /_rehearsal/addresses':
            return { code: 200, body: { addresses: rehearsal.plane.addresses().map((entry) => ({ ...entry })) } };
        case 'GET /_rehearsal/images':
            return { code: 200, body: { images: (await rehearsal.images.names()).map((entry) => ({ ...entry })) } };
        case 'POST /_rehearsal/compact':
            rehearsal.store.compact();
            return { code: 200, body: { revision: rehearsal.store.revision() } };
        case 'POST /_rehearsal/stop':
            setImmediate(rehearsal.stopRequested);
            return { code: 202, body: { stopping: true } };
        default:
            return { code: 404, body: statusOf(unknownPath()) };
    }
}
const settingsDocument = (settings) => ({
    propagationDelay: `${settings.propagationDelayMs}ms`,
    deregistersFirst: `${settings.deregistersFirstMs}ms`,
});

;// CONCATENATED MODULE: ./packages/cluster/src/adapters/launcher.ts








const startDeadlineMs = 20_000;
const stopDeadlineMs = 20_000;
const launcher_pollMs = 50;
const requestDeadlineMs = 5000;
const launcher_failed = (why) => ({ code: 1, out: '', err: `error: ${why}\n` });
const printed = (value) => ({ code: 0, out: `${JSON.stringify(value)}\n`, err: '' });
async function find(folder) {
    const text = await (0,promises_namespaceObject.readFile)((0,external_node_path_namespaceObject.join)(folder, 'cluster.json'), 'utf8').catch(() => undefined);
    if (text === undefined)
        return { kind: 'none' };
    const record = readRecord(text);
    if (record === undefined)
        return { kind: 'none' };
    const answered = await ask(record, 'GET', '/_rehearsal/config').catch(() => undefined);
    return answered?.code === 200
        ? { kind: 'running', record }
        : { kind: 'stale', record, alive: isAlive(record.pid) };
}
function readRecord(text) {
    const parsed = parseJson(text);
    if (parsed.kind === 'problem')
        return undefined;
    const pid = numberAt(parsed.value, 'pid');
    const texts = (key) => textAt(parsed.value, key) ?? '';
    const url = texts('url');
    if (pid === undefined || !Number.isInteger(pid) || pid <= 1 || url === '')
        return undefined;
    return {
        pid,
        url,
        secureUrl: texts('secureUrl'),
        imageStore: texts('imageStore'),
        token: texts('token'),
        kubeconfig: texts('kubeconfig'),
    };
}
async function ask(record, method, path) {
    const response = await fetch(`${record.url}${path}`, {
        method,
        headers: { authorization: `Bearer ${record.token}` },
        signal: AbortSignal.timeout(requestDeadlineMs),
    });
    const parsed = parseJson(await response.text());
    return { code: response.status, body: parsed.kind === 'value' ? parsed.value : null };
}
function isAlive(pid) {
    try {
        external_node_process_default().kill(pid, 0);
        return !isZombie(pid);
    }
    catch (error) {
        return error instanceof Error && 'code' in error && error.code === 'EPERM';
    }
}
/** Whether a process ended and only waits to be reaped, which a machine's first process may be slow at. */
function isZombie(pid) {
    try {
        const state = (0,external_node_fs_namespaceObject.readFileSync)(`/proc/${pid}/stat`, 'utf8');
        // The name in parentheses may hold anything, so the state is what follows the last of them.
        return /^\) [ZX] /.test(state.slice(state.lastIndexOf(')')));
    }
    catch {
        return false;
    }
}
const sleep = (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs));
/** Starts the server as a process of its own and waits until it answers. */
async function start(folder, settings, script) {
    const home = (0,external_node_path_namespaceObject.resolve)(folder);
    const before = await find(home);
    if (before.kind === 'running')
        return launcher_failed(`a cluster already runs in ${folder} (pid ${before.record.pid}); stop it first: cluster stop --folder ${folder}`);
    await (0,promises_namespaceObject.mkdir)((0,external_node_path_namespaceObject.join)(home, 'bin'), { recursive: true });
    await (0,promises_namespaceObject.chmod)(home, 0o700);
    await (0,promises_namespaceObject.rm)((0,external_node_path_namespaceObject.join)(home, 'cluster.json'), { force: true });
    await writeKubectl((0,external_node_path_namespaceObject.join)(home, 'bin', 'kubectl'), script);
    const logPath = (0,external_node_path_namespaceObject.join)(home, 'cluster.log');
    const log = (0,external_node_fs_namespaceObject.openSync)(logPath, 'w', 0o600);
    const child = (0,external_node_child_process_namespaceObject.spawn)((external_node_process_default()).execPath, [
        (0,external_node_path_namespaceObject.resolve)(script),
        'serve',
        '--folder',
        home,
        '--propagation-delay',
        `${settings.propagationDelayMs}ms`,
        '--deregisters-first',
        `${settings.deregistersFirstMs}ms`,
    ], { detached: true, stdio: ['ignore', log, log] });
    (0,external_node_fs_namespaceObject.closeSync)(log);
    let exited;
    child.on('exit', (code, signal) => (exited = signal ?? `code ${code ?? 0}`));
    child.on('error', (error) => (exited = error.message));
    child.unref();
    const deadline = Date.now() + startDeadlineMs;
    while (exited === undefined && Date.now() < deadline) {
        const found = await find(home);
        if (found.kind === 'running')
            return printed({ ...found.record });
        await sleep(launcher_pollMs);
    }
    if (exited === undefined)
        child.kill('SIGKILL');
    const said = await (0,promises_namespaceObject.readFile)(logPath, 'utf8').catch(() => '');
    return launcher_failed(`the cluster did not start (${exited ?? `no answer within ${startDeadlineMs / 1000} s`}): ${said.slice(-2000)}`);
}
/** A `kubectl` for machines without one: this program under that name. */
async function writeKubectl(path, script) {
    const quoted = (text) => `'${text.replaceAll("'", String.raw `'\''`)}'`;
    await (0,promises_namespaceObject.writeFile)(path, `#!/bin/sh\nexec ${quoted((external_node_process_default()).execPath)} ${quoted((0,external_node_path_namespaceObject.resolve)(script))} kubectl "$@"\n`);
    await (0,promises_namespaceObject.chmod)(path, 0o755);
}
/** Runs the server in this process until it is asked to stop or gets SIGTERM or SIGINT. */
async function launcher_serve(folder, settings, script) {
    let stopping;
    const asked = new Promise((resolve) => (stopping = resolve));
    const stopRequested = () => stopping?.();
    for (const signal of ['SIGINT', 'SIGTERM'])
        external_node_process_default().on(signal, stopRequested);
    // The terminal that started it may close: the cluster outlives it.
    external_node_process_default().on('SIGHUP', () => undefined);
    const cluster = await startCluster((0,external_node_path_namespaceObject.resolve)(folder), settings, script, stopRequested);
    await asked;
    await cluster.stop();
    return { code: 0, out: '', err: '' };
}
/** Ends a cluster and waits until its process is gone. A folder whose cluster died is tidied. */
async function launcher_stop(folder) {
    const home = (0,external_node_path_namespaceObject.resolve)(folder);
    const found = await find(home);
    if (found.kind === 'none')
        return printed({ state: 'stopped' });
    const { pid } = found.record;
    if (found.kind === 'running') {
        await ask(found.record, 'POST', '/_rehearsal/stop').catch(() => undefined);
        const deadline = Date.now() + stopDeadlineMs;
        while (isAlive(pid) && Date.now() < deadline)
            await sleep(launcher_pollMs);
        if (isAlive(pid))
            external_node_process_default().kill(pid, 'SIGKILL');
    }
    // The pid of a cluster that does not answer may be another program's by now: it is never signaled.
    await (0,promises_namespaceObject.rm)((0,external_node_path_namespaceObject.join)(home, 'cluster.json'), { force: true });
    await (0,promises_namespaceObject.rm)((0,external_node_path_namespaceObject.join)(home, 'run'), { recursive: true, force: true });
    return printed({ state: 'stopped', was: found.kind });
}
/** Says whether a cluster runs; the exit code is 0 only when it answers. */
async function launcher_status(folder) {
    const found = await find((0,external_node_path_namespaceObject.resolve)(folder));
    const document = found.kind === 'running'
        ? { state: 'running', ...found.record }
        : found.kind === 'stale'
            ? { state: 'stale', pid: found.record.pid, alive: found.alive }
            : { state: 'stopped' };
    return { ...printed(document), code: found.kind === 'running' ? 0 : 1 };
}
/** Prints where a Service listens. */
async function address(folder, namespace, service, port) {
    const found = await find((0,external_node_path_namespaceObject.resolve)(folder));
    if (found.kind !== 'running')
        return launcher_failed(`no cluster runs in ${folder}; start it: cluster start --folder ${folder}`);
    const answered = await ask(found.record, 'GET', '/_rehearsal/addresses');
    const match = listAt(answered.body, 'addresses').find((entry) => textAt(entry, 'namespace') === namespace &&
        textAt(entry, 'service') === service &&
        (port === '' || textAt(entry, 'portName') === port || String(numberAt(entry, 'port')) === port));
    if (match === undefined)
        return launcher_failed(`no Service ${service}${port === '' ? '' : `:${port}`} listens in namespace ${namespace}; see what is there: kubectl get services -A`);
    return { code: 0, out: `${textAt(match, 'host') ?? ''}:${numberAt(match, 'hostPort') ?? 0}\n`, err: '' };
}
/** Puts a folder tree into the image store, whether or not the cluster runs, and prints its digest. */
async function addImage(folder, name, path) {
    const home = (0,external_node_path_namespaceObject.resolve)(folder);
    const kind = await (0,promises_namespaceObject.stat)(path).catch(() => undefined);
    if (kind?.isDirectory() !== true)
        return launcher_failed(`${path} is not a folder`);
    try {
        const files = await readTree(path);
        const found = await find(home);
        const digest = found.kind === 'running'
            ? await pushTo(found.record, name, files)
            : await openImageStore((0,external_node_path_namespaceObject.join)(home, 'images'), (0,external_node_path_namespaceObject.join)(home, 'run')).push(name, files);
        return { code: 0, out: `${digest}\n`, err: '' };
    }
    catch (error) {
        if (error instanceof ImageRefused)
            return launcher_failed(error.message);
        throw error;
    }
}
/** Pushes over HTTP, so that only the running server writes to its store. */
async function pushTo(record, name, files) {
    const body = {
        files: files.map((file) => file.kind === 'link'
            ? { path: file.path, link: file.target }
            : {
                path: file.path,
                content: Buffer.from(file.content).toString('base64'),
                executable: file.executable,
            }),
    };
    const response = await fetch(`${record.imageStore}/v1/images/${encodeURIComponent(name)}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
    });
    const parsed = parseJson(await response.text());
    const answer = parsed.kind === 'value' && isObject(parsed.value) ? parsed.value : {};
    const digest = textAt(answer, 'digest');
    if (digest === undefined)
        throw new ImageRefused(textAt(answer, 'error') ?? `the image store answered ${response.status}`);
    return digest;
}

;// CONCATENATED MODULE: ./packages/cluster/src/adapters/supervisor.ts





const graceMs = 2000;
/**
 * Runs the processes of Pods for a server that may die at any moment. Orders come over stdin, one JSON object a line;
 * reports go out over stdout. When stdin ends, for whatever reason, every process group is ended: the pipe is what
 * ties the Pods' lives to the server's, and no signal can keep the kernel from closing it.
 */
async function supervise() {
    const children = new Map();
    let ending = false;
    const report = (message) => {
        if (!ending)
            external_node_process_default().stdout.write(`${JSON.stringify(message)}\n`);
    };
    const signalGroup = (child, signal) => {
        if (child.pid === undefined)
            return;
        try {
            external_node_process_default().kill(-child.pid, signal);
        }
        catch {
            // The group is gone.
        }
    };
    const start = (order) => {
        let child;
        try {
            const [program = '', ...args] = order.command;
            child = (0,external_node_child_process_namespaceObject.spawn)(program, args, {
                cwd: order.folder,
                env: order.env,
                detached: true,
                stdio: ['ignore', 'pipe', 'pipe'],
            });
        }
        catch (error) {
            // An empty program or a NUL in an argument: one Pod's mistake, which must not end all the others.
            report({ kind: 'failed', id: order.id, why: error instanceof Error ? error.message : String(error) });
            return;
        }
        const started = child;
        children.set(order.id, started);
        let failed = false;
        child.on('spawn', () => report({ kind: 'started', id: order.id, processId: started.pid ?? 0 }));
        child.on('error', (error) => {
            if (started.pid !== undefined)
                return;
            failed = true;
            children.delete(order.id);
            report({ kind: 'failed', id: order.id, why: error.message });
        });
        // As text, so that no letter is cut in two between one chunk and the next.
        for (const stream of [child.stdout, child.stderr])
            stream.setEncoding('utf8').on('data', (text) => report({ kind: 'output', id: order.id, text }));
        child.on('exit', (code, signal) => {
            if (failed)
                return;
            // What the program started and left behind goes with it.
            signalGroup(started, 'SIGKILL');
            children.delete(order.id);
            const number = signal === null ? 0 : external_node_os_namespaceObject.constants.signals[signal];
            report({ kind: 'exited', id: order.id, exitCode: code ?? 128 + number, signal: number });
        });
    };
    const obey = (line) => {
        const order = readOrder(line);
        if (order === undefined)
            return;
        const child = children.get(order.id);
        if (order.kind === 'start')
            start(order);
        else if (child !== undefined)
            signalGroup(child, order.signal);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
        external_node_process_default().on(signal, () => external_node_process_default().stdin.destroy());
    // A report that nobody reads any more is no reason to die before the Pods are ended.
    external_node_process_default().stdout.on('error', () => undefined);
    const lines = (0,external_node_readline_namespaceObject.createInterface)({ input: (external_node_process_default()).stdin });
    lines.on('line', obey);
    await new Promise((resolve) => {
        lines.on('close', resolve);
        external_node_process_default().stdin.on('close', resolve);
        external_node_process_default().stdin.on('error', () => resolve());
    });
    ending = true;
    const all = [...children.values()];
    const gone = Promise.all(all.map((child) => new Promise((resolve) => child.on('exit', () => resolve()))));
    for (const child of all)
        signalGroup(child, 'SIGTERM');
    const impatient = setTimeout(() => {
        for (const child of all)
            signalGroup(child, 'SIGKILL');
    }, graceMs);
    await gone;
    clearTimeout(impatient);
}

;// CONCATENATED MODULE: ./packages/cluster/src/adapters/main.ts





/** Runs this process's command line; the exit code is set, and the process ends when nothing is left to do. */
async function main() {
    const script = (external_node_process_default()).argv[1] ?? '';
    const outcome = await run(external_node_process_default().argv.slice(2), {
        start: (folder, settings) => start(folder, settings, script),
        serve: (folder, settings) => launcher_serve(folder, settings, script),
        stop: launcher_stop,
        status: launcher_status,
        address: address,
        addImage: addImage,
        supervise: async () => {
            await supervise();
            return { code: 0, out: '', err: '' };
        },
        kubectl: kubectl,
    }).catch((error) => ({ code: 1, out: '', err: `error: ${describe(error)}\n` }));
    external_node_process_default().stdout.write(outcome.out);
    external_node_process_default().stderr.write(outcome.err);
    (external_node_process_default()).exitCode = outcome.code;
}
const describe = (error) => (error instanceof Error ? error.message : String(error));


/***/ }),

/***/ 5798:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _adapters_main_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4956);

await (0,_adapters_main_js__WEBPACK_IMPORTED_MODULE_0__/* .main */ .i)();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 7349:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveBlockMap = __nccwpck_require__(7103);
var resolveBlockSeq = __nccwpck_require__(334);
var resolveFlowCollection = __nccwpck_require__(3142);

function resolveCollection(CN, ctx, token, onError, tagName, tag) {
    const coll = token.type === 'block-map'
        ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag)
        : token.type === 'block-seq'
            ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag)
            : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
    const Coll = coll.constructor;
    // If we got a tagName matching the class, or the tag name is '!',
    // then use the tagName from the node class used to create it.
    if (tagName === '!' || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
    }
    if (tagName)
        coll.tag = tagName;
    return coll;
}
function composeCollection(CN, ctx, token, props, onError) {
    const tagToken = props.tag;
    const tagName = !tagToken
        ? null
        : ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg));
    if (token.type === 'block-seq') {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken
            ? anchor.offset > tagToken.offset
                ? anchor
                : tagToken
            : (anchor ?? tagToken);
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
            const message = 'Missing newline after block sequence props';
            onError(lastProp, 'MISSING_CHAR', message);
        }
    }
    const expType = token.type === 'block-map'
        ? 'map'
        : token.type === 'block-seq'
            ? 'seq'
            : token.start.source === '{'
                ? 'map'
                : 'seq';
    // shortcut: check if it's a generic YAMLMap or YAMLSeq
    // before jumping into the custom tag logic.
    if (!tagToken ||
        !tagName ||
        tagName === '!' ||
        (tagName === YAMLMap.YAMLMap.tagName && expType === 'map') ||
        (tagName === YAMLSeq.YAMLSeq.tagName && expType === 'seq')) {
        return resolveCollection(CN, ctx, token, onError, tagName);
    }
    let tag = ctx.schema.tags.find(t => t.tag === tagName && t.collection === expType);
    if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
            ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
            tag = kt;
        }
        else {
            if (kt) {
                onError(tagToken, 'BAD_COLLECTION_TYPE', `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? 'scalar'}`, true);
            }
            else {
                onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, true);
            }
            return resolveCollection(CN, ctx, token, onError, tagName);
        }
    }
    const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
    const res = tag.resolve?.(coll, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg), ctx.options) ?? coll;
    const node = identity.isNode(res)
        ? res
        : new Scalar.Scalar(res);
    node.range = coll.range;
    node.tag = tagName;
    if (tag?.format)
        node.format = tag.format;
    return node;
}

exports.composeCollection = composeCollection;


/***/ }),

/***/ 3683:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Document = __nccwpck_require__(3021);
var composeNode = __nccwpck_require__(5937);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);

function composeDoc(options, directives, { offset, start, value, end }, onError) {
    const opts = Object.assign({ _directives: directives }, options);
    const doc = new Document.Document(undefined, opts);
    const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
    };
    const props = resolveProps.resolveProps(start, {
        indicator: 'doc-start',
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
    });
    if (props.found) {
        doc.directives.docStart = true;
        if (value &&
            (value.type === 'block-map' || value.type === 'block-seq') &&
            !props.hasNewline)
            onError(props.end, 'MISSING_CHAR', 'Block collection cannot start on same line with directives-end marker');
    }
    // @ts-expect-error If Contents is set, let's trust the user
    doc.contents = value
        ? composeNode.composeNode(ctx, value, props, onError)
        : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
    const contentEnd = doc.contents.range[2];
    const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
    if (re.comment)
        doc.comment = re.comment;
    doc.range = [offset, contentEnd, re.offset];
    return doc;
}

exports.composeDoc = composeDoc;


/***/ }),

/***/ 5937:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var composeCollection = __nccwpck_require__(7349);
var composeScalar = __nccwpck_require__(5413);
var resolveEnd = __nccwpck_require__(7788);
var utilEmptyScalarPosition = __nccwpck_require__(2599);

const CN = { composeNode, composeEmptyNode };
function composeNode(ctx, token, props, onError) {
    const atKey = ctx.atKey;
    const { spaceBefore, comment, anchor, tag } = props;
    let node;
    let isSrcToken = true;
    switch (token.type) {
        case 'alias':
            node = composeAlias(ctx, token, onError);
            if (anchor || tag)
                onError(token, 'ALIAS_PROPS', 'An alias node must not specify any properties');
            break;
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'block-scalar':
            node = composeScalar.composeScalar(ctx, token, tag, onError);
            if (anchor)
                node.anchor = anchor.source.substring(1);
            break;
        case 'block-map':
        case 'block-seq':
        case 'flow-collection':
            try {
                node = composeCollection.composeCollection(CN, ctx, token, props, onError);
                if (anchor)
                    node.anchor = anchor.source.substring(1);
            }
            catch (error) {
                // Almost certainly here due to a stack overflow
                const message = error instanceof Error ? error.message : String(error);
                onError(token, 'RESOURCE_EXHAUSTION', message);
            }
            break;
        default: {
            const message = token.type === 'error'
                ? token.message
                : `Unsupported token (type: ${token.type})`;
            onError(token, 'UNEXPECTED_TOKEN', message);
            isSrcToken = false;
        }
    }
    node ?? (node = composeEmptyNode(ctx, token.offset, undefined, null, props, onError));
    if (anchor && node.anchor === '')
        onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    if (atKey &&
        ctx.options.stringKeys &&
        (!identity.isScalar(node) ||
            typeof node.value !== 'string' ||
            (node.tag && node.tag !== 'tag:yaml.org,2002:str'))) {
        const msg = 'With stringKeys, all keys must be strings';
        onError(tag ?? token, 'NON_STRING_KEY', msg);
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        if (token.type === 'scalar' && token.source === '')
            node.comment = comment;
        else
            node.commentBefore = comment;
    }
    // @ts-expect-error Type checking misses meaning of isSrcToken
    if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
    return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
    const token = {
        type: 'scalar',
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ''
    };
    const node = composeScalar.composeScalar(ctx, token, tag, onError);
    if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === '')
            onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        node.comment = comment;
        node.range[2] = end;
    }
    return node;
}
function composeAlias({ options }, { offset, source, end }, onError) {
    const alias = new Alias.Alias(source.substring(1));
    if (alias.source === '')
        onError(offset, 'BAD_ALIAS', 'Alias cannot be an empty string');
    if (alias.source.endsWith(':'))
        onError(offset + source.length - 1, 'BAD_ALIAS', 'Alias ending in : is ambiguous', true);
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
    alias.range = [offset, valueEnd, re.offset];
    if (re.comment)
        alias.comment = re.comment;
    return alias;
}

exports.composeEmptyNode = composeEmptyNode;
exports.composeNode = composeNode;


/***/ }),

/***/ 5413:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);

function composeScalar(ctx, token, tagToken, onError) {
    const { value, type, comment, range } = token.type === 'block-scalar'
        ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError)
        : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
    const tagName = tagToken
        ? ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg))
        : null;
    let tag;
    if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
    }
    else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
    else if (token.type === 'scalar')
        tag = findScalarTagByTest(ctx, value, token, onError);
    else
        tag = ctx.schema[identity.SCALAR];
    let scalar;
    try {
        const res = tag.resolve(value, msg => onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
    }
    catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg);
        scalar = new Scalar.Scalar(value);
    }
    scalar.range = range;
    scalar.source = value;
    if (type)
        scalar.type = type;
    if (tagName)
        scalar.tag = tagName;
    if (tag.format)
        scalar.format = tag.format;
    if (comment)
        scalar.comment = comment;
    return scalar;
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
    if (tagName === '!')
        return schema[identity.SCALAR]; // non-specific tag
    const matchWithTest = [];
    for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
            if (tag.default && tag.test)
                matchWithTest.push(tag);
            else
                return tag;
        }
    }
    for (const tag of matchWithTest)
        if (tag.test?.test(value))
            return tag;
    const kt = schema.knownTags[tagName];
    if (kt && !kt.collection) {
        // Ensure that the known tag is available for stringifying,
        // but does not get used by default.
        schema.tags.push(Object.assign({}, kt, { default: false, test: undefined }));
        return kt;
    }
    onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, tagName !== 'tag:yaml.org,2002:str');
    return schema[identity.SCALAR];
}
function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
    const tag = schema.tags.find(tag => (tag.default === true || (atKey && tag.default === 'key')) &&
        tag.test?.test(value)) || schema[identity.SCALAR];
    if (schema.compat) {
        const compat = schema.compat.find(tag => tag.default && tag.test?.test(value)) ??
            schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
            const ts = directives.tagString(tag.tag);
            const cs = directives.tagString(compat.tag);
            const msg = `Value may be parsed as either ${ts} or ${cs}`;
            onError(token, 'TAG_RESOLVE_FAILED', msg, true);
        }
    }
    return tag;
}

exports.composeScalar = composeScalar;


/***/ }),

/***/ 9984:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var directives = __nccwpck_require__(1342);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var identity = __nccwpck_require__(1127);
var composeDoc = __nccwpck_require__(3683);
var resolveEnd = __nccwpck_require__(7788);

function getErrorPos(src) {
    if (typeof src === 'number')
        return [src, src + 1];
    if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
    const { offset, source } = src;
    return [offset, offset + (typeof source === 'string' ? source.length : 1)];
}
function parsePrelude(prelude) {
    let comment = '';
    let atComment = false;
    let afterEmptyLine = false;
    for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
            case '#':
                comment +=
                    (comment === '' ? '' : afterEmptyLine ? '\n\n' : '\n') +
                        (source.substring(1) || ' ');
                atComment = true;
                afterEmptyLine = false;
                break;
            case '%':
                if (prelude[i + 1]?.[0] !== '#')
                    i += 1;
                atComment = false;
                break;
            default:
                // This may be wrong after doc-end, but in that case it doesn't matter
                if (!atComment)
                    afterEmptyLine = true;
                atComment = false;
        }
    }
    return { comment, afterEmptyLine };
}
/**
 * Compose a stream of CST nodes into a stream of YAML Documents.
 *
 * ```ts
 * import { Composer, Parser } from 'yaml'
 *
 * const src: string = ...
 * const tokens = new Parser().parse(src)
 * const docs = new Composer().compose(tokens)
 * ```
 */
class Composer {
    constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
            const pos = getErrorPos(source);
            if (warning)
                this.warnings.push(new errors.YAMLWarning(pos, code, message));
            else
                this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        this.directives = new directives.Directives({ version: options.version || '1.2' });
        this.options = options;
    }
    decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        //console.log({ dc: doc.comment, prelude, comment })
        if (comment) {
            const dc = doc.contents;
            if (afterDoc) {
                doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
            }
            else if (afterEmptyLine || doc.directives.docStart || !dc) {
                doc.commentBefore = comment;
            }
            else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
                let it = dc.items[0];
                if (identity.isPair(it))
                    it = it.key;
                const cb = it.commentBefore;
                it.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
            else {
                const cb = dc.commentBefore;
                dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
        }
        if (afterDoc) {
            for (let i = 0; i < this.errors.length; ++i)
                doc.errors.push(this.errors[i]);
            for (let i = 0; i < this.warnings.length; ++i)
                doc.warnings.push(this.warnings[i]);
        }
        else {
            doc.errors = this.errors;
            doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
    }
    /**
     * Current stream status information.
     *
     * Mostly useful at the end of input for an empty stream.
     */
    streamInfo() {
        return {
            comment: parsePrelude(this.prelude).comment,
            directives: this.directives,
            errors: this.errors,
            warnings: this.warnings
        };
    }
    /**
     * Compose tokens into documents.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
            yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
    }
    /** Advance the composer by one CST token. */
    *next(token) {
        if (node_process.env.LOG_STREAM)
            console.dir(token, { depth: null });
        switch (token.type) {
            case 'directive':
                this.directives.add(token.source, (offset, message, warning) => {
                    const pos = getErrorPos(token);
                    pos[0] += offset;
                    this.onError(pos, 'BAD_DIRECTIVE', message, warning);
                });
                this.prelude.push(token.source);
                this.atDirectives = true;
                break;
            case 'document': {
                const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
                if (this.atDirectives && !doc.directives.docStart)
                    this.onError(token, 'MISSING_CHAR', 'Missing directives-end/doc-start indicator line');
                this.decorate(doc, false);
                if (this.doc)
                    yield this.doc;
                this.doc = doc;
                this.atDirectives = false;
                break;
            }
            case 'byte-order-mark':
            case 'space':
                break;
            case 'comment':
            case 'newline':
                this.prelude.push(token.source);
                break;
            case 'error': {
                const msg = token.source
                    ? `${token.message}: ${JSON.stringify(token.source)}`
                    : token.message;
                const error = new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg);
                if (this.atDirectives || !this.doc)
                    this.errors.push(error);
                else
                    this.doc.errors.push(error);
                break;
            }
            case 'doc-end': {
                if (!this.doc) {
                    const msg = 'Unexpected doc-end without preceding document';
                    this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg));
                    break;
                }
                this.doc.directives.docEnd = true;
                const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
                this.decorate(this.doc, true);
                if (end.comment) {
                    const dc = this.doc.comment;
                    this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
                }
                this.doc.range[2] = end.offset;
                break;
            }
            default:
                this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', `Unsupported token ${token.type}`));
        }
    }
    /**
     * Call at end of input to yield any remaining document.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
            this.decorate(this.doc, true);
            yield this.doc;
            this.doc = null;
        }
        else if (forceDoc) {
            const opts = Object.assign({ _directives: this.directives }, this.options);
            const doc = new Document.Document(undefined, opts);
            if (this.atDirectives)
                this.onError(endOffset, 'MISSING_CHAR', 'Missing directives-end indicator line');
            doc.range = [0, endOffset, endOffset];
            this.decorate(doc, false);
            yield doc;
        }
    }
}

exports.Composer = Composer;


/***/ }),

/***/ 7103:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilFlowIndentCheck = __nccwpck_require__(4051);
var utilMapIncludes = __nccwpck_require__(1187);

const startColMsg = 'All mapping items must start at the same column';
function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
    const map = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    let offset = bm.offset;
    let commentEnd = null;
    for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        // key properties
        const keyProps = resolveProps.resolveProps(start, {
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: bm.indent,
            startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
            if (key) {
                if (key.type === 'block-seq')
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'A block sequence may not be used as an implicit map key');
                else if ('indent' in key && key.indent !== bm.indent)
                    onError(offset, 'BAD_INDENT', startColMsg);
            }
            if (!keyProps.anchor && !keyProps.tag && !sep) {
                commentEnd = keyProps.end;
                if (keyProps.comment) {
                    if (map.comment)
                        map.comment += '\n' + keyProps.comment;
                    else
                        map.comment = keyProps.comment;
                }
                continue;
            }
            if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
                onError(key ?? start[start.length - 1], 'MULTILINE_IMPLICIT_KEY', 'Implicit keys need to be on a single line');
            }
        }
        else if (keyProps.found?.indent !== bm.indent) {
            onError(offset, 'BAD_INDENT', startColMsg);
        }
        // key value
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key
            ? composeNode(ctx, key, keyProps, onError)
            : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
            onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
        // value properties
        const valueProps = resolveProps.resolveProps(sep ?? [], {
            indicator: 'map-value-ind',
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: bm.indent,
            startOnNewline: !key || key.type === 'block-scalar'
        });
        offset = valueProps.end;
        if (valueProps.found) {
            if (implicitKey) {
                if (value?.type === 'block-map' && !valueProps.hasNewline)
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'Nested mappings are not allowed in compact mappings');
                if (ctx.options.strict &&
                    keyProps.start < valueProps.found.offset - 1024)
                    onError(keyNode.range, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit block mapping key');
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
            if (ctx.schema.compat)
                utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
            offset = valueNode.range[2];
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
        else {
            // key with no value
            if (implicitKey)
                onError(keyNode.range, 'MISSING_CHAR', 'Implicit map keys need to be followed by map values');
            if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
    }
    if (commentEnd && commentEnd < offset)
        onError(commentEnd, 'IMPOSSIBLE', 'Map comment with trailing content');
    map.range = [bm.offset, offset, commentEnd ?? offset];
    return map;
}

exports.resolveBlockMap = resolveBlockMap;


/***/ }),

/***/ 8913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function resolveBlockScalar(ctx, scalar, onError) {
    const start = scalar.offset;
    const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
    if (!header)
        return { value: '', type: null, comment: '', range: [start, start, start] };
    const type = header.mode === '>' ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
    const lines = scalar.source ? splitLines(scalar.source) : [];
    // determine the end of content & start of chomping
    let chompStart = lines.length;
    for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === '' || content === '\r')
            chompStart = i;
        else
            break;
    }
    // shortcut for empty contents
    if (chompStart === 0) {
        const value = header.chomp === '+' && lines.length > 0
            ? '\n'.repeat(Math.max(1, lines.length - 1))
            : '';
        let end = start + header.length;
        if (scalar.source)
            end += scalar.source.length;
        return { value, type, comment: header.comment, range: [start, end, end] };
    }
    // find the indentation level to trim from start
    let trimIndent = scalar.indent + header.indent;
    let offset = scalar.offset + header.length;
    let contentStart = 0;
    for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === '' || content === '\r') {
            if (header.indent === 0 && indent.length > trimIndent)
                trimIndent = indent.length;
        }
        else {
            if (indent.length < trimIndent) {
                const message = 'Block scalars with more-indented leading empty lines must use an explicit indentation indicator';
                onError(offset + indent.length, 'MISSING_CHAR', message);
            }
            if (header.indent === 0)
                trimIndent = indent.length;
            contentStart = i;
            if (trimIndent === 0 && !ctx.atRoot) {
                const message = 'Block scalar values in collections must be indented';
                onError(offset, 'BAD_INDENT', message);
            }
            break;
        }
        offset += indent.length + content.length + 1;
    }
    // include trailing more-indented empty lines in content
    for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
            chompStart = i + 1;
    }
    let value = '';
    let sep = '';
    let prevMoreIndented = false;
    // leading whitespace is kept intact
    for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + '\n';
    for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === '\r';
        if (crlf)
            content = content.slice(0, -1);
        /* istanbul ignore if already caught in lexer */
        if (content && indent.length < trimIndent) {
            const src = header.indent
                ? 'explicit indentation indicator'
                : 'first line';
            const message = `Block scalar lines must not be less indented than their ${src}`;
            onError(offset - content.length - (crlf ? 2 : 1), 'BAD_INDENT', message);
            indent = '';
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
        }
        else if (indent.length > trimIndent || content[0] === '\t') {
            // more-indented content within a folded block
            if (sep === ' ')
                sep = '\n';
            else if (!prevMoreIndented && sep === '\n')
                sep = '\n\n';
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
            prevMoreIndented = true;
        }
        else if (content === '') {
            // empty line
            if (sep === '\n')
                value += '\n';
            else
                sep = '\n';
        }
        else {
            value += sep + content;
            sep = ' ';
            prevMoreIndented = false;
        }
    }
    switch (header.chomp) {
        case '-':
            break;
        case '+':
            for (let i = chompStart; i < lines.length; ++i)
                value += '\n' + lines[i][0].slice(trimIndent);
            if (value[value.length - 1] !== '\n')
                value += '\n';
            break;
        default:
            value += '\n';
    }
    const end = start + header.length + scalar.source.length;
    return { value, type, comment: header.comment, range: [start, end, end] };
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
    /* istanbul ignore if should not happen */
    if (props[0].type !== 'block-scalar-header') {
        onError(props[0], 'IMPOSSIBLE', 'Block scalar header not found');
        return null;
    }
    const { source } = props[0];
    const mode = source[0];
    let indent = 0;
    let chomp = '';
    let error = -1;
    for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === '-' || ch === '+'))
            chomp = ch;
        else {
            const n = Number(ch);
            if (!indent && n)
                indent = n;
            else if (error === -1)
                error = offset + i;
        }
    }
    if (error !== -1)
        onError(error, 'UNEXPECTED_TOKEN', `Block scalar header includes extra characters: ${source}`);
    let hasSpace = false;
    let comment = '';
    let length = source.length;
    for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
            case 'space':
                hasSpace = true;
            // fallthrough
            case 'newline':
                length += token.source.length;
                break;
            case 'comment':
                if (strict && !hasSpace) {
                    const message = 'Comments must be separated from other tokens by white space characters';
                    onError(token, 'MISSING_CHAR', message);
                }
                length += token.source.length;
                comment = token.source.substring(1);
                break;
            case 'error':
                onError(token, 'UNEXPECTED_TOKEN', token.message);
                length += token.source.length;
                break;
            /* istanbul ignore next should not happen */
            default: {
                const message = `Unexpected token in block scalar header: ${token.type}`;
                onError(token, 'UNEXPECTED_TOKEN', message);
                const ts = token.source;
                if (ts && typeof ts === 'string')
                    length += ts.length;
            }
        }
    }
    return { mode, indent, chomp, comment, length };
}
/** @returns Array of lines split up as `[indent, content]` */
function splitLines(source) {
    const split = source.split(/\n( *)/);
    const first = split[0];
    const m = first.match(/^( *)/);
    const line0 = m?.[1]
        ? [m[1], first.slice(m[1].length)]
        : ['', first];
    const lines = [line0];
    for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
    return lines;
}

exports.resolveBlockScalar = resolveBlockScalar;


/***/ }),

/***/ 334:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var YAMLSeq = __nccwpck_require__(2223);
var resolveProps = __nccwpck_require__(4631);
var utilFlowIndentCheck = __nccwpck_require__(4051);

function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
    const seq = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = bs.offset;
    let commentEnd = null;
    for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
            indicator: 'seq-item-ind',
            next: value,
            offset,
            onError,
            parentIndent: bs.indent,
            startOnNewline: true
        });
        if (!props.found) {
            if (props.anchor || props.tag || value) {
                if (value?.type === 'block-seq')
                    onError(props.end, 'BAD_INDENT', 'All sequence items must start at the same column');
                else
                    onError(offset, 'MISSING_CHAR', 'Sequence item without - indicator');
            }
            else {
                commentEnd = props.end;
                if (props.comment)
                    seq.comment = props.comment;
                continue;
            }
        }
        const node = value
            ? composeNode(ctx, value, props, onError)
            : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
    }
    seq.range = [bs.offset, offset, commentEnd ?? offset];
    return seq;
}

exports.resolveBlockSeq = resolveBlockSeq;


/***/ }),

/***/ 7788:
/***/ ((__unused_webpack_module, exports) => {



function resolveEnd(end, offset, reqSpace, onError) {
    let comment = '';
    if (end) {
        let hasSpace = false;
        let sep = '';
        for (const token of end) {
            const { source, type } = token;
            switch (type) {
                case 'space':
                    hasSpace = true;
                    break;
                case 'comment': {
                    if (reqSpace && !hasSpace)
                        onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                    const cb = source.substring(1) || ' ';
                    if (!comment)
                        comment = cb;
                    else
                        comment += sep + cb;
                    sep = '';
                    break;
                }
                case 'newline':
                    if (comment)
                        sep += source;
                    hasSpace = true;
                    break;
                default:
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${type} at node end`);
            }
            offset += source.length;
        }
    }
    return { comment, offset };
}

exports.resolveEnd = resolveEnd;


/***/ }),

/***/ 3142:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilMapIncludes = __nccwpck_require__(1187);

const blockMsg = 'Block collections are not allowed within flow collections';
const isBlock = (token) => token && (token.type === 'block-map' || token.type === 'block-seq');
function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
    const isMap = fc.start.source === '{';
    const fcName = isMap ? 'flow map' : 'flow sequence';
    const NodeClass = (tag?.nodeClass ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq));
    const coll = new NodeClass(ctx.schema);
    coll.flow = true;
    const atRoot = ctx.atRoot;
    if (atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = fc.offset + fc.start.source.length;
    for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
            flow: fcName,
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
        });
        if (!props.found) {
            if (!props.anchor && !props.tag && !sep && !value) {
                if (i === 0 && props.comma)
                    onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
                else if (i < fc.items.length - 1)
                    onError(props.start, 'UNEXPECTED_TOKEN', `Unexpected empty item in ${fcName}`);
                if (props.comment) {
                    if (coll.comment)
                        coll.comment += '\n' + props.comment;
                    else
                        coll.comment = props.comment;
                }
                offset = props.end;
                continue;
            }
            if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key))
                onError(key, // checked by containsNewline()
                'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
        }
        if (i === 0) {
            if (props.comma)
                onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
        }
        else {
            if (!props.comma)
                onError(props.start, 'MISSING_CHAR', `Missing , between ${fcName} items`);
            if (props.comment) {
                let prevItemComment = '';
                loop: for (const st of start) {
                    switch (st.type) {
                        case 'comma':
                        case 'space':
                            break;
                        case 'comment':
                            prevItemComment = st.source.substring(1);
                            break loop;
                        default:
                            break loop;
                    }
                }
                if (prevItemComment) {
                    let prev = coll.items[coll.items.length - 1];
                    if (identity.isPair(prev))
                        prev = prev.value ?? prev.key;
                    if (prev.comment)
                        prev.comment += '\n' + prevItemComment;
                    else
                        prev.comment = prevItemComment;
                    props.comment = props.comment.substring(prevItemComment.length + 1);
                }
            }
        }
        if (!isMap && !sep && !props.found) {
            // item is a value in a seq
            // → key & sep are empty, start does not include ? or :
            const valueNode = value
                ? composeNode(ctx, value, props, onError)
                : composeEmptyNode(ctx, props.end, sep, null, props, onError);
            coll.items.push(valueNode);
            offset = valueNode.range[2];
            if (isBlock(value))
                onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
        }
        else {
            // item is a key+value pair
            // key value
            ctx.atKey = true;
            const keyStart = props.end;
            const keyNode = key
                ? composeNode(ctx, key, props, onError)
                : composeEmptyNode(ctx, keyStart, start, null, props, onError);
            if (isBlock(key))
                onError(keyNode.range, 'BLOCK_IN_FLOW', blockMsg);
            ctx.atKey = false;
            // value properties
            const valueProps = resolveProps.resolveProps(sep ?? [], {
                flow: fcName,
                indicator: 'map-value-ind',
                next: value,
                offset: keyNode.range[2],
                onError,
                parentIndent: fc.indent,
                startOnNewline: false
            });
            if (valueProps.found) {
                if (!isMap && !props.found && ctx.options.strict) {
                    if (sep)
                        for (const st of sep) {
                            if (st === valueProps.found)
                                break;
                            if (st.type === 'newline') {
                                onError(st, 'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
                                break;
                            }
                        }
                    if (props.start < valueProps.found.offset - 1024)
                        onError(valueProps.found, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key');
                }
            }
            else if (value) {
                if ('source' in value && value.source?.[0] === ':')
                    onError(value, 'MISSING_CHAR', `Missing space after : in ${fcName}`);
                else
                    onError(valueProps.start, 'MISSING_CHAR', `Missing , or : between ${fcName} items`);
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : valueProps.found
                    ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError)
                    : null;
            if (valueNode) {
                if (isBlock(value))
                    onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
            }
            else if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            if (isMap) {
                const map = coll;
                if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
                    onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
                map.items.push(pair);
            }
            else {
                const map = new YAMLMap.YAMLMap(ctx.schema);
                map.flow = true;
                map.items.push(pair);
                const endRange = (valueNode ?? keyNode).range;
                map.range = [keyNode.range[0], endRange[1], endRange[2]];
                coll.items.push(map);
            }
            offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
    }
    const expectedEnd = isMap ? '}' : ']';
    const [ce, ...ee] = fc.end;
    let cePos = offset;
    if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
    else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot
            ? `${name} must end with a ${expectedEnd}`
            : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? 'MISSING_CHAR' : 'BAD_INDENT', msg);
        if (ce && ce.source.length !== 1)
            ee.unshift(ce);
    }
    if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
            if (coll.comment)
                coll.comment += '\n' + end.comment;
            else
                coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
    }
    else {
        coll.range = [fc.offset, cePos, cePos];
    }
    return coll;
}

exports.resolveFlowCollection = resolveFlowCollection;


/***/ }),

/***/ 6842:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var resolveEnd = __nccwpck_require__(7788);

function resolveFlowScalar(scalar, strict, onError) {
    const { offset, type, source, end } = scalar;
    let _type;
    let value;
    const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
    switch (type) {
        case 'scalar':
            _type = Scalar.Scalar.PLAIN;
            value = plainValue(source, _onError);
            break;
        case 'single-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_SINGLE;
            value = singleQuotedValue(source, _onError);
            break;
        case 'double-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_DOUBLE;
            value = doubleQuotedValue(source, _onError);
            break;
        /* istanbul ignore next should not happen */
        default:
            onError(scalar, 'UNEXPECTED_TOKEN', `Expected a flow scalar value, but found: ${type}`);
            return {
                value: '',
                type: null,
                comment: '',
                range: [offset, offset + source.length, offset + source.length]
            };
    }
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
    return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
    };
}
function plainValue(source, onError) {
    let badChar = '';
    switch (source[0]) {
        /* istanbul ignore next should not happen */
        case '\t':
            badChar = 'a tab character';
            break;
        case ',':
            badChar = 'flow indicator character ,';
            break;
        case '%':
            badChar = 'directive indicator character %';
            break;
        case '|':
        case '>': {
            badChar = `block scalar indicator ${source[0]}`;
            break;
        }
        case '@':
        case '`': {
            badChar = `reserved character ${source[0]}`;
            break;
        }
    }
    if (badChar)
        onError(0, 'BAD_SCALAR_START', `Plain value cannot start with ${badChar}`);
    return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
    if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, 'MISSING_CHAR', "Missing closing 'quote");
    return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
    const line = /(.*?)\r?\n/sy;
    let match = line.exec(source);
    if (!match)
        return source;
    /**
     * The negative lookbehinds in these RegExps are to
     * prevent causing a polynomial search time in certain cases.
     *
     * The try-catch is for Safari < 16.4 and other old browsers:
     * https://caniuse.com/js-regexp-lookbehind
     */
    let trimEnd, trimBoth;
    try {
        trimEnd = new RegExp('(?<![ \t])[ \t]+$');
        trimBoth = new RegExp('^[ \t]+|(?<![ \t])[ \t]+$', 'g');
    }
    catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
    }
    let res = match[1].replace(trimEnd, '');
    let sep = ' ';
    let pos = line.lastIndex;
    while ((match = line.exec(source))) {
        const lm = match[1].replace(trimBoth, '');
        if (lm === '') {
            if (sep === '\n')
                res += sep;
            else
                sep = '\n';
        }
        else {
            res += sep + lm;
            sep = ' ';
        }
        pos = line.lastIndex;
    }
    const last = /[ \t]*(.*)/sy;
    last.lastIndex = pos;
    match = last.exec(source);
    return res + sep + (match?.[1] ?? '');
}
function doubleQuotedValue(source, onError) {
    let res = '';
    for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === '\r' && source[i + 1] === '\n')
            continue;
        if (ch === '\n') {
            const { fold, offset } = foldNewline(source, i);
            res += fold;
            i = offset;
        }
        else if (ch === '\\') {
            let next = source[++i];
            const cc = escapeCodes[next];
            if (cc)
                res += cc;
            else if (next === '\n') {
                // skip escaped newlines, but still trim the following line
                next = source[i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === '\r' && source[i + 1] === '\n') {
                // skip escaped CRLF newlines, but still trim the following line
                next = source[++i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === 'x' || next === 'u' || next === 'U') {
                const length = next === 'x' ? 2 : next === 'u' ? 4 : 8;
                res += parseCharCode(source, i + 1, length, onError);
                i += length;
            }
            else {
                const raw = source.substr(i - 1, 2);
                onError(i - 1, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
                res += raw;
            }
        }
        else if (ch === ' ' || ch === '\t') {
            // trim trailing whitespace
            const wsStart = i;
            let next = source[i + 1];
            while (next === ' ' || next === '\t')
                next = source[++i + 1];
            if (next !== '\n' && !(next === '\r' && source[i + 2] === '\n'))
                res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        }
        else {
            res += ch;
        }
    }
    if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, 'MISSING_CHAR', 'Missing closing "quote');
    return res;
}
/**
 * Fold a single newline into a space, multiple newlines to N - 1 newlines.
 * Presumes `source[offset] === '\n'`
 */
function foldNewline(source, offset) {
    let fold = '';
    let ch = source[offset + 1];
    while (ch === ' ' || ch === '\t' || ch === '\n' || ch === '\r') {
        if (ch === '\r' && source[offset + 2] !== '\n')
            break;
        if (ch === '\n')
            fold += '\n';
        offset += 1;
        ch = source[offset + 1];
    }
    if (!fold)
        fold = ' ';
    return { fold, offset };
}
const escapeCodes = {
    '0': '\0', // null character
    a: '\x07', // bell character
    b: '\b', // backspace
    e: '\x1b', // escape character
    f: '\f', // form feed
    n: '\n', // line feed
    r: '\r', // carriage return
    t: '\t', // horizontal tab
    v: '\v', // vertical tab
    N: '\u0085', // Unicode next line
    _: '\u00a0', // Unicode non-breaking space
    L: '\u2028', // Unicode line separator
    P: '\u2029', // Unicode paragraph separator
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    '\t': '\t'
};
function parseCharCode(source, offset, length, onError) {
    const cc = source.substr(offset, length);
    const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
    const code = ok ? parseInt(cc, 16) : NaN;
    try {
        return String.fromCodePoint(code);
    }
    catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
        return raw;
    }
}

exports.resolveFlowScalar = resolveFlowScalar;


/***/ }),

/***/ 4631:
/***/ ((__unused_webpack_module, exports) => {



function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
    let spaceBefore = false;
    let atNewline = startOnNewline;
    let hasSpace = startOnNewline;
    let comment = '';
    let commentSep = '';
    let hasNewline = false;
    let reqSpace = false;
    let tab = null;
    let anchor = null;
    let tag = null;
    let newlineAfterProp = null;
    let comma = null;
    let found = null;
    let start = null;
    for (const token of tokens) {
        if (reqSpace) {
            if (token.type !== 'space' &&
                token.type !== 'newline' &&
                token.type !== 'comma')
                onError(token.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
            reqSpace = false;
        }
        if (tab) {
            if (atNewline && token.type !== 'comment' && token.type !== 'newline') {
                onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
            }
            tab = null;
        }
        switch (token.type) {
            case 'space':
                // At the doc level, tabs at line start may be parsed
                // as leading white space rather than indentation.
                // In a flow collection, only the parser handles indent.
                if (!flow &&
                    (indicator !== 'doc-start' || next?.type !== 'flow-collection') &&
                    token.source.includes('\t')) {
                    tab = token;
                }
                hasSpace = true;
                break;
            case 'comment': {
                if (!hasSpace)
                    onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                const cb = token.source.substring(1) || ' ';
                if (!comment)
                    comment = cb;
                else
                    comment += commentSep + cb;
                commentSep = '';
                atNewline = false;
                break;
            }
            case 'newline':
                if (atNewline) {
                    if (comment)
                        comment += token.source;
                    else if (!found || indicator !== 'seq-item-ind')
                        spaceBefore = true;
                }
                else
                    commentSep += token.source;
                atNewline = true;
                hasNewline = true;
                if (anchor || tag)
                    newlineAfterProp = token;
                hasSpace = true;
                break;
            case 'anchor':
                if (anchor)
                    onError(token, 'MULTIPLE_ANCHORS', 'A node can have at most one anchor');
                if (token.source.endsWith(':'))
                    onError(token.offset + token.source.length - 1, 'BAD_ALIAS', 'Anchor ending in : is ambiguous', true);
                anchor = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            case 'tag': {
                if (tag)
                    onError(token, 'MULTIPLE_TAGS', 'A node can have at most one tag');
                tag = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            }
            case indicator:
                // Could here handle preceding comments differently
                if (anchor || tag)
                    onError(token, 'BAD_PROP_ORDER', `Anchors and tags must be after the ${token.source} indicator`);
                if (found)
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.source} in ${flow ?? 'collection'}`);
                found = token;
                atNewline =
                    indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
                hasSpace = false;
                break;
            case 'comma':
                if (flow) {
                    if (comma)
                        onError(token, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
                    comma = token;
                    atNewline = false;
                    hasSpace = false;
                    break;
                }
            // else fallthrough
            default:
                onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.type} token`);
                atNewline = false;
                hasSpace = false;
        }
    }
    const last = tokens[tokens.length - 1];
    const end = last ? last.offset + last.source.length : offset;
    if (reqSpace &&
        next &&
        next.type !== 'space' &&
        next.type !== 'newline' &&
        next.type !== 'comma' &&
        (next.type !== 'scalar' || next.source !== '')) {
        onError(next.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
    }
    if (tab &&
        ((atNewline && tab.indent <= parentIndent) ||
            next?.type === 'block-map' ||
            next?.type === 'block-seq'))
        onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
    return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
    };
}

exports.resolveProps = resolveProps;


/***/ }),

/***/ 9499:
/***/ ((__unused_webpack_module, exports) => {



function containsNewline(key) {
    if (!key)
        return null;
    switch (key.type) {
        case 'alias':
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            if (key.source.includes('\n'))
                return true;
            if (key.end)
                for (const st of key.end)
                    if (st.type === 'newline')
                        return true;
            return false;
        case 'flow-collection':
            for (const it of key.items) {
                for (const st of it.start)
                    if (st.type === 'newline')
                        return true;
                if (it.sep)
                    for (const st of it.sep)
                        if (st.type === 'newline')
                            return true;
                if (containsNewline(it.key) || containsNewline(it.value))
                    return true;
            }
            return false;
        default:
            return true;
    }
}

exports.containsNewline = containsNewline;


/***/ }),

/***/ 2599:
/***/ ((__unused_webpack_module, exports) => {



function emptyScalarPosition(offset, before, pos) {
    if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
            let st = before[i];
            switch (st.type) {
                case 'space':
                case 'comment':
                case 'newline':
                    offset -= st.source.length;
                    continue;
            }
            // Technically, an empty scalar is immediately after the last non-empty
            // node, but it's more useful to place it after any whitespace.
            st = before[++i];
            while (st?.type === 'space') {
                offset += st.source.length;
                st = before[++i];
            }
            break;
        }
    }
    return offset;
}

exports.emptyScalarPosition = emptyScalarPosition;


/***/ }),

/***/ 4051:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var utilContainsNewline = __nccwpck_require__(9499);

function flowIndentCheck(indent, fc, onError) {
    if (fc?.type === 'flow-collection') {
        const end = fc.end[0];
        if (end.indent === indent &&
            (end.source === ']' || end.source === '}') &&
            utilContainsNewline.containsNewline(fc)) {
            const msg = 'Flow end indicator should be more indented than parent';
            onError(end, 'BAD_INDENT', msg, true);
        }
    }
}

exports.flowIndentCheck = flowIndentCheck;


/***/ }),

/***/ 1187:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

function mapIncludes(ctx, items, search) {
    const { uniqueKeys } = ctx.options;
    if (uniqueKeys === false)
        return false;
    const isEqual = typeof uniqueKeys === 'function'
        ? uniqueKeys
        : (a, b) => a === b || (identity.isScalar(a) && identity.isScalar(b) && a.value === b.value);
    return items.some(pair => isEqual(pair.key, search));
}

exports.mapIncludes = mapIncludes;


/***/ }),

/***/ 3021:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var toJS = __nccwpck_require__(4043);
var Schema = __nccwpck_require__(5840);
var stringifyDocument = __nccwpck_require__(6829);
var anchors = __nccwpck_require__(1596);
var applyReviver = __nccwpck_require__(3661);
var createNode = __nccwpck_require__(2404);
var directives = __nccwpck_require__(1342);

class Document {
    constructor(value, replacer, options) {
        /** A comment before this Document */
        this.commentBefore = null;
        /** A comment immediately after this Document */
        this.comment = null;
        /** Errors encountered during parsing. */
        this.errors = [];
        /** Warnings encountered during parsing. */
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === 'function' || Array.isArray(replacer)) {
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const opt = Object.assign({
            intAsBigInt: false,
            keepSourceTokens: false,
            logLevel: 'warn',
            prettyErrors: true,
            strict: true,
            stringKeys: false,
            uniqueKeys: true,
            version: '1.2'
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
            this.directives = options._directives.atDocument();
            if (this.directives.yaml.explicit)
                version = this.directives.yaml.version;
        }
        else
            this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        // @ts-expect-error We can't really know that this matches Contents.
        this.contents =
            value === undefined ? null : this.createNode(value, _replacer, options);
    }
    /**
     * Create a deep copy of this Document and its contents.
     *
     * Custom Node values that inherit from `Object` still refer to their original instances.
     */
    clone() {
        const copy = Object.create(Document.prototype, {
            [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
            copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        // @ts-expect-error We can't really know that this matches Contents.
        copy.contents = identity.isNode(this.contents)
            ? this.contents.clone(copy.schema)
            : this.contents;
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** Adds a value to the document. */
    add(value) {
        if (assertCollection(this.contents))
            this.contents.add(value);
    }
    /** Adds a value to the document. */
    addIn(path, value) {
        if (assertCollection(this.contents))
            this.contents.addIn(path, value);
    }
    /**
     * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
     *
     * If `node` already has an anchor, `name` is ignored.
     * Otherwise, the `node.anchor` value will be set to `name`,
     * or if an anchor with that name is already present in the document,
     * `name` will be used as a prefix for a new unique anchor.
     * If `name` is undefined, the generated anchor will use 'a' as a prefix.
     */
    createAlias(node, name) {
        if (!node.anchor) {
            const prev = anchors.anchorNames(this);
            node.anchor =
                // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
                !name || prev.has(name) ? anchors.findNewAnchor(name || 'a', prev) : name;
        }
        return new Alias.Alias(node.anchor);
    }
    createNode(value, replacer, options) {
        let _replacer = undefined;
        if (typeof replacer === 'function') {
            value = replacer.call({ '': value }, '', value);
            _replacer = replacer;
        }
        else if (Array.isArray(replacer)) {
            const keyToStr = (v) => typeof v === 'number' || v instanceof String || v instanceof Number;
            const asStr = replacer.filter(keyToStr).map(String);
            if (asStr.length > 0)
                replacer = replacer.concat(asStr);
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, 
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        anchorPrefix || 'a');
        const ctx = {
            aliasDuplicateObjects: aliasDuplicateObjects ?? true,
            keepUndefined: keepUndefined ?? false,
            onAnchor,
            onTagObj,
            replacer: _replacer,
            schema: this.schema,
            sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
            node.flow = true;
        setAnchors();
        return node;
    }
    /**
     * Convert a key and a value into a `Pair` using the current schema,
     * recursively wrapping all values as `Scalar` or `Collection` nodes.
     */
    createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
            if (this.contents == null)
                return false;
            // @ts-expect-error Presumed impossible if Strict extends false
            this.contents = null;
            return true;
        }
        return assertCollection(this.contents)
            ? this.contents.deleteIn(path)
            : false;
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    get(key, keepScalar) {
        return identity.isCollection(this.contents)
            ? this.contents.get(key, keepScalar)
            : undefined;
    }
    /**
     * Returns item at `path`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
            return !keepScalar && identity.isScalar(this.contents)
                ? this.contents.value
                : this.contents;
        return identity.isCollection(this.contents)
            ? this.contents.getIn(path, keepScalar)
            : undefined;
    }
    /**
     * Checks if the document includes a value with the key `key`.
     */
    has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
    }
    /**
     * Checks if the document includes a value at `path`.
     */
    hasIn(path) {
        if (Collection.isEmptyPath(path))
            return this.contents !== undefined;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    set(key, value) {
        if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, [key], value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.set(key, value);
        }
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = value;
        }
        else if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.setIn(path, value);
        }
    }
    /**
     * Change the YAML version and schema used by the document.
     * A `null` version disables support for directives, explicit tags, anchors, and aliases.
     * It also requires the `schema` option to be given as a `Schema` instance value.
     *
     * Overrides all previously set schema options.
     */
    setSchema(version, options = {}) {
        if (typeof version === 'number')
            version = String(version);
        let opt;
        switch (version) {
            case '1.1':
                if (this.directives)
                    this.directives.yaml.version = '1.1';
                else
                    this.directives = new directives.Directives({ version: '1.1' });
                opt = { resolveKnownTags: false, schema: 'yaml-1.1' };
                break;
            case '1.2':
            case 'next':
                if (this.directives)
                    this.directives.yaml.version = version;
                else
                    this.directives = new directives.Directives({ version });
                opt = { resolveKnownTags: true, schema: 'core' };
                break;
            case null:
                if (this.directives)
                    delete this.directives;
                opt = null;
                break;
            default: {
                const sv = JSON.stringify(version);
                throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
            }
        }
        // Not using `instanceof Schema` to allow for duck typing
        if (options.schema instanceof Object)
            this.schema = options.schema;
        else if (opt)
            this.schema = new Schema.Schema(Object.assign(opt, options));
        else
            throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
    }
    // json & jsonArg are only used from toJSON()
    toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
            anchors: new Map(),
            doc: this,
            keep: !json,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
    /**
     * A JSON representation of the document `contents`.
     *
     * @param jsonArg Used by `JSON.stringify` to indicate the array index or
     *   property name.
     */
    toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
    }
    /** A YAML representation of the document. */
    toString(options = {}) {
        if (this.errors.length > 0)
            throw new Error('Document with errors cannot be stringified');
        if ('indent' in options &&
            (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
            const s = JSON.stringify(options.indent);
            throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
    }
}
function assertCollection(contents) {
    if (identity.isCollection(contents))
        return true;
    throw new Error('Expected a YAML collection as document contents');
}

exports.Document = Document;


/***/ }),

/***/ 1596:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

/**
 * Verify that the input string is a valid anchor.
 *
 * Will throw on errors.
 */
function anchorIsValid(anchor) {
    if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
    }
    return true;
}
function anchorNames(root) {
    const anchors = new Set();
    visit.visit(root, {
        Value(_key, node) {
            if (node.anchor)
                anchors.add(node.anchor);
        }
    });
    return anchors;
}
/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
function findNewAnchor(prefix, exclude) {
    for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
            return name;
    }
}
function createNodeAnchors(doc, prefix) {
    const aliasObjects = [];
    const sourceObjects = new Map();
    let prevAnchors = null;
    return {
        onAnchor: (source) => {
            aliasObjects.push(source);
            prevAnchors ?? (prevAnchors = anchorNames(doc));
            const anchor = findNewAnchor(prefix, prevAnchors);
            prevAnchors.add(anchor);
            return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
            for (const source of aliasObjects) {
                const ref = sourceObjects.get(source);
                if (typeof ref === 'object' &&
                    ref.anchor &&
                    (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
                    ref.node.anchor = ref.anchor;
                }
                else {
                    const error = new Error('Failed to resolve repeated object (this should not happen)');
                    error.source = source;
                    throw error;
                }
            }
        },
        sourceObjects
    };
}

exports.anchorIsValid = anchorIsValid;
exports.anchorNames = anchorNames;
exports.createNodeAnchors = createNodeAnchors;
exports.findNewAnchor = findNewAnchor;


/***/ }),

/***/ 3661:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
 * in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
 * 2021 edition: https://tc39.es/ecma262/#sec-json.parse
 *
 * Includes extensions for handling Map and Set objects.
 */
function applyReviver(reviver, obj, key, val) {
    if (val && typeof val === 'object') {
        if (Array.isArray(val)) {
            for (let i = 0, len = val.length; i < len; ++i) {
                const v0 = val[i];
                const v1 = applyReviver(reviver, val, String(i), v0);
                // eslint-disable-next-line @typescript-eslint/no-array-delete
                if (v1 === undefined)
                    delete val[i];
                else if (v1 !== v0)
                    val[i] = v1;
            }
        }
        else if (val instanceof Map) {
            for (const k of Array.from(val.keys())) {
                const v0 = val.get(k);
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    val.delete(k);
                else if (v1 !== v0)
                    val.set(k, v1);
            }
        }
        else if (val instanceof Set) {
            for (const v0 of Array.from(val)) {
                const v1 = applyReviver(reviver, val, v0, v0);
                if (v1 === undefined)
                    val.delete(v0);
                else if (v1 !== v0) {
                    val.delete(v0);
                    val.add(v1);
                }
            }
        }
        else {
            for (const [k, v0] of Object.entries(val)) {
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    delete val[k];
                else if (v1 !== v0)
                    val[k] = v1;
            }
        }
    }
    return reviver.call(obj, key, val);
}

exports.applyReviver = applyReviver;


/***/ }),

/***/ 2404:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

const defaultTagPrefix = 'tag:yaml.org,2002:';
function findTagObject(value, tagName, tags) {
    if (tagName) {
        const match = tags.filter(t => t.tag === tagName);
        const tagObj = match.find(t => !t.format) ?? match[0];
        if (!tagObj)
            throw new Error(`Tag ${tagName} not found`);
        return tagObj;
    }
    return tags.find(t => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
    if (identity.isDocument(value))
        value = value.contents;
    if (identity.isNode(value))
        return value;
    if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
    }
    if (value instanceof String ||
        value instanceof Number ||
        value instanceof Boolean ||
        (typeof BigInt !== 'undefined' && value instanceof BigInt) // not supported everywhere
    ) {
        // https://tc39.es/ecma262/#sec-serializejsonproperty
        value = value.valueOf();
    }
    const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
    // Detect duplicate references to the same object & use Alias nodes for all
    // after first. The `ref` wrapper allows for circular references to resolve.
    let ref = undefined;
    if (aliasDuplicateObjects && value && typeof value === 'object') {
        ref = sourceObjects.get(value);
        if (ref) {
            ref.anchor ?? (ref.anchor = onAnchor(value));
            return new Alias.Alias(ref.anchor);
        }
        else {
            ref = { anchor: null, node: null };
            sourceObjects.set(value, ref);
        }
    }
    if (tagName?.startsWith('!!'))
        tagName = defaultTagPrefix + tagName.slice(2);
    let tagObj = findTagObject(value, tagName, schema.tags);
    if (!tagObj) {
        if (value && typeof value.toJSON === 'function') {
            // eslint-disable-next-line @typescript-eslint/no-unsafe-call
            value = value.toJSON();
        }
        if (!value || typeof value !== 'object') {
            const node = new Scalar.Scalar(value);
            if (ref)
                ref.node = node;
            return node;
        }
        tagObj =
            value instanceof Map
                ? schema[identity.MAP]
                : Symbol.iterator in Object(value)
                    ? schema[identity.SEQ]
                    : schema[identity.MAP];
    }
    if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
    }
    const node = tagObj?.createNode
        ? tagObj.createNode(ctx.schema, value, ctx)
        : typeof tagObj?.nodeClass?.from === 'function'
            ? tagObj.nodeClass.from(ctx.schema, value, ctx)
            : new Scalar.Scalar(value);
    if (tagName)
        node.tag = tagName;
    else if (!tagObj.default)
        node.tag = tagObj.tag;
    if (ref)
        ref.node = node;
    return node;
}

exports.createNode = createNode;


/***/ }),

/***/ 1342:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

const escapeChars = {
    '!': '%21',
    ',': '%2C',
    '[': '%5B',
    ']': '%5D',
    '{': '%7B',
    '}': '%7D'
};
const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, ch => escapeChars[ch]);
class Directives {
    constructor(yaml, tags) {
        /**
         * The directives-end/doc-start marker `---`. If `null`, a marker may still be
         * included in the document's stringified representation.
         */
        this.docStart = null;
        /** The doc-end marker `...`.  */
        this.docEnd = false;
        this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, Directives.defaultTags, tags);
    }
    clone() {
        const copy = new Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
    }
    /**
     * During parsing, get a Directives instance for the current document and
     * update the stream state according to the current version's spec.
     */
    atDocument() {
        const res = new Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
            case '1.1':
                this.atNextDocument = true;
                break;
            case '1.2':
                this.atNextDocument = false;
                this.yaml = {
                    explicit: Directives.defaultYaml.explicit,
                    version: '1.2'
                };
                this.tags = Object.assign({}, Directives.defaultTags);
                break;
        }
        return res;
    }
    /**
     * @param onError - May be called even if the action was successful
     * @returns `true` on success
     */
    add(line, onError) {
        if (this.atNextDocument) {
            this.yaml = { explicit: Directives.defaultYaml.explicit, version: '1.1' };
            this.tags = Object.assign({}, Directives.defaultTags);
            this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
            case '%TAG': {
                if (parts.length !== 2) {
                    onError(0, '%TAG directive should contain exactly two parts');
                    if (parts.length < 2)
                        return false;
                }
                const [handle, prefix] = parts;
                this.tags[handle] = prefix;
                return true;
            }
            case '%YAML': {
                this.yaml.explicit = true;
                if (parts.length !== 1) {
                    onError(0, '%YAML directive should contain exactly one part');
                    return false;
                }
                const [version] = parts;
                if (version === '1.1' || version === '1.2') {
                    this.yaml.version = version;
                    return true;
                }
                else {
                    const isValid = /^\d+\.\d+$/.test(version);
                    onError(6, `Unsupported YAML version ${version}`, isValid);
                    return false;
                }
            }
            default:
                onError(0, `Unknown directive ${name}`, true);
                return false;
        }
    }
    /**
     * Resolves a tag, matching handles to those defined in %TAG directives.
     *
     * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
     *   `'!local'` tag, or `null` if unresolvable.
     */
    tagName(source, onError) {
        if (source === '!')
            return '!'; // non-specific tag
        if (source[0] !== '!') {
            onError(`Not a valid tag: ${source}`);
            return null;
        }
        if (source[1] === '<') {
            const verbatim = source.slice(2, -1);
            if (verbatim === '!' || verbatim === '!!') {
                onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
                return null;
            }
            if (source[source.length - 1] !== '>')
                onError('Verbatim tags must end with a >');
            return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
            onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
            try {
                return prefix + decodeURIComponent(suffix);
            }
            catch (error) {
                onError(String(error));
                return null;
            }
        }
        if (handle === '!')
            return source; // local tag
        onError(`Could not resolve tag: ${source}`);
        return null;
    }
    /**
     * Given a fully resolved tag, returns its printable string form,
     * taking into account current tag prefixes and defaults.
     */
    tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
            if (tag.startsWith(prefix))
                return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === '!' ? tag : `!<${tag}>`;
    }
    toString(doc) {
        const lines = this.yaml.explicit
            ? [`%YAML ${this.yaml.version || '1.2'}`]
            : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
            const tags = {};
            visit.visit(doc.contents, (_key, node) => {
                if (identity.isNode(node) && node.tag)
                    tags[node.tag] = true;
            });
            tagNames = Object.keys(tags);
        }
        else
            tagNames = [];
        for (const [handle, prefix] of tagEntries) {
            if (handle === '!!' && prefix === 'tag:yaml.org,2002:')
                continue;
            if (!doc || tagNames.some(tn => tn.startsWith(prefix)))
                lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join('\n');
    }
}
Directives.defaultYaml = { explicit: false, version: '1.2' };
Directives.defaultTags = { '!!': 'tag:yaml.org,2002:' };

exports.Directives = Directives;


/***/ }),

/***/ 1464:
/***/ ((__unused_webpack_module, exports) => {



class YAMLError extends Error {
    constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
    }
}
class YAMLParseError extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLParseError', pos, code, message);
    }
}
class YAMLWarning extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLWarning', pos, code, message);
    }
}
const prettifyError = (src, lc) => (error) => {
    if (error.pos[0] === -1)
        return;
    error.linePos = error.pos.map(pos => lc.linePos(pos));
    const { line, col } = error.linePos[0];
    error.message += ` at line ${line}, column ${col}`;
    let ci = col - 1;
    let lineStr = src
        .substring(lc.lineStarts[line - 1], lc.lineStarts[line])
        .replace(/[\n\r]+$/, '');
    // Trim to max 80 chars, keeping col position near the middle
    if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = '…' + lineStr.substring(trimStart);
        ci -= trimStart - 1;
    }
    if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + '…';
    // Include previous line in context if pointing at line start
    if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        // Regexp won't match if start is trimmed
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
            prev = prev.substring(0, 79) + '…\n';
        lineStr = prev + lineStr;
    }
    if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
            count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = ' '.repeat(ci) + '^'.repeat(count);
        error.message += `:\n\n${lineStr}\n${pointer}\n`;
    }
};

exports.YAMLError = YAMLError;
exports.YAMLParseError = YAMLParseError;
exports.YAMLWarning = YAMLWarning;
exports.prettifyError = prettifyError;


/***/ }),

/***/ 8815:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var Schema = __nccwpck_require__(5840);
var errors = __nccwpck_require__(1464);
var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);
var publicApi = __nccwpck_require__(4047);
var visit = __nccwpck_require__(204);



__webpack_unused_export__ = composer.Composer;
__webpack_unused_export__ = Document.Document;
__webpack_unused_export__ = Schema.Schema;
__webpack_unused_export__ = errors.YAMLError;
__webpack_unused_export__ = errors.YAMLParseError;
__webpack_unused_export__ = errors.YAMLWarning;
__webpack_unused_export__ = Alias.Alias;
__webpack_unused_export__ = identity.isAlias;
__webpack_unused_export__ = identity.isCollection;
__webpack_unused_export__ = identity.isDocument;
__webpack_unused_export__ = identity.isMap;
__webpack_unused_export__ = identity.isNode;
__webpack_unused_export__ = identity.isPair;
__webpack_unused_export__ = identity.isScalar;
__webpack_unused_export__ = identity.isSeq;
__webpack_unused_export__ = Pair.Pair;
__webpack_unused_export__ = Scalar.Scalar;
__webpack_unused_export__ = YAMLMap.YAMLMap;
__webpack_unused_export__ = YAMLSeq.YAMLSeq;
__webpack_unused_export__ = cst;
__webpack_unused_export__ = lexer.Lexer;
__webpack_unused_export__ = lineCounter.LineCounter;
__webpack_unused_export__ = parser.Parser;
__webpack_unused_export__ = publicApi.parse;
exports.hR = publicApi.parseAllDocuments;
__webpack_unused_export__ = publicApi.parseDocument;
exports.As = publicApi.stringify;
__webpack_unused_export__ = visit.visit;
__webpack_unused_export__ = visit.visitAsync;


/***/ }),

/***/ 7249:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);

function debug(logLevel, ...messages) {
    if (logLevel === 'debug')
        console.log(...messages);
}
function warn(logLevel, warning) {
    if (logLevel === 'debug' || logLevel === 'warn') {
        if (typeof node_process.emitWarning === 'function')
            node_process.emitWarning(warning);
        else
            console.warn(warning);
    }
}

exports.debug = debug;
exports.warn = warn;


/***/ }),

/***/ 4065:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var visit = __nccwpck_require__(204);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

class Alias extends Node.NodeBase {
    constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, 'tag', {
            set() {
                throw new Error('Alias nodes cannot have tags');
            }
        });
    }
    /**
     * Resolve the value of this alias within `doc`, finding the last
     * instance of the `source` anchor before this node.
     */
    resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
            throw new ReferenceError('Alias resolution is disabled');
        let nodes;
        if (ctx?.aliasResolveCache) {
            nodes = ctx.aliasResolveCache;
        }
        else {
            nodes = [];
            visit.visit(doc, {
                Node: (_key, node) => {
                    if (identity.isAlias(node) || identity.hasAnchor(node))
                        nodes.push(node);
                }
            });
            if (ctx)
                ctx.aliasResolveCache = nodes;
        }
        let found = undefined;
        for (const node of nodes) {
            if (node === this)
                break;
            if (node.anchor === this.source)
                found = node;
        }
        if (found && ctx) {
            const { anchors, doc, maxAliasCount } = ctx;
            let data = anchors.get(found);
            if (!data) {
                // Resolve anchors for Node.prototype.toJS()
                toJS.toJS(found, null, ctx);
                data = anchors.get(found);
            }
            /* istanbul ignore if */
            if (data?.res === undefined) {
                const msg = 'This should not happen: Alias anchor was not resolved?';
                throw new ReferenceError(msg);
            }
            if (maxAliasCount >= 0) {
                data.count += 1;
                if (data.aliasCount === 0)
                    data.aliasCount = getAliasCount(doc, found, anchors);
                if (data.count * data.aliasCount > maxAliasCount) {
                    const msg = 'Excessive alias count indicates a resource exhaustion attack';
                    throw new ReferenceError(msg);
                }
            }
        }
        return found;
    }
    toJSON(_arg, ctx) {
        if (!ctx)
            return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
    }
    toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
            anchors.anchorIsValid(this.source);
            if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
                const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
                throw new Error(msg);
            }
            if (ctx.implicitKey)
                return `${src} `;
        }
        return src;
    }
}
function getAliasCount(doc, node, anchors) {
    if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors && source && anchors.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
    }
    else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
            const c = getAliasCount(doc, item, anchors);
            if (c > count)
                count = c;
        }
        return count;
    }
    else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors);
        const vc = getAliasCount(doc, node.value, anchors);
        return Math.max(kc, vc);
    }
    return 1;
}

exports.Alias = Alias;


/***/ }),

/***/ 101:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);

function collectionFromPath(schema, path, value) {
    let v = value;
    for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === 'number' && Number.isInteger(k) && k >= 0) {
            const a = [];
            a[k] = v;
            v = a;
        }
        else {
            v = new Map([[k, v]]);
        }
    }
    return createNode.createNode(v, undefined, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
            throw new Error('This should not happen, please report a bug.');
        },
        schema,
        sourceObjects: new Map()
    });
}
// Type guard is intentionally a little wrong so as to be more useful,
// as it does not cover untypable empty non-string iterables (e.g. []).
const isEmptyPath = (path) => path == null ||
    (typeof path === 'object' && !!path[Symbol.iterator]().next().done);
class Collection extends Node.NodeBase {
    constructor(type, schema) {
        super(type);
        Object.defineProperty(this, 'schema', {
            value: schema,
            configurable: true,
            enumerable: false,
            writable: true
        });
    }
    /**
     * Create a copy of this collection.
     *
     * @param schema - If defined, overwrites the original's schema
     */
    clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
            copy.schema = schema;
        copy.items = copy.items.map(it => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /**
     * Adds a value to the collection. For `!!map` and `!!omap` the value must
     * be a Pair instance or a `{ key, value }` object, which may not have a key
     * that already exists in the map.
     */
    addIn(path, value) {
        if (isEmptyPath(path))
            this.add(value);
        else {
            const [key, ...rest] = path;
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.addIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
    /**
     * Removes a value from the collection.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
            return node.deleteIn(rest);
        else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
            return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
            return identity.isCollection(node) ? node.getIn(rest, keepScalar) : undefined;
    }
    hasAllNullValues(allowScalar) {
        return this.items.every(node => {
            if (!identity.isPair(node))
                return false;
            const n = node.value;
            return (n == null ||
                (allowScalar &&
                    identity.isScalar(n) &&
                    n.value == null &&
                    !n.commentBefore &&
                    !n.comment &&
                    !n.tag));
        });
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     */
    hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
            this.set(key, value);
        }
        else {
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.setIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
}

exports.Collection = Collection;
exports.collectionFromPath = collectionFromPath;
exports.isEmptyPath = isEmptyPath;


/***/ }),

/***/ 6673:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var applyReviver = __nccwpck_require__(3661);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

class NodeBase {
    constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
    }
    /** Create a copy of this node.  */
    clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** A plain JavaScript representation of this node. */
    toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
            throw new TypeError('A document argument is required');
        const ctx = {
            anchors: new Map(),
            doc,
            keep: true,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
}

exports.NodeBase = NodeBase;


/***/ }),

/***/ 7165:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyPair = __nccwpck_require__(9748);
var addPairToJSMap = __nccwpck_require__(7104);
var identity = __nccwpck_require__(1127);

function createPair(key, value, ctx) {
    const k = createNode.createNode(key, undefined, ctx);
    const v = createNode.createNode(value, undefined, ctx);
    return new Pair(k, v);
}
class Pair {
    constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
    }
    clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
            key = key.clone(schema);
        if (identity.isNode(value))
            value = value.clone(schema);
        return new Pair(key, value);
    }
    toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
    }
    toString(ctx, onComment, onChompKeep) {
        return ctx?.doc
            ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep)
            : JSON.stringify(this);
    }
}

exports.Pair = Pair;
exports.createPair = createPair;


/***/ }),

/***/ 3301:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

const isScalarValue = (value) => !value || (typeof value !== 'function' && typeof value !== 'object');
class Scalar extends Node.NodeBase {
    constructor(value) {
        super(identity.SCALAR);
        this.value = value;
    }
    toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
    }
    toString() {
        return String(this.value);
    }
}
Scalar.BLOCK_FOLDED = 'BLOCK_FOLDED';
Scalar.BLOCK_LITERAL = 'BLOCK_LITERAL';
Scalar.PLAIN = 'PLAIN';
Scalar.QUOTE_DOUBLE = 'QUOTE_DOUBLE';
Scalar.QUOTE_SINGLE = 'QUOTE_SINGLE';

exports.Scalar = Scalar;
exports.isScalarValue = isScalarValue;


/***/ }),

/***/ 4454:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyCollection = __nccwpck_require__(1212);
var addPairToJSMap = __nccwpck_require__(7104);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);

function findPair(items, key) {
    const k = identity.isScalar(key) ? key.value : key;
    for (const it of items) {
        if (identity.isPair(it)) {
            if (it.key === key || it.key === k)
                return it;
            if (identity.isScalar(it.key) && it.key.value === k)
                return it;
        }
    }
    return undefined;
}
class YAMLMap extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:map';
    }
    constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
    }
    /**
     * A generic collection parsing method that can be extended
     * to other node classes that inherit from YAMLMap
     */
    static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
            if (typeof replacer === 'function')
                value = replacer.call(obj, key, value);
            else if (Array.isArray(replacer) && !replacer.includes(key))
                return;
            if (value !== undefined || keepUndefined)
                map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
            for (const [key, value] of obj)
                add(key, value);
        }
        else if (obj && typeof obj === 'object') {
            for (const key of Object.keys(obj))
                add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === 'function') {
            map.items.sort(schema.sortMapEntries);
        }
        return map;
    }
    /**
     * Adds a value to the collection.
     *
     * @param overwrite - If not set `true`, using a key that is already in the
     *   collection will throw. Otherwise, overwrites the previous value.
     */
    add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
            _pair = pair;
        else if (!pair || typeof pair !== 'object' || !('key' in pair)) {
            // In TypeScript, this never happens.
            _pair = new Pair.Pair(pair, pair?.value);
        }
        else
            _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
            if (!overwrite)
                throw new Error(`Key ${_pair.key} already set`);
            // For scalars, keep the old node & its comments and anchors
            if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
                prev.value.value = _pair.value;
            else
                prev.value = _pair.value;
        }
        else if (sortEntries) {
            const i = this.items.findIndex(item => sortEntries(_pair, item) < 0);
            if (i === -1)
                this.items.push(_pair);
            else
                this.items.splice(i, 0, _pair);
        }
        else {
            this.items.push(_pair);
        }
    }
    delete(key) {
        const it = findPair(this.items, key);
        if (!it)
            return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? undefined;
    }
    has(key) {
        return !!findPair(this.items, key);
    }
    set(key, value) {
        this.add(new Pair.Pair(key, value), true);
    }
    /**
     * @param ctx - Conversion context, originally set in Document#toJS()
     * @param {Class} Type - If set, forces the returned collection type
     * @returns Instance of Type, Map, or Object
     */
    toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const item of this.items)
            addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        for (const item of this.items) {
            if (!identity.isPair(item))
                throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
            ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '',
            flowChars: { start: '{', end: '}' },
            itemIndent: ctx.indent || '',
            onChompKeep,
            onComment
        });
    }
}

exports.YAMLMap = YAMLMap;
exports.findPair = findPair;


/***/ }),

/***/ 2223:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyCollection = __nccwpck_require__(1212);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var toJS = __nccwpck_require__(4043);

class YAMLSeq extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:seq';
    }
    constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
    }
    add(value) {
        this.items.push(value);
    }
    /**
     * Removes a value from the collection.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     *
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return undefined;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     */
    has(key) {
        const idx = asItemIndex(key);
        return typeof idx === 'number' && idx < this.items.length;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     *
     * If `key` does not contain a representation of an integer, this will throw.
     * It may be wrapped in a `Scalar`.
     */
    set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
            prev.value = value;
        else
            this.items[idx] = value;
    }
    toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
            ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
            seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '- ',
            flowChars: { start: '[', end: ']' },
            itemIndent: (ctx.indent || '') + '  ',
            onChompKeep,
            onComment
        });
    }
    static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
            let i = 0;
            for (let it of obj) {
                if (typeof replacer === 'function') {
                    const key = obj instanceof Set ? it : String(i++);
                    it = replacer.call(obj, key, it);
                }
                seq.items.push(createNode.createNode(it, undefined, ctx));
            }
        }
        return seq;
    }
}
function asItemIndex(key) {
    let idx = identity.isScalar(key) ? key.value : key;
    if (idx && typeof idx === 'string')
        idx = Number(idx);
    return typeof idx === 'number' && Number.isInteger(idx) && idx >= 0
        ? idx
        : null;
}

exports.YAMLSeq = YAMLSeq;


/***/ }),

/***/ 7104:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var log = __nccwpck_require__(7249);
var merge = __nccwpck_require__(452);
var stringify = __nccwpck_require__(2148);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

function addPairToJSMap(ctx, map, { key, value }) {
    if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
    // TODO: Should drop this special case for bare << handling
    else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
    else {
        const jsKey = toJS.toJS(key, '', ctx);
        if (map instanceof Map) {
            map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        }
        else if (map instanceof Set) {
            map.add(jsKey);
        }
        else {
            const stringKey = stringifyKey(key, jsKey, ctx);
            const jsValue = toJS.toJS(value, stringKey, ctx);
            if (stringKey in map)
                Object.defineProperty(map, stringKey, {
                    value: jsValue,
                    writable: true,
                    enumerable: true,
                    configurable: true
                });
            else
                map[stringKey] = jsValue;
        }
    }
    return map;
}
function stringifyKey(key, jsKey, ctx) {
    if (jsKey === null)
        return '';
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof jsKey !== 'object')
        return String(jsKey);
    if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = new Set();
        for (const node of ctx.anchors.keys())
            strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
            let jsonStr = JSON.stringify(strKey);
            if (jsonStr.length > 40)
                jsonStr = jsonStr.substring(0, 36) + '..."';
            log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
            ctx.mapKeyWarned = true;
        }
        return strKey;
    }
    return JSON.stringify(jsKey);
}

exports.addPairToJSMap = addPairToJSMap;


/***/ }),

/***/ 1127:
/***/ ((__unused_webpack_module, exports) => {



const ALIAS = Symbol.for('yaml.alias');
const DOC = Symbol.for('yaml.document');
const MAP = Symbol.for('yaml.map');
const PAIR = Symbol.for('yaml.pair');
const SCALAR = Symbol.for('yaml.scalar');
const SEQ = Symbol.for('yaml.seq');
const NODE_TYPE = Symbol.for('yaml.node.type');
const isAlias = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === ALIAS;
const isDocument = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === PAIR;
const isScalar = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SCALAR;
const isSeq = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SEQ;
function isCollection(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case MAP:
            case SEQ:
                return true;
        }
    return false;
}
function isNode(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case ALIAS:
            case MAP:
            case SCALAR:
            case SEQ:
                return true;
        }
    return false;
}
const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;

exports.ALIAS = ALIAS;
exports.DOC = DOC;
exports.MAP = MAP;
exports.NODE_TYPE = NODE_TYPE;
exports.PAIR = PAIR;
exports.SCALAR = SCALAR;
exports.SEQ = SEQ;
exports.hasAnchor = hasAnchor;
exports.isAlias = isAlias;
exports.isCollection = isCollection;
exports.isDocument = isDocument;
exports.isMap = isMap;
exports.isNode = isNode;
exports.isPair = isPair;
exports.isScalar = isScalar;
exports.isSeq = isSeq;


/***/ }),

/***/ 4043:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

/**
 * Recursively convert any node or its contents to native JavaScript
 *
 * @param value - The input value
 * @param arg - If `value` defines a `toJSON()` method, use this
 *   as its first argument
 * @param ctx - Conversion context, originally set in Document#toJS(). If
 *   `{ keep: true }` is not set, output should be suitable for JSON
 *   stringification.
 */
function toJS(value, arg, ctx) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return
    if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
    if (value && typeof value.toJSON === 'function') {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-call
        if (!ctx || !identity.hasAnchor(value))
            return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: undefined };
        ctx.anchors.set(value, data);
        ctx.onCreate = res => {
            data.res = res;
            delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
            ctx.onCreate(res);
        return res;
    }
    if (typeof value === 'bigint' && !ctx?.keep)
        return Number(value);
    return value;
}

exports.toJS = toJS;


/***/ }),

/***/ 110:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);
var errors = __nccwpck_require__(1464);
var stringifyString = __nccwpck_require__(3069);

function resolveAsScalar(token, strict = true, onError) {
    if (token) {
        const _onError = (pos, code, message) => {
            const offset = typeof pos === 'number' ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
            if (onError)
                onError(offset, code, message);
            else
                throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
            case 'block-scalar':
                return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
    }
    return null;
}
/**
 * Create a new scalar token with `value`
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.indent The indent level of the token.
 * @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
 * @param context.offset The offset position of the token.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function createScalarToken(value, context) {
    const { implicitKey = false, indent, inFlow = false, offset = -1, type = 'PLAIN' } = context;
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    const end = context.end ?? [
        { type: 'newline', offset: -1, indent, source: '\n' }
    ];
    switch (source[0]) {
        case '|':
        case '>': {
            const he = source.indexOf('\n');
            const head = source.substring(0, he);
            const body = source.substring(he + 1) + '\n';
            const props = [
                { type: 'block-scalar-header', offset, indent, source: head }
            ];
            if (!addEndtoBlockProps(props, end))
                props.push({ type: 'newline', offset: -1, indent, source: '\n' });
            return { type: 'block-scalar', offset, indent, props, source: body };
        }
        case '"':
            return { type: 'double-quoted-scalar', offset, indent, source, end };
        case "'":
            return { type: 'single-quoted-scalar', offset, indent, source, end };
        default:
            return { type: 'scalar', offset, indent, source, end };
    }
}
/**
 * Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
 *
 * Best efforts are made to retain any comments previously associated with the `token`,
 * though all contents within a collection's `items` will be overwritten.
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.afterKey In most cases, values after a key should have an additional level of indentation.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function setScalarValue(token, value, context = {}) {
    let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
    let indent = 'indent' in token ? token.indent : null;
    if (afterKey && typeof indent === 'number')
        indent += 2;
    if (!type)
        switch (token.type) {
            case 'single-quoted-scalar':
                type = 'QUOTE_SINGLE';
                break;
            case 'double-quoted-scalar':
                type = 'QUOTE_DOUBLE';
                break;
            case 'block-scalar': {
                const header = token.props[0];
                if (header.type !== 'block-scalar-header')
                    throw new Error('Invalid block scalar header');
                type = header.source[0] === '>' ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL';
                break;
            }
            default:
                type = 'PLAIN';
        }
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    switch (source[0]) {
        case '|':
        case '>':
            setBlockScalarValue(token, source);
            break;
        case '"':
            setFlowScalarValue(token, source, 'double-quoted-scalar');
            break;
        case "'":
            setFlowScalarValue(token, source, 'single-quoted-scalar');
            break;
        default:
            setFlowScalarValue(token, source, 'scalar');
    }
}
function setBlockScalarValue(token, source) {
    const he = source.indexOf('\n');
    const head = source.substring(0, he);
    const body = source.substring(he + 1) + '\n';
    if (token.type === 'block-scalar') {
        const header = token.props[0];
        if (header.type !== 'block-scalar-header')
            throw new Error('Invalid block scalar header');
        header.source = head;
        token.source = body;
    }
    else {
        const { offset } = token;
        const indent = 'indent' in token ? token.indent : -1;
        const props = [
            { type: 'block-scalar-header', offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, 'end' in token ? token.end : undefined))
            props.push({ type: 'newline', offset: -1, indent, source: '\n' });
        for (const key of Object.keys(token))
            if (key !== 'type' && key !== 'offset')
                delete token[key];
        Object.assign(token, { type: 'block-scalar', indent, props, source: body });
    }
}
/** @returns `true` if last token is a newline */
function addEndtoBlockProps(props, end) {
    if (end)
        for (const st of end)
            switch (st.type) {
                case 'space':
                case 'comment':
                    props.push(st);
                    break;
                case 'newline':
                    props.push(st);
                    return true;
            }
    return false;
}
function setFlowScalarValue(token, source, type) {
    switch (token.type) {
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            token.type = type;
            token.source = source;
            break;
        case 'block-scalar': {
            const end = token.props.slice(1);
            let oa = source.length;
            if (token.props[0].type === 'block-scalar-header')
                oa -= token.props[0].source.length;
            for (const tok of end)
                tok.offset += oa;
            delete token.props;
            Object.assign(token, { type, source, end });
            break;
        }
        case 'block-map':
        case 'block-seq': {
            const offset = token.offset + source.length;
            const nl = { type: 'newline', offset, indent: token.indent, source: '\n' };
            delete token.items;
            Object.assign(token, { type, source, end: [nl] });
            break;
        }
        default: {
            const indent = 'indent' in token ? token.indent : -1;
            const end = 'end' in token && Array.isArray(token.end)
                ? token.end.filter(st => st.type === 'space' ||
                    st.type === 'comment' ||
                    st.type === 'newline')
                : [];
            for (const key of Object.keys(token))
                if (key !== 'type' && key !== 'offset')
                    delete token[key];
            Object.assign(token, { type, indent, source, end });
        }
    }
}

exports.createScalarToken = createScalarToken;
exports.resolveAsScalar = resolveAsScalar;
exports.setScalarValue = setScalarValue;


/***/ }),

/***/ 1733:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringify a CST document, token, or collection item
 *
 * Fair warning: This applies no validation whatsoever, and
 * simply concatenates the sources in their logical order.
 */
const stringify = (cst) => 'type' in cst ? stringifyToken(cst) : stringifyItem(cst);
function stringifyToken(token) {
    switch (token.type) {
        case 'block-scalar': {
            let res = '';
            for (const tok of token.props)
                res += stringifyToken(tok);
            return res + token.source;
        }
        case 'block-map':
        case 'block-seq': {
            let res = '';
            for (const item of token.items)
                res += stringifyItem(item);
            return res;
        }
        case 'flow-collection': {
            let res = token.start.source;
            for (const item of token.items)
                res += stringifyItem(item);
            for (const st of token.end)
                res += st.source;
            return res;
        }
        case 'document': {
            let res = stringifyItem(token);
            if (token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
        default: {
            let res = token.source;
            if ('end' in token && token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
    }
}
function stringifyItem({ start, key, sep, value }) {
    let res = '';
    for (const st of start)
        res += st.source;
    if (key)
        res += stringifyToken(key);
    if (sep)
        for (const st of sep)
            res += st.source;
    if (value)
        res += stringifyToken(value);
    return res;
}

exports.stringify = stringify;


/***/ }),

/***/ 7715:
/***/ ((__unused_webpack_module, exports) => {



const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove item');
/**
 * Apply a visitor to a CST document or item.
 *
 * Walks through the tree (depth-first) starting from the root, calling a
 * `visitor` function with two arguments when entering each item:
 *   - `item`: The current item, which included the following members:
 *     - `start: SourceToken[]` – Source tokens before the key or value,
 *       possibly including its anchor or tag.
 *     - `key?: Token | null` – Set for pair values. May then be `null`, if
 *       the key before the `:` separator is empty.
 *     - `sep?: SourceToken[]` – Source tokens between the key and the value,
 *       which should include the `:` map value indicator if `value` is set.
 *     - `value?: Token` – The value of a sequence item, or of a map pair.
 *   - `path`: The steps from the root to the current node, as an array of
 *     `['key' | 'value', number]` tuples.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this token, continue with
 *      next sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current item, then continue with the next one
 *   - `number`: Set the index of the next step. This is useful especially if
 *     the index of the current token has changed.
 *   - `function`: Define the next visitor for this item. After the original
 *     visitor is called on item entry, next visitors are called after handling
 *     a non-empty `key` and when exiting the item.
 */
function visit(cst, visitor) {
    if ('type' in cst && cst.type === 'document')
        cst = { start: cst.start, value: cst.value };
    _visit(Object.freeze([]), cst, visitor);
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current item */
visit.SKIP = SKIP;
/** Remove the current item */
visit.REMOVE = REMOVE;
/** Find the item at `path` from `cst` as the root */
visit.itemAtPath = (cst, path) => {
    let item = cst;
    for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && 'items' in tok) {
            item = tok.items[index];
        }
        else
            return undefined;
    }
    return item;
};
/**
 * Get the immediate parent collection of the item at `path` from `cst` as the root.
 *
 * Throws an error if the collection is not found, which should never happen if the item itself exists.
 */
visit.parentCollection = (cst, path) => {
    const parent = visit.itemAtPath(cst, path.slice(0, -1));
    const field = path[path.length - 1][0];
    const coll = parent?.[field];
    if (coll && 'items' in coll)
        return coll;
    throw new Error('Parent collection not found');
};
function _visit(path, item, visitor) {
    let ctrl = visitor(item, path);
    if (typeof ctrl === 'symbol')
        return ctrl;
    for (const field of ['key', 'value']) {
        const token = item[field];
        if (token && 'items' in token) {
            for (let i = 0; i < token.items.length; ++i) {
                const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    token.items.splice(i, 1);
                    i -= 1;
                }
            }
            if (typeof ctrl === 'function' && field === 'key')
                ctrl = ctrl(item, path);
        }
    }
    return typeof ctrl === 'function' ? ctrl(item, path) : ctrl;
}

exports.visit = visit;


/***/ }),

/***/ 3461:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cstScalar = __nccwpck_require__(110);
var cstStringify = __nccwpck_require__(1733);
var cstVisit = __nccwpck_require__(7715);

/** The byte order mark */
const BOM = '\u{FEFF}';
/** Start of doc-mode */
const DOCUMENT = '\x02'; // C0: Start of Text
/** Unexpected end of flow-mode */
const FLOW_END = '\x18'; // C0: Cancel
/** Next token is a scalar value */
const SCALAR = '\x1f'; // C0: Unit Separator
/** @returns `true` if `token` is a flow or block collection */
const isCollection = (token) => !!token && 'items' in token;
/** @returns `true` if `token` is a flow or block scalar; not an alias */
const isScalar = (token) => !!token &&
    (token.type === 'scalar' ||
        token.type === 'single-quoted-scalar' ||
        token.type === 'double-quoted-scalar' ||
        token.type === 'block-scalar');
/* istanbul ignore next */
/** Get a printable representation of a lexer token */
function prettyToken(token) {
    switch (token) {
        case BOM:
            return '<BOM>';
        case DOCUMENT:
            return '<DOC>';
        case FLOW_END:
            return '<FLOW_END>';
        case SCALAR:
            return '<SCALAR>';
        default:
            return JSON.stringify(token);
    }
}
/** Identify the type of a lexer token. May return `null` for unknown tokens. */
function tokenType(source) {
    switch (source) {
        case BOM:
            return 'byte-order-mark';
        case DOCUMENT:
            return 'doc-mode';
        case FLOW_END:
            return 'flow-error-end';
        case SCALAR:
            return 'scalar';
        case '---':
            return 'doc-start';
        case '...':
            return 'doc-end';
        case '':
        case '\n':
        case '\r\n':
            return 'newline';
        case '-':
            return 'seq-item-ind';
        case '?':
            return 'explicit-key-ind';
        case ':':
            return 'map-value-ind';
        case '{':
            return 'flow-map-start';
        case '}':
            return 'flow-map-end';
        case '[':
            return 'flow-seq-start';
        case ']':
            return 'flow-seq-end';
        case ',':
            return 'comma';
    }
    switch (source[0]) {
        case ' ':
        case '\t':
            return 'space';
        case '#':
            return 'comment';
        case '%':
            return 'directive-line';
        case '*':
            return 'alias';
        case '&':
            return 'anchor';
        case '!':
            return 'tag';
        case "'":
            return 'single-quoted-scalar';
        case '"':
            return 'double-quoted-scalar';
        case '|':
        case '>':
            return 'block-scalar-header';
    }
    return null;
}

exports.createScalarToken = cstScalar.createScalarToken;
exports.resolveAsScalar = cstScalar.resolveAsScalar;
exports.setScalarValue = cstScalar.setScalarValue;
exports.stringify = cstStringify.stringify;
exports.visit = cstVisit.visit;
exports.BOM = BOM;
exports.DOCUMENT = DOCUMENT;
exports.FLOW_END = FLOW_END;
exports.SCALAR = SCALAR;
exports.isCollection = isCollection;
exports.isScalar = isScalar;
exports.prettyToken = prettyToken;
exports.tokenType = tokenType;


/***/ }),

/***/ 361:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cst = __nccwpck_require__(3461);

/*
START -> stream

stream
  directive -> line-end -> stream
  indent + line-end -> stream
  [else] -> line-start

line-end
  comment -> line-end
  newline -> .
  input-end -> END

line-start
  doc-start -> doc
  doc-end -> stream
  [else] -> indent -> block-start

block-start
  seq-item-start -> block-start
  explicit-key-start -> block-start
  map-value-start -> block-start
  [else] -> doc

doc
  line-end -> line-start
  spaces -> doc
  anchor -> doc
  tag -> doc
  flow-start -> flow -> doc
  flow-end -> error -> doc
  seq-item-start -> error -> doc
  explicit-key-start -> error -> doc
  map-value-start -> doc
  alias -> doc
  quote-start -> quoted-scalar -> doc
  block-scalar-header -> line-end -> block-scalar(min) -> line-start
  [else] -> plain-scalar(false, min) -> doc

flow
  line-end -> flow
  spaces -> flow
  anchor -> flow
  tag -> flow
  flow-start -> flow -> flow
  flow-end -> .
  seq-item-start -> error -> flow
  explicit-key-start -> flow
  map-value-start -> flow
  alias -> flow
  quote-start -> quoted-scalar -> flow
  comma -> flow
  [else] -> plain-scalar(true, 0) -> flow

quoted-scalar
  quote-end -> .
  [else] -> quoted-scalar

block-scalar(min)
  newline + peek(indent < min) -> .
  [else] -> block-scalar(min)

plain-scalar(is-flow, min)
  scalar-end(is-flow) -> .
  peek(newline + (indent < min)) -> .
  [else] -> plain-scalar(min)
*/
function isEmpty(ch) {
    switch (ch) {
        case undefined:
        case ' ':
        case '\n':
        case '\r':
        case '\t':
            return true;
        default:
            return false;
    }
}
const hexDigits = new Set('0123456789ABCDEFabcdef');
const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
const flowIndicatorChars = new Set(',[]{}');
const invalidAnchorChars = new Set(' ,[]{}\n\r\t');
const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
/**
 * Splits an input string into lexical tokens, i.e. smaller strings that are
 * easily identifiable by `tokens.tokenType()`.
 *
 * Lexing starts always in a "stream" context. Incomplete input may be buffered
 * until a complete token can be emitted.
 *
 * In addition to slices of the original input, the following control characters
 * may also be emitted:
 *
 * - `\x02` (Start of Text): A document starts with the next token
 * - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
 * - `\x1f` (Unit Separator): Next token is a scalar value
 * - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
 */
class Lexer {
    constructor() {
        /**
         * Flag indicating whether the end of the current buffer marks the end of
         * all input
         */
        this.atEnd = false;
        /**
         * Explicit indent set in block scalar header, as an offset from the current
         * minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
         * explicitly set.
         */
        this.blockScalarIndent = -1;
        /**
         * Block scalars that include a + (keep) chomping indicator in their header
         * include trailing empty lines, which are otherwise excluded from the
         * scalar's contents.
         */
        this.blockScalarKeep = false;
        /** Current input */
        this.buffer = '';
        /**
         * Flag noting whether the map value indicator : can immediately follow this
         * node within a flow context.
         */
        this.flowKey = false;
        /** Count of surrounding flow collection levels. */
        this.flowLevel = 0;
        /**
         * Minimum level of indentation required for next lines to be parsed as a
         * part of the current scalar value.
         */
        this.indentNext = 0;
        /** Indentation level of the current line. */
        this.indentValue = 0;
        /** Position of the next \n character. */
        this.lineEndPos = null;
        /** Stores the state of the lexer if reaching the end of incpomplete input */
        this.next = null;
        /** A pointer to `buffer`; the current position of the lexer. */
        this.pos = 0;
    }
    /**
     * Generate YAML tokens from the `source` string. If `incomplete`,
     * a part of the last line may be left as a buffer for the next call.
     *
     * @returns A generator of lexical tokens
     */
    *lex(source, incomplete = false) {
        if (source) {
            if (typeof source !== 'string')
                throw TypeError('source is not a string');
            this.buffer = this.buffer ? this.buffer + source : source;
            this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? 'stream';
        while (next && (incomplete || this.hasChars(1)))
            next = yield* this.parseNext(next);
    }
    atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === ' ' || ch === '\t')
            ch = this.buffer[++i];
        if (!ch || ch === '#' || ch === '\n')
            return true;
        if (ch === '\r')
            return this.buffer[i + 1] === '\n';
        return false;
    }
    charAt(n) {
        return this.buffer[this.pos + n];
    }
    continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
            let indent = 0;
            while (ch === ' ')
                ch = this.buffer[++indent + offset];
            if (ch === '\r') {
                const next = this.buffer[indent + offset + 1];
                if (next === '\n' || (!next && !this.atEnd))
                    return offset + indent + 1;
            }
            return ch === '\n' || indent >= this.indentNext || (!ch && !this.atEnd)
                ? offset + indent
                : -1;
        }
        if (ch === '-' || ch === '.') {
            const dt = this.buffer.substr(offset, 3);
            if ((dt === '---' || dt === '...') && isEmpty(this.buffer[offset + 3]))
                return -1;
        }
        return offset;
    }
    getLine() {
        let end = this.lineEndPos;
        if (typeof end !== 'number' || (end !== -1 && end < this.pos)) {
            end = this.buffer.indexOf('\n', this.pos);
            this.lineEndPos = end;
        }
        if (end === -1)
            return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === '\r')
            end -= 1;
        return this.buffer.substring(this.pos, end);
    }
    hasChars(n) {
        return this.pos + n <= this.buffer.length;
    }
    setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
    }
    peek(n) {
        return this.buffer.substr(this.pos, n);
    }
    *parseNext(next) {
        switch (next) {
            case 'stream':
                return yield* this.parseStream();
            case 'line-start':
                return yield* this.parseLineStart();
            case 'block-start':
                return yield* this.parseBlockStart();
            case 'doc':
                return yield* this.parseDocument();
            case 'flow':
                return yield* this.parseFlowCollection();
            case 'quoted-scalar':
                return yield* this.parseQuotedScalar();
            case 'block-scalar':
                return yield* this.parseBlockScalar();
            case 'plain-scalar':
                return yield* this.parsePlainScalar();
        }
    }
    *parseStream() {
        let line = this.getLine();
        if (line === null)
            return this.setNext('stream');
        if (line[0] === cst.BOM) {
            yield* this.pushCount(1);
            line = line.substring(1);
        }
        if (line[0] === '%') {
            let dirEnd = line.length;
            let cs = line.indexOf('#');
            while (cs !== -1) {
                const ch = line[cs - 1];
                if (ch === ' ' || ch === '\t') {
                    dirEnd = cs - 1;
                    break;
                }
                else {
                    cs = line.indexOf('#', cs + 1);
                }
            }
            while (true) {
                const ch = line[dirEnd - 1];
                if (ch === ' ' || ch === '\t')
                    dirEnd -= 1;
                else
                    break;
            }
            const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
            yield* this.pushCount(line.length - n); // possible comment
            this.pushNewline();
            return 'stream';
        }
        if (this.atLineEnd()) {
            const sp = yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - sp);
            yield* this.pushNewline();
            return 'stream';
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
    }
    *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
            return this.setNext('line-start');
        if (ch === '-' || ch === '.') {
            if (!this.atEnd && !this.hasChars(4))
                return this.setNext('line-start');
            const s = this.peek(3);
            if ((s === '---' || s === '...') && isEmpty(this.charAt(3))) {
                yield* this.pushCount(3);
                this.indentValue = 0;
                this.indentNext = 0;
                return s === '---' ? 'doc' : 'stream';
            }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
            this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
    }
    *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
            return this.setNext('block-start');
        if ((ch0 === '-' || ch0 === '?' || ch0 === ':') && isEmpty(ch1)) {
            const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
            this.indentNext = this.indentValue + 1;
            this.indentValue += n;
            return 'block-start';
        }
        return 'doc';
    }
    *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
            return this.setNext('doc');
        let n = yield* this.pushIndicators();
        switch (line[n]) {
            case '#':
                yield* this.pushCount(line.length - n);
            // fallthrough
            case undefined:
                yield* this.pushNewline();
                return yield* this.parseLineStart();
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel = 1;
                return 'flow';
            case '}':
            case ']':
                // this is an error
                yield* this.pushCount(1);
                return 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'doc';
            case '"':
            case "'":
                return yield* this.parseQuotedScalar();
            case '|':
            case '>':
                n += yield* this.parseBlockScalarHeader();
                n += yield* this.pushSpaces(true);
                yield* this.pushCount(line.length - n);
                yield* this.pushNewline();
                return yield* this.parseBlockScalar();
            default:
                return yield* this.parsePlainScalar();
        }
    }
    *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
            nl = yield* this.pushNewline();
            if (nl > 0) {
                sp = yield* this.pushSpaces(false);
                this.indentValue = indent = sp;
            }
            else {
                sp = 0;
            }
            sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
            return this.setNext('flow');
        if ((indent !== -1 && indent < this.indentNext && line[0] !== '#') ||
            (indent === 0 &&
                (line.startsWith('---') || line.startsWith('...')) &&
                isEmpty(line[3]))) {
            // Allowing for the terminal ] or } at the same (rather than greater)
            // indent level as the initial [ or { is technically invalid, but
            // failing here would be surprising to users.
            const atFlowEndMarker = indent === this.indentNext - 1 &&
                this.flowLevel === 1 &&
                (line[0] === ']' || line[0] === '}');
            if (!atFlowEndMarker) {
                // this is an error
                this.flowLevel = 0;
                yield cst.FLOW_END;
                return yield* this.parseLineStart();
            }
        }
        let n = 0;
        while (line[n] === ',') {
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
            case undefined:
                return 'flow';
            case '#':
                yield* this.pushCount(line.length - n);
                return 'flow';
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel += 1;
                return 'flow';
            case '}':
            case ']':
                yield* this.pushCount(1);
                this.flowKey = true;
                this.flowLevel -= 1;
                return this.flowLevel ? 'flow' : 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'flow';
            case '"':
            case "'":
                this.flowKey = true;
                return yield* this.parseQuotedScalar();
            case ':': {
                const next = this.charAt(1);
                if (this.flowKey || isEmpty(next) || next === ',') {
                    this.flowKey = false;
                    yield* this.pushCount(1);
                    yield* this.pushSpaces(true);
                    return 'flow';
                }
            }
            // fallthrough
            default:
                this.flowKey = false;
                return yield* this.parsePlainScalar();
        }
    }
    *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
            while (end !== -1 && this.buffer[end + 1] === "'")
                end = this.buffer.indexOf("'", end + 2);
        }
        else {
            // double-quote
            while (end !== -1) {
                let n = 0;
                while (this.buffer[end - 1 - n] === '\\')
                    n += 1;
                if (n % 2 === 0)
                    break;
                end = this.buffer.indexOf('"', end + 1);
            }
        }
        // Only looking for newlines within the quotes
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf('\n', this.pos);
        if (nl !== -1) {
            while (nl !== -1) {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = qb.indexOf('\n', cs);
            }
            if (nl !== -1) {
                // this is an error caused by an unexpected unindent
                end = nl - (qb[nl - 1] === '\r' ? 2 : 1);
            }
        }
        if (end === -1) {
            if (!this.atEnd)
                return this.setNext('quoted-scalar');
            end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? 'flow' : 'doc';
    }
    *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
            const ch = this.buffer[++i];
            if (ch === '+')
                this.blockScalarKeep = true;
            else if (ch > '0' && ch <= '9')
                this.blockScalarIndent = Number(ch) - 1;
            else if (ch !== '-')
                break;
        }
        return yield* this.pushUntil(ch => isEmpty(ch) || ch === '#');
    }
    *parseBlockScalar() {
        let nl = this.pos - 1; // may be -1 if this.pos === 0
        let indent = 0;
        let ch;
        loop: for (let i = this.pos; (ch = this.buffer[i]); ++i) {
            switch (ch) {
                case ' ':
                    indent += 1;
                    break;
                case '\n':
                    nl = i;
                    indent = 0;
                    break;
                case '\r': {
                    const next = this.buffer[i + 1];
                    if (!next && !this.atEnd)
                        return this.setNext('block-scalar');
                    if (next === '\n')
                        break;
                } // fallthrough
                default:
                    break loop;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('block-scalar');
        if (indent >= this.indentNext) {
            if (this.blockScalarIndent === -1)
                this.indentNext = indent;
            else {
                this.indentNext =
                    this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
            }
            do {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = this.buffer.indexOf('\n', cs);
            } while (nl !== -1);
            if (nl === -1) {
                if (!this.atEnd)
                    return this.setNext('block-scalar');
                nl = this.buffer.length;
            }
        }
        // Trailing insufficiently indented tabs are invalid.
        // To catch that during parsing, we include them in the block scalar value.
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === ' ')
            ch = this.buffer[++i];
        if (ch === '\t') {
            while (ch === '\t' || ch === ' ' || ch === '\r' || ch === '\n')
                ch = this.buffer[++i];
            nl = i - 1;
        }
        else if (!this.blockScalarKeep) {
            do {
                let i = nl - 1;
                let ch = this.buffer[i];
                if (ch === '\r')
                    ch = this.buffer[--i];
                const lastChar = i; // Drop the line if last char not more indented
                while (ch === ' ')
                    ch = this.buffer[--i];
                if (ch === '\n' && i >= this.pos && i + 1 + indent > lastChar)
                    nl = i;
                else
                    break;
            } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
    }
    *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while ((ch = this.buffer[++i])) {
            if (ch === ':') {
                const next = this.buffer[i + 1];
                if (isEmpty(next) || (inFlow && flowIndicatorChars.has(next)))
                    break;
                end = i;
            }
            else if (isEmpty(ch)) {
                let next = this.buffer[i + 1];
                if (ch === '\r') {
                    if (next === '\n') {
                        i += 1;
                        ch = '\n';
                        next = this.buffer[i + 1];
                    }
                    else
                        end = i;
                }
                if (next === '#' || (inFlow && flowIndicatorChars.has(next)))
                    break;
                if (ch === '\n') {
                    const cs = this.continueScalar(i + 1);
                    if (cs === -1)
                        break;
                    i = Math.max(i, cs - 2); // to advance, but still account for ' #'
                }
            }
            else {
                if (inFlow && flowIndicatorChars.has(ch))
                    break;
                end = i;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('plain-scalar');
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? 'flow' : 'doc';
    }
    *pushCount(n) {
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos += n;
            return n;
        }
        return 0;
    }
    *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
            yield s;
            this.pos += s.length;
            return s.length;
        }
        else if (allowEmpty)
            yield '';
        return 0;
    }
    *pushIndicators() {
        let n = 0;
        loop: while (true) {
            switch (this.charAt(0)) {
                case '!':
                    n += yield* this.pushTag();
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '&':
                    n += yield* this.pushUntil(isNotAnchorChar);
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '-': // this is an error
                case '?': // this is an error outside flow collections
                case ':': {
                    const inFlow = this.flowLevel > 0;
                    const ch1 = this.charAt(1);
                    if (isEmpty(ch1) || (inFlow && flowIndicatorChars.has(ch1))) {
                        if (!inFlow)
                            this.indentNext = this.indentValue + 1;
                        else if (this.flowKey)
                            this.flowKey = false;
                        n += yield* this.pushCount(1);
                        n += yield* this.pushSpaces(true);
                        continue loop;
                    }
                }
            }
            break loop;
        }
        return n;
    }
    *pushTag() {
        if (this.charAt(1) === '<') {
            let i = this.pos + 2;
            let ch = this.buffer[i];
            while (!isEmpty(ch) && ch !== '>')
                ch = this.buffer[++i];
            return yield* this.pushToIndex(ch === '>' ? i + 1 : i, false);
        }
        else {
            let i = this.pos + 1;
            let ch = this.buffer[i];
            while (ch) {
                if (tagChars.has(ch))
                    ch = this.buffer[++i];
                else if (ch === '%' &&
                    hexDigits.has(this.buffer[i + 1]) &&
                    hexDigits.has(this.buffer[i + 2])) {
                    ch = this.buffer[(i += 3)];
                }
                else
                    break;
            }
            return yield* this.pushToIndex(i, false);
        }
    }
    *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === '\n')
            return yield* this.pushCount(1);
        else if (ch === '\r' && this.charAt(1) === '\n')
            return yield* this.pushCount(2);
        else
            return 0;
    }
    *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
            ch = this.buffer[++i];
        } while (ch === ' ' || (allowTabs && ch === '\t'));
        const n = i - this.pos;
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos = i;
        }
        return n;
    }
    *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
            ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
    }
}

exports.Lexer = Lexer;


/***/ }),

/***/ 6628:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Tracks newlines during parsing in order to provide an efficient API for
 * determining the one-indexed `{ line, col }` position for any offset
 * within the input.
 */
class LineCounter {
    constructor() {
        this.lineStarts = [];
        /**
         * Should be called in ascending order. Otherwise, call
         * `lineCounter.lineStarts.sort()` before calling `linePos()`.
         */
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        /**
         * Performs a binary search and returns the 1-indexed { line, col }
         * position of `offset`. If `line === 0`, `addNewLine` has never been
         * called or `offset` is before the first known newline.
         */
        this.linePos = (offset) => {
            let low = 0;
            let high = this.lineStarts.length;
            while (low < high) {
                const mid = (low + high) >> 1; // Math.floor((low + high) / 2)
                if (this.lineStarts[mid] < offset)
                    low = mid + 1;
                else
                    high = mid;
            }
            if (this.lineStarts[low] === offset)
                return { line: low + 1, col: 1 };
            if (low === 0)
                return { line: 0, col: offset };
            const start = this.lineStarts[low - 1];
            return { line: low, col: offset - start + 1 };
        };
    }
}

exports.LineCounter = LineCounter;


/***/ }),

/***/ 3456:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);

function includesToken(list, type) {
    for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
            return true;
    return false;
}
function findNonEmptyIndex(list) {
    for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
            case 'space':
            case 'comment':
            case 'newline':
                break;
            default:
                return i;
        }
    }
    return -1;
}
function isFlowToken(token) {
    switch (token?.type) {
        case 'alias':
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'flow-collection':
            return true;
        default:
            return false;
    }
}
function getPrevProps(parent) {
    switch (parent.type) {
        case 'document':
            return parent.start;
        case 'block-map': {
            const it = parent.items[parent.items.length - 1];
            return it.sep ?? it.start;
        }
        case 'block-seq':
            return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
            return [];
    }
}
/** Note: May modify input array */
function getFirstKeyStartProps(prev) {
    if (prev.length === 0)
        return [];
    let i = prev.length;
    loop: while (--i >= 0) {
        switch (prev[i].type) {
            case 'doc-start':
            case 'explicit-key-ind':
            case 'map-value-ind':
            case 'seq-item-ind':
            case 'newline':
                break loop;
        }
    }
    while (prev[++i]?.type === 'space') {
        /* loop */
    }
    return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
    // May exhaust call stack with large `source` array
    if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
    else
        for (let i = 0; i < source.length; ++i)
            target.push(source[i]);
}
function fixFlowSeqItems(fc) {
    if (fc.start.type === 'flow-seq-start') {
        for (const it of fc.items) {
            if (it.sep &&
                !it.value &&
                !includesToken(it.start, 'explicit-key-ind') &&
                !includesToken(it.sep, 'map-value-ind')) {
                if (it.key)
                    it.value = it.key;
                delete it.key;
                if (isFlowToken(it.value)) {
                    if (it.value.end)
                        arrayPushArray(it.value.end, it.sep);
                    else
                        it.value.end = it.sep;
                }
                else
                    arrayPushArray(it.start, it.sep);
                delete it.sep;
            }
        }
    }
}
/**
 * A YAML concrete syntax tree (CST) parser
 *
 * ```ts
 * const src: string = ...
 * for (const token of new Parser().parse(src)) {
 *   // token: Token
 * }
 * ```
 *
 * To use the parser with a user-provided lexer:
 *
 * ```ts
 * function* parse(source: string, lexer: Lexer) {
 *   const parser = new Parser()
 *   for (const lexeme of lexer.lex(source))
 *     yield* parser.next(lexeme)
 *   yield* parser.end()
 * }
 *
 * const src: string = ...
 * const lexer = new Lexer()
 * for (const token of parse(src, lexer)) {
 *   // token: Token
 * }
 * ```
 */
class Parser {
    /**
     * @param onNewLine - If defined, called separately with the start position of
     *   each new line (in `parse()`, including the start of input).
     */
    constructor(onNewLine) {
        /** If true, space and sequence indicators count as indentation */
        this.atNewLine = true;
        /** If true, next token is a scalar value */
        this.atScalar = false;
        /** Current indentation level */
        this.indent = 0;
        /** Current offset since the start of parsing */
        this.offset = 0;
        /** On the same line with a block map key */
        this.onKeyLine = false;
        /** Top indicates the node that's currently being built */
        this.stack = [];
        /** The source of the current token, set in parse() */
        this.source = '';
        /** The type of the current token, set in parse() */
        this.type = '';
        // Must be defined after `next()`
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
    }
    /**
     * Parse `source` as a YAML stream.
     * If `incomplete`, a part of the last line may be left as a buffer for the next call.
     *
     * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
     *
     * @returns A generator of tokens representing each directive, document, and other structure.
     */
    *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
            this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
            yield* this.next(lexeme);
        if (!incomplete)
            yield* this.end();
    }
    /**
     * Advance the parser by the `source` of one lexical token.
     */
    *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
            console.log('|', cst.prettyToken(source));
        if (this.atScalar) {
            this.atScalar = false;
            yield* this.step();
            this.offset += source.length;
            return;
        }
        const type = cst.tokenType(source);
        if (!type) {
            const message = `Not a YAML token: ${source}`;
            yield* this.pop({ type: 'error', offset: this.offset, message, source });
            this.offset += source.length;
        }
        else if (type === 'scalar') {
            this.atNewLine = false;
            this.atScalar = true;
            this.type = 'scalar';
        }
        else {
            this.type = type;
            yield* this.step();
            switch (type) {
                case 'newline':
                    this.atNewLine = true;
                    this.indent = 0;
                    if (this.onNewLine)
                        this.onNewLine(this.offset + source.length);
                    break;
                case 'space':
                    if (this.atNewLine && source[0] === ' ')
                        this.indent += source.length;
                    break;
                case 'explicit-key-ind':
                case 'map-value-ind':
                case 'seq-item-ind':
                    if (this.atNewLine)
                        this.indent += source.length;
                    break;
                case 'doc-mode':
                case 'flow-error-end':
                    return;
                default:
                    this.atNewLine = false;
            }
            this.offset += source.length;
        }
    }
    /** Call at end of input to push out any remaining constructions */
    *end() {
        while (this.stack.length > 0)
            yield* this.pop();
    }
    get sourceToken() {
        const st = {
            type: this.type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
        return st;
    }
    *step() {
        const top = this.peek(1);
        if (this.type === 'doc-end' && top?.type !== 'doc-end') {
            while (this.stack.length > 0)
                yield* this.pop();
            this.stack.push({
                type: 'doc-end',
                offset: this.offset,
                source: this.source
            });
            return;
        }
        if (!top)
            return yield* this.stream();
        switch (top.type) {
            case 'document':
                return yield* this.document(top);
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return yield* this.scalar(top);
            case 'block-scalar':
                return yield* this.blockScalar(top);
            case 'block-map':
                return yield* this.blockMap(top);
            case 'block-seq':
                return yield* this.blockSequence(top);
            case 'flow-collection':
                return yield* this.flowCollection(top);
            case 'doc-end':
                return yield* this.documentEnd(top);
        }
        /* istanbul ignore next should not happen */
        yield* this.pop();
    }
    peek(n) {
        return this.stack[this.stack.length - n];
    }
    *pop(error) {
        const token = error ?? this.stack.pop();
        /* istanbul ignore if should not happen */
        if (!token) {
            const message = 'Tried to pop an empty stack';
            yield { type: 'error', offset: this.offset, source: '', message };
        }
        else if (this.stack.length === 0) {
            yield token;
        }
        else {
            const top = this.peek(1);
            if (token.type === 'block-scalar') {
                // Block scalars use their parent rather than header indent
                token.indent = 'indent' in top ? top.indent : 0;
            }
            else if (token.type === 'flow-collection' && top.type === 'document') {
                // Ignore all indent for top-level flow collections
                token.indent = 0;
            }
            if (token.type === 'flow-collection')
                fixFlowSeqItems(token);
            switch (top.type) {
                case 'document':
                    top.value = token;
                    break;
                case 'block-scalar':
                    top.props.push(token); // error
                    break;
                case 'block-map': {
                    const it = top.items[top.items.length - 1];
                    if (it.value) {
                        top.items.push({ start: [], key: token, sep: [] });
                        this.onKeyLine = true;
                        return;
                    }
                    else if (it.sep) {
                        it.value = token;
                    }
                    else {
                        Object.assign(it, { key: token, sep: [] });
                        this.onKeyLine = !it.explicitKey;
                        return;
                    }
                    break;
                }
                case 'block-seq': {
                    const it = top.items[top.items.length - 1];
                    if (it.value)
                        top.items.push({ start: [], value: token });
                    else
                        it.value = token;
                    break;
                }
                case 'flow-collection': {
                    const it = top.items[top.items.length - 1];
                    if (!it || it.value)
                        top.items.push({ start: [], key: token, sep: [] });
                    else if (it.sep)
                        it.value = token;
                    else
                        Object.assign(it, { key: token, sep: [] });
                    return;
                }
                /* istanbul ignore next should not happen */
                default:
                    yield* this.pop();
                    yield* this.pop(token);
            }
            if ((top.type === 'document' ||
                top.type === 'block-map' ||
                top.type === 'block-seq') &&
                (token.type === 'block-map' || token.type === 'block-seq')) {
                const last = token.items[token.items.length - 1];
                if (last &&
                    !last.sep &&
                    !last.value &&
                    last.start.length > 0 &&
                    findNonEmptyIndex(last.start) === -1 &&
                    (token.indent === 0 ||
                        last.start.every(st => st.type !== 'comment' || st.indent < token.indent))) {
                    if (top.type === 'document')
                        top.end = last.start;
                    else
                        top.items.push({ start: last.start });
                    token.items.splice(-1, 1);
                }
            }
        }
    }
    *stream() {
        switch (this.type) {
            case 'directive-line':
                yield { type: 'directive', offset: this.offset, source: this.source };
                return;
            case 'byte-order-mark':
            case 'space':
            case 'comment':
            case 'newline':
                yield this.sourceToken;
                return;
            case 'doc-mode':
            case 'doc-start': {
                const doc = {
                    type: 'document',
                    offset: this.offset,
                    start: []
                };
                if (this.type === 'doc-start')
                    doc.start.push(this.sourceToken);
                this.stack.push(doc);
                return;
            }
        }
        yield {
            type: 'error',
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML stream`,
            source: this.source
        };
    }
    *document(doc) {
        if (doc.value)
            return yield* this.lineEnd(doc);
        switch (this.type) {
            case 'doc-start': {
                if (findNonEmptyIndex(doc.start) !== -1) {
                    yield* this.pop();
                    yield* this.step();
                }
                else
                    doc.start.push(this.sourceToken);
                return;
            }
            case 'anchor':
            case 'tag':
            case 'space':
            case 'comment':
            case 'newline':
                doc.start.push(this.sourceToken);
                return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
            this.stack.push(bv);
        else {
            yield {
                type: 'error',
                offset: this.offset,
                message: `Unexpected ${this.type} token in YAML document`,
                source: this.source
            };
        }
    }
    *scalar(scalar) {
        if (this.type === 'map-value-ind') {
            const prev = getPrevProps(this.peek(2));
            const start = getFirstKeyStartProps(prev);
            let sep;
            if (scalar.end) {
                sep = scalar.end;
                sep.push(this.sourceToken);
                delete scalar.end;
            }
            else
                sep = [this.sourceToken];
            const map = {
                type: 'block-map',
                offset: scalar.offset,
                indent: scalar.indent,
                items: [{ start, key: scalar, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
        }
        else
            yield* this.lineEnd(scalar);
    }
    *blockScalar(scalar) {
        switch (this.type) {
            case 'space':
            case 'comment':
            case 'newline':
                scalar.props.push(this.sourceToken);
                return;
            case 'scalar':
                scalar.source = this.source;
                // block-scalar source includes trailing newline
                this.atNewLine = true;
                this.indent = 0;
                if (this.onNewLine) {
                    let nl = this.source.indexOf('\n') + 1;
                    while (nl !== 0) {
                        this.onNewLine(this.offset + nl);
                        nl = this.source.indexOf('\n', nl) + 1;
                    }
                }
                yield* this.pop();
                break;
            /* istanbul ignore next should not happen */
            default:
                yield* this.pop();
                yield* this.step();
        }
    }
    *blockMap(map) {
        const it = map.items[map.items.length - 1];
        // it.sep is true-ish if pair already has key or : separator
        switch (this.type) {
            case 'newline':
                this.onKeyLine = false;
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    it.start.push(this.sourceToken);
                }
                return;
            case 'space':
            case 'comment':
                if (it.value) {
                    map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    if (this.atIndentedComment(it.start, map.indent)) {
                        const prev = map.items[map.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            map.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
        }
        if (this.indent >= map.indent) {
            const atMapIndent = !this.onKeyLine && this.indent === map.indent;
            const atNextItem = atMapIndent &&
                (it.sep || it.explicitKey) &&
                this.type !== 'seq-item-ind';
            // For empty nodes, assign newline-separated not indented empty tokens to following node
            let start = [];
            if (atNextItem && it.sep && !it.value) {
                const nl = [];
                for (let i = 0; i < it.sep.length; ++i) {
                    const st = it.sep[i];
                    switch (st.type) {
                        case 'newline':
                            nl.push(i);
                            break;
                        case 'space':
                            break;
                        case 'comment':
                            if (st.indent > map.indent)
                                nl.length = 0;
                            break;
                        default:
                            nl.length = 0;
                    }
                }
                if (nl.length >= 2)
                    start = it.sep.splice(nl[1]);
            }
            switch (this.type) {
                case 'anchor':
                case 'tag':
                    if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        it.sep.push(this.sourceToken);
                    }
                    else {
                        it.start.push(this.sourceToken);
                    }
                    return;
                case 'explicit-key-ind':
                    if (!it.sep && !it.explicitKey) {
                        it.start.push(this.sourceToken);
                        it.explicitKey = true;
                    }
                    else if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start, explicitKey: true });
                    }
                    else {
                        this.stack.push({
                            type: 'block-map',
                            offset: this.offset,
                            indent: this.indent,
                            items: [{ start: [this.sourceToken], explicitKey: true }]
                        });
                    }
                    this.onKeyLine = true;
                    return;
                case 'map-value-ind':
                    if (it.explicitKey) {
                        if (!it.sep) {
                            if (includesToken(it.start, 'newline')) {
                                Object.assign(it, { key: null, sep: [this.sourceToken] });
                            }
                            else {
                                const start = getFirstKeyStartProps(it.start);
                                this.stack.push({
                                    type: 'block-map',
                                    offset: this.offset,
                                    indent: this.indent,
                                    items: [{ start, key: null, sep: [this.sourceToken] }]
                                });
                            }
                        }
                        else if (it.value) {
                            map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else if (isFlowToken(it.key) &&
                            !includesToken(it.sep, 'newline')) {
                            const start = getFirstKeyStartProps(it.start);
                            const key = it.key;
                            const sep = it.sep;
                            sep.push(this.sourceToken);
                            // @ts-expect-error type guard is wrong here
                            delete it.key;
                            // @ts-expect-error type guard is wrong here
                            delete it.sep;
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key, sep }]
                            });
                        }
                        else if (start.length > 0) {
                            // Not actually at next item
                            it.sep = it.sep.concat(start, this.sourceToken);
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    else {
                        if (!it.sep) {
                            Object.assign(it, { key: null, sep: [this.sourceToken] });
                        }
                        else if (it.value || atNextItem) {
                            map.items.push({ start, key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start: [], key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    this.onKeyLine = true;
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (atNextItem || it.value) {
                        map.items.push({ start, key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        this.stack.push(fs);
                    }
                    else {
                        Object.assign(it, { key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    return;
                }
                default: {
                    const bv = this.startBlockValue(map);
                    if (bv) {
                        if (bv.type === 'block-seq') {
                            if (!it.explicitKey &&
                                it.sep &&
                                !includesToken(it.sep, 'newline')) {
                                yield* this.pop({
                                    type: 'error',
                                    offset: this.offset,
                                    message: 'Unexpected block-seq-ind on same line with key',
                                    source: this.source
                                });
                                return;
                            }
                        }
                        else if (atMapIndent) {
                            map.items.push({ start });
                        }
                        this.stack.push(bv);
                        return;
                    }
                }
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
            case 'newline':
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        seq.items.push({ start: [this.sourceToken] });
                }
                else
                    it.start.push(this.sourceToken);
                return;
            case 'space':
            case 'comment':
                if (it.value)
                    seq.items.push({ start: [this.sourceToken] });
                else {
                    if (this.atIndentedComment(it.start, seq.indent)) {
                        const prev = seq.items[seq.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            seq.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
            case 'anchor':
            case 'tag':
                if (it.value || this.indent <= seq.indent)
                    break;
                it.start.push(this.sourceToken);
                return;
            case 'seq-item-ind':
                if (this.indent !== seq.indent)
                    break;
                if (it.value || includesToken(it.start, 'seq-item-ind'))
                    seq.items.push({ start: [this.sourceToken] });
                else
                    it.start.push(this.sourceToken);
                return;
        }
        if (this.indent > seq.indent) {
            const bv = this.startBlockValue(seq);
            if (bv) {
                this.stack.push(bv);
                return;
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === 'flow-error-end') {
            let top;
            do {
                yield* this.pop();
                top = this.peek(1);
            } while (top?.type === 'flow-collection');
        }
        else if (fc.end.length === 0) {
            switch (this.type) {
                case 'comma':
                case 'explicit-key-ind':
                    if (!it || it.sep)
                        fc.items.push({ start: [this.sourceToken] });
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'map-value-ind':
                    if (!it || it.value)
                        fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        Object.assign(it, { key: null, sep: [this.sourceToken] });
                    return;
                case 'space':
                case 'comment':
                case 'newline':
                case 'anchor':
                case 'tag':
                    if (!it || it.value)
                        fc.items.push({ start: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (!it || it.value)
                        fc.items.push({ start: [], key: fs, sep: [] });
                    else if (it.sep)
                        this.stack.push(fs);
                    else
                        Object.assign(it, { key: fs, sep: [] });
                    return;
                }
                case 'flow-map-end':
                case 'flow-seq-end':
                    fc.end.push(this.sourceToken);
                    return;
            }
            const bv = this.startBlockValue(fc);
            /* istanbul ignore else should not happen */
            if (bv)
                this.stack.push(bv);
            else {
                yield* this.pop();
                yield* this.step();
            }
        }
        else {
            const parent = this.peek(2);
            if (parent.type === 'block-map' &&
                ((this.type === 'map-value-ind' && parent.indent === fc.indent) ||
                    (this.type === 'newline' &&
                        !parent.items[parent.items.length - 1].sep))) {
                yield* this.pop();
                yield* this.step();
            }
            else if (this.type === 'map-value-ind' &&
                parent.type !== 'flow-collection') {
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                fixFlowSeqItems(fc);
                const sep = fc.end.splice(1, fc.end.length);
                sep.push(this.sourceToken);
                const map = {
                    type: 'block-map',
                    offset: fc.offset,
                    indent: fc.indent,
                    items: [{ start, key: fc, sep }]
                };
                this.onKeyLine = true;
                this.stack[this.stack.length - 1] = map;
            }
            else {
                yield* this.lineEnd(fc);
            }
        }
    }
    flowScalar(type) {
        if (this.onNewLine) {
            let nl = this.source.indexOf('\n') + 1;
            while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf('\n', nl) + 1;
            }
        }
        return {
            type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
    }
    startBlockValue(parent) {
        switch (this.type) {
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return this.flowScalar(this.type);
            case 'block-scalar-header':
                return {
                    type: 'block-scalar',
                    offset: this.offset,
                    indent: this.indent,
                    props: [this.sourceToken],
                    source: ''
                };
            case 'flow-map-start':
            case 'flow-seq-start':
                return {
                    type: 'flow-collection',
                    offset: this.offset,
                    indent: this.indent,
                    start: this.sourceToken,
                    items: [],
                    end: []
                };
            case 'seq-item-ind':
                return {
                    type: 'block-seq',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [this.sourceToken] }]
                };
            case 'explicit-key-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                start.push(this.sourceToken);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, explicitKey: true }]
                };
            }
            case 'map-value-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                };
            }
        }
        return null;
    }
    atIndentedComment(start, indent) {
        if (this.type !== 'comment')
            return false;
        if (this.indent <= indent)
            return false;
        return start.every(st => st.type === 'newline' || st.type === 'space');
    }
    *documentEnd(docEnd) {
        if (this.type !== 'doc-mode') {
            if (docEnd.end)
                docEnd.end.push(this.sourceToken);
            else
                docEnd.end = [this.sourceToken];
            if (this.type === 'newline')
                yield* this.pop();
        }
    }
    *lineEnd(token) {
        switch (this.type) {
            case 'comma':
            case 'doc-start':
            case 'doc-end':
            case 'flow-seq-end':
            case 'flow-map-end':
            case 'map-value-ind':
                yield* this.pop();
                yield* this.step();
                break;
            case 'newline':
                this.onKeyLine = false;
            // fallthrough
            case 'space':
            case 'comment':
            default:
                // all other values are errors
                if (token.end)
                    token.end.push(this.sourceToken);
                else
                    token.end = [this.sourceToken];
                if (this.type === 'newline')
                    yield* this.pop();
        }
    }
}

exports.Parser = Parser;


/***/ }),

/***/ 4047:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var log = __nccwpck_require__(7249);
var identity = __nccwpck_require__(1127);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);

function parseOptions(options) {
    const prettyErrors = options.prettyErrors !== false;
    const lineCounter$1 = options.lineCounter || (prettyErrors && new lineCounter.LineCounter()) || null;
    return { lineCounter: lineCounter$1, prettyErrors };
}
/**
 * Parse the input as a stream of YAML documents.
 *
 * Documents should be separated from each other by `...` or `---` marker lines.
 *
 * @returns If an empty `docs` array is returned, it will be of type
 *   EmptyStream and contain additional stream information. In
 *   TypeScript, you should use `'empty' in docs` as a type guard for it.
 */
function parseAllDocuments(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    const docs = Array.from(composer$1.compose(parser$1.parse(source)));
    if (prettyErrors && lineCounter)
        for (const doc of docs) {
            doc.errors.forEach(errors.prettifyError(source, lineCounter));
            doc.warnings.forEach(errors.prettifyError(source, lineCounter));
        }
    if (docs.length > 0)
        return docs;
    return Object.assign([], { empty: true }, composer$1.streamInfo());
}
/** Parse an input string into a single YAML.Document */
function parseDocument(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    // `doc` is always set by compose.end(true) at the very latest
    let doc = null;
    for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
            doc = _doc;
        else if (doc.options.logLevel !== 'silent') {
            doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), 'MULTIPLE_DOCS', 'Source contains multiple documents; please use YAML.parseAllDocuments()'));
            break;
        }
    }
    if (prettyErrors && lineCounter) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter));
    }
    return doc;
}
function parse(src, reviver, options) {
    let _reviver = undefined;
    if (typeof reviver === 'function') {
        _reviver = reviver;
    }
    else if (options === undefined && reviver && typeof reviver === 'object') {
        options = reviver;
    }
    const doc = parseDocument(src, options);
    if (!doc)
        return null;
    doc.warnings.forEach(warning => log.warn(doc.options.logLevel, warning));
    if (doc.errors.length > 0) {
        if (doc.options.logLevel !== 'silent')
            throw doc.errors[0];
        else
            doc.errors = [];
    }
    return doc.toJS(Object.assign({ reviver: _reviver }, options));
}
function stringify(value, replacer, options) {
    let _replacer = null;
    if (typeof replacer === 'function' || Array.isArray(replacer)) {
        _replacer = replacer;
    }
    else if (options === undefined && replacer) {
        options = replacer;
    }
    if (typeof options === 'string')
        options = options.length;
    if (typeof options === 'number') {
        const indent = Math.round(options);
        options = indent < 1 ? undefined : indent > 8 ? { indent: 8 } : { indent };
    }
    if (value === undefined) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
            return undefined;
    }
    if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
    return new Document.Document(value, _replacer, options).toString(options);
}

exports.parse = parse;
exports.parseAllDocuments = parseAllDocuments;
exports.parseDocument = parseDocument;
exports.stringify = stringify;


/***/ }),

/***/ 5840:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var tags = __nccwpck_require__(18);

const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
class Schema {
    constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat)
            ? tags.getTags(compat, 'compat')
            : compat
                ? tags.getTags(null, compat)
                : null;
        this.name = (typeof schema === 'string' && schema) || 'core';
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        // Used by createMap()
        this.sortMapEntries =
            typeof sortMapEntries === 'function'
                ? sortMapEntries
                : sortMapEntries === true
                    ? sortMapEntriesByKey
                    : null;
    }
    clone() {
        const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
    }
}

exports.Schema = Schema;


/***/ }),

/***/ 7451:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLMap = __nccwpck_require__(4454);

const map = {
    collection: 'map',
    default: true,
    nodeClass: YAMLMap.YAMLMap,
    tag: 'tag:yaml.org,2002:map',
    resolve(map, onError) {
        if (!identity.isMap(map))
            onError('Expected a mapping for this tag');
        return map;
    },
    createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
};

exports.map = map;


/***/ }),

/***/ 3632:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const nullTag = {
    identify: value => value == null,
    createNode: () => new Scalar.Scalar(null),
    default: true,
    tag: 'tag:yaml.org,2002:null',
    test: /^(?:~|[Nn]ull|NULL)?$/,
    resolve: () => new Scalar.Scalar(null),
    stringify: ({ source }, ctx) => typeof source === 'string' && nullTag.test.test(source)
        ? source
        : ctx.options.nullStr
};

exports.nullTag = nullTag;


/***/ }),

/***/ 1706:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLSeq = __nccwpck_require__(2223);

const seq = {
    collection: 'seq',
    default: true,
    nodeClass: YAMLSeq.YAMLSeq,
    tag: 'tag:yaml.org,2002:seq',
    resolve(seq, onError) {
        if (!identity.isSeq(seq))
            onError('Expected a sequence for this tag');
        return seq;
    },
    createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
};

exports.seq = seq;


/***/ }),

/***/ 6464:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyString = __nccwpck_require__(3069);

const string = {
    identify: value => typeof value === 'string',
    default: true,
    tag: 'tag:yaml.org,2002:str',
    resolve: str => str,
    stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
    }
};

exports.string = string;


/***/ }),

/***/ 3959:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const boolTag = {
    identify: value => typeof value === 'boolean',
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
    resolve: str => new Scalar.Scalar(str[0] === 't' || str[0] === 'T'),
    stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
            const sv = source[0] === 't' || source[0] === 'T';
            if (value === sv)
                return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
};

exports.boolTag = boolTag;


/***/ }),

/***/ 8405:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: str => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
    resolve: str => parseFloat(str),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf('.');
        if (dot !== -1 && str[str.length - 1] === '0')
            node.minFractionDigits = str.length - dot - 1;
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 9874:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
const intResolve = (str, offset, radix, { intAsBigInt }) => (intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix));
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
    return stringifyNumber.stringifyNumber(node);
}
const intOct = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^0o[0-7]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
    stringify: node => intStringify(node, 8, '0o')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^0x[0-9a-fA-F]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 896:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.boolTag,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float
];

exports.schema = schema;


/***/ }),

/***/ 3559:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);

function intIdentify(value) {
    return typeof value === 'bigint' || Number.isInteger(value);
}
const stringifyJSON = ({ value }) => JSON.stringify(value);
const jsonScalars = [
    {
        identify: value => typeof value === 'string',
        default: true,
        tag: 'tag:yaml.org,2002:str',
        resolve: str => str,
        stringify: stringifyJSON
    },
    {
        identify: value => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: 'tag:yaml.org,2002:null',
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
    },
    {
        identify: value => typeof value === 'boolean',
        default: true,
        tag: 'tag:yaml.org,2002:bool',
        test: /^true$|^false$/,
        resolve: str => str === 'true',
        stringify: stringifyJSON
    },
    {
        identify: intIdentify,
        default: true,
        tag: 'tag:yaml.org,2002:int',
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
    },
    {
        identify: value => typeof value === 'number',
        default: true,
        tag: 'tag:yaml.org,2002:float',
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: str => parseFloat(str),
        stringify: stringifyJSON
    }
];
const jsonError = {
    default: true,
    tag: '',
    test: /^/,
    resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
    }
};
const schema = [map.map, seq.seq].concat(jsonScalars, jsonError);

exports.schema = schema;


/***/ }),

/***/ 18:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);
var schema = __nccwpck_require__(896);
var schema$1 = __nccwpck_require__(3559);
var binary = __nccwpck_require__(6083);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var schema$2 = __nccwpck_require__(5913);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schemas = new Map([
    ['core', schema.schema],
    ['failsafe', [map.map, seq.seq, string.string]],
    ['json', schema$1.schema],
    ['yaml11', schema$2.schema],
    ['yaml-1.1', schema$2.schema]
]);
const tagsByName = {
    binary: binary.binary,
    bool: bool.boolTag,
    float: float.float,
    floatExp: float.floatExp,
    floatNaN: float.floatNaN,
    floatTime: timestamp.floatTime,
    int: int.int,
    intHex: int.intHex,
    intOct: int.intOct,
    intTime: timestamp.intTime,
    map: map.map,
    merge: merge.merge,
    null: _null.nullTag,
    omap: omap.omap,
    pairs: pairs.pairs,
    seq: seq.seq,
    set: set.set,
    timestamp: timestamp.timestamp
};
const coreKnownTags = {
    'tag:yaml.org,2002:binary': binary.binary,
    'tag:yaml.org,2002:merge': merge.merge,
    'tag:yaml.org,2002:omap': omap.omap,
    'tag:yaml.org,2002:pairs': pairs.pairs,
    'tag:yaml.org,2002:set': set.set,
    'tag:yaml.org,2002:timestamp': timestamp.timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
    const schemaTags = schemas.get(schemaName);
    if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge)
            ? schemaTags.concat(merge.merge)
            : schemaTags.slice();
    }
    let tags = schemaTags;
    if (!tags) {
        if (Array.isArray(customTags))
            tags = [];
        else {
            const keys = Array.from(schemas.keys())
                .filter(key => key !== 'yaml11')
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
    }
    if (Array.isArray(customTags)) {
        for (const tag of customTags)
            tags = tags.concat(tag);
    }
    else if (typeof customTags === 'function') {
        tags = customTags(tags.slice());
    }
    if (addMergeTag)
        tags = tags.concat(merge.merge);
    return tags.reduce((tags, tag) => {
        const tagObj = typeof tag === 'string' ? tagsByName[tag] : tag;
        if (!tagObj) {
            const tagName = JSON.stringify(tag);
            const keys = Object.keys(tagsByName)
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags.includes(tagObj))
            tags.push(tagObj);
        return tags;
    }, []);
}

exports.coreKnownTags = coreKnownTags;
exports.getTags = getTags;


/***/ }),

/***/ 6083:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_buffer = __nccwpck_require__(181);
var Scalar = __nccwpck_require__(3301);
var stringifyString = __nccwpck_require__(3069);

const binary = {
    identify: value => value instanceof Uint8Array, // Buffer inherits from Uint8Array
    default: false,
    tag: 'tag:yaml.org,2002:binary',
    /**
     * Returns a Buffer in node and an Uint8Array in browsers
     *
     * To use the resulting buffer as an image, you'll want to do something like:
     *
     *   const blob = new Blob([buffer], { type: 'image/jpeg' })
     *   document.querySelector('#photo').src = URL.createObjectURL(blob)
     */
    resolve(src, onError) {
        if (typeof node_buffer.Buffer === 'function') {
            return node_buffer.Buffer.from(src, 'base64');
        }
        else if (typeof atob === 'function') {
            // On IE 11, atob() can't handle newlines
            const str = atob(src.replace(/[\n\r]/g, ''));
            const buffer = new Uint8Array(str.length);
            for (let i = 0; i < str.length; ++i)
                buffer[i] = str.charCodeAt(i);
            return buffer;
        }
        else {
            onError('This environment does not support reading binary tags; either Buffer or atob is required');
            return src;
        }
    },
    stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
            return '';
        const buf = value; // checked earlier by binary.identify()
        let str;
        if (typeof node_buffer.Buffer === 'function') {
            str =
                buf instanceof node_buffer.Buffer
                    ? buf.toString('base64')
                    : node_buffer.Buffer.from(buf.buffer).toString('base64');
        }
        else if (typeof btoa === 'function') {
            let s = '';
            for (let i = 0; i < buf.length; ++i)
                s += String.fromCharCode(buf[i]);
            str = btoa(s);
        }
        else {
            throw new Error('This environment does not support writing binary tags; either Buffer or btoa is required');
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
            const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
            const n = Math.ceil(str.length / lineWidth);
            const lines = new Array(n);
            for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
                lines[i] = str.substr(o, lineWidth);
            }
            str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? '\n' : ' ');
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
    }
};

exports.binary = binary;


/***/ }),

/***/ 8398:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function boolStringify({ value, source }, ctx) {
    const boolObj = value ? trueTag : falseTag;
    if (source && boolObj.test.test(source))
        return source;
    return value ? ctx.options.trueStr : ctx.options.falseStr;
}
const trueTag = {
    identify: value => value === true,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
    resolve: () => new Scalar.Scalar(true),
    stringify: boolStringify
};
const falseTag = {
    identify: value => value === false,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
    resolve: () => new Scalar.Scalar(false),
    stringify: boolStringify
};

exports.falseTag = falseTag;
exports.trueTag = trueTag;


/***/ }),

/***/ 5782:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: (str) => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
    resolve: (str) => parseFloat(str.replace(/_/g, '')),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, '')));
        const dot = str.indexOf('.');
        if (dot !== -1) {
            const f = str.substring(dot + 1).replace(/_/g, '');
            if (f[f.length - 1] === '0')
                node.minFractionDigits = f.length;
        }
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 873:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
function intResolve(str, offset, radix, { intAsBigInt }) {
    const sign = str[0];
    if (sign === '-' || sign === '+')
        offset += 1;
    str = str.substring(offset).replace(/_/g, '');
    if (intAsBigInt) {
        switch (radix) {
            case 2:
                str = `0b${str}`;
                break;
            case 8:
                str = `0o${str}`;
                break;
            case 16:
                str = `0x${str}`;
                break;
        }
        const n = BigInt(str);
        return sign === '-' ? BigInt(-1) * n : n;
    }
    const n = parseInt(str, radix);
    return sign === '-' ? -1 * n : n;
}
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? '-' + prefix + str.substr(1) : prefix + str;
    }
    return stringifyNumber.stringifyNumber(node);
}
const intBin = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'BIN',
    test: /^[-+]?0b[0-1_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
    stringify: node => intStringify(node, 2, '0b')
};
const intOct = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^[-+]?0[0-7_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
    stringify: node => intStringify(node, 8, '0')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9][0-9_]*$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^[-+]?0x[0-9a-fA-F_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intBin = intBin;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 452:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

// If the value associated with a merge key is a single mapping node, each of
// its key/value pairs is inserted into the current mapping, unless the key
// already exists in it. If the value associated with the merge key is a
// sequence, then this sequence is expected to contain mapping nodes and each
// of these nodes is merged in turn according to its order in the sequence.
// Keys in mapping nodes earlier in the sequence override keys specified in
// later mapping nodes. -- http://yaml.org/type/merge.html
const MERGE_KEY = '<<';
const merge = {
    identify: value => value === MERGE_KEY ||
        (typeof value === 'symbol' && value.description === MERGE_KEY),
    default: 'key',
    tag: 'tag:yaml.org,2002:merge',
    test: /^<<$/,
    resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
    }),
    stringify: () => MERGE_KEY
};
const isMergeKey = (ctx, key) => (merge.identify(key) ||
    (identity.isScalar(key) &&
        (!key.type || key.type === Scalar.Scalar.PLAIN) &&
        merge.identify(key.value))) &&
    ctx?.doc.schema.tags.some(tag => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (identity.isSeq(source))
        for (const it of source.items)
            mergeValue(ctx, map, it);
    else if (Array.isArray(source))
        for (const it of source)
            mergeValue(ctx, map, it);
    else
        mergeValue(ctx, map, source);
}
function mergeValue(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (!identity.isMap(source))
        throw new Error('Merge sources must be maps or map aliases');
    const srcMap = source.toJSON(null, ctx, Map);
    for (const [key, value] of srcMap) {
        if (map instanceof Map) {
            if (!map.has(key))
                map.set(key, value);
        }
        else if (map instanceof Set) {
            map.add(key);
        }
        else if (!Object.prototype.hasOwnProperty.call(map, key)) {
            Object.defineProperty(map, key, {
                value,
                writable: true,
                enumerable: true,
                configurable: true
            });
        }
    }
    return map;
}
function resolveAliasValue(ctx, value) {
    return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

exports.addMergeToJSMap = addMergeToJSMap;
exports.isMergeKey = isMergeKey;
exports.merge = merge;


/***/ }),

/***/ 303:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var pairs = __nccwpck_require__(8385);

class YAMLOMap extends YAMLSeq.YAMLSeq {
    constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = YAMLOMap.tag;
    }
    /**
     * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
     * but TypeScript won't allow widening the signature of a child method.
     */
    toJSON(_, ctx) {
        if (!ctx)
            return super.toJSON(_);
        const map = new Map();
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const pair of this.items) {
            let key, value;
            if (identity.isPair(pair)) {
                key = toJS.toJS(pair.key, '', ctx);
                value = toJS.toJS(pair.value, key, ctx);
            }
            else {
                key = toJS.toJS(pair, '', ctx);
            }
            if (map.has(key))
                throw new Error('Ordered maps must not include duplicate keys');
            map.set(key, value);
        }
        return map;
    }
    static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap = new this();
        omap.items = pairs$1.items;
        return omap;
    }
}
YAMLOMap.tag = 'tag:yaml.org,2002:omap';
const omap = {
    collection: 'seq',
    identify: value => value instanceof Map,
    nodeClass: YAMLOMap,
    default: false,
    tag: 'tag:yaml.org,2002:omap',
    resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
            if (identity.isScalar(key)) {
                if (seenKeys.includes(key.value)) {
                    onError(`Ordered maps must not include duplicate keys: ${key.value}`);
                }
                else {
                    seenKeys.push(key.value);
                }
            }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
    },
    createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
};

exports.YAMLOMap = YAMLOMap;
exports.omap = omap;


/***/ }),

/***/ 8385:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLSeq = __nccwpck_require__(2223);

function resolvePairs(seq, onError) {
    if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
            let item = seq.items[i];
            if (identity.isPair(item))
                continue;
            else if (identity.isMap(item)) {
                if (item.items.length > 1)
                    onError('Each pair must have its own sequence indicator');
                const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
                if (item.commentBefore)
                    pair.key.commentBefore = pair.key.commentBefore
                        ? `${item.commentBefore}\n${pair.key.commentBefore}`
                        : item.commentBefore;
                if (item.comment) {
                    const cn = pair.value ?? pair.key;
                    cn.comment = cn.comment
                        ? `${item.comment}\n${cn.comment}`
                        : item.comment;
                }
                item = pair;
            }
            seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
    }
    else
        onError('Expected a sequence for this tag');
    return seq;
}
function createPairs(schema, iterable, ctx) {
    const { replacer } = ctx;
    const pairs = new YAMLSeq.YAMLSeq(schema);
    pairs.tag = 'tag:yaml.org,2002:pairs';
    let i = 0;
    if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
            if (typeof replacer === 'function')
                it = replacer.call(iterable, String(i++), it);
            let key, value;
            if (Array.isArray(it)) {
                if (it.length === 2) {
                    key = it[0];
                    value = it[1];
                }
                else
                    throw new TypeError(`Expected [key, value] tuple: ${it}`);
            }
            else if (it && it instanceof Object) {
                const keys = Object.keys(it);
                if (keys.length === 1) {
                    key = keys[0];
                    value = it[key];
                }
                else {
                    throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
                }
            }
            else {
                key = it;
            }
            pairs.items.push(Pair.createPair(key, value, ctx));
        }
    return pairs;
}
const pairs = {
    collection: 'seq',
    default: false,
    tag: 'tag:yaml.org,2002:pairs',
    resolve: resolvePairs,
    createNode: createPairs
};

exports.createPairs = createPairs;
exports.pairs = pairs;
exports.resolvePairs = resolvePairs;


/***/ }),

/***/ 5913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var binary = __nccwpck_require__(6083);
var bool = __nccwpck_require__(8398);
var float = __nccwpck_require__(5782);
var int = __nccwpck_require__(873);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.trueTag,
    bool.falseTag,
    int.intBin,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float,
    binary.binary,
    merge.merge,
    omap.omap,
    pairs.pairs,
    set.set,
    timestamp.intTime,
    timestamp.floatTime,
    timestamp.timestamp
];

exports.schema = schema;


/***/ }),

/***/ 1528:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);

class YAMLSet extends YAMLMap.YAMLMap {
    constructor(schema) {
        super(schema);
        this.tag = YAMLSet.tag;
    }
    add(key) {
        let pair;
        if (identity.isPair(key))
            pair = key;
        else if (key &&
            typeof key === 'object' &&
            'key' in key &&
            'value' in key &&
            key.value === null)
            pair = new Pair.Pair(key.key, null);
        else
            pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
            this.items.push(pair);
    }
    /**
     * If `keepPair` is `true`, returns the Pair matching `key`.
     * Otherwise, returns the value of that Pair's key.
     */
    get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair)
            ? identity.isScalar(pair.key)
                ? pair.key.value
                : pair.key
            : pair;
    }
    set(key, value) {
        if (typeof value !== 'boolean')
            throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
            this.items.splice(this.items.indexOf(prev), 1);
        }
        else if (!prev && value) {
            this.items.push(new Pair.Pair(key));
        }
    }
    toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        if (this.hasAllNullValues(true))
            return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
            throw new Error('Set items must all have null values');
    }
    static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
            for (let value of iterable) {
                if (typeof replacer === 'function')
                    value = replacer.call(iterable, value, value);
                set.items.push(Pair.createPair(value, null, ctx));
            }
        return set;
    }
}
YAMLSet.tag = 'tag:yaml.org,2002:set';
const set = {
    collection: 'map',
    identify: value => value instanceof Set,
    nodeClass: YAMLSet,
    default: false,
    tag: 'tag:yaml.org,2002:set',
    createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
    resolve(map, onError) {
        if (identity.isMap(map)) {
            if (map.hasAllNullValues(true))
                return Object.assign(new YAMLSet(), map);
            else
                onError('Set items must all have null values');
        }
        else
            onError('Expected a mapping for this tag');
        return map;
    }
};

exports.YAMLSet = YAMLSet;
exports.set = set;


/***/ }),

/***/ 6752:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

/** Internal types handle bigint as number, because TS can't figure it out. */
function parseSexagesimal(str, asBigInt) {
    const sign = str[0];
    const parts = sign === '-' || sign === '+' ? str.substring(1) : str;
    const num = (n) => asBigInt ? BigInt(n) : Number(n);
    const res = parts
        .replace(/_/g, '')
        .split(':')
        .reduce((res, p) => res * num(60) + num(p), num(0));
    return (sign === '-' ? num(-1) * res : res);
}
/**
 * hhhh:mm:ss.sss
 *
 * Internal types handle bigint as number, because TS can't figure it out.
 */
function stringifySexagesimal(node) {
    let { value } = node;
    let num = (n) => n;
    if (typeof value === 'bigint')
        num = n => BigInt(n);
    else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
    let sign = '';
    if (value < 0) {
        sign = '-';
        value *= num(-1);
    }
    const _60 = num(60);
    const parts = [value % _60]; // seconds, including ms
    if (value < 60) {
        parts.unshift(0); // at least one : is required
    }
    else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60); // minutes
        if (value >= 60) {
            value = (value - parts[0]) / _60;
            parts.unshift(value); // hours
        }
    }
    return (sign +
        parts
            .map(n => String(n).padStart(2, '0'))
            .join(':')
            .replace(/000000\d*$/, '') // % 60 may introduce error
    );
}
const intTime = {
    identify: value => typeof value === 'bigint' || Number.isInteger(value),
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
    resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
    stringify: stringifySexagesimal
};
const floatTime = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
    resolve: str => parseSexagesimal(str, false),
    stringify: stringifySexagesimal
};
const timestamp = {
    identify: value => value instanceof Date,
    default: true,
    tag: 'tag:yaml.org,2002:timestamp',
    // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
    // may be omitted altogether, resulting in a date format. In such a case, the time part is
    // assumed to be 00:00:00Z (start of day, UTC).
    test: RegExp('^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})' + // YYYY-Mm-Dd
        '(?:' + // time is optional
        '(?:t|T|[ \\t]+)' + // t | T | whitespace
        '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)' + // Hh:Mm:Ss(.ss)?
        '(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?' + // Z | +5 | -03:30
        ')?$'),
    resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
            throw new Error('!!timestamp expects a date, starting with yyyy-mm-dd');
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + '00').substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== 'Z') {
            let d = parseSexagesimal(tz, false);
            if (Math.abs(d) < 30)
                d *= 60;
            date -= 60000 * d;
        }
        return new Date(date);
    },
    stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, '') ?? ''
};

exports.floatTime = floatTime;
exports.intTime = intTime;
exports.timestamp = timestamp;


/***/ }),

/***/ 4475:
/***/ ((__unused_webpack_module, exports) => {



const FOLD_FLOW = 'flow';
const FOLD_BLOCK = 'block';
const FOLD_QUOTED = 'quoted';
/**
 * Tries to keep input at up to `lineWidth` characters, splitting only on spaces
 * not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
 * terminated with `\n` and started with `indent`.
 */
function foldFlowLines(text, indent, mode = 'flow', { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
    if (!lineWidth || lineWidth < 0)
        return text;
    if (lineWidth < minContentWidth)
        minContentWidth = 0;
    const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
    if (text.length <= endStep)
        return text;
    const folds = [];
    const escapedFolds = {};
    let end = lineWidth - indent.length;
    if (typeof indentAtStart === 'number') {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
            folds.push(0);
        else
            end = lineWidth - indentAtStart;
    }
    let split = undefined;
    let prev = undefined;
    let overflow = false;
    let i = -1;
    let escStart = -1;
    let escEnd = -1;
    if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
            end = i + endStep;
    }
    for (let ch; (ch = text[(i += 1)]);) {
        if (mode === FOLD_QUOTED && ch === '\\') {
            escStart = i;
            switch (text[i + 1]) {
                case 'x':
                    i += 3;
                    break;
                case 'u':
                    i += 5;
                    break;
                case 'U':
                    i += 9;
                    break;
                default:
                    i += 1;
            }
            escEnd = i;
        }
        if (ch === '\n') {
            if (mode === FOLD_BLOCK)
                i = consumeMoreIndentedLines(text, i, indent.length);
            end = i + indent.length + endStep;
            split = undefined;
        }
        else {
            if (ch === ' ' &&
                prev &&
                prev !== ' ' &&
                prev !== '\n' &&
                prev !== '\t') {
                // space surrounded by non-space can be replaced with newline + indent
                const next = text[i + 1];
                if (next && next !== ' ' && next !== '\n' && next !== '\t')
                    split = i;
            }
            if (i >= end) {
                if (split) {
                    folds.push(split);
                    end = split + endStep;
                    split = undefined;
                }
                else if (mode === FOLD_QUOTED) {
                    // white-space collected at end may stretch past lineWidth
                    while (prev === ' ' || prev === '\t') {
                        prev = ch;
                        ch = text[(i += 1)];
                        overflow = true;
                    }
                    // Account for newline escape, but don't break preceding escape
                    const j = i > escEnd + 1 ? i - 2 : escStart - 1;
                    // Bail out if lineWidth & minContentWidth are shorter than an escape string
                    if (escapedFolds[j])
                        return text;
                    folds.push(j);
                    escapedFolds[j] = true;
                    end = j + endStep;
                    split = undefined;
                }
                else {
                    overflow = true;
                }
            }
        }
        prev = ch;
    }
    if (overflow && onOverflow)
        onOverflow();
    if (folds.length === 0)
        return text;
    if (onFold)
        onFold();
    let res = text.slice(0, folds[0]);
    for (let i = 0; i < folds.length; ++i) {
        const fold = folds[i];
        const end = folds[i + 1] || text.length;
        if (fold === 0)
            res = `\n${indent}${text.slice(0, end)}`;
        else {
            if (mode === FOLD_QUOTED && escapedFolds[fold])
                res += `${text[fold]}\\`;
            res += `\n${indent}${text.slice(fold + 1, end)}`;
        }
    }
    return res;
}
/**
 * Presumes `i + 1` is at the start of a line
 * @returns index of last newline in more-indented block
 */
function consumeMoreIndentedLines(text, i, indent) {
    let end = i;
    let start = i + 1;
    let ch = text[start];
    while (ch === ' ' || ch === '\t') {
        if (i < start + indent) {
            ch = text[++i];
        }
        else {
            do {
                ch = text[++i];
            } while (ch && ch !== '\n');
            end = i;
            start = i + 1;
            ch = text[start];
        }
    }
    return end;
}

exports.FOLD_BLOCK = FOLD_BLOCK;
exports.FOLD_FLOW = FOLD_FLOW;
exports.FOLD_QUOTED = FOLD_QUOTED;
exports.foldFlowLines = foldFlowLines;


/***/ }),

/***/ 2148:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var identity = __nccwpck_require__(1127);
var stringifyComment = __nccwpck_require__(9799);
var stringifyString = __nccwpck_require__(3069);

function createStringifyContext(doc, options) {
    const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: 'PLAIN',
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: 'false',
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: 'null',
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: 'true',
        verifyAliasOrder: true
    }, doc.schema.toStringOptions, options);
    let inFlow;
    switch (opt.collectionStyle) {
        case 'block':
            inFlow = false;
            break;
        case 'flow':
            inFlow = true;
            break;
        default:
            inFlow = null;
    }
    return {
        anchors: new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? ' ' : '',
        indent: '',
        indentStep: typeof opt.indent === 'number' ? ' '.repeat(opt.indent) : '  ',
        inFlow,
        options: opt
    };
}
function getTagObject(tags, item) {
    if (item.tag) {
        const match = tags.filter(t => t.tag === item.tag);
        if (match.length > 0)
            return match.find(t => t.format === item.format) ?? match[0];
    }
    let tagObj = undefined;
    let obj;
    if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter(t => t.identify?.(obj));
        if (match.length > 1) {
            const testMatch = match.filter(t => t.test);
            if (testMatch.length > 0)
                match = testMatch;
        }
        tagObj =
            match.find(t => t.format === item.format) ?? match.find(t => !t.format);
    }
    else {
        obj = item;
        tagObj = tags.find(t => t.nodeClass && obj instanceof t.nodeClass);
    }
    if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? 'null' : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
    }
    return tagObj;
}
// needs to be called before value stringifier to allow for circular anchor refs
function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
    if (!doc.directives)
        return '';
    const props = [];
    const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
    if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
    }
    const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
    if (tag)
        props.push(doc.directives.tagString(tag));
    return props.join(' ');
}
function stringify(item, ctx, onComment, onChompKeep) {
    if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
    if (identity.isAlias(item)) {
        if (ctx.doc.directives)
            return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
            throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        }
        else {
            if (ctx.resolvedAliases)
                ctx.resolvedAliases.add(item);
            else
                ctx.resolvedAliases = new Set([item]);
            item = item.resolve(ctx.doc);
        }
    }
    let tagObj = undefined;
    const node = identity.isNode(item)
        ? item
        : ctx.doc.createNode(item, { onTagObj: o => (tagObj = o) });
    tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
    const props = stringifyProps(node, tagObj, ctx);
    if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
    const str = typeof tagObj.stringify === 'function'
        ? tagObj.stringify(node, ctx, onComment, onChompKeep)
        : identity.isScalar(node)
            ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep)
            : node.toString(ctx, onComment, onChompKeep);
    if (!props)
        return str;
    return identity.isScalar(node) || str[0] === '{' || str[0] === '['
        ? `${props} ${str}`
        : `${props}\n${ctx.indent}${str}`;
}

exports.createStringifyContext = createStringifyContext;
exports.stringify = stringify;


/***/ }),

/***/ 1212:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyCollection(collection, ctx, options) {
    const flow = ctx.inFlow ?? collection.flow;
    const stringify = flow ? stringifyFlowCollection : stringifyBlockCollection;
    return stringify(collection, ctx, options);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
    const { indent, options: { commentString } } = ctx;
    const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
    let chompKeep = false; // flag for the preceding node's status
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (!chompKeep && item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (!chompKeep && ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
            }
        }
        chompKeep = false;
        let str = stringify.stringify(item, itemCtx, () => (comment = null), () => (chompKeep = true));
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        if (chompKeep && comment)
            chompKeep = false;
        lines.push(blockItemPrefix + str);
    }
    let str;
    if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
    }
    else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
            const line = lines[i];
            str += line ? `\n${indent}${line}` : '\n';
        }
    }
    if (comment) {
        str += '\n' + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
            onComment();
    }
    else if (chompKeep && onChompKeep)
        onChompKeep();
    return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
    const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
    itemIndent += indentStep;
    const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
    });
    let reqNewline = false;
    let linesAtValue = 0;
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, false);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, false);
                if (ik.comment)
                    reqNewline = true;
            }
            const iv = identity.isNode(item.value) ? item.value : null;
            if (iv) {
                if (iv.comment)
                    comment = iv.comment;
                if (iv.commentBefore)
                    reqNewline = true;
            }
            else if (item.value == null && ik?.comment) {
                comment = ik.comment;
            }
        }
        if (comment)
            reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => (comment = null));
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes('\n'));
        if (i < items.length - 1) {
            str += ',';
        }
        else if (ctx.options.trailingComma) {
            if (ctx.options.lineWidth > 0) {
                reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) +
                    (str.length + 2) >
                    ctx.options.lineWidth);
            }
            if (reqNewline) {
                str += ',';
            }
        }
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
    }
    const { start, end } = flowChars;
    if (lines.length === 0) {
        return start + end;
    }
    else {
        if (!reqNewline) {
            const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
            reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
            let str = start;
            for (const line of lines)
                str += line ? `\n${indentStep}${indent}${line}` : '\n';
            return `${str}\n${indent}${end}`;
        }
        else {
            return `${start}${fcPadding}${lines.join(' ')}${fcPadding}${end}`;
        }
    }
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
    if (comment && chompKeep)
        comment = comment.replace(/^\n+/, '');
    if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart()); // Avoid double indent on first line
    }
}

exports.stringifyCollection = stringifyCollection;


/***/ }),

/***/ 9799:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringifies a comment.
 *
 * Empty comment lines are left empty,
 * lines consisting of a single space are replaced by `#`,
 * and all other lines are prefixed with a `#`.
 */
const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, '#');
function indentComment(comment, indent) {
    if (/^\n+$/.test(comment))
        return comment.substring(1);
    return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
const lineComment = (str, indent, comment) => str.endsWith('\n')
    ? indentComment(comment, indent)
    : comment.includes('\n')
        ? '\n' + indentComment(comment, indent)
        : (str.endsWith(' ') ? '' : ' ') + comment;

exports.indentComment = indentComment;
exports.lineComment = lineComment;
exports.stringifyComment = stringifyComment;


/***/ }),

/***/ 6829:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyDocument(doc, options) {
    const lines = [];
    let hasDirectives = options.directives === true;
    if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
            lines.push(dir);
            hasDirectives = true;
        }
        else if (doc.directives.docStart)
            hasDirectives = true;
    }
    if (hasDirectives)
        lines.push('---');
    const ctx = stringify.createStringifyContext(doc, options);
    const { commentString } = ctx.options;
    if (doc.commentBefore) {
        if (lines.length !== 1)
            lines.unshift('');
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ''));
    }
    let chompKeep = false;
    let contentComment = null;
    if (doc.contents) {
        if (identity.isNode(doc.contents)) {
            if (doc.contents.spaceBefore && hasDirectives)
                lines.push('');
            if (doc.contents.commentBefore) {
                const cs = commentString(doc.contents.commentBefore);
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            // top-level block scalars need to be indented if followed by a comment
            ctx.forceBlockIndent = !!doc.comment;
            contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? undefined : () => (chompKeep = true);
        let body = stringify.stringify(doc.contents, ctx, () => (contentComment = null), onChompKeep);
        if (contentComment)
            body += stringifyComment.lineComment(body, '', commentString(contentComment));
        if ((body[0] === '|' || body[0] === '>') &&
            lines[lines.length - 1] === '---') {
            // Top-level block scalars with a preceding doc marker ought to use the
            // same line for their header.
            lines[lines.length - 1] = `--- ${body}`;
        }
        else
            lines.push(body);
    }
    else {
        lines.push(stringify.stringify(doc.contents, ctx));
    }
    if (doc.directives?.docEnd) {
        if (doc.comment) {
            const cs = commentString(doc.comment);
            if (cs.includes('\n')) {
                lines.push('...');
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            else {
                lines.push(`... ${cs}`);
            }
        }
        else {
            lines.push('...');
        }
    }
    else {
        let dc = doc.comment;
        if (dc && chompKeep)
            dc = dc.replace(/^\n+/, '');
        if (dc) {
            if ((!chompKeep || contentComment) && lines[lines.length - 1] !== '')
                lines.push('');
            lines.push(stringifyComment.indentComment(commentString(dc), ''));
        }
    }
    return lines.join('\n') + '\n';
}

exports.stringifyDocument = stringifyDocument;


/***/ }),

/***/ 8689:
/***/ ((__unused_webpack_module, exports) => {



function stringifyNumber({ format, minFractionDigits, tag, value }) {
    if (typeof value === 'bigint')
        return String(value);
    const num = typeof value === 'number' ? value : Number(value);
    if (!isFinite(num))
        return isNaN(num) ? '.nan' : num < 0 ? '-.inf' : '.inf';
    let n = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    if (!format &&
        minFractionDigits &&
        (!tag || tag === 'tag:yaml.org,2002:float') &&
        /^-?\d/.test(n) &&
        !n.includes('e')) {
        let i = n.indexOf('.');
        if (i < 0) {
            i = n.length;
            n += '.';
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
            n += '0';
    }
    return n;
}

exports.stringifyNumber = stringifyNumber;


/***/ }),

/***/ 9748:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
    const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
    let keyComment = (identity.isNode(key) && key.comment) || null;
    if (simpleKeys) {
        if (keyComment) {
            throw new Error('With simple keys, key nodes cannot have comments');
        }
        if (identity.isCollection(key) || (!identity.isNode(key) && typeof key === 'object')) {
            const msg = 'With simple keys, collection cannot be used as a key value';
            throw new Error(msg);
        }
    }
    let explicitKey = !simpleKeys &&
        (!key ||
            (keyComment && value == null && !ctx.inFlow) ||
            identity.isCollection(key) ||
            (identity.isScalar(key)
                ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL
                : typeof key === 'object'));
    ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
    });
    let keyCommentDone = false;
    let chompKeep = false;
    let str = stringify.stringify(key, ctx, () => (keyCommentDone = true), () => (chompKeep = true));
    if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
            throw new Error('With simple keys, single line scalar must not span more than 1024 characters');
        explicitKey = true;
    }
    if (ctx.inFlow) {
        if (allNullValues || value == null) {
            if (keyCommentDone && onComment)
                onComment();
            return str === '' ? '?' : explicitKey ? `? ${str}` : str;
        }
    }
    else if ((allNullValues && !simpleKeys) || (value == null && explicitKey)) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        }
        else if (chompKeep && onChompKeep)
            onChompKeep();
        return str;
    }
    if (keyCommentDone)
        keyComment = null;
    if (explicitKey) {
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}\n${indent}:`;
    }
    else {
        str = `${str}:`;
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
    }
    let vsb, vcb, valueComment;
    if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
    }
    else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === 'object')
            value = doc.createNode(value);
    }
    ctx.implicitKey = false;
    if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
    chompKeep = false;
    if (!indentSeq &&
        indentStep.length >= 2 &&
        !ctx.inFlow &&
        !explicitKey &&
        identity.isSeq(value) &&
        !value.flow &&
        !value.tag &&
        !value.anchor) {
        // If indentSeq === false, consider '- ' as part of indentation where possible
        ctx.indent = ctx.indent.substring(2);
    }
    let valueCommentDone = false;
    const valueStr = stringify.stringify(value, ctx, () => (valueCommentDone = true), () => (chompKeep = true));
    let ws = ' ';
    if (keyComment || vsb || vcb) {
        ws = vsb ? '\n' : '';
        if (vcb) {
            const cs = commentString(vcb);
            ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === '' && !ctx.inFlow) {
            if (ws === '\n' && valueComment)
                ws = '\n\n';
        }
        else {
            ws += `\n${ctx.indent}`;
        }
    }
    else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf('\n');
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
            let hasPropsLine = false;
            if (hasNewline && (vs0 === '&' || vs0 === '!')) {
                let sp0 = valueStr.indexOf(' ');
                if (vs0 === '&' &&
                    sp0 !== -1 &&
                    sp0 < nl0 &&
                    valueStr[sp0 + 1] === '!') {
                    sp0 = valueStr.indexOf(' ', sp0 + 1);
                }
                if (sp0 === -1 || nl0 < sp0)
                    hasPropsLine = true;
            }
            if (!hasPropsLine)
                ws = `\n${ctx.indent}`;
        }
    }
    else if (valueStr === '' || valueStr[0] === '\n') {
        ws = '';
    }
    str += ws + valueStr;
    if (ctx.inFlow) {
        if (valueCommentDone && onComment)
            onComment();
    }
    else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
    }
    else if (chompKeep && onChompKeep) {
        onChompKeep();
    }
    return str;
}

exports.stringifyPair = stringifyPair;


/***/ }),

/***/ 3069:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var foldFlowLines = __nccwpck_require__(4475);

const getFoldOptions = (ctx, isBlock) => ({
    indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
    lineWidth: ctx.options.lineWidth,
    minContentWidth: ctx.options.minContentWidth
});
// Also checks for lines starting with %, as parsing the output as YAML 1.1 will
// presume that's starting a new document.
const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
    if (!lineWidth || lineWidth < 0)
        return false;
    const limit = lineWidth - indentLength;
    const strLen = str.length;
    if (strLen <= limit)
        return false;
    for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === '\n') {
            if (i - start > limit)
                return true;
            start = i + 1;
            if (strLen - start <= limit)
                return false;
        }
    }
    return true;
}
function doubleQuotedString(value, ctx) {
    const json = JSON.stringify(value);
    if (ctx.options.doubleQuotedAsJSON)
        return json;
    const { implicitKey } = ctx;
    const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    let str = '';
    let start = 0;
    for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === ' ' && json[i + 1] === '\\' && json[i + 2] === 'n') {
            // space before newline needs to be escaped to not be folded
            str += json.slice(start, i) + '\\ ';
            i += 1;
            start = i;
            ch = '\\';
        }
        if (ch === '\\')
            switch (json[i + 1]) {
                case 'u':
                    {
                        str += json.slice(start, i);
                        const code = json.substr(i + 2, 4);
                        switch (code) {
                            case '0000':
                                str += '\\0';
                                break;
                            case '0007':
                                str += '\\a';
                                break;
                            case '000b':
                                str += '\\v';
                                break;
                            case '001b':
                                str += '\\e';
                                break;
                            case '0085':
                                str += '\\N';
                                break;
                            case '00a0':
                                str += '\\_';
                                break;
                            case '2028':
                                str += '\\L';
                                break;
                            case '2029':
                                str += '\\P';
                                break;
                            default:
                                if (code.substr(0, 2) === '00')
                                    str += '\\x' + code.substr(2);
                                else
                                    str += json.substr(i, 6);
                        }
                        i += 5;
                        start = i + 1;
                    }
                    break;
                case 'n':
                    if (implicitKey ||
                        json[i + 2] === '"' ||
                        json.length < minMultiLineLength) {
                        i += 1;
                    }
                    else {
                        // folding will eat first newline
                        str += json.slice(start, i) + '\n\n';
                        while (json[i + 2] === '\\' &&
                            json[i + 3] === 'n' &&
                            json[i + 4] !== '"') {
                            str += '\n';
                            i += 2;
                        }
                        str += indent;
                        // space after newline needs to be escaped to not be folded
                        if (json[i + 2] === ' ')
                            str += '\\';
                        i += 1;
                        start = i + 1;
                    }
                    break;
                default:
                    i += 1;
            }
    }
    str = start ? str + json.slice(start) : json;
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
    if (ctx.options.singleQuote === false ||
        (ctx.implicitKey && value.includes('\n')) ||
        /[ \t]\n|\n[ \t]/.test(value) // single quoted string can't have leading or trailing whitespace around newline
    )
        return doubleQuotedString(value, ctx);
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
    return ctx.implicitKey
        ? res
        : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
    const { singleQuote } = ctx.options;
    let qs;
    if (singleQuote === false)
        qs = doubleQuotedString;
    else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
            qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
            qs = doubleQuotedString;
        else
            qs = singleQuote ? singleQuotedString : doubleQuotedString;
    }
    return qs(value, ctx);
}
// The negative lookbehind avoids a polynomial search,
// but isn't supported yet on Safari: https://caniuse.com/js-regexp-lookbehind
let blockEndNewlines;
try {
    blockEndNewlines = new RegExp('(^|(?<!\n))\n+(?!\n|$)', 'g');
}
catch {
    blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
    const { blockQuote, commentString, lineWidth } = ctx.options;
    // 1. Block can't end in whitespace unless the last line is non-empty.
    // 2. Strings consisting of only whitespace are best rendered explicitly.
    if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
    }
    const indent = ctx.indent ||
        (ctx.forceBlockIndent || containsDocumentMarker(value) ? '  ' : '');
    const literal = blockQuote === 'literal'
        ? true
        : blockQuote === 'folded' || type === Scalar.Scalar.BLOCK_FOLDED
            ? false
            : type === Scalar.Scalar.BLOCK_LITERAL
                ? true
                : !lineLengthOverLimit(value, lineWidth, indent.length);
    if (!value)
        return literal ? '|\n' : '>\n';
    // determine chomping from whitespace at value end
    let chomp;
    let endStart;
    for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== '\n' && ch !== '\t' && ch !== ' ')
            break;
    }
    let end = value.substring(endStart);
    const endNlPos = end.indexOf('\n');
    if (endNlPos === -1) {
        chomp = '-'; // strip
    }
    else if (value === end || endNlPos !== end.length - 1) {
        chomp = '+'; // keep
        if (onChompKeep)
            onChompKeep();
    }
    else {
        chomp = ''; // clip
    }
    if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === '\n')
            end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
    }
    // determine indent indicator from whitespace at value start
    let startWithSpace = false;
    let startEnd;
    let startNlPos = -1;
    for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === ' ')
            startWithSpace = true;
        else if (ch === '\n')
            startNlPos = startEnd;
        else
            break;
    }
    let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
    if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
    }
    const indentSize = indent ? '2' : '1'; // root is at -1
    // Leading | or > is added later
    let header = (startWithSpace ? indentSize : '') + chomp;
    if (comment) {
        header += ' ' + commentString(comment.replace(/ ?[\r\n]+/g, ' '));
        if (onComment)
            onComment();
    }
    if (!literal) {
        const foldedValue = value
            .replace(/\n+/g, '\n$&')
            .replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, '$1$2') // more-indented lines aren't folded
            //                ^ more-ind. ^ empty     ^ capture next empty lines only at end of indent
            .replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== 'folded' && type !== Scalar.Scalar.BLOCK_FOLDED) {
            foldOptions.onOverflow = () => {
                literalFallback = true;
            };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
            return `>${header}\n${indent}${body}`;
    }
    value = value.replace(/\n+/g, `$&${indent}`);
    return `|${header}\n${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
    const { type, value } = item;
    const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
    if ((implicitKey && value.includes('\n')) ||
        (inFlow && /[[\]{},]/.test(value))) {
        return quotedString(value, ctx);
    }
    if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        // not allowed:
        // - '-' or '?'
        // - start with an indicator character (except [?:-]) or /[?-] /
        // - '\n ', ': ' or ' \n' anywhere
        // - '#' not preceded by a non-space char
        // - end with ' ' or ':'
        return implicitKey || inFlow || !value.includes('\n')
            ? quotedString(value, ctx)
            : blockString(item, ctx, onComment, onChompKeep);
    }
    if (!implicitKey &&
        !inFlow &&
        type !== Scalar.Scalar.PLAIN &&
        value.includes('\n')) {
        // Where allowed & type not set explicitly, prefer block style for multiline strings
        return blockString(item, ctx, onComment, onChompKeep);
    }
    if (containsDocumentMarker(value)) {
        if (indent === '') {
            ctx.forceBlockIndent = true;
            return blockString(item, ctx, onComment, onChompKeep);
        }
        else if (implicitKey && indent === indentStep) {
            return quotedString(value, ctx);
        }
    }
    const str = value.replace(/\n+/g, `$&\n${indent}`);
    // Verify that output will be parsed as a string, as e.g. plain numbers and
    // booleans get parsed with those types in v1.2 (e.g. '42', 'true' & '0.9e-3'),
    // and others in v1.1.
    if (actualString) {
        const test = (tag) => tag.default && tag.tag !== 'tag:yaml.org,2002:str' && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
            return quotedString(value, ctx);
    }
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
    const { implicitKey, inFlow } = ctx;
    const ss = typeof item.value === 'string'
        ? item
        : Object.assign({}, item, { value: String(item.value) });
    let { type } = item;
    if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        // force double quotes on control characters & unpaired surrogates
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
            type = Scalar.Scalar.QUOTE_DOUBLE;
    }
    const _stringify = (_type) => {
        switch (_type) {
            case Scalar.Scalar.BLOCK_FOLDED:
            case Scalar.Scalar.BLOCK_LITERAL:
                return implicitKey || inFlow
                    ? quotedString(ss.value, ctx) // blocks are not valid inside flow containers
                    : blockString(ss, ctx, onComment, onChompKeep);
            case Scalar.Scalar.QUOTE_DOUBLE:
                return doubleQuotedString(ss.value, ctx);
            case Scalar.Scalar.QUOTE_SINGLE:
                return singleQuotedString(ss.value, ctx);
            case Scalar.Scalar.PLAIN:
                return plainString(ss, ctx, onComment, onChompKeep);
            default:
                return null;
        }
    };
    let res = _stringify(type);
    if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = (implicitKey && defaultKeyType) || defaultStringType;
        res = _stringify(t);
        if (res === null)
            throw new Error(`Unsupported default string type ${t}`);
    }
    return res;
}

exports.stringifyString = stringifyString;


/***/ }),

/***/ 204:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove node');
/**
 * Apply a visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
function visit(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        visit_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current node */
visit.SKIP = SKIP;
/** Remove the current node */
visit.REMOVE = REMOVE;
function visit_(key, node, visitor, path) {
    const ctrl = callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = visit_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = visit_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = visit_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
/**
 * Apply an async visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `Promise`: Must resolve to one of the following values
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
async function visitAsync(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visitAsync.BREAK = BREAK;
/** Do not visit the children of the current node */
visitAsync.SKIP = SKIP;
/** Remove the current node */
visitAsync.REMOVE = REMOVE;
async function visitAsync_(key, node, visitor, path) {
    const ctrl = await callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = await visitAsync_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = await visitAsync_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = await visitAsync_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
function initVisitor(visitor) {
    if (typeof visitor === 'object' &&
        (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
            Alias: visitor.Node,
            Map: visitor.Node,
            Scalar: visitor.Node,
            Seq: visitor.Node
        }, visitor.Value && {
            Map: visitor.Value,
            Scalar: visitor.Value,
            Seq: visitor.Value
        }, visitor.Collection && {
            Map: visitor.Collection,
            Seq: visitor.Collection
        }, visitor);
    }
    return visitor;
}
function callVisitor(key, node, visitor, path) {
    if (typeof visitor === 'function')
        return visitor(key, node, path);
    if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
    if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
    if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
    if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
    if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
    return undefined;
}
function replaceNode(key, path, node) {
    const parent = path[path.length - 1];
    if (identity.isCollection(parent)) {
        parent.items[key] = node;
    }
    else if (identity.isPair(parent)) {
        if (key === 'key')
            parent.key = node;
        else
            parent.value = node;
    }
    else if (identity.isDocument(parent)) {
        parent.contents = node;
    }
    else {
        const pt = identity.isAlias(parent) ? 'alias' : 'scalar';
        throw new Error(`Cannot replace node with ${pt} parent`);
    }
}

exports.visit = visit;
exports.visitAsync = visitAsync;


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(5798);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 

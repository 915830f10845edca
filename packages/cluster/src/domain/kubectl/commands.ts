import { compact, isObject, listAt, objectAt, parseJson, textAt, withAt, withoutAt } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { tableOf } from '../api/table.ts';
import { serverVersion } from '../api/discovery.ts';
import { readDurationMs } from '../duration.ts';
import { apiVersionOf, findKind } from '../resources.ts';
import type { Resource } from '../resources.ts';
import { readYaml, writeYaml } from '../yaml.ts';
import { isGiven, lastOf } from './arguments.ts';
import type { Arguments, Option } from './arguments.ts';
import { KubectlProblem } from './client.ts';
import type { Client, Console, Reply } from './client.ts';
import { printJsonPath } from './jsonpath.ts';
import { rolloutState } from './rollout.ts';
import { pathOf, readTargets, shownName } from './target.ts';
import { threeWayPatch } from './threeway.ts';

/** One command of the stand-in: the options it knows and what it does. Answers the exit code. */
export interface KubectlCommand {
  readonly words: readonly string[];
  readonly options: readonly Option[];
  readonly run: (given: Arguments, client: Client, terminal: Console) => Promise<number>;
}

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';
const output: Option = { name: 'output', short: 'o', takes: 'value' };
const selector: Option = { name: 'selector', short: 'l', takes: 'value' };
const dryRun: Option = { name: 'dry-run', takes: 'value' };
const fieldManager: Option = { name: 'field-manager', takes: 'value' };
const files: Option = { name: 'filename', short: 'f', takes: 'value' };
const pollMs = 100;

/** Everything the stand-in can do with a cluster. */
export const kubectlCommands: readonly KubectlCommand[] = [
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

const manager = (given: Arguments, otherwise: string): string =>
  `fieldManager=${encodeURIComponent(lastOf(given, 'field-manager') ?? otherwise)}`;

function dryRunQuery(given: Arguments): string {
  const how = lastOf(given, 'dry-run') ?? 'none';
  if (how === 'none') return '';
  if (how === 'server') return '&dryRun=All';
  throw new KubectlProblem(`--dry-run=${how} is not supported by this stand-in; it knows none and server`);
}

/** A reply's object, or kubectl's words for why there is none. */
function objectOf(reply: Reply): JsonObject {
  if (reply.code >= 400) throw new KubectlProblem(refusalText(reply));
  return objectAt(reply.body);
}

function refusalText(reply: Reply): string {
  const reason = textAt(reply.body, 'reason') ?? `HTTP ${reply.code}`;
  const message = textAt(reply.body, 'message') ?? reply.text.slice(0, 500);
  return reason === 'Invalid' ? message : `Error from server (${reason}): ${message}`;
}

async function get(given: Arguments, client: Client, terminal: Console): Promise<number> {
  const targets = readTargets(given.positional);
  const namespace = isGiven(given, 'all-namespaces') ? undefined : client.namespace;
  const form = lastOf(given, 'output') ?? '';
  const found: { readonly resource: Resource; readonly object: JsonObject }[] = [];
  for (const target of targets) {
    if (target.name === undefined) {
      const list = objectOf(
        await client.send('GET', `${pathOf(target.resource, namespace)}${selectors(given)}`),
      );
      const identity = { apiVersion: apiVersionOf(target.resource), kind: target.resource.kind };
      found.push(
        ...listAt(list, 'items').map((item) => ({
          resource: target.resource,
          object: { ...identity, ...objectAt(item) },
        })),
      );
      continue;
    }
    const reply = await client.send('GET', pathOf(target.resource, namespace, target.name));
    if (reply.code === 404 && isGiven(given, 'ignore-not-found')) continue;
    found.push({ resource: target.resource, object: objectOf(reply) });
  }
  const one = targets.length === 1 && targets[0]?.name !== undefined;
  if (one && found.length === 0) return 0;
  const shown = found.map((entry) => ({
    ...entry,
    object: isGiven(given, 'show-managed-fields')
      ? entry.object
      : withoutAt(entry.object, ['metadata', 'managedFields']),
  }));
  const document: Json = one
    ? (shown[0]?.object ?? null)
    : {
        apiVersion: 'v1',
        items: shown.map((entry) => entry.object),
        kind: 'List',
        metadata: { resourceVersion: '' },
      };
  if (form === '' || form === 'wide')
    terminal.out(
      tables(shown, form === 'wide', namespace === undefined, isGiven(given, 'no-headers'), terminal),
    );
  else terminal.out(formatted(form, document, shown));
  if (form === '' && found.length === 0)
    terminal.err(
      namespace === undefined ? 'No resources found\n' : `No resources found in ${namespace} namespace.\n`,
    );
  return 0;
}

function selectors(given: Arguments): string {
  const labels = lastOf(given, 'selector');
  const fields = lastOf(given, 'field-selector');
  const parts = [
    ...(labels === undefined ? [] : [`labelSelector=${encodeURIComponent(labels)}`]),
    ...(fields === undefined ? [] : [`fieldSelector=${encodeURIComponent(fields)}`]),
  ];
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

interface Shown {
  readonly resource: Resource;
  readonly object: JsonObject;
}

function formatted(form: string, document: Json, shown: readonly Shown[]): string {
  if (form === 'json') return `${JSON.stringify(document, null, 4)}\n`;
  if (form === 'yaml') return writeYaml(document);
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
  throw new KubectlProblem(
    `unable to match a printer suitable for the output format "${form}", allowed formats are: json,yaml,name,wide,jsonpath=…`,
  );
}

function tables(
  shown: readonly Shown[],
  wide: boolean,
  everywhere: boolean,
  bare: boolean,
  terminal: Console,
): string {
  const byKind = new Map<Resource, JsonObject[]>();
  for (const entry of shown)
    byKind.set(entry.resource, [...(byKind.get(entry.resource) ?? []), entry.object]);
  return [...byKind]
    .map(([resource, objects]) => {
      const table = tableOf(resource, objects, {}, terminal.nowMs());
      const columns = listAt(table, 'columnDefinitions');
      const kept = columns.map((column) => wide || column === null || objectAt(column)['priority'] === 0);
      const head = columns.map((column) => (textAt(column, 'name') ?? '').toUpperCase());
      const rows = listAt(table, 'rows').map((row) =>
        listAt(row, 'cells').map((cell) => (typeof cell === 'string' ? cell : JSON.stringify(cell))),
      );
      const lines = [...(bare ? [] : [head]), ...rows].map((line) =>
        line.filter((_, index) => kept[index] === true),
      );
      const spaced =
        everywhere && resource.namespaced
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

function aligned(lines: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const line of lines)
    for (const [index, cell] of line.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length);
  return lines
    .map(
      (line) =>
        `${line
          .map((cell, index) => cell.padEnd((widths[index] ?? 0) + 3))
          .join('')
          .trimEnd()}\n`,
    )
    .join('');
}

/** The objects of manifests, lists taken apart, each with its kind known. */
async function readObjects(
  given: Arguments,
  terminal: Console,
): Promise<readonly { readonly resource: Resource; readonly object: JsonObject }[]> {
  const paths = given.options.get('filename') ?? [];
  if (paths.length === 0) throw new KubectlProblem('must specify -f');
  const objects: { readonly resource: Resource; readonly object: JsonObject }[] = [];
  for (const path of paths)
    for (const text of await terminal.readManifests(path)) {
      const read = readYaml(text);
      if (read.kind === 'problem') throw new KubectlProblem(`error parsing ${path}: ${read.why}`);
      for (const document of read.documents)
        for (const object of textAt(document, 'kind') === 'List' ? listAt(document, 'items') : [document]) {
          const apiVersion = textAt(object, 'apiVersion') ?? '';
          const kind = textAt(object, 'kind') ?? '';
          const resource = findKind(apiVersion, kind);
          if (!isObject(object) || resource === undefined)
            throw new KubectlProblem(
              `resource mapping not found from "${path}": no matches for kind "${kind}" in version "${apiVersion}"`,
            );
          objects.push({ resource, object });
        }
    }
  if (objects.length === 0) throw new KubectlProblem('no objects passed to apply');
  return objects;
}

async function apply(given: Arguments, client: Client, terminal: Console): Promise<number> {
  if (given.positional.length > 0)
    throw new KubectlProblem(`Unexpected args: [${given.positional.join(' ')}]`);
  const strictness = { true: 'Strict', strict: 'Strict', warn: 'Warn', ignore: 'Ignore', false: 'Ignore' };
  const validate = lastOf(given, 'validate') ?? 'true';
  const validation = new Map(Object.entries(strictness)).get(validate);
  if (validation === undefined)
    throw new KubectlProblem(
      `invalid - validate option "${validate}"; must be one of: strict (or true), warn, ignore (or false)`,
    );
  const query = `?${manager(given, 'kubectl-client-side-apply')}&fieldValidation=${validation}${dryRunQuery(given)}`;
  let code = 0;
  for (const entry of await readObjects(given, terminal)) {
    const done = await applyOne(entry.resource, entry.object, query, client).catch((error: unknown) => {
      if (!(error instanceof KubectlProblem)) throw error;
      terminal.err(`${error.message}\n`);
      return undefined;
    });
    if (done === undefined) code = 1;
    else print(given, terminal, entry.resource, done.object, done.verb);
    for (const warning of done?.warnings ?? []) terminal.err(`Warning: ${warning}\n`);
  }
  return code;
}

interface Done {
  readonly object: JsonObject;
  readonly verb: string;
  readonly warnings: readonly string[];
}

async function applyOne(resource: Resource, given: JsonObject, query: string, client: Client): Promise<Done> {
  const name = textAt(given, 'metadata', 'name');
  if (name === undefined) throw new KubectlProblem('error: cannot use generate name with apply');
  const namespace = textAt(given, 'metadata', 'namespace') ?? client.namespace;
  const wanted = resource.namespaced ? withAt(given, ['metadata', 'namespace'], namespace) : given;
  const configured = withoutAt(wanted, ['metadata', 'annotations', lastApplied]);
  const bare = withAt(
    configured,
    ['metadata', 'annotations'],
    objectAt(configured, 'metadata', 'annotations'),
  );
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
  if (Object.keys(changes).length === 0) return { object: live, verb: 'unchanged', warnings: [] };
  const patched = await client.send(
    'PATCH',
    `${path}${query}`,
    changes,
    'application/strategic-merge-patch+json',
  );
  return { object: objectOf(patched), verb: 'configured', warnings: patched.warnings };
}

function print(
  given: Arguments,
  terminal: Console,
  resource: Resource,
  object: JsonObject,
  verb: string,
): void {
  const form = lastOf(given, 'output') ?? '';
  const name = textAt(object, 'metadata', 'name') ?? '';
  const how = lastOf(given, 'dry-run') === 'server' ? ' (server dry run)' : '';
  if (form === '') terminal.out(`${shownName(resource, name)} ${verb}${how}\n`);
  else
    terminal.out(formatted(form, withoutAt(object, ['metadata', 'managedFields']), [{ resource, object }]));
}

async function patch(given: Arguments, client: Client, terminal: Console): Promise<number> {
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
  for (const target of named(given.positional)) {
    const path = pathOf(target.resource, client.namespace, target.name);
    const before = objectOf(await client.send('GET', path));
    const reply = await client.send(
      'PATCH',
      `${path}${subresource === undefined ? '' : `/${subresource}`}${query}`,
      document,
      type,
    );
    const object = objectOf(reply);
    const same =
      textAt(before, 'metadata', 'resourceVersion') === textAt(object, 'metadata', 'resourceVersion');
    print(given, terminal, target.resource, object, same ? 'patched (no change)' : 'patched');
  }
  return 0;
}

function named(words: readonly string[]): readonly { readonly resource: Resource; readonly name: string }[] {
  return readTargets(words).map((target) => {
    if (target.name === undefined)
      throw new KubectlProblem('resource(s) were provided, but no name was specified');
    return { resource: target.resource, name: target.name };
  });
}

async function setImage(given: Arguments, client: Client, terminal: Console): Promise<number> {
  const pairs = given.positional.filter((word) => word.includes('='));
  const targets = named(given.positional.filter((word) => !word.includes('=')));
  if (pairs.length === 0) throw new KubectlProblem('at least one image update is required');
  const images = new Map(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
  for (const target of targets) {
    const inTemplate = target.resource.plural !== 'pods';
    const path = pathOf(target.resource, client.namespace, target.name);
    const live = objectOf(await client.send('GET', path));
    const spec = inTemplate ? objectAt(live, 'spec', 'template', 'spec') : objectAt(live, 'spec');
    const known = listAt(spec, 'containers').map((container) => textAt(container, 'name') ?? '');
    const unknown = [...images.keys()].find((name) => name !== '*' && !known.includes(name));
    if (unknown !== undefined) throw new KubectlProblem(`unable to find container named "${unknown}"`);
    const containers = known.flatMap((name) => {
      const image = images.get(name) ?? images.get('*');
      return image === undefined ? [] : [{ name, image }];
    });
    const body: Json = inTemplate
      ? { spec: { template: { spec: { containers } } } }
      : { spec: { containers } };
    const query = `?${manager(given, 'kubectl-set')}${dryRunQuery(given)}`;
    const object = objectOf(
      await client.send('PATCH', `${path}${query}`, body, 'application/strategic-merge-patch+json'),
    );
    print(given, terminal, target.resource, object, 'image updated');
  }
  return 0;
}

async function rolloutStatus(given: Arguments, client: Client, terminal: Console): Promise<number> {
  const timeout = lastOf(given, 'timeout') ?? '0';
  const timeoutMs = readDurationMs(timeout.replace(/^0s$/, '0'));
  if (timeoutMs === undefined) throw new KubectlProblem(`invalid argument "${timeout}" for "--timeout" flag`);
  const deadline = timeoutMs === 0 ? Infinity : terminal.nowMs() + timeoutMs;
  for (const target of named(given.positional)) {
    if (target.resource.plural !== 'deployments')
      throw new KubectlProblem(`no status viewer has been implemented for ${target.resource.kind} here`);
    let said = '';
    for (;;) {
      const deployment = objectOf(
        await client.send('GET', pathOf(target.resource, client.namespace, target.name)),
      );
      const state = rolloutState(deployment);
      if (state.kind === 'failed') throw new KubectlProblem(`error: ${state.message}`);
      if (state.message !== said) terminal.out(`${state.message}\n`);
      said = state.message;
      if (state.kind === 'done' || lastOf(given, 'watch') === 'false') break;
      if (terminal.nowMs() > deadline) throw new KubectlProblem('error: timed out waiting for the condition');
      await terminal.sleep(pollMs);
    }
  }
  return 0;
}

async function remove(given: Arguments, client: Client, terminal: Console): Promise<number> {
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
    throw new KubectlProblem(
      `invalid cascade value (${cascade}). Must be "background", "foreground", or "orphan"`,
    );
  const grace = lastOf(given, 'grace-period');
  const options = compact({
    kind: 'DeleteOptions',
    apiVersion: 'v1',
    propagationPolicy,
    gracePeriodSeconds: grace === undefined || Number(grace) < 0 ? undefined : Number(grace),
  });
  const waiting: { readonly path: string; readonly uid: string }[] = [];
  for (const target of fromFiles)
    for (const name of await namesOf(target.resource, target.name, target.namespace, given, client)) {
      const path = pathOf(target.resource, target.namespace, name);
      const live = await client.send('GET', path);
      const reply = await client.send('DELETE', path, options);
      if (reply.code === 404 && isGiven(given, 'ignore-not-found')) continue;
      objectOf(reply);
      terminal.out(`${shownName(target.resource, name).replace('/', ' "')}" deleted\n`);
      waiting.push({ path, uid: textAt(live.body, 'metadata', 'uid') ?? '' });
    }
  if (lastOf(given, 'wait') === 'false') return 0;
  const timeoutMs = readDurationMs(lastOf(given, 'timeout') ?? '0') ?? 0;
  const deadline = timeoutMs === 0 ? Infinity : terminal.nowMs() + timeoutMs;
  for (const entry of waiting)
    for (;;) {
      const reply = await client.send('GET', entry.path);
      if (reply.code === 404 || textAt(reply.body, 'metadata', 'uid') !== entry.uid) break;
      if (terminal.nowMs() > deadline) throw new KubectlProblem('error: timed out waiting for the condition');
      await terminal.sleep(pollMs);
    }
  return 0;
}

async function namesOf(
  resource: Resource,
  name: string | undefined,
  namespace: string,
  given: Arguments,
  client: Client,
): Promise<readonly string[]> {
  if (name !== undefined) return [name];
  if (!isGiven(given, 'all') && lastOf(given, 'selector') === undefined)
    throw new KubectlProblem('resource(s) were provided, but no name was specified');
  const list = objectOf(await client.send('GET', `${pathOf(resource, namespace)}${selectors(given)}`));
  return listAt(list, 'items').map((item) => textAt(item, 'metadata', 'name') ?? '');
}

async function scale(given: Arguments, client: Client, terminal: Console): Promise<number> {
  const replicas = lastOf(given, 'replicas') ?? '';
  if (!/^[0-9]+$/.test(replicas))
    throw new KubectlProblem(
      'The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0',
    );
  for (const target of named(given.positional)) {
    const path = `${pathOf(target.resource, client.namespace, target.name)}/scale?fieldManager=kubectl`;
    objectOf(
      await client.send(
        'PATCH',
        path,
        { spec: { replicas: Number(replicas) } },
        'application/merge-patch+json',
      ),
    );
    terminal.out(`${shownName(target.resource, target.name)} scaled\n`);
  }
  return 0;
}

async function version(given: Arguments, client: Client, terminal: Console): Promise<number> {
  const own: JsonObject = { gitVersion: `${serverVersion}+stand-in` };
  const server = isGiven(given, 'client') ? undefined : objectOf(await client.send('GET', '/version'));
  const form = lastOf(given, 'output') ?? '';
  const document = compact({ clientVersion: own, serverVersion: server });
  if (form === '') {
    terminal.out(`Client Version: ${textAt(own, 'gitVersion') ?? ''}\n`);
    if (server !== undefined) terminal.out(`Server Version: ${textAt(server, 'gitVersion') ?? ''}\n`);
  } else terminal.out(formatted(form, document, []));
  return 0;
}

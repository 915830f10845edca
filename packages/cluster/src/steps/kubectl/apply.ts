import { isObject, listAt, objectAt, parseJson, textAt, withAt, withoutAt } from '../../domain/json.ts';
import type { JsonObject } from '../../domain/json.ts';
import { findKind } from '../../domain/resources.ts';
import type { Resource } from '../../domain/resources.ts';
import { readYaml } from '../../domain/yaml.ts';
import { lastOf } from '../../domain/kubectl/arguments.ts';
import type { Arguments } from '../../domain/kubectl/arguments.ts';
import { dryRunQuery, manager, objectOf } from '../../domain/kubectl/asking.ts';
import { KubectlProblem } from '../../domain/kubectl/problem.ts';
import type { Client, Console } from '../../ports/kubectl.ts';
import { doneText } from '../../domain/kubectl/print.ts';
import { pathOf } from '../../domain/kubectl/target.ts';
import { threeWayPatch } from '../../domain/kubectl/threeway.ts';

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** The objects of manifests, lists taken apart, each with its kind known. */
export async function readObjects(
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

/** `kubectl apply -f`: creates, or patches what differs from what was applied before. */
export async function apply(given: Arguments, client: Client, terminal: Console): Promise<number> {
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
    else terminal.out(doneText(given, entry.resource, done.object, done.verb));
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

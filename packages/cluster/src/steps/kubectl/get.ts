import { listAt, objectAt, withoutAt } from '../../domain/json.ts';
import type { Json, JsonObject } from '../../domain/json.ts';
import { apiVersionOf } from '../../domain/resources.ts';
import type { Resource } from '../../domain/resources.ts';
import { isGiven, lastOf } from '../../domain/kubectl/arguments.ts';
import type { Arguments } from '../../domain/kubectl/arguments.ts';
import { objectOf, selectors } from '../../domain/kubectl/asking.ts';
import type { Client, Console } from '../../ports/kubectl.ts';
import { formatted, tables } from '../../domain/kubectl/print.ts';
import { pathOf, readTargets } from '../../domain/kubectl/target.ts';

/** `kubectl get`: objects by kind, by name or by selector. */
export async function get(given: Arguments, client: Client, terminal: Console): Promise<number> {
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
      tables(shown, form === 'wide', namespace === undefined, isGiven(given, 'no-headers'), terminal.nowMs()),
    );
  else terminal.out(formatted(form, document, shown));
  if (form === '' && found.length === 0)
    terminal.err(
      namespace === undefined ? 'No resources found\n' : `No resources found in ${namespace} namespace.\n`,
    );
  return 0;
}

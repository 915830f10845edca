import { compact, listAt, objectAt, textAt } from '../../domain/json.ts';
import type { Json } from '../../domain/json.ts';
import { readDurationMs } from '../../domain/duration.ts';
import type { Resource } from '../../domain/resources.ts';
import { readYaml } from '../../domain/yaml.ts';
import { readObjects } from './apply.ts';
import { isGiven, lastOf } from '../../domain/kubectl/arguments.ts';
import type { Arguments } from '../../domain/kubectl/arguments.ts';
import { dryRunQuery, manager, objectOf, selectors } from '../../domain/kubectl/asking.ts';
import { KubectlProblem } from '../../domain/kubectl/problem.ts';
import type { Client, Console } from '../../ports/kubectl.ts';
import { doneText } from '../../domain/kubectl/print.ts';
import { rolloutState } from '../../domain/kubectl/rollout.ts';
import { pathOf, readTargets, shownName } from '../../domain/kubectl/target.ts';

const pollMs = 100;

/** `kubectl patch`: a strategic, merge or JSON patch. */
export async function patch(given: Arguments, client: Client, terminal: Console): Promise<number> {
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
    terminal.out(doneText(given, target.resource, object, same ? 'patched (no change)' : 'patched'));
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

/** `kubectl set image`: the images of named containers. */
export async function setImage(given: Arguments, client: Client, terminal: Console): Promise<number> {
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
    terminal.out(doneText(given, target.resource, object, 'image updated'));
  }
  return 0;
}

/** `kubectl rollout status`: waits for a Deployment. */
export async function rolloutStatus(given: Arguments, client: Client, terminal: Console): Promise<number> {
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

/** `kubectl delete`: by name, by selector or by manifest, and waits until it is gone. */
export async function remove(given: Arguments, client: Client, terminal: Console): Promise<number> {
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

/** `kubectl scale --replicas`. */
export async function scale(given: Arguments, client: Client, terminal: Console): Promise<number> {
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

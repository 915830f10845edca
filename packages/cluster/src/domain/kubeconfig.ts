import { at, isObject, listAt, textAt } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import { readYaml, writeYaml } from './yaml.ts';

/** What a kubeconfig for one cluster says. */
export interface KubeconfigEntry {
  readonly server: string;
  /** PEM. */
  readonly certificate: string;
  readonly token: string;
}

/** The name of cluster, user and context in the kubeconfig of a rehearsal cluster. */
export const contextName = 'interlock-rehearsal';

/** The text of a kubeconfig with one cluster, one user and one context. */
export function kubeconfigText(entry: KubeconfigEntry): string {
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

/** How to reach the cluster of a context. */
export interface Access {
  readonly context: string;
  readonly server: string;
  /** PEM; empty when the server needs none. */
  readonly certificate: string;
  readonly token: string;
  readonly namespace: string;
}

/** A kubeconfig read from outside. */
export type ReadAccess =
  | { readonly kind: 'access'; readonly access: Access; readonly document: JsonObject }
  | { readonly kind: 'problem'; readonly why: string };

/** Reads a kubeconfig and picks a context: the named one, else the current one. */
export function readKubeconfig(text: string, context: string | undefined): ReadAccess {
  const read = readYaml(text);
  if (read.kind === 'problem') return { kind: 'problem', why: `the kubeconfig is not YAML: ${read.why}` };
  const document = read.documents[0];
  if (!isObject(document)) return { kind: 'problem', why: 'the kubeconfig is empty' };
  const name = context ?? textAt(document, 'current-context') ?? '';
  const chosen = named(document, 'contexts', name);
  if (chosen === undefined) return { kind: 'problem', why: `context "${name}" does not exist` };
  const cluster = named(document, 'clusters', textAt(chosen, 'context', 'cluster') ?? '');
  const user = named(document, 'users', textAt(chosen, 'context', 'user') ?? '');
  const server = textAt(cluster, 'cluster', 'server');
  if (server === undefined) return { kind: 'problem', why: `the cluster of context "${name}" has no server` };
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

const named = (document: JsonObject, list: string, name: string): Json | undefined =>
  listAt(document, list).find((entry) => textAt(entry, 'name') === name);

/** A kubeconfig as `kubectl config view` shows it: secrets hidden unless raw, only what one context needs if minified. */
export function viewOf(document: JsonObject, minifyTo: string | undefined, raw: boolean): JsonObject {
  const shown = (entry: Json, part: string, key: string, instead: string): Json =>
    raw ? entry : hide(entry, part, key, instead);
  const chosen = minifyTo === undefined ? undefined : named(document, 'contexts', minifyTo);
  const keep = (list: string, name: string | undefined): readonly Json[] =>
    listAt(document, list).filter((entry) => minifyTo === undefined || textAt(entry, 'name') === name);
  if (raw && minifyTo === undefined) return document;
  return {
    ...document,
    'current-context': minifyTo ?? textAt(document, 'current-context') ?? '',
    clusters: keep('clusters', textAt(chosen, 'context', 'cluster')).map((entry) =>
      shown(entry, 'cluster', 'certificate-authority-data', 'DATA+OMITTED'),
    ),
    contexts: keep('contexts', minifyTo),
    users: keep('users', textAt(chosen, 'context', 'user')).map((entry) =>
      shown(entry, 'user', 'token', 'REDACTED'),
    ),
  };
}

function hide(entry: Json, part: string, key: string, instead: string): Json {
  const inner = at(entry, part);
  return isObject(entry) && isObject(inner) && inner[key] !== undefined
    ? { ...entry, [part]: { ...inner, [key]: instead } }
    : entry;
}

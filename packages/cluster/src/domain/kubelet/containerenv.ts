import { at, isObject, listAt, numberAt, textAt, textMapAt } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import type { ProbeAction } from './probe.ts';
import { readProbe } from './probe.ts';

/** Where a container's variables may come from besides the spec. */
export interface EnvSources {
  readonly podIp: string;
  readonly hostIp: string;
  readonly configMap: (name: string) => JsonObject | undefined;
  readonly secret: (name: string) => JsonObject | undefined;
}

/** Variables in the order they were given, or why a container cannot be made. */
export type ContainerEnv =
  | { readonly kind: 'env'; readonly env: ReadonlyMap<string, string> }
  | { readonly kind: 'problem'; readonly why: string };

/** A reference that leads nowhere. Thrown inside this file only. */
class EnvProblem extends Error {}

/** Makes a container's variables: `envFrom`, then `env` with `$(NAME)` expanded from those before it. */
export function containerEnv(pod: JsonObject, container: JsonObject, sources: EnvSources): ContainerEnv {
  try {
    const env = new Map<string, string>();
    for (const source of listAt(container, 'envFrom')) addAll(env, source, sources);
    for (const entry of listAt(container, 'env')) {
      const name = textAt(entry, 'name') ?? '';
      const from = at(entry, 'valueFrom');
      const value =
        from === undefined ? expand(textAt(entry, 'value') ?? '', env) : valueFrom(pod, from, sources);
      if (value !== undefined) env.set(name, value);
    }
    return { kind: 'env', env };
  } catch (error) {
    if (error instanceof EnvProblem) return { kind: 'problem', why: error.message };
    throw error;
  }
}

function addAll(env: Map<string, string>, source: Json, sources: EnvSources): void {
  const prefix = textAt(source, 'prefix') ?? '';
  const map = at(source, 'configMapRef');
  const secret = at(source, 'secretRef');
  const reference = map ?? secret;
  const name = textAt(reference, 'name') ?? '';
  const found = map === undefined ? sources.secret(name) : sources.configMap(name);
  if (found === undefined) {
    if (at(reference, 'optional') === true) return;
    throw new EnvProblem(`${map === undefined ? 'secret' : 'configmap'} "${name}" not found`);
  }
  const data = at(found, 'data');
  for (const [key, value] of Object.entries(isObject(data) ? data : {}))
    if (typeof value === 'string') env.set(`${prefix}${key}`, map === undefined ? fromBase64(value) : value);
}

function valueFrom(pod: JsonObject, from: Json, sources: EnvSources): string | undefined {
  const field = textAt(from, 'fieldRef', 'fieldPath');
  if (field !== undefined) return fieldValue(pod, field, sources);
  const map = at(from, 'configMapKeyRef');
  const secret = at(from, 'secretKeyRef');
  const reference = map ?? secret;
  if (reference === undefined)
    throw new EnvProblem(
      `valueFrom ${Object.keys(isObject(from) ? from : {}).join(', ')} is not supported by the rehearsal cluster`,
    );
  const name = textAt(reference, 'name') ?? '';
  const key = textAt(reference, 'key') ?? '';
  const found = map === undefined ? sources.secret(name) : sources.configMap(name);
  const value = textAt(found, 'data', key);
  if (value !== undefined) return map === undefined ? fromBase64(value) : value;
  if (at(reference, 'optional') === true) return undefined;
  const kind = map === undefined ? 'secret' : 'configmap';
  throw new EnvProblem(
    found === undefined ? `${kind} "${name}" not found` : `couldn't find key ${key} in ${kind} ${name}`,
  );
}

function fieldValue(pod: JsonObject, field: string, sources: EnvSources): string {
  if (field === 'status.podIP' || field === 'status.podIPs') return sources.podIp;
  if (field === 'status.hostIP') return sources.hostIp;
  const keyed = /^metadata\.(labels|annotations)\['([^']+)'\]$/.exec(field);
  const value =
    keyed === null
      ? textAt(pod, ...field.split('.'))
      : textAt(pod, 'metadata', keyed[1] ?? '', keyed[2] ?? '');
  if (value === undefined && keyed === null)
    throw new EnvProblem(`fieldRef ${field} is not supported by the rehearsal cluster`);
  return value ?? '';
}

const fromBase64 = (value: string): string =>
  new TextDecoder().decode(Uint8Array.from(atob(value), (letter) => letter.codePointAt(0) ?? 0));

/** Replaces `$(NAME)` by a known variable; `$$(NAME)` stays `$(NAME)`, an unknown name stays as it is. */
function expand(text: string, env: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\$\$|\$\(([A-Za-z_][A-Za-z0-9_.-]*)\)/g, (whole, name: string | undefined) =>
    name === undefined ? '$' : (env.get(name) ?? whole),
  );
}

/** What an image says of itself in its `image.json`. */
export interface ImageConfig {
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Reads `image.json`; a text is why it cannot be used. */
export function readImageConfig(document: Json): ImageConfig | string {
  if (!isObject(document)) return 'image.json is not an object';
  const known = ['command', 'args', 'env'];
  const unknown = Object.keys(document).filter((key) => !known.includes(key));
  if (unknown.length > 0)
    return `image.json has unknown keys: ${unknown.join(', ')}; known: ${known.join(', ')}`;
  const listOf = (key: string): readonly string[] | undefined => {
    const list = at(document, key);
    if (list === undefined) return [];
    return Array.isArray(list) && list.every((part: Json) => typeof part === 'string')
      ? listAt(document, key).map(String)
      : undefined;
  };
  const command = listOf('command');
  const args = listOf('args');
  if (command === undefined || command.length === 0)
    return 'image.json has no "command": a list of texts, the program first';
  if (args === undefined) return 'image.json has an "args" that is not a list of texts';
  const env = at(document, 'env') ?? {};
  const texts = textMapAt(env);
  if (!isObject(env) || Object.keys(texts).length !== Object.keys(env).length)
    return 'image.json has an "env" that is not an object of texts';
  return { command, args, env: texts };
}

/** The command line of a container, as Kubernetes combines image and spec. */
export function commandLine(
  container: JsonObject,
  image: ImageConfig,
  env: ReadonlyMap<string, string>,
): readonly string[] {
  const texts = (key: string): readonly string[] =>
    listAt(container, key)
      .filter((part) => typeof part === 'string')
      .map((part) => expand(part, env));
  const command = texts('command');
  const args = texts('args');
  if (command.length > 0) return [...command, ...args];
  return [...image.command, ...(args.length > 0 ? args : image.args)];
}

/** One port of a container that gets a loopback port. */
export interface ContainerPort {
  readonly port: number;
  readonly name: string;
}

/** The ports of a container: those it declares, and those its probes name by number. */
export function containerPorts(container: JsonObject): readonly ContainerPort[] {
  const ports = new Map<number, ContainerPort>();
  for (const declared of listAt(container, 'ports')) {
    const port = numberAt(declared, 'containerPort') ?? 0;
    if ((textAt(declared, 'protocol') ?? 'TCP') === 'TCP')
      ports.set(port, { port, name: textAt(declared, 'name') ?? '' });
  }
  for (const key of ['readinessProbe', 'livenessProbe', 'startupProbe']) {
    const port = probedPort(readProbe(container[key])?.action);
    if (port !== undefined && !ports.has(port)) ports.set(port, { port, name: '' });
  }
  return [...ports.values()];
}

function probedPort(action: ProbeAction | undefined): number | undefined {
  if (action === undefined || (action.kind !== 'http' && action.kind !== 'tcp')) return undefined;
  const port = typeof action.port === 'number' ? action.port : Number(action.port);
  return Number.isInteger(port) && port > 0 ? port : undefined;
}

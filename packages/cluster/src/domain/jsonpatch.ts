import { equals, isList, isObject, textAt, typeName } from './json.ts';
import type { Json, JsonObject } from './json.ts';

/**
 * One step of a JSON patch (RFC 6902), its paths split into unescaped tokens. The real server finds out that a step is
 * none when it applies it.
 */
export type Operation =
  | { readonly op: 'none'; readonly why: string }
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: Path; readonly value: Json }
  | { readonly op: 'remove'; readonly path: Path }
  | { readonly op: 'move' | 'copy'; readonly from: Path; readonly path: Path };

type Path = readonly string[];

/** What a patch made, or at which step it failed and why. */
export type Patched =
  { readonly kind: 'value'; readonly value: Json } | { readonly kind: 'problem'; readonly why: string };

/** A patch read from outside, or why it is none. */
export type ReadPatch =
  | { readonly kind: 'operations'; readonly operations: readonly Operation[] }
  | { readonly kind: 'problem'; readonly why: string };

/** Reads a JSON patch document; null is a patch without operations. */
export function readJsonPatch(document: Json): ReadPatch {
  if (document === null) return { kind: 'operations', operations: [] };
  if (!isList(document)) return misfit(document, '[]handlers.jsonPatchOp');
  const operations: Operation[] = [];
  for (const entry of document) {
    if (!isObject(entry)) return misfit(entry, 'handlers.jsonPatchOp');
    const read = readOperation(entry);
    operations.push(typeof read === 'string' ? { op: 'none', why: read } : read);
  }
  return { kind: 'operations', operations };
}

const misfit = (value: Json, wanted: string): ReadPatch =>
  problem(`json: cannot unmarshal ${typeName(value)} into Go value of type ${wanted}`);

function readOperation(entry: JsonObject): Operation | string {
  const op = textAt(entry, 'op');
  const path = readPointer(textAt(entry, 'path'));
  if (path === undefined) return 'it has no valid path';
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
export function readPointer(pointer: string | undefined): Path | undefined {
  if (pointer === undefined) return undefined;
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Applies the operations in order; the first that fails ends it and nothing is changed. */
export function applyJsonPatch(target: Json, operations: readonly Operation[]): Patched {
  let current: Patched = { kind: 'value', value: target };
  for (const [index, operation] of operations.entries()) {
    current = applyOperation(current.value, operation);
    if (current.kind === 'problem') return problem(`operation ${index} (${operation.op}): ${current.why}`);
  }
  return current;
}

function applyOperation(target: Json, operation: Operation): Patched {
  switch (operation.op) {
    case 'none':
      return problem(operation.why);
    case 'add':
      return edit(
        target,
        operation.path,
        (parent, token) => insert(parent, token, operation.value),
        () => operation.value,
      );
    case 'remove':
      return operation.path.length === 0
        ? problem('the whole cannot be removed')
        : edit(target, operation.path, remove, () => null);
    case 'replace':
      return edit(
        target,
        operation.path,
        (parent, token) => replace(parent, token, operation.value),
        () => operation.value,
      );
    case 'test': {
      const found = resolve(target, operation.path);
      return equals(found ?? null, operation.value) && (found !== undefined || operation.value === null)
        ? { kind: 'value', value: target }
        : problem(`testing value /${operation.path.join('/')} failed`);
    }
    case 'copy':
    case 'move': {
      // The real server copies null from where nothing is.
      const found = resolve(target, operation.from) ?? (operation.op === 'copy' ? null : undefined);
      if (found === undefined) return problem(`nothing is at /${operation.from.join('/')}`);
      if (operation.op === 'move' && isInside(operation.path, operation.from))
        return problem('a value cannot be moved into itself');
      const without: Patched =
        operation.op === 'copy'
          ? { kind: 'value', value: target }
          : applyOperation(target, { op: 'remove', path: operation.from });
      return without.kind === 'problem'
        ? without
        : applyOperation(without.value, { op: 'add', path: operation.path, value: found });
    }
  }
}

const problem = (why: string): { readonly kind: 'problem'; readonly why: string } => ({
  kind: 'problem',
  why,
});

const isInside = (path: Path, outer: Path): boolean =>
  path.length > outer.length && outer.every((token, index) => path[index] === token);

function resolve(target: Json, path: Path): Json | undefined {
  let current: Json | undefined = target;
  for (const token of path) current = child(current, token);
  return current;
}

function child(parent: Json | undefined, token: string): Json | undefined {
  if (isList(parent)) {
    const index = readIndex(token, parent.length - 1);
    return index === undefined ? undefined : parent[index];
  }
  return isObject(parent) && Object.hasOwn(parent, token) ? parent[token] : undefined;
}

function readIndex(token: string, last: number): number | undefined {
  if (!/^(0|[1-9][0-9]*)$/.test(token)) return undefined;
  const index = Number(token);
  return index <= last ? index : undefined;
}

function edit(
  target: Json,
  path: Path,
  change: (parent: Json, token: string) => Patched,
  whole: () => Json,
): Patched {
  const [token, ...rest] = path;
  if (token === undefined) return { kind: 'value', value: whole() };
  if (rest.length === 0) return change(target, token);
  const next = child(target, token);
  if (next === undefined) return problem(`nothing is at ${JSON.stringify(token)}`);
  const edited = edit(next, rest, change, whole);
  return edited.kind === 'problem' ? edited : replace(target, token, edited.value);
}

function insert(parent: Json, token: string, value: Json): Patched {
  if (isObject(parent)) return { kind: 'value', value: withOwn(parent, token, value) };
  if (!isList(parent))
    return problem(`${JSON.stringify(token)} is inside something that is no list and no object`);
  const index = token === '-' ? parent.length : readIndex(token, parent.length);
  return index === undefined
    ? problem(`${JSON.stringify(token)} is no index of a list of ${parent.length}`)
    : { kind: 'value', value: [...parent.slice(0, index), value, ...parent.slice(index)] };
}

/** RFC 6902 wants something to be there; the real server does not, in an object. */
function replace(parent: Json, token: string, value: Json): Patched {
  if (isList(parent) && child(parent, token) === undefined)
    return problem(`nothing is at ${JSON.stringify(token)}`);
  if (isList(parent)) return { kind: 'value', value: parent.with(Number(token), value) };
  return isObject(parent) ? { kind: 'value', value: withOwn(parent, token, value) } : problem('no parent');
}

function remove(parent: Json, token: string): Patched {
  if (child(parent, token) === undefined) return problem(`nothing is at ${JSON.stringify(token)}`);
  if (isList(parent)) return { kind: 'value', value: parent.toSpliced(Number(token), 1) };
  return isObject(parent)
    ? { kind: 'value', value: Object.fromEntries(Object.entries(parent).filter(([key]) => key !== token)) }
    : problem('no parent');
}

const withOwn = (parent: JsonObject, key: string, value: Json): JsonObject =>
  Object.fromEntries([...Object.entries(parent).filter(([name]) => name !== key), [key, value]]);

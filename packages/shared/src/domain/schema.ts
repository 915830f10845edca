import * as v from 'valibot';

import { suggestion } from './nearest.ts';

// The one place that names the validation library: declarations elsewhere are written with `schema`.
export * as schema from 'valibot';

export type Schema<Output> = v.GenericSchema<unknown, Output>;

/** Something in a structured value that is not accepted. */
export interface SchemaProblem {
  /** `gates.unit.reports[0].min`; empty for the value itself. */
  readonly path: string;
  readonly message: string;
}

type Issue = v.BaseIssue<unknown>;
type Path = readonly v.IssuePathItem[];

function pathText(path: Path): string {
  let text = '';
  for (const item of path) {
    const key: unknown = item.key;
    if (typeof key === 'number') text += `[${String(key)}]`;
    else text += text === '' ? String(key) : `.${String(key)}`;
  }
  return text;
}

/**
 * The issues a person should read: of a union that fits nowhere, those of the alternatives that the value came
 * furthest into, or the union itself when it fits none at all. Paths inside a union start at the union.
 */
function leaves(issue: Issue, before: Path = []): readonly { readonly issue: Issue; readonly path: Path }[] {
  const path = [...before, ...(issue.path ?? [])];
  const nested = issue.type === 'union' || issue.type === 'variant' ? (issue.issues ?? []) : [];
  const inner = nested.flatMap((child) => leaves(child, path));
  const deepest = Math.max(0, ...inner.map((leaf) => leaf.path.length));
  if (deepest <= path.length) return [{ issue, path }];
  const seen = new Set<string>();
  return inner.filter((leaf) => {
    const id = `${pathText(leaf.path)} ${leaf.issue.type} ${String(leaf.issue.expected)}`;
    if (leaf.path.length !== deepest || seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

function describe(issue: Issue, path: Path, declaration: unknown): string {
  const last: unknown = path.at(-1)?.key;
  const key = typeof last === 'string' || typeof last === 'number' ? String(last) : '';
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const known = knownKeys(declaration, path.slice(0, -1));
    const accepted = known.length === 0 ? '' : ` Accepted: ${known.join(', ')}.`;
    return `unknown key "${key}".${suggestion(key, known)}${accepted}`;
  }
  if (issue.received === 'undefined') return `"${key}" is missing.`;
  if (issue.kind !== 'schema' || issue.expected === null) return issue.message;
  return `found ${issue.received}, accepted: ${issue.expected}.`;
}

/** The alternatives of a union, or nothing. */
function optionsOf(declaration: object): readonly unknown[] | null {
  if (!('options' in declaration) || !Array.isArray(declaration.options)) return null;
  const options: readonly unknown[] = declaration.options;
  return options;
}

/** Declarations directly inside `declaration`, for one step of a path. */
function inside(declaration: unknown, key: unknown): readonly unknown[] {
  if (typeof declaration !== 'object' || declaration === null) return [];
  if ('wrapped' in declaration) return inside(declaration.wrapped, key);
  const options = optionsOf(declaration);
  if (options !== null) return options.flatMap((option) => inside(option, key));
  if ('entries' in declaration && typeof declaration.entries === 'object' && declaration.entries !== null)
    return Object.entries(declaration.entries).flatMap(([name, entry]): readonly unknown[] =>
      name === key ? [entry] : [],
    );
  if ('value' in declaration) return [declaration.value];
  return 'item' in declaration ? [declaration.item] : [];
}

/** Keys that a declaration accepts, through whatever wraps it. */
function keysOf(declaration: unknown): readonly string[] {
  if (typeof declaration !== 'object' || declaration === null) return [];
  if ('wrapped' in declaration) return keysOf(declaration.wrapped);
  const options = optionsOf(declaration);
  if (options !== null) return options.flatMap(keysOf);
  if (!('entries' in declaration) || typeof declaration.entries !== 'object') return [];
  return Object.keys(declaration.entries ?? {});
}

/** Keys that an object at a path of the declaration accepts. */
function knownKeys(declaration: unknown, path: Path): readonly string[] {
  let at: readonly unknown[] = [declaration];
  for (const item of path) at = at.flatMap((candidate) => inside(candidate, item.key));
  return [...new Set(at.flatMap(keysOf))];
}

/**
 * Checks a value against a declaration.
 *
 * @returns the value with defaults filled in, or every problem, each with its path
 */
export function checkSchema<Output>(
  declaration: Schema<Output>,
  value: unknown,
):
  | { readonly ok: true; readonly value: Output }
  | { readonly ok: false; readonly problems: readonly SchemaProblem[] } {
  const checked = v.safeParse(declaration, value);
  if (checked.success) return { ok: true, value: checked.output };
  const problems = checked.issues
    .flatMap((issue) => leaves(issue))
    .map(({ issue, path }) => ({ path: pathText(path), message: describe(issue, path, declaration) }));
  return { ok: false, problems };
}

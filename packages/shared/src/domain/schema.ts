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
  const found = describeFound(issue.input);
  if (issue.expected === 'Array') return `found ${found}, not a list. ${asList(issue.input, key)}`;
  if (issue.expected === 'Object') return sayNoMap(issue.input, path, declaration);
  const quote = issue.expected === 'string' && isNumberOrFlag(issue.input) ? ' Put it in quotes.' : '';
  return `found ${found}, accepted: ${namesOfTypes(issue.expected)}.${quote}`;
}

function sayNoMap(value: unknown, path: Path, declaration: unknown): string {
  const known = knownKeys(declaration, path);
  const keys = known.length === 0 ? '' : ` Accepted keys: ${known.join(', ')}.`;
  return `found ${describeFound(value)}, not a map. Write it as \`key: value\`, one key a line.${keys}`;
}

/** Whether the last step of a path is a key of a map where a list stands: the library takes a list for a map. */
function isInListForMap(path: Path): boolean {
  const last = path.at(-1);
  return last !== undefined && last.type === 'object' && Array.isArray(last.input);
}

const isNumberOrFlag = (value: unknown): value is number | boolean =>
  typeof value === 'number' || typeof value === 'boolean';

const longestShown = 80;
/** Text that YAML reads as itself without quotes. */
const plainText = /^(?![-?:] |[\s!&*#{}[\],|>@`"'%])(?!.*(?:: | #|:$|\s$))[^\p{Cc}]+$/u;

/** A scalar as YAML writes it on one line; `null` for what is no scalar, or too long to show. */
function scalarText(value: unknown): string | null {
  if (isNumberOrFlag(value)) return String(value);
  if (typeof value !== 'string' || value.length > longestShown) return null;
  return plainText.test(value) ? value : JSON.stringify(value);
}

/** What a value is, in the words of YAML. */
function describeFound(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string' && value.length > longestShown) return 'one long text';
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}

/** What to do about a list in quotes or behind a `|`, which YAML reads as one text; `null` for other text. */
export function listInTextFix(value: unknown): string | null {
  return typeof value === 'string' && /^\s*- /u.test(value)
    ? 'It is a list inside a text: remove the quotes around it, or the `|` before it.'
    : null;
}

/** How a value that stands alone is written as the list that is wanted. */
function asList(value: unknown, key: string): string {
  const inText = listInTextFix(value);
  if (inText !== null) return inText;
  const entry = typeof value === 'object' ? null : scalarText(value);
  if (entry !== null) return `Write it as a list: \`- ${entry}\`${key === '' ? '' : ` under \`${key}:\``}.`;
  if (typeof value === 'object' && value !== null)
    return 'Write it as a list: begin each entry with a dash, `- `, and indent what belongs to it.';
  return 'Write it as a list: one entry a line, each beginning with a dash, `- `.';
}

/** What the validation library calls types, in the words of YAML. */
function namesOfTypes(expected: string): string {
  return expected.replaceAll(/\b(?:Array|Object|string)\b/gu, (word) =>
    word === 'Array' ? 'a list' : word === 'Object' ? 'a map' : 'text',
  );
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
  const problems = new Map<string, SchemaProblem>();
  for (const { issue, path: full } of checked.issues.flatMap((one) => leaves(one))) {
    const path = isInListForMap(full) ? full.slice(0, -1) : full;
    const message =
      path === full ? describe(issue, path, declaration) : sayNoMap(full.at(-1)?.input, path, declaration);
    problems.set(`${pathText(path)}\0${message}`, { path: pathText(path), message });
  }
  return { ok: false, problems: [...problems.values()] };
}

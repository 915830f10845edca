import * as v from 'valibot';

import { suggestion } from './nearest.ts';
import type { YamlProblem } from './yaml.ts';

// The one place that names the validation library: declarations elsewhere are written with `schema`.
export * as schema from 'valibot';

export type Schema<Output> = v.GenericSchema<unknown, Output>;

/** Something in a structured value that is not accepted. */
export interface SchemaProblem {
  /** `gates.unit.reports[0].min`; empty for the value itself. */
  readonly path: string;
  readonly message: string;
}

function pathOf(issue: v.BaseIssue<unknown>): string {
  let path = '';
  for (const item of issue.path ?? []) {
    const key: unknown = item.key;
    if (typeof key === 'number') path += `[${String(key)}]`;
    else path += path === '' ? String(key) : `.${String(key)}`;
  }
  return path;
}

function lastKey(issue: v.BaseIssue<unknown>): string {
  return String(issue.path?.at(-1)?.key ?? '');
}

function knownKeysOf(issue: v.BaseIssue<unknown>, root: unknown): readonly string[] {
  let at: unknown = root;
  for (const item of (issue.path ?? []).slice(0, -1)) {
    if (typeof at !== 'object' || at === null) return [];
    if ('entries' in at && typeof at.entries === 'object' && at.entries !== null) {
      at = Object.entries(at.entries).find(([name]) => name === String(item.key))?.[1];
    } else if ('value' in at) {
      at = at.value;
    } else if ('item' in at) {
      at = at.item;
    }
    while (typeof at === 'object' && at !== null && 'wrapped' in at) at = at.wrapped;
  }
  if (typeof at !== 'object' || at === null || !('entries' in at)) return [];
  return typeof at.entries === 'object' && at.entries !== null ? Object.keys(at.entries) : [];
}

function describe(issue: v.BaseIssue<unknown>, root: unknown): string {
  if (issue.kind === 'schema' && issue.type === 'strict_object' && issue.expected === 'never') {
    const known = knownKeysOf(issue, root);
    const accepted = known.length === 0 ? '' : ` Accepted: ${known.join(', ')}.`;
    return `unknown key "${lastKey(issue)}".${suggestion(lastKey(issue), known)}${accepted}`;
  }
  if (issue.type === 'strict_object' && issue.received === 'undefined')
    return `"${lastKey(issue)}" is missing.`;
  if (issue.kind === 'validation' || issue.kind === 'transformation' || issue.expected === null)
    return issue.message;
  return `found ${issue.received}, accepted: ${issue.expected}.`;
}

/** Flattens the problems of a union into those of the alternative that came furthest. */
function leaves(issue: v.BaseIssue<unknown>): readonly v.BaseIssue<unknown>[] {
  if (issue.type !== 'union' && issue.type !== 'variant') return [issue];
  const nested = issue.issues ?? [];
  if (nested.length === 0) return [issue];
  const depth = (candidate: v.BaseIssue<unknown>) => candidate.path?.length ?? 0;
  const deepest = Math.max(...nested.map(depth));
  return deepest > 0 ? nested.filter((candidate) => depth(candidate) === deepest) : [issue];
}

/**
 * Checks a value against a declaration.
 *
 * @returns the value with defaults filled in, or every problem, each with its path
 */
export function checkSchema<Output>(
  declaration: Schema<Output>,
  value: unknown,
): { readonly ok: true; readonly value: Output } | { readonly ok: false; readonly problems: readonly SchemaProblem[] } {
  const checked = v.safeParse(declaration, value);
  if (checked.success) return { ok: true, value: checked.output };
  const problems = checked.issues
    .flatMap(leaves)
    .map((issue) => ({ path: pathOf(issue), message: describe(issue, declaration) }));
  return { ok: false, problems };
}

/** A YAML problem in the words of a schema problem. */
export function schemaProblemOfYaml(problem: YamlProblem): SchemaProblem {
  return { path: '', message: `line ${String(problem.line)}: ${problem.message}` };
}

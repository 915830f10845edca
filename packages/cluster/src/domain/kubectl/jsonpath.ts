import { isList, isObject } from '../json.ts';
import type { Json } from '../json.ts';

/** What a template prints, or why it is not understood. */
export type Printed =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'problem'; readonly why: string };

type Step =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'all' }
  | { readonly kind: 'filter'; readonly path: readonly Step[]; readonly value: string };

/** A template that is not understood. Thrown inside this file only. */
class PathProblem extends Error {}

/**
 * Prints a kubectl JSONPath template: text, `{.a.b}`, `{.a['b']}`, `{.a[0]}`, `{.a[*].b}`, `{.a[?(@.b=="c")].d}`,
 * `{"text"}` and one level of `{range …}…{end}`. Several results are separated by a space; a missing one prints nothing.
 */
export function printJsonPath(template: string, document: Json): Printed {
  try {
    return { kind: 'text', text: render(split(template), document) };
  } catch (error) {
    if (error instanceof PathProblem) return { kind: 'problem', why: error.message };
    throw error;
  }
}

type Piece =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'expression'; readonly text: string };

function split(template: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let rest = template;
  while (rest !== '') {
    const open = rest.indexOf('{');
    if (open < 0) return [...pieces, { kind: 'text', text: rest }];
    if (open > 0) pieces.push({ kind: 'text', text: rest.slice(0, open) });
    const close = closing(rest, open);
    if (close < 0) throw new PathProblem('unclosed action');
    pieces.push({ kind: 'expression', text: rest.slice(open + 1, close).trim() });
    rest = rest.slice(close + 1);
  }
  return pieces;
}

/** The brace that ends an expression; braces inside quotes do not count. */
function closing(text: string, open: number): number {
  let quote = '';
  for (let index = open + 1; index < text.length; index += 1) {
    const letter = text[index] ?? '';
    if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '}') return index;
  }
  return -1;
}

function render(pieces: readonly Piece[], document: Json): string {
  let out = '';
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (piece === undefined) break;
    if (piece.kind === 'text') out += piece.text;
    else if (piece.text.startsWith('range ')) {
      const end = pieces.findIndex(
        (entry, at) => at > index && entry.kind === 'expression' && entry.text === 'end',
      );
      if (end < 0) throw new PathProblem('range without end');
      const body = pieces.slice(index + 1, end);
      for (const item of resolve(readPath(piece.text.slice(6).trim()), document)) out += render(body, item);
      index = end;
    } else if (/^"(?:[^"\\]|\\.)*"$/.test(piece.text)) out += String(JSON.parse(piece.text));
    else out += resolve(readPath(piece.text), document).map(show).join(' ');
  }
  return out;
}

const show = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

function readPath(text: string): readonly Step[] {
  const steps: Step[] = [];
  let rest = text.replace(/^[$@]/, '');
  while (rest !== '') {
    const match =
      /^\.([A-Za-z0-9_*-]+(?:\\\.[A-Za-z0-9_/-]+)*)/.exec(rest) ??
      /^\[(?:'([^']*)'|"([^"]*)")\]/.exec(rest) ??
      /^\[(-?[0-9]+|\*)\]/.exec(rest);
    const filter = /^\[\?\(@(\.[^=]+?)\s*==\s*(?:"([^"]*)"|'([^']*)')\)\]/.exec(rest);
    if (filter !== null) {
      steps.push({ kind: 'filter', path: readPath(filter[1] ?? ''), value: filter[2] ?? filter[3] ?? '' });
      rest = rest.slice(filter[0].length);
      continue;
    }
    if (rest === '.') return steps;
    if (match === null) throw new PathProblem(`the path ${JSON.stringify(text)} is not supported here`);
    const name = (match[1] ?? match[2] ?? '').replaceAll('\\.', '.');
    if (match[0].startsWith('[') && /^-?[0-9]+$/.test(name) && !/['"]/.test(match[0]))
      steps.push({ kind: 'index', index: Number(name) });
    else if (name === '*') steps.push({ kind: 'all' });
    else steps.push({ kind: 'field', name });
    rest = rest.slice(match[0].length);
  }
  return steps;
}

function resolve(steps: readonly Step[], document: Json): readonly Json[] {
  let current: readonly Json[] = [document];
  for (const step of steps) current = current.flatMap((value) => take(step, value));
  return current;
}

function take(step: Step, value: Json): readonly Json[] {
  switch (step.kind) {
    case 'field': {
      const found = isObject(value) && Object.hasOwn(value, step.name) ? value[step.name] : undefined;
      return found === undefined ? [] : [found];
    }
    case 'index': {
      const found = isList(value) ? value.at(step.index) : undefined;
      return found === undefined ? [] : [found];
    }
    case 'all':
      return isList(value) ? value : isObject(value) ? Object.values(value) : [];
    case 'filter':
      return (isList(value) ? value : []).filter((item) =>
        resolve(step.path, item).some((found) => show(found) === step.value),
      );
  }
}

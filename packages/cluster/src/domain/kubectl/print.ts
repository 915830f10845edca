import { tableOf } from '../api/table.ts';
import { listAt, objectAt, textAt, withoutAt } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Resource } from '../resources.ts';
import { writeYaml } from '../yaml.ts';
import { lastOf } from './arguments.ts';
import type { Arguments } from './arguments.ts';
import { KubectlProblem } from './problem.ts';
import { printJsonPath } from './jsonpath.ts';
import { shownName } from './target.ts';

/** An object that is printed, and its kind. */
export interface Shown {
  readonly resource: Resource;
  readonly object: JsonObject;
}

/** A document in the form that `-o` names; a form that there is not is a problem. */
export function formatted(form: string, document: Json, shown: readonly Shown[]): string {
  if (form === 'json') return `${JSON.stringify(document, null, 4)}\n`;
  if (form === 'yaml') return writeYaml(document);
  if (form === 'name')
    return shown
      .map((entry) => `${shownName(entry.resource, textAt(entry.object, 'metadata', 'name') ?? '')}\n`)
      .join('');
  if (form.startsWith('jsonpath=')) {
    const printed = printJsonPath(form.slice('jsonpath='.length), document);
    if (printed.kind === 'problem')
      throw new KubectlProblem(`error parsing jsonpath ${form.slice(9)}, ${printed.why}`);
    return printed.text;
  }
  throw new KubectlProblem(
    `unable to match a printer suitable for the output format "${form}", allowed formats are: json,yaml,name,wide,jsonpath=…`,
  );
}

/** Objects as the tables that people read, one a kind. */
export function tables(
  shown: readonly Shown[],
  wide: boolean,
  everywhere: boolean,
  bare: boolean,
  nowMs: number,
): string {
  const byKind = new Map<Resource, JsonObject[]>();
  for (const entry of shown)
    byKind.set(entry.resource, [...(byKind.get(entry.resource) ?? []), entry.object]);
  return [...byKind]
    .map(([resource, objects]) => {
      const table = tableOf(resource, objects, {}, nowMs);
      const columns = listAt(table, 'columnDefinitions');
      const kept = columns.map((column) => wide || column === null || objectAt(column)['priority'] === 0);
      const head = columns.map((column) => (textAt(column, 'name') ?? '').toUpperCase());
      const rows = listAt(table, 'rows').map((row) =>
        listAt(row, 'cells').map((cell) => (typeof cell === 'string' ? cell : JSON.stringify(cell))),
      );
      const lines = [...(bare ? [] : [head]), ...rows].map((line) =>
        line.filter((_, index) => kept[index] === true),
      );
      const spaced =
        everywhere && resource.namespaced
          ? lines.map((line, index) => [
              bare || index > 0
                ? (textAt(objects[bare ? index : index - 1], 'metadata', 'namespace') ?? '')
                : 'NAMESPACE',
              ...line,
            ])
          : lines;
      return aligned(spaced);
    })
    .join('\n');
}

function aligned(lines: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const line of lines)
    for (const [index, cell] of line.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length);
  return lines
    .map(
      (line) =>
        `${line
          .map((cell, index) => cell.padEnd((widths[index] ?? 0) + 3))
          .join('')
          .trimEnd()}\n`,
    )
    .join('');
}

/** What was done to an object, in the form that `-o` names. */
export function doneText(given: Arguments, resource: Resource, object: JsonObject, verb: string): string {
  const form = lastOf(given, 'output') ?? '';
  const name = textAt(object, 'metadata', 'name') ?? '';
  const how = lastOf(given, 'dry-run') === 'server' ? ' (server dry run)' : '';
  return form === ''
    ? `${shownName(resource, name)} ${verb}${how}\n`
    : formatted(form, withoutAt(object, ['metadata', 'managedFields']), [{ resource, object }]);
}

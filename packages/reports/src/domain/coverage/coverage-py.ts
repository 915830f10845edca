import { coveredFiles, type OpenFile, type Stated } from './covered-files.ts';
import type { CoveragePart } from './coverage.ts';
import type { FormatDefinition, FormatReader } from '../format.ts';
import { lineAt, listAt, objectAt, ratioAt } from './json-coverage.ts';
import { isJsonObject, jsonReader, type JsonObject, type JsonValue } from '../json.ts';
import { UnusableReport } from '../problem.ts';

function readBranches(file: OpenFile, what: string, source: JsonObject): void {
  file.knows('branches');
  for (const [list, hit] of [
    ['executed_branches', true],
    ['missing_branches', false],
  ] as const)
    for (const jump of listAt(`${what}: ${list}`, source[list])) {
      const ends = listAt(`${what}: ${list}`, jump);
      if (ends.length !== 2 || !ends.every((end) => Number.isSafeInteger(end)))
        throw new UnusableReport(
          'report-unparsable',
          `${what}: ${list} has a jump that is no pair of lines.`,
        );
      file.branch(ends.map(String).join('>'), hit);
    }
}

/** Functions by name, since coverage.py 7.6; the code outside of any has an empty name. */
function readFunctions(file: OpenFile, what: string, functions: JsonObject): void {
  file.knows('functions');
  for (const [name, described] of Object.entries(functions)) {
    if (name === '') continue;
    const called = objectAt(`${what}: ${name}`, described);
    const executed = listAt(`${what}: ${name}`, called['executed_lines']).length;
    if (executed + listAt(`${what}: ${name}`, called['missing_lines']).length > 0)
      file.callable(name, executed > 0);
  }
}

function readFile(file: OpenFile, what: string, source: JsonObject, hasBranches: boolean): void {
  for (const [list, hit] of [
    ['executed_lines', true],
    ['missing_lines', false],
  ] as const)
    for (const line of listAt(`${what}: ${list}`, source[list]))
      file.line(lineAt(`${what}: ${list}`, line), hit);
  if (hasBranches || source['executed_branches'] !== undefined) readBranches(file, what, source);
  if (isJsonObject(source['functions'])) readFunctions(file, what, source['functions']);
}

/** What `coverage json` of coverage.py writes (coverage.readthedocs.io, "JSON reporting"). */
function coveragePyReader(): FormatReader {
  const files = coveredFiles();
  const later: (() => void)[] = [];
  let meta: JsonObject | null = null;
  let totals: JsonObject | null = null;
  const reader = jsonReader({
    wants: (path) => (path.length === 1 && path[0] !== 'files') || (path.length === 2 && path[0] === 'files'),
    value: (path, value: JsonValue) => {
      const key = String(path[0]);
      if (key === 'meta') meta = objectAt('"meta"', value);
      else if (key === 'totals') totals = objectAt('"totals"', value);
      else if (key === 'files') {
        const name = String(path[1]);
        const source = objectAt(`"${name}"`, value);
        const read = (): void => {
          const file = files.open();
          readFile(file, name, source, meta?.['branch_coverage'] === true);
          files.close(name, file);
        };
        // It says first whether branches were measured; should it say so last, what stands before it waits.
        if (meta === null) later.push(read);
        else read();
      }
    },
  });
  return {
    write: (text) => reader.write(text),
    end: () => {
      reader.end();
      for (const read of later) read();
      const sums = objectAt('"totals"', totals ?? undefined);
      const stated: Partial<Record<CoveragePart, Stated>> = {
        lines: { kind: 'ratio', ...ratioAt('totals', sums['covered_lines'], sums['num_statements']) },
      };
      if (sums['num_branches'] !== undefined)
        stated.branches = {
          kind: 'ratio',
          ...ratioAt('totals', sums['covered_branches'], sums['num_branches']),
        };
      return { kind: 'coverage', report: files.report('totals', stated) };
    },
  };
}

/** JSON of coverage.py. */
export const coveragePy: FormatDefinition = {
  kind: 'coverage',
  title: 'coverage.py JSON',
  recognizes: ({ keys }) => keys.has('meta.branch_coverage') || keys.has('totals.percent_covered'),
  open: coveragePyReader,
};

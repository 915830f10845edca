import { coveredFiles, type CoveredFiles, type OpenFile, type Stated } from './covered-files.ts';
import type { CoveragePart } from './coverage.ts';
import { headCharacters, lookAt, type FormatDefinition, type FormatReader } from '../format.ts';
import { jest } from '../tests/jest.ts';
import { hitsAt, keyOf, lineAt, listAt, objectAt, ratioAt } from './json-coverage.ts';
import { isJsonObject, jsonReader, type JsonObject, type JsonValue } from '../json.ts';
import { UnusableReport } from '../problem.ts';

/** Counts must be there for exactly what a map names. */
function pairs(
  what: string,
  map: JsonObject,
  counts: JsonObject,
): readonly (readonly [string, JsonValue, JsonValue])[] {
  const names = Object.keys(map);
  if (Object.keys(counts).length !== names.length)
    throw new UnusableReport('report-unparsable', `${what} and its counts do not name the same.`);
  return names.map((name) => [name, map[name] ?? null, counts[name] ?? null]);
}

function readStatements(file: OpenFile, what: string, source: JsonObject): void {
  for (const [id, location, count] of pairs(
    what,
    objectAt(`${what}: statementMap`, source['statementMap']),
    objectAt(`${what}: s`, source['s']),
  )) {
    const start = objectAt(
      `${what}: statement ${id}`,
      objectAt(`${what}: statement ${id}`, location)['start'],
    );
    file.line(lineAt(`${what}: statement ${id}`, start['line']), hitsAt(`${what}: s.${id}`, count) > 0);
  }
}

function readFunctions(file: OpenFile, what: string, source: JsonObject): void {
  file.knows('functions');
  for (const [id, described, count] of pairs(
    what,
    objectAt(`${what}: fnMap`, source['fnMap']),
    objectAt(`${what}: f`, source['f']),
  )) {
    const { name = '', loc, decl } = objectAt(`${what}: function ${id}`, described);
    const place = isJsonObject(decl) ? decl : objectAt(`${what}: function ${id}`, loc);
    const { line, column } = objectAt(`${what}: function ${id}`, place['start']);
    file.callable(`${keyOf(line)}:${keyOf(column)}:${keyOf(name)}`, hitsAt(`${what}: f.${id}`, count) > 0);
  }
}

function readBranches(file: OpenFile, what: string, source: JsonObject): void {
  file.knows('branches');
  /** Ids are given anew in each run, places are not; of those in one place each has its turn. */
  const turns = new Map<string, number>();
  for (const [id, described, counts] of pairs(
    what,
    objectAt(`${what}: branchMap`, source['branchMap']),
    objectAt(`${what}: b`, source['b']),
  )) {
    const { type = '', loc, line } = objectAt(`${what}: branch ${id}`, described);
    const start =
      isJsonObject(loc) && isJsonObject(loc['start']) ? loc['start'] : { line: line ?? null, column: 0 };
    const place = `${keyOf(start['line'])}:${keyOf(start['column'])}:${keyOf(type)}`;
    const turn = turns.get(place) ?? 0;
    turns.set(place, turn + 1);
    const key = `${place}:${turn}`;
    for (const [index, count] of listAt(`${what}: b.${id}`, counts).entries())
      file.branch(`${key}:${index}`, hitsAt(`${what}: b.${id}`, count) > 0);
  }
}

/** One file of Istanbul's list, under its key. */
function readSource(files: CoveredFiles, key: string, value: JsonValue): void {
  const source = objectAt(`"${key}"`, value);
  const named = source['path'];
  const file = files.open();
  readStatements(file, key, source);
  readFunctions(file, key, source);
  readBranches(file, key, source);
  files.close(typeof named === 'string' && named !== '' ? named : key, file);
}

/** `coverage-final.json`: maps of places, and a count for each. A line is covered when a statement that begins on it ran. */
function finalReader(): FormatReader {
  const files = coveredFiles();
  const reader = jsonReader({
    wants: (path) => path.length === 1,
    open: (path, kind) => {
      if (path.length === 0 && kind === 'list')
        throw new UnusableReport('report-unparsable', 'The document is a list, not an object.');
    },
    value: (path, value) => {
      readSource(files, String(path[0]), value);
    },
  });
  return {
    write: (text) => reader.write(text),
    end: () => {
      reader.end();
      return { kind: 'coverage', report: files.report('the report', {}) };
    },
  };
}

/** `coverageMap`, which Jest and Vitest put beside the results of the tests: the same maps, one level further in. */
function mapReader(): FormatReader {
  const files = coveredFiles();
  let hasMap = false;
  const reader = jsonReader({
    wants: ([first, ...rest]) => first === 'coverageMap' && rest.length === 1,
    open: (path, kind) => {
      if (path.length !== 1 || path[0] !== 'coverageMap') return;
      if (kind === 'list')
        throw new UnusableReport('report-unparsable', '"coverageMap" is a list, not an object.');
      hasMap = true;
    },
    value: ([first, ...rest], value) => {
      if (first === 'coverageMap' && rest.length === 1) readSource(files, String(rest[0]), value);
    },
  });
  return {
    write: (text) => reader.write(text),
    end: () => {
      reader.end();
      if (!hasMap)
        throw new UnusableReport(
          'report-kind-differs',
          'The content is jest, which has no "coverageMap" without `--coverage`.',
        );
      return { kind: 'coverage', report: files.report('the report', {}) };
    },
  };
}

/** What it is stands in the first characters, which come in one piece. */
function istanbulReader(): FormatReader {
  let reader: FormatReader | null = null;
  return {
    write: (text) => {
      reader ??= jest.recognizes(lookAt(text.slice(0, headCharacters))) ? mapReader() : finalReader();
      reader.write(text);
    },
    end: () => (reader ?? finalReader()).end(),
  };
}

const summaryParts = ['lines', 'branches', 'functions'] as const satisfies readonly CoveragePart[];

/** `coverage-summary.json`: totals of each file, and of all under `total`. It does not say which lines. */
function summaryReader(): FormatReader {
  const files = coveredFiles();
  const stated: Partial<Record<CoveragePart, Stated>> = {};
  let hasTotal = false;
  const reader = jsonReader({
    wants: (path) => path.length === 1,
    value: (path, value) => {
      const key = String(path[0]);
      const source = objectAt(`"${key}"`, value);
      const ratioOf = (part: CoveragePart) => {
        const { covered, total } = objectAt(`${key}: ${part}`, source[part]);
        return ratioAt(`${key}: ${part}`, covered, total);
      };
      if (key === 'total') {
        hasTotal = true;
        for (const part of summaryParts) stated[part] = { kind: 'ratio', ...ratioOf(part) };
        return;
      }
      const file = files.open();
      file.totals('lines', ratioOf('lines'));
      const [branches, functions] = [ratioOf('branches'), ratioOf('functions')];
      file.unnamed('branches', '#', branches.covered, branches.total);
      file.unnamed('functions', '#', functions.covered, functions.total);
      files.close(key, file);
    },
  });
  return {
    write: (text) => reader.write(text),
    end: () => {
      reader.end();
      if (!hasTotal) throw new UnusableReport('report-unparsable', 'The object "total" is missing.');
      return { kind: 'coverage', report: files.report('total', stated) };
    },
  };
}

const hasKey = (keys: ReadonlySet<string>, ending: string): boolean => {
  for (const key of keys) if (key.endsWith(ending)) return true;
  return false;
};

/**
 * Istanbul's `coverage-final.json` (nyc, c8, Jest, Vitest), and the same in what `jest --json --coverage` writes: given
 * as tests, that is another format.
 */
export const istanbul: FormatDefinition = {
  kind: 'coverage',
  title: 'Istanbul coverage-final.json, or `coverageMap` of `jest --json`',
  recognizes: (head) => hasKey(head.keys, '.statementMap') || jest.recognizes(head),
  open: istanbulReader,
};

/** Istanbul's `coverage-summary.json`. */
export const istanbulSummary: FormatDefinition = {
  kind: 'coverage',
  title: 'Istanbul coverage-summary.json',
  recognizes: ({ keys }) => keys.has('total.lines') && keys.has('total.statements'),
  open: summaryReader,
};

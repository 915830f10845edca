import { coveredFiles, type OpenFile } from './covered-files.ts';
import type { FormatDefinition, FormatReader } from '../format.ts';
import { hitsAt, keyOf, lineAt, listAt, objectAt } from './json-coverage.ts';
import { isJsonList, isJsonObject, jsonReader, type JsonValue } from '../json.ts';
import { excerpt, UnusableReport } from '../problem.ts';

/** A count for each line in order; null for a line that cannot be covered, and a word for one that is left out. */
function readLines(file: OpenFile, what: string, counts: readonly JsonValue[]): void {
  for (const [index, count] of counts.entries())
    if (count !== null && count !== 'ignored')
      file.line(lineAt(what, index + 1), hitsAt(`${what}: line ${index + 1}`, count) > 0);
}

/** `[:then, 1, 11, 6, 11, 19]`: what it is, its number, and where it begins and ends. */
const branchName = /^\[:[^,\]]+(?:, \d+){5}\]$/u;

/** A branch under another name would be another branch. */
function checkBranchName(what: string, name: string): void {
  if (!branchName.test(name))
    throw new UnusableReport('report-unparsable', `${what}: "${excerpt(name, 80)}" does not name a branch.`);
}

/** Branches, as `{"[:if, 0, 3, 4, 7, 7]": {"[:then, …]": 1}}` or as a list with places. */
function readBranches(file: OpenFile, what: string, branches: JsonValue): void {
  file.knows('branches');
  if (isJsonList(branches)) {
    for (const [index, branch] of branches.entries()) {
      const {
        type,
        start_line: start,
        end_line: end,
        coverage,
      } = objectAt(`${what}: branch ${index}`, branch);
      if (coverage === 'ignored') continue;
      const key = `${keyOf(type)}:${keyOf(start)}:${keyOf(end)}:${index}`;
      file.branch(key, hitsAt(`${what}: branch ${index}`, coverage) > 0);
    }
    return;
  }
  for (const [condition, ways] of Object.entries(objectAt(`${what}: branches`, branches))) {
    checkBranchName(what, condition);
    for (const [way, count] of Object.entries(objectAt(`${what}: ${condition}`, ways))) {
      checkBranchName(what, way);
      file.branch(`${condition}>${way}`, hitsAt(`${what}: ${way}`, count) > 0);
    }
  }
}

/**
 * SimpleCov: `.resultset.json`, where each command has a `coverage`, and `coverage.json`, which is one of them. Commands
 * add up: what any of them hit was hit.
 */
function simpleCovReader(): FormatReader {
  const files = coveredFiles();
  const isSource = (path: readonly (string | number)[]): boolean =>
    (path.length === 2 && path[0] === 'coverage') || (path.length === 3 && path[1] === 'coverage');
  const reader = jsonReader({
    wants: isSource,
    value: (path, value) => {
      if (!isSource(path)) return;
      const name = String(path.at(-1));
      const file = files.open();
      if (isJsonList(value)) readLines(file, name, value);
      else {
        const source = objectAt(`"${name}"`, value);
        readLines(file, name, listAt(`${name}: lines`, source['lines']));
        const { branches } = source;
        if (isJsonObject(branches) || isJsonList(branches)) readBranches(file, name, branches);
        else if (branches !== undefined && branches !== null)
          throw new UnusableReport('report-unparsable', `${name}: branches is no list or object.`);
      }
      files.close(name, file);
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

/** Result sets and JSON of SimpleCov. */
export const simplecov: FormatDefinition = {
  kind: 'coverage',
  title: 'SimpleCov JSON',
  recognizes: ({ keys }) => {
    if (keys.has('meta.simplecov_version')) return true;
    for (const key of keys)
      if (key.endsWith('.coverage') && keys.has(`${key.slice(0, -'.coverage'.length)}.timestamp`))
        return true;
    return false;
  },
  open: simpleCovReader,
};

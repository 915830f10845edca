import type { FormatDefinition } from '../format.ts';
import { jsonReader, isJsonObject, type JsonObject, type JsonPath } from '../json.ts';
import { lineOf, textOf } from '../tests/json-cases.ts';
import { excerpt, UnusableReport } from '../problem.ts';
import { severityOf } from './severity.ts';
import { tallyStatic } from './static-tally.ts';

const tool = 'golangci-lint';
const placeOf = (path: JsonPath): string =>
  path.map((place) => (typeof place === 'number' ? '*' : place)).join('.');

/**
 * What golangci-lint 1 and 2 write as JSON. `Report.Linters` says which linters ran, `Report.Error` that one of them
 * could not. An issue without a severity is an error: golangci-lint fails on it.
 */
export const golangci: FormatDefinition = {
  kind: 'static',
  title: 'golangci-lint JSON',
  // A long list of issues stands before `Report`.
  recognizes: ({ keys, text }) => keys.has('Issues') && (keys.has('Report') || text.includes('"FromLinter"')),
  open: () => {
    const tally = tallyStatic('lint');
    tally.addTool(tool);
    const enabled: string[] = [];
    let hasIssues = false;
    let error = '';
    const addIssue = (issue: JsonObject): void => {
      const place = issue['Pos'];
      const linter = textOf(issue['FromLinter']);
      if (linter === '' || !isJsonObject(place))
        throw new UnusableReport('report-unparsable', 'An issue has no "FromLinter", or no "Pos".');
      tally.add({
        tool,
        rule: linter,
        level: severityOf(issue['Severity']),
        message: textOf(issue['Text']),
        file: textOf(place['Filename']),
        line: lineOf(place['Line']),
      });
    };
    const reader = jsonReader({
      wants: (path) => placeOf(path) === 'Issues.*' || placeOf(path) === 'Report.Linters.*',
      open: (path, kind) => {
        if (placeOf(path) === 'Issues' && kind === 'list') hasIssues = true;
      },
      value: (path, value) => {
        const place = placeOf(path);
        // Version 1 writes null where there are none.
        if (place === 'Issues' && value === null) hasIssues = true;
        else if (place === 'Report.Error') error = textOf(value);
        else if (place === 'Issues.*' || place === 'Report.Linters.*') {
          if (!isJsonObject(value))
            throw new UnusableReport('report-unparsable', `"${place}" is not an object.`);
          if (place === 'Issues.*') addIssue(value);
          else if (value['Enabled'] === true) enabled.push(textOf(value['Name']));
        }
      },
    });
    return {
      write: (text) => reader.write(text),
      end: () => {
        reader.end();
        if (!hasIssues) throw new UnusableReport('report-unparsable', 'The list "Issues" is missing.');
        if (error !== '')
          throw new UnusableReport('static-tool-failed', `golangci-lint says: ${excerpt(error, 300)}`);
        if (enabled.length === 0 && tally.total() === 0)
          throw new UnusableReport('static-saw-nothing', 'The report names no linter that ran.');
        return {
          kind: 'static',
          report: tally.report({ lookedAt: null, lookedAtPaths: null, rules: enabled }),
        };
      },
    };
  },
};

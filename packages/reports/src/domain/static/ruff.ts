import type { FormatDefinition, FormatReader } from '../format.ts';
import { isJsonObject, jsonReader, readJsonLine, type JsonObject } from '../json.ts';
import { lineOf, textOf } from '../tests/json-cases.ts';
import { UnusableReport } from '../problem.ts';
import { severityOf } from './severity.ts';
import type { StaticFinding } from './static-report.ts';
import { tallyStatic } from './static-tally.ts';
import { hasExit, toolOutput } from './tool-output.ts';

const tool = 'ruff';

function findingOf(value: JsonObject): StaticFinding {
  const { filename, code, message, location, severity } = value;
  if (typeof filename !== 'string' || typeof message !== 'string')
    throw new UnusableReport('report-unparsable', 'A finding has no "filename", or no "message".');
  return {
    tool,
    rule: textOf(code) === '' ? null : textOf(code),
    level: severityOf(severity),
    message,
    file: filename,
    line: isJsonObject(location) ? lineOf(location['row']) : null,
  };
}

/** `--output-format json`: one list, which says nothing when it is empty. */
function listReader(): FormatReader {
  const tally = tallyStatic('lint');
  tally.addTool(tool);
  const reader = jsonReader({
    wants: (path) => path.length === 1,
    value: (path, value) => {
      if (path.length === 0 || !isJsonObject(value))
        throw new UnusableReport('report-unparsable', 'The document is not a list of findings.');
      tally.add(findingOf(value));
    },
  });
  return {
    write: (text) => reader.write(text),
    end: () => {
      reader.end();
      if (tally.total() === 0)
        throw new UnusableReport('static-saw-nothing', 'The document is an empty list.');
      return { kind: 'static', report: tally.report({ lookedAt: null, lookedAtPaths: null }) };
    },
  };
}

/** `--output-format json-lines`, the code that ruff ended with, and the files of `--show-files`. */
function linesReader(): FormatReader {
  const paths: string[] = [];
  return toolOutput({
    tool,
    subject: 'lint',
    mustExit: true,
    exits: ['ruff'],
    found: [1],
    line: (line, state) => {
      if (line.startsWith('{')) state.find(findingOf(readJsonLine(line)));
      else if (state.hasEnded()) paths.push(line);
    },
    looked: (findings) => ({
      lookedAt: paths.length === 0 && findings > 0 ? null : paths.length,
      lookedAtPaths: paths.length === 0 ? null : paths,
    }),
  });
}

/**
 * What `ruff check` writes as JSON. It writes the same when it found nothing and when it saw no file, so that without a
 * finding the files that it looked at must stand there, too.
 */
export const ruff: FormatDefinition = {
  kind: 'static',
  title: 'ruff JSON',
  recognizes: ({ keys, text }) =>
    hasExit(text, ['ruff']) ||
    (keys.has('[].filename') && keys.has('[].location')) ||
    (keys.has('filename') && keys.has('noqa_row')),
  open: () => {
    let reader: FormatReader | null = null;
    const begin = (text: string): FormatReader => (/^\s*\[/u.test(text) ? listReader() : linesReader());
    return {
      write: (text) => {
        reader ??= begin(text);
        reader.write(text);
      },
      end: () => (reader ?? linesReader()).end(),
    };
  },
};

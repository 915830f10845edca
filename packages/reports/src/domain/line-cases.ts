import type { FormatReader } from './format.ts';
import { readJsonLine, type JsonObject } from './json.ts';
import { excerpt, UnusableReport } from './problem.ts';
import type { TestReport } from './tests/test-report.ts';
import { jsonLineCharacters, textLines } from './text-lines.ts';

/** Reads objects of JSON that stand in a line each. A line that is none is refused; a last one that is none was cut off. */
export function eventLines(
  take: (event: JsonObject) => void,
  passOver: (line: string) => boolean,
  end: () => TestReport,
): FormatReader {
  const readLine = (line: string): void => {
    if (line.trim() === '' || passOver(line)) return;
    if (!line.startsWith('{'))
      throw new UnusableReport(
        'report-unparsable',
        `Line ${lines.number()}: "${excerpt(line)}" is not an event.`,
      );
    take(readJsonLine(line));
  };
  const lines = textLines(readLine, jsonLineCharacters);
  return {
    write: (text) => lines.write(text),
    end: () => {
      try {
        readLine(lines.rest());
      } catch (thrown) {
        if (!(thrown instanceof UnusableReport) || thrown.code !== 'report-unparsable') throw thrown;
        throw new UnusableReport(
          'report-truncated',
          `The file ends in the middle of line ${lines.number() + 1}.`,
        );
      }
      return { kind: 'tests', report: end() };
    },
  };
}

import { coveredFiles, checkedLine, type OpenFile } from './covered-files.ts';
import type { FormatDefinition, FormatReader } from './format.ts';
import { limits } from './limits.ts';
import { excerpt, UnusableReport } from './problem.ts';
import { textLines } from './text-lines.ts';

/** `name.go:line.column,line.column statements count` (golang.org/x/tools/cover). */
const blockShape = /^(.+):(\d{1,10})\.(\d{1,10}),(\d{1,10})\.(\d{1,10}) (\d{1,10}) (\d{1,300})$/u;

/**
 * Go cover profiles (`go test -coverprofile`). Every line of a block counts, as Go does not say on which of its lines
 * statements stand; a line of two blocks is covered when either ran. Profiles of several packages may stand one after
 * the other. A profile that was cut exactly between two lines cannot be told from a shorter one.
 */
function goCoverReader(): FormatReader {
  const files = coveredFiles();
  const open = new Map<string, OpenFile>();
  let mode: string | null = null;

  const fileOf = (path: string): OpenFile => {
    let file = open.get(path);
    if (file === undefined) open.set(path, (file = files.open()));
    return file;
  };

  const readLine = (text: string, number: number): void => {
    const line = text.trimEnd();
    if (line === '') return;
    if (line.startsWith('mode: ')) {
      const found = line.slice('mode: '.length);
      if (!['set', 'count', 'atomic'].includes(found))
        throw new UnusableReport(
          'report-unparsable',
          `Line ${number}: the mode "${excerpt(found)}" is not known.`,
        );
      mode = found;
      return;
    }
    if (mode === null)
      throw new UnusableReport('report-unparsable', `Line ${number}: a block stands in front of "mode:".`);
    const [, path = '', from, , to, , statements, count] = blockShape.exec(line) ?? [];
    if (path === '')
      throw new UnusableReport('report-unparsable', `Line ${number}: "${excerpt(line)}" is no block.`);
    if (Number(statements) === 0) return;
    const [first, last] = [
      checkedLine(`Line ${number}`, Number(from)),
      checkedLine(`Line ${number}`, Number(to)),
    ];
    if (last < first)
      throw new UnusableReport(
        'number-invalid',
        `Line ${number}: the block ends in front of where it begins.`,
      );
    const file = fileOf(path);
    file.range(first, last, Number(count) > 0);
  };

  const lines = textLines((text) => readLine(text, lines.number()), limits.lineCharacters);
  return {
    write: (text) => lines.write(text),
    end: () => {
      // Go ends each line with a line feed; half a count may be another count.
      if (lines.rest() !== '')
        throw new UnusableReport(
          'report-truncated',
          `The file ends in the middle of line ${lines.number() + 1}.`,
        );
      for (const [path, file] of open) files.close(path, file);
      return { kind: 'coverage', report: files.report('the profile', {}) };
    },
  };
}

/** Go cover profiles. */
export const goCover: FormatDefinition = {
  kind: 'coverage',
  title: 'Go cover profile',
  recognises: ({ firstLine }) => /^mode: \w+\s*$/u.test(firstLine),
  open: goCoverReader,
};

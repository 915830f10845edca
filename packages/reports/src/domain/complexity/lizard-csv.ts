import { addToFile, type FileComplexity } from './complexity-report.ts';
import type { FormatDefinition, FormatReader } from '../format.ts';
import { limits } from '../limits.ts';
import { excerpt, UnusableReport } from '../problem.ts';
import { countIn } from '../tests/tally.ts';
import { textLines } from '../text-lines.ts';

/** `NLOC,CCN,token,PARAM,length,"location","file","function","long_name",start,end`, and columns of extensions. */
const row =
  /^[^",]*,([^",]*),[^",]*,[^",]*,[^",]*,"([^"]*)","([^"]*)","([^"]*)","[^"]*",([^",]*),([^",]*)(?:,.*)?$/u;
// A name in quotes is that of a function, whose line ran into the header.
const isHeader = (line: string): boolean => /^NLOC,CCN,token,PARAM,length,location,file,[^"]*$/u.test(line);

function lizardCsvReader(): FormatReader {
  const files = new Map<string, FileComplexity>();

  const take = (line: string, number: number): void => {
    if (line === '' || (number === 1 && isHeader(line))) return;
    const [, complexity, location = '', file = '', name = '', start = '', end = ''] = row.exec(line) ?? [];
    if (complexity === undefined)
      throw new UnusableReport(
        'report-unparsable',
        `Line ${number} is not a function of lizard: "${excerpt(line)}".`,
      );
    const found = {
      name: excerpt(name, 300),
      line: countIn(`Line ${number}: start`, start),
      complexity: countIn(`Line ${number}: CCN`, complexity),
    };
    // lizard says the place twice, so that a line of which characters are missing shows.
    if (location !== `${name}@${start}-${end}@${file}`)
      throw new UnusableReport(
        'report-unparsable',
        `Line ${number} says "${excerpt(location)}" and is of ${excerpt(name)} in ${excerpt(file)}.`,
      );
    addToFile(files, file, 'cyclomatic', found);
  };

  const lines = textLines((line) => take(line, lines.number()), limits.lineCharacters);
  return {
    write: (text) => lines.write(text),
    end: () => {
      if (lines.rest() !== '')
        throw new UnusableReport(
          'report-truncated',
          `The file ends in the middle of line ${lines.number() + 1}.`,
        );
      return {
        kind: 'complexity',
        report: { files, filesLookedAt: null, limited: new Map(), disagreements: [] },
      };
    },
  };
}

/** `lizard --csv`, with the header that `--verbose` adds or without. It has no totals and no mark at its end. */
export const lizardCsv: FormatDefinition = {
  kind: 'complexity',
  title: 'lizard CSV',
  recognizes: ({ firstLine }) =>
    isHeader(firstLine) || /^(?:\d+,){5}"[^"]*","[^"]*","[^"]*",/u.test(firstLine),
  open: lizardCsvReader,
};

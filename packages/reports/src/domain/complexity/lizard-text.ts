import { addToFile, type FileComplexity } from './complexity-report.ts';
import type { FormatDefinition, FormatReader } from '../format.ts';
import { limits } from '../limits.ts';
import { excerpt, UnusableReport } from '../problem.ts';
import type { Disagreement } from '../tests/suite.ts';
import { countIn } from '../tests/tally.ts';
import { textLines } from '../text-lines.ts';

/** The captions above functions, with those of extensions (`NS`, `ND`) before the last. */
const functionCaption = /^ {2}NLOC +CCN +token +PARAM +length +(?:\S+ +)*location *$/u;
const fileCaption = /^NLOC +Avg\.NLOC +AvgCCN +Avg\.token .*function_cnt +file$/u;
const totalCaption = /^Total nloc +Avg\.NLOC +AvgCCN +Avg\.token .*Fun Cnt +Warning cnt +Fun Rt +nloc Rt$/u;
const rule = /^(?:=+|-+)$/u;
/** NLOC, averages of which the second is of CCN, functions, and the path. */
const fileRow = /^ *\d+ +\d+\.\d +(\d+\.\d) +\d+\.\d(?: +\d+\.\d)* +(\d+) {5}(.+)$/u;
/** The same of all, with warnings and shares of two digits. */
const totalRow = /^ *\d+ +\d+\.\d +(\d+\.\d) +\d+\.\d(?: +\d+\.\d)* +(\d+) +(\d+) +\d+\.\d\d +\d+\.\d\d *$/u;

interface Stated {
  readonly functions: number;
  readonly average: number;
}

/** What the next line has to be. */
type State =
  | 'beginning'
  | 'function-caption'
  | 'functions'
  | 'file-caption'
  | 'files'
  | 'verdict'
  | 'warnings'
  | 'total-caption'
  | 'total'
  | 'ended';

/** Listed functions against those that are stated; averages have one digit. */
function compare(where: string, stated: Stated, listed: Stated): readonly Disagreement[] {
  const say = ({ functions, average }: Stated): string =>
    `${functions} of a mean complexity of ${average.toFixed(1)}`;
  const apart = stated.average - listed.average;
  const digit = 0.05 + 1e-9;
  if (stated.functions > listed.functions || apart > digit)
    throw new UnusableReport(
      'functions-not-listed',
      `${excerpt(where)} states functions ${say(stated)}, listed are ${say(listed)}.`,
    );
  if (stated.functions === listed.functions && apart >= -digit) return [];
  return [{ where: excerpt(where, 300), what: 'functions', stated: say(stated), counted: say(listed) }];
}

function statedOf(file: FileComplexity | undefined): Stated {
  const tally = file?.cyclomatic ?? null;
  if (tally === null) return { functions: 0, average: 0 };
  return { functions: tally.functions, average: tally.sum / tally.functions };
}

/** One table: what one call of lizard prints. */
interface Table {
  readonly files: Map<string, FileComplexity>;
  readonly stated: Map<string, Stated>;
  /** Files that it says it analyzed. */
  analyzed: number;
  /** The numbers of all columns, then the place, whose name and path may hold blanks. */
  row: RegExp;
  warnings: number;
}

const rowOf = (columns: number): RegExp => new RegExp(`^ *((?:\\S+ +){${columns}})(\\S.*)$`, 'u');

const newTable = (): Table => ({
  files: new Map(),
  stated: new Map(),
  analyzed: 0,
  row: rowOf(5),
  warnings: 0,
});

function sumOf(files: Iterable<FileComplexity>): Stated {
  let functions = 0;
  let sum = 0;
  for (const { cyclomatic } of files) {
    functions += cyclomatic?.functions ?? 0;
    sum += cyclomatic?.sum ?? 0;
  }
  return { functions, average: functions === 0 ? 0 : sum / functions };
}

function lizardTextReader(): FormatReader {
  const files = new Map<string, FileComplexity>();
  const disagreements: Disagreement[] = [];
  let filesLookedAt = 0;
  let table = newTable();
  let state: State = 'beginning';

  const strange = (line: string, number: number, expected: string): UnusableReport =>
    new UnusableReport('report-unparsable', `Line ${number} is not ${expected}: "${excerpt(line)}".`);

  const takeFunction = (line: string, number: number): void => {
    const numbers = table.row.exec(line);
    const place = /^(.*?)@(\d+)-(\d+)@(.+)$/u.exec(numbers?.[2] ?? '');
    const [, complexity] = numbers?.[1]?.trim().split(/ +/u) ?? [];
    const [, name = '', start, , path] = place ?? [];
    if (complexity === undefined || path === undefined || /@\d+-\d+@/u.test(path))
      throw strange(line, number, 'a function of lizard');
    addToFile(table.files, path, 'cyclomatic', {
      name: excerpt(name, 300),
      line: countIn(`Line ${number}: start`, start),
      complexity: countIn(`Line ${number}: CCN`, complexity),
    });
  };

  const takeFile = (line: string, number: number): void => {
    const [, average, functions, path] = fileRow.exec(line) ?? [];
    if (path === undefined) throw strange(line, number, 'a file of lizard');
    if (table.stated.has(path)) throw strange(line, number, 'a file that was not listed before');
    table.stated.set(path, {
      functions: countIn(`Line ${number}: function_cnt`, functions),
      average: Number(average),
    });
  };

  /** Holds the lists of a table against what it states. */
  const takeTotal = (line: string, number: number): void => {
    const [, average, functions, warnings] = totalRow.exec(line) ?? [];
    if (warnings === undefined) throw strange(line, number, 'the totals of lizard');
    if (table.stated.size !== table.analyzed)
      throw new UnusableReport(
        'functions-not-listed',
        `${table.analyzed} files were analyzed, ${table.stated.size} are listed.`,
      );
    if (countIn(`Line ${number}: Warning cnt`, warnings) !== table.warnings)
      throw new UnusableReport(
        'functions-not-listed',
        `${warnings} warnings are stated, ${table.warnings} are listed.`,
      );
    const listed = sumOf(table.files.values());
    const count = countIn(`Line ${number}: Fun Cnt`, functions);
    // Without any function lizard writes 1, so as not to divide by 0.
    const stated = { functions: listed.functions === 0 && count === 1 ? 0 : count, average: Number(average) };
    disagreements.push(...compare('the total', stated, listed));
    for (const path of new Set([...table.files.keys(), ...table.stated.keys()])) {
      const file = table.files.get(path);
      const said = table.stated.get(path) ?? { functions: 0, average: 0 };
      disagreements.push(...compare(path, said, statedOf(file)));
      if (file === undefined) continue;
      // The same file in a second table was measured twice, and would count twice.
      if (files.has(path))
        throw new UnusableReport('report-unparsable', `${excerpt(path)} is in several tables of the file.`);
      files.set(path, file);
    }
    filesLookedAt += table.stated.size;
    table = newTable();
  };

  const takeIn: Readonly<Record<State, (line: string, number: number) => State>> = {
    beginning: (line, number) => {
      if (!/^=+$/u.test(line)) throw strange(line, number, 'the beginning of a table of lizard');
      return 'function-caption';
    },
    'function-caption': (line, number) => {
      if (rule.test(line)) return 'functions';
      if (!functionCaption.test(line)) throw strange(line, number, 'the head of a table of lizard');
      table.row = rowOf(line.trim().split(/ +/u).length - 1);
      return 'function-caption';
    },
    functions: (line, number) => {
      const [, analyzed] = /^(\d+) file analyzed\.$/u.exec(line) ?? [];
      if (analyzed === undefined) {
        takeFunction(line, number);
        return 'functions';
      }
      table.analyzed = countIn(`Line ${number}: files`, analyzed);
      return 'file-caption';
    },
    'file-caption': (line, number) => {
      if (/^-+$/u.test(line)) return 'files';
      if (!rule.test(line) && !fileCaption.test(line)) throw strange(line, number, 'the head of the files');
      return 'file-caption';
    },
    files: (line, number) => {
      if (line === '') return 'verdict';
      takeFile(line, number);
      return 'files';
    },
    verdict: (line, number) => {
      if (rule.test(line)) return 'verdict';
      if (/^No thresholds exceeded \(.*\)$/u.test(line)) return 'total-caption';
      if (/^!!!! Warnings \(.*\) !!!!$/u.test(line)) return 'warnings';
      throw strange(line, number, 'what lizard says of its thresholds');
    },
    warnings: (line, number) => {
      if (totalCaption.test(line)) return 'total';
      if (rule.test(line) || functionCaption.test(line)) return 'warnings';
      if (!/@\d+-\d+@/u.test(line)) throw strange(line, number, 'a warning of lizard');
      table.warnings += 1;
      return 'warnings';
    },
    'total-caption': (line, number) => {
      if (rule.test(line)) return 'total-caption';
      if (!totalCaption.test(line)) throw strange(line, number, 'the head of the totals');
      return 'total';
    },
    total: (line, number) => {
      if (rule.test(line)) return 'total';
      takeTotal(line, number);
      return 'ended';
    },
    ended: (line, number) => {
      if (line === '') return 'ended';
      return takeIn.beginning(line, number);
    },
  };

  const take = (line: string, number: number): void => {
    state = takeIn[state](line, number);
  };
  const lines = textLines((line) => take(line, lines.number()), limits.lineCharacters);

  return {
    write: (text) => lines.write(text),
    end: () => {
      // The totals are whole with two digits of their last number, whatever ends their line.
      if (lines.rest() !== '' && state === 'total' && totalRow.test(lines.rest()))
        take(lines.rest(), lines.number() + 1);
      else if (lines.rest() !== '' || state !== 'ended')
        throw new UnusableReport(
          'report-truncated',
          `The table ends in line ${lines.number() + 1}, before its totals.`,
        );
      return { kind: 'complexity', report: { files, filesLookedAt, limited: new Map(), disagreements } };
    },
  };
}

/** What lizard prints by default: every function, every file, and totals at the end; several calls after each other. */
export const lizardText: FormatDefinition = {
  kind: 'complexity',
  title: 'lizard, its table as text',
  recognizes: ({ firstLine, text }) =>
    /^=+$/u.test(firstLine) && functionCaption.test(/^=+\r?\n([^\r\n]*)/u.exec(text)?.[1] ?? ''),
  open: lizardTextReader,
};
